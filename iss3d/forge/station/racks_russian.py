"""More fillings of the Russian segment: carpet with velcro, cargo under straps, work places, bottles, fans, port lids.

As russian.py: fronts stand at the wall people bump into. Bays here are about 0.6 m wide.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from iss3d.forge.station import parts
from iss3d.forge.station import parts_soft as soft
from iss3d.forge.station.kit import LAMP, Frame, Tint
from iss3d.forge.station.racks import Bay

CARPETS: tuple[Tint, ...] = ((0.70, 0.77, 0.62), (0.74, 0.70, 0.52), (0.80, 0.74, 0.56))
SACKS: tuple[Tint, ...] = ((0.90, 0.88, 0.82), (0.78, 0.73, 0.60), (0.66, 0.70, 0.62), (0.84, 0.80, 0.68))


def ground(bay: Bay, dim: float = 0.70) -> None:
    """Add the wall behind, painted like the module."""
    tint = (bay.wall[0] * dim, bay.wall[1] * dim, bay.wall[2] * dim * 0.95)
    bay.kit.plate(bay.f, 0, 0, -0.03, bay.w, bay.h, "white", tint=tint, density=1.0)


def rows(bay: Bay, high: float) -> list[tuple[float, float]]:
    """Return middles and heights of rows about so high."""
    count = max(1, round(bay.h / high))
    step = bay.h / count
    return [(-bay.h / 2 + (i + 0.5) * step, step) for i in range(count)]


def carpet(bay: Bay) -> None:
    """Panels covered with carpet, screwed at their corners, with strips of velcro and something stuck to them."""
    ground(bay, 0.55)
    k, f = bay.kit, bay.f
    tint = k.dice.choice(CARPETS)
    for v, high in rows(bay, 0.62):
        k.box(f, 0, v, -0.03, bay.w - 0.016, high - 0.016, 0.034, "cloth", bevel=0.012, tint=tint)
        for s in (-1, 1):
            for t in (-1, 1):
                k.plate(
                    f, s * (bay.w / 2 - 0.035), v + t * (high / 2 - 0.035), 0.0048, 0.018, 0.018, "alu", density=0.5
                )
        if k.dice.random() < 0.7:
            k.plate(f, 0, v + k.dice.uniform(-0.12, 0.12), 0.0052, bay.w * 0.42, 0.022, "velcro", tint=(1.0, 0.95, 0.8))
        parts.plate_label(k, f, k.dice.uniform(-0.2, 0.2) * bay.w, v + high * 0.42, 0.0048, 0.09)
        if not bay.spare:
            _on_carpet(bay, v, high)


def _on_carpet(bay: Bay, v: float, high: float) -> None:
    """Stick to a carpet what is at hand there: a pocket, a net, pouches under a cord, a cable, a paper."""
    k, f = bay.kit, bay.f
    roll, u = k.dice.random(), k.dice.uniform(-0.08, 0.08) * bay.w
    if roll < 0.22:
        soft.pocket(k, f.sub(w=0.004), u, v - high * 0.1, min(0.26, bay.w * 0.6), min(0.26, high * 0.5), soft.STONE,
                    k.dice.choice(("book", "tube", "cloth")))  # fmt: skip
    elif roll < 0.40:
        soft.net(k, f.sub(w=0.002), u, v - high * 0.08, bay.w * 0.7, min(0.28, high * 0.5), 0.05, holds=2)
    elif roll < 0.58:
        for n in (-1, 1):
            parts.pouch(k, f, u + n * 0.08, v - high * 0.12, 0.006, f"pouch{(n + 1) // 2}", k.dice.uniform(-0.3, 0.3))
        parts.bungee(k, f, (u - bay.w * 0.4, v - high * 0.11), (u + bay.w * 0.4, v - high * 0.13), 0.008)
    elif roll < 0.74:
        parts.drooping(k, f, (u - bay.w * 0.3, v + high * 0.2), (u + bay.w * 0.3, v - high * 0.3), 0.008, 0.007)
    else:
        parts.note(k, f, u, v, 0.006, k.dice.choice(("note1", "photo1", "photo4", "print2", "page1")), 0.12)


def cargo_sacks(bay: Bay) -> None:
    """Cargo bags strapped to the wall one over the other, each with its label, some bulging more than others."""
    ground(bay, 0.5)
    k, f = bay.kit, bay.f
    for v, high in rows(bay, 0.46):
        count = 2 if k.dice.random() < 0.3 and bay.w > 0.45 else 1
        for n in range(count):
            u, wide = (n + 0.5) * bay.w / count - bay.w / 2, bay.w / count - k.dice.uniform(0.02, 0.05)
            soft.sack(k, f, u + k.dice.uniform(-0.01, 0.01), v, wide, high - k.dice.uniform(0.02, 0.08),
                      k.dice.uniform(0.058, 0.070), k.dice.choice(SACKS), -0.035, 3 - count)  # fmt: skip
        if k.dice.random() < 0.35:
            parts.note(k, f, k.dice.uniform(-0.1, 0.1), v + high * 0.1, 0.034, k.dice.choice(("note0", "note2")), 0.09)


def workplace(bay: Bay) -> None:
    """A work place of the laboratory: a screen, an instrument with gauges, a folding shelf edge, sockets, a lamp."""
    ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.012, bay.h - 0.02, 0.033, "white", bevel=0.012, tint=bay.wall)
    g = f.sub(w=0.003)
    wide = min(0.34, bay.w * 0.62)
    parts.display(k, g, -bay.w * 0.08, bay.h * 0.25, 0.0, wide, k.dice.choice(("screen3", "screen1", "screen2")))
    k.box(g, 0, bay.h * 0.43, 0, bay.w * 0.6, 0.05, 0.03, "white", bevel=0.01)
    k.box(g, 0, bay.h * 0.43 - 0.012, 0.028, bay.w * 0.5, 0.02, 0.005, "emit", bevel=0.001, glow=LAMP, density=0.6)
    k.box(g, 0, bay.h * 0.02, 0, bay.w * 0.88, 0.24, 0.028, "white", "device", 0.008, (0.86, 0.92, 0.80))
    k.box(g, 0, -bay.h * 0.14, 0, bay.w * 0.9, 0.03, 0.07, "alu", bevel=0.006)
    k.box(g, 0, -bay.h * 0.25, 0, bay.w * 0.86, 0.2, 0.014, "grey", "sockets", 0.008, bay.wall)
    for _ in range(3):
        a, b = k.dice.uniform(-0.2, 0.2), k.dice.uniform(-0.2, 0.2)
        parts.drooping(k, g, (a, -bay.h * 0.23), (b, bay.h * 0.02 - 0.08), 0.016, 0.006)
    k.box(g, 0, -bay.h * 0.41, 0, bay.w * 0.86, bay.h * 0.14, 0.012, "white", "hinged", 0.010, bay.wall)
    if not bay.spare:
        parts.note(k, g, bay.w * 0.26, bay.h * 0.14, 0.001, "timetable", 0.12)


def arm_panel(bay: Bay) -> None:
    """The panel from which the European arm is led: screens, a laptop, rows of switches, a striped guard, a patch."""
    ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.012, bay.h - 0.02, 0.034, "dark", bevel=0.012)
    g = f.sub(w=0.004)
    for s in (-1, 1):
        parts.display(k, g, s * bay.w * 0.235, bay.h * 0.30, 0.0, bay.w * 0.38, "screen0" if s < 0 else "screen3")
    for i in range(2):
        k.box(g, 0, bay.h * (0.11 - 0.105 * i), 0, bay.w * 0.9, bay.h * 0.09, 0.018, "dark", f"drawer{i * 2}", 0.005)
    k.plate(g, 0, bay.h * 0.178, 0.001, bay.w * 0.9, 0.02, "stripe")
    if not bay.spare:
        parts.laptop(k, g, 0, -bay.h * 0.20, "screen2")
    k.plate(g, bay.w * 0.31, -bay.h * 0.40, 0.0015, 0.15, 0.15, "patch1")
    k.plate(g, -bay.w * 0.16, -bay.h * 0.42, 0.0015, 0.28, 0.07, "agencies")
    for s in (-1, 1):
        k.tube([g.at(s * bay.w * 0.43, -bay.h * 0.3, 0.0), g.at(s * bay.w * 0.43, -bay.h * 0.3, 0.055)], 0.016, 10,
               "rubber", caps=True)  # fmt: skip


def arm_side(bay: Bay) -> None:
    """Beside the arm's panel: rows of switches under guards, a hand controller, books, a folded laptop, cables."""
    ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.012, bay.h - 0.02, 0.034, "dark", bevel=0.012)
    g = f.sub(w=0.004)
    slate = (0.42, 0.44, 0.45)
    for n in range(3):
        soft.control(k, g.sub(w=-0.006), 0, bay.h * (0.38 - 0.13 * n), bay.w * 0.9, bay.h * 0.115, slate, 7 + n)
    parts.display(k, g, -bay.w * 0.16, bay.h * 0.0, 0.0, bay.w * 0.46, "screen2")
    k.tube(
        [g.at(bay.w * 0.28, -bay.h * 0.02, 0.0), g.at(bay.w * 0.28, -bay.h * 0.02, 0.03)],
        0.045,
        16,
        "rubber",
        caps=True,
    )
    k.tube(
        [g.at(bay.w * 0.28, -bay.h * 0.02, 0.02), g.at(bay.w * 0.28, -bay.h * 0.01, 0.085)],
        0.018,
        10,
        "black",
        caps=True,
    )
    k.plate(g, 0, -bay.h * 0.115, 0.001, bay.w * 0.9, 0.02, "stripe")
    soft.folder(k, g, -bay.w * 0.24, -bay.h * 0.22, 0.0, 0.08)
    soft.folder(k, g, bay.w * 0.1, -bay.h * 0.23, 0.0, -0.12)
    soft.net(k, g.sub(w=-0.01), 0, -bay.h * 0.40, bay.w * 0.84, bay.h * 0.14, 0.05)
    for _ in range(5):
        a, b = k.dice.uniform(-0.4, 0.4) * bay.w, k.dice.uniform(-0.4, 0.4) * bay.w
        parts.drooping(k, g, (a, bay.h * 0.05), (b, -bay.h * 0.32), 0.014, 0.005)


