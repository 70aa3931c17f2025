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
CLOSE = frozenset({"hug", "fight", "strangle", "grab", "stab", "strike"})
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
        if abs(gap[0]) > 3.0 or abs(gap[1]) > 3.0 or abs(gap[2]) > 3.0:
            continue
        if id == PLAYER:
            from_player = _aside_of_player(person, state, gap, place, velocity, around)
        else:
            from_crew = add(from_crew, _from(gap, velocity, person > id, tuning.KEEP_APART))
    wish = add(_at_most(from_crew), _at_most(from_player))
    # By and by: one does not start back from every twitch of another.
    return lerp(state.aside, wish, 0.25) if length(wish) > 1e-6 or length(state.aside) > 0.01 else ZERO


def _at_most(wish: Vec3) -> Vec3:
    size = length(wish)
    return scale(wish, tuning.ASIDE / size) if size > tuning.ASIDE else wish


def _aside_of_player(person: str, state: PersonState, gap: Vec3, eyes: Vec3, velocity: Vec3, around: Around) -> Vec3:
    """Return the way to the player's face for who talks with the player, and out of the picture for who does not."""
    if state.pose in CLOSE:
        return ZERO
    module = around.air.modules.get(state.module)
    if module is None:
        return _from(gap, velocity, False, tuning.KEEP_APART)
    # A body is long: what counts is how far its axis is, unless it is over or under the other's head.
    high = dot(gap, module.up)
    flat = sub(gap, scale(module.up, high))
    talks = state.attends == PLAYER or any(who == person for who, _ in around.speaking())
    if talks and length(gap) < tuning.TALK_NEAR:
        return add(scale(module.up, tuning.FACE[2] - high), _from(flat, velocity, False, tuning.FACE_TO_FACE))
    if abs(high) > tuning.OVERHEAD:
        return ZERO
    return _from(flat, velocity, False, tuning.KEEP_FROM_EYES)


def press(state: PersonState, around: Around, mass: float, dt: float) -> None:
    """Push the player's body off one's own and be pushed, softly, where the two would be in one place."""
    if state.pose in CLOSE:
        return
    quarry = around.quarry()
    if quarry.hidden or quarry.module != state.module:
        return
    local = rotate(conjugate(state.orientation), sub(quarry.position, state.position))
    along = max(tuning.FACE[2], min(-tuning.FACE[2], local[2]))
    off = (local[0], local[1], local[2] - along)
    far = length(off)
    if far >= tuning.TOUCH:
        return
    way = rotate(state.orientation, unit(off) if far > 1e-3 else (1.0, 0.0, 0.0))
    closing = -dot(sub(quarry.velocity, state.velocity), way)
    newtons = tuning.TOUCH_STIFFNESS * (tuning.TOUCH - far) + tuning.TOUCH_DAMPING * max(0.0, closing)
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
    """Return the id of who speaks near by and can be seen or is in the same room; empty when nobody does."""
    for id, place in around.speaking():
        if id == person or distance(place, state.position) > tuning.LISTEN:
            continue
        if around.home_of(id) == state.module or around.air.line_clear(state.position, place, around.shut()):
            return id
    return ""
