"""Small parts that every module has: rails, pulls, latches, lamps, cables, laptops, notes, bungees.

Each function adds to a kit at a frame whose out points into the room. Knows no module.
"""

from __future__ import annotations

import math

import numpy as np

from iss3d.forge.station.kit import LAMP, SCREEN, WHITE, Floats, Frame, Kit, Tint
from iss3d.station.model import Handrail, Label, Lamp

FLAT_BAR = ((-0.017, -0.006), (-0.012, -0.011), (0.0, -0.009), (0.012, -0.011), (0.017, -0.006),
            (0.017, 0.006), (0.012, 0.011), (0.0, 0.009), (-0.012, 0.011), (-0.017, 0.006))  # fmt: skip
"""Profile of an American handrail: a dog bone, easy to hold with two fingers."""

CABLES = ("cablew", "cablew", "cableb", "cablek")
PLATES = 24
"""How many small plates there are on the atlas."""

SMALL_PICTURES = ("photo0", "photo1", "photo2", "photo3", "photo4", "photo5")


def handrail(kit: Kit, rail: Handrail, tint: Tint, russian: bool) -> None:
    """Add a rail where the station has it, on two feet on its wall."""
    start, end, out = (np.array(v) for v in (rail.start, rail.end, rail.normal))
    along = (end - start) / np.linalg.norm(end - start)
    f = Frame.of((start + end) / 2, along, out)
    half = float(np.linalg.norm(end - start)) / 2
    spots = ((-half, -0.03), (-half + 0.012, -0.009), (-half + 0.035, 0), (half - 0.035, 0), (half - 0.012, -0.009),
             (half, -0.03))  # fmt: skip
    path = np.array([f.at(u, 0, w) for u, w in spots])
    if russian:
        kit.tube(path, 0.014, 8, "alu", tint, 0.8, True)
    else:
        kit.tube(path, 0.0, 0, "white", tint, 0.8, True, profile=[(b, a) for a, b in FLAT_BAR])
    for s in (-1, 1):
        kit.box(f, s * (half - 0.045), 0, -0.07, 0.03, 0.024, 0.064, "alu", density=0.7)
        kit.box(f, s * (half - 0.045), 0, -0.07, 0.075, 0.05, 0.008, "alu", density=0.7)


def pull(kit: Kit, f: Frame, u: float, v: float, long: float = 0.12, cell: str = "dark", upright: bool = False) -> None:
    """Add a bent handle of a drawer or door."""
    g = f.sub(u, v, 0, math.pi / 2 if upright else 0.0)
    h = long / 2
    spots = ((-h, 0), (-h, 0.022), (-h + 0.014, 0.03), (h - 0.014, 0.03), (h, 0.022), (h, 0))
    kit.tube([g.at(a, 0, b) for a, b in spots], 0.0055, 6, cell, density=0.7)


