"""What a person wants to do this tick: the only thing that ever comes from a keyboard, a gamepad or the bot.

Plain data, recorded and replayed as it is. Knows no device.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

INTENT_NAMES = (
    "look",
    "roll",
    "grip",
    "swim",
    "push",
    "brake",
    "level",
    "use",
    "take",
    "throw",
    "choose",
    "lamp",
    "tether",
    "jets",
)
"""The verbs a person has; the bot can be told to do without any of them."""


@dataclass(frozen=True, slots=True)
class Intents:
    """One tick of wishes.

    Attributes:
        yaw, pitch: Radians to turn this tick: right and up are positive.
        roll: Radians to roll this tick, clockwise positive.
        ahead, aside, above: -1..1 along the view. Holding something they bend the arm and move the body about the
            hand; free inside they swim; outside with jets on they fire SAFER.
        grip: The hand is closed (held down): takes the nearest hold in reach, and keeps it until opened.
        push: 0, or the strength 0..1 of a push-off made this tick, along the view, off what is held or in reach.
        brake: Held: reach for the nearest surface and stop.
        level: Held: turn the head toward the module's up.
        use: Pressed this tick: work what is looked at; fit what is carried; sit, strap, unstrap; hide, come out.
        take: Pressed this tick: take the loose thing looked at, or let go of the one carried (it stays there).
        throw: 0, or the strength 0..1 with which the carried thing is thrown this tick.
        choose: Index of the answer picked this tick, or None.
        skip: Pressed this tick: end the line being spoken.
        lamp, tether, jets: Pressed this tick: toggle the hand lamp, the tether hook, the SAFER jets.
        retry: Pressed this tick: start the scene again from its checkpoint.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    ahead: float = 0.0
    aside: float = 0.0
    above: float = 0.0
    grip: bool = False
    push: float = 0.0
    brake: bool = False
    level: bool = False
    use: bool = False
    take: bool = False
    throw: float = 0.0
    choose: int | None = None
    skip: bool = False
    lamp: bool = False
    tether: bool = False
    jets: bool = False
    retry: bool = False

    def to_record(self) -> dict[str, Any]:
        """Return only what differs from rest, for a replay file."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name)) != f.default}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Intents:
        """Return the intents a record stands for; unknown names raise TypeError."""
        return cls(**record)


REST = Intents()
"""No wish at all."""
