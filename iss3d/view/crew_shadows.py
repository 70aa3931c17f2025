"""The shadows that bodies cast on the walls about them: soft and long as they are, darker the nearer the wall.

Lamps of a module are broad and shine from its overhead; so one falls on the deck, and one is where a body keeps a wall
from the room's light. Knows cells of air; nothing of the story.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from panda3d.core import (
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    GeomVertexFormat,
    GeomVertexWriter,
    LMatrix4,
    OmniBoundingVolume,
    TransparencyAttrib,
)

from iss3d.station.model import Cell, Face
from iss3d.station.shapes import edge_planes
from iss3d.vectors import Quat, Vec3, add, cross, dot, length, rotate, scale, sub, unit
from iss3d.view.light import ROOMS, Glow
from iss3d.view.shaders import shader

LONG, BROAD = 0.95, 0.42
"""Metres of half a shadow along the body and across it."""

DECK_DARK, WALL_DARK = 0.70, 0.55
"""Share of a wall's light that a body on it takes away: from the deck, and from the nearest wall."""

DECK_FAR, WALL_FAR = 2.2, 1.0
"""Metres from the wall at which a shadow is gone."""

RIM = 0.35
"""Metres from the edge of a wall, or of a hatch in it, within which a shadow fades: it does not bend round corners."""

BEFORE = 0.012
"""Metres before the wall."""

BY_RED = 0.8 / ROOMS["emergency"].red
"""How dark a shadow is by the emergency strips alone."""


@dataclass(frozen=True, slots=True)
class Caster:
    """A body: its middle, how it is turned, its module, and how the lamps there burn."""

    position: Vec3
    orientation: Quat
    module: str
    lamps: Glow


@dataclass(frozen=True, slots=True)
class Spot:
    """A shadow on a wall: middle, half axes, the wall's normal, and how dark, 0 to 1."""

    at: Vec3
    along: Vec3
    across: Vec3
    normal: Vec3
    dark: float


class Shadows:
    """All shadows of people.

    Args:
        root: Node of the station's frame.
        cell_at: The cell of air a point is in.
        up: Up in each module.
    """

    def __init__(self, root: Any, cell_at: Callable[[Vec3, str], Cell | None], ups: Mapping[str, Vec3]) -> None:
        self._root = root.attach_new_node("shadows")
        self._root.set_shader(shader("blob"))
        self._root.set_transparency(TransparencyAttrib.M_alpha)
        self._root.set_depth_write(False)
        self._root.set_two_sided(True)
        self._cell_at = cell_at
        self._ups = ups
        self._nodes: list[Any] = []

    def update(self, casters: list[Caster]) -> None:
        """Draw the shadows of these."""
        spots = []
        for caster in casters:
            cell = self._cell_at(caster.position, caster.module)
            strength = max(1.0 - (1.0 - caster.lamps.lamps) ** 9, BY_RED * caster.lamps.red)
            if cell is not None and strength > 0.0:
                spots += cast(caster, cell, self._ups.get(caster.module, (0.0, 0.0, -1.0)), strength)
        while len(self._nodes) < len(spots):
            self._nodes.append(self._root.attach_new_node(_disc()))
        for node, spot in zip(self._nodes, spots, strict=False):
            a, b, n, p = spot.along, spot.across, spot.normal, spot.at
            node.set_mat(LMatrix4(*a, 0.0, *b, 0.0, *n, 0.0, *p, 1.0))
            node.set_shader_input("dark", spot.dark)
            node.show()
        for node in self._nodes[len(spots) :]:
            node.hide()


def cast(caster: Caster, cell: Cell, up: Vec3, strength: float) -> list[Spot]:
    """Return the shadows of a body in a cell: on the deck below it, and on the wall it is nearest to."""
    down = scale(up, -1.0)
    best: tuple[float, Face] | None = None
    nearest: tuple[float, Face] | None = None
    for face in cell.faces:
        gap = dot(face.normal, sub(caster.position, face.corners[0]))
        facing = -dot(face.normal, down)
        if facing > 0.2 and (best is None or gap / facing < best[0]):
            best = (gap / facing, face)
        elif facing <= 0.2 and (nearest is None or gap < nearest[0]):
            nearest = (gap, face)
    found = []
    if best is not None:
        found += _on(
            caster, best[1], add(caster.position, scale(down, best[0])), best[0], DECK_FAR, DECK_DARK * strength
        )
    if nearest is not None:
        at = sub(caster.position, scale(nearest[1].normal, nearest[0]))
        found += _on(caster, nearest[1], at, nearest[0], WALL_FAR, WALL_DARK * strength)
    return found


def _on(caster: Caster, face: Face, at: Vec3, far: float, gone: float, dark: float) -> list[Spot]:
    """Return the shadow on one wall, when there is any."""
    share = max(0.0, 1.0 - far / gone)
    inside = min(d - dot(n, at) for n, d in edge_planes(face.corners, face.normal))
    share *= max(0.0, min(1.0, inside / RIM + 0.25))
    for opening in face.openings:
        if opening.corners:
            outside = max(dot(n, at) - d for n, d in edge_planes(opening.corners, face.normal))
            share *= max(0.0, min(1.0, outside / RIM + 0.25))
    if share * dark < 0.01:
        return []
    axis = rotate(caster.orientation, (0.0, 0.0, 1.0))
    flat = sub(axis, scale(face.normal, dot(axis, face.normal)))
    lying = length(flat)
    along = unit(flat) if lying > 0.05 else unit(cross(face.normal, (0.31, 0.87, 0.38)))
    # The farther the wall, the wider and softer.
    size = 1.0 + 0.5 * far / gone
    half = (BROAD + (LONG - BROAD) * lying) * size
    return [
        Spot(
            add(at, scale(face.normal, BEFORE)),
            scale(along, half),
            scale(cross(face.normal, along), BROAD * size),
            face.normal,
            share * dark,
        )
    ]


def _disc() -> Any:
    """Return a square from -1 to 1 that the shader rounds."""
    vertices = GeomVertexData("blob", GeomVertexFormat.get_v3(), Geom.UH_static)
    writer = GeomVertexWriter(vertices, "vertex")
    for x, y in ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)):
        writer.add_data3(x, y, 0.0)
    triangles = GeomTriangles(Geom.UH_static)
    triangles.add_vertices(0, 1, 2)
    triangles.add_vertices(0, 2, 3)
    geom = Geom(vertices)
    geom.add_primitive(triangles)
    node = GeomNode("blob")
    node.add_geom(geom)
    node.set_bounds(OmniBoundingVolume())
    return node
