"""What crews add to walls: cameras on arms, laptops, bundles of cable, bags, bottles, papers, bands.

Each function adds to a kit at a frame whose out points into the room; nothing stands more than 15 cm off its wall.
Knows no module.
"""

from __future__ import annotations

import math

from iss3d.forge.station import parts
from iss3d.forge.station.kit import SCREEN, WHITE, Frame, Kit, Tint

PRINTS = tuple(f"print{i}" for i in range(8))
PAGES = tuple(f"page{i}" for i in range(4))
BAGS = ("bag1", "bag2", "bag3", "bag4", "bag1", "bag4")
CLOTH: tuple[Tint, ...] = (
    (1.0, 0.99, 0.96), (0.95, 0.94, 0.90), (0.90, 0.86, 0.76), (0.72, 0.78, 0.88), (1.0, 1.0, 1.0), (0.84, 0.86, 0.88),
)  # fmt: skip
BELT = ((-0.017, -0.002), (0.017, -0.002), (0.017, 0.002), (-0.017, 0.002))
"""Profile of a strap of webbing."""


def belt(kit: Kit, f: Frame, spots: list[tuple[float, float, float]], cell: str = "webbing",
         tint: Tint = WHITE) -> None:  # fmt: skip
    """Add a strap that lies over things as cloth does."""
    kit.tube([f.at(*s) for s in spots], 0.0, 0, cell, tint, 0.5, smoothed=3, profile=[(b, a) for a, b in BELT])


def bag(kit: Kit, f: Frame, u: float, v: float, wide: float, high: float, deep: float, w: float = 0.0,
        cell: str = "", strapped: bool = True) -> None:  # fmt: skip
    """Add a cargo bag on a wall, its corners gone round, one strap sagging over it."""
    roll = kit.dice
    kit.cushion(f, u, v, w, wide, high, deep, "nomex", cell or roll.choice(BAGS), roll.choice(CLOTH),
                roll.uniform(0.24, 0.36), turn=roll.uniform(-0.03, 0.03), side=high > wide * 1.25, n=7)  # fmt: skip
    if strapped:
        at, top = u + roll.uniform(-0.2, 0.2) * wide, w + deep + 0.003
        lean = roll.uniform(-0.03, 0.03)
        h = high / 2
        belt(kit, f, [(at - lean, v - h - 0.03, w), (at - lean, v - h * 0.8, w + deep * 0.8), (at, v, top),
                      (at + lean, v + h * 0.8, w + deep * 0.8), (at + lean, v + h + 0.03, w)],
             roll.choice(("webbing", "sand", "cloth")))  # fmt: skip
        kit.box(f, at, v - h * 0.3, top - 0.004, 0.05, 0.04, 0.010, "black", bevel=0.004, density=0.6)


def camera(kit: Kit, f: Frame, u: float, v: float, side: float = 1.0) -> None:
    """Add a camera on a jointed arm, looking along the wall, its strap hanging out."""
    knee = (u - side * 0.16, v + 0.12, 0.06)
    kit.box(f, u - side * 0.28, v, 0, 0.07, 0.05, 0.03, "alu", bevel=0.008)
    kit.tube([f.at(u - side * 0.28, v, 0.02), f.at(*knee)], 0.011, 8, "black", caps=True)
    kit.tube([f.at(*knee), f.at(u - side * 0.02, v, 0.05)], 0.011, 8, "black", caps=True)
    kit.tube([f.at(knee[0], knee[1], 0.035), f.at(knee[0], knee[1], 0.082)], 0.022, 12, "steel", caps=True)
    kit.box(f, u, v, 0.03, 0.075, 0.145, 0.085, "black", bevel=0.014)
    kit.box(f, u - side * 0.02, v + 0.088, 0.045, 0.05, 0.05, 0.055, "black", bevel=0.010)
    kit.plate(f.sub(u - side * 0.0385, v, 0.075, math.pi / 2), 0, 0, 0, 0.001, 0.001, "black")
    for a, b, r in ((0.036, 0.10, 0.038), (0.10, 0.155, 0.042), (0.155, 0.165, 0.044)):
        kit.tube([f.at(u + side * a, v, 0.072), f.at(u + side * b, v, 0.072)], r, 16, "black", caps=True)
    kit.tube([f.at(u + side * 0.105, v, 0.072), f.at(u + side * 0.115, v, 0.072)], 0.0435, 16, "gold", density=0.5)
    eye = Frame.of(f.at(u + side * 0.1655, v, 0.072), f.axes[1], f.axes[0] * side)
    kit.disc(eye, 0, 0, 0, 0.036, "lens")
    belt(kit, f, [(u, v + 0.06, 0.08), (u + side * 0.06, v + 0.17, 0.10), (u - side * 0.05, v + 0.2, 0.06),
                  (u, v - 0.06, 0.06)], "navy")  # fmt: skip


