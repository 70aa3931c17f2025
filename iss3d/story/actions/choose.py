"""Answers: the player picks one, or says nothing."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, PlainValidator

from iss3d.events import ChoiceTaken
from iss3d.story import speech
from iss3d.story.actions.inner import Enclosing, Place
from iss3d.story.actions.people import Who
from iss3d.story.context import Context, fresh
from iss3d.story.fields import ChoiceSet, Seconds, Speech
from iss3d.story.registry import MaybeWhen, Memory, Nested, Outcome, Steps, action
from iss3d.story.stage import Offer, Task


class Option(BaseModel):
    """One answer: a line of the player's, or silence for so long, and what comes of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ChoiceSet
    who: Who | None = None
    text: Speech = ""
    silence: Seconds | None = None
    then: Steps = ()
    if_: MaybeWhen = None


def _load_options(data: Any) -> tuple[Option, ...]:
    return tuple(d if isinstance(d, Option) else Option.model_validate(d) for d in data)


@action
class Choose(Enclosing):
    """Offer answers: the player's lines, each with what comes of it in `then`, and perhaps `silence` after so long.

    An answer may have an `id` (for `chosen`) and an `if`. With `at_most` saying nothing is an answer without steps.
    """

    word: ClassVar[str] = "choose"
    main: ClassVar[str] = "options"
    takes_time: ClassVar[bool] = True
    exchange: ClassVar[bool] = True
    example: ClassVar[str] = 'choose: [{kira: "How many?", then: [{alexey: "Enough."}]}, {silence: 6 s}]'

    options: Annotated[tuple[Option, ...], PlainValidator(_load_options), Nested("options")]
    at_most: Seconds | None = None

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Offer those whose condition holds."""
        shown = [i for i, o in enumerate(self.options) if o.if_ is None or o.if_.evaluate(ctx, {})]
        silence = next((n for n, i in enumerate(shown) if self.options[i].silence is not None), None)
        seconds = self.options[shown[silence]].silence if silence is not None else None
        texts = [self.options[i].text for i in shown]
        if silence is None and self.at_most is not None:
            silence, seconds = len(shown), self.at_most
            texts.append("")
        memory.update(shown=shown, key=ctx.key())
        if any(texts):
            ctx.do(Offer(memory["key"], tuple(texts), silence, seconds or 0.0))
        else:
            memory["over"] = True

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Wait for the answer, let it be said, then do what comes of it."""
        if memory.get("over"):
            return True
        if "picked" not in memory:
            answer = ctx.stage.answer(memory["key"])
            if answer is None:
                return False
            if not 0 <= answer < len(memory["shown"]):
                memory["over"] = True
                ctx.tell(ChoiceTaken(answer, ""))
                return True
            self._pick(ctx, memory, answer)
        option = self.options[memory["picked"]]
        if "cursor" not in memory:
            if option.text and option.who:
                line = speech.line_id(ctx.scene, option.who, option.text)
                if not speech.speak(ctx, memory, option.who, option.text, line, None, "air"):
                    return False
            memory["cursor"] = fresh()
        return ctx.run(option.then, memory["cursor"])

    def _pick(self, ctx: Context, memory: Memory, answer: int) -> None:
        memory["picked"] = memory["shown"][answer]
        option = self.options[memory["picked"]]
        ctx.book.chosen[option.id] = ctx.book.chosen.get(option.id, 0) + 1
        ctx.book.taken.append([ctx.scene, option.id])
        ctx.tell(ChoiceTaken(answer, option.text))

    def inner(self, ctx: Context, memory: Memory) -> list[Place]:
        """What comes of the answer."""
        return [(self.options[memory["picked"]].then, memory["cursor"])] if "cursor" in memory else []

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Choose, then whatever comes of it."""
        return super().guidance(ctx, memory) if "picked" in memory else [Task("choose")]

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """The answer."""
        if "picked" not in memory:
            return ["an answer"]
        return super().waiting(ctx, memory) or ["the answer to be said"]

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """Until there is an answer, and while what comes of it does."""
        return "cursor" not in memory or super().busies(ctx, memory)
