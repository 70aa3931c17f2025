"""What the HUD is told each frame: plain data, so that every part of it can be shown offscreen with made-up facts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from iss3d.vectors import IDENTITY, ZERO, Quat, Vec3, conjugate, length, rotate, sub
from iss3d.world.perception import Perception


class Say(Protocol):
    """Looks a text id up in the player's language and fills in what it names."""

    def __call__(self, id: str, **values: object) -> str:
        """Return the text."""


@dataclass(frozen=True, slots=True)
class SuitFacts:
    """What the suit says outside: metres a second of SAFER left, seconds of air, tether out in metres or None."""

    delta_v: float
    air_seconds: float
    tether: float | None
    jets: bool


@dataclass(frozen=True, slots=True)
class HudOptions:
    """What a player may set: text and subtitle size factors, and which parts are shown."""

    text_scale: float = 1.0
    subtitles: bool = True
    subtitle_scale: float = 1.0
    subtitle_plate: float = 0.72
    direction_marks: bool = True
    names: bool = True
    crosshair: bool = True
    prompts: bool = True
    markers: bool = True
    hints: bool = True
    rates: bool = False
    high_contrast: bool = False
    colour_safe: bool = False


@dataclass(frozen=True, slots=True)
class HudFrame:
    """One frame. names maps ids of people and modules to names; push and throw are charged strengths or None."""

    perception: Perception
    seconds: float
    eye: Vec3 = ZERO
    look: Quat = IDENTITY
    fov_deg: float = 70.0
    aspect: float = 16.0 / 9.0
    pad: bool = False
    push: float | None = None
    throw: float | None = None
    turn_rate: Vec3 = ZERO
    module_name: str = ""
    carrying_name: str = ""
    aim_name: str = ""
    suit: SuitFacts | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OnScreen:
    """Where a point of the world is on the sheet: x and y in -1..1 of half the screen, ahead or not, metres away."""

    x: float
    y: float
    ahead: bool
    distance: float

    @property
    def visible(self) -> bool:
        """Whether it is inside the picture."""
        return self.ahead and abs(self.x) <= 1.0 and abs(self.y) <= 1.0

    @property
    def bearing(self) -> float:
        """Angle on the screen toward it, radians from +x counter-clockwise."""
        return math.atan2(self.y, self.x)


def project(point: Vec3, frame: HudFrame) -> OnScreen:
    """Return where a point of the station frame is on the screen of this frame."""
    away = sub(point, frame.eye)
    ahead, right, down = rotate(conjugate(frame.look), away)
    tall = math.tan(math.radians(frame.fov_deg) / 2.0)
    wide = tall * frame.aspect
    if ahead > 1e-3:
        return OnScreen(right / ahead / wide, -down / ahead / tall, True, length(away))
    side = math.hypot(right, down) or 1.0
    return OnScreen(right / side * 10.0, -down / side * 10.0, False, length(away))
