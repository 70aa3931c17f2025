"""What happens to the station: hatches, lights, power, air, alarms, the arm, shutters, vehicles."""

from __future__ import annotations

from typing import Annotated, ClassVar

from iss3d.story.conditions.station import AIRS, LIGHTS
from iss3d.story.context import Context
from iss3d.story.fields import Hatch, Module, ModuleGroup, OneOf, PowerTarget, Ref, Seconds, Vehicle
from iss3d.story.registry import Action, Memory, Outcome, action
from iss3d.story.stage import Change

ALARMS = ("off", "caution", "warning", "emergency")
ArmGoal = Annotated[str, Ref(("spot", "thing", "person", "module", "exterior"))]


@action
class SetHatch(Action):
    """Open, close, lock or unlock a hatch. A locked one cannot be moved by hand."""

    word: ClassVar[str] = "hatch"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "hatch: {unity_destiny: closed}"

    are: dict[Hatch, Annotated[str, OneOf(("open", "closed", "locked", "unlocked"))]]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """It begins to move; see the condition `hatch` for its being so."""
        for hatch, value in self.are.items():
            if value in ("open", "closed"):
                ctx.do(Change("hatch", hatch, value))
            else:
                ctx.do(Change("lock", hatch, "yes" if value == "locked" else "no"))


@action
class SetLight(Action):
    """The lamps of a module, or of `all`, `us` or `rs`: they fade; `flicker` is lamps that fail, at a safe pace."""

    word: ClassVar[str] = "light"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "light: {destiny: emergency}"

    are: dict[ModuleGroup, Annotated[str, OneOf(LIGHTS)]]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for module, value in self.are.items():
            ctx.do(Change("light", module, value))


@action
class SetPower(Action):
    """Power of a module (or of `all`, `us`, `rs`, or of a thing) on or off."""

    word: ClassVar[str] = "power"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "power: {all: off}"

    are: dict[PowerTarget, Annotated[str, OneOf(("on", "off"))]]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for part, value in self.are.items():
            ctx.do(Change("power", part, value))


@action
class SetAlarm(Action):
    """The caution-and-warning tone."""

    word: ClassVar[str] = "alarm"
    main: ClassVar[str] = "level"
    example: ClassVar[str] = "alarm: emergency"

    level: Annotated[str, OneOf(ALARMS)]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.do(Change("alarm", "", self.level))


@action
class SetAir(Action):
    """The air of a module becomes good, thin or none; `all`, `us` and `rs` as well."""

    word: ClassVar[str] = "air"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "air: {all: thin}"

    are: dict[ModuleGroup, Annotated[str, OneOf(AIRS)]]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        for module, value in self.are.items():
            ctx.do(Change("air", module, value))


@action
class MoveArm(Action):
    """Swing the station's arm to a place, in so many seconds; with `wait: yes` until it is there."""

    word: ClassVar[str] = "arm"
    main: ClassVar[str] = "to"
    spreads: ClassVar[bool] = True
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = "arm: {to: gordon, seconds: 20 s}"

    to: ArmGoal
    seconds: Seconds = 20.0
    wait: Annotated[str, OneOf(("yes", "no"))] = "no"

    def begin(self, ctx: Context, memory: Memory) -> None:
        """It sets out."""
        memory["began"] = ctx.now
        ctx.do(Change("arm", self.to, self.to, self.seconds))

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """By the time it takes."""
        return self.wait == "no" or bool(ctx.now - memory["began"] >= self.seconds - 1e-9)


@action
class SetShutter(Action):
    """Open or close the shutters of a module's windows."""

    word: ClassVar[str] = "shutter"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "shutter: {cupola: open}"

    are: dict[Module, Annotated[str, OneOf(("open", "closed"))]]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """They begin to move."""
        for module, value in self.are.items():
            ctx.do(Change("shutter", module, value))


@action
class Undock(Action):
    """A docked vehicle leaves."""

    word: ClassVar[str] = "undock"
    main: ClassVar[str] = "vehicle"
    example: ClassVar[str] = "undock: soyuz"

    vehicle: Vehicle

    def begin(self, ctx: Context, memory: Memory) -> None:
        """The springs push."""
        ctx.do(Change("undock", self.vehicle, True))


@action
class Dock(Action):
    """A vehicle comes in to its port, contact after so many seconds; with `wait: yes` until then."""

    word: ClassVar[str] = "dock"
    main: ClassVar[str] = "vehicle"
    spreads: ClassVar[bool] = True
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = "dock: {vehicle: soyuz, seconds: 30 s, wait: yes}"

    vehicle: Vehicle
    seconds: Seconds = 0.0
    wait: Annotated[str, OneOf(("yes", "no"))] = "no"

    def begin(self, ctx: Context, memory: Memory) -> None:
        """It is on its way."""
        memory["began"] = ctx.now
        ctx.do(Change("dock", self.vehicle, True, self.seconds))

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """By the time it takes."""
        return self.wait == "no" or bool(ctx.now - memory["began"] >= self.seconds - 1e-9)
