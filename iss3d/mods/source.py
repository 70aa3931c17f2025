"""Reads YAML 1.2 into plain values and remembers where each was written and whether it was quoted.

The core schema only: null, true, false, numbers, text, lists, mappings with words as keys. `on`, `off`, `yes` and `no`
stay words. Whatever a file holds, it gives a located problem or a document, never an exception. Knows no kind of file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iss3d.mods import limits
from iss3d.reports import Place, Problem, Report

KeyPath = tuple[str | int, ...]
"""Way from the top of a document to one value: keys and list positions."""

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for the YAML reader, so that line numbers agree with it."""

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """One document: its value and, beside it, the place of everything in it.

    Attributes:
        value: Plain dict, list, str, int, float, bool or None.
        path: The file as the author knows it ("quiet_night/scenes/mice.yaml").
        marks: Tree of places shaped like value; see compose.py.
        lines: The source, for excerpts.
        file: The file on this machine, when it came from one.
    """

    value: Any
    path: str
    marks: list[Any]
    lines: tuple[str, ...] = ()
    file: Path | None = None

    def _mark(self, path: KeyPath) -> tuple[list[Any], list[Any] | None]:
        """Return the mark of the value at path and of its key, stopping at the deepest part of path that exists."""
        mark: list[Any] = self.marks
        key: list[Any] | None = None
        for step in path:
            inside = mark[4]
            if isinstance(inside, dict) and step in inside:
                key, mark = inside[step][0], inside[step][1]
            elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
                key, mark = None, inside[step]
            else:
                break
        return mark, key

    def place(self, path: KeyPath = ()) -> Place:
        """Return where the value at path was written (or the deepest part of path that exists)."""
        mark, _ = self._mark(path)
        return Place(self.path, mark[0], mark[1])

    def key_place(self, path: KeyPath) -> Place:
        """Return where the key of the value at path was written; a list item has no key, so its own place."""
        mark, key = self._mark(path)
        line, column = (key or mark)[:2]
        return Place(self.path, line, column)

    def width(self, path: KeyPath = (), key: bool = False) -> int:
        """Return how many characters to underline for the value (or its key) at path."""
        mark, key_mark = self._mark(path)
        return int((key_mark if key and key_mark else mark)[2])

    def quoted(self, path: KeyPath) -> bool:
        """Return whether the text at path stood in quotes (or in a `|` or `>` block)."""
        return bool(self._mark(path)[0][3])

    def excerpt(self, line: int) -> str:
        """Return a source line (from 1) as it can be shown, without control characters; empty when unknown."""
        return shown_line(self.lines[line - 1]) if 0 < line <= len(self.lines) else ""

    def has(self, path: KeyPath) -> bool:
        """Return whether there is a value at path."""
        value = self.value
        for step in path:
            listed = isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)
            if not listed and not (isinstance(value, dict) and step in value):
                return False
            value = value[step]
        return True

    def problem(
        self, code: str, path: KeyPath, message: str, hint: str = "", *, key: bool = False, severity: str = "error"
    ) -> Problem:
        """Return a problem that underlines the value (or with key=True its key) at path."""
        place = self.key_place(path) if key else self.place(path)
        width = self.width(path, key)
        return located_problem(code, place, message, hint, self.excerpt(place.line), width, severity)


def located_problem(
    code: str, place: Place, message: str, hint: str, excerpt: str, width: int, severity: str = "error"
) -> Problem:
    """Return a problem whose underline stays within its excerpt."""
    if place.column > len(excerpt) + 1 or place.column > limits.EXCERPT_CHARACTERS:
        excerpt = ""
    width = max(1, min(width, len(excerpt) - place.column + 1))
    return Problem(code, place, message, hint, excerpt, width, severity)


def shown_line(line: str) -> str:
    """Return a line cut to a bearable length, with tabs and control characters as single visible characters."""
    cut = line[: limits.EXCERPT_CHARACTERS]
    return "".join(c if c.isprintable() else " " if c == "\t" else "\N{MIDDLE DOT}" for c in cut).rstrip()


def short(word: object, most: int = 60) -> str:
    """Return a word of the author's as it can stand in a message: printable and not endless."""
    text = "".join(c if c.isprintable() else "\N{MIDDLE DOT}" for c in str(word)[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "\N{HORIZONTAL ELLIPSIS}"


def read_yaml(source: str | Path, shown_path: str, report: Report) -> Located | None:
    """Read one document.

    Args:
        source: The text itself, or the path of a file.
        shown_path: The file as the author knows it.
        report: Receives every problem.

    Returns:
        The document, or None when nothing of it can be used.
    """
    if isinstance(source, str):
        return parse(source, shown_path, report)
    data = read_bytes(source, shown_path, report)
    if data is None:
        return None
    text = decode(data, shown_path, report)
    return None if text is None else parse(text, shown_path, report, source)


def read_bytes(file: Path, shown_path: str, report: Report) -> bytes | None:
    """Return what a file holds, or None with a problem when it cannot be read or is too large."""
    try:
        if not file.is_file():
            report.add(Problem("M101", Place(shown_path), "this is not a file that can be read"))
            return None
        with file.open("rb") as stream:
            data = stream.read(limits.FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        report.add(Problem("M101", Place(shown_path), f"the file cannot be read: {short(reason)}"))
        return None
    if len(data) > limits.FILE_BYTES:
        message = f"the file is larger than {limits.FILE_BYTES:,} bytes"
        report.add(Problem("M102", Place(shown_path, 1, 1), message, "Split it; a mod may have many files."))
        return None
    return data


def decode(data: bytes, shown_path: str, report: Report) -> str | None:
    """Return the text of UTF-8 bytes, or None with the place of the first byte that is not text."""
    if data.startswith(_WIDE_MARKS):
        hint = "Save it as UTF-8; your editor's 'save as' has that choice."
        report.add(Problem("M103", Place(shown_path, 1, 1), "the file is UTF-16 or UTF-32, not UTF-8", hint))
        return None
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        lines = LINE_BREAK.split(before)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8 text"
        place = Place(shown_path, len(lines), len(lines[-1]) + 1)
        report.add(Problem("M103", place, message, "Save the file as UTF-8; a picture or a sound is no text file."))
        return None


def parse(text: str, shown_path: str, report: Report, file: Path | None = None) -> Located | None:
    """Read one document from text; see read_yaml."""
    # Imported here: the YAML reader takes longer to load than all the parsed content of the game.
    from iss3d.mods.compose import Refused, compose  # noqa: PLC0415

    lines = tuple(LINE_BREAK.split(text))
    found = len(report)
    try:
        value, marks, flaws = compose(text, lines)
    except Refused as refused:
        flaws = [refused]
        value, marks = None, None
    for flaw in flaws:
        place = Place(shown_path, flaw.line, flaw.column)
        excerpt = shown_line(lines[flaw.line - 1]) if 0 < flaw.line <= len(lines) else ""
        report.add(located_problem(flaw.code, place, flaw.message, flaw.hint, excerpt, flaw.width))
    if marks is None or (value is None and len(report) > found):
        return None
    return Located(value, shown_path, marks, lines, file)


def digest(data: bytes) -> str:
    """Return the name under which the parsed form of these bytes is kept."""
    return hashlib.sha256(data).hexdigest()
