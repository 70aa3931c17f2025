"""What the view reads of people and things each frame: plain, small, made anew. Knows no state tree."""

from __future__ import annotations

from dataclasses import dataclass

from iss3d.vectors import ZERO, Quat, Vec3


@dataclass(frozen=True, slots=True)
class GripView:
    """Where a limb of a person is to be drawn: on what it holds or pushes.

    Attributes:
        limb: "left_hand", "right_hand" or "feet".
        kind: "rail", "hatch" (its rim), "surface" (a flat hand or sole on a wall), "seat", "person" or "arm".
        point: Where the palm or sole is, in the station frame.
        along: Direction of the bar in the fist, ZERO for what has none.
    """

    limb: str
    kind: str
    id: str
    point: Vec3
    along: Vec3 = ZERO


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person to be drawn.

    Attributes:
        pose: "float", "strap" (in a seat), "hide", "fight", "limp", "dead", "wounded", or a pose of content's choosing.
        speaking: The mouth moves.
        look: Where the eyes rest, None for straight ahead: what a scene says, else who speaks near by.
        grips: What limbs hold or push on in this tick; empty for one who glides.
        reason: What last changed the velocity: the kind of a grip, "glide", "free" (nothing was in reach), "strap",
            "ride" (on the arm), "limp".
        works: Where the thing is that the hands are busy with, None for nothing.
        hidden: Behind a panel: not to be drawn.
        wears: "suit" or "open_suit" (without the helmet); empty for what is usual where they are.
        mood: What the face shows: a word of the language of scenes, empty for nothing in particular.
    """

    position: Vec3
    orientation: Quat
    velocity: Vec3
    pose: str
    alive: bool
    wounded: bool
    speaking: bool
    seated: bool
    holds: str | None
    hunting: bool
    look: Vec3 | None
    module: str
    grips: tuple[GripView, ...] = ()
    reason: str = "glide"
    works: Vec3 | None = None
    hidden: bool = False
    mood: str = ""
    wears: str = ""


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing to be drawn; absent ones are not. door is "open" or "closed", label is what a scene wrote on it."""

    position: Vec3
    orientation: Quat
    present: bool
    worn: bool
    door: str
    label: str


@dataclass(frozen=True, slots=True)
class SuitView:
    """What a suited player reads off the chest. delta_v in m/s; breath 0 to 1 counts inside as well."""

    suited: bool
    jets: bool
    delta_v: float
    tethered: bool
    breath: float
