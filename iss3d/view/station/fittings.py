"""Larger fittings among the shapes of things: tables, a camera.

As in looks.py: about their own middle, along their own axes, face at -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3
from iss3d.view.station.mesh import Colour, Frame, Mesh, mix, shade
from iss3d.view.station.props_soft import pillow

AXES: tuple[Vec3, Vec3, Vec3] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
STEEL: Colour = (0.66, 0.68, 0.7)
DARK: Colour = (0.1, 0.1, 0.11)
LEG = 0.38
"""Metres from a table's top to what it stands on."""


def face(size: Vec3) -> Frame:
    """Return a frame on the face toward the room (-z), right along x."""
    return Frame((0.0, 0.0, -size[2] * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))


def table(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """A table: a top with a rail round it, elastic straps, a meal half eaten on it, and a folding leg."""
    top = 0.03
    mesh.box((0.0, 0.0, -s[2] * 0.5 + top * 0.5), AXES, (s[0], s[1], top), c, "plain", 0.008)
    f = face(s)
    w, h = s[0] * 0.5, s[1] * 0.5
    mesh.block(
        f, -w * 0.94, -h * 0.92, w * 0.94, h * 0.92, 0.0, 0.004, mix(c, (0.85, 0.84, 0.78), 0.5), "fabric", 0.003
    )
    rim = [(w, h), (-w, h), (-w, -h), (w, -h), (w, h)]
    mesh.tube([f.at(u * 1.02, v * 1.02, 0.025) for u, v in rim], 0.011, STEEL, 6, "metal", 1.0, False)
    for u, v in rim[:4]:
        mesh.tube([f.at(u * 1.02, v * 1.02, -0.03), f.at(u * 1.02, v * 1.02, 0.025)], 0.009, STEEL, 6, "metal")
    for v in (-0.55, 0.0, 0.55):
        mesh.block(
            f, -w * 0.9, h * v - 0.011, w * 0.9, h * v + 0.011, 0.004, 0.009, (0.24, 0.34, 0.52), "fabric", 0.002
        )
    laid(mesh, f, w, h, rng)
    deep = s[2] * 0.5 + LEG
    for u in (-0.35, 0.35):
        mesh.tube([(w * u, 0.0, 0.0), (w * u * 0.8, 0.0, deep)], 0.026, STEEL, 10, "metal")
        mesh.tube([(w * u, h * 0.7, -0.02), (w * u * 0.85, 0.0, deep * 0.6)], 0.014, shade(STEEL, 0.85), 8, "metal")
    mesh.box((0.0, 0.0, deep), AXES, (w * 1.1, h * 0.5, 0.02), shade(STEEL, 0.8), "metal", 0.005)


def laid(mesh: Mesh, f: Frame, w: float, h: float, rng: random.Random) -> None:
    """Add what is on a table and held by its straps: a warmer, tins, pouches, drinks, spoons, bread, tape, a lamp."""
    mesh.block(f, w * 0.35, -h * 0.42, w * 0.82, h * 0.42, 0.004, 0.034, (0.34, 0.36, 0.36), "metal", 0.01)
    for k in range(3):
        row = h * (-0.28 + 0.28 * k)
        mesh.block(
            f, w * 0.40, row - h * 0.10, w * 0.77, row + h * 0.10, 0.034, 0.037, (0.15, 0.16, 0.17), "carpet", 0.003
        )
        mesh.block(
            f, w * 0.44, row - h * 0.06, w * 0.62, row + h * 0.06, 0.037, 0.052, (0.72, 0.70, 0.62), "foil", 0.005
        )
    mesh.tube([f.at(w * 0.80, h * 0.36, 0.034), f.at(w * 0.80, h * 0.36, 0.05)], 0.012, (0.75, 0.2, 0.15), 10, "plain")
    tins: tuple[Colour, ...] = ((0.66, 0.62, 0.40), (0.30, 0.44, 0.60), (0.62, 0.26, 0.20), (0.70, 0.71, 0.72))
    for k, (u, v) in enumerate(((-0.78, 0.30), (-0.60, 0.26), (-0.72, -0.26), (-0.28, 0.30))):
        at, r = (w * u, h * v), 0.040
        mesh.tube([f.at(*at, 0.004), f.at(*at, 0.036)], r, tins[k], 20, "plain")
        mesh.tube([f.at(*at, 0.036), f.at(*at, 0.039)], r * 1.04, STEEL, 20, "metal")
        mesh.tube([f.at(*at, 0.039), f.at(*at, 0.0395)], r * 0.86, shade(STEEL, 0.8), 20, "metal")
        mesh.block(
            f, at[0] - 0.006, at[1] + r * 0.2, at[0] + 0.006, at[1] + r * 0.7, 0.0395, 0.042, STEEL, "metal", 0.001
        )
    foil: Colour = (0.78, 0.78, 0.76)
    for k, (u, v) in enumerate(((-0.05, -0.30), (0.12, -0.26), (-0.32, -0.32), (0.08, 0.34))):
        pouch = Mesh()
        pillow(pouch, f.at(w * u, h * v, 0.020), (0.145, 0.105, 0.030), foil, "foil", rng, 0.5, 0.008, 8)
        mesh.data.extend(pouch.data)
        tone: Colour = ((0.46, 0.60, 0.38), (0.72, 0.46, 0.24), (0.36, 0.46, 0.66), (0.66, 0.28, 0.26))[k]
        mesh.block(f, w * u - 0.045, h * v - 0.022, w * u + 0.045, h * v + 0.026, 0.034, 0.0355, (0.91, 0.90, 0.85))
        mesh.block(f, w * u - 0.045, h * v + 0.014, w * u + 0.045, h * v + 0.026, 0.0355, 0.036, tone, "plain", 0.0003)
        for n in range(2):
            low = h * v - 0.014 + 0.012 * n
            mesh.block(
                f, w * u - 0.036, low, w * u + 0.028 - 0.02 * n, low + 0.004, 0.0355, 0.036, DARK, "plain", 0.0003
            )
    for k in range(2):
        u, v = w * (-0.46 + 0.10 * k), h * (0.0 + 0.02 * k)
        spoon = [f.at(u, v - 0.09, 0.012), f.at(u + 0.01, v + 0.05, 0.016), f.at(u + 0.012, v + 0.085, 0.016)]
        mesh.tube(spoon, [0.004, 0.003, 0.010], STEEL, 8, "metal")
    for k in range(2):
        u = w * (-0.18 + 0.16 * k)
        straw = [f.at(u, h * 0.62, 0.03), f.at(u + 0.02, h * 0.74, 0.07), f.at(u + 0.03, h * 0.80, 0.12)]
        mesh.tube([f.at(u, h * 0.46, 0.022), f.at(u, h * 0.62, 0.03)], [0.036, 0.026], foil, 12, "foil")
        mesh.tube(straw, 0.004, (0.86, 0.90, 0.92) if k else (0.3, 0.5, 0.75), 6, "plain")
    for k in range(5):
        cube = f.at(w * (-0.86 + 0.065 * k), h * (-0.60 + 0.05 * (k % 2)), 0.018)
        mesh.box(cube, AXES, (0.026, 0.026, 0.022), (0.62, 0.44, 0.24), "carpet", 0.004)
    mesh.tube(
        [f.at(w * 0.28, h * 0.70, 0.004), f.at(w * 0.28, h * 0.70, 0.040)], 0.046, (0.64, 0.65, 0.66), 20, "carpet"
    )
    mesh.tube([f.at(w * 0.28, h * 0.70, 0.040), f.at(w * 0.28, h * 0.70, 0.0405)], 0.026, DARK, 16, "plain")
    mesh.block(f, w * 0.46, -h * 0.84, w * 0.78, -h * 0.52, 0.004, 0.014, (0.84, 0.89, 0.90), "foil", 0.004)
    mesh.block(f, w * 0.56, -h * 0.74, w * 0.68, -h * 0.62, 0.014, 0.018, (0.3, 0.5, 0.72), "plain", 0.002)
    neck = [f.at(-w * 0.94, h * 0.84, 0.0), f.at(-w * 0.96, h * 0.80, 0.12), f.at(-w * 0.80, h * 0.62, 0.20)]
    mesh.tube(neck, 0.006, DARK, 8, "carpet")
    mesh.tube([neck[-1], f.at(-w * 0.72, h * 0.54, 0.185)], [0.014, 0.030], (0.24, 0.25, 0.26), 14, "plain")


def camera(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """A camera with a long lens along x: body, grip, prism, a hood in front and a strap that drifts."""
    x, y, z = s
    body = (-x * 0.3, 0.0, 0.0)
    mesh.box(body, AXES, (x * 0.32, y * 0.95, z * 0.72), c, "carpet", 0.012)
    mesh.box((-x * 0.3, y * 0.36, 0.0), AXES, (x * 0.38, y * 0.26, z * 0.8), shade(c, 1.3), "carpet", 0.014)
    mesh.box((-x * 0.28, 0.0, -z * 0.42), AXES, (x * 0.24, y * 0.36, z * 0.2), shade(c, 1.2), "plain", 0.01)
    barrel: list[Vec3] = [
        (-x * 0.16, 0, 0),
        (0.0, 0, 0),
        (x * 0.02, 0, 0),
        (x * 0.3, 0, 0),
        (x * 0.32, 0, 0),
        (x * 0.5, 0, 0),
    ]
    mesh.tube(barrel, [z * 0.3, z * 0.3, z * 0.35, z * 0.35, z * 0.4, z * 0.44], shade(c, 1.15), 18, "metal")
    mesh.tube([(x * 0.1, 0, 0), (x * 0.2, 0, 0)], z * 0.365, DARK, 18, "grille", 1.0, False)
    mesh.tube([(x * 0.26, 0, 0), (x * 0.275, 0, 0)], z * 0.366, (0.75, 0.2, 0.15), 18, "plain", 1.0, False)
    mesh.tube([(x * 0.5, 0, 0), (x * 0.502, 0, 0)], z * 0.36, (0.08, 0.1, 0.16), 18, "screen")
    mesh.box((-x * 0.46, 0.0, 0.0), AXES, (0.004, y * 0.6, z * 0.45), (0.3, 0.42, 0.55), "screen", 0.001)
    strap: list[Vec3] = []
    for i in range(13):
        t = i / 12.0
        strap.append(
            (
                -x * (0.3 + 0.34 * math.sin(math.pi * t)),
                y * (1.0 - 2.0 * t) * 0.46,
                -z * 0.5 * math.sin(2.4 * math.pi * t),
            )
        )
    mesh.tube(strap, 0.006, (0.2, 0.22, 0.3), 5, "fabric", 1.0, False)
