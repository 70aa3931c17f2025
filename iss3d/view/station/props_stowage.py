"""What holds things to walls among the shapes of things: nets, straps that wait for a bag, a panel that stands ajar.

As in looks.py: about their own middle, along their own axes, filling their own size; the face toward the room is -z.
"""

from __future__ import annotations

import math
import random
from itertools import pairwise

from iss3d.vectors import Vec3, add, cross, scale, sub, unit
from iss3d.view.station.mesh import Colour, Frame, Mesh, mix, shade
from iss3d.view.station.props_soft import pillow
from iss3d.view.station.props_tools import DARK, PAPER, STEEL

Dice = random.Random
WEB: Colour = (0.22, 0.29, 0.44)
RED: Colour = (0.72, 0.18, 0.12)
CREAM: Colour = (0.86, 0.84, 0.74)
MESHES = 0.055
"""Metres from cord to cord of a net."""


def back(s: Vec3) -> Frame:
    """Return a frame on the wall behind a thing, out toward the room."""
    return Frame((0.0, 0.0, s[2] * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))


def webbing(mesh: Mesh, path: list[Vec3], across: Vec3, wide: float, colour: Colour) -> None:
    """Add a flat strap along points, seen from both sides, its edges stitched."""
    for p, q in pairwise(path):
        out = unit(cross(sub(q, p), across))
        for sign in (1.0, -1.0):
            off = scale(out, 0.0011 * sign)
            for low, high, tone in ((-0.5, -0.36, 0.72), (-0.36, 0.36, 1.0), (0.36, 0.5, 0.72)):
                a, b = scale(across, low * wide), scale(across, high * wide)
                four = [add(add(p, a), off), add(add(q, a), off), add(add(q, b), off), add(add(p, b), off)]
                mesh.quad(four, scale(out, sign), shade(colour, tone), "carpet")


def buckle(mesh: Mesh, f: Frame, u: float, v: float, w: float, upright: bool) -> None:
    """Add a cam buckle on a strap: a black body, a bright bar, a lever."""
    a, b = (0.022, 0.030) if upright else (0.030, 0.022)
    mesh.block(f, u - a, v - b, u + a, v + b, w, w + 0.009, DARK, "plain", 0.004)
    mesh.block(f, u - a * 0.7, v - b * 0.3, u + a * 0.7, v + b * 0.3, w + 0.008, w + 0.013, STEEL, "metal", 0.002)


