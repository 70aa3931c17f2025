"""The player's settings as they are now, and the one file that keeps them.

A damaged file is set aside, never thrown away; what an older or newer version wrote and this one does not know is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iss3d.mods.files import write_atomic
from iss3d.mods.folders import user_folders
from iss3d.settings.bindings import Bindings
from iss3d.settings.options import BY_ID, COMFORT_PRESETS, OPTIONS, Value
from iss3d.settings.rules import RulesSettings

VERSION = 1
FILE = "settings.json"
MOST_BYTES = 1_000_000


def _defaults() -> dict[str, Value]:
    return {option.id: option.default for option in OPTIONS}


@dataclass(slots=True)
class Settings:
    """What the player chose.

    Attributes:
        values: By option id; always complete and within range.
        bindings: Inputs of every action.
        mods_off: Ids of mods that are switched off.
        first_launch: The first-launch screen has not been answered yet.
        unknown: Parts of the file this version does not know, kept for the one that does.
        notices: Sentences the player should read once (a damaged file, a value that was put back).
        listeners: Called with the id of an option after it changed.
    """

    values: dict[str, Value] = field(default_factory=_defaults)
    bindings: Bindings = field(default_factory=Bindings)
    mods_off: set[str] = field(default_factory=set)
    first_launch: bool = True
    unknown: dict[str, Any] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    listeners: list[Callable[[str], None]] = field(default_factory=list)

    def on(self, option: str) -> bool:
        """Return a toggle."""
        return bool(self.values[option])

    def number(self, option: str) -> float:
        """Return a number."""
        return float(self.values[option])

    def word(self, option: str) -> str:
        """Return a choice."""
        return str(self.values[option])

    def set(self, option: str, value: object) -> bool:
        """Choose; False when the option cannot have that value. Raises KeyError for an option that does not exist."""
        accepted = BY_ID[option].accept(value)
        if accepted is None:
            return False
        if option == "comfort":
            for name, preset in COMFORT_PRESETS.get(str(accepted), {}).items():
                self._put(name, preset)
        self._put(option, accepted)
        if any(option in preset for preset in COMFORT_PRESETS.values()):
            self._put("comfort", self._comfort_word())
        return True

    def _comfort_word(self) -> str:
        for word, preset in COMFORT_PRESETS.items():
            if all(self.values[name] == value for name, value in preset.items()):
                return word
        return "own"

    def _put(self, option: str, value: Value) -> None:
        if self.values[option] != value:
            self.values[option] = value
            for listener in list(self.listeners):
                listener(option)

    def reset(self) -> None:
        """Put every option back to its default; bindings have their own reset."""
        for option in OPTIONS:
            self._put(option.id, option.default)

    def rules(self) -> RulesSettings:
        """Return the part that the rules may read."""
        return RulesSettings(
            difficulty=self.word("difficulty"),
            auto_level=self.on("auto_level"),
            spin=self.on("spin"),
            swim=self.on("swim"),
            grip=self.word("grip"),
            hints=self.on("hints"),
            line_time=self.number("line_time"),
        )

    def to_record(self) -> dict[str, Any]:
        """Return what the file holds."""
        return {
            **self.unknown,
            "version": VERSION,
            "first_launch": self.first_launch,
            "values": {**self.unknown.get("values", {}), **self.values},
            "bindings": self.bindings.to_record(),
            "mods_off": sorted(self.mods_off),
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Settings:
        """Return the settings a file stands for; a value that cannot be is put back with a notice."""
        settings = cls()
        values = record.get("values")
        strange: dict[str, Any] = {}
        for name, value in values.items() if isinstance(values, dict) else ():
            if name not in BY_ID:
                strange[name] = value
                continue
            accepted = BY_ID[name].accept(value)
            if accepted is None:
                settings.notices.append(f"The setting '{name}' held a value it cannot have and was put back.")
            else:
                settings.values[name] = accepted
        settings.bindings = Bindings.from_record(record.get("bindings"))
        off = record.get("mods_off")
        settings.mods_off = {m for m in off if isinstance(m, str)} if isinstance(off, list) else set()
        settings.first_launch = record.get("first_launch") is not False
        known = {"version", "first_launch", "values", "bindings", "mods_off"}
        settings.unknown = {name: value for name, value in record.items() if name not in known}
        if strange:
            settings.unknown["values"] = strange
        return settings


def settings_file() -> Path:
    """Return where the settings are kept."""
    return user_folders().config / FILE


def load_settings(file: Path | None = None) -> Settings:
    """Return the settings in a file; without one, or from a damaged one, the defaults (never an error)."""
    file = file or settings_file()
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(notices=[f"The settings could not be read ({error.strerror}); the usual ones are used."])
    try:
        if len(data) > MOST_BYTES:
            raise ValueError("too large")
        record = json.loads(data.decode("utf-8"))
        if not isinstance(record, dict):
            raise ValueError("not an object")
    except (ValueError, RecursionError):
        return Settings(notices=[_set_aside(file)])
    return Settings.from_record(record)


def _set_aside(file: Path) -> str:
    """Move a damaged file out of the way and return what to tell the player."""
    for number in range(1, 1000):
        aside = file.with_name(f"{file.name}.damaged-{number}")
        if not aside.exists():
            try:
                file.rename(aside)
            except OSError:
                break
            return f"The settings file was damaged. It is kept as {aside.name}; the usual settings are used."
    return "The settings file is damaged and could not be set aside; the usual settings are used."


def save_settings(settings: Settings, file: Path | None = None) -> str | None:
    """Write the settings; return None, or a sentence for the player when the disk refuses."""
    try:
        write_atomic(file or settings_file(), json.dumps(settings.to_record(), indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        return f"The settings could not be saved: {error.strerror or error}."
    return None
