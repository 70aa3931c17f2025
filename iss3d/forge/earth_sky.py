"""Star list and Milky Way. Used by earth.py."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy import ndimage

FAINTEST = 7.2
TO_GALAXY = np.array(
    [[-0.054876, -0.873437, -0.483835], [0.494109, -0.444830, 0.746982], [-0.867666, -0.198076, 0.455984]]
)
"""Turns J2000 equatorial directions into galactic ones (IAU 1958 pole)."""


def read_stars(path: Path) -> np.ndarray:
    """Return rows of x, y, z (J2000), magnitude, B-V as float32, brightest first."""
    rows = []
    for star in json.loads(path.read_text(encoding="utf-8"))["features"]:
        ra, dec = np.radians(star["geometry"]["coordinates"])
        magnitude = float(star["properties"]["mag"])
        if magnitude <= FAINTEST:
            colour = float(star["properties"].get("bv") or 0.5)
            rows.append((np.cos(dec) * np.cos(ra), np.cos(dec) * np.sin(ra), np.sin(dec), magnitude, colour))
    return np.array(sorted(rows, key=lambda row: row[3]), np.float32)


STAR_CLOUDS = (
    (1.5, -3.6, 3.2, 2.2, 1.1), (12.6, -1.7, 1.3, 0.8, 0.9), (27.0, -2.8, 3.4, 2.2, 0.8), (75.0, 1.8, 7.0, 2.6, 0.45),
    (287.5, -0.7, 4.5, 1.7, 0.55), (330.0, -2.2, 6.0, 2.2, 0.5), (312.0, -1.0, 5.0, 2.0, 0.35),
    (135.0, -2.0, 6.0, 2.5, 0.18),
    (280.5, -32.9, 2.9, 1.7, 0.34), (280.0, -33.3, 1.6, 0.5, 0.30), (302.8, -44.3, 1.3, 1.0, 0.28),
)  # fmt: skip
"""What shines beside the plain band: galactic longitude, latitude, half widths (degrees), strength. Last the Magellanic
Clouds: the bar of the Large one lies within it."""
DUST_CLOUDS = (
    (303.0, -0.5, 3.0, 2.6, 2.4), (0.5, 4.2, 5.0, 1.1, 1.6), (358.5, 6.0, 1.2, 2.6, 1.3), (353.5, 15.5, 3.5, 2.5, 0.9),
    (28.0, 3.6, 9.0, 2.3, 2.0), (44.0, 2.0, 10.0, 2.0, 1.8), (60.0, 0.6, 10.0, 1.7, 1.6), (14.0, 2.9, 9.0, 1.5, 1.7),
    (18.0, 8.0, 9.0, 1.8, 0.8), (84.0, 0.5, 4.0, 2.4, 1.5), (345.0, 1.2, 9.0, 1.5, 1.6), (325.0, 0.3, 9.0, 1.2, 1.3),
)  # fmt: skip
"""Dark clouds that are seen as such: Coalsack, the Pipe and its stem, rho Ophiuchi, the Great Rift with its fork."""
RED_CLOUDS = (
    (6.0, -1.2, 0.5),
    (15.1, -0.7, 0.35),
    (287.6, -0.7, 0.8),
    (85.0, -0.8, 0.7),
    (351.0, 0.7, 0.5),
    (206.4, -2.0, 0.6),
)
"""Glowing hydrogen: Lagoon, Omega, Carina, North America, Cat's Paw, Rosette: longitude, latitude, half width."""


