"""Geometry for the crew's makers: normals, smoothing, subdivision, small solids, closeness, paint baked into a map.

Plain numpy and scipy on arrays of points (n, 3), quads (m, 4) and triangles (k, 3). Knows no person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.ndimage as ndi
import scipy.sparse as sp

Array = np.ndarray[Any, Any]
_LATTICES = np.random.default_rng(7).random((2, 64, 64, 64)).astype(np.float32)


@dataclass
class Piece:
    """A piece of a person before it is reduced: one material.

    Attributes:
        dress: With which clothes it shows; empty for always.
        weights: (n, joints).
        open_air: Darkened by what is near it (False where the paint says so already).
        source: Base vertex of each point, -1 for none; carries the face's shapes.
        keep: Share of the triangles near and far.
        fade: How whole each point is, 0 to 1: hair and lashes end strand by strand where it falls.
    """

    material: str
    points: Array
    normals: Array
    uv: Array
    weights: Array
    triangles: Array
    dress: str = ""
    open_air: bool = True
    source: Array | None = None
    keep: tuple[float, float] = (1.0, 0.3)
    shade: Array | None = None
    fade: Array | None = None


def soft_step(low: float, high: float, x: Array) -> Array:
    """Return 0 below low, 1 above high, smooth between."""
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def noise(points: Array, frequency: float, octaves: int = 1, lattice: int = 0) -> Array:
    """Return noise 0..1 at points (..., 3)."""
    out: Any = 0.0
    total, share = 0.0, 1.0
    for octave in range(octaves):
        at = (points * frequency * 2**octave + 11.3 * octave).reshape(-1, 3).T
        found = ndi.map_coordinates(_LATTICES[lattice], at, order=1, mode="grid-wrap")
        out = out + share * found.reshape(points.shape[:-1])
        total += share
        share *= 0.5
    return np.asarray(out / total)


def triangles_of(quads: Array) -> Array:
    """Return quads as triangles; a quad with a doubled corner is one triangle."""
    t = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    return np.asarray(t[(t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 0] != t[:, 2])])


def normals_of(points: Array, triangles: Array) -> Array:
    """Return smooth normals."""
    a, b, c = (points[triangles[:, i]] for i in range(3))
    faces = np.cross(b - a, c - a)
    out = np.zeros_like(points)
    for i in range(3):
        np.add.at(out, triangles[:, i], faces)
    return np.asarray(out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-12))


def edges_of(quads: Array) -> tuple[Array, Array]:
    """Return each edge once, and of how many faces it is part."""
    pairs = np.concatenate([quads[:, [0, 1]], quads[:, [1, 2]], quads[:, [2, 3]], quads[:, [3, 0]]])
    pairs = np.sort(pairs, 1)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return np.unique(pairs, axis=0, return_counts=True)


def neighbour_mean(quads: Array, count: int) -> Any:
    """Return the matrix that replaces each point by the mean of its neighbours."""
    edges, _ = edges_of(quads)
    i, j = np.r_[edges[:, 0], edges[:, 1]], np.r_[edges[:, 1], edges[:, 0]]
    joined = sp.csr_matrix((np.ones(len(i)), (i, j)), (count, count))
    degree = np.asarray(joined.sum(1)).ravel()
    degree[degree == 0] = 1
    return sp.diags(1 / degree) @ joined


def subdivided(quads: Array, count: int) -> tuple[Any, Array]:
    """Return the Catmull-Clark matrix (finer points from coarse ones) and the finer quads."""
    edges, faces_at = edges_of(quads)
    number = {(int(a), int(b)): k for k, (a, b) in enumerate(edges)}
    m, n = len(quads), len(edges)
    face = sp.csr_matrix((np.full(m * 4, 0.25), (np.repeat(np.arange(m), 4), quads.ravel())), (m, count))
    of_face = np.array([[number[_pair(q[i], q[(i + 1) % 4])] for i in range(4)] for q in quads])
    middle = sp.csr_matrix((np.full(n * 2, 0.5), (np.repeat(np.arange(n), 2), edges.ravel())), (n, count))
    edge_face = sp.csr_matrix((np.ones(m * 4), (of_face.ravel(), np.repeat(np.arange(m), 4))), (n, m))
    inner = (faces_at == 2).astype(float)
    on_edge = sp.diags(np.where(inner > 0, 0.5, 1.0)) @ middle + sp.diags(inner * 0.25) @ edge_face @ face
    at_face = sp.csr_matrix((np.ones(m * 4), (quads.ravel(), np.repeat(np.arange(m), 4))), (count, m))
    k = np.asarray(at_face.sum(1)).ravel()
    k1 = np.maximum(k, 1)
    at_edge = sp.csr_matrix((np.ones(n * 2), (edges.ravel(), np.repeat(np.arange(n), 2))), (count, n))
    rim = sp.diags((faces_at == 1).astype(float))
    on_rim = np.asarray((at_edge @ rim).sum(1)).ravel() > 0
    same = sp.identity(count)
    inside = (
        sp.diags(1 / k1**2) @ at_face @ face + sp.diags(2 / k1**2) @ at_edge @ middle + sp.diags((k1 - 3) / k1) @ same
    )
    border = 0.5 * same + 0.25 * (at_edge @ rim) @ middle
    corner = sp.diags((~on_rim).astype(float)) @ inside + sp.diags(on_rim.astype(float)) @ border
    matrix = sp.vstack([corner, on_edge, face]).tocsr()
    rows = np.asarray(matrix.sum(1)).ravel()
    rows[rows == 0] = 1
    matrix = sp.diags(1 / rows) @ matrix
    parts = [
        np.stack([quads[:, i], count + of_face[:, i], count + n + np.arange(m), count + of_face[:, i - 1]], 1)
        for i in range(4)
    ]
    return matrix, np.concatenate(parts)


def _pair(a: Any, b: Any) -> tuple[int, int]:
    return (int(min(a, b)), int(max(a, b)))


def subdivided_flat(quads: Array, count: int) -> tuple[Any, Array]:
    """Return the matrix and quads of a plain subdivision (for texture coordinates), in subdivided()'s order."""
    edges, _ = edges_of(quads)
    number = {(int(a), int(b)): k for k, (a, b) in enumerate(edges)}
    m, n = len(quads), len(edges)
    of_face = np.array([[number[_pair(q[i], q[(i + 1) % 4])] for i in range(4)] for q in quads])
    middle = sp.csr_matrix((np.full(n * 2, 0.5), (np.repeat(np.arange(n), 2), edges.ravel())), (n, count))
    face = sp.csr_matrix((np.full(m * 4, 0.25), (np.repeat(np.arange(m), 4), quads.ravel())), (m, count))
    matrix = sp.vstack([sp.identity(count), middle, face]).tocsr()
    parts = [
        np.stack([quads[:, i], count + of_face[:, i], count + n + np.arange(m), count + of_face[:, i - 1]], 1)
        for i in range(4)
    ]
    return matrix, np.concatenate(parts)


