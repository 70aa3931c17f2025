"""From far outside, the Earth lies north up below the eye, and the ground track runs under the station."""

from __future__ import annotations

import itertools
import math
from datetime import UTC, datetime, timedelta

import pytest

from iss3d.orbit import Orbit
from iss3d.orbit.afar import GroundTrack, on_the_ground, seen_from
from iss3d.orbit.bodies import product, transposed, turn
from iss3d.vectors import angle_between

NIGHT = datetime(2024, 5, 7, 3, 53, 17, tzinfo=UTC)


def test_a_place_straight_below_is_in_the_middle_with_north_ahead_and_east_to_the_right() -> None:
    eye = seen_from(Orbit().sky(NIGHT), 40.0, -90.0, 20_000.0)
    below = on_the_ground(eye, 40.0, -90.0)
    north, east = on_the_ground(eye, 50.0, -90.0), on_the_ground(eye, 40.0, -80.0)
    assert below is not None and north is not None and east is not None
    assert below == pytest.approx((0.0, 0.0, 20_000.0 - 6372.0), abs=1e-6)
    assert north[0] > 1000.0 and abs(north[1]) < 1e-6
    assert east[1] > 700.0


def test_the_far_side_of_the_earth_is_not_seen() -> None:
    eye = seen_from(Orbit().sky(NIGHT), 40.0, -90.0, 20_000.0)
    assert on_the_ground(eye, -40.0, 90.0) is None
    assert on_the_ground(eye, 40.0, -90.0 + 130.0) is None


def test_sun_moon_and_stars_stand_where_they_stood() -> None:
    sky = Orbit().sky(NIGHT)
    eye = seen_from(sky, -10.0, 30.0, 30_000.0)
    assert angle_between(eye.sun_dir_ecef, sky.sun_dir_ecef) < 1e-9
    moon, there = turn(eye.station_to_ecef, eye.moon_dir_station), turn(sky.station_to_ecef, sky.moon_dir_station)
    assert angle_between(moon, there) < 1e-9
    before = product(sky.station_to_ecef, sky.stars_to_station)
    after = product(eye.station_to_ecef, eye.stars_to_station)
    for row, other in zip(after, before, strict=True):
        assert row == pytest.approx(other, abs=1e-12)
    assert transposed(eye.station_to_ecef)[2] == pytest.approx(tuple(-c / 30_000.0 for c in eye.position_km))


def test_the_sun_is_high_over_the_day_side_only() -> None:
    sky = Orbit().sky(NIGHT)
    assert seen_from(sky, 17.0, 121.0, 20_000.0).sun_height_deg > 80.0
    assert seen_from(sky, -17.0, -59.0, 20_000.0).sun_height_deg < -80.0


def test_the_track_passes_under_the_station_and_keeps_its_minutes() -> None:
    orbit = Orbit()
    track = GroundTrack(orbit)
    points = track.around(NIGHT, 600.0, 5600.0)
    assert points[0].seconds <= -600.0 and points[-1].seconds >= 5600.0
    for point in (points[0], points[40], points[-1]):
        sky = orbit.sky(NIGHT + timedelta(seconds=point.seconds))
        assert point.latitude_deg == pytest.approx(sky.latitude_deg, abs=1e-4)
        assert point.longitude_deg == pytest.approx(sky.longitude_deg, abs=1e-4)
    later = track.around(NIGHT + timedelta(seconds=10), 600.0, 5600.0)
    assert {(p.latitude_deg, p.longitude_deg) for p in points} & {(p.latitude_deg, p.longitude_deg) for p in later}
    eye = seen_from(orbit.sky(NIGHT), 0.0, 0.0, 50_000.0)
    ways = [eye.offset_km(p.latitude_deg, p.longitude_deg) for p in points]
    assert all(math.isclose(math.dist(a, b), 430.0, abs_tol=40.0) for a, b in itertools.pairwise(ways))
