"""What a hunter sees and hears of the player.

Sight: a cone, a range set by the lamps, and a clear line through open hatches. Hearing: the way round through the air,
much weakened by a closed hatch. Pure functions; knows no story.
"""

from __future__ import annotations

import math

from iss3d.crew import tuning
from iss3d.crew.around import Around, Noise, Quarry
from iss3d.crew.people import PersonState
from iss3d.events import Deed
from iss3d.vectors import AHEAD, Vec3, angle_between, distance, length, rotate, sub


def noise_of(deed: Deed, where: Vec3) -> Noise | None:
    """Return the noise a deed of the player makes, or None when it makes none worth hearing."""
    bump = deed.verb == "bump"
    reach = tuning.HEARING_BUMP * deed.strength if bump else tuning.HEARING.get(deed.verb, 0.0)
    return Noise(deed.position or where, reach) if reach > 0.3 else None


def sight_range(quarry: Quarry, around: Around) -> float:
    """Return how far off the player can be seen, by lamps, hand lamp and difficulty."""
    lit = tuning.SIGHT_RANGE.get(around.light_at(quarry.module), tuning.SIGHT_RANGE["on"])
    if quarry.lamp:
        lit = max(lit, tuning.SIGHT_LAMP_RANGE)
    # A moving shape in the dark catches the eye; a still one is a bag on the wall.
    moving = 1.0 + min(0.5, length(quarry.velocity))
    return lit * moving * tuning.DIFFICULTY[around.difficulty()]["senses"]


def sees(hunter: PersonState, quarry: Quarry, around: Around) -> float:
    """Return how plainly a person sees the player: 0 not at all, 1 at arm's length."""
    if quarry.hidden:
        return 0.0
    gap = sub(quarry.position, hunter.position)
    far = length(gap)
    reach = sight_range(quarry, around)
    if far > reach:
        return 0.0
    # At arm's length one is felt, whichever way the hunter looks.
    if far > 1.0 and angle_between(rotate(hunter.orientation, AHEAD), gap) > tuning.SIGHT_HALF_ANGLE:
        return 0.0
    if not around.air.line_clear(hunter.position, quarry.position, around.shut()):
        return 0.0
    return max(0.15, 1.0 - far / reach)


def way_of_sound(source: Vec3, ear: Vec3, around: Around) -> tuple[float, bool]:
    """Return metres that sound travels from a to b through the modules, and whether a closed hatch is in the way."""
    shut = around.shut()
    points = around.air.route(source, ear, shut)
    if points is None:
        return math.inf, True
    metres = 0.0
    muffled = False
    here = source
    for point in [*points, ear]:
        metres += distance(here, point)
        muffled = muffled or around.gates_on(here, point) in shut
        here = point
    return metres, muffled


def hears(hunter: PersonState, noises: tuple[Noise, ...], around: Around) -> Vec3 | None:
    """Return where the loudest noise this person hears comes from, or None."""
    keen = tuning.DIFFICULTY[around.difficulty()]["senses"]
    best: Vec3 | None = None
    margin = 0.0
    for noise in noises:
        reach = noise.reach * keen
        if distance(noise.position, hunter.position) > reach:
            continue
        way, muffled = way_of_sound(noise.position, hunter.position, around)
        left = reach * (tuning.HEARING_SHUT if muffled else 1.0) - way
        if left > margin:
            best, margin = noise.position, left
    return best
