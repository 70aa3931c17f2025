"""Which rooms and modules lead to which, and through which hatch, as movement needs it.

Pure look-up tables from the station's portals. Knows nothing that moves.
"""

from __future__ import annotations

from collections.abc import Mapping

from iss3d.movement.station_like import StationLike


def module_neighbours(station: StationLike) -> Mapping[str, tuple[str, ...]]:
    """Return which modules touch which by the graph of hatches and throats, in a fixed order."""
    near: dict[str, set[str]] = {id: set() for id in station.modules}
    for portal in station.portals:
        a = station.cells[portal.a].module if portal.a in station.cells else "space"
        b = station.cells[portal.b].module if portal.b in station.cells else "space"
        if a != b:
            near.setdefault(a, set()).add(b)
            near.setdefault(b, set()).add(a)
    return {id: tuple(sorted(others)) for id, others in near.items()}


def passages(station: StationLike) -> dict[tuple[str, str], str]:
    """Return the hatch between two cells, and between two modules, both ways round."""
    found: dict[tuple[str, str], str] = {}
    for portal in station.portals:
        if portal.hatch is None:
            continue
        ends = [(portal.a, portal.b)]
        a = station.cells[portal.a].module if portal.a in station.cells else "space"
        b = station.cells[portal.b].module if portal.b in station.cells else "space"
        ends.append((a, b))
        for one, other in ends:
            found.setdefault((one, other), portal.hatch)
            found.setdefault((other, one), portal.hatch)
    return found
