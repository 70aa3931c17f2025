"""Solves a pose written as directions of limbs into local rotations of joints.

Directions are as one sees the person: x to their left, y up, z ahead. Left limbs are mirrored to the right unless the
right is given too. Knows no clip.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from iss3d.forge.crew_data import Array, Rig

TIP = {
    "clavicle": "upperarm", "upperarm": "lowerarm", "lowerarm": "hand", "hand": "middle_01", "thigh": "calf",
    "calf": "foot", "foot": "ball",
}  # fmt: skip
FINGERS = ("index", "middle", "ring", "pinky")
FOREARM_SHARE = 0.55
"""Part of a hand's twist that the forearm takes, as its two bones do."""

WRIST_MOST = 35.0
"""Degrees that a hand bends out of its forearm's line at most: more looks like a begging bear's."""

Spec = dict[str, Any]


@dataclass(frozen=True)
class Reach:
    """Where a hand is brought: a point of a joint's own axes, decimetres.

    Attributes:
        far: Decimetres from the wrist along the hand to what is brought there: 1.0 the knuckles, 1.7 a straight finger.
        elbow: Where the elbow bends.
    """

    joint: str
    at: tuple[float, float, float]
    far: float
    elbow: tuple[float, float, float] = (-0.5, -0.85, 0.25)


def unit(v: Any) -> Array:
    """Return a vector at length one."""
    v = np.asarray(v, float)
    return np.asarray(v / (np.linalg.norm(v) or 1.0))


def times(p: Array, q: Array) -> Array:
    """Return the product of two quaternions."""
    return np.r_[p[0] * q[0] - p[1:] @ q[1:], p[0] * q[1:] + q[0] * p[1:] + np.cross(p[1:], q[1:])]


def inverse(q: Array) -> Array:
    """Return the inverse of a unit quaternion."""
    return np.asarray(q * [1, -1, -1, -1])


def turned(q: Array, v: Array) -> Array:
    """Return a vector turned."""
    return np.asarray(times(times(q, np.r_[0, v]), inverse(q))[1:])


def about(axis: Any, degrees: float) -> Array:
    """Return the rotation about an axis."""
    a = np.radians(degrees) / 2
    return np.r_[np.cos(a), unit(axis) * np.sin(a)]


def onto(a: Array, b: Array) -> Array:
    """Return the shortest rotation of a to b."""
    a, b = unit(a), unit(b)
    w = 1 + a @ b
    return np.array([0, 1.0, 0, 0]) if w < 1e-6 else unit(np.r_[w, np.cross(a, b)])


ONE = np.array([1.0, 0, 0, 0])
STRAIGHT = (0.0, 0.0, 0.0)


def mirrored(spec: Mapping[str, Any]) -> Spec:
    """Return a spec with the right side filled in from the left."""
    out: Spec = {}
    for key, value in spec.items():
        out[key] = value
        other = key[:-2] + "_r"
        if key.endswith("_l") and other not in spec:
            scalar = key.startswith(("curl", "thumb", "spread", "toes"))
            out[other] = value if scalar else (-value[0], value[1], value[2])
    return out


def on(base: Mapping[str, Any], changes: Mapping[str, Any]) -> Spec:
    """Return a whole posture changed on both sides, where the changes do not give the right side themselves."""
    return {**base, **mirrored(changes)}


