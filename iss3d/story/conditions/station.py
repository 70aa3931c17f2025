"""How the station stands: hatches, lights, power, air and whatever else actions change."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from iss3d.story.context import Context
from iss3d.story.fields import Hatch, Module, OneOf, PowerTarget, Scalar, Word
from iss3d.story.registry import Condition, Memory, condition
from iss3d.story.stage import CHANGES, Task

LIGHTS = ("on", "dim", "flicker", "emergency", "off")
AIRS = ("good", "thin", "none")


def all_so(ctx: Context, what: str, wanted: dict[str, Any]) -> bool:
    """Return whether every part is in the state wanted."""
    return all(same(ctx.stage.state(what, id), value) for id, value in wanted.items())


def same(state: Any, wanted: Any) -> bool:
    """Return whether a state of the world is the one wanted; yes and on, no and off are the same there."""
    if isinstance(state, bool):
        return wanted in (("on", "yes", "open", True) if state else ("off", "no", "closed", False))
    return bool(state == wanted)


@condition
class HatchIs(Condition):
    """A hatch is open or closed."""

    word: ClassVar[str] = "hatch"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "wait: {hatch: {unity_destiny: closed}}"

    are: dict[Hatch, Annotated[str, OneOf(("open", "closed"))]]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all_so(ctx, "hatch", self.are)

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Work the first that stands wrong."""
        wrong = (h for h, wanted in self.are.items() if not same(ctx.stage.state("hatch", h), wanted))
        return [Task("use", hatch) for hatch in list(wrong)[:1]]


@condition
class LightIs(Condition):
    """The lamps of a module are so."""

    word: ClassVar[str] = "light"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "wait: {light: {destiny: off}}"

    are: dict[Module, Annotated[str, OneOf(LIGHTS)]]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all_so(ctx, "light", self.are)


@condition
class PowerIs(Condition):
    """A module or a thing has power, or not."""

    word: ClassVar[str] = "power"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "wait: {power: {destiny: on}}"

    are: dict[PowerTarget, Annotated[str, OneOf(("on", "off"))]]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all_so(ctx, "power", self.are)


@condition
class AirIs(Condition):
    """The air of a module is good, thin or gone."""

    word: ClassVar[str] = "air"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "if: {air: {harmony: thin}}"

    are: dict[Module, Annotated[str, OneOf(AIRS)]]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all_so(ctx, "air", self.are)


@condition
class StateIs(Condition):
    """Anything that an action changes is so, by the action's name and the id of the part."""

    word: ClassVar[str] = "state"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "if: {state: {shutter: {cupola: open}}}"

    are: dict[Annotated[str, OneOf(CHANGES)], dict[Word, Scalar]]

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """All of them."""
        return all(all_so(ctx, what, wanted) for what, wanted in self.are.items())

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """The arm is flown to where it is to be; the rest is not the player's to do by itself."""
        return [Task("arm", id, "arm_end") for id in self.are.get("arm", {})]