def unshared(quads: Array, uv_quads: Array) -> tuple[Array, Array, Array]:
    """Return (point of each new vertex, texture place of it, quads): one vertex per pair of point and texture place."""
    pairs = np.stack([quads.ravel(), uv_quads.ravel()], 1)
    unique, back = np.unique(pairs, axis=0, return_inverse=True)
    return unique[:, 0], unique[:, 1], np.asarray(back).ravel().reshape(quads.shape)


def clipped(triangles: Array, places: Array, field: Array, limit: float) -> tuple[Array, Array, Any, Any]:
    """Cut a sheet along the line where a field of its points is a limit; what is below stays.

    Args:
        triangles: Points of each triangle; places: texture places of the same corners.
        field: By point.

    Returns:
        (triangles, texture triangles, matrix of points, matrix of texture places): the matrices make the cut sheet's
        points and places out of the old ones.
    """
    after: list[list[int]] = []
    after_places: list[list[int]] = []
    new: tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]] = ({}, {})
    shares: tuple[list[float], list[float]] = ([], [])
    counts = (len(field), int(places.max()) + 1)
    below = field <= limit
    for corners, at in zip(triangles.tolist(), places.tolist(), strict=True):
        kept: list[int] = []
        kept_at: list[int] = []
        for i in range(3):
            j = (i + 1) % 3
            if below[corners[i]]:
                kept.append(corners[i])
                kept_at.append(at[i])
            if below[corners[i]] != below[corners[j]]:
                for line, two, out in ((kept, corners, 0), (kept_at, at, 1)):
                    a, b = sorted(((two[i], corners[i]), (two[j], corners[j])))
                    key = (a[0], b[0])
                    if key not in new[out]:
                        new[out][key] = counts[out] + len(new[out])
                        low, high = field[a[1]], field[b[1]]
                        shares[out].append(float((limit - low) / (high - low)))
                    line.append(new[out][key])
        for k in range(1, len(kept) - 1):
            after.append([kept[0], kept[k], kept[k + 1]])
            after_places.append([kept_at[0], kept_at[k], kept_at[k + 1]])
    matrices = []
    for count, made, share in zip(counts, new, shares, strict=True):
        rows = np.repeat(np.arange(len(made)), 2)
        pairs = np.array(list(made), int).reshape(-1, 2)
        parts = np.stack([1.0 - np.array(share), np.array(share)], 1).ravel()
        between = sp.csr_matrix((parts, (rows, pairs.ravel())), (len(made), count))
        matrices.append(sp.vstack([sp.identity(count), between]).tocsr())
    return np.array(after), np.array(after_places), matrices[0], matrices[1]


