"""What the war has come to at one moment: a pure function of the plan, the time since it began and what scenes set off.

A save therefore needs only three things: when it began, and when each burst and blackout of a scene's own was set off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iss3d.war import effects, flight
from iss3d.war.schedule import Burst, Grid, Trail, War

GRID_STEPS = 7
"""A grid goes dark district by district, not like a lamp on a dimmer."""


@dataclass(frozen=True, slots=True)
class BurstNow:
    """A burst that has gone off, and how many seconds ago."""

    burst: Burst
    age_s: float

    @property
    def power(self) -> float:
        """Light given out now, 1 = 1 Mt at its second maximum."""
        return effects.power(self.burst, self.age_s)


@dataclass(frozen=True, slots=True)
class TrailNow:
    """Something in flight, or its trail, and how many seconds ago it began."""

    trail: Trail
    age_s: float


@dataclass(frozen=True, slots=True)
class WarNow:
    """The war at one moment.

    Attributes:
        since_s: Seconds since it began, or None while there is peace.
        bursts: What has gone off, in the order of the plan.
        lights: Share of the city lights still burning, by region id; regions not named shine as ever.
        trails: What is in flight or has left a trail that still shows.
    """

    since_s: float | None = None
    bursts: tuple[BurstNow, ...] = ()
    lights: tuple[tuple[str, float], ...] = ()
    trails: tuple[TrailNow, ...] = ()

    def light_left(self, region: str) -> float:
        """Return the share of a region's lights still burning, 0 to 1."""
        return dict(self.lights).get(region, 1.0)


PEACE = WarNow()


def grid_left(grid: Grid, since_s: float) -> float:
    """Return the share of a grid's lights that burn so long after the war began."""
    if since_s <= grid.fails_s:
        return 1.0
    gone = min(1.0, (since_s - grid.fails_s) / max(grid.over_s, 1e-3))
    step = min(GRID_STEPS, int(gone * GRID_STEPS) + 1) / GRID_STEPS
    return 1.0 - (1.0 - grid.left) * step


def war_now(
    war: War,
    since_s: float | None,
    set_off: Mapping[str, float] | None = None,
    blackouts: Mapping[str, float] | None = None,
) -> WarNow:
    """Return the war at a moment.

    Args:
        war: The plan.
        since_s: Seconds since the war began; None while it has not.
        set_off: Seconds ago by burst id, for bursts that a scene set off itself (they leave the plan's own time).
        blackouts: Seconds ago by region id, for grids that a scene switched off itself.
    """
    set_off = set_off or {}
    blackouts = blackouts or {}
    if since_s is None and not set_off and not blackouts:
        return PEACE
    gone: list[BurstNow] = []
    for burst in war.bursts:
        age = set_off.get(burst.id, -1.0 if since_s is None else since_s - burst.after_s)
        if age >= 0.0:
            gone.append(BurstNow(burst, age))
    lights: dict[str, float] = {}
    for id in war.regions:
        left = 1.0 if since_s is None or id not in war.grids else grid_left(war.grids[id], since_s)
        if id in blackouts:
            own = war.grids.get(id, Grid(id, 0.0, 8.0, 0.0))
            left = min(left, grid_left(Grid(id, 0.0, 8.0, own.left), blackouts[id]))
        if left < 1.0:
            lights[id] = left
    return WarNow(since_s, tuple(gone), tuple(lights.items()), _in_flight(war, since_s))


def _in_flight(war: War, since_s: float | None) -> tuple[TrailNow, ...]:
    """Return what flies, or has flown and left a trail."""
    if since_s is None:
        return ()
    found = []
    for trail in war.trails:
        plan, age = flight.FLIGHTS[trail.kind], since_s - trail.after_s
        if 0.0 <= age < plan.lasts_s + plan.lingers_s:
            found.append(TrailNow(trail, age))
    return tuple(found)


def begun_between(war: War, earlier_s: float, later_s: float) -> tuple[Burst, ...]:
    """Return the bursts of the plan in (earlier, later] seconds after the war began, in order of time."""
    found = [burst for burst in war.bursts if earlier_s < burst.after_s <= later_s]
    return tuple(sorted(found, key=lambda burst: (burst.after_s, burst.id)))
