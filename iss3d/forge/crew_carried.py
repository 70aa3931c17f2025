"""What each of the six has about them: on the wrist, in a pocket, round the neck. Decimetres; follows body and cloth.

A thing hangs in a socket: on a joint, or on a place of the garment's front (SOCKETS), so that it fits anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from iss3d.forge.crew_badges import Front
from iss3d.forge.crew_clothes import Tights
from iss3d.forge.crew_data import SKIN_VERTICES, Array, Rig
from iss3d.forge.crew_mesh import Piece, ball, block, ring, tube


@dataclass(frozen=True)
class Wearer:
    """Somebody dressed: joints, skin, the pattern of clothes, and the usual garment's points before it is cut."""

    rig: Rig
    body: Array
    tights: Tights
    cloth: Array

    @cached_property
    def front(self) -> Front:
        """The garment's front."""
        return Front(self.tights, self.cloth)


SOCKETS = {"breast_left": (0.72, 3.98), "breast_pen": (0.56, 3.95), "breastbone": (0.0, 4.72)}
"""Places on the front of a garment, over the unshaped body: to their left, up."""

THIGH_POCKET = (1.42, -1.62, 0.12)
"""Of the unshaped garment."""


def _solid(rig: Rig, material: str, joint: str, solid: tuple[Array, ...], dress: str = "") -> Piece:
    weights = np.zeros((len(solid[0]), len(rig.names)))
    weights[:, rig.names.index(joint)] = 1.0
    uv = np.full((len(solid[0]), 2), 0.5)
    return Piece(material, solid[0], solid[1], uv, weights, solid[-1], dress, keep=(0.8, 0.0))


def _watch(wearer: Wearer) -> list[Piece]:
    rig, body = wearer.rig, wearer.body
    elbow, wrist = rig.at("lowerarm_l"), rig.at("hand_l")
    axis = (wrist - elbow) / np.linalg.norm(wrist - elbow)
    at = wrist - axis * 0.22
    near = body[:SKIN_VERTICES]
    close = near[np.abs((near - at) @ axis) < 0.12]
    close = close[np.linalg.norm(close - at, axis=1) < 0.8]
    middle = close.mean(0)
    radius = float(np.percentile(np.linalg.norm(close - middle, axis=1), 80)) + 0.02
    back = np.cross(axis, np.array([0.0, 0.0, 1.0]))
    back = back / np.linalg.norm(back)
    face = middle + back * np.sign(back[1]) * (radius + 0.02)
    return [
        _solid(rig, "dark", "lowerarm_l", ring(middle, axis, radius, 0.035, 24, 6, 3.0)),
        _solid(rig, "metal", "lowerarm_l", block(face, np.array([0.19, 0.09, 0.19]), 0.06)),
    ]


def _pouch(wearer: Wearer) -> list[Piece]:
    rig = wearer.rig
    hip = rig.at("thigh_l") + np.array([0.78, 0.75, 0.15])
    return [
        _solid(rig, "leather", "pelvis", block(hip, np.array([0.16, 0.42, 0.34]), 0.10)),
        _solid(
            rig,
            "metal",
            "pelvis",
            tube(np.linspace(np.add(hip, [0.06, 0.3, 0]), np.add(hip, [0.06, 0.72, 0]), 5), lambda s: 0.07, 8),
        ),
        _solid(
            rig,
            "red",
            "pelvis",
            tube(np.linspace(np.add(hip, [0.06, 0.62, 0.14]), np.add(hip, [0.06, 0.85, 0.14]), 4), lambda s: 0.05, 8),
        ),
    ]


def _pocketed(wearer: Wearer, socket: str, material: str, half: tuple[float, float, float], up: float) -> list[Piece]:
    """Return a flat thing that looks out of a breast pocket, and its trim of metal."""
    point, normal, weights = wearer.front.place(*SOCKETS[socket], 0.02 + half[2])
    across = np.cross([0.0, 1.0, 0.0], normal)
    across /= np.linalg.norm(across)
    frame = np.stack([across, np.cross(normal, across), normal])
    points, normals, triangles = block(np.array([0.0, up, 0.0]), np.array(half), min(half) * 0.6, 3)
    return [_on_cloth(material, (point + points @ frame, normals @ frame, triangles), weights)]


