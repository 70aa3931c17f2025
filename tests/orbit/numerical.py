"""A satellite flown by the forces on it, step by step: what the shipped orbit is held against.

Written without the game's own formulas. Gravity to J4 and drag in a standard atmosphere; frame: equator of date, km, s.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

MU = 398600.4418
RADIUS = 6378.137
FLATTENING = 1.0 / 298.257223563
TURN = 7.292115e-5
"""rad/s. The Earth's, and that of the air with it."""

J = {2: 1.08262668e-3, 3: -2.53265649e-6, 4: -1.61962159e-6}
"""EGM96 (Vallado, "Fundamentals of Astrodynamics", 4th ed., table D-4)."""

AIR_AT_400, AIR_HEIGHT = 3.725e-12, 58.515
"""kg/m3 and km: exponential atmosphere from 400 km up (the same book, table 8-4)."""

MASS, AREA, DRAG = 420_000.0, 1500.0, 2.2
"""kg, m2 (turning wings, mean over an orbit) and drag coefficient of the station."""

State = tuple[float, float, float, float, float, float]


def pull(x: float, y: float, z: float) -> tuple[float, float, float]:
    """Gravity in km/s2: the slope of MU/r (1 - sum of J_n (R/r)^n P_n(sin latitude)), taken by differences."""

    def potential(x: float, y: float, z: float) -> float:
        r = math.sqrt(x * x + y * y + z * z)
        s = z / r
        legendre = {2: (3 * s**2 - 1) / 2, 3: (5 * s**3 - 3 * s) / 2, 4: (35 * s**4 - 30 * s**2 + 3) / 8}
        return -MU / r * math.fsum(J[n] * (RADIUS / r) ** n * legendre[n] for n in J)

    h = 1.0
    r3 = (x * x + y * y + z * z) ** 1.5
    return (
        -MU * x / r3 + (potential(x + h, y, z) - potential(x - h, y, z)) / (2 * h),
        -MU * y / r3 + (potential(x, y + h, z) - potential(x, y - h, z)) / (2 * h),
        -MU * z / r3 + (potential(x, y, z + h) - potential(x, y, z - h)) / (2 * h),
    )


def change(s: State) -> State:
    """Velocity and acceleration."""
    x, y, z, vx, vy, vz = s
    ax, ay, az = pull(x, y, z)
    r = math.sqrt(x * x + y * y + z * z)
    height = r - RADIUS * (1.0 - FLATTENING * (z / r) ** 2)
    air = AIR_AT_400 * math.exp((400.0 - height) / AIR_HEIGHT)
    wx, wy, wz = vx + TURN * y, vy - TURN * x, vz
    # 1000: from m/s2 per (km/s)2 m to km/s2.
    brake = -0.5 * air * DRAG * AREA / MASS * math.sqrt(wx * wx + wy * wy + wz * wz) * 1000.0
    return (vx, vy, vz, ax + brake * wx, ay + brake * wy, az + brake * wz)


def step(s: State, h: float) -> State:
    """One step of Runge and Kutta's fourth order."""

    def at(k: State, part: float) -> State:
        a, b, c, d, e, f = (x + part * h * y for x, y in zip(s, k, strict=True))
        return (a, b, c, d, e, f)

    k1 = change(s)
    k2 = change(at(k1, 0.5))
    k3 = change(at(k2, 0.5))
    k4 = change(at(k3, 1.0))
    mean = [(p + 2 * q + 2 * u + w) / 6 for p, q, u, w in zip(k1, k2, k3, k4, strict=True)]
    a, b, c, d, e, f = (x + h * y for x, y in zip(s, mean, strict=True))
    return (a, b, c, d, e, f)


def flight(s: State, seconds: float, every: float, h: float = 20.0) -> Iterator[tuple[float, State]]:
    """Yield time and state every so many seconds."""
    per = round(every / h)
    for n in range(1, round(seconds / h) + 1):
        s = step(s, h)
        if n % per == 0:
            yield n * h, s
