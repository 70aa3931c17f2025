"""Racks that keep people alive: oxygen from water, water from what was water before, and the scrubbing of the air.

As racks.py: fronts stand at the wall people bump into; drums and hoses lie sunk in the racks.
"""

from __future__ import annotations

from collections.abc import Callable

from iss3d.forge.station import parts
from iss3d.forge.station.kit import Frame, Kit
from iss3d.forge.station.racks import DEEP, Bay, lights, structure


def hose(k: Kit, f: Frame, spots: list[tuple[float, float, float]], radius: float, cell: str = "cablew") -> None:
    """Add a thick hose with a collar at each end."""
    k.tube([f.at(*s) for s in spots], radius, 8, cell, density=0.7, smoothed=4)
    for u, v, w in (spots[0], spots[-1]):
        k.tube([f.at(u, v, w - 0.012), f.at(u, v, w + 0.02)], radius * 1.35, 10, "alu", caps=True, density=0.6)


def oxygen(bay: Bay) -> None:
    """The oxygen generator: a dome of cells behind a frame, a recirculation loop, its power supply, warning stripes."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    top = bay.h / 2 - 0.03
    k.box(f, 0, top - 0.13, -DEEP, w - 0.01, 0.25, 0.10, "dark", "drawer0", 0.006)
    k.plate(f, 0, top - 0.28, -0.002, w - 0.06, 0.03, "stripe")
    k.box(f, 0, 0.16, -DEEP, w - 0.01, 0.80, 0.02, "dark", bevel=0.004)
    k.tube([f.at(-0.20, 0.30, -0.14), f.at(-0.20, 0.30, -0.01), f.at(-0.20, 0.30, 0.012)], 0.19, 22, "alu", caps=True,
           density=0.9)  # fmt: skip
    parts.porthole(k, f, -0.20, 0.30, 0.006, 0.16, "white")
    k.box(f, 0.27, 0.36, -DEEP, 0.34, 0.34, 0.095, "white", "drawer1", 0.01)
    for i in range(3):
        k.tube([f.at(0.14 + i * 0.12, 0.14, -0.05), f.at(0.14 + i * 0.12, -0.12, -0.05)], 0.045, 12,
               ("blue", "grey", "alu")[i], caps=True)  # fmt: skip
    hose(k, f, [(-0.34, 0.12, -0.03), (-0.38, 0.0, 0.02), (-0.24, -0.12, 0.024), (-0.08, -0.1, -0.03)], 0.022)
    hose(k, f, [(-0.12, 0.10, -0.03), (-0.02, 0.02, 0.02), (0.06, 0.12, 0.02), (0.06, 0.2, -0.03)], 0.016, "cableb")
    low = -bay.h / 2 + 0.03
    k.box(f, 0, (low - 0.26) / 2, -DEEP, w - 0.01, -0.27 - low, DEEP + 0.004, "white", "door1", 0.012, bay.wall)
    lights(k, f, -0.4, top - 0.02)


def water(bay: Bay) -> None:
    """The water recovery: the still's drum lying across, beds of resin upright, a tank of brine with its valve."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    top, low = bay.h / 2 - 0.03, -bay.h / 2 + 0.03
    k.box(f, 0, 0, -DEEP, w - 0.01, bay.h - 0.08, 0.02, "dark", bevel=0.004)
    k.tube([f.at(-w / 2 + 0.04, top - 0.22, -0.10), f.at(0.16, top - 0.22, -0.10)], 0.125, 22, "alu", caps=True,
           density=0.9)  # fmt: skip
    for u in (-0.38, -0.12, 0.12):
        k.tube([f.at(u - 0.015, top - 0.22, -0.10), f.at(u + 0.015, top - 0.22, -0.10)], 0.133, 22, "dark", caps=True)
    k.box(f, 0.33, top - 0.22, -DEEP, 0.26, 0.34, 0.10, "white", "drawer1", 0.008)
    for i in range(4):
        u = -0.36 + i * 0.19
        cell, tint = (("white", bay.wall), ("white", bay.wall), ("gold", (0.9, 0.85, 0.7)), ("white", bay.wall))[i]
        k.tube(
            [f.at(u, top - 0.46, -0.075), f.at(u, top - 0.94, -0.075)], 0.082, 16, cell, tint, caps=True, density=0.8
        )
        for v in (top - 0.50, top - 0.90):
            k.tube([f.at(u, v, -0.075), f.at(u, v - 0.02, -0.075)], 0.088, 16, "blue", caps=True)
        hose(k, f, [(u, top - 0.44, -0.03), (u + 0.04, top - 0.39, 0.012), (u + 0.11, top - 0.41, -0.03)], 0.013,
             ("cableb", "cablew")[i % 2])  # fmt: skip
    k.box(f, 0.40, top - 0.70, -DEEP, 0.12, 0.44, 0.09, "grey", "holes", 0.008)
    k.box(f, -0.16, (low + top - 1.0) / 2, -DEEP, 0.58, top - 1.02 - low, 0.10, "yellow", "locker1", 0.01)
    k.box(f, 0.30, (low + top - 1.0) / 2, -DEEP, 0.30, top - 1.02 - low, 0.095, "dark", "drawer3", 0.008)
    parts.pull(k, f, -0.16, low + 0.2, 0.2, "alu")


def scrubber(bay: Bay) -> None:
    """The scrubbing of carbon dioxide: two beds in gold foil, a blower, a silver duct led where it is needed."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    top, low = bay.h / 2 - 0.03, -bay.h / 2 + 0.03
    k.box(f, 0, top - 0.16, -DEEP, w - 0.01, 0.30, 0.10, "white", "vent", 0.01, bay.wall)
    k.box(f, 0, 0.10, -DEEP, w - 0.01, 0.86, 0.02, "dark", bevel=0.004)
    for s in (-1, 1):
        k.box(f, s * 0.20, 0.24, -DEEP, 0.36, 0.50, 0.10, "gold", "kapton", 0.03)
        for v in (0.06, 0.40):
            k.box(f, s * 0.20, v, -0.004, 0.38, 0.03, 0.008, "alu", bevel=0.003)
    k.tube([f.at(-0.22, -0.16, -0.14), f.at(-0.22, -0.16, 0.004)], 0.13, 20, "grey", caps=True)
    parts.porthole(k, f, -0.22, -0.16, 0.002, 0.1, "rubber")
    k.box(f, 0.20, -0.16, -DEEP, 0.44, 0.24, 0.09, "white", "drawer2", 0.008)
    path = [
        (-0.10, -0.16, 0.01),
        (0.08, -0.30, 0.028),
        (0.30, -0.36, 0.024),
        (0.42, -0.56, 0.01),
        (0.40, low + 0.06, -0.06),
    ]
    k.tube([f.at(*s) for s in path], 0.045, 12, "alu", density=0.8, smoothed=5)
    k.box(f, -0.04, (low - 0.35) / 2, -DEEP, w - 0.01, -0.36 - low, DEEP - 0.004, "white", "door0", 0.012, bay.wall)


KINDS: dict[str, Callable[[Bay], None]] = {"oxygen": oxygen, "water": water, "scrubber": scrubber}
"""Kinds by the word that a module's page uses."""
