"""Panels round portholes: one even sheet from rim to edge without slivers, wherever the holes of a wall are."""

import random

import numpy as np

from iss3d.forge.station import panes
from iss3d.forge.station.kit import Frame, Kit
from iss3d.forge.station.panes import Rect

WALL = Frame(np.zeros(3), np.eye(3))


def octagon(u, v, radius):
    turns = np.arange(8) * np.pi / 4 + np.pi / 8
    return np.column_stack([u + np.cos(turns) * radius, v + np.sin(turns) * radius])


def area(part):
    a, b, c = (part.places[part.triangles[:, k]] for k in range(3))
    return np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2, np.cross(b - a, c - a)


def test_a_panel_covers_its_wall_except_for_the_hole_and_faces_the_room():
    kit, hole = Kit(random.Random(1)), octagon(0.1, -0.05, 0.2)
    panes.pierced(kit, WALL, Rect(-0.5, -0.6, 0.6, 0.7), hole, "white", (1.0, 1.0, 1.0))
    sheet = kit.parts[0]
    sizes, ways = area(sheet)
    wanted = (1.1 - 2 * panes.SEAM) * (1.3 - 2 * panes.SEAM) - 2 * np.sqrt(2) * 0.2**2
    assert np.isclose(sizes.sum(), wanted, rtol=2e-3)
    assert (ways[:, 2] > 0).all()
    assert (np.linalg.norm(sheet.places[:, :2] - hole.mean(axis=0), axis=1) > 0.2 * np.cos(np.pi / 8) - 1e-6).all()


def test_a_panel_has_no_slivers():
    kit = Kit(random.Random(1))
    panes.pierced(kit, WALL, Rect(-0.5, -0.5, 0.5, 0.5), octagon(0.0, 0.0, 0.15), "white", (1.0, 1.0, 1.0))
    sizes, _ = area(kit.parts[0])
    assert sizes.min() > 0.02 * sizes.max()


def test_two_holes_side_by_side_get_a_panel_each():
    left, right = octagon(-0.4, 0.1, 0.15), octagon(0.35, -0.1, 0.2)
    found = panes.pieces(Rect(-0.9, -0.6, 0.9, 0.6), [left, right])
    assert found is not None and len(found) == 2
    (a, hole_a), (b, hole_b) = found
    assert a.right == b.left and a.holds(hole_a) and b.holds(hole_b)


def test_a_hole_that_reaches_the_edge_of_its_wall_gets_no_panel():
    assert panes.pieces(Rect(-0.3, -0.3, 0.3, 0.3), [octagon(0.0, 0.0, 0.29)]) is None


def test_what_is_left_beside_a_hole_tiles_the_wall():
    rect = Rect(-1.0, -0.8, 1.0, 0.8)
    own, others = panes.framed(rect, octagon(0.2, 0.1, 0.2))

    def size(r):
        return (r.right - r.left) * (r.high - r.low)

    assert np.isclose(size(own) + sum(size(r) for r in others), size(rect))
    assert all(r.right - r.left > 0.1 and r.high - r.low > 0.1 for r in others)


def test_bays_that_share_a_hole_are_one_panel():
    assert panes.groups([(0.5, 0.9), (2.1, 2.3)], 0.0, 0.6, 5) == [(0, 1), (3, 3)]
