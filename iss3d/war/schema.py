"""The shape of war files: orbit, war, regions, grids, places, bursts, trails, each optional in a file.

Models for what authors write; schedule.py holds what the game keeps. Knows no file.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from iss3d.mods.units import Degrees, Distance, Kilotons, Percent, Seconds, YesNo


def _on_earth(at: tuple[float, float]) -> tuple[float, float]:
    """Return a written place; it must be on the Earth."""
    if not -90.0 <= at[0] <= 90.0:
        raise _no_place(f"there is no latitude {at[0]:g}", "Latitude comes first, from -90 (south) to 90 (north).")
    if not -180.0 <= at[1] <= 360.0:
        raise _no_place(f"there is no longitude {at[1]:g}", "Longitude comes second, from -180 (west) to 360.")
    return at


def _no_place(message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("place", "{message}", {"message": message, "hint": hint})


At = Annotated[tuple[float, float], AfterValidator(_on_earth)]
"""Latitude and longitude in degrees, north and east positive."""


def _utc(text: str) -> datetime:
    """Return a written time; it must be in UTC, as the station's is."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None or time.utcoffset() != UTC.utcoffset(None):
        raise ValueError("a time must be written in UTC, like 2024-05-07T03:50:30Z")
    return time


class Model(BaseModel):
    """Common rules: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OrbitModel(Model):
    """Two-line elements of the station."""

    line1: str
    line2: str


class WarModel(Model):
    """The war as a whole: when it begins for the free camera, and whether this mod's events are the only ones.

    With `only: yes` the bursts, grids and trails of the mods before this one are left out: another event, or none.
    """

    begins: Annotated[str, AfterValidator(lambda text: _utc(text) and text)] | None = None
    only: YesNo = False

    @property
    def begins_utc(self) -> datetime | None:
        """When it begins for the free camera, None when this does not say."""
        return None if self.begins is None else _utc(self.begins)


class RegionModel(Model):
    """A part of the Earth: polygons of [latitude, longitude]."""

    name: str
    polygons: Annotated[list[Annotated[list[At], Field(min_length=3, max_length=500)]], Field(min_length=1)]


class GridModel(Model):
    """How a region's lights die."""

    fails: Seconds
    over: Seconds
    left: Percent


class PlaceModel(Model):
    """A place to look at."""

    name: str
    at: At


class FieldModel(Model):
    """Many bursts of the same kind in rows and columns about `at`: a field of missile silos."""

    rows: Annotated[int, Field(ge=1, le=20)]
    columns: Annotated[int, Field(ge=1, le=20)]
    spacing: Distance
    every: Seconds


class BurstModel(Model):
    """One burst, or with `field` many.

    `kind` is `bomb` when it is not written. A `meteor` bursts high up and burns nothing. A `volcano` does not
    flash: its column stands for as long as it `lasts`, and `yield` sets how high (1 Mt: 19 km, 10 Mt: 29 km).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: str
    at: At
    yield_kt: Annotated[Kilotons, Field(alias="yield")]
    after: Seconds
    on: Literal["air", "ground"] = "air"
    kind: Literal["bomb", "meteor", "volcano"] = "bomb"
    lasts: Seconds = 0.0
    field: FieldModel | None = None


class TrailModel(Model):
    """Something that flies and is seen from above: few, and quiet.

    A `warhead` or `meteor` comes down `to` a burst (then it arrives when that goes off) or a place; a `launch` or
    `interceptor` climbs `from` a place `to` another. `from` may be a place or, for what comes down, a bearing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    kind: Literal["warhead", "launch", "interceptor", "meteor"]
    from_: Annotated[At | Degrees, Field(alias="from")]
    to: At | str
    after: Seconds | None = None


class WarFile(Model):
    """One file of a mod's war folder."""

    orbit: OrbitModel | None = None
    war: WarModel | None = None
    regions: dict[str, RegionModel] = Field(default_factory=dict)
    grids: dict[str, GridModel] = Field(default_factory=dict)
    places: dict[str, PlaceModel] = Field(default_factory=dict)
    bursts: dict[str, BurstModel] = Field(default_factory=dict)
    trails: dict[str, TrailModel] = Field(default_factory=dict)
