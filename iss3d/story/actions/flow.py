"""The order of things: waits, pauses, branches, loops, side by side, other scenes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from iss3d.story.context import Context, fresh
from iss3d.story.fields import AnyPlace, Metres, OneOf, SceneId, Seconds, Target, Whole, Word, YesNo
from iss3d.story.registry import Action, End, Jump, Lanes, MaybeWhen, Memory, Outcome, Step, Steps, When, action
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
class Wait(Action):
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

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Also what it does instead."""
        if "else" in memory:
            ctx.cancel(self.else_, memory["else"])

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Also what it does instead."""
        interrupted(ctx, self.else_, memory.get("else"), again)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """What would make it hold."""
        if "else" in memory:
            return guided(ctx, self.else_, memory["else"])
        return [self.task.task()] if self.task else self.on.guidance(ctx, memory["on"])

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """The condition."""
        if "else" in memory:
            return waited(ctx, self.else_, memory["else"])
        limit = f" (at most {self.at_most:g} s)" if self.at_most is not None else ""
        return [self.on.says() + limit]

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """Only what it does instead."""
        return busied(ctx, self.else_, memory.get("else"))


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
class If(Action):
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

    def branch(self, memory: Memory) -> tuple[Step, ...]:
        """Return the steps that were chosen."""
        return self.then if memory["holds"] else self.else_

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Go on with them."""
        return ctx.run(self.branch(memory), memory["cursor"])

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Stop them."""
        ctx.cancel(self.branch(memory), memory["cursor"])

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Interrupt them."""
        interrupted(ctx, self.branch(memory), memory["cursor"], again)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Theirs."""
        return guided(ctx, self.branch(memory), memory["cursor"])

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """Theirs."""
        return waited(ctx, self.branch(memory), memory["cursor"])

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """Theirs."""
        return busied(ctx, self.branch(memory), memory["cursor"])


class SideBySide(Action):
    """Several lists of steps at the same time."""

    lanes: Lanes

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Every lane at its first step."""
        memory["lanes"] = [fresh() for _ in self.lanes]

    def advance(self, ctx: Context, memory: Memory) -> list[Outcome]:
        """Go on with every lane; stop at one that jumps out."""
        outcomes: list[Outcome] = []
        ctx.side_by_side += 1
        for steps, cursor in zip(self.lanes, memory["lanes"], strict=True):
            outcomes.append(ctx.run(steps, cursor))
            if isinstance(outcomes[-1], Jump | End):
                break
        ctx.side_by_side -= 1
        return outcomes

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Stop every lane."""
        for steps, cursor in zip(self.lanes, memory["lanes"], strict=True):
            ctx.cancel(steps, cursor)

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Interrupt every lane."""
        for steps, cursor in zip(self.lanes, memory["lanes"], strict=True):
            interrupted(ctx, steps, cursor, again)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Of every lane."""
        pairs = zip(self.lanes, memory["lanes"], strict=True)
        return [task for steps, cursor in pairs for task in guided(ctx, steps, cursor)]

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """Of every lane."""
        pairs = zip(self.lanes, memory["lanes"], strict=True)
        return [text for steps, cursor in pairs for text in waited(ctx, steps, cursor)]

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """Any lane."""
        return any(busied(ctx, steps, cursor) for steps, cursor in zip(self.lanes, memory["lanes"], strict=True))


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
class Repeat(Action):
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

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Stop the round."""
        ctx.cancel(self.steps, memory["cursor"])

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Interrupt the round."""
        interrupted(ctx, self.steps, memory["cursor"], again)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """What ends it, then what the round asks."""
        first = self.until.guidance(ctx, memory["until"]) if self.until is not None else []
        return first or guided(ctx, self.steps, memory["cursor"])

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """What ends it."""
        if self.until is not None:
            return [self.until.says()]
        return waited(ctx, self.steps, memory["cursor"]) or [f"round {memory['round'] + 1} of {self.times}"]

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """What the round does."""
        return busied(ctx, self.steps, memory["cursor"])


@action
class Call(Action):
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

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Go on with it; `end` in it ends it alone."""
        outcome = ctx.run(ctx.director.steps_of(memory["text"]), memory["cursor"])
        if outcome is False or isinstance(outcome, Jump):
            return outcome
        ctx.director.called(self.scene, over=True)
        return True

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Stop it."""
        ctx.cancel(ctx.director.steps_of(memory["text"]), memory["cursor"])

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Interrupt it."""
        interrupted(ctx, ctx.director.steps_of(memory["text"]), memory["cursor"], again)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Its own."""
        return guided(ctx, ctx.director.steps_of(memory["text"]), memory["cursor"])

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """Its own."""
        return waited(ctx, ctx.director.steps_of(memory["text"]), memory["cursor"])

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """Its own."""
        return busied(ctx, ctx.director.steps_of(memory["text"]), memory["cursor"])


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


def guided(ctx: Context, steps: tuple[Step, ...], cursor: Memory | None) -> list[Task]:
    """Return what the player is to do for a list of steps to go on."""
    found = ctx.current(steps, cursor)
    return found[0].guidance(ctx, found[1]) if found else []


def waited(ctx: Context, steps: tuple[Step, ...], cursor: Memory | None) -> list[str]:
    """Return in words what a list of steps waits for."""
    found = ctx.current(steps, cursor)
    return found[0].waiting(ctx, found[1]) if found else []


def busied(ctx: Context, steps: tuple[Step, ...], cursor: Memory | None) -> bool:
    """Return whether a list of steps keeps the people of its scene busy."""
    found = ctx.current(steps, cursor)
    return bool(found and found[0].busies(ctx, found[1]))


def interrupted(ctx: Context, steps: tuple[Step, ...], cursor: Memory | None, again: bool) -> None:
    """Interrupt whatever a list of steps is at."""
    if found := ctx.current(steps, cursor):
        found[0].interrupt(ctx, found[1], again)
