"""What a module is built of before anything is put into it: skins, corners, cones, tunnels, rims, seals, window wells.

Everything is drawn from the station's own cells, faces and openings, so that it cannot disagree with collision.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from iss3d.forge.station import parts, parts_locks, parts_worn
from iss3d.forge.station.kit import EMERGENCY, WHITE, Floats, Frame, Kit, Tint
from iss3d.station.model import Cell, Face, Module, Window
from iss3d.station.shapes import centre_of, cut_all
from iss3d.vectors import Vec3, add, cross, dot, length, scale, sub, unit

CONE_ROOM = 0.07
"""Metres by which the skin of a cone stands back behind the wall one bumps into, so that bags fit before it."""


BEHIND = 0.115
"""Metres behind a wall at which everything is closed."""


def face_frame(cell: Cell, face: Face, module: Module) -> Frame:
    """Return the frame of a wall: right along the cell where that can be, up toward the module's up."""
    axis: Vec3 = (float(cell.axis == "x"), float(cell.axis == "y"), float(cell.axis == "z"))
    lean = dot(face.normal, axis)
    if abs(lean) > 0.95:
        level = sub(module.up, scale(face.normal, dot(module.up, face.normal)))
        up = unit(level) if length(level) > 0.2 else unit(sub(face.corners[1], face.corners[0]))
        right = cross(up, face.normal)
    else:
        right = unit(sub(axis, scale(face.normal, lean)))
    f = Frame.of(centre_of(face.corners), right, face.normal)
    if f.axes[1] @ np.array(module.up) < -0.1 or (abs(f.axes[1] @ np.array(module.up)) < 0.1 and f.axes[1].sum() < 0):
        f = Frame.of(f.o, -f.axes[0], face.normal)
    return f


def flat(f: Frame, points: Sequence[Vec3]) -> Floats:
    """Return coordinates of points along a frame's right and up, (n, 2)."""
    found: Floats = (np.array(points) - f.o) @ f.axes[:2].T
    return found


def bounds(f: Frame, face: Face) -> tuple[float, float, float, float]:
    """Return the least and greatest coordinates of a wall: left, low, right, high."""
    p = flat(f, face.corners)
    return float(p[:, 0].min()), float(p[:, 1].min()), float(p[:, 0].max()), float(p[:, 1].max())


def skin(kit: Kit, face: Face, holes: Sequence[tuple[Vec3, ...]], cell: str, tint: Tint, back: float = 0.0) -> None:
    """Cover a wall except for its holes; back moves it outward."""
    push = scale(face.normal, -back)
    pieces = [[add(p, push) for p in piece] for piece in cut_all(face.corners, holes, face.normal)]
    kit.sheet(Frame.of(pieces[0][0], right_of(face, (0.0, 0.0, -1.0)), face.normal), pieces, cell, tint)


def right_of(face: Face, up: Vec3) -> Vec3:
    """Return a direction along a wall, level where it can be."""
    level = cross(up, face.normal)
    return unit(level if length(level) > 0.2 else sub(face.corners[1], face.corners[0]))


def rounded(corners: Sequence[Vec3], normal: Vec3, inset: float, radius: float, push: float = 0.0,
            steps: int = 4) -> Floats:  # fmt: skip
    """Return a loop inside a convex polygon, its corners rounded.

    Args:
        inset: Metres from the edges inward (negative: outward). push: metres along the normal.
    """
    middle = np.mean(np.array(corners), axis=0)
    p = np.array(corners, float)
    n = np.array(normal)
    if np.cross(p[0] - middle, p[1] - middle) @ n < 0:
        p = p[::-1]
    found = []
    for i in range(len(p)):
        before, after = p[i] - p[i - 1], p[(i + 1) % len(p)] - p[i]
        before, after = before / np.linalg.norm(before), after / np.linalg.norm(after)
        half = math.acos(max(-1.0, min(1.0, float(-before @ after)))) / 2
        into = after - before
        into /= max(float(np.linalg.norm(into)), 1e-9)
        corner = p[i] + into * (inset / math.sin(half)) + n * push
        reach = max(radius, 1e-4) / math.tan(half)
        a, b = corner - before * reach, corner + after * reach
        for t in np.linspace(0.0, 1.0, steps):
            found.append((1 - t) ** 2 * a + 2 * t * (1 - t) * corner + t * t * b)
    return np.array(found)


