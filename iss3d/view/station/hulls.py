"""Grows the outside of modules: debris shields or blankets, conical ends, flanges, panes; what is small apart, as trim.

The sun and the Earth light it while drawn, so only closeness is worked out here.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from iss3d.station.model import HullPart, Module, Portal, Window
from iss3d.station.shapes import cut_all
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, distance, dot, scale, sub, unit
from iss3d.view.station.dome import dome, panes_of
from iss3d.view.station.mesh import Colour, hex_colour, shade
from iss3d.view.station.plates import SKINS, Plates
from iss3d.view.station.ports import WIDER, around, holes, passes_side, square
from iss3d.view.station.shutters import SPILL

HULLS: dict[str, str] = {"us": "#dedcd5", "rs": "#d9d4c4", "vehicle": "#8a8c80"}
Spot = Callable[[float, float, float], tuple[np.ndarray, np.ndarray]]
"""A place on a part of hull and the way out there, by share of its length, angle and height above it."""

PLATE = 1.35
WIDEST_PLATE = 1.2
GAP = 0.016
UNDER: Colour = (0.54, 0.52, 0.48)
"""The blanket between two shields: not black, as a thin black line would crawl from afar."""

STEEL: Colour = (0.74, 0.75, 0.76)
RING_RADIUS = 1.12
"""A part of hull no wider and shorter than half a metre is a flange."""


def paint_of(module: Module) -> Colour:
    """Return the colour of a module's outside."""
    if module.style == "tunnel" and module.segment == "us":
        return (0.27, 0.27, 0.28)
    return hex_colour(module.colours.get("hull", HULLS[module.segment]))


def skin_of(module: Module, part: HullPart) -> str:
    """Return what a part of a hull is clad in: as the data say, else as is usual for its like."""
    if part.skin:
        return "smooth" if part.skin in ("capsule", "trunk") else part.skin
    if module.style == "inflatable":
        return "quilt"
    return "blanket" if module.segment == "rs" else "shield"


SOFT = frozenset({"blanket", "quilt"})
SHEETS: dict[str, str] = {"blanket": "mli", "smooth": "plain"}
"""The layer of the sheet for a cladding that goes by another name."""


def hull(station: Station, module: Module, small: Plates | None = None) -> Plates:
    """Return the outside of a module without its small parts; the narrow sides of its shields go into `small`."""
    heap = Plates()
    small = small if small is not None else Plates()
    domed = bool(panes_of(station, module))
    parts = module.hull[:-1] if domed else module.hull
    ways = [p for p in station.portals if p.hatch is not None and passes_side(station, module, p)]
    rng = random.Random(zlib.crc32(module.id.encode()))
    for part in parts:
        paint = hex_colour(part.colour) if part.colour else paint_of(module)
        clad(heap, small, module, part, paint, ways, rng)
        ends(heap, station, module, part, paint)
    for way in ways:
        saddle(heap, module, way)
    if domed:
        dome(heap, small, station, module, paint_of(module))
    else:
        for pane in station.windows.values():
            if pane.module == module.id:
                porthole(heap, module, pane)
    return heap


def clad(heap: Plates, small: Plates, module: Module, part: HullPart, paint: Colour, ways: list[Portal],
         rng: random.Random) -> None:  # fmt: skip
    """Add the skin of one part of a hull, as its kind asks."""
    axis, _, _ = around(part)
    span = distance(part.start, part.end)
    widest = max(part.start_radius, part.end_radius)
    here = [way for way in ways if near_part(part, way)]
    straight = abs(part.start_radius - part.end_radius) < 0.2
    if is_flange(part):
        r, lip = widest, 0.045
        rows = ((0.0, r + lip), (0.08, r + lip), (0.1, r), (span - 0.1, r), (span - 0.08, r + lip), (span, r + lip))
        heap.turned(part.start, axis, rows if span > 0.22 else ((0.0, r), (span, r)), STEEL, "ring", 28, 0.75)
        return
    skin = skin_of(module, part)
    if skin == "radiator" or (skin in SOFT and here):
        shields(heap, small, part, paint, here, rng, SHEETS.get(skin, skin))
    elif skin in SOFT:
        soft_part(heap, part, paint, skin)
    elif skin == "smooth":
        smooth_part(heap, part, paint)
    elif not part.pressurised or here or (span > 1.0 and straight):
        shields(heap, small, part, paint, here, rng)
    else:
        layer = "shield" if paint[0] > 0.5 else "cloth"
        if square(part) != axis:
            oblique(heap, part, paint, layer)
            return
        heap.turned(part.start, axis, ((0.0, part.start_radius), (span, part.end_radius)), paint, layer, 40, 0.95)


