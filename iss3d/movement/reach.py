"""What the hands and the eye find: nearest surfaces, holds, and what is under the crosshair.

Worked out from the station's facts, not from the physics engine, so that it is quick and exact. Knows no Bullet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iss3d.movement import tuning
from iss3d.station.model import Cell, Handrail, Hatch, Opening
from iss3d.vectors import Quat, Vec3, conjugate, distance, dot, facing, length, rotate, scale, sub, unit

if TYPE_CHECKING:
    from iss3d.movement.station_like import StationLike


@dataclass(frozen=True, slots=True)
class Surface:
    """A spot on a wall: how far from the eye, where, and the normal pointing to the eye's side."""

    distance: float
    point: Vec3
    normal: Vec3


@dataclass(frozen=True, slots=True)
class Hold:
    """Something a hand can close on; kind and id as in Grip."""

    kind: str
    id: str
    point: Vec3
    distance: float


@dataclass(frozen=True, slots=True)
class Aim:
    """What is under the crosshair: kind is "thing", "hatch" or "person"; angle off the line of sight in radians."""

    kind: str
    id: str
    distance: float
    angle: float


@dataclass(frozen=True, slots=True)
class Target:
    """A box that can be aimed at (a person is a box too)."""

    kind: str
    id: str
    position: Vec3
    orientation: Quat
    size: Vec3


Plane = tuple[float, float, float, float, tuple[Opening, ...]]
"""Normal into the room, offset along it, and the openings in the face."""


Bar = tuple[float, float, float, float, Vec3, Vec3, float, str]
"""A rail made ready: its middle, half its length, where it starts, the way to its end, that squared, its id."""


CONE_SLOPE = math.tan(tuning.AIM_CONE)


class Air:
    """One cell made ready for quick questions."""

    def __init__(self, cell: Cell) -> None:
        self.id = cell.id
        self.module = cell.module
        self.centre = cell.centre
        self.planes: tuple[Plane, ...] = tuple(
            (*face.normal, dot(face.normal, face.corners[0]), face.openings) for face in cell.faces
        )

    def holds(self, p: Vec3, slack: float = 0.0) -> bool:
        """Return whether the point is in the cell, or no more than slack metres outside it."""
        x, y, z = p
        for nx, ny, nz, d, _ in self.planes:  # noqa: SIM110 - runs every tick; a generator costs twice as much
            if nx * x + ny * y + nz * z - d < -slack:
                return False
        return True

    def clear_point(self, p: Vec3, radius: float) -> Vec3:
        """Return the point moved into the cell until a ball there touches no wall, if the cell is wide enough."""
        x, y, z = p
        for _ in range(12):
            moved = False
            for nx, ny, nz, d, _openings in self.planes:
                lack = radius - (nx * x + ny * y + nz * z - d)
                if lack > 1e-9:
                    x, y, z = x + nx * lack, y + ny * lack, z + nz * lack
                    moved = True
            if not moved:
                return (x, y, z)
        cx, cy, cz = self.centre
        return (cx, cy, cz) if not self.holds((x, y, z)) else (x, y, z)


