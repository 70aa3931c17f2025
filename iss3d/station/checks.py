"""What must be true of a station: ports mate, volumes stay apart, every module can be reached."""

from __future__ import annotations

from typing import Any

from iss3d.reports import Report
from iss3d.station.station import Station


def check(station: Station, entries: dict[str, dict[str, Any]], report: Report) -> None:
    """Report everything that does not fit."""
