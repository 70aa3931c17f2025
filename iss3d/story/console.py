"""The console of whoever writes scenes: start, jump, set, look; each command with its completion.

Acts on a director and, for what is the world's, through the same stage as any scene. Knows no window.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from iss3d.reports import nearest
from iss3d.story.actions.show import SetClock
from iss3d.story.director import Director
from iss3d.story.names import Names, written_ids
from iss3d.story.registry import ACTIONS, CONDITIONS
from iss3d.story.scene import all_steps
from iss3d.story.stage import Change
from iss3d.story.waiting import explain_waiting

Reload = Callable[[], list[str]]
"""Reads the scene files again, hands them to the director, and returns what there is to say."""
"""Reads the files again; returns the story and what there is to say about it."""


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """A command, how it is written, and what it does."""

    name: str
    usage: str
    does: str


HELP = (
    CommandHelp("scene", "scene start ID | scene end ID | scene list", "start or end a scene, list those that run"),
    CommandHelp("goto", "goto SCENE LABEL", "let a running scene go on at a label"),
    CommandHelp("restart", "restart SCENE", "end a scene and start it again with its present text"),
    CommandHelp("flag", "flag | flag NAME | flag NAME VALUE", "show flags, or set one"),
    CommandHelp("trust", "trust | trust PERSON NUMBER", "show trust, or set it"),
    CommandHelp("why", "why | why SCENE", "what runs and waits, or why a scene has not started"),
    CommandHelp("where", "where | where ID", "where the player, a person or a thing is"),
    CommandHelp("spawn", "spawn THING [PLACE]", "let a stowed thing appear"),
    CommandHelp("time", "time | time UTC", "show or set the clock aboard"),
    CommandHelp("reload", "reload", "read the scene files again"),
    CommandHelp("words", "words", "the conditions and actions there are"),
    CommandHelp("help", "help", "this list"),
)


class Console:
    """Runs one line at a time; never raises on what somebody typed."""

    def __init__(self, director: Director, names: Names, reload: Reload | None = None) -> None:
        self.director = director
        self.names = names
        self._reload = reload

    def run(self, line: str) -> list[str]:
        """Carry out a line and return what there is to say."""
        try:
            words = shlex.split(line)
        except ValueError:
            return ["a quote is not closed"]
        if not words:
            return []
        command = getattr(self, f"_do_{words[0]}", None) if words[0].isalpha() else None
        if command is None:
            near = nearest(words[0], [h.name for h in HELP])
            return [f"no command is called '{words[0]}'" + (f"; did you mean '{near}'?" if near else "; try `help`")]
        result: list[str] | None = command(words[1:])
        return result if result is not None else [f"write: {_help(words[0]).usage}"]

    def complete(self, line: str) -> list[str]:
        """Return how the last word of a line may go on."""
        words = line.split(" ")
        if len(words) == 1:
            return _starting(words[0], (h.name for h in HELP))
        return _starting(words[-1], self._choices(words))

    def _choices(self, words: list[str]) -> Iterable[str]:
        story, command, at = self.director.story, words[0], len(words) - 1
        if command == "scene":
            return ("start", "end", "list") if at == 1 else story.scenes
        if command in ("goto", "restart", "why"):
            return story.scenes if at == 1 else self._labels(words[1])
        if command == "flag":
            return {use.id for use in story.uses if use.kind == "flag"} if at == 1 else ("yes", "no")
        if command == "trust":
            return self.names.of("speaker") or ()
        if command == "spawn":
            kinds = ("thing",) if at == 1 else ("spot", "module", "person")
            return {id for kind in kinds for id in self.names.of(kind) or ()}
        if command == "where":
            return {id for kind in ("person", "thing") for id in self.names.of(kind) or ()}
        return ()

    def _labels(self, scene: str) -> list[str]:
        found = self.director.story.scenes.get(scene)
        return [s.label for s in found.do if s.label is not None] if found is not None else []

    # -- commands: each returns lines, or None when it was written wrongly ---------------------------------------------

    def _do_help(self, words: list[str]) -> list[str] | None:
        return [f"{h.usage:<44} {h.does}" for h in HELP]

    def _do_words(self, words: list[str]) -> list[str] | None:
        return [f"conditions: {', '.join(sorted(CONDITIONS))}", f"actions: {', '.join(sorted(ACTIONS))}"]

    def _do_scene(self, words: list[str]) -> list[str] | None:
        if words == ["list"]:
            return [str(s) for s in explain_waiting(self.director) if s.state in ("running", "interrupted")] or [
                "nothing runs"
            ]
        if len(words) != 2 or words[0] not in ("start", "end"):
            return None
        id = self._scene(words[1])
        if id is None:
            return [self._no_scene(words[1])]
        if words[0] == "start":
            self.director.start(id)
            return [f"{id} has started"]
        return [f"{id} is over" if self.director.end(id) else f"{id} does not run"]

    def _do_restart(self, words: list[str]) -> list[str] | None:
        if len(words) != 1:
            return None
        id = self._scene(words[0])
        if id is None:
            return [self._no_scene(words[0])]
        self.director.end(id)
        self.director.start(id)
        return [f"{id} has started again with its present text"]

    def _do_goto(self, words: list[str]) -> list[str] | None:
        if len(words) != 2:
            return None
        id = self._scene(words[0])
        if id is None:
            return [self._no_scene(words[0])]
        if self.director.goto(id, words[1]):
            return [f"{id} goes on at {words[1]}"]
        labels = [s.label for s in all_steps(self.director.story.scenes[id].do) if s.label is not None]
        return [f"{id} does not run, or has no label '{words[1]}' (its labels: {', '.join(labels) or 'none'})"]

    def _do_flag(self, words: list[str]) -> list[str] | None:
        flags = self.director.book.flags
        if not words:
            return [f"{name} = {_shown(value)}" for name, value in sorted(flags.items())] or ["no flag is set"]
        if len(words) == 1:
            return [f"{words[0]} = {_shown(flags.get(words[0], False))}"]
        if len(words) != 2:
            return None
        flags[words[0]] = _value(words[1])
        return [f"{words[0]} = {_shown(flags[words[0]])}"]

    def _do_trust(self, words: list[str]) -> list[str] | None:
        trust = self.director.book.trust
        if not words:
            return [f"{name} {value:+d}" for name, value in sorted(trust.items())] or ["nobody has changed their mind"]
        if len(words) != 2 or not words[1].lstrip("+-").isdigit() or len(words[1]) > 6:
            return None
        known = self.names.of("speaker")
        if known is not None and words[0] not in known:
            return [f"nobody is called '{words[0]}'"]
        trust[words[0]] = int(words[1])
        return [f"{words[0]} {trust[words[0]]:+d}"]

    def _do_why(self, words: list[str]) -> list[str] | None:
        if len(words) > 1:
            return None
        ids = tuple(self._scene(word) or word for word in words)
        return [str(standing) for standing in explain_waiting(self.director, ids)] or ["nothing runs or waits"]

    def _do_where(self, words: list[str]) -> list[str] | None:
        if len(words) > 1:
            return None
        id, stage = words[0] if words else "player", self.director.stage
        place = stage.position(id)
        if place is None:
            return [f"'{id}' is not there"]
        x, y, z = place
        return [f"{id} in {stage.module(id) or 'no module'} at [{x:.2f}, {y:.2f}, {z:.2f}]"]

    def _do_spawn(self, words: list[str]) -> list[str] | None:
        if len(words) not in (1, 2):
            return None
        ids = [self._find(word) for word in words]
        if None in ids:
            return [f"nothing is called '{words[ids.index(None)]}'"]
        goal = ids[1] if len(ids) == 2 else None
        self.director.stage.do(Change("spawn", ids[0] or "", goal, 0.0, {"at": goal} if goal else {}))
        return [f"{ids[0]} is there"]

    def _do_time(self, words: list[str]) -> list[str] | None:
        if not words:
            return [self.director.stage.utc().strftime("%Y-%m-%d %H:%M:%S UTC")]
        try:
            wanted = SetClock.model_validate({"time": words[0]})
        except ValidationError:
            return None
        self.director.stage.do(Change("clock", "", wanted.time))
        return [f"it is {wanted.time}"]

    def _do_reload(self, words: list[str]) -> list[str] | None:
        if self._reload is None:
            return ["there are no files to read again"]
        return self._reload() or ["nothing has changed"]

    # -- names --------------------------------------------------------------------------------------------------------

    def _scene(self, word: str) -> str | None:
        return next((id for id in written_ids(word, ("base",)) if id in self.director.story.scenes), None)

    def _no_scene(self, word: str) -> str:
        near = nearest(word, self.director.story.scenes)
        return f"no scene is called '{word}'" + (f"; did you mean '{near}'?" if near else "")

    def _find(self, word: str) -> str | None:
        return self.names.find(("thing", "spot", "module", "person"), written_ids(word, ("base",)))


def _help(name: str) -> CommandHelp:
    return next(h for h in HELP if h.name == name)


def _starting(word: str, known: Iterable[str]) -> list[str]:
    return sorted(k for k in known if k.startswith(word))


def _shown(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _value(word: str) -> bool | int | float | str:
    if word in ("yes", "no", "true", "false"):
        return word in ("yes", "true")
    try:
        return int(word)
    except ValueError:
        return word
