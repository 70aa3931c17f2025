"""What a save holds: one JSON document with its version, steps from older versions, and a check by pydantic.

Content is not in it, only the ids and versions of the mods it was made with. Knows no file; saves_store.py does.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from iss3d.story.chronicle import Chronicle
from iss3d.world.state import WorldState

VERSION = 1
"""Version of the document; each change adds one step to MIGRATIONS."""

KIND = "iss3d save"

_STATE = TypeAdapter(WorldState)
_STORY = TypeAdapter(Chronicle)


class SaveError(Exception):
    """A save cannot be used. Its text is one sentence for the player."""


class ModUsed(BaseModel):
    """A mod that was switched on."""

    model_config = ConfigDict(extra="ignore")

    id: str
    version: str = ""


class SaveDoc(BaseModel):
    """The document.

    Attributes:
        content: SHA-256 over the digests of all content files: whether anything was edited since.
        play_s: Seconds played, retries included.
        title, scene: Of the scene that was running, for the menu.
        state: The world's tree. movement: what Bullet held. director: where the story was.
        aside: Parts of the tree about what is not in today's content, by part and id; they come back with their mod.
        thumbnail: Name of a picture beside the save, or None.
    """

    model_config = ConfigDict(extra="ignore")

    kind: str
    version: int
    game: str = ""
    content: str = ""
    mods: list[ModUsed] = Field(default_factory=list)
    seed: int = 0
    tick: int = 0
    play_s: float = 0.0
    title: str = ""
    scene: str = ""
    thumbnail: str | None = None
    settings: dict[str, Any] = Field(default_factory=dict)
    state: dict[str, Any]
    movement: dict[str, Any]
    director: dict[str, Any] = Field(default_factory=dict)
    aside: dict[str, dict[str, Any]] = Field(default_factory=dict)


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From each old version to the next: each takes the document and returns it changed."""


def read(raw: Any) -> SaveDoc:
    """Return a save document of today's version.

    Args:
        raw: What was in the file.

    Raises:
        SaveError: It is no save, or one of a newer game.
    """
    if not isinstance(raw, dict) or raw.get("kind") != KIND or not isinstance(raw.get("version"), int):
        raise SaveError("This file is not a save of this game.")
    version = raw["version"]
    if version > VERSION:
        raise SaveError(f"This save was made by a newer game (its version is {version}, this game knows {VERSION}).")
    doc = copy.deepcopy(raw) if version < VERSION else raw
    while version < VERSION:
        step = MIGRATIONS.get(version)
        if step is None:
            raise SaveError(f"This save is too old (its version is {version}).")
        doc = step(doc)
        version += 1
        doc["version"] = version
    try:
        return SaveDoc.model_validate(doc)
    except ValidationError as error:
        raise SaveError(f"This save is damaged ({_where(error)}).") from error


def state_to_json(state: WorldState) -> dict[str, Any]:
    """Return the tree as plain data, sharing nothing with it."""
    data: dict[str, Any] = _STATE.dump_python(state, mode="json")
    return data


def state_from_json(data: dict[str, Any]) -> WorldState:
    """Return the tree that was saved; what is not there is at rest.

    Raises:
        SaveError: Something in it has the wrong type.
    """
    try:
        return _STATE.validate_python(data)
    except ValidationError as error:
        raise SaveError(f"This save is damaged ({_where(error)}).") from error


def check_story_state(data: dict[str, Any]) -> None:
    """Look at where the story was, without taking it: the director reads it itself, to the last bit as it was written.

    Raises:
        SaveError: Something in it has the wrong type.
    """
    try:
        _STORY.validate_python(data)
    except ValidationError as error:
        raise SaveError(f"This save is damaged ({_where(error)}).") from error


def canonical(data: Any) -> str:
    """Return data as JSON in its one form: keys sorted, floats exact, no spaces."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(text: str) -> str:
    """Return the SHA-256 of a text as hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _where(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(str(step) for step in first['loc'])}: {first['msg'].lower()}"
