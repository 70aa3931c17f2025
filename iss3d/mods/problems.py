"""Turns what pydantic says about a document into problems an author can act on, at line and column.

Knows how models are built, not what they mean.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import Problem, nearest

UNIT = "M118"
"""A unit is missing or unknown."""
UNKNOWN_KEY = "M119"
MISSING_KEY = "M120"

MOST_PER_VALUE = 100
"""Problems made of one refused value; who has more reads the first ones first."""

DUE = {
    "string_type": "text is due here",
    "int_type": "a whole number is due here",
    "int_parsing": "a whole number is due here",
    "int_from_float": "a whole number is due here",
    "float_type": "a number is due here",
    "float_parsing": "a number is due here",
    "bool_type": "yes or no is due here",
    "bool_parsing": "yes or no is due here",
    "dict_type": "a mapping (`key: value`) is due here",
    "mapping_type": "a mapping (`key: value`) is due here",
    "model_type": "a mapping (`key: value`) is due here",
    "model_attributes_type": "a mapping (`key: value`) is due here",
    "dataclass_type": "a mapping (`key: value`) is due here",
    "list_type": "a list (`- item`) is due here",
    "tuple_type": "a list (`[a, b]`) is due here",
    "set_type": "a list (`- item`) is due here",
    "frozen_set_type": "a list (`- item`) is due here",
    "none_required": "nothing is due here",
}
"""What was due, by the kind of error that pydantic names."""


def problems_from(
    error: ValidationError,
    located: Located,
    code: str,
    *,
    base: KeyPath = (),
    model: type[BaseModel] | None = None,
    known: Iterable[str] = (),
    unknown_code: str = UNKNOWN_KEY,
    missing_code: str = MISSING_KEY,
) -> list[Problem]:
    """Return one problem for each thing a model refused.

    Args:
        error: What pydantic raised for the value at base.
        located: The document.
        code: Problem code for a value that is wrong.
        base: Way from the top of the document to the value that was validated.
        model: The model, so that an unknown key can be given its nearest known one.
        known: More words an unknown key may have meant.
        unknown_code: Problem code for a key that does not exist.
        missing_code: Problem code for a key that is not there.
    """
    problems: list[Problem] = []
    seen: set[tuple[str, KeyPath]] = set()
    for entry in error.errors(include_url=False)[:MOST_PER_VALUE]:
        kind = entry["type"]
        ctx = entry.get("ctx", {})
        loc = _real_path(located, base, entry["loc"], missing=kind == "missing")
        if (kind, loc) in seen:
            continue
        seen.add((kind, loc))
        if kind == "extra_forbidden":
            problems.append(_unknown_key(located, loc, unknown_code, entry["loc"], model, known))
        elif kind == "missing":
            name = short(entry["loc"][-1])
            there = isinstance(located.key_place(loc).line, int) and bool(loc)
            problems.append(
                located.problem(missing_code, loc, f"'{name}' is missing here", f"Add `{name}:`.", key=there)
            )
        else:
            own = UNIT if kind == "unit" else code
            message, hint = _said(kind, entry["msg"], ctx, entry.get("input"))
            problems.append(located.problem(own, loc, message, hint))
    return problems


def _real_path(located: Located, base: KeyPath, loc: tuple[int | str, ...], *, missing: bool) -> KeyPath:
    """Return the part of a pydantic location that exists in the document; names of union members are left out."""
    path = base
    for step in loc[:-1] if missing else loc:
        if located.has((*path, step)):
            path = (*path, step)
    return path


def _said(kind: str, text: str, ctx: Mapping[str, Any], value: object) -> tuple[str, str]:
    """Return message and hint for a wrong value."""
    hint = str(ctx.get("hint", ""))
    if kind in ("literal_error", "enum"):
        expected = str(ctx.get("expected", ""))
        words = [w.strip("'") for w in expected.replace(" or ", ", ").split(", ")]
        near = nearest(str(value), words) if isinstance(value, str) else None
        guess = f"Did you mean '{near}'? " if near else ""
        return f"'{short(value)}' is none of {', '.join(words)}", hint or f"{guess}Write one of them."
    if kind in DUE:
        return _due(DUE[kind], value), hint
    if kind in ("value_error", "assertion_error"):
        said = str(ctx.get("error", text)) or text
        return short(said, 200).rstrip("."), hint
    if hint or "message" in ctx:
        return text.rstrip("."), hint
    said = text[:1].lower() + text[1:]
    return short(said.replace("input should", "this should"), 200).rstrip("."), hint


def _due(due: str, value: object) -> str:
    if isinstance(value, dict):
        return f"{due}, not a mapping"
    if isinstance(value, list):
        return f"{due}, not a list"
    return f"{due}, not nothing" if value is None else f"{due}, not '{short(value, 40)}'"


def _unknown_key(
    located: Located,
    path: KeyPath,
    code: str,
    loc: tuple[int | str, ...],
    model: type[BaseModel] | None,
    known: Iterable[str],
) -> Problem:
    word = str(loc[-1])
    words = [*keys_at(model, loc[:-1]), *known] if model else list(known)
    near = nearest(word, words)
    if near:
        hint = f"did you mean '{near}'?"
    else:
        hint = f"Known here: {', '.join(sorted(set(words))[:12])}." if words else "Leave it out."
    return located.problem(code, path, f"there is no key '{short(word)}' here", hint, key=True)


def keys_at(model: type[BaseModel], loc: Iterable[int | str]) -> list[str]:
    """Return the keys a model takes at a pydantic location; empty when the location leads out of the models."""
    kinds: list[Any] = [model]
    for step in loc:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)] or kinds
    return [key for kind in kinds for key in _keys(kind)]


def _keys(kind: Any) -> list[str]:
    return [info.alias or name for name, info in kind.model_fields.items()] if _is_model(kind) else []


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inside(kind: Any, step: int | str) -> list[Any]:
    """Return the types one step inside a type."""
    if _is_model(kind):
        for name, info in kind.model_fields.items():
            if step in (name, info.alias):
                return _flat(info.annotation)
        return []
    args = get_args(kind)
    if get_origin(kind) is dict and len(args) == 2:
        return _flat(args[1])
    if get_origin(kind) in (list, tuple, set, frozenset) and isinstance(step, int):
        return [inner for arg in args if arg is not Ellipsis for inner in _flat(arg)]
    return []


def _flat(kind: Any) -> list[Any]:
    """Return the members of a union, without Annotated."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _flat(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return [inner for arg in get_args(kind) for inner in _flat(arg)]
    return [kind]
