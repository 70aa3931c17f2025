"""The figures of every burst as columns of numbers, made anew only as fast as each changes.

Knows the war; draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter

import numpy as np

from iss3d.orbit.bodies import EARTH_RADIUS_KM
from iss3d.orbit.place import up_at
from iss3d.war import Burst, BurstNow, burning, effects

COLUMNS = {field.name: n for n, field in enumerate(fields(effects.Figures))}
AS_ROW = attrgetter(*COLUMNS)
AGED = 0.01
"""Figures are made anew when a burst has aged by this share."""
MOST_AT_ONCE = 48
"""How many of those that have aged a little are made anew in a frame: no frame makes all."""
JOINS_AFTER_S = 600.0


def _turned(wind: tuple[float, float], latitude_deg: float, longitude_deg: float) -> tuple[float, float]:
    """Return the wind as a day has it: the mean turned by troughs and ridges some 3000 km long, up to 40 degrees."""
    phase = math.radians(longitude_deg * 6.0)
    turn = 0.45 * math.sin(phase + math.radians(latitude_deg * 3.0)) + 0.25 * math.sin(
        math.radians(latitude_deg * 21.0 - longitude_deg * 9.0)
    )
    c, s = math.cos(turn), math.sin(turn)
    return c * wind[0] - s * wind[1], s * wind[0] + c * wind[1]


class FigureBook:
    """Rows of figures, one per burst that has gone off. After follow(), the arrays match the bursts given.

    Attributes:
        age: Seconds. place: Earth-fixed km on the ground, (n, 3). east: unit vector to the east, (n, 3).
        figures: (n, columns of effects.Figures). megatons, seed, wind (n, 2: km/s east and north): as they say.
    """

    def __init__(self) -> None:
        self._rows: dict[Burst, int] = {}
        self._fixed = np.zeros((0, 10))
        self._figures = np.zeros((0, len(COLUMNS)))
        self._made_at = np.zeros(0)
        self._fed = np.zeros(0)
        self._joined_for = (-1, -1.0)
        self.index = np.zeros(0, int)
        self.age = np.zeros(0)

    def follow(self, bursts: Sequence[BurstNow]) -> None:
        """Bring the rows up to these bursts, in their order."""
        missing = [now.burst for now in bursts if now.burst not in self._rows]
        if missing:
            self._add(missing)
        rows = self._rows
        self.index = np.array([rows[now.burst] for now in bursts], int)
        self.age = np.array([now.age_s for now in bursts], float)
        self._join(bursts)
        if not len(bursts):
            return
        late = np.abs(self.age - self._made_at[self.index]) - AGED * self.age
        due = np.nonzero((late > 0.0) | (self._made_at[self.index] < 0.0))[0]
        due = due[np.argsort(-np.where(self._made_at[self.index[due]] < 0.0, 1e12, late[due]), kind="stable")]
        # After a jump in time nothing old may stay, whatever it costs once.
        made = self._made_at[self.index[due]]
        wrong = int(((made < 0.0) | (np.abs(self.age[due] - made) > 0.15 * self.age[due] + 0.5)).sum())
        for n in due[: max(MOST_AT_ONCE, wrong)]:
            row = self.index[n]
            self._figures[row] = AS_ROW(effects.figures(bursts[n].burst, bursts[n].age_s, float(self._fed[row])))
            self._made_at[row] = bursts[n].age_s

    def column(self, name: str) -> np.ndarray:
        """Return one figure of every burst followed."""
        return np.asarray(self._figures[self.index, COLUMNS[name]])

    @property
    def place(self) -> np.ndarray:
        """Places on the ground, km."""
        return np.asarray(self._fixed[self.index, 0:3])

    @property
    def east(self) -> np.ndarray:
        """Unit vectors to the east."""
        return np.asarray(self._fixed[self.index, 3:6])

    @property
    def wind(self) -> np.ndarray:
        """The wind at each, km/s to the east and north."""
        return np.asarray(self._fixed[self.index, 6:8])

    @property
    def megatons(self) -> np.ndarray:
        """Yields."""
        return np.asarray(self._fixed[self.index, 8])

    @property
    def seed(self) -> np.ndarray:
        """A number from 0 to 1 that differs from burst to burst, so that no two clouds are alike."""
        return np.asarray(self._fixed[self.index, 9])

    def _add(self, bursts: list[Burst]) -> None:
        fixed = []
        for burst in dict.fromkeys(bursts):
            self._rows[burst] = len(self._rows)
            up = np.array(up_at(burst.latitude_deg, burst.longitude_deg))
            east = np.array([-up[1], up[0], 0.0])
            east /= max(float(np.linalg.norm(east)), 1e-9)
            seed = abs(burst.latitude_deg * 7.13 + burst.longitude_deg * 3.71) % 1.0
            wind = _turned(burning.wind(burst.latitude_deg), burst.latitude_deg, burst.longitude_deg)
            fixed.append([*(up * EARTH_RADIUS_KM), *east, *wind, burst.yield_kt / 1000.0, seed])
        self._fixed = np.concatenate([self._fixed, np.array(fixed)])
        self._figures = np.concatenate([self._figures, np.zeros((len(fixed), len(COLUMNS)))])
        self._made_at = np.concatenate([self._made_at, np.full(len(fixed), -1.0)])
        self._fed = np.concatenate([self._fed, np.ones(len(fixed))])

    def _join(self, bursts: Sequence[BurstNow]) -> None:
        """See anew which fires have joined: when one more burns, and every twelfth of the age of the youngest."""
        fires = [now for now in bursts if now.age_s > JOINS_AFTER_S and now.burst.kind == "bomb"]
        youngest = min((now.age_s for now in fires), default=0.0)
        if len(fires) == self._joined_for[0] and youngest < self._joined_for[1] * 1.08:
            return
        self._joined_for = (len(fires), youngest)
        fed = burning.joined(
            [
                burning.Burning(
                    now.burst.id, now.burst.latitude_deg, now.burst.longitude_deg,
                    burning.fire_radius(now.age_s, now.burst.yield_kt),
                )
                for now in fires
            ]
        )  # fmt: skip
        for now in fires:
            row = self._rows[now.burst]
            if abs(fed[now.burst.id] - self._fed[row]) > 0.2:
                self._fed[row] = fed[now.burst.id]
                self._made_at[row] = -1.0
