"""Grows parts: bevelled boxes, cushions, tubes, lofts, plates; each with a place on the atlas and a chart of its own.

Metres, station axes. Knows shapes only; nothing of racks, modules, Blender or light.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from iss3d.forge.station.atlas import cells

Floats = npt.NDArray[np.float64]
Tint = tuple[float, float, float]
Point = Sequence[float] | Floats
WHITE: Tint = (1.0, 1.0, 1.0)
PER_METRE = 480.0 / 2048.0
"""How much of the atlas a metre of plain surface covers."""

SUNK = 0.006
"""Metres by which the rim of a cushion lies below what it is on, so that the two never share a plane."""

LAMP, EMERGENCY, SCREEN, PLAIN = 1.0, 0.75, 0.5, 0.0
"""What shines: lamps of the room, emergency lamps, screens and small lights that have their own current, nothing."""


STUD = 0.026
"""Metres across below which a box is not worth cut edges."""


@dataclass(slots=True)
class Part:
    """A piece of surface that is one chart of the lightmap.

    Attributes:
        places, normals: (n, 3). uv: (n, 2) on the atlas. chart: (n, 2) metres, flat.
        triangles: (m, 3), counter-clockwise seen from where the normal points.
        density: How finely it is lit, against 1 for most.
    """

    places: Floats
    normals: Floats
    uv: Floats
    chart: Floats
    triangles: npt.NDArray[np.int64]
    tint: Tint = WHITE
    glow: float = PLAIN
    density: float = 1.0
    spot: tuple[int, int, int, int, bool] = (0, 0, 0, 0, False)


class Frame:
    """A place to build at: origin, and right, up and out as rows; right x up = out."""

    __slots__ = ("axes", "o")

    def __init__(self, origin: Point, axes: Floats) -> None:
        self.o, self.axes = np.asarray(origin, float), axes

    @classmethod
    def of(cls, origin: Point, right: Point, out: Point) -> Frame:
        """Return the frame with this right and out (right is made square to out)."""
        w = np.asarray(out, float)
        w /= np.linalg.norm(w)
        u = np.asarray(right, float)
        u = u - w * (u @ w)
        u /= np.linalg.norm(u)
        return cls(origin, np.vstack([u, np.cross(w, u), w]))

    def at(self, u: float, v: float, w: float = 0.0) -> Floats:
        """Return the station point of these coordinates."""
        point: Floats = self.o + np.array([u, v, w]) @ self.axes
        return point

    def sub(self, u: float = 0.0, v: float = 0.0, w: float = 0.0, turn: float = 0.0, tilt: float = 0.0) -> Frame:
        """Return a frame at a point of this one, turned about out, then tilted about its own right."""
        axes = self.axes
        if turn:
            c, s = math.cos(turn), math.sin(turn)
            axes = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]) @ axes
        if tilt:
            c, s = math.cos(tilt), math.sin(tilt)
            axes = np.array([[1, 0, 0], [0, c, s], [0, -s, c]]) @ axes
        return Frame(self.at(u, v, w), axes)


@dataclass
class Kit:
    """The parts of one model, and the dice that vary them."""

    dice: random.Random
    parts: list[Part] = field(default_factory=list)

    def add(self, places: Floats, normals: Floats, uv: Floats, chart: Floats, triangles: npt.NDArray[np.int64],
            tint: Tint = WHITE, glow: float = PLAIN, density: float = 1.0) -> None:  # fmt: skip
        """Add a part as it is."""
        self.parts.append(Part(places, normals, uv, chart, triangles, tint, glow, density))

    def crop(self, cell: str, uv: Floats) -> Floats:
        """Return metric coordinates laid somewhere on a plain cell, made smaller where they are too large for it."""
        left, low, right, high = cells()[cell]
        size = np.ptp(uv, axis=0) * PER_METRE
        room = np.array([right - left, high - low])
        fit = min(1.0, float(np.min(room * 0.98 / np.maximum(size, 1e-9))))
        free = np.maximum(room - size * fit, 0.0) * np.array([self.dice.random(), self.dice.random()])
        laid: Floats = (uv - uv.min(axis=0)) * PER_METRE * fit + free + np.array([left, low])
        return laid

    def box(self, f: Frame, u: float, v: float, w: float, sx: float, sy: float, sz: float, cell: str = "white",
            front: str = "", bevel: float = 0.004, tint: Tint = WHITE, glow: float = PLAIN, density: float = 1.0,
            turn: float = 0.0, tilt: float = 0.0, side: bool = False) -> None:  # fmt: skip
        """Add a box without a back, standing on (u, v, w), its edges cut.

        Args:
            front: Cell of the atlas that is stretched over the front; `side` turns it by a quarter.
        """
        if max(sx, sy) <= STUD and not front:
            self._stud(f.sub(u, v, w, turn, tilt), sx * 0.5, sy * 0.5, sz, cell, tint, glow, density)
            return
        x, y = sx * 0.5, sy * 0.5
        b = max(min(bevel, x * 0.6, y * 0.6, sz * 0.45), 1e-4)
        f = f.sub(u, v, w, turn, tilt)
        face = np.array([(-x + b, -y + b, sz), (x - b, -y + b, sz), (x - b, y - b, sz), (-x + b, y - b, sz)])
        round_ = [((-1, 0), 0, 3), ((0, -1), 0, 1), ((1, 0), 1, 2), ((0, 1), 2, 3)]
        rim, rim_normals = [], []
        for (ox, oy), i, j in round_:
            for k in (i, j):
                rim.append((ox * x if ox else face[k, 0], oy * y if oy else face[k, 1], sz - b))
                rim_normals.append((ox, oy, 0.0))
        top = np.array(rim, float)
        foot = top * (1, 1, 0)
        normals = np.array(rim_normals, float)
        places = np.vstack([face, top, top, foot])
        all_normals = np.vstack([np.tile((0.0, 0.0, 1.0), (4, 1)), normals, normals, normals])
        out = normals[:, :2]
        chart = np.vstack([face[:, :2], top[:, :2] + out * b, top[:, :2] + out * b, foot[:, :2] + out * (sz + b)])
        if front:
            left, low, right, high = cells()[front]
            st = places[:12, :2] / (sx, sy) + 0.5
            st = np.column_stack([st[:, 1], 1.0 - st[:, 0]]) if side else st
            head = np.array([left, low]) + st * (right - left, high - low)
        else:
            head = self.crop(cell, places[:12, :2])
        flat = np.column_stack([np.where(out[:, 0] != 0, top[:, 1], top[:, 0]), np.full(8, sz)])
        sides = self.crop(cell, np.vstack([flat, flat * (1, 0)]))
        uv = np.vstack([head, sides])
        self.add(places @ f.axes + f.o, all_normals @ f.axes, uv, chart, BOX, tint, glow, density)

    def _stud(self, f: Frame, x: float, y: float, z: float, cell: str, tint: Tint, glow: float, density: float) -> None:
        """Add a box too small for anybody to see that its edges are not cut."""
        top = np.array([(-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z)])
        low = top * (1, 1, 0)
        places, normals, chart = [top], [np.tile((0.0, 0.0, 1.0), (4, 1))], [top[:, :2]]
        for i, (ox, oy) in enumerate(((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))):
            j = (i + 1) % 4
            places.append(np.array([low[i], low[j], top[j], top[i]]))
            normals.append(np.tile((ox, oy, 0.0), (4, 1)))
            reach = np.array([z, z, 0.0, 0.0])[:, None] * (ox, oy)
            chart.append(np.array([top[i], top[j], top[j], top[i]])[:, :2] + reach)
        triangles = np.vstack([QUAD + 4 * k for k in range(5)])
        flat = np.vstack(chart)
        self.add(np.vstack(places) @ f.axes + f.o, np.vstack(normals) @ f.axes, self.crop(cell, flat), flat, triangles,
                 tint, glow, density)  # fmt: skip

    def cushion(self, f: Frame, u: float, v: float, w: float, sx: float, sy: float, sz: float, cell: str = "cloth",
                front: str = "", tint: Tint = WHITE, firm: float = 0.34, density: float = 1.0, turn: float = 0.0,
                n: int = 7, side: bool = False) -> None:  # fmt: skip
        """Add something soft: a front that bulges and falls to its base all round; firm 0.2 is a box, 0.6 a pillow."""
        f = f.sub(u, v, w, turn)
        t = np.linspace(-1.0, 1.0, n)
        t = np.sign(t) * np.abs(t) ** (0.72 if n > 5 else 0.32)
        s, r = np.meshgrid(t, t)
        wobble = 1.0 - 0.04 * np.sin(s * 5.0 + self.dice.random() * 6.0) * np.cos(r * 4.0 + self.dice.random() * 6.0)
        high = (sz + SUNK) * wobble * np.clip((1 - np.abs(s) ** 5) * (1 - np.abs(r) ** 5), 0, 1) ** firm - SUNK
        places = np.column_stack([s.ravel() * sx / 2, r.ravel() * sy / 2, high.ravel()])
        q = np.arange(n * n).reshape(n, n)
        a, b, c, d = q[:-1, :-1].ravel(), q[:-1, 1:].ravel(), q[1:, 1:].ravel(), q[1:, :-1].ravel()
        triangles = np.vstack([np.column_stack([a, b, c]), np.column_stack([a, c, d])])
        st = places[:, :2] / (sx, sy) + 0.5
        st = np.column_stack([st[:, 1], 1.0 - st[:, 0]]) if side else st
        if front:
            left, low, right, top = cells()[front]
            uv = np.array([left, low]) + st * (right - left, top - low)
        else:
            uv = self.crop(cell, places[:, :2])
        normals = smooth(places, triangles)
        chart = places[:, :2] * (1.0 + sz / max(min(sx, sy), 0.05))
        self.add(places @ f.axes + f.o, normals @ f.axes, uv, chart, triangles, tint, PLAIN, density)

    def plate(self, f: Frame, u: float, v: float, w: float, sx: float, sy: float, front: str, glow: float = PLAIN,
              turn: float = 0.0, tint: Tint = WHITE, density: float = 0.7) -> None:  # fmt: skip
        """Add something flat and printed."""
        f = f.sub(u, v, w, turn)
        x, y = sx / 2, sy / 2
        places = np.array([(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)], float)
        left, low, right, high = cells()[front]
        uv = np.array([(left, low), (right, low), (right, high), (left, high)])
        normals = np.tile(f.axes[2], (4, 1))
        self.add(places @ f.axes + f.o, normals, uv, places[:, :2], QUAD, tint, glow, density)

    def polygon(self, corners: Sequence[Point] | Floats, normal: Point, cell: str, tint: Tint = WHITE,
                density: float = 1.0, glow: float = PLAIN) -> None:  # fmt: skip
        """Add a flat convex polygon that faces along normal."""
        p, n = np.asarray(corners, float), np.asarray(normal, float)
        k = len(p)
        turn = np.zeros(3)
        for i in range(1, k - 1):
            turn += np.cross(p[i] - p[0], p[i + 1] - p[0])
        if turn @ n < 0:
            p = p[::-1]
        right = (p[1] - p[0]) / np.linalg.norm(p[1] - p[0])
        flat = np.column_stack([(p - p[0]) @ right, (p - p[0]) @ np.cross(n, right)])
        triangles = np.array([(0, i, i + 1) for i in range(1, k - 1)])
        self.add(p, np.tile(n, (k, 1)), self.crop(cell, flat), flat, triangles, tint, glow, density)

    def sheet(self, f: Frame, pieces: Sequence[Sequence[Point]], cell: str, tint: Tint = WHITE,
              density: float = 1.0) -> None:  # fmt: skip
        """Add flat convex pieces of one wall as one part: one picture and one light run over all of them unbroken."""
        places: list[Floats] = []
        triangles: list[tuple[int, int, int]] = []
        for piece in pieces:
            p = np.asarray(piece, float)
            flat = (p - f.o) @ f.axes[:2].T
            turned = np.roll(flat, -1, axis=0)
            if float((flat[:, 0] * turned[:, 1] - flat[:, 1] * turned[:, 0]).sum()) < 0.0:
                p = p[::-1]
            first = sum(len(q) for q in places)
            places.append(p)
            triangles += [(first, first + i, first + i + 1) for i in range(1, len(p) - 1)]
        whole = np.vstack(places)
        chart = (whole - f.o) @ f.axes[:2].T
        normals = np.tile(f.axes[2], (len(whole), 1))
        self.add(whole, normals, self.crop(cell, chart), chart, np.array(triangles), tint, PLAIN, density)

    def disc(self, f: Frame, u: float, v: float, w: float, radius: float, front: str, tint: Tint = WHITE,
             turn: float = 0.0, density: float = 0.7, glow: float = PLAIN) -> None:  # fmt: skip
        """Add something flat, round and printed."""
        f = f.sub(u, v, w, turn)
        angles = np.linspace(0.0, 2.0 * math.pi, 20, endpoint=False)
        flat = np.column_stack([np.cos(angles), np.sin(angles)])
        places = np.column_stack([flat * radius, np.zeros(20)])
        left, low, right, high = cells()[front]
        uv = np.array([(left + right) / 2, (low + high) / 2]) + flat * ((right - left) / 2, (high - low) / 2) * 0.97
        triangles = np.array([(0, i, i + 1) for i in range(1, 19)])
        normals = np.tile(f.axes[2], (20, 1))
        self.add(places @ f.axes + f.o, normals, uv, places[:, :2], triangles, tint, glow, density)

    def tube(self, path: Sequence[Point] | Floats, radius: float, sides: int = 6, cell: str = "cablew",
             tint: Tint = WHITE, density: float = 0.6, caps: bool = False, smoothed: int = 0,
             profile: Sequence[tuple[float, float]] | None = None) -> None:  # fmt: skip
        """Add a bar or cable along a path of station points, bent smoothly when asked to."""
        p = curved(np.asarray(path, float), smoothed)
        ahead = np.gradient(p, axis=0)
        ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
        helper = np.array([0.0, 0.0, 1.0]) if abs(ahead[0, 2]) < 0.9 else np.array([1.0, 0.0, 0.0])
        side = np.cross(ahead[0], helper)
        angles = np.linspace(0.0, 2.0 * math.pi, sides, endpoint=False)
        ring = np.array(profile) if profile is not None else np.column_stack([np.cos(angles), np.sin(angles)]) * radius
        m = len(ring) + 1
        loop = np.vstack([ring, ring[:1]])
        edge = np.roll(ring, -1, axis=0) - np.roll(ring, 1, axis=0)
        lean = np.column_stack([edge[:, 1], -edge[:, 0]])
        lean /= np.maximum(np.linalg.norm(lean, axis=1, keepdims=True), 1e-9)
        if np.einsum("ij,ij->", lean, ring) < 0.0:
            lean = -lean
        lean = np.vstack([lean, lean[:1]])
        round_ = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(loop, axis=0), axis=1))])
        long = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
        places, normals, chart = [], [], []
        for i, point in enumerate(p):
            side = side - ahead[i] * (side @ ahead[i])
            side /= np.linalg.norm(side)
            other = np.cross(ahead[i], side)
            places.append(point + loop[:, :1] * side + loop[:, 1:] * other)
            normals.append(lean[:, :1] * side + lean[:, 1:] * other)
            chart.append(np.column_stack([np.full(m, long[i]), round_]))
        left, low, right, high = cells()[cell]
        across = low + (high - low) * np.linspace(0.0, 1.0, m)
        drawn = long * PER_METRE
        fold = np.abs((drawn + (right - left)) % (2 * (right - left)) - (right - left))
        uv = np.column_stack([np.repeat(left + fold, m), np.tile(across, len(p))])
        along, across_ = np.meshgrid(np.arange(len(p) - 1), np.arange(m - 1), indexing="ij")
        a = (along * m + across_).ravel()
        triangles = np.vstack([np.column_stack([a, a + 1, a + m + 1]), np.column_stack([a, a + m + 1, a + m])])
        all_places = np.vstack(places)
        out = np.vstack(normals)
        t = triangles[0]
        facing = np.cross(all_places[t[1]] - all_places[t[0]], all_places[t[2]] - all_places[t[0]])
        if facing @ out[t[0]] < 0:
            triangles = triangles[:, ::-1]
        self.add(all_places, out, uv, np.vstack(chart), triangles, tint, PLAIN, density)
        if caps:
            for end, sign in ((0, -1.0), (-1, 1.0)):
                self.polygon(places[end][:-1], ahead[end] * sign, cell, tint, density)

    def loft(self, loops: Sequence[Floats], toward: Point, cell: str = "white", front: str = "",
             around: int = 1, tint: Tint = WHITE, density: float = 1.0, glow: float = PLAIN) -> None:  # fmt: skip
        """Add bands between closed loops of as many points; toward is a point that all of them face."""
        aim = np.asarray(toward, float)
        for lower, upper in pairwise(loops):
            n = len(lower)
            a, b = np.vstack([lower, lower[:1]]), np.vstack([upper, upper[:1]])
            step = (np.linalg.norm(np.diff(a, axis=0), axis=1) + np.linalg.norm(np.diff(b, axis=0), axis=1)) * 0.5
            along = np.concatenate([[0.0], np.cumsum(step)])
            high = float(np.linalg.norm(b - a, axis=1).mean())
            places = np.empty((2 * (n + 1), 3))
            places[0::2], places[1::2] = a, b
            chart = np.column_stack([np.repeat(along, 2), np.tile([0.0, high], n + 1)])
            first = np.arange(n) * 2
            triangles = np.vstack(
                [np.column_stack([first, first + 2, first + 3]), np.column_stack([first, first + 3, first + 1])]
            )
            cross = np.cross(places[triangles[:, 1]] - places[triangles[:, 0]],
                             places[triangles[:, 2]] - places[triangles[:, 0]])  # fmt: skip
            if np.einsum("ij,ij->", cross, aim - places[triangles[:, 0]]) < 0:
                triangles = triangles[:, ::-1]
            normals = smooth(places, triangles)
            for ends in ((0, -2), (1, -1)):
                both = normals[ends[0]] + normals[ends[1]]
                normals[list(ends)] = both / max(float(np.linalg.norm(both)), 1e-9)
            self.add(places, normals, self._wrapped(along, front, cell, around, n, high), chart, triangles, tint,
                     glow, density)  # fmt: skip

    def _wrapped(self, along: Floats, front: str, cell: str, around: int, n: int, high: float) -> Floats:
        """Return texture places of a band: a printed cell repeated around, or a plain one there and back."""
        left, low, right, top = cells()[front or cell]
        if front:
            s = np.linspace(0.0, around * 2.0, n + 1)
            t = np.array([0.0, 1.0])
        else:
            s = along * PER_METRE / (right - left)
            t = np.array([0.0, min(1.0, high * PER_METRE / (top - low))])
        s = np.abs((s + 1.0) % 2.0 - 1.0)
        return np.column_stack([np.repeat(left + s * (right - left), 2), np.tile(low + t * (top - low), n + 1)])


QUAD = np.array([(0, 1, 2), (0, 2, 3)])


def _box_triangles() -> npt.NDArray[np.int64]:
    """Return the triangles of a box: front 0-3, rim of the front 4-11, the same rim for the sides 12-19, feet 20-27."""
    x, y, b = 1.0, 1.0, 0.2
    face = [(-x, -y, 1.2), (x, -y, 1.2), (x, y, 1.2), (-x, y, 1.2)]
    rim = [(-x - b, -y), (-x - b, y), (-x, -y - b), (x, -y - b), (x + b, -y), (x + b, y), (x, y + b), (-x, y + b)]
    points = np.array([*face, *((*r, 1.0) for r in rim), *((*r, 1.0) for r in rim), *((*r, 0.0) for r in rim)])
    found = [(0, 1, 2), (0, 2, 3)]
    for i, j, p, q in ((0, 3, 4, 5), (0, 1, 6, 7), (1, 2, 8, 9), (2, 3, 10, 11)):
        found += [(i, j, q), (i, q, p), (p + 8, q + 8, q + 16), (p + 8, q + 16, p + 16)]
    for c, p, q in ((0, 4, 6), (1, 7, 8), (2, 9, 10), (3, 11, 5)):
        found += [(c, p, q), (p + 8, q + 8, q + 16), (p + 8, q + 16, p + 16)]
    turned = []
    for t in found:
        a, b_, c_ = points[list(t)]
        outward = np.cross(b_ - a, c_ - a) @ (a + b_ + c_ - 3 * np.array((0.0, 0.0, 0.4)))
        turned.append(t if outward > 0 else t[::-1])
    return np.array(turned)


def smooth(places: Floats, triangles: npt.NDArray[np.int64]) -> Floats:
    """Return normals of corners, as the mean of their triangles by size."""
    a, b, c = (places[triangles[:, k]] for k in range(3))
    turned = np.cross(b - a, c - a)
    normals = np.zeros_like(places)
    for k in range(3):
        np.add.at(normals, triangles[:, k], turned)
    return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def curved(path: Floats, steps: int) -> Floats:
    """Return a path bent smoothly through its points (Catmull-Rom), with so many pieces between two of them."""
    if not steps:
        return path
    p = np.vstack([2 * path[0] - path[1], path, 2 * path[-1] - path[-2]])
    found = []
    for i in range(1, len(p) - 2):
        for t in np.linspace(0.0, 1.0, steps, endpoint=False):
            a, b, c, d = p[i - 1 : i + 3]
            found.append(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
            )
    return np.array([*found, path[-1]])


BOX = _box_triangles()
