"""The day's weather as the forge paints it, small: winds that neither pile up nor leap, clouds where they belong."""

import numpy as np
import pytest

from iss3d.forge import earth_clouds, earth_cumulus, earth_valleys, earth_winds

ROWS, COLUMNS = 128, 256


@pytest.fixture(scope="module")
def weather():
    """A small day: unit vectors, latitude, longitude, the wind on a small grid, and the painted layers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(earth_winds, "GRID", (512, 1024))
        wind = earth_winds.winds()
        lat, lon, p = earth_winds.sphere(ROWS, COLUMNS)
        land = np.zeros((ROWS, COLUMNS), np.float32)
        land[(np.abs(lat - 24) < 10) & (lon > -10) & (lon < 35)] = 1.0
        painted = earth_clouds.paint(land)
    return {"p": p, "lat": lat, "lon": lon, "wind": wind, "painted": painted}


def parts(wind):
    """Return the wind toward east and north, m/s, and latitude, of a map of winds."""
    lat, lon, _ = earth_winds.sphere(*wind.shape[:2])
    east = earth_winds.vector(0.0 * lat, lon + 90.0)
    north = np.cross(earth_winds.vector(lat, lon), east)
    metres = wind * earth_winds.RADIUS_M / 3600
    return (metres * east).sum(-1), (metres * north).sum(-1), lat


def mean_within(field, weather, lat, lon, half):
    inside = (np.abs(weather["lat"] - lat) < half) & (np.abs(weather["lon"] - lon) < half)
    return float(field[inside].mean())


def test_winds_blow_along_the_ground_and_no_faster_than_a_storm(weather):
    wind = weather["wind"]
    _, _, up = earth_winds.sphere(*wind.shape[:2])
    speed = np.linalg.norm(wind, axis=-1) * earth_winds.RADIUS_M / 3600
    assert np.abs((wind * up).sum(-1)).max() < 1e-6, "never up or down"
    assert np.isfinite(speed).all()
    assert 5 < np.median(speed) < 20 and speed.max() < 120


def test_it_blows_from_the_west_in_middle_latitudes_and_from_the_east_in_the_trades(weather):
    east, _, lat = parts(weather["wind"])
    assert east[np.abs(np.abs(lat) - 42) < 6].mean() > 6
    assert east[np.abs(np.abs(lat) - 13) < 5].mean() < -2


@pytest.mark.parametrize("low", [(52, -35, 1), (-52, -20, -1), (14, 128, 1)])
def test_lows_turn_counter_clockwise_in_the_north_and_clockwise_in_the_south(weather, low):
    lat_at, lon_at, way = low
    wind = weather["wind"]
    _, _, p = earth_winds.sphere(*wind.shape[:2])
    axis = earth_winds.vector(lat_at, lon_at)
    far = earth_winds.apart_deg(p, lat_at, lon_at)
    ring = (far > 1.0) & (far < (2.5 if abs(lat_at) < 30 else 6.0))
    around = (np.cross(np.broadcast_to(axis, p[ring].shape), p[ring]) * wind[ring]).sum(-1)
    assert way * around.mean() > 0


def test_air_neither_piles_up_nor_thins_out(weather):
    """What leaves a patch of the middle latitudes also enters it; eddies alone would give far more if they did not."""
    east, north, lat = parts(weather["wind"])
    rows = lat.shape[0]
    step = np.pi / rows * earth_winds.RADIUS_M
    cosine = np.cos(np.radians(lat))
    spread = (np.roll(east, -1, 1) - np.roll(east, 1, 1)) / (2 * step * cosine)
    spread -= np.gradient(north * cosine, axis=0) / (step * cosine)
    turning = (np.roll(north, -1, 1) - np.roll(north, 1, 1)) / (2 * step * cosine)
    turning += np.gradient(east * cosine, axis=0) / (step * cosine)
    middle = np.abs(lat) < 60
    assert np.abs(spread[middle]).mean() < 0.25 * np.abs(turning[middle]).mean()


def test_where_air_came_from_is_upwind_and_still_on_the_earth(weather):
    p = weather["p"]
    before = earth_winds.came_from(p, weather["wind"], 6.0, 6)
    assert np.abs(np.linalg.norm(before, axis=-1) - 1).max() < 1e-3
    moved = p - before
    lat, lon = weather["lat"], weather["lon"]
    toward_east = (moved * earth_winds.vector(0.0 * lat, lon + 90.0)).sum(-1)
    assert toward_east[np.abs(np.abs(lat) - 42) < 6].mean() > 0
    assert toward_east[np.abs(np.abs(lat) - 13) < 5].mean() < 0
    far_deg = np.degrees(np.linalg.norm(moved, axis=-1))
    assert 0.5 < np.median(far_deg) < 6, "some hundred kilometres in six hours"


def test_every_layer_is_a_share_and_the_date_line_is_no_seam(weather):
    painted = weather["painted"]
    assert painted.shape == (ROWS, COLUMNS, 3)
    assert np.isfinite(painted).all() and painted.min() >= 0 and painted.max() <= 1.2
    across = np.abs(painted[:, 0] - painted[:, -1]).mean()
    assert across < 1.6 * np.abs(np.diff(painted, axis=1)).mean() + 0.01


def test_deserts_are_clear_and_the_westerlies_are_not(weather):
    layers, low = weather["painted"][..., 0], weather["painted"][..., 2]
    desert = mean_within(layers, weather, 24, 15, 8) + mean_within(low, weather, 24, 15, 8)
    assert desert < 0.15
    belt = np.abs(np.abs(weather["lat"]) - 52) < 8
    assert layers[belt].mean() > 2.0 * desert + 0.05


def test_decks_lie_over_the_cold_water_of_west_coasts(weather):
    low = weather["painted"][..., 2]
    assert mean_within(low, weather, -18, -80, 5) > 0.6
    assert mean_within(low, weather, -18, -80, 5) > 1.5 * float(low[np.abs(weather["lat"]) < 30].mean())


def test_a_cyclone_has_an_eye_within_its_wall():
    """Painted into a small sky of its own that is fine enough for an eye."""
    rows, columns = 240, 240
    lat, lon = np.meshgrid(
        14 + (0.5 - (np.arange(rows) + 0.5) / rows) * 12, 128 + ((np.arange(columns) + 0.5) / columns - 0.5) * 12,
        indexing="ij",
    )  # fmt: skip
    p = earth_winds.vector(lat, lon)
    flat = np.zeros((rows, columns), np.float32)
    layers, _, _ = earth_clouds._hurricane(p, (14, 128, 7.5), flat, flat, flat, flat, flat)
    apart = earth_winds.apart_deg(p, 14, 128)
    eye, wall = layers[apart < 0.12].mean(), layers[(apart > 0.5) & (apart < 1.5)].mean()
    assert wall > 0.6
    assert eye < 0.15


def test_the_tile_of_forms_has_every_share_of_cover_alike_and_repeats_without_a_seam(monkeypatch):
    monkeypatch.setattr(earth_cumulus, "SIZE", 128)
    monkeypatch.setattr(earth_cumulus, "HEAPS", ((12, 1.0), (60, 0.6), (300, 0.3)))
    tile = earth_cumulus.forms_tile().astype(float)
    assert tile.shape == (128, 128, 3)
    for form in (0, 2):
        counts = np.histogram(tile[..., form], 8, (0, 256))[0] / tile[..., form].size
        assert np.abs(counts - 1 / 8).max() < 0.01, "so that a share of cover is that share of the sky"
    for axis in (0, 1):
        seam = np.abs(np.take(tile, 0, axis) - np.take(tile, -1, axis)).mean()
        assert seam < 1.6 * np.abs(np.diff(tile, axis=axis)).mean()


def test_small_forms_show_no_wind_of_the_day_before(weather):
    """Where the air was a day ago moves broad noise, not noise of 200 waves a radian: it would be combed to hair."""
    p, wind = weather["p"], weather["wind"]
    lately = earth_winds.came_from(p, wind, 11.0, 6)
    days = [(earth_winds.came_from(p, wind, hours, 12), lately, p) for hours in (15.0, 30.0)]
    small, large = (np.corrcoef(*(earth_clouds._drawn(a, n, 4, 1, 0.6).ravel() for a in days))[0, 1] for n in (200, 5))
    assert small > 0.9
    assert large < small - 0.03


def test_what_is_clear_on_most_days_is_clear_on_this_one(weather):
    for lat, lon in ((40.7, -99.8), (46, 9.5), (-25, -68.5)):
        assert mean_within(weather["painted"].sum(-1), weather, lat, lon, 1.2) < 0.12


def test_fields_in_a_desert_are_green_and_its_lake_is_blue():
    desert = np.tile(np.array([0.80, 0.68, 0.50], np.float32), (360, 720, 1))
    row, column = round((90 - 27.3) * 2), round((31.2 + 180) * 2)
    desert[row, column] = (0.42, 0.38, 0.26)
    lake = round((90 - 22.9) * 2), round((32.4 + 180) * 2)
    desert[lake] = (0.10, 0.16, 0.06)
    result = earth_valleys.mended(desert)
    assert result[row, column, 1] > 1.3 * result[row, column, 0] and result[lake][2] > 1.3 * result[lake][1]
    delta = result[round((90 - 31.0) * 2), round((31.0 + 180) * 2)]
    assert delta[1] > 1.2 * delta[0]
    assert np.array_equal(result[:100], desert[:100]), "elsewhere nothing changes"
