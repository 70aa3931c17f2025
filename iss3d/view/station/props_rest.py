"""Where people lie among the shapes of things: sleeping bags, and the seats of a capsule with their moulded liners.

As in looks.py: about their own middle, along their own axes, filling their own size; the face toward the room is -z.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from itertools import pairwise

from iss3d.vectors import Vec3, cross, dot, scale, sub, unit
from iss3d.view.station.mesh import Colour, Mesh, shade
from iss3d.view.station.props_boards import CORD
from iss3d.view.station.props_life import lines
from iss3d.view.station.props_soft import pillow
from iss3d.view.station.props_suit import bent
from iss3d.view.station.props_tools import AXES, DARK, PAPER, STEEL

Dice = random.Random
LINER: Colour = (0.70, 0.69, 0.61)
WEB: Colour = (0.30, 0.36, 0.50)
BAFFLES = 9
"""Chambers of down across a sleeping bag."""

ROWS, SIDES = 54, 20
"""Pieces of its cloth along it and round it: six to a chamber."""


def sleeping_bag(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A sleeping bag tied to its wall: wrinkled cloth, a hood, two arm holes, a zip, webbing round it."""
    long = 0 if s[0] >= s[1] else 1
    half, wide, deep = s[long] * 0.5, s[1 - long] * 0.5, s[2] * 0.5
    phase = rng.random() * 6.0

    def spot(t: float, a: float, out: float = 0.0) -> Vec3:
        shape = (0.62 + 0.38 * math.sin(math.pi * min(1.0, max(0.0, (t + 1.0) / 2.6) * 0.9 + 0.12))) * (
            1.0 if t < 0.62 else 1.0 - 0.55 * ((t - 0.62) / 0.38) ** 1.6
        )
        end = max(0.0, 1.0 - abs(t) ** 9) ** 0.5
        seam = abs(math.sin(math.pi * BAFFLES * (t + 1.0) / 2.0 + 0.10 * math.sin(a * 3.0 + phase)))
        fold = 0.955 + 0.06 * seam**0.55
        fold += 0.012 * math.sin(t * 31.0 + 2.4 * math.sin(a * 2.0 + phase)) + 0.008 * math.sin(a * 9.0 + t * 13.0)
        u = math.cos(a) * wide * 0.92 * shape * end * fold
        n = math.sin(a)
        z = (-n * deep * 0.92 * fold * end - out) if n > 0.0 else -n * deep * 0.55
        along = -t * half
        return (along, u, z) if long == 0 else (u, along, z)

    def lean(t: float, a: float) -> Vec3:
        """Return which way the cloth faces, from its neighbours."""
        step = 0.012
        along = sub(spot(min(t + step, 1.0), a), spot(max(t - step, -1.0), a))
        across = sub(spot(t, a + step * 6.0), spot(t, a - step * 6.0))
        out = cross(along, across)
        outward = (0.0, math.cos(a), -math.sin(a)) if long == 0 else (math.cos(a), 0.0, -math.sin(a))
        if dot(out, out) < 1e-14:
            return outward
        return unit(out if dot(out, outward) > 0.0 else scale(out, -1.0))

    turns = [math.tau * k / SIDES for k in range(SIDES + 1)]
    grid = [[(spot(t, a), lean(t, a)) for a in turns] for t in (-1.0 + 2.0 * i / ROWS for i in range(ROWS + 1))]
    for i in range(ROWS):
        tone = shade(c, 0.97 + 0.05 * math.sin(i * 2.4 + phase))
        for k in range(SIDES):
            four = (grid[i][k], grid[i][k + 1], grid[i + 1][k + 1], grid[i + 1][k])
            part = (k / SIDES * 2.0 % 1.0, i / ROWS, k / SIDES * 2.0 % 1.0 + 1.0 / SIDES, (i + 1) / ROWS)
            mesh.quad([p for p, _ in four], four[0][1], tone, "fabric", 0.92, 0.0, part, [n for _, n in four])
    hole: Colour = (0.70, 0.66, 0.56)
    face = [
        spot(0.62 + 0.24 * math.sin(a), math.pi / 2.0 + 0.62 * math.cos(a), 0.012)
        for a in (math.tau * i / 16 for i in range(17))
    ]
    mesh.polygon(face[:-1], (0.0, 0.0, -1.0), shade(hole, 0.5), "fabric", 0.7)
    mesh.tube(face, 0.016, hole, 6, "fabric", 1.0, False)
    cushion = Mesh()
    at = spot(0.64, math.pi / 2.0, 0.016)
    pillow(
        cushion,
        at,
        (0.30, 0.20, 0.05) if long == 1 else (0.20, 0.30, 0.05),
        (0.84, 0.84, 0.80),
        "fabric",
        rng,
        0.5,
        0.0,
        8,
    )
    mesh.data.extend(cushion.data)
    for side in (-1.0, 1.0):
        slit = [
            spot(0.16 + 0.11 * math.sin(a), math.pi / 2.0 - side * (0.72 + 0.12 * math.cos(a)), 0.008)
            for a in (math.tau * i / 16 for i in range(17))
        ]
        mesh.polygon(slit[:-1], (0.0, 0.0, -1.0), (0.07, 0.08, 0.08), "fabric", 0.5)
        mesh.tube(slit, 0.008, shade(c, 0.62), 4, "fabric", 1.0, False)
        cord = bent(
            [
                spot(0.36, math.pi / 2.0 - side * 0.4, 0.016),
                spot(0.30, math.pi / 2.0 - side * 0.25, 0.05),
                spot(0.22, math.pi / 2.0 - side * 0.3, 0.03),
            ]
        )
        mesh.tube(cord, 0.004, PAPER, 4, "fabric")
    zip_ = [spot(0.34 - 1.2 * i / 14, math.pi / 2.0 + 0.16, 0.006) for i in range(15)]
    mesh.tube(zip_, 0.007, DARK, 4, "grille", 1.0, False)
    mesh.box(zip_[2], AXES, (0.016, 0.03, 0.012), STEEL, "metal", 0.003)
    for t in (-0.56, -0.11, 0.33):
        band = [spot(t, math.pi * i / 20, 0.004) for i in range(21)]
        for q in (-1.5, -0.5, 0.5, 1.5):
            shifted = [(p[0] + 0.009 * q, p[1], p[2]) if long == 0 else (p[0], p[1] + 0.009 * q, p[2]) for p in band]
            mesh.tube(shifted, 0.006, WEB, 4, "fabric", 1.0, False)
        mesh.box(spot(t, math.pi * 0.38, 0.018), AXES, (0.05, 0.045, 0.016), DARK, "plain", 0.004)
    tag = spot(-0.36, math.pi / 2.0 - 0.5, 0.012)
    mesh.box(tag, AXES, (0.11, 0.07, 0.004), PAPER, "plain", 0.001)
    lines(mesh, (tag[0], tag[1], tag[2] - 0.003), 0.09, 0.05, 2, rng)


