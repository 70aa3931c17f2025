"""Grows the robots outside: booms with their joints, the hand of the large arm, smaller arms and what they stand on.

Built along +x from a joint at the origin; the game bends the large arm (see station_view.py).
"""

from __future__ import annotations

from iss3d.vectors import Vec3, add
from iss3d.view.station.mesh import Colour
from iss3d.view.station.plates import Plates
from iss3d.view.station.rigging import DARK, STEEL, Placed

SLEEVE: Colour = (0.95, 0.94, 0.91)
SHELL: Colour = (0.88, 0.87, 0.84)
LENS: Colour = (0.04, 0.04, 0.06)
X: Vec3 = (1.0, 0.0, 0.0)
Y: Vec3 = (0.0, 1.0, 0.0)
Z: Vec3 = (0.0, 0.0, 1.0)


def drum(heap: Plates, at: Vec3, axis: Vec3, long: float, radius: float, colour: Colour, skin: str = "cloth") -> None:
    """Add one joint: a drum about its axis with a dark seam in the middle and bevelled ends."""
    b = min(0.05, long * 0.2)
    rows = (
        (-long / 2, 0.0),
        (-long / 2, radius - b),
        (b - long / 2, radius),
        (-0.02, radius),
        (-0.02, radius - 0.015),
        (0.02, radius - 0.015),
        (0.02, radius),
        (long / 2 - b, radius),
        (long / 2, radius - b),
        (long / 2, 0.0),
    )
    heap.turned(at, axis, rows, colour, skin, 22)
    heap.turned(
        at,
        axis,
        ((-long / 2 - 0.012, 0.0), (-long / 2 - 0.012, radius * 0.55), (-long / 2, radius * 0.55)),
        STEEL,
        "metal",
        16,
    )


def eye(heap: Plates, at: Vec3, size: float = 0.16) -> None:
    """Add a camera with its lamp on a small tilting head."""
    heap.box(at, (X, Y, Z), (size * 1.6, size, size), SLEEVE, "cloth", 0.015)
    heap.turned(
        add(at, (size * 0.8, 0, 0)), X, ((0.0, size * 0.42), (0.06, size * 0.42), (0.06, size * 0.3)), DARK, "plain", 14
    )
    heap.disc(add(at, (size * 0.8 + 0.03, 0, 0)), X, size * 0.32, LENS, "plain", 14)
    heap.box(add(at, (0, 0, size * 0.8)), (X, Y, Z), (0.05, 0.05, size), STEEL, "metal", 0.005)


def boom(length: float, root: bool) -> Plates:
    """Return a boom of the large arm from its shoulder (root) or elbow: joints at both ends, sleeve, cables."""
    heap = Plates()
    drum(heap, (0, 0, 0), Y, 0.74, 0.235, SHELL)
    drum(heap, (0.36, 0, 0), X, 0.34, 0.2, SHELL)
    drum(heap, (length - 0.34, 0, 0), X, 0.3, 0.2, SHELL)
    rows = [(0.5, 0.175), (0.52, 0.19), (length - 0.52, 0.19), (length - 0.5, 0.175)]
    heap.turned((0, 0, 0), X, rows, SLEEVE, "cloth", 24)
    for at in (0.75, length * 0.5, length - 0.75):
        heap.turned((at, 0, 0), X, ((0.0, 0.19), (0.0, 0.2), (0.08, 0.2), (0.08, 0.19)), DARK, "metal", 24)
    for y, z in ((0.12, 0.155), (-0.12, 0.155), (0.0, -0.2)):
        heap.tube(
            [(0.4, y, z), (0.9, y, z + 0.01), (length - 0.9, y, z + 0.01), (length - 0.4, y, z)],
            0.022,
            (0.8, 0.79, 0.76),
            6,
            "cloth",
        )
    for at in (1.6, length - 1.6):
        heap.tube(
            [(at, 0.19, 0), (at, 0.27, 0), (at + 0.5, 0.27, 0), (at + 0.5, 0.19, 0)],
            0.014,
            (0.9, 0.72, 0.24),
            5,
            "metal",
        )
    if root:
        drum(heap, (0, 0, 0.42), Z, 0.36, 0.235, SHELL)
        drum(heap, (0, 0, 0.75), X, 0.5, 0.22, SHELL)
    else:
        eye(heap, (0.9, 0.0, -0.42), 0.2)
        heap.tube([(0.9, 0, -0.18), (0.9, 0, -0.34)], 0.03, STEEL, 6, "metal")
    return heap


def hand() -> Plates:
    """Return the hand of the large arm: three wrist joints and the latching end with its snare, cameras and lamp."""
    heap = Plates()
    drum(heap, (0.0, 0, 0), Y, 0.6, 0.225, SHELL)
    drum(heap, (0.26, 0, 0.0), Z, 0.44, 0.2, SHELL)
    drum(heap, (0.5, 0, 0), X, 0.3, 0.2, SHELL)
    heap.turned(
        (0.62, 0, 0),
        X,
        ((0.0, 0.17), (0.02, 0.255), (0.36, 0.255), (0.38, 0.24), (0.44, 0.24), (0.44, 0.18)),
        SLEEVE,
        "cloth",
        28,
    )
    heap.turned((0.62, 0, 0), X, ((0.44, 0.18), (0.25, 0.16), (0.25, 0.0)), LENS, "plain", 28, 0.4)
    for k in range(3):
        heap.box(
            (0.95, (0.27, -0.135, -0.135)[k], (0.0, 0.234, -0.234)[k]),
            (X, Y, Z),
            (0.22, 0.09, 0.09),
            STEEL,
            "metal",
            0.01,
        )
    eye(heap, (0.78, 0.0, -0.38), 0.15)
    heap.tube([(0.7, 0, -0.24), (0.74, 0, -0.34)], 0.025, STEEL, 6, "metal")
    return heap


def arm(heap: Plates, trim: Plates, p: Placed, s: Vec3, c: Colour) -> None:
    """A boom of a smaller arm along x: sleeve, joints across at both ends, cable, grip, dark bands."""
    half, r = s[0] * 0.5, s[1] * 0.5
    heap.turned(
        p.at(-half, 0, 0), p.x, ((0.1, r * 0.9), (0.12, r), (s[0] - 0.12, r), (s[0] - 0.1, r * 0.9)), c, "cloth", 18
    )
    for end in (-half, half):
        drum(heap, p.at(end, 0, 0), p.y, r * 3.4, r * 1.45, c)
    for t in (-0.55, 0.5):
        heap.turned(
            p.at(half * t, 0, 0), p.x, ((0.0, r), (0.0, r * 1.07), (0.1, r * 1.07), (0.1, r)), DARK, "metal", 18
        )
    heap.tube([p.at(-half * 0.9, 0, r * 1.15), p.at(half * 0.9, 0, r * 1.15)], 0.022, (0.75, 0.74, 0.7), 5, "cloth")
    tip = p.at(half + r * 1.6, 0, 0)
    heap.box(tip, p.axes, (r * 1.6, r * 1.5, r * 1.5), STEEL, "metal", 0.03)
    for sign in (-1.0, 1.0):
        trim.box(p.at(half + r * 3.0, sign * r * 0.5, 0), p.axes, (r * 1.4, r * 0.35, r * 0.8), DARK, "metal", 0.01)
