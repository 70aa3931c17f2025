"""The narrow door between the story and the world.

The director asks through Stage and acts through commands; a scene therefore runs in a test with a fake stage. Nothing
here knows Bullet, the view or a scene file. An "id" names a module, hatch, thing, spot, window, handrail, person, place
on Earth or burst; bare ids have been resolved before they come here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from iss3d.events import Deed, Event
from iss3d.vectors import Vec3


@dataclass(frozen=True, slots=True)
class Task:
    """What the player is being asked to do now, as the HUD marks it: a verb, what with, where to.

    Verbs: look, go, grip, push, brake, roll, level, take, drop, throw, fit, use, sit, unstrap, hide, still, wear,
    choose, lamp, tether, jets, tow, arm, wait. target and other are ids ("" when there is none).
    """

    verb: str
    target: str = ""
    other: str = ""
    seconds: float = 0.0
    metres: float = 0.0


@dataclass(frozen=True, slots=True)
class Command:
    """A wish of the story about the world."""


@dataclass(frozen=True, slots=True)
class Say(Command):
    """Speak a line.

    key is unique to this running step; via is "air" (from the mouth), "radio" or "thought"; mood is one of MOODS, or
    empty for none of its own.
    """

    key: str
    speaker: str
    text: str
    line: str
    seconds: float
    via: str = "air"
    mood: str = ""


DRESSES = ("usual", "suit", "open_suit")
"""What a person can be told to wear: what is usual where they are, the suit for outside, or it without its helmet."""

MOODS = ("calm", "tender", "glad", "wry", "afraid", "grief", "angry", "ashamed", "tired")
"""What a face can be made to feel; calm is none of the others."""


@dataclass(frozen=True, slots=True)
class HushPerson(Command):
    """End whatever this person is saying."""

    speaker: str


@dataclass(frozen=True, slots=True)
class Act(Command):
    """A person does something: deed is one of PERSON_DEEDS; to is an id; detail carries the rest."""

    key: str
    person: str
    deed: str
    to: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


PERSON_DEEDS = (
    "go",
    "place",
    "look",
    "follow",
    "hold",
    "drop",
    "shake_off",
    "give",
    "take",
    "use",
    "strap",
    "hide",
    "fight",
    "drag",
    "pose",
    "mood",
    "wear",
    "hunt",
    "drift",
    "die",
    "wound",
    "leave",
    "grab",
    "routine",
    "stop",
)
"""go: float to an id along the hatches. place: be there at once (only unseen or under a fade). look: turn to an id.
follow: keep near an id. hold: keep a thing in the hand. give: hand a thing to the player or a person. take: take a
thing. use: work a thing or hatch. strap: into a seat. hide: into a hiding place. fight: struggle with a person
until something else is asked of either. drag: take somebody limp along. drop: open the hand. shake_off: tear
free of the player's hand. pose: a pose name. wear: one of DRESSES. mood: one of MOODS, until the next. hunt: seek the
player through detail["rooms"]. drift: go limp, float. die, wound. leave: out of the world. grab: hold on to the player.
routine: back to their day. stop: end what is going on."""


@dataclass(frozen=True, slots=True)
class Offer(Command):
    """Offer answers; the answer comes back through Stage.answer(key).

    silence is the index of saying nothing (its text is empty), or None.
    """

    key: str
    options: tuple[str, ...]
    silence: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Change(Command):
    """Change a part of the world: what is a word of CHANGES, id the part, value what it becomes, seconds how long."""

    what: str
    id: str = ""
    value: Any = None
    seconds: float = 0.0
    detail: dict[str, Any] = field(default_factory=dict)


CHANGES = (
    "hatch",
    "lock",
    "light",
    "power",
    "alarm",
    "air",
    "arm",
    "spawn",
    "remove",
    "move",
    "fit",
    "burst",
    "war",
    "blackout",
    "radio",
    "fade",
    "camera",
    "clock",
    "checkpoint",
    "ending",
    "player",
    "wear",
    "door",
    "undock",
    "dock",
    "label",
    "shutter",
    "sound",
    "music",
)
"""hatch: open|closed. lock: yes|no. light: on|dim|flicker|emergency|off. power: on|off.
alarm: off|caution|warning|emergency.
air: good|thin|none. arm: to an id. spawn: a stowed thing appears (at detail). remove. move: a thing to a place. fit: a
thing into a slot. burst: set one off now. war: begin|off|aftermath. blackout: a region loses its light. radio: loop ->
static|dead|voices. fade: colour and amount. camera: shake. clock: utc time. checkpoint. ending: id. player: {at, seat,
facing}. wear: a thing on the wrist. undock: a vehicle leaves. dock: one comes in. shutter: open|closed. door: a thing
opens or closes. label: a text changes. sound, music: cue."""


class Stage(Protocol):
    """What the story may know and do. All answers are about this tick, the same for the same seed and intents."""

    def now(self) -> float:
        """Return seconds of play since the story began (stands still in pauses)."""

    def utc(self) -> datetime:
        """Return the time aboard."""

    def chance(self) -> float:
        """Return the next number in [0, 1) of the world's seeded generator."""

    def deeds(self) -> tuple[Deed, ...]:
        """Return what the player did this tick."""

    def position(self, id: str) -> Vec3 | None:
        """Return where it is ("player" too), or None when it is not in the world."""

    def module(self, id: str) -> str | None:
        """Return the module it is in ("player" too); "space" outside."""

    def speed(self, id: str) -> float:
        """Return its speed over the station, m/s."""

    def radius(self, id: str) -> float:
        """Return a radius that covers it, metres."""

    def inside(self, id: str, container: str) -> bool:
        """Return whether the centre of id lies in the spot, thing or module."""

    def looked_at(self, id: str) -> bool:
        """Return whether the player looks at it with nothing but glass and open hatches between."""

    def seen(self, id: str) -> bool:
        """Return whether it is in the player's field of view with nothing but glass and open hatches between."""

    def holds(self, person: str) -> str | None:
        """Return the thing carried by a person or "player"."""

    def grips(self) -> str | None:
        """Return the id the player's closed hand holds, or None."""

    def seated(self, person: str) -> str | None:
        """Return the seat a person or "player" is strapped into."""

    def hidden(self) -> str | None:
        """Return the hiding place the player is in, or None."""

    def worn(self) -> tuple[str, ...]:
        """Return what the player wears on the wrist."""

    def fitted(self, thing: str) -> str | None:
        """Return the slot the thing is fitted in, or None."""

    def state(self, what: str, id: str) -> Any:
        """Return the present value of something that Change sets, e.g. state("hatch", id) -> "open"."""

    def alive(self, person: str) -> bool:
        """Return whether the person lives."""

    def busy(self, key: str) -> bool:
        """Return whether the line, deed or offer with this key is still going on."""

    def person_free(self, person: str) -> bool:
        """Return whether no scene has the person doing something."""

    def answer(self, key: str) -> int | None:
        """Return the index of the answer given to an offer, or None while there is none."""

    def caught(self) -> str | None:
        """Return who has caught the player in this tick, or None."""

    def orbit(self) -> dict[str, Any]:
        """Return where the station is: latitude_deg, longitude_deg, altitude_km, sunlit (bool), regions (ids below).

        A world adds eclipse ("none", "penumbra", "umbra"), beta_deg, and source: "elements" when the place is SGP4's,
        "circular" when it is that of the orbit at 418 km that stands in for elements too old.
        """

    def setting(self, name: str) -> Any:
        """Return a setting the rules may depend on (difficulty, comfort)."""

    def tell(self, event: Event) -> None:
        """Pass a fact up to the view, the log and the bot."""

    def do(self, command: Command) -> None:
        """Carry out a wish; a wish about an id that is not there is a problem in the story log, never an exception."""
