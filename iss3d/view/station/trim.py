"""Grows the small things on hulls: handrails, trunnions, cables, grapple pins, antennas, targets, thrusters.

Drawn only near the eye. Places follow from a module's hull and segment; what hands hold are the station's own rails.
"""

from __future__ import annotations

import math
import random
import zlib
from functools import cache

import numpy as np

from iss3d.station.model import Handrail, HullPart, Module
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, distance, scale, sub, unit
from iss3d.view.station.hulls import is_flange, skin_of
from iss3d.view.station.lettering import letter, width
from iss3d.view.station.mesh import Colour, hex_colour
from iss3d.view.station.plates import Plates
from iss3d.view.station.ports import around

RAIL: dict[str, Colour] = {"us": (0.92, 0.75, 0.3), "rs": (0.86, 0.72, 0.36), "vehicle": (0.7, 0.66, 0.5)}
STEEL: Colour = (0.76, 0.77, 0.78)
CLOTH: Colour = (0.93, 0.92, 0.89)
BLACK: Colour = (0.06, 0.06, 0.065)
WHITE: Colour = (0.95, 0.95, 0.93)
AMBER: Colour = (0.92, 0.72, 0.36)


@cache
def rail_shape(long: float, colour: Colour) -> Plates:
    """Return a handrail along x, its wall at -z: a flat bar on two posts with feet and bolts."""
    heap = Plates()
    x, y, z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
    heap.box((0.0, 0.0, 0.0), (x, y, z), (long + 0.05, 0.035, 0.02), colour, "plain", 0.007)
    for sign in (-1.0, 1.0):
        at = sign * (long * 0.5 - 0.03)
        heap.box((at, 0.0, -0.05), (x, y, z), (0.03, 0.03, 0.09), STEEL, "plain", 0.0)
        heap.box((at, 0.0, -0.088), (x, y, z), (0.11, 0.08, 0.014), STEEL, "plain", 0.0)
        turns = 2.0 * math.pi * (np.arange(6) + 0.5) / 6.0
        head = 0.009 * np.stack([np.cos(turns), np.sin(turns), np.zeros(6)], -1)
        for a, b in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            rim_ = head + np.array((at + a * 0.038, 0.022 * b, -0.076))
            heap.quads(rim_[[[0, 1, 2, 3], [0, 3, 4, 5]]], np.asarray(z), (0.6, 0.61, 0.62), "plain")
    return heap


def rail(heap: Plates, line: Handrail, colour: Colour) -> None:
    """Add a handrail where hands find it."""
    along = unit(sub(line.end, line.start))
    shape = rail_shape(round(distance(line.start, line.end), 2), colour)
    heap.stamp(shape, scale(add(line.start, line.end), 0.5), (along, cross(line.normal, along), line.normal))


def stand(heap: Plates, line: Handrail) -> None:
    """Add what holds a rail off the slanting edge of the truss: two struts, a beam that goes on to the next rail."""
    along = unit(sub(line.end, line.start))
    ends = [add(p, scale(line.normal, -0.09)) for p in (line.start, line.end)]
    feet = [add(p, scale(line.normal, -0.52)) for p in ends]
    heap.bars(np.array(ends), np.array(feet), 0.022, STEEL, 4)
    middle = scale(add(ends[0], ends[1]), 0.5)
    low, high = (np.array([add(middle, scale(along, far))]) for far in (-0.72, 0.72))
    heap.bars(low, high, 0.026, STEEL, 4)


def trim(station: Station, module: Module) -> Plates:
    """Return all small parts on the hull of a module."""
    heap = Plates()
    for line in station.rails.values():
        if line.outside and line.module == module.id:
            rail(heap, line, RAIL[module.segment])
    rng = random.Random(zlib.crc32(module.id.encode()))
    for part in module.hull:
        span = distance(part.start, part.end)
        if span > 1.0 and abs(part.start_radius - part.end_radius) < 0.3:
            if module.segment == "us":
                western(heap, module, part, rng)
            elif skin_of(module, part) != "smooth":
                eastern(heap, module, part, rng)
        elif is_flange(part) or (span < 0.55 and not part.skin and part.start_radius == part.end_radius < 1.2):
            flange(heap, part)
    name(heap, module)
    return heap


INK: dict[str, Colour] = {"us": (0.16, 0.19, 0.27), "rs": (0.13, 0.17, 0.32), "vehicle": (0.86, 0.86, 0.82)}
NAME = 0.27
"""Metres, the height of letters on a large hull."""


