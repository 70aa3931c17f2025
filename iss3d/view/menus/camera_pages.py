"""The free camera's menu: places, time, war, lights, hatches, and copying a pose for a scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from iss3d.view.free_camera import HATCH_MODES, LIGHT_MODES, OUTSIDE, Explorer, rate_text
from iss3d.view.menus.list_screen import ListScreen, Row
from iss3d.view.menus.screen import MenuContext

WHAM = datetime(2024, 5, 7, 3, 53, tzinfo=UTC)
"""When the station crosses the United States by night in the eleventh beat (by the shipped elements)."""


class CameraMenu(ListScreen):
    """What the explorer can set."""

    column = 520.0

    def __init__(
        self, context: MenuContext, explorer: Explorer, copy: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        self._explorer, self._copy, self._leave = explorer, copy, leave
        super().__init__(context)

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("camera.menu")

    def rows(self) -> Sequence[Row]:
        """Return the rows as they are now."""
        say, e = self.context.say, self._explorer
        moment = datetime.fromtimestamp(e.utc, UTC)
        return [
            Row(say("camera.back"), self.close),
            Row(say("camera.places"), lambda: self.push(PlacesScreen(self.context, e)), help=say("camera.places.help")),
            Row(
                say("camera.date"),
                None,
                lambda: moment.strftime("%Y-%m-%d"),
                lambda by: self._shift(timedelta(days=by)),
            ),
            Row(
                say("camera.hour"),
                None,
                lambda: moment.strftime("%H:%M UTC"),
                lambda by: self._shift(timedelta(minutes=5 * by)),
            ),
            Row(say("camera.rate"), None, lambda: rate_text(e.rate, say("camera.rate.stopped")), e.step_rate),
            Row(say("camera.wham"), self._wham),
            Row(say("camera.war"), None, lambda: self._word("war", e.war), e.step_war),
            Row(
                say("camera.lights"),
                None,
                lambda: self._word("lights", e.lights),
                lambda by: self._turn("lights", ("story", *LIGHT_MODES), by),
            ),
            Row(
                say("camera.hatches"),
                None,
                lambda: self._word("hatches", e.hatches),
                lambda by: self._turn("hatches", HATCH_MODES, by),
            ),
            Row(say("camera.labels"), None, lambda: say("settings.on" if e.labels else "settings.off"), self._labels),
            Row(say("camera.copy"), self._copy, help=say("camera.copy.help")),
            Row(say("menu.to_title" if not self.context.game.playing() else "menu.resume"), self._leave),
        ]

    def _word(self, kind: str, value: str) -> str:
        return self.context.say("camera.hatches.story" if value == "story" else f"camera.{kind}.{value}")

    def _shift(self, by: timedelta) -> None:
        self._explorer.utc += by.total_seconds()

    def _wham(self) -> None:
        self._explorer.utc = WHAM.timestamp()
        self._explorer.war, self._explorer.war_began = "begin", WHAM.timestamp()
        self._explorer.rate = 1.0
        self._explorer.jump_to("cupola_middle")
        self.close()

    def _turn(self, name: str, values: tuple[str, ...], by: int) -> None:
        now = getattr(self._explorer, name)
        setattr(self._explorer, name, values[(values.index(now) + by) % len(values)])

    def _labels(self, _by: int) -> None:
        self._explorer.labels = not self._explorer.labels


class PlacesScreen(ListScreen):
    """The jump list: modules in the order of the station, views from outside, places inside."""

    def __init__(self, context: MenuContext, explorer: Explorer) -> None:
        self._explorer = explorer
        super().__init__(context)

    def heading(self) -> str:
        """Return the heading."""
        return self.context.say("camera.places")

    def rows(self) -> Sequence[Row]:
        """Return the places."""
        say, station = self.context.say, self._explorer.world.data.station
        rows = []
        for module in sorted(station.modules.values(), key=lambda m: m.centre[0]):
            facts = "\n".join(f"{k}: {v}" for k, v in module.facts.items())
            rows.append(Row(module.name, self._goer(module.id), help=facts))
        rows.append(Row(say("camera.outside"), heading=True))
        rows += [Row(say(f"camera.outside_from.{name}"), self._goer(name)) for name in OUTSIDE]
        rows.append(Row(say("camera.spots"), heading=True))
        rows += [Row(spot.name, self._goer(spot.id)) for spot in sorted(station.spots.values(), key=lambda s: s.name)]
        return rows

    def _goer(self, name: str) -> Callable[[], None]:
        def go() -> None:
            self._explorer.jump_to(name)
            if self.stack is not None:
                self.stack.reset()

        return go
