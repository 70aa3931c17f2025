"""Tells scenes at once, as if all they wait for had happened: for chapters, and for whoever asks to skip a scene.

Every change of the world is made, every fact learnt; nothing is said, nobody floats anywhere, no time goes by. Where
the player may choose, somebody else does. Knows no world but the stage.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from iss3d.events import SceneBegan, SceneEnded
from iss3d.story.actions.choose import Choose
from iss3d.story.actions.flow import Call, Either, EndScene, Goto, If, Pause, Repeat, StartScene, Together, Wait
from iss3d.story.actions.people import PersonStep
from iss3d.story.actions.station import MoveArm
from iss3d.story.chronicle import Running
from iss3d.story.conditions.body import Hidden, Seated
from iss3d.story.conditions.combine import All, Not
from iss3d.story.conditions.combine import Any as AnyOf
from iss3d.story.conditions.hands import Fitted, Holds, InPlace, Wears
from iss3d.story.conditions.place import In, Inside, Near
from iss3d.story.conditions.station import AirIs, HatchIs, LightIs, PowerIs
from iss3d.story.conditions.time import Clock
from iss3d.story.context import Context
from iss3d.story.registry import Action, Condition, Outcome, Step
from iss3d.story.stage import Act, Change

if TYPE_CHECKING:
    from iss3d.story.director import Director

PLAYER = "player"
SILENT_ACTIONS = ("sound", "music", "hint", "title", "camera", "fade", "checkpoint")
"""What only matters to somebody who is there."""

MOST_STEPS = 5000

Pick = Callable[[tuple[str, ...], int | None], int]
"""Takes the texts on offer and the index of saying nothing (or None), returns the index to take."""


class Skimmer:
    """Tells scenes at once.

    Args:
        ctx: Of the story to be moved on.
        pick: Who answers in the player's place.
    """

    def __init__(self, ctx: Context, pick: Pick) -> None:
        self._ctx = ctx
        self._pick = pick
        self._left = MOST_STEPS

    def tell(self, steps: tuple[Step, ...]) -> Outcome:
        """Tell a list of steps; returns where it went on, as the steps of a running scene do."""
        at = 0
        while at < len(steps) and self._left > 0:
            self._left -= 1
            step = steps[at]
            at += 1
            if step.guard is not None and not step.guard.evaluate(self._ctx, {}):
                continue
            outcome = self._do(step.action)
            if isinstance(outcome, bool):
                continue
            label = getattr(outcome, "label", None)
            there = next((i for i, s in enumerate(steps) if label is not None and s.label == label), None)
            if there is None:
                return outcome
            at = there
        return True

    def _do(self, action: Action) -> Outcome:
        ctx = self._ctx
        if isinstance(action, Wait):
            suppose(ctx, action.on)
        elif isinstance(action, If):
            return self.tell(action.then if action.on.evaluate(ctx, {}) else action.else_)
        elif isinstance(action, Together):
            for lane in action.lanes:
                outcome = self.tell(lane)
                if not isinstance(outcome, bool):
                    return outcome
        elif isinstance(action, Either):
            return self.tell(action.lanes[0]) if action.lanes else True
        elif isinstance(action, Repeat):
            return self._repeat(action)
        elif isinstance(action, Choose):
            return self._choose(action)
        elif isinstance(action, Call):
            ctx.director.called(action.scene, over=False)
            text = ctx.director.keep_text(action.scene)
            self.tell(ctx.director.steps_of(text))
            ctx.director.called(action.scene, over=True)
        elif isinstance(action, PersonStep):
            self._deeds(action)
        elif isinstance(action, MoveArm):
            ctx.do(Change("arm", action.to, action.to, 0.0))
        elif isinstance(action, Goto | EndScene):
            return action.tick(ctx, {})
        elif not isinstance(action, Pause | StartScene) and action.word not in SILENT_ACTIONS:
            action.begin(ctx, {})
        return True

    def _repeat(self, action: Repeat) -> Outcome:
        outcome = self.tell(action.steps)
        if action.until is not None:
            suppose(self._ctx, action.until)
        return outcome

    def _choose(self, action: Choose) -> Outcome:
        ctx = self._ctx
        shown = [o for o in action.options if o.if_ is None or o.if_.evaluate(ctx, {})]
        if not shown:
            return True
        silence = next((i for i, o in enumerate(shown) if o.silence is not None), None)
        option = shown[self._pick(tuple(o.text for o in shown), silence)]
        ctx.book.chosen[option.id] = ctx.book.chosen.get(option.id, 0) + 1
        ctx.book.taken.append([ctx.scene, option.id])
        return self.tell(option.then)

    def _deeds(self, step: PersonStep) -> None:
        """People are where they were going."""
        for deed, to, detail in step.deeds():
            if deed == "hunt":
                continue
            self._ctx.do(Act(self._ctx.key(), step.who, "place" if deed == "go" else deed, to, detail))


def suppose(ctx: Context, condition: Condition) -> None:
    """Make the world such that a condition holds, as far as the player's hands could have; else leave it."""
    if isinstance(condition, All):
        for part in condition.of:
            suppose(ctx, part)
    elif isinstance(condition, AnyOf):
        if not any(part.evaluate(ctx, {}) for part in condition.of) and condition.of:
            suppose(ctx, condition.of[0])
    elif isinstance(condition, Not):
        if isinstance(condition.of, Seated | Hidden):
            here = ctx.stage.module(PLAYER)
            ctx.do(Change("player", PLAYER, None, 0.0, {"at": here}))
    else:
        for change in _changes(ctx, condition):
            ctx.do(change)


