"""Where the player and others are, and what they see."""

from __future__ import annotations

from typing import Annotated, ClassVar

from iss3d.story.conditions.lasting import Lasting
from iss3d.story.context import Context
from iss3d.story.fields import (
    AnyPlace,
    Container,
    Metres,
    MetresPerSecond,
    Module,
    Person,
    Region,
    Seconds,
    Target,
    Thing,
    YesNo,
    under,
)
from iss3d.story.registry import Condition, Memory, condition
from iss3d.story.stage import Task
from iss3d.vectors import distance, length, sub

PLAYER = "player"


@condition
class Near(Lasting):
    """The player is near something: nearer to its surface than `within`, 1.5 m unless written."""

    word: ClassVar[str] = "near"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "when: {near: mouse_habitat, within: 1.5 m}"

    what: AnyPlace
    within: Metres = 1.5
    who: Person = PLAYER

    def holds(self, ctx: Context) -> bool:
        """By distance to its middle, less its radius up to half a metre, so that big things can be near."""
        here, there = ctx.stage.position(self.who), ctx.stage.position(self.what)
        if here is None or there is None:
            return False
        return distance(here, there) - min(ctx.stage.radius(self.what), 0.5) <= self.within

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Go there."""
        return [Task("go", self.what, metres=self.within, seconds=self.for_)] if self.who == PLAYER else []


@condition
class In(Lasting):
    """The player (or a person) is in a module. `space` is outside."""

    word: ClassVar[str] = "in"
    main: ClassVar[str] = "where"
    example: ClassVar[str] = "wait: {in: cupola}"

    where: Annotated[dict[Person, Module], under(PLAYER)]

    def holds(self, ctx: Context) -> bool:
        """Everybody named is where they should be."""
        return all(ctx.stage.module(who) == module for who, module in self.where.items())

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Go there."""
        return [Task("go", self.where[PLAYER])] if PLAYER in self.where else []


@condition
class Inside(Lasting):
    """The player is inside a spot, a thing or a module. Beside `holds`, or with `what`: that thing is."""

    word: ClassVar[str] = "inside"
    main: ClassVar[str] = "where"
    example: ClassVar[str] = "wait: {holds: mouse_pair, inside: spare_cage}"

    where: Container
    what: Thing = PLAYER

    def holds(self, ctx: Context) -> bool:
        """Its middle is in there."""
        return ctx.stage.inside(self.what, self.where)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Go there, or bring it there."""
        return [Task("go", self.where, "" if self.what == PLAYER else self.what)]


@condition
class LookedAt(Lasting):
    """The player looks at something, with nothing but glass and open hatches between."""

    word: ClassVar[str] = "looked_at"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "wait: {looked_at: dead_mice, for: 2 s}"

    what: Target

    def holds(self, ctx: Context) -> bool:
        """It is under the crosshair."""
        return ctx.stage.looked_at(self.what)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Look."""
        return [Task("look", self.what, seconds=self.for_)]


@condition
class Seen(Lasting):
    """Something is in the player's field of view and not hidden."""

    word: ClassVar[str] = "seen"
    main: ClassVar[str] = "what"
    example: ClassVar[str] = "if: {seen: gordon}"

    what: Target

    def holds(self, ctx: Context) -> bool:
        """It is in view."""
        return ctx.stage.seen(self.what)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Look."""
        return [Task("look", self.what, seconds=self.for_)]


@condition
class Over(Condition):
    """The station passes over a region of the Earth."""

    word: ClassVar[str] = "over"
    main: ClassVar[str] = "region"
    example: ClassVar[str] = "when: {over: north_america, sunlit: no}"

    region: Region

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """By the ground track."""
        return self.region in ctx.stage.orbit()["regions"]


@condition
class Sunlit(Condition):
    """The station is in sunlight, or (`no`) in the shadow of the Earth."""

    word: ClassVar[str] = "sunlit"
    main: ClassVar[str] = "is_so"
    example: ClassVar[str] = "wait: {sunlit: no}"

    is_so: YesNo

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """By the orbit."""
        return bool(ctx.stage.orbit()["sunlit"]) == self.is_so


@condition
class Still(Condition):
    """The player has been at rest (under 5 cm/s) for so long."""

    word: ClassVar[str] = "still"
    main: ClassVar[str] = "seconds"
    example: ClassVar[str] = "wait: {still: 3 s}"

    seconds: Seconds

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Since when."""
        if ctx.stage.speed(PLAYER) >= 0.05:
            memory.pop("since", None)
            return False
        return bool(ctx.now - memory.setdefault("since", ctx.now) >= self.seconds - 1e-9)

    def remembers(self) -> bool:
        """Since when."""
        return True

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Hold still."""
        return [Task("still", seconds=self.seconds)]


@condition
class SlowerThan(Condition):
    """The player is slower than this."""

    word: ClassVar[str] = "slower_than"
    main: ClassVar[str] = "speed"
    example: ClassVar[str] = "wait: {slower_than: 0.2 m/s}"

    speed: MetresPerSecond

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Over the station."""
        return ctx.stage.speed(PLAYER) < self.speed

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Brake."""
        return [Task("brake")]


@condition
class TouchedNothing(Condition):
    """The player has moved for so long without touching anything: no bump, grip, push or brake."""

    word: ClassVar[str] = "touched_nothing"
    main: ClassVar[str] = "seconds"
    example: ClassVar[str] = "wait: {touched_nothing: 5 s}"

    seconds: Seconds

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Since the last touch, and at least 10 cm from where that was."""
        here = ctx.stage.position(PLAYER) or (0.0, 0.0, 0.0)
        touched = any(deed.verb in ("bump", "grip", "push", "brake") for deed in ctx.deeds)
        if touched or ctx.stage.grips() is not None or "since" not in memory:
            memory["since"], memory["from"] = ctx.now, list(here)
        start = memory["from"]
        moved = length(sub(here, (start[0], start[1], start[2])))
        return bool(ctx.now - memory["since"] >= self.seconds - 1e-9 and moved >= 0.1)

    def remembers(self) -> bool:
        """Since when, and from where."""
        return True

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Push off and float."""
        return [Task("push", seconds=self.seconds)]
