"""What the player does and holds. Those about a deed count from when the wait began."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar

from iss3d.events import Deed
from iss3d.story.conditions.lasting import Lasting
from iss3d.story.context import Context
from iss3d.story.fields import Hatch, Hold, OneOf, Person, Spot, Thing, ThingOrNothing, Usable, Whole, under
from iss3d.story.registry import Condition, Memory, condition
from iss3d.story.stage import Task

PLAYER = "player"
DID = ("push", "brake", "level", "roll", "grip", "swim", "throw", "lamp", "tether", "jets", "use", "take", "let_go")


def count(ctx: Context, memory: Memory, matches: Callable[[Deed], bool]) -> int:
    """Return how many matching deeds there were since the wait began; asking twice in a tick counts them once."""
    if ctx.deeds and memory.get("tick") != ctx.tick:
        found = sum(1 for deed in ctx.deeds if matches(deed))
        if found:
            memory["tick"] = ctx.tick
            memory["n"] = memory.get("n", 0) + found
    return int(memory.get("n", 0))


class Counted(Condition):
    """A condition about what the player did since the wait began."""

    times: Whole = 1

    def matches(self, deed: Deed) -> bool:
        """Return whether this deed is one."""
        raise NotImplementedError

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Often enough."""
        return count(ctx, memory, self.matches) >= self.times

    def remembers(self) -> bool:
        """How often."""
        return True


@condition
class Used(Counted):
    """The player has used something since the wait began."""

    word: ClassVar[str] = "used"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {used: mouse_habitat}"

    what: Usable

    def matches(self, deed: Deed) -> bool:
        """Used, or knocked on."""
        return deed.verb == "use" and deed.object == self.what

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Use it."""
        return [Task("use", self.what)]


@condition
class Took(Counted):
    """The player has taken a thing since the wait began."""

    word: ClassVar[str] = "took"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {took: mouse_pair}"

    what: Thing

    def matches(self, deed: Deed) -> bool:
        """Taken."""
        return deed.verb == "take" and deed.object == self.what

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Take it."""
        return [Task("take", self.what)]


@condition
class Dropped(Counted):
    """The player has let go of a thing since the wait began; it stays where it was let go."""

    word: ClassVar[str] = "dropped"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {dropped: food_bag}"

    what: Thing

    def matches(self, deed: Deed) -> bool:
        """Let go or thrown."""
        return deed.verb in ("put_down", "throw") and deed.object == self.what

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Take it first when it is not in the hand."""
        return [Task("drop" if ctx.stage.holds(PLAYER) == self.what else "take", self.what)]


@condition
class Threw(Counted):
    """The player has thrown a thing since the wait began."""

    word: ClassVar[str] = "threw"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {threw: food_bag}"

    what: Thing

    def matches(self, deed: Deed) -> bool:
        """Thrown."""
        return deed.verb == "throw" and deed.object == self.what

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Take it first when it is not in the hand."""
        return [Task("throw" if ctx.stage.holds(PLAYER) == self.what else "take", self.what)]


@condition
class Gripped(Counted):
    """The player's hand has closed on something (or on `any` hold) since the wait began."""

    word: ClassVar[str] = "gripped"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {gripped: any}"

    what: Hold

    def matches(self, deed: Deed) -> bool:
        """Gripped."""
        return deed.verb == "grip" and self.what in ("any", deed.object)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Grip it."""
        return [Task("grip", "" if self.what == "any" else self.what)]


@condition
class Passed(Counted):
    """The player has passed through a hatch since the wait began."""

    word: ClassVar[str] = "passed"
    main: ClassVar[str] = "hatch"
    example: ClassVar[str] = "wait: {passed: unity_destiny}"

    hatch: Hatch

    def matches(self, deed: Deed) -> bool:
        """Through it, either way."""
        return deed.verb == "pass" and deed.object == self.hatch

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Go through it."""
        return [Task("go", self.hatch)]


@condition
class Did(Counted):
    """The player has done this (so many `times`) since the wait began."""

    word: ClassVar[str] = "did"
    main: ClassVar[str] = "verb"
    example: ClassVar[str] = "wait: {did: push, times: 2}"

    verb: Annotated[str, OneOf(DID)]

    def matches(self, deed: Deed) -> bool:
        """This verb."""
        return deed.verb == self.verb

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Do it."""
        return [Task(self.verb if self.verb != "let_go" else "drop")]


@condition
class Holds(Lasting):
    """The player (or a person) carries a thing, or `nothing`."""

    word: ClassVar[str] = "holds"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {holds: mouse_pair, inside: spare_cage}"

    what: Annotated[dict[Person, ThingOrNothing], under(PLAYER)]

    def holds(self, ctx: Context) -> bool:
        """In the hand."""
        return all((ctx.stage.holds(who) or "nothing") == thing for who, thing in self.what.items())

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Take it, or let go."""
        thing = self.what.get(PLAYER)
        if thing is None:
            return []
        return [Task("drop", ctx.stage.holds(PLAYER) or "")] if thing == "nothing" else [Task("take", thing)]

    def undoing(self, ctx: Context) -> list[Task]:
        """Let go."""
        return [Task("drop", self.what[PLAYER])] if PLAYER in self.what else []


@condition
class Wears(Condition):
    """The player wears a thing on the wrist."""

    word: ClassVar[str] = "wears"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "if: {wears: gift}"

    what: Thing

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """On the wrist."""
        return self.what in ctx.stage.worn()

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Take it first when it is not in the hand."""
        return [Task("wear" if ctx.stage.holds(PLAYER) == self.what else "take", self.what)]


@condition
class Fitted(Condition):
    """A thing is fitted into its slot."""

    word: ClassVar[str] = "fitted"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {fitted: {mouse_habitat: habitat_bracket}}"

    what: dict[Thing, Thing]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(ctx.stage.fitted(thing) == slot for thing, slot in self.what.items())

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Take what is not fitted yet, then fit it."""
        for thing, slot in self.what.items():
            if ctx.stage.fitted(thing) != slot:
                return [Task("fit" if ctx.stage.holds(PLAYER) == thing else "take", thing, slot)]
        return []


@condition
class InPlace(Condition):
    """A thing is inside a spot (and not in a hand)."""

    word: ClassVar[str] = "in_place"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {in_place: {food_bag: galley_table}}"

    what: dict[Thing, Spot]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        carried = ctx.stage.holds(PLAYER)
        return all(thing != carried and ctx.stage.inside(thing, spot) for thing, spot in self.what.items())

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Take what is not there, bring it, let go."""
        for thing, spot in self.what.items():
            if ctx.stage.holds(PLAYER) == thing:
                return [Task("drop" if ctx.stage.inside(thing, spot) else "go", spot, thing)]
            if not ctx.stage.inside(thing, spot):
                return [Task("take", thing, spot)]
        return []


@condition
class Gripping(Lasting):
    """The player's hand is closed on something (or on `any` hold) now."""

    word: ClassVar[str] = "gripping"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {gripping: any, for: 2 s}"

    what: Hold

    def holds(self, ctx: Context) -> bool:
        """Closed on it."""
        held = ctx.stage.grips()
        return held is not None and self.what in ("any", held)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Grip it."""
        return [Task("grip", "" if self.what == "any" else self.what, seconds=self.for_)]
