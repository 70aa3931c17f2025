"""Grows what boxes and booms outside carry, seen from near by: grips, plugs, cables, bolts, labels, blankets, fixtures.

Along a part's own axes; which part gets what follows from its size and its own dice. Drawn only near the eye.
"""

from __future__ import annotations

import math
from copy import copy

import numpy as np

from iss3d.vectors import Vec3, add, cross, scale
from iss3d.view.station import rigging, robots
from iss3d.view.station.mesh import Colour, shade
from iss3d.view.station.plates import Plates
from iss3d.view.station.rigging import AMBER, BLACK, CLOTH, DARK, STEEL, Placed

YELLOW: Colour = (0.92, 0.74, 0.26)
PAPER: Colour = (0.93, 0.93, 0.90)
INK: Colour = (0.12, 0.12, 0.13)
FACES: tuple[tuple[int, float], ...] = ((0, 1.0), (0, -1.0), (1, 1.0), (1, -1.0), (2, 1.0), (2, -1.0))
LEAST = 0.42
"""Metres of a face below which nothing is put on it."""


def box(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """Add a box of equipment with what it carries."""
    rigging.box(heap, trim, p, s, c)
    dress_box(trim, p, s, c[0] > c[2] * 1.5)


def arm(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """Add a boom of a smaller arm with what it carries."""
    robots.arm(heap, trim, p, s, c)
    dress_boom(trim, p, s)


FIELD = 2.1
THIN = 0.2
"""Metres: a plate thinner than this, a fin or a radiator, has bolts only."""


class Face:
    """One face of a box: middle, right, up, out, and its half width and height."""

    def __init__(self, p: Placed, s: Vec3, axis: int, sign: float) -> None:
        i, j = (axis + 1) % 3, (axis + 2) % 3
        self.u, self.v = p.axes[i], p.axes[j]
        self.n = scale(p.axes[axis], sign)
        self.o = add(p.o, scale(self.n, s[axis] * 0.5))
        self.w, self.h = s[i] * 0.5, s[j] * 0.5

    def at(self, u: float, v: float, n: float = 0.0) -> Vec3:
        """Return the place of these coordinates, metres from the face's middle."""
        return add(self.o, add(add(scale(self.u, u), scale(self.v, v)), scale(self.n, n)))

    @property
    def axes(self) -> tuple[Vec3, Vec3, Vec3]:
        """Return right, up and out."""
        return (self.u, self.v, self.n)


def dress_box(trim: Plates, p: Placed, s: Vec3, golden: bool) -> None:
    """Add to every face of a box what suits its size, field by field; one of them gets a fixture for the arm."""
    held = False
    for k, (axis, sign) in enumerate(FACES):
        whole = Face(p, s, axis, sign)
        if min(whole.w, whole.h) * 2.0 < LEAST:
            continue
        bolts(trim, whole, golden)
        for f in fields(whole) if min(s) > THIN else ():
            roll = p.dice.random()
            if not held and min(f.w, f.h) > 0.42 and min(s) > 0.5 and k >= 2:
                fixture(trim, f, p.dice.uniform(-0.25, 0.25) * f.w)
                held = True
            elif roll < 0.36:
                plugs(trim, f, p)
            elif roll < 0.80 and not golden:
                blanket(trim, f, p)
            if roll < 0.6:
                label(trim, f, p.dice.choice((-1.0, 1.0)))
            if min(f.w, f.h) > 0.5 and roll > 0.3:
                socket(trim, f.at(f.w * 0.72, -f.h * 0.72), f)
                grip(trim, f, -f.h * 0.84)


def fields(face: Face) -> list[Face]:
    """Return the fields of a face, none much larger than 2.4 m: what is put on a large one is put on each."""
    across, up = max(1, round(face.w * 2.0 / FIELD)), max(1, round(face.h * 2.0 / FIELD))
    found = []
    for i in range(across):
        for j in range(up):
            f = copy(face)
            f.w, f.h = face.w / across, face.h / up
            f.o = face.at((2 * i + 1 - across) * f.w, (2 * j + 1 - up) * f.h)
            found.append(f)
    return found


def bolts(trim: Plates, f: Face, golden: bool) -> None:
    """Add a frame of flat bars with bolts; on golden film rows of buttons that hold it."""
    inset = 0.045
    heads: list[Vec3] = []
    for along, reach, fixed in ((0, f.w, f.h), (1, f.h, f.w)):
        count = max(2, round(reach * 2.0 / 0.42))
        for k in range(count):
            t = -reach + inset + (2.0 * reach - 2.0 * inset) * k / (count - 1)
            for side in (-1.0, 1.0):
                at = (t, side * (fixed - inset)) if along == 0 else (side * (fixed - inset), t)
                heads.append(f.at(*at, 0.004))
        if not golden:
            for side in (-1.0, 1.0):
                at = (0.0, side * (fixed - inset)) if along == 0 else (side * (fixed - inset), 0.0)
                size = (reach * 2.0, 0.05, 0.012) if along == 0 else (0.05, reach * 2.0, 0.012)
                trim.box(f.at(*at, 0.0), f.axes, size, STEEL, "metal", 0.0)
    heads_on(trim, np.array(heads), f, 0.014 if not golden else 0.018)


def heads_on(trim: Plates, places: np.ndarray, f: Face, radius: float) -> None:
    """Add heads of bolts as flat six-sided lids a little off a face; their narrow sides are not worth drawing."""
    turns = 2.0 * math.pi * (np.arange(6) + 0.5) / 6.0
    rim = np.cos(turns)[:, None] * np.asarray(f.u) + np.sin(turns)[:, None] * np.asarray(f.v)
    corners = places[:, None, :] + np.asarray(f.n) * 0.006 + rim[None] * radius
    for row in ((0, 1, 2, 3), (0, 3, 4, 5)):
        trim.quads(corners[:, list(row)], np.asarray(f.n), shade(STEEL, 0.80), "plain")


def plugs(trim: Plates, f: Face, p: Placed) -> None:
    """Add a plate of round connectors with their cables, which run under clamps to the face's edge."""
    u, v = p.dice.uniform(-0.35, 0.35) * f.w, p.dice.uniform(-0.1, 0.35) * f.h
    count = 2
    trim.box(f.at(u, v, 0.008), f.axes, (0.13 * count + 0.06, 0.20, 0.024), (0.55, 0.56, 0.57), "metal", 0.0)
    for k in range(count):
        a = u + (k - (count - 1) / 2.0) * 0.13
        trim.turned(
            f.at(a, v, 0.02), f.n, ((0.0, 0.046), (0.03, 0.046), (0.03, 0.034), (0.075, 0.030)), STEEL, "metal", 8
        )
        tone = ((0.86, 0.85, 0.81), (0.30, 0.31, 0.33), (0.82, 0.66, 0.36))[(k + int(u * 50)) % 3]
        end = -f.h * 0.98
        aside = a + p.dice.uniform(-0.08, 0.08)
        path = [
            f.at(a, v, 0.07),
            f.at(a, v - 0.05, 0.12),
            f.at((a + aside) / 2, v - 0.16, 0.05),
            f.at(aside, (v + end) / 2, 0.022),
            f.at(aside, end, 0.018),
        ]
        trim.tube(path, 0.013, tone, 4, "cloth")
        trim.box(f.at(aside, (v + end) / 2, 0.016), f.axes, (0.06, 0.03, 0.04), STEEL, "metal", 0.0)


def blanket(trim: Plates, f: Face, p: Placed) -> None:
    """Add a quilted blanket that bulges between its buttons, with a fold at one edge and ties."""
    w, h = f.w * 0.78, f.h * 0.78
    n = 5
    grid = np.zeros((n + 1, n + 1, 3))
    phase = p.dice.uniform(0.0, 6.0)
    for i in range(n + 1):
        for j in range(n + 1):
            a, b = i / n * 2.0 - 1.0, j / n * 2.0 - 1.0
            puff = (1.0 - a**4) * (1.0 - b**4)
            lift = 0.012 + 0.030 * puff * (0.6 + 0.4 * math.sin(i * 2.1 + phase) * math.cos(j * 1.9 + phase))
            grid[i, j] = f.at(a * w, b * h, lift)
    quads = np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], 2).reshape(-1, 4, 3)
    tone = p.dice.choice((CLOTH, shade(CLOTH, 0.94), (0.78, 0.77, 0.74)))
    trim.quads(quads, np.asarray(f.n), tone, "quilt")
    ties = ((-1, -1), (1, -1), (1, 1), (-1, 1), (0, -1), (0, 1), (-1, 0), (1, 0))
    heads_on(trim, np.array([f.at(a * w * 0.95, b * h * 0.95, 0.016) for a, b in ties]), f, 0.026)
    trim.tube([f.at(-w, h, 0.014), f.at(0.0, h * 1.01, 0.026), f.at(w, h, 0.014)], 0.016, shade(tone, 0.9), 4, "cloth")


