"""Racks of the European and the Japanese laboratory: facilities with a coloured band, a clean bench, an arm's console.

As racks.py: fronts stand at the wall people bump into.
"""

from __future__ import annotations

from collections.abc import Callable

from iss3d.forge.station import parts
from iss3d.forge.station.kit import Frame, Kit
from iss3d.forge.station.racks import DEEP, Bay, lights, structure


def band(bay: Bay, v: float, high: float = 0.05) -> None:
    """Add a coloured band over a rack's width: what tells one agency's racks from another's."""
    bay.kit.box(bay.f, 0, v, -0.02, bay.inner - 0.02, high, 0.026, "white", bevel=0.004, tint=bay.accent)


def facility(bay: Bay) -> None:
    """An experiment facility: an avionics drawer, a core behind a round door, its own screen, a drawer of samples."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    top, low = bay.h / 2 - 0.03, -bay.h / 2 + 0.03
    k.box(f, 0, top - 0.10, -DEEP, w - 0.01, 0.19, 0.10, "dark", f"drawer{k.dice.randrange(4)}", 0.006)
    band(bay, top - 0.23)
    middle = 0.12
    k.box(f, 0, middle, -DEEP, w - 0.01, 0.72, DEEP - 0.012, "grey", bevel=0.014)
    side = k.dice.choice((-1, 1))
    parts.porthole(k, f, side * 0.17, middle, -0.013, 0.21)
    parts.display(k, f, -side * 0.28, middle + 0.17, -0.012, 0.26, k.dice.choice(("screen0", "screen2")))
    k.box(f, -side * 0.28, middle - 0.17, -0.012, 0.28, 0.28, 0.022, "grey", "sockets", 0.006)
    for s in (-1, 1):
        parts.pull(k, f.sub(w=-0.012), s * (w / 2 - 0.03), middle, 0.3, "alu", True)
    v = middle - 0.37
    for i in range(2):
        high = (v - low - 0.012) / 2
        k.box(f, 0, v - high * (i + 0.5), -DEEP, w - 0.01, high - 0.01, 0.10, "white", f"locker{(i * 2) % 4}", 0.008,
              bay.wall)  # fmt: skip
        parts.pull(k, f, 0, v - high * (i + 0.72), 0.2)
    lights(k, f.sub(w=0.004), -0.4, top - 0.03)
    for _ in range(2):
        a = k.dice.uniform(-0.2, 0.2)
        parts.drooping(k, f, (-side * 0.3, middle - 0.2), (a, v - 0.12), -0.004)


def bench(bay: Bay) -> None:
    """A clean bench: a slanted window over two glove ports, incubators with round doors below it."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    band(bay, bay.h / 2 - 0.06)
    k.box(f, 0, 0.36, -DEEP, w - 0.01, 0.78, DEEP, "white", bevel=0.02, tint=bay.wall)
    k.box(f, 0, 0.52, -0.004, 0.80, 0.36, 0.018, "alu", bevel=0.006)
    k.plate(f, 0, 0.52, 0.0148, 0.74, 0.30, "glass")
    for s in (-1, 1):
        parts.porthole(k, f, s * 0.22, 0.13, 0.0, 0.13, "rubber")
    k.box(f, 0, -0.22, -DEEP, w - 0.01, 0.30, DEEP - 0.008, "grey", bevel=0.012)
    for s in (-1, 1):
        parts.porthole(k, f, s * 0.23, -0.22, -0.009, 0.125, "glass")
    k.plate(f, 0, -0.095, -0.0065, 0.7, 0.03, "stripe")
    high = bay.h / 2 - 0.40
    k.box(f, 0, -0.385 - high / 2, -DEEP, w - 0.01, high - 0.03, 0.10, "dark", "drawer2", 0.006)
    lights(k, f.sub(w=0.003), 0.34, 0.70)


