"""Grows the two straps that hold the open leaf of a round hatch to its wall: webbing over the lid, buckles, feet."""

from __future__ import annotations

import math
from itertools import pairwise

from iss3d.station.model import Module
from iss3d.station.shapes import Polygon
from iss3d.vectors import Vec3, add, cross, dot, scale, sub, unit
from iss3d.view.station.lids import HALF, INK, STEEL, Face, dome_at, radius_of
from iss3d.view.station.mesh import Colour, Frame, Mesh, shade

WEBBING: Colour = (0.20, 0.27, 0.42)
STRAP_WIDE, STRAP_AT = 0.030, (-0.66, 0.66)
"""Metres of webbing across; where the two straps lie, shares of the radius."""


def straps_mesh(corners: Polygon, centre: Vec3, normal: Vec3, module: Module, side: float, behind: float) -> Mesh:
    """Return the two straps that hold a parked lid, about its middle before it was turned: from wall to wall over it.

    Args:
        side: -1 where its outer face looks into the room, 1 where the inner one does. behind: metres to the wall.
    """
    mesh = Mesh()
    up = module.up if abs(dot(normal, module.up)) < 0.9 else module.axis
    face = Face(radius_of(corners, centre), scale(normal, -side), up)
    r = face.radius
    for share in STRAP_AT:
        half = math.sqrt(1.0 - share * share)
        over = [(t * half, dome_at(min(math.hypot(t * half, share), 0.84)) + 0.018)
                for t in (-0.9, -0.45, 0.0, 0.45, 0.9)]  # fmt: skip
        path = [(-half - 0.10, -behind + 0.012), (-half - 0.035, HALF - 0.02), (-half + 0.02, HALF + 0.030), *over,
                (half - 0.02, HALF + 0.030), (half + 0.035, HALF - 0.02), (half + 0.10, -behind + 0.012)]  # fmt: skip
        ribbon(mesh, [(face.f.at(u * r, share * r, h), face.up) for u, h in path], face.out)
        for s in (-1.0, 1.0):
            foot = Frame(face.f.at(s * (half + 0.10) * r, share * r, -behind), face.right, face.up, face.out)
            mesh.block(foot, -0.022, -0.026, 0.022, 0.026, -0.03, 0.010, shade(STEEL, 0.7), "metal", 0.004)
        buckle = Frame(face.f.at(-0.45 * half * r, share * r, over[1][1]), face.right, face.up, face.out)
        mesh.block(buckle, -0.024, -0.021, 0.024, 0.021, 0.0, 0.010, INK, "plain", 0.003)
        mesh.block(buckle, -0.014, -0.015, -0.004, 0.015, 0.008, 0.013, STEEL, "metal", 0.002)
        tail = [(-0.45 * half - 0.06, over[1][1] + 0.006), (-0.45 * half - 0.20, over[1][1] + 0.020),
                (-0.45 * half - 0.26, over[1][1] + 0.008)]  # fmt: skip
        ribbon(mesh, [(face.f.at(u * r, share * r + 0.01, h), face.up) for u, h in tail], face.out)
    return mesh


def ribbon(mesh: Mesh, path: list[tuple[Vec3, Vec3]], out: Vec3) -> None:
    """Add webbing along points, seen from both its sides, with a stitched edge."""
    half = STRAP_WIDE * 0.5
    for (p, a), (q, b) in pairwise(path):
        lean = unit(cross(sub(q, p), a))
        lean = lean if dot(lean, out) > 0.0 else scale(lean, -1.0)
        for sign in (1.0, -1.0):
            off = scale(lean, 0.0012 * sign)
            for low, high, tone in ((-1.0, -0.72, 1.25), (-0.72, 0.72, 1.0), (0.72, 1.0, 1.25)):
                four = [add(add(p, scale(a, low * half)), off), add(add(q, scale(b, low * half)), off),
                        add(add(q, scale(b, high * half)), off), add(add(p, scale(a, high * half)), off)]  # fmt: skip
                mesh.quad(four, scale(lean, sign), shade(WEBBING, tone), "carpet")
