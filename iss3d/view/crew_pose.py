"""Poses and clips of people, and where their joints then are; arrays of all people at once. Knows no node, no world.

A pose is an array (joints, 4) of local rotations (w, x, y, z) in the joint order that all bodies share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from iss3d.vectors import Quat, Vec3
from iss3d.view.assets import asset

Pose = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Clip:
    """A motion: poses at times, and what the face does meanwhile.

    Attributes:
        times: Seconds of the keys, the first 0; (keys,).
        keys: Poses; (keys, joints, 4). In a loop the last is the first.
        loops: Goes round; else it holds its last pose.
        face: Shares of the face's shapes, 0 to 1.
        bound: The hands that the motion itself needs ("l", "r"): they take no rail meanwhile.
    """

    name: str
    times: Any
    keys: Any
    loops: bool
    face: Mapping[str, float]
    bound: str

    @property
    def seconds(self) -> float:
        """Length."""
        return float(self.times[-1])

    def at(self, seconds: float) -> Pose:
        """Return the pose at a time since the beginning."""
        if len(self.times) == 1:
            return np.asarray(self.keys[0])
        t = seconds % self.seconds if self.loops else min(max(seconds, 0.0), self.seconds)
        i = min(max(int(np.searchsorted(self.times, t, side="right")) - 1, 0), len(self.times) - 2)
        span = self.times[i + 1] - self.times[i]
        s = (t - self.times[i]) / span
        return mixed(self.keys[i], self.keys[i + 1], s * s * (3.0 - 2.0 * s))


@cache
def clips() -> Mapping[str, Clip]:
    """Return every clip that exists, by name."""
    found = {}
    with np.load(asset("crew/clips.npz")) as data:
        shapes = [str(s) for s in data["shape_names"]]
        for name in (str(n) for n in data["names"]):
            keys = data[f"{name}_keys"].astype(np.float64) / 32767.0
            keys /= np.linalg.norm(keys, axis=-1, keepdims=True)
            face = {s: float(v) for s, v in zip(shapes, data[f"{name}_face"], strict=True) if v > 0.0}
            loops, bound = bool(data[f"{name}_loops"]), str(data[f"{name}_bound"])
            found[name] = Clip(name, data[f"{name}_times"].astype(np.float64), keys, loops, face, bound)
    return found


def mixed(a: Pose, b: Pose, t: float) -> Pose:
    """Return the pose a fraction t of the way from a to b (normalised lerp)."""
    if t <= 0.0:
        return a
    if t >= 1.0:
        return b
    sign = np.where((a * b).sum(1) < 0.0, -t, t)[:, None]
    out = a * (1.0 - t) + b * sign
    return np.asarray(out / np.sqrt((out * out).sum(1))[:, None])


def turn(pose: Pose, joint: int, q: Quat) -> None:
    """Turn a joint further in its parent's axes, in place."""
    w, x, y, z = pose[joint].tolist()
    a, b, c, d = q
    pose[joint] = (
        a * w - b * x - c * y - d * z, a * x + b * w + c * z - d * y,
        a * y - b * z + c * w + d * x, a * z + b * y - c * x + d * w,
    )  # fmt: skip


def turn_all(pose: Pose, joints: Any, by: Any) -> None:
    """Turn several different joints further in their parents' axes, in place; by is (joints, 4)."""
    w, x, y, z = pose[joints].T
    a, b, c, d = by.T
    pose[joints, 0] = a * w - b * x - c * y - d * z
    pose[joints, 1] = a * x + b * w + c * z - d * y
    pose[joints, 2] = a * y - b * z + c * w + d * x
    pose[joints, 3] = a * z + b * y - c * x + d * w


class Skeleton:
    """The order in which joints are worked out: by their depth, for any number of people at once.

    Args:
        parents: Of each joint, -1 for the root; a parent stands before its children.
    """

    def __init__(self, parents: tuple[int, ...]) -> None:
        depth: list[int] = []
        for parent in parents:
            depth.append(0 if parent < 0 else depth[parent] + 1)
        self.parents = parents
        self._levels = []
        for level in range(1, max(depth) + 1):
            joints = np.array([j for j, d in enumerate(depth) if d == level])
            self._levels.append((joints, np.array([parents[j] for j in joints])))
        self._up = np.array([max(p, 0) for p in parents])

    def frames(self, poses: Any, heads: Any) -> tuple[Any, Any]:
        """Return (rotation matrices (people, joints, 3, 3), places (people, joints, 3)) in body axes.

        Args:
            poses: (people, joints, 4).
            heads: Resting places, (people, joints, 3).
        """
        turns = matrices(poses)
        places = heads.copy()
        offsets = (heads - heads[:, self._up])[..., None]
        for joints, up in self._levels:
            above = turns[:, up]
            turns[:, joints] = above @ turns[:, joints]
            places[:, joints] = places[:, up] + (above @ offsets[:, joints])[..., 0]
        return turns, places