def is_flange(part: HullPart) -> bool:
    """Return whether a part of a hull is a bare ring: short, narrow, straight, and clad in nothing by its data."""
    straight = abs(part.start_radius - part.end_radius) < 0.2
    short = distance(part.start, part.end) < 0.55
    return short and straight and not part.skin and max(part.start_radius, part.end_radius) < RING_RADIUS


SUNK = 0.5
"""Metres that a port's ring reaches into a hull: more than a round hull falls away across it."""


def saddle(heap: Plates, module: Module, way: Portal) -> None:
    """Add the ring of a port in a hull's side where the hull has no part of its own for it."""
    for part in module.hull:
        axis, _, _ = around(part)
        along = dot(sub(way.centre, part.start), axis)
        if abs(dot(axis, way.normal)) > 0.99 and -0.1 < along < distance(part.start, part.end) + 0.1:
            return
    out = way.normal if dot(way.normal, sub(way.centre, module.centre)) > 0.0 else scale(way.normal, -1.0)
    radius = max(distance(c, way.centre) for c in way.corners) * WIDER + 0.02
    rows = ((-SUNK, radius), (-0.08, radius), (-0.06, radius + 0.045), (0.0, radius + 0.045))
    heap.turned(way.centre, out, rows, STEEL, "ring", 28, 0.75)


def near_part(part: HullPart, way: Portal) -> bool:
    """Return whether a hatchway's axis passes through a part of a hull."""
    axis, _, _ = around(part)
    if abs(dot(axis, way.normal)) > 0.7:
        return False
    along = dot(sub(way.centre, part.start), axis)
    return -1.0 < along < distance(part.start, part.end) + 1.0


def oblique(heap: Plates, part: HullPart, paint: Colour, skin: str) -> None:
    """Add a slanted part: a blanket from ring to ring in bands, a strap between two, both end rings square."""
    axis, side, other = (np.asarray(v) for v in around(part))
    span, sides, bands = distance(part.start, part.end), 32, 3
    turns = 2.0 * math.pi * np.arange(sides + 1) / sides
    out = np.cos(turns)[:, None] * side + np.sin(turns)[:, None] * other
    metres = SKINS[skin].metres or 1.0

    def ring(t: float, lift: float) -> np.ndarray:
        r = part.start_radius + (part.end_radius - part.start_radius) * t + lift
        return np.asarray(part.start) + axis * span * t + out * r

    u = np.arange(sides + 1) / sides * round(2.0 * math.pi * part.start_radius / metres)
    rows = [(0.0, 0.0)]
    for i in range(bands):
        seam = (i + 1.0) / bands
        rows += [(seam - 0.5 / bands, 0.015), (seam - 0.012, 0.0), (min(seam + 0.012, 1.0), 0.0)]
    for (t0, low), (t1, high) in pairwise(rows):
        a, b = ring(t0, low), ring(t1, high)
        points = np.stack([a[:-1], a[1:], b[1:], b[:-1]], 1)
        uv = np.zeros((sides, 4, 2))
        uv[:, (0, 3), 0], uv[:, (1, 2), 0] = u[:-1, None], u[1:, None]
        uv[:, :2, 1], uv[:, 2:, 1] = t0 * span / metres, t1 * span / metres
        tone = shade(paint, 1.25) if t1 - t0 < 0.03 else paint
        heap.quads(points, np.stack([out[:-1], out[1:], out[1:], out[:-1]], 1), tone, skin, uv, 0.95)


