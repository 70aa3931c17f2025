"""Plain lit rooms, until the station has its own drawing: the walls of every cell, one Geom per module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from panda3d.core import Geom, GeomNode, GeomTriangles, GeomVertexData, GeomVertexFormat, GeomVertexWriter

from iss3d.station.station import Station
from iss3d.vectors import IDENTITY, ZERO, Vec3
from iss3d.view.crew_view import light_node
from iss3d.view.light import room_light
from iss3d.view.shaders import shader

ROLES = {"deck": "deck", "overhead": "overhead"}


class StandInStation:
    """Rooms as flat walls; openings are left out."""

    def __init__(self, station_root: Any, station: Station) -> None:
        self._root = station_root.attach_new_node("rooms")
        self._root.set_shader(shader("thing"))
        self._root.set_shader_input("marked", (0.0, 0.0, 0.0))
        self._ups = {id: module.up for id, module in station.modules.items()}
        self._rooms = {id: self._root.attach_new_node(_room(station, id)) for id in station.modules}

    def update(self, visible: frozenset[str] | None, lights: Mapping[str, str], eye: Vec3) -> None:
        """Show this frame."""
        for id, room in self._rooms.items():
            if visible is not None and id not in visible:
                room.hide()
                continue
            room.show()
            light_node(room, room_light(lights.get(id, "on"), self._ups[id]), IDENTITY, ZERO, eye)

    def remove(self) -> None:
        """Take it away."""
        self._root.remove_node()


def _room(station: Station, module_id: str) -> Any:
    module = station.modules[module_id]
    data = GeomVertexData(module_id, GeomVertexFormat.get_v3n3c4(), Geom.UH_static)
    vertex, normal, colour = (GeomVertexWriter(data, column) for column in ("vertex", "normal", "color"))
    triangles = GeomTriangles(Geom.UH_static)
    count = 0
    for cell_id in module.cells:
        for face in station.cells[cell_id].faces:
            if face.openings:
                continue
            paint = module.colours.get(ROLES.get(face.role, "wall"), "#c9c9c5")
            r, g, b = (int(paint[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
            for corner in face.corners:
                vertex.add_data3(*corner)
                normal.add_data3(*face.normal)
                colour.add_data4(r, g, b, 0.0)
            for i in range(1, len(face.corners) - 1):
                triangles.add_vertices(count, count + i, count + i + 1)
            count += len(face.corners)
    geom = Geom(data)
    geom.add_primitive(triangles)
    node = GeomNode(module_id)
    node.add_geom(geom)
    return node
