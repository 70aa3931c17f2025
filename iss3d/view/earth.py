"""Space behind the station: Earth, sky and war, drawn as a background before anything else of the game.

Takes a window and the camera's pose in the station frame; knows nothing of the station. Kilometres, Earth-fixed axes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from panda3d.core import ColorBlendAttrib, NodePath, PTA_float

from iss3d.orbit import Sky
from iss3d.orbit.bodies import turn
from iss3d.vectors import AHEAD, RIGHT, UP, Quat, Vec3, dot, rotate, sub
from iss3d.view import heaven
from iss3d.view.earth_maps import Maps, grid_texture
from iss3d.view.levels import LEVELS, SpaceLevel
from iss3d.view.passes import WHOLE, Pass, Rect, flat_camera, light_buffer, quad
from iss3d.view.shaders.space import space_shader
from iss3d.view.sky import Stars
from iss3d.view.war_view import WarView
from iss3d.war import War, WarNow

BACKGROUND_SORT = -10
DAY_EXPOSURE, NIGHT_EXPOSURE, DARK_EXPOSURE = 1.45, 3.4, 6.5
"""By day; by night over lit cities; by night when the lights are out and only fires burn."""
OPENING_S, CLOSING_S = 6.0, 1.5
"""Time constants of the eye: it takes longer to get used to the dark than to the light."""
CUT_S = 60.0
"""A jump of the clock by so much is a cut: the eye has long been used to what it sees."""


class SpaceView:
    """The background of a window.

    Args:
        base: A ShowBase or what has its graphicsEngine, pipe and win.
        war: Content of the war, for the grids whose lights die; None leaves them on.
        level: A name of LEVELS.
        output: Where to draw, when not base.win.
    """

    def __init__(self, base: Any, war: War | None = None, level: str = "medium", output: Any = None) -> None:
        self.base = base
        self.war = war
        self.level: SpaceLevel = LEVELS[level]
        self.output = output or base.win
        self._screen = self.output
        self.reduced_flashes = False
        self.exposure = DAY_EXPOSURE
        self._seen_at: datetime | None = None
        self._size = (0, 0)
        self._visible = True
        self._built = False

    # -- making -------------------------------------------------------------------------------------------------------
    def build(self, wait: bool = False) -> None:
        """Make buffers, shaders and small maps; finer maps come while the game runs, or at once with wait."""
        scene = NodePath("space")
        self.buffer, self.picture = light_buffer(self.base, self.output, "space", (64, 64), -50)
        self.buffer.make_display_region().set_camera(flat_camera(scene))
        self.stars = Stars(scene, self.level.faintest, band=not self.level.plain)
        self.earth = quad(
            scene,
            space_shader("space_quad", "earth_plain" if self.level.plain else "earth", self.level.defines()),
            "earth",
        )
        self.earth.set_bin("background", 10)
        one, rest = ColorBlendAttrib.O_one, ColorBlendAttrib.O_one_minus_incoming_alpha
        self.earth.set_attrib(ColorBlendAttrib.make(ColorBlendAttrib.M_add, one, rest))
        self.maps = Maps(self.level if _reads_along_slants(self.base) else replace(self.level, anisotropy=1))
        self.maps.give(self.earth)
        self.maps.read_aside()
        if wait:
            self.wait_for_maps()
        grids, self._grid_ids = grid_texture(self.war)
        self._grid_light = PTA_float([1.0] * 16)
        self.earth.set_shader_inputs(grid_map=grids, grid_light=self._grid_light)
        self.war_view = WarView(self.base, self.output, scene, self.earth, self.level)
        self._make_development()
        self._built = True
        self._follow_size()

    def wait_for_maps(self, sky: Sky | None = None) -> None:
        """Stand still until the finest maps of the level (and of where the station is) are there: for pictures."""
        self.maps.finish(self.earth)
        if sky is not None:
            self.maps.follow(sky.latitude_deg, sky.longitude_deg)
            self.maps.finish(self.earth)

    def _make_development(self) -> None:
        """Glow, film curve, and the region of the window that shows the result behind everything."""
        self.glows: list[Pass] = []
        develop = NodePath("develop")
        shader = space_shader("space_quad", "develop", {"GLOW": int(self.level.glow)})
        self.developed = quad(develop, shader, "develop")
        self.developed.set_shader_inputs(source=self.picture, veil=(0, 0, 0, 0))
        if self.level.glow:
            source = self.picture
            for n, divisor in enumerate((4, 4, 16, 16)):
                glow = Pass(self.base, self.output, f"glow {n}", space_shader("space_quad", "glow"), -40 + n, divisor)
                glow.quad.set_shader_inputs(source=source, threshold=0.0)
                source = glow.texture
                self.glows.append(glow)
            self.developed.set_shader_inputs(near_glow=self.glows[1].texture, far_glow=self.glows[3].texture)
        self._camera = flat_camera(develop)
        self._open_region()

    def _open_region(self) -> None:
        self.region = self._screen.make_display_region()
        self.region.set_sort(BACKGROUND_SORT)
        self.region.set_camera(self._camera)
        self.region.set_active(self._visible)

    def show_in(self, screen: Any) -> None:
        """Show the result behind what is drawn in another output of the same size, such as the scene's own buffer."""
        if self._built:
            self._screen.remove_display_region(self.region)
        self._screen = screen
        if self._built:
            self._open_region()

    def destroy(self) -> None:
        """Take everything down, for instance to build another level."""
        if self._built:
            self._screen.remove_display_region(self.region)
            for made in (self.buffer, *self.war_view.buffers, *(glow.buffer for glow in self.glows)):
                self.base.graphicsEngine.remove_window(made)
            self._built = False

    def set_level(self, level: str) -> None:
        """Change the quality while running."""
        if LEVELS[level] is not self.level:
            self.destroy()
            self.level = LEVELS[level]
            self._size = (0, 0)
            self.build()

    def set_visible(self, visible: bool) -> None:
        """Draw space or not: where no window shows it, it need cost nothing."""
        if visible != self._visible:
            self._visible = visible
            for made in (self.buffer, *(glow.buffer for glow in self.glows)):
                made.set_active(visible)
            self.region.set_active(visible)

    def _follow_size(self) -> None:
        size = (max(self.output.get_x_size(), 2), max(self.output.get_y_size(), 2))
        if size == self._size:
            return
        self._size = size
        width, height = (max(int(s * self.level.scale), 2) for s in size)
        self.buffer.set_size(width, height)
        for n, glow in enumerate(self.glows):
            glow.resize(width, height)
            reach = 1.3 if n < 2 else 1.0
            stride = (reach / glow.size[0], 0.0) if n % 2 == 0 else (0.0, reach / glow.size[1])
            glow.quad.set_shader_input("stride", stride)

    # -- each frame ---------------------------------------------------------------------------------------------------
    def update(
        self,
        sky: Sky,
        war: WarNow,
        orientation: Quat,
        fov_deg: float,
        seconds: float = 0.0,
        exposure: float | None = None,
        rect: Rect = WHOLE,
    ) -> None:
        """Prepare the next frame.

        Args:
            sky: What is around the station now.
            war: What the war has come to.
            orientation: Of the eye in the station frame (its place does not matter at this distance).
            fov_deg: Angle of view from top to bottom.
            seconds: Real time since the last call.
            exposure: How much light the picture takes; None lets it follow day and night.
            rect: Part of the picture in which space shows at all (windows_rect); the rest is not computed.
        """
        self.war_view.limiter.reduced = self.reduced_flashes
        self.maps.take_arrived(self.earth)
        if not self._visible:
            self.war_view.follow(war, seconds)
            return
        self._follow_size()
        rays, tangents = self._rays(orientation, fov_deg)
        right, up, ahead = (turn(sky.station_to_ecef, ray) for ray in rays)
        inputs: dict[str, Any] = {
            "eye": sky.position_km,
            "sun": sky.sun_dir_ecef,
            "ray_right": _times(right, tangents[0]),
            "ray_up": _times(up, tangents[1]),
            "ray_ahead": ahead,
        }
        night = _smooth(6.0, -8.0, sky.sun_height_deg)
        dazzled = _dazzled(sky, rays[2])
        self.exposure = exposure or self._adapted(
            _auto_exposure(night, sky.sun_height_deg, war) / (1.0 + 1.4 * dazzled), sky, seconds
        )
        self.maps.follow(sky.latitude_deg, sky.longitude_deg)
        inputs["hour"] = _drift_seconds(sky)
        inputs["pixel_angle"] = 2.0 * tangents[1] / max(self.buffer.get_y_size(), 1)
        self.earth.set_shader_inputs(**inputs, **heaven.inputs(sky), lights_gain=0.55)
        for n, id in enumerate(self._grid_ids):
            self._grid_light[n + 1] = war.light_left(id)
        self.war_view.update(sky, war, {**inputs, "tangents": tangents}, seconds, self._size[1])
        self.stars.turn(
            sky,
            rays,
            tangents,
            0.36 * night * night * (1.0 - 0.85 * dazzled),
            self._size[1] * self.level.scale / 720.0,
            rect,
        )
        self._develop(sky, war, night, rays, tangents)
        for path in (self.earth, self.developed):
            path.set_shader_input("rect", rect)

    def _adapted(self, wanted: float, sky: Sky, seconds: float) -> float:
        """Return the exposure of an eye on its way to what it wants: quick to close, slow to open; a cut is at once."""
        before, self._seen_at = self._seen_at, sky.utc
        if before is None or abs((sky.utc - before).total_seconds()) > max(CUT_S, 4.0 * seconds):
            return wanted
        slow = OPENING_S if wanted > self.exposure else CLOSING_S
        share = 1.0 - math.exp(-seconds / slow)
        return self.exposure * (wanted / self.exposure) ** share

    def _develop(
        self, sky: Sky, war: WarNow, night: float, rays: tuple[Vec3, Vec3, Vec3], tangents: tuple[float, float]
    ) -> None:
        ahead = rays[2]
        direction, strength = self.war_view.light_at_station(sky, war)
        facing = max(dot(direction, ahead) * 0.6 + 0.4, 0.0)
        veil = min(strength * 0.06 * facing, 0.2)
        tint = self.war_view.tint
        self.developed.set_shader_inputs(
            exposure=self.exposure, grain=0.006 + 0.008 * night, veil=(*tint, veil),
            sun_at=_sun_in_picture(sky, rays, tangents[1]), aspect=tangents[0] / tangents[1],
        )  # fmt: skip
        if self.glows:
            self.glows[0].quad.set_shader_input("threshold", 1.1 / self.exposure)

    def _rays(self, orientation: Quat, fov_deg: float) -> tuple[tuple[Vec3, Vec3, Vec3], tuple[float, float]]:
        """Return right, up and ahead in the station frame, and the tangents of half the view across and up."""
        up_tangent = math.tan(math.radians(fov_deg) / 2)
        aspect = self._size[0] / self._size[1]
        axes = (rotate(orientation, RIGHT), rotate(orientation, UP), rotate(orientation, AHEAD))
        return axes, (up_tangent * aspect, up_tangent)

    def blast_light(self, sky: Sky, war: WarNow) -> tuple[Vec3, float]:
        """Return from where (station frame) and how strongly (1 = sunlight) bursts light the cabin, flashes limited."""
        return self.war_view.light_at_station(sky, war)

    @property
    def blast_tint(self) -> Vec3:
        """The colour of what blast_light last returned: bluish white at first, orange as the balls cool."""
        return self.war_view.tint


