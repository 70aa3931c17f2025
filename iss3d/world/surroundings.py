"""The world as the crew may know it: implements crew.around.Around. Asks and passes on; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iss3d.crew.around import Air, Noise, Quarry
from iss3d.crew.people import PersonState
from iss3d.movement.reach import Reach
from iss3d.vectors import Vec3, add, scale, sub, unit
from iss3d.world import birth, goods, hands, hatches

if TYPE_CHECKING:
    from iss3d.world.world import World


class Surroundings:
    """The crew's door into one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        station = world.data.station
        self._gates = {_spot(p.centre): p.hatch for p in station.portals if p.hatch is not None}
        self._outer = frozenset(h.id for h in station.hatches.values() if h.kind == "eva")

    @property
    def air(self) -> Air:
        """The station."""
        return self._world.data.station

    @property
    def reach(self) -> Reach:
        """What hands and feet find."""
        return self._world.body.reach

    def is_free(self, point: Vec3, radius: float) -> bool:
        """Return whether a ball there overlaps no fixed solid thing."""
        return self._world.body.is_free(point, radius)

    def carries(self, person: str) -> bool:
        """Return whether the physics moves this person by the velocity they have."""
        body = self._world.body.people.bodies.get(person)
        return body is not None and body.solid and birth.is_solid(self._world.state.persons[person])

    def push(self, id: str, impulse: Vec3) -> None:
        """Give a person or the player an impulse."""
        player = self._world.body.player
        if self.kind_of(id) == "player":
            if not player.fixed:
                player.velocity = add(player.velocity, scale(impulse, 1.0 / player.mass))
            return
        person = self._world.state.persons[id]
        if person.limp:
            self._world.body.push_person(id, impulse)
        elif birth.is_solid(person):
            person.velocity = add(person.velocity, scale(impulse, 1.0 / self._world.data.crew.people[id].mass))

    def speaking(self) -> tuple[tuple[str, Vec3], ...]:
        """Return who speaks aloud now and where."""
        found = []
        for line in self._world.state.lines:
            place = self._world.where.position(line.speaker) if line.via == "air" else None
            if place is not None:
                found.append((line.speaker, place))
        return tuple(found)

    def work(self, id: str) -> None:
        """Use a thing or a hatch, as a person's hand does."""
        if id in self._world.state.hatches:
            if not self._world.state.hatches[id].locked:
                hatches.work(self._world, id)
        elif id in self._world.data.station.things:
            hands.work_thing(self._world, id)

    def quarry(self) -> Quarry:
        """Return the player as others perceive them."""
        player = self._world.body.player
        hidden = player.fixed_in if player.fixed == "hide" else None
        lamp = self._world.state.lamp
        return Quarry(player.position, player.velocity, player.orientation, player.module, hidden, lamp)

    def place_of(self, id: str) -> Vec3 | None:
        """Return where anything is."""
        return self._world.where.position(id)

    def kind_of(self, id: str) -> str:
        """Return what an id names."""
        return self._world.where.kind(id)

    def home_of(self, id: str) -> str | None:
        """Return the module something is in."""
        return self._world.where.module(id)

    def shut(self) -> frozenset[str]:
        """Return the hatches with the leaf in the way."""
        return self._world.shut

    def barred(self) -> frozenset[str]:
        """Return the hatches nobody opens by hand on the way: locked ones, and the one to the outside."""
        locked = (id for id in self._world.shut if self._world.state.hatches[id].locked)
        return frozenset(locked) | self._outer

    def gates_on(self, a: Vec3, b: Vec3) -> str:
        """Return the hatch in which a leg of a route ends: routes go through the middles of portals."""
        return self._gates.get(_spot(b), "")

    def work_hatch(self, hatch: str) -> None:
        """Begin to open a hatch unless it is locked."""
        if not self._world.state.hatches[hatch].locked:
            hatches.send(self._world, hatch, open=True)

    def light_at(self, module: str) -> str:
        """Return the mode of a module's lamps."""
        return self._world.light_at(module)

    def noises(self) -> tuple[Noise, ...]:
        """Return what the player was heard doing this tick."""
        return self._world.noises

    def difficulty(self) -> str:
        """Return the setting."""
        return self._world.settings.difficulty

    def persons(self) -> dict[str, PersonState]:
        """Return everybody's state."""
        return self._world.state.persons

    def holds(self, person: str) -> str | None:
        """Return the thing carried."""
        return self._world.holds(person)

    def take_from(self, thing: str, person: str) -> None:
        """Put a thing into a person's hand."""
        goods.take(self._world, thing, person)

    def let_go(self, person: str) -> None:
        """Open a person's hand."""
        goods.let_go(self._world, person)

    def shake_off(self, person: str, impulse: float) -> None:
        """Open the player's hand if it holds this person, and push the two apart with so many N s."""
        player = self._world.body.player
        if player.grip is None or player.grip.id != person:
            return
        player.grip, player.hand_spent = None, True
        self.fling(person, impulse)

    def fling(self, person: str, impulse: float) -> None:
        """Push the player and a person apart with so many N s."""
        gap = sub(self._world.body.player.position, self._world.state.persons[person].position)
        apart = scale(unit(gap), impulse)
        self.push("player", apart)
        self.push(person, scale(apart, -1.0))

    def hand_over(self, thing: str, person: str, to: str = "player") -> None:
        """Put a person's thing into another's hand, or let it float before the player."""
        if to in self._world.state.persons:
            goods.take(self._world, thing, to)
        else:
            goods.hand_over(self._world, thing, person)

    def minute_of_day(self) -> int:
        """Return the minute of the day aboard."""
        return int(self._world.posix() // 60.0) % 1440

    def near_player(self, module: str) -> bool:
        """Return whether a module can be seen or heard from where the player is."""
        return module in self._world.near_modules()


def _spot(p: Vec3) -> tuple[int, int, int]:
    """Return a point in millimetres, to be found again."""
    return (round(p[0] * 1000.0), round(p[1] * 1000.0), round(p[2] * 1000.0))
