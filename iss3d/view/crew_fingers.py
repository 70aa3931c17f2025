"""Which joints are fingers and legs, and fingers closed toward those of a clip. Knows no node."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from iss3d.view.crew_model import Body
from iss3d.view.crew_pose import Pose, clips, mixed


@cache
def finger_joints(body: Body, side: str) -> Any:
    """Return the numbers of one hand's finger joints."""
    roots = ("thumb", "index", "middle", "ring", "pinky")
    return np.array([i for i, n in enumerate(body.names) if n.split("_")[0] in roots and n.endswith(f"_{side}")])


@cache
def leg_joints(body: Body) -> Any:
    """Return the numbers of the joints of both legs."""
    return np.array([i for i, n in enumerate(body.names) if n.split("_")[0] in ("thigh", "calf", "foot")])


def close_fingers(body: Body, pose: Pose, side: str, shape: str, share: float) -> None:
    """Bring one hand's fingers toward those of a clip such as "hands_grip", in place."""
    at = finger_joints(body, side)
    pose[at] = mixed(pose[at], clips()[shape].keys[0][at], share)
