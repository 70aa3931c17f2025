"""What people leave in a module: socks on rails, laptops on arms, cords with things under them, coils of cable."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from iss3d.forge.station import parts, shell
from iss3d.forge.station.compose import NARROW, Room, middle_size
from iss3d.forge.station.kit import Frame, Kit, Tint
from iss3d.forge.station.modules import shared
from iss3d.station.model import Face, Handrail

WOOL: tuple[Tint, ...] = ((0.86, 0.85, 0.82), (0.42, 0.46, 0.52), (0.62, 0.30, 0.26), (0.34, 0.42, 0.36))

SIGNS = 0.45
"""Metres from a sign within which nothing is hung up."""


def walls(room: Room, role: str) -> Iterator[tuple[Face, Frame]]:
    """Yield the long walls of a side in the rooms of a module, not in its tunnels."""
    for cell, face, f in shared.sides(room, role):
        if middle_size(cell) >= NARROW:
            yield face, f


def inner_rails(room: Room, role: str) -> list[Handrail]:
    """Return the rails on the long walls of a side that neither a sign nor anything of the game is near."""
    found = []
    for face, f in walls(room, role):
        for rail in room.station.rails.values():
            near = rail.module == room.module.id and not rail.outside
            off = np.array(rail.start) - f.o
            if near and abs(off @ f.axes[2]) < 0.1:
                middle = (np.array(rail.start) + np.array(rail.end)) / 2
                u, v, _ = f.axes @ (middle - f.o)
                signs = [s for s in room.station.labels if s.module == room.module.id]
                hidden = any(((np.array(s.centre) - middle) ** 2).sum() < SIGNS**2 for s in signs)
                if not hidden and shared.free(room, face, f, float(u), float(v)):
                    found.append(rail)
    return found


def on_rail(rail: Handrail, share: float) -> Frame:
    """Return a frame on a rail at a share of its length, up along the rail's wall."""
    start, end = np.array(rail.start), np.array(rail.end)
    return Frame.of(start + (end - start) * share, end - start, np.array(rail.normal))


def socks(room: Room, role: str, pairs: int) -> None:
    """Hang pairs of socks over the rails of a side to dry."""
    rails = inner_rails(room, role)
    for _ in range(pairs if rails else 0):
        k = room.kit
        rail = rails.pop(k.dice.randrange(len(rails)))
        tint, at = k.dice.choice(WOOL), k.dice.uniform(0.3, 0.7)
        for s in (-1, 1):
            f = on_rail(rail, at + s * 0.08).sub(turn=k.dice.uniform(-0.2, 0.2))
            k.cushion(f, 0, -0.10, 0.004, 0.085, 0.24, 0.016, "cloth", "", tint, 0.4, n=5)
            k.cushion(f, s * 0.025, -0.235, 0.002, 0.12, 0.08, 0.018, "cloth", "", tint, 0.5, n=5)
        if not rails:
            return


def towels(room: Room, role: str, count: int) -> None:
    """Tuck towels behind the rails of a side."""
    rails = inner_rails(room, role)
    for _ in range(min(count, len(rails))):
        k = room.kit
        f = on_rail(rails.pop(k.dice.randrange(len(rails))), k.dice.uniform(0.35, 0.65))
        towel(k, f, k.dice.choice(WOOL))


def towel(k: Kit, f: Frame, tint: Tint) -> None:
    """Hang a towel by its middle: three folds side by side that part below, two woven bands near the hem."""
    for n, (u, wide, deep) in enumerate(((-0.075, 0.10, 0.020), (0.005, 0.12, 0.028), (0.085, 0.10, 0.018))):
        long = 0.34 - 0.02 * n
        g = f.sub(u, -long / 2 + 0.03, 0.0, 0.05 * (n - 1))
        k.cushion(g, 0, 0, 0, wide, long, deep, "towel", "", tint, 0.42, n=7)
        for v in (-0.36, -0.30):
            k.plate(g, 0, long * v, deep * 0.99, wide * 0.72, 0.010, "navy", density=0.5)
    k.box(f, 0.0, 0.0, 0.0, 0.20, 0.05, 0.030, "towel", bevel=0.014, tint=tint, density=0.8)


def arm_laptop(room: Room, f: Frame, u: float, v: float, screen: str, side: float = 1.0) -> None:
    """Add a laptop on a jointed arm that is clamped to a seat track beside it."""
    k = room.kit
    a, b, c = (u + side * 0.46, v - 0.20, 0.012), (u + side * 0.30, v - 0.02, 0.034), (u + side * 0.10, v, 0.022)
    k.box(f, a[0], a[1], 0, 0.06, 0.08, 0.024, "alu", bevel=0.008)
    k.tube([f.at(*a), f.at(*b)], 0.013, 8, "dark", caps=True)
    k.tube([f.at(*b), f.at(*c)], 0.013, 8, "dark", caps=True)
    k.tube([f.at(b[0], b[1], 0.014), f.at(b[0], b[1], 0.052)], 0.024, 12, "alu", caps=True)
    parts.laptop(k, f.sub(w=0.022), u, v, screen, k.dice.uniform(-0.12, 0.12))
    end = (u + side * 0.3, v - 0.45)
    parts.cable(k, f, [(u, v - 0.16, 0.03), (u + side * 0.14, v - 0.30, 0.032), (*end, 0.0)], 0.005, "cablek")


def tucked(room: Room, role: str, count: int) -> None:
    """Stretch cords over the fronts of a side with pouches, a cap, a roll of tape under them."""
    k = room.kit
    for face, f in walls(room, role):
        left, low, right, high = shell.bounds(f, face)
        for _ in range(count):
            u, v = k.dice.uniform(left + 0.5, right - 0.5), k.dice.uniform(low + 0.3, high - 0.3)
            if not shared.free(room, face, f, u, v):
                continue
            parts.bungee(k, f, (u - 0.34, v), (u + 0.34, v + k.dice.uniform(-0.05, 0.05)), 0.012)
            kind = k.dice.random()
            if kind < 0.4:
                parts.pouch(k, f, u - 0.1, v, 0.014, k.dice.choice(("pouch0", "pouch1")), k.dice.uniform(-0.3, 0.3))
                parts.pouch(k, f, u + 0.12, v, 0.014, k.dice.choice(("pouch0", "pouch1")), k.dice.uniform(-0.3, 0.3))
            elif kind < 0.7:
                k.cushion(f, u, v, 0.008, 0.26, 0.17, 0.024, "cloth", "", k.dice.choice(WOOL), 0.4, n=5)
            else:
                coil(room, f, u, v, 0.10)


def coil(room: Room, f: Frame, u: float, v: float, radius: float) -> None:
    """Add a coil of cable held flat by two ties."""
    k, cell = room.kit, room.kit.dice.choice(parts.CABLES)
    for i in range(2):
        r = radius - 0.012 * i
        turn = [(u + math.cos(a) * r, v + math.sin(a) * r * 1.3, 0.012 + 0.008 * i)
                for a in np.linspace(0, math.tau, 15)]  # fmt: skip
        k.tube([f.at(*s) for s in turn], 0.006, 5, cell, density=0.5)
    for s in (-1, 1):
        k.box(f, u, v + s * radius * 1.28, 0, 0.022, 0.05, 0.030, "dark", bevel=0.005, density=0.6)
