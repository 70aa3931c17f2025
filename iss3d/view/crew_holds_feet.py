"""Feet under a rail: who stops over a bar of the deck hooks both insteps under it, as people aboard stand.

Pure arithmetic on a pose and its frames, after the hands; knows handrails and no node. Body axes unless said, metres.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from iss3d.vectors import (
    Quat,
    Vec3,
    about,
    add,
    compose,
    conjugate,
    cross,
    distance,
    dot,
    length,
    rotate,
    scale,
    sub,
    unit,
)
from iss3d.view.crew_holds import Bar, Grasp, Rails
from iss3d.view.crew_ik import STRETCH, bent, blend, turning
from iss3d.view.crew_model import Body
from iss3d.view.crew_pose import Pose, as_vec, quat_of
from iss3d.world.view_facts import PersonView

STANDING = frozenset({"neutral", "idle", "rail", "panel", "type", "talk", "listen", "eat", "look", "point", "stow"})
"""Clips, whoever's own way of them it is, during which feet are put under a rail."""

STILL = 0.12
"""m/s up to which one has stopped."""

INSTEP: Vec3 = (0.085, 0.0, -0.012)
"""Metres from the ankle to the axis of a bar that lies over the instep of a resting foot, shoe included."""

BESIDE = 0.085
"""Metres from the middle of the bar's hold to either foot."""

TAKEN_WITHIN = 0.42
"""Metres from where the feet float to a bar that is worth bending the knees for."""

BELOW = 0.75
"""Cosine: a bar counts as one for feet when its wall is square to the body's length within this."""

FOLDED = 0.42
"""Share of a leg's length below which a knee would stand before the chest."""

HUB: Vec3 = (0.42, 0.0, 0.54)
"""Metres from the middle of a body that trains to the hub of the bicycle, along the body's axes."""

CRANK, PEDAL_ASIDE, CADENCE = 0.16, 0.11, 1.1
"""Metres of a crank, metres from the middle to a pedal, turns a second: 66 a minute, an easy hour."""

KNEE: Vec3 = (1.0, 0.0, 0.25)
"""Where knees bend."""


@dataclass(frozen=True)
class Leg:
    """One leg of a body at rest: joints' numbers and lengths."""

    hip: int
    knee: int
    ankle: int
    ball: int
    first: float
    second: float
    shin: Vec3
    thigh: Vec3


@cache
def leg_of(body: Body, side: str) -> Leg:
    """Return a leg ("l" or "r") of a body."""
    thigh = sub(body.at(f"calf_{side}"), body.at(f"thigh_{side}"))
    shin = sub(body.at(f"foot_{side}"), body.at(f"calf_{side}"))
    hip, knee, ankle, ball = (body.index(f"{joint}_{side}") for joint in ("thigh", "calf", "foot", "ball"))
    return Leg(hip, knee, ankle, ball, length(thigh), length(shin), shin, thigh)


def hook(
    grasp: Grasp, rails: Rails, facts: PersonView, clip: str, body: Body, pose: Pose, turns: Any, places: Any,
    seconds: float,
) -> bool:  # fmt: skip
    """Let somebody's feet go on: under a rail where they have stopped over one, out of it when they leave.

    Returns:
        Whether the pose was changed.
    """
    leg = leg_of(body, "l")
    free = facts.alive and not facts.seated and length(facts.velocity) < STILL and clip.partition("_")[0] in STANDING
    hip = add(facts.position, rotate(facts.orientation, as_vec(places[leg.hip])))
    grasp.go_on(free, hip, (leg.first + leg.second) * 1.05, seconds)
    if free and grasp.bar is None and grasp.rest <= 0.0:
        grasp.take(foothold(rails, facts.module, body, places, facts.position, facts.orientation))
    return bool(stand(body, pose, turns, places, grasp, facts.position, facts.orientation))


def foothold(rails: Rails, module: str, body: Body, places: Any, position: Vec3, orientation: Quat) -> Bar | None:
    """Return the place on a rail below a person that both feet can be put under, in the station frame, or None."""
    legs = [leg_of(body, side) for side in "lr"]
    toes = scale(add(as_vec(places[legs[0].ball]), as_vec(places[legs[1].ball])), 0.5)
    hips = scale(add(as_vec(places[legs[0].hip]), as_vec(places[legs[1].hip])), 0.5)
    feet, hip = (add(position, rotate(orientation, point)) for point in (toes, hips))
    reach = (legs[0].first + legs[0].second) * STRETCH
    bar = rails.near(module, feet, hip, reach)
    if bar is None or distance(bar.at, feet) > TAKEN_WITHIN or distance(bar.at, hip) < FOLDED * reach:
        return None
    under = dot(rotate(conjugate(orientation), bar.out), (0.0, 0.0, -1.0))
    return bar if under > BELOW else None


