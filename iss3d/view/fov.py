"""Angles of view. Knows no lens and no window."""

from __future__ import annotations

import math


def vertical_fov(horizontal_deg: float) -> float:
    """Return the angle from top to bottom of a view that is so wide on a 16:9 screen; wider ones see more."""
    return math.degrees(2.0 * math.atan(math.tan(math.radians(horizontal_deg) / 2.0) * 9.0 / 16.0))
