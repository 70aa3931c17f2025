"""Every string of the interface by id, in the player's language, and translations of lines by line id.

A text file is `language: ru`, `name: Русский`, `texts:` (words in as many levels as one likes; ids join them with dots)
and `lines:` (by line id). English is what any other language falls back to. Facts and endings belong to the mod that
tells them: `facts: {dream: ...}` of the mod quiet_night is the text "facts.quiet_night:dream". Knows no window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from iss3d.mods.load import Content
from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import Report, nearest

FALLBACK = "en"
KEYS = ("language", "name", "texts", "lines")
MOST_CHARACTERS = 4_000
OWNED = ("facts", "ending")
"""Groups whose names carry their mod at run time; any other text of a mod takes the place of the base's."""

_SLOT = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


@dataclass(slots=True)
class Texts:
    """Texts of all languages that were found, one of them chosen.

    Attributes:
        language: The chosen one.
        names: What each language calls itself.
        words: Texts by language and id.
        lines: Translated lines by language and line id.
        missing: Ids that were asked for and exist in no language; a test and the check look here.
    """

    language: str = FALLBACK
    names: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def has(self, id: str) -> bool:
        """Return whether a text exists, in the chosen language or in English."""
        return id in self.words.get(self.language, {}) or id in self.words.get(FALLBACK, {})

    def get(self, id: str, **values: object) -> str:
        """Return a text with its {slots} filled; an id that does not exist is noted and shown in brackets."""
        text = self.words.get(self.language, {}).get(id) or self.words.get(FALLBACK, {}).get(id)
        if text is None:
            self.missing.add(id)
            return f"[{id}]"
        if not values:
            return text
        # Never str.format: a translation must not be able to reach into what it is given.
        return _SLOT.sub(lambda m: str(values[m.group(1)]) if m.group(1) in values else m.group(0), text)

    def line(self, id: str, spoken: str) -> str:
        """Return a spoken line in the chosen language, or as it was written."""
        return self.lines.get(self.language, {}).get(id, spoken)

    def renew(self, other: Texts) -> None:
        """Take the words and lines of another reading; whoever holds these texts has the new ones at once."""
        self.names, self.words, self.lines = other.names, other.words, other.lines

    def languages(self) -> tuple[tuple[str, str], ...]:
        """Return every language that was found and what it calls itself, English first."""
        found = sorted({*self.words, *self.lines, FALLBACK}, key=lambda code: (code != FALLBACK, code))
        return tuple((code, self.names.get(code, code)) for code in found)


def load_texts(content: Content, report: Report, language: str = FALLBACK) -> Texts:
    """Return the texts of all mods; a later mod's text takes the place of an earlier one's."""
    texts = Texts(language)
    slots: dict[str, set[str]] = {}
    translated: list[tuple[Located, KeyPath, str]] = []
    for mod, document in content.documents["texts"]:
        code = _read(document, mod, texts, report)
        if code is None:
            continue
        for path, id, text in _flat(document, ("texts",), "", None):
            own = _run_id(mod, id)
            if code == FALLBACK:
                slots[own] = set(_SLOT.findall(text))
            else:
                translated.append((document, path, own))
    for document, path, id in translated:
        _compare(document, path, id, slots, report)
    return texts


def _run_id(mod: str, id: str) -> str:
    """Return the id at run time of a text that a mod calls id."""
    group, dot, name = id.partition(".")
    if group not in OWNED or not dot:
        return id
    owner, colon, bare = name.partition(":")
    if not colon:
        owner, bare = mod, name
    return f"{group}.{bare}" if owner == "base" else f"{group}.{owner}:{bare}"


def _read(document: Located, mod: str, texts: Texts, report: Report) -> str | None:
    """Add one file's texts; return its language, or None when it has none."""
    code = document.value.get("language", PurePosixPath(document.path).stem)
    if not isinstance(code, str) or not _LANGUAGE.fullmatch(code):
        place: KeyPath = ("language",) if "language" in document.value else ()
        message = f"'{short(code)}' is not a language"
        report.add(document.problem("X601", place, message, "Add `language: en` (or ru, de ...) at the top."))
        return None
    for key in document.value:
        if key not in KEYS:
            near = nearest(key, KEYS)
            hint = f"did you mean '{near}'?" if near else f"Known here: {', '.join(KEYS)}."
            report.add(document.problem("M119", (key,), f"there is no key '{short(key)}' here", hint, key=True))
    name = document.value.get("name")
    if isinstance(name, str):
        texts.names[code] = name
    words = texts.words.setdefault(code, {})
    for _, id, text in _flat(document, ("texts",), "", report):
        words[_run_id(mod, id)] = text
    lines = texts.lines.setdefault(code, {})
    for _, id, text in _flat(document, ("lines",), "", report):
        lines[id] = text
    return code


def _flat(document: Located, path: KeyPath, prefix: str, report: Report | None) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield path, id and text of everything below path; what is no text is a problem."""
    value: Any = document.value
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    if value is None and len(path) == 1:
        return
    if isinstance(value, dict):
        for key in value:
            yield from _flat(document, (*path, key), f"{prefix}.{key}" if prefix else key, report)
    elif isinstance(value, str) and prefix and len(value) <= MOST_CHARACTERS:
        yield path, prefix, value
    elif report is not None:
        what = "this text is too long" if isinstance(value, str) and prefix else "text in quotes is due here"
        report.add(document.problem("X602", path, what, 'Write `name: "Text"`.'))


def _compare(document: Located, path: KeyPath, id: str, slots: dict[str, set[str]], report: Report) -> None:
    """Warn about a translation that lost its original or names other slots."""
    if id not in slots:
        near = nearest(id, slots)
        hint = f"did you mean '{near}'?" if near else "Leave it out."
        message = f"no English text is called '{short(id)}'"
        report.add(document.problem("X603", path, message, hint, key=True, severity="warning"))
        return
    value: Any = document.value
    for step in path:
        value = value[step]
    used = set(_SLOT.findall(value))
    if used - slots[id]:
        names = ", ".join(f"{{{name}}}" for name in sorted(used - slots[id]))
        known = ", ".join(f"{{{name}}}" for name in sorted(slots[id])) or "none"
        report.add(document.problem("X604", path, f"{names} will never be filled", f"The English text has {known}."))
