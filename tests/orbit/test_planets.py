"""Planets stand where the almanac has them, shine as brightly as it says, and the Moon shows its real face.

The table was made once with astropy 8.0.2 (its own ephemeris: ERFA, after Simon and others 1994): places as seen
from the Earth's centre, equinox J2000. Between 1950 and 2050 no planet is off by more than 0.06 degrees.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from iss3d.orbit.bodies import moon_position, precession, transposed, turn
from iss3d.orbit.moon_face import moon_axes
from iss3d.orbit.planets import planets
from iss3d.vectors import Vec3, angle_between, scale, unit

# UTC; right ascension and declination of Mercury, Venus, Mars, Jupiter, Saturn.
PLACES = (
    ("1957-10-04T19:28:34", (178.743, 2.631), (231.736, -20.651), (187.191, -2.22), (191.969, -3.942),
     (249.137, -20.565)),
    ("1969-07-20T20:17:40", (118.575, 22.333), (74.5, 20.21), (240.442, -24.127), (181.556, 0.653), (36.949, 12.047)),
    ("1986-04-26T00:00:00", (11.487, 1.945), (56.902, 20.43), (284.625, -23.701), (346.19, -6.95), (247.398, -19.764)),
    ("1998-11-20T06:40:00", (256.164, -24.89), (241.019, -20.604), (176.951, 3.094), (349.75, -5.932), (27.117, 8.266)),
    ("2011-03-11T05:46:00", (2.467, 0.974), (313.04, -17.324), (344.375, -7.776), (9.596, 2.942), (195.29, -3.597)),
    ("2020-12-21T18:00:00", (271.058, -25.01), (245.674, -20.48), (20.964, 9.506), (302.495, -20.576),
     (302.468, -20.477)),
    ("2024-05-07T03:53:17", (20.301, 5.308), (37.084, 13.521), (4.787, 0.702), (53.077, 18.344), (348.555, -6.836)),
    ("2024-11-30T12:00:00", (259.782, -23.564), (293.971, -24.086), (128.572, 21.334), (75.851, 22.111),
     (344.693, -8.76)),
    ("2037-07-01T00:00:00", (116.489, 23.136), (128.166, 20.531), (17.594, 5.034), (98.665, 23.147), (151.55, 13.275)),
    ("2049-12-31T12:00:00", (269.845, -20.336), (280.835, -23.649), (224.46, -16.077), (123.375, 20.366),
     (298.895, -20.986)),
)  # fmt: skip


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def towards(ra_deg: float, dec_deg: float) -> Vec3:
    ra, dec = math.radians(ra_deg), math.radians(dec_deg)
    return (math.cos(dec) * math.cos(ra), math.cos(dec) * math.sin(ra), math.sin(dec))


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row[0])
def test_planets_stand_within_a_tenth_of_a_degree_of_the_almanac(row):
    for seen, place in zip(planets(at(row[0])), row[1:], strict=True):
        assert math.degrees(angle_between(seen.direction, towards(*place))) < 0.1, seen.name


def test_jupiter_and_saturn_met_at_the_great_conjunction():
    _, _, _, jupiter, saturn = planets(at("2020-12-21T18:22:00"))
    assert math.degrees(angle_between(jupiter.direction, saturn.direction)) == pytest.approx(0.102, abs=0.05)


def test_planets_shine_as_the_almanac_says():
    """Astronomical Almanac: Mars at its oppositions, Jupiter, Venus and Saturn (ring open, ring edge-on) at theirs."""
    bright = {(p.name, year): p.magnitude for year, p in (
        (when[:4], planet) for when in ("2003-08-28T18:00", "2010-09-21T12:00", "2023-08-07T00:00", "2024-09-08T04:00",
        "2009-03-08T20:00") for planet in planets(at(when)))}  # fmt: skip
    assert bright["Mars", "2003"] == pytest.approx(-2.9, abs=0.15)
    assert bright["Jupiter", "2010"] == pytest.approx(-2.9, abs=0.15)
    assert bright["Saturn", "2024"] == pytest.approx(0.6, abs=0.15)
    assert bright["Saturn", "2009"] == pytest.approx(0.5, abs=0.15)
    assert -4.6 < bright["Venus", "2010"] < -4.3


def test_moon_turns_the_side_to_us_that_libration_brings():
    """Meeus, example 53.a: 12 April 1992, 0 h dynamical time: -1.206 degrees east, +4.194 north."""
    when = at("1992-04-11T23:59:02")
    toward_earth = scale(unit(turn(transposed(precession(when)), moon_position(when))), -1.0)
    near, east, north = turn(moon_axes(when), toward_earth)
    assert math.degrees(math.atan2(east, near)) == pytest.approx(-1.206, abs=0.06)
    assert math.degrees(math.asin(north)) == pytest.approx(4.194, abs=0.06)
