"""The flashes of the war are safe to look at: read from frames of its twenty worst seconds, which the film finds.

The limit: no more than three general flashes in any second (a pair of opposing changes of 10 % relative luminance, the
darker below 0.8) over a fifth of the picture, and no saturated red flash. Xbox guideline 118, WCAG 2.3.1.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from photosensitivity import luminance, most_flashes, saturated_red, turns, worst_pixels

ROOT = Path(__file__).parents[2]
FPS = 30
MOST = 3


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    out = tmp_path_factory.mktemp("flashes") / "films.npz"
    script = Path(__file__).with_name("flash_film.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, str(script), str(out)], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    with np.load(out) as read:
        return dict(read)


class Measured:
    """What the guidelines ask of frames: general flashes in the worst second, pixels that flash too often, red."""

    def __init__(self, frames):
        rises, _ = turns(luminance(frames))
        self.flashes = most_flashes(rises, FPS)
        self.pixels = worst_pixels(rises, FPS)
        self.red = saturated_red(frames)

    @property
    def safe(self):
        return self.flashes <= MOST and self.pixels < 0.2 and self.red < 0.2


def test_the_film_is_of_the_twenty_worst_seconds(films):
    assert len(films["seconds"]) == 20
    assert films["full"].shape[1:] == (90, 160, 3)
    assert len(films["full"]) >= 20 * FPS


def test_the_twenty_worst_seconds_keep_the_limit(films):
    assert films["full"].max() == 255, "there are flashes in them"
    assert Measured(films["full"]).safe


def test_reduced_flashes_stay_far_below_it(films):
    assert films["reduced"].shape == films["full"].shape, "of the same seconds"
    seen = Measured(films["reduced"])
    assert seen.flashes <= 1
    assert seen.pixels == 0.0
    assert seen.red < 0.05


def test_a_hundred_bombs_a_second_keep_the_limit(films):
    assert films["storm"].max() == 255
    assert Measured(films["storm"]).safe
    assert Measured(films["storm reduced"]).flashes <= 1


def test_without_the_limiter_the_limit_is_broken(films):
    assert not Measured(films["storm unlimited"]).safe, "the measure sees what the limiter holds back"


def test_the_limiter_changes_what_is_seen_in_the_shipped_war_too(films):
    rise = [np.abs(np.diff(films[name].mean((1, 2, 3)))).max() for name in ("full", "unlimited")]
    assert rise[0] < rise[1]


def test_the_measure_counts_red_and_flashes_as_the_guidelines_do():
    frames = np.zeros((FPS, 90, 160, 3), np.uint8)
    frames[3::6] = 200
    assert Measured(frames).flashes == 5
    frames[:, :, :80] = 0
    frames[:, :, 80:, 1:] = 0
    assert Measured(frames).red == 0.5
