"""The names that a scene may use for what is in the world, by kind. Filled from the other parts; knows none of them.

A name as written is bare or "mod:name"; at run time what is the base mod's is bare and all else carries its mod.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

SKY = frozenset({"earth", "sun", "moon", "stars", "bursts"})
"""What is outside and no thing; `bursts` is any burst that can be seen."""
GROUPS = frozenset({"all", "us", "rs"})
PLAYER = "player"
LITERAL = {
    "nothing": frozenset({"nothing"}),
    "any": frozenset({"any"}),
    "off": frozenset({"off"}),
    "yes_no": frozenset({"yes", "no"}),
    "group": GROUPS,
    "sky": SKY,
}
"""Kinds whose names belong to the language itself."""


CALLED = {"city": "place on the Earth", "exterior": "part outside", "speaker": "person", "cue": "sound"}
"""What an author reads for a kind, where that is not its own name."""


def called(kind: str) -> str:
    """Return what an author reads for a kind."""
    return CALLED.get(kind, kind)


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that can be named.

    Attributes:
        ids: Names at run time by kind: module, hatch, thing, spot, person, window, rail, exterior, region, burst, city,
            vehicle, cue. A kind that is absent is not checked.
        player: The person that the player is; has lines but no body.
        facts: Texts of facts that stand in texts/, by fact.
        places: Where something was written ("station/props.yaml:8"), for hints.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    player: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> frozenset[str] | None:
        """Return the names of a kind, or None when they are not known."""
        if kind in LITERAL:
            return LITERAL[kind]
        if kind == "speaker":
            return self.ids.get("person")
        if kind == "module":
            modules = self.ids.get("module")
            return None if modules is None else modules | {"space"}
        if kind == "person":
            people = self.ids.get("person")
            return None if people is None else people | {PLAYER}
        return self.ids.get(kind)

    def find(self, kinds: Iterable[str], candidates: Iterable[str]) -> str | None:
        """Return the first candidate that names something of one of the kinds, as the world calls it."""
        kinds = tuple(kinds)
        for id in candidates:
            for kind in kinds:
                known = self.of(kind)
                if known is None or id in known:
                    return PLAYER if kind == "person" and id == self.player else id
        return None

    @classmethod
    def from_parts(
        cls,
        station: Any = None,
        crew: Any = None,
        war: Any = None,
        texts: Any = None,
        cues: Iterable[str] | None = None,
    ) -> Names:
        """Return the names of what these parts hold; a part that is None is not checked.

        Args:
            station: Has modules, hatches, rails, windows, things, spots, exterior: mappings by id.
            crew: Has people, a mapping by id, and player.
            war: Has regions and places, mappings by id, and bursts with ids.
            texts: Has words, a mapping by language of mappings by text id; facts are "facts.NAME".
            cues: Names of sounds and music.
        """
        ids: dict[str, frozenset[str]] = {}
        if station is not None:
            for kind, many in _STATION:
                ids[kind] = frozenset(getattr(station, many))
            vehicles = (m.id for m in station.modules.values() if m.segment == "vehicle")
            ids["vehicle"] = frozenset(vehicles)
        player = ""
        if crew is not None:
            ids["person"] = frozenset(crew.people)
            player = crew.player.id if crew.player is not None else ""
        if war is not None:
            ids["region"] = frozenset(war.regions)
            ids["city"] = frozenset(war.places)
            ids["burst"] = frozenset(burst.id for burst in war.bursts)
        if cues is not None:
            ids["cue"] = frozenset(cues)
        return cls(ids, player, _facts(texts))


_STATION = (
    ("module", "modules"),
    ("hatch", "hatches"),
    ("rail", "rails"),
    ("window", "windows"),
    ("thing", "things"),
    ("spot", "spots"),
    ("exterior", "exterior"),
)


def _facts(texts: Any) -> dict[str, str]:
    words = getattr(texts, "words", {}).get("en", {}) if texts is not None else {}
    return {id.removeprefix("facts."): text for id, text in words.items() if id.startswith("facts.")}


def written_ids(word: str, scope: tuple[str, ...]) -> list[str]:
    """Return the ids at run time that a written name may stand for, in the order they are tried.

    Args:
        word: "destiny" or "base:destiny".
        scope: The mod in which it is written, then the mods it needs.
    """
    if ":" in word:
        return [word.removeprefix("base:")]
    found = [word if mod == "base" else f"{mod}:{word}" for mod in scope]
    return found if word in found else [*found, word]
