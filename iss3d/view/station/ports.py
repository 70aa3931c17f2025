"""Where hatchways go through hulls: the axis of a hull part, and what is cut out of a plate laid over a port.

Pure geometry for hulls.py and trim.py; draws nothing.
"""

from __future__ import annotations

import math

from iss3d.station.model import HullPart, Module, Portal
from iss3d.station.shapes import Polygon
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, dot, scale, sub, unit

WIDER = 1.12
"""How much wider than a hatchway the hull is cut open round it."""


def around(part: HullPart) -> tuple[Vec3, Vec3, Vec3]:
    """Return the axis of a hull part and two directions across it.

    A slanted part is cut off square to the station's axes, as what it joins is: its rings lie across the axis that it
    runs along most, and only its middle line slants.
    """
    axis = unit(sub(part.end, part.start))
    along = square(part)
    side = unit(cross(along, (0.0, 0.0, 1.0) if abs(along[2]) < 0.9 else (0.0, 1.0, 0.0)))
    return axis, side, cross(along, side)


def square(part: HullPart) -> Vec3:
    """Return the way along a hull part that its end faces look: its axis, or where that slants the nearest of six."""
    axis = unit(sub(part.end, part.start))
    most = max(range(3), key=lambda i: abs(axis[i]))
    near: Vec3 = tuple(math.copysign(1.0, axis[i]) if i == most else 0.0 for i in range(3))  # type: ignore[assignment]
    return near if abs(axis[most]) < 0.9999 else axis


def passes_side(station: Station, module: Module, way: Portal) -> bool:
    """Return whether a hatchway leads out through the side of a module's hull."""
    home = {station.cells[cell].module for cell in (way.a, way.b) if cell in station.cells}
    return module.id in home and abs(dot(way.normal, module.axis)) < 0.7


def holes(four: list[Vec3], normal: Vec3, ways: list[Portal]) -> list[Polygon]:
    """Return what hatchways cut out of a plate: their outlines, a little wider, laid onto it along their way."""
    middle = scale(add(add(four[0], four[1]), add(four[2], four[3])), 0.25)
    found: list[Polygon] = []
    for way in ways:
        slope = dot(way.normal, normal)
        off = sub(middle, way.centre)
        along = dot(off, way.normal)
        aside = sub(off, scale(way.normal, along))
        if abs(slope) < 0.3 or abs(along) > 1.6 or dot(aside, aside) > 2.6:
            continue
        wide = [add(way.centre, scale(sub(c, way.centre), WIDER)) for c in way.corners]
        found.append(tuple(add(c, scale(way.normal, dot(normal, sub(four[0], c)) / slope)) for c in wide))
    return found
