"""The limiter lets few bursts light the picture at once, and lets light fall slowly."""

import itertools

from iss3d.view.flashes import DIMMED, FlashLimiter
from iss3d.war import Burst, BurstNow


def bursts(count, age):
    return [BurstNow(Burst(f"b{n}", "", 0.0, 0.0, 1000.0, 0.0), age) for n in range(count)]


def run(limiter, count, seconds, step=1 / 60):
    shown = {}
    for n in range(int(seconds / step)):
        shown = limiter.step(bursts(count, n * step), step)
    return shown


def test_one_burst_shines_as_it_does():
    assert run(FlashLimiter(), 1, 1.0)["b0"] > 0.8


def test_of_ten_at_once_two_light_the_clouds():
    bright = [light for light in run(FlashLimiter(), 10, 1.0).values() if light > 2 * DIMMED]
    assert len(bright) == 2


def test_light_rises_once_though_the_burst_flashes_twice():
    limiter = FlashLimiter()
    light = [limiter.step(bursts(1, n / 60), 1 / 60).get("b0", 0.0) for n in range(600)]
    steps = [after - before for before, after in itertools.pairwise(light)]
    top = light.index(max(light))
    assert min(steps[:top]) >= 0.0
    assert max(steps[top:]) <= 1e-9


def test_hurrying_the_clock_does_not_hurry_the_light():
    limiter = FlashLimiter()
    shown = [limiter.step(bursts(1, n * 3.0), 1 / 60).get("b0", 0.0) for n in range(12)]
    assert max(abs(b - a) for a, b in itertools.pairwise(shown)) < 0.2


def test_reduced_flashes_are_faint():
    assert run(FlashLimiter(reduced=True), 5, 2.0)["b0"] < 0.15


def test_what_was_seen_long_ago_gives_no_light():
    assert FlashLimiter().step(bursts(3, 5000.0), 1 / 60) == {}
