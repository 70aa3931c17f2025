"""Finds mods and the files in them; follows no link and leaves no folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from iss3d.mods import folders, limits
from iss3d.mods.files import leaves
from iss3d.mods.manifest import Manifest
from iss3d.mods.source import Located, short
from iss3d.reports import Place, Problem, Report

MANIFEST = "mod.yaml"
KINDS = ("station", "crew", "war", "scenes", "texts", "tests", "shots")
"""Folders of a mod that hold text files."""


@dataclass(frozen=True, slots=True)
class Mod:
    """One mod that was found: its folder, how its files are called towards the author, and its manifest."""

    id: str
    folder: Path
    manifest: Manifest
    document: Located
    shown: str

    def shown_path(self, file: Path) -> str:
        """Return a file of this mod as the author knows it: "quiet_night/scenes/mice.yaml"."""
        return f"{self.shown}/{file.relative_to(self.folder).as_posix()}"


def mod_folder(given: Path) -> Path:
    """Return the folder of a mod that a person named: a folder, a file inside it, or the name of an installed mod."""
    for place in (given, *given.absolute().parents):
        if place.is_dir() and (place / MANIFEST).is_file():
            return place
    if len(given.parts) == 1 and not given.exists():
        for shelf in (folders.user_folders().mods, folders.EXAMPLES):
            if (shelf / given / MANIFEST).is_file():
                return shelf / given
    return given


def mods_in(folder: Path) -> list[Path]:
    """Return the folders below a mods folder that have a manifest, sorted by name."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []
    found = [folder / name for name in names if (folder / name / MANIFEST).is_file()]
    return found[: limits.MODS]


def text_files(folder: Path, kind: str, shown: str, report: Report) -> list[Path]:
    """Return the .yaml files of one kind in a mod, sorted; links are refused with a problem."""
    top = folder / kind
    if not top.is_dir():
        return []
    if leaves(folder, top):
        report.add(Problem("M133", Place(f"{shown}/{kind}"), "a link may lead out of the mod", "Copy the folder."))
        return []
    found: list[Path] = []
    for file in _walk(top):
        if file.suffix not in (".yaml", ".yml"):
            continue
        if file.is_symlink():
            place = Place(f"{shown}/{short(file.relative_to(folder).as_posix(), 200)}")
            report.add(Problem("M133", place, "a link may lead out of the mod", "Copy the file."))
            continue
        if len(found) == limits.FILES_PER_MOD:
            message = f"more than {limits.FILES_PER_MOD:,} text files"
            report.add(Problem("M102", Place(f"{shown}/{kind}"), message, "Put more into one file."))
            break
        found.append(file)
    return found


def _walk(top: Path) -> Iterator[Path]:
    """Yield all files below a folder in a fixed order."""
    for folder, below, files in os.walk(top, followlinks=False):
        below.sort()
        for name in sorted(files):
            yield Path(folder) / name
