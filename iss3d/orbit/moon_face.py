"""How the Moon is turned: which of its sides faces where. Knows no picture of it.

Cassini's laws and optical libration after Meeus, "Astronomical Algorithms" (1998), chapter 53; the physical libration,
at most 0.04 degrees, is left out.
"""

from __future__ import annotations

import math
from datetime import datetime

from iss3d.orbit.bodies import Matrix3, centuries, precession, transposed, turn
from iss3d.vectors import Vec3, add, cross, scale

EQUATOR_TILT_DEG = 1.54242
"""Of the Moon's equator to the ecliptic."""


def moon_axes(utc: datetime) -> Matrix3:
    """Return the matrix from axes of a star catalogue (J2000) to the Moon's own.

    Its rows are the directions of the middle of the near side, of the Moon's east (Mare Crisium) and of its north pole.
    """
    t = centuries(utc)
    node = math.radians((125.0445479 - 1934.1362891 * t) % 360.0)
    from_node = math.radians((93.2720950 + 483202.0175233 * t) % 360.0)
    tilt = math.radians(EQUATOR_TILT_DEG)
    north = (-math.sin(tilt) * math.sin(node), math.sin(tilt) * math.cos(node), math.cos(tilt))
    at_node = (math.cos(node), math.sin(node), 0.0)
    away = add(scale(at_node, math.cos(from_node)), scale(cross(north, at_node), math.sin(from_node)))
    near = scale(away, -1.0)
    to_catalogue = transposed(precession(utc))
    x, y, z = (turn(to_catalogue, _equatorial(axis, t)) for axis in (near, cross(north, near), north))
    return (x, y, z)


def _equatorial(v: Vec3, t: float) -> Vec3:
    tilt = math.radians(23.4392911 - 0.0130042 * t)
    c, s = math.cos(tilt), math.sin(tilt)
    return (v[0], v[1] * c - v[2] * s, v[1] * s + v[2] * c)
