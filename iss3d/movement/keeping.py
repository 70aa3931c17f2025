"""Saving and restoring the moving world, bit for bit.

Plain JSON data in and out; a damaged save is refused with its reason or mended to a safe place. Knows no file.
"""

from __future__ import annotations

from typing import Any

from iss3d.movement import tuning
from iss3d.movement.aboard import Aboard
from iss3d.movement.people import People
from iss3d.movement.player import Comfort, Player
from iss3d.movement.things import Things
from iss3d.vectors import ZERO, length


class Kept(Aboard):
    """A moving world that can be written down and taken up again."""

    def data(self) -> dict[str, Any]:
        """Return all that changes as plain JSON data, and change nothing."""
        return {
            "tick": self._tick,
            "player": self.player.to_data(),
            "comfort": [self.comfort.auto_level, self.comfort.spin, self.comfort.swim],
            "closed": sorted(self._closed),
            "airless": sorted(self.airless),
            "people": self.people.to_data(),
            "things": self.things.to_data(),
        }

    def state(self) -> dict[str, Any]:
        """Return all that changes as plain JSON data, and make the running Bullet world anew from it.

        A Bullet world remembers old contacts that no save can hold; without the rebuilding, the running world and a
        restored one would drift metres apart within a minute.
        """
        data = self.data()
        self._rebuild()
        return data

    def restore(self, data: dict[str, Any]) -> None:
        """Take over what state() returned. What no longer exists is left out; what lies nowhere is put in a safe place.

        Raises:
            ValueError: The data cannot be read; the running world is then as it was.
        """
        if not isinstance(data, dict):
            raise ValueError(f"movement: {type(data).__name__} is not a saved movement")
        try:
            player = Player.from_data(dict(data["player"]))
            comfort = Comfort(*(bool(v) for v in data["comfort"]))
            tick, closed, airless = int(data["tick"]), list(data["closed"]), list(data["airless"])
            people, things = People(self._bullet), Things(self._bullet, self.reach, self.station.portals)
            people.read_data(dict(data["people"]))
            things.read_data(dict(data["things"]), self._facts)
        except KeyError as error:
            raise ValueError(f"movement: {error.args[0]} is missing") from error
        except (TypeError, OverflowError) as error:
            raise ValueError(f"movement: cannot be read: {error}") from error
        self.player, self.comfort, self._tick, self.people, self.things = player, comfort, tick, people, things
        self._closed = frozenset(id for id in closed if id in self.station.hatches)
        self._airless = frozenset(airless)
        self.things.airless = self._airless
        self._aim = (-1, None)
        nowhere = self._make_safe()
        self._rebuild()
        if nowhere:
            self.place_player(self.player.position, self.player.orientation)

    def _make_safe(self) -> bool:
        """Mend what a damaged or older save may hold: no such thing in the hand, impossible speed.

        Returns:
            True when the player is in no room and must be put into one.
        """
        p = self.player
        if p.outside and (not p.suited or length(p.position) > tuning.FARTHEST_OUT):
            p.outside = False
        nowhere = False
        if not p.outside and not p.fixed:
            known = self.reach.air.get(p.cell)
            nowhere = not self.reach.cell_of(p.position, p.cell) and not (known and known.holds(p.position, 0.3))
        if length(p.velocity) > tuning.FASTEST:
            p.velocity = ZERO
        if p.fixed and (p.fixed not in ("seat", "hide") or p.fixed_in not in self.things.records):
            p.fixed, p.fixed_in, nowhere = "", "", True
        if p.carrying is not None and p.carrying not in self.things.records and p.carrying not in self.people.bodies:
            p.carrying = None
        if p.grip is not None and p.grip.tow and p.grip.id not in {**self.things.records, **self.people.bodies}:
            p.grip = None
        for id, record in self.things.records.items():
            if record.mode == "carried" and id != p.carrying:
                record.mode = "loose"
        return nowhere
