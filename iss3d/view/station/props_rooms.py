"""Fixed things of the rooms among the shapes of things: glovebox, aquarium, salad, samovar, vials, boards, old suit.

As in looks.py: about their own middle, along their own axes, filling their own size; the face toward the room is -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3
from iss3d.view.station.mesh import Colour, Frame, Mesh, mix, shade
from iss3d.view.station.props_life import lines
from iss3d.view.station.props_soft import pillow
from iss3d.view.station.props_tools import AXES, DARK, PAPER, STEEL

WHITE: Colour = (0.86, 0.86, 0.83)
GLASS: Colour = (0.05, 0.08, 0.09)
BLUE: Colour = (0.20, 0.36, 0.66)
RED: Colour = (0.72, 0.16, 0.12)
YELLOW: Colour = (0.86, 0.68, 0.18)
LEAF: Colour = (0.30, 0.56, 0.20)
Dice = random.Random


def front(s: Vec3, w: float = 0.0) -> Frame:
    """Return a frame on the face toward the room, right along x, w metres out of it."""
    return Frame((0.0, 0.0, -s[2] * 0.5 - w), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))


def hull(mesh: Mesh, s: Vec3, c: Colour, tile: str = "plain", bevel: float = 0.014) -> Frame:
    """Add the whole box and return the frame on its face."""
    mesh.box((0.0, 0.0, 0.0), AXES, s, c, tile, min(bevel, *(q * 0.25 for q in s)))  # type: ignore[arg-type]
    if s[2] > 0.1:
        flanks(mesh, s, c)
    return front(s)


def flanks(mesh: Mesh, s: Vec3, c: Colour) -> None:
    """Add to the four sides of a deep box what one sees who comes along the wall: a lid, screws, a vent, a plug."""
    z: Vec3 = (0.0, 0.0, -1.0)
    sides: tuple[tuple[Vec3, Vec3, Vec3, float], ...] = (
        ((s[0] * 0.5, 0.0, 0.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), s[1]),
        ((-s[0] * 0.5, 0.0, 0.0), (0.0, -1.0, 0.0), (-1.0, 0.0, 0.0), s[1]),
        ((0.0, s[1] * 0.5, 0.0), (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), s[0]),
        ((0.0, -s[1] * 0.5, 0.0), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), s[0]),
    )
    for n, (o, u, out, long) in enumerate(sides):
        f = Frame(o, u, z, out)
        w, h = long * 0.5, s[2] * 0.5
        mesh.block(f, -w * 0.92, -h * 0.84, w * 0.92, h * 0.84, 0.0, 0.005, shade(c, 0.93), "plain", 0.004)
        side = Frame(f.at(0.0, 0.0, 0.005), u, z, out)
        screws(mesh, side, w * 0.86, h * 0.72, max(2, round(long / 0.24)), 2)
        if n < 2:
            mesh.block(side, -w * 0.64, -h * 0.42, -w * 0.04, h * 0.50, 0.0, 0.004, shade(c, 0.72), "grille", 0.002)
            mesh.block(side, w * 0.14, h * 0.10, w * 0.62, h * 0.44, 0.0, 0.001, PAPER, "plain", 0.0004)
            mesh.block(side, w * 0.18, h * 0.22, w * 0.54, h * 0.26, 0.001, 0.0014, DARK, "plain", 0.0002)
            mesh.block(side, w * 0.18, h * 0.32, w * 0.44, h * 0.36, 0.001, 0.0014, DARK, "plain", 0.0002)
            for u_ in (0.24, 0.46):
                at = (w * u_, -h * 0.30)
                mesh.tube([side.at(*at, 0.0), side.at(*at, 0.016)], min(0.02, h * 0.16), STEEL, 12, "metal")
                mesh.tube([side.at(*at, 0.016), side.at(*at, 0.017)], min(0.014, h * 0.12), DARK, 12, "plain")


def screws(mesh: Mesh, f: Frame, w: float, h: float, across: int = 2, up: int = 2) -> None:
    """Add screws along the rim of a face of half width w and half height h."""
    spots = {(-1.0 + 2.0 * i / max(across - 1, 1), v) for i in range(across) for v in (-1.0, 1.0)}
    spots |= {(u, -1.0 + 2.0 * j / max(up - 1, 1)) for j in range(up) for u in (-1.0, 1.0)}
    for u, v in sorted(spots):
        mesh.tube([f.at(u * w, v * h, 0.0), f.at(u * w, v * h, 0.005)], 0.007, STEEL, 5, "metal")


def circle(f: Frame, u: float, v: float, r: float, n: float, sides: int = 24, tall: float = 1.0) -> list[Vec3]:
    """Return a circle (or an oval `tall` times as high as wide) on a frame."""
    turns = [math.tau * k / sides for k in range(sides)]
    return [f.at(u + math.cos(a) * r, v + math.sin(a) * r * tall, n) for a in turns]


def port(mesh: Mesh, f: Frame, u: float, v: float, r: float, cuff: Colour) -> None:
    """Add a port for an arm: a bolted ring, and the cuff of the glove that is tied over it, hanging out a little."""
    for a, b, c, d, tone in (
        (1.25, 0.0, 1.2, 0.014, STEEL),
        (1.2, 0.014, 1.02, 0.014, STEEL),
        (1.02, 0.014, 0.9, 0.004, DARK),
    ):
        mesh.ring(circle(f, u, v, r * a, b), circle(f, u, v, r * c, d), f.n, tone, "metal")
    for a, b, c, d in ((0.9, 0.004, 0.86, 0.022), (0.86, 0.022, 0.7, 0.03), (0.7, 0.03, 0.5, 0.014)):
        mesh.ring(circle(f, u, v, r * a, b), circle(f, u, v, r * c, d), f.n, cuff, "fabric", 0.9)
    mesh.polygon(circle(f, u, v, r * 0.5, 0.014), f.n, shade(cuff, 0.55), "fabric", 0.7)
    for k in range(8):
        a = math.tau * (k + 0.5) / 8
        at = (u + math.cos(a) * r * 1.11, v + math.sin(a) * r * 1.11)
        mesh.tube([f.at(*at, 0.014), f.at(*at, 0.02)], r * 0.06, shade(STEEL, 0.7), 6, "metal")


def glovebox(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A glovebox: a lit window one looks into, two ports with gloves, valves, a panel of keys, a caution stripe."""
    f = hull(mesh, s, WHITE, "plain", 0.02)
    w, h = s[0] * 0.5, s[1] * 0.5
    mesh.block(f, -w * 0.86, -h * 0.04, w * 0.86, h * 0.86, 0.0, 0.016, (0.34, 0.35, 0.36), "metal", 0.008)
    mesh.block(f, -w * 0.80, h * 0.03, w * 0.80, h * 0.79, 0.016, 0.0165, GLASS, "metal", 0.001)
    inner: Colour = (0.50, 0.56, 0.55)
    mesh.block(f, -w * 0.76, h * 0.07, w * 0.76, h * 0.30, 0.0165, 0.0168, inner, "grille", 0.0, glow=0.10)
    mesh.block(f, -w * 0.70, h * 0.70, w * 0.70, h * 0.75, 0.0165, 0.017, (0.95, 0.97, 1.0), "plain", 0.0, glow=0.9)
    for k in range(5):
        u = -w * 0.56 + w * 0.27 * k
        tone = ((0.7, 0.75, 0.8), (0.75, 0.5, 0.2), (0.3, 0.5, 0.62), (0.62, 0.64, 0.6), (0.7, 0.72, 0.75))[k]
        top = h * (0.36 + 0.06 * ((k * 3) % 4))
        mesh.block(
            f, u - w * 0.07, h * 0.24, u + w * 0.07, top, 0.0168, 0.0172, shade(tone, 0.7), "plain", 0.0, glow=0.10
        )
    for side in (-1.0, 1.0):
        port(mesh, f, side * w * 0.42, -h * 0.42, min(w * 0.24, h * 0.30), (0.66, 0.62, 0.50))
    mesh.block(f, -w * 0.10, -h * 0.70, w * 0.10, -h * 0.16, 0.0, 0.014, (0.26, 0.28, 0.30), "knobs", 0.006)
    for k in range(16):
        tone = YELLOW if k % 2 else DARK
        u = -w * 0.8 + w * 0.1 * k
        mesh.block(f, u, -h * 0.86, u + w * 0.1, -h * 0.80, 0.0, 0.0015, tone, "plain", 0.0004)
    screws(mesh, f, w * 0.94, h * 0.94, 7, 5)
    for side in (-1.0, 1.0):
        grip = [
            f.at(side * w * 0.93, v, n)
            for v, n in ((-h * 0.2, 0.0), (-h * 0.2, 0.035), (h * 0.2, 0.035), (h * 0.2, 0.0))
        ]
        mesh.tube(grip, 0.010, BLUE, 8, "metal")


