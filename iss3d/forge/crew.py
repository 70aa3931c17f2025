"""Makes models/crew/*.npz from rigged glTF people: reduced, quantised, in body axes, for one skinning shader.

Run `python -m iss3d.forge.crew FOLDER_OF_GLB`. Needs numpy, Pillow and meshoptimizer; the game needs none of this.
Body axes are x ahead, y right, z toward the feet; the origin is the pelvis; all joints rest unrotated, so that one
set of poses fits everybody.
"""

from __future__ import annotations

import argparse
import io
import json
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

COMPONENTS = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
TEXTURE_SIDE = {"cloth": 1024, "skin": 1024, "evacloth": 1024, "eye": 256, "hair": 256}
HAIR_SHELLS = (6, 3)
"""Hair is concentric shells; so many are kept near and far, spread over all of them."""

DETAIL = {"skin": (0.62, 0.16), "eye": (1.0, 0.3), "lash": (1.0, 0.3)}
DETAIL_USUAL = (0.40, 0.12)
"""Share of the triangles kept near (1.5 m and closer) and far; faces are looked at."""


@dataclass
class Part:
    """One material of a person, two levels of detail over the same vertices."""

    name: str
    points: Any
    normals: Any
    uv: Any
    joints: Any
    weights: Any
    levels: list[Any] = field(default_factory=list)


