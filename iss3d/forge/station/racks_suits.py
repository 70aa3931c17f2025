"""Bays in which a spacesuit hangs on its stand, deeper than a rack's front: one ready, one half put away.

As alcoves.py: nothing closes the wall behind such a bay, so it closes its whole place itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from iss3d.forge.station import parts, parts_soft, parts_suit, parts_worn
from iss3d.forge.station.alcoves import recess
from iss3d.forge.station.kit import LAMP, Frame, Kit
from iss3d.forge.station.parts_suit import CLOTH, GREY, Wear
from iss3d.forge.station.racks import Bay

RECESS = 0.42
"""Metres that the hollow behind a suit is deep."""

READY = Wear(stripe="red", girth=1.02, turn=0.10)
SECOND = Wear(stripe="", girth=0.93, helmet=False, gloves=False, turn=-0.16, legs=(0.05, 0.0),
              hands=((-0.31, -0.26, 0.06), (0.13, 0.015, 0.135)),
              elbows=((-0.36, -0.02, -0.03), (0.36, -0.05, 0.02)))  # fmt: skip


def stand(bay: Bay) -> Frame:
    """Build the hollow with its padded walls, the adapter plate the pack is latched to, rails, umbilicals, straps.

    Returns:
        The place of a suit's chest.
    """
    k, f = bay.kit, bay.f
    wide, high = bay.w - 0.10, bay.h - 0.05
    recess(k, f, 0, 0, wide, high, RECESS, "grey", (0.70, 0.71, 0.72))
    for s in (-1, 1):
        k.box(f, s * (bay.w / 2 - 0.016), 0, -0.11, 0.034, bay.h, 0.112, "alu", bevel=0.004)
        k.box(f, s * (bay.w / 2 - 0.05), 0, -0.0015, 0.030, bay.h - 0.02, 0.002, "alu", "track", 0.0004, side=True)
    back = f.sub(w=-RECESS)
    for i in range(3):
        for s in (-1, 1):
            k.cushion(back, s * wide * 0.25, (i - 1) * high / 3, 0, wide / 2 - 0.02, high / 3 - 0.02, 0.026, "quilt",
                      "", (0.90, 0.91, 0.92), 0.3, n=5)  # fmt: skip
    for s in (-1, 1):
        k.box(back, s * 0.20, 0.10, 0, 0.05, high - 0.24, 0.06, "alu", "track", 0.008, side=True)
        pole = s * (wide / 2 - 0.05)
        k.tube([f.at(pole, -high / 2 + 0.05, -0.10), f.at(pole, high / 2 - 0.05, -0.10)], 0.016, 10, "blue")
    for v in (0.52, -0.28):
        k.box(back, 0, v, 0.04, 0.52, 0.07, 0.05, "alu", bevel=0.012)
        for s in (-1, 1):
            k.box(back, s * 0.24, v, 0.07, 0.05, 0.05, 0.06, "gold", bevel=0.010)
    roof = f.sub(v=high / 2 - 0.004, w=-0.16, tilt=math.pi / 2)
    k.box(roof, 0, 0, 0, 0.62, 0.09, 0.022, "white", bevel=0.008)
    k.box(roof, 0, 0, 0.022, 0.58, 0.06, 0.005, "emit", bevel=0.002, glow=LAMP)
    k.plate(f.sub(w=-RECESS + 0.03), 0.36, high / 2 - 0.10, 0, 0.18, 0.09, "label2")
    return f.sub(0.0, 0.10, -0.115)


def umbilicals(k: Kit, f: Frame, side: float) -> None:
    """Lead the umbilical from the chest unit round the hip to the wall, wrapped in white, and strap the knees."""
    path = [(side * 0.17, 0.02, 0.06), (side * 0.27, -0.02, 0.10), (side * 0.40, 0.14, 0.04),
            (side * 0.47, 0.34, -0.08), (side * 0.50, 0.50, -0.24)]  # fmt: skip
    k.tube([f.at(*p) for p in path], 0.026, 12, "cloth", CLOTH, 0.8, smoothed=7)
    k.tube([f.at(-side * 0.17, 0.02, 0.06), f.at(-side * 0.24, -0.10, 0.10), f.at(-side * 0.34, -0.30, 0.00),
            f.at(-side * 0.48, -0.46, -0.20)], 0.013, 8, "blue", smoothed=6)  # fmt: skip
    for v in (-0.45, -0.66):
        belt = [
            (-0.50, v + 0.02, -0.26),
            (-0.22, v, 0.06),
            (0.0, v - 0.01, 0.085),
            (0.22, v, 0.07),
            (0.50, v + 0.02, -0.26),
        ]
        parts_worn.belt(k, f, belt, "webbing")
        parts_soft.buckle(k, f, 0.0, v - 0.01, 0.088)


def suit(bay: Bay) -> None:
    """A suit ready to be entered: red bands, gold visor down, gloves on, its lamps at both temples."""
    k = bay.kit
    f = stand(bay)
    parts_suit.wear_all(k, f, READY)
    umbilicals(k, f, 1.0)
    back = bay.f.sub(w=-RECESS)
    k.box(back, 0.40, -0.56, 0.0, 0.22, 0.30, 0.10, "white", "unit0", 0.010)
    k.cushion(back, -0.40, -0.54, 0.0, 0.24, 0.34, 0.12, "cloth", "bag1", CLOTH, 0.34, n=7)
    k.box(bay.f, -bay.w / 2 + 0.12, 0.60, -0.30, 0.012, 0.15, 0.20, "white", "card", 0.003, tilt=0.0)


def second_suit(bay: Bay) -> None:
    """The smaller suit, without bands: helmet off and netted beside it, gloves on a cord, cap and bag of the liner."""
    k = bay.kit
    f = stand(bay)
    parts_suit.wear_all(k, f, SECOND)
    umbilicals(k, f, -1.0)
    back = bay.f.sub(w=-RECESS)
    neck = Frame.of(f.at(0.0, 0.325, 0.0), f.axes[0], f.axes[1])
    hollow = ((0.0, 0.142), (-0.07, 0.12), (-0.14, 0.05))
    parts_suit.hide(k, [parts_suit.ring(neck.sub(w=w), r, r * 0.88, 24) for w, r in hollow], "black", (1.6, 1.6, 1.8))
    shelf = back.sub(0.36, 0.52, 0.20)
    parts_suit.helmet(k, shelf.sub(turn=0.22, tilt=0.30), raised=True)
    for s in (-1, 1):
        strap = [(0.36 + s * 0.10, 0.74, 0.0), (0.36 + s * 0.12, 0.68, 0.24), (0.36 + s * 0.15, 0.50, 0.345),
                 (0.36 + s * 0.12, 0.34, 0.24), (0.36 + s * 0.10, 0.30, 0.0)]  # fmt: skip
        parts_worn.belt(k, back, strap, "webbing")
    rope = [(-0.54, 0.46, 0.22), (-0.40, 0.40, 0.26), (-0.26, 0.42, 0.24)]
    parts.cable(k, back, rope, 0.006, "cableb")
    for side, u in ((-1.0, -0.48), (1.0, -0.33)):
        hung = back.sub(u, 0.40, 0.25, turn=0.12 * side)
        parts_suit.glove(k, Frame.of(hung.o, hung.axes[0], -hung.axes[1]), side, 0.5)
    parts_suit.cap(k, back.sub(-0.38, 0.64, 0.06))
    k.cushion(back, -0.38, -0.50, 0.0, 0.26, 0.44, 0.16, "cloth", "bag4", (0.74, 0.80, 0.90), 0.34, n=7, side=True)
    parts_worn.belt(k, back, [(-0.52, -0.44, 0.0), (-0.46, -0.44, 0.14), (-0.30, -0.44, 0.15), (-0.22, -0.44, 0.0)])
    k.box(back, 0.40, -0.46, 0.0, 0.24, 0.20, 0.12, "white", "unit2", 0.010)
    k.plate(back, 0.40, -0.28, 0.03, 0.12, 0.06, "label3")


def coiled(k: Kit, f: Frame, u: float, v: float, radius: float, turns: int, cell: str) -> None:
    """Hang a coil of thick umbilical on a hook, tied twice."""
    for n in range(turns):
        r = radius - 0.010 * n
        high = 0.022 + 0.024 * (n % 3)
        round_ = (math.tau * i / 20 for i in range(21))
        spots = [f.at(u + math.cos(a) * r, v + math.sin(a) * r * 1.25, high + 0.004 * math.sin(3 * a)) for a in round_]
        k.tube(spots, 0.013, 8, cell, CLOTH if cell == "cloth" else GREY, density=0.6)
    for a in (0.6, 2.4, 4.4):
        k.box(f, u + math.cos(a) * radius * 0.92, v + math.sin(a) * radius * 1.15, 0.0, 0.085, 0.030, 0.085,
              "velcro_black", bevel=0.012, turn=a, density=0.6)  # fmt: skip


KINDS: dict[str, Callable[[Bay], None]] = {"suit": suit, "second_suit": second_suit}
"""Kinds by the word that a module's page uses."""
