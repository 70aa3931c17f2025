"""Builds the Perception of a tick: what the HUD shows and the bot may know, and nothing else. Changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iss3d.crew.tuning import FACE
from iss3d.story.stage import Task
from iss3d.vectors import ZERO, add, distance, rotate
from iss3d.world import hands, voices
from iss3d.world.perception import Perception, Sight

if TYPE_CHECKING:
    from iss3d.world.world import World

HEARD_WITHIN = 7.0
"""m within which one hears a hunter's hands on the rails."""

VOICE_CARRIES = 12.0
"""m within which one hears where a voice comes from."""

PROMPTS = {
    "come_out": "Come out", "leave": "Let go of the controls", "unstrap": "Unstrap", "wear": "Tie to the wrist",
    "fit": "Fit", "sit": "Strap in", "hide": "Hide", "knock": "Knock", "close": "Close", "open": "Open", "take": "Take",
    "tow": "Take hold", "put_down": "Let go",
}  # fmt: skip
"""English words of the prompt where texts/ has none under prompt.WORD."""


def perceive(world: World) -> Perception:
    """Return what the player can perceive now."""
    player = world.body.player
    offer = world.state.offer
    tasks = world.tasks()
    aim, verb = aimed_at(world)
    return Perception(
        tick=world.tick,
        position=player.position,
        orientation=player.orientation,
        velocity=player.velocity,
        module=world.where.module("player") or "space",
        gripping=player.grip.id if player.grip is not None else None,
        carrying=player.carrying,
        seated=player.fixed_in if player.fixed == "seat" else None,
        hidden=player.fixed_in if player.fixed == "hide" else None,
        outside=player.outside,
        tasks=tasks,
        marks=marks(world, tasks),
        aim=aim,
        prompt=words(world, verb) if verb else "",
        verb=verb,
        grippable=player.grip is None and world.body.can_grip(),
        options=offer.options if offer is not None else (),
        silence=offer.silence if offer is not None else None,
        subtitle=voices.subtitle(world),
        threat=threat(world),
        closed=world.known_closed(),
        faded=world.faded(),
        ending=world.state.ending,
        speaker=speaker(world),
    )


def aimed_at(world: World) -> tuple[str | None, str]:
    """Return what is under the crosshair and can be used or taken, and the verb for it."""
    use = hands.what_use_does(world)
    aim = world.body.aim()
    if use is not None:
        return use.id, use.word
    if aim is None:
        return None, ""
    word = hands.take_word(world, aim.id)
    if not word or (word == "put_down" and aim.id != world.body.player.carrying):
        return (aim.id, "") if aim.kind != "person" else (None, "")
    return aim.id, word


def words(world: World, word: str) -> str:
    """Return the prompt's words: of the interface for the verbs of the body, a thing's own as content writes it."""
    if word not in PROMPTS:
        return word
    texts = world.data.texts
    key = f"prompt.{word}"
    return texts.get(key) if texts.has(key) else PROMPTS[word]


def marks(world: World, tasks: tuple[Task, ...]) -> dict[str, Sight]:
    """Return where the things of the tasks are, known from the map even when out of sight."""
    found: dict[str, Sight] = {}
    for task in tasks:
        for id in (task.target, task.other):
            if id and id not in found:
                seen = sight(world, id)
                if seen is not None:
                    found[id] = seen
    return found


def sight(world: World, id: str) -> Sight | None:
    """Return one thing as a mark, None when it is nowhere."""
    place = world.where.position(id)
    if place is None:
        return None
    kind = world.where.kind(id)
    far = distance(world.body.player.position, place)
    near = kind == "sky" or far < 40.0
    in_sight = near and (world.where.seen(id) if kind == "sky" else world.where.in_sight(id, place))
    return Sight(id, kind, world.name_of(id), place, far, in_sight)


def speaker(world: World) -> Sight | None:
    """Return the face of who spoke last of those who speak in the air near by; one's own voice comes from nowhere."""
    for line in reversed(world.state.lines):
        if line.via == "air" and line.speaker in world.state.persons:
            person = world.state.persons[line.speaker]
            heard = sight(world, line.speaker)
            if heard is not None and heard.distance < VOICE_CARRIES:
                return replace(heard, position=add(person.position, rotate(person.orientation, FACE)))
    return None


def threat(world: World) -> Sight | None:
    """Return the nearest hunter who is seen or heard."""
    eye = world.body.player.position
    best: Sight | None = None
    for id, person in world.state.persons.items():
        if person.hunt is None or not person.present:
            continue
        far = distance(eye, person.position)
        moves = person.velocity != ZERO
        if best is not None and far >= best.distance:
            continue
        seen = far < 25.0 and world.where.in_sight(id, person.position)
        if seen or (moves and far < HEARD_WITHIN):
            best = Sight(id, "person", world.name_of(id), person.position, far, seen)
    return best
