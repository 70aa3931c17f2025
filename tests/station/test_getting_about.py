"""Flying, seeing and holding on: what the rest of the game asks the station."""

import itertools
import math
import random
from dataclasses import replace

import pytest

from iss3d.mods.source import read_yaml
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.station.shapes import area_vector, centre_of
from iss3d.vectors import add, cross, distance, dot, length, lerp, scale, sub, unit

BODY = 0.28


def middles(station):
    return {
        m.id: station.cells[max(m.cells, key=lambda c: span(station.cells[c]))].centre for m in station.modules.values()
    }


def span(cell):
    return math.dist(cell.low, cell.high)


def slab_planes(wall):
    half = len(wall.points) // 2
    inner, outer = wall.points[:half], wall.points[half:]
    faces = [inner, outer, *((inner[i], inner[(i + 1) % half], outer[(i + 1) % half], outer[i]) for i in range(half))]
    middle = centre_of(wall.points)
    planes = []
    for face in faces:
        normal = unit(area_vector(face))
        normal = normal if dot(normal, sub(face[0], middle)) > 0 else scale(normal, -1)
        planes.append((normal, dot(normal, face[0])))
    return planes


@pytest.fixture(scope="module")
def slabs(station):
    found = []
    for wall in station.walls():
        low = [min(p[i] for p in wall.points) - BODY for i in range(3)]
        high = [max(p[i] for p in wall.points) + BODY for i in range(3)]
        found.append((low, high, slab_planes(wall)))
    return found


def touches(slabs, p):
    return any(
        all(low[i] <= p[i] <= high[i] for i in range(3)) and max(dot(n, p) - d for n, d in planes) < BODY - 1e-3
        for low, high, planes in slabs
    )


def test_from_every_module_one_can_fly_to_every_other(station):
    places = middles(station)
    for a in places:
        for b in places:
            assert station.route(places[a], places[b], frozenset()) is not None, (a, b)


def test_a_body_flying_the_route_never_touches_a_wall(station, slabs):
    places = middles(station)
    flown = set()
    for name, goal in places.items():
        for start in (places["unity"], places["zvezda"]):
            points = [start, *station.route(start, goal, frozenset())]
            for a, b in itertools.pairwise(points):
                if (a, b) in flown:
                    continue
                flown.add((a, b))
                steps = max(1, int(distance(a, b) / 0.15))
                for n in range(steps + 1):
                    assert not touches(slabs, lerp(a, b, n / steps)), (name, a, b)


def test_route_goes_square_through_every_hatch(station):
    points = station.route(station.cells["destiny_main"].centre, station.cells["columbus_main"].centre, frozenset())
    portal = station.portal_of("harmony_columbus")
    at = min(range(len(points)), key=lambda n: distance(points[n], portal.centre))
    for near in (points[at - 1], points[at + 1]):
        assert length(cross(sub(near, portal.centre), portal.normal)) < 1e-6


def test_route_outside_leads_through_the_airlock(station):
    points = station.route(station.cells["unity_main"].centre, (0.0, 10.0, 12.0), frozenset())
    assert any(distance(p, station.hatches["quest_eva"].centre) < 1e-6 for p in points)


def test_every_hatch_lets_a_person_through(station):
    for portal in station.portals:
        assert portal.clear > 2 * BODY + 0.1, (portal.a, portal.b)


def test_one_sees_down_the_long_axis_from_zvezda_to_harmony_but_not_round_corners(station):
    zvezda, unity, columbus = (station.cells[c].centre for c in ("zvezda_forward", "unity_main", "columbus_main"))
    assert station.line_clear(unity, station.cells["destiny_main"].centre, frozenset())
    assert not station.line_clear(unity, columbus, frozenset())
    assert not station.line_clear(unity, station.cells["destiny_main"].centre, frozenset({"unity_destiny"}))
    assert station.line_clear(zvezda, station.cells["zvezda_main"].centre, frozenset())


