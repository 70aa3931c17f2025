"""Draws the Earth offscreen in a process of its own (one window system per process) and stores the frames.

python tests/view/earth_frames.py OUT.npz
"""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
from direct.showbase.ShowBase import ShowBase
from panda3d.core import GraphicsOutput, Texture, load_prc_file_data

from iss3d.orbit import Orbit
from iss3d.vectors import add, scale, unit
from iss3d.view import earth_textures
from iss3d.view.earth import SpaceView
from iss3d.view.levels import LEVELS
from iss3d.view.space_shots import space_shot
from iss3d.war.state import PEACE

SIZE = (320, 180)
STEP_KM = 0.4
load_prc_file_data(
    "", f"window-type offscreen\nwin-size {SIZE[0]} {SIZE[1]}\ngl-version 3 2\nsync-video 0\naudio-library-name null\n"
    "textures-power-2 none\nnotify-level-display fatal\nnotify-level-device fatal\n"
)  # fmt: skip

# Everything finer than 20 km must come from the shader: the maps are the small ones.
LEVELS["test"] = replace(LEVELS["high"], maps="2k", region=False, compress=False, glow=False, anisotropy=1, aurora=0)

NADIR = {
    "fields": {"over": [40, -97], "local": "2024-07-01T10:00", "down": 90, "lens": 80},
    "forest": {"over": [-4.2, -58.5], "local": "2024-07-01T10:00", "down": 90, "lens": 80},
    "desert": {"over": [22.5, 6], "local": "2024-03-10T08:30", "down": 90, "lens": 80},
    "mountains": {"over": [44.9, 6.4], "local": "2024-10-10T09:30", "down": 90, "lens": 80},
    "date line": {"over": [67.5, 180], "local": "2024-06-20T12:00", "heading": 0, "down": 90, "fov": 60},
    "pole": {"over": [89, 20], "local": "2024-06-20T12:00", "heading": 0, "down": 90, "fov": 60},
    "wide": {"over": [23, 12], "local": "2024-03-10T09:00", "down": 90, "fov": 60},
    "sea": {"over": [8, -30], "local": "2024-08-15T10:00", "down": 90, "fov": 60},
    "moonlit": {"over": [23, -150], "local": "2024-04-23T23:30", "down": 60, "fov": 60},
    "moonless": {"over": [23, -150], "local": "2024-05-07T23:30", "down": 60, "fov": 60},
    "winter": {"over": [56, 63], "local": "2024-02-20T12:00", "down": 90, "fov": 60},
    "summer": {"over": [56, 63], "local": "2024-08-20T12:00", "down": 90, "fov": 60},
    "tropics in february": {"over": [-6, -56], "local": "2024-02-20T12:00", "down": 90, "fov": 60},
    "tropics in august": {"over": [-6, -56], "local": "2024-08-20T12:00", "down": 90, "fov": 60},
    "up by day": {"over": [0, 0], "local": "2024-05-07T09:00", "down": -90, "fov": 60},
    "up by night": {"over": [-30, 60], "local": "2024-07-07T00:00", "down": -90, "fov": 60},
}


def main(out: str) -> None:
    """Draw everything the tests look at."""
    base, orbit = ShowBase(), Orbit()
    copy = Texture()
    base.win.add_render_texture(copy, GraphicsOutput.RTM_copy_ram)
    view = SpaceView(base, None, "test")
    view.build(wait=True)
    frames = {}

    def drawn(sky: object, look: object, fov: float) -> np.ndarray:
        view.update(sky, PEACE, look, fov, 60.0)
        view.developed.set_shader_input("grain", 0.0)
        base.graphicsEngine.render_frame()
        flat = np.frombuffer(bytes(copy.get_ram_image_as("RGB")), np.uint8)
        return flat.reshape(SIZE[1], SIZE[0], 3)[::-1]

    for name, entry in NADIR.items():
        sky, look, fov = space_shot(entry, orbit)
        frames[name] = drawn(sky, look, fov)
    # Without the tile that low clouds are made of: a view of its own, as textures are read once.
    view.destroy()
    told = earth_textures.place
    earth_textures.place = lambda file: told("nowhere/heaps.jpg" if file == "heaps.jpg" else file)
    view = SpaceView(base, None, "test")
    view.build(wait=True)
    frames["sea without heaps"] = drawn(*space_shot(NADIR["sea"], orbit))
    earth_textures.place = told
    view.destroy()
    view = SpaceView(base, None, "test")
    view.build(wait=True)
    # A little further each time, as the station flies: straight on, over the desert.
    sky, look, fov = space_shot(NADIR["desert"], orbit)
    ahead = tuple(row[0] for row in sky.station_to_ecef)
    height = sum(c * c for c in sky.position_km) ** 0.5
    film = []
    for n in range(7):
        place = scale(unit(add(sky.position_km, scale(ahead, n * STEP_KM * height / 6371.0))), height)
        film.append(drawn(replace(sky, position_km=place), look, fov))
    frames["flight"] = np.array(film)
    np.savez_compressed(out, **frames)


if __name__ == "__main__":
    main(sys.argv[1])
