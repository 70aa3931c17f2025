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
    clipped,
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
    sock: Colour = (104, 112, 124)
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
        self.shoulder, self.elbow = rig.at("upperarm_l"), rig.at("lowerarm_l")
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
    return np.asarray(ridged * (0.30 + 0.50 * near) + 0.55 * _gathers(points, drift[..., 0]))


def _gathers(points: Array, drift: Array) -> Array:
    """Return the folds that cloth is gathered into where a joint bends: 0 to 1, at places of the unshaped body."""
    y, z, ax = points[..., 1], points[..., 2], np.abs(points[..., 0])

    def ridges(along: Array, each: float, where: Array) -> Array:
        return np.asarray((0.5 + 0.5 * np.sin(2 * np.pi * along / each + 5.0 * drift)) ** 1.6 * where)

    def about(*parts: Array) -> Array:
        return np.asarray(np.exp(-sum(part**2 for part in parts)))

    along_arm = 0.72 * ax - 0.69 * y
    inner = 1.0 - 0.6 * soft_step(-0.2, 0.9, z)
    return np.maximum.reduce(
        [
            ridges(along_arm, 0.34, about((ax - 3.05) / 0.55, (y - 3.5) / 0.7)),
            ridges(y + 0.5 * z, 0.42, about((y + 3.55) / 0.55) * (y < 0) * inner),
            ridges(y - 0.75 * ax, 0.40, about((y - 0.15) / 0.55, (ax - 0.55) / 0.55)) * (y < 1.2),
            ridges(y - 0.9 * ax, 0.36, about((ax - 1.75) / 0.45, (y - 4.45) / 0.55)),
            ridges(y, 0.30, about((y + 6.35) / 0.35)) * (y < -5.5),
            0.7 * ridges(y + 0.3 * ax, 0.38, about((y - 2.35) / 0.35)) * (ax < 1.9),
        ]
    )


def loosened(tights: Tights, body: Array, outfit: Outfit) -> Array:
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
    room[sock] = 0.025
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
    crease = folds(tights.rest) * 0.40 * ~sock
    if puffy:
        pleats = np.zeros(len(points))
        pleats[sleeves] = np.sin(arm[sleeves] * 34) * np.exp(-(((arm[sleeves] - 1.0) / 0.25) ** 2))
        pleats[leg] += np.sin(y[leg] * 9) * np.exp(-(((y[leg] + 3.6) / 1.0) ** 2))
        crease += 0.09 * pleats
    crease -= 0.5 * crease.mean()
    room = 0.5 * room + 0.5 * (tights.mean @ (tights.mean @ room))
    if not puffy:
        # About the neck a collar's band lies close.
        close = soft_step(4.9, 5.6, tights.neck) * (arm < 0) * (np.abs(tights.rest[:, 0]) < 1.3)
        room, crease = room * (1 - close) + 0.03 * close, crease * (1 - close)
    return np.asarray(points + normals * (room + crease * 0.6)[:, None])


@dataclass
class Sheet:
    """A garment cut to its lines: points over a body and all that goes with them."""

    points: Array
    arm: Array
    rest: Array
    weights: Array
    uv: Array
    triangles: Array
    places: Array


def _cut_out(tights: Tights, points: Array, outfit: Outfit) -> Sheet:
    """Return the garment cut clean at its sleeves and neck, whatever way the pattern's own lines run."""
    pick = [[0, 1, 2], [0, 2, 3]]
    triangles, places = (np.concatenate([q[:, p] for p in pick]) for q in (tights.quads, tights.uv_quads))
    whole = (triangles[:, 0] != triangles[:, 1]) & (triangles[:, 1] != triangles[:, 2])
    whole &= triangles[:, 0] != triangles[:, 2]
    sheet = Sheet(points, tights.arm, tights.rest, tights.weights, tights.uv, triangles[whole], places[whole])
    for kind, limit in (("arm", outfit.sleeve), ("neck", outfit.neck)):
        if kind == "arm":
            field = sheet.arm
        else:
            high = sheet.rest[:, 1] + 0.34 * (sheet.rest[:, 2] - 0.35)
            field = np.where((sheet.arm < 0) & (np.abs(sheet.rest[:, 0]) < 1.2), high, -9.0)
        triangles, places, of_points, of_places = clipped(sheet.triangles, sheet.places, field, limit)
        sheet = Sheet(
            of_points @ sheet.points, of_points @ sheet.arm, of_points @ sheet.rest, of_points @ sheet.weights,
            of_places @ sheet.uv, triangles, places,
        )  # fmt: skip
    return sheet


