"""Where the open leaf of a round hatch is strapped: flat against a wall of the room before it, beside its opening.

Reads the station's data only. The leaf keeps clear of every way through the room, of signs, panes, lamps and of what
hangs on the walls; where there is no such place it is out of sight, as the square leaves are. Draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from iss3d.station.model import Cell, Face, Hatch, Label
from iss3d.station.shapes import inscribed
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, distance, dot, lerp, rotate, scale, sub, unit

SLIDING = frozenset({"cbm"})
"""Hatches whose leaf slides up on rails; the others swing, and have a plainer shape for who is far."""

SWINGING = frozenset({"ssvp", "apas"})
"""Hatches whose open leaf stands aside in the room before it; that of an airlock goes where nobody works."""

ROOM = 1.35
"""Metres across from which a cell has room beside its way for an open leaf."""

FAR = 1.3
"""Metres from a hatch within which a room must begin for its leaf to be parked there."""

THICKEST = 0.125
"""Metres from the middle of a leaf to the end of what stands on it, on either side."""

BEHIND = (0.15, 0.19, 0.24, 0.29)
"""Metres from a wall to the middle of a leaf that is parked before it: in a round room its rim meets the slopes first.
"""

LEAST = 0.01
"""Metres that the rim keeps from every wall."""

FILLS = 0.985
"""Radius of a leaf against that of its opening."""

RIM = 0.038
"""Half the thickness of a leaf at its rim, metres."""

STEP = 0.08
"""Metres between the places that are tried."""

NEAR = 1.7
"""Metres from a hatch beyond which its leaf is not carried."""

WAY = 0.42
"""Half a shoulder and what swings beside it: metres that a leaf keeps from the middle of a way."""

VIEW = 0.6
"""Metres before a sign, a pane or a lamp in which nothing may stand."""

RAIL_WORTH, LEVEL_WORTH, OTHER_WORTH, LOOSE_WORTH = 0.3, 0.5, 0.6, 2.5
"""Metres that one would go rather than have a leaf before a rail, on the ceiling or the floor, in the room beyond, or
a hand's breadth away from its wall (by the metre)."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rest:
    """Where an open leaf is.

    Attributes:
        centre: The middle of it. facing: The normal of its wall.
        side: -1 where it has been swung into the room before its hatch, 1 where into the one beyond.
        depth: Metres down its way at which it turns aside. behind: Metres from its middle to the wall.
    """

    centre: Vec3
    facing: Vec3
    side: float
    depth: float
    behind: float


@dataclass(frozen=True, slots=True)
class Kept:
    """Places that a leaf keeps clear of: points, and how many metres of each."""

    points: Floats
    reach: Floats

    def touched(self, centres: Floats, facing: Floats, radius: float, behind: float) -> npt.NDArray[np.bool_]:
        """Return which leaves at these middles come too near to any of the points."""
        if not len(self.points):
            return np.zeros(len(centres), bool)
        return np.asarray(self._near(centres, facing, radius, behind).any(axis=1), bool)

    def count(self, centres: Floats, facing: Floats, radius: float, behind: float) -> Floats:
        """Return to how many of the points leaves at these middles come too near."""
        if not len(self.points):
            return np.zeros(len(centres))
        return self._near(centres, facing, radius, behind).sum(axis=1).astype(float)

    def _near(self, centres: Floats, facing: Floats, radius: float, behind: float) -> npt.NDArray[np.bool_]:
        off = self.points[None] - centres[:, None]
        high = off @ facing
        aside = np.linalg.norm(off - high[..., None] * facing, axis=2)
        found: npt.NDArray[np.bool_] = (
            (aside < radius + self.reach) & (high > -behind - self.reach) & (high < THICKEST + self.reach)
        )
        return found


def way_to_room(station: Station, hatch: Hatch, side: float) -> tuple[float, Cell] | None:
    """Return metres from a hatch to the room on a side of it in which its open leaf may be parked, and that room.

    Args:
        side: -1 against its normal, 1 along it.

    Returns:
        None where no room is near.
    """
    step = 0.02
    for k in range(1, round(FAR / step)):
        cell = station.cell_at(add(hatch.centre, scale(hatch.normal, side * step * k)))
        if cell is None:
            return None
        axis = max(range(3), key=lambda i: abs(hatch.normal[i]))
        if min(cell.high[i] - cell.low[i] for i in range(3) if i != axis) >= ROOM:
            return step * k, cell
    return None


