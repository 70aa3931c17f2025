"""The window: Ursina opened in the one narrow way that is the same in 7.0 and 8.3, with a core profile.

Knows size, pixels, pointer and cameras; nothing of the game. Ursina's own interface regions are switched off: they
draw black under a core profile, and its per-frame loops over entities cost more than the whole HUD.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from iss3d.mods.folders import asset_root
from iss3d.vectors import Quat, Vec3

log = logging.getLogger(__name__)

URSINA_REGIONS = ("ui_camera", "cam2d", "cam2dp")
"""Cameras of Ursina and ShowBase whose display regions this game does not draw."""

CORE_PROFILE = """
gl-version 3 2
sync-video {vsync}
notify-level error
default-directnotify-level error
notify-level-display fatal
notify-level-device fatal
notify-level-pnmimage fatal
notify-level-x11display fatal
notify-level-glxdisplay error
framebuffer-multisample {multi}
multisamples {samples}
textures-power-2 none
text-minfilter linear
text-magfilter linear
text-page-size 512 512
audio-library-name {audio}
print-pipe-types false
model-cache-dir
"""


IN_THE_MIDDLE = (-2, -2)
"""Panda3D's word for the middle of the screen."""

SCREEN_SHARE = 0.92
"""Of a screen that is too small: room for the frame and the bar of the desktop."""


class NoDisplay(RuntimeError):
    """There is no display or no OpenGL 3.2 to draw with; the message is the one line a person needs."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window opens. mode is "windowed", "borderless" or "fullscreen"; samples is the antialiasing (0 none)."""

    size: tuple[int, int] = (1280, 720)
    mode: str = "windowed"
    offscreen: bool = False
    vsync: bool = True
    samples: int = 0
    silent: bool = False
    title: str = "I.S.S."


