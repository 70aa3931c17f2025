"""The light in the air of a room: what falls from six sides on whatever floats there, by where it floats.

Read from the grids that the forge gathers, one file a room (models/station/*_air.npz); a room without a grid has one
light for all of it. Pure numbers: knows no drawing.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from iss3d.station.model import Hatch
from iss3d.station.station import Station
from iss3d.vectors import Vec3, unit
from iss3d.view.light import EVEN, EXPOSURE, ON, RED, SIDES, Colour, Cube, Glow, RoomLight, lamps_of, room_light

log = logging.getLogger(__name__)

ENDING = "_air.npz"
"""What the file of a room's grid is called after its id."""

LIGHT_RANGE = 4.0
"""Light is shipped as the square root of itself against this."""

KEY_SHARE = 0.75
"""How much of what comes more from one side than from the other is one lamp, rather than a bright wall."""

NEAR_HATCH = 0.6
"""Metres before an open hatch from which the light of the next room mixes in."""

AROUND, STRAIGHT = (0.7, 0.12), 0.55
"""What the walls of a window's room get of the Earth's and the Sun's light all round, and of the Sun's straight in."""

GLOW_OF_RED = (0.15, 1.8)
"""Red light: what is everywhere, and what falls from its lamps."""

Floats = npt.NDArray[np.float32]
_SIDES: Floats = np.array(SIDES, np.float32)
_GREY = np.array((0.3, 0.5, 0.2), np.float32)
_EVEN, _RED = np.array(EVEN, np.float32), np.array(RED, np.float32)


class Grids:
    """Every room's grid.

    Args:
        folder: Where they are; one that is missing or bad is no grid, and the game goes on.
    """

    def __init__(self, folder: Path) -> None:
        self._light: dict[str, Floats] = {}
        self._low: dict[str, Vec3] = {}
        self._step: dict[str, Vec3] = {}
        files = sorted(folder.glob(f"*{ENDING}"))
        if not files:
            log.warning("no light of rooms in %s", folder)
        for file in files:
            try:
                with np.load(file) as kept:
                    self._take(file.name.removesuffix(ENDING), kept["light"], kept["box"])
            except (OSError, ValueError, KeyError, BadZipFile) as error:
                log.warning("no light from %s: %s", file, error)

    def _take(self, id: str, packed: Any, box: Any) -> None:
        if packed.ndim != 5 or packed.shape[3:] != (6, 5) or min(packed.shape[:3]) < 2 or box.shape != (2, 3):
            raise ValueError(f"the grid of {id} has the shape {packed.shape}")
        self._light[id] = (packed.astype(np.float32) / np.float32(255.0)) ** 2 * np.float32(LIGHT_RANGE)
        (a, b, c), (d, e, f) = box.tolist()
        self._low[id], self._step[id] = (a, b, c), (d, e, f)

    def __contains__(self, id: object) -> bool:
        return id in self._light

    def at(self, id: str, point: Vec3) -> Floats:
        """Return what falls on a point of a room from six sides: lamps (3), emergency lamps, windows; (6, 5)."""
        light, low, step = self._light[id], self._low[id], self._step[id]
        begin, share = [], []
        for axis in range(3):
            t = min(max((point[axis] - low[axis]) / step[axis], 0.0), light.shape[axis] - 1.001)
            begin.append(int(t))
            share.append(t - int(t))
        (i, j, k), (x, y, z) = begin, share
        part = light[i : i + 2, j : j + 2, k : k + 2]
        part = part[0] * (1.0 - x) + part[1] * x
        part = part[0] * (1.0 - y) + part[1] * y
        found: Floats = part[0] * (1.0 - z) + part[1] * z
        return found


