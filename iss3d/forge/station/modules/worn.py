"""Dresses walls with what crews have added: each kind at a free place, clear of ways, panes, rails, signs and things.

A module's page says which kinds, how many and on which side; parts_worn.py knows how each looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from iss3d.forge.station import parts_worn as worn
from iss3d.forge.station import shell
from iss3d.forge.station.compose import Room
from iss3d.forge.station.kit import Floats, Frame, Kit
from iss3d.forge.station.modules import lived, traces
from iss3d.station.model import Face

SCREENS = tuple(f"view{i}" for i in range(8))
Put = Callable[[Kit, Frame, float, float], None]


def _laptop(k: Kit, f: Frame, u: float, v: float) -> None:
    worn.laptop(k, f, u, v, k.dice.choice(SCREENS), k.dice.uniform(0.3, 0.46), k.dice.choice((-1.0, 1.0)))


def _bag(k: Kit, f: Frame, u: float, v: float) -> None:
    worn.bag(k, f, u, v, k.dice.uniform(0.34, 0.46), k.dice.uniform(0.24, 0.34), k.dice.uniform(0.09, 0.115))


def _towel(k: Kit, f: Frame, u: float, v: float) -> None:
    tint = k.dice.choice(((0.9, 0.92, 1.0), (0.5, 0.62, 0.8), (0.96, 0.9, 0.8), (0.62, 0.74, 0.66)))
    k.cushion(f, u, v, 0.008, 0.30, 0.40, 0.018, "towel", "", tint, 0.3, turn=k.dice.uniform(-0.1, 0.1))
    k.box(f, u, v + 0.19, 0.012, 0.06, 0.03, 0.022, "black", bevel=0.006, density=0.6)


def _coil(k: Kit, f: Frame, u: float, v: float) -> None:
    cell = k.dice.choice(("cablew", "cableb", "cablek", "orange"))
    for i in range(3):
        r = 0.10 - 0.011 * i
        spots = [f.at(u + np.cos(a) * r, v + np.sin(a) * r * 1.25, 0.016 + 0.009 * i) for a in np.linspace(0, 6.28, 15)]
        k.tube(spots, 0.007, 5, cell, density=0.5)
    for s in (-1, 1):
        k.box(f, u, v + s * 0.12, 0, 0.022, 0.06, 0.044, "velcro_black", bevel=0.008, density=0.6)


KINDS: dict[str, tuple[float, Put]] = {
    "laptop": (0.30, _laptop),
    "camera": (0.30, lambda k, f, u, v: worn.camera(k, f, u, v, k.dice.choice((-1.0, 1.0)))),
    "apparatus": (0.32, lambda k, f, u, v: worn.apparatus(k, f, u, v, k.dice.randrange(4))),
    "unit": (0.20, lambda k, f, u, v: worn.unit(k, f, u, v, k.dice.randrange(6), k.dice.uniform(0.15, 0.2))),
    "bag": (0.28, _bag),
    "prints": (0.24, lambda k, f, u, v: worn.prints(k, f, u, v, k.dice.choice((2, 3, 4, 6)), 0.018)),
    "pages": (0.20, lambda k, f, u, v: worn.pages(k, f, u, v, k.dice.choice((1, 2, 2)), 0.018)),
    "patch": (0.11, lambda k, f, u, v: worn.patch(k, f, u, v, k.dice.randrange(6), 0.055, 0.018)),
    "flags": (0.30, lambda k, f, u, v: worn.flags(k, f, u, v, k.dice.choice((3, 4, 5)), 0.018)),
    "mask": (0.22, worn.mask),
    "bottle": (0.26, lambda k, f, u, v: worn.bottle(k, f, u, v, "red")),
    "clear": (0.15, worn.clear_bag),
    "headset": (0.16, worn.headset),
    "roll": (0.12, lambda k, f, u, v: worn.roll(k, f, u, v, k.dice.choice(("tape", "tape", "kapton")))),
    "loop": (0.20, worn.loop),
    "bands": (0.26, worn.bands),
    "larder": (0.36, lambda k, f, u, v: worn.larder(k, f, u, v, 3, 3)),
    "velcro": (0.24, lambda k, f, u, v: worn.velcro(k, f, u - 0.2, v, 5)),
    "fan": (0.20, worn.fan),
    "board": (0.28, lambda k, f, u, v: k.box(f, u, v, 0.006, 0.44, 0.26, 0.016, "white", "board", 0.004)),
    "label": (0.09, lambda k, f, u, v: k.plate(f, u, v, 0.019, 0.10, 0.05, f"label{k.dice.randrange(12)}")),
    "pouch": (0.14, lambda k, f, u, v: worn.larder(k, f, u, v, 2, 1)),
    "towel": (0.24, _towel),
    "coil": (0.18, _coil),
    "card": (0.12, lambda k, f, u, v: k.box(f, u, v, 0.008, 0.10, 0.15, 0.02, "white", "card", 0.004)),
}  # fmt: skip
"""By a word: within what radius nothing else may be, and what puts it there."""


@dataclass
class Walls:
    """The free places of a module's walls.

    Attributes:
        taken: Middle and radius of what has been put somewhere.
    """

    room: Room
    taken: list[tuple[Floats, float]] = field(default_factory=list)

    def put(self, role: str, words: Sequence[str], tries: int = 24) -> None:
        """Put one of each kind somewhere on a side, where there is room for it."""
        k = self.room.kit
        walls = list(lived.walls(self.room, role))
        for word in words if walls else ():
            reach, make = KINDS[word]
            for _ in range(tries):
                face, f = walls[k.dice.randrange(len(walls))]
                left, low, right, high = shell.bounds(f, face)
                if right - left < 2.2 * reach or high - low < 2.2 * reach:
                    continue
                u, v = k.dice.uniform(left + reach, right - reach), k.dice.uniform(low + reach, high - reach)
                if self.free(face, f, u, v, reach):
                    make(k, f, u, v)
                    self.taken.append((f.at(u, v), reach))
                    break

    def at(self, role: str, u: float, v: float, word: str) -> None:
        """Put one kind at a place of a side, u along the station's positive direction, if nothing is there."""
        for face, f in lived.walls(self.room, role):
            along = u if f.axes[0].sum() > 0 else -u
            if self.free(face, f, along, v, KINDS[word][0]):
                KINDS[word][1](self.room.kit, f, along, v)
                self.taken.append((f.at(along, v), KINDS[word][0]))

    def free(self, face: Face, f: Frame, u: float, v: float, reach: float) -> bool:
        """Return whether something of this radius may be put at a place of a wall."""
        point = f.at(u, v)
        for hole in [o.corners for o in face.openings] + [w.corners for w in self.room.panes(face)]:
            flat = shell.flat(f, hole)
            low, high = flat.min(axis=0) - reach - 0.03, flat.max(axis=0) + reach + 0.03
            if low[0] < u < high[0] and low[1] < v < high[1]:
                return False
        if any(float(np.linalg.norm(point - q)) < r + reach for q, r in self.taken):
            return False
        return traces.clear(self.room, f, u, v, reach * 0.62 + 0.05)


