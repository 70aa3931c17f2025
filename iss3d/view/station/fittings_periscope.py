"""Among the shapes of things, the sight of a Soyuz: a ground glass ringed by small windows, in its housing on its pipe.

As in looks.py: about its own middle, along its own axes, face at -z. Knows no story.
"""

from __future__ import annotations

import math
import random
from itertools import pairwise

from iss3d.vectors import Vec3, lerp, sub
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import Colour, Frame, Mesh, shade

AXES: tuple[Vec3, Vec3, Vec3] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
STEEL: Colour = (0.60, 0.61, 0.60)
ENAMEL: Colour = (0.30, 0.33, 0.31)
SOOT: Colour = (0.06, 0.06, 0.065)
IVORY: Colour = (0.84, 0.82, 0.74)
RED: Colour = (0.66, 0.14, 0.10)
STEPS = 40


def circle(f: Frame, radius: float, out: float, u: float = 0.0, v: float = 0.0, steps: int = STEPS) -> list[Vec3]:
    """Return a circle on a frame."""
    turns = (2.0 * math.pi * k / steps for k in range(steps))
    return [f.at(u + radius * math.cos(a), v + radius * math.sin(a), out) for a in turns]


def turned(mesh: Mesh, f: Frame, profile: list[tuple[float, float]], colour: Colour, tile: Tile = "plain",
           u: float = 0.0, v: float = 0.0, steps: int = STEPS) -> None:  # fmt: skip
    """Add a turned surface: (radius, metres out) from its outer edge inward, shaded smoothly enough by its slopes."""
    for (r0, n0), (r1, n1) in pairwise(profile):
        rise, run = n1 - n0, r0 - r1
        for k in range(steps):
            a, b = 2.0 * math.pi * k / steps, 2.0 * math.pi * (k + 1) / steps
            spots = ((r0, a, n0), (r0, b, n0), (r1, b, n1), (r1, a, n1))
            four = [f.at(u + r * math.cos(t), v + r * math.sin(t), n) for r, t, n in spots]
            m = (a + b) * 0.5
            away = sub(f.at(rise * math.cos(m), rise * math.sin(m), abs(run) + 1e-4), f.o)
            mesh.quad(four, away, colour, tile)


