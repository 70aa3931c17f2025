"""Racks: what fills one place on a wall, 1.05 m wide; every kind a small function of a bay.

Fronts stand at the wall people bump into, never more than 3 cm before it; only pulls, cables and rails reach further.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from iss3d.forge.station import parts, parts_worn
from iss3d.forge.station.kit import SCREEN, WHITE, Frame, Kit, Tint

PANELS = ("panel0", "panel1", "panel2", "panel3", "panel0", "panel1", "door0", "door1")
"""Closeouts, the plain ones most often."""

DEEP = 0.10
"""Metres behind the wall's surface to the dark back of a rack."""


@dataclass(slots=True)
class Bay:
    """A place for a rack: its frame at the middle of its front, width along right, height along up.

    Attributes:
        wall, accent: Colours of the module.
        spare: Whether something of the game hangs before it, so that nothing else may.
    """

    kit: Kit
    f: Frame
    w: float
    h: float
    wall: Tint = WHITE
    accent: Tint = (0.3, 0.5, 0.8)
    spare: bool = False

    @property
    def inner(self) -> float:
        """Return the width between the posts."""
        return self.w - 0.1


def structure(bay: Bay) -> None:
    """Add posts with seat tracks at both sides, and the dark behind."""
    k, f = bay.kit, bay.f
    for s in (-1, 1):
        k.box(f, s * (bay.w / 2 - 0.024), 0, -0.04, 0.046, bay.h, 0.038, "alu")
        k.box(f, s * (bay.w / 2 - 0.024), 0, -0.0015, 0.030, bay.h - 0.02, 0.002, "alu", "track", 0.0004, side=True)
    for s in (-1, 1):
        k.box(f, 0, s * (bay.h / 2 - 0.012), -0.05, bay.inner, 0.024, 0.042, "alu")


def express(bay: Bay) -> None:
    """An EXPRESS rack: eight lockers, two drawers of electronics, hoses below."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    top, low = bay.h / 2 - 0.03, -bay.h / 2 + 0.03
    high = (top - 0.20 - (low + 0.40)) / 4
    for j in range(4):
        for i in range(2):
            u, v = (i - 0.5) * w / 2, low + 0.40 + (j + 0.5) * high
            if (i, j) == (1, 1):
                k.box(f, u, v, -DEEP, w / 2 - 0.012, high - 0.012, 0.078, "dark", "drawer2", 0.006)
                parts.pull(k, f.sub(w=-0.022), u, v - high * 0.3, 0.18, "alu")
                continue
            proud = DEEP + k.dice.choice((0.0, 0.006, 0.016))
            k.box(f, u, v, -DEEP, w / 2 - 0.010, high - 0.010, proud, "white", f"locker{k.dice.randrange(4)}", 0.008,
                  bay.wall)  # fmt: skip
            g = f.sub(w=proud - DEEP)
            k.plate(g, u, v + high * 0.34, 0.0012, w * 0.15, high * 0.12, f"label{k.dice.choice((0, 1, 3, 5, 7, 8))}")
            if k.dice.random() < 0.3:
                k.box(g, u, v, 0.0, w * 0.40, high * 0.62, 0.012, "white", f"face{k.dice.randrange(4)}", 0.004)
            parts.pull(k, g, u, v - high * 0.17, 0.13)
            for s in (-1, 1):
                parts.latch(k, g, u + s * w * 0.16, v - high * 0.33)
    k.box(
        f, 0, top - 0.10, -DEEP, w - 0.01, 0.19, 0.10, "white", k.dice.choice(("locker0", "drawer1")), 0.006, bay.wall
    )
    parts.pull(k, f, 0, top - 0.16, 0.3)
    for i, kind in enumerate(k.dice.sample(range(4), 2)):
        v = low + 0.10 + i * 0.19
        k.box(f, 0, v, -DEEP, w - 0.01, 0.18, 0.095, "dark", f"drawer{kind}", 0.006)
        for s in (-1, 1):
            parts.pull(k, f.sub(w=-0.005), s * (w / 2 - 0.03), v, 0.11, "alu", True)
    for _ in range(3):
        a, b = k.dice.uniform(-0.35, 0.35), k.dice.uniform(-0.35, 0.35)
        parts.drooping(k, f, (a, low + 0.30), (b, low + 0.08), -0.006)


def drawers(bay: Bay) -> None:
    """A rack of electronics: drawers of many heights with bow handles, cabled together."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    v, end = -bay.h / 2 + 0.03, bay.h / 2 - 0.03
    while v < end - 0.1:
        high = min(k.dice.choice((0.13, 0.17, 0.22)), end - v)
        kind, proud = k.dice.randrange(4), k.dice.uniform(0.07, 0.108)
        if k.dice.random() < 0.18:
            k.box(f, 0, v + high / 2, -DEEP, w - 0.01, high - 0.008, 0.07, "grey", "holes", 0.005)
        else:
            cell = ("dark", "white", "dark", "black")[kind]
            k.box(f, 0, v + high / 2, -DEEP, w - 0.01, high - 0.008, proud, cell, f"drawer{kind}", 0.006)
            for s in (-1, 1):
                parts.pull(k, f.sub(w=proud - DEEP), s * (w / 2 - 0.028), v + high / 2, high * 0.6, "alu", True)
        v += high
    for _ in range(5):
        a = (k.dice.uniform(-0.4, 0.4), k.dice.uniform(-0.5, 0.6))
        parts.drooping(k, f, a, (k.dice.uniform(-0.4, 0.4), a[1] - k.dice.uniform(0.15, 0.4)), 0.0)


