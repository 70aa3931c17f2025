"""How a body without engines gets about: it pushes off, glides, catches hold, hangs at its place, or drifts limp.

Functions over a PersonState; nothing here decides where to go. What limbs can do is in limbs.py; walls are the physics
engine's business, of which nothing is known here.
"""

from __future__ import annotations

import math

from iss3d.crew import company, limbs, tuning
from iss3d.crew.around import Around
from iss3d.crew.people import PersonState
from iss3d.movement.tuning import PERSON_RADIUS
from iss3d.station.shapes import centre_of
from iss3d.vectors import (
    AHEAD,
    ZERO,
    Quat,
    Vec3,
    add,
    angle_between,
    cross,
    distance,
    dot,
    facing,
    length,
    lerp,
    rotate,
    scale,
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
    if kind == "person":
        return place
    if kind == "player":
        return clear(_face_to_face(place, around.home_of(id), tuning.FACE_ABOVE, around), place, around)
    if kind == "module":
        return clear(add(place, scale(_ring(index), 0.35)), place, around)
    home = around.home_of(id)
    cell = around.air.cell_at(place, home)
    inward = sub(cell.centre, place) if cell else ZERO
    reach = min(tuning.STAND_OFF_THING, length(inward))
    return clear(add(place, scale(unit(inward), reach)), cell.centre if cell else place, around)


def before_eyes(state: PersonState, around: Around, apart: float = tuning.FACE_TO_FACE) -> Vec3 | None:
    """Return where the body is when the face is before the player's, level with it, and not in the way to a hatch.

    Args:
        apart: Metres from face to face.
    """
    eye = around.place_of("player")
    home = around.home_of("player")
    module = around.air.modules.get(home or "")
    cell = around.air.cell_at(eye, home) if eye is not None else None
    if eye is None or module is None or cell is None:
        return None
    up = module.up
    way = sub(state.position, eye)
    way = unit(sub(way, scale(up, dot(way, up))))
    if way == ZERO:
        way = rotate(around.quarry().orientation, AHEAD)
        way = unit(sub(way, scale(up, dot(way, up))))
    across = cross(up, way)
    ways = [unit(sub(centre_of(o.corners), eye)) for face in cell.faces for o in face.openings if o.corners]
    best, least = None, 1e9
    for angle in (0.0, 0.6, -0.6, 1.2, -1.2):
        turned = add(scale(way, math.cos(angle)), scale(across, math.sin(angle)))
        wish = add(add(eye, scale(turned, apart + tuning.FACE[0])), scale(up, tuning.FACE[2]))
        point = clear(wish, eye, around)
        in_a_way = any(dot(turned, gate) > tuning.IN_A_WAY for gate in ways)
        worth = distance(point, wish) + 0.25 * abs(angle) + 0.5 * in_a_way
        if worth < least - 1e-9:
            best, least = point, worth
    return best


def _ring(index: int) -> Vec3:
    angle = GOLDEN * index
    return (math.cos(angle), math.sin(angle), 0.35 * math.sin(2.0 * angle))


def _share_of_spot(id: str, centre: Vec3, index: int, around: Around) -> Vec3:
    """Return a person's own part of a spot, with a hold at hand; six people in the Cupola do not share one point."""
    spot = around.air.spots[id]
    lower = min(tuning.FACE_ABOVE, 0.6 * spot.radius)
    own = _face_to_face(add(centre, scale(_ring(index), 0.4 * spot.radius)), spot.module, lower, around)
    module = around.air.modules.get(spot.module)
    if module is not None:
        own = _to_a_hold(own, facing(spot.facing, module.up), around)
    if distance(own, centre) > spot.radius:
        own = lerp(centre, own, spot.radius / distance(own, centre))
    return clear(own, centre, around)


def _face_to_face(place: Vec3, home: str | None, lower: float, around: Around) -> Vec3:
    """Return the place moved toward the module's floor: it is the face that is to be there, not the belly."""
    module = around.air.modules.get(home or "")
    if module is None:
        return place
    return add(place, scale(module.up, -min(lower, company.room_for_legs(place, module.up, around))))


def _to_a_hold(place: Vec3, turned: Quat, around: Around) -> Vec3:
    """Return the place moved until one of its bars is within an easy arm's length of a shoulder."""
    cell = around.air.cell_at(place)
    if cell is None:
        return place
    best, least = None, 1e9
    for hold in around.reach.grips(place, cell.id, tuning.GRIP_REACH + tuning.ASIDE):
        far, _ = limbs.stretch(place, turned, hold.point)
        if far < least:
            best, least = hold.point, far
    if best is None or least <= tuning.ARM_EASY:
        return place
    left, right = limbs.shoulders(place, turned)
    shoulder = left if distance(left, best) < distance(right, best) else right
    return add(place, scale(unit(sub(best, shoulder)), min(least - tuning.ARM_EASY, tuning.ASIDE)))


def clear(wanted: Vec3, centre: Vec3, around: Around) -> Vec3:
    """Return the point drawn toward a centre until a body there touches no wall and nothing solid."""
    home = around.air.cell_at(centre)
    if home is None:
        return wanted
    for n in range(6):
        point = lerp(wanted, centre, n / 5.0)
        cell = around.air.cell_at(point, home.id)
        if cell is None:
            continue
        point = around.reach.air[cell.id].clear_point(point, PERSON_RADIUS + 0.02)
        if around.is_free(point, PERSON_RADIUS):
            return point
    return centre


def plan(state: PersonState, goal: Vec3, around: Around) -> bool:
    """Set out for a goal; closed hatches on the way will be opened unless barred. Return whether there is a way."""
    points = around.air.route(state.position, goal, around.barred())
    if points is None:
        if state.module != limbs.OUTSIDE:
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
    state.best = 1e9
    state.stalled = 0.0
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
    """Come to rest as soon as a hand can: a little way on when one was moving."""
    speed = length(state.velocity)
    state.path = []
    state.gates = []
    state.stroke = False
    state.aside = ZERO
    state.anchor = add(state.position, scale(state.velocity, 0.5 * speed / tuning.BRAKING))


def rest(state: PersonState) -> None:
    """Be at rest where one is: for those who are put somewhere."""
    state.velocity = ZERO
    state.turning = 0.0
    state.grip = None
    stop(state)


def fly(
    state: PersonState,
    cruise: float,
    mass: float,
    dt: float,
    around: Around,
    *,
    haste: bool = False,
    wait: bool = False,
) -> bool:
    """Go on along the path: push off, glide, catch. Return whether its end is reached (then the path is empty).

    Args:
        wait: Stop here for now, since somebody is in the way.
    """
    if not state.path:
        return True
    target = state.path[0]
    to = sub(target, state.position)
    left = length(to)
    last = len(state.path) == 1
    if last and left < tuning.ARRIVED:
        _arrive(state)
        return True
    if not last and _passed(state, left, around):
        del state.path[0], state.gates[0]
        state.best = 1e9
        return False
    if _hampered(state, left, dt, around):
        return not state.path
    way = scale(to, 1.0 / left) if left > 1e-6 else ZERO
    if not haste and left > tuning.CLEAR_OF_GATE and not state.gates[0]:
        way = company.round_the_player(state, way, around)
    wanted = 0.0 if wait else min(cruise, math.sqrt(2.0 * tuning.BRAKING * max(0.0, _room_ahead(state, around))))
    if last:
        wanted = min(wanted, 3.0 * left)
    along = dot(state.velocity, way)
    if not state.stroke:
        miss = length(sub(state.velocity, scale(way, along))) * left / max(along, 0.05)
        if 0.7 * wanted <= along <= wanted + 0.02 and miss < tuning.STRAY:
            limbs.let_go(state)
            return False
        state.stroke = True
    if limbs.drive(state, scale(way, wanted), mass, dt, around, haste=haste):
        state.stroke = False
    return False


def _passed(state: PersonState, left: float, around: Around) -> bool:
    """Return whether the next point of the path counts as reached."""
    if state.gates[1] and state.gates[1] in around.shut():
        return False
    if left < 0.2:
        return True
    beyond = dot(sub(state.position, state.path[0]), sub(state.path[1], state.path[0])) > 0.0
    return beyond and left < 0.4


def _arrive(state: PersonState) -> None:
    goal = state.path[-1]
    stop(state)
    state.anchor = goal
    state.tries = 0


def _hampered(state: PersonState, left: float, dt: float, around: Around) -> bool:
    """Notice when one gets no nearer: try again from the middle of the room, in the end stay; return whether so."""
    if left < state.best - 0.04 or state.waited > 0.0:
        state.best, state.stalled = left, 0.0
        return False
    state.stalled += dt
    if state.stalled < tuning.STALLED:
        return False
    state.tries += 1
    if state.tries > tuning.TRIES:
        state.tries = 0
        state.gave_up = state.task.to if state.task is not None else ""
        stop(state)
        return True
    goal = state.path[-1]
    if plan(state, goal, around):
        cell = around.air.cell_at(state.position, state.cell or None)
        if cell is not None and state.tries > 1:
            state.path.insert(0, cell.centre)
            state.gates.insert(0, "")
    return True


def _room_ahead(state: PersonState, around: Around) -> float:
    """Return metres within which one must be able to stop: to the goal, a sharp corner or a hatch still to be opened.

    A corner counts as a stop later by as much as its speed is still allowed there. Works the hatch when at it.
    """
    room = 0.0
    here = state.position
    before: Vec3 | None = None
    for point, gate in zip(state.path, state.gates, strict=True):
        leg = sub(point, here)
        if before is not None and angle_between(before, leg) > 0.6:
            return room + 0.5 * tuning.CORNER * tuning.CORNER / tuning.BRAKING
        if gate and gate in around.shut():
            if room < 0.3:
                around.work_hatch(gate)
            return room - 0.05
        size = length(leg)
        if size > 0.05:
            before = leg
        room += size
        here = point
        if room > 0.8:
            break
    return room


def keep(
    state: PersonState, index: int, seconds: float, mass: float, dt: float, around: Around, *, sways: bool = True
) -> None:
    """Hang at the anchor as a body on one hand does: never quite still, moved only by that hand."""
    x, y, z = state.anchor
    ax, ay, az = state.aside
    if sways:
        phase = 0.45 * seconds + GOLDEN * index
        amount = tuning.SWAY
        x += amount * math.sin(phase)
        y += amount * math.sin(0.77 * phase)
        z += 0.6 * amount * math.sin(0.59 * phase)
    wanted = scale(sub((x + ax, y + ay, z + az), state.position), tuning.SETTLE)
    size = length(wanted)
    most = tuning.HUG_SPEED if state.pose == company.HUG else tuning.ASIDE_SPEED
    if size > most:
        wanted = scale(wanted, most / size)
    if state.grip is None or not limbs.holds_still(state):
        state.grip = limbs.find(state, wanted, around)
        if state.grip is None and length(state.velocity) < tuning.SLOWEST:
            state.reason = "free"
            return
    elif limbs.overstretched(state) != ZERO:
        # Turned away from it, or moved aside: another hold, or a little nearer to this one.
        state.grip = limbs.find(state, wanted, around) or state.grip
        nearer = limbs.overstretched(state)
        if state.hunt is None and length(sub(state.anchor, state.position)) < tuning.ASIDE:
            state.anchor = add(state.anchor, scale(nearer, min(1.0, tuning.SETTLE * dt)))
    limbs.drive(state, wanted, mass, dt, around)


def go_limp(state: PersonState, index: int) -> None:
    """Let go of everything and drift on with the speed one had, or a last twitch's worth."""
    velocity = state.velocity
    if length(velocity) < tuning.LIMP_DRIFT:
        velocity = scale(unit(_ring(index + 3)), tuning.LIMP_DRIFT)
    stop(state)
    state.velocity = velocity
    state.limp = True
    state.grip = None
    state.reason = "limp"
    state.turning = 0.0
    state.follow = ""
    state.look = ""


def note_room(state: PersonState, around: Around) -> None:
    """Find out which module the body is in now."""
    cell = around.air.cell_at(state.position, state.cell or None)
    if cell is not None:
        state.cell = cell.id
        state.module = cell.module
