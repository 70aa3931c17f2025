"""Suits for outside: one white American, one Russian with coloured bands.

All in decimetres over the base mesh's own garment. Knows no person: one suit fits anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as ndi

from iss3d.forge.crew_badges import flag_colours
from iss3d.forge.crew_clothes import Tights, folds
from iss3d.forge.crew_data import SKIN_VERTICES, Array, Build, Human, Rig
from iss3d.forge.crew_mesh import (
    Piece,
    ball,
    block,
    grid_quads,
    neighbour_mean,
    noise,
    normals_of,
    ring,
    soft_step,
    triangles_of,
    tube,
    unshared,
)

Colour = tuple[int, int, int]
HELMET = "helmet"
"""Dress of what comes off with the helmet, where it comes off."""

WEARER = Build(male=1.0, age=40, muscle=0.5, weight=0.45, height=0.5)


@dataclass(frozen=True)
class Suit:
    """What tells one suit from another.

    Attributes:
        bands: Colour of the bands on arms and legs.
        helmet: Size of the helmet against the American one.
        pack: Half sizes of the pack on the back, decimetres.
        hard: The torso is one hard shell that is entered by a door in its back, and the helmet is part of it.
    """

    bands: Colour
    flag: str
    helmet: float
    pack: tuple[float, float, float]
    jets: bool
    hard: bool = False


SUITS = {
    "eva": Suit((168, 36, 34), "us", 1.0, (1.85, 3.0, 0.95), True),
    "orlan": Suit((40, 74, 152), "ru", 0.93, (1.52, 2.55, 0.62), False, True),
}


class Parts:
    """The rigid pieces of a suit, each on one joint."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.pieces: list[Piece] = []

    def add(
        self,
        material: str,
        solid: tuple[Array, ...],
        joint: str,
        keep: tuple[float, float] = (0.7, 0.12),
        dress: str = "",
    ) -> None:
        """Add a solid that follows one joint."""
        points, normals, triangles = solid[0], solid[1], solid[-1]
        weights = np.zeros((len(points), len(self.rig.names)))
        weights[:, self.rig.names.index(joint)] = 1.0
        uv = np.full((len(points), 2), 0.5)
        self.pieces.append(Piece(material, points, normals, uv, weights, triangles, dress, keep=keep))


def suit_paint(tights: Tights, suit: Suit) -> tuple[Array, Array]:
    """Return (paint bytes, height) of the suit's white cloth."""
    p, arm = tights.map[..., :3], tights.map[..., 3]
    x, y, z = (p[..., i] for i in range(3))
    image = np.empty((*x.shape, 3), np.float32)
    image[:] = (218, 217, 210)
    height = np.zeros(x.shape, np.float32)
    trunk = arm < 0

    def seam(away: Array, where: Array) -> None:
        nonlocal image, height
        groove = np.exp(-((np.where(where, away, 9.0) / 0.03) ** 2))
        image *= (1 - 0.28 * groove)[..., None]
        height -= 0.8 * groove

    for at in (-2.3, -5.0, -6.4, 0.75, 1.7, 2.9):
        seam(np.abs(y - at), trunk)
    for at in (0.25, 0.62, 1.3, 1.65):
        seam(np.abs(arm - at), ~trunk)
    seam(np.abs(z - 0.2) + (np.abs(x) < 0.7), trunk & (y < 0.5))
    bands = np.where(trunk, 0.15 - np.abs(y + 1.75), 2.2 * (0.05 - np.abs(arm - 0.45)))
    image += soft_step(-0.02, 0.02, bands)[..., None] * (np.array(suit.bands, np.float32) - image)
    image[trunk & (y < -7.0)] = (128, 128, 126)
    drape = folds(p)
    image *= np.clip(1 + 0.7 * (drape - ndi.gaussian_filter(drape, [8, 8])), 0.75, 1.05)[..., None]
    image *= (1 + 0.10 * (noise(p, 2, 3) - 0.5) + 0.06 * (noise(p, 55, 1) - 0.5))[..., None]
    u, v = (z - 0.28) / 0.34, (arm - 0.215) / 0.09
    patch = ~trunk & (x > 0) & (z > -0.5) & (np.abs(u) < 1) & (np.abs(v) < 1)
    image = np.where(patch[..., None], flag_colours(suit.flag, -u, -v), image)
    grime = soft_step(0.5, 0.8, noise(p, 1.1, 3, 1)) * soft_step(-3.0, -7.0, y)
    image *= (1 - 0.18 * grime)[..., None]
    return np.clip(image, 0, 255).astype(np.uint8), height + 5.0 * drape + 0.2 * noise(p, 70, 1)


