"""Grows meshes from quads: flat, bevelled, round; with colour, a tile of the atlas, glow and closeness per corner.

Knows shapes and colours only; nothing of modules, light or Panda3D nodes (see geom.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from iss3d.vectors import Vec3, add, cross, length, scale, sub, unit
from iss3d.view.station.atlas import TILE_RECTS, Tile

Colour = tuple[float, float, float]
Floats = npt.NDArray[np.float32]


def hex_colour(text: str) -> Colour:
    """Return "#rrggbb" as three numbers from 0 to 1."""
    return (int(text[1:3], 16) / 255.0, int(text[3:5], 16) / 255.0, int(text[5:7], 16) / 255.0)


def shade(colour: Colour, factor: float) -> Colour:
    """Return a colour made lighter or darker."""
    return (min(1.0, colour[0] * factor), min(1.0, colour[1] * factor), min(1.0, colour[2] * factor))


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """Return the colour a fraction t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


class Frame:
    """A flat place to build on: origin, right, up and out of the wall, as vectors of the station."""

    __slots__ = ("n", "o", "u", "v")

    def __init__(self, origin: Vec3, right: Vec3, up: Vec3, out: Vec3) -> None:
        self.o, self.u, self.v, self.n = origin, right, up, out

    def at(self, u: float, v: float, n: float = 0.0) -> Vec3:
        """Return the station point of these coordinates."""
        o, a, b, c = self.o, self.u, self.v, self.n
        return (
            o[0] + a[0] * u + b[0] * v + c[0] * n,
            o[1] + a[1] * u + b[1] * v + c[1] * n,
            o[2] + a[2] * u + b[2] * v + c[2] * n,
        )


CORNER = 13
"""Numbers per corner: place 3, normal 3, texture place 2, red, green, blue, glow, closeness."""

FORTH = (0, 1, 2, 3)
BACK = (0, 3, 2, 1)


