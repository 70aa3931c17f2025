"""An American spacesuit on its stand: hard torso, bearings, sleeves in folds, gloves, helmet, chest unit, pack, boots.

After the EMU: measures from NASA's "Extravehicular Mobility Unit", LSS/SSA data book, by eye. Metres, at a frame whose
out points into the room and whose origin is the middle of the chest, 0.2 m above the waist. Knows no module.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from iss3d.forge.station import parts, parts_worn
from iss3d.forge.station.kit import WHITE, Floats, Frame, Kit, Tint, curved, smooth

CLOTH: Tint = (1.0, 0.995, 0.97)
GREY: Tint = (0.80, 0.80, 0.79)
Spot = tuple[float, float, float]


@dataclass(frozen=True)
class Wear:
    """What tells one suit from another.

    Attributes:
        stripe: Cell of the bands on its legs and pack, or "" for none.
        girth: Size across against a large one.
        helmet, gloves: Whether they are on; else they are put up beside it.
        hands: Where each wrist drifts, right then left of the wearer as one looks at it: (u, v, w).
        elbows: Where each elbow is.
        turn: Radians by which it hangs turned on its stand.
        nose: Up and down of the helmet, radians.
    """

    stripe: str = "red"
    girth: float = 1.0
    helmet: bool = True
    gloves: bool = True
    hands: tuple[Spot, Spot] = ((-0.20, -0.16, 0.105), (0.30, -0.22, 0.075))
    elbows: tuple[Spot, Spot] = ((-0.37, 0.00, 0.00), (0.39, 0.02, -0.02))
    turn: float = 0.0
    legs: tuple[float, float] = (0.0, 0.03)


def hide(kit: Kit, loops: Sequence[Floats], cell: str, tint: Tint = WHITE, density: float = 1.0) -> None:
    """Add the skin over closed loops of as many points, one after the other, seen from outside."""
    n = len(loops[0])
    m = n + 1
    places = np.vstack([np.vstack([loop, loop[:1]]) for loop in loops])
    i, j = (g.ravel() for g in np.meshgrid(np.arange(len(loops) - 1), np.arange(n), indexing="ij"))
    a = i * m + j
    triangles = np.vstack([np.column_stack([a, a + 1, a + m + 1]), np.column_stack([a, a + m + 1, a + m])])
    p = places[triangles]
    middles = np.array([loop.mean(axis=0) for loop in loops])
    away = p.mean(axis=1) - (middles[np.concatenate([i, i])] + middles[np.concatenate([i, i]) + 1]) / 2
    turned = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    if float(np.einsum("ij,ij->", turned, away)) < 0.0:
        triangles = triangles[:, ::-1]
    normals = smooth(places, triangles).reshape(len(loops), m, 3)
    both = normals[:, 0] + normals[:, -1]
    normals[:, 0] = normals[:, -1] = both / np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-9)
    round_ = max(float(np.linalg.norm(np.diff(loop, axis=0), axis=1).sum()) for loop in loops)
    long = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(middles, axis=0), axis=1) + 1e-4)])
    flat = np.column_stack([np.tile(np.linspace(0.0, round_, m), len(loops)), np.repeat(long, m)])
    kit.add(places, normals.reshape(-1, 3), kit.crop(cell, flat), flat, triangles, tint, density=density)


def ring(f: Frame, wide: float, deep: float, n: int = 20, square: float = 1.0) -> Floats:
    """Return a closed loop across a frame's out: an oval, squarer the smaller `square` is."""
    a = np.linspace(0.0, math.tau, n, endpoint=False)
    c, s = np.cos(a), np.sin(a)
    u, v = np.sign(c) * np.abs(c) ** square * wide, np.sign(s) * np.abs(s) ** square * deep
    return f.o + u[:, None] * f.axes[0] + v[:, None] * f.axes[1]


