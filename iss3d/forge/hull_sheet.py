"""Draws what the outside of the station is clad in: twelve squares that join at their edges, as colour and as relief.

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


def edge_bolts() -> Grey:
    """Return the bolts along the edges of one panel that fills the square."""
    away = np.full((SIDE, SIDE), 9.0)
    for k in range(10):
        t = (k + 0.5) / 10.0
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
    """A debris shield: a thin sheet with bolts round its edge, dimples where it is held, streaks of old exhaust."""
    worn, streak = clouded(rng, 1.5), clouded(rng, 1.3, 7.0)
    edge = np.minimum(np.minimum(X, 1.0 - X), np.minimum(Y, 1.0 - Y))
    bolts = edge_bolts()
    held = to_dot(0.25, 0.25, 0.125, 0.125)
    value = 0.9 + 0.03 * worn + 0.022 * streak - 0.05 * soft(edge, 0.02, 0.02)
    value -= 0.45 * soft(bolts, 0.0125) - 0.42 * soft(bolts, 0.0085)
    value -= 0.12 * soft(np.abs(edge - 0.065), 0.0015)
    value -= 0.1 * soft(held, 0.008)
    height = 0.5 + 0.015 * worn - 0.12 * soft(edge, 0.004, 0.008) + 0.2 * soft(bolts, 0.009, 0.002)
    height += 0.06 * soft(np.abs(edge - 0.065), 0.003, 0.004) - 0.07 * soft(held, 0.012, 0.012)
    return grey(value, (1.0, 0.992, 0.972)), height, 0.42 + 0.06 * streak


def quilt(rng: np.random.Generator) -> Layer:
    """A blanket of many sheets sewn together in squares, wrinkled, with ties."""
    seam = np.minimum(to_line(X, 0.25), to_line(Y, 0.25))
    puff = np.sqrt(np.clip(seam / 0.125, 0.0, 1.0))
    folds = np.abs(clouded(rng, 1.7))
    small = clouded(rng, 1.1)
    stitch = soft(seam, 0.003) * (((X + Y) * 64.0) % 1.0 < 0.55)
    tie = to_dot(0.25, 0.25)
    height = 0.35 + 0.35 * puff - 0.11 * folds + 0.02 * small - 0.12 * soft(seam, 0.004, 0.004)
    value = 0.78 + 0.12 * puff - 0.06 * folds + 0.02 * small - 0.3 * stitch - 0.35 * soft(tie, 0.012)
    return grey(value, (1.0, 0.985, 0.94)), height, 0.62 + 0.04 * small


def foil(rng: np.random.Generator) -> Layer:
    """Crinkled film: creases between flat facets."""
    creases = np.minimum(np.abs(clouded(rng, 1.5)), np.abs(clouded(rng, 1.3)) + 0.2)
    facets = clouded(rng, 1.8)
    height = 0.5 + 0.2 * np.sqrt(np.clip(creases, 0.0, 2.0)) + 0.06 * facets
    value = 0.72 + 0.13 * np.sqrt(creases) + 0.05 * facets
    return grey(np.clip(value, 0.0, 1.0)), height, np.full((SIDE, SIDE), 0.24)


def metal(rng: np.random.Generator) -> Layer:
    """Milled alloy with a row of fasteners."""
    brushed = clouded(rng, 0.7, 0.06)
    bolts = np.minimum(to_dot(0.25, 1.0, 0.125, 0.06), to_dot(0.25, 1.0, 0.125, 0.94))
    value = 0.84 + 0.04 * brushed - 0.35 * soft(bolts, 0.016) + 0.35 * soft(bolts, 0.011)
    height = 0.5 + 0.012 * brushed + 0.25 * soft(bolts, 0.012, 0.003)
    return grey(value), height, 0.36 + 0.05 * brushed


def cells(rng: np.random.Generator) -> Layer:
    """The sunward side of a wing: 12 by 12 cells of 8 cm with clipped corners on a golden film."""
    n = 12
    u, v = np.abs((X * n) % 1.0 - 0.5), np.abs((Y * n) % 1.0 - 0.5)
    inside = soft(np.maximum(np.maximum(u, v), (u + v) * 0.545), 0.465, 0.02)
    each = np.kron(rng.uniform(-1.0, 1.0, (n, n)), np.ones((SIDE // n + 1, SIDE // n + 1)))[:SIDE, :SIDE]
    fingers = 0.5 + 0.5 * np.cos(Y * n * 10.0 * 2.0 * np.pi)
    film = grey(np.full((SIDE, SIDE), 0.6), (1.0, 0.68, 0.26))
    blue = grey(0.2 + 0.03 * each + 0.012 * fingers, (1.0, 0.82, 0.86))
    colour = film * (1.0 - inside[..., None]) + blue * inside[..., None]
    hinge = soft(to_line(Y, 1.0 / 3.0), 0.004)
    colour *= (1.0 - 0.4 * hinge)[..., None]
    return colour, 0.5 + 0.06 * inside - 0.2 * hinge, 0.3 + 0.25 * (1.0 - inside)


def cells_back(rng: np.random.Generator) -> Layer:
    """The far side: golden film, the cells seen through it, flat cables."""
    n = 12
    u, v = np.abs((X * n) % 1.0 - 0.5), np.abs((Y * n) % 1.0 - 0.5)
    inside = soft(np.maximum(u, v), 0.44, 0.03)
    worn = clouded(rng, 1.6)
    value = 0.8 - 0.14 * inside + 0.03 * worn
    cable = soft(to_line(X, 0.5, 0.25), 0.014)
    colour = grey(value, (1.0, 0.78, 0.46)) * (1.0 - 0.3 * cable)[..., None]
    return colour, 0.5 + 0.05 * inside + 0.1 * cable + 0.02 * worn, np.full((SIDE, SIDE), 0.42)


def radiator(rng: np.random.Generator) -> Layer:
    """A white panel over flow tubes, spots of paint, screws along two edges."""
    worn = clouded(rng, 1.6)
    tube = 0.5 + 0.5 * np.cos(X * 11.0 * 2.0 * np.pi)
    screws = np.minimum(to_dot(0.0625, 1.0, 0.03, 0.02), to_dot(0.0625, 1.0, 0.03, 0.98))
    value = 0.94 + 0.014 * worn - 0.025 * tube**6 - 0.3 * soft(screws, 0.005)
    return grey(value, (0.985, 0.99, 1.0)), 0.5 + 0.05 * tube**4, 0.34 + 0.03 * worn


def box(rng: np.random.Generator) -> Layer:
    """A lid of an equipment box: a rim of bolts, a label, two grips, a connector."""
    worn = clouded(rng, 1.5)
    edge = np.minimum(np.minimum(X, 1.0 - X), np.minimum(Y, 1.0 - Y))
    bolts = edge_bolts()
    value = 0.88 + 0.03 * worn - 0.4 * soft(bolts, 0.013) + 0.35 * soft(bolts, 0.009)
    value -= 0.3 * soft(np.abs(edge - 0.08), 0.003)
    label = (np.abs(X - 0.5) < 0.16) & (np.abs(Y - 0.78) < 0.05)
    words = label & (to_line(Y, 0.03) < 0.008) & (clouded(rng, 0.8, 0.2) > -0.4)
    value = np.where(words, 0.25, np.where(label, 0.97, value))
    grips = (np.abs(np.abs(X - 0.5) - 0.3) < 0.025) & (np.abs(Y - 0.45) < 0.16)
    plug = np.hypot(X - 0.5, Y - 0.3)
    value = np.where(grips, 0.55, value) - 0.5 * soft(plug, 0.06) + 0.4 * soft(plug, 0.045)
    height = 0.5 + 0.2 * soft(bolts, 0.01) + 0.12 * soft(0.08 - edge, 0.0, 0.004) + 0.2 * grips + 0.2 * soft(plug, 0.06)
    return grey(np.clip(value, 0.0, 1.0)), height, np.full((SIDE, SIDE), 0.46)


def cloth(rng: np.random.Generator) -> Layer:
    """White woven cloth over insulation: seams far apart, snaps, soft creases, a yellowing."""
    folds, small = clouded(rng, 1.9), clouded(rng, 1.0)
    creases = np.abs(clouded(rng, 1.7))
    seam = np.minimum(to_line(X, 0.5), to_line(Y, 0.5, 0.21))
    snaps = to_dot(0.125, 0.5, 0.06, 0.24)
    value = 0.88 + 0.025 * folds - 0.03 * np.exp(-creases * 6.0) + 0.01 * small
    value -= 0.2 * soft(seam, 0.003) + 0.4 * soft(snaps, 0.007)
    height = 0.5 + 0.1 * folds + 0.08 * np.sqrt(creases) - 0.15 * soft(seam, 0.004, 0.01)
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
    plain, shield, quilt, foil, metal, cells, cells_back, radiator, box, cloth, ring, blue_cells,
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
