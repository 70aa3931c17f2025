"""What walls are filled with: rack fronts, closeout panels, stowage bags, Russian panels, padding.

Each painter gets a rectangle on a wall and paints it; it knows no module.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

from iss3d.view.station.mesh import Colour, Frame, Mesh, mix, shade

Rect = tuple[float, float, float, float]
GAP = 0.007
STEEL: Colour = (0.6, 0.61, 0.63)
BLACK: Colour = (0.07, 0.07, 0.08)
SCREEN: Colour = (0.9, 0.95, 1.0)
BAGS: tuple[Colour, ...] = ((0.88, 0.87, 0.83), (0.8, 0.79, 0.74), (0.9, 0.88, 0.8), (0.62, 0.66, 0.7))


def inner(rect: Rect, gap: float) -> Rect:
    """Return a rectangle drawn in on all sides."""
    return rect[0] + gap, rect[1] + gap, rect[2] - gap, rect[3] - gap


def closeout(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint a plain panel with fasteners in its corners, sometimes with a strip of velcro or a notice."""
    u0, v0, u1, v1 = inner(rect, GAP)
    tone = shade(colour, rng.uniform(0.94, 1.02))
    mesh.block(f, u0, v0, u1, v1, 0.0, 0.016, tone, "fabric" if rng.random() < 0.3 else "plain", 0.007)
    if min(u1 - u0, v1 - v0) > 0.22:
        for u in (u0 + 0.035, u1 - 0.035):
            for v in (v0 + 0.035, v1 - 0.035):
                mesh.block(f, u - 0.009, v - 0.009, u + 0.009, v + 0.009, 0.016, 0.02, STEEL, "metal", 0.004)
        roll = rng.random()
        um = rng.uniform(u0 + 0.08, max(u0 + 0.09, u1 - 0.2))
        vm = rng.uniform(v0 + 0.08, max(v0 + 0.09, v1 - 0.14))
        if roll < 0.22:
            mesh.block(f, um, vm, um + 0.1, vm + 0.05, 0.016, 0.018, mix(tone, (0.95, 0.95, 0.9), 0.8), "plain", 0.001)
        elif roll < 0.4:
            mesh.block(f, um, vm, um + 0.14, vm + 0.024, 0.016, 0.019, shade(accent, 0.9), "carpet", 0.001)


