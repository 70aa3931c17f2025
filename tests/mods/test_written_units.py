"""Quantities carry their unit; models get SI."""

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from iss3d.mods.problems import problems_from
from iss3d.mods.source import read_yaml
from iss3d.mods.units import (
    Degrees,
    Distance,
    Kilograms,
    Kilotons,
    Metres,
    MetresPerSecond,
    Point,
    Seconds,
    YesNo,
)
from iss3d.reports import Report


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    far: Metres | None = None


class Sample(BaseModel):
    model_config = ConfigDict(extra="forbid")
    length: Metres = 0.0
    reach: Distance = 0.0
    wait: Seconds = 0.0
    turn: Degrees = 0.0
    mass: Kilograms = 0.0
    power: Kilotons = 0.0
    speed: MetresPerSecond = 0.0
    sure: YesNo = False
    point: Point = (0.0, 0.0, 0.0)
    inner: Inner | None = None
    inners: list[Inner] = []
    named: dict[str, Inner] = {}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("length: 1.5 m", "length", 1.5),
        ("length: -20 cm", "length", -0.2),
        ("length: 5mm", "length", 0.005),
        ("wait: 2 min", "wait", 120.0),
        ("wait: 250 ms", "wait", 0.25),
        ("turn: 30 deg", "turn", 30.0),
        ("mass: 300 g", "mass", 0.3),
        ("power: 1.2 Mt", "power", 1200.0),
        ("speed: 20 cm/s", "speed", 0.2),
        ("sure: yes", "sure", True),
        ("sure: no", "sure", False),
        ("sure: true", "sure", True),
        ("point: [1, -0.5, 20 cm]", "point", (1.0, -0.5, 0.2)),
    ],
)
def test_a_quantity_is_read_in_si(text, key, value):
    document = read_yaml(text, "a.yaml", Report())
    assert getattr(Sample.model_validate(document.value), key) == pytest.approx(value)


def problem(text):
    document = read_yaml(text, "a.yaml", Report())
    with pytest.raises(ValidationError) as caught:
        Sample.model_validate(document.value)
    (found,) = problems_from(caught.value, document, "S201", model=Sample)
    return found


@pytest.mark.parametrize(
    ("text", "code", "column", "message", "hint"),
    [
        ("length: 3", "M118", 9, "a length needs its unit", "Write `3 m`."),
        ("wait: '3'", "M118", 7, "a time needs its unit", "Write `3 s`."),
        ("wait: 3 m", "M118", 7, "'m' is not a unit of time", "Known: s, ms, min, h, d; write it like `3 s`."),
        ("wait: soon", "M118", 7, "'soon' is not a time", "Write it like `2 s`."),
        ("wait: [3 s]", "M118", 7, "a time is due here", "Write it like `2 s`."),
        ("wait: true", "M118", 7, "a time is due here", "Write it like `2 s`."),
        ("reach: -1 m", "M118", 8, "this length must not be below 0 m", "Write a larger one."),
        ("length: 1e300 m", "M118", 9, "'1e300 m' is too large", "Write a smaller number."),
        ("sure: maybe", "S201", 7, "yes or no is due here", "Write yes or no."),
        ("point: [1, 2]", "S201", 8, "three numbers are due here", "Write it like `[0.2, 0, -0.3]`."),
        ("lenght: 1 m", "M119", 1, "there is no key 'lenght' here", "did you mean 'length'?"),
        ("inner: {fra: 1 m}", "M119", 9, "there is no key 'fra' here", "did you mean 'far'?"),
        ("inners: [{}, {fra: 1 m}]", "M119", 15, "there is no key 'fra' here", "did you mean 'far'?"),
        ("named: {a: {fra: 1 m}}", "M119", 13, "there is no key 'fra' here", "did you mean 'far'?"),
        ("inner: 5", "S201", 8, "a mapping (`key: value`) is due here, not '5'", ""),
        ("inners: {}", "S201", 9, "a list (`- item`) is due here, not a mapping", ""),
    ],
)
def test_a_wrong_quantity_says_what_is_due_and_where(text, code, column, message, hint):
    found = problem(text)
    assert (found.code, found.place.line, found.place.column) == (code, 1, column)
    assert (found.message, found.hint) == (message, hint)


def test_units_are_in_the_schema_for_editors():
    schema = Sample.model_json_schema()["properties"]
    assert schema["length"]["examples"] == ["2 m"] and "cm" in schema["length"]["pattern"]
    assert schema["sure"]["enum"] == ["yes", "no", True, False]
