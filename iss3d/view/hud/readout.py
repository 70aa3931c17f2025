"""Numbers, when asked for: speed and turn rates inside; delta-v, air and tether outside, as a suit shows them."""

from __future__ import annotations

import math
from typing import Any

from iss3d.vectors import conjugate, length, rotate
from iss3d.view.hud.frame import HudFrame, HudOptions, Say
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import ALERT, LABEL, LINE, SMALL, SOFT, WARM, WHITE, faded
from iss3d.view.ui.words import Words

LOW_AIR_SECONDS = 300.0
LOW_DELTA_V = 0.8
FULL_DELTA_V = 3.0


class Readout:
    """Two columns of labels and numbers at the left, clear of objective and subtitles."""

    ROWS = 4

    def __init__(self, canvas: Canvas, parent: Any, say: Say) -> None:
        self._canvas = canvas
        self._say = say
        self.path = parent.attach_new_node("readout")
        self._bars = Drawing(self.path)
        self._labels = [Words(canvas, self.path, SMALL, SOFT) for _ in range(self.ROWS)]
        self._values = [Words(canvas, self.path, LABEL, WHITE) for _ in range(self.ROWS)]

    def update(self, frame: HudFrame, options: HudOptions) -> None:
        """Show this frame."""
        rows: list[tuple[str, str, bool]] = []
        if frame.suit is not None:
            suit = frame.suit
            rows.append((self._say("screen.suit.delta_v"), f"{suit.delta_v:.1f} m/s", suit.delta_v < LOW_DELTA_V))
            minutes, seconds = divmod(int(suit.air_seconds), 60)
            rows.append((self._say("screen.suit.air"), f"{minutes}:{seconds:02d}", suit.air_seconds < LOW_AIR_SECONDS))
            tether = self._say("screen.suit.loose") if suit.tether is None else f"{suit.tether:.0f} m"
            rows.append((self._say("screen.suit.tether"), tether, suit.tether is None))
        if options.rates or frame.suit is not None:
            velocity = frame.perception.velocity
            ahead = rotate(conjugate(frame.look), velocity)[0]
            rows.append((self._say("screen.speed"), f"{length(velocity):.2f} m/s   {ahead:+.2f}", False))
        if options.rates and frame.suit is None:
            turn = math.degrees(length(frame.turn_rate))
            rows.append((self._say("screen.turn"), f"{turn:.0f}°/s", False))
            rows.append((self._say("screen.where"), frame.module_name, False))
        y = 24.0
        left = self._canvas.left + 46.0
        rows = rows[: self.ROWS]
        for i in range(self.ROWS):
            used = i < len(rows)
            self._labels[i].show(used)
            self._values[i].show(used)
            if not used:
                continue
            label, value, alert = rows[len(rows) - 1 - i]
            for words, text in ((self._labels[i], label), (self._values[i], value)):
                words.resize(options.text_scale)
                words.text = f"! {text}" if alert and options.colour_safe and words is self._values[i] else text
            self._values[i].colour = ALERT if alert else WHITE
            self._labels[i].at(left, y)
            self._values[i].at(left + 118.0 * options.text_scale, y)
            y += self._labels[i].line_height + 3.0
        level = None if frame.suit is None else (round(frame.suit.delta_v / FULL_DELTA_V * 60), round(y))
        if self._bars.fresh((level, left)):
            sketch = Sketch()
            if level is not None:
                sketch.box(left, y + 2.0, left + 210.0, y + 5.0, LINE)
                sketch.box(left, y + 2.0, left + 210.0 * min(level[0] / 60.0, 1.0), y + 5.0, faded(WARM, 0.9))
            self._bars.show(sketch, (level, left))
