"""One story being played: the world and its loop, what the HUD and the log are told, saves, and scene files read again.

Knows no menus and draws nothing.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from iss3d.events import CameraCue, CheckpointReached, Deed, EndingReached, Event, LineSpoken, PlayerLost, SceneBegan
from iss3d.movement.intents import Intents
from iss3d.settings.store import Settings
from iss3d.story.waiting import Standing, explain_waiting
from iss3d.vectors import Quat, Vec3, turned
from iss3d.view.audio import Audio
from iss3d.view.hud.frame import HudFrame, SuitFacts
from iss3d.view.hud.hud import Hud
from iss3d.view.loop import ChargingSource, Loop
from iss3d.view.menus.log_page import StoryLog
from iss3d.view.menus.map_page import MapFacts
from iss3d.view.parting import OUT_OF_SIGHT
from iss3d.view.shown import Shown
from iss3d.world.data import GameData
from iss3d.world.saves_store import SaveStore
from iss3d.world.voices import in_language
from iss3d.world.world import World

log = logging.getLogger(__name__)

ENDING_SECONDS = 14.0
"""How long the last card stands before the title comes."""

SHAKE_RADIANS = 0.02
"""Largest angle of a shake of strength 1: about a degree, what a docking does to a head."""

BREATH_SECONDS = 420.0
"""Seconds of air that a full breath() stands for on the suit's read-out."""


