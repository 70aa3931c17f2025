"""Fillings of the Russian segment: padded cloth, hinged panels, devices with gauges, bags under nets, floor loops.

As racks.py: fronts stand at the wall people bump into. Bays here are about 0.6 m wide.
"""

from __future__ import annotations

import math

from iss3d.forge.station import parts
from iss3d.forge.station.kit import SCREEN
from iss3d.forge.station.racks import Bay


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
    """Panels on hinges with large screws, some with a handle."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.40):
        k.box(f, 0, v, -0.03, bay.w - 0.014, high - 0.014, 0.034, "white", "hinged", 0.010, bay.wall)
        if k.dice.random() < 0.4:
            parts.pull(k, f.sub(w=0.004), k.dice.uniform(-0.12, 0.12), v - high * 0.25, 0.1, "alu")
        if k.dice.random() < 0.25:
            parts.note(
                k, f, k.dice.uniform(-0.12, 0.12), v, 0.006, k.dice.choice(("note1", "photo2", "timetable")), 0.1
            )


def devices(bay: Bay) -> None:
    """Boxes of equipment with gauges and switches, joined by cables."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.34):
        wide = bay.w * k.dice.uniform(0.78, 0.94)
        green = (0.86, 0.92, 0.80)
        k.box(f, 0, v, -0.03, wide, high - 0.03, k.dice.uniform(0.035, 0.055), "white", "device", 0.012, green)
    for _ in range(3):
        a, b = k.dice.uniform(-0.24, 0.24), k.dice.uniform(-0.24, 0.24)
        start = k.dice.uniform(0.1, 0.45) * bay.h
        parts.drooping(k, f, (a, start), (b, start - k.dice.uniform(0.3, 0.5)), 0.012, 0.007)


def bags(bay: Bay) -> None:
    """Bags of many sizes under elastic cords."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.42):
        count = k.dice.choice((1, 1, 2))
        for j in range(count):
            u = (j + 0.5) * bay.w / count - bay.w / 2
            tint = k.dice.choice(((0.86, 0.84, 0.78), (0.70, 0.66, 0.52), (0.62, 0.68, 0.60), (0.92, 0.91, 0.88)))
            k.cushion(f, u, v, -0.03, bay.w / count - 0.02, high - 0.02, 0.052, "cloth", "bag" if count == 1 else "",
                      tint, 0.42)  # fmt: skip
        k.tube([f.at(-bay.w / 2, v + 0.03, 0.0), f.at(0, v, 0.03), f.at(bay.w / 2, v - 0.03, 0.0)], 0.004, 5, "cablek",
               density=0.5, smoothed=3)  # fmt: skip


def floor(bay: Bay) -> None:
    """Floor plates with foot loops."""
    k, f = bay.kit, bay.f
    for v, high in _rows(bay, 0.5):
        k.box(f, 0, v, -0.03, bay.w - 0.012, high - 0.012, 0.031, "cloth", bevel=0.006, tint=bay.wall)
        for s in (-1, 1):
            for t in (-1, 1):
                k.box(f, s * (bay.w / 2 - 0.03), v + t * (high / 2 - 0.03), 0, 0.02, 0.02, 0.004, "alu", bevel=0.003,
                      density=0.6)  # fmt: skip
    if k.dice.random() < 0.6:
        u = k.dice.uniform(-0.1, 0.1)
        path = [(u - 0.09, 0.0, 0.0), (u - 0.06, 0.0, 0.04), (u + 0.06, 0.0, 0.04), (u + 0.09, 0.0, 0.0)]
        parts.cable(k, f, path, 0.010, "cableb")


def ceiling(bay: Bay) -> None:
    """Light panels overhead with grilles between them."""
    _ground(bay)
    k, f = bay.kit, bay.f
    for i, (v, high) in enumerate(_rows(bay, 0.42)):
        front = "vent" if i % 3 == 1 else ""
        k.box(f, 0, v, -0.03, bay.w - 0.014, high - 0.014, 0.032, "white", front, 0.010, bay.wall)


def post(bay: Bay) -> None:
    """A piece of the central post: command screens, a caution panel, rows of switches."""
    _ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.012, bay.h - 0.02, 0.036, "white", bevel=0.01, tint=bay.wall)
    g = f.sub(w=0.006)
    parts.display(k, g, 0, bay.h * 0.22, 0.0, min(0.36, bay.w * 0.7), "screen3")
    for i in range(2):
        k.box(g, 0, -0.05 - i * 0.24, 0, bay.w * 0.86, 0.22, 0.018, "white", "device", 0.006, (0.86, 0.92, 0.80))
    parts.note(k, g, 0.1, -0.5, 0.0, "note1", 0.11)
    k.plate(g, -0.1, -0.52, 0.003, 0.18, 0.045, "exit")


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
    "post": post, "cabin": cabin, "galley": galley,
}  # fmt: skip
"""Kinds by the word that a module's page uses."""
