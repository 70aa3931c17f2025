"""Draws what the outside of the station is clad in: fifteen squares that join at their edges, as colour and as relief.

Needs numpy and Pillow only. Knows no modules; the game reads both pictures as layers (see view/station/plates.py).
Run: python -m iss3d.forge.hull_sheet
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

SIDE = 512
"""Texels across one layer."""
RELIEF = 3.0
Grey = npt.NDArray[Any]
Layer = tuple[npt.NDArray[np.float64], Grey, Grey]
"""Colour (side, side, 3), height and roughness (side, side), all 0 to 1."""

Y, X = np.mgrid[0:SIDE, 0:SIDE] / SIDE


def clouded(rng: np.random.Generator, power: float, stretch: float = 1.0) -> Grey:
    """Return noise that joins at the edges, mean 0, deviation 1; a higher power is smoother."""
    fy, fx = np.meshgrid(np.fft.fftfreq(SIDE) * SIDE, np.fft.rfftfreq(SIDE) * SIDE, indexing="ij")
    far = np.maximum(np.hypot(fx, fy * stretch), 1.0)
    waves = np.fft.rfft2(rng.standard_normal((SIDE, SIDE))) * far**-power
    waves[0, 0] = 0.0
    found: Grey = np.fft.irfft2(waves, s=(SIDE, SIDE))
    return found / found.std()


def to_line(at: Grey, step: float, offset: float = 0.0) -> Grey:
    """Return the distance to the nearest of lines `step` apart."""
    return np.abs((at - offset + step / 2.0) % step - step / 2.0)


def to_dot(step_x: float, step_y: float, x: float = 0.0, y: float = 0.0) -> Grey:
    """Return the distance to the nearest of dots on a grid."""
    found: Grey = np.hypot(to_line(X, step_x, x), to_line(Y, step_y, y))
    return found


def soft(distance: Grey, reach: float, blur: float = 0.003) -> Grey:
    """Return 1 within reach of something, falling to 0 over a blur."""
    found: Grey = np.clip((reach + blur - distance) / (2.0 * blur), 0.0, 1.0)
    return found


def grey(value: Grey, tint: tuple[float, float, float] = (1.0, 1.0, 1.0)) -> npt.NDArray[np.float64]:
    """Return a brightness as colour."""
    return value[..., None] * np.array(tint)


def edge_bolts(per_side: int = 10) -> Grey:
    """Return the distance to the bolts along the edges of one panel that fills the square."""
    away = np.full((SIDE, SIDE), 9.0)
    for k in range(per_side):
        t = (k + 0.5) / per_side
        for x, y in ((t, 0.035), (t, 0.965), (0.035, t), (0.965, t)):
            away = np.minimum(away, np.hypot(X - x, Y - y))
    return away


def plain(rng: np.random.Generator) -> Layer:
    """Painted metal, a little worn."""
    worn = clouded(rng, 1.6)
    specks = np.clip(clouded(rng, 0.3) - 2.6, 0.0, 1.0)
    value = 0.93 + 0.022 * worn - 0.25 * specks
    return grey(value), 0.5 + 0.02 * worn, 0.5 + 0.06 * worn


def shield(rng: np.random.Generator) -> Layer:
    """A debris shield: a thin flat sheet with a folded edge, three flush screws a side, faint waves, old streaks."""
    worn, streak, waves = clouded(rng, 1.5), clouded(rng, 1.3, 7.0), clouded(rng, 2.6)
    edge = np.minimum(np.minimum(X, 1.0 - X), np.minimum(Y, 1.0 - Y))
    screws = edge_bolts(3)
    scuffs = np.clip(clouded(rng, 0.9, 0.2) - 2.4, 0.0, 1.0)
    value = 0.905 + 0.018 * worn + 0.02 * streak - 0.05 * soft(edge, 0.02, 0.02) - 0.12 * scuffs
    value -= 0.32 * soft(screws, 0.0105, 0.002) - 0.22 * soft(screws, 0.0075, 0.0015)
    value -= 0.2 * soft(np.maximum(np.abs(X - Y) % 0.004, screws), 0.0015, 0.001) * soft(screws, 0.0075, 0.0015)
    value -= 0.07 * soft(np.abs(edge - 0.07), 0.001, 0.0015)
    height = 0.5 + 0.008 * worn + 0.09 * waves - 0.12 * soft(edge, 0.004, 0.008)
    height -= 0.06 * soft(screws, 0.009, 0.002)
    height += 0.03 * soft(np.abs(edge - 0.07), 0.002, 0.004)
    return grey(value, (1.0, 0.992, 0.972)), height, 0.46 + 0.05 * streak


def quilt(rng: np.random.Generator) -> Layer:
    """A blanket of many sheets sewn together in squares, wrinkled, with ties."""
    seam = np.minimum(to_line(X, 0.25), to_line(Y, 0.25))
    puff = np.sqrt(np.clip(seam / 0.125, 0.0, 1.0))
    folds = np.abs(clouded(rng, 2.1))
    small = clouded(rng, 1.1)
    stitch = soft(seam, 0.003) * (((X + Y) * 64.0) % 1.0 < 0.55)
    tie = to_dot(0.25, 0.25)
    height = 0.35 + 0.35 * puff - 0.06 * folds + 0.003 * small - 0.12 * soft(seam, 0.004, 0.004)
    value = 0.78 + 0.12 * puff - 0.06 * folds + 0.02 * small - 0.3 * stitch - 0.35 * soft(tie, 0.012)
    return grey(value, (1.0, 0.985, 0.94)), height, 0.62 + 0.04 * small


def foil(rng: np.random.Generator) -> Layer:
    """Crinkled film: creases between flat facets."""
    creases = np.minimum(np.abs(clouded(rng, 1.9)), np.abs(clouded(rng, 1.7)) + 0.15)
    facets = clouded(rng, 2.0)
    height = 0.5 + 0.17 * np.sqrt(np.clip(creases, 0.0, 2.0)) + 0.1 * facets
    value = 0.74 + 0.12 * np.sqrt(creases) + 0.04 * facets
    return grey(np.clip(value, 0.0, 1.0)), height, np.full((SIDE, SIDE), 0.24)


def metal(rng: np.random.Generator) -> Layer:
    """Milled alloy with a row of fasteners."""
    brushed = clouded(rng, 0.7, 0.06)
    bolts = np.minimum(to_dot(0.25, 1.0, 0.125, 0.06), to_dot(0.25, 1.0, 0.125, 0.94))
    value = 0.84 + 0.04 * brushed - 0.35 * soft(bolts, 0.016) + 0.35 * soft(bolts, 0.011)
    height = 0.5 + 0.012 * brushed + 0.25 * soft(bolts, 0.012, 0.003)
    return grey(value), height, 0.36 + 0.05 * brushed


def cell_grid(across: int, up: int) -> tuple[Grey, Grey]:
    """Return the distances from the middle of a cell, 0 to half, for so many cells across the square."""
    return np.abs((X * across) % 1.0 - 0.5), np.abs((Y * up) % 1.0 - 0.5)


def per_cell(rng: np.random.Generator, across: int, up: int) -> Grey:
    """Return one number of -1 to 1 for every cell."""
    dice = rng.uniform(-1.0, 1.0, (up, across))
    rows, columns = (np.minimum((A * n).astype(int), n - 1) for A, n in ((Y, up), (X, across)))
    found: Grey = dice[rows, columns]
    return found


FOLDS = 3
"""Panels of a wing's blanket up the square, each of four rows of cells."""


