"""What is sewn on clothes: flag, name tape and the flight's round patch, each a piece of its own with paint of its own.

Painted into the cloth's map they would be some thirty texels wide and follow its seams; sewn on they can be read.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy.interpolate import LinearNDInterpolator

from iss3d.forge.crew_clothes import Outfit, Tights
from iss3d.forge.crew_data import Array
from iss3d.forge.crew_mesh import Piece, grid_quads, normals_of, triangles_of

SLEEVE_RADIUS = 0.62
"""Of a sleeve about the upper arm, decimetres."""

FLAG_DOWN = 1.02
"""Decimetres from the shoulder's joint to the middle of the flag."""

SEWN_OVER = 0.045
"""Decimetres that a badge stands off its cloth, whose near mesh is coarser than what it was cut from."""

WIDE, HIGH = 512, 256
FLAG_BOX, TAPE_BOX, PATCH_BOX = (0, 0, 256, 160), (0, 160, 256, 256), (256, 0, 512, 256)
"""Where each is in the badges' paint: left, top, right, bottom, in texels."""

THREAD = (226, 226, 220)


def flag_colours(kind: str, u: Array, v: Array) -> Array:
    """Return the paint of a flag at places -1..1."""
    if kind == "us":
        stripe = np.floor((v + 1) * 6.5) % 2 == 0
        paint = np.where(stripe[..., None], np.array([160, 40, 54.0]), np.array([228, 228, 224.0]))
        canton = (u < -0.2) & (v > -0.08)
        paint = np.where(canton[..., None], np.array([48, 50, 100.0]), paint)
        star = canton & (np.hypot((u * 14) % 1 - 0.5, (v * 10) % 1 - 0.5) < 0.3)
        return np.asarray(np.where(star[..., None], 230.0, paint))
    lower = np.where((v > -0.33)[..., None], np.array([32, 60, 150.0]), np.array([176, 44, 42.0]))
    return np.asarray(np.where((v > 0.33)[..., None], np.array([230, 230, 226.0]), lower))


def _places(box: tuple[int, int, int, int], times: int) -> tuple[Array, Array]:
    """Return places (-1..1, v upward) of a box's texels, drawn so many times finer."""
    wide, high = (box[2] - box[0]) * times, (box[3] - box[1]) * times
    v, u = np.mgrid[0:high, 0:wide] + 0.5
    return u / wide * 2 - 1, 1 - v / high * 2


def _flag(outfit: Outfit, times: int) -> Array:
    u, v = _places(FLAG_BOX, times)
    paint = flag_colours(outfit.flag, u / 0.95, v / 0.92)
    hem = (np.abs(u) > 0.95) | (np.abs(v) > 0.92)
    return np.where(hem[..., None], np.array(THREAD, float), paint)


def _tape(outfit: Outfit, times: int) -> Array:
    u, v = _places(TAPE_BOX, times)
    high, wide = u.shape
    paint = Image.new("RGB", (wide, high), (24, 27, 36))
    draw = ImageDraw.Draw(paint)
    font = ImageFont.load_default(0.62 * high)
    draw.text((wide / 2, high / 2), outfit.name, font=font, fill=(222, 216, 198), anchor="mm")
    edge = (np.abs(u) > 0.975) | (np.abs(v) > 0.91)
    return np.where(edge[..., None], np.array([58, 62, 74.0]), np.asarray(paint, float))


def _patch(times: int) -> Array:
    """The flight's patch: a limb of the Earth, a gold rim, the station's track over it."""
    u, v = _places(PATCH_BOX, times)
    r = np.hypot(u, v)
    paint = np.empty((*u.shape, 3))
    paint[:] = (26, 42, 82)
    earth = np.hypot(u, v + 1.05) < 1.0
    paint[earth] = (96, 132, 178)
    paint[earth & (np.hypot(u, v + 1.05) > 0.93)] = (190, 210, 226)
    stars = (np.hypot((u * 4.3 + 0.2 * np.round(v * 4.3)) % 1 - 0.5, (v * 4.3) % 1 - 0.5) < 0.07) & ~earth
    paint[stars] = (214, 216, 220)
    track = np.abs(np.hypot(u + 0.5, v + 0.55) - 0.98) < 0.045
    paint[track & (u > -0.6) & (v > -0.4)] = (206, 74, 54)
    station = (np.maximum(np.abs(u - 0.05) / 3.4, np.abs(v - 0.34)) < 0.035) | (
        np.maximum(np.abs(np.abs(u - 0.05) - 0.15) / 0.5, np.abs(v - 0.34) / 1.6) < 0.10
    )
    paint[station & (r < 0.8)] = (216, 196, 132)
    paint[np.abs(r - 0.90) < 0.055] = (206, 188, 120)
    paint[r > 0.955] = (26, 42, 82)
    return paint


def badge_paint(outfit: Outfit) -> Array:
    """Return the paint bytes (HIGH, WIDE, 3) of a person's badges."""
    times = 3
    sheet = np.zeros((HIGH * times, WIDE * times, 3))
    for box, paint in ((FLAG_BOX, _flag(outfit, times)), (TAPE_BOX, _tape(outfit, times)), (PATCH_BOX, _patch(times))):
        left, top, right, bottom = (edge * times for edge in box)
        sheet[top:bottom, left:right] = paint
    small = sheet.reshape(HIGH, times, WIDE, times, 3).mean((1, 3))
    # Threads run across: what is embroidered is never flat.
    thread = 1.0 + 0.05 * np.sin(np.arange(HIGH) * 2.1)[:, None, None] * np.cos(np.arange(WIDE) * 1.3)[None, :, None]
    return np.clip(small * thread, 0, 255).astype(np.uint8)