def suit_pieces(human: Human, tights: Tights, rig: Rig, weights: Array, body: Array, suit: Suit) -> list[Piece]:
    """Return all pieces of a suit on its wearer."""
    out = Parts(rig)
    out.pieces.append(_cloth(tights, body, suit.hard))
    out.pieces.append(_gloves(human, rig, weights, body))
    for side in "lr":
        fore = rig.at(f"hand_{side}") - rig.at(f"lowerarm_{side}")
        out.add(
            "metal", ring(rig.at(f"lowerarm_{side}") + fore * 0.84, fore, 0.60, 0.10), f"lowerarm_{side}", (0.6, 0.2)
        )
    _helmet(out, suit)
    _pack(out, suit)
    return out.pieces


def _cloth(tights: Tights, body: Array, hard: bool) -> Piece:
    points = tights.fine @ body[tights.used]
    y, arm = tights.rest[:, 1], tights.arm
    for _ in range(14):
        points = points + 0.5 * (tights.mean @ points - points) * (y < 5.6)[:, None]
    normals = normals_of(points, triangles_of(tights.quads))
    for _ in range(6):
        normals = tights.mean @ normals
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    sleeve, leg, foot = arm >= 0, tights.leg > 0.5, y < -6.95
    room = np.full(len(points), 0.62)
    room[sleeve] = 0.50 - 0.06 * soft_step(1, 1.9, arm[sleeve])
    room[leg] = 0.62 - 0.12 * soft_step(-2, -6, y[leg])
    room[foot] = 0.36
    for _ in range(4):
        room = tights.mean @ room
    pleats = np.zeros(len(points))
    pleats[sleeve] = 0.07 * np.sin(arm[sleeve] * 38) * np.exp(-(((arm[sleeve] - 1.0) / 0.30) ** 2))
    shin = leg & ~foot
    pleats[shin] += 0.08 * np.sin(y[shin] * 9) * np.exp(-(((y[shin] + 3.6) / 1.1) ** 2))
    pleats += 0.06 * np.sin(y * 8) * np.exp(-(((y - 1.2) / 0.6) ** 2)) * ~sleeve
    crease = 0.16 * (folds(tights.rest) - 0.4) + 0.10 * (noise(tights.rest, 1.2, 2) - 0.5)
    points = points + normals * (room + pleats + crease)[:, None]
    keep = ~(arm > 1.80) & ~((y > 5.75) & (np.abs(tights.rest[:, 0]) < 1.2))
    if hard:
        # Under the hard torso there is no cloth to come through it.
        keep &= ~((arm < 0) & (y > 2.05) & (y < 4.4) & (np.abs(tights.rest[:, 0]) < 1.45))
    kept = keep[tights.quads].all(1)
    quads, uv_quads = tights.quads[kept], tights.uv_quads[kept]
    smooth = normals_of(points, triangles_of(quads))
    v, uv, q = unshared(quads, uv_quads)
    return Piece(
        "evacloth", points[v], smooth[v], tights.uv[uv], tights.weights[v], triangles_of(q), keep=(0.34, 0.058)
    )


def _gloves(human: Human, rig: Rig, weights: Array, body: Array) -> Piece:
    rest = human.points
    along = np.zeros(len(rest))
    for side, mask in (("l", rest[:, 0] > 0), ("r", rest[:, 0] <= 0)):
        # The rig of the unshaped body and of the wearer agree closely enough to say what is hand.
        a, b = rig.at(f"lowerarm_{side}"), rig.at(f"hand_{side}")
        along = np.where(mask, (body - a) @ (b - a) / ((b - a) @ (b - a)), along)
    hand = (along > 0.82) & (np.abs(rest[:, 0]) > 3.4) & (np.arange(len(rest)) < SKIN_VERTICES)
    quads = human.groups["body"][0]
    quads = quads[hand[quads].all(1)]
    used = np.unique(quads)
    number = -np.ones(len(rest), int)
    number[used] = np.arange(len(used))
    quads = number[quads]
    points = body[used].copy()
    mean = neighbour_mean(quads, len(used))
    for _ in range(3):
        points = points + 0.5 * (mean @ points - points)
    normals = normals_of(points, triangles_of(quads))
    swell = 0.10 + 0.19 * (1 - soft_step(0.98, 1.12, along[used]))
    # Fingers of a pressurised glove are ringed by their seams.
    swell += 0.018 * np.sin(along[used] * 62) * soft_step(1.15, 1.3, along[used])
    points = points + normals * swell[:, None]
    triangles = triangles_of(quads)
    uv = np.full((len(points), 2), 0.5)
    return Piece("glove", points, normals_of(points, triangles), uv, weights[used], triangles, keep=(0.58, 0.09))


