"""The real relief: heights won back from a shaded relief, their slopes, and the sea's shallows. Used by earth.py.

A shaded relief is the slope toward its light; summed along that direction it gives heights again. What lies across
the light is lost there and comes from coarse heights.
"""

from __future__ import annotations

import numpy as np
from scipy import fft, ndimage

LIGHT = (-0.7071, -0.7071)
"""From where the shaded relief is lit, in steps east and south: the north-west."""

SOFTEN = 0.012
"""Wave number, cycles a texel, below which the sum is not trusted."""


def heights(shade: np.ndarray, coarse: np.ndarray) -> np.ndarray:
    """Return heights whose unit is such that slopes read as the shaded relief does.

    Args:
        shade: Shaded relief, 0..1, row 0 at the north pole.
        coarse: Heights of the same size, 0..1.
    """
    lit = shade - ndimage.gaussian_filter(shade, 24)
    height, width = shade.shape
    ky, kx = fft.fftfreq(height).astype(np.float32)[:, None], fft.rfftfreq(width).astype(np.float32)[None, :]
    # Brighter where the ground rises away from the light.
    way = -(kx * LIGHT[0] + ky * LIGHT[1])
    waves = fft.rfft2(lit.astype(np.float32))
    waves *= -1j * way / (2 * np.pi * (way * way + SOFTEN**2 * 0.5 + 0.02 * (kx * kx + ky * ky)))
    fine = fft.irfft2(waves, s=shade.shape)
    return fine + 9.0 * ndimage.gaussian_filter(coarse, 3.0)


def slopes(h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slope east and slope north in the units of heights()."""
    east = (np.roll(h, -1, 1) - np.roll(h, 1, 1)) / 2
    north = -(np.roll(h, -1, 0) - np.roll(h, 1, 0)) / 2
    north[[0, -1]] = 0.0
    rows = (np.arange(len(h)) + 0.5) / len(h) * np.pi
    return east / np.maximum(np.sin(rows), 0.35)[:, None], north


def packed(slope: np.ndarray, unit: float) -> np.ndarray:
    """Return a slope as 0..1 with more steps near zero: 0.5 + sign * root / 2; the shader squares it back."""
    return 0.5 + 0.5 * np.sign(slope) * np.sqrt(np.clip(np.abs(slope) / unit, 0, 1))