def periscope(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """The sight: housing, eight small windows about a ground glass with its scale, knobs, levers, pipe, cables."""
    f = Frame((0.0, 0.0, -s[2] * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    r = min(s[0], s[1]) * 0.5
    housing(mesh, f, r, s[2])
    dial(mesh, f, r)
    for k in range(4):
        a = math.pi * (k + 0.5) / 2.0
        u, v = 1.40 * r * math.cos(a), 1.40 * r * math.sin(a)
        mesh.tube([f.at(u, v, -0.022), f.at(u, v, -0.012)], 0.010, STEEL, 8, "metal")
        mesh.block(f, u - 0.007, v - 0.001, u + 0.007, v + 0.001, -0.012, -0.0116, SOOT, "plain", 0.0002)
    levers(mesh, f, r)


def housing(mesh: Mesh, f: Frame, r: float, deep: float) -> None:
    """Add the box behind the glass, its flange, the pipe that goes up to the wall, brackets and plugs."""
    w = r * 1.14
    mesh.block(f, -w, -w, w, w, -0.060, -0.022, ENAMEL, "plain", 0.022)
    mesh.block(f, -w * 0.94, -w * 0.94, w * 0.94, w * 0.94, -deep * 1.05, -0.05, shade(ENAMEL, 0.85), "plain", 0.020)
    turned(mesh, f, [(r * 0.98, -deep * 0.98), (r * 0.98, -0.05), (r * 0.9, -0.05)], shade(ENAMEL, 0.9))
    for k in range(5):
        at = -deep * 0.86 + 0.019 * k
        mesh.tube([f.at(w * 0.95, -w * 0.7, at), f.at(w * 0.95, w * 0.7, at)], 0.004, shade(ENAMEL, 0.7), 5, "plain")
    back = deep + 0.02
    pipe = [f.at(-r * 0.2, r * 0.3, -deep), f.at(-r * 0.3, r * 0.2, -back - 0.03),
            f.at(-r * 1.2, -r * 0.4, -back - 0.06), f.at(-r * 3.0, -r * 1.3, -back - 0.05)]  # fmt: skip
    mesh.tube(pipe, r * 0.36, shade(ENAMEL, 1.15), 18, "metal")
    for k in (1, 2):
        p = pipe[k]
        mesh.tube([p, lerp(p, pipe[k + 1], 0.08)], r * 0.44, STEEL, 18, "metal")
    for side in (-1.0, 1.0):
        mesh.block(f, side * w - 0.004, -r * 0.35, side * w + 0.004, r * 0.35, -0.12, -0.03, STEEL, "metal", 0.003)
        mesh.tube([f.at(side * w, -r * 0.2, -0.10), f.at(side * w * 1.08, -r * 0.2, -0.10)], 0.012, STEEL, 8, "metal")
        plug = [f.at(side * w * 0.9, w * 0.62, -0.10), f.at(side * w * 1.22, w * 0.66, -0.10),
                f.at(side * w * 1.36, w * 0.30, -0.17), f.at(side * w * 1.2, -w * 0.5, -0.24)]  # fmt: skip
        mesh.tube(plug[:2], 0.015, STEEL, 12, "metal")
        mesh.tube(plug[1:], 0.008, (0.16, 0.16, 0.17), 8, "fabric")


def dial(mesh: Mesh, f: Frame, r: float) -> None:
    """Add what is round the glass: a step with eight windows, a ring of ticks, a thin rubber lip."""
    turned(mesh, f, [(r * 1.13, -0.022), (r * 1.12, -0.004), (r * 1.08, 0.002), (r * 0.985, 0.002)], shade(ENAMEL, 1.2))
    turned(mesh, f, [(r * 0.985, 0.002), (r * 0.975, 0.010), (r * 0.925, 0.014), (r * 0.87, 0.010), (r * 0.84, -0.004)],
           SOOT, "carpet")  # fmt: skip
    turned(mesh, f, [(r * 0.84, -0.004), (r * 0.826, -0.010)], STEEL, "metal")
    for k in range(8):
        a = math.pi * (k + 0.5) / 4.0
        u, v = r * 1.055 * math.cos(a), r * 1.055 * math.sin(a)
        turned(
            mesh, f, [(0.0095, 0.001), (0.0092, 0.0045), (0.0072, 0.0045), (0.0066, 0.002)], STEEL, "metal", u, v, 14
        )
        mesh.polygon(circle(f, 0.0068, 0.0022, u, v, 14), f.n, (0.02, 0.06, 0.07), "plain", 1.0, 0.12)
    for k in range(72):
        a = 2.0 * math.pi * k / 72.0
        long = 0.036 if k % 6 == 0 else 0.018
        if abs((a * 4.0 / math.pi) % 1.0 - 0.5) < 0.16 and k % 6:
            continue
        near, far, half = r * 1.10, r * (1.10 - long), 0.0006 if k % 6 else 0.0010
        du, dv = -math.sin(a) * half, math.cos(a) * half
        spots = [(near, 1.0), (near, -1.0), (far, -1.0), (far, 1.0)]
        four = [f.at(q * math.cos(a) + du * g, q * math.sin(a) + dv * g, 0.0026) for q, g in spots]
        mesh.quad(four, f.n, IVORY)


def levers(mesh: Mesh, f: Frame, r: float) -> None:
    """Add the knobs for brightness and filter, a lever, the plates with their lines of words, a red guard."""
    w = r * 1.14
    for side, high in ((-1.0, 0.018), (1.0, 0.024)):
        u, v = side * w * 0.80, -w * 0.80
        mesh.tube([f.at(u, v, -0.022), f.at(u, v, -0.022 + high)], 0.015, SOOT, 16, "carpet")
        mesh.tube([f.at(u, v, -0.022 + high), f.at(u, v, -0.021 + high)], 0.011, (0.16, 0.17, 0.17), 14)
        mesh.block(f, u - 0.001, v + 0.002, u + 0.001, v + 0.013, -0.022 + high, -0.0205 + high, IVORY, "plain", 0.0002)
        mesh.block(f, u - 0.020, v + 0.019, u + 0.020, v + 0.026, -0.0218, -0.0214, IVORY, "plain", 0.0002)
        mesh.block(f, u - 0.015, v + 0.0212, u + 0.012, v + 0.0236, -0.0214, -0.0212, SOOT, "plain", 0.0001)
        x, y = side * w * 0.82, w * 0.82
        mesh.block(f, x - 0.017, y - 0.013, x + 0.017, y + 0.013, -0.022, -0.016, (0.10, 0.10, 0.11), "plain", 0.003)
        if side > 0.0:
            mesh.block(f, x - 0.011, y - 0.009, x + 0.011, y + 0.009, -0.016, -0.002, RED, "plain", 0.004)
        else:
            mesh.tube([f.at(x, y, -0.016), f.at(x - 0.004, y + 0.010, 0.006)], [0.0035, 0.0045], STEEL, 8, "metal")
