"""What arms and legs do to speeds: pulling on a hold, pushing off, braking, swimming, keeping hold of a free body.

Pure arithmetic on velocities. Knows no physics engine and no station.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from iss3d.movement import tuning
from iss3d.movement.intents import Intents
from iss3d.movement.player import Grip, Player
from iss3d.movement.reach import Surface
from iss3d.vectors import (
    ZERO,
    Quat,
    Vec3,
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


def arm_to(player: Player, point: Vec3) -> Vec3:
    """Return the arm (from the hand to the eye, in view axes) of a hand closed at a point, no longer than it can be."""
    arm = rotate(conjugate(player.orientation), sub(player.position, point))
    return bent(arm)


def bent(arm: Vec3) -> Vec3:
    """Return the arm with a length that an arm can have."""
    size = length(arm)
    if size < 1e-6:
        return (-tuning.ARM_SHORTEST, 0.0, 0.0)
    fit = min(max(size, tuning.ARM_SHORTEST), tuning.HAND_REACH)
    return scale(arm, fit / size)


def reach_out(grip: Grip, intents: Intents, brake: bool) -> None:
    """Bend the arm by the wishes ahead, aside and above: the body moves about the hand, or the towed one about it."""
    if brake or not (intents.ahead or intents.aside or intents.above):
        return
    step = tuning.ARM_SPEED * tuning.TICK * (-1.0 if grip.tow else 1.0)
    x, y, z = grip.arm
    grip.arm = bent((x + intents.ahead * step, y + intents.aside * step, z - intents.above * step))


def pull(player: Player, anchor: Vec3, anchor_velocity: Vec3, grip: Grip) -> Vec3:
    """Return the player's velocity after one tick of an arm that holds on to an anchor."""
    wanted = add(anchor, rotate(player.orientation, grip.arm))
    go = scale(sub(wanted, player.position), tuning.ARM_STIFFNESS)
    speed = length(go)
    if speed > tuning.SWING_SPEED:
        go = scale(go, tuning.SWING_SPEED / speed)
    change = sub(add(anchor_velocity, go), player.velocity)
    strength = tuning.WEAK_PULL if grip.kind == "surface" else tuning.ARM_PULL
    most = strength * tuning.TICK * tuning.BODY_MASS / player.mass
    size = length(change)
    return add(player.velocity, change if size <= most else scale(change, most / size))


def push_speed(player: Player, strength: float, load: float) -> float:
    """Return the speed of a push: even steps of strength are even factors of speed, so that gentle pushes are easy.

    Args:
        load: Kilograms carried or towed, which the same effort has to move too.
    """
    speed = tuning.PUSH_SLOWEST * (tuning.PUSH_FASTEST / tuning.PUSH_SLOWEST) ** strength
    return speed * math.sqrt(tuning.BODY_MASS / (player.mass + load))


def stand_for(surfaces: Sequence[Surface], along: Vec3) -> Surface | None:
    """Return the surface to push off for going along: the one most behind, else beside."""
    best, most = None, tuning.PUSH_FACING
    for surface in surfaces:
        behind = dot(surface.normal, along)
        if behind > most:
            best, most = surface, behind
    return best


def pushed(velocity: Vec3, along: Vec3, speed: float) -> Vec3:
    """Return the velocity after a push off something fixed: along the view at least so fast, most side drift gone."""
    already = dot(velocity, along)
    side = sub(velocity, scale(along, already))
    return add(scale(along, max(speed, already)), scale(side, tuning.PUSH_SIDE_KEPT))


def braked(player: Player) -> tuple[Vec3, bool]:
    """Return the velocity after one tick of braking, and whether the body came to rest in it."""
    speed = length(player.velocity)
    if player.brake_rate == 0.0:
        wanted = max(tuning.BRAKE_WEAKEST, speed / tuning.BRAKE_TIME)
        player.brake_rate = min(wanted, tuning.BRAKE_STRONGEST) * tuning.BODY_MASS / player.mass
    left = speed - player.brake_rate * tuning.TICK
    if left < tuning.REST_SPEED:
        return ZERO, True
    return scale(player.velocity, left / speed), False


def swum(player: Player, intents: Intents) -> Vec3:
    """Return the velocity after one tick of strokes along the wished direction."""
    wish = (intents.ahead, intents.aside, -intents.above)
    size = length(wish)
    if size < 1e-3:
        return player.velocity
    way = rotate(player.orientation, scale(wish, 1.0 / size))
    if dot(player.velocity, way) >= tuning.SWIM_FASTEST:
        return player.velocity
    return add(player.velocity, scale(way, tuning.SWIM_PULL * tuning.TICK * min(1.0, size)))