def rim_loops(faces: Array) -> list[list[int]]:
    """Return the closed borders of a sheet of triangles or quads."""
    pairs = np.concatenate([faces[:, [i, (i + 1) % faces.shape[1]]] for i in range(faces.shape[1])])
    _, first, count = np.unique(np.sort(pairs, 1), axis=0, return_index=True, return_counts=True)
    after = {int(a): int(b) for a, b in pairs[first[count == 1]]}
    loops = []
    while after:
        start = next(iter(after))
        loop = [start]
        at = after.pop(start)
        while at != start and at in after:
            loop.append(at)
            at = after.pop(at)
        loops.append(loop)
    return loops


def baked(quads: Array, uv_quads: Array, uv: Array, values: Array, side: int) -> Array:
    """Return per-vertex values drawn into texture space (side, side, k), spread over the gaps."""
    tri_uv = np.concatenate([uv_quads[:, [0, 1, 2]], uv_quads[:, [0, 2, 3]]])
    tri = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    image = np.zeros((side, side, values.shape[1]), np.float32)
    done = np.zeros((side, side), bool)
    for a, b in zip(tri_uv, tri, strict=True):
        p = uv[a] * side
        p[:, 1] = side - p[:, 1]
        p -= 0.5
        low = np.maximum(np.floor(p.min(0)).astype(int), 0)
        high = np.minimum(np.ceil(p.max(0)).astype(int) + 1, side)
        if (high <= low).any():
            continue
        x, y = np.meshgrid(np.arange(low[0], high[0]), np.arange(low[1], high[1]))
        (ax, ay), (bx, by) = p[1] - p[0], p[2] - p[0]
        size = ax * by - ay * bx
        if abs(size) < 1e-9:
            continue
        w1 = ((x - p[0, 0]) * by - (y - p[0, 1]) * bx) / size
        w2 = (ax * (y - p[0, 1]) - ay * (x - p[0, 0])) / size
        w0 = 1 - w1 - w2
        k = (w0 > -0.02) & (w1 > -0.02) & (w2 > -0.02)
        image[y[k], x[k]] = w0[k, None] * values[b[0]] + w1[k, None] * values[b[1]] + w2[k, None] * values[b[2]]
        done[y[k], x[k]] = True
    near = ndi.distance_transform_edt(~done, return_distances=False, return_indices=True)
    return np.asarray(image[near[0], near[1]])


def closeness(points: Array, normals: Array, directions: int = 110, side: int = 220) -> Array:
    """Return how much of the air each point sees, 0 to 1, by looking at the whole from many sides. Points in metres."""
    random = np.random.default_rng(1).normal(size=(directions, 3))
    random /= np.linalg.norm(random, axis=1, keepdims=True)
    centre = points.mean(0)
    extent = np.abs(points - centre).max() * 1.75
    seen, total = np.zeros(len(points)), np.zeros(len(points))
    for way in random:
        u = np.cross(way, [0.3, 0.9, 0.1])
        u /= np.linalg.norm(u)
        v = np.cross(way, u)
        a = ((((points - centre) @ u) / extent * 0.5 + 0.5) * side).astype(int) + 1
        b = ((((points - centre) @ v) / extent * 0.5 + 0.5) * side).astype(int) + 1
        z = (points - centre) @ way
        depth = np.full((side + 4, side + 4), -9.0)
        for dx in (0, 1):
            for dy in (0, 1):
                np.maximum.at(depth, (a + dx, b + dy), z)
        share = np.clip(normals @ way, 0, 1)
        seen += share * (z + 0.022 > depth[a, b])
        total += share
    return np.asarray(seen / np.maximum(total, 1e-6))


def slope_map(height: Array, strength: float) -> Array:
    """Return a height map's slopes as bytes (side, side, 2), 128 for level; u to the right, v up."""
    dy, dx = np.gradient(height)
    slopes = np.stack([-dx, dy], -1) * strength
    slopes /= np.maximum(np.linalg.norm(slopes, axis=-1, keepdims=True), 1.0) / 0.95 + 1e-9
    return np.clip(np.round(slopes * 127 + 128), 0, 255).astype(np.uint8)


