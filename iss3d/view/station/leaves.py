"""Grows the leaves of hatches: square ones that slide, round ones that swing; ribs, latches, a window, a crank.

About the middle of the opening, both sides alike; lit like the room they are seen from. station_view.py moves them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from iss3d.station.model import Hatch, Module
from iss3d.station.shapes import Polygon
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, distance, dot, lerp, scale, sub, unit
from iss3d.view.station.mesh import Colour, Frame, Mesh, axes_of, hex_colour, mix, shade

STEEL: Colour = (0.66, 0.67, 0.68)
DARK: Colour = (0.12, 0.12, 0.13)
PANE: Colour = (0.07, 0.09, 0.11)
CRANK: Colour = (0.78, 0.58, 0.14)
THICK = 0.045
ROUND = 36
"""Corners of a round leaf."""

ROOM = 1.35
"""Metres across from which a cell has room beside its way for an open leaf."""

FAR = 1.3
"""Metres from a hatch within which a room must begin for its leaf to be parked there."""


def outline(corners: Polygon, centre: Vec3, normal: Vec3) -> list[Vec3]:
    """Return the rim of a leaf about its middle: a square with rounded corners, or a circle."""
    local = [sub(c, centre) for c in corners]
    if len(local) != 4:
        reach = 0.985 * max(distance(c, (0.0, 0.0, 0.0)) for c in local)
        side = unit(local[0])
        other = cross(normal, side)
        turns = (2.0 * math.pi * k / ROUND for k in range(ROUND))
        return [add(scale(side, math.cos(a) * reach), scale(other, math.sin(a) * reach)) for a in turns]
    found = []
    for i, corner in enumerate(local):
        before, after = lerp(corner, local[i - 1], 0.12), lerp(corner, local[(i + 1) % 4], 0.12)
        middle = lerp(lerp(before, after, 0.5), corner, 0.4)
        found += [scale(p, 0.985) for p in (before, middle, after)]
    return found


def way_to_room(station: Station, hatch: Hatch) -> float | None:
    """Return metres from a hatch, against its normal, to where the room begins in which its open leaf is parked.

    None where no room is near: that leaf is out of the way and out of sight.
    """
    step = 0.02
    for k in range(1, round(FAR / step)):
        cell = station.cell_at(add(hatch.centre, scale(hatch.normal, -step * k)))
        if cell is None:
            return None
        axis = max(range(3), key=lambda i: abs(hatch.normal[i]))
        if min(cell.high[i] - cell.low[i] for i in range(3) if i != axis) >= ROOM:
            return step * k
    return None


@dataclass(frozen=True, slots=True)
class Rest:
    """Where a round leaf stands when it is open.

    Attributes:
        depth: Metres from the hatch, against its normal, to where the room begins.
        aside: To which side it swings. shift: metres that it is pushed on toward the wall on that side.
    """

    depth: float
    aside: Vec3
    shift: float


THICKEST = 0.155
"""Metres from the middle of a leaf to the end of what stands on it."""

CROWDED = ((0.45, 0.5), (0.40, 0.5), (0.40, 0.16))
"""Metres within which a pane, a lamp or a rail is in an open leaf's way, and how many metres of room that is worth."""


def rest(station: Station, hatch: Hatch, up: Vec3) -> Rest | None:
    """Return where an open leaf leans against a wall: on the side with the most room and the least in its way."""
    depth = way_to_room(station, hatch)
    if depth is None:
        return None
    half = hatch.size * 0.5
    middle = add(hatch.centre, scale(hatch.normal, -(depth + half)))
    cell = station.cell_at(middle)
    if cell is None:
        return None
    level = unit(up if abs(dot(up, hatch.normal)) < 0.9 else cross(hatch.normal, (0.0, 1.0, 0.0)))
    across = cross(level, hatch.normal)
    ways = [
        p.centre for p in station.portals_of(cell.id) if p.hatch != hatch.id and abs(dot(p.normal, hatch.normal)) < 0.5
    ]
    panes = [w.centre for w in station.windows.values() if w.module == cell.module]
    lamps = [x.centre for x in station.lamps.values() if x.module == cell.module]
    rails = [lerp(r.start, r.end, t) for r in station.rails.values() for t in (0.2, 0.5, 0.8)
             if r.module == cell.module and not r.outside]  # fmt: skip
    best: tuple[float, Rest] | None = None
    # Of two ways over against each other in one room, one leaf goes to either side.
    first = 0.0 if sum(hatch.normal) < 0.0 else math.pi
    for k in range(8):
        a = first + math.pi * k / 4
        aside = add(scale(across, math.cos(a)), scale(level, math.sin(a)))
        room = min(dot(sub(middle, f.corners[0]), f.normal) / max(-dot(aside, f.normal), 1e-6)
                   for f in cell.faces if dot(aside, f.normal) < -0.05)  # fmt: skip
        shift = max(0.0, room - half - THICKEST)
        spot = add(middle, scale(aside, half + shift))
        worth = room - 0.9 * sum(dot(unit(sub(w, middle)), aside) > 0.6 for w in ways)
        for points, (reach, loss) in zip((panes, lamps, rails), CROWDED, strict=True):
            worth -= loss * any(distance(p, spot) < reach for p in points)
        if best is None or worth > best[0] + 1e-6:
            best = (worth, Rest(depth, aside, shift))
    return best[1] if best else None


