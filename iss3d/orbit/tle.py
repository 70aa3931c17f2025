"""Orbital elements as published (two-line elements), checked line by line, and the times they are counted in.

Knows only the elements: how the station moves by them is motion.py's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

DAY_S = 86400.0
JD_UNIX_EPOCH = 2440587.5
UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_YEAR = 57
"""Two-digit years from here on are of the last century: nothing flew before Sputnik."""

FIELDS: dict[int, tuple[tuple[str, int, int, str], ...]] = {
    1: (
        ("satellite number", 2, 7, r" *[A-Z]?\d+"),
        ("epoch", 18, 32, r"\d\d[ \d]{2}\d\.\d{8}"),
        ("first derivative of the mean motion", 33, 43, r"[ +-]\.\d{8}"),
        ("second derivative of the mean motion", 44, 52, r"[ +-][ \d]\d{4}[+-]\d"),
        ("drag term", 53, 61, r"[ +-][ \d]\d{4}[+-]\d"),
    ),
    2: (
        ("satellite number", 2, 7, r" *[A-Z]?\d+"),
        ("inclination", 8, 16, r"[ \d]{2}\d\.\d{4}"),
        ("node", 17, 25, r"[ \d]{2}\d\.\d{4}"),
        ("eccentricity", 26, 33, r"\d{7}"),
        ("argument of perigee", 34, 42, r"[ \d]{2}\d\.\d{4}"),
        ("mean anomaly", 43, 51, r"[ \d]{2}\d\.\d{4}"),
        ("mean motion", 52, 63, r"[ \d]\d\.\d{8}"),
    ),
}
"""Name, first and last column (from 0) and form of each figure that the orbit is made of."""


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
        if not 1.0 <= float(self.line1[20:32]) < 367.0:
            raise ElementsError(f"the epoch of line 1 is day {self.line1[20:32].strip()} of its year")

    @property
    def epoch(self) -> datetime:
        """The time for which the elements were measured, to the microsecond."""
        year = int(self.line1[18:20])
        start = datetime(year + (1900 if year >= FIRST_YEAR else 2000), 1, 1, tzinfo=UTC)
        return start + timedelta(days=float(self.line1[20:32]) - 1.0)


def check_line(number: int, line: str) -> None:
    """Raise ElementsError unless the line has its length, its number, its checksum and its figures."""
    if len(line) != 69:
        raise ElementsError(f"line {number} has {len(line)} characters, not 69")
    if not line.startswith(f"{number} "):
        raise ElementsError(f"line {number} does not begin with {number}")
    if not line.isascii():
        raise ElementsError(f"line {number} holds a character that no element has")
    total = sum(int(c) if c.isdigit() else 1 if c == "-" else 0 for c in line[:68])
    if str(total % 10) != line[68]:
        raise ElementsError(f"line {number} ends in {line[68]}, but its checksum is {total % 10}")
    for name, start, end, form in FIELDS[number]:
        if not re.fullmatch(form, line[start:end]):
            raise ElementsError(f"line {number} has no {name} in columns {start + 1} to {end}, but {line[start:end]!r}")


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
