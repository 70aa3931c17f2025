"""The dot in the middle, what can be done with what is under it, and what the hand is doing."""

from __future__ import annotations

from typing import Any

from iss3d.vectors import length
from iss3d.view.hud.frame import HudFrame, HudOptions, Say
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import BODY, FAINT, INK, LABEL, PLATE, SMALL, SOFT, WARM, WHITE, faded
from iss3d.view.ui.words import Words

REACH_RADIUS = 11.0
CHARGE_RADIUS = 20.0

TAKES = frozenset({"take", "tow", "put_down"})
OF_THE_BODY = frozenset({"unstrap", "come_out", "leave"})
"""What one does with oneself and not with what is looked at: told in the corner of the picture, not over its middle."""

GLIDING = 0.25
"""m/s above which an open hatch is something one flies through, not something one shuts."""

UNDER_THE_DOT = -62.0
CORNER = 40.0
"""From the right and the lower edge."""


class Crosshair:
    """Dot, ring and prompt."""

    def __init__(self, canvas: Canvas, parent: Any, glyphs: Glyphs, say: Say) -> None:
        self._glyphs = glyphs
        self._say = say
        self._canvas = canvas
        self.path = parent.attach_new_node("crosshair")
        self._mark = Drawing(self.path)
        self._charge = Drawing(self.path)
        self.prompt = Prompt(canvas, self.path)
        self._hand = Words(canvas, self.path, SMALL, SOFT, "middle")

    def update(self, frame: HudFrame, options: HudOptions) -> None:
        """Show this frame."""
        p = frame.perception
        state = "held" if p.gripping else "near" if p.grippable else "free"
        key = (state, bool(p.aim), options.crosshair, options.high_contrast, options.colour_safe)
        if self._mark.fresh(key):
            self._mark.show(self._sketch(*key), key)
        strength = frame.push if frame.push is not None else frame.throw
        level = None if strength is None else round(strength * 24)
        if self._charge.fresh(level):
            if level is None:
                self._charge.show(Sketch(), level)
                self._charge.clear()
            else:
                self._charge.show(Sketch().ring((0.0, 0.0), CHARGE_RADIUS, WARM, 3.0, part=max(level, 1) / 24), level)
        self._show_prompt(frame, options)

    @staticmethod
    def _sketch(state: str, aim: bool, shown: bool, contrast: bool, by_shape: bool) -> Sketch:
        sketch = Sketch()
        if not shown:
            return sketch
        if contrast:
            sketch.disc((0.0, 0.0), 6.0, INK)
        sketch.disc((0.0, 0.0), 4.2, faded(INK, 0.55), 16).disc((0.0, 0.0), 2.6, WARM if aim else WHITE, 16)
        if by_shape and aim:
            sketch.frame(-17.0, -17.0, 17.0, 17.0, WHITE)
        if state == "near":
            sketch.ring((0.0, 0.0), REACH_RADIUS, faded(WHITE, 0.55), 2.0)
        elif state == "held":
            sketch.ring((0.0, 0.0), REACH_RADIUS - 2.0, WARM, 3.0)
        return sketch

    def _show_prompt(self, frame: HudFrame, options: HudOptions) -> None:
        p = frame.perception
        gliding_by = p.verb == "close" and not p.gripping and length(p.velocity) > GLIDING
        if not options.prompts or not p.prompt or gliding_by:
            self.prompt.hide()
        else:
            glyph = self._glyphs.of("take" if p.verb in TAKES else "use", frame.pad)
            own = p.verb in OF_THE_BODY
            name = "" if own else frame.aim_name
            place = "corner" if own else "middle"
            self.prompt.show(glyph, p.prompt, name, options.text_scale, options.high_contrast, place)
        self._hand.resize(options.text_scale)
        self._hand.colour = FAINT if not options.high_contrast else WHITE
        self._hand.text = self._say("screen.carrying", name=frame.carrying_name) if frame.carrying_name else ""
        self._hand.at(0.0, self._canvas.bottom + 26.0)


class Prompt:
    """A key in a box, a verb, and the name of the thing."""

    def __init__(self, canvas: Canvas, parent: Any) -> None:
        self.path = parent.attach_new_node("prompt")
        self._plate = Drawing(self.path)
        self._key = Words(canvas, self.path, LABEL, WARM, "middle")
        self._canvas = canvas
        self._verb = Words(canvas, self.path, BODY, WHITE)
        self._name = Words(canvas, self.path, BODY, SOFT)
        self._shown: object = None
        canvas.on_resize(self._forget)

    def _forget(self) -> None:
        self._shown = None

    def hide(self) -> None:
        """Take it away."""
        if self._shown != "hidden":
            self._shown = "hidden"
            self.path.hide()

    def show(self, glyph: str, verb: str, name: str, scale: float, contrast: bool, place: str) -> None:
        """Show it under the dot ("middle") or at the lower right ("corner"); not rebuilt while it says the same."""
        wanted = (glyph, verb, name, scale, contrast, place)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.path.show()
        for words in (self._key, self._verb, self._name):
            words.resize(scale)
        self._key.text, self._verb.text, self._name.text = glyph, verb, name
        box = max(self._key.width + 16.0, 28.0 * scale) if glyph else 0.0
        gap = 11.0 if glyph else 0.0
        name_gap = 8.0 if name else 0.0
        whole = box + gap + self._verb.width + name_gap + self._name.width
        left, y, half = -whole / 2.0, UNDER_THE_DOT * scale, 17.0 * scale
        if place == "corner":
            left, y = self._canvas.right - whole - CORNER, self._canvas.bottom + CORNER
        middle = y + 7.0 * scale
        sketch = Sketch().box(
            left - 12.0, middle - half - 5.0, left + whole + 12.0, middle + half + 5.0, INK if contrast else PLATE
        )
        if glyph:
            sketch.frame(left, middle - half + 2.0, left + box, middle + half - 2.0, faded(WARM, 0.8))
        self._plate.show(sketch)
        self._key.at(left + box / 2.0, y + 0.5)
        self._verb.at(left + box + gap, y)
        self._name.at(left + box + gap + self._verb.width + name_gap, y)
