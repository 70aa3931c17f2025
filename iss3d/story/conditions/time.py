"""Time: since the wait began, and by the clock aboard."""

from __future__ import annotations

from typing import ClassVar

from iss3d.story.context import Context
from iss3d.story.fields import Seconds, Utc
from iss3d.story.registry import Condition, Memory, condition


@condition
class Elapsed(Condition):
    """So much time has gone by since the wait began (in `when`: since the scenes in `after` were over)."""

    word: ClassVar[str] = "elapsed"
    main: ClassVar[str] = "seconds"
    example: ClassVar[str] = "wait: {any: [{in: unity}, {elapsed: 20 s}]}"

    seconds: Seconds

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Since it was first asked."""
        return bool(ctx.now - memory.setdefault("since", ctx.now) >= self.seconds - 1e-9)

    def remembers(self) -> bool:
        """Since when."""
        return True


@condition
class Clock(Condition):
    """The clock aboard (UTC) is past a time, before a time, or between two."""

    word: ClassVar[str] = "clock"
    main: ClassVar[str] = "after"
    spreads: ClassVar[bool] = True
    example: ClassVar[str] = "wait: {clock: {after: 2024-05-07T03:53:00Z}}"

    after: Utc | None = None
    before: Utc | None = None

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Times in this form sort as text."""
        now = ctx.stage.utc().strftime("%Y-%m-%dT%H:%M:%SZ")
        return (self.after is None or now >= self.after) and (self.before is None or now < self.before)

    def says(self) -> str:
        """In words."""
        after = f"after {self.after}" if self.after else ""
        before = f"before {self.before}" if self.before else ""
        return f"clock: {after}{' and ' if after and before else ''}{before}"
