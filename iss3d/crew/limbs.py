"""What arms and legs can do in a tick: find a hold, pull and push on it, turn the body by it or by swinging limbs.

Nobody's velocity changes but here, by a bump, or by what carries them. Decides nothing; knows no physics engine.
"""

from __future__ import annotations

import math

from iss3d.crew import tuning
from iss3d.crew.around import Around
from iss3d.crew.people import Grasp, PersonState
from iss3d.movement.reach import Hold
from iss3d.vectors import (
    AHEAD,
    UP,
    ZERO,
    Quat,
    Vec3,
    add,
    angle_between,
    conjugate,
    distance,
    dot,
    facing,
    length,
    rotate,
    scale,
    slerp,
    sub,
    unit,
)

OUTSIDE = "space"

MOVING = ("person", "arm")
"""Kinds of holds that go elsewhere themselves: nobody gets on by pulling where they were."""


def shoulders(position: Vec3, orientation: Quat) -> tuple[Vec3, Vec3]:
    """Return where the left and the right shoulder are."""
    x, y, z = tuning.SHOULDER
    return add(position, rotate(orientation, (x, -y, z))), add(position, rotate(orientation, (x, y, z)))


def stretch(position: Vec3, orientation: Quat, point: Vec3) -> tuple[float, str]:
    """Return metres from the nearer shoulder to a point, and which hand that is."""
    left, right = shoulders(position, orientation)
    to_left, to_right = distance(left, point), distance(right, point)
    return (to_left, "left_hand") if to_left < to_right else (to_right, "right_hand")


def find(state: PersonState, wish: Vec3, around: Around) -> Grasp | None:
    """Return the best hold for a change of velocity: a bar or rim a hand can reach, else a wall for hand or foot."""
    outside = state.module == OUTSIDE
    cell = "" if outside else state.cell
    best: Grasp | None = None
    least = tuning.ARM_SPAN
    for hold in around.reach.grips(state.position, cell, tuning.GRIP_REACH):
        far, hand = stretch(state.position, state.orientation, hold.point)
        if far < least:
            least = far
            best = _on_bar(hold, hand, around)
    if best is not None:
        return best
    if outside:
        return _outside(state, around)
    most = -1e9
    way = unit(wish)
    for surface in around.reach.surfaces(state.position, cell, tuning.PUSH_REACH):
        worth = dot(surface.normal, way) - 0.6 * surface.distance
        if worth > most:
            most = worth
            best = Grasp(_limb(state, surface.point), "surface", state.module, surface.point)
    return best or _rim(state, cell, around)


def _on_bar(hold: Hold, hand: str, around: Around) -> Grasp:
    along = around.reach.way_of(hold.id) if hold.kind == "rail" else ZERO
    return Grasp(hand, hold.kind, hold.id, hold.point, along)


def _rim(state: PersonState, cell: str, around: Around) -> Grasp | None:
    """Return the nearest bar or rim that a foot reaches where no hand and no wall does."""
    holds = around.reach.grips(state.position, cell, tuning.PUSH_REACH)
    near = min(holds, key=lambda hold: (hold.distance, hold.id), default=None)
    return None if near is None else _on_bar(near, _limb(state, near.point), around)


def _outside(state: PersonState, around: Around) -> Grasp | None:
    arm = around.place_of("arm_end")
    if arm is not None and distance(arm, state.position) < tuning.PUSH_REACH:
        return Grasp(stretch(state.position, state.orientation, arm)[1], "arm", "arm_end", arm)
    holds = around.reach.grips(state.position, "", tuning.PUSH_REACH)
    near = min(holds, key=lambda hold: (hold.distance, hold.id), default=None)
    if near is not None:
        return _on_bar(near, stretch(state.position, state.orientation, near.point)[1], around)
    return Grasp("right_hand", "jets", "", state.position)


def _limb(state: PersonState, point: Vec3) -> str:
    """Return which limb comes to a point: the feet below the hips and where no hand reaches, a hand else."""
    far, hand = stretch(state.position, state.orientation, point)
    below = rotate(conjugate(state.orientation), sub(point, state.position))[2] > tuning.FEET_BELOW
    return "feet" if below or far > tuning.ARM_SPAN else hand


def overstretched(state: PersonState) -> Vec3:
    """Return the way a body must come for the hand to hold what it does with ease; ZERO when it does already."""
    grip = state.grip
    if grip is None or grip.limb == "feet":
        return ZERO
    far, hand = stretch(state.position, state.orientation, grip.point)
    if far <= tuning.ARM_SPAN:
        return ZERO
    left, right = shoulders(state.position, state.orientation)
    return scale(unit(sub(grip.point, left if hand == "left_hand" else right)), far - tuning.ARM_EASY)


def holds_still(state: PersonState) -> bool:
    """Return whether what is held is still in reach."""
    grip = state.grip
    if grip is None:
        return False
    return grip.kind != "jets" and distance(grip.point, state.position) < tuning.PUSH_REACH


def drive(state: PersonState, wanted: Vec3, mass: float, dt: float, around: Around, *, haste: bool = False) -> bool:
    """Bring the velocity toward the one wanted, by a limb on a hold; return whether it is reached.

    Args:
        haste: With all the strength of an arm, as in a chase, rather than as people move about aboard.
    """
    change = sub(wanted, state.velocity)
    size = length(change)
    if size < tuning.SLOWEST:
        return True
    if not holds_still(state) or (state.grip is not None and state.grip.kind in MOVING):
        state.grip = find(state, change, around)
    grip = state.grip
    if grip is None:
        state.reason = "free"
        return False
    newtons = tuning.HASTE_FORCE if haste and grip.kind != "surface" else tuning.LIMB_FORCE
    if grip.kind == "jets":
        newtons, mass = tuning.JET_FORCE, tuning.SUIT_MASS
    most = newtons / mass * dt
    state.reason = grip.kind
    state.velocity = add(state.velocity, change if size <= most else scale(change, most / size))
    return size <= most


def let_go(state: PersonState) -> None:
    """Open the hand and glide on; a body still turning fast is held until its hands have stopped that."""
    if state.turning <= tuning.AIR_TURN or not holds_still(state):
        state.grip = None
    state.reason = "glide"


def turn_toward(state: PersonState, direction: Vec3, dt: float, around: Around, up: Vec3 | None = None) -> float:
    """Turn the body until it faces a direction; return the angle left in radians.

    On a hold the arm turns it; in free air only limbs swung round can, which is slow and ends when they stop.

    Args:
        up: Where the head is to point; the module's up when nothing is said.
    """
    direction = unit(direction)
    if direction == ZERO:
        return 0.0
    left = angle_between(rotate(state.orientation, AHEAD), direction)
    if left < 0.03:
        state.turning = 0.0
        return 0.0
    held = holds_still(state)
    fastest = tuning.TURN if held else tuning.AIR_TURN
    wanted = min(fastest, 2.5 * left + 0.05)
    state.turning = min(wanted, state.turning + (tuning.TURN_GATHER if held else tuning.AIR_TURN_GATHER) * dt)
    module = around.air.modules.get(state.module)
    goal = facing(direction, up or (module.up if module else UP))
    w, x, y, z = state.orientation
    # The angle of the whole turn, roll included, is what the rate is about.
    share = min(1.0, abs(w * goal[0] + x * goal[1] + y * goal[2] + z * goal[3]))
    whole = max(left, 2.0 * math.acos(share))
    state.orientation = slerp(state.orientation, goal, min(1.0, state.turning * dt / whole))
    return max(0.0, left - state.turning * dt)
