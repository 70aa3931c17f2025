"""The war as seen from above: a small map of light, fire, smoke and darkness about the station, and cards per burst.

A hundred bursts cost little more than one: the Earth reads the map once a pixel, and all cards are three draws.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from panda3d.core import (
    ColorBlendAttrib,
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    GeomVertexFormat,
    NodePath,
    SamplerState,
    Texture,
)

from iss3d.orbit import Sky
from iss3d.orbit.bodies import EARTH_RADIUS_KM
from iss3d.orbit.place import up_at
from iss3d.view.earth_maps import billows, noise_tile
from iss3d.view.flashes import FlashLimiter
from iss3d.view.levels import SpaceLevel
from iss3d.view.passes import always_drawn, flat_camera, light_buffer
from iss3d.view.shaders.space import space_shader
from iss3d.war import BurstNow, WarNow, burning, physics

HALF_WIDTH = 0.42
"""Sine of the angle from the middle of the war's map to its edge: a little past the horizon of clouds."""
ANCHOR_MOVES_KM = 150.0
LIGHT_REACH_KM = 620.0
MOST = 2048
SIZES = (8, 32, 128, 512, MOST)
CLOUD_GONE_S = 7200.0


def _plain(v: np.ndarray) -> tuple[float, float, float]:
    """Return a vector as Panda3D takes it."""
    return (float(v[0]), float(v[1]), float(v[2]))


class Table:
    """A texture of four texels a row from which a vertex shader reads what it draws."""

    def __init__(self, name: str) -> None:
        self.texture = Texture(name)
        self._rows = 0

    def fill(self, rows: np.ndarray) -> int:
        """Store rows of 16 floats; return the size of the mesh that covers them."""
        size = next(s for s in SIZES if s >= min(len(rows), MOST))
        if size != self._rows:
            self.texture.setup_2d_texture(4, size, Texture.T_float, Texture.F_rgba32)
            self.texture.set_minfilter(SamplerState.FT_nearest)
            self.texture.set_magfilter(SamplerState.FT_nearest)
            self._rows = size
        padded = np.zeros((size, 16), np.float32)
        padded[: min(len(rows), size)] = rows[:size]
        self.texture.set_ram_image(padded.tobytes())
        return size


CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, -1), (1, 1), (-1, 1))


def _cards(parent: NodePath, name: str) -> dict[int, NodePath]:
    """Return meshes of 8 to 2048 quads over the same vertices: corner and number of the quad."""
    rows = np.zeros((MOST, 6, 3), np.float32)
    rows[:, :, :2] = CORNERS
    rows[:, :, 2] = np.arange(MOST)[:, None]
    data = GeomVertexData(name, GeomVertexFormat.get_v3(), Geom.UH_static)
    data.unclean_set_num_rows(MOST * 6)
    data.modify_array_handle(0).copy_data_from(rows.tobytes())
    found = {}
    for size in SIZES:
        triangles = GeomTriangles(Geom.UH_static)
        triangles.add_next_vertices(size * 6)
        geom = Geom(data)
        geom.add_primitive(triangles)
        node = GeomNode(f"{name} {size}")
        node.add_geom(geom)
        path = always_drawn(parent.attach_new_node(node))
        path.set_two_sided(True)
        path.hide()
        found[size] = path
    return found


class Cards:
    """Quads drawn by one shader from a table; only as many as are needed."""

    def __init__(self, parent: NodePath, name: str, table: Table, shader: Any, order: int, additive: bool) -> None:
        self.root = parent.attach_new_node(name)
        self.root.set_shader(shader)
        self.root.set_bin("fixed", order)
        one, rest = ColorBlendAttrib.O_one, ColorBlendAttrib.O_one_minus_incoming_alpha
        self.root.set_attrib(ColorBlendAttrib.make(ColorBlendAttrib.M_add, one, one if additive else rest))
        self.table = table
        self._meshes = _cards(self.root, name)
        self._shown: NodePath | None = None

    def show(self, size: int) -> None:
        """Draw the mesh of this many quads, 0 none."""
        wanted = self._meshes.get(size)
        if wanted != self._shown:
            if self._shown is not None:
                self._shown.hide()
            if wanted is not None:
                wanted.show()
            self._shown = wanted


