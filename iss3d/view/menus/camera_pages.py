"""The free camera's menu: places, time, war, lights, hatches, and copying a pose for a scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from iss3d.view.explorer_time import Part
from iss3d.view.free_camera import HATCH_MODES, LIGHT_MODES, OUTSIDE, Explorer, rate_text
from iss3d.view.menus.list_screen import ListScreen, Row
from iss3d.view.menus.screen import MenuContext


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
        when = e.time
        return [
            Row(say("camera.back"), self.close),
            Row(say("camera.places"), lambda: self.push(PlacesScreen(self.context, e)), help=say("camera.places.help")),
            Row(say("camera.orbit"), None, lambda: self._switch(e.orbit.on), self._orbit, say("camera.orbit.help")),
            Row(say("camera.follow"), None, self._followed, self._follow, say("camera.follow.help")),
            self._calendar("year", "%Y", 1),
            self._calendar("month", "%B" if self.context.settings.word("language") == "en" else "%m", 1),
            self._calendar("day", "%d", 1),
            self._calendar("hour", "%H UTC", 1),
            self._calendar("minute", "%M", 5),
            Row(say("camera.rate"), None, lambda: rate_text(when.rate, say("camera.rate.stopped")), when.step_rate),
            Row(say("camera.now"), when.with_the_world, help=say("camera.now.help")),
            Row(say("camera.wham", when=f"{e.world.data.war.begins:%Y-%m-%d %H:%M} UTC"), self._wham),
            Row(say("camera.war"), None, lambda: self._word("war", when.war), when.step_war),
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
            Row(say("camera.labels"), None, lambda: self._switch(e.labels), self._labels),
            Row(say("camera.copy"), self._copy, help=say("camera.copy.help")),
            Row(say("menu.to_title" if not self.context.game.playing() else "menu.resume"), self._leave),
        ]

    def _word(self, kind: str, value: str) -> str:
        return self.context.say("camera.hatches.story" if value == "story" else f"camera.{kind}.{value}")

    def _calendar(self, part: Part, form: str, step: int) -> Row:
        when = self._explorer.time
        return Row(
            self.context.say(f"camera.{part}"), None, lambda: when.moment.strftime(form),
            lambda by: when.shift(part, by * step),
        )  # fmt: skip

    def _switch(self, on: bool) -> str:
        return self.context.say("settings.on" if on else "settings.off")

    def _orbit(self, _by: int) -> None:
        self._explorer.orbit.switch(self._explorer.sky())

    def _followed(self) -> str:
        e = self._explorer
        return (
            e.world.data.crew.people[e.followed].name if e.followed is not None else self.context.say("camera.nobody")
        )

    def _follow(self, by: int) -> None:
        e = self._explorer
        there: list[str | None] = [None, *e.world.persons]
        now = there.index(e.followed) if e.followed in there else 0
        e.orbit.on = False
        e.be_with(there[(now + by) % len(there)])

    def _wham(self) -> None:
        e = self._explorer
        e.time.utc = e.world.data.war.begins.timestamp()
        e.time.set_war("begin")
        e.time.rate = 1.0
        e.orbit.on = False
        e.set_followed(None)
        e.jump_to("cupola_middle")
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
            self._explorer.orbit.on = False
            self._explorer.set_followed(None)
            self._explorer.jump_to(name)
            if self.stack is not None:
                self.stack.reset()

        return go
