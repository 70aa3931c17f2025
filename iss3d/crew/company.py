"""How people share the air: they keep an elbow apart, make way, wait at a busy hatch, listen to who speaks.

Functions over states; moves nobody, only says where one would rather be. Knows no story.
"""

from __future__ import annotations

from collections.abc import Iterator

from iss3d.crew import tuning
from iss3d.crew.around import Around
from iss3d.crew.people import PersonState
from iss3d.vectors import (
    ZERO,
    Vec3,
    add,
    conjugate,
    cross,
    distance,
    dot,
    length,
    lerp,
    rotate,
    scale,
    sub,
    unit,
)

PLAYER = "player"
HUG = "hug"
CLOSE = frozenset({HUG, "caress", "fight", "strangle", "grab", "stab", "strike"})
"""Poses of those who are meant to touch."""


def others(person: str, around: Around) -> Iterator[tuple[str, Vec3, Vec3]]:
    """Give id, place and velocity of everybody else who is about, the player last; who only hangs there has none."""
    for id, other in around.persons().items():
        if id != person and other.present and other.hidden is None:
            yield id, other.position, other.velocity if other.path or other.limp else ZERO
    quarry = around.quarry()
    if not quarry.hidden:
        yield PLAYER, quarry.position, quarry.velocity


def aside(person: str, state: PersonState, around: Around) -> Vec3:
    """Return how far from the anchor one would rather hang, so that nobody is too near and who comes by can pass."""
    x, y, z = state.anchor
    from_crew = from_player = ZERO
    for id, place, velocity in others(person, around):
        gap = (x - place[0], y - place[1], z - place[2])
        if id == PLAYER:
            from_player = _out_of_sight_line(person, state, place, around)
        if abs(gap[0]) > 3.0 or abs(gap[1]) > 3.0 or abs(gap[2]) > 3.0:
            continue
        if id == PLAYER:
            from_player = add(from_player, _aside_of_player(person, state, gap, place, velocity, around))
        elif state.pose not in CLOSE:
            from_crew = add(from_crew, _from(gap, velocity, person > id, tuning.KEEP_APART))
    embrace = tuning.HUG_FROM if state.pose == HUG else tuning.ASIDE
    wish = add(_at_most(from_crew, tuning.ASIDE), _at_most(from_player, embrace))
    # By and by: one does not start back from every twitch of another.
    return lerp(state.aside, wish, 0.25) if length(wish) > 1e-6 or length(state.aside) > 0.01 else ZERO


def _at_most(wish: Vec3, most: float) -> Vec3:
    size = length(wish)
    return scale(wish, most / size) if size > most else wish


def _aside_of_player(person: str, state: PersonState, gap: Vec3, eyes: Vec3, velocity: Vec3, around: Around) -> Vec3:
    """Return the way to the player's face for who talks with the player, and out of the picture for who does not."""
    if state.pose in CLOSE - {HUG}:
        return ZERO
    up = upright(state, gap, around)
    if up == ZERO:
        return _from(gap, velocity, False, tuning.KEEP_APART)
    # A body is long: what counts is how far its axis is, unless it is over or under the other's head.
    high = dot(gap, up)
    flat = sub(gap, scale(up, high))
    if state.pose == HUG:
        if length(gap) > tuning.TALK_NEAR:
            return ZERO
        lower = min(high - tuning.FACE[2], room_for_legs(state.anchor, up, around))
        return add(scale(up, -lower), scale(unit(flat), tuning.HUG_APART - length(flat)))
    talks = state.attends == PLAYER or any(who == person for who, _ in around.speaking())
    if talks and length(gap) < tuning.TALK_NEAR:
        lower = min(high - tuning.FACE[2], room_for_legs(state.anchor, up, around))
        return add(scale(up, -lower), _from(flat, velocity, False, tuning.FACE_TO_FACE))
    if abs(high) > tuning.OVERHEAD:
        return ZERO
    return _from(flat, velocity, False, tuning.KEEP_FROM_EYES)


