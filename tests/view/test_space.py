"""Space looks as it should, in every quality level, and its flashes are safe to look at: read from frames."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from photosensitivity import luminance, most_flashes, saturated_red, turns, worst_pixels

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    out = tmp_path_factory.mktemp("space") / "frames.npz"
    script = Path(__file__).with_name("space_frames.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, str(script), str(out)], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    assert "error" not in run.stderr.lower().replace("notify", ""), run.stderr[-2000:]
    return np.load(out)


def brightness(frame):
    return float(frame.mean())


def test_by_day_the_limb_is_blue_below_black(frames):
    picture = frames["day"].astype(float)
    assert picture[:8].mean() < 12, "space is black"
    ground = picture[-12:].mean((0, 1))
    assert ground.max() > 40
    rows = picture.mean(1)
    limb = rows[28:34]
    assert (limb[:, 2] > limb[:, 0]).all(), "the edge of the air is blue"


def test_cities_shine_by_night_and_are_dark_after_the_blackout(frames):
    night, dark = frames["night"].astype(float), frames["blackout"].astype(float)
    assert np.percentile(night, 99) > 50
    warm = night.reshape(-1, 3)[night.reshape(-1, 3).sum(1) > 90].mean(0)
    assert warm[0] > warm[1] > warm[2]
    # Aurora and airglow burn on, but they are green.
    lit, left = (int(((p.mean(-1) > 25) & (p[..., 0] > p[..., 1])).sum()) for p in (night, dark))
    assert lit > 200
    assert left < 0.3 * lit


def test_stars_are_points_on_black(frames):
    picture = frames["stars"].astype(float).mean(-1)
    assert np.median(picture) < 14
    assert (picture > 40).sum() > 5


def test_the_next_day_fires_show_where_lights_were(frames):
    fires = frames["fires"].astype(float).reshape(-1, 3)
    lit = fires[fires.sum(1) > 60]
    assert len(lit) >= 10, "a day later they are points, each less than a pixel here"
    assert lit.mean(0)[0] > 1.6 * lit.mean(0)[2], "orange"


def test_only_the_part_behind_windows_is_drawn(frames):
    part, whole = frames["part"].astype(int), frames["day"].astype(int)
    assert (part[:10] == (255, 0, 255)).all(), "left as it was"
    middle = (slice(20, 34), slice(30, 66))
    assert np.abs(part[middle] - whole[middle]).mean() < 6


def test_hidden_space_is_not_drawn(frames):
    assert (frames["hidden"] == (255, 0, 255)).all()


@pytest.mark.parametrize("level", ["low", "medium", "high"])
def test_every_level_draws_the_same_earth(frames, level):
    assert abs(brightness(frames[f"day {level}"]) - brightness(frames["day"])) < 0.35 * brightness(frames["day"]) + 4
    assert frames[f"war {level}"].max() > 200, "a burst is white"


def rising(pictures):
    """Return where pixels of frames begin to rise as a flash does."""
    return turns(luminance(pictures))[0]


def test_thirty_megatons_in_four_seconds_keep_the_flash_limit(frames):
    assert frames["salvo"].max() == 255
    rises = rising(frames["salvo"])
    assert most_flashes(rises, 30) <= 3
    assert worst_pixels(rises, 30) < 0.2
    assert saturated_red(frames["salvo"]) < 0.05


def test_reduced_flashes_never_light_a_fifth_of_the_picture_twice_a_second(frames):
    assert most_flashes(rising(frames["reduced"]), 30) <= 1
    assert frames["reduced"].mean() < frames["salvo"].mean()


def test_the_measure_itself_finds_a_strobe():
    strobe = np.zeros((60, 10, 10, 3), np.uint8)
    strobe[3::6] = strobe[4::6] = strobe[5::6] = 255
    assert most_flashes(rising(strobe), 30) >= 4
    assert worst_pixels(rising(strobe), 30) == 1.0
    slow = np.zeros((60, 10, 10, 3), np.uint8)
    slow[20:40] = 255
    assert most_flashes(rising(slow), 30) == 1 and worst_pixels(rising(slow), 30) == 0.0
