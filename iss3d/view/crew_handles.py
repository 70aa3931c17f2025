"""How a thing lies in a fist: where it is taken, which way its handle runs, where its working end is.

Pure arithmetic; shapes by the looks of content (view/station/looks.py). Metres along the thing's own axes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iss3d.station.model import Thing
from iss3d.vectors import Quat, Vec3, add, compose, conjugate, cross, dot, length, rotate, scale, sub, unit
from iss3d.view.crew_ik import Arm, palm_place
from iss3d.view.crew_pose import quat_of


@dataclass(frozen=True)
class Handle:
    """The part of a thing that a fist closes about.

    Attributes:
        at: Its middle.
        thumb: Direction in which it runs from the little finger to the thumb.
        ahead: Direction away from whoever holds it.
        tip: The working end, with which somebody could be hurt.
        blunt: It is swung, not thrust.
    """

    at: Vec3
    thumb: Vec3
    ahead: Vec3
    tip: Vec3
    blunt: bool = False


@dataclass(frozen=True)
class Aim:
    """How a fist is to be for a handle's tip to touch something: its middle, its thumb's way, its knuckles' way."""

    at: Vec3
    thumb: Vec3
    ahead: Vec3


def handle_of(thing: Thing) -> Handle:
    """Return how a thing is held."""
    x, y, z = thing.size
    if thing.look == "drill":
        return Handle((-0.2 * x, 0.14 * y, 0.0), (0.0, -1.0, 0.0), (1.0, 0.0, 0.0), (0.5 * x, -0.25 * y, 0.0))
    if thing.look in ("screwdriver", "tool"):
        return Handle((-0.26 * x, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, -1.0), (0.5 * x, 0.0, 0.0))
    if thing.look == "bottle":
        # By its neck, the weight beyond the thumb: so a bottle is swung.
        return Handle((0.0, 0.0, 0.41 * z), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0), (0.0, 0.0, -0.5 * z), True)
    return Handle((0.0, 0.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0), (0.5 * x, 0.0, 0.0))


def handles_of(things: Mapping[str, Thing]) -> dict[str, Handle]:
    """Return how each thing is held."""
    return {id: handle_of(thing) for id, thing in things.items() if thing.mass > 0.0}


def frame_turn(thumb: Vec3, ahead: Vec3, thumb_to: Vec3, ahead_to: Vec3) -> Quat:
    """Return the turn that carries one pair of directions to another, the first exactly, the second as near as it can.

    Args:
        thumb, ahead: Directions that are not parallel.
        thumb_to, ahead_to: What they become.
    """
    rest, goal = _axes(thumb, ahead), _axes(thumb_to, ahead_to)
    return compose(goal, conjugate(rest))


def _axes(first: Vec3, second: Vec3) -> Quat:
    one = unit(first)
    two = sub(second, scale(one, dot(second, one)))
    if length(two) < 1e-4:
        two = cross(one, (0.0, 0.0, 1.0) if abs(one[2]) < 0.9 else (0.0, 1.0, 0.0))
    two = unit(two)
    three = cross(one, two)
    return quat_of([[one[i], two[i], three[i]] for i in range(3)])


def in_hand(handle: Handle, arm: Arm, turns: Any, places: Any) -> tuple[Vec3, Quat]:
    """Return where a thing is, and how it is turned, that a posed hand holds; in the axes of the body."""
    hand = quat_of(turns[arm.hand])
    turned = frame_turn(handle.thumb, handle.ahead, rotate(hand, arm.across), rotate(hand, arm.fingers))
    return sub(palm_place(turns, places, arm), rotate(turned, handle.at)), turned


def aimed(handle: Handle, mark: Vec3, way: Vec3, up: Vec3) -> Aim:
    """Return how a fist is to be for the handle's tip to be at a mark, coming along a way.

    A pistol grip points along the way, thumb up; what runs on from the thumb comes slanting from below, as a wrist can.
    """
    if abs(dot(handle.thumb, handle.ahead)) < 0.5 and abs(dot(unit(sub(handle.tip, handle.at)), handle.thumb)) > 0.8:
        thumb = unit(add(scale(way, 0.80), scale(up, 0.60)))
        ahead = unit(sub(way, scale(thumb, dot(way, thumb))))
    else:
        ahead = way
        thumb = unit(sub(up, scale(way, dot(up, way))))
    turned = frame_turn(handle.thumb, handle.ahead, thumb, ahead)
    return Aim(sub(mark, rotate(turned, sub(handle.tip, handle.at))), thumb, ahead)
