"""Two bodies joined by hands: a struggle, and one pulling another along. What one gets the other gives.

Functions over states, pushing through Around so that momentum is kept. Knows no story.
"""

from __future__ import annotations

from iss3d.crew import limbs, motion, tuning
from iss3d.crew.around import Around
from iss3d.crew.people import Grasp, PersonState
from iss3d.vectors import Vec3, add, cross, length, lerp, scale, sub, unit


def step(person: str, state: PersonState, mass: float, tick: int, dt: float, around: Around) -> None:
    """Struggle for one tick: come to grips, hold the other at arm's length, wrench and shove."""
    foe = around.persons().get(state.fights)
    if foe is None or not foe.present:
        state.fights = ""
        return
    other = foe.position
    gap = sub(other, state.position)
    far = length(gap)
    if far > tuning.FIGHT_LOST:
        state.fights, state.pose = "", "float"
        motion.stop(state)
        return
    way = unit(gap)
    limbs.turn_toward(state, gap, dt, around)
    in_hands = state.grip is not None and state.grip.kind == "person"
    if far > tuning.FIGHT_REACH * (1.3 if in_hands else 1.0):
        # Not in each other's hands yet: come nearer off whatever is in reach.
        limbs.drive(state, scale(way, tuning.FIGHT_SPEED), mass, dt, around, haste=True)
        return
    state.grip = Grasp("right_hand", "person", state.fights, lerp(state.position, other, 0.6))
    state.reason = "person"
    # Now toward, now away, now across: a wrench every half second, the same for both, the other way round.
    wild = state.pose == foe.pose == "fight"
    beat = (tick // tuning.FIGHT_BEAT) % 3
    across = unit(cross(way, (0.0, 0.0, 1.0)))
    apart = tuning.STRANGLE_APART if "strangle" in (state.pose, foe.pose) else tuning.FIGHT_APART
    pull = (far - apart) * tuning.FIGHT_STIFFNESS
    braced = scale(sub(foe.velocity, state.velocity), tuning.FIGHT_DAMPING)
    force = add(add(scale(way, pull), braced), scale(across, (0.0, 1.0, -1.0)[beat] * tuning.FIGHT_WRENCH * wild))
    _both(state, state.fights, force, mass, dt, around)


def tow(person: str, state: PersonState, mass: float, load: float, dt: float, around: Around) -> None:
    """Pull somebody limp along by a hand, for one tick: equal and opposite forces at arm's length."""
    towed = around.persons().get(state.tows)
    if towed is None or not towed.present or not towed.limp:
        state.tows = ""
        return
    gap = sub(towed.position, state.position)
    far = length(gap)
    if far > tuning.FIGHT_LOST:
        state.tows = ""
        return
    shared = mass * load / (mass + load)
    k = tuning.TOW_STIFFNESS
    drawn = scale(unit(gap), -(far - tuning.TOW_LENGTH) * k * k * shared)
    slowed = scale(sub(state.velocity, towed.velocity), 2.0 * k * shared)
    force = add(drawn, slowed)
    size = length(force)
    if size > tuning.HASTE_FORCE:
        force = scale(force, tuning.HASTE_FORCE / size)
    impulse = scale(force, dt)
    around.push(state.tows, impulse)
    state.velocity = sub(state.velocity, scale(impulse, 1.0 / mass))


def _both(state: PersonState, other: str, force: Vec3, mass: float, dt: float, around: Around) -> None:
    """Give a force to one and its opposite to the other."""
    size = length(force)
    if size < 1e-6:
        return
    if size > tuning.HASTE_FORCE:
        force = scale(force, tuning.HASTE_FORCE / size)
    impulse = scale(force, dt)
    state.velocity = add(state.velocity, scale(impulse, 1.0 / mass))
    around.push(other, scale(impulse, -1.0))
