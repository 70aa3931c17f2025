"""The shapes of things by their `look`: about their own middle, along their own axes, filling their own size.

A thing on a wall has its z into the wall; so its face is at -z.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Callable

from iss3d.vectors import Vec3
from iss3d.view.station import (
    fittings,
    fittings_capsule,
    fittings_periscope,
    keepsakes,
    props_boards,
    props_cloth,
    props_desks,
    props_life,
    props_mice,
    props_racks,
    props_rest,
    props_rooms,
    props_soft,
    props_stowage,
    props_suit,
    props_tools,
)
from iss3d.view.station.mesh import Colour, Frame, Mesh, shade
from iss3d.view.station.panels import pull

X: Vec3 = (1.0, 0.0, 0.0)
Y: Vec3 = (0.0, 1.0, 0.0)
Z: Vec3 = (0.0, 0.0, 1.0)
AXES = (X, Y, Z)
WHITE: Colour = (0.86, 0.86, 0.83)
GREY: Colour = (0.5, 0.52, 0.54)
BLACK: Colour = (0.08, 0.08, 0.09)
STEEL: Colour = (0.66, 0.68, 0.7)
BLUE: Colour = (0.22, 0.36, 0.6)
RED: Colour = (0.72, 0.16, 0.12)
YELLOW: Colour = (0.85, 0.66, 0.16)
GREEN: Colour = (0.25, 0.9, 0.4)
SCREEN: Colour = (0.9, 0.95, 1.0)

Dice = random.Random
Look = Callable[[Mesh, Vec3, Colour, Dice], None]


def front(size: Vec3, inset: float = 0.0) -> Frame:
    """Return a frame on the face toward the room (-z), right along x."""
    return Frame((0.0, 0.0, -size[2] * 0.5 + inset), X, (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))


def whole(mesh: Mesh, size: Vec3, colour: Colour, tile: str = "plain", bevel: float = 0.01) -> None:
    """Add a box of the full size."""
    mesh.box((0.0, 0.0, 0.0), AXES, size, colour, tile, min(bevel, *(s * 0.25 for s in size)))  # type: ignore[arg-type]


def crate(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A hard case with edges and two latches."""
    whole(mesh, s, c, "plain", 0.02)
    f = front(s)
    mesh.block(f, -s[0] * 0.42, -s[1] * 0.4, s[0] * 0.42, s[1] * 0.4, 0.0, 0.006, shade(c, 0.9), "plain", 0.004)
    for u in (-0.25, 0.25):
        mesh.block(f, s[0] * u - 0.02, s[1] * 0.3, s[0] * u + 0.02, s[1] * 0.46, 0.0, 0.014, STEEL, "metal", 0.004)


