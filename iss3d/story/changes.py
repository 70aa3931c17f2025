"""What a mod changes in other mods' scenes: override, insert, disable, start. Whose changes conflict
is told by mods.changes for all kinds of content.

Knows how changes are written; laying them over the scenes is the last step of loading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from iss3d.mods.source import KeyPath, short
from iss3d.reports import nearest
from iss3d.story.actions.flow import Either, If, Repeat, Together, Wait
from iss3d.story.language import actors_of, check_labels
from iss3d.story.names import written_ids
from iss3d.story.reader import Reader
from iss3d.story.registry import Step
from iss3d.story.scene import Changed, Scene, Story, all_steps

HOW = ("override", "insert", "disable", "start")


@dataclass(slots=True)
class Change:
    """One change as written: how, the scene it is about, and where it stands."""

    mod: str
    how: str
    target: str
    reader: Reader
    path: KeyPath
    value: Any


def read_changes(reader: Reader, mod: str, known: frozenset[str]) -> list[Change]:
    """Return the changes of a document that name a scene there is."""
    value = reader.doc.value.get("changes")
    if value is None:
        return []
    if not isinstance(value, list):
        reader.add("S230", ("changes",), "a list of changes is due here", "Write each like `- disable: base:the_arm`.")
        return []
    found = []
    for i, item in enumerate(value):
        change = _read_change(reader, mod, item, ("changes", i), known)
        if change is not None:
            found.append(change)
    return found


def _read_change(reader: Reader, mod: str, item: Any, path: KeyPath, known: frozenset[str]) -> Change | None:
    how = next((key for key in item if key in HOW), None) if isinstance(item, dict) else None
    if how is None or len(item) != 1:
        near = nearest(str(next(iter(item), "")), HOW) if isinstance(item, dict) else None
        hint = f"did you mean '{near}'?" if near else f"Known: {', '.join(HOW)}."
        reader.add("S230", path, "a change is one of override, insert, disable and start", hint)
        return None
    value = item[how]
    name, at = (value, (*path, how))
    if how == "insert":
        if not isinstance(value, dict) or not {"into", "do"} <= set(value) or set(value) - {"into", "after", "do"}:
            hint = "Write `insert: {into: base:dinner, after: toast, do: [...]}`."
            reader.add("S230", at, "`insert` needs `into` and `do`, and may have `after`", hint)
            return None
        name, at = value["into"], (*at, "into")
    if not isinstance(name, str):
        reader.add("S230", at, "the id of a scene is due here", "Write it like `base:dinner`.")
        return None
    ids = written_ids(name, reader.finder.scope)
    # Whoever changes a scene means somebody else's when the name is bare and both have one.
    others = [id for id in ids if id in known and (how == "start" or id != _own(mod, name))]
    target = next((id for id in (ids if how == "start" else others) if id in known), None)
    if target is None:
        near = nearest(name.removeprefix("base:"), known)
        hint = f"did you mean '{near}'?" if near else "Look up its id in the mod that has it."
        reader.add("S231", at, f"there is no scene '{short(name)}' to change", hint)
        return None
    return Change(mod, how, target, reader, at, value)


def _own(mod: str, name: str) -> str:
    return name if mod == "base" else f"{mod}:{name.rpartition(':')[2]}"


def apply(story: Story, changes: list[Change]) -> None:
    """Lay inserts, disables and the start over a story whose scenes are already those of the last override."""
    for change in changes:
        story.changes.append(Changed(change.mod, change.how, change.target, change.reader.doc.place(change.path)))
        if change.how == "start":
            story.start = change.target
        elif change.how == "disable":
            story.scenes.pop(change.target, None)
            story.disabled.add(change.target)
        elif change.how == "insert" and change.target in story.scenes:
            scene = _inserted(change, story.scenes[change.target], story.player)
            if scene is not None:
                story.scenes[change.target] = scene


def _inserted(change: Change, scene: Scene, player: str) -> Scene | None:
    reader = change.reader
    reader.finder.scene, reader.bad = scene.id, False
    path = change.path[:-1]
    steps = reader.steps(change.value["do"], (*path, "do"))
    label = change.value.get("after")
    if steps is None:
        return None
    if label is None:
        merged: tuple[Step, ...] | None = (*scene.do, *steps)
    else:
        merged = _after(scene.do, label, steps)
    if merged is None:
        labels = [step.label for step in all_steps(scene.do) if step.label is not None]
        near = nearest(str(label), labels)
        hint = f"did you mean '{near}'?" if near else f"Its labels: {', '.join(labels) or 'none'}."
        reader.add("S233", (*path, "after"), f"no step of '{scene.id}' is labelled '{short(label)}'", hint)
        return None
    check_labels(reader, merged, (*path, "do"))
    return None if reader.bad else replace(scene, do=merged, actors=actors_of(merged, player))


def _after(steps: tuple[Step, ...], label: str, new: tuple[Step, ...]) -> tuple[Step, ...] | None:
    """Return the steps with the new ones after a label, looking inside other steps too; None without that label."""
    for i, step in enumerate(steps):
        if step.label == label:
            return (*steps[: i + 1], *new, *steps[i + 1 :])
        inner = _inside(step, label, new)
        if inner is not None:
            return (*steps[:i], inner, *steps[i + 1 :])
    return None


def _inside(step: Step, label: str, new: tuple[Step, ...]) -> Step | None:
    action: Any = step.action
    update: dict[str, Any] = {}
    lists: dict[Any, tuple[str, ...]] = {If: ("then", "else_"), Wait: ("else_",), Repeat: ("steps",)}
    for name in lists.get(type(action)) or ():
        if (found := _after(getattr(action, name), label, new)) is not None:
            update = {name: found}
    if isinstance(action, Together | Either):
        for i, lane in enumerate(action.lanes):
            if (found := _after(lane, label, new)) is not None:
                update = {"lanes": (*action.lanes[:i], found, *action.lanes[i + 1 :])}
    for i, option in enumerate(getattr(action, "options", ())):
        if (found := _after(option.then, label, new)) is not None:
            update = {
                "options": (*action.options[:i], option.model_copy(update={"then": found}), *action.options[i + 1 :])
            }
    return replace(step, action=action.model_copy(update=update)) if update else None