def dragged(velocity: Vec3) -> Vec3:
    """Return the velocity after one tick of drag of the air."""
    return scale(velocity, 1.0 / (1.0 + tuning.DRAG * length(velocity) * tuning.TICK))


@dataclass(frozen=True, slots=True)
class Tug:
    """Equal and opposite: velocity and spin that one tick of holding a free body gives it and the player."""

    body_velocity: Vec3
    body_spin: Vec3
    velocity: Vec3
    spin: Vec3


def tug(
    player: Player,
    hand: Vec3,
    hand_turn: Quat | None,
    position: Vec3,
    orientation: Quat,
    velocity: Vec3,
    body_spin: Vec3,
    mass: float,
    inertia: float,
) -> Tug:
    """Return what a hand that keeps a free body at a place does to both in one tick.

    The force acts at the body's middle on both, and the torque is a couple, so that momentum and angular momentum stay.

    Args:
        hand: Where the body's middle is to be.
        hand_turn: How the body is to be turned, or None to leave that alone.
    """
    shared = mass * player.mass / (mass + player.mass)
    lever = sub(position, player.position)
    hand_velocity = add(player.velocity, cross(player.spin, lever))
    k = tuning.CARRY_STIFFNESS
    force = scale(add(scale(sub(hand, position), k * k), scale(sub(hand_velocity, velocity), 2.0 * k)), shared)
    size = length(force)
    if size > tuning.CARRY_FORCE:
        force = scale(force, tuning.CARRY_FORCE / size)
    impulse = scale(force, tuning.TICK)
    new_spin = body_spin
    if hand_turn is not None:
        new_spin = turning_toward(orientation, hand_turn)
    kick = add(scale(cross(lever, impulse), -1.0), scale(sub(body_spin, new_spin), inertia))
    return Tug(
        add(velocity, scale(impulse, 1.0 / mass)),
        new_spin,
        sub(player.velocity, scale(impulse, 1.0 / player.mass)),
        add(player.spin, scale(kick, 1.0 / player.inertia)),
    )


def turning_toward(now: Quat, wanted: Quat) -> Vec3:
    """Return the spin with which a hand turns what it holds toward an orientation, at most a third turn a second."""
    w, x, y, z = compose(wanted, conjugate(now))
    if w < 0.0:
        w, x, y, z = -w, -x, -y, -z
    size = math.sqrt(x * x + y * y + z * z)
    if size < 1e-7:
        return ZERO
    rate = min(2.0 * math.atan2(size, w) * tuning.CARRY_TURN, 2.1) / size
    return (x * rate, y * rate, z * rate)


def throw_speed(strength: float, mass: float) -> float:
    """Return how fast a thing leaves the hand, relative to it."""
    speed = tuning.THROW_SLOWEST * (tuning.THROW_FASTEST / tuning.THROW_SLOWEST) ** strength
    return speed * min(1.0, math.sqrt(tuning.THROW_MASS / mass))


def shove(
    player: Player, along: Vec3, speed: float, position: Vec3, velocity: Vec3, mass: float
) -> tuple[Vec3, Vec3, Vec3]:
    """Return (player's velocity, player's spin, body's velocity) after an impulse that parts them at a relative speed.

    along points the way the body goes; the same impulse the other way moves the player.
    """
    impulse = scale(along, speed * mass * player.mass / (mass + player.mass))
    lever = sub(position, player.position)
    return (
        sub(player.velocity, scale(impulse, 1.0 / player.mass)),
        sub(player.spin, scale(cross(lever, impulse), 1.0 / player.inertia)),
        add(velocity, scale(impulse, 1.0 / mass)),
    )


def pressed_apart(player: Player, other: Vec3, other_velocity: Vec3) -> Vec3:
    """Return the change of the player's velocity in one tick by the soft push of a person who is too near."""
    gap = distance(player.position, other)
    if gap >= tuning.PERSON_NEAR:
        return ZERO
    away = unit(sub(player.position, other)) if gap > 1e-3 else (0.0, 0.0, -1.0)
    push = tuning.PERSON_PRESS * (1.0 - gap / tuning.PERSON_NEAR)
    if dot(sub(player.velocity, other_velocity), away) > 0.3:
        return ZERO
    return scale(away, push * tuning.TICK)
