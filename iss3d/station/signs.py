"""Words on the walls: where a hatch leads, what a module is called, the codes of the rack places.

In the Russian segment signs are in Russian, as they are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iss3d.station.build import DIRECTIONS
from iss3d.station.entries import Entries, Entry, home
from iss3d.station.model import Cell, Face, Label, Module
from iss3d.station.placing import wall_at, wall_from
from iss3d.station.schema import LabelText, ModuleText
from iss3d.station.shapes import centre_of, edge_planes
from iss3d.vectors import Vec3, add, cross, dot, length, scale, sub, unit

if TYPE_CHECKING:
    from iss3d.station.station import Station

LETTERS = {"overhead": "O", "deck": "D", "port": "P", "starboard": "S", "forward": "F", "aft": "A"}
SIGN_HEIGHT = 0.07
CODE_HEIGHT = 0.035
CODE_RISE = 0.78
"""Metres from the middle of a wall across to the codes of its rack places."""

PROUD = 0.012
"""Metres a sign stands off its wall."""


def labels(station: Station, entries: Entries) -> Iterator[Label]:
    """Yield every sign."""
    for module in station.modules.values():
        text = entries["modules"][module.id].text
        yield from hatch_signs(station, entries, module)
        if text.bays is not None:
            yield from bay_codes(station, module, text)
    for entry in entries["labels"].values():
        yield from written(station, entry)


def sign_text(entries: Entries, module: Module, reader: Module) -> str:
    """Return the name of a module as it is written in another: in Russian there and in ships with a Russian name."""
    text: ModuleText = entries["modules"][module.id].text
    ship: ModuleText = entries["modules"][reader.id].text
    russian = reader.segment == "rs" or (reader.segment == "vehicle" and ship.russian)
    return (text.russian or text.name).upper() if russian else text.name.upper()


def beyond(station: Station, cell: Cell, first: str) -> str | None:
    """Return the module one comes to from a cell through an opening, past throats of the same module."""
    path = [cell.id, first]
    for _ in range(4):
        here = station.cells.get(path[-1])
        if here is None:
            return None
        if here.module != cell.module:
            return here.module
        ways = [p for p in station.portals_of(here.id) if {p.a, p.b} != {path[-2], here.id}]
        if len(ways) != 1:
            return None
        path.append(ways[0].b if ways[0].a == here.id else ways[0].a)
    return None


def reading(normal: Vec3, up: Vec3) -> Vec3:
    """Return the direction in which one reads a sign on a wall with the head up."""
    level = sub(up, scale(normal, dot(up, normal)))
    if length(level) < 0.2:
        level = (1.0, 0.0, 0.0) if abs(normal[0]) < 0.5 else (0.0, 1.0, 0.0)
        level = unit(sub(level, scale(normal, dot(level, normal))))
    return unit(cross(scale(normal, -1.0), level))


def hatch_signs(station: Station, entries: Entries, module: Module) -> Iterator[Label]:
    """Yield a sign over every way out: the name of the module it leads to."""
    for id in module.cells:
        cell = station.cells[id]
        for face in cell.faces:
            for opening in face.openings:
                there = beyond(station, cell, opening.to)
                if there is None:
                    continue
                along = reading(face.normal, module.up)
                above = cross(along, scale(face.normal, -1.0))
                above = above if dot(above, module.up) >= -0.1 else scale(above, -1.0)
                rise = max(dot(sub(c, opening.centre), above) for c in opening.corners) + SIGN_HEIGHT * 1.1
                centre = add(opening.centre, add(scale(above, rise), scale(face.normal, PROUD)))
                text = sign_text(entries, station.modules[there], module)
                if fits(face, centre):
                    yield Label(module.id, text, centre, face.normal, along, SIGN_HEIGHT)
                elif beside := on_slope(station, cell, face, module):
                    yield Label(module.id, text, beside[0], beside[1], beside[2], SIGN_HEIGHT)


def on_slope(station: Station, cell: Cell, end: Face, module: Module) -> tuple[Vec3, Vec3, Vec3] | None:
    """Return middle, normal and reading direction for a sign on the cone over a hatch that fills its end, or None."""
    toward = scale(end.normal, -1.0)
    slopes = [f for f in cell.faces if -0.9 < dot(f.normal, toward) < -0.1 and f.role != "corner"]
    if any(w.module == module.id and station.holds(cell.id, w.centre, 0.05) for w in station.windows.values()):
        return None
    if not slopes:
        return None
    face = max(slopes, key=lambda f: -dot(f.normal, module.up) + 0.1 * f.normal[1])
    return add(centre_of(face.corners), scale(face.normal, PROUD)), face.normal, reading(face.normal, toward)


def fits(face: Face, centre: Vec3) -> bool:
    """Return whether a sign's middle lies on its wall."""
    return all(dot(n, centre) < d - SIGN_HEIGHT * 0.7 for n, d in edge_planes(face.corners, face.normal))


def bay_codes(station: Station, module: Module, text: ModuleText) -> Iterator[Label]:
    """Yield the location code of every rack place: module, bay, face."""
    assert text.bays is not None
    axis = "xyz".index(_letter(module.axis))
    for bay in range(text.bays.count):
        at = text.bays.first + text.bays.step * bay
        start = [module.centre[0], module.centre[1], module.centre[2]]
        start[axis] = at
        for role, letter in LETTERS.items():
            outward = DIRECTIONS[role]
            if abs(outward[axis]) > 0.5:
                continue
            hit = wall_from(station, (start[0], start[1], start[2]), outward, module.id)
            if hit is None or hit[1].role != role:
                continue
            normal = hit[1].normal
            along = reading(normal, module.up)
            if abs(along[axis]) < 0.5 and abs(dot(normal, module.up)) > 0.9:
                along = (float(axis == 0), float(axis == 1), float(axis == 2))
            above = cross(along, scale(normal, -1.0))
            above = above if dot(above, module.up) >= -0.1 else scale(above, -1.0)
            edge = max(dot(sub(c, hit[0]), above) for c in hit[1].corners)
            rise = min(CODE_RISE, edge - 1.5 * CODE_HEIGHT)
            centre = add(hit[0], add(scale(above, rise), scale(normal, PROUD)))
            yield Label(module.id, f"{module.code}{bay + 1}{letter}", centre, normal, along, CODE_HEIGHT)


def written(station: Station, entry: Entry) -> Iterator[Label]:
    """Yield a sign that a file asks for."""
    text: LabelText = entry.text
    module = home(entry, station.modules)
    if module is None or text.at.face is None:
        return
    hit = wall_at(station, module, text.at)
    if hit is not None:
        normal = hit[1].normal
        yield Label(
            module.id, text.text, add(hit[0], scale(normal, PROUD)), normal, reading(normal, module.up), text.height
        )


def _letter(axis: Vec3) -> str:
    return "xyz"[max(range(3), key=lambda i: abs(axis[i]))]
