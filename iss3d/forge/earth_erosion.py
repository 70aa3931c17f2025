"""Wears a square of land down by running water until valleys branch like real ones. Used by earth.py; needs numba.

The stream-power law, solved step by step from the mouth of each river upward (Braun and Willett 2013, "A very
efficient O(n), implicit and parallel method to solve the stream power equation"), on a square whose edges meet.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from scipy import ndimage

from iss3d.forge.earth_detail import spectral

SIZE = 2048
START = 256
STEPS = {256: 320, 512: 90, 1024: 45, 2048: 24}
"""Rounds at each size: rivers find their courses on the coarse square, the fine ones add their heads."""

PLAINS = 0.03
"""Share of the square that lies at the height of the sea: where the rivers end."""


@njit(cache=False)
def _receivers(h: np.ndarray, base: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each cell the flat index of its steepest lower neighbour (itself in a pit), and the way there."""
    n = h.shape[0]
    to, way = np.empty(n * n, np.int64), np.ones(n * n, np.float32)
    for y in range(n):
        for x in range(n):
            best, here = 0.0, y * n + x
            to[here] = here
            if base[y, x]:
                continue
            for dy in range(-1, 2):
                for dx in range(-1, 2):
                    if dx == 0 and dy == 0:
                        continue
                    far = 1.41421356 if dx != 0 and dy != 0 else 1.0
                    yy, xx = (y + dy) % n, (x + dx) % n
                    fall = (h[y, x] - h[yy, xx]) / far
                    if fall > best:
                        best = fall
                        to[here], way[here] = yy * n + xx, far
    return to, way


@njit(cache=False)
def _wear(
    flat: np.ndarray, order: np.ndarray, to: np.ndarray, way: np.ndarray, strength: np.ndarray, rise: np.ndarray
) -> np.ndarray:
    """Let it rain on every cell, gather the water downhill, then cut from the mouths upward; return the water."""
    water = np.ones(flat.size, np.float64)
    for k in range(order.size - 1, -1, -1):
        i = order[k]
        if to[i] != i:
            water[to[i]] += water[i]
    for k in range(order.size):
        i = order[k]
        if to[i] == i:
            flat[i] += rise[i]  # a pit fills until it runs over
            continue
        f = strength[i] * water[i] ** 0.45 / way[i]
        flat[i] = (flat[i] + rise[i] + f * flat[to[i]]) / (1.0 + f)
    return water


def worn_land(seed: int = 8) -> tuple[np.ndarray, np.ndarray]:
    """Return heights (the cell's width = 1) and the water that flows through each cell, SIZE x SIZE."""
    rough = spectral(START, 1.6, seed, 1.0)
    h = (rough * 6.0).astype(np.float64)
    water = np.ones_like(h)
    for n, steps in STEPS.items():
        if h.shape[0] != n:
            h = ndimage.zoom(h, 2, order=1, mode="grid-wrap", grid_mode=True) * 2.0
        low = ndimage.zoom(spectral(START, 2.2, seed + 1, 1.0), n // START, order=1, mode="grid-wrap", grid_mode=True)
        base = low < np.quantile(low, PLAINS)
        hard = ndimage.zoom(spectral(START, 1.3, seed + 2, 3.0), n // START, order=1, mode="grid-wrap", grid_mode=True)
        uplift = np.where(base, 0.0, np.clip((low - np.quantile(low, PLAINS)) * 2.0, 0.15, 1.0))
        grain = np.random.default_rng(seed + n).standard_normal((n, n))
        h += grain * 0.02 * ~base
        for _ in range(steps):
            h[base] = 0.0
            to, way = _receivers(h, base)
            flat = h.ravel()
            strength = (0.09 * np.exp((hard.ravel() - 0.5) * 2.5)).astype(np.float32)
            water = _wear(flat, np.argsort(flat, kind="stable"), to, way, strength, (uplift * 0.9).ravel()).reshape(
                n, n
            )
            h = flat.reshape(n, n)
            h = h + 0.06 * (ndimage.gaussian_filter(h, 1.0, mode="wrap") - h)
    return h, water


def erosion_tile() -> np.ndarray:
    """Return RGB bytes: slope east, slope north, and how low it lies and how much water runs there (bright: river)."""
    h, water = worn_land()
    h = ndimage.gaussian_filter(h, 0.7, mode="wrap")
    east = (np.roll(h, -1, 1) - np.roll(h, 1, 1)) / 2
    north = -(np.roll(h, -1, 0) - np.roll(h, 1, 0)) / 2
    # Evened out: how steep a place is comes from the map of the real relief, the tile gives the forms.
    steep = np.hypot(east, north)
    around = np.sqrt(ndimage.gaussian_filter(steep**2, SIZE / 40, mode="wrap"))
    spread = 2.2 * (around + 0.12 * around.mean())
    flow = np.clip(np.log2(np.maximum(ndimage.gaussian_filter(water, 0.6, mode="wrap"), 1.0)) / 17.0, 0, 1)
    tile = np.stack([east / spread * 0.5 + 0.5, north / spread * 0.5 + 0.5, flow], -1)
    return (np.clip(tile, 0, 1) * 255 + 0.5).astype(np.uint8)