def matrices(q: Any) -> Any:
    """Return rotation matrices (..., 3, 3) of unit quaternions (..., 4)."""
    w, x, y, z = (q[..., i] for i in range(4))
    out = np.empty((*q.shape[:-1], 3, 3))
    xx, yy, zz = x * x * 2, y * y * 2, z * z * 2
    xy, xz, yz = x * y * 2, x * z * 2, y * z * 2
    wx, wy, wz = w * x * 2, w * y * 2, w * z * 2
    out[..., 0, 0], out[..., 0, 1], out[..., 0, 2] = 1 - yy - zz, xy - wz, xz + wy
    out[..., 1, 0], out[..., 1, 1], out[..., 1, 2] = xy + wz, 1 - xx - zz, yz - wx
    out[..., 2, 0], out[..., 2, 1], out[..., 2, 2] = xz - wy, yz + wx, 1 - xx - yy
    return out


def bone_rows(turns: Any, places: Any, heads: Any) -> Any:
    """Return what carries the resting mesh into the pose: (people, joints * 2, 4) as 32-bit floats.

    Two rows a joint, a unit dual quaternion: what lies between two joints then keeps its thickness where an elbow is
    closed or a forearm is turned, which a mean of matrices does not (Kavan et al., 2007).
    """
    q = quats_of(turns)
    w, x, y, z = (q[..., k] for k in range(4))
    a, b, c = np.moveaxis(places - (turns @ heads[..., None])[..., 0], -1, 0)
    out = np.empty((*q.shape[:2], 2, 4), np.float32)
    out[..., 0, :] = q
    out[..., 1, 0] = -0.5 * (a * x + b * y + c * z)
    out[..., 1, 1] = 0.5 * (w * a + b * z - c * y)
    out[..., 1, 2] = 0.5 * (w * b + c * x - a * z)
    out[..., 1, 3] = 0.5 * (w * c + a * y - b * x)
    return out.reshape(len(turns), -1, 4)


def quats_of(m: Any) -> Any:
    """Return unit quaternions (..., 4) of rotation matrices (..., 3, 3)."""
    (a, b, c), (d, e, f), (g, h, i) = (tuple(m[..., row, k] for k in range(3)) for row in range(3))
    # Four times the products of a quaternion's parts: any row of them is the quaternion, the longest the surest.
    rows = np.empty((*m.shape[:-2], 4, 4))
    rows[..., 0, 0], rows[..., 1, 1] = 1 + a + e + i, 1 + a - e - i
    rows[..., 2, 2], rows[..., 3, 3] = 1 - a + e - i, 1 - a - e + i
    rows[..., 0, 1] = rows[..., 1, 0] = h - f
    rows[..., 0, 2] = rows[..., 2, 0] = c - g
    rows[..., 0, 3] = rows[..., 3, 0] = d - b
    rows[..., 1, 2] = rows[..., 2, 1] = b + d
    rows[..., 1, 3] = rows[..., 3, 1] = c + g
    rows[..., 2, 3] = rows[..., 3, 2] = f + h
    surest = np.argmax(np.diagonal(rows, axis1=-2, axis2=-1), -1)
    out = rows.reshape(-1, 4, 4)[np.arange(surest.size), surest.ravel()].reshape(*m.shape[:-2], 4)
    return out / np.sqrt((out * out).sum(-1, keepdims=True))


def as_vec(v: Any) -> Vec3:
    """Return three numbers of an array as a vector."""
    x, y, z = v.tolist()
    return (x, y, z)


def quat_of(m: Any) -> Quat:
    """Return the unit quaternion of a rotation matrix."""
    (a, b, c), (d, e, f), (g, h, i) = m.tolist() if hasattr(m, "tolist") else m
    trace = a + e + i
    if trace > 0.0:
        s = 2.0 * (trace + 1.0) ** 0.5
        return (s / 4.0, (h - f) / s, (c - g) / s, (d - b) / s)
    if a >= e and a >= i:
        s = 2.0 * max(1.0 + a - e - i, 1e-12) ** 0.5
        return ((h - f) / s, s / 4.0, (b + d) / s, (c + g) / s)
    if e >= i:
        s = 2.0 * max(1.0 + e - a - i, 1e-12) ** 0.5
        return ((c - g) / s, (b + d) / s, s / 4.0, (f + h) / s)
    s = 2.0 * max(1.0 + i - a - e, 1e-12) ** 0.5
    return ((d - b) / s, (c + g) / s, (f + h) / s, s / 4.0)
