"""The station as one frozen bundle: what is where, which cell holds a point, what one can see and fly through.

Answers only from geometry; knows which hatches are shut only when it is told.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from iss3d.station import routes, sight
from iss3d.station.model import (
    Cell,
    ExteriorPart,
    Handrail,
    Hatch,
    Label,
    Lamp,
    Module,
    Port,
    Portal,
    Spot,
    Thing,
    Wall,
    Window,
)
from iss3d.station.shapes import cut_all
from iss3d.vectors import Vec3, add, dot, scale, sub, unit

WALL_THICKNESS = 0.15
LEAF_THICKNESS = 0.1
BUCKET = 2.0
INSIDE = 1e-6

Plane = tuple[float, float, float, float]


@dataclass(slots=True)
class _Index:
    """What is worked out once from the cells, for quick answers."""

    planes: dict[str, tuple[Plane, ...]] = field(default_factory=dict)
    buckets: dict[tuple[int, int, int], tuple[str, ...]] = field(default_factory=dict)
    by_cell: dict[str, tuple[Portal, ...]] = field(default_factory=dict)
    by_module: dict[str, tuple[str, ...]] = field(default_factory=dict)
    visible: dict[tuple[str, frozenset[str]], frozenset[str]] = field(default_factory=dict)
    routes: dict[tuple[str, str, frozenset[str]], tuple[tuple[Portal, str], ...] | None] = field(default_factory=dict)
    gaps: dict[str, tuple[tuple[Vec3, float, tuple[sight.Gap, ...]], ...]] = field(default_factory=dict)
    walls: tuple[Wall, ...] | None = None


@dataclass(frozen=True, eq=False)
class Station:
    """Everything about the place, by id."""

    modules: dict[str, Module] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    hatches: dict[str, Hatch] = field(default_factory=dict)
    rails: dict[str, Handrail] = field(default_factory=dict)
    windows: dict[str, Window] = field(default_factory=dict)
    lamps: dict[str, Lamp] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    exterior: dict[str, ExteriorPart] = field(default_factory=dict)
    portals: tuple[Portal, ...] = ()
    ports: tuple[Port, ...] = ()
    labels: tuple[Label, ...] = ()
    index: _Index = field(default_factory=_Index, repr=False, init=False)

    def __post_init__(self) -> None:
        buckets: dict[tuple[int, int, int], list[str]] = {}
        for cell in self.cells.values():
            self.index.planes[cell.id] = tuple((*f.normal, dot(f.normal, f.corners[0])) for f in cell.faces)
            lows = [math.floor(v / BUCKET) for v in cell.low]
            highs = [math.floor(v / BUCKET) for v in cell.high]
            for i in range(lows[0], highs[0] + 1):
                for j in range(lows[1], highs[1] + 1):
                    for k in range(lows[2], highs[2] + 1):
                        buckets.setdefault((i, j, k), []).append(cell.id)
        self.index.buckets.update({key: tuple(ids) for key, ids in buckets.items()})
        for cell_id in self.cells:
            self.index.by_cell[cell_id] = tuple(p for p in self.portals if cell_id in (p.a, p.b))
        self.index.by_cell["space"] = tuple(p for p in self.portals if p.b == "space")
        self.index.by_module.update({m.id: m.cells for m in self.modules.values()})

    def holds(self, cell: str, point: Vec3, slack: float = INSIDE) -> bool:
        """Return whether a point lies in a cell (or out of it by no more than slack)."""
        x, y, z = point
        return all(a * x + b * y + c * z >= d - slack for a, b, c, d in self.index.planes[cell])

    def cell_at(self, point: Vec3, hint: str | None = None) -> Cell | None:
        """Return the cell that holds a point, or None outside.

        Args:
            hint: A cell or module where it probably is; that one is asked first.
        """
        if hint is not None:
            for id in self.index.by_module.get(hint, (hint,)):
                if id in self.cells and self.holds(id, point):
                    return self.cells[id]
        key = (math.floor(point[0] / BUCKET), math.floor(point[1] / BUCKET), math.floor(point[2] / BUCKET))
        for id in self.index.buckets.get(key, ()):
            if self.holds(id, point):
                return self.cells[id]
        return None

    def module_at(self, point: Vec3, hint: str | None = None) -> str | None:
        """Return the id of the module that holds a point, or None outside."""
        cell = self.cell_at(point, hint)
        return cell.module if cell else None

    def portals_of(self, cell: str) -> tuple[Portal, ...]:
        """Return the ways out of a cell."""
        return self.index.by_cell.get(cell, ())

    def neighbours(self, module: str) -> tuple[str, ...]:
        """Return the modules joined to one, in order."""
        found: dict[str, None] = {}
        for hatch in self.hatches.values():
            if module in (hatch.module_a, hatch.module_b) and hatch.module_a != hatch.module_b:
                found[hatch.module_b if hatch.module_a == module else hatch.module_a] = None
        return tuple(m for m in found if m in self.modules)

    def route(self, start: Vec3, goal: Vec3, closed: frozenset[str] = frozenset()) -> list[Vec3] | None:
        """Return points to fly through one after the other, the goal last; None when there is no way.

        Closed hatches are avoided where there is another way; where there is none the way leads through them.
        """
        return routes.route(self, start, goal, closed)

    def visible_modules(self, place: Vec3 | str, open_hatches: frozenset[str] | None = None) -> frozenset[str]:
        """Return the modules of which anything can be seen from a point (or from anywhere in a module).

        Args:
            open_hatches: Ids of the hatches that stand open; None means as a story begins.
        """
        if open_hatches is None:
            open_hatches = frozenset(h.id for h in self.hatches.values() if h.open)
        if isinstance(place, str):
            key = (place, open_hatches)
            if key not in self.index.visible:
                if len(self.index.visible) > 256:
                    self.index.visible.clear()
                self.index.visible[key] = sight.visible_from_module(self, place, open_hatches)
            return self.index.visible[key]
        return sight.visible_from(self, place, open_hatches)

    def line_clear(self, a: Vec3, b: Vec3, closed: frozenset[str] = frozenset()) -> bool:
        """Return whether one can see straight from a to b: through air, open hatches, glass and open space."""
        return sight.line_clear(self, a, b, closed)

    def walls(self) -> tuple[Wall, ...]:
        """Return convex slabs of every wall, outside the air, with the openings left free."""
        if self.index.walls is None:
            found: list[Wall] = []
            for cell in self.cells.values():
                found.extend(_walls_of(cell))
            self.index.walls = tuple(found)
        return self.index.walls

    def hatch_leaf(self, hatch: str) -> tuple[Vec3, ...]:
        """Return the corners of the closed leaf of a hatch: a slab that fills its opening."""
        portal = next(p for p in self.portals if p.hatch == hatch)
        half = scale(portal.normal, LEAF_THICKNESS * 0.5)
        return tuple(add(c, half) for c in portal.corners) + tuple(sub(c, half) for c in portal.corners)

    def portal_of(self, hatch: str) -> Portal | None:
        """Return the portal a hatch closes."""
        return next((p for p in self.portals if p.hatch == hatch), None)


def _walls_of(cell: Cell) -> list[Wall]:
    """Return the slabs of one cell.

    Sides are thickened across the cell's own axis and not along their normal, so that none reaches into the next.
    """
    walls = []
    axis = "xyz".index(cell.axis)
    for face in cell.faces:
        away = scale(face.normal, -1.0)
        push = away
        if 1e-6 < abs(away[axis]) < 0.999:
            across = [0.0 if i == axis else away[i] for i in range(3)]
            push = unit((across[0], across[1], across[2]))
            push = scale(push, 1.0 / max(dot(push, away), 0.3))
        thick = scale(push, WALL_THICKNESS)
        for piece in cut_all(face.corners, (o.corners for o in face.openings), face.normal):
            walls.append(Wall(cell.module, piece + tuple(add(p, thick) for p in piece)))
    return walls
