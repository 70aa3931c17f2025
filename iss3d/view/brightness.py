"""The player's brightness: one rectangle between the picture and the interface that multiplies what is behind it.

Works for everything that is drawn, whatever draws it; costs nothing at the usual brightness.
"""

from __future__ import annotations

from panda3d.core import ColorBlendAttrib

from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch

ADD = ColorBlendAttrib.M_add
DARKER = ColorBlendAttrib.make(ADD, ColorBlendAttrib.O_zero, ColorBlendAttrib.O_incoming_color)
"""The picture times the rectangle's colour."""

LIGHTER = ColorBlendAttrib.make(ADD, ColorBlendAttrib.O_fbuffer_color, ColorBlendAttrib.O_one)
"""The picture, and the picture times the rectangle's colour."""


class Brightness:
    """Holds the factor, 0.5 to 2."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.path = canvas.root.attach_new_node("brightness", sort=-100)
        self._cover = Drawing(self.path)
        self.factor = 1.0
        canvas.on_resize(self._lay)

    def set(self, factor: float) -> None:
        """Make the picture so many times as bright."""
        self.factor = factor
        self._lay()

    def _lay(self) -> None:
        if abs(self.factor - 1.0) < 0.01:
            self.path.hide()
            return
        self.path.show()
        light = self.factor > 1.0
        grey = min(self.factor - 1.0, 1.0) if light else self.factor
        c = self._canvas
        sketch = Sketch().box(c.left - 2, c.bottom - 2, c.right + 2, c.top + 2, (grey, grey, grey, 1.0))
        self._cover.show(sketch)
        self.path.set_attrib(LIGHTER if light else DARKER, 10)
