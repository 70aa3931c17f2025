"""What a burst of any kind shows at an age: one row of figures, from physics and burning. A bomb, a meteor, a volcano.

The view draws from these figures alone and knows no kinds. Knows no plan.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from iss3d.war import burning, physics
from iss3d.war.schedule import Burst

METEOR_HEIGHT_KM = 27.0
"""Where great bolides burst: Chelyabinsk 2013 at 27 to 30 km (Brown et al., Nature 503, 2013)."""

METEOR_KELVIN = 5500.0
"""Of the terminal flash of bolides (Chelyabinsk looked a little yellower than the Sun)."""

FULL_COLUMN_S = 1200.0
"""In which an eruption's column has climbed: Pinatubo 1991 took some 20 minutes to 35 km (Holasek et al. 1996)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What there is to see of one burst; lengths in km, shares 0 to 1.

    Attributes:
        power, afterglow: Light of the pulse and of the cooling fireball, 1 = 1 Mt at its second maximum.
        height, radius, half: Middle, radius and half thickness of fireball or cap. stem: Radius of the pillar.
        heat: How hot it glows. left: How much of the cloud holds together. drift: How far the wind has carried it.
        dust: How much of the cloud is earth: 0 white steam, 1 brown.
        shock: Radius of the shock's ring on the ground, 0 for none.
        kelvin: How hot what shines looks. clearing, cleared: Radius of the hole in ordinary cloud, how open it is.
        fire, fire_radius, smoke, smoke_width, smoke_length, dark, dark_radius: What the ground does.
        tower: Height of the cloud that its fire raises, 0 for none.
    """

    power: float
    afterglow: float
    height: float
    radius: float
    half: float
    stem: float
    heat: float
    left: float
    drift: float
    dust: float
    shock: float
    kelvin: float
    clearing: float
    cleared: float
    fire: float
    fire_radius: float
    smoke: float
    smoke_width: float
    smoke_length: float
    dark: float
    dark_radius: float
    tower: float


def light(burst: Burst, age: float) -> float:
    """Return the light that a burst throws now, its pulse without the first spike, and its glow."""
    kt = burst.yield_kt
    if burst.kind == "volcano" or age < 0.0:
        return 0.0
    if burst.kind == "meteor":
        return meteor_light(age, kt)
    return physics.thermal_power(max(age, 0.35 * physics.peak_age(kt)), kt) + physics.afterglow(age, kt)


def meteor_light(age: float, yield_kt: float) -> float:
    """Return the light of a bolide: it swells for two seconds and fades as the train cools (Chelyabinsk's curve)."""
    if age < 0.0:
        return 0.0
    rising = 1.0 - math.exp(-((age / 0.9) ** 2))
    return float(0.5 * (yield_kt / 1000.0) ** 0.56 * rising * math.exp(-age / 1.6))


def power(burst: Burst, age: float) -> float:
    """Return the light of the point itself, first spike included: what it would be to an eye without a limiter."""
    if burst.kind == "bomb":
        return physics.thermal_power(age, burst.yield_kt)
    return meteor_light(age, burst.yield_kt) if burst.kind == "meteor" else 0.0


def figures(burst: Burst, age: float, fed: float = 1.0) -> Figures:
    """Return what there is to see of a burst.

    Args:
        burst: Which.
        age: Seconds since it went off.
        fed: What burning.joined says of its fire.
    """
    if burst.kind == "volcano":
        return _volcano(burst, age)
    if burst.kind == "meteor":
        return _meteor(burst, age)
    kt = burst.yield_kt
    east, north = burning.wind(burst.latitude_deg)
    return Figures(
        power=physics.thermal_power(age, kt),
        afterglow=physics.afterglow(age, kt),
        height=physics.cap_height(age, kt),
        radius=physics.cap_radius(age, kt),
        half=physics.cap_half_height(age, kt),
        stem=physics.stem_radius(age, kt) * (1.15 if burst.surface else 0.8),
        heat=physics.heat(age, kt),
        left=physics.cloud_left(age),
        drift=physics.drift(age, kt),
        dust=0.85 if burst.surface else 0.25,
        shock=physics.shock_radius(age, kt),
        kelvin=physics.temperature(age, kt),
        clearing=physics.clearing_radius(age, kt),
        cleared=physics.cleared(age),
        fire=burning.fire(age, fed) * (0.5 if burst.surface else 1.0) * min(fed, 3.0) ** 0.35,
        fire_radius=burning.fire_radius(age, kt),
        smoke=burning.smoke(age, fed) * 0.9,
        smoke_width=burning.smoke_width(age, kt),
        smoke_length=burning.smoke_length(age, math.hypot(east, north)),
        dark=min(age / 1.5, 1.0),
        dark_radius=burning.dark_radius(age, kt),
        tower=0.0 if burst.surface else burning.tower(age, kt, fed),
    )


def _meteor(burst: Burst, age: float) -> Figures:
    """A bolide: light, then a train of dust at its height that the winds there tear within the hour."""
    size = 0.5 * physics.fireball_radius(age, burst.yield_kt)
    grown = size + 3.0 * (1.0 - math.exp(-age / 120.0))
    return Figures(
        meteor_light(age, burst.yield_kt), 0.0, METEOR_HEIGHT_KM, grown, grown * 0.6, 0.0, math.exp(-age / 6.0),
        (1.0 - physics.smooth(900.0, 3600.0, age)) * 0.6, 0.03 * age, 0.5, 0.0,
        METEOR_KELVIN, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0,
    )  # fmt: skip


def _volcano(burst: Burst, age: float) -> Figures:
    """An eruption: a column that climbs for twenty minutes, stands as long as it lasts, and an umbrella that spreads.

    `yield` scales it by the height of the cloud that a burst of that yield would raise; ash drifts as smoke does.
    """
    kt = burst.yield_kt
    climbed = 1.0 - (1.0 - min(age / FULL_COLUMN_S, 1.0)) ** 2
    top = physics.cloud_top(kt) * climbed
    spent = physics.smooth(0.0, 7200.0, age - burst.lasts_s)
    radius = 1.5 + 0.9 * top * climbed + 0.004 * min(age, burst.lasts_s)
    half = 0.4 + 0.13 * top
    east, north = burning.wind(burst.latitude_deg)
    return Figures(
        power=0.0, afterglow=0.0, height=max(top - half, 0.5), radius=radius, half=half, stem=0.6 + 0.13 * top,
        heat=0.0, left=1.0 - spent, drift=0.35 * radius * climbed, dust=0.9, shock=0.0,
        kelvin=1200.0, clearing=0.0, cleared=0.0,
        fire=0.35 * (1.0 - spent), fire_radius=2.5,
        smoke=1.2 * burning.smoke(age * 3.0) * (1.0 - 0.7 * spent), smoke_width=10.0 + min(0.003 * age, 150.0),
        smoke_length=burning.smoke_length(age, 1.6 * math.hypot(east, north)), dark=0.0, dark_radius=1.0, tower=0.0,
    )  # fmt: skip
