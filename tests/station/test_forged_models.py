"""The shipped models of the station are what people bump into: walls, rails and ways out, honest normals and maps."""

import json
import math
import subprocess
import sys

import numpy as np
import pytest
from panda3d.core import Filename, PNMImageHeader

from iss3d.forge.station import charts, compose, forge
from iss3d.forge.station.modules import PLANS
from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.vectors import add, dot, scale, sub
from iss3d.view.station import forged, sheets

SHIPPED = sorted(json.loads((sheets.folder() / forged.LIST).read_text(encoding="utf-8")))
TEXELS = 72.0
"""To a metre of wall, of light: what every room aims at."""

MOST_TRIANGLES = 120_000
MOST_BYTES = 3_000_000
MOST_FAR = 0.34
"""Share of a model's triangles that may be left of it from afar."""

FEW = 6_200
"""Triangles of a tunnel's model from afar, which is all curves and cannot be made a third of itself."""

PROUD = 0.035
"""Metres that a surface may stand before the wall one bumps into."""

REACH = 0.15
"""Metres that rails, cables, bags, laptops and cameras may stand before it: less than a head's radius."""

VERTEX = np.dtype([
    ("vertex", "<f4", 3), ("lean", "u1", 4), ("color", "u1", 4), ("texcoord", "<u2", 2), ("lightmap", "<u2", 2),
])  # fmt: skip


@pytest.fixture(scope="module")
def station(tmp_path_factory):
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return load_station(content, Report())


def level(id, name):
    """Return the corners of a shipped model, and its triangles near or far."""
    geoms = [piece.get_geom(0) for piece in forged.read_node(id).get_children() if piece.get_name().startswith(name)]
    data = [geom.get_vertex_data() for geom in geoms]
    assert all(one.get_array(0).get_num_rows() == data[0].get_array(0).get_num_rows() for one in data)
    corners = np.frombuffer(bytes(data[0].get_array(0).get_handle().get_data()), VERTEX)
    triangles = []
    for geom in geoms:
        index = geom.get_primitive(0).get_vertices()
        kind = "<u2" if index.get_array_format().get_stride() == 2 else "<u4"
        triangles.append(np.frombuffer(bytes(index.get_handle().get_data()), kind).reshape(-1, 3))
    return corners, np.concatenate(triangles)


@pytest.fixture(scope="module")
def models():
    return {id: level(id, "near") for id in SHIPPED}


def depths(station, id, places):
    """Return for each place how far it stands out of the walls into the air: below 0 behind them."""
    best = np.full(len(places), -np.inf)
    for cell in station.modules[id].cells:
        inside = np.full(len(places), np.inf)
        for face in station.cells[cell].faces:
            open_ = [o.corners for o in face.openings]
            height = places @ np.array(face.normal) - dot(face.normal, face.corners[0])
            if any(_fills(face, corners) for corners in open_):
                height = np.where(height < 0.0, height, np.inf)
            inside = np.minimum(inside, height)
        best = np.maximum(best, inside)
    return best


def _fills(face, hole):
    middle = np.mean(face.corners, axis=0)
    far = max(np.linalg.norm(np.array(c) - middle) for c in face.corners)
    return max(np.linalg.norm(np.array(c) - middle) for c in hole) > 0.97 * far


def test_every_shipped_model_is_a_likeness_of_the_station_as_it_is(station):
    assert forged.fitting(station) == frozenset(SHIPPED), "forge again: python -m iss3d.forge.station"


@pytest.mark.parametrize("id", SHIPPED)
def test_nothing_solid_stands_in_the_free_corridor(station, models, id):
    corners, triangles = models[id]
    places = corners["vertex"].astype(np.float64)
    centres = places[triangles].mean(axis=1)
    size = np.linalg.norm(np.cross(places[triangles[:, 1]] - places[triangles[:, 0]],
                                   places[triangles[:, 2]] - places[triangles[:, 0]]), axis=1)  # fmt: skip
    out = depths(station, id, centres)
    finite = np.isfinite(out)
    assert out[finite].max() < REACH
    assert size[finite & (out > PROUD)].sum() < 0.14 * size.sum(), "a narrow tunnel may be lined with bags, no more"