class RoomLights:
    """The light of every place aboard, as the lamps, the Sun and the Earth now are.

    Args:
        station: Its hatches and segments.
        folder: Where the grids are.
        rooms: Rooms whose grid still fits; None trusts all.
        domes: Rooms of glass with how much of the sky comes into each (see the station's drawing).
    """

    def __init__(
        self, station: Station, folder: Path, rooms: frozenset[str] | None = None,
        domes: Mapping[str, float] | None = None,
    ) -> None:  # fmt: skip
        self._grids = Grids(folder)
        self._rooms = frozenset(id for id in station.modules if id in self._grids and (rooms is None or id in rooms))
        self._ups = {id: module.up for id, module in station.modules.items()}
        self._lamps = {
            id: (lamps_of(module.segment)[0], np.array(lamps_of(module.segment)[1], np.float32))
            for id, module in station.modules.items()
        }
        self._domes = domes or {}
        self._hatches: dict[str, list[tuple[Hatch, str]]] = {}
        for hatch in station.hatches.values():
            for here, there in ((hatch.module_a, hatch.module_b), (hatch.module_b, hatch.module_a)):
                if here in self._rooms and there in self._rooms:
                    self._hatches.setdefault(here, []).append((hatch, there))
        self._lights: Mapping[str, Glow] = {}
        self._openness: Mapping[str, float] = {}
        self._sun = np.array((0.0, 0.0, 1.0), np.float32)
        self._sun_light = self._earth = np.zeros(3, np.float32)
        self.frame = 0
        """Counts what was followed, so that whoever keeps a light knows its age."""

    def follow(
        self, lights: Mapping[str, Glow], openness: Mapping[str, float], sun: Vec3, sun_light: Vec3, earth: Vec3
    ) -> None:
        """Take this frame's lamps, hatches, and what shines in from outside (linear, direction to the sun)."""
        self.frame += 1
        self._lights, self._openness = lights, openness
        self._sun = np.array(sun, np.float32)
        self._sun_light, self._earth = np.array(sun_light, np.float32), np.array(earth, np.float32)

    def at(self, point: Vec3, module: str) -> RoomLight:
        """Return the light on a point of a room."""
        if module not in self._rooms:
            return room_light(self._lights.get(module, ON), self._ups.get(module, (0.0, 0.0, -1.0)))
        cube = self._cube(point, module)
        for hatch, there in self._hatches.get(module, ()):
            share = self._beyond(hatch, point)
            if share > 0.0:
                cube = cube * (1.0 - share) + self._cube(point, there) * share
        return split(cube * np.float32(EXPOSURE), self._ups[module])

    def _beyond(self, hatch: Hatch, point: Vec3) -> float:
        """Return how much of the next room's light there is at a point: half in the hatch itself."""
        open_ = self._openness.get(hatch.id, 1.0 if hatch.open else 0.0)
        if open_ <= 0.0:
            return 0.0
        off = [p - c for p, c in zip(point, hatch.centre, strict=True)]
        along = abs(sum(a * b for a, b in zip(off, hatch.normal, strict=True)))
        if along >= NEAR_HATCH:
            return 0.0
        beside = max(sum(a * a for a in off) - along * along, 0.0) ** 0.5
        return 0.5 * min(open_, 1.0) * (1.0 - along / NEAR_HATCH) * min(max(1.5 - beside / hatch.size, 0.0), 1.0)

    def _cube(self, point: Vec3, module: str) -> Floats:
        """Return what falls from six sides in one room, (6, 3), before exposure."""
        seen = self._grids.at(module, point)
        lamps, even, red = self._lights.get(module, ON)
        strength, tint = self._lamps[module]
        cube: Floats = seen[:, :3] * (tint * (lamps * strength)) + _EVEN * even
        if red:
            cube += (GLOW_OF_RED[0] + GLOW_OF_RED[1] * seen[:, 3:4]) * (_RED * red)
        sky = seen[:, 4] * (1.0 + 3.0 * self._domes.get(module, 0.0))
        cube += sky[:, None] * (self._earth * AROUND[0] + self._sun_light * AROUND[1])
        falls = np.maximum(_SIDES @ self._sun, 0.0)
        straight = float((falls * falls) @ sky) * STRAIGHT
        cube += falls[:, None] * (self._sun_light * straight)
        return cube


def split(cube: Floats, up: Vec3) -> RoomLight:
    """Return the light of six sides as one main direction and the rest of it."""
    lean = cube[0::2] - cube[1::2]
    way = lean @ _GREY
    size = float(np.sqrt(way @ way))
    top = towards(cube, up)
    bottom = towards(cube, (-up[0], -up[1], -up[2]))
    if size < 1e-5:
        return RoomLight(up, _as_cube(cube), _colour(top), _colour(bottom), up, (0.0, 0.0, 0.0))
    way /= size
    key = np.maximum(way @ lean, 0.0) * KEY_SHARE
    falls = np.maximum(_SIDES @ way, 0.0)
    rest = np.maximum(cube - falls[:, None] * key, 0.0)
    direction = unit((float(way[0]), float(way[1]), float(way[2])))
    return RoomLight(up, _as_cube(rest), _colour(top * 0.85), _colour(bottom), direction, _colour(key))


def towards(cube: Floats, way: Vec3) -> Floats:
    """Return what falls on a surface that is turned some way."""
    weights = np.array([max(way[i // 2] * (1.0 if i % 2 == 0 else -1.0), 0.0) ** 2 for i in range(6)], np.float32)
    found: Floats = weights @ cube
    return found


def _colour(light: Any) -> Colour:
    r, g, b = light.tolist()
    return (r, g, b)


def _as_cube(sides: Floats) -> Cube:
    a, b, c, d, e, f = (_colour(side) for side in sides)
    return (a, b, c, d, e, f)
