"""Small tiles of noise that carry detail where the maps end. Used by earth.py; every tile repeats without a seam."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

NOISE, RELIEF, PUFF = 512, 1024, 64


def spectral(n: int, slope: float, seed: int, lowest: float = 1.0, dimensions: int = 2) -> np.ndarray:
    """Return noise 0..1 (mean 0.5) whose spectrum falls with the power slope."""
    f = np.fft.fftfreq(n) * n
    k = np.sqrt(sum(a**2 for a in np.meshgrid(*[f] * dimensions)))
    k.flat[0] = 1
    spectrum = np.fft.fftn(np.random.default_rng(seed).standard_normal((n,) * dimensions))
    field = np.fft.ifftn(spectrum * np.where(k < lowest, 0, k**-slope)).real
    return np.clip((field - field.mean()) / field.std() / 5 + 0.5, 0, 1)


def worley(n: int, points: int, seed: int, dimensions: int = 2) -> np.ndarray:
    """Return the distance to the nearest of random points, 0..1."""
    seeds = np.random.default_rng(seed).random((points, dimensions)) * n
    grid = np.stack(np.meshgrid(*[np.arange(n)] * dimensions, indexing="ij"), -1).reshape(-1, dimensions)
    distance, _ = cKDTree(seeds, boxsize=n).query(grid)
    return np.clip(distance.reshape((n,) * dimensions) / (n / points ** (1 / dimensions)) * 1.1, 0, 1)


def noise_tile() -> np.ndarray:
    """Return RGBA: soft clouds, ridges, fine grain, round cells."""
    cells = 0.6 * (1 - worley(NOISE, 180, 4)) + 0.4 * (1 - worley(NOISE, 1100, 5))
    ridges = 1 - np.abs(spectral(NOISE, 1.5, 2, 2) - 0.5) * 3.2
    layers = [spectral(NOISE, 1.7, 1, 2), ridges, spectral(NOISE, 1.15, 3, 6), cells]
    return _bytes(np.stack(layers, -1))


def relief_tile() -> np.ndarray:
    """Return RGB: slope east, slope north of worn mountains with valleys, and a mosaic of fields."""
    height = np.zeros((RELIEF, RELIEF))
    weight, size = np.ones_like(height), 1.0
    for octave, cells in enumerate((6, 13, 27, 55, 111, 223)):
        ridge = np.clip(1 - np.abs(_lattice(cells, 10 + octave)) * 0.9, 0, 1) ** 1.6
        height += size * ridge * weight
        weight = np.clip(ridge * 1.5, 0, 1)
        size *= 0.52
    # Valleys wander: two warps, and a blur that is stronger low down, where sediment lies.
    height = _warped(height, _lattice(7, 50) * 26 + _lattice(29, 51) * 7, _lattice(9, 52) * 26 + _lattice(31, 53) * 7)
    low = 1 - (height - height.min()) / np.ptp(height)
    height = height * (1 - low) + ndimage.gaussian_filter(height, 5, mode="wrap") * low
    east = np.roll(height, -1, 1) - np.roll(height, 1, 1)
    north = np.roll(height, -1, 0) - np.roll(height, 1, 0)
    spread = np.std(east) * 6
    return _bytes(np.stack([east / spread + 0.5, north / spread + 0.5, _fields()], -1))


def _fields() -> np.ndarray:
    rng = np.random.default_rng(5)
    seeds = np.round(rng.random((2600, 2)) * RELIEF / 16) * 16 + rng.normal(0, 2.0, (2600, 2))
    grid = np.mgrid[0:RELIEF, 0:RELIEF].reshape(2, -1).T.astype(float)
    _, nearest = cKDTree(seeds % RELIEF, boxsize=RELIEF).query(grid, p=1)
    return ndimage.gaussian_filter(rng.random(2600)[nearest].reshape(RELIEF, RELIEF), 0.7, mode="wrap")


def puff_atlas() -> np.ndarray:
    """Return the 64 slices of a cube of billows (round heaps with sharp creases) as an 8 by 8 sheet."""
    big, middle, small = (1 - worley(PUFF, points, seed, 3) for points, seed in ((18, 1), (110, 2), (700, 3)))
    soft = spectral(PUFF, 1.9, 9, 2, 3)
    cube = 0.45 * big + 0.27 * middle + 0.14 * small + 0.3 * (soft - 0.5)
    cube = (cube - cube.min()) / np.ptp(cube)
    return _bytes(cube.reshape(8, 8, PUFF, PUFF).transpose(0, 2, 1, 3).reshape(8 * PUFF, 8 * PUFF))


def _lattice(cells: int, seed: int) -> np.ndarray:
    """Return smooth noise with so many cells across the tile."""
    values = np.random.default_rng(seed).standard_normal((cells, cells))
    at = np.arange(RELIEF) * cells / RELIEF
    return ndimage.map_coordinates(values, np.meshgrid(at, at, indexing="ij"), order=3, mode="grid-wrap")


def _warped(field: np.ndarray, dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
    y, x = np.mgrid[0 : len(field), 0 : len(field)]
    return ndimage.map_coordinates(field, [y + dy, x + dx], order=1, mode="grid-wrap")


def _bytes(values: np.ndarray) -> np.ndarray:
    return (np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)
