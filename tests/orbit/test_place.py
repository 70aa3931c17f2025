"""The station stands where it really stood, and the sky around it is the real one."""

import json
import math
from datetime import UTC, datetime, timedelta

import pytest

from iss3d.orbit import MAY_2024, Elements, Orbit
from iss3d.orbit.bodies import moon_position, precession, product, sidereal_angle, sun_direction, transposed, turn
from iss3d.orbit.place import attitude, track
from iss3d.orbit.tle import ElementsError
from iss3d.vectors import angle_between, cross, dot, length, unit

WHAM = datetime(2024, 5, 7, 3, 53, 17, tzinfo=UTC)


def degrees_between(a, b):
    return math.degrees(angle_between(a, b))


def test_war_is_seen_from_over_the_mississippi_at_ten_in_the_evening():
    sky = Orbit().sky(WHAM)
    assert sky.latitude_deg == pytest.approx(36.7, abs=0.15)
    assert sky.longitude_deg == pytest.approx(-88.9, abs=0.2)
    assert sky.solar_hour == pytest.approx(22.0, abs=0.1)
    assert sky.altitude_km == pytest.approx(417.0, abs=2.0)
    assert not sky.sunlit and sky.sun_height_deg < -18.0


def test_station_axes_are_right_handed_with_the_earth_below_and_the_flight_ahead():
    orbit = Orbit()
    now, later = orbit.sky(WHAM), orbit.sky(WHAM + timedelta(seconds=1))
    x, y, z = transposed(now.station_to_ecef)
    assert cross(x, y) == pytest.approx(z)
    assert turn(now.station_to_ecef, (0.0, 0.0, 1.0)) == pytest.approx(tuple(-c for c in unit(now.position_km)))
    flown = tuple(b - a for a, b in zip(now.position_km, later.position_km, strict=True))
    assert degrees_between(flown, x) < 4.0
    assert length(flown) == pytest.approx(7.4, abs=0.25)


def test_a_place_straight_below_is_seen_straight_down():
    sky = Orbit().sky(WHAM)
    assert sky.direction_to(sky.latitude_deg, sky.longitude_deg) == pytest.approx((0.0, 0.0, 1.0), abs=1e-9)
    assert sky.distance_to(sky.latitude_deg, sky.longitude_deg) == pytest.approx(sky.altitude_km)
    assert sky.visible(sky.latitude_deg, sky.longitude_deg)


def test_what_is_beyond_the_horizon_is_not_seen_but_a_high_cloud_there_is():
    sky = Orbit().sky(WHAM)
    assert sky.visible(48.42, -101.36)
    assert not sky.visible(51.5, 0.0)
    assert not sky.visible(sky.latitude_deg + 21.0, sky.longitude_deg)
    assert sky.visible(sky.latitude_deg + 21.0, sky.longitude_deg, 60.0)


def test_the_north_lies_to_port_when_the_station_flies_east():
    sky = Orbit().sky(WHAM)
    assert sky.direction_to(sky.latitude_deg + 5.0, sky.longitude_deg)[1] < 0.0
    assert sky.direction_to(sky.latitude_deg, sky.longitude_deg + 5.0)[0] > 0.0


def test_an_orbit_takes_ninety_three_minutes_and_stays_within_its_inclination():
    points = track(Orbit(), WHAM, 93 * 60)
    assert len(points) == 94
    assert max(lat for lat, _ in points) < 51.9
    assert points[0][0] == pytest.approx(points[-1][0], abs=1.5)
    assert (points[0][1] - points[-1][1]) % 360.0 == pytest.approx(23.3, abs=1.5)


def test_greenwich_sidereal_time_agrees_with_meeus_example():
    assert math.degrees(sidereal_angle(datetime(1987, 4, 10, tzinfo=UTC))) == pytest.approx(197.693195, abs=1e-4)


def test_the_sun_crosses_the_equator_at_the_equinox_and_turns_at_the_solstice():
    assert math.degrees(math.asin(sun_direction(datetime(2024, 3, 20, 3, 6, tzinfo=UTC))[2])) == pytest.approx(
        0, abs=0.02
    )
    solstice = sun_direction(datetime(2024, 6, 20, 20, 51, tzinfo=UTC))
    assert math.degrees(math.asin(solstice[2])) == pytest.approx(23.436, abs=0.01)


def test_the_moon_covers_the_sun_at_the_eclipse_of_april_2024():
    moon = moon_position(datetime(2024, 4, 8, 18, 18, tzinfo=UTC))
    assert degrees_between(moon, sun_direction(datetime(2024, 4, 8, 18, 18, tzinfo=UTC))) < 0.7
    assert length(moon) == pytest.approx(359_800, rel=0.01)


def test_the_moon_is_dark_on_the_night_of_the_war():
    sky = Orbit().sky(WHAM)
    assert degrees_between(sky.moon_dir_station, sky.sun_dir_station) < 25.0


def test_precession_moves_a_star_as_in_meeus_example():
    when = datetime(2028, 11, 13, 4, 33, tzinfo=UTC)
    ra, dec = math.radians(41.054063), math.radians(49.227750)
    star = (math.cos(dec) * math.cos(ra), math.cos(dec) * math.sin(ra), math.sin(dec))
    x, y, z = turn(precession(when), star)
    assert math.degrees(math.atan2(y, x)) == pytest.approx(41.547214, abs=0.003)
    assert math.degrees(math.asin(z)) == pytest.approx(49.348483, abs=0.003)


def test_stars_turn_with_a_rotation():
    m = Orbit().sky(WHAM).stars_to_station
    for row, other in zip(product(m, transposed(m)), ((1, 0, 0), (0, 1, 0), (0, 0, 1)), strict=True):
        assert row == pytest.approx(other, abs=1e-12)


def test_a_third_of_the_orbit_lies_in_shadow_and_dusk_lasts_seconds():
    orbit = Orbit()
    lit = [orbit.sky(WHAM + timedelta(seconds=20 * n)).sunlight for n in range(279)]
    assert 0.25 < sum(1 for s in lit if s == 0.0) / len(lit) < 0.42
    assert sum(1 for s in lit if 0.0 < s < 1.0) <= 4


def test_far_from_their_epoch_the_elements_still_give_a_station():
    for year in (1998, 2010, 2035, 2060):
        sky = Orbit().sky(datetime(year, 1, 1, tzinfo=UTC))
        assert 380.0 < sky.altitude_km < 450.0


def test_elements_with_a_wrong_figure_are_refused():
    with pytest.raises(ElementsError, match="checksum"):
        Elements(MAY_2024.line1.replace("24127", "24128"), MAY_2024.line2)
    with pytest.raises(ElementsError, match="69"):
        Elements(MAY_2024.line1[:-1], MAY_2024.line2)


def test_who_flies_by_the_horizon_is_a_little_off_the_centre_of_the_earth():
    seen = [Orbit().sky(WHAM + timedelta(minutes=m)).attitude_deg for m in range(0, 93, 3)]
    assert all(abs(angle) < 0.4 for angles in seen for angle in angles)
    assert max(abs(pitch) for _, pitch, _ in seen) > 0.02
    level = attitude(((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), (0.0, 0.0, -7000.0), (7.6, 0.0, 0.0))
    assert level == pytest.approx((0.0, 0.0, 0.0))


def test_shadow_of_the_station_frame_is_plain_data():
    sky = Orbit().sky(WHAM)
    json.dumps([sky.latitude_deg, sky.position_km, sky.station_to_ecef, sky.regions])
    assert dot(sky.earth_dir_station, (0.0, 0.0, 1.0)) == 1.0
