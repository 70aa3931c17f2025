"""Labels that float over the picture: each where its thing is, none over another, the one looked at in its own colour.

Knows points of the sheet and words; not what they name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.style import LABEL, WARM, WHITE
from iss3d.view.ui.words import Words

Box = tuple[float, float, float, float]

NEAR_MIDDLE = 150.0
"""Units from the middle within which a label is looked at."""

MOST = 24


@dataclass(frozen=True, slots=True)
class Label:
    """What is to float where: x and y in units of the sheet."""

    key: str
    x: float
    y: float
    name: str

    @property
    def off(self) -> float:
        """How far it is from the middle of the sheet."""
        return math.hypot(self.x, self.y)


def looked_at(labels: list[Label], scale: float) -> Label | None:
    """Return the label nearest to the middle, None when none is near it."""
    nearest = min(labels, key=lambda one: one.off, default=None)
    return nearest if nearest is not None and nearest.off < NEAR_MIDDLE * scale else None


class FloatingLabels:
    """The labels of one frame; words are kept for the next."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas, self._parent = canvas, parent
        self._words: dict[str, Words] = {}

    def show(self, labels: list[Label], scale: float, marked: Label | None = None) -> None:
        """Show labels, the marked and then the more important first: one that would lie over another is left out."""
        taken: list[Box] = []
        shown: set[str] = set()
        for label in labels if marked is None else [marked, *(one for one in labels if one is not marked)]:
            if len(shown) == MOST:
                break
            words = self._of(label.key)
            words.resize(scale)
            words.text = label.name
            words.colour = WARM if label is marked else WHITE
            words.at(label.x, label.y)
            box = words.box()
            if not any(_overlap(box, other) for other in taken):
                shown.add(label.key)
                taken.append(box)
        for key, words in self._words.items():
            words.show(key in shown)

    def _of(self, key: str) -> Words:
        if key not in self._words:
            self._words[key] = Words(self._canvas, self._parent, LABEL, WHITE, "middle")
        return self._words[key]

    def boxes(self) -> list[Box]:
        """Return what is covered, for the plates under the words."""
        return [words.box() for words in self._words.values() if not words.path.is_hidden()]

    def remove(self) -> None:
        """Take them off the sheet."""
        for words in self._words.values():
            words.remove()


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] + 12.0 and b[0] < a[2] + 12.0 and a[1] < b[3] + 6.0 and b[1] < a[3] + 6.0