def milky_way(width: int = 2048, height: int = 1024) -> np.ndarray:
    """Return a map in right ascension (from -180 degrees) and declination, as the root of light.

    A thin and a thick disc and the bulge shine through dust that lies in the plane in branching lanes; the places of
    the great clouds of stars and of dust are those of atlases, their outlines noise.
    """
    lon, lat = np.meshgrid(
        (np.arange(width) + 0.5) / width * 2 * np.pi - np.pi, np.pi / 2 - (np.arange(height) + 0.5) / height * np.pi
    )
    x, y, z = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    gx, gy, gz = np.einsum("ij,jhw->ihw", TO_GALAXY, np.stack([x, y, z]))
    longitude, latitude = np.degrees(np.arctan2(gy, gx)), np.degrees(np.arcsin(np.clip(gz, -1, 1)))
    soft, fine, dusty = _on_sphere(gx, gy, gz, 5, 2), _on_sphere(gx, gy, gz, 17, 7), _on_sphere(gx, gy, 3.0 * gz, 9, 31)
    warped = latitude + 1.6 * soft

    def spot(at: float, up: float, wide: float, high: float, ragged: np.ndarray) -> np.ndarray:
        aside = (longitude - at + 180.0) % 360.0 - 180.0
        far = np.hypot(aside * np.cos(np.radians(up)) / wide, (latitude - up) / high)
        return np.exp(-(np.clip(far * (1.0 + 0.45 * ragged), 0, 9) ** 2) * 0.5)

    inner = np.exp(-((longitude / 62.0) ** 2))
    band = np.exp(-np.abs(warped + 0.6) / (3.0 + 1.6 * inner)) * (0.20 + 0.85 * inner)
    thick = np.exp(-np.abs(latitude + 0.4) / 9.0) * (0.05 + 0.16 * inner)
    bulge = np.exp(-np.hypot(longitude / 9.0, (latitude + 1.0) / 5.4) * 1.15) * 1.25
    clouds = sum((s * spot(at, up, w, h, fine) for at, up, w, h, s in STAR_CLOUDS), np.zeros_like(latitude))
    # Dust: a thin sheet torn into threads, thicker toward the centre, and clouds of it near the Sun.
    threads = np.exp(-(((dusty + 0.35 * fine) / 0.16) ** 2)) + 0.7 * np.exp(-((fine / 0.13) ** 2))
    sheet = np.exp(-(((warped - 0.5) / 2.2) ** 2)) * (0.35 + 1.0 * inner) * (0.35 + 0.9 * threads + 0.6 * dusty)
    lanes = np.exp(-(((latitude - 3.5) / 6.5) ** 2)) * inner * threads * 0.75
    near = sum(
        (s * spot(at, up, w, h, dusty) * (0.55 + 0.75 * threads) for at, up, w, h, s in DUST_CLOUDS),
        np.zeros_like(latitude),
    )
    veil = np.clip(0.85 * sheet + 0.8 * lanes + 0.62 * near, 0, 3)
    stars = band * (0.85 + 0.45 * fine) + thick + bulge + clouds
    old = np.clip(bulge / np.maximum(band + thick + bulge + clouds, 1e-3), 0, 1)
    tint = np.stack([0.96 + 0.10 * old, 0.95 - 0.02 * old, 1.02 - 0.26 * old])
    light = np.clip(stars, 0, None) * tint * np.exp(-veil[None] * np.array([0.88, 1.0, 1.12])[:, None, None])
    for at, up, wide in RED_CLOUDS:
        light += spot(at, up, wide, wide, fine) * np.array([0.26, 0.09, 0.13])[:, None, None]
    return np.asarray(np.clip(np.sqrt(np.clip(light, 0, None) * 0.62), 0, 1).transpose(1, 2, 0) * 255).astype(np.uint8)


def _on_sphere(x: np.ndarray, y: np.ndarray, z: np.ndarray, cells: int, seed: int) -> np.ndarray:
    """Return noise about 0, spread 0.5, without a seam."""
    total, size = np.zeros_like(x), 1.0
    for octave in range(5):
        volume = np.random.default_rng(seed + octave).standard_normal((48, 48, 48))
        at = [(c * 0.5 + 0.5) * cells * 2**octave for c in (x, y, z)]
        total += size * ndimage.map_coordinates(volume, at, order=1, mode="grid-wrap")
        size *= 0.6
    return total / 2.4
