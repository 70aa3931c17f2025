"""The console over the game takes lines, goes on with words, remembers; the overlay says what scenes wait for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from iss3d.settings.store import Settings
from iss3d.view.hud.waiting import SECONDS, Waiting
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.menus.console_screen import ConsoleScreen, Scrollback
from iss3d.view.menus.screen import MenuContext, ScreenStack
from iss3d.view.window import GameWindow
from iss3d.world.saves_store import SaveStore


class Echo:
    """Stands for the story's console."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def run(self, line: str) -> list[str]:
        self.ran.append(line)
        return [f"did {line}"]

    def complete(self, line: str) -> list[str]:
        word = line.rpartition(" ")[2]
        return [one for one in ("scene", "spawn", "why", "welcome") if one.startswith(word)]


class Bench:
    """A console that is open."""

    def __init__(self, context: MenuContext) -> None:
        self.echo, self.past, self.overlays = Echo(), Scrollback(), 0
        self.stack = ScreenStack()
        self.context = context
        self.open()

    def open(self) -> None:
        self.screen = ConsoleScreen(self.context, self.echo, self.past, self.toggle)
        self.stack.push(self.screen)

    def toggle(self) -> None:
        self.overlays += 1

    def type(self, text: str) -> None:
        for character in text:
            self.screen.write(character)


@pytest.fixture
def console(canvas: Any, texts: Any, settings: Settings, tmp_path: Path) -> Bench:
    saves = SaveStore(tmp_path / "saves")
    return Bench(MenuContext(canvas, texts.get, Glyphs(settings.bindings), settings, saves, object(), tmp_path))  # type: ignore[arg-type]


def test_a_line_is_run_and_what_it_says_is_shown(window: GameWindow, console: Bench) -> None:
    console.type("flag late yes")
    console.stack.key("enter")
    assert console.echo.ran == ["flag late yes"]
    assert console.past.said == ["> flag late yes", "did flag late yes"]
    assert console.screen.line == ""
    assert window.capture().convert("L").getextrema()[1] > 150


def test_tab_goes_on_with_the_word_and_shows_what_could_follow(console: Bench) -> None:
    console.type("wh")
    console.stack.key("tab")
    assert console.screen.line == "why "
    console.type("wel")
    console.stack.key("tab")
    assert console.screen.line == "why welcome "
    console.stack.key("enter")
    console.type("s")
    console.stack.key("tab")
    assert console.screen.line == "s"
    assert console.past.said[-1] == "scene  spawn"


def test_earlier_lines_come_back_even_after_it_was_closed(console: Bench) -> None:
    for line in ("why", "time"):
        console.type(line)
        console.stack.key("enter")
    console.stack.key("escape")
    assert console.stack.top is None
    console.open()
    console.stack.key("up arrow")
    console.stack.key("up arrow")
    assert console.screen.line == "why"
    console.stack.key("down arrow")
    console.stack.key("down arrow")
    assert console.screen.line == ""


def test_the_command_waiting_and_a_second_f1_turn_the_overlay(console: Bench) -> None:
    console.type("waiting")
    console.stack.key("enter")
    assert (console.overlays, console.echo.ran) == (1, [])
    console.stack.key("f1")
    assert console.overlays == 2
    assert console.stack.top is None


def test_keys_that_write_nothing_leave_the_line_as_it_is(console: Bench) -> None:
    console.type("why\x08\r")
    console.stack.key("left shift")
    assert console.screen.line == "why"
    console.stack.key("backspace")
    assert console.screen.line == "wh"


def test_the_overlay_follows_the_story_while_it_is_shown(canvas: Any) -> None:
    overlay = Waiting(canvas, canvas.root)
    story = ["arrival: running, waits for not: seated"]
    overlay.update(SECONDS, 1.0, lambda: story)
    assert overlay.text == ""
    overlay.toggle()
    overlay.update(0.0, 1.0, lambda: story)
    assert overlay.text == story[0]
    story.append("welcome: cannot start, waits for arrival to be over")
    overlay.update(SECONDS, 1.0, lambda: story)
    assert overlay.text.count("\n") == 1
    overlay.toggle()
    assert overlay.path.is_hidden()
