"""Reads scene files: documents become scenes; a scene with something wrong in it is set aside and the others live.

Knows how a scene is written; steps and conditions are reader.py's, changes to other mods' scenes changes.py's.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, PlainValidator

from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import nearest
from iss3d.story.actions.flow import Goto
from iss3d.story.actions.people import PersonStep
from iss3d.story.fields import OneOf, SceneId, Speech, YesNo, flaw, one_or_many
from iss3d.story.reader import Reader
from iss3d.story.registry import MaybeWhen, Step, Steps
from iss3d.story.scene import IF_BUSY, RESUME, Scene, all_steps, lists_in

TOP_KEYS = ("scenes", "changes")
MOST_BEATS = 999


def _beat(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_BEATS:
        return value
    raise flaw("S207", "the number of a beat is due here", f"Write a whole number from 1 to {MOST_BEATS}.")


class SceneText(BaseModel):
    """A scene as an author writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: ClassVar[str] = "scene"

    do: Steps
    title: Speech = ""
    after: Annotated[list[SceneId], one_or_many] = []
    when: MaybeWhen = None
    if_busy: Annotated[str, OneOf(IF_BUSY)] = "wait"
    resume: Annotated[str, OneOf(RESUME)] = "line"
    again: Steps = ()
    once: YesNo = True
    beat: Annotated[int | None, PlainValidator(_beat)] = None
    skippable: YesNo = False


SCENE_KEYS = tuple(name for name in SceneText.model_fields if name != "again")


def read_scene(reader: Reader, id: str, mod: str, path: KeyPath) -> Scene | None:
    """Return the scene at a path of the reader's document, or None when something in it is wrong."""
    value = _at(reader.doc, path)
    reader.finder.scene, reader.bad = id, False
    if not isinstance(value, dict):
        reader.add(
            "S213",
            path,
            "a scene is a mapping: keys such as `title`, `when` and `do`",
            "Write `do:` and its steps below it.",
        )
        return None
    if "do" not in value:
        reader.add(
            "S215", path, f"the scene '{short(path[-1])}' has no `do`", "Write `do:` and its steps below it.", key=True
        )
    given = {}
    for key, part in value.items():
        if key == "resume" and not isinstance(part, str):
            given["again"] = (part, (*path, key))
        elif key in SCENE_KEYS:
            given[key] = (part, (*path, key))
        else:
            near = nearest(str(key), SCENE_KEYS)
            hint = f"did you mean '{near}'?" if near else f"Known: {', '.join(SCENE_KEYS)}."
            reader.add("S205", (*path, key), f"a scene does not know the key '{short(key)}'", hint, key=True)
    if "do" not in given:
        given["do"] = ([], path)
    text = reader.build(SceneText, given, path)
    if text is None or reader.bad:
        return None
    check_labels(reader, text.do, path)
    if reader.bad:
        return None
    return Scene(
        id=id,
        mod=mod,
        title=text.title,
        after=tuple(text.after),
        when=text.when,
        do=text.do,
        if_busy=text.if_busy,
        resume=text.resume,
        again=text.again,
        once=text.once,
        beat=text.beat,
        skippable=text.skippable,
        actors=actors_of(text.do, reader.finder.names.player),
        place=reader.doc.key_place(path),
    )


def _at(doc: Located, path: KeyPath) -> Any:
    value = doc.value
    for step in path:
        value = value[step]
    return value


def actors_of(steps: tuple[Step, ...], player: str) -> tuple[str, ...]:
    """Return the people who speak or act in these steps, without the player and without voices on the radio."""
    found = []
    for step in all_steps(steps):
        action = step.action
        if isinstance(action, PersonStep) and action.who != player and (action.via == "air" or action.deeds()):
            found.append(action.who)
    return tuple(dict.fromkeys(found))


def check_labels(reader: Reader, steps: tuple[Step, ...], path: KeyPath) -> None:
    """Add a problem for each label that stands twice and each goto without a label it can reach."""
    seen: set[str] = set()
    for step in all_steps(steps):
        if step.label is not None and step.label in seen:
            at = reader.paths.get(id(step), path)
            reader.add(
                "S212", (*at, "label"), f"the label '{short(step.label)}' stands twice in this scene", "Rename one."
            )
        if step.label is not None:
            seen.add(step.label)
    _check_gotos(reader, steps, (), seen, path)


def _check_gotos(
    reader: Reader, steps: tuple[Step, ...], around: tuple[str, ...], all_labels: set[str], path: KeyPath
) -> None:
    reach = (*around, *(step.label for step in steps if step.label is not None))
    for step in steps:
        if isinstance(step.action, Goto) and step.action.label not in reach:
            label = step.action.label
            near = nearest(label, reach)
            if label in all_labels:
                message = f"the label '{short(label)}' lies inside another step, where `goto` cannot reach"
                hint = "A label must stand in the same list of steps as `goto`, or in one around it."
            else:
                message = f"no step of this scene is labelled '{short(label)}'"
                hint = f"did you mean '{near}'?" if near else "Write `label: NAME` beside the step to go on with."
            reader.add("S211", (*reader.paths.get(id(step), path), "goto"), message, hint)
        for inner in lists_in(step.action):
            _check_gotos(reader, inner, reach, all_labels, path)
