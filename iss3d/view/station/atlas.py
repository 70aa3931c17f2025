"""The one small texture of the station: sixteen tiles of surface detail, drawn by numpy from a fixed seed.

A tile holds brightness round one half (it multiplies the colour of a surface) and, in alpha, how much it reflects.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

Tile = Literal[
    "plain", "metal", "fabric", "grille", "screen", "drawers", "cells", "foil",
    "shield", "radiator", "carpet", "cells_back", "quilt", "hatch", "lattice", "knobs",
]  # fmt: skip
TILES: tuple[str, ...] = get_args(Tile)
SIZE = 256
MARGIN = 6
ACROSS = 4
Grey = npt.NDArray[np.float32]


def tile_rect(tile: str) -> tuple[float, float, float, float]:
    """Return the texture rectangle of a tile (u0, v0, u1, v1), without its margin."""
    n = TILES.index(tile)
    whole = SIZE * ACROSS
    x, y = (n % ACROSS) * SIZE, (n // ACROSS) * SIZE
    return (x + MARGIN) / whole, (y + MARGIN) / whole, (x + SIZE - MARGIN) / whole, (y + SIZE - MARGIN) / whole


TILE_RECTS = {name: tile_rect(name) for name in TILES}
"""The texture rectangle of every tile."""


def _noise(rng: np.random.Generator, cells: int, size: int = SIZE) -> Grey:
    """Return smooth noise from -1 to 1."""
    grid = rng.uniform(-1.0, 1.0, (cells + 1, cells + 1)).astype(np.float32)
    at = np.linspace(0.0, cells - 1e-3, size, dtype=np.float32)
    i = at.astype(int)
    t = at - i
    t = t * t * (3.0 - 2.0 * t)
    rows = grid[i] * (1.0 - t)[:, None] + grid[i + 1] * t[:, None]
    out: Grey = (rows[:, i] * (1.0 - t) + rows[:, i + 1] * t).astype(np.float32)
    return out


def _lines(image: Grey, step: int, dark: float, width: int = 2, vertical: bool = True, horizontal: bool = True) -> None:
    for k in range(0, SIZE, step):
        if vertical:
            image[:, k : k + width] *= dark
        if horizontal:
            image[k : k + width, :] *= dark


def _dots(image: Grey, step: int, radius: float, value: float, start: int = 8) -> None:
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    gx, gy = (x - start) % step, (y - start) % step
    far = np.minimum(gx, step - gx) ** 2 + np.minimum(gy, step - gy) ** 2
    image[far < radius * radius] *= value


def _tile(name: str, rng: np.random.Generator) -> tuple[npt.NDArray[np.float32], float]:
    """Return a tile (size, size, 3) round 0.5..1, and how much it reflects."""
    base = 0.9 + 0.03 * _noise(rng, 6) + 0.02 * _noise(rng, 40)
    tint = np.ones(3, np.float32)
    gloss = 0.25
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE
    colour: npt.NDArray[np.float32] | None = None
    if name == "metal":
        base = 0.88 + 0.035 * _noise(rng, 3) + 0.02 * rng.uniform(-1, 1, (SIZE, 1)).astype(np.float32)
        gloss = 0.7
    elif name == "fabric":
        weave = np.sin(x * np.pi * 128) * np.sin(y * np.pi * 128)
        base = 0.85 + 0.06 * weave + 0.09 * _noise(rng, 5)
        gloss = 0.04
    elif name == "grille":
        base[:] = 0.85
        slots = (np.sin(y * np.pi * 2 * 14) > 0.1) & (x > 0.08) & (x < 0.92) & (np.abs((x * 4) % 1.0 - 0.5) < 0.44)
        base[slots] = 0.16
    elif name == "screen":
        colour = np.zeros((SIZE, SIZE, 3), np.float32)
        colour[:] = (0.08, 0.13, 0.22)
        for _ in range(26):
            r, c = int(rng.integers(20, 236)), int(rng.integers(12, 150))
            colour[r : r + 4, c : c + int(rng.integers(14, 96))] = rng.choice(
                [(0.5, 0.9, 0.7), (0.9, 0.9, 0.9), (0.9, 0.75, 0.3)]
            )
        colour[12:26, 8:248] = (0.2, 0.4, 0.75)
        wave = (0.72 + 0.1 * np.sin(x[0] * 20) * SIZE / SIZE) * SIZE
        for k in range(SIZE):
            colour[int(wave[k]) % SIZE, k] = (0.4, 1.0, 0.6)
        gloss = 0.9
    elif name == "drawers":
        for k in range(4):
            base[k * 64 : k * 64 + 3] *= 0.45
            base[k * 64 + 3 : k * 64 + 6] *= 1.08
            base[k * 64 + 28 : k * 64 + 38, 100:156] *= 0.62
        base[:, 126:129] *= 0.6
        _dots(base, 64, 2.6, 0.5, 10)
    elif name == "cells":
        _lines(base, 32, 0.55, 3)
        _lines(base, 8, 0.9, 1, vertical=False)
        base *= 0.95 + 0.1 * np.kron(rng.uniform(-1, 1, (8, 8)), np.ones((32, 32))).astype(np.float32)
        gloss = 0.8
    elif name == "foil":
        crumple = np.abs(_noise(rng, 12)) + 0.6 * np.abs(_noise(rng, 26))
        base = 0.55 + 0.45 * crumple
        gloss = 0.9
    elif name == "shield":
        _lines(base, 128, 0.55, 3)
        _dots(base, 32, 2.4, 0.6, 12)
        base += 0.04 * _noise(rng, 9)
        gloss = 0.35
    elif name == "radiator":
        _lines(base, 64, 0.72, 3, horizontal=False)
        _lines(base, 16, 0.95, 1, vertical=False)
        gloss = 0.5
    elif name == "carpet":
        base = 0.8 + 0.16 * rng.uniform(-1, 1, (SIZE, SIZE)).astype(np.float32) + 0.06 * _noise(rng, 8)
        gloss = 0.0
    elif name == "cells_back":
        _lines(base, 64, 0.8, 2)
        gloss = 0.3
    elif name == "quilt":
        puff = np.abs(np.sin(x * np.pi * 4)) * np.abs(np.sin(y * np.pi * 4))
        base = 0.66 + 0.3 * np.sqrt(puff) + 0.05 * _noise(rng, 20)
        gloss = 0.15
    elif name == "hatch":
        _lines(base, 64, 0.8, 4)
        base[120:136, :] *= 0.7
        _dots(base, 64, 7, 0.55, 32)
        gloss = 0.5
    elif name == "lattice":
        base[:] = 0.8
        _lines(base, 42, 0.5, 6)
        gloss = 0.5
    elif name == "knobs":
        _dots(base, 32, 9, 0.55, 16)
        _dots(base, 32, 6, 1.7, 16)
        base[40:88, 20:120] = 0.5
        base[44:84, 24:116] = 0.34
        base[150:166, 140:236] = 0.95
        base[180:186, 140:220] = 0.7
        _lines(base, 128, 0.6, 3)
    image = base[..., None] * tint if colour is None else colour
    return np.clip(image, 0.0, 1.0).astype(np.float32), gloss


def draw_atlas() -> npt.NDArray[np.uint8]:
    """Return the atlas as bytes (rows from the bottom, channels red, green, blue, reflection)."""
    rng = np.random.default_rng(20240507)
    whole = np.zeros((SIZE * ACROSS, SIZE * ACROSS, 4), np.float32)
    for n, name in enumerate(TILES):
        image, gloss = _tile(name, rng)
        row, column = n // ACROSS, n % ACROSS
        part = whole[row * SIZE : (row + 1) * SIZE, column * SIZE : (column + 1) * SIZE]
        part[..., :3] = image
        part[..., 3] = gloss
    return (whole * 255.0 + 0.5).astype(np.uint8)
