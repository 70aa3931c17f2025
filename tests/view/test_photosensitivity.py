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
from photosensitivity import most_flashes, saturated_red, worst_pixels

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
    return np.load(out)


def safe(frames):
    """Return whether frames keep the limit."""
    return most_flashes(frames, FPS) <= MOST and worst_pixels(frames, FPS) < 0.2 and saturated_red(frames) < 0.2


def test_the_film_is_of_the_twenty_worst_seconds(films):
    assert len(films["seconds"]) == 20
    assert films["full"].shape[1:] == (90, 160, 3)
    assert len(films["full"]) >= 20 * FPS


def test_the_twenty_worst_seconds_keep_the_limit(films):
    assert films["full"].max() == 255, "there are flashes in them"
    assert safe(films["full"])


def test_reduced_flashes_stay_far_below_it(films):
    assert most_flashes(films["reduced"], FPS) <= 1
    assert saturated_red(films["reduced"]) < 0.05


def test_a_hundred_bombs_a_second_keep_the_limit(films):
    assert films["storm"].max() == 255
    assert safe(films["storm"])
    assert most_flashes(films["storm reduced"], FPS) <= 1


def test_without_the_limiter_the_limit_is_broken(films):
    assert not safe(films["storm unlimited"]), "the measure sees what the limiter holds back"


def test_the_limiter_changes_what_is_seen_in_the_shipped_war_too(films):
    rise = [np.abs(np.diff(films[name].mean((1, 2, 3)))).max() for name in ("full", "unlimited")]
    assert rise[0] < rise[1]
