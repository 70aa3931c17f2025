"""Parts outside as written turned into placed parts, and the handrails for walks along hulls and truss."""

from __future__ import annotations

import math
from collections.abc import Iterator

from iss3d.station.build import as_vec
from iss3d.station.entries import Entries
from iss3d.station.model import ExteriorPart, Handrail, Module
from iss3d.station.schema import ExteriorText
from iss3d.vectors import Quat, Vec3, about, add, compose, cross, distance, lerp, scale, sub, unit

RAIL_STANDOFF = 0.1
RAIL_LENGTH = 0.6
RAIL_PITCH = 1.4
SHORTEST_PART = 0.6
ROWS = 4
"""Rows of rails round a hull: on its starboard, port, zenith and nadir sides, half a turn between rows of the truss."""


def turned(degrees: list[float]) -> Quat:
    """Return the rotation about x, then y, then z."""
    x, y, z = (math.radians(d) for d in degrees)
    spin = compose(about((0.0, 1.0, 0.0), y), about((1.0, 0.0, 0.0), x))
    return compose(about((0.0, 0.0, 1.0), z), spin)


def parts(entries: Entries) -> Iterator[ExteriorPart]:
    """Yield every part outside."""
    for id, entry in entries["exterior"].items():
        text: ExteriorText = entry.text
        yield ExteriorPart(
            id, text.name, text.shape, as_vec(text.at), turned(text.turn), as_vec(text.size), text.colour,
            text.solid, text.tracks,
        )  # fmt: skip


def hull_rails(module: Module) -> Iterator[Handrail]:
    """Yield the rails along the cylinders of a hull."""
    n = 0
    for part in module.hull:
        span = distance(part.start, part.end)
        if span < SHORTEST_PART or abs(part.start_radius - part.end_radius) > 0.4:
            continue
        axis = unit(sub(part.end, part.start))
        side = unit(cross(axis, (0.0, 0.0, 1.0) if abs(axis[2]) < 0.9 else (0.0, 1.0, 0.0)))
        other = cross(axis, side)
        count = max(1, round(span / RAIL_PITCH))
        for row in range(ROWS):
            angle = math.pi * 0.5 * row + math.pi * 0.25
            out = add(scale(side, math.cos(angle)), scale(other, math.sin(angle)))
            for k in range(count):
                t = (k + 0.5) / count
                radius = part.start_radius + (part.end_radius - part.start_radius) * t + RAIL_STANDOFF
                middle = add(lerp(part.start, part.end, t), scale(out, radius))
                half = scale(axis, min(RAIL_LENGTH, span * 0.8) * 0.5)
                n += 1
                yield Handrail(f"{module.id}_outside_{n}", module.id, sub(middle, half), add(middle, half), out, True)


def truss_rails(part: ExteriorPart) -> Iterator[Handrail]:
    """Yield the rails along the edges of a fixed length of truss: forward and aft, above and below."""
    x, y, z = part.size[0] * 0.5, part.size[1], part.size[2] * 0.5
    count = max(1, round(y / RAIL_PITCH))
    n = 0
    for sx, sz in ((1, -1), (1, 1), (-1, -1), (-1, 1)):
        out: Vec3 = unit((float(sx), 0.0, float(sz)))
        for k in range(count):
            along = (k + 0.5) / count * y - y * 0.5
            middle = add(part.centre, (sx * x, along, sz * z))
            middle = add(middle, scale(out, RAIL_STANDOFF))
            half = (0.0, RAIL_LENGTH * 0.5, 0.0)
            n += 1
            yield Handrail(f"{part.id}_outside_{n}", "space", sub(middle, half), add(middle, half), out, True)
