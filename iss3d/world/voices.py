"""Lines being spoken and answers on offer: how long they last, when they end. Functions over one world."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iss3d.events import ChoiceOffered, Event, LineEnded, LineSpoken
from iss3d.mods.texts import Texts
from iss3d.movement.intents import Intents
from iss3d.story.stage import HushPerson, Offer, Say
from iss3d.world.state import LineState, OfferState

if TYPE_CHECKING:
    from iss3d.world.world import World

ANSWERS_KEPT = 16
SKIP_SHORTEST = 0.25
"""s a line stays at least, so that one press does not skip two."""

FELT_AFTER = 2.5
"""s a mood stays in a face after the line that was said in it."""


def say(world: World, command: Say) -> None:
    """Begin a line."""
    seconds = command.seconds * world.settings.line_time
    until = world.now + seconds
    world.state.lines.append(LineState(command.key, command.speaker, command.text, command.line, command.via, until))
    person = world.state.persons.get(command.speaker)
    position = None
    if person is not None:
        person.speaking_until = until
        person.said_in, person.felt_until = command.mood, until + FELT_AFTER
        if command.via == "air" and person.present:
            position = person.position
            if person.alive and not person.look and not person.path and world.body.player.fixed != "hide":
                # Who speaks turns to who listens.
                person.face = world.toward_player(person.position)
    world.tell(LineSpoken(command.line, command.speaker, command.text, seconds, position))


def hush(world: World, command: HushPerson) -> None:
    """End what a person is saying."""
    for line in [line for line in world.state.lines if line.speaker == command.speaker]:
        _end(world, line)


def offer(world: World, command: Offer) -> None:
    """Put answers before the player."""
    seconds = command.seconds * world.settings.line_time
    until = world.now + seconds if seconds > 0.0 else 0.0
    world.state.offer = OfferState(command.key, command.options, command.silence, until)
    world.state.answers.pop(command.key, None)
    world.tell(ChoiceOffered(command.options, command.silence, seconds))


def step(world: World, intents: Intents) -> None:
    """Let lines run out or be skipped, and answers be given."""
    now = world.now
    for line in list(world.state.lines):
        if now >= line.until or (intents.skip and line.until - now > SKIP_SHORTEST):
            _end(world, line)
    _answer(world, intents, now)


def _answer(world: World, intents: Intents, now: float) -> None:
    on_offer = world.state.offer
    if on_offer is None:
        return
    index = intents.choose
    if index is not None and 0 <= index < len(on_offer.options):
        _take(world, on_offer, index)
    elif on_offer.until and now >= on_offer.until:
        _take(world, on_offer, on_offer.silence if on_offer.silence is not None else 0)


def _take(world: World, on_offer: OfferState, index: int) -> None:
    answers = world.state.answers
    answers[on_offer.key] = index
    for key in list(answers)[:-ANSWERS_KEPT]:
        del answers[key]
    world.state.offer = None


def withdraw(world: World, key: str) -> None:
    """Take an offer back, when the scene that made it is gone."""
    if world.state.offer is not None and world.state.offer.key == key:
        world.state.offer = None


def _end(world: World, line: LineState) -> None:
    world.state.lines.remove(line)
    person = world.state.persons.get(line.speaker)
    if person is not None:
        person.speaking_until = world.now
        person.felt_until = min(person.felt_until, world.now + FELT_AFTER)
    world.tell(LineEnded(line.line))


def in_language(event: Event, texts: Texts) -> Event:
    """Return an event as the player reads it: a line in their language, anything else as it is."""
    return replace(event, text=texts.line(event.line, event.text)) if isinstance(event, LineSpoken) else event


def subtitle(world: World) -> str:
    """Return what the subtitle shows: name and text of the line begun last."""
    if not world.state.lines:
        return ""
    line = world.state.lines[-1]
    return f"{world.name_of(line.speaker)}: {line.text}"
