"""Everything authored, loaded once and frozen: what a world is made from.

Calls each part's own loader in order; knows no file format.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iss3d.crew.loader import load_crew
from iss3d.crew.people import Crew
from iss3d.mods.load import Content, load_content
from iss3d.mods.texts import Texts, load_texts
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


def _digest(content: Content) -> str:
    total = hashlib.sha256()
    for path in sorted(content.digests):
        total.update(f"{path}\n{content.digests[path]}\n".encode())
    return total.hexdigest()