def arm_console(bay: Bay) -> None:
    """The console of Kibo's arm: three screens, keys, two hand controllers, the airlock's panel of switches."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    k.box(f, 0, 0, -DEEP, w - 0.01, bay.h - 0.06, DEEP - 0.012, "grey", bevel=0.012)
    band(bay, bay.h / 2 - 0.07)
    g = f.sub(w=-0.012)
    for u, cell in ((-0.235, "screen0"), (0.235, "screen2")):
        parts.display(k, g, u, 0.46, 0.0, 0.40, cell)
    parts.display(k, g, -0.235, 0.10, 0.0, 0.30, "screen1")
    k.box(g, 0.22, 0.12, 0, 0.40, 0.24, 0.022, "grey", "sockets", 0.006)
    k.box(g, 0, -0.13, 0, w - 0.10, 0.13, 0.024, "dark", "drawer3", 0.006)
    k.box(g, 0, -0.30, 0, 0.34, 0.16, 0.020, "black", "keys", 0.005)
    for s in (-1, 1):
        controller(k, g, s * 0.33, -0.32)
    k.box(g, 0, -0.60, 0, w - 0.06, 0.26, 0.020, "white", "locker2", 0.008, bay.wall)
    parts.drooping(k, g, (-0.36, -0.40), (-0.1, -0.52), 0.01)
    parts.note(k, g, 0.33, -0.02, 0.022, "timetable", 0.13)
    parts.note(k, g, -0.42, 0.12, 0.014, "note0", 0.1)


def controller(k: Kit, f: Frame, u: float, v: float) -> None:
    """Add a hand controller: a boot of rubber, a stick, a knob to turn."""
    k.box(f, u, v, 0, 0.15, 0.15, 0.022, "dark", bevel=0.012)
    k.tube([f.at(u, v, 0.02), f.at(u, v, 0.05), f.at(u, v + 0.006, 0.085)], 0.020, 10, "rubber", caps=True)
    k.tube([f.at(u, v - 0.004, 0.020), f.at(u, v - 0.004, 0.032)], 0.05, 14, "rubber", caps=True)


def furnace(bay: Bay) -> None:
    """A materials rack: a vacuum furnace's steel drum across it, bottles of argon, drawers of electronics."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    band(bay, bay.h / 2 - 0.06)
    k.box(f, 0, bay.h / 2 - 0.20, -DEEP, w - 0.01, 0.19, 0.10, "dark", "drawer0", 0.006)
    k.box(f, 0, 0.22, -DEEP, w - 0.01, 0.62, 0.03, "dark", bevel=0.004)
    k.tube([f.at(-w / 2 + 0.03, 0.25, -0.13), f.at(w / 2 - 0.03, 0.25, -0.13)], 0.16, 22, "alu", caps=True, density=0.9)
    for u in (-0.3, -0.1, 0.1, 0.3):
        k.tube([f.at(u - 0.012, 0.25, -0.13), f.at(u + 0.012, 0.25, -0.13)], 0.172, 22, "gold", caps=True)
    for i, cell in enumerate(("grey", "grey", "red")):
        v = 0.01 - i * 0.062
        k.tube([f.at(-0.40, v, -0.03), f.at(0.26, v, -0.03)], 0.028, 10, cell, caps=True)
        k.tube([f.at(0.26, v, -0.03), f.at(0.34, v, -0.03)], 0.012, 6, "alu", caps=True)
    high = (bay.h / 2 - 0.26) / 3
    for i in range(3):
        k.box(f, 0, -0.22 - high * (i + 0.5), -DEEP, w - 0.01, high - 0.008, 0.092 + 0.006 * (i % 2), "white",
              f"drawer{(1, 3, 2)[i]}", 0.006)  # fmt: skip
        parts.pull(k, f, 0.36, -0.22 - high * (i + 0.5), high * 0.6, "alu", True)


def shelves(bay: Bay) -> None:
    """Twelve small lockers alike, with tags of four colours."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    high = (bay.h - 0.06) / 6
    for j in range(6):
        for i in range(2):
            u, v = (i - 0.5) * w / 2, -bay.h / 2 + 0.03 + (j + 0.5) * high
            k.box(f, u, v, -DEEP, w / 2 - 0.008, high - 0.008, DEEP + k.dice.choice((0.0, 0.004, 0.012)), "white",
                  f"locker{k.dice.randrange(4)}", 0.008, bay.wall)  # fmt: skip
            k.box(f, u, v - high * 0.30, 0.008, 0.12, 0.016, 0.012, "dark", bevel=0.004, density=0.7)
            tag = k.dice.choice(("yellow", "blue", "red", "white"))
            k.box(f, u + w * 0.17, v + high * 0.32, 0.010, 0.07, 0.022, 0.004, tag, bevel=0.001, density=0.6)


KINDS: dict[str, Callable[[Bay], None]] = {
    "facility": facility, "bench": bench, "arm_console": arm_console, "furnace": furnace, "shelves": shelves,
}  # fmt: skip
"""Kinds by the word that a module's page uses."""
