"""Shapes that mods bring as .glb: made into nodes of the station's own material once, then kept by what is in them.

glTF's y is up. Of a thing z comes toward who looks: its face is at -z and its y points down. (Walls: own_walls.py.)
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from panda3d.core import (
    BamEnums,
    BamFile,
    Filename,
    Geom,
    GeomEnums,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    PNMImage,
    RenderState,
    SamplerState,
    StringStream,
    Texture,
    TextureAttrib,
)

from iss3d.mods.glb import BadGlbError, Column, Part, read_glb
from iss3d.view.station.atlas import TILE_RECTS
from iss3d.view.station.geom import PLACE, vertex_format

log = logging.getLogger(__name__)

VERSION = "1"
"""Of what is kept: another number makes all shapes anew."""

GLOSS = 0.25
LARGEST = 2048
"""Texels along a side that a picture may have."""

GLOW = 0.5

Rows = npt.NDArray[np.float64]
THING = np.diag((1.0, -1.0, -1.0))
"""From glTF's axes to a thing's own."""


@dataclass(frozen=True, slots=True)
class Corners:
    """A part's corners, a row to each, in the axes they are drawn in.

    Attributes:
        uvs: Of its picture; None where it has none.
        tints: Linear colour.
        triangles: Three rows to a triangle.
    """

    places: Rows
    normals: Rows
    uvs: Rows | None
    tints: Rows
    triangles: npt.NDArray[np.uint32]


def own_shape(file: Path, cache: Path | None) -> GeomNode:
    """Return the shape in a file.

    Args:
        cache: Folder in which converted shapes are kept, None for nowhere.

    Raises:
        BadGlbError: When the file cannot be used.
        OSError: When it cannot be read.
    """
    return kept_or_made(file, cache, "", lambda parts: converted(parts, file.stem))


def kept_or_made(file: Path, cache: Path | None, beside: str, make: Callable[[list[Part]], GeomNode]) -> GeomNode:
    """Return what was made of a file before, or make and keep it.

    Args:
        beside: What the result depends on beside the file.

    Raises:
        BadGlbError: When the file cannot be used.
        OSError: When it cannot be read.
    """
    key = hashlib.sha256((VERSION + beside).encode() + file.read_bytes()).hexdigest()[:32]
    kept = cache / "shapes" / f"{key}.bam" if cache is not None else None
    node = _kept(kept) if kept is not None and kept.is_file() else None
    if node is None:
        node = make(read_glb(file))
        if kept is not None:
            _keep(kept, node)
    return node


def even_light(corners: Corners) -> Rows:
    """Return the bake of a loose thing: even lamp light from above, nothing in the way."""
    even = np.sqrt(np.clip(0.42 + 0.16 * corners.normals[:, 2], 0.02, 1.0) / 4.0)
    return np.stack([even, even, even, np.ones_like(even)], axis=1)


def converted(
    parts: list[Part],
    name: str,
    axes: Rows = THING,
    finer: Callable[[Corners], Corners] | None = None,
    light: Callable[[Corners], Rows] = even_light,
) -> GeomNode:
    """Return parts as one node, a Geom to each.

    Args:
        axes: From glTF's axes to those it is drawn in; no mirror.
        finer: Cuts large triangles up, where light is to vary over them.
        light: What falls on each corner, as bake.bake gives it.

    Raises:
        BadGlbError: When a picture is none.
    """
    node = GeomNode(name)
    for part in parts:
        state = RenderState.make_empty()
        if part.picture is not None:
            state = RenderState.make(TextureAttrib.make(_texture(part.picture, name)), 1)
        left, low, right, top = TILE_RECTS["metal" if part.metal else "plain"]
        spot = ((left + right) * 0.5, (low + top) * 0.5)
        corners = _corners(part, axes)
        corners = finer(corners) if finer is not None else corners
        node.add_geom(_geom(corners, name, spot, GLOW if part.glows else 0.0, light(corners)), state)
    return node


def _numbers(column: Column) -> Rows:
    made = np.frombuffer(column.data, f"<{column.kind}").reshape(column.rows, column.width).astype(np.float64)
    most = {"B": 255.0, "H": 65535.0, "b": 127.0, "h": 32767.0}.get(column.kind, 1.0)
    return made / most if column.normalized or column.kind in "bh" else made


def _corners(part: Part, axes: Rows) -> Corners:
    matrix = np.array(part.matrix)
    turn = axes @ matrix[:3, :3]
    places = _numbers(part.columns["POSITION"]) @ turn.T + axes @ matrix[:3, 3]
    triangles = (
        np.frombuffer(part.corners.data, f"<{part.corners.kind}").astype(np.uint32)
        if part.corners is not None
        else np.arange(len(places), dtype=np.uint32)
    ).reshape(-1, 3)
    if np.linalg.det(turn) < 0.0:
        triangles = triangles[:, ::-1]
    tints = np.array(part.colour[:3]) * np.ones((len(places), 3))
    if "COLOR_0" in part.columns:
        tints = tints * _numbers(part.columns["COLOR_0"])[:, :3]
    uvs = _numbers(part.columns["TEXCOORD_0"]) * (1.0, -1.0) + (0.0, 1.0) if part.picture is not None else None
    if "NORMAL" in part.columns:
        normals = _numbers(part.columns["NORMAL"]) @ np.linalg.pinv(turn)
    else:
        rows = triangles.ravel()
        normals = _flat(places, triangles)
        places, tints, uvs = places[rows], tints[rows], None if uvs is None else uvs[rows]
        triangles = np.arange(len(places), dtype=np.uint32).reshape(-1, 3)
    return Corners(places, unit_rows(normals), uvs, tints, triangles)


def unit_rows(rows: Rows) -> Rows:
    """Return rows drawn out or in to length 1; what has none keeps none."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, length, out=np.zeros_like(rows), where=length > 1e-9)


