"""A person's body as geometry: read from models/crew, made into nodes for the person shader. Knows no pose, no world.

Body axes: x ahead, y right, z toward the feet; origin at the pelvis. Every joint rests unrotated, so a pose is a small
table of rotations that fits everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from panda3d.core import (
    Geom,
    GeomEnums,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    NodePath,
    OmniBoundingVolume,
    PNMImage,
    SamplerState,
    StringStream,
    Texture,
    TransparencyAttrib,
)

from iss3d.vectors import Vec3
from iss3d.view.assets import asset
from iss3d.view.fineness import listed

MOST_JOINTS = 60
SHAPES = ("wide", "round", "press", "bite", "smile", "sad", "angry", "fear", "pain", "brows", "blink")
"""The face's shapes, in the order of the shader's attributes; with a vertex's others they are OpenGL's sixteen."""

CLOTH, SKIN, EYE, HAIR, METAL, VISOR = range(6)
HEAD_PARTS = frozenset({"skin", "eye", "lash", "teeth", "tongue", "hair", "locks", "cap", "sokolhood", "headgear"})
"""What one does not see of oneself."""


@dataclass(frozen=True)
class Matter:
    """How a material takes light: kind, gloss 0..1, strength of its relief, alpha below which it is cut away.

    Attributes:
        soft: Near by, what is cut away is drawn once more over the rest, as faint as its alpha says.
    """

    kind: int = CLOTH
    gloss: float = 0.04
    relief: float = 0.0
    cut: float = 0.0
    two_sided: bool = False
    soft: bool = False


MATTER = {
    "skin": Matter(SKIN, 0.42, 0.75),
    "hands": Matter(SKIN, 0.30, 0.75),
    "eye": Matter(EYE, 0.9, 0.01),
    "teeth": Matter(METAL, 0.25),
    "tongue": Matter(SKIN, 0.3),
    "lash": Matter(HAIR, 0.0, 0.0, 0.62, two_sided=True, soft=True),
    "hair": Matter(HAIR, 0.15, 0.8, 0.55, two_sided=True, soft=True),
    "locks": Matter(HAIR, 0.10, 0.01, 0.55, two_sided=True, soft=True),
    "cloth": Matter(CLOTH, 0.03, 0.9, two_sided=True),
    "sokolcloth": Matter(CLOTH, 0.05, 0.9, two_sided=True),
    "evacloth": Matter(CLOTH, 0.05, 0.9, two_sided=True),
    "badge": Matter(CLOTH, 0.05),
    "collar": Matter(CLOTH, 0.03, two_sided=True),
    "sokolhood": Matter(CLOTH, 0.05, two_sided=True),
    "cap": Matter(CLOTH, 0.03, two_sided=True),
    "metal": Matter(METAL, 0.7),
    "visor": Matter(VISOR, 0.6),
    "shell": Matter(METAL, 0.35),
    "kit": Matter(METAL, 0.2),
    "blue": Matter(METAL, 0.2),
    "dark": Matter(METAL, 0.25),
    "white": Matter(METAL, 0.12),
    "lamp": Matter(METAL, 0.6),
}


@dataclass(frozen=True, eq=False)
class Body:
    """One person's joints and geometry, shared by all who look like it.

    Attributes:
        names, parents: Of the joints, in order; a parent always stands before its children.
        heads: Where each joint rests, metres (joints, 3).
        levels: One node per level of detail, near first; each part under it is named after its material and tagged
            with its "dress".
        dresses: The clothes it has.
    """

    name: str
    names: tuple[str, ...]
    parents: tuple[int, ...]
    heads: Any
    levels: tuple[Any, ...]
    dresses: frozenset[str]

    def index(self, joint: str) -> int:
        """Return a joint's place."""
        return self.names.index(joint)

    def at(self, joint: str) -> Vec3:
        """Return where a joint rests, metres in body axes."""
        head = self.heads[self.names.index(joint)]
        return (float(head[0]), float(head[1]), float(head[2]))


@cache
def load_body(name: str) -> Body:
    """Return a body by file name.

    Raises:
        FileNotFoundError: There is no such body.
    """
    with np.load(asset(f"crew/{name}.npz")) as data:
        paints = {str(part): _paint(data, str(part)) for part in data["parts"]}
        slopes = {str(part): _slopes(data, str(part)) for part in data["parts"]}
        levels = tuple(_level(data, level, paints, slopes) for level in (0, 1))
        return Body(
            name,
            tuple(str(n) for n in data["joint_names"]),
            tuple(int(p) for p in data["joint_parents"]),
            data["joint_heads"].astype(np.float64),
            levels,
            frozenset(str(d) for d in data["dresses"] if str(d)),
        )


def triangles_of(name: str, dress: str) -> tuple[int, int]:
    """Return a body's triangles near and far in a dress."""
    with np.load(asset(f"crew/{name}.npz")) as data:
        near_far = [0, 0]
        for i, of in enumerate(data["dresses"]):
            if str(of) in ("", dress):
                for level in (0, 1):
                    near_far[level] += len(data[f"p{i}_level{level}"]) // 3
    return near_far[0], near_far[1]


