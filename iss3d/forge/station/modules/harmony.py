"""Harmony: the node of the laboratories, with four crew quarters round its aft half, boxes of white cloth."""

from __future__ import annotations

import numpy as np

from iss3d.forge.station import parts, parts_soft, parts_worn, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import Frame, Tint
from iss3d.forge.station.modules import shared, traces, ways, worn
from iss3d.station.model import Cell
from iss3d.vectors import scale

QUARTERS = ("quarter_port", "quarter_starboard", "quarter_overhead", "quarter_deck")


def dress(room: Room) -> None:
    """Line the quarters with quilts, put a door frame, a reading lamp, a laptop and photographs into each."""
    for n, name in enumerate(QUARTERS):
        cell = room.station.cells[f"{room.module.id}_{name}"]
        for face in cell.faces:
            if face.openings:
                shell.collar(room.kit, face.openings[0].corners, scale(face.normal, -1.0), room.tint("accent"))
        shared.quarter(room, cell, n)
        belongings(room, cell, n)
    walls = worn.Walls(room)
    walls.put("port", ("laptop", "bag", "bag", "prints", "prints", "towel", "headset", "clear", "pages", "label"))
    walls.put("starboard", ("camera", "bag", "unit", "prints", "flags", "towel", "roll", "pages", "clear", "label"))
    walls.put("overhead", ("bag", "bag", "unit", "prints", "coil", "flags", "label"))
    walls.put("deck", ("bag", "bag", "unit", "loop", "loop", "coil", "label"))
    worn.bundles(room, "port", 6, 0.91)
    worn.bundles(room, "starboard", 5, -0.91)
    worn.bundles(room, "overhead", 4, 0.9)
    worn.rims(room)
    ways.dress(room)
    shared.patches(room, "overhead", 0.7, 5)
    shared.plates(room, "deck", "agencies", 2)


CLOTHES: tuple[Tint, ...] = ((0.34, 0.42, 0.58), (0.62, 0.30, 0.26), (0.36, 0.46, 0.40), (0.72, 0.70, 0.66))
"""Colours of what people wear and sleep in, one for each quarter."""


def belongings(room: Room, cell: Cell, n: int) -> None:
    """Hang up what its owner has in a quarter: clothes under cords, a net, prints from home, a fan, cables, a bunk."""
    axis = "xyz".index(cell.axis)
    way = next(f for f in cell.faces if f.openings)
    for face in cell.faces:
        f = shell.face_frame(cell, face, room.module)
        left, low, right, high = shell.bounds(f, face)
        if face.openings or abs(face.normal[axis]) > 0.95:
            continue
        if float(np.dot(face.normal, way.normal)) < -0.9:
            if n == len(QUARTERS) - 1:
                bunk(room, f.sub((left + right) / 2, (low + high) / 2, 0.02), right - left, high - low, CLOTHES[n])
            continue
        for i, (u, v) in enumerate(spots(left, low, right, high)):
            if not traces.clear(room, f, u, v, 0.15):
                continue
            hang(room, f.sub(w=0.022), u, v, (n * 2 + i) % 6, CLOTHES[(n + i) % 4])


def spots(left: float, low: float, right: float, high: float) -> list[tuple[float, float]]:
    """Return places about half a metre apart along the longer way of a wall."""
    wide, tall = right - left, high - low
    count = max(1, round(max(wide, tall) / 0.42))
    share = [(i + 0.5) / count for i in range(count)]
    return [(left + wide * s, (low + high) / 2) if wide > tall else ((left + right) / 2, low + tall * s) for s in share]


def hang(room: Room, f: Frame, u: float, v: float, kind: int, tint: Tint) -> None:
    """Hang one thing on the padding of a quarter."""
    k = room.kit
    if kind == 0:
        parts_soft.net(k, f, u, v, 0.30, 0.26, 0.06)
    elif kind == 1:
        parts_worn.prints(k, f, u - 0.04, v + 0.06, 4, 0.003)
    elif kind == 2:
        k.cushion(f, u, v, 0.0, 0.26, 0.32, 0.05, "cloth", "", tint, 0.4, n=7)
        parts.bungee(k, f, (u - 0.17, v + 0.05), (u + 0.17, v + 0.02), 0.045)
        parts.bungee(k, f, (u - 0.17, v - 0.08), (u + 0.17, v - 0.06), 0.045)
    elif kind == 3:
        parts_worn.fan(k, f, u, v)
    elif kind == 4:
        parts_soft.pocket(k, f, u, v, 0.26, 0.24, tint, "book")
    else:
        parts_worn.clear_bag(k, f, u - 0.02, v + 0.08)
        parts_worn.headset(k, f, u + 0.04, v - 0.12)


def bunk(room: Room, f: Frame, wide: float, high: float, tint: Tint) -> None:
    """Tie a sleeping bag to a wall, quilted across, its hood open on a white liner, two cords over it."""
    k = room.kit
    long, side = max(wide, high) * 0.92, min(0.62, min(wide, high) * 0.62)
    g = f if high > wide else f.sub(turn=-np.pi / 2)
    rows = 7
    for i in range(rows):
        v = (i + 0.5) / rows * long * 0.80 - long / 2
        narrow = side * (0.72 + 0.28 * min(1.0, (i + 1.5) / 3))
        k.cushion(g, 0, v, 0, narrow, long * 0.80 / rows + 0.014, 0.085, "cloth", "", tint, 0.30, n=7)
    k.cushion(g, 0, long * 0.38, 0, side * 0.86, long * 0.24, 0.060, "cloth", "", tint, 0.42, n=9)
    k.cushion(g, 0, long * 0.375, 0.035, side * 0.56, long * 0.15, 0.045, "towel", "", (0.96, 0.95, 0.90), 0.5, n=7)
    zip_ = [g.at(side * 0.20, long * v, 0.088) for v in (0.26, 0.1, -0.1, -0.3)]
    k.tube(zip_, 0.005, 5, "cablek", density=0.5)
    for v in (0.12, -0.22):
        parts_worn.belt(k, g, [(-side * 0.62, long * v, 0.0), (-side * 0.40, long * v, 0.085),
                               (side * 0.40, long * v, 0.088), (side * 0.62, long * v, 0.0)])  # fmt: skip


PLAN = Plan(
    racks={
        "main.port": ("doors", "blank", "vents", "blank", "drawers"),
        "main.starboard": ("stowage", "blank", "doors", "blank", "freezer"),
        "main.overhead": ("vents", "blank", "stowage", "blank", "doors"),
        "main.deck": ("doors", "blank", "stowage", "blank", "vents"),
    },
    bare=QUARTERS,
    lived=0.5,
    more=dress,
)
