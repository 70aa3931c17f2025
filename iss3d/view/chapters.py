"""Which scenes a player has reached, kept beside the settings, and the list of chapters made from it."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from iss3d.mods.files import write_atomic
from iss3d.mods.folders import user_folders
from iss3d.view.menus.screen import ChapterInfo

if TYPE_CHECKING:
    from iss3d.world.data import GameData

log = logging.getLogger(__name__)

FILE = "progress.json"


class Progress:
    """Scenes that have begun at least once, in any story on this machine."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or user_folders().config / FILE
        self.reached: set[str] = set()
        if not self._file.exists():
            return
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
            self.reached = {scene for scene in known["reached"] if isinstance(scene, str)}
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("%s could not be read: %s", self._file, error)

    def reach(self, scene: str) -> None:
        """Note a scene that begins."""
        if scene in self.reached:
            return
        self.reached.add(scene)
        try:
            write_atomic(self._file, json.dumps({"reached": sorted(self.reached)}, indent=1) + "\n")
        except OSError as error:
            log.warning("%s could not be written: %s", self._file, error)


def chapters(data: GameData, progress: Progress) -> list[ChapterInfo]:
    """Return the scenes that have a number, in the order of the story."""
    told = sorted((s for s in data.story.scenes.values() if s.beat is not None), key=lambda s: (s.beat or 0, s.id))
    return [ChapterInfo(s.id, s.beat or 0, s.title or s.id, s.id in progress.reached) for s in told]