def soft_part(heap: Plates, part: HullPart, paint: Colour, skin: str) -> None:
    """Add a part clad in blankets that bulge between their bands, with a strap round both ends."""
    axis, side, other = around(part)
    span = distance(part.start, part.end)
    layer = SHEETS.get(skin, skin)
    rows = [(0.0, part.start_radius), (span, part.end_radius)]
    if span > 1.0:
        n = max(2, round(span / 0.9))
        rows = []
        for i in range(2 * n + 1):
            t = i / (2.0 * n)
            bulge = 0.018 if i % 2 else 0.0
            rows.append((span * t, part.start_radius + (part.end_radius - part.start_radius) * t + bulge))
    heap.turned(part.start, axis, rows, paint, layer, 40, 0.95)
    if span > 1.0 and abs(part.start_radius - part.end_radius) < 0.3:
        for at in (0.03, span - 0.03):
            middle = add(part.start, scale(axis, at))
            r = part.start_radius + (part.end_radius - part.start_radius) * at / span + 0.012
            path = [
                add(middle, scale(add(scale(side, math.cos(a)), scale(other, math.sin(a))), r))
                for a in (2.0 * math.pi * k / 36 for k in range(37))
            ]
            heap.tube(path, 0.03, shade(paint, 0.86), 5, "cloth")


def smooth_part(heap: Plates, part: HullPart, paint: Colour) -> None:
    """Add a part of painted panels with hairline seams: a shell in a few arcs and rings, each a shade of its own."""
    axis, _, _ = around(part)
    span = distance(part.start, part.end)
    bands, arcs = max(1, round(span / 1.3)), 6
    for i in range(bands):
        t0, t1 = i / bands, (i + 1) / bands
        gap = 0.004 / span
        rows = tuple(
            (span * t, part.start_radius + (part.end_radius - part.start_radius) * t) for t in (t0 + gap, t1 - gap)
        )
        for k in range(arcs):
            shift = 0.5 * (i % 2)
            tone = shade(paint, (1.0, 0.975, 0.99)[(k + i) % 3])
            arc = ((k + shift + 0.004) / arcs, (k + shift + 0.996) / arcs)
            heap.turned(part.start, axis, rows, tone, "plain", 8, 1.0, 0.6, 0.0, arc)
    inner = ((0.0, part.start_radius - 0.006), (span, part.end_radius - 0.006))
    heap.turned(part.start, axis, inner, (0.34, 0.34, 0.35), "plain", 48, 0.7)


