"""What a person says and does: the step whose key is the person."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from iss3d.story import speech
from iss3d.story.context import Context
from iss3d.story.fields import (
    AnyPlace,
    Module,
    OneOf,
    Place,
    Ref,
    Seconds,
    Speech,
    Target,
    Thing,
    Word,
    YesNo,
    one_or_many,
)
from iss3d.story.registry import Action, Memory, Outcome, action
from iss3d.story.stage import DRESSES, MOODS, Act

Who = Annotated[str, Ref(("speaker",))]
Near = Annotated[str, Ref(("thing", "spot", "hatch", "person", "module"))]

SIMPLE = ("drift", "die", "wound", "leave", "grab")
"""Deeds that need nothing else and end what goes before."""

TO_SOMETHING = ("follow", "look", "use", "strap", "hide", "fight", "drag", "pose")
"""Deeds toward something, by the name of the deed and of the field."""


@action
class PersonStep(Action):
    """A person speaks (a text) or does something (a mapping); the key is the person's id.

    `say` is a line, with `via: radio` or `via: thought`, its own `id`, its own `seconds`, and the `mood` it is said in,
    which stays in the face a moment longer; a `mood` without a line lasts until the next one or `mood: calm`. Deeds:
    `enter` (with `from`), `go`, `at` (there at once), `look`, `follow`, `hold`, `take`, `give` (to the player, or `to`
    somebody), `drop` (what the hand holds), `shake_off` (the player's hand), `use` (a hatch, a switch, a door),
    `strap`, `hide` (behind a panel), `pose`, `wear` (the suit for outside, with its helmet or without, or what is
    usual), `fight` (somebody, till one of them is asked something else), `drag` (somebody limp along), `hunt`, `stop`,
    `die`, `wound`, `drift`, `leave`, `grab`, `routine`.
    A line is waited for, a deed only with `wait: yes` (at most `at_most`) or inside `together` and `either`. Who is
    sent through a locked hatch waits there for 45 s and then gives it up (condition `gave_up`).
    """

    word: ClassVar[str] = "person"
    main: ClassVar[str] = "say"
    spreads: ClassVar[bool] = True
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = 'alexey: "They had nothing to hold on to."'

    who: Who
    say: Speech | None = None
    id: Word | None = None
    via: Annotated[str, OneOf(("air", "radio", "thought"))] = "air"
    mood: Annotated[str, OneOf(MOODS)] | None = None
    seconds: Seconds | None = None
    at: AnyPlace | None = None
    enter: Place | None = None
    from_: Place | None = None
    go: AnyPlace | None = None
    take: Thing | None = None
    hold: Thing | None = None
    rail_near: Near | None = None
    give: Thing | None = None
    to: Near | None = None
    follow: AnyPlace | None = None
    look: Target | None = None
    use: AnyPlace | None = None
    strap: Thing | None = None
    hide: Thing | None = None
    fight: Who | None = None
    drag: Who | None = None
    pose: Word | None = None
    wear: Annotated[str, OneOf(DRESSES)] | None = None
    hunt: Annotated[list[Module] | None, one_or_many] = None
    stop: YesNo = False
    routine: YesNo = False
    drop: YesNo = False
    shake_off: YesNo = False
    drift: YesNo = False
    die: YesNo = False
    wound: YesNo = False
    leave: YesNo = False
    grab: YesNo = False
    wait: YesNo | None = None
    at_most: Seconds | None = None

    @classmethod
    def hidden(cls) -> tuple[str, ...]:
        """The person is the key itself."""
        return ("who",)

    def deeds(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Return the deeds in the order they are begun: deed, to, detail."""
        found: list[tuple[str, str, dict[str, Any]]] = []
        found += [(deed, "", {}) for deed in ("stop", "routine", "drop", "shake_off") if getattr(self, deed)]
        if self.at or self.from_:
            found.append(("place", self.at or self.from_ or "", {}))
        found += [(deed, getattr(self, deed), {}) for deed in ("take", "hold") if getattr(self, deed)]
        if way := self.rail_near or self.go or self.enter:
            found.append(("go", way, {"rail_near": self.rail_near} if self.rail_near else {}))
        if self.give:
            found.append(("give", self.to or "player", {"thing": self.give}))
        found += [(deed, getattr(self, deed), {}) for deed in TO_SOMETHING if getattr(self, deed)]
        if self.wear:
            found.append(("wear", self.wear, {}))
        if self.mood and self.say is None:
            found.append(("mood", self.mood, {}))
        if self.hunt:
            found.append(("hunt", self.hunt[0], {"rooms": list(self.hunt)}))
        return found + [(deed, "player" if deed == "grab" else "", {}) for deed in SIMPLE if getattr(self, deed)]

    def waits(self, ctx: Context) -> bool:
        """Return whether deeds are waited for; a way to go is, when it is one of several things side by side."""
        if self.wait is not None:
            return self.wait
        return ctx.side_by_side > 0 and bool(self.enter or self.go or self.rail_near)

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Begin every deed; the line waits for its turn."""
        keys = []
        for deed, to, detail in self.deeds():
            key = ctx.key()
            keys.append(key)
            ctx.do(Act(key, self.who, deed, to, detail))
        if keys and self.waits(ctx):
            memory["acts"], memory["began"], memory["tick"] = keys, ctx.now, ctx.tick
        if self.say is not None and speech.silenced(ctx, self.who, self.via):
            memory["silent"] = True

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """The line is over, and the deeds when they are waited for."""
        if self.say is not None and not memory.get("silent"):
            line = self.id or speech.line_id(ctx.scene, self.who, self.say)
            over = speech.speak(ctx, memory, self.who, self.say, line, self.seconds, self.via, self.mood or "")
            if not over and not (self.wait is False and "said" in memory):
                return False
        if "acts" in memory:
            if self.at_most is not None and ctx.now - memory["began"] >= self.at_most:
                return True
            return ctx.tick > memory["tick"] and not any(ctx.stage.busy(key) for key in memory["acts"])
        return True

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Fall silent in the middle of the line."""
        speech.hush(ctx, memory, self.who, again=False)

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Fall silent for another scene."""
        speech.hush(ctx, memory, self.who, again)

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """The line or the deed."""
        if self.say is not None and not memory.get("silent"):
            return [f"{self.who} to say: {self.say}"]
        return [f"{self.who} to {' and '.join(f'{d} {to}'.strip() for d, to, _ in self.deeds())}"]

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """While speaking or on the way."""
        return True
