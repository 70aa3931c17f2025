"""How far the station and its ships are drawn apart once a ship has left: shifts in the station frame, metres.

The player stays where the numbers say; whatever they are not aboard of is what moves. Knows no nodes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, scale

NOWHERE: Vec3 = (0.0, 0.0, 0.0)
OUT_OF_SIGHT = 1400.0
"""Metres at which a ship that has left is no longer drawn."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Shifts: of the station with all that is docked, and of each ship that has left."""

    station: Vec3 = NOWHERE
    ships: Mapping[str, Vec3] = field(default_factory=dict)

    def of(self, module: str | None) -> Vec3:
        """Return the shift of a module."""
        return self.ships.get(module or "", self.station)


TOGETHER = Parting()


def parting(station: Station, away: Mapping[str, float], aboard: str) -> Parting:
    """Return the shifts.

    Args:
        away: Metres from its port of each ship that has left (others may be there with 0).
        aboard: The module the eye is in.
    """
    gone = {id: metres for id, metres in away.items() if metres > 0.0}
    if not gone:
        return TOGETHER
    ways = {id: scale(way_off(station, id), metres) for id, metres in gone.items()}
    base = scale(ways[aboard], -1.0) if aboard in ways else NOWHERE
    return Parting(base, {id: add(base, way) for id, way in ways.items()})


def way_off(station: Station, ship: str) -> Vec3:
    """Return the direction in which a ship leaves: away from the port it is mated to."""
    for port in station.ports:
        if port.module == ship and port.mated is not None:
            return scale(port.normal, -1.0)
    return (0.0, 0.0, 1.0)
