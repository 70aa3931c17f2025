"""A place in a rack among the shapes of things: what an empty slot for a locker looks like, with all it plugs into.

As in looks.py: about its own middle, along its own axes, filling its own size; the face toward the room is -z.
"""

from __future__ import annotations

import math
import random

from iss3d.vectors import Vec3
from iss3d.view.station.mesh import Colour, Frame, Mesh, shade
from iss3d.view.station.props_rooms import BLUE, RED, YELLOW, circle, front, screws
from iss3d.view.station.props_tools import AXES, DARK, PAPER, STEEL

GREEN: Colour = (0.30, 0.86, 0.46)


def rack_place(mesh: Mesh, s: Vec3, c: Colour, rng: random.Random) -> None:
    """An empty place for a locker: guide rails about a dark back, sockets, a blower, four catches, belts."""
    w, h, d = s[0] * 0.5, s[1] * 0.5, s[2]
    back = Frame((0.0, 0.0, d * 0.5), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    mesh.block(back, -w * 0.98, -h * 0.98, w * 0.98, h * 0.98, 0.0, d * 0.14, shade(c, 0.42), "hatch", 0.003)
    for side in (-1.0, 1.0):
        low, high = sorted((side * w, side * w * 0.86))
        mesh.block(back, low, -h, high, h, 0.0, d * 0.92, c, "metal", 0.008)
        low, high = sorted((side * h, side * h * 0.88))
        mesh.block(back, -w * 0.86, low, w * 0.86, high, 0.0, d * 0.92, c, "metal", 0.008)
        for v in (-0.5, 0.0, 0.5):
            low, high = sorted((side * w * 0.86, side * w * 0.80))
            mesh.block(back, low, h * v - 0.008, high, h * v + 0.008, 0.0, d * 0.7, STEEL, "metal", 0.003)
    rim = front(s, -d * 0.08)
    screws(mesh, rim, w * 0.93, h * 0.94, 5, 4)
    for u in (-0.93, 0.93):
        for v in (-0.62, 0.62):
            mesh.block(rim, w * u - 0.012, h * v - 0.03, w * u + 0.012, h * v + 0.03, 0.0, 0.018, STEEL, "metal", 0.005)
            mesh.block(rim, w * u - 0.006, h * v, w * u + 0.006, h * v + 0.045, 0.012, 0.026, DARK, "plain", 0.003)
    inner = Frame((0.0, 0.0, d * 0.36), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, -1.0))
    mesh.block(inner, -w * 0.72, -h * 0.30, -w * 0.16, h * 0.66, 0.0, 0.012, shade(c, 0.62), "grille", 0.004)
    mesh.block(inner, w * 0.02, h * 0.10, w * 0.74, h * 0.70, 0.0, 0.014, shade(c, 0.86), "plain", 0.004)
    for k, (u, tone) in enumerate(((0.16, STEEL), (0.38, STEEL), (0.60, BLUE))):
        mesh.ring(circle(inner, w * u, h * 0.46, 0.030, 0.014, 20), circle(inner, w * u, h * 0.46, 0.024, 0.034, 20),
                  inner.n, tone, "metal")  # fmt: skip
        mesh.ring(circle(inner, w * u, h * 0.46, 0.024, 0.034, 20), circle(inner, w * u, h * 0.46, 0.020, 0.034, 20),
                  inner.n, tone, "metal")  # fmt: skip
        mesh.polygon(circle(inner, w * u, h * 0.46, 0.020, 0.020, 20), inner.n, DARK, "plain")
        for pin in range(6 if k < 2 else 0):
            a = pin * math.tau / 6
            spot = inner.at(w * u + math.cos(a) * 0.011, h * 0.46 + math.sin(a) * 0.011, 0.024)
            mesh.box(spot, AXES, (0.003, 0.003, 0.010), YELLOW)
        mesh.block(inner, w * u - 0.026, h * 0.20, w * u + 0.026, h * 0.28, 0.014, 0.016, PAPER, "plain", 0.001)
    for k, tone in enumerate((GREEN, GREEN, YELLOW)):
        u = w * (0.12 + 0.10 * k)
        mesh.block(inner, u, -h * 0.02, u + 0.008, h * 0.02, 0.0, 0.010, tone, "plain", 0.002)
    for u in (-0.30, 0.34):
        slack = rng.uniform(0.008, 0.018)
        belt = [back.at(w * u, -h * 0.9, d * 0.6), back.at(w * (u + 0.03), -h * 0.3, d * 0.78 + slack),
                back.at(w * (u - 0.02), h * 0.35, d * 0.76 + slack), back.at(w * u, h * 0.9, d * 0.6)]  # fmt: skip
        mesh.tube(belt, 0.010, (0.26, 0.34, 0.56), 6, "fabric")
        mesh.box(back.at(w * u, -h * 0.1, d * 0.80 + slack), AXES, (0.045, 0.035, 0.012), DARK, "plain", 0.004)
    mesh.block(rim, -w * 0.5, h * 0.895, w * 0.5, h * 0.985, 0.0, 0.004, YELLOW, "plain", 0.001)
    mesh.block(rim, -w * 0.5, -h * 0.985, -w * 0.1, -h * 0.895, 0.0, 0.004, PAPER, "plain", 0.001)
    mesh.block(rim, w * 0.3, -h * 0.98, w * 0.5, -h * 0.90, 0.0, 0.006, RED, "plain", 0.001)


KINDS = {"rack_place": (rack_place, (0.80, 0.81, 0.80))}
"""Painter and usual colour by look."""
