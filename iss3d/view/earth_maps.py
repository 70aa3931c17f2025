"""The textures of the Earth and its sky: maps by level, read aside while the small ones already show; tables of light.

Knows files and formats; nothing of cameras, time or war.
"""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from panda3d.core import Filename, NodePath, SamplerState, Texture

from iss3d.view.assets import asset
from iss3d.view.levels import SpaceLevel
from iss3d.war import War

WORLD = {"day_map": "day", "ground_map": "ground", "cloud_map": "clouds"}
NORTH_AMERICA = (-130.0, -60.0, 15.0, 58.75)
"""West, east, south, north of the finer map, as the forge painted it."""
NOWHERE = (9.0, 1.0, 9.0, 1.0)
"""Its box while it has not been read."""


@cache
def noise_tile() -> Texture:
    """Return the tile of noise that almost everything reads."""
    return read_texture("noise.png", 2)


def read_texture(name: str, anisotropy: int, clamp: bool = False, mipmaps: bool = True) -> Texture:
    """Return a texture of models/earth; its picture leaves main memory once the card has it."""
    texture = Texture(name)
    if not texture.read(Filename.from_os_specific(str(asset(f"earth/{name}")))):
        raise FileNotFoundError(f"models/earth/{name} could not be read")
    return _sampled(texture, anisotropy, clamp, mipmaps)


def _sampled(texture: Texture, anisotropy: int, clamp: bool, mipmaps: bool) -> Texture:
    wrap = SamplerState.WM_clamp if clamp else SamplerState.WM_repeat
    texture.set_wrap_u(wrap)
    texture.set_wrap_v(wrap)
    texture.set_wrap_w(wrap)
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear if mipmaps else SamplerState.FT_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    texture.set_anisotropic_degree(anisotropy)
    texture.set_keep_ram_image(False)
    return texture


def size_at_most(level: SpaceLevel, name: str) -> str:
    """Return the file of a world map at a level; clouds have no 8k, and lights need theirs before the day does."""
    size = {"clouds": "4k", "ground": "8k"}.get(name, level.maps) if level.relief else level.maps
    return f"{name}_{size}.jpg"


class Maps:
    """All maps of a level, given to the nodes that draw with them."""

    def __init__(self, level: SpaceLevel) -> None:
        self.level = level
        self._arrived: dict[str, Texture] = {}
        self._lock = threading.Lock()
        self._reader: threading.Thread | None = None

    def give(self, path: NodePath) -> None:
        """Set every map as a shader input: the smallest of each, which take no time to read."""
        for name, stem in WORLD.items():
            path.set_shader_input(name, read_texture(f"{stem}_1k.jpg", 1))
        path.set_shader_input("noise_tile", noise_tile())
        path.set_shader_input("sun_through_air", sun_through_air())
        if self.level.relief:
            path.set_shader_input("relief_tile", read_texture("relief.jpg", min(self.level.anisotropy, 4)))
        if self.level.region:
            path.set_shader_inputs(region_map=noise_tile(), region_box=NOWHERE)

    def read_aside(self) -> None:
        """Begin to read the maps of the level."""
        wanted = [(name, size_at_most(self.level, stem), False) for name, stem in WORLD.items()]
        if self.level.region:
            wanted.append(("region_map", f"north_america_{self.level.region_map}.jpg", True))
        self._reader = threading.Thread(target=self._read, args=(wanted,), name="earth maps", daemon=True)
        self._reader.start()

    def finish(self, path: NodePath) -> None:
        """Wait for all maps of the level and put them in their places."""
        if self._reader:
            self._reader.join()
        while self.take_arrived(path):
            pass

    def _read(self, wanted: list[tuple[str, str, bool]]) -> None:
        for name, file, clamp in wanted:
            texture = read_texture(file, self.level.anisotropy, clamp)
            with self._lock:
                self._arrived[name] = texture

    def take_arrived(self, path: NodePath) -> bool:
        """Put one map that has been read in its place, one a frame so that no frame waits for all; True if any."""
        with self._lock:
            if not self._arrived:
                return False
            name = next(iter(self._arrived))
            texture = self._arrived.pop(name)
        path.set_shader_input(name, texture)
        if name == "region_map":
            west, east, south, north = NORTH_AMERICA
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
    return _sampled(texture, 1, clamp=True, mipmaps=False)


def billows() -> Texture:
    """Return the cube of billows that clouds of bursts are made of."""
    sheet = Texture("puff")
    sheet.read(Filename.from_os_specific(str(asset("earth/puff.png"))))
    flat = np.frombuffer(sheet.get_ram_image().get_data(), np.uint8).reshape(512, 512)[::-1]
    cube = flat.reshape(8, 64, 8, 64).transpose(0, 2, 1, 3).reshape(64, 64, 64)
    texture = Texture("billows")
    texture.setup_3d_texture(64, 64, 64, Texture.T_unsigned_byte, Texture.F_red)
    texture.set_ram_image(np.ascontiguousarray(cube).tobytes())
    return _sampled(texture, 1, clamp=False, mipmaps=True)


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
    _sampled(texture, 1, clamp=False, mipmaps=False)
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
    """Return rows x, y, z (J2000), magnitude, B-V down to a magnitude."""
    stars = np.load(Path(asset("earth/stars.npy")))
    return stars[stars[:, 3] <= faintest]