def rack(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint a rack: two posts and between them rows of what racks hold."""
    u0, v0, u1, v1 = inner(rect, 0.004)
    post = 0.045
    white = shade(colour, 1.0)
    if u1 - u0 < 0.6:
        closeout(mesh, f, rect, colour, accent, rng)
        return
    for a, b in ((u0, u0 + post), (u1 - post, u1)):
        mesh.block(f, a, v0, b, v1, 0.0, 0.03, shade(white, 0.93), "plain", 0.008)
        mesh.block(
            f, (a + b) * 0.5 - 0.009, v0 + 0.02, (a + b) * 0.5 + 0.009, v1 - 0.02, 0.03, 0.034, STEEL, "lattice", 0.002
        )
    v = v0 + 0.01
    left, right = u0 + post + 0.006, u1 - post - 0.006
    kinds = ("drawers", "locker", "locker", "experiment", "vent", "blank", "screen", "soft")
    while v < v1 - 0.05:
        height = min(rng.choice((0.17, 0.22, 0.3, 0.36, 0.46)), v1 - 0.01 - v)
        if v1 - v - height < 0.13:
            height = v1 - 0.01 - v
        row(mesh, f, (left, v, right, v + height), rng.choice(kinds), white, accent, rng)
        v += height


def row(mesh: Mesh, f: Frame, rect: Rect, kind: str, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint one row of a rack."""
    u0, v0, u1, v1 = inner(rect, 0.005)
    h = v1 - v0
    tone = shade(colour, rng.uniform(0.9, 1.0))
    if kind == "drawers" and h > 0.15:
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.012, tone, "plain", 0.006)
        count = rng.choice((3, 4, 5))
        w = (u1 - u0) / count
        for k in range(count):
            a, b = u0 + k * w + 0.008, u0 + (k + 1) * w - 0.008
            mesh.block(f, a, v0 + 0.01, b, v1 - 0.01, 0.012, 0.03, shade(tone, rng.uniform(0.9, 1.05)), "plain", 0.008)
            pull(mesh, f, (a + b) * 0.5, (v0 + v1) * 0.5, min(0.1, (b - a) * 0.6))
    elif kind == "locker":
        half = (u0 + u1) * 0.5
        for a, b in ((u0, half - 0.006), (half + 0.006, u1)):
            mesh.block(f, a, v0, b, v1, 0.0, 0.026, shade(tone, rng.uniform(0.94, 1.03)), "plain", 0.01)
            if h > 0.14:
                pull(mesh, f, (a + b) * 0.5, v1 - 0.05, 0.12)
                spot = mix(tone, (0.97, 0.97, 0.94), 0.7)
                mesh.block(f, a + 0.03, v0 + 0.03, a + 0.12, v0 + 0.07, 0.026, 0.028, spot, "plain", 0.001)
    elif kind == "experiment":
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.018, shade(tone, 0.8), "metal", 0.006)
        lo, hi = u0 + 0.03, u0 + (u1 - u0) * rng.uniform(0.45, 0.6)
        mesh.block(f, lo, v0 + 0.025, hi, v1 - 0.025, 0.018, 0.05, (0.24, 0.25, 0.27), "knobs", 0.01)
        mesh.block(f, hi + 0.03, v0 + 0.025, u1 - 0.03, v1 - 0.025, 0.018, 0.03, shade(accent, 0.95), "plain", 0.008)
        for k in range(3):
            light: Colour = rng.choice(((0.3, 0.95, 0.4), (0.95, 0.75, 0.2), (0.3, 0.95, 0.4)))
            at = hi + 0.06 + 0.03 * k
            if at < u1 - 0.05:
                mesh.block(f, at, v1 - 0.06, at + 0.012, v1 - 0.048, 0.03, 0.034, light, "plain", 0.001, glow=0.5)
    elif kind == "vent":
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.014, tone, "plain", 0.006)
        mesh.block(f, u0 + 0.04, v0 + 0.025, u1 - 0.04, v1 - 0.025, 0.014, 0.02, shade(tone, 0.75), "grille", 0.004)
    elif kind == "screen" and h > 0.2:
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.016, shade(tone, 0.9), "plain", 0.006)
        w = min((u1 - u0) * 0.45, h * 1.35)
        mesh.block(f, u0 + 0.05, v0 + 0.03, u0 + 0.05 + w, v1 - 0.03, 0.016, 0.04, BLACK, "plain", 0.008)
        mesh.block(f, u0 + 0.07, v0 + 0.05, u0 + 0.03 + w, v1 - 0.05, 0.04, 0.042, SCREEN, "screen", 0.001, glow=0.5)
        mesh.block(f, u0 + 0.09 + w, v0 + 0.04, u1 - 0.04, v1 - 0.04, 0.016, 0.026, (0.4, 0.41, 0.43), "knobs", 0.005)
    elif kind == "soft":
        bag(mesh, f, (u0, v0, u1, v1), colour, accent, rng)
    else:
        closeout(mesh, f, rect, colour, accent, rng)


def pull(mesh: Mesh, f: Frame, u: float, v: float, width: float) -> None:
    """Add a drawer pull."""
    mesh.block(
        f, u - width * 0.5, v - 0.011, u + width * 0.5, v + 0.011, 0.026, 0.042, (0.3, 0.31, 0.33), "metal", 0.008
    )


