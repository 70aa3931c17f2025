"""Turns the war files of all mods into one War; what is wrong becomes located problems W5xx and is left out.

A later mod may replace anything by naming it in full ("base:houston"). Knows no window.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError

from iss3d.mods.source import KeyPath, Located, short
from iss3d.orbit import MAY_2024, Elements, Orbit
from iss3d.orbit.motion import TRUSTED_DAYS
from iss3d.orbit.regions import Region
from iss3d.orbit.tle import ElementsError
from iss3d.reports import Report, nearest
from iss3d.war.flight import FLIGHTS, bearing_point
from iss3d.war.schedule import Burst, Grid, Place, Trail, War
from iss3d.war.schema import (
    BurstModel,
    GridModel,
    OrbitModel,
    PlaceModel,
    RegionModel,
    TrailModel,
    WarFile,
    WarModel,
)

KM_PER_DEGREE = 111.2
MOST_BURSTS = 2000
MOST_TRAILS = 60
"""More than this many things in flight would be fireworks."""
COMES_FROM_KM = {"warhead": 290.0, "meteor": 230.0}
"""How far from its end, over ground, that which comes down first meets the air."""
LEAST_YIELD_KT, MOST_YIELD_KT = 0.01, 100_000.0
DEFAULT_BEGIN = datetime(2024, 5, 7, 3, 50, 30, tzinfo=UTC)
SECTIONS: dict[str, type[BaseModel]] = {
    "regions": RegionModel,
    "grids": GridModel,
    "places": PlaceModel,
    "bursts": BurstModel,
    "trails": TrailModel,
}
EVENTS = ("bursts", "grids", "trails")
"""What a mod with `only: yes` replaces as a whole."""
SINGLE: dict[str, type[BaseModel]] = {"orbit": OrbitModel, "war": WarModel}


class Documents(Protocol):
    """What load_war needs of the game's content: documents by kind, each with the id of its mod."""

    @property
    def documents(self) -> dict[str, list[tuple[str, Located]]]:
        """The documents."""


def load_war(content: Documents, report: Report) -> War:
    """Return the war of all mods together; problems go to the report and what they touch is left out."""
    return _Reader(report).read(content.documents.get("war", []))


def run_time_id(mod: str, written: str) -> str:
    """Return the id used at run time: bare for the base mod, "mod:name" for others; a full name stays what it names."""
    if ":" in written:
        owner, name = written.split(":", 1)
        return name if owner == "base" else written
    return written if mod == "base" else f"{mod}:{written}"


