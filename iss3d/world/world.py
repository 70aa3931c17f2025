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
from iss3d.movement.player import Comfort
from iss3d.movement.zero_g import ZeroG
from iss3d.settings.rules import RulesSettings
from iss3d.station.model import Window
from iss3d.story.director import Director
from iss3d.story.skim import Pick, tell_up_to
from iss3d.story.stage import Task
from iss3d.vectors import Quat, Vec3, sub, unit
from iss3d.war.state import WarNow, begun_between, war_now
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
    undocking,
    voices,
)
from iss3d.world.data import GameData
from iss3d.world.perception import Perception
from iss3d.world.stage import WorldStage
from iss3d.world.state import FadeState, WorldState
from iss3d.world.surroundings import Surroundings
from iss3d.world.view_facts import PersonView, SuitView, ThingView
from iss3d.world.where import Where


class World:
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
        cast.step(self.state.tick, tuning.TICK)
        self.caught_by = cast.caught_by
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

    # -- what the parts ask ---------------------------------------------------------------------------------------

    @property
    def tick(self) -> int:
        """Ticks of the story."""
        return self.state.tick

    @property
    def now(self) -> float:
        """Seconds of play since the story began."""
        return self.state.tick * tuning.TICK

    def posix(self) -> float:
        """Return the time aboard as POSIX seconds."""
        return self.state.utc + (self.state.tick - self.state.utc_tick) * tuning.TICK

    def set_utc(self, posix: float) -> None:
        """Set the clock aboard."""
        self.state.utc, self.state.utc_tick = posix, self.state.tick

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

    def comfort(self) -> Comfort:
        """Return the aids the player has on."""
        s = self.settings
        return Comfort(auto_level=s.auto_level, spin=s.spin, swim=s.swim)

    def light_at(self, module: str) -> str:
        """Return how a module's lamps burn; without power only the emergency strips do."""
        mode = self.state.lights.get(module, "on")
        if self.state.power.get(module, "on") == "off" and mode != "off":
            return "emergency" if mode == "emergency" else "off"
        return mode

    def faded(self) -> float:
        """Return how much of the picture is covered, 0 to 1."""
        fade = self.state.fade
        if fade.seconds <= 0.0:
            return fade.amount
        share = min(1.0, (self.now - fade.began) / fade.seconds)
        return fade.start + (fade.amount - fade.start) * share

    def holds(self, person: str) -> str | None:
        """Return the thing carried by a person or "player"."""
        if self.where.kind(person) == "player":
            return self.body.player.carrying
        state = self.state.persons.get(person)
        return state.holds if state is not None else None

    def worn(self) -> tuple[str, ...]:
        """Return what the player wears."""
        return tuple(id for id, thing in self.state.things.items() if thing.worn)

    def held_by(self) -> str | None:
        """Return who holds the player fast."""
        return next((id for id, p in self.state.persons.items() if p.present and p.grabs == "player"), None)

    def known_closed(self) -> frozenset[str]:
        """Return the hatches the player has seen closed."""
        return frozenset(self.state.known_closed)

    def shuttered(self) -> list[Window]:
        """Return the panes whose shutters are closed."""
        shut = {module for module, value in self.state.shutters.items() if value == "closed"}
        return [w for w in self.data.station.windows.values() if w.module in shut and w.shutter] if shut else []

    def near_modules(self) -> frozenset[str]:
        """Return the modules within three open hatches of the player's, and it: where things are seen and heard."""
        module = self.body.player.module
        if (module, self.shut) != self._near[:2]:
            self._near = (module, self.shut, self.where.modules_within(module, 3))
        return self._near[2]

    def toward_player(self, place: Vec3) -> Vec3:
        """Return the direction to the player from a place."""
        return unit(sub(self.body.player.position, place))

    def unseen_yet(self) -> bool:
        """Return whether nothing is being shown: what scenes set up before the first picture needs no swing."""
        return self.skimming or self.state.tick <= 2

    def note_airless(self) -> None:
        """Tell the physics in which modules there is nothing to swim in."""
        self.body.airless = frozenset(m for m, air in self.state.air.items() if air == "none")

    def name_of(self, id: str) -> str:
        """Return what the player calls something."""
        data = self.data
        if id == "player" and data.crew.player is not None:
            return data.crew.player.name
        station = data.station
        for table in (data.crew.people, station.things, station.spots, station.modules, station.hatches):
            facts = table.get(id)
            if facts is not None:
                return str(facts.name)
        return id

    # -- what the view and the bot read ---------------------------------------------------------------------------

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
            data: The new content. Its station, crew and war take effect in the next world.

        Returns:
            What has changed, for the author.
        """
        news = self.director.reload(data.story)
        self.data.story, self.data.texts, self.data.digest = data.story, data.texts, data.digest
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

    def explain_waiting(self) -> list[str]:
        """Return in words what each running scene waits for."""
        lines = []
        for running in self.director.book.running:
            waits = ", ".join(self.director.waiting_for(running)) or "nothing"
            lines.append(f"{running.scene} waits for {waits}")
        return lines

    @property
    def persons(self) -> dict[str, PersonView]:
        """Everybody present, for the view."""
        found = {}
        for id, p in self.state.persons.items():
            if p.present:
                look = self.where.position(p.look) if p.look else None
                found[id] = PersonView(
                    p.position, p.orientation, p.velocity, p.pose, p.alive, p.wounded, p.speaking_until > self.now,
                    p.seat is not None, p.holds, p.hunt is not None, look, p.module,
                )  # fmt: skip
        return found

    @property
    def things(self) -> dict[str, ThingView]:
        """Every thing, for the view."""
        found = {}
        for id, thing in self.state.things.items():
            pose = self.where.pose(id) or (thing.position, thing.orientation)
            found[id] = ThingView(*pose, thing.present, thing.worn, thing.door, thing.label)
        return found

    @property
    def hatch_openness(self) -> dict[str, float]:
        """How far each hatch is open, 0 to 1."""
        return {id: hatch.openness for id, hatch in self.state.hatches.items()}

    @property
    def lights(self) -> dict[str, str]:
        """How each module's lamps burn."""
        return {module: self.light_at(module) for module in self.data.station.modules}

    @property
    def suit(self) -> SuitView:
        """The player's read-outs."""
        p = self.body.player
        return SuitView(p.suited, p.jets, p.delta_v, p.tether is not None, self.state.life.breath)

    @property
    def fade(self) -> tuple[str, float]:
        """The colour that covers the picture and how much of it, 0 to 1."""
        return self.state.fade.colour, self.faded()

    @property
    def objectives(self) -> list[dict[str, Any]]:
        """What there is to do, in the order it was set: {"id", "text", "done"}."""
        return self.director.objectives

    @property
    def knowledge(self) -> list[dict[str, str]]:
        """What is known, in the order it was learnt: {"id", "text"}."""
        return self.director.log

    @property
    def docked(self) -> dict[str, float]:
        """Metres that each vehicle is from its port: 0 while it is docked."""
        modules = self.data.station.modules.values()
        return {m.id: self.undocked_m(m.id) for m in modules if m.segment == "vehicle"}

    @property
    def subtitle(self) -> str:
        """What the subtitle shows."""
        return voices.subtitle(self)

    def eye(self) -> tuple[Vec3, Quat]:
        """Return where the player's eye is and how it is turned."""
        return self.body.player.position, self.body.player.orientation

    def undocked_m(self, vehicle: str) -> float:
        """Return metres that a vehicle has gone from its port."""
        left = self.state.undocked.get(vehicle)
        return 0.0 if left is None else undocking.metres((self.state.tick - left) * tuning.TICK)

    def war_now(self) -> WarNow:
        """Return what the war has come to, for the view."""
        war, now = self.state.war, self.posix()
        since = None if war.mode == "off" else now - war.began
        set_off = {id: now - at for id, at in war.bursts.items()}
        return war_now(self.data.war, since, set_off, {id: now - at for id, at in war.blackouts.items()})

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
        self._tasks = (-1, ())
        self.notice = restoring.notice(self.data, doc)
