"""Paints words on what is outside: names on hulls and booms, as stencilled letters that follow the surface.

A word is cut into the rectangles of a coarse picture of it, each a quad of its own: no texture, no Geom more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from panda3d.core import Filename, PNMImage, PNMTextMaker

from iss3d.vectors import Vec3
from iss3d.view.assets import asset
from iss3d.view.station.mesh import Colour
from iss3d.view.station.plates import Plates
from iss3d.view.station.signs import FONT

ROWS = 26
"""Pixels of a capital letter from foot to head."""

Box = tuple[float, float, float, float]
Surface = Callable[[float, float], tuple[Vec3, Vec3]]
"""A place on a surface and the way out there, by metres along the line of writing and above its foot."""


@cache
def boxes(words: str) -> tuple[Box, ...]:
    """Return a word as rectangles (left, right, low, high), in heights of a capital letter, its middle at left 0.

    Raises:
        OSError: When the font cannot be read.
    """
    maker = PNMTextMaker(Filename.from_os_specific(str(asset(FONT))), 0)
    if not maker.is_valid():
        raise OSError(f"{FONT} cannot be read")
    maker.set_pixel_size(round(ROWS / 0.727))
    maker.set_scale_factor(1.0)
    maker.set_native_antialias(False)
    maker.set_fg((1.0, 1.0, 1.0, 1.0))
    picture = PNMImage(ROWS * (len(words) + 2), ROWS * 2, 1)
    picture.fill(0.0)
    maker.generate_into(words, picture, ROWS // 2, ROWS + ROWS // 2)
    seen = np.array(
        [[picture.get_gray(x, y) > 0.5 for x in range(picture.get_x_size())] for y in range(picture.get_y_size())]
    )
    if not seen.any():
        return ()
    down, across = np.nonzero(seen)
    middle, foot = (across.min() + across.max() + 1) / 2.0, down.max() + 1
    return tuple(
        ((a - middle) / ROWS, (b - middle) / ROWS, (foot - d) / ROWS, (foot - c) / ROWS) for a, b, c, d in _rects(seen)
    )


def _rects(seen: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Return the runs of a picture's rows, those that go on unchanged from row to row as one: left, right, top, end."""
    done: list[tuple[int, int, int, int]] = []
    open_: dict[tuple[int, int], int] = {}
    for y in range(len(seen) + 1):
        row = seen[y] if y < len(seen) else np.zeros(seen.shape[1], bool)
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row.astype(np.int8), [0]])))
        runs = {(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)}
        for run in [run for run in open_ if run not in runs]:
            done.append((*run, open_.pop(run), y))
        for run in runs:
            open_.setdefault(run, y)
    return done


def letter(heap: Plates, words: str, at: Surface, height: float, colour: Colour) -> None:
    """Add a word on a surface, its middle where `at` has its beginning, letters so many metres high."""
    for left, right, low, high in boxes(words):
        spots = [at(u * height, v * height) for u, v in ((left, low), (right, low), (right, high), (left, high))]
        heap.quads(np.array([[p for p, _ in spots]]), np.array([[n for _, n in spots]]), colour, "plain")
