"""The live screens aboard: one sheet of pages drawn at most once a second, and the camera on the large arm's hand.

Hangs them on laptops and consoles that are near; draws nothing while nobody looks at one. Knows no world.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from panda3d.core import (
    BitMask32,
    Camera,
    CardMaker,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    LMatrix4,
    NodePath,
    OrthographicLens,
    PerspectiveLens,
    SamplerState,
    Texture,
    WindowProperties,
)

from iss3d.station.model import Thing
from iss3d.station.station import Station
from iss3d.vectors import UP, Vec3, add, cross, distance, facing, scale, sub, unit
from iss3d.view.shaders import shader
from iss3d.view.station.arm_pose import joints
from iss3d.view.station.fittings_capsule import displays
from iss3d.view.station.looks import front
from iss3d.view.station.mesh import Frame
from iss3d.view.station.pages import COLUMNS, HEIGHT, ROWS, WIDTH, Pages, ScreenFacts, page_frame
from iss3d.view.station.props_desks import monitors
from iss3d.view.station.writing import sheet_of
from iss3d.view.window import GameWindow, camera_matrix

MASK = BitMask32.bit(9)
"""What only the camera on the arm asks for: what is outside, and people."""

NEAR = 3.5
"""Metres from which a screen can be read; farther ones keep what they last showed."""

PAGE_S = 1.0
CAMERA_S = 0.5
CAMERA_SIZE = (160, 120)
CAMERA_FOV = 62.0
SHAPE = WIDTH / HEIGHT
SHEET = (COLUMNS * WIDTH, ROWS * HEIGHT)
MARGIN = 0.006
HELD_SHARE = 0.235
"""Height of the screens held before who flies the arm, against that of the picture."""

HELD_AWAY = 0.3
LOOKS = ("laptop", "console", "cockpit")


class Screens:
    """Everything that shows something live.

    Args:
        say: A text of the interface by its id.
    """

    def __init__(self, window: GameWindow, station: Station, say: Callable[..., str]) -> None:
        self._window = window
        self._things = {id: thing for id, thing in station.things.items() if thing.look in LOOKS and not thing.text}
        self._ups = {id: module.up for id, module in station.modules.items()}
        self._pages = Pages(station, say)
        self._hung: dict[str, NodePath] = {}
        self._since_page, self._since_camera = math.inf, math.inf
        self._held: NodePath | None = None
        self.sheet, self._sheet_buffer = self._buffer("screens", SHEET, -56)
        self.picture, self._camera_buffer = self._buffer("arm_camera", CAMERA_SIZE, -55)
        flat = OrthographicLens()
        flat.set_film_size(*SHEET)
        flat.set_near_far(-100.0, 100.0)
        eye = self._pages.scene.attach_new_node(Camera("screens", flat))
        eye.set_pos(SHEET[0] * 0.5, SHEET[1] * 0.5, 0.0)
        lens = PerspectiveLens()
        lens.set_aspect_ratio(SHAPE)
        lens.set_fov(CAMERA_FOV)
        lens.set_near_far(0.1, 1500.0)
        node = Camera("arm_camera", lens)
        node.set_camera_mask(MASK)
        self._camera = window.render.attach_new_node(node)
        for buffer, camera in ((self._sheet_buffer, eye), (self._camera_buffer, self._camera)):
            if buffer is not None:
                buffer.make_display_region().set_camera(camera)

    @property
    def scene(self) -> NodePath:
        """The pages, each a node of its own name."""
        return self._pages.scene

    def _buffer(self, name: str, size: tuple[int, int], sort: int) -> tuple[Texture, Any]:
        properties = FrameBufferProperties()
        properties.set_rgba_bits(8, 8, 8, 8)
        properties.set_depth_bits(24)
        base = self._window.app
        buffer = base.graphicsEngine.make_output(
            base.pipe, name, sort, properties, WindowProperties.size(*size), GraphicsPipe.BF_refuse_window,
            self._window.win.get_gsg(), self._window.win,
        )  # fmt: skip
        texture = Texture(name)
        texture.set_minfilter(SamplerState.FT_linear)
        texture.set_wrap_u(SamplerState.WM_clamp)
        texture.set_wrap_v(SamplerState.WM_clamp)
        if buffer is not None:
            buffer.add_render_texture(texture, GraphicsOutput.RTM_bind_or_copy)
            buffer.set_clear_color((0.004, 0.005, 0.008, 1.0))
            buffer.set_clear_color_active(True)
            buffer.set_active(False)
        return texture, buffer

    def update(self, facts: Callable[[], ScreenFacts], nodes: Mapping[str, NodePath], eye: Vec3, seconds: float,
               console: str | None) -> None:  # fmt: skip
        """Show this frame.

        Args:
            facts: What there is to show; asked only when a screen is drawn anew.
            nodes: The drawn things.
            console: The console at which the player flies the arm.
        """
        if self._sheet_buffer is None or self._camera_buffer is None:
            return
        self._since_page += seconds
        self._since_camera += seconds
        near = [
            id for id, node in nodes.items()
            if id in self._things and not node.is_hidden() and distance(_at(node), eye) < NEAR
        ]  # fmt: skip
        for id in near:
            if id not in self._hung:
                self._hung[id] = self._hang(self._things[id], nodes[id])
        self._hold(console is not None)
        filmed = console is not None or any(self._things[id].controls == "arm" for id in near)
        if near and self._since_page >= (CAMERA_S if console is not None else PAGE_S):
            self._since_page = 0.0
            self._pages.draw(
                facts(), {page for id in near for face in self._faces(self._things[id]) for page in face[3]}
            )
            self._once(self._sheet_buffer)
        if filmed and self._since_camera >= CAMERA_S:
            self._since_camera = 0.0
            self._aim(facts())
            self._once(self._camera_buffer)

    @staticmethod
    def _once(buffer: Any) -> None:
        buffer.set_one_shot(True)
        buffer.set_active(True)

    def _aim(self, facts: ScreenFacts) -> None:
        """Look from beside the wrist past the hand at what it is to take hold of."""
        arm = facts.arm
        wrist = joints(arm.end)[2]
        along = sub(arm.target if arm.target is not None else arm.end, wrist)
        ahead = unit(along if distance(along, (0.0, 0.0, 0.0)) > 0.3 else sub(arm.end, wrist))
        side = cross(ahead, UP)
        above = unit(cross(side if distance(side, (0.0, 0.0, 0.0)) > 0.2 else (0.0, 1.0, 0.0), ahead))
        head = add(add(wrist, scale(ahead, -0.4)), scale(above, 0.6))
        goal = arm.target if arm.target is not None else add(arm.end, scale(ahead, 3.0))
        look = facing(sub(goal, head), above)
        self._camera.set_mat(self._window.render, camera_matrix(head, look))

    def _hang(self, thing: Thing, node: NodePath) -> NodePath:
        """Put pages on the screens of a thing."""
        root = node.attach_new_node("screens")
        for frame, half_width, half_height, pages in self._faces(thing):
            _card(root, frame, -half_width, half_width, -half_height, half_height, 0.0, self.sheet, (0.01, 0.02) * 2)
            count = len(pages)
            wide = 2.0 * half_width / count
            w = min(wide - MARGIN, (2.0 * half_height - MARGIN) * SHAPE) * 0.5
            for k, page in enumerate(pages):
                middle = -half_width + wide * (k + 0.5)
                texture = self.picture if page == "camera" else self.sheet
                part = (0.0, 1.0, 0.0, 1.0) if page == "camera" else page_frame(page)
                _card(root, frame, middle - w, middle + w, -w / SHAPE, w / SHAPE, 0.002, texture, part)
        return root

    def _faces(self, thing: Thing) -> list[tuple[Frame, float, float, tuple[str, ...]]]:
        """Return the screens of a thing: frame, half width, half height, pages side by side."""
        flies = thing.controls == "arm"
        if thing.look == "laptop":
            sheet = sheet_of(thing, self._ups.get(thing.module, UP))
            assert sheet is not None
            return [(sheet.frame, sheet.half_width, sheet.half_height, ("orbit", "systems"))]
        f = front(thing.size)
        if thing.look == "cockpit":
            return [
                (Frame(f.at(u, v, 0.0192), f.u, f.v, f.n), half, tall, (page,))
                for (u, v, half, tall), page in zip(displays(thing.size), ("approach", "ship"), strict=True)
            ]
        places = monitors(thing.size)
        shown = ("arm", "camera", "way") if flies else ("systems", "orbit", "arm")
        found: list[tuple[Frame, float, float, tuple[str, ...]]] = []
        for k, (u, v, half, tall) in enumerate(places):
            middle = Frame(f.at(u, v, 0.034), f.u, f.v, f.n)
            found.append((middle, half, tall, shown if len(places) == 1 else (shown[k],)))
        return found

    def _hold(self, flown: bool) -> None:
        """Keep the console's screens before the eye of who flies the arm, low at the right."""
        if not flown:
            if self._held is not None:
                self._held.hide()
            return
        if self._held is None:
            self._held = self._window.camera.attach_new_node("held_screens")
            self._held.set_bin("fixed", 40)
            self._held.set_depth_test(False)
            self._held.set_depth_write(False)
            frame = Frame((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, -1.0))
            for row, (page, texture) in enumerate((("way", self.sheet), ("camera", self.picture))):
                part = page_frame("way") if page == "way" else (0.0, 1.0, 0.0, 1.0)
                _card(self._held, frame, -SHAPE, 0.0, row * 1.02, row * 1.02 + 1.0, 0.0, texture, part)
        self._held.show()
        lens = self._window.lens
        half = math.tan(math.radians(lens.get_vfov()) * 0.5) * HELD_AWAY
        size = 2.0 * half * HELD_SHARE
        self._held.set_scale(size)
        self._held.set_pos(half * lens.get_aspect_ratio() - 0.12 * size, -half * 0.55, HELD_AWAY)

    def remove(self) -> None:
        """Take buffers and cards away."""
        for buffer in (self._sheet_buffer, self._camera_buffer):
            if buffer is not None:
                self._window.app.graphicsEngine.remove_window(buffer)
        self._sheet_buffer = self._camera_buffer = None
        self._camera.remove_node()
        for node in (*self._hung.values(), *([self._held] if self._held is not None else [])):
            node.remove_node()


def _at(node: NodePath) -> Vec3:
    x, y, z = node.get_pos()
    return float(x), float(y), float(z)


def _card(parent: NodePath, frame: Frame, left: float, right: float, low: float, high: float, off: float,
          texture: Texture, part: tuple[float, ...]) -> None:  # fmt: skip
    """Hang a part of a texture on a rectangle of a frame."""
    card = CardMaker("screen")
    card.set_frame((left, low, 0), (right, low, 0), (right, high, 0), (left, high, 0))
    card.set_uv_range((part[0], part[2]), (part[1], part[3]))
    made = parent.attach_new_node(card.generate())
    o = frame.at(0.0, 0.0, off)
    made.set_mat(LMatrix4(*frame.u, 0, *frame.v, 0, *frame.n, 0, *o, 1))
    made.set_shader(shader("screen"), 2)
    made.set_texture(texture, 2)
    made.set_two_sided(True)
