"""Hatches take time to swing; a body is stopped by the leaf until it is nearly open. Functions over one world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iss3d.events import HatchMoved
from iss3d.vectors import distance
from iss3d.world import tuning

if TYPE_CHECKING:
    from iss3d.world.world import World


def send(world: World, hatch: str, open: bool) -> None:
    """Let a hatch begin to open or close; nothing happens when it is doing so already."""
    state = world.state.hatches[hatch]
    goal = 1.0 if open else 0.0
    if state.goal != goal:
        state.goal = goal
        world.tell(HatchMoved(hatch, open))
    if state.openness != goal:
        world.moving_hatches.add(hatch)


def set_at_once(world: World, hatch: str, open: bool) -> None:
    """Put a hatch as it should be, without the swing (before anybody sees it)."""
    state = world.state.hatches[hatch]
    state.goal = state.openness = 1.0 if open else 0.0
    _tell_body(world, hatch)


def work(world: World, hatch: str) -> bool:
    """Open a closed hatch or close an open one by hand; return False when it is locked."""
    state = world.state.hatches[hatch]
    if state.locked:
        return False
    send(world, hatch, state.goal < 0.5)
    return True


def step(world: World, dt: float) -> None:
    """Swing what is moving."""
    for hatch in sorted(world.moving_hatches):
        state = world.state.hatches[hatch]
        facts = world.data.station.hatches[hatch]
        if state.goal < state.openness and _somebody_in(world, hatch):
            continue
        change = dt / tuning.HATCH_SECONDS.get(facts.kind, 2.0)
        gap = state.goal - state.openness
        state.openness = state.goal if abs(gap) <= change else state.openness + (change if gap > 0.0 else -change)
        if state.openness == state.goal:
            world.moving_hatches.discard(hatch)
        _tell_body(world, hatch)


def is_shut(world: World, hatch: str) -> bool:
    """Return whether the leaf is in the way."""
    return world.state.hatches[hatch].openness < tuning.HATCH_PASSABLE


def word(world: World, hatch: str) -> str:
    """Return "open" or "closed": open once one can pass, closed once it is sealed."""
    state = world.state.hatches[hatch]
    if state.openness >= tuning.HATCH_PASSABLE:
        return "open"
    return "closed" if state.openness <= 0.0 else "moving"


def _tell_body(world: World, hatch: str) -> None:
    open = not is_shut(world, hatch)
    world.body.set_hatch(hatch, open)
    if open == (hatch in world.shut):
        world.shut = world.shut - {hatch} if open else world.shut | {hatch}


def _somebody_in(world: World, hatch: str) -> bool:
    middle = world.data.station.hatches[hatch].centre
    reach = tuning.HATCH_REACH_WATCH
    if distance(world.body.player.position, middle) < reach:
        return True
    return any(p.present and distance(p.position, middle) < reach for p in world.state.persons.values())
