"""What station files may say: pydantic models of modules, ports, hatches, things and spots as they are written.

Lists of coordinates are plain numbers in metres, station axes; single lengths are written with their unit.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from iss3d.mods.units import Degrees, Kilograms, Metres, YesNo

Triple = Annotated[list[float], Field(min_length=3, max_length=3)]
Pair = Annotated[list[float], Field(min_length=2, max_length=2)]
Axis = Literal["x", "y", "z"]
Direction = Literal["forward", "aft", "starboard", "port", "nadir", "zenith", "deck", "overhead"]
Mechanism = Literal["cbm", "ssvp", "apas", "idss"]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_one_or_many)]


class Written(BaseModel):
    """Base of everything written: unknown keys are problems."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CellText(Written):
    """A piece of air between two heights on an axis; `to_...` gives the far end when it differs."""

    axis: Axis | None = None
    span: Pair
    middle: Pair | None = None
    to_middle: Pair | None = None
    size: Pair | None = None
    to_size: Pair | None = None
    corner: Metres = 0.0
    to_corner: Metres | None = None
    round: Metres | None = None
    to_round: Metres | None = None
    hexagon: Metres | None = None
    to_hexagon: Metres | None = None


class HullText(Written):
    """A cylinder or cone of hull along the module's axis."""

    span: Pair
    middle: Pair | None = None
    to_middle: Pair | None = None
    axis: Axis | None = None
    diameter: Metres
    to_diameter: Metres | None = None
    colour: str = ""
    pressurised: YesNo = True
    skin: Literal["", "shield", "blanket", "quilt", "radiator", "smooth", "capsule", "trunk"] = ""


class PortText(Written):
    """A port: the middle of its mating plane, where it faces, its mechanism."""

    at: Triple
    faces: Direction
    mechanism: Mechanism


class BaysText(Written):
    """Rack places along a module: middle of the first, distance to the next, how many."""

    first: Metres
    step: Metres
    count: Annotated[int, Field(ge=1, le=12)]


class ModuleText(Written):
    """A pressurised element or a docked vehicle."""

    name: str
    russian: str = ""
    segment: Literal["us", "rs", "vehicle"]
    centre: Triple
    length: Metres
    diameter: Metres
    axis: Direction
    up: Direction = "zenith"
    middle: Pair | None = None
    code: str = ""
    model: str = ""
    style: Literal["rack", "node", "stowage", "russian", "tunnel", "capsule", "inflatable"] | None = None
    lamps: Literal["on", "dim", "flicker", "emergency", "off"] = "on"
    bays: BaysText | None = None
    cells: dict[str, CellText]
    hull: list[HullText] = []
    ports: dict[str, PortText] = {}
    colours: dict[str, str] = {}
    facts: dict[str, str] = {}


class HatchText(Written):
    """A hatch where two cells meet; `between` names two modules, or two cells of one, or a module and `space`."""

    name: str
    between: Annotated[list[str], Field(min_length=2, max_length=2)]
    kind: Literal["cbm", "ssvp", "apas", "eva"]
    open: YesNo = True
    locked: YesNo = False
    at: Triple | None = None
    size: Metres | None = None


class PlaceText(Written):
    """Where a thing or spot is: mounted on a wall (`face`) or free in the air (`offset`)."""

    face: Direction | None = None
    along: Metres = 0.0
    across: Metres = 0.0
    off: Metres = 0.0
    offset: Triple | None = None
    facing: Direction | None = None
    turn: Degrees = 0.0


class ThingText(Written):
    """Anything that can be looked at, used, taken, fitted or sat in."""

    name: str
    in_: str = Field(alias="in")
    at: PlaceText
    size: Triple = [0.2, 0.2, 0.2]
    mass: Kilograms = 0.0
    look: str = "box"
    model: str = ""
    use: str = ""
    slot_for: Names = []
    fitted_in: str | None = None
    seat: YesNo = False
    hide: YesNo = False
    stowed: YesNo = False
    worn: YesNo = False
    grip: YesNo = False
    text: str = ""
    controls: Literal["", "light", "arm", "door"] = ""


class SpotText(Written):
    """A named place: a ball of air."""

    name: str
    in_: str = Field(alias="in")
    at: PlaceText
    radius: Metres = 0.7
    facing: Direction | None = None


class WindowText(Written):
    """A pane in a wall at a place; or with `fills` one in every free face of a cell, the round one in its end."""

    in_: str = Field(alias="in")
    at: PlaceText | None = None
    fills: str | None = None
    round: Metres | None = None
    size: Pair | None = None
    inset: Metres = 0.05
    shutter: YesNo = False


class ExteriorText(Written):
    """A part outside."""

    name: str
    shape: Literal[
        "box",
        "cylinder",
        "cone",
        "sphere",
        "truss",
        "array",
        "panel_array",
        "irosa",
        "radiator",
        "dish",
        "arm",
        "robot",
        "limb",
        "cart",
        "terrace",
        "fin",
        "cap",
        "folded",
        "kurs",
    ]
    at: Triple
    size: Triple
    turn: Triple = [0.0, 0.0, 0.0]
    colour: str = "#c8c8c8"
    solid: YesNo = True
    tracks: Literal["", "alpha", "beta"] = ""


class RailText(Written):
    """A handrail written by hand, beside those the rule makes."""

    in_: str = Field(alias="in")
    at: PlaceText
    length: Metres = 0.5


class LabelText(Written):
    """Words on a wall."""

    in_: str = Field(alias="in")
    at: PlaceText
    text: str
    height: Metres = 0.06
