"""Flat shapes: plates, lines, discs and arrows as single Geoms with vertex colours. Knows no texture and no text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from panda3d.core import Geom, GeomNode, GeomTriangles, GeomVertexData, GeomVertexFormat, GeomVertexWriter

from iss3d.view.ui.style import Colour

Point = tuple[float, float]


class Sketch:
    """Collects flat triangles and becomes one node."""

    def __init__(self) -> None:
        self._points: list[tuple[Point, Colour]] = []
        self._triangles: list[tuple[int, int, int]] = []

    def polygon(self, corners: Sequence[Point], colour: Colour | Sequence[Colour]) -> Sketch:
        """Add a convex polygon of one colour, or of one colour per corner."""
        first = len(self._points)
        many = not isinstance(colour[0], float | int)
        for i, corner in enumerate(corners):
            self._points.append((corner, colour[i] if many else colour))  # type: ignore[arg-type]
        for i in range(1, len(corners) - 1):
            self._triangles.append((first, first + i, first + i + 1))
        return self

    def box(self, left: float, bottom: float, right: float, top: float, colour: Colour) -> Sketch:
        """Add a filled rectangle."""
        return self.polygon([(left, bottom), (right, bottom), (right, top), (left, top)], colour)

    def frame(self, left: float, bottom: float, right: float, top: float, colour: Colour, thick: float = 2.0) -> Sketch:
        """Add the outline of a rectangle."""
        self.box(left, bottom, right, bottom + thick, colour)
        self.box(left, top - thick, right, top, colour)
        self.box(left, bottom + thick, left + thick, top - thick, colour)
        return self.box(right - thick, bottom + thick, right, top - thick, colour)

    def line(self, a: Point, b: Point, colour: Colour, thick: float = 2.0) -> Sketch:
        """Add a straight line."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / size * thick / 2.0, dx / size * thick / 2.0
        return self.polygon(
            [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)], colour
        )

    def disc(self, centre: Point, radius: float, colour: Colour, sides: int = 24) -> Sketch:
        """Add a filled circle."""
        turn = 2.0 * math.pi / sides
        ring = [
            (centre[0] + radius * math.cos(i * turn), centre[1] + radius * math.sin(i * turn)) for i in range(sides)
        ]
        return self.polygon(ring, colour)

    def ring(
        self, centre: Point, radius: float, colour: Colour, thick: float = 2.0, sides: int = 32, part: float = 1.0
    ) -> Sketch:
        """Add a circle's outline, or the first part of it clockwise from the top."""
        count = max(int(sides * part), 1)
        for i in range(count):
            a, b = (math.pi / 2.0 - 2.0 * math.pi * part * k / count for k in (i, i + 1))
            inner, outer = radius - thick, radius
            corners = [(a, outer), (b, outer), (b, inner), (a, inner)]
            self.polygon([(centre[0] + r * math.cos(t), centre[1] + r * math.sin(t)) for t, r in corners], colour)
        return self

    def arrow(self, centre: Point, angle: float, size: float, colour: Colour) -> Sketch:
        """Add an arrow head that points along angle (radians from +x, counter-clockwise)."""
        corners = [(size, 0.0), (-size * 0.6, size * 0.7), (-size * 0.25, 0.0), (-size * 0.6, -size * 0.7)]
        c, s = math.cos(angle), math.sin(angle)
        p = [(centre[0] + x * c - y * s, centre[1] + x * s + y * c) for x, y in corners]
        self.polygon([p[0], p[1], p[2]], colour)
        return self.polygon([p[0], p[2], p[3]], colour)

    def node(self, name: str = "shape") -> Any:
        """Return a GeomNode of everything added."""
        node = GeomNode(name)
        if not self._points:
            return node
        data = GeomVertexData(name, GeomVertexFormat.get_v3c4(), Geom.UH_static)
        data.unclean_set_num_rows(len(self._points))
        vertex, colour = GeomVertexWriter(data, "vertex"), GeomVertexWriter(data, "color")
        for (x, y), c in self._points:
            vertex.add_data3(x, y, 0.0)
            colour.add_data4(*c)
        triangles = GeomTriangles(Geom.UH_static)
        for t in self._triangles:
            triangles.add_vertices(*t)
        geom = Geom(data)
        geom.add_primitive(triangles)
        node.add_geom(geom)
        return node


class Drawing:
    """A place on the sheet whose sketch can be replaced; nothing is rebuilt while the key stays the same."""

    def __init__(self, parent: Any) -> None:
        self.path = parent.attach_new_node("drawing")
        self._key: object = None

    def show(self, sketch: Sketch, key: object = None) -> None:
        """Draw this instead; a key equal to the last one means nothing changed."""
        if key is not None and key == self._key:
            return
        self._key = key
        self.path.node().remove_all_children()
        self.path.attach_new_node(sketch.node())

    def fresh(self, key: object) -> bool:
        """Return whether a sketch with this key would have to be drawn."""
        return key != self._key

    def clear(self) -> None:
        """Draw nothing."""
        self._key = None
        self.path.node().remove_all_children()

    def remove(self) -> None:
        """Take it off the sheet for good."""
        self.path.remove_node()
