"""What comes and goes by itself: hints, notices, title cards and fades. All eases in and out; nothing flashes."""

from __future__ import annotations

from collections import deque
from typing import Any

from iss3d.view.hud.frame import HudOptions
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import BODY, HEADING, INK, SMALL, WARM, WHITE, faded
from iss3d.view.ui.words import Words

EASE = 0.35
"""Seconds in which a notice appears and goes."""

FADE_COLOURS = {"black": (0.0, 0.0, 0.0), "white": (1.0, 1.0, 1.0)}


def eased(age: float, seconds: float) -> float:
    """Return the opacity of something that is shown for so long and has this age."""
    return max(0.0, min(age / EASE, (seconds - age) / EASE, 1.0))


class Hint:
    """One hint at a time, in the lower middle, over the subtitles."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas = canvas
        self.path = parent.attach_new_node("hint")
        self._plate = Drawing(self.path)
        self._words = Words(canvas, self.path, BODY, WHITE, "middle", 620.0)
        self._age = self._seconds = 0.0
        self.path.hide()

    def show(self, text: str, options: HudOptions) -> None:
        """Show a hint for as long as it takes to read."""
        self._age, self._seconds = 0.0, 4.0 + 0.06 * len(text)
        self._words.resize(options.text_scale, min(620.0 * options.text_scale, self._canvas.width - 120.0))
        self._words.text = text
        half, size = self._words.width / 2.0, self._words.size
        first = self._canvas.top - 120.0 - 46.0 * options.text_scale
        low = first - (self._words.lines - 1) * self._words.line_height - size * 0.55
        self._words.at(0.0, first)
        high = first + size * 1.15
        plate = (
            Sketch()
            .box(-half - 26.0, low, half + 22.0, high, faded(INK, 1.0 if options.high_contrast else 0.72))
            .box(-half - 26.0, low, -half - 23.0, high, WARM)
        )
        self._plate.show(plate)

    def update(self, seconds: float) -> None:
        """Let time pass."""
        self._age += seconds
        opacity = eased(self._age, self._seconds)
        if opacity <= 0.0:
            self.path.hide()
        else:
            self.path.show()
            self.path.set_color_scale(1.0, 1.0, 1.0, opacity)


class Notices:
    """Small lines at the upper right: saved, read again, gone wrong. Newest below, each for some seconds."""

    MOST = 4

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas = canvas
        self.path = parent.attach_new_node("notices")
        self._plates = [Drawing(self.path) for _ in range(self.MOST)]
        self._words = [Words(canvas, self.path, SMALL, WHITE, "right", 460.0) for _ in range(self.MOST)]
        self._lines: deque[list[Any]] = deque(maxlen=self.MOST)
        self.lowered = 0.0

    def add(self, text: str, seconds: float = 5.0) -> None:
        """Show a line."""
        self._lines.append([text, 0.0, seconds])

    def update(self, seconds: float, options: HudOptions) -> None:
        """Let time pass."""
        for line in self._lines:
            line[1] += seconds
        while self._lines and self._lines[0][1] >= self._lines[0][2]:
            self._lines.popleft()
        y = self._canvas.top - 50.0 - self.lowered
        for i, words in enumerate(self._words):
            if i >= len(self._lines):
                words.text = ""
                self._plates[i].clear()
                continue
            text, age, whole = self._lines[i]
            words.resize(options.text_scale, 460.0)
            words.text = text
            words.at(self._canvas.right - 44.0, y)
            left, low, right, high = words.box()
            key = (round(left), round(low), round(right), round(high))
            if self._plates[i].fresh(key):
                plate = Sketch().box(left - 12.0, low - 5.0, right + 12.0, high + 5.0, faded(INK, 0.72))
                self._plates[i].show(plate, key)
            for path in (words.path, self._plates[i].path):
                path.set_color_scale(1.0, 1.0, 1.0, eased(age, whole))
            y -= words.height + 14.0


class TitleCard:
    """A few words in the middle of the screen: where and when, the end of the story."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas = canvas
        self.path = parent.attach_new_node("title_card")
        self._plate = Drawing(self.path)
        self._words = Words(canvas, self.path, HEADING, WHITE, "middle", 760.0)
        self._age = self._seconds = 0.0
        self.path.hide()

    def show(self, text: str, seconds: float = 4.5, scale: float = 1.0) -> None:
        """Show a card."""
        self._age, self._seconds = 0.0, seconds
        self._words.resize(min(scale, 1.6), self._canvas.width * 0.8)
        self._words.text = text
        top = (self._words.lines - 1) * self._words.line_height / 2.0
        self._words.at(0.0, top)
        self.path.set_pos(0.0, self._canvas.height * 0.22, 0.0)
        half = self._words.width / 2.0 + 150.0
        high, low = top + 60.0, -top - 36.0
        edge, core = faded(INK, 0.0), faded(INK, 0.6)
        band = Sketch().polygon([(-half, low), (0.0, low), (0.0, high), (-half, high)], [edge, core, core, edge])
        self._plate.show(band.polygon([(0.0, low), (half, low), (half, high), (0.0, high)], [core, edge, edge, core]))

    def update(self, seconds: float) -> None:
        """Let time pass."""
        self._age += seconds
        opacity = max(0.0, min(self._age / 0.9, (self._seconds - self._age) / 0.9, 1.0))
        if opacity <= 0.0:
            self.path.hide()
        else:
            self.path.show()
            self.path.set_color_scale(1.0, 1.0, 1.0, opacity)


class Fade:
    """Covers the picture, under the words."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas = canvas
        self.path = parent.attach_new_node("fade")
        self._cover = Drawing(self.path)
        self._from = self._to = self.amount = 0.0
        self._age = self._seconds = 0.0
        self._colour = "black"

    def go(self, colour: str, amount: float, seconds: float) -> None:
        """Go to an amount of a colour in so many seconds."""
        self._colour = colour
        self._from, self._to, self._age, self._seconds = self.amount, amount, 0.0, seconds

    def set(self, colour: str, amount: float) -> None:
        """Be there at once."""
        self._colour, self.amount, self._from, self._to = colour, amount, amount, amount

    def update(self, seconds: float) -> None:
        """Let time pass."""
        self._age += seconds
        part = 1.0 if self._seconds <= 0.0 else min(self._age / self._seconds, 1.0)
        self.amount = self._from + (self._to - self._from) * part
        if self.amount <= 0.001:
            self.path.hide()
            return
        self.path.show()
        key = (self._colour, self._canvas.width, self._canvas.height)
        if self._cover.fresh(key):
            c = self._canvas
            colour = (*FADE_COLOURS.get(self._colour, (0.0, 0.0, 0.0)), 1.0)
            self._cover.show(Sketch().box(c.left - 2, c.bottom - 2, c.right + 2, c.top + 2, colour), key)
        self.path.set_color_scale(1.0, 1.0, 1.0, self.amount)
