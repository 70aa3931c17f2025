"""The textures of the Earth and its sky: maps by level, read aside while the small ones already show; tables of light.

Knows files and formats; nothing of cameras, time or war.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from panda3d.core import NodePath, SamplerState, Texture

from iss3d.view.earth_textures import first_picture, halved, place, sampled, tell, texture_of
from iss3d.view.levels import SpaceLevel
from iss3d.war import War

WORLD = {
    "day_map": ("day", (20, 26, 24)),
    "ground_map": ("ground", (0, 255, 0)),
    "slope_map": ("slopes", (128, 128, 128)),
    "height_map": ("heights", (40, 30, 60)),
    "cloud_map": ("clouds", (0, 0, 0)),
}
"""Shader input: name of the files, and what stands in for them (blue first)."""

TWO_CHANNELS = frozenset({"ground", "slopes"})
LARGEST = {"heights": 2, "clouds": 4, "day": 8, "ground": 8, "slopes": 8}
"""Thousand texels across the finest file."""

REGIONS = {
    "america": (-130.0, -60.0, 15.0, 58.75),
    "europe": (-12.0, 62.0, 28.0, 61.0),
    "asia": (66.0, 146.0, 5.0, 47.0),
}
"""West, east, south, north of the finer maps, as the forge painted them."""

NOWHERE = (9.0, 1.0, 9.0, 1.0)
"""Box of a region while it has not been read."""

REGION_MARGIN = 12.0
"""Degrees by which another region must be nearer before it is read: at most one is kept."""


@cache
def noise_tile() -> Texture:
    """Return the tile of noise that almost everything reads."""
    return read_texture("noise.png", 1, (128, 128, 128, 128))


def read_texture(
    file: str, anisotropy: int, plain: tuple[int, ...] = (128, 128, 128), clamp: bool = False, mipmaps: bool = True
) -> Texture:
    """Return a texture of models/earth, or a plain one when there is none to read."""
    return texture_of(file, first_picture([file], plain), anisotropy, clamp=clamp, mipmaps=mipmaps)


def region_at(latitude_deg: float, longitude_deg: float, now: str) -> str:
    """Return the region that is nearest to a place; the one in use stays until another is clearly nearer."""

    def away(name: str) -> float:
        west, east, south, north = REGIONS[name]
        lon = (longitude_deg - (west + east) / 2 + 180.0) % 360.0 - 180.0
        outside = max(abs(lon) - (east - west) / 2, 0.0)
        return max(outside, south - latitude_deg, latitude_deg - north, 0.0)

    best = min(REGIONS, key=away)
    return now if now and away(now) < away(best) + REGION_MARGIN and away(best) > 0.0 else best


class Maps:
    """All maps of a level, given to the nodes that draw with them."""

    def __init__(self, level: SpaceLevel) -> None:
        self.level = level
        self.region = ""
        self._arrived: dict[str, tuple[Texture, str]] = {}
        self._lock = threading.Lock()
        self._reader: threading.Thread | None = None

    def give(self, path: NodePath) -> None:
        """Set every map as a shader input: the smallest of each, which take no time to read."""
        for name, (stem, plain) in WORLD.items():
            path.set_shader_input(name, self._map(name, stem, 1, plain))
        path.set_shader_input("noise_tile", noise_tile())
        if not self.level.plain:
            path.set_shader_input("heaps_tile", read_texture("heaps.jpg", 1))
        path.set_shader_input("sun_through_air", sun_through_air())
        if self.level.relief:
            path.set_shader_input("erosion_tile", read_texture("erosion.jpg", 1, (0, 128, 128)))
        if self.level.region:
            path.set_shader_inputs(region_map=noise_tile(), region_box=NOWHERE)

    def read_aside(self) -> None:
        """Begin to read the maps of the level."""
        self._start(self._read_world)

    def finish(self, path: NodePath) -> None:
        """Wait for all maps of the level and put them in their places."""
        if self._reader:
            self._reader.join()
        while self.take_arrived(path):
            pass

    def follow(self, latitude_deg: float, longitude_deg: float) -> None:
        """Have the finer map of the region below read, unless something is being read."""
        if not self.level.region or (self._reader and self._reader.is_alive()):
            return
        wanted = region_at(latitude_deg, longitude_deg, self.region)
        if wanted != self.region:
            self.region = wanted
            self._start(self._read_region)

    def _start(self, work: Callable[[], None]) -> None:
        self._reader = threading.Thread(target=work, name="earth maps", daemon=True)
        self._reader.start()

    def _read_world(self) -> None:
        for name, (stem, plain) in WORLD.items():
            self._bring(name, self._map(name, stem, self.level.thousand(stem), plain), "")

    def _read_region(self) -> None:
        region = self.region
        image = first_picture([f"{region}_8k.jpg"], (0, 0, 0))
        if len(image) < 8:
            return  # told; the world's own map stays in use
        if self.level.region_map == "4k":
            image = halved(image)
        pair = image[..., 2:0:-1]
        made = texture_of("region", pair, self.level.anisotropy, compress=self.level.compress, clamp=True)
        self._bring("region_map", made, region)

    def _map(self, name: str, stem: str, thousand: int, plain: tuple[int, int, int]) -> Texture:
        sizes = [k for k in (LARGEST[stem], 4, 2, 1) if k <= LARGEST[stem]]
        files = {k: k if k in (1, 2, LARGEST[stem]) else LARGEST[stem] for k in sizes}
        wanted = files[thousand]
        names = [f"{stem}_{wanted}k.jpg", *(f"{stem}_{k}k.jpg" for k in (2, 1) if k < wanted)]
        image = first_picture(names, plain)
        while image.shape[1] > 1024 * thousand:
            image = halved(image)
        if stem in TWO_CHANNELS:
            image = image[..., 2:0:-1]
        compress = self.level.compress and stem != "clouds"
        return texture_of(name, image, self.level.anisotropy if thousand > 1 else 1, compress=compress)

    def _bring(self, name: str, texture: Texture, region: str) -> None:
        with self._lock:
            self._arrived[name] = (texture, region)

    def take_arrived(self, path: NodePath) -> bool:
        """Put one map that has been read in its place, one a frame so that no frame waits for all; True if any."""
        with self._lock:
            if not self._arrived:
                return False
            name = next(iter(self._arrived))
            texture, region = self._arrived.pop(name)
        path.set_shader_input(name, texture)
        if region:
            west, east, south, north = REGIONS[region]
            box = ((west + 180) / 360, (east - west) / 360, (south + 90) / 180, (north - south) / 180)
            path.set_shader_input("region_box", box)
        return True


def sun_through_air(width: int = 128, height: int = 32) -> Texture:
    """Return how much sunlight of each colour reaches a height at a Sun's zenith distance: integrated once, by steps.

    Across: root of (cosine + 0.25) / 1.25; up: root of height / 75 km. Same constants as earth_air.glsl.
    """
    earth, top = 6371.0, 75.0
    cosine = ((np.arange(width) / (width - 1)) ** 2) * 1.25 - 0.25
    heights = (np.arange(height) / (height - 1)) ** 2 * top
    r = (earth + heights)[:, None]
    c = cosine[None, :]
    sine2 = 1 - c * c
    far = -r * c + np.sqrt(np.maximum((earth + 120.0) ** 2 - r * r * sine2, 0.0))
    thick_r, thick_m = np.zeros_like(far), np.zeros_like(far)
    steps = 128
    lowest = np.full_like(far, 1e9)
    for n in range(steps):
        t = far * (n + 0.5) / steps
        h = np.sqrt(r * r + t * t + 2 * r * t * c) - earth
        lowest = np.minimum(lowest, h)
        h = np.maximum(h, -2.0)
        thick_r += np.exp(-h / 8.5) * far / steps
        thick_m += np.exp(-h / 1.3) * far / steps
    loss_r = np.array([5.8e-3 + 1.2e-3, 13.5e-3 + 3.3e-3, 33.1e-3 + 0.15e-3])
    through = np.exp(-loss_r * thick_r[..., None] - 2.6e-3 * 1.1 * thick_m[..., None])
    through *= np.clip(1 + lowest / 3.0, 0, 1)[..., None]
    return _float_texture("sun_through_air", through)


def _float_texture(name: str, rgb: np.ndarray) -> Texture:
    texture = Texture(name)
    texture.setup_2d_texture(rgb.shape[1], rgb.shape[0], Texture.T_float, Texture.F_rgb32)
    texture.set_ram_image(np.ascontiguousarray(rgb[..., ::-1], np.float32).tobytes())
    return sampled(texture, 1, clamp=True, mipmaps=False)


def billows() -> Texture:
    """Return the cube of billows that clouds of bursts are made of."""
    flat = first_picture(["puff.png"], (128,))[::-1, :, 0]
    if flat.shape != (512, 512):
        flat = np.full((512, 512), 128, np.uint8)
    cube = flat.reshape(8, 64, 8, 64).transpose(0, 2, 1, 3).reshape(64, 64, 64)
    texture = Texture("billows")
    texture.setup_3d_texture(64, 64, 64, Texture.T_unsigned_byte, Texture.F_red)
    texture.set_ram_image(np.ascontiguousarray(cube).tobytes())
    return sampled(texture, 1, clamp=False, mipmaps=True)


def grid_texture(war: War | None, width: int = 512, height: int = 256) -> tuple[Texture, tuple[str, ...]]:
    """Return which grid every place hangs on (0 none, else position in the returned ids + 1), and the ids."""
    ids = tuple(id for id in (war.grids if war else {}))[:15]
    lon, lat = np.meshgrid((np.arange(width) + 0.5) / width * 360 - 180, (np.arange(height) + 0.5) / height * 180 - 90)
    index = np.zeros((height, width), np.uint8)
    for number, id in enumerate(ids, 1):
        assert war is not None
        for polygon in war.regions[id].polygons:
            beyond = max(corner[1] for corner in polygon) > 180.0
            for turn in (0.0, 360.0) if beyond else (0.0,):
                index[(index == 0) & _inside(polygon, lat, lon + turn)] = number
    texture = Texture("grids")
    texture.setup_2d_texture(width, height, Texture.T_unsigned_byte, Texture.F_red)
    texture.set_ram_image(index.tobytes())
    sampled(texture, 1, clamp=False, mipmaps=False)
    texture.set_minfilter(SamplerState.FT_nearest)
    texture.set_magfilter(SamplerState.FT_nearest)
    return texture, ids


def _inside(corners: Any, lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Return which places lie in a polygon (even-odd rule), for a whole grid at once."""
    odd = np.zeros(lat.shape, bool)
    for (lat_a, lon_a), (lat_b, lon_b) in zip(corners, corners[1:] + corners[:1], strict=True):
        if lat_a == lat_b:
            continue
        crossing = lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a)
        odd ^= ((lat_a > lat) != (lat_b > lat)) & (lon < crossing)
    return odd


def read_stars(faintest: float) -> np.ndarray:
    """Return rows x, y, z (J2000), magnitude, B-V down to a magnitude; none when there is no list to read."""
    try:
        stars = np.load(place("stars.npy"))
        return stars[stars[:, 3] <= faintest]
    except (OSError, ValueError, IndexError, EOFError) as reason:
        tell("stars.npy", f"holds no stars ({reason})", "A sky without stars")
        return np.zeros((0, 5), np.float32)
