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
    """An onion in a sock of earth, with its green shoots."""
    x, y, z = s
    mesh.ball((0.0, 0.0, z * 0.22), 1.0, (0.5, 0.46, 0.42), 12, "fabric", (x * 0.42, y * 0.42, z * 0.28))
    mesh.ball((0.0, 0.0, -z * 0.06), 1.0, (0.72, 0.5, 0.3), 12, "plain", (x * 0.3, y * 0.3, z * 0.13))
    for k in range(5):
        angle = 1.26 * k + 0.4
        path: list[Vec3] = []
        for i in range(6):
            t = i / 5.0
            lean = 0.42 * x * t * t + 0.04 * x
            path.append((math.cos(angle) * lean, math.sin(angle) * lean, -z * (0.12 + (0.5 + 0.08 * (k % 3)) * t)))
        mesh.tube(path, [0.007, 0.007, 0.006, 0.005, 0.004, 0.002], (0.3, 0.56, 0.2), 6, "plain")
