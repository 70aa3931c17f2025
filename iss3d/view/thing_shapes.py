"""What things look like: a few boxes and tubes per kind, in shares of the thing's own size. One Geom each.

Axes are the thing's own, in the station's sense (z is down). A glow of 1 shines by itself, as screens and lamps do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from panda3d.core import Geom, GeomNode, GeomTriangles, GeomVertexData, GeomVertexFormat, GeomVertexWriter

from iss3d.vectors import Vec3, cross, sub, unit

Colour = tuple[float, float, float]

STEEL: Colour = (0.62, 0.63, 0.65)
DARK: Colour = (0.13, 0.14, 0.16)
WHITE: Colour = (0.86, 0.86, 0.84)
CLOTH: Colour = (0.76, 0.72, 0.62)
BLUE: Colour = (0.20, 0.34, 0.55)
RED: Colour = (0.70, 0.17, 0.13)
AMBER: Colour = (0.92, 0.62, 0.18)
GREEN: Colour = (0.28, 0.62, 0.38)
SCREEN: Colour = (0.30, 0.52, 0.66)
GLASS: Colour = (0.55, 0.66, 0.70)
TAN: Colour = (0.62, 0.53, 0.38)


@dataclass(frozen=True, slots=True)
class Piece:
    """A box or tube: middle and extents in shares of the size (-0.5..0.5, 0..1); a tube lies along an axis "x", "y" or "z"."""

    kind: str
    at: Vec3
    extent: Vec3
    colour: Colour
    glow: float = 0.0


def _box(colour: Colour, at: Vec3 = (0, 0, 0), extent: Vec3 = (1, 1, 1), glow: float = 0.0) -> Piece:
    return Piece("box", at, extent, colour, glow)


def _tube(axis: str, colour: Colour, at: Vec3 = (0, 0, 0), extent: Vec3 = (1, 1, 1), glow: float = 0.0) -> Piece:
    return Piece(axis, at, extent, colour, glow)


SHAPES: dict[str, tuple[Piece, ...]] = {
    "box": (_box(WHITE, extent=(1, 1, 0.96)), _box(STEEL, (0, 0, -0.49), (0.9, 0.9, 0.03))),
    "crate": (
        _box(WHITE, extent=(0.96, 0.96, 0.96)), _box(BLUE, (0, 0, 0.35), (1, 1, 0.08)), _box(BLUE, (0, 0, -0.35), (1, 1, 0.08)),
        _box(DARK, (0.49, 0, 0), (0.04, 0.5, 0.3)), _box(DARK, (-0.49, 0, 0), (0.04, 0.5, 0.3)),
        _box(DARK, (0, 0.49, 0), (0.5, 0.04, 0.3)), _box(DARK, (0, -0.49, 0), (0.5, 0.04, 0.3)),
    ),
    "laptop": (
        _box(DARK, (0, 0, 0.46), (1, 1, 0.08)), _box((0.24, 0.25, 0.27), (0, 0.1, 0.41), (0.86, 0.6, 0.03)),
        _box(DARK, (0, -0.46, 0), (1, 0.07, 1)), _box(SCREEN, (0, -0.42, 0), (0.9, 0.02, 0.84), 0.8),
    ),
    "bottle": (_tube("z", GREEN, (0, 0, 0.12), (1, 1, 0.76)), _tube("z", STEEL, (0, 0, -0.36), (0.42, 0.42, 0.24)), _box(DARK, (0, 0, -0.46), (0.7, 0.25, 0.08))),
    "tool": (_tube("x", STEEL, (0.22, 0, 0), (0.56, 0.35, 0.35)), _tube("x", RED, (-0.28, 0, 0), (0.44, 0.9, 0.9))),
    "drill": (_box(AMBER, (-0.08, 0, -0.22), (0.66, 0.8, 0.42)), _box(DARK, (-0.28, 0, 0.2), (0.24, 0.7, 0.6)), _tube("x", STEEL, (0.38, 0, -0.22), (0.26, 0.28, 0.14))),
    "screwdriver": (_tube("x", STEEL, (0.2, 0, 0), (0.6, 0.3, 0.3)), _tube("x", AMBER, (-0.3, 0, 0), (0.4, 0.95, 0.95))),
    "cable": (_tube("x", DARK, extent=(1, 0.6, 0.6)), _tube("x", STEEL, (0.47, 0, 0), (0.06, 1, 1)), _tube("x", STEEL, (-0.47, 0, 0), (0.06, 1, 1))),
    "panel": (_box(STEEL, extent=(1, 1, 1)), _box(DARK, (0, 0, 0), (0.86, 0.86, 1.06)), _box(GREEN, (0.3, 0.3, 0), (0.08, 0.08, 1.12), 1.0), _box(AMBER, (0.3, 0.1, 0), (0.08, 0.08, 1.12), 0.8)),
    "switch": (_box(STEEL), _box(DARK, (0, 0, 0), (0.7, 0.7, 1.1)), _box(RED, (0, 0.05, 0), (0.3, 0.35, 1.5))),
    "lever": (_box(STEEL, (0, 0, 0.3), (1, 1, 0.4)), _tube("z", RED, (0, 0, -0.2), (0.3, 0.3, 0.6))),
    "bag": (_box(CLOTH, extent=(0.96, 0.96, 1)), _box(DARK, (0, 0, -0.3), (1, 1, 0.05)), _box(DARK, (0, 0, 0.3), (1, 1, 0.05)), _box(CLOTH, (0, 0, 0), (1, 0.8, 0.7))),
    "cargo_bag": (_box(WHITE, extent=(0.97, 0.97, 0.97)), _box(BLUE, (0, 0, 0), (1, 0.08, 1)), _box(BLUE, (0, 0, 0), (0.08, 1, 1)), _box(DARK, (0, 0, -0.49), (0.3, 0.3, 0.03))),
    "cage": (
        _box(STEEL, (0, 0, 0.47), (1, 1, 0.06)), _box(STEEL, (0, 0, -0.47), (1, 1, 0.06)),
        *(_box(STEEL, (x, y, 0), (0.04, 0.04, 1)) for x in (-0.48, -0.16, 0.16, 0.48) for y in (-0.48, 0.48)),
        *(_box(STEEL, (x, y, 0), (0.04, 0.04, 1)) for x in (-0.48, 0.48) for y in (-0.16, 0.16)), _box(TAN, (0, 0, 0.4), (0.8, 0.8, 0.1)),
    ),
    "net": (*(_box(WHITE, (x, 0, 0), (0.03, 0.3, 1)) for x in (-0.48, -0.24, 0.0, 0.24, 0.48)), *(_box(WHITE, (0, 0, z), (1, 0.3, 0.03)) for z in (-0.48, -0.24, 0.0, 0.24, 0.48))),
    "food": (_box(STEEL, extent=(1, 1, 0.7)), _box(RED, (0, 0, 0), (1.02, 0.4, 0.72))),
    "station_miniature": (
        _tube("x", WHITE, extent=(0.8, 0.14, 0.14)), _tube("y", STEEL, (0.1, 0, -0.2), (0.08, 1, 0.08)),
        *(_box(AMBER, (0.1 + dx, y, -0.2), (0.22, 0.2, 0.03)) for dx in (-0.2, 0.2) for y in (-0.38, 0.38)), _tube("z", WHITE, (0.1, 0, 0.15), (0.12, 0.12, 0.4)),
    ),
    "seat": (_box(DARK, (0, 0, 0.4), (1, 1, 0.2)), _box(DARK, (-0.42, 0, -0.05), (0.16, 1, 0.9)), _box(TAN, (0.02, 0, 0.28), (0.8, 0.8, 0.1)), _box(TAN, (-0.32, 0, -0.05), (0.06, 0.8, 0.8))),
    "sleeping_bag": (_box(BLUE, extent=(0.9, 0.9, 1)), _box(WHITE, (0, 0, -0.4), (0.94, 0.94, 0.16)), _box(DARK, (0, 0, 0.05), (1, 0.06, 0.8))),
    "console": (_box(STEEL), _box(DARK, (0, 0, 0), (0.92, 0.92, 1.03)), _box(SCREEN, (-0.2, 0.15, 0), (0.42, 0.45, 1.08), 0.75), _box(SCREEN, (0.25, 0.15, 0), (0.36, 0.45, 1.08), 0.55), _box(AMBER, (0.1, -0.3, 0), (0.5, 0.06, 1.08), 0.5)),
    "headset": (_tube("y", DARK, (0, 0.4, 0), (0.7, 0.2, 0.7)), _tube("y", DARK, (0, -0.4, 0), (0.7, 0.2, 0.7)), _box(STEEL, (0, 0, -0.45), (0.12, 0.9, 0.08))),
    "curtain": (*(_box((0.30, 0.36, 0.32) if i % 2 else (0.34, 0.41, 0.36), (-0.45 + 0.1 * i, 0.12 if i % 2 else -0.12, 0), (0.1, 0.7, 1)) for i in range(10)),),
    "tank": (_tube("z", STEEL, extent=(1, 1, 0.9)), _tube("z", BLUE, (0, 0, 0.2), (1.02, 1.02, 0.1)), _tube("z", DARK, (0, 0, -0.47), (0.3, 0.3, 0.06))),
    "case": (_box((0.78, 0.79, 0.80)), _box(DARK, (0, 0, 0), (1.02, 1.02, 0.05)), _box(RED, (0, 0, -0.3), (0.5, 1.03, 0.14))),
    "breaker": (_box(DARK), _box(GREEN, (0, 0.2, 0), (0.5, 0.2, 1.2), 0.9), _box(STEEL, (0, -0.15, 0), (0.3, 0.4, 1.5))),
    "radio": (_box(DARK), _box(STEEL, (0.2, 0.2, 0), (0.5, 0.4, 1.05)), _box(GREEN, (-0.3, 0.25, 0), (0.2, 0.2, 1.08), 0.9), _tube("z", STEEL, (-0.3, -0.2, 0), (0.2, 0.3, 1.2))),
}  # fmt: skip

SIDES = 14
_CUBE = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)), ((-1, 0, 0), (0, -1, 0), (0, 0, 1)), ((0, 1, 0), (-1, 0, 0), (0, 0, 1)),
    ((0, -1, 0), (1, 0, 0), (0, 0, 1)), ((0, 0, 1), (1, 0, 0), (0, 1, 0)), ((0, 0, -1), (-1, 0, 0), (0, 1, 0)),
)  # fmt: skip


def thing_geom(look: str, size: Vec3) -> Any:
    """Return a GeomNode of a kind of thing at its real size; an unknown kind is a box."""
    quads: list[tuple[tuple[Vec3, ...], Colour, float]] = []
    for piece in SHAPES.get(look, SHAPES["box"]):
        middle = tuple(piece.at[i] * size[i] for i in range(3))
        half = tuple(piece.extent[i] * size[i] / 2.0 for i in range(3))
        if piece.kind == "box":
            quads += [(q, piece.colour, piece.glow) for q in _box_quads(middle, half)]  # type: ignore[arg-type]
        else:
            quads += [(q, piece.colour, piece.glow) for q in _tube_quads(piece.kind, middle, half)]  # type: ignore[arg-type]
    return _node(look, quads)


def _box_quads(middle: Vec3, half: Vec3) -> list[tuple[Vec3, ...]]:
    quads = []
    for normal, across, up in _CUBE:
        corners = []
        for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            corners.append(tuple(middle[i] + half[i] * (normal[i] + s * across[i] + t * up[i]) for i in range(3)))
        quads.append(tuple(corners))
    return quads  # type: ignore[return-value]


def _tube_quads(axis: str, middle: Vec3, half: Vec3) -> list[tuple[Vec3, ...]]:
    a = "xyz".index(axis)
    b, c = (a + 1) % 3, (a + 2) % 3

    def at(angle: float, end: float) -> Vec3:
        p = list(middle)
        p[a] += half[a] * end
        p[b] += half[b] * math.cos(angle)
        p[c] += half[c] * math.sin(angle)
        return (p[0], p[1], p[2])

    turn = 2.0 * math.pi / SIDES
    quads: list[tuple[Vec3, ...]] = []
    for i in range(SIDES):
        quads.append((at(i * turn, -1), at(i * turn + turn, -1), at(i * turn + turn, 1), at(i * turn, 1)))
    for end in (-1.0, 1.0):
        ring = tuple(at(i * turn * end, end) for i in range(SIDES))
        quads.append(ring)
    return quads


def _node(name: str, quads: list[tuple[tuple[Vec3, ...], Colour, float]]) -> Any:
    data = GeomVertexData(name, GeomVertexFormat.get_v3n3c4(), Geom.UH_static)
    vertex, normal, colour = (GeomVertexWriter(data, column) for column in ("vertex", "normal", "color"))
    triangles = GeomTriangles(Geom.UH_static)
    count = 0
    for corners, paint, glow in quads:
        n = unit(cross(sub(corners[1], corners[0]), sub(corners[2], corners[0])))
        for corner in corners:
            vertex.add_data3(*corner)
            normal.add_data3(*n)
            colour.add_data4(*paint, glow)
        for i in range(1, len(corners) - 1):
            triangles.add_vertices(count, count + i, count + i + 1)
        count += len(corners)
    geom = Geom(data)
    geom.add_primitive(triangles)
    node = GeomNode(name)
    node.add_geom(geom)
    return node
