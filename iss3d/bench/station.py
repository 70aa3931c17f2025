"""What the station costs: to load, to keep, and to draw beside bare Panda3D drawing the very same geometry."""

from __future__ import annotations

import heapq
import resource
import time
from collections.abc import Sequence
from datetime import datetime
from statistics import median

WORST = 5
"""So many eye positions are named, those that see most."""

FRAMES = 25
SIZE = (640, 360)
EYES = ("destiny_long", "unity", "outside_day")
"""Shots whose frames are timed: along a laboratory, where modules meet, and all of it from outside."""


def load() -> dict[str, float]:
    """Load the whole station and everything in it; return seconds, and megabytes by which the process grew."""
    from iss3d.view.shots import Studio  # noqa: PLC0415

    studio = Studio((320, 180), "medium", whole=False)
    for shot in (studio.shots[name] for name in EYES):  # the Earth's maps have figures of their own: they come before
        clock = shot.entry.get("clock")
        posix = datetime.fromisoformat(str(clock)).timestamp() if clock else studio.world.posix()
        studio.picture.space.wait_for_maps(studio.picture.sky(posix))
        for _ in range(2):
            studio.picture.show_title(posix, 0.1)
            studio.window.step()
    before = _peak_mb()
    began = time.perf_counter()
    studio.picture.open_station(whole=True)
    seconds = time.perf_counter() - began
    for shot in (studio.shots[name] for name in EYES):
        studio.show(shot)
    return {"seconds": seconds, "memory_mb": _peak_mb() - before}


def in_view(names: Sequence[str] = ()) -> dict[str, dict[str, int]]:
    """Count Geoms and triangles at eye positions of `iss3d shots` aboard; return the worst of each by name.

    Args:
        names: Which; none means every one.
    """
    from iss3d.view.shots import Studio  # noqa: PLC0415

    studio = Studio((320, 180), "medium")
    shots = {name: studio.shots[name] for name in names} or studio.shots
    counts = {name: studio.count(shot) for name, shot in shots.items() if "over" not in shot.entry}
    found: dict[str, dict[str, int]] = {}
    for place, kind in enumerate(("geoms", "triangles")):
        worst = heapq.nlargest(WORST, counts, key=lambda name: counts[name][place])
        found[kind] = {name: counts[name][place] for name in worst}
    return found


def frames(names: Sequence[str] = EYES, quality: str = "medium") -> dict[str, tuple[float, float]]:
    """Return seconds of a frame of the game, and of bare Panda3D drawing the same Geoms in the same states.

    The bare one draws straight to the window: contact shadows, bloom and the buffers they take count for the game. The
    two are drawn in turn, so that whatever else the machine does slows both.
    """
    from iss3d.view.shots import Studio  # noqa: PLC0415

    studio = Studio(SIZE, quality)
    window = studio.window
    studio.show(studio.shots[names[0]])
    window.capture()  # from here on each frame is read back, so that it is finished when it is timed
    found = {}
    for name in names:
        studio.show(studio.shots[name])
        staged = studio.stage(studio.shots[name])
        assert staged is not None, f"shot '{name}' names something that is not there"
        scene = window.render.attach_new_node("bare")
        for path in studio.visible_nodes():
            copy = scene.attach_new_node(path.node().make_copy())
            copy.set_transform(path.get_net_transform())
            copy.set_state(path.get_net_state())
        others = [child for child in window.render.children if child not in (scene, window.camera)]
        spent: dict[str, list[float]] = {"game": [], "bare": []}
        for n in range(FRAMES + 2):
            scene.stash()
            began = time.perf_counter()
            studio.picture.show(*staged, 1 / 30)
            window.step()
            game = time.perf_counter() - began
            scene.unstash()
            for child in others:
                child.stash()
            if studio.picture.developed is not None:
                studio.picture.developed.bypass(True)
            began = time.perf_counter()
            window.app.graphicsEngine.render_frame()
            bare = time.perf_counter() - began
            for child in others:
                child.unstash()
            if studio.picture.developed is not None:
                studio.picture.developed.bypass(False)
            if n >= 2:  # the first two compile and load
                spent["game"].append(game)
                spent["bare"].append(bare)
        scene.remove_node()
        found[name] = (median(spent["game"]), median(spent["bare"]))
    return found


def textures() -> dict[str, float]:
    """Return megabytes of the station's textures on a card: in blocks, and as they are where nothing takes blocks."""
    from iss3d.view.station.sheets import memory  # noqa: PLC0415

    return {"blocks_mb": memory(blocks=True) / 1e6, "plain_mb": memory(blocks=False) / 1e6}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
