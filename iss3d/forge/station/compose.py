"""Composes the inside of a module: walks its cells, fills every wall by the module's plan, adds what the station has.

A plan is data: which racks stand where. What a plan does not name is closed out with panels, so that any module can be
forged; a page of composition gives it its character. See __init__.py.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from iss3d.forge.station import (
    alcoves,
    panes,
    parts,
    parts_locks,
    racks,
    racks_air,
    racks_russian,
    racks_science,
    racks_stowed,
    racks_suits,
    rounds,
    russian,
    shell,
)
from iss3d.forge.station.kit import WHITE, Frame, Kit, Tint
from iss3d.forge.station.racks import Bay
from iss3d.station.model import Cell, Face, Module, Window
from iss3d.station.shapes import centre_of
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, dot, length, lerp, scale, sub

NARROW = 1.35
"""A cell thinner than this is a way from one room to another and not a room."""

BAY = 1.05

SLOPE_LIFT = 0.032
"""Metres that a bay stands before the skin of a slope: its own ground lies 3 cm behind its front."""


@dataclass(frozen=True)
class Plan:
    """What makes a module itself.

    Attributes:
        racks: By cell name and side ("main.port"), the kinds of its bays from one end to the other, in the order of
            the station's positive direction. A kind may be "a|b": b stands where something of the game hangs before it.
        usual: Kinds for bays that `racks` does not name, by turns.
        pitch: Width of a bay, metres.
        corner: Kind for the slanted walls between the long ones; "" for what the segment usually has there.
        packed: Names of cells whose slopes are lined with bags from edge to edge.
        bare: Names of narrow cells whose walls get a skin only, because `more` dresses them.
        rounded: Names of cells whose long walls `more` lines in the round.
        slopes: By side, kinds of bays that stand on the slopes of a cell that grows narrower.
        swept: Names of cells whose skin goes round behind their flat walls; `more` fits them out.
        lived: How much has been left on the fronts, 0 to 1.
        brightness: Mean of the lamps' light on the walls, against 1.
        more: Adds what no rule can say.
    """

    racks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    usual: Sequence[str] = ("blank",)
    pitch: float = BAY
    bare: Sequence[str] = ()
    corner: str = ""
    packed: Sequence[str] = ()
    rounded: Sequence[str] = ()
    slopes: Mapping[str, str] = field(default_factory=dict)
    swept: Sequence[str] = ()
    lived: float = 0.35
    brightness: float = 1.0
    more: Callable[[Room], None] | None = None


@dataclass
class Room:
    """A module in the making."""

    station: Station
    module: Module
    plan: Plan
    kit: Kit
    kept: list[tuple[Vec3, float]] = field(default_factory=list)
    """Places of signs, and within how many metres of each nothing may be hung."""

    @property
    def russian(self) -> bool:
        """Return whether it was built in the Russian way."""
        return self.module.segment == "rs" or self.module.style == "capsule"

    @property
    def round(self) -> bool:
        """Return whether its ways are turned round rings."""
        return self.russian

    def tint(self, name: str) -> Tint:
        """Return one of the module's colours, lifted so that on the atlas's off-white it comes out as written."""
        text = self.module.colours.get(name, "#dddddd")
        values = [min(1.0, int(text[i : i + 2], 16) / 255.0 / 0.885) for i in (1, 3, 5)]
        return (values[0], values[1], values[2])

    def side_tint(self, face: Face) -> Tint:
        """Return the colour of a wall by the side it lies on."""
        if abs(dot(face.normal, self.module.axis)) > 0.7:
            return self.tint("end")
        lean = dot(face.normal, self.module.up)
        return self.tint("overhead" if lean < -0.6 else "deck" if lean > 0.6 else "wall")

    def panes(self, face: Face) -> list[Window]:
        """Return the panes in a wall."""
        found = []
        for w in self.station.windows.values():
            near = abs(dot(face.normal, sub(w.centre, face.corners[0]))) < 0.05
            if w.module == self.module.id and dot(w.normal, face.normal) < -0.999 and near:
                found.append(w)
        return found


def compose(station: Station, module: Module, plan: Plan) -> Kit:
    """Return all parts of a module's inside."""
    kit = Kit(random.Random(zlib.crc32(module.id.encode())))
    room = Room(station, module, plan, kit)
    for id in module.cells:
        cell = station.cells[id]
        swept = id.removeprefix(module.id + "_") in plan.swept
        if swept:
            rounds.swept(kit, cell, room.tint("wall"))
        lined = swept or (middle_size(cell) < NARROW and rounds.lining(kit, cell, room.tint("wall")))
        axis = "xyz".index(cell.axis)
        for face in cell.faces:
            if not lined or abs(face.normal[axis]) > 0.95 or (swept and face.openings):
                wall(room, cell, face)
        for portal in station.portals_of(id):
            if portal.hatch is not None and portal.a == id:
                ring = rounds if rounds.is_round(portal.corners) else shell
                ring.seal(kit, portal.corners, portal.normal, WHITE)
    for rail in station.rails.values():
        if rail.module == module.id and not rail.outside:
            parts.handrail(kit, rail, room.tint("rail"), room.russian)
    for lamp in station.lamps.values():
        if lamp.module == module.id:
            parts.lamp(kit, lamp, room.tint("overhead"), room.russian)
    for label in station.labels:
        if label.module == module.id:
            parts.sign(kit, label, room.tint("accent"))
    if plan.more is not None:
        plan.more(room)
    return kit


