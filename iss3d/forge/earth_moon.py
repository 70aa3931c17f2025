"""Paints the near side of the Moon from its named seas and rayed craters. Used by earth.py.

Places and diameters as the Gazetteer of Planetary Nomenclature (IAU, USGS, planetarynames.wr.usgs.gov) gives them, read
in Wikipedia's "List of maria on the Moon", craters in C. A. Wood's "Lunar 100"; a sea that is no disc is several.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from iss3d.forge.earth_detail import spectral

SIZE = 512
RADIUS_KM = 1737.4

# Latitude, longitude (east positive), radius in km, darkness.
SEAS = (
    (32.8, -15.6, 561, 0.92),  # Imbrium
    (28.0, 17.5, 353, 0.95),  # Serenitatis
    (8.3, 30.8, 400, 1.0), (13.0, 26.0, 250, 0.9), (0.5, 24.0, 240, 0.85),  # Tranquillitatis
    (17.0, 59.1, 209, 1.0),  # Crisium
    (-4.0, 51.0, 300, 0.9), (-13.0, 52.0, 230, 0.85),  # Fecunditatis
    (-15.2, 35.5, 166, 0.9),  # Nectaris
    (-20.6, -17.3, 330, 0.8), (-14.0, -12.0, 220, 0.7),  # Nubium
    (-24.4, -38.6, 194, 1.0),  # Humorum
    (-10.0, -23.1, 188, 0.85),  # Cognitum
    (7.5, -30.9, 256, 0.85),  # Insularum
    (13.3, 3.6, 122, 0.8), (1.6, 1.0, 120, 0.6), (12.1, -8.3, 150, 0.75),  # Vaporum, Sinus Medii, Sinus Aestuum
    (45.0, -31.7, 115, 0.8), (50.3, -50.9, 120, 0.7),  # Sinus Iridum, Sinus Roris
    (56.0, -38.0, 130, 0.6), (58.5, -16.0, 130, 0.7), (59.0, 4.0, 125, 0.7), (56.0, 24.0, 130, 0.6),  # Frigoris
    (40.0, -55.0, 380, 0.8), (24.0, -56.0, 420, 0.9), (8.0, -50.0, 420, 0.9), (-4.0, -43.0, 320, 0.85),  # Procellarum
    (17.0, -34.0, 300, 0.75), (38.0, 30.0, 130, 0.55), (56.8, 81.5, 136, 0.6),  # Lacus Somniorum, Humboldtianum
    (13.3, 86.1, 210, 0.6), (1.3, 87.5, 186, 0.7), (6.8, 68.4, 121, 0.6), (1.1, 65.1, 70, 0.7),  # Marginis to Spumans
    (-38.9, 93.0, 301, 0.40), (51.6, -9.4, 50, 1.0), (-5.4, -68.4, 85, 1.0), (-16.0, -74.0, 40, 0.8),  # Plato, Grimaldi
)  # fmt: skip

# Latitude, longitude, radius in km of the crater, reach of its rays in radii, brightness.
RAYED = (
    (-43.3, -11.2, 43, 26.0, 1.0), (9.7, -20.1, 48, 8.0, 0.7), (8.1, -38.0, 15, 12.0, 0.6),  # Tycho, Copernicus, Kepler
    (23.7, -47.4, 20, 9.0, 0.9), (-8.9, 60.9, 66, 7.0, 0.5), (16.1, 46.8, 14, 14.0, 0.8),  # Aristarchus to Proclus
    (-32.5, 54.1, 36, 10.0, 0.6), (-24.5, -63.8, 9, 24.0, 0.7), (61.7, 50.3, 16, 10.0, 0.4),  # Stevinus to Thales
    (8.1, -77.7, 20, 9.0, 0.5), (73.4, -10.1, 26, 12.0, 0.4), (27.7, 11.8, 5, 8.0, 0.5),  # Glushko, Anaxagoras, Linne
    (-11.7, 15.7, 12, 10.0, 0.3), (-1.9, 47.6, 6, 16.0, 0.4), (2.8, 17.3, 9, 10.0, 0.4),  # Descartes to Dionysius
)  # fmt: skip


def near_side(size: int = SIZE) -> np.ndarray:
    """Return brightness as bytes, north up, east (Mare Crisium) right, as seen from afar: the disc fills the square."""
    x, y = np.meshgrid((np.arange(size) + 0.5) / size * 2 - 1, 1 - (np.arange(size) + 0.5) / size * 2)
    r = np.hypot(x, y)
    inward = 1.0 / np.maximum(r, 1.0)  # beyond the disc its rim goes on
    x, y = x * inward, y * inward
    r2 = np.minimum(x * x + y * y, 0.9999)
    p = np.stack([np.sqrt(1 - r2), x, y], -1)
    soft, fine = (spectral(size, slope, seed, 3.0) - 0.5 for slope, seed in ((1.6, 21), (1.1, 22)))
    dark = np.zeros_like(x)
    for lat, lon, radius, depth in SEAS:
        km = _apart(p, lat, lon) + (soft * 380 + fine * 55) * min(radius / 300, 1.0)
        dark = np.maximum(dark, depth * np.clip((radius - km) / 120 + 0.5, 0, 1))
    land = 0.86 + 0.30 * fine + 0.12 * soft
    # Each sea is of several lavas: titanium makes some bluish and dark, older ones are paler; their edges can be seen.
    flows = np.tanh(6.0 * (np.roll(soft, size // 3, 0) + 0.25 * fine)) * 0.055
    sea = 0.385 + 0.24 * soft + 0.13 * fine + flows
    image = land * (1 - dark) + dark * sea + (1 - dark) * _craters(p, size)
    for lat, lon, radius, reach, bright in RAYED:
        image += _rays(p, lat, lon, radius, reach) * bright * (1.0 - 0.35 * dark)
    return np.asarray(np.clip(image * 0.82, 0, 1) * 255 + 0.5, np.uint8)


def _axis(lat: float, lon: float) -> np.ndarray:
    a, b = np.radians(lat), np.radians(lon)
    return np.array([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)])


def _apart(p: np.ndarray, lat: float, lon: float) -> np.ndarray:
    """Return the way over the ground in km."""
    return np.arccos(np.clip(p @ _axis(lat, lon), -1, 1)) * RADIUS_KM


def _rays(p: np.ndarray, lat: float, lon: float, radius: float, reach: float) -> np.ndarray:
    """Return the bright floor, the dark collar and the rays of a young crater."""
    axis = _axis(lat, lon)
    east = np.cross([0.0, 0.0, 1.0], axis)
    east /= np.linalg.norm(east)
    round_it = np.arctan2(p @ np.cross(axis, east), p @ east)
    far = _apart(p, lat, lon) / radius
    random = np.random.default_rng(int(abs(lat * 100)))
    spokes = np.zeros_like(far)
    for turn, width, long in zip(random.random(13) * 2 * np.pi, random.random(13), random.random(13), strict=True):
        off = np.abs((round_it - turn + np.pi) % (2 * np.pi) - np.pi) * far
        spokes += np.exp(-((off / (0.5 + 1.0 * width)) ** 2)) * np.exp(-far / (reach * (0.25 + 0.45 * long)))
    halo = 0.5 * np.exp(-((far / 2.6) ** 2)) - 0.12 * np.exp(-(((far - 1.5) / 0.4) ** 2))
    return 0.30 * np.clip(spokes, 0, 1.2) * (far > 1.2) + halo


def _craters(p: np.ndarray, size: int) -> np.ndarray:
    """Return rims and floors of the crowd of old craters of the highlands, drawn as seen under a high Sun."""
    random = np.random.default_rng(31)
    lat, lon = np.degrees(np.arcsin(random.uniform(-1, 1, 420))), random.uniform(-88, 88, 420)
    radius = np.clip(12 * random.random(420) ** -0.6, 12, 110)
    marks = np.zeros(p.shape[:2])
    for a, b, r in zip(lat, lon, radius, strict=True):
        far = _apart(p, float(a), float(b)) / r
        marks += (far < 1.5) * (0.10 * np.exp(-(((far - 1.0) / 0.16) ** 2)) - 0.05 * np.exp(-((far / 0.7) ** 4)))
    return np.asarray(ndimage.gaussian_filter(marks, size / 900))
