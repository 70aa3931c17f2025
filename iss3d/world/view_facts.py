"""What the view reads of people and things each frame: plain, small, made anew. Knows no state tree."""

from __future__ import annotations

from dataclasses import dataclass

from iss3d.vectors import Quat, Vec3


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person to be drawn.

    Attributes:
        pose: "float", "limp", "dead", "wounded", or a pose of a scene's choosing.
        speaking: The mouth moves.
        look: Where the eyes rest, None for straight ahead.
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
