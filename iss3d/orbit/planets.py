"""Where the five planets stand that the naked eye sees, and how bright they are. Knows no station and no picture.

Elements and perturbations of Paul Schlyter, "Computing planetary positions" (good to 0.03 degrees between 1900 and
2100: JPL's table of approximate elements leaves Saturn 0.17 off); magnitudes of Meeus, "Astronomical Algorithms"
(1998), chapter 41, with Saturn's ring.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from iss3d.orbit.bodies import TT_AHEAD_S
from iss3d.orbit.tle import DAY_S, days_since_2000
from iss3d.vectors import Vec3, angle_between, dot, length, scale, sub, unit

TILT_2000_DEG = 23.4392911
LIGHT_DAYS_PER_AU = 0.0057755183
EPOCH_BEFORE_2000 = 1.5
"""Days from the elements' epoch, 1999-12-31 00:00, to J2000."""
DRIFT_DEG_PER_DAY = 3.82394e-5
"""Precession of the equinox, in which Schlyter counts longitudes."""


@dataclass(frozen=True, slots=True)
class Planet:
    """Elements at the epoch and their change a day: node, inclination, perihelion from it, axis, roundness, anomaly."""

    name: str
    node: tuple[float, float]
    inclination: tuple[float, float]
    perihelion: tuple[float, float]
    axis_au: float
    eccentricity: tuple[float, float]
    anomaly: tuple[float, float]


PLANETS = (
    Planet("Mercury", (48.3313, 3.24587e-5), (7.0047, 5.00e-8), (29.1241, 1.01444e-5), 0.387098,
           (0.205635, 5.59e-10), (168.6562, 4.0923344368)),
    Planet("Venus", (76.6799, 2.46590e-5), (3.3946, 2.75e-8), (54.8910, 1.38374e-5), 0.723330,
           (0.006773, -1.302e-9), (48.0052, 1.6021302244)),
    Planet("Mars", (49.5574, 2.11081e-5), (1.8497, -1.78e-8), (286.5016, 2.92961e-5), 1.523688,
           (0.093405, 2.516e-9), (18.6021, 0.5240207766)),
    Planet("Jupiter", (100.4542, 2.76854e-5), (1.3030, -1.557e-7), (273.8777, 1.64505e-5), 5.20256,
           (0.048498, 4.469e-9), (19.8950, 0.0830853001)),
    Planet("Saturn", (113.6634, 2.38980e-5), (2.4886, -1.081e-7), (339.3939, 2.97661e-5), 9.55475,
           (0.055546, -9.499e-9), (316.9670, 0.0334442282)),
)  # fmt: skip

BV = {"Mercury": 0.93, "Venus": 0.82, "Mars": 1.36, "Jupiter": 0.83, "Saturn": 1.04}
"""Colour, as star catalogues give it (Mallama and Hilton 2018)."""

RING_POLE = (40.589, 83.537)
"""Right ascension and declination of Saturn's pole, J2000 (IAU)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A planet as seen from the Earth: unit vector in the axes of star catalogues (J2000), magnitude, B-V."""

    name: str
    direction: Vec3
    magnitude: float
    bv: float


def planets(utc: datetime) -> tuple[Seen, ...]:
    """Return Mercury to Saturn at a time between 1900 and 2100."""
    days = days_since_2000(utc) + TT_AHEAD_S / DAY_S + EPOCH_BEFORE_2000
    earth = _earth(days)
    return tuple(_seen(planet, days, earth) for planet in PLANETS)


def _seen(planet: Planet, days: float, earth: Vec3) -> Seen:
    place = _from_sun(planet, days)
    for _ in range(2):
        place = _from_sun(planet, days - length(sub(place, earth)) * LIGHT_DAYS_PER_AU)
    way = sub(place, earth)
    r, far = length(place), length(way)
    phase = math.degrees(angle_between(scale(place, -1.0), scale(way, -1.0)))
    direction = unit(_equatorial(_without_drift(way, days)))
    magnitude = _magnitude(planet.name, phase, direction) + 5.0 * math.log10(r * far)
    return Seen(planet.name, direction, magnitude, BV[planet.name])


def _anomaly(planet: Planet, days: float) -> float:
    """Return the mean anomaly in radians."""
    return math.radians((planet.anomaly[0] + planet.anomaly[1] * days) % 360.0)


def _true(anomaly: float, e: float) -> tuple[float, float]:
    """Return the true anomaly and the distance in axes, from the mean anomaly (Kepler, by Newton's steps)."""
    eccentric = anomaly
    for _ in range(8):
        eccentric -= (eccentric - e * math.sin(eccentric) - anomaly) / (1.0 - e * math.cos(eccentric))
    x, y = math.cos(eccentric) - e, math.sqrt(1.0 - e * e) * math.sin(eccentric)
    return math.atan2(y, x), math.hypot(x, y)


