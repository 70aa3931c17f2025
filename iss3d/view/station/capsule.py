"""Grows what a capsule and its trunk bear: cells, their joint, thruster pods, a side hatch, the agency's name.

What is clad so follows from the skin that a module's data give a part of its hull.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from iss3d.station.model import HullPart
from iss3d.vectors import Vec3, add, cross, distance, dot, scale, sub, unit
from iss3d.view.station.lettering import letter
from iss3d.view.station.mesh import Colour
from iss3d.view.station.plates import Plates
from iss3d.view.station.ports import around
from iss3d.view.station.trim import BLACK, STEEL, WHITE, spot

AGENCY = "NASA"
"""Whose cargo it carries."""

BLUE: Colour = (0.13, 0.23, 0.5)


def clad(heap: Plates, part: HullPart) -> None:
    """Add what a piece of hull bears by its skin: a trunk its cells and joint, a capsule its pods, hatch and words."""
    if part.skin == "trunk":
        trunk_skin(heap, part)
    elif part.skin == "capsule":
        capsule_skin(heap, part)


def trunk_skin(heap: Plates, trunk: HullPart) -> None:
    """Add cells round half of a trunk, and radiator round the other."""
    axis, _, _ = around(trunk)
    span = distance(trunk.start, trunk.end)
    r = trunk.start_radius + 0.03
    for i in range(3):
        rows = ((0.12 + (span - 0.24) * i / 3.0 + 0.01, r), (0.12 + (span - 0.24) * (i + 1) / 3.0 - 0.01, r))
        for k in range(4):
            arc = (0.02 + 0.115 * k + 0.002, 0.02 + 0.115 * (k + 1) - 0.002)
            heap.turned(trunk.start, axis, rows, WHITE, "roll_cells", 8, 1.0, 0.6, 0.0, arc)
        heap.turned(trunk.start, axis, rows, WHITE, "plain", 30, 1.0, 0.6, 0.0, (0.52, 0.98))
    joint = ((-0.04, r - 0.03), (-0.04, r + 0.022), (0.1, r + 0.022), (0.1, r - 0.03))
    heap.turned(trunk.start, axis, joint, BLACK, "plain", 48, 1.0)
    for k in range(6):
        at, out, _ = spot(trunk, 0.0, math.pi / 3 * k + 0.3, 0.05)
        heap.box(at, (axis, cross(axis, out), out), (0.34, 0.2, 0.07), WHITE, "box", 0.012)
    heap.turned(trunk.start, axis, ((span - 0.1, r + 0.004), (span, r + 0.004)), STEEL, "metal", 48)


def capsule_skin(heap: Plates, cabin: HullPart) -> None:
    """Add what a capsule bears: thruster pods, a hatch in its side, dark windows, handrails."""
    for k in range(4):
        at, out, along = spot(cabin, 0.72, math.pi / 2 * k + math.pi / 4, 0.01)
        lean = unit(sub(out, scale(along, (cabin.end_radius - cabin.start_radius) / distance(cabin.start, cabin.end))))
        up = unit(sub(along, scale(lean, dot(along, lean))))
        heap.box(at, (up, cross(lean, up), lean), (1.3, 0.62, 0.14), WHITE, "plain", 0.06)
        for sign in (-1.0, 1.0):
            nozzle = add(at, add(scale(up, 0.38 * sign), scale(lean, 0.072)))
            heap.turned(nozzle, lean, ((0.0, 0.17), (0.035, 0.155), (0.035, 0.13)), (0.86, 0.86, 0.85), "plain", 20)
            heap.turned(nozzle, lean, ((0.035, 0.13), (0.0, 0.11), (0.0, 0.085)), (0.16, 0.16, 0.17), "plain", 20, 0.6)
            heap.turned(nozzle, lean, ((0.0, 0.085), (0.0, 0.0)), (0.3, 0.27, 0.25), "metal", 20, 0.4)
    for k in range(4):
        at, out, along = spot(cabin, 0.40, math.pi / 2 * k + 0.78, 0.0)
        lean = unit(sub(out, scale(along, (cabin.end_radius - cabin.start_radius) / distance(cabin.start, cabin.end))))
        up = unit(sub(along, scale(lean, dot(along, lean))))
        wide = cross(lean, up)
        if k == 1:
            side_hatch(heap, at, up, wide, lean)
        else:
            heap.box(
                add(at, scale(lean, 0.012)), (up, wide, lean), (0.30, 0.42, 0.02), (0.80, 0.81, 0.82), "box", 0.006
            )
        for sign in (-1.0, 1.0):
            foot = add(at, add(scale(wide, 0.52 * sign), scale(lean, 0.01)))
            path = [add(foot, scale(up, -0.22)), add(foot, add(scale(up, -0.22), scale(lean, 0.07))),
                    add(foot, add(scale(up, 0.22), scale(lean, 0.07))), add(foot, scale(up, 0.22))]  # fmt: skip
            heap.tube(path, 0.014, (0.24, 0.25, 0.27), 6, "metal")
    for turn in (math.pi * 0.5, math.pi * 1.5):
        letter(heap, AGENCY, _upright(cabin, 0.56, turn), 0.36, BLUE)
    for t in (0.03, 0.97):
        around_ = 2.0 * math.pi * np.arange(40) / 40
        rim = [spot(cabin, t, float(a), 0.004) for a in around_]
        heap.bolts(np.array([q[0] for q in rim]), np.array([q[1] for q in rim]), 0.018, STEEL)
    for k in (0, 2):
        at, out, along = spot(cabin, 0.45, math.pi / 2 * k, 0.0)
        lean = unit(sub(out, scale(along, (cabin.end_radius - cabin.start_radius) / distance(cabin.start, cabin.end))))
        heap.disc(add(at, scale(lean, 0.012)), lean, 0.24, (0.04, 0.05, 0.07), "plain", 20)
        heap.turned(at, lean, ((-0.02, 0.27), (0.02, 0.27), (0.02, 0.235)), STEEL, "ring", 20)


def _upright(cabin: HullPart, t: float, turn: float) -> Callable[[float, float], tuple[Vec3, Vec3]]:
    """Return a surface on a cabin's side for words that stand with their feet toward its wide end."""
    span = distance(cabin.start, cabin.end)
    lean = (cabin.end_radius - cabin.start_radius) / span

    def at(u: float, v: float) -> tuple[Vec3, Vec3]:
        share = t - v / span
        radius = cabin.start_radius + (cabin.end_radius - cabin.start_radius) * share
        place, out, axis = spot(cabin, share, turn - u / radius, 0.016)
        return place, unit(sub(out, scale(axis, lean)))

    return at


