"""A word and a bar while the game makes ready what was asked for, so that no picture ever stands frozen without one."""

from __future__ import annotations

from iss3d.view.menus.screen import MenuContext, Screen
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import HEADING, INK, WARM, WHITE, faded
from iss3d.view.ui.words import Words

BAR_WIDTH, BAR_HEIGHT, BAR_BELOW = 360.0, 6.0, 44.0


class LoadingScreen(Screen):
    """One line in the middle, below it how far it is; it takes no keys and goes when the game is ready."""

    def __init__(self, context: MenuContext) -> None:
        super().__init__(context)
        self._veil = Drawing(self.path)
        self._bar = Drawing(self.path)
        self._words = Words(context.canvas, self.path, HEADING, WHITE, "middle")
        self.lay()

    def lay(self) -> None:
        """Place the line for the present size."""
        if not hasattr(self, "_words"):
            return
        c = self.context.canvas
        self._veil.show(Sketch().box(c.left - 2, c.bottom - 2, c.right + 2, c.top + 2, faded(INK, 0.86)))
        self._words.resize(self.context.scale)
        self._words.text = self.context.say("game.loading")
        self._words.at(0.0, 0.0)

    def tell(self, share: float) -> None:
        """Show how much is ready, 0 to 1."""
        full = round(BAR_WIDTH * max(0.0, min(1.0, share)))
        if self._bar.fresh((full, self.context.scale)):
            s = self.context.scale
            left, low = -BAR_WIDTH * 0.5 * s, -(BAR_BELOW + BAR_HEIGHT) * s
            sketch = Sketch().box(left, low, -left, low + BAR_HEIGHT * s, faded(WHITE, 0.18))
            self._bar.show(sketch.box(left, low, left + full * s, low + BAR_HEIGHT * s, WARM), (full, s))

    def command(self, command: str) -> None:
        """Wait: what was begun is ended first."""
