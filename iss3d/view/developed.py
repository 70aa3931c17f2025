"""The picture aboard, developed: drawn into a buffer, then given contact shadows, the bloom of lamps and a lens.

Only at medium and high quality; below, everything is drawn straight to the window as its shaders leave it. What is
drawn is finished light in both ways (see film.glsl), so that the two differ in nothing else. The interface is drawn
over it, afterwards.
"""

from __future__ import annotations

import math
from typing import Any

from panda3d.core import (
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    NodePath,
    SamplerState,
    Texture,
    WindowProperties,
)

from iss3d.view.passes import Pass, flat_camera, quad
from iss3d.view.shaders.space import space_shader
from iss3d.view.window import GameWindow

CONTACTS = {"medium": 6, "high": 14}
"""Samples of what stands near a point, by quality; others are not developed."""

FINE = 10
"""Samples from which on contact shadows are also cut exactly along the edges of what is before them."""

SCENE_SORT = -20
"""After space, the mirror and all other pictures that are seen in this one; the window itself is 0."""

REGION_SORT = -5
HALF, QUARTER, FAR_GLOW = 2, 4, 12
"""Divisors of the picture's size: contact shadows, near bloom, wide bloom."""


class Developed:
    """What stands between the scene and the window.

    Args:
        window: Where the scene would be drawn; its camera and lens are taken.
        quality: One of those in CONTACTS.

    Raises:
        RuntimeError: When there is no buffer to be had.
    """

    def __init__(self, window: GameWindow, quality: str) -> None:
        self._window = window
        self.scene = self._open(window)
        self._passes: list[Pass] = []
        self._quads: list[Any] = []
        self._make_passes(CONTACTS[quality])
        region = self.scene.make_display_region()
        region.set_camera(window.camera)
        window.main_region.set_active(False)
        self._region = window.win.make_display_region()
        self._region.set_sort(REGION_SORT)
        flat = NodePath("developed")
        fine = {"FINE": 1} if CONTACTS[quality] >= FINE else None
        self._quad = quad(flat, space_shader("space_quad", "picture", fine), "developed")
        self._region.set_camera(flat_camera(flat))
        contact, _, _, near, _, far = self._passes
        self._quad.set_shader_inputs(
            source=self._colour, depth=self._depth, contact=self._passes[1].texture, near_bloom=near.texture,
            far_bloom=far.texture,
        )  # fmt: skip
        self._quads += [contact.quad, self._passes[1].quad, self._quad]
        self._stop = window.on_resize(self._resize)
        self.follow()

    def _open(self, window: GameWindow) -> Any:
        """Return a buffer like the window itself, its colour and depth kept as textures."""
        wanted = FrameBufferProperties()
        wanted.set_rgba_bits(8, 8, 8, 0)
        wanted.set_depth_bits(24)
        if window.options.samples > 1:
            wanted.set_multisamples(window.options.samples)
        flags = GraphicsPipe.BF_refuse_window | GraphicsPipe.BF_resizeable
        base = window.app
        buffer = base.graphicsEngine.make_output(
            base.pipe, "scene", SCENE_SORT, wanted, WindowProperties.size(*window.size), flags, window.win.get_gsg(),
            window.win,
        )  # fmt: skip
        if buffer is None:
            raise RuntimeError("no offscreen buffer for the scene")
        self._colour, self._depth = Texture("scene"), Texture("scene depth")
        for texture, plane in ((self._colour, GraphicsOutput.RTP_color), (self._depth, GraphicsOutput.RTP_depth)):
            texture.set_wrap_u(SamplerState.WM_clamp)
            texture.set_wrap_v(SamplerState.WM_clamp)
            buffer.add_render_texture(texture, GraphicsOutput.RTM_bind_or_copy, plane)
        self._colour.set_minfilter(SamplerState.FT_linear)
        self._colour.set_magfilter(SamplerState.FT_linear)
        self._depth.set_minfilter(SamplerState.FT_nearest)
        self._depth.set_magfilter(SamplerState.FT_nearest)
        buffer.set_clear_color((0.0, 0.0, 0.0, 1.0))
        buffer.set_clear_color_active(True)
        buffer.set_clear_depth_active(True)
        return buffer

    def _make_passes(self, samples: int) -> None:
        """Make the contact shadows, then their smoothing, then two blooms, each across and then up."""
        contact = self._add("contact", "contact", HALF, {"SAMPLES": samples})
        contact.quad.set_shader_input("depth", self._depth)
        smooth = self._add("contact smooth", "contact_smooth", HALF, {"TAPS": 4 if samples >= FINE else 2})
        smooth.quad.set_shader_input("source", contact.texture)
        bright = self._add("bright", "bloom", QUARTER, {"BRIGHT": 1})
        bright.quad.set_shader_inputs(source=self._colour, depth=self._depth)
        source = bright.texture
        for n, (name, divisor) in enumerate((("bloom", QUARTER), ("bloom across", FAR_GLOW), ("bloom up", FAR_GLOW))):
            blur = self._add(name, "bloom", divisor)
            blur.quad.set_shader_input("source", source)
            blur.quad.set_shader_input("upward", n != 1)
            source = blur.texture

    def _add(self, name: str, fragment: str, divisor: int, defines: dict[str, int] | None = None) -> Pass:
        shader = space_shader("space_quad", fragment, defines)
        sort = SCENE_SORT + 1 + len(self._passes)
        made = Pass(self._window.app, self._window.win, name, shader, sort, divisor)
        self._passes.append(made)
        return made

    def _resize(self, width: int, height: int) -> None:
        """Follow the window."""
        self.scene.set_size(width, height)
        for made in self._passes:
            made.resize(width, height)
            made.quad.set_shader_input("texel", (1.0 / made.size[0], 1.0 / made.size[1]))
        for path in self._quads:
            path.set_shader_input("whole", (1.0 / width, 1.0 / height))
            path.set_shader_input("half_size", (float(self._passes[0].size[0]), float(self._passes[0].size[1])))

    def follow(self) -> None:
        """Take the lens as it is now; before each frame."""
        lens = self._window.lens
        wide, high = (math.tan(math.radians(angle) * 0.5) for angle in lens.get_fov())
        self._passes[0].quad.set_shader_input("lens", (wide, high, lens.get_near(), lens.get_far()))

    def bypass(self, on: bool) -> None:
        """Draw the scene straight to the window, or (off) developed again: to measure what that costs."""
        for buffer in (self.scene, *(made.buffer for made in self._passes)):
            buffer.set_active(not on)
        self._region.set_active(not on)
        self._window.main_region.set_active(on)

    def close(self) -> None:
        """Have the scene drawn straight to the window again, for good."""
        self._stop()
        window = self._window
        window.win.remove_display_region(self._region)
        for buffer in (self.scene, *(made.buffer for made in self._passes)):
            window.app.graphicsEngine.remove_window(buffer)
        window.main_region.set_active(True)
