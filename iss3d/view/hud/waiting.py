"""Over the story, for whoever writes scenes: which run, what each waits for, and why others have not begun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import INK, SMALL, WHITE, faded
from iss3d.view.ui.words import Words

SECONDS = 0.5
"""Between two looks at the story."""

MOST = 12


class Waiting:
    """A plate at the left with a line for each scene; hidden until asked for."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas = canvas
        self.path = parent.attach_new_node("waiting")
        self._plate = Drawing(self.path)
        self._words = Words(canvas, self.path, SMALL, WHITE)
        self._age = SECONDS
        self.shown = False
        self.path.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._words.text

    def toggle(self) -> None:
        """Show it or take it away."""
        self.shown = not self.shown
        self._age = SECONDS
        (self.path.show if self.shown else self.path.hide)()

    def update(self, seconds: float, scale: float, look: Callable[[], Sequence[object]]) -> None:
        """Let time pass; looks at the story twice a second."""
        self._age += seconds
        if not self.shown or self._age < SECONDS:
            return
        self._age = 0.0
        c = self._canvas
        self._words.resize(min(scale, 1.4), c.width * 0.56)
        lines = [str(one) for one in look()]
        more = [f"... {len(lines) - MOST}"] if len(lines) > MOST else []
        self._words.text = "\n".join(lines[:MOST] + more) or "-"
        left, top = c.left + 44.0, c.height * 0.22
        self._words.at(left, top)
        low = top - (self._words.lines - 1) * self._words.line_height - 14.0
        key = (self._words.text, scale, c.width, c.height)
        if self._plate.fresh(key):
            plate = Sketch().box(left - 14.0, low, left + self._words.width + 14.0, top + 28.0, faded(INK, 0.78))
            self._plate.show(plate, key)