def label(trim: Plates, f: Face, side: float) -> None:
    """Add a printed plate: a name in bars, a code of stripes, a yellow arrow."""
    u, v = side * f.w * 0.62, f.h * 0.74
    wide, high = min(0.26, f.w * 0.5), min(0.12, f.h * 0.3)
    trim.box(f.at(u, v, 0.005), f.axes, (wide, high, 0.008), PAPER, "plain", 0.0)
    for k in range(3):
        long = wide * (0.8, 0.62, 0.44)[k]
        trim.box(
            f.at(u - (wide * 0.84 - long) / 2, v + high * (0.28 - 0.26 * k), 0.0095),
            f.axes,
            (long, high * 0.12, 0.002),
            INK,
            "plain",
            0.0,
        )
    trim.box(
        f.at(u + wide * 0.34, v - high * 0.24, 0.0095), f.axes, (wide * 0.2, high * 0.3, 0.002), YELLOW, "plain", 0.0
    )


def socket(trim: Plates, at: Vec3, f: Face) -> None:
    """Add a socket for a foot restraint: a square plate, a round mouth, twelve notches."""
    trim.box(add(at, scale(f.n, 0.012)), f.axes, (0.17, 0.17, 0.024), STEEL, "metal", 0.0)
    trim.turned(at, f.n, ((0.024, 0.068), (0.06, 0.064), (0.06, 0.042), (0.03, 0.0)), STEEL, "metal", 10)


