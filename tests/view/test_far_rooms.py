"""What is far is drawn with less of what is small: slice by slice, not to and fro, and never nothing."""

from __future__ import annotations

from typing import Any

import pytest
from panda3d.core import Geom, GeomNode, GeomTriangles, GeomVertexData, GeomVertexFormat, GeomVertexWriter, NodePath

from iss3d.view.fineness import follow_quality
from iss3d.view.station.afar import BACK, REACH, Afar

ROOM = frozenset({"room"})


def piece(name: str, x: float) -> GeomNode:
    data = GeomVertexData(name, GeomVertexFormat.get_v3(), Geom.UH_static)
    writer = GeomVertexWriter(data, "vertex")
    for corner in ((x - 1.0, 0.0, 0.0), (x + 1.0, 0.0, 0.0), (x, 0.0, 1.0)):
        writer.add_data3(*corner)
    triangle = GeomTriangles(Geom.UH_static)
    triangle.add_vertices(0, 1, 2)
    geom = Geom(data)
    geom.add_primitive(triangle)
    node = GeomNode(name)
    node.add_geom(geom)
    return node


@pytest.fixture
def room() -> Any:
    follow_quality("high", False)
    node = NodePath("room")
    for n, x in enumerate((0.0, 6.0, 12.0)):
        node.attach_new_node(piece(f"near_{n}", x))
        node.attach_new_node(piece(f"far_{n}", x))
    return node


def shown(node: NodePath) -> list[str]:
    return sorted(path.get_name() for path in node.get_children() if not path.is_hidden())


def test_of_each_slice_one_level_is_drawn(room: Any) -> None:
    afar = Afar()
    afar.hang("room", room)
    assert shown(room) == ["near_0", "near_1", "near_2"]
    afar.follow(ROOM, (0.0, 0.0, 0.0))
    assert shown(room) == ["far_2", "near_0", "near_1"]
    afar.follow(ROOM, (30.0, 0.0, 0.0))
    assert shown(room) == ["far_0", "far_1", "far_2"]


def test_who_moves_to_and_fro_at_the_border_sees_no_flicker(room: Any) -> None:
    afar = Afar()
    afar.hang("room", room)
    border = 12.0 - room.find("near_2").node().get_bounds().get_radius() - REACH
    seen = []
    for step in (-0.15, 0.15, -0.15, 0.15, BACK + 0.2):
        afar.follow(ROOM, (border + step, 0.0, 0.0))
        seen.append("far_2" in shown(room))
    assert seen == [True, True, True, True, False]


def test_a_narrow_view_brings_the_fine_level_nearer(room: Any) -> None:
    afar = Afar()
    afar.hang("room", room)
    afar.follow(ROOM, (-6.0, 0.0, 0.0), zoom=3.0)
    assert shown(room) == ["near_0", "near_1", "near_2"]


def test_at_low_quality_less_is_fine(room: Any) -> None:
    afar = Afar()
    afar.hang("room", room)
    afar.follow(ROOM, (-1.0, 0.0, 0.0))
    assert shown(room) == ["far_2", "near_0", "near_1"]
    follow_quality("low", False)
    afar.follow(ROOM, (-1.0, 0.0, 0.0))
    assert shown(room) == ["far_1", "far_2", "near_0"]
    follow_quality("high", False)


def test_what_is_all_in_one_piece_stays_as_it_is() -> None:
    node = NodePath("room")
    node.attach_new_node(piece("room_inside", 0.0))
    afar = Afar()
    afar.hang("room", node)
    afar.follow(ROOM, (50.0, 0.0, 0.0))
    assert shown(node) == ["room_inside"]
