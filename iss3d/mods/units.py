"""Quantities as authors write them ("1.5 m", "2 s", "30 deg") and the types that models use for them.

Values come out in SI, except degrees and kilotons, which stay what their name says. A number without its unit is an
error that shows how to write it. Knows no file and no model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

_QUANTITY = re.compile(r"([-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\s*([^\s0-9].*)?")
_NUMBER = r"[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)"

LENGTH = {"m": 1.0, "cm": 0.01, "mm": 0.001, "km": 1000.0}
TIME = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0, "d": 86400.0}
ANGLE = {"deg": 1.0}
MASS = {"kg": 1.0, "g": 0.001, "t": 1000.0}
YIELD = {"kt": 1.0, "Mt": 1000.0}
SPEED = {"m/s": 1.0, "cm/s": 0.01, "mm/s": 0.001, "km/s": 1000.0}
ACCELERATION = {"m/s^2": 1.0, "m/s2": 1.0}
TURN_RATE = {"deg/s": 1.0}
FORCE = {"N": 1.0, "kN": 1000.0}
PRESSURE = {"Pa": 1.0, "kPa": 1000.0, "hPa": 100.0}
PERCENT = {"%": 0.01}


def parse_quantity(value: object, units: dict[str, float], what: str) -> float:
    """Return a written quantity as a number in the first of the units.

    Args:
        value: What the author wrote, "1.5 m".
        units: Factor by unit; the first unit is the one to suggest.
        what: The kind of quantity, "length".

    Raises:
        PydanticCustomError: of type "unit", with a hint.
    """
    usual = next(iter(units))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _unit_error(f"a {what} is due here", f"Write it like `2 {usual}`.")
    if isinstance(value, int | float):
        raise _unit_error(f"a {what} needs its unit", f"Write `{value} {usual}`.")
    found = _QUANTITY.fullmatch(value.strip())
    if not found or len(value) > 40:
        raise _unit_error(f"'{value[:40]}' is not a {what}", f"Write it like `2 {usual}`.")
    number, unit = found.group(1), (found.group(2) or "").strip()
    if not unit:
        raise _unit_error(f"a {what} needs its unit", f"Write `{number} {usual}`.")
    if unit not in units:
        known = ", ".join(units)
        raise _unit_error(f"'{unit}' is not a unit of {what}", f"Known: {known}; write it like `{number} {usual}`.")
    result = float(number) * units[unit]
    if abs(result) > 1e15:
        raise _unit_error(f"'{value[:40]}' is too large", "Write a smaller number.")
    return result


def _unit_error(message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("unit", "{message}", {"message": message, "hint": hint})


@dataclass(frozen=True, eq=False, slots=True)
class Quantity:
    """Marks a float of a model as written with a unit: `Annotated[float, Quantity(LENGTH, "length")]`.

    Attributes:
        units: Factor by unit; the first is the one to suggest.
        what: The kind of quantity.
        least: Smallest value allowed, in the first unit.
    """

    units: dict[str, float]
    what: str
    least: float | None = None

    def read(self, value: object) -> float:
        """Return a written quantity as a number."""
        number = parse_quantity(value, self.units, self.what)
        if self.least is not None and number < self.least:
            usual = next(iter(self.units))
            raise _unit_error(f"this {self.what} must not be below {self.least:g} {usual}", "Write a larger one.")
        return number

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, Any]:
        names = "|".join(re.escape(unit) for unit in self.units)
        example = f"2 {next(iter(self.units))}"
        return {"type": "string", "pattern": rf"^{_NUMBER}\s*({names})$", "examples": [example]}


def _yes_no(value: object) -> bool:
    words = {"yes": True, "no": False, "true": True, "false": False, "on": True, "off": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in words:
        return words[value]
    raise PydanticCustomError("yes_no", "{message}", {"message": "yes or no is due here", "hint": "Write yes or no."})


def _vector(read: Callable[[object], float]) -> Callable[[object], tuple[float, float, float]]:
    def three(value: object) -> tuple[float, float, float]:
        if not isinstance(value, list | tuple) or len(value) != 3:
            hint = "Write it like `[0.2, 0, -0.3]`."
            raise PydanticCustomError("vector", "{message}", {"message": "three numbers are due here", "hint": hint})
        x, y, z = (read(v) for v in value)
        return (x, y, z)

    return three


def _metres(value: object) -> float:
    """Within a list of three, bare numbers are metres: the unit would only be noise."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return parse_quantity(value, LENGTH, "length")


_POINT_SCHEMA = {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 3, "maxItems": 3}

Metres = Annotated[float, Quantity(LENGTH, "length")]
Distance = Annotated[float, Quantity(LENGTH, "length", least=0.0)]
Seconds = Annotated[float, Quantity(TIME, "time", least=0.0)]
Degrees = Annotated[float, Quantity(ANGLE, "angle")]
Kilograms = Annotated[float, Quantity(MASS, "mass", least=0.0)]
Kilotons = Annotated[float, Quantity(YIELD, "yield", least=0.0)]
MetresPerSecond = Annotated[float, Quantity(SPEED, "speed")]
MetresPerSecond2 = Annotated[float, Quantity(ACCELERATION, "acceleration")]
DegreesPerSecond = Annotated[float, Quantity(TURN_RATE, "turn rate")]
Newtons = Annotated[float, Quantity(FORCE, "force")]
Pascals = Annotated[float, Quantity(PRESSURE, "pressure", least=0.0)]
Percent = Annotated[float, Quantity(PERCENT, "percentage")]
YesNo = Annotated[
    bool,
    PlainValidator(_yes_no),
    PlainSerializer(lambda on: "yes" if on else "no", return_type=str, when_used="json"),
    WithJsonSchema({"enum": ["yes", "no", True, False]}),
]
Point = Annotated[tuple[float, float, float], PlainValidator(_vector(_metres)), WithJsonSchema(_POINT_SCHEMA)]
"""Three metres; bare numbers are allowed inside it."""
