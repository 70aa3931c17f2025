"""What a story is once it has been read: scenes of compiled steps, and who changed what.

Frozen; a running scene keeps one of these as plain data. Knows no file format and no world.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from iss3d.reports import Place, Problem
from iss3d.story.registry import Action, Condition, Nested, Step, dump, load_steps

IF_BUSY = ("wait", "interrupt", "cancel", "refuse")
RESUME = ("line", "next", "start")


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One scene.

    Attributes:
        after: Scenes that must be over before it can start.
        when: What must hold for it to start, besides.
        do: Its steps.
        if_busy: What happens at its start when one of its people is busy in another scene.
        resume: How it goes on after an interruption: with the interrupted line, the next step, or from its start.
        again: Steps that pick it up again before that.
        once: It starts one time only.
        beat: Number of the beat that it tells, None when it tells none.
        actors: The people who speak or act in it, without the player.
    """

    id: str
    mod: str = "base"
    title: str = ""
    after: tuple[str, ...] = ()
    when: Condition | None = None
    do: tuple[Step, ...] = ()
    if_busy: str = "wait"
    resume: str = "line"
    again: tuple[Step, ...] = ()
    once: bool = True
    beat: int | None = None
    skippable: bool = False
    actors: tuple[str, ...] = ()
    place: Place = field(default_factory=lambda: Place(""))

    @property
    def waits_for_nothing(self) -> bool:
        """Whether it has neither `after` nor `when`, so that only another scene or a new story can start it."""
        return not self.after and self.when is None

    def to_json(self) -> dict[str, Any]:
        """Return what a running scene keeps of it."""
        kept: dict[str, Any] = {"id": self.id, "title": self.title, "do": dump(self.do), "resume": self.resume}
        if self.again:
            kept["again"] = dump(self.again)
        kept["actors"] = list(self.actors)
        return kept

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Scene:
        """Return the scene that a running one kept."""
        return cls(
            id=data["id"],
            title=data.get("title", ""),
            do=load_steps(data["do"]),
            resume=data.get("resume", "line"),
            again=load_steps(data.get("again", ())),
            actors=tuple(data.get("actors", ())),
        )


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name that the story makes up: kind flag, fact, objective, choice or ending; role read or set."""

    kind: str
    id: str
    role: str
    scene: str
    problem: Problem
    """Where it stands; code and message are filled in by whoever finds something wrong with it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A mod has changed something of somebody's: how is override, insert, disable or start."""

    mod: str
    how: str
    target: str
    place: Place

    def __str__(self) -> str:
        done = {
            "override": "replaces",
            "insert": "adds steps to",
            "disable": "takes out",
            "start": "begins the story at",
        }
        return f"{self.mod} {done[self.how]} {self.target}  ({self.place})"


@dataclass(slots=True)
class Story:
    """All scenes of all mods, laid over one another.

    Attributes:
        scenes: By id, in load order.
        start: The scene a new story begins with.
        facts: Texts of facts by id.
        player: The person that the player is.
        changes: Who changed what, in load order.
        uses: Every use of a flag, fact, objective, choice or ending.
        set_aside: Ids of scenes that were left out because something in them is wrong.
    """

    scenes: dict[str, Scene] = field(default_factory=dict)
    start: str | None = None
    facts: dict[str, str] = field(default_factory=dict)
    player: str = ""
    changes: list[Changed] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    set_aside: set[str] = field(default_factory=set)
    disabled: set[str] = field(default_factory=set)

    def keep_good(self, older: Story) -> None:
        """Keep the older version of each scene that is wrong now, in its old place among the others."""
        kept = {id: scene for id, scene in older.scenes.items() if id in self.set_aside}
        if kept:
            whole = {**kept, **self.scenes}
            self.scenes = {id: whole[id] for id in dict.fromkeys((*older.scenes, *self.scenes)) if id in whole}
            self.set_aside -= set(kept)


def text_key(scene: Scene, kept: dict[str, Any]) -> str:
    """Return the key of a scene's text: the same for the same words, another after a change."""
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False)
    return f"{scene.id}#{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def lists_in(action: Action) -> list[tuple[Step, ...]]:
    """Return the lists of steps inside an action."""
    found: list[tuple[Step, ...]] = []
    for name, info in type(action).model_fields.items():
        what = next((m.what for m in info.metadata if isinstance(m, Nested)), None)
        value = getattr(action, name)
        if what == "steps":
            found.append(value)
        elif what == "lanes":
            found += value
        elif what == "options":
            found += [option.then for option in value]
    return found


def conditions_in(action: Action) -> list[Condition]:
    """Return the conditions that an action asks, not those of the steps inside it."""
    found = []
    for name, info in type(action).model_fields.items():
        what = next((m.what for m in info.metadata if isinstance(m, Nested)), None)
        value = getattr(action, name)
        if what == "when" and value is not None:
            found.append(value)
        elif what == "options":
            found += [option.if_ for option in value if option.if_ is not None]
    return found


def all_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Yield every step, with those inside others, in the order they are written."""
    for step in steps:
        yield step
        for inner in lists_in(step.action):
            yield from all_steps(inner)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every condition inside it."""
    yield condition
    of = getattr(condition, "of", None)
    for part in of if isinstance(of, tuple) else (of,):
        if isinstance(part, Condition):
            yield from parts_of(part)
