"""A person's body: mesh, joints and poses read from models/crew, and the skinning matrices of a pose.

Body axes: x ahead, y right, z toward the feet; origin at the pelvis. Every joint rests unrotated, so a pose is a small
table of rotations that fits everybody, and two poses blend joint by joint. Knows nothing of the world.
"""

from __future__ import annotations

import json
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
)

from iss3d.vectors import IDENTITY, Quat, Vec3, about, add, compose, cross, dot, length, rotate, sub, unit
from iss3d.view.assets import asset
from iss3d.view.fineness import listed

MOST_JOINTS = 58
GLOSS = {"skin": 0.10, "eye": 0.9, "cloth": 0.02, "evacloth": 0.03, "metal": 0.6, "hair": 0.08}
TWO_SIDED = {"cloth", "collar", "evacloth", "hair", "lash"}

Pose = dict[str, Quat]


@dataclass(frozen=True)
class Body:
    """One person's joints and geometry, shared by all who look like it.

    Attributes:
        names, parents, heads: Of the joints, in order; a parent always stands before its children.
        levels: One node per level of detail, near first.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    heads: tuple[Vec3, ...]
    levels: tuple[Any, ...]

    def index(self, joint: str) -> int:
        """Return a joint's place."""
        return self.names.index(joint)


@cache
def poses() -> dict[str, Pose]:
    """Return every pose that exists."""
    raw = json.loads(asset("crew/poses.json").read_text(encoding="utf-8"))
    return {name: {joint: (q[0], q[1], q[2], q[3]) for joint, q in joints.items()} for name, joints in raw.items()}


@cache
def load_body(name: str) -> Body:
    """Return a body by file name.

    Raises:
        FileNotFoundError: There is no such body.
    """
    with np.load(asset(f"crew/{name}.npz")) as data:
        levels = tuple(_level(data, level) for level in (0, 1))
        return Body(
            tuple(str(n) for n in data["joint_names"]),
            tuple(int(p) for p in data["joint_parents"]),
            tuple((float(h[0]), float(h[1]), float(h[2])) for h in data["joint_heads"]),
            levels,
        )


def _level(data: Any, level: int) -> Any:
    root = NodePath(f"body_level{level}")
    for i, part in enumerate(data["parts"]):
        node = GeomNode(str(part))
        node.add_geom(_geom(data, f"p{i}", level))
        node.set_bounds(OmniBoundingVolume())
        path = root.attach_new_node(node)
        path.set_texture(_paint(data[f"p{i}_paint"].tobytes(), str(part)))
        path.set_shader_input("gloss", GLOSS.get(str(part), 0.05))
        path.set_shader_input("cut", 0.5 if str(part) == "hair" else 0.0)
        if str(part) in TWO_SIDED:
            path.set_two_sided(True)
    return root


@cache
def _format() -> Any:
    array = GeomVertexArrayFormat()
    kinds = (
        ("vertex", 3, Geom.C_point), ("normal", 3, Geom.C_normal), ("texcoord", 2, Geom.C_texcoord),
        ("joint", 4, Geom.C_other), ("weight", 4, Geom.C_other),
    )  # fmt: skip
    for name, count, contents in kinds:
        array.add_column(name, count, GeomEnums.NT_float32, contents)
    made = GeomVertexFormat()
    made.add_array(array)
    return GeomVertexFormat.register_format(made)


def _geom(data: Any, key: str, level: int) -> Any:
    points = data[f"{key}_points"] / np.float32(65535) * data[f"{key}_span"] + data[f"{key}_low"]
    columns = (
        points, data[f"{key}_normals"] / np.float32(127), data[f"{key}_uv"] / np.float32(65535),
        data[f"{key}_joints"].astype(np.float32), data[f"{key}_weights"] / np.float32(255),
    )  # fmt: skip
    rows = np.ascontiguousarray(np.hstack(columns), dtype=np.float32)
    indices = data[f"{key}_level{level}"].astype(np.uint32)
    used, compact = np.unique(indices, return_inverse=True)
    rows = np.ascontiguousarray(rows[used])
    vertices = GeomVertexData(key, _format(), Geom.UH_static)
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


def _paint(data: bytes, name: str) -> Any:
    image = PNMImage()
    image.read(StringStream(data))
    texture = Texture(name)
    texture.load(image)
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    return listed(texture)


# -- poses ------------------------------------------------------------------------------------------------------------


