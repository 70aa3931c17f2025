"""What hangs beside ways and on bulkheads: placards, masks, papers in two alphabets, cloth, boxes, what came loose.

Metres, station axes. Knows walls and shapes; which room gets them is a page's business.
"""

from __future__ import annotations

import numpy as np

from iss3d.forge.station import parts, shell
from iss3d.forge.station import parts_capsule as capsule
from iss3d.forge.station.compose import NARROW, Room, middle_size
from iss3d.forge.station.kit import LAMP, Floats, Frame
from iss3d.forge.station.modules import shared
from iss3d.station.model import Cell, Face

NEAR = 0.16
"""Metres from a rail, a lamp, a sign or a thing of the game within which nothing is put."""

RING = ("box", "pad", "device", "pad", "vent", "pad", "box", "pad")
PAPERS = ("note0", "note1", "note2", "timetable", *parts.SMALL_PICTURES)


def clear(room: Room, f: Frame, u: float, v: float, reach: float = NEAR) -> bool:
    """Return whether nothing that the station's data names is at a place of a wall."""
    point, id = f.at(u, v), room.module.id
    lines = [(r.start, r.end) for r in room.station.rails.values() if r.module == id and not r.outside]
    for lamp in room.station.lamps.values():
        if lamp.module == id:
            half = np.array(lamp.along) * lamp.length / 2
            lines.append((tuple(lamp.centre - half), tuple(lamp.centre + half)))
    for label in room.station.labels:
        if label.module == id:
            half = np.array(label.along) * label.height * (0.46 * len(label.text) + 0.6)
            lines.append((tuple(label.centre - half), tuple(label.centre + half)))
    if any(_to_line(point, np.array(a), np.array(b)) < reach for a, b in lines):
        return False
    if any(float(np.linalg.norm(point - place)) < near for place, near in room.kept):
        return False
    things = [t for t in room.station.things.values() if t.module == id]
    return all(float(np.linalg.norm(point - t.position)) > max(t.size) / 2 + reach * 0.6 for t in things)


def _to_line(point: Floats, a: Floats, b: Floats) -> float:
    along = b - a
    share = float(np.clip((point - a) @ along / max(float(along @ along), 1e-9), 0.0, 1.0))
    return float(np.linalg.norm(point - a - along * share))


def bulkheads(room: Room, radius: float = 0.60) -> None:
    """Set boxes, pads and vents round the small ways in a Russian module's ends, with papers in the corners."""
    for id in room.module.cells:
        cell = room.station.cells[id]
        axis = "xyz".index(cell.axis)
        for face in cell.faces if middle_size(cell) >= NARROW else ():
            if abs(face.normal[axis]) > 0.95 and face.openings and face.openings[0].size < 1.0:
                quilted(room, cell, face, radius)


def quilted(room: Room, cell: Cell, face: Face, radius: float) -> None:
    """Line an end with quilted pads up to its way; set boxes round the way and papers into the corners."""
    f = shell.face_frame(cell, face, room.module)
    cloth = (room.tint("end"), room.tint("wall"), room.tint("overhead"))
    capsule.lining(room, cell, face, f, (5, 5), cloth)
    capsule.ring_of_boxes(room, cell, face, radius, RING)
    corners(room, face, f, 0.02)
    left, low, right, _ = shell.bounds(f, face)
    capsule.strap(room.kit, f, (left + 0.06, low + 0.10), (right - 0.06, low + 0.10), 0.020, "blue")


def corners(room: Room, face: Face, f: Frame, lift: float = 0.0) -> None:
    """Put a paper, a first-aid plate, a mask or an arrow into the corners of an end."""
    left, low, right, high = shell.bounds(f, face)
    k = room.kit
    for n, (a, b) in enumerate(((-1, 1), (1, 1), (1, -1), (-1, -1))):
        u, v = (left + right) / 2 + a * (right - left) * 0.36, (low + high) / 2 + b * (high - low) * 0.40
        if not clear(room, f, u, v, 0.12):
            continue
        if n == k.dice.randrange(4):
            k.box(f, u, v, 0, 0.15, 0.15, 0.026 + lift * 0.2, "white", "first_aid", 0.010)
        else:
            parts.note(k, f, u, v, 0.001 + lift, k.dice.choice(PAPERS), 0.13)


