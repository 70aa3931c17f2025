"""Where people work among the shapes of things: laptops with their keys, and the robotics work stations.

As in looks.py: about their own middle, along their own axes, filling their own size; the face is at -z.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from iss3d.vectors import Vec3, add, scale
from iss3d.view.station import props_rooms
from iss3d.view.station.mesh import Colour, Frame, Mesh, shade

X: Vec3 = (1.0, 0.0, 0.0)
Y: Vec3 = (0.0, 1.0, 0.0)
Z: Vec3 = (0.0, 0.0, 1.0)
AXES = (X, Y, Z)
BLACK: Colour = (0.10, 0.10, 0.11)
KEY: Colour = (0.20, 0.20, 0.215)
LEGEND: Colour = (0.72, 0.73, 0.72)
SCREEN: Colour = (0.9, 0.95, 1.0)
STEEL: Colour = (0.66, 0.68, 0.7)
PAPER: Colour = (0.9, 0.89, 0.84)
RED: Colour = (0.72, 0.16, 0.12)
GREEN: Colour = (0.25, 0.9, 0.4)
BODY: Colour = (0.44, 0.46, 0.48)
Dice = random.Random

ROWS: tuple[tuple[float, ...], ...] = (
    (1.0,) * 14,
    (1.0,) * 13 + (1.6,),
    (1.5,) + (1.0,) * 12 + (1.1,),
    (1.8,) + (1.0,) * 11 + (1.8,),
    (2.3,) + (1.0,) * 10 + (2.3,),
    (1.2, 1.0, 1.2, 5.6, 1.2, 1.0, 1.0, 1.0, 1.2),
)
"""Widths of the keys of a keyboard, row by row from the top."""

WORN = frozenset({(5, 3), (3, 0), (2, 0)})
"""Keys without a legend: the long one, and two that thumbs have rubbed bare."""


def keyboard(mesh: Mesh, f: Frame, box: tuple[float, float, float, float], out: float, key: Colour = KEY) -> None:
    """Add keys on a frame, each a bevelled cap with its legend; the nub to push a pointer with stands among them.

    Args:
        box: Left, bottom, right and top on the frame, metres.
        out: How far the ground of the keys stands off the frame.
    """
    left, low, right, high = box
    mesh.block(f, left, low, right, high, out - 0.002, out, shade(key, 0.45), "plain", 0.0005)
    tall = (high - low) / len(ROWS)
    for n, row in enumerate(ROWS):
        top = high - n * tall
        unit = (right - left) / sum(row)
        u = left
        for k, wide in enumerate(row):
            gap = min(unit, tall) * 0.09
            place = (u + gap, top - tall + gap, u + wide * unit - gap, top - gap)
            mesh.block(f, *place, out, out + 0.0028, key, "plain", 0.0016)
            if (n, k) not in WORN:
                x, y, high_ = place[0] + unit * 0.2, place[3] - tall * 0.24, tall * 0.26
                mesh.quad(
                    [f.at(x + a, y + b, out + 0.0029)
                     for a, b in ((0.0, -high_), (high_ * 0.7, -high_), (high_ * 0.7, 0.0), (0.0, 0.0))],
                    f.n, LEGEND, "plain",
                )  # fmt: skip
            u += wide * unit
    middle = f.at((left + right) * 0.5 - (right - left) * 0.02, high - tall * 3.0, out)
    mesh.tube([middle, add(middle, scale(f.n, 0.004))], tall * 0.16, RED, 10, "carpet")


def laptop(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """An open laptop: keys, a nub and its buttons below, a lit screen above that leans back on two hinges, stickers."""
    w, h, d = s[0], s[1], max(s[2], 0.03)
    mesh.box((0.0, h * 0.28, d * 0.2), AXES, (w, h * 0.44, d * 0.5), (0.12, 0.12, 0.13), "plain", 0.006)
    base = Frame((0.0, h * 0.28, -d * 0.05), X, (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    keyboard(mesh, base, (-w * 0.45, -h * 0.055, w * 0.45, h * 0.195), 0.0025)
    mesh.block(base, -w * 0.17, -h * 0.10, w * 0.17, -h * 0.065, 0.0, 0.003, (0.26, 0.26, 0.27), "plain", 0.001)
    for u in (-0.055, 0.055):
        mesh.block(base, w * u - 0.001, -h * 0.098, w * u + 0.001, -h * 0.067, 0.003, 0.0032, RED, "plain", 0.0001)
    mesh.block(base, -w * 0.14, -h * 0.205, w * 0.14, -h * 0.115, 0.0, 0.0012, (0.09, 0.09, 0.1), "plain", 0.0006)
    for u, wide, tone in ((-0.42, 0.10, PAPER), (-0.30, 0.07, (0.75, 0.66, 0.2)), (0.34, 0.09, (0.2, 0.35, 0.62))):
        mesh.block(base, w * u, -h * 0.19, w * (u + wide), -h * 0.13, 0.0, 0.0006, tone, "plain", 0.0001)
    for k in range(3):
        mesh.block(base, w * (0.36 + 0.03 * k), h * 0.203, w * (0.375 + 0.03 * k), h * 0.211, 0.0, 0.0015, GREEN,
                   "plain", 0.0003, glow=0.5)  # fmt: skip
    lid = Frame((0.0, -h * 0.22, -d * 0.02), X, (0.0, -1.0, -0.12), (0.0, 0.12, -1.0))
    mesh.block(lid, -w * 0.5, -h * 0.28, w * 0.5, h * 0.28, -0.012, 0.006, (0.1, 0.1, 0.11), "plain", 0.006)
    mesh.block(lid, -w * 0.46, -h * 0.24, w * 0.46, h * 0.25, 0.006, 0.007, SCREEN, "screen", 0.001, glow=0.5)
    mesh.tube([lid.at(-0.004, h * 0.265, 0.0055), lid.at(0.004, h * 0.265, 0.0068)], 0.003, STEEL, 10, "metal")
    for u in (-0.36, 0.36):
        mesh.tube([(w * u - 0.02, h * 0.06, d * 0.02), (w * u + 0.02, h * 0.06, d * 0.02)], 0.006, BLACK, 10, "metal")


def monitors(size: Vec3) -> list[tuple[float, float, float, float]]:
    """Return the screens of a work station on its face: middle across and up, half width and half height, metres."""
    w, h = size[0], size[1]
    if w <= 0.6:
        half = w * 0.42
        return [(0.0, h * 0.26, half, min(half / 3.0 / 4.0 * 3.0 + 0.004, h * 0.19))]
    wide = w * 0.94 / 3.0
    half = wide * 0.5 - 0.016
    return [(-w * 0.47 + wide * (k + 0.5), h * 0.26, half, half * 0.75) for k in range(3)]


def console(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A robotics work station: screens, rows of guarded switches, keys, a controller for each hand, rails beside."""
    f = props_rooms.hull(mesh, s, BODY, "plain", 0.02)
    w, h = s[0], s[1]
    mesh.block(f, -w * 0.485, -h * 0.485, w * 0.485, h * 0.485, 0.0, 0.004, shade(BODY, 0.92), "plain", 0.003)
    props_rooms.screws(mesh, f, w * 0.46, h * 0.46, 5 if w > 0.6 else 3, 4 if w > 0.6 else 2)
    screens = monitors(s)
    for u, v, half, tall in screens:
        rim = 0.014
        mesh.block(f, u - half - rim, v - tall - rim, u + half + rim, v + tall + rim, 0.0, 0.03, BLACK, "plain", 0.006)
        mesh.block(f, u - half, v - tall, u + half, v + tall, 0.03, 0.032, SCREEN, "screen", 0.001, glow=0.5)
    low = screens[0][1] - screens[0][3] - 0.02
    high = screens[0][1] + screens[0][3] + 0.02
    _names(mesh, f, -w * 0.4, w * 0.4, (high + h * 0.485) * 0.5, rng)
    _switches(mesh, f, (-w * 0.44, low - h * 0.17, w * 0.44, low - h * 0.03), rng)
    board = min(w * 0.27, 0.2)
    keyboard(mesh, f, (-board, -h * 0.42, board, low - h * 0.21), 0.014, (0.24, 0.24, 0.255))
    mesh.block(f, -board - 0.012, -h * 0.44, board + 0.012, low - h * 0.195, 0.0, 0.011, BLACK, "plain", 0.005)
    for side, twist in ((-1.0, False), (1.0, True)):
        _controller(mesh, f, side * (board + w * 0.5) * 0.52, -h * 0.25, min(w, h) * 0.2, twist)
    for side in (-1.0, 1.0):
        u = side * w * 0.472
        rail = [f.at(u, -h * 0.42, 0.004), f.at(u, -h * 0.40, 0.04), f.at(u, h * 0.40, 0.04), f.at(u, h * 0.42, 0.004)]
        mesh.tube(rail, 0.008, (0.22, 0.36, 0.6), 10, "carpet")


