"""Both Soyuz: cloth in sand and olive on every wall, a sideboard and what serves as toilet above, the capsule below."""

from __future__ import annotations

import numpy as np

from iss3d.forge.station import parts, shell
from iss3d.forge.station import parts_capsule as capsule
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import traces
from iss3d.station.model import Cell, Face

LINING = (capsule.SAND, capsule.SAND, capsule.OLIVE, (0.80, 0.76, 0.60))


def dress(room: Room) -> None:
    """Line the capsule with cloth; add containers, straps, hoses, papers; boxes round the hatch."""
    cell = room.station.cells[f"{room.module.id}_descent"]
    for face in cell.faces:
        f = shell.face_frame(cell, face, room.module)
        if abs(face.normal[2]) < 0.5:
            capsule.lining(room, cell, face, f, (4, 1) if face.role == "corner" else (4, 2), LINING)
        elif not face.openings:
            floor(room, cell)
        else:
            kinds = ("pad", "device", "box", "pad", "vent", "pad", "device", "pad", "box", "pad")
            capsule.ring_of_boxes(room, cell, face, 0.545, kinds)
    corners(room, cell)
    upper = room.station.cells[f"{room.module.id}_orbital"]
    for face in upper.faces:
        if abs(face.normal[2]) > 0.5:
            stowed_end(room, upper, face)
        elif face.role == "corner":
            f = shell.face_frame(upper, face, room.module)
            left, low, right, high = shell.bounds(f, face)
            capsule.strap(room.kit, f, (left + 0.15, low + 0.06), (left + 0.62, high - 0.06), 0.014, "dark")
            capsule.strap(room.kit, f, (right - 0.2, low + 0.04), (right - 0.2, high - 0.04), 0.014, "blue")


def stowed_end(room: Room, cell: Cell, face: Face) -> None:
    """Line an end of the upper cabin with quilts, and tie bags, papers and boxes round its way."""
    f, k = shell.face_frame(cell, face, room.module), room.kit
    capsule.lining(room, cell, face, f, (6, 6), LINING)
    capsule.ring_of_boxes(room, cell, face, 0.60, ("device", "pad", "box", "pad", "vent", "pad", "box", "pad"))
    left, low, right, high = shell.bounds(f, face)
    for a in (-1, 1):
        for b in (-1, 1):
            u, v = (left + right) / 2 + a * (right - left) * 0.38, (low + high) / 2 + b * (high - low) * 0.38
            if not traces.clear(room, f, u, v, 0.10):
                continue
            if a == b:
                k.cushion(f, u, v, 0.004, 0.26, 0.22, 0.030, "cloth", "bag", (0.90, 0.87, 0.76), 0.34)
                capsule.strap(k, f, (u - 0.15, v + 0.02), (u + 0.15, v - 0.02), 0.030, "blue")
            else:
                parts.note(k, f, u, v, 0.022, ("photo3", "timetable")[a > 0], 0.13)


def floor(room: Room, cell: Cell) -> None:
    """Cover the floor under the seats: olive pads, two containers, a strap across."""
    face = next(f for f in cell.faces if not f.openings and abs(f.normal[2]) > 0.9)
    f = shell.face_frame(cell, face, room.module)
    k = room.kit
    for i in range(4):
        for j in range(4):
            u, v = (i - 1.5) * 0.44, (j - 1.5) * 0.44
            if np.hypot(u, v) < 0.86:
                corners = np.array(
                    [(u - 0.21, v - 0.21), (u + 0.21, v - 0.21), (u + 0.21, v + 0.21), (u - 0.21, v + 0.21)]
                )
                capsule.pad(k, f, corners, 0.02, "cloth", capsule.EARTH if (i + j) % 2 else capsule.OLIVE, n=5)
    capsule.strap(k, f, (-0.6, -0.22), (0.6, -0.22), 0.016, "dark")
    capsule.strap(k, f, (-0.6, 0.22), (0.6, 0.22), 0.016, "dark")


def corners(room: Room, cell: Cell) -> None:
    """Add to the slanted walls what they carry: containers above, bags under straps below, hoses between."""
    k = room.kit
    slanted = [face for face in cell.faces if face.role == "corner"]
    for n, face in enumerate(slanted):
        f = shell.face_frame(cell, face, room.module)
        flat = shell.flat(f, face.corners)
        narrow = -1.0 if np.ptp(flat[flat[:, 0] < 0][:, 1]) < np.ptp(flat[flat[:, 0] > 0][:, 1]) else 1.0
        capsule.container(k, f, narrow * 0.58, 0.0, 0.24, 0.36, capsule.SAGE, -0.004)
        if n % 2:
            k.cushion(
                f, -narrow * 0.28, 0.0, 0.004, 0.40, 0.44, 0.05, "cloth", "bag", (0.86, 0.82, 0.66), 0.3, side=True
            )
        else:
            k.box(f, -narrow * 0.28, 0.0, 0.004, 0.34, 0.42, 0.028, "white", "device", 0.012, capsule.SAGE, side=True)
        for s in (-0.1, 0.1):
            capsule.strap(k, f, (-narrow * 0.28 + s, -0.30), (-narrow * 0.28 + s, 0.30), 0.05 if n % 2 else 0.032,
                          "dark", (0.9, 0.9, 0.8))  # fmt: skip
        parts.bundle(k, f, 0.62, (-0.21, 0.21)[n % 2], 4, 0.022, 0.016)
        if n == 0:
            parts.note(k, f, narrow * 0.22, 0.02, 0.022, "photo5", 0.13)
        elif n == 2:
            parts.note(k, f, narrow * 0.22, 0.02, 0.022, "timetable", 0.13)


PLAN = Plan(
    racks={
        "orbital.port": ("sacks", "sideboard|carpet", "sideboard"),
        "orbital.starboard": ("sacks", "carpet", "privy"),
        "orbital.aft": ("carpet", "sacks|carpet", "carpet"),
        "orbital.forward": ("carpet", "carpet", "sacks"),
    },
    corner="carpet",
    usual=("carpet", "sacks"),
    pitch=0.57,
    lived=0.0,
    brightness=1.6,
    more=dress,
)
