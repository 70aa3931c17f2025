"""Movable things of life aboard among the shapes of things: what is eaten, worn, read, written, played with, missed.

As in looks.py: about their own middle, along their own axes, filling their own size; what is printed lies at -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3, cross, scale
from iss3d.view.station.mesh import Colour, Mesh, shade
from iss3d.view.station.props_tools import AXES, DARK, PAPER, STEEL, lathe, ring

INK: Colour = (0.20, 0.22, 0.30)
Dice = random.Random


def lines(mesh: Mesh, at: Vec3, wide: float, high: float, count: int, rng: Dice, c: Colour = INK) -> None:
    """Add lines of writing on a face at -z."""
    for k in range(count):
        long = wide * rng.uniform(0.55, 1.0)
        v = at[1] - high / 2 + high * (k + 0.5) / count
        u = at[0] - (wide - long) / 2
        mesh.box((u, v, at[2]), AXES, (long, high / count * 0.28, 0.0006), c, "plain", 0.0001)


def spoon(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A long spoon, made to reach the corners of a pouch."""
    x, y, z = s
    handle: list[Vec3] = [(-x * 0.5, 0, z * 0.2), (-x * 0.2, 0, z * 0.1), (x * 0.2, 0, 0), (x * 0.32, 0, z * 0.1)]
    mesh.tube(handle, [z * 0.22, z * 0.16, z * 0.13, z * 0.16], c, 10, "metal")
    mesh.ball((x * 0.40, 0.0, 0.0), 1.0, c, 16, "metal", (x * 0.1, y * 0.5, z * 0.5))
    mesh.ball((x * 0.40, 0.0, -z * 0.24), 1.0, shade(c, 0.55), 14, "metal", (x * 0.085, y * 0.42, z * 0.3))