def dressed(tights: Tights, body: Array, rig: Rig, outfit: Outfit, dress: str) -> list[Piece]:
    """Return the pieces of a dress on a body: cloth, collar, hems (all in decimetres)."""
    sheet = _cut_out(tights, loosened(tights, body, outfit), outfit)
    pieces: list[Piece] = []
    for loop in rim_loops(sheet.triangles):
        at = np.array(loop)
        if len(at) < 8:
            continue
        for _ in range(2):
            sheet.points[at] = (
                0.5 * sheet.points[at] + 0.25 * sheet.points[np.roll(at, 1)] + 0.25 * sheet.points[np.roll(at, -1)]
            )
        is_neck = bool(np.abs(sheet.rest[at, 0]).mean() < 0.8 and sheet.rest[at, 1].mean() > 4)
        edge = _collar(sheet, at, outfit, dress) if is_neck else _hem(sheet, at, rig, outfit, dress)
        if edge is not None:
            pieces.append(edge)
    normals = normals_of(sheet.points, sheet.triangles)
    at, uv, triangles = unshared(sheet.triangles, sheet.places)
    cloth = Piece(
        "cloth" if dress != "sokol" else "sokolcloth", sheet.points[at], normals[at], sheet.uv[uv], sheet.weights[at],
        triangles, dress, keep=(0.35, 0.065),
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


def _collar(sheet: Sheet, at: Array, outfit: Outfit, dress: str) -> Piece | None:
    edge = sheet.points[at]
    out = edge - edge.mean(0)
    out[:, 1] = 0
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    weights = sheet.weights[at]
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
        rows = [edge - out * 0.05 - up * 0.06, edge + up * high * open_ - out * 0.14,
                edge + up * (high + 0.02) * open_ - out * 0.07, edge + out * 0.05 + up * 0.02]  # fmt: skip
        return _strip(rows, weights, dress, "collar")
    rows = [
        edge - out * 0.05 - up * 0.05, edge + up * high * open_ * 0.85 - out * 0.14 * open_,
        edge + up * (high + 0.03) * open_ - out * 0.09 * open_, edge + up * (high * 0.35) * open_ + out * 0.04,
        edge - up * (0.10 + 0.26 * point) * open_ + out * ((0.09 + 0.10 * point) * open_ + 0.06),
    ]  # fmt: skip
    return _strip(rows, weights, dress, "collar")


def _hem(sheet: Sheet, at: Array, rig: Rig, outfit: Outfit, dress: str) -> Piece | None:
    if 0 <= sheet.arm[at].mean() < outfit.sleeve - 0.3:
        return None
    edge = sheet.points[at]
    centre = edge.mean(0)
    out = edge - centre
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    side = "l" if centre[0] > 0 else "r"
    start, end = ("lowerarm", "hand") if outfit.sleeve > 1.0 else ("upperarm", "lowerarm")
    axis = rig.at(f"{end}_{side}") - rig.at(f"{start}_{side}")
    axis /= np.linalg.norm(axis)
    # A rolled lip and no band: a band over cloth of coarser make is bitten by it.
    thick = 0.06 if outfit.kind == "sokol" else 0.03
    # The innermost row lies within the arm: nobody looks up a sleeve.
    rows = [
        centre + 0.45 * (edge - centre) - axis * 0.34, edge - out * 0.10 - axis * 0.30,
        edge + axis * 0.05 - out * 0.015, edge + axis * 0.05 + out * thick,
        edge - axis * 0.05 + out * thick, edge - axis * 0.08 - out * 0.02,
    ]  # fmt: skip
    return _strip(rows, sheet.weights[at], dress, "collar")