def wall(room: Room, cell: Cell, face: Face) -> None:
    """Fill one wall."""
    kit, module = room.kit, room.module
    panes = room.panes(face)
    holes = [o.corners for o in face.openings] + [w.corners for w in panes]
    middle = centre_of(face.corners)
    reach = max(length(sub(c, middle)) for c in face.corners)
    ways = [o for o in face.openings if max(length(sub(c, middle)) for c in o.corners) < 0.97 * reach]
    if len(ways) < len(face.openings):
        if middle_size(cell) >= NARROW:
            shell.lip(kit, cell, face)
        return
    tint = room.side_tint(face)
    axis = "xyz".index(cell.axis)
    lean = abs(face.normal[axis])
    thin = middle_size(cell) < NARROW
    if lean <= 0.95 and cell.id.removeprefix(module.id + "_") in room.plan.rounded:
        for pane in panes:
            shell.well(kit, pane, WHITE)
        return
    if lean > 0.95 and not holes and wall_name(room, cell, face) in room.plan.racks:
        shell.end_backing(kit, cell, face)
        bays(room, cell, face, holes, tint)
    elif lean > 0.95:
        shell.end(kit, face, holes, module.up, tint, bool(panes))
    elif lean > 0.05:
        if cell.id.removeprefix(module.id + "_") in room.plan.packed:
            shell.packed(kit, cell, face, module, tint)
            return
        dressed = not (thin or room.russian or panes or module.style == "tunnel")
        shell.cone(kit, cell, face, module, tint, [w.corners for w in panes], dressed)
        if face.role in room.plan.slopes and not panes:
            sloped(room, cell, face, tint)
    elif thin:
        if cell.id.removeprefix(module.id + "_") in room.plan.bare:
            shell.skin(kit, face, holes, "white", tint)
        else:
            shell.tunnel(kit, cell, face, module, holes, tint)
    elif face.role == "corner" and not (room.russian or room.plan.corner):
        shell.backing(kit, cell, face, holes)
        shell.standoff(kit, cell, face, module, room.tint("wall"), dot(face.normal, module.up) < -0.3)
    else:
        shell.backing(kit, cell, face, [*holes, *hollows(room, cell, face)])
        bays(room, cell, face, holes, tint)
    for way in ways:
        rim = rounds if rounds.is_round(way.corners) else shell
        rim.collar(kit, way.corners, face.normal, WHITE)
        if way.to in room.station.cells and room.station.cells[way.to].module == module.id and not thin:
            shell.emergency_lamp(kit, way.corners, face.normal, module.up)
    for pane in panes:
        shell.well(kit, pane, WHITE)


