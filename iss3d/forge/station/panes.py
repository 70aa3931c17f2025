"""Panels that have a hole: the wall round a porthole or a way out, in one even sheet from the rim to its own edge.

A wall that is cut up by the sides of its holes falls into slivers, on which light and pads look torn. Metres, station
axes. Knows walls' rectangles and outlines only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from iss3d.forge.station import parts
from iss3d.forge.station.kit import Floats, Frame, Kit, Tint

AROUND = 48
"""Spokes of a sheet from its hole to its edge."""

SEAM = 0.006
"""Metres that a panel keeps from its neighbour, on each side."""

DEEP = 0.03
"""Metres by which the edge of a panel goes back."""

NARROWEST = 0.05
"""Metres of panel that are left beside a hole at least; where there are fewer no panel is drawn."""


BORDER, LEFT_OVER = 0.12, 0.17
"""Metres of panel round a hole, and of wall beside it from which another panel is worth its while."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A piece of a wall."""

    left: float
    low: float
    right: float
    high: float

    def holds(self, hole: Floats) -> bool:
        """Return whether a hole lies wholly within, with a strip of panel round it."""
        low, high = hole.min(axis=0), hole.max(axis=0)
        return bool(
            low[0] > self.left + NARROWEST and high[0] < self.right - NARROWEST
            and low[1] > self.low + NARROWEST and high[1] < self.high - NARROWEST
        )  # fmt: skip

    def split(self, holes: Sequence[Floats]) -> tuple[Rect, Rect] | None:
        """Return two pieces of it between which none of its holes lies, cut where the holes are farthest apart."""
        best: tuple[float, int, float] | None = None
        for axis in (0, 1):
            spans = sorted((float(h[:, axis].min()), float(h[:, axis].max())) for h in holes)
            for (_, end), (start, _) in pairwise(spans):
                if start - end > 2 * NARROWEST and (best is None or start - end > best[0]):
                    best = (start - end, axis, (start + end) / 2)
        if best is None:
            return None
        _, axis, at = best
        if axis == 0:
            return Rect(self.left, self.low, at, self.high), Rect(at, self.low, self.right, self.high)
        return Rect(self.left, self.low, self.right, at), Rect(self.left, at, self.right, self.high)


