"""The sheet the interface is drawn on: an orthographic region over the picture, measured in units from the middle.

x to the right, y up. 720 units make the height, unless the window is so narrow that 900 units would not fit its width.
Words are set in whole pixels so that they stay sharp at 640x360.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from panda3d.core import Camera, NodePath, OrthographicLens, TransparencyAttrib

from iss3d.view.shaders import shader
from iss3d.view.window import GameWindow

HEIGHT = 720.0
LEAST_WIDTH = 900.0
REGION_SORT = 100


class Canvas:
    """The root of everything flat."""

    def __init__(self, window: GameWindow) -> None:
        self.root: Any = NodePath("canvas")
        self.root.set_depth_test(False)
        self.root.set_depth_write(False)
        self.root.set_two_sided(True)
        self.root.set_transparency(TransparencyAttrib.M_alpha)
        self.root.set_bin("unsorted", 0)
        self.root.set_shader(shader("plate"))
        camera = Camera("canvas_camera")
        self._lens = OrthographicLens()
        self._lens.set_near_far(-100.0, 100.0)
        camera.set_lens(self._lens)
        self._region = window.win.make_display_region()
        self._region.set_sort(REGION_SORT)
        self._region.set_clear_depth_active(False)
        self._region.set_camera(self.root.attach_new_node(camera))
        self.width = LEAST_WIDTH
        self.height = HEIGHT
        self.pixels_per_unit = 1.0
        self._resized: list[Callable[[], None]] = []
        self._window = window
        self._stop = window.on_resize(self._fit)

    def _fit(self, pixels_x: int, pixels_y: int) -> None:
        self.pixels_per_unit = min(pixels_y / HEIGHT, pixels_x / LEAST_WIDTH)
        self.width = pixels_x / self.pixels_per_unit
        self.height = pixels_y / self.pixels_per_unit
        self._lens.set_film_size(self.width, self.height)
        for call in list(self._resized):
            call()

    def close(self) -> None:
        """Take the sheet away: its region would go on drawing it, as a region keeps its camera's whole tree alive."""
        self._stop()
        self._window.win.remove_display_region(self._region)
        self.root.remove_node()

    def on_resize(self, call: Callable[[], None]) -> Callable[[], None]:
        """Call this whenever the sheet has another shape; returns the way to stop it."""
        self._resized.append(call)
        return lambda: self._resized.remove(call)

    def snap(self, value: float) -> float:
        """Return the value moved to a whole pixel."""
        return round(value * self.pixels_per_unit) / self.pixels_per_unit

    @property
    def left(self) -> float:
        """x of the left edge."""
        return -self.width / 2.0

    @property
    def right(self) -> float:
        """x of the right edge."""
        return self.width / 2.0

    @property
    def top(self) -> float:
        """y of the upper edge."""
        return self.height / 2.0

    @property
    def bottom(self) -> float:
        """y of the lower edge."""
        return -self.height / 2.0

    def from_pointer(self, pixel_x: float, pixel_y: float) -> tuple[float, float]:
        """Return the point under a pointer position given in pixels from the upper left."""
        return (self.left + pixel_x / self.pixels_per_unit, self.top - pixel_y / self.pixels_per_unit)
