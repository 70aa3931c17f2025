"""Every numbered problem has a page, and the examples of reading's own pages do what the pages say.

An example is a mod: each fence is one of its files. ```yaml KIND is KIND/example.yaml (or mod.yaml), ```yaml NAME.yaml
that file, ../OTHER/... one of a second mod; `repeat N` repeats the last line; ```link and ```pipe make those; ```yaml
handles is a list of handles. The parts test the pages of their own codes.
"""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

import iss3d
from iss3d.crew.loader import load_crew
from iss3d.explain import known_codes, page_of, run_explain
from iss3d.mods.changes import changes_in, report_conflicts
from iss3d.mods.discovery import MANIFEST, mods_in
from iss3d.mods.handles import handle_problem
from iss3d.mods.load import load_content
from iss3d.mods.source import read_yaml
from iss3d.mods.texts import load_texts
from iss3d.playtest.mod_tests import load_tests
from iss3d.reports import Report
from iss3d.story.lines import check_translations
from iss3d.story.loader import load_story
from iss3d.story.names import Names
from iss3d.world.data import load_game

CODE = re.compile(r'"([MSTCWXP][0-9]{3})"')
FENCE = re.compile(r"```([^\n]*)\n(.*?)```", re.DOTALL)
OWN = [code for code in known_codes() if code[0] in "CMPX"]


def sections(code):
    """Return the fences of the failing and of the mended example: lists of (info, text)."""
    parts = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", page_of(code), re.MULTILINE | re.DOTALL))
    assert {"What it means", "Failing", "Mended"} <= set(parts), code
    return [FENCE.findall(parts[name]) for name in ("Failing", "Mended")]


def write(fences, top):
    """Write an example's files below top; return the handles it lists."""
    mod = top / "example"
    mod.mkdir()
    (mod / MANIFEST).write_text("id: example\nneeds: [base]\n")
    handles = ""
    for info, text in fences:
        sort, name, *rest = info.split()
        if name == "handles":
            handles = text
            continue
        file = mod / (name if "." in name else MANIFEST if name == "mod" else f"{name}/example.yaml")
        file = Path(os.path.normpath(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        if sort == "link":
            file.symlink_to(text.strip())
        elif sort == "pipe":
            os.mkfifo(file)
        elif sort == "none":
            file.unlink()
        else:
            *first, last = text.splitlines()
            times = int(rest[1]) if rest else 1
            file.write_text("\n".join([*first, *(last.replace("{n}", f"n{n}") for n in range(times))]) + "\n", "utf-8")
    return handles


@pytest.fixture(scope="module")
def game():
    """The shipped game."""
    return load_game([], Report())


def codes(fences, top, game):
    """Return the codes of all problems that an example gives."""
    handles = write(fences, top)
    report = Report()
    folders = sorted({top / "example", *mods_in(top)})
    content = load_content(folders, report)
    load_texts(content, report)
    report_conflicts(changes_in(content), report)
    own = {kind: [entry for entry in entries if entry[0] != "base"] for kind, entries in content.documents.items()}
    load_crew(replace(content, documents=own), report, game.station)
    names = Names.from_parts(game.station, game.crew, game.war, game.texts)
    story = load_story(replace(content, documents=own), report, names)
    load_tests(replace(content, documents=own), story, report, "example")
    check_translations(story, content, report)
    document = read_yaml(handles, "example/models.yaml", report)
    for index, handle in enumerate((document.value if document else None) or ()):
        problem = handle_problem(document, (index,), handle, content.mods, "example")
        report.extend([problem] if problem else [])
    return [problem.code for problem in report]


@pytest.mark.parametrize("code", OWN)
def test_the_failing_example_gives_its_code_and_the_mended_one_nothing(code, tmp_path, game):
    failing, mended = sections(code)
    (tmp_path / "failing").mkdir()
    (tmp_path / "mended").mkdir()
    assert code in codes(failing, tmp_path / "failing", game)
    assert codes(mended, tmp_path / "mended", game) == []


def test_every_code_in_the_source_has_a_page_and_every_page_a_code():
    used = {c for f in Path(iss3d.__file__).parent.rglob("*.py") for c in CODE.findall(f.read_text(encoding="utf-8"))}
    assert used == set(known_codes())


@pytest.mark.parametrize("code", known_codes())
def test_every_page_tells_what_it_means_and_shows_both_examples(code):
    text = page_of(code)
    assert text.startswith(f"# {code}: ")
    failing, mended = sections(code)
    assert failing and mended


def test_a_page_is_printed_and_a_code_that_does_not_exist_names_the_nearest():
    console = Console(record=True, width=100, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    assert run_explain("m106", console) == 0
    assert run_explain("M1066", console) == 1
    printed = console.export_text()
    assert "Speech is quoted" in printed and "did you mean M106?" in printed
