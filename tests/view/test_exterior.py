"""The outside: what it costs, what turns together, where its shadows fall, and that hands find its drawn rails."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from panda3d.core import LPoint3, NodePath

from iss3d.forge.hull_sheet import LAYERS
from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.vectors import add, cross, dot, length, rotate, scale, sub, unit
from iss3d.view import station_geometry
from iss3d.view.light import ROOMS, lamps_of
from iss3d.view.station import dome, hulls, leaves, lettering, shutters, trim
from iss3d.view.station.floods import FLOODS
from iss3d.view.station.plates import SKINS, Plates
from iss3d.view.station.shadow import seen_from
from iss3d.view.station.sheets import hull_sheet
from iss3d.view.station_geometry import GROW, all_keys, hinge
from iss3d.view.station_view import StationView

MOST_TRIANGLES = 470_000
MOST_AFAR = 176_000


@pytest.fixture(scope="module")
def station(tmp_path_factory):
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return load_station(content, Report())


@pytest.fixture(scope="module")
def outside(station):
    keys = [key for key in all_keys(station) if key[0] not in ("inside", "leaf", "leaf_afar", "strap", "glass")]
    return {key: GROW[key[0]](station, key[1]) for key in keys}


def triangles_of(node):
    return sum(node.get_geom(i).get_primitive(0).get_num_primitives() for i in range(node.get_num_geoms()))


def test_the_whole_outside_keeps_to_its_budget_of_triangles(outside):
    far = sum(triangles_of(node) for (kind, _), node in outside.items() if kind != "trim")
    near = sum(triangles_of(node) for (kind, _), node in outside.items() if kind == "trim")
    assert far < MOST_AFAR
    assert far + near < MOST_TRIANGLES


def test_the_outside_is_few_geoms(outside):
    assert sum(node.get_num_geoms() for node in outside.values()) < 120


def test_a_roll_out_array_stays_before_its_wing_at_every_beta(station):
    wings = [part for part in station.exterior.values() if part.tracks == "beta"]
    nodes = {("wing", part.id): NodePath(part.id) for part in wings}
    hinges = {part.id: hinge(station, part) for part in wings}
    view = SimpleNamespace(_nodes=nodes, _wings=wings, _hinges=hinges)
    seen = {}
    for sun in ((0.0, 0.0, -1.0), (0.3, 0.8, -0.5), (-0.7, -0.7, 0.2), (0.1, 0.99, 0.05)):
        StationView._turn_wings(view, unit(sun))
        for part in wings:
            if part.shape == "irosa":
                wing = next(w for w in wings if w.shape == "array" and hinges[w.id] == hinges[part.id])
                there = nodes["wing", wing.id].get_relative_point(nodes["wing", part.id], LPoint3(3.0, 1.0, -0.9))
                assert (there - seen.setdefault(part.id, there)).length() < 1e-3
    assert len(seen) == sum(part.shape == "irosa" for part in wings)


def test_what_stands_nearer_the_sun_is_nearer_in_the_map_of_shadows():
    sun = unit((0.3, -0.5, -0.8))
    matrix = seen_from(sun, (4.0, -3.0, 6.0), 30.0, 1024)

    def place(p):
        return matrix.xform_point(LPoint3(*p))

    middle, above = place((4.0, -3.0, 6.0)), place(add((4.0, -3.0, 6.0), scale(sun, 20.0)))
    assert abs(middle.x - 0.5) < 1e-3 and abs(middle.y - 0.5) < 1e-3 and abs(middle.z - 0.5) < 1e-5
    assert abs(above.x - middle.x) < 1e-5 and abs(above.y - middle.y) < 1e-5
    assert above.z < middle.z


def test_every_cladding_of_the_hull_is_in_the_sheet_that_is_shipped():
    assert len(LAYERS) == len(SKINS)
    assert sorted(skin.layer for skin in SKINS.values()) == list(range(len(LAYERS)))
    for name in ("colour", "relief"):
        assert hull_sheet(name).get_z_size() == len(LAYERS)


@pytest.mark.parametrize("id", ("destiny", "zvezda", "soyuz", "dragon"))
def test_rails_are_drawn_where_hands_find_them(station, id):
    places = trim.trim(station, station.modules[id]).arrays()[0]
    lines = [rail for rail in station.rails.values() if rail.outside and rail.module == id]
    assert lines
    for line in lines:
        for end in (line.start, line.end):
            assert np.linalg.norm(places - np.array(end, np.float32), axis=1).min() < 0.05, line.id


def test_a_capsule_and_its_trunk_bear_what_their_skin_says_whatever_they_are_called(station):
    dragon = station.modules["dragon"]
    bare = replace(dragon, hull=tuple(replace(part, skin="smooth") for part in dragon.hull))
    other = replace(dragon, id="mule", code="MUL")

    def corners(module):
        return station_geometry.outside(station, module).get_geom(0).get_vertex_data().get_num_rows()

    assert corners(other) == corners(dragon) > corners(bare) + 1000
    worn = {part.skin for module in station.modules.values() if module.id != "dragon" for part in module.hull}
    assert not worn & {"capsule", "trunk"}


@pytest.mark.parametrize("id", ("unity", "destiny", "zvezda", "cupola", "soyuz"))
def test_plates_are_wound_the_way_they_face(station, id):
    places, normals, _, _, _ = hulls.hull(station, station.modules[id]).arrays()
    p, n = places.reshape(-1, 4, 3), normals.reshape(-1, 4, 3).sum(axis=1)
    turn = np.cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1])
    assert (np.einsum("ij,ij->i", turn, n) >= -1e-6).all()


def test_no_hull_is_drawn_across_a_hatchway(station):
    for portal in station.portals:
        if portal.hatch is None or portal.hatch.endswith("_eva"):
            continue
        home = station.modules[station.hatches[portal.hatch].module_a]
        heap = hulls.hull(station, home)
        places = heap.arrays()[0].astype(np.float64).reshape(-1, 4, 3)
        middle = places.mean(axis=1)
        off = middle - np.array(portal.centre)
        along = np.abs(off @ np.array(portal.normal))
        aside = np.linalg.norm(off - np.outer(off @ np.array(portal.normal), portal.normal), axis=1)
        assert not ((along < 0.12) & (aside < 0.3)).any(), portal.hatch


def test_nobody_sees_through_a_hull_between_its_shields(station):
    for id in ("unity", "tranquility", "zvezda", "destiny"):
        module = station.modules[id]
        part = max(module.hull, key=lambda p: np.linalg.norm(np.subtract(p.end, p.start)))
        places = hulls.hull(station, module).arrays()[0].astype(np.float64).reshape(-1, 4, 3)
        axis = unit(sub(part.end, part.start))
        off = places.mean(axis=1) - np.array(part.start)
        along = off @ np.array(axis)
        far = np.linalg.norm(off - np.outer(along, axis), axis=1)
        radius = max(part.start_radius, part.end_radius)
        beneath = (along > 0.0) & (along < np.linalg.norm(np.subtract(part.end, part.start)))
        assert (beneath & (far < radius + 0.001) & (far > radius - 0.08)).any(), id


def test_a_ring_that_its_data_clad_is_no_flange(station):
    ball = [part for part in station.modules["soyuz"].hull if part.skin == "blanket"]
    assert ball and not any(hulls.is_flange(part) for part in ball)
    assert any(hulls.is_flange(part) for part in station.modules["soyuz"].hull)


def test_panes_of_a_hull_shine_as_bright_as_the_lamps_behind_them(station):
    glow = hulls.hull(station, station.modules["zvezda"]).arrays()[3][:, 3]
    assert (glow > 0.3).sum() >= 4 * 13
    inputs = {}
    hull = SimpleNamespace(set_shader_input=lambda name, value: inputs.update({name: value}))
    view = SimpleNamespace(
        _station=station, _nodes={("outside", "zvezda"): hull}, _lit={}, _glows={}, _shutters={}, _signs={}, _domes=()
    )
    for mode, lamps, red in (("on", lamps_of("rs")[0], 0.0), ("emergency", 0.0, 0.13), ("off", 0.0, 0.0)):
        StationView._light(view, {"zvezda": ROOMS[mode]})
        assert inputs["room"][0] == pytest.approx(lamps) and inputs["room"][2] == pytest.approx(red)


@pytest.mark.parametrize("words", ("NASA", "ЗВЕЗДА"))
def test_words_are_cut_into_few_quads_of_their_height_about_their_middle(words):
    cut = np.array(lettering.quads(words))
    assert len(words) * 2 <= len(cut) < len(words) * 40
    assert cut[..., 1].min() == 0.0
    assert 0.95 < cut[..., 1].max() < 1.35
    assert abs(cut[..., 0].min() + cut[..., 0].max()) < 0.05
    x, y = cut[..., 0], cut[..., 1]
    twice = sum(x[:, i] * y[:, (i + 1) % 4] - x[:, (i + 1) % 4] * y[:, i] for i in range(4))
    assert (twice > -1e-9).all(), "each is wound the same way and none is folded over"


def test_the_slanted_stroke_of_a_letter_is_a_few_quads_and_no_stair():
    steps = [four for four in lettering.quads("V") if max(y for _, y in four) - min(y for _, y in four) < 0.02]
    assert len(lettering.quads("V")) < 12 and len(steps) <= 2


def test_hulls_bear_names_in_the_letters_of_their_own_segment(station):
    for module in station.modules.values():
        words = trim.words_of(module)
        cyrillic = any("А" <= letter <= "Я" for letter in words)
        assert cyrillic == (module.segment == "rs" or (module.segment == "vehicle" and bool(module.russian))), words
    assert trim.words_of(station.modules["destiny"]) == "DESTINY"


def test_letters_on_a_hull_are_no_taller_than_a_forearm_is_long(station, monkeypatch):
    heights = []
    monkeypatch.setattr(trim, "letter", lambda heap, words, at, height, ink: heights.append(height))
    for module in station.modules.values():
        trim.name(Plates(), module)
    assert len(heights) > 12 and max(heights) < 0.3


def hits(origins, aims, triangles):
    """Return how far along each ray the first of some triangles is, infinite for none."""
    a, b, c = (triangles[:, i] for i in range(3))
    e1, e2 = b - a, c - a
    nearest = np.full(len(origins), np.inf)
    for i, (o, d) in enumerate(zip(origins, aims, strict=True)):
        p = np.cross(d, e2)
        det = np.einsum("ij,ij->i", e1, p)
        det = np.where(np.abs(det) < 1e-12, np.inf, det)
        t = o - a
        u = np.einsum("ij,ij->i", t, p) / det
        q = np.cross(t, e1)
        v = q @ d / det
        far = np.einsum("ij,ij->i", e2, q) / det
        good = (u >= -1e-6) & (v >= -1e-6) & (u + v <= 1.0 + 1e-6) & (far > 0.0) & np.isfinite(det)
        nearest[i] = far[good].min(initial=np.inf)
    return nearest


def test_nobody_looks_in_between_hulls_that_are_docked(station, outside):
    heaps = {id: hulls.hull(station, station.modules[id]).arrays()[0].astype(float) for id in station.modules}
    for hatch in station.hatches.values():
        if hatch.module_b not in station.modules or hatch.module_a == hatch.module_b:
            continue
        portal = station.portal_of(hatch.id)
        corners = np.concatenate([heaps[hatch.module_a], heaps[hatch.module_b]]).reshape(-1, 4, 3)
        near = np.linalg.norm(corners.mean(axis=1) - np.array(portal.centre), axis=1) < 3.5
        quads = corners[near]
        triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
        axis = np.array(portal.normal)
        side = unit(cross(portal.normal, (0.0, 0.0, 1.0) if abs(portal.normal[2]) < 0.9 else (0.0, 1.0, 0.0)))
        turns = 2.0 * np.pi * (np.arange(20) + 0.37) / 20
        outs = np.cos(turns)[:, None] * np.array(side) + np.sin(turns)[:, None] * np.array(cross(portal.normal, side))
        for along in (-0.26, -0.13, 0.0, 0.13, 0.26):
            starts = np.array(portal.centre) + along * axis + outs * 3.2
            met = 3.2 - hits(starts, -outs, triangles)
            assert (met > 0.35).all(), (hatch.id, along)


@pytest.mark.parametrize("id", ("unity", "zvezda", "nauka", "soyuz", "progress"))
def test_a_name_on_a_hull_reads_from_left_to_right_for_who_looks_at_it(station, monkeypatch, id):
    written = []
    monkeypatch.setattr(trim, "letter", lambda heap, words, at, height, ink: written.append((words, at)))
    trim.name(Plates(), station.modules[id])
    assert len(written) == 2
    for words, at in written:
        assert words in (station.modules[id].name.upper(), station.modules[id].russian.upper())
        (here, out), (right, _), (above, _) = at(0.0, 0.0), at(0.1, 0.0), at(0.0, 0.1)
        assert dot(cross(sub(right, here), sub(above, here)), out) > 0.0
        assert sub(above, here)[2] <= 1e-6, "feet toward the Earth"


def test_a_box_has_flat_faces_on_all_six_sides():
    heap = Plates()
    heap.box((1.0, 2.0, 3.0), ((1, 0, 0), (0, 1, 0), (0, 0, 1)), (2.0, 4.0, 6.0), (1.0, 1.0, 1.0))
    places = heap.arrays()[0]
    assert np.allclose(places.min(axis=0), (0.0, 0.0, 0.0)) and np.allclose(places.max(axis=0), (2.0, 4.0, 6.0))


def test_an_open_shutter_leaves_its_pane_free_and_a_shut_one_covers_it(station):
    for pane in station.windows.values():
        if not pane.shutter:
            continue
        at, axis = shutters.hinge_of(pane)
        middle = sub(pane.centre, at)
        assert abs(dot(middle, axis)) < 1e-6
        places = shutters.shutter(pane).arrays()[0].astype(float)
        assert np.linalg.norm(places.mean(axis=0) - np.array(middle)) < 0.25
        for open_ in (0.0, 1.0):
            hung, turn = shutters.pose(pane, open_)
            off = sub(add(hung, rotate(turn, middle)), pane.centre)
            ahead = dot(off, pane.normal)
            aside = length(sub(off, scale(pane.normal, ahead)))
            assert aside < 0.01 if open_ == 0.0 else aside > 1.2 * length(middle), pane.id
            assert ahead > 0.1


def test_a_leaf_fills_its_opening_and_is_no_thicker_than_a_forearm(station):
    for id in ("unity_destiny", "zvezda_nauka", "quest_eva"):
        portal = station.portal_of(id)
        mesh = leaves.leaf_mesh(portal.corners, portal.centre, portal.normal, station.modules["unity"])
        places = mesh.arrays()[0].astype(float)
        along = places @ np.array(portal.normal)
        assert np.abs(along).max() < 0.3
        widest = max(np.linalg.norm(np.subtract(c, portal.centre)) for c in portal.corners)
        assert np.linalg.norm(places, axis=1).max() > 0.85 * widest


def test_facets_of_a_dome_meet_in_one_edge_and_lie_before_every_pane(station):
    cupola = station.modules["cupola"]
    panes = dome.panes_of(station, cupola)
    faces = [dome.face_of(station, pane) for pane in panes]
    facets = [dome.outline(face, faces) for face in faces]
    for i, face in enumerate(faces):
        for j, other in enumerate(faces[:i]):
            shared = [c for c in face.corners if any(np.allclose(c, o, atol=1e-6) for o in other.corners)]
            if len(shared) == 2:
                met = [a for a in facets[i] if any(np.allclose(a, b, atol=1e-4) for b in facets[j])]
                assert len(met) == 2
        for corner in facets[i]:
            assert dot(sub(corner, face.corners[0]), scale(face.normal, -1.0)) == pytest.approx(dome.THICK, abs=1e-4)


@pytest.mark.parametrize(
    ("off", "seen"), (((2.3, -2.2, 2.4), True), ((1.0, 2.0, -3.0), False), ((0.0, 0.0, 30.0), False))
)
def test_the_room_behind_a_dome_is_drawn_for_an_eye_before_its_panes(station, off, seen):
    view = SimpleNamespace(_station=station)
    eye = add(station.modules["cupola"].centre, off)
    assert StationView._sees_into(view, "cupola", eye) == seen


def test_floodlights_stand_outside_and_shine_on_what_is_not_their_own_foot(station):
    for lamp in FLOODS:
        assert station.cell_at(lamp.at) is None
        assert dot(unit(lamp.aim), unit(lamp.foot)) < 0.3
