"""Round ways: what the station's data give as an eight-cornered opening is drawn as the circle within it.

Collars, seals and the lining of narrow ways, for modules built in the Russian manner. Knows shapes only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from iss3d.forge.station import parts
from iss3d.forge.station.kit import Floats, Frame, Kit, Tint, smooth
from iss3d.station.model import Cell
from iss3d.station.shapes import centre_of
from iss3d.vectors import Vec3

CORNERS = 8
STEPS = 32
"""Corners of a circle as it is drawn."""

RIB = 0.16
"""Metres from one rib of a lining to the next."""


def is_round(corners: Sequence[Vec3]) -> bool:
    """Return whether an opening stands for a circle."""
    return len(corners) >= CORNERS


def reaches(corners: Sequence[Vec3]) -> tuple[float, float]:
    """Return the radius of the circle within an opening, and that of the one about it."""
    p = np.array(corners) - np.array(centre_of(corners))
    middles = (p + np.roll(p, -1, axis=0)) / 2
    return float(np.linalg.norm(middles, axis=1).min()), float(np.linalg.norm(p, axis=1).max())


def frame(corners: Sequence[Vec3], normal: Vec3) -> Frame:
    """Return a frame at the middle of an opening, out along a normal."""
    middle = np.array(centre_of(corners))
    return Frame.of(middle, np.array(corners[0]) - middle, normal)


def _rings(f: Frame, profile: Sequence[tuple[float, float]]) -> list[Floats]:
    return [parts.ring(f, radius, w, STEPS) for radius, w in profile]


def collar(kit: Kit, corners: Sequence[Vec3], normal: Vec3, tint: Tint) -> None:
    """Add the turned rim round a way through a wall, with its bolts; normal points into the room."""
    inner, outer = reaches(corners)
    f = frame(corners, normal)
    profile = ((outer + 0.055, 0.0), (outer + 0.050, 0.022), (inner + 0.030, 0.028), (inner + 0.010, 0.027),
               (inner, 0.018), (inner, -0.03))  # fmt: skip
    kit.loft(_rings(f, profile), f.at(0, 0, 3.0), "alu", tint=tint)
    for k in range(16):
        a = math.tau * (k + 0.5) / 16
        r = (outer + inner) / 2 + 0.036
        kit.box(f.sub(math.cos(a) * r, math.sin(a) * r, 0.024, a), 0, 0, 0, 0.018, 0.018, 0.008, "alu", bevel=0.004,
                density=0.6)  # fmt: skip


def seal(kit: Kit, corners: Sequence[Vec3], normal: Vec3, tint: Tint) -> None:
    """Add the ring in which a round hatch closes, alike from both sides, with its dark seal and small guides."""
    inner, outer = reaches(corners)
    f = frame(corners, normal)
    for side in (1.0, -1.0):
        profile = ((outer + 0.01, 0.060), (inner - 0.012, 0.060), (inner - 0.030, 0.045), (inner - 0.036, 0.012))
        g = f if side > 0 else Frame.of(f.o, f.axes[0], -f.axes[2])
        kit.loft(_rings(g, profile), g.at(0, 0, 3.0), "alu", tint=tint)
        for k in range(8):
            a = math.tau * (k + 0.5) / 8
            spot = g.sub(math.cos(a) * (inner - 0.022), math.sin(a) * (inner - 0.022), 0.05, a)
            kit.box(spot, 0, 0, 0, 0.020, 0.05, 0.014, "dark", bevel=0.004, density=0.6)
    kit.loft(_rings(f, ((inner - 0.036, 0.012), (inner - 0.036, -0.012))), f.o, "rubber")


def lining(kit: Kit, cell: Cell, tint: Tint) -> bool:
    """Line a narrow round way with a cylinder, quilted between its ribs.

    Returns:
        Whether the way is one that can be lined so: eight walls without a hole.
    """
    axis = "xyz".index(cell.axis)
    sides = [face for face in cell.faces if abs(face.normal[axis]) < 0.05]
    if len(sides) != CORNERS or any(face.openings for face in sides):
        return False
    centre = np.array(cell.centre)
    radius = min(abs(float((np.array(f.corners[0]) - centre) @ np.array(f.normal))) for f in sides)
    low, high = cell.low[axis], cell.high[axis]
    out = np.zeros(3)
    out[axis] = 1.0
    foot = centre.copy()
    foot[axis] = low
    f = Frame.of(foot, np.roll(out, 1), out)
    count = max(1, round((high - low) / RIB))
    step = (high - low) / count
    for k in range(count):
        a, b = k * step, (k + 1) * step
        band = _rings(
            f, ((radius, a), (radius - 0.006, a + step * 0.35), (radius - 0.006, b - step * 0.35), (radius, b))
        )
        kit.loft(band, cell.centre, "cloth", tint=tint if k % 2 else (tint[0] * 0.93, tint[1] * 0.93, tint[2] * 0.90))
    for k in range(count + 1):
        at = min(max(k * step, 0.011), high - low - 0.011)
        rib = _rings(f, ((radius, at - 0.011), (radius - 0.013, at - 0.008), (radius - 0.013, at + 0.008),
                         (radius, at + 0.011)))  # fmt: skip
        kit.loft(rib, cell.centre, "alu", tint=tint, density=0.7)
    return True


def swept(kit: Kit, cell: Cell, tint: Tint, cloth: str = "nomex", ribs: int = 5) -> None:
    """Line a cell with a skin that goes round it, bulging behind its flat walls, from one end's shape to the other's.

    Walls with a way through are left to themselves; hoops of metal run round.
    """
    axis = "xyz".index(cell.axis)
    sides = [face for face in cell.faces if abs(face.normal[axis]) < 0.9]
    ends = []
    for at in (cell.low[axis], cell.high[axis]):
        rim = [p for face in sides for p in np.array(face.corners) if abs(p[axis] - at) < 1e-3]
        ends.append(np.array(rim))
    middles = [np.mean(np.unique(np.round(rim, 5), axis=0), axis=0) for rim in ends]
    along = middles[1] - middles[0]
    out = np.zeros(3)
    out[axis] = 1.0
    f = Frame.of(middles[0], np.roll(out, 1), out)
    angles = np.linspace(0.0, math.tau, 96, endpoint=False)
    shapes = [_smoothed(_outline((rim - m) @ f.axes[:2].T, angles)) for rim, m in zip(ends, middles, strict=True)]

    def hoop(t: float, inward: float) -> Floats:
        radius = shapes[0] * (1.0 - t) + shapes[1] * t - inward
        flat = np.column_stack([np.cos(angles) * radius, np.sin(angles) * radius, np.zeros(96)])
        return flat @ f.axes + middles[0] + along * t

    open_ = [face for face in sides if face.openings]
    if not open_:
        kit.loft([hoop(0.0, 0.0), hoop(0.5, 0.0), hoop(1.0, 0.0)], cell.centre, cloth, tint=tint)
        for k in range(ribs):
            t = (k + 0.5) / ribs
            a = 0.012 / float(np.linalg.norm(along))
            kit.loft([hoop(t - a, 0.0), hoop(t - a, 0.016), hoop(t + a, 0.016), hoop(t + a, 0.0)], cell.centre, "alu",
                     tint=tint, density=0.7)  # fmt: skip
        return
    spots = hoop(0.5, 0.0)
    keep = np.ones(96, bool)
    for face in open_:
        keep &= (spots - np.array(face.corners[0])) @ np.array(face.normal) > -0.02
    first = int(np.flatnonzero(keep & ~np.roll(keep, 1))[0])
    chosen = [(first + k) % 96 for k in range(int(keep.sum()))]
    bands = np.linspace(0.0, 1.0, ribs + 1)
    for low, high in pairwise(bands):
        _arc(kit, hoop(low, 0.0)[chosen], hoop(high, 0.0)[chosen], cell, cloth, tint)
    a = 0.012 / float(np.linalg.norm(along))
    for t in bands[1:-1]:
        _arc(kit, hoop(t - a, 0.014)[chosen], hoop(t + a, 0.014)[chosen], cell, "alu", tint)


def _outline(rim: Floats, angles: Floats) -> Floats:
    """Return how far a convex outline reaches at each angle."""
    hull = rim[np.argsort(np.arctan2(rim[:, 1], rim[:, 0]))]
    found = np.full(len(angles), np.inf)
    for a, b in zip(hull, np.roll(hull, -1, axis=0), strict=True):
        edge = b - a
        if float(np.linalg.norm(edge)) < 1e-4:
            continue
        n = np.array([edge[1], -edge[0]]) / np.linalg.norm(edge)
        lean = np.cos(angles) * n[0] + np.sin(angles) * n[1]
        reach = np.where(lean > 1e-3, float(a @ n) / np.maximum(lean, 1e-3), np.inf)
        found = np.minimum(found, reach)
    return found


def _smoothed(radius: Floats) -> Floats:
    """Return radii round a loop with their corners gone, a little outside what they were."""
    wide = 13
    padded = np.concatenate([radius[-wide:], radius, radius[:wide]])
    soft = np.convolve(padded, np.hanning(2 * wide + 1) / np.hanning(2 * wide + 1).sum(), mode="same")[wide:-wide]
    found: Floats = soft + 0.025
    return found


def _arc(kit: Kit, low: Floats, high: Floats, cell: Cell, cloth: str, tint: Tint) -> None:
    """Add a band between two open lines of as many points that faces a cell's middle."""
    n = len(low)
    places = np.vstack([low, high])
    first = np.arange(n - 1)
    triangles = np.vstack([np.column_stack([first, first + 1, first + n + 1]),
                           np.column_stack([first, first + n + 1, first + n])])  # fmt: skip
    turned = np.cross(
        places[triangles[:, 1]] - places[triangles[:, 0]], places[triangles[:, 2]] - places[triangles[:, 0]]
    )
    if float(np.einsum("ij,ij->", turned, np.array(cell.centre) - places[triangles[:, 0]])) < 0.0:
        triangles = triangles[:, ::-1]
    long = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(low, axis=0), axis=1))])
    high_ = float(np.linalg.norm(high - low, axis=1).mean())
    chart = np.vstack([np.column_stack([long, np.zeros(n)]), np.column_stack([long, np.full(n, high_)])])
    kit.add(places, smooth(places, triangles), kit.crop(cloth, chart), chart, triangles, tint)
