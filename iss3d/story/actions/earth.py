"""What happens on the Earth, and on the radio."""

from __future__ import annotations

from typing import Annotated, ClassVar

from iss3d.story.context import Context
from iss3d.story.fields import Burst, OneOf, Region, Word, one_or_many
from iss3d.story.registry import Action, Memory, action
from iss3d.story.stage import Change


@action
class SetOff(Action):
    """A burst of the war's plan goes off now."""

    word: ClassVar[str] = "burst"
    main: ClassVar[str] = "bursts"
    example: ClassVar[str] = "burst: whiteman"

    bursts: Annotated[list[Burst], one_or_many]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for burst in self.bursts:
            ctx.do(Change("burst", burst, True))


@action
class War(Action):
    """The war's plan begins now (`begin`), lies behind (`aftermath`), or never was (`off`)."""

    word: ClassVar[str] = "war"
    main: ClassVar[str] = "phase"
    example: ClassVar[str] = "war: begin"

    phase: Annotated[str, OneOf(("begin", "aftermath", "off"))]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.do(Change("war", "", self.phase))


@action
class Blackout(Action):
    """A region of the Earth loses its light."""

    word: ClassVar[str] = "blackout"
    main: ClassVar[str] = "regions"
    example: ClassVar[str] = "blackout: north_america"

    regions: Annotated[list[Region], one_or_many]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for region in self.regions:
            ctx.do(Change("blackout", region, True))


@action
class Radio(Action):
    """What a radio loop gives: static, nothing, or voices."""

    word: ClassVar[str] = "radio"
    main: ClassVar[str] = "loops"
    example: ClassVar[str] = "radio: {space_to_ground_1: static}"

    loops: dict[Word, Annotated[str, OneOf(("static", "dead", "voices"))]]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for loop, value in self.loops.items():
            ctx.do(Change("radio", loop, value))
