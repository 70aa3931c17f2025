"""What a body outside bumps into: hulls of modules and the solid parts of the truss, as convex pieces.

Pure geometry from the station's facts. Knows no physics engine.
"""

from __future__ import annotations

import math

from iss3d.movement.station_like import StationLike
from iss3d.station.model import ExteriorPart
from iss3d.vectors import Vec3, add, cross, distance, dot, length, rotate, scale, sub, unit

SIDES = 12
"""Corners of a round cross-section."""

HATCH_CLEAR = 1.0
"""m. Hull nearer than this to the middle of an outer hatch is left out: the walls of the room inside have the hole."""

ROUND = frozenset({"cylinder", "cone"})
NOT_SOLID = frozenset({"arm", "array", "irosa", "limb", "panel_array"})
"""Shapes that move while they are drawn, and so are not where the facts say."""


def hulls_outside(station: StationLike) -> list[tuple[Vec3, ...]]:
    """Return the corners of every convex piece, in a fixed order."""
    doors = [h.centre for h in station.hatches.values() if "space" in (h.module_a, h.module_b)]
    found = []
    for _, module in sorted(station.modules.items()):
        for part in module.hull:
            if all(
                _gap(door, part.start, part.end, max(part.start_radius, part.end_radius)) > HATCH_CLEAR
                for door in doors
            ):
                found.append(_rounded(part.start, part.end, part.start_radius, part.end_radius))
    for _, piece in sorted(station.exterior.items()):
        if piece.solid and not piece.tracks and piece.shape not in NOT_SOLID:
            corners = _corners(piece)
            if all(distance(door, piece.centre) > HATCH_CLEAR + 0.5 * length(piece.size) for door in doors):
                found.append(corners)
    return found


def _corners(part: ExteriorPart) -> tuple[Vec3, ...]:
    hx, hy, hz = (0.5 * s for s in part.size)
    if part.shape in ROUND:
        ends = (rotate(part.orientation, (-hx, 0.0, 0.0)), rotate(part.orientation, (hx, 0.0, 0.0)))
        far = 0.3 * hy if part.shape == "cone" else hy
        return _rounded(add(part.centre, ends[0]), add(part.centre, ends[1]), max(hy, hz), far)
    return tuple(
        add(part.centre, rotate(part.orientation, (x, y, z))) for x in (-hx, hx) for y in (-hy, hy) for z in (-hz, hz)
    )


def _rounded(start: Vec3, end: Vec3, start_radius: float, end_radius: float) -> tuple[Vec3, ...]:
    """Return the corners of a cylinder or cone."""
    along = unit(sub(end, start))
    side = unit(cross(along, (0.0, 0.0, 1.0) if abs(along[2]) < 0.9 else (0.0, 1.0, 0.0)))
    other = cross(along, side)
    corners = []
    for n in range(SIDES):
        angle = 2.0 * math.pi * n / SIDES
        out = add(scale(side, math.cos(angle)), scale(other, math.sin(angle)))
        corners.append(add(start, scale(out, start_radius)))
        corners.append(add(end, scale(out, end_radius)))
    return tuple(corners)


def _gap(point: Vec3, start: Vec3, end: Vec3, radius: float) -> float:
    """Return how far a point is from a cylinder (0 inside)."""
    way = sub(end, start)
    span = dot(way, way)
    t = min(1.0, max(0.0, dot(sub(point, start), way) / span)) if span > 1e-9 else 0.0
    return max(0.0, distance(point, add(start, scale(way, t))) - radius)
