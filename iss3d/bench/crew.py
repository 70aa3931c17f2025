"""What drawn people cost: a laboratory empty, and with six in it."""

from __future__ import annotations

import time
from statistics import median

LOWEST = (640, 360)
CREW_SHOT = "destiny_long"
FRAMES = 12


def six_in_view() -> dict[str, float]:
    """Draw a laboratory empty and with six people in it; return both frames, and the Python that poses the six."""
    from dataclasses import replace  # noqa: PLC0415

    from iss3d.vectors import add, rotate  # noqa: PLC0415
    from iss3d.view.shots import Studio, shot_pose  # noqa: PLC0415
    from iss3d.view.shown import Shown  # noqa: PLC0415

    studio = Studio(LOWEST, "low")
    world, shot = studio.world, studio.shots[CREW_SHOT]
    pose = shot_pose(shot, world)
    assert pose is not None
    at, look = pose
    module = studio.data.station.module_at(at) or ""
    people = {
        id: replace(
            person, position=add(at, rotate(look, (1.6 + 0.55 * i, 0.5 * (-1) ** i, 0.1))),
            module=module, speaking=i < 2, pose="float",
        )
        for i, (id, person) in enumerate(world.persons.items())
    }  # fmt: skip
    first = next(iter(people.values()))
    # The player's own body stands for the sixth in the story; here somebody else does.
    people["sixth"] = replace(first, position=add(at, rotate(look, (2.4, 0.0, -0.4))))
    spent = {"with_s": 0.0, "without_s": 0.0, "crew_ms": 0.0}
    crew = studio.picture.crew
    for key, shown_people in (("without_s", {}), ("with_s", people)):
        shown = Shown(
            shown_people, world.things, world.hatch_openness, world.lights, world.war_now(), world.posix(), module,
            arms=False,
        )  # fmt: skip
        frames, posing = [], []
        for _ in range(FRAMES * 2):
            began = time.perf_counter()
            studio.picture.show(shown, at, look, 60.0, 1 / 30)
            studio.window.step()
            frames.append(time.perf_counter() - began)
            cpu = time.thread_time()
            lights = studio.picture.lights
            falling = lights.at if lights is not None else None
            crew.update(shown_people, at, None, {}, {}, 1 / 30, None, falling)
            posing.append((time.thread_time() - cpu) * 1000.0)
        spent[key] = median(frames[FRAMES:])
        spent["crew_ms"] = median(posing[FRAMES:])
    return spent