def bag(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint a white soft bag held by two straps."""
    u0, v0, u1, v1 = inner(rect, 0.014)
    depth = rng.uniform(0.03, 0.075)
    cloth = rng.choice(BAGS)
    cloth = mix(cloth, colour, 0.25)
    um, vm = (u0 + u1) * 0.5, (v0 + v1) * 0.5
    grid = [(u0, 0.0), (u0 + (um - u0) * 0.25, 0.75), (um, 1.0), (u1 - (u1 - um) * 0.25, 0.75), (u1, 0.0)]
    rows = [(v0, 0.0), (v0 + (vm - v0) * 0.25, 0.75), (vm, 1.0), (v1 - (v1 - vm) * 0.25, 0.75), (v1, 0.0)]
    for (ua, ha), (ub, hb) in pairwise(grid):
        for (va, ka), (vb, kb) in pairwise(rows):
            pts = [f.at(ua, va, depth * min(ha, ka)), f.at(ub, va, depth * min(hb, ka)),
                   f.at(ub, vb, depth * min(hb, kb)), f.at(ua, vb, depth * min(ha, kb))]  # fmt: skip
            close = [0.55 + 0.45 * min(h, k) for h, k in ((ha, ka), (hb, ka), (hb, kb), (ha, kb))]
            mesh.quad(pts, None if _faces(pts, f) else f.n, cloth, "fabric", close)
    for u in (u0 + (u1 - u0) * 0.28, u0 + (u1 - u0) * 0.72):
        mesh.block(f, u - 0.016, v0, u + 0.016, v1, 0.0, depth + 0.004, shade(accent, 0.75), "fabric", 0.004)
    tag = (um - 0.07, v0 + (v1 - v0) * 0.3)
    mesh.block(
        f, tag[0], tag[1], tag[0] + 0.14, tag[1] + 0.07, depth * 0.9, depth + 0.003, (0.96, 0.96, 0.93), "plain", 0.001
    )


def _faces(points: list[tuple[float, float, float]], f: Frame) -> bool:
    """Return whether a quad in order already faces out of its wall."""
    a = [points[2][i] - points[0][i] for i in range(3)]
    b = [points[3][i] - points[1][i] for i in range(3)]
    n = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    return sum(n[i] * f.n[i] for i in range(3)) > 0.0


def russian(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint a panel as in the Russian segment: cloth-covered, screwed, here and there an instrument or a bag."""
    u0, v0, u1, v1 = inner(rect, 0.006)
    roll = rng.random()
    tone = shade(colour, rng.uniform(0.9, 1.03))
    if roll < 0.42:
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.02, tone, "carpet", 0.012)
        for u in (u0 + 0.03, (u0 + u1) * 0.5, u1 - 0.03):
            for v in (v0 + 0.03, v1 - 0.03):
                mesh.block(f, u - 0.008, v - 0.008, u + 0.008, v + 0.008, 0.02, 0.024, STEEL, "metal", 0.004)
    elif roll < 0.62:
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.014, shade(tone, 0.92), "plain", 0.008)
        mesh.block(
            f,
            u0 + 0.05,
            v0 + 0.06,
            u1 - 0.05,
            v1 - 0.06,
            0.014,
            0.045,
            mix(tone, (0.5, 0.53, 0.45), 0.5),
            "plain",
            0.014,
        )
        pull(mesh, f, (u0 + u1) * 0.5, v1 - 0.1, 0.14)
    elif roll < 0.74:
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.014, shade(tone, 0.85), "plain", 0.008)
        box = (0.33, 0.36, 0.33)
        mesh.block(f, u0 + 0.06, v0 + 0.08, u1 - 0.08, v1 - 0.1, 0.014, 0.075, box, "knobs", 0.012)
        mesh.block(
            f, u0 + 0.08, v1 - 0.085, u0 + 0.094, v1 - 0.071, 0.014, 0.02, (0.95, 0.7, 0.2), "plain", 0.002, glow=0.5
        )
    elif roll < 0.84:
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.012, shade(tone, 0.9), "plain", 0.006)
        mesh.block(f, u0 + 0.05, v0 + 0.05, u1 - 0.05, v1 - 0.05, 0.012, 0.018, shade(tone, 0.6), "grille", 0.004)
    elif roll < 0.94:
        bag(mesh, f, rect, mix(tone, (0.55, 0.5, 0.4), 0.6), (0.3, 0.28, 0.2), rng)
    else:
        mesh.block(f, u0, v0, u1, v1, 0.0, 0.02, shade(accent, 1.0), "carpet", 0.012)


