"""Soft movable things among the shapes of things: foil pouches, drinks, packets, duffels, cargo bags.

As in looks.py: about their own middle, along their own axes, filling their own size; what is printed lies at -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3, cross, scale, sub, unit
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import Colour, Mesh, shade
from iss3d.view.station.props_life import lines
from iss3d.view.station.props_tools import AXES, DARK, PAPER, STEEL

FOIL: Colour = (0.80, 0.80, 0.79)
Dice = random.Random


def pillow(
    mesh: Mesh,
    middle: Vec3,
    s: Vec3,
    c: Colour,
    tile: Tile,
    rng: Dice,
    firm: float = 0.5,
    weld: float = 0.0,
    n: int = 12,
    pinch: float = 0.06,
) -> None:
    """Add a closed cushion: both sides bulge and meet in a rim, which is flat for a width of `weld`; it has dents."""
    a, b = rng.random() * 6.0, rng.random() * 6.0
    inner = (1.0 - 2.0 * weld / s[0], 1.0 - 2.0 * weld / s[1])

    def high(u: float, v: float) -> float:
        p, q = min(1.0, abs(u) / inner[0]), min(1.0, abs(v) / inner[1])
        edge = 1.0 - (1.0 - p * p) * (1.0 - q * q)
        dent = 1.0 - edge * (0.16 * math.sin(u * 7.0 + a) * math.cos(v * 6.0 + b) + 0.07 * math.sin(u * 15.0 + v * 9.0))
        return max(0.0, (1.0 - p**4) * (1.0 - q**4)) ** firm * dent + 0.02

    def spot(u: float, v: float, side: float) -> Vec3:
        waist = 1.0 - pinch * (1.0 - v * v), 1.0 - pinch * (1.0 - u * u)
        return (
            middle[0] + u * waist[0] * s[0] / 2,
            middle[1] + v * waist[1] * s[1] / 2,
            middle[2] + side * high(u, v) * s[2] / 2,
        )

    def lean(u: float, v: float, side: float) -> Vec3:
        d = 0.03
        du = (high(u + d, v) - high(u - d, v)) * s[2] / 2 / (d * s[0])
        dv = (high(u, v + d) - high(u, v - d)) * s[2] / 2 / (d * s[1])
        return unit((-du, -dv, side))

    for i in range(n):
        for j in range(n):
            us, vs = [-1.0 + 2.0 * (i + k) / n for k in (0, 1)], [-1.0 + 2.0 * (j + k) / n for k in (0, 1)]
            four = ((us[0], vs[0]), (us[1], vs[0]), (us[1], vs[1]), (us[0], vs[1]))
            for side in (-1.0, 1.0):
                normals = [lean(u, v, side) for u, v in four]
                close = [0.55 + 0.45 * min(1.0, high(u, v)) for u, v in four]
                mesh.quad(
                    [spot(u, v, side) for u, v in four],
                    (0.0, 0.0, side),
                    c,
                    tile,
                    close,
                    0.0,
                    (i / n, j / n, (i + 1) / n, (j + 1) / n),
                    normals,
                )


def food(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A foil pouch welded flat round its rim, with a notch, a label, a dot of velcro."""
    x, y, z = s
    pillow(mesh, (0.0, 0.0, 0.0), s, FOIL, "foil", rng, 0.5, min(x, y) * 0.07)
    mesh.box((-x * 0.06, 0.0, -z * 0.49), AXES, (x * 0.46, y * 0.42, z * 0.06), PAPER, "plain", 0.001)
    mesh.box((-x * 0.06, -y * 0.15, -z * 0.53), AXES, (x * 0.46, y * 0.10, z * 0.01), c, "plain", 0.0003)
    lines(mesh, (-x * 0.06, y * 0.05, -z * 0.535), x * 0.38, y * 0.24, 4, rng)
    mesh.tube(
        [(x * 0.30, y * 0.22, -z * 0.40), (x * 0.30, y * 0.22, -z * 0.46)], y * 0.07, (0.26, 0.34, 0.5), 14, "carpet"
    )
    for k in (-1.0, 1.0):
        mesh.box((k * x * 0.475, 0.0, 0.0), AXES, (x * 0.03, y * 0.98, z * 0.05), shade(FOIL, 1.08), "grille", 0.0005)


