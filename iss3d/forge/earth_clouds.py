"""Paints a day's clouds over the whole Earth from what is known of where clouds are. Used by earth.py.

Belts by latitude (thunderstorms at the equator, clear subtropics, lows of middle latitudes), decks of stratocumulus off
the west coasts, cyclones that wind the field up, fronts that trail from them, and noise in three dimensions so that
there is neither seam nor pole.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

WIDTH, HEIGHT = 4096, 2048
CUBE = 96

# Latitude, longitude, radius in degrees, how many turns it winds the field up.
CYCLONES = (
    (52, -35, 17, 1.5), (57, 178, 18, 1.4), (47, 152, 14, 1.1), (61, -8, 12, 1.2), (44, -78, 14, 0.9),
    (53, 62, 13, 0.9), (50, -138, 16, 1.3), (58, 100, 12, 0.8), (41, 20, 9, 0.6), (66, -60, 11, 0.9),
    (40, -100, 11, 0.7), (38, 135, 10, 0.8), (-52, -20, 17, -1.5), (-56, 40, 18, -1.5), (-50, 95, 16, -1.3),
    (-55, 150, 17, -1.5), (-49, -150, 16, -1.3), (-57, -100, 18, -1.5), (-46, -55, 13, -1.0), (-60, 5, 13, -1.1),
    (-44, 170, 12, -0.9), (-42, 65, 11, -0.8), (14, 128, 7, 1.8), (-15, 75, 7, -1.8), (17, -108, 5, 1.2),
    (12, 88, 6, 1.0),
)  # fmt: skip

# Latitude, longitude, radius of the outermost band in degrees: tropical cyclones with an eye.
HURRICANES = ((14, 128, 7.5), (-15, 75, 7.5), (17, -108, 5.5), (12, 88, 6.0), (22, -62, 6.5), (-18, 163, 6.0))

# Latitude, longitude, radius: cold water off west coasts, where low closed decks lie.
DECKS = ((27, -127, 13), (-19, -82, 15), (-14, 4, 14), (30, -19, 10), (-30, 104, 11), (44, -160, 14), (57, -165, 9))
# Latitude, longitude, radius, strength: land and sea that are clear on most days.
CLEAR = (
    (24, 12, 19, 0.5), (23, 46, 13, 0.5), (-25, 133, 14, 0.45), (-24, 20, 10, 0.35), (33, -109, 10, 0.4),
    (40, 62, 11, 0.3), (24, -55, 13, 0.25), (25, -160, 13, 0.2), (-25, -110, 13, 0.25), (35, 20, 8, 0.25),
    (35, -92, 8, -0.27), (41, -80, 6, -0.15), (22, 78, 8, 0.3), (40, 100, 10, 0.3), (-10, -47, 8, 0.2),
)  # fmt: skip


def paint(land: np.ndarray) -> np.ndarray:
    """Return three layers 0..1, 2048 x 4096: density of clouds, thin high veil, ground for small cumulus."""
    lat, lon, p = _sphere()
    wound = _wound_up(p)
    weather = _noise(_stretched(wound, 0.55) * 1.9, 20, 6)
    texture = _noise(_stretched(wound, 0.8) * 10.0, 40, 5)
    grain = _noise(p * 46.0, 60, 3)
    ridges = 1 - np.abs(_noise(wound * 6.0, 70, 4)) * 1.5
    cover = _cover(lat, lon, p, land) + 0.30 * _fronts(p, wound)
    field = 0.55 * weather + 0.40 * texture + 0.25 * (ridges - 0.5) + 0.14 * grain
    density = _smooth(-0.12, 0.80, field + cover)
    storms = _storms(lat, wound, weather)
    deck = _decks(0.25 * p + 0.75 * wound, p, texture)
    density = np.maximum(np.maximum(density, storms), deck)
    veil = _veil(lat, wound, weather)
    for place in HURRICANES:
        density, veil = _hurricane(p, place, texture, grain, density, veil)
    cumulus = np.clip(0.42 + 0.5 * _noise(p * 3.0, 90, 4) + 0.25 * (1 - np.abs(lat) / 60) - 0.5 * density, 0, 1)
    cumulus *= np.clip(1.1 - 2.2 * _discs(p, CLEAR[:7]), 0, 1)
    return np.stack([density, veil, cumulus], -1)


def _sphere() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return latitude, longitude (degrees) and unit vectors (3, height, width)."""
    lon, lat = np.meshgrid((np.arange(WIDTH) + 0.5) / WIDTH * 360 - 180, 90 - (np.arange(HEIGHT) + 0.5) / HEIGHT * 180)
    return lat.astype(np.float32), lon.astype(np.float32), _vector(lat, lon).astype(np.float32)


