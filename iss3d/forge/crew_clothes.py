"""Clothes cut from the base mesh's own close-fitting garment: loosened, wrinkled, hemmed, painted, with folds to light.

A garment is cut along lines of the unshaped body (waist, sleeve, neck), so that one pattern fits everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.ndimage as ndi
from PIL import Image, ImageDraw, ImageFont

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
    v, uv, q = unshared(quads, uv_quads)
    cloth = Piece(
        "cloth" if dress != "sokol" else "sokolcloth", points[v], normals[v], tights.uv[uv], tights.weights[v],
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


# -- paint ------------------------------------------------------------------------------------------------------------


class Paint:
    """A cloth's paint and height, drawn by fields over the unshaped body."""

    def __init__(self, at: Array) -> None:
        self.p, self.arm = at[..., :3], at[..., 3]
        self.x, self.y, self.z = (self.p[..., i] for i in range(3))
        self.ax, self.front = np.abs(self.x), self.z > 0.35
        self.trunk = self.arm < 0
        self.rgb: Array = np.zeros(self.p.shape, np.float32)
        self.height: Array = np.zeros(self.x.shape, np.float32)

    def fill(self, colour: Any, where: Array, raise_: float = 0.0) -> None:
        """Paint a colour where a mask 0..1 says, and raise the surface there."""
        share = np.clip(where.astype(np.float32), 0, 1)
        self.rgb = self.rgb * (1 - share[..., None]) + np.array(colour, np.float32) * share[..., None]
        self.height = self.height + raise_ * share

    def seam(self, away: Array, where: Array, width: float = 0.018, dark: float = 0.30) -> None:
        """Stitch a seam: a groove with a lap on each side; away is the distance from it."""
        groove = np.exp(-((np.where(where, away, 9.0) / width) ** 2))
        lap = np.exp(-((np.where(where, np.abs(away) - 2.4 * width, 9.0) / (1.4 * width)) ** 2))
        self.rgb = self.rgb * (1 - dark * groove)[..., None]
        self.height = self.height + 0.25 * lap - 0.55 * groove

    def box(self, cx: float, cy: float, hx: float, hy: float) -> Array:
        """Return the distance to a box on the front or back."""
        return np.maximum(np.abs(self.x - cx) - hx, np.abs(self.y - cy) - hy)


def cloth_paint(tights: Tights, outfit: Outfit) -> tuple[Array, Array]:
    """Return (paint bytes (side, side, 3), height field) of a dress."""
    c = Paint(tights.map)
    x, y, z, arm = c.x, c.y, c.z, c.arm
    if outfit.kind == "sokol":
        _sokol(c, outfit)
    else:
        low = (y < WAIST) & c.trunk & (outfit.kind != "suit")
        c.fill(outfit.top, np.ones_like(x))
        c.fill(outfit.bottom, low)
        c.fill(outfit.sock, (y < -6.75) & c.trunk)
        ribs = ((y < -6.35) & (y > -6.75) | (y < -6.75)) & c.trunk
        c.height += 0.10 * np.sin(c.ax * 60 + z * 60) * ribs
        side = c.trunk & (y > -6.8) & ((y < WAIST) | (outfit.kind == "suit"))
        c.seam(np.abs(z - 0.25) + (c.ax < 0.5), side)
        c.seam(np.abs(arm - 0.05), arm >= 0, 0.012)
        _pockets(c, outfit)
        if outfit.kind in ("suit", "jacket"):
            _zip(c, outfit)
        else:
            _polo(c, outfit)
        if outfit.kind != "suit":
            _belt(c, outfit)
        _patches(c, outfit)
    drape = folds(c.p)
    smooth = drape - ndi.gaussian_filter(drape, [8, 8])
    weave = noise(c.p, 70, 1)
    c.rgb *= (1 + 0.10 * (weave - 0.5) + 0.12 * (noise(c.p, 1.6, 2, 1) - 0.5))[..., None]
    c.rgb *= np.clip(1 + 0.5 * smooth, 0.75, 1.1)[..., None]
    wear = soft_step(0.55, 0.8, noise(c.p, 3.0, 3, 1))
    c.rgb *= (1 + 0.06 * wear)[..., None]
    height = c.height + 5.0 * ndi.gaussian_filter(drape, [2, 2]) + 0.25 * (weave - 0.5)
    return np.clip(c.rgb, 0, 255).astype(np.uint8), height


