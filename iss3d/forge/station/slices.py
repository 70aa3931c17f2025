"""Cuts a module's triangles into slices along it, each near by and with less of what is small, of the same corners.

Numbers only. A slice is made of whole parts, so that no seam opens between one drawn near by and one drawn from afar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

LONG = 2.4
"""Metres of a slice along its module; parts that reach farther (walls, long rails) make a slice of their own."""

LEAST = 3.0
"""A module shorter than this stays whole."""

FINE = 0.0008
"""Metres by which a surface drawn near by may stand off: what nobody sees from a hand's breadth."""

LOST = 0.008
"""Metres by which a surface drawn from afar may stand off: one pixel of a screen of 1080 lines, 8 m away."""

PRUNED = 0.048
"""Metres across of what is left out altogether from afar: a bolt, a button."""

SLIGHT = (0.16, 0.06)
"""Metres long and wide of what is left out too: a plate of words, a buckle, a toggle."""

Indices = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Slice:
    """Triangles of one slice as corners, three each: all of them, and those that are drawn from afar."""

    near: Indices
    far: Indices


def slices(places: npt.NDArray[np.float32], triangles: Indices) -> list[Slice]:
    """Return the slices of a module.

    Args:
        places: (n, 3) corners, metres.
        triangles: (3 m) indices of corners.
    """
    part = _parts(places, triangles)
    corners = places[triangles].reshape(-1, 3, 3)
    sizes = np.ptp(places, axis=0)
    axis = int(np.argmax(sizes))
    low, high = _reach(corners[:, :, axis], part)
    number = np.zeros(len(low), np.int64)
    if sizes[axis] > LEAST:
        count = max(2, round(float(sizes[axis]) / LONG))
        begin, step = float(places[:, axis].min()), float(sizes[axis]) / count
        number = np.clip(((low + high) * 0.5 - begin) / step, 0, count - 1).astype(np.int64) + 1
        number[high - low > LONG] = 0
    reach = np.sort([np.subtract(*_reach(corners[:, :, k], part)[::-1]) for k in range(3)], axis=0)
    tiny = (reach[2] < PRUNED) | ((reach[2] < SLIGHT[0]) & (reach[1] < SLIGHT[1]))
    faces = triangles.reshape(-1, 3)
    found = []
    for each in np.unique(number):
        chosen = number[part] == each
        near = _simpler(places, np.ascontiguousarray(faces[chosen].ravel()), FINE)
        far = _simpler(places, np.ascontiguousarray(faces[chosen & ~tiny[part]].ravel()), LOST)
        found.append(Slice(near, far))
    return found


def _reach(at: npt.NDArray[np.float32], part: npt.NDArray[np.int64]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return from where to where each part reaches; at is (m, 3), one coordinate of each corner of each triangle."""
    count = int(part.max()) + 1
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, part, at.min(axis=1))
    np.maximum.at(high, part, at.max(axis=1))
    return low, high


def _parts(places: npt.NDArray[np.float32], triangles: Indices) -> npt.NDArray[np.int64]:
    """Return the number of the part each triangle belongs to: what hangs together by corners in one place."""
    from scipy.sparse import coo_matrix  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    welded = np.unique(places, axis=0, return_inverse=True)[1].reshape(-1)[triangles].reshape(-1, 3)
    edges = np.concatenate([welded[:, :2], welded[:, 1:]])
    count = int(welded.max()) + 1
    joined = coo_matrix((np.ones(len(edges), np.int8), (edges[:, 0], edges[:, 1])), shape=(count, count))
    return np.asarray(connected_components(joined, directed=False)[1], np.int64)[welded[:, 0]]


def _simpler(places: npt.NDArray[np.float32], triangles: Indices, lost: float) -> Indices:
    import meshoptimizer  # noqa: PLC0415

    if not len(triangles):
        return triangles
    made = np.zeros_like(triangles)
    size = meshoptimizer.simplify(
        made, triangles, np.ascontiguousarray(places), target_index_count=0, target_error=lost,
        options=meshoptimizer.SIMPLIFY_ERROR_ABSOLUTE,
    )  # fmt: skip
    return made[:size]
