"""Lamps fade, fail and never strobe, whatever a scene asks for."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

import pytest

from iss3d.view.lamps import FADE_S, FLICKER_HIGH, FLICKER_LOW, REDUCED_FADE_S, Lamps
from iss3d.view.light import ROOMS

FRAME = 1.0 / 30.0
FLASH = 0.10
"""What WCAG 2.3.1 calls a change: a tenth of the largest relative luminance."""

DARK = 0.80
"""The darker of the two has to be below this."""


def burnt(mode: Callable[[float], str], seconds: float, reduced: bool = False, frame: float = FRAME) -> list[float]:
    """Return how the lamps of one module burn frame by frame."""
    lamps = Lamps()
    lamps.reduced = reduced
    lamps.step({"destiny": "on"}, frame)
    return [lamps.step({"destiny": mode(n * frame)}, frame)["destiny"].lamps for n in range(round(seconds / frame))]


def flashes(levels: Iterable[float], frame: float = FRAME) -> int:
    """Return the most flashes (a rise and a fall of a tenth or more) that fall within any second."""
    turns: list[float] = []
    low = high = None
    way = 0
    for n, level in enumerate(levels):
        low = level if low is None else min(low, level)
        high = level if high is None else max(high, level)
        if way <= 0 and level - low >= FLASH and low < DARK:
            way, high = 1, level
            turns.append(n * frame)
        elif way >= 0 and high - level >= FLASH and level < DARK:
            way, low = -1, level
            turns.append(n * frame)
    return max((sum(1 for t in turns if begin <= t < begin + 1.0) for begin in turns), default=0) // 2


def test_lamps_fade_and_arrive() -> None:
    levels = burnt(lambda _: "off", 1.0)
    assert all(a >= b for a, b in itertools.pairwise(levels)) and levels[-1] == ROOMS["off"].lamps
    assert 0.3 < levels[round(FADE_S / FRAME / 2)] < 0.7
    slow = burnt(lambda _: "off", 2.0, reduced=True)
    assert slow[round(FADE_S / FRAME)] > 0.6 and slow[round(REDUCED_FADE_S / FRAME) + 1] == 0.0


def test_a_room_that_is_first_seen_is_as_it_is() -> None:
    assert Lamps().step({"unity": "emergency"}, FRAME) == {"unity": ROOMS["emergency"]}


@pytest.mark.parametrize("hertz", [1.0, 2.0, 3.0, 4.0, 7.5, 15.0])
@pytest.mark.parametrize("other", ["off", "dim", "emergency", "flicker"])
def test_a_scene_that_switches_lamps_as_fast_as_it_can_never_strobes(hertz: float, other: str) -> None:
    def mode(time: float) -> str:
        return "on" if int(time * hertz * 2.0) % 2 else other

    assert flashes(1.0 if mode(n * FRAME) == "on" else 0.0 for n in range(300)) >= min(hertz, 15.0) - 1.0, "the measure"
    assert flashes(burnt(mode, 10.0)) <= 2
    assert flashes(burnt(mode, 10.0, reduced=True)) <= 1


def test_failing_lamps_waver_within_bounds_apart_from_each_other_and_steadily_when_reduced() -> None:
    levels = burnt(lambda _: "flicker", 20.0)[30:]
    assert min(levels) >= FLICKER_LOW - 0.01 and max(levels) <= FLICKER_HIGH + 0.01
    assert max(levels) - min(levels) > 0.3
    assert flashes(levels) <= 2
    calm = burnt(lambda _: "flicker", 20.0, reduced=True)[60:]
    assert max(calm) == min(calm)
    lamps = Lamps()
    lamps.step({"unity": "dim", "destiny": "dim"}, FRAME)
    both = [lamps.step({"unity": "flicker", "destiny": "flicker"}, FRAME) for _ in range(300)]
    assert sum(abs(now["unity"].lamps - now["destiny"].lamps) > 0.05 for now in both) > 100


def test_a_stall_does_not_make_them_jump() -> None:
    lamps = Lamps()
    lamps.step({"unity": "on"}, FRAME)
    assert lamps.step({"unity": "off"}, 5.0)["unity"].lamps > 0.0
