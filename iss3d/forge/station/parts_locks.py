"""Fillings of the airlock, the docking tunnels and the soft module: suits on stands, tool wall, chargers, hoses, bags.

As racks.py: fronts stand at the wall people bump into, most of a suit lies behind it. Knows no module.
"""

from __future__ import annotations

import math

import numpy as np

from iss3d.forge.station import parts, parts_worn
from iss3d.forge.station.kit import SCREEN, WHITE, Frame, Kit, Tint, smooth
from iss3d.forge.station.racks import DEEP, Bay, structure

BAG_TINTS: tuple[Tint, ...] = (
    (0.97, 0.96, 0.92), (0.97, 0.96, 0.92), (0.86, 0.84, 0.77), (0.52, 0.58, 0.68), (0.72, 0.68, 0.56),
)  # fmt: skip
"""Colours of cargo bags: mostly white, some sand, some blue."""

SUIT: Tint = (0.98, 0.97, 0.93)


def dome(kit: Kit, f: Frame, u: float, v: float, w: float, size: tuple[float, float, float], cell: str = "cloth",
         tint: Tint = WHITE, n: int = 9, density: float = 1.0) -> None:  # fmt: skip
    """Add half an ellipsoid that bulges out of the wall.

    Args:
        size: Half its extents along right and up, and how far it comes out.
    """
    rings = [(0.0, 0.0)]
    turns = 2 * n
    for i in range(1, n):
        for j in range(turns):
            tilt, angle = math.pi / 2 * i / (n - 1), 2 * math.pi * j / turns
            rings.append((math.sin(tilt) * math.cos(angle), math.sin(tilt) * math.sin(angle)))
    flat = np.array(rings)
    high = np.sqrt(np.clip(1.0 - (flat**2).sum(axis=1), 0.0, 1.0))
    places = np.column_stack([flat[:, 0] * size[0], flat[:, 1] * size[1], high * size[2]])
    triangles = [(0, 1 + j, 1 + (j + 1) % turns) for j in range(turns)]
    for i in range(n - 2):
        for j in range(turns):
            a, b = 1 + i * turns + j, 1 + i * turns + (j + 1) % turns
            triangles += [(a, a + turns, b + turns), (a, b + turns, b)]
    index = np.array(triangles)
    normals = smooth(places, index)
    g = f.sub(u, v, w)
    spread = flat * (size[0] + size[2] * 0.5, size[1] + size[2] * 0.5)
    kit.add(places @ g.axes + g.o, normals @ g.axes, kit.crop(cell, spread), spread, index, tint, density=density)


def wrench(kit: Kit, f: Frame, u: float, v: float, long: float, turn: float = 0.0) -> None:
    """Add an open wrench held flat."""
    g = f.sub(u, v, 0, turn)
    kit.box(g, 0, 0, 0, 0.018, long, 0.010, "alu", bevel=0.004, density=0.6)
    for s in (-1, 1):
        kit.box(g, 0, s * long / 2, 0, 0.042, 0.04, 0.013, "alu", bevel=0.006, density=0.6)
        kit.box(g, 0, s * (long / 2 + 0.011), 0.012, 0.016, 0.02, 0.003, "black", bevel=0.001, density=0.5)


def driver(kit: Kit, f: Frame, u: float, v: float, cell: str = "red") -> None:
    """Add a screwdriver under its loop."""
    kit.tube([f.at(u, v + 0.02, 0.014), f.at(u, v + 0.12, 0.014)], 0.014, 10, cell, caps=True, density=0.5)
    kit.tube([f.at(u, v + 0.02, 0.014), f.at(u, v - 0.12, 0.014)], 0.0045, 6, "alu", caps=True, density=0.5)
    kit.box(f, u, v + 0.03, 0, 0.05, 0.02, 0.03, "cloth", bevel=0.004, tint=(0.3, 0.4, 0.6), density=0.5)


