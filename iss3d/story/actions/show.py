"""Sound, music, fades, the camera, words on the screen, the time of day."""

from __future__ import annotations

from typing import Annotated, ClassVar

from iss3d.events import TitleShown
from iss3d.story.context import Context
from iss3d.story.fields import AnyPlace, Cue, MusicName, Number, OneOf, Seconds, Speech, Utc
from iss3d.story.registry import Action, Memory, Outcome, action
from iss3d.story.stage import Change


@action
class Sound(Action):
    """A sound by the name of its cue, everywhere or at a place."""

    word: ClassVar[str] = "sound"
    main: ClassVar[str] = "cue"
    spreads: ClassVar[bool] = True
    example: ClassVar[str] = "sound: {cue: hatch_far, at: unity_fwd}"

    cue: Cue
    at: AnyPlace | None = None
    volume: Number = 1.0

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.do(Change("sound", self.at or "", self.cue, 0.0, {"cue": self.cue, "at": self.at, "volume": self.volume}))


@action
class Music(Action):
    """Music by the name of its cue; `off` fades it out."""

    word: ClassVar[str] = "music"
    main: ClassVar[str] = "cue"
    example: ClassVar[str] = "music: first_light"

    cue: MusicName

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.do(Change("music", "", "" if self.cue == "off" else self.cue))


@action
class Fade(Action):
    """Fade the picture `out` (to black) or `in`, or to a colour by an amount in so many seconds; waited for."""

    word: ClassVar[str] = "fade"
    main: ClassVar[str] = "way"
    spreads: ClassVar[bool] = True
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = "fade: out"

    way: Annotated[str | None, OneOf(("in", "out"))] = None
    to: Annotated[str, OneOf(("black", "white"))] = "black"
    amount: Number | None = None
    seconds: Seconds = 1.5

    def begin(self, ctx: Context, memory: Memory) -> None:
        """It begins."""
        memory["began"] = ctx.now
        amount = self.amount if self.amount is not None else 0.0 if self.way == "in" else 1.0
        ctx.do(Change("fade", "", amount, self.seconds, {"colour": self.to, "amount": amount}))

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Until it is over."""
        return bool(ctx.now - memory["began"] >= self.seconds - 1e-9)


@action
class Camera(Action):
    """A shake of the view, which a comfort setting may refuse."""

    word: ClassVar[str] = "camera"
    main: ClassVar[str] = "shake"
    spreads: ClassVar[bool] = True
    example: ClassVar[str] = "camera: {shake: 0.3, seconds: 2 s}"

    shake: Number
    seconds: Seconds = 1.0

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.do(Change("camera", "shake", self.shake, self.seconds, {"shake": self.shake}))


@action
class TitleCard(Action):
    """Words in the middle of the picture for some seconds; waited for."""

    word: ClassVar[str] = "title"
    main: ClassVar[str] = "text"
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = 'title: "Two days later"'

    text: Speech
    seconds: Seconds = 3.0

    def begin(self, ctx: Context, memory: Memory) -> None:
        """They appear."""
        memory["began"] = ctx.now
        ctx.tell(TitleShown(self.text, self.seconds))

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Until they are gone."""
        return bool(ctx.now - memory["began"] >= self.seconds - 1e-9)


@action
class SetClock(Action):
    """The clock aboard is set to a time (UTC), and the Earth and the sun with it. Under a fade."""

    word: ClassVar[str] = "clock"
    main: ClassVar[str] = "time"
    example: ClassVar[str] = "clock: 2024-05-07T03:48:00Z"

    time: Utc

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.do(Change("clock", "", self.time))
