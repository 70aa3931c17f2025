"""The kinds of values that conditions and actions are made of: names that are looked up, quantities, lists of steps.

A value is read twice in its life: as an author wrote it (a reader stands in the validation context, names are resolved
and units required) and as a save kept it (no context, taken as it is). Knows no world and no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Protocol

from pydantic import GetCoreSchemaHandler, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from iss3d.mods.units import ANGLE, LENGTH, SPEED, TIME, parse_quantity
from iss3d.mods.units import YesNo as _YesNo
from iss3d.reports import nearest
from iss3d.story.names import LITERAL, called


class Resolver(Protocol):
    """What a name field needs of the reader of a scene file."""

    def resolve(self, kinds: tuple[str, ...], word: str, role: str) -> str:
        """Return the id at run time, or raise what flaw() returns."""

    def speech(self, value: Any) -> str:
        """Return a spoken or written text, or raise what flaw() returns."""


def flaw(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the error that becomes a problem with this code at the place of the value."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the name of something: `Annotated[str, Ref("thing", "spot")]`.

    Attributes:
        kinds: Kinds of things it may name.
        role: "read" or "set", for names that a story makes up itself (flags, facts, objectives).
    """

    kinds: tuple[str, ...]
    role: str = "read"

    def read(self, value: Any, info: ValidationInfo) -> str:
        """Return the id the word stands for."""
        if info.context is None and isinstance(value, str):
            return value
        if not isinstance(value, str) or not value:
            raise flaw("S207", f"the name of a {self.kinds[0]} is due here", "Write one word.")
        resolver: Resolver = info.context  # type: ignore[assignment]
        return resolver.resolve(self.kinds, value, self.role)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        words = sorted({word for kind in self.kinds for word in LITERAL.get(kind, ())})
        named = [called(kind) for kind in self.kinds if kind not in LITERAL]
        text = f"{' or '.join(named)}{' or ' if named and words else ''}{', '.join(words)}"
        return {"type": "string", "minLength": 1, "description": f"Id: {text}."}


