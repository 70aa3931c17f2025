"""What happens to things, and to where the player is."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from iss3d.story.context import Context
from iss3d.story.fields import OneOf, Place, Ref, Target, Thing, Word, Writing, one_or_many, switch
from iss3d.story.registry import Action, Memory, action
from iss3d.story.stage import Change

Goal = Annotated[str, Ref(("spot", "thing", "person", "module"))]
Labelled = Annotated[str, Ref(("thing", "module", "hatch"))]


@action
class Spawn(Action):
    """A stowed thing appears, where it was stowed or at a place."""

    word: ClassVar[str] = "spawn"
    main: ClassVar[str] = "things"
    example: ClassVar[str] = "spawn: {station_miniature: unity_middle}"

    things: Annotated[dict[Thing, Goal | None], switch(None)]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for thing, goal in self.things.items():
            ctx.do(Change("spawn", thing, goal, 0.0, {"at": goal} if goal else {}))


@action
class Remove(Action):
    """A thing is there no more."""

    word: ClassVar[str] = "remove"
    main: ClassVar[str] = "things"
    example: ClassVar[str] = "remove: dead_mice"

    things: Annotated[list[Thing], one_or_many]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for thing in self.things:
            ctx.do(Change("remove", thing))


@action
class Move(Action):
    """A thing is at a place, or in a person's hand, at once."""

    word: ClassVar[str] = "move"
    main: ClassVar[str] = "things"
    example: ClassVar[str] = "move: {spare_cage: destiny_mice}"

    things: dict[Thing, Goal]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for thing, goal in self.things.items():
            ctx.do(Change("move", thing, goal, 0.0, {"at": goal}))


@action
class Fit(Action):
    """A thing is in its slot, at once."""

    word: ClassVar[str] = "fit"
    main: ClassVar[str] = "things"
    example: ClassVar[str] = "fit: {dead_wire: comm_panel}"

    things: dict[Thing, Thing]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for thing, slot in self.things.items():
            ctx.do(Change("fit", thing, slot))


@action
class Door(Action):
    """A thing that opens (a curtain, a locker) is open or closed."""

    word: ClassVar[str] = "door"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "door: {curtain: open}"

    are: dict[Thing, Annotated[str, OneOf(("open", "closed"))]]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """It begins to move."""
        for thing, value in self.are.items():
            ctx.do(Change("door", thing, value))


@action
class Wear(Action):
    """The player wears a thing on the wrist."""

    word: ClassVar[str] = "wear"
    main: ClassVar[str] = "thing"
    example: ClassVar[str] = "wear: station_miniature"

    thing: Thing

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.do(Change("wear", self.thing, True))


@action
class Relabel(Action):
    """What is written on a thing changes."""

    word: ClassVar[str] = "label"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = 'label: {sample_box: "SAMPLE 4"}'

    are: dict[Labelled, Writing]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for thing, text in self.are.items():
            ctx.do(Change("label", thing, text))


@action
class PlacePlayer(Action):
    """The player is at a spot at once, facing something, or strapped into a seat. Under a fade."""

    word: ClassVar[str] = "player"
    main: ClassVar[str] = "at"
    spreads: ClassVar[bool] = True
    example: ClassVar[str] = "player: {at: cupola_middle, facing: earth}"

    at: Place | None = None
    facing: Target | None = None
    seat: Thing | None = None
    pose: Word | None = None

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        detail: dict[str, Any] = {"at": self.at, "facing": self.facing, "seat": self.seat, "pose": self.pose}
        ctx.do(Change("player", "player", None, 0.0, {k: v for k, v in detail.items() if v is not None}))
