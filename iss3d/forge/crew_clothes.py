"""Clothes cut from the base mesh's own close-fitting garment: loosened, wrinkled, hemmed, painted, with folds to light.

A garment is cut along lines of the unshaped body (waist, sleeve, neck), so that one pattern fits everybody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from iss3d.forge.crew_data import Array, Human, Rig
from iss3d.forge.crew_mesh import (
    Piece,
    baked,
    grid_quads,
    neighbour_mean,
    noise,
    normals_of,
    rim_loops,
    soft_step,
    subdivided,
    subdivided_flat,
    triangles_of,
    unshared,
)

WAIST = 1.95
"""Height of the waist line of the unshaped body, decimetres."""

SIDE = 1024
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Outfit:
    """One dress.

    Attributes:
        kind: "polo", "jacket", "suit" (one piece) or "sokol" (pressure suit).
        sleeve: Where the sleeve ends: 0 shoulder, 1 elbow, 2 wrist.
        neck: Height of the neck line.
        loose: Share of the usual looseness.
    """

    kind: str
    top: Colour
    bottom: Colour
    name: str
    flag: str = "us"
    collar: Colour | None = None
    belt: Colour = (46, 40, 34)
    sock: Colour = (196, 196, 192)
    sleeve: float = 0.62
    neck: float = 5.83
    collar_height: float = 0.24
    loose: float = 1.0


class Tights:
    """The pattern: the base mesh's garment, subdivided, with coordinates along arms and neck."""

    def __init__(self, human: Human, rig: Rig, weights: Array) -> None:
        quads, uv_quads = human.groups["helper-tights"]
        self.used = np.unique(quads)
        number = -np.ones(len(human.points), int)
        number[self.used] = np.arange(len(self.used))
        used_uv = np.unique(uv_quads)
        number_uv = -np.ones(len(human.uv), int)
        number_uv[used_uv] = np.arange(len(used_uv))
        self.fine, self.quads = subdivided(number[quads], len(self.used))
        fine_uv, self.uv_quads = subdivided_flat(number_uv[uv_quads], len(used_uv))
        self.rest = self.fine @ human.points[self.used]
        self.weights = self.fine @ weights[self.used]
        uv = fine_uv @ human.uv[used_uv]
        low, high = uv.min(0), uv.max(0)
        self.uv = (uv - low) / (high - low) * 0.98 + 0.01
        self.mean = neighbour_mean(self.quads, len(self.rest))
        upper, fore = (self._along(rig, a, b) for a, b in (("upperarm", "lowerarm"), ("lowerarm", "hand")))
        is_arm = (np.abs(self.rest[:, 0]) > 1.9) & (self.rest[:, 1] > 0)
        self.arm = np.where(is_arm, np.where(fore > 0.0, 1 + np.maximum(fore, 0), np.minimum(upper, 1)), -1.0)
        self.neck = self.rest[:, 1] + 0.34 * (self.rest[:, 2] - 0.35)
        legs = [i for i, n in enumerate(rig.names) if n.split("_")[0] in ("thigh", "calf", "foot", "ball")]
        self.leg = self.weights[:, legs].sum(1)
        self.map = baked(self.quads, self.uv_quads, self.uv, np.c_[self.rest, self.arm], SIDE)

    def _along(self, rig: Rig, start: str, end: str) -> Array:
        found = {}
        for side in "lr":
            a, b = rig.at(f"{start}_{side}"), rig.at(f"{end}_{side}")
            found[side] = (self.rest - a) @ (b - a) / ((b - a) @ (b - a))
        return np.where(self.rest[:, 0] > 0, found["l"], found["r"])


def folds(points: Array) -> Array:
    """Return the height of a garment's folds at places of the unshaped body: ridges, stronger about the joints."""
    drift = np.stack([noise(points + k, 0.8, 2) for k in (0, 5, 9)], -1)
    ridged = soft_step(0.25, 0.8, noise(points * [0.8, 2.0, 0.8] + 0.9 * drift, 0.95, 2, 1))
    y, ax = points[..., 1], np.abs(points[..., 0])
    near = np.maximum.reduce(
        [
            np.exp(-(((y - 2.0) / 0.7) ** 2)), np.exp(-(((y + 3.6) / 1.0) ** 2)), np.exp(-(((y - 0.2) / 0.8) ** 2)),
            np.exp(-((((ax - 3.1) / 0.6) ** 2) + ((y - 3.5) / 0.8) ** 2)),
            np.exp(-(((y + 6.6) / 0.7) ** 2)) * (ax > 1), np.exp(-((((ax - 1.7) / 0.5) ** 2) + ((y - 4.6) / 0.6) ** 2)),
        ]
    )  # fmt: skip
    return np.asarray(ridged * (0.35 + 0.65 * near))


