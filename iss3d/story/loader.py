"""Turns the scene files of all mods into one story: scenes by id, changes laid over them, problems collected.

The entry point is load_story. Knows where names come from only through Names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

from iss3d.mods.folders import asset_root
from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import Place, Problem, Report, nearest
from iss3d.story import registry
from iss3d.story.actions.flow import Call, StartScene
from iss3d.story.actions.log import Know
from iss3d.story.changes import Change, apply, read_changes
from iss3d.story.finder import Known
from iss3d.story.language import TOP_KEYS, read_scene
from iss3d.story.names import Names
from iss3d.story.reader import Reader
from iss3d.story.registry import ACTIONS
from iss3d.story.scene import Story, all_steps

registry.fill()


class Documents(Protocol):
    """What load_story needs of the game's content."""

    @property
    def documents(self) -> dict[str, list[tuple[str, Located]]]:
        """Documents by kind, each with the id of its mod, in load order."""

    def needs(self, mod_id: str) -> tuple[str, ...]:
        """Return a mod and the mods in which its bare names are looked up."""


def load_story(content: Documents, report: Report, names: Names) -> Story:
    """Return the story of all mods together; problems go to the report, and what they touch is left out."""
    names = with_sounds(names, content)
    files = [(mod, doc) for mod, doc in content.documents.get("scenes", []) if isinstance(doc.value, dict)]
    ids = _ids(files)
    known = Known(frozenset(ids.values()))
    readers = [(mod, Reader(doc, content.needs(mod), names, known, report)) for mod, doc in files]
    changes: list[Change] = []
    for mod, reader in readers:
        _check_top(reader)
        changes += read_changes(reader, mod, known.scenes)
    overrides = {(c.mod, c.target): c for c in changes if c.how == "override"}
    # A scene that takes another's place answers to that one's name, also in its own mod.
    known.scenes -= {ids[mod, name] for mod, target in overrides if (mod, name := target.rpartition(":")[2]) in ids}
    story = Story(player=names.player, facts=dict(names.facts))
    _check_people(names, report)
    used = _read_scenes(story, readers, overrides)
    for key, change in overrides.items():
        if key not in used:
            _no_replacement(change)
    apply(story, changes)
    if story.start not in story.scenes:
        story.start = _first(story)
    story.uses = known.uses
    _take_facts(story)
    return story


def with_sounds(names: Names, content: Any) -> Names:
    """Return the names with those of the sounds in audio/ of the game and its mods, unless they are known."""
    mods = getattr(content, "mods", ())
    if "cue" in names.ids or not mods:
        return names
    folders = [(mod.id, asset_root("audio") if mod.id == "base" else mod.folder / "audio") for mod in mods]
    files = [(mod, file.stem) for mod, folder in folders for file in sorted(folder.glob("*.ogg"))]
    cues = frozenset(stem if mod == "base" else f"{mod}:{stem}" for mod, stem in files)
    return replace(names, ids={**names.ids, "cue": cues})


def _ids(files: list[tuple[str, Located]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for mod, doc in files:
        scenes = doc.value.get("scenes")
        for name in scenes if isinstance(scenes, dict) else ():
            found[mod, str(name)] = str(name) if mod == "base" else f"{mod}:{name}"
    return found


def _check_top(reader: Reader) -> None:
    for key in reader.doc.value:
        if key not in TOP_KEYS:
            near = nearest(str(key), TOP_KEYS)
            hint = f"did you mean '{near}'?" if near else "A scene file has `scenes:` and `changes:`."
            reader.add("S213", (key,), f"a scene file does not know the key '{short(key)}'", hint, key=True)
    if not isinstance(reader.doc.value.get("scenes", {}), dict):
        reader.add(
            "S213", ("scenes",), "`scenes` is a mapping of scenes by id", "Write `scenes:` and below it `my_scene:`."
        )


def _check_people(names: Names, report: Report) -> None:
    for person in sorted(names.ids.get("person", frozenset())):
        name = person.rpartition(":")[2]
        if name in ACTIONS:
            message = f"a person cannot be called '{name}', since that is an action"
            place = Place(names.places.get(person, "crew"))
            report.add(Problem("S217", place, message, "Give that person another id in crew/."))


def _read_scenes(
    story: Story, readers: list[tuple[str, Reader]], overrides: dict[tuple[str, str], Change]
) -> set[tuple[str, str]]:
    used: set[tuple[str, str]] = set()
    written: dict[str, Place] = {}
    for mod, reader in readers:
        scenes: Any = reader.doc.value.get("scenes")
        for name in scenes if isinstance(scenes, dict) else ():
            path: KeyPath = ("scenes", name)
            own = str(name) if mod == "base" else f"{mod}:{name}"
            target = next((t for m, t in overrides if m == mod and t.rpartition(":")[2] == str(name)), None)
            if target is not None:
                used.add((mod, target))
            if f"{mod} {own}" in written:
                message = f"the scene '{short(name)}' is written twice in this mod"
                hint = f"The other stands at {written[f'{mod} {own}']}; rename one."
                reader.finder.scene = own
                reader.add("S218", path, message, hint, key=True)
                continue
            written[f"{mod} {own}"] = reader.doc.key_place(path)
            id = target or own
            scene = read_scene(reader, id, mod, path)
            if scene is not None:
                story.scenes[id] = scene
                story.set_aside.discard(id)
            elif id not in story.scenes:
                story.set_aside.add(id)
    return used


def _no_replacement(change: Change) -> None:
    name = change.target.rpartition(":")[2]
    message = f"'{change.mod}' has no scene '{name}' of its own to take the place of '{change.target}'"
    change.reader.add("S234", change.path, message, f"Write a scene `{name}:` in a file of this mod.")


def _first(story: Story) -> str | None:
    """Return where a story begins when nobody says.

    Of the scenes that wait for nothing and that no other starts or calls: the lowest beat, or else the first.
    """
    steps = [step.action for scene in story.scenes.values() for step in all_steps(scene.do)]
    led_to = {action.scene for action in steps if isinstance(action, Call | StartScene)}
    free = [s for s in story.scenes.values() if s.waits_for_nothing and s.id not in led_to]
    beats = [s for s in free if s.beat is not None]
    best = min(beats, key=lambda s: s.beat or 0, default=None) or (free[0] if free else None)
    return best.id if best is not None else None


def _take_facts(story: Story) -> None:
    for scene in story.scenes.values():
        for step in all_steps(scene.do):
            if isinstance(step.action, Know):
                for fact, text in step.action.facts.items():
                    if text is not None:
                        story.facts.setdefault(fact, text)