def _helmet(out: Parts, suit: Suit) -> None:
    rig, k = out.rig, suit.helmet
    dress = "" if suit.hard else HELMET
    middle = rig.at("head") + np.array([0, 0.62, 0.42])
    neck = np.array([0, rig.at("neck_01")[1] - 0.02, rig.at("neck_01")[2] + 0.35])
    out.add("metal", ring(neck, np.array([0, 1, 0.12]), 1.42 * k, 0.17, 32, 8), "spine_03")
    if not suit.hard:
        out.add("greycloth", _liner(neck, 1.42 * k), "spine_03", (1.0, 0.3))
    points, normals, _, triangles = ball(middle, 1.62 * k, 28, 20)
    points = middle + (points - middle) * [1, 1.10, 1.06]
    low = points[triangles].mean(1)[:, 1] > neck[1] - 0.1
    out.add("shell" if suit.hard else "white", (points, normals, triangles[low]), "spine_03", dress=dress)
    if suit.hard:
        # The window in the crown, for looking up at the work.
        window = middle + np.array([0.0, 1.62 * k * 1.02, 0.55])
        out.add("visor", block(window, np.array([0.55, 0.12, 0.34]), 0.10), "spine_03")
    for material, size, lift in (("metal", 1.10, 1.035), ("visor", 1.0, 1.055)):
        a, r = np.linspace(0, 2 * np.pi, 41), np.linspace(0, 1, 11)
        rr, aa = np.meshgrid(r, a, indexing="ij")
        u = np.sign(np.cos(aa)) * np.abs(np.cos(aa)) ** 0.62 * rr * size
        v = np.sign(np.sin(aa)) * np.abs(np.sin(aa)) ** 0.62 * rr * size
        azimuth, height = np.radians(u * 62), np.radians(v * 44 + 3)
        way = np.stack(
            [np.sin(azimuth) * np.cos(height), np.sin(height), np.cos(azimuth) * np.cos(height)], -1
        ).reshape(-1, 3)
        out_by = np.where(rr > 0.97, lift - 0.06, lift).reshape(-1, 1)
        points = middle + way * [1, 1.10, 1.06] * 1.62 * k * out_by
        out.add(material, (points, way, triangles_of(grid_quads(11, 41))), "spine_03", (0.8, 0.2), dress)
    for side in (-1, 1):
        at = np.add(middle, [side * 1.62 * k, 0.55, 0.25] if not suit.hard else [side * 1.12, 1.42, 0.35])
        out.add("white", block(at, np.array([0.22, 0.36, 0.42]), 0.12), "spine_03", dress=dress)
        out.add("lamp", block(np.add(at, [0, 0, 0.41]), np.array([0.15, 0.24, 0.06]), 0.05), "spine_03", dress=dress)


def _liner(neck: Array, size: float) -> tuple[Array, Array, Array]:
    """Return the collar of the undergarment, from a suit's ring down to the neck: what is seen without the helmet."""
    share, turn = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 2 * np.pi, 29), indexing="ij")
    out = size * (1.0 - 0.60 * share)
    lift = -0.05 - 0.30 * np.sin(np.pi * 0.5 * share) + 0.42 * soft_step(0.7, 1.0, share)
    points = neck + np.stack([out * np.sin(turn), lift, out * np.cos(turn) - 0.22 * share], -1).reshape(-1, 3)
    triangles = triangles_of(grid_quads(5, 29))
    normals = normals_of(points, triangles)
    return points, normals * np.sign(normals[:, 1:2] + 1e-9), triangles


Box = tuple[tuple[float, float, float], tuple[float, float, float], float, str]

SEATED = 0.45
"""Decimetres that a pack stands nearer than the thickest of the suit's back: it lies on it."""