def bench(bay: Bay) -> None:
    """A work bench: tools in loops on a board, an edge to clamp to, a drawer, a lamp, boxes of small parts."""
    ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.012, bay.h - 0.02, 0.033, "white", bevel=0.012, tint=bay.wall)
    g = f.sub(w=0.003)
    k.box(g, 0, bay.h * 0.24, 0, bay.w * 0.9, bay.h * 0.40, 0.006, "grey", "holes", 0.003)
    for n in range(7):
        u, long = bay.w * (-0.38 + 0.125 * n), k.dice.uniform(0.14, 0.26)
        v = bay.h * 0.34 - long / 2
        k.tube([g.at(u, v - long / 2, 0.018), g.at(u, v, 0.018)], 0.011, 8, ("red", "blue", "yellow", "dark")[n % 4],
               density=0.5, caps=True)  # fmt: skip
        k.tube([g.at(u, v, 0.018), g.at(u, v + long / 2, 0.018)], 0.0045, 6, "alu", density=0.4, caps=True)
        k.box(g, u, v - 0.01, 0.006, 0.034, 0.02, 0.026, "dark", bevel=0.004, density=0.5)
    k.box(g, 0, bay.h * 0.47, 0, bay.w * 0.66, 0.04, 0.03, "white", bevel=0.01)
    k.box(g, 0, bay.h * 0.47 - 0.008, 0.028, bay.w * 0.56, 0.018, 0.005, "emit", bevel=0.001, glow=LAMP, density=0.6)
    k.box(g, 0, -bay.h * 0.03, 0, bay.w * 0.94, 0.045, 0.075, "alu", bevel=0.006)
    for n in range(6):
        u, v = bay.w * (-0.30 + 0.30 * (n % 3)), -bay.h * (0.12 + 0.09 * (n // 3))
        k.box(g, u, v, 0, bay.w * 0.27, bay.h * 0.08, 0.030, "white", bevel=0.006,
              tint=((0.55, 0.62, 0.70), (0.80, 0.72, 0.52), (0.86, 0.86, 0.84))[n % 3])  # fmt: skip
        parts.plate_label(k, g, u, v, 0.0305, 0.075)
    k.box(g, 0, -bay.h * 0.38, 0, bay.w * 0.9, bay.h * 0.19, 0.024, "white", "drawer1", 0.010)
    parts.pull(k, g.sub(w=0.024), 0, -bay.h * 0.36, 0.16, "alu")


def glovebox(bay: Bay) -> None:
    """A glove box: a lit window, two sleeves with cuffs that reach out a little, an airlock drum, gauges, a filter."""
    ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.012, bay.h - 0.02, 0.033, "white", bevel=0.012, tint=(0.94, 0.94, 0.92))
    g = f.sub(w=0.003)
    k.box(g, 0, bay.h * 0.20, 0, bay.w * 0.86, bay.h * 0.26, 0.016, "alu", bevel=0.008)
    k.box(g, 0, bay.h * 0.20, 0.014, bay.w * 0.78, bay.h * 0.22, 0.004, "glass", bevel=0.002)
    k.box(g, 0, bay.h * 0.32, 0.012, bay.w * 0.6, 0.014, 0.010, "emit", bevel=0.002, glow=LAMP, density=0.6)
    for s in (-1, 1):
        u, v = s * bay.w * 0.21, -bay.h * 0.02
        eye = g.at(u, v, 1.0)
        rings = ((0.085, 0.0), (0.085, 0.018), (0.070, 0.024), (0.066, 0.012))
        h = g.sub(u, v)
        k.loft([parts.ring(h, r, w, 24) for r, w in rings], eye, "alu")
        sleeve = ((0.066, 0.012), (0.064, 0.040), (0.056, 0.036), (0.052, 0.062), (0.044, 0.056), (0.036, 0.076),
                  (0.002, 0.080))  # fmt: skip
        k.loft([parts.ring(h, r, w, 24) for r, w in sleeve], eye, "rubber", tint=(1.0, 1.0, 1.0))
    parts.porthole(k, g, -bay.w * 0.22, -bay.h * 0.24, 0.0, bay.w * 0.17, "white")
    soft.control(k, g.sub(w=-0.008), bay.w * 0.22, -bay.h * 0.23, bay.w * 0.38, bay.h * 0.16, (0.80, 0.84, 0.80))
    k.box(g, 0, -bay.h * 0.41, 0, bay.w * 0.84, bay.h * 0.12, 0.016, "grey", "vent", 0.006)
    k.box(g, 0, bay.h * 0.42, 0, bay.w * 0.84, bay.h * 0.09, 0.022, "white", "device", 0.008, (0.86, 0.92, 0.80))
    parts.plate_label(k, g, 0, bay.h * 0.355, 0.001, 0.12)


def bottles(bay: Bay) -> None:
    """Bottles of gas and water in clamps, their valves and hoses."""
    ground(bay, 0.5)
    k, f = bay.kit, bay.f
    count = 2 if bay.w < 0.7 else 3
    k.box(f, 0, 0, -0.034, bay.w - 0.014, bay.h - 0.016, 0.012, "grey", bevel=0.004, tint=bay.wall)
    for i in range(count):
        u = (i + 0.5) * bay.w / count - bay.w / 2
        r = min(0.075, bay.w / count * 0.36)
        cell = ("red", "white", "blue")[k.dice.randrange(3)]
        for v, high in rows(bay, 0.75):
            tint = bay.wall if cell == "white" else (0.9, 0.85, 0.78)
            soft.bottle(k, f.sub(w=-r * 1.1), u, v - 0.02, min(high * 0.66, 0.48), r, cell, tint)
    soft.valve(k, f, 0.0, bay.h * 0.44, -0.02, 0.034, "yellow")
    parts.drooping(k, f, (-bay.w * 0.2, bay.h * 0.3), (bay.w * 0.2, -bay.h * 0.1), 0.0, 0.008, "cablew")


def fan(bay: Bay) -> None:
    """Air: a round fan behind its guard, a corrugated duct, a grille with lint."""
    ground(bay)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.014, bay.h - 0.016, 0.032, "white", bevel=0.01, tint=bay.wall)
    r = min(bay.w, bay.h) * 0.30
    parts.porthole(k, f, 0, bay.h * 0.22, 0.004, r, "black")
    for a in range(3):
        turn = a * math.pi / 3
        u, v = math.cos(turn) * r * 0.8, math.sin(turn) * r * 0.8
        path = [f.at(-u, bay.h * 0.22 - v, 0.022), f.at(u, bay.h * 0.22 + v, 0.022)]
        k.tube(path, 0.004, 5, "alu", density=0.5)
    k.box(f, 0, -bay.h * 0.24, 0.0, bay.w * 0.7, min(bay.h * 0.34, 0.5), 0.014, "grey", "vent", 0.006)


