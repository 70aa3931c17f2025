"""Reads the shapes in a .glb file (glTF 2.0, binary) of a mod, which may be anything: every offset is looked at first.

Gives raw columns of numbers; knows no renderer. Draws on nothing but the standard library.
"""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MOST_BYTES = 40_000_000
MOST_TRIANGLES = 60_000
MOST_NODES = 2_000
MOST_DEEP = 32

COMPONENTS = {5120: ("b", 1), 5121: ("B", 1), 5122: ("h", 2), 5123: ("H", 2), 5125: ("I", 4), 5126: ("f", 4)}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
ALLOWED = frozenset({"KHR_materials_unlit", "KHR_texture_transform", "KHR_materials_emissive_strength"})
TRIANGLES = 4
EXPORT = "Export it as glTF 2.0 binary (.glb), in one file, without compression."

Matrix = tuple[tuple[float, ...], ...]
"""Four rows of four numbers; a point is a column."""

AS_IT_IS: Matrix = ((1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0))


class BadGlbError(ValueError):
    """A .glb that cannot be used; hint says what to do."""

    def __init__(self, message: str, hint: str = EXPORT) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers of one kind ("f", "H", ...; little-endian), so many to a row, as whole numbers when normalized."""

    kind: str
    width: int
    rows: int
    data: bytes
    normalized: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Triangles of one material.

    Attributes:
        columns: By glTF's names: POSITION always, NORMAL, TEXCOORD_0 and COLOR_0 where there are any.
        corners: Three whole numbers to a triangle, None for corners in their order.
        colour: Of the material, linear, with alpha. glows: It shines by itself. metal: It is bare metal.
        picture: A PNG or JPEG file laid over it, None for none.
    """

    columns: dict[str, Column]
    corners: Column | None
    matrix: Matrix
    colour: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0)
    glows: bool = False
    metal: bool = False
    picture: bytes | None = None


@dataclass(slots=True)
class _Reader:
    text: dict[str, Any]
    body: bytes
    parts: list[Part] = field(default_factory=list)
    triangles: int = 0
    nodes: int = 0


def read_glb(file: Path) -> list[Part]:
    """Return the parts of a file.

    Raises:
        BadGlbError: When the file is not what it should be, or asks for what the game cannot draw.
        OSError: When it cannot be read.
    """
    if file.stat().st_size > MOST_BYTES:
        raise BadGlbError(f"it is larger than {MOST_BYTES:,} bytes", "Make it smaller.")
    data = file.read_bytes()
    try:
        reader = _Reader(*_chunks(data))
        _demand(reader)
        scenes = reader.text.get("scenes") or []
        roots = scenes[reader.text.get("scene", 0)].get("nodes", []) if scenes else range(len(reader.text["nodes"]))
        for node in roots:
            _walk(reader, node, AS_IT_IS, 0)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, struct.error, OverflowError) as error:
        if isinstance(error, BadGlbError):
            raise
        raise BadGlbError(f"it contradicts itself ({type(error).__name__}: {error})") from error
    if not reader.parts:
        raise BadGlbError("there is no surface in it")
    return reader.parts


