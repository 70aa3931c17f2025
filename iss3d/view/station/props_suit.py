"""An empty spacesuit among the shapes of things: rings at every joint, a chest panel, hoses, a pack that is its door.

As in looks.py: about its own middle, along its own axes, filling its own size; it stands along its longest axis.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from iss3d.vectors import Vec3, add, lerp, scale
from iss3d.view.station.mesh import Colour, Mesh, shade
from iss3d.view.station.props_tools import AXES, DARK, PAPER, STEEL

GOLD: Colour = (0.86, 0.62, 0.22)
BLUE: Colour = (0.22, 0.36, 0.66)
RED: Colour = (0.70, 0.17, 0.13)
SOLE: Colour = (0.28, 0.28, 0.29)
Dice = random.Random
Place = Callable[[float, float, float], Vec3]
"""Own coordinates (aside, up, out, against half the size) to a point, or to half lengths."""


def suit(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """An empty suit, its arms adrift: hard torso with its panel, helmet, lamps, rings at the joints, pack, straps."""
    long = 2 if s[2] >= s[0] else 0
    tall, wide = s[long], s[1]
    deep = min(s[0] if long == 2 else s[2], wide)

    def at(side: float, up: float, out: float) -> Vec3:
        u, v, n = side * wide * 0.5, up * tall * 0.5, out * deep * 0.5
        return (n, u, -v) if long == 2 else (v, u, -n)

    def bulk(side: float, up: float, out: float) -> Vec3:
        u, v, n = side * wide * 0.5, up * tall * 0.5, out * deep * 0.5
        return (n, u, v) if long == 2 else (v, u, n)

    torso(mesh, at, bulk, wide, c)
    helmet(mesh, at, bulk, wide, c)
    for k in (-1.0, 1.0):
        limbs(mesh, at, bulk, wide, c, k)
    for hose, tone in (((-0.30, 0.34), RED), ((0.30, 0.34), BLUE)):
        side, up = hose
        path = [
            at(side, up - 0.10, 0.52),
            at(side * 1.5, up - 0.2, 0.74),
            at(side * 1.9, up + 0.0, 0.45),
            at(side * 1.5, up + 0.12, -0.2),
        ]
        mesh.tube(bent(path), wide * 0.026, (0.62, 0.63, 0.62), 6, "grille", 1.0, False)
        mesh.tube([at(side, up - 0.10, 0.48), at(side, up - 0.10, 0.58)], wide * 0.045, tone, 12, "metal")


def bent(path: list[Vec3], steps: int = 4) -> list[Vec3]:
    """Return a path bent smoothly through its points (Catmull-Rom)."""
    ends = [add(scale(path[0], 2.0), scale(path[1], -1.0)), *path, add(scale(path[-1], 2.0), scale(path[-2], -1.0))]
    found: list[Vec3] = []
    for i in range(1, len(ends) - 2):
        a, b, c, d = ends[i - 1 : i + 3]
        for n in range(steps):
            t = n / steps
            weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            spot = (0.0, 0.0, 0.0)
            for point, weight in zip((a, b, c, d), weights, strict=True):
                spot = add(spot, scale(point, 0.5 * weight))
            found.append(spot)
    return [*found, path[-1]]


def torso(mesh: Mesh, at: Place, bulk: Place, wide: float, c: Colour) -> None:
    """Add the hard shell with its waist ring, the chest panel, webbing, the pack with its hinges and a name."""
    rings = ((-0.02, 0.40), (0.02, 0.43), (0.10, 0.46), (0.22, 0.50), (0.36, 0.50), (0.47, 0.42), (0.54, 0.28))
    shell: list[Vec3] = [at(0.0, up, 0.0) for up, _ in rings]
    mesh.tube(shell, [wide * 0.5 * r for _, r in rings], c, 24, "fabric")
    for up, r in ((0.0, 0.445), (0.535, 0.34)):
        mesh.tube([at(0.0, up - 0.012, 0.0), at(0.0, up + 0.012, 0.0)], wide * 0.5 * r, STEEL, 24, "metal")
    mesh.box(at(0.0, 0.24, -0.66), AXES, bulk(0.94, 0.74, 0.44), shade(c, 0.95), "fabric", 0.03)
    mesh.box(at(0.0, 0.24, -0.88), AXES, bulk(0.74, 0.56, 0.06), shade(c, 0.86), "plain", 0.01)
    for up in (0.0, 0.24, 0.48):
        mesh.tube([at(-0.47, up - 0.03, -0.5), at(-0.47, up + 0.03, -0.5)], wide * 0.022, STEEL, 8, "metal")
    mesh.box(at(0.0, 0.47, -0.92), AXES, bulk(0.4, 0.06, 0.02), PAPER, "plain", 0.001)
    panel: Colour = (0.44, 0.50, 0.44)
    mesh.box(at(0.0, 0.25, 0.54), AXES, bulk(0.54, 0.20, 0.22), panel, "plain", 0.012)
    mesh.box(at(0.0, 0.30, 0.655), AXES, bulk(0.22, 0.055, 0.02), (0.10, 0.14, 0.12), "screen", 0.002)
    for n in range(5):
        u = -0.21 + 0.105 * n
        mesh.tube([at(u, 0.20, 0.64), at(u, 0.20, 0.71)], wide * 0.014, DARK if n != 2 else RED, 8, "metal")
    for u in (-0.20, 0.20):
        mesh.tube([at(u, 0.295, 0.64), at(u, 0.295, 0.68)], wide * 0.03, STEEL, 14, "metal")
        mesh.tube([at(u, 0.295, 0.68), at(u, 0.295, 0.682)], wide * 0.024, PAPER, 14, "plain")
    mesh.box(at(0.0, 0.165, 0.655), AXES, bulk(0.46, 0.02, 0.01), PAPER, "plain", 0.001)
    for k in (-1.0, 1.0):
        web = [at(0.30 * k, 0.50, 0.2), at(0.36 * k, 0.36, 0.50), at(0.30 * k, 0.12, 0.50), at(0.20 * k, -0.02, 0.38)]
        mesh.tube(bent(web), wide * 0.018, (0.72, 0.70, 0.62), 6, "fabric")
        mesh.tube([at(0.36 * k, 0.06, 0.40), at(0.36 * k, 0.02, 0.46)], wide * 0.02, STEEL, 8, "metal")
        mesh.tube(
            bent([at(0.36 * k, 0.03, 0.45), at(0.40 * k, -0.10, 0.62), at(0.34 * k, -0.24, 0.5)]),
            wide * 0.012,
            RED if k < 0 else BLUE,
            6,
            "fabric",
        )
    mesh.box(at(-0.28, 0.40, 0.455), AXES, bulk(0.16, 0.035, 0.02), BLUE, "plain", 0.001)
    mesh.box(at(-0.28, 0.425, 0.45), AXES, bulk(0.16, 0.016, 0.02), (0.92, 0.92, 0.9), "plain", 0.001)
    mesh.box(at(-0.28, 0.375, 0.455), AXES, bulk(0.16, 0.016, 0.02), RED, "plain", 0.001)


def helmet(mesh: Mesh, at: Place, bulk: Place, wide: float, c: Colour) -> None:
    """Add the helmet: shell, gilded visor in its rim, a small window above, two lamps, a camera."""
    mesh.ball(at(0.0, 0.745, -0.02), 1.0, shade(c, 1.04), 18, "plain", bulk(0.36, 0.235, 0.44))
    mesh.ball(at(0.0, 0.735, 0.14), 1.0, GOLD, 18, "metal", bulk(0.285, 0.165, 0.34))
    rim = [at(0.30 * math.cos(a), 0.735 + 0.17 * math.sin(a), 0.24) for a in (math.tau * i / 28 for i in range(29))]
    mesh.tube(rim, wide * 0.017, STEEL, 8, "metal", 1.0, False)
    mesh.box(at(0.0, 0.935, 0.12), AXES, bulk(0.18, 0.03, 0.24), (0.16, 0.18, 0.2), "metal", 0.006)
    for k in (-1.0, 1.0):
        lamp = at(0.36 * k, 0.80, 0.12)
        mesh.tube([lamp, at(0.36 * k, 0.80, 0.34)], wide * 0.045, (0.34, 0.35, 0.36), 14, "metal")
        mesh.tube([at(0.36 * k, 0.80, 0.335), at(0.36 * k, 0.80, 0.345)], wide * 0.037, (0.95, 0.95, 0.9), 14, "plain")
        mesh.tube([at(0.33 * k, 0.62, 0.0), at(0.33 * k, 0.66, 0.0)], wide * 0.03, STEEL, 8, "metal")


def limbs(mesh: Mesh, at: Place, bulk: Place, wide: float, c: Colour, k: float) -> None:
    """Add an arm and a leg on one side: bellows, rings, cuff, glove with fingers, boot with its sole."""
    sag = 0.05 * k
    arm = bent(
        [
            at(0.46 * k, 0.42, 0.0),
            at(0.70 * k, 0.31, 0.14),
            at(0.79 * k, 0.10 + sag, 0.32),
            at(0.68 * k, -0.05 + sag, 0.60),
        ]
    )
    sleeve(mesh, arm, wide * 0.132, wide * 0.092, c, (0.05, 0.52, 0.98))
    stripe = lerp(arm[3], arm[4], 0.5)
    mesh.tube([arm[2], stripe], wide * 0.137, RED if k < 0 else BLUE, 16, "fabric", 1.0, False)
    palm = at(0.635 * k, -0.115 + sag, 0.70)
    mesh.tube([arm[-1], at(0.66 * k, -0.075 + sag, 0.645)], wide * 0.098, STEEL, 16, "metal")
    glove: Colour = (0.66, 0.65, 0.61)
    mesh.ball(palm, 1.0, glove, 12, "fabric", bulk(0.105, 0.075, 0.12))
    for n in range(4):
        root = at((0.58 + 0.036 * n) * k, -0.16 + sag, 0.72)
        knuckle = at((0.57 + 0.040 * n) * k, -0.205 + sag, 0.80)
        tip = at((0.575 + 0.036 * n) * k, -0.235 + sag, 0.74)
        mesh.tube([root, knuckle, tip], [wide * 0.024, wide * 0.023, wide * 0.018], glove, 8, "fabric")
    mesh.tube([at(0.56 * k, -0.10 + sag, 0.74), at(0.51 * k, -0.13 + sag, 0.84)], [wide * 0.026, wide * 0.02], glove, 8)
    leg = bent(
        [at(0.21 * k, 0.02, 0.0), at(0.26 * k, -0.28, 0.10), at(0.28 * k, -0.56, 0.02), at(0.27 * k, -0.82, -0.03)]
    )
    sleeve(mesh, leg, wide * 0.168, wide * 0.118, c, (0.06, 0.46, 0.90))
    mesh.tube([leg[7], leg[8]], wide * 0.152, BLUE, 16, "fabric", 1.0, False)
    mesh.box(at(0.25 * k, -0.22, 0.36), AXES, bulk(0.22, 0.14, 0.08), shade(c, 0.9), "fabric", 0.008)
    mesh.ball(at(0.27 * k, -0.885, 0.10), 1.0, shade(c, 0.84), 14, "fabric", bulk(0.155, 0.075, 0.29))
    mesh.box(at(0.27 * k, -0.962, 0.10), AXES, bulk(0.28, 0.045, 0.56), SOLE, "grille", 0.008)
    for out in (-0.05, 0.15):
        mesh.tube(
            [at(0.12 * k, -0.87, out), at(0.27 * k, -0.80, out + 0.06), at(0.42 * k, -0.87, out)],
            wide * 0.014,
            SOLE,
            6,
            "fabric",
        )


def sleeve(mesh: Mesh, path: list[Vec3], start: float, end: float, c: Colour, joints: tuple[float, ...]) -> None:
    """Add a limb in folds, with a metal ring where it turns."""
    count = len(path)
    radii: list[float] = []
    spots: list[Vec3] = []
    for i in range(2 * (count - 1) + 1):
        n, t = divmod(i, 2)
        spots.append(path[n] if t == 0 else lerp(path[n], path[n + 1], t / 2.0))
        share = i / (2.0 * (count - 1))
        radii.append((start + (end - start) * share) * (1.0 + 0.05 * math.sin(i * 1.9)))
    mesh.tube(spots, radii, c, 14, "fabric")
    for joint in joints:
        i = min(int(joint * (len(spots) - 1)), len(spots) - 2)
        mesh.tube(
            [lerp(spots[i], spots[i + 1], 0.2), lerp(spots[i], spots[i + 1], 0.8)], radii[i] * 1.07, STEEL, 18, "metal"
        )
