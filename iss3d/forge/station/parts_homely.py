"""What makes a room somebody's: painted portraits of nobody in particular, icons, a flag, a clock, a mirror.

Each adds to a kit at a frame whose out points into the room. Metres. Knows no module.
"""

from __future__ import annotations

import math

import numpy as np

from iss3d.forge.station import parts
from iss3d.forge.station.kit import Frame, Kit, Tint

GROUNDS: tuple[Tint, ...] = ((0.30, 0.40, 0.52), (0.46, 0.36, 0.28), (0.34, 0.42, 0.34))
COATS: tuple[Tint, ...] = ((0.86, 0.50, 0.20), (0.26, 0.28, 0.32), (0.78, 0.76, 0.72))
HAIR: tuple[Tint, ...] = ((0.36, 0.24, 0.16), (0.62, 0.60, 0.56), (0.20, 0.16, 0.14))
SMALL = 3.0
"""Density of what is only a few centimetres across: a chart needs some texels to be lit at all."""

SKIN: Tint = (0.88, 0.70, 0.56)


def disc(kit: Kit, f: Frame, u: float, v: float, w: float, across: float, high: float, tint: Tint, start: float = 0.0,
         end: float = math.tau, cell: str = "white", n: int = 16) -> None:  # fmt: skip
    """Add a flat ellipse, or the part of one between two turns."""
    turns = np.linspace(start, end, n, endpoint=end - start < math.tau - 1e-6)
    corners = [f.at(u + math.cos(a) * across / 2, v + math.sin(a) * high / 2, w) for a in turns]
    kit.polygon(corners, f.axes[2], cell, tint, SMALL)


def framed(kit: Kit, f: Frame, u: float, v: float, w: float, wide: float, high: float, cell: str, tint: Tint) -> Frame:
    """Add a frame and return the place of the picture on it."""
    g = f.sub(u, v, w, kit.dice.uniform(-0.015, 0.015))
    kit.box(g, 0, 0, 0, wide, high, 0.012, cell, bevel=0.005, tint=tint, density=0.6)
    return g.sub(w=0.0128)


def portrait(kit: Kit, f: Frame, u: float, v: float, w: float, wide: float, which: int) -> None:
    """Add a painted portrait in broad strokes: ground, coat, neck, head, hair; no face is anybody's."""
    high = wide * 1.3
    g = framed(
        kit, f, u, v, w, wide, high, "white", ((0.42, 0.26, 0.16), (0.20, 0.18, 0.16), (0.62, 0.50, 0.30))[which % 3]
    )
    x, y = wide - 0.026, high - 0.026
    kit.polygon([g.at(a * x / 2, b * y / 2, 0) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))], g.axes[2], "white",
                GROUNDS[which % 3], SMALL)  # fmt: skip
    disc(kit, g, 0, -y * 0.5, 0.001, x * 0.92, y * 0.62, COATS[which % 3], 0.0, math.pi)
    disc(kit, g, 0, -y * 0.12, 0.0016, x * 0.24, y * 0.24, (SKIN[0] * 0.85, SKIN[1] * 0.82, SKIN[2] * 0.8))
    if which % 3 == 0:
        disc(kit, g, 0, y * 0.10, 0.0018, x * 0.62, y * 0.58, (0.88, 0.88, 0.86))
    disc(kit, g, 0, y * 0.12, 0.0022, x * 0.42, y * 0.42, HAIR[which % 3])
    disc(kit, g, 0, y * 0.07, 0.0028, x * 0.34, y * 0.35, SKIN)
    disc(kit, g, -x * 0.05, y * 0.06, 0.0032, x * 0.20, y * 0.30, (0.94, 0.78, 0.64))
    kit.plate(g, 0, -y * 0.46, 0.0034, x * 0.6, x * 0.12, f"plate{(7, 3, 6)[which % 3]}")


