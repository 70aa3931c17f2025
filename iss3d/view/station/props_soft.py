"""Soft movable things among the shapes of things: foil pouches, drinks, packets, duffels, cargo bags.

As in looks.py: about their own middle, along their own axes, filling their own size; what is printed lies at -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3, unit
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


def cargo_bag(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A white cargo transfer bag: padded faces, piped edges, straps with buckles, a label with bars, a handle."""
    x, y, z = s
    mesh.box((0.0, 0.0, 0.0), AXES, (x * 0.93, y * 0.93, z * 0.93), shade(c, 0.94), "fabric", min(s) * 0.10)
    faces = ((0, x, y, z), (1, x, z, y), (2, z, y, x))
    for kind, wide, tall, deep in faces:
        for side in (-1.0, 1.0):
            soft = Mesh()
            pillow(soft, (0.0, 0.0, 0.0), (wide * 0.92, tall * 0.92, deep * 0.085), c, "fabric", rng, 0.26, 0.0, 8, 0.0)
            for i in range(0, len(soft.data), 13):
                for k in (i, i + 3):
                    p, q, r = soft.data[k : k + 3]
                    push = side * deep * 0.455 if k == i else 0.0
                    soft.data[k : k + 3] = ([p, q, r + push], [p, r + push, q], [r + push, q, p])[kind]
            _kept(mesh, soft, kind, side)
    zip_: Colour = (0.30, 0.31, 0.33)
    for side in (-1.0, 1.0):
        mesh.box((0.0, -y * 0.30, side * z * 0.489), AXES, (x * 0.90, 0.012, z * 0.014), zip_, "metal", 0.002)
        mesh.box((side * x * 0.489, -y * 0.30, 0.0), AXES, (x * 0.014, 0.012, z * 0.90), zip_, "metal", 0.002)
        mesh.box((side * x * 0.49, y * 0.12, z * 0.1), AXES, (x * 0.012, y * 0.24, z * 0.34), PAPER, "plain", 0.001)
        mesh.box((side * x * 0.494, y * 0.06, z * 0.1), AXES, (x * 0.012, y * 0.05, z * 0.26), DARK, "plain", 0.001)
        mesh.box((side * x * 0.494, y * 0.16, z * 0.16), AXES, (x * 0.012, y * 0.08, z * 0.12), (0.16, 0.30, 0.62))
    mesh.box(
        (x * 0.34, y * 0.30, -z * 0.492), AXES, (x * 0.20, y * 0.16, z * 0.012), (0.16, 0.30, 0.62), "plain", 0.001
    )
    strap: Colour = (0.24, 0.29, 0.40)
    for u in (-0.25, 0.25):
        for side in (-1.0, 1.0):
            mesh.box((x * u, 0.0, side * z * 0.492), AXES, (0.07 * x, y * 0.95, z * 0.016), strap, "fabric", 0.002)
            mesh.box((x * u, side * y * 0.492, 0.0), AXES, (0.07 * x, y * 0.016, z * 0.95), strap, "fabric", 0.002)
        mesh.box((x * u, y * 0.14, -z * 0.495), AXES, (0.10 * x, y * 0.10, z * 0.02), DARK, "plain", 0.003)
    mesh.box((0.0, -y * 0.02, -z * 0.49), AXES, (x * 0.30, y * 0.34, z * 0.012), PAPER, "plain", 0.001)
    for k in range(14):
        mesh.box(
            (x * (-0.12 + 0.018 * k), -y * 0.12, -z * 0.498), AXES, (x * 0.004 * (1 + k % 3), y * 0.08, z * 0.003), DARK
        )
    lines(mesh, (0.0, y * 0.05, -z * 0.499), x * 0.26, y * 0.16, 3, rng)
    mesh.tube(
        [
            (-x * 0.14, -y * 0.47, -z * 0.1),
            (-x * 0.13, -y * 0.5, -z * 0.1),
            (x * 0.13, -y * 0.5, -z * 0.1),
            (x * 0.14, -y * 0.47, -z * 0.1),
        ],
        y * 0.018,
        strap,
        8,
        "carpet",
    )


def _kept(mesh: Mesh, soft: Mesh, kind: int, side: float) -> None:
    """Take over the quads of a padded face that lie on the outside, turned the right way round."""
    for start in range(0, len(soft.data), 52):
        corners = [soft.data[start + 13 * k : start + 13 * (k + 1)] for k in range(4)]
        axis = (2, 1, 0)[kind]
        if sum(c[3 + axis] for c in corners) * side <= 0.0:
            continue
        for c in corners if kind == 0 else corners[::-1]:
            mesh.data.extend(c)


KINDS = {
    "food": (food, (0.50, 0.62, 0.42)), "drink": (drink, STEEL), "wipes": (wipes, (0.30, 0.56, 0.72)),
    "bag": (duffel, (0.58, 0.57, 0.50)), "cargo_bag": (cargo_bag, (0.88, 0.87, 0.82)),
}  # fmt: skip
"""Painter and usual colour by look."""
