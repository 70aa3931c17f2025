"""Who lives, who has time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from iss3d.story.context import Context
from iss3d.story.fields import Person, one_or_many
from iss3d.story.registry import Condition, Memory, condition


@condition
class Alive(Condition):
    """A person lives."""

    word: ClassVar[str] = "alive"
    main: ClassVar[str] = "people"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "if: {alive: gordon}"

    people: Annotated[list[Person], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(ctx.stage.alive(person) for person in self.people)


@condition
class Dead(Condition):
    """A person is dead."""

    word: ClassVar[str] = "dead"
    main: ClassVar[str] = "people"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "when: {dead: nika}"

    people: Annotated[list[Person], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(not ctx.stage.alive(person) for person in self.people)


@condition
class Free(Condition):
    """A person has nothing to do in any scene."""

    word: ClassVar[str] = "free"
    main: ClassVar[str] = "people"
    example: ClassVar[str] = "when: {near: alexey, free: alexey}"

    people: Annotated[list[Person], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(ctx.director.person_free(person) and ctx.stage.person_free(person) for person in self.people)


@condition
class GaveUp(Condition):
    """Somebody has given up the way they were sent, since a locked hatch barred it; true until they are asked anew."""

    word: ClassVar[str] = "gave_up"
    main: ClassVar[str] = "people"
    example: ClassVar[str] = "if: {gave_up: gordon}"

    people: Annotated[list[Person], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(ctx.stage.state("gave_up", person) for person in self.people)
