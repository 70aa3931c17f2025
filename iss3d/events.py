"""Facts that come up from the world each tick, for the view, the sound, the log and the bot. Plain data."""

from __future__ import annotations

from dataclasses import dataclass

from iss3d.vectors import Vec3


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened."""


@dataclass(frozen=True, slots=True)
class LineSpoken(Event):
    """A person has begun a line; it lasts seconds unless skipped. position is None for a voice in the ear."""

    line: str
    speaker: str
    text: str
    seconds: float
    position: Vec3 | None = None


@dataclass(frozen=True, slots=True)
class LineEnded(Event):
    """The line is over."""

    line: str


@dataclass(frozen=True, slots=True)
class ChoiceOffered(Event):
    """The player may answer. silence is the index of saying nothing, or None; seconds 0 means no limit."""

    options: tuple[str, ...]
    silence: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class ChoiceTaken(Event):
    """The player answered, or let the time run out."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class ObjectiveSet(Event):
    """Something to do."""

    objective: str
    text: str


@dataclass(frozen=True, slots=True)
class ObjectiveDone(Event):
    """It is done."""

    objective: str


@dataclass(frozen=True, slots=True)
class Learned(Event):
    """A line for the log of what is known."""

    fact: str
    text: str


@dataclass(frozen=True, slots=True)
class HintShown(Event):
    """A hint, shown only after trying."""

    text: str


@dataclass(frozen=True, slots=True)
class TitleShown(Event):
    """Words in the middle of the picture for some seconds ("Two days later")."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class SoundCue(Event):
    """A sound by cue name, at a place or (None) everywhere."""

    cue: str
    position: Vec3 | None = None
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class MusicCue(Event):
    """Music by cue name; an empty name fades it out."""

    cue: str


@dataclass(frozen=True, slots=True)
class HatchMoved(Event):
    """A hatch begins to open or close."""

    hatch: str
    open: bool


@dataclass(frozen=True, slots=True)
class LightChanged(Event):
    """The lamps of a module: "on", "dim", "flicker", "emergency" or "off"."""

    module: str
    mode: str


@dataclass(frozen=True, slots=True)
class AlarmChanged(Event):
    """A caution-and-warning tone: "off", "caution", "warning", "emergency"."""

    level: str


@dataclass(frozen=True, slots=True)
class Faded(Event):
    """The picture goes to amount (0 clear, 1 covered) of a colour in seconds."""

    colour: str
    amount: float
    seconds: float


@dataclass(frozen=True, slots=True)
class CameraCue(Event):
    """A wish of a scene for the camera that a comfort setting may refuse: "shake" with a strength 0..1."""

    cue: str
    strength: float
    seconds: float


@dataclass(frozen=True, slots=True)
class SceneBegan(Event):
    """A scene has started."""

    scene: str
    title: str


@dataclass(frozen=True, slots=True)
class SceneEnded(Event):
    """A scene is over."""

    scene: str


@dataclass(frozen=True, slots=True)
class CheckpointReached(Event):
    """Here the scene starts again if it goes wrong; a good moment for an autosave."""

    scene: str


@dataclass(frozen=True, slots=True)
class PlayerLost(Event):
    """Caught or out of air; the scene starts again."""

    reason: str


@dataclass(frozen=True, slots=True)
class EndingReached(Event):
    """The story is over."""

    ending: str


@dataclass(frozen=True, slots=True)
class Deed(Event):
    """Something the player did, by verb and object.

    Verbs: grip, let_go, push, brake (came to rest by braking), level, roll (a quarter turn), swim, take, put_down,
    throw, fit, use, sit, unstrap, hide, unhide, wear, lamp, tether, jets, bump, pass (through a hatch).
    object is the id of the thing, rail, hatch, person or module ("" when there is none); other is the slot for fit;
    strength is 0..1 or a speed in m/s for bump.
    """

    verb: str
    object: str = ""
    other: str = ""
    strength: float = 0.0
    position: Vec3 | None = None


@dataclass(frozen=True, slots=True)
class PersonDied(Event):
    """A crew member is dead."""

    person: str


@dataclass(frozen=True, slots=True)
class WayGivenUp(Event):
    """Somebody has waited long enough before what bars their way and does not go to where they were sent."""

    person: str
    to: str
    at: str


@dataclass(frozen=True, slots=True)
class BurstSeen(Event):
    """A burst of the war has gone off (by id in the schedule)."""

    burst: str


@dataclass(frozen=True, slots=True)
class StoryChanged(Event):
    """Scene files were read again; text says what came of it."""

    text: str