def rests(station: Station) -> dict[str, Rest]:
    """Return where the open leaves of the station are, by hatch; one that is parked is in the way of the next."""
    found: dict[str, Rest] = {}
    taken: dict[str, list[tuple[Rest, float]]] = {}
    for id, hatch in sorted(station.hatches.items()):
        if hatch.kind not in SWINGING:
            continue
        best: tuple[float, Rest, str] | None = None
        for side in (-1.0, 1.0):
            there = way_to_room(station, hatch, side)
            if there is not None:
                tried = _best(station, hatch, there, side, taken.get(there[1].id, []))
                if tried is not None and (best is None or tried[0] < best[0]):
                    best = (*tried, there[1].id)
        if best is not None:
            found[id] = best[1]
            taken.setdefault(best[2], []).append((best[1], reach_of(station, hatch)))
    return found


def reach_of(station: Station, hatch: Hatch) -> float:
    """Return the radius of a round leaf: what just fills the corners of its opening."""
    portal = station.portal_of(hatch.id)
    return FILLS * max(distance(c, hatch.centre) for c in portal.corners) if portal is not None else hatch.size * 0.5


def _best(
    station: Station, hatch: Hatch, there: tuple[float, Cell], side: float, others: list[tuple[Rest, float]]
) -> tuple[float, Rest] | None:
    """Return the nearest good place of a room for a leaf, and what it costs in metres."""
    depth, cell = there
    radius = reach_of(station, hatch)
    clear = _kept([*_ways(station, cell), *_sights(station, cell), *_fixed(station, cell), *_leaves(others)], hatch)
    rails = _kept([(p, 0.02) for r in station.rails.values() if r.module == cell.module and not r.outside
                   for p in (r.start, lerp(r.start, r.end, 0.5), r.end)], hatch)  # fmt: skip
    up = station.modules[cell.module].up
    best: tuple[float, Rest] | None = None
    for face in cell.faces:
        if abs(dot(face.normal, hatch.normal)) > 0.9:
            continue
        level = abs(dot(face.normal, up)) > 0.6
        for behind in BEHIND:
            centres, out = _places(face, hatch.normal, behind), np.array(face.normal)
            centres = centres[np.linalg.norm(centres - np.array(hatch.centre), axis=1) < NEAR]
            centres = centres[_inside(cell, centres, out, radius)]
            centres = centres[~clear.touched(centres, out, radius, behind)]
            if not len(centres):
                continue
            cost = np.linalg.norm(centres - np.array(hatch.centre), axis=1)
            cost += RAIL_WORTH * rails.count(centres, out, radius, behind) + LOOSE_WORTH * behind
            cost += LEVEL_WORTH * level + OTHER_WORTH * (side > 0.0)
            for k in np.argsort(cost, kind="stable").tolist():
                if best is not None and cost[k] > best[0] - 1e-6:
                    break
                x, y, z = centres[k].tolist()
                rest = Rest((x, y, z), face.normal, side, depth, behind)
                if all(station.cell_at(p) is not None for p in rim_of(rest, radius)):
                    best = (float(cost[k]), rest)
                    break
    return best


def _places(face: Face, along: Vec3, behind: float) -> Floats:
    """Return the middles of leaves that lie against a wall, on a lattice."""
    corners, out = np.array(face.corners), np.array(face.normal)
    right = np.array(sub(along, scale(face.normal, dot(along, face.normal))))
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(out, right)])
    spots = (corners - corners.mean(axis=0)) @ axes.T
    u, v = (np.arange(low, high + STEP, STEP) for low, high in zip(spots.min(axis=0), spots.max(axis=0), strict=True))
    lattice = np.stack(np.meshgrid(u, v, indexing="ij"), axis=-1).reshape(-1, 2)
    found: Floats = corners.mean(axis=0) + lattice @ axes + out * behind
    return found


