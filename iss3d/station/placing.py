"""Where written places are: mounted on a wall of a module, or free in its air.

A thing on a wall stands on it as a person stands on a floor: its own z points into the wall, its x along the module's
axis, its y across and down where there is a down; so size reads [along, across, out of the wall]. A thing free in the
air that has a `facing` shows that way the side that a thing on a wall shows to the room: its own -z.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iss3d.station.build import DIRECTIONS, as_vec
from iss3d.station.model import Face, Module, Spot
from iss3d.station.schema import PlaceText, SpotText
from iss3d.vectors import IDENTITY, UP, Quat, Vec3, about, add, compose, cross, dot, from_axes, length, scale, sub, unit

if TYPE_CHECKING:
    from iss3d.station.station import Station

HINT = "Use `at: {face: starboard, along: 0.5 m, across: 0 m}` or `at: {offset: [x, y, z]}` from the module's centre."
MOST_CELLS = 12
DEFAULT_FACING: Vec3 = (1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A place found: middle, orientation, and the direction it faces."""

    position: Vec3
    orientation: Quat
    faces: Vec3


def wall_axes(module: Module, outward: Vec3) -> tuple[Vec3, Vec3]:
    """Return the directions of `along` and `across` on the wall that lies in a direction.

    along: the module's axis, positive toward forward, starboard or nadir (on an end wall: sideways, in the positive
    station direction). across: the other one, positive toward the module's up where that is possible, else in the
    positive station direction.
    """
    axis = scale(module.axis, math.fsum(module.axis))
    if abs(dot(axis, outward)) > 0.5:
        across = module.up
        side = cross(outward, across)
        return scale(side, 1.0 if math.fsum(side) > 0.0 else -1.0), across
    across = cross(outward, axis)
    if abs(dot(across, module.up)) > 0.5:
        return axis, scale(across, 1.0 if dot(across, module.up) > 0.0 else -1.0)
    return axis, scale(across, 1.0 if math.fsum(across) > 0.0 else -1.0)


def wall_from(station: Station, start: Vec3, outward: Vec3, module: str) -> tuple[Vec3, Face] | None:
    """Return where a ray from a point in the air meets a wall, through open throats of the module; None in the void."""
    cell = station.cell_at(start, module)
    if cell is None or cell.module != module:
        return None
    point = start
    for _ in range(MOST_CELLS):
        nearest, face_hit = math.inf, None
        for face in cell.faces:
            slope = dot(face.normal, outward)
            if slope < -1e-9:
                t = dot(face.normal, sub(face.corners[0], point)) / slope
                if t < nearest:
                    nearest, face_hit = t, face
        if face_hit is None:
            return None
        point = add(point, scale(outward, max(nearest, 0.0)))
        beyond = station.cell_at(add(point, scale(outward, 1e-3)), module)
        if beyond is None or beyond.module != module or beyond.id == cell.id:
            return point, face_hit
        cell = beyond
    return None


def wall_at(station: Station, module: Module, at: PlaceText) -> tuple[Vec3, Face] | None:
    """Return the point of a wall that a written place means, and the face it lies in."""
    outward = DIRECTIONS[at.face or "forward"]
    along, across = wall_axes(module, outward)
    start = add(module.centre, add(scale(along, at.along), scale(across, at.across)))
    if abs(dot(module.axis, outward)) > 0.5:
        end = max((station.cells[i] for i in module.cells), key=lambda c: dot(c.centre, outward))
        start = add(start, scale(outward, dot(sub(end.centre, start), outward)))
    return wall_from(station, start, outward, module.id)


def place(station: Station, module_id: str, at: PlaceText, size: list[float]) -> Placed | str:
    """Return where a written place is, or what is wrong with it."""
    module = station.modules.get(module_id)
    centre = module.centre if module else (0.0, 0.0, 0.0)
    if at.offset is not None:
        position = add(centre, as_vec(at.offset))
        faces = DIRECTIONS[at.facing] if at.facing else DEFAULT_FACING
        up = module.up if module else UP
        turn = shown_to(faces, up) if at.facing else IDENTITY
        return Placed(position, compose(turn, about((0.0, 0.0, 1.0), math.radians(at.turn))), faces)
    if at.face is None or module is None:
        return "a place needs `face` or `offset`"
    hit = wall_at(station, module, at)
    if hit is None:
        return f"this place is not in the air of {module_id}"
    outward = DIRECTIONS[at.face]
    along, _ = wall_axes(module, outward)
    position = sub(hit[0], scale(outward, at.off + size[2] * 0.5))
    if dot(cross(outward, along), module.up) > 0.5:
        along = scale(along, -1.0)
    turn = from_axes(along, cross(outward, along), outward)
    turn = compose(turn, about((0.0, 0.0, 1.0), math.radians(at.turn)))
    return Placed(position, turn, scale(outward, -1.0))


def shown_to(faces: Vec3, up: Vec3) -> Quat:
    """Return the orientation of a thing whose front (-z) faces a way, upright (-y) as near to up as can be."""
    right = cross(up, faces)
    if length(right) < 0.1:
        right = cross((0.0, 1.0, 0.0) if abs(faces[1]) < 0.9 else UP, faces)
    right = unit(right)
    into = scale(faces, -1.0)
    return from_axes(right, cross(into, right), into)


def spot(id: str, text: SpotText, module: str, found: Placed) -> Spot:
    """Return a spot."""
    ahead = DIRECTIONS[text.facing] if text.facing else found.faces
    return Spot(id, text.name, module, found.position, text.radius, ahead)
