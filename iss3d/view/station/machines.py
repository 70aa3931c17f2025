"""Grows the machines outside that are more than a box: arms of many joints, the large arm's cart, Kibo's terrace.

Along a part's own axes, as everything outside; what stands where is the data's.
"""

from __future__ import annotations

import math

import numpy as np

from iss3d.vectors import Vec3, add, cross, distance, lerp, scale, sub, unit
from iss3d.view.station.mesh import Colour, shade
from iss3d.view.station.outfit import Face, fixture, lens
from iss3d.view.station.plates import Plates, across
from iss3d.view.station.rigging import BLACK, CLOTH, DARK, STEEL, Placed
from iss3d.view.station.robots import drum

WHITE: Colour = (0.95, 0.95, 0.93)
YELLOW: Colour = (0.92, 0.74, 0.26)
FRAME: Colour = (0.84, 0.84, 0.82)
EDGE: Colour = (0.72, 0.66, 0.5)
"""A folded wing from its side."""


def boom(heap: Plates, trim: Plates, a: Vec3, b: Vec3, radius: float, colour: Colour) -> None:
    """Add a boom between two joints: a sleeve with collars, bolts round these, two cables in clamps, a grip."""
    along, far = unit(sub(b, a)), distance(a, b)
    side, other = across(along)
    rows = ((radius, radius * 0.9), (radius * 1.3, radius), (far - radius * 1.3, radius), (far - radius, radius * 0.9))
    heap.turned(a, along, rows, colour, "cloth", 20)
    for at in (0.22, 0.78):
        spot = add(a, scale(along, far * at))
        band = ((0.0, radius), (0.0, radius * 1.08), (0.07, radius * 1.08), (0.07, radius))
        heap.turned(spot, along, band, DARK, "metal", 20)
        turns = 2.0 * math.pi * np.arange(10) / 10
        outs = np.cos(turns)[:, None] * np.asarray(side) + np.sin(turns)[:, None] * np.asarray(other)
        trim.bolts(np.asarray(spot) + np.asarray(along) * 0.035 + outs * radius * 1.08, outs, 0.010, STEEL)
    for lean in (0.25, -0.25):
        out = add(scale(side, math.cos(lean)), scale(other, math.sin(lean)))
        lifts = ((0.08, 1.5), (0.2, 1.12), (0.8, 1.12), (0.92, 1.5))
        path = [add(lerp(a, b, t), scale(out, radius * k)) for t, k in lifts]
        trim.tube(path, 0.014, (0.30, 0.30, 0.31), 5, "cloth")
    for t in (0.3, 0.5, 0.7):
        trim.box(
            add(lerp(a, b, t), scale(side, radius * 1.12)), (along, other, side), (0.05, 0.13, 0.04), STEEL, "metal"
        )
    foot = scale(other, -radius)
    path = [
        add(lerp(a, b, t), add(foot, scale(other, -k))) for t, k in ((0.38, 0.0), (0.38, 0.07), (0.6, 0.07), (0.6, 0.0))
    ]
    trim.tube(path, 0.013, YELLOW, 6, "metal")