def words_of(module: Module) -> str:
    """Return what stands on a hull: its name in the letters of those who built it; Russian on Russian hulls only."""
    return (module.name if module.segment == "us" else module.russian or module.name).upper()


def name(heap: Plates, module: Module) -> None:
    """Write a module's name on both sides of its longest straight part."""
    straight = [p for p in module.hull if abs(p.start_radius - p.end_radius) < 0.2 and p.start_radius > 0.8]
    words = words_of(module)
    straight = [p for p in straight if skin_of(module, p) != "smooth"]  # a trunk bears cells
    if not straight or module.style == "tunnel":
        return
    part = max(straight, key=lambda p: distance(p.start, p.end))
    span = distance(part.start, part.end)
    height = min(NAME, 0.2 * part.start_radius, 0.7 * span / width(words))
    if height < 0.12:
        return
    paint = part.colour or module.colours.get("hull", "")
    pale = not paint or max(hex_colour(paint)) > 0.6
    ink = INK["us" if module.segment == "us" else "rs"] if pale else INK["vehicle"]
    for turn in (0.39, 0.39 + math.pi):
        # Heads up: on a hull that lies along the orbit letters stand with their feet toward the Earth.
        above, below = (spot(part, 0.5, turn - lean)[0] for lean in (0.1, -0.1))
        way = 1.0 if above[2] <= below[2] + 1e-6 else -1.0

        def at(u: float, v: float, turn: float = turn, way: float = way) -> tuple[Vec3, Vec3]:
            lean = way * (v - height * 0.5) / part.start_radius
            place, out, _ = spot(part, 0.5 + way * u / span, turn - lean, 0.036)
            return place, out

        letter(heap, words, at, height, ink)


def spot(part: HullPart, t: float, angle: float, lift: float = 0.0) -> tuple[Vec3, Vec3, Vec3]:
    """Return a place on a hull part, the way out, and the way along."""
    axis, side, other = around(part)
    out = add(scale(side, math.cos(angle)), scale(other, math.sin(angle)))
    r = part.start_radius + (part.end_radius - part.start_radius) * t + lift
    at = add(add(part.start, scale(axis, t * distance(part.start, part.end))), scale(out, r))
    return at, out, axis


def flange(heap: Plates, part: HullPart) -> None:
    """Add the ring of bolts and the latches round a berthing ring."""
    axis, side, other = around(part)
    span = distance(part.start, part.end)
    angles = 2.0 * math.pi * np.arange(32) / 32
    outs = np.cos(angles)[:, None] * np.asarray(side) + np.sin(angles)[:, None] * np.asarray(other)
    r = max(part.start_radius, part.end_radius)
    places = np.asarray(part.start) + np.asarray(axis) * span * 0.5 + outs * r
    heap.bolts(places, outs, 0.022, STEEL)
    for k in range(4):
        a = math.pi / 4 + k * math.pi / 2
        at, out, _ = spot(part, 0.5, a, 0.05)
        heap.box(at, (axis, cross(axis, out), out), (min(0.3, span * 0.9), 0.16, 0.12), CLOTH, "box", 0.015)


def western(heap: Plates, module: Module, part: HullPart, rng: random.Random) -> None:
    """Add what is on a western hull: trunnions, a grapple pin, cables, boxes, a whip or two."""
    span = distance(part.start, part.end)
    if max(part.start_radius, part.end_radius) > 2.0 and span > 2.0:
        for t in (0.16, 0.84):
            for a in (0.0, math.pi):
                at, out, axis = spot(part, t, a, 0.02)
                heap.turned(
                    at, out, ((-0.05, 0.22), (0.05, 0.2), (0.06, 0.09), (0.3, 0.082), (0.31, 0.0)), STEEL, "metal", 16
                )
                heap.box(
                    add(at, scale(out, 0.01)), (axis, cross(axis, out), out), (0.7, 0.5, 0.06), STEEL, "box", 0.015
                )
        grapple(heap, part, rng.uniform(0.35, 0.65), rng.choice((0.5, 2.6, 3.8, 5.6)))
    for a in (rng.uniform(0.9, 1.3), rng.uniform(4.0, 4.4)):
        cable(heap, part, a, rng)
    for _ in range(max(2, round(span * 0.8))):
        a, t = rng.uniform(0.0, 2.0 * math.pi), rng.uniform(0.1, 0.9)
        at, out, axis = spot(part, t, a, 0.08)
        size = (rng.uniform(0.15, 0.5), rng.uniform(0.15, 0.4), rng.uniform(0.08, 0.2))
        equipment(heap, (at, axis, out), size, rng.choice((CLOTH, WHITE, STEEL)), rng.choice(("box", "cloth")), rng)
    at, out, axis = spot(part, 0.06, rng.choice((0.8, 2.4)), 0.02)
    heap.tube(
        [at, add(at, scale(out, 0.5)), add(at, add(scale(out, 0.75), scale(axis, -0.2)))],
        [0.02, 0.012, 0.008],
        WHITE,
        5,
    )


