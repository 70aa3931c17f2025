"""Cloth laid over sloping walls in pads round whatever is in their way, straps and boxes: how a capsule is lined.

Metres, station axes. Knows walls and shapes; which module it lines is a page's business.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from iss3d.forge.station import parts, shell
from iss3d.forge.station.compose import Room
from iss3d.forge.station.kit import WHITE, Floats, Frame, Kit, Tint, smooth
from iss3d.station.model import Cell, Face

Rect = tuple[float, float, float, float]
"""Left, low, right, high on a wall, metres."""

SEAM = 0.012
"""Metres of bare wall round a pad."""

OLIVE: Tint = (0.66, 0.66, 0.50)
SAND: Tint = (0.86, 0.79, 0.60)
SAGE: Tint = (0.70, 0.78, 0.64)
EARTH: Tint = (0.62, 0.53, 0.40)


def pad(kit: Kit, f: Frame, corners: Floats, deep: float, cell: str = "cloth", tint: Tint = WHITE, base: float = 0.0,
        n: int = 7, front: str = "") -> None:  # fmt: skip
    """Add a cushion over any convex four corners of a frame, (4, 2) in order, that bulges to deep.

    Args:
        base: Metres out at which its rim lies.
        front: Cell of the atlas that is stretched over it.
    """
    t = np.linspace(-1.0, 1.0, n)
    t = np.sign(t) * np.abs(t) ** 0.6
    s, r = np.meshgrid(t, t)
    a, b = (s.ravel()[:, None] + 1) / 2, (r.ravel()[:, None] + 1) / 2
    spots = (corners[0] * (1 - a) + corners[1] * a) * (1 - b) + (corners[3] * (1 - a) + corners[2] * a) * b
    wobble = 1.0 - 0.06 * np.sin(a[:, 0] * 9.0 + kit.dice.random() * 6.0) * np.cos(b[:, 0] * 7.0)
    fall = np.clip((1 - np.abs(s.ravel()) ** 12) * (1 - np.abs(r.ravel()) ** 12), 0, 1) ** 0.3
    places = np.column_stack([spots, base + (deep + 0.006) * wobble * fall - 0.006])
    q = np.arange(n * n).reshape(n, n)
    i, j, k, m = q[:-1, :-1].ravel(), q[:-1, 1:].ravel(), q[1:, 1:].ravel(), q[1:, :-1].ravel()
    triangles = np.vstack([np.column_stack([i, j, k]), np.column_stack([i, k, m])])
    if front:
        from iss3d.forge.station.atlas import cells  # noqa: PLC0415

        left, low, right, high = cells()[front]
        uv = np.column_stack([left + a[:, 0] * (right - left), low + b[:, 0] * (high - low)])
    else:
        uv = kit.crop(cell, spots)
    kit.add(places @ f.axes + f.o, smooth(places, triangles) @ f.axes, uv, spots * 1.05, triangles, tint)


def in_the_way(room: Room, cell: Cell, face: Face, f: Frame) -> list[Rect]:
    """Return what stands on a wall already: lamps, panes, signs, feet of rails, ways out."""
    found: list[Rect] = []

    def keep(points: Floats, margin: float) -> None:
        flat = (points - f.o) @ f.axes.T
        if np.abs(flat[:, 2]).max() < 0.16:
            low, high = flat[:, :2].min(axis=0) - margin, flat[:, :2].max(axis=0) + margin
            found.append((float(low[0]), float(low[1]), float(high[0]), float(high[1])))

    for lamp in room.station.lamps.values():
        if lamp.module == room.module.id:
            middle, along = np.array(lamp.centre), np.array(lamp.along) * lamp.length / 2
            keep(np.array([middle - along, middle + along]), 0.085)
    for pane in room.panes(face):
        keep(np.array(pane.corners), 0.06)
    for way in face.openings:
        keep(np.array(way.corners), 0.075)
    for label in room.station.labels:
        if label.module == room.module.id and label.normal == face.normal:
            long = np.array(label.along) * label.height * (0.46 * len(label.text) + 0.6)
            keep(np.array([np.array(label.centre) - long, np.array(label.centre) + long]), label.height)
    return found


def lining(room: Room, cell: Cell, face: Face, f: Frame, grid: tuple[int, int], tints: Sequence[Tint],
           deep: float = 0.018, cloth: str = "quilt") -> None:  # fmt: skip
    """Lay pads over a four-cornered wall, columns by rows; one that would lie on something is cut up or left out."""
    avoid = in_the_way(room, cell, face, f)
    flat = shell.flat(f, face.corners)
    order = np.argsort(np.arctan2(*(flat - flat.mean(axis=0)).T[::-1]))
    corners = flat[order]
    columns, rows = grid

    def spot(a: float, b: float) -> Floats:
        p = (corners[0] * (1 - a) + corners[1] * a) * (1 - b) + (corners[3] * (1 - a) + corners[2] * a) * b
        return np.asarray(p)

    def lay(a0: float, b0: float, a1: float, b1: float, again: int, tint: Tint) -> None:
        four = np.array([spot(a0, b0), spot(a1, b0), spot(a1, b1), spot(a0, b1)])
        low, high = four.min(axis=0), four.max(axis=0)
        if any(r[0] < high[0] and r[2] > low[0] and r[1] < high[1] and r[3] > low[1] for r in avoid):
            if again:
                am, bm = (a0 + a1) / 2, (b0 + b1) / 2
                for quarter in ((a0, b0, am, bm), (am, b0, a1, bm), (a0, bm, am, b1), (am, bm, a1, b1)):
                    lay(*quarter, again - 1, tint)
            return
        middle = four.mean(axis=0)
        inward = middle - four
        four = four + inward / np.linalg.norm(inward, axis=1, keepdims=True) * SEAM
        if min(np.ptp(four, axis=0)) > 0.05:
            pad(room.kit, f, four, deep, cloth, tint, n=5)

    for i in range(columns):
        for j in range(rows):
            tint = tints[room.kit.dice.randrange(len(tints))]
            lay(i / columns, j / rows, (i + 1) / columns, (j + 1) / rows, 2, tint)


def strap(kit: Kit, f: Frame, a: tuple[float, float], b: tuple[float, float], w: float, cell: str = "dark",
          tint: Tint = WHITE) -> None:  # fmt: skip
    """Add a flat strap between two buckles."""
    du, dv = b[0] - a[0], b[1] - a[1]
    long = float(np.hypot(du, dv))
    g = f.sub((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, w, float(np.arctan2(dv, du)))
    kit.box(g, 0, 0, 0, long, 0.032, 0.005, cell, bevel=0.0015, tint=tint, density=0.7)
    for s in (-1, 1):
        kit.box(g, s * (long / 2 - 0.012), 0, 0.001, 0.03, 0.046, 0.008, "alu", bevel=0.003, density=0.6)
    kit.box(g, long * 0.18, 0, 0.004, 0.042, 0.042, 0.008, "black", bevel=0.003, density=0.6)


def container(kit: Kit, f: Frame, u: float, v: float, wide: float, high: float, tint: Tint, w: float = -0.02) -> None:
    """Add a metal container with two latches and a bow handle."""
    kit.box(f, u, v, w, wide, high, 0.032 - w * 0.5, "white", "hinged", 0.014, tint)
    g = f.sub(w=0.030 + w * 0.5)
    parts.pull(kit, g, u, v - high * 0.18, min(0.12, wide * 0.4), "alu")
    for s in (-1, 1):
        parts.latch(kit, g, u + s * wide * 0.36, v + high * 0.28)


def ring_of_boxes(room: Room, cell: Cell, face: Face, radius: float, kinds: Sequence[str]) -> None:
    """Set small things round the way out in an end wall: device, vent, container or pad by turns."""
    k = room.kit
    f = shell.face_frame(cell, face, room.module)
    count = len(kinds)
    for i, kind in enumerate(kinds):
        turn = (i + 0.5) * 2 * np.pi / count
        g = f.sub(float(np.cos(turn)) * radius, float(np.sin(turn)) * radius, 0.0, turn - np.pi / 2)
        wide = min(0.24, 2 * np.pi * radius / count * 0.8)
        if kind == "device":
            k.box(g, 0, 0, 0, wide, 0.11, 0.03, "white", "device", 0.008, SAGE)
        elif kind == "vent":
            k.box(g, 0, 0, 0, 0.12, 0.11, 0.022, "grey", "vent", 0.006, SAND)
        elif kind == "pad":
            k.cushion(g, 0, 0, 0, wide, 0.12, 0.026, "cloth", "", OLIVE, 0.3, n=5)
        elif kind == "box":
            k.box(g, 0, 0, 0, wide, 0.12, 0.03, "white", "hinged", 0.008, SAND)
