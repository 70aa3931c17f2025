"""The airlock, the docking tunnels and the cargo ships: where suits hang and where things are kept."""

from __future__ import annotations

import math

import numpy as np

from iss3d.forge.station import parts, parts_locks, parts_soft, parts_worn, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import Floats, Frame, Kit
from iss3d.forge.station.modules import hung, worn
from iss3d.forge.station.racks_suits import coiled
from iss3d.station.model import Cell, Face


def _ends(room: Room, name: str) -> list[tuple[Cell, Face, Frame]]:
    """Return the walls that close a cell toward its axis, with their frames."""
    cell = room.station.cells[f"{room.module.id}_{name}"]
    axis = "xyz".index(cell.axis)
    return [(cell, f, shell.face_frame(cell, f, room.module)) for f in cell.faces if abs(f.normal[axis]) > 0.95]


def _round_way(room: Room, name: str) -> None:
    """Hang a fire extinguisher, a mask, papers and a caution stripe on the bulkheads of a cell, beside its ways."""
    k = room.kit
    for _, face, f in _ends(room, name):
        left, low, right, high = shell.bounds(f, face)
        wide, tall = right - left, high - low
        k.box(f, -wide * 0.36, -tall * 0.37, 0, 0.20, 0.20, 0.03, "red", "pfe", 0.012)
        k.box(f, wide * 0.36, -tall * 0.37, 0, 0.20, 0.20, 0.03, "white", "pba", 0.012)
        for u in (-0.37, 0.37):
            parts.note(k, f, u * wide, tall * 0.34, 0.002, k.dice.choice(("note0", "note2", "timetable")), 0.15)
        if not face.openings:
            parts_locks.grid(k, f.sub(), [(-wide * 0.3, -tall * 0.26), (wide * 0.3, -tall * 0.26),
                             (wide * 0.3, tall * 0.3), (-wide * 0.3, tall * 0.3)], 0.0, (0.4, 0.4),
                             parts_locks.BAG_TINTS[:2])  # fmt: skip


def end_of_equipment(room: Room) -> None:
    """Hang tool bags, tethers, checklists and spare umbilicals beside the way to the crew lock, and mark the way."""
    k = room.kit
    for _, face, f in _ends(room, "equipment"):
        if face.openings[0].size > 1.1:
            continue
        k.plate(f, 0.0, 0.70, 0.003, 0.9, 0.04, "stripe")
        k.box(f, 0.0, 0.86, 0, 0.40, 0.20, 0.012, "white", "hatch", 0.004)
        coiled(k, f, -0.86, 0.28, 0.155, 3, "cloth")
        parts_worn.bag(k, f, -0.84, -0.26, 0.36, 0.44, 0.12, cell="bag2")
        parts_worn.pages(k, f, -0.92, 0.64, 2, 0.006)
        for n, cell in enumerate(("red", "blue", "red")):
            parts_locks.reel(k, f, 0.82 + 0.15 * (n - 1), 0.44, cell)
        parts_worn.bag(k, f, 0.86, 0.02, 0.38, 0.32, 0.11, cell="bag1")
        parts_locks.pistol(k, f, 0.86, -0.42)
        for s in (-1, 1):
            parts_worn.bag(k, f, s * 0.34, -0.86, 0.44, 0.30, 0.10)


def dress_quest(room: Room) -> None:
    """Lead umbilicals from the supply panels to the suits; mark the way out; papers of every walk before."""
    _round_way(room, "equipment")
    k = room.kit
    end_of_equipment(room)
    crew_lock(room)
    walls = worn.Walls(room)
    walls.taken += suits(room)
    walls.put("forward", ("pages", "clear", "roll", "label", "prints"))
    walls.put("aft", ("camera", "pages", "card", "headset", "label"))
    walls.put("overhead", ("bag", "bag", "unit", "label", "card"))
    walls.put("deck", ("bag", "loop", "coil", "label"))
    equipment = room.station.cells[f"{room.module.id}_equipment"]
    for face in equipment.faces:
        if face.role in ("forward", "aft"):
            f = shell.face_frame(equipment, face, room.module)
            side = 1.0 if f.axes[0][1] > 0 else -1.0
            for i in range(3):
                v = 0.60 - 0.05 * i
                hose = [(-side * 0.65, 0.42 - 0.1 * i, 0.0), (-side * 0.25, v, 0.02), (side * 0.1, v - 0.03, 0.03),
                        (side * 0.24, 0.30 - 0.1 * i, 0.0)]  # fmt: skip
                k.tube([f.at(*p) for p in hose], 0.011, 7, ("cablew", "cableb", "cablek")[i], density=0.5, smoothed=5)


