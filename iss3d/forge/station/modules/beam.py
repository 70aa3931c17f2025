"""BEAM: the soft module, a round hull of cloth held by straps, half full of bags, cold and quiet; nobody stays long."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from iss3d.forge.station import parts, parts_locks, parts_soft, parts_worn
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import Floats, Frame, Kit, Tint, smooth
from iss3d.forge.station.parts_suit import hide
from iss3d.station.model import Cell

SECTORS, BANDS = 16, 8
"""Fields of cloth round the hull and from end to end, each between two straps."""

FLAT = 1.15
"""Metres from the axis to the flat walls one bumps into."""

LINEN: Tint = (0.96, 0.935, 0.87)
WEB: Tint = (0.80, 0.77, 0.68)
PLATE: Tint = (0.80, 0.81, 0.82)


def radius(share: float) -> float:
    """Return how far from the axis the straps lie at a share of the length: the hull is a barrel."""
    return FLAT + 0.015 + 0.055 * math.sin(math.pi * share) ** 0.6


def around(cell: Cell, share: float, angle: float, out: float = 0.0) -> Floats:
    """Return the station point of the hull at a share of its length and an angle from the port side up."""
    r = radius(share) + out
    x = cell.low[0] + (cell.high[0] - cell.low[0]) * share
    return np.array([x, cell.centre[1] + math.cos(angle) * r, cell.centre[2] + math.sin(angle) * r])


def field(kit: Kit, cell: Cell, i: int, j: int) -> None:
    """Add one field of cloth: it bulges out between its straps, puckered along them and creased across."""
    roll, n, m = kit.dice, 11, 12
    deep, lean, phase = roll.uniform(0.020, 0.042), roll.uniform(-2.5, 2.5), roll.uniform(0.0, 6.0)
    places, chart = [], []
    for b in np.linspace(0.0, 1.0, m):
        for a in np.linspace(0.0, 1.0, n):
            share, angle = (j + b) / BANDS, math.tau * (i + a) / SECTORS
            s, t = 2.0 * a - 1.0, 2.0 * b - 1.0
            soft = ((1.0 - abs(s) ** 2.6) * (1.0 - abs(t) ** 2.6)) ** 0.7
            pucker = math.sin(b * 40.0 + phase) * math.exp(-5.0 * (1.0 - abs(s))) * 0.0035
            pucker += math.sin(a * 36.0 + phase * 2.0) * math.exp(-5.0 * (1.0 - abs(t))) * 0.0035
            crease = 0.006 * math.sin(5.0 * (b + lean * (a - 0.5)) + phase) * soft
            crease -= 0.010 * math.exp(-(((s * lean * 0.3 + t - 0.4 * math.sin(phase)) / 0.13) ** 2)) * soft
            places.append(around(cell, share, angle, deep * soft + pucker + crease))
            chart.append((a * math.tau * 1.2 / SECTORS, b * (cell.high[0] - cell.low[0]) / BANDS))
    p, flat = np.array(places), np.array(chart)
    q = np.arange(n * m).reshape(m, n)
    a, b, c, d = q[:-1, :-1].ravel(), q[:-1, 1:].ravel(), q[1:, 1:].ravel(), q[1:, :-1].ravel()
    triangles = np.vstack([np.column_stack([a, b, c]), np.column_stack([a, c, d])])
    turned = np.cross(p[triangles[:, 1]] - p[triangles[:, 0]], p[triangles[:, 2]] - p[triangles[:, 0]])
    if float(np.einsum("ij,ij->", turned, np.array(cell.centre) - p[triangles[:, 0]])) < 0.0:
        triangles = triangles[:, ::-1]
    worn = roll.uniform(0.955, 1.0)
    kit.add(p, smooth(p, triangles), kit.crop("cloth", flat), flat, triangles,
            (LINEN[0] * worn, LINEN[1] * worn, LINEN[2] * worn))  # fmt: skip


def hull(kit: Kit, cell: Cell) -> None:
    """Add the fields, then the straps over their joints: hoops round it and straps from end to end, stitched."""
    for i in range(SECTORS):
        for j in range(BANDS):
            field(kit, cell, i, j)
    for j in range(1, BANDS):
        ribbon(kit, [on_hull(cell, j / BANDS, math.tau * k / 64, -0.004) for k in range(65)], 0.026, 0)
    for i in range(SECTORS):
        angle = math.tau * i / SECTORS
        ribbon(kit, [on_hull(cell, share, angle, -0.007) for share in np.linspace(0.0, 1.0, 17)], 0.022, 1)
        for j in range(1, BANDS):
            if (i + j) % 2 == 0:
                g = on_hull(cell, j / BANDS, angle, -0.010)
                kit.box(g, 0, 0, 0, 0.062, 0.062, 0.004, "cloth", bevel=0.001, tint=(0.70, 0.67, 0.58), density=0.5)


def ribbon(kit: Kit, frames: list[Frame], half: float, across: int) -> None:
    """Add a strap that lies on the hull: so wide to both sides along one of the frames' own directions."""
    places = np.vstack([[f.at(*(s * half * (across == 0), s * half * (across == 1), w)) for s, w in
                         ((-1, -0.004), (-1, 0.0), (1, 0.0), (1, -0.004))] for f in frames])  # fmt: skip
    long = np.concatenate([[0.0], np.cumsum([np.linalg.norm(b.o - a.o) for a, b in pairwise(frames)])])
    flat = np.column_stack([np.repeat(long, 4), np.tile((0.0, 0.004, 2 * half, 2 * half + 0.004), len(frames))])
    first = np.concatenate([np.arange(3) + 4 * n for n in range(len(frames) - 1)])
    triangles = np.vstack([np.column_stack([first, first + 1, first + 5]),
                           np.column_stack([first, first + 5, first + 4])])  # fmt: skip
    p = places[triangles]
    if float(np.cross(p[1, 1] - p[1, 0], p[1, 2] - p[1, 0]) @ frames[0].axes[2]) < 0.0:
        triangles = triangles[:, ::-1]
    kit.add(places, smooth(places, triangles), kit.crop("cloth", flat), flat, triangles, WEB, density=0.6)


