"""The end of the big arm: flown to a place by a scene, or by the player at a console. Functions over ArmState."""

from __future__ import annotations

from iss3d.movement.intents import Intents
from iss3d.vectors import ZERO, Quat, Vec3, add, distance, length, lerp, rotate, scale, sub, unit
from iss3d.world import tuning
from iss3d.world.state import ArmState


def send(arm: ArmState, goal: Vec3, to: str, now: float, seconds: float) -> None:
    """Let the arm's end fly to a place in so many seconds (its own speed when 0)."""
    arm.start = arm.end
    arm.goal = goal
    arm.to = to
    arm.began = now
    arm.seconds = seconds if seconds > 0.0 else max(0.5, distance(arm.end, goal) / tuning.ARM_SPEED)


def step(arm: ArmState, now: float, dt: float) -> None:
    """Move on by a tick: softly from the start to the goal of a scene, or at the hand's velocity."""
    before = arm.end
    if arm.seconds > 0.0:
        share = min(1.0, (now - arm.began) / arm.seconds)
        arm.end = lerp(arm.start, arm.goal, share * share * (3.0 - 2.0 * share))
        if share >= 1.0:
            arm.seconds = 0.0
        arm.velocity = scale(sub(arm.end, before), 1.0 / dt)
    elif arm.flown:
        arm.end = add(arm.end, scale(arm.velocity, dt))
    else:
        arm.velocity = ZERO


def fly(arm: ArmState, intents: Intents, view: Quat, dt: float) -> None:
    """Let the stick move the end along the view of who sits at the console; it gathers and loses way softly."""
    wish = rotate(view, (intents.ahead, intents.aside, -intents.above))
    wanted = scale(wish, tuning.ARM_SPEED)
    change = sub(wanted, arm.velocity)
    most = tuning.ARM_GATHER * dt
    arm.velocity = wanted if length(change) <= most else add(arm.velocity, scale(unit(change), most))
    arm.seconds = 0.0
    arm.flown = True


def finish(arm: ArmState) -> None:
    """Be there at once."""
    arm.end, arm.seconds, arm.velocity = arm.goal, 0.0, ZERO


def release(arm: ArmState) -> None:
    """Nobody has the stick: the arm stops."""
    arm.flown = False
    arm.velocity = ZERO


def moving(arm: ArmState) -> bool:
    """Return whether a scene's flight is still going on."""
    return arm.seconds > 0.0
