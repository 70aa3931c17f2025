"""The sizes of bursts against figures that others have published, 15 % either way. Not the game's own formulas.

Sources. G&D: Glasstone & Dolan, "The Effects of Nuclear Weapons", 3rd edition 1977 (sections named at each row; read in
the transcription at github.com/chrisgriffith/glasstone-dolan). G&D 9.96: the curves of cloud top and base over yield of
figure 9.96, as A. Wellerstein digitised them for NUKEMAP (nukeeffects.js, functions cloud_top and cloud_bottom).
Miller: cloud radius 2,340 W^0.431 ft, C. F. Miller, SRI 1963, as NUKEMAP draws it. NUKEMAP: its fireball radii for air
bursts, printed to two digits. Mike: Ivy Mike, 10.4 Mt, fireball 3 1/4 miles across (G&D figure 2.18a).
"""

import math

import pytest

from iss3d.war import burning, physics

FOOT, MILE = 0.3048e-3, 1.609344

CLOUD_TOP_KM = [
    (1.0, 2.78, "G&D 9.96"), (10.0, 5.79, "G&D 9.96"), (10.0, 19_000 * FOOT, "G&D 2.17"), (100.0, 11.84, "G&D 9.96"),
    (1000.0, 19.77, "G&D 9.96"), (10_000.0, 29.16, "G&D 9.96"),
]  # fmt: skip
CLOUD_BASE_KM = [
    (1.0, 1.73, "G&D 9.96"), (10.0, 3.19, "G&D 9.96"), (10.0, 10_000 * FOOT, "G&D 2.17"), (100.0, 5.82, "G&D 9.96"),
    (1000.0, 10.55, "G&D 9.96"), (10_000.0, 19.36, "G&D 9.96"),
]  # fmt: skip
CAP_RADIUS_KM = [
    (1.0, 0.713, "Miller"), (10.0, 1.924, "Miller"), (10.0, 5_000 * FOOT, "G&D 2.17"), (100.0, 5.191, "Miller"),
    (1000.0, 14.00, "Miller"), (10_000.0, 37.78, "Miller"),
]  # fmt: skip
FIREBALL_RADIUS_KM = [
    (1.0, 0.060, "NUKEMAP"), (10.0, 0.150, "NUKEMAP"), (100.0, 0.380, "NUKEMAP"), (1000.0, 0.970, "NUKEMAP"),
    (1000.0, 5_700 / 2 * FOOT, "G&D 2.05"), (5000.0, 1.84, "NUKEMAP"), (10_400.0, 3.25 / 2 * MILE, "Mike"),
]  # fmt: skip
TOP_OF_1_MT_KM = [
    (30.0, 3 * MILE, "G&D 2.12"), (60.0, 5 * MILE, "G&D 2.12"), (150.0, 10 * MILE, "G&D table 2.12"),
    (228.0, 12 * MILE, "G&D table 2.12"),
]  # fmt: skip
PEAK_OF_SECOND_PULSE_S = [(20.0, 0.15, "G&D 2.39"), (1000.0, 0.87, "G&D 7.85"), (10_000.0, 2.4, "G&D 7.85")]


def within(found: float, published: float, share: float = 0.15) -> bool:
    return abs(found - published) <= share * published


@pytest.mark.parametrize(("kt", "km", "source"), CLOUD_TOP_KM)
def test_cloud_top(kt, km, source):
    assert within(physics.cloud_top(kt), km), source
    assert within(physics.top_height(900.0, kt), km), "and it is there after a quarter of an hour"


@pytest.mark.parametrize(("kt", "km", "source"), CLOUD_BASE_KM)
def test_base_of_the_cap(kt, km, source):
    assert within(physics.cloud_base(kt), km), source


@pytest.mark.parametrize(("kt", "km", "source"), CAP_RADIUS_KM)
def test_cap_radius_after_ten_minutes(kt, km, source):
    assert within(physics.cap_radius(600.0, kt), km), source


@pytest.mark.parametrize(("kt", "km", "source"), FIREBALL_RADIUS_KM)
def test_greatest_fireball_radius(kt, km, source):
    greatest = max(physics.fireball_radius(n * 0.1, kt) for n in range(400))
    assert within(greatest, km), source


@pytest.mark.parametrize(("age", "km", "source"), TOP_OF_1_MT_KM)
def test_rise_of_the_cloud_of_a_megaton(age, km, source):
    assert within(physics.top_height(age, 1000.0), km), source


