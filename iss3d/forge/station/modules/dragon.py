"""The cargo Dragon: white panels, cold strips of light, a packed hold, a round hatch in the panels of the far end."""

from __future__ import annotations

import math

import numpy as np

from iss3d.forge.station import parts, parts_locks, parts_soft, parts_worn, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import LAMP, Frame, Kit, Tint

HATCH = 0.40
"""Radius of the hatch, metres."""

SNOW: Tint = (0.94, 0.97, 1.0)
"""White of the panels, a little cold."""

BAGS: tuple[Tint, ...] = ((1.0, 1.0, 0.99), (0.96, 0.96, 0.95), (0.90, 0.92, 0.95), (0.98, 0.97, 0.92))


def hatch(k: Kit, f: Frame) -> None:
    """Build the round hatch: its ring and seal, latches, a ribbed lid with a window, crank, valve and placards."""
    eye = f.at(0, 0, 3.0)

    def loops(profile: tuple[tuple[float, float], ...]) -> list[np.ndarray]:
        return [parts.ring(f, r * HATCH, w, 48) for r, w in profile]

    k.loft(loops(((1.26, 0.0), (1.25, 0.030), (1.06, 0.036), (1.04, 0.028))), eye, "alu", tint=SNOW)
    k.loft(loops(((1.04, 0.028), (1.00, 0.018), (0.97, 0.022))), eye, "rubber")
    k.loft(loops(((0.97, 0.022), (0.95, 0.034), (0.84, 0.036), (0.80, 0.020))), eye, "alu", tint=(0.92, 0.94, 0.96))
    k.loft(loops(((0.80, 0.020), (0.72, 0.030), (0.50, 0.040), (0.33, 0.043))), eye, "gloss", tint=SNOW)
    k.loft(loops(((0.33, 0.043), (0.32, 0.056), (0.25, 0.058), (0.235, 0.046))), eye, "alu")
    k.loft(loops(((0.235, 0.046), (0.12, 0.047), (0.003, 0.0475))), eye, "glass")
    for n in range(12):
        a = math.tau * (n + 0.5) / 12
        g = f.sub(math.cos(a) * HATCH * 1.0, math.sin(a) * HATCH * 1.0, 0.024, a)
        k.box(g, 0.010, 0, 0, 0.085, 0.036, 0.018, "alu", bevel=0.005, density=0.8)
        k.box(g, -0.022, 0, 0.016, 0.034, 0.024, 0.014, "dark", bevel=0.004, density=0.7)
        bolt = f.sub(math.cos(a) * HATCH * 1.16, math.sin(a) * HATCH * 1.16, 0.032, a)
        k.box(bolt, 0, 0, 0, 0.02, 0.02, 0.006, "dark", bevel=0.002, density=0.5)
    for n in range(8):
        a = math.tau * n / 8 + 0.2
        g = f.sub(math.cos(a) * HATCH * 0.57, math.sin(a) * HATCH * 0.57, 0.026, a)
        k.box(g, 0, 0, 0, HATCH * 0.40, 0.020, 0.018, "gloss", bevel=0.005, tint=SNOW, density=0.8)
    for n in range(16):
        a = math.tau * n / 16
        k.box(f.sub(math.cos(a) * HATCH * 0.285, math.sin(a) * HATCH * 0.285, 0.056, a), 0, 0, 0, 0.011, 0.011, 0.004,
              "dark", bevel=0.002, density=0.5)  # fmt: skip
    crank(k, f.sub(0.0, -HATCH * 0.62, 0.030))
    for s in (-1, 1):
        rail = [
            f.at(s * HATCH * 0.60, v * HATCH, w)
            for v, w in ((-0.22, 0.03), (-0.20, 0.075), (0.20, 0.075), (0.22, 0.03))
        ]
        k.tube(rail, 0.010, 10, "blue", density=0.7, smoothed=2)
    parts_soft.valve(k, f, -HATCH * 0.42, HATCH * 0.56, 0.026, 0.030, "red")
    parts_locks.dome(k, f, HATCH * 0.42, HATCH * 0.56, 0.026, (0.030, 0.030, 0.022), "alu", n=6)
    k.plate(f, 0.0, HATCH * 0.56, 0.0405, 0.17, 0.085, "hatch")


