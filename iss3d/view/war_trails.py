"""Ribbons for what flies: pieces of each trail as rows of a table, bright at the head, widening and fading behind.

Knows flights and the Sun; draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from iss3d.orbit.bodies import EARTH_RADIUS_KM
from iss3d.orbit.place import up_at
from iss3d.war import TrailNow
from iss3d.war.flight import FLIGHTS, Flight, glow, point

PIECES = 9
CLOSER_TO_HEAD = 2.2
"""Pieces are short at the head, where light changes, and long behind."""


def trail_rows(trails: Sequence[TrailNow], eye: np.ndarray, sun: np.ndarray) -> np.ndarray:
    """Return a row of 16 floats for every piece of every trail in sight.

    A row: head x, y, z from the eye (km), its half width; tail likewise; light of head and tail, smoke of both as
    sunlight makes it show; warmth; age of the tail's smoke, a number of its own, 1 for the piece with the
    trail's head.
    """
    rows: list[list[float]] = []
    for number, now in enumerate(trails):
        rows += _pieces(now, eye, sun, number)
    return np.array(rows, np.float32).reshape(-1, 16)


def _pieces(now: TrailNow, eye: np.ndarray, sun: np.ndarray, number: int) -> list[list[float]]:
    plan = FLIGHTS[now.trail.kind]
    newest = min(now.age_s, plan.lasts_s)
    oldest = max(0.0, now.age_s - plan.lingers_s)
    if newest <= oldest:
        return []
    times = [newest - (newest - oldest) * (n / PIECES) ** CLOSER_TO_HEAD for n in range(PIECES + 1)]
    head = _point(now, plan, times[0], eye, sun)
    if float((head[:3] + eye) @ eye) < 0.85 * EARTH_RADIUS_KM**2:
        return []
    points = [head, *(_point(now, plan, t, eye, sun) for t in times[1:])]
    rows = []
    for piece, (near, far) in enumerate(pairwise(points)):
        ends = [*near[0:4], *far[0:4], near[4], far[4], near[5], far[5]]
        rows.append([*(float(x) for x in ends), plan.warm, float(far[6]), float(number) * 0.37, float(piece == 0)])
    return rows


def _point(now: TrailNow, plan: Flight, t: float, eye: np.ndarray, sun: np.ndarray) -> np.ndarray:
    """Return x, y, z from the eye, half width, light, smoke, and how long ago it was passed."""
    share = t / plan.lasts_s
    place = point(now.trail.kind, now.trail.start, now.trail.end, share)
    up = np.array(up_at(place.latitude_deg, place.longitude_deg))
    since = now.age_s - t
    fade = max(0.0, 1.0 - since / plan.lingers_s)
    shining = glow(now.trail.kind, share)
    light = plan.light * shining * fade * math.exp(-since / (0.25 * min(plan.lingers_s, 4.0)))
    # The Sun still shines on smoke high above a dark ground.
    below = float(up @ sun) + math.sqrt(2.0 * max(place.height_km - 8.0, 0.0) / EARTH_RADIUS_KM)
    sunlit = min(1.0, max(0.0, below * 12.0))
    thin = math.exp(-max(place.height_km - 40.0, 0.0) / 90.0)
    # Where it left the ground it is lost in the haze.
    hazed = min(1.0, place.height_km / 12.0)
    smoke = plan.smoke * shining * hazed * fade * thin * (0.015 + 0.985 * sunlit)
    width = plan.width_km + plan.grows_km_s * since * (1.0 + place.height_km / 60.0)
    at = up * (EARTH_RADIUS_KM + place.height_km) - eye
    return np.array([*at, width, light, smoke, since])
