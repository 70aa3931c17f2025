"""Rooms that are far are drawn with less of what is small: slice by slice, by how large a pixel is out there.

Knows the slices of shipped models (see forge/station/slices.py) by their names, and no station.
"""

from __future__ import annotations

from dataclasses import dataclass

from panda3d.core import NodePath

from iss3d.vectors import Vec3, distance
from iss3d.view.fineness import is_coarse

REACH = 6.5
"""Metres from which a slice is drawn as from afar in a view 60 degrees high: what it lacks is then about a pixel."""

COARSE_REACH = 5.0
BACK = 0.4
"""Metres nearer than that at which it is drawn whole again, so that it does not flip to and fro."""

STEP = 0.1
"""Metres the eye moves before the distances are looked at again."""


@dataclass(slots=True)
class _Slice:
    near: NodePath
    far: NodePath | None
    centre: Vec3
    radius: float
    is_far: bool = False


class Afar:
    """The slices of all rooms that were read from shipped models."""

    def __init__(self) -> None:
        self._rooms: dict[str, list[_Slice]] = {}
        self._looked: tuple[object, ...] = ()

    def hang(self, id: str, node: NodePath) -> None:
        """Take up a room's slices; one that is a single piece stays as it is."""
        far = {path.get_name().removeprefix("far_"): path for path in node.get_children() if _is(path, "far_")}
        found = []
        for path in node.get_children():
            if _is(path, "near_"):
                ball = path.node().get_bounds()
                centre = ball.get_center()
                other = far.get(path.get_name().removeprefix("near_"))
                found.append(_Slice(path, other, (centre[0], centre[1], centre[2]), ball.get_radius()))
        for path in far.values():
            path.hide()
        self._rooms[id] = found
        self._looked = ()

    def follow(self, rooms: frozenset[str], eye: Vec3, zoom: float = 1.0) -> None:
        """Draw each slice of these rooms whole or as from afar.

        Args:
            eye: In the station frame, as the rooms are drawn.
            zoom: How much larger things look than in a view 60 degrees high.
        """
        reach = (COARSE_REACH if is_coarse() else REACH) * zoom
        looked = (rooms, reach, tuple(round(x / STEP) for x in eye))
        if looked == self._looked:
            return
        self._looked = looked
        for id in rooms:
            for piece in self._rooms.get(id, ()):
                off = distance(eye, piece.centre) - piece.radius
                is_far = off > reach - (BACK if piece.is_far else 0.0)
                if is_far != piece.is_far:
                    piece.is_far = is_far
                    piece.near.hide() if is_far else piece.near.show()
                    if piece.far is not None:
                        piece.far.show() if is_far else piece.far.hide()


def _is(path: NodePath, begins: str) -> bool:
    return bool(path.get_name().startswith(begins))
