"""The mice and what holds them among the shapes of things, and the gift: habitats of mesh, and the little station.

As in looks.py: about their own middle, along their own axes, filling their own size; the mesh one looks through at -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import Colour, Mesh, shade
from iss3d.view.station.props_soft import pillow
from iss3d.view.station.props_tools import AMBER, AXES, DARK, GREEN, PAPER, STEEL, ring

PINK: Colour = (0.86, 0.60, 0.56)
FURS: tuple[Colour, ...] = (
    (0.90, 0.88, 0.84),
    (0.52, 0.46, 0.40),
    (0.90, 0.88, 0.84),
    (0.30, 0.28, 0.27),
    (0.72, 0.62, 0.50),
    (0.86, 0.84, 0.80),
)
WIRE = 0.019
"""Metres from one wire of the mesh to the next."""
Dice = random.Random


def mouse(mesh: Mesh, at: Vec3, ahead: tuple[float, float], up: float, fur: Colour, size: float, rng: Dice) -> None:
    """Add a mouse: body, haunches, head, ears, eyes, whiskers, feet that hold on, tail.

    Args:
        at: Where its middle is. ahead: Where its nose points in x and y. up: -1 when its back is toward -z, else 1.
        size: Length of its body, metres.
    """
    c, s = ahead
    far = math.hypot(c, s)
    c, s = c / far, s / far

    def spot(along: float, aside: float, high: float) -> Vec3:
        u, v, n = along * size, aside * size, high * size * up
        return (at[0] + u * c - v * s, at[1] + u * s + v * c, at[2] + n)

    def blob(middle: Vec3, long: float, wide: float, high: float, paint: Colour, sides: int = 14) -> None:
        x, y = math.hypot(long * c, wide * s) * size, math.hypot(long * s, wide * c) * size
        mesh.ball(middle, 1.0, paint, sides, "fabric", (x, y, high * size))

    blob(spot(0.0, 0.0, 0.0), 0.40, 0.23, 0.24, fur, 18)
    blob(spot(-0.20, 0.0, -0.02), 0.26, 0.27, 0.26, shade(fur, 0.97), 16)
    blob(spot(0.42, 0.0, 0.03), 0.20, 0.155, 0.16, fur, 16)
    blob(spot(0.58, 0.0, -0.02), 0.10, 0.075, 0.075, shade(fur, 1.03))
    mesh.ball(spot(0.675, 0.0, -0.02), size * 0.026, PINK, 10)
    for k in (-1.0, 1.0):
        ear = spot(0.34, k * 0.15, 0.15)
        blob(ear, 0.035, 0.09, 0.10, shade(fur, 0.92), 12)
        blob(spot(0.365, k * 0.15, 0.15), 0.028, 0.065, 0.075, PINK, 12)
        mesh.ball(spot(0.52, k * 0.105, 0.07), size * 0.034, (0.05, 0.04, 0.05), 10, "metal")
        for fore, reach in ((0.28, 0.20), (-0.26, 0.24)):
            blob(spot(fore, k * reach, -0.20), 0.085, 0.05, 0.045, PINK, 10)
            for toe in (-1.0, 0.0, 1.0):
                mesh.tube(
                    [
                        spot(fore + 0.05, k * reach + toe * 0.03, -0.21),
                        spot(fore + 0.12, k * reach + toe * 0.045, -0.23),
                    ],
                    size * 0.011,
                    PINK,
                    5,
                )
        for tilt in (-0.06, 0.03):
            mesh.tube(
                [spot(0.60, k * 0.05, -0.02), spot(0.62, k * 0.26, tilt)], size * 0.004, PAPER, 3, "plain", 1.0, False
            )
    curl = rng.uniform(-0.5, 0.5)
    tail: list[Vec3] = []
    for i in range(11):
        t = i / 10.0
        tail.append(spot(-0.42 - 0.62 * t, curl * math.sin(t * 3.4), -0.08 + 0.16 * math.sin(t * 4.0 + curl)))
    mesh.tube(tail, [size * (0.045 - 0.034 * i / 10.0) for i in range(11)], shade(PINK, 0.92), 8)


def _wires(mesh: Mesh, s: Vec3, side: int, sign: float) -> None:
    """Add a welded mesh over a face: across axis `side` (1: y, 2: z) on its side `sign`."""
    x, other = s[0], s[3 - side]
    at = sign * (s[side] * 0.5 - 0.003)

    def place(u: float, v: float, lift: float) -> Vec3:
        return (u, at + lift * sign, v) if side == 1 else (u, v, at + lift * sign)

    for k in range(1, round(x / WIRE)):
        u = -x * 0.5 + x * k / round(x / WIRE)
        mesh.tube([place(u, -other * 0.47, 0.0), place(u, other * 0.47, 0.0)], 0.0009, STEEL, 4, "metal", 1.0, False)
    for k in range(1, round(other / WIRE)):
        v = -other * 0.5 + other * k / round(other / WIRE)
        mesh.tube([place(-x * 0.48, v, 0.001), place(x * 0.48, v, 0.001)], 0.0009, STEEL, 4, "metal", 1.0, False)


def _house(mesh: Mesh, s: Vec3, c: Colour) -> None:
    """Add what every habitat has: a tray, posts and rims of metal, solid ends with grilles, wire on three faces."""
    x, y, z = s
    post = min(0.016, y * 0.06)
    mesh.box((0.0, 0.0, z * 0.5 - 0.006), AXES, (x, y, 0.012), shade(c, 0.55), "metal", 0.003)
    mesh.box((0.0, 0.0, z * 0.5 - 0.013), AXES, (x * 0.94, y * 0.94, 0.004), (0.80, 0.74, 0.60), "carpet", 0.001)
    for k in (-1.0, 1.0):
        mesh.box((k * (x * 0.5 - 0.011), 0.0, 0.0), AXES, (0.010, y, z), c, "plain", 0.004)
        _end(mesh, s, k, c)
        mesh.box(
            (k * (x * 0.5 - 0.0155), 0.0, 0.0), AXES, (0.003, y * 0.9, z * 0.9), (0.86, 0.86, 0.82), "grille", 0.001
        )
        for j in (-1.0, 1.0):
            mesh.box(
                (0.0, j * (y * 0.5 - post / 2), k * (z * 0.5 - post / 2)), AXES, (x, post, post), STEEL, "metal", 0.003
            )
            mesh.box(
                (k * (x * 0.5 - post / 2), j * (y * 0.5 - post / 2), 0.0), AXES, (post, post, z), STEEL, "metal", 0.003
            )
            mesh.ball((k * (x * 0.5 - post), j * (y * 0.5 - post), -z * 0.5 + 0.003), post * 0.4, shade(STEEL, 0.7), 10)
    _wires(mesh, s, 2, -1.0)
    _wires(mesh, s, 1, 1.0)
    _wires(mesh, s, 1, -1.0)


def _end(mesh: Mesh, s: Vec3, side: float, c: Colour) -> None:
    """Add what is on a solid end: the fan in its ring, a louvre, sockets, a card with a bar code, screws."""
    x, y, z = s
    face, small = x * 0.5 - 0.006, min(y, z)

    def spot(u: float, v: float, lift: float) -> Vec3:
        return (side * (face + lift), u * y, v * z)

    def plate(u: float, v: float, wide: float, high: float, lift: float, paint: Colour, tile: Tile = "plain") -> None:
        mesh.box(spot(u, v, lift * 0.5), AXES, (lift, wide * y, high * z), paint, tile, 0.001)

    def disc(u: float, v: float, radius: float, lift: float, paint: Colour, tile: Tile = "plain") -> None:
        mesh.tube([spot(u, v, 0.0), spot(u, v, lift)], radius * small, paint, 22, tile)

    disc(-0.17, -0.12, 0.235, 0.003, shade(c, 0.72), "metal")
    disc(-0.17, -0.12, 0.205, 0.0035, DARK, "grille")
    disc(-0.17, -0.12, 0.06, 0.005, shade(STEEL, 0.8), "metal")
    plate(-0.17, 0.30, 0.50, 0.20, 0.003, shade(c, 0.66), "grille")
    plate(0.28, 0.30, 0.26, 0.17, 0.002, PAPER)
    for k in range(8):
        plate(0.19 + 0.025 * k, 0.335, 0.006 + 0.004 * (k % 3), 0.06, 0.0025, DARK)
    for v, paint in ((-0.30, STEEL), (-0.13, STEEL), (0.04, AMBER)):
        disc(0.30, v, 0.055, 0.005, shade(paint, 0.85), "metal")
        disc(0.30, v, 0.034, 0.0056, DARK)
    for u in (-0.44, 0.44):
        for v in (-0.44, 0.44):
            disc(u, v, 0.018, 0.003, shade(STEEL, 0.75), "metal")


def _furnish(mesh: Mesh, s: Vec3) -> None:
    """Add a nest, a drinking tube, a bar of food and a small warm lamp."""
    x, y, z = s
    floor = z * 0.5 - 0.016
    mesh.ball((-x * 0.30, y * 0.18, floor), 1.0, (0.66, 0.20, 0.15), 18, "plain", (x * 0.13, y * 0.20, z * 0.30))
    mesh.ball((-x * 0.19, y * 0.18, floor), 1.0, (0.16, 0.05, 0.05), 14, "plain", (x * 0.035, y * 0.10, z * 0.16))
    mesh.box((x * 0.36, -y * 0.2, z * 0.1), AXES, (x * 0.10, y * 0.30, z * 0.42), (0.62, 0.48, 0.30), "carpet", 0.006)
    for k in range(4):
        mesh.tube(
            [(x * 0.305, -y * (0.30 - 0.07 * k), -z * 0.12), (x * 0.305, -y * (0.30 - 0.07 * k), z * 0.3)],
            0.0012,
            STEEL,
            4,
            "metal",
        )
    mesh.tube([(x * 0.46, y * 0.26, -z * 0.1), (x * 0.34, y * 0.26, z * 0.02)], 0.005, STEEL, 10, "metal")
    mesh.ball((x * 0.335, y * 0.26, z * 0.025), 0.006, (0.75, 0.85, 0.92), 10, "metal")
    mesh.box((0.0, -y * 0.47, -z * 0.36), AXES, (x * 0.24, 0.008, z * 0.08), (1.0, 0.86, 0.62), "screen", 0.002)
    for k in range(14):
        a, r = k * 2.4, 0.03 + 0.006 * k
        mesh.box(
            (math.cos(a) * r * x * 4.0 - x * 0.05, math.sin(a) * r * y * 3.0, floor - 0.004),
            ((math.cos(a), math.sin(a), 0.0), (-math.sin(a), math.cos(a), 0.0), (0.0, 0.0, 1.0)),
            (0.022, 0.004, 0.002),
            (0.88, 0.80, 0.60),
            "plain",
            0.0005,
        )


def _front(mesh: Mesh, s: Vec3) -> None:
    """Add what is on the outside: a handle at either end, a card with a bar code, two lamps, a latch."""
    x, y, z = s
    for k in (-1.0, 1.0):
        mesh.box((k * x * 0.22, -y * 0.5 + 0.004, -z * 0.5 + 0.004), AXES, (0.03, 0.012, 0.012), DARK, "plain", 0.003)
    mesh.box((-x * 0.18, y * 0.5 - 0.012, -z * 0.5 + 0.0015), AXES, (x * 0.34, 0.022, 0.003), PAPER, "plain", 0.001)
    for k in range(9):
        mesh.box(
            (-x * 0.30 + 0.006 * k, y * 0.5 - 0.012, -z * 0.5), AXES, (0.001 + 0.001 * (k % 3), 0.016, 0.001), DARK
        )
    for k, paint in enumerate((GREEN, AMBER)):
        mesh.tube(
            [
                (x * (0.30 + 0.05 * k), y * 0.5 - 0.012, -z * 0.5 + 0.004),
                (x * (0.30 + 0.05 * k), y * 0.5 - 0.012, -z * 0.5),
            ],
            0.004,
            paint,
            10,
            "plain",
            1.0,
            True,
            0.5,
        )
    mesh.box(
        (x * 0.12, y * 0.5 - 0.012, -z * 0.5 + 0.003), AXES, (0.05, 0.018, 0.006), (0.80, 0.30, 0.14), "plain", 0.002
    )


def habitat(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """The mouse habitat: six mice behind its mesh, with a nest, water, food, and nothing to hold on to but wire."""
    _house(mesh, s, c)
    _furnish(mesh, s)
    _front(mesh, s)
    x, y, z = s
    body = min(0.074, x * 0.18)
    floor = z * 0.5 - 0.016 - body * 0.24
    wire = -z * 0.5 + 0.006 + body * 0.24
    spots = (
        (0.10, 0.22, floor, (-1.0, 0.3), -1.0),
        (0.05, -0.16, floor, (1.0, 0.5), -1.0),
        (-0.14, -0.30, floor, (0.8, -1.0), -1.0),
        (0.20, 0.10, wire, (0.4, -1.0), 1.0),
        (-0.22, -0.06, wire, (-1.0, 0.5), 1.0),
        (-0.05, 0.05, 0.02, (0.5, 1.0), -1.0),
    )
    for k, (u, v, w, ahead, up) in enumerate(spots):
        mouse(mesh, (u * x, v * y, w), ahead, up, FURS[k], body, rng)


def small_cage(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A small cage with the two that are left, side by side, and the net between their paws."""
    _house(mesh, s, c)
    _front(mesh, s)
    x, y, z = s
    body = min(0.062, x * 0.3)
    floor = z * 0.5 - 0.016 - body * 0.24
    mouse(mesh, (-0.02 * x, 0.09 * y, floor), (1.0, -0.22), -1.0, FURS[0], body, rng)
    mouse(mesh, (0.02 * x, -0.10 * y, floor), (1.0, 0.26), -1.0, FURS[1], body, rng)
    for k in range(5):
        t = -0.4 + 0.2 * k
        for a, b in (((-0.44, t), (0.44, t)), ((t, -0.44), (t, 0.44))):
            path: list[Vec3] = []
            for i in range(5):
                q = i / 4.0
                sag = math.sin(q * math.pi) * z * 0.02
                path.append(((a[0] + (b[0] - a[0]) * q) * x, (a[1] + (b[1] - a[1]) * q) * y, floor + body * 0.24 - sag))
            mesh.tube(path, 0.0018, (0.75, 0.52, 0.22), 5, "fabric", 1.0, False)