def _vector(lat: np.ndarray | float, lon: np.ndarray | float) -> np.ndarray:
    a, b = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a) + 0 * np.asarray(b)])


def _wound_up(p: np.ndarray) -> np.ndarray:
    """Return where the air at each point has come from: bent by large eddies, wound up about every cyclone."""
    bend = np.stack([_noise(p * 2.6 + shift, 5 + i, 4) for i, shift in enumerate((0.3, 5.1, 9.7))])
    q = p + 0.13 * bend
    for lat, lon, radius, turns in CYCLONES:
        axis = _vector(lat, lon).astype(np.float32)
        # Measured in bent air, so that no cyclone is a circle.
        bent = p + 0.5 * (q - p)
        cosine = np.einsum("i,ihw->hw", axis, bent) / np.linalg.norm(bent, axis=0)
        apart = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
        # Counter-clockwise in the north as seen from above; tighter inside.
        angle = -turns * 0.5 * 2 * np.pi * np.exp(-((apart / (radius * 0.62)) ** 2))
        near = apart < radius * 2
        part, a = q[:, near], angle[near]
        along = np.einsum("i,in->n", axis, part) * (1 - np.cos(a))
        q[:, near] = part * np.cos(a) + np.cross(axis, part.T).T * np.sin(a) + axis[:, None] * along
    return q


def _stretched(p: np.ndarray, north: float) -> np.ndarray:
    """Return p with its north-south axis scaled, so that features lie along the winds."""
    return np.stack([p[0] * north, p[1] * north, p[2]])


def _noise(p: np.ndarray, seed: int, octaves: int) -> np.ndarray:
    """Return noise about 0, spread about 0.5, at points of any scale."""
    total = np.zeros(p.shape[1:], np.float32)
    size, norm = 1.0, 0.0
    for octave in range(octaves):
        volume = np.random.default_rng(seed * 31 + octave).standard_normal((CUBE, CUBE, CUBE)).astype(np.float32)
        at = p * np.float32(2.03**octave) + np.float32(17.3 + 3.1 * octave)
        total += size * ndimage.map_coordinates(volume, at, order=1, mode="grid-wrap")
        norm += size * size
        size *= 0.58
    return total / np.float32(np.sqrt(norm) * 1.25)


def _discs(p: np.ndarray, places: tuple[tuple[float, ...], ...]) -> np.ndarray:
    """Return the sum of soft discs (strength by the fourth number, else 1)."""
    total = np.zeros(p.shape[1:], np.float32)
    for lat, lon, radius, *strength in places:
        cosine = np.einsum("i,ihw->hw", _vector(lat, lon).astype(np.float32), p)
        apart = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
        total += (strength[0] if strength else 1.0) * np.exp(-((apart / radius) ** 2))
    return total


def _cover(lat: np.ndarray, lon: np.ndarray, p: np.ndarray, land: np.ndarray) -> np.ndarray:
    """Return how ready for clouds each place is, about -0.7 to 0.4."""
    equator = 0.28 * np.exp(-(((lat - 6 - 3 * np.sin(np.radians(lon * 2))) / 6.5) ** 2))
    lows = 0.34 * np.exp(-(((np.abs(lat) - 55) / 15) ** 2))
    dry = -0.20 * np.exp(-(((np.abs(lat) - 23) / 10) ** 2))
    ice = -0.25 * np.exp(-(((lat + 85) / 14) ** 2))
    return -0.04 + equator + lows + dry + ice - 0.06 * land - 0.9 * _discs(p, CLEAR)


def _fronts(p: np.ndarray, wound: np.ndarray) -> np.ndarray:
    """Return bands that trail from each cyclone toward the equator and the west, broken along their length."""
    total = np.zeros(p.shape[1:], np.float32)
    broken = _noise(wound * 9.0, 33, 3)
    for lat, lon, radius, turns in CYCLONES:
        if radius < 9:
            continue
        side = np.sign(turns)
        steps = np.linspace(0.1, 1.0, 12)
        for s in steps:
            at = (
                lat - side * s * radius * 1.25,
                lon + radius * (0.75 * np.sin(2.2 * s) - 1.1 * s * s) / np.cos(np.radians(lat)),
            )
            cosine = np.einsum("i,ihw->hw", _vector(*at).astype(np.float32), p)
            apart = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
            total = np.maximum(total, (1 - 0.5 * s) * np.exp(-((apart / (0.12 * radius + 0.8)) ** 2)))
    return total * np.clip(1.0 + 0.9 * broken, 0, 2)


