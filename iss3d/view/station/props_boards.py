"""Larger fixed things among the shapes of things: pods, a curtain, boards, an ergometer, an old suit.

As in looks.py: about their own middle, along their own axes, filling their own size; the face toward the room is -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3
from iss3d.view.station.mesh import Colour, Frame, Mesh, mix, shade
from iss3d.view.station.props_life import lines
from iss3d.view.station.props_rooms import BLUE, RED, WHITE, YELLOW, circle, front, hull, screws
from iss3d.view.station.props_soft import pillow
from iss3d.view.station.props_tools import AXES, DARK, STEEL

Dice = random.Random
CORD: Colour = (0.22, 0.30, 0.50)
TAN: Colour = (0.80, 0.74, 0.60)


def pod(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A pod: a hard locker in a quilted jacket, its lid ribbed and bolted, with latches, a grip, a vent, a gauge."""
    w, h, d = s[0] * 0.5, s[1] * 0.5, s[2]
    jacket: Colour = (0.84, 0.83, 0.78)
    mesh.box((0.0, 0.0, d * 0.06), AXES, (s[0] * 0.97, s[1] * 0.97, d * 0.88), jacket, "quilt", min(0.05, d * 0.2))
    for k in (-0.32, 0.32):
        for a in (0, 1):
            size = (0.045, s[1] * 0.985, d * 0.9) if a == 0 else (s[0] * 0.985, 0.045, d * 0.9)
            at: Vec3 = (s[0] * k, 0.0, d * 0.06) if a == 0 else (0.0, s[1] * k, d * 0.06)
            mesh.box(at, AXES, size, CORD, "fabric", 0.004)
    f = front(s, -d * 0.12)
    mesh.block(f, -w * 0.92, -h * 0.92, w * 0.92, h * 0.92, -0.01, d * 0.10, c, "metal", 0.02)
    g = front(s, -d * 0.02)
    mesh.block(g, -w * 0.84, -h * 0.84, w * 0.84, h * 0.84, -0.004, 0.004, shade(c, 0.9), "plain", 0.006)
    for u in (-0.62, 0.62):
        mesh.block(g, w * (u - 0.035), -h * 0.8, w * (u + 0.035), h * 0.8, 0.0, 0.014, shade(c, 0.8), "metal", 0.006)
    screws(mesh, front(s, -d * 0.02), w * 0.88, h * 0.88, 7, 7)
    for u in (-0.36, 0.36):
        mesh.block(g, w * u - 0.05, -h * 0.90, w * u + 0.05, -h * 0.62, 0.0, 0.022, STEEL, "metal", 0.008)
        mesh.block(
            g, w * u - 0.028, -h * 0.82, w * u + 0.028, -h * 0.70, 0.022, 0.034, (0.22, 0.23, 0.25), "plain", 0.006
        )
    grip = [
        g.at(-w * 0.22, -h * 0.42, 0.0),
        g.at(-w * 0.22, -h * 0.42, 0.045),
        g.at(w * 0.22, -h * 0.42, 0.045),
        g.at(w * 0.22, -h * 0.42, 0.0),
    ]
    mesh.tube(grip, 0.012, DARK, 8, "carpet")
    mesh.block(g, w * 0.34, -h * 0.34, w * 0.56, h * 0.02, 0.0, 0.008, (0.62, 0.64, 0.64), "grille", 0.003)
    ring_ = circle(g, -w * 0.42, -h * 0.18, h * 0.10, 0.012, 18), circle(g, -w * 0.42, -h * 0.18, h * 0.085, 0.016, 18)
    mesh.ring(*ring_, g.n, STEEL, "metal")
    mesh.polygon(circle(g, -w * 0.42, -h * 0.18, h * 0.085, 0.010, 18), g.n, (0.93, 0.93, 0.88), "plain")
    mesh.tube([g.at(-w * 0.42, -h * 0.18, 0.013), g.at(-w * 0.46, -h * 0.12, 0.013)], 0.0018, RED)
    mesh.block(g, -w * 0.84, -h * 0.585, w * 0.84, -h * 0.555, 0.0, 0.0045, RED, "plain", 0.0005)
    for k in range(10):
        u = w * (-0.80 + 0.16 * k)
        mesh.block(g, u, h * 0.78, u + w * 0.16, h * 0.835, 0.0, 0.005, YELLOW if k % 2 else DARK, "plain", 0.0004)


