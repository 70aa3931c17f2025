"""Gathers the light of a module by rays, a minute's work where Cycles takes ten: soft shadows, three bounces, openness.

Offers what bake.Scene offers to forge.py, in station axes. Needs embreex; knows nothing of Blender. Every texel sends
rays to the lamps for its direct light and over its half of the sky for what the walls send back; what a wall sends is
kept for each of its triangles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from iss3d.forge.station import atlas
from iss3d.forge.station.charts import PAD, lightmap_uv
from iss3d.forge.station.folders import SHIPPED
from iss3d.forge.station.kit import EMERGENCY, LAMP, SCREEN, Part
from iss3d.vectors import Vec3

STRENGTHS: dict[str, dict[float, float]] = {
    "lamps": {LAMP: 60.0, SCREEN: 1.2},
    "emergency": {EMERGENCY: 40.0, SCREEN: 1.0},
    "windows": {},
}
"""Radiance of what shines, by kind of bake and glow."""

RED = (1.0, 0.16, 0.06)
BOUNCES, BOUNCE_RAYS, LAMP_RAYS = 3, 20, 4
"""Times light is sent on, rays a triangle sends for each, lamp rays a texel sends for each sample asked for."""

CLEAR = 0.003
"""Metres before a surface at which its rays begin."""

NEAR = 0.35
"""Metres within which something takes openness away."""

CHUNK = 150_000
PROBE = (256, 128)
BROAD = 10
"""Texels across a chart above which more of its neighbours are asked for a texel's light."""

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]


