"""Each numbered problem of station files has a page: its failing example gives it, its mended one gives nothing."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import iss3d
from iss3d.mods.source import read_yaml
from iss3d.reports import Report
from iss3d.station.loader import load_station

PAGES = sorted((Path(iss3d.__file__).parent / "docs" / "problems").glob("T3*.md"))


def codes(content, text):
    report = Report()
    document = read_yaml(text, "base/station/example.yaml", report)
    documents = {**content.documents, "station": [*content.documents["station"], ("base", document)]}
    load_station(replace(content, documents=documents), report)
    return [p.code for p in report if p.place.path.endswith("example.yaml")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_of_the_page_do_what_it_says(content, page):
    failing, mended = re.findall(r"```yaml station\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert set(codes(content, failing)) == {page.stem}
    assert codes(content, mended) == []


def test_every_problem_has_its_page():
    assert [page.stem for page in PAGES] == [f"T3{n:02}" for n in range(1, 12)]
