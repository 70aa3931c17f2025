"""The drawn station: modules shown by what can be seen, lamps by their mode, hatches, shutters, wings and arm moving.

Reads plain facts each frame and moves nodes; knows no rules and no world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from panda3d.core import LMatrix4, LVecBase4, NodePath, TransparencyAttrib

from iss3d.station.station import Station
from iss3d.vectors import Vec3, distance, dot, sub
from iss3d.view.fineness import is_coarse, shadow_size
from iss3d.view.hatch_leaves import HatchLeaves
from iss3d.view.light import EXPOSURE, ON, USUAL_LAMPS, Glow, RoomLight, lamps_of
from iss3d.view.outside import Outside, sun_light
from iss3d.view.parting import TOGETHER, Parting
from iss3d.view.shaders import shader
from iss3d.view.shaders.space import space_shader
from iss3d.view.station import floods, shutters, turning
from iss3d.view.station.afar import Afar
from iss3d.view.station.arm import Arm
from iss3d.view.station.forged import ForgedRooms, hull_material
from iss3d.view.station.geom import atlas_texture, geom_of_plates, node_of
from iss3d.view.station.shadow import MASK, Shadow
from iss3d.view.station.sheets import hull_sheet
from iss3d.view.station.signs import sign_nodes
from iss3d.view.station_geometry import Key, Parts, hinge

EXPOSURE_OUTSIDE = 1.18
"""Sunlight takes less than lamps do (see light.py)."""
NEAR_ROOM = 14.0
NEAR_TRIM = 44.0
"""Metres from which handrails, bolts and cables of a hull are drawn; less than half of it where quality is low."""

TRIM_THROUGH_PANES = 10.0
"""The same for an eye aboard: a small pane shows little of what is far."""

AT_A_PANE = 3.0
"""Metres from the nearest pane beyond which neither the truss nor anything small is seen through any."""

TRUSS: Key = ("group", "fixed")

DOME = 5
"""A short room with more panes than this is a dome: one looks into it from afar."""
DOME_REACH = 9.0
"""Metres from which one sees from outside what is behind a dome; from afar it is a few pixels of dim wall."""

SKY_IN = 0.25
"""How much of the light outside comes into a dome; more than this and a shader takes it for outside."""


class StationView:
    """Everything of the station that is drawn."""

    def __init__(self, parent: Any, station: Station, cache: Path | None = None, beside: bool = True,
                 base: Any = None) -> None:  # fmt: skip
        """Make the view.

        Args:
            cache: Folder in which grown geometry is kept for the next time.
            beside: Grow what is not needed yet in a thread beside the game.
            base: The window's app, for the map of shadows; None casts none.
        """
        self._station = station
        self._root: NodePath = parent.attach_new_node("station_view")
        self._forged = ForgedRooms(station)
        self._grown = Parts(station, cache, self._forged.ids)
        self._groups = {name: self._root.attach_new_node(name) for name in ("inside", "outside", "glass", "leaves")}
        self._root.set_shader(space_shader("station", "station"))
        self._root.set_texture(atlas_texture())
        self._root.set_shader_inputs(
            room=LVecBase4(1, 0.012, 0, 0), room_tint=USUAL_LAMPS[1], sun=(0, 0, -1), sun_light=(0, 0, 0),
            earth_light=(0, 0, 0), eye=(0, 0, 0), hand_lamp=LVecBase4(0, 0, 0, 0), hand_aim=(1, 0, 0),
            opacity=LVecBase4(1, EXPOSURE, 0, 0), station_from_world=LMatrix4.ident_mat(),
        )  # fmt: skip
        self._nodes: dict[Key, NodePath] = {}
        self._afar = Afar()
        self._wings = [part for part in station.exterior.values() if part.tracks == "beta"]
        self._airlocks = [hatch for hatch in station.hatches.values() if hatch.module_b == "space"]
        self._hinges = {part.id: hinge(station, part) for part in self._wings}
        self._ships = [m.id for m in station.modules.values() if m.segment == "vehicle"]
        panes = [w.module for w in station.windows.values()]
        self._domes = frozenset(id for id, m in station.modules.items() if panes.count(id) > DOME and m.length < 2.0)
        self._glazed = frozenset(w.module for w in station.windows.values())
        self._signs = sign_nodes(self._root, station)
        self._glows: dict[str, Glow] = {}
        self._lit: dict[str, Glow] = {}  # behind the panes of hulls
        self._shown: tuple[Any, ...] = ()
        self._apart = TOGETHER
        self._outside_whole = False
        self._leaves = HatchLeaves(self._groups["leaves"], station, self._grown.node)
        self._out = False
        self._base = base
        self._shadow: Shadow | None = None
        self._prepare()
        if beside:
            self._grown.warm()

    def _prepare(self) -> None:
        """Set what never changes again: what is outside, what is glass, the arm."""
        outside = self._groups["outside"]
        outside.set_shader_input("hull_colour", hull_sheet("colour"))
        outside.set_shader_input("hull_relief", hull_sheet("relief"))
        outside.set_shader_inputs(**floods.inputs())
        self._dress_outside()
        glass = self._groups["glass"]
        for group in (outside, glass):
            group.set_shader_input("opacity", LVecBase4(1, EXPOSURE_OUTSIDE, 0, 0))
        glass.set_transparency(TransparencyAttrib.M_alpha)
        glass.set_shader(shader("pane"))
        glass.set_depth_write(False)
        glass.set_bin("transparent", 10)
        self._arm = Arm(outside)
        self._shutters: dict[str, NodePath] = {}
        self._shut: dict[str, float] = {}
        for pane in self._station.windows.values():
            if pane.shutter:
                node = outside.attach_new_node(node_of(pane.id, geom_of_plates(shutters.shutter(pane))))
                self._shutters[pane.id] = node

    def _dress_outside(self) -> None:
        """Give what is outside its material, and the map of its shadows, as the quality now is."""
        size = shadow_size() if self._base is not None else 0
        if self._shadow is not None:
            self._shadow.remove()
        outside = self._groups["outside"]
        self._shadow = Shadow(self._base, self._root, size)
        self._fine = (is_coarse(), shadow_size())
        outside.set_shader(hull_material(is_coarse(), self._shadow.size > 0))
        outside.set_shader_input("shadow_map", self._shadow.map)
        outside.show_through(MASK)

    def update(
        self,
        visible: frozenset[str] | None,
        lights: Mapping[str, Glow],
        eye: Vec3,
        openness: Mapping[str, float] | None = None,
        outside: Outside | None = None,
        hand_lamp: tuple[Vec3, Vec3] | None = None,
        looked_out: bool = True,
        zoom: float = 1.0,
        falling: Callable[[Vec3, str], RoomLight] | None = None,
    ) -> None:
        """Show this frame.

        Args:
            visible: Modules of which anything can be seen from inside; None draws all (outside, free camera).
            lights: How lamps burn by module; fully where none is given.
            openness: 0 shut to 1 open by hatch.
            hand_lamp: Place and direction of a lamp that is on.
            looked_out: Whether a window is in the picture, so that the outside has to be drawn at all.
            zoom: How much larger things look than in a view 60 degrees high.
            falling: The light on a point of a room, for what swings there.
        """
        sky = outside or Outside()
        self._forged.follow_quality()
        if self._fine != (is_coarse(), shadow_size()):
            self._dress_outside()
        rooms = self._show_modules(visible, sky.gone, eye, openness or {}, looked_out)
        self._afar.follow(rooms, eye, zoom)
        self._light(lights)
        self._part(sky.apart)
        self._show_trim(eye, sky.gone, NEAR_TRIM if visible is None else self._trim_reach(eye, visible))
        self._leaves.update(openness or {}, rooms, eye, self._apart, sky.gone, lights, falling)
        root = self._root
        root.set_shader_input("eye", eye)
        root.set_shader_input("sun", sky.sun)
        root.set_shader_input("sun_light", sun_light(sky))
        root.set_shader_input("earth_light", sky.earth)
        dark = 1.0 - min(1.0, sky.sunlit)
        self._groups["outside"].set_shader_input("opacity", LVecBase4(1, EXPOSURE_OUTSIDE, dark, 0))
        inverse = LMatrix4(self._root.get_net_transform().get_mat())
        inverse.invert_in_place()
        root.set_shader_input("station_from_world", inverse)
        place, aim = hand_lamp or ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0))
        root.set_shader_input("hand_lamp", LVecBase4(*place, 1.6 if hand_lamp else 0.0))
        root.set_shader_input("hand_aim", aim)
        self._turn_wings(sky.track or sky.sun)
        self._arm.pose(sky.arm)
        self._move_shutters(sky.shutters or {})
        if self._shadow is not None and self._out:
            moved = (len(self._nodes), tuple(round(v, 1) for v in sky.arm), sky.apart, sky.gone)
            self._shadow.follow(eye, sky.sun, sky.sunlit <= 0.0, moved, inverse)

    def _node(self, key: Key, group: str, wait: bool = True) -> NodePath | None:
        """Return a node in its group, hung there when first asked for; None while not grown and not waited for."""
        if key not in self._nodes:
            if not wait and not self._grown.ready(key):
                return None
            self._nodes[key] = self._groups[group].attach_new_node(self._grown.node(key))
            if key[0] == "inside":
                self._glows.pop(key[1], None)
                if key[1] in self._forged.ids:
                    self._forged.dress(key[1], self._nodes[key])
                    self._afar.hang(key[1], self._nodes[key])
        return self._nodes[key]

    def _show_modules(
        self, visible: frozenset[str] | None, gone: frozenset[str], eye: Vec3, openness: Mapping[str, float],
        looked_out: bool,
    ) -> frozenset[str]:  # fmt: skip
        """Hang, show and hide nodes by what can be seen; the outside is drawn only where one can look out.

        Rooms are waited for; the outside, seen through a pane, may come a moment later the first time, but not when
        the eye is outside itself. From outside one looks into domes, and into an open airlock. Returns the rooms shown.
        """
        modules = self._station.modules
        if visible is None:
            near = frozenset(id for id, m in modules.items() if distance(eye, m.centre) < NEAR_ROOM)
            if self._station.module_at(eye) is None:
                near &= {h.module_a for h in self._airlocks if openness.get(h.id, 0.0) > 0.01}
                near |= {
                    room
                    for dome in self._domes
                    if self._sees_into(dome, eye)
                    for room in self._station.neighbours(dome)
                }
            rooms = (near | self._domes) - gone
        else:
            rooms = visible - gone
        out = visible is None or (looked_out and bool(self._glazed & visible))
        for id in rooms:
            self._node(("inside", id), "inside")
            if id in self._glazed:
                self._node(("glass", id), "glass")
        if out and not self._outside_whole:
            self._hang_outside(wait=visible is None)
        self._out = out
        key = (rooms, gone, out, len(self._nodes))
        if key == self._shown:
            return rooms
        self._shown = key
        for (kind, id), node in self._nodes.items():
            if kind in ("inside", "glass"):
                seen = id in rooms
            elif kind == "trim":
                continue
            else:
                seen = out and id not in gone
            node.show() if seen else node.hide()
        for id, node in self._signs.items():
            node.show() if id in rooms else node.hide()
        self._arm.root.show() if out else self._arm.root.hide()
        return rooms

    def _sees_into(self, dome: str, eye: Vec3) -> bool:
        """Return whether an eye outside is before a dome's panes, and so near that it sees what is behind the dome."""
        module = self._station.modules[dome]
        off = sub(eye, module.centre)
        return distance(eye, module.centre) < DOME_REACH and dot(off, module.axis) > 0.0

    def _show_trim(self, eye: Vec3, gone: frozenset[str], reach: float) -> None:
        """Show the small things of hulls that are near; from afar they are less than a pixel. And the truss, or not."""
        reach *= 0.5 if is_coarse() else 1.0
        for (kind, id), node in self._nodes.items():
            if kind != "trim":
                if (kind, id) == TRUSS and node.is_hidden() == (self._out and reach > 0.0):
                    node.show() if reach > 0.0 and self._out else node.hide()
                continue
            module = self._station.modules.get(id)
            at = module.centre if module is not None else (0.0, max(-28.0, min(28.0, eye[1])), 0.0)
            half = module.length * 0.5 if module is not None else 0.0
            shift = sub(eye, self._apart.of(id))
            seen = self._out and id not in gone and distance(shift, at) - half < reach
            if node.is_hidden() == seen:
                node.show() if seen else node.hide()

    def _trim_reach(self, eye: Vec3, visible: frozenset[str]) -> float:
        """Return how far an eye aboard sees small things outside: not at all while no pane is near."""
        panes = (w.centre for w in self._station.windows.values() if w.module in visible)
        return TRIM_THROUGH_PANES if any(distance(eye, pane) < AT_A_PANE for pane in panes) else 0.0

    def _hang_outside(self, wait: bool) -> None:
        """Hang every node of the outside that is grown (or all of them, waiting)."""
        keys: list[Key] = [("group", id) for id in ("fixed", "alpha_starboard", "alpha_port")]
        keys += [("outside", id) for id in self._station.modules] + [("ship", id) for id in self._ships]
        keys += [("wing", part.id) for part in self._wings]
        keys += [("trim", id) for id in ("fixed", *self._station.modules)]
        hung = [self._node(key, "outside", wait) for key in keys]
        self._outside_whole = all(node is not None for node in hung)

    @property
    def forged(self) -> frozenset[str]:
        """The rooms that were modelled and lit beforehand."""
        return self._forged.ids

    @property
    def sky_in(self) -> Mapping[str, float]:
        """How much of the light outside comes into each room of glass."""
        return dict.fromkeys(self._domes, SKY_IN)

    @property
    def ready(self) -> float:
        """How much of the station can be drawn without waiting, 0 to 1."""
        return self._grown.share

    def thing_shape(self, id: str) -> Any:
        """Return the node of a thing's shape, about its own middle."""
        return self._grown.node(("thing", id))

    def finish(self) -> None:
        """Have everything grown and hung now, for pictures."""
        self._grown.finish()
        self._hang_outside(wait=True)

    def _part(self, apart: Parting) -> None:
        """Shift the station as a whole, and each ship that has left against it."""
        if apart is TOGETHER and self._apart is TOGETHER:
            return
        self._apart = apart
        for group in self._groups.values():
            group.set_pos(*apart.station)
        for (kind, id), node in self._nodes.items():
            if kind in ("inside", "glass", "outside", "ship", "trim"):
                node.set_pos(*sub(apart.of(id), apart.station))
        for id, node in self._signs.items():
            node.set_pos(*apart.of(id))

    def _light(self, lights: Mapping[str, Glow]) -> None:
        """Set the lamps of the modules where they burn otherwise than before."""
        for id in self._station.modules:
            node, hull = self._nodes.get(("inside", id)), self._nodes.get(("outside", id))
            glow = lights.get(id, ON)
            if node is None and hull is None:
                continue
            lamps, even, red = glow
            strength, tint = lamps_of(self._station.modules[id].segment)
            if hull is not None and self._lit.get(id) != glow:
                self._lit[id] = glow
                before = [n for pane, n in self._shutters.items() if self._station.windows[pane].module == id]
                for part in (hull, *before):
                    part.set_shader_input("room", LVecBase4(lamps * strength, even, red, 0.0))
                    part.set_shader_input("room_tint", tint)
            if node is None or self._glows.get(id) == glow:
                continue
            self._glows[id] = glow
            for part in (node, self._signs.get(id)):
                if part is not None:
                    sky = SKY_IN if id in self._domes else 0.0
                    part.set_shader_input("room", LVecBase4(lamps * strength, even, red, sky))
                    part.set_shader_input("room_tint", tint)

    def _turn_wings(self, sun: Vec3) -> None:
        """Turn the outer truss (alpha) and each wing about its long axis (beta) so that its cells face the sun."""
        alpha, beta = turning.angles(sun)
        for side in ("starboard", "port"):
            node = self._nodes.get(("group", f"alpha_{side}"))
            if node is not None:
                node.set_quat(turning.about_y(alpha))
        for part in self._wings:
            node = self._nodes.get(("wing", part.id))
            if node is not None:
                node.set_pos(*turning.turned_y(self._hinges[part.id], alpha))
                node.set_quat(turning.about_x(beta) * turning.about_y(alpha))

    def _move_shutters(self, closed: Mapping[str, float]) -> None:
        """Swing the shutters of modules (or single panes): 0 open to 1 closed."""
        for id, node in self._shutters.items():
            pane = self._station.windows[id]
            shut = closed.get(id, closed.get(pane.module, 0.0))
            if self._shut.get(id) != shut:
                self._shut[id] = shut
                at, turn = shutters.pose(pane, 1.0 - shut)
                node.set_pos(*at)
                node.set_quat(turning.quat(*turn))

    def show_outside_to(self, mask: Any) -> None:
        """Let a second camera see the outside, the leaves and nothing else of what is below the view's parent."""
        self._root.get_parent().hide(mask)
        for name in ("outside", "leaves"):
            self._groups[name].show_through(mask)

    @property
    def geoms(self) -> int:
        """How many Geoms are not hidden (the camera may still see fewer)."""
        return sum(
            node.node().get_num_geoms() for node in self._root.find_all_matches("**/+GeomNode") if not node.is_hidden()
        )

    def remove(self) -> None:
        """Take it away."""
        self._grown.stop()
        if self._shadow is not None:
            self._shadow.remove()
        self._root.remove_node()