@pytest.mark.parametrize("id", SHIPPED)
def test_every_wall_one_bumps_into_is_drawn(station, models, id):
    corners, triangles = models[id]
    p = corners["vertex"].astype(np.float64)[triangles]
    missing, asked = [], 0
    for cell in station.modules[id].cells:
        middle = station.cells[cell].centre
        for face in station.cells[cell].faces:
            holes = [o.corners for o in face.openings]
            target = tuple(np.mean(face.corners, axis=0))
            panes = [w for w in station.windows.values() if w.module == id and _in(face, w)]
            if holes or panes:
                continue
            asked += 1
            beyond = add(target, scale(face.normal, -0.16))
            if not crossed(p, middle, beyond):
                missing.append((cell, face.role))
    assert asked > 4
    assert not missing


def _in(face, window):
    return abs(dot(face.normal, sub(window.centre, face.corners[0]))) < 0.05


def crossed(p, a, b):
    """Return whether the segment from a to b meets one of the triangles p from the front."""
    a, d = np.array(a), np.array(b) - np.array(a)
    e1, e2 = p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]
    q = np.cross(d, e2)
    det = np.einsum("ij,ij->i", e1, q)
    inverse = 1.0 / np.where(det > 1e-12, det, 1.0)
    s = a - p[:, 0]
    u = np.einsum("ij,ij->i", s, q) * inverse
    r = np.cross(s, e1)
    v = r @ d * inverse
    t = np.einsum("ij,ij->i", e2, r) * inverse
    return bool(((det > 1e-12) & (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0) & (t < 1)).any())


@pytest.mark.parametrize("id", SHIPPED)
def test_ways_out_and_panes_are_open(station, models, id):
    corners, triangles = models[id]
    p = corners["vertex"].astype(np.float64)[triangles]
    for portal in station.portals:
        if portal.a.split("_")[0] == id or station.cells[portal.a].module == id:
            for side in (0.12, -0.12):
                a, b = add(portal.centre, scale(portal.normal, side)), add(portal.centre, scale(portal.normal, -side))
                assert not crossed(p, a, b), portal.a
    for pane in station.windows.values():
        if pane.module == id:
            assert not crossed(p, add(pane.centre, scale(pane.normal, -0.2)), add(pane.centre, scale(pane.normal, 0.2)))


@pytest.mark.parametrize("id", SHIPPED)
def test_a_rail_is_drawn_where_hands_find_one(station, models, id):
    corners, _ = models[id]
    places = corners["vertex"].astype(np.float64)
    for rail in station.rails.values():
        if rail.module == id and not rail.outside:
            a, b = np.array(rail.start), np.array(rail.end)
            along = (b - a) / np.linalg.norm(b - a)
            off = places - (a + b) / 2
            near = np.linalg.norm(off - np.outer(off @ along, along), axis=1) < 0.03
            assert (near & (np.abs(off @ along) < 0.4)).sum() > 8, rail.id


@pytest.mark.parametrize("id", SHIPPED)
def test_normals_point_out_of_their_triangles(models, id):
    corners, triangles = models[id]
    p = corners["vertex"].astype(np.float64)[triangles]
    turned = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    normals = (corners["lean"][:, :3].astype(np.float64) - 128.0)[triangles].sum(axis=1)
    size = np.linalg.norm(turned, axis=1)
    wrong = (np.einsum("ij,ij->i", turned, normals) < -1e-9) & (size > 1e-7)
    assert wrong.sum() <= 0.002 * len(triangles)
    lengths = np.linalg.norm(corners["lean"][:, :3].astype(np.float64) - 128.0, axis=1)
    assert ((lengths > 118) & (lengths < 134)).all()


@pytest.mark.parametrize("id", SHIPPED)
def test_from_afar_a_module_is_less_than_a_third_and_its_walls_are_where_they_were(station, models, id):
    corners, near = models[id]
    same, far = level(id, "far")
    assert (same["vertex"] == corners["vertex"]).all(), "both levels share their corners"
    assert 0.1 * len(near) < len(far) < max(MOST_FAR * len(near), FEW)
    p, q = (corners["vertex"].astype(np.float64)[t] for t in (near, far))
    area = [np.linalg.norm(np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]), axis=1).sum() for t in (p, q)]
    assert area[1] > 0.8 * area[0], "what is seen from afar is still closed"
    for cell in station.modules[id].cells:
        for face in station.cells[cell].faces:
            if face.openings or any(_in(face, w) for w in station.windows.values() if w.module == id):
                continue
            target = tuple(np.mean(face.corners, axis=0))
            assert crossed(q, station.cells[cell].centre, add(target, scale(face.normal, -0.16))), (cell, face.role)