def _names(mesh: Mesh, f: Frame, left: float, right: float, v: float, rng: Dice) -> None:
    """Add a strip of engraved names over the screens, as bars of letters."""
    u = left
    while u < right - 0.06:
        wide = rng.uniform(0.03, 0.06)
        mesh.block(f, u, v - 0.004, u + wide, v + 0.004, 0.004, 0.0055, PAPER, "plain", 0.0005)
        letter = u + 0.004
        while letter < u + wide - 0.006:
            step = rng.uniform(0.003, 0.005)
            mesh.block(f, letter, v - 0.002, letter + step - 0.0015, v + 0.002, 0.0055, 0.0057, BLACK, "plain", 0.0001)
            letter += step
        u += wide + rng.uniform(0.03, 0.07)


def _switches(mesh: Mesh, f: Frame, box: tuple[float, float, float, float], rng: Dice) -> None:
    """Add a panel of switches under a screen: toggles between guards, lit keys, knobs with a white line."""
    left, low, right, high = box
    mesh.block(f, left, low, right, high, 0.0, 0.007, (0.30, 0.31, 0.33), "plain", 0.003)
    count = max(8, round((right - left) / 0.042))
    step = (right - left) / count
    middle, tall = (low + high) * 0.5, (high - low) * 0.5
    for k in range(count):
        u = left + step * (k + 0.5)
        mesh.block(f, u - step * 0.3, high - tall * 0.38, u + step * 0.3, high - tall * 0.2, 0.007, 0.0075, PAPER,
                   "plain", 0.0002)  # fmt: skip
        at = middle - tall * 0.2
        if k % 5 == 2:
            lit = GREEN if rng.random() < 0.6 else (0.9, 0.62, 0.16)
            mesh.block(f, u - step * 0.3, at - tall * 0.34, u + step * 0.3, at + tall * 0.3, 0.007, 0.014, lit, "plain",
                       0.002, glow=0.4)  # fmt: skip
        elif k % 5 == 4:
            mesh.tube([f.at(u, at, 0.007), f.at(u, at, 0.020), f.at(u, at, 0.022)],
                      [step * 0.3, step * 0.27, step * 0.22], BLACK, 14, "plain")  # fmt: skip
            mesh.block(f, u - 0.0012, at, u + 0.0012, at + step * 0.24, 0.022, 0.0226, PAPER, "plain", 0.0002)
        else:
            mesh.tube([f.at(u, at, 0.007), f.at(u, at, 0.011)], step * 0.2, STEEL, 10, "metal")
            lean = tall * (0.35 if rng.random() < 0.7 else -0.35)
            mesh.tube([f.at(u, at, 0.010), f.at(u, at + lean, 0.024)], [0.0022, 0.0034], STEEL, 8, "metal")
            for side in (-1.0, 1.0):
                guard: Sequence[Vec3] = [
                    f.at(u + side * step * 0.42, at + tall * 0.45 * q, 0.007 + 0.017 * math.cos(q * math.pi * 0.5))
                    for q in (-1.0, -0.5, 0.0, 0.5, 1.0)
                ]
                mesh.tube(guard, 0.0016, STEEL, 6, "metal", 1.0, False)


