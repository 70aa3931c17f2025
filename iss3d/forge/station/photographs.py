"""Pictures for the atlas's upper sheet, painted by noise: what hangs on walls as prints and stands on screens.

Pictures are of places and of nobody. Each takes places from 0 to 1, right and down, and returns colours.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from iss3d.forge.station.sheet import Paint

Grid = npt.NDArray[Any]


def noise(x: Grid, y: Grid, scale: float, seed: int, octaves: int = 4) -> Grid:
    """Return smooth noise from 0 to 1."""
    rng = np.random.default_rng(seed)
    total, weight = np.zeros_like(x), 0.0
    for k in range(octaves):
        grid = rng.random((64, 64))
        a, b = x * scale * 2**k, y * scale * 2**k
        i, j = np.floor(a).astype(int), np.floor(b).astype(int)
        s, t = a - i, b - j
        s, t = s * s * (3 - 2 * s), t * t * (3 - 2 * t)
        at = [grid[(j + q) % 64, (i + p) % 64] for q in (0, 1) for p in (0, 1)]
        total += ((at[0] * (1 - s) + at[1] * s) * (1 - t) + (at[2] * (1 - s) + at[3] * s) * t) * 0.5**k
        weight += 0.5**k
    return total / weight


def mix(mask: Grid, inside: Paint, under: Grid) -> Grid:
    """Return a colour where a mask is 1, what lies under it where it is 0."""
    m = np.clip(mask, 0, 1)[..., None]
    return under * (1 - m) + np.array(inside) / 255.0 * m


def sky(y: Grid, top: Paint, low: Paint) -> Grid:
    """Return a sky from above to below."""
    t = np.clip(y, 0, 1)[..., None]
    return np.array(top) / 255.0 * (1 - t) + np.array(low) / 255.0 * t


def limb(x: Grid, y: Grid) -> Grid:
    """Return the Earth's edge with clouds over a sea, black above."""
    arc = y - 0.34 - 0.22 * (x - 0.5) ** 2
    made = sky(y * 0, (2, 3, 8), (2, 3, 8))
    made = mix(np.exp(-np.maximum(-arc, 0) * 26) * (arc < 0.02), (80, 150, 240), made)
    sea = arc > 0.0
    made = np.where(sea[..., None], sky(arc * 1.6, (120, 170, 220), (24, 62, 120)), made)
    cloud = noise(x * 1.4, y * (2.4 - y), 5, 3)
    return mix(sea * np.clip((cloud - 0.52) * 6, 0, 0.95), (246, 248, 250), made)


def aurora(x: Grid, y: Grid) -> Grid:
    """Return green light over a dark horizon."""
    made = sky(y, (6, 8, 22), (12, 26, 40))
    band = 0.42 + 0.10 * np.sin(x * 5.0) + 0.03 * np.sin(x * 17)
    up = np.clip(band - y, -1, 1)
    glow = np.where(up > 0, np.exp(-up * 8), np.exp(up * 60)) * (0.6 + 0.4 * noise(x, y * 0.1, 22, 5))
    return mix((y > 0.72) * 1.0, (10, 14, 18), mix(glow * 0.9, (70, 232, 140), made))


def village(x: Grid, y: Grid) -> Grid:
    """Return roofs under a snowy mountain."""
    made = sky(y * 1.4, (96, 152, 216), (206, 224, 238))
    ridge = 0.22 + 0.25 * np.abs(x - 0.45) + 0.12 * noise(x, x * 0, 9, 8)
    made = np.where((y > ridge)[..., None], sky(noise(x, y, 12, 9), (90, 100, 120), (240, 244, 250)), made)
    made = mix((y > 0.62 + 0.05 * np.sin(x * 7)) * 1.0, (74, 112, 62), made)
    for k in range(9):
        u, v = 0.08 + k * 0.105, 0.70 + 0.06 * math.sin(k * 2.3)
        made = mix((np.abs(x - u) < 0.035) & (np.abs(y - v) < 0.04), (232, 224, 208), made)
        made = mix(
            (np.abs(x - u) < 0.045 - (v - 0.04 - y) * 0.7) & (y < v - 0.03) & (y > v - 0.085), (150, 66, 48), made
        )
    return made


def beach(x: Grid, y: Grid) -> Grid:
    """Return a beach: sea, surf, sand, a red parasol."""
    made = sky(y * 2, (120, 180, 230), (214, 232, 242))
    made = np.where((y > 0.42)[..., None], sky((y - 0.42) * 3, (30, 96, 140), (86, 176, 182)), made)
    shore = 0.66 + 0.03 * np.sin(x * 9)
    made = mix((y > shore - 0.03) * noise(x, y, 18, 2) * 1.4, (250, 250, 250), made)
    made = mix((y > shore) * 1.0, (222, 200, 158), made)
    made = mix(((x - 0.7) ** 2 / 0.03 + (y - 0.66) ** 2 / 0.012 < 1) & (y < 0.66), (206, 56, 46), made)
    return mix((np.abs(x - 0.7) < 0.006) & (y > 0.6) & (y < 0.86), (90, 70, 50), made)


def garden(x: Grid, y: Grid) -> Grid:
    """Return an apple tree over a lawn, a bench."""
    made = sky(y, (160, 204, 236), (226, 236, 228))
    made = mix((y > 0.66) * 1.0, (104, 150, 66), made)
    crown = ((x - 0.42) ** 2 / 0.09 + (y - 0.36) ** 2 / 0.07) + (noise(x, y, 14, 6) - 0.5) * 0.9
    made = mix((np.abs(x - 0.42) < 0.025) & (y > 0.4) & (y < 0.8), (92, 66, 44), made)
    made = mix((crown < 1) * 1.0, (62, 112, 46), made)
    made = mix((crown < 0.85) & (noise(x, y, 40, 7, 1) > 0.86), (196, 44, 36), made)
    return mix((np.abs(x - 0.76) < 0.12) & (np.abs(y - 0.74) < 0.014), (120, 84, 52), made)


def hills(x: Grid, y: Grid) -> Grid:
    """Return blue hills one behind another at dusk."""
    made = sky(y * 1.3, (250, 170, 110), (252, 224, 180))
    for k in range(5):
        ridge = 0.36 + k * 0.12 + 0.12 * noise(x + k * 0.37, x * 0, 4, 20 + k)
        t = k / 4
        paint = (int(176 - 130 * t), int(150 - 104 * t), int(168 - 104 * t))
        made = mix((y > ridge) * 1.0, paint, made)
    return made