def drink(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A bag of a drink: foil, a valve with a straw and its clamp, a label with who drinks it."""
    x, y, z = s
    pillow(mesh, (-x * 0.08, 0.0, 0.0), (x * 0.82, y, z), FOIL, "foil", rng, 0.5, y * 0.07)
    mesh.tube([(x * 0.28, 0.0, 0.0), (x * 0.37, 0.0, 0.0)], z * 0.30, (0.2, 0.42, 0.7), 16, "plain")
    mesh.tube([(x * 0.36, 0.0, 0.0), (x * 0.5, 0.0, 0.0)], z * 0.09, (0.85, 0.9, 0.92), 10, "plain")
    mesh.box((x * 0.43, 0.0, 0.0), AXES, (x * 0.03, z * 0.44, z * 0.3), (0.82, 0.2, 0.14), "plain", 0.001)
    mesh.box((-x * 0.10, 0.0, -z * 0.49), AXES, (x * 0.36, y * 0.46, z * 0.05), PAPER, "plain", 0.0005)
    mesh.box(
        (-x * 0.10, -y * 0.17, -z * 0.535), AXES, (x * 0.36, y * 0.08, z * 0.01), (0.40, 0.24, 0.14), "plain", 0.0002
    )
    lines(mesh, (-x * 0.10, y * 0.05, -z * 0.535), x * 0.30, y * 0.24, 4, rng)


def wipes(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A packet of wipes, its lid up and a corner of the next one out."""
    x, y, z = s
    body: Colour = (0.84, 0.90, 0.92)
    pillow(mesh, (0.0, 0.0, z * 0.08), (x, y, z * 0.84), body, "foil", rng, 0.34, x * 0.03)
    for k in (-1.0, 1.0):
        mesh.box(
            (k * x * 0.485, 0.0, z * 0.08), AXES, (x * 0.03, y * 0.94, z * 0.06), shade(body, 1.06), "grille", 0.001
        )
    mesh.box((0.0, y * 0.26, -z * 0.30), AXES, (x * 0.8, y * 0.12, z * 0.05), (0.2, 0.42, 0.7), "plain", 0.002)
    mesh.box((0.0, -y * 0.06, -z * 0.32), AXES, (x * 0.44, y * 0.46, z * 0.10), c, "plain", 0.006)
    mesh.box((0.0, -y * 0.06, -z * 0.37), AXES, (x * 0.30, y * 0.28, z * 0.04), (0.3, 0.4, 0.5), "plain", 0.004)
    pillow(
        mesh,
        (x * 0.02, -y * 0.05, -z * 0.42),
        (x * 0.2, y * 0.16, z * 0.16),
        (0.96, 0.96, 0.94),
        "fabric",
        rng,
        0.6,
        0.0,
        6,
    )


def duffel(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A soft bag along x: a zip, two webbing straps that meet in a handle, gathered ends, a name tag."""
    x, y, z = s
    pillow(mesh, (0.0, 0.0, 0.0), (x * 0.98, y * 0.94, z * 0.9), c, "fabric", rng, 0.20, 0.0, 16, -0.03)
    mesh.box((0.0, 0.0, -z * 0.45), AXES, (x * 0.72, y * 0.025, z * 0.03), DARK, "grille", 0.001)
    mesh.box((x * 0.36, 0.0, -z * 0.47), AXES, (x * 0.05, y * 0.03, z * 0.03), STEEL, "metal", 0.001)
    for u in (-0.24, 0.24):
        loop: list[Vec3] = []
        for i in range(17):
            a = math.tau * i / 16
            power = 0.5
            p, q = math.cos(a), math.sin(a)
            loop.append(
                (x * u, math.copysign(abs(p) ** power, p) * y * 0.475, math.copysign(abs(q) ** power, q) * z * 0.46)
            )
        mesh.tube(loop, min(x, y, z) * 0.035, shade(c, 0.45), 6, "fabric", 1.0, False)
    handle: list[Vec3] = [
        (x * 0.24 * math.cos(math.pi * i / 8), y * 0.1, -z * (0.43 + 0.07 * math.sin(math.pi * i / 8)))
        for i in range(9)
    ]
    mesh.tube(handle, min(x, y, z) * 0.03, shade(c, 0.4), 7, "carpet")
    mesh.box((-x * 0.30, y * 0.26, -z * 0.45), AXES, (x * 0.2, y * 0.16, z * 0.03), PAPER, "plain", 0.001)
    lines(mesh, (-x * 0.30, y * 0.26, -z * 0.468), x * 0.16, y * 0.12, 2, rng)


class Padded:
    """The skin of a padded box: rounded edges, faces that bulge, a few dents. Faces are numbered as Mesh.box does."""

    def __init__(self, size: Vec3, rng: Dice) -> None:
        self._bulge = min(size) * 0.05
        self._half: Vec3 = (
            size[0] * 0.5 - self._bulge,
            size[1] * 0.5 - self._bulge,
            size[2] * 0.5 - self._bulge,
        )
        self._round = min(self._half) * 0.34
        self._waves = [(rng.uniform(2.0, 4.5), rng.uniform(0.0, 6.3)) for _ in range(4)]

    def spot(self, face: int, a: float, b: float, off: float = 0.0) -> Vec3:
        """Return a point of a face, a and b from -1 to 1 across it, `off` metres above the cloth."""
        axis, side = divmod(face, 2)
        cube = [0.0, 0.0, 0.0]
        cube[axis], cube[(axis + 1) % 3], cube[(axis + 2) % 3] = 1.0 - 2.0 * side, a, b
        corner = [c * h for c, h in zip(cube, self._half, strict=True)]
        core = [max(-h + self._round, min(h - self._round, c)) for c, h in zip(corner, self._half, strict=True)]
        out = unit((corner[0] - core[0], corner[1] - core[1], corner[2] - core[2]))
        open_ = (1.0 - a * a) * (1.0 - b * b)
        (p, q), (r, s), (t, u), (v, w) = self._waves
        dent = 0.5 * math.sin(a * p + q) * math.sin(b * r + s) + 0.25 * math.sin(a * t * 2.0 + b * v + u + w)
        # Cloth over foam: fullest in the middle, and drawn into small folds where it is sewn to the next face.
        seam = max(abs(a), abs(b)) ** 6 * open_
        lift = self._bulge * (open_**0.6 * (1.0 - 0.25 * dent) - 1.6 * seam * abs(math.sin(17.0 * (a + b) + q))) + off
        reach = self._round + lift
        return (core[0] + out[0] * reach, core[1] + out[1] * reach, core[2] + out[2] * reach)

    def patch(self, mesh: Mesh, face: int, box: tuple[float, float, float, float], n: tuple[int, int], c: Colour,
              tile: Tile = "fabric", off: float = 0.0, close: float = 1.0) -> None:  # fmt: skip
        """Add a part of a face as n by n quads that follow it."""
        columns = [box[0] + (box[2] - box[0]) * i / n[0] for i in range(n[0] + 1)]
        rows = [box[1] + (box[3] - box[1]) * i / n[1] for i in range(n[1] + 1)]
        self.quads(mesh, face, columns, rows, c, tile, off, close)

    def quads(self, mesh: Mesh, face: int, columns: list[float], rows: list[float], c: Colour, tile: Tile,
              off: float = 0.0, close: float = 1.0) -> None:  # fmt: skip
        """Add the quads between these columns and rows of a face."""
        for (i, a0), a1 in zip(enumerate(columns[:-1]), columns[1:], strict=True):
            for (j, b0), b1 in zip(enumerate(rows[:-1]), rows[1:], strict=True):
                four = ((a0, b0), (a1, b0), (a1, b1), (a0, b1))
                part = (
                    i / (len(columns) - 1),
                    j / (len(rows) - 1),
                    (i + 1) / (len(columns) - 1),
                    (j + 1) / (len(rows) - 1),
                )
                normals = [self.normal(face, a, b) for a, b in four]
                facing = self.normal(face, (a0 + a1) / 2, (b0 + b1) / 2)
                mesh.quad([self.spot(face, a, b, off) for a, b in four], facing, c, tile, close, 0.0, part, normals)

    def normal(self, face: int, a: float, b: float) -> Vec3:
        """Return which way the cloth faces there."""
        d = 0.01
        low_a, high_a, low_b, high_b = max(a - d, -1.0), min(a + d, 1.0), max(b - d, -1.0), min(b + d, 1.0)
        along = sub(self.spot(face, high_a, b), self.spot(face, low_a, b))
        across = sub(self.spot(face, a, high_b), self.spot(face, a, low_b))
        n = unit(cross(along, across))
        return n if face % 2 == 0 else scale(n, -1.0)


EDGES = (-1.0, -0.965, -0.89, -0.7, -0.36, 0.0, 0.36, 0.7, 0.89, 0.965, 1.0)
"""Where a padded face is cut: closely at its sewn edges, where it turns."""


def cargo_bag(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A white cargo transfer bag: padded faces, piped seams, a zip, two straps with buckles, a label, a handle."""
    skin = Padded((s[0] - 0.012, s[1] - 0.012, s[2] - 0.012), rng)
    for face in range(6):
        skin.quads(mesh, face, list(EDGES), list(EDGES), c, "fabric")
    _piping(mesh, skin, shade(c, 0.80))
    strap: Colour = (0.20, 0.30, 0.50)
    for u in (-0.42, 0.42):
        _strap(mesh, skin, u, 0.075, strap)
    zip_: Colour = (0.30, 0.31, 0.33)
    for face in (0, 1, 4, 5):
        box = (-0.985, -0.575, 0.985, -0.545) if face > 1 else (-0.575, -0.985, -0.545, 0.985)
        n = (12, 1) if face > 1 else (1, 12)
        skin.patch(mesh, face, box, n, zip_, "grille", 0.0022)
    _label(mesh, skin, 5, (-0.30, -0.42, 0.30, 0.40), rng)
    _label(mesh, skin, 0, (0.05, -0.45, 0.75, 0.40), rng)
    _label(mesh, skin, 1, (0.05, -0.45, 0.75, 0.40), rng)
    for face in (2, 3):
        ends = [skin.spot(face, 0.0, b, 0.004) for b in (-0.42, 0.42)]
        top = [skin.spot(face, 0.0, b, 0.006) for b in (-0.30, 0.0, 0.30)]
        mesh.tube([ends[0], *top, ends[1]], min(s) * 0.022, strap, 8, "fabric")
        for b in (-0.42, 0.42):
            skin.patch(mesh, face, (-0.07, b - 0.10, 0.07, b + 0.10), (1, 2), shade(strap, 0.8), "fabric", 0.004)


def _piping(mesh: Mesh, skin: Padded, c: Colour) -> None:
    """Add the cord that is sewn into the twelve edges."""
    for face, along in ((4, 0), (5, 0), (4, 1), (5, 1), (0, 0), (1, 0)):
        for side in (-1.0, 1.0):
            path = [skin.spot(face, t, side) if along == 0 else skin.spot(face, side, t) for t in EDGES[1:-1]]
            mesh.tube(path, 0.0045, c, 6, "fabric", 0.9, False)


def _strap(mesh: Mesh, skin: Padded, u: float, wide: float, c: Colour) -> None:
    """Add a webbing strap round the bag across its length, with a buckle on the face toward the room."""
    for face in (4, 5):
        skin.quads(mesh, face, [u - wide, u + wide], list(EDGES), c, "carpet", 0.004)
    for face in (2, 3):
        skin.quads(mesh, face, list(EDGES), [u - wide, u + wide], c, "carpet", 0.004)
    skin.patch(mesh, 5, (u - wide * 1.35, 0.52, u + wide * 1.35, 0.72), (2, 2), DARK, "plain", 0.010)
    skin.patch(mesh, 5, (u - wide * 0.8, 0.57, u + wide * 0.8, 0.67), (1, 1), STEEL, "metal", 0.012)


def _label(mesh: Mesh, skin: Padded, face: int, box: tuple[float, float, float, float], rng: Dice) -> None:
    """Add a paper label behind its clear pocket: a coloured head, lines of writing, a bar code."""
    a0, b0, a1, b1 = box
    wide, tall = a1 - a0, b1 - b0
    turned = face < 2

    def part(u0: float, v0: float, u1: float, v1: float, tone: Colour, off: float, n: tuple[int, int] = (1, 1)) -> None:
        if turned:  # on the ends of the bag, what is across runs the other way
            skin.patch(mesh, face, (a0 + v0 * wide, b0 + u0 * tall, a0 + v1 * wide, b0 + u1 * tall), n[::-1], tone,
                       "plain", off)  # fmt: skip
        else:
            skin.patch(mesh, face, (a0 + u0 * wide, b0 + v0 * tall, a0 + u1 * wide, b0 + v1 * tall), n, tone, "plain",
                       off)  # fmt: skip

    part(0.0, 0.0, 1.0, 1.0, PAPER, 0.0045, (4, 4))
    head = rng.choice(((0.16, 0.30, 0.62), (0.62, 0.16, 0.12), (0.14, 0.42, 0.26), (0.76, 0.56, 0.12)))
    part(0.04, 0.04, 0.96, 0.20, head, 0.0055, (4, 1))
    for k in range(4):
        part(0.06, 0.28 + 0.10 * k, 0.06 + rng.uniform(0.4, 0.85), 0.32 + 0.10 * k, DARK, 0.0055, (3, 1))
    u = 0.08
    while u < 0.86:
        bar = rng.choice((0.012, 0.012, 0.024, 0.036))
        part(u, 0.74, u + bar, 0.93, DARK, 0.0055)
        u += bar + rng.choice((0.014, 0.028))


KINDS = {
    "food": (food, (0.50, 0.62, 0.42)), "drink": (drink, STEEL), "wipes": (wipes, (0.30, 0.56, 0.72)),
    "bag": (duffel, (0.58, 0.57, 0.50)), "cargo_bag": (cargo_bag, (0.88, 0.87, 0.82)),
}  # fmt: skip
"""Painter and usual colour by look."""
