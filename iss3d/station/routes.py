"""Ways to fly from one point of the station to another: A* from portal to portal.

Every portal is crossed square-on, from a point before it to a point behind it, so that a ball of 0.28 m never touches.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from iss3d.station.model import Portal
from iss3d.vectors import Vec3, add, distance, dot, scale, sub

if TYPE_CHECKING:
    from iss3d.station.station import Station

APPROACH = 0.5
"""Metres before and after a portal within which one flies along its axis, where the cells are long enough."""

SPACE = "space"
SHUT_COST = 1000.0
"""Metres that a closed hatch counts as: any open way, however long, is better."""


def route(station: Station, start: Vec3, goal: Vec3, closed: frozenset[str]) -> list[Vec3] | None:
    """Return points to fly through, the goal last, or None; see Station.route."""
    first, last = station.cell_at(start), station.cell_at(goal)
    a, b = (first.id if first else SPACE), (last.id if last else SPACE)
    if a == b:
        return [goal]
    key = (a, b, closed)
    cache = station.index.routes
    if key not in cache:
        if len(cache) > 4096:
            cache.clear()
        # From the middles of the cells, so that what is kept does not depend on who asked first.
        begin = first.centre if first else start
        end = last.centre if last else goal
        cache[key] = _portals(station, a, b, begin, end, closed)
    steps = cache[key]
    if steps is None:
        return None
    points: list[Vec3] = []
    for portal, came_from in steps:
        points.extend(crossing(station, portal, came_from))
    return [*points, goal]


def _portals(
    station: Station, a: str, b: str, start: Vec3, goal: Vec3, closed: frozenset[str]
) -> tuple[tuple[Portal, str], ...] | None:
    """Return portals to pass, each with the cell one comes from."""
    best: dict[int, float] = {}
    came: dict[int, tuple[int, str]] = {}
    number = {id(p): n for n, p in enumerate(station.portals)}
    heap: list[tuple[float, int, float, str]] = []

    def reach(portal: Portal, cost: float, before: int, from_cell: str) -> None:
        n = number[id(portal)]
        if portal.hatch in closed:
            cost += SHUT_COST
        if cost < best.get(n, 1e18) - 1e-9:
            best[n] = cost
            came[n] = (before, from_cell)
            heapq.heappush(heap, (cost + distance(portal.centre, goal), n, cost, from_cell))

    for p in station.index.by_cell.get(a, ()):
        reach(p, distance(start, p.centre), -1, a)
    while heap:
        _, n, cost, from_cell = heapq.heappop(heap)
        if cost > best[n] + 1e-9:
            continue
        portal = station.portals[n]
        cell = portal.b if portal.a == from_cell else portal.a
        if cell == b:
            return _unwind(station, came, n)
        for nxt in station.index.by_cell.get(cell, ()):
            if nxt is not portal:
                reach(nxt, cost + distance(portal.centre, nxt.centre), n, cell)
    return None


def _unwind(station: Station, came: dict[int, tuple[int, str]], n: int) -> tuple[tuple[Portal, str], ...]:
    steps: list[tuple[Portal, str]] = []
    while n >= 0:
        before, from_cell = came[n]
        steps.append((station.portals[n], from_cell))
        n = before
    return tuple(reversed(steps))


def crossing(station: Station, portal: Portal, from_cell: str) -> tuple[Vec3, Vec3, Vec3]:
    """Return the points before, in and behind a portal for someone who comes from a cell."""
    forward = portal.a == from_cell
    ahead = portal.normal if forward else scale(portal.normal, -1.0)
    beyond = portal.b if forward else portal.a
    before = add(portal.centre, scale(ahead, -depth(station, portal, from_cell, scale(ahead, -1.0))))
    after = add(portal.centre, scale(ahead, depth(station, portal, beyond, ahead)))
    return before, portal.centre, after


def depth(station: Station, portal: Portal, cell: str, into: Vec3) -> float:
    """Return how far from the portal the approach point in a cell lies: 0.5 m, or the middle of a shorter cell."""
    if cell == SPACE:
        return APPROACH
    reach = 2.0 * APPROACH
    for face in station.cells[cell].faces:
        slope = dot(face.normal, into)
        if slope < -1e-6:
            gap = dot(face.normal, sub(portal.centre, face.corners[0]))
            reach = min(reach, gap / -slope)
    return reach * 0.5
