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


class Cache:
    """A folder of parsed documents; None as the folder keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder / "parsed" if folder else None
        self.writable = True

    def _file(self, name: str) -> Path | None:
        return self.folder / f"{name}.{FORMAT}.json" if self.folder else None

    def get(self, name: str, text: str, shown: str) -> Located | None:
        """Return the document of a text whose digest is name, or None when it is not kept whole."""
        file = self._file(name)
        if file is None:
            return None
        try:
            data = file.read_bytes()
        except OSError:
            return None
        seal, _, body = data.partition(b"\n")
        # The seal proves that the body is what put() wrote, so that nothing more need be checked.
        if seal != _seal(name, body):
            return None
        value, marks = json.loads(body)
        return Located(value, shown, marks, tuple(LINE_BREAK.split(text)))

    def put(self, name: str, document: Located) -> None:
        """Keep a document; a disk that refuses is not asked again."""
        file = self._file(name)
        if file is None or not self.writable:
            return
        body = json.dumps([document.value, document.marks], separators=(",", ":"))
        try:
            write_atomic(file, f"{_seal(name, body.encode()).decode()}\n{body}")
        except OSError:
            self.writable = False


def _seal(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + body).hexdigest().encode()
