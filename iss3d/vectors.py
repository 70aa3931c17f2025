"""Vectors and rotations as plain tuples, for the parts that know no window.

Tuples of floats are immutable, compare exactly and go into a save as they are. Nothing here knows the station, the
physics or the view. Station frame: x forward, y starboard, z nadir, right-handed, metres.
A body's own axes are x ahead (where it looks), y to its right, z toward its feet, so the identity rotation is
"upright, facing forward".
"""

from __future__ import annotations

import math

Vec3 = tuple[float, float, float]
"""Three floats: metres in the station frame unless a name says otherwise."""

Quat = tuple[float, float, float, float]
"""Rotation as (w, x, y, z), unit length, turning body axes into station axes."""

ZERO: Vec3 = (0.0, 0.0, 0.0)
IDENTITY: Quat = (1.0, 0.0, 0.0, 0.0)
AHEAD: Vec3 = (1.0, 0.0, 0.0)
RIGHT: Vec3 = (0.0, 1.0, 0.0)
UP: Vec3 = (0.0, 0.0, -1.0)


def add(a: Vec3, b: Vec3) -> Vec3:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec3, b: Vec3) -> Vec3:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec3, factor: float) -> Vec3:
    """Return a times a number."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec3, b: Vec3) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec3, b: Vec3) -> Vec3:
    """Return the vector product (right-handed)."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec3) -> float:
    """Return the length."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec3, b: Vec3) -> float:
    """Return the distance between two points."""
    return length(sub(a, b))


def unit(a: Vec3) -> Vec3:
    """Return a scaled to length one; the zero vector stays zero."""
    size = length(a)
    return scale(a, 1.0 / size) if size > 1e-12 else ZERO


def lerp(a: Vec3, b: Vec3, t: float) -> Vec3:
    """Return the point a fraction t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def rotate(q: Quat, v: Vec3) -> Vec3:
    """Return v turned by q."""
    w, x, y, z = q
    tx = 2.0 * (y * v[2] - z * v[1])
    ty = 2.0 * (z * v[0] - x * v[2])
    tz = 2.0 * (x * v[1] - y * v[0])
    return (
        v[0] + w * tx + y * tz - z * ty,
        v[1] + w * ty + z * tx - x * tz,
        v[2] + w * tz + x * ty - y * tx,
    )


def conjugate(q: Quat) -> Quat:
    """Return the inverse rotation of a unit quaternion."""
    return (q[0], -q[1], -q[2], -q[3])


def compose(a: Quat, b: Quat) -> Quat:
    """Return the rotation that turns by b first, then by a (the product a b)."""
    aw, ax, ay, az = a
    bw, bx, by, bz = b
    return (
        aw * bw - ax * bx - ay * by - az * bz,
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
    )


def normalised(q: Quat) -> Quat:
    """Return q at unit length; the zero quaternion becomes the identity."""
    size = math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3])
    if size < 1e-12:
        return IDENTITY
    return (q[0] / size, q[1] / size, q[2] / size, q[3] / size)


def about(axis: Vec3, angle: float) -> Quat:
    """Return the rotation by angle (radians, right-handed) about axis (any length)."""
    axis = unit(axis)
    s = math.sin(angle * 0.5)
    return (math.cos(angle * 0.5), axis[0] * s, axis[1] * s, axis[2] * s)


def turned(q: Quat, yaw: float, pitch: float, roll: float) -> Quat:
    """Return q turned about its own axes: yaw to the right, pitch up, roll clockwise, in radians."""
    turn = compose(about((0.0, 0.0, 1.0), yaw), compose(about((0.0, 1.0, 0.0), pitch), about(AHEAD, roll)))
    return normalised(compose(q, turn))


def from_axes(ahead: Vec3, right: Vec3, down: Vec3) -> Quat:
    """Return the rotation whose body axes are these three orthonormal vectors."""
    m00, m10, m20 = ahead
    m01, m11, m21 = right
    m02, m12, m22 = down
    trace = m00 + m11 + m22
    if trace > 0.0:
        s = math.sqrt(trace + 1.0) * 2.0
        return normalised((0.25 * s, (m21 - m12) / s, (m02 - m20) / s, (m10 - m01) / s))
    if m00 >= m11 and m00 >= m22:
        s = math.sqrt(1.0 + m00 - m11 - m22) * 2.0
        return normalised(((m21 - m12) / s, 0.25 * s, (m01 + m10) / s, (m02 + m20) / s))
    if m11 >= m22:
        s = math.sqrt(1.0 + m11 - m00 - m22) * 2.0
        return normalised(((m02 - m20) / s, (m01 + m10) / s, 0.25 * s, (m12 + m21) / s))
    s = math.sqrt(1.0 + m22 - m00 - m11) * 2.0
    return normalised(((m10 - m01) / s, (m02 + m20) / s, (m12 + m21) / s, 0.25 * s))


def facing(ahead: Vec3, up: Vec3 = UP) -> Quat:
    """Return the rotation that looks along ahead with the head as near to up as possible."""
    ahead = unit(ahead)
    if ahead == ZERO:
        return IDENTITY
    right = cross(ahead, up)
    if length(right) < 1e-6:
        right = cross(ahead, AHEAD if abs(ahead[0]) < 0.9 else RIGHT)
    right = unit(right)
    return from_axes(ahead, right, cross(ahead, right))


def angle_between(a: Vec3, b: Vec3) -> float:
    """Return the angle between two directions, 0 to pi."""
    return math.atan2(length(cross(a, b)), dot(a, b))


def slerp(a: Quat, b: Quat, t: float) -> Quat:
    """Return the rotation a fraction t of the shorter way from a to b."""
    d = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
    if d < 0.0:
        b, d = (-b[0], -b[1], -b[2], -b[3]), -d
    if d > 0.9995:
        wa, wb = 1.0 - t, t
    else:
        theta = math.acos(min(1.0, d))
        s = math.sin(theta)
        wa, wb = math.sin((1.0 - t) * theta) / s, math.sin(t * theta) / s
    return normalised((wa * a[0] + wb * b[0], wa * a[1] + wb * b[1], wa * a[2] + wb * b[2], wa * a[3] + wb * b[3]))
