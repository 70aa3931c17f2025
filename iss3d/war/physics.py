"""What one nuclear burst does, as a pure function of its age and yield: light, fireball, cloud, shock, fire, smoke.

Fits to published figures: Glasstone & Dolan, "The Effects of Nuclear Weapons" (1977), sections 2.05-2.16 (fireball and
cloud of 1 Mt), 2.127 (fireball radius, W^0.4), 7.85-7.87 (thermal pulse); cloud tops after US Army CM 5206. Fires and
smoke are judged by eye to look like satellite pictures of great fires. Ages in seconds, yields in kt, lengths in km.
"""

from __future__ import annotations

import math

PEAK_SOLAR_AT_KM = 200.0
"""At its second maximum 1 Mt gives as much light as the Sun at this distance (3.18 W^0.56 kt/s, a third visible)."""

PEAK_FLUX = PEAK_SOLAR_AT_KM**2
"""Power of 1 Mt at its second maximum in solar constants times km^2."""

WIND_KM_S = 0.015
"""Westerly wind that carries smoke and dust, 15 m/s."""


def peak_age(yield_kt: float) -> float:
    """Return the age of the second thermal maximum: 0.87 s at 1 Mt."""
    return 0.0417 * yield_kt**0.44


def thermal_power(age: float, yield_kt: float) -> float:
    """Return the light given out, 1 = a 1 Mt burst at its second maximum.

    The first maximum is over within 0.1 s, carries 1 % of the energy and is about as bright as the second.
    """
    if age < 0.0:
        return 0.0
    megatons = yield_kt / 1000.0
    x = age / peak_age(yield_kt)
    second = 2.0 * x * x / (1.0 + x**4) * megatons**0.56
    first = 0.6 * megatons**0.5 * math.exp(-((age / (0.022 * megatons**0.45)) ** 2))
    return first + second


def afterglow(age: float, yield_kt: float) -> float:
    """Return the light of the fireball while it cools, in the unit of thermal_power: orange, gone within a minute."""
    if age < 0.0:
        return 0.0
    return float(0.07 * (yield_kt / 1000.0) ** 0.5 * heat(age, yield_kt) ** 2)


def fireball_radius(age: float, yield_kt: float) -> float:
    """Return the radius of the fireball, which grows to 0.87 km in some 8 s at 1 Mt."""
    megatons = yield_kt / 1000.0
    grown = min(1.0, max(age, 1e-3) / (8.0 * megatons**0.3))
    return float(0.87 * megatons**0.4 * grown**0.28)


def heat(age: float, yield_kt: float) -> float:
    """Return how hot the fireball still glows, 1 to 0: at 1 Mt next to nothing is left after a minute."""
    return math.exp(-max(age, 0.0) / (20.0 * (yield_kt / 1000.0) ** 0.2))


def cloud_top(yield_kt: float) -> float:
    """Return the height at which the cloud's top comes to rest: 20 km at 1 Mt."""
    return float(20.0 * (yield_kt / 1000.0) ** 0.2)


def cap_height(age: float, yield_kt: float) -> float:
    """Return the height of the middle of the rising fireball, later of the cap."""
    megatons = yield_kt / 1000.0
    risen = 0.8 * cloud_top(yield_kt) * (1.0 - math.exp(-max(age, 0.0) / (95.0 * megatons**0.08)))
    return max(risen, 0.9 * fireball_radius(age, yield_kt))


def cap_radius(age: float, yield_kt: float) -> float:
    """Return the radius of the fireball, later of the cap: 11 km at 1 Mt after ten minutes, then slowly more."""
    megatons = yield_kt / 1000.0
    ball = fireball_radius(age, yield_kt)
    widest = 11.0 * megatons**0.4
    spread = 1.0 - math.exp(-max(age - 4.0, 0.0) / 270.0)
    return ball + (widest - ball) * spread + 0.002 * max(age - 900.0, 0.0)


def stem_radius(age: float, yield_kt: float) -> float:
    """Return the radius of the pillar of dust under the cap."""
    ball = 0.87 * (yield_kt / 1000.0) ** 0.4
    return 0.16 * cap_radius(age, yield_kt) + 0.5 * ball * (1.0 - math.exp(-max(age, 0.0) / 15.0))


def cloud_left(age: float) -> float:
    """Return how much of cap and stem still holds together, 1 to 0: winds have sheared it away after two hours."""
    return 1.0 - _smooth(1800.0, 7200.0, age)


def shock_radius(age: float, yield_kt: float) -> float:
    """Return how far the shock has run along the ground: fast at first, then at the speed of sound."""
    lead = 2.4 * (yield_kt / 1000.0) ** (1.0 / 3.0) * (1.0 - math.exp(-max(age, 0.0) / 4.0))
    return 0.34 * max(age, 0.0) + lead


def dark_radius(yield_kt: float) -> float:
    """Return how far around the lights go out within two seconds (wires, plants and the pulse): 26 km at 1 Mt."""
    return float(26.0 * (yield_kt / 1000.0) ** 0.33)


def fire_radius(age: float, yield_kt: float) -> float:
    """Return the radius of the burning ground: ignited within 12 km at 1 Mt, spreading for hours."""
    grown = 0.6 + 0.4 * min(1.0, age / 1200.0) + 0.9 * min(1.0, age / 40000.0)
    return float(12.0 * (yield_kt / 1000.0) ** 0.4 * grown)


def fire(age: float) -> float:
    """Return how strongly the ground burns, 0 to 1: at full strength within minutes, embers after two days."""
    if age < 4.0:
        return 0.0
    return _smooth(4.0, 200.0, age) ** 0.4 * (0.2 + 0.8 * math.exp(-max(age - 30000.0, 0.0) / 60000.0))


def smoke(age: float) -> float:
    """Return how dense the smoke over the fire is, 0 to 1; it thins over a week as the fires die and rain falls."""
    if age < 60.0:
        return 0.0
    return _smooth(60.0, 5400.0, age) * math.exp(-max(age - 86400.0, 0.0) / 400000.0)


def smoke_length(age: float) -> float:
    """Return how far the wind has drawn the smoke out, km; after a day and a half plumes have merged to a pall."""
    return min(WIND_KM_S * max(age - 60.0, 0.0), 900.0)


def smoke_width(age: float, yield_kt: float) -> float:
    """Return the half width of the smoke where it rises; the plume widens downwind by a fifth of the way."""
    return float(4.0 * (yield_kt / 1000.0) ** 0.3 + min(0.0022 * max(age, 0.0), 150.0))


def _smooth(low: float, high: float, x: float) -> float:
    t = min(1.0, max(0.0, (x - low) / (high - low)))
    return t * t * (3.0 - 2.0 * t)