def _zip(c: Paint, outfit: Outfit) -> None:
    low = 0.6 if outfit.kind == "suit" else WAIST - 0.4
    line = c.trunk & c.front & (c.y > low) & (c.y < 5.5)
    c.seam(c.ax - 0.10, line, 0.02)
    teeth = line & (c.ax < 0.022)
    c.fill((128, 126, 120), teeth * (0.6 + 0.4 * np.sin(c.y * 160)), 0.4)
    if outfit.kind == "suit":
        for high in (2.15, 1.75):
            c.seam(np.abs(c.y - high), c.trunk)
        c.seam(np.abs(c.y + 6.3), c.trunk & (c.y < 0))
        c.fill((186, 182, 172), c.trunk & (c.y < 2.08) & (c.y > 1.82) & (c.ax > 1.25) & ~c.front)
    else:
        c.seam(np.abs(c.y - (WAIST + 0.05)), c.trunk)
        c.height += 0.16 * np.sin(c.x * 40 + c.z * 40) * (c.trunk & (c.y < WAIST + 0.05) & (c.y > WAIST - 0.2))
    c.seam(np.abs(c.arm - 1.80), c.arm > 1)
    for s in (-1, 1):
        pocket = c.box(s * 0.9, 3.62, 0.36, 0.40)
        c.seam(np.abs(pocket), c.trunk & c.front)
        c.fill(np.array(outfit.top) * 0.94, c.trunk & c.front & (pocket < 0), 0.3)
        c.seam(np.abs(c.y - 3.84), c.trunk & c.front & (pocket < 0))


def _polo(c: Paint, outfit: Outfit) -> None:
    placket = c.trunk & c.front & (c.y > 4.35) & (c.y < 5.9)
    c.seam(np.abs(c.ax - 0.11), placket, 0.012)
    for high in (4.55, 4.95):
        c.fill((214, 210, 200), (np.hypot(c.x, c.y - high) < 0.045) & placket, 0.8)
    c.seam(np.abs(c.y - (WAIST - 0.02)), c.trunk, 0.02, 0.5)
    stripe = (c.arm > outfit.sleeve - 0.07) & (c.arm < outfit.sleeve - 0.03)
    c.fill(np.array(outfit.collar or outfit.top) * 0.7 + 60, stripe & (outfit.sleeve < 1.0))


def _belt(c: Paint, outfit: Outfit) -> None:
    c.seam(np.abs(c.y - (WAIST - 0.42)), c.trunk)
    band = c.trunk & (c.y < WAIST - 0.03) & (c.y > WAIST - 0.41)
    c.fill(outfit.belt, band, 0.5)
    buckle = band & (c.ax < 0.22) & c.front
    c.fill((138, 138, 142), buckle, 0.6)
    c.fill(outfit.belt, buckle & (c.ax < 0.15) & (np.abs(c.y - WAIST + 0.22) < 0.11), -0.5)
    for loop in (0.75, 1.35):
        c.fill(np.array(outfit.bottom) * 0.9, band & (np.abs(c.ax - loop) < 0.05), 0.5)
    c.seam(c.ax + 0.0 * c.y, c.trunk & c.front & (c.y < WAIST - 0.42) & (c.y > 0.3), 0.016)


def _pockets(c: Paint, outfit: Outfit) -> None:
    u, v = c.z - 0.1, c.y + 1.9
    outer = (c.ax > 1.0) & c.trunk & (c.y < 0)
    away = np.maximum(np.abs(u) - 0.55, np.abs(v) - 0.62)
    c.seam(np.abs(away), outer)
    c.fill(np.array(outfit.bottom) * 0.93, (outer & (away < 0)) * 0.7, 0.5)
    c.seam(np.abs(v - 0.34), outer & (away < 0))
    knee = c.trunk & c.front & (c.y < -2.9) & (c.y > -4.2)
    c.seam(np.abs(np.abs(c.y + 3.55) - 0.62), knee)
    for s in (-0.25, 0.25):
        # The strips of hook and loop that every crew member wears on the thighs.
        tape = c.trunk & c.front & (np.abs(c.y + 1.1) < 0.30) & (np.abs(c.ax - 0.95 - s) < 0.10)
        c.fill((188, 184, 172) if min(outfit.bottom) < 90 else (96, 92, 84), tape, 0.5)


def flag_colours(kind: str, u: Array, v: Array) -> Array:
    """Return the paint of a flag at places -1..1."""
    if kind == "us":
        stripe = np.floor((v + 1) * 6.5) % 2 == 0
        paint = np.where(stripe[..., None], np.array([160, 40, 54.0]), np.array([228, 228, 224.0]))
        canton = (u < -0.2) & (v > -0.08)
        paint = np.where(canton[..., None], np.array([48, 50, 100.0]), paint)
        star = canton & (np.hypot((u * 14) % 1 - 0.5, (v * 10) % 1 - 0.5) < 0.3)
        return np.asarray(np.where(star[..., None], 230.0, paint))
    lower = np.where((v > -0.33)[..., None], np.array([32, 60, 150.0]), np.array([176, 44, 42.0]))
    return np.asarray(np.where((v > 0.33)[..., None], np.array([230, 230, 226.0]), lower))


