"""Fillings of the Russian segment: padded cloth, hinged panels, devices with gauges, bags under nets, floor loops.

As racks.py: fronts stand at the wall people bump into. Bays here are about 0.6 m wide.
"""

from __future__ import annotations

import math

from iss3d.forge.station import parts
from iss3d.forge.station import parts_homely as homely
from iss3d.forge.station import parts_soft as soft
from iss3d.forge.station.kit import SCREEN, Tint
from iss3d.forge.station.racks import Bay

SACKS: tuple[Tint, ...] = ((0.90, 0.88, 0.82), (0.78, 0.73, 0.60), (0.66, 0.70, 0.62), (0.84, 0.80, 0.68),
                           (0.92, 0.91, 0.88), (0.60, 0.64, 0.68))  # fmt: skip
"""Colours of bags."""


def _rows(bay: Bay, high: float) -> list[tuple[float, float]]:
    """Return middles and heights of rows about so high."""
    count = max(1, round(bay.h / high))
    step = bay.h / count
    return [(-bay.h / 2 + (i + 0.5) * step, step) for i in range(count)]


def _ground(bay: Bay) -> None:
    """Add the wall behind, painted like the module."""
    dim = (bay.wall[0] * 0.72, bay.wall[1] * 0.70, bay.wall[2] * 0.66)
    bay.kit.plate(bay.f, 0, 0, -0.03, bay.w, bay.h, "white", tint=dim, density=1.0)


def padded(bay: Bay) -> None:
    """Cushions of cloth with strips of velcro between them."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.46):
        k.cushion(f, 0, v, -0.03, bay.w - 0.03, high - 0.035, 0.040, "quilt", "padded", bay.wall, 0.18, n=5)
        if k.dice.random() < 0.5:
            k.plate(f, k.dice.uniform(-0.1, 0.1), v + high / 2 - 0.01, 0.002, bay.w * 0.6, 0.03, "velcro")


def hinged(bay: Bay) -> None:
    """Panels on hinges with large screws, no two alike: whole or in halves, each with what it is known by."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.40):
        halves = 2 if k.dice.random() < 0.2 and bay.w > 0.4 else 1
        wide = bay.w / halves
        for n in range(halves):
            u = (n + 0.5) * wide - bay.w / 2
            fade = k.dice.uniform(0.93, 1.0)
            tint = (bay.wall[0] * fade, bay.wall[1] * fade, bay.wall[2] * fade * k.dice.uniform(0.96, 1.0))
            front = "hinged" if halves == 1 and k.dice.random() < 0.55 else ""
            k.box(f, u, v, -0.03, wide - 0.012, high - 0.012, 0.034, "white", front, 0.010, tint)
            if not front:
                _screws(bay, u, v, wide - 0.05, high - 0.05)
            _on_panel(bay, u, v, wide, high)


def _screws(bay: Bay, u: float, v: float, wide: float, high: float) -> None:
    k, f = bay.kit, bay.f
    for s in (-1, 1):
        for t in (-1, 1):
            k.plate(f, u + s * wide / 2, v + t * high / 2, 0.0046, 0.014, 0.014, "alu", turn=0.785, density=0.4)


def _on_panel(bay: Bay, u: float, v: float, wide: float, high: float) -> None:
    """Add to one panel what it is known by: a plate or two, velcro, a grip, a round cover, a paper."""
    k, f = bay.kit, bay.f
    parts.plate_label(k, f, u + k.dice.uniform(-0.2, 0.2) * wide, v + high * k.dice.choice((-0.36, 0.36, 0.28)), 0.004,
                      min(0.10, wide * 0.34))  # fmt: skip
    roll = k.dice.random()
    if roll < 0.24:
        parts.pull(k, f.sub(w=0.004), u + k.dice.uniform(-0.1, 0.1) * wide, v - high * 0.2, 0.1, "alu")
    elif roll < 0.38:
        k.plate(f, u, v + k.dice.uniform(-0.1, 0.1) * high, 0.0052, wide * 0.5, 0.024, "velcro", tint=(1.0, 0.96, 0.82))
    elif roll < 0.50 and min(wide, high) > 0.24:
        soft.cover(k, f, u, v - high * 0.06, 0.004, min(wide, high) * 0.20, bay.wall)
    elif roll < 0.60 and not bay.spare:
        paper = k.dice.choice(("note1", "photo2", "timetable", "photo0", "note2", "photo4"))
        parts.note(k, f, u + k.dice.uniform(-0.1, 0.1) * wide, v, 0.006, paper, 0.11)
    elif roll < 0.70 and not bay.spare:
        soft.pocket(k, f, u, v - high * 0.02, min(0.24, wide * 0.7), min(0.22, high * 0.6), soft.STONE,
                    k.dice.choice(("", "book", "tube", "cloth")))  # fmt: skip
    if k.dice.random() < 0.4:
        parts.plate_label(k, f, u + wide * 0.3, v - high * 0.34, 0.004, 0.06)


