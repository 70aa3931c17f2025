"""A small map of light, fire, smoke and darkness about the station, painted on the card; the Earth reads it.

Knows figures; nothing of clouds, flashes or cameras.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from panda3d.core import NodePath

from iss3d.orbit.bodies import EARTH_RADIUS_KM
from iss3d.view.levels import SpaceLevel
from iss3d.view.passes import flat_camera, light_buffer
from iss3d.view.shaders.space import space_shader
from iss3d.view.war_cards import Cards, Table
from iss3d.view.war_figures import FigureBook

HALF_WIDTH = 0.42
"""Sine of the angle from the middle of the map to its edge: a little past the horizon of clouds."""
ANCHOR_MOVES_KM = 150.0
LIGHT_REACH_KM = 620.0
LIGHT_SATURATION = 0.7
"""Of the light that flashes throw: so much light is never a pure colour to the eye."""
REACHES = 0.80
"""Cosine from the station to what may still paint onto the map: smoke drifts in from beyond the horizon."""
FRESH_S = 14000.0
"""How long the smoke of a fire is dark and billows; thrice as long and it has all gone pale."""
GLOW_WIDER = 7.0
"""How much wider than the fire is the light it throws onto smoke and cloud."""


class _Sheet:
    """A square of strokes painted on the card: its buffer, texture, and the table of its strokes."""

    def __init__(self, base: Any, host: Any, name: str, size: int) -> None:
        self.buffer, self.texture = light_buffer(base, host, name, (size, size), -60)
        self.buffer.set_clear_color((0, 0, 0, 0))
        scene = NodePath(name)
        self._strokes = Table(name, 5)
        self._cards = Cards(scene, name, self._strokes, space_shader("war_paint", "war_paint"), 0, True)
        self.buffer.make_display_region().set_camera(flat_camera(scene))

    def paint(self, rows: np.ndarray) -> None:
        """Paint these strokes, once."""
        self._cards.show(self._strokes.fill(rows))
        self.buffer.set_one_shot(True)


class WarMap:
    """The map and its painter. earth is the node that reads it.

    Two sheets: what the ground does, as fine as the level allows; and the light of flashes, coarse but in colour.
    """

    def __init__(self, base: Any, host: Any, earth: NodePath, level: SpaceLevel) -> None:
        self._paint_s = level.paint_s
        self._earth = earth
        self._anchor = np.zeros(3)
        self._east = self._north = np.zeros(3)
        self._since_s = 1e9
        self._painted: tuple[int, ...] = ()
        self._lit_s = 1e9
        self._lit: tuple[int, ...] | None = None
        self._ground = _Sheet(base, host, "war map", level.war_map)
        self._light = _Sheet(base, host, "war light", max(level.war_map // 4, 96))
        self.buffers = (self._ground.buffer, self._light.buffer)
        earth.set_shader_inputs(war_map=self._ground.texture, war_light=self._light.texture, war_half=HALF_WIDTH)

    def update(self, book: FigureBook, light: np.ndarray, colours: np.ndarray, eye: np.ndarray, seconds: float) -> None:
        """Paint anew what is due: light while something flashes, the ground often when young, seldom when old.

        Args:
            book: What has gone off.
            light: Of each burst in it, as the limiter lets it through.
            colours: Of that light, (n, 3).
            eye: Where the station is, Earth-fixed km.
            seconds: Real time since the last call.
        """
        self._since_s += seconds
        up = eye / np.linalg.norm(eye)
        near = np.nonzero(book.place @ up > EARTH_RADIUS_KM * REACHES)[0] if len(book.index) else book.index
        youngest = float(book.age[near].min()) if len(near) else 1e9
        due = max(self._paint_s, min(2.0, 0.02 * youngest))
        ids = tuple(book.index[near].tolist())
        moved = float(np.linalg.norm(up - self._anchor)) * EARTH_RADIUS_KM >= ANCHOR_MOVES_KM
        if moved:
            self._put_anchor(up)
        self._paint_light(book, near, light, colours, seconds, moved)
        if moved or ids != self._painted or (self._since_s >= due and ids):
            self._since_s, self._painted = 0.0, ids
            self._ground.paint(self._rows(book, near))

    def _paint_light(
        self, book: FigureBook, near: np.ndarray, light: np.ndarray, colours: np.ndarray, seconds: float, moved: bool
    ) -> None:
        """Paint the light of what flashes; once more, and empty, when the last has gone out."""
        self._lit_s += seconds
        shining = near[light[near] > 0.002] if len(near) else near
        lit = bool(len(shining))
        ids = tuple(book.index[shining].tolist()) if lit else ()
        if ids == self._lit and not (lit and (moved or self._lit_s >= self._paint_s)):
            return
        self._lit_s, self._lit = 0.0, ids
        rows = np.zeros((len(shining), 20), np.float32)
        if lit:
            ups = book.place[shining] / EARTH_RADIUS_KM
            rows[:, 0:2] = np.stack([ups @ self._east, ups @ self._north], 1) / HALF_WIDTH
            rows[:, 2] = rows[:, 3] = LIGHT_REACH_KM * np.minimum(1.0, 0.05 + 7.0 * light[shining])
            rows[:, 4] = 1.0
            pale = colours[shining].mean(1, keepdims=True)
            rows[:, 8:11] = (pale + LIGHT_SATURATION * (colours[shining] - pale)) * light[shining, None]
            rows[:, 13] = 1.0 / (EARTH_RADIUS_KM * HALF_WIDTH)
        self._light.paint(rows)

    def _put_anchor(self, up: np.ndarray) -> None:
        self._anchor = up
        east = np.cross((0.0, 0.0, 1.0), up)
        self._east = east / np.linalg.norm(east)
        self._north = np.cross(up, self._east)
        axes = {"war_up": self._anchor, "war_east": self._east, "war_north": self._north}
        self._earth.set_shader_inputs(**{name: tuple(float(x) for x in axis) for name, axis in axes.items()})

    def _rows(self, book: FigureBook, near: np.ndarray) -> np.ndarray:
        """Return a stroke for the ground of each burst."""
        places, east = book.place[near], book.east[near]
        ups = places / EARTH_RADIUS_KM
        north = np.cross(ups, east)
        wind = book.wind[near]
        downwind = east * wind[:, :1] + north * wind[:, 1:]
        along = np.stack([downwind @ self._east, downwind @ self._north], 1)
        along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
        trail, width = book.column("smoke_length")[near], book.column("smoke_width")[near]
        fire_km, dark_km = book.column("fire_radius")[near], book.column("dark_radius")[near]
        half = np.maximum.reduce([width * 2.6 + 0.2 * trail, fire_km * GLOW_WIDER * 2.0, dark_km * 1.6])
        rows = np.zeros((len(near), 20), np.float32)
        rows[:, 0] = ups @ self._east / HALF_WIDTH
        rows[:, 1] = ups @ self._north / HALF_WIDTH
        rows[:, 2], rows[:, 3] = half + trail * 0.5, half
        rows[:, 4:6], rows[:, 6], rows[:, 7] = along, trail, 1.0
        rows[:, 8], rows[:, 9] = book.column("fire")[near], book.column("smoke")[near]
        rows[:, 10], rows[:, 11], rows[:, 12] = book.column("dark")[near], fire_km, width
        rows[:, 13], rows[:, 14] = 1.0 / (EARTH_RADIUS_KM * HALF_WIDTH), dark_km
        rows[:, 15] = book.seed[near]
        rows[:, 16], rows[:, 17] = book.column("cleared")[near], book.column("clearing")[near]
        rows[:, 18] = 1.0 - np.clip((book.age[near] - FRESH_S) / (2.0 * FRESH_S), 0.0, 1.0)
        return rows
