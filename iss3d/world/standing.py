"""The world as it stands: what its parts and the view ask of it. Changes nothing but the clock.

World adds the tick, saving and chapters.
"""

from __future__ import annotations

from typing import Any

from iss3d.movement.player import Comfort
from iss3d.movement.zero_g import ZeroG
from iss3d.settings.rules import RulesSettings
from iss3d.station.model import Window
from iss3d.story.director import Director
from iss3d.vectors import Quat, Vec3, sub, unit
from iss3d.war.state import WarNow, war_now
from iss3d.world import tuning, undocking
from iss3d.world.data import GameData
from iss3d.world.state import WorldState
from iss3d.world.view_facts import GripView, PersonView, SuitView, ThingView
from iss3d.world.where import Where


class Standing:
    """One running game between two ticks.

    Attributes:
        data: Everything authored.
        state: The tree: all that changes.
        body: The physics: the player, loose things, limp people.
        shut: Hatches whose leaf is in the way.
        skimming: Scenes are being told at once, unseen.
    """

    data: GameData
    settings: RulesSettings
    state: WorldState
    body: ZeroG
    where: Where
    director: Director
    shut: frozenset[str]
    skimming: bool
    _near: tuple[str, frozenset[str], frozenset[str]]

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

    def comfort(self) -> Comfort:
        """Return the aids the player has on."""
        s = self.settings
        return Comfort(auto_level=s.auto_level, spin=s.spin, swim=s.swim)

    def light_at(self, module: str) -> str:
        """Return how a module's lamps burn; without power only the emergency strips do."""
        built = self.data.station.modules.get(module)
        mode = self.state.lights.get(module, built.lamps if built else "on")
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

    # -- what the view reads --------------------------------------------------------------------------------------

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
                gaze = p.look or p.attends
                grip = p.grip
                grips = (GripView(grip.limb, grip.kind, grip.id, grip.point, grip.along),) if grip else ()
                found[id] = PersonView(
                    p.position, p.orientation, p.velocity, p.pose, p.alive, p.wounded, p.speaking_until > self.now,
                    p.seat is not None, p.holds, p.hunt is not None, self.where.position(gaze) if gaze else None,
                    p.module, grips if grip is not None and grip.kind != "jets" else (), p.reason,
                    self.where.position(p.at_work) if p.at_work else None, p.hidden is not None,
                    p.said_in if p.said_in and self.now < p.felt_until else p.mood,
                    p.wears,
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

    def eye(self) -> tuple[Vec3, Quat]:
        """Return where the player's eye is and how it is turned."""
        return self.body.player.position, self.body.player.orientation

    def undocked_m(self, vehicle: str) -> float:
        """Return metres that a vehicle is from its port: gone from it, or not there yet."""
        contact = self.state.arriving.get(vehicle, 0)
        if contact > self.state.tick:
            return undocking.still_to_go((contact - self.state.tick) * tuning.TICK)
        left = self.state.undocked.get(vehicle)
        return 0.0 if left is None else undocking.metres((self.state.tick - left) * tuning.TICK)

    def war_now(self) -> WarNow:
        """Return what the war has come to, for the view."""
        war, now = self.state.war, self.posix()
        since = None if war.mode == "off" else now - war.began
        set_off = {id: now - at for id, at in war.bursts.items()}
        return war_now(self.data.war, since, set_off, {id: now - at for id, at in war.blackouts.items()})
