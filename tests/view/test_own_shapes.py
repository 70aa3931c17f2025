"""A mod may bring a .glb: drawn as it was made, kept by what is in it; a bad one costs nothing but its shape."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from panda3d.core import PNMImage, StringStream

from iss3d.mods.glb import BadGlbError, read_glb
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.view.station import own_shape
from iss3d.view.station.forged import fitting
from iss3d.view.station.geom import PLACE
from iss3d.view.station.own_shape import Corners
from iss3d.view.station.own_walls import EDGE, divided
from iss3d.view.station_geometry import Parts

PLACES = np.array([(0, 0, 0), (1, 0, 0), (1, 2, 0), (0, 2, 0.5)], "<f4")
CORNERS = np.array([0, 1, 2, 0, 2, 3], "<u2")
EXAMPLE = Path(own_shape.__file__).parents[2] / "content" / "examples" / "quiet_night"


def glb(change: Any = None, picture: bytes = b"") -> bytes:
    """Return a file of two triangles; change may spoil its text."""
    uv = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], "<f4")
    blobs = [PLACES.tobytes(), uv.tobytes(), CORNERS.tobytes(), *([picture] if picture else [])]
    views, body = [], b""
    for blob in blobs:
        views.append({"buffer": 0, "byteOffset": len(body), "byteLength": len(blob)})
        body += blob + b"\0" * (-len(blob) % 4)
    surface: dict[str, Any] = {"baseColorFactor": [0.25, 0.5, 1.0, 1.0]}
    text: dict[str, Any] = {
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "translation": [0, 1, 0], "scale": [2, 2, 2]}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0}]}],
        "materials": [{"pbrMetallicRoughness": surface}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"},
            {"bufferView": 1, "componentType": 5126, "count": 4, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5123, "count": 6, "type": "SCALAR"},
        ],
        "bufferViews": views, "buffers": [{"byteLength": len(body)}],
    }  # fmt: skip
    if picture:
        text["images"], text["textures"] = [{"bufferView": 3}], [{"source": 0}]
        surface["baseColorTexture"] = {"index": 0}
    if change is not None:
        change(text)
    words = json.dumps(text).encode()
    words += b" " * (-len(words) % 4)
    chunks = struct.pack("<I4s", len(words), b"JSON") + words + struct.pack("<I4s", len(body), b"BIN\0") + body
    return b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks


def corners_of(node: Any, number: int = 0) -> Any:
    data = node.get_geom(number).get_vertex_data()
    return np.frombuffer(bytes(data.get_array(0).get_handle().get_data()), PLACE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "crate.glb"
    made.write_bytes(glb())
    return made


def test_metres_up_and_front_come_out_as_the_station_has_them(file: Path) -> None:
    corners = corners_of(own_shape.own_shape(file, None))
    assert corners["vertex"].min(axis=0) == pytest.approx((0.0, -5.0, -1.0)), "two units up, twice the size, one up"
    assert corners["vertex"].max(axis=0) == pytest.approx((2.0, -1.0, 0.0))
    assert corners["normal"][0] == pytest.approx((0.0, 0.0, -1.0)), "what came toward who looks, faces the room"
    linear = (corners["color"][0, :3] / 255.0) ** 2
    assert linear == pytest.approx((0.25, 0.5, 1.0), abs=0.01)


def test_a_picture_lies_on_its_surface_and_survives_being_kept(tmp_path: Path) -> None:
    image, stream = PNMImage(4, 2, 3), StringStream()
    image.fill(1.0, 0.0, 0.0)
    image.write(stream, "x.png")
    made = tmp_path / "painted.glb"
    made.write_bytes(glb(picture=bytes(stream.get_data())))
    for _ in range(2):
        node = own_shape.own_shape(made, tmp_path / "cache")
        texture = node.get_geom_state(0).get_attrib(own_shape.TextureAttrib).get_texture()
        assert (texture.get_x_size(), texture.get_y_size(), texture.get_num_components()) == (4, 2, 4)
        assert bytes(texture.get_ram_image_as("RGB"))[:3] == b"\xff\0\0"


def test_it_is_converted_once_and_again_only_when_it_is_another(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_shape.own_shape(file, tmp_path / "cache")
    reads: list[Path] = []
    real = own_shape.read_glb
    monkeypatch.setattr(own_shape, "read_glb", lambda path: reads.append(path) or real(path))
    kept = own_shape.own_shape(file, tmp_path / "cache")
    assert (len(corners_of(kept)), reads) == (6, [])
    file.write_bytes(glb(lambda text: text["nodes"][0].update(scale=[1, 1, 1])))
    assert corners_of(own_shape.own_shape(file, tmp_path / "cache"))["vertex"][:, 1].min() == pytest.approx(-3.0)
    assert reads == [file]


def spoilt(**changes: Any) -> Any:
    return lambda text: [text[name].__setitem__(0, {**text[name][0], **value}) for name, value in changes.items()]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no .glb"),
        (b"glTF" + bytes(40), "glTF 0"),
        (glb()[:-20], "cut off"),
        (glb(lambda t: t.update(extensionsRequired=["KHR_draco_mesh_compression"])), "KHR_draco_mesh_compression"),
        (glb(spoilt(buffers={"uri": "../secret.bin"})), "another file"),
        (glb(spoilt(accessors={"count": 5})), "cut off"),
        (glb(spoilt(accessors={"count": 3})), "several lengths"),
        (glb(spoilt(bufferViews={"byteOffset": -4})), "no place"),
        (glb(spoilt(nodes={"children": [0]})), "hang in each other"),
        (glb(spoilt(meshes={"primitives": []})), "no surface"),
        (glb(lambda t: t.pop("nodes")), "contradicts itself"),
        (glb(lambda t: t["accessors"][2].update(count=5)), "not made of triangles"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, data: bytes, said: str) -> None:
    made = tmp_path / "bad.glb"
    made.write_bytes(data)
    with pytest.raises(BadGlbError, match=said) as caught:
        read_glb(made)
    assert caught.value.hint.endswith(".")


def test_the_example_brings_a_harmonica_of_its_size() -> None:
    report = Report()
    station = load_station(load_content([EXAMPLE], report), report)
    assert [str(problem) for problem in report] == []
    thing = station.things["quiet_night:harmonica"]
    node = Parts(station, None).node(("thing", thing.id))
    places = np.concatenate([corners_of(node, n)["vertex"] for n in range(node.get_num_geoms())])
    assert (np.abs(places) <= np.array(thing.size) * 0.5 + 0.002).all()
    assert (np.ptp(places, axis=0) > np.array(thing.size) * 0.8).all()


def test_a_file_that_goes_bad_leaves_the_thing_its_look(tmp_path: Path) -> None:
    mod = tmp_path / "mod"
    (mod / "models").mkdir(parents=True)
    (mod / "station").mkdir()
    (mod / "mod.yaml").write_text("id: toys\nneeds: [base]\n")
    (mod / "models" / "ball.glb").write_bytes(glb())
    (mod / "station" / "toys.yaml").write_text(
        "things:\n  ball: {name: Ball, in: base:unity, at: {offset: [0.9, 0.3, -0.2]}, size: [0.2, 0.2, 0.2], "
        "mass: 1 kg, look: box, model: models/ball.glb}\n"
    )
    report = Report()
    station = load_station(load_content([mod], report), report)
    assert Parts(station, None).node(("thing", "toys:ball")).get_geom(0).get_vertex_data().get_num_rows() == 6
    (mod / "models" / "ball.glb").write_bytes(b"gone bad")
    assert Parts(station, None).node(("thing", "toys:ball")).get_geom(0).get_vertex_data().get_num_rows() > 6
    report = Report()
    again = load_station(load_content([mod], report), report)
    problem = next(iter(report))
    assert (problem.code, problem.place.path, problem.place.line) == ("T312", "mod/station/toys.yaml", 2)
    assert again.things["toys:ball"].model == ""


LAB = """modules:
  lab:
    name: Lab
    segment: us
    centre: [100, 0, 0]
    length: 4 m
    diameter: 3 m
    axis: forward
    model: models/lab.glb
    cells:
      room: {span: [98, 102], size: [2.2, 2.2], corner: 0.2 m}
