"""The Earth holds up close: no texels, seams, tiles or jumps, and nothing trembles from a centimetre to the horizon."""

import math
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from panda3d.core import CS_zup_right, LMatrix4f, LPoint3f, PerspectiveLens, TransformState

from iss3d.orbit import Orbit
from iss3d.orbit.bodies import EARTH_RADIUS_KM
from iss3d.view.earth_textures import place

ROOT = Path(__file__).parents[2]
STEP_KM = 0.4


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    out = tmp_path_factory.mktemp("earth") / "frames.npz"
    script = Path(__file__).with_name("earth_frames.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, str(script), str(out)], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    return np.load(out)


def grey(picture):
    return picture.astype(float).mean(-1)


def soft(image, reach):
    """Return an image each of whose points is the mean of the square about it."""
    kernel = np.ones(2 * reach + 1) / (2 * reach + 1)
    for axis in (0, 1):
        image = np.apply_along_axis(lambda line: np.convolve(line, kernel, "same"), axis, image)
    return image


def crispness(image, block=20):
    """Return the finest contrast (of 255 steps) within each block of a picture, its rim left out."""
    fine = (image - soft(image, 1))[10:-10, 10:-10]
    rows, columns = fine.shape[0] // block, fine.shape[1] // block
    return fine[: rows * block, : columns * block].reshape(rows, block, columns, block).std((1, 3)).ravel()


@pytest.mark.parametrize("where", ["fields", "forest", "desert", "mountains"])
def test_an_80_mm_lens_straight_down_finds_no_blurred_patch(frames, where):
    """One texel of the maps is 28 of these pixels: what is finer is there all the same."""
    found = crispness(grey(frames[where]))
    assert np.median(found) > 1.2, "contrast from pixel to pixel"
    assert (found > 0.35).mean() > 0.9, "and hardly a block of 20 pixels without it"


def test_the_measure_tells_a_blown_up_map(frames):
    small = grey(frames["fields"])[::20, ::20]
    y, x = np.mgrid[0:180, 0:320] / 20.0
    across = np.array([np.interp(x[0], np.arange(small.shape[1]), row) for row in small])
    blown_up = np.array([np.interp(y[:, 0], np.arange(len(small)), column) for column in across.T]).T
    assert np.median(crispness(blown_up)) < 0.35


def likeness(image):
    """Return how like a picture is to itself shifted by 16 pixels or more, at the worst shift: 1 is the same."""
    fine = (image - soft(image, 12))[12:-12, 12:-12]
    fine = np.clip(fine, -40, 40) - np.clip(fine, -40, 40).mean()
    padded = np.zeros((fine.shape[0] * 2, fine.shape[1] * 2))
    padded[: fine.shape[0], : fine.shape[1]] = fine
    spectrum = np.abs(np.fft.fft2(padded)) ** 2
    found = np.fft.fftshift(np.fft.ifft2(spectrum).real)
    middle_y, middle_x = (n // 2 for n in found.shape)
    found /= found[middle_y, middle_x]
    y, x = np.mgrid[0 : found.shape[0], 0 : found.shape[1]]
    found[np.hypot(y - middle_y, x - middle_x) < 16] = 0
    return found.max()


@pytest.mark.parametrize("where", ["wide", "sea", "desert", "forest", "fields"])
def test_no_pattern_repeats_itself(frames, where):
    assert likeness(grey(frames[where])) < 0.3


def test_the_measure_finds_a_tiled_picture():
    tile = np.random.default_rng(1).random((45, 80)) * 60
    assert likeness(np.tile(tile, (4, 4))) > 0.5


def test_neither_date_line_nor_pole_shows(frames):
    """The date line runs up the middle of its picture; a seam would be a step from column to column."""
    picture = grey(frames["date line"])
    steps = np.abs(np.diff(picture, axis=1)).mean(0)
    assert steps[155:164].max() < 2.0 * np.median(steps) + 1.0
    pole = grey(frames["pole"])
    assert np.median(crispness(pole)) > 0.6, "the pole is no blur"
    rings = np.abs(np.diff(pole[60:120, 130:190], axis=1))
    assert rings.max() < 6.0 * np.percentile(rings, 90) + 4.0, "nor a dot"


def colourful(picture):
    """Return how colourful the typical point of a picture is: 0 grey, 1 pure."""
    high, low = picture.max(-1).astype(float), picture.min(-1).astype(float)
    return float(np.median((high - low) / np.maximum(high, 1.0)))


def test_the_land_of_the_north_is_white_in_winter_and_green_in_summer(frames):
    """The same place under the same clouds at the same hour, in February and in August."""
    winter, summer = frames["winter"], frames["summer"]
    assert np.percentile(grey(winter), 25) > 1.4 * np.percentile(grey(summer), 25), "what is not cloud"
    assert colourful(winter) < 0.7 * colourful(summer)
    dry, wet = (grey(frames[f"tropics in {month}"]).mean() for month in ("february", "august"))
    assert dry == pytest.approx(wet, rel=0.05), "where it never snows nothing of the kind happens"


def test_without_the_tile_of_heaps_low_clouds_lose_their_shape_and_nothing_else(frames):
    whole, plain = grey(frames["sea"]), grey(frames["sea without heaps"])
    assert plain.mean() == pytest.approx(whole.mean(), rel=0.1)
    assert np.corrcoef(soft(whole, 8).ravel(), soft(plain, 8).ravel())[0, 1] > 0.95, "the same weather"
    assert np.median(crispness(plain)) < np.median(crispness(whole)), "softer"


def test_stars_vanish_in_daylight(frames):
    by_night, by_day = (grey(frames[f"up by {when}"]) for when in ("night", "day"))
    assert (by_night > 60).sum() > 20
    assert by_day.max() < 40


def test_clouds_can_be_read_by_the_light_of_a_full_moon(frames):
    moonlit, moonless = frames["moonlit"].astype(float), frames["moonless"].astype(float)
    bright = moonlit[grey(moonlit) > np.percentile(grey(moonlit), 90)].mean(0)
    assert bright.mean() > 45
    assert bright[2] > bright[0], "blue grey"
    assert grey(moonlit).mean() > 2.0 * grey(moonless).mean()


def test_the_ground_goes_by_evenly_without_a_jump(frames):
    """Optical flow of the whole picture between frames; the eye goes straight on, 418 km up."""
    km_a_pixel = 2 * math.tan(math.radians(17.1 / 2)) * 418.0 / 180
    film = [soft(grey(frame), 3)[20:-20, 20:-20] for frame in frames["flight"]]
    moved = []
    for before, after in pairwise(film):
        slope_y, slope_x = np.gradient((before + after) / 2)
        change = after - before
        a = np.array([[(slope_x**2).sum(), (slope_x * slope_y).sum()], [(slope_x * slope_y).sum(), (slope_y**2).sum()]])
        moved.append(np.linalg.solve(a, -np.array([(slope_x * change).sum(), (slope_y * change).sum()])))
    along = np.hypot(*np.array(moved).T)
    assert along == pytest.approx(STEP_KM * (EARTH_RADIUS_KM + 418.0) / EARTH_RADIUS_KM / km_a_pixel, abs=0.08)
    assert np.ptp(np.array(moved), axis=0).max() < 0.06, "pixels"


def landed(eye, along, kind):
    """Return where rays meet the Earth, counted as the shader counts (earth_common.glsl), in numbers of a kind."""
    eye, along = eye.astype(kind), along.astype(kind)
    along = along / np.sqrt((along * along).sum(-1, keepdims=True), dtype=kind)
    b = (eye * along).sum(-1, keepdims=True, dtype=kind)
    aside = eye - b * along
    p = np.sqrt((aside * aside).sum(-1, keepdims=True, dtype=kind))
    radius = kind(EARTH_RADIUS_KM)
    return eye + along * (-b - np.sqrt(np.maximum((radius - p) * (radius + p), kind(0))))


def test_single_precision_finds_the_ground_as_double_does_from_nadir_to_the_horizon():
    """Apart by less than a fifth of a pixel of a 1080-line picture through an 80 mm lens."""
    sky = Orbit().sky(Orbit().elements.epoch)
    eye = np.array(sky.position_km)
    to_ecef = np.array(sky.station_to_ecef)
    limb = math.acos(EARTH_RADIUS_KM / np.linalg.norm(eye))
    pixel = 2 * math.tan(math.radians(17.1 / 2)) / 1080
    for down in np.radians([90, 60, 40, 30, 25, math.degrees(limb) + 0.5]):
        turns = np.radians(np.linspace(0, 350, 36))
        rays = np.stack([np.cos(down) * np.cos(turns), np.cos(down) * np.sin(turns), np.full(36, math.sin(down))], -1)
        rays = rays @ to_ecef.T
        exact, single = (landed(np.broadcast_to(eye, rays.shape), rays, kind) for kind in (np.float64, np.float32))
        seen = (exact - eye) / np.linalg.norm(exact - eye, axis=1, keepdims=True)
        found = single.astype(np.float64) - eye
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        off = np.linalg.norm(np.cross(seen, found), axis=1)
        assert off.max() / pixel < 0.2


@pytest.mark.parametrize("far_m", [0.01, 0.1, 1.0, 10.0, 100.0])
def test_a_camera_creeping_by_a_millimetre_moves_near_things_by_what_it_must(far_m):
    """At the end of the truss, 50 m from the origin of the axes, in Panda3D's own single precision."""
    lens = PerspectiveLens()
    lens.set_coordinate_system(CS_zup_right)  # whatever axes a window before has made the default
    lens.set_fov(90.0, 60.0)
    lens.set_near_far(0.005, 1000.0)
    focal = 540.0 / math.tan(math.radians(30.0))
    before = None
    for step in range(8):
        eye = np.array([-3.0 + 0.001 * step, 20.0, 50.0])
        point = np.array([-3.0, 20.0 + far_m, 50.0 + 0.2 * far_m])
        to_eye = TransformState.make_pos(LPoint3f(*eye)).get_inverse().get_mat()
        clip = LMatrix4f(to_eye * lens.get_projection_mat()).xform((*LPoint3f(*point), 1.0))
        found = clip[0] / clip[3] * 540.0 * math.tan(math.radians(45.0)) / math.tan(math.radians(30.0))
        exact = (point[0] - eye[0]) / far_m * focal
        quantum = 4e-6 / far_m * focal  # half a step of a single-precision number near 50 m
        assert found == pytest.approx(exact, abs=quantum + 0.01)
        if before is not None:
            assert before - found == pytest.approx(0.001 / far_m * focal, abs=2 * quantum + 0.02)
        before = found


def test_textures_of_earth_and_sky_weigh_at_most_25_megabytes():
    assert sum(path.stat().st_size for path in place("noise.png").parent.iterdir()) < 25e6