def _american(suit: Suit) -> list[Box]:
    """Return the boxes of the American suit: pack, jets, display module on the chest."""
    px, py, pz = suit.pack
    depth = SEATED - 1.40 - pz
    return [
        ((0, 1.35, depth), (px, py, pz), 0.38, "white"),
        ((0, 1.35, depth - pz), (px * 0.72, py * 0.74, 0.10), 0.08, "greycloth"),
        ((0, 2.6, depth - pz - 0.1), (px * 0.5, 0.55, 0.10), 0.06, "white"),
        ((0, 1.1, 2.05), (1.15, 0.80, 0.60), 0.2, "white"),
        ((0, 1.45, 2.65), (0.85, 0.20, 0.05), 0.04, "dark"),
        ((-0.75, 0.75, 2.65), (0.16, 0.16, 0.10), 0.06, "red"),
        ((0.0, 0.75, 2.65), (0.16, 0.16, 0.10), 0.06, "dark"),
        ((0.75, 0.75, 2.65), (0.16, 0.16, 0.10), 0.06, "metal"),
        ((1.25, 2.6, SEATED - 2.0), (0.25, 0.9, 0.5), 0.1, "white"),
        ((0, -2.0, SEATED - 2.15), (1.75, 0.75, 0.75), 0.25, "white"),
        ((-1.75, 0.2, SEATED - 2.3), (0.3, 2.6, 0.45), 0.1, "white"),
        ((1.75, 0.2, SEATED - 2.3), (0.3, 2.6, 0.45), 0.1, "white"),
    ]


def _russian(suit: Suit) -> list[Box]:
    """Return the boxes of the Russian suit: hard torso, the door in its back, pack, console."""
    px, py, pz = suit.pack
    door = -1.30
    return [
        ((0, 0.75, 0.52), (2.02, 1.95, 1.84), 0.95, "shell"),
        ((0, 0.75, door), (px + 0.24, py + 0.24, 0.10), 0.08, "metal"),
        ((0, 0.75, door - 0.16), (px + 0.14, py + 0.14, 0.14), 0.12, "shell"),
        ((0, 0.75, door - 0.30 - pz), (px, py, pz), 0.40, "white"),
        ((0, 1.9, door - 0.34 - 2 * pz), (0.9, 0.5, 0.06), 0.05, "greycloth"),
        ((0, -0.6, door - 0.34 - 2 * pz), (1.1, 0.9, 0.06), 0.05, "greycloth"),
        ((px + 0.30, 0.6, door), (0.10, 0.34, 0.24), 0.05, "red"),
        ((0, 0.95, 2.32), (1.16, 0.46, 0.30), 0.12, "greycloth"),
        ((0, 1.10, 2.63), (0.62, 0.20, 0.03), 0.02, "dark"),
        ((-0.90, 1.05, 2.64), (0.14, 0.14, 0.10), 0.06, "red"),
        ((0.90, 1.05, 2.64), (0.14, 0.14, 0.10), 0.06, "blue"),
        ((-0.45, 0.72, 2.64), (0.10, 0.10, 0.08), 0.04, "metal"),
        ((0.0, 0.72, 2.64), (0.10, 0.10, 0.08), 0.04, "metal"),
        ((0.45, 0.72, 2.64), (0.10, 0.10, 0.08), 0.04, "metal"),
        ((1.30, -0.25, 1.95), (0.34, 0.42, 0.40), 0.14, "blue"),
        ((-1.30, -0.25, 1.95), (0.34, 0.42, 0.40), 0.14, "greycloth"),
        ((0.0, -0.95, 0.48), (1.80, 0.16, 1.68), 0.12, "metal"),
    ]


def _pack(out: Parts, suit: Suit) -> None:
    back = out.rig.at("spine_03")
    boxes = _russian(suit) if suit.hard else _american(suit)
    for centre, half, radius, material in boxes:
        out.add(material, block(back + np.array(centre), np.array(half), radius, 6), "spine_03", (0.5, 0.12))
    for side in (-1, 1):
        t = np.linspace(0, 1, 14)[:, None]
        a, b, c = (
            back + np.array(p) for p in ((side * 0.95, 0.45, 2.45), (side * 3.3, -0.5, 2.0), (side * 1.65, -0.7, -1.4))
        )
        path = (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c
        out.add("hose", tube(path, lambda s: 0.10 + 0.02 * np.sin(s * 90), 8), "spine_03", (0.8, 0.2))
