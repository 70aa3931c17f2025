"""The eye between cabin, Earth and night: how far it opens, how fast it follows, what the Sun in view does to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from iss3d.orbit import Orbit
from iss3d.vectors import add, dot, scale, unit
from iss3d.view import earth
from iss3d.view.space_shots import sky_over
from iss3d.war.state import PEACE

NOON = datetime(2024, 5, 7, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def day():
    return sky_over(Orbit(), NOON, 0.0, 0.0, 51.0)


def eye_that_saw(sky, exposure):
    """Return the part of a view that remembers what it has adapted to."""
    return SimpleNamespace(exposure=exposure, _seen_at=sky.utc)


def after(eye, wanted, sky, seconds, step_s=0.1):
    """Return the exposure of an eye that has looked at something for so long."""
    for n in range(1, round(seconds / step_s) + 1):
        later = replace(sky, utc=sky.utc + timedelta(seconds=n * step_s))
        eye.exposure = earth.SpaceView._adapted(eye, wanted, later, step_s)
    return eye.exposure


def test_the_eye_opens_by_night_within_a_comfortable_range():
    widths = [earth._auto_exposure(night / 10, 60 - 7 * night, PEACE) for night in range(11)]
    assert widths == sorted(widths), "ever wider as it gets dark"
    assert widths[0] == pytest.approx(earth.DAY_EXPOSURE, rel=0.02)
    assert widths[-1] == pytest.approx(earth.NIGHT_EXPOSURE, rel=0.02)
    assert widths[-1] < 200 * widths[0], "a real eye goes a thousand times further, and waits half an hour for it"


def test_over_a_continent_gone_dark_it_opens_further():
    later = replace(PEACE, since_s=900.0)
    assert earth._auto_exposure(1.0, -40.0, later) == pytest.approx(earth.DARK_EXPOSURE)
    assert earth._auto_exposure(0.0, 60.0, later) == earth._auto_exposure(0.0, 60.0, PEACE), "by day it is as ever"


def test_it_closes_quickly_and_opens_slowly(day):
    closed = after(eye_that_saw(day, 10.0), 1.0, day, earth.CLOSING_S)
    opened = after(eye_that_saw(day, 1.0), 10.0, day, earth.CLOSING_S)
    assert 1.0 < closed < 3.0, "two thirds of the way, as eyes count: by factors"
    assert opened < 10.0 / closed, "the other way it has not come as far"
    assert after(eye_that_saw(day, 1.0), 10.0, day, 6 * earth.OPENING_S) == pytest.approx(10.0, rel=0.02)


def test_the_pace_does_not_hang_on_the_frame_rate(day):
    fast, slow = (after(eye_that_saw(day, 1.0), 10.0, day, 2.0, step_s) for step_s in (1 / 50, 1 / 4))
    assert fast == pytest.approx(slow, rel=0.01)


def test_after_a_cut_it_sees_at_once(day):
    eye = eye_that_saw(day, 1.0)
    later = replace(day, utc=day.utc + timedelta(hours=1))
    assert earth.SpaceView._adapted(eye, 10.0, later, 1 / 30) == 10.0
    first = SimpleNamespace(exposure=1.0, _seen_at=None)
    assert earth.SpaceView._adapted(first, 10.0, day, 1 / 30) == 10.0


def test_the_sun_in_view_blinds_and_at_the_edge_or_behind_the_earth_it_does_not(day):
    sun = day.sun_dir_station
    aside = unit(add((sun[1], -sun[0], 0.0), scale(sun, -dot(sun, (sun[1], -sun[0], 0.0)))))
    lit = replace(day, sunlight=1.0)
    assert earth._dazzled(lit, sun) == pytest.approx(1.0)
    assert earth._dazzled(lit, aside) == 0.0
    assert earth._dazzled(lit, scale(sun, -1.0)) == 0.0
    turning = [earth._dazzled(lit, unit(add(scale(sun, 1.0 - n / 10), scale(aside, n / 10)))) for n in range(11)]
    assert turning == sorted(turning, reverse=True), "evenly, not with a jump"
    assert earth._dazzled(replace(day, sunlight=0.0), sun) == 0.0
