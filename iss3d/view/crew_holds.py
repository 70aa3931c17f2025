"""Which rail a hand takes, and for how long: chosen near where the hand would be, kept while the body sways about it.

Knows handrails of the station as bars; nothing of nodes. Places are of the station frame, metres.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from iss3d.station.model import Handrail
from iss3d.vectors import Vec3, add, distance, dot, length, scale, sub, unit

TAKE_SECONDS = 0.35
LEAVE_SECONDS = 0.22
FEEL_SECONDS = 0.15
"""Between two looks for a rail, where there was none."""

END_MARGIN = 0.05
"""Metres from a rail's brackets that a hand keeps."""

COMFORT = 0.93
"""Share of the arm's length within which a hold is kept."""


ELSEWHERE = 0.06
"""Metres from which a hold is another one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A place on a rail: the point on its axis, its direction, and out of the wall.

    kind is "bar", or "flat" for a wall, a seat or a person, which a palm is laid on.
    """

    at: Vec3
    along: Vec3
    out: Vec3
    kind: str = "bar"


class _Row:
    """The rails of one module, worked out all at once: two hands of each person ask in every frame."""

    def __init__(self, rails: list[Handrail]) -> None:
        self.rails = rails
        self._starts = np.array([rail.start for rail in rails])
        ways = np.array([rail.end for rail in rails]) - self._starts
        sizes = np.sqrt((ways * ways).sum(1))
        self._along = ways / sizes[:, None]
        self._least = np.minimum(END_MARGIN, 0.3 * sizes)
        self._most = sizes - self._least

    def nearest(self, hand: Vec3, shoulder: Vec3, reach: float) -> Handrail | None:
        """Return the rail nearest to a hand of those within reach of its shoulder."""
        shares = np.clip((self._along * (hand - self._starts)).sum(1), self._least, self._most)
        places = self._starts + self._along * shares[:, None]
        away, far = (((places - point) ** 2).sum(1) for point in (hand, shoulder))
        away[(away >= reach**2) | (far >= (reach * COMFORT) ** 2)] = np.inf
        best = int(away.argmin())
        return self.rails[best] if away[best] < np.inf else None


class Rails:
    """The station's handrails by module."""

    def __init__(self, rails: Iterable[Handrail]) -> None:
        self._by_module: dict[str, list[Handrail]] = {}
        for rail in rails:
            self._by_module.setdefault("space" if rail.outside else rail.module, []).append(rail)
        self._rows = {module: _Row(found) for module, found in self._by_module.items()}

    def near(self, module: str, hand: Vec3, shoulder: Vec3, reach: float) -> Bar | None:
        """Return the place on a rail nearest to where a hand would be, within reach of its shoulder."""
        row = self._rows.get(module or "space")
        rail = row.nearest(hand, shoulder, reach) if row is not None else None
        return None if rail is None else on_rail(rail, hand)

    def looked_at(self, module: str, eye: Vec3, ahead: Vec3, reach: float, spread: float) -> Bar | None:
        """Return the place on a rail that an eye looks at, within reach; spread is the tangent of the half angle."""
        best, least = None, spread
        for rail in self._by_module.get(module or "space", ()):
            middle = scale(add(rail.start, rail.end), 0.5)
            if distance(middle, eye) > reach + 0.5 * distance(rail.start, rail.end):
                continue
            bar = on_rail(rail, add(eye, scale(ahead, min(distance(middle, eye), reach))))
            way = sub(bar.at, eye)
            depth = dot(way, ahead)
            if depth < 0.15 or length(way) > reach:
                continue
            off = length(sub(way, scale(ahead, depth))) / depth
            if off < least:
                best, least = bar, off
        return best


def on_rail(rail: Handrail, point: Vec3) -> Bar:
    """Return the place on a rail nearest to a point, clear of its brackets."""
    way = sub(rail.end, rail.start)
    size = length(way)
    along = unit(way)
    margin = min(END_MARGIN, 0.3 * size)
    t = max(margin, min(size - margin, dot(sub(point, rail.start), along)))
    return Bar(add(rail.start, scale(along, t)), along, rail.normal)


@dataclass
class Grasp:
    """One hand's hold on a rail: comes, stays, goes."""

    bar: Bar | None = None
    weight: float = 0.0
    leaving: bool = False
    rest: float = 0.0

    @property
    def firm(self) -> bool:
        """Whether the hand is closed on the rail."""
        return self.bar is not None and self.weight >= 1.0 and not self.leaving

    def go_on(self, wanted: bool, shoulder: Vec3, reach: float, seconds: float) -> None:
        """Let time pass: close, or open when it is no longer wanted or out of reach."""
        self.rest = max(0.0, self.rest - seconds)
        if self.bar is None:
            return
        if not wanted or distance(self.bar.at, shoulder) > reach:
            self.leaving = True
        if self.leaving:
            self.weight -= seconds / LEAVE_SECONDS
            if self.weight <= 0.0:
                self.bar, self.weight, self.leaving, self.rest = None, 0.0, False, 0.25
        else:
            self.weight = min(1.0, self.weight + seconds / TAKE_SECONDS)

    def follow(self, bar: Bar) -> None:
        """Hold just this; what is elsewhere than before is reached for anew, what has only moved is kept."""
        if self.bar is None or distance(self.bar.at, bar.at) > ELSEWHERE:
            self.weight = 0.0 if self.bar is None else min(self.weight, 0.4)
        self.bar, self.leaving = bar, False

    def take(self, bar: Bar | None) -> None:
        """Reach for a place on a rail; where there is none, do not feel for one again at once."""
        if bar is None and self.bar is None:
            self.rest = max(self.rest, FEEL_SECONDS)
        if bar is not None and self.bar is None and self.rest <= 0.0:
            self.bar, self.weight, self.leaving = bar, 0.0, False
