"""Grows the parts outside by their shape: truss, wings, radiators, dishes, booms, boxes; and the large arm's limbs.

A part is painted along its own axes; where it stands and how it turns is the data's.
"""

from __future__ import annotations

import math

from iss3d.station.model import ExteriorPart
from iss3d.vectors import Quat, Vec3, add, rotate, scale
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import Colour, Frame, Mesh, hex_colour, shade

STEEL: Colour = (0.66, 0.67, 0.68)
DARK: Colour = (0.12, 0.12, 0.13)
BACK: Colour = (0.78, 0.55, 0.28)


class Placed:
    """Axes and middle of a part outside."""

    def __init__(self, part: ExteriorPart, at_origin: bool) -> None:
        q: Quat = part.orientation
        self.o: Vec3 = (0.0, 0.0, 0.0) if at_origin else part.centre
        self.x, self.y, self.z = (rotate(q, a) for a in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
        self.axes = (self.x, self.y, self.z)

    def at(self, x: float, y: float, z: float) -> Vec3:
        """Return a station point of the part's own coordinates."""
        return add(self.o, add(scale(self.x, x), add(scale(self.y, y), scale(self.z, z))))

    def face(self, z: float, out: float) -> Frame:
        """Return a frame on the face at a height along z."""
        return Frame(self.at(0, 0, z), self.x, scale(self.y, out), scale(self.z, out))


def part_mesh(mesh: Mesh, part: ExteriorPart, at_origin: bool = False) -> None:
    """Add one part outside."""
    painter = {
        "box": box, "cylinder": cylinder, "cone": cone, "sphere": sphere, "truss": truss, "array": array,
        "panel_array": panel_array, "irosa": irosa, "radiator": radiator, "dish": dish, "arm": arm,
    }[part.shape]  # fmt: skip
    painter(mesh, Placed(part, at_origin), part.size, hex_colour(part.colour))


def box(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A box of equipment wrapped in blankets."""
    tile: Tile = "foil" if c[0] > c[2] * 1.6 else "quilt"
    mesh.box(p.o, p.axes, s, c, tile, 0.03)


def cylinder(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A drum along x."""
    r, h = s[1] * 0.5, s[0] * 0.5
    b = min(0.06, h * 0.3)
    mesh.tube(
        [p.at(-h, 0, 0), p.at(b - h, 0, 0), p.at(h - b, 0, 0), p.at(h, 0, 0)],
        [r * 0.93, r, r, r * 0.93],
        c,
        14,
        "quilt",
    )


def cone(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A nozzle along x: narrow behind, wide in front."""
    h, r = s[0] * 0.5, s[1] * 0.5
    mesh.tube([p.at(-h, 0, 0), p.at(0, 0, 0), p.at(h, 0, 0)], [r * 0.35, r * 0.7, r], c, 14, "metal")


def sphere(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A ball."""
    mesh.ball(p.o, s[0] * 0.5, c, 14, "quilt")


def truss(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A length of truss along its longest axis: four chords, frames, diagonals, boxes and cable trays inside."""
    k = max(range(3), key=lambda i: s[i])
    a, b = [i for i in range(3) if i != k]
    half = s[k] * 0.5

    def spot(along: float, u: float, v: float) -> Vec3:
        own = [0.0, 0.0, 0.0]
        own[k], own[a], own[b] = along, u * s[a] * 0.5, v * s[b] * 0.5
        return p.at(own[0], own[1], own[2])

    corners = (
        (-1.0, -0.62),
        (-0.62, -1.0),
        (0.62, -1.0),
        (1.0, -0.62),
        (1.0, 0.62),
        (0.62, 1.0),
        (-0.62, 1.0),
        (-1.0, 0.62),
    )
    alloy: Colour = (0.72, 0.71, 0.67)
    bays = max(1, round(s[k] / 2.3))
    for u, v in corners:
        mesh.tube([spot(-half, u, v), spot(half, u, v)], 0.07, alloy, 5, "metal", 0.95)
    for i in range(bays + 1):
        along = -half + s[k] * i / bays
        for n in range(8):
            u, v = corners[n]
            u2, v2 = corners[(n + 1) % 8]
            mesh.tube([spot(along, u, v), spot(along, u2, v2)], 0.06, alloy, 4, "metal", 0.9, False)
            if i < bays and n % 2 == 1:
                nxt = along + s[k] / bays
                one, two = (
                    (spot(along, u, v), spot(nxt, u2, v2))
                    if (i + n) % 4 < 2
                    else (spot(nxt, u, v), spot(along, u2, v2))
                )
                mesh.tube([one, two], 0.045, shade(alloy, 0.9), 4, "metal", 0.85, False)
    for i in range(bays):
        along = -half + s[k] * (i + 0.5) / bays
        size = [0.0, 0.0, 0.0]
        size[k], size[a], size[b] = s[k] / bays * 0.72, s[a] * (0.5 + 0.12 * (i % 3)), s[b] * 0.55
        paint: Colour = ((0.86, 0.85, 0.8), (0.78, 0.62, 0.3), (0.62, 0.62, 0.62))[i % 3]
        mesh.box(
            spot(along, 0.0, 0.0),
            p.axes,
            (size[0], size[1], size[2]),
            paint,
            "quilt" if i % 3 != 1 else "foil",
            0.04,
            0.7,
        )
    for v in (-0.5, 0.5):
        mesh.tube([spot(-half, 1.04, v), spot(half, 1.04, v)], 0.05, STEEL, 4, "metal")


def array(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A wing along x: two golden-brown blankets of cells, a lattice mast between, boxes at root and tip."""
    half, width = s[0] * 0.5, s[1] * 0.5
    root = -half + 1.6
    panels_ = 16
    step = (half - root) / panels_
    for side in (1.0, -1.0):
        inner, outer = side * 0.42, side * width
        low, high = sorted((inner, outer))
        for i in range(panels_):
            a, b = root + i * step + 0.02, root + (i + 1) * step - 0.02
            pts = [p.at(a, low, 0), p.at(b, low, 0), p.at(b, high, 0), p.at(a, high, 0)]
            tone = shade(c, 0.96 + 0.06 * ((i * 5) % 3) / 2.0)
            mesh.quad([add(q, scale(p.z, -0.006)) for q in pts], scale(p.z, -1.0), tone, "cells")
            mesh.quad([add(q, scale(p.z, 0.006)) for q in pts], p.z, BACK, "cells_back", 0.9)
        middle = (low + high) * 0.5
        for at in (root - 0.15, half):
            mesh.box(p.at(at, middle, 0), p.axes, (0.3, high - low, 0.35), (0.85, 0.84, 0.8), "metal", 0.03)
    for i in range(28):
        a, b = root - 0.6 + (half - root + 0.6) * i / 28.0, root - 0.6 + (half - root + 0.6) * (i + 1) / 28.0
        for u, v in ((0.22, 0.22), (-0.22, 0.22), (0.22, -0.22), (-0.22, -0.22)):
            mesh.tube([p.at(a, u, v), p.at(b, u, v)], 0.025, STEEL, 3, "metal", 1.0, False)
        mesh.tube(
            [p.at(a, -0.22, 0.22 * (-1) ** i), p.at(b, 0.22, -0.22 * (-1) ** i)], 0.018, STEEL, 3, "metal", 1.0, False
        )
    mesh.tube([p.at(-half - 0.3, 0, 0), p.at(root - 0.6, 0, 0)], 0.42, (0.86, 0.85, 0.8), 12, "quilt")


def panel_array(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A Russian wing along x: framed panels, dark blue in front, white behind."""
    half, w = s[0] * 0.5, s[1] * 0.5
    count = max(2, round(s[0] / max(1.3, s[1] * 0.75)))
    step = s[0] / count
    for i in range(count):
        a, b = -half + i * step + 0.03, -half + (i + 1) * step - 0.03
        pts = [p.at(a, -w, 0), p.at(b, -w, 0), p.at(b, w, 0), p.at(a, w, 0)]
        mesh.quad([add(q, scale(p.z, -0.012)) for q in pts], scale(p.z, -1.0), c, "cells")
        mesh.quad([add(q, scale(p.z, 0.012)) for q in pts], p.z, (0.72, 0.72, 0.7), "cells_back", 0.9)
        ring = [*pts, pts[0]]
        mesh.tube(ring, 0.022, STEEL, 4, "metal", 1.0, False)
    mesh.tube([p.at(-half - 0.6, 0, 0), p.at(half, 0, 0)], 0.04, STEEL, 5, "metal")


def irosa(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A roll-out array along x: a dark blanket between two booms, a drum at the root."""
    half, w = s[0] * 0.5, s[1] * 0.5
    for i in range(10):
        a, b = -half + s[0] * i / 10.0, -half + s[0] * (i + 1) / 10.0 - 0.03
        pts = [p.at(a, -w * 0.94, 0), p.at(b, -w * 0.94, 0), p.at(b, w * 0.94, 0), p.at(a, w * 0.94, 0)]
        mesh.quad([add(q, scale(p.z, -0.006)) for q in pts], scale(p.z, -1.0), c, "cells")
        mesh.quad([add(q, scale(p.z, 0.006)) for q in pts], p.z, shade(c, 1.4), "cells_back", 0.8)
    for side in (-1.0, 1.0):
        mesh.tube([p.at(-half, side * w, 0.02), p.at(half, side * w, 0.02)], 0.09, DARK, 6, "plain")
    mesh.tube([p.at(-half, -w, 0), p.at(-half, w, 0)], 0.2, STEEL, 10, "metal")
    mesh.tube([p.at(half, -w, 0), p.at(half, w, 0)], 0.08, STEEL, 6, "metal")


def radiator(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A white radiator along x in eight hinged panels, folded a little like a fan."""
    half, w = s[0] * 0.5, s[1] * 0.5
    count = 8 if s[0] > 8.0 else 4
    step = s[0] / count
    for i in range(count):
        a, b = -half + i * step + 0.03, -half + (i + 1) * step - 0.03
        za, zb = (0.05, -0.05) if i % 2 == 0 else (-0.05, 0.05)
        for out in (1.0, -1.0):
            off = s[2] * 0.5 * out
            pts = [p.at(a, -w, za + off), p.at(b, -w, zb + off), p.at(b, w, zb + off), p.at(a, w, za + off)]
            mesh.quad(pts, scale(p.z, out), c, "radiator")
        for at, z in ((a, za), (b, zb)):
            mesh.tube([p.at(at, -w, z), p.at(at, w, z)], s[2] * 0.5, shade(c, 0.85), 5, "metal")
        for y in (-w, w):
            mesh.tube([p.at(a, y, za), p.at(b, y, zb)], s[2] * 0.5, shade(c, 0.85), 5, "metal")


def dish(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A dish that opens along x, with a feed on three legs."""
    r, deep = s[1] * 0.5, s[0]
    rows, sides = 4, 18
    for i in range(rows):
        for k in range(sides):
            four = []
            for t, q in ((i, k), (i, k + 1), (i + 1, k + 1), (i + 1, k)):
                rho, angle = r * t / rows, 2.0 * math.pi * q / sides
                four.append(p.at(-deep * 0.5 + deep * (rho / r) ** 2, rho * math.cos(angle), rho * math.sin(angle)))
            mesh.quad(four, p.x, c, "metal", 0.9)
            mesh.quad([add(q, scale(p.x, -0.015)) for q in four], scale(p.x, -1.0), shade(c, 0.85), "metal")
    for k in range(3):
        angle = 2.1 * k
        mesh.tube(
            [p.at(deep * 0.4, r * 0.9 * math.cos(angle), r * 0.9 * math.sin(angle)), p.at(deep * 1.1, 0, 0)],
            0.015,
            DARK,
            4,
        )
    mesh.ball(p.at(deep * 1.1, 0, 0), 0.07, DARK, 8)


def arm(mesh: Mesh, p: Placed, s: Vec3, c: Colour) -> None:
    """A boom of a robot arm along x: white sleeve, dark joints at both ends."""
    half, r = s[0] * 0.5, s[1] * 0.5
    mesh.tube([p.at(-half, 0, 0), p.at(half, 0, 0)], r, c, 12, "quilt")
    for end in (-half, half):
        mesh.tube([p.at(end, -r * 1.5, 0), p.at(end, r * 1.5, 0)], r * 1.35, shade(c, 0.8), 12, "metal")
    for t in (-0.4, 0.4):
        mesh.tube([p.at(half * t - 0.05, 0, 0), p.at(half * t + 0.05, 0, 0)], r * 1.08, DARK, 12, "metal")


def boom_mesh(length: float, colour: Colour = (0.9, 0.89, 0.85)) -> Mesh:
    """Return one of the two booms of the large arm, from its joint at the origin along +x."""
    mesh = Mesh()
    mesh.tube([(0.35, 0, 0), (length - 0.35, 0, 0)], 0.19, colour, 14, "quilt")
    for at in (0.0, length):
        mesh.tube([(at, -0.32, 0), (at, 0.32, 0)], 0.26, (0.82, 0.81, 0.77), 14, "metal")
    for at in (0.5, length * 0.5, length - 0.5):
        mesh.tube([(at - 0.06, 0, 0), (at + 0.06, 0, 0)], 0.2, DARK, 14, "metal")
    return mesh


def hand_mesh() -> Mesh:
    """Return the hand of the large arm: a wrist and a latching drum."""
    mesh = Mesh()
    mesh.tube(
        [(0.0, 0, 0), (0.5, 0, 0), (0.55, 0, 0), (1.0, 0, 0)], [0.2, 0.2, 0.25, 0.25], (0.86, 0.85, 0.8), 14, "metal"
    )
    mesh.tube([(1.0, 0, 0), (1.06, 0, 0)], 0.2, DARK, 14, "metal")
    mesh.box((0.6, 0, -0.33), ((1, 0, 0), (0, 1, 0), (0, 0, 1)), (0.25, 0.2, 0.2), DARK, "metal", 0.02)
    return mesh
