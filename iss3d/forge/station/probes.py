"""Gathers what shines on anything that floats in a module: from six sides, at points of a grid through its air.

Reads what is shipped (the model, its lightmaps, the atlas), so no bake is needed: what a point sees is each surface in
its own colour under its baked light, and the lamps as bright as the lightmap says they must be. Needs embreex.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from iss3d.forge.station import atlas
from iss3d.forge.station.folders import SHIPPED
from iss3d.forge.station.gather import pixels_at
from iss3d.forge.station.gltf import read_bam
from iss3d.station.model import Module
from iss3d.station.station import Station
from iss3d.vectors import Vec3

ENDING = "_air.npz"
"""What the file of a room's grid is called after its id."""

STEP = 0.4
"""Metres between points, at most."""

RAYS = 2048
SURFACE_POINTS, SURFACE_RAYS = 1500, 512
"""Points of walls at which the strength of the lamps is read back from the lightmap, and rays each sends."""

LIGHT_RANGE = 4.0
"""Light is shipped as the square root of itself against this, as in lightmaps."""

LAMP_RADIANCE, SCREEN_RADIANCE, EMERGENCY_RADIANCE = 60.0, 1.2, 40.0
NEXT_ROOM = {"lamps": 1.6, "emergency": 0.05}
"""Radiance the lights were baked with, against each other."""

SOLID = 0.35
"""Share of rays that meet a back: a point with more is inside something."""

FAINT = 1e-4
Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]
KINDS = ("lamps", "emergency", "windows")


@dataclass(frozen=True)
class Seen:
    """What rays met. lit: by kind, what comes from lit walls; own: what comes from lamps of strength 1; back: share."""

    lit: dict[str, Floats]
    own: dict[str, Floats]
    back: npt.NDArray[np.bool_]