def tin(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A tin with a paper band, seams and a ring to pull."""
    x, _, z = s
    r = x * 0.5
    mesh.tube([(0, 0, -z * 0.5), (0, 0, z * 0.5)], r * 0.96, STEEL, 26, "metal")
    for k in (-1.0, 1.0):
        mesh.tube([(0, 0, k * z * 0.5), (0, 0, k * z * 0.42)], r, STEEL, 26, "metal")
    mesh.tube([(0, 0, -z * 0.36), (0, 0, z * 0.36)], r * 0.975, c, 26, "plain", 1.0, False)
    mesh.tube([(0, 0, -z * 0.1), (0, 0, z * 0.1)], r * 0.985, (0.86, 0.74, 0.36), 26, "plain", 1.0, False)
    mesh.tube([(0, 0, -z * 0.5), (0, 0, -z * 0.495)], r * 0.8, shade(STEEL, 0.85), 22, "metal")
    ring(mesh, (r * 0.35, 0.0, -z * 0.5), r * 0.22, 0.002, shade(STEEL, 1.1))


def socks(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A pair of socks rolled one into the other, with a red band, worn through on the tops of the toes."""
    x, y, z = s
    for k, (v, turn) in enumerate(((-0.2, 0.08), (0.2, -0.05))):
        path: list[Vec3] = []
        for i in range(9):
            t = i / 8.0
            bend = math.sin(t * 2.6) * y * 0.16 * (1.0 if k else -1.0)
            path.append((x * (-0.46 + 0.92 * t), y * v + bend * 0.5, z * (turn + 0.04 * math.sin(9.0 * t))))
        radii = [z * q for q in (0.26, 0.34, 0.36, 0.38, 0.42, 0.40, 0.38, 0.34, 0.16)]
        mesh.tube(path, radii, c, 14, "fabric")
        mesh.tube(path[1:3], z * 0.385, (0.66, 0.2, 0.16), 14, "fabric", 1.0, False)
        mesh.ball((path[7][0], path[7][1], -z * 0.2), 1.0, shade(c, 0.7), 10, "carpet", (x * 0.08, y * 0.13, z * 0.2))


def towel(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A towel folded in four, with a woven border."""
    x, y, z = s
    for k in range(4):
        size = (x * (1.0 - 0.015 * k), y * (1.0 - 0.03 * ((k * 7) % 3)), z * 0.245)
        middle = (x * 0.006 * (k % 2), 0.0, z * (-0.375 + 0.25 * k))
        mesh.box(middle, AXES, size, shade(c, 1.0 - 0.04 * (k % 2)), "carpet", min(0.012, z * 0.11))
    for at in (-0.34, -0.28):
        mesh.box((x * at, 0.0, -z * 0.497), AXES, (x * 0.03, y * 0.94, 0.003), (0.28, 0.42, 0.66), "fabric", 0.001)


def book(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A paperback: covers that have been bent, a block of pages, a picture and a title, a strip of paper in it."""
    x, y, z = s
    mesh.box((x * 0.012, 0.0, 0.0), AXES, (x * 0.95, y * 0.95, z * 0.84), PAPER, "grille", 0.002)
    for k in (-1.0, 1.0):
        mesh.box((0.0, 0.0, k * z * 0.46), AXES, (x, y, z * 0.08), c, "plain", 0.001)
    mesh.box((-x * 0.485, 0.0, 0.0), AXES, (x * 0.03, y, z), shade(c, 0.8), "plain", 0.002)
    mesh.box((0.0, y * 0.1, -z * 0.503), AXES, (x * 0.66, y * 0.5, 0.0008), shade(c, 1.5), "plain", 0.0002)
    mesh.ball((0.0, y * 0.14, -z * 0.505), 1.0, (0.92, 0.82, 0.5), 14, "plain", (x * 0.13, x * 0.13, 0.001))
    mesh.box((0.0, y * 0.26, -z * 0.506), AXES, (x * 0.66, y * 0.1, 0.0008), shade(c, 0.55), "plain", 0.0002)
    lines(mesh, (0.0, -y * 0.30, -z * 0.506), x * 0.7, y * 0.16, 2, rng, PAPER)


def notebook(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A notebook bound with wire, open leaves, writing, a strip of velcro."""
    x, y, z = s
    mesh.box((0.0, 0.0, z * 0.3), AXES, (x, y, z * 0.4), c, "fabric", 0.001)
    mesh.box((x * 0.02, 0.0, -z * 0.1), AXES, (x * 0.94, y * 0.96, z * 0.5), PAPER, "grille", 0.001)
    lines(mesh, (x * 0.04, 0.0, -z * 0.36), x * 0.76, y * 0.84, 11, rng)
    for k in range(12):
        ring_at = -y * 0.44 + y * 0.88 * k / 11.0
        mesh.tube(
            [(-x * 0.5 + 0.001, ring_at, z * 0.4), (-x * 0.47, ring_at, -z * 0.5), (-x * 0.44, ring_at, z * 0.1)],
            0.0012,
            STEEL,
            5,
            "metal",
        )


def pen(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A pen: a ribbed barrel, a clip, a knob, a fine point."""
    x, y, _ = s
    lathe(mesh, s, [(-0.94, 0.72), (-0.9, 0.8), (0.62, 0.8), (0.88, 0.3)], c, "plain", 14)
    lathe(mesh, s, [(0.86, 0.30), (1.0, 0.06)], STEEL, "metal", 10)
    lathe(mesh, s, [(-1.0, 0.4), (-0.92, 0.4)], STEEL, "metal", 12)
    lathe(mesh, s, [(0.2, 0.84), (0.6, 0.82)], DARK, "carpet", 14)
    mesh.box((-x * 0.28, 0.0, -y * 0.45), AXES, (x * 0.34, y * 0.24, y * 0.1), STEEL, "metal", 0.001)


def photo(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A photograph with a white rim: sky, water or a wall, and people small in it; a strip of tape left on a corner."""
    x, y, z = s
    mesh.box((0.0, 0.0, 0.0), AXES, (x, y, z), PAPER, "plain", 0.0006)
    top = -z * 0.5 - 0.0004
    warm = rng.random()
    sky: Colour = (0.55 + 0.3 * warm, 0.66, 0.80 - 0.3 * warm)
    mesh.box((0.0, -y * 0.16, top), AXES, (x * 0.9, y * 0.52, 0.0006), sky, "plain", 0.0001)
    mesh.box((0.0, y * 0.25, top), AXES, (x * 0.9, y * 0.34, 0.0006), shade(c, 0.8), "fabric", 0.0001)
    for _ in range(rng.choice((2, 3))):
        u = x * rng.uniform(-0.3, 0.3)
        coat: Colour = rng.choice(((0.6, 0.2, 0.18), (0.2, 0.3, 0.5), (0.75, 0.66, 0.3)))
        mesh.box((u, y * 0.08, top - 0.0005), AXES, (x * 0.09, y * 0.3, 0.0006), coat, "plain", 0.0001)
        mesh.ball((u, -y * 0.12, top - 0.0006), 1.0, (0.80, 0.62, 0.5), 10, "plain", (x * 0.036, x * 0.042, 0.0006))
    mesh.box(
        (x * 0.42, -y * 0.45, top - 0.0006), AXES, (x * 0.15, y * 0.09, 0.0006), (0.8, 0.78, 0.66), "fabric", 0.0001
    )


def tablet(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A tablet in a padded frame: a lit page with a picture and lines, velcro on its back."""
    x, y, z = s
    mesh.box((0.0, 0.0, 0.0), AXES, (x, y, z), c, "carpet", 0.006)
    top = -z * 0.5
    mesh.box((0.0, 0.0, top), AXES, (x * 0.88, y * 0.84, 0.001), (0.06, 0.07, 0.09), "metal", 0.0003)
    mesh.box((0.0, 0.0, top - 0.0008), AXES, (x * 0.82, y * 0.78, 0.0006), (0.75, 0.86, 0.95), "screen", 0.0002)
    mesh.box((-x * 0.22, -y * 0.1, top - 0.0014), AXES, (x * 0.32, y * 0.4, 0.0006), (0.2, 0.45, 0.7), "screen", 0.0002)
    lines(mesh, (x * 0.18, -y * 0.02, top - 0.0014), x * 0.34, y * 0.56, 7, rng)
    for k in (-1.0, 1.0):
        mesh.box((k * x * 0.25, 0.0, z * 0.5), AXES, (x * 0.12, y * 0.6, 0.003), (0.62, 0.60, 0.52), "carpet", 0.001)


def toothbrush(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A toothbrush with three colours of bristle."""
    x, y, z = s
    handle: list[Vec3] = [(-x * 0.5, 0, z * 0.2), (-x * 0.3, 0, z * 0.24), (0, 0, z * 0.16), (x * 0.3, 0, z * 0.24)]
    mesh.tube([*handle, (x * 0.5, 0, z * 0.24)], [z * 0.2, z * 0.26, z * 0.2, z * 0.14, z * 0.2], c, 12, "plain")
    mesh.box((-x * 0.22, 0, z * 0.04), AXES, (x * 0.22, y * 0.6, z * 0.12), shade(c, 0.6), "carpet", 0.002)
    mesh.box((x * 0.40, 0, z * 0.2), AXES, (x * 0.2, y, z * 0.2), c, "plain", 0.002)
    for k in range(4):
        paint: Colour = ((0.92, 0.94, 0.96), (0.35, 0.6, 0.85), (0.92, 0.94, 0.96), (0.4, 0.75, 0.6))[k]
        mesh.box((x * (0.33 + 0.045 * k), 0, -z * 0.2), AXES, (x * 0.04, y * 0.8, z * 0.6), paint, "grille", 0.001)


def chess(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A magnetic chess board with the game as it was left."""
    x, y, z = s
    mesh.box((0.0, 0.0, z * 0.25), AXES, (x, y, z * 0.5), c, "plain", 0.004)
    step = min(x, y) * 0.9 / 8
    for i in range(8):
        for j in range(8):
            at = ((i - 3.5) * step, (j - 3.5) * step, -z * 0.01)
            paint: Colour = (0.86, 0.78, 0.60) if (i + j) % 2 else (0.34, 0.22, 0.14)
            mesh.box(at, AXES, (step * 0.98, step * 0.98, 0.002), paint, "plain", 0.0003)
    for k in range(18):
        i, j = rng.randrange(8), (k * 5 + rng.randrange(3)) % 8
        side: Colour = (0.92, 0.88, 0.78) if k % 2 else (0.16, 0.13, 0.12)
        u, v, tall = (i - 3.5) * step, (j - 3.5) * step, (0.30, 0.38, 0.48)[k % 3] * z
        mesh.tube(
            [(u, v, 0.0), (u, v, -tall * 0.3), (u, v, -tall * 0.8), (u, v, -tall)],
            [step * 0.34, step * 0.26, step * 0.15, step * 0.2],
            side,
            12,
            "plain",
        )
        mesh.ball((u, v, -tall), step * 0.19, side, 10)


def owl(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A felt owl on a string: round eyes, ears, wings, a stitched belly; it shows when weight ends."""
    x, y, z = s
    mesh.ball((0.0, 0.0, z * 0.14), 1.0, c, 18, "carpet", (x * 0.46, y * 0.44, z * 0.36))
    mesh.ball((-x * 0.2, 0.0, z * 0.2), 1.0, (0.86, 0.78, 0.62), 14, "fabric", (x * 0.3, y * 0.3, z * 0.25))
    for k in (-1.0, 1.0):
        mesh.ball((-x * 0.36, k * y * 0.17, -z * 0.04), 1.0, PAPER, 14, "fabric", (x * 0.1, y * 0.15, z * 0.12))
        mesh.ball((-x * 0.45, k * y * 0.15, -z * 0.04), 1.0, DARK, 12, "metal", (x * 0.05, y * 0.07, z * 0.06))
        mesh.ball((x * 0.02, k * y * 0.42, z * 0.16), 1.0, shade(c, 0.7), 12, "carpet", (x * 0.26, y * 0.08, z * 0.26))
        mesh.tube(
            [(-x * 0.06, k * y * 0.24, -z * 0.14), (-x * 0.04, k * y * 0.34, -z * 0.30)],
            [z * 0.09, 0.001],
            shade(c, 0.7),
            10,
            "carpet",
        )
        mesh.ball(
            (-x * 0.24, k * y * 0.16, z * 0.46), 1.0, (0.85, 0.6, 0.2), 10, "plain", (x * 0.14, y * 0.1, z * 0.04)
        )
    mesh.tube([(-x * 0.46, 0.0, z * 0.02), (-x * 0.5, 0.0, z * 0.08)], [x * 0.07, 0.001], (0.85, 0.6, 0.2), 10, "plain")
    mesh.tube(
        [(0.0, 0.0, -z * 0.2), (x * 0.03, 0.0, -z * 0.36), (-x * 0.02, 0.0, -z * 0.5)], 0.0015, (0.7, 0.16, 0.14), 6
    )


def crane(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A crane folded of paper: a body like a boat, two wings raised, a neck with a bent head, a tail."""
    x, y, z = s

    def sheet(a: Vec3, b: Vec3, d: Vec3, tone: float) -> None:
        across = (d[0] - a[0], d[1] - a[1], d[2] - a[2])
        along = (b[0] - a[0], b[1] - a[1], b[2] - a[2])
        n = cross(along, across)
        for out, light in ((1.0, tone), (-1.0, tone * 0.82)):
            mesh.quad((a, b, d, d), scale(n, out), shade(c, light), "plain")

    keel_a, keel_b = (-x * 0.20, 0.0, z * 0.5), (x * 0.20, 0.0, z * 0.5)
    fore, aft = (-x * 0.24, 0.0, z * 0.02), (x * 0.24, 0.0, z * 0.02)
    for k in (-1.0, 1.0):
        hip = (0.0, k * y * 0.10, z * 0.05)
        sheet(keel_a, keel_b, hip, 0.88)
        sheet(fore, keel_a, hip, 0.96)
        sheet(keel_b, aft, hip, 0.80)
        tip = (x * 0.04, k * y * 0.5, -z * 0.44)
        sheet((-x * 0.17, k * y * 0.02, z * 0.06), hip, tip, 1.05)
        sheet(hip, (x * 0.17, k * y * 0.02, z * 0.06), tip, 0.92)
        side = k * y * 0.025
        sheet((-x * 0.20, side, z * 0.42), (-x * 0.16, side, z * 0.02), (-x * 0.44, 0.0, -z * 0.5), 1.0 - 0.1 * k)
        sheet((-x * 0.44, 0.0, -z * 0.5), (-x * 0.40, side, -z * 0.34), (-x * 0.5, 0.0, -z * 0.22), 0.9)
        sheet((x * 0.20, side, z * 0.42), (x * 0.16, side, z * 0.02), (x * 0.5, 0.0, -z * 0.40), 1.0 + 0.1 * k)


def harmonica(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A mouth organ: bright covers with an engraved field, a comb of wood with ten holes."""
    x, y, z = s
    mesh.box((0.0, 0.0, 0.0), AXES, (x * 0.98, y * 0.9, z * 0.3), (0.42, 0.24, 0.12), "plain", 0.002)
    for k in (-1.0, 1.0):
        mesh.box((0.0, y * 0.05, k * z * 0.32), AXES, (x, y * 0.88, z * 0.34), c, "metal", min(0.006, z * 0.1))
        mesh.box((0.0, y * 0.08, k * z * 0.495), AXES, (x * 0.6, y * 0.4, 0.001), shade(c, 0.75), "metal", 0.0003)
    for k in range(10):
        mesh.box((x * (-0.40 + 0.088 * k), -y * 0.455, 0.0), AXES, (x * 0.05, 0.002, z * 0.22), DARK, "plain", 0.0004)


def glove(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A spacesuit's glove: four fingers and a thumb with grey tips, a cuff with a ring of metal."""
    x, y, z = s
    mesh.ball((0.0, 0.0, 0.0), 1.0, c, 16, "fabric", (x * 0.22, y * 0.40, z * 0.46))
    for k in range(4):
        v = y * (-0.34 + 0.22 * k)
        long = x * (0.42, 0.49, 0.5, 0.46)[k]
        path: list[Vec3] = [(x * 0.08, v * 0.9, 0.0), (x * 0.28, v, -z * 0.06), (long, v * 1.05, z * 0.06)]
        mesh.tube(path, [y * 0.11, y * 0.10, y * 0.085], c, 12, "fabric")
        mesh.ball((long - x * 0.015, v * 1.05, z * 0.05), y * 0.092, (0.44, 0.46, 0.5), 10, "carpet")
    thumb: list[Vec3] = [
        (-x * 0.06, -y * 0.3, -z * 0.1),
        (x * 0.06, -y * 0.44, -z * 0.3),
        (x * 0.16, -y * 0.4, -z * 0.38),
    ]
    mesh.tube(thumb, [y * 0.12, y * 0.11, y * 0.09], c, 12, "fabric")
    mesh.tube([(-x * 0.42, 0, 0), (-x * 0.16, 0, 0)], [z * 0.46, z * 0.42], c, 18, "quilt")
    mesh.tube([(-x * 0.5, 0, 0), (-x * 0.42, 0, 0)], z * 0.48, (0.30, 0.42, 0.66), 20, "metal")
    mesh.tube([(-x * 0.3, 0, 0), (-x * 0.27, 0, 0)], z * 0.47, (0.66, 0.18, 0.14), 18, "fabric", 1.0, False)


def earplugs(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """Two earplugs of foam on a cord."""
    x, y, z = s
    for k in (-1.0, 1.0):
        mesh.tube(
            [(-x * 0.1, k * y * 0.36, 0), (x * 0.3, k * y * 0.36, 0), (x * 0.5, k * y * 0.36, 0)],
            [y * 0.13, y * 0.11, y * 0.07],
            c,
            12,
            "fabric",
        )
    path: list[Vec3] = []
    for i in range(15):
        a = math.pi * (0.5 + i / 14.0)
        path.append((-x * 0.1 + math.cos(a) * x * 0.4, math.sin(a) * y * 0.36, z * 0.42 * math.sin(i * 1.1)))
    mesh.tube(path, min(0.0018, z * 0.1), (0.3, 0.45, 0.75), 6, "fabric", 1.0, False)


KINDS = {
    "spoon": (spoon, STEEL), "tin": (tin, (0.30, 0.44, 0.62)), "socks": (socks, (0.36, 0.40, 0.48)),
    "towel": (towel, (0.86, 0.84, 0.76)), "book": (book, (0.22, 0.40, 0.34)),
    "notebook": (notebook, (0.24, 0.28, 0.36)),
    "pen": (pen, (0.16, 0.26, 0.56)), "photo": (photo, (0.46, 0.50, 0.38)), "tablet": (tablet, DARK),
    "toothbrush": (toothbrush, (0.26, 0.58, 0.78)), "chess": (chess, (0.42, 0.28, 0.18)),
    "owl": (owl, (0.52, 0.40, 0.32)), "crane": (crane, (0.86, 0.44, 0.36)), "harmonica": (harmonica, STEEL),
    "glove": (glove, PAPER), "earplugs": (earplugs, (0.95, 0.70, 0.24)),
}  # fmt: skip
"""Painter and usual colour by look."""
