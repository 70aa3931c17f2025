"""The leaves of hatches as they are seen: square ones slide up, round ones swing over to a wall and are strapped there.

Each is lit by the light where it is. Reads plain facts each frame; where a leaf is parked is found in parking.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from panda3d.core import LVecBase4

from iss3d.station.model import Hatch
from iss3d.station.station import Station
from iss3d.vectors import Vec3, about, add, angle_between, cross, distance, dot, length, rotate, scale, sub, unit
from iss3d.view.afloat import Afloat
from iss3d.view.light import ON, Glow, RoomLight, room_light
from iss3d.view.parting import NOWHERE, Parting
from iss3d.view.station import lids, turning
from iss3d.view.station.parking import SLIDING, SWINGING, Rest, rests
from iss3d.view.station.signs import words_node

OPEN_ENOUGH = 0.985
SWING = math.radians(90.0)
"""How far an airlock's leaf turns."""

RELIT = 20
"""Frames after which a leaf that keeps still is lit anew."""

OUTER = frozenset({"space"})
"""A leaf between a room and space is seen from outside, whatever rooms are shown."""

NEAR = 4.5
"""Metres to the eye within which the small parts of a round leaf are drawn."""

Falling = Callable[[Vec3, str], RoomLight]


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a leaf is: its middle, and how it is turned (w, x, y, z)."""

    at: Vec3
    turn: tuple[float, float, float, float]


class HatchLeaves:
    """All leaves of one station.

    Args:
        group: The node they hang under.
        shape: The node of a leaf, or of the straps of a parked one, by kind and hatch.
    """

    def __init__(self, group: Any, station: Station, shape: Callable[[tuple[str, str]], Any]) -> None:
        self._station = station
        self._group = group
        self._shape = shape
        self._afloat = Afloat(group)
        self._parked = rests(station)
        self._nodes: dict[str, Any] = {}
        self._near: dict[str, Any] = {}
        self._afar: dict[str, Any] = {}
        self._straps: dict[str, Any] = {}
        self._held: dict[str, tuple[float, Vec3]] = {}
        self._glows: dict[str, Glow] = {}
        self._frame = 0

    def update(
        self, openness: Mapping[str, float], rooms: frozenset[str], eye: Vec3, apart: Parting, gone: frozenset[str],
        lights: Mapping[str, Glow], falling: Falling | None = None,
    ) -> None:  # fmt: skip
        """Slide or swing every leaf by its openness; a leaf out of the way is not drawn.

        Args:
            rooms: Modules whose inside is shown.
            falling: The light on a point of a room; None where all that is known is how its lamps are.
        """
        self._frame += 1
        for number, (id, hatch) in enumerate(self._station.hatches.items()):
            ends = {hatch.module_a, hatch.module_b}
            open_ = openness.get(id, 1.0 if hatch.open else 0.0)
            parked = self._parked.get(id)
            seen = bool(ends & (rooms | OUTER)) and not ends & gone
            if not seen or (open_ > OPEN_ENOUGH and parked is None):
                if id in self._nodes:
                    self._nodes[id].hide()
                continue
            ship = next((end for end in (hatch.module_a, hatch.module_b) if end in apart.ships), None)
            shift = sub(apart.of(ship), apart.station) if ship is not None else NOWHERE
            self._show(hatch, open_, shift, parked, lights, falling, (self._frame + number) % RELIT == 0)
            self._detail(hatch, eye)

    def _show(self, hatch: Hatch, open_: float, shift: Vec3, parked: Rest | None, lights: Mapping[str, Glow],
              falling: Falling | None, due: bool) -> None:  # fmt: skip
        """Draw one leaf where it is, under the light there."""
        node = self._node(hatch)
        returned = node.is_hidden()
        node.show()
        moved = self._held.get(hatch.id) != (open_, shift)
        pose = pose_of(self._station, hatch, parked, open_)
        if moved:
            self._held[hatch.id] = (open_, shift)
            node.set_pos(*add(pose.at, shift))
            node.set_quat(turning.quat(*pose.turn))
            self._strap(hatch, open_ > OPEN_ENOUGH)
        module = module_of(hatch, parked, open_)
        glow = lights.get(module, ON)
        if moved or returned or due or self._glows.get(hatch.id) != glow:
            up = self._station.modules[module].up
            light = falling(pose.at, module) if falling is not None else room_light(glow, up)
            self._afloat.light(hatch.id, node, light)
        if self._glows.get(hatch.id) != glow:
            self._glows[hatch.id] = glow
            node.set_shader_input("room", LVecBase4(*glow, 0))

    def _node(self, hatch: Hatch) -> Any:
        """Return the node of a leaf, hung when first asked for; whole at once where it has no plainer shape."""
        if hatch.id not in self._nodes:
            node = self._group.attach_new_node(hatch.id)
            self._near[hatch.id] = node.attach_new_node("near")
            self._nodes[hatch.id] = node
            if hatch.kind in SLIDING:
                self._fill(hatch)
        return self._nodes[hatch.id]

    def _fill(self, hatch: Hatch) -> None:
        """Hang a leaf with all its small parts and its words, once: it is large, and most are never near."""
        near = self._near[hatch.id]
        if near.get_num_children():
            return
        near.attach_new_node(self._shape(("leaf", hatch.id)))
        portal = self._station.portal_of(hatch.id)
        assert portal is not None
        if len(portal.corners) != 4:
            module = self._station.modules[hatch.module_a]
            words_node(lids.words(portal.corners, portal.centre, portal.normal, module)).reparent_to(near)

    def _detail(self, hatch: Hatch, eye: Vec3) -> None:
        """Show a leaf with all its small parts, or from across a room the plainer one."""
        if hatch.kind in SLIDING:
            return
        near = distance(self._nodes[hatch.id].get_pos(), eye) < NEAR
        if near:
            self._fill(hatch)
        elif hatch.id not in self._afar:
            self._afar[hatch.id] = self._nodes[hatch.id].attach_new_node(self._shape(("leaf_afar", hatch.id)))
        self._near[hatch.id].show() if near else self._near[hatch.id].hide()
        if hatch.id in self._afar:
            self._afar[hatch.id].hide() if near else self._afar[hatch.id].show()

    def _strap(self, hatch: Hatch, held: bool) -> None:
        """Show the straps of a leaf that is parked, and none while it moves."""
        if hatch.id not in self._parked:
            return
        if held and hatch.id not in self._straps:
            self._straps[hatch.id] = self._near[hatch.id].attach_new_node(self._shape(("strap", hatch.id)))
        if hatch.id in self._straps:
            self._straps[hatch.id].show() if held else self._straps[hatch.id].hide()


def module_of(hatch: Hatch, parked: Rest | None, open_: float) -> str:
    """Return the module in which a leaf is."""
    return hatch.module_b if parked is not None and parked.side > 0.0 and open_ > 0.5 else hatch.module_a


def pose_of(station: Station, hatch: Hatch, parked: Rest | None, open_: float) -> Pose:
    """Return where a leaf is, from 0 shut to 1 open."""
    if parked is not None:
        return swung(hatch, parked, open_)
    up = station.modules[hatch.module_a].up
    side = unit(up if abs(dot(up, hatch.normal)) < 0.9 else cross(hatch.normal, (0.0, 1.0, 0.0)))
    if hatch.kind in SLIDING:
        return Pose(add(hatch.centre, scale(side, hatch.size * 1.02 * open_)), (1.0, 0.0, 0.0, 0.0))
    aside = cross(side, hatch.normal)
    turn = about(cross(aside, hatch.normal), SWING * open_)
    edge = scale(aside, hatch.size * 0.5)
    return Pose(add(add(hatch.centre, edge), rotate(turn, scale(edge, -1.0))), turn)


def swung(hatch: Hatch, parked: Rest, open_: float) -> Pose:
    """Return where a leaf is on its way to its wall: down its own way first, then over and about."""
    along = scale(hatch.normal, parked.side)
    # Its face on the side of the room that it is led into comes to look at the wall, the other one into the room.
    before = scale(along, -1.0)
    angle = angle_between(before, parked.facing)
    axis = cross(before, parked.facing)
    axis = unit(axis) if length(axis) > 1e-6 else unit(cross(before, (0.3, 0.5, 0.8)))
    knee = add(hatch.centre, scale(along, min(parked.depth + hatch.size * 0.5, distance(hatch.centre, parked.centre))))
    a, b, c = (1.0 - open_) ** 2, 2.0 * open_ * (1.0 - open_), open_ * open_
    at = add(add(scale(hatch.centre, a), scale(knee, b)), scale(parked.centre, c))
    return Pose(at, about(axis, angle * open_))


__all__ = ["SWINGING", "HatchLeaves", "Pose", "pose_of", "swung"]
