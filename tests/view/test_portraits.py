"""Portraits: an eye before somebody's face, in the room with them."""

import pytest

from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.vectors import AHEAD, distance, dot, rotate, sub, unit
from iss3d.view.shots import A_FACE, Shot, read_shots, shot_pose
from iss3d.world.data import from_content
from iss3d.world.world import World


@pytest.fixture(scope="module")
def world():
    report = Report()
    content = load_content([], report)
    return World(from_content(content, report), 1, begin=False), read_shots(content)


def test_a_portrait_is_taken_in_the_room_of_who_sits_for_it_and_looks_them_in_the_face(world):
    world, shots = world
    portraits = [shot for shot in shots.values() if "face" in shot.entry]
    assert {shot.entry["face"] for shot in portraits} == set(world.persons)
    for shot in portraits:
        sitter = world.persons[shot.entry["face"]]
        eye, look = shot_pose(shot, world)
        face = rotate(sitter.orientation, A_FACE)
        assert world.data.station.module_at(eye) == sitter.module, shot.name
        assert 0.5 < distance(eye, sitter.position) < 2.0, shot.name
        assert dot(rotate(look, AHEAD), unit(sub(face, sub(eye, sitter.position)))) > 0.999, shot.name


def test_a_portrait_of_nobody_is_none(world):
    assert shot_pose(Shot("nobody", {"face": "nobody"}), world[0]) is None
