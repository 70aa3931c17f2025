"""The corner of the free camera says when and where, what that is known by, how light and war stand; wings track."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from panda3d.core import NodePath

from iss3d.orbit import Orbit
from iss3d.reports import Report
from iss3d.settings.bindings import Bindings
from iss3d.vectors import angle_between
from iss3d.view.free_camera import Explorer
from iss3d.view.hud.explorer_hud import ExplorerHud
from iss3d.view.hud.floating import FloatingLabels, Label, looked_at
from iss3d.view.hud.frame import HudFrame, HudOptions
from iss3d.view.input.devices import Devices
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.input.mouselook import Mouselook
from iss3d.view.station_geometry import hinge
from iss3d.view.station_view import StationView
from iss3d.view.ui.canvas import Canvas
from iss3d.view.window import GameWindow
from iss3d.world.data import load_game
from iss3d.world.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return World(load_game([], Report()), 1, begin=False)


class Bench:
    """The free camera and its HUD, and what the HUD says."""

    def __init__(self, window: GameWindow, canvas: Canvas, texts: Any, world: World) -> None:
        self.explorer = Explorer(world, Devices(window), Bindings(), Mouselook(window))
        self.explorer.jump_to("destiny")
        self.hud = ExplorerHud(canvas, Glyphs(Bindings()), world.data, texts.get)

    def says(self) -> str:
        e = self.explorer
        camera = e.camera
        frame = HudFrame(e.world.perceive(), 0.1, camera.position, camera.orientation, camera.fov_deg)
        self.hud.update(e, frame, HudOptions(), e.sky())
        shown = self.hud.path.find_all_matches("**/+TextNode")
        return "\n".join(node.node().get_text() for node in shown if not node.is_hidden())


@pytest.fixture
def bench(window: GameWindow, canvas: Canvas, texts: Any, world: World) -> Any:
    made = Bench(window, canvas, texts, world)
    yield made
    made.hud.remove()


def test_the_corner_names_the_elements_while_they_hold(bench: Bench) -> None:
    said = bench.says()
    assert "SGP4, elements of 2024-05-06" in said
    assert "Destiny" in said and "beta" in said


@pytest.mark.parametrize("year", [1990, 2030])
def test_the_corner_says_that_the_orbit_is_a_circle_when_no_elements_are_near(bench: Bench, year: int) -> None:
    bench.explorer.time.utc = datetime(year, 5, 6, tzinfo=UTC).timestamp()
    said = bench.says()
    assert "Circular orbit at 418 km" in said and f"{year}-05-06" in said
    assert "SGP4" not in said


def test_light_and_war_are_told_and_the_war_is_untold_when_time_goes_back(bench: Bench) -> None:
    time = bench.explorer.time
    time.utc = datetime(2024, 5, 7, 3, 53, tzinfo=UTC).timestamp()
    time.set_war("begin")
    time.utc += 65.0
    assert "In the Earth's shadow" in bench.says() and "War: 00:01:05" in bench.says()
    time.utc -= 66.0
    assert "War" not in bench.says().replace("war", "")


def test_labels_tell_the_facts_of_a_room_and_where_they_are_from(bench: Bench) -> None:
    assert "launched 7 February 2001" not in bench.says()
    bench.explorer.labels = True
    said = bench.says()
    assert "launched 7 February 2001" in said and "source: NASA" in said


def test_the_orbit_view_names_places_and_how_far_the_eye_is(bench: Bench) -> None:
    bench.explorer.time.utc = datetime(2024, 5, 7, 3, 53, tzinfo=UTC).timestamp()
    bench.explorer.orbit.switch(bench.explorer.sky())
    bench.explorer.labels = True
    said = bench.says()
    assert "Orbit view" in said and "The Bahamas" in said and "13\u202f629 km" in said
    assert "The Himalaya" not in said


def test_no_label_lies_over_another_and_the_marked_one_comes_first(canvas: Canvas) -> None:
    labels = FloatingLabels(canvas, canvas.root.attach_new_node("labels"))
    rows = [Label(f"n{n}", 10.0 * n, 3.0, f"Name {n}") for n in range(20)]
    marked = looked_at(rows[5:], 1.0)
    assert marked is rows[5]
    labels.show(rows, 1.0, marked)
    boxes = labels.boxes()
    assert 2 <= len(boxes) < 20
    assert all(a[2] <= b[0] for a, b in zip(sorted(boxes), sorted(boxes)[1:], strict=False))
    labels.remove()


def test_wings_face_the_sun_all_round_the_orbit_in_the_shadow_too(world: World) -> None:
    wings = [part for part in world.data.station.exterior.values() if part.tracks == "beta"]
    nodes = {("wing", part.id): NodePath(part.id) for part in wings}
    hinges = {part.id: hinge(world.data.station, part) for part in wings}
    view: Any = SimpleNamespace(_nodes=nodes, _wings=wings, _hinges=hinges)
    orbit, begin = Orbit(), datetime(2024, 5, 7, tzinfo=UTC)
    for minutes in range(0, 93, 7):
        sun = orbit.sky(begin + timedelta(minutes=minutes)).sun_dir_station
        StationView._turn_wings(view, sun)
        for node in nodes.values():
            x, y, z = node.get_quat().xform((0.0, 0.0, -1.0))
            assert angle_between((x, y, z), sun) < 0.002
