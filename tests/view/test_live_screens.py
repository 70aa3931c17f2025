"""Screens aboard are alive and cheap: pages say what is so, and are drawn at most once a second while one is near."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from panda3d.core import NodePath

from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.vectors import IDENTITY, about, add, distance
from iss3d.view.station.arm_pose import ARM_BASE, ARM_REST, BOOM, HAND, joints
from iss3d.view.station.pages import ArmNow, Pages, ScreenFacts, ways
from iss3d.view.station.screens import NEAR, Screens
from iss3d.view.window import GameWindow

STEP = 1.0 / 30.0


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Any:
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return load_station(content, Report())


class Looker:
    """Somebody near one screen, who counts how often the pages are asked for."""

    def __init__(self, window: GameWindow, station: Any, id: str, texts: Any) -> None:
        self.asked = 0
        self.target = add(ARM_REST, (2.0, 0.0, 1.0))
        self.screens = Screens(window, station, texts.get)
        self.root = NodePath("things")
        thing = station.things[id]
        node = self.root.attach_new_node(id)
        node.set_pos(*thing.position)
        self.nodes = {id: node}
        self.place = thing.position

    def facts(self) -> ScreenFacts:
        self.asked += 1
        utc = datetime(2024, 5, 4, 9, tzinfo=UTC)
        arm = ArmNow(ARM_REST, self.target, IDENTITY)
        return ScreenFacts(utc, 10.0, 20.0, 418.0, 7.66, True, "warning", {"unity": "off"}, {}, "unity", arm)

    def look(self, seconds: float, off: float = 0.5, console: str | None = None) -> int:
        before = self.asked
        for _ in range(round(seconds / STEP)):
            self.screens.update(self.facts, self.nodes, add(self.place, (off, 0.0, 0.0)), STEP, console)
        return self.asked - before


def test_a_laptop_is_drawn_anew_once_a_second(window: GameWindow, station: Any, texts: Any) -> None:
    looker = Looker(window, station, "laptop_jpm", texts)
    assert 5 <= looker.look(5.0) <= 6
    looker.screens.remove()


def test_a_screen_that_nobody_is_near_costs_nothing(window: GameWindow, station: Any, texts: Any) -> None:
    looker = Looker(window, station, "laptop_jpm", texts)
    assert looker.look(3.0, off=NEAR + 1.0) == 0
    looker.screens.remove()


def test_the_camera_of_the_arm_is_drawn_twice_a_second_and_only_for_its_console(
    window: GameWindow, station: Any, texts: Any
) -> None:
    looker = Looker(window, station, "arm_console_cupola", texts)
    assert 12 <= looker.look(4.0) <= 14, "four pages and eight pictures"
    looker.screens.remove()


def test_who_flies_the_arm_has_its_screens_before_the_eye(window: GameWindow, station: Any, texts: Any) -> None:
    looker = Looker(window, station, "arm_console_cupola", texts)
    looker.look(0.1)
    assert window.camera.find("held_screens").is_empty()
    looker.look(0.1, console="arm_console_cupola")
    assert not window.camera.find("held_screens").is_hidden()
    looker.look(0.1)
    assert window.camera.find("held_screens").is_hidden()
    looker.screens.remove()
    assert window.camera.find("held_screens").is_empty()


def test_only_the_pages_that_are_near_are_drawn_anew(window: GameWindow, station: Any, texts: Any) -> None:
    looker = Looker(window, station, "arm_console_cupola", texts)
    looker.look(1.5)
    drawn = {page.get_name() for page in looker.screens.scene.get_children() if page.get_num_children()}
    assert drawn == {"arm", "way"}
    looker.screens.remove()


def test_the_pages_write_the_pressure_and_the_attitude_that_are(station: Any, texts: Any) -> None:
    utc = datetime(2024, 5, 4, 9, tzinfo=UTC)
    arm = ArmNow(ARM_REST, None, IDENTITY)
    pages = Pages(station, texts.get)
    written = {}
    for kpa, yaw in ((101.3, 0.0), (74.2, -1.25)):
        facts = ScreenFacts(
            utc, 10.0, 20.0, 418.0, 7.66, True, "off", {}, {}, "unity", arm, (yaw, 0.5, 0.0), {"unity": kpa}
        )
        pages.draw(facts, ("orbit", "systems"))
        written[kpa] = " ".join(path.get_tag("words") for path in pages.scene.find_all_matches("**/=words"))
    assert "101.3" in written[101.3] and "760" in written[101.3] and "Y+0.00" in written[101.3]
    assert "74.2" in written[74.2] and "557" in written[74.2] and "Y-1.25 P+0.50" in written[74.2]


def test_the_way_is_told_along_the_view_of_who_flies() -> None:
    end, target = (0.0, 0.0, 0.0), (3.0, -1.0, 0.5)
    assert ways(ArmNow(end, target, IDENTITY)) == (("ahead", 3.0), ("left", 1.0), ("down", 0.5))
    back = about((0.0, 0.0, 1.0), 3.141592653589793)
    told = ways(ArmNow(end, target, back))
    assert [word for word, _ in told] == ["back", "right", "down"]
    assert [far for _, far in told] == pytest.approx([3.0, 1.0, 0.5])
    assert ways(ArmNow(end, None, back)) == ()


def test_the_arm_bends_without_stretching() -> None:
    for tip in (ARM_REST, (10.0, 5.0, 9.0), (0.0, -6.0, 12.0)):
        shoulder, elbow, wrist = joints(tip)
        assert shoulder == ARM_BASE
        assert distance(shoulder, elbow) == pytest.approx(BOOM, abs=0.01)
        assert distance(elbow, wrist) == pytest.approx(BOOM, abs=0.01)
        assert distance(wrist, tip) == pytest.approx(HAND, abs=0.01)


def test_every_arm_console_and_laptop_shows_something(window: GameWindow, station: Any, texts: Any) -> None:
    shown = [id for id, thing in station.things.items() if thing.controls == "arm" or thing.look == "laptop"]
    assert len(shown) > 5
    for id in shown:
        looker = Looker(window, station, id, texts)
        looker.look(0.1)
        written = bool(station.things[id].text)
        assert looker.nodes[id].find("screens").is_empty() == written, id
        looker.screens.remove()


def test_a_ship_reads_its_distance_and_speed_as_it_comes_and_is_held(station: Any, texts: Any) -> None:
    arm = ArmNow(ARM_REST, None, IDENTITY)
    pages = Pages(station, texts.get)
    told = []
    for second, metres in ((0, 60.0), (10, 57.5), (20, 55.0), (30, 0.0)):
        utc = datetime(2024, 5, 4, 9, 0, second, tzinfo=UTC)
        facts = ScreenFacts(
            utc, 10.0, -20.0, 418.0, 7.66, False, "off", {}, {}, "soyuz", arm, (0.25, 0.0, 0.0), {"soyuz": 74.2},
            {"soyuz": metres},
        )  # fmt: skip
        pages.draw(facts, ("approach", "ship"))
        told.append(" ".join(path.get_tag("words") for path in pages.scene.find_all_matches("**/=words")))
    assert "60,0 м" in told[0] and " 0,00 м/с" in told[0], "one distance says nothing about speed"
    assert "55,0 м" in told[2] and "−0,25 м/с" in told[2] and "СБЛИЖЕНИЕ" in told[2]
    assert "СТЫКОВКА" in told[3] and "МЕХ ЗАХВАТ" in told[3]
    assert "12:00:30" in told[3], "Moscow's time"
    assert "10,0С 20,0З" in told[3] and "557 мм" in told[3] and "ТЕНЬ" in told[3] and "0,25°" in told[3]


def test_the_panel_of_the_ship_that_flies_has_pages_and_that_of_the_old_one_none(
    window: GameWindow, station: Any, texts: Any
) -> None:
    looker = Looker(window, station, "soyuz_panel", texts)
    looker.look(0.1)
    assert {page.get_name() for page in looker.screens.scene.get_children() if page.get_num_children()} == {
        "approach", "ship",
    }  # fmt: skip
    looker.screens.remove()
    looker = Looker(window, station, "old_panel", texts)
    looker.look(0.1)
    assert looker.nodes["old_panel"].find("screens").is_empty()
    looker.screens.remove()