def net(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A net of thin cord in a rim of webbing, slack in its middle, held by hooks at its corners and halfway."""
    x, y, sag = s[0] * 0.5, s[1] * 0.5, s[2] * 0.75
    f = Frame((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    cord = mix(c, (0.62, 0.58, 0.46), 0.6)

    def at(u: float, v: float) -> Vec3:
        slack = max((1.0 - u * u) * (1.0 - v * v), 0.0) ** 0.7
        wave = 0.004 * math.sin(9.0 * u + 5.0 * v)
        return f.at(u * x + wave, v * y + wave, sag * slack * (0.8 + 0.2 * math.sin(3.0 * u + 2.0)))

    steps = [k / 5.0 - 1.0 for k in range(11)]
    for axis, count in ((0, max(3, round(s[0] / MESHES))), (1, max(3, round(s[1] / MESHES)))):
        for k in range(1, count):
            t = 2.0 * k / count - 1.0 + rng.uniform(-0.02, 0.02)
            line = [at(t, q) if axis == 0 else at(q, t) for q in steps]
            mesh.tube(line, 0.0018, shade(cord, rng.uniform(0.85, 1.05)), 4, "fabric", 1.0, False)
    rim = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)]
    for (a, b), (p, q) in pairwise(rim):
        across = (0.0, 1.0, 0.0) if a != p else (1.0, 0.0, 0.0)
        points = [f.at((a + (p - a) * t) * x, (b + (q - b) * t) * y, 0.004 + 0.010 * math.sin(math.pi * t))
                  for t in (0.0, 0.25, 0.5, 0.75, 1.0)]  # fmt: skip
        webbing(mesh, points, across, 0.022, WEB)
    for u, v in (*rim[:4], (0.0, -1.0), (0.0, 1.0)):
        mesh.block(f, u * x - 0.016, v * y - 0.016, u * x + 0.016, v * y + 0.016, -0.012, 0.009, STEEL, "metal", 0.004)


def straps(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """Straps that wait for a bag: a pad with velcro, two belts across it and one along, loose ends, buckles, a card."""
    f, w, h, d = back(s), s[0] * 0.5, s[1] * 0.5, s[2]
    mesh.block(f, -w * 0.96, -h * 0.96, w * 0.96, h * 0.96, 0.0, d * 0.24, shade(c, 0.9), "quilt", 0.012)
    for side in (-1.0, 1.0):
        low, high = sorted((side * w * 0.99, side * w * 0.93))
        mesh.block(f, low, -h, high, h, 0.0, d * 0.34, STEEL, "metal", 0.006)
        for v in (-0.8, -0.3, 0.3, 0.8):
            spot = f.at(side * w * 0.96, v * h, d * 0.34)
            mesh.tube([spot, add(spot, scale(f.n, 0.003))], 0.006, shade(STEEL, 0.6), 6, "metal")
    mesh.block(f, -w * 0.5, -h * 0.12, w * 0.5, h * 0.12, d * 0.24, d * 0.28, (0.30, 0.31, 0.30), "carpet", 0.002)
    for v in (-0.52, 0.55):
        slack = rng.uniform(0.010, 0.022)
        path = [f.at(u * w, v * h + 0.016 * math.sin(3.0 * u + v * 9.0), d * 0.36 + slack * (1.0 - u * u))
                for u in (-0.95, -0.6, -0.2, 0.2, 0.6, 0.95)]  # fmt: skip
        webbing(mesh, path, (0.0, 1.0, 0.0), 0.030, WEB)
        buckle(mesh, f, w * 0.22, v * h, d * 0.38 + slack, False)
        tail = [f.at(w * 0.22, v * h - 0.01, d * 0.5 + slack), f.at(w * 0.40, v * h - 0.05, d * 0.62 + slack),
                f.at(w * 0.52, v * h - 0.12, d * 0.44)]  # fmt: skip
        webbing(mesh, tail, (0.0, 1.0, 0.0), 0.028, WEB)
    up = [f.at(-w * 0.45, v * h, d * 0.44 + 0.012 * (1.0 - v * v)) for v in (-0.95, -0.4, 0.1, 0.5, 0.95)]
    webbing(mesh, up, (1.0, 0.0, 0.0), 0.030, shade(WEB, 0.9))
    buckle(mesh, f, -w * 0.45, -h * 0.06, d * 0.52, True)
    mesh.block(f, w * 0.46, -h * 0.36, w * 0.86, -h * 0.08, d * 0.25, d * 0.27, PAPER, "plain", 0.001)
    for k in range(3):
        v = -h * (0.14 + 0.075 * k)
        mesh.block(f, w * 0.50, v - 0.004, w * (0.80 - 0.07 * k), v + 0.004, d * 0.27, d * 0.275, DARK, "plain", 0.0004)


def panel_ajar(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A gap behind a hinged panel that stands open: a frame with seals, dark within, bags, hoses, a loop to pull."""
    f, w, h = back(s), s[0] * 0.5, s[1] * 0.5
    mesh.block(f, -w * 0.96, -h * 0.96, w * 0.96, h * 0.96, 0.0, 0.008, (0.24, 0.24, 0.22), "plain", 0.002)
    for v in (-0.62, -0.2, 0.24, 0.66):
        mesh.block(
            f, -w * 0.94, h * v - 0.012, w * 0.94, h * v + 0.012, 0.008, 0.024, (0.36, 0.36, 0.33), "metal", 0.004
        )
    for side in (-1.0, 1.0):
        for inner, outer, high, tone, tile in ((0.93, 1.0, 0.034, c, "plain"), (0.915, 0.93, 0.040, DARK, "carpet")):
            a, b = sorted((side * w * inner, side * w * outer))
            mesh.block(f, a, -h * outer, b, h * outer, 0.0, high, tone, tile, 0.006)  # type: ignore[arg-type]
            low, top = sorted((side * h * inner, side * h * outer))
            mesh.block(f, -w * outer, low, w * outer, top, 0.0, high, tone, tile, 0.006)  # type: ignore[arg-type]
        for v in (-0.8, -0.4, 0.0, 0.4, 0.8):
            spot = f.at(side * w * 0.965, h * v, 0.034)
            mesh.tube([spot, add(spot, scale(f.n, 0.003))], 0.008, shade(STEEL, 0.7), 8, "metal")
    inside(mesh, f, w, h, rng)
    door(mesh, f, s, c)


OVER = ((-0.54, 0.02), (-0.46, 0.10), (-0.3, 0.150), (0.0, 0.160), (0.3, 0.150), (0.46, 0.10), (0.54, 0.02))
"""How a belt goes over a bag: shares of its height, metres off the wall."""


def inside(mesh: Mesh, f: Frame, w: float, h: float, rng: Dice) -> None:
    """Add what lies behind the panel: two bags under belts, a bundle of hoses with its clamps, a duct."""
    for u, v, wide, tall, tone in ((0.52, 0.46, 0.78, 0.82, CREAM), (0.50, -0.46, 0.80, 0.84, (0.66, 0.70, 0.62))):
        bag = Mesh()
        pillow(bag, f.at(w * u, h * v, 0.085), (w * wide, h * tall, 0.14), tone, "plain", rng, 0.30, 0.0, 12)
        mesh.data.extend(bag.data)
        for off in (-0.22, 0.22):
            x = w * (u + off * wide)
            belt = [f.at(x, h * (v + t * tall), n) for t, n in OVER]
            webbing(mesh, belt, (1.0, 0.0, 0.0), 0.026, WEB)
            buckle(mesh, f, x, h * (v + 0.1 * tall), 0.160, True)
        a, b = w * u, h * (v - 0.2 * tall)
        mesh.block(f, a - 0.055, b - 0.03, a + 0.055, b + 0.03, 0.150, 0.157, PAPER, "plain", 0.001)
    for k in range(6):
        u = w * (-0.62 + 0.09 * k)
        tone = ((0.82, 0.80, 0.74), (0.20, 0.2, 0.22), (0.30, 0.36, 0.50), (0.82, 0.80, 0.74), (0.5, 0.5, 0.48), DARK)[
            k
        ]
        hose = [
            f.at(u + math.sin(i * 0.9 + k) * 0.014, h * (-0.95 + 0.19 * i), 0.034 + 0.012 * (k % 2)) for i in range(11)
        ]
        mesh.tube(hose, 0.010 + 0.004 * (k % 2), tone, 8, "fabric", 1.0, False)
    for v in (-0.5, 0.05, 0.55):
        mesh.block(f, -w * 0.68, h * v - 0.014, -w * 0.10, h * v + 0.014, 0.040, 0.066, STEEL, "metal", 0.006)


def door(mesh: Mesh, f: Frame, s: Vec3, c: Colour) -> None:
    """Add the panel itself, swung out: painted sheet, ribs and a quilt within, hinges, fasteners, words, a pull."""
    w, h, turn = s[0] * 0.5, s[1] * 0.5, 1.02
    right = (math.cos(turn), 0.0, -math.sin(turn))
    out = (math.sin(turn), 0.0, math.cos(turn))
    wide = min(s[2] * 0.92 / math.sin(turn), s[0] * 0.46)
    hinge = f.at(-w * 0.97, 0.0, 0.03)
    for normal, outer in (((-out[0], 0.0, -out[2]), True), (out, False)):
        g = Frame(hinge, right, (0.0, -1.0, 0.0), normal)
        mesh.block(g, 0.0, -h * 0.94, wide, h * 0.94, 0.0, 0.012, c, "plain", 0.006)
        if outer:
            mesh.block(g, wide * 0.10, -h * 0.86, wide * 0.90, h * 0.86, 0.012, 0.015, shade(c, 1.03), "plain", 0.003)
            for v in (0.62, -0.70):
                mesh.block(g, wide * 0.3, h * v, wide * 0.7, h * v + 0.045, 0.015, 0.016, PAPER, "plain", 0.0005)
                for k in range(2):
                    y = h * v + 0.012 + 0.018 * k
                    mesh.block(
                        g, wide * 0.33, y, wide * (0.66 - 0.1 * k), y + 0.006, 0.016, 0.0163, DARK, "plain", 0.0003
                    )
            mesh.block(
                g, wide * 0.2, h * 0.24, wide * 0.8, h * 0.29, 0.015, 0.0165, (0.80, 0.78, 0.68), "carpet", 0.0005
            )
        else:
            mesh.block(g, wide * 0.12, -h * 0.8, wide * 0.88, h * 0.8, 0.012, 0.020, shade(c, 0.86), "quilt", 0.006)
            for v in (-0.5, 0.0, 0.5):
                low, high = h * v - 0.012, h * v + 0.012
                mesh.block(g, wide * 0.06, low, wide * 0.94, high, 0.012, 0.030, shade(c, 0.95), "metal", 0.004)
        for v in (-0.84, -0.42, 0.0, 0.42, 0.84):
            for u in (0.05, 0.95):
                mesh.tube([g.at(wide * u, h * v, 0.012), g.at(wide * u, h * v, 0.017)], 0.0085, STEEL, 10, "metal")
                slot = (wide * u - 0.006, h * v - 0.001, wide * u + 0.006, h * v + 0.001)
                mesh.block(g, *slot, 0.017, 0.0176, DARK, "plain", 0.0002)
        for v in (-0.7, 0.0, 0.7):
            mesh.tube([g.at(0.0, h * v - 0.045, 0.0), g.at(0.0, h * v + 0.045, 0.0)], 0.011, STEEL, 10, "metal")
    edge = 0.03 + wide * math.sin(turn)
    path = [f.at(-w * 0.97 + right[0] * wide + a, h * v, edge) for v, a in ((-0.08, 0.0), (-0.14, 0.03), (-0.26, 0.03),
                                                                           (-0.32, 0.0))]  # fmt: skip
    webbing(mesh, path, (0.0, 0.0, 1.0), 0.026, RED)


KINDS = {
    "net": (net, (0.70, 0.60, 0.40)),
    "straps": (straps, (0.80, 0.79, 0.72)),
    "panel_ajar": (panel_ajar, (0.87, 0.85, 0.76)),
}
"""Painter and usual colour by look."""
