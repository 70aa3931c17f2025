"""What the story itself remembers: flags, trust, knowledge, scenes, choices. A proof takes these exactly."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from iss3d.story.context import Context
from iss3d.story.fields import Choice, FactRead, FlagRead, Person, Scalar, SceneId, Whole, Word, one_or_many, switch
from iss3d.story.registry import Condition, Memory, condition


class Range(BaseModel):
    """A range of whole numbers, both ends included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at_least: Whole | None = None
    at_most: Whole | None = None

    def holds(self, number: int) -> bool:
        """Return whether a number lies in it."""
        low = self.at_least is None or number >= self.at_least
        return low and (self.at_most is None or number <= self.at_most)


def _range(written: Any) -> Any:
    is_number = isinstance(written, int) and not isinstance(written, bool)
    return {"at_least": written, "at_most": written} if is_number else written


@condition
class Flag(Condition):
    """A flag is set (to yes), or has this value. One that was never set is `no`."""

    word: ClassVar[str] = "flag"
    main: ClassVar[str] = "are"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "if: {flag: told_gordon}"

    are: Annotated[dict[FlagRead, Scalar], switch(True)]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(ctx.book.flags.get(flag, False) == value for flag, value in self.are.items())


@condition
class Trust(Condition):
    """How far a person trusts the player: at least so much, at most so much, or exactly."""

    word: ClassVar[str] = "trust"
    main: ClassVar[str] = "are"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "if: {trust: {alexey: {at_least: 1}}}"

    are: dict[Person, Annotated[Range, BeforeValidator(_range)]]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(wanted.holds(ctx.book.trust.get(person, 0)) for person, wanted in self.are.items())

    def says(self) -> str:
        """In words."""
        return "trust: " + ", ".join(f"{p} {r.at_least}..{r.at_most}".replace("None", "") for p, r in self.are.items())


@condition
class Knows(Condition):
    """The player has learned this."""

    word: ClassVar[str] = "knows"
    main: ClassVar[str] = "facts"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "if: {knows: gordon_and_nika}"

    facts: Annotated[list[FactRead], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(ctx.book.knows(fact) for fact in self.facts)


@condition
class Done(Condition):
    """A scene is over."""

    word: ClassVar[str] = "done"
    main: ClassVar[str] = "scenes"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "wait: {done: dinner}"

    scenes: Annotated[list[SceneId], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(scene in ctx.book.done for scene in self.scenes)


@condition
class IsRunning(Condition):
    """A scene is going on."""

    word: ClassVar[str] = "running"
    main: ClassVar[str] = "scenes"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "when: {running: dinner}"

    scenes: Annotated[list[SceneId], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        going = [running.scene for running in ctx.book.running]
        return all(scene in going for scene in self.scenes)


@condition
class Chosen(Condition):
    """The player has given this answer."""

    word: ClassVar[str] = "chosen"
    main: ClassVar[str] = "choices"
    known: ClassVar[bool] = True
    example: ClassVar[str] = "if: {chosen: ask_how_many}"

    choices: Annotated[list[Choice], one_or_many]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(choice in ctx.book.chosen for choice in self.choices)


@condition
class Setting(Condition):
    """A setting of the player is so."""

    word: ClassVar[str] = "setting"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "if: {setting: {difficulty: gentle}}"

    are: dict[Word, Scalar]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(ctx.stage.setting(name) == value for name, value in self.are.items())