# -- small solids -----------------------------------------------------------------------------------------------------


def ball(centre: Array, radius: float, around: int = 20, down: int = 14) -> tuple[Array, Array, Array, Array]:
    """Return (points, normals, uv, triangles) of a ball whose pole looks ahead; uv is round about the pole."""
    theta, phi = np.meshgrid(np.linspace(0, np.pi, down + 1), np.linspace(0, 2 * np.pi, around + 1), indexing="ij")
    normals = np.stack([np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), np.cos(theta)], -1).reshape(-1, 3)
    r = theta / np.pi * 0.49
    uv = np.stack([0.5 + r * np.cos(phi), 0.5 + r * np.sin(phi)], -1).reshape(-1, 2)
    return centre + normals * radius, normals, uv, triangles_of(grid_quads(down + 1, around + 1))


def grid_quads(rows: int, columns: int, closed: bool = False) -> Array:
    """Return the quads of a grid of points; closed joins the last column to the first."""
    i = np.arange(rows * columns).reshape(rows, columns)
    j = np.roll(i, -1, 1)
    if not closed:
        i, j = i[:, :-1], j[:, :-1]
    return np.stack([i[:-1], i[1:], j[1:], j[:-1]], -1).reshape(-1, 4)


def block(centre: Array, half: Array, radius: float, fine: int = 5) -> tuple[Array, Array, Array]:
    """Return (points, normals, triangles) of a box with round edges."""
    points: list[Array] = []
    quads: list[Array] = []
    for axis in range(3):
        for sign in (-1, 1):
            a, b = np.meshgrid(np.linspace(-1, 1, fine), np.linspace(-1, 1, fine), indexing="ij")
            p = np.zeros((fine, fine, 3))
            first, second = (i for i in range(3) if i != axis)
            p[..., axis], p[..., first], p[..., second] = sign, a, b
            q = grid_quads(fine, fine) + sum(len(x) for x in points)
            quads.append(q[:, ::-1] if (sign > 0) == (axis == 1) else q)
            points.append(p.reshape(-1, 3))
    all_points = np.concatenate(points) * half
    inner = np.clip(all_points, -(half - radius), half - radius)
    out: Array = all_points - inner
    size = np.linalg.norm(out, axis=1, keepdims=True)
    flat = all_points / np.abs(all_points / half).max(1, keepdims=True)
    normals = np.where(size > 1e-9, out / np.maximum(size, 1e-9), flat / np.linalg.norm(flat, axis=1, keepdims=True))
    return centre + inner + normals * radius, normals, triangles_of(np.concatenate(quads))


def ring(
    centre: Array, axis: Array, radius: float, thick: float, around: int = 28, section: int = 8, stretch: float = 1.0
) -> tuple[Array, Array, Array]:
    """Return (points, normals, triangles) of a torus; stretch makes its section longer along the axis."""
    axis = axis / np.linalg.norm(axis)
    u = np.cross(axis, [0.2, 0.1, 1.0])
    u /= np.linalg.norm(u)
    v = np.cross(axis, u)
    a = np.linspace(0, 2 * np.pi, around + 1)
    b = np.linspace(0, 2 * np.pi, section, endpoint=False)
    aa, bb = np.meshgrid(a, b, indexing="ij")
    out = np.cos(aa)[..., None] * u + np.sin(aa)[..., None] * v
    turned = out * np.cos(bb)[..., None] + axis * np.sin(bb)[..., None] * stretch
    points = centre + out * radius + turned * thick
    normals = turned.reshape(-1, 3)
    quads = grid_quads(around + 1, section, closed=True)
    return points.reshape(-1, 3), normals / np.linalg.norm(normals, axis=1, keepdims=True), triangles_of(quads[:, ::-1])


def tube(path: Array, radius: Callable[[float], float], section: int = 8) -> tuple[Array, Array, Array]:
    """Return (points, normals, triangles) of a tube along a path of points; radius by share of the way."""
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    u = np.cross(along, [0.31, 0.9, 0.29])
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    v = np.cross(along, u)
    b = np.linspace(0, 2 * np.pi, section, endpoint=False)
    normals = u[:, None] * np.cos(b)[None, :, None] + v[:, None] * np.sin(b)[None, :, None]
    sizes = np.array([radius(i / (len(path) - 1)) for i in range(len(path))])
    points = path[:, None] + normals * sizes[:, None, None]
    quads = grid_quads(len(path), section, closed=True)
    return points.reshape(-1, 3), normals.reshape(-1, 3), triangles_of(quads[:, ::-1])
