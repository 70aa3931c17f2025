"""Reads scene and text files again while the game runs: within a second, nothing lost, the last good version kept.

Knows the running story and where problems are shown; what the files mean, the world's parts know.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from iss3d.mods.cache import Cache
from iss3d.mods.folders import user_folders
from iss3d.mods.load import Content
from iss3d.mods.watch import Watch
from iss3d.reports import Report
from iss3d.world.data import reread_game
from iss3d.world.world import World

log = logging.getLogger(__name__)

POLL_SECONDS = 0.25
"""Reading the shipped story again takes about half a second: together they stay under one."""

SHOWN_SECONDS = 10.0
MOST_SHOWN = 3
AT_ONCE = ("scenes", "texts")
"""Kinds of files that take effect while the story runs."""

Show = Callable[[str, float], None]
"""Shows a notice for so many seconds."""


class Reloader:
    """Looks at the files of all mods four times a second.

    Args:
        content: What was read at the start.
        say: Returns a text of the interface.
    """

    def __init__(self, content: Content, say: Callable[..., str]) -> None:
        self._watch = Watch(content.mods)
        self._cache = Cache(user_folders().cache)
        self._say = say
        self._wait = POLL_SECONDS

    def frame(self, seconds: float, world: World, show: Show) -> None:
        """Let time pass; take up what an author has saved."""
        self._wait -= seconds
        if self._wait > 0.0:
            return
        self._wait = POLL_SECONDS
        changed = self._watch.poll()
        if not changed:
            return
        _, problems = self._take_up(world, changed)
        for line in problems[:MOST_SHOWN]:
            show(line, SHOWN_SECONDS)
        later = [file.name for file in changed if not self._at_once(world.data.content, file)]
        if later:
            show(self._say("screen.read_at_start", names=", ".join(later[:MOST_SHOWN])), SHOWN_SECONDS)

    def read_all(self, world: World) -> list[str]:
        """Read every file again at once, for the console; return what has changed and what is wrong."""
        changed = self._watch.poll()
        news, problems = self._take_up(world, tuple(dict.fromkeys((*changed, *self._watch.stamps))))
        return news + problems

    def _take_up(self, world: World, files: tuple[Path, ...]) -> tuple[list[str], list[str]]:
        report = Report()
        news = world.reload_story(reread_game(world.data, files, report, self._cache))
        for problem in report:
            log.warning("%s", problem)
        return news, [f"{problem.place}  {problem.code}  {problem.message}" for problem in report]

    @staticmethod
    def _at_once(content: Content, file: Path) -> bool:
        kinds = (file.relative_to(m.folder).parts[0] for m in content.mods if file.is_relative_to(m.folder))
        return next(kinds, "") in AT_ONCE