def _changes(ctx: Context, condition: Condition) -> list[Change]:
    """Return the changes that make one condition hold."""
    if isinstance(condition, Near) and condition.who == PLAYER:
        return [_put_player(at=condition.what)]
    if isinstance(condition, In) and PLAYER in condition.where:
        if ctx.stage.module(PLAYER) == condition.where[PLAYER]:
            return []
        return [_put_player(at=condition.where[PLAYER])]
    if isinstance(condition, Inside):
        if condition.what != PLAYER:
            return [Change("move", condition.what, condition.where, 0.0, {"at": condition.where})]
        return [_put_player(at=condition.where)]
    if isinstance(condition, Seated) and PLAYER in condition.where:
        return [_put_player(seat=condition.where[PLAYER])]
    if isinstance(condition, Holds) and condition.what.get(PLAYER, "nothing") != "nothing":
        thing = condition.what[PLAYER]
        return [Change("move", thing, PLAYER, 0.0, {"at": PLAYER})]
    if isinstance(condition, Wears):
        return [Change("wear", condition.what, True)]
    if isinstance(condition, Fitted):
        return [Change("fit", thing, slot) for thing, slot in condition.what.items()]
    if isinstance(condition, InPlace):
        return [Change("move", thing, spot, 0.0, {"at": spot}) for thing, spot in condition.what.items()]
    if isinstance(condition, Clock) and condition.after is not None:
        return [Change("clock", "", condition.after)]
    for kind, what in ((HatchIs, "hatch"), (LightIs, "light"), (PowerIs, "power"), (AirIs, "air")):
        if isinstance(condition, kind):
            are: dict[str, Any] = condition.are
            return [Change(what, part, value) for part, value in are.items()]
    return []


def _put_player(**detail: str) -> Change:
    return Change("player", PLAYER, None, 0.0, dict(detail))


def tell_up_to(director: Director, beat: int, pick: Pick) -> None:
    """Tell every scene of the beats before this one at once, in order, so that it is the next to begin."""
    book, ctx = director.book, director.context
    book.begun = True
    before = [s for s in director.story.scenes.values() if s.beat is not None and s.beat < beat]
    for scene in sorted(before, key=lambda s: s.beat or 0):
        book.runs += 1
        running = Running(book.runs, scene.id, director.keep_text(scene.id), director.stage.now())
        book.started[scene.id] = 1
        director.stage.tell(SceneBegan(scene.id, scene.title))
        Skimmer(ctx.at(running), pick).tell(scene.do)
        book.done[scene.id] = 1
        director.stage.tell(SceneEnded(scene.id))