class Gather:
    """A module ready to be lit by rays."""

    def __init__(self, parts: Sequence[Part], side: int) -> None:
        from embreex import rtcore_scene  # noqa: PLC0415
        from embreex.mesh_construction import TriangleMesh  # noqa: PLC0415

        self.parts, self.side = parts, side
        first = np.cumsum([0] + [len(p.places) for p in parts])
        index = np.vstack([p.triangles + f for p, f in zip(parts, first, strict=False)])
        places = np.vstack([p.places for p in parts])
        self.index = index
        self.corners = places[index].astype(np.float32)
        self.leans = np.vstack([p.normals for p in parts])
        self.lit_at = np.vstack([lightmap_uv(p, side) for p in parts])
        self.uv = np.vstack([p.uv for p in parts]) / (1.0, atlas.SHEETS)
        self.glow = np.concatenate([np.full(len(p.triangles), p.glow) for p in parts])
        self.tint = np.vstack([np.tile(np.array(p.tint) ** 2.2, (len(p.triangles), 1)) for p in parts])
        self.picture = _linear(SHIPPED / atlas.COLOUR)
        metal = _read(SHIPPED / atlas.ORM)[:, :, 2:3]
        middle = self.uv[index].mean(axis=1)
        self.colour = (pixels_at(self.picture, middle) * self.tint).astype(np.float32)
        self.albedo = np.clip(self.colour * (1.0 - 0.6 * pixels_at(metal, middle)), 0.0, 0.9).astype(np.float32)
        turned = np.cross(self.corners[:, 1] - self.corners[:, 0], self.corners[:, 2] - self.corners[:, 0])
        twice = np.linalg.norm(turned, axis=1)
        self.area = twice * 0.5
        self.flat = (turned / np.maximum(twice, 1e-12)[:, None]).astype(np.float32)
        self.scene = rtcore_scene.EmbreeScene()
        TriangleMesh(self.scene, self.corners)
        self.helpers: list[tuple[Floats, Floats]] = []
        self.dice = np.random.default_rng(1)
        self._sent: Floats = np.zeros((len(index), 3), np.float32)
        self._lamps: tuple[Floats, Floats, Floats, Floats] | None = None

    def shine(self, polygons: Sequence[tuple[Sequence[Vec3], Vec3]], radiance: float, colour: Vec3) -> None:
        """Add flat lights that are not part of the model: where the next room begins, the sky in a window."""
        for corners, inward in polygons:
            p = np.array(corners, np.float32)
            triangles = np.array([(p[0], p[i], p[i + 1]) for i in range(1, len(p) - 1)], np.float32)
            light = np.array([*inward, *(radiance * c for c in colour)], np.float32)
            self.helpers.append((triangles, np.tile(light, (len(triangles), 1))))

    def forget_helpers(self) -> None:
        """Take away what shine() added."""
        self.helpers = []

    def light(self, kind: str, side: int, samples: int) -> Floats:
        """Return what falls on every texel, (side, side, 3), rows from the bottom."""
        self._light_up(kind)
        spots, normals, rows = self._texels(side)
        found = self._direct(spots, normals, LAMP_RAYS * samples) + self._sent_back(spots, normals, 12 * samples)
        pixels = self._filled(found, rows, side)
        if kind == "lamps":
            self._lit = pixels
            self._sent_by_lamps = self._sent
        return pixels

    def openness(self, side: int, samples: int) -> Floats:
        """Return how open to the room every texel is, from 0 to 1."""
        spots, normals, rows = self._texels(side)
        open_ = np.zeros((len(spots), 3), np.float32)
        count = 6 * samples
        for start in range(0, len(spots), CHUNK // 8):
            part = slice(start, start + CHUNK // 8)
            rays = self._over(normals[part], count)
            far = self.scene.run(*_rays(spots[part], rays), query="DISTANCE").reshape(-1, count)
            open_[part] = (far > NEAR).mean(axis=1)[:, None]
        return self._filled(open_, rows, side)

    def reflection(self, centre: Vec3, samples: int) -> Floats:
        """Return the room seen all round from a point, (128, 256, 3): row 0 below, column 0 at the back (-x)."""
        if hasattr(self, "_sent_by_lamps"):
            self._sent = self._sent_by_lamps
        else:
            self._light_up("lamps")
        wide, high = PROBE
        total: Floats = np.zeros((high, wide, 3), np.float32)
        many = max(4, samples // 4)
        for _ in range(many):
            u = (np.arange(wide) + self.dice.random()) / wide * math.tau - math.pi
            v = ((np.arange(high) + self.dice.random()) / high - 0.5) * math.pi
            yaw, pitch = np.meshgrid(u, v)
            rays = np.stack([np.cos(yaw) * np.cos(pitch), np.sin(yaw) * np.cos(pitch), -np.sin(pitch)], axis=-1)
            rays = rays.reshape(-1, 3).astype(np.float32)
            hit = self.scene.run(np.tile(np.array(centre, np.float32), (len(rays), 1)), rays, output=1)
            which = hit["primID"]
            seen = self._seen(which, hit["u"], hit["v"])
            seen[(which < 0) | (np.einsum("ij,ij->i", self.flat[which], rays) > 0.0)] = 0.0
            total += seen.reshape(high, wide, 3)
        found: Floats = (total / many).astype(np.float32)
        return found

    def _seen(self, which: Whole, u: Floats, v: Floats) -> Floats:
        """Return the radiance of points of triangles: the light on them in their own colour, and what they shine."""
        weights = np.column_stack([1.0 - u - v, u, v])
        at = np.einsum("ij,ijk->ik", weights, self.uv[self.index[which]])
        lit = np.einsum("ij,ijk->ik", weights, self.lit_at[self.index[which]])
        own = pixels_at(self.picture, at) * self.tint[which]
        fallen = (
            pixels_at(self._lit, lit)
            if hasattr(self, "_lit")
            else self._sent[which] / np.maximum(self.albedo[which], 0.05)
        )
        found: Floats = (own * fallen + self._shining(which, "lamps")).astype(np.float32)
        return found

    def _shining(self, which: Whole | slice, kind: str) -> Floats:
        """Return the radiance that triangles have of themselves."""
        glow = self.glow[which]
        strength = np.zeros(len(glow), np.float32)
        for of, much in STRENGTHS[kind].items():
            strength[glow == of] = much
        own = np.where((glow == EMERGENCY)[:, None], np.array(RED), self.colour[which])
        found: Floats = (own * strength[:, None]).astype(np.float32)
        return found

    def _light_up(self, kind: str) -> None:
        """Find what each triangle sends on, after some bounces."""
        shining = self._shining(slice(None), kind)
        own = np.flatnonzero(shining.sum(axis=1) > 0.0)
        triangles = [self.corners[own], *(t for t, _ in self.helpers)]
        faces = [self.flat[own], *(light[:, :3] for _, light in self.helpers)]
        radiances = [shining[own], *(light[:, 3:] for _, light in self.helpers)]
        corners, normals, radiance = (np.concatenate(x).astype(np.float32) for x in (triangles, faces, radiances))
        area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) * 0.5
        self._lamps = (corners, normals, radiance, area) if len(corners) else None
        spots = self.corners.mean(axis=1) + self.flat * CLEAR
        direct = self._direct(spots, self.flat, 12)
        self._sent = self.albedo * direct
        for _ in range(BOUNCES):
            self._sent = self.albedo * (direct + self._sent_back(spots, self.flat, BOUNCE_RAYS))

    def _direct(self, spots: Floats, normals: Floats, count: int) -> Floats:
        """Return what comes straight from what shines, as the radiance of a white wall."""
        found = np.zeros((len(spots), 3), np.float32)
        if self._lamps is None:
            return found
        corners, faces, radiance, area = self._lamps
        power = radiance.sum(axis=1) * area
        bounds = np.cumsum(power) / power.sum()
        for start in range(0, len(spots), CHUNK // 8):
            p, n = spots[start : start + CHUNK // 8], normals[start : start + CHUNK // 8]
            chosen = (np.arange(count) + self.dice.random((len(p), 1))) / count
            which = np.minimum(np.searchsorted(bounds, chosen.ravel()), len(bounds) - 1)
            a, b = np.sqrt(self.dice.random(len(which)))[:, None], self.dice.random(len(which))[:, None]
            c = corners[which]
            aim = c[:, 0] * (1 - a) + c[:, 1] * (a * (1 - b)) + c[:, 2] * (a * b)
            origin = np.repeat(p, count, axis=0)
            way = (aim - origin).astype(np.float32)
            far = np.maximum(np.linalg.norm(way, axis=1), 1e-4)
            way /= far[:, None]
            leaves = -np.einsum("ij,ij->i", way, faces[which])
            falls = np.einsum("ij,ij->i", way, np.repeat(n, count, axis=0))
            much = np.where((leaves > 0) & (falls > 0), leaves * falls / np.maximum(far, 0.03) ** 2, 0.0)
            met = self.scene.run(origin, way, query="DISTANCE")
            much *= met > far - 0.012
            chance = power[which] / power.sum() / area[which]
            value = radiance[which] * (much / chance / math.pi)[:, None]
            found[start : start + CHUNK // 8] = value.reshape(len(p), count, 3).mean(axis=1)
        return found

    def _sent_back(self, spots: Floats, normals: Floats, count: int) -> Floats:
        """Return what comes from walls that are lit, as the radiance of a white wall."""
        found = np.zeros((len(spots), 3), np.float32)
        for start in range(0, len(spots), CHUNK // 8):
            part = slice(start, start + CHUNK // 8)
            rays = self._over(normals[part], count)
            which = self.scene.run(*_rays(spots[part], rays), query="INTERSECT")
            front = np.einsum("ij,ij->i", self.flat[which], rays.reshape(-1, 3)) < 0.0
            value = self._sent[which] * ((which >= 0) & front)[:, None]
            found[part] = value.reshape(-1, count, 3).mean(axis=1)
        return found

    def _over(self, normals: Floats, count: int) -> Floats:
        """Return (n, count, 3) directions about normals, more the nearer to it; spread evenly, turned by dice."""
        k = np.arange(count)
        spin = (k * 0.7548776662 + self.dice.random((len(normals), 1))) % 1.0 * math.tau
        lean = (k * 0.5698402910 + self.dice.random((len(normals), 1))) % 1.0
        helper = np.where(np.abs(normals[:, 2:3]) < 0.9, np.array((0.0, 0.0, 1.0)), np.array((1.0, 0.0, 0.0)))
        u = np.cross(normals, helper)
        u /= np.maximum(np.linalg.norm(u, axis=1, keepdims=True), 1e-9)
        v = np.cross(normals, u)
        r, up = np.sqrt(lean), np.sqrt(1.0 - lean)
        ways = ((r * np.cos(spin))[..., None] * u[:, None] + (r * np.sin(spin))[..., None] * v[:, None]
                + up[..., None] * normals[:, None])  # fmt: skip
        found: Floats = ways.astype(np.float32)
        return found

    def _texels(self, side: int) -> tuple[Floats, Floats, Whole]:
        """Return place and normal of every texel that a triangle covers, and where in the picture it is."""
        where: Whole = np.full(side * side, -1, np.int64)
        shares = np.zeros((side * side, 2))
        laid = self.lit_at[self.index] * side - 0.5
        low = np.maximum(np.ceil(laid.min(axis=1) - 1e-3), 0).astype(int)
        high = np.minimum(np.floor(laid.max(axis=1) + 1e-3), side - 1).astype(int)
        e1, e2 = laid[:, 1] - laid[:, 0], laid[:, 2] - laid[:, 0]
        det = e1[:, 0] * e2[:, 1] - e1[:, 1] * e2[:, 0]
        for t in np.flatnonzero((high >= low).all(axis=1) & (np.abs(det) > 1e-9)):
            gx, gy = np.meshgrid(np.arange(low[t, 0], high[t, 0] + 1), np.arange(low[t, 1], high[t, 1] + 1))
            dx, dy = gx.ravel() - laid[t, 0, 0], gy.ravel() - laid[t, 0, 1]
            a = (dx * e2[t, 1] - dy * e2[t, 0]) / det[t]
            b = (dy * e1[t, 0] - dx * e1[t, 1]) / det[t]
            inside = (a > -1e-3) & (b > -1e-3) & (a + b < 1.001)
            row = (gy.ravel() * side + gx.ravel())[inside]
            where[row] = t
            shares[row] = np.column_stack([a[inside], b[inside]])
        rows = np.flatnonzero(where >= 0)
        which, share = where[rows], shares[rows]
        weights = np.column_stack([1.0 - share.sum(axis=1), share])
        spots = np.einsum("ij,ijk->ik", weights, self.corners[which])
        normals = np.einsum("ij,ijk->ik", weights, self.leans[self.index[which]])
        size = np.linalg.norm(normals, axis=1, keepdims=True)
        normals = np.where(size > 1e-3, normals / np.maximum(size, 1e-9), self.flat[which])
        return (spots + normals * CLEAR).astype(np.float32), normals.astype(np.float32), rows

    def _filled(self, values: Floats, rows: Whole, side: int) -> Floats:
        """Return the picture of texels, each chart and its margin filled out, noise smoothed within it."""
        from scipy.ndimage import distance_transform_edt  # noqa: PLC0415

        pixels: Floats = np.zeros((side, side, 3), np.float32)
        pixels.reshape(-1, 3)[rows] = values
        known = np.zeros((side, side), bool)
        known.reshape(-1)[rows] = True
        ratio = side / self.side
        for part in self.parts:
            x, y, w, h, _ = part.spot
            a, b = max(int((y - PAD) * ratio), 0), math.ceil((y + h + PAD) * ratio)
            c, d = max(int((x - PAD) * ratio), 0), math.ceil((x + w + PAD) * ratio)
            here = known[a:b, c:d]
            if not here.any():
                continue
            nearest = distance_transform_edt(~here, return_distances=False, return_indices=True)
            pixels[a:b, c:d] = calmed(pixels[a:b, c:d][tuple(nearest)], min(w, h) * ratio)
        return pixels


def calmed(chart: Floats, across: float) -> Floats:
    """Return the light of one chart without its noise: specks go by the median, which leaves the edges of shadows.

    Args:
        across: Texels across the chart where it is narrower.
    """
    from scipy.ndimage import gaussian_filter, median_filter  # noqa: PLC0415

    reach = 5 if across > BROAD else 3
    found = chart
    for _ in range(2 if across > BROAD else 1):
        found = median_filter(found, (reach, reach, 1), mode="nearest")
    smooth: Floats = gaussian_filter(found, (1.2, 1.2, 0.0), mode="nearest")
    return smooth


def _rays(spots: Floats, rays: Floats) -> tuple[Floats, Floats]:
    """Return origins and directions, one row a ray."""
    return np.repeat(spots, rays.shape[1], axis=0), rays.reshape(-1, 3)


def _read(path: Any) -> Floats:
    from PIL import Image  # noqa: PLC0415

    pixels: Floats = np.asarray(Image.open(path).convert("RGB"), np.float32)[::-1] / 255.0
    return pixels


def _linear(path: Any) -> Floats:
    pixels: Floats = _read(path) ** np.float32(2.2)
    return pixels


def pixels_at(picture: Floats, uv: npt.NDArray[Any]) -> Floats:
    """Return a picture's pixels at places from 0 to 1, v upward."""
    high, wide = picture.shape[:2]
    x = np.clip((uv[:, 0] * wide).astype(int), 0, wide - 1)
    y = np.clip((uv[:, 1] * high).astype(int), 0, high - 1)
    found: Floats = picture[y, x]
    return found
