"""Stars, Milky Way and Moon, drawn behind the Earth. Knows directions, not time."""

from __future__ import annotations

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
from iss3d.vectors import Vec3, dot, scale
from iss3d.view.earth_maps import noise_tile, read_stars, read_texture
from iss3d.view.passes import Rect, always_drawn, quad
from iss3d.view.shaders.space import space_shader

FAINT_END = 7.5
MOON_HALO = 0.03
"""Tangent of the half width of the square in which Moon and halo are drawn."""


def star_colours(magnitude: np.ndarray, bv: np.ndarray) -> np.ndarray:
    """Return red, green, blue by B-V, and brightness 0..1 by magnitude."""
    k = np.clip(bv, -0.4, 2.0)
    red = 0.62 + 0.38 * np.minimum(1, (k + 0.4) / 0.9)
    green = 0.72 + 0.22 * np.minimum(1, (k + 0.4) / 0.8) - 0.18 * np.maximum(0, (k - 0.6) / 1.4)
    blue = 1.0 - 0.55 * np.maximum(0, k / 2.0)
    return np.stack([red, green, blue, np.clip((FAINT_END - magnitude) / 9.0, 0, 1)], -1)


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
        self.moon.set_shader_input("noise_tile", noise_tile())
        self.points = always_drawn(scene.attach_new_node(_points(faintest)))
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
        self.moon.set_shader_inputs(
            **inputs, moon=turn(to_stars, moon), moon_sun=turn(to_stars, sky.sun_dir_station),
            rect=(x - wide, x + wide, y - high, y + high),
        )  # fmt: skip


def _points(faintest: float) -> GeomNode:
    stars = read_stars(faintest)
    array = GeomVertexArrayFormat()
    array.add_column(InternalName.make("vertex"), 3, Geom.NT_float32, Geom.C_point)
    array.add_column(InternalName.make("color"), 4, Geom.NT_float32, Geom.C_color)
    form = GeomVertexFormat()
    form.add_array(array)
    data = GeomVertexData("stars", GeomVertexFormat.register_format(form), Geom.UH_static)
    data.unclean_set_num_rows(len(stars))
    rows = np.concatenate([stars[:, :3], star_colours(stars[:, 3], stars[:, 4])], 1).astype(np.float32)
    data.modify_array_handle(0).copy_data_from(rows.tobytes())
    points = GeomPoints(Geom.UH_static)
    points.add_next_vertices(len(stars))
    geom = Geom(data)
    geom.add_primitive(points)
    node = GeomNode("stars")
    node.add_geom(geom)
    return node