@pytest.mark.parametrize(("kt", "seconds", "source"), PEAK_OF_SECOND_PULSE_S)
def test_second_thermal_maximum(kt, seconds, source):
    ages = [n / 1000.0 for n in range(50, 5000)]
    assert within(max(ages, key=lambda age: physics.thermal_power(age, kt)), seconds), source


def test_stem_is_half_as_wide_as_a_small_cloud_and_a_fifth_of_a_great_one():
    """G&D 2.17."""
    assert within(physics.stem_radius(600.0, 10.0) / physics.cap_radius(600.0, 10.0), 0.5)
    assert 0.1 <= physics.stem_radius(600.0, 2000.0) / physics.cap_radius(600.0, 2000.0) <= 0.21


def test_a_megaton_glows_for_a_minute_and_no_longer():
    """G&D 2.05: after a minute it no longer emits visible radiation; it has then risen some 4.5 miles."""
    assert physics.heat(60.0, 1000.0) < 0.06
    assert within(physics.cap_height(60.0, 1000.0), 4.5 * MILE, 0.25)


def test_winds_blow_from_the_west_in_middle_latitudes_and_from_the_east_in_the_tropics():
    assert 0.010 < burning.wind(40.0)[0] < 0.025
    assert burning.wind(5.0)[0] < 0.0
    assert burning.wind(-40.0)[0] > 0.010 and burning.wind(-30.0)[1] == -burning.wind(30.0)[1]
    assert math.hypot(*burning.wind(85.0)) < 0.006


def test_smoke_of_the_first_day_reaches_from_kansas_to_the_sea_and_stays_for_the_story():
    day = burning.smoke_length(86_400.0, math.hypot(*burning.wind(38.0)))
    assert 1000.0 < day < 2200.0
    assert all(burning.smoke(day_ * 86_400.0) > 0.5 for day_ in (1, 2, 3))


def test_fires_that_touch_are_one_fire_and_burn_longer():
    def fire(name, lat, radius):
        return burning.Burning(name, lat, -97.0, radius)

    near = burning.joined([fire("a", 40.0, 12.0), fire("b", 40.2, 12.0), fire("c", 40.4, 12.0), fire("d", 45.0, 12.0)])
    assert near == pytest.approx({"a": 3.0, "b": 3.0, "c": 3.0, "d": 1.0})
    assert burning.joined([fire("a", 40.0, 12.0), fire("b", 40.2, 5.0)]) == {"a": 1.0, "b": 1.0}
    assert burning.fire(100_000.0, fed=3.0) > 1.2 * burning.fire(100_000.0)


def test_a_fireball_goes_from_blue_white_through_white_to_red():
    """G&D fig. 2.39: some 8,000 K at the second maximum, 2,000 K when the pulse is over at ten times its age."""
    peak = physics.peak_age(1000.0)
    assert physics.temperature(0.05, 1000.0) > 10_000.0
    assert within(physics.temperature(peak, 1000.0), 8_000.0, 0.15)
    assert within(physics.temperature(13.0 * peak, 1000.0), 2_000.0, 0.25)


def test_the_clearing_in_a_deck_opens_within_seconds_and_closes_within_half_an_hour():
    assert within(physics.clearing_radius(60.0, 1000.0), 7.0, 0.05)
    assert physics.clearing_radius(60.0, 125.0) == pytest.approx(physics.clearing_radius(60.0, 1000.0) / 2.0)
    assert physics.cleared(0.5) == 0.0 and physics.cleared(60.0) == 1.0 and physics.cleared(2000.0) == 0.0


def test_great_fires_raise_clouds_of_their_own_for_half_a_day():
    assert burning.tower(600.0, 1000.0) == 0.0 == burning.tower(86_400.0, 1000.0)
    assert 9.0 < burning.tower(10_000.0, 1000.0) < 15.0
    assert burning.tower(10_000.0, 1000.0, fed=3.0) > burning.tower(10_000.0, 1000.0)


def test_smoke_is_blown_on_and_never_back():
    ages = [60.0 * 1.2**n for n in range(60)]
    lengths = [burning.smoke_length(age, 0.018) for age in ages]
    assert lengths == sorted(lengths)
    assert 100.0 < burning.smoke_length(3600.0, 0.018) < 160.0