def on_hull(cell: Cell, share: float, angle: float, out: float = 0.0) -> Frame:
    """Return a frame on the hull, right along the module, out toward its axis."""
    spot = around(cell, share, angle, out)
    return Frame.of(spot, (1.0, 0.0, 0.0), (0.0, -math.cos(angle), -math.sin(angle)))


def bulkhead(room: Room, cell: Cell, far: bool) -> None:
    """Add the machined ring that the cloth is clamped to and, at the far end, the plate with its bolts and tanks."""
    k = room.kit
    at, way = (cell.low[0], 1.0) if far else (cell.high[0], -1.0)
    f = Frame.of((at, cell.centre[1], cell.centre[2]), (0.0, -way, 0.0), (way, 0.0, 0.0))
    profile = ((1.19, 0.0), (1.19, 0.10), (1.13, 0.10), (1.10, 0.07), (1.02, 0.05), (1.02, 0.0))
    k.loft([parts.ring(f, r, w, 64) for r, w in profile], f.at(0, 0, 4.0), "alu", tint=PLATE)
    for n in range(48):
        a = math.tau * (n + 0.5) / 48
        bolt = f.sub(math.cos(a) * 1.115, math.sin(a) * 1.115, 0.085, a)
        k.box(bolt, 0, 0, 0, 0.022, 0.022, 0.012, "alu", bevel=0.004, density=0.5)
    for s in (-1, 1):
        tank(k, f.sub(s * 0.84, 0.0, 0.0), far)
    if far:
        far_plate(k, f)
    else:
        parts_worn.unit(k, f, -0.80, -0.70, 0, 0.16)
        parts_worn.pages(k, f, 0.66, 0.74, 1, 0.010)
        k.box(f, 0.0, -0.80, 0, 0.30, 0.15, 0.02, "white", "hatch", 0.004)


def tank(k: Kit, f: Frame, far: bool) -> None:
    """Add one of the tanks of air that filled the module: a steel bottle upright between its clamps, valve, gauge."""
    high = 0.34
    axis = Frame.of(f.at(0, 0, 0.045), f.axes[0], f.axes[1])
    rings = ((0.003, -high - 0.08), (0.05, -high - 0.07), (0.085, -high - 0.02), (0.092, -high + 0.04),
             (0.092, high - 0.04), (0.085, high + 0.02), (0.05, high + 0.07), (0.022, high + 0.085),
             (0.022, high + 0.13))  # fmt: skip
    loops = [parts.ring(axis, r, w, 20) for r, w in rings]
    hide(k, loops, "white", (0.90, 0.91, 0.92))
    for v in (-0.22, 0.22):
        k.box(f, 0, v, 0, 0.24, 0.045, 0.05, "alu", bevel=0.008)
        parts_worn.belt(
            k, f, [(-0.11, v, 0.03), (-0.08, v, 0.12), (0.0, v, 0.142), (0.08, v, 0.12), (0.11, v, 0.03)], "steel"
        )
    parts_soft.valve(k, f, 0.0, high + 0.12, 0.07, 0.028, "blue")
    k.plate(f, 0.0, 0.05, 0.1385, 0.10, 0.05, ("label6", "label4")[far])
    pipe = [
        f.at(0.0, high + 0.09, 0.05),
        f.at(0.07, high + 0.16, 0.06),
        f.at(0.13, high + 0.10, 0.03),
        f.at(0.14, 0.10, 0.012),
    ]
    k.tube(pipe, 0.008, 8, "steel", smoothed=5, density=0.5)