def lid(bay: Bay) -> None:
    """A closed port seen from within: a domed lid on its ring, clamps all round, a probe's socket, a valve, words."""
    k, f = bay.kit, bay.f
    k.plate(f, 0, 0, -0.02, bay.w, bay.h, "bulk2", tint=bay.wall, density=1.0)
    r = min(bay.w, bay.h, 0.86) * 0.46
    eye = f.at(0, 0, 2.0)
    ring = parts.ring
    k.loft([ring(f, r * 1.06, -0.02, 32), ring(f, r * 1.05, 0.014, 32), ring(f, r * 0.93, 0.022, 32),
            ring(f, r * 0.90, 0.004, 32)], eye, "alu")  # fmt: skip
    k.loft([ring(f, r * 0.90, 0.004, 32), ring(f, r * 0.88, -0.012, 32)], eye, "rubber")
    k.loft([ring(f, r * 0.88, -0.012, 32), ring(f, r * 0.84, 0.004, 32), ring(f, r * 0.5, 0.022, 32),
            ring(f, r * 0.30, 0.026, 32)], eye, "white", tint=bay.wall)  # fmt: skip
    k.loft([ring(f, r * 0.30, 0.026, 32), ring(f, r * 0.28, 0.032, 32), ring(f, r * 0.19, 0.032, 32),
            ring(f, r * 0.05, -0.01, 32), ring(f, 0.002, -0.012, 32)], eye, "alu")  # fmt: skip
    for i in range(12):
        a = (i + 0.5) * math.pi / 6
        g = f.sub(math.cos(a) * r * 0.985, math.sin(a) * r * 0.985, 0.0, a)
        k.box(g, 0, 0, 0.012, 0.06, 0.03, 0.018, "alu", bevel=0.005, density=0.7)
    for i in range(6):
        a = i * math.pi / 3 + 0.2
        g = f.sub(math.cos(a) * r * 0.6, math.sin(a) * r * 0.6, 0.0, a)
        k.box(g, 0, 0, 0.006, r * 0.42, 0.022, 0.016, "white", bevel=0.004, tint=bay.wall, density=0.7)
    for s in (-1, 1):
        bail = f.sub(math.cos(0.9) * r * s * 0.74, math.sin(0.9) * r * 0.74, 0.012, -s * 0.67)
        parts.pull(k, bail, 0, 0, 0.15, "alu")
    for i in range(0, 12, 2):
        a = (i + 0.5) * math.pi / 6 + 0.05
        rod = [
            f.at(math.cos(a) * r * t, math.sin(a) * r * t, w) for t, w in ((0.31, 0.040), (0.6, 0.034), (0.93, 0.030))
        ]
        k.tube(rod, 0.006, 6, "alu", density=0.5)
    rim = [f.at(math.cos(t) * r * 0.42, math.sin(t) * r * 0.42, 0.062) for t in (math.tau * n / 28 for n in range(29))]
    k.tube(rim, 0.011, 8, "yellow", density=0.6)
    for i in range(4):
        a = i * math.pi / 2 + 0.4
        spoke = [
            f.at(math.cos(a) * r * t, math.sin(a) * r * t, w) for t, w in ((0.2, 0.036), (0.3, 0.052), (0.42, 0.062))
        ]
        k.tube(spoke, 0.008, 6, "yellow", density=0.5)
    soft.valve(k, f, r * 0.50, r * 0.44, 0.016, 0.034, "red")
    dial = f.sub(-r * 0.52, r * 0.42, 0.012)
    k.loft([ring(dial, 0.040, 0.0, 20), ring(dial, 0.040, 0.022, 20), ring(dial, 0.034, 0.024, 20),
            ring(dial, 0.002, 0.020, 20)], dial.at(0, 0, 1.0), "white")  # fmt: skip
    k.box(dial, 0.008, 0.006, 0.021, 0.026, 0.003, 0.002, "red", bevel=0.0005, turn=0.6, density=0.4)
    for v, n in ((-0.56, 18), (-0.70, 6)):
        parts.plate_label(k, f, 0.0, v * r, 0.022, 0.15, n)
    long, across = max(bay.w, bay.h), min(bay.w, bay.h)
    left = long / 2 - r * 1.08
    for s in (-1, 1) if left > 0.15 else ():
        u, v = (s * (long - left) / 2, 0.0) if bay.w > bay.h else (0.0, s * (long - left) / 2)
        for t in (-1, 1):
            du, dv = (0.0, t * across / 4) if bay.w > bay.h else (t * across / 4, 0.0)
            wide, high = (left, across / 2) if bay.w > bay.h else (across / 2, left)
            k.box(f, u + du, v + dv, -0.03, wide - 0.014, high - 0.014, 0.034, "cloth", bevel=0.012,
                  tint=CARPETS[(s + t) % 3])  # fmt: skip


