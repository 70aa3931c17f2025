"""Each numbered problem of station files has a page: its failing example gives it, its mended one gives nothing."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import iss3d
from iss3d.mods.manifest import Manifest
from iss3d.mods.source import read_yaml
from iss3d.reports import Report
from iss3d.station.loader import load_station

PAGES = sorted((Path(iss3d.__file__).parent / "docs" / "problems").glob("T3*.md"))


def codes(content, text, files, folder):
    """Return the codes that an example gives, in the base, or in a mod of its own when it brings files."""
    report = Report()
    mods = content.mods
    for name, body in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body, encoding="utf-8")
        mods = (
            *content.mods,
            replace(content.mods[0], id="example", manifest=Manifest(id="example", needs=["base"]), folder=folder),
        )
    document = read_yaml(text, "base/station/example.yaml", report)
    entry = ("example" if files else "base", document)
    documents = {**content.documents, "station": [*content.documents["station"], entry]}
    load_station(replace(content, mods=mods, documents=documents), report)
    return [p.code for p in report if p.place.path.endswith("example.yaml")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_of_the_page_do_what_it_says(content, page, tmp_path):
    text = page.read_text(encoding="utf-8")
    failing, mended = re.findall(r"```yaml station\n(.*?)```", text, re.DOTALL)
    files = re.findall(r"```file (\S+)\n(.*?)```", text, re.DOTALL)
    assert set(codes(content, failing, files, tmp_path)) == {page.stem}
    assert codes(content, mended, files, tmp_path) == []


def test_every_problem_has_its_page():
    assert [page.stem for page in PAGES] == [f"T3{n:02}" for n in range(1, 13)]