def leaf_mesh(corners: Polygon, centre: Vec3, normal: Vec3, module: Module) -> Mesh:
    """Return a hatch leaf about the middle of its opening."""
    mesh = Mesh()
    rim = outline(corners, centre, normal)
    enamel = (0.8, 0.81, 0.8) if len(corners) == 4 else (0.70, 0.72, 0.64)
    paint = mix(hex_colour(module.colours.get("wall", "#dddddd")), enamel, 0.6)
    half = min(distance(p, (0.0, 0.0, 0.0)) for p in rim)
    for sign in (1.0, -1.0):
        out = scale(normal, sign)
        up = module.up if abs(dot(out, module.up)) < 0.9 else module.axis
        _, across, above = axes_of(out, up)
        face(mesh, rim, out, paint)
        frame = Frame(scale(out, THICK + 0.02), across, above, out)
        if len(corners) == 4:
            ribs(mesh, frame, half, paint)
        else:
            dome(mesh, rim, out, paint)
        latches(mesh, rim, out)
        window(mesh, frame, half)
        crank(mesh, frame, half)
    bands = ((-THICK, -0.012, shade(paint, 0.86)), (-0.012, 0.012, DARK), (0.012, THICK, shade(paint, 0.86)))
    for i, p in enumerate(rim):
        q = rim[(i + 1) % len(rim)]
        for low, high, tone in bands:
            edge = [add(p, scale(normal, low)), add(q, scale(normal, low)), add(q, scale(normal, high)),
                    add(p, scale(normal, high))]  # fmt: skip
            mesh.quad(edge, unit(lerp(p, q, 0.5)), tone, "carpet" if tone is DARK else "metal")
    return mesh


def face(mesh: Mesh, rim: list[Vec3], out: Vec3, paint: Colour) -> None:
    """Add one face: a seal at the rim, a flange, a slope, the field."""
    steps = (
        (1.0, THICK - 0.012, DARK),
        (0.955, THICK, shade(paint, 0.8)),
        (0.87, THICK, paint),
        (0.83, THICK + 0.02, paint),
    )
    for (s0, h0, tone), (s1, h1, _) in pairwise(steps):
        outer = [add(scale(p, s0), scale(out, h0)) for p in rim]
        inner = [add(scale(p, s1), scale(out, h1)) for p in rim]
        mesh.ring(outer, inner, out, tone, "metal" if tone is not DARK else "carpet", 0.9)
    mesh.polygon([add(scale(p, 0.83), scale(out, THICK + 0.02)) for p in rim], out, paint, "metal", 1.0, 0.0, 1.4)


def ribs(mesh: Mesh, f: Frame, half: float, paint: Colour) -> None:
    """Add the stiffening bars of a square leaf."""
    long, thin = half * 0.8, 0.022
    for at in (-0.5, 0.5):
        mesh.block(f, -long, at * half - thin, long, at * half + thin, 0.0, 0.02, shade(paint, 0.94), "metal", 0.006)
        mesh.block(f, at * half - thin, -long, at * half + thin, long, 0.0, 0.016, shade(paint, 0.94), "metal", 0.006)
    mesh.block(f, -long * 0.5, -half * 0.74, long * 0.5, -half * 0.62, 0.0, 0.004, (0.9, 0.88, 0.8), "plain", 0.001)
    for k in range(3):
        v = -half * (0.72 - 0.034 * k)
        mesh.block(f, -long * 0.44, v, long * (0.4 - 0.1 * k), v + 0.008, 0.004, 0.005, DARK, "plain", 0.0005)


