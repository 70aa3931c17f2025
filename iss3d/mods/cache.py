"""Keeps parsed files on disk by the hash of their bytes, as JSON: the second start waits for no YAML reader.

A cache that is damaged, old or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
            kept = json.loads(file.read_text(encoding="utf-8"))
            value, marks = kept["value"], kept["marks"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        if kept.get("name") != name or not _same_shape(value, marks):
            return None
        return Located(value, shown, marks, tuple(LINE_BREAK.split(text)))

    def put(self, name: str, document: Located) -> None:
        """Keep a document; a disk that refuses is not asked again."""
        file = self._file(name)
        if file is None or not self.writable:
            return
        kept = {"name": name, "value": document.value, "marks": document.marks}
        try:
            write_atomic(file, json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
        except OSError:
            self.writable = False


def _same_shape(value: Any, mark: Any) -> bool:
    """Return whether a mark fits its value, so that a garbled file is not taken for a document."""
    if not isinstance(mark, list) or len(mark) != 5 or not all(isinstance(n, int) for n in mark[:4]):
        return False
    inside = mark[4]
    if isinstance(value, dict):
        if not isinstance(inside, dict) or inside.keys() != value.keys():
            return False
        return all(
            isinstance(inside[k], list)
            and len(inside[k]) == 2
            and _same_shape(None, inside[k][0])
            and _same_shape(v, inside[k][1])
            for k, v in value.items()
        )
    if isinstance(value, list):
        return isinstance(inside, list) and len(inside) == len(value) and all(map(_same_shape, value, inside))
    return inside is None
