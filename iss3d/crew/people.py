"""Who is aboard: what is authored about a person, and what changes about one.

Plain data. Knows no physics engine, no story and no view; the world keeps one PersonState for each Person in its tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from iss3d.vectors import IDENTITY, ZERO, Quat, Vec3


@dataclass(frozen=True, slots=True)
class RoutineEntry:
    """From this minute of the day (UTC, 0 to 1439) the person is at a spot, in a pose, busy with a thing or not."""

    minute: int
    at: str
    pose: str = "float"
    uses: str = ""


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


@dataclass(frozen=True, slots=True)
class Grasp:
    """What a limb has hold of, or pushes on.

    Attributes:
        limb: "left_hand", "right_hand" or "feet".
        kind: "rail", "hatch" (its rim), "surface" (a bare wall), "seat", "person", "arm" or "jets" (nothing but gas).
        id: What it is; the module for a bare wall.
        point: Where, in the station frame.
        along: Direction of a bar, ZERO for what has none.
    """

    limb: str
    kind: str
    id: str
    point: Vec3
    along: Vec3 = ZERO


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
        wears: "suit" or "open_suit" (without the helmet) wherever they are; empty for what is usual where they are.
        path: Points still to be floated through, the last is the goal.
        gates: Hatch ids by index into path: the hatch crossed on the way to that point ("" for none).
        anchor: Where an idle person hangs; the body sways about it.
        aside: How far from the anchor they have moved to make way.
        grip: What they hold, None while they glide.
        reason: What last changed their velocity: the kind of a grip, "glide", "free" (nothing in reach), "strap",
            "ride".
        turning: rad/s at which the body turns now.
        stroke: They pull or push toward the speed they want, and have not reached it yet.
        best: Metres that were left when they last came nearer; stalled: seconds since; tries: ways tried since.
        waited: Seconds spent before a hatch that is locked or in which somebody else is.
        rises: Point toward which they come out of a seat or a hiding place, None otherwise.
        attends: Id of who speaks near them or has just done so, or to whom they speak; empty for nobody. attended: the
            tick in which that was last seen to be so.
        gave_up: Id of what they could not reach when they last gave a way up, empty otherwise.
        look: Id they turn toward, empty for where they float to.
        follow: Id they keep near.
        routine: Back to their own day when nothing else is asked.
        speaking_until: Time in seconds of play until which the mouth moves.
        mood: What they feel until something else is said of it, empty for nothing in particular.
        said_in: The mood of the line said last, which holds until felt_until (seconds of play).
        limp: Drifts without will: dead, unconscious, or asleep.
        rides: Id of a moving part they hold on to (the arm's end), empty for none.
        grabs: "player" while they hold the player fast.
        hidden: The thing they hide in, None for in the open.
        fights: Id of whom they struggle with, empty for nobody.
        tows: Id of the person they pull along, empty for nobody.
        at_work: Id of what their hands are busy with, empty for nothing.
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
    wears: str = ""
    path: list[Vec3] = field(default_factory=list)
    gates: list[str] = field(default_factory=list)
    anchor: Vec3 = ZERO
    aside: Vec3 = ZERO
    grip: Grasp | None = None
    reason: str = "glide"
    turning: float = 0.0
    stroke: bool = False
    best: float = 1e9
    stalled: float = 0.0
    tries: int = 0
    waited: float = 0.0
    rises: Vec3 | None = None
    look: str = ""
    attends: str = ""
    attended: int = 0
    gave_up: str = ""
    face: Vec3 | None = None
    follow: str = ""
    rethink: float = 0.0
    holds: str | None = None
    seat: str | None = None
    grabs: str | None = None
    hidden: str | None = None
    fights: str = ""
    tows: str = ""
    at_work: str = ""
    rides: str = ""
    routine: bool = True
    speaking_until: float = 0.0
    mood: str = ""
    said_in: str = ""
    felt_until: float = 0.0
    task: Task | None = None
    queue: list[Task] = field(default_factory=list)
    hunt: HuntState | None = None
