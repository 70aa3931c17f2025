"""The one driver: each frame read input, step the world at its fixed rate, hand on what happened, blend two poses.

Pause is not stepping. Knows no drawing: whoever shows the game asks for the blended eye.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from iss3d.events import Event
from iss3d.movement.intents import Intents
from iss3d.vectors import Quat, Vec3, lerp, slerp, turned

TICK = 1.0 / 60.0
"""Seconds of one step of the world."""

MOST_STEPS = 15
"""Steps in one frame, a quarter of a second: real time down to four frames a second, as a step costs two thousandths.

A slower machine plays slower rather than falling ever further behind.
"""


class Steppable(Protocol):
    """What the loop needs of a world."""

    def step(self, intents: Intents) -> list[Event]:
        """Advance one tick."""

    def eye(self) -> tuple[Vec3, Quat]:
        """Return the player's eye: place and where it looks."""


class IntentSource(Protocol):
    """What the loop needs of the hands (or of a replay)."""

    pending_yaw: float
    pending_pitch: float

    def gather(self, seconds: float) -> None:
        """Take what was done in this frame."""

    def intents(self, tick_seconds: float) -> Intents:
        """Return the wishes of one tick."""


class ChargingSource(IntentSource, Protocol):
    """What the interface needs beside: how far a push or a throw is wound up."""

    def charge(self, act: str) -> float | None:
        """Return 0..1, or None while it is not being wound up."""


class Loop:
    """Accumulates time and steps a world."""

    def __init__(self, world: Steppable, hands: IntentSource, apply: Callable[[Event], None]) -> None:
        self.world = world
        self._hands = hands
        self._apply = apply
        self._owed = 0.0
        self._before = self._after = world.eye()
        self._turned = (0.0, 0.0, 0.0)
        self.steps = 0

    def jump(self) -> None:
        """Forget the previous pose, after a load or a placing that must not be seen as a flight."""
        self._before = self._after = self.world.eye()
        self._turned = (0.0, 0.0, 0.0)
        self._owed = 0.0

    def frame(self, seconds: float) -> int:
        """Take one frame of real time; returns how many ticks were stepped."""
        self._hands.gather(seconds)
        self._owed += max(seconds, 0.0)
        steps = 0
        while self._owed >= TICK and steps < MOST_STEPS:
            wishes = self._hands.intents(TICK)
            self._before = self._after
            events = self.world.step(wishes)
            self._after = self.world.eye()
            self._turned = (wishes.yaw, wishes.pitch, wishes.roll)
            for event in events:
                self._apply(event)
            self._owed -= TICK
            steps += 1
        if self._owed >= TICK:
            self._owed = 0.0
        self.steps += steps
        return steps

    @property
    def blend(self) -> float:
        """How far the picture stands between the last two ticks, 0..1."""
        return min(self._owed / TICK, 1.0)

    def eye(self) -> tuple[Vec3, Quat]:
        """Return the eye to draw from: place blended between ticks, look as fresh as the hand that turns it.

        The turn asked for in the last tick is already in the later pose; the part of it the blend has not reached yet
        is added back, and so is what the hand has done since, so that looking never lags behind the mouse.
        """
        t = self.blend
        (from_at, from_look), (to_at, to_look) = self._before, self._after
        rest = 1.0 - t
        yaw, pitch, roll = self._turned
        moved = distance_squared(from_at, to_at)
        if moved > 1.0:
            from_at, from_look, rest = to_at, to_look, 0.0
        look = slerp(from_look, to_look, t)
        extra = (yaw * rest + self._hands.pending_yaw, pitch * rest + self._hands.pending_pitch, roll * rest)
        return lerp(from_at, to_at, t), turned(look, *extra) if any(extra) else look


def distance_squared(a: Vec3, b: Vec3) -> float:
    """Return the squared distance; more than a metre in one tick is a jump and is not blended."""
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2
