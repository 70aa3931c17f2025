"""Spoken lines at the foot of the screen: who speaks, at most two lines, on a plate, with a mark toward the voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iss3d.events import LineEnded, LineSpoken
from iss3d.vectors import Vec3
from iss3d.view.hud.frame import HudFrame, HudOptions, project
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import INK, SPEAKER, SUBTITLE, WARM, WHITE, Colour, faded
from iss3d.view.ui.words import Words

MOST = 2
"""Voices shown at once."""

WIDTH = 620.0
"""Width of a line at 100 %: about 42 letters, what people read in one look."""


@dataclass(slots=True)
class _Voice:
    line: str
    speaker: str
    text: str
    left: float
    position: Vec3 | None


class Subtitles:
    """The newest voices, the oldest on top."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self._canvas = canvas
        self.path = parent.attach_new_node("subtitles")
        self._plate = Drawing(self.path)
        self._marks = Drawing(self.path)
        self._names = [Words(canvas, self.path, SPEAKER, WARM) for _ in range(MOST)]
        self._texts = [Words(canvas, self.path, SUBTITLE, WHITE) for _ in range(MOST)]
        self._voices: list[_Voice] = []
        self.colours: dict[str, Colour] = {}
        self._laid: object = None
        self.raised = 0.0

    def hear(self, event: LineSpoken) -> None:
        """Take a line that begins."""
        self._voices = [v for v in self._voices if v.speaker != event.speaker]
        self._voices.append(_Voice(event.line, event.speaker, event.text, event.seconds + 0.4, event.position))
        self._voices = self._voices[-MOST:]

    def ended(self, event: LineEnded) -> None:
        """Take a line that is over."""
        self._voices = [v for v in self._voices if v.line != event.line]

    def clear(self) -> None:
        """Nobody speaks."""
        self._voices.clear()

    def update(self, frame: HudFrame, options: HudOptions) -> None:
        """Show this frame."""
        for voice in self._voices:
            voice.left -= frame.seconds
        self._voices = [v for v in self._voices if v.left > 0.0]
        shown = self._voices if options.subtitles else []
        sides = tuple(self._side(v, frame) if options.direction_marks else 0 for v in shown)
        key = (
            tuple((v.line, v.speaker, v.text) for v in shown), sides, options.subtitle_scale, options.subtitle_plate,
            self._canvas.width, self._canvas.height, self.raised, options.high_contrast, options.names,
        )  # fmt: skip
        if key != self._laid:
            self._laid = key
            self._lay(shown, sides, options, frame.names)

    @staticmethod
    def _side(voice: _Voice, frame: HudFrame) -> int:
        """Return -1 or 1 for a voice beyond the left or right edge, 0 in sight or in the ear."""
        if voice.position is None:
            return 0
        spot = project(voice.position, frame)
        if spot.visible or spot.distance < 0.3:
            return 0
        return 1 if spot.x > 0.0 else -1

    def _lay(self, shown: list[_Voice], sides: tuple[int, ...], options: HudOptions, names: Mapping[str, str]) -> None:
        scale = options.subtitle_scale
        room = self._canvas.width - 2.0 * (34.0 + 22.0 * scale)
        plate, marks = Sketch(), Sketch()
        y = self._canvas.bottom + 58.0 + self.raised
        opacity = 1.0 if options.high_contrast else options.subtitle_plate
        for i in range(MOST):
            used = i < len(shown)
            self._names[i].show(used)
            self._texts[i].show(used)
        for i in reversed(range(len(shown))):
            voice, name, text = shown[i], self._names[i], self._texts[i]
            name.resize(scale)
            called = names.get(voice.speaker, voice.speaker.rpartition(":")[2].replace("_", " ").title())
            name.text = called if options.names else ""
            name.colour = self.colours.get(voice.speaker, WARM)
            gap = 14.0 * scale if options.names else 0.0
            text.resize(scale, min(WIDTH * scale, room - name.width - gap))
            text.text = voice.text
            width = name.width + gap + text.width
            left = -width / 2.0
            first = y + (text.lines - 1) * text.line_height
            name.at(left, first)
            text.at(left + name.width + gap, first)
            low, high = y - 12.0 * scale, first + 27.0 * scale
            plate.box(left - 18.0, low, left + width + 18.0, high, faded(INK, opacity))
            if sides[i]:
                middle = (low + high) / 2.0
                x = left + width + 34.0 if sides[i] > 0 else left - 34.0
                marks.arrow((x, middle), 0.0 if sides[i] > 0 else 3.14159, 11.0 * scale, name.colour)
            y = high + 18.0 * scale
        self._plate.show(plate)
        self._marks.show(marks)
