"""JSON Schema of a scene file, from the registry: what an editor completes and underlines with.

Looser than the reader where a schema cannot say it (which keys stand beside which, whether a name exists).
"""

from __future__ import annotations

import json
from typing import Any

from iss3d.story import registry
from iss3d.story.actions.choose import Option
from iss3d.story.actions.people import PersonStep
from iss3d.story.language import SCENE_KEYS, SceneText
from iss3d.story.registry import ACTIONS, CONDITIONS, Entry

registry.fill()

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCES = {
    "nested when": {"$ref": "#/$defs/condition"},
    "nested whens": {
        "anyOf": [{"$ref": "#/$defs/condition"}, {"type": "array", "items": {"$ref": "#/$defs/condition"}}]
    },
    "nested steps": {"$ref": "#/$defs/steps"},
    "nested lanes": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/steps"}},
    "nested options": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/option"}},
}


def scenes_schema() -> dict[str, Any]:
    """Return the schema of a scene file."""
    return {
        "$schema": DIALECT,
        "title": "A scene file",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "scenes": {"type": "object", "additionalProperties": {"$ref": "#/$defs/scene"}},
            "changes": {"type": "array", "items": {"$ref": "#/$defs/change"}},
        },
        "$defs": {
            "scene": _scene(),
            "steps": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/step"}}, {"$ref": "#/$defs/step"}]},
            "step": _step(),
            "condition": _condition(),
            "option": _option(),
            "person": _person(),
            "change": _change(),
        },
    }


def schema_text() -> str:
    """Return the schema as it stands in iss3d/schema/scenes.json."""
    return json.dumps(scenes_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def fields_of(cls: type[Any]) -> dict[str, dict[str, Any]]:
    """Return the schema of each field of a model by the key that an author writes."""
    whole = cls.model_json_schema()
    shared = whole.get("$defs", {})
    return {name.rstrip("_"): _plain(schema, shared) for name, schema in whole["properties"].items()}


def _plain(schema: Any, shared: dict[str, Any]) -> Any:
    """Return a schema with references to models written out, those to the language made, and no titles."""
    if isinstance(schema, list):
        return [_plain(part, shared) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("$comment") in _REFERENCES:
        return _REFERENCES[schema["$comment"]]
    if "$ref" in schema:
        return _plain(shared[schema["$ref"].rpartition("/")[2]], shared)
    kept = {k: _plain(v, shared) for k, v in schema.items() if k not in ("title", "default")}
    options = kept.get("anyOf")
    if options is not None:
        options = [option for option in options if option != {"type": "null"}]
        if len(options) == 1 and len(kept) == 1:
            return options[0]
        kept["anyOf"] = options
    if "properties" in kept:
        kept["properties"] = {k.rstrip("_"): v for k, v in kept["properties"].items()}
    return kept


def _first_paragraph(cls: type[Any]) -> str:
    return " ".join((cls.__doc__ or "").split("\n\n")[0].split())


def _value(cls: type[Entry], fields: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the value of an entry's key."""
    main = fields[cls.main.rstrip("_")]
    described = {"description": f"{_first_paragraph(cls)}\n\n{cls.example}"}
    if not cls.spreads:
        return {"anyOf": [main], **described}
    inside = {key: fields[key] for key in cls.keys()}  # noqa: SIM118
    spread = {"type": "object", "additionalProperties": False, "minProperties": 1, "properties": inside}
    return {"anyOf": [main, spread], **described}


def _keys(entries: dict[str, type[Any]]) -> dict[str, Any]:
    """Return the schemas of all keys of all entries; a key that several have may be what any of them takes."""
    found: dict[str, list[Any]] = {}
    for word, cls in entries.items():
        fields = fields_of(cls)
        found.setdefault(word, []).append(_value(cls, fields))
        for key in () if cls.spreads else cls.keys():
            found.setdefault(key, []).append(fields[key])
    keys: dict[str, Any] = {}
    for key, schemas in found.items():
        unique = [schema for i, schema in enumerate(schemas) if schema not in schemas[:i]]
        keys[key] = unique[0] if len(unique) == 1 else {"anyOf": unique}
    return keys


def _condition() -> dict[str, Any]:
    keys = _keys(dict(CONDITIONS))
    return {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": keys}


def _step() -> dict[str, Any]:
    keys = _keys({word: cls for word, cls in ACTIONS.items() if word != "person"})
    keys["label"] = {
        "anyOf": [{"type": "string", "description": "Name of this step, for goto and insert."}, keys["label"]]
    }
    person = fields_of(PersonStep)
    for key in ("via", "seconds", "id", "wait", "at_most"):
        keys[key] = {"anyOf": [*([keys[key]] if key in keys else []), person[key]]}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": keys,
        "additionalProperties": {"$ref": "#/$defs/person"},
    }


def _person() -> dict[str, Any]:
    fields = {key: schema for key, schema in fields_of(PersonStep).items() if key not in ("who",)}
    near = {"type": "object", "additionalProperties": False, "properties": {"rail_near": fields["rail_near"]}}
    fields["hold"] = {"anyOf": [fields["hold"], near]}
    deeds = {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": fields}
    return {"anyOf": [{"type": "string", "minLength": 1}, deeds], "description": _first_paragraph(PersonStep)}


def _option() -> dict[str, Any]:
    fields = {key: schema for key, schema in fields_of(Option).items() if key not in ("who", "text")}
    return {"type": "object", "properties": fields, "additionalProperties": {"type": "string", "minLength": 1}}


def _scene() -> dict[str, Any]:
    fields = fields_of(SceneText)
    keys = {key: fields[key] for key in SCENE_KEYS}
    keys["resume"] = {"anyOf": [fields["resume"], fields["again"]]}
    return {"type": "object", "required": ["do"], "additionalProperties": False, "properties": keys}


def _change() -> dict[str, Any]:
    name = {"type": "string", "minLength": 1}
    insert = {
        "type": "object",
        "required": ["into", "do"],
        "additionalProperties": False,
        "properties": {"into": name, "after": name, "do": {"$ref": "#/$defs/steps"}},
    }
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {"override": name, "insert": insert, "disable": name, "start": name},
    }
