"""Grows the parts outside by their shape: lengths of truss, boxes of equipment, drums, joints, dishes, nozzles.

A part is painted along its own axes; where it stands and how it turns is the data's. Wings are in wings.py.
"""

from __future__ import annotations

import math
import random
import zlib

import numpy as np

from iss3d.station.model import ExteriorPart
from iss3d.vectors import Quat, Vec3, add, rotate, scale
from iss3d.view.station.mesh import Colour, hex_colour, shade
from iss3d.view.station.plates import Plates, Points

STEEL: Colour = (0.76, 0.77, 0.78)
ALLOY: Colour = (0.82, 0.81, 0.77)
DARK: Colour = (0.13, 0.13, 0.14)
CLOTH: Colour = (0.93, 0.92, 0.89)
AMBER: Colour = (0.95, 0.76, 0.38)
BLACK: Colour = (0.05, 0.05, 0.055)
PANEL = 1.3
"""Metres: larger faces of a box are made of several lids."""


class Placed:
    """Axes and middle of a part outside, and its own dice."""

    def __init__(self, part: ExteriorPart, about: Vec3 | None = None) -> None:
        """Make it; about: what the mesh is to be built round, None for the station's own middle."""
        q: Quat = part.orientation
        self.part = part
        self.o: Vec3 = part.centre if about is None else tuple(a - b for a, b in zip(part.centre, about, strict=True))  # type: ignore[assignment]
        self.x, self.y, self.z = (rotate(q, a) for a in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
        self.axes = (self.x, self.y, self.z)
        self.dice = random.Random(zlib.crc32(part.id.encode()))

    def at(self, x: float, y: float, z: float) -> Vec3:
        """Return a station point of the part's own coordinates."""
        return add(self.o, add(scale(self.x, x), add(scale(self.y, y), scale(self.z, z))))

    def all_at(self, own: Points) -> Points:
        """Return station points of own coordinates, (n, 3)."""
        return np.asarray(own) @ np.asarray(self.axes) + np.asarray(self.o)


def box(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A box of equipment: lids with bolts; wide ones of several; golden ones wrapped in film; handles on it."""
    golden = c[0] > c[2] * 1.5
    if golden:
        heap.box(p.o, p.axes, s, shade(AMBER, 1.0), "foil", 0.04)
    elif max(s) < 1.7:
        heap.box(p.o, p.axes, s, c, "box", 0.03)
        if min(s) > 0.45:
            wrapped(heap, p, s)
    else:
        panelled(heap, p, s, c)
    if min(s) > 0.25:
        handles(trim, p, s)


def wrapped(heap: Plates, p: Placed, s: Vec3) -> None:
    """Add what a small box wears: a quilted blanket or crinkled film round its lower half, a strap above that."""
    skin, tone = p.dice.choice((("quilt", CLOTH), ("quilt", shade(CLOTH, 0.9)), ("foil", AMBER), ("mli", CLOTH)))
    k = max(range(3), key=lambda i: s[i])
    share = p.dice.uniform(0.4, 0.62)
    size, off = [v + 0.03 for v in s], [0.0, 0.0, 0.0]
    size[k], off[k] = s[k] * share, -s[k] * (1.0 - share) * 0.5 - 0.012
    heap.box(p.at(*off), p.axes, (size[0], size[1], size[2]), tone, skin, 0.03)
    band, at = [v + 0.036 for v in s], [0.0, 0.0, 0.0]
    band[k], at[k] = 0.05, s[k] * (share - 0.5)
    heap.box(p.at(*at), p.axes, (band[0], band[1], band[2]), shade(STEEL, 0.85), "plain", 0.006)


def panelled(heap: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """Add a large box whose faces are lids and blankets side by side, with gaps."""
    frame = np.asarray(p.axes)
    heap.box(p.o, p.axes, (s[0] - 0.05, s[1] - 0.05, s[2] - 0.05), DARK, "plain", 0.01, 0.5)
    for k in range(3):
        i, j = (k + 1) % 3, (k + 2) % 3
        n, m = max(1, round(s[i] / PANEL)), max(1, round(s[j] / PANEL))
        for sign in (1.0, -1.0):
            for a in range(n):
                for b in range(m):
                    size = [0.0, 0.0, 0.0]
                    size[k], size[i], size[j] = 0.06, s[i] / n - 0.035, s[j] / m - 0.035
                    own = np.zeros(3)
                    own[k] = sign * (s[k] * 0.5 - 0.03)
                    own[i], own[j] = (a + 0.5) / n * s[i] - s[i] * 0.5, (b + 0.5) / m * s[j] - s[j] * 0.5
                    skin, tone = p.dice.choice(
                        (("box", c), ("quilt", c), ("cloth", shade(c, 1.04)), ("box", shade(c, 0.9)), ("mli", c))
                    )
                    at = own @ frame + np.asarray(p.o)
                    axes = (p.axes[i], p.axes[j], p.axes[k])
                    heap.box(
                        (float(at[0]), float(at[1]), float(at[2])), axes, (size[i], size[j], size[k]), tone, skin, 0.012
                    )


def handles(trim: Plates, p: Placed, s: Vec3) -> None:
    """Add two yellow handrails to the faces of a box across z."""
    long = min(0.6, s[0] * 0.7)
    for sign in (1.0, -1.0):
        z, y = sign * (s[2] * 0.5 + 0.07), s[1] * 0.42
        path = [
            p.at(-long / 2, y, z - sign * 0.08),
            p.at(-long / 2, y, z),
            p.at(long / 2, y, z),
            p.at(long / 2, y, z - sign * 0.08),
        ]
        trim.tube(path, 0.014, (0.9, 0.72, 0.24), 5, "metal")


def cylinder(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A drum along x: a tank, a mast, or (wide and short) a rotary joint with its toothed race."""
    r, h = s[1] * 0.5, s[0] * 0.5
    if s[1] < 0.32:
        rod(heap, trim, p, s, c)
        return
    if s[1] > 3.0 * s[0]:
        joint(heap, trim, p, s, c)
        return
    b = min(r * 0.45, h * 0.7)
    rows = [
        (0.0, 0.02),
        (0.02, r * 0.55),
        (b * 0.4, r * 0.86),
        (b, r),
        (s[0] - b, r),
        (s[0] - b * 0.4, r * 0.86),
        (s[0] - 0.02, r * 0.55),
        (s[0], 0.02),
    ]
    heap.turned(p.at(-h, 0, 0), p.x, rows, c, "quilt" if s[1] > 1.2 else "cloth", 28, 0.95, 0.9)
    for at in (0.3, 0.7):
        heap.turned(
            p.at(-h + s[0] * at - 0.04, 0, 0),
            p.x,
            ((0.0, r), (0.0, r + 0.03), (0.08, r + 0.03), (0.08, r)),
            STEEL,
            "metal",
            28,
        )


def rod(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """Add a mast: a tube between two bolted flanges, collars, a cable that winds round it under clamps."""
    r, h = s[1] * 0.5, s[0] * 0.5
    heap.turned(p.at(-h, 0, 0), p.x, ((0.0, 0.0), (0.0, r), (s[0], r), (s[0], 0.0)), c, "plain", 14)
    for end in (-h, h - 0.03):
        heap.turned(
            p.at(end, 0, 0), p.x, ((0.0, 0.0), (0.0, r * 2.0), (0.03, r * 2.0), (0.03, 0.0)), STEEL, "metal", 16
        )
    count = max(2, round(s[0] / 0.55))
    for k in range(1, count):
        x = -h + s[0] * k / count
        ring = ((0.0, r), (0.0, r * 1.22), (0.05, r * 1.22), (0.05, r))
        trim.turned(p.at(x, 0, 0), p.x, ring, shade(STEEL, 0.8), "metal", 14)
    lean = np.linspace(0.0, 1.0, max(8, 8 * count))
    path = [
        p.at(-h + s[0] * t, (r + 0.012) * math.cos(4.0 * t + 1.0), (r + 0.012) * math.sin(4.0 * t + 1.0)) for t in lean
    ]
    trim.tube(path, 0.014, DARK, 6, "cloth")


def joint(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """Add a rotary joint: two drums, the race between with bearings round it, spokes."""
    r, h = s[1] * 0.5, s[0] * 0.5
    o = p.at(-h, 0, 0)
    heap.turned(
        o, p.x, ((0.0, r * 0.35), (0.0, r * 0.96), (s[0] * 0.3, r * 0.96), (s[0] * 0.3, r * 0.35)), c, "metal", 48
    )
    heap.turned(o, p.x, ((s[0] * 0.3, r * 0.88), (s[0] * 0.7, r * 0.88)), (0.62, 0.58, 0.46), "ring", 48, 0.6)
    heap.turned(
        o, p.x, ((s[0] * 0.7, r * 0.35), (s[0] * 0.7, r), (s[0], r), (s[0], r * 0.35)), shade(c, 1.05), "cloth", 48
    )
    for k in range(24):
        a = 2.0 * math.pi * k / 24
        at = p.at(0.0, math.cos(a) * r * 0.96, math.sin(a) * r * 0.96)
        out = add(scale(p.y, math.cos(a)), scale(p.z, math.sin(a)))
        across_ = add(scale(p.y, -math.sin(a)), scale(p.z, math.cos(a)))
        (heap if k % 2 == 0 else trim).box(at, (p.x, across_, out), (s[0] * 0.34, 0.16, 0.2), CLOTH, "box", 0.015)


def cone(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A nozzle along x: a bell, dark within."""
    h, r = s[0] * 0.5, s[1] * 0.5
    bell = [(s[0] * t, r * (0.3 + 0.7 * t**0.6)) for t in (0.0, 0.15, 0.35, 0.6, 0.8, 1.0)]
    heap.turned(p.at(-h, 0, 0), p.x, bell, c, "metal", 24)
    heap.turned(p.at(-h, 0, 0), p.x, [(a, b - 0.012) for a, b in reversed(bell)], BLACK, "plain", 24, 0.4)
    heap.turned(p.at(-h, 0, 0), p.x, ((-0.12, 0.0), (-0.12, r * 0.42), (0.03, r * 0.42)), STEEL, "metal", 20)


def sphere(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A ball."""
    r = s[0] * 0.5
    rows = [(-r * math.cos(math.pi * i / 12), max(r * math.sin(math.pi * i / 12), 0.005)) for i in range(13)]
    heap.turned(p.o, p.x, rows, c, "quilt", 24, 0.95, 1.0)


CORNERS = (
    (-1.0, -0.62),
    (-0.62, -1.0),
    (0.62, -1.0),
    (1.0, -0.62),
    (1.0, 0.62),
    (0.62, 1.0),
    (-0.62, 1.0),
    (-1.0, 0.62),
)


def truss(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A length of truss along its longest axis: chords, bulkheads, struts; equipment and cable trays in its bays."""
    k = max(range(3), key=lambda i: s[i])
    a, b = [i for i in range(3) if i != k]
    half = s[k] * 0.5

    def spots(along: Points | float, u: Points | float, v: Points | float) -> Points:
        rows = np.broadcast_arrays(np.asarray(along, float), np.asarray(u, float), np.asarray(v, float))
        own = np.zeros((rows[0].size, 3))
        own[:, k], own[:, a], own[:, b] = rows[0].ravel(), rows[1].ravel() * s[a] * 0.5, rows[2].ravel() * s[b] * 0.5
        return p.all_at(own)

    us, vs = np.array(CORNERS).T
    bays = max(1, round(s[k] / 2.3))
    heap.bars(spots(-half, us, vs), spots(half, us, vs), 0.075, ALLOY, 6, "metal", 0.95)
    step = s[k] / bays
    for i in range(bays + 1):
        along = -half + step * i
        heap.bars(spots(along, us, vs), spots(along, np.roll(us, -1), np.roll(vs, -1)), 0.07, ALLOY, 4, "metal", 0.9)
        # Each bulkhead is a plate with a great opening, seen between the chords.
        for n in range(8):
            m = (n + 1) % 8
            edge = [
                spots(along, us[n], vs[n]),
                spots(along, us[m], vs[m]),
                spots(along, us[m] * 0.78, vs[m] * 0.78),
                spots(along, us[n] * 0.78, vs[n] * 0.78),
            ]
            four = np.concatenate(edge)[None]
            for sign in (1.0, -1.0):
                heap.quads(four, sign * np.asarray(p.axes[k]), shade(ALLOY, 0.94), "metal", None, 0.8)
    for i in range(bays):
        low, high = -half + step * i, -half + step * (i + 1)
        for n in (1, 3, 5, 7):
            m = (n + 1) % 8
            ends_ = (low, high) if (i + n // 2) % 2 else (high, low)
            heap.bars(
                spots(ends_[0], us[n], vs[n]),
                spots(ends_[1], us[m], vs[m]),
                0.045,
                shade(ALLOY, 0.92),
                4,
                "metal",
                0.85,
            )
        fill_bay(heap, trim, p, s, (k, a, b), (low, high), i)
    for u, v in ((1.05, 0.5), (1.05, -0.5)):
        heap.bars(spots(-half, u, v), spots(half, u, v), 0.055, STEEL, 4, "metal")
    for v in (-0.34, -0.2, 0.2, 0.3):
        heap.bars(spots(-half, v, 1.0), spots(half, v, 1.0), 0.028, (0.88, 0.87, 0.83), 5, "cloth", 0.9)
        heap.bars(spots(-half, v, -1.0), spots(half, v, -1.0), 0.028, (0.88, 0.87, 0.83), 5, "cloth", 0.9)


def fill_bay(
    heap: Plates, trim: Plates, p: Placed, s: Vec3, order: tuple[int, int, int], span: tuple[float, float], number: int
) -> None:
    """Add what is in one bay: a core wrapped in cloth or film, boxes on its faces, a lamp now and then."""
    k, a, b = order
    dice = p.dice
    middle, long = (span[0] + span[1]) * 0.5, span[1] - span[0]

    def block(u: float, v: float, size: tuple[float, float, float], tone: Colour, skin: str, close: float) -> None:
        own, whole = [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]
        own[k], own[a], own[b] = middle, u, v
        whole[k], whole[a], whole[b] = size
        heap.box(p.at(*own), p.axes, (whole[0], whole[1], whole[2]), tone, skin, 0.03, close)

    tone, skin = dice.choice(
        (
            (CLOTH, "cloth"),
            (AMBER, "foil"),
            ((0.7, 0.7, 0.7), "metal"),
            (shade(CLOTH, 0.92), "cloth"),
            ((0.84, 0.83, 0.8), "quilt"),
        )
    )
    block(0.0, 0.0, (long * 0.86, s[a] * dice.uniform(0.38, 0.56), s[b] * dice.uniform(0.4, 0.56)), tone, skin, 0.7)
    for u, v in ((0.0, -0.84), (0.0, 0.84), (0.84, 0.0), (-0.84, 0.0)):
        if dice.random() < 0.3:
            continue
        flat = abs(u) < 0.5
        wide = dice.uniform(0.4, 0.7)
        deep = dice.uniform(0.1, 0.24)
        size = (long * dice.uniform(0.45, 0.8), s[a] * (wide if flat else deep), s[b] * (deep if flat else wide))
        tone, skin = dice.choice(
            (
                ((0.93, 0.92, 0.9), "box"),
                ((0.86, 0.86, 0.84), "box"),
                (CLOTH, "cloth"),
                ((0.3, 0.3, 0.31), "box"),
                (AMBER, "foil"),
            )
        )
        block(u * s[a] * 0.5 * 0.92, v * s[b] * 0.5 * 0.92, size, tone, skin, 0.95)
    if number % 2 == 0:
        lamp = [0.0, 0.0, 0.0]
        lamp[k], lamp[a], lamp[b] = span[0] + 0.2, s[a] * 0.56, s[b] * 0.42
        trim.box(p.at(*lamp), p.axes, (0.16, 0.24, 0.16), CLOTH, "box", 0.02)


def colour_of(part: ExteriorPart) -> Colour:
    """Return the colour that the data give a part."""
    return hex_colour(part.colour)
