"""Who has what: things taken, handed over, fitted, worn, brought in and taken away. Functions over one world.

The physics side keeps where loose things are; the tree keeps who carries what and what is fitted where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from iss3d.crew.motion import beside
from iss3d.vectors import AHEAD, Quat, Vec3, add, distance, dot, length, rotate, scale, sub, unit

if TYPE_CHECKING:
    from iss3d.world.world import World

HAND_OVER_AT = 0.62
"""m from the player's eye at which a thing handed over floats: within reach, not in the face."""

CARRY = (0.34, 0.16, 0.08)
"""m from a person's middle to the thing in their hand, along their own axes."""

CHIN = (0.08, 0.0, -0.48)
"""m from a person's middle to a little below the chin, along their own axes."""


def spawn(world: World, thing: str, at: str = "") -> None:
    """Let a stowed thing appear: in its own place, at a spot, in a person's hand, or in the player's reach."""
    facts = world.data.station.things[thing]
    state = world.state.things[thing]
    if at:
        move(world, thing, at)
        return
    _clear(world, thing)
    state.present = True
    world.body.add_thing(facts)
    if facts.fitted_in:
        fit(world, thing, facts.fitted_in)


def remove(world: World, thing: str) -> None:
    """Take a thing out of the world."""
    where = world.where.pose(thing)
    state = world.state.things[thing]
    if where is not None:
        state.position, state.orientation = where
    _clear(world, thing)
    state.present = False
    world.body.remove_thing(thing)


def move(world: World, thing: str, to: str) -> bool:
    """Put a thing at a place or into somebody's hand at once; return False when there is no such place now."""
    kind = world.where.kind(to)
    state = world.state.things[thing]
    facts = world.data.station.things[thing]
    if kind == "person":
        take(world, thing, to)
        return True
    if kind == "player":
        _clear(world, thing)
        state.present = True
        put(world, thing, before_player(world), world.body.player.orientation)
        if facts.mass > 0.0:
            world.body.take(thing)
        return True
    if kind == "thing" and thing in world.data.station.things[to].slot_for:
        fit(world, thing, to)
        return True
    place = world.where.position(to)
    if place is None:
        return False
    if kind != "spot":
        place = beside(to, 0, world.around) or place
    _clear(world, thing)
    state.present = True
    put(world, thing, place, facts.orientation)
    return True


def put(world: World, thing: str, place: Vec3, orientation: Quat) -> None:
    """Put a thing into the air at rest (or where it stays, when it has no mass)."""
    facts = world.data.station.things[thing]
    if world.body.thing_mode(thing) is None:
        world.body.add_thing(facts, place, orientation)
    else:
        world.body.place_thing(thing, place, orientation, "loose" if facts.mass > 0.0 else "fixed")


def take(world: World, thing: str, person: str) -> None:
    """Put a thing into a person's hand, out of wherever it was."""
    state = world.state.things.get(thing)
    holder = world.state.persons.get(person)
    if state is None or holder is None:
        return
    if holder.holds is not None and holder.holds != thing:
        let_go(world, person)
    _clear(world, thing)
    state.present = True
    state.carrier = person
    holder.holds = thing
    place, orientation = carried_at(world, person)
    put(world, thing, place, orientation)
    world.body.place_thing(thing, place, orientation, "held")


def carried_at(world: World, person: str) -> tuple[Vec3, Quat]:
    """Return where a person's hand keeps a thing."""
    holder = world.state.persons[person]
    return add(holder.position, rotate(holder.orientation, CARRY)), holder.orientation


def let_go(world: World, person: str) -> str | None:
    """Open a person's hand: the thing floats where it was. Return its id."""
    holder = world.state.persons[person]
    thing = holder.holds
    if thing is None:
        return None
    place, orientation = carried_at(world, person)
    holder.holds = None
    world.state.things[thing].carrier = None
    clear = place if world.data.station.module_at(place, holder.module) else holder.position
    put(world, thing, clear, orientation)
    return thing


def hand_over(world: World, thing: str, person: str) -> None:
    """Let a thing float before the player, as the person's hand leaves it there."""
    holder = world.state.persons.get(person)
    if holder is not None and holder.holds == thing:
        holder.holds = None
    state = world.state.things.get(thing)
    if state is None:
        return
    _clear(world, thing)
    state.present = True
    eye = world.body.player.position
    place = before_player(world)
    if holder is not None and holder.present and 0.3 < distance(eye, holder.position) < 2.5:
        # Below the giver's chin, so that who looks at the gift looks the giver in the face.
        chin = add(holder.position, rotate(holder.orientation, CHIN))
        gap = sub(chin, eye)
        place = add(eye, scale(unit(gap), min(HAND_OVER_AT, 0.6 * length(gap))))
    put(world, thing, place, world.data.station.things[thing].orientation)


def before_player(world: World) -> Vec3:
    """Return a free point in the player's reach, ahead if there is air."""
    player = world.body.player
    module = player.module
    for metres in (HAND_OVER_AT, 0.45, 0.3):
        place = add(player.position, scale(rotate(player.orientation, AHEAD), metres))
        if player.outside or world.data.station.module_at(place, module) is not None:
            return place
    return player.position


def fit(world: World, thing: str, slot: str) -> None:
    """Put a thing into its slot."""
    state = world.state.things[thing]
    _clear(world, thing)
    state.present = True
    state.slot = slot
    place, orientation = slot_place(world, thing, slot)
    if world.body.thing_mode(thing) is None:
        world.body.add_thing(world.data.station.things[thing], place, orientation)
    world.body.place_thing(thing, place, orientation, "fixed")


def slot_place(world: World, thing: str, slot: str) -> tuple[Vec3, Quat]:
    """Return where a fitted thing sits: on the room's side of its slot, turned as the slot is."""
    station = world.data.station
    holder, fitted = station.things[slot], station.things[thing]
    pose = world.where.pose(slot)
    position, orientation = pose if pose is not None else (holder.position, holder.orientation)
    cell = station.cell_at(position, holder.module)
    inward = sub(cell.centre, position) if cell is not None else (0.0, 0.0, -1.0)
    thinnest = min(range(3), key=lambda i: (holder.size[i], i))
    own = [0.0, 0.0, 0.0]
    own[thinnest] = 1.0
    out = rotate(orientation, (own[0], own[1], own[2]))
    if dot(out, inward) < 0.0:
        out = scale(out, -1.0)
    depth = 0.5 * (min(holder.size) + min(fitted.size))
    return add(position, scale(out, depth)), orientation


def occupied(world: World, slot: str) -> bool:
    """Return whether something is fitted in a slot."""
    return any(state.slot == slot and state.present for state in world.state.things.values())


def wear(world: World, thing: str, on: bool = True) -> None:
    """Tie a thing to the player's wrist, or take it off into the air."""
    state = world.state.things[thing]
    _clear(world, thing)
    state.present = True
    if on:
        world.body.remove_thing(thing)
        state.worn = True
        return
    put(world, thing, before_player(world), world.body.player.orientation)


def taken_by_player(world: World, thing: str) -> None:
    """Note that the player's hand has closed on a thing: it is in no slot and in nobody else's hand."""
    state = world.state.things.get(thing)
    if state is None:
        return
    state.slot = None
    if state.carrier is not None:
        holder = world.state.persons.get(state.carrier)
        if holder is not None and holder.holds == thing:
            holder.holds = None
        state.carrier = None


def _clear(world: World, thing: str) -> None:
    """Take a thing out of every hand, slot and wrist."""
    taken_by_player(world, thing)
    world.state.things[thing].worn = False
    if world.body.player.carrying == thing:
        world.body.put_down()
