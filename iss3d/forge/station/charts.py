"""Packs the charts of all parts of a model into one square lightmap, by a skyline.

Knows rectangles only. Deterministic: the same parts always lie in the same places.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from iss3d.forge.station.kit import Part

PAD = 2
"""Texels left free round each chart."""

Spot = tuple[int, int]
Size = tuple[int, int]


def pack(parts: Sequence[Part], side: int) -> float:
    """Give every part its spot in a lightmap of side x side texels, as large as they all fit.

    Returns:
        Texels a metre, for parts of density 1.
    """
    wanted = [np.ptp(p.chart, axis=0) * p.density for p in parts]
    low, high = 4.0, 400.0
    best: tuple[float, list[Size], list[bool], list[Spot]] | None = None
    for _ in range(11):
        scale = math.sqrt(low * high)
        sizes = [(max(2, math.ceil(w * scale)) + 2 * PAD, max(2, math.ceil(h * scale)) + 2 * PAD) for w, h in wanted]
        turned = [h > w for w, h in sizes]
        sizes = [(h, w) if t else (w, h) for (w, h), t in zip(sizes, turned, strict=True)]
        spots = _skyline(sizes, side)
        if spots is None:
            high = scale
        else:
            low, best = scale, (scale, sizes, turned, spots)
    if best is None:
        raise ValueError(f"{len(parts)} charts do not fit into {side} texels")
    scale, sizes, turned, spots = best
    for part, (w, h), turn, (x, y) in zip(parts, sizes, turned, spots, strict=True):
        part.spot = (x + PAD, y + PAD, w - 2 * PAD, h - 2 * PAD, turn)
    return scale


def lightmap_uv(part: Part, side: int) -> np.ndarray:
    """Return where the corners of a packed part are on its lightmap, from 0 to 1, v upward."""
    x, y, w, h, turn = part.spot
    low = part.chart.min(axis=0)
    unit = (part.chart - low) / np.maximum(np.ptp(part.chart, axis=0), 1e-9)
    if turn:
        unit = unit[:, ::-1]
    laid: np.ndarray = (np.array([x, y]) + 0.5 + unit * (np.array([w, h]) - 1.0)) / side
    return laid


def _skyline(sizes: list[Size], side: int) -> list[Spot] | None:
    """Return a place for each rectangle, the tallest first and each as low as it can lie; None when they do not fit."""
    order = sorted(range(len(sizes)), key=lambda i: (-sizes[i][1], -sizes[i][0], i))
    sky: list[tuple[int, int, int]] = [(0, 0, side)]
    spots: list[Spot] = [(0, 0)] * len(sizes)
    for i in order:
        w, h = sizes[i]
        best: tuple[int, int] | None = None
        for s, (x, _, _) in enumerate(sky):
            if x + w > side:
                break
            y, left, t = 0, w, s
            while left > 0:
                y = max(y, sky[t][1])
                left -= sky[t][2]
                t += 1
            if y + h <= side and (best is None or (y, x) < best):
                best = (y, x)
        if best is None:
            return None
        y, x = best
        spots[i] = (x, y)
        sky = _raised(sky, x, y + h, w)
    return spots


def _raised(sky: list[tuple[int, int, int]], x: int, y: int, w: int) -> list[tuple[int, int, int]]:
    cut: list[tuple[int, int, int]] = [(x, y, w)]
    for a, b, c in sky:
        if a + c <= x or a >= x + w:
            cut.append((a, b, c))
            continue
        if a < x:
            cut.append((a, b, x - a))
        if a + c > x + w:
            cut.append((x + w, b, a + c - x - w))
    cut.sort()
    joined: list[tuple[int, int, int]] = []
    for piece in cut:
        if joined and joined[-1][1] == piece[1] and joined[-1][0] + joined[-1][2] == piece[0]:
            joined[-1] = (joined[-1][0], piece[1], joined[-1][2] + piece[2])
        else:
            joined.append(piece)
    return joined
