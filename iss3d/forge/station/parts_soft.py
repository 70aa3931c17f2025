"""Soft and small things that lie on a wall: pockets with flaps, strapped sacks, nets, hoses, folders, bottles, blinds.

Each adds to a kit at a frame whose out points into the room. Metres. Knows no module.
"""

from __future__ import annotations

import math

import numpy as np

from iss3d.forge.station import parts
from iss3d.forge.station.kit import WHITE, Floats, Frame, Kit, Tint, curved, smooth

LINEN: Tint = (0.86, 0.82, 0.71)
STONE: Tint = (0.74, 0.72, 0.64)
MOSS: Tint = (0.58, 0.60, 0.46)
SLATE: Tint = (0.46, 0.50, 0.54)
BELT = ("dark", "blue", "cablek")


def band(kit: Kit, f: Frame, spots: list[tuple[float, float, float]], wide: float = 0.026, cell: str = "dark",
         tint: Tint = WHITE, bent: int = 2) -> None:  # fmt: skip
    """Add a flat strap through points of a frame, bent smoothly."""
    h = wide / 2
    kit.tube([f.at(*s) for s in spots], 0.0, 0, cell, tint, 0.6, smoothed=bent,
             profile=[(h, -0.0018), (h, 0.0018), (-h, 0.0018), (-h, -0.0018)])  # fmt: skip


def buckle(kit: Kit, f: Frame, u: float, v: float, w: float, turn: float = 0.0) -> None:
    """Add a ladder buckle with the loose end of its strap."""
    g = f.sub(u, v, w, turn)
    kit.box(g, 0, 0, 0, 0.040, 0.034, 0.007, "black", bevel=0.003, density=0.6)
    kit.plate(g, 0, 0, 0.0075, 0.012, 0.026, "alu", density=0.5)
    kit.plate(g, 0.048, 0.004, 0.001, 0.06, 0.022, "dark", turn=kit.dice.uniform(-0.3, 0.3), density=0.5)


def cover(kit: Kit, f: Frame, u: float, v: float, w: float, radius: float, tint: Tint = WHITE) -> None:
    """Add a small round cover screwed to a panel."""
    g = f.sub(u, v, w)
    rings = ((radius, 0.0), (radius, 0.010), (radius * 0.9, 0.014), (0.002, 0.0145))
    kit.loft([parts.ring(g, r, z, 16) for r, z in rings], g.at(0, 0, 1.0), "white", tint=tint, density=0.7)
    for k in range(6):
        a = math.tau * (k + 0.5) / 6
        x, y = math.cos(a) * radius * 0.78, math.sin(a) * radius * 0.78
        kit.plate(g, x, y, 0.0150, 0.012, 0.012, "alu", turn=a, density=0.4)


def sack(kit: Kit, f: Frame, u: float, v: float, wide: float, high: float, deep: float = 0.075, tint: Tint = LINEN,
         w: float = -0.02, belts: int = 2, words: int = -1) -> None:  # fmt: skip
    """Add a soft bag strapped to the wall: bulging, its zip and label, belts drawn over it with their buckles."""
    turn = kit.dice.uniform(-0.04, 0.04)
    g = f.sub(u, v, w, turn)
    kit.cushion(g, 0, 0, 0, wide, high, deep, "cloth", "", tint, 0.36, n=7)
    top = deep * 0.94
    zip_ = [(-wide * 0.42, high * 0.30, top * 0.62), (-wide * 0.2, high * 0.33, top * 0.9),
            (wide * 0.2, high * 0.33, top * 0.9), (wide * 0.42, high * 0.30, top * 0.62)]  # fmt: skip
    kit.tube([g.at(*s) for s in zip_], 0.004, 4, "dark", density=0.5)
    if wide > 0.15:
        parts.plate_label(kit, g, -wide * 0.05, -high * 0.02, top + 0.002, min(0.11, wide * 0.4), words)
    for i in range(belts):
        s = (i + 0.5) / belts * 2 - 1
        x = s * wide * 0.30
        draped(kit, g, x, wide, high, deep, BELT[kit.dice.randrange(3)])
        buckle(kit, g, x, -high * 0.18, deep + 0.004, math.pi / 2)