def doors(bay: Bay) -> None:
    """Two closeout panels with latches."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    upper = bay.h * k.dice.choice((0.45, 0.53, 0.62))
    above, below = k.dice.sample(PANELS, 2)
    for v, high, cell in ((bay.h / 2 - upper / 2 - 0.02, upper - 0.02, above),
                          (-bay.h / 2 + (bay.h - upper) / 2 + 0.01, bay.h - upper - 0.04, below)):  # fmt: skip
        k.box(f, 0, v, -DEEP, w - 0.01, high, DEEP + 0.006, "white", cell, 0.012, bay.wall)
        for s in (-1, 1):
            for t in (-1, 1):
                parts.latch(k, f.sub(w=0.006), s * (w / 2 - 0.03), v + t * (high / 2 - 0.05))


def stowage(bay: Bay) -> None:
    """Cargo bags in two columns, held by straps."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    rows = max(2, round(bay.h / 0.56))
    high = (bay.h - 0.05) / rows
    for i in range(rows):
        v = -bay.h / 2 + 0.025 + (i + 0.5) * high
        share = k.dice.choice((0.4, 0.5, 0.5, 0.6))
        for left, right in ((-w / 2, w * (share - 0.5)), (w * (share - 0.5), w / 2)):
            wide = right - left
            k.cushion(f, (left + right) / 2, v, -DEEP + 0.01, wide - 0.010, high - 0.012,
                      DEEP + k.dice.uniform(-0.02, 0.024), "nomex", k.dice.choice((*parts_worn.BAGS, "bag")),
                      k.dice.choice(parts_worn.CLOTH), k.dice.uniform(0.24, 0.4), turn=k.dice.uniform(-0.02, 0.02),
                      side=high > wide * 1.3)  # fmt: skip
        if k.dice.random() < 0.7:
            sag, at = k.dice.uniform(-0.02, 0.02), v + k.dice.uniform(-0.1, 0.1) * high
            spots = [(-w / 2, at, -0.01), (-w * 0.3, at + sag, 0.026), (-0.04, at, 0.002), (w * 0.25, at - sag, 0.026),
                     (w / 2, at, -0.01)]  # fmt: skip
            parts_worn.belt(k, f, spots, k.dice.choice(("webbing", "webbing", "sand")))


