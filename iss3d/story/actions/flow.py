"""The order of things: waits, pauses, branches, loops, side by side, other scenes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from iss3d.story.actions.inner import Enclosing, Place
from iss3d.story.context import Context, fresh
from iss3d.story.fields import AnyPlace, Metres, OneOf, SceneId, Seconds, Target, Whole, Word, YesNo
from iss3d.story.registry import Action, End, Jump, Lanes, MaybeWhen, Memory, Outcome, Steps, When, action
from iss3d.story.stage import Task

VERBS = (
    "look", "go", "grip", "push", "brake", "roll", "level", "take", "drop", "throw", "fit", "use", "sit", "unstrap",
    "hide", "unhide", "still", "wear", "choose", "lamp", "tether", "jets", "tow", "arm", "wait",
)  # fmt: skip


class Asked(BaseModel):
    """What the player is asked to do, in place of what the condition would say by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verb: Annotated[str, OneOf(VERBS)]
    target: Target | None = None
    other: AnyPlace | None = None
    seconds: Seconds = 0.0
    metres: Metres = 0.0

    def task(self) -> Task:
        """Return it as the stage knows it."""
        return Task(self.verb, self.target or "", self.other or "", self.seconds, self.metres)


@action
class Wait(Enclosing):
    """Wait until a condition holds, `at_most` so long; then go on, after the steps of `else` when it never held.

    `task` says what the player is asked to do when the condition does not say it well enough by itself.
    """

    word: ClassVar[str] = "wait"
    main: ClassVar[str] = "on"
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = 'wait: {looked_at: dead_mice, for: 2 s}\n  at_most: 40 s\n  else: [{hint: "Look inside."}]'

    on: When
    at_most: Seconds | None = None
    else_: Steps = ()
    task: Asked | None = None

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Remember since when."""
        memory.update(began=ctx.now, on={})

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Ask the condition, then the time."""
        if "else" in memory:
            return ctx.run(self.else_, memory["else"])
        if self.on.evaluate(ctx, memory["on"]):
            return True
        if self.at_most is None or ctx.now - memory["began"] < self.at_most - 1e-9:
            return False
        memory["else"] = fresh()
        return ctx.run(self.else_, memory["else"])

    def inner(self, ctx: Context, memory: Memory) -> list[Place]:
        """What it does instead, once it never held."""
        return [(self.else_, memory["else"])] if "else" in memory else []

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """What would make it hold."""
        if "else" in memory:
            return super().guidance(ctx, memory)
        return [self.task.task()] if self.task else self.on.guidance(ctx, memory["on"])

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """The condition."""
        if "else" in memory:
            return super().waiting(ctx, memory)
        limit = f" (at most {self.at_most:g} s)" if self.at_most is not None else ""
        return [self.on.says() + limit]


@action
class Pause(Action):
    """Let so much time go by."""

    word: ClassVar[str] = "pause"
    main: ClassVar[str] = "seconds"
    takes_time: ClassVar[bool] = True
    exchange: ClassVar[bool] = True
    example: ClassVar[str] = "pause: 3 s"

    seconds: Seconds

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Remember since when."""
        memory["began"] = ctx.now

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Long enough."""
        return bool(ctx.now - memory["began"] >= self.seconds - 1e-9)

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """How much is left."""
        return [f"{max(self.seconds - (ctx.now - memory['began']), 0.0):.1f} s to go by"]


@action
class If(Enclosing):
    """Do the steps of `then` if a condition holds now, else those of `else`."""

    word: ClassVar[str] = "if"
    main: ClassVar[str] = "on"
    takes_time: ClassVar[bool] = False
    example: ClassVar[str] = 'if: {flag: told_gordon}\n  then: [{gordon: "You knew."}]\n  else: [{pause: 1 s}]'

    on: When
    then: Steps
    else_: Steps = ()

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Decide once."""
        memory.update(holds=self.on.evaluate(ctx, {}), cursor=fresh())

    def inner(self, ctx: Context, memory: Memory) -> list[Place]:
        """The steps that were chosen."""
        return [(self.then if memory["holds"] else self.else_, memory["cursor"])]

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Go on with them."""
        [(steps, cursor)] = self.inner(ctx, memory)
        return ctx.run(steps, cursor)