def _inside(cell: Cell, centres: Floats, out: Floats, radius: float) -> npt.NDArray[np.bool_]:
    """Return which leaves lie wholly within a room; where it goes on into the next one nothing is in the way."""
    good = np.ones(len(centres), bool)
    for face in cell.faces:
        n = np.array(face.normal)
        lean = float(n @ out)
        reach = max(distance(c, face.corners[0]) for c in face.corners)
        if lean > 0.999 or any(opening.size > 0.6 * reach for opening in face.openings):
            continue
        high = (centres - np.array(face.corners[0])) @ n
        # The lowest point of a disc over a slope, at whichever of its faces is nearer to that slope.
        good &= high - radius * max(1.0 - lean * lean, 0.0) ** 0.5 - abs(RIM * lean) > LEAST
    return good


def _kept(found: list[tuple[Vec3, float]], hatch: Hatch) -> Kept:
    near = [(p, r) for p, r in found if distance(p, hatch.centre) < NEAR + 0.6]
    return Kept(np.array([p for p, _ in near]).reshape(-1, 3), np.array([r for _, r in near]))


def _ways(station: Station, cell: Cell) -> Iterator[tuple[Vec3, float]]:
    """Yield the middles of the ways through a room: straight in from each, and on to the middle of the room."""
    for portal in station.portals_of(cell.id):
        inward = scale(portal.normal, -1.0 if portal.a == cell.id else 1.0)
        long = max(dot(sub(cell.centre, portal.centre), inward), 0.3)
        for k in range(8):
            yield (
                add(portal.centre, scale(inward, long * k / 7.0)),
                min(WAY, inscribed(portal.corners, portal.normal) * 0.5),
            )


def _sights(station: Station, cell: Cell) -> Iterator[tuple[Vec3, float]]:
    """Yield what is before signs, panes and lamps."""
    for label in station.labels:
        if label.module == cell.module:
            yield from ((add(p, scale(label.normal, far)), 0.03) for p in sign_points(label) for far in _FARS)
    for pane in station.windows.values():
        if pane.module == cell.module:
            spots = (pane.centre, *pane.corners)
            yield from ((add(p, scale(pane.normal, -far)), 0.05) for p in spots for far in _FARS)
    for lamp in station.lamps.values():
        if lamp.module == cell.module:
            ends = [add(lamp.centre, scale(lamp.along, lamp.length * s)) for s in (-0.5, 0.0, 0.5)]
            yield from ((add(p, scale(lamp.shines, far)), 0.05) for p in ends for far in _FARS)


_FARS = (0.02, 0.12, 0.22, 0.32, 0.42, VIEW)


def sign_points(label: Label) -> list[Vec3]:
    """Return points of a sign: its middle, both ends, and above and below them."""
    wide = 0.42 * label.height * len(label.text)
    above = cross(label.normal, label.along)
    return [add(label.centre, add(scale(label.along, s * wide), scale(above, t * label.height)))
            for s in (-1.0, 0.0, 1.0) for t in (-0.8, 0.8)]  # fmt: skip


def _fixed(station: Station, cell: Cell) -> Iterator[tuple[Vec3, float]]:
    """Yield points of what has a place of its own in a room."""
    for thing in station.things.values():
        if thing.module != cell.module or thing.stowed or thing.mass > 0.0:
            continue
        for x in (-0.5, 0.0, 0.5):
            for y in (-0.5, 0.0, 0.5):
                for z in (-0.5, 0.5):
                    off = (x * thing.size[0], y * thing.size[1], z * thing.size[2])
                    yield add(thing.position, rotate(thing.orientation, off)), 0.03


def _leaves(others: list[tuple[Rest, float]]) -> Iterator[tuple[Vec3, float]]:
    """Yield points of leaves that are parked in the same room."""
    for rest, radius in others:
        yield from ((p, 0.04) for p in rim_of(rest, radius))


def rim_of(rest: Rest, radius: float) -> Iterator[Vec3]:
    """Yield points round the rim of a parked leaf."""
    right = unit(cross(rest.facing, (1.0, 0.0, 0.0) if abs(rest.facing[0]) < 0.7 else (0.0, 1.0, 0.0)))
    above = cross(rest.facing, right)
    for k in range(16):
        a = math.tau * k / 16
        yield add(rest.centre, add(scale(right, math.cos(a) * radius), scale(above, math.sin(a) * radius)))