def locker(bay: Bay) -> None:
    """Tall lockers: doors in frames with hinges, handles, louvres, plates of what is within, a checklist, a net."""
    ground(bay, 0.6)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.008, bay.h - 0.008, 0.022, "alu", bevel=0.006, tint=(0.86, 0.86, 0.82))
    count = max(1, round(bay.w / 0.42))
    wide = bay.w / count
    for n in range(count):
        u = (n + 0.5) * wide - bay.w / 2
        for low, high in ((-0.485, -0.13), (-0.115, 0.485)):
            v, tall = (low + high) / 2 * bay.h, (high - low) * bay.h
            fade = k.dice.uniform(0.92, 1.0)
            tint = (bay.wall[0] * fade, bay.wall[1] * fade, bay.wall[2] * fade)
            k.box(f, u, v, -0.008, wide - 0.030, tall - 0.016, 0.024, "white", bevel=0.010, tint=tint)
            g = f.sub(u, v, 0.016)
            side = (-1.0) ** n
            for t in (-0.36, 0.36):
                k.tube([g.at(-side * (wide / 2 - 0.017), t * tall - 0.03, 0.0),
                        g.at(-side * (wide / 2 - 0.017), t * tall + 0.03, 0.0)], 0.008, 8, "alu", caps=True,
                       density=0.5)  # fmt: skip
            parts.pull(k, g, side * (wide / 2 - 0.055), 0.0, min(0.16, tall * 0.5), "dark", True)
            k.box(g, side * (wide / 2 - 0.055), tall * 0.30, 0.0, 0.034, 0.034, 0.010, "alu", bevel=0.006, density=0.6)
            parts.plate_label(k, g, -side * 0.03, tall * 0.36, 0.0005, min(0.13, wide * 0.4))
            if tall > 0.6:
                for i in range(5):
                    k.box(g, -side * 0.02, tall * (0.22 - 0.035 * i), 0.0, wide * 0.46, 0.011, 0.007, "dark",
                          bevel=0.003, density=0.5)  # fmt: skip
                _stuck_on(bay, g, wide, tall, n)
            else:
                k.plate(g, 0, -tall * 0.22, 0.0006, wide * 0.5, 0.024, "velcro", tint=(1.0, 0.96, 0.84))
        for t in (-0.49, -0.122, 0.49):
            k.plate(f, u + wide / 2 - 0.012, t * bay.h, -0.0072, 0.014, 0.014, "dark", density=0.4)