def drape(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A curtain before a gap: soft folds from rings on a bar, a hem, a strap that gathers it, a card pinned on."""
    n, w, h = 60, s[0] * 0.5, s[1] * 0.5
    base = s[2] * 0.5 - 0.09
    mesh.tube([(-w, -h * 0.98, base), (w, -h * 0.98, base)], 0.011, STEEL, 10, "metal")

    def fold(t: float, v: float) -> Vec3:
        deep = 0.055 * (0.55 + 0.45 * v)
        return (
            -w * 0.98 + 2.0 * w * 0.98 * t + 0.012 * math.sin(t * 61.0 + v),
            h * (-0.94 + 1.90 * v),
            base - deep * (math.sin(t * 44.0) + 0.35 * math.sin(t * 19.0 + 2.0 * v)),
        )

    rows = 4
    for i in range(n):
        a, b = i / n, (i + 1) / n
        for j in range(rows):
            p, q = j / rows, (j + 1) / rows
            four = (fold(a, p), fold(b, p), fold(b, q), fold(a, q))
            across = (four[1][0] - four[0][0], 0.0, four[1][2] - four[0][2])
            lean = (across[2], 0.0, -across[0])
            close = 0.66 + 0.34 * (0.5 + 0.5 * math.sin(a * 44.0))
            for sign in (1.0, -1.0):
                mesh.quad(four, (lean[0] * sign, 0.0, lean[2] * sign), c, "fabric", close)
        if i % 6 == 3:
            at = fold(a, 0.0)
            mesh.tube([at, (at[0], -h * 0.98, base - 0.012), (at[0], -h * 0.995, base)], 0.004, STEEL, 6, "metal")
    for v, tone in ((0.955, shade(c, 0.7)), (0.03, shade(c, 0.8))):
        mesh.tube([fold(i / n, v) for i in range(n + 1)], 0.007, tone, 5, "fabric", 1.0, False)
    mesh.box((w * 0.1, -h * 0.1, base - 0.085), AXES, (0.15, 0.11, 0.002), (0.93, 0.88, 0.55), "plain", 0.0005)
    lines(mesh, (w * 0.1, -h * 0.1, base - 0.0865), 0.11, 0.07, 3, rng)


def tool_board(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A board with a sheet of paper under a clip, and tools in foam along both edges."""
    f = hull(mesh, s, (0.50, 0.53, 0.56), "metal", 0.01)
    w, h = s[0] * 0.5, s[1] * 0.5
    mesh.block(f, -w * 0.72, -h * 0.9, w * 0.72, h * 0.9, 0.0, 0.004, (0.88, 0.87, 0.82), "plain", 0.001)
    mesh.block(f, -w * 0.16, h * 0.82, w * 0.16, h * 1.0, 0.0, 0.018, STEEL, "metal", 0.006)
    for side in (-1.0, 1.0):
        a, b = sorted((side * w * 0.76, side * w * 0.98))
        mesh.block(f, a, -h * 0.94, b, h * 0.94, 0.0, 0.014, (0.12, 0.12, 0.13), "carpet", 0.004)
        for k in range(2):
            u = a + (b - a) * (0.28 + 0.44 * k)
            tone = (RED, BLUE, YELLOW, (0.2, 0.5, 0.3))[(k + (2 if side > 0 else 0)) % 4]
            mesh.tube([f.at(u, h * 0.2, 0.018), f.at(u, h * 0.8, 0.018)], 0.013, tone, 10, "carpet")
            mesh.tube([f.at(u, -h * 0.8, 0.018), f.at(u, h * 0.2, 0.018)], 0.005, STEEL, 8, "metal")
    screws(mesh, f, w * 0.74, h * 0.93, 2, 2)


def patches(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A cloth with the patches of crews sewn on: rings of colour, a ship or a star in each, bars under them."""
    f = hull(mesh, s, (0.30, 0.34, 0.42), "fabric", 0.004)
    w, h = s[0] * 0.5, s[1] * 0.5
    tones: tuple[Colour, ...] = (
        (0.16, 0.26, 0.55),
        (0.62, 0.14, 0.14),
        (0.12, 0.40, 0.34),
        (0.36, 0.20, 0.50),
        (0.80, 0.56, 0.16),
        (0.14, 0.44, 0.60),
        (0.24, 0.24, 0.28),
        (0.70, 0.36, 0.14),
    )
    for i in range(4):
        for j in range(2):
            u, v, r = w * (-0.72 + 0.48 * i), h * (0.46 - 0.92 * j), min(w * 0.21, h * 0.38)
            tone, rim = tones[i + 4 * j], rng.choice(((0.92, 0.90, 0.84), (0.90, 0.74, 0.28)))
            mesh.ring(circle(f, u, v, r, 0.002), circle(f, u, v, r * 0.86, 0.004), f.n, rim, "fabric")
            mesh.polygon(circle(f, u, v, r * 0.87, 0.003), f.n, tone, "fabric")
            mesh.ring(circle(f, u, v, r * 0.62, 0.0034), circle(f, u, v, r * 0.58, 0.0034), f.n, mix(rim, tone, 0.3))
            for k in (-1.0, 1.0):
                mesh.block(
                    f,
                    u + k * r * 0.30 - r * 0.12,
                    v - r * 0.26,
                    u + k * r * 0.30 + r * 0.12,
                    v + r * 0.26,
                    0.003,
                    0.0036,
                    rim,
                    "plain",
                    0.0002,
                )
            mesh.block(f, u - r * 0.4, v - r * 0.03, u + r * 0.4, v + r * 0.03, 0.003, 0.0038, (0.9, 0.9, 0.88))
            for _ in range(5):
                a, q = rng.uniform(0.0, math.tau), rng.uniform(0.2, 0.75) * r
                mesh.polygon(
                    circle(f, u + math.cos(a) * q, v + math.sin(a) * q, 0.0018, 0.0036, 6), f.n, (1.0, 1.0, 0.95)
                )


def chart(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A folded map of the world: sea, land in pale colours, a net of lines, creases, worn corners."""
    f = hull(mesh, s, (0.86, 0.84, 0.76), "plain", 0.002)
    w, h = s[0] * 0.5, s[1] * 0.5
    mesh.block(f, -w * 0.94, -h * 0.9, w * 0.94, h * 0.9, 0.0, 0.001, (0.62, 0.74, 0.80), "plain", 0.0002)
    lands = (
        ((-0.72, 0.58), (-0.40, 0.62), (-0.30, 0.36), (-0.44, 0.14), (-0.56, 0.06), (-0.68, 0.32)),
        ((-0.42, 0.02), (-0.26, -0.04), (-0.24, -0.24), (-0.36, -0.62), (-0.42, -0.30)),
        ((-0.06, 0.34), (0.10, 0.62), (0.44, 0.70), (0.78, 0.58), (0.66, 0.26), (0.42, 0.12), (0.16, 0.22)),
        ((-0.08, 0.20), (0.14, 0.16), (0.22, -0.04), (0.12, -0.46), (0.02, -0.12), (-0.10, 0.02)),
        ((0.56, -0.24), (0.74, -0.20), (0.76, -0.44), (0.58, -0.46)),
    )
    for n, land in enumerate(lands):
        tone = ((0.78, 0.74, 0.52), (0.66, 0.74, 0.52), (0.80, 0.72, 0.56), (0.82, 0.74, 0.50), (0.76, 0.66, 0.48))[n]
        mesh.polygon([f.at(u * w, v * h, 0.0014) for u, v in land], f.n, tone, "carpet")
    for n in range(-4, 5):
        mesh.block(f, w * 0.21 * n - 0.0004, -h * 0.9, w * 0.21 * n + 0.0004, h * 0.9, 0.001, 0.0017, (0.42, 0.52, 0.6))
    for k in (-0.5, 0.0, 0.5):
        mesh.block(f, -w * 0.94, h * k - 0.0004, w * 0.94, h * k + 0.0004, 0.001, 0.0017, (0.42, 0.52, 0.6))
    for k in (-0.33, 0.33):
        mesh.block(f, w * k - 0.001, -h * 0.98, w * k + 0.001, h * 0.98, 0.0, 0.0022, (0.94, 0.93, 0.88))


def icon(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A small icon in a gilded frame, and beside it a picture of a bearded man with a rocket, tape at its corners."""
    w, h = s[0] * 0.5, s[1] * 0.5
    f = front(s)
    gold: Colour = (0.80, 0.62, 0.24)
    left = Frame(f.at(-w * 0.5, 0.0, -s[2] * 0.5), f.u, f.v, f.n)
    mesh.block(left, -w * 0.40, -h * 0.92, w * 0.40, h * 0.92, 0.0, s[2], shade(gold, 0.8), "metal", 0.006)
    mesh.block(left, -w * 0.30, -h * 0.76, w * 0.30, h * 0.76, s[2], s[2] + 0.001, gold, "foil", 0.0004)
    n = s[2] + 0.002
    mesh.polygon(circle(left, 0.0, h * 0.28, w * 0.19, n, 20, 1.0), left.n, shade(gold, 1.15), "metal")
    mesh.polygon(
        [
            left.at(u * w, v * h, n + 0.0004)
            for u, v in ((-0.24, -0.72), (0.24, -0.72), (0.20, -0.10), (0.08, 0.10), (-0.08, 0.10), (-0.20, -0.10))
        ],
        left.n,
        (0.46, 0.16, 0.14),
    )
    mesh.polygon(circle(left, 0.0, h * 0.26, w * 0.10, n + 0.0008, 16, 1.25), left.n, (0.62, 0.42, 0.28))
    mesh.polygon(circle(left, 0.0, h * 0.12, w * 0.075, n + 0.001, 12, 1.3), left.n, (0.26, 0.17, 0.12))
    right = Frame(f.at(w * 0.5, h * 0.02, -s[2] * 0.5), f.u, f.v, f.n)
    mesh.block(right, -w * 0.42, -h * 0.86, w * 0.42, h * 0.86, 0.0, 0.003, (0.88, 0.85, 0.76), "plain", 0.001)
    mesh.block(right, -w * 0.36, -h * 0.62, w * 0.36, h * 0.78, 0.003, 0.0034, (0.55, 0.52, 0.46), "carpet", 0.0002)
    mesh.polygon(
        [right.at(u * w, v * h, 0.004) for u, v in ((-0.32, -0.62), (0.16, -0.62), (0.10, -0.16), (-0.24, -0.16))],
        right.n,
        (0.16, 0.16, 0.17),
    )
    mesh.polygon(circle(right, -w * 0.07, h * 0.14, w * 0.11, 0.0042, 16, 1.25), right.n, (0.72, 0.64, 0.54))
    mesh.polygon(circle(right, -w * 0.07, -h * 0.06, w * 0.10, 0.0046, 14, 1.4), right.n, (0.80, 0.79, 0.76))
    mesh.polygon(
        [
            right.at(u * w, v * h, 0.0042)
            for u, v in ((0.20, -0.4), (0.30, -0.4), (0.30, 0.36), (0.25, 0.60), (0.20, 0.36))
        ],
        right.n,
        (0.86, 0.84, 0.78),
    )
    for u, v in ((-0.40, 0.82), (0.40, 0.82), (-0.40, -0.82), (0.40, -0.82)):
        mesh.block(right, u * w - 0.012, v * h - 0.006, u * w + 0.012, v * h + 0.006, 0.0, 0.0045, (0.62, 0.63, 0.62))


def ergometer(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """An exercise bicycle without a saddle: a drum in its guard, cranks with straps, a back plate, grips, a display."""
    x, y, z = s[0] * 0.5, s[1] * 0.5, s[2]
    foot = z * 0.5
    for v in (-0.86, 0.86):
        mesh.box((0.0, y * v, foot - 0.02), AXES, (s[0], 0.05, 0.04), (0.40, 0.42, 0.44), "metal", 0.008)
    mesh.box(
        (-x * 0.3, 0.0, foot - z * 0.30), AXES, (s[0] * 0.36, s[1] * 0.6, z * 0.5), (0.72, 0.74, 0.70), "plain", 0.03
    )
    hub = (x * 0.22, 0.0, foot - z * 0.56)
    mesh.tube([(hub[0], -y * 0.22, hub[2]), (hub[0], y * 0.22, hub[2])], z * 0.36, (0.30, 0.32, 0.34), 28, "metal")
    mesh.tube([(hub[0], -y * 0.25, hub[2]), (hub[0], y * 0.25, hub[2])], z * 0.28, (0.62, 0.64, 0.64), 28, "metal")
    for side, a in ((-1.0, 0.7), (1.0, 0.7 + math.pi)):
        end = (hub[0] + math.cos(a) * z * 0.40, side * y * 0.5, hub[2] + math.sin(a) * z * 0.40)
        mesh.tube([(hub[0], side * y * 0.25, hub[2]), (hub[0], side * y * 0.5, hub[2]), end], 0.014, STEEL, 8, "metal")
        mesh.box((end[0], side * y * 0.72, end[2]), AXES, (0.10, y * 0.42, 0.025), DARK, "carpet", 0.006)
        strap = [
            (end[0] - 0.05, side * y * 0.72, end[2]),
            (end[0], side * y * 0.72, end[2] - 0.05),
            (end[0] + 0.05, side * y * 0.72, end[2]),
        ]
        mesh.tube(strap, 0.011, (0.7, 0.2, 0.15), 6, "fabric")
        mesh.tube(
            [
                (-x * 0.5, side * y * 0.3, foot - z * 0.55),
                (-x * 0.72, side * y * 0.5, -foot * 0.7),
                (-x * 0.5, side * y * 0.62, -foot * 0.92),
            ],
            0.014,
            STEEL,
            8,
            "metal",
        )
        mesh.tube(
            [(-x * 0.62, side * y * 0.56, -foot * 0.80), (-x * 0.5, side * y * 0.62, -foot * 0.92)],
            0.022,
            DARK,
            10,
            "carpet",
        )
    mesh.box((-x * 0.5, 0.0, -foot * 0.52), AXES, (0.10, y * 0.5, 0.07), DARK, "plain", 0.01)
    g = Frame((-x * 0.5, 0.0, -foot * 0.52 - 0.035), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    mesh.block(g, -0.04, -y * 0.2, 0.04, y * 0.2, 0.0, 0.002, (0.7, 0.9, 0.8), "screen", 0.0005, glow=0.5)
    back = Mesh()
    pillow(
        back, (x * 0.86, 0.0, -foot * 0.1), (0.12, s[1] * 0.8, z * 0.5), (0.30, 0.36, 0.42), "fabric", rng, 0.3, 0.0, 8
    )
    mesh.data.extend(back.data)


def bench(mesh: Mesh, s: Vec3) -> None:
    """A place to sit: a quilted cushion on a tubular frame, a bar over the thighs, a belt with its buckle."""
    x, y, z = s
    cloth: Colour = (0.46, 0.50, 0.40)
    for k in (-1.0, 1.0):
        frame = [
            (-x * 0.48, k * y * 0.46, z * 0.10),
            (-x * 0.48, k * y * 0.46, z * 0.44),
            (x * 0.48, k * y * 0.46, z * 0.44),
            (x * 0.48, k * y * 0.46, z * 0.10),
        ]
        mesh.tube(frame, 0.012, STEEL, 8, "metal")
        mesh.tube([(k * x * 0.40, -y * 0.46, z * 0.44), (k * x * 0.40, y * 0.46, z * 0.44)], 0.011, STEEL, 8, "metal")
    for u, tone in ((-0.22, cloth), (0.22, shade(cloth, 1.12))):
        pad = Mesh()
        pillow(
            pad,
            (x * u, 0.0, z * 0.08),
            (x * 0.42, y * 0.86, z * 0.46),
            tone,
            "quilt",
            random.Random(7),
            0.26,
            0.0,
            10,
            0.0,
        )
        mesh.data.extend(pad.data)
    for v in (-0.43, 0.43):
        mesh.tube([(-x * 0.42, y * v, z * 0.06), (x * 0.42, y * v, z * 0.06)], 0.006, CORD, 6, "fabric")
    belt = [
        (x * 0.02, -y * 0.46, z * 0.2),
        (x * 0.02, -y * 0.2, -z * 0.26),
        (x * 0.02, y * 0.2, -z * 0.26),
        (x * 0.02, y * 0.46, z * 0.2),
    ]
    mesh.tube(belt, 0.012, (0.76, 0.73, 0.64), 6, "fabric")
    mesh.box((x * 0.02, 0.0, -z * 0.27), AXES, (0.06, 0.05, 0.014), STEEL, "metal", 0.004)
    bar = [
        (x * 0.34, -y * 0.48, z * 0.2),
        (x * 0.36, -y * 0.48, -z * 0.44),
        (x * 0.36, y * 0.48, -z * 0.44),
        (x * 0.34, y * 0.48, z * 0.2),
    ]
    mesh.tube(bar, 0.013, (0.24, 0.34, 0.56), 10, "carpet")


KINDS = {
    "pod": (pod, (0.60, 0.63, 0.65)),
    "drape": (drape, (0.56, 0.62, 0.66)),
    "tool_board": (tool_board, WHITE),
    "patches": (patches, WHITE),
    "chart": (chart, WHITE),
    "icon": (icon, WHITE),
    "ergometer": (ergometer, WHITE),
}
"""Painter and usual colour by look."""
