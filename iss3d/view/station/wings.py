"""Grows what spreads from the station: solar wings with their blankets, masts and wires, roll-out arrays, radiators.

A wing is built along its own x, root at -x; its cells look along -z. Blankets let some light through (see hull.frag).
"""

from __future__ import annotations

import numpy as np

from iss3d.vectors import Vec3, add, scale, unit
from iss3d.view.station.mesh import Colour, shade
from iss3d.view.station.plates import Plates
from iss3d.view.station.rigging import CLOTH, DARK, STEEL, Placed

WHITE: Colour = (0.95, 0.95, 0.93)
MAST: Colour = (0.66, 0.65, 0.62)
BAYS = 20
INNER = 0.5
"""Metres from the middle of the mast to the inner edge of a blanket."""


def sheet(
    heap: Plates,
    p: Placed,
    spot: tuple[float, float, float, float],
    z: tuple[float, float],
    colour: Colour,
    back: Colour,
    skins: tuple[str, str],
) -> None:
    """Add one bay of a blanket, both sides: (x0, x1, y0, y1), its height at x0 and at x1."""
    x0, x1, y0, y1 = spot
    four = [p.at(x0, y0, z[0]), p.at(x0, y1, z[0]), p.at(x1, y1, z[1]), p.at(x1, y0, z[1])]
    lean = (z[1] - z[0]) / max(x1 - x0, 1e-6)
    for sign, tone, skin in ((-1.0, colour, skins[0]), (1.0, back, skins[1])):
        out = unit(scale(add(p.z, scale(p.x, -lean)), sign))
        heap.quad([add(q, scale(out, 0.006)) for q in four], out, tone, skin)


