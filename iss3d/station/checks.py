"""What must be true of a station: ports mate, volumes stay apart, every module can be reached, things are where air is.

Reads a finished station and reports; changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from iss3d.mods.source import KeyPath
from iss3d.reports import Report
from iss3d.station.entries import Entries
from iss3d.station.model import Hatch, HullPart, Port, Thing
from iss3d.station.station import Station
from iss3d.vectors import ZERO, Vec3, add, cross, distance, dot, length, rotate, scale, sub, unit

PLANE_SLACK = 0.02
"""Metres by which two mated planes may miss each other: the facts are rounded to a centimetre."""

PORT_NEAR = 0.3
OVERLAP = 0.03
KINDS = {"cbm": {"cbm"}, "ssvp": {"ssvp"}, "apas": {"apas", "idss"}, "eva": set()}
RING = 12


def check(station: Station, entries: Entries, report: Report) -> None:
    """Report everything that does not fit."""
    check_ports(station, entries, report)
    check_volumes(station, entries, report)
    check_ways(station, entries, report)
    check_things(station, entries, report)


def _say(
    entries: Entries, section: str, id: str, report: Report, code: str, path: KeyPath, said: str, hint: str
) -> None:
    entry = entries[section].get(id)
    if entry is not None:
        report.add(entry.document.problem(code, (*entry.path, *path), said, hint))


def check_ports(station: Station, entries: Entries, report: Report) -> None:
    """T306: two modules that share a hatch have ports that mate. T307: a port faces away from its module."""
    for hatch in station.hatches.values():
        if hatch.module_b in ("space", hatch.module_a):
            continue
        a, b = _port(station, hatch.module_a, hatch), _port(station, hatch.module_b, hatch)
        said = _mismatch(hatch, a, b)
        if said:
            hint = "Give both modules a port there: same plane, opposite directions, same mechanism."
            _say(entries, "hatches", hatch.id, report, "T306", (), said, hint)
    for port in station.ports:
        module = station.modules[port.module]
        if dot(sub(port.centre, module.centre), port.normal) <= 0.0:
            said = f"the port '{port.name}' of {module.id} faces into its own module"
            _say(entries, "modules", module.id, report, "T307", ("ports", port.name), said, "Turn `faces` round.")


def _port(station: Station, module: str, hatch: Hatch) -> Port | None:
    near = [p for p in station.ports if p.module == module and distance(p.centre, hatch.centre) < PORT_NEAR]
    return min(near, key=lambda p: distance(p.centre, hatch.centre), default=None)


def _mismatch(hatch: Hatch, a: Port | None, b: Port | None) -> str:
    """Return what keeps two ports from mating, or nothing."""
    if a is None or b is None:
        return f"{hatch.module_a if a is None else hatch.module_b} has no port where this hatch is"
    if dot(a.normal, b.normal) > -0.999:
        return f"the ports {a.name} of {a.module} and {b.name} of {b.module} do not face each other"
    apart = dot(a.normal, sub(b.centre, a.centre))
    aside = length(sub(sub(b.centre, a.centre), scale(a.normal, apart)))
    if abs(apart) > PLANE_SLACK:
        return f"the port planes of {a.module} and {b.module} are {abs(apart):.2f} m apart"
    if aside > PLANE_SLACK:
        return f"the port axes of {a.module} and {b.module} miss each other by {aside:.2f} m"
    if a.mechanism != b.mechanism:
        return f"{a.module} has a port of kind {a.mechanism} there and {b.module} one of kind {b.mechanism}"
    if a.mechanism not in KINDS[hatch.kind]:
        return f"a hatch of kind {hatch.kind} does not go with a port of kind {a.mechanism}"
    return ""


Box = tuple[Vec3, Vec3]


def part_box(part: HullPart) -> Box:
    """Return the box round a piece of hull."""
    radius = max(part.start_radius, part.end_radius)
    axis = unit(sub(part.end, part.start))
    grow = [radius * math.sqrt(max(0.0, 1.0 - v * v)) for v in axis]
    low = [min(part.start[i], part.end[i]) - grow[i] for i in range(3)]
    high = [max(part.start[i], part.end[i]) + grow[i] for i in range(3)]
    return (low[0], low[1], low[2]), (high[0], high[1], high[2])


def apart(a: Box, b: Box) -> bool:
    """Return whether two boxes have nothing in common."""
    return any(a[0][i] >= b[1][i] - OVERLAP or b[0][i] >= a[1][i] - OVERLAP for i in range(3))


def depth_in(part: HullPart, point: Vec3) -> float:
    """Return how deep a point lies in a piece of hull, negative outside."""
    axis = sub(part.end, part.start)
    size = length(axis)
    along = dot(sub(point, part.start), axis) / size
    u = along / size
    out = length(sub(sub(point, part.start), scale(axis, u)))
    radius = part.start_radius + (part.end_radius - part.start_radius) * u
    return min(along, size - along, radius - out)


def samples(part: HullPart) -> Iterator[Vec3]:
    """Yield points on and in a piece of hull."""
    axis = unit(sub(part.end, part.start))
    side = unit(cross(axis, (0.0, 0.0, 1.0) if abs(axis[2]) < 0.9 else (0.0, 1.0, 0.0)))
    other = cross(axis, side)
    for step in range(5):
        t = step / 4.0
        middle = add(part.start, scale(sub(part.end, part.start), t))
        radius = part.start_radius + (part.end_radius - part.start_radius) * t
        yield middle
        for n in range(RING):
            angle = 2.0 * math.pi * n / RING
            out = add(scale(side, math.cos(angle) * radius), scale(other, math.sin(angle) * radius))
            yield add(middle, out)


def check_volumes(station: Station, entries: Entries, report: Report) -> None:
    """T308: no two hulls have a volume in common."""
    parts = [(m.id, part, part_box(part)) for m in station.modules.values() for part in m.hull]
    told: set[tuple[str, str]] = set()
    for i, (name_a, part_a, box_a) in enumerate(parts):
        for name_b, part_b, box_b in parts[i + 1 :]:
            if name_a == name_b or (name_a, name_b) in told or apart(box_a, box_b):
                continue
            deep = max(*(depth_in(part_b, p) for p in samples(part_a)), *(depth_in(part_a, p) for p in samples(part_b)))
            if deep > OVERLAP:
                told.add((name_a, name_b))
                said = f"the hulls of {name_a} and {name_b} overlap by {deep:.2f} m"
                _say(entries, "modules", name_b, report, "T308", ("hull",), said, "Move one, or make it slimmer.")


def check_ways(station: Station, entries: Entries, report: Report) -> None:
    """T309: every cell of every module can be reached from the first."""
    if not station.cells:
        return
    first = next(iter(station.cells))
    reached, waiting = {first}, [first]
    while waiting:
        for portal in station.portals_of(waiting.pop()):
            for end in (portal.a, portal.b):
                if end not in reached and end in station.cells:
                    reached.add(end)
                    waiting.append(end)
    for cell in station.cells.values():
        if cell.id not in reached:
            name = cell.id.removeprefix(f"{cell.module}_")
            said = f"nobody can get into {cell.id}"
            hint = "Its end must share a plane with a neighbour's wall, or a hatch must join it to another module."
            _say(entries, "modules", cell.module, report, "T309", ("cells", name), said, hint)


def check_things(station: Station, entries: Entries, report: Report) -> None:
    """T310: things and spots are in the air of their module. T311: nothing fixed stands in a hatchway."""
    for thing in station.things.values():
        if thing.module != "space" and station.module_at(thing.position, thing.module) != thing.module:
            said = f"'{thing.id}' is not inside {thing.module}"
            _say(entries, "things", thing.id, report, "T310", ("at",), said, "Move it into the room.")
        hatch = blocked_hatch(station, thing) if thing.mass == 0.0 and not thing.stowed else None
        if hatch is not None:
            said = f"'{thing.id}' stands in the way of the hatch {hatch}"
            _say(entries, "things", thing.id, report, "T311", ("at",), said, "Move it along or across its wall.")
    for spot in station.spots.values():
        if spot.module != "space" and station.module_at(spot.centre, spot.module) != spot.module:
            said = f"the spot '{spot.id}' is not inside {spot.module}"
            _say(entries, "spots", spot.id, report, "T310", ("at",), said, "Move it into the room.")


def blocked_hatch(station: Station, thing: Thing) -> str | None:
    """Return the hatch whose way through a fixed thing narrows below 0.56 m, or None."""
    for hatch in station.hatches.values():
        if thing.module not in (hatch.module_a, hatch.module_b):
            continue
        if distance(hatch.centre, thing.position) > hatch.size + length(thing.size):
            continue
        if distance_to_box(thing, hatch.centre) < 0.28:
            return hatch.id
    return None


def distance_to_box(thing: Thing, point: Vec3) -> float:
    """Return how far a point is from the nearest point of a thing's box."""
    w, x, y, z = thing.orientation
    local = rotate((w, -x, -y, -z), sub(point, thing.position))
    gaps = [max(0.0, abs(local[i]) - thing.size[i] * 0.5) for i in range(3)]
    return distance((gaps[0], gaps[1], gaps[2]), ZERO)
