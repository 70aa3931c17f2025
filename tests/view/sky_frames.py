"""Draws Sun, air, clouds and Milky Way offscreen, each also with that one feature taken out, and stores the frames.

python tests/view/sky_frames.py OUT.npz
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import numpy as np
from direct.showbase.ShowBase import ShowBase
from panda3d.core import GraphicsOutput, Texture, load_prc_file_data

from iss3d.orbit import Orbit
from iss3d.vectors import AHEAD, RIGHT, UP, dot, rotate
from iss3d.view.earth import SpaceView
from iss3d.view.levels import LEVELS
from iss3d.view.shaders import space
from iss3d.view.space_shots import space_shot
from iss3d.war.state import PEACE

SIZE = (320, 180)
load_prc_file_data(
    "", f"window-type offscreen\nwin-size {SIZE[0]} {SIZE[1]}\ngl-version 3 2\nsync-video 0\naudio-library-name null\n"
    "textures-power-2 none\nnotify-level-display fatal\nnotify-level-device fatal\n"
)  # fmt: skip

SMALL = replace(LEVELS["high"], maps="2k", region=False, compress=False, glow=False, anisotropy=1, aurora=0)
LEVELS["test"], LEVELS["unshaded"] = SMALL, replace(SMALL, cloud_shadow=False)
LEVELS["aurora"] = replace(SMALL, aurora=LEVELS["high"].aurora)

# The open sea, where no shore tells one place from another; shadows are read on sand.
SHOTS = {
    "glint": {"over": [5, -140], "local": "2024-03-20T10:40", "heading": 90, "down": 88, "fov": 80},
    "airglow": {"over": [-35, 140], "local": "2024-05-07T23:30", "heading": 30, "down": 19, "lens": 50},
    "dawn": {"over": [18, -70], "local": "2024-05-07T04:18", "heading": 70, "down": 18, "side": 14, "lens": 50},
    "low sun": {"over": [8, -30], "local": "2024-03-20T06:18", "heading": 90, "down": 88, "fov": 20},
    "high sun": {"over": [8, -30], "local": "2024-03-20T12:00", "heading": 90, "down": 88, "fov": 20},
    "shadow": {"over": [9.7, 49.2], "local": "2024-02-15T15:30", "heading": 90, "down": 89.9, "lens": 80},
    "slant": {"over": [8, -30], "local": "2024-03-20T12:00", "heading": 270, "down": 48, "lens": 80},
    "galaxy": {"over": [-30, 60], "local": "2024-07-07T00:00", "at": "galaxy", "fov": 75},
    "sun": {"over": [0, 0], "local": "2024-05-07T09:00", "at": "sun", "fov": 50},
    "aurora": {"over": [51.5, -100], "local": "2024-10-10T23:30", "heading": 90, "down": 21, "side": -35},
}
EXPOSURE = {"dawn": 3.0, "low sun": 5.0, "high sun": 1.0, "airglow": 6.0, "galaxy": 6.0, "aurora": 3.4}


class Workshop:
    """Makes views of which something has been taken out, and draws with them."""

    def __init__(self) -> None:
        self.base, self.orbit, self.copy = ShowBase(), Orbit(), Texture()
        self.base.win.add_render_texture(self.copy, GraphicsOutput.RTM_copy_ram)
        self.text = space._text

    def view(self, level: str = "test", out: str = "", instead: tuple[str, str] = ("", "")) -> SpaceView:
        """Return a view of a level. out: a function of its shaders that gives nothing; instead: a text and another."""
        found = []

        def text(name: str) -> str:
            whole = self.text(name)
            if out:
                whole, count = re.subn(rf"((\w+) {out}\([^)]*\) \{{)", r"\1 return \2(0.0);", whole)
                found.append(count)
            if instead[0]:
                found.append(whole.count(instead[0]))
                whole = whole.replace(*instead)
            return whole

        space._text = text
        view = SpaceView(self.base, None, level)
        view.build(wait=True)
        space._text = self.text
        assert sum(found) or not (out or instead[0]), f"nothing called {out or instead[0]}"
        return view

    def drawn(self, view: SpaceView, name: str, clear: bool = False) -> np.ndarray:
        """Return a picture, under a sky without clouds if wanted."""
        sky, look, fov = space_shot(SHOTS[name], self.orbit)
        if clear:
            none = Texture()
            none.setup_2d_texture(4, 4, Texture.T_unsigned_byte, Texture.F_rgb)
            none.set_ram_image(bytes(48))
            view.earth.set_shader_input("cloud_map", none)
        view.update(sky, PEACE, look, fov, 60.0, EXPOSURE.get(name, 1.45))
        view.developed.set_shader_input("grain", 0.0)
        self.base.graphicsEngine.render_frame()
        flat = np.frombuffer(bytes(self.copy.get_ram_image_as("RGB")), np.uint8)
        return flat.reshape(SIZE[1], SIZE[0], 3)[::-1]

    def mirror_point(self, name: str) -> np.ndarray:
        """Return where in the picture (columns, rows) a calm sea mirrors the Sun to the eye."""
        sky, look, fov = space_shot(SHOTS[name], self.orbit)
        eye, sun = np.array(sky.position_km), np.array(sky.sun_dir_ecef)
        up = eye / np.linalg.norm(eye)
        for _ in range(2000):
            away = eye - 6371.0 * up
            half_way = sun + away / np.linalg.norm(away)
            up = up + 0.02 * half_way / np.linalg.norm(half_way)  # in small steps: near nadir it overshoots
            up /= np.linalg.norm(up)
        x, y, z = (float(n) for n in np.array(sky.station_to_ecef).T @ (6371.0 * up - eye))
        right, top, ahead = (dot((x, y, z), rotate(look, axis)) for axis in (RIGHT, UP, AHEAD))
        half = np.tan(np.radians(fov) / 2) * ahead
        return np.array([160 + 90 * right / half, 90 - 90 * top / half])


def main(out: str) -> None:
    """Draw everything the tests look at."""
    work = Workshop()
    frames: dict[str, np.ndarray] = {}
    view = work.view()
    for name in ("airglow", "dawn", "low sun", "high sun", "shadow", "slant", "galaxy", "sun"):
        frames[name] = work.drawn(view, name)
    frames["glint"] = work.drawn(view, "glint", clear=True)
    frames["mirror"] = work.mirror_point("glint")
    view.stars.band.hide()
    frames["galaxy without"] = work.drawn(view, "galaxy")
    view.destroy()
    white = ("return textureLod(sun_through_air", "return vec3(1.0) + 0.0 * textureLod(sun_through_air")
    for name, more in {
        "glint": {"out": "glint"}, "airglow": {"out": "airglow"}, "low sun": {"instead": white},
        "shadow": {"level": "unshaded"}, "slant": {"instead": ("EARTH + 4.5", "EARTH")}, "sun": {"out": "glare"},
    }.items():  # fmt: skip
        view = work.view(**more)
        frames[f"{name} without"] = work.drawn(view, name, clear=name == "glint")
        view.destroy()
    view = work.view("aurora")
    frames["aurora"] = work.drawn(view, "aurora")
    view.destroy()
    frames["aurora without"] = work.drawn(work.view(), "aurora")
    np.savez_compressed(out, **frames)


if __name__ == "__main__":
    main(sys.argv[1])
