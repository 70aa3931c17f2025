"""Whether a model that was made earlier still is a likeness of a module: one fingerprint of all that it was made from.

Pure data. A model whose fingerprint differs from its module's is not shown, so that drawn walls cannot disagree with
those one bumps into.
"""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

from iss3d.vectors import Vec3

if TYPE_CHECKING:
    from iss3d.station.model import Cell
    from iss3d.station.station import Station

PLACES = 3
"""Millimetres count, less does not."""


def fingerprint(station: Station, module: str) -> str:
    """Return a short name for a module's walls, openings, panes, rails and lamps as they are now."""
    text = hashlib.sha256()

    def take(*points: Vec3) -> None:
        for p in points:
            text.update(",".join(f"{round(v, PLACES) + 0.0:.{PLACES}f}" for v in p).encode() + b";")

    for id in station.modules[module].cells:
        for face in station.cells[id].faces:
            take(*face.corners, face.normal)
            for opening in face.openings:
                take(*opening.corners)
    for _, window in sorted(station.windows.items()):
        if window.module == module:
            take(*window.corners, window.normal)
    for _, rail in sorted(station.rails.items()):
        if rail.module == module and not rail.outside:
            take(rail.start, rail.end, rail.normal)
    for _, lamp in sorted(station.lamps.items()):
        if lamp.module == module:
            take(lamp.centre, lamp.along, lamp.shines)
    return text.hexdigest()[:16]


def largest_cell(station: Station, module: str) -> Cell:
    """Return the cell of a module that has the most room: what its reflection is seen from."""
    cells = [station.cells[id] for id in station.modules[module].cells]
    return max(cells, key=lambda c: math.prod(high - low for low, high in zip(c.low, c.high, strict=True)))
