"""What the ground does after a burst: lights out, fires that spread and join, smoke that the wind draws out for days.

Pure functions of age and yield, in km and seconds. Knows no plan; physics.py has the burst itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from iss3d.war.physics import smooth

EARTH_RADIUS_KM = 6371.0
FIRE_BEGINS_S = 4.0
FARTHEST_SMOKE_KM = 2600.0


def wind(latitude_deg: float) -> tuple[float, float]:
    """Return the wind that carries smoke at some 5 km, km/s to the east and to the north.

    A zonal mean for May after the usual picture of the general circulation (for instance Peixoto & Oort, "Physics of
    Climate", 1992, fig. 7.15): westerlies of 13 m/s about 42 degrees, easterly trades of 5 m/s at the equator, little
    at the poles. A slow southward share in the trades and northward in the westerlies keeps plumes from lying parallel.
    """
    east = 0.018 * math.exp(-(((abs(latitude_deg) - 42.0) / 17.0) ** 2)) - 0.005 * math.exp(
        -((latitude_deg / 15.0) ** 2)
    )
    poleward = 0.0035 * math.sin(math.radians(3.0 * (abs(latitude_deg) - 20.0)))
    return east, math.copysign(poleward, latitude_deg) if latitude_deg else 0.0


def dark_radius(age: float, yield_kt: float) -> float:
    """Return how far around there is no current, km: 26 at once at 1 Mt, where the blast falls to 0.5 psi.

    G&D fig. 3.73c scaled by W^(1/3): weak overpressure breaks insulators and lines out to there. Within a minute lines
    that have lost their load trip four times as far out (on 14 August 2003 some 500 km went in seven minutes). The
    region's grid follows by the plan (`grids`), as the failures and the pulse (G&D 11.01 on EMP) spread through it.
    """
    return float(26.0 * (yield_kt / 1000.0) ** (1.0 / 3.0) * (1.0 + 3.0 * smooth(2.0, 60.0, age)))


def fire_radius(age: float, yield_kt: float) -> float:
    """Return the radius of the burning ground, km: ignited within 7 km at 1 Mt, within hours 12, in half a day 23.

    Ten cal/cm2, which lights a city, falls within 12 km at 1 Mt (G&D fig. 7.42, visibility 12 miles). What is lit
    first lies nearer; the rest is spread: 0.5 m/s at first, as in the fires of 1923 and 1945, later slower.
    """
    grown = 0.6 + 0.4 * min(1.0, age / 1200.0) + 0.9 * min(1.0, age / 40000.0)
    return float(12.0 * (yield_kt / 1000.0) ** 0.4 * grown)


def fire(age: float, fed: float = 1.0) -> float:
    """Return how strongly the ground burns, 0 to 1: at full strength within minutes, embers after some days.

    Args:
        age: Seconds since the burst.
        fed: Ground of the fire it has joined over its own (1 when it burns alone): mass fires burn longer.
    """
    if age < FIRE_BEGINS_S:
        return 0.0
    lasting = 40000.0 * min(fed, 4.0) ** 0.4
    return smooth(FIRE_BEGINS_S, 200.0, age) ** 0.4 * (0.15 + 0.85 * math.exp(-max(age - 20000.0, 0.0) / lasting))


def smoke(age: float, fed: float = 1.0) -> float:
    """Return how dense the smoke over the fire is, 0 to 1; it thins over a week as fires die and rain falls.

    Great fires smoked for days (Hamburg 1943, Kuwait 1991); the e-folding time of tropospheric soot is about a week.
    """
    if age < 60.0:
        return 0.0
    left = math.exp(-max(age - 86400.0, 0.0) / 500000.0)
    return smooth(60.0, 5400.0, age) * left * min(1.0, 0.85 + 0.15 * fed)


def smoke_length(age: float, speed: float) -> float:
    """Return how far the wind (km/s at 5 km) has drawn the smoke out, km; at last it lies over a continent as a pall.

    In the first hours mass fires throw it up to 8 km and more, where westerlies blow twice as fast (Peixoto & Oort
    fig. 7.15); later what is left lies lower.
    """
    blown = max(age - 60.0, 0.0)
    return min(speed * blown * (1.0 + 1.2 * math.exp(-blown / 15000.0)), FARTHEST_SMOKE_KM)


def tower(age: float, yield_kt: float, fed: float = 1.0) -> float:
    """Return how tall the cloud stands that the fire itself raises, km, 0 for none: 11 over a fire of 12 km.

    Pyrocumulonimbus over great fires reach 10 to 15 km within an hour or two and stand while they burn fiercely, some
    hours (Hamburg 1943: 7 km in an hour over 4 km; Chisholm 2001: 13 km; Fromm et al., BAMS 91, 2010).
    """
    strength = smooth(900.0, 5400.0, age) * (1.0 - smooth(9000.0, 20000.0, age))
    return float(11.0 * (yield_kt / 1000.0) ** 0.2 * min(fed, 3.0) ** 0.2 * strength)


def smoke_width(age: float, yield_kt: float) -> float:
    """Return the half width of the smoke where it rises, km; the plume widens downwind by a twentieth of the way.

    Single plumes can be told on the first day, as those of Kuwait 1991 could; winds that turn join them by the third.
    """
    return float(4.0 * (yield_kt / 1000.0) ** 0.3 + min(0.00045 * max(age, 0.0), 190.0))


@dataclass(frozen=True, slots=True)
class Burning:
    """One burst's burning ground, as joining needs it: place in degrees, radius in km."""

    id: str
    latitude_deg: float
    longitude_deg: float
    radius_km: float


def joined(fires: Sequence[Burning]) -> dict[str, float]:
    """Return for each fire the ground of the whole fire it is part of, over its own: 1 when it burns alone.

    Two fires join when they touch; a chain of touching fires is one fire. In the order given, without randomness.
    """
    places = [_direction(f.latitude_deg, f.longitude_deg) for f in fires]
    leader = list(range(len(fires)))

    def root(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    for n, one in enumerate(fires):
        x, y, z = places[n]
        for m in range(n):
            other = places[m]
            reach = (one.radius_km + fires[m].radius_km) / EARTH_RADIUS_KM
            apart2 = (x - other[0]) ** 2 + (y - other[1]) ** 2 + (z - other[2]) ** 2
            if apart2 < reach * reach:
                leader[root(n)] = root(m)
    ground: dict[int, float] = {}
    for n, one in enumerate(fires):
        ground[root(n)] = ground.get(root(n), 0.0) + one.radius_km**2
    return {one.id: ground[root(n)] / max(one.radius_km**2, 1e-9) for n, one in enumerate(fires)}


def _direction(latitude_deg: float, longitude_deg: float) -> tuple[float, float, float]:
    lat, lon = math.radians(latitude_deg), math.radians(longitude_deg)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
