"""Things with a shape of their own among the shapes of things: a guitar, a treadmill, an onion.

As in looks.py: about their own middle, along their own axes, filling their own size.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3
from iss3d.view.station.mesh import Colour, Mesh, shade

AXES: tuple[Vec3, Vec3, Vec3] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
STEEL: Colour = (0.66, 0.68, 0.7)
DARK: Colour = (0.1, 0.1, 0.11)


def guitar(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """A guitar along x: two bouts, a sound hole, neck with frets, six strings, pegs."""
    x, y, z = s
    top = -z * 0.42
    for at, r in ((-0.32, 0.5), (-0.08, 0.39)):
        side = [(x * at, 0.0, z * 0.42), (x * at, 0.0, top)]
        mesh.tube([(p[0], p[1], p[2]) for p in side], y * r, c, 26, "plain")
    mesh.box((-x * 0.2, 0.0, 0.0), AXES, (x * 0.2, y * 0.72, z * 0.84), c, "plain", 0.01)
    mesh.tube([(-x * 0.12, 0.0, top), (-x * 0.12, 0.0, top - 0.002)], y * 0.14, DARK, 18, "plain")
    mesh.box((x * 0.2, 0.0, top - 0.004), AXES, (x * 0.42, y * 0.13, 0.02), (0.2, 0.12, 0.07), "plain", 0.004)
    mesh.box((x * 0.45, 0.0, top), AXES, (x * 0.1, y * 0.2, 0.02), (0.3, 0.18, 0.1), "plain", 0.004)
    mesh.box((-x * 0.38, 0.0, top - 0.005), AXES, (0.02, y * 0.36, 0.012), (0.2, 0.12, 0.07), "plain", 0.003)
    for k in range(10):
        mesh.box((x * (0.38 - 0.037 * k), 0.0, top - 0.015), AXES, (0.002, y * 0.125, 0.002), STEEL, "metal", 0.0005)
    for k in range(6):
        v = y * 0.018 * (k - 2.5)
        mesh.tube(
            [(-x * 0.38, v * 1.5, top - 0.014), (x * 0.42, v, top - 0.018)], 0.0009, STEEL, 3, "metal", 1.0, False
        )
        peg = (x * (0.42 + 0.03 * (k % 3)), y * 0.13 * (1.0 if k < 3 else -1.0), top)
        mesh.ball(peg, 0.009, (0.85, 0.83, 0.76), 6)


def treadmill(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """A treadmill: a belt between side rails, rollers, a display, bungees to hold a runner down."""
    x, y, z = s
    mesh.box((0.0, 0.0, z * 0.15), AXES, (x, y, z * 0.7), shade(c, 0.7), "metal", 0.015)
    mesh.box((0.0, 0.0, -z * 0.24), AXES, (x * 0.9, y * 0.66, 0.02), (0.13, 0.13, 0.14), "carpet", 0.004)
    for k in (-1.0, 1.0):
        mesh.box((0.0, k * y * 0.42, -z * 0.22), AXES, (x, y * 0.14, z * 0.12), c, "plain", 0.012)
        mesh.tube([(k * x * 0.46, -y * 0.34, -z * 0.22), (k * x * 0.46, y * 0.34, -z * 0.22)], 0.03, STEEL, 12, "metal")
        for j in (-1.0, 1.0):
            cord: list[Vec3] = []
            for i in range(9):
                t = i / 8.0
                cord.append(
                    (j * x * (0.2 - 0.12 * t), k * y * (0.4 - 0.25 * t), -z * (0.28 + 0.22 * math.sin(2.6 * t)))
                )
            mesh.tube(cord, 0.008, (0.72, 0.5, 0.16), 5, "fabric", 1.0, False)
    mesh.box((x * 0.44, 0.0, -z * 0.4), AXES, (0.05, y * 0.4, z * 0.2), DARK, "plain", 0.008)


def onion(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """An onion in a sock of earth: knitted ribs, a string round its neck, papery skin, roots, bent tubes of green."""
    x, y, z = s
    wool: Colour = (0.58, 0.55, 0.50)
    rows = ((0.5, 0.30), (0.47, 0.60), (0.38, 0.82), (0.26, 0.92), (0.14, 0.88), (0.06, 0.74), (0.02, 0.62))
    mesh.tube([(0.0, 0.0, z * t) for t, _ in rows], [x * 0.5 * r for _, r in rows], wool, 20, "fabric")
    for k in range(10):
        a = math.tau * k / 10
        rib = [(math.cos(a) * x * 0.5 * r * 1.01, math.sin(a) * y * 0.5 * r * 1.01, z * t) for t, r in rows]
        mesh.tube(rib, 0.0022, shade(wool, 0.86), 5, "fabric", 1.0, False)
    for t, tone in ((0.34, (0.62, 0.22, 0.18)), (0.30, (0.86, 0.84, 0.78))):
        mesh.tube([(0.0, 0.0, z * t), (0.0, 0.0, z * (t - 0.025))], x * 0.465, tone, 20, "fabric", 1.0, False)
    mesh.tube([(0.0, 0.0, z * 0.05), (0.0, 0.0, z * 0.03)], x * 0.34, (0.74, 0.66, 0.46), 16, "carpet")
    mesh.tube([(0.0, 0.0, z * 0.03), (0.0, 0.0, z * 0.022)], x * 0.31, (0.16, 0.11, 0.08), 16, "carpet")
    bulb = ((0.04, 0.12), (0.0, 0.46), (-0.05, 0.56), (-0.10, 0.50), (-0.15, 0.30), (-0.19, 0.14), (-0.22, 0.09))
    mesh.tube([(0.0, 0.0, z * t) for t, _ in bulb], [x * 0.5 * r for _, r in bulb], c, 20, "plain")
    for k in range(14):
        a = math.tau * k / 14 + rng.uniform(-0.1, 0.1)
        vein = [(math.cos(a) * x * 0.503 * r, math.sin(a) * y * 0.503 * r, z * t) for t, r in bulb]
        mesh.tube(vein, 0.0009, shade(c, rng.choice((0.66, 0.8, 1.25))), 4, "plain", 1.0, False)
    for k in range(8):
        a = math.tau * k / 8 + rng.uniform(-0.3, 0.3)
        long, lean = rng.uniform(0.24, 0.42), rng.uniform(0.10, 0.46)
        path: list[Vec3] = []
        for i in range(8):
            t = i / 7.0
            away = x * (0.05 + lean * t * t)
            fall = 0.10 * max(0.0, t - 0.7) if k % 3 == 0 else 0.0
            path.append((math.cos(a) * away, math.sin(a) * away, -z * (0.20 + long * t - fall)))
        green: Colour = ((0.28, 0.50, 0.20), (0.34, 0.58, 0.24), (0.24, 0.44, 0.22))[k % 3]
        mesh.tube(path, [0.0052, 0.006, 0.0062, 0.006, 0.0054, 0.0046, 0.0034, 0.0014], green, 8, "plain")
        tip = path[-1]
        mesh.tube([path[-2], tip], [0.0030, 0.0012], (0.62, 0.56, 0.28), 6, "plain")