KNOTS = (0.0, 0.454, 0.747, 1.0)
"""Shares of half a cushion at which its corners lie (see Kit.cushion): between them it is flat."""


def draped(kit: Kit, g: Frame, x: float, wide: float, high: float, deep: float, cell: str) -> None:
    """Add a strap over a soft bag along its height: it lies on the bag from knot to knot and goes down to the wall."""

    def top(s: float, r: float) -> float:
        return float(deep * 1.06 * max((1.0 - abs(s) ** 5) * (1.0 - abs(r) ** 5), 0.0) ** 0.36)

    across = abs(2.0 * x / wide)

    def over(r: float) -> float:
        return float(np.interp(across, KNOTS, [top(s, r) for s in KNOTS])) + 0.005

    spots = [(x, r * high / 2, over(r)) for r in (-KNOTS[2], 0.0, KNOTS[2])]
    low, high_ = (x, -high * 0.512, 0.012), (x, high * 0.512, 0.012)
    ends = [(x, -high * 0.56, 0.002), low], [high_, (x, high * 0.56, 0.002)]
    band(kit, g, [*ends[0], *spots, *ends[1]], 0.024, cell, bent=0)


def pocket(kit: Kit, f: Frame, u: float, v: float, wide: float, high: float, tint: Tint = STONE,
           filled: str = "") -> None:  # fmt: skip
    """Add a pocket with a flap or, filled, with what sticks out of it: "book", "tube", "cloth"."""
    g = f.sub(u, v, 0.0, kit.dice.uniform(-0.02, 0.02))
    kit.cushion(g, 0, -high * 0.08, -0.004, wide, high * 0.84, 0.034, "cloth", "", tint, 0.30, n=7)
    dim = (tint[0] * 0.82, tint[1] * 0.82, tint[2] * 0.80)
    if filled == "book":
        for i in range(2):
            x = wide * (-0.18 + 0.34 * i)
            kit.box(g, x, high * 0.32, 0.002, wide * 0.28, high * 0.40, 0.016, ("blue", "white")[i], bevel=0.003,
                    tint=(1.0, 0.98, 0.9), turn=kit.dice.uniform(-0.1, 0.1))  # fmt: skip
            parts.plate_label(kit, g, x, high * 0.42, 0.018, wide * 0.2)
    elif filled == "tube":
        for i in range(3):
            x = wide * (-0.28 + 0.28 * i)
            kit.tube([g.at(x, 0, 0.014), g.at(x + 0.01, high * 0.58, 0.020)], 0.013, 9,
                     ("alu", "white", "dark")[i], density=0.5, caps=True)  # fmt: skip
    elif filled == "cloth":
        kit.cushion(g, 0, high * 0.36, 0.002, wide * 0.7, high * 0.32, 0.036, "cloth", "", (0.62, 0.70, 0.80), 0.5, n=5)
    if filled:
        kit.box(g, 0, high * 0.30, 0.018, wide * 0.98, 0.018, 0.010, "cablek", bevel=0.004, density=0.6)
    else:
        kit.box(g, 0, high * 0.28, 0.016, wide * 1.03, high * 0.30, 0.016, "cloth", bevel=0.010, tint=dim)
        for s in (-1, 1):
            kit.box(g, s * wide * 0.28, high * 0.15, 0.026, 0.03, 0.04, 0.008, "dark", bevel=0.003, density=0.6)
    if wide > 0.12:
        parts.plate_label(kit, g, 0, -high * 0.24, 0.031, min(0.08, wide * 0.5))


