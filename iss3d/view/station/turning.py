"""Turns as Panda3D takes them, and the two angles by which the wings follow the sun."""

from __future__ import annotations

import math

from panda3d.core import LQuaternionf

from iss3d.vectors import Vec3


def angles(sun: Vec3) -> tuple[float, float]:
    """Return how far the outer truss turns about y (alpha) and a wing about its long axis (beta), degrees."""
    alpha = math.degrees(math.atan2(-sun[0], -sun[2]))
    return alpha, math.degrees(math.asin(max(-1.0, min(1.0, sun[1]))))


def quat(w: float, x: float, y: float, z: float) -> LQuaternionf:
    """Return a turn."""
    return LQuaternionf(w, x, y, z)


def about_x(degrees: float) -> LQuaternionf:
    """Return a turn about x."""
    half = math.radians(degrees) * 0.5
    return LQuaternionf(math.cos(half), math.sin(half), 0.0, 0.0)


def about_y(degrees: float) -> LQuaternionf:
    """Return a turn about y."""
    half = math.radians(degrees) * 0.5
    return LQuaternionf(math.cos(half), 0.0, math.sin(half), 0.0)


def turned_y(p: Vec3, degrees: float) -> Vec3:
    """Return a place turned about y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (p[0] * c + p[2] * s, p[1], -p[0] * s + p[2] * c)
