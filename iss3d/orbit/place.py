"""Where the station is at a given time and what stands where around it: the one answer the game asks of the orbit.

Attitude is LVLH as flown: station x along the velocity, y to starboard (against the orbit's normal), z down. The Earth
is drawn as a sphere on which map latitudes are latitudes, so down is the map's vertical; stars are off by at most 0.2
degrees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from iss3d.orbit.bodies import (
    EARTH_RADIUS_KM,
    EQUATOR_KM,
    Eclipse,
    Matrix3,
    about_z,
    eclipse,
    moon_position,
    precession,
    product,
    sidereal_angle,
    sun_direction,
    sunlight,
    transposed,
    turn,
)
from iss3d.orbit.motion import Propagator, Source
from iss3d.orbit.regions import Region
from iss3d.orbit.tle import MAY_2024, Elements
from iss3d.vectors import Vec3, cross, dot, length, scale, sub, unit

FLATTENING = 1.0 / 298.257223563


def up_at(latitude_deg: float, longitude_deg: float) -> Vec3:
    """Return the unit vector up at a place, in Earth-fixed axes (x to 0 N 0 E, z to the north pole)."""
    lat, lon = math.radians(latitude_deg), math.radians(longitude_deg)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def geodetic(r: Vec3) -> tuple[float, float, float]:
    """Return latitude, longitude (degrees) and height (km) over the WGS 84 ellipsoid of an Earth-fixed point in km."""
    e2 = FLATTENING * (2.0 - FLATTENING)
    flat = math.hypot(r[0], r[1])
    lat = math.atan2(r[2], flat * (1.0 - e2))
    height = 0.0
    for _ in range(4):
        n = EQUATOR_KM / math.sqrt(1.0 - e2 * math.sin(lat) ** 2)
        height = flat * math.cos(lat) + r[2] * math.sin(lat) - n * (1.0 - e2 * math.sin(lat) ** 2)
        lat = math.atan2(r[2], flat * (1.0 - e2 * n / (n + height)))
    return math.degrees(lat), math.degrees(math.atan2(r[1], r[0])), height


@dataclass(frozen=True, slots=True)
class Sky:
    """What is around the station at one time. Directions are unit vectors in the station frame.

    Attributes:
        sunlight: Share of the Sun's light that arrives past Earth and air, 0 to 1; sunlit: more than half.
        position_km: Earth-fixed place on the drawn sphere (radius EARTH_RADIUS_KM + altitude).
        station_to_ecef: Turns station directions into Earth-fixed ones; transposed it turns back.
        stars_to_station: Turns directions of a star catalogue (J2000) into station ones.
        sun_height_deg: The Sun's height over the horizon for someone on the ground below (negative at night).
        regions: Ids of the regions below.
        beta_deg: Height of the Sun over the plane of the orbit, positive on the side of the orbit's normal (port).
        eclipse: Whether the solid Earth covers the Sun: "none", "penumbra" or "umbra".
        attitude_deg: Yaw, pitch and roll against the orbit's own LVLH, whose vertical points to the Earth's centre:
            what is left of it when one flies by the horizon.
        source: "elements" for SGP4 within 30 days of their epoch, "circular" for the orbit that stands in for it.
    """

    utc: datetime
    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    speed_km_s: float
    sunlit: bool
    sunlight: float
    sun_dir_station: Vec3
    moon_dir_station: Vec3
    earth_dir_station: Vec3
    position_km: Vec3
    station_to_ecef: Matrix3
    stars_to_station: Matrix3
    sun_height_deg: float
    regions: tuple[str, ...]
    beta_deg: float = 0.0
    eclipse: Eclipse = "none"
    source: Source = "elements"
    attitude_deg: Vec3 = (0.0, 0.0, 0.0)

    @property
    def solar_hour(self) -> float:
        """Mean solar time on the ground below, hours."""
        utc_hours = self.utc.hour + self.utc.minute / 60.0 + self.utc.second / 3600.0
        return (utc_hours + self.longitude_deg / 15.0) % 24.0

    @property
    def sun_dir_ecef(self) -> Vec3:
        """The Sun in Earth-fixed axes."""
        return turn(self.station_to_ecef, self.sun_dir_station)

    def offset_km(self, latitude_deg: float, longitude_deg: float, altitude_km: float = 0.0) -> Vec3:
        """Return the vector in km from the station to a place, in station axes."""
        place = scale(up_at(latitude_deg, longitude_deg), EARTH_RADIUS_KM + altitude_km)
        return turn(transposed(self.station_to_ecef), sub(place, self.position_km))

    def direction_to(self, latitude_deg: float, longitude_deg: float, altitude_km: float = 0.0) -> Vec3:
        """Return the direction from the station to a place."""
        return unit(self.offset_km(latitude_deg, longitude_deg, altitude_km))

    def distance_to(self, latitude_deg: float, longitude_deg: float, altitude_km: float = 0.0) -> float:
        """Return the straight distance to a place in km."""
        return length(self.offset_km(latitude_deg, longitude_deg, altitude_km))

    def visible(self, latitude_deg: float, longitude_deg: float, altitude_km: float = 0.0) -> bool:
        """Return whether the Earth does not stand between the station and a place."""
        way = self.offset_km(latitude_deg, longitude_deg, altitude_km)
        to_centre = scale(self.earth_dir_station, length(self.position_km))
        along = dot(to_centre, unit(way))
        if along <= 0.0 or length(way) <= along:
            return True
        clear = length(sub(to_centre, scale(unit(way), along)))
        return clear >= EARTH_RADIUS_KM


class Orbit:
    """The station's orbit: elements and the named regions it passes over.

    Raises:
        ElementsError: The elements have no orbit.
    """

    def __init__(self, elements: Elements = MAY_2024, regions: tuple[Region, ...] = ()) -> None:
        self.elements = elements
        self.regions = regions
        self._propagator = Propagator(elements)
        self._last: Sky | None = None

    def sky(self, utc: datetime) -> Sky:
        """Return what is around the station at a time; asking twice for the same time costs nothing."""
        if self._last is None or self._last.utc != utc:
            self._last = self._look(utc)
        return self._last

    def below(self, utc: datetime) -> tuple[float, float, float]:
        """Return latitude, longitude (degrees) and height (km) of the station: sky() without all that is around it."""
        return geodetic(turn(about_z(sidereal_angle(utc)), self._propagator.at(utc).position))

    def _look(self, utc: datetime) -> Sky:
        to_earth = about_z(sidereal_angle(utc))
        motion = self._propagator.at(utc)
        position, velocity = turn(to_earth, motion.position), turn(to_earth, motion.velocity)
        latitude, longitude, altitude = geodetic(position)
        up = up_at(latitude, longitude)
        forward = unit(sub(velocity, scale(up, dot(velocity, up))))
        # SGP4's velocity does not turn with the Earth; the attitude follows the orbit, not the ground track.
        starboard = cross(scale(up, -1.0), forward)
        to_station = (forward, starboard, scale(up, -1.0))
        sun = turn(to_earth, sun_direction(utc))
        moon = turn(to_earth, moon_position(utc))
        place = scale(up, EARTH_RADIUS_KM + altitude)
        lit = sunlight(place, sun)
        return Sky(
            utc=utc,
            latitude_deg=latitude,
            longitude_deg=longitude,
            altitude_km=altitude,
            speed_km_s=length(velocity),
            sunlit=lit > 0.5,
            sunlight=lit,
            sun_dir_station=unit(turn(to_station, sun)),
            moon_dir_station=unit(turn(to_station, sub(moon, place))),
            earth_dir_station=(0.0, 0.0, 1.0),
            position_km=place,
            station_to_ecef=transposed(to_station),
            stars_to_station=product(to_station, product(to_earth, precession(utc))),
            sun_height_deg=math.degrees(math.asin(max(-1.0, min(1.0, dot(sun, up))))),
            regions=tuple(region.id for region in self.regions if region.covers(latitude, longitude)),
            beta_deg=math.degrees(math.asin(dot(unit(cross(position, velocity)), sun))),
            eclipse=eclipse(position, sun),
            source=motion.source,
            attitude_deg=attitude(to_station, position, velocity),
        )


def attitude(to_station: Matrix3, position: Vec3, velocity: Vec3) -> Vec3:
    """Return yaw, pitch and roll, degrees, against LVLH: z to the Earth's centre, y off the orbit, x ahead.

    Args:
        to_station: Its axes (forward, starboard, down) in the same frame as the others.
    """
    down = unit(scale(position, -1.0))
    side = unit(cross(velocity, position))
    ahead = cross(side, down)
    bow, starboard, keel = to_station
    yaw = math.atan2(dot(bow, side), dot(bow, ahead))
    pitch = math.asin(max(-1.0, min(1.0, -dot(bow, down))))
    roll = math.atan2(dot(starboard, down), dot(keel, down))
    return math.degrees(yaw), math.degrees(pitch), math.degrees(roll)


def track(orbit: Orbit, utc: datetime, seconds: float, step_s: float = 60.0) -> list[tuple[float, float]]:
    """Return latitude and longitude below the station from utc on, one point per step: the ground track."""
    return [orbit.below(utc + timedelta(seconds=n * step_s))[:2] for n in range(int(seconds / step_s) + 1)]
