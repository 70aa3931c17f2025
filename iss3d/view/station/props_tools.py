"""Movable things of work among the shapes of things: hand tools, lamps, batteries, instruments, glass and cases.

As in looks.py: about their own middle, along their own axes, filling their own size; the longest usually along x.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import Colour, Mesh, shade

AXES: tuple[Vec3, Vec3, Vec3] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
STEEL: Colour = (0.70, 0.72, 0.74)
DARK: Colour = (0.10, 0.10, 0.11)
RUBBER: Colour = (0.15, 0.15, 0.16)
PAPER: Colour = (0.90, 0.89, 0.84)
AMBER: Colour = (1.0, 0.70, 0.25)
GREEN: Colour = (0.35, 0.95, 0.50)
Dice = random.Random


def lathe(
    mesh: Mesh,
    s: Vec3,
    profile: list[tuple[float, float]],
    c: Colour,
    tile: Tile = "plain",
    sides: int = 18,
    y: float = 0.0,
    z: float = 0.0,
    wide: float = 1.0,
) -> None:
    """Add something turned about x: (place along half the length, radius against half the width)."""
    r = min(s[1], s[2]) * 0.5 * wide
    path: list[Vec3] = [(s[0] * 0.5 * t, y, z) for t, _ in profile]
    mesh.tube(path, [r * q for _, q in profile], c, sides, tile)


def ring(
    mesh: Mesh,
    middle: Vec3,
    radius: float,
    thick: float,
    c: Colour,
    tile: Tile = "metal",
    part: tuple[float, float] = (0.0, math.tau),
    stretch: float = 1.0,
    steps: int = 22,
) -> None:
    """Add a ring in the xy plane, or the arc of one; stretch makes it longer along x."""
    path: list[Vec3] = []
    for i in range(steps + 1):
        a = part[0] + (part[1] - part[0]) * i / steps
        path.append((middle[0] + math.cos(a) * radius * stretch, middle[1] + math.sin(a) * radius, middle[2]))
    mesh.tube(path, thick, c, 8, tile, 1.0, part != (0.0, math.tau))


def wrench(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """An open wrench: a waisted shank, a ring at one end, jaws at the other."""
    x, y, z = s
    mesh.box((0.0, 0.0, 0.0), AXES, (x * 0.72, y * 0.42, z * 0.62), c, "metal", 0.003)
    mesh.box((0.0, 0.0, -z * 0.33), AXES, (x * 0.46, y * 0.2, z * 0.05), shade(c, 0.7), "plain", 0.001)
    ring(mesh, (-x * 0.5 + y * 0.5, 0.0, 0.0), y * 0.36, min(y * 0.14, z * 0.5), c)
    ring(mesh, (x * 0.5 - y * 0.46, 0.0, 0.0), y * 0.36, min(y * 0.15, z * 0.5), c, part=(0.75, math.tau - 0.75))


def pliers(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """Pliers, a little open: two sleeves, a pivot, toothed jaws."""
    x, y, z = s
    for k in (-1.0, 1.0):
        grip: list[Vec3] = [
            (-x * 0.5, k * y * 0.42, 0.0),
            (-x * 0.25, k * y * 0.38, 0.0),
            (x * 0.06, k * y * 0.16, 0.0),
        ]
        mesh.tube(grip, [z * 0.40, z * 0.48, z * 0.36], c, 12, "carpet")
        jaw: list[Vec3] = [(x * 0.02, -k * y * 0.1, 0.0), (x * 0.24, k * y * 0.14, 0.0), (x * 0.5, k * y * 0.035, 0.0)]
        mesh.tube(jaw, [z * 0.34, z * 0.36, z * 0.14], STEEL, 10, "metal")
    mesh.tube([(x * 0.1, 0.0, -z * 0.5), (x * 0.1, 0.0, z * 0.5)], y * 0.13, shade(STEEL, 0.8), 14, "metal")


def hammer(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A soft-faced hammer: a grip with rings, a steel head, one face of rubber."""
    x, y, z = s
    handle: list[Vec3] = [(-x * 0.5, 0, 0), (-x * 0.47, 0, 0), (-x * 0.1, 0, 0), (x * 0.36, 0, 0)]
    mesh.tube(handle, [z * 0.30, z * 0.38, z * 0.32, z * 0.24], c, 14, "carpet")
    for k in range(4):
        mesh.tube(
            [(-x * (0.42 - 0.07 * k), 0, 0), (-x * (0.41 - 0.07 * k), 0, 0)], z * 0.40, shade(c, 0.6), 14, "plain"
        )
    at = x * 0.5 - z * 0.5
    mesh.tube([(at, -y * 0.3, 0), (at, y * 0.3, 0)], z * 0.42, STEEL, 16, "metal")
    mesh.tube([(at, -y * 0.5, 0), (at, -y * 0.29, 0)], [z * 0.48, z * 0.5], RUBBER, 16, "plain")
    mesh.tube([(at, y * 0.29, 0), (at, y * 0.5, 0)], [z * 0.5, z * 0.46], STEEL, 16, "metal")


