"""Where Sun, Moon and stars stand, to a small fraction of a degree, in the equator and equinox of date.

Formulas of Meeus, "Astronomical Algorithms" (1998), chapters 12 (sidereal time), 21 (precession), 25 (Sun) and 47
(Moon). Knows nothing of the station.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Literal

from iss3d.orbit.tle import DAY_S, days_since_2000
from iss3d.vectors import Vec3, dot, length, unit

Matrix3 = tuple[Vec3, Vec3, Vec3]
"""Three rows; a matrix times a column vector turns the vector."""

Eclipse = Literal["none", "penumbra", "umbra"]

EARTH_RADIUS_KM = 6371.0
EQUATOR_KM = 6378.137
POLE_KM = 6356.7523
"""Half axes of the WGS 84 ellipsoid."""

OPAQUE_AIR_KM = 20.0
SUN_HALF_DISC_DEG = 0.266
MOON_MEAN_KM = 385000.56
SUN_ABERRATION_DEG = 0.00569

TT_AHEAD_S = 69.184
"""Seconds by which even time is ahead of UTC since 2017; in 1950 it was 29 s: 0.006 degrees of the Moon's way."""


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
    """Return Greenwich mean sidereal time in radians (UT1 taken as UTC: at most 0.9 s, 0.4 km on the ground)."""
    d = days_since_2000(utc)
    t = d / 36525.0
    degrees = 280.46061837 + 360.98564736629 * d + t * t * (0.000387933 - t / 38710000.0)
    return math.radians(degrees % 360.0)


def centuries(utc: datetime) -> float:
    """Return Julian centuries since J2000 in the even time that Sun and Moon keep."""
    return (days_since_2000(utc) + TT_AHEAD_S / DAY_S) / 36525.0


def _from_ecliptic(longitude_deg: float, latitude_deg: float, t: float) -> Vec3:
    lon, lat, tilt = (math.radians(a) for a in (longitude_deg, latitude_deg, 23.4392911 - 0.0130042 * t))
    x, y, z = math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
    return (x, y * math.cos(tilt) - z * math.sin(tilt), y * math.sin(tilt) + z * math.cos(tilt))


def sun_direction(utc: datetime) -> Vec3:
    """Return the unit vector from the Earth to where the Sun is seen, good to 0.01 degrees between 1900 and 2100.

    Meeus, chapter 25 (low accuracy, p. 163) with aberration; without nutation, at most 0.005 degrees.
    """
    t = centuries(utc)
    anomaly = math.radians((357.52911 + t * (35999.05029 - 0.0001537 * t)) % 360.0)
    centre = (
        (1.914602 - 0.004817 * t) * math.sin(anomaly)
        + (0.019993 - 0.000101 * t) * math.sin(2.0 * anomaly)
        + 0.000289 * math.sin(3.0 * anomaly)
    )
    longitude = 280.46646 + t * (36000.76983 + 0.0003032 * t) + centre - SUN_ABERRATION_DEG
    return _from_ecliptic(longitude % 360.0, 0.0, t)


MoonTerm = tuple[int, int, int, int, float, float]
"""Multiples of D, M, M' and F; then the sizes of the sine and the cosine."""

MOON_LONGITUDE: tuple[MoonTerm, ...] = (
    (0, 0, 1, 0, 6.288774, -20905.355), (2, 0, -1, 0, 1.274027, -3699.111), (2, 0, 0, 0, 0.658314, -2955.968),
    (0, 0, 2, 0, 0.213618, -569.925), (0, 1, 0, 0, -0.185116, 48.888), (0, 0, 0, 2, -0.114332, -3.149),
    (2, 0, -2, 0, 0.058793, 246.158), (2, -1, -1, 0, 0.057066, -152.138), (2, 0, 1, 0, 0.053322, -170.733),
    (2, -1, 0, 0, 0.045758, -204.586), (0, 1, -1, 0, -0.040923, -129.620), (1, 0, 0, 0, -0.034720, 108.743),
    (0, 1, 1, 0, -0.030383, 104.755), (2, 0, 0, -2, 0.015327, 10.321), (0, 0, 1, 2, -0.012528, 0.0),
    (0, 0, 1, -2, 0.010980, 79.661), (4, 0, -1, 0, 0.010675, -34.782), (0, 0, 3, 0, 0.010034, -23.210),
    (4, 0, -2, 0, 0.008548, -21.636), (2, 1, -1, 0, -0.007888, 24.208), (2, 1, 0, 0, -0.006766, 30.824),
    (1, 0, -1, 0, -0.005163, -8.379), (1, 1, 0, 0, 0.004987, -16.675), (2, -1, 1, 0, 0.004036, -12.831),
    (2, 0, 2, 0, 0.003994, -10.445), (4, 0, 0, 0, 0.003861, -11.650), (2, 0, -3, 0, 0.003665, 14.403),
)  # fmt: skip
"""Meeus, table 47.A, down to 0.0035 degrees: longitude in degrees, distance in km."""