class Poser:
    """Solves specs over one rig (rest places in any one scale)."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig

    def solve(self, spec: Mapping[str, Any]) -> Array:
        """Return local rotations (joints, 4) in body axes.

        Keys: a limb joint (`upperarm_l`, `hand_r`, `foot_l` ...) with its direction; `palm_l`: where the palm faces;
        `spine`, `head`: (pitch down, turn left, lean right) in degrees; `sway`, `tilt`: the same, added to these;
        `root`: the same for the pelvis, the limbs keeping their directions; `whole`: for the body and all its limbs;
        `curl_l`: degrees of the fingers' bend, one or four; `thumb_l`, `toes_l`: bend; `eye`: (down, left);
        `reach_r`: a Reach, which says where upper arm and forearm point.
        """
        for side in "lr":
            if f"reach_{side}" in spec:
                spec = self._reached(spec, side)
        local, _ = self._turns(spec)
        if "whole" in spec:
            first = self.rig.names[0]
            local[first] = times(_bend(spec["whole"], 1.0), local[first])
        rows = np.array([local[j] for j in self.rig.names])
        # The base mesh's (x left, y up, z ahead) as body axes (x ahead, y right, z down).
        return np.stack([rows[:, 0], rows[:, 3], -rows[:, 1], -rows[:, 2]], 1)

    def _reached(self, spec: Mapping[str, Any], side: str) -> Spec:
        """Return a spec with the directions of an arm whose hand is where it is to reach."""
        reach: Reach = spec[f"reach_{side}"]
        _, world = self._turns(spec)
        shoulder, goal = self._place(world, f"upperarm_{side}"), self._place(world, reach.joint)
        goal = goal + turned(world[reach.joint], np.array(reach.at))
        elbow_at, wrist_at = (self.rig.at(f"{j}_{side}") for j in ("lowerarm", "hand"))
        first = float(np.linalg.norm(elbow_at - self.rig.at(f"upperarm_{side}")))
        second = float(np.linalg.norm(wrist_at - elbow_at))
        hand = unit(spec[f"hand_{side}"])
        for _ in range(6):
            # The wrist bends only so far, which moves the wrist, which turns the forearm: a few rounds settle it.
            way = goal - hand * reach.far - shoulder
            far = float(np.clip(np.linalg.norm(way), abs(first - second) + 0.2, 0.998 * (first + second)))
            way = unit(way)
            along = (first * first - second * second + far * far) / (2 * far)
            out = np.array(reach.elbow) - way * (way @ np.array(reach.elbow))
            upper = way * along + unit(out) * np.sqrt(max(first * first - along * along, 0.0))
            lower = way * far - upper
            hand = _near(unit(spec[f"hand_{side}"]), unit(lower))
        return {**spec, f"upperarm_{side}": tuple(unit(upper)), f"lowerarm_{side}": tuple(unit(lower))}

    def _place(self, world: Mapping[str, Array], joint: str) -> Array:
        """Return where a joint is in a pose, as the pelvis has it."""
        number = self.rig.names.index(joint)
        parent = self.rig.parents[number]
        if parent < 0:
            return self.rig.heads[number].copy()
        above = self.rig.names[parent]
        return self._place(world, above) + turned(world[above], self.rig.heads[number] - self.rig.heads[parent])

    def _turns(self, spec: Mapping[str, Any]) -> tuple[dict[str, Array], dict[str, Array]]:
        """Return each joint's turn in its parent's axes and in the body's."""
        at = {name: self.rig.heads[i] for i, name in enumerate(self.rig.names)}
        parents = {
            name: (self.rig.names[p] if p >= 0 else "")
            for name, p in zip(self.rig.names, self.rig.parents, strict=True)
        }
        world: dict[str, Array] = {}
        local: dict[str, Array] = {}
        spine, head = (
            np.add(spec.get(a, STRAIGHT), spec.get(b, STRAIGHT)) for a, b in (("spine", "sway"), ("head", "tilt"))
        )
        for joint in self.rig.names:
            above = world[parents[joint]] if parents[joint] else ONE
            base, side = joint[:-2], joint[-2:]
            turn = ONE
            if joint == "pelvis" and "root" in spec:
                turn = _bend(spec["root"], 1.0)
            elif base in TIP and joint in spec:
                turn = self._limb(spec, joint, base, side, above, at, world, local, parents)
            elif joint.startswith("spine"):
                turn = _bend(spine, 1 / 3)
            elif joint in ("neck_01", "head"):
                turn = _bend(head, 1 / 2)
            elif base[:-3] in FINGERS and "curl" + side in spec:
                turn = _finger(spec["curl" + side], base, side, at)
            elif base[:-3] == "thumb" and "thumb" + side in spec:
                turn = _thumb(spec["thumb" + side], base, side, at)
            elif base == "ball" and "toes" + side in spec:
                turn = about([1, 0, 0], -spec["toes" + side])
            elif base == "eye" and "eye" in spec:
                turn = times(about([1, 0, 0], spec["eye"][0]), about([0, 1, 0], spec["eye"][1]))
            elif joint == "jaw" and "jaw" in spec:
                turn = about([1, 0, 0], spec["jaw"])
            world[joint], local[joint] = times(above, turn), turn
        return local, world

    @staticmethod
    def _limb(
        spec: Mapping[str, Any], joint: str, base: str, side: str, above: Array, at: Mapping[str, Array],
        world: dict[str, Array], local: dict[str, Array], parents: Mapping[str, str],
    ) -> Array:  # fmt: skip
        rest = unit(at[TIP[base] + side] - at[joint])
        way = unit(spec[joint])
        if base == "hand":
            fore = "lowerarm" + side
            way = _near(way, unit(turned(world[fore], unit(at[joint] - at[fore]))))
        turn = times(inverse(above), times(onto(turned(above, rest), way), above))
        if base != "hand" or "palm" + side not in spec:
            return turn
        across = np.cross(at["index_01" + side] - at[joint], at["pinky_01" + side] - at[joint])
        palm = unit(across)
        palm = palm * (np.sign(palm @ (at["thumb_02" + side] - at[joint])) or 1.0)

        def left(above: Array, turn: Array) -> float:
            now = turned(times(above, turn), palm)
            now = unit(now - way * (now @ way))
            want = np.asarray(spec["palm" + side], float)
            want = unit(want - way * (want @ way))
            return float(np.degrees(np.arctan2(np.cross(now, want) @ way, now @ want)))

        fore = "lowerarm" + side
        axis = unit(turned(world[fore], unit(at["hand" + side] - at[fore])))
        world[fore] = times(about(axis, left(above, turn) * FOREARM_SHARE), world[fore])
        local[fore] = times(inverse(world[parents[fore]]), world[fore])
        above = world[fore]
        turn = times(inverse(above), times(onto(turned(above, rest), way), above))
        return times(about(turned(inverse(above), way), left(above, turn)), turn)


