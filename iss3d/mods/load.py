"""Finds the mods that are switched on, orders them, and reads every text file of theirs once.

Gives documents; what they mean is for the parts that own them. May be called from any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import iss3d
from iss3d.mods import folders
from iss3d.mods.cache import Cache
from iss3d.mods.discovery import KINDS, MANIFEST, Mod, mod_folder, mods_in, text_files
from iss3d.mods.manifest import read_manifest
from iss3d.mods.order import in_order
from iss3d.mods.source import Located, decode, digest, parse, read_bytes
from iss3d.reports import Place, Problem, Report

Documents = dict[str, list[tuple[str, Located]]]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything authored, as read: mods in load order and their documents by kind, in load order, then by path.

    Attributes:
        mods: The base first.
        documents: By kind ("station", "crew", "scenes", "war", "texts", "tests", "shots"): (mod id, document).
        digests: SHA-256 of every file read, by path as the author knows it; saves and replays name them.
    """

    mods: tuple[Mod, ...] = ()
    documents: Documents = field(default_factory=lambda: {kind: [] for kind in KINDS})
    digests: dict[str, str] = field(default_factory=dict)

    def mod(self, mod_id: str) -> Mod | None:
        """Return a mod by id."""
        return next((m for m in self.mods if m.id == mod_id), None)

    def needs(self, mod_id: str) -> tuple[str, ...]:
        """Return the mods in which a bare name written in this mod is looked up: itself, then those it needs."""
        found: list[str] = []
        waiting = [mod_id]
        while waiting:
            name = waiting.pop(0)
            mod = self.mod(name)
            if mod is None or name in found:
                continue
            found.append(name)
            waiting.extend(mod.manifest.needs)
        if "base" not in found and self.mod("base"):
            found.append("base")
        return tuple(found)

    def run_id(self, mod_id: str, name: str) -> str:
        """Return the id at run time of what a mod calls name: bare for the base, "mod:name" for any other."""
        return name if mod_id == "base" else f"{mod_id}:{name}"


def load_content(
    mod_paths: Sequence[Path] | None,
    report: Report,
    *,
    off: frozenset[str] = frozenset(),
    base: Path | None = folders.BASE,
    cache: Cache | None = None,
) -> Content:
    """Read the base and the mods.

    Args:
        mod_paths: Folders of mods; None means all in the player's mods folder.
        report: Receives every problem.
        off: Ids of mods that are switched off.
        base: Folder of the shipped game; None leaves it out (a test of mods alone).
        cache: Where parsed files are kept; None means the player's cache folder.
    """
    cache = Cache(folders.user_folders().cache) if cache is None else cache
    paths = mods_in(folders.user_folders().mods) if mod_paths is None else [Path(p) for p in mod_paths]
    found = [mod for path in ([base] if base else []) + paths if (mod := find_mod(path, report, cache))]
    mods = in_order([mod for mod in found if mod.id not in off], report)
    content = Content(mods)
    for mod in mods:
        read_mod(mod, content, report, cache)
    return content


def find_mod(folder: Path, report: Report, cache: Cache) -> Mod | None:
    """Return the mod in a folder (or of a name that is known), or None with problems."""
    folder = mod_folder(Path(folder)).absolute()
    shown = folder.name
    if not folder.is_dir():
        report.add(Problem("M138", Place(str(folder)), "there is no mod folder here", "Give the folder with mod.yaml."))
        return None
    file = folder / MANIFEST
    if not file.is_file() or file.is_symlink():
        hint = "Write a file mod.yaml with the line `id: my_mod`."
        report.add(Problem("M138", Place(f"{shown}/{MANIFEST}"), "a mod needs a mod.yaml", hint))
        return None
    read = read_file(file, f"{shown}/{MANIFEST}", report, cache)
    if read is None:
        return None
    manifest = read_manifest(read[0], iss3d.__version__, report)
    return Mod(manifest.id, folder, manifest, read[0], shown) if manifest else None


def read_mod(mod: Mod, content: Content, report: Report, cache: Cache) -> None:
    """Add every document of a mod to content."""
    for kind in KINDS:
        for file in text_files(mod.folder, kind, mod.shown, report):
            shown = mod.shown_path(file)
            read = read_file(file, shown, report, cache)
            if read is None:
                continue
            document, content.digests[shown] = read
            if is_mapping(document, kind, report):
                content.documents[kind].append((mod.id, document))


def is_mapping(document: Located, kind: str, report: Report) -> bool:
    """Return whether there is something in a document that can be read; an empty one is no problem."""
    if document.value is None or isinstance(document.value, dict):
        return document.value is not None
    message = "the top of the file must be a mapping"
    report.add(document.problem("M117", (), message, f"Begin with a key such as `{kind}:`."))
    return False


def read_file(file: Path, shown: str, report: Report, cache: Cache) -> tuple[Located, str] | None:
    """Return a file's document and digest, from the cache when its text has been read before."""
    data = read_bytes(file, shown, report)
    if data is None:
        return None
    name = digest(data)
    text = decode(data, shown, report)
    if text is None:
        return None
    kept = cache.get(name, text, shown)
    if kept is not None:
        return replace(kept, file=file), name
    before = len(report)
    document = parse(text, shown, report, file)
    if document is None:
        return None
    if len(report) == before:
        cache.put(name, document)
    return document, name
