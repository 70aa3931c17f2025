"""`iss3d check` tells all that is wrong in all files at once; in what `iss3d mod new` makes it finds no fault."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from iss3d.check import judge, run_check
from iss3d.check.schemas import schemas
from iss3d.mods import folders
from iss3d.mods.printing import counted, print_report
from iss3d.mods.scaffold import new_mod
from iss3d.playtest.command import Orders, run_playtest
from iss3d.reports import Place, Problem, Report

HERE = Path(__file__).parent


def printed(action):
    """Return what an action prints, and what it returns."""
    stream = io.StringIO()
    result = action(Console(file=stream, soft_wrap=True, highlight=False, markup=False, emoji=False))
    return stream.getvalue(), result


def test_the_broken_mod_gives_the_expected_report():
    report = Report([p for p in judge([HERE / "broken"]).report if p.place.path.startswith("broken/")])
    text, _ = printed(lambda console: print_report(report, console))
    assert text == (HERE / "broken_report.txt").read_text(encoding="utf-8")


def test_a_mod_with_errors_makes_the_check_fail_and_says_who_was_read():
    text, code = printed(lambda console: run_check([HERE / "broken"], console=console))
    assert code == 1
    assert "Mods, in load order: base 1.0.0, broken 1.0.0" in text
    assert "broken disables base:the_amr    broken/scenes/mice.yaml:23:14" in text


def test_the_shipped_game_and_each_example_pass_their_check():
    for paths in ([], *([p.parent] for p in sorted(folders.EXAMPLES.glob("*/mod.yaml")))):
        text, code = printed(lambda console, paths=paths: run_check(paths, console=console))
        assert code == 0, text
        assert "From every state an ending can be reached" in text


def test_a_new_mod_has_one_scene_one_prop_one_test_and_no_fault(tmp_path):
    text, code = printed(lambda console: new_mod("quiet_day", tmp_path, console))
    assert code == 0 and "iss3d playtest" in text
    verdict = judge([tmp_path / "quiet_day"])
    assert [str(p) for p in verdict.report] == []
    assert [str(change) for change in verdict.changes] == ["quiet_day begins with quiet_day:first"]
    made = {str(f.relative_to(tmp_path / "quiet_day")) for f in tmp_path.rglob("*.yaml")}
    assert made == {"mod.yaml", "scenes/first.yaml", "station/props.yaml", "tests/first.yaml"}


def test_the_bot_plays_the_test_of_a_new_mod(tmp_path, capsys):
    new_mod("quiet_day", tmp_path, Console(file=io.StringIO()))
    assert run_playtest(Orders(mod_path=tmp_path / "quiet_day")) == 0
    assert "the_lunch_box_is_found" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["", "Quiet", "../quiet", "a b", "1st", "x" * 60])
def test_a_mod_with_an_impossible_name_is_not_made(tmp_path, name):
    text, code = printed(lambda console: new_mod(name, tmp_path, console))
    assert code == 1 and "No mod was made" in text and not list(tmp_path.iterdir())


def test_a_mod_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "quiet").mkdir()
    (tmp_path / "quiet" / "mod.yaml").write_text("mine")
    assert printed(lambda console: new_mod("quiet", tmp_path, console))[1] == 1
    assert (tmp_path / "quiet" / "mod.yaml").read_text() == "mine"


def test_a_mod_is_found_by_its_folder_by_a_file_in_it_or_by_its_name():
    for given in (folders.EXAMPLES / "quiet_night", folders.EXAMPLES / "quiet_night" / "scenes", Path("quiet_night")):
        assert [mod.id for mod in judge([given]).mods] == ["base", "quiet_night"]


def test_the_schema_is_written_where_the_editor_line_of_a_mod_looks(tmp_path):
    new_mod("quiet_day", tmp_path, Console(file=io.StringIO()))
    text, code = printed(lambda console: run_check([tmp_path / "quiet_day"], schema=True, console=console))
    assert code == 0 and len(text.splitlines()) == 6
    for file in (tmp_path / "quiet_day").rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        if "schema=" in first:
            assert (file.parent / first.partition("schema=")[2]).is_file(), file


def words_of(schema):
    """Return every (definition, key) a schema knows; wording and order belong to the pydantic at hand."""
    found = set()
    for name, part in {"": schema, **schema.get("$defs", {})}.items():
        found |= {(name, key) for key in part.get("properties", {})}
    return found


def test_the_shipped_schemas_are_those_of_the_models():
    for name, schema in schemas().items():
        kept = json.loads((folders.PACKAGE / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        assert words_of(kept) == words_of(schema), f"{name}: run `iss3d check --schema`"


def test_every_shipped_file_has_an_editor_line_that_leads_to_its_schema():
    for top in (folders.BASE, *sorted(p.parent for p in folders.EXAMPLES.glob("*/mod.yaml"))):
        for file in sorted(top.rglob("*.yaml")):
            if file.relative_to(top).parts[0] in ("tests", "shots"):
                continue
            first = file.read_text(encoding="utf-8").splitlines()[0]
            assert first.startswith("# yaml-language-server: $schema="), file
            assert (file.parent / first.partition("schema=")[2]).resolve().is_file(), file


def test_a_report_is_sorted_counted_and_says_each_thing_once():
    report = Report()
    late = Problem("M104", Place("b.yaml", 9, 1), "late")
    early = Problem("M104", Place("b.yaml", 2, 1), "early", severity="warning")
    report.extend([late, early, late])
    assert [p.message for p in report] == ["early", "late"] and counted(report) == "1 error, 1 warning."
    assert "warning: early" in str(report) and counted(Report()) == "No problems."


def test_a_hopeless_file_does_not_drown_the_report():
    report = Report()
    report.extend(Problem("M104", Place("b.yaml", line, 1), "wrong") for line in range(5_000))
    assert len(report) == 201 and any(p.code == "M143" for p in report)
