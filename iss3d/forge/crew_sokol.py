"""What goes on with the Soyuz suit: rings, folded hood, cap and its ear pads, regulator, gauge, hoses, lacing.

Decimetres over the base mesh. Knows no person; the suit's cloth is cut in crew_clothes.py.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from scipy.spatial import cKDTree

from iss3d.forge.crew_badges import Front
from iss3d.forge.crew_clothes import Tights
from iss3d.forge.crew_data import SKIN_VERTICES, Array, Rig
from iss3d.forge.crew_mesh import Piece, ball, block, clipped, normals_of, rim_loops, ring, triangles_of, tube
from iss3d.forge.crew_suit import Parts

DRESS = "sokol"
Solid = tuple[Array, ...]


def _worn(material: str, solid: Solid, weights: Array, keep: tuple[float, float] = (0.55, 0.0)) -> Piece:
    """Return a solid that moves as the cloth under it does."""
    points, normals, triangles = solid[0], solid[1], solid[-1]
    uv = np.full((len(points), 2), 0.5)
    return Piece(material, points, normals, uv, np.tile(weights, (len(points), 1)), triangles, DRESS, keep=keep)


def _dial(at: Array, axis: Array, radius: float, deep: float) -> Solid:
    """Return a disc with a round edge that looks along an axis."""
    path = at + np.outer([0.0, 0.8 * deep, deep, 1.02 * deep], axis)
    sizes = (radius, radius, 0.85 * radius, 1e-3)
    return tube(path, lambda s: sizes[round(s * 3)], 14)


def _regulator(chest: Front) -> list[Piece]:
    """The pressure regulator on the breast: blue, its collar of metal, a red tab to pull."""
    point, normal, weights = chest.place(0.0, 3.05, -0.04)
    out = [_worn("blue", _dial(point, normal, 0.30, 0.22), weights, (0.8, 0.15))]
    out.append(_worn("metal", ring(point + 0.20 * normal, normal, 0.235, 0.028, 20, 5), weights))
    out.append(_worn("dark", _dial(point + 0.20 * normal, normal, 0.12, 0.09), weights))
    out.append(
        _worn("red", block(point + 0.10 * normal + [0.0, -0.36, 0.0], np.array([0.07, 0.10, 0.03]), 0.02), weights)
    )
    return out


def _gauge(tights: Tights, points: Array) -> list[Piece]:
    """The pressure gauge on the left forearm, its face up, on a strap."""
    normals = normals_of(points, triangles_of(tights.quads))
    fore = np.flatnonzero((tights.arm > 1.38) & (tights.arm < 1.48) & (tights.rest[:, 0] > 0))
    at = fore[np.argmax(normals[fore] @ [0.35, 0.85, 0.35])]
    axis, weights = normals[at] / np.linalg.norm(normals[at]), tights.weights[at]
    around = points[fore].mean(0)
    along = points[(tights.arm > 1.6) & (tights.rest[:, 0] > 0)].mean(0) - around
    radius = float(np.linalg.norm(points[fore] - around, axis=1).mean()) + 0.02
    needle = points[at] + 0.16 * axis + np.outer([-1.0, 1.0], [0.06, 0.0, 0.10])
    return [
        _worn("metal", _dial(points[at], axis, 0.25, 0.14), weights),
        _worn("white", _dial(points[at] + 0.10 * axis, axis, 0.20, 0.05), weights),
        _worn(
            "dark",
            tube(needle, lambda s: 0.014, 4),
            weights,
        ),
        _worn("blue", ring(around, along, radius, 0.05, 24, 4, 2.0), weights),
    ]


def _lacing(chest: Front) -> list[Piece]:
    """Cords that close the opening's flap: they cross from eye to eye down the V."""
    rows = np.linspace(4.15, 1.75, 9)
    out = []
    for i, (high, low) in enumerate(pairwise(rows)):
        if abs(high - 3.05) < 0.42:
            continue
        for side in (-1.0, 1.0):
            ends = [side * (0.05 + 0.30 * (high - 1.2)), -side * (0.05 + 0.30 * (low - 1.2))]
            path, carried = [], []
            for share in np.linspace(0.0, 1.0, 5):
                x = ends[0] + (ends[1] - ends[0]) * share
                point, _, weights = chest.place(x, high + (low - high) * share, 0.045 + 0.02 * (side > 0) * (i % 2))
                path.append(point)
                carried.append(weights)
            cord = _worn("greycloth", tube(np.array(path), lambda s: 0.022, 4), carried[2])
            out.append(replace(cord, weights=np.repeat(np.array(carried), 4, 0)))
    return out


