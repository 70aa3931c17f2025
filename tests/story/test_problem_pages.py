"""The examples on the pages of the story's problems do what the pages say, on top of the shipped game."""

import re

import pytest

from iss3d.crew.loader import load_crew
from iss3d.explain import known_codes, page_of
from iss3d.mods.cache import Cache
from iss3d.mods.load import Content, find_mod, read_mod
from iss3d.mods.source import parse
from iss3d.reports import Report
from iss3d.story.check import check_story
from iss3d.story.loader import load_story
from iss3d.story.names import Names
from iss3d.world.data import load_game

OWN = [code for code in known_codes() if code.startswith("S")]
FENCE = re.compile(r"```yaml ([^\n]+)\n(.*?)```", re.DOTALL)


CACHE = Cache(None)

SMALL = "scenes: {begin: {do: [{pause: 1 s}, {ending: over}]}}"
"""In place of the shipped scenes where an example does not name them, since those take time."""


@pytest.fixture(scope="module")
def game():
    return load_game([], Report())


def problems(section, folder, game):
    mod = folder / "example"
    (mod / "scenes").mkdir(parents=True)
    (mod / "mod.yaml").write_text("id: example\nneeds: [base]\n")
    for name, text in FENCE.findall(section):
        file = mod / (f"{name}/example.yaml" if "." not in name else name)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    report = Report()
    found = find_mod(mod, report, CACHE)
    base = {kind: list(documents) for kind, documents in game.content.documents.items()}
    if "base:" not in section:
        base["scenes"] = [("base", parse(SMALL, "base/scenes/small.yaml", report))]
    content = Content((*game.content.mods, found), base)
    read_mod(found, content, report, CACHE)
    crew = load_crew(content, report, game.station) if (mod / "crew").exists() else game.crew
    names = Names.from_parts(game.station, crew, game.war, game.texts)
    story = load_story(content, report, names)
    check_story(story, report, [doc for _, doc in content.documents["scenes"]])
    return [p for p in report if "example/" in p.place.path or p.code in ("S217", "S251")]


@pytest.mark.parametrize("code", OWN)
def test_the_failing_example_gives_its_code_and_the_mended_one_nothing(code, tmp_path, game):
    parts = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", page_of(code), re.MULTILINE | re.DOTALL))
    failing = problems(parts["Failing"], tmp_path / "failing", game)
    assert code in [p.code for p in failing], "\n".join(map(str, failing))
    mended = problems(parts["Mended"], tmp_path / "mended", game)
    assert mended == [], "\n".join(map(str, mended))