def equipment(heap: Plates, place: tuple[Vec3, Vec3, Vec3], size: Vec3, tone: Colour, skin: str,
              rng: random.Random) -> None:  # fmt: skip
    """Add a box on a hull (its middle, the way along, the way out): foot plate, plug and cable, printed label."""
    at, axis, out = place
    wide = cross(axis, out)
    axes = (axis, wide, out)
    heap.box(at, axes, size, tone, skin, 0.025)
    foot = add(at, scale(out, -size[2] * 0.5 + 0.012))
    heap.box(foot, axes, (size[0] + 0.09, size[1] + 0.05, 0.024), STEEL, "metal", 0.0)
    top = add(at, scale(out, size[2] * 0.5 + 0.002))
    card = add(top, add(scale(axis, -size[0] * 0.2), scale(wide, size[1] * 0.22)))
    heap.box(card, axes, (size[0] * 0.3, size[1] * 0.16, 0.004), WHITE, "plain", 0.0)
    heap.box(add(card, scale(out, 0.003)), axes, (size[0] * 0.24, size[1] * 0.03, 0.002), BLACK, "plain", 0.0)
    side = rng.choice((-1.0, 1.0))
    plug = add(at, add(scale(axis, side * size[0] * 0.5), scale(out, size[2] * 0.1)))
    way = scale(axis, side)
    heap.turned(plug, way, ((0.0, 0.03), (0.05, 0.03), (0.05, 0.02), (0.08, 0.018)), STEEL, "metal", 8)
    drop = scale(out, -size[2] * 0.55)
    path = [add(plug, scale(way, 0.07)), add(plug, scale(way, 0.14)), add(add(plug, scale(way, 0.22)), drop)]
    heap.tube([*path, add(path[-1], add(scale(way, 0.3), scale(wide, 0.08)))], 0.011, BLACK, 4, "cloth")


def grapple(heap: Plates, part: HullPart, t: float, angle: float) -> None:
    """Add a grapple fixture: a plate with three cams, its pin, and the target the arm's camera looks for."""
    at, out, axis = spot(part, t, angle, 0.03)
    wide = cross(axis, out)
    heap.turned(at, out, ((0.0, 0.3), (0.06, 0.3), (0.06, 0.02)), CLOTH, "metal", 24)
    heap.turned(at, out, ((0.06, 0.016), (0.3, 0.016), (0.3, 0.03), (0.34, 0.03), (0.34, 0.0)), STEEL, "metal", 10)
    for k in range(3):
        a = 2.0944 * k
        way = add(scale(axis, math.cos(a)), scale(wide, math.sin(a)))
        heap.box(
            add(add(at, scale(way, 0.2)), scale(out, 0.09)),
            (way, cross(out, way), out),
            (0.14, 0.06, 0.08),
            STEEL,
            "metal",
        )
    target(heap, add(at, scale(axis, 0.42)), out, axis, 0.13)


def target(heap: Plates, at: Vec3, out: Vec3, along: Vec3, size: float) -> None:
    """Add a docking target: a black plate, a white cross on it, and a small cross standing before that."""
    wide = cross(along, out)
    heap.box(at, (along, wide, out), (size * 2, size * 2, 0.02), BLACK, "plain", 0.004)
    for lift, long, thick in ((0.012, 1.7, 0.16), (size * 1.1, 0.8, 0.14)):
        for a, b in ((long, thick), (thick, long)):
            heap.box(add(at, scale(out, lift)), (along, wide, out), (size * a, size * b, 0.008), WHITE, "plain", 0.002)
    heap.tube([at, add(at, scale(out, size * 1.1))], 0.006, STEEL, 5)


