"""Turns written modules into cells, and finds where cells open into one another.

Pure geometry on models; knows no file and reports nothing: what does not fit is left for the checks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from iss3d.station.model import Cell, Face, HullPart, Module, Opening, Port, Portal
from iss3d.station.schema import CellText, HullText, ModuleText
from iss3d.station.shapes import (
    AXES,
    Polygon,
    Profile,
    area_vector,
    centre_of,
    covers,
    hexagon,
    inscribed,
    loft,
    octagon,
    place,
    round_profile,
)
from iss3d.vectors import Vec3, cross, dot, length, scale, sub

DIRECTIONS: dict[str, Vec3] = {
    "forward": (1.0, 0.0, 0.0),
    "aft": (-1.0, 0.0, 0.0),
    "starboard": (0.0, 1.0, 0.0),
    "port": (0.0, -1.0, 0.0),
    "nadir": (0.0, 0.0, 1.0),
    "zenith": (0.0, 0.0, -1.0),
    "deck": (0.0, 0.0, 1.0),
    "overhead": (0.0, 0.0, -1.0),
}
ROLES = ("forward", "aft", "starboard", "port", "deck", "overhead")
STYLES = {"us": "node", "rs": "russian", "vehicle": "capsule"}
COPLANAR = 4e-3
ROLE_COSINE = 0.8


def as_vec(values: tuple[float, ...] | list[float]) -> Vec3:
    """Return three written numbers as a vector."""
    return (float(values[0]), float(values[1]), float(values[2]))


def axis_letter(direction: str) -> str:
    """Return "x", "y" or "z" for a direction word."""
    d = DIRECTIONS[direction]
    return "xyz"[max(range(3), key=lambda i: abs(d[i]))]


def role_of(normal: Vec3) -> str:
    """Return the side of the station a wall lies on, from its normal into the room."""
    for role in ROLES:
        if -dot(normal, DIRECTIONS[role]) > ROLE_COSINE:
            return role
    return "corner"


def middle_on(axis: str, centre: Vec3, written: list[float] | None) -> tuple[float, float]:
    """Return the crosswise middle: what is written, else the module's own axis."""
    if written is not None:
        return (written[0], written[1])
    _, u, v = AXES[axis]
    return (centre[u], centre[v])


def _profile(size: list[float] | None, corner: float, round_: float | None, hex_: float | None) -> Profile | None:
    if round_ is not None:
        return round_profile(round_)
    if hex_ is not None:
        return hexagon(hex_)
    return octagon(size[0], size[1], corner) if size is not None else None


def build_cell(module: str, name: str, text: CellText, axis: str, centre: Vec3) -> Cell:
    """Return a cell without openings."""
    axis = text.axis or axis
    middle = middle_on(axis, centre, text.middle)
    to_middle = (text.to_middle[0], text.to_middle[1]) if text.to_middle else middle
    profile = _profile(text.size, text.corner, text.round, text.hexagon) or octagon(1.0, 1.0, 0.0)
    to_corner = text.corner if text.to_corner is None else text.to_corner
    to_profile = _profile(text.to_size, to_corner, text.to_round, text.to_hexagon) or profile
    solid = loft(axis, (text.span[0], *middle), profile, (text.span[1], *to_middle), to_profile)
    points = [p for corners, _ in solid for p in corners]
    low = (min(p[0] for p in points), min(p[1] for p in points), min(p[2] for p in points))
    high = (max(p[0] for p in points), max(p[1] for p in points), max(p[2] for p in points))
    faces = tuple(Face(role_of(normal), corners, normal) for corners, normal in solid)
    ends = [place(axis, text.span[0], *middle), place(axis, text.span[1], *to_middle)]
    return Cell(f"{module}_{name}", module, centre_of(ends), faces, low, high, axis)


