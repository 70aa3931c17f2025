"""Ships and station part along the port's axis, seen from either side; what is written on things can be read."""

import pytest

from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.vectors import dot, length, rotate
from iss3d.view.parting import TOGETHER, parting
from iss3d.view.station.writing import reading_axes, sheet_of


@pytest.fixture(scope="module")
def station(tmp_path_factory):
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return load_station(content, Report())


def test_nothing_moves_while_every_ship_is_docked(station):
    assert parting(station, {"soyuz": 0.0, "dragon": 0.0}, "unity") is TOGETHER


def test_from_the_station_the_ship_leaves_along_its_port(station):
    apart = parting(station, {"soyuz": 20.0}, "unity")
    assert apart.of("unity") == (0.0, 0.0, 0.0)
    assert apart.of("soyuz") == pytest.approx((0.0, 0.0, 20.0))


def test_from_the_ship_it_is_the_station_that_recedes(station):
    apart = parting(station, {"soyuz": 20.0}, "soyuz")
    assert apart.of("soyuz") == pytest.approx((0.0, 0.0, 0.0))
    assert apart.of("unity") == pytest.approx((0.0, 0.0, -20.0))


def test_words_on_walls_stand_upright_in_their_room(station):
    upright = 0
    for thing in station.things.values():
        module = station.modules.get(thing.module)
        if not thing.text or module is None:
            continue
        right, up = (rotate(thing.orientation, axis) for axis in reading_axes(thing, module.up))
        out = rotate(thing.orientation, (0.0, 0.0, -1.0))
        assert abs(dot(right, up)) < 1e-6 and abs(dot(up, out)) < 1e-6
        if abs(dot(out, module.up)) < 0.5 and thing.mass == 0.0:
            assert dot(up, module.up) > 0.5, thing.id
            upright += 1
    assert upright > 20


def test_words_have_a_sheet_no_wider_than_what_they_are_on(station):
    for id in ("pod_1_plate", "beam_plate", "air_order", "laptop_destiny", "pod_0"):
        thing = station.things[id]
        sheet = sheet_of(thing, station.modules[thing.module].up)
        assert sheet is not None
        assert sheet.half_width * 2.0 <= max(thing.size) + 1e-6
        assert length(sheet.frame.o) <= length(thing.size)