def _patches(c: Paint, outfit: Outfit) -> None:
    """Sew on the flag of the left sleeve, the name tape and the round patch of the flight."""
    sleeve = (c.arm > 0.26) & (c.arm < 0.60) & (c.x > 0) & (c.z > -0.6)
    u, v = -(c.z - 0.28) / 0.34, -(c.arm - 0.43) / 0.10
    c.fill((226, 226, 220), sleeve & (np.abs(u) < 1.08) & (np.abs(v) < 1.12), 0.6)
    inside = sleeve & (np.abs(u) < 1) & (np.abs(v) < 1)
    c.rgb = np.where(inside[..., None], flag_colours(outfit.flag, u, v), c.rgb).astype(np.float32)
    chest = c.trunk & c.front
    tape = chest & (c.box(0.92, 4.42, 0.42, 0.12) < 0)
    c.fill((24, 27, 36), tape, 0.6)
    words = Image.new("L", (400, 110), 0)
    font = ImageFont.load_default(72)
    draw = ImageDraw.Draw(words)
    draw.text(((400 - draw.textlength(outfit.name, font=font)) / 2, 10), outfit.name, font=font, fill=255)
    letters = np.asarray(words) / 255.0
    column = np.clip((c.x - 0.52) / 0.80 * 399, 0, 399).astype(int)
    row = np.clip((4.53 - c.y) / 0.22 * 109, 0, 109).astype(int)
    c.fill((222, 216, 198), np.where(tape, letters[row, column], 0), 0.5)
    away = np.hypot(c.x + 0.92, c.y - 4.45)
    c.fill((26, 42, 82), chest & (away < 0.28), 0.6)
    c.fill((206, 188, 120), chest & (np.abs(away - 0.255) < 0.022), 0.3)
    c.fill((150, 176, 206), chest & (np.hypot(c.x + 0.92, c.y - 4.36) < 0.12))
    swoosh = chest & (away < 0.21) & (np.abs((c.y - 4.47) - 0.6 * (c.x + 0.92)) < 0.022)
    c.fill((206, 74, 54), swoosh, 0.3)


def _sokol(c: Paint, outfit: Outfit) -> None:
    """Paint the pressure suit worn in the Soyuz: off-white, blue edging, laced V, pockets, pressure gauge."""
    blue = (58, 92, 160)
    c.fill((206, 206, 200), np.ones_like(c.x))
    c.fill((92, 92, 94), (c.y < -6.9) & c.trunk)
    front = c.trunk & c.front
    for s in (-1, 1):
        away = np.abs(c.x - s * (0.12 + 0.30 * (c.y - 1.2)))
        line = front & (c.y > 1.2) & (c.y < 4.9)
        c.fill(blue, line & (away < 0.075), 0.5)
        c.seam(away - 0.075, line, 0.014)
    lace = front & (c.y > 1.4) & (c.y < 4.4) & (c.ax < 0.10 + 0.30 * (c.y - 1.2))
    c.fill((170, 172, 172), lace & (np.sin(c.y * 22) > 0.75), 0.6)
    for high in (-5.6, -2.35, 0.55, 1.15):
        c.seam(np.abs(c.y - high), c.trunk, 0.022, 0.4)
    c.fill(blue, c.trunk & (np.abs(c.y - 0.85) < 0.07), 0.4)
    for at in (0.32, 0.78, 1.25, 1.72):
        c.seam(np.abs(c.arm - at), c.arm >= 0, 0.014, 0.4)
    c.fill(blue, (np.abs(c.arm - 0.62) < 0.022), 0.4)
    c.fill(blue, c.trunk & (np.abs(c.z - 0.1) < 0.07) & (c.y < 0.3) & (c.y > -6.6) & (c.ax > 0.9), 0.4)
    _pockets(c, Outfit("sokol", (206, 206, 200), (206, 206, 200), ""))
    gauge = np.hypot(c.x + 0.98, c.y - 3.0)
    c.fill((60, 62, 66), front & (gauge < 0.24), 0.8)
    c.fill((222, 222, 214), front & (gauge < 0.17))
    c.fill((30, 30, 32), front & (gauge < 0.15) & (np.abs((c.y - 3.0) - (c.x + 0.98)) < 0.02))
    valve = np.hypot(c.x - 0.98, c.y - 2.9)
    c.fill((70, 110, 190), front & (valve < 0.26), 0.9)
    c.fill((40, 60, 110), front & (valve < 0.12), -0.4)
    _patches(c, outfit)
