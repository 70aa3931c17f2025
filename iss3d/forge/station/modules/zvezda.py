"""Zvezda: tan walls, olive floor, a table, two cabins, many small windows, portraits, and the central post forward."""

from __future__ import annotations

import numpy as np

from iss3d.forge.station import parts, parts_homely, parts_soft, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import SCREEN
from iss3d.forge.station.modules import hung, lived, shared, traces


def dress(room: Room) -> None:
    """Fill the cabins, the end with its wall of pictures, the ball of hatches; lead cables and hoses everywhere."""
    for n, name in enumerate(("cabin_port", "cabin_starboard")):
        shared.quarter(room, room.station.cells[f"{room.module.id}_{name}"], n)
        doorway(room, name)
    shared.notes(room, "port", 4)
    shared.notes(room, "starboard", 4)
    shared.plates(room, "overhead", "exit", 2)
    traces.bulkheads(room, 0.62)
    traces.corner_lamps(room, "transfer")
    belt(room)
    hung.round_panes(room, "deck", ("main",))
    for role in ("port", "starboard"):
        lived.tucked(room, role, 2)
        hung.round_panes(room, role, ("main", "forward", "transfer"))
    lived.socks(room, "port", 1)
    lived.towels(room, "starboard", 1)
    hung.hoses(room, "forward", 0.042, (0, 3))
    hung.hoses(room, "main", 0.046, (1, 2), (0.80, 0.80, 0.74))
    hung.lines(room, "overhead", (-0.82, 0.80), 4)
    hung.lines(room, "port", (0.90,), 5)
    hung.lines(room, "starboard", (0.90, -0.93), 4)
    hung.hang(room, ("port", "starboard"), 6)
    hung.hang(room, ("overhead",), 2, ("sack", "net", "cable", "paper"))
    hung.words(room, ("port", "starboard", "overhead", "deck", "corner"), 16)


def doorway(room: Room, name: str) -> None:
    """Put beside the way into a cabin what its owner has there: a name, a photograph, a lamp, slippers in a pocket."""
    k = room.kit
    forward = room.station.cells[f"{room.module.id}_forward"]
    cabin = f"{room.module.id}_{name}"
    for face in forward.faces:
        for way in face.openings:
            if way.to != cabin:
                continue
            f = shell.face_frame(forward, face, room.module)
            flat = shell.flat(f, way.corners)
            low, high = flat.min(axis=0), flat.max(axis=0)
            for s, edge in ((-1.0, low[0]), (1.0, high[0])):
                u = float(edge + s * 0.17)
                if not traces.clear(room, f, u, 0.3, 0.14):
                    continue
                parts.plate_label(k, f, u, 0.46, 0.006, 0.12, 19 if s > 0 else 8)
                parts.note(k, f, u, 0.30, 0.006, ("photo5", "photo3")[s > 0], 0.14)
                parts_soft.pocket(k, f, u, -0.12, 0.20, 0.26, parts_soft.MOSS, ("cloth", "book")[s > 0])
                k.box(f, u, 0.62, 0.0, 0.10, 0.05, 0.03, "white", bevel=0.008)
                k.box(f, u, 0.62, 0.028, 0.07, 0.03, 0.004, "emit", bevel=0.001, glow=SCREEN, density=0.5)


