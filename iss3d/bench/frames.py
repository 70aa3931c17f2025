"""What opening the game and one frame of it cost, beside a bare Ursina window."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

from iss3d.vectors import facing

LOWEST = (640, 360)
FRAMES = 12
FRAME_EYES = (
    ("cupola_middle", (0.3, 0.0, 1.0), (1.0, 0.0, 0.0)),
    ("destiny_rail", (1.0, 0.0, 0.0), (0.0, 0.0, -1.0)),
    ("zvezda_table", (1.0, 0.0, 0.0), (0.0, 0.0, -1.0)),
)
"""Spots, and which way one looks there, at which frames are timed; the slowest counts."""


def _memory_mb() -> float:
    import resource  # noqa: PLC0415  # there is none on Windows, where only this figure cannot be taken

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0


def bare_window() -> dict[str, float]:
    """Open a bare Ursina window as it comes, and draw two frames."""
    began = time.perf_counter()
    from ursina import Ursina  # noqa: PLC0415

    app = Ursina(window_type="offscreen")
    app.step()
    app.step()
    seconds = time.perf_counter() - began
    began = time.process_time()
    for _ in range(30):
        app.step()
    return {"seconds": seconds, "frame_ms": (time.process_time() - began) / 30 * 1000, "memory_mb": _memory_mb()}


def game_to_title() -> dict[str, float]:
    """Open the game to its title screen: the first picture on which one can choose."""
    began = time.perf_counter()
    game = _game((1280, 720), "auto")
    game.frame(1 / 60)
    game.frame(1 / 60)
    return {"seconds": time.perf_counter() - began}


def lowest_frames() -> dict[str, float]:
    """Play at the lowest quality and 640x360: down through the Cupola, along a laboratory, at the table."""
    game = _game(LOWEST, "lowest")
    while game.picture is None:
        game.frame(1 / 60)
    game.stack.reset()
    game.new_story()
    world = game.session.world
    world.state.shutters["cupola"] = "open"
    draw, drawn = game.window.step, 0.0

    def timed_draw() -> None:
        nonlocal drawn
        began = time.thread_time()
        draw()
        drawn += time.thread_time() - began

    game.window.step = timed_draw
    worst: dict[str, float] = {"frame_s": 0.0, "python_ms": 0.0}
    for place, ahead, up in FRAME_EYES:
        world.body.place_player(world.data.station.spots[place].centre, facing(ahead, up))
        for _ in range(30):
            game.frame(1 / 30)
        wall, python = [], []
        for _ in range(FRAMES):
            drawn, began, cpu = 0.0, time.perf_counter(), time.thread_time()
            game.frame(1 / 30)
            wall.append(time.perf_counter() - began)
            python.append((time.thread_time() - cpu - drawn) * 1000.0)
        worst = {"frame_s": max(worst["frame_s"], median(wall)), "python_ms": max(worst["python_ms"], median(python))}
    return {**worst, "memory_mb": _memory_mb()}


def _game(size: tuple[int, int], quality: str) -> Any:
    from iss3d.mods.load import load_content  # noqa: PLC0415
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.settings.store import load_settings  # noqa: PLC0415
    from iss3d.view.window import GameWindow, WindowOptions  # noqa: PLC0415

    report = Report()
    settings = load_settings()
    settings.set("quality", quality)
    settings.first_launch = False
    content = load_content([], report)
    window = GameWindow(WindowOptions(size=size, offscreen=True, silent=True, vsync=False))
    from iss3d.view.game import Game  # noqa: PLC0415

    return Game(window, settings, content, report, [], 1)
