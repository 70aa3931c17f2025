"""The free camera's clock and war: any date, any pace, forwards and backwards; the war is what it is at that moment.

The clock keeps a distance to the world's own, which it never touches: while nobody sets it, it runs with the story.
"""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta
from typing import Literal

from iss3d.war.state import PEACE, WarNow, war_now
from iss3d.world.world import World

RATES = (-3600.0, -600.0, -60.0, -10.0, -1.0, 0.0, 1.0, 10.0, 60.0, 600.0, 3600.0)
"""Seconds of the station per second of the explorer."""

FIRST = datetime(1957, 10, 4, tzinfo=UTC).timestamp()
LAST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
"""The days for which Sun and Moon are known well; nothing flew before the first of them."""

AFTERMATH_SECONDS = 5400.0

Part = Literal["year", "month", "day", "hour", "minute"]


class ExplorerTime:
    """When it is for the explorer, and how the war stands then."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ahead = 0.0
        self.rate = 0.0
        # Without a story there is none to follow: the first press of the key is to show something.
        self.war_modes = ("story", "peace", "begin", "aftermath") if world.telling else ("peace", "begin", "aftermath")
        self.war = self.war_modes[0]
        self.war_began = self.utc

    @property
    def utc(self) -> float:
        """The time as POSIX seconds."""
        return min(max(self._world.posix() + self._ahead, FIRST), LAST)

    @utc.setter
    def utc(self, posix: float) -> None:
        self._ahead = min(max(posix, FIRST), LAST) - self._world.posix()

    @property
    def moment(self) -> datetime:
        """The time as a date."""
        return datetime.fromtimestamp(self.utc, UTC)

    def with_the_world(self) -> None:
        """Show the world's own time again."""
        self._ahead = 0.0

    def go_on(self, seconds: float) -> None:
        """Let some of the explorer's own time pass at the chosen rate."""
        if self.rate:
            self.utc += self.rate * seconds

    def shift(self, part: Part, by: int) -> None:
        """Turn one part of date and hour; a month that is too short for the day ends on its last."""
        now = self.moment
        if part in ("year", "month"):
            months = now.year * 12 + now.month - 1 + by * (12 if part == "year" else 1)
            year, month = divmod(months, 12)
            year = min(max(year, 1), 9999)
            day = min(now.day, calendar.monthrange(year, month + 1)[1])
            self.utc = now.replace(year=year, month=month + 1, day=day).timestamp()
            return
        step = {"day": timedelta(days=1), "hour": timedelta(hours=1), "minute": timedelta(minutes=1)}[part]
        self.utc += by * step.total_seconds()

    def step_rate(self, by: int) -> None:
        """Let time go faster or slower, backwards beyond standing still."""
        near = min(range(len(RATES)), key=lambda i: abs(RATES[i] - self.rate))
        self.rate = RATES[max(0, min(near + by, len(RATES) - 1))]

    def reverse(self) -> None:
        """Turn time round; from standing still it runs backwards at its own pace."""
        self.rate = -self.rate if self.rate else -1.0

    def step_war(self, by: int) -> None:
        """Go to the next state of the war; it begins, or has begun, at the time shown now."""
        modes = self.war_modes
        self.set_war(modes[(modes.index(self.war) + by) % len(modes)])

    def set_war(self, mode: str) -> None:
        """Choose the state of the war."""
        self.war = mode
        self.war_began = self.utc - (AFTERMATH_SECONDS if mode == "aftermath" else 0.0)

    def since_war(self) -> float | None:
        """Return seconds since the war began at the time shown, None while there is peace."""
        if self.war == "peace":
            return None
        state = self._world.state.war
        if self.war == "story" and state.mode == "off":
            return None
        since = self.utc - (state.began if self.war == "story" else self.war_began)
        return since if since >= 0.0 else None

    def war_state(self) -> WarNow:
        """Return the war at the time shown: what has not happened yet by then is undone."""
        if self.war == "peace":
            return PEACE
        if self.war != "story":
            return war_now(self._world.data.war, self.since_war(), {}, {})
        war, now = self._world.state.war, self.utc
        set_off = {id: now - at for id, at in war.bursts.items()}
        blackouts = {id: now - at for id, at in war.blackouts.items() if at <= now}
        return war_now(self._world.data.war, self.since_war(), set_off, blackouts)
