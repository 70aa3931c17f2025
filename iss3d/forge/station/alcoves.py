"""Bays one looks into: the toilet's compartment and the weight machine, deeper than a rack's front.

Nothing closes the wall behind such a bay (see compose.hollows); it must close its whole place itself.
"""

from __future__ import annotations

from collections.abc import Callable

from iss3d.forge.station import parts
from iss3d.forge.station.kit import LAMP, Frame, Kit, Tint
from iss3d.forge.station.racks import Bay


def recess(k: Kit, f: Frame, u: float, v: float, wide: float, high: float, deep: float, cell: str, tint: Tint) -> None:
    """Add the five walls of a hollow whose mouth is centred on (u, v)."""
    x, y = wide / 2, high / 2
    mouth = [(u - x, v - y), (u + x, v - y), (u + x, v + y), (u - x, v + y)]
    k.polygon([f.at(a, b, -deep) for a, b in mouth], f.axes[2], cell, tint)
    for i in range(4):
        (a, b), (c, d) = mouth[i], mouth[(i + 1) % 4]
        corners = [f.at(a, b, 0), f.at(c, d, 0), f.at(c, d, -deep), f.at(a, b, -deep)]
        inward = f.at(u, v) - (f.at(a, b) + f.at(c, d)) / 2
        k.polygon(corners, inward / ((inward**2).sum() ** 0.5), cell, tint)
    for s in (-1, 1):
        k.box(f, u + s * (x + 0.010), v, -0.03, 0.026, high + 0.05, 0.040, "alu", bevel=0.006)
        k.box(f, u, v + s * (y + 0.010), -0.03, wide + 0.046, 0.026, 0.040, "alu", bevel=0.006)


def surround(bay: Bay, u: float, v: float, wide: float, high: float) -> None:
    """Close a bay round the mouth of its recess."""
    k, f = bay.kit, bay.f
    below, above = v - high / 2 + bay.h / 2, bay.h / 2 - v - high / 2
    if below > 0.03:
        k.box(f, 0, -bay.h / 2 + below / 2, -0.11, bay.w - 0.004, below - 0.02, 0.112, "white",
              "door1" if below > 0.3 else "", 0.008, bay.wall)  # fmt: skip
    if above > 0.03:
        k.box(
            f, 0, bay.h / 2 - above / 2, -0.11, bay.w - 0.004, above - 0.02, 0.112, "white", bevel=0.008, tint=bay.wall
        )
    for s in (-1, 1):
        edge = bay.w / 2 - s * u - wide / 2
        if edge > 0.01:
            k.box(f, s * (bay.w / 2 - edge / 2), v, -0.11, edge - 0.002, high + 0.03, 0.112, "white", bevel=0.004,
                  tint=bay.wall)  # fmt: skip


def toilet(bay: Bay) -> None:
    """The toilet's compartment, its curtain half drawn: a small seat on a steel can, a hose with a yellow funnel."""
    k, f = bay.kit, bay.f
    wide, low, top, deep = 0.92, -0.40, 0.70, 0.78
    high, v = top - low, (top + low) / 2
    surround(bay, 0, v, wide, high)
    recess(k, f, 0, v, wide, high, deep, "quilt", (0.80, 0.86, 0.84))
    floor = Frame.of(f.at(0.06, low, -0.40), f.axes[0], f.axes[1])
    k.tube([floor.at(0, 0, 0), floor.at(0, 0, 0.30)], 0.19, 24, "alu", caps=True, density=0.9)
    k.tube([floor.at(0, 0, 0.30), floor.at(0, 0, 0.335)], 0.205, 24, "white", caps=True, density=0.9)
    k.tube([floor.at(0, 0, 0.335), floor.at(0, 0, 0.345)], 0.075, 18, "black", caps=True)
    k.box(floor, 0, 0.215, 0.30, 0.32, 0.05, 0.34, "white", bevel=0.02)
    for s in (-1, 1):
        k.tube([floor.at(s * 0.29, 0.05, 0.02), floor.at(s * 0.29, 0.05, 0.24), floor.at(s * 0.10, -0.08, 0.36)], 0.014,
               8, "blue", smoothed=3)  # fmt: skip
        k.box(floor, s * 0.20, -0.20, 0.0, 0.13, 0.10, 0.05, "dark", bevel=0.01)
    hose = [(0.40, 0.02, -0.70), (0.30, -0.12, -0.50), (0.36, 0.10, -0.28), (0.30, 0.24, -0.22)]
    k.tube([f.at(*s) for s in hose], 0.022, 10, "cablew", smoothed=6, density=0.7)
    k.tube([f.at(0.30, 0.24, -0.22), f.at(0.29, 0.30, -0.20), f.at(0.285, 0.36, -0.19)], 0.034, 14, "yellow", caps=True)
    back = f.sub(w=-deep)
    k.box(back, -0.20, 0.42, 0, 0.40, 0.30, 0.10, "white", "drawer1", 0.012)
    k.box(back, 0.24, 0.50, 0, 0.36, 0.20, 0.07, "white", "locker3", 0.012)
    k.plate(back, 0.24, 0.30, 0.004, 0.26, 0.065, "agencies")
    parts.note(k, back, 0.30, 0.16, 0.004, "note1", 0.15)
    parts.note(k, back, 0.08, 0.20, 0.004, "photo0", 0.13)
    for i in range(3):
        parts.pouch(k, back, -0.32 + i * 0.15, 0.20, 0.01, f"pouch{i % 2}", 0.1 * (i - 1))
    k.box(f.sub(v=top - 0.002, w=-0.30, tilt=1.5707963), 0, 0, 0, 0.5, 0.08, 0.03, "white", bevel=0.008)
    k.box(f.sub(v=top - 0.030, w=-0.30, tilt=1.5707963), 0, 0, 0, 0.46, 0.05, 0.006, "emit", bevel=0.002, glow=LAMP)
    curtain(k, f, -wide / 2, v, 0.20, high, (0.72, 0.80, 0.72))
    k.tube([f.at(-wide / 2, top - 0.03, -0.035), f.at(wide / 2, top - 0.03, -0.035)], 0.009, 8, "alu")


