"""Left to themselves people live their day: they work, look out and eat, and nobody goes through anybody."""

from __future__ import annotations

import pytest

from iss3d.crew.loader import load_crew
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.vectors import UP, add, distance, dot, rotate, sub

APART = 0.5
"""Metres between the middles of two bodies that do not touch."""

GETTING_THERE = 75.0


@pytest.fixture(scope="module")
def crew(station):
    return list(load_crew(load_content([], Report()), Report(), station).others)


def lived(stagehand, station, crew, hours):
    """Return after each time of day where everybody is and in which pose, the nearest two ever were, and the hand."""
    hand = stagehand(station, crew, {person.id: person.at for person in crew})
    for person in crew:
        hand.cast.begin(person.id, "", "routine", "", {})
    found, nearest = [], 9.0
    states = [hand[person.id] for person in crew]
    hand.world.eye = station.spots["leonardo_end"].centre
    for hour in hours:
        hand.world.minute = round(hour * 60)
        for _ in range(round(GETTING_THERE * 10)):
            hand.run(0.1)
            gaps = [distance(a.position, b.position) for i, a in enumerate(states) for b in states[i + 1 :]]
            nearest = min([nearest, *gaps])
        found.append({person.id: (hand[person.id].module, hand[person.id].pose) for person in crew})
    return found, nearest, hand


def test_the_day_goes_from_work_by_a_window_to_supper(hand, station, crew):
    (work, window, supper), nearest, _ = lived(type(hand), station, crew, (9.0, 18.2, 20.0))
    assert {pose for _, pose in work.values()} <= {"work", "type"}
    assert window["nika"] == ("cupola", "look")
    assert window["christian"] == ("jpm", "look")
    assert sum(place == ("zvezda", "eat") for place in supper.values()) >= 4
    assert nearest >= APART, "two went through each other"


def test_a_runner_stands_on_the_treadmill_on_whichever_wall_it_is(hand, station, crew):
    belt = station.things["treadmill"]
    (places,), _, after = lived(type(hand), station, [p for p in crew if p.id == "christian"], (17.0,))
    assert places["christian"] == ("tranquility", "exercise")
    runner = after["christian"]
    soles = add(runner.position, rotate(runner.orientation, (0.0, 0.0, 0.9)))
    off = rotate(belt.orientation, UP)
    assert abs(dot(sub(soles, belt.position), off)) < 0.2
    assert dot(rotate(runner.orientation, UP), off) > 0.95