def small(corners: Sequence[Vec3]) -> float:
    """Return the radius that suits the corners of a hole."""
    return 0.02 if len(corners) > 4 else 0.10


def collar(kit: Kit, corners: Sequence[Vec3], normal: Vec3, tint: Tint) -> None:
    """Add the rim round a way through a wall, with its bolts; normal points into the room."""
    r = small(corners)
    aim = np.array(centre_of(corners)) + np.array(normal) * 3.0
    loops = [rounded(corners, normal, a, max(r - a, 0.01) * b, c) for a, b, c in
             ((-0.065, 1, 0.0), (-0.060, 1, 0.02), (-0.012, 1, 0.027), (0.0, 1, 0.02), (0.004, 1, -0.03))]  # fmt: skip
    kit.loft(loops, aim, "alu", tint=tint)
    for k, spot in enumerate(rounded(corners, normal, -0.036, r, 0.024)):
        if k % 2 == 0:
            kit.box(Frame.of(spot, np.array(spot) - np.array(centre_of(corners)), normal), 0, 0, 0, 0.02, 0.02, 0.008,
                    "alu", bevel=0.004, density=0.6)  # fmt: skip


def seal(kit: Kit, corners: Sequence[Vec3], normal: Vec3, tint: Tint) -> None:
    """Add the frame in which a hatch closes, alike from both sides, with its dark seal."""
    r = small(corners)
    middle = np.array(centre_of(corners))
    depths = ((0.0, 0.060), (0.02, 0.060), (0.036, 0.045), (0.036, 0.012))
    for side in (1.0, -1.0):
        out = scale(normal, side)
        loops = [rounded(corners, out, a, r, b) for a, b in depths]
        kit.loft(loops, middle + np.array(out) * 3.0, "alu", tint=tint)
    a, b = (rounded(corners, normal, 0.036, r, w) for w in (0.012, -0.012))
    kit.loft([a, b], middle, "rubber")


def emergency_lamp(kit: Kit, corners: Sequence[Vec3], normal: Vec3, up: Vec3) -> None:
    """Add a small red lamp beside a way out."""
    middle = centre_of(corners)
    level = sub(up, scale(normal, dot(up, normal)))
    high = unit(level) if length(level) > 0.2 else unit(sub(corners[1], corners[0]))
    side = cross(high, normal)
    reach = max(dot(sub(c, middle), side) for c in corners)
    f = Frame.of(add(middle, scale(side, reach + 0.10)), side, normal)
    kit.box(f, 0, 0, 0, 0.05, 0.20, 0.022, "dark", bevel=0.006)
    kit.box(f, 0, 0, 0.020, 0.03, 0.17, 0.008, "emit", bevel=0.003, glow=EMERGENCY)


def tunnel(kit: Kit, cell: Cell, face: Face, module: Module, holes: Sequence[tuple[Vec3, ...]], tint: Tint) -> None:
    """Add a wall of a narrow way: a skin with ribs and, where it is wide enough, pads and a bundle of cables."""
    f = face_frame(cell, face, module)
    left, low, right, high = bounds(f, face)
    skin(kit, face, holes, "bulk2" if high - low > 0.7 else "white", tint)
    if holes:
        return
    count = max(1, round((right - left) / 0.24))
    reach = (high - low) * 0.97
    for k in range(count + 1):
        u = left + 0.016 + (right - left - 0.032) * k / count
        kit.box(f, u, (low + high) / 2, 0, 0.022, reach, 0.014, "alu", bevel=0.004, density=0.7)
    if high - low > 0.9 and right - left > 0.3:
        kit.cushion(f, (left + right) / 2, low + 0.22, 0.0, right - left - 0.10, 0.26, 0.022, "nomex", "", WHITE, 0.3)


