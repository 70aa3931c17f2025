"""Conditions made of conditions: all, any, not; and one that chance decides."""

from __future__ import annotations

from typing import ClassVar

from iss3d.story.context import Context
from iss3d.story.fields import Number
from iss3d.story.registry import Condition, Memory, When, Whens, condition
from iss3d.story.stage import Task


def kept(memory: Memory, index: int, part: Condition) -> Memory:
    """Return the memory of one part; only parts that may remember something get a lasting one."""
    return memory.setdefault(str(index), {}) if part.remembers() else {}


@condition
class All(Condition):
    """Every one of these holds. Several keys in one mapping mean the same."""

    word: ClassVar[str] = "all"
    main: ClassVar[str] = "of"
    example: ClassVar[str] = "wait: {all: [{near: mouse_habitat}, {holds: mouse_pair}]}"

    of: Whens

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Ask each part, also after one that fails, so that none misses what happened."""
        holds = True
        for i, part in enumerate(self.of):
            if (holds or part.remembers()) and not part.evaluate(ctx, kept(memory, i, part)):
                holds = False
        return holds

    def remembers(self) -> bool:
        """Whether any part does."""
        return any(part.remembers() for part in self.of)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """What is still missing, in the order it is written."""
        tasks: list[Task] = []
        for i, part in enumerate(self.of):
            own = kept(memory, i, part)
            if not part.evaluate(ctx, own):
                tasks += part.guidance(ctx, own)
        return tasks

    def undoing(self, ctx: Context) -> list[Task]:
        """Undo the first that can be undone."""
        return next((tasks for part in self.of if (tasks := part.undoing(ctx))), [])

    def says(self) -> str:
        """In words."""
        return " and ".join(part.says() for part in self.of)


@condition
class Any(Condition):
    """At least one of these holds."""

    word: ClassVar[str] = "any"
    main: ClassVar[str] = "of"
    example: ClassVar[str] = "wait: {any: [{in: cupola}, {elapsed: 60 s}]}"

    of: Whens

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Ask each part, so that none misses what happened."""
        holds = False
        for i, part in enumerate(self.of):
            if (not holds or part.remembers()) and part.evaluate(ctx, kept(memory, i, part)):
                holds = True
        return holds

    def remembers(self) -> bool:
        """Whether any part does."""
        return any(part.remembers() for part in self.of)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """The first way that the player can go."""
        for i, part in enumerate(self.of):
            if tasks := part.guidance(ctx, kept(memory, i, part)):
                return tasks
        return []

    def undoing(self, ctx: Context) -> list[Task]:
        """Undo all that hold."""
        return [task for part in self.of if part.evaluate(ctx, {}) for task in part.undoing(ctx)]

    def says(self) -> str:
        """In words."""
        return " or ".join(part.says() for part in self.of)


@condition
class Not(Condition):
    """This does not hold."""

    word: ClassVar[str] = "not"
    main: ClassVar[str] = "of"
    example: ClassVar[str] = "wait: {not: {in: cupola}}"

    of: When

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """The opposite of what it holds."""
        return not self.of.evaluate(ctx, memory)

    def remembers(self) -> bool:
        """Whether what it holds does."""
        return self.of.remembers()

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """How to make it stop holding."""
        return self.of.undoing(ctx)

    def undoing(self, ctx: Context) -> list[Task]:
        """How to make it hold."""
        return self.of.guidance(ctx, {})

    def says(self) -> str:
        """In words."""
        return f"not ({self.of.says()})"


@condition
class Chance(Condition):
    """Falls out so with this probability, thrown once when the wait begins, the same for the same seed."""

    word: ClassVar[str] = "chance"
    main: ClassVar[str] = "of"
    example: ClassVar[str] = "if: {chance: 0.5}"

    of: Number

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Throw once."""
        if "roll" not in memory:
            memory["roll"] = ctx.stage.chance()
        return bool(memory["roll"] < self.of)

    def remembers(self) -> bool:
        """The throw is kept."""
        return True
