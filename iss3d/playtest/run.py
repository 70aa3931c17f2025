"""One run of the bot (or of recorded intents) through a world, beat by beat. Knows no file, no table and no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from iss3d.events import (
    ChoiceTaken,
    EndingReached,
    Event,
    Learned,
    LineSpoken,
    ObjectiveDone,
    ObjectiveSet,
    PlayerLost,
    SceneBegan,
    SceneEnded,
)
from iss3d.movement.intents import Intents
from iss3d.story.scene import Scene
from iss3d.world.perception import Perception
from iss3d.world.world import World

PROGRESS = (SceneBegan, SceneEnded, ObjectiveSet, ObjectiveDone, Learned, LineSpoken, ChoiceTaken)
STUCK_AFTER = 180.0
"""Seconds of play without anything of the story moving, after which the run is given up."""

BEAT_LIMIT = 900.0
"""Seconds of play after which a single beat is given up, even when hints keep being spoken."""


class Player(Protocol):
    """Whoever moves: the bot, or a recording."""

    def start_afresh(self, tick: int) -> None:
        """Forget everything but what a save holds."""
        ...

    def decide(self, now: Perception) -> Intents:
        """Return what is wished in this tick."""
        ...


@dataclass(frozen=True, slots=True)
class BeatPlayed:
    """A beat that is over: when, and the state of the world then."""

    beat: int
    scene: str
    title: str
    game_s: float
    real_s: float
    hash: str
    hash_60: str = ""
    """The hash 60 seconds after, empty when the run was over before."""


@dataclass(slots=True)
class Played:
    """What came of a run. failure is empty when it reached what it should."""

    beats: list[BeatPlayed] = field(default_factory=list)
    ending: str | None = None
    failure: str = ""
    lost: int = 0
    choices: list[tuple[int, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    scenes: list[str] = field(default_factory=list)
    learnt: list[str] = field(default_factory=list)
    game_s: float = 0.0
    real_s: float = 0.0
    final_hash: str = ""


@dataclass(slots=True)
class Course:
    """How far to play.

    Attributes:
        last: The beat after which to stop.
        stop_after: Seconds of play after which to stop, or None.
        until: Id of the scene at whose end to stop, or "".
        on_beat: Called when a beat ends, before its hash is taken.
        on_tick: Called with every tick's intents and events.
    """

    last: int = 30
    until: str = ""
    stop_after: float | None = None
    on_beat: Callable[[World, int], None] | None = None
    on_tick: Callable[[World, Intents, list[Event]], None] | None = None


def play(world: World, player: Player, course: Course, clock: Callable[[], float]) -> Played:
    """Play until the last beat or an ending is reached, or until nothing moves any more."""
    done = Played()
    _play(world, player, course, clock, done)
    done.final_hash = world.hash()
    return done


def _play(world: World, player: Player, course: Course, clock: Callable[[], float], done: Played) -> None:
    began = clock()
    # Steps, not ticks: a scene that starts again turns the clock of the story back.
    first = moved_at = beat_at = world.state.steps
    beats: dict[str, Scene] = {scene.id: scene for scene in world.data.story.scenes.values() if scene.beat}
    while True:
        intents = player.decide(world.perceive())
        events = world.step(intents)
        if course.on_tick is not None:
            course.on_tick(world, intents, events)
        for event in events:
            if isinstance(event, PROGRESS):
                moved_at = world.state.steps
            if isinstance(event, SceneEnded) and event.scene in beats:
                beat_at = world.state.steps
                _note_beat(world, player, done, beats[event.scene], course, clock() - began)
            _note(done, event)
        _note_hashes(world, done)
        done.game_s = (world.state.steps - first) / 60.0
        done.real_s = clock() - began
        if done.ending is not None or (course.until or "-") in done.scenes:
            return
        if any(b.beat == course.last for b in done.beats):
            return
        if course.stop_after is not None and done.game_s >= course.stop_after:
            return
        idle, in_beat = world.state.steps - moved_at, world.state.steps - beat_at
        if idle > STUCK_AFTER * 60 or in_beat > BEAT_LIMIT * 60:
            done.failure = _describe(world)
            return


def _note(done: Played, event: Event) -> None:
    if isinstance(event, EndingReached):
        done.ending = event.ending
    elif isinstance(event, PlayerLost):
        done.lost += 1
    elif isinstance(event, ChoiceTaken):
        done.choices.append((event.index, event.text))
    elif isinstance(event, LineSpoken):
        done.said.append(event.text)
    elif isinstance(event, SceneEnded):
        done.scenes.append(event.scene)
    elif isinstance(event, Learned):
        done.learnt.append(event.fact)


def _note_beat(world: World, player: Player, done: Played, scene: Scene, course: Course, real_s: float) -> None:
    beat = scene.beat or 0
    if course.on_beat is not None:
        course.on_beat(world, beat)
        player.start_afresh(world.tick)
    done.beats.append(BeatPlayed(beat, scene.id, scene.title, round(world.now, 3), real_s, world.hash()))


def _note_hashes(world: World, done: Played) -> None:
    for index, beat in enumerate(done.beats):
        if not beat.hash_60 and round((world.now - beat.game_s) * 60) == 3600:
            done.beats[index] = replace(beat, hash_60=world.hash())


def _describe(world: World) -> str:
    """Return one line that says where the run stands and what it was asked to do."""
    p = world.perceive()
    tasks = "; ".join(f"{t.verb} {t.target} {t.other}".strip() for t in p.tasks) or "nothing"
    waits = "; ".join(world.explain_waiting())
    return (
        f"nothing moved in the story any more at {world.now:.0f} s: asked to {tasks}; in {p.module} at "
        f"({p.position[0]:.2f}, {p.position[1]:.2f}, {p.position[2]:.2f}), carrying {p.carrying}, "
        f"holding {p.gripping}, seat {p.seated}; waiting: {waits}"
    )