def _hoses(chest: Front) -> list[Piece]:
    """Air and oxygen: ribbed hoses from ports over the belly, tucked up at the sides, with their couplings."""
    out = []
    for side, material in ((-1.0, "hose"), (1.0, "hose")):
        port, normal, weights = chest.place(side * 0.78, 1.62, -0.05)
        out.append(_worn("metal", _dial(port, normal, 0.20, 0.16), weights))
        out.append(_worn("blue" if side > 0 else "red", ring(port + 0.12 * normal, normal, 0.17, 0.03, 16, 5), weights))
        end, side_way, _ = chest.place(side * 1.45, 2.35, 0.06)
        t = np.linspace(0, 1, 18)[:, None]
        start, bend = port + 0.12 * normal, 0.85
        over = (
            (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * (start + bend * normal)
            + 3 * (1 - t) * t**2 * (end + bend * side_way - [0.0, 0.5, 0.0]) + t**3 * end
        )  # fmt: skip
        out.append(_worn(material, tube(over, lambda s: 0.105 + 0.018 * np.sin(s * 120), 6), weights, (1.0, 0.0)))
        out.append(_worn("metal", tube(over[-4:], lambda s: 0.135, 8), weights))
    return out


def fittings(tights: Tights, points: Array) -> list[Piece]:
    """Return what is fixed to the suit's cloth.

    Args:
        points: The cloth's own points over a body, before it is cut.
    """
    chest = Front(tights, points)
    return [*_regulator(chest), *_gauge(tights, points), *_lacing(chest), *_hoses(chest)]


def cap_of(hair_cap: Piece, by: float, head: int) -> list[Piece]:
    """Return the cap under the hood, cut clean along the hair line, with a bound edge, from a close cap of hair.

    Args:
        by: How much larger than the head it is.
        head: Number of the joint that carries it.
    """
    fade = hair_cap.fade
    if fade is None:
        raise ValueError("a cap is cut where its hair ends, and this hair ends nowhere")
    triangles, _, matrix, _ = clipped(hair_cap.triangles, hair_cap.triangles, -fade, -0.5)
    points = matrix @ hair_cap.points
    middle = (points.min(0) + points.max(0)) / 2
    points = middle + (points - middle) * by
    used = np.unique(triangles)
    number = -np.ones(len(points), int)
    number[used] = np.arange(len(used))
    triangles, points = number[triangles], points[used]
    weights = np.zeros((len(points), hair_cap.weights.shape[1]))
    weights[:, head] = 1.0
    uv = np.full((len(points), 2), 0.5)
    out = [Piece("cap", points, normals_of(points, triangles), uv, weights, triangles, DRESS, open_air=False,
                 keep=(0.22, 0.03))]  # fmt: skip
    loop = max(rim_loops(triangles), key=len)
    path = points[loop]
    for _ in range(4):
        path = 0.5 * path + 0.25 * np.roll(path, 1, 0) + 0.25 * np.roll(path, -1, 0)
    path = path[:: max(1, len(path) // 48)]
    edge = tube(np.concatenate([path, path[:1]]), lambda s: 0.045, 5)
    out.append(_worn("headgear", edge, weights[0]))
    return out


def soyuz_extras(rig: Rig, body: Array) -> list[Piece]:
    """Return the suit's neck ring and wrist rings, the folded hood with its visor's rim, and the cap's ear pads."""
    out = Parts(rig)
    head = rig.at("head") + np.array([0, 0.62, 0.30])
    neck = rig.at("neck_01") + np.array([0, 0.10, 0.28])
    out.add("metal", ring(neck, np.array([0, 1, 0.25]), 1.16, 0.09, 36, 8), "spine_03", (0.7, 0.12), "sokol")
    points, normals, _, triangles = ball(np.zeros(3), 1.0, 28, 20)
    points, normals = points[:, [0, 2, 1]], normals[:, [0, 2, 1]]  # its pole up
    # The hood lies open behind the neck, below where a turning head would come through it.
    size, middle = np.array([1.42, 1.10, 1.40]), head + np.array([0.0, -0.62, -0.22])
    kept = points[triangles].mean(1)
    behind = (np.arctan2(np.abs(kept[:, 0]), -kept[:, 2]) < 1.12) & (np.abs(kept[:, 1] + 0.15) < 0.45)
    out.add("sokolhood", (middle + points * size, normals, triangles[behind]), "spine_03", (0.8, 0.12), "sokol")
    turn = np.linspace(-1.12, 1.12, 22)
    rim = middle + np.stack([np.sin(turn) * 0.955, np.full(22, 0.30), -np.cos(turn) * 0.955], 1) * size
    out.add("sokolhood", tube(rim, lambda s: 0.11 + 0.0 * s, 8), "spine_03", (0.8, 0.12), "sokol")
    for side in "lr":
        fore = rig.at(f"hand_{side}") - rig.at(f"lowerarm_{side}")
        out.add(
            "metal",
            ring(rig.at(f"lowerarm_{side}") + fore * 0.86, fore, 0.46, 0.07),
            f"lowerarm_{side}",
            (0.6, 0.12),
            "sokol",
        )
    skin = cKDTree(body[:SKIN_VERTICES])
    for sign in (-1, 1):
        ear = rig.at("head") + np.array([sign * 0.92, 0.24, 0.22])
        points, normals, _, triangles = ball(np.zeros(3), 1.0, 16, 10)
        pad = ear + points[:, [2, 1, 0]] * [0.17, 0.43, 0.36]
        way = normals[:, [2, 1, 0]] / [0.17, 0.43, 0.36]
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        out.add("headgear", (pad, way, triangles), "head", (0.6, 0.1), DRESS)
        strap = np.array(
            [[sign * 0.90, 0.0, 0.24], [sign * 0.72, -0.42, 0.42], [sign * 0.40, -0.72, 0.86], [0.0, -0.82, 1.02]]
        )
        strap = rig.at("head") + strap
        far, nearest = skin.query(strap)
        strap = np.where((far < 0.35)[:, None], body[nearest] + (strap - body[nearest]) * 0.3, strap)
        fine = np.stack([np.interp(np.linspace(0, 3, 13), range(4), strap[:, k]) for k in range(3)], 1)
        out.add("headgear", tube(fine, lambda s: 0.035, 5), "head", (1.0, 0.0), DRESS)
    t = np.linspace(0, 1, 10)[:, None]
    start, end = rig.at("head") + np.array([0.98, 0.05, 0.35]), rig.at("head") + np.array([0.30, -0.26, 1.38])
    bend = start + (end - start) * t + np.sin(np.pi * t) * np.array([0.22, -0.1, 0.22])
    out.add("headgear", tube(bend, lambda s: 0.026 + 0.05 * (s > 0.9), 6), "head", (0.7, 0.0), DRESS)
    return out.pieces
