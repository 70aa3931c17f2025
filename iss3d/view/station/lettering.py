"""Paints words on what is outside: names on hulls and booms, as stencilled letters that follow the surface.

A word is a fine picture of it cut into trapezoids, each a quad of its own: sharp from near, no texture, no Geom more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt
from panda3d.core import Filename, PNMImage, PNMTextMaker, Texture

from iss3d.vectors import Vec3
from iss3d.view.assets import asset
from iss3d.view.station.mesh import Colour
from iss3d.view.station.plates import Plates
from iss3d.view.station.signs import FONT

ROWS = 120
"""Pixels of a capital letter from foot to head."""

OFF = 1.2
"""Pixels by which the edge of a trapezoid may miss that of the picture."""

Four = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
Surface = Callable[[float, float], tuple[Vec3, Vec3]]
"""A place on a surface and the way out there, by metres along the line of writing and above its foot."""

Strip = list[tuple[int, int, int]]
"""Runs of a picture's rows that lie below each other: row, left, right."""


@cache
def quads(words: str) -> tuple[Four, ...]:
    """Return a word as quads (right, up), in heights of a capital letter; its middle at right 0, its foot at up 0.

    Raises:
        OSError: When the font cannot be read.
    """
    seen = _drawn(words)
    if not seen.any():
        return ()
    down, across = np.nonzero(seen)
    middle, foot = (across.min() + across.max() + 1) / 2.0, down.max() + 1
    found: list[Four] = []
    for strip in _strips(seen):
        for top, end, (a, b), (c, d) in _trapezoids(strip):
            corners = ((c, end), (d, end), (b, top), (a, top))
            lay = [((x - middle) / ROWS, (foot - y) / ROWS) for x, y in corners]
            found.append((lay[0], lay[1], lay[2], lay[3]))
    return tuple(found)


def width(words: str) -> float:
    """Return how wide a word is, in heights of a capital letter."""
    return 2.0 * max((right for four in quads(words) for right, _ in four), default=0.5)


def _drawn(words: str) -> npt.NDArray[np.bool_]:
    """Return a picture of a word, its highest row first."""
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
    texture = Texture(words)
    texture.load(picture)
    rows = np.frombuffer(texture.get_ram_image().get_data(), np.uint8)
    whole = rows.reshape(texture.get_y_size(), texture.get_x_size())[::-1]
    found: npt.NDArray[np.bool_] = whole[: ROWS * 2, : ROWS * (len(words) + 2)] > 127
    return found


def _strips(seen: npt.NDArray[np.bool_]) -> list[Strip]:
    """Return the runs of a picture's rows joined to strips: each goes on while it neither splits nor meets another."""
    done: list[Strip] = []
    open_: list[Strip] = []
    for y in range(len(seen)):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], seen[y].astype(np.int8), [0]])))
        runs = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        above = [[s for s in open_ if s[-1][1] < b and a < s[-1][2]] for a, b in runs]
        going: list[Strip] = []
        for (a, b), over in zip(runs, above, strict=True):
            alone = len(over) == 1 and sum(over[0] is s for many in above for s in many) == 1
            if alone:
                over[0].append((y, a, b))
                going.append(over[0])
            else:
                going.append([(y, a, b)])
        done += [s for s in open_ if not any(s is g for g in going)]
        open_ = going
    return done + open_


def _trapezoids(strip: Strip) -> list[tuple[float, float, tuple[float, float], tuple[float, float]]]:
    """Return a strip as few trapezoids: top, end, and left and right at both; both edges stay within `OFF` pixels."""
    rows = np.array(strip, float)
    found = []
    first = 0
    while True:
        last = min(first + 1, len(rows) - 1)
        while last + 1 < len(rows) and _straight(rows[first : last + 2]):
            last += 1
        (top, *high), (end, *low) = rows[first], rows[last]
        top, end = top + (0.5 if first else 0.0), end + (1.0 if last == len(rows) - 1 else 0.5)
        found.append((top, end, (high[0], high[1]), (low[0], low[1])))
        if last == len(rows) - 1:
            return found
        first = last


def _straight(rows: npt.NDArray[np.float64]) -> bool:
    share = np.linspace(0.0, 1.0, len(rows))[:, None]
    return bool(np.abs(rows[0, 1:] + (rows[-1, 1:] - rows[0, 1:]) * share - rows[:, 1:]).max() < OFF)


def letter(heap: Plates, words: str, at: Surface, height: float, colour: Colour) -> None:
    """Add a word on a surface, its middle where `at` has its beginning, letters so many metres high."""
    for four in quads(words):
        spots = [at(u * height, v * height) for u, v in four]
        heap.quads(np.array([[p for p, _ in spots]]), np.array([[n for _, n in spots]]), colour, "plain")