def grip(trim: Plates, f: Face, v: float) -> None:
    """Add a yellow handrail along the lower edge of a face."""
    half = min(0.42, f.w * 0.6)
    trim.box(f.at(0.0, v, 0.075), f.axes, (half * 2.0, 0.034, 0.02), YELLOW, "plain", 0.0)
    for side in (-1.0, 1.0):
        trim.box(f.at(side * (half - 0.03), v, 0.034), f.axes, (0.03, 0.03, 0.07), STEEL, "plain", 0.0)
        trim.box(f.at(side * (half - 0.03), v, 0.006), f.axes, (0.1, 0.075, 0.012), STEEL, "plain", 0.0)


def fixture(trim: Plates, f: Face, u: float) -> None:
    """Add a grapple fixture: round plate, three cams, the pin the snare closes on, the target beside it."""
    at = f.at(u, f.h * 0.05)
    r = min(0.26, f.h * 0.5)
    trim.turned(at, f.n, ((0.0, r), (0.03, r), (0.045, r * 0.94), (0.045, 0.03)), CLOTH, "metal", 24)
    trim.turned(at, f.n, ((0.045, 0.018), (0.26, 0.014), (0.26, 0.028), (0.29, 0.028), (0.30, 0.0)), STEEL, "metal", 10)
    for k in range(3):
        a = 2.0944 * k
        way = add(scale(f.u, math.cos(a)), scale(f.v, math.sin(a)))
        spot = add(add(at, scale(way, r * 0.68)), scale(f.n, 0.07))
        trim.box(spot, (way, cross(f.n, way), f.n), (r * 0.5, 0.05, 0.06), STEEL, "metal", 0.008)
    mark = add(f.at(u, f.h * 0.05 + r + 0.10), scale(f.n, 0.02))
    if f.h * 0.95 > r + 0.2:
        trim.box(mark, f.axes, (0.15, 0.15, 0.03), BLACK, "plain", 0.004)
        for size in ((0.13, 0.02, 0.004), (0.02, 0.13, 0.004)):
            trim.box(add(mark, scale(f.n, 0.017)), f.axes, size, PAPER, "plain", 0.0)
        trim.tube([mark, add(mark, scale(f.n, 0.12))], 0.006, PAPER, 6)


