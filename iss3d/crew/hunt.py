"""How one person seeks the player: room by room in order, toward noises, and straight at who is seen.

Fair on purpose: a hunter knows only what the senses give. Decides where to go; motion.py does the going.
"""

from __future__ import annotations

from iss3d.crew import limbs, motion, senses, tuning
from iss3d.crew.around import Around, Quarry
from iss3d.crew.people import HuntState, PersonState
from iss3d.vectors import Vec3, about, distance, rotate, scale, sub

SENSE_EVERY = 6
"""ticks between looks; a look casts a line through the station, and 10 Hz is faster than any eye decides."""


def begin(state: PersonState, rooms: list[str]) -> None:
    """Start to search these rooms in order, again and again."""
    state.hunt = HuntState(rooms=list(rooms))
    motion.stop(state)


def step(state: PersonState, mass: float, tick: int, dt: float, around: Around) -> bool:
    """Hunt for one tick; return whether the player is caught in it.

    With difficulty "skip" the hunter goes through the rooms and neither sees nor hears.
    """
    hunt = state.hunt
    if hunt is None:
        return False
    quarry = around.quarry()
    if around.difficulty() == "skip":
        if hunt.mode != "search":
            hunt.mode, hunt.certainty, hunt.dwell = "search", 0.0, 0.0
            motion.stop(state)
    else:
        if tick % SENSE_EVERY == 0:
            _sense(state, hunt, quarry, SENSE_EVERY * dt, around)
        if around.noises() and hunt.mode != "chase":
            _listen(state, hunt, around)
    scales = tuning.DIFFICULTY[around.difficulty()]
    if hunt.mode == "chase":
        _chase(state, hunt, quarry, mass, dt, scales["speed"], around)
        reachable = not quarry.hidden or hunt.knows_hide
        return reachable and distance(state.position, quarry.position) < tuning.CATCH
    if hunt.mode == "investigate":
        _investigate(state, hunt, mass, dt, around)
    else:
        _search(state, hunt, mass, dt, around)
    return False


def _sense(state: PersonState, hunt: HuntState, quarry: Quarry, seconds: float, around: Around) -> None:
    plain = senses.sees(state, quarry, around)
    notice = tuning.NOTICE_SECONDS * tuning.DIFFICULTY[around.difficulty()]["notice"]
    if plain > 0.0:
        hunt.unseen = 0.0
        hunt.knows_hide = False
        # Twice as sure, twice as fast, at arm's length as at half the range.
        hunt.certainty = min(1.0, hunt.certainty + 2.0 * plain * seconds / notice)
        if hunt.certainty >= 1.0:
            hunt.mode = "chase"
            hunt.goal = quarry.position
        elif hunt.certainty > 0.5 and hunt.mode == "search":
            _go_and_see(state, hunt, quarry.position)
        return
    hunt.unseen += seconds
    hunt.certainty = max(0.0, hunt.certainty - 0.25 * seconds)
    if hunt.mode != "chase":
        return
    near = distance(state.position, quarry.position) < tuning.HIDDEN_SEEN_WITHIN
    if quarry.hidden and (hunt.knows_hide or (near and hunt.unseen < 0.3)):
        # Slipped behind a panel before the hunter's eyes: that is no hiding place.
        hunt.knows_hide = True
        hunt.unseen = 0.0
        return
    if hunt.unseen > tuning.LOSE_AFTER:
        _go_and_see(state, hunt, hunt.goal or state.position)


def _listen(state: PersonState, hunt: HuntState, around: Around) -> None:
    heard = senses.hears(state, around.noises(), around)
    if heard is not None:
        _go_and_see(state, hunt, heard)


def _go_and_see(state: PersonState, hunt: HuntState, where: Vec3) -> None:
    hunt.mode = "investigate"
    hunt.goal = where
    hunt.dwell = 0.0
    motion.stop(state)
    state.rethink = 0.0


def _chase(
    state: PersonState, hunt: HuntState, quarry: Quarry, mass: float, dt: float, speed_scale: float, around: Around
) -> None:
    if hunt.unseen < 0.5:
        hunt.goal = quarry.position
    state.rethink -= dt
    if state.rethink <= 0.0 and hunt.goal is not None:
        state.rethink = 0.4
        if distance(state.position, hunt.goal) > 0.3:
            motion.plan(state, hunt.goal, around)
    motion.fly(state, tuning.CHASE_SPEED * speed_scale, mass, dt, around, haste=True)
    if hunt.goal is not None:
        limbs.turn_toward(state, sub(hunt.goal, state.position), dt, around)


def _investigate(state: PersonState, hunt: HuntState, mass: float, dt: float, around: Around) -> None:
    goal = hunt.goal
    if goal is None or (not state.path and hunt.dwell == 0.0 and not motion.plan(state, goal, around)):
        hunt.mode = "search"
        return
    if motion.fly(state, tuning.CRUISE, mass, dt, around):
        _look_round(state, hunt, dt, around)
        if hunt.dwell > tuning.SEARCH_DWELL:
            hunt.mode = "search"
            hunt.dwell = 0.0
    else:
        limbs.turn_toward(state, state.velocity, dt, around)
        hunt.dwell = max(hunt.dwell, 1e-6)


def _search(state: PersonState, hunt: HuntState, mass: float, dt: float, around: Around) -> None:
    if not hunt.rooms:
        _look_round(state, hunt, dt, around)
        return
    room = hunt.rooms[hunt.index % len(hunt.rooms)]
    if not state.path and state.module != room:
        centre = motion.beside(room, 0, around)
        state.rethink -= dt
        if centre is None or (state.rethink <= 0.0 and not motion.plan(state, centre, around)):
            # No way there (barred): try the next room in a while.
            hunt.index += 1
            state.rethink = 1.0
        return
    if motion.fly(state, tuning.CRUISE, mass, dt, around):
        _look_round(state, hunt, dt, around)
        if hunt.dwell > tuning.SEARCH_DWELL:
            hunt.dwell = 0.0
            hunt.index += 1
    else:
        limbs.turn_toward(state, state.velocity, dt, around)


def _look_round(state: PersonState, hunt: HuntState, dt: float, around: Around) -> None:
    """Turn about the module's up, one full round in the time spent there."""
    hunt.dwell += dt
    module = around.air.modules.get(state.module)
    axis = scale(module.up, -1.0) if module else (0.0, 0.0, 1.0)
    ahead = module.axis if module else (1.0, 0.0, 0.0)
    direction = rotate(about(axis, 6.283185307179586 * hunt.dwell / tuning.SEARCH_DWELL), ahead)
    limbs.turn_toward(state, direction, dt, around)
