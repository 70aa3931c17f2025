"""Things as they are seen: drawn where the world says they are, lit by the room they are in, marked when asked for.

Only things in modules that can be seen into are drawn. Reads ThingViews; changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iss3d.station.model import Thing
from iss3d.vectors import Vec3, distance
from iss3d.view.crew_view import light_node, place_node
from iss3d.view.light import RoomLight, room_light
from iss3d.view.shaders import shader
from iss3d.view.thing_shapes import thing_geom
from iss3d.world.view_facts import ThingView

FAR = 30.0
RELIGHT_METRES = 0.5
"""A thing at rest is lit anew only when the eye has moved so far: its shine would hardly change before."""

MARK = (0.55, 0.40, 0.16)


class ThingsView:
    """Everything loose, fitted and fixed that has an id."""

    def __init__(
        self, station_root: Any, things: Mapping[str, Thing], drawn_elsewhere: frozenset[str] = frozenset()
    ) -> None:
        self._things = {id: thing for id, thing in things.items() if id not in drawn_elsewhere}
        self._root = station_root.attach_new_node("things")
        self._root.set_shader(shader("thing"))
        self._root.set_shader_input("marked", (0.0, 0.0, 0.0))
        self._nodes: dict[str, Any] = {}
        self._state: dict[str, tuple[object, ...]] = {}
        self._lit: dict[str, tuple[Vec3, str]] = {}
        self._marked = ""

    def _node(self, id: str) -> Any:
        if id not in self._nodes:
            thing = self._things[id]
            path = self._root.attach_new_node(thing_geom(thing.look, thing.size))
            self._nodes[id] = path
        return self._nodes[id]

    def update(
        self,
        views: Mapping[str, ThingView],
        modules: Mapping[str, str],
        eye: Vec3,
        visible_modules: frozenset[str] | None,
        lights: Mapping[str, str],
        ups: Mapping[str, Vec3],
        marked: str = "",
        moved: Mapping[str, Vec3] | None = None,
    ) -> None:
        """Show this frame.

        Args:
            modules: The module each thing is in, as last known.
            marked: The thing under the crosshair, which glows a little.
            moved: Places that the view knows better than the world (what hangs at the wrist).
        """
        cache: dict[str, RoomLight] = {}
        for id, view in views.items():
            if id not in self._things:
                continue
            module = modules.get(id, self._things[id].module)
            at = (moved or {}).get(id, view.position)
            seen = view.present and distance(at, eye) < FAR and (visible_modules is None or module in visible_modules)
            if not seen:
                if id in self._nodes and self._state.get(id) != ("hidden",):
                    self._nodes[id].hide()
                    self._state[id] = ("hidden",)
                continue
            node = self._node(id)
            state = (at, view.orientation)
            changed = self._state.get(id) != state
            if changed:
                if self._state.get(id) == ("hidden",):
                    node.show()
                place_node(node, at, view.orientation)
                self._state[id] = state
            mode = lights.get(module, "on")
            lit = self._lit.get(id)
            if changed or lit is None or lit[1] != mode or distance(lit[0], eye) > RELIGHT_METRES:
                if module not in cache:
                    cache[module] = room_light(mode, ups.get(module, (0.0, 0.0, -1.0)))
                light_node(node, cache[module], view.orientation, at, eye)
                self._lit[id] = (eye, mode)
        if marked != self._marked:
            if self._marked in self._nodes:
                self._nodes[self._marked].clear_shader_input("marked")
            if marked in self._nodes:
                self._nodes[marked].set_shader_input("marked", MARK)
            self._marked = marked

    def remove(self) -> None:
        """Take everything away."""
        self._root.remove_node()
