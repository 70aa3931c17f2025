"""The reference of the scene language, written from the registry: docs/reference.md and `iss3d docs`.

Says nothing that the registry does not know.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from iss3d.story import registry
from iss3d.story.registry import ACTIONS, CONDITIONS, Entry
from iss3d.story.schema import fields_of

registry.fill()

DOCS = Path(__file__).resolve().parent.parent / "docs"

_OPENING = """# The reference of scenes

Written from the registry that the game itself reads (`iss3d docs`); the manual explains how it all fits together.

## A scene

| key | what it says |
|---|---|
| `title` | What the player reads in the list of chapters. |
| `after` | A scene, or a list of scenes, that must be over before this one can start. |
| `when` | The condition on which it starts (see below). Without `when` it starts as soon as `after` is over. |
| `do` | Its steps, in order. The only key that must be there. |
| `if_busy` | When its people are busy elsewhere: `wait` (unless written), `interrupt`, `cancel` that, or `refuse`. |
| `resume` | After an interruption: that `line` again, the `next` step, from the `start`, or these steps first. |
| `once` | `no` lets it start again whenever its condition comes true again. |
| `beat` | Number of the beat of the story that it tells; it then begins with a checkpoint. |
| `skippable` | The player may skip it. |

A scene with neither `after` nor `when` starts only by `start`, by `call`, or as the beginning of the story.

Any step may carry `label: NAME`, and `if: CONDITION` to be done only if that holds.
"""


def reference_markdown() -> str:
    """Return the whole page."""
    parts = [_OPENING, "## Conditions\n", "Several keys in one mapping must all hold.\n"]
    parts += [_entry(word, CONDITIONS[word]) for word in sorted(CONDITIONS)]
    parts += ["## Actions\n"]
    parts += [_entry(word, ACTIONS[word]) for word in sorted(ACTIONS)]
    parts += ["## Problems\n", _problems()]
    return "\n".join(parts)


def _entry(word: str, cls: type[Entry]) -> str:
    name = "PERSON" if word == "person" else word
    text = "\n".join(line.strip() for line in (cls.__doc__ or "").strip().splitlines())
    lines = [f"### `{name}`\n", text, "", "```yaml", f"- {cls.example}", "```", ""]
    fields = fields_of(cls)
    rows = [(key, fields[key]) for key in cls.keys()]  # noqa: SIM118
    if rows:
        lines += [f"| key {'inside' if cls.spreads else 'beside'} it | what it takes |", "|---|---|"]
        lines += [f"| `{key}` | {takes(schema)} |" for key, schema in rows]
        lines.append("")
    return "\n".join(lines)


def takes(schema: dict[str, Any]) -> str:
    """Return in words what a value of this schema is."""
    if "$ref" in schema:
        return {"steps": "steps", "condition": "a condition"}[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(takes(part) for part in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(f"`{w}`" for w in schema["enum"] if isinstance(w, str))
    if "description" in schema:
        return "the id of a " + schema["description"].removeprefix("Id: ").rstrip(".")
    if "pattern" in schema:
        return f"like `{schema['examples'][0]}`"
    kind = schema.get("type")
    if kind == "array":
        return f"a list of {takes(schema.get('items', {}))}"
    if kind == "object":
        inner = schema.get("additionalProperties")
        if isinstance(inner, dict):
            return f"a mapping to {takes(inner)}"
        return "a mapping of " + ", ".join(f"`{key}`" for key in schema.get("properties", {}))
    return {"integer": "a whole number", "number": "a number", "string": "a text", "boolean": "yes or no"}.get(
        kind if isinstance(kind, str) else "", "a word, a number, yes or no"
    )


def _problems() -> str:
    lines = ["`iss3d explain CODE` prints the page of a problem.\n", "| code | problem |", "|---|---|"]
    for page in sorted((DOCS / "problems").glob("*.md")):
        title = page.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        code, _, what = title.partition(":")
        lines.append(f"| {code} | {what.strip()} |")
    return "\n".join(lines) + "\n"