def pistol(kit: Kit, f: Frame, u: float, v: float) -> None:
    """Add the pistol-grip tool in its caddy: a gold body, a dark grip, a socket, a battery."""
    kit.box(f, u, v, 0, 0.28, 0.30, 0.008, "dark", bevel=0.004)
    kit.tube([f.at(u - 0.1, v + 0.07, 0.02), f.at(u + 0.05, v + 0.07, 0.02)], 0.034, 12, "gold", caps=True)
    kit.tube([f.at(u + 0.05, v + 0.07, 0.02), f.at(u + 0.12, v + 0.07, 0.02)], 0.016, 10, "alu", caps=True)
    kit.box(f, u - 0.05, v - 0.04, 0.004, 0.055, 0.16, 0.044, "black", bevel=0.014)
    kit.box(f, u - 0.05, v - 0.115, 0.004, 0.10, 0.05, 0.046, "white", bevel=0.010)
    kit.box(f, u - 0.02, v + 0.08, 0.050, 0.07, 0.028, 0.006, "dark", "keypad", 0.002)


def reel(kit: Kit, f: Frame, u: float, v: float, cell: str) -> None:
    """Add a safety tether on its reel, hook and all."""
    parts.porthole(kit, f, u, v, 0.004, 0.062, cell)
    kit.tube([f.at(u + 0.05, v - 0.02, 0.014), f.at(u + 0.075, v - 0.09, 0.02), f.at(u + 0.05, v - 0.16, 0.014)], 0.006,
             5, "cableb", smoothed=4, density=0.5)  # fmt: skip
    kit.box(f, u + 0.05, v - 0.185, 0.006, 0.03, 0.06, 0.014, "alu", bevel=0.006, density=0.6)


def toolwall(bay: Bay) -> None:
    """A board of tools: wrenches by size, screwdrivers, pistol grips in caddies, tether reels, a tethered pouch."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, 0, -DEEP, w, bay.h - 0.05, DEEP - 0.02, "dark", "", 0.008, (0.80, 0.84, 0.92))
    g = f.sub(w=-0.02)
    top = bay.h / 2
    for i in range(7):
        u = -w / 2 + 0.08 + i * 0.062
        wrench(k, g, u, top - 0.26 - i * 0.012, 0.30 - i * 0.022, k.dice.uniform(-0.05, 0.05))
    k.box(g, -w / 2 + 0.28, top - 0.28, 0.006, 0.52, 0.025, 0.012, "blue", bevel=0.003)
    for i, cell in enumerate(("red", "red", "yellow", "blue", "yellow")):
        driver(k, g, w / 2 - 0.08 - i * 0.07, top - 0.24, cell)
    for i in range(2):
        pistol(k, g, -w / 2 + 0.20 + i * 0.36, -top + 0.22)
    for i, cell in enumerate(("red", "blue", "grey")):
        reel(k, g, w / 2 - 0.11, -top + 0.72 - i * 0.24, cell)
    k.box(g, -w / 2 + 0.35, -top + 0.44, 0, 0.56, 0.022, 0.014, "alu", bevel=0.003)
    k.plate(g, 0, top - 0.06, 0.004, 0.5, 0.04, "stripe")
    if not bay.spare:
        k.cushion(g, 0.0, 0.05, 0.0, 0.42, 0.24, 0.05, "cloth", "bag", (0.5, 0.58, 0.72), 0.3)


def chargers(bay: Bay) -> None:
    """The battery charger assembly: two rows of suit batteries with a light each, and the station that fills them."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, 0.0, -DEEP, w, bay.h - 0.06, DEEP - 0.03, "grey", "", 0.01, (0.72, 0.74, 0.78))
    g = f.sub(w=-0.03)
    for row in range(2):
        for i in range(4):
            u, v = (i - 1.5) * (w - 0.1) / 4, bay.h / 2 - 0.24 - row * 0.34
            k.box(g, u, v, 0, (w - 0.14) / 4, 0.28, 0.045, "white", bevel=0.012, tint=(0.93, 0.92, 0.86))
            k.box(g, u, v - 0.09, 0.045, 0.10, 0.05, 0.008, "dark", bevel=0.003, density=0.6)
            parts.pull(k, g.sub(w=0.03), u, v + 0.07, 0.10, "alu")
            charged = k.dice.random() < 0.7
            k.box(g, u, v - 0.09, 0.053, 0.02, 0.012, 0.003, "emit", bevel=0.001, glow=SCREEN,
                  tint=(0.3, 1.0, 0.45) if charged else (1.0, 0.66, 0.2), density=0.6)  # fmt: skip
            cord = [(u, v - 0.115, 0.05), (u + 0.03, v - 0.2, 0.058), (u * 0.6, -0.24, 0.02)]
            k.tube([g.at(*p) for p in cord], 0.006, 6, "cablek", density=0.5, smoothed=4)
    k.box(g, 0, -0.34, 0, w - 0.06, 0.22, 0.04, "dark", "drawer0", 0.008)
    k.box(g, -0.22, -0.60, 0, 0.34, 0.22, 0.036, "white", "face0", 0.008)
    k.box(g, 0.22, -0.60, 0, 0.40, 0.24, 0.04, "white", "locker1", 0.01, bay.wall)


