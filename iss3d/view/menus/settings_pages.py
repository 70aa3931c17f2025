"""Settings, built from the declared options and applied at once; keys; and the five questions of the first launch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from iss3d.settings.bindings import ACTIONS, Action
from iss3d.settings.options import GROUPS, OPTIONS, Option, in_group
from iss3d.view.menus.list_screen import FOOT, ListScreen, Row
from iss3d.view.menus.screen import MenuContext
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import INK, MARGIN, SPEAKER, SUBTITLE, WARM, WHITE, faded
from iss3d.view.ui.words import Words


def value_text(option: Option, context: MenuContext) -> str:
    """Return an option's value as a person reads it."""
    settings, say = context.settings, context.say
    if option.kind == "toggle":
        return say("settings.on" if settings.on(option.id) else "settings.off")
    if option.kind == "choice":
        return say(option.choice_label(settings.word(option.id)))
    number = settings.number(option.id)
    if option.unit == "percent":
        return f"{number * 100:.0f} %"
    return f"{number:.0f}°" if option.unit == "degrees" else f"{number:g}"


def option_row(option: Option, context: MenuContext) -> Row:
    """Return the row of an option."""
    settings = context.settings

    def adjust(by: int) -> None:
        settings.set(option.id, option.next(settings.values[option.id], by))

    part: Callable[[], float] | None = None
    if option.kind == "range":

        def part() -> float:
            return (settings.number(option.id) - option.low) / (option.high - option.low)

    help = context.say(option.help)
    if not option.live:
        help += "\n\n" + context.say("settings.next_start")
    return Row(context.say(option.label), None, lambda: value_text(option, context), adjust, help, part=part)


class SettingsScreen(ListScreen):
    """The pages of the settings."""

    column = 360.0

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("settings.title")

    def rows(self) -> Sequence[Row]:
        """Return one row per page."""
        context, say = self.context, self.context.say
        rows = [
            Row(say(f"settings.groups.{group}"), self._opener(group), help=say(f"menu.settings.{group}.help"))
            for group in GROUPS
        ]
        rows.append(Row(say("menu.keys"), lambda: self.push(KeysScreen(context)), help=say("menu.keys.help")))
        rows.append(Row(say("settings.reset"), context.settings.reset, help=say("menu.settings.reset.help")))
        return rows

    def _opener(self, group: str) -> Callable[[], None]:
        return lambda: self.push(GroupScreen(self.context, group))


class GroupScreen(ListScreen):
    """One page of options."""

    column = 560.0

    def __init__(self, context: MenuContext, group: str) -> None:
        self._group = group
        super().__init__(context)

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say(f"settings.groups.{self._group}")

    def rows(self) -> Sequence[Row]:
        """Return the options."""
        return [option_row(option, self.context) for option in in_group(self._group)]


class KeysScreen(ListScreen):
    """Every action and its inputs; accept, then press the new one."""

    column = 560.0

    def __init__(self, context: MenuContext) -> None:
        self._waiting: Action | None = None
        super().__init__(context)

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.keys")

    def rows(self) -> Sequence[Row]:
        """Return the actions by context."""
        rows: list[Row] = []
        for context_name in ("play", "camera", "always"):
            rows.append(Row(self.context.say(f"menu.keys.{context_name}"), heading=True))
            rows += [self._row(action) for action in ACTIONS if action.context == context_name]
        rows.append(Row(self.context.say("menu.keys.reset"), self.context.settings.bindings.reset))
        return rows

    def _row(self, action: Action) -> Row:
        def value() -> str:
            if self._waiting is action:
                return self.context.say("menu.keys.press")
            keys = self.context.settings.bindings.of(action.id)
            return "   ".join(self.context.glyphs.written(key) for key in keys) or self.context.say("menu.none")

        return Row(
            self.context.say(action.label), lambda: self._wait(action), value, help=self.context.say("menu.keys.how")
        )

    def _wait(self, action: Action) -> None:
        self._waiting = action
        self.takes_raw_keys = True

    def raw_key(self, key: str) -> None:
        """Give the waiting action this input, in place of its first of the same device; Escape leaves it as it is."""
        action, self._waiting, self.takes_raw_keys = self._waiting, None, False
        if action is not None and (key != "escape" or action.id == "pause"):
            bindings = self.context.settings.bindings
            same = [k for k in bindings.of(action.id) if k.startswith("gamepad ") == key.startswith("gamepad ")]
            lost = bindings.bind(action.id, key, instead_of=same[0] if same and key not in same else None)
            if lost:
                names = ", ".join(self.context.say(f"actions.{one}") for one in lost)
                self.context.game.notice(self.context.say("menu.keys.lost", names=names))
        self.refresh()

    def clear_row(self, index: int) -> None:
        """Take the last input from the marked action."""
        names = {self.context.say(action.label): action for action in ACTIONS}
        action = names.get(self._rows[index].label)
        if action is not None and (keys := self.context.settings.bindings.of(action.id)):
            self.context.settings.bindings.unbind(action.id, keys[-1])


class FirstLaunchScreen(ListScreen):
    """Five questions before a word is spoken, with what they do shown beside them."""

    column = 560.0

    def __init__(self, context: MenuContext, done: Callable[[], None]) -> None:
        self._done = done
        super().__init__(context)
        self._plate = Drawing(self.path)
        self._speaker = Words(context.canvas, self.path, SPEAKER, WARM)
        self._sample = Words(context.canvas, self.path, SUBTITLE, WHITE)

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("menu.first.heading")

    def rows(self) -> Sequence[Row]:
        """Return the five options and the way on."""
        rows = [option_row(option, self.context) for option in OPTIONS if option.first]
        rows.append(Row("", enabled=False))
        rows.append(Row(self.context.say("menu.first.go"), self._done, help=self.context.say("menu.first.later")))
        return rows

    def lay(self) -> None:
        """Place everything, and the sample at the foot as it will look."""
        large = self.context.scale > 1.3
        self.foot_space = FOOT + (94.0 * self.context.scale if large else 0.0)
        super().lay()
        if not hasattr(self, "_sample") or self.path.is_hidden():
            return
        c, settings, say = self.context.canvas, self.context.settings, self.context.say
        shown = settings.on("subtitles")
        scale = settings.number("text_size")
        for words in (self._speaker, self._sample):
            words.show(shown)
        plate = Sketch()
        if shown:
            self._speaker.resize(scale)
            self._sample.resize(scale, min(520.0 * scale, c.width * 0.62))
            self._speaker.text, self._sample.text = say("menu.first.speaker"), say("menu.first.sample")
            whole = self._speaker.width + 14.0 * scale + self._sample.width
            left = c.right - MARGIN - whole - 18.0
            y = c.bottom + 74.0
            first = y + (self._sample.lines - 1) * self._sample.line_height
            plate.box(left - 18.0, y - 12.0 * scale, left + whole + 18.0, first + 27.0 * scale, faded(INK, 0.9))
            self._speaker.at(left, first)
            self._sample.at(left + self._speaker.width + 14.0 * scale, first)
        self._plate.show(plate)

    def back(self) -> None:
        """Leave it as it is and go on."""
        self._done()