def net(kit: Kit, f: Frame, u: float, v: float, wide: float, high: float, w: float = 0.045, tint: Tint = WHITE,
        holds: int = 3) -> None:  # fmt: skip
    """Add things bulging behind an elastic net: cords each way that lie on what they hold, hooked round the rim."""
    g = f.sub(u, v)
    for i in range(holds):
        x = (i + 0.5) / holds * wide - wide / 2
        paint = kit.dice.choice((LINEN, STONE, SLATE, (0.9, 0.9, 0.88), (0.74, 0.62, 0.46)))
        y, tall = kit.dice.uniform(-0.06, 0.06) * high, high * kit.dice.uniform(0.6, 0.86)
        turn = kit.dice.uniform(-0.2, 0.2)
        kit.cushion(g, x, y, -0.01, wide / holds * 0.96, tall, w * 0.95, "cloth", "", paint, 0.45, n=7, turn=turn)

    def out(x: float, y: float) -> float:
        return 0.004 + w * max(0.0, (1 - abs(x) ** 3) * (1 - abs(y) ** 3)) ** 0.5

    steps = np_steps(5)
    for i in range(1, max(3, round(wide / 0.065))):
        a = -1 + 2 * i / max(3, round(wide / 0.065))
        kit.tube([g.at(a * wide / 2, t * high / 2, out(a, t)) for t in steps], 0.003, 3, "cablek", tint, 0.4)
    for i in range(1, max(3, round(high / 0.065))):
        a = -1 + 2 * i / max(3, round(high / 0.065))
        kit.tube([g.at(t * wide / 2, a * high / 2, out(t, a)) for t in steps], 0.003, 3, "cablek", tint, 0.4)
    rim = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    kit.tube([g.at(a * wide / 2, b * high / 2, 0.006) for a, b in rim], 0.006, 5, "dark", density=0.5)


def np_steps(n: int) -> list[float]:
    """Return n numbers from -1 to 1."""
    return [-1.0 + 2.0 * k / (n - 1) for k in range(n)]


def hose(
    kit: Kit, path: list[Floats], radius: float, cell: str = "grey", tint: Tint = WHITE, ribs: bool = True
) -> None:
    """Add a ribbed air hose along station points, with a clamp at each end."""
    p = curved(np.asarray(path, float), 4)
    kit.tube(p, radius, 7, cell, tint, 0.7)
    if ribs:
        step = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
        count = max(2, int(step[-1] / (radius * 3.6)))
        for d in np.linspace(0.0, step[-1], count)[1:-1]:
            i = min(int(np.searchsorted(step, d)), len(p) - 1)
            j = max(i - 1, 0)
            ahead = p[i] - p[j]
            ahead = ahead / max(float(np.linalg.norm(ahead)), 1e-9) * radius * 0.28
            spot = p[j] + (p[i] - p[j]) * ((d - step[j]) / max(float(step[i] - step[j]), 1e-9))
            kit.tube([spot - ahead, spot + ahead], radius * 1.10, 7, cell, tint, 0.3)
    for a, b in ((0, 1), (-1, -2)):
        ahead = (p[b] - p[a]) / max(float(np.linalg.norm(p[b] - p[a])), 1e-9)
        kit.tube([p[a], p[a] + ahead * 0.03], radius * 1.2, 10, "alu", density=0.5)


def valve(kit: Kit, f: Frame, u: float, v: float, w: float, radius: float = 0.03, cell: str = "red") -> None:
    """Add a hand wheel on its stem."""
    g = f.sub(u, v, w)
    kit.tube([g.at(0, 0, 0), g.at(0, 0, 0.03)], radius * 0.3, 8, "alu", density=0.5)
    rim = [g.at(math.cos(a) * radius, math.sin(a) * radius, 0.032) for a in (math.tau * k / 14 for k in range(15))]
    kit.tube(rim, 0.0055, 6, cell, density=0.5)
    for k in range(3):
        a = math.pi * k / 3
        x, y = math.cos(a) * radius, math.sin(a) * radius
        kit.tube([g.at(-x, -y, 0.031), g.at(x, y, 0.031)], 0.004, 5, cell, density=0.4)


