"""The shadows of the station on itself: one map seen from the sun, drawn again only when something has moved.

Reads a node whose children carry a mask; knows no modules. Whoever draws asks for the inputs of the shader.
"""

from __future__ import annotations

from typing import Any

from panda3d.core import (
    BitMask32,
    Camera,
    ColorWriteAttrib,
    CullFaceAttrib,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    LMatrix4,
    LVecBase4,
    NodePath,
    OrthographicLens,
    SamplerState,
    Texture,
    WindowProperties,
)

from iss3d.vectors import Vec3, cross, distance, dot, scale, unit
from iss3d.view.shaders.space import space_shader

MASK = BitMask32.bit(8)
"""What only the sun's camera asks for."""

NEAR_REACH, FAR_REACH = 26.0, 62.0
"""Half the width of the map, metres, round an eye beside the station and round the station seen from afar."""

MIDDLE: Vec3 = (0.0, 0.0, 4.0)
BESIDE = 40.0
"""An eye nearer than this to the truss or the modules has the finer map round itself."""

DEEP = 140.0
MOVED, TURNED = 3.0, 0.004


class Shadow:
    """A depth map from the sun. Size 0 makes none."""

    def __init__(self, base: Any, scene: NodePath, size: int) -> None:
        self.size = size
        self._base = base
        self._drawn: tuple[Any, ...] = ()
        self._sun: Vec3 = (0.0, 0.0, 0.0)
        self._middle: Vec3 = (1e9, 0.0, 0.0)
        self._buffer: Any = None
        self.map = Texture("shadow")
        self.map.set_minfilter(SamplerState.FT_shadow)
        self.map.set_magfilter(SamplerState.FT_shadow)
        self.map.set_wrap_u(SamplerState.WM_clamp)
        self.map.set_wrap_v(SamplerState.WM_clamp)
        self._scene = scene
        # Until the map is drawn for the first time, all of space lies beside it, in the sun.
        scene.set_shader_input("shadow_from_station", LMatrix4(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 0, 1))
        scene.set_shader_input("shadow_texel", LVecBase4(0.001, 0.02, 1.0, 0.0))
        if size:
            self._open(base, scene, size)

    def _open(self, base: Any, scene: NodePath, size: int) -> None:
        properties = FrameBufferProperties()
        properties.set_depth_bits(24)
        self._buffer = base.graphicsEngine.make_output(
            base.pipe, "shadow", -60, properties, WindowProperties.size(size, size), GraphicsPipe.BF_refuse_window,
            base.win.get_gsg(), base.win,
        )  # fmt: skip
        if self._buffer is None:
            self.size = 0
            return
        self._buffer.add_render_texture(self.map, GraphicsOutput.RTM_bind_or_copy, GraphicsOutput.RTP_depth)
        lens = OrthographicLens()
        lens.set_film_size(3000.0, 3000.0)
        lens.set_near_far(-3000.0, 3000.0)
        node = Camera("sun", lens)
        node.set_camera_mask(MASK)
        self._state = NodePath("sun_state")
        self._state.set_shader(space_shader("shadow", "shadow"), 100)
        self._state.set_attrib(ColorWriteAttrib.make(ColorWriteAttrib.C_off), 100)
        self._state.set_attrib(CullFaceAttrib.make(CullFaceAttrib.M_cull_none), 100)
        self._node = node
        self._camera = scene.get_top().attach_new_node(node)
        scene.get_top().hide(MASK)
        self._buffer.make_display_region().set_camera(self._camera)
        self._buffer.set_clear_depth_active(True)
        self._buffer.set_active(False)

    def follow(self, eye: Vec3, sun: Vec3, dark: bool, moved: tuple[Any, ...], to_station: LMatrix4) -> None:
        """Draw the map again when the sun, the eye or a moving part is not where it was.

        Args:
            dark: In the Earth's shadow: nothing casts one.
            moved: Whatever else decides what it shows.
            to_station: From the world to the station's axes.
        """
        if self._buffer is None or dark:
            return
        near = distance(eye, MIDDLE) < BESIDE + 20.0 and abs(eye[0]) + abs(eye[2]) * 0.5 < BESIDE
        reach, middle = (NEAR_REACH, eye) if near else (FAR_REACH, MIDDLE)
        still = distance(middle, self._middle) < MOVED and distance(sun, self._sun) < TURNED
        if still and moved == self._drawn:
            return
        self._drawn, self._sun, self._middle = moved, sun, middle
        matrix = seen_from(sun, middle, reach, self.size)
        self._scene.set_shader_input("shadow_from_station", matrix)
        self._scene.set_shader_input(
            "shadow_texel", LVecBase4(1.0 / self.size, 2.0 * reach / self.size, reach, 0.0)
        )  # fmt: skip
        self._state.set_shader_input("shadow_from_station", matrix)
        self._state.set_shader_input("station_from_world", to_station)
        self._node.set_initial_state(self._state.get_state())
        self._buffer.set_one_shot(True)
        self._buffer.set_active(True)

    def remove(self) -> None:
        """Take the map away."""
        if self._buffer is not None:
            self._camera.remove_node()
            self._base.graphicsEngine.remove_window(self._buffer)
            self._buffer = None


def seen_from(sun: Vec3, middle: Vec3, reach: float, size: int) -> LMatrix4:
    """Return the matrix from station places to 0..1 across and into a map; whole texels, so that edges do not crawl."""
    side = unit(cross(sun, (0.0, 1.0, 0.0) if abs(sun[1]) < 0.9 else (1.0, 0.0, 0.0)))
    up = cross(side, sun)
    half = 0.5 / reach
    texel = 2.0 * reach / size
    u, v = (round(dot(middle, axis) / texel) * texel for axis in (side, up))
    deep = -0.5 / DEEP
    columns = (
        (*scale(side, half), 0.5 - u * half),
        (*scale(up, half), 0.5 - v * half),
        (*scale(sun, deep), 0.5 - dot(middle, sun) * deep),
        (0.0, 0.0, 0.0, 1.0),
    )
    return LMatrix4(*[columns[j][i] for i in range(4) for j in range(4)])
