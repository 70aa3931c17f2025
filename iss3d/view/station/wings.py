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
PLEATS = 28
"""Folds that are drawn along a blanket; the hinges of all its 84 panels are in the cladding."""

INNER = 0.5
"""Metres from the middle of the mast to the inner edge of a blanket."""


def blanket(
    heap: Plates,
    p: Placed,
    spot: tuple[float, float, float, float],
    pieces: int,
    skins: tuple[str, str],
    tones: tuple[Colour, Colour],
    slack: float = 1.0,
) -> None:
    """Add a blanket of cells, both sides: pleats as small as tension leaves them, a slow wave across and along.

    Normals are those of the waves and not of the pleats: from afar the pleats would glint in stripes.

    Args:
        spot: x0, x1, y0, y1.
        pieces: Pleats along x.
        slack: How much it waves, 0 a flat board.
    """
    x0, x1, y0, y1 = spot
    across = 2
    xs, ys = np.linspace(x0, x1, pieces + 1), np.linspace(y0, y1, across + 1)
    x, y = np.meshgrid(xs, ys, indexing="ij")
    phase, other = p.dice.uniform(0.0, 6.0), p.dice.uniform(0.0, 6.0)
    turn = 2.0 * np.pi * (x - x0) / 7.0 + phase
    cross_ = 2.0 * np.pi * (y - y0) / max(y1 - y0, 0.1)
    pleat = 0.012 * slack * (-1.0) ** np.arange(pieces + 1)[:, None]
    z = slack * (0.016 * np.sin(turn) * np.cos(cross_ * 0.5 + other) + 0.012 * np.cos(cross_)) + pleat
    lean_x = 0.016 * slack * 2.0 * np.pi / 7.0 * np.cos(turn) * np.cos(cross_ * 0.5 + other)
    lean_y = -0.012 * slack * np.sin(cross_) * 2.0 * np.pi / max(y1 - y0, 0.1)
    lean = np.stack([-lean_x, -lean_y, np.ones_like(x)], -1)
    lean /= np.linalg.norm(lean, axis=-1, keepdims=True)
    uv = np.stack([(y - y0) / 1.17, (x - x0) / (x1 - x0) * round((x1 - x0) / 1.17)], -1)
    glow = np.repeat(np.array([p.dice.choice((0.9, 0.97, 1.0, 1.0, 1.05)) for _ in range(pieces)]), across)[:, None]
    frame = np.asarray(p.axes)
    for sign, skin, tone in ((-1.0, skins[0], tones[0]), (1.0, skins[1], tones[1])):
        places = p.all_at(np.stack([x, y, z + sign * 0.006], -1).reshape(-1, 3)).reshape(*x.shape, 3)
        normals = (lean @ frame) * sign
        four, turned_, laid_ = (
            np.stack([g[:-1, :-1], g[:-1, 1:], g[1:, 1:], g[1:, :-1]], 2).reshape(-1, 4, g.shape[-1])
            for g in (places, normals, uv)
        )
        heap.quads(four, turned_, glow * np.array(tone), skin, laid_)