def dome(mesh: Mesh, rim: list[Vec3], out: Vec3, paint: Colour) -> None:
    """Add the shallow dome of a round leaf, the ribs that stiffen it, its ring, a plate with words' worth of lines."""
    steps = ((0.80, 0.02), (0.74, 0.042), (0.62, 0.058), (0.44, 0.068), (0.22, 0.072))
    for n, ((s0, h0), (s1, h1)) in enumerate(pairwise(steps)):
        for i, p in enumerate(rim):
            q = rim[(i + 1) % len(rim)]
            four = [add(scale(p, s0), scale(out, THICK + h0)), add(scale(q, s0), scale(out, THICK + h0)),
                    add(scale(q, s1), scale(out, THICK + h1)), add(scale(p, s1), scale(out, THICK + h1))]  # fmt: skip
            lean = (0.9, 0.45, 0.22, 0.08)[n]
            mesh.quad(four, unit(add(scale(unit(lerp(p, q, 0.5)), lean), out)), shade(paint, 0.97 - 0.02 * n), "plain")
    mesh.polygon([add(scale(p, 0.22), scale(out, THICK + 0.072)) for p in rim], out, paint, "plain", 1.0, 0.0, 0.6)
    path = [add(scale(p, 0.83), scale(out, THICK + 0.026)) for p in rim]
    mesh.tube([*path, path[0]], 0.011, STEEL, 6, "metal", 1.0, False)
    for i in range(0, len(rim), 3):
        spots = ((0.81, 0.026), (0.74, 0.050), (0.62, 0.066), (0.44, 0.076), (0.30, 0.078))
        rib = [add(scale(rim[i], s), scale(out, THICK + h)) for s, h in spots]
        mesh.tube(rib, 0.009, shade(paint, 0.84), 6, "plain")
        bolt = add(scale(rim[i], 0.905), scale(out, THICK))
        mesh.tube([bolt, add(bolt, scale(out, 0.012))], 0.010, shade(STEEL, 0.8), 6, "metal")


def latches(mesh: Mesh, rim: list[Vec3], out: Vec3) -> None:
    """Add a latch to every other corner of the rim, with its roller."""
    for i in range(0, len(rim), 2 if len(rim) < ROUND else 3):
        at = lerp(rim[i], rim[(i + 1) % len(rim)], 0.5)
        inward = unit(scale(at, -1.0))
        f = Frame(add(at, scale(out, THICK)), cross(out, inward), inward, out)
        mesh.block(f, -0.026, 0.008, 0.026, 0.095, 0.0, 0.03, STEEL, "metal", 0.006)
        mesh.tube([f.at(-0.03, 0.022, 0.024), f.at(0.03, 0.022, 0.024)], 0.014, shade(STEEL, 0.75), 5, "metal")


def window(mesh: Mesh, f: Frame, half: float) -> None:
    """Add the small window above the middle: a bolted rim, dark glass a little way in."""
    radius, v, n = half * 0.17, half * 0.36, 16
    lift = 0.05 if half < 0.55 else 0.0

    def circle(r: float, high: float) -> list[Vec3]:
        return [
            f.at(math.cos(2.0 * math.pi * k / n) * r, v + math.sin(2.0 * math.pi * k / n) * r, high) for k in range(n)
        ]

    for r0, h0, r1, h1 in ((1.5, lift, 1.44, lift + 0.026), (1.44, lift + 0.026, 1.06, lift + 0.026),
                           (1.06, lift + 0.026, 1.0, lift + 0.01)):  # fmt: skip
        mesh.ring(circle(radius * r0, h0), circle(radius * r1, h1), f.n, STEEL, "metal")
    mesh.polygon(circle(radius, lift + 0.01), f.n, PANE, "metal", 1.0, 0.0, 2.0)
    for k in range(8):
        a = 2.0 * math.pi * (k + 0.5) / 8
        at = (math.cos(a) * radius * 1.26, v + math.sin(a) * radius * 1.26)
        mesh.tube([f.at(*at, lift + 0.026), f.at(*at, lift + 0.034)], 0.008, shade(STEEL, 0.8), 4, "metal")


def crank(mesh: Mesh, f: Frame, half: float) -> None:
    """Add the gear box with its folding crank, and the valve that lets air through before the leaf is opened."""
    low = 0.05 if half < 0.55 else 0.0
    w = half * 0.15
    mesh.block(f, -w, -w * 1.5, w, w * 0.5, low, low + 0.05, STEEL, "metal", 0.012)
    hub, knee = f.at(0.0, -w * 0.5, low + 0.05), f.at(0.0, -w * 0.5, low + 0.085)
    end, knob = f.at(half * 0.34, -w * 1.1, low + 0.085), f.at(half * 0.34, -w * 1.1, low + 0.15)
    mesh.tube([hub, knee], 0.022, shade(STEEL, 0.8), 10, "metal")
    mesh.tube([knee, end], 0.013, CRANK, 8, "metal")
    mesh.tube([end, knob], [0.016, 0.02], DARK, 8, "carpet")
    u, v = -half * 0.45, -half * 0.28
    mesh.tube([f.at(u, v, low * 0.5), f.at(u, v, low + 0.04)], 0.038, STEEL, 14, "metal")
    mesh.tube([f.at(u, v, low + 0.04), f.at(u, v, low + 0.06)], 0.012, DARK, 8, "metal")
    mesh.tube([f.at(u - 0.045, v, low + 0.06), f.at(u + 0.045, v, low + 0.06)], 0.012, (0.7, 0.16, 0.12), 8, "plain")
    for side in (-1.0, 1.0):
        grip = [
            f.at(side * half * 0.6, a * half * 0.22, n)
            for a, n in ((-1, low * 0.4), (-1, 0.07), (1, 0.07), (1, low * 0.4))
        ]
        mesh.tube(grip, 0.013, (0.25, 0.4, 0.7) if half > 0.55 else CRANK, 8, "metal")