def _chunks(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the text and the numbers of a file."""
    if len(data) < 20 or data[:4] != b"glTF":
        raise BadGlbError("it is no .glb file")
    version, length = struct.unpack_from("<II", data, 4)
    if version != 2:
        raise BadGlbError(f"it is glTF {version}")
    size, kind = struct.unpack_from("<I4s", data, 12)
    if kind != b"JSON" or length > len(data) or 20 + size > len(data):
        raise BadGlbError("it is cut off")
    text = json.loads(data[20 : 20 + size].decode("utf-8"))
    if not isinstance(text, dict):
        raise BadGlbError("its text is no glTF")
    at = 20 + size
    body = b""
    if at + 8 <= len(data):
        size, kind = struct.unpack_from("<I4s", data, at)
        if kind != b"BIN\0" or at + 8 + size > len(data):
            raise BadGlbError("it is cut off")
        body = data[at + 8 : at + 8 + size]
    return text, body


def _demand(reader: _Reader) -> None:
    asked = sorted(set(reader.text.get("extensionsRequired", [])) - ALLOWED)
    if asked:
        raise BadGlbError(f"it needs {asked[0]}, which the game does not know")
    if any("uri" in buffer for buffer in reader.text.get("buffers", [])):
        raise BadGlbError("its numbers are in another file")


def _walk(reader: _Reader, number: int, above: Matrix, deep: int) -> None:
    reader.nodes += 1
    if deep > MOST_DEEP or reader.nodes > MOST_NODES or number < 0:
        raise BadGlbError("its nodes hang in each other")
    node = reader.text["nodes"][number]
    matrix = _times(above, _local(node))
    if "mesh" in node:
        for primitive in reader.text["meshes"][node["mesh"]]["primitives"]:
            if primitive.get("mode", TRIANGLES) == TRIANGLES:
                reader.parts.append(_part(reader, primitive, matrix))
    for child in node.get("children", []):
        _walk(reader, child, matrix, deep + 1)


def _local(node: dict[str, Any]) -> Matrix:
    """Return the matrix of a node against the one above it."""
    if "matrix" in node:
        m = [float(v) for v in node["matrix"]]
        if len(m) != 16:
            raise BadGlbError("a matrix has not 16 numbers")
        return tuple(tuple(m[column * 4 + row] for column in range(4)) for row in range(4))
    x, y, z, w = (float(v) for v in node.get("rotation", (0, 0, 0, 1)))
    turn = (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )
    size = [float(v) for v in node.get("scale", (1, 1, 1))]
    shift = [float(v) for v in node.get("translation", (0, 0, 0))]
    rows = tuple((*(turn[i][j] * size[j] for j in range(3)), shift[i]) for i in range(3))
    return (*rows, (0.0, 0.0, 0.0, 1.0))


def _times(a: Matrix, b: Matrix) -> Matrix:
    return tuple(tuple(math.fsum(a[i][k] * b[k][j] for k in range(4)) for j in range(4)) for i in range(4))


def _part(reader: _Reader, primitive: dict[str, Any], matrix: Matrix) -> Part:
    columns = {}
    for name, width in (("POSITION", (3,)), ("NORMAL", (3,)), ("TEXCOORD_0", (2,)), ("COLOR_0", (3, 4))):
        if name in primitive["attributes"]:
            columns[name] = _column(reader, primitive["attributes"][name])
            if columns[name].width not in width:
                raise BadGlbError(f"{name} has {columns[name].width} numbers to a corner")
    places = columns.get("POSITION")
    if places is None or places.kind != "f":
        raise BadGlbError("a surface has no places")
    if any(column.rows != places.rows for column in columns.values()):
        raise BadGlbError("a surface has columns of several lengths")
    if not all(math.isfinite(v) for (v,) in struct.iter_unpack("<f", places.data)):
        raise BadGlbError("a place is not a number")
    corners = _column(reader, primitive["indices"]) if "indices" in primitive else None
    count = corners.rows if corners is not None else places.rows
    if corners is not None and (corners.kind not in "BHI" or corners.width != 1):
        raise BadGlbError("its corners are not whole numbers")
    if corners is not None and max((v for (v,) in struct.iter_unpack("<" + corners.kind, corners.data)), default=0) >= (
        places.rows
    ):
        raise BadGlbError("a triangle names a corner that is not there")
    if count % 3 or not count:
        raise BadGlbError("a surface is not made of triangles")
    reader.triangles += count // 3
    if reader.triangles > MOST_TRIANGLES:
        raise BadGlbError(f"it has more than {MOST_TRIANGLES:,} triangles", "Make it simpler.")
    material = reader.text["materials"][primitive["material"]] if "material" in primitive else {}
    surface = material.get("pbrMetallicRoughness", {})
    colour = tuple(float(v) for v in surface.get("baseColorFactor", (1, 1, 1, 1)))
    if len(colour) != 4:
        raise BadGlbError("a colour has not four numbers")
    glows = max((float(v) for v in material.get("emissiveFactor", (0, 0, 0))), default=0.0) > 0.5
    picture = _picture(reader, surface["baseColorTexture"]) if "baseColorTexture" in surface else None
    metal = float(surface.get("metallicFactor", 1.0)) > 0.5 and "metallicRoughnessTexture" not in surface
    return Part(columns, corners, matrix, colour, glows, metal, picture)


def _picture(reader: _Reader, texture: dict[str, Any]) -> bytes:
    image = reader.text["images"][reader.text["textures"][texture["index"]]["source"]]
    if "bufferView" not in image:
        raise BadGlbError("its pictures are in other files")
    return _view(reader, image["bufferView"])[0]


def _view(reader: _Reader, number: int) -> tuple[bytes, int]:
    """Return the bytes of a view and its stride, 0 for close together."""
    view = reader.text["bufferViews"][_natural(number)]
    start, size = _natural(view.get("byteOffset", 0)), _natural(view["byteLength"])
    if start + size > len(reader.body) or view.get("buffer", 0) != 0:
        raise BadGlbError("it is cut off")
    return reader.body[start : start + size], _natural(view.get("byteStride", 0))


def _column(reader: _Reader, number: int) -> Column:
    accessor = reader.text["accessors"][_natural(number)]
    if "sparse" in accessor or "bufferView" not in accessor:
        raise BadGlbError("it leaves numbers out")
    kind, size = COMPONENTS[accessor["componentType"]]
    width, rows = WIDTHS[accessor["type"]], _natural(accessor["count"])
    data, stride = _view(reader, accessor["bufferView"])
    start, row = _natural(accessor.get("byteOffset", 0)), size * width
    stride = stride or row
    if stride < row or (rows and start + stride * (rows - 1) + row > len(data)):
        raise BadGlbError("it is cut off")
    if stride == row:
        packed = data[start : start + row * rows]
    else:
        packed = b"".join(data[start + stride * n : start + stride * n + row] for n in range(rows))
    return Column(kind, width, rows, packed, bool(accessor.get("normalized", False)))


def _natural(number: Any) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise BadGlbError("a number in it is no place")
    return number