class Mesh:
    """A growing list of quads; each corner has place, normal, texture place, colour, glow and closeness."""

    def __init__(self) -> None:
        self.data: list[float] = []

    def __len__(self) -> int:
        return len(self.data) // (4 * CORNER)

    def quad(
        self,
        points: Sequence[Vec3],
        normal: Vec3 | None,
        colour: Colour,
        tile: Tile = "plain",
        close: float | Sequence[float] = 1.0,
        glow: float = 0.0,
        uv: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
        normals: Sequence[Vec3] | None = None,
    ) -> None:
        """Add a quad (or a triangle with its last corner twice), turned so that it faces along normal.

        Args:
            close: How open the corner is to light, 0 to 1, for all or for each corner.
            glow: How much of the colour shines by itself.
            uv: Part of the tile that is laid on it.
            normals: Normals per corner for round things.
        """
        p, q, r, s = points
        ax, ay, az = r[0] - p[0], r[1] - p[1], r[2] - p[2]
        bx, by, bz = s[0] - q[0], s[1] - q[1], s[2] - q[2]
        n = (ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
        order = FORTH
        if normal is None:
            normal = unit(n)
        elif n[0] * normal[0] + n[1] * normal[1] + n[2] * normal[2] < 0.0:
            order = BACK
        u0, v0, u1, v1 = TILE_RECTS[tile]
        du, dv = u1 - u0, v1 - v0
        left, right, low, high = u0 + du * uv[0], u0 + du * uv[2], v0 + dv * uv[1], v0 + dv * uv[3]
        spots = ((left, low), (right, low), (right, high), (left, high))
        extend = self.data.extend
        for i in order:
            here = close if isinstance(close, float | int) else close[i]
            extend((*points[i], *(normals[i] if normals else normal), *spots[i], *colour, glow, here))

    def polygon(self, corners: Sequence[Vec3], normal: Vec3, colour: Colour, tile: Tile = "plain", close: float = 1.0,
                glow: float = 0.0, size: float = 1.0) -> None:  # fmt: skip
        """Add a flat convex polygon as a fan; size is how many metres a tile covers."""
        right = unit(sub(corners[1], corners[0]))
        up = cross(normal, right)
        first = corners[0]

        def spot(p: Vec3) -> tuple[float, float]:
            d = sub(p, first)
            u = (d[0] * right[0] + d[1] * right[1] + d[2] * right[2]) / size
            v = (d[0] * up[0] + d[1] * up[1] + d[2] * up[2]) / size
            return u - math.floor(u) if abs(u) > 1.0 else abs(u), v - math.floor(v) if abs(v) > 1.0 else abs(v)

        for i in range(1, len(corners) - 1, 2):
            last = corners[i + 2] if i + 2 < len(corners) else corners[i + 1]
            us = [spot(p) for p in (first, corners[i], corners[i + 1], last)]
            low = (min(u for u, _ in us), min(v for _, v in us))
            high = (max(u for u, _ in us), max(v for _, v in us))
            self.quad((first, corners[i], corners[i + 1], last), normal, colour, tile, close, glow, (*low, *high))

    def block(
        self,
        f: Frame,
        u0: float,
        v0: float,
        u1: float,
        v1: float,
        back: float,
        front: float,
        colour: Colour,
        tile: Tile = "plain",
        bevel: float = 0.008,
        uv: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
        edge: float = 0.92,
        glow: float = 0.0,
        side_close: float = 0.45,
    ) -> None:
        """Add a box standing on a wall from `back` to `front` along the wall's normal, with bevelled front edges."""
        b = min(bevel, (u1 - u0) * 0.3, (v1 - v0) * 0.3, max(front - back, 1e-4) * 0.9)
        top = [(u0 + b, v0 + b), (u1 - b, v0 + b), (u1 - b, v1 - b), (u0 + b, v1 - b)]
        rim = [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
        self.quad([f.at(u, v, front) for u, v in top], f.n, colour, tile, 1.0, glow, uv)
        lit = shade(colour, edge + 0.14)
        outward = (scale(f.v, -1.0), f.u, f.v, scale(f.u, -1.0))
        for i in range(4):
            j = (i + 1) % 4
            out = outward[i]
            slope = unit(add(out, f.n))
            strip = [f.at(*rim[i], front - b), f.at(*rim[j], front - b), f.at(*top[j], front), f.at(*top[i], front)]
            self.quad(strip, slope, lit, "plain", 1.0)
            if front - b - back > 0.002:
                wall = [f.at(*rim[i], back), f.at(*rim[j], back), f.at(*rim[j], front - b), f.at(*rim[i], front - b)]
                self.quad(wall, out, shade(colour, edge), "plain", (side_close, side_close, 0.95, 0.95))

    def box(self, centre: Vec3, axes: tuple[Vec3, Vec3, Vec3], size: Vec3, colour: Colour, tile: Tile = "plain",
            bevel: float = 0.01, close: float = 1.0, tiles: dict[int, Tile] | None = None) -> None:  # fmt: skip
        """Add a whole box; tiles gives other tiles by face (0 +x, 1 -x, 2 +y, 3 -y, 4 +z, 5 -z)."""
        for k in range(3):
            a, b, c = axes[k], axes[(k + 1) % 3], axes[(k + 2) % 3]
            ha, hb, hc = size[k] * 0.5, size[(k + 1) % 3] * 0.5, size[(k + 2) % 3] * 0.5
            for sign, face in ((1.0, 2 * k), (-1.0, 2 * k + 1)):
                out = scale(a, sign)
                f = Frame(add(centre, scale(out, ha)), b, c, out)
                bev = min(bevel, hb * 0.5, hc * 0.5, ha * 0.5)
                here = (tiles or {}).get(face, tile)
                inner = [(-hb + bev, -hc + bev), (hb - bev, -hc + bev), (hb - bev, hc - bev), (-hb + bev, hc - bev)]
                self.quad([f.at(u, v) for u, v in inner], out, colour, here, close)
                edges = ((b, hb, hc, c), (c, hc, hb, b))
                for side, reach, long, along in edges:
                    for s in (1.0, -1.0):
                        slope = unit(add(out, scale(side, s)))
                        r0, r1 = scale(side, s * (reach - bev)), scale(side, s * reach)
                        l0, l1 = scale(along, -long + bev), scale(along, long - bev)
                        base = add(centre, scale(out, ha))
                        low = add(centre, scale(out, ha - bev))
                        if k < 2 or side is b:
                            self.quad(
                                (add(add(base, r0), l0), add(add(base, r0), l1), add(add(low, r1), l1),
                                 add(add(low, r1), l0)),
                                slope, shade(colour, 1.06), "plain", close,
                            )  # fmt: skip

    def tube(self, path: Sequence[Vec3], radius: float | Sequence[float], colour: Colour, sides: int = 6,
             tile: Tile = "plain", close: float = 1.0, caps: bool = True, glow: float = 0.0) -> None:  # fmt: skip
        """Add a round bar along a path."""
        radii = [radius] * len(path) if isinstance(radius, float | int) else list(radius)
        rings: list[list[tuple[Vec3, Vec3]]] = []
        side: Vec3 | None = None
        for i, p in enumerate(path):
            ahead = unit(sub(path[min(i + 1, len(path) - 1)], path[max(i - 1, 0)]))
            if side is None:
                side = unit(cross(ahead, (0.0, 0.0, 1.0) if abs(ahead[2]) < 0.9 else (0.0, 1.0, 0.0)))
            else:
                lean = side[0] * ahead[0] + side[1] * ahead[1] + side[2] * ahead[2]
                side = unit(sub(side, scale(ahead, lean)))
            other = cross(ahead, side)
            ring = []
            for k in range(sides):
                angle = 2.0 * math.pi * k / sides
                out = add(scale(side, math.cos(angle)), scale(other, math.sin(angle)))
                ring.append((add(p, scale(out, radii[i])), out))
            rings.append(ring)
        for i in range(len(rings) - 1):
            for k in range(sides):
                q = (k + 1) % sides
                four = (rings[i][k], rings[i][q], rings[i + 1][q], rings[i + 1][k])
                middle = unit(add(four[0][1], four[1][1]))
                part = (k / sides, i / (len(rings) - 1), (k + 1) / sides, (i + 1) / (len(rings) - 1))
                normals = [c[1] for c in four]
                self.quad([c[0] for c in four], middle, colour, tile, close, glow, part, normals)
        if caps:
            self._cap(rings[0], unit(sub(path[0], path[1])), colour, close)
            self._cap(rings[-1], unit(sub(path[-1], path[-2])), colour, close)

    def _cap(self, ring: list[tuple[Vec3, Vec3]], out: Vec3, colour: Colour, close: float) -> None:
        points = [p for p, _ in ring]
        for i in range(1, len(points) - 1, 2):
            last = points[i + 2] if i + 2 < len(points) else points[i + 1]
            self.quad((points[0], points[i], points[i + 1], last), out, colour, "plain", close)

    def ball(self, centre: Vec3, radius: float, colour: Colour, sides: int = 10, tile: Tile = "plain",
             squash: Vec3 = (1.0, 1.0, 1.0)) -> None:  # fmt: skip
        """Add a sphere, or an egg."""
        rows = max(4, sides // 2)

        def spot(i: int, k: int) -> tuple[Vec3, Vec3]:
            a, b = math.pi * i / rows, 2.0 * math.pi * k / sides
            out = (math.sin(a) * math.cos(b), math.sin(a) * math.sin(b), math.cos(a))
            return add(
                centre, (out[0] * radius * squash[0], out[1] * radius * squash[1], out[2] * radius * squash[2])
            ), out

        for i in range(rows):
            for k in range(sides):
                four = (spot(i, k), spot(i, k + 1), spot(i + 1, k + 1), spot(i + 1, k))
                middle = unit(add(add(four[0][1], four[1][1]), add(four[2][1], four[3][1])))
                part = (k / sides, i / rows, (k + 1) / sides, (i + 1) / rows)
                self.quad([c[0] for c in four], middle, colour, tile, 1.0, 0.0, part, [c[1] for c in four])

    def ring(self, outer: Sequence[Vec3], inner: Sequence[Vec3], normal: Vec3, colour: Colour, tile: Tile = "plain",
             close: float = 1.0) -> None:  # fmt: skip
        """Add a flat ring between two outlines of the same number of corners."""
        n = len(outer)
        for i in range(n):
            j = (i + 1) % n
            self.quad((outer[i], outer[j], inner[j], inner[i]), normal, colour, tile, close)

    def scaled(self, axis: int, factor: float) -> None:
        """Squeeze everything along one axis (0 x, 1 y, 2 z)."""
        for i in range(axis, len(self.data), CORNER):
            self.data[i] *= factor

    def fitted(self, size: Vec3) -> None:
        """Move and stretch everything so that it fills a box of this size about the origin."""
        for axis in range(3):
            values = self.data[axis::CORNER]
            low, high = min(values), max(values)
            factor = size[axis] / max(high - low, 1e-6)
            middle = (low + high) * 0.5
            for i in range(axis, len(self.data), CORNER):
                self.data[i] = (self.data[i] - middle) * factor

    def shaded(self, toward: Vec3, even: float, more: float, given: Callable[[Vec3], float]) -> None:
        """Change the closeness of every corner so that what faces `toward` is lit more.

        Args:
            even, more: Light on what faces across, and what facing `toward` adds to it.
            given: Light that a corner with this normal will be given; closeness is against that.
        """
        for i in range(0, len(self.data), CORNER):
            n = (self.data[i + 3], self.data[i + 4], self.data[i + 5])
            wanted = even + more * (n[0] * toward[0] + n[1] * toward[1] + n[2] * toward[2])
            self.data[i + 12] *= wanted / given(n)

    def tipped(self) -> None:
        """Turn everything a quarter about x, so that what stood along y stands along z."""
        for i in range(0, len(self.data), CORNER):
            for k in (i, i + 3):
                self.data[k + 1], self.data[k + 2] = -self.data[k + 2], self.data[k + 1]

    def arrays(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Return places (n, 3), normals (n, 3), texture places (n, 2), tints (n, 5: r, g, b, glow, closeness)."""
        whole = np.array(self.data, np.float32).reshape(-1, CORNER)
        return whole[:, 0:3], whole[:, 3:6], whole[:, 6:8], whole[:, 8:13]


def axes_of(along: Vec3, up: Vec3) -> tuple[Vec3, Vec3, Vec3]:
    """Return three orthogonal axes with the first along a direction and the third as near to up as possible."""
    x = unit(along)
    y = cross(up, x)
    y = unit(y) if length(y) > 1e-6 else unit(cross((0.0, 1.0, 0.0), x))
    return x, y, cross(x, y)
