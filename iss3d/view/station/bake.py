"""Light that does not move, worked out once per corner: how closed in it is, and what the lamps give it.

Numbers only: no Panda3D, no colours of surfaces. The result is scaled so that a rack front under lamps is about 1.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from iss3d.station.model import Cell, Lamp, Module
from iss3d.station.station import Station
from iss3d.vectors import add, dot, scale
from iss3d.view.station.mesh import hex_colour

Floats = npt.NDArray[np.float32]
LAMP_POWER = 0.74
BOUNCE = 0.36
REACH = 0.32
"""Metres from a wall within which a corner is darkened."""

THROUGH = 5.0
"""Metres from which a lamp in the next room still counts."""


def closeness(places: Floats, normals: Floats, cell: Cell) -> Floats:
    """Return how open to light each corner is, 0 to 1, by its distance from the other walls of its cell."""
    open_ = np.ones(len(places), np.float32)
    for face in cell.faces:
        n = np.array(face.normal, np.float32)
        covered = sum(_area(o.corners) for o in face.openings) / max(_area(face.corners), 1e-6)
        if covered > 0.9:
            continue
        height = np.maximum(places @ n - dot(face.normal, face.corners[0]), 0.0)
        facing = np.clip(1.0 - np.maximum(normals @ n, 0.0) * 1.6, 0.0, 1.0)
        open_ *= 1.0 - (1.0 - covered) * 0.5 * facing * np.exp(-height / REACH)
    return open_


def _area(corners: tuple[tuple[float, float, float], ...]) -> float:
    p = np.array(corners)
    total = np.zeros(3)
    for i in range(1, len(p) - 1):
        total += np.cross(p[i] - p[0], p[i + 1] - p[0])
    return float(np.linalg.norm(total)) * 0.5


def lamps_for(station: Station, module: Module, cell: Cell) -> list[tuple[Lamp, float]]:
    """Return the lamps that light a cell, each with how much of it comes in."""
    found: list[tuple[Lamp, float]] = []
    near = {module.id, *station.neighbours(module.id)}
    for lamp in station.lamps.values():
        if lamp.module not in near:
            continue
        at = add(lamp.centre, scale(lamp.shines, 0.06))
        home = station.cell_at(at, lamp.module)
        if home is None:
            continue
        if home.id == cell.id:
            found.append((lamp, 1.0))
            continue
        away = sum((lamp.centre[i] - cell.centre[i]) ** 2 for i in range(3)) ** 0.5
        if away < THROUGH and (lamp.module == module.id or station.line_clear(at, cell.centre)):
            found.append((lamp, 0.8 if station.line_clear(at, cell.centre) else 0.12))
    return found


def lamp_light(places: Floats, normals: Floats, lamps: list[tuple[Lamp, float]]) -> Floats:
    """Return red, green and blue of what falls on each corner straight from the lamps."""
    light = np.zeros((len(places), 3), np.float32)
    for lamp, share in lamps:
        colour = np.array(hex_colour(lamp.colour), np.float32)
        shines = np.array(lamp.shines, np.float32)
        for t in (-0.35, 0.35):
            at = np.array(add(lamp.centre, scale(lamp.along, lamp.length * t)), np.float32) + shines * 0.05
            to = at - places
            far2 = np.einsum("ij,ij->i", to, to) + 0.02
            to /= np.sqrt(far2)[:, None]
            falls = np.clip(np.einsum("ij,ij->i", normals, to), 0.0, 1.0)
            leaves = np.clip(-(to @ shines), 0.0, 1.0) * 0.8 + 0.2
            strength = LAMP_POWER * share * (lamp.length / 0.6) * 0.5
            light += (strength * falls * leaves / (far2 + 0.12))[:, None] * colour
    return light


def bake(station: Station, module: Module, cell: Cell, places: Floats, normals: Floats, close: Floats) -> Floats:
    """Return (n, 4) from 0 to 1: lamp light as the square root of a quarter of it, and openness."""
    if not len(places):
        return np.zeros((0, 4), np.float32)
    lamps = lamps_for(station, module, cell)
    open_ = closeness(places, normals, cell) * close
    light = lamp_light(places, normals, lamps)
    power = sum(share for _, share in lamps)
    surface = sum(_area(f.corners) for f in cell.faces)
    wall = np.array(hex_colour(module.colours.get("wall", "#dddddd")), np.float32)
    tone = 0.55 + 0.45 * wall / max(float(wall.max()), 0.01)
    bounce = BOUNCE * min(1.6, 0.25 + power * 3.4 / max(surface, 1.0))
    down = 0.85 + 0.15 * (normals @ np.array([-u for u in module.up], np.float32))
    total = (light * (0.35 + 0.65 * open_)[:, None]) + (bounce * open_ * down)[:, None] * tone
    return np.concatenate([np.sqrt(np.clip(total / 4.0, 0.0, 1.0)), open_[:, None]], axis=1).astype(np.float32)