def curtain(k: Kit, f: Frame, left: float, v: float, wide: float, high: float, tint: Tint) -> None:
    """Add cloth in folds, gathered to one side."""
    count = 6
    step = wide / count
    for i in range(count):
        w0, w1 = ((-0.055, -0.015), (-0.015, -0.055))[i % 2]
        a, b = left + i * step, left + (i + 1) * step
        low, top = v - high / 2 + 0.05, v + high / 2 - 0.03
        corners = [f.at(a, low, w0), f.at(b, low, w1), f.at(b, top, w1), f.at(a, top, w0)]
        across = f.at(b, 0, w1) - f.at(a, 0, w0)
        normal = f.axes[1] * 0.0 + f.axes[2] * step - f.axes[0] * float((across * f.axes[2]).sum())
        k.polygon(corners, normal / ((normal**2).sum() ** 0.5), "quilt", tint)


def weights(bay: Bay) -> None:
    """The weight machine: two vacuum cylinders, a bar on its arms, a platform with straps, a bench."""
    k, f = bay.kit, bay.f
    wide, high, deep = bay.w - 0.08, 1.32, 0.46
    surround(bay, 0, 0, wide, high)
    recess(k, f, 0, 0, wide, high, deep, "bulk2", bay.wall)
    back = f.sub(w=-deep)
    k.box(back, 0, -0.34, 0, 0.86, 0.56, 0.05, "alu", "holes", 0.012)
    for s in (-1, 1):
        k.box(back, s * 0.20, -0.34, 0.05, 0.22, 0.34, 0.012, "yellow", bevel=0.006)
        k.box(back, s * 0.20, -0.30, 0.06, 0.26, 0.045, 0.035, "blue", bevel=0.012)
        k.tube(
            [back.at(s * 0.39, -0.52, 0.14), back.at(s * 0.39, 0.10, 0.14)], 0.090, 22, "white", caps=True, density=0.9
        )
        k.tube([back.at(s * 0.39, 0.10, 0.14), back.at(s * 0.39, 0.34, 0.14)], 0.022, 10, "dark", caps=True)
        for v in (-0.5, -0.2, 0.08):
            k.tube([back.at(s * 0.39, v, 0.14), back.at(s * 0.39, v + 0.03, 0.14)], 0.098, 22, "steel", caps=True)
        k.tube([back.at(s * 0.39, 0.34, 0.14), back.at(s * 0.36, 0.42, 0.30), back.at(s * 0.30, 0.44, 0.40)], 0.026, 8,
               "yellow", caps=True)  # fmt: skip
        k.tube([f.at(s * 0.16, 0.44, -0.055), f.at(s * 0.28, 0.44, -0.055)], 0.028, 12, "rubber", caps=True)
        k.tube([f.at(s * 0.42, 0.44, -0.055), f.at(s * 0.46, 0.44, -0.055)], 0.034, 12, "red", caps=True)
    k.tube([f.at(-0.47, 0.44, -0.045), f.at(0.47, 0.44, -0.045)], 0.019, 12, "chrome", caps=True)
    for s in (-1, 1):
        k.tube([f.at(s * 0.33, 0.44, -0.045), f.at(s * 0.41, 0.44, -0.045)], 0.050, 18, "yellow", caps=True)
        k.plate(back, s * 0.39, -0.16, 0.2325, 0.10, 0.05, ("label0", "label5")[s > 0])
    k.box(f, 0, -high / 2 + 0.055, -0.06, 0.46, 0.09, 0.03, "white", "ruler", 0.006)
    k.cushion(back, 0, 0.26, 0.10, 0.30, 0.56, 0.09, "cloth", "", (0.24, 0.36, 0.66), 0.3)
    k.box(back, 0, 0.26, 0, 0.10, 0.48, 0.10, "alu", bevel=0.01)
    k.box(back, 0, 0.59, 0, 0.5, 0.10, 0.06, "grey", "drawer3", 0.008)
    parts.display(k, back, -0.02, -0.02, 0.12, 0.13, "screen1")
    parts.note(k, back, 0.24, 0.52, 0.01, "timetable", 0.14)
    parts.bungee(k, f, (-wide / 2 - 0.01, -0.5), (wide / 2 + 0.01, -0.44), 0.006)
    for s in (-1, 1):
        spots = [back.at(s * 0.3, 0.44, 0.38), back.at(s * 0.30, 0.1, 0.30), back.at(s * 0.26, -0.1, 0.10)]
        k.tube(spots, 0.006, 6, "cablek", density=0.5, smoothed=3)


KINDS: dict[str, Callable[[Bay], None]] = {"toilet": toilet, "weights": weights}
"""Kinds that are deeper than a wall, by the word that a module's page uses."""
