"""Among the shapes of things, what a crew of three has before and under it: the main panel and the moulded seats.

As in looks.py: about their own middle, along their own axes, face at -z. Knows no story.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from iss3d.vectors import Vec3
from iss3d.view.station.lettering import quads
from iss3d.view.station.mesh import CORNER, Colour, Frame, Mesh, mix, shade

STEEL: Colour = (0.66, 0.68, 0.7)
SLATE: Colour = (0.27, 0.30, 0.30)
SOOT: Colour = (0.07, 0.07, 0.08)
IVORY: Colour = (0.86, 0.84, 0.76)
GREEN: Colour = (0.35, 0.95, 0.55)
AMBER: Colour = (0.98, 0.72, 0.22)
RED: Colour = (0.90, 0.22, 0.14)
CYAN: Colour = (0.45, 0.85, 0.95)

SOFT_KEYS = ("Ф1", "Ф2", "Ф3", "Ф4", "ВВОД")
KEYS = (
    "СУД",
    "БЦВК",
    "КУРС",
    "ТВ",
    "СБИ",
    "ДПО",
    "СКД",
    "СТР",
    "КСП",
    "СОТР",
    "ФАР",
    "РПВ",
    "О2",
    "ВЕНТ",
    "НАДД",
    "СВЕТ",
)
"""What is written on keys: systems of the ship by the letters by which its crews call them."""


def face(size: Vec3) -> Frame:
    """Return a frame on the face toward the room (-z), right along x."""
    return Frame((0.0, 0.0, -size[2] * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))


def cockpit(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """The panel before the seats: two screens, keys, a caution field, a clock, guarded switches, a rim."""
    axes: tuple[Vec3, Vec3, Vec3] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    mesh.box((0.0, 0.0, 0.0), axes, s, SLATE, "plain", 0.014)
    housing(mesh, s)
    f = face(s)
    w, h = s[0] * 0.5, s[1] * 0.5
    for place in displays(s):
        display(mesh, f, *place)
    caution(mesh, f, 0.0, h * 0.50, w * 0.16, h * 0.34, rng)
    mesh.block(f, -w * 0.16, -h * 0.62, w * 0.16, h * 0.06, 0.0, 0.006, shade(SLATE, 0.6), "plain", 0.004)
    keypad(mesh, f, -w * 0.275, h * 0.14, w * 0.085, h * 0.64, KEYS[:12], rng)
    keypad(mesh, f, w * 0.275, h * 0.42, w * 0.085, h * 0.36, KEYS[12:], rng)
    clock(mesh, f, w * 0.275, -h * 0.26, min(w * 0.085, h * 0.30))
    for k in range(12):
        u = -w * 0.92 + w * 1.84 * (k + 0.5) / 12.0
        if abs(u) > w * 0.17:
            switch(mesh, f, u, -h * 0.78, h * 0.13, guarded=k in (1, 8, 10), up=k % 3 != 0)
    rim = [f.at(u, v, 0.012) for u, v in ((-w, h), (-w, -h), (w, -h), (w, h), (-w, h))]
    mesh.tube(rim, 0.012, SOOT, 8, "fabric", 1.0, False)
    for u in (-0.94, -0.34, 0.34, 0.94):
        for v in (-0.93, 0.93):
            mesh.tube([f.at(w * u, h * v, 0.0), f.at(w * u, h * v, 0.004)], 0.006, STEEL, 6, "metal")


def cockpit_off(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """The same panel without current: nothing of it shines; a paper with few words is taped over a screen."""
    dead = Mesh()
    cockpit(dead, s, c, rng)
    for i in range(0, len(dead.data), CORNER):
        if dead.data[i + 11] > 0.0:
            dead.data[i + 8 : i + 12] = [v * 0.16 for v in dead.data[i + 8 : i + 11]] + [0.0]
    mesh.data.extend(dead.data)
    f = face(s)
    u, v = -0.256 / 0.84 * s[0], s[1] * 0.08
    mesh.block(f, u - 0.085, v - 0.055, u + 0.085, v + 0.055, 0.024, 0.025, (0.90, 0.86, 0.62), "plain", 0.0005)
    for n, long in enumerate((0.062, 0.05, 0.058)):
        at = v + 0.028 - 0.026 * n
        mesh.block(f, u - long, at - 0.006, u + long, at + 0.006, 0.025, 0.0255, (0.46, 0.10, 0.08), "plain", 0.0002)
    for k in (-1.0, 1.0):
        mesh.block(
            f, u + k * 0.075 - 0.02, v + 0.048, u + k * 0.075 + 0.02, v + 0.062, 0.0252, 0.0258, (0.62, 0.63, 0.62)
        )


def housing(mesh: Mesh, s: Vec3) -> None:
    """The grey box that carries a panel: cheeks at both sides, a back with ribs and plugs, cables, a hood."""
    axes: tuple[Vec3, Vec3, Vec3] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    w, h, d = s[0] * 0.5, s[1] * 0.5, s[2] * 0.5
    grey: Colour = (0.56, 0.59, 0.56)
    mesh.box((0.0, 0.0, d + 0.05), axes, (s[0] * 0.94, s[1] * 0.90, 0.10), grey, "metal", 0.02)
    for k in (-1.0, 1.0):
        mesh.box((k * (w + 0.022), 0.0, 0.01), axes, (0.044, s[1] * 1.02, s[2] + 0.09), grey, "plain", 0.014)
        for n in range(4):
            at = (k * (w + 0.046), h * (-0.75 + 0.5 * n), 0.01)
            mesh.tube([at, (at[0] + k * 0.008, at[1], at[2])], 0.010, STEEL, 8, "metal")
        mesh.tube(
            [(k * w * 0.8, h * 0.5, d + 0.1), (k * w * 0.9, h * 0.2, d + 0.2), (k * w * 1.0, -h * 0.6, d + 0.18)],
            0.016,
            (0.22, 0.22, 0.23),
            8,
            "fabric",
        )
    for n in range(7):
        u = -w * 0.82 + w * 0.27 * n
        mesh.box((u, 0.0, d + 0.105), axes, (0.016, s[1] * 0.82, 0.014), shade(grey, 0.84), "plain", 0.004)
        mesh.tube([(u + w * 0.13, h * 0.42, d + 0.10), (u + w * 0.13, h * 0.42, d + 0.135)], 0.022, STEEL, 14, "metal")
        mesh.tube(
            [(u + w * 0.13, h * 0.42, d + 0.13), (u + w * 0.16, h * 0.1, d + 0.20), (u + w * 0.10, -h * 0.8, d + 0.16)],
            0.010,
            ((0.78, 0.77, 0.72), (0.2, 0.2, 0.22), (0.3, 0.36, 0.5))[n % 3],
            7,
            "fabric",
        )
    for k in (-1.0, 1.0):
        strut = [(k * w * 0.84, 0.0, d + 0.08), (k * w * 0.92, -h * 0.2, d + 0.22), (k * w * 1.06, -h * 0.3, d + 0.36)]
        mesh.tube(strut, 0.020, shade(grey, 0.8), 10, "metal")
        mesh.tube([strut[0], (strut[0][0], -h * 0.9, d + 0.34)], 0.014, shade(grey, 0.7), 8, "metal")
    arms(mesh, w, h, d, grey)
    hood = [(-w, -h * 1.02, -d), (w, -h * 1.02, -d), (w, -h * 1.10, -d - 0.05), (-w, -h * 1.10, -d - 0.05)]
    for sign in (-1.0, 1.0):
        mesh.quad([(p[0], p[1], p[2]) for p in hood], (0.0, sign * 0.5, sign * 0.8), shade(grey, 0.7), "carpet")
    for k in (-0.5, 0.5):
        mesh.tube(
            [(w * k - 0.06, -h * 1.06, -d - 0.03), (w * k + 0.06, -h * 1.06, -d - 0.03)],
            0.010,
            (0.95, 0.94, 0.86),
            8,
            glow=0.6,
        )


def arms(mesh: Mesh, w: float, h: float, d: float, grey: Colour) -> None:
    """What holds the box: forked arms to the walls on three sides, and bundles of cables that leave with them."""
    feet: list[tuple[Vec3, Vec3, Vec3]] = []
    for k in (-1.0, 1.0):
        for v in (-0.55, 0.35):
            feet.append(
                ((k * (w + 0.03), h * v, 0.03), (k * (w + 0.16), h * (v * 0.5), 0.05), (k * (w + 0.27), h * 0.1, 0.07))
            )
        feet.append(((k * w * 0.45, h * 0.9, 0.06), (k * w * 0.5, h * 1.5, 0.07), (k * w * 0.55, h * 2.3, 0.05)))
        feet.append(((k * w * 0.75, h * 0.9, 0.06), (k * w * 0.62, h * 1.5, 0.07), (k * w * 0.55, h * 2.3, 0.05)))
    for path in feet:
        mesh.tube(list(path), 0.013, shade(grey, 0.82), 10, "metal")
        mesh.ball(path[-1], 0.026, shade(grey, 0.7), 8, "metal")
    for n in range(5):
        u = w * (-0.36 + 0.18 * n)
        bow = [
            (u, h * 0.95, d + 0.06),
            (u + 0.02, h * 1.3, d + 0.10),
            (u * 0.7, h * 1.8, d + 0.06),
            (u * 0.5, h * 2.4, d + 0.04),
        ]
        mesh.tube(
            bow,
            0.009 - 0.002 * (n % 2),
            ((0.20, 0.20, 0.21), (0.66, 0.65, 0.60), (0.24, 0.30, 0.42))[n % 3],
            8,
            "fabric",
        )
    for k in (-1.0, 1.0):
        for n in range(3):
            bow = [(k * (w + 0.02), h * (0.2 + 0.2 * n), d + 0.05), (k * (w + 0.12), h * (0.3 + 0.2 * n), d + 0.12),
                   (k * (w + 0.22), h * (0.5 - 0.2 * n), d + 0.10), (k * (w + 0.30), h * 0.4, d + 0.06)]  # fmt: skip
            mesh.tube(bow, 0.007, ((0.18, 0.18, 0.19), (0.60, 0.59, 0.54), (0.18, 0.18, 0.19))[n], 7, "fabric")


def displays(s: Vec3) -> tuple[tuple[float, float, float, float], ...]:
    """Return the two screens of a panel: middle across and up on its face, half width and half height, metres."""
    half = min(s[0] * 0.128, s[1] * 0.31)
    return tuple((side * 0.322 * s[0], s[1] * 0.10, half, half * 0.75) for side in (-1.0, 1.0))


def display(mesh: Mesh, f: Frame, u: float, v: float, wide: float, high: float) -> None:
    """A screen in its bezel, dark until a page is hung on it; lettered keys under it choose the page."""
    mesh.block(
        f, u - wide - 0.014, v - high - 0.034, u + wide + 0.014, v + high + 0.012, 0.0, 0.018, SOOT, "plain", 0.007
    )
    mesh.block(f, u - wide, v - high, u + wide, v + high, 0.018, 0.0185, (0.02, 0.03, 0.035), "plain", 0.0005, glow=0.2)
    step = wide * 2.0 / len(SOFT_KEYS)
    for k, name in enumerate(SOFT_KEYS):
        a, b = u - wide + step * (k + 0.5), v - high - 0.017
        mesh.block(
            f, a - step * 0.4, b - 0.010, a + step * 0.4, b + 0.010, 0.018, 0.024, (0.34, 0.36, 0.35), "plain", 0.003
        )
        engraved(mesh, f, name, (a, b - 0.004), 0.008, 0.0242, IVORY)
    for a in (-1.0, 1.0):
        for b in (-1.0, 1.0):
            at = (u + a * (wide + 0.007), v + b * (high + 0.006))
            mesh.tube([f.at(*at, 0.018), f.at(*at, 0.020)], 0.004, STEEL, 8, "metal")


def caution(mesh: Mesh, f: Frame, u: float, v: float, wide: float, high: float, rng: random.Random) -> None:
    """A field of small windows that light up; a few of them do."""
    mesh.block(
        f, u - wide - 0.006, v - high - 0.006, u + wide + 0.006, v + high + 0.006, 0.0, 0.008, SOOT, "plain", 0.004
    )
    for i in range(4):
        for j in range(4):
            a, b = u - wide + wide * 2.0 * (i + 0.5) / 4.0, v - high + high * 2.0 * (j + 0.5) / 4.0
            lit = rng.random() < 0.4
            paint = (GREEN, AMBER, RED)[0 if j < 2 else 1 if j == 2 else 2]
            mesh.block(
                f,
                a - wide * 0.21,
                b - high * 0.19,
                a + wide * 0.21,
                b + high * 0.19,
                0.008,
                0.013,
                paint if lit else mix(paint, SLATE, 0.72),
                "plain",
                0.002,
                glow=0.7 if lit else 0.0,
            )


def clock(mesh: Mesh, f: Frame, u: float, v: float, radius: float) -> None:
    """A round clock of three hands."""
    mesh.tube([f.at(u, v, 0.0), f.at(u, v, 0.014)], radius, SOOT, 24, "plain")
    mesh.tube([f.at(u, v, 0.014), f.at(u, v, 0.0145)], radius * 0.88, (0.12, 0.13, 0.13), 24, "plain")
    mesh.tube(
        [
            f.at(
                u + radius * 0.94 * math.cos(2.0 * math.pi * k / 24),
                v + radius * 0.94 * math.sin(2.0 * math.pi * k / 24),
                0.014,
            )
            for k in range(25)
        ],
        0.004,
        STEEL,
        5,
        "metal",
        1.0,
        False,
    )
    for k in range(12):
        a = math.pi * k / 6.0
        near, far = radius * (0.66 if k % 3 else 0.58), radius * 0.80
        mesh.tube(
            [
                f.at(u + near * math.cos(a), v + near * math.sin(a), 0.0155),
                f.at(u + far * math.cos(a), v + far * math.sin(a), 0.0155),
            ],
            0.0012,
            IVORY,
            4,
            glow=0.3,
        )
    for a, long, paint in ((2.0, 0.45, IVORY), (0.6, 0.66, IVORY), (4.1, 0.7, RED)):
        tip = f.at(u + radius * long * math.cos(a), v + radius * long * math.sin(a), 0.0165)
        mesh.tube([f.at(u, v, 0.0165), tip], 0.0014, paint, 4, glow=0.3)


def keypad(mesh: Mesh, f: Frame, u: float, v: float, wide: float, high: float, names: Sequence[str],
           rng: random.Random) -> None:  # fmt: skip
    """Two columns of keys, each with its name, some lit."""
    mesh.block(f, u - wide, v - high, u + wide, v + high, 0.0, 0.006, shade(SLATE, 0.7), "plain", 0.004)
    rows = (len(names) + 1) // 2
    for n, name in enumerate(names):
        i, j = n % 2, n // 2
        a, b = u - wide + wide * (i + 0.5), v + high - high * 2.0 * (j + 0.5) / rows
        lit = rng.random() < 0.3
        key = GREEN if lit else rng.choice((IVORY, IVORY, (0.55, 0.57, 0.55), (0.62, 0.68, 0.52)))
        du, dv = wide * 0.44, high / rows * 0.82
        mesh.block(f, a - du, b - dv, a + du, b + dv, 0.006, 0.017, key, "plain", 0.003, glow=0.4 if lit else 0.0)
        tall = min(dv * 0.7, du * 1.6 / max(len(name), 1))
        engraved(mesh, f, name, (a, b - tall * 0.5), tall, 0.0173, SOOT)


def engraved(mesh: Mesh, f: Frame, words: str, foot: tuple[float, float], tall: float, out: float,
             colour: Colour) -> None:  # fmt: skip
    """Add a word on a frame: the middle of its foot, the height of its capitals and how far out it lies, metres."""
    for four in quads(words):
        mesh.quad([f.at(foot[0] + a * tall, foot[1] + b * tall, out) for a, b in four], f.n, colour)


def switch(mesh: Mesh, f: Frame, u: float, v: float, high: float, guarded: bool, up: bool) -> None:
    """A toggle on its plate, some under a red guard."""
    mesh.block(f, u - 0.014, v - high, u + 0.014, v + high, 0.0, 0.005, shade(SLATE, 0.75), "plain", 0.002)
    four = [
        f.at(u + x, v + high * 1.5 + y, 0.0012)
        for x, y in ((-0.016, -0.003), (0.016, -0.003), (0.016, 0.003), (-0.016, 0.003))
    ]
    mesh.quad(four, f.n, IVORY)
    if guarded:
        mesh.block(
            f, u - 0.012, v - high * 0.8, u + 0.012, v + high * 0.8, 0.005, 0.026, shade(RED, 0.85), "plain", 0.005
        )
        return
    mesh.tube([f.at(u, v, 0.004), f.at(u, v, 0.010)], 0.008, STEEL, 8, "metal")
    mesh.tube([f.at(u, v, 0.008), f.at(u, v + (0.012 if up else -0.012), 0.030)], [0.0035, 0.005], STEEL, 8, "metal")
