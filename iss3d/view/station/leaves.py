"""Grows the leaves of hatches: here the square ones that slide, with ribs, latches, a window, a crank; round: lids.py.

About the middle of the opening, both sides alike. hatch_leaves.py moves them.
"""

from __future__ import annotations

import math
from itertools import pairwise

from iss3d.station.model import Module
from iss3d.station.shapes import Polygon
from iss3d.vectors import Vec3, add, cross, distance, dot, lerp, scale, sub, unit
from iss3d.view.station.lids import lid_mesh
from iss3d.view.station.mesh import Colour, Frame, Mesh, axes_of, hex_colour, mix, shade

STEEL: Colour = (0.66, 0.67, 0.68)
DARK: Colour = (0.12, 0.12, 0.13)
PANE: Colour = (0.07, 0.09, 0.11)
CRANK: Colour = (0.78, 0.58, 0.14)
THICK = 0.045


def outline(corners: Polygon, centre: Vec3) -> list[Vec3]:
    """Return the rim of a square leaf about its middle, its corners rounded."""
    local = [sub(c, centre) for c in corners]
    found = []
    for i, corner in enumerate(local):
        before, after = lerp(corner, local[i - 1], 0.12), lerp(corner, local[(i + 1) % 4], 0.12)
        middle = lerp(lerp(before, after, 0.5), corner, 0.4)
        found += [scale(p, 0.985) for p in (before, middle, after)]
    return found


def leaf_mesh(corners: Polygon, centre: Vec3, normal: Vec3, module: Module, near: bool = True) -> Mesh:
    """Return a hatch leaf about the middle of its opening; a round one is plainer seen from across a room."""
    if len(corners) != 4:
        return lid_mesh(corners, centre, normal, module, near)
    mesh = Mesh()
    rim = outline(corners, centre)
    paint = mix(hex_colour(module.colours.get("wall", "#dddddd")), (0.8, 0.81, 0.8), 0.6)
    half = min(distance(p, (0.0, 0.0, 0.0)) for p in rim)
    for sign in (1.0, -1.0):
        out = scale(normal, sign)
        up = module.up if abs(dot(out, module.up)) < 0.9 else module.axis
        _, across, above = axes_of(out, up)
        face(mesh, rim, out, paint)
        frame = Frame(scale(out, THICK + 0.02), across, above, out)
        ribs(mesh, frame, half, paint)
        latches(mesh, rim, out)
        window(mesh, frame, half)
        crank(mesh, frame, half)
    bands = ((-THICK, -0.012, shade(paint, 0.86)), (-0.012, 0.012, DARK), (0.012, THICK, shade(paint, 0.86)))
    for i, p in enumerate(rim):
        q = rim[(i + 1) % len(rim)]
        for low, high, tone in bands:
            edge = [add(p, scale(normal, low)), add(q, scale(normal, low)), add(q, scale(normal, high)),
                    add(p, scale(normal, high))]  # fmt: skip
            mesh.quad(edge, unit(lerp(p, q, 0.5)), tone, "carpet" if tone is DARK else "metal")
    return mesh


def face(mesh: Mesh, rim: list[Vec3], out: Vec3, paint: Colour) -> None:
    """Add one face: a seal at the rim, a flange, a slope, the field."""
    steps = (
        (1.0, THICK - 0.012, DARK),
        (0.955, THICK, shade(paint, 0.8)),
        (0.87, THICK, paint),
        (0.83, THICK + 0.02, paint),
    )
    for (s0, h0, tone), (s1, h1, _) in pairwise(steps):
        outer = [add(scale(p, s0), scale(out, h0)) for p in rim]
        inner = [add(scale(p, s1), scale(out, h1)) for p in rim]
        mesh.ring(outer, inner, out, tone, "metal" if tone is not DARK else "carpet", 0.9)
    mesh.polygon([add(scale(p, 0.83), scale(out, THICK + 0.02)) for p in rim], out, paint, "metal", 1.0, 0.0, 1.4)