def array(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A great wing: two folded blankets of cells on golden film, a lattice mast, its canister, boxes, edge wires."""
    half, width = s[0] * 0.5, s[1] * 0.5
    root = -half + 2.2
    step = (half - 0.25 - root) / BAYS
    for side in (1.0, -1.0):
        y0, y1 = sorted((side * INNER, side * width))
        for i in range(BAYS):
            a, b = root + i * step, root + (i + 1) * step
            z = (0.035, -0.035) if i % 2 else (-0.035, 0.035)
            tone = p.dice.uniform(0.94, 1.04)
            sheet(
                heap,
                p,
                (a, b, y0, y1),
                z,
                (tone, tone, tone),
                (tone, tone, tone),
                ("cells", "cells_back"),
            )
        middle, wide = (y0 + y1) * 0.5, y1 - y0
        heap.box(p.at(root - 0.16, middle, 0.0), p.axes, (0.3, wide + 0.1, 0.42), WHITE, "cloth", 0.03)
        heap.box(p.at(root - 0.36, middle, 0.0), p.axes, (0.1, wide * 0.94, 0.12), STEEL, "metal", 0.02)
        heap.box(p.at(half - 0.12, middle, 0.0), p.axes, (0.24, wide + 0.1, 0.3), WHITE, "cloth", 0.03)
        for y in (y0, y1):
            heap.bars(np.array([p.at(root, y, 0.0)]), np.array([p.at(half - 0.2, y, 0.0)]), 0.03, (0.5, 0.4, 0.26), 3)
        for at in (root - 0.2, half - 0.1):
            heap.bars(
                np.array([p.at(at, side * 0.2, 0)]), np.array([p.at(at, y0 if side > 0 else y1, 0)]), 0.06, STEEL, 4
            )
    mast(heap, p, root - 0.6, half)
    x = -half - 0.4
    heap.turned(
        p.at(x, 0, 0),
        p.x,
        (
            (0.0, 0.0),
            (0.0, 0.42),
            (0.3, 0.6),
            (0.5, 0.6),
            (0.5, 0.56),
            (2.1, 0.56),
            (2.1, 0.62),
            (2.25, 0.62),
            (2.25, 0.3),
        ),
        WHITE,
        "cloth",
        24,
    )
    for at in (0.7, 1.2, 1.7):
        heap.turned(p.at(x + at, 0, 0), p.x, ((0.0, 0.56), (0.0, 0.6), (0.07, 0.6), (0.07, 0.56)), STEEL, "ring", 24)
    heap.box(p.at(x + 0.05, 0, 0), p.axes, (0.8, 1.5, 1.1), (0.9, 0.9, 0.88), "box", 0.04)


def mast(heap: Plates, p: Placed, start: float, end: float) -> None:
    """Add the lattice mast: four longerons, battens and wires."""
    w = 0.27
    corners = np.array(((w, w), (-w, w), (-w, -w), (w, -w)))
    n = 20
    own = np.linspace(start, end, n + 1)

    def at(x: np.ndarray, yz: np.ndarray) -> np.ndarray:
        return p.all_at(np.column_stack([np.broadcast_to(x, len(yz)), yz]))

    heap.bars(at(np.full(4, start), corners), at(np.full(4, end), corners), 0.03, MAST, 4, "plain")
    for k in range(4):
        here, there = corners[k], corners[(k + 1) % 4]
        a = np.tile(here, (n + 1, 1))
        b = np.tile(there, (n + 1, 1))
        heap.bars(at(own, a), at(own, b), 0.018, MAST, 3, "plain", 0.9)
        heap.bars(at(own[:-1], a[:-1]), at(own[1:], b[1:]), 0.009, MAST, 3, "plain", 0.9)


def irosa(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A roll-out array: a dark blanket between two black booms, a spool at the tip, struts from the root."""
    half, w = s[0] * 0.5, s[1] * 0.5
    n = 12
    for i in range(n):
        a, b = -half + s[0] * i / n, -half + s[0] * (i + 1) / n
        for y0, y1 in ((-w * 0.93, -0.04), (0.04, w * 0.93)):
            sheet(heap, p, (a, b, y0, y1), (0.0, 0.0), (0.8, 0.84, 1.0), (0.62, 0.6, 0.58), ("cells", "cells_back"))
    for side in (-1.0, 1.0):
        heap.turned(
            p.at(-half - 0.2, side * w, 0.02),
            p.x,
            ((0.0, 0.0), (0.0, 0.1), (s[0] + 0.3, 0.1), (s[0] + 0.3, 0.0)),
            DARK,
            "plain",
            10,
        )
    heap.turned(p.at(half, -w, 0), p.y, ((0.0, 0.0), (0.0, 0.17), (s[1], 0.17), (s[1], 0.0)), STEEL, "metal", 14)
    heap.box(p.at(-half - 0.1, 0, 0), p.axes, (0.35, s[1] + 0.3, 0.3), WHITE, "cloth", 0.03)
    for side in (-1.0, 1.0):
        heap.tube([p.at(-half, side * 0.9, 0.1), p.at(-half - 1.2, side * 0.5, 0.85)], 0.06, STEEL, 6, "metal")
        heap.tube([p.at(-half, side * 2.2, 0.1), p.at(-half - 1.2, side * 0.5, 0.85)], 0.05, STEEL, 6, "metal")


def panel_array(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A Russian wing: framed panels of blue cells, pale behind, on a hinged spar."""
    half, w = s[0] * 0.5, s[1] * 0.5
    count = max(2, round(s[0] / max(1.3, s[1] * 0.75)))
    step = s[0] / count
    for i in range(count):
        a, b = -half + i * step + 0.04, -half + (i + 1) * step - 0.04
        tone = p.dice.uniform(0.94, 1.05)
        sheet(heap, p, (a, b, -w, w), (0.0, 0.0), (tone, tone, tone), (0.8, 0.8, 0.77), ("blue_cells", "quilt"))
        rim = np.array([p.at(a, -w, 0), p.at(b, -w, 0), p.at(b, w, 0), p.at(a, w, 0)])
        heap.bars(rim, np.roll(rim, -1, 0), 0.026, STEEL, 4)
        ribs = np.linspace(a, b, 5)[1:-1]
        heap.bars(
            np.array([p.at(x, -w, 0.03) for x in ribs]), np.array([p.at(x, w, 0.03) for x in ribs]), 0.014, STEEL, 3
        )
        trim.box(p.at(b + 0.04, 0.0, 0.0), p.axes, (0.12, 0.18, 0.1), STEEL, "metal", 0.01)
    heap.tube([p.at(-half - 0.9, 0, 0.04), p.at(half, 0, 0.04)], 0.045, STEEL, 6, "metal")
    heap.tube([p.at(-half - 0.9, 0, 0.04), p.at(-half, w * 0.8, 0.0)], 0.03, STEEL, 5, "metal")
    heap.tube([p.at(-half - 0.9, 0, 0.04), p.at(-half, -w * 0.8, 0.0)], 0.03, STEEL, 5, "metal")


def radiator(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A white radiator: hinged panels folded like a fan, manifolds along both edges, the scissors that spread it."""
    half, w = s[0] * 0.5, s[1] * 0.5
    count = 8 if s[0] > 8.0 else 4
    step = s[0] / count
    lift = 0.085
    thick = s[2] * 0.5
    for i in range(count):
        a, b = -half + i * step + 0.05, -half + (i + 1) * step - 0.05
        za, zb = (lift, -lift) if i % 2 == 0 else (-lift, lift)
        lean = (zb - za) / (b - a)
        for sign in (1.0, -1.0):
            out = unit(scale(add(p.z, scale(p.x, -lean)), sign))
            for part in range(2):
                y0, y1 = (-w, -0.01) if part == 0 else (0.01, w)
                four = [p.at(a, y0, za), p.at(b, y0, zb), p.at(b, y1, zb), p.at(a, y1, za)]
                uv = np.array(((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)))
                heap.quad(
                    [add(q, scale(out, thick)) for q in four], out, shade(c, p.dice.uniform(0.97, 1.02)), "radiator", uv
                )
        rim = np.array([p.at(a, -w, za), p.at(b, -w, zb), p.at(b, w, zb), p.at(a, w, za)])
        heap.bars(rim, np.roll(rim, -1, 0), thick * 1.35, shade(c, 0.9), 4, "metal")
        for y in (-w * 0.97, w * 0.97):
            flex = [p.at(b, y, zb), p.at(b + 0.05, y * 1.03, zb * 1.7), p.at(b + 0.1, y, zb)]
            trim.tube(flex, 0.03, STEEL, 6, "metal")
    for y in (-w * 0.55, w * 0.55):
        marks = np.linspace(-half, half, count + 1)
        high = np.array([p.at(x, y, 0.16 * (-1.0) ** i) for i, x in enumerate(marks)])
        low = np.array([p.at(x, y, -0.16 * (-1.0) ** i) for i, x in enumerate(marks)])
        heap.bars(high[:-1], high[1:], 0.026, STEEL, 4)
        heap.bars(low[:-1], low[1:], 0.026, STEEL, 4)
    heap.box(
        p.at(-half - 0.25 if p.x[0] < 0 else half + 0.25, 0, 0), p.axes, (0.5, s[1] * 0.6, 0.5), CLOTH, "cloth", 0.04
    )
