"""Grows the shutters of a dome's panes and says how they swing: on the edge that is nearest the station.

Shut they lie over the pane, open they stand out like petals; seen from inside and out.
"""

from __future__ import annotations

import math

from iss3d.station.model import Window
from iss3d.vectors import Quat, Vec3, about, add, cross, dot, lerp, scale, sub, unit
from iss3d.view.station.mesh import Colour, shade
from iss3d.view.station.plates import Plates

COVER: Colour = (0.9, 0.89, 0.86)
STEEL: Colour = (0.74, 0.75, 0.76)
SPILL = 0.022
"""How much of the light of the room falls on what is right before its panes."""

OPEN_DEGREES = 118.0
OFF = 0.13
"""Metres before the pane at which the shut lid lies."""


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
    """Return a shutter about the middle of its hinge, shut: a padded lid in a frame, with two arms to the hinge."""
    heap = Plates()
    at, axis = hinge_of(pane)
    rim = [add(pane.centre, scale(sub(c, pane.centre), 1.06)) for c in pane.corners]
    local = [sub(c, at) for c in rim]
    for sign in (1.0, -1.0):
        out = scale(pane.normal, sign)
        glow = SPILL if sign < 0.0 else 0.0
        heap.polygon([add(c, scale(out, 0.028)) for c in local], out, COVER, "cloth", 1.0, glow)
    for i, c in enumerate(local):
        d = local[(i + 1) % len(local)]
        heap.tube([c, d], 0.034, shade(COVER, 0.9), 6, "plain", 1.0, True)
    inward = sub(pane.centre, at)
    for side in (-0.35, 0.35):
        foot = scale(axis, side * 0.6)
        near = add(foot, scale(pane.normal, 0.05))
        heap.tube([near, add(near, scale(inward, 0.9))], 0.02, STEEL, 6, "metal")
    return heap