def vents(bay: Bay) -> None:
    """A return grille of the air with lint on it, a closeout, a panel of sockets."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    third = (bay.h - 0.06) / 3
    k.box(f, 0, third, -DEEP, w - 0.01, third - 0.012, DEEP, "white", "door1", 0.012, bay.wall)
    for s in (-1, 1):
        g = f.sub(s * w / 4, 0, -0.03)
        k.plate(g, 0, 0, -0.02, w / 2 - 0.05, third - 0.05, "black")
        for i in range(9):
            k.box(g, 0, (i - 4) * (third - 0.08) / 9, -0.004, w / 2 - 0.06, 0.03, 0.006, "alu", bevel=0.001,
                  density=0.6, tilt=0.5)  # fmt: skip
        for t in (-1, 1):
            k.box(g, t * (w / 4 - 0.014), 0, -0.04, 0.022, third - 0.014, 0.07, "white", tint=bay.wall, density=0.7)
            k.box(g, 0, t * (third / 2 - 0.02), -0.04, w / 2 - 0.014, 0.022, 0.07, "white", tint=bay.wall, density=0.7)
    k.box(f, 0, -third, -DEEP, w - 0.01, third - 0.012, DEEP - 0.01, "white", "sockets", 0.01)
    for _ in range(4):
        u = k.dice.uniform(-0.4, 0.4)
        end = (u + k.dice.uniform(-0.2, 0.2), -bay.h / 2 + 0.03)
        parts.drooping(k, f, (u, -third + k.dice.choice((-0.11, 0.1))), end, -0.008, 0.010)


def glovebox(bay: Bay) -> None:
    """A sealed workbench: a broad window, two glove ports, filters below."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, bay.h / 2 - 0.22, -DEEP, w - 0.01, 0.38, 0.10, "dark", "drawer2", 0.008)
    k.box(f, 0, 0.02, -DEEP, w - 0.01, 0.84, DEEP + 0.012, "grey", bevel=0.02)
    g = f.sub(w=0.012)
    k.box(g, 0, 0.20, -0.006, 0.76, 0.38, 0.014, "alu", bevel=0.006)
    k.plate(g, 0, 0.20, 0.0085, 0.70, 0.32, "glass")
    for s in (-1, 1):
        parts.porthole(k, g, s * 0.22, -0.22, 0.0, 0.14, "rubber")
        parts.pull(k, g, s * 0.43, 0.2, 0.2, "alu", True)
    k.box(f, 0, -bay.h / 2 + 0.22, -DEEP, w - 0.01, 0.36, 0.10, "white", "locker2", 0.008, bay.wall)


def chamber(bay: Bay) -> None:
    """A combustion rack: a great round door between drawers, bottles of gas beside it."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, bay.h / 2 - 0.13, -DEEP, w - 0.01, 0.20, 0.10, "dark", "drawer0", 0.006)
    k.box(f, 0, 0.12, -DEEP, w - 0.01, 0.98, DEEP - 0.02, "grey", bevel=0.015)
    parts.porthole(k, f, -0.12, 0.14, -0.02, 0.30)
    parts.porthole(k, f, 0.30, 0.44, -0.02, 0.11)
    for i, cell in enumerate(("red", "white", "grey")):
        u = 0.24 + i * 0.085
        k.tube([f.at(u, -0.12, -0.012), f.at(u, 0.18, -0.012)], 0.03, 10, cell, caps=True)
        k.tube([f.at(u, 0.18, -0.012), f.at(u, 0.22, -0.012)], 0.012, 6, "alu", caps=True)
    for i in range(2):
        k.box(f, 0, -bay.h / 2 + 0.12 + i * 0.19, -DEEP, w - 0.01, 0.18, 0.098, "dark", f"drawer{3 - 2 * i}", 0.006)
    parts.drooping(k, f, (0.25, 0.2), (0.1, -0.45), -0.01, 0.008, "cableb")


def fluids(bay: Bay) -> None:
    """A rack behind two tall doors, one ajar by its strap, with a laptop of its own."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    for s in (-1, 1):
        k.box(f, s * w / 4, 0.12, -DEEP, w / 2 - 0.01, bay.h - 0.34, DEEP + 0.008, "white", bevel=0.016, tint=bay.wall)
        k.box(f, s * w / 4, 0.32, 0.006, w / 2 - 0.12, 0.62, 0.006, "white", bevel=0.004, tint=bay.wall)
        k.plate(f, s * w / 4, -0.16, 0.0095, 0.20, 0.06, "agencies")
        parts.pull(k, f.sub(w=0.008), s * 0.05, 0.1, 0.22, "alu", True)
        for t in (-0.5, 0.72):
            parts.latch(k, f.sub(w=0.008), s * (w / 2 - 0.05), t)
    k.box(f, 0, -bay.h / 2 + 0.13, -DEEP, w - 0.01, 0.20, 0.095, "dark", "drawer1", 0.006)
    if not bay.spare:
        parts.laptop(k, f.sub(w=0.012), -0.05, 0.30, "screen2")