def bundles(room: Room, role: str, count: int, share: float) -> None:
    """Lead a bundle of cables along a side, at a share of its height from the middle, between its ways."""
    k = room.kit
    for face, f in lived.walls(room, role):
        left, low, right, high = shell.bounds(f, face)
        v = (low + high) / 2 + share * (high - low) / 2
        cuts = [left + 0.05]
        for hole in [o.corners for o in face.openings] + [w.corners for w in room.panes(face)]:
            flat = shell.flat(f, hole)
            if flat[:, 1].min() - 0.12 < v < flat[:, 1].max() + 0.12:
                cuts += [float(flat[:, 0].min()) - 0.10, float(flat[:, 0].max()) + 0.10]
        cuts = [*sorted(cuts), right - 0.05]
        for a, b in zip(cuts[::2], cuts[1::2], strict=False):
            if b - a > 0.5:
                worn.bundle(k, f, a, b, v, count)


def rims(room: Room) -> None:
    """Put a bottle, a mask, patches and labels on the ends of a module, beside its ways."""
    k = room.kit
    walls = Walls(room)
    for id in room.module.cells:
        cell = room.station.cells[id]
        axis = "xyz".index(cell.axis)
        for face in cell.faces:
            if abs(face.normal[axis]) < 0.95 or not face.openings or face.openings[0].size < 1.0:
                continue
            f = shell.face_frame(cell, face, room.module)
            left, low, right, high = shell.bounds(f, face)
            if right - left < 2.0 or face.openings[0].size > 0.9 * (right - left):
                continue
            edge = (right - left) / 2 - 0.19
            spots = ((-1, 0.34, "bottle"), (1, 0.30, "mask"), (-1, -0.30, "label"), (1, -0.20, "card"),
                     (-1, -0.62, "roll"), (1, -0.56, "clear"), (-1, 0.74, "patch"), (1, 0.72, "patch"))  # fmt: skip
            for s, v, word in spots:
                if walls.free(face, f, s * edge, v, 0.1):
                    KINDS[word][1](k, f, s * edge, v)
            for n in range(3):
                v = (low + high) / 2 + (high - low) * 0.44
                if traces.clear(room, f, (n - 1) * 0.3, v, 0.08):
                    worn.patch(k, f, (n - 1) * 0.3, v, n + int(edge * 40) % 5, 0.06)
