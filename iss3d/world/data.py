"""Everything authored, loaded once and frozen: what a world is made from.

Calls each part's own loader in order; knows no file format.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from iss3d.crew.loader import load_crew
from iss3d.crew.people import Crew
from iss3d.mods.cache import Cache
from iss3d.mods.load import Content, load_content
from iss3d.mods.texts import Texts, load_texts
from iss3d.mods.watch import put_back, reread
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.station.station import Station
from iss3d.story.loader import load_story
from iss3d.story.names import Names
from iss3d.story.scene import Story
from iss3d.war.loader import load_war
from iss3d.war.schedule import War


@dataclass(slots=True)
class GameData:
    """All content of the mods that are switched on.

    Attributes:
        digest: SHA-256 over the digests of all files; a save made with other files tells so.
    """

    content: Content
    station: Station
    crew: Crew
    war: War
    story: Story
    texts: Texts
    digest: str = ""

    @property
    def mods(self) -> list[tuple[str, str]]:
        """Id and version of every mod, in load order."""
        return [(mod.id, mod.manifest.version) for mod in self.content.mods]


def load_game(mod_paths: Sequence[Path] | None, report: Report, off: frozenset[str] = frozenset()) -> GameData:
    """Read the shipped game and the mods.

    Args:
        mod_paths: Folders of mods; None means all in the player's mods folder.
        report: Receives every problem; what is wrong is left out.
        off: Ids of mods that are switched off.
    """
    return from_content(load_content(mod_paths, report, off=off), report)


def from_content(content: Content, report: Report) -> GameData:
    """Turn documents that have been read into a game."""
    station = load_station(content, report)
    crew = load_crew(content, report, station)
    war = load_war(content, report)
    texts = load_texts(content, report)
    names = Names.from_parts(station, crew, war, texts)
    story = load_story(content, report, names)
    return GameData(content, station, crew, war, story, texts, _digest(content))


def reread_game(data: GameData, changed: tuple[Path, ...], report: Report, cache: Cache) -> GameData:
    """Return the game with changed files read again; a file with an error keeps its last good version.

    Scenes and texts are new; station, crew and war stay as they are until the game is loaded again.

    Args:
        data: The game as it was read last.
        changed: Files from Watch.poll.
        report: Receives every problem of the files as they are now.
        cache: Where parsed files are kept.
    """
    content = reread(data.content, changed, report, cache)
    texts, story = _told(content, data, report)
    before = data.content.digests
    fresh = {path for path, digest in content.digests.items() if digest != before.get(path)}
    broken = frozenset(fresh & {problem.place.path for problem in report.errors})
    if broken:
        content = put_back(content, data.content, broken)
        texts, story = _told(content, data, Report())
    story.keep_good(data.story)
    return replace(data, content=content, texts=texts, story=story, digest=_digest(content))


def _told(content: Content, data: GameData, report: Report) -> tuple[Texts, Story]:
    """Return the texts and the story of some content, for a station that stays."""
    texts = load_texts(content, report, data.texts.language)
    return texts, load_story(content, report, Names.from_parts(data.station, data.crew, data.war, texts))


def _digest(content: Content) -> str:
    total = hashlib.sha256()
    for path in sorted(content.digests):
        total.update(f"{path}\n{content.digests[path]}\n".encode())
    return total.hexdigest()