SHELL: Colour = (0.66, 0.66, 0.62)
COVER: Colour = (0.50, 0.50, 0.40)
SHELL_DEPTH = 0.085
"""Metres between the cloth that a body lies in and the back of the moulded shell."""

WEBBING: Colour = (0.24, 0.27, 0.25)


def webbing(mesh: Mesh, path: list[Vec3]) -> None:
    """Add a flat belt that lies along a path over a seat whose front is +x."""
    half = 0.021
    for p, q in pairwise(path):
        along = unit((0.0, q[1] - p[1], q[2] - p[2] + 1e-6))
        u, v = -along[2] * half, along[1] * half
        four = [(p[0], p[1] - u, p[2] - v), (p[0], p[1] + u, p[2] + v), (q[0], q[1] + u, q[2] + v),
                (q[0], q[1] - u, q[2] - v)]  # fmt: skip
        mesh.quad([(a + 0.004, b, c) for a, b, c in four], (1.0, 0.0, 0.0), WEBBING, "fabric")


COVERS: tuple[tuple[float, float, float, float, float], ...] = (
    (0.40, 0.38, 0.33, 0.26, 1.0), (0.40, -0.03, 0.33, 0.13, 0.86), (0.38, -0.50, 0.31, 0.27, 1.0),
    (0.44, 0.80, 0.24, 0.12, 1.14),
)  # fmt: skip
"""A half's soft covers, for the back, the loins, the thighs and beside the head: middle and halves, shares of the
seat's (across, along), and how light its cloth is."""