class WarView:
    """Draws what the war has come to. earth is the node that draws the Earth, scene the scene of cards after it."""

    def __init__(self, base: Any, host: Any, scene: NodePath, earth: NodePath, level: SpaceLevel) -> None:
        self.level = level
        self.limiter = FlashLimiter()
        self.light: dict[str, float] = {}
        self._rows: dict[str, tuple[float, np.ndarray, np.ndarray]] = {}
        self._places: dict[str, np.ndarray] = {}
        self._anchor = np.zeros(3)
        self._painted_s = 1e9
        self._painted: tuple[Any, ...] = ()
        self._strokes, self._bursts = Table("strokes"), Table("bursts")
        size = (level.war_map, level.war_map)
        self.buffer, self.map = light_buffer(base, host, "war map", size, -60)
        self.buffer.set_clear_color((0, 0, 0, 0))
        paint = NodePath("war map")
        self._paint = Cards(paint, "strokes", self._strokes, space_shader("war_paint", "war_paint"), 0, True)
        self._paint.root.set_shader_input("strokes", self._strokes.texture)
        self.buffer.make_display_region().set_camera(flat_camera(paint))
        self._earth = earth
        earth.set_shader_inputs(war_map=self.map, war_half=HALF_WIDTH)
        self._cards = self._make_cards(scene)

    def _make_cards(self, scene: NodePath) -> list[Cards]:
        made = []
        kinds = (("shock", 0, False), ("cap", 1, False), ("flash", 2, True))
        noise = noise_tile()
        for name, kind, additive in kinds:
            shader = space_shader("blast", name, {"CAP_STEPS": self.level.cap_steps} if name == "cap" else None)
            cards = Cards(scene, name, self._bursts, shader, 10 + kind, additive)
            cards.root.set_shader_inputs(bursts=self._bursts.texture, kind=kind)
            if name == "shock":
                cards.root.set_shader_input("noise_tile", noise)
            if name == "cap" and self.level.cap_steps:
                cards.root.set_shader_input("billows", billows())
            made.append(cards)
        return made

    # -- each frame ---------------------------------------------------------------------------------------------------
    def update(self, sky: Sky, war: WarNow, rays: dict[str, Any], seconds: float) -> None:
        """Show the war at this moment.

        Args:
            sky: Where the station is.
            war: What has gone off.
            rays: Shader inputs of the camera (eye, ray_right, ray_up, ray_ahead, tangents, sun).
            seconds: Real time since the last call.
        """
        self.follow(war, seconds)
        eye = np.array(sky.position_km)
        near = [b for b in war.bursts if self._above_horizon(b, eye)]
        self._paint_map(near, eye, seconds)
        if not near:
            for cards in self._cards:
                cards.show(0)
            return
        size = self._fill_cards(near, eye)
        for cards in self._cards:
            cards.root.set_shader_inputs(**rays)
            cards.show(size)

    def follow(self, war: WarNow, seconds: float) -> None:
        """Let the light of bursts go on, also while nobody sees where it comes from."""
        self.light = self.limiter.step(war.bursts, seconds)

    def _place(self, now: BurstNow) -> np.ndarray:
        place = self._places.get(now.burst.id)
        if place is None:
            place = np.array(up_at(now.burst.latitude_deg, now.burst.longitude_deg)) * EARTH_RADIUS_KM
            self._places[now.burst.id] = place
        return place

    def _above_horizon(self, now: BurstNow, eye: np.ndarray) -> bool:
        """Return whether the place, or smoke and glow over it, can be seen."""
        return float(self._place(now) @ eye) > EARTH_RADIUS_KM**2 * 0.955

    def _form(self, now: BurstNow) -> tuple[np.ndarray, np.ndarray]:
        """Return the slow figures of a burst (card row without place and light, stroke); made anew as it ages."""
        known = self._rows.get(now.burst.id)
        age, kt = now.age_s, now.burst.yield_kt
        if known and 0.0 <= age - known[0] < 0.01 * age:
            return known[1], known[2]
        cap = physics.cap_radius(age, kt)
        thick = cap * (0.50 + 0.45 * math.exp(-age / 70.0))
        seed = float(abs(now.burst.latitude_deg * 7.13 + now.burst.longitude_deg * 3.71) % 1.0)
        left = physics.cloud_left(age)
        heat = physics.heat(age, kt)
        card = np.array(
            [0, 0, 0, 1, age, kt / 1000.0, seed, 0, cap, physics.cap_height(age, kt), physics.stem_radius(age, kt), 0,
             heat, left, thick, 0], np.float32
        )  # fmt: skip
        strength = burning.fire(age) * (0.6 if now.burst.surface else 1.2)
        fire_km, wide = burning.fire_radius(age, kt), burning.smoke_width(age, kt)
        trail = burning.smoke_length(age, 0.015)
        dark = burning.dark_radius(kt)
        half_wide = max(wide * 2.6 + 0.1 * trail, fire_km * 2.6, dark * 1.6)
        stroke = np.array(
            [0, 0, half_wide + trail * 0.5, half_wide, 0, 0, trail, 1, strength, burning.smoke(age) * 0.9,
             min(age / 1.5, 1.0), fire_km, wide, 0, dark, 0], np.float32
        )  # fmt: skip
        self._rows[now.burst.id] = (age, card, stroke)
        return card, stroke

    def _fill_cards(self, near: list[BurstNow], eye: np.ndarray) -> int:
        shown = [b for b in near if b.age_s < CLOUD_GONE_S or b.burst.id in self.light]
        places = np.array([self._place(b) for b in shown]).reshape(-1, 3)
        ground = places - eye
        rows = np.zeros((len(shown), 16), np.float32)
        for n, now in enumerate(shown):
            rows[n] = self._form(now)[0]
            rows[n, 4] = now.age_s
            limited = self.light.get(now.burst.id, 0.0)
            rows[n, 11] = min(now.power, 0.02 + 1.6 * limited) if self.limiter.reduced else now.power
            rows[n, 15] = limited
        rows[:, 0:3] = ground
        for n, now in enumerate(shown):
            light = self.light.get(now.burst.id, 0.0)
            if light > 0.003:
                apart2 = ((places - places[n]) ** 2).sum(1) + 225.0
                lit = light * physics.PEAK_FLUX * 0.3 / apart2 * np.exp(-np.sqrt(apart2) / 220.0)
                lit[n] = 0.0
                rows[:, 7] = np.minimum(rows[:, 7] + lit, 6.0)
        order = np.argsort(-(ground**2).sum(1), kind="stable")
        return self._bursts.fill(rows[order]) if shown else 0

    # -- the map ------------------------------------------------------------------------------------------------------
    def _paint_map(self, near: list[BurstNow], eye: np.ndarray, seconds: float) -> None:
        """Paint the map anew when it is due: often while something flashes, seldom over old fires."""
        self._painted_s += seconds
        moved = float(np.linalg.norm(eye / np.linalg.norm(eye) - self._anchor)) * EARTH_RADIUS_KM
        youngest = min((b.age_s for b in near), default=1e9)
        due = self.level.paint_s if self.light else min(2.0, 0.01 * youngest)
        ids = tuple(b.burst.id for b in near)
        if moved < ANCHOR_MOVES_KM and ids == self._painted and (self._painted_s < due or not near):
            return
        if moved >= ANCHOR_MOVES_KM:
            self._anchor = eye / np.linalg.norm(eye)
            east = np.cross((0.0, 0.0, 1.0), self._anchor)
            self._east = east / np.linalg.norm(east)
            self._north = np.cross(self._anchor, self._east)
            self._earth.set_shader_inputs(
                war_up=_plain(self._anchor), war_east=_plain(self._east), war_north=_plain(self._north)
            )
        self._painted_s, self._painted = 0.0, ids
        rows = self._stroke_rows(near)
        self._paint.show(self._strokes.fill(rows) if len(rows) else 0)
        self.buffer.set_one_shot(True)

    def _stroke_rows(self, near: list[BurstNow]) -> np.ndarray:
        per_km = 1.0 / (EARTH_RADIUS_KM * HALF_WIDTH)
        rows = []
        for now in near:
            place = self._place(now) / EARTH_RADIUS_KM
            at = (float(place @ self._east) / HALF_WIDTH, float(place @ self._north) / HALF_WIDTH)
            wind = np.cross((0.0, 0.0, 1.0), place)
            along = np.array([wind @ self._east, wind @ self._north])
            along /= max(float(np.linalg.norm(along)), 1e-6)
            stroke = self._form(now)[1].copy()
            stroke[0:2], stroke[4:6], stroke[13] = at, along, per_km
            rows.append(stroke)
            light = self.light.get(now.burst.id, 0.0)
            if light > 0.002:
                reach = LIGHT_REACH_KM * min(1.0, 0.35 + light)
                row = [*at, reach, reach, 1, 0, 0, 0, light, 0, 0, 0, 0, per_km, 0, 0]
                rows.append(np.array(row, np.float32))
        return np.array(rows, np.float32).reshape(-1, 16)

    # -- for the cabin ------------------------------------------------------------------------------------------------
    def light_at_station(self, sky: Sky, war: WarNow) -> tuple[tuple[float, float, float], float]:
        """Return from where (station frame) and how strongly (1 = sunlight) bursts light the station now."""
        total, strength = np.zeros(3), 0.0
        for now in war.bursts:
            light = self.light.get(now.burst.id, 0.0)
            lat, lon = now.burst.latitude_deg, now.burst.longitude_deg
            if light > 0.001 and sky.visible(lat, lon, 10.0):
                way = np.array(sky.offset_km(lat, lon, 5.0))
                one = light * physics.PEAK_FLUX / float(way @ way)
                total += way / np.linalg.norm(way) * one
                strength += one
        size = float(np.linalg.norm(total))
        direction = total / size if size > 1e-9 else np.array([0.0, 0.0, 1.0])
        return _plain(direction), strength
