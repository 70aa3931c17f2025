"""Full-screen passes: buffers with floating-point light, and quads that fill them. Knows nothing of what is drawn."""

from __future__ import annotations

from typing import Any

from panda3d.core import (
    Camera,
    CardMaker,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    NodePath,
    OmniBoundingVolume,
    OrthographicLens,
    SamplerState,
    Texture,
    WindowProperties,
)

Rect = tuple[float, float, float, float]
"""Left, right, bottom, top of a part of the picture, -1 to 1."""

WHOLE: Rect = (-1.0, 1.0, -1.0, 1.0)


def always_drawn(path: NodePath) -> NodePath:
    """Keep a node from being culled: its place is decided in the shader."""
    path.node().set_bounds(OmniBoundingVolume())
    path.node().set_final(True)
    path.set_depth_test(False)
    path.set_depth_write(False)
    return path


def quad(parent: NodePath, shader: Any, name: str) -> NodePath:
    """Return a rectangle over the whole picture, drawn by a shader that reads its rect input."""
    card = CardMaker(name)
    card.set_frame(-1, 1, -1, 1)
    path = always_drawn(parent.attach_new_node(card.generate()))
    path.set_shader(shader)
    path.set_shader_input("rect", WHOLE)
    return path


def flat_camera(scene: NodePath) -> NodePath:
    """Return a camera whose lens matters to no shader here."""
    lens = OrthographicLens()
    lens.set_film_size(2, 2)
    lens.set_near_far(-1, 1)
    return scene.attach_new_node(Camera("flat", lens))


def light_buffer(base: Any, host: Any, name: str, size: tuple[int, int], sort: int) -> tuple[Any, Texture]:
    """Return an offscreen buffer with half-float colour and no depth, and the texture it fills."""
    properties = FrameBufferProperties()
    properties.set_rgba_bits(16, 16, 16, 16)
    properties.set_float_color(True)
    properties.set_depth_bits(0)
    flags = GraphicsPipe.BF_refuse_window | GraphicsPipe.BF_resizeable
    wanted = WindowProperties.size(*size)
    buffer = base.graphicsEngine.make_output(base.pipe, name, sort, properties, wanted, flags, host.get_gsg(), host)
    if buffer is None:
        raise RuntimeError(f"no offscreen buffer for {name}")
    texture = Texture(name)
    texture.set_wrap_u(SamplerState.WM_clamp)
    texture.set_wrap_v(SamplerState.WM_clamp)
    texture.set_minfilter(SamplerState.FT_linear)
    buffer.add_render_texture(texture, GraphicsOutput.RTM_bind_or_copy)
    buffer.set_clear_color((0, 0, 0, 1))
    buffer.set_clear_color_active(True)
    return buffer, texture


class Pass:
    """A buffer filled by one quad: for blurs and the like. divisor shrinks it against the picture it is made for."""

    def __init__(self, base: Any, host: Any, name: str, shader: Any, sort: int, divisor: int) -> None:
        self.divisor = divisor
        self.size = (1, 1)
        self.buffer, self.texture = light_buffer(base, host, name, (64, 64), sort)
        scene = NodePath(name)
        self.quad = quad(scene, shader, name)
        self.buffer.make_display_region().set_camera(flat_camera(scene))

    def resize(self, width: int, height: int) -> None:
        """Follow the picture's size."""
        self.size = (max(width // self.divisor, 1), max(height // self.divisor, 1))
        self.buffer.set_size(*self.size)
