"""The player's two hands: what each is doing, how far it has come to it, and where an open hand waits before a rail.

Knows arms and bars; nothing of the frame's facts, and no node.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from iss3d.vectors import Vec3, add, distance, length, scale, sub, unit
from iss3d.view.crew_holds import Bar
from iss3d.view.crew_ik import Arm, Hold, arm_of
from iss3d.view.crew_model import Body

HOVER = 0.07
"""Metres before a rail at which an open hand waits for the grip to close."""

TAKE_SECONDS, LEAVE_SECONDS = 0.16, 0.25


@dataclass
class OwnHand:
    """What one hand is doing: toward a hold of the station frame by a weight 0..1."""

    side: str
    hold: Hold | None = None
    weight: float = 0.0
    shape: str = "hands_grip"
    close: float = 1.0
    busy: str = ""

    def want(self, busy: str, hold: Hold | None, shape: str, close: float, seconds: float) -> None:
        """Go on toward a hold, or let go when there is none."""
        if hold is None:
            self.weight = max(0.0, self.weight - seconds / LEAVE_SECONDS)
            self.close = min(self.close, self.weight)
            self.busy = ""
            return
        if busy != self.busy and self.busy and self.hold is not None and self.weight > 0.0:
            # From one thing to the next without a leap.
            self.weight = min(self.weight, 0.5)
        self.hold, self.shape, self.busy = hold, shape, busy
        self.weight = min(1.0, self.weight + seconds / TAKE_SECONDS)
        self.close += (close - self.close) * min(1.0, seconds * 14.0)


def hand_length(arm: Arm) -> float:
    """Return how far from the wrist a held bar is, metres."""
    return length(arm.hold)


@cache
def arm_joints(body: Body, side: str) -> Any:
    """Return the numbers of an arm's joints, the collar bone and the fingers included."""
    arm = arm_of(body, side)
    found = {arm.collar}
    for joint, parent in enumerate(body.parents):
        if parent in found:
            found.add(joint)
    return np.array(sorted(found))


def before(bar: Bar, shoulder: Vec3) -> Hold:
    """Return the hold of an open hand that waits a little before a rail."""
    way = sub(bar.at, shoulder)
    size = max(distance(bar.at, shoulder), 1e-6)
    at = add(shoulder, scale(way, max(0.0, size - HOVER) / size))
    return Hold(at, bar.along, sub(unit(way), bar.out))
