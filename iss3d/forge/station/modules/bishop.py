"""Bishop: a bell that is taken off with what is to be put out into space, between a narrow ring and a padded end."""

from __future__ import annotations

import math

from iss3d.forge.station import parts, parts_locks, parts_soft, parts_worn, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import Frame

LINER = (0.93, 0.93, 0.91)


def dress(room: Room) -> None:
    """Pad the bell between its ribs, lead power and data to its payload plates, stow what waits to be put out."""
    cell = room.station.cells[f"{room.module.id}_bell"]
    axis = "xyz".index(cell.axis)
    turn = 0
    for face in cell.faces:
        f = shell.face_frame(cell, face, room.module)
        left, low, right, high = shell.bounds(f, face)
        wide, tall = right - left, high - low
        if abs(face.normal[axis]) > 0.95:
            (ring if face.openings else far_end)(room, f, wide, tall)
            continue
        if min(wide, tall) < 0.3:
            continue
        turn += 1
        wall(room, f, wide, tall, turn)


def wall(room: Room, f: Frame, wide: float, tall: float, turn: int) -> None:
    """Fit out one of the eight walls: padding between two ribs, and on it plates, bags, cables by turns."""
    k = room.kit
    for s in (-1, 1):
        k.box(f, s * wide * 0.47, 0.0, 0.0, 0.05, tall * 0.96, 0.045, "alu", bevel=0.008)
        for n in range(5):
            k.box(f, s * wide * 0.47, (n - 2) * tall * 0.2, 0.045, 0.022, 0.022, 0.006, "alu", bevel=0.006)
    for i in range(2):
        for j in range(2):
            k.cushion(f, (i - 0.5) * wide * 0.44, (j - 0.5) * tall * 0.46, -0.01, wide * 0.43, tall * 0.45, 0.03,
                      "nomex", "", LINER, 0.5, n=9)  # fmt: skip
    if turn % 4 == 1:
        parts_worn.unit(k, f.sub(w=0.02), 0.0, tall * 0.18, 1)
        parts_worn.bundle(k, f, -wide * 0.42, wide * 0.42, -tall * 0.12, 6, 0.02)
        parts_worn.pages(k, f, -wide * 0.2, -tall * 0.3, 1, 0.03)
    elif turn % 4 == 2:
        parts_worn.bag(k, f, 0.0, 0.0, wide * 0.62, tall * 0.62, 0.11, 0.0)
    elif turn % 4 == 3:
        for n, v in enumerate((-0.26, 0.0, 0.26)):
            parts.plate_label(k, f.sub(w=0.028), 0.0, v * tall, 0.10, 0.14, 12 + n)
        bow = [f.at(u * wide, 0.16 * math.sin(5 * u) + 0.04, 0.045) for u in (-0.42, -0.2, 0.0, 0.2, 0.42)]
        parts_soft.hose(k, bow, 0.03, "cloth")
    else:
        parts_worn.apparatus(k, f, 0.0, 0.10, 2, 0.40, 0.0)
        parts_locks.reel(k, f.sub(w=0.02), -wide * 0.22, -tall * 0.26, "blue")
        parts_locks.reel(k, f.sub(w=0.02), wide * 0.22, -tall * 0.26, "red")


def far_end(room: Room, f: Frame, wide: float, tall: float) -> None:
    """Close the bell with its padded cap: a payload plate of holes, handles, a warning, bags under belts."""
    k = room.kit
    for i in range(3):
        for j in range(3):
            spot = f.sub((i - 1) * wide * 0.30, (j - 1) * tall * 0.30)
            k.cushion(spot, 0.0, 0.0, -0.01, wide * 0.29, tall * 0.29, 0.03, "nomex", "", LINER, 0.5, n=9)
    plate = f.sub(0.0, tall * 0.04, 0.03)
    k.box(plate, 0, 0, 0, wide * 0.44, tall * 0.44, 0.03, "alu", "hatch", 0.010)
    for s in (-1, 1):
        parts.pull(k, f.sub(w=0.062), s * wide * 0.15, tall * 0.04, 0.16, "blue")
        parts_worn.bag(k, f, s * wide * 0.25, -tall * 0.31, wide * 0.30, tall * 0.22, 0.11, 0.02)
        parts_worn.patch(k, f.sub(w=0.03), s * wide * 0.30, tall * 0.34, 2 + s, 0.08)
    k.plate(f, 0.0, tall * 0.40, 0.034, wide * 0.5, 0.04, "stripe")
    parts.note(k, f, 0.0, tall * 0.31, 0.036, "note0", 0.14)


def ring(room: Room, f: Frame, wide: float, tall: float) -> None:
    """Mark the way back, hang a light, masks and a list round it."""
    k = room.kit
    k.plate(f, 0.0, tall * 0.45, 0.003, 0.5, 0.04, "stripe")
    for s in (-1, 1):
        k.box(f, s * wide * 0.40, -tall * 0.38, 0, 0.16, 0.16, 0.03, "red" if s < 0 else "white",
              "pfe" if s < 0 else "pba", 0.010)  # fmt: skip
        parts_worn.bundle(k, f, s * wide * 0.44 - 0.04, s * wide * 0.44 + 0.04, 0.1, 3, 0.0)


PLAN = Plan(swept=("bell",), lived=0.0, brightness=0.95, more=dress)