def _storms(lat: np.ndarray, wound: np.ndarray, weather: np.ndarray) -> np.ndarray:
    """Return the round white tops of thunderstorms in the tropics, in clusters."""
    belt = np.exp(-(((lat - 4) / 13) ** 2))
    cells = _noise(wound * 22.0, 44, 4)
    return _smooth(0.35, 0.85, cells + 0.8 * weather + 0.60 * belt - 0.55) * np.clip(belt * 1.6, 0, 1)


def _hurricane(
    p: np.ndarray,
    place: tuple[float, ...],
    texture: np.ndarray,
    grain: np.ndarray,
    density: np.ndarray,
    veil: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return density and veil with a cyclone in them: an eye, a wall about it, and bands that wind outward."""
    lat, lon, radius = place
    axis = _vector(lat, lon)
    east = _vector(0, lon + 90)
    north = np.cross(axis, east)
    near = np.einsum("i,ihw->hw", axis.astype(np.float32), p) > np.cos(np.radians(radius * 2.2))
    q = p[:, near].astype(np.float64)
    apart = np.degrees(np.arccos(np.clip(axis @ q, -1, 1)))
    r = apart / radius
    around = np.arctan2(north @ q, east @ q)
    rough, fine = texture[near], grain[near]
    # Bands lean inward by some 20 degrees as the air goes round: counter-clockwise in the north.
    coil = np.sign(lat) * 2.5 * np.log(np.maximum(r, 0.02))
    broad = np.cos(2.0 * around + 2.0 * coil + 0.9 * rough)
    slim = np.cos(5.0 * around + 5.0 * coil + 1.6 * rough + 1.0)
    arms = _smooth(0.10, 1.1, 0.75 * broad + 0.42 * slim + 0.55 * rough + 0.25 * fine + 0.75 - 0.95 * r)
    # The dense middle is cut off sharply on one side, where dry air is drawn in.
    lopsided = 0.36 + 0.07 * np.cos(around - 0.8) + 0.03 * rough
    striae = np.cos(9.0 * around + 8.0 * coil + 2.5 * rough) * 0.5 + 0.5
    tops = 0.70 + 0.22 * striae * _smooth(0.05, 0.2, r) + 0.10 * np.exp(-((r / 0.10) ** 2)) + 0.10 * fine
    middle = np.exp(-((r / lopsided) ** 6)) * np.clip(tops, 0, 1)
    eye = _smooth(0.16, 0.40, apart + 0.04 * fine)
    storm = np.maximum(arms * np.exp(-((r / 1.05) ** 4)), middle) * eye
    mine = np.exp(-((r / 1.15) ** 6))
    density, veil = density.copy(), veil.copy()
    density[near] = density[near] * (1 - mine) + storm * mine
    outflow = 0.5 * np.exp(-(((r - 0.75) / 0.4) ** 2)) * _smooth(-0.6, 0.8, np.cos(3 * around + 2 * coil) + rough)
    veil[near] = np.maximum(veil[near] * (1 - mine), outflow * eye)
    return density, veil


def _decks(bent: np.ndarray, p: np.ndarray, texture: np.ndarray) -> np.ndarray:
    """Return low closed decks with torn edges, broken into cells."""
    where = np.clip(_discs(bent / np.linalg.norm(bent, axis=0), DECKS), 0, 1)
    cells = 1 - np.abs(_noise(p * 60.0, 52, 3)) * 1.1
    closed = where + 0.55 * texture + 0.45 * _noise(bent * 4.0, 57, 4)
    return _smooth(0.30, 1.05, closed) * np.clip(0.30 + 0.40 * cells, 0, 0.75)


def _veil(lat: np.ndarray, wound: np.ndarray, weather: np.ndarray) -> np.ndarray:
    """Return streaks of high ice cloud along the jets and about storms."""
    streaks = _noise(_stretched(wound, 0.30) * 12.0, 61, 5)
    jets = np.exp(-(((np.abs(lat) - 42) / 17) ** 2)) + 0.7 * np.exp(-(((lat - 5) / 14) ** 2))
    return _smooth(0.25, 1.5, 0.8 * streaks + 0.6 * weather + 0.42 * jets - 0.15) * 0.7


def _smooth(low: float, high: float, x: np.ndarray) -> np.ndarray:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
