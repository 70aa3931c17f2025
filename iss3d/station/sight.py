"""What can be seen from where: straight lines through air, hatches and glass; modules behind open hatches.

Analytic, without an engine: convex cells make both a walk from cell to cell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iss3d.station.model import HullPart
from iss3d.station.shapes import Polygon, clip, edge_planes
from iss3d.vectors import Vec3, add, cross, dot, lerp, scale, sub, unit

if TYPE_CHECKING:
    from iss3d.station.station import Station

SPACE = "space"
MOST_CELLS = 60
GRAZE = 1e-7
NEAR_PORTAL = 0.06
WINDOW_REACH = 15.0


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in a face as sight sees it: edges as planes, what is beyond, the hatch that may shut it."""

    edges: tuple[tuple[Vec3, float], ...]
    to: str
    hatch: str | None


def gaps(station: Station) -> dict[str, tuple[tuple[Vec3, float, tuple[Gap, ...]], ...]]:
    """Return for each cell its faces as (normal into the room, offset, gaps); worked out once."""
    if station.index.gaps:
        return station.index.gaps
    hatch_of = {(p.a, p.b): p.hatch for p in station.portals}
    hatch_of.update({(p.b, p.a): p.hatch for p in station.portals})
    for cell in station.cells.values():
        faces = []
        for face in cell.faces:
            offset = dot(face.normal, face.corners[0])
            holes = [
                Gap(tuple(edge_planes(o.corners, face.normal)), o.to, hatch_of.get((cell.id, o.to)))
                for o in face.openings
            ]
            for window in station.windows.values():
                flat = window.module == cell.module and dot(window.normal, face.normal) < -0.999
                if flat and abs(dot(face.normal, window.centre) - offset) < 0.05:
                    holes.append(Gap(tuple(edge_planes(window.corners, face.normal)), SPACE, None))
            faces.append((face.normal, offset, tuple(holes)))
        station.index.gaps[cell.id] = tuple(faces)
    return station.index.gaps


def _leave(station: Station, cell: str, a: Vec3, b: Vec3, closed: frozenset[str]) -> tuple[str, Vec3] | None:
    """Walk from a in a cell toward b; return (cell of b or "space", point where one got out), or None when blocked."""
    along = sub(b, a)
    table = gaps(station)
    for _ in range(MOST_CELLS):
        nearest, hit = 1.0, None
        for normal, offset, holes in table[cell]:
            slope = dot(normal, along)
            if slope < -GRAZE:
                t = (offset - dot(normal, a)) / slope
                if t < nearest:
                    nearest, hit = t, holes
        if hit is None:
            return cell, b
        point = lerp(a, b, max(nearest, 0.0))
        gap = next((g for g in hit if all(dot(n, point) <= d + 1e-6 for n, d in g.edges)), None)
        if gap is None or gap.hatch in closed:
            return None
        if gap.to == SPACE:
            return SPACE, point
        cell = gap.to
    return None


def line_clear(station: Station, a: Vec3, b: Vec3, closed: frozenset[str]) -> bool:
    """Return whether nothing stands between a and b; see Station.line_clear."""
    first = station.cell_at(a)
    near, near_module = a, ""
    if first is not None:
        left = _leave(station, first.id, a, b, closed)
        if left is None:
            return False
        if left[0] != SPACE:
            return True
        near, near_module = left[1], first.module
    last = station.cell_at(b, first.id if first else None)
    far, far_module = b, ""
    if last is not None:
        left = _leave(station, last.id, b, a, closed)
        if left is None or left[0] != SPACE:
            return False
        far, far_module = left[1], last.module
    return not any(
        crosses(part, near, far)
        for module in station.modules.values()
        if module.id not in (near_module, far_module)
        for part in module.hull
    )


