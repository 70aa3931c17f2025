"""A tile of the forms of clouds: heaps of every size, the relief of their tops, and wisps of ice. Used by earth.py.

The value of a heap says how much of the sky must be covered for cloud to be there: where cover is c, cloud stands where
the tile is above 1 - c, and is higher by how much. Everything repeats without a seam.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from iss3d.forge.earth_detail import spectral

SIZE = 1024
HEAPS = ((26, 1.0), (110, 0.80), (500, 0.56), (2200, 0.36), (9000, 0.20))
"""How many domes of each size the tile holds, and how high they stand: half as wide, two thirds as high."""

CURLS = ((2.0, 0.075), (5.0, 0.050), (12.0, 0.016))
"""Eddies that wind up the wisps: how many across the tile, and how far each carries the air in widths of it."""


def forms_tile(seed: int = 8) -> np.ndarray:
    """Return RGB bytes, SIZE by SIZE: heaps, their tops, wisps; values of heaps and wisps are all as common."""
    high = domes(seed)
    field = high + 0.30 * (spectral(SIZE, 1.25, seed + 1, 5) - 0.5) + 0.16 * (spectral(SIZE, 1.1, seed + 2, 60) - 0.5)
    # No part of the tile is cloudier than another, or its repeats would show from afar.
    field -= 0.9 * ndimage.gaussian_filter(field, SIZE / 9, mode="wrap")
    fine = high - ndimage.gaussian_filter(high, SIZE / 24, mode="wrap")
    tops = np.clip(0.5 + fine / (5.0 * fine.std()), 0, 1)
    layers = (_even(ndimage.gaussian_filter(field, 0.7, mode="wrap")), tops, _even(wisps(seed + 40)))
    return (np.stack(layers, -1) * 255 + 0.5).astype(np.uint8)


def domes(seed: int) -> np.ndarray:
    """Return heights of domes that stand upon domes, their outlines bent by noise; about 0, spread about 0.5."""
    rng = np.random.default_rng(seed)
    line = np.arange(SIZE) + 0.5
    at = np.stack(np.meshgrid(line, line, indexing="ij"), -1)
    for waves, strong in ((6, 20.0), (22, 7.0), (80, 2.4)):
        bend = [spectral(SIZE, 1.6, seed + waves + axis, waves) - 0.5 for axis in range(2)]
        at = at + strong * SIZE / 1024 * np.stack(bend, -1)
    total = np.zeros((SIZE, SIZE))
    for count, high in HEAPS:
        centres = rng.random((count, 2)) * SIZE
        size = (SIZE / np.sqrt(count)) * np.exp(0.35 * rng.standard_normal(count))
        # The nearest few by distance over size: a large one overgrows its small neighbours.
        far, which = cKDTree(centres, boxsize=SIZE).query(at.reshape(-1, 2) % SIZE, k=9, workers=2)
        best = (far / size[which]).min(1).reshape(SIZE, SIZE)
        total += high * np.sqrt(np.clip(1.0 - (best / 0.95) ** 2, 0, 1))
    return (total - total.mean()) / total.std() * 0.5


def wisps(seed: int) -> np.ndarray:
    """Return fibres of ice that eddies of every size have wound up: hooks and curls, no common direction."""
    streams = [(spectral(SIZE, 2.2, seed + n, waves) - 0.5, far) for n, (waves, far) in enumerate(CURLS)]
    grid = np.stack(np.meshgrid(np.arange(SIZE), np.arange(SIZE), indexing="ij")).astype(np.float64)
    swirl = np.zeros((2, SIZE, SIZE))
    for stream, far in streams:
        down, right = (np.roll(stream, -1, axis) - np.roll(stream, 1, axis) for axis in (0, 1))
        speed = np.sqrt((down**2 + right**2).mean())
        swirl += np.stack([right, -down]) / speed * far * SIZE
    steps = 24
    place = grid.copy()
    for _ in range(steps):
        carried = [ndimage.map_coordinates(swirl[axis], place, order=1, mode="grid-wrap") for axis in range(2)]
        place -= np.stack(carried) / steps
    broad, middle, fine = (spectral(SIZE, 1.5, seed + 20 + n, waves) - 0.5 for n, waves in enumerate((3, 10, 34)))
    half_way = 0.5 * (place + grid)
    drawn = ndimage.map_coordinates(broad, place, order=1, mode="grid-wrap")
    drawn = drawn + 0.55 * ndimage.map_coordinates(middle, place, order=1, mode="grid-wrap")
    drawn = drawn + 0.24 * ndimage.map_coordinates(fine, half_way, order=1, mode="grid-wrap")
    drawn = drawn + 0.05 * (spectral(SIZE, 1.2, seed + 31, 50) - 0.5)
    return ndimage.gaussian_filter(
        drawn - 0.7 * ndimage.gaussian_filter(drawn, SIZE / 8, mode="wrap"), 1.2, mode="wrap"
    )


def _even(field: np.ndarray) -> np.ndarray:
    """Return a field by rank, 0 to 1."""
    order = np.empty(field.size, np.float32)
    order[np.argsort(field, axis=None)] = np.linspace(0, 1, field.size)
    return order.reshape(field.shape)
