"""The war as seen from above: the map that the Earth reads, cards for clouds, shocks and flashes, ribbons for trails.

A hundred bursts cost little more than one: the Earth reads the map once a pixel, and all cards are four draws.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from panda3d.core import NodePath

from iss3d.orbit import Sky
from iss3d.orbit.bodies import EARTH_RADIUS_KM
from iss3d.vectors import Vec3
from iss3d.view.earth_maps import billows, noise_tile
from iss3d.view.flashes import FlashLimiter
from iss3d.view.levels import SpaceLevel
from iss3d.view.shaders.space import space_shader
from iss3d.view.war_cards import Cards, Table
from iss3d.view.war_colours import glow_colours
from iss3d.view.war_figures import FigureBook
from iss3d.view.war_map import WarMap
from iss3d.view.war_trails import trail_rows
from iss3d.war import WarNow, physics

IN_SIGHT = 0.955
"""Cosine from the station to bursts whose clouds and glow can still stand over the horizon."""
TOWER_AGE_S = 700.0
"""The age of a burst's cloud that the cloud over a fire looks like: a leaning column under a torn sheet."""
SMOKY = 0.62
"""The share of dust by which the shaders know smoke of a fire."""
DISTANT_LIGHTS = 12
"""How many flashes light the clouds of other bursts."""