def padding(mesh: Mesh, place: Callable[[float, float, float], Vec3], side: float) -> None:
    """Add the soft covers of one half of a seat, sewn to the liner and as curved as it is; place is of u, v, lift."""
    n = 8

    def lift(s: float, t: float) -> float:
        return 0.026 * max(0.0, (1.0 - s**6) * (1.0 - t**6)) ** 0.6 - 0.004

    for middle, high, wide, long, tone in COVERS:

        def spot(s: float, t: float, u: float = middle, v: float = high, a: float = wide, b: float = long) -> Vec3:
            return place(side * (u + s * a), v + t * b, lift(s, t))

        def lean(s: float, t: float, of: Callable[[float, float], Vec3] = spot) -> Vec3:
            e = 0.04
            across, along = sub(of(s + e, t), of(s - e, t)), sub(of(s, t + e), of(s, t - e))
            out = unit(cross(across, along))
            return out if out[0] > 0.0 else (-out[0], -out[1], -out[2])

        for i in range(n):
            for j in range(n):
                ss, ts = [2.0 * k / n - 1.0 for k in (i, i + 1)], [2.0 * k / n - 1.0 for k in (j, j + 1)]
                four = ((ss[0], ts[0]), (ss[1], ts[0]), (ss[1], ts[1]), (ss[0], ts[1]))
                close = [0.55 + 0.45 * min(1.0, (lift(s, t) + 0.004) / 0.024) for s, t in four]
                part = (i / n * 0.6, j / n * 0.6, (i + 1) / n * 0.6, (j + 1) / n * 0.6)
                mesh.quad([spot(s, t) for s, t in four], (1.0, 0.0, 0.0), shade(COVER, tone), "fabric", close, 0.0,
                          part, [lean(s, t) for s, t in four])  # fmt: skip


def liner(mesh: Mesh, place: Callable[[float, float, float], Vec3]) -> None:
    """Add the moulded cloth that a body lies in, and the shell under it."""
    n, m = 16, 24

    def lean(u: float, v: float) -> Vec3:
        e = 0.03
        across = sub(place(u + e, v, 0.0), place(u - e, v, 0.0))
        along = sub(place(u, v + e, 0.0), place(u, v - e, 0.0))
        out = unit(cross(across, along))
        return out if out[0] > 0.0 else (-out[0], -out[1], -out[2])

    for i in range(n):
        for j in range(m):
            us, vs = [2.0 * k / n - 1.0 for k in (i, i + 1)], [2.0 * k / m - 1.0 for k in (j, j + 1)]
            spots = ((us[0], vs[0]), (us[1], vs[0]), (us[1], vs[1]), (us[0], vs[1]))
            four = [place(u, v, 0.0) for u, v in spots]
            close = [0.72 + 0.28 * u * u for u, _ in spots]
            part = (i % 8 / 8, j % 6 / 6, (i % 8 + 1) / 8, (j % 6 + 1) / 6)
            mesh.quad(four, (1.0, 0.0, 0.0), LINER, "fabric", close, 0.0, part, [lean(u, v) for u, v in spots])
            under = [(p[0] - SHELL_DEPTH, p[1] * 0.9, p[2]) for p in four]
            mesh.quad(under, (-1.0, 0.0, 0.0), SHELL, "plain", 0.7)