def shields(heap: Plates, small: Plates, part: HullPart, paint: Colour, ways: list[Portal], rng: random.Random,
            skin: str = "shield") -> None:  # fmt: skip
    """Add debris shields: bowed sheets standing off the shell with dark gaps between, cut where a port goes through."""
    axis, side, other = (np.asarray(v) for v in around(part))
    span = distance(part.start, part.end)
    rows = max(1, round(span / PLATE))
    columns = max(8, round(2.0 * math.pi * max(part.start_radius, part.end_radius) / WIDEST_PLATE))
    bows = 3
    start = np.asarray(part.start)

    def at(t: float, a: float, lift: float) -> tuple[np.ndarray, np.ndarray]:
        out = math.cos(a) * side + math.sin(a) * other
        r = part.start_radius + (part.end_radius - part.start_radius) * t + lift
        return start + axis * span * t + out * r, out

    for i in range(rows):
        t0, t1 = i / rows + GAP / span, (i + 1) / rows - GAP / span
        for k in range(columns):
            wide = 2.0 * math.pi / columns
            trim = GAP / max(part.start_radius, part.end_radius)
            a0, a1 = k * wide + trim, (k + 1) * wide - trim
            tone = shade(paint, rng.choice((0.91, 0.95, 0.98, 1.0, 1.02)))
            for b in range(bows):
                c0, c1 = a0 + (a1 - a0) * b / bows, a0 + (a1 - a0) * (b + 1) / bows
                corners = [at(t0, c0, 0.02), at(t0, c1, 0.02), at(t1, c1, 0.02), at(t1, c0, 0.02)]
                four = [vec(c) for c, _ in corners]
                middle = unit(vec(corners[0][1] + corners[1][1]))
                gaps = holes(four, middle, ways) if ways else []
                if gaps:
                    for piece in cut_all(tuple(four), gaps, middle):
                        heap.polygon(piece, middle, tone, "plain" if skin == "shield" else skin)
                    continue
                uv = np.array(((b / bows, 0.0), ((b + 1) / bows, 0.0), ((b + 1) / bows, 1.0), (b / bows, 1.0)))
                heap.quads(
                    np.array([c for c, _ in corners])[None],
                    np.array([n for _, n in corners])[None],
                    tone,
                    skin,
                    uv[None],
                )
            if not ways:
                rim(small, at, (t0, t1, a0, a1), axis, tone, bows)
    under(heap, part, at, ways, columns * bows if ways else 24)


def under(heap: Plates, part: HullPart, at: Spot, ways: list[Portal], columns: int) -> None:
    """Add the blanket that shows between shields, open where a hatchway goes through: nobody sees through a station."""
    axis, _, _ = around(part)
    span = distance(part.start, part.end)
    if not ways:
        rows_ = ((0.0, part.start_radius), (span, part.end_radius))
        heap.turned(part.start, axis, rows_, UNDER, "mli", columns, 0.45)
        return
    rows = max(2, round(span / 0.6))
    for i in range(rows):
        for k in range(columns):
            c0, c1 = 2.0 * math.pi * k / columns, 2.0 * math.pi * (k + 1) / columns
            corners = [at(t / rows, c, -0.004) for t, c in ((i, c0), (i, c1), (i + 1, c1), (i + 1, c0))]
            four = [vec(c) for c, _ in corners]
            middle = unit(vec(corners[0][1] + corners[1][1]))
            gaps = holes(four, middle, ways)
            for piece in cut_all(tuple(four), gaps, middle) if gaps else [tuple(four)]:
                heap.polygon(piece, middle, UNDER, "mli", 0.45)


def rim(
    heap: Plates, at: Spot, box: tuple[float, float, float, float], axis: np.ndarray, tone: Colour, bows: int
) -> None:
    """Add the four narrow sides of a shield."""
    t0, t1, a0, a1 = box
    points, normals = [], []
    for t, way in ((t0, -1.0), (t1, 1.0)):
        for b in range(bows):
            c0, c1 = a0 + (a1 - a0) * b / bows, a0 + (a1 - a0) * (b + 1) / bows
            points.append([at(t, c, lift)[0] for c, lift in ((c0, 0.02), (c1, 0.02), (c1, -0.01), (c0, -0.01))])
            normals.append(axis * way)
    for a, way in ((a0, -1.0), (a1, 1.0)):
        points.append([at(t, a, lift)[0] for t, lift in ((t0, 0.02), (t1, 0.02), (t1, -0.01), (t0, -0.01))])
        normals.append(np.cross(axis, at(t0, a, 0.0)[1]) * way)
    heap.quads(np.array(points), np.array(normals), shade(tone, 0.8), "plain", None, 0.6)


def vec(p: np.ndarray) -> Vec3:
    """Return three numbers of an array as a vector."""
    return (float(p[0]), float(p[1]), float(p[2]))


