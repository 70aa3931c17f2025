"""Makes a save fit today's content: what is not there today is kept aside, what is new begins as content has it."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from iss3d.crew.people import PersonState
from iss3d.world import birth, hatches
from iss3d.world.data import GameData
from iss3d.world.save import SaveDoc
from iss3d.world.state import HatchState, ThingState, WorldState

if TYPE_CHECKING:
    from iss3d.world.world import World

_PARTS: dict[str, TypeAdapter[Any]] = {
    "persons": TypeAdapter(PersonState),
    "things": TypeAdapter(ThingState),
    "hatches": TypeAdapter(HatchState),
}
"""Parts of the tree that are kept by the ids of content."""


def fit_to_content(data: GameData, state: WorldState, doc: SaveDoc) -> dict[str, dict[str, Any]]:
    """Take out of the tree what content no longer has, and put in what it has anew; return what was kept aside."""
    fresh = birth.fresh_state(data, state.seed)
    aside: dict[str, dict[str, Any]] = {}
    for part, adapter in _PARTS.items():
        saved: dict[str, Any] = getattr(state, part)
        today: dict[str, Any] = getattr(fresh, part)
        kept = dict(doc.aside.get(part, {}))
        for id in [id for id in saved if id not in today]:
            kept[id] = _plain(saved.pop(id))
        for id, begins in today.items():
            if id not in saved:
                saved[id] = _returned(adapter, kept.pop(id, None), begins)
        # In the order of content, whatever order the save had: steps go through them in it.
        setattr(state, part, {id: saved[id] for id in today})
        if kept:
            aside[part] = kept
    movement = doc.aside.get("movement", {})
    lost = {id: record for id, record in doc.movement.get("things", {}).items() if id not in data.station.things}
    back = {id: record for id, record in movement.items() if id in data.station.things}
    if back and isinstance(doc.movement.get("things"), dict):
        doc.movement["things"] = {**back, **doc.movement["things"]}
    kept_movement = {id: record for id, record in {**movement, **lost}.items() if id not in data.station.things}
    if kept_movement:
        aside["movement"] = kept_movement
    _forget_missing(data, state)
    for part, rest in doc.aside.items():
        if part not in _PARTS and part != "movement":
            aside[part] = rest
    return aside


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _returned(adapter: TypeAdapter[Any], kept: Any, fresh: Any) -> Any:
    """Return what was kept aside for a mod that is back, or what content begins with."""
    if kept is None:
        return fresh
    try:
        return adapter.validate_python(kept)
    except ValidationError:
        return fresh


def _forget_missing(data: GameData, state: WorldState) -> None:
    """Let nobody hold, wear or sit in what is not there today."""
    things = data.station.things
    for person in state.persons.values():
        person.holds = person.holds if person.holds in things else None
        person.seat = person.seat if person.seat in things else None
    for thing in state.things.values():
        thing.slot = thing.slot if thing.slot in things else None
        thing.carrier = thing.carrier if thing.carrier in state.persons else None
    if state.console not in things:
        state.console = None


def join(world: World) -> None:
    """Bring physics and tree to agree after a load: hatches and things that are new today."""
    station = world.data.station
    world.moving_hatches = {id for id, hatch in world.state.hatches.items() if hatch.openness != hatch.goal}
    for id in station.hatches:
        world.body.set_hatch(id, not hatches.is_shut(world, id))
    world.shut = world.body.closed
    for id, thing in world.state.things.items():
        there = world.body.thing_mode(id) is not None
        if thing.present and not thing.worn and not there:
            world.body.add_thing(station.things[id])
        elif there and (not thing.present or thing.worn):
            world.body.remove_thing(id)
    for id in list(world.body.people.bodies):
        if id not in world.state.persons:
            world.body.remove_person(id)


def notice(data: GameData, doc: SaveDoc) -> str:
    """Return a sentence for the player when content differs from the save's, else an empty text."""
    today = {id for id, _ in data.mods}
    gone = [mod.id for mod in doc.mods if mod.id not in today]
    if gone:
        return f"Saved with mods that are not here now: {', '.join(gone)}. What is theirs is kept until they are back."
    return ""