def backing(kit: Kit, cell: Cell, face: Face, holes: Sequence[tuple[Vec3, ...]]) -> None:
    """Close the dark behind a wall of racks: a plane behind all that stands on it, wider than the wall."""
    axis = np.array([float(cell.axis == a) for a in "xyz"])
    middle = np.array(centre_of(face.corners))
    side = np.cross(np.array(face.normal), axis)
    wide = []
    for p in np.array(face.corners):
        q = p + side * np.sign((p - middle) @ side) * BEHIND * 1.2
        wide.append((float(q[0]), float(q[1]), float(q[2])))
    push = scale(face.normal, -BEHIND)
    for piece in cut_all(tuple(wide), holes, face.normal):
        kit.polygon([add(p, push) for p in piece], face.normal, "dark", density=0.55)


def end(kit: Kit, face: Face, holes: Sequence[tuple[Vec3, ...]], up: Vec3, tint: Tint, plain: bool = False) -> None:
    """Close the end of a cell, usually a ring round the way out; it reaches behind the walls it meets.

    Args:
        plain: Whether it has no panels drawn on it, since panes cut it into too many pieces.
    """
    middle = np.array(centre_of(face.corners))
    wide = []
    for p in np.array(face.corners):
        q = p + (p - middle) / np.linalg.norm(p - middle) * BEHIND
        wide.append((float(q[0]), float(q[1]), float(q[2])))
    f = Frame.of(middle, right_of(face, up), face.normal)
    kit.sheet(f, list(cut_all(tuple(wide), holes, face.normal)), "white" if plain else "plates", tint)


def end_backing(kit: Kit, cell: Cell, face: Face) -> None:
    """Close the dark behind an end that is filled like a long wall, and what it leaves open beside its neighbours."""
    middle, n = np.array(centre_of(face.corners)), np.array(face.normal)
    away = np.array(face.corners) - middle
    rim = middle + away * (1.0 + 1.4 * BEHIND / np.linalg.norm(away, axis=1, keepdims=True))
    kit.loft([rim, rim - n * BEHIND], cell.centre, "dark", density=0.6)
    kit.polygon(rim - n * BEHIND, face.normal, "dark", density=0.55)


def lip(kit: Kit, cell: Cell, face: Face) -> None:
    """Close the end of walls that stand back, where a cell goes over into the next without a bulkhead."""
    inner = np.array(face.corners)
    away = inner - np.array(centre_of(face.corners))
    outer = inner + away / np.linalg.norm(away, axis=1, keepdims=True) * BEHIND * 1.2
    kit.loft([inner, outer], cell.centre, "white", density=0.6)


def cone(kit: Kit, cell: Cell, face: Face, module: Module, tint: Tint, panes: Sequence[tuple[Vec3, ...]],
         dressed: bool) -> None:  # fmt: skip
    """Add a sloping wall; where it is dressed its skin stands back, and bags lie before it up to where one bumps."""
    if not dressed:
        skin(kit, face, panes, "white" if panes else "bulk2", tint)
        return
    axis = "xyz".index(cell.axis)
    spread = []
    for p in face.corners:
        out = np.array(p) - np.array(cell.centre)
        out[axis] = 0.0
        spread.append(tuple(np.array(p) + out / max(float(np.linalg.norm(out)), 1e-6) * CONE_ROOM * 1.25))
    kit.polygon(spread, face.normal, "bulk" if face.role != "corner" else "bulk2", tint)
    if face.role == "corner":
        return
    f = face_frame(cell, face, module)
    left, low, right, high = bounds(f, face)
    deep, wide = right - left, high - low
    for i, share in enumerate((-0.30, 0.0, 0.30)):
        v = share * wide * 0.62
        if abs(v) > wide / 2 - 0.3:
            continue
        kind = kit.dice.random()
        if kind < 0.55:
            kit.cushion(f, 0, v, -CONE_ROOM, deep * 0.78, 0.38, CONE_ROOM + 0.02, "nomex",
                        kit.dice.choice(parts_worn.BAGS), tint, 0.3,
                        side=True)  # fmt: skip
            parts_worn.belt(kit, f, [(0, v - 0.22, -CONE_ROOM), (0.01, v - 0.16, 0.01), (0, v, 0.026),
                                     (-0.01, v + 0.16, 0.01), (0, v + 0.22, -CONE_ROOM)])  # fmt: skip
        elif kind < 0.75:
            kit.box(f, 0, v, -CONE_ROOM, deep * 0.7, 0.4, CONE_ROOM, "white", "locker1", 0.012, tint, side=True)
        else:
            kit.box(f, 0, v, -CONE_ROOM, deep * 0.55, 0.36, CONE_ROOM + 0.01, ("red", "white")[i % 2],
                    ("pfe", "pba")[i % 2], 0.012)  # fmt: skip