def icon(kit: Kit, f: Frame, u: float, v: float, w: float, wide: float, which: int) -> None:
    """Add a small icon: gold ground, a dark cloak, a halo, a bowed head."""
    high = wide * 1.25
    g = framed(kit, f, u, v, w, wide, high, "gold", (1.0, 0.9, 0.6))
    x, y = wide - 0.026, high - 0.026
    kit.polygon([g.at(a * x / 2, b * y / 2, 0) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))], g.axes[2], "gold",
                (1.0, 0.88, 0.55), SMALL)  # fmt: skip
    lean = (-1) ** which * x * 0.06
    disc(kit, g, lean, y * 0.16, 0.001, x * 0.66, x * 0.66, (0.98, 0.84, 0.40))
    disc(
        kit,
        g,
        0,
        -y * 0.5,
        0.0014,
        x * 0.86,
        y * 1.04,
        ((0.42, 0.10, 0.12), (0.12, 0.18, 0.34))[which % 2],
        0.0,
        math.pi,
    )
    disc(kit, g, lean, y * 0.14, 0.002, x * 0.42, y * 0.40, ((0.36, 0.08, 0.10), (0.10, 0.15, 0.30))[which % 2])
    disc(kit, g, lean, y * 0.12, 0.0026, x * 0.24, y * 0.27, (0.72, 0.50, 0.32))


def flag(kit: Kit, f: Frame, u: float, v: float, w: float, wide: float) -> None:
    """Add a small flag of three stripes, held by tape."""
    g = f.sub(u, v, w, kit.dice.uniform(-0.03, 0.03))
    high = wide * 0.62
    for n, (cell, tint) in enumerate((("white", (1.0, 1.0, 1.0)), ("blue", (1.0, 1.0, 1.0)), ("red", (1.0, 1.0, 1.0)))):
        kit.box(g, 0, high * (1 - n) / 3, 0, wide, high / 3, 0.003, cell, bevel=0.0005, tint=tint, density=0.6)
    for s in (-1, 1):
        kit.plate(g, s * wide * 0.47, high * 0.48, 0.0045, 0.035, 0.014, "tape", turn=0.6 * s)


def clock(kit: Kit, f: Frame, u: float, v: float, w: float, radius: float) -> None:
    """Add a round clock: rim, dial with its twelve strokes, three hands."""
    g = f.sub(u, v, w)
    eye = g.at(0, 0, 1.0)
    kit.loft([parts.ring(g, radius, 0.0), parts.ring(g, radius, 0.014), parts.ring(g, radius * 0.9, 0.019),
              parts.ring(g, radius * 0.86, 0.012)], eye, "black")  # fmt: skip
    kit.loft([parts.ring(g, radius * 0.86, 0.012), parts.ring(g, 0.002, 0.0122)], eye, "white")
    for k in range(12):
        a = math.tau * k / 12
        x, y, long = math.cos(a) * radius * 0.72, math.sin(a) * radius * 0.72, radius * 0.15
        kit.box(g, x, y, 0.0122, long, radius * 0.04, 0.001, "black", bevel=0.0002, turn=a, density=0.3)
    for a, share, cell in ((2.2, 0.45, "black"), (0.5, 0.68, "black"), (4.0, 0.72, "red")):
        x, y, long = math.cos(a) * radius * share / 2, math.sin(a) * radius * share / 2, radius * share
        kit.box(g, x, y, 0.0135, long, radius * 0.05, 0.001, cell, bevel=0.0002, turn=a, density=0.3)


def mirror(kit: Kit, f: Frame, u: float, v: float, w: float, wide: float) -> None:
    """Add a small steel mirror with a comb under its cord."""
    g = f.sub(u, v, w)
    kit.box(g, 0, 0, 0, wide, wide * 1.3, 0.010, "white", bevel=0.004)
    kit.box(g, 0, 0, 0.009, wide * 0.86, wide * 1.14, 0.002, "alu", bevel=0.0005)
    kit.box(g, 0, -wide * 0.6, 0.010, wide * 0.7, 0.02, 0.006, "dark", bevel=0.002, density=0.5)
