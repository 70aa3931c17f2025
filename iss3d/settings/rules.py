"""The part of the settings that the rules of the world may read; recorded in saves and replays."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

DIFFICULTIES = ("gentle", "normal", "hard", "skip")


@dataclass(frozen=True, slots=True)
class RulesSettings:
    """What the player chose that changes what happens, not only how it looks.

    Attributes:
        difficulty: "gentle", "normal", "hard", or "skip" (being caught or out of air can be skipped past).
        auto_level: The head turns by itself toward the module's up.
        spin: Off-centre pushes, throws and bumps turn the body.
        swim: The hands may push on air, weakly.
        grip: "hold" the key or "toggle" it.
        hints: Hints come after some trying.
        line_time: How long lines stay, as a multiple of the usual.
    """

    difficulty: str = "normal"
    auto_level: bool = True
    spin: bool = False
    swim: bool = True
    grip: str = "hold"
    hints: bool = True
    line_time: float = 1.0

    def to_record(self) -> dict[str, Any]:
        """Return plain data for a save or a replay."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> RulesSettings:
        """Return the settings a record stands for; a name this version does not know is left out."""
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in record.items() if name in known})