class _Reader:
    """Collects entries file by file, then builds the War."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.entries: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
        self.sources: dict[tuple[str, str], tuple[str, Located, KeyPath]] = {}
        self.elements = MAY_2024
        self.elements_from: tuple[str, Located] | None = None
        self.begins = DEFAULT_BEGIN

    def read(self, documents: list[tuple[str, Located]]) -> War:
        for mod, doc in documents:
            self._file(mod, doc)
        self._check_age()
        regions = {id: self._region(id, model) for id, model in self.entries["regions"].items()}
        bursts = tuple(self._bursts(regions))
        return War(
            begins=self.begins,
            bursts=tuple(sorted(bursts, key=lambda b: (b.after_s, b.id))),
            regions=regions,
            trails=tuple(self._trails(bursts)),
            places={id: Place(id, m.name, *m.at) for id, m in self.entries["places"].items()},
            grids=self._grids(regions),
            orbit=Orbit(self.elements, tuple(regions.values())),
        )

    def _file(self, mod: str, doc: Located) -> None:
        value = doc.value
        if value is None:
            return
        if not isinstance(value, dict):
            hint = f"Sections are {', '.join(WarFile.model_fields)}."
            self.report.add(doc.problem("W501", (), "a war file is a mapping of sections", hint))
            return
        for section in value:
            if section in SINGLE:
                self._single(mod, doc, section)
            elif section in SECTIONS:
                self._section(mod, doc, section)
            else:
                near = nearest(section, WarFile.model_fields)
                hint = f"Did you mean `{near}`?" if near else f"Sections are {', '.join(WarFile.model_fields)}."
                self.report.add(doc.problem("W501", (section,), f"unknown section `{short(section)}`", hint, key=True))

    def _single(self, mod: str, doc: Located, section: str) -> None:
        model = self._checked(doc, SINGLE[section], (section,))
        if isinstance(model, WarModel):
            self.begins = model.begins_utc or self.begins
            if model.only:
                self._forget_others(mod)
            if self.elements_from is not None and self.elements_from[0] != mod:
                self.elements_from = None  # a later mod moves the war to another day: a circular orbit will do there
        if isinstance(model, OrbitModel):
            try:
                elements = Elements(model.line1, model.line2)
                Orbit(elements)
            except ElementsError as error:
                hint = "Copy both lines exactly as published, with all 69 characters."
                self.report.add(
                    doc.problem("W503", (section,), f"these are not orbital elements: {error}", hint, key=True)
                )
            else:
                self.elements, self.elements_from = elements, (mod, doc)

    def _check_age(self) -> None:
        """Refuse elements that say nothing about the days of the war."""
        if self.elements_from is None:
            return
        days = abs(self.begins - self.elements.epoch) / timedelta(days=1)
        if days > TRUSTED_DAYS:
            message = (
                f"these elements are of {self.elements.epoch:%Y-%m-%d}, {days:.0f} days from the "
                f"{self.begins:%Y-%m-%d} on which the war begins"
            )
            hint = f"Take elements within {TRUSTED_DAYS:.0f} days of it, or move `war: begins`."
            self.report.add(self.elements_from[1].problem("W507", ("orbit",), message, hint, key=True))
            self.elements = MAY_2024

    def _forget_others(self, mod: str) -> None:
        """Leave out the events of the mods before this one."""
        for section in EVENTS:
            mine = {id: entry for id, entry in self.entries[section].items() if self.sources[(section, id)][0] == mod}
            self.entries[section] = mine

    def _section(self, mod: str, doc: Located, section: str) -> None:
        entries = doc.value[section]
        if entries is None:
            return
        if not isinstance(entries, dict):
            self.report.add(doc.problem("W501", (section,), f"`{section}` is a mapping of names", "Indent them below."))
            return
        for name in entries:
            id, path = run_time_id(mod, name), (section, name)
            known = self.sources.get((section, id))
            if known and known[0] == mod:
                where = known[1].key_place(known[2])
                hint = f"It is already at {where}; choose another name."
                self.report.add(doc.problem("W502", path, f"`{short(name)}` is defined twice", hint, key=True))
                continue
            model = self._checked(doc, SECTIONS[section], path)
            if model is not None:
                self.entries[section][id] = model
                self.sources[(section, id)] = (mod, doc, path)

    def _checked(self, doc: Located, model: type[BaseModel], path: KeyPath) -> BaseModel | None:
        value = doc.value
        for step in path:
            value = value[step]
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for flaw in error.errors(include_url=False):
                self._flaw(doc, model, path, flaw)
        return None

    def _flaw(self, doc: Located, model: type[BaseModel], path: KeyPath, flaw: Any) -> None:
        where = path + tuple(step for step in flaw["loc"] if isinstance(step, str | int))
        context = flaw.get("ctx") or {}
        if flaw["type"] == "extra_forbidden":
            word = str(flaw["loc"][-1])
            names = [field.alias or name for name, field in model.model_fields.items()]
            near = nearest(word, names)
            hint = f"Did you mean `{near}`?" if near else f"Known here: {', '.join(names)}."
            self.report.add(doc.problem("W501", where, f"unknown key `{short(word)}`", hint, key=True))
        elif flaw["type"] == "missing":
            self.report.add(doc.problem("W501", path, f"`{flaw['loc'][-1]}` is missing", "Add it.", key=True))
        elif flaw["type"] == "place":
            self.report.add(doc.problem("W508", where, context["message"], context["hint"]))
        else:
            message = context.get("message") or flaw["msg"].removeprefix("Value error, ")
            self.report.add(doc.problem("W501", where, short(message, 160), context.get("hint", "")))

    @staticmethod
    def _region(id: str, model: RegionModel) -> Region:
        return Region(id, model.name, tuple(tuple(polygon) for polygon in model.polygons))

    def _grids(self, regions: dict[str, Region]) -> dict[str, Grid]:
        grids = {}
        for id, model in self.entries["grids"].items():
            if id in regions:
                grids[id] = Grid(id, model.fails, model.over, min(model.left, 1.0))
                continue
            _, doc, path = self.sources[("grids", id)]
            near = nearest(id, regions)
            hint = f"Did you mean `{near}`?" if near else "Define the region under `regions`."
            self.report.add(doc.problem("W504", path, f"there is no region `{short(id)}`", hint, key=True))
        return grids

    def _bursts(self, regions: dict[str, Region]) -> Iterator[Burst]:
        count = 0
        for id, model in self.entries["bursts"].items():
            _, doc, path = self.sources[("bursts", id)]
            if not LEAST_YIELD_KT <= model.yield_kt <= MOST_YIELD_KT:
                hint = "Write 10 t to 100 Mt, for instance `300 kt`."
                self.report.add(doc.problem("W505", (*path, "yield"), "no bomb has this yield", hint))
                continue
            for burst in self._expanded(id, model):
                count += 1
                if count > MOST_BURSTS:
                    hint = "Take some away."
                    self.report.add(doc.problem("W506", path, f"more than {MOST_BURSTS} bursts", hint, key=True))
                    return
                yield replace(burst, region=self._grid_region(regions, burst))

    def _trails(self, bursts: tuple[Burst, ...]) -> Iterator[Trail]:
        by_id = {burst.id: burst for burst in bursts}
        for count, (id, model) in enumerate(self.entries["trails"].items(), 1):
            mod, doc, path = self.sources[("trails", id)]
            if count > MOST_TRAILS:
                hint = "Take some away."
                self.report.add(doc.problem("W506", path, f"more than {MOST_TRAILS} trails", hint, key=True))
                return
            goal = by_id.get(run_time_id(mod, model.to)) or by_id.get(model.to) if isinstance(model.to, str) else None
            if goal is None and isinstance(model.to, str):
                near = nearest(model.to, by_id)
                hint = f"Did you mean `{near}`?" if near else "Name a burst, or write [latitude, longitude]."
                self.report.add(doc.problem("W509", (*path, "to"), f"there is no burst `{short(model.to)}`", hint))
                continue
            if goal is None and model.after is None:
                hint = "Write `after: 20 s`, or let it go to a burst."
                self.report.add(doc.problem("W509", path, "nothing says when this flies", hint, key=True))
                continue
            end = (goal.latitude_deg, goal.longitude_deg) if goal else model.to
            start = model.from_
            if not isinstance(start, tuple):
                start = bearing_point(end, start, COMES_FROM_KM.get(model.kind, 330.0))
            arrives = goal.after_s - FLIGHTS[model.kind].lasts_s if goal else 0.0
            yield Trail(id, model.kind, start, end, arrives if model.after is None else model.after)

    def _grid_region(self, regions: dict[str, Region], burst: Burst) -> str:
        covering = (id for id in self.entries["grids"] if id in regions)
        return next((id for id in covering if regions[id].covers(burst.latitude_deg, burst.longitude_deg)), "")

    @staticmethod
    def _expanded(id: str, model: BurstModel) -> Iterator[Burst]:
        lat, lon = model.at
        ground = model.on == "ground"
        if model.field is None:
            yield Burst(id, model.name, lat, lon, model.yield_kt, model.after, ground, "", model.kind, model.lasts)
            return
        field = model.field
        step = field.spacing / 1000.0 / KM_PER_DEGREE
        for n in range(field.rows * field.columns):
            row, column = divmod(n, field.columns)
            # Alternate rows are shifted, and no silo field is a lattice: a fixed, uneven offset per burst.
            east = column - (field.columns - 1) / 2 + (0.5 if row % 2 else 0.0) + 0.31 * math.sin(7.3 * n)
            north = row - (field.rows - 1) / 2 + 0.31 * math.cos(4.7 * n)
            wide = max(math.cos(math.radians(lat)), 0.05)
            after = model.after + field.every * ((n * 7) % (field.rows * field.columns))
            name = f"{model.name} {n + 1}"
            yield Burst(
                f"{id}_{n + 1}", name, lat + north * step, lon + east * step / wide, model.yield_kt, after, ground,
                "", model.kind, model.lasts,
            )  # fmt: skip
