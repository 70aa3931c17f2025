"""Faces in the glass: by night a lit room shows whoever is at a window, oneself and others, faintly, in the pane.

Plane mirror geometry: the body itself, mirrored behind the pane, drawn small by a camera that is where the player's is.
Knows panes, lamps and the player's body; nothing of the story.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from panda3d.core import (
    Camera,
    ColorBlendAttrib,
    CullFaceAttrib,
    FrameBufferProperties,
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    GeomVertexFormat,
    GeomVertexWriter,
    GraphicsOutput,
    GraphicsPipe,
    LMatrix4,
    NodePath,
    OmniBoundingVolume,
    Texture,
    TransparencyAttrib,
    WindowProperties,
)

from iss3d.station.model import Window
from iss3d.vectors import AHEAD, Quat, Vec3, about, add, compose, conjugate, dot, length, rotate, scale, sub, unit
from iss3d.view.crew_figure import USUAL, Figure, skeleton
from iss3d.view.crew_pose import as_vec, bone_rows, turn
from iss3d.view.light import ROOMS, Glow, RoomLight
from iss3d.view.shaders import shader
from iss3d.view.window import GameWindow, camera_matrix

SIZE = (320, 180)
"""Pixels of the mirrored picture: four panes of thick glass give no sharp one."""

MOST_OTHERS = 2
"""How many people beside oneself are mirrored; each costs a body at its far level."""

MIRRORED_WITHIN = 2.4
"""Metres from the eye within which others come back from a pane."""

NEAR = 1.6
"""Metres from the middle of a pane within which one meets oneself in it."""

LEAST_SLANT = 0.25
"""Cosine of the angle to the pane's axis below which one looks along the wall, not at the pane."""

BY_RED = 0.25 / ROOMS["emergency"].red
"""How much light falls on a face that could come back from a pane."""

FADE_SECONDS = 0.6
GLARE = 6.0
"""How fast what flashes outside outshines a face: at a sixth of sunlight half of the reflection is left."""

FAINTEST = 0.03
"""Share below which nothing is drawn."""

NECK_PARTS = (("neck_01", 0.4), ("head", 0.6))
"""How much of a turned gaze each joint gives; a neck turns NECK_MOST rad at most."""

NECK_MOST = 1.1
BEFORE_GLASS = 0.004
"""Metres on this side of the pane at which the picture lies."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Who stands before the glass: the body as it is drawn, the eye, and the light about it."""

    body: Figure
    turned: Quat
    eye: Vec3
    look: Quat
    module: str
    light: RoomLight


def brightness(lamps: Glow, sun_height_deg: float, flash: float = 0.0) -> float:
    """Return how clearly, 0 to 1, a pane mirrors: lamps within against the Earth's daylight without.

    Args:
        lamps: How those of the module burn.
        sun_height_deg: Of the Sun over the ground below; from civil twilight on the Earth outshines a face.
        flash: Light of bursts from outside, 1 = sunlight: it too outshines a face.
    """
    day = max(0.0, min(1.0, (sun_height_deg + 12.0) / 10.0))
    lit = max(lamps.lamps**0.53, BY_RED * lamps.red)
    return lit * (1.0 - day) / (1.0 + GLARE * flash)


def pane_before(panes: Iterable[Window], eye: Vec3, ahead: Vec3) -> Window | None:
    """Return the pane one looks at from near by and from within, None when there is none."""
    best, most = None, 0.3
    for pane in panes:
        to = sub(pane.centre, eye)
        far = length(to)
        if far > NEAR or far < 1e-3 or dot(to, pane.normal) < LEAST_SLANT * far:
            continue
        worth = dot(ahead, to) / far
        if worth > most:
            best, most = pane, worth
    return best


def mirrored(point: Vec3, pane: Window) -> Vec3:
    """Return where a point is seen in a pane."""
    return sub(point, scale(pane.normal, 2.0 * dot(sub(point, pane.centre), pane.normal)))


def mirror_matrix(pane: Window) -> LMatrix4:
    """Return the mapping of `mirrored` as a matrix of row vectors in the station frame."""
    n = pane.normal
    shift = scale(n, 2.0 * dot(pane.centre, n))
    rows = [[(1.0 if i == j else 0.0) - 2.0 * n[i] * n[j] for j in range(3)] for i in range(3)]
    return LMatrix4(*rows[0], 0.0, *rows[1], 0.0, *rows[2], 0.0, *shift, 1.0)