def laptop(kit: Kit, f: Frame, u: float, v: float, screen: str, tilt: float = 0.5, side: float = 1.0) -> None:
    """Add a laptop that stands open on an arm: the lid along the wall, the keys turned out to whoever comes."""
    kit.box(f, u, v + 0.10, 0, 0.12, 0.12, 0.022, "alu", bevel=0.008)
    kit.tube([f.at(u, v + 0.06, 0.012), f.at(u + side * 0.24, v - 0.02, 0.02)], 0.012, 8, "black", caps=True)
    kit.box(f, u + side * 0.26, v - 0.02, 0, 0.06, 0.08, 0.03, "alu", bevel=0.008)
    kit.box(f, u, v + 0.122, 0.022, 0.336, 0.232, 0.014, "black", bevel=0.006)
    kit.plate(f, u, v + 0.124, 0.0365, 0.306, 0.196, screen, SCREEN)
    g = f.sub(u, v + 0.004, 0.026, tilt=-tilt)
    kit.box(g, 0, -0.116, -0.004, 0.336, 0.232, 0.018, "black", "deck", 0.006)
    kit.tube([g.at(-0.14, 0, 0), g.at(0.14, 0, 0)], 0.008, 8, "black", caps=True)
    end = [
        f.at(u + side * 0.16, v - 0.06, 0.05),
        f.at(u + side * 0.23, v - 0.2, 0.05),
        f.at(u + side * 0.2, v - 0.36, 0),
    ]
    kit.tube(end, 0.005, 5, "cablek", density=0.5, smoothed=4)
    kit.plate(f, u - 0.12, v + 0.25, 0.006, 0.09, 0.045, kit.dice.choice(("label0", "label1", "label7")))


def bundle(kit: Kit, f: Frame, left: float, right: float, v: float, count: int, w: float = 0.010) -> None:
    """Add a thick run of cables of many colours, tied with hook and loop, some of which leave it on the way."""
    roll = kit.dice
    span = right - left
    steps = max(4, round(span / 0.4))
    for n in range(count):
        off, high, r = (n - count / 2) * 0.011, w + roll.uniform(0.0, 0.022), roll.choice((0.005, 0.006, 0.009))
        spots = [(left + span * k / steps, v + off + roll.uniform(-0.010, 0.010), high + roll.uniform(0, 0.010))
                 for k in range(steps + 1)]  # fmt: skip
        if n % 3 == 0 and span > 0.8:
            spots = spots[: roll.randint(2, steps)]
            a, b, c = spots[-1]
            spots += [(a + 0.10, b + roll.choice((-1, 1)) * 0.09, c), (a + 0.16, b + roll.choice((-1, 1)) * 0.2, 0.0)]
        cell = roll.choice(("cablew", "cablew", "cableb", "cablek", "teal", "braid", "orange"))
        kit.tube([f.at(*s) for s in spots], r, 5, cell, density=0.5, smoothed=2)
    for k in range(max(1, round(span / 0.34))):
        u = left + (k + 0.5) * span / max(1, round(span / 0.34))
        kit.box(f, u, v, w - 0.012, 0.024, count * 0.011 + 0.05, 0.052, "velcro_black", bevel=0.010, density=0.6)


def duct(kit: Kit, spots: list[tuple[float, float, float]], f: Frame, radius: float = 0.055) -> None:
    """Add a flexible air duct with its clamps."""
    kit.tube([f.at(*s) for s in spots], radius, 14, "hose", density=0.7, smoothed=6)
    for a, b in ((spots[0], spots[1]), (spots[-1], spots[-2])):
        c = [a[i] + (b[i] - a[i]) * 0.08 for i in range(3)]
        kit.tube([f.at(*a), f.at(*c)], radius * 1.06, 14, "steel", density=0.5)


def bottle(kit: Kit, f: Frame, u: float, v: float, cell: str = "red") -> None:
    """Add a fire extinguisher in its clamps, nozzle up."""
    kit.box(f, u, v, 0, 0.11, 0.40, 0.012, "alu", bevel=0.004)
    kit.tube([f.at(u, v - 0.17, 0.064), f.at(u, v + 0.12, 0.064)], 0.052, 16, cell, caps=True)
    for dv in (-0.10, 0.06):
        kit.tube([f.at(u, v + dv, 0.064), f.at(u, v + dv + 0.028, 0.064)], 0.0545, 16, "steel", density=0.5)
    kit.tube([f.at(u, v + 0.12, 0.064), f.at(u, v + 0.16, 0.064)], 0.03, 12, "steel", caps=True)
    kit.box(f, u, v + 0.165, 0.045, 0.04, 0.05, 0.04, "black", bevel=0.010)
    kit.tube([f.at(u + 0.02, v + 0.17, 0.06), f.at(u + 0.07, v + 0.12, 0.07), f.at(u + 0.065, v - 0.02, 0.075)], 0.010,
             8, "rubber", smoothed=4, density=0.5)  # fmt: skip
    kit.plate(f, u, v - 0.02, 0.1195, 0.05, 0.05, "pfe", density=0.6)


