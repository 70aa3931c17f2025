"""What one burst does, as a pure function of its age and yield: light, fireball, cloud, shock, drift of the cloud.

Fits to published curves, checked against a table of published values in the tests. "G&D" is Glasstone & Dolan, "The
Effects of Nuclear Weapons" (1977); "Miller" is C. F. Miller, "Fallout and Radiological Countermeasures" (SRI, 1963).
Ages in seconds, yields in kt, lengths in km. What the ground does afterwards is burning.py's business.
"""

from __future__ import annotations

import math

PEAK_SOLAR_AT_KM = 200.0
"""At its second maximum 1 Mt gives as much light as the Sun at this distance (3.18 W^0.56 kt/s, a third visible)."""

PEAK_FLUX = PEAK_SOLAR_AT_KM**2
"""Power of 1 Mt at its second maximum in solar constants times km^2."""


def peak_age(yield_kt: float) -> float:
    """Return the age of the second thermal maximum, s: 0.0417 W^0.44, 0.87 at 1 Mt (G&D 7.85)."""
    return 0.0417 * yield_kt**0.44


def thermal_power(age: float, yield_kt: float) -> float:
    """Return the light given out, 1 = a 1 Mt burst at its second maximum.

    Second pulse: G&D 7.85 to 7.87, greatest power 3.18 W^0.56 kt/s, shape 2 x^2 / (1 + x^4) after Brode. The first is
    over within 0.1 s and carries 1 % of the energy (G&D 2.39); the minimum between lies at 0.1 s for 1 Mt.
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
    """Return the radius of the fireball, km: 0.95 W^0.4 at its greatest (W in Mt), reached in 8 s at 1 Mt.

    G&D 2.05: at 1 Mt 440 ft across after 0.7 ms, 5,700 ft (0.87 km radius) at its greatest after 10 s. G&D 2.127 for
    W^0.4. The growth t^0.28 between those two points is ours.
    """
    megatons = yield_kt / 1000.0
    grown = min(1.0, max(age, 1e-3) / (8.0 * megatons**0.3))
    return float(0.95 * megatons**0.4 * grown**0.28)


def heat(age: float, yield_kt: float) -> float:
    """Return how hot the fireball still glows, 1 to 0: at 1 Mt "no visible radiation" after a minute (G&D 2.05)."""
    return math.exp(-max(age, 0.0) / (20.0 * (yield_kt / 1000.0) ** 0.2))


def temperature(age: float, yield_kt: float) -> float:
    """Return how hot what shines looks, kelvin: blue-white at first, the Sun's colour at the second maximum, then red.

    G&D 2.38 to 2.40 and fig. 2.39: the apparent surface is some 8,000 K at the second maximum and falls to 2,000 K when
    the pulse is over, ten times its age. What the first pulse adds (its air is far hotter) is in the first figure.
    """
    x = max(age, 0.0) / peak_age(yield_kt)
    return float(max(11500.0 / (1.0 + 0.5 * x**0.85), 1100.0))


def clearing_radius(age: float, yield_kt: float) -> float:
    """Return how far around the burst ordinary cloud is gone, km: dried by the heat, torn by the shock, 7 at 1 Mt.

    Over Bikini (Castle, 1954) the decks opened to about the reach of 5 psi (G&D fig. 3.73c, scaled by W^(1/3)) and
    closed within half an hour as the wind brought new cloud.
    """
    return float(7.0 * (yield_kt / 1000.0) ** (1.0 / 3.0) * (1.0 - math.exp(-max(age, 0.0) / 9.0)))


def cleared(age: float) -> float:
    """Return how much of the cloud in the clearing is gone, 0 to 1."""
    return smooth(1.0, 7.0, age) * (1.0 - smooth(500.0, 1800.0, age))


def cloud_top(yield_kt: float) -> float:
    """Return the height at which the cloud's top comes to rest, km: 2.7 at 1 kt, 19 at 1 Mt.

    A parabola in log yield through the curve of G&D fig. 9.96 (also 2.16 and 2.17: 19,000 ft for 10 kt). The slope
    lessens with the yield as the tropopause slows the rise.
    """
    decades = math.log10(max(yield_kt, 0.01))
    return float(10.0 ** (0.435 + 0.36 * decades - 0.0255 * decades * decades))


def cloud_base(yield_kt: float) -> float:
    """Return the height at which the cap's underside comes to rest, km: 3.2 at 10 kt, 10.7 at 1 Mt (G&D fig. 9.96)."""
    return float(1.78 * yield_kt**0.26)


