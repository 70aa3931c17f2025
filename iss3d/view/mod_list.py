"""The mods that are there, switched on or off, as the menu lists them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from iss3d.mods.cache import Cache
from iss3d.mods.discovery import mods_in
from iss3d.mods.folders import BASE, user_folders
from iss3d.mods.load import find_mod
from iss3d.mods.order import in_order
from iss3d.reports import Report
from iss3d.view.menus.screen import ModInfo


def mod_infos(paths: Sequence[Path] | None, off: Collection[str], problems: Report) -> list[ModInfo]:
    """Return every mod, in load order.

    Args:
        paths: Folders of mods for this run; None takes those in the player's mods folder.
        off: Ids of mods that are switched off.
        problems: What was wrong when the content was read.
    """
    report, cache = Report(), Cache(user_folders().cache)
    shelf = mods_in(user_folders().mods) if paths is None else list(paths)
    found = in_order([mod for path in (BASE, *shelf) if (mod := find_mod(path, report, cache))], report)
    wrong = [problem.place.path for problem in problems.errors]
    return [
        ModInfo(
            mod.id,
            mod.manifest.title or mod.id,
            mod.manifest.version,
            ", ".join(mod.manifest.authors),
            mod.id not in off,
            sum(path.startswith(mod.shown) for path in wrong),
            mod.folder == BASE,
        )
        for mod in found
    ]
