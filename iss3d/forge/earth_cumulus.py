"""A tile of fair-weather clouds: heaps of every size, in clumps, each a cluster of domes. Used by earth.py.

The value at a place says how much of the sky must be covered for cloud to be there: where cover is c, cloud stands
where the tile is above 1 - c, and is thicker by how much. The tile repeats without a seam.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from scipy import ndimage

from iss3d.forge.earth_detail import spectral

SIZE = 1024
SMALLEST, LARGEST, HEAPS = 2.0, 40.0, 12000
"""Radius of a heap in texels (the shader lays some 8 to a kilometre), and how many there are."""

DOMES = 24
"""Most domes a heap is made of."""


@njit(cache=True)
def _heap_up(size: int, at: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """Return the highest dome over each texel."""
    high = np.zeros((size, size), np.float32)
    for n in range(len(radii)):
        y, x, r = at[n, 0], at[n, 1], radii[n]
        reach = int(r) + 1
        for dy in range(-reach, reach + 1):
            for dx in range(-reach, reach + 1):
                row, column = int(np.floor(y)) + dy, int(np.floor(x)) + dx
                far2 = (row + 0.5 - y) ** 2 + (column + 0.5 - x) ** 2
                if far2 < r * r:
                    dome = np.sqrt(r * r - far2)
                    row, column = row % size, column % size
                    high[row, column] = max(high[row, column], dome)
    return high


def heaps_tile(seed: int = 8) -> np.ndarray:
    """Return the tile as bytes, SIZE by SIZE; every value is as common as every other."""
    rng = np.random.default_rng(seed)
    clumps = spectral(SIZE, 1.25, seed + 1, 7)
    small = rng.random(HEAPS)
    # Of twice the size there are a fifth as many.
    size = SMALLEST * (1 - small * (1 - (SMALLEST / LARGEST) ** 1.75)) ** (-1 / 1.75)
    at = rng.random((HEAPS * 6, 2)) * SIZE
    crowd = clumps[at[:, 0].astype(int), at[:, 1].astype(int)]
    at = at[rng.random(len(at)) < np.clip((crowd - 0.30) * 1.6, 0.02, 1)][:HEAPS]
    size = size[: len(at)]
    domes = np.minimum((size * 1.2).astype(int) + 1, DOMES)
    owner = np.repeat(np.arange(len(at)), domes)
    first = np.r_[True, owner[1:] != owner[:-1]]
    angle, out = rng.random(len(owner)) * 2 * np.pi, rng.random(len(owner)) ** 0.6
    # A heap is longer one way than the other.
    lean = rng.random(len(at)) * np.pi
    along, across = out * np.cos(angle) * size[owner] * 1.05, out * np.sin(angle) * size[owner] * 0.65
    shift = np.stack(
        [
            along * np.sin(lean[owner]) + across * np.cos(lean[owner]),
            along * np.cos(lean[owner]) - across * np.sin(lean[owner]),
        ],
        -1,
    )
    radii = size[owner] * np.where(first, 0.50, 0.52 * (1.10 - out) * (0.5 + 0.9 * rng.random(len(owner))))
    high = _heap_up(SIZE, at[owner] + np.where(first[:, None], 0, shift), np.maximum(radii, 1.0).astype(np.float64))
    high = _ragged(np.cbrt(high / LARGEST), seed)
    billow = spectral(SIZE, 1.7, seed + 2, 24) - 0.5
    # What is bare is ordered too: cloud spreads to where clumps are, and first about what stands there.
    near = ndimage.gaussian_filter(high, 3.0, mode="wrap")
    field = 0.75 * high + 0.55 * near + 0.30 * clumps + 0.28 * billow
    # No part of the tile is cloudier than another, or its repeats would show from afar.
    field -= 0.8 * ndimage.gaussian_filter(field, SIZE / 12, mode="wrap")
    order = np.empty(SIZE * SIZE, np.float32)
    order[np.argsort(field, axis=None)] = np.linspace(0, 1, SIZE * SIZE)
    return (order.reshape(SIZE, SIZE) * 255 + 0.5).astype(np.uint8)


def _ragged(field: np.ndarray, seed: int) -> np.ndarray:
    """Return a field whose outlines are bent by noise of a few sizes."""
    grid = np.stack(np.meshgrid(np.arange(SIZE), np.arange(SIZE), indexing="ij")).astype(np.float64)
    for axis in range(2):
        grid[axis] += 34.0 * (spectral(SIZE, 1.9, seed + 10 + axis, 10) - 0.5)
        grid[axis] += 15.0 * (spectral(SIZE, 1.6, seed + 20 + axis, 40) - 0.5)
    bent = ndimage.map_coordinates(field, grid, order=1, mode="grid-wrap")
    return ndimage.gaussian_filter(bent, 0.6, mode="wrap")
