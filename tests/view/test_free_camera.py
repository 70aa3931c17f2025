"""The free camera by its keys: the story stands still, runs on or is stepped; zoom, time, war, labels."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from iss3d.reports import Report
from iss3d.settings.bindings import Bindings
from iss3d.vectors import add, length, sub
from iss3d.view.explorer_time import RATES
from iss3d.view.free_camera import OUTSIDE, STEP_TICKS, Explorer
from iss3d.view.input.devices import Devices
from iss3d.view.input.mouselook import Mouselook
from iss3d.view.loop import TICK
from iss3d.view.picking import pick
from iss3d.view.window import GameWindow
from iss3d.world.data import load_game
from iss3d.world.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return World(load_game([], Report()), 1, begin=False)


@pytest.fixture
def explorer(window: GameWindow, world: World) -> Explorer:
    made = Explorer(world, Devices(window), Bindings(), Mouselook(window))
    made.jump_to("destiny")
    return made


def test_the_story_stands_still_until_it_is_stepped_or_let_run(explorer: Explorer) -> None:
    assert explorer.ticks_due(1.0) == 0
    explorer.press("n")
    assert [explorer.ticks_due(0.02), explorer.ticks_due(0.02)] == [STEP_TICKS, 0]
    explorer.press("k")
    assert sum(explorer.ticks_due(TICK) for _ in range(60)) in {59, 60}
    explorer.press("n")
    assert [explorer.ticks_due(1.0), explorer.ticks_due(1.0)] == [STEP_TICKS, 0]


def test_zoom_keeps_its_share_when_the_angle_of_view_is_changed(explorer: Explorer) -> None:
    explorer.base_fov = explorer.camera.fov_deg
    explorer.press("z")
    explorer.frame(0.02)
    zoom = explorer.camera.fov_deg / explorer.base_fov
    assert zoom < 1.0
    explorer.set_base_fov(60.0)
    assert explorer.camera.fov_deg == pytest.approx(60.0 * zoom)


def test_time_goes_faster_stops_and_runs_backwards(explorer: Explorer) -> None:
    time = explorer.time
    began = time.utc
    explorer.press(".")
    explorer.frame(1.0)
    assert time.utc == began + RATES[RATES.index(0.0) + 1]
    explorer.press(",")
    explorer.press(",")
    explorer.frame(1.0)
    assert time.utc == began
    explorer.press("p")
    explorer.frame(1.0)
    assert (time.rate, time.utc) == (0.0, began)
    explorer.press("m")
    explorer.frame(2.0)
    assert (time.rate, time.utc) == (-1.0, began - 2.0)


def test_war_labels_and_a_clean_picture_are_a_key_each(explorer: Explorer) -> None:
    assert explorer.time.war_state().bursts == ()
    for key in "bl":
        explorer.press(key)
    explorer.press("f3")
    assert (explorer.time.war, explorer.labels, explorer.hidden) == ("begin", True, True)


@pytest.mark.parametrize("place", ["cupola", "cupola_middle", *OUTSIDE])
def test_one_can_be_anywhere_at_once(explorer: Explorer, place: str) -> None:
    assert explorer.jump_to(place)
    assert explorer.module() == ("space" if place in OUTSIDE else "cupola")


def test_what_is_in_the_middle_is_named_with_its_facts(explorer: Explorer) -> None:
    explorer.press("left mouse")
    picked: Any = explorer.picked
    assert picked is not None
    assert picked.name
    assert f"id: {picked.id}" in explorer.pose_yaml()


def test_clock_runs_with_the_world_and_keeps_its_distance_when_it_is_set(window: GameWindow, world: World) -> None:
    explorer = Explorer(world, Devices(window), Bindings(), Mouselook(window))
    time = explorer.time
    assert time.utc == world.posix()
    explorer.let_run(60)
    assert time.utc == world.posix()
    time.utc += 86_400.0
    explorer.let_run(60)
    assert time.utc == pytest.approx(world.posix() + 86_400.0)
    time.with_the_world()
    assert time.utc == world.posix()


def test_any_date_can_be_set_part_by_part(explorer: Explorer) -> None:
    time = explorer.time
    time.utc = datetime(2024, 1, 31, 12, 0, tzinfo=UTC).timestamp()
    for part, by, expected in [
        ("month", 1, "2024-02-29 12:00"), ("year", -1, "2023-02-28 12:00"), ("day", 1, "2023-03-01 12:00"),
        ("hour", -13, "2023-02-28 23:00"), ("minute", 5, "2023-02-28 23:05"), ("month", -2, "2022-12-28 23:05"),
        ("year", 500, "2100-01-01 00:00"), ("year", -900, "1957-10-04 00:00"), ("day", -1, "1957-10-04 00:00"),
    ]:  # fmt: skip
        time.shift(part, by)  # type: ignore[arg-type]
        assert f"{time.moment:%Y-%m-%d %H:%M}" == expected


def test_war_and_its_fires_are_undone_when_time_runs_back(explorer: Explorer) -> None:
    time = explorer.time
    time.set_war("begin")
    time.utc += 3600.0
    later = time.war_state()
    assert len(later.bursts) > 100 and later.lights
    time.rate = -600.0
    explorer.frame(5.9)
    early = time.war_state()
    assert 0 < len(early.bursts) < 40
    assert all(now.age_s < 70.0 for now in early.bursts)
    explorer.frame(1.0)
    assert time.since_war() is None and time.war_state().bursts == ()
    time.rate = 600.0
    explorer.frame(6.9)
    assert time.utc == pytest.approx(time.war_began + 3600.0)
    assert [now.burst.id for now in time.war_state().bursts] == [now.burst.id for now in later.bursts]


def test_a_followed_person_stays_where_they_are_in_the_picture(explorer: Explorer, world: World) -> None:
    person = next(iter(world.persons))
    explorer.be_with(person)
    before = sub(explorer.camera.position, world.persons[person].position)
    assert 1.4 < length(before) < 1.9
    assert explorer.pick() is not None and explorer.pick().id == person  # type: ignore[union-attr]
    explorer.let_run(240)
    explorer.frame(0.02)
    assert sub(explorer.camera.position, world.persons[person].position) == pytest.approx(before, abs=1e-6)
    explorer.press("f")
    assert explorer.followed is None
    explorer.press("f")
    assert explorer.followed == person


def test_orbit_view_turns_with_mouse_and_keys_and_comes_nearer_with_the_wheel(explorer: Explorer) -> None:
    aboard = explorer.camera
    explorer.press("o")
    far = explorer.orbit.distance_km
    explorer.press("scroll up")
    explorer.press("right arrow")
    explorer.frame(0.02)
    assert explorer.orbit.distance_km < far and explorer.orbit.east_deg > 0.0
    assert explorer.camera == aboard
    explorer.press("o")
    assert not explorer.orbit.on


def test_from_outside_a_hull_a_truss_and_a_wing_are_named(explorer: Explorer, world: World) -> None:
    explorer.jump_to("below")
    found = explorer.pick()
    assert found is not None and found.kind in {"module", "part"}
    sun = (0.0, 0.0, -1.0)  # right overhead: the wings lie as they are written
    names = set()
    for part in world.data.station.exterior.values():
        eye = add(part.centre, (0.0, 0.0, -60.0))
        seen = pick(world, eye, (0.0, 0.0, 1.0), sun)
        assert seen is not None and seen.kind in {"part", "module", "rail", "window"}, part.id
        names.add(seen.id)
    wings = {part.id for part in world.data.station.exterior.values() if part.tracks == "beta"}
    assert len(wings & names) >= 8


def test_a_wing_is_named_where_it_has_turned_to(world: World) -> None:
    wing = next(part for part in world.data.station.exterior.values() if part.tracks == "beta")
    sun = (-1.0, 0.0, 0.0)  # low behind: alpha is a quarter turn, about the truss
    x, y, z = wing.centre
    eye = add((z, y, -x), (-60.0, 0.0, 0.0))
    seen = pick(world, eye, (1.0, 0.0, 0.0), sun)
    assert seen is not None and world.data.station.exterior[seen.id].tracks == "beta"
    assert pick(world, add(wing.centre, (-60.0, 0.0, 0.0)), (1.0, 0.0, 0.0), sun) != seen


def test_in_a_story_the_war_shown_is_the_storys_at_the_time_shown(window: GameWindow) -> None:
    told = World(load_game([], Report()), 1)
    told.state.war.mode, told.state.war.began = "begin", told.posix() - 100.0
    told.state.war.bursts["denver"] = told.posix() - 30.0
    time = Explorer(told, Devices(window), Bindings(), Mouselook(window)).time
    assert time.war == "story" and time.since_war() == pytest.approx(100.0)
    assert [now.burst.id for now in time.war_state().bursts] == [now.burst.id for now in told.war_now().bursts]
    time.utc -= 40.0
    early = {now.burst.id for now in time.war_state().bursts}
    assert "dyess" in early and "denver" not in early
    time.utc -= 61.0
    assert time.since_war() is None and time.war_state().bursts == ()
    assert told.war_now().bursts, "the world itself has not gone back"
