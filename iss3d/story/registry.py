"""The one registry of conditions and actions, and the shapes they share.

The reader, the director, the checker, the JSON Schema, the reference page and the console all read from here. Each
entry is a small frozen model; a file in conditions/ or actions/ that registers one is all that a new word of the
language takes. Knows no file format and no world.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator

from iss3d.story.stage import Task

if TYPE_CHECKING:
    from iss3d.story.context import Context

Memory = dict[str, Any]
"""What a waiting condition or a running action keeps; JSON-able, so that it lives in the save."""


@dataclass(frozen=True, slots=True)
class Jump:
    """An action's wish to go on at a label."""

    label: str


@dataclass(frozen=True, slots=True)
class End:
    """An action's wish to end its scene."""


Outcome = bool | Jump | End
"""True: over. False: still going on. Otherwise where to go on."""


class Entry(BaseModel):
    """What conditions and actions have in common.

    Attributes:
        word: The key an author types.
        main: The field that takes the key's value; other fields are keys beside it.
        spreads: A mapping as the value gives several fields at once.
        example: One line of a scene file that uses it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(property,))

    word: ClassVar[str] = ""
    main: ClassVar[str] = ""
    spreads: ClassVar[bool] = False
    example: ClassVar[str] = ""

    @classmethod
    def field_for(cls, key: str) -> str | None:
        """Return the field that a key in a file stands for."""
        for name in cls.model_fields:
            if name.rstrip("_") == key and name not in cls.hidden():
                return name
        return None

    @classmethod
    def hidden(cls) -> tuple[str, ...]:
        """Return fields that no key stands for."""
        return ()

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys that may stand beside (or, when it spreads, inside) this one."""
        hidden = (*cls.hidden(), *(() if cls.spreads else (cls.main,)))
        return tuple(name.rstrip("_") for name in cls.model_fields if name not in hidden)


class Condition(Entry):
    """Something that holds or does not.

    Attributes:
        known: The story alone decides it (flags, trust, ...), so a proof takes it exactly; others are physical.
    """

    known: ClassVar[bool] = False

    def evaluate(self, ctx: Context, memory: Memory) -> bool:
        """Return whether it holds now; memory belongs to this condition in this wait."""
        raise NotImplementedError

    def remembers(self) -> bool:
        """Return whether it must be asked every tick, since it remembers what happened since the wait began."""
        return False

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Return what the player is to do for it to hold; empty when it is not theirs to do."""
        return []

    def undoing(self, ctx: Context) -> list[Task]:
        """Return what the player is to do for it to stop holding."""
        return []

    def says(self) -> str:
        """Return it in words, for the overlay that shows what a scene waits for."""
        return f"{self.word}: {plain(getattr(self, self.main))}"


class Action(Entry):
    """Something that a step does.

    Attributes:
        takes_time: It may go on for more than a tick, so a loop that holds it is no endless loop.
        exchange: While it goes on, the people of its scene are busy.
    """

    takes_time: ClassVar[bool] = False
    exchange: ClassVar[bool] = False

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Start; memory belongs to this step until it is over."""

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Return whether it is over; asked in the tick it began and in every tick after."""
        return True

    def cancel(self, ctx: Context, memory: Memory) -> None:
        """Stop before its time."""

    def interrupt(self, ctx: Context, memory: Memory, again: bool) -> None:
        """Fall silent for another scene; again: do it from its start afterwards."""

    def guidance(self, ctx: Context, memory: Memory) -> list[Task]:
        """Return what the player is to do for it to be over."""
        return []

    def waiting(self, ctx: Context, memory: Memory) -> list[str]:
        """Return in words what it is waiting for."""
        return [self.word]

    def busies(self, ctx: Context, memory: Memory) -> bool:
        """Return whether the people of its scene are busy now."""
        return self.exchange


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step of a scene: an action, perhaps named, perhaps only if a condition holds."""

    action: Action
    label: str | None = None
    guard: Condition | None = None


