"""Things as they are seen: drawn where the world says they are, under the lamps of the room they are in.

Only things in modules that can be seen into are drawn; the one under the crosshair stands out a little. Reads
ThingViews; changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from panda3d.core import LVecBase4

from iss3d.station.model import Thing
from iss3d.vectors import UP, Quat, Vec3, distance
from iss3d.view.afloat import Afloat
from iss3d.view.crew_view import place_node
from iss3d.view.light import EXPOSURE, ON, Glow, RoomLight, room_light
from iss3d.view.station.writing import writing_node
from iss3d.world.view_facts import ThingView

FAR = 30.0
GATHERED = 0.2
"""Width of a curtain that is drawn aside against its full width."""

ERASED = "-"
"""What a scene writes to leave a thing blank."""

MARKED_EXPOSURE = 1.7
OUTSIDE = LVecBase4(0, 0, 0, 1)
RELIT = 20
"""Frames after which even what keeps still is lit anew, as the Sun moves on."""


class ThingsView:
    """Everything that has an id and is neither a person nor a part of the station.

    Args:
        lit: A node under which the station's shader and its lights hold.
        ups: Which way is up in each module, so that what is written can be read.
        say: Words for a text id, or the words themselves.
        shape: The node of a thing's shape, by its id.
    """

    def __init__(
        self, lit: Any, things: Mapping[str, Thing], ups: Mapping[str, Vec3], say: Callable[[str], str],
        shape: Callable[[str], Any],
    ) -> None:  # fmt: skip
        self._things = things
        self._shape = shape
        self._ups = ups
        self._say = say
        self._words: dict[str, str] = {}
        self._written: dict[str, Any] = {}
        self._root = lit.attach_new_node("things")
        self._afloat = Afloat(self._root)
        self._frame = 0
        self._nodes: dict[str, Any] = {}
        self._hidden: set[str] = set()
        self._poses: dict[str, tuple[object, ...]] = {}
        self._glows: dict[str, Glow | None] = {}
        self._marked = ""

    def _node(self, id: str) -> Any:
        if id not in self._nodes:
            self._nodes[id] = self._root.attach_new_node(self._shape(id))
        return self._nodes[id]

    @property
    def nodes(self) -> Mapping[str, Any]:
        """The nodes of all things that have been drawn."""
        return self._nodes

    def node_of(self, id: str) -> Any:
        """Return the node of a thing that has been drawn, else None."""
        return self._nodes.get(id)

    def update(
        self,
        views: Mapping[str, ThingView],
        modules: Mapping[str, str],
        eye: Vec3,
        visible_modules: frozenset[str] | None,
        lights: Mapping[str, Glow],
        marked: str = "",
        moved: Mapping[str, tuple[Vec3, Quat]] | None = None,
        falling: Callable[[Vec3, str], RoomLight] | None = None,
    ) -> None:
        """Show this frame.

        Args:
            modules: The module each thing is in, "space" outside.
            marked: The thing under the crosshair.
            moved: Places and turns that the view knows better than the world (what hangs at the wrist or is in a hand).
            falling: The light on a point of a room; None where all that is known is how its lamps are.
        """
        self._frame += 1
        for number, (id, view) in enumerate(views.items()):
            if id not in self._things:
                continue
            module = modules.get(id, self._things[id].module)
            at, turned = (moved or {}).get(id, (view.position, view.orientation))
            seen = view.present and distance(at, eye) < FAR and (visible_modules is None or module in visible_modules)
            if not seen:
                if id in self._nodes and id not in self._hidden:
                    self._nodes[id].hide()
                    self._hidden.add(id)
                continue
            node = self._node(id)
            returned = id in self._hidden
            if returned:
                node.show()
                self._hidden.discard(id)
            pose = (at, turned, view.door)
            still = self._poses.get(id) == pose
            if not still:
                place_node(node, at, turned)
                self._draw_aside(node, self._things[id], view)
                self._poses[id] = pose
            self._write(id, view.label)
            glow = None if module == "space" else lights.get(module, ON)
            known = id in self._glows and self._glows[id] == glow
            if glow is not None and not (still and known and (self._frame + number) % RELIT and not returned):
                light = falling(at, module) if falling is not None else room_light(glow, self._ups.get(module, UP))
                self._afloat.light(id, node, light)
            if not known:
                self._glows[id] = glow
                node.set_shader_input("room", OUTSIDE if glow is None else LVecBase4(*glow, 0))
        self._mark(marked)

    def _write(self, id: str, label: str) -> None:
        """Put on a thing what a scene has written on it, or its own text."""
        thing = self._things[id]
        source = label or thing.text
        if not source and id not in self._words:
            return
        words = "" if source == ERASED else self._say(source)
        if self._words.get(id) == words:
            return
        self._words[id] = words
        if id in self._written:
            self._written.pop(id).remove_node()
        made = writing_node(words, thing, self._ups.get(thing.module, UP))
        if made is not None:
            made.reparent_to(self._nodes[id])
            self._written[id] = made

    @staticmethod
    def _draw_aside(node: Any, thing: Thing, view: ThingView) -> None:
        """Gather a curtain that has been drawn to one side."""
        if thing.look == "curtain":
            drawn = view.door == "open"
            along = max(range(3), key=lambda axis: thing.size[axis])
            share = GATHERED if drawn else 1.0
            node.set_scale(*(share if axis == along else 1.0 for axis in range(3)))
            if drawn:
                aside = (1.0 - GATHERED) / GATHERED * thing.size[along] * 0.5
                node.set_pos(node, *(aside if axis == along else 0.0 for axis in range(3)))

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
