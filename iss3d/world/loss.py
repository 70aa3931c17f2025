"""Being caught or out of air, and the scene's new start from its checkpoint within three seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iss3d.events import Faded, PlayerLost
from iss3d.world import tuning
from iss3d.world.state import FadeState, LossState

if TYPE_CHECKING:
    from iss3d.world.world import World


def lose(world: World, reason: str) -> None:
    """The player has lost. With difficulty "skip" the story goes on as if it had not happened."""
    if world.state.loss is not None or world.state.ending is not None:
        return
    if world.settings.difficulty == "skip":
        world.state.life.breath = 1.0
        return
    world.tell(PlayerLost(reason))


def begin(world: World, reason: str) -> None:
    """Cover the picture and wait a moment; called once the fact has been told."""
    if world.state.loss is not None or world.settings.difficulty == "skip":
        return
    now = world.now
    world.state.loss = LossState(reason, now + tuning.RESTART_SECONDS)
    shown = world.faded()
    seconds = 0.6 * tuning.RESTART_SECONDS
    world.state.fade = FadeState("black", shown, 1.0, now, seconds)
    world.tell(Faded("black", 1.0, seconds))


def step(world: World) -> bool:
    """Return whether the scene has been started again in this tick."""
    fallen = world.state.loss
    if fallen is None or world.now < fallen.restart_at:
        return False
    return retry(world)


def retry(world: World) -> bool:
    """Start again from the last checkpoint; return False when there is none."""
    kept = world.state.checkpoint
    if kept is None:
        world.state.loss = None
        return False
    losses, steps = world.state.losses + 1, world.state.steps
    world.take_over(kept)
    world.state.checkpoint = kept
    world.state.losses, world.state.steps = losses, steps
    world.state.loss = None
    world.tell(Faded("black", world.faded(), 0.6))
    return True
