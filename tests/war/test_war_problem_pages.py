"""Each numbered problem of war files has a page whose failing example gives it and whose mended one gives nothing."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

import iss3d
from iss3d.mods.source import read_yaml
from iss3d.reports import Report
from iss3d.war.loader import load_war

PAGES = sorted((Path(iss3d.__file__).parent / "docs" / "problems").glob("W5*.md"))


def codes(text):
    report = Report()
    doc = read_yaml(text, "base/war/example.yaml", report)
    load_war(SimpleNamespace(documents={"war": [("base", doc)]}), report)
    return [p.code for p in report]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_of_the_page_do_what_it_says(page):
    failing, mended = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert set(codes(failing)) == {page.stem}
    assert codes(mended) == []


def test_every_problem_has_its_page():
    assert [page.stem for page in PAGES] == ["W501", "W502", "W503", "W504", "W505", "W506", "W507", "W508", "W509"]