def suits(room: Room) -> list[tuple[Floats, float]]:
    """Return where the suits hang, as places that are taken."""
    cell, found = room.station.cells[f"{room.module.id}_equipment"], []
    for face in cell.faces:
        if face.role in ("forward", "aft"):
            f = shell.face_frame(cell, face, room.module)
            side = 1.0 if f.axes[0][1] > 0 else -1.0
            found += [(f.at(side * 0.6, v), 0.56) for v in (-0.5, 0.0, 0.5)]
    return found


def crew_lock(room: Room) -> None:
    """Fit out the round lock: the suits' panel with its hoses, a pump, tools on a board, bags, the far end."""
    k = room.kit
    cell = room.station.cells[f"{room.module.id}_crew"]
    for face in cell.faces:
        f = shell.face_frame(cell, face, room.module)
        if face.role == "forward":
            parts_locks.umbilical(parts_locks.Bay(k, f.sub(0.22), 0.94, 1.02, room.tint("wall"), room.tint("accent")))
            parts_worn.pages(k, f, -0.62, 0.1, 2, 0.004)
            parts_worn.bottle(k, f.sub(w=-0.08), -0.66, -0.34, "white")
        elif face.role == "aft":
            parts_locks.toolwall(parts_locks.Bay(k, f.sub(-0.25), 0.9, 1.02, room.tint("wall"), room.tint("accent")))
            parts_worn.apparatus(k, f, 0.52, 0.22, 3, 0.40, -0.08)
            parts_worn.unit(k, f.sub(w=-0.06), 0.50, -0.22, 1)
        elif face.role == "overhead":
            for n, u in enumerate((-0.55, 0.0, 0.55)):
                parts_worn.bag(k, f, u, 0.05 * n - 0.05, 0.46, 0.62, 0.15, -0.12)
            parts_worn.bundle(k, f, -0.85, 0.85, 0.46, 6, -0.06)
        elif face.role == "corner" and face.normal[2] < 0.0:
            parts_worn.bundle(k, f, -0.85, 0.85, 0.0, 8, 0.045)
        elif face.role == "corner":
            parts_worn.bag(k, f, -0.42, 0.0, 0.50, 0.30, 0.085, 0.04)
            parts_worn.loop(k, f.sub(w=0.045), 0.40, 0.0)
            parts_soft.hose(k, [f.at(u, 0.10 * math.sin(3 * u), 0.075) for u in (-0.05, 0.2, 0.45, 0.7, 0.9)], 0.035,
                            "cloth")  # fmt: skip
    for _, face, f in _ends(room, "crew"):
        _, low, _, high = shell.bounds(f, face)
        if face.openings:
            way_in(k, f, (high - low) / 2)
            continue
        for s in (-1, 1):
            parts_worn.bag(k, f, s * 0.30, -0.30, 0.54, 0.50, 0.10)
            parts_worn.bag(k, f, s * 0.26, 0.20, 0.46, 0.38, 0.09)
        parts_locks.reel(k, f, -0.62, 0.2, "red")
        parts_locks.reel(k, f, 0.62, 0.2, "blue")
        for n in range(5):
            parts_worn.patch(k, f, (n - 2) * 0.17, 0.56, n, 0.07)
        k.plate(f, 0.0, 0.68, 0.003, 0.6, 0.04, "stripe")


def way_in(k: Kit, f: Frame, half: float) -> None:
    """Fit out the ring round the hatch of the lock: spare umbilicals, tethers on their hooks, cables, cuff lists."""
    k.plate(f, 0.0, half * 0.86, 0.003, 0.5, 0.04, "stripe")
    coiled(k, f, -0.60, 0.50, 0.130, 3, "cableb")
    coiled(k, f, 0.60, 0.48, 0.135, 3, "cloth")
    for n, cell in enumerate(("red", "blue")):
        parts_locks.reel(k, f, -0.72 + 0.15 * n, -0.36, cell)
    parts_worn.bag(k, f, 0.58, -0.56, 0.30, 0.26, 0.10, cell="bag4")
    k.box(f, -0.60, -0.68, 0, 0.26, 0.15, 0.02, "white", "hatch", 0.004)
    for s in (-1, 1):
        for n in range(3):
            r = 0.64 + 0.022 * n
            turns = np.linspace(-0.62, 0.55, 14) if s > 0 else np.linspace(math.pi - 0.50, math.pi + 0.55, 14)
            path = [f.at(math.cos(a) * r, math.sin(a) * r, 0.02 + 0.012 * (n % 2)) for a in turns]
            k.tube(path, 0.008, 7, ("cablew", "cableb", "cablek")[n], density=0.5)
        for a in (-0.4, 0.0, 0.4):
            spot = f.sub(s * math.cos(a) * 0.66, math.sin(a) * 0.66, 0.0, s * a)
            k.box(spot, 0, 0, 0, 0.085, 0.026, 0.044, "velcro_black", bevel=0.010, density=0.6)