def limb(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """An arm of seven joints along x, its elbow raised along -z, ending in a hand."""
    half, r, rise = s[0] * 0.5, s[1] * 0.5, s[2]
    shoulder, elbow = p.at(-half, 0.0, 0.0), p.at(-half * 0.02, 0.0, -rise)
    wrist, tip = p.at(half * 0.74, 0.0, -rise * 0.1), p.at(half, 0.0, 0.0)
    drum(heap, p.at(-half - r * 1.5, 0.0, 0.0), p.x, r * 2.6, r * 1.3, c)
    for joint in (shoulder, elbow, wrist):
        drum(heap, joint, p.y, r * 3.3, r * 1.4, c)
    drum(heap, add(shoulder, scale(p.z, r * 1.9)), p.z, r * 1.8, r * 1.2, c)
    drum(heap, lerp(elbow, wrist, 0.12), unit(sub(wrist, elbow)), r * 2.2, r * 1.15, c)
    boom(heap, trim, shoulder, elbow, r, c)
    boom(heap, trim, elbow, wrist, r * 0.9, c)
    way = unit(sub(tip, wrist))
    drum(heap, lerp(wrist, tip, 0.35), way, r * 1.8, r * 1.15, c)
    hand(heap, trim, tip, (way, p.y, cross(way, p.y)), r)
    lens(trim, add(lerp(shoulder, elbow, 0.6), scale(p.y, r * 2.0)), (p.x, p.y, p.z), 0.12)


def hand(heap: Plates, trim: Plates, at: Vec3, axes: tuple[Vec3, Vec3, Vec3], r: float) -> None:
    """Add a hand that looks along the first axis: two jaws on a slide, a socket driver, cameras, lamps, a plug."""
    x, y, z = axes

    def spot(a: float, b: float, c: float) -> Vec3:
        return add(at, add(scale(x, a * r), add(scale(y, b * r), scale(z, c * r))))

    heap.box(spot(0.6, 0, 0), axes, (r * 2.0, r * 2.4, r * 2.0), WHITE, "cloth", 0.03)
    heap.box(spot(1.75, 0, 0), axes, (r * 0.5, r * 2.9, r * 1.3), STEEL, "metal", 0.015)
    for sign in (-1.0, 1.0):
        heap.box(spot(2.4, sign * 0.85, 0), axes, (r * 1.3, r * 0.42, r * 0.9), shade(STEEL, 0.8), "metal", 0.012)
        heap.box(spot(3.1, sign * 0.62, 0), axes, (r * 0.5, r * 0.7, r * 0.9), shade(STEEL, 0.62), "metal", 0.012)
        for k in range(3):
            trim.box(spot(3.1, sign * 0.26, 0.28 * (k - 1)), axes, (r * 0.44, 0.01, r * 0.1), DARK, "plain", 0.0)
        lens(trim, spot(0.9, sign * 1.75, -0.5), axes, 0.11)
        trim.tube([spot(0.1, sign * 1.2, 0.6), spot(1.2, sign * 1.5, 0.9), spot(1.8, sign * 1.2, 0.5)], 0.012, DARK, 5)
    heap.turned(
        spot(1.9, 0, 0),
        x,
        ((0.0, r * 0.4), (r * 0.8, r * 0.4), (r * 0.9, r * 0.3), (r * 0.9, r * 0.18)),
        DARK,
        "metal",
        12,
    )
    heap.turned(spot(2.75, 0, 0), x, ((0.0, r * 0.16), (r * 0.5, r * 0.13), (r * 0.5, 0.0)), STEEL, "metal", 6)
    for sign in (-1.0, 1.0):
        at_ = spot(1.62, sign * 0.9, 0.95)
        heap.turned(at_, x, ((0.0, r * 0.2), (0.03, r * 0.22), (0.03, r * 0.16)), STEEL, "metal", 10)
        heap.disc(add(at_, scale(x, 0.02)), x, r * 0.17, (1.0, 0.97, 0.88), "plain", 10, 1.0, 0.5)


def beam(heap: Plates, a: Vec3, b: Vec3, wide: float, axes: tuple[Vec3, Vec3, Vec3], colour: Colour = FRAME) -> None:
    """Add a square beam between two places that lie along one of the axes."""
    along = unit(sub(b, a))
    rest = [v for v in axes if abs(sum(i * j for i, j in zip(v, along, strict=True))) < 0.5]
    heap.box(lerp(a, b, 0.5), (along, rest[0], rest[1]), (distance(a, b) + wide, wide, wide), colour, "metal", 0.012)


def cart(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """What the large arm rides on, x away from the truss: an open frame, wheels, four fixtures, a latching end."""
    x, y, z = s[0] * 0.5, s[1] * 0.5, s[2] * 0.5
    for sy in (-1.0, 1.0):
        for sx in (-1.0, 1.0):
            beam(heap, p.at(sx * x * 0.8, sy * y * 0.94, -z), p.at(sx * x * 0.8, sy * y * 0.94, z), 0.14, p.axes)
        for sz in (-1.0, 0.0, 1.0):
            beam(heap, p.at(-x * 0.8, sy * y * 0.94, sz * z), p.at(x * 0.8, sy * y * 0.94, sz * z), 0.12, p.axes)
        for sz in (-1.0, 1.0):
            wheel = p.at(-x, sy * y * 0.94, sz * z * 0.82)
            heap.box(wheel, p.axes, (0.24, 0.3, 0.46), STEEL, "metal", 0.02)
            for k in (-1.0, 1.0):
                heap.turned(
                    add(wheel, scale(p.z, 0.2 * k)),
                    p.y,
                    ((-0.1, 0.0), (-0.1, 0.11), (0.1, 0.11), (0.1, 0.0)),
                    DARK,
                    "metal",
                    14,
                )
    for sz in (-1.0, -0.33, 0.33, 1.0):
        beam(heap, p.at(x * 0.8, -y * 0.94, sz * z), p.at(x * 0.8, y * 0.94, sz * z), 0.12, p.axes)
        beam(heap, p.at(-x * 0.8, -y * 0.94, sz * z), p.at(-x * 0.8, y * 0.94, sz * z), 0.1, p.axes)
    braces = [
        (p.at(x * 0.8, a * y, b * z), p.at(x * 0.8, -a * y, (b + 0.66) * z))
        for a, b in ((0.9, -1.0), (-0.9, -0.33), (0.9, 0.33))
    ]
    heap.bars(np.array([q[0] for q in braces]), np.array([q[1] for q in braces]), 0.035, FRAME, 6)
    heap.box(p.at(-x * 0.1, 0.0, 0.0), p.axes, (s[0] * 0.7, s[1] * 0.42, s[2] * 0.5), WHITE, "cloth", 0.05)
    for k, (v, w) in enumerate(((-0.62, -0.55), (0.62, -0.5), (-0.6, 0.5), (0.62, 0.56))):
        tone, skin = ((WHITE, "box"), ((0.95, 0.76, 0.38), "foil"), (CLOTH, "cloth"), (WHITE, "box"))[k]
        heap.box(p.at(0.0, v * y, w * z), p.axes, (s[0] * 0.6, s[1] * 0.2, s[2] * 0.24), tone, skin, 0.03)
    face = Face(p, s, 0, 1.0)
    for v, w in ((-0.62, -0.66), (0.62, -0.66), (-0.62, 0.66), (0.62, 0.66)):
        plate = p.at(x * 0.86, v * y, w * z)
        heap.turned(plate, p.x, ((-0.1, 0.42), (0.06, 0.42), (0.09, 0.4), (0.09, 0.02)), WHITE, "ring", 28)
        own = Face(p, s, 0, 1.0)
        own.o = add(plate, scale(p.x, 0.06))
        fixture(trim, own, 0.0)
        for k in range(4):
            a = math.pi / 4 + k * math.pi / 2
            socket = add(
                plate, add(add(scale(p.y, 0.34 * math.cos(a)), scale(p.z, 0.34 * math.sin(a))), scale(p.x, 0.11))
            )
            trim.box(socket, p.axes, (0.06, 0.12, 0.12), DARK, "metal", 0.01)
    latching_end(heap, p.at(x * 1.1, y * 0.05, -z * 0.2), unit(add(p.x, scale(p.z, -0.35))), 0.25)
    for sy in (-1.0, 1.0):
        foot, top = p.at(x * 0.8, sy * y * 0.9, -z), p.at(x * 2.2, sy * y * 1.05, -z * 1.3)
        heap.tube([foot, top], 0.035, STEEL, 6, "metal")
        lens(heap, top, (p.x, p.y, p.z), 0.17)
        path = [
            p.at(x * 0.9, sy * y * 0.5, -z * 0.9),
            p.at(x * 1.02, sy * y * 0.3, -z * 0.3),
            p.at(x * 0.9, sy * y * 0.5, z * 0.8),
        ]
        trim.tube(path, 0.022, DARK, 6, "cloth")
        bends = ((-0.3, 0.0), (-0.3, 0.09), (0.3, 0.09), (0.3, 0.0))
        rail = [face.at(sy * y * 0.35 + v, z, n) for v, n in bends]
        trim.tube(rail, 0.014, YELLOW, 6, "metal")


def latching_end(heap: Plates, at: Vec3, way: Vec3, radius: float) -> None:
    """Add a hand of the large arm's kind on a short post."""
    rows = (
        (-0.5, radius * 0.6),
        (-0.2, radius * 0.7),
        (-0.15, radius),
        (0.3, radius),
        (0.34, radius * 0.9),
        (0.34, radius * 0.7),
    )
    heap.turned(at, way, rows, CLOTH, "cloth", 24)
    heap.turned(at, way, ((0.34, radius * 0.7), (0.1, radius * 0.62), (0.1, 0.0)), BLACK, "plain", 24, 0.4)
    heap.turned(at, way, ((0.02, radius * 1.03), (0.08, radius * 1.03)), DARK, "metal", 24)


def terrace(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A platform for boxes in the open, Kibo's: a ribbed body, round sockets along its sides, a frame on its top."""
    x, y, z = s[0] * 0.5, s[1] * 0.5, s[2] * 0.5
    heap.box(p.o, p.axes, (s[0] * 0.86, s[1] * 0.97, s[2] * 0.86), (0.72, 0.71, 0.68), "mli", 0.06, 0.8)
    for k in range(5):
        v = y * (-0.96 + 0.48 * k)
        for sign in (-1.0, 1.0):
            beam(heap, p.at(sign * x * 0.92, v, -z * 0.92), p.at(sign * x * 0.92, v, z * 0.92), 0.15, p.axes, WHITE)
        for sz in (-1.0, 1.0):
            beam(heap, p.at(-x * 0.92, v, sz * z * 0.92), p.at(x * 0.92, v, sz * z * 0.92), 0.13, p.axes, WHITE)
    for sx in (-1.0, -0.34, 0.34, 1.0):
        for sz in (-1.0, 1.0):
            beam(
                heap,
                p.at(sx * x * 0.92, -y * 0.96, sz * z * 0.92),
                p.at(sx * x * 0.92, y * 0.96, sz * z * 0.92),
                0.13,
                p.axes,
                WHITE,
            )
    for k in range(4):
        v = y * (-0.72 + 0.48 * k)
        for sign in (-1.0, 1.0):
            berth(heap, trim, p, p.at(sign * x * 0.9, v, 0.1 * z), scale(p.x, sign))
        for a in (-0.63, 0.0, 0.63):
            skin, tone = p.dice.choice(
                (("cloth", WHITE), ("cloth", shade(WHITE, 0.95)), ("box", CLOTH), ("quilt", CLOTH))
            )
            lift = p.dice.uniform(0.0, 0.09)
            heap.box(
                p.at(a * x * 0.92, v, -z * 0.93 - lift * 0.5),
                p.axes,
                (s[0] * 0.26, s[1] * 0.2, 0.1 + lift),
                tone,
                skin,
                0.02,
            )
    for sign in (-0.5, 0.5):
        berth(heap, trim, p, p.at(sign * x, -y * 0.97, 0.0), scale(p.y, -1.0))
    top = Face(p, s, 2, -1.0)
    for u, v in ((-0.3, 0.24), (0.42, -0.26)):
        own = Face(p, s, 2, -1.0)
        own.o = top.at(top.w * u, top.h * v, 0.05)
        fixture(trim, own, 0.0)
    for u in (-0.92, 0.92):
        for v in np.linspace(-0.8, 0.8, 5):
            foot = top.at(top.w * u, top.h * float(v) - 0.3, 0.0)
            bends = ((0.0, 0.0), (0.0, 0.1), (0.6, 0.1), (0.6, 0.0))
            path = [add(foot, add(scale(top.v, t), scale(top.n, n))) for t, n in bends]
            trim.tube(path, 0.014, YELLOW, 6, "metal")
    for u, v in ((-0.8, -0.9), (0.8, -0.9), (0.86, 0.9)):
        foot = top.at(top.w * u, top.h * v)
        heap.tube([foot, add(foot, scale(top.n, 0.7))], 0.04, STEEL, 6, "metal")
        lens(heap, add(foot, scale(top.n, 0.8)), (top.v, top.u, top.n), 0.18)
    for k in range(6):
        v = y * (-0.9 + 0.3 * k)
        path = [p.at(-x * 0.9, v, -z * 1.0), p.at(-x * 0.3, v + 0.1, -z * 1.03), p.at(x * 0.5, v - 0.06, -z * 1.03)]
        trim.tube(path, 0.02, (0.86, 0.85, 0.81) if k % 2 else DARK, 5, "cloth")


def berth(heap: Plates, trim: Plates, p: Placed, at: Vec3, out: Vec3) -> None:
    """Add a round socket for a box, with three guides and the plugs in its middle."""
    heap.turned(
        at, out, ((-0.05, 0.46), (0.14, 0.46), (0.17, 0.42), (0.17, 0.34), (0.06, 0.32), (0.06, 0.0)), STEEL, "ring", 20
    )
    side, other = across(out)
    for k in range(3):
        a = 2.0944 * k + 0.5
        way = add(scale(side, math.cos(a)), scale(other, math.sin(a)))
        trim.box(
            add(at, add(scale(way, 0.44), scale(out, 0.2))),
            (way, cross(out, way), out),
            (0.12, 0.2, 0.26),
            WHITE,
            "box",
            0.02,
        )
    trim.box(add(at, scale(out, 0.09)), (side, other, out), (0.26, 0.2, 0.08), DARK, "metal", 0.01)


def fin(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A plain plate along x, thinner to its outer edge."""
    heap.box(p.o, p.axes, (s[0], s[1], s[2] * 0.7), c, "plain", 0.02)
    for k in (-1.0, 1.0):
        heap.box(p.at(k * s[0] * 0.49, 0.0, 0.0), p.axes, (s[0] * 0.02, s[1], s[2]), shade(c, 0.6), "plain", 0.0)


def cap(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """Half a ball that opens along x, white without, dark and ribbed within, with a seal and the hinge at its rim."""
    deep, r = s[0], s[1] * 0.5
    turns = [math.pi * 0.5 * i / 8 for i in range(9)]
    shell = [(-deep * 0.5 + deep * (1.0 - math.cos(t)), max(r * math.sin(t), 0.01)) for t in turns]
    heap.turned(p.o, p.x, shell, c, "plain", 36, 1.0, 1.0)
    inner = [(a + 0.02, max(b - 0.05, 0.005)) for a, b in reversed(shell)]
    heap.turned(p.o, p.x, inner, (0.30, 0.31, 0.33), "cloth", 36, 0.6, 1.0)
    edge = deep * 0.5
    rim = ((edge, r - 0.07), (edge + 0.05, r - 0.07), (edge + 0.05, r), (edge - 0.06, r + 0.015))
    heap.turned(p.o, p.x, tuple(reversed(rim)), (0.2, 0.2, 0.21), "plain", 36)
    heap.box(p.at(deep * 0.5, 0.0, r * 1.02), p.axes, (0.5, 0.34, 0.16), STEEL, "metal", 0.02)


def folded(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A folded wing along x: a stack of thin panels seen edge on, held by two frames, on a hinge."""
    count = 7
    for k in range(count):
        y = s[1] * (-0.5 + (k + 0.5) / count)
        skin, tone = ("blue_cells", WHITE) if k in (0, count - 1) else ("plain", shade(EDGE, 1.0 - 0.12 * (k % 2)))
        wide = s[2] * (0.94 + 0.06 * (k % 2))
        heap.box(p.at(0.02 * (k % 3), y, 0.0), p.axes, (s[0], s[1] / count * 0.62, wide), tone, skin, 0.006)
    for x in (-0.36, 0.0, 0.36):
        for sign in (-1.0, 1.0):
            heap.box(p.at(s[0] * x, 0.0, sign * s[2] * 0.52), p.axes, (0.09, s[1] * 1.08, 0.05), STEEL, "metal", 0.0)
            heap.box(p.at(s[0] * x, sign * s[1] * 0.54, 0.0), p.axes, (0.07, 0.04, s[2] * 1.08), STEEL, "metal", 0.0)
    heap.tube([p.at(-s[0] * 0.56, 0.0, 0.0), p.at(s[0] * 0.56, 0.0, 0.0)], 0.05, STEEL, 8, "metal")


def kurs(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A boom along x that ends in a docking dish on a head, with two flat cups and a ring of wire half way."""
    long, r = s[0], s[1] * 0.5
    corners = [(0.05, 0.05), (-0.05, 0.05), (0.0, -0.06)]
    for a, b in corners:
        heap.tube([p.at(-long * 0.5, a * 1.6, b * 1.6), p.at(long * 0.4, a, b)], 0.011, STEEL, 4, "metal")
    for k in range(5):
        x = long * (-0.4 + 0.18 * k)
        for i in range(3):
            (a, b), (d, e) = corners[i], corners[(i + 1) % 3]
            trim.tube([p.at(x, a * 1.2, b * 1.2), p.at(x + long * 0.09, d * 1.2, e * 1.2)], 0.006, STEEL, 4, "metal")
    tip = p.at(long * 0.42, 0.0, 0.0)
    rows = [(0.16 * r + 0.5 * r * t * t, max(r * t, 0.01)) for t in (0.0, 0.25, 0.5, 0.75, 1.0)]
    heap.box(tip, p.axes, (0.16, 0.18, 0.18), c, "cloth", 0.02)
    heap.turned(tip, p.x, [(a - 0.015, b) for a, b in rows], shade(c, 0.86), "plain", 16, 0.9, 1.0)
    heap.turned(tip, p.x, list(reversed(rows)), c, "plain", 16, 0.9, 1.0)
    heap.tube([tip, add(tip, scale(p.x, r * 0.95))], 0.014, STEEL, 5, "metal")
    heap.disc(add(tip, scale(p.x, r * 0.95)), p.x, 0.05, WHITE, "plain", 10)
    for sign in (-1.0, 1.0):
        cup = p.at(0.0, sign * 0.14, -0.05)
        trim.turned(cup, scale(p.z, -1.0), ((-0.04, 0.0), (-0.04, 0.1), (0.08, 0.12), (0.08, 0.0)), c, "plain", 14)
        trim.turned(
            add(cup, scale(p.z, -0.1)),
            scale(p.z, -1.0),
            ((0.0, 0.02), (0.16, 0.012), (0.16, 0.05), (0.17, 0.0)),
            STEEL,
            "metal",
            8,
        )