def room_for_legs(place: Vec3, up: Vec3, around: Around) -> float:
    """Return metres by which a body may hang lower than a place before its feet come to a wall; below zero: higher."""
    free, wall = 0.0, tuning.LEGS + tuning.FACE_ABOVE
    if around.air.cell_at(add(place, scale(up, -wall))) is not None:
        return wall - tuning.LEGS
    for _ in range(5):
        middle = 0.5 * (free + wall)
        if around.air.cell_at(add(place, scale(up, -middle))) is None:
            wall = middle
        else:
            free = middle
    return free - tuning.LEGS


def upright(state: PersonState, way: Vec3, around: Around) -> Vec3:
    """Return which way is up for one who has to do with the player along a way; ZERO outside every module.

    The module's up, so that all in a room are upright together; but of two of whom one floats over the other's head it
    is the player's, so that neither sees the other standing on the head.
    """
    module = around.air.modules.get(state.module)
    if module is None:
        return ZERO
    steep = abs(dot(unit(way), module.up))
    least, most = tuning.STEEP
    if steep <= least:
        return module.up
    theirs = rotate(around.quarry().orientation, (0.0, 0.0, -1.0))
    mixed = lerp(module.up, theirs, min(1.0, (steep - least) / (most - least)))
    return unit(mixed) if length(mixed) > 0.2 else theirs


def _out_of_sight_line(person: str, state: PersonState, eyes: Vec3, around: Around) -> Vec3:
    """Return the way out of the line from the player's eyes to the face of somebody else who speaks."""
    down = rotate(state.orientation, (0.0, 0.0, 1.0))
    found = ZERO
    for who, place in around.speaking():
        other = around.persons().get(who)
        if who in (person, PLAYER) or other is None or distance(place, eyes) > 2.0 * tuning.LISTEN:
            continue
        face = add(place, rotate(other.orientation, tuning.FACE))
        line = sub(face, eyes)
        far = length(line)
        if far < 0.3:
            continue
        way = scale(line, 1.0 / far)
        along = dot(sub(state.position, eyes), way)
        if not 0.1 < along < far - 0.1:
            continue
        # From the line to the nearest of one's own axis, head to hips.
        off = sub(state.position, add(eyes, scale(way, along)))
        off = add(off, scale(down, max(tuning.FACE[2], min(-tuning.FACE[2], -dot(off, down)))))
        off = sub(off, scale(way, dot(off, way)))
        lack = tuning.SIGHT_LINE - length(off)
        if lack > 0.0:
            aside = unit(off) if length(off) > 0.03 else unit(cross(way, down))
            found = add(found, scale(aside, lack))
    return found


def followed(state: PersonState, around: Around) -> bool:
    """Return whether the player comes close behind the way one flies."""
    quarry = around.quarry()
    gap = sub(quarry.position, state.position)
    if quarry.hidden or length(gap) > tuning.FOLLOWED_WITHIN or not state.path:
        return False
    way = sub(state.path[0], state.position)
    return dot(gap, way) < 0.0 and dot(quarry.velocity, way) > 0.0


def round_the_player(state: PersonState, way: Vec3, around: Around) -> Vec3:
    """Return the way one flies bent so that one's body does not come before the player's eyes on it."""
    quarry = around.quarry()
    if quarry.hidden or quarry.module != state.module:
        return way
    gap = sub(quarry.position, state.position)
    along = dot(gap, way)
    if not -0.3 < along < tuning.PASS_LOOKS or along > distance(state.path[-1], state.position):
        return way
    missed = sub(gap, scale(way, along))
    down = rotate(state.orientation, (0.0, 0.0, 1.0))
    missed = sub(missed, scale(down, max(tuning.FACE[2], min(-tuning.FACE[2], dot(missed, down)))))
    missed = sub(missed, scale(way, dot(missed, way)))
    lack = tuning.PASS_EYES - length(missed)
    if lack <= 0.0:
        return way
    if length(missed) < 0.05:
        missed = cross(way, rotate(quarry.orientation, (0.0, 0.0, 1.0)))
    return unit(sub(way, scale(unit(missed), lack / tuning.PASS_EYES)))


