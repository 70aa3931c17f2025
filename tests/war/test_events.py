"""Other events than bombs, things in flight, and wars that a mod takes away: all of it from data."""

import itertools
from pathlib import Path
from types import SimpleNamespace

import pytest

import iss3d
from iss3d.mods.load import load_content
from iss3d.mods.source import read_yaml
from iss3d.reports import Report
from iss3d.war import effects, flight, shipped
from iss3d.war.loader import load_war
from iss3d.war.schedule import Burst
from iss3d.war.state import war_now

EXAMPLES = Path(iss3d.__file__).parent / "content" / "examples"
WAR = shipped.shipped_war()
BASE = "bursts:\n  one: {name: One, at: [40, -100], yield: 300 kt, after: 1 s}\n"


def read(*files):
    report = Report()
    documents = [(mod, read_yaml(text, f"{mod}/war/a.yaml", report)) for mod, text in files]
    return load_war(SimpleNamespace(documents={"war": documents}), report), report


def test_a_mod_can_take_the_whole_war_away():
    war, report = read(("base", BASE), ("peace", "war: {only: yes}\n"))
    assert not report.problems and war.bursts == () and war.trails == ()
    assert war_now(war, 1000.0).bursts == ()


def test_what_an_only_mod_brings_itself_stays():
    own = "war: {only: yes}\nbursts:\n  two: {name: Two, at: [1, 2], yield: 1 kt, after: 0 s, kind: meteor}\n"
    war, report = read(("base", BASE), ("m", own))
    assert not report.problems and [(b.id, b.kind) for b in war.bursts] == [("m:two", "meteor")]


def test_the_example_mod_stages_a_volcano_and_a_meteor_without_a_war():
    report = Report()
    war = load_war(load_content([EXAMPLES / "fire_mountain"], report), report)
    assert not report.problems, str(report)
    assert {b.kind for b in war.bursts} == {"volcano", "meteor"} and war.grids == {}
    assert war.trails[0].after_s == pytest.approx(150.0 - flight.FLIGHTS["meteor"].lasts_s)
    sky = war.orbit.sky(war.begins)
    assert sky.distance_to(19.02, -98.62) < 1500.0, "in view when it begins"


def test_a_volcano_stands_as_long_as_it_lasts_and_never_flashes():
    fuji = Burst("f", "", 35.0, 138.0, 5000.0, 0.0, kind="volcano", lasts_s=6 * 3600.0)
    rows = [effects.figures(fuji, hour * 3600.0) for hour in (0.02, 0.5, 3, 6, 9)]
    assert all(row.power == row.shock == row.dark == 0.0 for row in rows)
    assert effects.light(fuji, 1.0) == 0.0
    assert rows[0].height < rows[1].height and rows[2].left == 1.0 and rows[4].left < 0.5
    assert rows[3].smoke_length > rows[2].smoke_length > 100.0


def test_a_meteor_lights_the_ground_and_burns_nothing():
    bolide = Burst("b", "", 55.0, 61.0, 440.0, 0.0, kind="meteor")
    light = [effects.light(bolide, n / 10.0) for n in range(100)]
    assert 0.05 < max(light) < 0.5 and light.index(max(light)) in range(8, 20)
    late = effects.figures(bolide, 600.0)
    assert late.fire == late.smoke == late.dark == late.shock == 0.0 and late.height > 20.0


def test_every_figure_is_a_number_at_every_age():
    for kind, age in itertools.product(("bomb", "meteor", "volcano"), (0.0, 0.01, 1.0, 59.0, 601.0, 9001.0, 4e5)):
        row = effects.figures(Burst("b", "", -33.0, 10.0, 0.01, 0.0, kind=kind, lasts_s=60.0), age)
        assert all(-1e6 < getattr(row, name) < 1e6 for name in row.__slots__), (kind, age)


def test_a_warhead_arrives_when_and_where_its_burst_goes_off():
    trail = next(t for t in WAR.trails if t.id == "in_houston")
    houston = WAR.burst("houston")
    end = flight.point(trail.kind, trail.start, trail.end, 1.0)
    assert trail.after_s + flight.FLIGHTS["warhead"].lasts_s == pytest.approx(houston.after_s)
    assert (end.latitude_deg, end.longitude_deg) == pytest.approx((houston.latitude_deg, houston.longitude_deg))
    assert end.height_km < 1.0 and trail.start[0] > houston.latitude_deg + 1.0, "it comes from the north"


@pytest.mark.parametrize("kind", flight.KINDS)
def test_flights_go_on_without_a_jump(kind):
    points = [flight.point(kind, (40.0, 179.0), (44.0, -178.0), n / 200.0) for n in range(201)]
    heights = [p.height_km for p in points]
    steps = [abs(b - a) for a, b in itertools.pairwise(heights)]
    assert max(steps) < 4.0 and all(abs(b.longitude_deg - a.longitude_deg) < 1.0 for a, b in itertools.pairwise(points))
    assert (heights[0] < heights[-1]) == (kind in {"launch", "interceptor"})


def test_few_things_fly_at_once():
    most = max(len([t for t in war_now(WAR, float(s)).trails if t.age_s < 190.0]) for s in range(0, 400, 5))
    assert 3 <= most <= 14


def test_a_bearing_says_where_it_comes_from():
    lat, lon = flight.bearing_point((50.0, 10.0), 90.0, 300.0)
    assert lat == pytest.approx(50.0) and 13.0 < lon < 15.5