def dress_boom(trim: Plates, p: Placed, s: Vec3) -> None:
    """Add to a boom: rings of bolts at its ends, a cable in clamps, grips, a name plate, ties of its blanket."""
    half, r = s[0] * 0.5, s[1] * 0.5
    angles = 2.0 * math.pi * np.arange(12) / 12
    outs = np.cos(angles)[:, None] * np.asarray(p.y) + np.sin(angles)[:, None] * np.asarray(p.z)
    for x in (-half + 0.16, half - 0.16, -half * 0.5, half * 0.45):
        trim.bolts(np.asarray(p.at(x, 0.0, 0.0)) + outs * r * 1.01, outs, 0.011, STEEL)
    for end in (-half, half):
        for sign in (-1.0, 1.0):
            face = np.asarray(p.at(end, sign * r * 1.72, 0.0))
            around = np.cos(angles)[:, None] * np.asarray(p.x) + np.sin(angles)[:, None] * np.asarray(p.z)
            trim.bolts(face + around * r * 1.1, np.tile(scale(p.y, sign), (12, 1)), 0.010, STEEL)
            middle = (float(face[0]), float(face[1]), float(face[2]))
            trim.turned(
                middle,
                scale(p.y, sign),
                ((0.0, r * 0.5), (0.03, r * 0.5), (0.04, r * 0.4), (0.04, 0.0)),
                DARK,
                "metal",
                14,
            )
        trim.tube(
            [
                p.at(end - math.copysign(r * 1.6, end), 0.0, r * 1.1),
                p.at(end, r * 0.5, r * 1.62),
                p.at(end + math.copysign(r * 1.2, end), 0.0, r * 1.1),
            ],
            0.014,
            (0.30, 0.30, 0.31),
            6,
            "cloth",
        )
    for k in range(max(3, round(s[0] / 0.6))):
        x = -half * 0.8 + s[0] * 0.8 * k / max(2, round(s[0] / 0.6) - 1)
        trim.box(p.at(x, 0.0, r * 1.12), p.axes, (0.05, 0.09, 0.05), STEEL, "metal", 0.006)
        trim.turned(
            p.at(x, 0.0, 0.0),
            p.x,
            ((0.0, r * 1.0), (0.0, r * 1.025), (0.03, r * 1.025), (0.03, r * 1.0)),
            (0.66, 0.65, 0.60),
            "cloth",
            16,
        )
    for sign in (-1.0, 1.0):
        long = min(0.5, half * 0.4)
        path = [
            p.at(-long, sign * r, 0.0),
            p.at(-long, sign * (r + 0.08), 0.0),
            p.at(long, sign * (r + 0.08), 0.0),
            p.at(long, sign * r, 0.0),
        ]
        trim.tube(path, 0.013, YELLOW, 6, "metal")
        at = p.at(half * 0.62, sign * (r + 0.004), 0.0)
        axes = (p.x, p.z, scale(p.y, sign))
        trim.box(at, axes, (min(0.34, half * 0.3), r * 0.7, 0.006), PAPER, "plain", 0.0)
        for k in range(3):
            trim.box(
                add(at, add(scale(p.y, sign * 0.004), scale(p.z, r * (0.2 - 0.2 * k)))),
                axes,
                (min(0.26, half * 0.24) * (1.0 - 0.2 * k), r * 0.09, 0.004),
                INK,
                "plain",
                0.0,
            )


def lens(heap: Plates, at: Vec3, axes: tuple[Vec3, Vec3, Vec3], size: float) -> None:
    """Add a camera that looks along the first axis: body, hood, dark glass, a lamp beside it, its bracket."""
    heap.box(at, axes, (size * 1.7, size, size), CLOTH, "cloth", 0.012)
    nose = add(at, scale(axes[0], size * 0.85))
    heap.turned(
        nose, axes[0], ((0.0, size * 0.44), (size * 0.5, size * 0.44), (size * 0.5, size * 0.36)), DARK, "plain", 16
    )
    heap.disc(add(nose, scale(axes[0], size * 0.2)), axes[0], size * 0.38, (0.05, 0.05, 0.08), "plain", 16)
    lamp = add(at, add(scale(axes[1], size * 0.8), scale(axes[0], size * 0.4)))
    heap.turned(
        lamp,
        axes[0],
        ((-size * 0.5, 0.0), (-size * 0.5, size * 0.28), (size * 0.3, size * 0.3), (size * 0.3, size * 0.24)),
        STEEL,
        "metal",
        14,
    )
    heap.disc(add(lamp, scale(axes[0], size * 0.26)), axes[0], size * 0.25, (0.96, 0.95, 0.88), "plain", 14)


