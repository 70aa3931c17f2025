"""Elements are used while they are fresh, refused when damaged, and beyond their time the orbit is a named circle."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sgp4.api import Satrec

from iss3d.mods.source import read_yaml
from iss3d.orbit import MAY_2024, Elements, Orbit
from iss3d.orbit.motion import CIRCULAR_HEIGHT_KM, TRUSTED_DAYS, Propagator
from iss3d.orbit.tle import ElementsError
from iss3d.reports import Report
from iss3d.vectors import angle_between, cross, length
from iss3d.war.loader import load_war
from iss3d.war.schedule import War

EQUATOR = 6378.137


def signed(line: str) -> str:
    """The line with the checksum that belongs to it."""
    total = sum(int(c) if c.isdigit() else c == "-" for c in line[:68])
    return f"{line[:68]}{total % 10}"


NOVEMBER_2023 = Elements(signed(MAY_2024.line1.replace("24127.82853009", "23320.50000000")), MAY_2024.line2)
"""Made up: the shipped figures half a year earlier."""


def read(line1: str, line2: str, begins: str = "2024-05-07T03:50:30Z") -> tuple[War, Report]:
    report = Report()
    text = f'orbit:\n  line1: "{line1}"\n  line2: "{line2}"\nwar: {{begins: "{begins}"}}\n'
    documents = [("base", read_yaml(text, "base/war/orbit.yaml", report))]
    return load_war(SimpleNamespace(documents={"war": documents}), report), report


@pytest.mark.parametrize("days", [-29.9, 0.0, 29.9])
def test_within_thirty_days_the_place_is_that_of_the_elements(days: float) -> None:
    assert Orbit().sky(MAY_2024.epoch + timedelta(days=days)).source == "elements"


@pytest.mark.parametrize("when", [datetime(1990, 5, 6, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)])
def test_far_from_their_epoch_the_orbit_is_a_circle_at_418_km_and_says_so(when: datetime) -> None:
    propagator = Propagator(MAY_2024)
    for minutes in range(0, 94, 6):
        motion = propagator.at(when + timedelta(minutes=minutes))
        assert motion.source == "circular"
        assert length(motion.position) == pytest.approx(EQUATOR + CIRCULAR_HEIGHT_KM, abs=1e-6)
    sky = Orbit().sky(when)
    assert (sky.source, CIRCULAR_HEIGHT_KM) == ("circular", 418.0)
    assert abs(sky.latitude_deg) < 51.9


@pytest.mark.parametrize("side", [-1, 1])
def test_the_station_does_not_leap_where_the_circle_takes_over(side: int) -> None:
    propagator = Propagator(MAY_2024)
    edge = MAY_2024.epoch + side * timedelta(days=TRUSTED_DAYS)
    last, first = (propagator.at(edge + side * timedelta(seconds=s)) for s in (-0.5, 0.5))
    assert (last.source, first.source) == ("elements", "circular")
    assert math.dist(last.position, first.position) < 20.0


def test_the_circle_keeps_plane_and_pace_of_the_elements_for_a_week() -> None:
    when = MAY_2024.epoch + timedelta(days=TRUSTED_DAYS + 7.03)
    days = (when - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(days=1)
    error, r, v = Satrec.twoline2rv(MAY_2024.line1, MAY_2024.line2).sgp4(2440587.5 + math.floor(days), days % 1.0)
    circle = Propagator(MAY_2024).at(when)
    assert error == 0
    assert math.degrees(angle_between(cross(circle.position, circle.velocity), cross(r, v))) < 0.25
    assert length(circle.velocity) == pytest.approx(length(v), abs=0.02)


def test_velocity_of_the_circle_is_the_change_of_its_place() -> None:
    propagator = Propagator(MAY_2024)
    when = datetime(2031, 2, 3, tzinfo=UTC)
    before, now, after = (propagator.at(when + timedelta(seconds=s)) for s in (-1, 0, 1))
    change = [(b - a) / 2.0 for a, b in zip(before.position, after.position, strict=True)]
    assert math.dist(change, now.velocity) < 1e-4


def test_elements_of_1990_are_a_located_problem_and_the_shipped_ones_are_flown() -> None:
    old = signed(MAY_2024.line1.replace("24127.", "90127."))
    war, report = read(old, MAY_2024.line2)
    (problem,) = report
    assert (problem.code, str(problem.place)) == ("W507", "base/war/orbit.yaml:1:1")
    assert "1990-05-07" in problem.message and "30 days" in problem.hint
    assert war.orbit.elements == MAY_2024
    assert war.orbit.sky(war.begins).source == "elements"


def test_a_story_of_another_year_with_elements_of_its_time_is_no_problem() -> None:
    war, report = read(NOVEMBER_2023.line1, NOVEMBER_2023.line2, "2023-11-17T00:00:00Z")
    assert not report.problems
    assert war.orbit.elements == NOVEMBER_2023
    assert war.orbit.sky(war.begins).source == "elements"


def test_a_mod_may_move_the_war_to_a_day_without_elements() -> None:
    report = Report()
    base = read_yaml(f'orbit: {{line1: "{MAY_2024.line1}", line2: "{MAY_2024.line2}"}}\n', "base/war/a.yaml", report)
    mod = read_yaml('war: {begins: "2031-01-01T00:00:00Z"}\n', "m/war/a.yaml", report)
    war = load_war(SimpleNamespace(documents={"war": [("base", base), ("m", mod)]}), report)
    assert not report.problems
    assert war.orbit.sky(war.begins).source == "circular"


def test_damaged_elements_of_a_mod_leave_those_before_them_in_force() -> None:
    report = Report()
    begins = 'war: {begins: "2023-11-17T00:00:00Z"}\n'
    good = f'orbit: {{line1: "{NOVEMBER_2023.line1}", line2: "{NOVEMBER_2023.line2}"}}\n' + begins
    bad = good.replace("23320.5", "23321.5")
    documents = [("base", read_yaml(good, "base/war/a.yaml", report)), ("m", read_yaml(bad, "m/war/a.yaml", report))]
    war = load_war(SimpleNamespace(documents={"war": documents}), report)
    assert [(p.code, p.place.path) for p in report] == [("W503", "m/war/a.yaml")]
    assert war.orbit.elements == NOVEMBER_2023


@pytest.mark.parametrize(
    ("line", "old", "replacement", "words"),
    [
        (1, "24127", "24128", "checksum"),
        (1, " 9995", "995", "69"),
        (1, "24127.82853009", "24127.8285300x", "epoch in columns 19 to 32"),
        (1, "24127.82853009", "24999.82853009", "day 999"),
        (1, ".00015698", ".0001 698", "first derivative"),
        (2, "51.6393", "5l.6393", "inclination in columns 9 to 16"),
        (2, "0003580", "000 580", "eccentricity"),
        (2, "15.50957674", "00.00000000", "no orbit"),
        (2, "15.50957674", "17.90957674", "no orbit"),
        (2, "25544", "25545", "different satellites"),
        (1, "98067A", "9806７A", "character"),
    ],
)
def test_damage_is_named_even_when_the_checksum_has_been_made_to_fit(
    line: int, old: str, replacement: str, words: str
) -> None:
    lines = [MAY_2024.line1, MAY_2024.line2]
    damaged = lines[line - 1].replace(old, replacement, 1)
    if words not in {"checksum", "69"}:
        damaged = signed(damaged)
    lines[line - 1] = damaged
    with pytest.raises(ElementsError, match=words):
        Orbit(Elements(*lines))
    war, report = read(*lines)
    (problem,) = report
    assert (problem.code, problem.place.line) == ("W503", 1) and words in problem.message
    assert war.orbit.elements == MAY_2024


@given(st.integers(0, 136), st.sampled_from("0123456789 .+-AZ"))
def test_no_single_wrong_character_breaks_the_game(where: int, written: str) -> None:
    lines = [MAY_2024.line1[:68], MAY_2024.line2[:68]]
    line, column = divmod(where, 68) if where < 136 else (0, 0)
    lines[line] = lines[line][:column] + written + lines[line][column + 1 :]
    try:
        orbit = Orbit(Elements(signed(lines[0]), signed(lines[1])))
    except ElementsError:
        return
    sky = orbit.sky(MAY_2024.epoch + timedelta(days=3))
    assert all(map(math.isfinite, (sky.latitude_deg, sky.longitude_deg, sky.altitude_km, *sky.sun_dir_station)))
