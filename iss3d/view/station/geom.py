"""Numbers into Panda3D: one Geom from a mesh, the atlas as a texture, labels as a node.

The only place that knows the vertex format: vertex, normal, texcoord, color (alpha = glow), bake (light, openness).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from panda3d.core import (
    Geom,
    GeomEnums,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    InternalName,
    SamplerState,
    Texture,
)

from iss3d.view.fineness import listed
from iss3d.view.station.atlas import draw_atlas
from iss3d.view.station.mesh import Floats, Mesh
from iss3d.view.station.plates import Plates

PLACE = np.dtype([
    ("vertex", "<f4", 3), ("normal", "<f4", 3), ("texcoord", "<f4", 2), ("color", "u1", 4), ("bake", "u1", 4),
])  # fmt: skip


def vertex_format() -> GeomVertexFormat:
    """Return the vertex format, registered."""
    array = GeomVertexArrayFormat()
    array.add_column(InternalName.get_vertex(), 3, GeomEnums.NT_float32, GeomEnums.C_point)
    array.add_column(InternalName.get_normal(), 3, GeomEnums.NT_float32, GeomEnums.C_normal)
    array.add_column(InternalName.get_texcoord(), 2, GeomEnums.NT_float32, GeomEnums.C_texcoord)
    array.add_column(InternalName.get_color(), 4, GeomEnums.NT_uint8, GeomEnums.C_color)
    array.add_column(InternalName.make("bake"), 4, GeomEnums.NT_uint8, GeomEnums.C_color)
    whole = GeomVertexFormat()
    whole.add_array(array)
    return GeomVertexFormat.register_format(whole)


def geom_of(mesh: Mesh, light: Floats) -> Geom:
    """Return one Geom of triangles.

    Args:
        light: (n, 4) from 0 to 1, as bake.bake gives it.
    """
    places, normals, uvs, tints = mesh.arrays()
    return geom_from(places, normals, uvs, tints, light)


def geom_of_plates(heap: Plates) -> Geom:
    """Return one Geom of what is outside; its `bake` column says layer, metal, translucence and openness."""
    places, normals, uvs, tints, matter = heap.arrays()
    return geom_from(places, normals, uvs, tints, matter)


def geom_from(places: Floats, normals: Floats, uvs: Floats, tints: Floats, light: Floats) -> Geom:
    """Return one Geom from corner arrays, four corners to a quad."""
    count = len(places)
    data = np.zeros(count, PLACE)
    data["vertex"], data["normal"], data["texcoord"] = places, normals, uvs
    data["color"][:, :3] = np.clip(tints[:, :3] * 255.0 + 0.5, 0, 255)
    data["color"][:, 3] = np.clip(tints[:, 3] * 255.0 + 0.5, 0, 255)
    data["bake"] = np.clip(light * 255.0 + 0.5, 0, 255)
    vertices = GeomVertexData("station", vertex_format(), GeomEnums.UH_static)
    vertices.unclean_set_num_rows(count)
    memoryview(vertices.modify_array(0)).cast("B")[:] = data.tobytes()
    quads = np.arange(count, dtype=np.uint32).reshape(-1, 4)
    index = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]], axis=1).reshape(-1)
    flat = degenerate(places, index)
    index = index.reshape(-1, 3)[~flat].reshape(-1)
    triangles = GeomTriangles(GeomEnums.UH_static)
    triangles.set_index_type(GeomEnums.NT_uint32)
    handle = triangles.modify_vertices()
    handle.unclean_set_num_rows(len(index))
    memoryview(handle).cast("B")[:] = index.astype("<u4").tobytes()
    geom = Geom(vertices)
    geom.add_primitive(triangles)
    return geom


def degenerate(places: Floats, index: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Return which triangles have no area."""
    p = places[index].reshape(-1, 3, 3)
    twice = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    flat: npt.NDArray[np.bool_] = np.einsum("ij,ij->i", twice, twice) < 1e-14
    return flat


def node_of(name: str, *geoms: Geom) -> GeomNode:
    """Return a node with these Geoms."""
    node = GeomNode(name)
    for geom in geoms:
        node.add_geom(geom)
    return node


def atlas_texture() -> Texture:
    """Return the atlas as a texture with mipmaps."""
    pixels = draw_atlas()
    height, width = pixels.shape[:2]
    texture = Texture("station_atlas")
    texture.setup_2d_texture(width, height, Texture.T_unsigned_byte, Texture.F_rgba8)
    texture.set_ram_image_as(np.ascontiguousarray(pixels).tobytes(), "RGBA")
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    texture.set_wrap_u(SamplerState.WM_clamp)
    texture.set_wrap_v(SamplerState.WM_clamp)
    return listed(texture)
