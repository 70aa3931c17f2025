"""Maps of the Earth: packed for the graphics card as they should be, and replaced by something plain when damaged."""

import logging
import shutil
from datetime import UTC, datetime

import numpy as np
import pytest

from iss3d.orbit import Orbit
from iss3d.vectors import length
from iss3d.view import earth_textures, heaven
from iss3d.view.earth_maps import Maps, read_stars, read_texture, region_at
from iss3d.view.earth_textures import first_picture, halved, texture_of
from iss3d.view.levels import LEVELS
from iss3d.view.space_shots import sky_over

REAL = earth_textures.place("day_1k.jpg").parent


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A folder of textures in which files can be spoiled."""
    folder = tmp_path / "earth"
    folder.mkdir()
    for name in ("day_1k.jpg", "heights_1k.jpg", "stars.npy"):
        shutil.copy(REAL / name, folder / name)
    monkeypatch.setattr(earth_textures, "_told", set())
    monkeypatch.setattr(earth_textures, "place", lambda file: folder / file)
    monkeypatch.setattr("iss3d.view.earth_maps.place", lambda file: folder / file)
    return folder


def test_a_missing_map_is_told_with_its_place_and_the_next_smaller_one_is_drawn(broken, caplog):
    with caplog.at_level(logging.ERROR):
        image = first_picture(["day_8k.jpg", "day_1k.jpg"], (20, 26, 24))
    assert image.shape == (512, 1024, 3)
    (record,) = caplog.records
    assert str(broken / "day_8k.jpg") in record.getMessage()
    assert "there is no such file. day_1k.jpg is drawn instead. Install the game again" in record.getMessage()


def test_a_damaged_map_is_told_once_and_a_plain_colour_stands_in(broken, caplog):
    (broken / "clouds_1k.jpg").write_bytes((REAL / "clouds_1k.jpg").read_bytes()[:9000])
    with caplog.at_level(logging.ERROR):
        for _ in range(2):
            image = first_picture(["clouds_1k.jpg"], (0, 0, 0))
    assert image.shape == (4, 4, 3) and not image.any()
    (record,) = caplog.records
    assert "clouds_1k.jpg: is no picture that can be read. A plain colour is drawn instead." in record.getMessage()


def test_a_missing_tile_of_heaps_is_told_and_even_cover_stands_in(broken, caplog):
    with caplog.at_level(logging.ERROR):
        texture = read_texture("heaps.jpg", 1, (128,))
    assert texture.get_num_components() == 1
    (record,) = caplog.records
    assert f"{broken / 'heaps.jpg'}: there is no such file. A plain colour is drawn instead." in record.getMessage()


def test_without_a_star_list_the_sky_has_no_stars(broken, caplog):
    (broken / "stars.npy").write_bytes(b"nothing")
    with caplog.at_level(logging.ERROR):
        assert len(read_stars(6.5)) == 0
    assert "A sky without stars is drawn instead" in caplog.text


def test_compressed_colours_stay_close_to_the_picture():
    image = first_picture(["day_1k.jpg"], (0, 0, 0))
    texture = texture_of("test", image, 1, compress=True)
    assert texture.get_num_ram_mipmap_images() == 11, "down to one texel, or the card draws black"
    assert texture.uncompress_ram_image()
    back = np.frombuffer(texture.get_ram_image().get_data(), np.uint8).reshape(image.shape)
    assert np.abs(back.astype(int) - image).mean() < 4


def test_halving_keeps_the_mean():
    image = np.arange(64, dtype=np.uint8).reshape(8, 8, 1)
    assert abs(halved(image).mean() - image.mean()) < 0.6


def test_weak_machines_need_little_memory_for_maps():
    earth_textures.bytes_of.clear()
    maps = Maps(LEVELS["lowest"])
    maps.read_aside()
    maps._reader.join()
    maps.follow(45.0, 10.0)
    maps._reader.join()
    assert 20 < sum(earth_textures.bytes_of.values()) / 1e6 < 100


def test_the_finer_map_follows_the_ground_track_without_haste():
    assert region_at(40, -90, "") == "america"
    assert region_at(48, 10, "america") == "europe"
    assert region_at(0, -30, "america") == "america", "over the ocean the last one stays"
    assert region_at(30, 110, "europe") == "asia"


def test_every_star_to_magnitude_six_and_a_half_is_there_with_its_colour():
    stars = read_stars(6.5)
    assert 8000 < len(stars) < 9500, "the Bright Star Catalogue has 9,096 to 6.5 and a little beyond"
    sirius = stars[0]
    assert sirius[3] == pytest.approx(-1.44, abs=0.05) and abs(sirius[4]) < 0.05
    assert np.degrees(np.arcsin(sirius[2])) == pytest.approx(-16.7, abs=0.1)
    assert np.ptp(stars[:, 4]) > 1.5


def test_seasons_follow_the_land_a_month_behind_the_sun():
    assert heaven.season(datetime(2024, 1, 22, tzinfo=UTC)) == pytest.approx(-1, abs=0.01)
    assert heaven.season(datetime(2024, 7, 22, tzinfo=UTC)) == pytest.approx(1, abs=0.01)


def test_the_great_storm_of_may_2024_lights_the_aurora():
    assert heaven.aurora(datetime(2024, 5, 11, 1, tzinfo=UTC)) > 0.9
    assert heaven.aurora(datetime(2024, 6, 20, tzinfo=UTC)) < 0.4


def test_a_full_moon_lights_the_night_and_a_half_moon_a_tenth_of_it():
    orbit = Orbit()
    full = length(heaven.moonlight(sky_over(orbit, datetime(2024, 4, 23, 23, 49, tzinfo=UTC), 0, 0, 51)))
    half = length(heaven.moonlight(sky_over(orbit, datetime(2024, 5, 15, 11, 48, tzinfo=UTC), 0, 0, 51)))
    assert full > 0.8
    assert 0.05 < half < 0.15