class WarView:
    """Draws what the war has come to. earth is the node that draws the Earth, scene the scene of cards after it."""

    def __init__(self, base: Any, host: Any, scene: NodePath, earth: NodePath, level: SpaceLevel) -> None:
        self.level = level
        self.limiter = FlashLimiter()
        self.light: dict[str, float] = {}
        self.book = FigureBook()
        self.colours = np.zeros((0, 3))
        self.tint: Vec3 = (1.0, 1.0, 1.0)
        self._eye = np.zeros(3)
        self._earth = earth
        self.map = WarMap(base, host, earth, level)
        self.buffers = self.map.buffers
        self._bursts, self._trails = Table("bursts", 7), Table("trails")
        self._cards = self._make_cards(scene)
        self._ribbons = Cards(scene, "trail", self._trails, space_shader("trail", "trail"), 13, additive=False)

    def _make_cards(self, scene: NodePath) -> list[Cards]:
        made = []
        for kind, (name, additive) in enumerate((("shock", False), ("cap", False), ("flash", True))):
            shader = space_shader("blast", name, {"CAP_STEPS": self.level.cap_steps} if name == "cap" else None)
            cards = Cards(scene, name, self._bursts, shader, 10 + kind, additive)
            cards.root.set_shader_inputs(kind=kind)
            if name != "flash":
                cards.root.set_shader_input("noise_tile", noise_tile())
            if name == "cap" and self.level.cap_steps:
                cards.root.set_shader_input("billows", billows())
            made.append(cards)
        return made

    # -- each frame ---------------------------------------------------------------------------------------------------
    def update(self, sky: Sky, war: WarNow, rays: dict[str, Any], seconds: float, height_px: int = 720) -> None:
        """Show the war at this moment.

        Args:
            sky: Where the station is.
            war: What has gone off.
            rays: Shader inputs of the camera (eye, ray_right, ray_up, ray_ahead, tangents, pixel_angle, sun, hour).
            seconds: Real time since the last call.
            height_px: Of the picture, for what must not get thinner than a pixel.
        """
        self.follow(war, seconds)
        eye = self._eye = np.array(sky.position_km)
        self.book.follow(war.bursts)
        light = np.array([self.light.get(now.burst.id, 0.0) for now in war.bursts], float)
        self.colours = glow_colours(self.book.column("kelvin")) if len(light) else np.zeros((0, 3))
        self.map.update(self.book, light, self.colours, eye, seconds)
        size = self._fill(war, light, eye)
        ribbons = self._trails.fill(trail_rows(war.trails, eye, np.array(sky.sun_dir_ecef)))
        deck = self._earth.get_shader_input("cloud_map").get_texture()
        for cards in self._cards:
            cards.show(size)
            if size:
                cards.root.set_shader_inputs(**rays, cloud_map=deck)
        self._ribbons.show(ribbons)
        if ribbons:
            pixel = 2.0 * float(rays["tangents"][1]) / max(height_px, 1)
            self._ribbons.root.set_shader_inputs(**rays, pixel=pixel)

    def follow(self, war: WarNow, seconds: float) -> None:
        """Let the light of bursts go on, also while nobody sees where it comes from."""
        self.light = self.limiter.step(war.bursts, seconds)

    def _fill(self, war: WarNow, light: np.ndarray, eye: np.ndarray) -> int:
        """Store a row for each burst in sight, the farthest first; return the size of their mesh."""
        book = self.book
        if not len(book.index):
            return 0
        seen = (book.place @ eye > EARTH_RADIUS_KM**2 * IN_SIGHT) & (
            (book.column("left") > 0.0) | (light > 0.0) | (book.column("tower") > 1.0)
        )
        chosen = np.nonzero(seen)[0]
        ground = book.place[chosen] - eye
        chosen = chosen[np.argsort(-(ground**2).sum(1), kind="stable")]
        towers = self._towers(chosen)
        places = book.place[chosen]
        rows = np.zeros((len(chosen), 28), np.float32)
        rows[:, 0:3], rows[:, 3] = places - eye, 1.0
        rows[:, 4], rows[:, 5], rows[:, 6] = book.age[chosen], book.megatons[chosen], book.seed[chosen]
        rows[:, 7] = self._lit_by_others(places, light[chosen])
        for n, name in ((8, "radius"), (9, "height"), (10, "stem"), (12, "heat"), (13, "left"), (14, "half")):
            rows[:, n] = book.column(name)[chosen]
        # Air differs from place to place: what the curves give is the mean of what there was to measure.
        seed = book.seed[chosen]
        varied = np.minimum(book.age[chosen] / 120.0, 1.0)
        rows[:, 8] *= 1.0 + varied * (0.46 * ((seed * 11.7) % 1.0) - 0.24)
        rows[:, 9] *= 1.0 + varied * (0.26 * ((seed * 17.3) % 1.0) - 0.14)
        rows[:, 14] *= 1.0 + varied * (0.40 * ((seed * 23.1) % 1.0) - 0.22)
        powers = np.array([war.bursts[n].power for n in chosen])
        limited = light[chosen]
        rows[:, 11] = self.limiter.point(powers, limited)
        rows[:, 15] = limited
        wind, drift = book.wind[chosen], book.column("drift")[chosen]
        speed = np.maximum(np.linalg.norm(wind, axis=1), 1e-9)
        rows[:, 16:18] = wind / speed[:, None] * drift[:, None]
        rows[:, 18] = book.column("dust")[chosen]
        rows[:, 19] = book.column("fire")[chosen]
        rows[:, 20] = book.column("shock")[chosen]
        rows[:, 21], rows[:, 22] = book.column("cleared")[chosen], book.column("clearing")[chosen]
        rows[:, 24:27] = self.colours[chosen]
        # The cap of a burst has gone downwind when a cloud of its own stands over its fire.
        both = np.concatenate([rows, towers])
        return self._bursts.fill(both[np.argsort(-(both[:, 0:3] ** 2).sum(1), kind="stable")])

    def _towers(self, chosen: np.ndarray) -> np.ndarray:
        """Return rows for the clouds that fires raise: caps of another shape, brown with smoke, that do not age."""
        book = self.book
        chosen = chosen[book.column("tower")[chosen] > 1.0]
        rows = np.zeros((len(chosen), 28), np.float32)
        if not len(chosen):
            return rows
        seed, tall = book.seed[chosen], book.column("tower")[chosen]
        tall = tall * (0.75 + 0.45 * ((seed * 5.3) % 1.0))
        wind = book.wind[chosen]
        speed = np.maximum(np.linalg.norm(wind, axis=1, keepdims=True), 1e-9)
        rows[:, 0:3], rows[:, 3] = book.place[chosen] - self._eye, 1.0
        rows[:, 4], rows[:, 5], rows[:, 6] = TOWER_AGE_S, book.megatons[chosen], (seed * 3.7) % 1.0
        rows[:, 8], rows[:, 14] = tall * (0.55 + 0.25 * ((seed * 9.1) % 1.0)), tall * 0.30
        rows[:, 9], rows[:, 10] = tall * 0.72, tall * 0.24
        rows[:, 13] = 1.0
        rows[:, 16:18] = wind / speed * tall[:, None] * 0.45
        rows[:, 18], rows[:, 19] = SMOKY, book.column("fire")[chosen]
        return rows

    @staticmethod
    def _lit_by_others(places: np.ndarray, light: np.ndarray) -> np.ndarray:
        """Return how much light of the others falls on each cloud, 1 = sunlight."""
        total = np.zeros(len(places))
        brightest = np.argsort(-light, kind="stable")[:DISTANT_LIGHTS]
        for n in brightest[light[brightest] > 0.003]:
            apart2 = ((places - places[n]) ** 2).sum(1) + 225.0
            falling = light[n] * physics.PEAK_FLUX * 0.3 / apart2 * np.exp(-np.sqrt(apart2) / 220.0)
            falling[n] = 0.0
            total = total + falling
        return np.minimum(total, 6.0)

    # -- for the cabin ------------------------------------------------------------------------------------------------
    def light_at_station(self, sky: Sky, war: WarNow) -> tuple[Vec3, float]:
        """Return from where (station frame) and how strongly (1 = sunlight) bursts light the station now.

        Its colour is in `tint` afterwards.
        """
        total, strength, colour = np.zeros(3), 0.0, np.zeros(3)
        shining = {id: light for id, light in self.light.items() if light > 0.001}
        for n, now in enumerate(war.bursts if shining else ()):
            light = shining.get(now.burst.id, 0.0)
            lat, lon = now.burst.latitude_deg, now.burst.longitude_deg
            if light > 0.0 and sky.visible(lat, lon, 10.0):
                way = np.array(sky.offset_km(lat, lon, 5.0))
                one = light * physics.PEAK_FLUX / float(way @ way)
                total += way / np.linalg.norm(way) * one
                strength += one
                colour += one * (self.colours[n] if n < len(self.colours) else 1.0)
        if strength > 1e-9:
            self.tint = (float(colour[0] / strength), float(colour[1] / strength), float(colour[2] / strength))
        size = float(np.linalg.norm(total))
        direction = total / size if size > 1e-9 else np.array([0.0, 0.0, 1.0])
        return (float(direction[0]), float(direction[1]), float(direction[2])), strength
