"""Photographs of people for the atlas: families, a crew, a child at her birthday; all invented, nobody's likeness.

Each takes places from 0 to 1, right and down, on a picture four wide and three high, and returns colours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from iss3d.forge.station.photographs import Grid, beach, garden, mix, noise, sky
from iss3d.forge.station.sheet import Paint

WIDE = 4.0 / 3.0
SOFT = 0.10
"""How soft outlines are, against the size of what they go round."""


@dataclass(frozen=True)
class Sitter:
    """Somebody before a camera.

    Attributes:
        x, y, size: Middle of the head from 0 to 1, and half its height.
        long, bald, beard, glasses, cap: What one sees first.
        turn: To which side the face is turned, -1 to 1.
    """

    x: float
    y: float
    size: float
    skin: Paint = (226, 178, 148)
    hair: Paint = (74, 50, 36)
    coat: Paint = (70, 96, 140)
    long: bool = False
    bald: bool = False
    beard: bool = False
    glasses: bool = False
    turn: float = 0.0


def oval(x: Grid, y: Grid, u: float, v: float, a: float, b: float, soft: float = SOFT) -> Grid:
    """Return a mask of an oval, soft at its rim."""
    far = np.sqrt(((x - u) / a) ** 2 + ((y - v) / b) ** 2)
    return np.clip((1.0 - far) / soft + 0.5, 0.0, 1.0)


def lit(paint: Paint, share: float) -> Paint:
    """Return a paint lighter or darker."""
    return (int(min(paint[0] * share, 255)), int(min(paint[1] * share, 255)), int(min(paint[2] * share, 255)))


def sitter(x: Grid, y: Grid, made: Grid, who: Sitter) -> Grid:
    """Return a picture with somebody in it: shoulders, neck, head in light from the left, hair, face."""
    x, u, v, r = x * WIDE, who.x * WIDE, who.y, who.size
    made = body(x, y, made, who, u, v, r)
    if who.long:
        made = mix(oval(x, y, u, v + 0.35 * r, 0.98 * r, 1.35 * r), lit(who.hair, 0.8), made)
    made = mix(oval(x, y, u, v + 0.95 * r, 0.36 * r, 0.5 * r), lit(who.skin, 0.72), made)
    if not who.bald:
        made = mix(oval(x, y, u, v - 0.20 * r, 0.88 * r, 0.98 * r), who.hair, made)
    made = mix(oval(x, y, u - 0.74 * r, v + 0.05 * r, 0.13 * r, 0.22 * r, 0.3), lit(who.skin, 0.86), made)
    made = mix(oval(x, y, u + 0.74 * r, v + 0.05 * r, 0.13 * r, 0.22 * r, 0.3), lit(who.skin, 0.74), made)
    head = oval(x, y, u, v + 0.04 * r, 0.74 * r, 0.96 * r)
    made = mix(head, who.skin, made)
    made = mix(head * np.clip((x - u) / r * 0.9, 0.0, 0.5), lit(who.skin, 0.62), made)
    made = mix(
        head * np.clip(0.34 - np.hypot(x - u + 0.26 * r, y - v + 0.30 * r) / r * 0.6, 0, 0.3), (255, 246, 236), made
    )
    made = face(x, y, made, who, u + who.turn * 0.14 * r, v, r, head)
    if not who.bald:
        fringe = np.clip((v - 0.42 * r + 0.22 * ((x - u + 0.3 * r) ** 2) / r - y) / (0.10 * r) + 0.5, 0, 1)
        made = mix(oval(x, y, u, v - 0.10 * r, 0.80 * r, 0.98 * r) * fringe, lit(who.hair, 1.08), made)
    return made


def body(x: Grid, y: Grid, made: Grid, who: Sitter, u: float, v: float, r: float) -> Grid:
    """Return the picture with somebody's shoulders and collar."""
    trunk = np.maximum(oval(x, y, u, v + 2.5 * r, 1.55 * r, 1.35 * r, 0.06),
                       (np.abs(x - u) < 1.5 * r) * (y > v + 2.5 * r) * 1.0)  # fmt: skip
    made = mix(trunk, who.coat, made)
    made = mix(trunk * np.clip((x - u) / r * 0.4, 0.0, 0.45), lit(who.coat, 0.5), made)
    folds = noise(x * 0.7, y * 0.3, 16, int(u * 97), 2)
    made = mix(trunk * np.clip((folds - 0.5) * 0.7, 0.0, 0.3), lit(who.coat, 1.5), made)
    made = mix(trunk * np.clip((0.5 - folds) * 0.7, 0.0, 0.3), lit(who.coat, 0.5), made)
    return mix(oval(x, y, u, v + 1.22 * r, 0.50 * r, 0.26 * r), lit(who.skin, 0.8), made)