def _from_sun(planet: Planet, days: float) -> Vec3:
    """Return a planet from the Sun in AU, ecliptic and equinox of date."""
    node = math.radians(planet.node[0] + planet.node[1] * days)
    tilt = math.radians(planet.inclination[0] + planet.inclination[1] * days)
    turned, share = _true(_anomaly(planet, days), planet.eccentricity[0] + planet.eccentricity[1] * days)
    along = turned + math.radians(planet.perihelion[0] + planet.perihelion[1] * days)
    longitude = math.atan2(math.sin(along) * math.cos(tilt), math.cos(along)) + node
    latitude = math.asin(math.sin(along) * math.sin(tilt))
    more = _disturbed(planet.name, days)
    return _spherical(longitude + more[0], latitude + more[1], share * planet.axis_au)


def _disturbed(name: str, days: float) -> tuple[float, float]:
    """Return what Jupiter and Saturn do to each other, in longitude and latitude, radians."""
    if name not in ("Jupiter", "Saturn"):
        return 0.0, 0.0
    j, s = (_anomaly(planet, days) for planet in PLANETS[3:5])

    def sine(degrees: float, of_j: int, of_s: int, ahead_deg: float) -> float:
        return degrees * math.sin(of_j * j + of_s * s + math.radians(ahead_deg))

    if name == "Jupiter":
        of_jupiter = (
            sine(-0.332, 2, -5, -67.6), sine(-0.056, 2, -2, 21.0), sine(0.042, 3, -5, 21.0), sine(-0.036, 1, -2, 0.0),
            sine(0.022, 1, -1, 90.0), sine(0.023, 2, -3, 52.0), sine(-0.016, 1, -5, -69.0),
        )  # fmt: skip
        return math.radians(math.fsum(of_jupiter)), 0.0
    terms = (
        sine(0.812, 2, -5, -67.6), sine(-0.229, 2, -4, 88.0), sine(0.119, 1, -2, -3.0), sine(0.046, 2, -6, -69.0),
        sine(0.014, 1, -3, 32.0),
    )  # fmt: skip
    return math.radians(math.fsum(terms)), math.radians(sine(-0.020, 2, -4, 88.0) + sine(0.018, 2, -6, -49.0))


def _earth(days: float) -> Vec3:
    """Return the Earth from the Sun in AU, same axes."""
    anomaly = math.radians((356.0470 + 0.9856002585 * days) % 360.0)
    turned, r = _true(anomaly, 0.016709 - 1.151e-9 * days)
    return _spherical(turned + math.radians(282.9404 + 4.70935e-5 * days) + math.pi, 0.0, r)


def _spherical(longitude: float, latitude: float, r: float) -> Vec3:
    flat = r * math.cos(latitude)
    return (flat * math.cos(longitude), flat * math.sin(longitude), r * math.sin(latitude))


def _without_drift(v: Vec3, days: float) -> Vec3:
    """Return a vector from the equinox of date in that of J2000; the ecliptic's own slow tilt is left out."""
    a = math.radians(-DRIFT_DEG_PER_DAY * (days - EPOCH_BEFORE_2000))
    return (v[0] * math.cos(a) - v[1] * math.sin(a), v[0] * math.sin(a) + v[1] * math.cos(a), v[2])


def _equatorial(v: Vec3) -> Vec3:
    c, s = math.cos(math.radians(TILT_2000_DEG)), math.sin(math.radians(TILT_2000_DEG))
    return (v[0], v[1] * c - v[2] * s, v[1] * s + v[2] * c)


def _magnitude(name: str, i: float, direction: Vec3) -> float:
    """Return the magnitude at 1 AU from Sun and Earth.

    Args:
        i: Angle Sun, planet, Earth in degrees.
        direction: For Saturn, whose ring is seen at a slant.
    """
    if name == "Mercury":
        return -0.42 + i * (0.0380 + i * (-0.000273 + i * 0.000002))
    if name == "Venus":
        return -4.40 + i * (0.0009 + i * (0.000239 - i * 0.00000065))
    if name == "Mars":
        return -1.52 + 0.016 * i
    if name == "Jupiter":
        return -9.40 + 0.005 * i
    ra, dec = (math.radians(a) for a in RING_POLE)
    slant = abs(dot(direction, _spherical(ra, dec, 1.0)))
    return -8.88 + 0.044 * i - 2.60 * slant + 1.25 * slant * slant