def risen(age: float, yield_kt: float) -> float:
    """Return what share of its final height the cloud has climbed, 0 to 1.

    G&D table 2.12 for 1 Mt: 2, 4, 6, 10 and 12 miles at 0.3, 0.7, 1.1, 2.5 and 3.8 minutes. Larger clouds take a
    little longer (US Army CM 5206: 4 to 14 minutes by yield).
    """
    done = min(1.0, max(age, 0.0) / (275.0 * (yield_kt / 1000.0) ** 0.08))
    return 1.0 - (1.0 - done) ** 2.1


def top_height(age: float, yield_kt: float) -> float:
    """Return the height of the cloud's top at an age, km; the fireball's own top while it has not yet left."""
    return max(cloud_top(yield_kt) * risen(age, yield_kt), 1.9 * fireball_radius(age, yield_kt))


def cap_half_height(age: float, yield_kt: float) -> float:
    """Return half the thickness of the cap, km: a ball at first, half of top less base when it has come to rest."""
    ball = fireball_radius(age, yield_kt)
    rest = 0.5 * (cloud_top(yield_kt) - cloud_base(yield_kt))
    share = risen(age, yield_kt)
    return ball + (max(rest, ball) - ball) * share


def cap_height(age: float, yield_kt: float) -> float:
    """Return the height of the middle of the rising fireball, later of the cap, km."""
    return max(top_height(age, yield_kt) - cap_half_height(age, yield_kt), 0.9 * fireball_radius(age, yield_kt))


def cap_radius(age: float, yield_kt: float) -> float:
    """Return the radius of the fireball, later of the cap, km: at rest after ten minutes 0.645 W^0.432, W in kt.

    Between Miller's 2,340 W^0.431 ft (the curve NUKEMAP draws) and G&D 2.17 (10 kt: 10,000 ft across, megatons: wider
    than high). It spreads on for an hour (G&D 2.15), at 4 m/s here.
    """
    ball = fireball_radius(age, yield_kt)
    widest = 0.645 * yield_kt**0.432
    spread = (1.0 - math.exp(-max(age - 4.0, 0.0) / 210.0)) / (1.0 - math.exp(-596.0 / 210.0))
    return ball + (widest - ball) * min(spread, 1.0) + 0.004 * min(max(age - 600.0, 0.0), 3600.0)


def stem_radius(age: float, yield_kt: float) -> float:
    """Return the radius of the pillar under the cap, km: half the cap's below 20 kt, a fifth at megatons (G&D 2.17).

    While the cap still rises the pillar is thicker than that against it, as pictures of the first three minutes show.
    """
    share = 0.5 - 0.3 * smooth(1.3, 3.0, math.log10(max(yield_kt, 1.0)))
    ball = 0.95 * (yield_kt / 1000.0) ** 0.4
    young = 0.6 * ball * (1.0 - math.exp(-max(age, 0.0) / 15.0))
    return max(share * cap_radius(age, yield_kt) * risen(age, yield_kt) * (1.0 + math.exp(-age / 150.0)), young)


def drift(age: float, yield_kt: float) -> float:
    """Return how far the wind at its height has carried the cap from over the burst, km: 22 m/s once it has risen."""
    return 0.022 * max(age - 60.0 * (yield_kt / 1000.0) ** 0.1, 0.0)


def cloud_left(age: float) -> float:
    """Return how much of cap and stem still holds together, 1 to 0: visible "for about an hour or more" (G&D 2.15)."""
    return 1.0 - smooth(1500.0, 7200.0, age)


def shock_radius(age: float, yield_kt: float) -> float:
    """Return how far the shock has run along the ground, km: fast at first, then at the speed of sound.

    At 1 Mt the front is 3 miles out after 10 s and 8 after 37 s (G&D fig. 2.07 series, 1 Mt air burst).
    """
    lead = 2.4 * (yield_kt / 1000.0) ** (1.0 / 3.0) * (1.0 - math.exp(-max(age, 0.0) / 4.0))
    return 0.34 * max(age, 0.0) + lead


def smooth(low: float, high: float, x: float) -> float:
    """Return 0 below low, 1 above high, and a smooth step between."""
    t = min(1.0, max(0.0, (x - low) / (high - low)))
    return t * t * (3.0 - 2.0 * t)
