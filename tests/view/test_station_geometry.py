"""The drawn station has the same walls as the one people bump into: hatches and panes stay open, the count is small."""

from pathlib import Path

import numpy as np
import pytest

from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.vectors import add, scale
from iss3d.view.station.interior import cell_mesh
from iss3d.view.station.looks import LOOKS, thing_mesh
from iss3d.view.station.props_desks import monitors
from iss3d.view.station_geometry import Parts, all_keys, vehicle_of

ROOMS = ("unity", "cupola", "soyuz", "poisk")


@pytest.fixture(scope="module")
def station(tmp_path_factory):
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return load_station(content, Report())


@pytest.fixture(scope="module")
def grown(station):
    found = {}
    for name in ROOMS:
        module = station.modules[name]
        found[name] = [cell_mesh(station, module, station.cells[id]) for id in module.cells]
    return found


def triangles(mesh):
    places = mesh.arrays()[0].astype(np.float64).reshape(-1, 4, 3)
    return np.concatenate([places[:, [0, 1, 2]], places[:, [0, 2, 3]]])


def crossed(tris, a, b):
    """Count the triangles that the segment from a to b goes through."""
    a, d = np.array(a), np.array(b) - np.array(a)
    e1, e2 = tris[:, 1] - tris[:, 0], tris[:, 2] - tris[:, 0]
    p = np.cross(d, e2)
    det = np.einsum("ij,ij->i", e1, p)
    ok = np.abs(det) > 1e-12
    inverse = 1.0 / np.where(ok, det, 1.0)
    s = a - tris[:, 0]
    u = np.einsum("ij,ij->i", s, p) * inverse
    q = np.cross(s, e1)
    v = q @ d * inverse
    t = np.einsum("ij,ij->i", e2, q) * inverse
    return int((ok & (u > 0) & (v > 0) & (u + v < 1) & (t > 0) & (t < 1)).sum())


@pytest.mark.parametrize("name", ROOMS)
def test_nothing_is_drawn_across_a_hatchway(station, grown, name):
    tris = np.concatenate([triangles(m) for m in grown[name]])
    for portal in station.portals:
        if station.cells[portal.a].module == name or portal.b.startswith(f"{name}_"):
            reach = scale(portal.normal, 0.15)
            assert crossed(tris, add(portal.centre, reach), add(portal.centre, scale(reach, -1.0))) == 0, portal.a


@pytest.mark.parametrize("name", ("cupola", "poisk", "unity"))
def test_nothing_is_drawn_across_a_pane(station, grown, name):
    tris = np.concatenate([triangles(m) for m in grown[name]])
    for pane in station.windows.values():
        if pane.module == name:
            inner, outer = add(pane.centre, scale(pane.normal, -0.2)), add(pane.centre, scale(pane.normal, 0.2))
            assert crossed(tris, inner, outer) == 0, pane.id


def test_every_quad_is_wound_the_way_it_faces(grown):
    for meshes in grown.values():
        for mesh in meshes:
            places, normals, _, _ = mesh.arrays()
            p, n = places.reshape(-1, 4, 3), normals.reshape(-1, 4, 3).sum(axis=1)
            turn = np.cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1])
            assert (np.einsum("ij,ij->i", turn, n) >= -1e-7).all()


def test_the_same_room_is_grown_the_same_twice(station, grown):
    module = station.modules["poisk"]
    again = [cell_mesh(station, module, station.cells[id]) for id in module.cells]
    assert [m.data for m in again] == [m.data for m in grown["poisk"]]


def test_a_room_is_one_geom_and_so_is_its_hull(station, tmp_path: Path):
    parts = Parts(station, tmp_path)
    assert parts.node(("inside", "poisk")).get_num_geoms() == 1
    assert parts.node(("outside", "poisk")).get_num_geoms() == 1


def test_what_was_grown_is_read_back_next_time(station, tmp_path: Path):
    first = Parts(station, tmp_path).node(("leaf", "unity_destiny"))
    second = Parts(station, tmp_path)
    assert not second.ready(("leaf", "unity_destiny"))
    rows = [n.get_geom(0).get_vertex_data().get_num_rows() for n in (first, second.node(("leaf", "unity_destiny")))]
    assert rows[0] == rows[1] > 0


def test_a_damaged_file_in_the_cache_is_grown_anew(station, tmp_path: Path):
    Parts(station, tmp_path).node(("leaf", "unity_destiny"))
    for file in tmp_path.rglob("*.bam"):
        file.write_bytes(b"not geometry")
    assert Parts(station, tmp_path).node(("leaf", "unity_destiny")).get_num_geoms() == 1


def test_the_whole_station_is_fewer_nodes_than_a_frame_may_show(station):
    assert len(all_keys(station)) < 180


def test_every_look_in_the_content_has_a_shape(station):
    assert {thing.look for thing in station.things.values()} <= set(LOOKS)


@pytest.mark.parametrize("look", LOOKS)
def test_a_shape_keeps_near_its_size(look):
    size = (0.5, 0.4, 0.3)
    places = thing_mesh(look, size, None, "x").arrays()[0]
    assert len(places)
    assert (np.abs(places) < np.array(size) * 0.5 + 0.45).all()


def test_a_ship_takes_what_is_hers_and_nothing_of_another(station):
    assert vehicle_of(station, "soyuz_array_port") == "soyuz"
    assert vehicle_of(station, "soyuz_old_array_port") == "soyuz_old"
    assert vehicle_of(station, "truss_s0") is None


def test_a_cargo_bag_is_soft_and_closed_and_its_straps_lie_on_it():
    size = (0.6, 0.5, 0.4)
    places, normals, _, tints = thing_mesh("cargo_bag", size, None, "bag").arrays()
    low, high = places.min(0), places.max(0)
    assert high - low == pytest.approx(size, abs=0.002), "as large as the box that it bumps with"
    corner = np.abs(places) / (np.array(size) / 2)
    assert np.min(np.linalg.norm(corner - 1.0, axis=1)) > 0.1, "no sharp corner"
    straps = places[(tints[:, 2] > 2.0 * tints[:, 0])]
    assert len(straps) > 200
    cloth = places[(np.abs(tints[:, :3] - tints[:, :3].mean(1, keepdims=True)).max(1) < 0.06) & (tints[:, 0] > 0.8)]
    near = np.min(np.linalg.norm(straps[:, None, :] - cloth[None, :, :], axis=2), axis=1)
    assert np.quantile(near, 0.95) < 0.06, "no strap stands free in the air"
    assert np.linalg.norm(normals, axis=1) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("size", [(0.8, 0.7, 0.3), (0.5, 0.4, 0.25)])
def test_the_screens_of_a_work_station_lie_within_it_and_apart_from_its_keys(size):
    found = monitors(size)
    for n, (u, v, half, tall) in enumerate(found):
        assert abs(u) + half < size[0] / 2 and v + tall < size[1] / 2 and v - tall > 0.0
        for other in found[n + 1 :]:
            assert abs(other[0] - u) > half + other[2]
