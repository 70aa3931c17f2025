"""What every module is fitted out with by rule from its cells: handrails, windows, lamps, labels.

Rails run along the walls so that from nearly everywhere near a wall one is within reach; lamps are overhead,
because that is how people here know which way is up.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from iss3d.station import outside, signs
from iss3d.station.build import DIRECTIONS, ROLES
from iss3d.station.entries import Entries, home
from iss3d.station.model import Cell, Face, Handrail, Lamp, Module, Window
from iss3d.station.placing import wall_at, wall_axes
from iss3d.station.schema import RailText, WindowText
from iss3d.station.shapes import Polygon, area_vector, centre_of, clip, edge_planes
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, dot, length, scale, sub, unit

RAIL_STANDOFF = 0.07
RAIL_PITCH = 1.05
RAIL_LENGTH = 0.72
"""Metres; bars of about 0.7 m at every rack's width, as in the laboratories."""

WIDE = 1.45
NARROWEST = 0.32
ROUND_SIDES = 20
LAMP_PITCH = 1.05
LAMP_COLOURS = {"us": "#fff6ea", "rs": "#ffedcf", "vehicle": "#ffe9c4"}


def fit_out(station: Station, entries: Entries) -> Station:
    """Return the station with windows, rails, lamps and labels."""
    station = replace(station, windows=dict(windows(station, entries)))
    rails = {r.id: r for module in station.modules.values() for r in module_rails(station, module)}
    rails |= {r.id: r for module in station.modules.values() for r in outside.hull_rails(module)}
    rails |= dict(written_rails(station, entries))
    exterior = {part.id: part for part in outside.parts(entries)}
    for part in exterior.values():
        if part.shape == "truss" and not part.tracks:
            rails |= {r.id: r for r in outside.truss_rails(part)}
    lamps = {lamp.id: lamp for module in station.modules.values() for lamp in module_lamps(station, module)}
    labels = tuple(signs.labels(station, entries))
    return replace(station, rails=rails, lamps=lamps, exterior=exterior, labels=labels)


def spread(span: float, pitch: float) -> list[float]:
    """Return the middles of as many pieces of about this pitch as fit into a span round zero."""
    count = max(1, round(span / pitch))
    return [(n + 0.5) * span / count - span * 0.5 for n in range(count)]


def side_faces(cell: Cell) -> Iterator[tuple[Face, Vec3, Vec3, float, float]]:
    """Yield each wall along a cell's axis: (face, axis direction in it, sideways direction, its length, its width)."""
    axis: Vec3 = (float(cell.axis == "x"), float(cell.axis == "y"), float(cell.axis == "z"))
    for face in cell.faces:
        lean = dot(face.normal, axis)
        if abs(lean) > 0.95:
            continue
        along = unit(sub(axis, scale(face.normal, lean)))
        side = cross(face.normal, along)
        middle = centre_of(face.corners)
        reach = [dot(sub(c, middle), along) for c in face.corners]
        width = [dot(sub(c, middle), side) for c in face.corners]
        yield face, along, side, max(reach) - min(reach), max(width) - min(width)


def in_the_way(face: Face, a: Vec3, b: Vec3, gap: float, windows: list[Window]) -> bool:
    """Return whether a bar from a to b would cross an opening or a pane of its wall, or leave the wall."""
    middle = scale(add(a, b), 0.5)
    half = length(sub(b, a)) * 0.5 + gap
    holes = [(o.centre, o.corners) for o in face.openings] + [(w.centre, w.corners) for w in windows]
    for centre, corners in holes:
        radius = max(length(sub(c, centre)) for c in corners) * 0.8
        along = unit(sub(b, a))
        nearest = max(-half, min(half, dot(sub(centre, middle), along)))
        if length(sub(add(middle, scale(along, nearest)), centre)) < radius + gap:
            return True
    planes = edge_planes(face.corners, face.normal)
    return any(dot(n, p) > d - 0.03 for n, d in planes for p in (a, b))


