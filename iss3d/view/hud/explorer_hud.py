"""What the free camera shows over the picture: time and place, speed, labels of modules, and what was picked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from iss3d.orbit.motion import CIRCULAR_HEIGHT_KM
from iss3d.orbit.place import Sky
from iss3d.vectors import ZERO, add, length, scale, unit
from iss3d.view.free_camera import Explorer, rate_text, speed_text
from iss3d.view.hud.floating import FloatingLabels, Label, looked_at
from iss3d.view.hud.frame import HudFrame, HudOptions, Say, project
from iss3d.view.hud.orbit_hud import OrbitHud
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.orbit_view import FOV_DEG, LOOK_DOWN
from iss3d.view.picking import Picked, facts_of
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import BODY, INK, LABEL, PLATE, SMALL, SOFT, STRONG, WARM, WHITE, faded
from iss3d.view.ui.words import Words
from iss3d.world.data import GameData

MOST_FACTS = 6
LABEL_METRES = 160.0
SIZE_METRES = 40.0
PLACE_KM = 2200.0
"""As far as the ground is seen from the station."""


class ExplorerHud:
    """Four corners and floating labels."""

    def __init__(self, canvas: Canvas, glyphs: Glyphs, data: GameData, say: Say) -> None:
        self._canvas, self._glyphs, self._data, self._say = canvas, glyphs, data, say
        self._station = data.station
        self.path: Any = canvas.root.attach_new_node("explorer")
        self._dot = Drawing(self.path)
        self._dot.show(Sketch().disc((0, 0), 4.0, faded(INK, 0.5), 16).disc((0, 0), 2.4, WHITE, 16))
        self._plates = Drawing(self.path)
        self._when = Words(canvas, self.path, LABEL, WHITE)
        self._where = Words(canvas, self.path, SMALL, SOFT)
        self._state = Words(canvas, self.path, SMALL, SOFT)
        self._source = Words(canvas, self.path, SMALL, SOFT)
        self._speed = Words(canvas, self.path, LABEL, WHITE, "right")
        self._foot = Words(canvas, self.path, SMALL, SOFT, "middle")
        self._plate = Drawing(self.path)
        self._title = Words(canvas, self.path, STRONG, WHITE)
        self._facts = Words(canvas, self.path, BODY, SOFT, wrap=380.0)
        self._orbit = OrbitHud(canvas, self.path, data.war.orbit)
        self._labels = FloatingLabels(canvas, self.path)

    def update(self, explorer: Explorer, frame: HudFrame, options: HudOptions, sky: Sky) -> None:
        """Show this frame."""
        if explorer.hidden:
            self.path.hide()
            return
        self.path.show()
        c, say = self._canvas, self._say
        left, right = c.left + 44.0, c.right - 44.0
        scale = options.text_scale
        for words in (self._when, self._where, self._state, self._source, self._speed, self._foot):
            words.resize(scale)
        self._tell_when_and_where(explorer, sky, left, scale)
        self._speed.text = self._pace(explorer)
        self._speed.at(right, c.top - 50.0)
        self._foot.resize(min(scale, 1.25), c.width - 60.0)
        named = {
            "jump": "jump_list", "labels": "labels", "pick": "pick", "faster": "fly_faster", "slower": "fly_slower",
            "pause": "time_pause", "earlier": "time_slower", "later": "time_faster", "freeze": "freeze", "step": "step",
            "war": "war_toggle", "orbit": "orbit_view", "back": "pause",
        }  # fmt: skip
        keys = {name: self._glyphs.of(action, frame.pad) for name, action in named.items()}
        self._foot.text = say("camera.foot_orbit" if explorer.orbit.on else "camera.foot", **keys)
        self._foot.at(0.0, c.bottom + 24.0 + (self._foot.lines - 1) * self._foot.line_height)
        self._dot.path.show() if not explorer.orbit.on else self._dot.path.hide()
        told = self._show_over_the_picture(explorer, frame, sky, scale)
        self._show_picked(None if explorer.orbit.on else explorer.picked or self._room(told), scale)
        self._lay_plates()

    def _tell_when_and_where(self, explorer: Explorer, sky: Sky, left: float, scale: float) -> None:
        """Fill the corner: time and its pace, place, light and war, and what the place is known by."""
        say, when = self._say, explorer.time
        still = say("camera.rate.stopped" if explorer.frozen else "camera.rate.story")
        self._when.text = when.moment.strftime("%Y-%m-%d %H:%M:%S UTC") + "   " + rate_text(when.rate, still)
        place = self._station.modules.get(explorer.module())
        where = say("camera.orbit") if explorer.orbit.on else place.name if place else say("camera.outside")
        north, east = _degrees(sky.latitude_deg, "N", "S"), _degrees(sky.longitude_deg, "E", "W")
        self._where.text = f"{where}   {north} {east}   {sky.altitude_km:.0f} km"
        light = say("camera.light", light=say(f"camera.light.{sky.eclipse}"), beta=f"{sky.beta_deg:.1f}")
        since = when.since_war()
        war = "" if since is None else "   " + say("camera.since_war", time=_duration(since))
        followed = explorer.followed
        with_whom = "" if followed is None else "   " + say("camera.with", name=_name(self._data, followed))
        self._state.text = light + war + with_whom
        if sky.source == "elements":
            epoch = self._data.war.orbit.elements.epoch
            self._source.text = say("camera.source.elements", date=f"{epoch:%Y-%m-%d}")
        else:
            self._source.text = say("camera.source.circular", height=f"{CIRCULAR_HEIGHT_KM:.0f}")
        self._source.colour = SOFT if sky.source == "elements" else WARM
        y = self._canvas.top - 50.0
        for n, words in enumerate((self._when, self._where, self._state, self._source)):
            words.at(left, y - 26.0 * scale * n)

    def _pace(self, explorer: Explorer) -> str:
        """Return how fast one flies and how near one looks; in the orbit view, how far off the eye is."""
        if explorer.orbit.on:
            return f"{explorer.orbit.distance_km - 6371.0:,.0f} km".replace(",", "\u202f")
        fov = explorer.camera.fov_deg
        zoom = f"   {explorer.base_fov / fov:.1f}×" if abs(fov - explorer.base_fov) > 0.5 else ""
        return speed_text(explorer.camera.speed) + zoom

    def _room(self, id: str) -> Picked | None:
        """Return what is known of a module."""
        module = self._station.modules.get(id)
        return None if module is None else Picked("module", id, module.name, module.centre, facts_of(module))

    def _show_over_the_picture(self, explorer: Explorer, frame: HudFrame, sky: Sky, scale: float) -> str:
        """Show the track in the orbit view and the labels of what is in the picture; returns the module to tell of."""
        if explorer.orbit.on:
            eye = explorer.orbit.sky(sky)
            afar = replace(frame, eye=ZERO, look=LOOK_DOWN, fov_deg=FOV_DEG)
            self._orbit.show(sky, eye, afar)
            if explorer.labels:
                self._labels.show(self._orbit.labels(self._data.war.places, eye, afar), scale)
            else:
                self._orbit.clear_labels()
                self._labels.show([], scale)
            return ""
        self._orbit.clear()
        if not explorer.labels:
            self._labels.show([], scale)
            return ""
        modules = self._module_labels(frame)
        marked = looked_at(modules, scale)
        self._labels.show(modules + self._place_labels(explorer, frame, sky), scale, marked)
        return marked.key if marked is not None else explorer.module()

    def _module_labels(self, frame: HudFrame) -> list[Label]:
        """Return the modules in view, nearest first."""
        found = []
        for module in self._station.modules.values():
            spot = project(module.centre, frame)
            if spot.visible and spot.distance < LABEL_METRES:
                x, y = spot.x * self._canvas.width / 2.0, spot.y * self._canvas.height / 2.0
                size = f"\n{module.length:g} × {module.diameter:g} m" if spot.distance < SIZE_METRES else ""
                found.append((spot.distance, Label(module.id, x, y, module.name + size)))
        return [label for _, label in sorted(found, key=lambda one: (one[0], one[1].key))]

    def _place_labels(self, explorer: Explorer, frame: HudFrame, sky: Sky) -> list[Label]:
        """Return the places on the Earth that the eye sees, through glass or outside."""
        found = []
        for place in self._data.war.places.values():
            way = sky.offset_km(place.latitude_deg, place.longitude_deg)
            far = length(way)
            spot = project(add(frame.eye, scale(unit(way), 1000.0)), frame)
            if far > PLACE_KM or not spot.visible or not sky.visible(place.latitude_deg, place.longitude_deg, 1.0):
                continue
            if explorer.world.where.heavens.clear_ray(frame.eye, unit(way)):
                x, y = spot.x * self._canvas.width / 2.0, spot.y * self._canvas.height / 2.0
                found.append((far, Label(f"place {place.id}", x, y, f"{place.name}\n{far:.0f} km")))
        return [label for _, label in sorted(found, key=lambda one: (one[0], one[1].key))]

    def _lay_plates(self) -> None:
        """Put the corners' words and the labels on plates: walls are often brighter than letters."""
        corner = (self._when, self._where, self._state, self._source, self._speed, self._foot)
        boxes = [*(words.box() for words in corner), *self._labels.boxes()]
        key = tuple(round(edge) for box in boxes for edge in box)
        if self._plates.fresh(key):
            plates = Sketch()
            for left, low, right, high in boxes:
                plates.box(left - 9.0, low - 4.0, right + 9.0, high + 4.0, PLATE)
            self._plates.show(plates, key)

    def _show_picked(self, picked: Picked | None, scale: float) -> None:
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

    def remove(self) -> None:
        """Take it off the sheet."""
        corner = (self._when, self._where, self._state, self._source, self._speed, self._foot)
        for words in (*corner, self._title, self._facts):
            words.remove()
        self._labels.remove()
        self.path.remove_node()


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):.1f}° {positive if value >= 0.0 else negative}"


def _duration(seconds: float) -> str:
    """Return hours, minutes and seconds, with days before them when there are any."""
    days, rest = divmod(int(seconds), 86_400)
    clock = f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"
    return f"{days} d {clock}" if days else clock


def _name(data: GameData, person: str) -> str:
    return data.crew.people[person].name
