"""Named eye positions: every room is seen from both ends, every pane is looked out of, the outside from all round."""

from __future__ import annotations

from typing import Any

import pytest

from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.vectors import Quat, Vec3, distance, dot, rotate, sub
from iss3d.view.shots import Shot, read_shots, shot_pose
from iss3d.world.data import from_content
from iss3d.world.world import World

AHEAD: Vec3 = (1.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, dict[str, Shot]]:
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return World(from_content(content, Report()), 1, begin=False), read_shots(content)


@pytest.fixture(scope="module")
def poses(named: tuple[World, dict[str, Shot]]) -> dict[str, tuple[Vec3, Quat]]:
    world, shots = named
    found = {name: shot_pose(shot, world) for name, shot in shots.items() if "over" not in shot.entry}
    assert not [name for name, pose in found.items() if pose is None], "each names what is there"
    return {name: pose for name, pose in found.items() if pose is not None}


def test_every_room_is_seen_along_its_axis_both_ways(named: Any, poses: Any) -> None:
    world, shots = named
    station = world.data.station
    ways: dict[str, list[float]] = {id: [] for id in station.modules}
    for name, (at, look) in poses.items():
        module = station.module_at(at)
        if module is not None and "through" not in shots[name].entry:
            ways[module].append(dot(rotate(look, AHEAD), station.modules[module].axis))
    missed = {id: along for id, along in ways.items() if not along or max(along) < 0.5 or min(along) > -0.5}
    assert set(missed) <= {"cupola"}, "a dome has no other end than the way in"
    assert len(ways["cupola"]) >= 7


def test_every_pane_is_looked_out_of(named: Any, poses: Any) -> None:
    world, shots = named
    station = world.data.station
    for id, pane in station.windows.items():
        if pane.module == "cupola":
            continue
        (name,) = [name for name, shot in shots.items() if shot.entry.get("through") == id]
        at, look = poses[name]
        assert station.module_at(at) == pane.module and distance(at, pane.centre) < 1.0
        assert dot(rotate(look, AHEAD), sub(pane.centre, at)) > 0.99 * distance(at, pane.centre)


def test_there_are_more_than_sixty_and_twelve_outside(named: Any, poses: Any) -> None:
    station = named[0].data.station
    outside = [name for name, (at, _) in poses.items() if station.module_at(at) is None]
    assert len(poses) > 60 and len(outside) >= 12
