"""Named parts of the Earth (a continent, an ocean, a third of a country) and what lies in them.

A region is a set of polygons in latitude and longitude; nothing here knows the orbit or the war.
"""

from __future__ import annotations

from dataclasses import dataclass

Corner = tuple[float, float]
"""Latitude, longitude in degrees; longitude may run past 180 so that a polygon can cross the date line."""


def inside_polygon(corners: tuple[Corner, ...], latitude: float, longitude: float) -> bool:
    """Return whether a place lies in a polygon (even-odd rule on the map)."""
    odd = False
    for (lat_a, lon_a), (lat_b, lon_b) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (lat_a > latitude) != (lat_b > latitude):
            crossing = lon_a + (latitude - lat_a) / (lat_b - lat_a) * (lon_b - lon_a)
            odd ^= longitude < crossing
    return odd


@dataclass(frozen=True, slots=True)
class Region:
    """A named part of the Earth: one or more polygons."""

    id: str
    name: str
    polygons: tuple[tuple[Corner, ...], ...]

    def covers(self, latitude: float, longitude: float) -> bool:
        """Return whether the place (degrees) lies in the region."""
        turns = (longitude, longitude + 360.0, longitude - 360.0)
        return any(inside_polygon(polygon, latitude, lon) for polygon in self.polygons for lon in turns)
