"""Where Sun, Moon and stars stand, to a small fraction of a degree, in the equator and equinox of date.

Low-precision formulas of the Astronomical Almanac (pages C5 and D22) and of Meeus, "Astronomical Algorithms", chapters
12 (sidereal time) and 21 (precession). Knows nothing of the station.
"""

from __future__ import annotations

import math
from datetime import datetime

from iss3d.orbit.tle import days_since_2000
from iss3d.vectors import Vec3

Matrix3 = tuple[Vec3, Vec3, Vec3]
"""Three rows; a matrix times a column vector turns the vector."""

AU_KM = 149_597_870.7
EARTH_RADIUS_KM = 6371.0


def turn(matrix: Matrix3, v: Vec3) -> Vec3:
    """Return matrix times v."""
    a, b, c = matrix
    return (
        a[0] * v[0] + a[1] * v[1] + a[2] * v[2],
        b[0] * v[0] + b[1] * v[1] + b[2] * v[2],
        c[0] * v[0] + c[1] * v[1] + c[2] * v[2],
    )


def transposed(m: Matrix3) -> Matrix3:
    """Return the transposed matrix: the inverse of a rotation."""
    return ((m[0][0], m[1][0], m[2][0]), (m[0][1], m[1][1], m[2][1]), (m[0][2], m[1][2], m[2][2]))


def product(a: Matrix3, b: Matrix3) -> Matrix3:
    """Return the matrix that turns by b first, then by a."""
    columns = transposed(b)
    rows = [tuple(math.fsum(x * y for x, y in zip(row, column, strict=True)) for column in columns) for row in a]
    return (_row(rows[0]), _row(rows[1]), _row(rows[2]))


def _row(values: tuple[float, ...]) -> Vec3:
    return (values[0], values[1], values[2])


def about_z(angle: float) -> Matrix3:
    """Return the matrix that expresses a vector in axes turned by angle (radians) about z."""
    c, s = math.cos(angle), math.sin(angle)
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


def about_y(angle: float) -> Matrix3:
    """Return the matrix that expresses a vector in axes turned by angle (radians) about y."""
    c, s = math.cos(angle), math.sin(angle)
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


def sidereal_angle(utc: datetime) -> float:
    """Return Greenwich mean sidereal time in radians (UT1 taken as UTC: at most 0.9 s, 4 km on the ground)."""
    d = days_since_2000(utc)
    t = d / 36525.0
    degrees = 280.46061837 + 360.98564736629 * d + t * t * (0.000387933 - t / 38710000.0)
    return math.radians(degrees % 360.0)


def _from_ecliptic(longitude_deg: float, latitude_deg: float, d: float) -> Vec3:
    lon, lat, tilt = (math.radians(a) for a in (longitude_deg, latitude_deg, 23.439 - 4e-7 * d))
    x, y, z = math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
    return (x, y * math.cos(tilt) - z * math.sin(tilt), y * math.sin(tilt) + z * math.cos(tilt))


def sun_direction(utc: datetime) -> Vec3:
    """Return the unit vector from the Earth to the Sun, good to 0.01 degrees between 1950 and 2050."""
    d = days_since_2000(utc)
    anomaly = math.radians((357.528 + 0.9856003 * d) % 360.0)
    longitude = 280.460 + 0.9856474 * d + 1.915 * math.sin(anomaly) + 0.020 * math.sin(2.0 * anomaly)
    return _from_ecliptic(longitude % 360.0, 0.0, d)


MOON_LONGITUDE = ((6.29, 134.9, 477198.85), (-1.27, 259.2, -413335.38), (0.66, 235.7, 890534.23),
                  (0.21, 269.9, 954397.70), (-0.19, 357.5, 35999.05), (-0.11, 186.6, 966404.05))  # fmt: skip
MOON_LATITUDE = ((5.13, 93.3, 483202.03), (0.28, 228.2, 960400.87), (-0.28, 318.3, 6003.18), (-0.17, 217.6, -407332.20))
MOON_PARALLAX = ((0.0518, 134.9, 477198.85), (0.0095, 259.2, -413335.38), (0.0078, 235.7, 890534.23),
                 (0.0028, 269.9, 954397.70))  # fmt: skip


def _series(terms: tuple[tuple[float, float, float], ...], t: float, wave: float) -> float:
    return math.fsum(size * math.sin(math.radians((phase + rate * t) % 360.0) + wave) for size, phase, rate in terms)


def moon_position(utc: datetime) -> Vec3:
    """Return the Moon from the Earth's centre in km, good to 0.3 degrees and 0.2 % of its distance."""
    d = days_since_2000(utc)
    t = d / 36525.0
    longitude = 218.32 + 481267.881 * t + _series(MOON_LONGITUDE, t, 0.0)
    latitude = _series(MOON_LATITUDE, t, 0.0)
    parallax = 0.9508 + _series(MOON_PARALLAX, t, math.pi / 2.0)
    distance = 6378.14 / math.sin(math.radians(parallax))
    x, y, z = _from_ecliptic(longitude % 360.0, latitude, d)
    return (x * distance, y * distance, z * distance)


def precession(utc: datetime) -> Matrix3:
    """Return the matrix from the catalogue's axes (equator and equinox of J2000) to those of date."""
    t = days_since_2000(utc) / 36525.0
    arc = math.radians(1.0 / 3600.0)
    zeta = (2306.2181 * t + 0.30188 * t * t) * arc
    z = (2306.2181 * t + 1.09468 * t * t) * arc
    theta = (2004.3109 * t - 0.42665 * t * t) * arc
    return product(about_z(-z), product(about_y(theta), about_z(-zeta)))


def sunlight(position_km: Vec3, sun: Vec3) -> float:
    """Return how much of the Sun's disc is seen from a place: 1 in the light, 0 in the Earth's shadow.

    The edge is the disc's own width (0.53 degrees) at the limb, lifted by the 20 km of air that lets no light through.
    """
    r = math.sqrt(math.fsum(c * c for c in position_km))
    toward = math.fsum(a * b for a, b in zip(position_km, sun, strict=True)) / r
    if toward >= 0.0:
        return 1.0
    limb = math.asin(min(1.0, (EARTH_RADIUS_KM + 20.0) / r))
    apart = math.acos(max(-1.0, min(1.0, -toward)))
    half_disc = math.radians(0.266)
    return max(0.0, min(1.0, 0.5 + (apart - limb) / (2.0 * half_disc)))