def cells(rng: np.random.Generator) -> Layer:
    """The sunward side of a wing: dark cells of 9 cm with clipped corners, fine pale lines, hinges every four rows.

    What colour they take on at a slant is the shader's (violet-blue from the front, bronze along the blanket).
    """
    n = 12
    u, v = cell_grid(n, n)
    inside = soft(np.maximum(np.maximum(u, v), (u + v) * 0.545), 0.481, 0.009)
    each, strip = per_cell(rng, n, n), per_cell(rng, 3, FOLDS)
    fingers = 0.5 + 0.5 * np.cos(Y * n * 8.0 * 2.0 * np.pi)
    bar = soft(np.abs(u - 0.16), 0.012, 0.012)
    dark = grey(0.19 + 0.01 * each + 0.01 * strip + 0.01 * fingers + 0.05 * bar, (0.82, 0.84, 1.2))
    film = grey(np.full((SIDE, SIDE), 0.54), (1.0, 0.97, 0.9))
    colour = film * (1.0 - inside[..., None]) + dark * inside[..., None]
    hinge = soft(to_line(Y, 1.0 / FOLDS), 0.006, 0.003)
    wire = soft(to_line(Y, 1.0 / FOLDS), 0.002, 0.0015)
    colour = colour * (1.0 - hinge[..., None]) + (grey(0.5 + 0.4 * wire, (1.0, 0.92, 0.78))) * hinge[..., None]
    return colour, 0.5 + 0.04 * inside - 0.1 * hinge, 0.3 + 0.16 * (1.0 - inside)