def packed(kit: Kit, cell: Cell, face: Face, module: Module, tint: Tint) -> None:
    """Line a sloping wall with bags under straps from edge to edge; its skin stands back behind them."""
    axis = "xyz".index(cell.axis)
    spread = []
    for p in face.corners:
        out = np.array(p) - np.array(cell.centre)
        out[axis] = 0.0
        spread.append(np.array(p) + out / max(float(np.linalg.norm(out)), 1e-6) * CONE_ROOM * 1.25)
    kit.polygon(spread, face.normal, "grey", tint)
    f = face_frame(cell, face, module)
    outline = [(float(u), float(v)) for u, v in flat(f, face.corners)]
    if face.role == "corner":
        left, low, right, high = bounds(f, face)
        parts.bundle(kit, f, (right - left) * 0.40, (low + high) / 2, 5, -0.02, 0.03)
        return
    parts_locks.grid(kit, f, outline, CONE_ROOM, (0.42, 0.46), parts_locks.BAG_TINTS)


def standoff(kit: Kit, cell: Cell, face: Face, module: Module, tint: Tint, lit: bool) -> None:
    """Add a corner between racks: covers, vents, sockets, and a bundle of cables along its edge."""
    f = face_frame(cell, face, module)
    left, low, right, high = bounds(f, face)
    wide = high - low
    count = max(1, round((right - left) / 1.05))
    step = (right - left) / count
    for k in range(count):
        u = left + (k + 0.5) * step
        kit.box(f, u, 0, -0.03, step - 0.006, wide - 0.02, 0.030, "grey", tint=tint)
        if lit:
            for s in (-1, 1):
                kit.box(f, u + s * (step / 2 - 0.085), 0, -0.001, 0.15, wide * 0.6, 0.016, "grey", "vent", 0.006)
        elif k % 2 == 0:
            kit.box(f, u, wide * 0.16, -0.001, step * 0.5, wide * 0.5, 0.016, "grey", "sockets", 0.006)
        else:
            kit.box(f, u, wide * 0.16, -0.001, step * 0.6, wide * 0.46, 0.014, "grey", "holes", 0.006)
    side = -1.0 if not lit else 1.0
    v = side * (wide / 2 - 0.055) * (1.0 if f.axes[1] @ np.array(module.up) >= 0 else -1.0)
    if wide > 0.2 and right - left > 1.2:
        parts.bundle(kit, f, (right - left) / 2 - 0.06, v, 6, 0.004)


def well(kit: Kit, pane: Window, tint: Tint) -> None:
    """Add the bolted ring round a pane, and the well outside it that shows how thick the hull is."""
    inward = scale(pane.normal, -1.0)
    aim = np.array(add(pane.centre, scale(inward, 2.0)))
    steps = 2 if len(pane.corners) < 12 else 1
    loops = [rounded(pane.corners, inward, a, 0.012, b, steps) for a, b in
             ((-0.05, 0.0), (-0.045, 0.016), (-0.01, 0.02), (0.0, 0.012), (0.004, -0.09))]  # fmt: skip
    kit.loft(loops, aim, "alu", tint=tint)
    inner = [
        rounded(pane.corners, inward, a, 0.012, b, steps) for a, b in ((0.004, -0.02), (0.014, -0.024), (0.014, -0.034))
    ]
    kit.loft(inner, aim, "rubber")
    for k, spot in enumerate(rounded(pane.corners, inward, -0.028, 0.012, 0.016, steps)):
        if k % 2 == 0:
            kit.box(Frame.of(spot, np.array(spot) - np.array(pane.centre), inward), 0, 0, 0, 0.016, 0.016, 0.008, "alu",
                    bevel=0.003, density=0.6)  # fmt: skip
