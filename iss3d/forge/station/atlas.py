"""Makes the atlas that all modules of the station share: colour, normals, and occlusion-roughness-metal.

Drawn from numbers with fixed seeds; the places of its cells are kept beside it for the parts. Knows no module.
Two square sheets lie one above the other in each picture; places count v from 0 to 1 on the lower sheet and from 1 to 2
on the upper one, so that what was forged when there was only one still finds its place.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from iss3d.forge.station.folders import SHIPPED

if TYPE_CHECKING:
    from iss3d.forge.station.sheet import Sheet

SEED = 7
SHEETS = 2
COLOUR, NORMAL, ORM, PLACES = "atlas_colour.jpg", "atlas_normal.jpg", "atlas_orm.jpg", "atlas.json"
QUALITY = {COLOUR: 91, NORMAL: 90, ORM: 86}
STEEPNESS = 3.2 / 255.0
"""How much a step of height bends the normal."""

PARTS = {"plates": ("bulk", 0.25, 0.334, 1.0, 1.0)}
"""Cells that are a part of another, by left, top, right and bottom share: metal plates without a word on them."""

Grid = npt.NDArray[np.float32]


@cache
def cells() -> dict[str, tuple[float, float, float, float]]:
    """Return left, bottom, right and top of every cell, u from 0 to 1, v upward from 0 to SHEETS.

    Raises:
        FileNotFoundError: When the atlas has not been made.
    """
    text = json.loads((SHIPPED / PLACES).read_text(encoding="utf-8"))
    side = float(text["size"])
    text["cells"] |= {name: _part(text["cells"][of], *share) for name, (of, *share) in PARTS.items()}
    return {n: (a / side, 1.0 - d / side, c / side, 1.0 - b / side) for n, (a, b, c, d) in text["cells"].items()}


def _part(cell: Sequence[int], left: float, top: float, right: float, low: float) -> tuple[float, float, float, float]:
    a, b, c, d = cell
    return a + (c - a) * left, b + (d - b) * top, a + (c - a) * right, b + (d - b) * low


def make(folder: Path) -> None:
    """Draw the atlas and write its three pictures and the list of its cells."""
    from PIL import Image  # noqa: PLC0415

    from iss3d.forge.station import cells as american  # noqa: PLC0415
    from iss3d.forge.station import cells_fittings, cells_lived, cells_pictures, cells_worn, sheet  # noqa: PLC0415

    first, second = sheet.Sheet(SEED), sheet.Sheet(SEED + 1, up=1)
    american.draw(first)
    cells_lived.draw(first)
    cells_worn.draw(second)
    cells_fittings.draw(second)
    cells_pictures.draw(second)
    finished = [_finished(drawn) for drawn in (second, first)]
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheets in zip((COLOUR, NORMAL, ORM), zip(*finished, strict=True), strict=True):
        image = Image.fromarray(np.clip(np.vstack(sheets), 0, 255).astype(np.uint8))
        image.save(folder / name, quality=QUALITY[name], subsampling=0, optimize=True)
    text = {"size": sheet.SIZE, "cells": first.cells | second.cells}
    (folder / PLACES).write_text(json.dumps(text, indent=0) + "\n", encoding="utf-8")
    cells.cache_clear()


def _finished(drawn: Sheet) -> tuple[Grid, Grid, Grid]:
    """Return colour, normals and occlusion-roughness-metal of one sheet, from 0 to 255."""
    from PIL import Image  # noqa: PLC0415

    size = drawn.colour.size[0] // 2
    rng = np.random.default_rng(SEED)
    colour, height, rough, metal = (
        np.asarray(p.resize((size, size), Image.Resampling.LANCZOS), np.float32)
        for p in (drawn.colour, drawn.height, drawn.rough, drawn.metal)
    )
    colour, height, rough = colour.copy(), height.copy(), rough.copy()
    for rect, strength, kind in drawn.grain.values():
        x, y, w, h = rect
        _grain(colour[y : y + h, x : x + w], height[y : y + h, x : x + w], rough[y : y + h, x : x + w], strength, kind,
               rng)  # fmt: skip
    even = np.ones((size, size, 1), np.float32)
    if "emit" in drawn.grain:
        x, y, w, h = drawn.grain["emit"][0]
        even[y : y + h, x : x + w] = 0.0
    stains = _soft(rng.normal(0, 120, (size // 4,) * 2) + 128.0, 6) - 128.0
    stains = np.asarray(Image.fromarray(stains).resize((size,) * 2, Image.Resampling.BICUBIC), np.float32)
    colour += even * (stains[..., None] * 0.35 + rng.normal(0, 1.0, (size, size, 1)))
    rough += stains * 0.8
    hollow = np.clip((_soft(height, 5) - height) / 60.0, 0.0, 1.0)
    colour *= 1.0 - 0.45 * hollow[..., None] * even
    dx = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * STEEPNESS
    dy = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * STEEPNESS
    normal = np.dstack([-dx, dy, np.ones_like(dx)])
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    orm = np.dstack([255.0 - hollow * 120.0, np.clip(rough, 8, 250), metal])
    slopes = (normal * 0.5 + 0.5) * 255.0
    return colour, slopes.astype(np.float32), orm.astype(np.float32)


def _grain(colour: Grid, height: Grid, rough: Grid, strength: float, kind: str, rng: Any) -> None:
    """Add what a surface looks like from a hand's breadth: brushed metal, weave, quilting, crinkled foil, dust."""
    h, w = height.shape
    if kind == "brush":
        streaks = rng.normal(0, 1, (h, 1)) + 0.35 * rng.normal(0, 1, (h, w))
        colour += strength * streaks[..., None] * 0.8
        rough += streaks * 8
    elif kind in ("weave", "quilt"):
        yy, xx = np.mgrid[0:h, 0:w]
        threads = np.sin(xx * 1.57) * np.sign(np.sin(yy * 0.785)) + np.sin(yy * 1.57) * np.sign(np.sin(xx * 0.785))
        folds = _soft(128 + 60 * rng.normal(0, 1, (h, w)), 14) - 128.0
        colour += (threads * strength * 0.3 + folds * 1.2)[..., None]
        height += threads * 5 + folds * 4
        if kind == "quilt":
            stitched = np.abs(np.sin((xx + yy) * np.pi / 64.0)) * np.abs(np.sin((xx - yy) * np.pi / 64.0))
            height += np.sqrt(stitched) * 46.0
    elif kind == "terry":
        loops = rng.normal(0, 1, (h, w))
        colour += (loops * strength)[..., None]
        height += _soft(128 + 60 * loops, 1.2) - 128.0
    elif kind == "ripstop":
        folds = _soft(128 + 70 * rng.normal(0, 1, (h, w)), 10) - 128.0
        colour += (folds * 1.0)[..., None] + rng.normal(0, strength * 0.4, (h, w, 1))
        height += folds * 5
    elif kind == "crinkle":
        folds = _soft(128 + 90 * rng.normal(0, 1, (h, w)), 5) - 128.0
        colour += (folds * 2)[..., None]
        height += folds * 6
    elif strength:
        colour += rng.normal(0, strength * 0.5, (h, w, 1))


def _soft(grid: npt.NDArray[Any], radius: float) -> Grid:
    from scipy.ndimage import gaussian_filter  # noqa: PLC0415

    soft: Grid = gaussian_filter(grid.astype(np.float32), radius, mode="nearest")
    return soft
