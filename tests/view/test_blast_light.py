"""A burst on the Earth lights what floats in the Cupola: from its own side, no more than the Sun would."""

from iss3d.vectors import dot
from iss3d.view.light import ROOMS, SIDES, room_light, with_blast
from iss3d.view.outside import Outside, sun_light

DARK = room_light(ROOMS["off"])
BELOW = (0.0, 0.0, 1.0)


def test_in_the_dark_hands_are_lit_from_where_it_burst():
    lit = with_blast(DARK, BELOW, 0.8)
    assert dot(lit.key_direction, BELOW) > 0.9
    assert max(lit.key) > 20.0 * max(DARK.key)


def test_no_light_changes_nothing():
    assert with_blast(DARK, BELOW, 0.0) is DARK


def test_a_near_megaton_is_no_brighter_in_here_than_the_sun():
    assert max(with_blast(DARK, BELOW, 50.0).key) < 1.0


def test_under_lamps_a_faint_burst_hardly_turns_the_light():
    lamps = room_light(ROOMS["on"])
    lit = with_blast(lamps, BELOW, 0.02)
    assert dot(lit.key_direction, lamps.key_direction) > 0.99


def test_hands_take_the_colour_of_what_shines_on_them():
    white, orange = (with_blast(DARK, BELOW, 0.5, colour).key for colour in ((0.8, 0.9, 1.0), (1.0, 0.4, 0.1)))
    assert white[2] > white[0] and orange[0] > 2.0 * orange[2]


def test_the_station_takes_the_colour_of_bursts_and_the_suns_otherwise():
    ember = sun_light(Outside(sunlit=0.3, tint=(1.0, 0.3, 0.1)))
    assert ember[0] / ember[2] > 9.0
    assert sun_light(Outside(sunlit=1.0))[2] > 0.8 * sun_light(Outside(sunlit=1.0))[0]


def test_the_side_toward_a_burst_is_lit_and_the_other_stays_dark():
    cube = with_blast(DARK, BELOW, 0.8).cube
    toward, away = (next(n for n, way in enumerate(SIDES) if dot(way, BELOW) == sign) for sign in (1.0, -1.0))
    before = max(DARK.cube[away])
    assert max(cube[toward]) - before > 4.0 * (max(cube[away]) - before)
