"""Round ways: what the station's data give as an eight-cornered opening is drawn as the circle within it.

Collars, seals and the lining of narrow ways, for modules built in the Russian manner. Knows shapes only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from iss3d.forge.station import parts
from iss3d.forge.station.kit import Floats, Frame, Kit, Tint
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