def ends(heap: Plates, station: Station, module: Module, part: HullPart, paint: Colour) -> None:
    """Add what closes a part: a lid on a free end, a shoulder to a narrower neighbour, a collar round a port."""
    for at, radius, sign in ((part.start, part.start_radius, -1.0), (part.end, part.end_radius, 1.0)):
        out = scale(square(part), sign)
        beside = [
            r
            for o in module.hull
            if o is not part
            for p, r in ((o.start, o.start_radius), (o.end, o.end_radius))
            if distance(p, at) < 0.06
        ]
        if beside:
            inner = max(beside)
            if inner < radius - 0.015:
                collar(heap, at, out, radius, inner, shade(paint, 0.92))
            continue
        tip = add(at, scale(out, 0.03))
        if station.cell_at(tip) is None and station.cell_at(at) is None:
            lid(heap, at, out, radius, paint, skin_of(module, part))
            continue
        inner = 0.46 if module.segment != "us" else 0.95
        if radius > inner + 0.03:
            collar(heap, at, out, radius, inner, STEEL)


def collar(heap: Plates, at: Vec3, out: Vec3, radius: float, inner: float, paint: Colour) -> None:
    """Add a flat ring that faces out."""
    heap.turned(at, out, ((0.0, radius), (0.0, inner)), paint, "metal", 24, 0.7)


def lid(heap: Plates, at: Vec3, out: Vec3, radius: float, paint: Colour, skin: str) -> None:
    """Add a closed end: a shallow dish with a ring of its own; a smooth trunk is hollow."""
    if skin == "smooth":
        heap.turned(
            at, out, ((0.02, radius * 0.93), (-1.6, radius * 0.93), (-1.6, 0.02)), (0.4, 0.4, 0.41), "cloth", 36, 0.5
        )
        heap.turned(at, out, ((0.0, radius), (0.03, radius), (0.03, radius * 0.93)), paint, "plain", 36)
        return
    rows = ((0.0, radius), (0.05, radius * 0.97), (0.09, radius * 0.7), (0.1, 0.02))
    layer = SHEETS.get(skin, "cloth")
    heap.turned(at, out, rows, shade(paint, 0.92), layer, 36, 0.9, 0.9)
    heap.turned(at, out, ((0.06, radius * 0.62), (0.14, radius * 0.62), (0.14, radius * 0.56)), STEEL, "metal", 36, 0.8)


def porthole(heap: Plates, module: Module, pane: Window) -> None:
    """Add a pane with a stepped rim where a window comes out of the hull; by night it is faintly lit."""
    reach = max(distance(c, pane.centre) for c in pane.corners)
    for part in module.hull:
        axis, _, _ = around(part)
        along = dot(sub(pane.centre, part.start), axis)
        span = distance(part.start, part.end)
        if not 0.0 <= along <= span:
            continue
        foot = add(part.start, scale(axis, along))
        out = sub(pane.centre, foot)
        radius = part.start_radius + (part.end_radius - part.start_radius) * along / span
        if dot(out, pane.normal) < 0.1 or distance(out, (0, 0, 0)) > radius:
            continue
        # Its axis is that of the pane, not of the hull: glass lies flat.
        outward = unit(sub(pane.normal, scale(axis, dot(pane.normal, axis))))
        aside = sub(sub(pane.centre, foot), scale(outward, dot(sub(pane.centre, foot), outward)))
        rise = math.sqrt(max(radius * radius - dot(aside, aside), 0.01)) + 0.065
        at = add(add(foot, aside), scale(outward, rise))
        low = add(at, scale(outward, -0.12))
        heap.turned(
            low,
            outward,
            ((0.0, reach * 1.55), (0.09, reach * 1.5), (0.12, reach * 1.38), (0.12, reach * 1.05), (0.09, reach)),
            STEEL,
            "metal",
            18,
            1.0,
            0.6,
            SPILL * 3.0,
        )
        heap.disc(add(at, scale(outward, -0.028)), outward, reach * 1.02, (0.96, 0.96, 0.95), "pane", 20, 1.0, 0.42)
        return