def badges(tights: Tights, points: Array, outfit: Outfit, dress: str) -> list[Piece]:
    """Return flag, tape and patch on a garment.

    Args:
        points: The garment's own points over a body, before it is cut.
    """
    normals = normals_of(points, triangles_of(tights.quads))
    ahead, down = sleeve_places(tights)
    sleeve = (tights.arm > 0.12) & (tights.arm < 0.80) & (tights.rest[:, 0] > 0) & (np.abs(ahead) < 1.0)
    x, y = tights.rest[:, 0], tights.rest[:, 1]
    chest = (tights.arm < 0) & (tights.rest[:, 2] > 0.35) & (y > 3.4) & (y < 5.4) & (np.abs(x) < 2.0)
    on_sleeve = _Cloth(np.stack([-ahead, -down], 1)[sleeve], points[sleeve], normals[sleeve], tights.weights[sleeve])
    on_chest = _Cloth(np.stack([x, y], 1)[chest], points[chest], normals[chest], tights.weights[chest])
    return [
        on_sleeve.sewn(_grid(7, 5), (0.0, -FLAG_DOWN), (0.40, 0.25), FLAG_BOX, dress),
        on_chest.sewn(_grid(7, 2), (0.92, 4.42), (0.42, 0.14), TAPE_BOX, dress),
        on_chest.sewn(_disc(), (-0.92, 4.45), (0.29, 0.29), PATCH_BOX, dress),
    ]


class Front:
    """A garment's front as it lies over a body: where a thing sits on it, which way it looks, what carries it."""

    def __init__(self, tights: Tights, points: Array) -> None:
        normals = normals_of(points, triangles_of(tights.quads))
        x, y, z = tights.rest.T
        front = (tights.arm < 0) & (z > 0.3) & (y > 0.4) & (y < 5.6)
        self._at = LinearNDInterpolator(
            np.stack([x, y], 1)[front], np.concatenate([points, normals, tights.weights], 1)[front]
        )

    def place(self, x: float, y: float, over: float = 0.0) -> tuple[Array, Array, Array]:
        """Return (point, normal, weights) over a place of the unshaped front."""
        point, normal, weights = np.split(self._at(x, y).ravel(), [3, 6])
        normal = normal / np.linalg.norm(normal)
        return point + over * normal, normal, weights


def sleeve_places(tights: Tights) -> tuple[Array, Array]:
    """Return places on the outer left sleeve, decimetres: ahead round the arm, and down from the shoulder's joint."""
    axis = tights.elbow - tights.shoulder
    long = float(np.linalg.norm(axis))
    axis = axis / long
    out = np.array([-axis[1], axis[0], 0.0])
    away = tights.rest - tights.shoulder
    return SLEEVE_RADIUS * np.arctan2(away[:, 2], away @ out), tights.arm * long


def _grid(wide: int, high: int) -> tuple[Array, Array]:
    """Return (places -1..1, triangles) of a rectangle."""
    v, u = np.meshgrid(np.linspace(-1, 1, high + 1), np.linspace(-1, 1, wide + 1), indexing="ij")
    return np.stack([u.ravel(), v.ravel()], 1), triangles_of(grid_quads(high + 1, wide + 1))


def _disc(around: int = 18) -> tuple[Array, Array]:
    """Return (places -1..1, triangles) of a round, from the middle out."""
    turn, out = np.meshgrid(np.linspace(0, 2 * np.pi, around + 1), [0.0, 0.55, 1.0])
    places = np.stack([(out * np.cos(turn)).ravel(), (out * np.sin(turn)).ravel()], 1)
    return places, triangles_of(grid_quads(3, around + 1))


class _Cloth:
    """A part of a garment laid flat, to sew on."""

    def __init__(self, flat: Array, points: Array, normals: Array, weights: Array) -> None:
        self._joints = weights.shape[1]
        self._at = LinearNDInterpolator(flat, np.concatenate([points, normals, weights], 1))

    def sewn(
        self, shape: tuple[Array, Array], middle: tuple[float, float], half: tuple[float, float],
        box: tuple[int, int, int, int], dress: str,
    ) -> Piece:  # fmt: skip
        """Return a badge of a shape about a place of the flat cloth, painted from a box of the badges' paint."""
        places, triangles = shape
        found = self._at(places * half + middle)
        points, normals, weights = np.split(found, [3, 6], 1)
        normals = normals / np.linalg.norm(normals, axis=1, keepdims=True)
        share = places * 0.5 + 0.5
        uv = np.stack([box[0] + share[:, 0] * (box[2] - box[0]), HIGH - box[3] + share[:, 1] * (box[3] - box[1])], 1)
        return Piece(
            "badge", points + SEWN_OVER * normals, normals, uv / (WIDE, HIGH), weights, triangles, dress,
            open_air=False, keep=(1.0, 0.3),
        )  # fmt: skip