def read_glb(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return the JSON and the binary chunk of a .glb file."""
    data = path.read_bytes()
    size = struct.unpack("<I", data[12:16])[0]
    return json.loads(data[20 : 20 + size]), data[28 + size :]


def accessor(gltf: dict[str, Any], binary: bytes, index: int) -> Any:
    """Return an accessor's values as an array."""
    info = gltf["accessors"][index]
    view = gltf["bufferViews"][info["bufferView"]]
    width = WIDTHS[info["type"]]
    start = view.get("byteOffset", 0) + info.get("byteOffset", 0)
    values = np.frombuffer(binary, COMPONENTS[info["componentType"]], info["count"] * width, start)
    return values.reshape(-1, width) if width > 1 else values


def to_body(v: Any) -> Any:
    """Return glTF vectors (x to their left, y up, z ahead) in body axes."""
    return np.stack([v[:, 2], -v[:, 0], -v[:, 1]], axis=1)


def upright(uv: Any) -> Any:
    """Return texture coordinates with v from the bottom, as OpenGL counts; glTF counts from the top."""
    return np.stack([uv[:, 0], 1.0 - uv[:, 1]], axis=1)


def shells(indices: Any, count: int) -> list[Any]:
    """Return the triangles of each connected piece."""
    parent = np.arange(count)

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = int(parent[i])
        return i

    triangles = indices.reshape(-1, 3)
    for a, b, c in triangles:
        ra, rb, rc = root(a), root(b), root(c)
        low = min(ra, rb, rc)
        parent[ra] = parent[rb] = parent[rc] = low
    roots = np.array([root(int(t[0])) for t in triangles])
    return [triangles[roots == r].ravel() for r in dict.fromkeys(roots.tolist())]


def simplified(points: Any, indices: Any, share: float) -> Any:
    """Return fewer triangles over the same vertices, so that seams, weights and paint stay exact."""
    import meshoptimizer  # noqa: PLC0415

    points = np.ascontiguousarray(points, dtype=np.float32)
    source = np.ascontiguousarray(indices, dtype=np.uint32)
    target = max(int(len(source) * share) // 3 * 3, 36)
    out = np.zeros_like(source)
    size = meshoptimizer.simplify(out, source, points, target_index_count=target, target_error=0.02)
    return out[:size].copy()


def part_of(gltf: dict[str, Any], binary: bytes, primitive: dict[str, Any]) -> Part:
    """Return one primitive with its two levels of detail."""
    at = primitive["attributes"]
    name = gltf["materials"][primitive["material"]]["name"]
    points = to_body(accessor(gltf, binary, at["POSITION"]))
    indices = accessor(gltf, binary, primitive["indices"]).astype(np.uint32)
    part = Part(
        name, points, to_body(accessor(gltf, binary, at["NORMAL"])), upright(accessor(gltf, binary, at["TEXCOORD_0"])),
        accessor(gltf, binary, at["JOINTS_0"]), accessor(gltf, binary, at["WEIGHTS_0"]),
    )  # fmt: skip
    if name == "hair":
        pieces = shells(indices, len(points))
        for keep, share in zip(HAIR_SHELLS, (0.7, 0.3), strict=True):
            chosen = [pieces[i] for i in np.unique(np.linspace(0, len(pieces) - 1, min(keep, len(pieces))).astype(int))]
            part.levels.append(np.concatenate([simplified(points, piece, share) for piece in chosen]))
    else:
        part.levels = [simplified(points, indices, share) for share in DETAIL.get(name, DETAIL_USUAL)]
    return part


def used_only(part: Part) -> None:
    """Drop vertices that no level uses."""
    used = np.unique(np.concatenate(part.levels))
    new = np.zeros(len(part.points), dtype=np.uint32)
    new[used] = np.arange(len(used), dtype=np.uint32)
    part.levels = [new[level] for level in part.levels]
    for name in ("points", "normals", "uv", "joints", "weights"):
        setattr(part, name, getattr(part, name)[used])


def texture_of(gltf: dict[str, Any], binary: bytes, material: dict[str, Any], name: str) -> Any:
    """Return a material's paint: JPEG or PNG bytes at the size it is seen in."""
    from PIL import Image  # noqa: PLC0415

    index = material["pbrMetallicRoughness"]["baseColorTexture"]["index"]
    image = gltf["images"][gltf["textures"][index]["source"]]
    view = gltf["bufferViews"][image["bufferView"]]
    start = view.get("byteOffset", 0)
    picture = Image.open(io.BytesIO(binary[start : start + view["byteLength"]]))
    side = min(TEXTURE_SIDE.get(name, 4), max(picture.size))
    out = io.BytesIO()
    if name == "hair":
        picture.convert("RGBA").resize((side, side)).save(out, "PNG", optimize=True)
    elif side <= 8:
        picture.convert("RGB").resize((side, side)).save(out, "PNG")
    else:
        picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS).save(out, "JPEG", quality=84)
    return np.frombuffer(out.getvalue(), dtype=np.uint8)


def convert(source: Path, target: Path) -> int:
    """Write one person; returns its triangles at the near level."""
    gltf, binary = read_glb(source)
    skin = gltf["skins"][0]
    parents = {child: i for i, node in enumerate(gltf["nodes"]) for child in node.get("children", ())}
    joints = skin["joints"]
    heads = {}

    def head(node: int) -> Any:
        if node not in heads:
            own = np.array(gltf["nodes"][node].get("translation", (0.0, 0.0, 0.0)))
            heads[node] = own + (head(parents[node]) if parents.get(node) in joints else 0.0)
        return heads[node]

    out: dict[str, Any] = {
        "joint_names": np.array([gltf["nodes"][j]["name"] for j in joints]),
        "joint_parents": np.array(
            [joints.index(parents[j]) if parents.get(j) in joints else -1 for j in joints], dtype=np.int8
        ),
        "joint_heads": to_body(np.array([head(j) for j in joints])).astype(np.float32),
    }
    names: list[str] = []
    triangles = 0
    for mesh in gltf["meshes"]:
        for primitive in mesh["primitives"]:
            part = part_of(gltf, binary, primitive)
            used_only(part)
            key = f"p{len(names)}"
            names.append(part.name)
            low, high = part.points.min(axis=0), part.points.max(axis=0)
            span = np.maximum(high - low, 1e-6)
            out[f"{key}_low"], out[f"{key}_span"] = low.astype(np.float32), span.astype(np.float32)
            out[f"{key}_points"] = np.round((part.points - low) / span * 65535).astype(np.uint16)
            out[f"{key}_normals"] = np.round(part.normals * 127).astype(np.int8)
            out[f"{key}_uv"] = np.clip(np.round(part.uv * 65535), 0, 65535).astype(np.uint16)
            out[f"{key}_joints"] = part.joints.astype(np.uint8)
            out[f"{key}_weights"] = np.round(part.weights * 255).astype(np.uint8)
            for level, indices in enumerate(part.levels):
                out[f"{key}_level{level}"] = indices.astype(np.uint16 if len(part.points) < 65536 else np.uint32)
            out[f"{key}_paint"] = texture_of(gltf, binary, gltf["materials"][primitive["material"]], part.name)
            triangles += len(part.levels[0]) // 3
    out["parts"] = np.array(names)
    np.savez_compressed(target, **out)
    return triangles


def convert_poses(source: Path, target: Path) -> None:
    """Write the poses with their rotations in body axes."""
    poses = json.loads(source.read_text(encoding="utf-8"))
    turned = {
        pose: {joint: [round(w, 5), round(-b, 5), round(-a, 5), round(-c, 5)] for joint, (w, a, b, c) in joints.items()}
        for pose, joints in poses.items()
    }
    target.write_text(json.dumps(turned, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    """Convert a folder."""
    parser = argparse.ArgumentParser(description="Reduce rigged glTF people to models/crew/*.npz.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--poses", type=Path, help="poses.json of the rig")
    parser.add_argument("--out", type=Path, default=Path("models/crew"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for source in sorted(options.folder.glob("*.glb")):
        target = options.out / f"{source.stem}.npz"
        triangles = convert(source, target)
        print(f"{target}: {triangles} triangles, {target.stat().st_size / 1e6:.2f} MB")
    if options.poses:
        convert_poses(options.poses, options.out / "poses.json")


if __name__ == "__main__":
    main()
