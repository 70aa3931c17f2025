"""The running program: title, story and free camera, what menus may ask of them, and the one frame that drives all.

Everything it uses is handed in or made by app.py's wiring. Knows no rule of the world.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iss3d.mods.folders import user_folders
from iss3d.mods.load import Content
from iss3d.mods.texts import load_texts
from iss3d.reports import Report
from iss3d.settings.store import Settings
from iss3d.view.audio import Audio
from iss3d.view.brightness import Brightness
from iss3d.view.chapters import Progress, chapters
from iss3d.view.diary import Diary
from iss3d.view.fov import vertical_fov
from iss3d.view.hud.hud import Hud
from iss3d.view.input.devices import Devices
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.input.hands import Hands
from iss3d.view.input.mouselook import Mouselook
from iss3d.view.keys import Keys
from iss3d.view.menus.loading import LoadingScreen
from iss3d.view.menus.pages import TitleScreen
from iss3d.view.menus.screen import ChapterInfo, MenuContext, ModInfo, ScreenStack
from iss3d.view.menus.settings_pages import FirstLaunchScreen
from iss3d.view.mod_list import mod_infos
from iss3d.view.modes import Modes
from iss3d.view.preferences import Preferences, group_volume
from iss3d.view.ui.canvas import Canvas
from iss3d.view.window import GameWindow
from iss3d.world.saves_store import Loaded, SaveStore

# What only a story or the free camera needs is imported when the title stands, so that the title waits for none of it.
if TYPE_CHECKING:
    from iss3d.movement.free_flight import FreeCamera
    from iss3d.view.free_camera import Explorer
    from iss3d.view.hud.explorer_hud import ExplorerHud
    from iss3d.view.picture import Picture
    from iss3d.view.reload import Reloader
    from iss3d.view.session import Session
    from iss3d.world.data import GameData
    from iss3d.world.world import World

log = logging.getLogger(__name__)

MOST_FAILED_FRAMES = 3
LONGEST_FRAME = 0.25
WORD_FRAMES = 2
"""Frames the word of loading has been seen for before the work begins."""


class Game:
    """The program while its window is open."""

    def __init__(
        self, window: GameWindow, settings: Settings, content: Content, report: Report, mods: Sequence[Path] | None,
        seed: int,
    ) -> None:  # fmt: skip
        self.window, self.settings, self._mods, self._seed = window, settings, mods, seed
        self._report = report
        self._content = content
        self.texts = load_texts(content, report, settings.word("language"))
        self.data: GameData | None = None
        self.canvas = Canvas(window)
        self.brightness = Brightness(self.canvas)
        self.devices = Devices(window)
        self.mouse = Mouselook(window)
        self.glyphs = Glyphs(settings.bindings, self.devices.key_names())
        self.hands = Hands(self.devices, settings.bindings, self.mouse)
        self.audio = Audio(lambda group: group_volume(settings, group))
        self.hud = Hud(self.canvas, self.glyphs, self.say)
        self.saves = SaveStore()
        self.progress = Progress()
        self.stack = ScreenStack()
        self.context = MenuContext(self.canvas, self.say, self.glyphs, settings, self.saves, self, user_folders().mods)
        self.picture: Picture | None = None
        self.session: Session | None = None
        self.explorer: Explorer | None = None
        self.explorer_hud: ExplorerHud | None = None
        self._reloader: Reloader | None = None
        self._soon: tuple[int, Callable[[], None]] | None = None
        self.frames = 0
        self.to_read: list[str] = []
        self._failed = 0
        self.running = True
        self.keys = Keys(self)
        self.modes = Modes(self)
        self.diary = Diary()
        window.app.userExit = self.quit
        self.preferences = Preferences(self)
        self.hud.show(False)
        self.stack.push(TitleScreen(self.context))
        self.hud.fade.set("black", 1.0)
        self.audio.want("music", "music_title", 0.8, "music")

    def say(self, id: str, **values: object) -> str:
        """Return a text of the interface in the player's language."""
        return self.texts.get(id, **values)

    # -- frames -------------------------------------------------------------------------------------------------------
    def run(self) -> int:
        """Run until the player leaves; returns the exit code."""
        last = time.perf_counter()
        while self.running and not self.window.closed:
            now = time.perf_counter()
            seconds, last = min(now - last, LONGEST_FRAME), now
            if not self.guarded_frame(seconds):
                return 1
        self._leave()
        return 0

    def guarded_frame(self, seconds: float) -> bool:
        """Take a frame; one that fails is logged, and several in a row lead back to the title. False gives up."""
        try:
            self.frame(seconds)
            self._failed = 0
        except Exception:  # a fault in one frame must not cost the player their game
            log.exception("a frame failed")
            self._failed += 1
            if self._failed == MOST_FAILED_FRAMES:
                self.session = self.explorer = None
                self.stack.reset(TitleScreen(self.context))
            return self._failed < 2 * MOST_FAILED_FRAMES
        return True

    def frame(self, seconds: float) -> None:
        """Take one frame: input, world, picture, sound."""
        self.devices.poll()
        self.keys.follow()
        self.context.pad = self.devices.pad_last
        self.stack.update(seconds)
        self._prepare()
        self._begin_soon()
        stopped = self.stack.top is not None and self.stack.top.stops_game
        if self._reloader is not None and self.session is not None:
            self._reloader.frame(seconds, self.session.world, self.hud.notices.add)
        self.modes.frame(seconds, stopped)
        self.diary.frame(self)
        self.window.step()
        self.frames += 1

    def _prepare(self) -> None:
        """Read the content once the title stands: the first picture waits for nothing."""
        if self.data is not None or self.frames < 2:
            return
        from iss3d.view.picture import Picture  # noqa: PLC0415
        from iss3d.view.reload import Reloader  # noqa: PLC0415
        from iss3d.world.data import from_content  # noqa: PLC0415

        self.data = from_content(self._content, self._report)
        self.data.texts = self.texts
        self.picture = Picture(self.window, self.data, self.preferences.quality())
        self.preferences.apply()
        self.picture.open_station()
        self.to_read = [person.id for person in self.data.crew.others]
        self._reloader = Reloader(self._content, self.say)
        self.hud.fade.go("black", 0.0, 1.6)
        if self._report.errors:
            self.notice(self.say("screen.mod_problems", number=len(self._report.errors)))
        for text in self.settings.notices:
            self.notice(text)
        self.settings.notices.clear()

    # -- what menus may ask -------------------------------------------------------------------------------------------
    def new_story(self, scene: str | None = None) -> None:
        """Begin, at the start or at a scene; the first time after five questions."""
        if self.settings.first_launch and scene is None:
            self.stack.push(FirstLaunchScreen(self.context, self._first_answered))
            return
        self._after_a_word(lambda: self._new_story(scene))

    def _new_story(self, scene: str | None) -> None:
        assert self.data is not None
        from iss3d.world.world import World  # noqa: PLC0415

        world = World(self.data, self._seed, self.settings.rules())
        if scene is not None and (facts := self.data.story.scenes.get(scene)) is not None and facts.beat:
            world.skip_to_beat(facts.beat)
        self._play(world)

    def _first_answered(self) -> None:
        self.settings.first_launch = False
        self.preferences.keep()
        self.new_story()

    def _after_a_word(self, then: Callable[[], None]) -> None:
        """Do this once the screen says that it takes a moment, and the content has been read."""
        if self.window.options.offscreen and self.data is not None:
            then()  # nobody is waiting before a picture that nobody sees
            return
        self.stack.push(LoadingScreen(self.context))
        self._soon = (self.frames + WORD_FRAMES, then)

    def _begin_soon(self) -> None:
        if self._soon is None or self.data is None or self.frames < self._soon[0]:
            return
        if isinstance(self.stack.top, LoadingScreen) and self.picture is not None and self.picture.ready < 1.0:
            self.stack.top.tell(self.picture.ready)
            return
        (_, then), self._soon = self._soon, None
        if isinstance(self.stack.top, LoadingScreen):
            self.stack.pop()
        then()

    def _play(self, world: World) -> None:
        self._end_session()
        from iss3d.view.session import Session  # noqa: PLC0415

        self.session = Session(world, self.hands, self.hud, self.audio, self.saves, self.settings, self.progress.reach)
        if self.picture is not None:
            self.picture.crew.prepare(world.persons)
        self.hands.drop_all()
        self.stack.reset()
        self.keys.forget_pointer()
        if world.notice:
            self.notice(world.notice)

    def _end_session(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            session.close()
        self._leave_explorer_hud()
        self.explorer = None

    def resume(self) -> None:
        """Go on playing."""
        self.hands.drop_all()
        self.stack.reset()

    def restart_scene(self) -> None:
        """Start the scene again from its checkpoint."""
        self.resume()
        self.hands.tap("retry")

    def save(self, slot: str) -> str:
        """Save; returns a sentence for the player."""
        if self.session is None:
            return self.say("screen.not_now")
        try:
            self.session.save(slot)
        except OSError as error:
            return self.say("screen.save_failed", reason=error.strerror or error)
        return self.say("screen.saved", name=self.say("menu.slot.manual", number=slot.partition("_")[2]))

    def load(self, slot: str) -> str | None:
        """Load and play; returns a sentence when it could not be."""
        from iss3d.world.save import SaveError  # noqa: PLC0415

        try:
            loaded = self.saves.load(slot)
        except SaveError as error:
            return self.say("screen.load_failed", reason=error)
        self._after_a_word(lambda: self._load(loaded))
        return None

    def _load(self, loaded: Loaded) -> None:
        from iss3d.world.save import SaveError  # noqa: PLC0415
        from iss3d.world.world import World  # noqa: PLC0415

        assert self.data is not None
        try:
            world = World.load(self.data, loaded.raw, self.settings.rules())
        except SaveError as error:
            self.notice(self.say("screen.load_failed", reason=error))
            return
        self._play(world)
        if loaded.notice:
            self.notice(loaded.notice)

    def load_newest(self) -> None:
        """Load the newest save."""
        newest = self.saves.newest()
        problem = self.load(newest.slot) if newest is not None else self.say("screen.nothing_to_load")
        if problem:
            self.notice(problem)

    def explore(self, at: str | None = None) -> None:
        """Fly the free camera: through the story as it stands, or through a station of its own."""
        self._after_a_word(lambda: self._explore(at))

    def _explore(self, at: str | None) -> None:
        assert self.data is not None
        from iss3d.view.free_camera import Explorer  # noqa: PLC0415
        from iss3d.view.hud.explorer_hud import ExplorerHud  # noqa: PLC0415
        from iss3d.world.world import World  # noqa: PLC0415

        world = self.session.world if self.session is not None else World(self.data, self._seed, begin=False)
        self.explorer = Explorer(world, self.devices, self.settings.bindings, self.mouse)
        self.explorer.base_fov = vertical_fov(self.settings.number("fov"))
        self.explorer.camera = _with_fov(self.explorer)
        if self.session is None:
            self.explorer.jump_to(at or "destiny")
        self.explorer_hud = ExplorerHud(self.canvas, self.glyphs, self.data, self.say)
        self.preferences.apply()
        self.hud.show(False)
        self.stack.reset()
        self.keys.forget_pointer()

    def _leave_explorer_hud(self) -> None:
        if self.explorer_hud is not None:
            self.explorer_hud.remove()
            self.explorer_hud = None

    def leave_explorer(self) -> None:
        """Go back to the story, or to the title."""
        self._leave_explorer_hud()
        self.explorer = None
        if self.session is None:
            self.to_title()
        else:
            self.resume()

    def copy_pose(self) -> None:
        """Put the camera's pose where a person can paste it from."""
        from iss3d.view.clipboard import put_text  # noqa: PLC0415

        if self.explorer is not None:
            self.notice(self.say("camera.copied", name=put_text(self.explorer.pose_yaml())))

    def to_title(self) -> None:
        """Leave the story; it is saved first."""
        self._save_before_leaving()
        self._end_session()
        self.mouse.free()
        self.hud.clear()
        self.hud.show(False)
        self.audio.want("air", "", 0.0)
        self.audio.want("suit", "", 0.0)
        self.audio.want("music", "music_title", 0.8, "music")
        self.stack.reset(TitleScreen(self.context))

    def quit(self) -> None:
        """Leave the program; what is played is saved first."""
        self._save_before_leaving()
        self.running = False

    def _save_before_leaving(self) -> None:
        if self.session is not None and self.session.world.state.ending is None:
            try:
                self.session.save_now()
            except OSError as error:
                self.notice(self.say("screen.save_failed", reason=error.strerror or error))

    def chapters(self) -> list[ChapterInfo]:
        """Return the scenes in the order of the story."""
        return chapters(self.data, self.progress) if self.data is not None else []

    def mods(self) -> list[ModInfo]:
        """Return the mods that are there, switched on or off."""
        return mod_infos(self._mods, self.settings.mods_off, self._report)

    def switch_mod(self, mod: str, on: bool) -> None:
        """Switch a mod on or off, and read the content again."""
        (self.settings.mods_off.discard if on else self.settings.mods_off.add)(mod)
        self.preferences.keep()
        if self.session is not None:
            self.notice(self.say("screen.mod_next"))
            return
        self._report = Report()
        from iss3d.view.picture import Picture  # noqa: PLC0415
        from iss3d.view.reload import Reloader  # noqa: PLC0415
        from iss3d.world.data import load_game  # noqa: PLC0415

        self.data = load_game(self._mods, self._report, frozenset(self.settings.mods_off))
        self.texts = self.data.texts
        self.texts.language = self.settings.word("language")
        self._reloader = Reloader(self.data.content, self.say)
        if self.picture is not None:
            self.picture.remove()
        self.picture = Picture(self.window, self.data, self.preferences.quality())
        self.picture.open_station()
        self.notice(self.say("screen.rebuilt", name=mod))

    def read_story_again(self) -> list[str]:
        """Read all files again for the console; returns what has changed and what is wrong."""
        assert self._reloader is not None and self.session is not None
        return self._reloader.read_all(self.session.world)

    def playing(self) -> bool:
        """Return whether a story is under way."""
        return self.session is not None

    def notice(self, text: str) -> None:
        """Show a small notice."""
        self.hud.notices.add(text)

    # -- pictures ---------------------------------------------------------------------------------------------------
    def toggle_full_screen(self) -> None:
        """Go full screen, or back to a window."""
        self.settings.set(
            "window_mode", "windowed" if self.settings.word("window_mode") != "windowed" else "fullscreen"
        )

    def toggle_rates(self) -> None:
        """Show or hide the read-out of speed and rates."""
        self.hud.options = replace(self.hud.options, rates=not self.hud.options.rates)

    def screenshot(self) -> None:
        """Write what is on the screen to the pictures folder."""
        folder = user_folders().pictures
        name = datetime.now().strftime("iss3d %Y-%m-%d %H.%M.%S.png")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            done = self.window.screenshot(str(folder / name))
        except OSError as error:
            log.warning("screenshot failed: %s", error)
            done = False
        self.notice(self.say("screen.photo", name=name) if done else self.say("screen.not_now"))

    def _leave(self) -> None:
        if self.session is not None:
            self.session.close()
        self.preferences.keep()
        self.audio.close()
        self.devices.close()
        self.window.close()


def _with_fov(explorer: Explorer) -> FreeCamera:
    return replace(explorer.camera, fov_deg=explorer.base_fov)