def _loosened(tights: Tights, body: Array, outfit: Outfit) -> Array:
    """Return the garment's points over a body (decimetres)."""
    points = tights.fine @ body[tights.used]
    y, arm = tights.rest[:, 1], tights.arm
    puffy = outfit.kind == "sokol"
    for _ in range(9 if puffy else 3):
        points = points + 0.5 * (tights.mean @ points - points) * (tights.rest[:, 1] < 5.9)[:, None]
    normals = normals_of(points, triangles_of(tights.quads))
    sock = y < -6.9
    leg = (tights.leg > 0.5) & ~sock
    room = np.full(len(points), 0.10)
    room[leg] = 0.13 + 0.05 * soft_step(-3.9, -6.3, y[leg])
    room[sock] = 0.05
    trunk = (arm < 0) & (y > WAIST - 0.1)
    room[trunk] = 0.12 + 0.08 * np.exp(-(((y[trunk] - 2.35) / 0.55) ** 2))
    sleeves = arm >= 0
    room[sleeves] = 0.12 + 0.05 * soft_step(0.1, 0.6, arm[sleeves])
    if outfit.kind == "jacket":
        room[trunk] += 0.10
        room[sleeves] += 0.08
        room[(np.abs(y - WAIST + 0.15) < 0.3) & (arm < 0)] = 0.22
    elif puffy:
        room[:] = 0.30 - 0.06 * soft_step(1.0, 1.9, arm)
        room[sock] = 0.20
    elif outfit.kind == "polo":
        room[(np.abs(y - WAIST + 0.2) < 0.25) & (arm < 0)] = 0.10
    room *= outfit.loose
    crease = folds(tights.rest) * 0.34 * ~sock
    if puffy:
        pleats = np.zeros(len(points))
        pleats[sleeves] = np.sin(arm[sleeves] * 34) * np.exp(-(((arm[sleeves] - 1.0) / 0.25) ** 2))
        pleats[leg] += np.sin(y[leg] * 9) * np.exp(-(((y[leg] + 3.6) / 1.0) ** 2))
        crease += 0.09 * pleats
    crease -= 0.5 * crease.mean()
    room = 0.5 * room + 0.5 * (tights.mean @ (tights.mean @ room))
    return np.asarray(points + normals * (room + crease * 0.6)[:, None])


def dressed(tights: Tights, body: Array, rig: Rig, outfit: Outfit, dress: str) -> list[Piece]:
    """Return the pieces of a dress on a body: cloth, collar, hems (all in decimetres)."""
    points = _loosened(tights, body, outfit)
    keep = ~(tights.arm > outfit.sleeve)
    keep &= ~((tights.neck > outfit.neck) & (tights.arm < 0) & (np.abs(tights.rest[:, 0]) < 1.2))
    kept = keep[tights.quads].all(1)
    quads, uv_quads = tights.quads[kept], tights.uv_quads[kept]
    loops = rim_loops(quads)
    around: dict[int, list[int]] = {}
    for a, b in np.sort(np.concatenate([tights.quads[:, [0, 1]], tights.quads[:, [1, 2]], tights.quads[:, [2, 3]]]), 1):
        around.setdefault(int(a), []).append(int(b))
        around.setdefault(int(b), []).append(int(a))
    pieces: list[Piece] = []
    for loop in loops:
        at = np.array(loop)
        is_neck = bool(np.abs(tights.rest[at, 0]).mean() < 0.8 and tights.rest[at, 1].mean() > 4)
        field, limit = (tights.neck, outfit.neck) if is_neck else (tights.arm, outfit.sleeve)
        snapped = points.copy()
        for v in loop:
            for k in around[v]:
                if not keep[k] and abs(field[k] - field[v]) > 1e-6:
                    share = np.clip((limit - field[v]) / (field[k] - field[v]), 0, 1)
                    snapped[v] = points[v] + share * (points[k] - points[v])
                    break
        points = snapped
        for _ in range(3):
            points[at] = 0.5 * points[at] + 0.25 * (points[np.roll(at, 1)] + points[np.roll(at, -1)])
        edge = _collar(points, at, tights, outfit, dress) if is_neck else _hem(points, at, tights, rig, outfit, dress)
        if edge is not None:
            pieces.append(edge)
    normals = normals_of(points, triangles_of(quads))
    at, uv, q = unshared(quads, uv_quads)
    cloth = Piece(
        "cloth" if dress != "sokol" else "sokolcloth", points[at], normals[at], tights.uv[uv], tights.weights[at],
        triangles_of(q), dress, keep=(0.36, 0.07),
    )  # fmt: skip
    return [cloth, *pieces]


