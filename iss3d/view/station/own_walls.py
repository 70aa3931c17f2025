"""Walls that mods bring as .glb for a module: drawn in place of the game's, lit by the lamps that the data put there.

Nothing but what is seen comes from the file: collision, hatches, panes, rails and labels stay those of the data, and
rails, lamps and the plates of labels are drawn from the data too. glTF's x is forward, its y up from the Earth, its z
to starboard, about the middle of the module.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from panda3d.core import GeomNode

from iss3d.mods.glb import Part
from iss3d.station.likeness import fingerprint
from iss3d.station.model import Module
from iss3d.station.station import Station
from iss3d.vectors import dot
from iss3d.view.station import bake, interior
from iss3d.view.station.geom import geom_of
from iss3d.view.station.mesh import Mesh
from iss3d.view.station.own_shape import Corners, Rows, converted, kept_or_made, unit_rows

ROOM = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])
"""From glTF's axes to the station's."""

EDGE = 0.45
"""Metres an edge may be long: light is kept at corners, and a wall of two triangles would show none of its lamps."""

MOST = 200_000
"""Triangles after which no more are cut."""

VERSION = "walls 1"


def own_walls(station: Station, module: Module, cache: Path | None) -> GeomNode:
    """Return the inside of a module as its file has it, about the station's origin.

    Args:
        cache: Folder in which converted walls are kept, None for nowhere.

    Raises:
        BadGlbError: When the file cannot be used.
        OSError: When it cannot be read.
    """
    lamps = sorted((lamp.id, lamp.length, lamp.colour) for lamp in station.lamps.values() if lamp.module == module.id)
    labels = [label for label in station.labels if label.module == module.id]
    beside = (
        f"{VERSION} {fingerprint(station, module.id)} {module.centre} {module.up} {module.colours} {lamps} {labels}"
    )
    return kept_or_made(Path(module.model), cache, beside, lambda parts: _made(parts, station, module))


def _made(parts: list[Part], station: Station, module: Module) -> GeomNode:
    centre = np.array(module.centre)

    def placed(corners: Corners) -> Corners:
        moved = corners.places + centre
        return divided(Corners(moved, corners.normals, corners.uvs, corners.tints, corners.triangles))

    node = converted(parts, f"{module.id}_inside", ROOM, placed, lambda corners: lit(station, module, corners))
    for id in module.cells:
        cell, mesh = station.cells[id], Mesh()
        interior.fixtures(mesh, station, module, cell)
        if len(mesh):
            places, normals, _, tints = mesh.arrays()
            node.add_geom(geom_of(mesh, bake.bake(station, module, cell, places, normals, tints[:, 4])))
    return node


def lit(station: Station, module: Module, corners: Corners) -> Rows:
    """Return what falls on each corner in the cell that it faces."""
    light = np.zeros((len(corners.places), 4))
    places, normals = corners.places.astype(np.float32), corners.normals.astype(np.float32)
    looks_from = places + normals * 0.05
    cells = [station.cells[id] for id in module.cells]
    depth = np.stack([
        np.min([looks_from @ np.array(f.normal, np.float32) - dot(f.normal, f.corners[0]) for f in c.faces], axis=0)
        for c in cells
    ])  # fmt: skip
    home = depth.argmax(axis=0)
    for n, cell in enumerate(cells):
        here = home == n
        ones = np.ones(int(here.sum()), np.float32)
        light[here] = bake.bake(station, module, cell, places[here], normals[here], ones)
    return light


def divided(corners: Corners) -> Corners:
    """Return the same surface with every edge short enough for light to vary over it.

    Each triangle is halved at its longest edge until none is too long; whoever shares an edge halves it at the same
    place, so that no gap opens.
    """
    places, normals, uvs, tints = corners.places, corners.normals, corners.uvs, corners.tints
    triangles = corners.triangles
    while len(triangles) < MOST:
        p = places[triangles]
        long = np.linalg.norm(p - np.roll(p, -1, axis=1), axis=2)  # of the edge from each corner to the next
        first = long.argmax(axis=1)
        cut = long.max(axis=1) > EDGE
        if not cut.any():
            break
        whole, t, at = triangles[~cut], triangles[cut], first[cut]
        row = np.arange(len(t))
        a, b, c = t[row, at], t[row, (at + 1) % 3], t[row, (at + 2) % 3]
        ends, which = np.unique(np.sort(np.stack([a, b], axis=1), axis=1), axis=0, return_inverse=True)
        middle = (len(places) + which.reshape(-1)).astype(np.uint32)
        places, tints = _with_middles(places, ends), _with_middles(tints, ends)
        normals = unit_rows(_with_middles(normals, ends))
        uvs = _with_middles(uvs, ends) if uvs is not None else None
        halves = np.concatenate([np.stack([a, middle, c], axis=1), np.stack([middle, b, c], axis=1)])
        triangles = np.concatenate([whole, halves]).astype(np.uint32)
    return Corners(places, normals, uvs, tints, triangles)


def _with_middles(rows: Rows, ends: npt.NDArray[np.uint32]) -> Rows:
    return np.concatenate([rows, (rows[ends[:, 0]] + rows[ends[:, 1]]) * 0.5])
