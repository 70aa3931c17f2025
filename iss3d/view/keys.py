"""Where each key goes: to the screen on top, to the free camera, or to the story's hands.

Knows which act opens what; what the acts do is the game's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from iss3d.view.menus.console_screen import ConsoleScreen, Scrollback
from iss3d.view.menus.log_page import LogScreen, StoryLog
from iss3d.view.menus.map_page import MapScreen
from iss3d.view.menus.pages import PauseScreen
from iss3d.view.menus.screen import Screen

if TYPE_CHECKING:
    from iss3d.view.game import Game

QUICK_SLOT = "slot_3"


class Keys:
    """Routes presses and releases, the pointer and the focus of one game."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._focused = True
        self._past = Scrollback()
        self._pointer: tuple[float, float] | None = None
        game.devices.press, game.devices.release = self.press, game.hands.release

    def follow(self) -> None:
        """Follow the window's focus and the pointer; called once a frame."""
        self._follow_focus()
        self._follow_pointer()

    def forget_pointer(self) -> None:
        """A screen has opened or closed: where the pointer was means nothing there."""
        self._pointer = None

    def _follow_focus(self) -> None:
        game = self._game
        focused = game.window.options.offscreen or bool(game.window.win.get_properties().get_foreground())
        if self._focused and not focused:
            game.devices.let_go()
            if game.settings.on("pause_unfocused") and game.session is not None and game.stack.top is None:
                self.pause()
        self._focused = focused

    def _follow_pointer(self) -> None:
        game = self._game
        if game.stack.top is None or game.window.options.offscreen:
            return
        pointer = game.window.win.get_pointer(0)
        here = (pointer.get_x(), pointer.get_y())
        if pointer.get_in_window() and here != self._pointer:
            if self._pointer is not None:
                game.stack.pointer(*game.canvas.from_pointer(*here))
            self._pointer = here

    def press(self, key: str) -> None:
        """Take a key that went down."""
        game = self._game
        if game.stack.top is not None:
            self._press_in_menu(key)
        elif game.explorer is not None:
            self._press_in_explorer(key)
        elif game.session is not None:
            self._press_in_story(key)

    def _press_in_menu(self, key: str) -> None:
        game = self._game
        if key == "left mouse":
            pointer = game.window.win.get_pointer(0)
            game.stack.click(*game.canvas.from_pointer(pointer.get_x(), pointer.get_y()))
            return
        top = game.stack.top
        if top is not None and not top.takes_raw_keys:
            acts = game.settings.bindings.actions_for(key, "always")
            if "full_screen" in acts:
                game.toggle_full_screen()
                return
            if "screenshot" in acts:
                game.screenshot()
                return
        game.stack.key(key)
        game.audio.cue("menu_choose" if game.stack.top is not top else "menu_move", None, 0.35)

    def _press_in_story(self, key: str) -> None:
        game = self._game
        choices = game.hud.choices
        if choices.options:
            if key in {"scroll up", "scroll down", "gamepad dpad up", "gamepad dpad down"}:
                choices.move(-1 if key.endswith("up") else 1)
                return
            if choices.marked is not None and key in {"left mouse", "gamepad a", "enter"}:
                game.hands.choose(choices.marked)
                return
        doings: dict[str, Callable[[], object]] = {
            "pause": self.pause,
            "log": self._open_log,
            "map": self._open_map,
            "quick_save": lambda: game.notice(game.save(QUICK_SLOT)),
            "quick_load": game.load_newest,
            "screenshot": game.screenshot,
            "photo": game.explore,
            "full_screen": game.toggle_full_screen,
            "hide_interface": game.hud.toggle,
            "rates": game.toggle_rates,
            "console": self._open_console,
        }
        for act in game.settings.bindings.actions_for(key, "play"):
            if act in doings:
                doings[act]()
                return
        game.hands.press(key)

    def _press_in_explorer(self, key: str) -> None:
        game = self._game
        explorer = game.explorer
        assert explorer is not None
        match explorer.press(key):
            case "pause":
                from iss3d.view.menus.camera_pages import CameraMenu  # noqa: PLC0415  (the title needs no free camera)

                self._open(CameraMenu(game.context, explorer, game.copy_pose, game.leave_explorer))
            case "jump_list":
                from iss3d.view.menus.camera_pages import PlacesScreen  # noqa: PLC0415  (the title needs no free camera)

                self._open(PlacesScreen(game.context, explorer))
            case "copy_pose":
                game.copy_pose()
            case "screenshot":
                game.screenshot()
            case "full_screen":
                game.toggle_full_screen()

    def _open(self, screen: Screen) -> None:
        """Open a screen over the game."""
        self._game.hands.drop_all()
        self.forget_pointer()
        self._game.stack.push(screen)

    def pause(self) -> None:
        """Stand still, with the menu."""
        session = self._game.session
        if session is not None:
            self._open(PauseScreen(self._game.context, session.story_log))

    def _open_log(self) -> None:
        session = self._game.session
        self._open(LogScreen(self._game.context, session.story_log if session else StoryLog()))

    def _open_console(self) -> None:
        session, data = self._game.session, self._game.data
        if session is None or data is None:
            return
        from iss3d.story.console import Console  # noqa: PLC0415  (only who writes scenes needs it)
        from iss3d.story.names import Names  # noqa: PLC0415

        names = Names.from_parts(data.station, data.crew, data.war, data.texts)
        console = Console(session.world.director, names, self._game.read_story_again)
        self._open(ConsoleScreen(self._game.context, console, self._past, self._game.hud.waiting.toggle))

    def _open_map(self) -> None:
        session = self._game.session
        if session is not None:
            self._open(MapScreen(self._game.context, session.data.station, session.map_facts()))