def devices(bay: Bay) -> None:
    """Boxes of equipment, each another: gauges, rows of switches, a grille, sockets; joined by cables."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.36):
        wide = bay.w * k.dice.uniform(0.80, 0.96)
        green = k.dice.choice(((0.86, 0.92, 0.80), (0.80, 0.82, 0.78), (0.74, 0.80, 0.72), (0.88, 0.86, 0.76)))
        kind = k.dice.random()
        if kind < 0.34:
            k.box(f, 0, v, -0.03, wide, high - 0.02, k.dice.uniform(0.035, 0.050), "white", "device", 0.012, green)
        elif kind < 0.66:
            soft.control(k, f.sub(w=-0.012), 0, v, wide, high - 0.02, green)
        elif kind < 0.84:
            k.box(f, 0, v, -0.03, wide, high - 0.02, 0.042, "white", bevel=0.012, tint=green)
            k.box(f, -wide * 0.2, v, 0.011, wide * 0.46, high * 0.6, 0.008, "grey", "vent", 0.004)
            parts.plate_label(k, f, wide * 0.26, v + high * 0.25, 0.012, 0.085)
            for n in range(3):
                k.tube([f.at(wide * (0.15 + 0.1 * n), v - high * 0.1, 0.01),
                        f.at(wide * (0.15 + 0.1 * n), v - high * 0.1, 0.03)], 0.014, 10, "alu", caps=True)  # fmt: skip
        else:
            k.box(f, 0, v, -0.03, wide, high - 0.02, 0.038, "grey", "sockets", 0.012, green)
    for _ in range(3):
        a, b = k.dice.uniform(-0.4, 0.4) * bay.w, k.dice.uniform(-0.4, 0.4) * bay.w
        start = k.dice.uniform(0.0, 0.45) * bay.h
        parts.drooping(
            k, f, (a, start), (b, start - k.dice.uniform(0.2, 0.5)), 0.016, k.dice.choice((0.005, 0.007, 0.009))
        )


def bags(bay: Bay) -> None:
    """Bags of many sizes under belts and cords, some in nets."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.42):
        if k.dice.random() < 0.25:
            soft.net(k, f.sub(w=-0.03), 0, v, bay.w * 0.94, high * 0.94, 0.060, holds=k.dice.choice((2, 3)))
            continue
        count = k.dice.choice((1, 1, 2))
        for j in range(count):
            u = (j + 0.5) * bay.w / count - bay.w / 2
            tint = k.dice.choice(SACKS)
            soft.sack(k, f, u, v, bay.w / count - 0.02, high - k.dice.uniform(0.02, 0.07), 0.064, tint, -0.03,
                      3 - count)  # fmt: skip


