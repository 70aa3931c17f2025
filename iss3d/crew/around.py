"""What a person can know and touch of the world: the door between the crew and whoever owns the world.

A test gives a small fake; the world gives itself. Knows no story and no physics.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from iss3d.crew.people import PersonState
from iss3d.movement.reach import Reach
from iss3d.station.model import Cell, Module, Spot, Thing
from iss3d.vectors import Quat, Vec3


@dataclass(frozen=True, slots=True)
class Noise:
    """Something heard this tick: where, and how many metres it carries through free air."""

    position: Vec3
    reach: float


@dataclass(frozen=True, slots=True)
class Quarry:
    """The player as others can perceive them."""

    position: Vec3
    velocity: Vec3
    orientation: Quat
    module: str
    hidden: str | None
    lamp: bool


class Air(Protocol):
    """The part of the station that routes and sight need."""

    @property
    def spots(self) -> Mapping[str, Spot]:
        """Named places."""

    @property
    def things(self) -> Mapping[str, Thing]:
        """Everything with an id that can be seen."""

    @property
    def modules(self) -> Mapping[str, Module]:
        """Pressurised elements, each with its own up."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """Convex pieces of air."""

    def cell_at(self, point: Vec3, hint: str | None = None) -> Cell | None:
        """Return the cell a point is in."""

    def module_at(self, point: Vec3, hint: str | None = None) -> str | None:
        """Return the module a point is in."""

    def route(self, start: Vec3, goal: Vec3, closed: frozenset[str]) -> list[Vec3] | None:
        """Return points to fly through."""

    def line_clear(self, a: Vec3, b: Vec3, closed: frozenset[str]) -> bool:
        """Return whether a straight line stays in air."""


class Around(Protocol):
    """What the crew asks of its owner."""

    @property
    def air(self) -> Air:
        """The station."""

    @property
    def reach(self) -> Reach:
        """What hands and feet find: bars, rims and walls."""

    def is_free(self, point: Vec3, radius: float) -> bool:
        """Return whether a ball there overlaps no fixed solid thing."""

    def carries(self, person: str) -> bool:
        """Return whether the physics moves this person by the velocity they have."""

    def push(self, id: str, impulse: Vec3) -> None:
        """Give a person or "player" an impulse in N s, from another's hands."""

    def speaking(self) -> tuple[tuple[str, Vec3], ...]:
        """Return who speaks aloud now (a person or "player") and where."""

    def quarry(self) -> Quarry:
        """Return the player as others perceive them."""

    def place_of(self, id: str) -> Vec3 | None:
        """Return where anything with an id is ("player" too)."""

    def kind_of(self, id: str) -> str:
        """Return "player", "person", "thing", "spot", "module", "hatch", "rail", "point" or ""."""

    def home_of(self, id: str) -> str | None:
        """Return the module that anything with an id is in."""

    def shut(self) -> frozenset[str]:
        """Return the hatches that do not stand fully open."""

    def barred(self) -> frozenset[str]:
        """Return those of them that hands cannot open."""

    def gates_on(self, a: Vec3, b: Vec3) -> str:
        """Return the hatch a straight flight from a to b goes through, or an empty string."""

    def work_hatch(self, hatch: str) -> None:
        """Begin to open a hatch, as somebody's hands do."""

    def light_at(self, module: str) -> str:
        """Return the mode of a module's lamps."""

    def noises(self) -> tuple[Noise, ...]:
        """Return what the player was heard doing this tick."""

    def difficulty(self) -> str:
        """Return "gentle", "normal", "hard" or "skip"."""

    def persons(self) -> Mapping[str, PersonState]:
        """Return everybody's state."""

    def holds(self, person: str) -> str | None:
        """Return the thing carried by a person or "player"."""

    def take_from(self, thing: str, person: str) -> None:
        """Put a thing into a person's hand, out of wherever it was."""

    def let_go(self, person: str) -> None:
        """Open a person's hand: what was in it floats where it was."""

    def fling(self, person: str, impulse: float) -> None:
        """Push the player and a person apart with so many N s."""

    def shake_off(self, person: str, impulse: float) -> None:
        """Open the player's hand if it holds this person, and push the two apart with so many N s."""

    def hand_over(self, thing: str, person: str, to: str = "player") -> None:
        """Put a person's thing into another's hand, or let it float within the player's reach."""

    def work(self, id: str) -> None:
        """Use a thing or a hatch, as a hand does: a switch, a door, a leaf."""

    def minute_of_day(self) -> int:
        """Return the minute of the day aboard, 0 to 1439."""

    def near_player(self, module: str) -> bool:
        """Return whether a module can be seen or heard from where the player is."""
