"""A real window, worked by keys and mouse as a person would: first minutes, two hatches, log, save, continue."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from window_player import Player, State, off

from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, distance, scale

NEEDED = ("Xvfb", "xdotool")
SAME_PLACE = 0.05
"""Metres between leaving and coming back: what drifting in the frames before the pause was seen may add."""


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing:
        reason = f"install {' and '.join(missing)} to play in a real window"
        assert not os.environ.get("ISS3D_REQUIRE_GL"), reason
        pytest.skip(reason)
    someone = Player(tmp_path)
    yield someone
    someone.stop()


@pytest.fixture(scope="module")
def station() -> Station:
    report = Report()
    return load_station(load_content([], report), report)


def beyond(station: Station, hatch: str, metres: float) -> Vec3:
    """Return a point on the far side of a hatch, seen from the Soyuz's seats."""
    portal = station.portal_of(hatch)
    assert portal is not None
    up = scale(portal.normal, 1.0 if portal.normal[2] < 0.0 else -1.0)
    return add(portal.centre, scale(up, metres))


def begins_by_keys(player: Player) -> State:
    player.choose("New story")
    player.see("the first questions", lambda s: s["screen"] == "FirstLaunchScreen")
    player.choose("Begin")
    return player.see("the Soyuz", lambda s: s["screen"] == "" and s["scene"] == "arrival")


def test_the_first_minutes_by_hand_then_saved_left_and_continued(player: Player, station: Station) -> None:
    player.start()
    begins_by_keys(player)
    looked = beyond(station, "soyuz_descent", 0.0)
    before = player.state()
    player.see(
        "a look aside by the arrow keys", lambda s: off(s, looked) != off(before, looked), lambda _s: player.key("Left")
    )
    player.see("something to undo", lambda s: ["unstrap", "soyuz_seat_right"] in s["tasks"])
    player.key("f")
    player.see("no straps", lambda s: s["seated"] is None)

    knocked = station.hatches["rassvet_soyuz"].centre
    player.fly_to(
        beyond(station, "soyuz_descent", 0.4),
        "the cabin above",
        lambda s: s["at"][2] < beyond(station, "soyuz_descent", 0.1)[2],
    )
    player.fly_to(knocked, "the station's hatch in reach", lambda s: s["aim"] == "rassvet_soyuz")
    player.see("the knock answered", lambda s: s["scene"] == "welcome", lambda _s: player.key("f"))
    inside = beyond(station, "rassvet_soyuz", 0.8)
    player.fly_to(inside, "the station", lambda s: s["module"] == "rassvet")

    player.key("Tab")
    player.see("the log", lambda s: s["screen"] == "LogScreen")
    player.key("Escape")
    player.see("the game again", lambda s: s["screen"] == "")
    player.see("a body at rest", lambda s: s["speed"] < 0.02, lambda _s: player.xdotool("keydown", "x"))
    player.xdotool("keyup", "x")

    player.key("Escape")
    player.see("the pause", lambda s: s["screen"] == "PauseScreen")
    player.choose("Save")
    player.see("the slots", lambda s: s["screen"] == "SaveScreen")
    player.key("Return")
    left = player.see("the pause again", lambda s: s["screen"] == "PauseScreen")
    assert (player.home / "saves" / "slot_1.json").is_file()
    player.choose("Quit")
    player.see("the question", lambda s: s["screen"] == "ConfirmScreen")
    player.choose("Quit")
    assert player.left() == 0

    player.start()
    player.choose("Continue")
    back = player.see("the story again", lambda s: s["screen"] == "" and s["scene"])
    assert back["scene"] == left["scene"] == "welcome"
    assert back["module"] == left["module"]
    assert distance(tuple(back["at"]), tuple(left["at"])) < SAME_PLACE