def side_hatch(heap: Plates, at: Vec3, up: Vec3, wide: Vec3, out: Vec3) -> None:
    """Add the outline of a hatch in a cabin's side: a seam with rounded corners, a window, a lever, hinges, arrows."""
    seam: list[Vec3] = []
    for i in range(33):
        a = 2.0 * math.pi * i / 32
        x, y = math.cos(a), math.sin(a)
        power = max(abs(x), abs(y)) ** 0.72
        seam.append(add(at, add(add(scale(up, 0.46 * y / power), scale(wide, 0.38 * x / power)), scale(out, 0.01))))
    heap.tube(seam, 0.012, (0.30, 0.31, 0.32), 6, "plain")
    heap.turned(
        add(at, scale(up, 0.12)), out, ((0.0, 0.15), (0.02, 0.15), (0.02, 0.12), (0.006, 0.11)), STEEL, "ring", 20
    )
    heap.disc(add(at, add(scale(up, 0.12), scale(out, 0.008))), out, 0.112, (0.04, 0.05, 0.07), "plain", 20)
    heap.box(
        add(at, add(scale(up, -0.24), scale(out, 0.02))), (wide, up, out), (0.24, 0.08, 0.03), STEEL, "metal", 0.01
    )
    for sign in (-1.0, 1.0):
        hinge = add(at, add(add(scale(wide, -0.40), scale(up, 0.24 * sign)), scale(out, 0.015)))
        heap.box(hinge, (wide, up, out), (0.12, 0.09, 0.04), STEEL, "metal", 0.01)
        heap.box(add(at, add(add(scale(wide, 0.20 * sign), scale(up, -0.34)), scale(out, 0.008))), (wide, up, out),
                 (0.10, 0.022, 0.006), (0.86, 0.68, 0.2), "plain", 0.0)  # fmt: skip