def belt(room: Room) -> None:
    """Lay the running belt into the floor of the narrow part: a slatted belt between rails, its box and display."""
    cell = room.station.cells[f"{room.module.id}_forward"]
    face = next(w for w in cell.faces if w.role == "deck")
    f = shell.face_frame(cell, face, room.module)
    k = room.kit
    middle = np.array(cell.centre) + np.array((1.20, 0.0, 0.0))
    u0 = float((middle - f.o) @ f.axes[0])
    panes = [float(shell.flat(f, [p.centre])[0][0]) for p in room.panes(face)]
    u0 = min((u0 + d for d in np.linspace(-1.5, 1.5, 31)),
             key=lambda u: (any(abs(u - p) < 0.62 for p in panes), abs(u - u0)))  # fmt: skip
    if any(abs(u0 - p) < 0.5 for p in panes):
        return
    k.box(f, u0, 0, -0.004, 0.98, 0.44, 0.010, "dark", bevel=0.003)
    for n in range(22):
        k.box(f, u0 - 0.46 + 0.0438 * n, 0, 0.004, 0.038, 0.36, 0.010, "black", bevel=0.004, density=0.5)
    for s in (-1, 1):
        k.box(f, u0, s * 0.215, 0.0, 1.02, 0.030, 0.030, "alu", bevel=0.006)
        for t in (-1, 1):
            k.box(f, u0 + t * 0.40, s * 0.25, 0.0, 0.06, 0.05, 0.024, "blue", bevel=0.006, density=0.6)
    k.box(f, u0 + 0.53, 0, 0.0, 0.08, 0.40, 0.030, "white", "", 0.010, tint=(0.80, 0.82, 0.80))
    parts.plate_label(k, f, u0 + 0.53, 0.1, 0.031, 0.12)


def main_end(room: Room) -> None:
    """Hang the pictures that everybody knows at the aft end of the room, about the way to the Progress."""
    cell = room.station.cells[f"{room.module.id}_main"]
    k = room.kit
    for face in cell.faces:
        if face.role != "aft":
            continue
        f = shell.face_frame(cell, face, room.module)
        left, _, right, high = shell.bounds(f, face)
        middle, top = (left + right) / 2, high
        for n in range(4):
            u = middle + (n - 1.5) * 0.30
            if traces.clear(room, f, u, top - 0.17, 0.10):
                parts_homely.portrait(k, f, u, top - 0.17, 0.022, 0.17, n)
        for s, draw in ((-1, parts_homely.icon), (1, parts_homely.icon)):
            draw(k, f, middle + s * 0.86, 0.28, 0.022, 0.18, (s + 1) // 2)
            draw(k, f, middle + s * 1.04, 0.30, 0.022, 0.13, (s + 2) // 2)
        parts_homely.flag(k, f, middle - 0.90, -0.02, 0.022, 0.28)
        parts_homely.clock(k, f, middle + 0.92, -0.04, 0.022, 0.085)
        for n, name in enumerate(("patch0", "patch1", "patch2", "patch3")):
            k.plate(f, middle + (-1.02, -0.86, 0.80, 0.98)[n], -0.30, 0.0225, 0.14, 0.14, name, turn=0.1 * (n - 1.5))
        parts_homely.mirror(k, f, middle + 1.05, -0.55, 0.022, 0.15)
        parts_soft.folder(k, f, middle - 0.98, -0.60, 0.022, 0.1)
        parts_soft.control(k, f, middle - 0.70, -0.66, 0.30, 0.18)


def everything(room: Room) -> None:
    """Dress the room, then its end."""
    dress(room)
    main_end(room)


PLAN = Plan(
    racks={
        "main.port": ("galley|hinged", "padded", "galley", "portraits", "bags"),
        "main.starboard": ("bags", "locker", "devices", "duct", "padded"),
        "main.deck": ("floor",) * 5,
        "main.overhead": ("ceiling", "bags", "ceiling", "hinged", "ceiling"),
        "forward.port": ("hinged", "blank", "padded", "bags", "padded", "devices", "post"),
        "forward.starboard": ("duct", "blank", "padded", "hinged", "bags", "post", "post"),
        "forward.deck": ("floor",) * 7,
        "forward.overhead": ("ceiling", "bags", "ceiling", "ceiling", "bags", "ceiling", "devices"),
    },
    bare=("cabin_port", "cabin_starboard"),
    slopes={"port": "locker", "starboard": "locker", "overhead": "ceiling", "deck": "floor", "corner": "padded"},
    usual=("hinged", "padded"),
    pitch=0.62,
    lived=0.0,
    brightness=0.85,
    more=everything,
)  # fmt: skip
