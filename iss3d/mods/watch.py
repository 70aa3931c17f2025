"""Notices that an author saved a file while the game runs, and reads it again.

A poll costs one look at each file's size and time. A file that has become bad keeps its last good version. Knows
nothing of what the files mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from iss3d.mods.cache import Cache
from iss3d.mods.discovery import KINDS, Mod, text_files
from iss3d.mods.load import Content, is_mapping, read_file
from iss3d.mods.source import Located
from iss3d.reports import Report

Stamp = tuple[int, int, int]


@dataclass(slots=True)
class Watch:
    """The files of some mods as they were at the last poll.

    Attributes:
        mods: What is watched.
        stamps: (time, size, inode) by file.
    """

    mods: tuple[Mod, ...]
    stamps: dict[Path, Stamp] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stamps = self._look()

    def _look(self) -> dict[Path, Stamp]:
        stamps: dict[Path, Stamp] = {}
        for mod in self.mods:
            for kind in KINDS:
                for file in text_files(mod.folder, kind, mod.shown, Report()):
                    try:
                        stat = file.stat()
                    except OSError:
                        # Gone between the listing and the look: the next poll will say so.
                        continue
                    stamps[file] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        return stamps

    def poll(self) -> tuple[Path, ...]:
        """Return the files that were changed, added or taken away since the last poll, sorted."""
        now = self._look()
        changed = [f for f in {**self.stamps, **now} if self.stamps.get(f) != now.get(f)]
        self.stamps = now
        return tuple(sorted(changed))


def reread(content: Content, changed: tuple[Path, ...], report: Report, cache: Cache) -> Content:
    """Return content with the changed files read again; one that is bad now keeps its last good document.

    Args:
        content: What was read last.
        changed: Files from Watch.poll.
        report: Receives every problem of the changed files.
        cache: Where parsed files are kept.
    """
    documents = {kind: list(entries) for kind, entries in content.documents.items()}
    digests = dict(content.digests)
    for file in changed:
        mod = next((m for m in content.mods if file.is_relative_to(m.folder)), None)
        kind = file.relative_to(mod.folder).parts[0] if mod else ""
        if mod is None or kind not in documents:
            continue
        shown = mod.shown_path(file)
        if not file.exists():
            documents[kind] = [entry for entry in documents[kind] if entry[1].path != shown]
            digests.pop(shown, None)
            continue
        read = read_file(file, shown, report, cache)
        if read is None or not is_mapping(read[0], kind, report):
            continue
        digests[shown] = read[1]
        _put(documents[kind], mod.id, read[0], [m.id for m in content.mods])
    return Content(content.mods, documents, digests)


def put_back(content: Content, older: Content, paths: frozenset[str]) -> Content:
    """Return content with some files, by the paths their author knows, as they were in an older reading of it."""
    documents = {kind: list(entries) for kind, entries in content.documents.items()}
    digests = dict(content.digests)
    order = [mod.id for mod in content.mods]
    for kind, entries in older.documents.items():
        for mod_id, document in entries:
            if document.path in paths:
                _put(documents[kind], mod_id, document, order)
                digests[document.path] = older.digests[document.path]
    return Content(content.mods, documents, digests)


def _put(entries: list[tuple[str, Located]], mod_id: str, document: Located, order: list[str]) -> None:
    """Put a document in the place of its older version, or where a fresh start would put it."""
    for index, (_, old) in enumerate(entries):
        if old.path == document.path:
            entries[index] = (mod_id, document)
            return
    entries.append((mod_id, document))
    entries.sort(key=lambda entry: (order.index(entry[0]), entry[1].path))
