"""Reads the steps and conditions of one scene file into the registry's models, every error at its place.

Knows how the language is written (short forms, keys beside keys, people as keys); what a word means is the registry's.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from iss3d.mods.problems import DUE
from iss3d.mods.source import KeyPath, Located, short
from iss3d.mods.speech import speech_problem
from iss3d.reports import Problem, Report, nearest
from iss3d.story import speech
from iss3d.story.actions.choose import Option
from iss3d.story.actions.people import PersonStep
from iss3d.story.fields import Spoken
from iss3d.story.finder import Finder, Known, nearest_of
from iss3d.story.names import Names, written_ids
from iss3d.story.registry import ACTIONS, CONDITIONS, Action, Condition, Entry, Nested, Step

M = TypeVar("M", bound=BaseModel)
Given = dict[str, tuple[Any, KeyPath]]
"""Fields of a model: the value as written and where it stands."""


class Reader:
    """Reads one document.

    Attributes:
        finder: What the names in it stand for; knows which scene is being read.
        bad: Something is wrong in the scene being read.
    """

    def __init__(self, doc: Located, scope: tuple[str, ...], names: Names, known: Known, report: Report) -> None:
        self.doc = doc
        self.finder = Finder(doc, scope, names, known)
        self.report = report
        self.bad = False
        self.paths: dict[int, KeyPath] = {}

    # -- problems -----------------------------------------------------------------------------------------------------

    def add(self, code: str, path: KeyPath, message: str, hint: str = "", *, key: bool = False) -> None:
        """Add a problem that sets the scene aside."""
        self.bad = True
        self.report.add(self.doc.problem(code, path, message, hint, key=key))

    def _refused(self, error: ValidationError, given: Given, home: KeyPath, failed: set[str]) -> None:
        for one in error.errors(include_url=False):
            loc = tuple(p for p in one["loc"] if p != "[key]")
            name = str(loc[0]) if loc else ""
            if one["type"] == "missing" and name in failed:
                continue
            if one["type"] == "missing":
                at = given[name][1] if name in given else home
                for key in loc:
                    if (*at, key) != home:
                        at = (*at, key) if self.doc.has((*at, key)) else at
                self.add("S206", home, f"`{str(loc[-1]).rstrip('_')}` is missing here", "Write it.", key=True)
                continue
            path = (given[name][1] if name in given else home) + loc[1:]
            self._refuse(one, path, key="[key]" in one["loc"])

    def _refuse(self, one: Any, path: KeyPath, key: bool) -> None:
        context = one.get("ctx") or {}
        kind = one["type"]
        if kind == "S220":
            trap = speech_problem(self.doc, path) if self.doc.has(path) else None
            if trap is not None:
                self.bad = True
                self.report.add(trap)
                return
        if kind.startswith("S2"):
            self.add(kind, path, context["message"], context["hint"], key=key)
        elif kind == "unit":
            self.add("S209", path, context["message"], context["hint"])
        elif kind in ("yes_no", "vector"):
            self.add("S207", path, context["message"], context["hint"])
        elif kind == "extra_forbidden":
            self.add("S205", path, f"the key '{short(path[-1])}' is not known here", key=True)
        else:
            self.add("S207", path, DUE.get(kind, str(one["msg"])[:120]), "See the example on this problem's page.")

    # -- conditions ---------------------------------------------------------------------------------------------------

    def condition(self, value: Any, path: KeyPath) -> Condition | None:
        """Return the condition that a mapping (or a list of them, all of which must hold) stands for."""
        parts = self.conditions(value, path)
        if parts is None:
            return None
        return parts[0] if len(parts) == 1 else CONDITIONS["all"].model_validate({"of": parts})

    def conditions(self, value: Any, path: KeyPath) -> tuple[Condition, ...] | None:
        """Return each condition of a mapping, or of a list of mappings."""
        if isinstance(value, list) and value:
            each = [self.condition(part, (*path, i)) for i, part in enumerate(value)]
            return None if any(part is None for part in each) else tuple(part for part in each if part is not None)
        if not isinstance(value, dict) or not value:
            self.add("S207", path, "a condition is due here", "Write it like `{near: mouse_habitat}`.")
            return None
        beside = {key for word in value if word in CONDITIONS for key in CONDITIONS[word].keys()}  # noqa: SIM118
        words = [key for key in value if key in CONDITIONS and not (key in beside and key == "for")]
        unknown = [key for key in value if key not in CONDITIONS and key not in beside]
        for key in unknown:
            self._unknown_condition(str(key), (*path, key), words)
        parts = [self._one_condition(word, value, path) for word in words]
        if unknown or not parts or any(part is None for part in parts):
            if not words and not unknown:
                self.add("S207", path, "a condition is due here", "Write it like `{near: mouse_habitat}`.")
            return None
        return tuple(part for part in parts if part is not None)

    def _one_condition(self, word: str, value: dict[str, Any], path: KeyPath) -> Condition | None:
        cls = CONDITIONS[word]
        given = self._given(cls, word, value, path)
        for key, beside in value.items():
            name = cls.field_for(key)
            if name and name != cls.main and key not in CONDITIONS:
                given[name] = (beside, (*path, key))
        if word == "inside" and isinstance(value.get("holds"), str) and value["holds"] != "nothing":
            given["what"] = (value["holds"], (*path, "holds"))
        return self.build(cls, given, (*path, word))

    def _unknown_condition(self, key: str, path: KeyPath, words: list[str]) -> None:
        beside = [k for word in words for k in CONDITIONS[word].keys()]  # noqa: SIM118
        if any(key in cls.keys() for cls in CONDITIONS.values()):  # noqa: SIM118
            owners = sorted(w for w, cls in CONDITIONS.items() if key in cls.keys())  # noqa: SIM118
            hint = f"`{key}` stands beside: {', '.join(owners)}."
            self.add("S205", path, f"the key '{short(key)}' does not belong to this condition", hint, key=True)
            return
        self.add(
            "S202", path, f"no condition is called '{short(key)}'", nearest_of(key, [*CONDITIONS, *beside]), key=True
        )

    # -- steps --------------------------------------------------------------------------------------------------------

    def steps(self, value: Any, path: KeyPath) -> tuple[Step, ...] | None:
        """Return the steps of a list; a single mapping is a list of one."""
        if isinstance(value, dict):
            step = self.step(value, path)
            return None if step is None else (step,)
        if not isinstance(value, list):
            self.add("S214", path, "a list of steps is due here", "Write each step on a line that begins with `- `.")
            return None
        steps = [self.step(part, (*path, i)) for i, part in enumerate(value)]
        return None if any(step is None for step in steps) else tuple(step for step in steps if step is not None)

    def step(self, value: Any, path: KeyPath) -> Step | None:
        """Return one step."""
        if not isinstance(value, dict) or not value:
            hint = 'Write it like `- alexey: "Enough."` or `- pause: 2 s`.'
            self.add("S214", path, "a step is due here: a key and its value", hint)
            return None
        word, person = self._word_of(value)
        if word is None:
            self._unknown_action(value, path)
            return None
        cls: type[Action] = PersonStep if person else ACTIONS[word]
        given = self._given(cls, word, value, path)
        if person:
            given["who"] = (word, (*path, word))
        rest = [key for key in value if key != word and not (key == "label" and isinstance(value[key], str))]
        guard: Condition | None = None
        for key in rest:
            name = cls.field_for(str(key))
            if name and name != cls.main and not (person and key in ("say", "from")):
                given[name] = (value[key], (*path, key))
            elif key == "if":
                guard = self.condition(value[key], (*path, key))
            else:
                self._stray(str(key), word, cls, (*path, key))
        built = self.build(cls, given, (*path, word))
        if built is None:
            return None
        step = Step(built, value.get("label") if isinstance(value.get("label"), str) else None, guard)
        self.paths[id(step)] = path
        return step

    def _word_of(self, value: dict[str, Any]) -> tuple[str | None, bool]:
        """Return the key that says what a step does, and whether it is a person."""
        keys = [key for key in value if isinstance(key, str)]
        plain = [k for k in keys if not (k == "label" and isinstance(value[k], str))]
        actions = [k for k in plain if k in ACTIONS and k != "person"]
        others = [k for k in actions if k != "if"]
        people = [k for k in plain if k not in ACTIONS and self.is_person(k)]
        if "if" in actions and "then" not in value and (others or people):
            actions = others
        first = next((k for k in plain if k in actions or k in people), None)
        if first is None and "label" in keys:
            return ("here", False) if keys == ["label"] else (None, False)
        return first, first in people

    def is_person(self, word: str) -> bool:
        """Return whether a key is somebody's name."""
        known = self.finder.names.ids.get("person")
        return known is not None and any(id in known for id in written_ids(word, self.finder.scope))

    def _unknown_action(self, value: dict[str, Any], path: KeyPath) -> None:
        key = next((k for k in value if k != "label"), next(iter(value)))
        people = sorted(self.finder.names.ids.get("person", frozenset()))
        action = nearest(str(key), [w for w in ACTIONS if w != "person"])
        person = nearest(str(key), people)
        near = [f"the person '{person}'"] if person else []
        near += [f"the action '{action}'"] if action else []
        hint = f"did you mean {' or '.join(near)}?" if near else f"People: {', '.join(people) or 'none'}."
        self.add("S201", (*path, key), f"no action and no person is called '{short(key)}'", hint, key=True)

    def _stray(self, key: str, word: str, cls: type[Action], path: KeyPath) -> None:
        if key in ACTIONS or self.is_person(key):
            message = f"a step does one thing, and this one does '{short(word)}' and '{short(key)}'"
            self.add("S210", path, message, f"Begin a new step: `- {short(key)}: ...`.", key=True)
            return
        hint = nearest_of(key, [*cls.keys(), "label", "if"]) if not cls.spreads else nearest_of(key, ["label", "if"])
        self.add("S205", path, f"the key '{short(key)}' is not known beside '{short(word)}'", hint, key=True)

    def _given(self, cls: type[Entry], word: str, value: dict[str, Any], path: KeyPath) -> Given:
        """Return the fields that the value of a key gives."""
        inner, at = value.get(word, True), (*path, word)
        if not (cls.spreads and isinstance(inner, dict)):
            return {cls.main: (inner, at)}
        given: Given = {}
        for key, part in inner.items():
            if key == "hold" and cls is PersonStep and isinstance(part, dict) and set(part) == {"rail_near"}:
                given["rail_near"] = (part["rail_near"], (*at, key, "rail_near"))
                continue
            name = cls.field_for(str(key))
            if name is None:
                self._unknown_inside(cls, str(key), part, (*at, key))
            else:
                given[name] = (part, (*at, key))
        return given

    def _unknown_inside(self, cls: type[Entry], key: str, part: Any, path: KeyPath) -> None:
        if cls is PersonStep and " " in key.strip():
            text = f"{key}: {part}"
            message = "this line is not in quotes, so that its ': ' makes it a mapping"
            self.add("S222", path, message, f'Write "{short(text)}".', key=True)
            return
        what = "a person does not know" if cls is PersonStep else f"'{cls.word}' does not know"
        self.add("S205", path, f"{what} the key '{short(key)}'", nearest_of(key, cls.keys()), key=True)

    # -- models -------------------------------------------------------------------------------------------------------

    def build(self, cls: type[M], given: Given, home: KeyPath) -> M | None:
        """Return a model of these fields, or None with problems."""
        data: dict[str, Any] = {}
        failed: set[str] = set()
        for name, (value, path) in given.items():
            what = next((m.what for m in cls.model_fields[name].metadata if isinstance(m, Nested)), None)
            if what is None:
                data[name] = value
                continue
            inner = self._nested(what, value, path)
            if inner is None:
                failed.add(name)
            else:
                data[name] = inner
        self.finder.home = home
        try:
            built = cls.model_validate(data, context=self.finder)
        except ValidationError as error:
            self._refused(error, given, home, failed)
            return None
        self._listen(cls, given)
        return None if failed else built

    def _nested(self, what: str, value: Any, path: KeyPath) -> Any:
        if what == "when":
            return self.condition(value, path)
        if what == "whens":
            return self._each(value, path)
        if what == "steps":
            return self.steps(value, path)
        if what == "lanes":
            return self._lanes(value, path)
        return self._options(value, path)

    def _each(self, value: Any, path: KeyPath) -> tuple[Condition, ...] | None:
        """In `any` and `all`, each key of a mapping and each item of a list is a part of its own."""
        return self.conditions(value, path)

    def _lanes(self, value: Any, path: KeyPath) -> tuple[tuple[Step, ...], ...] | None:
        if not isinstance(value, list) or not value:
            self.add("S214", path, "a list of steps is due here", "Write each step on a line that begins with `- `.")
            return None
        lanes = [self.steps(part, (*path, i)) for i, part in enumerate(value)]
        return None if any(lane is None for lane in lanes) else tuple(lane for lane in lanes if lane is not None)

    def _options(self, value: Any, path: KeyPath) -> tuple[Option, ...] | None:
        if not isinstance(value, list) or not value:
            self.add("S214", path, "a list of answers is due here", 'Write each like `- kira: "How many?"`.')
            return None
        options = [self._option(part, (*path, i), i) for i, part in enumerate(value)]
        return None if any(o is None for o in options) else tuple(o for o in options if o is not None)

    def _option(self, value: Any, path: KeyPath, number: int) -> Option | None:
        hint = 'Write it like `- kira: "How many?"` or `- silence: 6 s`.'
        if not isinstance(value, dict):
            self.add("S214", path, "an answer is due here", hint)
            return None
        given: Given = {}
        said = next(
            (k for k in value if isinstance(k, str) and k not in ("id", "then", "if", "silence") and self.is_person(k)),
            None,
        )
        if said is not None:
            given["who"], given["text"] = (said, (*path, said)), (value[said], (*path, said))
        for key in value:
            name = {"then": "then", "if": "if_", "id": "id", "silence": "silence"}.get(str(key))
            if name:
                given[name] = (value[key], (*path, key))
            elif key != said:
                self.add("S205", (*path, key), f"an answer does not know the key '{short(key)}'", hint, key=True)
        if said is None and "silence" not in value:
            self.add("S206", path, "an answer is a line of the player's, or silence", hint)
            return None
        if "id" not in given:
            given["id"] = (self._choice_id(value.get(said) if said else "silence", number), path)
        return self.build(Option, given, path)

    def _choice_id(self, text: Any, number: int) -> str:
        return speech.line_id(self.finder.scene.rpartition(":")[2], "answer", f"{number} {text}")

    def _listen(self, cls: type[BaseModel], given: Given) -> None:
        """Look at every text of a model for what YAML cut off, and for lines that do not fit the subtitles."""
        for name, (value, path) in given.items():
            if not _is_spoken(cls, name):
                continue
            texts = [(value, path)] if not isinstance(value, dict) else [(v, (*path, k)) for k, v in value.items()]
            for text, at in texts:
                if not isinstance(text, str | None) or not self.doc.has(at):
                    continue
                if trap := speech_problem(self.doc, at):
                    self.bad = True
                    self.report.add(trap)
                if text is not None and cls in (PersonStep, Option) and not speech.fits(text):
                    self.report.add(self._too_long(text, at))

    def _too_long(self, text: str, path: KeyPath) -> Problem:
        room = speech.SUBTITLE_LINES * speech.SUBTITLE_CHARACTERS
        message = f"this line of {len(text)} characters does not fit two subtitle lines of {speech.SUBTITLE_CHARACTERS}"
        hint = f"Say it in fewer words, or in two lines; at most {room} characters fit, fewer when words break badly."
        return self.doc.problem("S226", path, message, hint)


def _is_spoken(cls: type[BaseModel], name: str) -> bool:
    info = cls.model_fields[name]
    return any(isinstance(m, Spoken) for m in info.metadata) or "Spoken" in str(info.annotation)
