"""Builds what is outside from plates, boxes, turned shells and tubes, clad in the layers of the hull's sheet.

Works on whole arrays of corners, as there are many; knows shapes and cladding only, nothing of modules or nodes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from iss3d.vectors import Vec3, cross, unit
from iss3d.view.station.mesh import Colour, Floats

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Skin:
    """One cladding: its layer, metres that covers (0: the whole face), how metallic, how translucent."""

    layer: int
    metres: float
    metal: float = 0.0
    through: float = 0.0


SKINS: dict[str, Skin] = {
    "plain": Skin(0, 1.0),
    "shield": Skin(1, 0.0, 0.15),
    "quilt": Skin(2, 1.0),
    "foil": Skin(3, 0.6, 0.75),
    "metal": Skin(4, 0.8, 0.5),
    "cells": Skin(5, 1.17, 0.35),
    "cells_back": Skin(6, 1.17, 0.1, 0.5),
    "radiator": Skin(7, 0.0),
    "box": Skin(8, 0.0, 0.1),
    "cloth": Skin(9, 1.2),
    "ring": Skin(10, 0.8, 0.5),
    "blue_cells": Skin(11, 1.2, 0.2),
    "roll_cells": Skin(12, 1.4, 0.3),
    "mli": Skin(13, 2.2),
    "pane": Skin(14, 0.0),
}
"""By name, in the order of iss3d.forge.hull_sheet.LAYERS."""

WIDTH = 16
"""Numbers per corner: place 3, normal 3, texture place 2, red, green, blue, glow, layer, metal, through, openness."""

FULL = np.array(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


def _box() -> tuple[tuple[Points, Points, Points], tuple[Points, Points, Points]]:
    """Return faces and edges of a box: the sign of each corner, whether the bevel takes it in, the way out."""
    made = []
    for edged in (False, True):
        signs, inset, outs = [], [], []
        for k in range(3):
            i, j = (k + 1) % 3, (k + 2) % 3
            for sign in (1.0, -1.0):
                for other in (1.0, -1.0) if edged else (0.0,):
                    corner, taken, out = np.zeros((4, 3)), np.zeros((4, 3)), np.zeros(3)
                    if edged:
                        corner[:, j], taken[:, j] = (-1, 1, 1, -1), 1.0
                        corner[:, k], taken[:, k] = sign, (0, 0, 1, 1)
                        corner[:, i], taken[:, i] = other, (1, 1, 0, 0)
                        out[k], out[i] = sign * 0.7071, other * 0.7071
                    else:
                        corner[:, k], out[k] = sign, sign
                        corner[:, i], taken[:, i] = (-1, 1, 1, -1), 1.0
                        corner[:, j], taken[:, j] = (-1, -1, 1, 1), 1.0
                    signs.append(corner)
                    inset.append(taken)
                    outs.append(out)
        made.append((np.array(signs), np.array(inset), np.array(outs)))
    return made[0], made[1]


BOX = _box()
"""The corners of every box that is built."""

SHARP = 0.004
"""Metres: a smaller bevel is not worth its triangles."""


def across(along: Vec3) -> tuple[Vec3, Vec3]:
    """Return two directions across a direction."""
    side = unit(cross(along, (0.0, 0.0, 1.0) if abs(along[2]) < 0.9 else (0.0, 1.0, 0.0)))
    return side, cross(along, side)


class Plates:
    """A growing heap of quads."""

    def __init__(self) -> None:
        self._heap: list[Points] = []

    def __len__(self) -> int:
        return sum(len(part) // 4 for part in self._heap)

    def quads(
        self,
        points: Points,
        normals: Points,
        colour: Colour | Points,
        skin: str,
        uv: Points | None = None,
        close: float | Points = 1.0,
        glow: float = 0.0,
    ) -> None:
        """Add quads, each turned so that it faces along its normals.

        Args:
            points: (n, 4, 3). normals: (n, 4, 3), (n, 3) or (3,). colour: one, or (n, 3).
            uv: (n, 4, 2); None lays a cladding of so many metres on by its own size, any other whole.
            close: How open to light, for all or per corner (n, 4).
        """
        p = np.asarray(points, np.float64).reshape(-1, 4, 3)
        n = np.broadcast_to(np.asarray(normals, np.float64).reshape(-1, 1, 3), (len(p), 1, 3)) \
            if np.ndim(normals) < 3 else np.asarray(normals, np.float64)  # fmt: skip
        n = np.broadcast_to(n, p.shape)
        what = SKINS[skin]
        if uv is None:
            uv = laid(p, what.metres) if what.metres > 0.0 else np.broadcast_to(FULL, (len(p), 4, 2))
        data = np.empty((len(p), 4, WIDTH))
        data[..., 0:3], data[..., 3:6], data[..., 6:8] = p, n, uv
        data[..., 8:11] = np.asarray(colour, np.float64).reshape(-1, 1, 3)
        data[..., 11] = glow
        data[..., 12:15] = (what.layer / 255.0, what.metal, what.through)
        data[..., 15] = close
        turn = crossed(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1])
        wrong = np.einsum("ij,ij->i", turn, n.sum(axis=1)) < 0.0
        data[wrong] = data[wrong][:, (0, 3, 2, 1)]
        self._heap.append(data.reshape(-1, WIDTH))

    def quad(self, corners: Sequence[Vec3], normal: Vec3, colour: Colour, skin: str = "plain",
             uv: Points | None = None, close: float = 1.0, glow: float = 0.0) -> None:  # fmt: skip
        """Add one flat quad, or a triangle with its last corner twice."""
        flat = np.asarray(corners).reshape(1, 4, 3)
        self.quads(flat, np.asarray(normal), colour, skin, None if uv is None else uv.reshape(1, 4, 2), close, glow)

    def polygon(self, corners: Sequence[Vec3], normal: Vec3, colour: Colour, skin: str = "plain", close: float = 1.0,
                glow: float = 0.0) -> None:  # fmt: skip
        """Add a flat convex polygon."""
        p = np.asarray(corners)
        n = len(p)
        rows = [(0, i, i + 1, min(i + 2, n - 1)) for i in range(1, n - 1, 2)]
        side, other = across(normal)
        metres = SKINS[skin].metres
        off = p - p[0] if metres else p - p.mean(axis=0)
        at = np.stack([off @ np.array(side), off @ np.array(other)], -1)
        at = at / metres if metres else at / (2.0 * np.abs(at).max()) + 0.5
        for row in rows:
            pick = list(row)
            self.quads(p[pick][None], np.asarray(normal), colour, skin, at[pick][None], close, glow)

    def box(self, centre: Vec3, axes: Sequence[Vec3], size: Vec3, colour: Colour, skin: str = "plain",
            bevel: float = 0.015, close: float = 1.0) -> None:  # fmt: skip
        """Add a box with bevelled edges."""
        frame, half = np.asarray(axes), np.asarray(size) * 0.5
        b = min(bevel, float(half.min()) * 0.45)
        b = b if b > SHARP else 0.0
        faces, edges = BOX
        for (signs, inset, out), cladding in ((faces, skin), (edges, "plain")) if b > SHARP else ((faces, skin),):
            own = signs * (half - b * inset)
            self.quads(own @ frame + centre, out @ frame, colour, cladding, None, close)

    def turned(self, origin: Vec3, axis: Vec3, profile: Sequence[tuple[float, float]], colour: Colour,
               skin: str = "plain", sides: int = 32, close: float = 1.0, crease: float = 0.6, glow: float = 0.0,
               arc: tuple[float, float] = (0.0, 1.0)) -> None:  # fmt: skip
        """Add a shell turned about an axis.

        Args:
            profile: Distance along the axis and radius, metres, in one order; the shell faces away from the axis when
                the distances grow, towards it when they fall.
            crease: Angle between two pieces, radians, above which an edge stays sharp.
            arc: Part of the whole turn, from and to.
        """
        side, other = (np.asarray(v) for v in across(axis))
        along = np.asarray(axis)
        rows = np.asarray(profile)
        step = np.diff(rows, axis=0)
        leans = np.stack([-step[:, 1], step[:, 0]], -1)
        leans /= np.maximum(np.linalg.norm(leans, axis=1), 1e-9)[:, None]
        a = 2.0 * math.pi * (arc[0] + (arc[1] - arc[0]) * np.arange(sides + 1) / sides)
        out = np.cos(a)[:, None] * side + np.sin(a)[:, None] * other
        what = SKINS[skin]
        metres = what.metres or 1.0
        widest = max(abs(r) for _, r in profile)
        u = np.arange(sides + 1) / sides * max(1.0, round(2.0 * math.pi * (arc[1] - arc[0]) * widest / metres))
        v = np.concatenate([[0.0], np.cumsum(np.linalg.norm(step, axis=1))]) / metres
        before, after = leans.copy(), leans.copy()
        for i in range(len(leans) - 1):
            if float(leans[i] @ leans[i + 1]) > math.cos(crease):
                lean = (leans[i] + leans[i + 1]) / np.linalg.norm(leans[i] + leans[i + 1])
                after[i], before[i + 1] = lean, lean
        places = rows[:, :1, None] * along + rows[:, 1:, None] * out + np.asarray(origin)
        low, high = (n[:, :1, None] * along + n[:, 1:, None] * out for n in (before, after))
        points = np.stack([places[:-1, :-1], places[:-1, 1:], places[1:, 1:], places[1:, :-1]], 2)
        normals = np.stack([low[:, :-1], low[:, 1:], high[:, 1:], high[:, :-1]], 2)
        uv = np.empty((len(step), sides, 4, 2))
        uv[..., (0, 3), 0], uv[..., (1, 2), 0] = u[None, :-1, None], u[None, 1:, None]
        uv[..., :2, 1], uv[..., 2:, 1] = v[:-1, None, None], v[1:, None, None]
        self.quads(points.reshape(-1, 4, 3), normals.reshape(-1, 4, 3), colour, skin, uv.reshape(-1, 4, 2), close, glow)

    def disc(self, at: Vec3, out: Vec3, radius: float, colour: Colour, skin: str = "plain", sides: int = 32,
             close: float = 1.0, glow: float = 0.0) -> None:  # fmt: skip
        """Add a flat round face."""
        side, other = across(out)
        a = 2.0 * math.pi * np.arange(sides) / sides
        rim = at + radius * (np.cos(a)[:, None] * np.asarray(side) + np.sin(a)[:, None] * np.asarray(other))
        self.polygon([tuple(p) for p in rim], out, colour, skin, close, glow)

    def tube(self, path: Sequence[Vec3], radius: float | Sequence[float], colour: Colour, sides: int = 6,
             skin: str = "plain", close: float = 1.0, caps: bool = False) -> None:  # fmt: skip
        """Add a round bar along a path."""
        p = np.asarray(path, np.float64)
        r = np.broadcast_to(np.asarray(radius, np.float64), (len(p),))
        ahead = np.gradient(p, axis=0)
        ahead /= np.maximum(np.linalg.norm(ahead, axis=1), 1e-9)[:, None]
        first = ahead[0]
        side = np.asarray(across((float(first[0]), float(first[1]), float(first[2])))[0])
        a = 2.0 * math.pi * np.arange(sides + 1) / sides
        rings, outs = [], []
        for i in range(len(p)):
            side = side - ahead[i] * (side @ ahead[i])
            side = side / max(float(np.linalg.norm(side)), 1e-9)
            out = np.cos(a)[:, None] * side + np.sin(a)[:, None] * crossed(ahead[i], side)
            rings.append(p[i] + r[i] * out)
            outs.append(out)
        metres = SKINS[skin].metres or 1.0
        far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]) / metres
        u = np.arange(sides + 1) / sides * max(1.0, round(2.0 * math.pi * float(r.max()) / metres))
        for i in range(len(p) - 1):
            points = np.stack([rings[i][:-1], rings[i][1:], rings[i + 1][1:], rings[i + 1][:-1]], 1)
            normals = np.stack([outs[i][:-1], outs[i][1:], outs[i + 1][1:], outs[i + 1][:-1]], 1)
            uv = np.empty((sides, 4, 2))
            uv[:, (0, 3), 0], uv[:, (1, 2), 0] = u[:-1, None], u[1:, None]
            uv[:, :2, 1], uv[:, 2:, 1] = far[i], far[i + 1]
            self.quads(points, normals, colour, skin, uv, close)
        if caps:
            for ring, lean in ((rings[0], -ahead[0]), (rings[-1], ahead[-1])):
                corners = [(float(c[0]), float(c[1]), float(c[2])) for c in ring[:-1]]
                self.polygon(corners, (float(lean[0]), float(lean[1]), float(lean[2])), colour, "plain", close)

    def bars(self, starts: Points, ends: Points, radius: float, colour: Colour, sides: int = 4,
             skin: str = "metal", close: float = 1.0) -> None:  # fmt: skip
        """Add many straight bars at once, (n, 3) each."""
        p, q = np.asarray(starts, np.float64).reshape(-1, 3), np.asarray(ends, np.float64).reshape(-1, 3)
        ahead = q - p
        span = np.linalg.norm(ahead, axis=1)
        ahead = ahead / np.maximum(span, 1e-9)[:, None]
        pole = np.where(np.abs(ahead[:, 2:3]) < 0.9, np.array((0.0, 0.0, 1.0)), np.array((0.0, 1.0, 0.0)))
        side = crossed(ahead, pole)
        side /= np.linalg.norm(side, axis=1)[:, None]
        other = crossed(ahead, side)
        metres = SKINS[skin].metres or 1.0
        for k in range(sides):
            outs = []
            for j in (k, k + 1):
                a = 2.0 * math.pi * (j + 0.5) / sides
                outs.append(math.cos(a) * side + math.sin(a) * other)
            points = np.stack([p + radius * outs[0], p + radius * outs[1], q + radius * outs[1],
                               q + radius * outs[0]], 1)  # fmt: skip
            middle: Points = np.asarray(outs[0] + outs[1], np.float64)
            middle = middle / np.linalg.norm(middle, axis=1)[:, None]
            uv = np.zeros((len(p), 4, 2))
            uv[:, (0, 3), 0], uv[:, (1, 2), 0] = k / sides, (k + 1) / sides
            uv[:, 2:, 1] = (span / metres)[:, None]
            self.quads(points, middle, colour, skin, uv, close)

    def bolts(self, places: Points, outs: Points, radius: float, colour: Colour) -> None:
        """Add six-sided bolt heads at places on a surface, (n, 3) each."""
        p, out = np.asarray(places, np.float64).reshape(-1, 3), np.asarray(outs, np.float64).reshape(-1, 3)
        self.bars(p, p + out * radius * 0.8, radius, colour, 6, "plain")
        pole = np.where(np.abs(out[:, 2:3]) < 0.9, np.array((0.0, 0.0, 1.0)), np.array((0.0, 1.0, 0.0)))
        side = crossed(out, pole)
        side /= np.linalg.norm(side, axis=1)[:, None]
        other = crossed(out, side)
        ring = []
        for k in range(6):
            a = 2.0 * math.pi * (k + 0.5) / 6.0
            ring.append(p + out * radius * 0.8 + radius * (math.cos(a) * side + math.sin(a) * other))
        for row in ((0, 1, 2, 3), (0, 3, 4, 5)):
            self.quads(np.stack([ring[i] for i in row], 1), out, colour, "plain")

    def stamp(self, other: Plates, origin: Vec3, axes: Sequence[Vec3]) -> None:
        """Add a copy of another heap, its own axes laid along these, its origin there."""
        frame = np.asarray(axes)
        for part in other._heap:
            data = part.copy()
            data[:, 0:3] = part[:, 0:3] @ frame + np.asarray(origin)
            data[:, 3:6] = part[:, 3:6] @ frame
            self._heap.append(data)

    def take(self, other: Plates) -> None:
        """Add everything of another heap."""
        self._heap.extend(other._heap)

    def arrays(self) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Return places, normals, texture places, tints (r, g, b, glow, openness), and what the shader needs (n, 4)."""
        whole: Floats = (np.concatenate(self._heap) if self._heap else np.zeros((0, WIDTH))).astype(np.float32)
        return whole[:, 0:3], whole[:, 3:6], whole[:, 6:8], whole[:, (8, 9, 10, 11, 15)], whole[:, 12:16]


def crossed(a: Points, b: Points) -> Points:
    """Return cross products along the last axis; several times quicker than numpy's own for few rows."""
    found = np.empty(np.broadcast_shapes(a.shape, b.shape))
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        found[..., i] = a[..., j] * b[..., k] - a[..., k] * b[..., j]
    return found


def laid(points: Points, metres: float) -> Points:
    """Return the texture places of flat quads (n, 4, 3) by their own size, first edge along u."""
    first = points[:, 1] - points[:, 0]
    wide = np.linalg.norm(first, axis=1)
    along = first / np.maximum(wide, 1e-9)[:, None]
    third = points[:, 3] - points[:, 0]
    up = third - along * np.einsum("ij,ij->i", third, along)[:, None]
    up /= np.maximum(np.linalg.norm(up, axis=1), 1e-9)[:, None]
    off = points - points[:, :1]
    return np.stack([np.einsum("nij,nj->ni", off, along), np.einsum("nij,nj->ni", off, up)], -1) / metres