def robot(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A body of a robot with two arms, long along z: shoulders, platform, tool holsters, cameras, a latching end."""
    x, y, z = s[0] * 0.5, s[1] * 0.5, s[2] * 0.5
    heap.box(p.o, p.axes, (s[0] * 0.72, s[1] * 0.8, s[2] * 0.9), c, "cloth", 0.06)
    for v in (-0.62, -0.1, 0.42):
        heap.box(p.at(0.0, 0.0, z * v), p.axes, (s[0] * 0.78, s[1] * 0.86, 0.07), shade(STEEL, 0.9), "metal", 0.015)
    heap.box(p.at(0.0, 0.0, -z * 0.70), p.axes, (s[0] * 2.0, s[1] * 0.66, s[2] * 0.22), c, "cloth", 0.05)
    for sign in (-1.0, 1.0):
        heap.turned(
            p.at(sign * x * 1.95, 0.0, -z * 0.70),
            scale(p.x, sign),
            ((0.0, y * 0.72), (0.12, y * 0.72), (0.16, y * 0.6), (0.3, y * 0.6), (0.32, y * 0.3), (0.32, 0.0)),
            c,
            "cloth",
            22,
        )
        heap.turned(
            p.at(sign * x * 1.95, 0.0, -z * 0.70),
            scale(p.x, sign),
            ((0.05, y * 0.74), (0.09, y * 0.74)),
            DARK,
            "metal",
            22,
        )
        holster = p.at(sign * x * 0.92, -y * 0.2, z * 0.30)
        heap.box(holster, p.axes, (0.22, 0.30, 0.46), (0.76, 0.77, 0.78), "box", 0.02)
        for k in range(2):
            tool = p.at(sign * (x * 0.92 + 0.16), -y * 0.2 + 0.14 * (k - 0.5), z * 0.30)
            heap.turned(
                tool,
                p.z,
                ((-0.22, 0.0), (-0.22, 0.05), (0.1, 0.05), (0.12, 0.034), (0.26, 0.034), (0.26, 0.0)),
                (YELLOW, STEEL)[k],
                "metal",
                14,
            )
        lens(trim, p.at(sign * x * 0.5, -y * 1.15, -z * 0.46), (scale(p.y, -1.0), p.x, p.z), 0.15)
        trim.tube(
            [
                p.at(sign * x * 1.6, -y * 0.5, -z * 0.6),
                p.at(sign * x * 1.0, -y * 1.0, -z * 0.4),
                p.at(sign * x * 0.7, -y * 0.9, z * 0.1),
            ],
            0.02,
            (0.34, 0.34, 0.35),
            6,
            "cloth",
        )
    heap.turned(
        p.at(0.0, 0.0, z * 0.9),
        p.z,
        (
            (0.0, y * 0.8),
            (0.1, y * 0.86),
            (0.34, y * 0.86),
            (0.36, y * 0.7),
            (0.5, y * 0.7),
            (0.5, y * 0.5),
            (0.3, 0.0),
        ),
        c,
        "cloth",
        26,
    )
    heap.turned(p.at(0.0, 0.0, z * 0.9), p.z, ((0.18, y * 0.88), (0.24, y * 0.88)), DARK, "metal", 26)
    heap.box(p.at(0.0, y * 1.25, z * 0.2), p.axes, (s[0] * 1.5, 0.10, s[2] * 0.5), (0.70, 0.71, 0.72), "box", 0.02)
    for k in range(4):
        at = p.at(x * (-1.1 + 0.73 * k), y * 1.25 + 0.13, z * 0.2)
        heap.box(
            at, p.axes, (0.20, 0.18, 0.34), (AMBER, CLOTH, (0.3, 0.3, 0.31), CLOTH)[k], ("foil", "box")[k > 0], 0.02
        )
    dress_box(trim, p, (s[0] * 0.74, s[1] * 0.82, s[2] * 0.8), False)
