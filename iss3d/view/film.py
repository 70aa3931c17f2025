"""`iss3d film`: what somebody at the screen would see while the bot plays, as a PNG every few seconds of play.

The game's own session, picture and interface, driven by the bot instead of by hands. For judging how scenes look and
read without playing up to them; decides nothing, saves nothing of the player's.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from iss3d.mods.load import load_content
from iss3d.mods.texts import load_texts
from iss3d.movement.intents import Intents
from iss3d.playtest.bot import Bot
from iss3d.playtest.policies import POLICIES
from iss3d.reports import Report
from iss3d.settings.store import Settings
from iss3d.world.data import from_content
from iss3d.world.saves_store import SaveStore
from iss3d.world.world import World

BREATH_S = 0.2
"""Seconds of play in one frame that nobody sees: short enough that every line stays up as long as for a player."""


@dataclass(frozen=True, slots=True)
class Take:
    """What to film.

    Attributes:
        first, last: Beats; the film ends when the last of them does.
        every_s: Seconds of play between two pictures.
        out: Folder for the pictures, named by beat and second.
        size: Pixels.
        quality: "lowest", "low", "medium" or "high".
        mods: Folders of further mods.
    """

    first: int
    last: int
    every_s: float
    out: Path
    size: tuple[int, int]
    quality: str
    mods: tuple[Path, ...] = ()
    choices: str = "open"
    seed: int = 1


class BotHands:
    """The bot where the game expects hands: it decides at every tick from what can be perceived."""

    pending_yaw = pending_pitch = 0.0

    def __init__(self, world: World, bot: Bot) -> None:
        self._world = world
        self._bot = bot
        bot.start_afresh(world.tick)

    def gather(self, seconds: float) -> None:
        """Take nothing: a bot has no devices."""

    def intents(self, tick_seconds: float) -> Intents:
        """Return what the bot wishes in this tick."""
        return self._bot.decide(self._world.perceive())

    def charge(self, act: str) -> float | None:
        """Return that no push is being charged: the bot lets go at the strength it wants."""
        return None


def film(take: Take) -> int:
    """Play and draw; returns 0, or 1 when there is nothing to draw with or the content is broken."""
    from iss3d.view.window import GameWindow, NoDisplay, WindowOptions  # noqa: PLC0415  (opens Panda3D)

    report = Report()
    content = load_content(list(take.mods), report)
    data = from_content(content, report)
    if not report.ok:
        print(f"{report}\n{len(report.errors)} problems: mend them first.", file=sys.stderr)
        return 1
    data.texts = load_texts(content, report)
    try:
        window = GameWindow(WindowOptions(size=take.size, offscreen=True, silent=True, vsync=False))
    except NoDisplay as reason:
        print(reason, file=sys.stderr)
        return 1
    # Only now: these need Panda3D as the window has set it up.
    from iss3d.view.audio import Audio  # noqa: PLC0415
    from iss3d.view.fov import vertical_fov  # noqa: PLC0415
    from iss3d.view.hud.hud import Hud  # noqa: PLC0415
    from iss3d.view.input.glyphs import Glyphs  # noqa: PLC0415
    from iss3d.view.picture import Picture  # noqa: PLC0415
    from iss3d.view.session import Session  # noqa: PLC0415
    from iss3d.view.ui.canvas import Canvas  # noqa: PLC0415

    settings = Settings()
    picture = Picture(window, data, take.quality)
    picture.open_station(whole=True)
    picture.space.wait_for_maps()
    world = World(data, take.seed, settings.rules())
    if take.first > 1:
        world.skip_to_beat(take.first)
    hud = Hud(Canvas(window), Glyphs(settings.bindings), data.texts.get)
    hands = BotHands(world, Bot(data.station, POLICIES[take.choices], take.seed))
    take.out.mkdir(parents=True, exist_ok=True)
    fov = vertical_fov(settings.number("fov"))
    beats = {scene.id: scene.beat for scene in data.story.scenes.values() if scene.beat}
    begun: list[int] = [take.first]

    with tempfile.TemporaryDirectory() as saves:
        session = Session(
            world, hands, hud, Audio(lambda group: 0.0), SaveStore(Path(saves)), settings,
            lambda scene: begun.append(beats[scene]) if scene in beats else None,
        )  # fmt: skip
        picture.crew.prepare(world.persons)
        played = 0.0
        while max(begun) <= take.last and world.state.ending is None:
            waited = 0.0
            while waited < take.every_s:
                session.frame(BREATH_S)
                hud.update(session.hud_frame(BREATH_S, fov, window.aspect, False))
                waited += BREATH_S
            played += waited
            eye, look = session.loop.eye()
            picture.show(session.shown(), eye, session.shaken(look, waited), fov, waited)
            window.step()
            window.capture().save(take.out / f"{max(begun):02}_{played:07.1f}.png")
        session.close()
    window.close()
    print(f"{played:.0f} s of play are in {take.out}")
    return 0
