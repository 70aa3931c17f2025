"""Grows dishes: a reflector with rim and ribs, its feed on struts, the gimbal behind, the cable to the feed.

Along a part's own axes, which open along x; the gimbal ends where a mast can take it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from iss3d.vectors import Vec3, add, scale
from iss3d.view.station.mesh import Colour, shade
from iss3d.view.station.plates import Plates
from iss3d.view.station.rigging import CLOTH, DARK, STEEL, Placed

RIBS, STRUTS, SIDES = 14, 4, 32
GIMBAL = 0.42
"""Metres from the back of the reflector to the foot of its gimbal."""

BAND: Colour = (0.5, 0.44, 0.3)
"""Of the marks on gimbal rings."""


def dish(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A dish that opens along x, with feed, sub-reflector, struts, ribs behind, gimbal and cable."""
    r, deep = s[1] * 0.5, s[0]

    def bowl(t: float) -> float:
        return -deep * 0.5 + deep * t * t

    shares = [i / 6.0 for i in range(7)]
    face = [(bowl(t), max(r * t, 0.004)) for t in shares]
    heap.turned(p.o, p.x, [(a - 0.016, b) for a, b in face], shade(c, 0.84), "plain", SIDES, 0.95, 1.0)
    heap.turned(p.o, p.x, list(reversed(face)), c, "plain", SIDES, 1.0, 1.0)
    lip = ((-0.045, r), (-0.045, r + 0.022), (0.02, r + 0.022), (0.02, r - 0.012))
    heap.turned(p.at(deep * 0.5, 0, 0), p.x, lip, shade(c, 0.95), "plain", SIDES)
    for k in range(RIBS):
        rib(trim, p, 2.0 * math.pi * (k + 0.5) / RIBS, r, bowl)
    for share in (0.42, 0.78):
        at, wide = bowl(share), r * share
        hoop = ((at - 0.06, wide), (at - 0.06, wide + 0.03), (at - 0.02, wide + 0.03))
        trim.turned(p.o, p.x, hoop, STEEL, "metal", SIDES)
        seam = ((at + 0.012, wide + 0.005), (at + 0.009, wide - 0.005))
        trim.turned(p.o, p.x, seam, shade(c, 0.55), "plain", SIDES)
    feed(heap, trim, p, r, deep)
    gimbal(heap, trim, p, deep)
    lead(trim, p, r, deep)


def rib(trim: Plates, p: Placed, angle: float, r: float, bowl: Callable[[float], float]) -> None:
    """Add a rib behind the reflector, deepest in its middle."""
    out = (math.cos(angle), math.sin(angle))
    for low, high in ((0.16, 0.5), (0.5, 0.99)):
        front = [(bowl(t) - 0.015, r * t) for t in (low, high)]
        back = [(bowl(t) - 0.025 - 0.09 * (1.0 - t), r * t) for t in (low, high)]
        four = [p.at(x, y * out[0], y * out[1]) for x, y in (front[0], front[1], back[1], back[0])]
        way = add(scale(p.y, -out[1]), scale(p.z, out[0]))
        for sign in (1.0, -1.0):
            trim.quad([add(q, scale(way, 0.006 * sign)) for q in four], scale(way, sign), STEEL, "plain")


def feed(heap: Plates, trim: Plates, p: Placed, r: float, deep: float) -> None:
    """Add the horn in the middle of the bowl, the sub-reflector before it, and the struts that hold that."""
    horn = ((0.0, 0.05), (0.1, 0.05), (0.12, 0.075), (0.2, 0.095), (0.2, 0.08), (0.1, 0.03))
    heap.turned(p.at(-deep * 0.5, 0, 0), p.x, [(a, b * r / 0.75) for a, b in horn], (0.62, 0.56, 0.42), "metal", 20)
    tip = deep * 0.5 + r * 0.5
    small = ((-0.05, 0.0), (-0.035, r * 0.1), (0.0, r * 0.19), (0.025, r * 0.19), (0.07, r * 0.11), (0.12, 0.0))
    heap.turned(p.at(tip, 0, 0), p.x, small, CLOTH, "plain", 24, 1.0, 1.0)
    for k in range(STRUTS):
        a = 2.0 * math.pi * k / STRUTS + math.pi / 4
        u, v = math.cos(a), math.sin(a)
        foot, head = p.at(deep * 0.42, r * 0.94 * u, r * 0.94 * v), p.at(tip, r * 0.16 * u, r * 0.16 * v)
        heap.tube([foot, head], 0.017, (0.30, 0.30, 0.32), 7, "plain")
        trim.box(foot, p.axes, (0.07, 0.06, 0.06), STEEL, "metal", 0.008)


