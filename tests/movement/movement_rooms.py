"""Two bare rooms with one hatch between, and one endless hall without air: stations small enough to reason about."""

from __future__ import annotations

from iss3d.movement.zero_g import ZeroG
from iss3d.station.model import Cell, Face, Handrail, Hatch, Module, Opening, Portal, Thing
from iss3d.station.station import Station
from iss3d.vectors import IDENTITY, Quat, Vec3

HATCH_X = 2.0
"""m. The plane between the two rooms."""


def box_cell(id: str, low: Vec3, high: Vec3, hole: tuple[Vec3, ...] = (), beyond: str = "") -> Cell:
    """Return a box of air; hole is a square in its wall at the hole's x."""
    faces = []
    for axis in range(3):
        for side, at in ((1.0, low[axis]), (-1.0, high[axis])):
            normal = tuple(side if i == axis else 0.0 for i in range(3))
            u, v = (i for i in range(3) if i != axis)
            corners = []
            for a, b in ((0, 0), (1, 0), (1, 1), (0, 1)):
                corner = [0.0, 0.0, 0.0]
                corner[axis] = at
                corner[u] = (low, high)[a][u]
                corner[v] = (low, high)[b][v]
                corners.append((corner[0], corner[1], corner[2]))
            here = bool(hole) and axis == 0 and abs(hole[0][0] - at) < 1e-9
            mid = tuple(sum(c[i] for c in hole) / len(hole) for i in range(3)) if here else ()
            size = max(c[1] for c in hole) - min(c[1] for c in hole) if here else 0.0
            n = (normal[0], normal[1], normal[2])
            openings = (Opening((mid[0], mid[1], mid[2]), n, size, "square", hole, beyond),) if here else ()
            faces.append(Face("", tuple(corners), n, openings))
    centre = tuple((low[i] + high[i]) / 2.0 for i in range(3))
    return Cell(id, id.removesuffix("_main"), (centre[0], centre[1], centre[2]), tuple(faces), low, high)


def module(id: str, cell: Cell) -> Module:
    """Return a module of one cell."""
    return Module(
        id, id, "us", cell.centre, cell.high[0] - cell.low[0], 2.0, (1.0, 0.0, 0.0), (0.0, 0.0, -1.0), (cell.id,)
    )


def two_rooms(*things: Thing) -> Station:
    """Return rooms of 4 x 2 x 2 m: "left" round x = 0 with two rails, "right" round x = 4, an 0.8 m hatch between."""
    h = 0.4
    hole = ((HATCH_X, -h, -h), (HATCH_X, h, -h), (HATCH_X, h, h), (HATCH_X, -h, h))
    left = box_cell("left_main", (-2.0, -1.0, -1.0), (2.0, 1.0, 1.0), hole, "right_main")
    right = box_cell("right_main", (2.0, -1.0, -1.0), (6.0, 1.0, 1.0), hole, "left_main")
    hatch = Hatch("left_right", "Left to right", "left", "right", (2.0, 0.0, 0.0), (1.0, 0.0, 0.0), "cbm", 0.8)
    portal = Portal("left_main", "right_main", hatch.centre, hatch.normal, 0.8, "square", hatch.id, hole)
    rails = {
        "left_deck_1": Handrail("left_deck_1", "left", (-0.5, 0.0, 0.95), (0.5, 0.0, 0.95), (0.0, 0.0, -1.0)),
        "left_port_1": Handrail("left_port_1", "left", (-1.5, -0.95, 0.0), (-1.0, -0.95, 0.0), (0.0, 1.0, 0.0)),
    }
    return Station(
        modules={"left": module("left", left), "right": module("right", right)},
        cells={"left_main": left, "right_main": right},
        hatches={hatch.id: hatch},
        rails=rails,
        things={thing.id: thing for thing in things},
        portals=(portal,),
    )


def hall(*things: Thing, half: float = 60.0) -> Station:
    """Return one room so large that nothing in it meets a wall for a minute."""
    cell = box_cell("hall_main", (-half, -half, -half), (half, half, half))
    return Station(modules={"hall": module("hall", cell)}, cells={cell.id: cell}, things={t.id: t for t in things})


def loose(id: str, at: Vec3, mass: float, size: Vec3 = (0.3, 0.2, 0.1), orientation: Quat = IDENTITY) -> Thing:
    """Return a loose box."""
    return Thing(id, id, "left", at, orientation, size, mass)


def airless(z: ZeroG) -> ZeroG:
    """Take the air away, so that the system is closed."""
    z.airless = frozenset(z.station.modules)
    return z
