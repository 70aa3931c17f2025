"""Orbital elements as published (two-line elements), checked, and SGP4 stepped from them.

Knows only the elements: where that is over the Earth is place.py's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sgp4.api import Satrec

from iss3d.vectors import Vec3

DAY_S = 86400.0
JD_UNIX_EPOCH = 2440587.5
UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DRAG_TRUSTED_DAYS = 30.0
"""Beyond this from their epoch the drag term of the elements says more about the fit than about the station."""


class ElementsError(ValueError):
    """The two lines are not elements; the text says what is wrong with which line."""


@dataclass(frozen=True, slots=True)
class Elements:
    """Two-line elements of one satellite."""

    line1: str
    line2: str

    def __post_init__(self) -> None:
        for number, line in ((1, self.line1), (2, self.line2)):
            check_line(number, line)
        if self.line1[2:7] != self.line2[2:7]:
            raise ElementsError("the two lines belong to different satellites")


def check_line(number: int, line: str) -> None:
    """Raise ElementsError unless the line has its length, its number and its checksum."""
    if len(line) != 69:
        raise ElementsError(f"line {number} has {len(line)} characters, not 69")
    if not line.startswith(f"{number} "):
        raise ElementsError(f"line {number} does not begin with {number}")
    total = sum(int(c) if c.isdigit() else 1 if c == "-" else 0 for c in line[:68])
    if str(total % 10) != line[68]:
        raise ElementsError(f"line {number} ends in {line[68]}, but its checksum is {total % 10}")


MAY_2024 = Elements(
    "1 25544U 98067A   24127.82853009  .00015698  00000+0  27310-3 0  9995",
    "2 25544  51.6393 160.4574 0003580 140.6673 205.7250 15.50957674452123",
)
"""The station on 6 May 2024, for tools that run without content; the shipped content holds the same lines."""


def unix_seconds(utc: datetime) -> float:
    """Return seconds since 1970 (a time without a zone is taken as UTC)."""
    if utc.tzinfo is None:
        utc = utc.replace(tzinfo=UTC)
    return (utc - UNIX_EPOCH).total_seconds()


def from_unix(seconds: float) -> datetime:
    """Return the UTC time so many seconds after 1970."""
    return UNIX_EPOCH + timedelta(seconds=seconds)


def days_since_2000(utc: datetime) -> float:
    """Return days since 2000-01-01 12:00 UTC (J2000)."""
    return unix_seconds(utc) / DAY_S + (JD_UNIX_EPOCH - 2451545.0)


class Propagator:
    """SGP4 on one set of elements; far from their epoch without drag, so that any date has a station."""

    def __init__(self, elements: Elements) -> None:
        self.elements = elements
        self._near = Satrec.twoline2rv(elements.line1, elements.line2)
        flat = elements.line1[:33] + " .00000000  00000+0  00000+0" + elements.line1[61:]
        self._far = Satrec.twoline2rv(flat, elements.line2)
        self._epoch_day = self._near.jdsatepoch - JD_UNIX_EPOCH + self._near.jdsatepochF

    @property
    def epoch(self) -> datetime:
        """The time for which the elements were measured."""
        return from_unix(self._epoch_day * DAY_S)

    def at(self, utc: datetime) -> tuple[Vec3, Vec3]:
        """Return position (km) and velocity (km/s) in the true equator, mean equinox frame of date.

        Raises:
            ElementsError: When SGP4 has no answer for these elements.
        """
        day = unix_seconds(utc) / DAY_S
        near = abs(day - self._epoch_day) <= DRAG_TRUSTED_DAYS
        whole = float(int(day))
        error, r, v = (self._near if near else self._far).sgp4(whole + JD_UNIX_EPOCH, day - whole)
        if error:
            raise ElementsError(f"no orbit at {utc:%Y-%m-%d %H:%M} (SGP4 error {error})")
        return (r[0], r[1], r[2]), (v[0], v[1], v[2])