def floor(bay: Bay) -> None:
    """Floor plates of carpet with foot loops, screws, plates, velcro, here and there a round cover or a flat cable."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.5):
        fade = k.dice.uniform(0.88, 1.0)
        tint = (bay.wall[0] * fade, bay.wall[1] * fade, bay.wall[2] * fade)
        k.box(f, 0, v, -0.03, bay.w - 0.010, high - 0.010, 0.031, "cloth", bevel=0.006, tint=tint)
        _screws(bay, 0, v, bay.w - 0.06, high - 0.06)
        roll = k.dice.random()
        if roll < 0.22:
            soft.cover(k, f, 0, v, 0.001, 0.095, bay.wall)
        elif roll < 0.5:
            k.plate(f, 0, v, 0.002, bay.w * 0.7, 0.030, "velcro", tint=(0.9, 0.9, 0.8))
            k.plate(f, 0, v - 0.09, 0.002, bay.w * 0.7, 0.030, "velcro", tint=(0.9, 0.9, 0.8))
        elif roll < 0.64:
            parts.plate_label(k, f, 0.1 * bay.w, v + high * 0.3, 0.002, 0.11)
    if k.dice.random() < 0.7:
        u = k.dice.uniform(-0.1, 0.1)
        path = [(u - 0.09, 0.0, 0.0), (u - 0.06, 0.0, 0.04), (u + 0.06, 0.0, 0.04), (u + 0.09, 0.0, 0.0)]
        parts.cable(k, f, path, 0.010, "cableb")
    if k.dice.random() < 0.5:
        s = k.dice.choice((-1, 1)) * bay.h * 0.42
        parts.bundle(k, f, bay.w / 2, s, 2, 0.010, 0.014)


def ceiling(bay: Bay) -> None:
    """Light panels overhead with grilles between them."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for i, (v, high) in enumerate(_rows(bay, 0.42)):
        front = "vent" if i % 3 == 1 and k.dice.random() < 0.5 else ""
        k.box(f, 0, v, -0.03, bay.w - 0.014, high - 0.014, 0.032, "white", front, 0.010, bay.wall)
        if not front:
            _screws(bay, 0, v, bay.w - 0.06, high - 0.06)
            if k.dice.random() < 0.5:
                parts.plate_label(k, f, k.dice.uniform(-0.15, 0.15), v + high * 0.3, 0.002, 0.09)
            if k.dice.random() < 0.25:
                k.box(f, 0, v, 0.0, bay.w * 0.5, 0.16, 0.020, "grey", "holes", 0.006)


def post(bay: Bay) -> None:
    """A piece of the central post: command screens, laptops on brackets, rows of switches, a clock, books, cables."""
    _ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.012, bay.h - 0.02, 0.036, "white", bevel=0.01, tint=(0.80, 0.82, 0.78))
    g = f.sub(w=0.006)
    parts.display(k, g, 0, bay.h * 0.30, 0.0, min(0.36, bay.w * 0.7), "screen3")
    soft.control(k, g.sub(w=-0.004), 0, bay.h * 0.08, bay.w * 0.92, 0.20, (0.66, 0.70, 0.64), 14)
    if bay.spare:
        soft.control(k, g.sub(w=-0.004), 0, -bay.h * 0.08, bay.w * 0.92, 0.22, (0.72, 0.74, 0.68))
    else:
        parts.laptop(
            k, g, 0, -bay.h * 0.13, k.dice.choice(("screen0", "screen1", "screen2")), k.dice.uniform(-0.03, 0.03)
        )
    k.box(g, 0, -bay.h * 0.31, -0.004, bay.w * 0.88, 0.16, 0.026, "white", "device", 0.008, (0.86, 0.92, 0.80))
    homely.clock(k, g, bay.w * 0.26, bay.h * 0.455, 0.0, 0.05)
    parts.plate_label(k, g, -bay.w * 0.2, bay.h * 0.455, 0.0, 0.10)
    soft.folder(k, g, -bay.w * 0.26, -bay.h * 0.42, 0.002, k.dice.uniform(-0.2, 0.2))
    parts.note(k, g, bay.w * 0.2, -bay.h * 0.42, 0.002, k.dice.choice(("note1", "timetable", "photo5")), 0.11)
    for _ in range(4):
        a, b = k.dice.uniform(-0.4, 0.4) * bay.w, k.dice.uniform(-0.4, 0.4) * bay.w
        parts.drooping(
            k, g, (a, bay.h * k.dice.uniform(0.0, 0.14)), (b, -bay.h * k.dice.uniform(0.2, 0.33)), 0.018, 0.005
        )


def portraits(bay: Bay) -> None:
    """The wall of pictures: pioneers in frames, an icon or two, a flag, photographs of home, a clock, under a cord."""
    padded(bay)
    k, f = bay.kit, bay.f
    g = f.sub(w=0.012)
    for n in range(3):
        homely.portrait(k, g, (n - 1) * bay.w * 0.31, bay.h * 0.30, 0.0, bay.w * 0.27, n)
    homely.icon(k, g, -bay.w * 0.30, bay.h * 0.06, 0.0, bay.w * 0.22, 0)
    homely.icon(k, g, 0.0, bay.h * 0.07, 0.0, bay.w * 0.20, 1)
    homely.mirror(k, g, bay.w * 0.30, bay.h * 0.07, 0.0, bay.w * 0.20)
    for n, cell in enumerate(("photo3", "photo1", "photo5", "photo0")):
        parts.note(k, g, (n - 1.5) * bay.w * 0.22, -bay.h * 0.11 - 0.02 * (n % 2), 0.0, cell, 0.12)
    parts.bungee(k, g, (-bay.w * 0.45, -bay.h * 0.09), (bay.w * 0.45, -bay.h * 0.10), 0.0)
    for n, (u, cell) in enumerate(((0.02, "emblem2"), (-0.16, "emblem0"))):
        k.disc(g, u, -bay.h * 0.245, 0.002, 0.066 - 0.008 * n, cell, turn=0.1 * n)