def _strip(rings: list[Array], weights: Array, dress: str, material: str) -> Piece:
    rows = np.array(rings)
    m, n, _ = rows.shape
    flat = rows.reshape(-1, 3)
    triangles = triangles_of(grid_quads(m, n, closed=True)[:, ::-1])
    place = np.tile(np.array([0.5, 0.5]), (len(flat), 1))
    return Piece(
        material, flat, normals_of(flat, triangles), place, np.tile(weights, (m, 1)), triangles, dress, keep=(0.6, 0.15)
    )


def _collar(points: Array, at: Array, tights: Tights, outfit: Outfit, dress: str) -> Piece | None:
    edge = points[at]
    out = edge - edge.mean(0)
    out[:, 1] = 0
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    weights = tights.weights[at]
    if outfit.kind == "sokol":
        up = np.array([0.0, 1.0, -0.1])
        rows = [edge - out * 0.1 - up * 0.1, edge + up * 0.12 + out * 0.16, edge + up * 0.30 + out * 0.13,
                edge + up * 0.32 - out * 0.08, edge + up * 0.05 - out * 0.12]  # fmt: skip
        return _strip(rows, weights, dress, "collar")
    angle = np.abs(np.degrees(np.arctan2(out[:, 0], out[:, 2])))
    open_ = soft_step(4, 16, angle)[:, None]
    point = np.exp(-(((angle - 24) / 12) ** 2))[:, None]
    up, high = np.array([0.0, 1.0, -0.12]), outfit.collar_height
    if outfit.kind == "suit":
        rows = [edge - out * 0.05 - up * 0.06, edge + up * high * open_ - out * 0.05,
                edge + up * (high + 0.02) * open_ + out * 0.02, edge + out * 0.05 + up * 0.02]  # fmt: skip
        return _strip(rows, weights, dress, "collar")
    rows = [
        edge - out * 0.05 - up * 0.05, edge + up * high * open_ * 0.85 - out * 0.06 * open_,
        edge + up * (high + 0.03) * open_, edge + up * (high * 0.35) * open_ + out * (0.09 * open_ + 0.03),
        edge - up * (0.10 + 0.26 * point) * open_ + out * ((0.13 + 0.10 * point) * open_ + 0.06),
    ]  # fmt: skip
    return _strip(rows, weights, dress, "collar")


def _hem(points: Array, at: Array, tights: Tights, rig: Rig, outfit: Outfit, dress: str) -> Piece | None:
    if 0 <= tights.arm[at].mean() < outfit.sleeve - 0.3:
        return None
    edge = points[at]
    centre = edge.mean(0)
    out = edge - centre
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    side = "l" if centre[0] > 0 else "r"
    start, end = ("lowerarm", "hand") if outfit.sleeve > 1.0 else ("upperarm", "lowerarm")
    axis = rig.at(f"{end}_{side}") - rig.at(f"{start}_{side}")
    axis /= np.linalg.norm(axis)
    thick = 0.06 if outfit.kind == "sokol" else 0.025
    rows = [
        edge - out * 0.10 - axis * 0.4, edge + axis * 0.05 - out * 0.015, edge + axis * 0.05 + out * thick,
        edge - axis * 0.22 + out * thick, edge - axis * 0.26,
    ]  # fmt: skip
    return _strip(rows, tights.weights[at], dress, "collar")