class Reach:
    """Quick questions about one station. Give closed hatches only where they matter."""

    def __init__(self, station: StationLike) -> None:
        self._station = station
        self.air: dict[str, Air] = {id: Air(cell) for id, cell in station.cells.items()}
        near: dict[str, list[str]] = {id: [] for id in station.cells}
        rims: dict[str, dict[str, Hatch]] = {id: {} for id in station.cells}
        for portal in station.portals:
            for a, b in ((portal.a, portal.b), (portal.b, portal.a)):
                if a in near and b in near:
                    near[a].append(b)
                if a in rims and portal.hatch is not None and portal.hatch in station.hatches:
                    rims[a][portal.hatch] = station.hatches[portal.hatch]
        self.near: dict[str, tuple[str, ...]] = {id: tuple(cells) for id, cells in near.items()}
        self._rails: dict[str, tuple[Bar, ...]] = {
            id: tuple(_bar(r) for r in station.rails.values() if not r.outside and _rail_near(r, cell))
            for id, cell in station.cells.items()
        }
        self._rails[""] = tuple(_bar(r) for r in station.rails.values() if r.outside)
        self._hatches: dict[str, tuple[Hatch, ...]] = {}
        for id in station.cells:
            around = dict(rims[id])
            for other in self.near[id]:
                around.update(rims[other])
            self._hatches[id] = tuple(around.values())
        self._hatch_targets: dict[str, tuple[Target, ...]] = {}
        self._hatches[""] = tuple(h for h in station.hatches.values() if "space" in (h.module_a, h.module_b))

    def cell_of(self, p: Vec3, hint: str = "") -> str:
        """Return the id of the cell that holds the point, trying the hint and those beside it first; "" for none."""
        air = self.air.get(hint)
        if air is not None:
            if air.holds(p):
                return hint
            for other in self.near[hint]:
                if self.air[other].holds(p):
                    return other
        found = self._station.cell_at(p, hint or None)
        return found.id if found is not None else ""

    def nearest_cell(self, p: Vec3) -> str:
        """Return the cell whose middle is nearest: a safe place for one who is nowhere."""
        return min(self.air.values(), key=lambda air: (distance(air.centre, p), air.id)).id

    def surfaces(self, p: Vec3, cell: str, reach: float) -> list[Surface]:
        """Return every wall of the cell within reach, nearest first. Where the wall is open, the rim stands for it."""
        air = self.air.get(cell)
        if air is None:
            return []
        found = []
        x, y, z = p
        for nx, ny, nz, d, openings in air.planes:
            gap = nx * x + ny * y + nz * z - d
            if gap > reach:
                continue
            foot = (x - nx * gap, y - ny * gap, z - nz * gap)
            for opening in openings:
                off = sub(foot, opening.centre)
                if dot(off, off) < opening.size * opening.size * 0.25:
                    foot = _rim(opening.centre, off, opening.size)
                    gap = distance(p, foot)
                    break
            if gap <= reach:
                normal = (nx, ny, nz) if not openings or gap < 1e-6 else unit(sub(p, foot))
                found.append(Surface(max(gap, 0.0), foot, normal))
        found.sort(key=lambda s: s.distance)
        return found

    def holds(
        self, p: Vec3, ahead: Vec3, cell: str, others: Iterable[Hold] = (), reach: float = tuning.HAND_REACH
    ) -> Hold | None:
        """Return what a hand closed now would hold, or None: what is aimed at counts as nearer; bare walls come last.

        Args:
            others: Seats, things and people in reach, as the caller knows them.
        """
        best, best_score = None, math.inf
        for hold in self._fixed_holds(p, cell, reach):
            score = _score(hold, p, ahead)
            if score < best_score:
                best, best_score = hold, score
        for hold in others:
            if hold.distance <= reach:
                score = _score(hold, p, ahead) - 0.05
                if score < best_score:
                    best, best_score = hold, score
        if best is not None:
            return best
        for surface in self.surfaces(p, cell, reach):
            return Hold("surface", self.air[cell].module, surface.point, surface.distance)
        return None

    def any_hold(self, p: Vec3, cell: str, reach: float = tuning.HAND_REACH) -> bool:
        """Return whether a wall, rail or rim is within reach, whichever it is."""
        air = self.air.get(cell)
        if air is not None:
            x, y, z = p
            for nx, ny, nz, d, openings in air.planes:
                if not openings and nx * x + ny * y + nz * z - d <= reach:
                    return True
        return any(True for _ in self._fixed_holds(p, cell, reach)) or bool(self.surfaces(p, cell, reach))

    def _fixed_holds(self, p: Vec3, cell: str, reach: float) -> Iterable[Hold]:
        """Give rails and hatch rims within reach."""
        x, y, z = p
        for mx, my, mz, half, (ax, ay, az), (dx, dy, dz), span, id in self._rails.get(cell, ()):
            far = reach + half
            if not (-far < x - mx < far and -far < y - my < far and -far < z - mz < far):
                continue
            t = ((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / span
            t = 0.0 if t < 0.0 else 1.0 if t > 1.0 else t
            point = (ax + dx * t, ay + dy * t, az + dz * t)
            gap = math.sqrt((x - point[0]) ** 2 + (y - point[1]) ** 2 + (z - point[2]) ** 2)
            if gap <= reach:
                yield Hold("rail", id, point, gap)
        for hatch in self._hatches.get(cell, ()):
            off = sub(p, hatch.centre)
            if dot(off, off) > (reach + hatch.size) ** 2:
                continue
            along = dot(off, hatch.normal)
            rim = _rim(hatch.centre, sub(off, scale(hatch.normal, along)), hatch.size)
            gap = distance(p, rim)
            if gap <= reach:
                yield Hold("hatch", hatch.id, rim, gap)

    def grips(self, p: Vec3, cell: str, reach: float) -> list[Hold]:
        """Return every rail and hatch rim within reach of a point of a cell ("" outside)."""
        return list(self._fixed_holds(p, cell, reach))

    def way_of(self, rail: str) -> Vec3:
        """Return the direction of a rail, of length one."""
        facts = self._station.rails[rail]
        return unit(sub(facts.end, facts.start))

    def rail_near(self, p: Vec3, cell: str, reach: float) -> tuple[str, Vec3] | None:
        """Return the nearest rail within reach and the point on it, for a tether hook."""
        rails = [h for h in self._fixed_holds(p, cell, reach) if h.kind == "rail"]
        best = min(rails, key=lambda h: h.distance, default=None)
        return (best.id, best.point) if best else None

    def hatch_targets(self, cell: str) -> tuple[Target, ...]:
        """Return the hatches round a cell ("" outside) as thin boxes for the crosshair."""
        found = self._hatch_targets.get(cell)
        if found is None:
            hatches = self._hatches.get(cell, ())
            found = tuple(Target("hatch", h.id, h.centre, facing(h.normal), (0.1, h.size, h.size)) for h in hatches)
            self._hatch_targets[cell] = found
        return found

    def aim(self, p: Vec3, ahead: Vec3, targets: Iterable[Target], reach: float = tuning.AIM_REACH) -> Aim | None:
        """Return what is nearest the line of sight among the targets in reach, within the cone of the crosshair."""
        best: Aim | None = None
        for target in targets:
            found = _aim_at(p, ahead, target, reach)
            if found is not None and (best is None or (found.angle, found.distance) < (best.angle, best.distance)):
                best = found
        return best

    def path_clear(self, p: Vec3, q: Vec3, closed: frozenset[str]) -> bool:
        """Return whether nothing but open hatches and glass is between two points."""
        return self._station.line_clear(p, q, closed)


def _bar(rail: Handrail) -> Bar:
    """Return a rail made ready for quick distances."""
    way = sub(rail.end, rail.start)
    (ax, ay, az), (bx, by, bz) = rail.start, rail.end
    half = 0.5 * math.sqrt(dot(way, way))
    return ((ax + bx) / 2, (ay + by) / 2, (az + bz) / 2, half, rail.start, way, max(dot(way, way), 1e-12), rail.id)


def _rail_near(rail: Handrail, cell: Cell) -> bool:
    """Return whether a hand in the cell could hold the rail."""
    margin = tuning.HAND_REACH + 0.1
    return all(
        min(rail.start[i], rail.end[i]) <= cell.high[i] + margin
        and max(rail.start[i], rail.end[i]) >= cell.low[i] - margin
        for i in range(3)
    )


def _rim(centre: Vec3, off: Vec3, size: float) -> Vec3:
    """Return the point of an opening's edge nearest in direction to off (a vector in its plane)."""
    span = math.sqrt(off[0] * off[0] + off[1] * off[1] + off[2] * off[2])
    if span < 1e-9:
        return (centre[0], centre[1], centre[2] + size * 0.5)
    k = size * 0.5 / span
    return (centre[0] + off[0] * k, centre[1] + off[1] * k, centre[2] + off[2] * k)


def _score(hold: Hold, p: Vec3, ahead: Vec3) -> float:
    """Return how ready a hold is to hand: its distance, less when it is looked at."""
    if hold.distance < 1e-6:
        return 0.0
    facing = dot(sub(hold.point, p), ahead) / hold.distance
    return hold.distance * (1.3 - 0.5 * facing)


def _aim_at(p: Vec3, ahead: Vec3, target: Target, reach: float) -> Aim | None:
    """Return the aim at one box, or None when it is out of reach or out of the cone."""
    size = target.size
    dx, dy, dz = target.position[0] - p[0], target.position[1] - p[1], target.position[2] - p[2]
    radius = 0.5 * math.sqrt(size[0] * size[0] + size[1] * size[1] + size[2] * size[2])
    along = dx * ahead[0] + dy * ahead[1] + dz * ahead[2]
    aside = dx * dx + dy * dy + dz * dz - along * along
    # A ball round the box that misses the cone: the usual case, so tried before the exact one.
    if along < -radius or along > reach + radius or aside > (radius + (along + radius) * CONE_SLOPE) ** 2:
        return None
    off = (dx, dy, dz)
    back = conjugate(target.orientation)
    eye = rotate(back, (-off[0], -off[1], -off[2]))
    line = rotate(back, ahead)
    nearest = _inside(eye, size)
    gap = distance(eye, nearest)
    if gap > reach:
        return None
    if gap < 1e-9:
        # The eye is in the box itself (one floats in a seat): it is aimed at by who looks at its middle.
        away = length(off)
        at_it = away < 1e-6 or dot(off, ahead) / away > tuning.AIM_FROM_WITHIN
        return Aim(target.kind, target.id, 0.0, 0.0) if at_it else None
    # Alternate between the line and the box twice: the point of the box nearest the line of sight, near enough.
    spot = nearest
    for first in (True, False):
        t = max(0.0, -dot(eye, line) if first else dot(sub(spot, eye), line))
        spot = _inside((eye[0] + line[0] * t, eye[1] + line[1] * t, eye[2] + line[2] * t), size)
    to = sub(spot, eye)
    span = math.sqrt(dot(to, to))
    angle = math.acos(max(-1.0, min(1.0, dot(to, line) / span)))
    if angle > tuning.AIM_CONE:
        return None
    return Aim(target.kind, target.id, gap, round(angle, 3))


def _inside(p: Vec3, size: Vec3) -> Vec3:
    """Return the point of a box round the origin nearest to p."""
    hx, hy, hz = size[0] * 0.5, size[1] * 0.5, size[2] * 0.5
    return (min(max(p[0], -hx), hx), min(max(p[1], -hy), hy), min(max(p[2], -hz), hz))
