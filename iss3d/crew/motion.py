"""How a body without engines gets about: routes flown softly, turning by the hands, swaying at a rail, drifting limp.

Functions over a PersonState; nothing here decides where to go. Kinematic, so cheap; knows no physics engine.
"""

from __future__ import annotations

import math

from iss3d.crew import tuning
from iss3d.crew.around import Around
from iss3d.crew.people import PersonState
from iss3d.vectors import (
    AHEAD,
    UP,
    ZERO,
    Vec3,
    add,
    angle_between,
    distance,
    dot,
    facing,
    length,
    rotate,
    scale,
    slerp,
    sub,
    unit,
)

GOLDEN = 2.399963229728653
"""rad; places several people round one spot without two at the same angle."""


def beside(id: str, index: int, around: Around) -> Vec3 | None:
    """Return the point from which a person (number index of the crew) is with whatever has this id."""
    place = around.place_of(id)
    if place is None:
        return None
    kind = around.kind_of(id)
    if kind == "spot":
        return _share_of_spot(id, place, index, around)
    if kind in ("player", "person"):
        return place
    if kind == "module":
        return _clear_of_walls(add(place, scale(_ring(index), 0.35)), place, around)
    home = around.home_of(id)
    cell = around.air.cell_at(place, home)
    inward = sub(cell.centre, place) if cell else ZERO
    reach = min(tuning.STAND_OFF_THING, length(inward))
    return add(place, scale(unit(inward), reach))


def _ring(index: int) -> Vec3:
    angle = GOLDEN * index
    return (math.cos(angle), math.sin(angle), 0.35 * math.sin(2.0 * angle))


def _share_of_spot(id: str, centre: Vec3, index: int, around: Around) -> Vec3:
    """Return a person's own part of a spot, so that six people in the Cupola do not share one point."""
    radius = around.air.spots[id].radius
    return _clear_of_walls(add(centre, scale(_ring(index), 0.45 * radius)), centre, around)


def _clear_of_walls(wanted: Vec3, centre: Vec3, around: Around) -> Vec3:
    """Return the wanted point drawn toward the centre until it is in air with room round it."""
    offset = sub(wanted, centre)
    room = add(centre, scale(offset, 1.6))
    home = around.air.module_at(centre)
    if around.air.module_at(room, home) is not None:
        return wanted
    return add(centre, scale(offset, 0.4))


def plan(state: PersonState, goal: Vec3, around: Around) -> bool:
    """Set out for a goal; closed hatches on the way will be opened unless barred. Return whether there is a way."""
    points = around.air.route(state.position, goal, around.barred())
    if points is None:
        if state.module != "space":
            return False
        # Outside there are no walls worth a route at this speed.
        points = [goal]
    state.path = path = _straightened(state.position, points, goal)
    here = state.position
    gates = []
    for point in path:
        gates.append(around.gates_on(here, point))
        here = point
    state.gates = gates
    return True


def _straightened(start: Vec3, points: list[Vec3], goal: Vec3) -> list[Vec3]:
    """Return the way without points that are there already or would have to be come back from at either end."""
    path = [p for p in points if distance(p, start) > 0.05]
    if not path or distance(path[-1], goal) > 0.01:
        path.append(goal)
    if len(path) > 1 and dot(sub(path[0], start), sub(path[1], path[0])) < 0.0:
        del path[0]
    if len(path) > 2 and dot(sub(path[-2], path[-3]), sub(path[-1], path[-2])) < 0.0:
        del path[-2]
    return path


def stop(state: PersonState) -> None:
    """Come to rest where one is."""
    state.path = []
    state.gates = []
    state.speed = 0.0
    state.velocity = ZERO
    state.anchor = state.position


def fly(state: PersonState, cruise: float, dt: float, around: Around) -> bool:
    """Move along the path for one step; return whether the goal is reached."""
    if not state.path:
        return True
    room = _room_ahead(state, around)
    # sqrt(2 a s) is the speed from which a soft stop just fits into the room left.
    wanted = min(cruise, math.sqrt(1.2 * tuning.GATHER * room))
    change = tuning.GATHER * dt
    state.speed += max(-2.0 * change, min(change, wanted - state.speed))
    heading = unit(sub(state.path[0], state.position))
    wish = sub(scale(heading, state.speed), state.velocity)
    size = length(wish)
    most = tuning.STEER * dt
    state.velocity = add(state.velocity, wish if size <= most else scale(wish, most / size))
    state.position = add(state.position, scale(state.velocity, dt))
    left = distance(state.path[0], state.position)
    if len(state.path) > 1:
        if left < 0.25 and not (state.gates[1] and state.gates[1] in around.shut()):
            del state.path[0], state.gates[0]
        return False
    if left < tuning.ARRIVED or (left < 0.12 and dot(sub(state.path[0], state.position), state.velocity) < 0.0):
        stop(state)
        return True
    return False


def _room_ahead(state: PersonState, around: Around) -> float:
    """Return metres of free flight ahead: to the goal, or to the first hatch that must be opened (and work it)."""
    room = 0.0
    here = state.position
    for point, gate in zip(state.path, state.gates, strict=True):
        if gate and gate in around.shut():
            if room < 0.3:
                around.work_hatch(gate)
            return room
        room += distance(here, point)
        here = point
        if room > 2.0:
            break
    return room


def turn_toward(state: PersonState, direction: Vec3, dt: float, around: Around) -> float:
    """Turn the body by its hands until it faces a direction; return the angle left in radians."""
    direction = unit(direction)
    if direction == ZERO:
        return 0.0
    nose = rotate(state.orientation, AHEAD)
    left = angle_between(nose, direction)
    if left < 0.03:
        return 0.0
    module = around.air.modules.get(state.module)
    goal = facing(direction, module.up if module else UP)
    rate = min(tuning.TURN, 3.0 * left + 0.1)
    state.orientation = slerp(state.orientation, goal, min(1.0, rate * dt / left))
    return max(0.0, left - rate * dt)


def sway(state: PersonState, index: int, seconds: float, dt: float) -> None:
    """Hang at the anchor as a body on one hand does: never quite still."""
    phase = 0.45 * seconds + GOLDEN * index
    amount = tuning.SWAY
    x, y, z = state.anchor
    px, py, pz = state.position
    dx = x + amount * math.sin(phase) - px
    dy = y + amount * math.sin(0.77 * phase) - py
    dz = z + 0.6 * amount * math.sin(0.59 * phase) - pz
    # Settles in as softly as it came.
    share = min(1.0, 1.5 * dt)
    state.position = (px + dx * share, py + dy * share, pz + dz * share)


def go_limp(state: PersonState, index: int) -> None:
    """Let go of everything with what speed is left, or a breath's worth."""
    stop_velocity = state.velocity
    if length(stop_velocity) < tuning.LIMP_DRIFT:
        stop_velocity = scale(unit(_ring(index + 3)), tuning.LIMP_DRIFT)
    state.path = []
    state.gates = []
    state.speed = 0.0
    state.velocity = scale(stop_velocity, min(1.0, 0.15 / max(length(stop_velocity), 1e-9)))
    state.limp = True
    state.follow = ""
    state.look = ""


def note_room(state: PersonState, around: Around) -> None:
    """Find out which module the body is in now."""
    cell = around.air.cell_at(state.position, state.cell or None)
    if cell is not None:
        state.cell = cell.id
        state.module = cell.module
