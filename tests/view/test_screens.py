"""Menus open, are worked by key and pointer, and close with Escape; the HUD says what it is told, readably."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_up import perception

from iss3d.events import ChoiceOffered, LineSpoken, ObjectiveDone, ObjectiveSet
from iss3d.settings.store import Settings
from iss3d.view.hud.frame import HudFrame, HudOptions, project
from iss3d.view.hud.hud import Hud
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.menus.credits import credit_lines
from iss3d.view.menus.list_screen import ListScreen
from iss3d.view.menus.log_page import LogScreen, StoryLog
from iss3d.view.menus.pages import (
    ChaptersScreen,
    CreditsScreen,
    LoadScreen,
    ModsScreen,
    PauseScreen,
    SaveScreen,
    TitleScreen,
)
from iss3d.view.menus.screen import ChapterInfo, MenuContext, ModInfo, ScreenStack
from iss3d.view.menus.settings_pages import FirstLaunchScreen, GroupScreen, KeysScreen, SettingsScreen
from iss3d.view.ui.style import BODY, WHITE
from iss3d.view.ui.words import Words
from iss3d.view.window import GameWindow
from iss3d.world.saves_store import SaveStore


class Recorder:
    """Stands for the game; notes what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def chapters(self) -> list[ChapterInfo]:
        return [ChapterInfo("arrival", 1, "Arrival", True), ChapterInfo("welcome", 2, "Welcome", False)]

    def mods(self) -> list[ModInfo]:
        return [ModInfo("base", "I.S.S.", "1", "us", True, 0, True), ModInfo("q", "Quiet", "1", "you", True, 2, False)]

    def playing(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        return lambda *args: self.asked.append((name, *args))


@pytest.fixture
def context(canvas: Any, texts: Any, settings: Settings, tmp_path: Path) -> MenuContext:
    saves = SaveStore(tmp_path / "saves")
    return MenuContext(canvas, texts.get, Glyphs(settings.bindings), settings, saves, Recorder(), tmp_path)  # type: ignore[arg-type]


def marked(screen: ListScreen) -> str:
    return screen._rows[screen.marked].label


def go_to(stack: ScreenStack, label: str) -> None:
    for _ in range(60):
        if marked(stack.top) == label:  # type: ignore[arg-type]
            return
        stack.key("down arrow")
    raise AssertionError(f"there is no row '{label}'")


def test_every_screen_draws_something_and_closes_with_escape(window: GameWindow, context: MenuContext) -> None:
    makers = (SettingsScreen, KeysScreen, ChaptersScreen, ModsScreen, LoadScreen, SaveScreen, CreditsScreen)
    for make in (*makers, lambda c: GroupScreen(c, "reading"), lambda c: LogScreen(c, StoryLog())):
        stack = ScreenStack()
        stack.push(make(context))  # type: ignore[operator]
        low, high = window.capture().convert("L").getextrema()
        assert high > 150, make
        assert low < 60, make
        stack.key("escape")
        assert stack.top is None, make


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_a_long_line_stays_on_the_screen_at_every_text_size(canvas: Any, texts: Any, size: float) -> None:
    hud = Hud(canvas, Glyphs(Settings().bindings), texts.get)
    hud.options = HudOptions(text_scale=size, subtitle_scale=size)
    words = "Up to the ball, then forward till the walls turn pink. They are all there, every one of them."
    hud.hear(LineSpoken("1", "nicholai", words, 5.0, (0.0, -3.0, 0.0)))
    hud.update(HudFrame(perception(), 0.1))
    left, right = (edge[0] for edge in hud.subtitles.path.get_tight_bounds())
    assert canvas.left <= left
    assert right <= canvas.right


def test_pause_goes_on_with_escape(context: MenuContext) -> None:
    stack = ScreenStack()
    stack.push(PauseScreen(context, StoryLog()))
    stack.key("escape")
    assert context.game.asked == [("resume",)]  # type: ignore[attr-defined]


def test_quitting_asks_first(context: MenuContext) -> None:
    stack = ScreenStack()
    stack.push(TitleScreen(context))
    stack.key("escape")
    assert len(stack.screens) == 2
    stack.key("enter")
    assert len(stack.screens) == 1
    assert context.game.asked == []  # type: ignore[attr-defined]


def test_settings_are_applied_as_they_are_turned(context: MenuContext, settings: Settings) -> None:
    stack = ScreenStack()
    stack.push(GroupScreen(context, "reading"))
    go_to(stack, context.say("settings.text_size.label"))
    stack.key("right arrow")
    assert settings.number("text_size") == pytest.approx(1.1)
    stack.key("left arrow")
    assert settings.number("text_size") == pytest.approx(1.0)


def test_a_key_is_bound_by_pressing_it(context: MenuContext, settings: Settings) -> None:
    stack = ScreenStack()
    stack.push(KeysScreen(context))
    go_to(stack, context.say("actions.use"))
    stack.key("enter")
    stack.key("k")
    assert "k" in settings.bindings.of("use") and "f" not in settings.bindings.of("use")


def test_the_pointer_works_the_row_it_is_on(context: MenuContext) -> None:
    stack = ScreenStack()
    screen = ChaptersScreen(context)
    stack.push(screen)
    index, low, high = screen._spans[0]
    stack.click(context.canvas.left + 80.0, (low + high) / 2.0)
    assert context.game.asked == [("new_story", "arrival")]  # type: ignore[attr-defined]
    assert index == 0


def test_first_launch_asks_five_things_and_goes_on(context: MenuContext) -> None:
    done: list[bool] = []
    stack = ScreenStack()
    screen = FirstLaunchScreen(context, lambda: done.append(True))
    stack.push(screen)
    assert sum(row.adjust is not None for row in screen.rows()) == 5
    go_to(stack, context.say("menu.first.go"))
    stack.key("enter")
    assert done == [True]


def test_a_screen_that_fails_is_closed_and_the_game_goes_on(context: MenuContext) -> None:
    class Broken(ListScreen):
        def rows(self) -> Any:
            raise ValueError("broken")

    stack = ScreenStack()
    stack.push(Broken(context))
    assert stack.top is None


def test_no_text_of_the_menus_is_missing(context: MenuContext, texts: Any) -> None:
    for make in (TitleScreen, SettingsScreen, KeysScreen, ModsScreen, SaveScreen):
        stack = ScreenStack()
        stack.push(make(context))
        stack.reset()
    credit_lines(context.say)
    assert texts.missing == set()


@pytest.fixture
def hud(canvas: Any, settings: Settings, texts: Any) -> Hud:
    return Hud(canvas, Glyphs(settings.bindings), texts.get)


def test_a_line_is_subtitled_with_its_speaker(hud: Hud) -> None:
    hud.hear(LineSpoken("l", "alexey", "They had nothing to hold on to.", 4.0))
    hud.update(HudFrame(perception(), 0.1, names={"alexey": "Alexey"}))
    assert hud.subtitles._texts[0].text == "They had nothing to hold on to."
    assert hud.subtitles._names[0].text == "Alexey"
    hud.update(HudFrame(perception(), 5.0))
    assert not hud.subtitles._voices


def test_letters_are_never_smaller_than_nine_pixels(hud: Hud, canvas: Any) -> None:
    for scale in (1.0, 2.0):
        hud.options = HudOptions(text_scale=scale, subtitle_scale=scale)
        hud.hear(LineSpoken("l", "nika", "Shift is over.", 4.0))
        hud.update(HudFrame(perception(), 0.1))
        assert hud.subtitles._texts[0].size * canvas.pixels_per_unit >= 9.0 * scale


def test_the_newest_objective_is_shown_until_it_is_done(hud: Hud) -> None:
    hud.hear(ObjectiveSet("a", "Find the mice."))
    hud.hear(ObjectiveSet("b", "Separate them."))
    hud.update(HudFrame(perception(), 0.1))
    assert hud.objectives._line.text == "Separate them."
    hud.hear(ObjectiveDone("b"))
    hud.update(HudFrame(perception(), 0.1))
    assert hud.objectives._line.text == "Find the mice."


def test_answers_are_numbered_and_can_be_pointed_at(hud: Hud) -> None:
    hud.hear(ChoiceOffered(("Yes.", "No.", ""), 2, 6.0))
    hud.update(HudFrame(perception(), 0.1))
    low, high = hud.choices._rows[1]
    assert hud.choices.at(0.0, (low + high) / 2.0) == 1
    hud.choices.move(1)
    assert hud.choices.marked == 0


def test_the_prompt_says_the_key_the_verb_and_the_name(hud: Hud) -> None:
    hud.update(HudFrame(perception(aim="habitat", prompt="Power on"), 0.1, aim_name="Mouse habitat"))
    prompt = hud.crosshair.prompt
    assert (prompt._key.text, prompt._verb.text, prompt._name.text) == ("F", "Power on", "Mouse habitat")


def test_what_is_ahead_is_in_the_middle_and_what_is_behind_is_not_in_sight() -> None:
    frame = HudFrame(perception(), 0.0)
    ahead, behind = project((5.0, 0.0, 0.0), frame), project((-5.0, 0.1, 0.0), frame)
    assert (ahead.x, ahead.y, ahead.visible) == (0.0, 0.0, True)
    assert not behind.visible and behind.x > 0.0


def test_taking_shows_the_take_key_in_every_language(hud: Hud) -> None:
    hud.update(HudFrame(perception(aim="drill", prompt="Взять", verb="take"), 0.1, aim_name="Дрель"))
    assert hud.crosshair.prompt._key.text == Glyphs(Settings().bindings).of("take", False)


def test_an_open_hatch_does_not_ask_who_flies_through_it_to_shut_it(hud: Hud) -> None:
    flying = perception(aim="unity_destiny", prompt="Close", verb="close", velocity=(0.6, 0.0, 0.0))
    hud.update(HudFrame(flying, 0.1, aim_name="Hatch"))
    assert hud.crosshair.prompt.path.is_hidden()
    hud.update(HudFrame(replace(flying, gripping="unity_rail_1"), 0.1, aim_name="Hatch"))
    assert not hud.crosshair.prompt.path.is_hidden()


def test_unstrapping_is_told_in_the_corner_of_the_picture_and_names_no_seat(hud: Hud, canvas: Any) -> None:
    hud.update(HudFrame(perception(aim="soyuz_seat", prompt="Unstrap", verb="unstrap"), 0.1, aim_name="Right seat"))
    prompt = hud.crosshair.prompt
    assert prompt._name.text == ""
    assert prompt._verb.path.get_y(canvas.root) < canvas.bottom + 100.0


def test_no_words_are_no_wide(canvas: Any) -> None:
    words = Words(canvas, canvas.root, BODY, WHITE)
    assert words.width == 0.0
    words.text = "Unstrap"
    assert words.width > 10.0
    words.text = ""
    assert words.width == 0.0
