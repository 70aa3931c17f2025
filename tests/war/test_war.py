"""The war runs as planned, and what one bomb does has the size and time of a real one."""

import itertools
from datetime import timedelta
from types import SimpleNamespace

import pytest

from iss3d.mods.source import read_yaml
from iss3d.reports import Report
from iss3d.war import burning, physics
from iss3d.war.loader import load_war
from iss3d.war.shipped import shipped_war
from iss3d.war.state import PEACE, begun_between, war_now

WAR = shipped_war()


def read(text, mod="base"):
    report = Report()
    doc = read_yaml(text, f"{mod}/war/test.yaml", report)
    documents = [(mod, doc)] if doc else []
    return load_war(SimpleNamespace(documents={"war": documents}), report), report


def test_shipped_war_has_no_problems_and_its_names_are_places_on_the_earth():
    assert sum(1 for b in WAR.bursts if WAR.regions["north_america"].covers(b.latitude_deg, b.longitude_deg)) >= 120
    assert {"europe", "russia", "usa_east", "usa_central", "usa_west", "pacific", "atlantic"} <= set(WAR.regions)
    assert WAR.where("houston") == pytest.approx((29.74, -95.2))
    assert WAR.where("nile_delta") and WAR.where("nowhere") is None
    assert {"houston", "nile_delta", "pacific"} <= WAR.names()


def test_regions_know_cities():
    for region, lat, lon in [
        ("usa_east", 40.7, -74.0), ("usa_central", 29.76, -95.4), ("usa_west", 34.05, -118.2), ("canada", 51.0, -114.0),
        ("europe", 48.9, 2.3), ("russia", 55.75, 37.6), ("russia", 52.9, 158.6), ("pacific", 0.0, -170.0),
        ("pacific", 20.0, 170.0), ("atlantic", 30.0, -45.0), ("north_america", 19.4, -99.1), ("africa", 0.0, 20.0),
    ]:  # fmt: skip
        assert WAR.regions[region].covers(lat, lon), region
    assert not WAR.regions["usa_east"].covers(41.9, -93.0)


def test_station_is_over_the_united_states_when_the_war_begins():
    sky = WAR.orbit.sky(WAR.begins)
    assert {"north_america", "usa_central"} <= set(sky.regions)


def test_one_spark_then_another_then_many_all_in_view_of_the_cupola():
    first = WAR.bursts[:12]
    assert first[0].after_s == 0.0
    assert first[1].after_s >= 5.0
    assert sum(1 for b in WAR.bursts if b.after_s <= 60) >= 15
    for burst in first:
        sky = WAR.orbit.sky(WAR.begins + timedelta(seconds=burst.after_s))
        assert sky.visible(burst.latitude_deg, burst.longitude_deg), burst.id
        assert sky.distance_to(burst.latitude_deg, burst.longitude_deg) < 1300.0, burst.id
    for burst in first[:2]:
        sky = WAR.orbit.sky(WAR.begins + timedelta(seconds=burst.after_s))
        assert sky.direction_to(burst.latitude_deg, burst.longitude_deg)[2] > 0.6, "not low on the horizon"


def test_no_two_bursts_of_the_pass_begin_within_a_third_of_a_second_near_each_other():
    near = [b for b in WAR.bursts if b.after_s < 400]
    for a, b in itertools.pairwise(near):
        close = abs(a.latitude_deg - b.latitude_deg) < 3 and abs(a.longitude_deg - b.longitude_deg) < 3
        assert b.after_s - a.after_s > 0.34 or not close, (a.id, b.id)


def test_war_is_a_function_of_time_alone():
    assert war_now(WAR, 100.0) == war_now(WAR, 100.0)
    assert len(war_now(WAR, 100.0).bursts) < len(war_now(WAR, 200.0).bursts)
    assert war_now(WAR, None) is PEACE


def test_bursts_begun_between_ticks_are_told_once():
    told = [b.id for n in range(400) for b in begun_between(WAR, n - 1.0, float(n))]
    assert len(told) == len(set(told)) == sum(1 for b in WAR.bursts if b.after_s <= 399)


def test_a_scene_can_set_off_one_burst_in_peace():
    now = war_now(WAR, None, {"houston": 2.0})
    assert [b.burst.id for b in now.bursts] == ["houston"] and now.bursts[0].power > 0.1
    assert now.light_left("usa_central") == 1.0


def test_grids_die_in_steps_and_stay_dark():
    left = [war_now(WAR, float(s)).light_left("usa_central") for s in range(0, 600, 2)]
    assert left[0] == 1.0 and left[-1] == pytest.approx(0.03)
    assert all(b <= a for a, b in itertools.pairwise(left))
    assert len(set(left)) == 8
    assert war_now(WAR, 0.0, blackouts={"europe": 60.0}).light_left("europe") == pytest.approx(0.08)