def gimbal(heap: Plates, trim: Plates, p: Placed, deep: float) -> None:
    """Add two drums across each other in a fork, their motors, and the plate that a mast bears."""
    back = -deep * 0.5
    hub = ((-0.14, 0.0), (-0.14, 0.13), (-0.04, 0.16), (0.0, 0.22), (0.0, 0.0))
    heap.turned(p.at(back, 0, 0), p.x, hub, CLOTH, "cloth", 24)
    x = back - 0.2
    heap.turned(p.at(x, -0.2, 0), p.y, ((0.0, 0.0), (0.0, 0.09), (0.4, 0.09), (0.4, 0.0)), STEEL, "metal", 20)
    for sign in (-1.0, 1.0):
        trim.box(p.at(x - 0.07, sign * 0.23, 0.0), p.axes, (0.3, 0.04, 0.16), CLOTH, "plain", 0.01)
        side = scale(p.y, sign)
        motor = ((0.0, 0.075), (0.1, 0.075), (0.12, 0.05), (0.12, 0.0))
        trim.turned(p.at(x, sign * 0.25, 0), side, motor, (0.2, 0.2, 0.21), "metal", 16)
        trim.turned(p.at(x, sign * 0.25, 0), side, ((0.04, 0.078), (0.06, 0.078)), BAND, "plain", 16)
    foot = back - GIMBAL
    heap.box(p.at(x - 0.19, 0.0, 0.0), p.axes, (0.06, 0.5, 0.18), CLOTH, "plain", 0.012)
    drum = ((-0.02, 0.0), (-0.02, 0.15), (0.1, 0.15), (0.12, 0.11), (0.12, 0.0))
    heap.turned(p.at(foot, 0, 0), p.x, drum, STEEL, "metal", 24)
    trim.box(p.at(x - 0.05, 0.02, 0.17), p.axes, (0.2, 0.16, 0.1), CLOTH, "box", 0.012)


def lead(trim: Plates, p: Placed, r: float, deep: float) -> None:
    """Add the cable: down a strut, over the rim, along a rib to the hub, in a slack loop round the gimbal."""
    tip, u = deep * 0.5 + r * 0.5, math.sqrt(0.5)
    back = -deep * 0.5
    path = [
        p.at(tip, r * 0.14 * u, r * 0.14 * u + 0.03),
        p.at((tip + deep * 0.5) * 0.5, r * 0.56 * u, r * 0.56 * u + 0.03),
        p.at(deep * 0.5, r * 0.95 * u, r * 0.95 * u + 0.03),
        p.at(deep * 0.5 + 0.02, r * 1.06 * u, r * 1.06 * u),
        p.at(deep * 0.2, r * 1.0 * u, r * 1.0 * u),
        p.at(back, r * 0.5 * u, r * 0.5 * u),
        p.at(back - 0.12, 0.2, 0.22),
        p.at(back - 0.3, 0.34, 0.3),
        p.at(back - 0.46, 0.3, 0.22),
        p.at(back - GIMBAL - 0.12, 0.1, 0.1),
    ]
    trim.tube(_smooth(path), 0.013, DARK, 6, "cloth")


def _smooth(path: list[Vec3]) -> list[Vec3]:
    """Return a path with its corners cut twice."""
    for _ in range(2):
        cut = [path[0]]
        for a, b in pairwise(path):
            cut += [add(scale(a, 0.75), scale(b, 0.25)), add(scale(a, 0.25), scale(b, 0.75))]
        path = [*cut, path[-1]]
    return path
