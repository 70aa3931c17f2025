"""Writes JSON Schema for every kind of file of a mod, from the same models that check them.

Editors complete and underline from these; the game never reads them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from iss3d.crew.loader import PersonModel
from iss3d.mods.files import write_atomic
from iss3d.mods.manifest import Manifest
from iss3d.mods.texts import MOST_CHARACTERS
from iss3d.station.loader import SECTIONS
from iss3d.story.schema import scenes_schema
from iss3d.war.schema import WarFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every kind of file, by the name of its file without ending."""
    return {
        "mod": _titled("mod.yaml", Manifest.model_json_schema()),
        "scenes": scenes_schema(),
        "station": _sections("A station file", dict(SECTIONS)),
        "crew": _sections("A crew file", {"crew": PersonModel}),
        "war": _titled("A war file", WarFile.model_json_schema()),
        "texts": _texts(),
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema below a folder and return the files; raises OSError."""
    written = []
    for name, schema in schemas().items():
        file = folder / f"{name}.json"
        write_atomic(file, json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
        written.append(file)
    return written


def _titled(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "$schema": DIALECT, "title": title}


def _sections(title: str, models: dict[str, type[BaseModel]]) -> dict[str, Any]:
    """Return the schema of a file whose sections map ids to entries."""
    properties: dict[str, Any] = {}
    shared: dict[str, Any] = {}
    for section, model in models.items():
        schema = TypeAdapter(dict[str, model]).json_schema()  # type: ignore[valid-type]
        shared.update(schema.pop("$defs", {}))
        properties[section] = schema
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": shared,
    }


def _texts() -> dict[str, Any]:
    words = {
        "type": "object",
        "additionalProperties": {
            "anyOf": [{"type": "string", "maxLength": MOST_CHARACTERS}, {"$ref": "#/$defs/words"}]
        },
    }
    return {
        "$schema": DIALECT,
        "title": "A text file",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "language": {
                "type": "string",
                "pattern": "^[a-z]{2,3}(_[A-Z]{2})?$",
                "description": "Language of the file.",
            },
            "name": {"type": "string", "description": "What the language calls itself."},
            "texts": {"$ref": "#/$defs/words", "description": "Strings by id; levels are joined with dots."},
            "lines": {"$ref": "#/$defs/words", "description": "Translations of spoken lines by line id."},
        },
        "$defs": {"words": words},
    }