def face(x: Grid, y: Grid, made: Grid, who: Sitter, u: float, v: float, r: float, head: Grid) -> Grid:
    """Return the picture with brows, eyes, cheeks, nose, a smile and what is worn on the face."""
    if who.beard:
        chin = oval(x, y, u, v + 0.58 * r, 0.62 * r, 0.46 * r, 0.3) * head * (y > v + 0.24 * r)
        made = mix(chin * 0.85, who.hair, made)
    for s in (-1.0, 1.0):
        e = u + s * 0.30 * r
        made = mix(oval(x, y, e, v - 0.02 * r, 0.20 * r, 0.13 * r, 0.8) * 0.35, lit(who.skin, 0.6), made)
        made = mix(oval(x, y, e, v, 0.125 * r, 0.062 * r, 0.4), (236, 232, 226), made)
        made = mix(oval(x, y, e, v, 0.062 * r, 0.068 * r, 0.4), (44, 34, 30), made)
        made = mix(oval(x, y, e, v - 0.19 * r, 0.19 * r, 0.038 * r, 0.7) * 0.85, lit(who.hair, 0.75), made)
        made = mix(oval(x, y, u + s * 0.42 * r, v + 0.28 * r, 0.2 * r, 0.15 * r, 1.4) * 0.28, (214, 96, 84), made)
        if who.glasses:
            rim = np.abs(np.hypot((x - e) / (0.22 * r), (y - v) / (0.18 * r)) - 1.0)
            made = mix(np.clip(1.0 - rim / 0.16, 0, 1), (40, 36, 40), made)
    made = mix(oval(x, y, u + 0.07 * r, v + 0.20 * r, 0.10 * r, 0.20 * r, 1.0) * 0.4, lit(who.skin, 0.55), made)
    made = mix(oval(x, y, u - 0.03 * r, v + 0.16 * r, 0.05 * r, 0.18 * r, 1.0) * 0.5, (255, 240, 226), made)
    curve = v + 0.56 * r - 0.55 * (x - u) ** 2 / r
    wide = np.clip(1.0 - np.abs(x - u) / (0.30 * r), 0, 1)
    made = mix(np.clip(1.0 - np.abs(y - curve) / (0.090 * r), 0, 1) * (wide > 0) * 0.9, (170, 78, 74), made)
    return mix(np.clip(1.0 - np.abs(y - curve) / (0.045 * r), 0, 1) * (wide > 0.25), (244, 240, 232), made)


def together(x: Grid, y: Grid, made: Grid, sitters: tuple[Sitter, ...]) -> Grid:
    """Return a picture with several people, those at the back first."""
    for who in sitters:
        made = sitter(x, y, made, who)
    return made


def on_the_beach(x: Grid, y: Grid) -> Grid:
    """Return a mother and her two children by the sea."""
    return together(x, y, beach(x, y), (
        Sitter(0.50, 0.40, 0.155, (232, 186, 152), (150, 100, 52), (236, 232, 220), long=True),
        Sitter(0.27, 0.56, 0.125, (236, 190, 158), (186, 140, 80), (206, 70, 60), turn=0.4),
        Sitter(0.73, 0.58, 0.120, (236, 190, 158), (120, 78, 44), (60, 130, 170), long=True, turn=-0.4),
    ))  # fmt: skip


def grandparents(x: Grid, y: Grid) -> Grid:
    """Return two old people under their apple tree."""
    return together(x, y, garden(x, y), (
        Sitter(0.34, 0.44, 0.165, (222, 172, 142), (204, 204, 202), (92, 96, 84), bald=True, glasses=True, turn=0.3),
        Sitter(0.66, 0.48, 0.158, (228, 180, 152), (222, 220, 216), (150, 90, 120), turn=-0.3),
    ))  # fmt: skip


