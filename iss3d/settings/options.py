"""Every option a player has, declared once; the menus, the file and the first-launch screen are read from here.

Labels and helps are text ids ("settings.fov.label", "settings.fov.help"); nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass

from iss3d.settings.rules import DIFFICULTIES

Value = bool | float | str


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        id: Name in the settings file.
        group: Page of the menu: "comfort", "reading", "seeing", "hearing", "controls" or "game".
        default: What holds until the player chooses.
        choices: Words to choose from, when it is a choice.
        low, high, step: Range of a number.
        unit: Text id ending of a number's unit: "percent", "degrees" or "" for none.
        live: Applied at once; else at the next start.
        first: Asked on the first launch.
    """

    id: str
    group: str
    default: Value
    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 1.0
    step: float = 0.1
    unit: str = ""
    live: bool = True
    first: bool = False

    @property
    def kind(self) -> str:
        """How it is chosen: "toggle", "choice" or "range"."""
        if isinstance(self.default, bool):
            return "toggle"
        return "choice" if isinstance(self.default, str) else "range"

    @property
    def label(self) -> str:
        """Text id of its name."""
        return f"settings.{self.id}.label"

    @property
    def help(self) -> str:
        """Text id of one sentence about it."""
        return f"settings.{self.id}.help"

    def choice_label(self, choice: str) -> str:
        """Return the text id of one of its choices."""
        return f"settings.{self.id}.{choice}"

    def accept(self, value: object) -> Value | None:
        """Return the value as this option takes it (a number within its range, on a step), or None when it cannot."""
        if self.kind == "toggle":
            return value if isinstance(value, bool) else None
        if self.kind == "choice":
            return value if isinstance(value, str) and value in self.choices else None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
            return None
        steps = round((min(max(float(value), self.low), self.high) - self.low) / self.step)
        return round(min(self.low + steps * self.step, self.high), 6)

    def next(self, value: Value, by: int = 1) -> Value:
        """Return the value one press further (by -1: back): toggles flip, choices go round, numbers stop at the end."""
        if self.kind == "toggle":
            return not value
        if self.kind == "choice":
            at = self.choices.index(str(value)) if value in self.choices else 0
            return self.choices[(at + by) % len(self.choices)]
        accepted = self.accept(float(value) + by * self.step)
        return self.default if accepted is None else accepted


GROUPS = ("comfort", "reading", "seeing", "hearing", "controls", "game")
"""Pages of the settings menu, in order."""


def _toggle(id: str, group: str, default: bool, *, first: bool = False) -> Option:
    return Option(id, group, default, first=first)


def _choice(id: str, group: str, default: str, *choices: str, first: bool = False, live: bool = True) -> Option:
    return Option(id, group, default, choices, first=first, live=live)


def _percent(
    id: str, group: str, default: float, low: float = 0.0, high: float = 1.0, step: float = 0.05, *, first: bool = False
) -> Option:
    return Option(id, group, default, low=low, high=high, step=step, unit="percent", first=first)


OPTIONS: tuple[Option, ...] = (
    _choice("comfort", "comfort", "steady", "steady", "free", "own", first=True),
    _toggle("auto_level", "comfort", True),
    _toggle("spin", "comfort", False),
    _toggle("swim", "comfort", True),
    _toggle("shake", "comfort", False),
    _choice("flashes", "comfort", "reduced", "full", "reduced", first=True),
    _toggle("gore_reduced", "comfort", False),
    _toggle("subtitles", "reading", True, first=True),
    _toggle("speaker_names", "reading", True),
    _toggle("direction_mark", "reading", True),
    _percent("text_size", "reading", 1.0, 1.0, 2.0, 0.1, first=True),
    _percent("line_time", "reading", 1.0, 1.0, 3.0, 0.25),
    _toggle("high_contrast", "reading", False),
    _toggle("colour_safe", "reading", False),
    _choice("language", "reading", "en", "en", "ru"),
    Option("fov", "seeing", 90.0, low=55.0, high=110.0, step=5.0, unit="degrees"),
    _percent("brightness", "seeing", 1.0, 0.5, 2.0, 0.1),
    _choice("window_mode", "seeing", "windowed", "windowed", "borderless", "fullscreen"),
    _choice("quality", "seeing", "auto", "auto", "lowest", "low", "medium", "high"),
    Option("vsync", "seeing", True, live=False),
    _percent("volume_master", "hearing", 0.8),
    _percent("volume_voice", "hearing", 1.0),
    _percent("volume_effects", "hearing", 1.0),
    _percent("volume_music", "hearing", 0.7),
    _percent("volume_ambience", "hearing", 0.8),
    _percent("mouse_sensitivity", "controls", 1.0, 0.1, 5.0, 0.1, first=True),
    _percent("pad_sensitivity", "controls", 1.0, 0.1, 5.0, 0.1),
    _percent("pad_dead_zone", "controls", 0.15, 0.0, 0.5, 0.05),
    _toggle("invert_y", "controls", False),
    _choice("grip", "controls", "hold", "hold", "toggle"),
    _choice("difficulty", "game", "normal", *DIFFICULTIES),
    _toggle("hints", "game", True),
    _toggle("prompts", "game", True),
    _toggle("objective_shown", "game", True),
    _toggle("pause_unfocused", "game", True),
)

BY_ID: dict[str, Option] = {option.id: option for option in OPTIONS}

COMFORT_PRESETS: dict[str, dict[str, Value]] = {
    "steady": {"auto_level": True, "spin": False, "swim": True, "shake": False},
    "free": {"auto_level": False, "spin": True, "swim": True, "shake": True},
}
"""What choosing a comfort word sets; "own" is what it becomes when one of these is changed by hand."""


def in_group(group: str) -> tuple[Option, ...]:
    """Return the options of one page, in order."""
    return tuple(option for option in OPTIONS if option.group == group)
