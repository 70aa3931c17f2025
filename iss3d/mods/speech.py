"""Speech is quoted: what YAML would make of a line that is not, and how to write it.

Knows how a text was written, not who says it.
"""

from __future__ import annotations

import re

from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import Problem

_CUT = re.compile(r"\s+#.*\S")


def speech_problem(document: Located, path: KeyPath) -> Problem | None:
    """Return what YAML lost of the line of speech at path, or None when it stands as it was meant.

    M115: cut at ` #`. M116: turned into something that is not text. (M106, broken at `: `, is found while reading.)
    """
    mark_line = document.place(path).line
    source = document.lines[mark_line - 1] if 0 < mark_line <= len(document.lines) else ""
    start = document.place(path).column - 1
    width = document.width(path)
    value = _at(document, path)
    if document.quoted(path) or isinstance(value, dict | list):
        return None
    written = source[start : start + width].strip()
    if not isinstance(value, str):
        became = "nothing" if value is None else f"the number {value}"
        if value is None and written.lower() not in ("~", "null"):
            # Nothing is written; what stands at the place of nothing is the next line.
            written = ""
        if isinstance(value, bool):
            became = "yes" if value else "no"
        message = f"this line is not in quotes, so that it becomes {became}"
        return document.problem("M116", path, message, f'Write "{short(written)}".')
    cut = _CUT.match(source[start + width :])
    if cut is None:
        return None
    lost = cut.group().strip()
    hint = f'If it is part of the line: "{_escaped(written + cut.group())}"; if not, put the line in quotes.'
    return document.problem("M115", path, f"this line is not in quotes and is cut: '{short(lost)}' is lost", hint)


def _escaped(text: str) -> str:
    return short(text, 120).replace("\\", "\\\\").replace('"', '\\"')


def _at(document: Located, path: KeyPath) -> object:
    value = document.value
    for step in path:
        value = value[step]
    return value
