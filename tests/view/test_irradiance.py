"""The light in the air of a room: more from above under a lamp, its own in each place, one even light where unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from iss3d.station.model import Hatch
from iss3d.vectors import add, dot, scale, sub, unit
from iss3d.view.irradiance import ENDING, Grids, RoomLights, split, towards
from iss3d.view.light import ROOMS, SIDES, RoomLight, room_light
from iss3d.view.station.forged import fitting
from iss3d.view.station.sheets import folder

NIGHT = ((0.0, 0.0, -1.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
"""Direction to the Sun, its light, and the Earth's."""

WHITE = 4.0


@pytest.fixture(scope="module")
def station() -> Any:
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415

    return load_game([], Report()).station


@pytest.fixture(scope="module")
def lights(station: Any) -> RoomLights:
    return RoomLights(station, folder())


def all_of(light: RoomLight) -> float:
    """Return the mean of what falls from all sides, the main lamp's included."""
    return float(np.mean(light.cube)) + float(np.mean(light.key)) * 0.25


def test_every_modelled_room_has_a_small_grid_of_its_own(station: Any) -> None:
    grids = Grids(folder())
    assert all(id in grids for id in fitting(station))
    assert sum(file.stat().st_size for file in folder().glob(f"*{ENDING}")) < 1_000_000


def test_under_a_lamp_more_comes_from_above(station: Any, lights: RoomLights) -> None:
    lights.follow({}, {}, *NIGHT)
    grids = Grids(folder())
    for module in ("destiny", "columbus", "zarya"):
        up = station.modules[module].up
        lamps = [lamp for lamp in station.lamps.values() if lamp.module == module and dot(lamp.shines, up) < -0.3]
        assert lamps, module
        for lamp in lamps[:4]:
            below = add(lamp.centre, scale(unit(lamp.shines), 0.45))
            seen = grids.at(module, below)[:, :3]
            assert towards(seen, up).mean() > 1.3 * towards(seen, scale(up, -1.0)).mean(), lamp.id
        light = lights.at(station.modules[module].centre, module)
        assert dot(light.key_direction, up) > 0.7
        assert min(light.above) > min(light.below)


def test_light_is_finite_and_no_brighter_than_a_lamp_itself(station: Any, lights: RoomLights) -> None:
    for mode in ("on", "dim", "emergency", "off"):
        lights.follow(dict.fromkeys(station.modules, ROOMS[mode]), {}, *NIGHT)
        for id, module in station.modules.items():
            light = lights.at(module.centre, id)
            values = np.array([*light.cube, light.key, light.above, light.below])
            assert np.isfinite(values).all() and values.min() >= 0.0, (id, mode)
            assert values.max() < WHITE, (id, mode)


def test_lamps_decide_how_bright_it_is(station: Any, lights: RoomLights) -> None:
    at = station.modules["destiny"].centre
    found = {}
    for mode in ("on", "dim", "emergency", "off"):
        lights.follow({"destiny": ROOMS[mode]}, {}, *NIGHT)
        found[mode] = lights.at(at, "destiny")
    assert all_of(found["on"]) > 2.5 * all_of(found["dim"]) > 2.5 * all_of(found["off"])
    red, _, blue = np.mean(found["emergency"].cube, axis=0)
    assert red > 3.0 * blue


def test_places_of_one_room_differ(station: Any, lights: RoomLights) -> None:
    lights.follow({}, {}, *NIGHT)
    middle = station.modules["zarya"].centre
    along = [all_of(lights.at(add(middle, (x, 0.0, 0.0)), "zarya")) for x in np.arange(-5.0, 5.0, 0.5)]
    assert max(along) > 1.3 * min(along)


def test_the_sun_comes_in_at_a_window_from_its_own_side(station: Any, lights: RoomLights) -> None:
    pane = next(w for w in station.windows.values() if w.module == "cupola")
    at = sub(pane.centre, scale(pane.normal, 0.5))
    sun = unit(pane.normal)
    lights.follow({"cupola": ROOMS["off"]}, {}, sun, (1.8, 1.7, 1.6), (0.16, 0.2, 0.27))
    day = lights.at(at, "cupola")
    lights.follow({"cupola": ROOMS["off"]}, {}, *NIGHT)
    assert all_of(day) > 5.0 * all_of(lights.at(at, "cupola"))
    assert dot(day.key_direction, sun) > 0.5


def test_through_an_open_hatch_the_light_of_two_rooms_is_one(station: Any, lights: RoomLights) -> None:
    hatch: Hatch = next(h for h in station.hatches.values() if {h.module_a, h.module_b} == {"destiny", "unity"})
    modes = {"destiny": ROOMS["off"], "unity": ROOMS["on"]}
    lights.follow(modes, {hatch.id: 1.0}, *NIGHT)
    ends = [all_of(lights.at(hatch.centre, id)) for id in ("destiny", "unity")]
    assert abs(ends[0] - ends[1]) < 0.05 * max(ends)
    lights.follow(modes, {hatch.id: 0.0}, *NIGHT)
    assert all_of(lights.at(hatch.centre, "destiny")) < 0.2 * ends[0]


def test_without_a_grid_a_room_has_one_light(station: Any, tmp_path: Path) -> None:
    broken = tmp_path / f"destiny{ENDING}"
    for text in (None, b"not a grid", b"PK\x03\x04 torn"):
        if text is not None:
            broken.write_bytes(text)
        lights = RoomLights(station, tmp_path)
        lights.follow({"destiny": ROOMS["dim"]}, {}, *NIGHT)
        module = station.modules["destiny"]
        assert lights.at(module.centre, "destiny") == room_light(ROOMS["dim"], module.up)


def test_a_room_that_no_longer_fits_its_model_has_one_light(station: Any) -> None:
    lights = RoomLights(station, folder(), rooms=frozenset({"unity"}))
    lights.follow({}, {}, *NIGHT)
    module = station.modules["destiny"]
    assert lights.at(module.centre, "destiny") == room_light(ROOMS["on"], module.up)


def test_splitting_off_the_main_lamp_loses_no_light() -> None:
    cube = np.full((6, 3), 0.2, np.float32)
    cube[5] = (1.0, 0.9, 0.7)
    light = split(cube, (0.0, 0.0, -1.0))
    assert dot(light.key_direction, (0.0, 0.0, -1.0)) > 0.999
    for way, whole, rest in zip(SIDES, cube, light.cube, strict=True):
        back = np.array(rest) + np.array(light.key) * max(dot(way, light.key_direction), 0.0)
        assert np.allclose(back, whole, atol=1e-3)
