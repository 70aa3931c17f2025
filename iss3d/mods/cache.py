"""Keeps parsed files on disk by the hash of their bytes, as JSON: the second start waits for no YAML reader.

A cache that is damaged, old or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from iss3d.mods.files import write_atomic
from iss3d.mods.source import LINE_BREAK, Located

FORMAT = 1
"""Rises whenever the reader would give another value or other marks for the same text."""


MOST_FILES = 2_000
"""Parsed files kept; an author who saves all day leaves one for each version."""

SHIPPED = Path(__file__).resolve().parent.parent / "content" / "parsed"
"""The shipped game as parsed when the wheel was built, so that the first start waits for no YAML reader either."""


class Cache:
    """A folder of parsed documents, and behind it the shipped ones; None as the folder keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder / "parsed" if folder else None
        self.writable = True
        self.pruned = False

    def get(self, name: str, text: str, shown: str) -> Located | None:
        """Return the document of a text whose digest is name, or None when it is not kept whole."""
        for folder in (self.folder, SHIPPED):
            body = _unsealed(folder, name) if folder else None
            if body is not None:
                value, marks = json.loads(body)
                return Located(value, shown, marks, tuple(LINE_BREAK.split(text)))
        return None

    def put(self, name: str, document: Located) -> None:
        """Keep a document; a disk that refuses is not asked again."""
        if self.folder is None or not self.writable:
            return
        body = json.dumps([document.value, document.marks], separators=(",", ":"))
        try:
            write_atomic(_file(self.folder, name), f"{_seal(name, body.encode()).decode()}\n{body}")
            if not self.pruned:
                self._prune(self.folder)
        except OSError:
            self.writable = False

    def _prune(self, folder: Path) -> None:
        """Delete the oldest files beyond what is kept; looked at once a run."""
        self.pruned = True
        files = sorted(folder.glob("*.json"), key=lambda file: (file.stat().st_mtime_ns, file.name))
        for file in files[:-MOST_FILES]:
            file.unlink()


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.{FORMAT}.json"


def _unsealed(folder: Path, name: str) -> bytes | None:
    """Return what put() wrote, or None when it is not there or not whole."""
    try:
        seal, _, body = _file(folder, name).read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if seal == _seal(name, body) else None


def _seal(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + body).hexdigest().encode()