def kazbek(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A seat for lying in, long along z, its front at +x: a frame, a moulded liner, belts, two sticks, hoses."""
    w, h, d = s[1] * 0.5, s[2] * 0.5, s[0]
    frame: Colour = (0.40, 0.42, 0.40)

    def at(u: float, v: float, n: float) -> Vec3:
        return (n, u, -v)

    for k in (-1.0, 1.0):
        rail = [
            at(k * w * 0.96, -h * 0.98, -d * 0.30),
            at(k * w * 0.98, -h * 0.4, -d * 0.22),
            at(k * w * 0.98, h * 0.5, -d * 0.22),
            at(k * w * 0.86, h * 0.97, -d * 0.22),
        ]
        mesh.tube(bent(rail), 0.013, frame, 10, "metal")
        mesh.tube(
            [at(k * w * 0.6, -h * 0.7, -d * 0.34), at(k * w * 0.6, h * 0.8, -d * 0.34)],
            0.016,
            shade(frame, 0.8),
            8,
            "metal",
        )
    for v in (-0.8, -0.2, 0.4, 0.86):
        mesh.tube([at(-w * 0.94, h * v, -d * 0.28), at(w * 0.94, h * v, -d * 0.28)], 0.010, frame, 8, "metal")

    def hollow(u: float, v: float) -> float:
        """How far out the liner's surface lies: high at its rim, low where a back, a seat and a head lie."""
        rim = 0.46 * abs(u) ** 3.2
        lengthwise = 0.10 * math.sin((v + 0.15) * 5.2) - 0.06 * math.exp(-((v - 0.72) ** 2) / 0.02)
        knee = 0.30 * max(0.0, -v - 0.52) / 0.48
        head = 0.55 * max(0.0, v - 0.62) * min(1.0, abs(u) * 2.2) ** 2
        return d * (-0.12 + rim + 0.35 * lengthwise + knee + head)

    def place(u: float, v: float, lift: float) -> Vec3:
        narrow = 0.90 - 0.16 * max(0.0, v - 0.5) - 0.10 * max(0.0, -v - 0.6)
        return at(u * w * narrow, v * h * 0.96, hollow(u, v) + lift)

    liner(mesh, place)
    for end in (-1.0, 1.0):
        edge = [place(u, end, 0.0) for u in (-1.0 + 2.0 * i / 16 for i in range(17))]
        mesh.tube(edge, 0.012, shade(LINER, 0.62), 8, "fabric")
        for here, there in pairwise(edge):
            lip = [here, there, *((p[0] - SHELL_DEPTH, p[1] * 0.9, p[2]) for p in (there, here))]
            mesh.quad(lip, (0.0, 0.0, -end), shade(SHELL, 0.9), "plain", 0.9)
    for k in (-1.0, 1.0):
        edge = [place(k, v, 0.0) for v in (-1.0 + 2.0 * i / 24 for i in range(25))]
        mesh.tube(edge, 0.012, shade(LINER, 0.62), 8, "fabric")
        for here, there in pairwise(edge):
            lip = [here, there, *((p[0] - SHELL_DEPTH, p[1] * 0.9, p[2]) for p in (there, here))]
            mesh.quad(lip, (0.0, k, 0.0), shade(SHELL, 0.9), "plain", 0.9)
        padding(mesh, place, k)
        belts = (((0.34, 0.62), (0.30, 0.3), (0.10, -0.14)), ((0.74, -0.28), (0.42, -0.22), (0.10, -0.18)))
        for belt in belts:
            path = [at(k * w * u, h * v, hollow(u, v) + 0.030) for u, v in belt]
            webbing(mesh, bent(path))
            buckle = path[1]
            mesh.box((buckle[0] + 0.008, buckle[1], buckle[2]), AXES, (0.016, 0.036, 0.046), STEEL, "metal", 0.004)
        mesh.tube(
            [at(k * w * 0.86, -h * 0.34, d * 0.1), at(k * w * 0.92, -h * 0.56, d * 0.26)], 0.014, frame, 8, "metal"
        )
        stick = bent(
            [
                at(k * w * 0.92, -h * 0.56, d * 0.26),
                at(k * w * 0.92, -h * 0.55, d * 0.40),
                at(k * w * 0.90, -h * 0.52, d * 0.52),
            ]
        )
        mesh.tube(stick, [0.020, *([0.017] * (len(stick) - 2)), 0.022], DARK, 12, "carpet")
        mesh.ball(stick[-1], 0.022, (0.62, 0.16, 0.12) if k > 0 else DARK, 10)
        hose = bent(
            [
                at(k * w * 0.98, h * 0.2, -d * 0.1),
                at(k * w * 1.0, -h * 0.1, d * 0.12),
                at(k * w * 0.7, -h * 0.30, d * 0.2),
            ]
        )
        mesh.tube(hose, 0.012, CORD if k < 0 else (0.68, 0.68, 0.66), 8, "grille")
    hub = at(0.0, -h * 0.17, hollow(0.0, -0.17) + 0.02)
    mesh.tube([hub, (hub[0] + 0.022, hub[1], hub[2])], 0.034, STEEL, 18, "metal")
    mesh.tube([(hub[0] + 0.022, hub[1], hub[2]), (hub[0] + 0.03, hub[1], hub[2])], 0.018, (0.7, 0.16, 0.12), 14)
    mesh.box(at(0.0, h * 0.955, hollow(0.0, 0.95) + 0.016), AXES, (0.004, w * 0.7, 0.05), PAPER, "plain", 0.001)
    bar = [
        at(-w * 0.62, -h * 0.94, d * 0.16),
        at(-w * 0.5, -h * 0.97, d * 0.34),
        at(w * 0.5, -h * 0.97, d * 0.34),
        at(w * 0.62, -h * 0.94, d * 0.16),
    ]
    mesh.tube(bent(bar), 0.011, STEEL, 8, "metal")
