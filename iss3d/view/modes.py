"""What one frame is in each of the three modes: the title, the story, the free camera.

Shows what there is and lets time pass in it; what keys and menus do is elsewhere.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iss3d.view.fov import vertical_fov

if TYPE_CHECKING:
    from iss3d.view.game import Game
    from iss3d.world.world import World

STORY_MORNING = datetime(2024, 5, 5, 9, 0, tzinfo=UTC)
"""Where the Earth behind the title begins to turn."""

CREW_FRAMES = 20
"""Frames of the title between the reading of two people, so that it never stumbles."""


class Modes:
    """The frames of one game."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._title_clock = STORY_MORNING.timestamp()

    def frame(self, seconds: float, stopped: bool) -> None:
        """Show a frame of what is under way; stopped when a screen over it holds it still."""
        if self._game.explorer is not None:
            self._explorer(seconds, stopped)
        elif self._game.session is not None:
            self._story(seconds, stopped)
        else:
            self._title(seconds)

    def _title(self, seconds: float) -> None:
        game = self._game
        self._title_clock += seconds
        if game.picture is not None:
            game.picture.show_title(self._title_clock, seconds)
            if game.to_read and game.frames % CREW_FRAMES == 0:
                game.picture.crew.prepare([game.to_read.pop()])
        game.hud.fade.update(seconds)
        game.hud.notices.update(seconds, game.hud.options)
        game.audio.update(seconds, (0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0))

    def _story(self, seconds: float, stopped: bool) -> None:
        game = self._game
        session, picture = game.session, game.picture
        assert session is not None and picture is not None
        if stopped:
            game.mouse.free()
        else:
            game.mouse.grab()
            session.frame(seconds)
        fov = vertical_fov(game.settings.number("fov"))
        eye, look = session.loop.eye()
        look = session.shaken(look, seconds)
        picture.show(session.shown(), eye, look, fov, 0.0 if stopped else seconds)
        game.hud.show_playing(not stopped)
        if stopped:
            game.hud.notices.update(seconds, game.hud.options)
        else:
            game.hud.notices.lowered = 0.0
            game.hud.update(session.hud_frame(seconds, fov, game.window.aspect, game.context.pad))
            game.hud.waiting.update(seconds, game.hud.options.text_scale, session.standings)
        self._ambience(session.world)
        game.audio.update(seconds, eye, look)
        if session.ended is not None and session.ended <= 0.0:
            game.to_title()

    def _explorer(self, seconds: float, stopped: bool) -> None:
        game = self._game
        explorer, picture = game.explorer, game.picture
        assert explorer is not None and picture is not None
        from iss3d.view.orbit_view import FOV_DEG, LOOK_DOWN  # noqa: PLC0415  (the title needs none of it)

        if stopped:
            game.mouse.free()
        else:
            game.mouse.grab()
            explorer.frame(seconds)
            ticks = explorer.ticks_due(seconds)
            if game.session is not None:
                game.session.watch(ticks)
            else:
                explorer.let_run(ticks)
        camera = explorer.camera
        sky = picture.sky(explorer.time.utc)
        if explorer.orbit.on:
            picture.show_space(explorer.orbit.sky(sky), explorer.time.war_state(), LOOK_DOWN, FOV_DEG, seconds)
        else:
            picture.show(explorer.shown(), camera.position, camera.orientation, camera.fov_deg, seconds)
        game.audio.update(seconds, camera.position, camera.orientation)
        if game.explorer_hud is not None:
            from iss3d.view.hud.frame import HudFrame  # noqa: PLC0415  (the title needs none of it)

            frame = HudFrame(
                explorer.world.perceive(), seconds, camera.position, camera.orientation, camera.fov_deg,
                game.window.aspect, game.context.pad,
            )  # fmt: skip
            game.explorer_hud.update(explorer, frame, game.hud.options, sky)
            if stopped:
                game.explorer_hud.path.hide()
        game.hud.notices.lowered = 44.0 * game.hud.options.text_scale
        game.hud.notices.update(seconds, game.hud.options)
        game.hud.fade.update(seconds)

    def _ambience(self, world: World) -> None:
        """Let the air of the room be heard, or the suit's."""
        module = world.data.station.modules.get(world.body.player.module)
        powered = module is not None and world.state.power.get(module.id, "on") != "off"
        audio = self._game.audio
        audio.want("air", f"fans_{module.segment}" if module is not None and powered else "", 0.5)
        audio.want("suit", "suit_fan" if world.suit.suited else "", 0.6)
