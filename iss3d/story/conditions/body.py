"""Seated, hidden, caught."""

from __future__ import annotations

from typing import Annotated, ClassVar

from iss3d.story.conditions.lasting import Lasting
from iss3d.story.context import Context
from iss3d.story.fields import Person, Ref, Thing, YesNo, under
from iss3d.story.registry import Condition, Memory, condition
from iss3d.story.stage import Task

PLAYER = "player"
HidingPlace = Annotated[str, Ref(("thing", "yes_no"))]


@condition
class Seated(Lasting):
    """The player (or a person) is strapped into a seat."""

    word: ClassVar[str] = "seated"
    main: ClassVar[str] = "where"
    example: ClassVar[str] = "wait: {seated: soyuz_seat_left}"

    where: Annotated[dict[Person, Thing], under(PLAYER)]

    def holds(self, ctx: Context) -> bool:
        """In those seats."""
        return all(ctx.stage.seated(who) == seat for who, seat in self.where.items())

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Sit down."""
        return [Task("sit", self.where[PLAYER])] if PLAYER in self.where else []

    def undoing(self, ctx: Context) -> list[Task]:
        """Unstrap."""
        return [Task("unstrap", self.where[PLAYER])] if PLAYER in self.where else []


@condition
class Hidden(Lasting):
    """The player is in this hiding place, in any (`yes`) or in none (`no`)."""

    word: ClassVar[str] = "hidden"
    main: ClassVar[str] = "where"
    example: ClassVar[str] = "wait: {hidden: rack_front, for: 3 s}"

    where: HidingPlace

    def holds(self, ctx: Context) -> bool:
        """In it."""
        place = ctx.stage.hidden()
        if self.where in ("yes", "no"):
            return (place is not None) == (self.where == "yes")
        return place == self.where

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Hide, or come out."""
        if self.where == "no":
            return [Task("unhide", ctx.stage.hidden() or "")]
        return [Task("hide", "" if self.where == "yes" else self.where, seconds=self.for_)]

    def undoing(self, ctx: Context) -> list[Task]:
        """Come out."""
        return [Task("unhide", "" if self.where in ("yes", "no") else self.where)]


@condition
class Caught(Condition):
    """Somebody has caught the player in this tick."""

    word: ClassVar[str] = "caught"
    main: ClassVar[str] = "is_so"
    example: ClassVar[str] = "wait: {caught: yes}"

    is_so: YesNo

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """By anybody."""
        if ctx.stage.caught() is not None:
            memory["caught"] = True
        return bool(memory.get("caught", False)) == self.is_so

    def remembers(self) -> bool:
        """It lasts one tick only."""
        return True
