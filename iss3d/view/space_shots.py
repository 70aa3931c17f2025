"""Shots of the Earth and sky alone: over any place at any time, whatever the station's orbit; for judging pictures.

Reads the entries of content/base/shots that have `over`; knows nothing of the station's rooms.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from iss3d.orbit.bodies import (
    EARTH_RADIUS_KM,
    about_z,
    moon_position,
    precession,
    product,
    sidereal_angle,
    sun_direction,
    sunlight,
    transposed,
    turn,
)
from iss3d.orbit.place import Orbit, Sky, up_at
from iss3d.vectors import Quat, Vec3, add, cross, dot, facing, scale, sub, unit

ALTITUDE_KM = 418.0
GALAXY: Vec3 = (-0.0549, -0.8734, -0.4838)
"""The middle of the Milky Way, J2000."""

LENS_FOV = {24: 53.1, 50: 27.0, 80: 17.1, 180: 7.6, 400: 3.4}
"""Angle from top to bottom, degrees, of lenses (mm) on a camera whose picture is 24 mm high."""


def sky_over(orbit: Orbit, utc: datetime, latitude_deg: float, longitude_deg: float, heading_deg: float) -> Sky:
    """Return what would be around the station if it flew over a place at a time.

    Args:
        orbit: Gives everything that does not depend on the place.
        utc: When.
        latitude_deg: Where, north positive.
        longitude_deg: Where, east positive.
        heading_deg: Flight direction over the ground, from north by east.
    """
    to_earth = about_z(sidereal_angle(utc))
    up = up_at(latitude_deg, longitude_deg)
    east = unit(cross((0.0, 0.0, 1.0), up))
    north = cross(up, east)
    course = math.radians(heading_deg)
    forward = add(scale(north, math.cos(course)), scale(east, math.sin(course)))
    to_station = (forward, cross(scale(up, -1.0), forward), scale(up, -1.0))
    sun = turn(to_earth, sun_direction(utc))
    place = scale(up, EARTH_RADIUS_KM + ALTITUDE_KM)
    moon = unit(sub(turn(to_earth, moon_position(utc)), place))
    lit = sunlight(place, sun)
    return replace(
        orbit.sky(utc),
        utc=utc,
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        altitude_km=ALTITUDE_KM,
        sunlit=lit > 0.5,
        sunlight=lit,
        sun_dir_station=unit(turn(to_station, sun)),
        moon_dir_station=turn(to_station, moon),
        position_km=place,
        station_to_ecef=transposed(to_station),
        stars_to_station=product(to_station, product(to_earth, precession(utc))),
        sun_height_deg=math.degrees(math.asin(max(-1.0, min(1.0, dot(sun, up))))),
    )


def space_shot(entry: Mapping[str, Any], orbit: Orbit) -> tuple[Sky, Quat, float]:
    """Return the sky, the way the eye is turned and the angle of view of an entry.

    Its keys: over [latitude, longitude]; heading (degrees, 51); clock (UTC) or local (mean solar time there); down
    (degrees under the flight's plane, 90 is nadir) and side (degrees to starboard), or at: sun | moon | galaxy;
    lens (mm) or fov (degrees).
    """
    latitude, longitude = (float(x) for x in entry["over"])
    if "clock" in entry:
        utc = datetime.fromisoformat(str(entry["clock"])).astimezone(UTC)
    else:
        utc = datetime.fromisoformat(str(entry.get("local", "2024-05-07T12:00"))).replace(tzinfo=UTC)
        utc -= timedelta(hours=longitude / 15.0)
    sky = sky_over(orbit, utc, latitude, longitude, float(entry.get("heading", 51.0)))
    fov = float(entry.get("fov", LENS_FOV.get(int(entry.get("lens", 0)), 60.0)))
    return sky, _turned(entry, sky), fov


def _turned(entry: Mapping[str, Any], sky: Sky) -> Quat:
    if "at" in entry:
        ahead = {
            "sun": sky.sun_dir_station,
            "moon": sky.moon_dir_station,
            "galaxy": turn(sky.stars_to_station, GALAXY),
        }[str(entry["at"])]
    else:
        down, side = math.radians(float(entry.get("down", 40.0))), math.radians(float(entry.get("side", 0.0)))
        ahead = (math.cos(down) * math.cos(side), math.cos(down) * math.sin(side), math.sin(down))
    top: Vec3 = (0.0, 0.0, -1.0) if abs(ahead[2]) < 0.97 else (1.0, 0.0, 0.0)
    return facing(ahead, top)
