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


def milky_way(width: int = 1024, height: int = 512) -> np.ndarray:
    """Return a map in right ascension (from -180 degrees) and declination: band, bulge, dark rift, clouds of stars."""
    lon, lat = np.meshgrid(
        (np.arange(width) + 0.5) / width * 2 * np.pi - np.pi, np.pi / 2 - (np.arange(height) + 0.5) / height * np.pi
    )
    x, y, z = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    gx, gy, gz = np.einsum("ij,jhw->ihw", TO_GALAXY, np.stack([x, y, z]))
    longitude, latitude = np.arctan2(gy, gx), np.arcsin(np.clip(gz, -1, 1))
    soft, fine = _on_sphere(gx, gy, gz, 5, 2), _on_sphere(gx, gy, gz, 17, 7)
    bulge = np.exp(-((longitude / 0.5) ** 2) - (latitude / 0.16) ** 2)
    width_here = 0.10 + 0.05 * np.exp(-((longitude / 0.8) ** 2)) + 0.03 * soft
    band = np.exp(-((latitude / width_here) ** 2)) * (0.35 + 0.65 * np.exp(-((longitude / 1.5) ** 2)))
    rift = np.exp(-(((latitude - 0.02 - 0.05 * soft) / (0.035 + 0.02 * fine)) ** 2)) * np.exp(-((longitude / 1.9) ** 2))
    light = (band * (0.75 + 0.5 * fine) + 0.8 * bulge) * np.clip(1 - rift * (0.75 + 0.4 * fine), 0.08, 1)
    tint = np.stack([light, light * 0.95, light * (0.98 - 0.12 * bulge)], -1)
    return (np.clip(tint * 0.8, 0, 1) * 255).astype(np.uint8)


def _on_sphere(x: np.ndarray, y: np.ndarray, z: np.ndarray, cells: int, seed: int) -> np.ndarray:
    """Return noise about 0, spread 0.5, without a seam."""
    total, size = np.zeros_like(x), 1.0
    for octave in range(5):
        volume = np.random.default_rng(seed + octave).standard_normal((48, 48, 48))
        at = [(c * 0.5 + 0.5) * cells * 2**octave for c in (x, y, z)]
        total += size * ndimage.map_coordinates(volume, at, order=1, mode="grid-wrap")
        size *= 0.6
    return total / 2.4
