"""Grows the round leaves of hatches: a domed lid with ribs, a double seal, dogs round its rim, wheel, valve, dial.

About the middle of the opening, both sides nearly alike. The straps that hold an open one: straps.py.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from iss3d.station.model import Label, Module
from iss3d.station.shapes import Polygon
from iss3d.vectors import Vec3, add, cross, distance, dot, scale, sub, unit
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import CORNER, Colour, Frame, Mesh, mix, shade
from iss3d.view.station.parking import FILLS, RIM

STEEL: Colour = (0.64, 0.65, 0.66)
RUBBER: Colour = (0.16, 0.15, 0.15)
PAINT: dict[str, Colour] = {"rs": (0.74, 0.77, 0.68), "us": (0.86, 0.86, 0.84)}
BRASS: Colour = (0.74, 0.62, 0.34)
RED: Colour = (0.74, 0.16, 0.11)
OCHRE: Colour = (0.80, 0.58, 0.17)
PAPER: Colour = (0.94, 0.93, 0.88)
INK: Colour = (0.12, 0.12, 0.13)

HALF = RIM

AROUND, DOGS, RIBS = 36, 12, 8
"""Corners of the rim seen from near by; latches round it; radial ribs."""

AFAR = 20
"""Corners of the rim seen from across a room."""

DOME = ((0.84, 0.0), (0.80, 0.012), (0.70, 0.026), (0.55, 0.038), (0.38, 0.046), (0.20, 0.049))
"""Shares of the radius, and metres over the rim there: the shallow dome that takes the pressure."""

FIELD = 0.225
"""Share of the radius within which the hub of the wheel stands."""


STENCILS = {
    "rs": (("КРЫШКА ЛЮКА", 0.0, 0.475, 0.026), ("ЗАКР.", -0.56, 0.09, 0.020), ("ОТКР.", 0.56, 0.09, 0.020),
           ("КВД", -0.46, -0.47, 0.020), ("МВ", 0.465, -0.49, 0.018),
           ("НЕ БРАТЬСЯ ЗА УПЛОТНЕНИЕ", 0.0, -0.545, 0.0135)),
    "us": (("HATCH COVER", 0.0, 0.475, 0.026), ("CLOSE", -0.56, 0.09, 0.018), ("OPEN", 0.56, 0.09, 0.018),
           ("EQUALIZE", -0.46, -0.47, 0.015), ("GAUGE", 0.465, -0.49, 0.015),
           ("DO NOT TOUCH SEAL", 0.0, -0.545, 0.0150)),
}  # fmt: skip
"""By segment: words, where on a face (shares of the radius), height of their letters in metres."""


class Face:
    """One face of a lid: places by turn and share of the radius, heights over the middle plane."""

    def __init__(self, rim: float, out: Vec3, up: Vec3, around: int = AROUND) -> None:
        self.radius = rim
        self.around = around
        level = sub(up, scale(out, dot(up, out)))
        self.up = unit(level)
        self.right = cross(self.up, out)
        self.out = out
        self.f = Frame((0.0, 0.0, 0.0), self.right, self.up, out)

    def at(self, turn: float, share: float, high: float) -> Vec3:
        """Return a point: a turn from the right, a share of the radius, metres from the middle plane."""
        r = share * self.radius
        return self.f.at(math.cos(turn) * r, math.sin(turn) * r, high)

    def aside(self, turn: float) -> Vec3:
        """Return the way outward at a turn."""
        return add(scale(self.right, math.cos(turn)), scale(self.up, math.sin(turn)))

    def place(self, turn: float, share: float, high: float) -> Frame:
        """Return a frame that stands on the face, its right across the radius and its up outward."""
        aside = self.aside(turn)
        return Frame(self.at(turn, share, high), cross(aside, self.out), aside, self.out)


def dome_at(share: float) -> float:
    """Return metres of the dome over the middle plane at a share of the radius."""
    shares, highs = zip(*reversed(DOME), strict=True)
    return HALF + float(np.interp(share, shares, highs))


def radius_of(corners: Polygon, centre: Vec3) -> float:
    """Return the radius of a lid for an opening."""
    return FILLS * max(distance(c, centre) for c in corners)


def tongue(module: Module) -> str:
    """Return "rs" or "us": whose paint and words a lid has."""
    return "us" if module.segment == "us" else "rs"


def lid_mesh(corners: Polygon, centre: Vec3, normal: Vec3, module: Module, near: bool = True) -> Mesh:
    """Return a round leaf about the middle of its opening, as seen from near by or from across a room."""
    mesh = Mesh()
    whose = tongue(module)
    up = module.up if abs(dot(normal, module.up)) < 0.9 else module.axis
    radius, around = radius_of(corners, centre), AROUND if near else AFAR
    for sign in (1.0, -1.0):
        face = Face(radius, scale(normal, sign), up, around)
        shell(mesh, face, PAINT[whose])
        seals(mesh, face)
        wheel(mesh, face, sign)
        if not near:
            continue
        ribs(mesh, face, PAINT[whose])
        dogs(mesh, face)
        valve(mesh, face)
        gauge(mesh, face)
        grips(mesh, face)
        plates(mesh, face, whose)
        scuffs(mesh, face, PAINT[whose], sign)
    edge(mesh, Face(radius, normal, up, around))
    weathered(mesh)
    return mesh


def words(corners: Polygon, centre: Vec3, normal: Vec3, module: Module) -> list[Label]:
    """Return what is stencilled on both faces of a lid, about its middle."""
    found = []
    up = module.up if abs(dot(normal, module.up)) < 0.9 else module.axis
    for sign in (1.0, -1.0):
        face = Face(radius_of(corners, centre), scale(normal, sign), up)
        for text, u, v, high in STENCILS[tongue(module)]:
            at = face.f.at(u * face.radius, v * face.radius, dome_at(math.hypot(u, v)) + PLATE + 0.001)
            found.append(Label(module.id, text, at, face.out, face.right, high))
    return found


PLATE = 0.012
"""Metres of a plate with words over the dome behind its middle."""


def band(mesh: Mesh, face: Face, low: tuple[float, float], high: tuple[float, float], paint: Colour, tile: Tile,
         normals: tuple[tuple[float, float], tuple[float, float]] | None = None) -> None:  # fmt: skip
    """Add a ring from one (share, height) to another, rounded over by the leans of its ends if given.

    Args:
        normals: For each end (outward, out): how much of each there is in its normal.
    """
    for k in range(face.around):
        a, b = math.tau * k / face.around, math.tau * (k + 1) / face.around
        four = (face.at(a, *low), face.at(b, *low), face.at(b, *high), face.at(a, *high))
        turns = ((a, 0), (b, 0), (b, 1), (a, 1))
        soft = None
        if normals is not None:
            soft = [unit(add(scale(face.aside(t), normals[i][0]), scale(face.out, normals[i][1]))) for t, i in turns]
        slope = scale(face.out, (low[0] - high[0]) * face.radius)
        lean = unit(add(scale(face.aside((a + b) / 2), high[1] - low[1]), slope))
        mesh.quad(four, lean, paint, tile, 1.0, 0.0, (k % 8 / 8, 0.2, k % 8 / 8 + 0.125, 0.6), soft)


def shell(mesh: Mesh, face: Face, paint: Colour) -> None:
    """Add the flange, the step down to it and the dome, smooth from its foot to its hub."""
    band(mesh, face, (1.0, HALF - 0.008), (0.985, HALF), shade(STEEL, 0.9), "metal")
    band(mesh, face, (0.985, HALF), (0.87, HALF), STEEL, "metal")
    band(mesh, face, (0.87, HALF), (0.865, HALF - 0.006), shade(STEEL, 0.6), "metal")
    band(mesh, face, (0.865, HALF - 0.006), (0.84, HALF), shade(paint, 0.82), "plain")
    leans = []
    for (s0, h0), (s1, h1) in pairwise(DOME):
        leans.append((h1 - h0) / ((s0 - s1) * face.radius))
    ends = [leans[0], *((a + b) / 2 for a, b in pairwise(leans)), 0.0]
    for n, ((s0, h0), (s1, h1)) in enumerate(pairwise(DOME)):
        soft = ((ends[n], 1.0), (ends[n + 1], 1.0))
        band(mesh, face, (s0, HALF + h0), (s1, HALF + h1), paint, "plain", soft)
    top = DOME[-1]
    ring = [face.at(math.tau * k / face.around, top[0], HALF + top[1]) for k in range(face.around)]
    mesh.polygon(ring, face.out, shade(paint, 0.96), "plain", 1.0, 0.0, 0.5)


def ring(mesh: Mesh, face: Face, share: float, high: float, thick: float, paint: Colour, tile: Tile,
         sides: int = 6) -> None:  # fmt: skip
    """Add a round bar bent to a circle."""
    path = [face.at(math.tau * k / face.around, share, high) for k in range(face.around + 1)]
    mesh.tube(path, thick, paint, sides, tile, 1.0, False)


def seals(mesh: Mesh, face: Face) -> None:
    """Add two rings of rubber in their grooves, a bright lip between them."""
    low, high = HALF + 0.0006, HALF + 0.0085
    for share in (0.962, 0.918):
        band(mesh, face, (share + 0.020, low), (share - 0.020, low), shade(STEEL, 0.42), "metal")
        band(mesh, face, (share + 0.014, low), (share, high), RUBBER, "carpet", ((1.0, 0.3), (0.0, 1.0)))
        band(mesh, face, (share, high), (share - 0.014, low), RUBBER, "carpet", ((0.0, 1.0), (-1.0, 0.3)))


def fin(mesh: Mesh, spots: list[Vec3], across: Vec3, out: Vec3, half: float, high: float, paint: Colour) -> None:
    """Add a web that stands on the dome along some points: two flanks, a flat top, its ends sloped down to nothing."""
    tall = [0.0, *(high for _ in spots[1:-1]), 0.0]
    for (p, a), (q, b) in pairwise(zip(spots, tall, strict=True)):
        side = scale(across, half)
        for sign in (1.0, -1.0):
            s = scale(side, sign)
            low = (add(p, scale(s, 1.7)), add(q, scale(s, 1.7)))
            top = (add(add(p, s), scale(out, a)), add(add(q, s), scale(out, b)))
            mesh.quad((low[0], low[1], top[1], top[0]), unit(add(scale(across, sign), scale(out, 0.5))),
                      shade(paint, 0.94), "plain", (0.62, 0.62, 1.0, 1.0))  # fmt: skip
        crest = (add(add(p, side), scale(out, a)), add(add(q, side), scale(out, b)),
                 add(sub(q, side), scale(out, b)), add(sub(p, side), scale(out, a)))  # fmt: skip
        mesh.quad(crest, out, shade(paint, 1.05), "plain")


def ribs(mesh: Mesh, face: Face, paint: Colour) -> None:
    """Add the webs that stiffen the dome: eight toward the rim, one round, a steel ring about the hub."""
    for k in range(RIBS):
        turn = math.tau * (k + 0.5) / RIBS
        shares = (0.26, 0.31, 0.42, 0.56, 0.68, 0.77, 0.82)
        spots = [face.at(turn, s, dome_at(s) - 0.001) for s in shares]
        fin(mesh, spots, cross(face.aside(turn), face.out), face.out, 0.006, 0.013, paint)
    for k in range(RIBS):
        start, end = math.tau * (k + 0.56) / RIBS, math.tau * (k + 1.44) / RIBS
        turns = [start + (end - start) * i / 8 for i in range(9)]
        for a, b in pairwise(turns):
            across = face.aside((a + b) / 2)
            spots = [face.at(a, 0.60, dome_at(0.6) - 0.001), face.at(b, 0.60, dome_at(0.6) - 0.001)]
            web(mesh, spots, across, face.out, 0.005, 0.008, paint)


def web(mesh: Mesh, spots: list[Vec3], across: Vec3, out: Vec3, half: float, high: float, paint: Colour) -> None:
    """Add a piece of a web between two points."""
    p, q = spots
    side, lift = scale(across, half), scale(out, high)
    for sign in (1.0, -1.0):
        s = scale(side, sign)
        mesh.quad((add(p, s), add(q, s), add(add(q, s), lift), add(add(p, s), lift)), scale(across, sign),
                  shade(paint, 0.94), "plain", (0.62, 0.62, 1.0, 1.0))  # fmt: skip
    mesh.quad((add(add(p, side), lift), add(add(q, side), lift), add(sub(q, side), lift), add(sub(p, side), lift)), out,
              shade(paint, 1.05), "plain")  # fmt: skip


def dogs(mesh: Mesh, face: Face) -> None:
    """Add the latches: each a bracket with two cheeks, a roller on its pin, a hook over the rim, a rod from the hub."""
    for k in range(DOGS):
        turn = math.tau * (k + 0.5) / DOGS
        p = face.place(turn, 0.885, HALF)
        mesh.block(p, -0.024, -0.036, 0.024, 0.004, 0.0, 0.010, shade(STEEL, 0.92), "metal", 0.004)
        for s in (-1.0, 1.0):
            mesh.block(p, s * 0.018 - 0.004, -0.034, s * 0.018 + 0.004, 0.026, 0.008, 0.030, STEEL, "metal", 0.003)
        mesh.tube([p.at(-0.023, 0.006, 0.022), p.at(0.023, 0.006, 0.022)], 0.005, shade(STEEL, 0.7), 6, "metal")
        mesh.tube([p.at(-0.012, 0.006, 0.022), p.at(0.012, 0.006, 0.022)], 0.0105, BRASS, 10, "metal")
        mesh.block(p, -0.011, 0.006, 0.011, 0.040, 0.012, 0.024, shade(STEEL, 0.84), "metal", 0.003)
        for s in (-1.0, 1.0):
            mesh.tube([p.at(s * 0.016, -0.028, 0.010), p.at(s * 0.016, -0.028, 0.014)], 0.004, shade(STEEL, 0.6), 6,
                      "metal")  # fmt: skip
    for turn in turns(24):
        spot = face.at(turn, 0.852, HALF - 0.004)
        mesh.tube([spot, add(spot, scale(face.out, 0.008))], 0.0045, shade(STEEL, 0.75), 5, "metal")
    for k in range(0, DOGS, 2):
        turn = math.tau * (k + 0.5) / DOGS + 0.05
        rod = [face.at(turn, s, h) for s, h in ((0.24, dome_at(0.2) + 0.012), (0.55, dome_at(0.55) + 0.017),
                                                (0.80, dome_at(0.8) + 0.016), (0.865, HALF + 0.016))]  # fmt: skip
        mesh.tube(rod, 0.005, STEEL, 6, "metal")
        for share in (0.30, 0.79):
            a, b = (face.at(turn, share + d, dome_at(share) + 0.014) for d in (-0.03, 0.03))
            mesh.tube([a, b], 0.009, shade(STEEL, 0.72), 6, "metal")


def wheel(mesh: Mesh, face: Face, sign: float) -> None:
    """Add the hub with its gear cover and the wheel that draws all dogs at once: a rim, four spokes, a knob."""
    base = HALF + DOME[-1][1]
    steps = ((FIELD, base), (FIELD, base + 0.008), (FIELD - 0.015, base + 0.012), (0.12, base + 0.012),
             (0.11, base + 0.026), (0.05, base + 0.026))  # fmt: skip
    for inner, outer in pairwise(steps):
        band(mesh, face, inner, outer, STEEL if outer[0] < 0.2 else shade(STEEL, 0.9), "metal")
    cap = [face.at(math.tau * k / 24, 0.05, base + 0.026) for k in range(24)]
    mesh.polygon(cap, face.out, shade(STEEL, 0.8), "metal", 1.0, 0.0, 0.3)
    for k in range(8):
        spot = face.at(math.tau * k / 8, 0.17, base + 0.012)
        mesh.tube([spot, add(spot, scale(face.out, 0.005))], 0.007, shade(STEEL, 0.65), 6, "metal")
    share, high = 0.36, base + 0.024
    ring(mesh, face, share, high, 0.0115, OCHRE, "plain", 8 if face.around == AROUND else 4)
    turned = 0.35 * sign
    for k in range(4):
        turn = turned + math.tau * k / 4
        spoke = [face.at(turn, s, h) for s, h in ((0.08, base + 0.018), (0.24, base + 0.020), (share, high))]
        mesh.tube(spoke, 0.0085, OCHRE, 8, "plain")
        for d in (-0.13, 0.13):
            a, b = face.at(turn + d, share, high), face.at(turn + d + 0.05, share, high)
            mesh.tube([a, b], 0.0128, shade(OCHRE, 0.55), 10, "metal")
    knob = face.at(turned + math.tau / 8, share, high)
    mesh.tube([knob, add(knob, scale(face.out, 0.012))], [0.014, 0.012], RUBBER, 10, "carpet")


def valve(mesh: Mesh, face: Face) -> None:
    """Add the valve that lets air through before the lid is opened: a body with bolts, a mesh, a red lever."""
    at = face.f.at(-0.46 * face.radius, -0.28 * face.radius, dome_at(0.54) - 0.003)
    f = Frame(at, face.right, face.up, face.out)
    mesh.tube([f.at(0, 0, 0), f.at(0, 0, 0.014)], 0.046, STEEL, 24, "metal")
    for k in range(6):
        a = math.tau * k / 6
        spot = (math.cos(a) * 0.038, math.sin(a) * 0.038)
        mesh.tube([f.at(*spot, 0.014), f.at(*spot, 0.018)], 0.0045, shade(STEEL, 0.6), 6, "metal")
    mesh.tube([f.at(0, 0, 0.014), f.at(0, 0, 0.026)], [0.029, 0.026], shade(STEEL, 0.85), 20, "metal")
    mesh.tube([f.at(0, 0, 0.026), f.at(0, 0, 0.036)], 0.011, STEEL, 12, "metal")
    mesh.tube([f.at(-0.012, 0.004, 0.033), f.at(0.062, -0.020, 0.035)], [0.009, 0.006], RED, 10, "plain")
    mesh.ball(f.at(0.064, -0.021, 0.035), 0.010, RED, 10)


def gauge(mesh: Mesh, face: Face) -> None:
    """Add the dial that shows the pressure on the other side."""
    at = face.f.at(0.465 * face.radius, -0.30 * face.radius, dome_at(0.56) - 0.004)
    f = Frame(at, face.right, face.up, face.out)
    mesh.tube([f.at(0, 0, 0), f.at(0, 0, 0.026)], 0.043, shade(STEEL, 0.45), 28, "metal", 1.0, False)
    rim = [f.at(math.cos(a) * 0.043, math.sin(a) * 0.043, 0.026) for a in turns(28)]
    inner = [f.at(math.cos(a) * 0.036, math.sin(a) * 0.036, 0.023) for a in turns(28)]
    mesh.ring(rim, inner, f.n, shade(STEEL, 0.5), "metal")
    mesh.polygon(inner, f.n, PAPER, "plain", 1.0, 0.0, 0.6)
    for k in range(13):
        a = math.radians(225.0 - 22.5 * k)
        near = 0.025 if k % 3 == 0 else 0.029
        u, v = math.cos(a), math.sin(a)
        mesh.tube([f.at(u * near, v * near, 0.0236), f.at(u * 0.033, v * 0.033, 0.0236)], 0.0008, INK, 4)
    a = math.radians(20.0)
    hand = [f.at(math.cos(a) * t, math.sin(a) * t, 0.0245) for t in (-0.008, 0.028)]
    mesh.tube(hand, [0.002, 0.0006], RED, 6)
    mesh.tube([f.at(0, 0, 0.0236), f.at(0, 0, 0.0265)], 0.0035, INK, 10)


def turns(count: int) -> list[float]:
    """Return so many turns round a circle."""
    return [math.tau * k / count for k in range(count)]


def grips(mesh: Mesh, face: Face) -> None:
    """Add the two bails by which a loose lid is led."""
    for side in (-1.0, 1.0):
        turn = math.pi / 2 - side * 0.62
        low = face.place(turn, 0.70, dome_at(0.7))
        bail = [low.at(u, 0.0, w) for u, w in ((-0.075, -0.004), (-0.068, 0.028), (-0.05, 0.038), (0.05, 0.038),
                                               (0.068, 0.028), (0.075, -0.004))]  # fmt: skip
        mesh.tube(bail, 0.0075, STEEL, 8, "metal")
        for u in (-0.075, 0.075):
            mesh.block(Frame(low.at(u, 0.0), low.u, low.v, low.n), -0.016, -0.014, 0.016, 0.014, -0.006, 0.006,
                       shade(STEEL, 0.85), "metal", 0.003)  # fmt: skip


def plates(mesh: Mesh, face: Face, whose: str) -> None:
    """Add the small plates that the words stand on, each held by two rivets."""
    for text, u, v, high in STENCILS[whose]:
        wide = 0.36 * high * len(text) + 0.011
        at = face.f.at(u * face.radius, v * face.radius, dome_at(math.hypot(u, v)))
        f = Frame(at, face.right, face.up, face.out)
        mesh.block(f, -wide, -high * 0.85, wide, high * 0.85, -0.010, PLATE, PAPER, "plain", 0.002)
        for s in (-1.0, 1.0):
            mesh.tube([f.at(s * (wide - 0.004), 0.0, PLATE), f.at(s * (wide - 0.004), 0.0, PLATE + 0.002)], 0.0022,
                      shade(STEEL, 0.6), 6, "metal")  # fmt: skip


def scuffs(mesh: Mesh, face: Face, paint: Colour, sign: float) -> None:
    """Add where boots, tools and gloves have worn the paint: thin bright scratches, chips down to the primer."""
    dice = np.random.default_rng(11 if sign > 0 else 23)
    for _ in range(34):
        turn, share = float(dice.uniform(0.0, math.tau)), float(dice.uniform(0.40, 0.80))
        long, lean = float(dice.uniform(0.006, 0.035)), float(dice.uniform(0.0, math.pi))
        f = face.place(turn, share, dome_at(share) + 0.0009)
        tone = mix(paint, STEEL if dice.random() < 0.5 else (0.46, 0.44, 0.38), float(dice.uniform(0.35, 0.8)))
        c, s = math.cos(lean) * long, math.sin(lean) * long
        thin = float(dice.uniform(0.0006, 0.0022))
        slope = 0.22 * share
        out = unit(add(face.out, scale(f.v, slope)))

        def spot(u: float, v: float, f: Frame = f, slope: float = slope) -> Vec3:
            return f.at(u, v, -v * slope)

        u, v = s * thin / long, c * thin / long
        four = [spot(-c, -s), spot(-u, v), spot(c, s), spot(u, -v)]
        mesh.quad(four, out, tone, "plain")


RIM_OF: dict[bool, tuple[Colour, Tile]] = {True: (STEEL, "metal"), False: ((0.36, 0.36, 0.35), "carpet")}


def edge(mesh: Mesh, face: Face) -> None:
    """Add the rim itself: turned steel with a groove of rubber round it."""
    steps = ((1.0, -HALF + 0.008), (1.0, -0.010), (0.985, -0.006), (0.985, 0.006), (1.0, 0.010), (1.0, HALF - 0.008))
    for n, ((s0, h0), (s1, h1)) in enumerate(pairwise(steps)):
        for k in range(face.around):
            a, b = math.tau * k / face.around, math.tau * (k + 1) / face.around
            four = (face.at(a, s0, h0), face.at(b, s0, h0), face.at(b, s1, h1), face.at(a, s1, h1))
            soft = [face.aside(t) for t in (a, b, b, a)]
            paint, tile = RIM_OF[n in (0, 4)]
            mesh.quad(four, face.aside((a + b) / 2), paint, tile, 1.0, 0.0, (0.0, 0.0, 1.0, 1.0), soft)


def weathered(mesh: Mesh) -> None:
    """Make every corner a little lighter or darker by where it is: paint yellows and greases unevenly."""
    rows = np.array(mesh.data).reshape(-1, CORNER)
    x, y, z = rows[:, 0], rows[:, 1], rows[:, 2]
    wave = np.sin(7.1 * x + 3.3 * y + 1.0) * np.sin(6.3 * y - 4.1 * z) + np.sin(5.7 * z + 8.9 * x + 0.4)
    fine = np.sin(31.0 * x + 17.0 * z) * np.sin(27.0 * y - 23.0 * x + 2.0)
    rows[:, 8:11] *= (1.0 + 0.035 * wave + 0.025 * fine)[:, None]
    rows[:, 10] *= 1.0 - 0.03 * np.clip(wave, 0.0, 1.0)
    rows[:, 8:11] = np.clip(rows[:, 8:11], 0.0, 1.0)
    mesh.data[:] = rows.reshape(-1).tolist()
