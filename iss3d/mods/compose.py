"""Builds plain values and their places from the events of a YAML reader, within the limits.

A mark is a list [line, column, width, quoted, inside]: lines and columns from 1, quoted 0 or 1, inside None, a list of
marks, or a dict from key to [mark of the key, mark of the value]. Lists and not classes, so that JSON can hold them.
Stops at the first thing that makes the rest meaningless (Refused); collects what it can step over.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as yaml_events
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from iss3d.mods import limits

Mark = list[Any]

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LEADING_TAB = re.compile(r" *\t")


@dataclass(slots=True, eq=False)
class Refused(Exception):
    """Something wrong at a place of the text; also kept, unraised, as the record of a flaw that was stepped over."""

    code: str
    line: int
    column: int
    message: str
    hint: str = ""
    width: int = 1


@dataclass(slots=True)
class _Anchor:
    """What `&name` stands for; height and nodes count what an alias adds. Open while still being read."""

    value: Any = None
    mark: Mark | None = None
    nodes: int = 0
    height: int = 0


def compose(text: str, lines: tuple[str, ...]) -> tuple[Any, Mark, list[Refused]]:
    """Return the value of a text, its marks, and what was stepped over; raises Refused when nothing is usable."""
    _refuse_unusable(lines)
    composer = _Composer(_events(text, lines), lines)
    value, mark = composer.document()
    return value, mark, composer.flaws


def _refuse_unusable(lines: tuple[str, ...]) -> None:
    """Refuse control characters and endless lines before the reader sees them."""
    for number, line in enumerate(lines, 1):
        if len(line) > limits.LINE_CHARACTERS:
            message = f"the line is longer than {limits.LINE_CHARACTERS:,} characters"
            raise Refused("M102", number, 1, message, "Break it into several lines.")
        if found := _UNUSABLE.search(line):
            message = f"a control character (code {ord(found.group()):#04x}) stands here"
            raise Refused("M103", number, found.start() + 1, message, "Delete it; a text file holds none.")


def _events(text: str, lines: tuple[str, ...]) -> Iterator[Any]:
    """Yield the reader's events; whatever it raises becomes Refused at the right place."""
    last = (1, 1)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            last = (event.end_mark.line + 1, event.end_mark.column + 1)
            yield event
    except MarkedYAMLError as error:
        raise _syntax(error, lines, last) from None
    except ReaderError as error:
        raise Refused("M103", *last, f"a character that text cannot hold: {error.reason}") from None
    except YAMLError as error:
        raise Refused("M104", *last, f"this is not YAML: {_first_line(error)}") from None
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # The reader itself fails on some texts, such as an escape beyond the last character there is.
        raise Refused("M104", *last, f"this is not YAML: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    return text[:120]


def _syntax(error: MarkedYAMLError, lines: tuple[str, ...], last: tuple[int, int]) -> Refused:
    """Return what to tell the author about a syntax error."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else last
    source = lines[line - 1] if line <= len(lines) else ""
    said = str(error.problem or error.context or "it makes no sense here").splitlines()[0][:120]
    if "'\\t'" in said or (_LEADING_TAB.match(source) and column <= len(source) - len(source.lstrip()) + 1):
        return Refused("M105", line, column, "a tab stands where only spaces may indent", "Indent with spaces.")
    if "mapping values are not allowed" in said:
        hint = "Put text that holds ': ' in quotes."
        if found := re.match(r"(\s*(?:- )*[^\s:\"']+: )([^\"'{\[|>].*)$", source):
            hint = f"Put the text in quotes: {found.group(1).strip()} {_quoted(found.group(2))}"
        return Refused("M106", line, column, "a ': ' inside a text that is not in quotes breaks it in two", hint)
    where = f" ({error.context})" if error.context and error.context_mark is not mark else ""
    return Refused("M104", line, column, f"this is not YAML: {said}{where}", "Look at the indent, brackets and quotes.")


def _quoted(text: str) -> str:
    """Return a text as it should have been written."""
    escaped = text.strip()[:80].replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class _Composer:
    """Turns events into one value; recursion is bounded by the depth limit."""

    def __init__(self, events: Iterator[Any], lines: tuple[str, ...]) -> None:
        self.events = events
        self.lines = lines
        self.flaws: list[Refused] = []
        self.anchors: dict[str, _Anchor] = {}
        self.nodes = 0
        self.aliases = 0

    def document(self) -> tuple[Any, Mark]:
        """Read the only document of the text; an empty text is None at line 1."""
        value: Any = None
        mark: Mark = [1, 1, 1, 0, None]
        documents = 0
        for event in self.events:
            if isinstance(event, yaml_events.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "Put it into a file of its own."
                    self._flaw("M113", event, "a second document begins here; only the first is read", hint)
                    break
                value, mark, _ = self._node(next(self.events), 1)
        return value, mark

    def _flaw(self, code: str, event: Any, message: str, hint: str = "") -> None:
        line, column, width = self._span(event)
        self.flaws.append(Refused(code, line, column, message, hint, width))

    def _refuse(self, code: str, event: Any, message: str, hint: str = "") -> Refused:
        line, column, width = self._span(event)
        return Refused(code, line, column, message, hint, width)

    def _span(self, event: Any) -> tuple[int, int, int]:
        """Return line, column and width of what an event covers on its first line."""
        start, end = event.start_mark, event.end_mark
        if end.line == start.line:
            width = end.column - start.column
        else:
            width = len(self.lines[start.line]) - start.column if start.line < len(self.lines) else 1
        return start.line + 1, start.column + 1, max(width, 1)

    def _node(self, event: Any, depth: int) -> tuple[Any, Mark, int]:
        """Return value, mark and height of the node that begins with event."""
        if depth > limits.DEPTH:
            raise self._refuse("M109", event, f"more than {limits.DEPTH} lists and mappings inside one another")
        if isinstance(event, yaml_events.AliasEvent):
            return self._alias(event, depth)
        self._count(event, 1)
        if event.tag is not None:
            self._flaw("M108", event, "tags (`!name`) mean nothing here", "Leave the tag out.")
        anchor = None
        if event.anchor is not None:
            anchor = self.anchors[event.anchor] = _Anchor()
        before = self.nodes
        if isinstance(event, yaml_events.ScalarEvent):
            value, mark, height = self._scalar(event)
        elif isinstance(event, yaml_events.SequenceStartEvent):
            value, mark, height = self._sequence(event, depth)
        else:
            value, mark, height = self._mapping(event, depth)
        if anchor is not None:
            anchor.value, anchor.mark, anchor.height, anchor.nodes = value, mark, height, self.nodes - before + 1
        return value, mark, height

    def _count(self, event: Any, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > limits.NODES:
            message = f"the file holds more than {limits.NODES:,} values, repeated ones counted"
            raise self._refuse("M110", event, message, "Split it; a mod may have many files.")

    def _alias(self, event: Any, depth: int) -> tuple[Any, Mark, int]:
        self.aliases += 1
        if self.aliases > limits.ALIASES:
            raise self._refuse("M110", event, f"more than {limits.ALIASES} aliases (`*name`) in one file")
        anchor = self.anchors.get(event.anchor)
        if anchor is None or anchor.mark is None:
            what = "is not marked with `&` before" if anchor is None else "holds itself"
            self._flaw("M111", event, f"`*{str(event.anchor)[:40]}` {what}")
            return None, [*self._span(event), 0, None], 0
        if depth + anchor.height > limits.DEPTH:
            raise self._refuse("M109", event, f"more than {limits.DEPTH} lists and mappings inside one another")
        self._count(event, anchor.nodes)
        return anchor.value, [*self._span(event), anchor.mark[3], anchor.mark[4]], anchor.height

    def _sequence(self, event: Any, depth: int) -> tuple[list[Any], Mark, int]:
        values: list[Any] = []
        marks: list[Mark] = []
        height = 0
        while not isinstance(item := next(self.events), yaml_events.SequenceEndEvent):
            value, mark, tall = self._node(item, depth + 1)
            values.append(value)
            marks.append(mark)
            height = max(height, tall + 1)
        return values, [*self._span(event), 0, marks], height

    def _mapping(self, event: Any, depth: int) -> tuple[dict[str, Any], Mark, int]:
        values: dict[str, Any] = {}
        marks: dict[str, list[Mark]] = {}
        height = 0
        while not isinstance(item := next(self.events), yaml_events.MappingEndEvent):
            key = self._key(item, depth)
            value, mark, tall = self._node(next(self.events), depth + 1)
            height = max(height, tall + 1)
            if key is None:
                continue
            if key in values:
                first = marks[key][0][0]
                hint = f"It stands at line {first} too; keep one of the two."
                self._flaw("M107", item, f"'{key[:60]}' is written twice in one mapping", hint)
                continue
            values[key] = value
            marks[key] = [[*self._span(item), 0, None], mark]
        return values, [*self._span(event), 0, marks], height

    def _key(self, event: Any, depth: int) -> str | None:
        """Return a key as the word it was written as; a list or mapping as a key is stepped over."""
        if isinstance(event, yaml_events.ScalarEvent):
            self._count(event, 1)
            if event.anchor is not None:
                self.anchors[event.anchor] = _Anchor(event.value, [*self._span(event), 0, None], 1, 0)
            if event.tag is None and len(event.value) <= limits.SCALAR_CHARACTERS and event.value != "":
                return str(event.value)
        else:
            self._node(event, depth + 1)
        self._flaw("M112", event, "a key must be a word", "Write `name: value`; text with brackets needs quotes.")
        return None

    def _scalar(self, event: Any) -> tuple[Any, Mark, int]:
        quoted = 1 if event.style else 0
        mark: Mark = [*self._span(event), quoted, None]
        text = str(event.value)
        if len(text) > limits.SCALAR_CHARACTERS:
            raise self._refuse("M102", event, f"this text is longer than {limits.SCALAR_CHARACTERS:,} characters")
        if found := _UNUSABLE.search(text):
            code = f"{ord(found.group()):#04x}"
            self._flaw("M103", event, f"the text holds a control character (code {code})", "Leave it out.")
            return _UNUSABLE.sub("", text), mark, 0
        return (text if quoted else self._plain(event, text)), mark, 0

    def _plain(self, event: Any, text: str) -> Any:
        """Return what a word without quotes means in the core schema."""
        if text in _NULL:
            return None
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        if text[0] not in "-+.0123456789":
            return text
        if len(text) > limits.NUMBER_CHARACTERS and _FLOAT.fullmatch(text):
            self._flaw("M114", event, "this number has too many digits", "Text needs quotes.")
            return 0
        if _DECIMAL.fullmatch(text):
            return int(text)
        if _OCTAL.fullmatch(text):
            return int(text[2:], 8)
        if _HEX.fullmatch(text):
            return int(text[2:], 16) if len(text) <= limits.NUMBER_CHARACTERS else text
        if _NOT_FINITE.fullmatch(text):
            self._flaw("M114", event, "a number must be finite", "Text needs quotes.")
            return 0.0
        return self._float(event, text) if _FLOAT.fullmatch(text) else text

    def _float(self, event: Any, text: str) -> float:
        number = float(text)
        if math.isfinite(number):
            return number
        self._flaw("M114", event, "this number is too large", "Text needs quotes.")
        return 0.0
