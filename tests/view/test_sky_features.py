"""Sun, air, clouds and Milky Way do what they do for an astronaut; each measure also finds out when they do not.

Frames "... without" lack the one feature that is measured, and nothing else.
"""

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
PIXEL = 2 * math.tan(math.radians(27.0 / 2)) / 180
"""Radians a pixel covers through the 50 mm lens."""


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    out = tmp_path_factory.mktemp("sky") / "frames.npz"
    script = Path(__file__).with_name("sky_frames.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, str(script), str(out)], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    return {name: picture.astype(float) for name, picture in np.load(out).items()}


def grey(picture):
    return picture.mean(-1)


# -- the Sun in the sea -----------------------------------------------------------------------------------------------
def glint_in(picture):
    """Return how much brighter than the sea about it the brightest place is, and where (column, row) its middle."""
    image = grey(picture)
    extra = np.maximum(image - np.median(image) - 20.0, 0.0)
    if not extra.any():
        return 0.0, None
    rows, columns = np.mgrid[0:180, 0:320]
    middle = (extra * columns).sum() / extra.sum(), (extra * rows).sum() / extra.sum()
    return np.percentile(image, 99) / np.median(image), middle


def test_the_sun_glitters_where_a_calm_sea_would_mirror_it(frames):
    brighter, middle = glint_in(frames["glint"])
    assert brighter > 2.0
    assert np.hypot(*(np.array(middle) - frames["mirror"])) < 10.0, "pixels, of a spot some 60 wide"
    assert glint_in(frames["glint without"])[0] < 1.5


# -- the air by night -------------------------------------------------------------------------------------------------
def rows_about_the_limb(picture):
    """Return the median of each row across the middle fifth of a picture."""
    return np.median(picture[:, 128:192], axis=1)


def airglow_in(picture):
    """Return the row in which green stands out most from the rows about it, by how much, and how green it is."""
    rows = rows_about_the_limb(picture)
    green = rows[:, 1]
    bump = np.array([green[n] - max(green[n - 12], green[n + 12]) for n in range(12, 168)])
    best = int(bump.argmax()) + 12
    return best, bump.max(), green[best] - max(rows[best, 0], rows[best, 2])


def test_a_green_layer_hangs_over_the_limb_by_night_with_a_gap_below(frames):
    row, bump, greener = airglow_in(frames["airglow"])
    assert bump > 12 and greener > 8
    _, without, _ = airglow_in(frames["airglow without"])
    assert without < 4
    # Its height: the ray that grazes 95 km dips so far below the plane of flight, and the middle row 19 degrees.
    dip = math.acos((6371.0 + 95.0) / (6371.0 + 418.0))
    expected = 90 + math.tan(dip - math.radians(19.0)) / PIXEL
    assert row == pytest.approx(expected, abs=3.0)


# -- between day and night --------------------------------------------------------------------------------------------
def redness(picture):
    """Return red over blue, as light, of the brighter half of a picture: its clouds."""
    image = (picture[grey(picture) > np.median(grey(picture))] / 255.0) ** 2.2
    return image[:, 0].mean() / image[:, 2].mean()


def test_the_last_light_is_red_as_the_blue_of_it_has_stayed_in_the_air(frames):
    assert redness(frames["low sun"]) > 1.15 * redness(frames["low sun without"])
    assert grey(frames["low sun"]).mean() < grey(frames["low sun without"]).mean()


def test_dawn_goes_from_orange_on_the_ground_over_white_to_blue(frames):
    rows = np.median(frames["dawn"][:, 180:230], axis=1)
    lit = np.nonzero(rows.max(1) > 60)[0]
    top, bottom = rows[lit[0]], rows[lit[-1]]
    assert bottom[0] > 1.2 * bottom[2], "orange below"
    assert top[2] > 1.2 * top[0], "blue above"
    assert rows[: lit[0] - 8].max() < 45, "and black over it"
    blue_share = rows[lit, 2] / rows[lit].sum(1)
    assert np.corrcoef(lit, blue_share)[0, 1] < -0.8, "evenly"


# -- clouds -----------------------------------------------------------------------------------------------------------
def shift_between(one, other, most=9):
    """Return by how many columns and rows the first has to be moved to lie best on the second, and how well it does."""
    best = (-2.0, 0, 0)
    inner = (slice(most, -most), slice(most, -most))
    for down in range(-most, most + 1):
        for right in range(-most, most + 1):
            moved = np.roll(one, (down, right), (0, 1))[inner]
            best = max(best, (float(np.corrcoef(moved.ravel(), other[inner].ravel())[0, 1]), right, down))
    return best[1], best[2], best[0]


def fine(picture):
    """Return an image without its broad light and shade."""
    image = grey(picture)
    kernel = np.ones(31) / 31
    broad = image
    for axis in (0, 1):
        broad = np.apply_along_axis(lambda line: np.convolve(line, kernel, "same"), axis, broad)
    return image - broad


def test_clouds_throw_their_shadow_away_from_the_sun(frames):
    """In the afternoon the Sun stands in the west; the picture's top is east, the way of flight."""
    lit, unlit = frames["shadow"], frames["shadow without"]
    white = np.maximum(unlit[..., 2] - np.percentile(unlit[..., 2], 90), 0.0)  # sand has little blue
    darker = np.where(white == 0.0, np.maximum(grey(unlit) - grey(lit), 0.0), 0.0)
    assert np.percentile(darker, 99) > 12, "some of the sand is clearly darker"
    right, down, _ = shift_between(white, darker, 12)
    assert down < 0 and abs(down) > abs(right), "cloud moved east lies on its shadow"


def test_clouds_stand_above_the_sea(frames):
    """Seen at a slant of 48 degrees they are nearer than the sea behind: 4.5 km up move by so many pixels."""
    right, down, alike = shift_between(fine(frames["slant without"]), fine(frames["slant"]), 12)
    slant = math.radians(48.0)
    from_centre = math.asin(min(1.0, (6371.0 + 418.0) / 6371.0 * math.cos(slant)))
    on_ground, up_there = (
        math.asin((6371.0 + 418.0) / (6371.0 + height) * math.cos(slant)) - (math.pi / 2 - slant)
        for height in (0.0, 4.5)
    )  # how far round the Earth the eye looks
    aside_km = (on_ground - up_there) * 6371.0 * math.sin(math.pi / 2 - from_centre)
    distance = 6371.0 * math.sin(on_ground) / math.cos(slant)
    pixel = 2 * math.tan(math.radians(17.1 / 2)) / 180
    assert alike > 0.6
    assert abs(right) <= 1
    assert abs(down) == pytest.approx(aside_km / distance / pixel, abs=1.5)
    assert down != 0


# -- the deep sky -----------------------------------------------------------------------------------------------------
def test_the_milky_way_glows_along_the_galaxy_with_a_dark_lane(frames):
    def band(picture):
        """Return the light about the middle of the picture and that of its two far corners."""
        corners = np.median(grey(picture)[:40, :60]), np.median(grey(picture)[-40:, -60:])
        return np.median(grey(picture)[60:120, 110:210]), max(corners)

    middle, corners = band(frames["galaxy"])
    assert middle > 3.0 * corners + 8
    assert band(frames["galaxy without"])[0] < 6
    image = grey(frames["galaxy"])[50:130, 110:210]
    assert np.percentile(image, 8) < 0.4 * np.median(image), "dust before the stars"


# -- the Sun through panes --------------------------------------------------------------------------------------------
def ring(picture, radius):
    """Return the brightness round the middle of the picture at a radius (half heights), a point a degree."""
    turns = np.radians(np.arange(360))
    rows = np.rint(89.5 - radius * 90 * np.sin(turns)).astype(int)
    columns = np.rint(159.5 + radius * 90 * np.cos(turns)).astype(int)
    return grey(picture)[rows, columns]


def test_the_sun_glares_through_the_pane_in_haze_and_spokes(frames):
    glare, bare = frames["sun"], frames["sun without"]
    assert grey(bare)[88:92, 158:162].max() > 200, "the disc is there with and without"
    assert np.median(ring(glare, 0.12)) > np.median(ring(bare, 0.12)) + 40
    around = ring(glare, 0.35)
    spokes = around > np.median(around) + 15
    assert 4 <= (np.diff(np.append(spokes, spokes[0]).astype(int)) == 1).sum() <= 8, "three scratches cross the disc"
    assert not (ring(bare, 0.35) > 15).any()
    assert np.median(ring(glare, 0.9)) < 12, "and the sky beside it is black"


# -- the aurora -------------------------------------------------------------------------------------------------------
def test_the_aurora_is_green_below_and_red_above_without_an_edge(frames):
    picture = frames["aurora"] - frames["aurora without"]
    assert (picture[..., 1] > 60).sum() > 400
    assert ((picture[..., 0] > picture[..., 1] + 4) & (picture[..., 0] > 12)).sum() > 40, "red crowns"
    lit = picture[..., 1] > 30
    rows = np.nonzero(lit.any(1))[0]
    crowns = np.where(picture[..., 0] > picture[..., 1], np.maximum(picture[..., 0], 0), 0)
    curtains = np.where(picture[..., 1] > 40, picture[..., 1], 0)
    red, green = (np.average(np.arange(180), weights=light.sum(1)) for light in (crowns, curtains))
    assert red < green, "higher in the picture"
    assert len(rows) > 30
    steps = np.abs(np.diff(picture[..., 1], axis=1))
    assert steps.max() < 0.62 * picture[..., 1].max(), "no curtain ends like a board"