def duct(bay: Bay) -> None:
    """Air hoses down the wall between a fan's box above and a grille below, tied with straps; bags tucked behind."""
    _ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.014, bay.h - 0.016, 0.024, "cloth", bevel=0.01, tint=bay.wall)
    k.box(f, 0, bay.h * 0.38, -0.01, bay.w * 0.8, bay.h * 0.18, 0.040, "white", "vent", 0.012, bay.wall)
    k.box(f, 0, -bay.h * 0.40, -0.01, bay.w * 0.8, bay.h * 0.14, 0.036, "grey", "holes", 0.012, bay.wall)
    soft.sack(k, f, bay.w * 0.16, 0.0, bay.w * 0.55, bay.h * 0.36, 0.050, k.dice.choice(SACKS), -0.02)
    for n, radius in enumerate((0.036, 0.026)):
        u = bay.w * (-0.26 + 0.18 * n)
        path = [(u, bay.h * 0.30, 0.0), (u + 0.03, bay.h * 0.15, 0.03), (u - 0.03, -bay.h * 0.05, 0.034),
                (u + 0.02, -bay.h * 0.22, 0.03), (u, -bay.h * 0.34, 0.0)]  # fmt: skip
        soft.hose(k, [f.at(*p) for p in path], radius, ("white", "grey")[n], (0.86, 0.85, 0.80))
    for v in (0.12, -0.2):
        soft.band(
            k, f, [(-bay.w * 0.46, v * bay.h, 0.0), (-bay.w * 0.2, v * bay.h, 0.066), (0.0, v * bay.h, 0.03)], 0.024
        )
    parts.plate_label(k, f, 0, bay.h * 0.27, -0.004, 0.10, 4)


def cabin(bay: Bay) -> None:
    """Wall of a sleeping cabin: cushions, photographs, a small lamp, a pocket."""
    padded(bay)
    k, f = bay.kit, bay.f
    for cell in ("photo5", "photo2", "note1"):
        parts.note(k, f, k.dice.uniform(-0.2, 0.2), k.dice.uniform(-0.1, 0.4) * bay.h, 0.012, cell, 0.13)
    k.cushion(f, 0, -bay.h * 0.2, 0.0, bay.w * 0.5, 0.2, 0.03, "cloth", "", (0.45, 0.5, 0.6), 0.4, n=5)
    k.box(f, bay.w * 0.25, bay.h * 0.3, 0.0, 0.05, 0.12, 0.03, "white", bevel=0.008)
    k.box(f, bay.w * 0.25, bay.h * 0.3, 0.028, 0.03, 0.09, 0.006, "emit", bevel=0.002, glow=SCREEN, density=0.6)


def galley(bay: Bay) -> None:
    """Food: rows of tins under cords, a heater, pouches."""
    _ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, bay.h * 0.3, -0.03, bay.w - 0.02, bay.h * 0.3, 0.05, "alu", "drawer1", 0.012)
    for i in range(3):
        for j in range(3):
            u, v = (j - 1) * bay.w * 0.3, bay.h * (0.05 - 0.14 * i)
            if (i + j) % 2:
                k.tube([f.at(u, v, -0.02), f.at(u, v, 0.022)], 0.048, 14, "alu", caps=True)
            else:
                parts.pouch(k, f, u, v, 0.0, f"pouch{(i + j) // 2 % 2}", k.dice.uniform(-math.pi / 6, math.pi / 6))
        cord = [(-bay.w / 2, bay.h * (0.05 - 0.14 * i), 0.0), (0, bay.h * (0.05 - 0.14 * i), 0.034),
                (bay.w / 2, bay.h * (0.05 - 0.14 * i), 0.0)]  # fmt: skip
        parts.cable(k, f, cord, 0.004, "cablek")


KINDS = {
    "padded": padded, "hinged": hinged, "devices": devices, "bags": bags, "floor": floor, "ceiling": ceiling,
    "post": post, "cabin": cabin, "galley": galley, "portraits": portraits, "duct": duct,
}  # fmt: skip
"""Kinds by the word that a module's page uses."""
