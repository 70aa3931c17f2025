"""The floodlights outside: where they stand, what they light by night, the heads that one sees.

They burn while the station is in the Earth's shadow; the shader of the hull takes them as they are listed here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from panda3d.core import PTA_LVecBase4f

from iss3d.vectors import Vec3, add, cross, scale, unit
from iss3d.view.station.mesh import Colour
from iss3d.view.station.plates import Plates, across

WHITE: Colour = (0.94, 0.94, 0.92)
STEEL: Colour = (0.74, 0.75, 0.76)
DARK: Colour = (0.12, 0.12, 0.13)
LIT = 1.0
"""Glow of a floodlight's glass: with all of it, and nothing less, the shader lets it shine by night only."""


@dataclass(frozen=True, slots=True)
class Flood:
    """One floodlight.

    Attributes:
        at: Its glass, station axes, metres.
        aim: Where it shines.
        strength: Of its light, 1 as sunlight, at one metre.
        foot: Direction of its bracket, from the head to what it is bolted to.
    """

    at: Vec3
    aim: Vec3
    strength: float
    foot: Vec3


FLOODS: tuple[Flood, ...] = (
    Flood((2.5, 5.4, 2.1), (-0.25, -0.35, 0.9), 12.0, (-0.7, 0.0, -0.7)),
    Flood((2.5, -5.4, 2.1), (0.15, 0.2, 0.95), 12.0, (-0.7, 0.0, -0.7)),
    Flood((2.2, 1.5, -2.0), (0.8, -0.1, 0.55), 20.0, (-0.7, 0.0, 0.7)),
    Flood((0.95, -8.25, 7.1), (-0.75, 0.3, 0.5), 4.0, (0.9, 0.3, -0.3)),
    Flood((-25.6, -1.5, 6.8), (-0.9, 0.2, -0.3), 6.0, (1.0, 0.3, 0.0)),
    Flood((-18.6, 0.0, 6.55), (0.8, 0.0, 0.35), 7.0, (0.0, 0.0, -1.0)),
    Flood((-1.2, 19.5, -2.1), (-0.55, -0.65, -0.2), 14.0, (0.6, 0.0, 0.7)),
    Flood((-1.2, -19.5, -2.1), (-0.55, 0.65, -0.2), 14.0, (0.6, 0.0, 0.7)),
)
"""On the truss, at the antenna, and on the Russian segment."""


def inputs() -> dict[str, PTA_LVecBase4f]:
    """Return places with strengths, and aims, as the shader takes them."""
    places = np.array([(*lamp.at, lamp.strength) for lamp in FLOODS], np.float32)
    aims = np.array([(*unit(lamp.aim), 0.0) for lamp in FLOODS], np.float32)
    made = {}
    for name, rows in (("flood", places), ("flood_aim", aims)):
        made[name] = PTA_LVecBase4f.empty_array(len(FLOODS))
        memoryview(made[name]).cast("B")[:] = rows.tobytes()
    return made


def heads(heap: Plates) -> None:
    """Add the head of every floodlight: a ribbed housing, a hood, its glass, a bracket."""
    for lamp in FLOODS:
        aim = unit(lamp.aim)
        side, other = across(aim)
        behind = add(lamp.at, scale(aim, -0.11))
        heap.box(behind, (aim, side, other), (0.16, 0.3, 0.2), WHITE, "box", 0.02)
        for k in (-1.0, 0.0, 1.0):
            heap.box(add(behind, add(scale(aim, -0.1), scale(side, 0.09 * k))), (aim, side, other), (0.05, 0.02, 0.18),
                     STEEL, "metal", 0.0)  # fmt: skip
        for sign in (-1.0, 1.0):
            bulb = add(lamp.at, add(scale(side, 0.07 * sign), scale(aim, -0.03)))
            heap.turned(bulb, aim, ((0.0, 0.06), (0.05, 0.07), (0.05, 0.055), (0.01, 0.05)), DARK, "plain", 14)
            heap.disc(add(bulb, scale(aim, 0.012)), aim, 0.052, (1.0, 0.98, 0.92), "plain", 14, 1.0, LIT)
        foot = unit(lamp.foot)
        plate = add(behind, scale(foot, 0.42))
        heap.tube([add(behind, scale(foot, 0.08)), plate], 0.022, STEEL, 6, "metal")
        heap.box(plate, (foot, *across(foot)), (0.03, 0.2, 0.2), STEEL, "metal", 0.006)
        bend = add(plate, scale(cross(foot, aim), 0.1))
        heap.tube([behind, add(behind, scale(side, 0.22)), bend, plate], 0.008, DARK, 5, "cloth")