class Session:
    """A running story.

    Args:
        began: Called with the id of each scene that begins, so that chapters can be offered.
    """

    def __init__(
        self, world: World, hands: ChargingSource, hud: Hud, audio: Audio, saves: SaveStore, settings: Settings,
        began: Callable[[str], None],
    ) -> None:  # fmt: skip
        self.world = world
        self.data: GameData = world.data
        self._hands = hands
        self._hud = hud
        self._audio = audio
        self._saves = saves
        self._settings = settings
        self._began = began
        self.story_log = StoryLog()
        self.ended: float | None = None
        self.shake = (0.0, 0.0)
        self._deeds: list[Deed] = []
        self._lines: list[LineSpoken] = []
        self.loop = Loop(world, hands, self._hear)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="saves")
        self._writing: Future[object] | None = None
        self._names = {id: p.name for id, p in self.data.crew.people.items()}
        hud.clear()
        self._take_up()

    def _take_up(self) -> None:
        """Show what the world already knows: after a load, a retry, a skipped beat."""
        director = self.world.director
        self.story_log = StoryLog()
        for objective in director.objectives:
            if objective.get("done"):
                self.story_log.done.append(str(objective["text"]))
            else:
                self.story_log.to_do[str(objective["id"])] = str(objective["text"])
        for fact in director.log:
            self.story_log.known[str(fact["id"])] = str(fact["text"])
        self._hud.objectives.replace_all(self.story_log.to_do)
        fade = self.world.state.fade
        self._hud.fade.set(fade.colour, self.world.faded())
        offer = self.world.state.offer
        if offer is not None:
            left = offer.until - self.world.now if offer.until else 0.0
            self._hud.choices.offer(offer.options, offer.silence, max(left, 0.0))
        else:
            self._hud.choices.close()
        self._audio.want("music", self.world.state.music, 1.0, "music")
        self.loop.jump()

    # -- a frame ------------------------------------------------------------------------------------------------------
    def frame(self, seconds: float) -> None:
        """Take one frame of real time."""
        if self.ended is not None:
            self.ended -= seconds
        tick = self.world.tick
        self.loop.frame(seconds)
        if self.world.tick < tick:
            # The scene has started again: what was said and asked since is no longer so.
            self._hud.clear()
            self._take_up()

    def watch(self, ticks: int) -> None:
        """Let the story go on for some ticks while nobody does anything, as the free camera looks on."""
        for _ in range(ticks):
            for event in self.world.step(Intents()):
                self._hear(event)
        if ticks:
            self.loop.jump()

    def _hear(self, event: Event) -> None:
        match event:
            case PlayerLost():
                self._hud.notices.add(self.data.texts.get("screen.lost"))
            case SceneBegan(scene):
                self._began(scene)
            case EndingReached(ending):
                self._show_ending(ending)
            case CameraCue("shake", strength, seconds):
                if self._settings.on("shake"):
                    self.shake = (strength, seconds)
            case CheckpointReached():
                self.autosave()
        self.story_log.hear(event)
        told = in_language(event, self.data.texts)
        if isinstance(told, LineSpoken):
            self._lines.append(told)
        elif isinstance(told, Deed):
            self._deeds.append(told)
        self._hud.hear(told)
        self._audio.hear(event)

    def _show_ending(self, ending: str) -> None:
        """Show the last card, and after it the way to the title."""
        texts = self.data.texts
        words = [texts.get(id) for part in ("title", "text") if texts.has(id := f"ending.{ending}.{part}")]
        self._hud.card.show(
            "\n".join(words) or texts.get("screen.the_end"), ENDING_SECONDS, self._hud.options.text_scale
        )
        self.ended = ENDING_SECONDS

    def shaken(self, look: Quat, seconds: float) -> Quat:
        """Return the look as a shake moves it, dying away; only with the player's leave."""
        strength, left = self.shake
        if left <= 0.0:
            return look
        self.shake = (strength, left - seconds)
        size = SHAKE_RADIANS * strength * min(left, 1.0)
        return turned(look, size * math.sin(left * 31.0), size * math.sin(left * 37.0 + 1.0), 0.0)

    def shown(self) -> Shown:
        """Return what the picture shows of the world now."""
        world = self.world
        player = world.body.player
        aim = world.perceive().aim or ""
        grip = _grip_point(world)
        deeds, self._deeds = tuple(self._deeds), []
        lines, self._lines = tuple(self._lines), []
        return Shown(
            world.persons, world.things, world.hatch_openness, world.lights, world.war_now(), world.posix(),
            player.module, player.outside, grip, player.carrying, aim, lamp=world.state.lamp,
            arm_hand=world.state.arm.end, console=world.state.console, alarm=world.state.alarm, air=world.state.air,
            pressure=world.state.pressure,
            shutters=shut_shutters(world), gone=gone_vehicles(world), away=world.docked,
            seated=player.fixed == "seat", suited=player.suited, deeds=deeds, lines=lines,
        )  # fmt: skip

    def hud_frame(self, seconds: float, fov_deg: float, aspect: float, pad: bool) -> HudFrame:
        """Return what the HUD shows now."""
        world = self.world
        perception = world.perceive()
        eye, look = self.loop.eye()
        suit = world.suit
        facts = None
        if suit.suited:
            tether = 0.0 if suit.tethered else None
            facts = SuitFacts(suit.delta_v, suit.breath * BREATH_SECONDS, tether, suit.jets)
        module = self.data.station.modules.get(perception.module)
        return HudFrame(
            perception, seconds, eye, look, fov_deg, aspect, pad, self._hands.charge("push"),
            self._hands.charge("throw"),
            module_name=module.name if module else "",
            carrying_name=world.name_of(perception.carrying) if perception.carrying else "",
            aim_name=world.name_of(perception.aim) if perception.aim else "",
            suit=facts, names=self._names,
        )  # fmt: skip

    def standings(self) -> list[Standing]:
        """Return which scenes run or are watched, and what each waits for."""
        return explain_waiting(self.world.director)

    def map_facts(self) -> MapFacts:
        """Return where the player is on the map."""
        perception = self.world.perceive()
        marks = tuple(sight.position for sight in perception.marks.values())
        return MapFacts(
            perception.position, perception.orientation, perception.module, marks, self.world.known_closed()
        )

    # -- saving -------------------------------------------------------------------------------------------------------
    def save(self, slot: str) -> None:
        """Save into a slot and wait for it. Raises OSError."""
        self._wait()
        self._saves.write(slot, self.world.save())
        self.loop.jump()

    def autosave(self) -> None:
        """Save beside the game, without holding up the picture."""
        document = self.world.state.checkpoint or self.world.save()
        self._wait()
        self._writing = self._worker.submit(self._saves.autosave, document)

    def save_now(self) -> None:
        """Save into an autosave and wait, before leaving. Raises OSError."""
        self._wait()
        self._saves.autosave(self.world.save())

    def _wait(self) -> None:
        """Wait for the save in flight; what went wrong with it is told, not thrown."""
        writing, self._writing = self._writing, None
        if writing is not None and (error := writing.exception()) is not None:
            log.warning("autosave failed: %s", error)
            self._hud.notices.add(self.data.texts.get("screen.save_failed", reason=error))

    def close(self) -> None:
        """Let the last save be finished."""
        self._wait()
        self._worker.shutdown(wait=True)

    def follow_settings(self) -> None:
        """Take up settings that the rules depend on."""
        self.world.settings = self._settings.rules()


def shut_shutters(world: World) -> dict[str, float]:
    """Return by module how far its shutters are closed."""
    return {module: 1.0 for module, value in world.state.shutters.items() if value == "closed"}


def gone_vehicles(world: World) -> frozenset[str]:
    """Return the vehicles that have left and are too far off to be drawn, but for the one the player is in."""
    aboard = world.body.player.module
    return frozenset(v for v in world.state.undocked if v != aboard and world.undocked_m(v) > OUT_OF_SIGHT)


def _grip_point(world: World) -> Vec3 | None:
    """Return where the closed hand is, in the station frame."""
    grip = world.body.player.grip
    if grip is None:
        return None
    if grip.kind == "person":
        person = world.state.persons.get(grip.id)
        if person is not None:
            return (
                person.position[0] + grip.point[0],
                person.position[1] + grip.point[1],
                person.position[2] + grip.point[2],
            )
    return grip.point