def cells_back(rng: np.random.Generator) -> Layer:
    """The far side: clear gold film over dark cells, whose gaps let light through; a flat cable down each half."""
    n = 12
    u, v = cell_grid(n, n)
    inside = soft(np.maximum(u, v), 0.452, 0.016)
    value = 0.98 - 0.3 * inside
    cable = soft(to_line(X, 0.5, 0.25), 0.008, 0.002)
    tab = soft(np.hypot(u, v), 0.07, 0.03)
    colour = grey(value + 0.05 * tab * inside, (1.0, 0.82, 0.52)) * (1.0 - 0.3 * cable)[..., None]
    hinge = soft(to_line(Y, 1.0 / FOLDS), 0.005, 0.002)
    colour = colour * (1.0 - hinge[..., None]) + grey(np.full((SIDE, SIDE), 0.55), (1.0, 0.86, 0.62)) * hinge[..., None]
    return colour, 0.5 + 0.03 * inside + 0.08 * cable - 0.08 * hinge, np.full((SIDE, SIDE), 0.34)


def roll_cells(rng: np.random.Generator) -> Layer:
    """A roll-out blanket: near black cells in a hair-thin silver grid, a pale seam where two lengths join."""
    n = 12
    u, v = cell_grid(n, n // 2)
    inside = soft(np.maximum(np.maximum(u, v), (u + v) * 0.53), 0.482, 0.009)
    each = per_cell(rng, n, n // 2)
    dark = grey(0.125 + 0.012 * each, (0.86, 0.88, 1.1))
    grid = grey(np.full((SIDE, SIDE), 0.46), (1.0, 0.98, 0.95))
    seam = soft(to_line(Y, 1.0), 0.006, 0.003)[..., None]
    colour = (grid * (1.0 - inside[..., None]) + dark * inside[..., None]) * (1.0 - seam) + 0.6 * seam
    return colour, 0.5 + 0.04 * inside, 0.26 + 0.2 * (1.0 - inside)


def mli(rng: np.random.Generator) -> Layer:
    """A blanket of cloth sheets sewn to each other: quilting in fine stitches, wrinkles that run out from its ties."""
    columns = (0.0, 0.36, 0.72)
    widths = (0.36, 0.36, 0.28)
    away, sheet = np.full((SIDE, SIDE), 9.0), np.zeros((SIDE, SIDE))
    upright = np.minimum.reduce([to_line(X, 1.0, x) for x in columns])
    for k, (x, wide) in enumerate(zip(columns, widths, strict=True)):
        here = ((X - x) % 1.0) < wide
        rows = (0.13 + 0.29 * k, 0.62 + 0.23 * k)
        level = np.minimum.reduce([to_line(Y, 1.0, y % 1.0) for y in rows])
        away = np.where(here, np.minimum(upright, level), away)
        between = ((Y - rows[0]) % 1.0) < ((rows[1] - rows[0]) % 1.0)
        tones = rng.uniform(-1.0, 1.0, 2)
        sheet = np.where(here, np.where(between, tones[0], tones[1]), sheet)
    stain, small = clouded(rng, 2.2), clouded(rng, 1.2)
    wrinkles = np.minimum(np.abs(clouded(rng, 1.7)), np.abs(clouded(rng, 1.9, 2.2)))
    rows_, columns_ = to_line(Y, 1.0 / 9.0), to_line(X + 0.0 * Y, 1.0 / 9.0)
    quilting = np.minimum(rows_, columns_)
    ties = np.hypot(rows_, upright)
    stitches = soft(away, 0.0035, 0.0015) * ((np.where(upright < rows_, Y, X) * 128.0) % 1.0 < 0.6)
    fine = soft(quilting, 0.0016, 0.001) * (((X + Y) * 128.0) % 1.0 < 0.6)
    value = 0.865 + 0.04 * sheet + 0.016 * stain + 0.012 * small - 0.075 * np.exp(-wrinkles * 14.0)
    value -= 0.08 * np.exp(-away / 0.008) + 0.26 * stitches + 0.12 * fine
    value -= 0.3 * soft(ties, 0.007, 0.002)
    value += 0.22 * soft(ties, 0.0035, 0.001)
    puff = np.sqrt(np.clip(quilting, 0.0, 0.055) / 0.055)
    pulls = np.cos(np.arctan2(rows_, upright) * 6.0 + 2.0 * small)
    height = 0.4 + 0.11 * puff + 0.075 * np.sqrt(np.clip(wrinkles, 0.0, 1.0))
    height += 0.02 * pulls * np.exp(-ties / 0.05) - 0.05 * soft(away, 0.004, 0.003) + 0.03 * soft(ties, 0.005, 0.002)
    yellow = 0.035 * np.clip(stain, 0.0, 2.0)[..., None] * np.array((0.0, 0.5, 1.0))
    colour = grey(value, (1.0, 0.985, 0.95)) * (1.0 - yellow)
    return colour, height, 0.64 + 0.04 * small


def pane(rng: np.random.Generator) -> Layer:
    """What one sees of a lit room through a small pane: pale walls back to a hatch, a lamp, something dark."""
    x, y = X - 0.5, Y - 0.5
    deep = np.maximum(np.abs(x - 0.05), np.abs(y + 0.03))
    walls = 0.42 + 0.42 * soft(0.30 - deep, 0.0, 0.28)
    walls -= 0.16 * soft(to_line(deep, 0.11), 0.004, 0.004)
    colour = grey(walls, (1.0, 0.93, 0.80))
    lamp = soft(np.maximum(np.abs(x + 0.12) - 0.13, np.abs(y - 0.30 + 0.3 * x) - 0.045), 0.0, 0.012)[..., None]
    colour = colour * (1.0 - lamp) + 1.0 * lamp
    hatch = soft(np.hypot(x - 0.05, y + 0.03), 0.11, 0.006)[..., None]
    colour = colour * (1.0 - hatch) + grey(0.38 + 0.0 * X, (0.9, 0.95, 1.0)) * hatch
    bag = soft(np.hypot((x + 0.24) * 1.1, (y + 0.26) * 1.4), 0.15, 0.01)[..., None]
    colour = colour * (1.0 - bag) + grey(0.34 + 0.04 * clouded(rng, 1.5), (0.95, 0.97, 1.0)) * bag
    edge = soft(0.5 - np.hypot(x, y), 0.0, 0.06)
    return colour * (1.0 - 0.8 * edge)[..., None], np.full((SIDE, SIDE), 0.5), np.full((SIDE, SIDE), 0.12)


def radiator(rng: np.random.Generator) -> Layer:
    """A white panel over flow tubes, in a frame of its own, with a header at both ends and screws along it."""
    worn, stain = clouded(rng, 1.6), clouded(rng, 2.1)
    tube = 0.5 + 0.5 * np.cos(X * 11.0 * 2.0 * np.pi)
    ends, sides = np.minimum(Y, 1.0 - Y), np.minimum(X, 1.0 - X)
    screws = np.minimum(to_dot(0.0625, 1.0, 0.03, 0.02), to_dot(0.0625, 1.0, 0.03, 0.98))
    header = soft(ends, 0.045, 0.003)
    value = 0.93 + 0.014 * worn + 0.012 * stain - 0.05 * tube**8 * (1.0 - header)
    value -= 0.14 * header + 0.1 * soft(sides, 0.02, 0.003) + 0.16 * soft(np.abs(ends - 0.05), 0.003, 0.002)
    value -= 0.3 * soft(screws, 0.005)
    height = 0.5 + 0.06 * tube**4 * (1.0 - header) + 0.1 * header
    return grey(value, (0.985, 0.99, 1.0)), height, 0.34 + 0.03 * worn


def box(rng: np.random.Generator) -> Layer:
    """A lid of an equipment box: a rim of bolts, a shallow field, four screws; nothing that stretches badly."""
    worn, stain = clouded(rng, 1.5), clouded(rng, 2.1)
    edge = np.minimum(np.minimum(X, 1.0 - X), np.minimum(Y, 1.0 - Y))
    bolts = edge_bolts()
    value = 0.88 + 0.025 * worn + 0.015 * stain - 0.4 * soft(bolts, 0.013) + 0.35 * soft(bolts, 0.009)
    value -= 0.2 * soft(np.abs(edge - 0.08), 0.003) + 0.06 * soft(np.abs(edge - 0.12), 0.002)
    screws = to_dot(0.5, 0.5, 0.25, 0.25)
    value -= 0.25 * soft(screws, 0.008) - 0.2 * soft(screws, 0.005)
    height = 0.5 + 0.2 * soft(bolts, 0.01) + 0.12 * soft(0.08 - edge, 0.0, 0.004) + 0.05 * soft(0.12 - edge, 0.0, 0.004)
    return grey(np.clip(value, 0.0, 1.0)), height + 0.1 * soft(screws, 0.006), np.full((SIDE, SIDE), 0.46)


def cloth(rng: np.random.Generator) -> Layer:
    """White woven cloth over insulation: seams far apart, snaps, soft creases, a yellowing."""
    folds, small = clouded(rng, 2.1), clouded(rng, 1.0)
    creases = np.abs(clouded(rng, 2.1))
    seam = np.minimum(to_line(X, 0.5), to_line(Y, 0.5, 0.21))
    snaps = to_dot(0.125, 0.5, 0.06, 0.24)
    value = 0.88 + 0.025 * folds - 0.03 * np.exp(-creases * 6.0) + 0.01 * small
    value -= 0.2 * soft(seam, 0.003) + 0.4 * soft(snaps, 0.007)
    height = 0.5 + 0.055 * folds + 0.03 * np.sqrt(np.clip(creases, 0.0, 1.0)) - 0.15 * soft(seam, 0.004, 0.01)
    yellow = 0.04 * np.clip(folds, 0.0, 2.0)[..., None] * np.array((0.0, 0.4, 1.0))
    colour = grey(value, (1.0, 0.985, 0.95)) * (1.0 - yellow)
    return colour, height, np.full((SIDE, SIDE), 0.75)


def ring(rng: np.random.Generator) -> Layer:
    """A flange: a bolt every eighth, a lip above and below."""
    worn = clouded(rng, 1.4, 0.1)
    bolts = to_dot(0.125, 1.0, 0.0625, 0.5)
    lip = np.abs(Y - 0.5)
    value = (
        0.8 + 0.03 * worn - 0.45 * soft(bolts, 0.03) + 0.4 * soft(bolts, 0.021) - 0.4 * soft(np.abs(lip - 0.34), 0.012)
    )
    height = 0.4 + 0.25 * soft(bolts, 0.023, 0.004) + 0.2 * soft(0.34 - lip, 0.0, 0.01)
    return grey(value), height, 0.38 + 0.03 * worn


def blue_cells(rng: np.random.Generator) -> Layer:
    """A Russian wing: dark blue cells in a pale grid."""
    n = 16
    u, v = np.abs((X * n) % 1.0 - 0.5), np.abs((Y * n / 2.0) % 1.0 - 0.5)
    inside = soft(np.maximum(u, v * 1.03), 0.47, 0.015)
    each = np.kron(rng.uniform(-1.0, 1.0, (n // 2, n)), np.ones((SIDE // n * 2, SIDE // n)))
    value = grey(0.34 + 0.05 * each, (0.55, 0.68, 1.0)) * inside[..., None]
    return value + grey(np.full((SIDE, SIDE), 0.5)) * (1.0 - inside[..., None]), 0.5 + 0.05 * inside, 0.28 + 0.0 * X


LAYERS: tuple[Callable[[np.random.Generator], Layer], ...] = (
    plain, shield, quilt, foil, metal, cells, cells_back, radiator, box, cloth, ring, blue_cells, roll_cells, mli, pane,
)  # fmt: skip
"""In the order of iss3d.view.station.plates.SKINS."""


def draw() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Return colour and relief (slope along u and v, roughness), each (layers * side, side, 3), first layer lowest."""
    colours, reliefs = [], []
    for n, painter in enumerate(LAYERS):
        colour, height, rough = painter(np.random.default_rng(7000 + n))
        slope_u = (np.roll(height, 1, 1) - np.roll(height, -1, 1)) * SIDE / 64.0 * RELIEF
        slope_v = (np.roll(height, 1, 0) - np.roll(height, -1, 0)) * SIDE / 64.0 * RELIEF
        relief = np.stack([0.5 + 0.5 * np.tanh(slope_u), 0.5 + 0.5 * np.tanh(slope_v), rough], -1)
        colours.append(colour)
        reliefs.append(relief)
    # A picture's first row is its highest; a texture's first layer is its lowest.
    whole, leans = (np.concatenate(part)[::-1] for part in (colours, reliefs))
    bytes_ = [(np.clip(p, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8) for p in (whole, leans)]
    return bytes_[0], bytes_[1]


def main() -> None:
    """Write both pictures beside the models of the station."""
    from PIL import Image  # noqa: PLC0415  (only who forges has it)

    folder = Path(__file__).parents[2] / "models" / "station"
    for name, pixels in zip(("hull_colour", "hull_relief"), draw(), strict=True):
        file = folder / f"{name}.jpg"
        Image.fromarray(pixels).save(file, quality=86)
        print(file, file.stat().st_size)


if __name__ == "__main__":
    main()