def blind(kit: Kit, f: Frame, u: float, v: float, radius: float) -> None:
    """Add the round cover of a window, swung aside and held by its strap, cloth outside and a handle on it."""
    g = f.sub(u, v)
    eye = g.at(0, 0, 1.0)
    rings = ((radius, 0.0), (radius, 0.016), (radius * 0.93, 0.024), (radius * 0.55, 0.030), (0.002, 0.031))
    kit.loft([parts.ring(g, r, w, 24) for r, w in rings], eye, "cloth", tint=STONE)
    parts.pull(kit, g.sub(w=0.026), 0, 0, radius * 0.8, "dark")
    band(
        kit,
        g,
        [(-radius * 1.25, 0, 0.0), (-radius * 0.8, 0, 0.028), (radius * 0.8, 0, 0.034), (radius * 1.25, 0, 0.0)],
        0.02,
    )


def folder(kit: Kit, f: Frame, u: float, v: float, w: float = 0.012, turn: float = 0.0) -> None:
    """Add a book of procedures under an elastic: cover, pages, tabs, a pencil."""
    g = f.sub(u, v, w, turn)
    kit.box(g, 0, 0, 0, 0.16, 0.22, 0.014, "white", bevel=0.003, tint=(0.93, 0.92, 0.86))
    kit.plate(g, 0.005, 0.045, 0.0148, 0.12, 0.09, "timetable")
    for i in range(4):
        paint = ("red", "yellow", "blue", "white")[i]
        kit.box(g, 0.083, 0.08 - 0.045 * i, 0.003, 0.012, 0.03, 0.006, paint, bevel=0.001, density=0.4)
    kit.box(g, 0, -0.055, 0.013, 0.17, 0.012, 0.004, "cablek", bevel=0.001, density=0.4)
    kit.tube([g.at(-0.055, -0.09, 0.019), g.at(-0.04, 0.05, 0.019)], 0.004, 6, "yellow", density=0.4, caps=True)


def control(kit: Kit, f: Frame, u: float, v: float, wide: float, high: float, tint: Tint = (0.62, 0.66, 0.60),
            words: int = -1) -> None:  # fmt: skip
    """Add a small panel of switches: rows of toggles with their plates, lamps, a gauge, a plug with its cable."""
    g = f.sub(u, v)
    kit.box(g, 0, 0, -0.01, wide, high, 0.034, "white", bevel=0.008, tint=tint)
    h = g.sub(w=0.0245)
    for s in (-1, 1):
        for t in (-1, 1):
            kit.plate(h, s * (wide / 2 - 0.014), t * (high / 2 - 0.014), 0.0006, 0.010, 0.010, "dark", density=0.4)
    count = max(2, int((wide - 0.05) / 0.034))
    for j in range(max(1, int((high - 0.05) / 0.06))):
        y = high / 2 - 0.055 - 0.06 * j
        for i in range(count):
            x = (i + 0.5) / count * (wide - 0.05) - (wide - 0.05) / 2
            kind = kit.dice.random()
            if kind < 0.62:
                kit.plate(h, x, y, 0.0006, 0.016, 0.016, "alu", density=0.4)
                tilt = kit.dice.choice((-0.4, 0.4))
                kit.box(h, x, y, 0, 0.007, 0.007, 0.022, "alu", bevel=0.001, density=0.4, tilt=tilt)
            elif kind < 0.82:
                paint = kit.dice.choice(("white", "red", "dark", "yellow"))
                kit.box(h, x, y, 0, 0.022, 0.022, 0.009, paint, bevel=0.003, density=0.4)
            else:
                kit.tube([h.at(x, y, 0), h.at(x, y, 0.012)], 0.012, 7, "dark", density=0.4, caps=True)
            kit.plate(h, x, y + 0.019, 0.0008, 0.026, 0.0055, f"plate{kit.dice.randrange(12)}", density=0.4)
    parts.plate_label(kit, h, 0, high / 2 - 0.012, 0.0, min(0.09, wide * 0.6), words)


