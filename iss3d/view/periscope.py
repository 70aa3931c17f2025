"""The picture in a periscope: the station ahead of a docked or leaving ship, drawn small onto a thing's ground glass.

One little buffer with its own camera outside the hull; it sleeps while nobody is aboard. Sees only what is outside.
"""

from __future__ import annotations

from typing import Any

from panda3d.core import (
    BitMask32,
    Camera,
    CardMaker,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    LMatrix4,
    LVecBase4,
    NodePath,
    PerspectiveLens,
    Texture,
    WindowProperties,
)

from iss3d.station.model import Thing
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, facing, scale
from iss3d.view.parting import way_off
from iss3d.view.shaders import shader
from iss3d.view.window import GameWindow, camera_matrix

SIZE = 288
FOV = 38.0
MASK = BitMask32.bit(7)
"""What only the periscope's camera asks for; the insides of rooms are hidden from it."""

BESIDE = 1.3
"""Metres from the ship's axis to the periscope's head."""

GLASS = 0.82
"""Radius of the ground glass against the radius of its eyepiece, as fittings_periscope draws it."""


class Periscope:
    """A camera beside the ship's hull and the glass that its picture is thrown on."""

    def __init__(self, window: GameWindow, station: Station) -> None:
        self._window, self._station = window, station
        properties = FrameBufferProperties()
        properties.set_rgba_bits(8, 8, 8, 8)
        properties.set_depth_bits(24)
        base = window.app
        self._buffer: Any = base.graphicsEngine.make_output(
            base.pipe, "periscope", -50, properties, WindowProperties.size(SIZE, SIZE), GraphicsPipe.BF_refuse_window,
            window.win.get_gsg(), window.win,
        )  # fmt: skip
        self._texture = Texture("periscope")
        self._glass: NodePath | None = None
        if self._buffer is None:
            return
        self._buffer.add_render_texture(self._texture, GraphicsOutput.RTM_bind_or_copy)
        self._buffer.set_clear_color((0.004, 0.005, 0.007, 1.0))
        self._buffer.set_clear_color_active(True)
        lens = PerspectiveLens()
        lens.set_fov(FOV, FOV)
        lens.set_near_far(0.2, 1500.0)
        node = Camera("periscope", lens)
        node.set_camera_mask(MASK)
        self._camera = window.render.attach_new_node(node)
        self._buffer.make_display_region().set_camera(self._camera)

    def show(self, glass: Thing, node: NodePath, shift: Vec3) -> None:
        """Look out from the ship that the glass is in, and show it on the glass."""
        if self._buffer is None:
            return
        if self._glass is None:
            self._glass = self._hang(glass, node)
        self._buffer.set_active(True)
        module = self._station.modules[glass.module]
        ahead = scale(way_off(self._station, module.id), -1.0)
        side = cross(module.up, ahead)
        head = add(add(module.centre, shift), add(scale(side, -BESIDE), scale(ahead, 2.0)))
        self._camera.set_mat(self._window.render, camera_matrix(head, facing(ahead, module.up)))

    def _hang(self, glass: Thing, node: NodePath) -> NodePath:
        radius = min(glass.size[0], glass.size[1]) * 0.5 * GLASS
        card = CardMaker("glass")
        card.set_frame(-radius, radius, -radius, radius)
        made = node.attach_new_node(card.generate())
        made.set_mat(LMatrix4(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0, 0, -glass.size[2] * 0.5 + 0.009, 1))
        made.set_shader(shader("glass"), 2)
        made.set_texture(self._texture, 2)
        made.set_two_sided(True)
        made.set_shader_input("opacity", LVecBase4(1, 1, 0, 0), 1)
        return made

    def sleep(self) -> None:
        """Stop drawing."""
        if self._buffer is not None:
            self._buffer.set_active(False)

    def remove(self) -> None:
        """Take the buffer away."""
        if self._buffer is not None:
            self._camera.remove_node()
            self._window.app.graphicsEngine.remove_window(self._buffer)
            self._buffer = None
