"""A word while the game makes ready what was asked for, so that no picture ever stands frozen without one."""

from __future__ import annotations

from iss3d.view.menus.screen import MenuContext, Screen
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import HEADING, INK, WHITE, faded
from iss3d.view.ui.words import Words


class LoadingScreen(Screen):
    """One line in the middle; it takes no keys and goes when the game is ready."""

    def __init__(self, context: MenuContext) -> None:
        super().__init__(context)
        self._veil = Drawing(self.path)
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

    def command(self, command: str) -> None:
        """Wait: what was begun is ended first."""
