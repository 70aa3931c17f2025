"""Where missiles, interceptors, warheads and meteors are on their way, and what trail they leave.

Pure functions of a trail's plan and the seconds since it began. Kilometres and degrees; knows no view.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from iss3d.war.physics import smooth

EARTH_RADIUS_KM = 6371.0
KINDS = ("warhead", "launch", "interceptor", "meteor")


@dataclass(frozen=True, slots=True)
class Flight:
    """How a kind of thing flies.

    Attributes:
        lasts_s: From its begin until it is gone (burst, burnt out, or has burst in the air).
        lingers_s: How long a point of its trail is seen after it has passed.
        width_km: Half width of the trail where it is young; grows_km_s: by how much a second it widens.
        light: How brightly its head shines; smoke: how much its trail covers by day.
        warm: 0 blue-white to 1 orange.
    """

    lasts_s: float
    lingers_s: float
    width_km: float
    grows_km_s: float
    light: float
    smoke: float
    warm: float


FLIGHTS: dict[str, Flight] = {
    # A warhead meets air at 120 km with 7 km/s, 22 degrees below the horizontal, and glows below 90 km for some 15 s.
    "warhead": Flight(26.0, 3.5, 0.25, 0.05, 0.55, 0.0, 0.25),
    # Three stages burn for three minutes, up to 200 km (Minuteman III: 61, 66 and 60 s).
    "launch": Flight(185.0, 420.0, 0.25, 0.04, 0.8, 0.32, 0.75),
    # An interceptor is much faster: three stages in about a minute (GBI class), and a spark where it meets or misses.
    "interceptor": Flight(72.0, 150.0, 0.2, 0.03, 0.7, 0.25, 0.45),
    # Chelyabinsk: 19 km/s, 18 degrees to the horizontal, train seen for an hour and more.
    "meteor": Flight(14.0, 1500.0, 0.5, 0.012, 1.6, 0.7, 0.35),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a flight: degrees, and km above the ground."""

    latitude_deg: float
    longitude_deg: float
    height_km: float


def way(kind: str, share: float) -> tuple[float, float]:
    """Return how far along (0 at its start, 1 at its end) and how high (km) a flight is after a share of its time."""
    x = min(1.0, max(0.0, share))
    if kind == "launch":
        return x**2.2, 205.0 * x**1.7
    if kind == "interceptor":
        return x**1.8, 165.0 * x**1.4
    if kind == "meteor":
        return x, 95.0 - 68.0 * x
    # A warhead holds its speed down to 20 km and loses half of it below.
    slowed = x + 0.10 * math.sin(math.pi * x) * smooth(0.4, 1.0, x)
    return min(slowed, 1.0), 120.0 * (1.0 - min(slowed, 1.0)) + 0.6


def glow(kind: str, share: float) -> float:
    """Return how brightly the head shines after a share of its flight, 0 to 1."""
    if kind == "warhead":
        return smooth(0.22, 0.6, share) * (1.0 - 0.4 * smooth(0.85, 1.0, share))
    if kind == "meteor":
        return smooth(0.1, 0.9, share) ** 2
    # Stages: a short dark between them.
    dark = math.exp(-(((share - 0.33) / 0.012) ** 2)) + math.exp(-(((share - 0.67) / 0.012) ** 2))
    return (0.55 + 0.45 * smooth(0.0, 0.15, share)) * (1.0 - min(dark, 1.0)) * (1.0 - smooth(0.985, 1.0, share))


def point(kind: str, start: tuple[float, float], end: tuple[float, float], share: float) -> Point:
    """Return where a flight is after a share of its time.

    Args:
        kind: One of KINDS.
        start: Latitude and longitude of its first point on the ground (for a warhead, of where it meets the air).
        end: Latitude and longitude below its last.
        share: 0 to 1.
    """
    along, height = way(kind, share)
    longitude = end[1]
    if longitude - start[1] > 180.0:
        longitude -= 360.0
    elif longitude - start[1] < -180.0:
        longitude += 360.0
    return Point(start[0] + (end[0] - start[0]) * along, start[1] + (longitude - start[1]) * along, height)


def bearing_point(end: tuple[float, float], bearing_deg: float, distance_km: float) -> tuple[float, float]:
    """Return the place a distance away in a direction (0 north, 90 east): where what comes from there begins."""
    degrees = distance_km / (EARTH_RADIUS_KM * math.pi / 180.0)
    wide = max(math.cos(math.radians(end[0])), 0.05)
    north = degrees * math.cos(math.radians(bearing_deg))
    east = degrees * math.sin(math.radians(bearing_deg)) / wide
    return max(-89.0, min(89.0, end[0] + north)), end[1] + east