def birthday(x: Grid, y: Grid) -> Grid:
    """Return a girl behind her cake, candles lit, her father beside her."""
    made = sky(y, (150, 116, 90), (96, 70, 56))
    for u, v, paint in ((0.12, 0.2, (206, 60, 60)), (0.88, 0.16, (70, 120, 210)), (0.95, 0.34, (240, 190, 60))):
        made = mix(oval(x * WIDE, y, u * WIDE, v, 0.10, 0.13), paint, made)
    made = together(x, y, made, (
        Sitter(0.72, 0.34, 0.170, (216, 166, 134), (50, 38, 32), (72, 78, 92), beard=True, turn=-0.5),
        Sitter(0.40, 0.42, 0.150, (238, 194, 164), (92, 58, 36), (230, 200, 90), long=True),
    ))  # fmt: skip
    made = mix((y > 0.84) * 1.0, (240, 236, 228), made)
    made = mix((np.abs(x - 0.42) < 0.20) & (np.abs(y - 0.80) < 0.09), (250, 242, 232), made)
    made = mix((np.abs(x - 0.42) < 0.20) & (np.abs(y - 0.79) < 0.018), (206, 90, 120), made)
    for k in range(6):
        u = 0.27 + k * 0.06
        made = mix((np.abs(x - u) < 0.006) & (y > 0.63) & (y < 0.71), (90, 150, 220), made)
        made = mix(oval(x, y, u, 0.60, 0.016, 0.034, 0.8), (255, 230, 120), made)
    return made


def crew(x: Grid, y: Grid) -> Grid:
    """Return a crew of six before a white wall, in blue and grey."""
    made = sky(y, (236, 236, 232), (196, 198, 198))
    made = mix((np.abs((x * 5) % 1.0 - 0.5) > 0.485) * 0.5, (150, 152, 154), made)
    coat, other = (46, 70, 122), (104, 108, 104)
    return together(x, y, made, (
        Sitter(0.20, 0.30, 0.110, (224, 176, 146), (60, 44, 34), other, turn=0.3),
        Sitter(0.50, 0.27, 0.112, (120, 80, 58), (24, 20, 18), coat, bald=True),
        Sitter(0.80, 0.30, 0.110, (230, 186, 158), (176, 130, 70), coat, glasses=True, turn=-0.3),
        Sitter(0.33, 0.56, 0.120, (228, 182, 152), (80, 48, 32), coat, long=True, turn=0.2),
        Sitter(0.66, 0.56, 0.120, (218, 170, 138), (90, 88, 84), other, beard=True, turn=-0.2),
    ))  # fmt: skip


def doorstep(x: Grid, y: Grid) -> Grid:
    """Return a family of three before a red-roofed house."""
    made = sky(y * 1.6, (128, 180, 226), (206, 226, 240))
    made = mix((y > 0.72) * 1.0, (96, 140, 74), made)
    made = mix((np.abs(x - 0.55) < 0.36) & (y > 0.34) & (y < 0.80), (232, 222, 200), made)
    made = mix((np.abs(x - 0.55) < 0.46 - (0.36 - y) * 1.2) & (y > 0.10) & (y < 0.36), (156, 62, 48), made)
    made = mix(oval(x * WIDE, y, 0.10, 0.42, 0.17, 0.24, 0.4), (66, 112, 60), made)
    return together(x, y, made, (
        Sitter(0.36, 0.42, 0.160, (218, 170, 140), (58, 44, 36), (60, 84, 70), turn=0.3),
        Sitter(0.64, 0.44, 0.155, (232, 188, 160), (142, 84, 46), (176, 66, 70), long=True, turn=-0.3),
        Sitter(0.50, 0.68, 0.115, (238, 196, 168), (176, 130, 78), (236, 190, 80)),
    ))  # fmt: skip


def close(x: Grid, y: Grid) -> Grid:
    """Return a young woman who laughs into the sun, close to the lens."""
    made = sky(y, (176, 206, 222), (150, 172, 120))
    made = mix(np.clip((noise(x, y, 7, 12) - 0.45) * 2.5, 0, 0.8), (226, 232, 206), made)
    return sitter(
        x, y, made, Sitter(0.5, 0.44, 0.26, (236, 192, 160), (112, 66, 36), (222, 226, 232), long=True, turn=0.2)
    )
