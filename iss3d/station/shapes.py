"""Convex pieces of air and the flat polygons that bound them: lofts, clipping, cutting holes.

Only geometry with tuples; knows no module, no file and no engine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from iss3d.vectors import Vec3, add, cross, dot, length, scale, sub, unit

Profile = tuple[tuple[float, float], ...]
"""Corners of a convex cross-section, counter-clockwise, in metres from its middle."""

Polygon = tuple[Vec3, ...]
"""Corners of a flat convex polygon, in order."""

AXES: dict[str, tuple[int, int, int]] = {"x": (0, 1, 2), "y": (1, 0, 2), "z": (2, 0, 1)}
"""For each axis: its own index, then the two crosswise ones in the order in which sizes and middles are written."""

SAME = 1e-6
ROUND_CORNER = 1.0 / (2.0 + math.sqrt(2.0))
"""Corner cut that turns a square into a regular octagon, as a part of its side."""


def octagon(width: float, height: float, corner: float) -> Profile:
    """Return a box cross-section with its corners cut at 45 degrees (cut 0: eight corners, four of them twice)."""
    w, h, c = width * 0.5, height * 0.5, corner
    return (
        (w, c - h), (w, h - c), (w - c, h), (c - w, h), (-w, h - c), (-w, c - h), (c - w, -h), (w - c, -h),
    )  # fmt: skip


def round_profile(diameter: float) -> Profile:
    """Return the regular octagon that encloses a circle: what "round" means to walls."""
    return octagon(diameter, diameter, diameter * ROUND_CORNER)


def hexagon(flats: float) -> Profile:
    """Return a regular hexagon by the distance between its flats; two flats face the first crosswise axis."""
    radius = flats / math.sqrt(3.0)
    return tuple(
        (radius * math.cos(math.radians(a)), radius * math.sin(math.radians(a))) for a in (-30, 30, 90, 150, 210, 270)
    )


def place(axis: str, along: float, u: float, v: float) -> Vec3:
    """Return the point at this height on an axis with these crosswise coordinates."""
    spot = [0.0, 0.0, 0.0]
    for index, value in zip(AXES[axis], (along, u, v), strict=True):
        spot[index] = value
    return (spot[0], spot[1], spot[2])


def centre_of(points: Sequence[Vec3]) -> Vec3:
    """Return the mean of some points."""
    n = len(points)
    return (
        math.fsum(p[0] for p in points) / n,
        math.fsum(p[1] for p in points) / n,
        math.fsum(p[2] for p in points) / n,
    )


def tidy(points: Iterable[Vec3]) -> Polygon:
    """Return the polygon without corners that fall together."""
    kept: list[Vec3] = []
    for p in points:
        if not kept or length(sub(p, kept[-1])) > 1e-5:
            kept.append(p)
    while len(kept) > 1 and length(sub(kept[0], kept[-1])) <= 1e-5:
        kept.pop()
    return tuple(kept)


def area_vector(polygon: Sequence[Vec3]) -> Vec3:
    """Return the normal of a polygon times twice its area, by the order of its corners."""
    total = (0.0, 0.0, 0.0)
    first = polygon[0]
    for i in range(1, len(polygon) - 1):
        total = add(total, cross(sub(polygon[i], first), sub(polygon[i + 1], first)))
    return total


def clip(polygon: Sequence[Vec3], normal: Vec3, offset: float) -> Polygon:
    """Return the part of a polygon where normal . p <= offset."""
    out: list[Vec3] = []
    for i, p in enumerate(polygon):
        q = polygon[(i + 1) % len(polygon)]
        dp, dq = dot(normal, p) - offset, dot(normal, q) - offset
        if dp <= SAME:
            out.append(p)
        if (dp < -SAME and dq > SAME) or (dp > SAME and dq < -SAME):
            t = dp / (dp - dq)
            out.append(add(p, scale(sub(q, p), t)))
    return tidy(out)


def edge_planes(polygon: Sequence[Vec3], normal: Vec3) -> list[tuple[Vec3, float]]:
    """Return for each edge the plane through it with its normal pointing out of the polygon (any corner order)."""
    middle = centre_of(polygon)
    planes = []
    for i, p in enumerate(polygon):
        out = unit(cross(sub(polygon[(i + 1) % len(polygon)], p), normal))
        if dot(out, sub(p, middle)) < 0.0:
            out = scale(out, -1.0)
        planes.append((out, dot(out, p)))
    return planes


def cut(polygon: Polygon, hole: Polygon, normal: Vec3) -> list[Polygon]:
    """Return convex pieces that together are the polygon without the hole."""
    pieces: list[Polygon] = []
    rest = polygon
    planes = edge_planes(hole, normal)
    inner = polygon
    for n, d in planes:
        inner = clip(inner, n, d)
        if len(inner) < 3 or length(area_vector(inner)) < 1e-4:
            return [polygon]
    for n, d in planes:
        outside = clip(rest, scale(n, -1.0), -d)
        if len(outside) >= 3 and length(area_vector(outside)) > 1e-4:
            pieces.append(outside)
        rest = clip(rest, n, d)
        if len(rest) < 3:
            break
    return pieces


def cut_all(polygon: Polygon, holes: Iterable[Polygon], normal: Vec3) -> list[Polygon]:
    """Return convex pieces that together are the polygon without any of the holes."""
    pieces = [polygon]
    for hole in holes:
        pieces = [part for piece in pieces for part in cut(piece, hole, normal)]
    return pieces


def covers(outer: Sequence[Vec3], inner: Sequence[Vec3], normal: Vec3, slack: float = 2e-3) -> bool:
    """Return whether every corner of one polygon lies in another of the same plane."""
    return all(dot(n, p) <= d + slack for n, d in edge_planes(outer, normal) for p in inner)


def inscribed(polygon: Sequence[Vec3], normal: Vec3) -> float:
    """Return the diameter of the largest ball that passes through the middle of a convex hole."""
    middle = centre_of(polygon)
    return 2.0 * min(d - dot(n, middle) for n, d in edge_planes(polygon, normal))


def loft(axis: str, low: tuple[float, float, float], profile: Profile,
         high: tuple[float, float, float], to_profile: Profile) -> list[tuple[Polygon, Vec3]]:  # fmt: skip
    """Return faces (corners, normal into the room) of the convex solid between two cross-sections.

    low and high are (height on the axis, crosswise middle u, v). Edges of the two profiles must be parallel in pairs,
    which all profiles here with the same number of corners are; that keeps every side flat.
    """
    bottom = [place(axis, low[0], low[1] + u, low[2] + v) for u, v in profile]
    top = [place(axis, high[0], high[1] + u, high[2] + v) for u, v in to_profile]
    middle = centre_of([*bottom, *top])
    faces: list[tuple[Polygon, Vec3]] = []
    outlines = [tidy(bottom), tidy(top)]
    for i in range(len(bottom)):
        j = (i + 1) % len(bottom)
        outlines.append(tidy((bottom[i], bottom[j], top[j], top[i])))
    for corners in outlines:
        if len(corners) < 3 or length(area_vector(corners)) < 1e-5:
            continue
        normal = unit(area_vector(corners))
        if dot(normal, sub(middle, corners[0])) < 0.0:
            normal = scale(normal, -1.0)
        faces.append((corners, normal))
    return faces