def cable(heap: Plates, part: HullPart, angle: float, rng: random.Random) -> None:
    """Add a bundle of cables along a hull, clamped here and there."""
    span = distance(part.start, part.end)
    n = max(6, round(span * 2))
    for k in range(3):
        wander = rng.uniform(0.0, 6.0)
        path = [
            spot(
                part,
                0.03 + 0.94 * i / n,
                angle + (k * 0.03 + 0.012 * math.sin(i * 1.3 + wander)) / part.start_radius * 1.6,
                0.035,
            )[0]
            for i in range(n + 1)
        ]
        heap.tube(path, 0.014, (0.82, 0.81, 0.77), 5)
    for i in range(1, n, 2):
        at, out, axis = spot(part, 0.03 + 0.94 * i / n, angle + 0.048 / part.start_radius, 0.035)
        heap.box(at, (axis, cross(axis, out), out), (0.04, 0.17, 0.045), STEEL, "plain", 0.006)


def eastern(heap: Plates, module: Module, part: HullPart, rng: random.Random) -> None:
    """Add what is on a Russian hull: cables under straps, boxes in blankets, antennas, targets, thrusters on ships."""
    span = distance(part.start, part.end)
    radius = max(part.start_radius, part.end_radius)
    for a in (0.4, 2.3, 3.7, 5.3):
        cable(heap, part, a + rng.uniform(-0.2, 0.2), rng)
    for _ in range(round(span * 0.8)):
        a, t = rng.uniform(0.0, 2.0 * math.pi), rng.uniform(0.1, 0.9)
        at, out, axis = spot(part, t, a, 0.08)
        size = (rng.uniform(0.2, 0.6), rng.uniform(0.2, 0.45), rng.uniform(0.12, 0.26))
        tone = rng.choice((CLOTH, CLOTH, (0.72, 0.7, 0.6)))
        equipment(heap, (at, axis, out), size, tone, rng.choice(("mli", "cloth", "box")), rng)
    for k in range(2 if radius > 1.3 else 1):
        at, out, axis = spot(part, rng.uniform(0.2, 0.8), rng.uniform(0.0, 6.28), 0.0)
        whip = [at, add(at, scale(out, 0.35)), add(at, add(scale(out, 0.6), scale(axis, 0.5 - k)))]
        heap.tube(whip, [0.02, 0.014, 0.008], STEEL, 5, "metal")
        pod = [(0.04 - 0.045 * math.cos(math.pi * i / 6), 0.065 * math.sin(math.pi * i / 6) + 0.001) for i in range(7)]
        heap.turned(whip[1], out, pod, CLOTH, "cloth", 14, 1.0, 1.0)
    for t in (0.3, 0.72) if span > 2.0 else ():
        hoop(heap, part, t)
    at, out, axis = spot(part, 0.08, math.pi / 4 + 0.35, 0.1)
    target(heap, at, scale(axis, -1.0), out, 0.16)
    if module.segment == "vehicle" and not part.pressurised:
        thrusters(heap, part)


def hoop(heap: Plates, part: HullPart, t: float) -> None:
    """Add a rail that goes round a hull on posts, in four lengths."""
    for k in range(4):
        turns = [math.pi * 0.5 * (k + (i + 1.0) / 8.0) for i in range(7)]
        path = [spot(part, t, a, 0.1)[0] for a in turns]
        heap.tube(path, 0.015, RAIL["rs"], 4)
        for a in turns[::3]:
            foot, out, _ = spot(part, t, a, 0.0)
            heap.tube([foot, add(foot, scale(out, 0.1))], 0.012, STEEL, 4)


def thrusters(heap: Plates, part: HullPart) -> None:
    """Add small engines in fours round a service compartment."""
    for k in range(4):
        for t in (0.12, 0.88):
            at, out, axis = spot(part, t, math.pi / 2 * k + 0.4, 0.02)
            heap.box(at, (axis, cross(axis, out), out), (0.3, 0.34, 0.14), CLOTH, "quilt", 0.03)
            for sign in (-1.0, 1.0):
                side = scale(cross(axis, out), sign)
                nozzle = add(at, add(scale(side, 0.14), scale(out, 0.05)))
                way = unit(add(side, scale(out, 0.6)))
                heap.turned(nozzle, way, ((0.0, 0.02), (0.05, 0.035), (0.12, 0.055)), (0.3, 0.28, 0.26), "metal", 10)
                heap.turned(nozzle, way, ((0.12, 0.05), (0.02, 0.02), (0.02, 0.0)), BLACK, "plain", 10, 0.4)
