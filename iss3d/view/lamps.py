"""The lamps as the eye sees them: they fade instead of jumping, flicker where a scene has them fail, and never strobe.

Scenes say in which mode lamps are; here is how they burn this frame. What keeps bursts from flashing too often is in
flashes.py; this holds the lamps of every module to the same limit (WCAG 2.3.1: no more than three flashes in a second),
whatever a scene or a mod asks for. Pure; knows no window.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping

from iss3d.view.light import ROOMS, Glow

FADE_S, REDUCED_FADE_S = 0.30, 1.2
"""Seconds in which lamps go from full to nothing: as tubes do, and for who asked for reduced flashes."""

TURN_S, REDUCED_TURN_S = 0.40, 2.0
"""Lamps that began to go down go down, or stay, for so long before they may go up again, and the other way round."""

FLICKER_LOW, FLICKER_HIGH = 0.10, 0.62
"""Between what share of full lamps that fail waver; steady in their middle with reduced flashes."""

STEPS = 100.0
"""Lamps are told in hundredths, so that nothing is lit anew for a change that nobody sees."""

LONGEST_STEP_S = 0.25
"""A frame that took longer counts as this: lamps do not jump after a stall."""


class Lamps:
    """How the lamps of each module burn.

    Attributes:
        reduced: Whether flashes are reduced: fades are slow, and lamps that fail burn low and steady.
    """

    def __init__(self) -> None:
        self.reduced = False
        self._now: dict[str, list[float]] = {}
        self._way: dict[str, tuple[int, float]] = {}
        self._time = 0.0

    def step(self, modes: Mapping[str, str], seconds: float) -> dict[str, Glow]:
        """Return how the lamps of each module that is named burn, after so many real seconds."""
        self._time += seconds
        step = min(seconds, LONGEST_STEP_S) / (REDUCED_FADE_S if self.reduced else FADE_S)
        return {id: self._follow(id, self._wanted(id, mode), step) for id, mode in modes.items()}

    def _wanted(self, id: str, mode: str) -> Glow:
        if mode != "flicker":
            return ROOMS.get(mode, ROOMS["on"])
        share = 0.5
        if not self.reduced:
            share = waver(self._time, zlib.crc32(id.encode()))
        return Glow(FLICKER_LOW + (FLICKER_HIGH - FLICKER_LOW) * share, ROOMS["dim"].even, 0.0)

    def _follow(self, id: str, wanted: Glow, step: float) -> Glow:
        now = self._now.get(id)
        if now is None:
            self._now[id] = list(wanted)
            return wanted
        way = (wanted.lamps > now[0] + 1e-3) - (wanted.lamps < now[0] - 1e-3)
        last, since = self._way.get(id, (0, -math.inf))
        if way and way != last:
            if self._time - since < (REDUCED_TURN_S if self.reduced else TURN_S):
                return _told(now)
            self._way[id] = (way, self._time)
        for n, (goal, full) in enumerate(zip(wanted, (1.0, 0.05, ROOMS["emergency"].red), strict=True)):
            most = step * full
            now[n] += max(-most, min(most, goal - now[n]))
        return _told(now)


def _told(now: list[float]) -> Glow:
    return Glow(round(now[0] * STEPS) / STEPS, round(now[1], 4), round(now[2] * STEPS) / STEPS)


def waver(time: float, seed: int) -> float:
    """Return how failing lamps burn, 0 to 1: mostly low, with surges, no two modules alike."""
    a, b, c = (seed % 97) * 0.065, (seed % 89) * 0.071, (seed % 83) * 0.076
    wave = 0.5 + 0.28 * math.sin(3.1 * time + a) + 0.22 * math.sin(5.3 * time + b) + 0.16 * math.sin(1.1 * time + c)
    return min(1.0, max(0.0, wave)) ** 1.6
