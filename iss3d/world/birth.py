"""How a world begins: the tree as content has it, everybody and everything in place. Also joins crew and physics."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from iss3d.crew.motion import note_room
from iss3d.crew.people import PersonState
from iss3d.vectors import Vec3
from iss3d.world import goods, hatches, tuning
from iss3d.world.data import GameData
from iss3d.world.state import ArmState, HatchState, ThingState, WorldState

if TYPE_CHECKING:
    from iss3d.world.world import World


def fresh_state(data: GameData, seed: int) -> WorldState:
    """Return the tree as a story begins."""
    state = WorldState(seed=seed, dice=seed & ((1 << 64) - 1))
    state.utc = datetime.fromisoformat(tuning.START_UTC).timestamp()
    for hatch in data.station.hatches.values():
        share = 1.0 if hatch.open else 0.0
        state.hatches[hatch.id] = HatchState(share, share, hatch.locked)
    for thing in data.station.things.values():
        state.things[thing.id] = ThingState(thing.position, thing.orientation, not thing.stowed)
    for person in data.crew.others:
        state.persons[person.id] = PersonState(present=bool(person.at))
    state.arm = ArmState(*(3 * (arm_rest(data),)))
    return state


ARM_PARKED = "outside_arm_rest"
"""The spot where nobody flies the large arm."""


def arm_rest(data: GameData) -> Vec3:
    """Return where the large arm's end is at first: at the spot it is parked at, if content has one."""
    spot = data.station.spots.get(ARM_PARKED)
    return spot.centre if spot is not None else (6.0, 2.0, 9.5)


def settle(world: World) -> None:
    """Put everybody where content says, and fit what begins fitted."""
    for person in world.data.crew.others:
        if person.at:
            world.cast.begin(person.id, "", "place", person.at, {})
            world.state.persons[person.id].routine = True
    for thing in world.data.station.things.values():
        if thing.fitted_in and not thing.stowed:
            goods.fit(world, thing.id, thing.fitted_in)
    for hatch in world.data.station.hatches.values():
        hatches.set_at_once(world, hatch.id, hatch.open)
    embody_crew(world)


def embody_crew(world: World) -> None:
    """Tell the physics how everybody goes on from here, and move what hands hold."""
    body = world.body
    people = world.data.crew.people
    known = body.people.bodies
    for id, person in world.state.persons.items():
        if person.present and person.hidden is None:
            body.set_person(
                id, person.position, person.orientation, person.velocity, mass=people[id].mass, limp=person.limp,
                solid=is_solid(person),
            )  # fmt: skip
        elif id in known:
            body.remove_person(id)
        if person.holds is not None and person.present:
            place, orientation = goods.carried_at(world, id)
            body.place_thing(person.holds, place, orientation, "held")


def is_solid(person: PersonState) -> bool:
    """Return whether walls stop a person: not one who is strapped in, hidden, outside, or held by what carries them."""
    held = person.seat is not None or person.hidden is not None or person.rises is not None
    return not (held or person.rides or person.grabs or person.module == "space")


def follow_bodies(world: World) -> None:
    """Take over from the physics where everybody has come to, and how fast they are after bumps."""
    for id, body in world.body.people.bodies.items():
        person = world.state.persons.get(id)
        if person is None or not body.solid:
            continue
        motion = body.motion
        moved = motion.position != person.position
        person.position, person.velocity = motion.position, motion.velocity
        if body.limp:
            person.orientation = motion.orientation
            person.anchor = motion.position
            moved = world.state.tick % 10 == 0 or world.body.player.carrying == id
        if moved:
            note_room(person, world.around)
