"""The wiring: every part made once, in order. What a part is, its own module says."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.settings.store import load_settings
from iss3d.view.window import GameWindow, NoDisplay, WindowOptions

DEFAULT_SIZE = (1280, 720)


def run_game(
    mods: list[Path] | None = None, scene: str | None = None, seed: int = 1, explore: str | None = None
) -> int:
    """Open the window and play.

    Args:
        mods: Folders of mods for this run; None takes those in the player's mods folder.
        scene: Begin a new story at this scene, without the title.
        seed: Of the world's chance.
        explore: Begin with the free camera at this place.

    Returns:
        0 when the player left, 1 when no window could be opened.
    """
    logging.basicConfig(
        level=os.environ.get("ISS3D_LOG", "WARNING").upper(), format="%(levelname)s %(name)s: %(message)s"
    )
    report = Report()
    settings = load_settings()
    content = load_content(mods, report, off=frozenset(settings.mods_off))
    options = WindowOptions(
        size=window_size(), mode=settings.word("window_mode"), vsync=settings.on("vsync"), silent=not _wants_sound()
    )
    try:
        window = GameWindow(options)
    except NoDisplay as reason:
        print(reason, file=sys.stderr)
        return 1
    from iss3d.view.game import Game  # noqa: PLC0415  (needs Panda3D set up by the window)

    game = Game(window, settings, content, report, mods, seed)
    if explore is not None:
        game.explore(explore)
    elif scene is not None:
        game.new_story(scene)
    return game.run()


def window_size() -> tuple[int, int]:
    """Return the window's size: ISS3D_SIZE=WIDTHxHEIGHT, else 1280x720."""
    width, _, height = os.environ.get("ISS3D_SIZE", "").partition("x")
    if width.isdigit() and height.isdigit() and 160 <= int(width) <= 16384 and 90 <= int(height) <= 16384:
        return int(width), int(height)
    return DEFAULT_SIZE


def _wants_sound() -> bool:
    return os.environ.get("ISS3D_SOUND", "on") != "off"