def scissors(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """Trauma shears: two loops of plastic, crossed blades, one with a blunt foot."""
    x, y, z = s
    for k in (-1.0, 1.0):
        ring(mesh, (-x * 0.32, k * y * 0.27, k * z * 0.1), y * 0.20, min(z * 0.36, y * 0.07), c, "plain", stretch=1.5)
        blade: list[Vec3] = [
            (-x * 0.14, k * y * 0.18, 0.0),
            (x * 0.08, 0.0, k * z * 0.1),
            (x * 0.5, -k * y * 0.16, 0.0),
        ]
        mesh.tube(blade, [z * 0.3, z * 0.34, z * 0.10], STEEL, 6, "metal")
    mesh.tube([(x * 0.06, 0.0, -z * 0.5), (x * 0.06, 0.0, z * 0.5)], y * 0.06, shade(STEEL, 0.7), 12, "metal")


def tape_roll(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A roll of grey tape on its core, its end folded over so that it can be found with gloves."""
    x, y, z = s
    r, core = min(x, y) * 0.5, min(x, y) * 0.30
    rings = ((r, -z * 0.5), (r, z * 0.5), (core, z * 0.5), (core, -z * 0.5), (r, -z * 0.5))
    steps = 28
    for n in range(4):
        (ra, za), (rb, zb) = rings[n], rings[n + 1]
        for k in range(steps):
            four: list[Vec3] = []
            for radius, high, q in ((ra, za, k), (ra, za, k + 1), (rb, zb, k + 1), (rb, zb, k)):
                a = math.tau * q / steps
                four.append((radius * math.cos(a), radius * math.sin(a), high))
            middle = math.tau * (k + 0.5) / steps
            flat = (0.0, 0.0, 1.0 if n == 1 else -1.0)
            out = 1.0 if n == 0 else -1.0
            away = flat if n in (1, 3) else (out * math.cos(middle), out * math.sin(middle), 0.0)
            paint = (0.66, 0.50, 0.32) if n == 2 else shade(c, 0.9 + 0.1 * (k % 2)) if n == 0 else shade(c, 0.8)
            mesh.quad(four, away, paint, "fabric" if n == 0 else "plain", 0.75 if n == 2 else 1.0)
    for k in range(3):
        for side in (-1.0, 1.0):
            mesh.ring(
                [
                    (
                        math.cos(math.tau * i / steps) * (core + 0.2 * (k + 1) * (r - core)),
                        math.sin(math.tau * i / steps) * (core + 0.2 * (k + 1) * (r - core)),
                        side * z * 0.502,
                    )
                    for i in range(steps)
                ],
                [
                    (
                        math.cos(math.tau * i / steps) * (core + 0.2 * (k + 1) * (r - core) - 0.0012),
                        math.sin(math.tau * i / steps) * (core + 0.2 * (k + 1) * (r - core) - 0.0012),
                        side * z * 0.502,
                    )
                    for i in range(steps)
                ],
                (0.0, 0.0, side),
                shade(c, 0.55),
            )


def torch(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A hand lamp along x: a knurled body, a fluted head, a glass, a switch and a clip."""
    x, y, _ = s
    lathe(mesh, s, [(-1.0, 0.62), (-0.94, 0.70), (0.40, 0.70)], c, "metal", 20)
    lathe(mesh, s, [(-0.75, 0.74), (-0.10, 0.74)], DARK, "carpet", 20)
    lathe(mesh, s, [(0.38, 0.72), (0.62, 1.0), (0.98, 1.0), (1.0, 0.96)], c, "metal", 22)
    for k in range(3):
        lathe(mesh, s, [(0.68 + 0.1 * k, 1.02), (0.71 + 0.1 * k, 1.02)], shade(c, 0.5), "plain", 22)
    mesh.tube([(x * 0.5, 0, 0), (x * 0.501, 0, 0)], y * 0.42, (0.95, 0.95, 0.88), 20, "screen", 1.0, True, 0.35)
    mesh.box((x * 0.08, 0.0, -y * 0.36), AXES, (x * 0.1, y * 0.22, y * 0.12), (0.80, 0.30, 0.12), "plain", 0.003)
    mesh.box((-x * 0.24, y * 0.43, 0.0), AXES, (x * 0.36, y * 0.05, y * 0.16), STEEL, "metal", 0.002)


def battery(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A battery of a tool: a block with a rail, contacts, a row of charge lights, a latch on either side."""
    x, y, z = s
    mesh.box((0.0, 0.0, z * 0.06), AXES, (x * 0.96, y, z * 0.86), c, "plain", 0.008)
    mesh.box((0.0, 0.0, -z * 0.42), AXES, (x * 0.8, y * 0.66, z * 0.16), DARK, "plain", 0.004)
    for k in range(5):
        mesh.box(
            (x * (-0.24 + 0.12 * k), -y * 0.2, -z * 0.495),
            AXES,
            (x * 0.05, y * 0.16, 0.002),
            (0.84, 0.66, 0.30),
            "metal",
            0.0005,
        )
    for side in (-1.0, 1.0):
        mesh.box(
            (side * x * 0.48, 0.0, -z * 0.08), AXES, (x * 0.04, y * 0.5, z * 0.3), (0.80, 0.30, 0.12), "grille", 0.003
        )
    for n in range(4):
        lit = GREEN if n < 3 else DARK
        mesh.tube(
            [(x * (-0.18 + 0.12 * n), y * 0.495, 0.0), (x * (-0.18 + 0.12 * n), y * 0.5, 0.0)],
            z * 0.05,
            lit,
            10,
            "plain",
            1.0,
            True,
            0.5 if n < 3 else 0.0,
        )


def cable_coil(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A cable wound in a coil, held by two straps, its plugs hanging out."""
    x, y, z = s
    path: list[Vec3] = []
    turns = 5
    for i in range(turns * 22 + 1):
        a = math.tau * i / 22.0
        r = 0.5 - 0.05 * (0.5 + 0.5 * math.sin(i * 0.37)) - 0.02
        path.append((math.cos(a) * x * r * 0.9, math.sin(a) * y * r, z * (-0.36 + 0.72 * i / (turns * 22))))
    mesh.tube(path, z * 0.09, c, 8, "fabric", 1.0, False)
    for a in (0.6, 2.4, 4.4):
        middle = (math.cos(a) * x * 0.40, math.sin(a) * y * 0.43, 0.0)
        turn: tuple[Vec3, Vec3, Vec3] = ((math.cos(a), math.sin(a), 0.0), (-math.sin(a), math.cos(a), 0.0), (0, 0, 1.0))
        mesh.box(middle, turn, (x * 0.14, y * 0.08, z), (0.22, 0.30, 0.46), "fabric", 0.004)
    for k in (-1.0, 1.0):
        mesh.tube(
            [(x * 0.36, k * y * 0.12, k * z * 0.3), (x * 0.5, k * y * 0.10, k * z * 0.3)], z * 0.14, DARK, 12, "carpet"
        )


def dosimeter(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A radiation counter: a small case with a lit figure, three keys, a clip and a yellow trefoil plate."""
    x, y, z = s
    mesh.box((0.0, 0.0, 0.0), AXES, (x, y, z * 0.86), c, "plain", 0.006)
    mesh.box((0.0, -y * 0.2, -z * 0.44), AXES, (x * 0.8, y * 0.34, z * 0.04), DARK, "plain", 0.002)
    mesh.box((0.0, -y * 0.2, -z * 0.465), AXES, (x * 0.7, y * 0.24, 0.001), (0.65, 0.9, 0.7), "screen", 0.0003)
    for k in range(3):
        mesh.box(
            (x * (-0.28 + 0.28 * k), y * 0.12, -z * 0.46),
            AXES,
            (x * 0.2, y * 0.12, z * 0.08),
            ((0.75, 0.2, 0.15), PAPER, PAPER)[k],
            "plain",
            0.002,
        )
    mesh.box((0.0, y * 0.34, -z * 0.44), AXES, (x * 0.5, y * 0.2, z * 0.03), (0.92, 0.76, 0.16), "plain", 0.001)
    for k in range(3):
        a = math.tau * k / 3 + 0.5
        mesh.ball((math.cos(a) * x * 0.1, y * 0.34 + math.sin(a) * y * 0.055, -z * 0.46), x * 0.05, DARK, 8)
    mesh.box((0.0, 0.0, z * 0.46), AXES, (x * 0.3, y * 0.7, z * 0.08), STEEL, "metal", 0.002)


def meter(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A multimeter in its rubber boot: figures, a knob, four sockets and two leads."""
    x, y, z = s
    mesh.box((0.0, 0.0, z * 0.1), AXES, (x, y, z * 0.8), (0.86, 0.62, 0.14), "carpet", 0.01)
    mesh.box((0.0, 0.0, -z * 0.32), AXES, (x * 0.82, y * 0.86, z * 0.1), DARK, "plain", 0.004)
    mesh.box((0.0, -y * 0.26, -z * 0.38), AXES, (x * 0.68, y * 0.22, z * 0.03), (0.62, 0.72, 0.58), "screen", 0.001)
    mesh.tube([(0.0, y * 0.06, -z * 0.34), (0.0, y * 0.06, -z * 0.5)], x * 0.2, (0.3, 0.3, 0.32), 20, "grille")
    mesh.box((0.0, y * 0.0, -z * 0.5), AXES, (x * 0.03, y * 0.1, z * 0.02), PAPER, "plain", 0.0005)
    for k in range(4):
        at = (x * (-0.3 + 0.2 * k), y * 0.34, -z * 0.37)
        mesh.tube([at, (at[0], at[1], -z * 0.42)], x * 0.05, ((0.7, 0.15, 0.1), RUBBER)[k % 2], 12, "plain")


def lens(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A long lens along x: mount, two ribbed rings, a gold line, deep coated glass under a hood."""
    x, y, _ = s
    lathe(mesh, s, [(-1.0, 0.62), (-0.96, 0.70), (-0.90, 0.70)], STEEL, "metal", 24)
    lathe(
        mesh, s, [(-0.90, 0.76), (-0.30, 0.76), (-0.22, 0.88), (0.55, 0.90), (0.60, 0.98), (1.0, 1.0)], c, "plain", 24
    )
    lathe(mesh, s, [(-0.76, 0.80), (-0.48, 0.80)], shade(c, 1.4), "grille", 24)
    lathe(mesh, s, [(-0.08, 0.93), (0.34, 0.93)], shade(c, 1.4), "grille", 24)
    lathe(mesh, s, [(0.44, 0.915), (0.47, 0.915)], (0.84, 0.66, 0.24), "metal", 24)
    mesh.tube([(x * 0.5, 0, 0), (x * 0.5005, 0, 0)], y * 0.46, (0.06, 0.09, 0.16), 24, "screen")
    mesh.ball((x * 0.46, 0.0, 0.0), 1.0, (0.10, 0.14, 0.26), 16, "metal", (x * 0.045, y * 0.34, y * 0.34))
    mesh.tube([(-x * 0.1, y * 0.4, 0), (-x * 0.1, y * 0.5, 0)], y * 0.14, c, 12, "metal")


def sample_case(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A case for samples: foam, twelve vials in rows under a clear band, latches, a strip of frost-blue tape."""
    x, y, z = s
    mesh.box((0.0, 0.0, z * 0.12), AXES, (x, y, z * 0.76), c, "plain", 0.012)
    mesh.box((0.0, 0.0, -z * 0.26), AXES, (x * 0.92, y * 0.88, z * 0.04), (0.16, 0.17, 0.2), "fabric", 0.004)
    for i in range(4):
        for j in range(3):
            at = (x * (-0.33 + 0.22 * i), y * (-0.27 + 0.27 * j))
            fluid: Colour = ((0.72, 0.30, 0.22), (0.85, 0.70, 0.36), (0.55, 0.70, 0.76))[(i + j) % 3]
            mesh.tube([(*at, -z * 0.26), (*at, -z * 0.40)], min(x, y) * 0.06, fluid, 14, "metal")
            mesh.tube([(*at, -z * 0.40), (*at, -z * 0.5)], min(x, y) * 0.068, (0.86, 0.88, 0.9), 14, "plain")
    for k in (-1.0, 1.0):
        mesh.box((k * x * 0.3, y * 0.49, z * 0.1), AXES, (x * 0.1, y * 0.03, z * 0.3), STEEL, "metal", 0.003)
    mesh.box((0.0, -y * 0.495, z * 0.1), AXES, (x * 0.98, y * 0.012, z * 0.14), (0.36, 0.56, 0.78), "plain", 0.001)


def syringe(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A syringe along x, its needle capped."""
    lathe(mesh, s, [(-0.45, 0.74), (0.42, 0.74), (0.46, 0.3), (0.56, 0.26)], (0.86, 0.90, 0.92), "metal", 16)
    lathe(mesh, s, [(-0.1, 0.76), (0.40, 0.76)], (0.80, 0.55, 0.30), "metal", 16)
    for k in range(8):
        lathe(mesh, s, [(-0.38 + 0.09 * k, 0.775), (-0.37 + 0.09 * k, 0.775)], DARK, "plain", 16)
    lathe(mesh, s, [(-0.48, 1.0), (-0.45, 1.0)], (0.86, 0.90, 0.92), "plain", 16)
    lathe(mesh, s, [(-0.96, 0.22), (-0.12, 0.22)], PAPER, "plain", 10)
    lathe(mesh, s, [(-1.0, 0.8), (-0.96, 0.8)], PAPER, "plain", 16)
    lathe(mesh, s, [(0.54, 0.32), (0.98, 0.22), (1.0, 0.18)], (0.9, 0.55, 0.2), "plain", 12)


def carabiner(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A tether hook: an oval of steel with a gate, a lock, and a loop of webbing."""
    x, y, z = s
    ring(mesh, (x * 0.14, 0.0, 0.0), y * 0.42, min(z * 0.5, y * 0.08), c, stretch=x * 0.34 / (y * 0.42))
    mesh.tube(
        [(-x * 0.06, y * 0.42, 0.0), (x * 0.30, y * 0.42, 0.0)], min(z * 0.5, y * 0.11), (0.8, 0.3, 0.14), 12, "metal"
    )
    for k in (-0.3, 0.3):
        mesh.box((-x * 0.36, y * k * 0.4, 0.0), AXES, (x * 0.28, y * 0.1, z * 0.5), (0.25, 0.35, 0.6), "fabric", 0.003)
    mesh.box((-x * 0.40, 0.0, 0.0), AXES, (x * 0.16, y * 0.36, z * 0.7), (0.2, 0.28, 0.5), "fabric", 0.004)


def handset(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A hand radio along x: a speaker, keys, a lit window, a stub of an antenna."""
    x, y, z = s
    mesh.box((-x * 0.14, 0.0, 0.0), AXES, (x * 0.72, y, z), c, "carpet", 0.006)
    mesh.box((x * 0.04, 0.0, -z * 0.5), AXES, (x * 0.24, y * 0.8, 0.003), DARK, "grille", 0.001)
    mesh.box((-x * 0.16, 0.0, -z * 0.5), AXES, (x * 0.10, y * 0.7, 0.003), AMBER, "screen", 0.001)
    for i in range(3):
        for j in range(3):
            mesh.box(
                (-x * (0.27 + 0.075 * i), y * (-0.26 + 0.26 * j), -z * 0.5),
                AXES,
                (x * 0.05, y * 0.17, 0.004),
                PAPER,
                "plain",
                0.001,
            )
    mesh.tube(
        [(x * 0.22, -y * 0.28, 0.0), (x * 0.48, -y * 0.28, 0.0), (x * 0.5, -y * 0.28, 0.0)],
        [z * 0.3, z * 0.2, z * 0.16],
        RUBBER,
        12,
        "plain",
    )
    mesh.tube([(x * 0.21, y * 0.28, 0.0), (x * 0.28, y * 0.28, 0.0)], z * 0.28, (0.3, 0.3, 0.32), 14, "grille")


KINDS = {
    "wrench": (wrench, STEEL), "pliers": (pliers, (0.72, 0.18, 0.14)), "hammer": (hammer, (0.86, 0.62, 0.14)),
    "scissors": (scissors, (0.20, 0.34, 0.62)), "tape_roll": (tape_roll, (0.62, 0.63, 0.64)),
    "torch": (torch, (0.24, 0.25, 0.27)), "battery": (battery, (0.80, 0.66, 0.18)),
    "cable_coil": (cable_coil, (0.78, 0.77, 0.72)), "dosimeter": (dosimeter, (0.62, 0.66, 0.66)),
    "meter": (meter, (0.86, 0.62, 0.14)), "lens": (lens, (0.10, 0.10, 0.11)),
    "sample_case": (sample_case, (0.74, 0.76, 0.78)), "syringe": (syringe, PAPER), "carabiner": (carabiner, STEEL),
    "handset": (handset, (0.20, 0.22, 0.22)),
}  # fmt: skip
"""Painter and usual colour by look."""