def supply(bay: Bay) -> None:
    """The panel that feeds the suits on their stands: gauges, sockets, coiled hoses, a placard."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, 0, -DEEP, w, bay.h - 0.05, DEEP - 0.006, "grey", "", 0.012, (0.80, 0.81, 0.82))
    g = f.sub(w=-0.006)
    k.box(g, -w * 0.27, bay.h / 2 - 0.20, 0, w * 0.40, 0.24, 0.022, "dark", "drawer2", 0.008)
    k.box(g, w * 0.24, bay.h / 2 - 0.20, 0, w * 0.44, 0.24, 0.018, "white", "sockets", 0.008)
    k.plate(g, 0, bay.h / 2 - 0.045, 0.003, w * 0.8, 0.035, "stripe")
    for s in (-1, 1):
        hoses(bay, g, s * w * 0.30, -bay.h / 2 + 0.26, 0.13, "cablew" if s > 0 else "cableb")
    k.box(g, 0, -bay.h / 2 + 0.26, 0, 0.14, 0.34, 0.025, "white", "unit0", 0.008)
    for i in range(3):
        a = (k.dice.uniform(-0.4, 0.4), bay.h / 2 - 0.32)
        parts.drooping(
            k, f, a, (k.dice.uniform(-0.3, 0.3), -bay.h / 2 + 0.42), -0.008, 0.009, ("cablew", "cableb")[i % 2]
        )


def hoses(bay: Bay, g: Frame, u: float, v: float, radius: float, cell: str) -> None:
    """Add an umbilical coiled flat on the wall and tied in three places."""
    k = bay.kit
    path = []
    for i in range(60):
        a, r = i * 0.42, radius * (1.0 - 0.0055 * i)
        path.append(g.at(u + math.cos(a) * r, v + math.sin(a) * r, 0.014 + 0.0003 * i))
    k.tube(path, 0.013, 7, cell, density=0.5)
    for a in (0.4, 2.5, 4.6):
        k.box(g, u + math.cos(a) * radius * 0.86, v + math.sin(a) * radius * 0.86, 0.0, 0.075, 0.026, 0.042, "dark",
              bevel=0.006, turn=a, density=0.6)  # fmt: skip


def umbilical(bay: Bay) -> None:
    """The crew lock's umbilical panel: four round valves with handles, gauges, hoses that go to the suits."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, 0, -DEEP, w, bay.h - 0.05, DEEP - 0.01, "alu", "", 0.012, (0.86, 0.87, 0.88))
    g = f.sub(w=-0.01)
    k.box(g, 0, bay.h * 0.24, 0, w * 0.86, bay.h * 0.30, 0.020, "white", "face3", 0.010)
    k.plate(g, 0, bay.h / 2 - 0.05, 0.003, w * 0.8, 0.035, "stripe")
    for i in range(4):
        u = (i - 1.5) * w * 0.22
        parts.porthole(k, g, u, -0.02, 0.0, 0.062, ("red", "blue", "red", "blue")[i])
        k.box(g, u, -0.02, 0.012, 0.022, 0.10, 0.018, ("red", "blue", "red", "blue")[i], bevel=0.006, turn=0.5 * i)
        end = (-1.0 if i < 2 else 1.0) * w * 0.26
        hose = [(u, -0.09, 0.0), (u, -0.16, 0.035), (end + (i % 2 - 0.5) * 0.09, -0.24, 0.03),
                (end + (i % 2 - 0.5) * 0.12, -bay.h / 2 + 0.30, 0.02)]  # fmt: skip
        k.tube([g.at(*p) for p in hose], 0.015, 8, ("cablew", "cableb")[i % 2], density=0.5, smoothed=5)
    for s in (-1, 1):
        hoses(bay, g, s * w * 0.26, -bay.h / 2 + 0.20, 0.12, "cablew")