def freezer(bay: Bay) -> None:
    """A laboratory freezer: four round doors that frost over, a control drawer."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, 0.1, -DEEP, w - 0.01, bay.h - 0.34, DEEP - 0.015, "white", bevel=0.014, tint=bay.wall)
    for u in (-0.23, 0.23):
        for v in (-0.14, 0.42):
            parts.porthole(k, f, u, v, -0.016, 0.20, "white")
            k.box(f, u, v, -0.006, 0.26, 0.04, 0.03, "blue", bevel=0.01)
    k.plate(f, 0, 0.74, -0.0142, 0.3, 0.075, "agencies")
    k.box(f, 0, -bay.h / 2 + 0.13, -DEEP, w - 0.01, 0.20, 0.10, "dark", "drawer0", 0.006)


def pumps(bay: Bay) -> None:
    """A rack of the cooling loops: pump housings, valves, hoses in blue and white."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, bay.h / 2 - 0.26, -DEEP, w - 0.01, 0.46, 0.10, "white", "door1", 0.012, bay.wall)
    for s in (-1, 1):
        k.box(f, s * 0.24, 0.08, -DEEP, 0.40, 0.34, 0.095, "grey", "holes", 0.02)
        k.tube([f.at(s * 0.24, -0.19, -0.03), f.at(s * 0.24, -0.44, -0.03)], 0.05, 12, "alu", caps=True)
        parts.porthole(k, f, s * 0.24, 0.08, -0.008, 0.1, "rubber")
    for i in range(5):
        u = -0.36 + i * 0.18
        parts.cable(k, f, [(u, -0.15, -0.06), (u, -0.24, -0.005), (u + 0.05, -0.42, 0.006), (u + 0.03, -0.6, -0.01),
                           (u, -0.72, -0.06)], 0.017, ("cablew", "cableb")[i % 2])  # fmt: skip
    k.box(f, 0, -bay.h / 2 + 0.1, -DEEP, w - 0.01, 0.15, 0.08, "white", "sockets", 0.01)
    k.plate(f, 0, -0.09, -0.006, 0.4, 0.05, "stripe")


