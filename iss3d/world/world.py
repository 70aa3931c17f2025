"""The world: owns all state, steps it by one tick, tells what has happened, saves and loads itself.

Order of a tick: intents -> movement -> crew -> story -> clocks -> events. Knows no window, no clock and no file.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import iss3d
from iss3d.crew import senses
from iss3d.crew.around import Noise
from iss3d.crew.cast import Cast
from iss3d.events import BurstSeen, Deed, Event, HintShown, PlayerLost, StoryChanged
from iss3d.movement.intents import Intents
from iss3d.movement.zero_g import ZeroG
from iss3d.settings.rules import RulesSettings
from iss3d.story.director import Director
from iss3d.story.skim import Pick, tell_up_to
from iss3d.story.stage import Task
from iss3d.war.state import begun_between
from iss3d.world import (
    arm,
    birth,
    goods,
    hands,
    hatches,
    life_support,
    loss,
    perceiving,
    restoring,
    save,
    tuning,
    voices,
)
from iss3d.world.data import GameData
from iss3d.world.perception import Perception
from iss3d.world.stage import WorldStage
from iss3d.world.standing import Standing
from iss3d.world.state import FadeState, WorldState
from iss3d.world.surroundings import Surroundings
from iss3d.world.where import Where


class World(Standing):
    """One running game.

    Args:
        data: Everything authored.
        seed: Of its chance.
        settings: What the player chose that changes what happens.
        begin: Whether the story starts (a free camera's world only stands there).
    """

    def __init__(
        self, data: GameData, seed: int = 1, settings: RulesSettings | None = None, *, begin: bool = True
    ) -> None:
        self.data = data
        self.settings = settings or RulesSettings()
        self.state: WorldState = birth.fresh_state(data, seed)
        self.body = ZeroG(data.station, self.comfort())
        self.where = Where(self)
        self.around = Surroundings(self)
        self.stage = WorldStage(self)
        self.cast = Cast(data.crew, self.state.persons, self.around)
        self.director = Director(data.story, self.stage)
        self.aside: dict[str, dict[str, Any]] = {}
        self.events: list[Event] = []
        self.deeds: tuple[Deed, ...] = ()
        self.noises: tuple[Noise, ...] = ()
        self.caught_by: str | None = None
        self.wants_checkpoint: str | None = None
        self.notice = ""
        self.hint: tuple[str, float] = ("", 0.0)
        self._tasks: tuple[int, tuple[Task, ...]] = (-1, ())
        self._near: tuple[str, frozenset[str], frozenset[str]] = ("", frozenset(), frozenset())
        self.shut: frozenset[str] = self.body.closed
        self.moving_hatches: set[str] = set()
        self.telling = begin
        self.skimming = False
        birth.settle(self)
        self.events = []

    # -- a tick ---------------------------------------------------------------------------------------------------

    def step(self, intents: Intents) -> list[Event]:
        """Take one tick of 1/60 s and return what has happened in it (and by outside wishes since the last)."""
        self.state.steps += 1
        if intents.retry and self.state.checkpoint is not None and self.state.ending is None:
            loss.retry(self)
        else:
            self._tick(intents)
        events, self.events = self.events, []
        return events

    def _tick(self, intents: Intents) -> None:
        self.state.tick += 1
        self._move(hands.masked(self, intents), intents)
        if self.state.loss is not None:
            loss.step(self)
            return
        self._crew()
        if self.telling:
            self.director.tick(tuning.TICK)
        self._clocks(intents)
        self._settle_tick()

    def _move(self, wishes: Intents, intents: Intents) -> None:
        deeds = self.body.step(wishes, self.comfort())
        for deed in deeds:
            if deed.verb == "take" and deed.object in self.state.things:
                goods.taken_by_player(self, deed.object)
        if self.state.loss is None:
            deeds.extend(hands.step(self, intents))
        self.deeds = tuple(deeds)
        self.events.extend(deeds)
        place = self.body.player.position
        self.noises = tuple(noise for deed in deeds if (noise := senses.noise_of(deed, place)) is not None)

    def _crew(self) -> None:
        cast = self.cast
        birth.follow_bodies(self)
        cast.step(self.state.tick, tuning.TICK)
        self.caught_by = cast.caught_by
        self.events.extend(cast.told())
        if self.caught_by is not None:
            loss.lose(self, f"caught:{self.caught_by}")
        birth.embody_crew(self)

    def _clocks(self, intents: Intents) -> None:
        state = self.state
        if self.moving_hatches:
            hatches.step(self, tuning.TICK)
        arm.step(state.arm, self.now, tuning.TICK)
        life_support.step(self, tuning.TICK)
        voices.step(self, intents)
        if state.tick % 15 == 0:
            self._bursts(0.25)
            self._see_hatches()
            life_support.settle(self, 0.25)

    def _settle_tick(self) -> None:
        """End the tick: note what went wrong, lose, keep a checkpoint."""
        for event in self.events:
            if isinstance(event, PlayerLost):
                loss.begin(self, event.reason)
                break
            if isinstance(event, HintShown):
                self.hint = (event.text, self.now + tuning.HINT_SECONDS)
        if self.wants_checkpoint is not None and self.state.loss is None:
            scene, self.wants_checkpoint = self.wants_checkpoint, None
            self.state.checkpoint_scene = scene
            self.state.checkpoint = None
            self.state.checkpoint = self.save()

    def _bursts(self, seconds: float) -> None:
        """Tell of what has gone off by the war's plan."""
        war = self.state.war
        if war.mode != "begin":
            return
        since = self.posix() - war.began
        for burst in begun_between(self.data.war, since - seconds, since):
            if burst.id not in war.seen:
                war.seen.append(burst.id)
                self.tell(BurstSeen(burst.id))

    def _see_hatches(self) -> None:
        """Note which hatches the player sees to be closed."""
        near = self.near_modules()
        known = set(self.state.known_closed)
        for hatch in self.data.station.hatches.values():
            if hatch.module_a in near or hatch.module_b in near:
                (known.add if hatch.id in self.shut else known.discard)(hatch.id)
        self.state.known_closed = sorted(known)

    # -- for its parts, the view and the bot ---------------------------------------------------------------------

    @property
    def utc(self) -> datetime:
        """The time aboard."""
        return self.stage.utc()

    def tell(self, event: Event) -> None:
        """Pass a fact up."""
        self.events.append(event)

    def note(self, text: str) -> None:
        """Keep what went wrong in the story, for the overlay and the log."""
        notes = self.state.notes
        if text not in notes[-20:]:
            notes.append(text)
            del notes[: -tuning.NOTES_KEPT]

    def note_airless(self) -> None:
        """Tell the physics in which modules there is nothing to swim in."""
        self.body.airless = frozenset(m for m, air in self.state.air.items() if air == "none")

    def perceive(self) -> Perception:
        """Return what the player can perceive now."""
        return perceiving.perceive(self)

    def tasks(self) -> tuple[Task, ...]:
        """Return what the running scenes ask for."""
        if self._tasks[0] != self.state.steps:
            self._tasks = (self.state.steps, tuple(self.director.guidance()) if self.telling else ())
        return self._tasks[1]

    def reload_story(self, data: GameData) -> list[str]:
        """Take the scenes and texts of content that has been read again; the world itself goes on as it is.

        Args:
            data: The new content. Its station, crew and war take effect when the game is loaded again.

        Returns:
            What has changed, for the author.
        """
        news = self.director.reload(data.story)
        self.data.content, self.data.story, self.data.digest = data.content, data.story, data.digest
        self.data.texts.renew(data.texts)
        self.tell(StoryChanged("; ".join(news) or "nothing has changed"))
        return news

    def skip_to_beat(self, beat: int, pick: Pick = lambda options, silence: 0) -> None:
        """Tell everything before a beat at once, for chapters.

        Args:
            beat: The number of the beat that is to begin next.
            pick: Answers in the player's place.
        """
        self.skimming = True
        try:
            tell_up_to(self.director, beat, pick)
        finally:
            self.skimming = False
        self.events = []
        state = self.state
        state.lines, state.offer, state.loss = [], None, None
        state.fade = FadeState()
        self.wants_checkpoint = None
        birth.embody_crew(self)

    @property
    def subtitle(self) -> str:
        """What the subtitle shows."""
        return voices.subtitle(self)

    # -- saving ---------------------------------------------------------------------------------------------------

    def save(self) -> dict[str, Any]:
        """Return everything as plain JSON data, and make the running physics world anew from it.

        So a run that goes on and a run loaded from this save stay the same to the last bit.
        """
        return self._document(self.body.state())

    def hash(self) -> str:
        """Return the SHA-256 of the state in its one JSON form. Changes nothing."""
        state = save.state_to_json(self.state)
        kept = state.pop("checkpoint")
        state["checkpoint"] = save.sha256(save.canonical(kept)) if kept is not None else None
        whole = {"state": state, "movement": self.body.data(), "director": self.director.state()}
        return save.sha256(save.canonical(whole))

    def _document(self, movement: dict[str, Any]) -> dict[str, Any]:
        running = self.director.book.running
        scene = running[-1].scene if running else self.state.checkpoint_scene
        facts = self.data.story.scenes.get(scene)
        return {
            "kind": save.KIND,
            "version": save.VERSION,
            "game": iss3d.__version__,
            "content": self.data.digest,
            "mods": [{"id": id, "version": version} for id, version in self.data.mods],
            "seed": self.state.seed,
            "tick": self.state.tick,
            "play_s": round(self.state.steps * tuning.TICK, 2),
            "title": facts.title if facts is not None else "",
            "scene": scene,
            "settings": self.settings.to_record(),
            "state": save.state_to_json(self.state),
            "movement": movement,
            "director": self.director.state(),
            "aside": self.aside,
        }

    @classmethod
    def load(cls, data: GameData, raw: Any, settings: RulesSettings | None = None) -> World:
        """Return the world that a save describes.

        Args:
            data: Today's content; need not be the save's.
            raw: What World.save() returned, or what was read from a file.
            settings: Today's; the save's own when left out.

        Raises:
            SaveError: It cannot be read.
        """
        doc = save.read(raw)
        world = cls(data, doc.seed, settings or RulesSettings.from_record(doc.settings))
        world.take_over(raw)
        return world

    def take_over(self, raw: Any) -> None:
        """Become what a save describes.

        Raises:
            SaveError: It cannot be read; the world is then as it was.
        """
        doc = save.read(raw)
        state = save.state_from_json(doc.state)
        save.check_story_state(doc.director)
        aside = restoring.fit_to_content(self.data, state, doc)
        try:
            self.body.restore(doc.movement)
        except ValueError as error:
            raise save.SaveError(f"This save is damaged ({error}).") from error
        self.state, self.aside = state, aside
        self.director.restore(doc.director)
        self.cast = Cast(self.data.crew, self.state.persons, self.around)
        restoring.join(self)
        self.wants_checkpoint = None
        self.hint = ("", 0.0)
        self._tasks = (-1, ())
        self.notice = restoring.notice(self.data, doc)