MOON_LATITUDE: tuple[MoonTerm, ...] = (
    (0, 0, 0, 1, 5.128122, 0.0), (0, 0, 1, 1, 0.280602, 0.0), (0, 0, 1, -1, 0.277693, 0.0),
    (2, 0, 0, -1, 0.173237, 0.0), (2, 0, -1, 1, 0.055413, 0.0), (2, 0, -1, -1, 0.046271, 0.0),
    (2, 0, 0, 1, 0.032573, 0.0), (0, 0, 2, 1, 0.017198, 0.0), (2, 0, 1, -1, 0.009266, 0.0),
    (0, 0, 2, -1, 0.008822, 0.0), (2, -1, 0, -1, 0.008216, 0.0), (2, 0, -2, -1, 0.004324, 0.0),
    (2, 0, 1, 1, 0.004200, 0.0),
)  # fmt: skip
"""Meeus, table 47.B, down to 0.004 degrees."""


def _moon_terms(
    terms: tuple[MoonTerm, ...], angles: tuple[float, float, float, float], fade: float
) -> tuple[float, float]:
    """Return the sums of the sines and of the cosines; terms with the Sun's anomaly fade with its orbit's roundness."""
    sines, cosines = [], []
    for d, m, mm, f, sine, cosine in terms:
        angle = math.fsum(n * a for n, a in zip((d, m, mm, f), angles, strict=True))
        weight = fade ** abs(m)
        sines.append(weight * sine * math.sin(angle))
        cosines.append(weight * cosine * math.cos(angle))
    return math.fsum(sines), math.fsum(cosines)


def moon_position(utc: datetime) -> Vec3:
    """Return the Moon from the Earth's centre in km, good to 0.03 degrees and 100 km between 1900 and 2100.

    Meeus, chapter 47, with the larger terms only.
    """
    t = centuries(utc)
    mean = (218.3164477 + t * (481267.88123421 - 0.0015786 * t)) % 360.0
    degrees = (
        297.8501921 + t * (445267.1114034 - 0.0018819 * t),
        357.5291092 + t * (35999.0502909 - 0.0001536 * t),
        134.9633964 + t * (477198.8675055 + 0.0087414 * t),
        93.2720950 + t * (483202.0175233 - 0.0036539 * t),
    )
    d, m, mm, f = (math.radians(angle % 360.0) for angle in degrees)
    fade = 1.0 - 0.002516 * t
    longitude, distance = _moon_terms(MOON_LONGITUDE, (d, m, mm, f), fade)
    latitude, _ = _moon_terms(MOON_LATITUDE, (d, m, mm, f), fade)
    by_venus = 0.003958 * math.sin(math.radians((119.75 + 131.849 * t) % 360.0))
    by_flattening = 0.001962 * math.sin(math.radians(mean) - f)
    x, y, z = _from_ecliptic(mean + longitude + by_venus + by_flattening, latitude, t)
    km = MOON_MEAN_KM + distance
    return (x * km, y * km, z * km)


def precession(utc: datetime) -> Matrix3:
    """Return the matrix from the catalogue's axes (equator and equinox of J2000) to those of date."""
    t = days_since_2000(utc) / 36525.0
    arc = math.radians(1.0 / 3600.0)
    zeta = (2306.2181 * t + 0.30188 * t * t) * arc
    z = (2306.2181 * t + 1.09468 * t * t) * arc
    theta = (2004.3109 * t - 0.42665 * t * t) * arc
    return product(about_z(-z), product(about_y(theta), about_z(-zeta)))


def sunlight(position_km: Vec3, sun: Vec3) -> float:
    """Return how much of the Sun's light comes to a place over the drawn Earth: 1 in full light, 0 in the shadow.

    The edge is the disc's own width at the limb, lifted by the 20 km of air that let next to no light through: it is
    dark some 3 to 20 seconds longer than behind an Earth without air.
    """
    return _share_of_disc(position_km, sun, EARTH_RADIUS_KM + OPAQUE_AIR_KM)


def eclipse(position_km: Vec3, sun: Vec3) -> Eclipse:
    """Return whether the solid Earth covers the Sun ("umbra"), a part of it ("penumbra") or nothing ("none").

    Args:
        position_km: Earth-fixed, of the true place; the Earth is the WGS 84 ellipsoid, made a sphere by stretching.
        sun: Earth-fixed direction.
    """
    stretch = EQUATOR_KM / POLE_KM
    place = (position_km[0], position_km[1], position_km[2] * stretch)
    share = _share_of_disc(place, unit((sun[0], sun[1], sun[2] * stretch)), EQUATOR_KM)
    return "none" if share >= 1.0 else "umbra" if share <= 0.0 else "penumbra"


def _share_of_disc(position_km: Vec3, sun: Vec3, limb_km: float) -> float:
    r = length(position_km)
    toward = dot(position_km, sun) / r
    if toward >= 0.0:
        return 1.0
    limb = math.asin(min(1.0, limb_km / r))
    apart = math.acos(max(-1.0, min(1.0, -toward)))
    half_disc = math.radians(SUN_HALF_DISC_DEG)
    return max(0.0, min(1.0, 0.5 + (apart - limb) / (2.0 * half_disc)))
