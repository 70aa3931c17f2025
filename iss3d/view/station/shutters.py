"""Grows the shutters of a dome's panes and says how they swing: on the edge that is nearest the station.

Shut they lie over the pane, open they stand out like petals; seen from inside and out.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from iss3d.station.model import Window
from iss3d.vectors import Quat, Vec3, about, add, cross, distance, dot, lerp, scale, sub, unit
from iss3d.view.station.mesh import Colour, shade
from iss3d.view.station.plates import Plates

COVER: Colour = (0.93, 0.92, 0.88)
INNER: Colour = (0.80, 0.80, 0.78)
STEEL: Colour = (0.74, 0.75, 0.76)
DARK: Colour = (0.16, 0.16, 0.17)
SPILL = 0.035
"""How much of the light of the room falls on what is right before its panes."""

OPEN_DEGREES = 118.0
OFF = 0.13
"""Metres before the pane at which the shut lid lies."""

HALF = 0.026
"""Metres, half the thickness of a lid without its padding."""


def hinge_of(pane: Window) -> tuple[Vec3, Vec3]:
    """Return the middle of the edge a shutter swings on, and the direction it turns about to open."""
    n = len(pane.corners)
    edges = [(pane.corners[i], pane.corners[(i + 1) % n]) for i in range(n)]
    a, b = min(edges, key=lambda e: (round(e[0][2] + e[1][2], 3), round(e[0][0] + e[1][0], 3)))
    middle = lerp(a, b, 0.5)
    axis = unit(sub(b, a))
    inward = sub(pane.centre, middle)
    return middle, axis if dot(cross(axis, inward), pane.normal) > 0.0 else scale(axis, -1.0)


def pose(pane: Window, open_: float) -> tuple[Vec3, Quat]:
    """Return where a shutter is and how it is turned: 0 shut to 1 open."""
    at, axis = hinge_of(pane)
    return add(at, scale(pane.normal, OFF)), about(axis, math.radians(OPEN_DEGREES) * open_)


def shutter(pane: Window) -> Plates:
    """Return a shutter about the middle of its hinge, shut: a quilted blanket over a lid with a frame and ribs."""
    heap = Plates()
    at, axis = hinge_of(pane)
    middle = sub(pane.centre, at)
    rim = [add(middle, scale(sub(c, pane.centre), 1.06)) for c in pane.corners]
    n, inward = pane.normal, sub(pane.centre, at)
    padded(heap, rim, middle, n)
    back = [add(c, scale(n, -HALF)) for c in rim]
    heap.polygon(back, scale(n, -1.0), INNER, "plain", 1.0, SPILL * 0.3)
    for i, c in enumerate(rim):
        d = rim[(i + 1) % len(rim)]
        out = unit(cross(sub(d, c), n))
        out = out if dot(out, sub(c, middle)) > 0.0 else scale(out, -1.0)
        along = unit(sub(d, c))
        size = (distance(c, d) + 0.02, 0.035, HALF * 2.0 + 0.012)
        heap.box(lerp(c, d, 0.5), (along, out, n), size, shade(COVER, 0.86), "plain", 0.008)
    ribs(heap, pane, rim, middle)
    for side in (-0.35, 0.35):
        foot = scale(axis, side * 0.6)
        for a, b, radius in ((-0.02, 0.32, 0.022), (0.32, 0.9, 0.012)):
            line = [add(add(foot, scale(n, -HALF - 0.012)), scale(inward, t)) for t in (a, b)]
            heap.tube(line, radius, STEEL, 8, "metal")
        barrel = add(foot, scale(axis, -0.06))
        heap.turned(barrel, axis, ((0.0, 0.0), (0.0, 0.03), (0.12, 0.03), (0.12, 0.0)), DARK, "metal", 12)
    return heap


def padded(heap: Plates, rim: list[Vec3], middle: Vec3, n: Vec3) -> None:
    """Add the outer blanket: it swells toward its middle, is quilted, and is buttoned down along its edge."""
    count = len(rim)
    rings = [
        [add(add(middle, scale(sub(c, middle), s)), scale(n, HALF + lift)) for c in rim]
        for s, lift in ((0.97, 0.004), (0.9, 0.018), (0.55, 0.026))
    ]
    side = unit(sub(rim[1], rim[0]))
    frame = np.array((side, cross(n, side)))
    for outer, inner in pairwise(rings):
        for i in range(count):
            j = (i + 1) % count
            four = (outer[i], outer[j], inner[j], inner[i])
            heap.quad(four, n, COVER, "quilt", np.array(four) @ frame.T)
    heap.polygon(rings[-1], n, COVER, "quilt")
    edge = [add(middle, scale(sub(c, middle), 0.93)) for c in rim]
    buttons = [
        add(lerp(a, b, (k + 0.5) / m), scale(n, HALF + 0.012))
        for a, b in zip(edge, [*edge[1:], edge[0]], strict=True)
        for m in (max(1, round(distance(a, b) / 0.19)),)
        for k in range(m)
    ]
    heap.bolts(np.array(buttons), np.tile(n, (len(buttons), 1)), 0.014, shade(STEEL, 0.75))


def ribs(heap: Plates, pane: Window, rim: list[Vec3], middle: Vec3) -> None:
    """Add the stiffeners on the inner face, from its middle to the corners of a lid that has few of them."""
    n = scale(pane.normal, -1.0)
    step = max(1, len(rim) // 6)
    for c in rim[::step]:
        along = unit(sub(c, middle))
        at = add(lerp(middle, c, 0.5), scale(n, HALF + 0.008))
        heap.box(at, (along, cross(n, along), n), (distance(middle, c) * 0.94, 0.022, 0.016), STEEL, "metal", 0.0)
    heap.turned(
        add(middle, scale(n, HALF)), n, ((0.0, 0.07), (0.02, 0.07), (0.02, 0.045), (0.012, 0.0)), STEEL, "metal", 16
    )