@dataclass(frozen=True, slots=True)
class Nested:
    """Marks a field that holds parts of the language itself: steps, when, whens, lanes or options."""

    what: str

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"$comment": f"nested {self.what}"}


CONDITIONS: dict[str, type[Condition]] = {}
ACTIONS: dict[str, type[Action]] = {}

C = TypeVar("C", bound=type[Condition])
A = TypeVar("A", bound=type[Action])


def condition(entry: C) -> C:
    """Register a condition by its word."""
    if entry.word in CONDITIONS:
        raise ValueError(f"two conditions are called {entry.word!r}")
    CONDITIONS[entry.word] = entry
    return entry


def action(entry: A) -> A:
    """Register an action by its word."""
    if entry.word in ACTIONS:
        raise ValueError(f"two actions are called {entry.word!r}")
    ACTIONS[entry.word] = entry
    return entry


def fill() -> None:
    """Import every file of conditions/ and actions/, in the order of their names; a second call does nothing."""
    for package in ("iss3d.story.conditions", "iss3d.story.actions"):
        home = importlib.import_module(package)
        for module in sorted(m.name for m in pkgutil.iter_modules(home.__path__)):
            importlib.import_module(f"{package}.{module}")


def load_condition(data: Any) -> Condition:
    """Return the condition that dump() wrote (or the condition itself)."""
    if isinstance(data, Condition):
        return data
    return CONDITIONS[data["is"]].model_validate({k: v for k, v in data.items() if k != "is"})


def load_when(data: Any) -> Condition | None:
    """Return the condition that dump() wrote, or None."""
    return None if data is None else load_condition(data)


def load_conditions(data: Any) -> tuple[Condition, ...]:
    """Return the conditions that dump() wrote."""
    return tuple(load_condition(d) for d in data)


def load_steps(data: Any) -> tuple[Step, ...]:
    """Return the steps that dump() wrote (or the steps themselves)."""
    return tuple(d if isinstance(d, Step) else _load_step(d) for d in data)


def _load_step(data: dict[str, Any]) -> Step:
    fields = {k: v for k, v in data["do"].items() if k != "is"}
    guard = load_condition(data["if"]) if "if" in data else None
    return Step(ACTIONS[data["do"]["is"]].model_validate(fields), data.get("label"), guard)


def load_lanes(data: Any) -> tuple[tuple[Step, ...], ...]:
    """Return the lanes that dump() wrote."""
    return tuple(load_steps(lane) for lane in data)


def dump(value: Any) -> Any:
    """Return any part of a compiled scene as plain JSON data; the load functions turn it back."""
    if isinstance(value, Step):
        data: dict[str, Any] = {"do": dump(value.action)}
        if value.label is not None:
            data["label"] = value.label
        if value.guard is not None:
            data["if"] = dump(value.guard)
        return data
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        kept = {name: dump(v) for name, v in fields.items() if v != type(value).model_fields[name].default}
        return {"is": value.word, **kept} if isinstance(value, Entry) else kept
    if isinstance(value, list | tuple):
        return [dump(v) for v in value]
    if isinstance(value, dict):
        return {k: dump(v) for k, v in value.items()}
    return value


def plain(value: Any) -> str:
    """Return a field's value in words."""
    if isinstance(value, dict):
        return ", ".join(f"{k} {plain(v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(plain(v) for v in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


When = Annotated[Condition, PlainValidator(load_condition), Nested("when")]
MaybeWhen = Annotated[Condition | None, PlainValidator(load_when), Nested("when")]
Whens = Annotated[tuple[Condition, ...], PlainValidator(load_conditions), Nested("whens")]
Steps = Annotated[tuple[Step, ...], PlainValidator(load_steps), Nested("steps")]
Lanes = Annotated[tuple[tuple[Step, ...], ...], PlainValidator(load_lanes), Nested("lanes")]
