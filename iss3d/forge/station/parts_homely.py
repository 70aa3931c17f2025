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
EYES: tuple[Tint, ...] = ((0.30, 0.40, 0.50), (0.30, 0.20, 0.12), (0.26, 0.34, 0.24))


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
        disc(kit, g, 0, y * 0.10, 0.0018, x * 0.64, y * 0.60, (0.88, 0.88, 0.86))
        disc(kit, g, 0, y * 0.08, 0.0020, x * 0.50, y * 0.48, (0.40, 0.30, 0.24))
    disc(kit, g, 0, y * 0.125, 0.0022, x * 0.43, y * 0.42, HAIR[which % 3])
    head(kit, g.sub(0, y * 0.07, 0.0028), x * 0.36, y * 0.36, which)
    kit.plate(g, 0, -y * 0.46, 0.0034, x * 0.6, x * 0.12, f"plate{(7, 3, 6)[which % 3]}")


def head(kit: Kit, g: Frame, wide: float, high: float, which: int) -> None:
    """Add a painted head: ears, face with its shaded side, brow, eyes, nose, mouth; a beard or a fringe."""
    hair, dark = HAIR[which % 3], (SKIN[0] * 0.80, SKIN[1] * 0.72, SKIN[2] * 0.66)
    for s in (-1.0, 1.0):
        disc(kit, g, s * wide * 0.50, -high * 0.03, 0.0, wide * 0.16, high * 0.22, dark, n=10)
    disc(kit, g, 0, 0, 0.0003, wide, high, SKIN, n=24)
    disc(kit, g, 0, -high * 0.22, 0.0004, wide * 0.72, high * 0.60, SKIN, n=20)
    disc(
        kit,
        g,
        wide * 0.22,
        -high * 0.05,
        0.0006,
        wide * 0.46,
        high * 0.78,
        (SKIN[0] * 0.92, SKIN[1] * 0.86, SKIN[2] * 0.82),
    )
    disc(kit, g, -wide * 0.10, -high * 0.02, 0.0008, wide * 0.52, high * 0.74, (0.92, 0.75, 0.61))
    disc(kit, g, 0, high * 0.30, 0.0010, wide * 0.90, high * 0.46, hair, 0.12, math.pi - 0.12)
    for s in (-1.0, 1.0):
        u, v = s * wide * 0.20, high * 0.055
        disc(kit, g, u, v - high * 0.01, 0.0011, wide * 0.25, high * 0.13, dark, n=12)
        disc(kit, g, u, v, 0.0013, wide * 0.19, high * 0.075, (0.95, 0.93, 0.90), n=12)
        disc(kit, g, u + wide * 0.01, v, 0.0015, wide * 0.085, high * 0.080, EYES[which % 3], n=12)
        disc(kit, g, u + wide * 0.01, v, 0.0017, wide * 0.04, high * 0.040, (0.06, 0.05, 0.05), n=8)
        disc(
            kit, g, u, v + high * 0.035, 0.0018, wide * 0.22, high * 0.055, (0.34, 0.22, 0.18), 0.3, math.pi - 0.3, n=8
        )
        disc(kit, g, u, v + high * 0.085, 0.0018, wide * 0.25, high * 0.085, hair, 0.35, math.pi - 0.35, n=8)
    nose = [
        g.at(a * wide, b * high, 0.0014) for a, b in ((-0.025, 0.06), (0.035, 0.06), (0.075, -0.13), (-0.07, -0.13))
    ]
    kit.polygon(nose, g.axes[2], "white", (0.80, 0.62, 0.50), SMALL)
    disc(kit, g, 0.0, -high * 0.125, 0.0016, wide * 0.16, high * 0.07, (0.86, 0.64, 0.52), n=10)
    for s in (-1.0, 1.0):
        disc(kit, g, s * wide * 0.045, -high * 0.145, 0.0018, wide * 0.04, high * 0.022, (0.42, 0.24, 0.20), n=8)
    if which % 3 == 1:
        disc(kit, g, 0, -high * 0.30, 0.0012, wide * 0.70, high * 0.46, hair, math.pi, math.tau, n=14)
        disc(kit, g, 0, -high * 0.205, 0.0017, wide * 0.40, high * 0.075, hair, n=12)
    disc(kit, g, 0, -high * 0.255, 0.0019, wide * 0.25, high * 0.045, (0.66, 0.36, 0.32), n=10)
    disc(kit, g, 0, -high * 0.250, 0.0021, wide * 0.23, high * 0.012, (0.36, 0.16, 0.15), n=8)


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
    face = g.sub(lean, y * 0.115, 0.0026)
    wide, tall = x * 0.25, y * 0.28
    disc(kit, face, 0, 0, 0, wide, tall, (0.70, 0.48, 0.30), n=20)
    disc(kit, face, -wide * 0.06, tall * 0.02, 0.0003, wide * 0.7, tall * 0.8, (0.80, 0.58, 0.38), n=16)
    for s in (-1.0, 1.0):
        disc(kit, face, s * wide * 0.20, tall * 0.06, 0.0005, wide * 0.22, tall * 0.09, (0.20, 0.11, 0.07), n=10)
        disc(
            kit,
            face,
            s * wide * 0.20,
            tall * 0.13,
            0.0005,
            wide * 0.28,
            tall * 0.06,
            (0.28, 0.15, 0.08),
            0.2,
            2.94,
            n=8,
        )
    spots = ((-0.03, 0.08), (0.03, 0.08), (0.05, -0.16), (-0.05, -0.16))
    nose = [face.at(a * wide, b * tall, 0.0006) for a, b in spots]
    kit.polygon(nose, face.axes[2], "white", (0.52, 0.33, 0.20), SMALL)
    disc(kit, face, 0, -tall * 0.25, 0.0006, wide * 0.24, tall * 0.05, (0.46, 0.18, 0.14), n=8)
    for s in (-1.0, 1.0):
        fold = [
            g.at(s * a * x, b * y, 0.0024) for a, b in ((0.10, -0.06), (0.115, -0.06), (0.33, -0.48), (0.30, -0.48))
        ]
        kit.polygon(fold, g.axes[2], "gold", (0.96, 0.80, 0.42), SMALL)
    disc(kit, g, x * 0.10, -y * 0.22, 0.0030, x * 0.13, y * 0.10, (0.74, 0.52, 0.34), n=12)
    for n in range(3):
        long = [
            g.at(x * (0.09 + 0.02 * n) + a * 0.0022, -y * 0.18 + b * y * 0.05, 0.0034)
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        kit.polygon(long, g.axes[2], "white", (0.76, 0.54, 0.36), SMALL)
    for s in (-1.0, 1.0):
        kit.plate(g, s * x * 0.36, y * 0.40, 0.0012, x * 0.16, y * 0.045, "plate9", tint=(1.0, 0.8, 0.5))


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