class GameWindow:
    """One window and its camera. Only one can exist in a process, as Ursina is a singleton."""

    def __init__(self, options: WindowOptions) -> None:
        self.options = options
        self.app = _open_ursina(options)
        from panda3d.core import NodePath  # noqa: PLC0415

        self.win: Any = self.app.win
        self.render: Any = self.app.render
        self.camera: Any = self.app.cam
        self.lens: Any = self.app.camLens
        self.camera.reparent_to(self.render)
        self._resized: list[Callable[[int, int], None]] = []
        self._size = (0, 0)
        self._capture: Any = None
        self.main_region: Any = None
        self.closed = False
        self._quiet_ursina()
        self.set_background((0.0, 0.0, 0.0))
        self.station_root = NodePath("station_root")
        self.station_root.reparent_to(self.render)
        self._hang_station_frame()
        self._fit_screen()
        self.follow_size()

    # -- opening ------------------------------------------------------------------------------------------------------
    def _quiet_ursina(self) -> None:
        """Switch off what Ursina draws, listens to and loops over, so that nothing of it can cost or kill the game."""
        for region in self.win.get_display_regions():
            camera = region.get_camera()
            if camera.is_empty():
                continue
            if camera.get_name() in URSINA_REGIONS:
                region.set_active(False)
            elif camera == self.camera:
                self.main_region = region
        self.app.taskMgr.remove("update")
        for event in ("buttonDown", "buttonUp", "buttonHold", "keystroke"):
            self.app.ignore(event)
        for key in "1234567890qwertyuiopasdfghjklzxcvbnm":
            for kind in ("", "-up", "-repeat"):
                self.app.ignore(f"raw-{key}{kind}")
        self.app.ignore("aspectRatioChanged")
        self.app.set_sleep(0.0)
        self.win.set_sort(0)

    def _fit_screen(self) -> None:
        """Make a window that is larger than the screen smaller: menus would begin beyond its edge."""
        if self.options.mode == "windowed" and not self.options.offscreen:
            screen = (self.app.pipe.get_display_width(), self.app.pipe.get_display_height())
            if fitting(self.options.size, screen) != self.options.size:
                self.set_mode("windowed")

    def _hang_station_frame(self) -> None:
        from panda3d.core import LMatrix4f  # noqa: PLC0415

        from iss3d.frames import STATION_TO_URSINA  # noqa: PLC0415

        self.station_root.set_mat(LMatrix4f(*[v for row in STATION_TO_URSINA for v in row]))

    @property
    def software(self) -> bool:
        """Whether the processor draws, for want of a graphics card."""
        name = self.win.get_gsg().get_driver_renderer().lower() if self.win.get_gsg() else ""
        return any(word in name for word in ("llvmpipe", "softpipe", "swrast", "basic render"))

    @property
    def takes_blocks(self) -> bool:
        """Whether the card reads textures in every kind of blocks that the game makes."""
        from panda3d.core import Texture  # noqa: PLC0415

        gsg = self.win.get_gsg()
        kinds = (Texture.CM_dxt1, Texture.CM_dxt5, Texture.CM_rgtc)
        return gsg is not None and all(gsg.get_supports_compressed_texture_format(kind) for kind in kinds)

    # -- size ---------------------------------------------------------------------------------------------------------
    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the drawing area."""
        return self._size

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self._size[0] / max(self._size[1], 1)

    def on_resize(self, call: Callable[[int, int], None]) -> Callable[[], None]:
        """Call this now and whenever the drawing area has another size; returns the way to stop it."""
        self._resized.append(call)
        call(*self._size)
        return lambda: self._resized.remove(call)

    def follow_size(self) -> None:
        """Take up a changed window size; cheap when nothing changed."""
        size = (max(self.win.get_x_size(), 1), max(self.win.get_y_size(), 1))
        if size == self._size:
            return
        self._size = size
        self.lens.set_aspect_ratio(self.aspect)
        for call in list(self._resized):
            call(*size)

    def set_mode(self, mode: str) -> None:
        """Go windowed, borderless or full screen at once."""
        if self.options.offscreen:
            return
        from panda3d.core import WindowProperties  # noqa: PLC0415

        wanted = WindowProperties()
        pipe = self.app.pipe
        screen = (pipe.get_display_width(), pipe.get_display_height())
        wanted.set_fullscreen(mode == "fullscreen")
        wanted.set_undecorated(mode != "windowed")
        if mode == "windowed":
            wanted.set_size(*fitting(self.options.size, screen))
            wanted.set_origin(*IN_THE_MIDDLE)
        elif all(screen):
            wanted.set_origin(0, 0)
            wanted.set_size(*screen)
        self.win.request_properties(wanted)

    # -- camera -------------------------------------------------------------------------------------------------------
    def place_camera(self, position: Vec3, orientation: Quat) -> None:
        """Put the eye at a station point, looking along the body axis x with the feet along z."""
        self.camera.set_mat(self.render, camera_matrix(position, orientation))

    def set_vertical_fov(self, degrees: float) -> None:
        """Set the angle of view from top to bottom; the sides follow the window's shape."""
        self.lens.set_aspect_ratio(self.aspect)
        self.lens.set_min_fov(degrees) if self.aspect >= 1.0 else self.lens.set_fov(degrees)

    def set_background(self, colour: tuple[float, float, float]) -> None:
        """Set what is behind everything."""
        self.win.set_clear_color((*colour, 1.0))
        self.win.set_clear_color_active(True)
        self.win.set_clear_depth_active(True)

    # -- frames -------------------------------------------------------------------------------------------------------
    def step(self) -> None:
        """Draw one frame and take the window system's events."""
        self.app.taskMgr.step()
        self.follow_size()
        if not self.options.offscreen and (not self.win.is_valid() or self.win.is_closed()):
            self.closed = True

    def capture(self) -> Any:
        """Return the last frame as a Pillow image (draws one when none has been captured yet)."""
        from panda3d.core import GraphicsOutput, Texture  # noqa: PLC0415
        from PIL import Image  # noqa: PLC0415

        if self._capture is None:
            self._capture = Texture("capture")
            self.win.add_render_texture(self._capture, GraphicsOutput.RTM_copy_ram)
        self.app.graphicsEngine.render_frame()
        self.app.graphicsEngine.render_frame()
        size = (self._capture.get_x_size(), self._capture.get_y_size())
        pixels = bytes(self._capture.get_ram_image_as("RGB"))
        return Image.frombytes("RGB", size, pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def screenshot(self, path: str) -> bool:
        """Write the last frame to a PNG file; False when the file could not be written."""
        from panda3d.core import Filename  # noqa: PLC0415

        if self.options.offscreen:
            self.capture().save(path)
            return True
        return bool(self.win.save_screenshot(Filename.from_os_specific(path)))

    def close(self) -> None:
        """Close the window."""
        self.closed = True
        self.app.graphicsEngine.remove_all_windows()


def fitting(size: tuple[int, int], screen: tuple[int, int]) -> tuple[int, int]:
    """Return the largest window of the same shape, no larger than wanted, that a screen has room for.

    Args:
        size: Wanted, in pixels.
        screen: Pixels of the screen; zeros when nobody knows.
    """
    if not all(screen) or (size[0] <= screen[0] and size[1] <= screen[1]):
        return size
    share = SCREEN_SHARE * min(screen[0] / size[0], screen[1] / size[1])
    return round(size[0] * share), round(size[1] * share)


def camera_matrix(position: Vec3, orientation: Quat) -> Any:
    """Return the matrix of a camera in Ursina's frame from a pose in the station frame."""
    from panda3d.core import LMatrix4f  # noqa: PLC0415

    from iss3d.frames import to_ursina  # noqa: PLC0415
    from iss3d.vectors import AHEAD, RIGHT, UP, rotate  # noqa: PLC0415

    rows = [(*to_ursina(rotate(orientation, axis)), 0.0) for axis in (RIGHT, UP, AHEAD)]
    return LMatrix4f(*rows[0], *rows[1], *rows[2], *to_ursina(position), 1.0)


def _open_ursina(options: WindowOptions) -> Any:
    """Open Ursina; raises NoDisplay with one helpful line when there is nothing to draw on."""
    from panda3d.core import load_prc_file_data  # noqa: PLC0415

    multi = options.samples > 1
    load_prc_file_data(
        "iss3d",
        CORE_PROFILE.format(
            vsync=options.vsync,
            multi=multi,
            samples=options.samples,
            audio="null" if options.silent else "p3openal_audio",
        ),
    )
    if not options.offscreen and sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        raise NoDisplay("No display: DISPLAY is not set. Run from a desktop session; `iss3d playtest` needs none.")
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            from ursina import Ursina, application  # noqa: PLC0415

            # Ursina looks for each of its own models through this folder first; the default holds thousands of files.
            application.asset_folder = asset_root("models") / "fonts"
            app = Ursina(
                title=options.title,
                icon="",
                borderless=options.mode != "windowed",
                fullscreen=options.mode == "fullscreen",
                size=options.size if options.mode == "windowed" or options.offscreen else None,
                vsync=options.vsync,
                editor_ui_enabled=False,
                development_mode=True,
                window_type="offscreen" if options.offscreen else "onscreen",
            )
    except Exception as error:  # Panda3D and Ursina raise many kinds here; each means there is no picture
        log.debug("window did not open: %s", said.getvalue(), exc_info=True)
        raise NoDisplay(
            f"No window with OpenGL 3.2 could be opened ({error}). Update the graphics driver, or see `iss3d doctor`; "
            "`iss3d playtest` needs no window."
        ) from error
    if app.win is None:
        raise NoDisplay(
            "No window with OpenGL 3.2 could be opened. See `iss3d doctor`; `iss3d playtest` needs no window."
        )
    return app