def padded(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint the quilted lining of a capsule or an inflatable."""
    u0, v0, u1, v1 = inner(rect, 0.004)
    tone = shade(colour, rng.uniform(0.9, 1.02))
    mesh.block(f, u0, v0, u1, v1, 0.0, 0.03, tone, "quilt", 0.016)
    if rng.random() < 0.22 and min(u1 - u0, v1 - v0) > 0.3:
        um, vm = (u0 + u1) * 0.5, (v0 + v1) * 0.5
        mesh.block(f, um - 0.1, vm - 0.07, um + 0.1, vm + 0.07, 0.03, 0.06, (0.36, 0.38, 0.35), "knobs", 0.01)


def bulkhead(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint a piece of a Russian end wall: a padded plate, a valve, a connector box, a cable clamp or a notice."""
    u0, v0, u1, v1 = inner(rect, 0.008)
    um, vm = (u0 + u1) * 0.5, (v0 + v1) * 0.5
    tone = shade(colour, rng.uniform(0.92, 1.1))
    roll = rng.random()
    mesh.block(f, u0, v0, u1, v1, 0.0, 0.018, tone, "carpet" if roll < 0.5 else "plain", 0.01)
    if min(u1 - u0, v1 - v0) < 0.14:
        return
    if roll < 0.16:
        mesh.block(f, um - 0.05, vm - 0.05, um + 0.05, vm + 0.05, 0.018, 0.03, STEEL, "metal", 0.008)
        hub = [f.at(um, vm, 0.03), f.at(um, vm, 0.07)]
        mesh.tube(hub, 0.012, STEEL, 8, "metal")
        mesh.tube([f.at(um - 0.045, vm, 0.07), f.at(um + 0.045, vm, 0.07)], 0.009, (0.72, 0.22, 0.14), 8, "plain")
    elif roll < 0.34:
        mesh.block(f, um - 0.07, vm - 0.05, um + 0.07, vm + 0.05, 0.018, 0.055, (0.34, 0.37, 0.33), "knobs", 0.01)
        mesh.tube([f.at(um, vm - 0.05, 0.04), f.at(um, v0, 0.05)], 0.009, (0.2, 0.2, 0.22), 6, "fabric")
    elif roll < 0.46:
        paper: Colour = (0.9, 0.88, 0.8)
        mesh.block(f, um - 0.06, vm - 0.04, um + 0.06, vm + 0.04, 0.018, 0.02, paper, "plain", 0.001)
        for k in range(3):
            v = vm + 0.02 - 0.02 * k
            mesh.block(f, um - 0.045, v - 0.003, um + 0.03 - 0.01 * k, v + 0.003, 0.02, 0.0205, BLACK, "plain", 0.0005)
    elif roll < 0.7:
        for u in (u0 + 0.025, u1 - 0.025):
            for v in (v0 + 0.025, v1 - 0.025):
                mesh.block(f, u - 0.008, v - 0.008, u + 0.008, v + 0.008, 0.018, 0.023, STEEL, "metal", 0.004)


def stowage(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint a storeroom: mostly bags, some lockers."""
    if rng.random() < 0.75:
        bag(mesh, f, rect, colour, accent, rng)
    else:
        row(mesh, f, rect, "locker", colour, accent, rng)


def node(mesh: Mesh, f: Frame, rect: Rect, colour: Colour, accent: Colour, rng: random.Random) -> None:
    """Paint the walls of a node: large panels, some rack rows."""
    if rng.random() < 0.6:
        closeout(mesh, f, rect, colour, accent, rng)
        return
    u0, v0, u1, v1 = rect
    if v1 - v0 < 0.4 or u1 - u0 < 0.5:
        closeout(mesh, f, rect, colour, accent, rng)
        return
    middle = (v0 + v1) * 0.5
    for low, high in ((v0, middle), (middle, v1)):
        row(
            mesh,
            f,
            (u0, low, u1, high),
            rng.choice(("locker", "soft", "vent", "drawers", "screen")),
            colour,
            accent,
            rng,
        )


PAINTERS: dict[str, Callable[[Mesh, Frame, Rect, Colour, Colour, random.Random], None]] = {
    "rack": rack,
    "node": node,
    "stowage": stowage,
    "russian": russian,
    "capsule": padded,
    "inflatable": padded,
    "tunnel": closeout,
}
"""Painter by style of module."""
