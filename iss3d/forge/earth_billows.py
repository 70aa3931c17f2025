"""Makes models/earth/puff.png: a cube of round billows, from which the clouds of bursts are carved.

Run: python -m iss3d.forge.earth_billows. Slices of the cube side by side, 8 by 8; it tiles in every direction.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

SIZE, CELLS, SEED = 64, 7, 3
DARKEST = 0.45


def billow_cube(size: int = SIZE, cells: int = CELLS, seed: int = SEED) -> np.ndarray:
    """Return heights 0 to 1 of overlapping balls of uneven size, one in each cell of a lattice: (size, size, size)."""
    random = np.random.default_rng(seed)
    lattice = np.stack(np.meshgrid(*[np.arange(cells)] * 3, indexing="ij"), -1)
    centres = (lattice + 0.15 + 0.7 * random.random((cells, cells, cells, 3))) / cells
    radii = 0.75 + 0.5 * random.random((cells, cells, cells))
    line = (np.arange(size) + 0.5) / size
    place = np.stack(np.meshgrid(line, line, line, indexing="ij"), -1)
    cell = (place * cells).astype(int)
    highest = np.zeros((size, size, size))
    for step in np.ndindex(3, 3, 3):
        near = cell + np.array(step) - 1
        wrapped = near % cells
        key = (wrapped[..., 0], wrapped[..., 1], wrapped[..., 2])
        radius = radii[key] / cells
        apart2 = ((place - centres[key] - (near - wrapped) / cells) ** 2).sum(-1)
        highest = np.maximum(highest, np.sqrt(np.maximum(1.0 - apart2 / radius**2, 0.0)) * radius)
    return np.clip((highest / highest.max() - DARKEST) / (1.0 - DARKEST), 0.0, 1.0)


def puff_atlas() -> np.ndarray:
    """Return the cube as a sheet of 8 by 8 slices, bytes."""
    sheet = (billow_cube() * 255.0).astype(np.uint8).reshape(8, 8, SIZE, SIZE).transpose(0, 2, 1, 3)
    return np.asarray(sheet.reshape(8 * SIZE, 8 * SIZE))


if __name__ == "__main__":
    target = Path(__file__).parents[2] / "models" / "earth" / "puff.png"
    Image.fromarray(puff_atlas()).save(target, optimize=True)
