"""What the cookbook shows is taken out of it and checked as modders' folders would be, all ten beside one another."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

import iss3d
from iss3d.check.judge import judge
from iss3d.reports import Report
from iss3d.world.data import load_game

HOME = Path(iss3d.__file__).parent
BLOCK = re.compile(r"```yaml\n# file: ([a-z_/]+\.yaml)\n(.*?)```", re.DOTALL)
BLOCK_OF_TESTS = re.compile(r"```yaml\n# (tests/[a-z_]+\.yaml)\n(.*?)```", re.DOTALL)


def recipes():
    text = (HOME / "docs" / "cookbook.md").read_text(encoding="utf-8")
    head, *chapters = re.split(r"(?m)^## ", text)
    manifest = BLOCK.findall(head)[0][1]
    return manifest, [(chapter.splitlines()[0], BLOCK.findall(chapter)) for chapter in chapters]


def test_the_ten_recipes_are_mods_without_problems(tmp_path):
    manifest, chapters = recipes()
    folders = []
    for number, (_, files) in enumerate(chapters, 1):
        name = f"recipe{number}"
        folder = tmp_path / name
        folder.mkdir()
        (folder / "mod.yaml").write_text(manifest.replace("id: recipe", f"id: {name}"), encoding="utf-8")
        for file, text in files:
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text.replace("recipe:", f"{name}:"), encoding="utf-8")
        folders.append(folder)
    wrong = [str(p) for p in judge(folders).report.errors]
    assert len(folders) == 10
    assert wrong == []


def test_the_first_scene_of_the_manual_is_a_mod_without_problems(tmp_path):
    text = (HOME / "docs" / "manual.md").read_text(encoding="utf-8")
    steps = re.findall(r"`my_first/([a-z_/]+\.yaml)`[^`]*```yaml\n(.*?)```", text, re.DOTALL)
    steps += BLOCK_OF_TESTS.findall(text)
    assert [file for file, _ in steps] == ["mod.yaml", "station/props.yaml", "scenes/ball.yaml", "tests/ball.yaml"]
    for file, words in steps:
        (tmp_path / "my_first" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "my_first" / file).write_text(dedent(words), encoding="utf-8")
    assert [str(p) for p in judge([tmp_path / "my_first"]).report.problems] == []


@pytest.mark.parametrize("name", ["quiet_night", "nobody_obeys"])
def test_an_example_mod_has_no_problems(name):
    assert [str(p) for p in judge([HOME / "content" / "examples" / name]).report.problems] == []


def test_the_shipped_story_tells_thirty_beats_each_after_the_one_before():
    report = Report()
    scenes = load_game([], report).story.scenes.values()
    beats = {s.beat: s for s in scenes if s.beat}
    assert [str(p) for p in report.problems] == []
    assert sorted(beats) == list(range(1, 31))
    assert all(beats[n].after == (beats[n - 1].id,) for n in range(2, 31))
