"""What storerooms are filled with: bags of every size packed tight under straps and nets, cases, foam.

As racks.py: fronts stand at the wall people bump into; bags bulge a little before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from iss3d.forge.station import parts, parts_worn
from iss3d.forge.station.kit import Tint
from iss3d.forge.station.racks import DEEP, Bay, structure

CLOTHS: tuple[Tint, ...] = (
    (0.98, 0.97, 0.94), (0.94, 0.92, 0.86), (0.86, 0.81, 0.68), (0.97, 0.96, 0.92), (0.74, 0.72, 0.66),
    (0.92, 0.88, 0.78), (0.60, 0.65, 0.70),
)  # fmt: skip
"""Bags from five programmes in the whites and tans they have come to."""

Rect = tuple[float, float, float, float]


def packed(bay: Bay, left: float, low: float, right: float, high: float, largest: float) -> Iterator[Rect]:
    """Yield rectangles that fill a larger one: it is cut in two until no side is longer than the largest bag's."""
    wide, tall = right - left, high - low
    if wide <= largest and tall <= largest * 0.8:
        yield left, low, right, high
        return
    share = bay.kit.dice.choice((0.38, 0.5, 0.5, 0.62))
    if wide * 0.8 > tall:
        yield from packed(bay, left, low, left + wide * share, high, largest)
        yield from packed(bay, left + wide * share, low, right, high, largest)
    else:
        yield from packed(bay, left, low, right, low + tall * share, largest)
        yield from packed(bay, left, low + tall * share, right, high, largest)


def cargo(bay: Bay, largest: float = 0.66) -> None:
    """Bags of many sizes, each as it came, with tags of four colours, behind straps that were never quite tight."""
    k, f = bay.kit, bay.f
    for left, low, right, high in packed(bay, -bay.w / 2, -bay.h / 2, bay.w / 2, bay.h / 2, largest):
        u, v, wide, tall = (left + right) / 2, (low + high) / 2, right - left, high - low
        large = wide * tall > 0.13
        proud = DEEP + k.dice.uniform(-0.045, 0.030)
        k.cushion(f, u, v, -DEEP, wide + 0.004, tall + 0.004, proud, "nomex",
                  k.dice.choice((*parts_worn.BAGS, "bag")) if large else k.dice.choice(("", "bag4")),
                  k.dice.choice(CLOTHS), k.dice.uniform(0.28, 0.5), side=tall > wide * 1.3,
                  turn=k.dice.uniform(-0.03, 0.03), n=7 if large else 5)  # fmt: skip
        if not large:
            k.plate(f, u, v + tall * 0.12, proud - DEEP + 0.003, min(wide * 0.6, 0.16), 0.05,
                    k.dice.choice(("agencies", "timetable", "tape")))  # fmt: skip
        tag = k.dice.choice(("yellow", "blue", "red", "white", "white"))
        k.box(f, u + wide * 0.26, v - tall * 0.22, proud - DEEP - 0.004, 0.075, 0.045, 0.007, tag, bevel=0.002,
              density=0.6)  # fmt: skip
    straps(bay)


def straps(bay: Bay) -> None:
    """Lead two belts across a bay and one along it, with their buckles."""
    k, f = bay.kit, bay.f
    belt = (bay.accent[0] * 0.8, bay.accent[1] * 0.8, bay.accent[2] * 0.8)
    for row in (-bay.h * 0.24, bay.h * 0.22):
        v = row + k.dice.uniform(-0.05, 0.05)
        spots = [(u * bay.w / 5 - bay.w / 2, v + k.dice.uniform(-0.018, 0.018), k.dice.uniform(0.014, 0.03))
                 for u in range(6)]  # fmt: skip
        parts_worn.belt(k, f, spots, "cloth", belt)
        k.box(f, k.dice.uniform(-0.3, 0.3), v, 0.022, 0.055, 0.05, 0.010, "black", bevel=0.004, density=0.7)
    if k.dice.random() < 0.6:
        u = k.dice.uniform(-0.2, 0.2)
        spots = [(u + k.dice.uniform(-0.02, 0.02), v * bay.h / 5 - bay.h / 2, k.dice.uniform(0.012, 0.028))
                 for v in range(6)]  # fmt: skip
        parts_worn.belt(k, f, spots, "cloth", belt)


def netted(bay: Bay) -> None:
    """Small bags behind a net of elastic cord."""
    cargo(bay, 0.40)
    k, f = bay.kit, bay.f
    count = 4
    for s in (-1, 1):
        for i in range(-count, count + 1):
            u = i * bay.w / count
            ends = []
            for v in (-bay.h / 2, bay.h / 2):
                ends.append((u + s * v * 0.7, v))
            a, b = _within(ends[0], ends[1], bay.w / 2)
            if abs(b[1] - a[1]) > 0.1:
                middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
                spots = [(*a, 0.012), (*middle, 0.034), (*b, 0.012)]
                k.tube([f.at(*p) for p in spots], 0.004, 4, "cablek", density=0.4, smoothed=2)


def _within(a: tuple[float, float], b: tuple[float, float], half: float) -> tuple[tuple[float, float], ...]:
    """Return the piece of a line that lies between -half and half of its first coordinate."""
    cut = []
    for p, q in ((a, b), (b, a)):
        if abs(p[0]) <= half:
            cut.append(p)
            continue
        edge = half if p[0] > 0 else -half
        t = (edge - p[0]) / (q[0] - p[0]) if q[0] != p[0] else 2.0
        cut.append((edge, p[1] + (q[1] - p[1]) * t) if 0.0 <= t <= 1.0 else (edge, 0.0))
    return tuple(cut)


def cases(bay: Bay) -> None:
    """Hard cases and tanks of water between bags, held by belts."""
    structure(bay)
    k, f, w = bay.kit, bay.f, bay.inner
    rows = max(2, round(bay.h / 0.42))
    high = (bay.h - 0.05) / rows
    for i in range(rows):
        v = -bay.h / 2 + 0.025 + (i + 0.5) * high
        kind = (i + k.dice.randrange(3)) % 3
        if kind == 0:
            k.box(f, 0, v, -DEEP, w - 0.02, high - 0.014, DEEP + 0.004, "white", f"locker{1 + i % 3}", 0.02, bay.wall)
            for s in (-1, 1):
                parts.latch(k, f.sub(w=0.004), s * w * 0.36, v)
        elif kind == 1:
            for j in range(3):
                u = (j - 1) * w / 3
                k.tube([f.at(u, v - high * 0.44, -0.075), f.at(u, v + high * 0.44, -0.075)], 0.10, 14, "cloth",
                       k.dice.choice(CLOTHS), caps=True)  # fmt: skip
                k.tube([f.at(u, v - 0.015, -0.075), f.at(u, v + 0.015, -0.075)], 0.104, 14, "cloth", bay.accent)
        else:
            for j in range(2):
                k.cushion(f, (j - 0.5) * w / 2, v, -DEEP, w / 2 - 0.01, high - 0.012, DEEP + 0.01, "nomex",
                          k.dice.choice(parts_worn.BAGS),
                          k.dice.choice(CLOTHS), 0.3)  # fmt: skip


KINDS: dict[str, Callable[[Bay], None]] = {"cargo": cargo, "netted": netted, "cases": cases}
"""Kinds by the word that a module's page uses."""