def empty_cage(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A cage made ready: nest, water and food, and nobody in it."""
    _house(mesh, s, c)
    _furnish(mesh, s)
    _front(mesh, s)


def still_mice(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """Four mice that lie as they are, wrapped in a cloth to the shoulders."""
    x, y, z = s
    body = y * 0.60
    for k in range(4):
        mouse(
            mesh,
            (x * (-0.33 + 0.22 * k), y * 0.02, -z * 0.1),
            (0.12 * (k - 1.5), -1.0),
            -1.0,
            shade(FURS[k], 0.92),
            body,
            rng,
        )
    pillow(mesh, (0.0, y * 0.20, 0.0), (x, y * 0.62, z), c, "carpet", rng, 0.34, 0.0, 12)


def miniature(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """The little station, made by hand of brass and tin: modules, truss, eight wings, radiators, and a red strap."""
    x, y, z = s
    brass: Colour = (0.82, 0.62, 0.28)
    gold: Colour = (0.72, 0.46, 0.16)
    level = z * 0.12
    stack = ((-0.34, -0.20, 0.13), (-0.19, -0.06, 0.12), (-0.05, 0.04, 0.14), (0.05, 0.19, 0.13), (0.20, 0.30, 0.12))
    for a, b, r in stack:
        mesh.tube(
            [(x * a, 0, level), (x * (a + 0.01), 0, level), (x * (b - 0.01), 0, level), (x * b, 0, level)],
            [z * r * 1.2, z * r * 1.9, z * r * 1.9, z * r * 1.2],
            STEEL,
            14,
            "metal",
        )
    mesh.tube([(x * 0.25, -y * 0.16, level), (x * 0.25, y * 0.13, level)], z * 0.21, shade(STEEL, 1.08), 14, "metal")
    mesh.tube([(x * 0.0, -y * 0.11, level), (x * 0.0, y * 0.11, level)], z * 0.18, STEEL, 12, "metal")
    mesh.tube([(-x * 0.27, 0, level), (-x * 0.27, 0, z * 0.5)], z * 0.15, brass, 12, "metal")
    mesh.tube([(-x * 0.10, 0, level), (-x * 0.10, 0, z * 0.46)], z * 0.13, shade(STEEL, 0.9), 12, "metal")
    mesh.ball((x * 0.0, -y * 0.12, z * 0.2), z * 0.13, (0.3, 0.36, 0.42), 12, "metal")
    truss = -z * 0.26
    for u in (-0.014, 0.014):
        for w in (-0.05, 0.05):
            mesh.tube(
                [(x * u, -y * 0.49, truss + z * w), (x * u, y * 0.49, truss + z * w)], z * 0.022, brass, 6, "metal"
            )
    for k in range(23):
        v = y * (-0.48 + 0.96 * k / 22.0)
        mesh.tube(
            [(-x * 0.014, v, truss - z * 0.05), (x * 0.014, v + y * 0.02, truss + z * 0.05)],
            z * 0.016,
            brass,
            5,
            "metal",
        )
    mesh.tube([(0, 0, truss), (0, 0, level)], z * 0.06, brass, 8, "metal")
    for side in (-1.0, 1.0):
        for out in (0.34, 0.455):
            for ahead in (-1.0, 1.0):
                for half in (-1.0, 1.0):
                    spot = (ahead * x * 0.155, side * y * out + half * y * 0.022, truss)
                    mesh.box(spot, AXES, (x * 0.25, y * 0.038, z * 0.02), gold, "cells", 0.0004)
                mesh.tube(
                    [(0.0, side * y * out, truss), (ahead * x * 0.285, side * y * out, truss)],
                    z * 0.025,
                    brass,
                    6,
                    "metal",
                )
        for k in range(3):
            mesh.box(
                (-x * 0.09, side * y * (0.13 + 0.035 * k), truss + z * 0.06),
                AXES,
                (x * 0.13, y * 0.03, z * 0.02),
                PAPER,
                "grille",
                0.0004,
            )
    ring(mesh, (-x * 0.355, 0.0, level), z * 0.12, z * 0.025, brass)
    strap: list[Vec3] = []
    for i in range(15):
        t = i / 14.0
        strap.append(
            (-x * (0.37 + 0.13 * math.sin(t * math.pi * 0.5)), y * 0.2 * math.sin(t * 5.2), z * (0.12 - 0.5 * t * t))
        )
    mesh.tube(strap, z * 0.045, (0.74, 0.14, 0.12), 8, "fabric")
    for far in (0.0, 1.0):
        mesh.tube(
            [(x * (0.30 + 0.01 * far), 0, level), (x * (0.33 + 0.05 * far), 0, level)],
            z * (0.16 - 0.08 * far),
            brass,
            12,
            "metal",
        )
    mesh.tube([(x * 0.36, 0, level), (x * 0.5, 0, level - z * 0.1)], z * 0.04, shade(STEEL, 0.8), 8, "metal")


KINDS = {
    "habitat": (habitat, (0.72, 0.72, 0.70)), "cage": (empty_cage, (0.72, 0.72, 0.70)),
    "mouse_cage": (small_cage, (0.72, 0.72, 0.70)), "still_mice": (still_mice, (0.70, 0.72, 0.74)),
    "station_miniature": (miniature, STEEL),
}  # fmt: skip
"""Painter and usual colour by look."""
