"""Shapes that mods bring as .glb: made into nodes of the station's own material once, then kept by what is in them.

glTF's y is up and its z comes toward who looks; a thing's face is at -z and its y points down.
"""

from __future__ import annotations

import hashlib
import logging
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


def own_shape(file: Path, cache: Path | None) -> GeomNode:
    """Return the shape in a file.

    Args:
        cache: Folder in which converted shapes are kept, None for nowhere.

    Raises:
        BadGlbError: When the file cannot be used.
        OSError: When it cannot be read.
    """
    key = hashlib.sha256(VERSION.encode() + file.read_bytes()).hexdigest()[:32]
    kept = cache / "shapes" / f"{key}.bam" if cache is not None else None
    node = _kept(kept) if kept is not None and kept.is_file() else None
    if node is None:
        node = converted(read_glb(file), file.stem)
        if kept is not None:
            _keep(kept, node)
    return node


def converted(parts: list[Part], name: str) -> GeomNode:
    """Return parts as one node, a Geom to each.

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
        node.add_geom(_geom(part, name, None if part.picture is not None else spot), state)
    return node


def _numbers(column: Column) -> npt.NDArray[np.float64]:
    made = np.frombuffer(column.data, f"<{column.kind}").reshape(column.rows, column.width).astype(np.float64)
    most = {"B": 255.0, "H": 65535.0, "b": 127.0, "h": 32767.0}.get(column.kind, 1.0)
    return made / most if column.normalized or column.kind in "bh" else made


def _geom(part: Part, name: str, plain: tuple[float, float] | None) -> Geom:
    matrix = np.array(part.matrix)
    turn = matrix[:3, :3]
    places = _numbers(part.columns["POSITION"]) @ turn.T + matrix[:3, 3]
    corners = (
        np.frombuffer(part.corners.data, f"<{part.corners.kind}").astype(np.uint32)
        if part.corners is not None
        else np.arange(len(places), dtype=np.uint32)
    ).reshape(-1, 3)
    if np.linalg.det(turn) < 0.0:
        corners = corners[:, ::-1]
    if "NORMAL" in part.columns:
        normals = _numbers(part.columns["NORMAL"]) @ np.linalg.pinv(turn)
    else:
        places, normals = places[corners.ravel()], _flat(places, corners)
        part_rows = corners.ravel()
        corners = np.arange(len(places), dtype=np.uint32).reshape(-1, 3)
    rows = slice(None) if "NORMAL" in part.columns else part_rows
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    normals = np.divide(normals, length, out=np.zeros_like(normals), where=length > 1e-9)
    data = np.zeros(len(places), PLACE)
    data["vertex"] = places * (1.0, -1.0, -1.0)
    data["normal"] = normals * (1.0, -1.0, -1.0)
    data["texcoord"] = plain or (_numbers(part.columns["TEXCOORD_0"])[rows] * (1.0, -1.0) + (0.0, 1.0))
    tint = np.array(part.colour[:3]) * np.ones((len(places), 3))
    if "COLOR_0" in part.columns:
        tint = tint * _numbers(part.columns["COLOR_0"])[rows][:, :3]
    data["color"][:, :3] = np.clip(np.sqrt(np.clip(tint, 0.0, 1.0)) * 255.0 + 0.5, 0, 255)
    data["color"][:, 3] = round(255 * (GLOW if part.glows else 0.0))
    even = np.sqrt(np.clip(0.42 + 0.16 * data["normal"][:, 2], 0.02, 1.0) / 4.0)
    data["bake"][:, :3] = np.clip(even * 255.0 + 0.5, 0, 255)[:, None]
    data["bake"][:, 3] = 255
    vertices = GeomVertexData(name, vertex_format(), GeomEnums.UH_static)
    vertices.unclean_set_num_rows(len(data))
    memoryview(vertices.modify_array(0)).cast("B")[:] = data.tobytes()
    index = GeomTriangles(GeomEnums.UH_static)
    index.set_index_type(GeomEnums.NT_uint32)
    handle = index.modify_vertices()
    handle.unclean_set_num_rows(corners.size)
    memoryview(handle).cast("B")[:] = np.ascontiguousarray(corners).astype("<u4").tobytes()
    geom = Geom(vertices)
    geom.add_primitive(index)
    return geom


def _flat(places: npt.NDArray[np.float64], corners: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
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