def beside_ways(room: Room, roles: tuple[str, ...]) -> list[tuple[Floats, float]]:
    """Fill the strips of wall beside the ways of a node: placard, mask, extinguisher, papers, a cord with pouches.

    Returns:
        Middle and radius of what stands there now.
    """
    k = room.kit
    turn = 0
    taken: list[tuple[Floats, float]] = []
    for role in roles:
        for _, face, f in shared.sides(room, role):
            left, _, right, _ = shell.bounds(f, face)
            for way in face.openings:
                flat = shell.flat(f, way.corners)
                low, high = flat.min(axis=0), flat.max(axis=0)
                for side, edge, end in ((-1.0, low[0], left), (1.0, high[0], right)):
                    turn += 1
                    if abs(end - edge) > 0.34:
                        u, v = edge + side * 0.235, float(low[1] + high[1]) / 2
                        strip(room, f, u, v, turn)
                        taken += [(f.at(u, v + dv), 0.15) for dv in (0.56, 0.30, 0.04, -0.26, -0.56)]
    for role in roles:
        for _, face, f in shared.sides(room, role):
            for way in face.openings:
                flat = shell.flat(f, way.corners)
                edge = flat[:, 1].max() + 0.10
                if clear(room, f, float(flat[:, 0].mean()), float(edge), 0.06):
                    k.plate(f, float(flat[:, 0].mean()), float(edge), 0.003, 0.62, 0.024, "stripe")
    return taken


def strip(room: Room, f: Frame, u: float, v: float, turn: int) -> None:
    """Fill one strip, about a quarter of a metre wide, from above to below."""
    k = room.kit
    spots = ((0.56, 0), (0.30, 1), (0.04, 2), (-0.26, 3), (-0.56, 4))
    for dv, what in spots:
        if not clear(room, f, u, v + dv, 0.13):
            continue
        if what == 0:
            k.box(f, u, v + dv, 0, 0.25, 0.125, 0.006, "white", "hatch", 0.002)
        elif what == 1:
            parts.note(k, f, u, v + dv, 0.001, PAPERS[(turn * 3) % len(PAPERS)], 0.15)
        elif what == 2:
            cell = ("pba", "first_aid", "pfe", "device")[turn % 4]
            k.box(f, u, v + dv, 0, 0.20, 0.20, 0.028, ("white", "white", "red", "white")[turn % 4], cell, 0.012)
        elif what == 3:
            parts.bungee(k, f, (u - 0.11, v + dv), (u + 0.11, v + dv + 0.03), 0.002)
            parts.pouch(k, f, u, v + dv, 0.004, ("pouch0", "pouch1")[turn % 2], k.dice.uniform(-0.3, 0.3))
        else:
            parts.note(k, f, u, v + dv, 0.001, PAPERS[(turn * 3 + 5) % len(PAPERS)], 0.13)
            parts.tape(k, f, u + 0.02, v + dv - 0.09, 0.0, 0.17, 0.05)


def corner_lamps(room: Room, name: str) -> None:
    """Put a lamp on each slanted wall beside the overhead of a cell that has none: a way goes up where it would be."""
    cell, k = room.station.cells[f"{room.module.id}_{name}"], room.kit
    for face in cell.faces:
        if face.role == "corner" and float(np.dot(face.normal, room.module.up)) < -0.3:
            f = shell.face_frame(cell, face, room.module)
            k.box(f, 0, 0, 0, 0.56, 0.13, 0.028, "white", bevel=0.008, tint=room.tint("overhead"))
            k.box(f, 0, 0, 0.026, 0.50, 0.08, 0.008, "emit", bevel=0.003, glow=LAMP)
            for s in (-1, 1):
                k.box(f, s * 0.27, 0, 0, 0.03, 0.14, 0.038, "alu", bevel=0.005)
