"""What lets a condition hold for some time: `for: 2 s` beside it. Registers nothing itself."""

from __future__ import annotations

from iss3d.story.context import Context
from iss3d.story.fields import Seconds
from iss3d.story.registry import Condition, Memory


class Lasting(Condition):
    """A condition that may be asked to hold without a break for some seconds."""

    for_: Seconds = 0.0

    def holds(self, ctx: Context) -> bool:
        """Return whether it holds in this tick."""
        raise NotImplementedError

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Whether it holds, and has held long enough."""
        if not self.holds(ctx):
            memory.pop("since", None)
            return False
        if self.for_ <= 0.0:
            return True
        return bool(ctx.now - memory.setdefault("since", ctx.now) >= self.for_ - 1e-9)

    def remembers(self) -> bool:
        """Only when it must last."""
        return self.for_ > 0.0
