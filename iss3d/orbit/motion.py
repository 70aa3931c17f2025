"""How the station moves by its elements: SGP4 while they are fresh, else a circular orbit at 418 km, named as such.

Knows no Earth that turns and no Sun: place.py asks it for a position and says what is below.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sgp4.api import Satrec

from iss3d.orbit.bodies import EQUATOR_KM
from iss3d.orbit.tle import DAY_S, JD_UNIX_EPOCH, Elements, ElementsError, unix_seconds
from iss3d.vectors import Vec3, add, cross, dot, length, scale, unit

Source = Literal["elements", "circular"]
"""Whether the place is SGP4's from published elements, or that of the circular orbit which stands in for it."""

TRUSTED_DAYS = 30.0
"""Beyond this from their epoch elements say nothing: a year on they are 4,000 km off, without any error code."""

CIRCULAR_HEIGHT_KM = 418.0
"""Height over the equator of the circular orbit: the station's usual one (May 2024)."""

MU = 398600.4418
"""km^3/s^2. Gravity of the Earth (WGS 84)."""

J2 = 1.08262668e-3
"""How flat the Earth's gravity is (EGM96)."""

NORTH: Vec3 = (0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Motion:
    """Position (km) and velocity (km/s) in the true equator, mean equinox frame of date, and where they come from."""

    position: Vec3
    velocity: Vec3
    source: Source


@dataclass(frozen=True, slots=True)
class Circle:
    """A circular orbit: its place at one day and how fast it runs and turns.

    Attributes:
        day: Days since 1970 at which node and along hold.
        inclination, node, along: Radians; along is counted from the ascending node.
        node_rate, along_rate: rad/s, with the turning that the flat Earth gives them.
    """

    day: float
    inclination: float
    node: float
    along: float
    node_rate: float
    along_rate: float

    def at(self, day: float) -> Motion:
        """Return where it is on a day."""
        seconds = (day - self.day) * DAY_S
        node = self.node + self.node_rate * seconds
        along = self.along + self.along_rate * seconds
        ascending = (math.cos(node), math.sin(node), 0.0)
        pole = _pole(self.inclination, node)
        ahead = cross(pole, ascending)
        radius = EQUATOR_KM + CIRCULAR_HEIGHT_KM
        outward = add(scale(ascending, math.cos(along)), scale(ahead, math.sin(along)))
        position = scale(outward, radius)
        velocity = add(
            scale(cross(pole, outward), self.along_rate * radius), scale(cross(NORTH, position), self.node_rate)
        )
        return Motion(position, velocity, "circular")


def _pole(inclination: float, node: float) -> Vec3:
    side = math.sin(inclination)
    return (side * math.sin(node), -side * math.cos(node), math.cos(inclination))


def circle_through(day: float, position: Vec3, velocity: Vec3) -> Circle:
    """Return the circular orbit that passes, on a day, over where a position is, and in its plane.

    Rates of node and argument: first order in J2 (Vallado, "Fundamentals of Astrodynamics", 4th ed., section 9.6).
    """
    pole = unit(cross(position, velocity))
    inclination = math.acos(max(-1.0, min(1.0, pole[2])))
    node = math.atan2(pole[0], -pole[1])
    ascending = (math.cos(node), math.sin(node), 0.0)
    along = math.atan2(dot(position, cross(pole, ascending)), dot(position, ascending))
    radius = EQUATOR_KM + CIRCULAR_HEIGHT_KM
    pace = math.sqrt(MU / radius**3)
    flat = 1.5 * J2 * (EQUATOR_KM / radius) ** 2 * pace
    side2 = math.sin(inclination) ** 2
    node_rate = -flat * math.cos(inclination)
    along_rate = pace + flat * (2.0 - 2.5 * side2) + flat * (1.0 - 1.5 * side2)
    return Circle(day, inclination, node, along, node_rate, along_rate)


class Propagator:
    """The motion by one set of elements, at any date.

    Raises:
        ElementsError: SGP4 finds no orbit even at the epoch.
    """

    def __init__(self, elements: Elements) -> None:
        self.elements = elements
        self._satellite = Satrec.twoline2rv(elements.line1, elements.line2)
        self._epoch_day = self._satellite.jdsatepoch - JD_UNIX_EPOCH + self._satellite.jdsatepochF
        error, position, velocity = self._sgp4(self._epoch_day)
        if error or not length(cross(position, velocity)) > 0.0:
            raise ElementsError(f"there is no orbit with these figures (SGP4 error {error})")
        own = circle_through(self._epoch_day, position, velocity)
        # The circular orbit goes on from where the elements leave off, so that the station does not leap.
        self._before = self._from(self._epoch_day - TRUSTED_DAYS) or own
        self._after = self._from(self._epoch_day + TRUSTED_DAYS) or own

    def _sgp4(self, day: float) -> tuple[int, Vec3, Vec3]:
        whole = math.floor(day)
        error, r, v = self._satellite.sgp4(whole + JD_UNIX_EPOCH, day - whole)
        return error, (r[0], r[1], r[2]), (v[0], v[1], v[2])

    def _from(self, day: float) -> Circle | None:
        error, position, velocity = self._sgp4(day)
        return None if error else circle_through(day, position, velocity)

    def at(self, utc: datetime) -> Motion:
        """Return the motion at a time: by SGP4 within 30 days of the epoch, else on the circular orbit."""
        day = unix_seconds(utc) / DAY_S
        since = day - self._epoch_day
        if abs(since) <= TRUSTED_DAYS:
            error, position, velocity = self._sgp4(day)
            if not error:
                return Motion(position, velocity, "elements")
        return (self._after if since > 0.0 else self._before).at(day)
