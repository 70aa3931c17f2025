"""Turning by mouse, whatever the window system grants: relative, else confined, else free with recentring.

Asks for a mode, looks at what was granted, and takes movement either as differences (relative) or as the distance
from the middle to which the pointer is put back. Knows pixels only.
"""

from __future__ import annotations

import logging

from panda3d.core import WindowProperties

from iss3d.view.window import GameWindow

log = logging.getLogger(__name__)

MODES = {
    "relative": WindowProperties.M_relative,
    "confined": WindowProperties.M_confined,
    "absolute": WindowProperties.M_absolute,
}
LARGEST_JUMP = 0.45
"""A movement of more than this share of the window in one frame is a warp of the pointer, not a hand."""

SETTLE_FRAMES = 3
"""Frames to wait after asking for a mode before looking at what was granted: the window system answers later."""


class Mouselook:
    """Grabs the pointer while the game is played, frees it for menus."""

    def __init__(self, window: GameWindow) -> None:
        self._window = window
        self.grabbed = False
        self.mode = "absolute"
        self._asked = ""
        self._settle = 0
        self._last: tuple[float, float] | None = None

    def grab(self) -> None:
        """Take the pointer."""
        if self.grabbed or self._window.options.offscreen:
            return
        self.grabbed = True
        self._ask("relative")

    def free(self) -> None:
        """Give the pointer back."""
        if not self.grabbed:
            return
        self.grabbed = False
        self._request("absolute", hidden=False)
        self.mode = "absolute"
        self._last = None

    def _ask(self, mode: str) -> None:
        self._asked = mode
        self._settle = SETTLE_FRAMES
        self._last = None
        self._request(mode, hidden=True)

    def _request(self, mode: str, hidden: bool) -> None:
        wanted = WindowProperties()
        wanted.set_mouse_mode(MODES[mode])
        wanted.set_cursor_hidden(hidden)
        self._window.win.request_properties(wanted)

    def _check(self) -> None:
        """See what was granted; ask for the next best when it was refused."""
        granted = self._window.win.get_properties().get_mouse_mode()
        if granted == MODES[self._asked] or self._asked == "absolute":
            self.mode = self._asked
            log.info("pointer mode: %s", self.mode)
        else:
            self._ask("confined" if self._asked == "relative" else "absolute")

    def movement(self) -> tuple[float, float]:
        """Return how far the mouse has moved since the last frame: pixels right, pixels up."""
        if not self.grabbed:
            return (0.0, 0.0)
        if self._settle:
            self._settle -= 1
            if self._settle == 0:
                self._check()
        if not self._window.win.get_properties().get_foreground():
            self._last = None
            return (0.0, 0.0)
        pointer = self._window.win.get_pointer(0)
        here = (pointer.get_x(), pointer.get_y())
        if self.mode == "relative":
            last, self._last = self._last, here
        else:
            width, height = self._window.size
            middle = (width // 2, height // 2)
            last = middle if self._last is not None else None
            if here != middle and not self._window.win.move_pointer(0, *middle):
                last, self._last = self._last, here
            else:
                self._last = middle
        if last is None:
            return (0.0, 0.0)
        dx, dy = here[0] - last[0], last[1] - here[1]
        if max(abs(dx), abs(dy)) > LARGEST_JUMP * max(self._window.size):
            return (0.0, 0.0)
        return (dx, dy)