def module_rails(station: Station, module: Module) -> list[Handrail]:
    """Return the handrails of a module, numbered on each side of the station from one end to the other."""
    bars: dict[str, list[tuple[Vec3, Vec3, Vec3]]] = {role: [] for role in ROLES}
    panes = [w for w in station.windows.values() if w.module == module.id]
    for id in module.cells:
        cell = station.cells[id]
        for face, along, sideways, span, width in side_faces(cell):
            if face.role == "corner" or width < NARROWEST or span < 0.4:
                continue
            side = scale(sideways, -1.0) if dot(sideways, module.up) < -0.5 else sideways
            for offset, shift in lines(face, module, width):
                middle = add(centre_of(face.corners), add(scale(side, offset), scale(face.normal, RAIL_STANDOFF)))
                for at in spread(span, RAIL_PITCH):
                    bar = min(RAIL_LENGTH, span - 0.12)
                    spot = at + shift * min(0.0, span - RAIL_PITCH)
                    a = add(middle, scale(along, spot - bar * 0.5))
                    b = add(middle, scale(along, spot + bar * 0.5))
                    foot = scale(face.normal, -RAIL_STANDOFF)
                    if not in_the_way(face, add(a, foot), add(b, foot), 0.06, panes):
                        bars[face.role].append((a, b, face.normal))
    rails = []
    for role, found in bars.items():
        found.sort(key=lambda bar: (round(dot(bar[0], module.axis), 3), bar[0]))
        for n, (a, b, normal) in enumerate(found, 1):
            rails.append(Handrail(f"{module.id}_{role}_{n}", module.id, a, b, normal))
    return rails


def written_rails(station: Station, entries: Entries) -> Iterator[tuple[str, Handrail]]:
    """Yield the rails that files ask for, along their wall, or across it when turned by 90 degrees."""
    for id, entry in entries["rails"].items():
        text: RailText = entry.text
        module = home(entry, station.modules)
        hit = wall_at(station, module, text.at) if module is not None and text.at.face is not None else None
        if module is None or hit is None:
            continue
        normal = hit[1].normal
        along, across = wall_axes(module, scale(normal, -1.0))
        turn = math.radians(text.at.turn)
        half = scale(add(scale(along, math.cos(turn)), scale(across, math.sin(turn))), text.length * 0.5)
        middle = add(hit[0], scale(normal, RAIL_STANDOFF))
        yield id, Handrail(id, module.id, sub(middle, half), add(middle, half), normal)


def lines(face: Face, module: Module, width: float) -> list[tuple[float, float]]:
    """Return where on a wall the rails run: (sideways from its middle, shift)."""
    if width < WIDE:
        return [(0.0, 0.0)] if width < 1.0 else [(-width * 0.5 + 0.22, 0.0)]
    if abs(dot(face.normal, module.up)) > 0.5:
        return [(-width * 0.5 + 0.16, 0.0), (width * 0.5 - 0.16, 0.0)]
    return [(-0.52, 0.0)]


def outline(centre: Vec3, face: Face, up: Vec3, text: WindowText) -> Polygon:
    """Return the corners of a pane in a wall."""
    level = sub(up, scale(face.normal, dot(up, face.normal)))
    high = unit(level) if length(level) > 0.1 else unit(sub(face.corners[1], face.corners[0]))
    side = cross(high, face.normal)
    if text.round is not None:
        radius = text.round * 0.5
        angles = [2.0 * math.pi * n / ROUND_SIDES for n in range(ROUND_SIDES)]
        return tuple(
            add(centre, add(scale(side, radius * math.cos(a)), scale(high, radius * math.sin(a)))) for a in angles
        )
    w, h = (text.size or [0.3, 0.3])[0] * 0.5, (text.size or [0.3, 0.3])[1] * 0.5
    corners = ((-w, -h), (w, -h), (w, h), (-w, h))
    return tuple(add(centre, add(scale(side, u), scale(high, v))) for u, v in corners)


def inset_polygon(face: Face, inset: float) -> Polygon:
    """Return a face drawn in from its edges."""
    polygon: Polygon = face.corners
    for normal, offset in edge_planes(face.corners, face.normal):
        polygon = clip(polygon, normal, offset - inset)
    return polygon


