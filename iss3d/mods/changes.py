"""Who changes whose content, in load order, and where two changes cannot both hold.

Reads documents only; how a change is carried out is for the part that owns the content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iss3d.mods.load import Content
from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import Place, Report

VERBS = ("override", "insert", "disable", "start")


@dataclass(frozen=True, slots=True)
class Change:
    """One mod's change of another's content: verb, kind of content ("scenes", "war" ...) and full id of the target."""

    mod: str
    verb: str
    kind: str
    target: str
    document: Located
    path: KeyPath

    @property
    def place(self) -> Place:
        """Where it was written."""
        declared = self.path[0] == "changes"
        return self.document.place(self.path) if declared else self.document.key_place(self.path)

    def __str__(self) -> str:
        what = {"override": "replaces", "insert": "adds steps to", "disable": "disables", "start": "begins with"}
        return f"{self.mod} {what.get(self.verb, self.verb)} {short(self.target)}"


def changes_in(content: Content) -> tuple[Change, ...]:
    """Return every change that a mod makes to another's content, in load order."""
    order = {mod.id: index for index, mod in enumerate(content.mods)}
    found: list[Change] = []
    for kind, entries in content.documents.items():
        for mod_id, document in entries:
            found.extend(_declared(mod_id, kind, document))
            found.extend(_by_full_name(mod_id, kind, document))
    return tuple(sorted(found, key=lambda c: (order[c.mod], c.kind, c.document.path, c.place.line)))


def _declared(mod_id: str, kind: str, document: Located) -> Iterator[Change]:
    """Yield what stands under `changes:`."""
    listed = document.value.get("changes") if kind == "scenes" else None
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(entry, dict):
            continue
        for verb in VERBS:
            target = entry.get(verb)
            path: KeyPath = ("changes", index, verb)
            if verb == "insert" and isinstance(target, dict):
                target, path = target.get("into"), (*path, "into")
            if isinstance(target, str):
                full = target if ":" in target else f"{mod_id}:{target}"
                yield Change(mod_id, verb, kind, full, document, path)


def _by_full_name(mod_id: str, kind: str, document: Located) -> Iterator[Change]:
    """Yield entries that name another mod's entry in full ("base:houston") and so take its place."""
    if kind == "texts":
        return
    for section, entries in document.value.items():
        if section == "changes" or not isinstance(entries, dict):
            continue
        for name in entries:
            owner, colon, _ = name.partition(":")
            if colon and owner != mod_id:
                yield Change(mod_id, "override", kind, name, document, (section, name))


def report_conflicts(changes: tuple[Change, ...], report: Report) -> None:
    """Warn wherever a later mod takes the place of what an earlier one changed; scenes are the story's to judge."""
    first: dict[tuple[str, str], Change] = {}
    for later in changes:
        if later.kind == "scenes":
            continue
        earlier = first.setdefault((later.kind, later.target), later)
        if earlier.mod == later.mod:
            continue
        message = f"'{later.mod}' and '{earlier.mod}' both change {short(later.target)}; '{later.mod}' wins"
        hint = f"'{earlier.mod}' does so at {earlier.place}; switch one off, or let one need the other."
        report.add(later.document.problem("M142", later.path, message, hint, severity="warning", key=True))
