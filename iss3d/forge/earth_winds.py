"""A day's winds over the whole Earth, and where the air at each place has come from. Used by earth_clouds.py.

Jets, trade winds, the lows and highs of middle latitudes, tropical cyclones and eddies of every size, as a stream
function, so that air neither piles up nor thins out. What the winds carry they draw out into bands and spirals.
"""

from __future__ import annotations

import numpy as np
from numba import njit, prange

RADIUS_M = 6.371e6
GRID = (1024, 2048)
"""Rows and columns of the map of winds."""

LATTICE = 64
"""Random numbers along each side of the cube that noise is read from."""

# Latitude, longitude, radius of the strongest wind in degrees, that wind in m/s, how drawn out from west to east.
LOWS = (
    (52, -35, 6.5, 27, 1.3), (56, 178, 7.0, 26, 1.2), (46, 152, 5.0, 24, 1.2), (62, -8, 4.5, 20, 1.0),
    (47, -82, 4.5, 17, 1.3), (56, 62, 5.0, 15, 1.3), (50, -138, 6.0, 25, 1.2), (60, 100, 5.0, 15, 1.2),
    (41, 20, 3.2, 14, 1.1), (66, -58, 4.0, 17, 1.0), (41, -101, 3.5, 15, 1.2), (38, 135, 4.0, 19, 1.3),
    (55, 30, 4.5, 14, 1.2), (72, 40, 4.0, 14, 1.0), (40, -62, 4.0, 20, 1.3), (68, -165, 4.0, 14, 1.0),
    (-52, -20, 6.5, 28, 1.3), (-57, 40, 6.5, 27, 1.3), (-50, 95, 6.0, 25, 1.2), (-56, 150, 6.5, 28, 1.3),
    (-49, -150, 6.0, 25, 1.2), (-58, -100, 6.5, 27, 1.3), (-46, -55, 4.5, 21, 1.2), (-61, 5, 5.0, 22, 1.1),
    (-44, 172, 4.5, 21, 1.2), (-42, 65, 4.0, 18, 1.2), (-40, -90, 4.0, 17, 1.3), (-62, 120, 4.5, 19, 1.1),
    (-45, 25, 4.0, 20, 1.3), (-38, 112, 3.5, 15, 1.3), (-65, -60, 3.5, 14, 1.0), (-64, -140, 4.5, 17, 1.1),
)  # fmt: skip

HIGHS = (
    (36, -30, 10, 9, 1.5), (35, -145, 11, 9, 1.5), (-30, -95, 11, 9, 1.5), (-30, -10, 9, 9, 1.4), (-34, 85, 10, 9, 1.5),
    (-30, 135, 7, 9, 1.3), (48, -10, 5, 10, 1.0), (50, 85, 6, 9, 1.2), (36, -85, 5, 8, 1.1), (45, 175, 6, 9, 1.3),
    (-42, -125, 6, 10, 1.3), (-42, 5, 6, 10, 1.3), (-43, 125, 6, 10, 1.3), (30, 160, 8, 8, 1.4), (55, -100, 5, 9, 1.2),
)  # fmt: skip

TYPHOONS = ((14, 128, 1.6, 30, 1.0), (-15, 75, 1.6, 30, 1.0), (17, -108, 1.2, 26, 1.0), (22, -62, 1.4, 26, 1.0))

EDDIES = ((2.4, 5.5), (5.5, 5.0), (12.0, 3.5), (26.0, 1.6), (55.0, 0.6))
"""Waves about the Earth (roughly a radian through so many) and the wind of eddies of that size, m/s."""


@njit(cache=True, fastmath=True)
def _hash_noise(volume: np.ndarray, x: float, y: float, z: float) -> float:
    n = volume.shape[0]
    i, j, k = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
    u, v, w = x - i, y - j, z - k
    u, v, w = u * u * (3 - 2 * u), v * v * (3 - 2 * v), w * w * (3 - 2 * w)
    i, j, k = i % n, j % n, k % n
    a, b, c = (i + 1) % n, (j + 1) % n, (k + 1) % n
    low = (volume[i, j, k] * (1 - u) + volume[a, j, k] * u) * (1 - v) + (
        volume[i, b, k] * (1 - u) + volume[a, b, k] * u
    ) * v
    top = (volume[i, j, c] * (1 - u) + volume[a, j, c] * u) * (1 - v) + (
        volume[i, b, c] * (1 - u) + volume[a, b, c] * u
    ) * v
    return low * (1 - w) + top * w