def wall_name(room: Room, cell: Cell, face: Face) -> str:
    """Return the word by which a plan names a wall."""
    return f"{cell.id.removeprefix(room.module.id + '_')}.{face.role}"


def hollows(room: Room, cell: Cell, face: Face) -> list[tuple[Vec3, ...]]:
    """Return the places of a wall's deep bays: there nothing may close the wall behind its racks."""
    kinds = list(room.plan.racks.get(wall_name(room, cell, face), ()))
    if not set(kinds) & set(HOLLOW):
        return []
    f = shell.face_frame(cell, face, room.module)
    left, low, right, high = shell.bounds(f, face)
    step = (right - left) / len(kinds)
    ordered = kinds if f.axes[0].sum() > 0 else kinds[::-1]
    found = []
    for k, kind in enumerate(ordered):
        if kind in HOLLOW:
            spots = ((k, low), (k + 1, low), (k + 1, high), (k, high))
            points = [f.at(left + n * step, v) for n, v in spots]
            found.append(tuple((float(p[0]), float(p[1]), float(p[2])) for p in points))
    return found


def middle_size(cell: Cell) -> float:
    """Return the lesser width of a cell across its own axis."""
    axis = "xyz".index(cell.axis)
    return min(cell.high[i] - cell.low[i] for i in range(3) if i != axis)


def bays(room: Room, cell: Cell, face: Face, holes: Sequence[tuple[Vec3, ...]], tint: Tint) -> None:
    """Divide a long wall into bays and fill each by the plan."""
    f = shell.face_frame(cell, face, room.module)
    left, low, right, high = shell.bounds(f, face)
    kinds = list(room.plan.racks.get(wall_name(room, cell, face), ()))
    count = len(kinds) or max(1, round((right - left) / room.plan.pitch))
    step = (right - left) / count
    forward = f.axes[0].sum() > 0
    covered = pierced(room, face, f, holes, count, tint) if room.russian else set()
    for k in range(count):
        if k in covered:
            continue
        u = left + (k + 0.5) * step
        place = k if forward else count - 1 - k
        kind = kinds[place] if kinds else room.kit.dice.choice(room.plan.usual)
        corners = [f.at(u + s * step / 2, t) for s, t in ((-1, low), (1, low), (1, high), (-1, high))]
        here = [h for h in holes if _meets(shell.flat(f, h), u - step / 2, low, u + step / 2, high)]
        bay = Bay(room.kit, f.sub(u, (low + high) / 2), step, high - low, tint, room.tint("accent"))
        bay.spare = any(_before(room, bay, np.array(t.position)) for t in _things(room))
        if here:
            polygon = tuple((float(c[0]), float(c[1]), float(c[2])) for c in corners)
            shell.skin(
                room.kit, Face(face.role, polygon, face.normal), here, "white" if room.russian else "bulk2", tint
            )
            continue
        if face.role == "corner":
            kind = room.plan.corner or "hinged"
        word = kind.split("|")[-1] if bay.spare else kind.split("|")[0]
        FILLS[word](bay)
        if word in KEPT:
            spots = (bay.f.at(0.0, share * bay.h) for share in (-0.3, 0.0, 0.3))
            room.kept += [((float(x), float(y), float(z)), bay.w * 0.62) for x, y, z in spots]
        if word in WITH_PAPERS and word != "blank" and not bay.spare:
            racks.lived_in(bay, room.plan.lived)


def sloped(room: Room, cell: Cell, face: Face, tint: Tint) -> None:
    """Set a bay on a sloping wall, as wide and high as the wall is everywhere."""
    f = shell.face_frame(cell, face, room.module)
    flat = shell.flat(f, face.corners)
    left, right = np.sort(flat[:, 0])[[1, -2]]
    low, high = np.sort(flat[:, 1])[[1, -2]]
    middle = f.sub(float(left + right) / 2, float(low + high) / 2, SLOPE_LIFT)
    bay = Bay(room.kit, middle, float(right - left), float(high - low), tint, room.tint("accent"))
    FILLS[room.plan.slopes[face.role]](bay)


