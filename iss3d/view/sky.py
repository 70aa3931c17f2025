"""Stars, planets, Milky Way and Moon, drawn behind the Earth. Knows no camera but the rays it is given."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from panda3d.core import (
    ColorBlendAttrib,
    Geom,
    GeomNode,
    GeomPoints,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    InternalName,
    NodePath,
)

from iss3d.orbit import Sky
from iss3d.orbit.bodies import transposed, turn
from iss3d.orbit.moon_face import moon_axes
from iss3d.orbit.planets import planets
from iss3d.vectors import Vec3, dot, scale
from iss3d.view.earth_maps import read_stars, read_texture
from iss3d.view.passes import Rect, always_drawn, quad
from iss3d.view.shaders.space import space_shader

FAINT_END = 7.5
BRIGHTEST = 1.3
"""Venus, in the scale of star_colours; no star comes near 1."""
PLANETS_EVERY_S = 3600.0
MOON_HALO = 0.03
"""Tangent of the half width of the square in which Moon and halo are drawn."""


def star_colours(magnitude: np.ndarray, bv: np.ndarray) -> np.ndarray:
    """Return red, green, blue by B-V, and brightness (1: magnitude -1.5) by magnitude."""
    k = np.clip(bv, -0.4, 2.0)
    red = 0.62 + 0.38 * np.minimum(1, (k + 0.4) / 0.9)
    green = 0.72 + 0.22 * np.minimum(1, (k + 0.4) / 0.8) - 0.18 * np.maximum(0, (k - 0.6) / 1.4)
    blue = 1.0 - 0.55 * np.maximum(0, k / 2.0)
    return np.stack([red, green, blue, np.clip((FAINT_END - magnitude) / 9.0, 0, BRIGHTEST)], -1)


class Stars:
    """The sky behind the Earth: build once, turn each frame."""

    def __init__(self, scene: NodePath, faintest: float, band: bool) -> None:
        one = ColorBlendAttrib.O_one
        added = ColorBlendAttrib.make(ColorBlendAttrib.M_add, one, one)
        self.band = self._quad(scene, 1) if band else None
        self.moon = self._quad(scene, 0)
        self.moon.set_attrib(added)
        if self.band:
            self.band.set_shader_input("milky_way", read_texture("milky_way.jpg", 1, mipmaps=False))
        self.moon.set_shader_input("moon_face", read_texture("moon.jpg", 1, (150,), clamp=True))
        self.points = always_drawn(scene.attach_new_node("points of light"))
        self.points.attach_new_node(_points("stars", read_stars(faintest)))
        self.planets = self.points.attach_new_node(_points("planets", np.zeros((5, 5), np.float32)))
        self._planets_of: datetime | None = None
        self.points.set_shader(space_shader("star", "star"))
        self.points.set_bin("background", 5)
        self.points.set_attrib(added)

    @staticmethod
    def _quad(scene: NodePath, band: int) -> NodePath:
        path = quad(scene, space_shader("space_quad", "heaven", {"BAND": band}), "milky way" if band else "moon")
        path.set_bin("background", 1 - band)
        return path

    def turn(
        self,
        sky: Sky,
        rays: tuple[Vec3, Vec3, Vec3],
        tangents: tuple[float, float],
        gain: float,
        pixel: float,
        rect: Rect,
    ) -> None:
        """Turn the sky to the camera.

        Args:
            sky: What is around the station.
            rays: Right, up and ahead of the camera in the station frame, unit length.
            tangents: Of half the angle of view, across and up.
            gain: How bright stars are drawn; 0 hides them.
            pixel: Height of the picture over 720.
            rect: Part of the picture in which space shows.
        """
        self._place_planets(sky.utc)
        to_stars = transposed(sky.stars_to_station)
        right, up, ahead = (turn(to_stars, ray) for ray in rays)
        tx, ty = tangents
        self.points.set_shader_inputs(
            star_right=scale(right, 1 / tx), star_up=scale(up, 1 / ty), star_ahead=ahead, stars_gain=gain,
            pixel_scale=max(pixel, 0.6),
        )  # fmt: skip
        inputs = {
            "heaven_right": scale(right, tx),
            "heaven_up": scale(up, ty),
            "heaven_ahead": ahead,
            "stars_gain": gain,
        }
        if self.band:
            self.band.set_shader_inputs(**inputs, rect=rect)
        moon = sky.moon_dir_station
        depth = dot(moon, rays[2])
        if depth < 0.1:
            self.moon.hide()
            return
        x, y = dot(moon, rays[0]) / depth / tx, dot(moon, rays[1]) / depth / ty
        wide, high = MOON_HALO / tx / depth, MOON_HALO / ty / depth
        self.moon.show()
        near, east, north = moon_axes(sky.utc)
        self.moon.set_shader_inputs(
            **inputs, moon_near=near, moon_east=east, moon_north=north, moon=turn(to_stars, moon),
            moon_sun=turn(to_stars, sky.sun_dir_station),
            rect=(x - wide, x + wide, y - high, y + high),
        )  # fmt: skip

    def _place_planets(self, utc: datetime) -> None:
        """Put the planets where they stand, once an hour: they move a minute of arc in it."""
        before = self._planets_of
        if before is not None and abs((utc - before).total_seconds()) < PLANETS_EVERY_S:
            return
        self._planets_of = utc
        rows = np.array([(*p.direction, p.magnitude, p.bv) for p in planets(utc)], np.float32)
        self.planets.node().modify_geom(0).modify_vertex_data().modify_array_handle(0).copy_data_from(_packed(rows))


def _packed(stars: np.ndarray) -> bytes:
    """Return rows x, y, z, magnitude, B-V as the bytes of directions and colours."""
    return bytes(np.concatenate([stars[:, :3], star_colours(stars[:, 3], stars[:, 4])], 1).astype(np.float32).tobytes())


def _points(name: str, stars: np.ndarray) -> GeomNode:
    """Return points of light: rows x, y, z (J2000), magnitude, B-V."""
    array = GeomVertexArrayFormat()
    array.add_column(InternalName.make("vertex"), 3, Geom.NT_float32, Geom.C_point)
    array.add_column(InternalName.make("color"), 4, Geom.NT_float32, Geom.C_color)
    form = GeomVertexFormat()
    form.add_array(array)
    data = GeomVertexData(name, GeomVertexFormat.register_format(form), Geom.UH_static)
    data.unclean_set_num_rows(len(stars))
    data.modify_array_handle(0).copy_data_from(_packed(stars))
    points = GeomPoints(Geom.UH_static)
    points.add_next_vertices(len(stars))
    geom = Geom(data)
    geom.add_primitive(points)
    node = GeomNode(name)
    node.add_geom(geom)
    return node