@njit(cache=True, parallel=True, fastmath=True)
def _octaves(volume: np.ndarray, p: np.ndarray, scale: np.ndarray, octaves: int, fall: float) -> np.ndarray:
    rows, columns = p.shape[:2]
    out = np.zeros((rows, columns), np.float32)
    for row in prange(rows):
        for column in range(columns):
            x, y, z = p[row, column, 0] * scale[0], p[row, column, 1] * scale[1], p[row, column, 2] * scale[2]
            total, size = 0.0, 1.0
            for octave in range(octaves):
                shift = 17.3 + 11.7 * octave
                total += size * _hash_noise(volume, x + shift, y + 2 * shift, z + 3 * shift)
                # Turned from one octave to the next, so that the lattice does not show.
                x, y, z = 2.03 * (0.8 * x - 0.6 * y), 2.03 * (0.6 * x + 0.8 * y), 2.03 * z
                x, z = 0.8 * x - 0.6 * z, 0.6 * x + 0.8 * z
                size *= fall
            out[row, column] = total
    return out


def noise(
    p: np.ndarray, waves: float | tuple[float, float, float], seed: int, octaves: int, fall: float = 0.55
) -> np.ndarray:
    """Return noise about 0, spread about 0.5, at unit vectors (rows, columns, 3).

    Args:
        p: Where.
        waves: How many lattice steps a radian has, or along each axis.
        seed: Of the random numbers.
        octaves: How many sizes are added, each half the last.
        fall: How strong each is beside the last.
    """
    volume = np.random.default_rng(seed).standard_normal((LATTICE,) * 3).astype(np.float32)
    scale = np.broadcast_to(np.asarray(waves, np.float32), (3,)).copy()
    norm = np.sqrt(sum(fall ** (2 * n) for n in range(octaves)) * 0.32) / 0.5
    return _octaves(volume, np.ascontiguousarray(p, np.float32), scale, octaves, fall) / np.float32(norm)