def _stuck_on(bay: Bay, g: Frame, wide: float, tall: float, n: int) -> None:
    """Add to the door of a tall locker what its users have stuck there."""
    k = bay.kit
    if n % 2 == 0:
        parts.note(k, g, -wide * 0.10, -tall * 0.12, 0.0006, k.dice.choice(("timetable", "page1", "photo3")), 0.13)
        soft.pocket(k, g, -0.01, -tall * 0.33, wide * 0.56, tall * 0.20, soft.STONE, k.dice.choice(("book", "tube")))
    else:
        soft.net(k, g, 0.0, -tall * 0.26, wide * 0.66, tall * 0.32, 0.05, holds=2)
        parts.note(k, g, wide * 0.04, tall * 0.02, 0.0006, k.dice.choice(("photo5", "print2", "note1")), 0.12)


def sideboard(bay: Bay) -> None:
    """The sideboard of a Soyuz: small doors with knobs, a water tap, food under a cord, a clock."""
    ground(bay, 0.6)
    k, f = bay.kit, bay.f
    sand = (0.92, 0.86, 0.68)
    for v, high in rows(bay, 0.26):
        for s in (-1, 1):
            k.box(f, s * bay.w / 4, v, -0.03, bay.w / 2 - 0.014, high - 0.014, 0.034, "white", bevel=0.010, tint=sand)
            k.tube([f.at(s * 0.03, v, 0.003), f.at(s * 0.03, v, 0.018)], 0.011, 8, "dark", caps=True, density=0.5)
    if not bay.spare:
        parts.pouch(k, f, bay.w * 0.2, bay.h * 0.1, 0.006, "pouch1", 0.3)
        cord = [(-bay.w * 0.45, bay.h * 0.1, 0.004), (0, bay.h * 0.1, 0.034), (bay.w * 0.45, bay.h * 0.1, 0.004)]
        parts.cable(k, f, cord, 0.004, "cablek")


