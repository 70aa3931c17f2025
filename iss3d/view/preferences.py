"""The player's settings, applied to the running game at once and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iss3d.settings.store import Settings, save_settings
from iss3d.view.fov import vertical_fov
from iss3d.view.hud.frame import HudOptions
from iss3d.view.input.hands import HandOptions

if TYPE_CHECKING:
    from iss3d.view.game import Game


def group_volume(settings: Settings, group: str) -> float:
    """Return the volume 0..1 of a group of sounds, master included."""
    return settings.number("volume_master") * settings.number(f"volume_{group}")


class Preferences:
    """Listens to the settings of one game."""

    def __init__(self, game: Game) -> None:
        self._game = game
        game.settings.listeners.append(self._changed)
        self.apply()

    def _changed(self, option: str) -> None:
        game = self._game
        self.apply()
        if option == "window_mode":
            game.window.set_mode(game.settings.word("window_mode"))
        elif option == "quality" and game.picture is not None:
            game.picture.set_quality(self.quality())
        elif option == "language":
            game.texts.language = game.settings.word("language")
        self.keep()

    def keep(self) -> None:
        """Write the settings; a disk that refuses is told."""
        if (problem := save_settings(self._game.settings)) is not None:
            self._game.notice(problem)

    def quality(self) -> str:
        """Return the quality to draw in; without a graphics card "auto" is the lowest."""
        wanted = self._game.settings.word("quality")
        if wanted != "auto":
            return wanted
        return "lowest" if self._game.window.software else "medium"

    def apply(self) -> None:
        """Give every part what it may follow."""
        game, s = self._game, self._game.settings
        toggled = s.word("grip") == "toggle"
        game.hands.options = HandOptions(
            s.number("mouse_sensitivity"), s.number("pad_sensitivity"), s.on("invert_y"), toggled, toggled
        )
        game.devices.dead_zone = s.number("pad_dead_zone")
        size = s.number("text_size")
        game.hud.options = HudOptions(
            text_scale=size,
            subtitles=s.on("subtitles"),
            subtitle_scale=size,
            direction_marks=s.on("direction_mark"),
            names=s.on("speaker_names"),
            prompts=s.on("prompts"),
            markers=s.on("objective_shown"),
            hints=s.on("hints"),
            rates=game.hud.options.rates,
            high_contrast=s.on("high_contrast"),
            colour_safe=s.on("colour_safe"),
        )
        game.brightness.set(s.number("brightness"))
        if game.picture is not None:
            game.picture.set_reduced_flashes(s.word("flashes") == "reduced")
            game.picture.reduced_gore = s.on("gore_reduced")
        if game.session is not None:
            game.session.follow_settings()
        if game.explorer is not None:
            game.explorer.set_base_fov(vertical_fov(s.number("fov")))
            game.explorer.sensitivity, game.explorer.invert = s.number("mouse_sensitivity"), s.on("invert_y")