def mask(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add a breathing mask in its soft case."""
    kit.cushion(f, u, v, 0, 0.26, 0.22, 0.09, "cloth", "", (0.18, 0.42, 0.28), 0.3, n=9)
    kit.plate(f, u, v + 0.02, 0.093, 0.10, 0.10, "pba")
    belt(kit, f, [(u - 0.15, v - 0.06, 0.0), (u - 0.1, v - 0.06, 0.08), (u, v - 0.065, 0.094),
                  (u + 0.1, v - 0.06, 0.08), (u + 0.15, v - 0.06, 0.0)], "webbing")  # fmt: skip


def prints(kit: Kit, f: Frame, u: float, v: float, count: int, w: float = 0.012) -> None:
    """Tape photographs side by side, none quite straight."""
    first = kit.dice.randrange(8)
    for n in range(count):
        a, b = u + (n % 3 - min(count - 1, 2) / 2) * 0.165, v - n // 3 * 0.135 + kit.dice.uniform(-0.012, 0.012)
        parts.note(kit, f, a, b, w + 0.001 * n, PRINTS[(first + n) % 8], kit.dice.uniform(0.135, 0.155))


def pages(kit: Kit, f: Frame, u: float, v: float, count: int = 2, w: float = 0.012) -> None:
    """Hang procedures by a clip, one over the other."""
    for n in range(count):
        turn = kit.dice.uniform(-0.06, 0.06)
        kit.plate(f, u + n * 0.12, v, w + 0.002 * n, 0.145, 0.193, kit.dice.choice(PAGES), turn=turn)
    kit.box(f, u, v + 0.09, w, 0.05, 0.03, 0.012, "steel", bevel=0.004, density=0.6)


def patch(kit: Kit, f: Frame, u: float, v: float, n: int, radius: float = 0.065, w: float = 0.008) -> None:
    """Add an embroidered patch, round as it is cut."""
    g = f.sub(u, v, 0, kit.dice.uniform(-0.06, 0.06))
    kit.disc(g, 0, 0, w, radius, f"emblem{n % 6}")


def flags(kit: Kit, f: Frame, u: float, v: float, count: int, w: float = 0.008) -> None:
    """Add a row of small flags."""
    for n in range(count):
        at = u + (n - (count - 1) / 2) * 0.108
        kit.plate(f, at, v, w, 0.096, 0.064, f"flag{n % 12}", turn=kit.dice.uniform(-0.03, 0.03))


def clear_bag(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add a clear bag with small things in it, stuck on by its corner."""
    kit.cushion(f, u, v, 0.008, 0.19, 0.18, 0.026, "alu", "ziploc", WHITE, 0.4, turn=kit.dice.uniform(-0.15, 0.15))


def headset(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add a headset hung on the wall by its bow."""
    for s in (-1, 1):
        kit.cushion(f, u + s * 0.075, v - 0.05, 0.006, 0.06, 0.08, 0.045, "rubber", "", WHITE, 0.4, n=5)
    bow = [
        (u - 0.08, v - 0.03, 0.03),
        (u - 0.05, v + 0.07, 0.03),
        (u + 0.05, v + 0.07, 0.03),
        (u + 0.08, v - 0.03, 0.03),
    ]
    kit.tube([f.at(*s) for s in bow], 0.007, 6, "black", smoothed=5, density=0.5)
    kit.tube([f.at(u - 0.08, v - 0.08, 0.03), f.at(u - 0.05, v - 0.13, 0.045), f.at(u - 0.01, v - 0.14, 0.05)], 0.005,
             5, "black", smoothed=3, density=0.5)  # fmt: skip


def roll(kit: Kit, f: Frame, u: float, v: float, cell: str = "tape") -> None:
    """Add a roll of tape under a cord."""
    spots = [
        f.at(u + math.cos(a) * 0.045, v + math.sin(a) * 0.045, 0.028) for a in (math.tau * k / 14 for k in range(15))
    ]
    kit.tube(spots, 0.0, 0, cell, profile=[(-0.012, -0.024), (0.012, -0.024), (0.012, 0.024), (-0.012, 0.024)],
             density=0.6)  # fmt: skip
    parts.bungee(kit, f, (u - 0.09, v), (u + 0.09, v + 0.01), 0.030)


def unit(kit: Kit, f: Frame, u: float, v: float, kind: int, size: float = 0.19) -> None:
    """Add a small box of equipment on its bracket, cabled to the side."""
    kit.box(f, u, v, 0, size * 0.8, size * 0.8, 0.012, "alu", bevel=0.003)
    kit.box(f, u, v, 0.010, size, size, 0.075, ("white", "dark")[kind % 2], f"unit{kind % 6}", 0.010)
    for s in (-1, 1):
        kit.box(f, u + s * size * 0.52, v, 0.012, 0.016, 0.05, 0.03, "steel", bevel=0.004, density=0.6)
    side = kit.dice.choice((-1, 1))
    kit.tube([f.at(u + side * size * 0.5, v - 0.03, 0.05), f.at(u + side * (size * 0.5 + 0.05), v - 0.06, 0.05),
              f.at(u + side * (size * 0.5 + 0.04), v - 0.22, 0.012), f.at(u + side * size * 0.4, v - 0.36, 0.0)], 0.006,
             6, kit.dice.choice(parts.CABLES), smoothed=4, density=0.5)  # fmt: skip


def apparatus(kit: Kit, f: Frame, u: float, v: float, kind: int, wide: float = 0.46, w: float = 0.0) -> None:
    """Add an experiment's box: a face of sockets and displays between two handles, cables out of it."""
    high = wide * 0.5
    kit.box(f, u, v, w, wide, high, 0.085, ("grey", "white", "dark", "grey")[kind % 4], f"face{kind % 4}", 0.010)
    for s in (-1, 1):
        parts.pull(kit, f.sub(w=w + 0.07), u + s * (wide / 2 - 0.018), v, high * 0.7, "steel", True)
        kit.box(f, u + s * (wide / 2 + 0.012), v - high * 0.36, w, 0.03, 0.04, 0.02, "alu", bevel=0.004, density=0.6)
    for n in range(2):
        a = u + (0.05 + n * 0.08) * wide
        kit.tube([f.at(a, v - high * 0.34, w + 0.08), f.at(a + 0.02, v - high * 0.48, w + 0.11),
                  f.at(a + 0.05, v - high * 0.75, w + 0.05), f.at(a + 0.03, v - high * 1.1, w)], 0.007, 6,
                 ("cablek", "cableb")[n], smoothed=4, density=0.5)  # fmt: skip


def loop(kit: Kit, f: Frame, u: float, v: float, wide: float = 0.34) -> None:
    """Add a foot loop of webbing."""
    belt(kit, f, [(u - wide / 2, v, 0.0), (u - wide / 2 + 0.02, v, 0.035), (u, v, 0.06),
                  (u + wide / 2 - 0.02, v, 0.035), (u + wide / 2, v, 0.0)])  # fmt: skip
    for s in (-1, 1):
        kit.box(f, u + s * wide / 2, v, 0, 0.05, 0.05, 0.012, "alu", bevel=0.004, density=0.6)


def bands(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add exercise bands of three colours over a hook."""
    kit.box(f, u, v, 0, 0.10, 0.03, 0.05, "steel", bevel=0.008)
    for n, cell in enumerate(("red", "teal", "orange")):
        a = u + (n - 1) * 0.03
        spots = [(a, v + 0.01, 0.04), (a + 0.02, v - 0.2, 0.03), (a + 0.05, v - 0.42, 0.025),
                 (a - 0.03, v - 0.40, 0.03),
                 (a - 0.01, v - 0.15, 0.035), (a, v + 0.005, 0.045)]  # fmt: skip
        kit.tube([f.at(*s) for s in spots], 0.007, 6, cell, smoothed=5, density=0.5)


def larder(kit: Kit, f: Frame, u: float, v: float, columns: int, rows: int) -> None:
    """Add pouches of food stuck to a wall in rows by their hook and loop."""
    for i in range(columns):
        for j in range(rows):
            if kit.dice.random() < 0.86:
                a, b = u + (i - (columns - 1) / 2) * 0.155, v + (j - (rows - 1) / 2) * 0.125
                kit.cushion(f, a, b, 0.004, 0.145, 0.108, 0.024, "alu", f"food{kit.dice.randrange(6)}", WHITE, 0.5,
                            turn=kit.dice.uniform(-0.12, 0.12), n=5)  # fmt: skip


def velcro(kit: Kit, f: Frame, u: float, v: float, count: int) -> None:
    """Add squares of hook and loop along a line."""
    for n in range(count):
        kit.plate(f, u + n * 0.09, v, 0.003, kit.dice.choice((0.03, 0.05)), 0.025,
                  kit.dice.choice(("velcro_white", "velcro_white", "velcro_black")), density=0.6)  # fmt: skip


def fan(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add a portable fan on its bracket."""
    kit.box(f, u, v, 0, 0.14, 0.20, 0.03, "steel", bevel=0.006)
    kit.tube([f.at(u, v, 0.03), f.at(u, v, 0.085)], 0.115, 20, "dark", caps=False)
    kit.disc(f, u, v, 0.085, 0.116, "unit3")
