"""What the Earth costs: a full-screen frame at each quality level beside one textured sphere, and memory of textures.

For `iss3d bench`; runs in a process of its own. Knows nothing of the station.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from statistics import median
from typing import Any

SIZE = (640, 360)
FRAMES = 5
WHEN = datetime(2024, 5, 4, 5, 10, 40, tzinfo=UTC)
"""Over the Nile by day: land, sea, clouds and the limb are in the picture."""

MOST_MB = {"lowest": 100.0, "low": 100.0, "medium": 300.0, "high": 300.0}
"""Most that textures of Earth and sky may take on the card."""


def measure() -> dict[str, Any]:
    """Return seconds a frame of one textured sphere and of the Earth at each level, and megabytes of textures."""
    from direct.showbase.ShowBase import ShowBase  # noqa: PLC0415
    from panda3d.core import GraphicsOutput, Texture, load_prc_file_data  # noqa: PLC0415

    load_prc_file_data(
        "", f"window-type offscreen\nwin-size {SIZE[0]} {SIZE[1]}\ngl-version 3 2\nsync-video 0\n"
        "audio-library-name null\ntextures-power-2 none\n",
    )  # fmt: skip
    base = ShowBase()
    # Each frame is read back, so that it is finished when it is timed.
    base.win.add_render_texture(Texture(), GraphicsOutput.RTM_copy_ram)
    from iss3d.vectors import facing  # noqa: PLC0415
    from iss3d.view import earth_textures  # noqa: PLC0415
    from iss3d.view.earth import SpaceView  # noqa: PLC0415
    from iss3d.view.levels import LEVELS  # noqa: PLC0415
    from iss3d.war.shipped import shipped_war  # noqa: PLC0415
    from iss3d.war.state import PEACE  # noqa: PLC0415

    war = shipped_war()
    sky, look = war.orbit.sky(WHEN), facing((1.0, 0.0, 0.7))
    sphere_s = _seconds(base, _sphere(base))
    levels = {}
    for level in LEVELS:
        earth_textures.bytes_of.clear()
        view = SpaceView(base, war, level)
        view.build()
        view.wait_for_maps(sky)

        def prepare(view: SpaceView = view) -> None:
            view.update(sky, PEACE, look, 60.0, 1 / 30)

        frame_s = _seconds(base, None, prepare)
        levels[level] = {"frame_s": frame_s, "texture_mb": sum(earth_textures.bytes_of.values()) / 1e6}
        view.destroy()
    return {"sphere_s": sphere_s, "levels": levels}


def _seconds(base: Any, path: Any, prepare: Any = None) -> float:
    """Return the median seconds of a frame, after two that compile and load; takes the scene away afterwards."""
    spent = []
    for _ in range(FRAMES + 2):
        began = time.perf_counter()
        if prepare:
            prepare()
        base.graphicsEngine.render_frame()
        spent.append(time.perf_counter() - began)
    if path is not None:
        path.remove_node()
    return median(spent[2:])


def _sphere(base: Any) -> Any:
    """Return one sphere of 64 by 32 patches that fills the picture, with the day map on it."""
    from math import cos, pi, sin  # noqa: PLC0415

    from panda3d.core import (  # noqa: PLC0415
        Geom,
        GeomNode,
        GeomTriangles,
        GeomVertexData,
        GeomVertexFormat,
        GeomVertexWriter,
    )

    from iss3d.view.earth_maps import read_texture  # noqa: PLC0415

    across, rows = 64, 32
    data = GeomVertexData("sphere", GeomVertexFormat.get_v3t2(), Geom.UH_static)
    place, map_place = GeomVertexWriter(data, "vertex"), GeomVertexWriter(data, "texcoord")
    triangles = GeomTriangles(Geom.UH_static)
    for row in range(rows + 1):
        for column in range(across + 1):
            lat, lon = pi * (row / rows - 0.5), 2 * pi * column / across
            place.add_data3(cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
            map_place.add_data2(column / across, row / rows)
            if row < rows and column < across:
                corner = row * (across + 1) + column
                triangles.add_vertices(corner, corner + 1, corner + across + 2)
                triangles.add_vertices(corner, corner + across + 2, corner + across + 1)
    geom = Geom(data)
    geom.add_primitive(triangles)
    node = GeomNode("sphere")
    node.add_geom(geom)
    path = base.render.attach_new_node(node)
    path.set_texture(read_texture("day_2k.jpg", 1))
    path.set_pos(0, 1.4, 0)
    base.camLens.set_near_far(0.05, 10)
    return path


def hundred_bursts() -> dict[str, Any]:
    """Draw the Earth as it is, and with a hundred bursts of all ages in view; return both frames at two levels."""
    from dataclasses import replace  # noqa: PLC0415
    from datetime import timedelta  # noqa: PLC0415

    from iss3d.vectors import facing  # noqa: PLC0415
    from iss3d.view.shots import Studio  # noqa: PLC0415
    from iss3d.war.schedule import Burst  # noqa: PLC0415
    from iss3d.war.state import PEACE, war_now  # noqa: PLC0415

    spent: dict[str, Any] = {}
    for level in ("lowest", "medium"):
        if level == "lowest":
            studio = Studio(SIZE, level)
        else:
            studio.picture.space.set_level(level)
        war = studio.data.war
        sky = war.orbit.sky(war.begins + timedelta(seconds=60))
        studio.picture.space.wait_for_maps(sky)  # or the Earth alone would pay for reading the region's map
        bursts = tuple(
            Burst(
                f"b{n}",
                "",
                sky.latitude_deg + 1.1 * (n // 10 - 3),
                sky.longitude_deg + 1.3 * (n % 10 - 4),
                500.0,
                6.0 * n,
            )
            for n in range(100)
        )
        many = replace(war, bursts=bursts, trails=())
        look = facing((1.0, 0.0, 0.9))
        for name, state in (("earth", PEACE), ("war", war_now(many, 600.0))):
            studio.picture.show_space(sky, state, look, 60.0, 1.0 / 30.0)
            studio.window.capture()
            began = time.process_time()
            for _ in range(FRAMES):
                studio.picture.show_space(sky, state, look, 60.0, 1.0 / 30.0)
                studio.window.step()
            # The picture is read back so that all that was asked for has been drawn; that draws two frames more.
            studio.window.capture()
            spent[f"{level}_{name}"] = (time.process_time() - began) / (FRAMES + 2)
    return spent