class Room:
    """A shipped module whose light can be looked up along rays."""

    def __init__(self, station: Station, id: str) -> None:
        from embreex import rtcore_scene  # noqa: PLC0415
        from embreex.mesh_construction import TriangleMesh  # noqa: PLC0415

        corners, triangles = read_bam(SHIPPED / f"{id}.bam.pz")
        self.index = triangles.reshape(-1, 3).astype(np.int64)
        self.places = np.ascontiguousarray(corners["vertex"][self.index], np.float32)
        turned = np.cross(self.places[:, 1] - self.places[:, 0], self.places[:, 2] - self.places[:, 0])
        twice = np.linalg.norm(turned, axis=1)
        self.area, self.flat = twice * 0.5, (turned / np.maximum(twice, 1e-12)[:, None]).astype(np.float32)
        self.uv = (corners["texcoord"] / 65535.0).astype(np.float32)
        self.uv[:, 1] = (self.uv[:, 1] + (corners["lean"][:, 3] > 0)) / atlas.SHEETS
        self.lit_at = (corners["lightmap"] / 65535.0).astype(np.float32)
        tint = corners["color"] / 255.0
        self.tint = (tint[:, :3][self.index[:, 0]] ** 2).astype(np.float32)
        self.glow = tint[:, 3][self.index[:, 0]]
        self.paint = _picture(atlas.COLOUR) ** 2
        self.metal = _picture(atlas.ORM)[:, :, 2:3]
        lamps = _picture(f"{id}_lamps.jpg") ** 2 * LIGHT_RANGE
        other = _picture(f"{id}_other.jpg") ** 2 * LIGHT_RANGE
        self.light = {"lamps": lamps, "emergency": other[:, :, 0:1], "windows": other[:, :, 1:2]}
        self.panes = [(np.array(w.corners, np.float32), np.array(w.normal, np.float32))
                      for w in station.windows.values() if w.module == id]  # fmt: skip
        self.scene = rtcore_scene.EmbreeScene()
        TriangleMesh(self.scene, self.places)

    def look(self, spots: Floats, rays: Floats) -> Seen:
        """Return what comes along rays toward where they begin, one row a ray."""
        met = self.scene.run(spots, rays, output=1)
        which = np.asarray(met["primID"], np.int64)
        hit = which >= 0
        at = np.where(hit, which, 0)
        back = hit & (np.einsum("ij,ij->i", self.flat[at], rays) > 0.0)
        front = hit & ~back
        u, v = np.asarray(met["u"]), np.asarray(met["v"])
        weights = np.column_stack([1.0 - u - v, u, v]).astype(np.float32)
        uv = np.einsum("ij,ijk->ik", weights, self.uv[self.index[at]])
        lit_at = np.einsum("ij,ijk->ik", weights, self.lit_at[self.index[at]])
        base = pixels_at(self.paint, uv) * self.tint[at]
        wall = base * (1.0 - 0.6 * pixels_at(self.metal, uv)) * front[:, None]
        lit = {
            "lamps": wall * pixels_at(self.light["lamps"], lit_at),
            "emergency": wall[:, 0:1] * pixels_at(self.light["emergency"], lit_at),
            "windows": wall.mean(axis=1, keepdims=True) * pixels_at(self.light["windows"], lit_at),
        }
        glow = np.where(front, self.glow[at], 0.0)
        through = self._through_panes(spots, rays) & ~front
        next_room = ~hit & ~through
        lamp = LAMP_RADIANCE * (glow > 0.9) + SCREEN_RADIANCE * ((glow > 0.25) & (glow < 0.65))
        red = EMERGENCY_RADIANCE * ((glow > 0.65) & (glow < 0.9)) + NEXT_ROOM["emergency"] * next_room
        own = {
            "lamps": (base * lamp[:, None] + NEXT_ROOM["lamps"] * next_room[:, None]).astype(np.float32),
            "emergency": red[:, None].astype(np.float32),
            "windows": through[:, None].astype(np.float32),
        }
        return Seen(lit, own, back)

    def _through_panes(self, spots: Floats, rays: Floats) -> npt.NDArray[np.bool_]:
        """Return which rays pass through a pane's outline."""
        found = np.zeros(len(rays), bool)
        for corners, normal in self.panes:
            falls = rays @ normal
            with np.errstate(divide="ignore", invalid="ignore"):
                far = ((corners[0] - spots) @ normal) / falls
            at = spots + rays * np.where(np.isfinite(far), far, 0.0)[:, None]
            inside = np.isfinite(far) & (far > 0.0)
            middle = corners.mean(axis=0)
            for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
                edge = np.cross(b - a, normal)
                edge = edge if (middle - a) @ edge > 0.0 else -edge
                inside &= (at - a) @ edge > -1e-4
            found |= inside
        return found

    def strengths(self, dice: np.random.Generator) -> dict[str, float]:
        """Return how strong lamps, emergency lamps and sky are if walls are as bright as their lightmaps say."""
        share = self.area * (self.glow < 0.25)
        which = dice.choice(len(self.area), SURFACE_POINTS, p=share / share.sum())
        a, b = np.sqrt(dice.random(len(which))), dice.random(len(which))
        weights = np.column_stack([1.0 - a, a * (1.0 - b), a * b]).astype(np.float32)
        spots = np.einsum("ij,ijk->ik", weights, self.places[which]) + self.flat[which] * 0.004
        lit_at = np.einsum("ij,ijk->ik", weights, self.lit_at[self.index[which]])
        rays = _about(self.flat[which], SURFACE_RAYS, dice)
        seen = self.look(np.repeat(spots, SURFACE_RAYS, axis=0).astype(np.float32), rays.reshape(-1, 3))
        found = {}
        for kind in KINDS:
            wanted = pixels_at(self.light[kind], lit_at).mean(axis=1)
            sent = seen.lit[kind].reshape(len(which), SURFACE_RAYS, -1).mean(axis=(1, 2))
            own = seen.own[kind].reshape(len(which), SURFACE_RAYS, -1).mean(axis=(1, 2))
            clear = (own > np.quantile(own, 0.5)) & (own > FAINT)
            missing = np.clip(wanted[clear] - sent[clear], 0.0, None).sum()
            found[kind] = float(missing / own[clear].sum()) if clear.any() else 0.0
        return found


