"""What actions that run lists of steps inside themselves have in common: what the inner steps ask is what they ask.

Knows cursors into lists of steps; not what any of the actions decides.
"""

from __future__ import annotations

from abc import abstractmethod

from iss3d.story.context import Context
from iss3d.story.registry import Action, Memory, Step
from iss3d.story.stage import Task

Place = tuple[tuple[Step, ...], Memory]
"""A list of steps and the cursor that says how far it is."""


class Enclosing(Action):
    """An action around lists of steps: whatever reaches it reaches the steps that run in it now."""

    @abstractmethod
    def inner(self, ctx: Context, memory: Memory) -> list[Place]:
        """Return the lists of steps that run in it now, in their order; none while it waits for something itself."""

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Stop them."""
        for steps, cursor in self.inner(ctx, memory):
            ctx.cancel(steps, cursor)

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Interrupt them."""
        for steps, cursor in self.inner(ctx, memory):
            interrupted(ctx, steps, cursor, again)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Return what they ask of the player."""
        return [task for steps, cursor in self.inner(ctx, memory) for task in guided(ctx, steps, cursor)]

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """Return what they wait for."""
        return [text for steps, cursor in self.inner(ctx, memory) for text in waited(ctx, steps, cursor)]

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """Return whether any of them keeps the people busy."""
        return any(busied(ctx, steps, cursor) for steps, cursor in self.inner(ctx, memory))


def guided(ctx: Context, steps: tuple[Step, ...], cursor: Memory) -> list[Task]:
    """Return what the player is to do for a list of steps to go on."""
    found = ctx.current(steps, cursor)
    return found[0].guidance(ctx, found[1]) if found else []


def waited(ctx: Context, steps: tuple[Step, ...], cursor: Memory) -> list[str]:
    """Return in words what a list of steps waits for."""
    found = ctx.current(steps, cursor)
    return found[0].waiting(ctx, found[1]) if found else []


def busied(ctx: Context, steps: tuple[Step, ...], cursor: Memory) -> bool:
    """Return whether a list of steps keeps the people of its scene busy."""
    found = ctx.current(steps, cursor)
    return bool(found and found[0].busies(ctx, found[1]))


def interrupted(ctx: Context, steps: tuple[Step, ...], cursor: Memory, again: bool) -> None:
    """Interrupt whatever a list of steps is at."""
    if found := ctx.current(steps, cursor):
        found[0].interrupt(ctx, found[1], again)
