"""Station frame <-> Ursina frame: the only place with this mapping.

Station: x forward, y starboard, z nadir, right-handed. Ursina: x right, y up, z forward, left-handed.
"""

from __future__ import annotations

from iss3d.vectors import Vec3

STATION_TO_URSINA = (
    (0.0, 0.0, 1.0, 0.0),
    (1.0, 0.0, 0.0, 0.0),
    (0.0, -1.0, 0.0, 0.0),
    (0.0, 0.0, 0.0, 1.0),
)
"""Row-vector matrix (Panda3D's habit): hang one node under the scene with it, and everything below is in metres of the
station frame. It mirrors, as the handedness of the two frames differs; Panda3D mirrors back for the screen, so that
triangles wind counter-clockwise in the station frame as usual."""


def to_ursina(p: Vec3) -> Vec3:
    """Return a station point or direction in Ursina axes."""
    return (p[1], -p[2], p[0])


def to_station(p: Vec3) -> Vec3:
    """Return an Ursina point or direction in station axes."""
    return (p[2], p[0], -p[1])
