"""Hands that hold: two bones bent so that a palm lies on a bar, and the hand turned to close round it.

Pure arithmetic on a pose and its frames; the same for the crew and for the player's own arms. Body axes, metres.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from iss3d.vectors import Quat, Vec3, about, add, compose, conjugate, cross, dot, length, rotate, scale, sub, unit
from iss3d.view.crew_model import Body
from iss3d.view.crew_pose import Pose, as_vec, quat_of

PALM_DEPTH = 0.019
"""Metres from the bones of the hand to the skin of the palm when it presses."""

BAR_RADIUS = 0.013
"""Metres; handrails of the station are about an inch thick."""

SHORTEST_BEND = 0.02
STRETCH = 0.998
"""A hand never comes nearer to its shoulder than the difference of the bones and this, nor reaches past this share."""


@dataclass(frozen=True)
class Arm:
    """One arm of a body at rest: joints' numbers, lengths, and the hand's own axes.

    Attributes:
        fingers, across, palm: Unit vectors of the resting hand: along the fingers, from little to first finger, out of
            the palm.
        hold: From the wrist to the axis of a bar held in the fist, at rest.
        touch: From the wrist to the skin in the middle of the palm.
        press: From the wrist to the tip of the outstretched first finger.
    """

    side: str
    collar: int
    upper: int
    lower: int
    hand: int
    first: float
    second: float
    fingers: Vec3
    across: Vec3
    palm: Vec3
    hold: Vec3
    touch: Vec3
    press: Vec3

    @property
    def reach(self) -> float:
        """Metres from shoulder to wrist at most."""
        return (self.first + self.second) * STRETCH


@cache
def arm_of(body: Body, side: str) -> Arm:
    """Return an arm ("l" or "r") of a body."""
    collar, upper, lower, hand = (body.index(f"{j}_{side}") for j in ("clavicle", "upperarm", "lowerarm", "hand"))
    wrist = body.at(f"hand_{side}")
    knuckles = body.at(f"middle_01_{side}")
    fingers = unit(sub(knuckles, wrist))
    raw = sub(body.at(f"index_01_{side}"), body.at(f"pinky_01_{side}"))
    across = unit(sub(raw, scale(fingers, dot(raw, fingers))))
    palm = cross(fingers, across)
    thumb = sub(body.at(f"thumb_02_{side}"), wrist)
    if dot(palm, thumb) < 0.0:
        palm = scale(palm, -1.0)
    middle = scale(sub(knuckles, wrist), 0.90)
    tip = sub(body.at(f"index_03_{side}"), wrist)
    return Arm(
        side, collar, upper, lower, hand,
        length(sub(body.at(f"lowerarm_{side}"), body.at(f"upperarm_{side}"))),
        length(sub(wrist, body.at(f"lowerarm_{side}"))),
        fingers, across, palm,
        add(middle, scale(palm, PALM_DEPTH + BAR_RADIUS)),
        add(middle, scale(palm, PALM_DEPTH)),
        add(tip, scale(unit(tip), 0.024)),
    )  # fmt: skip


@dataclass(frozen=True)
class Hold:
    """What a hand is to do: be at a point, turned so.

    Attributes:
        at: Where the axis of a bar (kind "bar") or a handle ("tool"), the palm ("flat") or the fingertip ("tip") is to
            be.
        along: Direction of the bar, for "bar"; of the handle, toward the thumb, for "tool".
        into: Direction in which the palm faces (or the finger points for "tip", the knuckles for "tool").
        weight: 0 leaves the arm as the pose has it, 1 is there.
    """

    at: Vec3
    along: Vec3
    into: Vec3
    kind: str = "bar"
    weight: float = 1.0


def turning(a: Vec3, b: Vec3) -> Quat:
    """Return the shortest rotation that carries direction a to direction b."""
    a, b = unit(a), unit(b)
    axis, cosine = cross(a, b), dot(a, b)
    if cosine < -0.999999:
        side = cross(a, (0.3, 0.5, 0.8))
        return about(side, math.pi)
    w = 1.0 + cosine
    size = (w * w + dot(axis, axis)) ** 0.5
    return (w / size, axis[0] / size, axis[1] / size, axis[2] / size)


def bent(shoulder: Vec3, wrist: Vec3, first: float, second: float, elbow_side: Vec3) -> tuple[Vec3, Vec3]:
    """Return (elbow, wrist) of two bones from a shoulder toward a wished wrist; out of reach it is only pointed at.

    Args:
        elbow_side: Direction in which the elbow bends.
    """
    way = sub(wrist, shoulder)
    far = min(max(length(way), abs(first - second) + SHORTEST_BEND), (first + second) * STRETCH)
    ahead = unit(way)
    if length(ahead) < 0.5:
        ahead = (1.0, 0.0, 0.0)
    off = sub(elbow_side, scale(ahead, dot(elbow_side, ahead)))
    if length(off) < 1e-4:
        off = cross(ahead, (0.0, 1.0, 0.0) if abs(ahead[1]) < 0.9 else (1.0, 0.0, 0.0))
    side = unit(off)
    along = (first * first - second * second + far * far) / (2.0 * far)
    out = math.sqrt(max(first * first - along * along, 0.0))
    return add(shoulder, add(scale(ahead, along), scale(side, out))), add(shoulder, scale(ahead, far))


def hand_turn(arm: Arm, hold: Hold, now: Quat) -> Quat:
    """Return how the hand is turned (in body axes) to do a hold; now says how it is turned before."""
    if hold.kind == "tip":
        return compose(turning(rotate(now, arm.fingers), hold.into), now)
    # Fingers complete the frame in the same handedness as at rest.
    sign = 1.0 if dot(cross(arm.across, arm.palm), arm.fingers) > 0.0 else -1.0
    palm = unit(hold.into)
    if hold.kind == "tool":
        across = unit(hold.along)
        palm = scale(unit(cross(palm, across)), sign)
    elif hold.kind == "bar":
        along = unit(hold.along)
        palm = sub(palm, scale(along, dot(palm, along)))
        palm = unit(palm) if length(palm) > 1e-3 else unit(cross(along, (0.3, 0.9, 0.2)))
        across = along if dot(along, rotate(now, arm.across)) >= 0.0 else scale(along, -1.0)
    else:
        across = rotate(now, arm.across)
        across = unit(sub(across, scale(palm, dot(across, palm))))
    fingers = scale(cross(across, palm), sign)
    rest = (arm.fingers, arm.across, arm.palm)
    goal = (fingers, across, palm)
    rows = [
        [goal[0][i] * rest[0][j] + goal[1][i] * rest[1][j] + goal[2][i] * rest[2][j] for j in range(3)]
        for i in range(3)
    ]
    return quat_of(rows)


def offset_of(arm: Arm, kind: str) -> Vec3:
    """Return from the resting wrist to the point that a kind of hold places."""
    return {"bar": arm.hold, "tool": arm.hold, "flat": arm.touch, "tip": arm.press}[kind]


def blend(a: Quat, b: Quat, t: float) -> Quat:
    """Return the rotation a fraction t of the way from a to b (normalised lerp)."""
    if t >= 1.0:
        return b
    sign = 1.0 if a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3] >= 0.0 else -1.0
    w, x, y, z = (p + (sign * q - p) * t for p, q in zip(a, b, strict=True))
    size = math.sqrt(w * w + x * x + y * y + z * z) or 1.0
    return (w / size, x / size, y / size, z / size)


def elbow_side_of(arm: Arm) -> Vec3:
    """Return where an elbow bends when nothing else is said: down, outward and a little back."""
    return (-0.30, 0.55 if arm.side == "r" else -0.55, 0.78)


def hold_on(body: Body, pose: Pose, turns: Any, places: Any, arm: Arm, hold: Hold) -> float:
    """Bend one arm in a pose, in place, so that its hand does a hold.

    Args:
        turns, places: The pose's frames of this person (joints, 3, 3) and (joints, 3).

    Returns:
        Metres by which the hand falls short, 0 within reach.
    """
    shoulder = as_vec(places[arm.upper])
    now = quat_of(turns[arm.hand])
    wanted = blend(now, hand_turn(arm, hold, now), hold.weight)
    wish = sub(hold.at, rotate(wanted, offset_of(arm, hold.kind)))
    if hold.weight < 1.0:
        free = as_vec(places[arm.hand])
        wish = add(free, scale(sub(wish, free), hold.weight))
    elbow, wrist = bent(shoulder, wish, arm.first, arm.second, elbow_side_of(arm))
    base = quat_of(turns[arm.collar])
    rest_elbow = sub(body.at(f"lowerarm_{arm.side}"), body.at(f"upperarm_{arm.side}"))
    rest_wrist = sub(body.at(f"hand_{arm.side}"), body.at(f"lowerarm_{arm.side}"))
    # From the turn the pose has, so that the arm's own roll is kept.
    upper_now, lower_now = quat_of(turns[arm.upper]), quat_of(turns[arm.lower])
    upper = compose(turning(rotate(upper_now, rest_elbow), sub(elbow, shoulder)), upper_now)
    lower = compose(turning(rotate(lower_now, rest_wrist), sub(wrist, elbow)), lower_now)
    lower = _shared_twist(lower, wanted, unit(sub(wrist, elbow)))
    pose[arm.upper] = compose(conjugate(base), upper)
    pose[arm.lower] = compose(conjugate(upper), lower)
    pose[arm.hand] = compose(conjugate(lower), wanted)
    return length(sub(wish, wrist))


def _shared_twist(lower: Quat, hand: Quat, axis: Vec3) -> Quat:
    """Return the forearm turned about itself by half of the hand's twist, as bones of a forearm do."""
    w, x, y, z = compose(hand, conjugate(lower))
    along = x * axis[0] + y * axis[1] + z * axis[2]
    if abs(w) < 1e-9 and abs(along) < 1e-9:
        return lower
    angle = 2.0 * math.atan2(along, w)
    angle = (angle + math.pi) % (2.0 * math.pi) - math.pi
    return compose(about(axis, 0.55 * angle), lower)


def palm_place(turns: Any, places: Any, arm: Arm, kind: str = "bar") -> Vec3:
    """Return where the point that a hold places is now, in body axes."""
    return add(as_vec(places[arm.hand]), rotate(quat_of(turns[arm.hand]), offset_of(arm, kind)))