def _geom(corners: Corners, name: str, plain: tuple[float, float], glow: float, light: Rows) -> Geom:
    data = np.zeros(len(corners.places), PLACE)
    data["vertex"] = corners.places
    data["normal"] = corners.normals
    data["texcoord"] = plain if corners.uvs is None else corners.uvs
    data["color"][:, :3] = np.clip(np.sqrt(np.clip(corners.tints, 0.0, 1.0)) * 255.0 + 0.5, 0, 255)
    data["color"][:, 3] = round(255 * glow)
    data["bake"] = np.clip(light * 255.0 + 0.5, 0, 255)
    vertices = GeomVertexData(name, vertex_format(), GeomEnums.UH_static)
    vertices.unclean_set_num_rows(len(data))
    memoryview(vertices.modify_array(0)).cast("B")[:] = data.tobytes()
    index = GeomTriangles(GeomEnums.UH_static)
    index.set_index_type(GeomEnums.NT_uint32)
    handle = index.modify_vertices()
    handle.unclean_set_num_rows(corners.triangles.size)
    memoryview(handle).cast("B")[:] = np.ascontiguousarray(corners.triangles).astype("<u4").tobytes()
    geom = Geom(vertices)
    geom.add_primitive(index)
    return geom


def _flat(places: Rows, corners: npt.NDArray[np.uint32]) -> Rows:
    p = places[corners]
    return np.repeat(np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]), 3, axis=0)


def _texture(picture: bytes, name: str) -> Texture:
    image = PNMImage()
    if not image.read(StringStream(picture), "picture.png" if picture[:4] == b"\x89PNG" else "picture.jpg"):
        raise BadGlbError("a picture in it is neither PNG nor JPEG")
    if max(image.get_x_size(), image.get_y_size()) > LARGEST:
        raise BadGlbError(f"a picture in it is larger than {LARGEST} texels", "Make the picture smaller.")
    image.make_rgb()
    image.add_alpha()
    image.alpha_fill(GLOSS)
    texture = Texture(name)
    texture.load(image)
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    return texture


def _kept(file: Path) -> GeomNode | None:
    bam = BamFile()
    if not bam.open_read(Filename.from_os_specific(str(file))):
        return None
    node = bam.read_node()
    bam.resolve()
    return node if isinstance(node, GeomNode) else None


def _keep(file: Path, node: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    bam = BamFile()
    if not bam.open_write(Filename.from_os_specific(str(fresh))):
        log.warning("%s cannot be written; the shape is converted again next time", fresh)
        return
    bam.get_writer().set_file_texture_mode(BamEnums.BTM_rawdata)
    bam.write_object(node)
    bam.close()
    fresh.replace(file)
