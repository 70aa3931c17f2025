"""Draws space offscreen in a process of its own (one window system per process) and stores the frames.

python tests/view/space_frames.py OUT.npz
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
from direct.showbase.ShowBase import ShowBase
from panda3d.core import GraphicsOutput, Texture, load_prc_file_data

from iss3d.vectors import facing
from iss3d.view.earth import SpaceView
from iss3d.war.schedule import Burst, War
from iss3d.war.shipped import shipped_war
from iss3d.war.state import war_now

SIZE = (96, 54)
AHEAD_DOWN = facing((1, 0, 1))
DOWN, LIMB, UP = facing((0.05, 0, 1), (1, 0, 0)), facing((1, 0, 0.36)), facing((0, 0, -1), (1, 0, 0))
load_prc_file_data(
    "", f"window-type offscreen\nwin-size {SIZE[0]} {SIZE[1]}\ngl-version 3 2\nsync-video 0\naudio-library-name null\n"
    "textures-power-2 none\nnotify-level-display fatal\nnotify-level-device fatal\n"
)  # fmt: skip


class Studio:
    """A window without a screen, and what it shows."""

    def __init__(self) -> None:
        self.base = ShowBase()
        self.base.win.set_clear_color((1, 0, 1, 1))
        self.copy = Texture()
        self.base.win.add_render_texture(self.copy, GraphicsOutput.RTM_copy_ram)

    def frame(self) -> np.ndarray:
        self.base.graphicsEngine.render_frame()
        flat = np.frombuffer(bytes(self.copy.get_ram_image_as("RGB")), np.uint8)
        return flat.reshape(SIZE[1], SIZE[0], 3)[::-1]


def salvo(war: War) -> War:
    """Return a war in which thirty megatons go off below within four seconds: more than any plan holds."""
    sky = war.orbit.sky(war.begins)
    bursts = []
    for n in range(30):
        lat = sky.latitude_deg + 1.6 * ((n * 7) % 5 - 2)
        lon = sky.longitude_deg + 1.8 * ((n * 3) % 7 - 3)
        bursts.append(Burst(f"b{n}", "", lat, lon, 1000.0, 0.13 * n))
    return replace(war, bursts=tuple(bursts))


def film(studio: Studio, view: SpaceView, war: War, reduced: bool) -> np.ndarray:
    """Return five seconds of it, thirty frames a second, looking down."""
    view.reduced_flashes = reduced
    frames = []
    for n in range(150):
        since = n / 30.0
        sky = war.orbit.sky(war.begins + timedelta(seconds=since))
        view.update(sky, war_now(war, since), DOWN, 65.0, 1 / 30.0)
        frames.append(studio.frame())
    return np.array(frames)


def main(out: str) -> None:
    """Draw everything the tests look at."""
    studio, war = Studio(), shipped_war()
    view = SpaceView(studio.base, war, "lowest")
    view.build(wait=True)
    shots = {}

    def shot(
        name: str, when: datetime, look: object, since: float | None = None, dark: float = 0, **more: object
    ) -> None:
        state = war_now(war, since, None, dict.fromkeys(war.grids, dark) if dark else None)
        for _ in range(2):
            view.update(war.orbit.sky(when), state, look, 60.0, 0.2, **more)
            shots[name] = studio.frame()

    day, night = datetime(2024, 5, 7, 4, 22, tzinfo=UTC), war.begins + timedelta(seconds=150)
    later = datetime(2024, 5, 8, 3, 3, tzinfo=UTC)
    shot("day", day, LIMB)
    shot("night", night, AHEAD_DOWN)
    shot("stars", night, UP)
    shot("blackout", war.begins + timedelta(seconds=150), AHEAD_DOWN, None, 60.0)
    shot("fires", later, DOWN, 83500.0)
    shot("peace", later, DOWN)
    shot("part", day, LIMB, rect=(-0.5, 0.5, -0.5, 0.5))
    shots["salvo"] = film(studio, view, salvo(war), reduced=False)
    view.destroy()
    view = SpaceView(studio.base, war, "lowest")
    view.build(wait=True)
    shots["reduced"] = film(studio, view, salvo(war), reduced=True)
    for level in ("low", "medium", "high"):
        view.set_level(level)
        shot(f"day {level}", day, LIMB)
        shot(f"war {level}", war.begins + timedelta(seconds=30), LIMB, 30.0)
    view.set_visible(False)
    studio.frame()
    shots["hidden"] = studio.frame()
    np.savez_compressed(out, **shots)


if __name__ == "__main__":
    main(sys.argv[1])
