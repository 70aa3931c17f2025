"""What to do now: one line at the upper left, and a mark in the world or an arrow at the screen's edge toward it."""

from __future__ import annotations

import math
from typing import Any

from iss3d.view.hud.frame import HudFrame, HudOptions, OnScreen, project
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import BODY, INK, SMALL, SOFT, WARM, WHITE, faded
from iss3d.view.ui.words import Words

EDGE = 64.0
"""How far from the border the arrow stands."""

NEAR = 1.2
"""Within so many metres the mark goes, as the thing itself is in front of the eyes."""

SETTLED_SECONDS = 9.0
"""A new objective stays bright for so long, then steps back."""

FARTHEST = 200.0
"""Metres beyond which nobody is helped by a number: what is sought is the Earth or the sky."""


class Objectives:
    """The newest open objective and where it is."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas = canvas
        self.path = parent.attach_new_node("objectives")
        self._bar = Drawing(self.path)
        self._line = Words(canvas, self.path, BODY, WHITE)
        self._mark = self.path.attach_new_node("mark")
        self._shape = Drawing(self._mark)
        self._metres = Words(canvas, self._mark, SMALL, WHITE, "middle")
        self._open: dict[str, str] = {}
        self._age = 0.0

    def set(self, objective: str, text: str) -> None:
        """Take something to do."""
        self._open.pop(objective, None)
        self._open[objective] = text
        self._age = 0.0

    def done(self, objective: str) -> None:
        """Take something off."""
        if self._open.pop(objective, None) is not None:
            self._age = 0.0

    def replace_all(self, objectives: dict[str, str]) -> None:
        """Take what a loaded game has open."""
        self._open = dict(objectives)
        self._age = 0.0

    def update(self, frame: HudFrame, options: HudOptions) -> None:
        """Show this frame."""
        self._age += frame.seconds
        text = next(reversed(self._open.values()), "")
        self._line.resize(options.text_scale, self._canvas.width * 0.46)
        self._line.text = text
        top = self._canvas.top - 52.0
        self._line.at(self._canvas.left + 58.0, top)
        bright = self._age < SETTLED_SECONDS or options.high_contrast
        self._line.colour = WHITE if bright else SOFT
        size = (
            self._line.size,
            self._line.lines,
            text,
            self._canvas.left,
            self._canvas.top,
            bright,
            options.high_contrast,
        )
        if self._bar.fresh(size):
            sketch = Sketch()
            if text:
                low = top - (self._line.lines - 1) * self._line.line_height - self._line.size * 0.3
                left, high, colour = (
                    self._canvas.left + 42.0,
                    top + self._line.size * 0.8,
                    faded(WARM, 0.95 if bright else 0.5),
                )
                end = left + self._line.width + 26.0
                plate, none = faded(INK, 1.0 if options.high_contrast else 0.72), faded(INK, 0.0)
                sketch.box(left, low - 8.0, end, high + 8.0, plate)
                sketch.polygon(
                    [(end, low - 8), (end + 50, low - 8), (end + 50, high + 8), (end, high + 8)],
                    [plate, none, none, plate],
                )
                sketch.box(left, low, left + 3.0, high, colour)
            self._bar.show(sketch, size)
        self._show_mark(frame, options)

    def _show_mark(self, frame: HudFrame, options: HudOptions) -> None:
        spot = self._target(frame) if options.markers else None
        if spot is None:
            self._mark.hide()
            return
        self._mark.show()
        half_x, half_y = self._canvas.width / 2.0 - EDGE, self._canvas.height / 2.0 - EDGE
        x, y = spot.x * self._canvas.width / 2.0, spot.y * self._canvas.height / 2.0
        inside = spot.ahead and abs(x) <= half_x and abs(y) <= half_y
        if inside:
            self._mark.set_pos(self._canvas.snap(x), self._canvas.snap(y), 0.0)
            self._draw("diamond", 0.0)
        else:
            stretch = min(half_x / max(abs(x), 1e-6), half_y / max(abs(y), 1e-6))
            self._mark.set_pos(self._canvas.snap(x * stretch), self._canvas.snap(y * stretch), 0.0)
            self._draw("arrow", math.radians(round(math.degrees(math.atan2(y, x)) / 3.0) * 3.0))
        metres = f"{spot.distance:.0f} m" if 3.0 <= spot.distance < FARTHEST else ""
        self._metres.resize(options.text_scale)
        self._metres.text = metres
        self._metres.at(0.0, -30.0)

    def _draw(self, shape: str, angle: float) -> None:
        key = (shape, round(angle, 3))
        if not self._shape.fresh(key):
            return
        sketch = Sketch()
        if shape == "arrow":
            sketch.arrow((0.0, 0.0), angle, 19.0, faded(INK, 0.6)).arrow((0.0, 0.0), angle, 15.0, WARM)
        else:
            for size, colour in ((10.5, faded(INK, 0.6)), (8.0, WARM)):
                sketch.polygon([(size, 0.0), (0.0, size), (-size, 0.0), (0.0, -size)], colour)
            sketch.polygon([(4.0, 0.0), (0.0, 4.0), (-4.0, 0.0), (0.0, -4.0)], INK)
        self._shape.show(sketch, key)

    @staticmethod
    def _target(frame: HudFrame) -> OnScreen | None:
        """Return where the most urgent task with a known place is, unless it is right before the eyes."""
        for task in frame.perception.tasks:
            if task.target == frame.perception.seated:
                continue  # the prompt says it; an arrow to what one sits in only confuses
            name = (
                task.other if task.verb in {"fit", "tow"} and frame.perception.carrying == task.target else task.target
            )
            sight = frame.perception.marks.get(name)
            if sight is not None:
                spot = project(sight.position, frame)
                return spot if spot.distance > NEAR or not spot.visible else None
        return None
