"""Paints a day's clouds over the whole Earth from winds and from where clouds are known to lie. Used by earth.py.

Air that has come toward the pole is warm and rises over the cold: it bears the layers of fronts and the commas of lows.
Air that goes toward the equator is cold over a warm sea and boils up in cells. At the equator towers grow into anvils;
cold currents off the west coasts lie under decks; deserts are clear.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from iss3d.forge.earth_plains import evening
from iss3d.forge.earth_winds import apart_deg, came_from, noise, sphere, vector, winds

# Latitude, longitude, radius of the outermost band in degrees: tropical cyclones with an eye.
HURRICANES = ((14, 128, 7.5), (-15, 75, 7.0), (17, -108, 5.0), (22, -62, 6.0))

# Latitude, longitude, radius, how drawn out: cold water off west coasts, where low closed decks lie.
DECKS = (
    (29, -126, 9, 1.4), (22, -121, 8, 1.5), (-18, -80, 11, 1.3), (-25, -86, 9, 1.6), (-14, 2, 10, 1.4),
    (-20, 9, 7, 1.2), (29, -20, 8, 1.4), (-30, 106, 9, 1.5), (43, -150, 10, 1.6), (57, -170, 9, 1.6),
    (45, 165, 8, 1.6), (-38, -100, 9, 2.0),
    (-45, 75, 9, 2.0), (73, 10, 9, 2.0), (75, 150, 10, 2.0), (76, -150, 9, 2.0), (-48, -10, 9, 2.0),
)  # fmt: skip

# Latitude, longitude, radius, strength: land and sea that are clear on most days (below 0: cloudier).
CLEAR = (
    (24, 8, 17, 0.9), (24, 25, 13, 0.9), (23, 46, 12, 0.8), (-25, 133, 13, 0.7), (-24, 19, 8, 0.6),
    (33, -111, 8, 0.6), (40, 62, 10, 0.45), (40, 100, 9, 0.4), (24, 77, 7, 0.5), (-25, -68.5, 5.5, 1.1),
    (-18, -67, 4, 0.9), (37.8, 23.6, 4, 0.9), (36, 24, 7, 0.4), (30, 60, 9, 0.6), (-10, -45, 8, 0.3),
    (48, 2, 5, 0.85), (43, 13, 6, 0.85), (46, 9.5, 3, 0.9), (30, 112, 6, 0.25), (30, -98, 5, 0.25),
    (29, 83, 6, 0.8), (19.5, 52.5, 6, 0.6), (36, -120, 4, 0.7), (40.7, -99.8, 2.2, 1.7), (38, -101.4, 2.4, 1.6),
    (-4.2, -58.5, 2.2, 0.9), (35, -92, 4, -0.85), (41, -82, 5, -0.55), (31, -90, 3, -0.5), (39, -98, 3, -0.5),
    (21, -158, 7, 0.2), (-85, 0, 11, 0.4),
)  # fmt: skip

# Latitude, longitude, half widths in degrees, share: where thunderstorms of the tropics gather in May.
STORMY = (
    (6, -30, 4, 22, 1.0), (7, -120, 3.5, 34, 1.0), (6, 175, 4, 25, 0.9), (-10, 170, 7, 18, 0.8),
    (-22, -155, 7, 14, 0.45),
    (0, -62, 8, 10, 1.0), (3, 18, 6, 14, 1.1), (8, 0, 4, 14, 0.6), (1, 115, 9, 20, 1.2), (5, 80, 7, 12, 0.6),
    (12, 100, 7, 8, 0.5), (9, -80, 5, 7, 0.8), (-6, 60, 5, 14, 0.5), (33, -92, 5, 6, 0.10), (-26, -55, 5, 6, 0.25),
    (25, 110, 5, 7, 0.3), (23, 90, 4, 4, 0.3),
)  # fmt: skip


def paint(land: np.ndarray) -> np.ndarray:
    """Return three layers 0..1 as large as the mask of land: layers and towers, high veil, share under low cloud."""
    lat, _, p = sphere(*land.shape)
    wind = winds()
    lately, before = came_from(p, wind, 11.0, 10), came_from(p, wind, 30.0, 30)
    rise = np.abs(lat) - np.abs(np.degrees(np.arcsin(np.clip(before[..., 2], -1, 1))))
    rise = ndimage.gaussian_filter(rise, land.shape[0] / 2048)
    ages = (before, lately, p)
    broad, texture = _drawn(ages, 5.0, 20, 7, 0.60), _drawn(ages, 26.0, 40, 6, 0.62)
    grain = _drawn(ages, 150.0, 60, 4, 0.65)
    dry = sum(
        (s * np.exp(-((apart_deg(p, a, b) / (r * (1.0 + 0.25 * broad))) ** 2)) for a, b, r, s in CLEAR), 0.0 * lat
    )
    sea = 1.0 - ndimage.gaussian_filter(land, land.shape[0] / 1400)
    layers = _fronts(lat, rise, broad, texture, grain, dry + 0.14 * (1.0 - sea))
    veil = _veil(lat, ages, rise, broad, texture) * np.clip(1.15 - 0.8 * dry, 0, 1)
    low = _low(lat, ages, rise, broad, texture, sea, land, dry)
    layers, veil = _towers(p, lat, texture, grain, dry, layers, veil)
    for place in HURRICANES:
        layers, veil, low = _hurricane(p, place, texture, grain, layers, veil, low)
    # What is clear on most days is clear on this one, whatever comes by.
    shown = 1.0 - _smooth(0.45, 1.0, dry)
    return np.stack(evening(lat, p, lately, layers, veil, low), -1) * shown[..., None]


def _drawn(
    ages: tuple[np.ndarray, np.ndarray, np.ndarray], waves: float, seed: int, octaves: int, fall: float
) -> np.ndarray:
    """Return noise as of earth_winds.noise whose large forms winds have drawn out for a day, small ones for hours.

    Small forms live but hours, so they show no older wind: drawn out as long they would be combed hair.

    Args:
        ages: Where the air was a day ago, half a day ago, and where it is.
        waves, seed, octaves, fall: As of earth_winds.noise.
    """
    before, lately, here = ages
    total, norm = np.zeros(here.shape[:2], np.float32), 0.0
    for n in range(octaves):
        size = waves * 2.03**n
        young, old = 1.0 / (1.0 + (14.0 / size) ** 2), 1.0 / (1.0 + (size / 14.0) ** 2)
        recent = 0.85 / (1.0 + (size / 70.0) ** 2)
        at = old * before + young * (recent * lately + (1.0 - recent) * here)
        at /= np.linalg.norm(at, axis=-1, keepdims=True)
        total += fall**n * noise(at, size, seed + 7 * n, 1)
        norm += fall ** (2 * n)
    return total / np.float32(np.sqrt(norm))


def _fronts(
    lat: np.ndarray, rise: np.ndarray, broad: np.ndarray, texture: np.ndarray, grain: np.ndarray, dry: np.ndarray
) -> np.ndarray:
    """Return how much light the layers of fronts and lows throw back."""
    far = np.abs(lat)
    belt = np.exp(-(((far - 50) / 15) ** 2))
    subtropics = np.exp(-(((far - 22) / 9) ** 2))
    ready = -0.26 + 0.36 * belt - 0.24 * subtropics + 0.12 * np.exp(-((lat - 4) ** 2) / 60) + 0.14 * (lat < -40)
    lift = np.clip(rise / 5.5, -1.6, 1.7) * (0.25 + 0.75 * np.exp(-(((far - 47) / 18) ** 2)))
    x = ready + 0.50 * lift + 0.60 * broad + 0.30 * texture + 0.12 * grain - 0.55 * np.clip(dry, -1, 1)
    # The upper end is drawn out, so that a thick layer is not everywhere as thick.
    layers = 0.60 * _smooth(-0.18, 0.70, x) + 0.38 * _smooth(0.25, 1.40, x + 0.25 * grain)
    return layers * np.clip((87 - far) / 6, 0, 1)


def _veil(
    lat: np.ndarray, ages: tuple[np.ndarray, np.ndarray, np.ndarray], rise: np.ndarray, broad: np.ndarray,
    texture: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Return ice cloud: in shields ahead of fronts and along the jets, with wide gaps."""
    far = np.abs(lat)
    jets = np.exp(-(((far - 40) / 15) ** 2)) + 0.6 * np.exp(-(((lat - 5) / 12) ** 2))
    shields = noise(ages[1], 3.2, 67, 4) + 0.6 * _drawn(ages, 9.0, 61, 6, 0.60)
    x = 0.55 * shields + 0.35 * np.clip(rise / 6, -1, 1) + 0.35 * jets
    return np.clip(_smooth(0.10, 1.35, x - 0.10 + 0.12 * texture + 0.1 * broad), 0, 1) * 0.8


