"""What a screen is, what it may reach, and the stack they stand on.

A screen is told commands ("up", "accept", "back"), raw keys when it asks for them, and the pointer; it draws on the
sheet. It reaches the game through GameDoor only.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from iss3d.settings.store import Settings
from iss3d.view.hud.frame import Say
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.ui.canvas import Canvas
from iss3d.world.saves_store import SaveStore

log = logging.getLogger(__name__)

COMMANDS = {
    "up arrow": "up", "w": "up", "gamepad dpad up": "up", "gamepad stick up": "up",
    "down arrow": "down", "s": "down", "gamepad dpad down": "down", "gamepad stick down": "down",
    "left arrow": "left", "a": "left", "gamepad dpad left": "left", "gamepad stick left": "left",
    "right arrow": "right", "d": "right", "gamepad dpad right": "right", "gamepad stick right": "right",
    "enter": "accept", "space": "accept", "gamepad a": "accept", "escape": "back", "backspace": "back",
    "gamepad b": "back", "page up": "page_up", "page down": "page_down", "home": "first", "end": "last",
    "delete": "clear", "gamepad x": "clear",
}  # fmt: skip
"""Keys that always work in menus, whatever the player has bound for playing."""


@dataclass(frozen=True, slots=True)
class ChapterInfo:
    """A scene a new story may start at: its id, number in the story, title, and whether it was reached."""

    scene: str
    beat: int
    title: str
    reached: bool


@dataclass(frozen=True, slots=True)
class ModInfo:
    """A mod as the menu shows it."""

    id: str
    title: str
    version: str
    authors: str
    on: bool
    problems: int
    fixed: bool


class GameDoor(Protocol):
    """What menus may ask of the game."""

    def new_story(self, scene: str | None = None) -> None:
        """Begin, at the start or at a scene."""

    def resume(self) -> None:
        """Go on playing."""

    def restart_scene(self) -> None:
        """Start the scene again from its checkpoint."""

    def save(self, slot: str) -> str:
        """Save; returns a sentence for the player."""

    def load(self, slot: str) -> str | None:
        """Load and play; returns a sentence when it could not be."""

    def explore(self, at: str | None = None) -> None:
        """Fly the free camera."""

    def to_title(self) -> None:
        """Leave the story."""

    def quit(self) -> None:
        """Leave the program."""

    def chapters(self) -> list[ChapterInfo]:
        """Return the scenes in the order of the story."""

    def mods(self) -> list[ModInfo]:
        """Return the mods that are there."""

    def switch_mod(self, mod: str, on: bool) -> None:
        """Switch a mod on or off; the next story or load uses it."""

    def playing(self) -> bool:
        """Return whether a story is under way."""

    def notice(self, text: str) -> None:
        """Show a small notice."""


@dataclass(slots=True)
class MenuContext:
    """What every screen is given."""

    canvas: Canvas
    say: Say
    glyphs: Glyphs
    settings: Settings
    saves: SaveStore
    game: GameDoor
    mods_folder: Path | None = None
    pad: bool = False

    @property
    def scale(self) -> float:
        """The player's text size."""
        return self.settings.number("text_size")


class Screen:
    """Something that stands over the game. veil says whether it darkens and stops what is behind."""

    stops_game = True
    takes_raw_keys = False

    def __init__(self, context: MenuContext) -> None:
        self.context = context
        self.stack: ScreenStack | None = None
        self.path: Any = context.canvas.root.attach_new_node(type(self).__name__)
        self.path.hide()
        self._stop = context.canvas.on_resize(self.lay)

    def lay(self) -> None:
        """Place everything for the present size; called when shown and when the window changes."""

    def show(self) -> None:
        """Become the top screen."""
        self.path.show()
        self.lay()

    def hide(self) -> None:
        """Be covered by another screen."""
        self.path.hide()

    def remove(self) -> None:
        """Go for good."""
        self._stop()
        self.path.remove_node()

    def command(self, command: str) -> None:
        """Take a command; the least a screen does is close."""
        if command == "back":
            self.close()

    def raw_key(self, key: str) -> None:
        """Take a key as it is, while takes_raw_keys."""

    def pointer(self, x: float, y: float) -> None:
        """The pointer has moved here."""

    def click(self, x: float, y: float) -> None:
        """The pointer was pressed here."""

    def wheel(self, by: int) -> None:
        """The wheel was turned: 1 up, -1 down."""

    def update(self, seconds: float) -> None:
        """Let time pass."""

    def close(self) -> None:
        """Go back to the screen below."""
        if self.stack is not None:
            self.stack.pop()

    def push(self, screen: Screen) -> None:
        """Open another screen over this one."""
        if self.stack is not None:
            self.stack.push(screen)


class ScreenStack:
    """Screens, one on top of another; only the top is seen and told anything."""

    def __init__(self) -> None:
        self.screens: list[Screen] = []

    @property
    def top(self) -> Screen | None:
        """The screen that has the keys, or None while the game is being played."""
        return self.screens[-1] if self.screens else None

    def push(self, screen: Screen) -> None:
        """Open a screen over the others."""
        if self.top is not None:
            self.top.hide()
        screen.stack = self
        self.screens.append(screen)
        self._guard(screen, screen.show)

    def pop(self) -> None:
        """Close the top screen."""
        if not self.screens:
            return
        self.screens.pop().remove()
        if self.top is not None:
            self._guard(self.top, self.top.show)

    def reset(self, screen: Screen | None = None) -> None:
        """Close all, and open one instead."""
        while self.screens:
            self.screens.pop().remove()
        if screen is not None:
            self.push(screen)

    def key(self, key: str) -> None:
        """Take a key that went down."""
        top = self.top
        if top is None:
            return
        if top.takes_raw_keys:
            self._guard(top, lambda: top.raw_key(key))
        elif key in COMMANDS:
            self._guard(top, lambda: top.command(COMMANDS[key]))
        elif key in {"scroll up", "scroll down"}:
            self._guard(top, lambda: top.wheel(1 if key == "scroll up" else -1))

    def pointer(self, x: float, y: float) -> None:
        """Take a move of the pointer."""
        if (top := self.top) is not None:
            self._guard(top, lambda: top.pointer(x, y))

    def click(self, x: float, y: float) -> None:
        """Take a press of the pointer."""
        if (top := self.top) is not None and not top.takes_raw_keys:
            self._guard(top, lambda: top.click(x, y))

    def update(self, seconds: float) -> None:
        """Let time pass."""
        if (top := self.top) is not None:
            self._guard(top, lambda: top.update(seconds))

    def _guard(self, screen: Screen, call: Any) -> None:
        """Run a screen's answer; a screen that fails is closed and logged, and the game goes on."""
        try:
            call()
        except Exception:  # a broken screen must never take the game with it
            log.exception("%s failed and was closed", type(screen).__name__)
            if screen in self.screens:
                self.screens.remove(screen)
                screen.remove()
                if self.top is not None:
                    self.top.path.show()
