"""The ids of all lines that a story can speak, and which translations have lost theirs.

Knows how ids are made and where translations stand; says nothing and shows nothing.
"""

from __future__ import annotations

from iss3d.mods.load import Content
from iss3d.mods.source import KeyPath, short
from iss3d.reports import Report, nearest
from iss3d.story.actions.choose import Choose
from iss3d.story.actions.flow import Call
from iss3d.story.actions.people import PersonStep
from iss3d.story.registry import Step
from iss3d.story.scene import Story, all_steps
from iss3d.story.speech import line_id


def line_ids(story: Story) -> dict[str, str]:
    """Return the text of every line by its id; a line of a called scene has one for each scene that calls it."""
    found: dict[str, str] = {}
    for scene in story.scenes.values():
        _collect(story, scene.id, scene.do, found, {scene.id})
    return found


def _collect(story: Story, scene: str, steps: tuple[Step, ...], found: dict[str, str], seen: set[str]) -> None:
    for step in all_steps(steps):
        action = step.action
        if isinstance(action, PersonStep) and action.say is not None:
            found[action.id or line_id(scene, action.who, action.say)] = action.say
        elif isinstance(action, Choose):
            for option in action.options:
                if option.text and option.who:
                    found[line_id(scene, option.who, option.text)] = option.text
        elif isinstance(action, Call) and action.scene not in seen and action.scene in story.scenes:
            seen.add(action.scene)
            _collect(story, scene, story.scenes[action.scene].do, found, seen)


def check_translations(story: Story, content: Content, report: Report) -> None:
    """Warn about each translation whose line is no longer spoken."""
    spoken = line_ids(story)
    for _, document in content.documents["texts"]:
        lines = document.value.get("lines")
        for path in _paths(lines, ("lines",)) if isinstance(lines, dict) else ():
            id = ".".join(map(str, path[1:]))
            if id not in spoken:
                near = nearest(id, spoken)
                hint = f"did you mean '{near}', which says \"{short(spoken[near])}\"?" if near else "Leave it out."
                message = f"no line is called '{short(id)}'"
                report.add(document.problem("X605", path, message, hint, key=True, severity="warning"))


def _paths(words: dict[str, object], path: KeyPath) -> list[KeyPath]:
    """Return the paths of all texts below a mapping."""
    found: list[KeyPath] = []
    for key, value in words.items():
        found += _paths(value, (*path, key)) if isinstance(value, dict) else [(*path, key)]
    return found
