"""The room that somebody leaves between their face and another's eye: who is come too near leans back.

Knows one pose at a time and no node. Body axes, metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from iss3d.vectors import ZERO, Vec3, about, cross, length, scale, sub, unit
from iss3d.view.crew_model import Body
from iss3d.view.crew_pose import Pose, as_vec, turn

PERSONAL = 0.62
"""Metres between two faces that talk: the near end of Hall's personal distance (0.46 to 1.2 m)."""

TRUNK = 0.50
"""Metres from where a back bends to the face."""

MOST_BACK = 0.60
"""rad a trunk leans away at most."""

KEPT_LEVEL = 0.8
"""Part of the lean that the neck takes back, so that the face stays turned to whom it looks at."""

QUICKLY = 3.0
"""Share of the way gone in a second."""


@dataclass
class Withdrawal:
    """How far one body leans away now (rad), and about which axis."""

    back: float = 0.0
    axis: Vec3 = ZERO

    def lean(self, body: Body, pose: Pose) -> None:
        """Lean a pose back, in place."""
        if self.back > 1e-3:
            turn(pose, body.index("spine_01"), about(self.axis, self.back))
            turn(pose, body.index("neck_01"), about(self.axis, -KEPT_LEVEL * self.back))

    def watch(self, body: Body, places: Any, eye: Vec3, seconds: float, free: bool) -> None:
        """See how near an eye has come to a posed body.

        Args:
            places: Of its joints as it is leaning already.
            eye: In its own axes.
            free: It may give way; else it goes back to its posture.
        """
        head = as_vec(places[body.index("head")])
        away = sub(head, eye)
        wish = 0.0
        if free:
            wish = max(0.0, min(MOST_BACK, self.back + (PERSONAL - length(away)) / TRUNK))
        if wish > 0.0 and self.back < 1e-3:
            trunk = sub(head, as_vec(places[body.index("spine_01")]))
            axis = cross(trunk, unit(away))
            if length(axis) < 0.1 * length(trunk):
                return
            self.axis = scale(axis, 1.0 / length(axis))
        self.back += (wish - self.back) * min(1.0, QUICKLY * seconds)
