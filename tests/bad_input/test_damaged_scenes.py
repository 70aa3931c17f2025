"""Five hundred damaged scene files: each is a located problem, none a traceback, and the game goes on without it."""

import random
import shutil
from dataclasses import replace

import pytest
from damage import GOOD, KINDS, damaged

from iss3d.check import judge
from iss3d.mods import folders
from iss3d.mods.cache import Cache
from iss3d.mods.discovery import KINDS as FILE_KINDS
from iss3d.mods.load import Content, find_mod, load_content, read_mod
from iss3d.reports import Report
from iss3d.story.loader import load_story
from iss3d.story.names import Names
from iss3d.world.data import from_content

EACH = 22
SLOW = {"too_many_values": 3, "fifty_megabytes": 1}
"""Files of each kind; 23 kinds of 22 and these are 510."""


@pytest.fixture(scope="module")
def names():
    game = from_content(load_content([], Report()), Report())
    return Names.from_parts(game.station, game.crew, game.war, game.texts)


@pytest.fixture(scope="module")
def base():
    return load_content([], Report()).mods


@pytest.fixture
def mod(tmp_path):
    top = tmp_path / "quiet_night"
    (top / "scenes").mkdir(parents=True)
    (top / "mod.yaml").write_text("id: quiet_night\nneeds: [base]\n")
    return top


def read(folder, base, names):
    """Read one mod as the game does, on top of a base that has been read before."""
    report = Report()
    cache = Cache(folders.user_folders().cache)
    found = find_mod(folder, report, cache)
    content = Content((*base, found), {kind: [] for kind in FILE_KINDS})
    read_mod(found, content, report, cache)
    return load_story(content, report, names), report


def test_the_scenes_are_good_before_they_are_damaged(mod, base, names):
    (mod / "scenes" / "good.yaml").write_text(GOOD)
    story, report = read(mod, base, names)
    assert [str(p) for p in report] == []
    assert set(story.scenes) == {"quiet_night:opening", "quiet_night:later"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_damaged_file_is_a_located_problem_and_the_good_one_beside_it_lives(kind, mod, base, names):
    (mod / "scenes" / "good.yaml").write_text('scenes:\n  good:\n    do:\n      - kira: "Still here."\n')
    for seed in range(SLOW.get(kind.__name__, EACH)):
        damaged(kind, random.Random(f"{kind.__name__} {seed}"), mod / "scenes")
        story, report = read(mod, base, names)
        errors = [p for p in report.errors if p.place.path == "quiet_night/scenes/damaged.yaml" and p.place.line >= 1]
        assert errors, f"seed {seed}: {report}\n{(mod / 'scenes' / 'damaged.yaml').read_bytes()[:3000]!r}"
        assert "quiet_night:good" in story.scenes, seed
        for problem in report:
            assert str(problem).isprintable() or "\n" in str(problem)
            assert not any(ord(c) < 32 and c != "\n" for c in str(problem)), seed


@pytest.mark.parametrize("kind", KINDS[:-1:4], ids=lambda kind: kind.__name__)
def test_the_whole_check_names_the_damaged_file(kind, mod):
    damaged(kind, random.Random(f"{kind.__name__} 0"), mod / "scenes")
    verdict = judge([mod])
    assert not verdict.report.ok
    named = {p.place.path for p in verdict.report.errors if not p.place.path.startswith("base/")}
    assert named == {"quiet_night/scenes/damaged.yaml"}


def test_a_whole_mod_of_rubbish_is_told_file_by_file(tmp_path, base, names):
    rng = random.Random(1)
    top = tmp_path / "rubbish"
    shutil.copytree(folders.EXAMPLES / "quiet_night", top)
    for file in sorted(top.rglob("*.yaml")):
        if file.name != "mod.yaml":
            file.write_bytes(b"\xff" + rng.randbytes(2_000))
    report = Report()
    content = load_content([top], report)
    assert replace(content, mods=()).documents and {p.code for p in report} == {"M103"}
    assert len(report) == sum(1 for f in top.rglob("*.yaml")) - 1
