"""Finds what the names in one document stand for, and keeps those that a story makes up by using them.

Stands in the validation context while the fields of a model are read. Knows no action and no condition.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import nearest
from iss3d.story.fields import flaw
from iss3d.story.names import Names, called, written_ids
from iss3d.story.scene import Use

MADE_UP = ("flag", "fact", "objective", "choice", "ending")
"""Kinds of names that a story makes up by using them."""

ALMOST_ONE = (("module", "group"), ("thing", "nothing"), ("thing", "yes_no"), ("cue", "off"), ("vehicle", "module"))
"""Pairs of kinds that an author takes for one."""


@dataclass(slots=True)
class Known:
    """What is known of the story while its files are read: scene ids, and the names made up so far by kind."""

    scenes: frozenset[str] = frozenset()
    made_up: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in MADE_UP})
    uses: list[Use] = field(default_factory=list)


class Finder:
    """Finds names for one document.

    Attributes:
        scope: The mod that wrote it, then the mods it needs.
        scene: Id of the scene being read.
        home: Where the entry stands whose fields are being read.
    """

    def __init__(self, doc: Located, scope: tuple[str, ...], names: Names, known: Known) -> None:
        self.doc = doc
        self.scope = scope
        self.names = names
        self.known = known
        self.scene = ""
        self.home: KeyPath = ()

    def resolve(self, kinds: tuple[str, ...], word: str, role: str) -> str:
        """Return the id at run time of a written name."""
        ids = written_ids(word, self.scope)
        if kinds[0] in MADE_UP:
            return self._made_up(kinds[0], word, ids, role)
        if kinds == ("scene",):
            if found := next((id for id in ids if id in self.known.scenes), None):
                return found
            raise flaw("S204", f"no scene is called '{short(word)}'", nearest_of(word, self.known.scenes))
        if found := self.names.find(kinds, ids):
            return found
        what = f"no {called(kinds[0])}" if len(kinds) == 1 or kinds[:2] in ALMOST_ONE else "nothing"
        if kinds[0] == "cue":
            hint = self._near_name(word, kinds)
            hint = hint if hint.startswith("did") else f"Put the file {short(word)}.ogg into audio/ of the mod."
            raise flaw("S244", f"there is no sound '{short(word)}'", hint)
        raise flaw("S203", f"{what} is called '{short(word)}'", self._near_name(word, kinds))

    def _made_up(self, kind: str, word: str, ids: list[str], role: str) -> str:
        own = ids[0]
        made = self.known.made_up[kind]
        # A mod that uses a name of a mod it needs means that one; else it makes up its own.
        id = next((i for i in ids[1:] if i in made and own not in made), own)
        if role == "set":
            made.add(id)
        path = self._find(word, self.home)
        self.known.uses.append(Use(kind, id, role, self.scene, self.doc.problem("S242", path, "")))
        return id

    def _find(self, word: str, path: KeyPath) -> KeyPath:
        """Return where a word stands below a path."""
        value: Any = self.doc.value
        for step in path:
            value = value[step] if self.doc.has(path) else None
        waiting: list[tuple[KeyPath, Any]] = [(path, value)]
        while waiting:
            at, value = waiting.pop(0)
            if value == word:
                return at
            if isinstance(value, dict):
                if word in value:
                    return (*at, word)
                waiting += [((*at, k), v) for k, v in value.items()]
            elif isinstance(value, list):
                waiting += [((*at, i), v) for i, v in enumerate(value)]
        return path

    def _near_name(self, word: str, kinds: Iterable[str]) -> str:
        known: dict[str, str] = {}
        for kind in kinds:
            for id in sorted(self.names.of(kind) or ()):
                known.setdefault(id, called(kind))
        near = nearest(word.removeprefix("base:"), known)
        if near is None:
            return "Give it in a file of station/, crew/ or war/, or write another name."
        where = self.names.places.get(near)
        return f"did you mean '{near}' ({where or known[near]})?"

    def speech(self, value: Any) -> str:
        """Return a text; what YAML made of one that was not quoted is refused."""
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, str):
            raise flaw("S221", "this text is empty", "Write something between the quotes.")
        raise flaw("S220", "a text in quotes is due here", 'Write it like "They were quiet when I came in."')


def nearest_of(word: str, known: Iterable[str]) -> str:
    """Return a hint: the known word that is nearest, else those there are."""
    known = [k for k in known if k]
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else f"Known: {', '.join(sorted(set(known))[:40]) or 'none'}."