def blended(a: Pose, b: Pose, t: float) -> Pose:
    """Return the pose a fraction t of the way from a to b (normalised lerp; no joint is ever half a turn apart)."""
    if t <= 0.0:
        return a
    if t >= 1.0:
        return b
    out: Pose = {}
    for joint in {**a, **b}:
        p, q = a.get(joint, IDENTITY), b.get(joint, IDENTITY)
        sign = 1.0 if p[0] * q[0] + p[1] * q[1] + p[2] * q[2] + p[3] * q[3] >= 0.0 else -1.0
        w, x, y, z = (p[i] + (sign * q[i] - p[i]) * t for i in range(4))
        size = (w * w + x * x + y * y + z * z) ** 0.5 or 1.0
        out[joint] = (w / size, x / size, y / size, z / size)
    return out


def joint_frames(body: Body, pose: Pose) -> list[tuple[Quat, Vec3]]:
    """Return each joint's rotation and place in body axes."""
    frames: list[tuple[Quat, Vec3]] = []
    for i, name in enumerate(body.names):
        local = pose.get(name, IDENTITY)
        parent = body.parents[i]
        if parent < 0:
            frames.append((local, body.heads[i]))
            continue
        turn, at = frames[parent]
        place = add(at, rotate(turn, sub(body.heads[i], body.heads[parent])))
        frames.append((compose(turn, local) if local is not IDENTITY else turn, place))
    return frames


def bone_rows(body: Body, frames: list[tuple[Quat, Vec3]]) -> list[tuple[float, float, float, float]]:
    """Return three rows per joint: the matrices that carry the resting mesh into the pose."""
    rows: list[tuple[float, float, float, float]] = []
    for (q, at), head in zip(frames, body.heads, strict=True):
        w, x, y, z = q
        r = (
            (1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
            (2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
            (2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
        )
        for i in range(3):
            rows.append((*r[i], at[i] - (r[i][0] * head[0] + r[i][1] * head[1] + r[i][2] * head[2])))
    return rows


def turning(a: Vec3, b: Vec3) -> Quat:
    """Return the shortest rotation that carries direction a to direction b."""
    a, b = unit(a), unit(b)
    axis, cosine = cross(a, b), dot(a, b)
    if length(axis) < 1e-6:
        return IDENTITY if cosine > 0.0 else about(cross(a, (0.3, 0.5, 0.8)), 3.14159265)
    w = 1.0 + cosine
    size = (w * w + dot(axis, axis)) ** 0.5
    return (w / size, axis[0] / size, axis[1] / size, axis[2] / size)


def reaching(body: Body, pose: Pose, side: str, hand: Vec3, elbow_side: Vec3) -> Pose:
    """Return the pose with one arm bent so that its wrist is at a point of the body axes (two-bone reach).

    Args:
        side: "l" or "r".
        hand: Where the wrist shall be; beyond the arm's length it is reached for and not quite met.
        elbow_side: Direction in which the elbow bends.
    """
    frames = joint_frames(body, pose)
    upper, lower, wrist = (body.index(f"{j}_{side}") for j in ("upperarm", "lowerarm", "hand"))
    shoulder = frames[upper][1]
    first = length(sub(body.heads[lower], body.heads[upper]))
    second = length(sub(body.heads[wrist], body.heads[lower]))
    way = sub(hand, shoulder)
    far = min(max(length(way), abs(first - second) + 0.01), first + second - 0.005)
    ahead = unit(way)
    bend = unit(
        sub(
            elbow_side,
            (ahead[0] * dot(elbow_side, ahead), ahead[1] * dot(elbow_side, ahead), ahead[2] * dot(elbow_side, ahead)),
        )
    )
    along = (first * first - second * second + far * far) / (2.0 * far)
    out = max(first * first - along * along, 0.0) ** 0.5
    elbow = tuple(shoulder[i] + ahead[i] * along + bend[i] * out for i in range(3))
    goal = tuple(shoulder[i] + ahead[i] * far for i in range(3))
    base = frames[body.parents[upper]][0]
    upper_turn = turning(sub(body.heads[lower], body.heads[upper]), sub(elbow, shoulder))
    lower_turn = turning(sub(body.heads[wrist], body.heads[lower]), sub(goal, elbow))  # type: ignore[arg-type]
    inverse_base = (base[0], -base[1], -base[2], -base[3])
    inverse_upper = (upper_turn[0], -upper_turn[1], -upper_turn[2], -upper_turn[3])
    return {
        **pose,
        f"upperarm_{side}": compose(inverse_base, upper_turn),
        f"lowerarm_{side}": compose(inverse_upper, lower_turn),
    }