def windows_rect(
    panes: Iterable[Sequence[Vec3]], eye: Vec3, orientation: Quat, fov_deg: float, aspect: float
) -> Rect | None:
    """Return the part of the picture that covers these panes, or None when none is in it.

    Args:
        panes: The corners of each window, station frame.
        eye: Where the camera is.
        orientation: How it is turned.
        fov_deg: Its angle of view from top to bottom.
        aspect: Width over height of the picture.
    """
    ty = math.tan(math.radians(fov_deg) / 2)
    axes = tuple(rotate(orientation, axis) for axis in (RIGHT, UP, AHEAD))
    found = [rect for pane in panes if (rect := _pane_rect(pane, eye, axes, (ty * aspect, ty)))]
    if not found:
        return None
    left, right, bottom, top = zip(*found, strict=True)
    return (min(left), max(right), min(bottom), max(top))


def _pane_rect(
    corners: Sequence[Vec3], eye: Vec3, axes: tuple[Vec3, ...], tangents: tuple[float, float]
) -> Rect | None:
    """Return the part covered by one pane; all of it when the pane reaches behind the eye, as the head is in it."""
    right, up, ahead = axes
    ways = [sub(corner, eye) for corner in corners]
    depths = [dot(way, ahead) for way in ways]
    if max(depths) < 0.02:
        return None
    if min(depths) < 0.02:
        return WHOLE
    xs = [dot(way, right) / depth / tangents[0] for way, depth in zip(ways, depths, strict=True)]
    ys = [dot(way, up) / depth / tangents[1] for way, depth in zip(ways, depths, strict=True)]
    rect = (max(min(xs), -1.0), min(max(xs), 1.0), max(min(ys), -1.0), min(max(ys), 1.0))
    return rect if rect[0] < rect[1] and rect[2] < rect[3] else None


