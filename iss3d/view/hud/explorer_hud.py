"""What the free camera shows over the picture: time and place, speed, labels of modules, and what was picked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from iss3d.orbit.place import Sky
from iss3d.station.station import Station
from iss3d.view.free_camera import Explorer, rate_text, speed_text
from iss3d.view.hud.frame import HudFrame, HudOptions, Say, project
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import BODY, INK, LABEL, PLATE, SMALL, SOFT, STRONG, WARM, WHITE, faded
from iss3d.view.ui.words import Words

MOST_FACTS = 6


class ExplorerHud:
    """Four corners and floating labels."""

    def __init__(self, canvas: Canvas, glyphs: Glyphs, station: Station, say: Say) -> None:
        self._canvas, self._glyphs, self._station, self._say = canvas, glyphs, station, say
        self.path: Any = canvas.root.attach_new_node("explorer")
        self._dot = Drawing(self.path)
        self._dot.show(Sketch().disc((0, 0), 4.0, faded(INK, 0.5), 16).disc((0, 0), 2.4, WHITE, 16))
        self._plates = Drawing(self.path)
        self._when = Words(canvas, self.path, LABEL, WHITE)
        self._where = Words(canvas, self.path, SMALL, SOFT)
        self._speed = Words(canvas, self.path, LABEL, WHITE, "right")
        self._foot = Words(canvas, self.path, SMALL, SOFT, "middle")
        self._plate = Drawing(self.path)
        self._title = Words(canvas, self.path, STRONG, WHITE)
        self._facts = Words(canvas, self.path, BODY, SOFT, wrap=380.0)
        self._labels: dict[str, Words] = {}

    def update(self, explorer: Explorer, frame: HudFrame, options: HudOptions, sky: Sky) -> None:
        """Show this frame."""
        if explorer.hidden:
            self.path.hide()
            return
        self.path.show()
        c, say = self._canvas, self._say
        left, right = c.left + 44.0, c.right - 44.0
        scale = options.text_scale
        for words in (self._when, self._where, self._speed, self._foot):
            words.resize(scale)
        moment = datetime.fromtimestamp(explorer.utc, UTC)
        self._when.text = (
            moment.strftime("%Y-%m-%d %H:%M:%S UTC") + "   " + rate_text(explorer.rate, say("camera.rate.stopped"))
        )
        self._when.at(left, c.top - 50.0)
        place = self._station.modules.get(explorer.module())
        where = place.name if place else say("camera.outside")
        north, east = _degrees(sky.latitude_deg, "N", "S"), _degrees(sky.longitude_deg, "E", "W")
        self._where.text = f"{where}   {north} {east}   {sky.altitude_km:.0f} km"
        self._where.at(left, c.top - 50.0 - 26.0 * scale)
        fov = explorer.camera.fov_deg
        zoom = f"   {explorer.base_fov / fov:.1f}×" if abs(fov - explorer.base_fov) > 0.5 else ""
        self._speed.text = speed_text(explorer.camera.speed) + zoom
        self._speed.at(right, c.top - 50.0)
        of = self._glyphs.of
        self._foot.resize(min(scale, 1.25), c.width - 60.0)
        self._foot.text = say(
            "camera.foot", jump=of("jump_list", frame.pad), labels=of("labels", frame.pad), pick=of("pick", frame.pad),
            faster=of("fly_faster", frame.pad), slower=of("fly_slower", frame.pad), pause=of("time_pause", frame.pad),
            freeze=of("freeze", frame.pad), step=of("step", frame.pad), war=of("war_toggle", frame.pad),
            back=of("pause", frame.pad),
        )  # fmt: skip
        self._foot.at(0.0, c.bottom + 24.0 + (self._foot.lines - 1) * self._foot.line_height)
        self._lay_plates()
        self._show_picked(explorer, scale)
        self._show_labels(explorer, frame, scale)

    def _lay_plates(self) -> None:
        """Put the corners' words and the labels on plates: walls are often brighter than letters."""
        shown = [words for words in self._labels.values() if not words.path.is_hidden()]
        boxes = [words.box() for words in (self._when, self._where, self._speed, self._foot, *shown)]
        key = tuple(round(edge) for box in boxes for edge in box)
        if self._plates.fresh(key):
            plates = Sketch()
            for left, low, right, high in boxes:
                plates.box(left - 9.0, low - 4.0, right + 9.0, high + 4.0, PLATE)
            self._plates.show(plates, key)

    def _show_picked(self, explorer: Explorer, scale: float) -> None:
        picked = explorer.picked
        self._title.show(picked is not None)
        self._facts.show(picked is not None)
        if picked is None:
            self._plate.clear()
            return
        for words in (self._title, self._facts):
            words.resize(scale, 380.0 * scale)
        self._title.text = picked.name
        facts = [fact for fact in picked.facts if fact][:MOST_FACTS]
        self._facts.text = "\n".join([f"{picked.kind}  {picked.id}", *facts])
        x, y = self._canvas.left + 44.0, 60.0
        self._title.at(x, y)
        self._facts.at(x, y - self._title.line_height * self._title.lines - 2.0)
        low = y - self._title.height - self._facts.height - 4.0
        wide = max(self._title.width, self._facts.width)
        key = (picked.id, scale, x)
        if self._plate.fresh(key):
            plate = Sketch().box(x - 18.0, low, x + wide + 18.0, y + 34.0 * scale, faded(INK, 0.74))
            self._plate.show(plate.box(x - 18.0, low, x - 15.0, y + 34.0 * scale, WARM), key)

    def _show_labels(self, explorer: Explorer, frame: HudFrame, scale: float) -> None:
        taken: list[tuple[float, float]] = []
        spots = []
        if explorer.labels:
            for module in self._station.modules.values():
                spot = project(module.centre, frame)
                if spot.visible and spot.distance < 160.0:
                    spots.append((spot.distance, module, spot))
        shown = set()
        for metres, module, spot in sorted(spots, key=lambda one: one[0]):
            x, y = spot.x * self._canvas.width / 2.0, spot.y * self._canvas.height / 2.0
            if any(abs(x - a) < 150.0 * scale and abs(y - b) < 26.0 * scale for a, b in taken):
                continue
            taken.append((x, y))
            shown.add(module.id)
            if module.id not in self._labels:
                self._labels[module.id] = Words(self._canvas, self.path, LABEL, WHITE, "middle")
            words = self._labels[module.id]
            words.resize(scale)
            words.text = f"{module.name}\n{module.length:g} × {module.diameter:g} m" if metres < 40.0 else module.name
            words.at(x, y)
        for id, words in self._labels.items():
            words.show(id in shown)

    def remove(self) -> None:
        """Take it off the sheet."""
        for words in (
            self._when,
            self._where,
            self._speed,
            self._foot,
            self._title,
            self._facts,
            *self._labels.values(),
        ):
            words.remove()
        self.path.remove_node()


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):.1f}° {positive if value >= 0.0 else negative}"