def crosses(part: HullPart, a: Vec3, b: Vec3) -> bool:
    """Return whether the segment from a to b meets a cylinder or cone of hull."""
    axis = sub(part.end, part.start)
    size = dot(axis, axis)
    if size < 1e-12:
        return False
    ua, ub = dot(sub(a, part.start), axis) / size, dot(sub(b, part.start), axis) / size
    low, high = 0.0, 1.0
    if abs(ub - ua) < 1e-12:
        if not 0.0 <= ua <= 1.0:
            return False
    else:
        t0, t1 = sorted(((0.0 - ua) / (ub - ua), (1.0 - ua) / (ub - ua)))
        low, high = max(low, t0), min(high, t1)
        if low > high:
            return False
    ra = sub(sub(a, part.start), scale(axis, ua))
    rb = sub(sub(b, part.start), scale(axis, ub))
    step = sub(rb, ra)
    flat = dot(step, step)
    t = 0.0 if flat < 1e-12 else -dot(ra, step) / flat
    t = min(max(t, low), high)
    gap = add(ra, scale(step, t))
    u = ua + (ub - ua) * t
    radius = part.start_radius + (part.end_radius - part.start_radius) * u
    return dot(gap, gap) < radius * radius


def visible_from(station: Station, eye: Vec3, open_hatches: frozenset[str]) -> frozenset[str]:
    """Return the modules seen from a point: through hatches in a cone that narrows, from outside through windows."""
    cell = station.cell_at(eye)
    if cell is None:
        near = (w for w in station.windows.values() if dot(sub(w.centre, eye), sub(w.centre, eye)) < WINDOW_REACH**2)
        return frozenset(w.module for w in near)
    seen: set[str] = set()
    _look(station, eye, cell.id, [], open_hatches, seen, (cell.id,))
    return frozenset(seen)


def _look(
    station: Station,
    eye: Vec3,
    cell: str,
    cone: list[tuple[Vec3, float]],
    open_hatches: frozenset[str],
    seen: set[str],
    path: tuple[str, ...],
) -> None:
    """Add what lies beyond the portals of a cell, as far as the cone of sight reaches."""
    seen.add(station.cells[cell].module)
    if len(path) > MOST_CELLS:
        return
    for portal in station.index.by_cell[cell]:
        beyond = portal.b if portal.a == cell else portal.a
        if beyond in path or beyond == SPACE or (portal.hatch is not None and portal.hatch not in open_hatches):
            continue
        ahead = portal.normal if portal.a == cell else scale(portal.normal, -1.0)
        gap = dot(ahead, sub(portal.centre, eye))
        if gap < -NEAR_PORTAL:
            continue
        if gap < NEAR_PORTAL:
            _look(station, eye, beyond, cone, open_hatches, seen, (*path, beyond))
            continue
        hole: Polygon = portal.corners
        for normal, offset in cone:
            hole = clip(hole, normal, offset)
            if len(hole) < 3:
                break
        if len(hole) >= 3:
            _look(station, eye, beyond, _cone(eye, hole), open_hatches, seen, (*path, beyond))


def _cone(eye: Vec3, hole: Polygon) -> list[tuple[Vec3, float]]:
    """Return the planes through the eye and the edges of a hole, normals outward."""
    middle = scale(
        (math.fsum(p[0] for p in hole), math.fsum(p[1] for p in hole), math.fsum(p[2] for p in hole)), 1.0 / len(hole)
    )
    planes = []
    for i, p in enumerate(hole):
        normal = unit(cross(sub(p, eye), sub(hole[(i + 1) % len(hole)], eye)))
        if dot(normal, sub(middle, eye)) > 0.0:
            normal = scale(normal, -1.0)
        planes.append((normal, dot(normal, eye)))
    return planes


def visible_from_module(station: Station, module: str, open_hatches: frozenset[str]) -> frozenset[str]:
    """Return the modules seen from anywhere in one: from the middle, the corners and the portals of its cells."""
    seen: set[str] = {module}
    for id in station.index.by_module.get(module, ()):
        cell = station.cells[id]
        eyes = [cell.centre, *(lerp(cell.centre, c, 0.9) for f in cell.faces for c in f.corners)]
        eyes += [lerp(p.centre, cell.centre, 0.05) for p in station.index.by_cell[id]]
        for eye in eyes:
            _look(station, eye, id, [], open_hatches, seen, (id,))
    return frozenset(seen)
