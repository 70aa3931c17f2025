"""The one mutable tree: everything about the world that changes, as plain data that goes into a save as it is.

What is authored is not here (that is GameData); what Bullet and the director keep is put in when a save is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from iss3d.crew.people import PersonState
from iss3d.vectors import IDENTITY, ZERO, Quat, Vec3


@dataclass(slots=True)
class HatchState:
    """openness runs from 0 to 1; goal is where it is going; by whom it was last worked."""

    openness: float = 1.0
    goal: float = 1.0
    locked: bool = False


@dataclass(slots=True)
class ThingState:
    """What changes about a thing.

    Attributes:
        position, orientation: Where it is when it is not in the physics world and nobody carries it.
        carrier: Person who carries it (the player's hand is the physics world's business).
        slot: Id of the slot it is fitted in.
        door: "open" or "closed" for what has one; openness follows.
        label: Text that a scene has written on it, empty for its own.
        uses: How often the player has worked it.
    """

    position: Vec3 = ZERO
    orientation: Quat = IDENTITY
    present: bool = True
    carrier: str | None = None
    slot: str | None = None
    worn: bool = False
    door: str = "closed"
    label: str = ""
    uses: int = 0


@dataclass(slots=True)
class LineState:
    """A line being spoken, until a time in seconds of play."""

    key: str
    speaker: str
    text: str
    line: str
    via: str
    until: float


@dataclass(slots=True)
class OfferState:
    """Answers on offer; until is 0 when there is no limit."""

    key: str
    options: tuple[str, ...]
    silence: int | None
    until: float = 0.0


@dataclass(slots=True)
class FadeState:
    """The picture goes from start to amount of a colour between two times."""

    colour: str = "black"
    start: float = 0.0
    amount: float = 0.0
    began: float = 0.0
    seconds: float = 0.0


@dataclass(slots=True)
class ArmState:
    """The end of the big arm: where it is, where it goes, how it started, who flies it."""

    end: Vec3 = ZERO
    start: Vec3 = ZERO
    goal: Vec3 = ZERO
    to: str = ""
    began: float = 0.0
    seconds: float = 0.0
    velocity: Vec3 = ZERO
    flown: bool = False


@dataclass(slots=True)
class LossState:
    """Why the player lost and the time at which the scene starts again."""

    reason: str
    restart_at: float


@dataclass(slots=True)
class WarState:
    """mode is "off", "begin" or "aftermath"; began is UTC (POSIX seconds) of the war's first moment.

    bursts, blackouts: POSIX time of what scenes set off themselves, by burst and by region. seen: bursts told of.
    """

    mode: str = "off"
    began: float = 0.0
    bursts: dict[str, float] = field(default_factory=dict)
    blackouts: dict[str, float] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)


@dataclass(slots=True)
class LifeState:
    """Breath left to the player: 1 is fresh, 0 is the end."""

    breath: float = 1.0


@dataclass(slots=True)
class WorldState:
    """The tree.

    Attributes:
        tick: Ticks of the story; the clock of every other time here (seconds of play = tick / 60); back on a retry.
        steps: Ticks stepped in all, retries included; never goes back.
        utc: POSIX seconds aboard at utc_tick; the time aboard runs on from there.
        undocked: Vehicle id -> tick of its leaving.
        arriving: Vehicle id -> tick of its contact.
        answers: Offer key -> index, of the last few offers.
        checkpoint: A whole save document to start the scene again from, or None.
        known_closed: Hatches the player has seen closed.
        notes: What went wrong in the story, for the overlay and the log.
        console: The console at which the player flies the arm, None otherwise.
        lamp: The player's hand lamp burns.
        pressure: Module -> kPa, of those whose pressure has not settled at that of good air.
    """

    seed: int = 0
    tick: int = 0
    steps: int = 0
    dice: int = 0
    utc: float = 0.0
    utc_tick: int = 0
    persons: dict[str, PersonState] = field(default_factory=dict)
    things: dict[str, ThingState] = field(default_factory=dict)
    hatches: dict[str, HatchState] = field(default_factory=dict)
    lights: dict[str, str] = field(default_factory=dict)
    power: dict[str, str] = field(default_factory=dict)
    air: dict[str, str] = field(default_factory=dict)
    radio: dict[str, str] = field(default_factory=dict)
    shutters: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    known_closed: list[str] = field(default_factory=list)
    alarm: str = "off"
    music: str = ""
    lines: list[LineState] = field(default_factory=list)
    offer: OfferState | None = None
    answers: dict[str, int] = field(default_factory=dict)
    fade: FadeState = field(default_factory=FadeState)
    arm: ArmState = field(default_factory=ArmState)
    war: WarState = field(default_factory=WarState)
    life: LifeState = field(default_factory=LifeState)
    notes: list[str] = field(default_factory=list)
    undocked: dict[str, int] = field(default_factory=dict)
    arriving: dict[str, int] = field(default_factory=dict)
    loss: LossState | None = None
    losses: int = 0
    checkpoint: dict[str, Any] | None = None
    checkpoint_scene: str = ""
    ending: str | None = None
    console: str | None = None
    lamp: bool = False
    pressure: dict[str, float] = field(default_factory=dict)