def test_a_megaton_flashes_twice_within_a_second():
    power = [physics.thermal_power(n / 1000.0, 1000.0) for n in range(3000)]
    dip = min(range(20, 400), key=power.__getitem__)
    peak = max(range(400, 3000), key=power.__getitem__)
    assert power[5] > 0.4 and power[dip] < 0.1 and power[peak] == pytest.approx(1.0, abs=0.05)
    assert peak / 1000.0 == pytest.approx(0.87, abs=0.05)


def test_fires_burn_for_a_day_and_smoke_stays_longer():
    assert burning.fire(2.0) == 0.0 and burning.fire(3600.0) > 0.95 and burning.fire(3 * 86400.0) < 0.25
    assert burning.smoke(30.0) == 0.0 and burning.smoke(7200.0) == 1.0 and burning.smoke(3 * 86400.0) > 0.6


def test_plumes_of_the_first_day_can_be_told_apart_and_have_run_together_by_the_third():
    """Cities lie some 150 km apart; the plumes of Kuwait 1991 were 30 to 50 km wide on their first day."""
    assert 2 * burning.smoke_width(86400.0, 500.0) < 120.0
    assert 2 * burning.smoke_width(3 * 86400.0, 500.0) > 200.0


BURST = "bursts:\n  one: {name: One, at: [40, -100], yield: 300 kt, after: 1 s}\n"


def test_a_burst_of_a_mod_carries_the_name_of_the_mod():
    war, report = read(BURST, "quiet")
    assert not report.problems and [b.id for b in war.bursts] == ["quiet:one"]


def test_a_mod_replaces_a_burst_by_its_full_name():
    report = Report()
    base = read_yaml(BURST, "base/war/a.yaml", report)
    mod = read_yaml(BURST.replace("one:", "'base:one':").replace("300 kt", "2 Mt"), "m/war/a.yaml", report)
    war = load_war(SimpleNamespace(documents={"war": [("base", base), ("m", mod)]}), report)
    assert not report.problems and [(b.id, b.yield_kt) for b in war.bursts] == [("one", 2000.0)]


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("burst:\n  a: 1\n", "W501", 1, "burst"),
        (BURST.replace("yield", "yeild"), "W501", 2, "yield"),
        (BURST.replace("300 kt", "300"), "W501", 2, "unit"),
        (BURST.replace("[40, -100]", "[200, -100]"), "W508", 2, "90"),
        (BURST.replace("[40, -100]", "[40, -600]"), "W508", 2, "longitude"),
        (BURST.replace("300 kt", "-300 kt"), "W501", 2, "below 0 kt"),
        (BURST.replace("300 kt", "0 kt"), "W505", 2, "yield"),
        (BURST + "trails:\n  a: {kind: warhead, from: 10 deg, to: on}\n", "W509", 4, "one"),
        (BURST + "trails:\n  a: {kind: launch, from: [1, 2], to: [3, 4]}\n", "W509", 4, "after"),
        (BURST + "  one: {name: Two, at: [1, 2], yield: 1 kt, after: 0 s}\n", "M", 3, "one"),
        ("orbit:\n  line1: abc\n  line2: def\n", "W503", 1, "69"),
        ("grids:\n  uas_east: {fails: 1 s, over: 2 s, left: 3 %}\n", "W504", 2, "uas_east"),
        (BURST.replace("300 kt", "500 Mt"), "W505", 2, "yield"),
        (BURST.replace("1 s}", "1 s, field: [1]}"), "W501", 2, ""),
        ("war: {begins: yesterday}\n", "W501", 1, ""),
        ("- a\n", "W501", 1, "mapping"),
    ],
)
def test_what_is_wrong_in_a_war_file_is_said_where_it_stands(text, code, line, words):
    _, report = read(text)
    assert any(p.code.startswith(code) and p.place.line == line and words in p.message + p.hint for p in report), str(
        report
    )


def test_more_bursts_than_bombs_are_a_problem_not_a_wait():
    field = "field: {rows: 20, columns: 20, spacing: 1 km, every: 1 s}"
    rows = "".join(f"  b{n}: {{name: B, at: [4, 5], yield: 1 kt, after: 0 s, {field}}}\n" for n in range(9))
    war, report = read("bursts:\n" + rows)
    assert [p.code for p in report] == ["W506"] and len(war.bursts) == 2000


def test_what_is_wrong_is_left_out_and_the_rest_of_the_war_goes_on():
    """A burst at latitude 200, one of a negative yield, and one of each kind of thing that is right."""
    wrong = BURST.replace("[40, -100]", "[200, -100]")
    wrong += "  two: {name: Two, at: [41, -100], yield: -5 kt, after: 2 s}\n"
    wrong += "  three: {name: Three, at: [42, -100], yield: 5 kt, after: 3 s}\n"
    war, report = read(wrong)
    assert [(p.code, p.place.line) for p in report] == [("W508", 2), ("W501", 3)], str(report)
    assert [b.id for b in war.bursts] == ["three"]
    assert [now.burst.id for now in war_now(war, 4.0).bursts] == ["three"]
