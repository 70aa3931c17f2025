"""Dresses the narrow ways between American rooms: air ducts, cables, bags under straps, placards, what was left there.

A page calls `dress`; a way too short for bags gets cables and words only.
"""

from __future__ import annotations

import numpy as np

from iss3d.forge.station import parts, parts_worn, shell
from iss3d.forge.station.compose import NARROW, Room, middle_size
from iss3d.forge.station.kit import WHITE, Frame
from iss3d.forge.station.modules import traces

LONG = 0.36
"""Metres from end to end below which a way has no room for bags."""

PANELS = ("panel0", "panel1", "panel2", "panel3")
STICKERS = ("label0", "label1", "label2", "label5", "label6", "label9")


def dress(room: Room) -> None:
    """Dress every narrow way of a module whose walls are not somebody's room."""
    turn = sum(map(ord, room.module.id))
    for id in room.module.cells:
        cell = room.station.cells[id]
        axis = "xyz".index(cell.axis)
        if middle_size(cell) >= NARROW or id.removeprefix(room.module.id + "_") in room.plan.bare:
            continue
        for face in cell.faces:
            if abs(face.normal[axis]) > 0.05 or face.openings or face.role == "corner" or room.panes(face):
                continue
            f = shell.face_frame(cell, face, room.module)
            left, low, right, high = shell.bounds(f, face)
            if high - low > 0.9:
                turn += 1
                wall(room, f.sub((left + right) / 2, (low + high) / 2), right - left, high - low, turn)


def wall(room: Room, f: Frame, long: float, high: float, turn: int) -> None:
    """Dress one wall of a way: cables or a duct along one edge, and what is kept beside it."""
    k = room.kit
    edge = high / 2 - 0.13
    if turn % 2 == 0:
        lines(room, f, long, edge)
    else:
        lines(room, f, long, -edge + 0.06)
        if turn % 4 == 1:
            duct(room, f, long, edge - 0.02)
    if long < LONG:
        if clear(room, f, 0.0, 0.0, 0.08):
            k.plate(f, 0.0, 0.0, 0.004, long * 0.66, long * 0.33, STICKERS[turn % 6])
        return
    for n, v in enumerate((-0.21, 0.21)):
        kind = (turn + n) % 4
        if not clear(room, f, 0.0, v, 0.15):
            continue
        wide = long - 0.12
        if kind in (0, 3):
            parts_worn.bag(k, f, 0.0, v, wide * 0.96, 0.36, 0.10)
        elif kind == 1:
            k.box(f, 0.0, v, 0.0, wide, 0.36, 0.022, "white", PANELS[turn % 4], 0.010)
            k.plate(f, -wide * 0.18, v + 0.08, 0.024, 0.15, 0.072, "hatch")
            parts.pull(k, f.sub(w=0.022), wide * 0.2, v - 0.10, 0.12)
        else:
            parts_worn.unit(k, f, -wide * 0.20, v + 0.03, turn % 6, 0.16)
            parts_worn.clear_bag(k, f, wide * 0.26, v)
    k.plate(f, long * 0.26, edge - 0.07, 0.018, 0.09, 0.045, STICKERS[(turn * 5) % 6])


def lines(room: Room, f: Frame, long: float, v: float) -> None:
    """Lead cables through the way, past its ribs, where no rail or sign is."""
    if all(clear(room, f, u, v, 0.07) for u in (-long * 0.3, 0.0, long * 0.3)):
        parts_worn.bundle(room.kit, f, -long / 2 + 0.012, long / 2 - 0.012, v, 6, 0.024)


def duct(room: Room, f: Frame, long: float, v: float) -> None:
    """Lead an air duct through the way, as they hang in every open hatch."""
    if not all(clear(room, f, u, v, 0.10) for u in (-long * 0.3, 0.0, long * 0.3)):
        return
    spots = [(u * long / 2, v + 0.008 * np.sin(9 * u), 0.070) for u in np.linspace(-0.96, 0.96, 4)]
    room.kit.tube([f.at(*s) for s in spots], 0.056, 14, "hose", WHITE, 0.7, smoothed=4)
    for u in (-0.9, 0.9):
        room.kit.tube([f.at(u * long / 2 - 0.014, v, 0.070), f.at(u * long / 2 + 0.014, v, 0.070)], 0.060, 14, "steel",
                      density=0.5)  # fmt: skip


def clear(room: Room, f: Frame, u: float, v: float, reach: float) -> bool:
    """Return whether nothing of the game, no rail, lamp or sign is at a place."""
    return traces.clear(room, f, u, v, reach)
