"""The world as the story may know it: implements story.stage.Stage. Asks and passes on; decides nothing."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from iss3d.events import Deed, Event
from iss3d.story.stage import Command
from iss3d.vectors import Vec3
from iss3d.world import commands, dice

if TYPE_CHECKING:
    from iss3d.world.world import World


class WorldStage:
    """The story's door into one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._orbit: tuple[float, dict[str, Any]] | None = None

    def now(self) -> float:
        """Return seconds of play since the story began."""
        return self._world.now

    def utc(self) -> datetime:
        """Return the time aboard."""
        return datetime.fromtimestamp(self._world.posix(), UTC)

    def chance(self) -> float:
        """Return the next number of the world's seeded generator."""
        state = self._world.state
        state.dice = dice.following(state.dice)
        return dice.value(state.dice)

    def deeds(self) -> tuple[Deed, ...]:
        """Return what the player did this tick."""
        return self._world.deeds

    def position(self, id: str) -> Vec3 | None:
        """Return where it is."""
        return self._world.where.position(id)

    def module(self, id: str) -> str | None:
        """Return the module it is in."""
        return self._world.where.module(id)

    def speed(self, id: str) -> float:
        """Return its speed over the station."""
        return self._world.where.speed(id)

    def radius(self, id: str) -> float:
        """Return a radius that covers it."""
        return self._world.where.radius(id)

    def inside(self, id: str, container: str) -> bool:
        """Return whether the middle of id lies in the container."""
        return self._world.where.inside(id, container)

    def looked_at(self, id: str) -> bool:
        """Return whether the player looks at it."""
        return self._world.where.looked_at(id)

    def seen(self, id: str) -> bool:
        """Return whether it is in the player's view."""
        return self._world.where.seen(id)

    def holds(self, person: str) -> str | None:
        """Return the thing carried."""
        return self._world.holds(person)

    def grips(self) -> str | None:
        """Return what the player's closed hand holds."""
        grip = self._world.body.player.grip
        return grip.id if grip is not None else None

    def seated(self, person: str) -> str | None:
        """Return the seat strapped into."""
        if self._world.where.kind(person) == "player":
            player = self._world.body.player
            return player.fixed_in if player.fixed == "seat" else None
        state = self._world.state.persons.get(person)
        return state.seat if state is not None else None

    def hidden(self) -> str | None:
        """Return the hiding place the player is in."""
        player = self._world.body.player
        return player.fixed_in if player.fixed == "hide" else None

    def worn(self) -> tuple[str, ...]:
        """Return what the player wears."""
        return self._world.worn()

    def fitted(self, thing: str) -> str | None:
        """Return the slot a thing is in."""
        state = self._world.state.things.get(thing)
        return state.slot if state is not None and state.present else None

    def state(self, what: str, id: str) -> Any:
        """Return the present value of something that Change sets."""
        return commands.state_of(self._world, what, id)

    def alive(self, person: str) -> bool:
        """Return whether the person lives."""
        state = self._world.state.persons.get(person)
        return state.alive if state is not None else self._world.where.kind(person) == "player"

    def busy(self, key: str) -> bool:
        """Return whether a line, deed or offer is still going on."""
        state = self._world.state
        if any(line.key == key for line in state.lines) or self._world.cast.busy(key):
            return True
        return state.offer is not None and state.offer.key == key

    def person_free(self, person: str) -> bool:
        """Return whether a person has no deed and says nothing."""
        state = self._world.state.persons.get(person)
        if state is None:
            return self._world.where.kind(person) == "player"
        return self._world.cast.free(person) and not any(line.speaker == person for line in self._world.state.lines)

    def answer(self, key: str) -> int | None:
        """Return the index of the answer given."""
        return self._world.state.answers.get(key)

    def caught(self) -> str | None:
        """Return who has caught the player in this tick."""
        return self._world.caught_by

    def orbit(self) -> dict[str, Any]:
        """Return where the station is over the Earth, to the second, and whether that is by elements or a circle."""
        second = math.floor(self._world.posix())
        if self._orbit is None or self._orbit[0] != second:
            sky = self._world.where.heavens.now()
            facts = {
                "latitude_deg": sky.latitude_deg,
                "longitude_deg": sky.longitude_deg,
                "altitude_km": sky.altitude_km,
                "sunlit": sky.sunlit,
                "regions": sky.regions,
                "eclipse": sky.eclipse,
                "beta_deg": sky.beta_deg,
                "source": sky.source,
            }
            self._orbit = (second, facts)
        return self._orbit[1]

    def setting(self, name: str) -> Any:
        """Return a setting of the rules, None when there is none of that name."""
        return getattr(self._world.settings, name, None)

    def tell(self, event: Event) -> None:
        """Pass a fact up."""
        self._world.tell(event)

    def do(self, command: Command) -> None:
        """Carry out a wish."""
        commands.carry_out(self._world, command)
