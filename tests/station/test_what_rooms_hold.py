"""What is found in one room only looks like itself: two suits that differ, a round soft hull, photographs of people."""

import random

import numpy as np
import pytest
from scipy.spatial import cKDTree

from iss3d.forge.station import compose, people, racks_suits
from iss3d.forge.station.kit import Frame, Kit
from iss3d.forge.station.modules import PLANS, beam, ways
from iss3d.forge.station.racks import Bay
from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station


@pytest.fixture(scope="module")
def station(tmp_path_factory):
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return load_station(content, Report())


def hung(fill):
    """Return the corners of a bay with a suit in it."""
    kit = Kit(random.Random(1))
    fill(Bay(kit, Frame.of((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)), 1.2, 1.6))
    return np.vstack([part.places for part in kit.parts])


def test_two_suits_are_neither_alike_nor_mirror_images():
    first, second = hung(racks_suits.suit), hung(racks_suits.second_suit)
    for sign in (1.0, -1.0):
        away = cKDTree(first * (sign, 1.0, 1.0)).query(second)[0]
        assert (away > 0.03).mean() > 0.15


def test_a_suit_is_as_tall_as_a_person_and_hangs_within_its_hollow():
    places = hung(racks_suits.suit)
    assert places[:, 2].min() > -racks_suits.RECESS - 0.06, "its pack leans a little into the padding"
    assert places[:, 2].max() < 0.15
    assert np.abs(places[:, 1]).max() < 0.81, "its boots stand above the floor"


def test_the_soft_module_is_round(station):
    cell = station.cells["beam_main"]
    for share in (0.1, 0.5, 0.9):
        spots = np.array([beam.around(cell, share, a) for a in np.linspace(0.0, 2.0 * np.pi, 40)])
        reach = np.linalg.norm(spots[:, 1:] - np.array(cell.centre)[1:], axis=1)
        assert np.ptp(reach) < 1e-9
        assert 1.15 < reach[0] < 1.25


@pytest.mark.parametrize("id", ("unity", "tranquility", "harmony"))
def test_no_way_of_a_node_is_a_bare_tube(station, id):
    kit = compose.compose(station, station.modules[id], PLANS[id])
    middles = np.array([part.places.mean(axis=0) for part in kit.parts])
    for name in station.modules[id].cells:
        cell = station.cells[name]
        axis = "xyz".index(cell.axis)
        narrow = compose.middle_size(cell) < compose.NARROW and name.removeprefix(id + "_") not in PLANS[id].bare
        if narrow and cell.high[axis] - cell.low[axis] > ways.LONG:
            within = ((middles > np.array(cell.low) - 0.1) & (middles < np.array(cell.high) + 0.1)).all(axis=1)
            assert within.sum() > 24, name


@pytest.mark.parametrize(
    "picture", (people.on_the_beach, people.grandparents, people.crew, people.doorstep, people.close)
)
def test_photographs_show_faces(picture):
    y, x = np.mgrid[0:90, 0:120].astype(float)
    pixels = picture(x / 120.0, y / 90.0)
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    skin = (red > 0.55) & (red > green * 1.12) & (green > blue * 1.05)
    assert 0.02 < skin.mean() < 0.5
    assert pixels.std() > 0.1
