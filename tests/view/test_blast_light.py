"""A burst on the Earth lights what floats in the Cupola: from its own side, no more than the Sun would."""

from iss3d.vectors import dot
from iss3d.view.light import room_light, with_blast

DARK = room_light("off")
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
    lamps = room_light("on")
    lit = with_blast(lamps, BELOW, 0.02)
    assert dot(lit.key_direction, lamps.key_direction) > 0.99
