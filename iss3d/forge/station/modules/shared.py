"""Compositions that several modules have: notes on a side, patches in a row, the inside of a crew quarter."""

from __future__ import annotations

from collections.abc import Iterator

from iss3d.forge.station import parts, parts_worn, shell
from iss3d.forge.station.compose import Room
from iss3d.forge.station.kit import SCREEN, Frame
from iss3d.station.model import Cell, Face

BRACKET = 0.052
"""Metres that a sign stands off its wall: what is stowed under straps bulges less."""

CLEAR = 0.12
"""Metres that papers keep from openings, panes and things of the game."""


def sides(room: Room, role: str) -> Iterator[tuple[Cell, Face, Frame]]:
    """Yield the long walls of a module on one side, with their frames."""
    for id in room.module.cells:
        cell = room.station.cells[id]
        axis = "xyz".index(cell.axis)
        for face in cell.faces:
            if face.role == role and abs(face.normal[axis]) < 0.05 and cell.high[axis] - cell.low[axis] > 1.2:
                yield cell, face, shell.face_frame(cell, face, room.module)


def free(room: Room, face: Face, f: Frame, u: float, v: float) -> bool:
    """Return whether nothing else is at a place of a wall."""
    point = f.at(u, v)
    holes = [o.centre for o in face.openings] + [w.centre for w in room.panes(face)]
    if any(((point - h) ** 2).sum() < 0.75**2 for h in holes):
        return False
    if any(((point - place) ** 2).sum() < reach**2 for place, reach in room.kept):
        return False
    things = [t for t in room.station.things.values() if t.module == room.module.id]
    return all(((point - t.position) ** 2).sum() ** 0.5 > max(t.size) / 2 + CLEAR for t in things)


def notes(room: Room, role: str, count: int) -> None:
    """Tape papers and photographs to the walls of a side."""
    k = room.kit
    walls = list(sides(room, role))
    for _ in range(count if walls else 0):
        _, face, f = walls[k.dice.randrange(len(walls))]
        left, low, right, high = shell.bounds(f, face)
        u, v = k.dice.uniform(left + 0.15, right - 0.15), k.dice.uniform(low + 0.2, high - 0.15)
        if free(room, face, f, u, v):
            papers(room, f, u, v)


def papers(room: Room, f: Frame, u: float, v: float) -> None:
    """Put up a paper of some kind: a photograph or two, a procedure, a yellow note, a label."""
    k = room.kit
    kind = k.dice.random()
    if kind < 0.36:
        parts_worn.prints(k, f, u, v, k.dice.choice((1, 1, 2)), 0.018)
    elif kind < 0.56:
        parts_worn.pages(k, f, u, v, k.dice.choice((1, 2)), 0.018)
    elif kind < 0.82:
        cell = k.dice.choice((*parts.SMALL_PICTURES, "note0", "note1", "note2", "timetable"))
        parts.note(k, f, u, v, 0.018, cell, k.dice.uniform(0.10, 0.15))
    else:
        k.plate(f, u, v, 0.020, 0.10, 0.05, f"label{k.dice.randrange(12)}", turn=k.dice.uniform(-0.03, 0.03))


def patches(room: Room, role: str, v: float, count: int) -> None:
    """Put a row of crew patches on a side."""
    for _, face, f in sides(room, role):
        left, _, right, _ = shell.bounds(f, face)
        for i in range(count):
            u = left + (right - left) * (i + 0.5) / count
            if free(room, face, f, u, v):
                parts_worn.patch(room.kit, f, u, v, i + int(left * 10), 0.075, 0.02)
        return


def runs(room: Room, role: str, count: int) -> None:
    """Lead cables across the fronts of a side, as they were laid for some experiment and never taken up."""
    k = room.kit
    for _, face, f in sides(room, role):
        left, low, right, high = shell.bounds(f, face)
        for _ in range(count):
            u, long = k.dice.uniform(left + 0.3, right - 1.2), k.dice.uniform(0.6, 0.9)
            v = k.dice.uniform(low + 0.2, high - 0.2)
            if free(room, face, f, u + long / 2, v):
                parts.drooping(k, f, (u, v), (u + long, v + k.dice.uniform(-0.15, 0.15)), 0.012, 0.006)


def plates(room: Room, role: str, cell: str, count: int) -> None:
    """Put the same sign several times along a side, on brackets before what is stowed there; nothing hangs over it."""
    for _, face, f in sides(room, role):
        left, _, right, _ = shell.bounds(f, face)
        for i in range(count):
            u = left + (right - left) * (i + 0.5) / count
            if not free(room, face, f, u, 0.2):
                continue
            for s in (-1, 1):
                room.kit.box(f, u + s * 0.10, 0.2, -0.02, 0.022, 0.03, BRACKET + 0.02, "alu", bevel=0.004, density=0.6)
            room.kit.box(f, u, 0.2, BRACKET, 0.30, 0.075, 0.008, "white", cell, 0.002)
            x, y, z = f.at(u, 0.2)
            room.kept.append(((float(x), float(y), float(z)), 0.26))


def quarter(room: Room, cell: Cell, n: int) -> None:
    """Line a crew quarter: quilts on its walls, a reading lamp, a laptop, an air duct, what its owner hung up."""
    k = room.kit
    across = [f for f in cell.faces if not f.openings]
    inner = [f for f in across if abs(f.normal["xyz".index(cell.axis)]) < 0.05]
    for i, face in enumerate(inner):
        f = shell.face_frame(cell, face, room.module)
        left, low, right, high = shell.bounds(f, face)
        middle, cloth = (left + right) / 2, room.tint("wall")
        rows = max(1, round((high - low) / 0.55))
        step = (high - low) / rows
        for r in range(rows):
            v = low + (r + 0.5) * step
            k.cushion(f, middle, v, 0.0, right - left - 0.02, step - 0.02, 0.020, "quilt", "", cloth, 0.2, n=5)
        if i == n % max(len(inner), 1):
            parts.laptop(k, f.sub(w=0.006), middle, (low + high) / 2 + 0.1, ("screen0", "screen1", "screen2")[n % 3])
        elif max(high - low, right - left) > 0.6:
            k.box(f, middle, high - 0.14, 0.0, 0.14, 0.06, 0.03, "white", bevel=0.01)
            k.box(f, middle, high - 0.14, 0.028, 0.10, 0.03, 0.006, "emit", bevel=0.002, glow=SCREEN, density=0.6)
            for _ in range(2):
                u, v = k.dice.uniform(left + 0.12, right - 0.12), k.dice.uniform(low + 0.2, high - 0.3)
                parts.note(k, f, u, v, 0.022, parts.SMALL_PICTURES[(n + i) % 6], 0.12)
    for face in across:
        if abs(face.normal["xyz".index(cell.axis)]) > 0.95:
            f = shell.face_frame(cell, face, room.module)
            left, low, right, high = shell.bounds(f, face)
            k.box(f, (left + right) / 2, high - 0.2, 0.0, (right - left) * 0.5, 0.16, 0.02, "grey", "vent", 0.006)