def _on_cloth(material: str, solid: tuple[Array, ...], weights: Array) -> Piece:
    """Return a solid that moves as the cloth under it does; weights are one row, or one for each point."""
    points, normals, triangles = solid[0], solid[1], solid[-1]
    rows = weights if weights.ndim == 2 else np.tile(weights, (len(points), 1))
    uv = np.full((len(points), 2), 0.5)
    return Piece(material, points, normals, uv, rows, triangles, "usual", keep=(0.8, 0.0))


def _pen(wearer: Wearer) -> list[Piece]:
    point, normal, weights = wearer.front.place(*SOCKETS["breast_pen"], 0.05)
    up = np.array([0.0, 1.0, 0.0]) - normal * normal[1]
    pen = tube(np.linspace(point - 0.30 * up, point + 0.40 * up, 4), lambda s: 0.036, 6)
    clip = tube(np.linspace(point + 0.05 * up, point + 0.38 * up, 3) + 0.045 * normal, lambda s: 0.014, 4)
    return [_on_cloth("pen", pen, weights), _on_cloth("metal", clip, weights)]


def _harmonica(wearer: Wearer) -> list[Piece]:
    return [
        *_pocketed(wearer, "breast_left", "metal", (0.15, 0.30, 0.07), 0.0),
        *_pocketed(wearer, "breast_left", "dark", (0.155, 0.05, 0.075), 0.30),
    ]


def _photograph(wearer: Wearer) -> list[Piece]:
    return [
        *_pocketed(wearer, "breast_left", "white", (0.27, 0.26, 0.010), 0.06),
        *_pocketed(wearer, "breast_left", "blue", (0.23, 0.20, 0.014), 0.08),
    ]


def _stethoscope(wearer: Wearer) -> list[Piece]:
    """Round the neck, its ends on the breast: the disc to the left, the ear tubes to the right."""
    rig, front = wearer.rig, wearer.front
    (left, out, carried), (right, _, _) = front.place(0.50, 3.95, 0.07), front.place(-0.46, 4.25, 0.07)
    nape, ways = rig.at("neck_01"), np.array([[0.74, -0.02, 0.10], [0.40, 0.22, -0.72]])
    path = [left, front.place(0.56, 4.6, 0.08)[0], front.place(0.66, 5.15, 0.10)[0],
            *(nape + ways), *(nape + ways[::-1] * [-1, 1, 1]),
            front.place(-0.66, 5.15, 0.10)[0], front.place(-0.54, 4.7, 0.08)[0], right]  # fmt: skip
    at = np.linspace(0, len(path) - 1, 30)
    line = np.stack([np.interp(at, range(len(path)), np.array(path)[:, k]) for k in range(3)], 1)
    for _ in range(2):
        line[1:-1] = 0.5 * line[1:-1] + 0.25 * line[:-2] + 0.25 * line[2:]
    chest = np.zeros(len(rig.names))
    chest[rig.names.index("spine_03")] = 1.0
    share = np.clip(np.minimum(np.arange(30), np.arange(30)[::-1]) / 6.0, 0, 1)[:, None]
    rows = np.repeat(carried * (1 - share) + chest * share, 5, 0)
    disc = ring(left + 0.02 * out, out, 0.10, 0.05, 12, 5)
    pieces = [_on_cloth("dark", tube(line, lambda s: 0.042, 5), rows), _on_cloth("metal", disc, carried)]
    for side in (-1.0, 1.0):
        fork = right + np.array([[0.0, 0.0, 0.0], [side * 0.10, -0.22, 0.03], [side * 0.12, -0.46, 0.05]])
        pieces.append(_on_cloth("metal", tube(fork, lambda s: 0.020 + 0.022 * (s > 0.9), 5), carried))
    return pieces