def _low(
    lat: np.ndarray, ages: tuple[np.ndarray, np.ndarray, np.ndarray], rise: np.ndarray, broad: np.ndarray,
    texture: np.ndarray, sea: np.ndarray, land: np.ndarray, dry: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Return the share of the ground under low clouds: heaps of the trades, cells behind fronts, decks."""
    _, lately, p = ages
    far = np.abs(lat)
    bent = 0.35 * p + 0.65 * lately
    bent /= np.linalg.norm(bent, axis=-1, keepdims=True)
    deck = sum((np.exp(-((apart_deg(bent, a, b, w) / r) ** 2)) for a, b, r, w in DECKS), 0.0 * lat)
    deck = _smooth(0.25, 0.95, deck + 0.38 * broad + 0.30 * texture)
    cold = _smooth(0.3, 3.5, -rise) * np.exp(-(((far - 48) / 14) ** 2)) * _smooth(-0.5, 0.5, 0.5 + broad)
    herds = _drawn(ages, 11.0, 90, 5, 0.6)
    trades = np.clip(0.20 + 0.34 * herds + 0.10 * noise(lately, 3.0, 93, 2), 0, 0.6) * np.exp(-((far / 33) ** 4))
    westerlies = np.clip(0.42 + 0.30 * herds + 0.2 * broad, 0, 0.8) * np.exp(-(((far - 55) / 16) ** 2))
    over_sea = np.maximum(np.maximum(0.96 * deck, 0.58 * cold), np.maximum(trades, westerlies))
    warm = np.exp(-(((lat - 8) / 26) ** 2)) + 0.8 * np.exp(-(((lat - 48) / 12) ** 2))
    over_land = np.clip(0.05 + 0.14 * warm + 0.30 * herds, 0, 0.45) * np.clip(1.1 - 2.0 * dry, 0, 1)
    over_land = np.maximum(over_land, 0.55 * _smooth(0.5, 1.0, cold + 0.3 * texture))
    polar = np.clip((86 - far) / 12, 0, 1)
    low = over_sea * sea + over_land * (1 - sea)
    low = np.maximum(low, np.clip(-1.3 * dry, 0, 1) * _smooth(-0.3, 0.5, herds) * 0.75)
    return np.clip(
        low * np.where(lat < -62, np.clip(polar * sea * 1.2, 0, 1), polar) * np.clip(1.1 - 0.5 * dry, 0, 1.1), 0, 1
    )


def _towers(
    p: np.ndarray, lat: np.ndarray, texture: np.ndarray, grain: np.ndarray, dry: np.ndarray, layers: np.ndarray,
    veil: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Add thunderstorms: bright knots that grow together, each under an anvil that the wind draws out to the west."""
    rng = np.random.default_rng(17)
    rows, columns = lat.shape
    layers, veil = layers.copy(), veil.copy()
    shares = np.array([place[4] * place[2] * place[3] for place in STORMY])
    for _ in range(260):
        where = STORMY[rng.choice(len(STORMY), p=shares / shares.sum())]
        at, lon = where[0] + where[2] * rng.normal() * 0.7, where[1] + where[3] * rng.normal() * 0.7
        size = min(52.0 * np.exp(0.85 * rng.normal()), 420.0) / 111.2
        # A cluster is a few large ones in a line and many small ones about them.
        lean = rng.uniform(0, np.pi)
        for _ in range(rng.integers(5, 22)):
            along, across = rng.normal() * 2.4 * size, rng.normal() * 0.9 * size
            y, x = at + along * np.sin(lean) + across * np.cos(lean), lon + along * np.cos(lean) - across * np.sin(lean)
            radius = size * min(np.exp(0.7 * rng.normal() - 0.8), 1.3)
            if radius > 0.06 and abs(y) < 45:
                _tower(layers, veil, texture, grain, dry, (y, x), radius, rng.uniform(0.7, 1.0), (rows, columns))
    return layers, veil


def _tower(
    layers: np.ndarray, veil: np.ndarray, texture: np.ndarray, grain: np.ndarray, dry: np.ndarray,
    at: tuple[float, float], radius: float, strong: float, size: tuple[int, int],
) -> None:  # fmt: skip
    """Paint one thunderstorm (radius in degrees) into layers and veil."""
    rows, columns = size
    step = 180.0 / rows
    reach = int(3.2 * radius / step) + 2
    top, left = int((90 - at[0]) / step), int((at[1] + 180) / step)
    y = np.clip(np.arange(top - reach, top + reach), 0, rows - 1)
    wide = int(reach / np.cos(np.radians(at[0])))
    x = np.arange(left - wide, left + wide) % columns
    dx = (np.arange(left - wide, left + wide) - left) * step * np.cos(np.radians(at[0])) / radius
    dy = (np.arange(top - reach, top + reach) - top) * step / radius
    dx, dy = np.meshgrid(dx, dy)
    cell = np.ix_(y, x)
    ragged = 1.0 * texture[cell] + 0.55 * grain[cell]
    far = np.hypot(dx, dy) * (1 + ragged * 0.8)
    shear = np.hypot((dx + 0.55) * np.where(dx < -0.3, 0.62, 1.1), dy) * (1 + ragged * 0.6)
    open_to = np.clip(1.0 - 1.5 * dry[cell], 0, 1)
    core = (
        strong
        * (1 - _smooth(0.25, 1.1, far))
        * (0.78 + 0.30 * np.exp(-((far / 0.4) ** 2)) + 0.15 * grain[cell])
        * open_to
    )
    layers[cell] = np.maximum(layers[cell], np.clip(core, 0, 1))
    shield = 0.85 * strong * (1 - _smooth(0.5, 1.9, shear)) * open_to
    layers[cell] = np.maximum(layers[cell], 0.55 * strong * (1 - _smooth(0.5, 1.35, shear + 0.5 * ragged)) * open_to)
    veil[cell] = np.maximum(veil[cell], shield * (0.85 + 0.25 * grain[cell]))


def _hurricane(
    p: np.ndarray, place: tuple[float, ...], texture: np.ndarray, grain: np.ndarray, layers: np.ndarray,
    veil: np.ndarray, low: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:  # fmt: skip
    """Return the layers with a cyclone in them: an eye, a wall about it, and bands that wind outward."""
    lat, lon, radius = place
    axis, east = vector(lat, lon), vector(0.0, lon + 90.0)
    north = np.cross(axis, east)
    near = p @ axis > np.cos(np.radians(radius * 2.2))
    q = p[near].astype(np.float64)
    apart = np.degrees(np.arccos(np.clip(q @ axis, -1, 1)))
    r, around = apart / radius, np.arctan2(q @ north, q @ east)
    rough, fine = texture[near], grain[near]
    # Bands lean inward by some 20 degrees as the air goes round: counter-clockwise in the north.
    coil = np.sign(lat) * 2.5 * np.log(np.maximum(r, 0.02))
    broad = np.cos(2.0 * around + 2.0 * coil + 1.1 * rough)
    slim = np.cos(5.0 * around + 5.0 * coil + 2.0 * rough + 1.0)
    hair = noise(np.stack([np.cos(around + coil), np.sin(around + coil), r * 0.9], -1)[None], 4.5, 71, 6, 0.68)[0]
    arms = _smooth(0.15, 1.5, 0.60 * broad + 0.38 * slim + 0.55 * rough + 0.45 * fine + 0.35 * hair + 0.85 - 1.05 * r)
    # The dense middle is cut off sharply on one side, where dry air is drawn in.
    lopsided = 0.34 + 0.08 * np.cos(around - 0.8) + 0.05 * rough + 0.03 * hair
    tops = 0.80 + 0.20 * hair * _smooth(0.05, 0.2, r) + 0.14 * np.exp(-((r / 0.10) ** 2)) + 0.08 * fine
    middle = np.exp(-((r / lopsided) ** 4)) * np.clip(tops, 0, 1)
    eye = _smooth(0.16, 0.29, apart + 0.05 * fine + 0.03 * rough)
    storm = np.maximum(arms * np.exp(-((r / 0.95) ** 4)) * 0.92, middle) * (0.02 + 0.98 * eye)
    mine = np.exp(-((r / 1.15) ** 6))
    layers, veil, low = layers.copy(), veil.copy(), low.copy()
    layers[near] = layers[near] * (1 - mine) + storm * mine
    outflow = 0.75 * _smooth(-0.5, 0.9, np.cos(3 * around + 1.2 * coil) * 0.5 + 0.8 * hair + 0.3 * rough)
    outflow *= np.exp(-(((r - 0.62) / 0.42) ** 2))
    veil[near] = np.maximum(veil[near] * (1 - mine), outflow * eye)
    # In the eye and between the bands lie low clouds.
    low[near] = np.maximum(low[near] * (1 - 0.4 * mine), 0.30 * mine * (0.7 + 0.8 * rough) * (0.3 + 0.7 * eye))
    return layers, veil, low


def _smooth(low: float, high: float, x: np.ndarray) -> np.ndarray:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
