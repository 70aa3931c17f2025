"""Small tiles of noise that carry detail where the maps end. Used by earth.py; every tile repeats without a seam."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

NOISE = 512


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


def _bytes(values: np.ndarray) -> np.ndarray:
    return (np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)