def _pendant(wearer: Wearer) -> list[Piece]:
    """A pebble from a river, on a cord over the collar."""
    rig = wearer.rig
    point, _, weights = wearer.front.place(*SOCKETS["breastbone"], 0.06)
    stone, normals, _, triangles = ball(np.zeros(3), 1.0, 8, 6)
    pieces = [_on_cloth("greycloth", (point + stone * [0.10, 0.14, 0.06], normals, triangles), weights)]
    for side in (-1.0, 1.0):
        path = np.stack([
            wearer.front.place(side * (0.02 + 0.46 * t), SOCKETS["breastbone"][1] + 0.12 + 0.62 * t, 0.06)[0]
            for t in np.linspace(0, 1, 5)
        ])  # fmt: skip
        path = np.concatenate([path, [rig.at("neck_01") + np.array([side * 0.74, 0.10, 0.06])]])
        pieces.append(_on_cloth("leather", tube(path, lambda s: 0.020, 4), weights))
    return pieces


def _notebook(wearer: Wearer) -> list[Piece]:
    """A notebook that stands out of the pocket on the thigh."""
    tights = wearer.tights
    at = int(np.argmin(np.linalg.norm(tights.rest - THIGH_POCKET, axis=1)))
    out = wearer.cloth[at] - wearer.rig.at("thigh_l")
    out[1] = 0.0
    out /= np.linalg.norm(out)
    frame = np.stack([np.cross([0.0, 1.0, 0.0], out), [0.0, 1.0, 0.0], out])
    pieces = []
    for material, half, up in (("leather", (0.36, 0.40, 0.055), 0.05), ("white", (0.34, 0.40, 0.030), 0.08)):
        points, normals, triangles = block(np.array([0.0, up, 0.06]), np.array(half), 0.03, 3)
        solid = (wearer.cloth[at] + points @ frame, normals @ frame, triangles)
        pieces.append(_on_cloth(material, solid, tights.weights[at]))
    return pieces


def _glasses(wearer: Wearer) -> list[Piece]:
    rig, body = wearer.rig, wearer.body
    out = []
    for side in "lr":
        eye = rig.at(f"eye_{side}")
        s = 1.0 if side == "l" else -1.0
        front = body[:SKIN_VERTICES][np.abs(body[:SKIN_VERTICES, 0]) < 0.08]
        bridge = front[np.abs(front[:, 1] - eye[1]) < 0.12][:, 2].max()
        at = np.array([eye[0] + s * 0.015, eye[1] - 0.03, bridge + 0.03])
        out.append(_solid(rig, "dark", "head", ring(at, np.array([s * 0.12, 0.05, 1.0]), 0.225, 0.016, 26, 5)))
        ear = np.array([s * 0.80, eye[1] + 0.06, rig.at("head")[2] + 0.10])
        arm = np.linspace(at + np.array([s * 0.22, 0.05, -0.02]), ear, 6)
        out.append(_solid(rig, "dark", "head", tube(arm, lambda k: 0.016, 5)))
    nose = (rig.at("eye_l") + rig.at("eye_r")) / 2
    a = np.linspace(-0.1, 0.1, 5)
    arch = np.stack([a, np.full(5, nose[1] + 0.02) + 0.03 * np.cos(a * 15), np.full(5, bridge + 0.06)], 1)
    out.append(_solid(rig, "dark", "head", tube(arch, lambda k: 0.016, 5)))
    # So thin a rim keeps no light from the face.
    return [replace(piece, open_air=False) for piece in out]


def _bracelet(wearer: Wearer) -> list[Piece]:
    return [replace(piece, material="red") for piece in _watch(wearer)[:1]]


CARRIED: dict[str, Callable[[Wearer], list[Piece]]] = {
    "watch": _watch, "pouch": _pouch, "pen": _pen, "glasses": _glasses, "bracelet": _bracelet, "harmonica": _harmonica,
    "photograph": _photograph, "stethoscope": _stethoscope, "pendant": _pendant, "notebook": _notebook,
}  # fmt: skip


def carried(thing: str, wearer: Wearer) -> list[Piece]:
    """Return the pieces of a thing on who wears it."""
    return CARRIED[thing](wearer)