def _level(data: Any, level: int, paints: dict[str, Any], slopes: dict[str, Any]) -> Any:
    root = NodePath(f"body_level{level}")
    for i, part in enumerate(data["parts"]):
        if not len(data[f"p{i}_level{level}"]):
            continue
        name = str(part)
        matter = MATTER.get(name, Matter())
        shaped = level == 0 and f"p{i}_shape_at" in data
        node = GeomNode(name)
        node.add_geom(_geom(data, f"p{i}", level, shaped))
        node.set_bounds(OmniBoundingVolume())
        path = root.attach_new_node(node)
        path.set_texture(paints[name])
        path.set_shader_input("slopes", slopes[name])
        path.set_shader_input("kind", matter.kind)
        path.set_shader_input("gloss", matter.gloss)
        path.set_shader_input("relief", matter.relief)
        path.set_shader_input("cut", matter.cut)
        path.set_shader_input("shaped", 1.0 if shaped else 0.0)
        path.set_tag("dress", str(data["dresses"][i]))
        if matter.two_sided:
            path.set_two_sided(True)
        if matter.soft and level == 0:
            path.set_shader_input("soft", 0.0)
            faint = path.copy_to(root)
            faint.set_shader_input("soft", 1.0)
            faint.set_transparency(TransparencyAttrib.M_alpha)
            faint.set_depth_write(False)
    return root


@cache
def _format(shaped: bool) -> Any:
    array = GeomVertexArrayFormat()
    kinds = [
        ("vertex", 3, Geom.C_point), ("normal", 3, Geom.C_normal), ("texcoord", 4, Geom.C_texcoord),
        ("joint", 4, Geom.C_other), ("weight", 4, Geom.C_other),
    ]  # fmt: skip
    if shaped:
        kinds += [(f"shape{i}", 3, Geom.C_other) for i in range(len(SHAPES))]
    for name, count, contents in kinds:
        array.add_column(name, count, GeomEnums.NT_float32, contents)
    made = GeomVertexFormat()
    made.add_array(array)
    return GeomVertexFormat.register_format(made)


def rest_points(data: Any, key: str) -> Any:
    """Return the resting places of a part's vertices, metres (n, 3)."""
    return data[f"{key}_points"] / np.float32(65535) * data[f"{key}_span"] + data[f"{key}_low"]


def _fade(data: Any, key: str, count: int) -> Any:
    return data[f"{key}_fade"] / np.float32(255) if f"{key}_fade" in data else np.ones(count, np.float32)


def _geom(data: Any, key: str, level: int, shaped: bool) -> Any:
    uv = data[f"{key}_uv"] / np.float32(65535) * data[f"{key}_uv_span"] + data[f"{key}_uv_low"]
    columns = [
        rest_points(data, key), data[f"{key}_normals"] / np.float32(127), uv,
        data[f"{key}_shade"][:, None] / np.float32(255), _fade(data, key, len(uv))[:, None],
        data[f"{key}_joints"].astype(np.float32), data[f"{key}_weights"] / np.float32(255),
    ]  # fmt: skip
    if shaped:
        moves = np.zeros((len(uv), len(SHAPES) * 3), np.float32)
        found = data[f"{key}_shape_moves"] / np.float32(32767) * data[f"{key}_shape_size"]
        moves[data[f"{key}_shape_at"]] = found.transpose(1, 0, 2).reshape(found.shape[1], -1)
        columns.append(moves)
    rows = np.hstack(columns)
    indices = data[f"{key}_level{level}"].astype(np.uint32)
    used, compact = np.unique(indices, return_inverse=True)
    rows = np.ascontiguousarray(rows[used], dtype=np.float32)
    vertices = GeomVertexData(key, _format(shaped), Geom.UH_static)
    vertices.unclean_set_num_rows(len(rows))
    memoryview(vertices.modify_array(0)).cast("B")[:] = rows.tobytes()
    triangles = GeomTriangles(Geom.UH_static)
    triangles.set_index_type(GeomEnums.NT_uint32)
    array = triangles.modify_vertices()
    array.unclean_set_num_rows(len(indices))
    memoryview(array).cast("B")[:] = compact.astype(np.uint32).tobytes()
    geom = Geom(vertices)
    geom.add_primitive(triangles)
    return geom


def _texture(data: bytes, name: str) -> Any:
    image = PNMImage()
    image.read(StringStream(data))
    texture = Texture(name)
    texture.load(image)
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    texture.set_keep_ram_image(False)  # the card has it
    return listed(texture)


def _paint(data: Any, part: str) -> Any:
    return _texture(data[f"paint_{'skin' if part == 'hands' else part}"].tobytes(), part)


def _slopes(data: Any, part: str) -> Any:
    key = f"slopes_{'skin' if part == 'hands' else part}"
    return _texture(data[key].tobytes(), key) if key in data else _level_ground()


@cache
def _level_ground() -> Any:
    image = PNMImage(4, 4, 3)
    image.fill(0.5, 0.5, 1.0)  # the third says: no folds
    texture = Texture("level")
    texture.load(image)
    return texture