def far_plate(k: Kit, f: Frame) -> None:
    """Add the far plate: ribs, a round cover, bags under a net over its lower half, a counter of radiation."""
    k.loft([parts.ring(f, 0.40, 0.0, 40), parts.ring(f, 0.40, 0.03, 40), parts.ring(f, 0.36, 0.035, 40),
            parts.ring(f, 0.05, 0.045, 40), parts.ring(f, 0.002, 0.045, 40)], f.at(0, 0, 4.0), "alu",
           tint=PLATE)  # fmt: skip
    for n in range(12):
        a = math.tau * n / 12
        k.box(
            f.sub(math.cos(a) * 0.70, math.sin(a) * 0.70, 0.0, a),
            0,
            0,
            0,
            0.58,
            0.026,
            0.030,
            "alu",
            bevel=0.006,
            tint=PLATE,
        )
        k.box(f.sub(math.cos(a) * 0.38, math.sin(a) * 0.38, 0.034, a), 0, 0, 0, 0.02, 0.02, 0.010, "alu", bevel=0.003)
    outline = [(-0.68, -0.86), (0.68, -0.86), (0.68, -0.14), (-0.68, -0.14)]
    parts_locks.grid(k, f.sub(w=0.05), outline, 0.05, (0.40, 0.40), parts_locks.BAG_TINTS)
    for s in (-1, 1):
        for n in range(-3, 4):
            a = n * 0.24
            k.tube([f.at(a, -0.88, 0.06), f.at(a + s * 0.16, -0.52, 0.095), f.at(a + s * 0.30, -0.14, 0.06)], 0.004, 4,
                   "cablek", density=0.4, smoothed=3)  # fmt: skip
    parts_worn.unit(k, f.sub(w=0.03), 0.0, 0.0, 2, 0.20)
    parts_worn.apparatus(k, f.sub(w=0.03), -0.30, 0.66, 2, 0.36)
    k.plate(f, 0.34, 0.66, 0.032, 0.22, 0.055, "agencies")
    parts_worn.patch(k, f, 0.34, 0.50, 3, 0.08, 0.034)


def stowed(room: Room, cell: Cell) -> None:
    """Strap what is kept here along both flanks and below: bags by their belts, foam, a roll of cloth."""
    k, roll = room.kit, room.kit.dice
    for angle, shares in ((0.0, (0.20, 0.36, 0.64, 0.80)), (math.pi, (0.26, 0.58, 0.76)),
                          (math.pi * 0.5, (0.22, 0.40, 0.70)), (math.pi * 0.25, (0.50,)),
                          (math.pi * 0.75, (0.30, 0.84))):  # fmt: skip
        for share in shares:
            g = on_hull(cell, share, angle, 0.02)
            if not room_for(room, g):
                continue
            wide, high = roll.uniform(0.40, 0.50), roll.uniform(0.34, 0.44)
            parts_worn.bag(k, g, 0.0, roll.uniform(-0.24, -0.18), wide, high, 0.12)
            if roll.random() < 0.6:
                parts_worn.bag(k, g, 0.03, 0.22, wide * 0.9, high * 0.8, 0.11)
    for share, angle, kind in ((0.12, 0.55, 2), (0.34, 2.4, 0), (0.52, 0.9, 1), (0.68, 2.2, 2), (0.88, 0.6, 4)):
        sensor(k, cell, share, math.pi * 2 - angle, kind)


def room_for(room: Room, g: Frame) -> bool:
    """Return whether no lamp and nothing of the game is at a place of the hull."""
    near = [x.centre for x in room.station.lamps.values() if x.module == room.module.id]
    near += [t.position for t in room.station.things.values() if t.module == room.module.id]
    return all(float(np.linalg.norm(g.o - np.array(p))) > 0.34 for p in near)


def sensor(k: Kit, cell: Cell, share: float, angle: float, kind: int) -> None:
    """Tape a sensor to the cloth, its wire led along a strap and held by amber tape."""
    g = on_hull(cell, share, angle, 0.012)
    k.box(g, 0, 0, 0, 0.13, 0.10, 0.034, "white", f"unit{kind}", 0.008)
    way = [g.at(0.06, 0.0, 0.02), g.at(0.13, 0.03, 0.016)]
    way += [
        around(cell, share + (0.97 - share) * t, angle + 0.05 * math.sin(9 * t), -0.014) for t in (0.25, 0.5, 0.75, 1.0)
    ]
    k.tube(way, 0.0045, 6, "cablek", smoothed=4, density=0.5)
    for t in (0.25, 0.5, 0.75):
        h = on_hull(cell, share + (0.97 - share) * t, angle + 0.05 * math.sin(9 * t), -0.019)
        k.plate(h, 0, 0, 0.004, 0.03, 0.07, "kapton")


def dress(room: Room) -> None:
    """Build the round hull and everything on it."""
    cell = room.station.cells[f"{room.module.id}_main"]
    hull(room.kit, cell)
    for far in (True, False):
        bulkhead(room, cell, far)
    stowed(room, cell)
    for lamp in room.station.lamps.values():
        if lamp.module == room.module.id:
            out = np.array(lamp.shines)
            f = Frame.of(np.array(lamp.centre) - out * 0.10, np.array(lamp.along), out)
            for s in (-1, 1):
                room.kit.box(f, s * lamp.length * 0.36, 0, -0.02, 0.05, 0.16, 0.09, "alu", bevel=0.008)


PLAN = Plan(rounded=("main",), lived=0.0, brightness=0.66, more=dress)
