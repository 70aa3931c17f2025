"""Who is aboard: what is authored about a person, and what changes about one.

Plain data. Knows no physics engine, no story and no view; the world keeps one PersonState for each Person in its tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from iss3d.vectors import IDENTITY, ZERO, Quat, Vec3


@dataclass(frozen=True, slots=True)
class RoutineEntry:
    """From this minute of the day (UTC, 0 to 1439) the person is at a spot, in a pose."""

    minute: int
    at: str
    pose: str = "float"


@dataclass(frozen=True, slots=True)
class Person:
    """What content says about a crew member.

    Attributes:
        side: "us" or "rs", the segment they belong to.
        mass: Kilograms.
        colour: Hex colour of what they wear.
        at: Spot where they are when the story begins; empty when they are not aboard yet.
        routine: Where each is when no scene has them, sorted by minute of the day.
        player: This is who the player is; has a name and lines, but no body of its own.
    """

    id: str
    name: str
    role: str = ""
    side: str = "us"
    mass: float = 75.0
    colour: str = "#7f8a99"
    at: str = ""
    routine: tuple[RoutineEntry, ...] = ()
    player: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Crew:
    """Everybody, in the order they are written."""

    people: dict[str, Person]

    @property
    def player(self) -> Person | None:
        """Who the player is, when content says so."""
        return next((p for p in self.people.values() if p.player), None)

    @property
    def others(self) -> tuple[Person, ...]:
        """Everybody with a body of their own."""
        return tuple(p for p in self.people.values() if not p.player)


@dataclass(slots=True)
class Task:
    """What a person has been asked to do: the key it was asked under, the deed, and how far it has come.

    phase is "going" while on the way, "doing" on the spot; seconds is how long the phase has lasted; asked is the tick.
    """

    key: str = ""
    deed: str = ""
    to: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    phase: str = "going"
    seconds: float = 0.0
    asked: int = -1


@dataclass(slots=True)
class HuntState:
    """A hunt: rooms in order, which one is being searched, and what the hunter knows.

    mode is "search" (by room), "investigate" (a noise or where the player was last seen) or "chase".
    certainty grows from 0 to 1 while the player is in sight; at 1 the chase begins. knows_hide: saw them
    slip into hiding.
    """

    rooms: list[str] = field(default_factory=list)
    index: int = 0
    mode: str = "search"
    goal: Vec3 | None = None
    dwell: float = 0.0
    certainty: float = 0.0
    unseen: float = 0.0
    knows_hide: bool = False


@dataclass(slots=True)
class PersonState:
    """All that changes about a person. JSON-able as it is.

    Attributes:
        path: Points still to be floated through, the last is the goal.
        gates: Hatch ids by index into path: the hatch crossed on the way to that point ("" for none).
        anchor: Where an idle person hangs; the body sways about it.
        look: Id they turn toward, empty for where they float to.
        follow: Id they keep near.
        routine: Back to their own day when nothing else is asked.
        speaking_until: Time in seconds of play until which the mouth moves.
        limp: Drifts without will: dead, unconscious, or asleep.
        rides: Id of a moving part they hold on to (the arm's end), empty for none.
        grabs: "player" while they hold the player fast.
        queue: Deeds asked in the same breath as the present one, still to come.
    """

    position: Vec3 = ZERO
    velocity: Vec3 = ZERO
    orientation: Quat = IDENTITY
    module: str = ""
    cell: str = ""
    present: bool = True
    alive: bool = True
    wounded: bool = False
    limp: bool = False
    pose: str = "float"
    path: list[Vec3] = field(default_factory=list)
    gates: list[str] = field(default_factory=list)
    speed: float = 0.0
    anchor: Vec3 = ZERO
    look: str = ""
    face: Vec3 | None = None
    follow: str = ""
    rethink: float = 0.0
    holds: str | None = None
    seat: str | None = None
    grabs: str | None = None
    rides: str = ""
    routine: bool = True
    speaking_until: float = 0.0
    task: Task | None = None
    queue: list[Task] = field(default_factory=list)
    hunt: HuntState | None = None