def build_hull(text: HullText, axis: str, centre: Vec3) -> HullPart:
    """Return a piece of hull."""
    axis = text.axis or axis
    middle = middle_on(axis, centre, text.middle)
    to_middle = (text.to_middle[0], text.to_middle[1]) if text.to_middle else middle
    to_diameter = text.diameter if text.to_diameter is None else text.to_diameter
    return HullPart(
        place(axis, text.span[0], *middle), place(axis, text.span[1], *to_middle),
        text.diameter * 0.5, to_diameter * 0.5, text.colour, text.pressurised, text.skin,
    )  # fmt: skip


def build_module(id: str, text: ModuleText) -> tuple[Module, list[Cell], list[Port]]:
    """Return a module with its cells (no openings yet) and ports (not mated yet)."""
    centre = as_vec(text.centre)
    axis = axis_letter(text.axis)
    cells = [build_cell(id, name, cell, axis, centre) for name, cell in text.cells.items()]
    module = Module(
        id, text.name, text.segment, centre, text.length, text.diameter, DIRECTIONS[text.axis], DIRECTIONS[text.up],
        tuple(c.id for c in cells), dict(text.colours), dict(text.facts),
        tuple(build_hull(part, axis, centre) for part in text.hull), text.code, text.style or STYLES[text.segment],
        text.russian, lamps=text.lamps,
    )  # fmt: skip
    ports = [Port(id, name, as_vec(p.at), DIRECTIONS[p.faces], p.mechanism) for name, p in text.ports.items()]
    return module, cells, ports


@dataclass(frozen=True, slots=True)
class Touch:
    """Two cells that share a part of a plane: the smaller of the two faces is the hole."""

    a: Cell
    b: Cell
    hole: Polygon
    normal: Vec3


def touch(a: Cell, b: Cell) -> Touch | None:
    """Return where two cells open into one another, or None."""
    if any(a.low[i] > b.high[i] + COPLANAR or b.low[i] > a.high[i] + COPLANAR for i in range(3)):
        return None
    for fa in a.faces:
        offset = dot(fa.normal, fa.corners[0])
        for fb in b.faces:
            if dot(fa.normal, fb.normal) > -0.9999:
                continue
            if any(abs(dot(fa.normal, p) - offset) > COPLANAR for p in fb.corners):
                continue
            inner, outer = sorted((fa.corners, fb.corners), key=lambda c: length(area_vector(c)))
            if covers(outer, inner, fa.normal, COPLANAR):
                return Touch(a, b, inner, scale(fa.normal, -1.0))
    return None


def shape_of(hole: Polygon) -> str:
    """Return "round" for a hole with cut corners, else "square"."""
    return "square" if len(hole) == 4 else "round"


def make_portal(a: str, b: str, hole: Polygon, normal: Vec3, hatch: str | None) -> Portal:
    """Return the portal through a hole."""
    return Portal(a, b, centre_of(hole), normal, inscribed(hole, normal), shape_of(hole), hatch, hole)


def with_openings(cell: Cell, portals: list[Portal]) -> Cell:
    """Return the cell with every portal cut into the face it lies in."""
    mine = [p for p in portals if cell.id in (p.a, p.b)]
    faces = []
    for face in cell.faces:
        offset = dot(face.normal, face.corners[0])
        openings = []
        for p in mine:
            flat = abs(dot(face.normal, p.normal)) > 0.9999
            if flat and all(abs(dot(face.normal, c) - offset) < 2 * COPLANAR for c in p.corners):
                beyond = p.b if p.a == cell.id else p.a
                openings.append(Opening(p.centre, face.normal, p.clear, p.shape, p.corners, beyond))
        faces.append(replace(face, openings=tuple(openings)))
    return replace(cell, faces=tuple(faces))


def mate(ports: list[Port]) -> list[Port]:
    """Return the ports, each with the module mated to it when another port lies in the same place."""
    mated = []
    for p in ports:
        other = next((q for q in ports if q.module != p.module and length(sub(p.centre, q.centre)) < 0.3), None)
        mated.append(replace(p, mated=other.module if other else None))
    return mated


def right_of(up: Vec3, ahead: Vec3) -> Vec3:
    """Return the direction to the right of someone who looks ahead with the head up."""
    return cross(ahead, up)