def crank(k: Kit, f: Frame) -> None:
    """Add the gear box of the latches and its lever, folded across."""
    k.box(f, 0, 0, 0, 0.15, 0.075, 0.036, "alu", bevel=0.010)
    k.tube([f.at(0.03, 0, 0.036), f.at(0.03, 0, 0.056)], 0.020, 14, "dark", density=0.7, caps=True)
    k.tube([f.at(0.03, 0, 0.050), f.at(-0.15, 0.012, 0.050)], 0.011, 10, "yellow", density=0.7, caps=True)
    k.tube([f.at(-0.10, 0.008, 0.050), f.at(-0.165, 0.013, 0.050)], 0.016, 10, "rubber", density=0.7, caps=True)


def panels(k: Kit, f: Frame, wide: float, tall: float) -> None:
    """Cover the far wall with white panels in a frame of rails round the hatch, screws at their corners."""
    k.box(f, 0, 0, -0.06, wide * 0.99, tall * 0.99, 0.02, "grey", bevel=0.004, tint=(0.55, 0.57, 0.60))
    side = HATCH * 1.34
    fields = [(0.0, 0.0, side * 2, side * 2)]
    for s in (-1, 1):
        u = s * (side + wide / 2) / 2
        fields += [(u, v, wide / 2 - side, tall * 0.5) for v in (-tall * 0.25, tall * 0.25)]
        fields += [(0.0, s * (side + tall / 2) / 2, side * 2, tall / 2 - side)]
    for u, v, a, b in fields:
        k.box(f, u, v, -0.05, a - 0.010, b - 0.010, 0.052, "gloss", bevel=0.010, tint=SNOW)
        for s in (-1, 1):
            for t in (-1, 1):
                x, y = u + s * (a / 2 - 0.035), v + t * (b / 2 - 0.035)
                k.box(f, x, y, 0.0, 0.018, 0.018, 0.004, "steel", bevel=0.002, density=0.5)


def stack(k: Kit, f: Frame, u: float, v: float, wide: float, high: float, columns: int, rows: int) -> None:
    """Strap bags edge to edge in a frame against the far wall, a net or two belts over them, a card with the list."""
    left, low = u - wide / 2, v - high / 2
    for i in range(columns):
        for j in range(rows):
            x, y = left + (i + 0.5) * wide / columns, low + (j + 0.5) * high / rows
            k.cushion(f, x, y, 0.0, wide / columns - 0.004, high / rows - 0.006, k.dice.uniform(0.095, 0.118), "nomex",
                      k.dice.choice(parts_worn.BAGS), k.dice.choice(BAGS), k.dice.uniform(0.22, 0.30), n=9)  # fmt: skip
    top = 0.124
    for n in range(rows):
        y = low + (n + 0.5) * high / rows
        parts_worn.belt(k, f, [(left - 0.03, y, 0.0), (left + 0.02, y, top * 0.7), (left + wide * 0.25, y, top),
                               (left + wide * 0.75, y, top), (left + wide - 0.02, y, top * 0.7),
                               (left + wide + 0.03, y, 0.0)], "navy")  # fmt: skip
        k.box(f, left + wide * 0.62, y, top, 0.052, 0.046, 0.010, "black", bevel=0.004, density=0.6)
    for n in range(columns + 1):
        x = left + (n * 0.92 + 0.04 * columns) * wide / columns
        parts_worn.belt(k, f, [(x, low - 0.03, 0.0), (x, low + 0.02, top * 0.7), (x, v, top + 0.004),
                               (x, low + high - 0.02, top * 0.7), (x, low + high + 0.03, 0.0)], "navy")  # fmt: skip
    k.plate(f, u - wide * 0.2, v + high * 0.12, top + 0.006, 0.11, 0.15, k.dice.choice(("page2", "page0")))


def far_end(room: Room, f: Frame, wide: float, tall: float) -> None:
    """Build the far wall: panels, the hatch, stacks of bags left, right and below, light strips, placards."""
    k = room.kit
    panels(k, f, wide, tall)
    hatch(k, f.sub(0.0, 0.10, 0.004))
    for s in (-1, 1):
        stack(k, f, s * wide * 0.365, -0.03, wide * 0.23, tall * 0.52, 1, 3)
        strip(k, f.sub(s * (HATCH * 1.34 - 0.03), 0.10, 0.004), 0.78, True)
    stack(k, f, 0.0, -tall * 0.375, wide * 0.56, tall * 0.19, 3, 1)
    for s, cell in ((-1, "label3"), (1, "label11")):
        k.plate(f, s * 0.27, tall * 0.5 - 0.16, 0.006, 0.15, 0.075, cell)
    k.plate(f, 0.0, tall * 0.5 - 0.15, 0.006, 0.30, 0.075, "agencies")
    k.plate(f, 0.0, tall * 0.5 - 0.26, 0.006, 0.5, 0.022, "stripe")