def gear(bay: Bay) -> None:
    """Bags of gear for outside: two large ones with their tethers, gloves and a helmet bag under a net."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    low = -bay.h / 2 + 0.03
    for i, (share, tint) in enumerate(((0.36, SUIT), (0.30, (0.52, 0.60, 0.74)), (0.30, (0.86, 0.84, 0.77)))):
        high = bay.h * share
        k.cushion(f, 0, low + high / 2, -DEEP, w - 0.02, high - 0.02, DEEP + 0.02, "cloth", "bag", tint, 0.24)
        k.box(f, 0, low + high * 0.62, 0.008, w + 0.01, 0.03, 0.018, ("blue", "dark", "red")[i], bevel=0.004)
        k.box(f, w * 0.28, low + high * 0.62, 0.012, 0.06, 0.045, 0.02, "alu", bevel=0.005, density=0.6)
        low += high
    reel(k, f.sub(w=0.012), -w * 0.3, bay.h * 0.22, "red")


def grid(kit: Kit, f: Frame, outline: list[tuple[float, float]], back: float, pitch: tuple[float, float],
         tints: tuple[Tint, ...]) -> None:  # fmt: skip
    """Fill an outline with bags in rows across, as wide as each row is, with straps over them."""
    p = np.array(outline)
    left, right = float(p[:, 0].min()), float(p[:, 0].max())
    columns = max(1, round((right - left) / pitch[0]))
    step = (right - left) / columns
    for i in range(columns):
        u = left + (i + 0.5) * step
        low, high = span(p, u - step / 2), span(p, u + step / 2)
        bottom, top = max(low[0], high[0]), min(low[1], high[1])
        if top - bottom < 0.15:
            continue
        rows = max(1, round((top - bottom) / pitch[1]))
        for j in range(rows):
            tall = (top - bottom) / rows
            v = bottom + (j + 0.5) * tall
            tint, proud = kit.dice.choice(tints), kit.dice.uniform(0.008, 0.028)
            kit.cushion(f, u, v, -back, step + 0.002, tall + 0.002, back + proud, "nomex",
                        kit.dice.choice((*parts_worn.BAGS, "bag", "")), tint, kit.dice.uniform(0.24, 0.40),
                        turn=kit.dice.uniform(-0.03, 0.03), n=9)  # fmt: skip
            cell = kit.dice.choice(("webbing", "dark", "sand"))
            for s in (-1, 1) if kit.dice.random() < 0.6 else (kit.dice.choice((-1, 1)),):
                at = u + s * step * 0.24
                lean, crest = kit.dice.uniform(-0.02, 0.02), proud + 0.004
                spots = [
                    (at - lean, v - tall / 2, -back * 0.7),
                    (at - lean, v - tall * 0.36, crest * 0.4),
                    (at, v, crest),
                    (at + lean, v + tall * 0.36, crest * 0.4),
                    (at + lean, v + tall / 2, -back * 0.7),
                ]
                parts_worn.belt(kit, f, spots, cell)
                kit.box(f, at, v - tall * 0.12, proud, 0.044, 0.05, 0.010, "black", bevel=0.004, density=0.5)
            if kit.dice.random() < 0.3:
                kit.plate(f, u, v - tall * 0.2, proud + 0.003, 0.10, 0.075, kit.dice.choice(("note0", "note2")),
                          turn=kit.dice.uniform(-0.08, 0.08))  # fmt: skip


def span(outline: np.ndarray, u: float) -> tuple[float, float]:
    """Return the least and greatest v of a convex outline at one u."""
    u = min(max(u, float(outline[:, 0].min()) + 1e-6), float(outline[:, 0].max()) - 1e-6)
    found = []
    for a, b in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if (a[0] - u) * (b[0] - u) <= 0.0 and abs(a[0] - b[0]) > 1e-9:
            found.append(float(a[1] + (b[1] - a[1]) * (u - a[0]) / (b[0] - a[0])))
    return (min(found), max(found)) if found else (0.0, 0.0)


KINDS = {
    "toolwall": toolwall, "chargers": chargers, "supply": supply,
    "umbilical": umbilical, "gear": gear,
}  # fmt: skip
"""Kinds by the word that a module's page uses."""