def array(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A great wing: two folded blankets of cells on golden film, a lattice mast, its canister, boxes, edge wires."""
    half, width = s[0] * 0.5, s[1] * 0.5
    root = -half + 2.2
    white = (1.0, 1.0, 1.0)
    for side in (1.0, -1.0):
        y0, y1 = sorted((side * INNER, side * width))
        blanket(heap, p, (root, half - 0.25, y0, y1), PLEATS, ("cells", "cells_back"), (white, white))
        middle, wide = (y0 + y1) * 0.5, y1 - y0
        box_of_blanket(heap, p, (root - 0.16, middle), wide, 0.42)
        box_of_blanket(heap, p, (half - 0.12, middle), wide, 0.26)
        heap.box(p.at(root - 0.38, middle, 0.0), p.axes, (0.1, wide * 0.94, 0.12), STEEL, "metal", 0.02)
        for y in (y0, (y0 + y1) * 0.5, y1):
            heap.bars(
                np.array([p.at(root, y, 0.03)]), np.array([p.at(half - 0.2, y, 0.03)]), 0.014, (0.62, 0.5, 0.3), 3
            )
        for at in (root - 0.2, half - 0.1):
            inner = y0 if side > 0 else y1
            heap.bars(np.array([p.at(at, side * 0.2, 0)]), np.array([p.at(at, inner, 0)]), 0.06, STEEL, 4)
            heap.bars(
                np.array([p.at(at - 0.5, side * 0.24, 0)]), np.array([p.at(at, inner + side * 1.6, 0)]), 0.035, STEEL, 4
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


def box_of_blanket(heap: Plates, p: Placed, at: tuple[float, float], wide: float, deep: float) -> None:
    """Add the box that a blanket was folded in: two halves, latches along them, bare ends."""
    x, y = at
    heap.box(p.at(x, y, 0.0), p.axes, (0.3, wide + 0.1, deep), WHITE, "cloth", 0.03)
    heap.box(p.at(x, y, 0.0), p.axes, (0.32, wide + 0.12, 0.03), shade(STEEL, 0.8), "metal", 0.0)
    for k in range(4):
        heap.box(p.at(x, y + wide * (k - 1.5) / 4.0, 0.0), p.axes, (0.2, 0.12, deep + 0.05), STEEL, "metal", 0.0)


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
    for y0, y1 in ((-w * 0.93, -0.04), (0.04, w * 0.93)):
        tones = ((1.0, 1.0, 1.0), (0.86, 0.92, 1.0))
        blanket(heap, p, (-half, half, y0, y1), 8, ("roll_cells", "cells_back"), tones, 0.4)
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
        four = [p.at(a, -w, 0), p.at(a, w, 0), p.at(b, w, 0), p.at(b, -w, 0)]
        for sign, shade_, skin in ((-1.0, (tone, tone, tone), "blue_cells"), (1.0, (0.86, 0.85, 0.8), "radiator")):
            out = scale(p.z, sign)
            heap.quad([add(q, scale(out, 0.012)) for q in four], out, shade_, skin)
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
    """A white radiator: hinged panels a little folded, hoses along both edges, the scissors that spread it behind."""
    half, w = s[0] * 0.5, s[1] * 0.5
    count = 8 if s[0] > 8.0 else 4
    step = s[0] / count
    lift, thick = 0.05, s[2] * 0.4
    frame = np.asarray(p.axes)
    for i in range(count):
        a, b = -half + i * step + 0.06, -half + (i + 1) * step - 0.06
        za, zb = (lift, -lift) if i % 2 == 0 else (-lift, lift)
        lean = (zb - za) / (b - a)
        for sign in (1.0, -1.0):
            # From afar the eight must not glint by turns: they share half of the way they lean.
            out, soft_ = (unit(scale(add(p.z, scale(p.x, -lean * k)), sign)) for k in (1.0, 0.4))
            for part in range(2):
                y0, y1 = (-w, -0.015) if part == 0 else (0.015, w)
                four = [p.at(a, y0, za), p.at(b, y0, zb), p.at(b, y1, zb), p.at(a, y1, za)]
                uv = np.array(((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)))
                tone = shade(c, p.dice.uniform(0.97, 1.02))
                heap.quad([add(q, scale(out, thick)) for q in four], soft_, tone, "radiator", uv)
        rim = np.array([p.at(a, -w, za), p.at(b, -w, zb), p.at(b, w, zb), p.at(a, w, za)])
        heap.bars(rim, np.roll(rim, -1, 0), thick * 1.3, shade(c, 0.92), 4, "plain")
        for y in (-w, w):
            flex = [p.at(b - 0.1, y * 1.01, zb), p.at(b + 0.06, y * 1.04, zb * 2.6), p.at(b + 0.22, y * 1.01, zb)]
            trim.tube(flex, 0.03, (0.86, 0.86, 0.84), 4, "cloth")
        for y in (-w * 0.62, w * 0.62):
            trim.box(p.at(b + 0.06, y, zb), p.axes, (0.2, 0.3, 0.16), STEEL, "metal", 0.0)
    back = -0.3 if (np.array((0.0, 0.0, 1.0)) @ frame[2]) >= 0.0 else 0.3
    marks = np.linspace(-half, half, count + 1)
    for y in (-w * 0.62, w * 0.62):
        odd = np.array([p.at(x, y, -back * (0.22 if i % 2 else 1.0)) for i, x in enumerate(marks)])
        even = np.array([p.at(x, y, -back * (1.0 if i % 2 else 0.22)) for i, x in enumerate(marks)])
        for line in (odd, even):
            heap.bars(line[:-1], line[1:], 0.02, (0.6, 0.6, 0.6), 4, "plain")
    ties = np.array([p.at(x, y, -back * 0.6) for x in (marks[:-1] + marks[1:]) / 2.0 for y in (-w * 0.62, w * 0.62)])
    heap.bars(ties[::2], ties[1::2], 0.016, (0.6, 0.6, 0.6), 4, "plain")
    root = -half - 0.25 if p.x[0] < 0 else half + 0.25
    heap.box(p.at(root, 0, 0), p.axes, (0.5, s[1] * 0.6, 0.5), CLOTH, "cloth", 0.04)
    for y in (-w * 0.7, w * 0.7):
        heap.tube([p.at(root, y * 0.4, 0.2), p.at(root, y, 0.1), p.at(root * 0.96, y, 0.0)], 0.05, CLOTH, 6, "cloth")