def bottle(kit: Kit, f: Frame, u: float, v: float, long: float, radius: float, cell: str = "red", tint: Tint = WHITE,
           turn: float = 0.0) -> None:  # fmt: skip
    """Add a bottle in two clamps, lying along up: rounded ends, neck, valve, gauge, label (an extinguisher, oxygen)."""
    g = f.sub(u, v, 0.0, turn)
    w, h = radius * 0.55, long / 2
    axis = Frame.of(g.at(0, 0, w), g.axes[0], g.axes[1])
    rings = ((0.002, -h), (radius * 0.7, -h + radius * 0.12), (radius, -h + radius * 0.5), (radius, h - radius * 0.9),
             (radius * 0.75, h - radius * 0.35), (radius * 0.3, h), (radius * 0.3, h + 0.02))  # fmt: skip
    loops = [parts.ring(axis, r, z, 16) for r, z in rings]
    _turned(kit, axis, loops, cell, tint)
    kit.box(g, 0, h + 0.02, w - 0.02, 0.04, 0.035, 0.04, "alu", bevel=0.006, density=0.6)
    parts.pull(kit, g.sub(w=w + 0.01), 0, h + 0.03, 0.07, "dark")
    for t in (-0.45, 0.35):
        kit.box(g, 0, t * h * 1.1, -0.015, radius * 2.25, 0.03, w + 0.02, "alu", bevel=0.006, density=0.6)
        kit.tube([g.at(math.cos(a) * radius * 1.03, t * h * 1.1, w + math.sin(a) * radius * 1.03)
                  for a in (math.pi * k / 8 for k in range(9))], 0.0, 0, "alu", density=0.5,
                 profile=[(0.012, -0.0015), (0.012, 0.0015), (-0.012, 0.0015), (-0.012, -0.0015)])  # fmt: skip
    parts.plate_label(kit, g, 0, 0, w + radius + 0.001, min(0.08, radius * 1.1), 16 if cell == "red" else 21)


def _turned(kit: Kit, axis: Frame, loops: list[Floats], cell: str, tint: Tint) -> None:
    """Add a turned body seen from outside."""
    n = len(loops[0])
    places = np.vstack([np.vstack([loop, loop[:1]]) for loop in loops])
    m = n + 1
    i, j = (g.ravel() for g in np.meshgrid(np.arange(len(loops) - 1), np.arange(n), indexing="ij"))
    a = i * m + j
    triangles = np.vstack([np.column_stack([a, a + 1, a + m + 1]), np.column_stack([a, a + m + 1, a + m])])
    p = places[triangles[len(triangles) // 4]]
    middle = places.mean(axis=0)
    if np.cross(p[1] - p[0], p[2] - p[0]) @ (p[0] - middle) < 0:
        triangles = triangles[:, ::-1]
    normals = smooth(places, triangles)
    grid = normals.reshape(len(loops), m, 3)
    both = grid[:, 0] + grid[:, -1]
    both /= np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-9)
    grid[:, 0] = grid[:, -1] = both
    long = np.concatenate(
        [[0.0], np.cumsum([np.linalg.norm(loops[k + 1][0] - loops[k][0]) for k in range(len(loops) - 1)])]
    )
    around = np.linspace(0, np.linalg.norm(loops[2][0] - loops[2][n // 2]) * math.pi, m)
    flat = np.column_stack([np.tile(around, len(loops)), np.repeat(long, m)])
    kit.add(places, normals, kit.crop(cell, flat), flat, triangles, tint, density=0.7)
