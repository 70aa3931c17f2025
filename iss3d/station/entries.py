"""What station files say, entry by entry, with where each was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iss3d.mods.source import Located
from iss3d.station.model import Module
from iss3d.station.schema import (
    ExteriorText,
    HatchText,
    LabelText,
    ModuleText,
    RailText,
    SpotText,
    ThingText,
    WindowText,
    Written,
)

SECTIONS: dict[str, type[Written]] = {
    "modules": ModuleText,
    "hatches": HatchText,
    "windows": WindowText,
    "rails": RailText,
    "labels": LabelText,
    "exterior": ExteriorText,
    "things": ThingText,
    "spots": SpotText,
}
"""What a station file may hold, and the model of each entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One written entry: its text model, and where it stands."""

    id: str
    mod: str
    text: Any
    document: Located
    path: tuple[str | int, ...]


Entries = dict[str, dict[str, Entry]]
"""Entries by section, then by id at run time."""


def home(entry: Entry, modules: Mapping[str, Module]) -> Module | None:
    """Return the module an entry is in: its own mod's of that name, else the base's; None when there is none."""
    name: str = entry.text.in_
    return modules.get(f"{entry.mod}:{name}") or modules.get(name.removeprefix("base:"))
