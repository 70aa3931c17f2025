"""How the large arm bends so that its hand is at a point: two booms of one length and a hand that keeps to their line.

Numbers only; the station's drawing and the screens of its consoles both ask here.
"""

from __future__ import annotations

import math

from iss3d.vectors import Vec3, add, distance, dot, lerp, scale, sub, unit

ARM_BASE: Vec3 = (3.5, 1.75, 6.95)
ARM_REST: Vec3 = (6.0, 2.0, 9.5)
BOOM = 7.1
HAND = 1.06


def joints(tip: Vec3) -> tuple[Vec3, Vec3, Vec3]:
    """Return shoulder, elbow and wrist for the hand's end."""
    reach = sub(tip, ARM_BASE)
    far = min(max(math.sqrt(dot(reach, reach)), 1.5), 2.0 * BOOM + HAND - 0.1)
    ahead = unit(reach)
    wrist = add(ARM_BASE, scale(ahead, max(1.0, far - HAND)))
    span = min(distance(ARM_BASE, wrist), 2.0 * BOOM - 0.02)
    bend = unit(sub((0.0, 0.0, 1.0), scale(ahead, ahead[2]))) if abs(ahead[2]) < 0.95 else (0.0, 1.0, 0.0)
    rise = math.sqrt(max(0.0, BOOM * BOOM - span * span / 4.0))
    return ARM_BASE, add(lerp(ARM_BASE, wrist, 0.5), scale(bend, rise)), wrist