def test_one_sees_the_earth_but_not_the_lab_through_the_cupola(station):
    eye = station.cells["cupola_dome"].centre
    assert station.line_clear(eye, (eye[0], eye[1], 400.0), frozenset())
    assert station.line_clear((eye[0], eye[1], 400.0), eye, frozenset())
    assert not station.line_clear(eye, station.cells["destiny_main"].centre, frozenset())


def test_line_clear_is_the_same_in_both_directions(station):
    rng = random.Random(4)
    places = [c.centre for c in station.cells.values()]
    for _ in range(400):
        a, b = rng.choice(places), rng.choice(places)
        assert station.line_clear(a, b, frozenset()) == station.line_clear(b, a, frozenset())


def test_cell_at_finds_every_cell_by_its_own_middle(station):
    for cell in station.cells.values():
        assert station.cell_at(cell.centre).module == cell.module
        assert station.cell_at(cell.centre, "zvezda").module == cell.module
    assert station.cell_at((100.0, 0.0, 0.0)) is None


def test_a_shut_hatch_hides_what_is_behind_it(station):
    shut = frozenset(station.hatches) - {"unity_destiny"}
    eye = station.cells["unity_main"].centre
    assert "destiny" in station.visible_modules(eye, frozenset(station.hatches))
    assert "destiny" not in station.visible_modules(eye, shut)
    assert station.visible_modules(eye, frozenset()) == {"unity"}


def test_what_is_seen_from_a_point_is_seen_from_its_module(station):
    for name, eye in middles(station).items():
        assert station.visible_modules(eye) <= station.visible_modules(name)


def test_near_every_wall_of_a_room_a_rail_is_within_reach(station):
    for cell_id in ("destiny_main", "unity_main", "zvezda_forward", "zarya_corridor", "harmony_main", "nauka_main"):
        cell = station.cells[cell_id]
        rails = [r for r in station.rails.values() if r.module == cell.module]
        near = 0
        spots = []
        for face in cell.faces:
            if face.openings or abs(dot(face.normal, station.modules[cell.module].axis)) > 0.9:
                continue
            middle = add(centre_of(face.corners), scale(face.normal, BODY))
            spots += [lerp(middle, add(c, scale(face.normal, BODY)), 0.6) for c in face.corners] + [middle]
        for spot in spots:
            near += any(reach(spot, r) < 0.75 for r in rails)
        assert near >= 0.85 * len(spots), (cell_id, near, len(spots))


def reach(point, rail):
    along = sub(rail.end, rail.start)
    t = max(0.0, min(1.0, dot(sub(point, rail.start), along) / dot(along, along)))
    return distance(point, add(rail.start, scale(along, t)))


def test_rails_are_in_the_air_of_their_module(station):
    for rail in station.rails.values():
        if not rail.outside:
            assert station.module_at(lerp(rail.start, rail.end, 0.5), rail.module) == rail.module, rail.id


def test_closed_leaf_fills_its_hatch(station):
    leaf = station.hatch_leaf("unity_destiny")
    assert max(p[2] for p in leaf) - min(p[2] for p in leaf) == pytest.approx(1.27)
    assert len(leaf) == 8


def test_a_mod_may_add_a_rail_a_window_and_a_sign(content):
    text = """
rails:
  by_hand: {in: destiny, at: {face: port, along: 0.4 m, across: 0.1 m, turn: 90 deg}, length: 0.4 m}
labels:
  notice: {in: destiny, at: {face: port, along: 0.0 m, across: 0.5 m}, text: "KEEP QUIET"}
windows:
  lost: {in: destinny, at: {face: port}, round: 0.3 m}
"""
    report = Report()
    document = read_yaml(text, "my_mod/station/rails.yaml", report)
    documents = {**content.documents, "station": [*content.documents["station"], ("base", document)]}
    built = load_station(replace(content, documents=documents), report)
    rail = built.rails["by_hand"]
    assert distance(rail.start, rail.end) == pytest.approx(0.4)
    assert abs(rail.start[2] - rail.end[2]) == pytest.approx(0.4)
    assert "KEEP QUIET" in [label.text for label in built.labels]
    assert [(p.code, p.place.line) for p in report] == [("T303", 7)]
