"""Tables of floats on the card, and quads that a shader draws from them: many of a kind in one draw.

Knows nothing of what they show.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from panda3d.core import (
    ColorBlendAttrib,
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    GeomVertexFormat,
    NodePath,
    SamplerState,
    Texture,
)

from iss3d.view.passes import always_drawn

MOST = 2048
SIZES = (8, 32, 128, 512, MOST)
CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, -1), (1, 1), (-1, 1))


class Table:
    """A texture of so many texels a row from which a vertex shader reads what it draws."""

    def __init__(self, name: str, texels: int = 4) -> None:
        self.texture = Texture(name)
        self.texels = texels
        self._rows = 0

    def fill(self, rows: np.ndarray) -> int:
        """Store rows of 4 floats a texel; return the size of the mesh that covers them, 0 when there are none."""
        if not len(rows):
            return 0
        size = next(s for s in SIZES if s >= min(len(rows), MOST))
        if size != self._rows:
            self.texture.setup_2d_texture(self.texels, size, Texture.T_float, Texture.F_rgba32)
            self.texture.set_minfilter(SamplerState.FT_nearest)
            self.texture.set_magfilter(SamplerState.FT_nearest)
            self._rows = size
        padded = np.zeros((size, self.texels * 4), np.float32)
        padded[: min(len(rows), size)] = rows[:size]
        self.texture.set_ram_image(padded.tobytes())
        return size


def _meshes(parent: NodePath, name: str) -> dict[int, NodePath]:
    """Return meshes of 8 to 2048 quads over the same vertices: corner and number of the quad."""
    rows = np.zeros((MOST, 6, 3), np.float32)
    rows[:, :, :2] = CORNERS
    rows[:, :, 2] = np.arange(MOST)[:, None]
    data = GeomVertexData(name, GeomVertexFormat.get_v3(), Geom.UH_static)
    data.unclean_set_num_rows(MOST * 6)
    data.modify_array_handle(0).copy_data_from(rows.tobytes())
    found = {}
    for size in SIZES:
        triangles = GeomTriangles(Geom.UH_static)
        triangles.add_next_vertices(size * 6)
        geom = Geom(data)
        geom.add_primitive(triangles)
        node = GeomNode(f"{name} {size}")
        node.add_geom(geom)
        path = always_drawn(parent.attach_new_node(node))
        path.set_two_sided(True)
        path.hide()
        found[size] = path
    return found


class Cards:
    """Quads drawn by one shader from a table; only as many as are needed."""

    def __init__(self, parent: NodePath, name: str, table: Table, shader: Any, order: int, additive: bool) -> None:
        self.root = parent.attach_new_node(name)
        self.root.set_shader(shader)
        self.root.set_shader_input("rows", table.texture)
        self.root.set_bin("fixed", order)
        one, rest = ColorBlendAttrib.O_one, ColorBlendAttrib.O_one_minus_incoming_alpha
        self.root.set_attrib(ColorBlendAttrib.make(ColorBlendAttrib.M_add, one, one if additive else rest))
        self.table = table
        self._meshes = _meshes(self.root, name)
        self._shown: NodePath | None = None

    def show(self, size: int) -> None:
        """Draw the mesh of this many quads, 0 none."""
        wanted = self._meshes.get(size)
        if wanted != self._shown:
            if self._shown is not None:
                self._shown.hide()
            if wanted is not None:
                wanted.show()
            self._shown = wanted