def latch(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add a quarter-turn latch."""
    kit.box(f, u, v, 0, 0.036, 0.052, 0.010, "alu", density=0.7)
    kit.box(f, u, v + 0.008, 0.010, 0.012, 0.03, 0.008, "dark", bevel=0.002, density=0.6)


def cable(kit: Kit, f: Frame, spots: list[tuple[float, float, float]], radius: float = 0.007, cell: str = "") -> None:
    """Add a cable through points of a frame."""
    path = [f.at(*s) for s in spots]
    kit.tube(path, radius, 5, cell or kit.dice.choice(CABLES), density=0.5, smoothed=2)


def drooping(
    kit: Kit,
    f: Frame,
    a: tuple[float, float],
    b: tuple[float, float],
    w: float,
    radius: float = 0.006,
    cell: str = "",
) -> None:
    """Add a cable from one socket to another with slack, in the bow it was left in; it stands no more than 4 cm off."""
    du, dv = b[0] - a[0], b[1] - a[1]
    bow = kit.dice.choice((-1, 1)) * kit.dice.uniform(0.25, 0.55)
    spots = [(a[0], a[1], w - 0.01), (a[0], a[1], w + 0.020)]
    for t in (0.2, 0.4, 0.6, 0.8):
        lean = bow * (t * (1 - t)) * kit.dice.uniform(0.8, 1.2)
        spots.append(
            (a[0] + du * t - dv * lean, a[1] + dv * t + du * lean, w + 0.032 + kit.dice.uniform(-0.008, 0.006))
        )
    spots += [(b[0], b[1], w + 0.020), (b[0], b[1], w - 0.01)]
    for u, v in (a, b):
        kit.tube([f.at(u, v, w - 0.005), f.at(u, v, w + 0.016)], radius * 2.0, 8, "dark", density=0.5, caps=True)
    cable(kit, f, spots, radius, cell)


def bundle(kit: Kit, f: Frame, half: float, v: float, count: int, w: float = 0.012, spread: float = 0.024) -> None:
    """Add cables that run side by side from -half to half along a wall, tied every half metre."""
    steps = max(4, round(half * 2 / 0.45))
    for _ in range(count):
        off, high = v + kit.dice.uniform(-spread, spread), w + kit.dice.uniform(0.0, 0.02)
        spots = []
        for k in range(steps + 1):
            wave = kit.dice.uniform(-0.007, 0.007)
            spots.append((-half + 2 * half * k / steps, off + wave, high + wave * 0.6))
        path = [f.at(*s) for s in spots]
        kit.tube(path, kit.dice.choice((0.005, 0.007, 0.010)), 5, kit.dice.choice(CABLES), density=0.5)
    for k in range(max(1, round(half * 2 / 0.52))):
        u = -half + (k + 0.5) * 0.52
        if u < half:
            kit.box(f, u, v, w - 0.014, 0.022, spread * 2 + 0.035, 0.045, "dark", bevel=0.005, density=0.6)


def lamp(kit: Kit, made: Lamp, tint: Tint, russian: bool) -> None:
    """Add a lamp where the station has it: a housing with end caps and a diffuser that shines."""
    out, along = np.array(made.shines), np.array(made.along)
    f = Frame.of(np.array(made.centre) - out * 0.02, along, out)
    long = made.length
    wide = 0.11 if russian else 0.125
    kit.box(f, 0, 0, -0.02, long + 0.05, wide + 0.05, 0.036, "white", bevel=0.01, tint=tint)
    kit.box(f, 0, 0, 0.016, long - 0.02, wide, 0.014, "emit", bevel=0.004, glow=LAMP)
    for s in (-1, 1):
        kit.box(f, s * (long / 2 + 0.012), 0, -0.02, 0.035, wide + 0.055, 0.052, "alu", bevel=0.006)
    if not russian:
        for share in (-0.17, 0.17):
            kit.box(f, share * long, 0, 0.030, 0.008, wide * 0.98, 0.004, "alu", bevel=0.001, density=0.6)


def sign(kit: Kit, label: Label, tint: Tint) -> None:
    """Add the plate that the game prints a sign on; its letters stand 27 mm before the sign's middle."""
    out, along = np.array(label.normal), np.array(label.along)
    f = Frame.of(np.array(label.centre) - out * 0.012, along, out)
    w, h = label.height * (0.92 * len(label.text) + 1.2), label.height * 1.7
    if label.height > 0.05:
        kit.box(f, 0, 0, 0, w + 0.024, h + 0.024, 0.032, "white", bevel=0.004, tint=tint)
    kit.box(f, 0, 0, 0, w, h, 0.036, "white", bevel=0.003)


def laptop(kit: Kit, f: Frame, u: float, v: float, screen: str = "screen0", turn: float = 0.0) -> None:
    """Add a laptop folded flat on the wall on its bracket: lid with picture above, keys below."""
    g = f.sub(u, v, 0.0, turn)
    kit.box(g, 0, 0, 0, 0.10, 0.16, 0.012, "alu", bevel=0.006)
    kit.box(g, 0, -0.118, 0.004, 0.33, 0.232, 0.022, "black", "deck", bevel=0.005)
    kit.box(g, 0, 0.122, 0.006, 0.33, 0.236, 0.018, "black", bevel=0.005)
    kit.plate(g, 0, 0.124, 0.0250, 0.30, 0.196, screen, SCREEN)
    kit.box(g, 0, 0.003, 0.004, 0.30, 0.016, 0.018, "dark", bevel=0.004)


def display(kit: Kit, f: Frame, u: float, v: float, w: float, wide: float, screen: str) -> None:
    """Add a screen in a dark bezel."""
    high = wide * 0.72
    kit.box(f, u, v, w, wide + 0.03, high + 0.03, 0.012, "black", bevel=0.004)
    kit.plate(f, u, v, w + 0.0125, wide, high, screen, SCREEN)


def note(kit: Kit, f: Frame, u: float, v: float, w: float, cell: str, wide: float = 0.11) -> None:
    """Add a paper or photograph, taped on askew."""
    turn = kit.dice.uniform(-0.09, 0.09)
    g = f.sub(u, v, w + 0.0025, turn)
    kit.plate(g, 0, 0, 0, wide, wide * 0.75, cell)
    for s in (-1, 1):
        kit.plate(g, s * wide * 0.45, wide * 0.36, 0.0012, 0.035, 0.014, "tape", turn=kit.dice.uniform(-0.5, 0.5))


def plate_label(kit: Kit, f: Frame, u: float, v: float, w: float, wide: float = 0.085, which: int = -1) -> None:
    """Add a small plate with Russian words, one of many unless it is said which."""
    n = kit.dice.randrange(PLATES) if which < 0 else which
    kit.plate(f, u, v, w + 0.0015, wide, wide * 0.21, f"plate{n}", turn=kit.dice.uniform(-0.02, 0.02))


def tape(kit: Kit, f: Frame, u: float, v: float, w: float, long: float, turn: float = 0.0) -> None:
    """Add a strip of grey tape."""
    kit.plate(f, u, v, w + 0.002, long, 0.048, "tape", turn=turn)


def bungee(kit: Kit, f: Frame, a: tuple[float, float], b: tuple[float, float], w: float) -> None:
    """Add a bungee between two hooks."""
    for u, v in (a, b):
        kit.box(f, u, v, w, 0.022, 0.022, 0.02, "alu", bevel=0.005, density=0.6)
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    cable(kit, f, [(*a, w + 0.016), (*middle, w + 0.03), (*b, w + 0.016)], 0.005, "cableb")


def pouch(kit: Kit, f: Frame, u: float, v: float, w: float, cell: str, turn: float = 0.0) -> None:
    """Add a food pouch held flat."""
    kit.cushion(f, u, v, w, 0.15, 0.11, 0.022, "alu", cell, firm=0.5, turn=turn, n=5)


def ring(f: Frame, radius: float, w: float, n: int = 24) -> Floats:
    """Return a circle of a frame, for lofts."""
    angles = np.linspace(0.0, 2.0 * math.pi, n, endpoint=False)
    return np.array([f.at(math.cos(a) * radius, math.sin(a) * radius, w) for a in angles])


def porthole(kit: Kit, f: Frame, u: float, v: float, w: float, radius: float, inner: str = "glass",
             tint: Tint = WHITE) -> None:  # fmt: skip
    """Add a round door or window of equipment: a bolted ring and what is behind it."""
    g = f.sub(u, v, w)
    eye = g.at(0, 0, 1.0)
    kit.loft([ring(g, radius, 0.0), ring(g, radius, 0.014), ring(g, radius * 0.96, 0.02), ring(g, radius * 0.8, 0.02),
              ring(g, radius * 0.77, 0.008)], eye, "alu", tint=tint)  # fmt: skip
    kit.loft([ring(g, radius * 0.77, 0.008), ring(g, radius * 0.3, 0.010), ring(g, 0.002, 0.011)], eye, inner)
    for k in range(10):
        a = k * math.pi / 5 + 0.3
        kit.box(g, math.cos(a) * radius * 0.88, math.sin(a) * radius * 0.88, 0.018, 0.018, 0.018, 0.007, "alu",
                bevel=0.003, density=0.6)  # fmt: skip
