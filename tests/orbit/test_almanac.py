"""Sun, Moon, Earth's turn, ground track, beta angle and shadow agree with almanacs and with an independent library.

The tables were made once with astropy 8.0.2 (ERFA; its own ephemeris of Sun and Moon; measured Earth rotation
and polar motion of the IERS, bundled as astropy-iers-data 0.2026.11.2): frame of the elements to ITRS, WGS 84, apparent
places of date; the shadow by 800 rays to the Sun's disc past the WGS 84 ellipsoid.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest

from iss3d.orbit import Orbit
from iss3d.orbit.bodies import moon_position, sidereal_angle, sun_direction
from iss3d.vectors import Vec3, angle_between, cross, length

KM_PER_DEGREE = 111.2

# UTC, latitude, longitude (degrees), height (km) of the elements MAY_2024 by SGP4.
GROUND = (
    ("2024-04-20T01:02:03", -0.15087, -160.27165, 416.786), ("2024-05-05T09:00:00", 26.4881, -34.1485, 412.682),
    ("2024-05-06T18:30:00", 18.63294, 33.52932, 415.224), ("2024-05-07T03:53:17", 36.73377, -89.03653, 416.748),
    ("2024-05-07T04:20:00", 20.73638, 30.86629, 411.881), ("2024-05-09T12:34:56", -48.30019, 28.46992, 431.857),
    ("2024-05-20T23:59:30", -20.11045, -165.65856, 419.86), ("2024-06-04T06:07:08", 51.35224, 134.48378, 419.223),
)  # fmt: skip

# UTC, right ascension, declination (degrees).
SUN = (
    ("1961-04-12T06:07:00", 20.4313, 8.6073), ("1969-07-20T20:17:40", 120.0019, 20.5849),
    ("1986-04-26T00:00:00", 33.1751, 13.3485), ("1998-11-20T06:40:00", 235.4647, -19.6523),
    ("2011-03-11T05:46:00", 351.0923, -3.8404), ("2024-01-01T00:00:00", 280.921, -23.0585),
    ("2024-05-07T03:53:17", 44.6224, 16.9371), ("2024-08-12T19:00:00", 142.9475, 14.64),
    ("2024-11-30T12:00:00", 247.0547, -21.7636), ("2037-07-01T00:00:00", 100.3594, 23.0913),
    ("2049-12-31T12:00:00", 281.1369, -23.0363),
)  # fmt: skip

# UTC, right ascension, declination (degrees), distance (km).
MOON = (
    ("1961-04-12T06:07:00", 344.4757, -7.3468, 368172), ("1969-07-20T20:17:40", 186.697, -4.3798, 389503),
    ("1986-04-26T00:00:00", 233.1627, -21.5392, 359402), ("1998-11-20T06:40:00", 248.835, -17.1034, 403526),
    ("2011-03-11T05:46:00", 57.4032, 22.528, 396532), ("2024-01-01T00:00:00", 159.1188, 12.6272, 404637),
    ("2024-05-07T03:53:17", 30.9602, 14.3258, 364275), ("2024-08-12T19:00:00", 228.8673, -21.8438, 397380),
    ("2024-11-30T12:00:00", 236.9175, -24.2287, 398551), ("2037-07-01T00:00:00", 321.3167, -17.0011, 400107),
    ("2049-12-31T12:00:00", 9.4199, 8.222, 376443),
)  # fmt: skip

# UTC, degrees.
BETA = (
    ("2024-04-20T01:02:03", -18.6599), ("2024-05-05T09:00:00", 52.5196), ("2024-05-06T18:30:00", 58.3562),
    ("2024-05-07T03:53:17", 59.877), ("2024-05-07T04:20:00", 59.9855), ("2024-05-09T12:34:56", 67.3872),
    ("2024-05-20T23:59:30", 37.0388), ("2024-06-04T06:07:08", -20.1688),
)  # fmt: skip

# Seconds after 2024-05-07 03:00 UTC at which 0.1 % of the Sun is hidden, 0.1 % left, 0.1 % back, all but 0.1 % back.
SHADOW = (2297.88, 2318.61, 3731.29, 3752.39)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def toward(right_ascension: float, declination: float) -> Vec3:
    ra, dec = math.radians(right_ascension), math.radians(declination)
    return (math.cos(dec) * math.cos(ra), math.cos(dec) * math.sin(ra), math.sin(dec))


def apart(a: Vec3, b: Vec3) -> float:
    """Degrees; by the sine, which is sharp for small angles."""
    return math.degrees(math.atan2(length(cross(a, b)), math.cos(angle_between(a, b)) * length(a) * length(b)))


def longitude(v: Vec3) -> float:
    """Degrees along the ecliptic."""
    tilt = math.radians(23.4365)
    return math.degrees(math.atan2(v[1] * math.cos(tilt) + v[2] * math.sin(tilt), v[0])) % 360.0


def test_the_sun_stands_where_meeus_examples_25a_and_25b_put_it() -> None:
    sun = sun_direction(at("1992-10-12T23:59:00.816"))  # 13 October, 0 h dynamical time
    assert apart(sun, toward(198.38083, -7.78507)) < 0.01
    assert apart(sun, toward(198.378125, -7.783817)) < 0.01


def test_the_moon_stands_where_meeus_example_47a_puts_it() -> None:
    moon = moon_position(at("1992-04-11T23:59:00.816"))  # 12 April, 0 h dynamical time
    assert apart(moon, toward(134.688470, 13.768368)) < 0.03
    assert length(moon) == pytest.approx(368_409.7, abs=100.0)


@pytest.mark.parametrize(
    ("when", "degrees"), [("1987-04-10T00:00:00", 197.693195), ("1987-04-10T19:21:00", 128.737873)]
)
def test_sidereal_time_is_that_of_meeus_examples_12a_and_12b(when: str, degrees: float) -> None:
    assert math.degrees(sidereal_angle(at(when))) == pytest.approx(degrees, abs=1e-5)


@pytest.mark.parametrize(
    ("when", "degrees"),
    [("2024-03-20T03:06", 0.0), ("2024-06-20T20:51", 90.0), ("2024-09-22T12:44", 180.0), ("2024-12-21T09:20", 270.0)],
)
def test_seasons_of_2024_begin_when_the_astronomical_almanac_says(when: str, degrees: float) -> None:
    found = longitude(sun_direction(at(when)))
    assert (found - degrees + 180.0) % 360.0 - 180.0 == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(
    ("when", "phase"),
    [("2024-04-08T18:21", 0.0), ("2024-05-08T03:22", 0.0), ("2024-05-15T11:48", 90.0), ("2024-05-23T13:53", 180.0)],
)
def test_phases_of_the_moon_are_those_of_the_astronomical_almanac(when: str, phase: float) -> None:
    elongation = longitude(moon_position(at(when))) - longitude(sun_direction(at(when)))
    assert (elongation - phase + 180.0) % 360.0 - 180.0 == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize(("when", "ra", "dec"), SUN)
def test_sun_is_within_a_fiftieth_of_a_degree_from_1961_to_2049(when: str, ra: float, dec: float) -> None:
    assert apart(sun_direction(at(when)), toward(ra, dec)) < 0.02


@pytest.mark.parametrize(("when", "ra", "dec", "km"), MOON)
def test_moon_is_within_a_twentieth_of_a_degree_from_1961_to_2049(when: str, ra: float, dec: float, km: int) -> None:
    moon = moon_position(at(when))
    assert apart(moon, toward(ra, dec)) < 0.05
    assert length(moon) == pytest.approx(km, abs=150.0)


@pytest.mark.parametrize(("when", "north", "east", "height"), GROUND)
def test_place_below_the_station_is_right_within_a_kilometre(
    when: str, north: float, east: float, height: float
) -> None:
    sky = Orbit().sky(at(when))
    northward = (sky.latitude_deg - north) * KM_PER_DEGREE
    eastward = (sky.longitude_deg - east) * KM_PER_DEGREE * math.cos(math.radians(north))
    assert math.hypot(northward, eastward) < 1.0
    assert sky.altitude_km == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize(("when", "degrees"), BETA)
def test_sun_stands_over_the_plane_of_the_orbit_by_the_beta_angle(when: str, degrees: float) -> None:
    sky = Orbit().sky(at(when))
    assert sky.beta_deg == pytest.approx(degrees, abs=0.02)
    # Starboard is away from the orbit's normal; the frame's down is the map's vertical, a fifth of a degree off.
    assert -math.degrees(math.asin(sky.sun_dir_station[1])) == pytest.approx(degrees, abs=0.25)


def test_shadow_falls_and_lifts_to_the_second() -> None:
    orbit, start = Orbit(), at("2024-05-07T03:00:00")
    changes, before = [], "none"
    for tenths in range(22_000, 38_000, 2):
        now = orbit.sky(start + timedelta(seconds=tenths / 10.0)).eclipse
        if now != before:
            changes.append((tenths / 10.0, now))
            before = now
    assert [kind for _, kind in changes] == ["penumbra", "umbra", "penumbra", "none"]
    for (seconds, _), reference in zip(changes, SHADOW, strict=True):
        assert seconds == pytest.approx(reference, abs=1.5)
