"""How people share the air: they keep an elbow apart, make way, wait at a busy hatch, listen to who speaks.

Functions over states; moves nobody, only says where one would rather be. Knows no story.
"""

from __future__ import annotations

from collections.abc import Iterator

from iss3d.crew import tuning
from iss3d.crew.around import Around
from iss3d.crew.people import PersonState
from iss3d.vectors import ZERO, Vec3, add, cross, distance, dot, length, lerp, scale, sub, unit

PLAYER = "player"


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
    wish = ZERO
    for id, place, velocity in others(person, around):
        gap = (x - place[0], y - place[1], z - place[2])
        if abs(gap[0]) > 3.0 or abs(gap[1]) > 3.0 or abs(gap[2]) > 3.0:
            continue
        wish = add(wish, _from(gap, velocity, person > id and id != PLAYER))
    size = length(wish)
    if size > tuning.ASIDE:
        wish = scale(wish, tuning.ASIDE / size)
    # By and by: one does not start back from every twitch of another.
    return lerp(state.aside, wish, 0.25) if size > 1e-6 or length(state.aside) > 0.01 else ZERO


def _from(gap: Vec3, velocity: Vec3, first: bool) -> Vec3:
    """Return what one person makes another move aside; gap points from the one to the other's place.

    Args:
        first: The other one leaves room, when neither moves.
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
    lack = tuning.KEEP_APART - length(gap)
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