def ball(kit: Kit, f: Frame, size: Spot, cell: str, tint: Tint = WHITE, n: int = 20, low: float = 0.03,
         high: float = math.pi - 0.03, density: float = 1.0) -> None:  # fmt: skip
    """Add an ellipsoid about a frame's origin, or the part of it between two angles from its out."""
    loops = []
    for t in np.linspace(low, high, max(6, n // 2 + 1)):
        g = f.sub(w=math.cos(t) * size[2])
        loops.append(ring(g, math.sin(t) * size[0], math.sin(t) * size[1], n))
    hide(kit, loops, cell, tint, density)


def sleeve(kit: Kit, f: Frame, spots: Sequence[Spot], radii: Sequence[float], folds: Sequence[float],
           cell: str = "white", tint: Tint = CLOTH, sides: int = 18) -> list[Frame]:  # fmt: skip
    """Add a limb along points of a frame, as thick as it is said to be at each; folds gather where it bends.

    Returns:
        Frames across the limb at its points, out along it.
    """
    steps = 7
    path = curved(np.array([f.at(*s) for s in spots]), steps)
    share = np.linspace(0.0, len(spots) - 1.0, len(path))
    thick = np.interp(share, np.arange(len(spots)), radii)
    gather = np.interp(share, np.arange(len(spots)), folds)
    ahead = np.gradient(path, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    side, frames, loops = f.axes[0], [], []
    for i, p in enumerate(path):
        g = Frame.of(p, side if abs(side @ ahead[i]) < 0.95 else f.axes[1], ahead[i])
        side = g.axes[0]
        wave = gather[i] * (0.5 + 0.5 * math.cos(i * math.pi))
        loop = ring(g, thick[i] * (1.0 - wave), thick[i] * (1.0 - wave), sides)
        crease = 1.0 + 0.018 * np.sin(np.arange(sides) * 2.1 + i * 1.7) + 0.012 * np.sin(np.arange(sides) * 5.0 - i)
        loops.append(p + (loop - p) * crease[:, None])
        frames.append(g)
    hide(kit, loops, cell, tint)
    return frames[::steps]


def hoop(kit: Kit, f: Frame, radius: float, thick: float, cell: str = "steel", long: float = 0.02, tint: Tint = WHITE,
         squash: float = 1.0) -> None:  # fmt: skip
    """Add a bearing or coloured band about a limb: a turned ring with bevelled shoulders."""
    profile = (
        (radius * 0.94, -long),
        (radius + thick, -long * 0.7),
        (radius + thick, long * 0.7),
        (radius * 0.94, long),
    )
    hide(kit, [ring(f.sub(w=w), r, r * squash, 22) for r, w in profile], cell, tint, 0.7)


def torso(kit: Kit, f: Frame, wear: Wear) -> None:
    """Add the hard torso under its cloth, its waist and neck rings, seams, and the harness over it."""
    x = wear.girth
    up = Frame.of(f.o, f.axes[0], f.axes[1])
    stages = ((-0.20, 0.170, 0.128, 1.0), (-0.16, 0.184, 0.140, 0.92), (-0.06, 0.206, 0.150, 0.84),
              (0.06, 0.226, 0.158, 0.80), (0.15, 0.236, 0.156, 0.80), (0.21, 0.222, 0.146, 0.84),
              (0.255, 0.188, 0.134, 0.92), (0.285, 0.158, 0.128, 1.0))  # fmt: skip
    loops = [ring(up.sub(v=0.0, w=v), a * x, b, 28, p) for v, a, b, p in stages]
    hide(kit, loops, "white", CLOTH)
    hoop(kit, up.sub(w=-0.205), 0.168 * x, 0.012, "steel", 0.022, squash=0.76)
    hoop(kit, up.sub(w=0.292), 0.152, 0.010, "steel", 0.020, squash=0.86)
    hoop(kit, up.sub(w=0.318), 0.146, 0.006, "alu", 0.012, squash=0.88)
    for s in (-1, 1):
        web = [(s * 0.14, 0.26, 0.08), (s * 0.165, 0.17, 0.150), (s * 0.16, 0.02, 0.158), (s * 0.13, -0.15, 0.135)]
        parts_worn.belt(kit, f, web, "cloth", (0.93, 0.92, 0.88))
    kit.plate(f, 0.105 * x, 0.205, 0.156, 0.072, 0.048, "flag5")
    kit.disc(f.sub(-0.11 * x, 0.205, 0.156), 0, 0, 0, 0.036, "patch1")


def chest(kit: Kit, f: Frame) -> None:
    """Add the display and control unit, its umbilical, and the bar with tool hooks under it."""
    g = f.sub(0.0, 0.045, 0.12, tilt=-0.16)
    kit.box(g, 0, 0, 0, 0.315, 0.190, 0.092, "white", bevel=0.022, tint=CLOTH)
    h = g.sub(w=0.092)
    kit.box(h, 0, 0.008, -0.003, 0.286, 0.156, 0.010, "grey", "dcm", 0.006)
    for n, u in enumerate((-0.105, -0.062, -0.019)):
        kit.box(h, u, -0.044, 0.006, 0.008, 0.008, 0.022, "alu", density=0.5, tilt=(-0.4, 0.4, -0.4)[n])
    for u, v, r in ((0.100, -0.030, 0.022), (0.052, -0.044, 0.013)):
        kit.tube([h.at(u, v, 0.004), h.at(u, v, 0.024)], r, 14, "dark", caps=True, density=0.5)
        kit.box(h, u, v, 0.024, 0.005, r * 1.8, 0.004, "white", bevel=0.001, density=0.5)
    for s in (-1, 1):
        kit.tube([g.at(s * 0.172, -0.02, 0.045), g.at(s * 0.150, -0.02, 0.045)], 0.030, 16, ("blue", "red")[s > 0],
                 caps=True, density=0.6)  # fmt: skip
    bar = f.sub(0.0, -0.105, 0.145)
    kit.box(bar, 0, 0, 0, 0.25, 0.034, 0.022, "alu", bevel=0.006)
    kit.box(bar, 0, -0.055, 0, 0.040, 0.11, 0.020, "alu", bevel=0.006)
    for n, u in enumerate((-0.10, -0.05, 0.06, 0.105)):
        kit.box(bar, u, -0.035, 0.004, 0.016, 0.040, 0.016, ("gold", "steel", "steel", "gold")[n], bevel=0.004)
        parts.cable(kit, bar, [(u, -0.05, 0.012), (u + 0.012, -0.10, 0.012), (u - 0.01, -0.13, 0.0)], 0.003, "cablew")


def pack(kit: Kit, f: Frame, wear: Wear) -> None:
    """Add the life-support pack behind the torso, its rounded shoulders showing on both sides of the helmet."""
    g = f.sub(0.0, 0.0, -0.33)
    kit.box(g, 0, 0.0, 0, 0.56, 0.78, 0.18, "white", bevel=0.055, tint=CLOTH)
    kit.box(g, 0, 0.385, 0.02, 0.44, 0.06, 0.13, "white", bevel=0.028, tint=GREY)
    for s in (-1, 1):
        if wear.stripe:
            kit.box(g, s * 0.245, 0.20, 0.03, 0.074, 0.055, 0.156, wear.stripe, bevel=0.02)
        kit.box(g, s * 0.255, -0.06, 0.06, 0.055, 0.20, 0.10, "white", bevel=0.02, tint=GREY)
        kit.plate(g, s * 0.19, 0.30, 0.1815, 0.10, 0.05, ("label0", "label5")[s > 0])


def helmet(kit: Kit, f: Frame, raised: bool = False) -> None:
    """Add the helmet and its outer assembly about its middle: shell, gold visor, eyeshades, four lamps, a camera."""
    ball(kit, f.sub(0, 0.0, -0.030), (0.168, 0.182, 0.165), "gloss", CLOTH, 26)
    brow = f.sub(0.0, 0.0, 0.0)
    for t in np.linspace(-0.95, 0.95, 5):
        a, b = math.sin(t) * 0.158, math.cos(t) * 0.168
        kit.tube([brow.at(a, b * 0.80, 0.095), brow.at(a * 0.9, b * 0.98, 0.02), brow.at(a * 0.6, b * 0.80, -0.11)],
                 0.0035, 5, "white", GREY, 0.4)  # fmt: skip
    pane = f.sub(0, -0.014, 0.012)
    ball(kit, pane, (0.138, 0.132, 0.138), "glass" if raised else "visor", (1.0, 0.92, 0.74), 26, 0.03, 1.50)
    rim = ring(pane.sub(w=0.036), 0.140, 0.135, 30, 0.92)
    kit.tube([*rim, rim[0]], 0.009, 8, "white", CLOTH, 0.7)
    if raised:
        for t, r in ((0.30, 0.150), (0.62, 0.152)):
            bow = [
                f.at(math.sin(a) * r, math.cos(a) * r * 0.96 + 0.0, 0.085 - t * 0.10)
                for a in np.linspace(-1.1, 1.1, 13)
            ]
            kit.tube(bow, 0.014, 8, "visor", (1.0, 0.92, 0.74), 0.7)
    for s in (-1, 1):
        kit.box(
            f.sub(s * 0.135, 0.085, 0.055, tilt=0.0), 0, 0, 0, 0.050, 0.125, 0.075, "white", bevel=0.016, tint=CLOTH
        )
        lamp = f.sub(s * 0.176, 0.072, 0.010)
        kit.box(lamp, 0, 0, -0.02, 0.060, 0.120, 0.100, "white", bevel=0.014, tint=CLOTH)
        for v in (-0.030, 0.030):
            kit.tube([lamp.at(0, v, 0.07), lamp.at(0, v, 0.094)], 0.024, 14, "steel", density=0.6)
            kit.disc(lamp, 0, v, 0.088, 0.023, "lens", (2.2, 2.2, 2.2))
        hoop(kit, Frame.of(f.at(s * 0.166, -0.04, 0.0), f.axes[1], f.axes[0] * s), 0.030, 0.004, "steel", 0.012)
    eye = f.sub(-0.10, 0.196, 0.00)
    kit.box(eye, 0, 0, -0.02, 0.062, 0.046, 0.090, "dark", bevel=0.010)
    kit.tube([eye.at(0, 0, 0.07), eye.at(0, 0, 0.085)], 0.016, 12, "black", caps=True, density=0.5)
    kit.box(f, 0.03, 0.185, -0.01, 0.15, 0.034, 0.070, "white", bevel=0.010, tint=CLOTH)


def glove(kit: Kit, g: Frame, side: float, curl: float = 0.9) -> None:
    """Add a glove from its wrist ring on: gauntlet, palm, four fingers with grey pads, a thumb.

    Args:
        g: At the wrist, out along the arm, up toward the back of the hand.
    """
    hoop(kit, g, 0.050, 0.009, ("red", "blue")[side > 0], 0.011)
    hide(kit, [ring(g.sub(w=w), a, b, 16, 0.9) for w, a, b in
               ((0.0, 0.050, 0.046), (0.03, 0.052, 0.044), (0.065, 0.055, 0.036), (0.10, 0.056, 0.032),
                (0.128, 0.052, 0.026), (0.138, 0.020, 0.010))], "white", CLOTH)  # fmt: skip
    for n in range(4):
        u, reach = (n - 1.5) * 0.026, (0.060, 0.070, 0.066, 0.052)[n]
        root = g.sub(u, 0.004, 0.118)
        mid = root.sub(0.0, -0.006, 0.0, tilt=curl * 0.45)
        end = mid.sub(0.0, 0.0, reach * 0.62, tilt=curl * 0.8)
        spots = [root.o, mid.at(0, 0, reach * 0.36), end.o, end.at(0, 0, reach * 0.42), end.at(0, 0, reach * 0.66)]
        radii = (0.0150, 0.0150, 0.0138, 0.0128, 0.0040)
        loops = []
        for k, p in enumerate(spots):
            way = spots[min(k + 1, 4)] - spots[max(k - 1, 0)]
            loops.append(ring(Frame.of(p, g.axes[0], way), radii[k], radii[k], 9))
        hide(kit, loops[:4], "white", CLOTH, 0.8)
        hide(kit, loops[3:], "rubber", (2.6, 2.6, 2.6), 0.8)
    base = g.sub(-side * 0.046, -0.006, 0.045)
    thumb = [base.o, base.at(-side * 0.028, -0.018, 0.030), base.at(-side * 0.030, -0.030, 0.062),
             base.at(-side * 0.022, -0.036, 0.078)]  # fmt: skip
    for a, cell, tint in ((slice(0, 3), "white", CLOTH), (slice(2, 4), "rubber", (2.6, 2.6, 2.6))):
        loops = [ring(Frame.of(p, g.axes[0], thumb[-1] - thumb[0]), r, r, 9)
                 for p, r in list(zip(thumb, (0.020, 0.018, 0.015, 0.005), strict=True))[a]]  # fmt: skip
        hide(kit, loops, cell, tint, 0.8)


def arms(kit: Kit, f: Frame, wear: Wear) -> None:
    """Add both arms: shoulder bearing, upper arm, elbow in folds, forearm, cuff list or mirror, glove or bare ring."""
    for n, s in enumerate((-1.0, 1.0)):
        x = wear.girth
        hand, elbow = wear.hands[n], wear.elbows[n]
        shoulder = (s * 0.205 * x, 0.165, -0.005)
        upper = (s * 0.285 * x, 0.118, 0.000)
        spots = [shoulder, upper, _between(upper, elbow, 0.55), elbow, _between(elbow, hand, 0.45), hand]
        found = sleeve(kit, f, spots, (0.112 * x, 0.100 * x, 0.086 * x, 0.078 * x, 0.070, 0.052),
                       (0.0, 0.05, 0.03, 0.11, 0.03, 0.0))  # fmt: skip
        hoop(kit, found[0].sub(w=0.035), 0.108 * x, 0.012, "steel", 0.018)
        hoop(kit, found[2], 0.085 * x, 0.006, "alu", 0.010)
        if wear.stripe and s < 0:
            hoop(kit, found[2].sub(w=-0.045), 0.090 * x, 0.004, wear.stripe, 0.022)
        wrist = Frame.of(found[5].o, f.axes[0] if abs(found[5].axes[2] @ f.axes[0]) < 0.8 else f.axes[1],
                         found[5].axes[2])  # fmt: skip
        if wear.gloves:
            glove(kit, wrist, s)
        else:
            hoop(kit, wrist, 0.050, 0.008, "steel", 0.016)
            hide(kit, [ring(wrist.sub(w=w), r, r, 16) for w, r in ((0.015, 0.046), (-0.03, 0.040), (-0.032, 0.004))],
                 "black")  # fmt: skip
        cuff = found[4]
        kit.box(Frame.of(cuff.o, cuff.axes[2], f.axes[2]), 0.02, 0, 0.062, 0.10, 0.070, 0.012, "white", "card", 0.003,
                side=True)  # fmt: skip


def legs(kit: Kit, f: Frame, wear: Wear) -> None:
    """Add the lower half: brief, thighs with their bands, knees in folds, sizing rings, boots with straps and soles."""
    x = wear.girth
    up = Frame.of(f.o, f.axes[0], f.axes[1])
    stages = ((-0.215, 0.164, 0.124), (-0.26, 0.184, 0.140), (-0.33, 0.194, 0.140), (-0.38, 0.170, 0.118),
              (-0.40, 0.110, 0.070))  # fmt: skip
    hide(kit, [ring(up.sub(w=v), a * x, b, 24, 0.9) for v, a, b in stages], "white", CLOTH)
    parts_worn.belt(kit, f, [(-0.10, -0.245, 0.118), (0.0, -0.30, 0.150), (0.10, -0.245, 0.118)], "cloth", GREY)
    for n, s in enumerate((-1.0, 1.0)):
        bend = wear.legs[n]
        spots = [(s * 0.095 * x, -0.31, -0.01), (s * 0.112 * x, -0.43, 0.02 + bend),
                 (s * 0.118 * x, -0.54, 0.03 + bend), (s * 0.122 * x, -0.635, -0.01 + bend * 0.4),
                 (s * 0.124 * x, -0.725, -0.03)]  # fmt: skip
        found = sleeve(kit, f, spots, (0.108 * x, 0.104 * x, 0.092 * x, 0.086 * x, 0.080),
                       (0.0, 0.02, 0.10, 0.02, 0.05))  # fmt: skip
        hoop(kit, found[1].sub(w=-0.035), 0.105 * x, 0.005, "alu", 0.009)
        if wear.stripe:
            hoop(kit, found[1].sub(w=0.035), 0.104 * x, 0.004, wear.stripe, 0.026)
        hoop(kit, found[3], 0.086 * x, 0.006, "alu", 0.009)
        boot(kit, f.sub(s * 0.126 * x, -0.740, -0.03, tilt=0.25))


def boot(kit: Kit, f: Frame) -> None:
    """Add a boot, its toe out of the wall and hanging a little: shaft, instep, strap, toe cap, sole."""
    up = Frame.of(f.o, f.axes[0], f.axes[1])
    hide(kit, [ring(up.sub(v=-w, w=v), a, b, 18, 0.9) for v, w, a, b in
               ((0.05, 0.0, 0.080, 0.080), (0.0, 0.005, 0.074, 0.082), (-0.04, 0.03, 0.072, 0.105),
                (-0.075, 0.045, 0.072, 0.128), (-0.098, 0.045, 0.068, 0.128), (-0.102, 0.045, 0.02, 0.05))],
         "white", CLOTH)  # fmt: skip
    hide(kit, [ring(up.sub(v=-0.045, w=v), a, b, 18, 0.85) for v, a, b in
               ((-0.094, 0.072, 0.134), (-0.098, 0.075, 0.138), (-0.118, 0.075, 0.138), (-0.120, 0.03, 0.05))],
         "rubber", (1.8, 1.8, 1.8))  # fmt: skip
    parts_worn.belt(kit, f, [(-0.08, -0.055, 0.0), (-0.06, -0.03, 0.10), (0.0, -0.02, 0.122), (0.06, -0.03, 0.10),
                             (0.08, -0.055, 0.0)], "grey")  # fmt: skip


def cap(kit: Kit, f: Frame) -> None:
    """Add the cap with headphones and microphones, hung up by its chin strap."""
    ball(kit, f, (0.088, 0.105, 0.060), "white", CLOTH, 18, 0.03, 1.57)
    for s in (-1, 1):
        kit.cushion(f, s * 0.072, -0.03, 0.0, 0.060, 0.10, 0.060, "cloth", "", (0.42, 0.32, 0.24), 0.4, n=7)
        parts.cable(
            kit, f, [(s * 0.07, -0.07, 0.05), (s * 0.05, -0.13, 0.06), (s * 0.015, -0.145, 0.065)], 0.005, "cablek"
        )
    parts.cable(kit, f, [(0.0, 0.10, 0.0), (0.01, 0.16, 0.02), (0.0, 0.20, 0.0)], 0.006, "cablew")


def wear_all(kit: Kit, f: Frame, wear: Wear) -> None:
    """Add a suit on its stand; what it does not wear is not drawn here."""
    g = f.sub()
    if wear.turn:
        c, s = math.cos(wear.turn), math.sin(wear.turn)
        g = Frame(f.o, np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]) @ f.axes)
    pack(kit, g, wear)
    torso(kit, g, wear)
    chest(kit, g)
    arms(kit, g, wear)
    legs(kit, g, wear)
    if wear.helmet:
        helmet(kit, g.sub(0.0, 0.468, 0.005, tilt=0.10))


def _between(a: Spot, b: Spot, t: float) -> Spot:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)
