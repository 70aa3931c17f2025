"""Keeps flashes within what is safe to look at: never more than two of large area begin within a second.

The limit (Xbox guideline 118, WCAG 2.3.1) is three flashes a second over a fifth of the picture. A flash is a rise
and a fall; so the light a burst throws over clouds and glass rises once and falls slowly, whatever its own double
pulse does, and a third burst within a second lights only its own point. Works in real seconds, so that hurrying the
clock cannot break it. Pure; knows no window.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from iss3d.war import BurstNow, effects

AT_ONCE = 2
"""Bursts that may begin to light the picture within a second."""
DIMMED = 0.06
"""What is left of the light of the others."""
RISE_S, FALL_S = 0.12, 1.4
"""Shortest time of a rise; shortest time in which light falls to a third."""
FORGOTTEN_S = 40.0


class FlashLimiter:
    """Light of each burst as it may be shown. With reduced, one burst in two seconds, faint, slow to rise and fall.

    With enabled False the true light passes: only for the proof that the measure of flashes would find it.
    """

    def __init__(self, reduced: bool = False) -> None:
        self.reduced = reduced
        self.enabled = True
        self._share: dict[str, float] = {}
        self._shown: dict[str, float] = {}
        self._begun: list[float] = []
        self._now = 0.0

    def step(self, bursts: Iterable[BurstNow], seconds: float) -> dict[str, float]:
        """Return the light of each burst that still gives any, after so many real seconds (1 = 1 Mt at its peak)."""
        self._now += seconds
        window = 2.0 if self.reduced else 1.0
        self._begun = [t for t in self._begun if self._now - t < window]
        shown: dict[str, float] = {}
        present = set()
        for now in bursts:
            if now.age_s > FORGOTTEN_S:
                continue
            present.add(now.burst.id)
            light = self._follow(now, seconds) if self.enabled else now.power
            if light > 1e-4:
                shown[now.burst.id] = light
        self._share = {id: share for id, share in self._share.items() if id in present}
        self._shown = shown
        return shown

    def point(self, power: np.ndarray, limited: np.ndarray) -> np.ndarray:
        """Return how bright the points themselves may be: they may flash twice, but not with reduced flashes."""
        return np.minimum(power, 0.02 + 1.6 * limited) if self.reduced and self.enabled else power

    def _follow(self, now: BurstNow, seconds: float) -> float:
        """Let the shown light go toward the true one, no faster than allowed."""
        id = now.burst.id
        if id not in self._share:
            self._share[id] = self._grant()
        # The first pulse is left out: it would be a flash of its own.
        wanted = effects.light(now.burst, now.age_s) * self._share[id]
        before = self._shown.get(id, 0.0)
        rise, fall = (0.7, 2.0) if self.reduced else (RISE_S, FALL_S)
        if wanted > before:
            return before + (wanted - before) * min(1.0, seconds / rise)
        return max(wanted, before * math.exp(-seconds / fall))

    def _grant(self) -> float:
        most = 1 if self.reduced else AT_ONCE
        if len(self._begun) >= most:
            return DIMMED * (0.3 if self.reduced else 1.0)
        self._begun.append(self._now)
        return 0.12 if self.reduced else 1.0