def pierced(room: Room, face: Face, f: Frame, holes: Sequence[tuple[Vec3, ...]], count: int, tint: Tint) -> set[int]:
    """Cover the bays of a wall in which it has holes with panels round these; return which bays that was."""
    left, low, right, high = shell.bounds(f, face)
    step = (right - left) / count
    flats = [flat for flat in (shell.flat(f, h) for h in holes) if _meets(flat, left, low, right, high)]
    covered: set[int] = set()
    spans = [(float(h[:, 0].min()), float(h[:, 0].max())) for h in flats]
    for first, last in panes.groups(spans, left, step, count):
        rect = panes.Rect(left + first * step, low, left + (last + 1) * step, high)
        here = [h for h in flats if rect.left < h[:, 0].mean() < rect.right]
        pieces = panes.pieces(rect, here)
        for piece, hole in pieces or ():
            own, others = panes.framed(piece, hole)
            deck = face.role == "deck"
            panes.pierced(room.kit, f, own, hole, "cloth" if deck else "white", tint)
            panes.screws(room.kit, f, own)
            for other in others:
                middle = f.sub((other.left + other.right) / 2, (other.low + other.high) / 2)
                wide, tall = other.right - other.left, other.high - other.low
                bay = Bay(room.kit, middle, wide, tall, tint, room.tint("accent"), spare=True)
                FILLS["floor" if deck else room.kit.dice.choice(BESIDE_HOLES)](bay)
        if pieces:
            covered |= set(range(first, last + 1))
    return covered


KEPT = frozenset({"portraits", "locker", "post", "arm_panel"})
"""Kinds over which nothing may be hung: one looks at them, or opens them."""

BESIDE_HOLES = ("padded", "hinged", "hinged")
"""Kinds of what is beside the panel of a porthole or of a way out, in the Russian manner."""


def _meets(hole: np.ndarray, left: float, low: float, right: float, high: float) -> bool:
    return bool(
        hole[:, 0].min() < right and hole[:, 0].max() > left and hole[:, 1].min() < high and hole[:, 1].max() > low
    )


def _things(room: Room) -> list:
    return [t for t in room.station.things.values() if t.module == room.module.id and t.mass == 0.0]


def _before(room: Room, bay: Bay, place: np.ndarray) -> bool:
    u, v, w = (place - bay.f.o) @ bay.f.axes.T
    return bool(abs(u) < bay.w / 2 + 0.1 and abs(v) < bay.h / 2 and -0.05 < w < 0.5)


WITH_PAPERS = {**racks.KINDS, **racks_science.KINDS, **racks_air.KINDS}
"""Kinds on whose fronts people leave papers."""

HOLLOW = {**alcoves.KINDS, **racks_suits.KINDS}
"""Kinds that are deeper than a wall."""

FILLS: dict[str, Callable[[Bay], None]] = {**WITH_PAPERS, **russian.KINDS, **racks_stowed.KINDS, **HOLLOW,
                                               **parts_locks.KINDS, **racks_russian.KINDS}  # fmt: skip


def openings(room: Room) -> list[tuple[list[Vec3], Vec3]]:
    """Return the ways out of a module as (corners, normal into it): light of the next room comes in there."""
    found = []
    for id in room.module.cells:
        for portal in room.station.portals_of(id):
            beyond = portal.b if portal.a == id else portal.a
            cell = room.station.cells.get(beyond)
            if cell is not None and cell.module != room.module.id:
                inward = scale(portal.normal, -1.0 if portal.a == id else 1.0)
                push = scale(inward, -0.06)
                found.append(([add(c, push) for c in portal.corners], inward))
    return found


def rail_middles(room: Room) -> list[Vec3]:
    """Return the middles of the module's rails, for what is tied to them."""
    return [
        lerp(r.start, r.end, 0.5) for r in room.station.rails.values() if r.module == room.module.id and not r.outside
    ]


__all__ = ["Frame", "Plan", "Room", "compose", "openings", "rail_middles"]