class GlassMirror:
    """The player's own reflection in the pane before them.

    Args:
        window: Where the picture is drawn.
        root: Node of the station's frame.
        name: Of the player's body.
        panes: Every window of the station.
    """

    def __init__(self, window: GameWindow, root: Any, name: str, panes: Iterable[Window]) -> None:
        self._panes: dict[str, list[Window]] = {}
        for pane in panes:
            self._panes.setdefault(pane.module, []).append(pane)
        self._window, self._root, self._name = window, root, name
        self._pane: Window | None = None
        self._share = 0.0
        self._figure: Figure | None = None
        self._others: dict[str, Figure] = {}
        self._scene = NodePath("behind the glass")
        self._buffer: Any = None
        self._turning: Any = None
        self._glass: Any = None

    @property
    def share(self) -> float:
        """How much of the reflection is there now, 0 to 1."""
        return self._share

    @property
    def pane(self) -> Window | None:
        """The pane it is in, None for none."""
        return self._pane

    def update(
        self, seen: Seen | None, lamps: Glow, sun_height_deg: float, seconds: float, flash: float = 0.0,
        others: Sequence[Figure] = (),
    ) -> None:  # fmt: skip
        """Show this frame.

        Args:
            seen: Who is before the glass; None in a suit, outside, in pictures without a body, or at low quality.
            lamps: How those of the module burn.
            sun_height_deg: Of the Sun over the ground below.
            seconds: Since the last frame.
            flash: Light of bursts from outside, 1 = sunlight.
            others: Whoever else is near in the same room, as they are drawn, the nearest first.
        """
        wish, pane = 0.0, None
        if seen is not None:
            wish = brightness(lamps, sun_height_deg, flash)
            if wish > FAINTEST:
                pane = pane_before(self._panes.get(seen.module, ()), seen.eye, rotate(seen.look, AHEAD))
        if pane is None:
            wish = 0.0
        step = seconds / FADE_SECONDS
        if pane is not None and pane is not self._pane and self._share <= FAINTEST:
            self._pane = pane
            self._cut(pane)
        elif pane is not self._pane:
            # The one before goes first.
            wish = 0.0
        self._share += max(-step, min(step, wish - self._share))
        if seen is None or self._pane is None or self._share <= FAINTEST:
            if self._share <= FAINTEST and wish <= FAINTEST:
                self._pane = None
            self._sleep()
            return
        self._draw(seen, self._pane)
        self._draw_others(others[:MOST_OTHERS], seen, self._pane)

    def _draw(self, seen: Seen, pane: Window) -> None:
        figure = self._awake()
        figure.wear(seen.body.dress or USUAL)
        pose = seen.body.pose.copy()
        ahead = rotate(conjugate(seen.turned), rotate(seen.look, AHEAD))
        yaw = max(-NECK_MOST, min(NECK_MOST, math.atan2(ahead[1], ahead[0])))
        pitch = max(-NECK_MOST, min(NECK_MOST, math.asin(max(-1.0, min(1.0, ahead[2])))))
        for joint, part in NECK_PARTS:
            by = compose(about((0.0, 0.0, 1.0), yaw * part), about((0.0, 1.0, 0.0), -pitch * part))
            turn(pose, figure.body.index(joint), by)
        heads = figure.body.heads[None]
        turns, places = skeleton().frames(pose[None], heads)
        figure.put_bones(bone_rows(turns, places, heads)[0])
        left, right = (places[0][figure.body.index(f"eye_{side}")] for side in "lr")
        between = as_vec(0.5 * (left + right))
        # The face is where the eye is: that is what a mirror is about.
        base = sub(seen.eye, rotate(seen.turned, between))
        figure.place(base, seen.turned)
        figure.light(seen.light, seen.turned, base, mirrored(seen.eye, pane))
        figure.put_condition(False, False, True)
        self._turning.set_mat(mirror_matrix(pane))
        self._camera.set_mat(camera_matrix(seen.eye, seen.look))
        self._glass.set_shader_input("share", self._share)
        self._glass.set_shader_input("eye", seen.eye)
        self._glass.show()
        self._buffer.set_active(True)

    def _draw_others(self, others: Sequence[Figure], seen: Seen, pane: Window) -> None:
        """Show in the glass who else is before it, posed and dressed as they are."""
        now = {figure.body.name: figure for figure in others}
        for name, mirrored_one in self._others.items():
            if name not in now:
                mirrored_one.root.hide()
        for name, figure in now.items():
            if name not in self._others:
                self._others[name] = Figure(name, self._turning, clearing=0.0)
                self._others[name].show_level(False)
            twin = self._others[name]
            twin.root.show()
            twin.wear(figure.dress)
            heads = figure.body.heads[None]
            twin.put_bones(bone_rows(figure.turns[None], figure.places[None], heads)[0])
            (x, y, z), q = figure.root.get_pos(), figure.root.get_quat()
            turned: Quat = (q[0], q[1], q[2], q[3])
            twin.place((x, y, z), turned)
            twin.light(seen.light, turned, (x, y, z), mirrored(seen.eye, pane))

    def _awake(self) -> Figure:
        """Return the mirrored body, made when it is first needed."""
        if self._figure is None:
            self._open()
            # A scene of its own: nothing of the hull stands before what is seen behind the glass.
            frame = self._scene.attach_new_node("station")
            frame.set_mat(self._root.get_mat(self._window.render))
            self._turning = frame.attach_new_node("mirrored")
            self._figure = Figure(self._name, self._turning, clearing=0.0)
            # Mirrored triangles turn the other way round.
            self._turning.set_attrib(CullFaceAttrib.make_reverse())
        return self._figure

    def _open(self) -> None:
        window, base = self._window, self._window.app
        properties = FrameBufferProperties()
        properties.set_rgba_bits(8, 8, 8, 8)
        properties.set_depth_bits(24)
        self._buffer = base.graphicsEngine.make_output(
            base.pipe, "mirror", -40, properties, WindowProperties.size(*SIZE), GraphicsPipe.BF_refuse_window,
            window.win.get_gsg(), window.win,
        )  # fmt: skip
        self._picture = Texture("mirror")
        self._buffer.add_render_texture(self._picture, GraphicsOutput.RTM_bind_or_copy)
        self._buffer.set_clear_color((0.0, 0.0, 0.0, 1.0))
        self._buffer.set_clear_color_active(True)
        self._camera = self._scene.attach_new_node(Camera("mirror", window.lens))
        self._buffer.make_display_region().set_camera(self._camera)

    def _cut(self, pane: Window) -> None:
        """Lay the picture on a pane."""
        self._awake()
        if self._glass is not None:
            self._glass.remove_node()
        self._glass = self._root.attach_new_node(_panel(pane))
        self._glass.set_shader(shader("mirror"))
        self._glass.set_shader_input("picture", self._picture)
        self._glass.set_shader_input("normal", pane.normal)
        self._glass.set_transparency(TransparencyAttrib.M_alpha)
        self._glass.set_attrib(ColorBlendAttrib.make(ColorBlendAttrib.M_add))
        self._glass.set_depth_write(False)
        self._glass.set_two_sided(True)
        self._glass.set_bin("fixed", 20)

    def _sleep(self) -> None:
        if self._buffer is not None:
            self._buffer.set_active(False)
        if self._glass is not None:
            self._glass.hide()

    def remove(self) -> None:
        """Take the buffer away."""
        if self._buffer is not None:
            self._scene.remove_node()
            self._window.app.graphicsEngine.remove_window(self._buffer)
            self._buffer = None


def _panel(pane: Window) -> Any:
    """Return a pane as triangles, a little on this side of its glass."""
    vertices = GeomVertexData("mirror", GeomVertexFormat.get_v3(), Geom.UH_static)
    writer = GeomVertexWriter(vertices, "vertex")
    for corner in pane.corners:
        writer.add_data3(*add(corner, scale(unit(pane.normal), -BEFORE_GLASS)))
    triangles = GeomTriangles(Geom.UH_static)
    for i in range(1, len(pane.corners) - 1):
        triangles.add_vertices(0, i, i + 1)
    geom = Geom(vertices)
    geom.add_primitive(triangles)
    node = GeomNode("mirror")
    node.add_geom(geom)
    node.set_bounds(OmniBoundingVolume())
    return node
