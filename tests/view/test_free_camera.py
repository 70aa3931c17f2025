"""The free camera by its keys: the story stands still, runs on or is stepped; zoom, time, war, labels."""

from __future__ import annotations

from typing import Any

import pytest

from iss3d.reports import Report
from iss3d.settings.bindings import Bindings
from iss3d.view.free_camera import OUTSIDE, RATES, STEP_TICKS, Explorer
from iss3d.view.input.devices import Devices
from iss3d.view.input.mouselook import Mouselook
from iss3d.view.loop import TICK
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
    began = explorer.utc
    explorer.press(".")
    explorer.frame(1.0)
    assert explorer.utc == began + RATES[RATES.index(0.0) + 1]
    explorer.press(",")
    explorer.press(",")
    explorer.frame(1.0)
    assert explorer.utc == began
    explorer.press("p")
    explorer.frame(1.0)
    assert (explorer.rate, explorer.utc) == (0.0, began)


def test_war_labels_and_a_clean_picture_are_a_key_each(explorer: Explorer) -> None:
    explorer.press("b")
    explorer.press("l")
    explorer.press("f3")
    assert (explorer.war, explorer.labels, explorer.hidden) == ("peace", True, True)


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