def _auto_exposure(night: float, sun_height: float, war: WarNow) -> float:
    """Return the exposure of an eye that adapts: over a dark, burning continent it opens further."""
    since = war.since_s or 0.0
    low_sun = 1.0 + 0.9 * _smooth(0.55, 0.0, max(math.sin(math.radians(sun_height)), 0.0))
    dark = NIGHT_EXPOSURE + (DARK_EXPOSURE - NIGHT_EXPOSURE) * _smooth(60.0, 900.0, since)
    day = DAY_EXPOSURE * low_sun
    return float(math.exp(math.log(day) + (math.log(dark) - math.log(day)) * night))


def _dazzled(sky: Sky, ahead: Vec3) -> float:
    """Return how much the Sun blinds an eye that looks along a direction of the station: 1 when it looks into it."""
    return sky.sunlight * _smooth(0.45, 0.85, dot(sky.sun_dir_station, ahead))


def _sun_in_picture(sky: Sky, rays: tuple[Vec3, Vec3, Vec3], tangent: float) -> tuple[float, float, float, float]:
    """Return where the Sun stands in the picture (half heights from its middle), whether before the eye, how strong."""
    right, up, ahead = (dot(sky.sun_dir_station, ray) for ray in rays)
    depth = max(ahead, 0.02)
    shown = _smooth(0.0, 0.25, ahead)
    return right / depth / tangent, up / depth / tangent, shown, sky.sunlight


def _reads_along_slants(base: Any) -> bool:
    """Return whether textures may be read by several samples along a slant: Mesa's processor renderer hangs on it."""
    gsg = base.win.get_gsg()
    return "llvmpipe" not in (gsg.get_driver_renderer() if gsg else "llvmpipe")


def _drift_seconds(sky: Sky) -> float:
    """Return seconds into the day, for clouds that drift and fires that flicker, small enough for a float."""
    return sky.utc.hour * 3600.0 + sky.utc.minute * 60.0 + sky.utc.second + sky.utc.microsecond * 1e-6


def _smooth(low: float, high: float, x: float) -> float:
    t = min(1.0, max(0.0, (x - low) / (high - low)))
    return t * t * (3.0 - 2.0 * t)


def _times(v: Vec3, factor: float) -> Vec3:
    return (v[0] * factor, v[1] * factor, v[2] * factor)
