"""The Earth and the station's way over it as seen from far outside: a sky for an eye that is not aboard.

Pure geometry on a Sky that place.py has made; knows no camera and no screen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime

from iss3d.orbit.bodies import product, transposed, turn
from iss3d.orbit.place import Orbit, Sky, up_at
from iss3d.orbit.tle import from_unix, unix_seconds
from iss3d.vectors import Vec3, cross, dot, scale, unit

TRACK_STEP_S = 60.0


def seen_from(sky: Sky, latitude_deg: float, longitude_deg: float, distance_km: float) -> Sky:
    """Return the sky of an eye over a place, north ahead of it, east to starboard, the Earth below.

    Args:
        latitude_deg: Between -89 and 89: straight over a pole no direction is north.
        distance_km: From the Earth's middle.
    """
    up = up_at(latitude_deg, longitude_deg)
    east = unit(cross((0.0, 0.0, 1.0), up))
    to_eye = (cross(up, east), east, scale(up, -1.0))
    from_station = product(to_eye, sky.station_to_ecef)
    return replace(
        sky,
        position_km=scale(up, distance_km),
        station_to_ecef=transposed(to_eye),
        sun_dir_station=turn(from_station, sky.sun_dir_station),
        moon_dir_station=turn(from_station, sky.moon_dir_station),
        stars_to_station=product(from_station, sky.stars_to_station),
        sun_height_deg=math.degrees(math.asin(max(-1.0, min(1.0, dot(sky.sun_dir_ecef, up))))),
    )


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """A place under the orbit: when the station is over it, seconds from now (negative: it has been there)."""

    seconds: float
    latitude_deg: float
    longitude_deg: float


class GroundTrack:
    """The line that the station draws over the ground; points fall on whole minutes, so that they are kept."""

    def __init__(self, orbit: Orbit) -> None:
        self._orbit = orbit
        self._known: dict[int, tuple[float, float]] = {}

    def around(self, utc: datetime, back_s: float, ahead_s: float) -> list[TrackPoint]:
        """Return the track from back_s before a time to ahead_s after it, in order of time."""
        now = unix_seconds(utc)
        first, last = math.floor((now - back_s) / TRACK_STEP_S), math.ceil((now + ahead_s) / TRACK_STEP_S)
        kept = {n: self._known.get(n) or self._below(n) for n in range(first, last + 1)}
        self._known = kept
        return [TrackPoint(n * TRACK_STEP_S - now, *place) for n, place in kept.items()]

    def _below(self, n: int) -> tuple[float, float]:
        latitude, longitude, _ = self._orbit.below(from_unix(n * TRACK_STEP_S))
        return latitude, longitude


def on_the_ground(sky: Sky, latitude_deg: float, longitude_deg: float, altitude_km: float = 0.0) -> Vec3 | None:
    """Return the vector (km, axes of the eye) to a place, None when the Earth stands before it."""
    lifted = max(altitude_km, 1.0)
    return (
        sky.offset_km(latitude_deg, longitude_deg, lifted) if sky.visible(latitude_deg, longitude_deg, lifted) else None
    )