def privy(bay: Bay) -> None:
    """What a Soyuz has for a toilet: a hose with a yellow funnel in its clip, a fan box, a packet of wipes."""
    ground(bay, 0.6)
    k, f = bay.kit, bay.f
    k.box(f, 0, 0, -0.03, bay.w - 0.014, bay.h - 0.014, 0.032, "cloth", bevel=0.014, tint=(0.72, 0.76, 0.60))
    k.box(f, 0, bay.h * 0.28, 0.0, bay.w * 0.55, 0.2, 0.034, "white", "vent", 0.014, (0.86, 0.86, 0.8))
    hose = [(0.0, bay.h * 0.2, 0.02), (0.05, bay.h * 0.08, 0.03), (-0.06, 0.0, 0.032), (0.06, -bay.h * 0.1, 0.03),
            (0.0, -bay.h * 0.18, 0.024)]  # fmt: skip
    parts.cable(k, f, hose, 0.018, "cablew")
    eye = f.at(0, -bay.h * 0.23, 1.0)
    g = f.sub(0.0, -bay.h * 0.23)
    funnel = ((0.065, 0.0), (0.062, 0.03), (0.05, 0.032), (0.012, 0.008))
    k.loft([parts.ring(g, radius, w) for radius, w in funnel], eye, "yellow")
    k.cushion(f, -bay.w * 0.22, -bay.h * 0.36, 0.0, 0.13, 0.10, 0.028, "cloth", "", (0.75, 0.82, 0.9), 0.4, n=5)


KINDS: dict[str, Callable[[Bay], None]] = {
    "carpet": carpet, "sacks": cargo_sacks, "workplace": workplace, "arm_panel": arm_panel, "bottles": bottles,
    "fan": fan, "lid": lid, "arm_side": arm_side, "bench": bench, "glovebox": glovebox,
    "sideboard": sideboard, "privy": privy, "locker": locker,
}  # fmt: skip
"""Kinds by the word that a module's page uses."""