QUEST = Plan(
    racks={
        "equipment.forward": ("supply", "suit"),
        "equipment.aft": ("toolwall", "second_suit"),
        "equipment.overhead": ("gear", "chargers"),
        "equipment.deck": ("blank", "stowage"),
    },
    swept=("crew",),
    pitch=1.2,
    lived=0.5,
    brightness=0.9,
    more=dress_quest,
)


def dress_tunnel(room: Room) -> None:
    """Round the mouths of a tunnel: masks, papers; it is a place for what nobody needs this month."""
    k = room.kit
    for _, face, f in _ends(room, "cone"):
        _, low, _, high = shell.bounds(f, face)
        k.plate(f, 0.0, (low + high) / 2 + (high - low) * 0.46, 0.003, 0.34, 0.03, "stripe")
    cell = room.station.cells[f"{room.module.id}_cone"]
    axis = "xyz".index(cell.axis)
    turn = 0
    for face in cell.faces:
        f = shell.face_frame(cell, face, room.module)
        left, low, right, high = shell.bounds(f, face)
        if abs(face.normal[axis]) > 0.9 or min(right - left, high - low) < 0.3:
            continue
        turn += 1
        wide = right - left
        if turn % 4 == 1:
            parts_worn.duct(k, [(left + 0.03, 0.0, 0.02), (-wide * 0.2, 0.05, 0.06), (wide * 0.2, -0.04, 0.05),
                                (right - 0.03, 0.0, 0.02)], f, 0.06)  # fmt: skip
        elif turn % 4 == 3:
            parts_worn.bundle(k, f, left + 0.04, right - 0.04, 0.0, 7, 0.0)
            parts_worn.pages(k, f, 0.1, 0.22, 1, 0.0)
        else:
            for n in range(2):
                parts_worn.bag(k, f, left + wide * (0.28 + n * 0.44), k.dice.uniform(-0.03, 0.03), wide * 0.26,
                               min(high - low, 0.62) * 0.40, 0.100, 0.016)  # fmt: skip
    for n, face in enumerate(cell.faces):
        f = shell.face_frame(cell, face, room.module)
        if abs(face.normal[axis]) > 0.9 and face.openings:
            left, low, right, high = shell.bounds(f, face)
            parts_worn.patch(k, f, left + 0.14, (low + high) / 2, n, 0.06)


TUNNEL = Plan(swept=("cone",), lived=0.0, brightness=0.62, more=dress_tunnel)


def dress_progress(room: Room) -> None:
    """Pack the far end to the last corner with what goes down to burn; tanks and pipes of water above it."""
    k = room.kit
    for _, face, f in _ends(room, "cargo"):
        left, low, right, high = shell.bounds(f, face)
        if face.openings:
            continue
        for s in (-1, 1):
            tank = f.sub(s * (right - left) * 0.24, high - 0.26)
            parts_locks.dome(k, tank, 0, 0, -0.02, (0.20, 0.20, 0.085), "alu", (0.86, 0.88, 0.90))
            parts_soft.valve(k, tank, 0, -0.05, 0.060, 0.03, ("blue", "red")[s > 0])
            parts.plate_label(k, tank, 0, 0.09, 0.075, 0.12, 18)
        for j, (v, count) in enumerate(((high - 0.62, 3), (high - 0.97, 2), (low + 0.22, 3))):
            for i in range(count):
                wide = (right - left - 0.16) / count
                u = (i + 0.5) * wide - wide * count / 2
                paint = RUBBISH[(i + 2 * j) % len(RUBBISH)]
                tilt = f.sub(u, v, 0.0, k.dice.uniform(-0.10, 0.10))
                parts_soft.sack(k, tilt, 0, 0, wide * 0.96, 0.33, 0.066, paint, -0.02, 1 + (i + j) % 2)
        for i in range(2):
            v = high - 0.46 - 0.02 * i
            pipe = [f.at(left + 0.08, v, 0.02), f.at(-0.2, v + 0.03, 0.03), f.at(0.2, v - 0.02, 0.03),
                    f.at(right - 0.08, v, 0.02)]  # fmt: skip
            k.tube(pipe, 0.012, 8, "alu", density=0.6, smoothed=4)
    hung.lines(room, "overhead", (0.7,), 3)
    hung.words(room, ("port", "starboard", "overhead", "deck"), 5)
    hung.hang(room, ("port", "starboard", "overhead", "deck"), 3, ("sack", "net", "pouches", "bottle"))


RUBBISH = ((0.90, 0.89, 0.85), (0.60, 0.58, 0.50), (0.80, 0.76, 0.64), (0.36, 0.38, 0.38), (0.70, 0.62, 0.48))
"""Colours of bags of rubbish: white, grey, sand, black, brown."""

PROGRESS = Plan(usual=("bags", "sacks", "bags"), corner="bags", pitch=0.46, lived=0.0, brightness=0.6,
                more=dress_progress)  # fmt: skip