def ribs(mesh: Mesh, f: Frame, half: float, paint: Colour) -> None:
    """Add the stiffening bars of a square leaf."""
    long, thin = half * 0.8, 0.022
    for at in (-0.5, 0.5):
        mesh.block(f, -long, at * half - thin, long, at * half + thin, 0.0, 0.02, shade(paint, 0.94), "metal", 0.006)
        mesh.block(f, at * half - thin, -long, at * half + thin, long, 0.0, 0.016, shade(paint, 0.94), "metal", 0.006)
    mesh.block(f, -long * 0.5, -half * 0.74, long * 0.5, -half * 0.62, 0.0, 0.004, (0.9, 0.88, 0.8), "plain", 0.001)
    for k in range(3):
        v = -half * (0.72 - 0.034 * k)
        mesh.block(f, -long * 0.44, v, long * (0.4 - 0.1 * k), v + 0.008, 0.004, 0.005, DARK, "plain", 0.0005)


def latches(mesh: Mesh, rim: list[Vec3], out: Vec3) -> None:
    """Add a latch to every other corner of the rim, with its roller."""
    for i in range(0, len(rim), 2):
        at = lerp(rim[i], rim[(i + 1) % len(rim)], 0.5)
        inward = unit(scale(at, -1.0))
        f = Frame(add(at, scale(out, THICK)), cross(out, inward), inward, out)
        mesh.block(f, -0.026, 0.008, 0.026, 0.095, 0.0, 0.03, STEEL, "metal", 0.006)
        mesh.tube([f.at(-0.03, 0.022, 0.024), f.at(0.03, 0.022, 0.024)], 0.014, shade(STEEL, 0.75), 5, "metal")


def window(mesh: Mesh, f: Frame, half: float) -> None:
    """Add the small window above the middle: a bolted rim, dark glass a little way in."""
    radius, v, n = half * 0.17, half * 0.36, 24

    def circle(r: float, high: float) -> list[Vec3]:
        return [
            f.at(math.cos(2.0 * math.pi * k / n) * r, v + math.sin(2.0 * math.pi * k / n) * r, high) for k in range(n)
        ]

    for r0, h0, r1, h1 in ((1.5, 0.0, 1.44, 0.026), (1.44, 0.026, 1.06, 0.026),
                           (1.06, 0.026, 1.0, 0.01)):  # fmt: skip
        mesh.ring(circle(radius * r0, h0), circle(radius * r1, h1), f.n, STEEL, "metal")
    mesh.polygon(circle(radius, 0.01), f.n, PANE, "metal", 1.0, 0.0, 2.0)
    for k in range(8):
        a = 2.0 * math.pi * (k + 0.5) / 8
        at = (math.cos(a) * radius * 1.26, v + math.sin(a) * radius * 1.26)
        mesh.tube([f.at(*at, 0.026), f.at(*at, 0.034)], 0.008, shade(STEEL, 0.8), 4, "metal")


def crank(mesh: Mesh, f: Frame, half: float) -> None:
    """Add the gear box with its folding crank, and the valve that lets air through before the leaf is opened."""
    w = half * 0.15
    mesh.block(f, -w, -w * 1.5, w, w * 0.5, 0.0, 0.05, STEEL, "metal", 0.012)
    hub, knee = f.at(0.0, -w * 0.5, 0.05), f.at(0.0, -w * 0.5, 0.085)
    end, knob = f.at(half * 0.34, -w * 1.1, 0.085), f.at(half * 0.34, -w * 1.1, 0.15)
    mesh.tube([hub, knee], 0.022, shade(STEEL, 0.8), 10, "metal")
    mesh.tube([knee, end], 0.013, CRANK, 8, "metal")
    mesh.tube([end, knob], [0.016, 0.02], DARK, 8, "carpet")
    u, v = -half * 0.45, -half * 0.28
    mesh.tube([f.at(u, v, 0.0), f.at(u, v, 0.04)], 0.038, STEEL, 14, "metal")
    mesh.tube([f.at(u, v, 0.04), f.at(u, v, 0.06)], 0.012, DARK, 8, "metal")
    mesh.tube([f.at(u - 0.045, v, 0.06), f.at(u + 0.045, v, 0.06)], 0.012, (0.7, 0.16, 0.12), 8, "plain")
    for side in (-1.0, 1.0):
        grip = [f.at(side * half * 0.6, a * half * 0.22, n) for a, n in ((-1, 0.0), (-1, 0.07), (1, 0.07), (1, 0.0))]
        mesh.tube(grip, 0.013, (0.25, 0.4, 0.7), 8, "metal")
