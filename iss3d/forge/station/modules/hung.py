"""What hangs all over the Russian segment: hoses along corners, cables from end to end, sacks, nets, books, bottles.

Metres, station axes. Knows walls and small parts; which room gets how much is a page's business.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from iss3d.forge.station import parts, parts_soft, shell
from iss3d.forge.station.compose import Room
from iss3d.forge.station.kit import Floats, Frame, Tint
from iss3d.forge.station.modules import shared, traces
from iss3d.station.model import Face

KINDS = ("sack", "net", "pocket", "folder", "bottle", "control", "pouches", "cable", "paper")


def hang(room: Room, roles: Sequence[str], count: int, kinds: Sequence[str] = KINDS) -> None:
    """Hang things on the long walls of some sides where nothing of the game is, nothing over another."""
    k = room.kit
    for role in roles:
        walls = list(shared.sides(room, role))
        taken: list[tuple[int, float, float]] = []
        for _ in range(count * 6 if walls else 0):
            n = k.dice.randrange(len(walls))
            _, face, f = walls[n]
            left, low, right, high = shell.bounds(f, face)
            if high - low < 0.5:
                continue
            u, v = k.dice.uniform(left + 0.25, right - 0.25), k.dice.uniform(low + 0.2, high - 0.2)
            if any(m == n and abs(u - a) < 0.46 and abs(v - b) < 0.36 for m, a, b in taken):
                continue
            if not shared.free(room, face, f, u, v) or not traces.clear(room, f, u, v, 0.24):
                continue
            taken.append((n, u, v))
            one(room, f, u, v, k.dice.choice(list(kinds)))
            if len(taken) >= count:
                break


def one(room: Room, f: Frame, u: float, v: float, kind: str) -> None:
    """Hang one thing."""
    k = room.kit
    paint: Tint = k.dice.choice((parts_soft.LINEN, parts_soft.STONE, parts_soft.MOSS, (0.92, 0.91, 0.87)))
    g = f.sub(w=0.004)
    if kind == "sack":
        parts_soft.sack(k, g, u, v, k.dice.uniform(0.28, 0.40), k.dice.uniform(0.22, 0.30), 0.062, paint, 0.0)
    elif kind == "net":
        parts_soft.net(k, g, u, v, 0.38, 0.26, 0.055)
    elif kind == "pocket":
        parts_soft.pocket(k, g, u, v, 0.26, 0.24, paint, k.dice.choice(("book", "tube", "cloth", "")))
    elif kind == "folder":
        parts_soft.folder(k, g, u, v, 0.0, k.dice.uniform(-0.3, 0.3))
    elif kind == "bottle":
        parts_soft.bottle(k, g, u, v, 0.32, 0.046, k.dice.choice(("red", "red", "blue")))
    elif kind == "control":
        parts_soft.control(k, g, u, v, k.dice.uniform(0.2, 0.34), k.dice.uniform(0.12, 0.2))
    elif kind == "pouches":
        for n in range(2):
            parts.pouch(k, g, u + 0.16 * n - 0.08, v, 0.0, f"pouch{n}", k.dice.uniform(-0.4, 0.4))
        parts.bungee(k, g, (u - 0.2, v + 0.01), (u + 0.2, v - 0.01), 0.006)
    elif kind == "cable":
        for _ in range(3):
            to = (u + k.dice.uniform(-0.4, 0.4), v + k.dice.uniform(-0.35, 0.35))
            parts.drooping(k, g, (u + k.dice.uniform(-0.05, 0.05), v), to, 0.010, k.dice.choice((0.005, 0.007)))
    else:
        cell = k.dice.choice((*parts.SMALL_PICTURES, "note0", "note1", "timetable"))
        parts.note(k, f, u, v, 0.012, cell, k.dice.uniform(0.11, 0.15))
        parts.plate_label(k, f, u, v - 0.10, 0.006, 0.08)


def hoses(room: Room, name: str, radius: float = 0.045, which: Sequence[int] = (0, 2), tint: Tint = (0.86, 0.85, 0.80),
          cell: str = "white") -> None:  # fmt: skip
    """Lead air hoses along slanted walls of a cell from end to end, strapped every metre, with a bundle beside each."""
    k = room.kit
    walls = [face for face in room.station.cells[f"{room.module.id}_{name}"].faces if face.role == "corner"]
    for n in which:
        if n >= len(walls):
            continue
        face = walls[n]
        f = shell.face_frame(room.station.cells[f"{room.module.id}_{name}"], face, room.module)
        left, _, right, _ = shell.bounds(f, face)
        count = max(3, round((right - left) / 0.55))
        path = []
        for i in range(count + 1):
            u = left + 0.08 + (right - left - 0.16) * i / count
            sway = 0.0 if i in (0, count) else k.dice.uniform(-0.022, 0.022)
            path.append(f.at(u, sway, 0.010 if i in (0, count) else 0.040 + k.dice.uniform(-0.01, 0.01)))
        parts_soft.hose(k, path, radius, cell, tint)
        for i in range(1, count, 2):
            u = left + 0.08 + (right - left - 0.16) * i / count
            parts_soft.band(k, f, [(u, -0.09, 0.0), (u, -radius, 0.05), (u, 0.0, 0.044 + radius), (u, radius, 0.05),
                                   (u, 0.09, 0.0)], 0.03)  # fmt: skip


def lines(room: Room, role: str, rows: Sequence[float], count: int = 4) -> None:
    """Lead bundles of cables from end to end of the walls of a side at shares of their height, -1 to 1."""
    for _, face, f in shared.sides(room, role):
        left, low, right, high = shell.bounds(f, face)
        for share in rows:
            v = (low + high) / 2 + share * (high - low) / 2
            spans = _spans(room, face, f, left + 0.1, right - 0.1, v)
            for a, b in spans:
                if b - a > 0.5:
                    parts.bundle(room.kit, f.sub((a + b) / 2), (b - a) / 2, v, count, 0.016, 0.018)


def _spans(room: Room, face: object, f: Frame, left: float, right: float, v: float) -> list[tuple[float, float]]:
    """Return the pieces of a line along a wall that meet no way out, pane or thing."""
    spans, start, step = [], None, 0.06
    for u in np.arange(left, right, step):
        open_ = shared.free(room, face, f, float(u), v)  # type: ignore[arg-type]
        if open_ and start is None:
            start = float(u)
        if not open_ and start is not None:
            spans.append((start, float(u) - step))
            start = None
    if start is not None:
        spans.append((start, right))
    return spans


def words(room: Room, roles: Sequence[str], count: int) -> None:
    """Stick small plates all over the walls of some sides."""
    k = room.kit
    for role in roles:
        walls = list(shared.sides(room, role))
        for _ in range(count if walls else 0):
            _, face, f = walls[k.dice.randrange(len(walls))]
            left, low, right, high = shell.bounds(f, face)
            u, v = k.dice.uniform(left + 0.1, right - 0.1), k.dice.uniform(low + 0.05, high - 0.05)
            if shared.free(room, face, f, u, v):
                parts.plate_label(k, f, u, v, 0.0055, k.dice.uniform(0.055, 0.11))


def round_panes(room: Room, role: str, cells: Sequence[str]) -> None:
    """Put beside round panes what belongs there: the cover of the pane, swung aside, a strip of velcro, a plate."""
    for cell, face, f in shared.sides(room, role):
        if cell.id.removeprefix(room.module.id + "_") not in cells:
            continue
        holes = [shell.flat(f, h) for h in [o.corners for o in face.openings] + [w.corners for w in room.panes(face)]]
        for n, pane in enumerate(room.panes(face)):
            flat = shell.flat(f, pane.corners)
            u, v = (float(x) for x in flat.mean(axis=0))
            radius = float(np.linalg.norm(flat - (u, v), axis=1).max())
            for s, t in ((0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)):
                spot = (u + s * (2 * radius + 0.13), v + t * (2 * radius + 0.13))
                if _bare(room, face, f, holes, spot, radius * 1.3):
                    parts_soft.blind(room.kit, f, *spot, radius * 1.04)
                    break
            for t in (1.0, -1.0):
                spot = (u, v + t * (radius + 0.10))
                if _bare(room, face, f, holes, spot, 0.035):
                    room.kit.plate(f, *spot, 0.003, 0.16, 0.024, "velcro", tint=(1.0, 0.96, 0.84))
                    parts.plate_label(room.kit, f, u + 0.02 * n, v + t * (radius + 0.14), 0.003, 0.08)
                    break


def _bare(room: Room, face: Face, f: Frame, holes: Sequence[Floats], spot: tuple[float, float], reach: float) -> bool:
    """Return whether a place of a wall is within it, clear of all its holes and of what the station's data name."""
    left, low, right, high = shell.bounds(f, face)
    u, v = spot
    if not (left + reach < u < right - reach and low + reach < v < high - reach):
        return False
    for hole in holes:
        a, b = hole.min(axis=0) - reach - 0.05, hole.max(axis=0) + reach + 0.05
        if a[0] < u < b[0] and a[1] < v < b[1]:
            return False
    return traces.clear(room, f, u, v, reach)
