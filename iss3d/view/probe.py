"""What this machine can show, play and point with, for `iss3d doctor` and for the first lines of the log.

Each probe answers with plain data and never raises. Opens nothing that stays open.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class GlReport:
    """Whether a picture can be drawn. onscreen says whether a window can open, offscreen for `iss3d shots`."""

    ok: bool
    onscreen: bool
    offscreen: bool
    vendor: str
    renderer: str
    version: str
    software: bool
    advice: str


@dataclass(frozen=True, slots=True)
class AudioReport:
    """Whether sound can be heard."""

    ok: bool
    library: str
    advice: str


@dataclass(frozen=True, slots=True)
class PointerReport:
    """Which pointer mode the window system grants: "relative", "confined" or "absolute"."""

    ok: bool
    mode: str
    gamepads: tuple[str, ...]
    advice: str


def probe_gl() -> GlReport:
    """Try an offscreen buffer and, where there is a display, a window pipe with OpenGL 3.2."""
    from panda3d.core import (  # noqa: PLC0415
        FrameBufferProperties,
        GraphicsEngine,
        GraphicsPipe,
        GraphicsPipeSelection,
        WindowProperties,
        load_prc_file_data,
    )

    load_prc_file_data("", "gl-version 3 2\nnotify-level-display fatal\nnotify-level-x11display fatal")
    selection = GraphicsPipeSelection.get_global_ptr()
    names = ("eglGraphicsPipe", "glxGraphicsPipe", "wglGraphicsPipe", "CocoaGraphicsPipe")
    display = sys.platform != "linux" or bool(os.environ.get("DISPLAY"))
    engine = GraphicsEngine.get_global_ptr()
    found: dict[str, str] = {}
    onscreen = offscreen = False
    for module in ("pandagl", "p3headlessgl"):
        pipe = selection.make_module_pipe(module)
        if pipe is None or not pipe.is_valid():
            continue
        size = WindowProperties.size(16, 16)
        frame = FrameBufferProperties()
        frame.set_rgba_bits(8, 8, 8, 8)
        frame.set_depth_bits(24)
        flags = GraphicsPipe.BF_refuse_window
        buffer = engine.make_output(pipe, "probe", 0, frame, size, flags)
        if buffer is None:
            continue
        engine.render_frame()
        gsg: Any = buffer.get_gsg()
        if gsg is not None and gsg.get_driver_version_major() >= 3:
            offscreen = True
            onscreen = onscreen or (display and pipe.get_type().get_name() in names[1:])
            found = found or {
                "vendor": gsg.get_driver_vendor(),
                "renderer": gsg.get_driver_renderer(),
                "version": gsg.get_driver_version(),
            }
        engine.remove_window(buffer)
    renderer = found.get("renderer", "")
    software = any(word in renderer.lower() for word in ("llvmpipe", "softpipe", "swrast", "basic render"))
    return GlReport(
        offscreen, onscreen, offscreen, found.get("vendor", ""), renderer, found.get("version", ""), software,
        _gl_advice(onscreen, offscreen, software, display),
    )  # fmt: skip


def _gl_advice(onscreen: bool, offscreen: bool, software: bool, display: bool) -> str:
    if not offscreen:
        return (
            "OpenGL 3.2 is missing: install the graphics driver (on Linux: libgl1 and libegl1, Mesa or the vendor's)."
        )
    if not display:
        return "No display: playing needs a desktop session; `iss3d playtest` and `iss3d shots` work without one."
    if not onscreen:
        return "A display is there but gives no OpenGL 3.2 window: update the graphics driver."
    if software:
        return "Drawn by the processor: choose the lowest quality and a small window, or install a graphics driver."
    return ""


def probe_audio() -> AudioReport:
    """Open the sound library and say whether it plays."""
    from panda3d.core import AudioManager, load_prc_file_data  # noqa: PLC0415

    load_prc_file_data("", "audio-library-name p3openal_audio\nnotify-level-audio fatal")
    manager = AudioManager.create_AudioManager()
    ok = bool(manager.is_valid())
    name = type(manager).__name__
    manager.shutdown()
    advice = "" if ok else "No sound device was found; the game plays silently, with subtitles."
    return AudioReport(ok, name, advice)


def probe_pointer() -> PointerReport:
    """Say which gamepads are plugged in and how the pointer will be read on this system."""
    from panda3d.core import InputDevice, InputDeviceManager, load_prc_file_data  # noqa: PLC0415

    load_prc_file_data("", "notify-level-device fatal")
    pads = InputDeviceManager.get_global_ptr().get_devices(InputDevice.DeviceClass.gamepad)
    names = (
        tuple(pads.get_device(i).get_name() for i in range(pads.get_num_devices()))
        if hasattr(pads, "get_device")
        else ()
    )
    if sys.platform == "win32":
        return PointerReport(True, "confined", names, "")
    if sys.platform == "linux" and os.environ.get("WAYLAND_DISPLAY"):
        advice = "On Wayland the pointer cannot always be moved back: if the view stops turning, choose an X11 session."
        return PointerReport(True, "confined", names, advice)
    return PointerReport(True, "relative", names, "")
