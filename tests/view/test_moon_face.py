"""The Moon has its seas and bright craters where the published gazetteer has them."""

import numpy as np
import pytest

from iss3d.view.earth_textures import first_picture

# Latitude, longitude (east), diameter in km: Gazetteer of Planetary Nomenclature (IAU, USGS), as listed in Wikipedia's
# "List of maria on the Moon"; those of the near side that are about round and not at the limb.
SEAS = {
    "Crisium": (17.0, 59.1, 418), "Fecunditatis": (-7.8, 51.3, 909), "Humorum": (-24.4, -38.6, 389),
    "Imbrium": (32.8, -15.6, 1123), "Nectaris": (-15.2, 35.5, 333), "Nubium": (-21.3, -16.6, 715),
    "Serenitatis": (28.0, 17.5, 707), "Tranquillitatis": (8.5, 31.4, 873), "Vaporum": (13.3, 3.6, 245),
}  # fmt: skip

# C. A. Wood's "Lunar 100" (Sky & Telescope): craters with bright rays or walls, latitude and longitude.
CRATERS = {
    "Tycho": (-43.4, -11.1), "Copernicus": (9.7, -20.1), "Aristarchus": (23.7, -47.4), "Proclus": (16.1, 46.8),
    "Langrenus": (-8.9, 60.9),
}  # fmt: skip
RADIUS_KM = 1737.4


@pytest.fixture(scope="module")
def face():
    return first_picture(["moon.jpg"], (0, 0, 0)).astype(float).reshape(512, 512, -1).mean(-1)[::-1]  # north up


def apart_km(lat, lon):
    """Return how far each point of the picture lies from a place, over the ground; beyond the disc infinite."""
    across, down = np.meshgrid((np.arange(512) + 0.5) / 256 - 1, 1 - (np.arange(512) + 0.5) / 256)
    inside = across**2 + down**2 < 0.98
    toward = np.sqrt(np.maximum(1 - across**2 - down**2, 0))
    a, b = np.radians(lat), np.radians(lon)
    cosine = down * np.sin(a) + (across * np.sin(b) + toward * np.cos(b)) * np.cos(a)
    return np.where(inside, np.arccos(np.clip(cosine, -1, 1)) * RADIUS_KM, np.inf)


@pytest.mark.parametrize("name", SEAS)
def test_a_sea_is_dark_where_it_lies(face, name):
    lat, lon, across = SEAS[name]
    highlands = np.median(face[apart_km(-45.0, 20.0) < 500])
    assert np.median(face[apart_km(lat, lon) < 0.3 * across]) < 0.72 * highlands


def test_nothing_of_the_southern_highlands_is_a_sea(face):
    assert np.percentile(face[apart_km(-50.0, 15.0) < 350], 5) > 1.2 * np.median(face[apart_km(32.8, -15.6) < 350])


@pytest.mark.parametrize("name", CRATERS)
def test_a_rayed_crater_is_a_bright_spot(face, name):
    far = apart_km(*CRATERS[name])
    assert face[far < 45].max() > 1.15 * np.median(face[(far > 200) & (far < 420)])