def strip(k: Kit, f: Frame, long: float, upright: bool) -> None:
    """Add a cold strip of light in its channel."""
    size = (0.034, long) if upright else (long, 0.034)
    glow = (0.018, long - 0.03) if upright else (long - 0.03, 0.018)
    k.box(f, 0, 0, 0, *size, 0.014, "alu", bevel=0.004, density=0.7)
    k.box(f, 0, 0, 0.012, *glow, 0.005, "emit", bevel=0.001, tint=(0.90, 0.96, 1.0), glow=LAMP, density=0.8)


def hold(room: Room) -> None:
    """Fill the sides of the hold with pallets of bags under webbing, and its slanted corners with rails and cables."""
    k = room.kit
    cell = room.station.cells[f"{room.module.id}_cargo"]
    axis = "xyz".index(cell.axis)
    for face in cell.faces:
        f = shell.face_frame(cell, face, room.module)
        left, low, right, high = shell.bounds(f, face)
        if abs(face.normal[axis]) > 0.9:
            if not face.openings:
                far_end(room, f, right - left, high - low)
            continue
        if face.openings:
            continue
        outline = [(float(u), float(v)) for u, v in shell.flat(f, face.corners)]
        middle = np.mean(np.array(outline), axis=0)
        inner = [(float(u), float(v)) for u, v in middle + (np.array(outline) - middle) * (0.90, 0.94)]
        if face.role != "corner":
            pallet(k, f, inner)
            continue
        parts_worn.bundle(k, f, left + 0.10, right - 0.10, float(middle[1]) - 0.02, 6, 0.0)
        strip(k, f.sub((left + right) / 2 + 0.1, float(middle[1]) + 0.075, 0.0), (right - left) * 0.62, False)
        for n, u in enumerate((left + 0.35, (left + right) / 2 + 0.15, right - 0.35)):
            k.plate(f, u, float(middle[1]) - 0.10, 0.004, 0.10, 0.05, ("label1", "label6", "label8")[n])


def pallet(k: Kit, f: Frame, outline: list[tuple[float, float]]) -> None:
    """Fill a side with bags edge to edge on a pallet, webbing along and across, its buckles, a placard."""
    k.polygon([f.at(u, v, -0.018) for u, v in outline], f.axes[2], "grey", (0.62, 0.64, 0.68))
    parts_locks.grid(k, f.sub(w=0.014), outline, 0.062, (0.40, 0.34), BAGS)
    p = np.array(outline)
    left, right = float(p[:, 0].min()), float(p[:, 0].max())
    for share in (0.12, 0.37, 0.63, 0.88):
        u = left + (right - left) * share
        bottom, top = parts_locks.span(p, u)
        lashed(k, f, [(u, v, w) for v, w in over(bottom, top, 0.044)], (u, (bottom + top) / 2 + 0.06, 0.044))
    along = float(p[:, 1].mean())
    for s in (-1, 1):
        v = along + s * 0.17
        lashed(k, f, [(u, v, w) for u, w in over(left, right, 0.050)], ((left + right) / 2 + 0.2 * s, v, 0.050))


def over(start: float, end: float, high: float) -> list[tuple[float, float]]:
    """Return how a strap goes over a pallet from edge to edge: places along it, metres off the wall."""
    third = (end - start) / 3
    return [(start - 0.02, high * 0.30), (start + third, high * 0.96), (start + 2 * third, high * 0.96),
            (end + 0.02, high * 0.30)]  # fmt: skip


def lashed(k: Kit, f: Frame, spots: list[tuple[float, float, float]], at: tuple[float, float, float]) -> None:
    """Add a strap of a pallet with its buckle."""
    parts_worn.belt(k, f, spots, "navy")
    k.box(f, *at, 0.050, 0.054, 0.010, "black", bevel=0.004, density=0.6)


PLAN = Plan(swept=("cargo",), lived=0.0, brightness=1.0, more=hold)
