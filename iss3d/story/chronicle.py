"""The story's state: everything that changes while a story is told, and nothing else. All of it goes into a save.

Plain data with to_json and from_json. Knows no world, no file and no rule.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, fields
from typing import Any

Scalar = bool | int | float | str


@dataclass(slots=True)
class Running:
    """A scene that is being played.

    Attributes:
        run: Number of this start, counted over all scenes.
        text: Key of the text it started with, in Chronicle.texts.
        cursor: Where it is: {"at": index of the step, "mem": what that step remembers}.
        began: Seconds of play when it began.
        held: Seconds it stood still because of other scenes.
        paused_by: Run for which it stands still, 0 when it does not.
        paused_at: Seconds of play when it was interrupted.
        again: Cursor through the lines that pick it up again, None when there are none to say.
        voice: Key of the last line of this scene; the next one waits for its end.
    """

    run: int
    scene: str
    text: str
    began: float
    cursor: dict[str, Any] = field(default_factory=lambda: {"at": 0, "mem": None})
    held: float = 0.0
    paused_by: int = 0
    paused_at: float = 0.0
    again: dict[str, Any] | None = None
    voice: str = ""


@dataclass(slots=True)
class Chronicle:
    """The whole state.

    Attributes:
        tick: Ticks since the story began.
        keys, runs: Counters for keys of lines and for starts of scenes.
        flags: By id. trust: By person, 0 when absent.
        facts: What is known, in the order it was learned: {"id", "text"}.
        objectives: In the order they were set: {"id", "text", "done"}.
        done: Scenes that are over, with how often.
        started: Scenes that have been started, with how often.
        chosen: Choices taken, with how often.
        taken: The choices in order: [scene, choice].
        armed: Scenes whose trigger is being watched: {"since", "mem", "spent"}.
        voices: By speaker, the key of the last line.
        texts: Compiled scenes that are running, by key.
        ending: Id of the ending reached.
    """

    tick: int = 0
    keys: int = 0
    runs: int = 0
    begun: bool = False
    flags: dict[str, Scalar] = field(default_factory=dict)
    trust: dict[str, int] = field(default_factory=dict)
    facts: list[dict[str, str]] = field(default_factory=list)
    objectives: list[dict[str, Any]] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    started: dict[str, int] = field(default_factory=dict)
    chosen: dict[str, int] = field(default_factory=dict)
    taken: list[list[str]] = field(default_factory=list)
    armed: dict[str, dict[str, Any]] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    running: list[Running] = field(default_factory=list)
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    ending: str | None = None

    def knows(self, fact: str) -> bool:
        """Return whether a fact has been learned."""
        return any(f["id"] == fact for f in self.facts)

    def objective(self, id: str) -> dict[str, Any] | None:
        """Return the record of an objective."""
        return next((o for o in self.objectives if o["id"] == id), None)

    def to_json(self) -> dict[str, Any]:
        """Return a copy as plain data; the texts of scenes are shared, as they never change."""
        data: dict[str, Any] = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if f.name == "running":
                data[f.name] = [{g.name: copy.deepcopy(getattr(r, g.name)) for g in fields(Running)} for r in value]
            elif f.name == "texts":
                data[f.name] = dict(value)
            else:
                data[f.name] = copy.deepcopy(value)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Chronicle:
        """Return the state that to_json wrote; what it does not know is left out, what is missing is at rest."""
        known = {f.name for f in fields(cls)}
        plain = {k: copy.deepcopy(v) for k, v in data.items() if k in known and k not in ("running", "texts")}
        book = cls(**plain, texts=dict(data.get("texts", {})))
        names = {f.name for f in fields(Running)}
        book.running = [
            Running(**{k: copy.deepcopy(v) for k, v in record.items() if k in names})
            for record in data.get("running", [])
        ]
        return book
