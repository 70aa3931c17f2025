"""What each mood of the language of scenes does to a face and to how a head is borne, and how one comes and goes.

Plain numbers over shapes of the face; knows no node and no world.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood as it is seen.

    Attributes:
        face: Shares of the face's shapes.
        bow: rad by which the head hangs lower; the eyes make up for it when there is somebody to look at.
        shy: Share of the time in which the eyes leave whom they should look at, down and aside.
    """

    face: Mapping[str, float]
    bow: float = 0.0
    shy: float = 0.0


NONE = Mood({})
MOOD_FACES: Mapping[str, Mood] = {
    "tender": Mood({"smile": 0.34, "brows": 0.22, "sad": 0.10}, 0.04),
    "glad": Mood({"smile": 0.62, "brows": 0.10}, -0.05),
    "wry": Mood({"smile": 0.24, "brows": 0.34, "blink": 0.10}, 0.03, 0.15),
    "afraid": Mood({"fear": 0.55, "brows": 0.45}, -0.06),
    "grief": Mood({"sad": 0.72, "pain": 0.14, "blink": 0.16}, 0.22, 0.35),
    "angry": Mood({"angry": 0.62, "press": 0.10}, 0.06),
    "ashamed": Mood({"sad": 0.34, "press": 0.20, "blink": 0.22}, 0.24, 0.65),
    "tired": Mood({"blink": 0.38, "sad": 0.20}, 0.20, 0.25),
}
"""By the words of the language; calm is none of them."""

EASE_SECONDS = 0.45
"""Time in which most of a feeling has come into a face or left it: it comes over one, it does not switch."""

GLANCE_SECONDS = 2.6
AVERTED = (0.34, -0.30)
"""rad aside and up that shy eyes go to."""


@dataclass
class Feeling:
    """What one face feels now, on its way to what it is to feel.

    Attributes:
        face: Shares of the face's shapes.
        bow, shy: As in Mood.
        mien: Share of what the face has of itself, such as a smile in talk, that the feeling leaves.
    """

    face: dict[str, float] = field(default_factory=dict)
    bow: float = 0.0
    shy: float = 0.0
    mien: float = 1.0

    def go_on(self, mood: str, seconds: float) -> None:
        """Come nearer to a mood, for a time."""
        goal = MOOD_FACES.get(mood, NONE)
        share = 1.0 - math.exp(-max(seconds, 0.0) / EASE_SECONDS)
        for name in {*self.face, *goal.face}:
            before = self.face.get(name, 0.0)
            now = before + (goal.face.get(name, 0.0) - before) * share
            if now > 1e-3:
                self.face[name] = now
            else:
                self.face.pop(name, None)
        self.bow += (goal.bow - self.bow) * share
        self.shy += (goal.shy - self.shy) * share
        self.mien += ((0.0 if goal.face else 1.0) - self.mien) * share

    def averted(self, time: float) -> tuple[float, float]:
        """Return rad aside and up by which the eyes leave whom they look at, at a time."""
        wave = 0.5 + 0.5 * math.sin(2.0 * math.pi * time / GLANCE_SECONDS) * math.cos(0.71 * time)
        if wave >= self.shy:
            return (0.0, 0.0)
        side = 1.0 if math.sin(0.37 * time) > 0.0 else -1.0
        return (side * AVERTED[0], AVERTED[1])