def _controller(mesh: Mesh, f: Frame, u: float, v: float, size: float, twist: bool) -> None:
    """Add a hand controller on its boot: a grip with a trigger, that turns (right), or a square knob that shifts."""
    r = size * 0.34
    mesh.block(f, u - r * 1.1, v - r * 1.1, u + r * 1.1, v + r * 1.1, 0.0, 0.012, (0.30, 0.31, 0.33), "plain", 0.005)
    boot = [f.at(u, v, q) for q in (0.012, 0.018, 0.024, 0.030, 0.036, 0.042)]
    mesh.tube(boot, [r * q for q in (0.92, 0.74, 0.78, 0.58, 0.62, 0.42)], BLACK, 18, "carpet")
    mesh.tube([f.at(u, v, 0.04), f.at(u, v, 0.058)], 0.007, STEEL, 12, "metal")
    if twist:
        grip = [f.at(u, v + q * size, 0.058 + n) for q, n in ((-0.30, 0.010), (-0.2, 0.012), (0.0, 0.016), (0.2, 0.014),
                                                                (0.32, 0.006))]  # fmt: skip
        mesh.tube(grip, [size * q for q in (0.085, 0.115, 0.10, 0.115, 0.085)], BLACK, 16, "carpet")
        mesh.block(
            f, u - 0.006, v + size * 0.10, u + 0.006, v + size * 0.2, 0.066, 0.066 + size * 0.14, RED, "plain", 0.002
        )
        mesh.tube([f.at(u, v + size * 0.32, 0.064), f.at(u, v + size * 0.36, 0.063)], size * 0.05, STEEL, 12, "metal")
    else:
        half = size * 0.17
        mesh.block(f, u - half, v - half, u + half, v + half, 0.054, 0.054 + size * 0.22, BLACK, "carpet", 0.006)
        mesh.block(f, u - half * 0.5, v - half * 0.5, u + half * 0.5, v + half * 0.5, 0.054 + size * 0.22,
                   0.056 + size * 0.22, (0.32, 0.33, 0.34), "plain", 0.002)  # fmt: skip