@pytest.mark.parametrize("id", SHIPPED)
def test_no_part_is_in_two_slices(id):
    seen = {}
    pieces = [p for p in forged.read_node(id).get_children() if p.get_name().startswith("near")]
    for piece in pieces:
        index = piece.get_geom(0).get_primitive(0).get_vertices()
        kind = "<u2" if index.get_array_format().get_stride() == 2 else "<u4"
        for corner in np.unique(np.frombuffer(bytes(index.get_handle().get_data()), kind)):
            assert seen.setdefault(int(corner), piece.get_name()) == piece.get_name()


@pytest.mark.parametrize("id", SHIPPED)
def test_light_is_spread_evenly_within_a_factor_of_two(models, id):
    corners, triangles = models[id]
    p, uv = corners["vertex"].astype(np.float64)[triangles], corners["lightmap"].astype(np.float64)[triangles] / 65535.0
    header = PNMImageHeader()
    assert header.read_header(Filename.from_os_specific(str(sheets.folder() / f"{id}_lamps.jpg")))
    side = header.get_x_size()
    area = np.linalg.norm(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), axis=1) / 2
    a, b = uv[:, 1] - uv[:, 0], uv[:, 2] - uv[:, 0]
    lit = np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]) / 2
    large = area > 0.02
    density = np.sqrt(lit[large] / area[large]) * side
    target = np.median(density)
    weight = area[large]
    even = (density > target / 2) & (density < target * 2)
    assert weight[even].sum() > 0.97 * weight.sum()
    assert TEXELS / 2 < target < TEXELS * 2, "one target for all rooms"


@pytest.mark.parametrize("id", SHIPPED)
def test_a_module_keeps_to_its_budget(models, id):
    assert len(models[id][1]) < MOST_TRIANGLES
    files = [sheets.folder() / name for name in (f"{id}.bam.pz", *(f"{id}_{kind}.jpg" for kind in forged.LIGHT))]
    assert all(f.is_file() for f in files)
    assert sum(f.stat().st_size for f in files) < MOST_BYTES


def test_the_whole_station_keeps_to_its_budget():
    assert sum(f.stat().st_size for f in sheets.folder().iterdir()) < 60e6


def test_the_game_runs_without_blender():
    code = "import sys; sys.modules['bpy'] = None; import iss3d.view.station.forged, iss3d.view.station_view"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_module_that_was_changed_is_grown_instead(station):
    id = "destiny"
    moved = dict(station.rails)
    rail = next(r for r in station.rails.values() if r.module == id and not r.outside)
    moved[rail.id] = type(rail)(rail.id, id, add(rail.start, (0.1, 0.0, 0.0)), rail.end, rail.normal)
    changed = type(station)(
        **{f: getattr(station, f) for f in station.__dataclass_fields__ if f != "index"} | {"rails": moved}
    )
    assert id not in forged.fitting(changed)
    assert math.isclose(len(forged.fitting(station)) - len(forged.fitting(changed)), 1)


@pytest.mark.parametrize("id", ("destiny", "zvezda"))
def test_a_module_is_composed_alike_every_time(station, id):

    names = []
    for _ in range(2):
        kit = compose.compose(station, station.modules[id], PLANS[id])
        charts.pack(kit.parts, 1024)
        names.append(forge.key_of(kit, forge.Quality()))
    assert names[0] == names[1]


def test_every_plan_is_for_a_module_and_every_kind_is_known(station):

    for id, plan in PLANS.items():
        assert id in station.modules
        for place, kinds in plan.racks.items():
            cell, role = place.split(".")
            assert f"{id}_{cell}" in station.cells, place
            assert role in {f.role for f in station.cells[f"{id}_{cell}"].faces}, place
            assert all(word in compose.FILLS for kind in kinds for word in kind.split("|")), place