def desk(bay: Bay) -> None:
    """Where somebody works: two screens, a laptop, a keyboard, papers and cables."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, 0, -DEEP, w - 0.01, bay.h - 0.06, DEEP - 0.012, "white", "bulk2", 0.012, bay.wall)
    g = f.sub(w=-0.012)
    for u, cell in ((-0.24, "screen0"), (0.24, "screen2")):
        parts.display(k, g, u, 0.42, 0.0, 0.38, cell)
    k.box(g, 0, 0.02, 0, w - 0.12, 0.2, 0.03, "dark", "drawer0", 0.006)
    if not bay.spare:
        parts.laptop(k, g, 0.18, -0.30, "screen1")
    k.box(g, -0.28, -0.3, 0, 0.3, 0.3, 0.03, "grey", "sockets", 0.008)
    k.box(g, 0, -0.68, 0, w - 0.06, 0.2, 0.02, "white", "locker3", 0.008, bay.wall)
    for _ in range(4):
        parts.drooping(k, g, (k.dice.uniform(-0.4, 0.0), -0.3), (k.dice.uniform(-0.3, 0.3), 0.05), 0.03)


def blank(bay: Bay) -> None:
    """A plain closeout, in one piece or two, held by screws."""
    k, f = bay.kit, bay.f
    cells = k.dice.sample(PANELS, 3)
    if max(bay.w, bay.h) > 1.5 * min(bay.w, bay.h) and max(bay.w, bay.h) > 0.5:
        upright = bay.h > bay.w
        for s in (-1, 1):
            u, v = (0.0, s * bay.h / 4) if upright else (s * bay.w / 4, 0.0)
            wide, high = (bay.w, bay.h / 2) if upright else (bay.w / 2, bay.h)
            k.box(f, u, v, -0.04, wide - 0.008, high - 0.008, 0.042, "white", k.dice.choice(cells[:2]), 0.008, bay.wall)
    else:
        k.box(f, 0, 0, -0.04, bay.w - 0.008, bay.h - 0.008, 0.042, "white", k.dice.choice(cells), 0.008, bay.wall)


def pantry(bay: Bay) -> None:
    """A galley rack: pouches behind nets, a water dispenser, a food warmer."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, -w / 4, 0.42, -DEEP, w / 2 - 0.012, 0.5, DEEP, "alu", "drawer1", 0.01)
    for i in range(2):
        k.tube([f.at(-w / 4 + (i - 0.5) * 0.16, 0.26, 0.0), f.at(-w / 4 + (i - 0.5) * 0.16, 0.26, 0.03)], 0.02, 8,
               ("cableb", "red")[i], caps=True)  # fmt: skip
    k.box(f, w / 4, 0.42, -DEEP, w / 2 - 0.012, 0.5, DEEP + 0.01, "white", "locker2", 0.01, bay.wall)
    parts.pull(k, f.sub(w=0.01), w / 4, 0.3, 0.24, "alu")
    k.plate(f, 0, -0.22, -DEEP + 0.02, w, 0.72, "cloth")
    for i in range(3):
        for j in range(5):
            parts.pouch(k, f, -0.37 + j * 0.185, -0.02 - i * 0.2, -0.05, f"pouch{k.dice.randrange(2)}",
                        k.dice.uniform(-0.25, 0.25))  # fmt: skip
        cables = [(-w / 2, -0.06 - i * 0.2, -0.02), (0, -0.075 - i * 0.2, -0.004), (w / 2, -0.06 - i * 0.2, -0.02)]
        parts.cable(k, f, cables, 0.004, "cableb")
    k.box(f, 0, -bay.h / 2 + 0.13, -DEEP, w - 0.01, 0.2, 0.1, "white", "locker3", 0.008, bay.wall)


def lights(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add three small lights that are always on."""
    for i, cell in enumerate(("yellow", "emit", "emit")):
        tint = ((1.0, 0.8, 0.3), (0.3, 1.0, 0.5), (0.3, 1.0, 0.5))[i]
        kit.box(f, u + i * 0.02, v, 0, 0.008, 0.008, 0.003, cell, bevel=0.001, tint=tint, glow=SCREEN, density=0.6)


KINDS: dict[str, Callable[[Bay], None]] = {
    "express": express, "drawers": drawers, "doors": doors, "stowage": stowage, "vents": vents,
    "glovebox": glovebox, "chamber": chamber, "fluids": fluids, "freezer": freezer, "pumps": pumps,
    "desk": desk, "blank": blank, "pantry": pantry,
}  # fmt: skip
"""Rack kinds by the word that a module's page uses."""


def lived_in(bay: Bay, much: float = 0.5) -> None:
    """Add what people leave on a front: notes, photographs, tape, a bungee with a pouch under it."""
    k, f = bay.kit, bay.f
    for _ in range(int(np.ceil(much * 3 * k.dice.random()))):
        u, v = k.dice.uniform(-0.4, 0.4) * bay.w, k.dice.uniform(-0.36, 0.40) * bay.h
        cell = k.dice.choice((*parts.SMALL_PICTURES, *parts_worn.PRINTS, "note0", "note1", "note2", "timetable"))
        parts.note(k, f, u, v, 0.019, cell, k.dice.uniform(0.1, 0.15))
    if k.dice.random() < much:
        parts.tape(k, f, k.dice.uniform(-0.3, 0.3) * bay.w, k.dice.uniform(-0.4, 0.4) * bay.h, 0.019, 0.22,
                   k.dice.choice((0.0, math.pi / 2)))  # fmt: skip
    if k.dice.random() < much * 0.5:
        v = k.dice.uniform(-0.3, 0.3) * bay.h
        parts.bungee(k, f, (-bay.w * 0.4, v), (bay.w * 0.4, v + 0.04), 0.014)
        parts.pouch(k, f, k.dice.uniform(-0.2, 0.2) * bay.w, v, 0.016, k.dice.choice(("pouch0", "pouch1")))
