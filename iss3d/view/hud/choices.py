"""Answers the player may give: a short list over the subtitles, by number, mouse or gamepad, and a bar for silence."""

from __future__ import annotations

from typing import Any

from iss3d.view.hud.frame import HudFrame, HudOptions, Say
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import BODY, INK, LABEL, LINE, MARKED, SMALL, SOFT, WARM, WHITE, faded
from iss3d.view.ui.words import Words

MOST = 5
WIDTH = 600.0
BAR_STEPS = 120


class Choices:
    """The list. marked is the answer under the mouse or the gamepad's cursor, None before either was used."""

    def __init__(self, canvas: Canvas, parent: Any, say: Say) -> None:
        self._canvas = canvas
        self._say = say
        self.path = parent.attach_new_node("choices")
        self._plate = Drawing(self.path)
        self._bar = Drawing(self.path)
        self._numbers = [Words(canvas, self.path, LABEL, WARM, "middle") for _ in range(MOST)]
        self._texts = [Words(canvas, self.path, BODY, WHITE) for _ in range(MOST)]
        self._quiet = Words(canvas, self.path, SMALL, SOFT, "right")
        self.options: tuple[str, ...] = ()
        self.silence: int | None = None
        self._whole = 0.0
        self._left = 0.0
        self.marked: int | None = None
        self._rows: list[tuple[float, float]] = []
        self._span = (0.0, 0.0)
        self._laid: object = None
        self.height = 0.0

    def offer(self, options: tuple[str, ...], silence: int | None, seconds: float) -> None:
        """Show these; silence is the index of saying nothing, seconds 0 has no limit."""
        self.options = options[:MOST]
        self.silence = silence
        self._whole = self._left = seconds
        self.marked = None
        self._laid = None

    def close(self) -> None:
        """Take them away."""
        self.options = ()
        self.height = 0.0

    def move(self, by: int) -> None:
        """Move the gamepad's or arrow keys' cursor."""
        spoken = self._spoken()
        if spoken:
            at = spoken.index(self.marked) if self.marked in spoken else (-1 if by > 0 else 0)
            self.marked = spoken[(at + by) % len(spoken)]

    def at(self, x: float, y: float) -> int | None:
        """Return the answer at a point of the sheet."""
        if self._span[0] <= x <= self._span[1]:
            for index, (low, high) in zip(self._spoken(), self._rows, strict=False):
                if low <= y <= high:
                    return index
        return None

    def _spoken(self) -> list[int]:
        return [i for i in range(len(self.options)) if i != self.silence]

    def update(self, frame: HudFrame, options: HudOptions) -> None:
        """Show this frame."""
        if not self.options:
            self.path.hide()
            return
        self.path.show()
        self._left = max(self._left - frame.seconds, 0.0)
        key = (self.options, self.marked, options.text_scale, self._canvas.width, self._canvas.height)
        if key != self._laid:
            self._laid = key
            self._lay(options)
        part = round(BAR_STEPS * self._left / self._whole) if self._whole else -1
        if self._bar.fresh((part, key)):
            sketch = Sketch()
            if part >= 0:
                left, right = self._span
                y = self._rows[-1][0] - 5.0
                sketch.box(left, y, right, y + 3.0, LINE)
                sketch.box(left, y, left + (right - left) * part / BAR_STEPS, y + 3.0, faded(WARM, 0.9))
            self._bar.show(sketch, (part, key))

    def _lay(self, options: HudOptions) -> None:
        scale = options.text_scale
        spoken = self._spoken()
        width = min(WIDTH * scale, self._canvas.width - 160.0)
        pad = 44.0 * scale
        for i in range(MOST):
            used = i < len(spoken)
            self._numbers[i].show(used)
            self._texts[i].show(used)
            if used:
                self._numbers[i].resize(scale)
                self._texts[i].resize(scale, width - pad)
                self._numbers[i].text = str(i + 1)
                self._texts[i].text = self.options[spoken[i]]
        heights = [self._texts[i].lines * self._texts[i].line_height + 13.0 * scale for i in range(len(spoken))]
        foot = 34.0 * scale if self._whole or self.silence is not None else 12.0
        bottom = self._canvas.bottom + 46.0
        top = bottom + foot + sum(heights) + 10.0
        left, right = -width / 2.0, width / 2.0
        self.height = top - bottom
        self._span = (left, right)
        plate = Sketch().box(left - 18.0, bottom, right + 18.0, top, faded(INK, 0.78))
        y = top - 6.0
        self._rows = []
        for i, height in enumerate(heights):
            if spoken[i] == self.marked:
                plate.box(left - 18.0, y - height, right + 18.0, y, MARKED).box(
                    left - 18.0, y - height, left - 15.0, y, WARM
                )
            first = y - 6.0 * scale - self._texts[i].size * 0.92
            plate.frame(left, first - 6.0 * scale, left + 26.0 * scale, first + 21.0 * scale, faded(WARM, 0.7))
            self._numbers[i].at(left + 13.0 * scale, first + 1.0)
            self._texts[i].at(left + pad, first)
            self._rows.append((y - height, y))
            y -= height
        self._quiet.resize(scale)
        self._quiet.text = self._say("screen.say_nothing") if self.silence is not None else ""
        self._quiet.at(right, bottom + 13.0)
        self._plate.show(plate)
