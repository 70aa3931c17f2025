"""Writes a module as glTF, has the Khronos validator judge it, and makes the .bam that the game loads from it.

The .bam has the station's own axes, packed columns and no textures; the game binds those that all modules share.
"""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from iss3d.forge.station import atlas
from iss3d.forge.station.slices import slices

GLOW = {"plain": 0, "screen": 128, "emergency": 191, "lamp": 255}
"""Alpha of the colours by material: how the shader knows what shines."""

CHECK = """
const fs = require('fs'), v = require('gltf-validator');
v.validateBytes(new Uint8Array(fs.readFileSync(process.argv[1]))).then(r => console.log(JSON.stringify(r)));
"""
COMPONENTS = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
VERTEX = np.dtype([("vertex", "<f4", 3), ("lean", "u1", 4), ("color", "u1", 4), ("texcoord", "<u2", 2),
                   ("lightmap", "<u2", 2)])  # fmt: skip


def export(path: Path) -> None:
    """Write the scene that is open in Blender: no textures, both sets of texture places, tints."""
    import bpy  # noqa: PLC0415

    for material in bpy.data.materials:
        nodes = material.node_tree.nodes
        for node in [n for n in nodes if n.type not in ("BSDF_PRINCIPLED", "OUTPUT_MATERIAL")]:
            nodes.remove(node)
    bpy.ops.export_scene.gltf(
        filepath=str(path), export_format="GLB", export_yup=True, export_texcoords=True, export_normals=True,
        export_tangents=False, export_vertex_color="ACTIVE", export_all_vertex_colors=True, export_animations=False,
        export_skins=False, export_morph=False, export_image_format="NONE",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the official validator says of a file: its version, errors and warnings in words, triangles it counted."""

    validator: str
    problems: tuple[str, ...]
    triangles: int = 0


def judge(path: Path, modules: Path) -> Judgement:
    """Have the official validator read a file; no problems are a clean bill, a validator that is missing is none.

    Args:
        modules: The node_modules folder that holds gltf-validator.
    """
    node = shutil.which("node")
    if node is None or not (modules / "gltf-validator").is_dir():
        wanted = (
            f"gltf-validator is not in {modules}: run `npm install gltf-validator` beside it, with node on the path"
        )
        return Judgement("", (wanted,))
    command, where = [node, "-e", CHECK, str(path)], {"NODE_PATH": str(modules)}
    done = subprocess.run(command, env=where, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    bad = [m for m in found["issues"]["messages"] if m["severity"] < 2]
    return Judgement(
        str(found.get("validatorVersion", "")),
        tuple(f"{m['code']} {m.get('pointer', '')}: {m['message']}" for m in bad),
        int(found.get("info", {}).get("totalTriangleCount", 0)),
    )


def read(path: Path) -> tuple[npt.NDArray[Any], npt.NDArray[np.uint32]]:
    """Return the corners of a .glb in station axes as VERTEX records, and its triangles."""
    data = path.read_bytes()
    size = struct.unpack("<I", data[12:16])[0]
    text = json.loads(data[20 : 20 + size])
    body = memoryview(data)[28 + size :]

    def column(index: int) -> npt.NDArray[Any]:
        accessor = text["accessors"][index]
        view = text["bufferViews"][accessor["bufferView"]]
        kind, wide = np.dtype(COMPONENTS[accessor["componentType"]]), WIDTHS[accessor["type"]]
        start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
        flat = np.frombuffer(body, kind, accessor["count"] * wide, start)
        return flat.reshape(-1, wide)

    corners, triangles, first = [], [], 0
    for primitive in text["meshes"][0]["primitives"]:
        named = {k: column(v) for k, v in primitive["attributes"].items()}
        made = np.zeros(len(named["POSITION"]), VERTEX)
        p, n = named["POSITION"], named["NORMAL"]
        made["vertex"] = np.column_stack([p[:, 0], p[:, 2], -p[:, 1]])
        made["lean"][:, :3] = np.clip(np.column_stack([n[:, 0], n[:, 2], -n[:, 1]]) * 127.0 + 128.0, 0, 255)
        tint = named["COLOR_0"].astype(np.float64)
        tint /= {"u1": 255.0, "<u2": 65535.0, "<f4": 1.0}.get(named["COLOR_0"].dtype.str.replace("|", ""), 1.0)
        made["color"][:, :3] = np.clip(tint[:, :3] ** (1 / 2.2) * 255.0 + 0.5, 0, 255)
        made["color"][:, 3] = GLOW[text["materials"][primitive["material"]]["name"].split(".")[0]]
        lit, painted = (named[key] * (1.0, -1.0) + (0.0, 1.0) for key in ("TEXCOORD_1", "TEXCOORD_0"))
        painted = painted * (1.0, atlas.SHEETS)
        upper = painted[:, 1] > 1.0
        made["lean"][upper, 3] = 255
        painted[upper, 1] -= 1.0
        for name, uv in (("texcoord", painted), ("lightmap", lit)):
            made[name] = np.clip(uv * 65535.0 + 0.5, 0, 65535)
        corners.append(made)
        triangles.append(column(primitive["indices"]).ravel().astype(np.uint32) + first)
        first += len(made)
    return np.concatenate(corners), np.concatenate(triangles)


def write_bam(name: str, corners: npt.NDArray[Any], triangles: npt.NDArray[np.uint32], path: Path) -> None:
    """Write corners and triangles as slices near and far that share their corners (see slices.py), compressed."""
    from panda3d.core import (  # noqa: PLC0415
        BamFile,
        Filename,
        Geom,
        GeomEnums,
        GeomNode,
        GeomTriangles,
        GeomVertexArrayFormat,
        GeomVertexData,
        GeomVertexFormat,
        InternalName,
        PandaNode,
    )

    array = GeomVertexArrayFormat()
    array.add_column(InternalName.get_vertex(), 3, GeomEnums.NT_float32, GeomEnums.C_point)
    array.add_column(InternalName.make("lean"), 4, GeomEnums.NT_uint8, GeomEnums.C_color)
    array.add_column(InternalName.get_color(), 4, GeomEnums.NT_uint8, GeomEnums.C_color)
    array.add_column(InternalName.get_texcoord(), 2, GeomEnums.NT_uint16, GeomEnums.C_texcoord)
    array.add_column(InternalName.make("lightmap"), 2, GeomEnums.NT_uint16, GeomEnums.C_texcoord)
    whole = GeomVertexFormat()
    whole.add_array(array)
    vertices = GeomVertexData(name, GeomVertexFormat.register_format(whole), GeomEnums.UH_static)
    vertices.unclean_set_num_rows(len(corners))
    memoryview(vertices.modify_array(0)).cast("B")[:] = corners.tobytes()
    kind = "<u2" if len(corners) < 65535 else "<u4"
    root = PandaNode(name)
    for n, piece in enumerate(slices(corners["vertex"], triangles)):
        for level, indices in (("near", piece.near), ("far", piece.far)):
            if not len(indices):
                continue
            index = GeomTriangles(GeomEnums.UH_static)
            index.set_index_type(GeomEnums.NT_uint16 if kind == "<u2" else GeomEnums.NT_uint32)
            handle = index.modify_vertices()
            handle.unclean_set_num_rows(len(indices))
            memoryview(handle).cast("B")[:] = indices.astype(kind).tobytes()
            geom = Geom(vertices)
            geom.add_primitive(index)
            node = GeomNode(f"{level}_{n}")
            node.add_geom(geom)
            root.add_child(node)
    plain = path.with_suffix(".bam.raw")
    bam = BamFile()
    if not bam.open_write(Filename.from_os_specific(str(plain))):
        raise OSError(f"{plain} cannot be written")
    bam.write_object(root)
    bam.close()
    if not _pack(plain, path):
        raise OSError(f"{path} cannot be written")
    plain.unlink()


def read_bam(path: Path) -> tuple[npt.NDArray[Any], npt.NDArray[np.uint32]]:
    """Return the corners of a shipped model as VERTEX records, and its triangles near by.

    Raises:
        OSError: When the file is no model.
    """
    from panda3d.core import BamFile, Filename  # noqa: PLC0415

    bam = BamFile()
    if not bam.open_read(Filename.from_os_specific(str(path))):
        raise OSError(f"{path} cannot be read")
    root = bam.read_node()
    bam.resolve()
    geoms = [piece.get_geom(0) for piece in root.get_children() if piece.get_name().startswith("near")]
    if not geoms:
        raise OSError(f"{path} has nothing in it")
    triangles = []
    for geom in geoms:
        index = geom.get_primitive(0).get_vertices()
        kind = "<u2" if index.get_array_format().get_stride() == 2 else "<u4"
        triangles.append(np.frombuffer(bytes(index.get_handle().get_data()), kind).astype(np.uint32))
    corners = np.frombuffer(bytes(geoms[0].get_vertex_data().get_array(0).get_handle().get_data()), VERTEX)
    return corners, np.concatenate(triangles)


def _pack(plain: Path, path: Path) -> bool:
    from panda3d.core import Filename, compress_file  # noqa: PLC0415

    return bool(compress_file(Filename.binary_filename(str(plain)), Filename.binary_filename(str(path)), 9))
