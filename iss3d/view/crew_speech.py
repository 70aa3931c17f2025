"""From the words of a line to the movements of a mouth: one shape for each sound, spread over the line's length.

Knows letters of English and Russian; nothing of audio or faces beyond the names of shapes.
"""

from __future__ import annotations

import bisect
import math
from dataclasses import dataclass

Shape = tuple[float, str, float]
"""(how far the jaw opens, the lips' shape or "", its share)."""

REST: Shape = (0.0, "", 0.0)
SOUNDS: dict[str, Shape] = {
    "a": (1.0, "", 0.0), "e": (0.55, "wide", 0.6), "i": (0.35, "wide", 0.8), "o": (0.75, "round", 0.7),
    "u": (0.35, "round", 1.0), "y": (0.35, "wide", 0.5), "w": (0.2, "round", 1.0), "r": (0.3, "round", 0.4),
    "m": (0.0, "press", 1.0), "b": (0.0, "press", 1.0), "p": (0.0, "press", 1.0),
    "f": (0.12, "bite", 1.0), "v": (0.12, "bite", 1.0),
    "l": (0.35, "", 0.0), "n": (0.25, "", 0.0), "t": (0.2, "wide", 0.3), "d": (0.25, "wide", 0.2),
    "s": (0.1, "wide", 0.6), "z": (0.1, "wide", 0.5), "c": (0.15, "wide", 0.4), "x": (0.15, "wide", 0.4),
    "j": (0.2, "round", 0.5), "q": (0.2, "round", 0.5), "k": (0.3, "", 0.0), "g": (0.3, "", 0.0), "h": (0.4, "", 0.0),
    "а": (1.0, "", 0.0), "я": (0.9, "wide", 0.3), "э": (0.6, "wide", 0.5), "е": (0.55, "wide", 0.6),
    "ё": (0.7, "round", 0.6), "и": (0.35, "wide", 0.8), "й": (0.25, "wide", 0.6), "ы": (0.4, "wide", 0.6),
    "о": (0.75, "round", 0.7), "у": (0.35, "round", 1.0), "ю": (0.35, "round", 0.9), "м": (0.0, "press", 1.0),
    "б": (0.0, "press", 1.0), "п": (0.0, "press", 1.0), "ф": (0.12, "bite", 1.0), "в": (0.12, "bite", 1.0),
    "л": (0.35, "", 0.0), "н": (0.25, "", 0.0), "р": (0.3, "", 0.0), "т": (0.2, "wide", 0.3), "д": (0.25, "wide", 0.2),
    "с": (0.1, "wide", 0.6), "з": (0.1, "wide", 0.5), "ц": (0.12, "wide", 0.5), "ч": (0.2, "round", 0.4),
    "ш": (0.2, "round", 0.6), "щ": (0.2, "round", 0.5), "ж": (0.2, "round", 0.6), "к": (0.3, "", 0.0),
    "г": (0.3, "", 0.0), "х": (0.35, "", 0.0),
}  # fmt: skip
LONG = frozenset("aeiouyаяэеёиыоую")
PAUSES = {" ": 0.35, ",": 2.0, ";": 2.5, ":": 2.5, ".": 3.5, "!": 3.5, "?": 3.5, "-": 1.0, "—": 2.5, "…": 5.0}
"""How long silence lasts, against a consonant."""

TAIL = 0.12
"""Share of a line's showing time after the last word: subtitles stay a little longer than the voice."""

OPENING = 0.055
"""Seconds in which lips take a shape."""


@dataclass(frozen=True)
class Mouth:
    """A line as a mouth says it: times (seconds from its beginning) at which each shape is reached."""

    times: tuple[float, ...]
    shapes: tuple[Shape, ...]

    def at(self, seconds: float) -> dict[str, float]:
        """Return {"jaw": 0..1, and shares of lips' shapes} at a time, each shape flowing into the next."""
        i = bisect.bisect_right(self.times, seconds) - 1
        if i < 0 or i >= len(self.shapes):
            return {"jaw": 0.0}
        before = self.shapes[i - 1] if i > 0 else REST
        now = self.shapes[i]
        t = min((seconds - self.times[i]) / OPENING, 1.0)
        t = t * t * (3.0 - 2.0 * t)
        out = {"jaw": before[0] + (now[0] - before[0]) * t}
        if before[1]:
            out[before[1]] = before[2] * (1.0 - t)
        if now[1]:
            out[now[1]] = out.get(now[1], 0.0) + now[2] * t
        return out


def said(text: str, seconds: float) -> Mouth:
    """Return the mouth of a line that is shown for so many seconds."""
    sounds: list[tuple[float, Shape]] = []
    for letter in text.lower():
        if letter in SOUNDS:
            sounds.append((1.7 if letter in LONG else 1.0, SOUNDS[letter]))
        elif letter in PAUSES:
            sounds.append((PAUSES[letter], REST))
    total = sum(length for length, _ in sounds)
    if not sounds or seconds <= 0.0:
        return Mouth((0.0,), (REST,))
    speaking = seconds * (1.0 - TAIL)
    times, shapes = [], []
    at = 0.0
    for length, shape in sounds:
        times.append(at / total * speaking)
        shapes.append(shape)
        at += length
    return Mouth((*times, speaking), (*shapes, REST))


def mumbled(seconds: float) -> dict[str, float]:
    """Return the mouth of somebody who speaks words that are not known, at a time."""
    open_ = 0.5 + 0.5 * math.sin(seconds * 13.0) * math.sin(seconds * 5.3 + 0.5)
    lips = math.sin(seconds * 7.1)
    return {"jaw": open_, "wide": max(lips, 0.0) * 0.6, "round": max(-lips, 0.0) * 0.6}