def gather(station: Station, module: Module) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """Return the grid of a shipped module and where it lies.

    Returns:
        (nx, ny, nz, 6, 5) bytes: from +x, -x, +y, -y, +z, -z the red, green and blue of the lamps, the emergency lamps
        and the windows; and two rows, the lowest point of the grid and its steps in metres.
    """
    dice = np.random.default_rng(7)
    room = Room(station, module.id)
    strength = room.strengths(dice)
    cells = [station.cells[id] for id in module.cells]
    low = np.min([c.low for c in cells], axis=0)
    high = np.max([c.high for c in cells], axis=0)
    counts = np.maximum(np.ceil((high - low) / STEP).astype(int) + 1, 2)
    steps = (high - low) / (counts - 1)
    lattice = np.stack(np.meshgrid(*(np.arange(n) for n in counts), indexing="ij"), axis=-1).reshape(-1, 3)
    # Points on the very walls are drawn a little into the room, where the light is that is meant.
    middle = (low + high) / 2.0
    points = low + lattice * steps
    points = points + np.clip(middle - points, -0.06, 0.06)
    within: list[bool] = [_in_air(station, module.id, (float(x), float(y), float(z))) for x, y, z in points]
    rays = _sphere(RAYS)
    toward = np.stack([np.maximum(sign * rays[:, axis], 0.0) for axis in range(3) for sign in (1.0, -1.0)])
    found = np.zeros((len(points), 6, 5), np.float32)
    known = np.zeros(len(points), bool)
    for n in np.flatnonzero(within):
        seen = room.look(np.tile(points[n].astype(np.float32), (RAYS, 1)), rays)
        if seen.back.mean() > SOLID:
            continue
        known[n] = True
        light = np.hstack([seen.lit[kind] + strength[kind] * seen.own[kind] for kind in KINDS])
        found[n] = toward @ light * (4.0 / RAYS)
    found = _filled(found.reshape(*counts, 6, 5), known.reshape(counts))
    packed = np.sqrt(np.clip(found / LIGHT_RANGE, 0.0, 1.0)) * 255.0 + 0.5
    return packed.astype(np.uint8), np.array([low, steps], np.float32)


def ship(station: Station, modules: list[str]) -> None:
    """Write the grids of these modules, each into a file of its own."""
    for id in modules:
        light, box = gather(station, station.modules[id])
        fresh = SHIPPED / f"{id}{ENDING}.part.npz"
        np.savez_compressed(fresh, light=light, box=box)
        fresh.replace(SHIPPED / f"{id}{ENDING}")


def _in_air(station: Station, module: str, point: Vec3) -> bool:
    cell = station.cell_at(point, module)
    return cell is not None and cell.module == module


def _filled(values: Floats, known: npt.NDArray[np.bool_]) -> Floats:
    """Return the grid with what lies in walls taken from the nearest point in the air."""
    from scipy.ndimage import distance_transform_edt  # noqa: PLC0415

    if not known.any():
        return values
    nearest = distance_transform_edt(~known, return_distances=False, return_indices=True)
    found: Floats = values[tuple(nearest)]
    return found


def _sphere(count: int) -> Floats:
    """Return directions spread evenly."""
    n = np.arange(count) + 0.5
    z = 1.0 - 2.0 * n / count
    turn = n * (math.pi * (3.0 - math.sqrt(5.0)))
    r = np.sqrt(1.0 - z * z)
    found: Floats = np.column_stack([r * np.cos(turn), r * np.sin(turn), z]).astype(np.float32)
    return found


def _about(normals: Floats, count: int, dice: np.random.Generator) -> Floats:
    """Return (n, count, 3) directions about normals, more the nearer to it."""
    k = np.arange(count)
    spin = (k * 0.7548776662 + dice.random((len(normals), 1))) % 1.0 * math.tau
    lean = (k * 0.5698402910 + dice.random((len(normals), 1))) % 1.0
    helper = np.where(np.abs(normals[:, 2:3]) < 0.9, np.array((0.0, 0.0, 1.0)), np.array((1.0, 0.0, 0.0)))
    u = np.cross(normals, helper)
    u /= np.maximum(np.linalg.norm(u, axis=1, keepdims=True), 1e-9)
    v = np.cross(normals, u)
    r = np.sqrt(lean)[..., None]
    ways = (
        r * np.cos(spin)[..., None] * u[:, None]
        + r * np.sin(spin)[..., None] * v[:, None]
        + np.sqrt(1.0 - lean)[..., None] * normals[:, None]
    )
    found: Floats = ways.astype(np.float32)
    return found


def _picture(name: str) -> Floats:
    from PIL import Image  # noqa: PLC0415

    pixels: Floats = np.asarray(Image.open(SHIPPED / name).convert("RGB"), np.float32)[::-1] / np.float32(255.0)
    return pixels