def windows(station: Station, entries: Entries) -> Iterator[tuple[str, Window]]:
    """Yield every pane by id."""
    for id, entry in entries["windows"].items():
        text: WindowText = entry.text
        module = home(entry, station.modules)
        if module is None:
            continue
        if text.fills is not None:
            yield from dome(station, module, id, text)
        elif text.at is not None and text.at.face is not None:
            hit = wall_at(station, module, text.at)
            if hit is not None:
                corners = outline(hit[0], hit[1], module.up, text)
                yield id, Window(id, module.id, hit[0], scale(hit[1].normal, -1.0), corners, text.shutter)


def dome(station: Station, module: Module, id: str, text: WindowText) -> Iterator[tuple[str, Window]]:
    """Yield the panes that fill a cell: _0 in its far end, then one in each side, numbered round from forward."""
    cell = station.cells.get(f"{module.id}_{text.fills}")
    if cell is None:
        return
    ends: list[Face] = []
    sides: list[Face] = []
    for face in cell.faces:
        if not face.openings:
            (ends if abs(dot(face.normal, module.axis)) > 0.95 else sides).append(face)
    for face in ends:
        middle = centre_of(face.corners)
        corners = outline(middle, face, module.up, text)
        yield f"{id}_0", Window(f"{id}_0", module.id, middle, scale(face.normal, -1.0), corners, text.shutter)
    right = cross(module.axis, module.up)
    sides.sort(key=lambda f: math.atan2(-dot(f.normal, right), -dot(f.normal, module.up)) % (2.0 * math.pi - 1e-6))
    for n, face in enumerate(sides, 1):
        corners = inset_polygon(face, text.inset)
        yield (
            f"{id}_{n}",
            Window(f"{id}_{n}", module.id, centre_of(corners), scale(face.normal, -1.0), corners, text.shutter),
        )


def module_lamps(station: Station, module: Module) -> list[Lamp]:
    """Return the lamps of a module: in the corners beside its overhead, or on the overhead where there are none."""
    lamps: list[Lamp] = []
    panes = [w for w in station.windows.values() if w.module == module.id]
    for id in module.cells:
        cell = station.cells[id]
        walls = [w for w in side_faces(cell) if w[3] > 0.55]
        corners = [w for w in walls if w[0].role == "corner" and dot(w[0].normal, module.up) < -0.3]
        above = [w for w in walls if dot(w[0].normal, module.up) < -0.8 and w[4] > 0.5]
        for face, along, _, span, width in corners if corners and module.segment == "us" else above:
            if length(area_vector(face.corners)) * 0.5 < 0.2 or span < 0.9:
                continue
            for at in spread(span, LAMP_PITCH):
                middle = add(centre_of(face.corners), scale(along, at))
                if in_the_way(face, middle, add(middle, scale(along, 0.01)), 0.15, panes):
                    continue
                reach = min(0.6, span - 0.2, LAMP_PITCH - 0.3)
                shines = face.normal
                lamps.append(_lamp(module, len(lamps) + 1, middle, along, reach, shines, width))
    if not lamps:
        lamps.append(_only_lamp(station, module))
    return lamps


def _lamp(module: Module, n: int, middle: Vec3, along: Vec3, reach: float, shines: Vec3, width: float) -> Lamp:
    return Lamp(
        f"{module.id}_lamp_{n}", module.id, add(middle, scale(shines, 0.02)), along, reach, shines,
        LAMP_COLOURS[module.segment],
    )  # fmt: skip


def _only_lamp(station: Station, module: Module) -> Lamp:
    """Return one lamp on the free wall that is nearest to overhead, the largest of them."""
    panes = [w for w in station.windows.values() if w.module == module.id]
    free = [
        f
        for id in module.cells
        for f in station.cells[id].faces
        if not f.openings and not any(abs(dot(f.normal, sub(w.centre, f.corners[0]))) < 0.05 for w in panes)
    ]
    walls = free or [f for id in module.cells for f in station.cells[id].faces]
    face = min(walls, key=lambda f: round(dot(f.normal, module.up), 1) - 0.1 * length(area_vector(f.corners)))
    along = DIRECTIONS["starboard"] if abs(face.normal[1]) < 0.5 else DIRECTIONS["nadir"]
    along = unit(sub(along, scale(face.normal, dot(along, face.normal))))
    return _lamp(module, 1, centre_of(face.corners), along, 0.3, face.normal, 0.2)
