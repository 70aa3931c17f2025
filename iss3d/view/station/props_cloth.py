"""Cloth that hangs across a way, among the shapes of things: a curtain on its cords.

As in looks.py: about its own middle, along its own axes; it is thin along z.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from iss3d.vectors import Vec3, cross, scale, sub, unit
from iss3d.view.station.mesh import Colour, Mesh, shade

ACROSS, DOWN = 72, 10
"""Into how many quads the cloth is cut along its cord and from cord to hem."""

STEEL: Colour = (0.66, 0.68, 0.7)
CORD: Colour = (0.78, 0.76, 0.70)
FOLD_M = 0.105
"""Metres of cord to a fold."""

HEM = 0.93
"""Where the hem is sewn, as a share of the way down."""


def along(size: Vec3) -> int:
    """Return the axis along which a curtain is drawn on its cord: the longer of its two."""
    return 0 if size[0] >= size[1] else 1


def curtain(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """A curtain: a cord at both ends of its folds, rings, soft folds that differ, a sewn hem, both sides alike."""
    axis = along(s)
    wide, high = s[axis] * 0.5, s[1 - axis] * 0.5
    folds = max(3, round(2.0 * wide / FOLD_M))
    depth = [rng.uniform(0.55, 1.0) for _ in range(folds + 1)]
    drift = [rng.uniform(-0.35, 0.35) for _ in range(folds + 1)]

    def at(t: float, q: float, n: float) -> Vec3:
        u, v = (2.0 * t - 1.0) * wide, (1.0 - 2.0 * q) * high
        return (u, v, n) if axis == 0 else (v, u, n)

    def out(t: float, q: float) -> float:
        """How far the cloth stands out: in even pleats at both cords, looser and deeper between them."""
        x = t * folds
        k = min(int(x), folds - 1)
        share = x - k
        big = depth[k] * (1.0 - share) + depth[k + 1] * share
        slip = (drift[k] * (1.0 - share) + drift[k + 1] * share) * math.sin(math.pi * q)
        bow = 0.55 + 0.45 * math.sin(math.pi * q)
        calm = min(1.0, 12.0 * min(t, 1.0 - t))  # both edges are flat: each is tied
        wave = math.sin(math.tau * (x + slip))
        return s[2] * 0.62 * big * bow * calm * (wave + 0.18 * math.sin(2.0 * math.tau * (x + 0.3 * q)))

    cloth(mesh, lambda t, q: at(t, q, out(t, q)), c)
    for q in (0.0, 1.0):
        cord = [at(-0.03 + 1.06 * k / 24.0, q, 0.0) for k in range(25)]
        mesh.tube(cord, 0.004, CORD, 8, "fabric")
        for end in (cord[0], cord[-1]):
            mesh.ball(end, 0.012, STEEL, 10, "metal")
        for k in range(2 * folds + 1):
            t = k / (2.0 * folds)
            ring = [
                at(t, q + 0.012 * math.cos(a) * (1.0 if q < 0.5 else -1.0), out(t, q) * 0.3 + 0.010 * math.sin(a))
                for a in (math.tau * n / 10.0 for n in range(11))
            ]
            mesh.tube(ring, 0.0018, STEEL, 6, "metal", 1.0, False)


def cloth(mesh: Mesh, place: Callable[[float, float], Vec3], c: Colour) -> None:
    """Add both sides of a cloth, given by where each of its points is, darker in its valleys, with sewn hems."""
    rows = sorted({0.0, 1.0 - HEM, 1.004 - HEM, HEM - 0.004, HEM, 1.0, *(k / DOWN for k in range(DOWN + 1))})
    columns = [k / ACROSS for k in range(ACROSS + 1)]
    d = 0.002

    def normal(t: float, q: float) -> Vec3:
        a = sub(place(min(t + d, 1.0), q), place(max(t - d, 0.0), q))
        b = sub(place(t, min(q + d, 1.0)), place(t, max(q - d, 0.0)))
        n = unit(cross(a, b))
        return n if n[2] <= 0.0 else scale(n, -1.0)

    spots = [[place(t, q) for t in columns] for q in rows]
    normals = [[normal(t, q) for t in columns] for q in rows]
    deepest = max(abs(p[2]) for row in spots for p in row) or 1.0
    for j in range(len(rows) - 1):
        seam = rows[j + 1] - rows[j] < 0.006
        sewn = rows[j] < 1.0 - HEM or rows[j] >= HEM
        tone = shade(c, 0.62 if seam else 0.94 if sewn else 1.0)
        for i in range(ACROSS):
            corners = ((j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i))
            four = [spots[a][b] for a, b in corners]
            part = (i / ACROSS * 3.0 % 1.0, rows[j], i / ACROSS * 3.0 % 1.0 + 3.0 / ACROSS, rows[j + 1])
            for side in (1.0, -1.0):
                ways = [scale(normals[a][b], side) for a, b in corners]
                light = [0.78 - 0.22 * side * spots[a][b][2] / deepest for a, b in corners]
                mesh.quad(four, scale(normals[j][i], side), tone, "fabric", light, 0.0, part, ways)