"""


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    mod = tmp_path / "labs"
    (mod / "models").mkdir(parents=True)
    (mod / "station").mkdir()
    (mod / "mod.yaml").write_text("id: labs\nneeds: [base]\n")
    (mod / "models" / "lab.glb").write_bytes(glb(lambda text: text["nodes"][0].update(scale=[1, 1, 1])))
    (mod / "station" / "lab.yaml").write_text(LAB)
    return mod


def test_walls_of_a_mod_stand_where_the_module_is_and_its_lamps_light_them(lab: Path, tmp_path: Path) -> None:
    report = Report()
    station = load_station(load_content([lab], report), report)
    assert "T312" not in [problem.code for problem in report]
    node = Parts(station, tmp_path / "cache").node(("inside", "labs:lab"))
    corners = corners_of(node)
    assert corners["vertex"].min(axis=0) == pytest.approx((100.0, 0.0, -3.0)), "x forward, y up, z to starboard"
    assert corners["vertex"].max(axis=0) == pytest.approx((101.0, 0.5, -1.0))
    assert corners["normal"][0] == pytest.approx((0.0, 1.0, 0.0)), "what came toward who looks, looks to starboard"
    lamps = [lamp for lamp in station.lamps.values() if lamp.module == "labs:lab"]
    assert len(lamps) > 0 and len(np.unique(corners["bake"][:, 0])) > 3, "near a lamp it is brighter"
    assert node.get_num_geoms() > 1, "rails and lamps are drawn where the data have them"
    again = Parts(station, tmp_path / "cache").node(("inside", "labs:lab"))
    assert len(list((tmp_path / "cache" / "shapes").glob("*.bam"))) == 1
    assert bytes(corners_of(again).tobytes()) == bytes(corners.tobytes())


def test_walls_do_not_change_what_one_bumps_into(lab: Path) -> None:
    report = Report()
    drawn = load_station(load_content([lab], report), report)
    (lab / "station" / "lab.yaml").write_text(LAB.replace("    model: models/lab.glb\n", ""))
    plain = load_station(load_content([lab], report), report)
    assert drawn.modules["labs:lab"].model and not plain.modules["labs:lab"].model
    assert (drawn.cells, drawn.rails, drawn.hatches, drawn.portals) == (
        plain.cells, plain.rails, plain.hatches, plain.portals,
    )  # fmt: skip


def test_bad_walls_are_told_with_their_place_and_the_module_keeps_those_of_the_game(lab: Path) -> None:
    report = Report()
    station = load_station(load_content([lab], report), report)
    (lab / "models" / "lab.glb").write_bytes(b"gone bad")
    assert Parts(station, None).node(("inside", "labs:lab")).get_geom(0).get_vertex_data().get_num_rows() > 400
    report = Report()
    again = load_station(load_content([lab], report), report)
    problem = next(p for p in report if p.code == "T312")
    assert (problem.place.path, problem.place.line) == ("labs/station/lab.yaml", 9) and problem.hint
    assert again.modules["labs:lab"].model == ""


def test_a_base_module_with_walls_of_a_mod_is_not_drawn_as_shipped() -> None:
    station = load_station(load_content([], Report()), Report())
    assert "unity" in fitting(station)
    walls = replace(station.modules["unity"], model="lab.glb")
    assert "unity" not in fitting(replace(station, modules={**station.modules, "unity": walls}))


def test_large_triangles_are_cut_without_a_gap() -> None:
    places = np.array([(0, 0, 0), (3, 0, 0), (3, 2, 0), (0, 2, 0)], float)
    corners = Corners(places, np.tile((0.0, 0.0, 1.0), (4, 1)), places[:, :2], np.ones((4, 3)),
                      np.array([(0, 1, 2), (0, 2, 3)], np.uint32))  # fmt: skip
    made = divided(corners)
    p = made.places[made.triangles]
    assert np.linalg.norm(p - np.roll(p, -1, axis=1), axis=2).max() <= EDGE
    area = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])[:, 2] * 0.5
    assert (area > 0.0).all() and area.sum() == pytest.approx(6.0)
    assert made.uvs == pytest.approx(made.places[:, :2])
    edges, shared = np.unique(np.sort(made.triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)), axis=0, return_counts=True)
    sides = ((0, 0), (0, 3), (1, 0), (1, 2))
    rim = np.array([any((made.places[e, axis] == at).all() for axis, at in sides) for e in edges])
    assert ((shared == 1) == rim).all(), "only the rim belongs to one triangle alone"