def stand(
    body: Body, pose: Pose, turns: Any, places: Any, grasp: Grasp, position: Vec3, orientation: Quat
) -> list[Vec3]:
    """Bend both legs in a pose, in place, until the insteps are under the bar that is held.

    Args:
        turns, places: The pose's frames of this person, (joints, 3, 3) and (joints, 3).
        position, orientation: Of the body in the station frame.

    Returns:
        Where the bar is to lie on each foot, left first; empty when none is held.
    """
    bar = grasp.bar
    if bar is None or grasp.weight <= 0.0:
        return []
    share = grasp.weight * grasp.weight * (3.0 - 2.0 * grasp.weight)
    inverse = conjugate(orientation)
    at = rotate(inverse, sub(bar.at, position))
    down = unit(scale(rotate(inverse, bar.out), -1.0))
    along = unit(rotate(inverse, bar.along))
    ahead = unit(cross(along, down))
    found = []
    left, right = leg_of(body, "l"), leg_of(body, "r")
    # Feet point the way the body faces; over a bar that lies along it they turn aside together.
    now = rotate(quat_of(turns[left.ankle]), (1.0, 0.0, 0.0))
    ahead = ahead if dot(ahead, now) >= 0.0 else scale(ahead, -1.0)
    across = cross(down, ahead)
    rows = [[ahead[i], across[i], down[i]] for i in range(3)]
    wanted = quat_of(rows)
    for leg, sign in ((left, -1.0), (right, 1.0)):
        spot = add(at, scale(across, sign * BESIDE))
        found.append(spot)
        _bend(pose, turns, places, leg, sub(spot, rotate(wanted, INSTEP)), wanted, share)
    return found


def pedal(body: Body, pose: Pose, turns: Any, places: Any, time: float) -> None:
    """Turn the cranks of an exercise bicycle that stands before and below one, in place."""
    for side, sign, half in (("l", -1.0, 0.0), ("r", 1.0, math.pi)):
        leg = leg_of(body, side)
        angle = 2.0 * math.pi * CADENCE * time + half
        sole = add(HUB, (CRANK * math.cos(angle), sign * PEDAL_ASIDE, CRANK * math.sin(angle)))
        # Toes lead a little on the way down, as on any bicycle.
        foot = about((0.0, 1.0, 0.0), -0.25 - 0.18 * math.cos(angle))
        _bend(pose, turns, places, leg, sub(sole, rotate(foot, INSTEP)), foot, 1.0)


def _bend(pose: Pose, turns: Any, places: Any, leg: Leg, ankle: Vec3, wanted: Quat, share: float) -> None:
    """Put one ankle at a point, the foot turned as wanted, by a share."""
    hip, free = as_vec(places[leg.hip]), as_vec(places[leg.ankle])
    wish = add(free, scale(sub(ankle, free), share))
    knee, end = bent(hip, wish, leg.first, leg.second, KNEE)
    upper_now, lower_now, foot_now = (quat_of(turns[joint]) for joint in (leg.hip, leg.knee, leg.ankle))
    # What the hips are turned by is what the thigh's own turn leaves of its frame.
    base = compose(upper_now, conjugate(_local(pose, leg.hip)))
    upper = compose(turning(rotate(upper_now, leg.thigh), sub(knee, hip)), upper_now)
    lower = compose(turning(rotate(lower_now, leg.shin), sub(end, knee)), lower_now)
    foot = blend(foot_now, wanted, share)
    pose[leg.hip] = compose(conjugate(base), upper)
    pose[leg.knee] = compose(conjugate(upper), lower)
    pose[leg.ankle] = compose(conjugate(lower), foot)


def _local(pose: Pose, joint: int) -> Quat:
    w, x, y, z = pose[joint].tolist()
    size = math.sqrt(w * w + x * x + y * y + z * z)
    return (w / size, x / size, y / size, z / size)


def insteps(body: Body, turns: Any, places: Any) -> list[Vec3]:
    """Return where a bar over each instep would be, left first."""
    legs = [leg_of(body, side) for side in "lr"]
    return [add(as_vec(places[leg.ankle]), rotate(quat_of(turns[leg.ankle]), INSTEP)) for leg in legs]
