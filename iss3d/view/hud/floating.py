"""Labels that float over the picture: each where its thing is, none over another, the one looked at with its facts.

Knows points of the sheet and words; not what they name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.style import LABEL, SMALL, SOFT, WHITE
from iss3d.view.ui.words import Words

Box = tuple[float, float, float, float]

NEAR_MIDDLE = 150.0
"""Units from the middle within which a label is looked at."""

FACTS_WIDE = 440.0
MOST = 24


@dataclass(frozen=True, slots=True)
class Label:
    """What is to float where: x and y in units of the sheet; facts are told when it is looked at."""

    key: str
    x: float
    y: float
    name: str
    facts: tuple[str, ...] = ()


class FloatingLabels:
    """The labels of one frame; words are kept for the next."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas, self._parent = canvas, parent
        self._words: dict[str, Words] = {}
        self._facts = Words(canvas, parent, SMALL, SOFT, "middle", wrap=FACTS_WIDE)
        self._facts.show(False)

    def show(self, labels: list[Label], scale: float, facts: bool = True) -> None:
        """Show labels, the more important first: one that would lie over another is left out.

        Args:
            facts: Tell the facts of the one that is looked at.
        """
        taken: list[Box] = []
        read = min(labels, key=lambda one: abs(one.x) + abs(one.y), default=None) if facts else None
        if read is not None and (abs(read.x) + abs(read.y) > NEAR_MIDDLE * scale or not read.facts):
            read = None
        self._facts.show(read is not None)
        ordered = labels if read is None else [read, *(one for one in labels if one is not read)]
        shown: set[str] = set()
        for label in ordered:
            if len(shown) == MOST:
                break
            words = self._of(label.key)
            words.resize(scale)
            words.text = label.name
            words.at(label.x, label.y)
            box = words.box()
            if any(_overlap(box, other) for other in taken):
                continue
            shown.add(label.key)
            taken.append(box)
            if label is read:
                self._facts.resize(scale, FACTS_WIDE * scale)
                self._facts.text = "\n".join(label.facts)
                self._facts.at(label.x, label.y - words.line_height * words.lines - 4.0 * scale)
                taken.append(self._facts.box())
        for key, words in self._words.items():
            words.show(key in shown)

    def _of(self, key: str) -> Words:
        if key not in self._words:
            self._words[key] = Words(self._canvas, self._parent, LABEL, WHITE, "middle")
        return self._words[key]

    def boxes(self) -> list[Box]:
        """Return what is covered, for the plates under the words."""
        return [words.box() for words in (*self._words.values(), self._facts) if not words.path.is_hidden()]

    def remove(self) -> None:
        """Take them off the sheet."""
        for words in (*self._words.values(), self._facts):
            words.remove()


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] + 12.0 and b[0] < a[2] + 12.0 and a[1] < b[3] + 6.0 and b[1] < a[3] + 6.0
