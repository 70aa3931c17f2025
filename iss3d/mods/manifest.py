"""What mod.yaml says about a mod."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from iss3d.mods.problems import problems_from
from iss3d.mods.source import Located
from iss3d.reports import Report

LANGUAGE = 1
"""Version of the language of scenes; the one before it is read too, with a warning."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,2}")
_CLAUSE = re.compile(r"(>=|<=|==|!=|>|<)\s*([0-9]{1,6}(?:\.[0-9]{1,6}){0,2})")


def _custom(message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("manifest", "{message}", {"message": message, "hint": hint})


def is_mod_id(word: str) -> bool:
    """Return whether a word can be the id of a mod."""
    return _ID.fullmatch(word) is not None


def _mod_id(word: str) -> str:
    if not is_mod_id(word):
        raise _custom(f"'{word[:40]}' cannot be the id of a mod", "Use small letters, digits and _, a letter first.")
    return word


def _version(word: str) -> str:
    if not _VERSION.fullmatch(word):
        raise _custom(f"'{word[:40]}' is not a version", "Write it like `1.2.0`.")
    return word


def _range(words: str) -> str:
    for clause in words.split(","):
        if not _CLAUSE.fullmatch(clause.strip()):
            raise _custom(f"'{clause.strip()[:40]}' is not a range of versions", 'Write it like ">=1.0,<2".')
    return words


def _wish(word: str) -> str:
    _mod_id(word.lstrip("?!").strip())
    if word[:1] in "?!" and word[1:2] in ("?", "!"):
        raise _custom(f"'{word[:40]}' has two marks", "Write `?` for optional or `!` for incompatible.")
    return word


ModId = Annotated[str, AfterValidator(_mod_id)]
Version = Annotated[str, AfterValidator(_version)]
VersionRange = Annotated[str, AfterValidator(_range)]
Wish = Annotated[str, AfterValidator(_wish)]


class Manifest(BaseModel):
    """A mod's own page: who it is and what it needs."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: ModId = Field(description="Name of the mod in ids: small letters, digits, underscores.")
    language: int = Field(default=LANGUAGE, description="Version of the language of scenes.")
    title: str = Field(default="", max_length=80, description="What the player reads in the list of mods.")
    about: str = Field(default="", max_length=2000, description="A few lines about it.")
    version: Version = Field(default="1.0.0", description="Version of this mod.")
    game: VersionRange = Field(default=">=1.0", description="Versions of the game it runs with.")
    authors: list[Annotated[str, Field(max_length=80)]] = Field(default_factory=list, max_length=50)
    license: str = Field(default="", max_length=80)
    needs: list[ModId] = Field(default_factory=list, max_length=50, description="Mods that must be there, before it.")
    after: list[Wish] = Field(
        default_factory=list, max_length=50, description='"name" or "?name": after it, if there; "!name": not with it.'
    )

    @property
    def optional(self) -> tuple[str, ...]:
        """Mods that come before this one if they are there."""
        return tuple(w.lstrip("?").strip() for w in self.after if not w.startswith("!"))

    @property
    def incompatible(self) -> tuple[str, ...]:
        """Mods that cannot be there together with this one."""
        return tuple(w[1:].strip() for w in self.after if w.startswith("!"))


def version_key(version: str) -> tuple[int, ...]:
    """Return a version as three numbers that compare."""
    numbers = [int(part) for part in version.split(".")]
    return tuple([*numbers, 0, 0, 0][:3])


def in_range(version: str, wanted: str) -> bool:
    """Return whether a version lies in a range such as ">=1.0,<2"."""
    key = version_key(version)
    for clause in wanted.split(","):
        found = _CLAUSE.fullmatch(clause.strip())
        if not found:
            return False
        other = version_key(found.group(2))
        holds = {
            ">=": key >= other,
            "<=": key <= other,
            ">": key > other,
            "<": key < other,
            "==": key == other,
            "!=": key != other,
        }
        if not holds[found.group(1)]:
            return False
    return True


def read_manifest(document: Located, game_version: str, report: Report) -> Manifest | None:
    """Return the manifest a document holds, or None with problems."""
    if not isinstance(document.value, dict):
        report.add(document.problem("M117", (), "a manifest is a mapping", "Begin with `id: my_mod`."))
        return None
    manifest = _validated(document, report)
    if manifest is None:
        return None
    if not LANGUAGE - 1 <= manifest.language <= LANGUAGE or manifest.language < 1:
        message = f"this game does not know version {manifest.language} of the language"
        report.add(document.problem("M131", ("language",), message, f"It knows version {LANGUAGE}."))
        return None
    if not in_range(game_version, manifest.game):
        message = f"the mod wants game {manifest.game}, this is {game_version}"
        report.add(document.problem("M132", ("game",), message, "Look for another version of the mod."))
        return None
    return manifest


def _validated(document: Located, report: Report) -> Manifest | None:
    """Return the manifest without the keys that are wrong, so that the rest of the mod can be looked at too."""
    try:
        return Manifest.model_validate(document.value)
    except ValidationError as error:
        report.extend(problems_from(error, document, "M130", model=Manifest))
        wrong = {entry["loc"][0] for entry in error.errors(include_url=False)}
    try:
        return Manifest.model_validate({key: value for key, value in document.value.items() if key not in wrong})
    except ValidationError:
        # Without a good id there is no mod; that was told above.
        return None
