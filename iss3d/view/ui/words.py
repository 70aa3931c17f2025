"""Words on the sheet: one typeface, glyphs drawn at the very pixel size they are shown in, rebuilt only on change."""

from __future__ import annotations

from functools import cache
from typing import Any

from panda3d.core import Filename, FontPool, TextNode

from iss3d.view.assets import asset
from iss3d.view.shaders import shader
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.style import BODY, FONT_FILES, WHITE, Colour, Type

ALIGN = {"left": TextNode.A_left, "right": TextNode.A_right, "middle": TextNode.A_center}
LEAST_PIXELS = 9
"""No letter is set smaller than this, however small the window (Steam Deck's rule for readable text)."""


@cache
def _font(name: str, pixels: int, spacing: float) -> Any:
    path = Filename.from_os_specific(str(asset(f"fonts/{FONT_FILES[name]}")))
    path.make_true_case()
    base = FontPool.load_font(path.get_fullpath())
    if base is None:
        raise RuntimeError(f"font {FONT_FILES[name]} could not be read")
    font = base.make_copy()
    font.clear()
    font.set_pixels_per_unit(pixels)
    font.set_native_antialias(True)
    font.set_page_size(512, 512)
    font.set_line_height(spacing)
    return font


class Words:
    """A piece of text at a place.

    Args:
        canvas: The sheet.
        parent: Node to hang under, the sheet's root when None.
        type: Size and weight.
        colour: Of the letters.
        align: "left", "middle" or "right" of the given x.
        wrap: Width in units at which lines break, None for never.
        scale: Factor on the size (the player's text size).
    """

    def __init__(
        self, canvas: Canvas, parent: Any = None, type: Type = BODY, colour: Colour = WHITE, align: str = "left",
        wrap: float | None = None, scale: float = 1.0,
    ) -> None:  # fmt: skip
        self._canvas = canvas
        self._type = type
        self._node = TextNode("words")
        self._align = align
        self._node.set_align(ALIGN[align])
        self._text = ""
        self._wrap = wrap
        self._scale = scale
        self._at = (0.0, 0.0)
        self.path = (canvas.root if parent is None else parent).attach_new_node(self._node)
        self.path.set_shader(shader("words"))
        self._colour: Colour | None = None
        self.colour = colour
        self._set_font()
        self._stop = canvas.on_resize(self._set_font)

    def _set_font(self) -> None:
        per_unit = self._canvas.pixels_per_unit
        pixels = max(round(self._type.size * self._scale * per_unit), LEAST_PIXELS)
        self.size = pixels / per_unit
        self._node.set_font(_font(self._type.font, pixels, self._type.spacing))
        self.path.set_scale(self.size)
        if self._wrap is None:
            self._node.clear_wordwrap()
        else:
            self._node.set_wordwrap(self._wrap / self.size)
        self.at(*self._at)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._node.set_text(text)

    @property
    def colour(self) -> Colour:
        """Colour of the letters."""
        assert self._colour is not None
        return self._colour

    @colour.setter
    def colour(self, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self._node.set_text_color(*colour)

    def resize(self, scale: float = 1.0, wrap: float | None = None) -> None:
        """Set another factor on the size, and another width."""
        if (scale, wrap) != (self._scale, self._wrap):
            self._scale, self._wrap = scale, wrap
            self._set_font()

    def at(self, x: float, y: float) -> Words:
        """Put the base line of the first line here; returns itself."""
        self._at = (x, y)
        self.path.set_pos(self._canvas.snap(x), self._canvas.snap(y), 0.0)
        return self

    def say(self, text: str) -> Words:
        """Set the text; returns itself."""
        self.text = text
        return self

    @property
    def width(self) -> float:
        """Width of the widest line in units."""
        # Panda3D never sets the width of an empty text: it is whatever lay in memory.
        return float(self._node.get_width()) * self.size if self._node.has_text() else 0.0

    @property
    def height(self) -> float:
        """Height of all lines in units."""
        return self.lines * self._type.spacing * self.size

    @property
    def line_height(self) -> float:
        """From one base line to the next."""
        return self._type.spacing * self.size

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return int(self._node.get_num_rows()) if self._text else 0

    def box(self) -> tuple[float, float, float, float]:
        """Return what its letters cover: left, bottom, right, top."""
        x, y = self._at
        wide = self.width
        left = x - wide * {"left": 0.0, "middle": 0.5, "right": 1.0}[self._align]
        return left, y - (self.lines - 1) * self.line_height - 0.25 * self.size, left + wide, y + 0.8 * self.size

    def show(self, visible: bool) -> None:
        """Show or hide it."""
        if visible == self.path.is_hidden():
            (self.path.show if visible else self.path.hide)()

    def remove(self) -> None:
        """Take it off the sheet for good."""
        self._stop()
        self.path.remove_node()