def sphere(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return latitude and longitude (degrees), and unit vectors (rows, columns, 3); row 0 in the north."""
    lon, lat = np.meshgrid(
        (np.arange(columns, dtype=np.float32) + 0.5) / columns * 360 - 180,
        90 - (np.arange(rows, dtype=np.float32) + 0.5) / rows * 180,
    )
    return lat, lon, vector(lat, lon)


def vector(lat: np.ndarray | float, lon: np.ndarray | float) -> np.ndarray:
    """Return unit vectors, the axis last."""
    a, b = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a) + 0 * np.asarray(b)], -1).astype(
        np.float32
    )


def apart_deg(p: np.ndarray, lat: float, lon: float, drawn_out: float = 1.0) -> np.ndarray:
    """Return how far places are from one, degrees; less to the east and west of it by a factor."""
    axis, east = vector(lat, lon), vector(0.0, lon + 90.0)
    far = np.degrees(np.arccos(np.clip(p @ axis, -1, 1)))
    if drawn_out == 1.0:
        return far
    side = np.degrees(np.arcsin(np.clip(p @ east, -1, 1)))
    return np.sqrt(np.maximum(far * far - side * side * (1 - 1 / drawn_out**2), 0))


def winds() -> np.ndarray:
    """Return the wind as vectors in radians an hour (rows, columns, 3)."""
    lat, _, p = sphere(*GRID)
    stream = np.zeros(GRID, np.float32)
    bent = p + 0.06 * np.stack([noise(p, 5.0, 300 + axis, 3) for axis in range(3)], -1)
    bent /= np.linalg.norm(bent, axis=-1, keepdims=True)
    for places, sign in ((LOWS, -1.0), (HIGHS, 1.0), (TYPHOONS, -1.0)):
        for at, lon, radius, speed, drawn_out in places:
            size_m = np.radians(radius) * RADIUS_M
            far = apart_deg(bent, at, lon, drawn_out) / radius
            stream += sign * np.sign(at) * speed * size_m * 1.65 * np.exp(-0.5 * far * far)
    east, north = _swirl(stream, lat)
    for waves, wanted in EDDIES:
        a, b = _swirl(noise(p, waves, 320 + int(waves), 1) * 1e6, lat)
        # Eddies are livelier in the westerlies than in the tropics.
        share = 0.55 + 0.6 * np.exp(-(((np.abs(lat) - 50) / 22) ** 2))
        share = share * wanted / np.sqrt(np.mean(a[200:-200] ** 2 + b[200:-200] ** 2))
        east, north = east + a * share, north + b * share
    far = np.abs(lat + 5.0 * noise(p, 2.0, 341, 2))
    east = east + 15.0 * np.exp(-(((far - 42) / 11) ** 2)) - 6.5 * np.exp(-(((far - 13) / 9) ** 2))
    calm = np.clip((89.0 - np.abs(lat)) / 8.0, 0, 1)
    ways = vector(0.0 * lat, np.degrees(np.arctan2(p[..., 1], p[..., 0])) + 90.0)
    poleward = np.cross(p, ways)
    return np.ascontiguousarray(
        (ways * (east * calm)[..., None] + poleward * (north * calm)[..., None]) / RADIUS_M * 3600, np.float32
    )


def _swirl(stream: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the wind toward east and north (m/s) that goes about a stream function (m2/s)."""
    step = np.pi / GRID[0]
    toward_north = -np.gradient(stream, axis=0) / (step * RADIUS_M)
    toward_east = (np.roll(stream, -1, 1) - np.roll(stream, 1, 1)) / (2 * step * RADIUS_M)
    return -toward_north, toward_east / np.maximum(np.cos(np.radians(lat)), 0.05)


@njit(cache=True, fastmath=True)
def _wind_at(wind: np.ndarray, x: float, y: float, z: float) -> tuple[float, float, float]:
    high, wide = wind.shape[:2]
    v = (0.5 - np.arcsin(min(max(z, -1.0), 1.0)) / np.pi) * high - 0.5
    u = (np.arctan2(y, x) / (2 * np.pi) + 0.5) * wide - 0.5
    j, i = int(np.floor(v)), int(np.floor(u))
    b, a = v - j, u - i
    j0, j1 = min(max(j, 0), high - 1), min(max(j + 1, 0), high - 1)
    i0, i1 = i % wide, (i + 1) % wide
    s00, s01, s10, s11 = (1 - a) * (1 - b), a * (1 - b), (1 - a) * b, a * b
    low, low_east, top, top_east = wind[j0, i0], wind[j0, i1], wind[j1, i0], wind[j1, i1]
    return (
        low[0] * s00 + low_east[0] * s01 + top[0] * s10 + top_east[0] * s11,
        low[1] * s00 + low_east[1] * s01 + top[1] * s10 + top_east[1] * s11,
        low[2] * s00 + low_east[2] * s01 + top[2] * s10 + top_east[2] * s11,
    )


@njit(cache=True, parallel=True, fastmath=True)
def came_from(p: np.ndarray, wind: np.ndarray, hours: float, steps: int) -> np.ndarray:
    """Return where the air at unit vectors (rows, columns, 3) was so many hours ago; steps by the rule of midpoints."""
    rows, columns = p.shape[:2]
    out = np.empty_like(p)
    dt = hours / steps
    for row in prange(rows):
        for column in range(columns):
            x, y, z = p[row, column, 0], p[row, column, 1], p[row, column, 2]
            for _ in range(steps):
                dx, dy, dz = _wind_at(wind, x, y, z)
                dx, dy, dz = _wind_at(wind, x - 0.5 * dt * dx, y - 0.5 * dt * dy, z - 0.5 * dt * dz)
                x, y, z = x - dx * dt, y - dy * dt, z - dz * dt
                r = 1.0 / np.sqrt(x * x + y * y + z * z)
                x, y, z = x * r, y * r, z * r
            out[row, column, 0], out[row, column, 1], out[row, column, 2] = x, y, z
    return out