def bottle(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A gas bottle along its longest axis, with a neck, a valve and a band."""
    k = max(range(3), key=lambda i: s[i])
    r = min(s[(k + 1) % 3], s[(k + 2) % 3]) * 0.5
    half = s[k] * 0.5
    spots = (-1.0, -0.9, 0.55, 0.72, 0.8, 0.92, 0.92, 1.0)
    radii = (0.55, 1.0, 1.0, 0.7, 0.3, 0.3, 0.5, 0.5)
    path = [tuple(half * t if i == k else 0.0 for i in range(3)) for t in spots]
    mesh.tube(path, [r * q for q in radii], c, 14, "metal")  # type: ignore[arg-type]
    band = [tuple(half * t if i == k else 0.0 for i in range(3)) for t in (0.25, 0.42)]
    mesh.tube(band, r * 1.015, YELLOW, 14, "plain")  # type: ignore[arg-type]


def tool(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A slim tool: a steel shaft in a coloured handle."""
    half, r = s[0] * 0.5, max(min(s[1], s[2]) * 0.5, 0.006)
    mesh.tube(
        [(-half, 0, 0), (-half * 0.92, 0, 0), (-half * 0.1, 0, 0), (0, 0, 0)], [r * 0.7, r, r, r * 0.6], c, 8, "carpet"
    )
    mesh.tube([(0, 0, 0), (half, 0, 0)], r * 0.34, STEEL, 8, "metal")


def screwdriver(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A long screwdriver with a flat tip."""
    tool(mesh, (s[0] * 0.94, s[1], s[2]), RED, rng)
    mesh.box((s[0] * 0.475, 0, 0), AXES, (s[0] * 0.05, s[1] * 0.4, s[2] * 0.08), STEEL, "metal", 0.001)


def drill(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A pistol-grip drill with a bit and a battery."""
    body = YELLOW
    x, y, z = s
    mesh.tube([(-x * 0.4, -y * 0.25, 0), (-x * 0.36, -y * 0.25, 0), (x * 0.12, -y * 0.25, 0), (x * 0.2, -y * 0.25, 0)],
              [z * 0.3, z * 0.48, z * 0.48, z * 0.26], body, 12)  # fmt: skip
    mesh.tube([(x * 0.2, -y * 0.25, 0), (x * 0.3, -y * 0.25, 0)], z * 0.24, BLACK, 10, "metal")
    mesh.tube([(x * 0.3, -y * 0.25, 0), (x * 0.5, -y * 0.25, 0)], z * 0.06, STEEL, 8, "metal")
    mesh.box((-x * 0.2, y * 0.12, 0), (X, Y, Z), (x * 0.2, y * 0.5, z * 0.5), BLACK, "carpet", 0.012)
    mesh.box((-x * 0.17, y * 0.42, 0), AXES, (x * 0.34, y * 0.16, z * 0.8), (0.2, 0.2, 0.21), "plain", 0.01)


def cable(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A cable in three strands with connectors at both ends."""
    half = s[0] * 0.5
    r = max(min(s[1], s[2]) * 0.2, 0.006)
    for k in range(3):
        a = 2.1 * k
        path: list[Vec3] = []
        for i in range(9):
            t = i / 8.0
            off = math.sin(t * 6.3 + a) * s[1] * 0.16
            path.append((-half * 0.9 + s[0] * 0.9 * t, off + math.cos(a) * r, math.sin(a) * r + off * 0.3))
        mesh.tube(path, r, (c, (0.2, 0.2, 0.22), BLUE)[k], 6, "fabric")
    for side in (-1.0, 1.0):
        mesh.tube([(side * half * 0.84, 0, 0), (side * half, 0, 0)], r * 2.6, STEEL, 10, "metal")


def panel(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A panel or plate with a rim and fasteners."""
    whole(mesh, s, c, "plain", 0.006)
    f = front(s)
    w, h = s[0] * 0.5, s[1] * 0.5
    if min(w, h) > 0.06:
        mesh.block(f, -w * 0.9, -h * 0.88, w * 0.9, h * 0.88, 0.0, 0.005, shade(c, 1.06), "fabric", 0.003)
        for u in (-0.94, 0.94):
            for v in (-0.93, 0.93):
                mesh.block(
                    f, w * u - 0.006, h * v - 0.006, w * u + 0.006, h * v + 0.006, 0.0, 0.005, STEEL, "metal", 0.002
                )


def switch(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A switch plate with a guarded toggle and a small green light."""
    whole(mesh, (s[0], s[1], s[2] * 0.5), (0.3, 0.31, 0.33), "plain", 0.006)
    f = front((s[0], s[1], s[2] * 0.5))
    mesh.block(f, -s[0] * 0.18, -s[1] * 0.3, s[0] * 0.18, s[1] * 0.3, 0.0, s[2] * 0.3, (0.9, 0.5, 0.12), "plain", 0.004)
    for u in (-0.3, 0.3):
        mesh.block(
            f, s[0] * (u - 0.05), -s[1] * 0.36, s[0] * (u + 0.05), s[1] * 0.36, 0.0, s[2] * 0.42, STEEL, "metal", 0.003
        )
    mesh.block(f, s[0] * 0.38, s[1] * 0.2, s[0] * 0.46, s[1] * 0.36, 0.0, 0.004, GREEN, "plain", 0.001, glow=0.5)


def lever(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A valve or lever: a hub with a handle across it."""
    whole(mesh, (s[0] * 0.8, s[1] * 0.8, s[2] * 0.4), shade(GREY, 0.9), "metal", 0.01)
    top = -s[2] * 0.5
    mesh.tube([(0, 0, s[2] * 0.1), (0, 0, top * 0.7)], min(s[0], s[1]) * 0.16, STEEL, 10, "metal")
    mesh.tube([(-s[0] * 0.46, 0, top * 0.75), (s[0] * 0.46, 0, top * 0.75)], min(s[0], s[1]) * 0.09, RED, 8, "plain")


def seat(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A seat: one to lie in where it is long, else a bench."""
    x, y, z = s
    if z > max(x, y) * 1.1:
        props_rest.kazbek(mesh, s, c, rng)
        return
    props_boards.bench(mesh, s)


def headset(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A headset: a band, two ear pads, a boom."""
    r = s[0] * 0.45
    band: list[Vec3] = []
    for i in range(11):
        a = math.pi * i / 10
        band.append((math.cos(a) * r, -math.sin(a) * r, 0.0))
    mesh.tube(band, 0.007, BLACK, 6)
    for side in (-1.0, 1.0):
        mesh.ball((side * r, 0.0, 0.0), 1.0, (0.16, 0.16, 0.17), 10, "fabric", (0.018, 0.035, 0.035))
    mesh.tube([(r, 0.01, 0), (r * 0.8, s[1] * 0.4, -0.03), (r * 0.3, s[1] * 0.5, -0.06)], 0.003, STEEL, 5)


def tank(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A clear-fronted box of equipment: frame, dark window, hoses."""
    f = props_rooms.hull(mesh, s, c)
    w, h = s[0] * 0.5, s[1] * 0.5
    mesh.block(f, -w * 0.8, -h * 0.55, w * 0.8, h * 0.8, 0.0, 0.006, (0.1, 0.16, 0.2), "metal", 0.006)
    for k in range(4):
        u = -w * 0.7 + k * w * 0.36
        mesh.block(f, u, -h * 0.45, u + w * 0.22, h * 0.5, 0.006, 0.008, (0.55, 0.75, 0.8), "plain", 0.002, glow=0.3)
    for side in (-1.0, 1.0):
        hose: list[Vec3] = [
            f.at(side * w * 0.7, -h * 0.7, 0.0),
            f.at(side * w * 0.75, -h * 0.8, 0.04),
            f.at(side * w * 0.4, -h * 0.95, 0.0),
        ]
        mesh.tube(hose, 0.012, GREY, 6)


def case(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A carrying case with a handle, corners and a red cross of tape."""
    whole(mesh, s, c, "plain", 0.025)
    f = front(s)
    w, h = s[0] * 0.5, s[1] * 0.5
    guard = min(0.12, w * 0.3)
    for a in (-1.0, 1.0):
        for b in (-1.0, 1.0):
            (u0, u1), (v0, v1) = sorted((a * w, a * (w - guard))), sorted((b * h, b * (h - guard)))
            mesh.block(f, u0, v0, u1, v1, -0.01, 0.008, shade(c, 0.6), "plain", 0.006)
    for u in (-0.5, 0.5):
        mesh.block(f, w * u - 0.022, -h * 0.99, w * u + 0.022, h * 0.99, 0.0, 0.006, shade(c, 0.82), "plain", 0.005)
        mesh.block(f, w * u - 0.03, -h * 0.96, w * u + 0.03, -h * 0.72, 0.0, 0.022, STEEL, "metal", 0.006)
    pull(mesh, f, 0.0, -s[1] * 0.3, min(s[0] * 0.4, 0.3))
    mesh.block(f, -s[0] * 0.5, -0.012, s[0] * 0.5, 0.012, 0.0, 0.002, RED, "plain", 0.001)


def breaker(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A breaker box: rows of small switches behind a rim."""
    f = props_rooms.hull(mesh, s, (0.42, 0.44, 0.42), "metal", 0.01)
    w, h = s[0] * 0.5, s[1] * 0.5
    for i in range(4):
        for j in range(2):
            u, v = -w * 0.7 + i * w * 0.45, -h * 0.55 + j * h * 0.75
            mesh.block(f, u, v, u + w * 0.26, v + h * 0.4, 0.0, 0.014, BLACK, "plain", 0.003)
            mesh.block(f, u + w * 0.07, v + h * 0.2, u + w * 0.19, v + h * 0.36, 0.014, 0.024, WHITE, "plain", 0.002)


def radio(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """An audio terminal: a speaker, a row of keys, a lamp."""
    f = props_rooms.hull(mesh, s, (0.62, 0.62, 0.6), "plain", 0.012)
    w, h = s[0] * 0.5, s[1] * 0.5
    mesh.block(f, -w * 0.85, -h * 0.1, w * 0.85, h * 0.85, 0.0, 0.008, (0.25, 0.25, 0.26), "grille", 0.004)
    for k in range(4):
        u = -w * 0.8 + k * w * 0.42
        mesh.block(f, u, -h * 0.8, u + w * 0.3, -h * 0.3, 0.0, 0.012, (0.2, 0.2, 0.22) if k else RED, "plain", 0.004)
    mesh.block(f, w * 0.82, -h * 0.5, w * 0.92, -h * 0.4, 0.0, 0.004, GREEN, "plain", 0.001, glow=0.5)


def box(mesh: Mesh, s: Vec3, c: Colour, rng: Dice) -> None:
    """A plain box with a lid line."""
    whole(mesh, s, c, "plain", 0.008)
    f = front(s)
    mesh.block(f, -s[0] * 0.45, -s[1] * 0.44, s[0] * 0.45, s[1] * 0.44, 0.0, 0.004, shade(c, 0.94), "plain", 0.003)


LOOKS: dict[str, tuple[Look, Colour]] = {
    "box": (box, (0.62, 0.62, 0.6)),
    "crate": (crate, (0.72, 0.72, 0.68)),
    "laptop": (props_desks.laptop, BLACK),
    "bottle": (bottle, (0.66, 0.7, 0.66)),
    "tool": (tool, BLUE),
    "drill": (drill, YELLOW),
    "screwdriver": (screwdriver, RED),
    "cable": (cable, (0.82, 0.8, 0.74)),
    "panel": (panel, (0.78, 0.78, 0.75)),
    "switch": (switch, GREY),
    "lever": (lever, RED),
    "seat": (seat, (0.36, 0.38, 0.3)),
    "sleeping_bag": (props_rest.sleeping_bag, (0.28, 0.4, 0.36)),
    "console": (props_desks.console, GREY),
    "headset": (headset, BLACK),
    "curtain": (props_cloth.curtain, (0.45, 0.52, 0.42)),
    "tank": (tank, (0.7, 0.72, 0.72)),
    "case": (case, (0.5, 0.55, 0.58)),
    "breaker": (breaker, GREY),
    "radio": (radio, GREY),
    "suit": (props_suit.suit, (0.84, 0.83, 0.79)),
    "guitar": (keepsakes.guitar, (0.66, 0.4, 0.18)),
    "treadmill": (keepsakes.treadmill, (0.66, 0.68, 0.7)),
    "onion": (keepsakes.onion, (0.72, 0.5, 0.3)),
    "camera": (fittings.camera, (0.09, 0.09, 0.1)),
    "table": (fittings.table, (0.62, 0.6, 0.54)),
    "periscope": (fittings_periscope.periscope, (0.3, 0.32, 0.3)),
    "eyepiece": (fittings_periscope.periscope, (0.3, 0.32, 0.3)),
    "cockpit": (fittings_capsule.cockpit, (0.42, 0.45, 0.42)),
    "cockpit_off": (fittings_capsule.cockpit_off, (0.42, 0.45, 0.42)),
    **props_tools.KINDS,
    **props_life.KINDS,
    **props_mice.KINDS,
    **props_soft.KINDS,
    **props_rooms.KINDS,
    **props_boards.KINDS,
    **props_racks.KINDS,
    **props_stowage.KINDS,
}
"""Painter and usual colour by look."""


LOOSE = frozenset({
    "laptop", "bottle", "tool", "drill", "screwdriver", "headset", "guitar", "onion", "camera", "case",
    *props_tools.KINDS, *props_life.KINDS, *props_mice.KINDS, *props_soft.KINDS,
})  # fmt: skip
"""What flies about: drawn as large as the box that it bumps with."""

LAMP: Vec3 = (-0.36, -0.48, -0.80)
"""Where light comes from in a thing's own axes: from where it is looked at, a little aside and above."""

EVEN = (0.42, 0.16)
"""Light that all things are given: on what faces across z, and how much more along it."""

CLOTH = frozenset({"curtain", "net"})
"""Flat things that hang across whichever of their axes is the thinnest but x."""


def thing_mesh(look: str, size: Vec3, colour: Colour | None, name: str) -> Mesh:
    """Return the mesh of a thing; an unknown look is a box."""
    painter, usual = LOOKS.get(look, LOOKS["box"])
    mesh = Mesh()
    rng = random.Random(zlib.crc32(name.encode()))
    if look in CLOTH and size[1] < min(size[0], size[2]):
        painter(mesh, (size[0], size[2], size[1]), colour or usual, rng)
        mesh.tipped()
        return mesh
    painter(mesh, size, colour or usual, rng)
    if look in LOOSE:
        mesh.fitted(size)
        mesh.shaded(LAMP, 0.35, 0.17, lambda n: EVEN[0] + EVEN[1] * n[2])
    return mesh