def groups(spans: Sequence[tuple[float, float]], left: float, step: float, count: int) -> list[tuple[int, int]]:
    """Return runs of bays, first and last, that share holes; spans is how far each hole goes along the wall."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        first = min(max(math.floor((low - NARROWEST - left) / step), 0), count - 1)
        last = min(max(math.floor((high + NARROWEST - left) / step), 0), count - 1)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def pieces(rect: Rect, holes: Sequence[Floats]) -> list[tuple[Rect, Floats]] | None:
    """Return pieces of a wall with one hole each, or None where holes are too near to each other or to its edge.

    Args:
        holes: Outlines, (n, 2) each.
    """
    if not all(rect.holds(h) for h in holes):
        return None
    if len(holes) == 1:
        return [(rect, holes[0])]
    halves = rect.split(holes)
    if halves is None:
        return None
    found: list[tuple[Rect, Floats]] = []
    for half in halves:
        within = [h for h in holes if half.left < h[:, 0].mean() < half.right and half.low < h[:, 1].mean() < half.high]
        some = pieces(half, within) if within else None
        if some is None:
            return None
        found += some
    return found


def framed(rect: Rect, hole: Floats) -> tuple[Rect, list[Rect]]:
    """Return the panel right round a hole, and the rectangles of its piece of wall that are left for others."""
    low, high = hole.min(axis=0) - BORDER, hole.max(axis=0) + BORDER
    left = float(low[0]) if low[0] - rect.left > LEFT_OVER else rect.left
    right = float(high[0]) if rect.right - high[0] > LEFT_OVER else rect.right
    bottom = float(low[1]) if low[1] - rect.low > LEFT_OVER else rect.low
    top = float(high[1]) if rect.high - high[1] > LEFT_OVER else rect.high
    others = []
    if bottom > rect.low:
        others.append(Rect(rect.left, rect.low, rect.right, bottom))
    if top < rect.high:
        others.append(Rect(rect.left, top, rect.right, rect.high))
    if left > rect.left:
        others.append(Rect(rect.left, bottom, left, top))
    if right < rect.right:
        others.append(Rect(right, bottom, rect.right, top))
    return Rect(left, bottom, right, top), others


def pierced(kit: Kit, f: Frame, rect: Rect, hole: Floats, cell: str, tint: Tint) -> None:
    """Add one panel with one hole: a flat sheet in even wedges, and its edge that goes back."""
    left, low, right, high = rect.left + SEAM, rect.low + SEAM, rect.right - SEAM, rect.high - SEAM
    middle = hole.mean(axis=0)
    corners = np.array([(left, low), (right, low), (right, high), (left, high)]) - middle
    angles = np.linspace(-math.pi, math.pi, AROUND, endpoint=False)
    turns = np.unique(np.round(np.concatenate([angles, np.arctan2(corners[:, 1], corners[:, 0])]), 6))
    ways = np.column_stack([np.cos(turns), np.sin(turns)])
    inner, outer = reach(hole - middle, ways), reach(corners, ways)
    shares = (0.0, 0.4, 1.0)
    flat = np.vstack([middle + ways * (inner + (outer - inner) * s)[:, None] for s in shares])
    places = np.column_stack([flat, np.zeros(len(flat))])
    normals = np.tile(f.axes[2], (len(flat), 1))
    kit.add(places @ f.axes + f.o, normals, kit.crop(cell, flat), flat, rings(len(turns), len(shares)), tint)
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        (u0, v0), (u1, v1) = a + middle, b + middle
        out = np.array((v1 - v0, u0 - u1)) / math.hypot(u1 - u0, v1 - v0)
        four = [f.at(u0, v0, 0.0), f.at(u1, v1, 0.0), f.at(u1, v1, -DEEP), f.at(u0, v0, -DEEP)]
        kit.polygon(four, f.axes[0] * out[0] + f.axes[1] * out[1], cell, tint, 0.6)


def reach(outline: Floats, ways: Floats) -> Floats:
    """Return how far a convex outline about the origin goes along each of some directions."""
    order = np.argsort(np.arctan2(outline[:, 1], outline[:, 0]))
    hull = outline[order]
    found = np.full(len(ways), np.inf)
    for a, b in zip(hull, np.roll(hull, -1, axis=0), strict=True):
        n = np.array([b[1] - a[1], a[0] - b[0]])
        size = float(np.linalg.norm(n))
        if size < 1e-6:
            continue
        lean = ways @ (n / size)
        far = float(a @ n) / size
        found = np.minimum(found, np.where(lean > 1e-6, far / np.maximum(lean, 1e-6), np.inf))
    return found


def rings(count: int, loops: int) -> npt.NDArray[np.int64]:
    """Return triangles between closed loops of as many points, counter-clockwise from within outward."""
    k = np.arange(count)
    after = (k + 1) % count
    found = []
    for n in range(loops - 1):
        a, b = n * count, (n + 1) * count
        found += [np.column_stack([a + k, b + k, b + after]), np.column_stack([a + k, b + after, a + after])]
    return np.vstack(found)


def screws(kit: Kit, f: Frame, rect: Rect) -> None:
    """Add the screws of a panel, at its corners and between them, and a plate."""
    inset = 0.028
    wide, tall = rect.right - rect.left - 2 * inset, rect.high - rect.low - 2 * inset
    for s in (0.0, 0.5, 1.0):
        for t in (0.0, 0.5, 1.0):
            if (s, t) != (0.5, 0.5):
                u, v = rect.left + inset + s * wide, rect.low + inset + t * tall
                kit.box(f, u, v, 0.0, 0.017, 0.017, 0.003, "alu", bevel=0.001, turn=0.785 * (s + t), density=0.4)
    parts.plate_label(kit, f, rect.left + 0.09, rect.high - 0.06, 0.001, 0.08)
