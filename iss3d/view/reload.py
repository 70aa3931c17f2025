"""Reads scene files again while the game runs: within a second, without losing state, the last good version kept."""

from __future__ import annotations

import logging

from iss3d.mods.cache import Cache
from iss3d.mods.folders import user_folders
from iss3d.mods.load import Content
from iss3d.mods.watch import Watch, reread
from iss3d.reports import Report
from iss3d.story.loader import load_story
from iss3d.story.names import Names
from iss3d.view.hud.hud import Hud
from iss3d.view.session import Session

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
SHOWN_SECONDS = 10.0


class Reloader:
    """Looks at the files of all mods twice a second."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._watch = Watch(content.mods)
        self._cache = Cache(user_folders().cache)
        self._wait = POLL_SECONDS

    def frame(self, seconds: float, session: Session, hud: Hud) -> None:
        """Let time pass; take up what an author has saved."""
        self._wait -= seconds
        if self._wait > 0.0:
            return
        self._wait = POLL_SECONDS
        changed = self._watch.poll()
        if not changed:
            return
        report = Report()
        self._content = reread(self._content, changed, report, self._cache)
        data = session.data
        names = Names.from_parts(data.station, data.crew, data.war, data.texts)
        story = load_story(self._content, report, names)
        news = session.world.director.reload(story)
        data.story = story
        for problem in list(report)[:3]:
            log.warning("%s", problem)
            hud.notices.add(f"{problem.place}  {problem.code}  {problem.message}", SHOWN_SECONDS)
        for line in news[:3]:
            hud.notices.add(line, SHOWN_SECONDS)