@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """Marks a float as written with a unit; a save holds the bare number."""

    units: dict[str, float]
    what: str

    def read(self, value: Any, info: ValidationInfo) -> float:
        """Return the number in the first unit."""
        if info.context is None and isinstance(value, int | float):
            return float(value)
        number = parse_quantity(value, self.units, self.what)
        if number < 0.0:
            raise flaw("S207", f"this {self.what} must not be below zero", "Write it without the minus.")
        return number

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        names = "|".join(re.escape(unit) for unit in self.units)
        number = r"[+]?([0-9]+([.][0-9]*)?|[.][0-9]+)"
        return {"type": "string", "pattern": rf"^{number}\s*({names})$", "examples": [f"2 {next(iter(self.units))}"]}


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a text as one word of a few; yes and no as read by YAML count as the words they were."""

    words: tuple[str, ...]

    def read(self, value: Any) -> str:
        """Return the word."""
        word = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
        if isinstance(word, str) and word in self.words:
            return word
        near = nearest(str(word), self.words)
        hint = f"did you mean '{near}'? " if near else ""
        raise flaw(
            "S208", f"'{str(word)[:40]}' is not one of the words due here", f"{hint}Known: {', '.join(self.words)}."
        )

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Spoken:
    """Marks a text as something said or shown, with the traps that YAML sets for unquoted text."""

    may_be_empty: bool = False

    def read(self, value: Any, info: ValidationInfo) -> str:
        """Return the text."""
        if info.context is None and isinstance(value, str):
            return value
        if self.may_be_empty and value == "":
            return ""
        resolver: Resolver = info.context  # type: ignore[assignment]
        return resolver.speech(value)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": "string"} if self.may_be_empty else {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True, eq=False)
class Widened:
    """Marks a field that may be written shorter than it is kept.

    Attributes:
        widen: Gives the long form of whatever was written.
        shorter: JSON Schemas of the short forms; "#" stands for the schema of one item or value of the long one.
    """

    widen: Callable[[Any], Any]
    shorter: tuple[Any, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.widen, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        long = handler(schema)
        inner = long.get("items", long.get("additionalProperties", {}))
        return {"anyOf": [*(inner if short == "#" else short for short in self.shorter), long]}


def switch(value: Any) -> Widened:
    """Return the marker of a mapping that a bare word, or a list of words, may stand for."""

    def widen(written: Any) -> Any:
        if isinstance(written, dict):
            return written
        words = written if isinstance(written, list) else [written]
        if not words or not all(isinstance(word, str) for word in words):
            raise flaw("S207", "a name, or names with their values, are due here", "Write `name` or `{name: value}`.")
        return dict.fromkeys(words, value)

    return Widened(widen, ({"type": "string"}, {"type": "array", "items": {"type": "string"}}))


def under(key: str) -> Widened:
    """Return the marker of a mapping that a bare value may stand for: `in: cupola` is `in: {player: cupola}`."""
    return Widened(lambda written: written if isinstance(written, dict) else {key: written}, ("#",))


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


def _utc(value: Any) -> str:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise flaw("S207", "a time in UTC is due here", "Write it like `2024-05-07T03:53:00Z`.")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _word(value: Any) -> str:
    if isinstance(value, str) and value and len(value) <= 80:
        return value
    raise flaw("S207", "a word is due here", "Write one word.")


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise flaw("S207", "a whole number is due here", "Write it like 2, without a unit.")


def _number(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise flaw("S207", "a number is due here", "Write it like 0.5, without a unit.")


def _scalar(value: Any) -> bool | int | float | str:
    if isinstance(value, str) and value in ("yes", "no"):
        return value == "yes"
    if isinstance(value, bool | int | float | str):
        return value
    raise flaw("S207", "a word, a number, yes or no is due here", "Write it like `{met_gordon: yes}`.")


one_or_many = Widened(_listed, ("#",))
Scalar = Annotated[
    bool | int | float | str, PlainValidator(_scalar), WithJsonSchema({"type": ["boolean", "number", "string"]})
]
YesNo = _YesNo
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema({"type": "integer"})]
Number = Annotated[float, PlainValidator(_number), WithJsonSchema({"type": "number"})]
Word = Annotated[str, PlainValidator(_word), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 80})]
Utc = Annotated[str, PlainValidator(_utc), WithJsonSchema({"type": "string", "examples": ["2024-05-07T03:53:00Z"]})]
Speech = Annotated[str, Spoken()]
Writing = Annotated[str, Spoken(may_be_empty=True)]

Seconds = Annotated[float, Amount(TIME, "time")]
Metres = Annotated[float, Amount(LENGTH, "length")]
MetresPerSecond = Annotated[float, Amount(SPEED, "speed")]
Degrees = Annotated[float, Amount(ANGLE, "angle")]

Module = Annotated[str, Ref(("module",))]
ModuleGroup = Annotated[str, Ref(("module", "group"))]
PowerTarget = Annotated[str, Ref(("module", "group", "thing"))]
Hatch = Annotated[str, Ref(("hatch",))]
Thing = Annotated[str, Ref(("thing",))]
ThingOrNothing = Annotated[str, Ref(("thing", "nothing"))]
Spot = Annotated[str, Ref(("spot",))]
Person = Annotated[str, Ref(("person",))]
Vehicle = Annotated[str, Ref(("vehicle", "module"))]
Region = Annotated[str, Ref(("region",))]
Burst = Annotated[str, Ref(("burst",))]
Cue = Annotated[str, Ref(("cue",))]
MusicName = Annotated[str, Ref(("cue", "off"))]
Place = Annotated[str, Ref(("spot", "module", "thing", "hatch", "rail", "window", "person"))]
Container = Annotated[str, Ref(("spot", "thing", "module"))]
AnyPlace = Annotated[str, Ref(("spot", "module", "thing", "hatch", "rail", "window", "person", "exterior"))]
Target = Annotated[
    str,
    Ref(("thing", "person", "spot", "window", "hatch", "module", "rail", "exterior", "sky", "burst", "region", "city")),
]
Usable = Annotated[str, Ref(("thing", "hatch", "person", "window"))]
Hold = Annotated[str, Ref(("rail", "hatch", "thing", "person", "module", "any"))]

SceneId = Annotated[str, Ref(("scene",))]
FlagRead = Annotated[str, Ref(("flag",))]
FlagSet = Annotated[str, Ref(("flag",), "set")]
FactRead = Annotated[str, Ref(("fact",))]
FactSet = Annotated[str, Ref(("fact",), "set")]
Objective = Annotated[str, Ref(("objective",))]
ObjectiveSet = Annotated[str, Ref(("objective",), "set")]
Choice = Annotated[str, Ref(("choice",))]
ChoiceSet = Annotated[str, Ref(("choice",), "set")]
Ending = Annotated[str, Ref(("ending",), "set")]
