"""Paints one evening in May over the plains of North America. Used by earth_clouds.py.

Moist air from the Gulf lies under broken decks as far as Kansas; along its western edge and ahead of a front stand
thunderstorms in a line, their anvils drawn out to the north-east. Here the winds alone would leave the sky empty, and
what bursts in or below a deck is seen by how far its light spreads there.
"""

from __future__ import annotations

import numpy as np

from iss3d.forge.earth_winds import apart_deg, noise, vector

MIDDLE = (34.0, -95.0)
"""Latitude and longitude about which the ground is taken as flat."""

# Latitude, longitude, radius in degrees, share: where decks lie (below 0: where they are broken up).
BROKEN = (
    (32.2, -100.4, 2.6, 0.95), (31.0, -98.2, 1.9, 0.75), (35.4, -98.4, 2.4, 0.85), (37.7, -96.6, 2.3, 0.80),
    (34.6, -94.2, 2.2, 0.85), (32.0, -93.2, 2.0, 0.85), (36.8, -91.4, 2.6, 0.90), (39.2, -92.6, 2.0, 0.70),
    (30.2, -91.0, 2.2, 0.80), (33.6, -89.6, 2.4, 0.75), (38.6, -88.6, 2.2, 0.65), (28.9, -96.6, 2.2, 0.85),
    (30.1, -94.5, 2.0, 0.85),
    (41.2, -95.0, 2.0, 0.60), (40.8, -88.4, 1.8, 0.50), (32.9, -96.9, 0.9, -0.55), (29.7, -95.3, 0.4, -0.25),
    (38.7, -90.3, 0.8, -0.40), (35.4, -97.4, 0.5, -0.30),
)  # fmt: skip

# Latitude, longitude, radius in degrees, strength: thunderstorms, from the dry line in Texas to the front in Missouri.
STORMS = (
    (33.7, -98.6, 0.42, 0.95), (34.3, -98.0, 0.30, 0.90), (35.0, -96.3, 0.62, 1.00), (35.5, -95.6, 0.40, 0.90),
    (36.2, -94.7, 0.55, 0.95), (36.9, -93.6, 0.75, 1.00), (37.4, -92.6, 0.45, 0.90), (31.5, -101.3, 0.34, 0.85),
    (30.7, -96.1, 0.26, 0.85), (31.6, -94.7, 0.36, 0.90), (31.2, -92.0, 0.50, 0.90), (33.3, -91.0, 0.42, 0.90),
    (39.6, -96.3, 0.50, 0.90), (38.1, -98.3, 0.30, 0.85),
)  # fmt: skip


def evening(
    lat: np.ndarray, p: np.ndarray, lately: np.ndarray, layers: np.ndarray, veil: np.ndarray, low: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the layers, the veil and the share of low cloud with that evening in them.

    Args:
        lat: Latitude of each texel, degrees.
        p: Unit vectors of the texels (rows, columns, 3).
        lately: Where their air was half a day before.
        layers: What layers and towers throw back, 0 to 1.
        veil: The same of ice.
        low: Share of the ground under low cloud.
    """
    rows = np.flatnonzero((lat[:, 0] > 22.0) & (lat[:, 0] < 48.0))
    columns = np.flatnonzero(p[rows[len(rows) // 2]] @ vector(*MIDDLE) > np.cos(np.radians(17.0)))
    part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    here, bent = p[part], 0.72 * p[part] + 0.28 * lately[part]
    east, north = _flat(bent)
    # Bands lie along the wind, from the south-west to the north-east.
    along, across = 0.78 * east + 0.62 * north, -0.62 * east + 0.78 * north
    flat = np.zeros_like(east)
    bands = noise(np.stack([along * 0.42, across, flat], -1), 11.0, 401, 5, 0.55)
    streets = noise(np.stack([along * 0.55, across, flat + 3.0], -1), 42.0, 402, 4, 0.60)
    grain = noise(np.stack([east, north, flat + 5.0], -1), 110.0, 403, 3, 0.65)
    share = sum((s * np.exp(-((apart_deg(here, a, b) / r) ** 2)) for a, b, r, s in BROKEN), flat)
    x = np.minimum(share, 1.0) - 0.68 + 0.62 * bands + 0.46 * streets + 0.20 * grain
    deck = 0.32 * _smooth(-0.10, 0.30, x) + 0.24 * _smooth(0.15, 0.95, x + 0.2 * grain)
    heaps = _smooth(0.1, 0.8, share) * np.clip(0.34 + 0.36 * bands + 0.16 * streets, 0, 0.72)
    layers, veil, low = layers.copy(), veil.copy(), low.copy()
    layers[part] = np.maximum(layers[part], deck)
    low[part] = np.maximum(low[part], heaps)
    for at, lon, radius, strong in STORMS:
        tower, anvil = _storm(here, (at, lon), radius, streets, grain)
        layers[part] = np.maximum(layers[part], strong * tower)
        veil[part] = np.maximum(veil[part], strong * anvil)
    return layers, veil, low


def _flat(p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how far east and north of the middle places lie, in radians."""
    up, east = vector(*MIDDLE), vector(0.0, MIDDLE[1] + 90.0)
    return p @ east, p @ np.cross(up, east)


def _storm(
    p: np.ndarray, at: tuple[float, float], radius: float, streets: np.ndarray, grain: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return tower and anvil (0 to 1) of one thunderstorm of a radius in degrees."""
    up, east = vector(*at), vector(0.0, at[1] + 90.0)
    x, y = np.degrees(p @ east) / radius, np.degrees(p @ np.cross(up, east)) / radius
    along, across = 0.82 * x + 0.57 * y, -0.57 * x + 0.82 * y
    ragged = 1.0 + 0.34 * streets + 0.26 * grain
    far = np.hypot(along, across) * ragged + 9.0 * (p @ up < 0.9)
    # Upwind the anvil ends at once, downwind it frays out over three times the tower's width and widens.
    fanned = across / (1.0 + 0.22 * np.clip(along, 0, 3))
    shear = np.hypot(np.where(along > 0, 0.42, 1.25) * along, 1.05 * fanned) * ragged + 9.0 * (p @ up < 0.9)
    tower = (1 - _smooth(0.2, 1.0, far)) * np.clip(0.84 + 0.16 * np.exp(-((far / 0.35) ** 2)) + 0.14 * grain, 0, 1)
    tower = np.maximum(tower, 0.55 * (1 - _smooth(0.55, 1.15, shear + 0.16 * streets)))
    return tower, 0.85 * (1 - _smooth(0.6, 1.6, shear)) * np.clip(0.85 + 0.25 * grain, 0, 1)


def _smooth(low: float, high: float, x: np.ndarray) -> np.ndarray:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
