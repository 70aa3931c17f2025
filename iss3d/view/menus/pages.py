"""The plain screens: title, pause, chapters, mods, saves, confirmations, credits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import iss3d
from iss3d.view.menus.credits import credit_lines
from iss3d.view.menus.list_screen import ListScreen, Row, fixed
from iss3d.view.menus.log_page import LogScreen, StoryLog
from iss3d.view.menus.screen import MenuContext
from iss3d.view.menus.settings_pages import SettingsScreen
from iss3d.view.ui.style import FAINT, MARGIN, SMALL, SOFT, TITLE, WHITE
from iss3d.view.ui.words import Words
from iss3d.world.saves_store import AUTO, MANUAL, SlotInfo


class TitleScreen(ListScreen):
    """The first screen; the Earth turns behind it."""

    column = 360.0
    top_space = 292.0
    veil = (0.62, 0.0)

    def __init__(self, context: MenuContext) -> None:
        super().__init__(context)
        self._title = Words(context.canvas, self.path, TITLE, WHITE)
        self._under = Words(context.canvas, self.path, SMALL, SOFT)
        self._version = Words(context.canvas, self.path, SMALL, FAINT, "right")
        self._version.text = iss3d.__version__

    def lay(self) -> None:
        """Place everything."""
        super().lay()
        if not self._built or self.path.is_hidden() or not hasattr(self, "_version"):
            return
        c, say = self.context.canvas, self.context.say
        self._title.at(c.left + MARGIN - 4.0, c.top - 168.0).text = "I.S.S."
        self._under.resize(min(self.context.scale, 1.4))
        self._under.at(c.left + MARGIN, c.top - 214.0).text = say("menu.title.under")
        self._version.at(c.right - MARGIN, c.bottom + 34.0)

    def rows(self) -> Sequence[Row]:
        """Return the rows as they are now."""
        context = self.context
        say, game = context.say, context.game
        newest = context.saves.newest()
        rows = []
        if newest is not None:
            rows.append(Row(say("menu.continue"), lambda: self._load(newest.slot), help=describe_slot(newest, context)))
        rows.append(Row(say("menu.new_story"), game.new_story, help=say("menu.new_story.help")))
        if newest is not None:
            rows.append(Row(say("menu.load"), lambda: self.push(LoadScreen(context)), help=say("menu.load.help")))
        rows += [
            Row(say("menu.chapters"), lambda: self.push(ChaptersScreen(context)), help=say("menu.chapters.help")),
            Row(say("menu.explore"), game.explore, help=say("menu.explore.help")),
            Row(say("menu.mods"), lambda: self.push(ModsScreen(context)), help=say("menu.mods.help")),
            Row(say("settings.title"), lambda: self.push(SettingsScreen(context)), help=say("menu.settings.help")),
            Row(say("menu.credits"), lambda: self.push(CreditsScreen(context))),
            Row(say("menu.quit"), self.back),
        ]
        return rows

    def _load(self, slot: str) -> None:
        problem = self.context.game.load(slot)
        if problem:
            self.context.game.notice(problem)

    def back(self) -> None:
        """Ask whether to leave."""
        say = self.context.say
        self.push(ConfirmScreen(self.context, say("menu.quit.sure"), "", say("menu.quit"), self.context.game.quit))


class PauseScreen(ListScreen):
    """Over a story that stands still."""

    column = 360.0

    def __init__(self, context: MenuContext, story: StoryLog) -> None:
        self._story = story
        super().__init__(context)

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.paused")

    def rows(self) -> Sequence[Row]:
        """Return the rows as they are now."""
        context = self.context
        say, game = context.say, context.game
        return [
            Row(say("menu.resume"), game.resume),
            Row(say("menu.log"), lambda: self.push(LogScreen(context, self._story)), help=say("menu.log.help")),
            Row(say("menu.save"), lambda: self.push(SaveScreen(context)), help=say("menu.save.help")),
            Row(say("menu.load"), lambda: self.push(LoadScreen(context)), help=say("menu.load.help")),
            Row(say("menu.restart"), self._restart, help=say("menu.restart.help")),
            Row(say("menu.explore"), game.explore, help=say("menu.explore.here")),
            Row(say("settings.title"), lambda: self.push(SettingsScreen(context)), help=say("menu.settings.help")),
            Row(say("menu.to_title"), self._to_title),
            Row(say("menu.quit"), self._quit),
        ]

    def back(self) -> None:
        """Go on playing."""
        self.context.game.resume()

    def _restart(self) -> None:
        say = self.context.say
        sure = ConfirmScreen(
            self.context, say("menu.restart.sure"), "", say("menu.restart"), self.context.game.restart_scene
        )
        self.push(sure)

    def _to_title(self) -> None:
        say, game = self.context.say, self.context.game
        self.push(
            ConfirmScreen(
                self.context, say("menu.to_title.sure"), say("menu.kept"), say("menu.to_title"), game.to_title
            )
        )

    def _quit(self) -> None:
        say, game = self.context.say, self.context.game
        self.push(ConfirmScreen(self.context, say("menu.quit.sure"), say("menu.kept"), say("menu.quit"), game.quit))


class ConfirmScreen(ListScreen):
    """A question with one way on and one way back."""

    column = 360.0

    def __init__(
        self, context: MenuContext, question: str, explanation: str, word: str, action: Callable[[], None]
    ) -> None:
        self._question, self._explanation, self._word, self._action = question, explanation, word, action
        super().__init__(context)

    def heading(self) -> str:
        """Return the question."""
        return self._question

    def rows(self) -> Sequence[Row]:
        """Return the two answers."""
        stay = Row(self.context.say("menu.stay"), self.close, help=self._explanation)
        return [stay, Row(self._word, self._action, help=self._explanation)]


class ChaptersScreen(ListScreen):
    """Scenes that have been reached; a new story may begin at each."""

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.chapters")

    def rows(self) -> Sequence[Row]:
        """Return the scenes."""
        context = self.context
        rows = []
        for chapter in context.game.chapters():
            number = f"{chapter.beat:>2}   " if chapter.beat else ""
            if chapter.reached:
                start = self._starter(chapter.scene)
                rows.append(Row(f"{number}{chapter.title}", start, help=context.say("menu.chapters.start")))
            else:
                rows.append(Row(f"{number}{context.say('menu.chapters.unknown')}", enabled=False))
        return rows or [Row(context.say("menu.none"), enabled=False)]

    def _starter(self, scene: str) -> Callable[[], None]:
        return lambda: self.context.game.new_story(scene)


class ModsScreen(ListScreen):
    """Mods that are there, on or off."""

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.mods")

    def rows(self) -> Sequence[Row]:
        """Return the mods."""
        context, say = self.context, self.context.say
        rows = []
        for mod in context.game.mods():
            about = say("menu.mods.about", mod=mod.id, version=mod.version, authors=mod.authors)
            if mod.problems:
                about += "\n\n" + say("menu.mods.problems", number=mod.problems)
            on = say("settings.on" if mod.on else "settings.off")
            if mod.fixed:
                rows.append(Row(mod.title, value=lambda: say("menu.mods.always"), help=about))
            else:
                rows.append(Row(mod.title, None, fixed(on), self._switcher(mod.id, mod.on), about))
        rows.append(Row(say("menu.mods.folder"), heading=True))
        rows.append(Row(str(context.mods_folder or ""), enabled=False))
        return rows

    def _switcher(self, mod: str, on: bool) -> Callable[[int], None]:
        return lambda _by: self.context.game.switch_mod(mod, not on)


def describe_slot(info: SlotInfo, context: MenuContext) -> str:
    """Return what is in a save slot: the scene, how long it has been played, when it was saved."""
    minutes = int(info.play_s // 60)
    text = context.say("menu.slot.about", title=info.title, minutes=minutes, saved=_local(info.saved_at))
    return f"{text}\n\n{info.notice}" if info.notice else text


def _local(saved_at: str) -> str:
    """Return a time of saving as a local date and time."""
    try:
        moment = datetime.fromisoformat(saved_at)
    except ValueError:
        return saved_at
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def slot_name(slot: str, context: MenuContext) -> str:
    """Return what a slot is called."""
    kind, _, number = slot.partition("_")
    return context.say("menu.slot.manual" if kind == "slot" else "menu.slot.auto", number=number)


class LoadScreen(ListScreen):
    """Every save there is."""

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.load")

    def rows(self) -> Sequence[Row]:
        """Return the slots, manual first, then the newest autosaves."""
        context = self.context
        infos = {info.slot: info for info in context.saves.all()}
        autos = sorted((infos[s] for s in AUTO if infos[s].there), key=lambda info: -info.serial)
        rows = []
        for info in [infos[s] for s in MANUAL] + autos:
            name = slot_name(info.slot, context)
            if info.there:
                rows.append(Row(name, self._loader(info.slot), fixed(info.title), help=describe_slot(info, context)))
            else:
                rows.append(Row(name, value=lambda: context.say("menu.slot.empty"), enabled=False, help=info.notice))
        return rows

    def _loader(self, slot: str) -> Callable[[], None]:
        def load() -> None:
            problem = self.context.game.load(slot)
            if problem:
                self.context.game.notice(problem)

        return load


class SaveScreen(ListScreen):
    """The three slots of one's own."""

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.save")

    def rows(self) -> Sequence[Row]:
        """Return the slots."""
        context = self.context
        rows = []
        for slot in MANUAL:
            info = context.saves.info(slot)
            value = info.title if info.there else context.say("menu.slot.empty")
            about = describe_slot(info, context) if info.there else ""
            rows.append(Row(slot_name(slot, context), self._saver(slot), fixed(value), help=about))
        return rows

    def _saver(self, slot: str) -> Callable[[], None]:
        def save() -> None:
            self.context.game.notice(self.context.game.save(slot))
            self.close()

        return save


class CreditsScreen(ListScreen):
    """Who and what the game is made from."""

    column = 760.0

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.credits")

    def rows(self) -> Sequence[Row]:
        """Return one row per credit."""
        return [
            Row(line, heading=not line) if line else Row("", enabled=False) for line in credit_lines(self.context.say)
        ]
