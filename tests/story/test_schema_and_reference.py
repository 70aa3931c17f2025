"""The JSON Schema and the reference are written from the registry, are up to date, and fit the shipped scenes."""

import json
import re
from pathlib import Path

import pytest
from story_play import scene

import iss3d
from iss3d.mods.load import load_content
from iss3d.mods.source import parse
from iss3d.reports import Report
from iss3d.story.reference import reference_markdown
from iss3d.story.registry import ACTIONS, CONDITIONS
from iss3d.story.schema import scenes_schema, schema_text

PACKAGE = Path(iss3d.__file__).parent
SCHEMA = scenes_schema()
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}


def flaws(value, schema, path=""):
    """Return what of a value does not fit a schema, for the words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return flaws(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    if "anyOf" in schema:
        tried = [flaws(value, option, path) for option in schema["anyOf"]]
        return min(tried, key=len) if all(tried) else []
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{path}: {value!r} not in {schema['enum']}"]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[k]) for k in kinds):
        return [f"{path}: {value!r} is no {kinds}"]
    found = []
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            found.append(f"{path}: too short")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{path}: {value!r} is not like {schema['pattern']}")
    if isinstance(value, list):
        for i, part in enumerate(value):
            found += flaws(part, schema.get("items", {}), f"{path}/{i}")
    if isinstance(value, dict) and "object" in kinds:
        found += [f"{path}: {key} is missing" for key in schema.get("required", []) if key not in value]
        rest = schema.get("additionalProperties", True)
        for key, part in value.items():
            inner = schema.get("properties", {}).get(key, rest)
            if inner is False:
                found.append(f"{path}: {key} is not known")
            elif isinstance(inner, dict):
                found += flaws(part, inner, f"{path}/{key}")
    return found


def test_the_committed_schema_is_what_the_registry_gives():
    assert (PACKAGE / "schema" / "scenes.json").read_text(encoding="utf-8") == schema_text()


def test_the_committed_reference_is_what_the_registry_gives():
    assert (PACKAGE / "docs" / "reference.md").read_text(encoding="utf-8") == reference_markdown()


def test_the_reference_names_every_word():
    text = reference_markdown()
    for word in {*CONDITIONS, *ACTIONS} - {"person"}:
        assert f"### `{word}`" in text


def test_the_shipped_scenes_fit_the_schema():
    content = load_content([], Report())
    for _, doc in content.documents["scenes"]:
        assert flaws(doc.value, SCHEMA, doc.path) == []


@pytest.mark.parametrize(
    "value",
    [
        {"scene": {}},
        {"scenes": {"a": {}}},
        {"scenes": {"a": {"do": [{"pause": 3}]}}},
        {"scenes": {"a": {"do": [{"wait": {"nea": "x"}}]}}},
        {"scenes": {"a": {"do": [{"hatch": {"x": "shut"}}]}}},
        {"scenes": {"a": {"do": [{"alexey": {"sai": "Hm."}}]}}},
        {"scenes": {"a": {"do": [], "if_busy": "maybe"}}},
        {"changes": [{"insert": {"into": "x"}}]},
    ],
    ids=json.dumps,
)
def test_the_schema_refuses(value):
    assert flaws(value, SCHEMA)


@pytest.mark.parametrize("cls", [*CONDITIONS.values(), *ACTIONS.values()], ids=lambda c: c.__name__)
def test_every_word_has_a_docstring_and_an_example_that_fits_the_schema(cls):
    assert cls.__doc__ and len(cls.__doc__.split()) > 2
    example = cls.example.replace("when: ", "wait: ", 1) if cls.example.startswith("when") else cls.example
    report = Report()
    doc = parse(scene(f"- {example}"), "a.yaml", report)
    assert doc is not None, str(report)
    assert flaws(doc.value, SCHEMA) == []