def aquarium(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A tank for small fish: two chambers behind glass, lit from above, pipes, a pump, gauges, a feeding port."""
    f = hull(mesh, s, (0.74, 0.76, 0.77), "plain", 0.016)
    w, h = s[0] * 0.5, s[1] * 0.5
    for side in (-1.0, 1.0):
        a, b = sorted((side * w * 0.06, side * w * 0.86))
        mesh.block(f, a, -h * 0.20, b, h * 0.84, 0.0, 0.014, STEEL, "metal", 0.007)
        mesh.block(
            f, a + 0.016, -h * 0.14, b - 0.016, h * 0.78, 0.014, 0.0145, (0.03, 0.10, 0.13), "metal", 0.0, glow=0.06
        )
        mesh.block(f, a + 0.03, h * 0.70, b - 0.03, h * 0.755, 0.0145, 0.015, (0.8, 0.95, 1.0), "plain", 0.0, glow=0.8)
        for _ in range(9):
            u, v = rng.uniform(a + 0.03, b - 0.03), rng.uniform(-h * 0.05, h * 0.62)
            mesh.polygon(
                circle(f, u, v, rng.uniform(0.002, 0.005), 0.015, 8), f.n, (0.5, 0.68, 0.72), "plain", 1.0, 0.2
            )
        for _ in range(4):
            u = rng.uniform(a + 0.04, b - 0.04)
            stem = [f.at(u + math.sin(i * 1.1 + u * 40) * 0.008, -h * 0.12 + i * h * 0.09, 0.0155) for i in range(6)]
            mesh.tube(stem, 0.003, LEAF, 5, "plain", 1.0, False, 0.06)
        mesh.tube(
            [
                f.at(a + 0.04, -h * 0.2, 0.0),
                f.at(a + 0.04, -h * 0.34, 0.03),
                f.at(a + 0.10, -h * 0.46, 0.03),
                f.at(a + 0.10, -h * 0.6, 0.0),
            ],
            0.009,
            (0.78, 0.8, 0.8),
            7,
            "plain",
        )
    mesh.block(f, -w * 0.86, -h * 0.86, -w * 0.1, -h * 0.5, 0.0, 0.02, (0.30, 0.32, 0.34), "knobs", 0.008)
    for k in range(3):
        u, v, r = w * (0.14 + 0.26 * k), -h * 0.66, h * 0.13
        mesh.ring(circle(f, u, v, r, 0.012, 18), circle(f, u, v, r * 0.84, 0.014, 18), f.n, STEEL, "metal")
        mesh.polygon(circle(f, u, v, r * 0.84, 0.008, 18), f.n, (0.92, 0.92, 0.88), "plain")
        a = 0.9 + 1.3 * k
        mesh.tube([f.at(u, v, 0.010), f.at(u + math.cos(a) * r * 0.6, v + math.sin(a) * r * 0.6, 0.010)], 0.0016, RED)
    screws(mesh, f, w * 0.93, h * 0.93, 5, 4)


def salad(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """Lettuce under violet light: a white frame, pillows of earth in a row, leaves that grow to the lamp."""
    w, h, d = s[0] * 0.5, s[1] * 0.5, s[2]
    f = Frame((0.0, 0.0, s[2] * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    mesh.block(f, -w, -h, w, h, 0.0, 0.02, (0.40, 0.38, 0.44), "metal", 0.004)
    for low, high in ((-h, -h * 0.62), (h * 0.66, h)):
        mesh.block(f, -w, low, w, high, 0.0, d * 0.92, WHITE, "plain", 0.012)
    for side in (-1.0, 1.0):
        a, b = sorted((side * w, side * w * 0.90))
        mesh.block(f, a, -h, b, h, 0.0, d * 0.94, (0.72, 0.73, 0.74), "metal", 0.008)
    violet: Colour = (0.80, 0.40, 0.98)
    under = Frame(f.at(0.0, h * 0.655, d * 0.5), f.u, f.n, (-f.v[0], -f.v[1], -f.v[2]))
    mesh.block(
        under, -w * 0.86, -d * 0.36, w * 0.86, d * 0.36, 0.0, 0.004, shade(violet, 0.6), "plain", 0.001, glow=0.5
    )
    for k in range(8):
        for j in (-0.2, 0.0, 0.2):
            u = -w * 0.76 + w * 0.217 * k
            mesh.polygon(circle(under, u, d * j, 0.008, 0.005, 8), under.n, (1.0, 0.82, 1.0), "plain", 1.0, 1.0)
    back: Colour = (0.36, 0.22, 0.42)
    mesh.block(f, -w * 0.88, -h * 0.60, w * 0.88, h * 0.64, 0.02, 0.021, back, "foil", 0.001, glow=0.12)
    for k in range(6):
        u = -w * 0.74 + w * 0.296 * k
        bed = Mesh()
        pillow(
            bed,
            f.at(u, -h * 0.52, d * 0.5),
            (w * 0.26, h * 0.22, d * 0.56),
            (0.86, 0.84, 0.80),
            "fabric",
            rng,
            0.4,
            0.0,
            6,
        )
        mesh.data.extend(bed.data)
        for leaf in range(9):
            a = math.tau * leaf / 9 + rng.uniform(-0.3, 0.3)
            long = h * rng.uniform(0.42, 0.78)
            lean = rng.uniform(0.10, 0.42)
            tone = mix(LEAF, (0.52, 0.20, 0.34), 0.75 * (k % 2)) if rng.random() < 0.8 else shade(LEAF, 1.3)
            blade(mesh, f, (u, -h * 0.44, d * 0.5), a, long, lean, w * 0.055, tone)
    g = front(s)
    mesh.block(g, -w * 0.5, -h * 0.93, -w * 0.05, -h * 0.70, 0.0, 0.006, (0.12, 0.14, 0.15), "screen", 0.002, glow=0.5)
    mesh.block(g, w * 0.2, -h * 0.92, w * 0.72, -h * 0.72, 0.0, 0.003, PAPER, "plain", 0.001)
    lines(mesh, g.at(w * 0.46, -h * 0.82, 0.004), w * 0.42, h * 0.12, 3, rng)


def blade(mesh: Mesh, f: Frame, root: Vec3, turn: float, long: float, lean: float, wide: float, c: Colour) -> None:
    """Add a leaf that rises and bends away, wavy at its rim, seen from both sides."""
    out_u, out_n = math.cos(turn), math.sin(turn)
    rows: list[tuple[Vec3, Vec3]] = []
    for i in range(6):
        t = i / 5.0
        away, up = lean * long * t * t, long * (t - 0.25 * t * t)
        half = wide * math.sin(math.pi * (0.12 + 0.80 * t)) ** 0.7 * (1.0 + 0.22 * math.sin(9.0 * t + turn * 3.0))
        u, n = root[0] + out_u * away, root[2] + out_n * away
        rows.append(
            (
                f.at(u - out_n * half, root[1] + up, n + out_u * half),
                f.at(u + out_n * half, root[1] + up, n - out_u * half),
            )
        )
    for i in range(5):
        four = (rows[i][0], rows[i][1], rows[i + 1][1], rows[i + 1][0])
        tone = shade(c, 0.75 + 0.09 * i)
        for side in (-1.0, 1.0):
            mesh.quad(four, (side * out_u, 0.0, -side * out_n - 0.2), tone, "fabric", 0.95, 0.05)


def samovar(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A water heater: a brass-coloured boiler in clamps, a gauge, two taps with red and blue, a hose, a card."""
    f = Frame((0.0, 0.0, s[2] * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    w, h, d = s[0] * 0.5, s[1] * 0.5, s[2]
    mesh.block(f, -w, -h, w, h, 0.0, d * 0.22, (0.62, 0.66, 0.56), "plain", 0.012)
    brass: Colour = (0.74, 0.56, 0.26)
    r = min(h * 0.52, d * 0.44)
    spots = (
        (-0.92, 0.3),
        (-0.90, 0.72),
        (-0.80, 0.96),
        (-0.2, 1.0),
        (0.34, 1.0),
        (0.44, 0.96),
        (0.54, 0.72),
        (0.56, 0.3),
    )
    mesh.tube([f.at(w * t, h * 0.26, d * 0.52) for t, _ in spots], [r * q for _, q in spots], brass, 24, "metal")
    for t in (-0.62, 0.26):
        band = [f.at(w * t, h * 0.26, d * 0.52), f.at(w * (t + 0.08), h * 0.26, d * 0.52)]
        mesh.tube(band, r * 1.04, shade(STEEL, 0.85), 24, "metal")
    mesh.ring(
        circle(f, w * 0.76, h * 0.42, w * 0.17, d * 0.42),
        circle(f, w * 0.76, h * 0.42, w * 0.14, d * 0.44),
        f.n,
        STEEL,
        "metal",
    )
    mesh.polygon(circle(f, w * 0.76, h * 0.42, w * 0.14, d * 0.40), f.n, (0.93, 0.93, 0.88), "plain")
    mesh.tube([f.at(w * 0.76, h * 0.42, d * 0.42), f.at(w * 0.84, h * 0.50, d * 0.42)], 0.0018, RED)
    for u, tone in ((-0.5, RED), (0.1, BLUE)):
        mesh.tube(
            [f.at(w * u, -h * 0.30, d * 0.2), f.at(w * u, -h * 0.30, d * 0.62), f.at(w * u, -h * 0.62, d * 0.66)],
            0.012,
            STEEL,
            10,
            "metal",
        )
        mesh.tube([f.at(w * u, -h * 0.16, d * 0.6), f.at(w * u, -h * 0.30, d * 0.6)], 0.008, STEEL, 8, "metal")
        mesh.tube([f.at(w * u - 0.022, -h * 0.12, d * 0.6), f.at(w * u + 0.022, -h * 0.12, d * 0.6)], 0.008, tone, 8)
    mesh.tube(
        [
            f.at(w * 0.5, -h * 0.4, d * 0.2),
            f.at(w * 0.62, -h * 0.5, d * 0.5),
            f.at(w * 0.86, -h * 0.7, d * 0.4),
            f.at(w * 0.9, -h * 0.98, d * 0.1),
        ],
        0.010,
        (0.82, 0.82, 0.78),
        8,
        "fabric",
    )
    card = f.at(-w * 0.7, -h * 0.72, d * 0.23)
    mesh.box(card, AXES, (w * 0.5, h * 0.34, 0.002), PAPER, "plain", 0.0005)
    lines(mesh, (card[0], card[1], card[2] - 0.0015), w * 0.42, h * 0.22, 3, rng)


def vials(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """Rows of small vials in a padded rack, each with its cap, level and strip of paper; a lamp along the top."""
    w, h, d = s[0] * 0.5, s[1] * 0.5, s[2]
    f = Frame((0.0, 0.0, s[2] * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    mesh.block(f, -w, -h, w, h, 0.0, d * 0.3, (0.42, 0.46, 0.42), "plain", 0.01)
    for j in range(4):
        v = h * (0.52 - 0.42 * j)
        mesh.block(
            f, -w * 0.96, v - h * 0.17, w * 0.96, v - h * 0.11, d * 0.3, d * 0.8, (0.64, 0.66, 0.62), "metal", 0.004
        )
        for k in range(11):
            u = -w * 0.86 + w * 0.172 * k
            if rng.random() < 0.08:
                continue
            r = w * 0.055
            tone = rng.choice(((0.62, 0.42, 0.14), (0.70, 0.62, 0.30), (0.36, 0.52, 0.50), (0.66, 0.66, 0.64)))
            base, full = v - h * 0.11, h * rng.uniform(0.08, 0.17)
            mesh.tube([f.at(u, base, d * 0.56), f.at(u, base + full, d * 0.56)], r * 0.98, tone, 10, "metal")
            mesh.tube(
                [f.at(u, base + full, d * 0.56), f.at(u, base + h * 0.22, d * 0.56)],
                r,
                (0.72, 0.80, 0.80),
                10,
                "metal",
                1.0,
                False,
            )
            cap = rng.choice(((0.16, 0.3, 0.62), (0.16, 0.3, 0.62), (0.75, 0.2, 0.16), (0.85, 0.85, 0.82)))
            mesh.tube(
                [f.at(u, base + h * 0.22, d * 0.56), f.at(u, base + h * 0.28, d * 0.56)], r * 1.08, cap, 10, "carpet"
            )
            mesh.block(
                f,
                u - r * 0.8,
                base + h * 0.06,
                u + r * 0.8,
                base + h * 0.14,
                d * 0.56 + r * 0.9,
                d * 0.56 + r * 1.02,
                PAPER,
                "plain",
                0.0,
            )
        cord = [f.at(-w * 0.97, v, d * 0.82), f.at(0.0, v + 0.004, d * 0.86), f.at(w * 0.97, v, d * 0.82)]
        mesh.tube(cord, 0.003, (0.2, 0.3, 0.55), 5, "fabric")
    mesh.block(f, -w * 0.9, h * 0.86, w * 0.9, h * 0.96, d * 0.3, d * 0.6, (0.95, 0.97, 0.9), "plain", 0.004, glow=0.7)


def water_bag(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A soft bag of water in a net of cord: blue-grey film that bulges, a valve with its cap, a hose, a label."""
    x, y, z = s
    pillow(mesh, (0.0, 0.0, 0.0), s, (0.62, 0.70, 0.74), "foil", rng, 0.45, 0.012)
    mesh.box((-x * 0.12, 0.0, -z * 0.47), AXES, (x * 0.34, y * 0.34, 0.004), PAPER, "plain", 0.001)
    lines(mesh, (-x * 0.12, 0.0, -z * 0.47 - 0.003), x * 0.28, y * 0.22, 4, rng)
    mesh.tube([(x * 0.3, -y * 0.16, -z * 0.36), (x * 0.3, -y * 0.16, -z * 0.56)], 0.02, BLUE, 14, "plain")
    mesh.tube(
        [
            (x * 0.3, -y * 0.16, -z * 0.52),
            (x * 0.36, y * 0.1, -z * 0.5),
            (x * 0.3, y * 0.42, -z * 0.3),
            (x * 0.2, y * 0.6, -z * 0.1),
        ],
        0.007,
        (0.85, 0.88, 0.88),
        8,
        "plain",
    )
    for u in (-0.36, 0.36):
        band = [
            (x * u, y * 0.5 * math.cos(a) * 1.02, -z * 0.47 * math.sin(a))
            for a in (math.pi * i / 10 for i in range(11))
        ]
        mesh.tube(band, 0.006, (0.2, 0.3, 0.55), 6, "fabric", 1.0, False)


KINDS = {
    "glovebox": (glovebox, WHITE),
    "aquarium": (aquarium, WHITE),
    "salad": (salad, WHITE),
    "samovar": (samovar, WHITE),
    "vials": (vials, WHITE),
    "water_bag": (water_bag, WHITE),
}
"""Painter and usual colour by look."""
