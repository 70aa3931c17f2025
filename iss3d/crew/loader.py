"""Reads content/*/crew/*.yaml into the crew, with every mistake at its line.

Knows the station only to look up spots.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from iss3d.crew.people import Crew, Person, RoutineEntry
from iss3d.mods.load import Content
from iss3d.mods.problems import problems_from
from iss3d.mods.source import KeyPath, Located
from iss3d.mods.units import Kilograms, YesNo
from iss3d.reports import Report, nearest

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


class Places(Protocol):
    """The part of the station that is asked."""

    @property
    def spots(self) -> Any:
        """Spots by id."""

    @property
    def things(self) -> Any:
        """Things by id."""


class RoutineModel(BaseModel):
    """One part of a day."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    since: str = Field(alias="from", description="Time of day aboard (UTC) from which on, like 07:30")
    at: str = Field(description="The spot")
    pose: str = Field(default="float", description="How the body is held: float, work, type, eat, sleep, ...")
    use: str = Field(default="", description="The thing the hands are busy with there")


class PersonModel(BaseModel):
    """A crew member as written."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(description="The name in subtitles", max_length=60)
    role: str = Field(default="", max_length=120)
    side: str = Field(default="us", description="us or rs: whose segment they belong to")
    mass: Kilograms = 75.0
    colour: str = Field(default="#7f8a99", pattern=r"^#[0-9a-fA-F]{6}$", description="Of what they wear, as #rrggbb")
    at: str = Field(default="", description="Spot where they are when the story begins; left out: not aboard yet")
    routine: list[RoutineModel] = Field(default_factory=list)
    player: YesNo = False
    about: str = Field(default="", max_length=2000, description="For the log and the explorer")


def load_crew(content: Content, report: Report, station: Places) -> Crew:
    """Return everybody the content describes; who is described wrongly is left out, with problems.

    Args:
        content: All documents.
        report: Receives every problem.
        station: For the names of spots.
    """
    people: dict[str, Person] = {}
    for mod_id, document in content.documents["crew"]:
        described = document.value.get("crew", {})
        for key in document.value:
            if key != "crew":
                message = f"there is no key '{key}' here"
                report.add(document.problem("C401", (key,), message, "A crew file has `crew:`.", key=True))
        if not isinstance(described, dict):
            hint = "Write `crew: {anna: {...}}`."
            report.add(document.problem("C401", ("crew",), "crew is a mapping of people", hint))
            continue
        for id in described:
            person = _read(content, mod_id, document, str(id), station, report)
            if person is not None:
                people[person.id] = person
    return Crew(people)


def _read(
    content: Content, mod_id: str, document: Located, written: str, station: Places, report: Report
) -> Person | None:
    base: KeyPath = ("crew", written)
    value = document.value["crew"][written]
    try:
        model = PersonModel.model_validate(value)
    except ValidationError as error:
        for problem in problems_from(error, document, "C401", base=base, model=PersonModel):
            report.add(problem)
        return None
    if model.side not in ("us", "rs"):
        report.add(document.problem("C401", (*base, "side"), f"'{model.side}' is none of us, rs", "Write us or rs."))
        return None
    spots, things = station.spots, station.things
    at = _spot(content, mod_id, document, (*base, "at"), model.at, spots, report) if model.at else ""
    routine = []
    for i, entry in enumerate(model.routine):
        path: KeyPath = (*base, "routine", i)
        minute = _minute(document, (*path, "from"), entry.since, report)
        spot = _spot(content, mod_id, document, (*path, "at"), entry.at, spots, report)
        uses = _spot(content, mod_id, document, (*path, "use"), entry.use, things, report, "thing") if entry.use else ""
        if minute is not None and spot:
            routine.append(RoutineEntry(minute, spot, entry.pose, uses))
    return Person(
        id=_person_id(content, mod_id, written),
        name=model.name,
        role=model.role,
        side=model.side,
        mass=model.mass,
        colour=model.colour,
        at=at,
        routine=tuple(sorted(routine, key=lambda entry: entry.minute)),
        player=model.player,
        about=model.about,
    )


def _person_id(content: Content, mod_id: str, written: str) -> str:
    """Return the id at run time: `base:anna` in a mod's file changes the shipped Anna, `anna` adds its own."""
    owner, colon, name = written.rpartition(":")
    return content.run_id(owner if colon else mod_id, name)


def _spot(
    content: Content, mod_id: str, document: Located, path: KeyPath, name: str, spots: Collection[str], report: Report,
    kind: str = "spot",
) -> str:  # fmt: skip
    """Return the id at run time of a spot (or a thing) that a mod calls name, or "" with a problem."""
    owner, colon, bare = name.rpartition(":")
    tried = [content.run_id(owner, bare)] if colon else [content.run_id(m, name) for m in content.needs(mod_id)]
    for id in tried:
        if id in spots:
            return id
    near = nearest(name, spots)
    hint = f"did you mean '{near}'?" if near else f"Add it to station/{kind}s.yaml, or name one that is there."
    report.add(document.problem("C402", path, f"no {kind} is called '{name}'", hint))
    return ""


def _minute(document: Located, path: KeyPath, text: str, report: Report) -> int | None:
    found = _CLOCK.fullmatch(text)
    if not found:
        report.add(document.problem("C403", path, f"'{text}' is not a time of day", 'Write it like `"07:30"`.'))
        return None
    return int(found.group(1)) * 60 + int(found.group(2))
