"""Finds the worst seconds of the war's plan and films them, 160x90 at 30 frames a game second, in a process of its own.

python tests/view/flash_film.py OUT.npz
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
from panda3d.core import load_prc_file_data

sys.path.insert(0, str(Path(__file__).parent))
import space_frames
from space_frames import Studio

from iss3d.vectors import facing, unit
from iss3d.view.earth import SpaceView
from iss3d.view.flashes import FlashLimiter
from iss3d.war import effects, physics
from iss3d.war.schedule import Burst, War
from iss3d.war.shipped import shipped_war
from iss3d.war.state import war_now

SIZE = (160, 90)
FPS = 30
SLOW_FPS = 10
"""Frames a second before each run, which are not filmed: there the limiter only remembers."""
WORST = 20
LEAD_S = 0.5
"""Filmed before each run of seconds, so that a flash that begins in it is seen to rise."""


def glare(war: War) -> np.ndarray:
    """Return what each burst would throw at the station without a limit, a column a thirtieth of a second."""
    last = max((b.after_s for b in war.bursts), default=0.0) + 3.0
    times = np.arange(0.0, last, 1.0 / FPS)
    rows = []
    for burst in war.bursts:
        row = np.zeros(len(times))
        first = int(np.searchsorted(times, burst.after_s))
        sky = war.orbit.sky(war.begins + timedelta(seconds=burst.after_s))
        if sky.visible(burst.latitude_deg, burst.longitude_deg, 10.0):
            away = sky.distance_to(burst.latitude_deg, burst.longitude_deg)
            for n in range(first, min(first + 3 * FPS, len(times))):
                age = times[n] - burst.after_s
                row[n] = effects.power(burst, age) * physics.PEAK_FLUX / (away * away)
        rows.append(row)
    return np.array(rows)


def storm(war: War) -> War:
    """Return a war that no plan holds: five times a second sixty-four small bombs at once, all below."""
    sky = war.orbit.sky(war.begins)
    bursts = []
    for group in range(20):
        for n in range(64):
            lat, lon = sky.latitude_deg + 0.55 * (n // 8 - 3.5), sky.longitude_deg + 0.65 * (n % 8 - 3.5)
            bursts.append(Burst(f"b{group}_{n}", "", lat, lon, 3.0, 0.2 * group))
    return replace(war, bursts=tuple(bursts), trails=())


def worst_seconds(war: War, count: int) -> list[int]:
    """Return the seconds in which the light would rise most, whichever they are, in order of time."""
    light = glare(war)
    rises = np.maximum(np.diff(light, axis=1), 0.0).sum(0)
    whole = rises[: len(rises) // FPS * FPS].reshape(-1, FPS).sum(1)
    return sorted(int(n) for n in np.argsort(-whole, kind="stable")[:count])


def runs(seconds: list[int]) -> list[tuple[int, int]]:
    """Return the seconds as runs (first, one after the last) that follow on each other."""
    found: list[tuple[int, int]] = []
    for second in seconds:
        if found and found[-1][1] == second:
            found[-1] = (found[-1][0], second + 1)
        else:
            found.append((second, second + 1))
    return found


def look_at_worst(war: War, start: float, end: float) -> tuple[float, float, float, float]:
    """Return the pose from which these seconds are worst: straight at the middle of what goes off in them."""
    sky = war.orbit.sky(war.begins + timedelta(seconds=start))
    total = np.zeros(3)
    for burst in war.bursts:
        if start - 1.0 <= burst.after_s < end and sky.visible(burst.latitude_deg, burst.longitude_deg, 10.0):
            total += np.array(sky.direction_to(burst.latitude_deg, burst.longitude_deg))
    ahead = (
        unit((float(total[0]), float(total[1]), float(total[2]))) if np.linalg.norm(total) > 1e-6 else (0.0, 0.0, 1.0)
    )
    return facing(ahead, (1.0, 0.0, 0.0) if abs(ahead[2]) > 0.9 else (0.0, 0.0, -1.0))


def film(studio: Studio, view: SpaceView, war: War, seconds: list[int], reduced: bool, limited: bool) -> np.ndarray:
    """Return these seconds of the war as frames; between runs the limiter's own time goes on."""
    view.reduced_flashes = reduced
    view.war_view.limiter.enabled = limited
    frames = []
    for first, end in runs(seconds):
        look = look_at_worst(war, first, end)
        for n in range(int(3.0 * SLOW_FPS)):
            view.war_view.follow(war_now(war, first - LEAD_S - 3.0 + n / SLOW_FPS), 1.0 / SLOW_FPS)
        for n in range(int((end - first + LEAD_S) * FPS)):
            since = first - LEAD_S + n / FPS
            sky = war.orbit.sky(war.begins + timedelta(seconds=since))
            view.update(sky, war_now(war, max(since, 0.0)), look, 65.0, 1.0 / FPS)
            frames.append(studio.frame())
    return np.array(frames)


def forget(view: SpaceView) -> None:
    """Let the limiter and the light of bursts be as if nothing had been seen yet."""
    view.war_view.limiter, view.war_view.light = FlashLimiter(), {}


def main(out: str) -> None:
    """Film everything the test looks at."""
    space_frames.SIZE = SIZE
    load_prc_file_data("", f"win-size {SIZE[0]} {SIZE[1]}\n")
    studio, war = Studio(), shipped_war()
    many = storm(war)
    worst = worst_seconds(war, WORST)
    films: dict[str, np.ndarray] = {"seconds": np.array(worst)}
    for what, takes in (
        (
            war,
            (
                ("full", worst, False, True),
                ("reduced", worst, True, True),
                ("unlimited", worst_seconds(war, 4), False, False),
            ),
        ),
        (
            many,
            (
                ("storm", [0, 1, 2, 3], False, True),
                ("storm reduced", [0, 1, 2], True, True),
                ("storm unlimited", [0, 1, 2], False, False),
            ),
        ),
    ):
        view = SpaceView(studio.base, what, "lowest")
        view.build(wait=True)
        for name, seconds, reduced, limited in takes:
            forget(view)
            films[name] = film(studio, view, what, seconds, reduced, limited)
        view.destroy()
    np.savez(out, **films)


if __name__ == "__main__":
    main(sys.argv[1])