def _near(way: Array, line: Array) -> Array:
    """Return a direction brought within WRIST_MOST of a line."""
    bend = np.degrees(np.arccos(np.clip(way @ line, -1.0, 1.0)))
    if bend <= WRIST_MOST:
        return way
    return turned(about(np.cross(line, way), WRIST_MOST), line)


def _bend(angles: Any, share: float) -> Array:
    pitch, yaw, roll = (a * share for a in angles)
    return times(times(about([1, 0, 0], pitch), about([0, 1, 0], yaw)), about([0, 0, 1], roll))


def _finger(curl: Any, base: str, side: str, at: Mapping[str, Array]) -> Array:
    finger = base[:-3]
    ahead = unit(at[finger + "_02" + side] - at[finger + "_01" + side])
    across = unit(at["index_01" + side] - at["pinky_01" + side])
    axis = unit(across - ahead * (across @ ahead))
    bend = curl if np.isscalar(curl) else curl[FINGERS.index(finger)]
    share = {"_01": 0.9, "_02": 1.1, "_03": 0.7}[base[-3:]]
    return about(axis, (1 if side == "_r" else -1) * float(bend) * share)  # type: ignore[arg-type]


def _thumb(bend: Any, base: str, side: str, at: Mapping[str, Array]) -> Array:
    """Fold the thumb over the palm: the root swings it across, the tips bend."""
    along = unit(at["thumb_03" + side] - at["thumb_01" + side])
    out = unit(np.cross(at["index_01" + side] - at["hand" + side], at["pinky_01" + side] - at["hand" + side]))
    sign = -1 if side == "_l" else 1
    hinge = unit(np.cross(along, np.cross(out, along)))
    if base[-3:] == "_01":
        swing = about(unit(at["middle_01" + side] - at["hand" + side]), sign * bend * 0.6)
        return times(swing, about(hinge, bend * 0.25))
    # The hinge is an axis made by one cross product more: it keeps its sign in a mirror.
    return about(hinge, bend * 0.8)