def press(state: PersonState, around: Around, mass: float, dt: float) -> None:
    """Push the player's body off one's own and be pushed, softly, where the two would be in one place."""
    if state.pose in CLOSE and not state.fights:
        return
    touch = tuning.FIGHT_TOUCH if state.fights else tuning.TOUCH
    quarry = around.quarry()
    if quarry.hidden or quarry.module != state.module:
        return
    local = rotate(conjugate(state.orientation), sub(quarry.position, state.position))
    along = max(tuning.FACE[2], min(-tuning.FACE[2], local[2]))
    off = (local[0], local[1], local[2] - along)
    far = length(off)
    if far >= touch:
        return
    way = rotate(state.orientation, unit(off) if far > 1e-3 else (1.0, 0.0, 0.0))
    closing = -dot(sub(quarry.velocity, state.velocity), way)
    newtons = tuning.TOUCH_STIFFNESS * (touch - far) + tuning.TOUCH_DAMPING * max(0.0, closing)
    impulse = scale(way, min(newtons, tuning.TOUCH_MOST) * dt)
    around.push(PLAYER, impulse)
    state.velocity = sub(state.velocity, scale(impulse, 1.0 / mass))
    state.reason = "person"


def _from(gap: Vec3, velocity: Vec3, first: bool, apart: float) -> Vec3:
    """Return what one person makes another move aside; gap points from the one to the other's place.

    Args:
        first: The other one leaves room, when neither moves.
        apart: Metres kept, when neither moves.
    """
    pace = dot(velocity, velocity)
    if pace > 0.0225:
        soon = dot(gap, velocity) / pace
        if soon < 0.0:
            return ZERO
        soon = min(soon, tuning.PASS_SECONDS)
        missed = sub(gap, scale(velocity, soon))
        lack = tuning.PASS_APART - length(missed)
        if lack <= 0.0:
            return ZERO
        return scale(_across(missed, velocity), lack)
    lack = apart - length(gap)
    if lack <= 0.0 or first:
        return ZERO
    return scale(unit(gap) if length(gap) > 1e-3 else (0.0, 1.0, 0.0), lack)


def _across(missed: Vec3, velocity: Vec3) -> Vec3:
    """Return the way out of the path of somebody: away from where they pass, square to their flight."""
    if length(missed) > 0.05:
        return unit(missed)
    side = cross(velocity, (0.0, 0.0, 1.0))
    return unit(side if length(side) > 1e-6 else cross(velocity, (0.0, 1.0, 0.0)))


def in_the_way(person: str, state: PersonState, hatch: Vec3, around: Around) -> bool:
    """Return whether somebody else is in a hatch or nearer to it and coming through toward one: then one waits."""
    mine = distance(state.position, hatch)
    through = sub(hatch, state.position)
    for _, place, velocity in others(person, around):
        gap = distance(place, hatch)
        if gap > 1.2 or gap >= mine:
            continue
        coming = dot(velocity, through) < 0.0 and dot(velocity, velocity) > 0.01
        inside = gap < 0.45
        # Who goes the same way ahead is simply followed.
        if (coming and dot(sub(place, hatch), through) > -0.1) or (inside and dot(velocity, through) <= 0.0):
            return True
    return False


def attends(person: str, state: PersonState, around: Around) -> str:
    """Return whom one listens or speaks to: near by, and to be seen or in the same room; empty for nobody.

    Who speaks says it to whom they were listening to, else to the player, else to whoever is nearest.
    """
    speaking = around.speaking()
    for id, place in speaking:
        if id != person and _perceives(state, id, place, around):
            return id
    if all(id != person for id, _ in speaking):
        return ""
    heard = {id: place for id, place, _ in others(person, around) if _perceives(state, id, place, around)}
    if state.attends in heard:
        return state.attends
    if PLAYER in heard:
        return PLAYER
    alive = [id for id in heard if around.persons()[id].alive]
    return min(alive, key=lambda id: (distance(heard[id], state.position), id), default="")


def _perceives(state: PersonState, id: str, place: Vec3, around: Around) -> bool:
    """Return whether somebody is near enough to talk to, in the same room or in sight."""
    if distance(place, state.position) > tuning.LISTEN:
        return False
    return around.home_of(id) == state.module or around.air.line_clear(state.position, place, around.shut())


def attend(person: str, state: PersonState, tick: int, around: Around) -> None:
    """Note whom one listens or speaks to; attention outlasts the words a little."""
    who = attends(person, state, around)
    if who:
        state.attends, state.attended = who, tick
    elif state.attends and tick - state.attended > tuning.ATTENTION:
        state.attends = ""