class SideBySide(Enclosing):
    """Several lists of steps at the same time."""

    lanes: Lanes

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Every lane at its first step."""
        memory["lanes"] = [fresh() for _ in self.lanes]

    def inner(self, ctx: Context, memory: Memory) -> list[Place]:
        """Every lane."""
        return list(zip(self.lanes, memory["lanes"], strict=True))

    def advance(self, ctx: Context, memory: Memory) -> list[Outcome]:
        """Go on with every lane; stop at one that jumps out."""
        outcomes: list[Outcome] = []
        ctx.side_by_side += 1
        for steps, cursor in self.inner(ctx, memory):
            outcomes.append(ctx.run(steps, cursor))
            if isinstance(outcomes[-1], Jump | End):
                break
        ctx.side_by_side -= 1
        return outcomes


@action
class Together(SideBySide):
    """Do these side by side (each a step or a list of steps); over when all are."""

    word: ClassVar[str] = "together"
    main: ClassVar[str] = "lanes"
    example: ClassVar[str] = "together: [{alexey: {enter: destiny, from: unity}}, {sound: hatch_far}]"

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Until every lane is over."""
        outcomes = self.advance(ctx, memory)
        if isinstance(outcomes[-1] if outcomes else True, Jump | End):
            self.cancel(ctx, memory)
            return outcomes[-1]
        return all(outcome is True for outcome in outcomes)


@action
class Either(SideBySide):
    """Do these side by side; over when the first is, and the others stop."""

    word: ClassVar[str] = "either"
    main: ClassVar[str] = "lanes"
    example: ClassVar[str] = 'either: [{wait: {in: cupola}}, [{pause: 30 s}, {hint: "Up, to the windows."}]]'

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Until one lane is over; the first in order wins."""
        outcomes = self.advance(ctx, memory)
        over: Outcome = next((o for o in outcomes if isinstance(o, Jump | End)), any(o is True for o in outcomes))
        if over is not False or not outcomes:
            self.cancel(ctx, memory)
            return over if outcomes else True
        return False


@action
class Repeat(Enclosing):
    """Do the steps again and again, `until` a condition holds (asked all the time) or so many `times`."""

    word: ClassVar[str] = "repeat"
    main: ClassVar[str] = "steps"
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = 'repeat: [{alexey: "Come."}, {pause: 8 s}]\n  until: {in: zvezda}'

    steps: Steps
    until: MaybeWhen = None
    times: Whole | None = None

    def begin(self, ctx: Context, memory: Memory) -> None:
        """The first round."""
        memory.update(cursor=fresh(), until={}, round=0)

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """One round after another; a round takes at least a tick."""
        if self.until is not None and self.until.evaluate(ctx, memory["until"]):
            return True
        if self.times is not None and memory["round"] >= self.times:
            return True
        outcome = ctx.run(self.steps, memory["cursor"])
        if outcome is not True:
            return outcome
        memory["cursor"] = fresh()
        memory["round"] += 1
        return self.times is not None and memory["round"] >= self.times

    def inner(self, ctx: Context, memory: Memory) -> list[Place]:
        """The round."""
        return [(self.steps, memory["cursor"])]

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """What ends it, then what the round asks."""
        first = self.until.guidance(ctx, memory["until"]) if self.until is not None else []
        return first or super().guidance(ctx, memory)

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """What ends it."""
        if self.until is not None:
            return [self.until.says()]
        return super().waiting(ctx, memory) or [f"round {memory['round'] + 1} of {self.times}"]


@action
class Call(Enclosing):
    """Play another scene here, and go on when it is over."""

    word: ClassVar[str] = "call"
    main: ClassVar[str] = "scene"
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = "call: toast"

    scene: SceneId

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Take the text as it is now."""
        memory.update(text=ctx.director.keep_text(self.scene), cursor=fresh())
        ctx.director.called(self.scene, over=False)

    def inner(self, ctx: Context, memory: Memory) -> list[Place]:
        """The other scene."""
        return [(ctx.director.steps_of(memory["text"]), memory["cursor"])]

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Go on with it; `end` in it ends it alone."""
        [(steps, cursor)] = self.inner(ctx, memory)
        outcome = ctx.run(steps, cursor)
        if outcome is False or isinstance(outcome, Jump):
            return outcome
        ctx.director.called(self.scene, over=True)
        return True


@action
class Goto(Action):
    """Go on at a label of this scene, in the same list of steps or one around it."""

    word: ClassVar[str] = "goto"
    main: ClassVar[str] = "label"
    example: ClassVar[str] = "goto: ask_again"

    label: Word

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """There."""
        return Jump(self.label)


@action
class EndScene(Action):
    """End this scene here."""

    word: ClassVar[str] = "end"
    main: ClassVar[str] = "yes"
    example: ClassVar[str] = "end: yes"

    yes: YesNo = True

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Now."""
        return End()


@action
class StartScene(Action):
    """Start another scene beside this one."""

    word: ClassVar[str] = "start"
    main: ClassVar[str] = "scene"
    example: ClassVar[str] = "start: distant_song"

    scene: SceneId

    def begin(self, ctx: Context, memory: Memory) -> None:
        """It runs from the next tick on."""
        ctx.director.start(self.scene)


@action
class Here(Action):
    """Nothing: a step that only carries a label."""

    word: ClassVar[str] = "here"
    main: ClassVar[str] = "yes"
    example: ClassVar[str] = "here: yes\n  label: ask_again"

    yes: YesNo = True
