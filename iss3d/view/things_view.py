"""Things as they are seen: drawn where the world says they are, under the lamps of the room they are in.

Only things in modules that can be seen into are drawn; the one under the crosshair stands out a little. Reads
ThingViews; changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from panda3d.core import LVecBase4

from iss3d.station.model import Thing
from iss3d.vectors import Vec3, distance
from iss3d.view.crew_view import place_node
from iss3d.view.station_geometry import thing_node
from iss3d.view.station_view import EXPOSURE, ROOMS
from iss3d.world.view_facts import ThingView

FAR = 30.0
MARKED_EXPOSURE = 1.7
OUTSIDE = LVecBase4(0, 0, 0, 1)


class ThingsView:
    """Everything that has an id and is neither a person nor a part of the station.

    Args:
        lit: A node under which the station's shader and its lights hold.
    """

    def __init__(self, lit: Any, things: Mapping[str, Thing]) -> None:
        self._things = things
        self._root = lit.attach_new_node("things")
        self._nodes: dict[str, Any] = {}
        self._hidden: set[str] = set()
        self._poses: dict[str, tuple[object, object]] = {}
        self._modes: dict[str, str] = {}
        self._marked = ""

    def _node(self, id: str) -> Any:
        if id not in self._nodes:
            self._nodes[id] = self._root.attach_new_node(thing_node(self._things[id]))
        return self._nodes[id]

    def node_of(self, id: str) -> Any:
        """Return the node of a thing that has been drawn, else None."""
        return self._nodes.get(id)

    def update(
        self,
        views: Mapping[str, ThingView],
        modules: Mapping[str, str],
        eye: Vec3,
        visible_modules: frozenset[str] | None,
        lights: Mapping[str, str],
        marked: str = "",
        moved: Mapping[str, Vec3] | None = None,
    ) -> None:
        """Show this frame.

        Args:
            modules: The module each thing is in, "space" outside.
            marked: The thing under the crosshair.
            moved: Places that the view knows better than the world (what hangs at the wrist).
        """
        for id, view in views.items():
            if id not in self._things:
                continue
            module = modules.get(id, self._things[id].module)
            at = (moved or {}).get(id, view.position)
            seen = view.present and distance(at, eye) < FAR and (visible_modules is None or module in visible_modules)
            if not seen:
                if id in self._nodes and id not in self._hidden:
                    self._nodes[id].hide()
                    self._hidden.add(id)
                continue
            node = self._node(id)
            if id in self._hidden:
                node.show()
                self._hidden.discard(id)
            if self._poses.get(id) != (at, view.orientation):
                place_node(node, at, view.orientation)
                self._poses[id] = (at, view.orientation)
            mode = "outside" if module == "space" else lights.get(module, "on")
            if self._modes.get(id) != mode:
                self._modes[id] = mode
                room = OUTSIDE if mode == "outside" else LVecBase4(*ROOMS.get(mode, ROOMS["on"]), 0)
                node.set_shader_input("room", room)
        self._mark(marked)

    def _mark(self, marked: str) -> None:
        if marked == self._marked:
            return
        if self._marked in self._nodes:
            self._nodes[self._marked].clear_shader_input("opacity")
        if marked in self._nodes:
            self._nodes[marked].set_shader_input("opacity", LVecBase4(1, EXPOSURE * MARKED_EXPOSURE, 0, 0))
        self._marked = marked

    def remove(self) -> None:
        """Take everything away."""
        self._root.remove_node()
