from __future__ import annotations

import pytest

from iss3d.crew import routines
from iss3d.crew.loader import load_crew
from iss3d.mods.load import Content, load_content
from iss3d.mods.source import parse
from iss3d.reports import Report

GOOD = """
crew:
  anna:
    name: Anna
    mass: 61 kg
    at: unity_middle
    routine: [{from: "21:30", at: unity_aft}, {from: "06:00", at: unity_fwd}]
"""


def read(text: str, station):
    report = Report()
    documents = {kind: [] for kind in Content().documents}
    documents["crew"] = [("base", parse(text, "crew/people.yaml", report))]
    return load_crew(Content(load_content([], Report()).mods, documents), report, station), report


def test_a_person_is_read_with_units_and_their_day_in_order(station):
    crew, report = read(GOOD, station)
    assert report.ok, str(report)
    anna = crew.people["anna"]
    assert anna.mass == 61.0
    assert [entry.minute for entry in anna.routine] == [360, 1290]


def test_before_the_first_entry_yesterdays_last_one_holds(station):
    anna = read(GOOD, station)[0].people["anna"]
    assert routines.at(anna, 100).at == "unity_aft"
    assert routines.at(anna, 400).at == "unity_fwd"


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        ("crew: {anna: {name: Anna, at: unity_midle}}", "C402", "no spot is called 'unity_midle'"),
        (
            'crew: {anna: {name: Anna, routine: [{from: "08:00", at: unity_aft, pose: type, use: laptop_unty}]}}',
            "C402",
            "no thing is called 'laptop_unty'",
        ),
        ("crew: {anna: {name: Anna, side: moon}}", "C401", "'moon' is none of us, rs"),
        (
            'crew: {anna: {name: Anna, routine: [{from: "25:00", at: unity_aft}]}}',
            "C403",
            "'25:00' is not a time of day",
        ),
        ("crew: {anna: {name: Anna, mass: 61}}", "M118", "a mass needs its unit"),
        ("crew: {anna: {nam: Anna}}", "M119", "there is no key 'nam' here"),
        ("crew: [anna]", "C401", "crew is a mapping of people"),
        ("cerw: {}", "C401", "there is no key 'cerw' here"),
    ],
)
def test_a_mistake_is_told_with_its_place(station, written, code, says):
    report = read(written, station)[1]
    assert any(p.code == code and p.message == says and p.place.line == 1 for p in report), str(report)


def test_the_shipped_crew_is_six_and_one_of_them_is_the_player(station):
    report = Report()
    crew = load_crew(load_content([], report), report, station)
    assert report.ok
    assert len(crew.people) == 6
    assert crew.player is not None
    assert len(crew.others) == 5
