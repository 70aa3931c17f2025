"""The picture of a world: space behind, the station, things, people, one's own body, and the camera, placed last.

Reads a world (or the free camera's frozen one); changes nothing in it. What is drawn follows the open hatches.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from datetime import UTC, datetime

from iss3d.mods.folders import user_folders
from iss3d.orbit.place import Sky
from iss3d.station.model import Thing
from iss3d.station.station import Station
from iss3d.vectors import AHEAD, Quat, Vec3, distance, dot, rotate, scale, sub
from iss3d.view.blood import Blood
from iss3d.view.crew_handles import handles_of
from iss3d.view.crew_holds import Rails
from iss3d.view.crew_shadows import Caster, Shadows
from iss3d.view.crew_view import CrewView
from iss3d.view.developed import CONTACTS, Developed
from iss3d.view.earth import SpaceView, windows_rect
from iss3d.view.fineness import follow_quality
from iss3d.view.irradiance import RoomLights
from iss3d.view.lamps import Lamps
from iss3d.view.light import ON, Glow, blast_seen
from iss3d.view.outside import Outside, sun_light
from iss3d.view.own_body import OwnBody, OwnFacts
from iss3d.view.own_body_glass import MIRRORED_WITHIN, GlassMirror
from iss3d.view.parting import parting
from iss3d.view.passes import WHOLE, Rect
from iss3d.view.periscope import MASK, Periscope
from iss3d.view.shown import Shown
from iss3d.view.station.arm_pose import ARM_REST
from iss3d.view.station.pages import ArmNow, ScreenFacts
from iss3d.view.station.screens import MASK as ARM_CAMERA_MASK
from iss3d.view.station.screens import Screens
from iss3d.view.station.sheets import folder
from iss3d.view.station_view import StationView
from iss3d.view.things_view import ThingsView
from iss3d.view.window import GameWindow
from iss3d.war.state import PEACE, WarNow
from iss3d.world.data import GameData
from iss3d.world.view_facts import ThingView

log = logging.getLogger(__name__)

QUALITIES = ("lowest", "low", "medium", "high")
NEAR, FAR = 0.04, 1500.0
SPACE = "space"
"""Where whoever is outside is; seen through any window."""

DOME_PANES = 5
"""A room with more panes than this is lit from outside as if it were of glass."""

OUTER = 0.02
"""Metres behind a pane from which nobody aboard looks out through it any more."""

USUAL_VIEW = math.tan(math.radians(30.0))
"""Half the height of what is seen a metre off in a view 60 degrees high."""

LOOK_AGAIN = 0.1
"""Metres the eye moves before what can be seen from it is worked out again."""

EARTH_LIGHT: Vec3 = (0.16, 0.2, 0.27)
TITLE_LOOK_DOWN = math.radians(23.0)


class Picture:
    """Everything that is drawn behind the interface.

    Space is there at once, for the title; the station comes with open_station().
    """

    def __init__(self, window: GameWindow, data: GameData, quality: str) -> None:
        self._window = window
        self._data = data
        follow_quality(quality, window.software, window.takes_blocks)
        self._root = window.station_root.attach_new_node("picture")
        self.space = SpaceView(window.app, data.war, level=quality)
        self.space.build()
        self.developed: Developed | None = None
        """What the scene goes through on its way to the window; None at low quality."""
        self._develop(quality)
        self._low = quality in {"lowest", "low"}
        self._station: StationView | None = None
        self._things: ThingsView | None = None
        self.lamps = Lamps()
        self.lights: RoomLights | None = None
        """The light on a point of any room, once the station is drawn."""
        self._screens: Screens | None = None
        self._blood: Blood | None = None
        self.reduced_gore = False
        rails = data.station.rails.values()
        station = data.station
        self.crew = CrewView(
            self._root,
            self._low,
            rails,
            data.crew,
            lambda at, module: station.module_at(at, module) is not None,
            handles_of(station.things),
        )
        self._rails = Rails(rails)
        self._shadows = Shadows(self._root, station.cell_at, {id: module.up for id, module in station.modules.items()})
        self._own: OwnBody | None = None
        self._mirror: GlassMirror | None = None
        self._last_eye: Vec3 | None = None
        self._windowed = frozenset(window.module for window in data.station.windows.values())
        self._ups = {id: module.up for id, module in data.station.modules.items()}
        self._homes = {id: thing.module for id, thing in data.station.things.items()}
        self._last_places: dict[str, Vec3] = {}
        self._periscope: Periscope | None = None
        self._seen: tuple[object, frozenset[str]] = (None, frozenset())
        window.lens.set_near_far(NEAR, FAR)

    def open_station(self, whole: bool = False) -> None:
        """Make the station drawn; what is not needed yet grows beside the game, or (whole) now, for pictures."""
        if self._station is None:
            self._station = StationView(self._root, self._data.station, user_folders().cache, base=self._window.app)
            lit = self._root.find("station_view")
            self.lights = RoomLights(self._data.station, folder(), self._station.forged, self._station.sky_in)
            self._things = ThingsView(lit, self._data.station.things, self._ups, self._say, self._station.thing_shape)
            self._blood = Blood(lit)
            self._screens = Screens(self._window, self._data.station, self._data.texts.get)
            self._station.show_outside_to(ARM_CAMERA_MASK)
            self._root.find("crew").show_through(ARM_CAMERA_MASK)
        if whole:
            self._station.finish()

    @property
    def ready(self) -> float:
        """How much of the station can be drawn without waiting, 0 to 1."""
        return self._station.ready if self._station is not None else 0.0

    def _say(self, source: str) -> str:
        """Return the words of a text id in the player's language; what is no id is words already."""
        texts = self._data.texts
        return texts.get(source) if texts.has(source) else source

    def set_quality(self, quality: str) -> None:
        """Change the quality while running."""
        follow_quality(quality, self._window.software, self._window.takes_blocks)
        self.space.set_level(quality)
        self._develop(quality)
        self._low = quality in {"lowest", "low"}
        self.crew.set_low_quality(self._low)

    def _develop(self, quality: str) -> None:
        """Draw the scene through a buffer where the quality has it, else straight to the window."""
        if self.developed is not None:
            self.space.show_in(self._window.win)
            self.developed.close()
            self.developed = None
        if quality in CONTACTS:
            try:
                self.developed = Developed(self._window, quality)
            except RuntimeError as error:
                log.warning("the picture is not developed: %s", error)
                return
            self.space.show_in(self.developed.scene)

    def set_reduced_flashes(self, reduced: bool) -> None:
        """Limit the bursts' light further, and have lamps fade slowly."""
        self.space.reduced_flashes = self.lamps.reduced = reduced

    def show(self, shown: Shown, eye: Vec3, look: Quat, fov_deg: float, seconds: float) -> None:
        """Show this frame of a world from an eye."""
        self.open_station()
        assert self._station is not None and self._things is not None and self.lights is not None
        visible = None if shown.everything or shown.outside else self._visible(shown, eye)
        self._root.show()
        sky = self.sky(shown.posix)
        outside = self._outside(shown, sky)
        lamp = (eye, rotate(look, AHEAD)) if shown.lamp else None
        rect = WHOLE if visible is None else self._panes(shown, visible, eye, look, fov_deg)
        looked_out = rect is not None or self._glass_of(shown.module) is not None
        zoom = USUAL_VIEW / math.tan(math.radians(fov_deg) / 2.0)
        glows = self.lamps.step(shown.lights, seconds)
        self.lights.follow(glows, shown.openness, outside.sun, sun_light(outside), outside.earth)
        self._station.update(visible, glows, eye, shown.openness, outside, lamp, looked_out, zoom, self.lights.at)
        wrist = self._show_own(shown, eye, look, seconds, glows.get(shown.module, ON))
        self._show_in_glass(shown, sky, eye, look, seconds, glows.get(shown.module, ON))
        modules = self._modules(shown.things)
        moved = {id: (wrist, view.orientation) for id, view in shown.things.items() if view.worn and wrist is not None}
        if shown.carrying:
            modules[shown.carrying] = shown.module
        for id in moved:
            modules[id] = shown.module
        ups = self._ups
        inhabited = self._with_space(visible)
        self.crew.reduced_gore = self.reduced_gore
        for line in shown.lines:
            self.crew.say(line.speaker, line.text, line.seconds)
        magnified = max(1.0, USUAL_VIEW / math.tan(math.radians(fov_deg / 2)))
        self.crew.update(shown.persons, eye, inhabited, glows, ups, seconds, shown.things, self.lights.at, magnified)
        moved |= self.crew.carried
        self._things.update(shown.things, modules, eye, inhabited, glows, shown.aim, moved, self.lights.at)
        self._show_screens(shown, sky, eye, look, seconds)
        self._look_through(shown.module if visible is not None else "", outside)
        if self._blood is not None:
            self._blood.reduced = self.reduced_gore
            self._blood.update(shown.persons, visible)
        self._shadows.update([*self.crew.casters, *self._own_shadow(shown, glows.get(shown.module, ON))])
        self.space.set_visible(rect is not None)
        self.space.update(sky, shown.war, look, fov_deg, seconds, rect=rect or WHOLE)
        self._place(eye, look, fov_deg)

    def show_title(self, posix: float, seconds: float) -> None:
        """Show only the Earth, from the station's true place, looking ahead and down along its path."""
        down = math.sin(TITLE_LOOK_DOWN / 2.0)
        look: Quat = (math.cos(TITLE_LOOK_DOWN / 2.0), 0.0, -down, 0.0)
        self.show_space(self.sky(posix), PEACE, look, 46.0, seconds)

    def show_space(self, sky: Sky, war: WarNow, look: Quat, fov_deg: float, seconds: float) -> None:
        """Show only the Earth and sky, nothing of the station: behind the title, or from an eye that is not aboard."""
        self._root.hide()
        self.space.set_visible(True)
        self.space.update(sky, war, look, fov_deg, seconds)

    def _place(self, eye: Vec3, look: Quat, fov_deg: float) -> None:
        self._window.set_vertical_fov(fov_deg)
        self._window.place_camera(eye, look)
        if self.developed is not None:
            self.developed.follow()

    def _glass_of(self, module: str) -> Thing | None:
        """Return the ground glass of the periscope aboard a ship, None in any other module."""
        things = self._data.station.things.values()
        return next((t for t in things if t.module == module and t.look == "periscope"), None)

    def _look_through(self, module: str, outside: Outside) -> None:
        """Have the ground glass of a ship's periscope show what is ahead of the ship, while somebody is aboard."""
        assert self._station is not None and self._things is not None
        glass = self._glass_of(module)
        if glass is None:
            if self._periscope is not None:
                self._periscope.sleep()
            return
        if self._periscope is None:
            self._periscope = Periscope(self._window, self._data.station)
            self._station.show_outside_to(MASK)
        node = self._things.node_of(glass.id)
        if node is not None:
            self._periscope.show(glass, node, outside.apart.of(module))

    def _show_screens(self, shown: Shown, sky: Sky, eye: Vec3, look: Quat, seconds: float) -> None:
        """Keep the screens near the eye alive; the arm is for whoever is outside and nearest to its end."""
        assert self._screens is not None and self._things is not None
        end = shown.arm_hand or ARM_REST
        outside = [p.position for p in shown.persons.values() if p.module == SPACE and p.alive]
        target = min(outside, key=lambda place: distance(place, end), default=None)

        def facts() -> ScreenFacts:
            return ScreenFacts(
                sky.utc, sky.latitude_deg, sky.longitude_deg, sky.altitude_km, sky.speed_km_s, sky.sunlit,
                shown.alarm, shown.lights, shown.air, shown.module,
                ArmNow(end, target, look, shown.console is not None), sky.attitude_deg, shown.pressure,
                shown.away,
            )  # fmt: skip

        self._screens.update(facts, self._things.nodes, eye, seconds, shown.console)

    def _outside(self, shown: Shown, sky: Sky) -> Outside:
        """Return what lights the station from outside, bursts included, and where its moving parts are."""
        blast, strength = self.space.blast_light(sky, shown.war)
        day = max(0.0, min(1.0, (sky.sun_height_deg + 6.0) / 30.0))
        earth = scale(EARTH_LIGHT, 0.04 + 0.96 * day)
        sun, sunlit, tint = sky.sun_dir_station, sky.sunlight, None
        if blast_seen(strength) > sunlit:
            sun, sunlit, tint = blast, blast_seen(strength), self.space.blast_tint
        arm = shown.arm_hand or ARM_REST
        apart = parting(self._data.station, shown.away, shown.module)
        return Outside(sun, sunlit, earth, arm, shown.shutters, shown.gone, sky.sun_dir_station, apart, tint)

    def _panes(self, shown: Shown, visible: frozenset[str], eye: Vec3, look: Quat, fov_deg: float) -> Rect | None:
        """Return the part of the picture in which space can show: the windows of what is in view."""
        if any(hatch.endswith("_eva") and openness > 0.0 for hatch, openness in shown.openness.items()):
            return WHOLE
        panes = [
            pane.corners
            for pane in self._data.station.windows.values()
            if pane.module in visible and dot(sub(eye, pane.centre), pane.normal) < OUTER
        ]
        return windows_rect(panes, eye, look, fov_deg, self._window.aspect)

    def _visible(self, shown: Shown, eye: Vec3) -> frozenset[str] | None:
        station: Station = self._data.station
        if shown.module not in station.modules:
            return None
        ajar = frozenset(id for id, openness in shown.openness.items() if openness > 0.01)
        # Asked anew only after a hand's breadth: a point takes 2 ms, a whole module half a second.
        key = (ajar, shown.module, tuple(round(x / LOOK_AGAIN) for x in eye))
        if key != self._seen[0]:
            joined = [n for n in station.neighbours(shown.module) if joined_by(station, shown.module, n, ajar)]
            self._seen = (key, station.visible_modules(eye, ajar) | {shown.module, *joined})
        return self._seen[1]

    def _with_space(self, visible: frozenset[str] | None) -> frozenset[str] | None:
        """Return these modules, and space when one of them has a window."""
        return visible | {SPACE} if visible is not None and visible & self._windowed else visible

    def _modules(self, things: Mapping[str, ThingView]) -> dict[str, str]:
        """Return where each thing is, looking it up only for those that moved."""
        station = self._data.station
        for id, view in things.items():
            if self._last_places.get(id) != view.position:
                self._last_places[id] = view.position
                found = station.module_at(view.position, self._homes.get(id))
                self._homes[id] = found or "space"
        return dict(self._homes)

    def _show_own(self, shown: Shown, eye: Vec3, look: Quat, seconds: float, lamps: Glow) -> Vec3 | None:
        """Show the player's own body; return where what is tied to the wrist floats."""
        player = self._data.crew.player
        if not shown.arms or player is None:
            if self._own is not None:
                self._own.hide()
            return None
        if self._own is None:
            self._own = OwnBody(self._root, self._rails, player.id.rpartition(":")[2], player.side)
        for deed in shown.deeds:
            if deed.verb == "push":
                self._own.push()
            elif deed.verb in ("use", "fit") and deed.position is not None:
                self._own.press(deed.position)
        carried = shown.things.get(shown.carrying) if shown.carrying else None
        speed = distance(eye, self._last_eye) / max(seconds, 1e-3) if self._last_eye is not None else 0.0
        self._last_eye = eye
        station, module = self._data.station, shown.module
        facts = OwnFacts(
            eye, look, module, lamps, self._ups.get(module, (0.0, 0.0, -1.0)), shown.grip,
            (carried.position, carried.orientation) if carried is not None else None,
            shown.seated, shown.suited, shown.outside, speed, lambda at: station.module_at(at, module) is not None,
            self._blast_in(shown, module),
            self.lights.at(eye, module) if self.lights is not None and not shown.outside else None,
        )  # fmt: skip
        self._own.update(facts, seconds, not self._low)
        return self._own.left_wrist(eye, look)

    def _show_in_glass(self, shown: Shown, sky: Sky, eye: Vec3, look: Quat, seconds: float, lamps: Glow) -> None:
        """Show the player's own reflection in a pane that they look out of by night."""
        player = self._data.crew.player
        seen = None
        if self._own is not None and player is not None and shown.module in self._windowed and not self._low:
            seen = self._own.before_glass(eye, look, shown.module) if not (shown.outside or shown.suited) else None
        if self._mirror is None and seen is not None and player is not None:
            panes = self._data.station.windows.values()
            self._mirror = GlassMirror(self._window, self._root, player.id.rpartition(":")[2], panes)
        if self._mirror is not None:
            _, flash, _ = self._blast_in(shown, shown.module)
            others = self.crew.before(eye, MIRRORED_WITHIN, shown.module) if seen is not None else []
            self._mirror.update(seen, lamps, sky.sun_height_deg, seconds, flash, others)

    def _own_shadow(self, shown: Shown, lamps: Glow) -> list[Caster]:
        """Return the player's own body as one that casts a shadow."""
        place = self._own.place if self._own is not None else None
        if self._own is None or place is None or shown.outside:
            return []
        return [Caster(place, self._own.turn, shown.module, lamps)]

    def _blast_in(self, shown: Shown, module: str) -> tuple[Vec3, float, Vec3]:
        """Return where bursts shine from on who is here, how strongly (many panes, one, none), in what colour."""
        panes = sum(1 for window in self._data.station.windows.values() if window.module == module)
        share = 1.0 if shown.outside or panes > DOME_PANES else 0.2 if panes else 0.0
        if not share or not shown.war.bursts:
            return (0.0, 0.0, 1.0), 0.0, (1.0, 1.0, 1.0)
        direction, strength = self.space.blast_light(self.sky(shown.posix), shown.war)
        return direction, blast_seen(strength) * share, self.space.blast_tint

    def sky(self, posix: float) -> Sky:
        """Return what is around the station at a time."""
        return self._data.war.orbit.sky(datetime.fromtimestamp(posix, UTC))

    def remove(self) -> None:
        """Take everything down."""
        self._develop("")
        self.space.destroy()
        if self._screens is not None:
            self._screens.remove()
        if self._periscope is not None:
            self._periscope.remove()
        if self._mirror is not None:
            self._mirror.remove()
        self._root.remove_node()


def joined_by(station: Station, a: str, b: str, open_hatches: frozenset[str]) -> bool:
    """Return whether an open hatch joins two modules; a neighbour is drawn even when the eye just misses it."""
    return any({h.module_a, h.module_b} == {a, b} and h.id in open_hatches for h in station.hatches.values())
