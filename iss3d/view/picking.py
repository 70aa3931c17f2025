"""What is in the middle of the free camera's picture, and what is known of it.

Asks the world and the station; changes and draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from iss3d.station.model import ExteriorPart, Module
from iss3d.station.station import Station
from iss3d.vectors import Vec3, about, add, conjugate, distance, dot, length, rotate, scale, sub
from iss3d.world.world import World

PICK_METRES = 60.0
PART_METRES = 150.0
"""Parts outside are large: they are named from as far as one sees them as a whole."""

WINDOW_METRES = 12.0
MODULE_METRES = 100.0
STEP = 0.25


@dataclass(frozen=True, slots=True)
class Picked:
    """What a pick has found: kind is thing, person, hatch, rail, window or module."""

    kind: str
    id: str
    name: str
    position: Vec3
    facts: tuple[str, ...] = ()


Facts = Callable[[], tuple[str, ...]]


class _Line:
    """A line of sight, and the nearest that it has met so far; from outside nothing is seen through a hull."""

    def __init__(self, eye: Vec3, ahead: Vec3, station: Station) -> None:
        self.eye, self.ahead = eye, ahead
        self._station = station
        self.outside = station.module_at(eye) is None
        self.nearest: tuple[float, Picked] | None = None

    def offer(self, kind: str, id: str, name: str, at: Vec3, radius: float, facts: Facts, far: float) -> None:
        """Take a ball into account."""
        way = sub(at, self.eye)
        along = dot(way, self.ahead)
        if not 0.05 < along < far or length(sub(way, scale(self.ahead, along))) > radius:
            return
        if not self.outside or kind == "window" or self._station.module_at(at) is None:
            self.meet(along, Picked(kind, id, name, at, facts()))

    def meet(self, along: float, picked: Picked) -> None:
        """Keep what is nearer than all before."""
        if self.nearest is None or along < self.nearest[0]:
            self.nearest = (along, picked)


def pick(world: World, eye: Vec3, ahead: Vec3, sun: Vec3) -> Picked | None:
    """Return the nearest thing, person, hatch, rail, pane or part that a line of sight meets, else the module.

    Args:
        sun: Direction to the Sun, which the wings outside are turned to.
    """
    line = _Line(eye, ahead, world.data.station)
    _offer_what_moves(line, world)
    _offer_what_is_fixed(line, world)
    if line.outside:
        for part in world.data.station.exterior.values():
            along = _meets(part, eye, ahead, sun)
            if along is not None and along < PART_METRES:
                at = add(eye, scale(ahead, along))
                line.meet(along, Picked("part", part.id, part.name, at, (_extent(part.size),)))
    if line.nearest is None:
        return _module_ahead(world, eye, ahead, MODULE_METRES)
    # From outside, what is behind a hull is not seen.
    hull = _module_ahead(world, eye, ahead, line.nearest[0] - 0.5) if line.outside else None
    return hull or line.nearest[1]


def _offer_what_moves(line: _Line, world: World) -> None:
    things, views = world.data.station.things, world.things
    for id, thing in things.items():
        view = views.get(id) if id in views else None
        if view is not None and view.present:
            radius = max(length(thing.size) / 2.0, 0.06)
            known = _thing_facts(thing.mass, thing.size)
            line.offer("thing", id, thing.name, view.position, radius, _saying(known), PICK_METRES)
    for id, person in world.persons.items():
        who = world.data.crew.people[id]
        line.offer("person", id, who.name, person.position, 0.5, _saying((who.role, who.about)), PICK_METRES)


def _offer_what_is_fixed(line: _Line, world: World) -> None:
    station = world.data.station
    for id, hatch in station.hatches.items():
        known = (f"{hatch.kind}, {hatch.size:g} m",)
        line.offer("hatch", id, hatch.name, hatch.centre, hatch.size / 2.0, _saying(known), PICK_METRES)
    for id, rail in station.rails.items():
        middle = scale(add(rail.start, rail.end), 0.5)
        line.offer("rail", id, id, middle, distance(rail.start, rail.end) / 2.0, tuple, PICK_METRES)
    for id, pane in station.windows.items():
        radius = min(distance(pane.centre, corner) for corner in pane.corners)
        name = station.modules[pane.module].name
        line.offer("window", id, id, pane.centre, radius, _saying((name,)), WINDOW_METRES)


def _saying(facts: tuple[str, ...]) -> Facts:
    return lambda: facts


def _meets(part: ExteriorPart, eye: Vec3, ahead: Vec3, sun: Vec3) -> float | None:
    """Return how far along a line of sight the box round a part begins, None when it is missed."""
    start, way = eye, ahead
    if part.tracks:
        back = about((0.0, 1.0, 0.0), -math.atan2(-sun[0], -sun[2]))
        start, way = rotate(back, start), rotate(back, way)
    start = sub(start, part.centre)
    if part.tracks == "beta":
        own = about((1.0, 0.0, 0.0), -math.asin(max(-1.0, min(1.0, sun[1]))))
        start, way = rotate(own, start), rotate(own, way)
    turn = conjugate(part.orientation)
    start, way = rotate(turn, start), rotate(turn, way)
    first, last = 0.05, math.inf
    for a, v, size in zip(start, way, part.size, strict=True):
        half = max(size / 2.0, 0.05)
        if abs(v) < 1e-9:
            if abs(a) > half:
                return None
            continue
        low, high = sorted(((-half - a) / v, (half - a) / v))
        first, last = max(first, low), min(last, high)
    return first if first <= last else None


def _module_ahead(world: World, eye: Vec3, ahead: Vec3, far: float) -> Picked | None:
    station = world.data.station
    for i in range(1, int(far / STEP)):
        point = add(eye, scale(ahead, i * STEP))
        id = station.module_at(point)
        if id is not None:
            module = station.modules[id]
            return Picked("module", id, module.name, point, facts_of(module))
    return None


def facts_of(module: Module) -> tuple[str, ...]:
    """Return what is known of a module and from where, each fact with its name."""
    return tuple(f"{name}: {value}" for name, value in module.facts.items())


def _extent(size: Vec3) -> str:
    return " x ".join(f"{side:g}" for side in size) + " m"


def _thing_facts(mass: float, size: Vec3) -> tuple[str, ...]:
    return (f"{mass:g} kg, {_extent(size)}",) if mass else (_extent(size),)
