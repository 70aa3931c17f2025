"""What of the time of year, the Moon and the Sun's storms the picture of the Earth depends on. Knows no textures."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

from iss3d.orbit import Sky
from iss3d.orbit.bodies import turn
from iss3d.orbit.place import up_at
from iss3d.vectors import Vec3, dot, scale

MAGNETIC_POLE = up_at(80.8, -72.8)
"""Northern pole of the dipole that fits the Earth's field best, 2024 (International Geomagnetic Reference Field)."""

STORMS = (
    (datetime(2024, 3, 24, 15, tzinfo=UTC), 0.7, 0.8),
    (datetime(2024, 5, 11, 0, tzinfo=UTC), 1.0, 1.2),
    (datetime(2024, 8, 12, 12, tzinfo=UTC), 0.7, 0.7),
    (datetime(2024, 10, 10, 23, tzinfo=UTC), 0.9, 0.9),
)
"""Magnetic storms of the year the story plays in: their height, strength (1 is Kp 9), half width in days."""

COLDEST_DAY = 22.0
"""Day of the year on which northern land is coldest: a month after the solstice."""


def season(utc: datetime) -> float:
    """Return 1 when northern land is warmest, -1 when it is coldest."""
    day = utc.timetuple().tm_yday + utc.hour / 24.0
    return -math.cos(2.0 * math.pi * (day - COLDEST_DAY) / 365.25)


def aurora(utc: datetime) -> float:
    """Return how active the aurora is, 0 to 1: a storm, or the ordinary waxing and waning as the Sun turns."""
    days = utc.timestamp() / 86400.0
    calm = 0.16 + 0.10 * math.sin(2.0 * math.pi * days / 27.3) + 0.06 * math.sin(2.0 * math.pi * days / 5.1)
    storm = max(
        strength * math.exp(-(((utc - peak).total_seconds() / 86400.0 / width) ** 2))
        for peak, strength, width in STORMS
    )
    return max(calm, storm)


def moonlight(sky: Sky) -> Vec3:
    """Return the Moon's direction in Earth-fixed axes, as long as its light is strong (1 at full moon).

    Half a moon gives a tenth: its mountains throw shadows (Krisciunas and Schaefer 1991).
    """
    away_deg = math.degrees(math.acos(max(-1.0, min(1.0, dot(sky.sun_dir_station, sky.moon_dir_station)))))
    phase = 180.0 - away_deg
    magnitudes = 0.026 * phase + 4e-9 * phase**4
    return scale(turn(sky.station_to_ecef, sky.moon_dir_station), 10.0 ** (-0.4 * magnitudes))


def inputs(sky: Sky) -> dict[str, Any]:
    """Return the shader inputs of the Earth that follow from the date."""
    return {
        "moon": moonlight(sky),
        "season": season(sky.utc),
        "aurora_gain": aurora(sky.utc),
        "magnetic_north": MAGNETIC_POLE,
    }
