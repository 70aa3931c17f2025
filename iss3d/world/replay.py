"""Writes down the intents of a run, one line for each change, and plays them back; checks hashes on the way.

A replay is JSON lines: a head (seed, content, settings, the save it began from), then [step, intents] whenever they
change, then {"step", "hash"} every ten seconds. Knows worlds, not windows.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from iss3d.movement.intents import REST, Intents
from iss3d.world.perception import Perception

if TYPE_CHECKING:
    from iss3d.world.world import World

HASH_EVERY = 600
"""Steps between hashes: one takes milliseconds, and ten seconds find a fault well enough."""


class ReplayError(Exception):
    """A replay cannot be used; one sentence says why."""


class Recorder:
    """Writes a run down while it is played.

    Args:
        path: The file.
        world: The world before its first recorded step. Its state goes into the head, so a replay can begin anywhere.
    """

    def __init__(self, path: Path, world: World) -> None:
        self._file: IO[str] = path.open("w", encoding="utf-8")
        self._step = 0
        self._last: dict[str, Any] | None = None
        head = {
            "kind": "iss3d replay",
            "version": 1,
            "seed": world.state.seed,
            "content": world.data.digest,
            "settings": world.settings.to_record(),
            "start": world.save(),
        }
        self._line(head)

    def note(self, world: World, intents: Intents) -> None:
        """Write down one step, after the world has made it."""
        record = intents.to_record()
        if record != self._last:
            self._line([self._step, record])
            self._last = record
        self._step += 1
        if self._step % HASH_EVERY == 0:
            self._line({"step": self._step, "hash": world.hash()})

    def close(self) -> None:
        """Write the last line."""
        if not self._file.closed:
            self._line({"steps": self._step})
            self._file.close()

    def _line(self, value: Any) -> None:
        self._file.write(json.dumps(value, sort_keys=True) + "\n")


class Recording:
    """A run that was written down; gives the intents back one step after another.

    Attributes:
        head: Seed, content, settings, start.
        hashes: World hash by step.
        steps: How many steps were recorded.
        differs_at: First step at which check found another hash, None when none.
    """

    def __init__(
        self, head: dict[str, Any], changes: list[tuple[int, Intents]], hashes: dict[int, str], steps: int
    ) -> None:
        self.head = head
        self.hashes = hashes
        self.steps = steps
        self.differs_at: int | None = None
        self._changes = changes
        self._next = 0
        self._step = 0
        self._now = REST

    @classmethod
    def read(cls, path: Path) -> Recording:
        """Read a replay file; one cut short plays as far as it goes.

        Raises:
            ReplayError: It is no replay.
        """
        changes: list[tuple[int, Intents]] = []
        hashes: dict[int, str] = {}
        head: dict[str, Any] | None = None
        steps = 0
        for text in path.read_text(encoding="utf-8").splitlines():
            try:
                value = json.loads(text)
                if head is None:
                    head = value
                elif isinstance(value, list):
                    changes.append((int(value[0]), Intents.from_record(value[1])))
                    steps = max(steps, int(value[0]) + 1)
                elif "hash" in value:
                    hashes[int(value["step"])] = str(value["hash"])
                    steps = max(steps, int(value["step"]))
                else:
                    steps = int(value["steps"])
            except (ValueError, TypeError, KeyError, IndexError):
                break
        if not isinstance(head, dict) or head.get("kind") != "iss3d replay":
            raise ReplayError(f"{path} is not a replay of this game.")
        return cls(head, changes, hashes, steps)

    @property
    def over(self) -> bool:
        """Whether every recorded step has been given."""
        return self._step >= self.steps

    def start_afresh(self, tick: int) -> None:
        """Nothing: a recording has nothing to forget."""

    def decide(self, now: Perception | None = None) -> Intents:
        """Return the intents of the next step; at rest after the last."""
        while self._next < len(self._changes) and self._changes[self._next][0] <= self._step:
            self._now = self._changes[self._next][1]
            self._next += 1
        intents = REST if self.over else self._now
        self._step += 1
        return intents

    def check(self, world: World) -> bool:
        """Compare the world with what was written down, after a step; return whether it is still the same."""
        wanted = self.hashes.get(self._step)
        if wanted is not None and self.differs_at is None and world.hash() != wanted:
            self.differs_at = self._step
        return self.differs_at is None
