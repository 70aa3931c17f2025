"""Blood in weightlessness: a few still spheres in the air beside whoever is hurt; none when the player wants less.

Follows people as they are drawn; knows no rule of the world.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from panda3d.core import NodePath

from iss3d.vectors import Vec3
from iss3d.view.station.geom import geom_of, node_of
from iss3d.view.station.mesh import Mesh
from iss3d.view.station_geometry import fair_light
from iss3d.world.view_facts import PersonView

DROPS = 9
DARK_RED: Vec3 = (0.24, 0.015, 0.012)
LARGEST = 0.014
"""Radius in metres; surface tension holds much larger ones together, but they would have left the wound by then."""


class Blood:
    """Drops beside the hurt.

    Args:
        lit: The node of the station's own light, under which the drops hang.
    """

    def __init__(self, lit: Any) -> None:
        self._root: NodePath = lit.attach_new_node("blood")
        self._clouds: dict[str, NodePath] = {}
        self.reduced = False

    def update(self, people: Mapping[str, PersonView], visible: frozenset[str] | None) -> None:
        """Show this frame."""
        for id, person in people.items():
            hurt = (person.wounded or not person.alive) and not self.reduced
            seen = hurt and (visible is None or person.module in visible)
            if seen and id not in self._clouds:
                self._clouds[id] = self._root.attach_new_node(_drops(len(self._clouds)))
            if id in self._clouds:
                cloud = self._clouds[id]
                (cloud.show if seen else cloud.hide)()
                cloud.set_pos(*person.position)


def _drops(seed: int) -> Any:
    """Return a loose cloud of drops, each time another one, about the middle of a body."""
    grown = Mesh()
    for i in range(DROPS):
        turn, high = 2.4 * i + seed, math.sin(1.7 * i + 2.0 * seed)
        out = 0.26 + 0.05 * i
        at = (out * math.cos(turn), out * math.sin(turn), 0.22 * high)
        grown.ball(at, LARGEST * (0.3 + 0.7 * abs(math.cos(1.3 * i))), DARK_RED, 8)
    return node_of("blood", geom_of(grown, fair_light(grown)))
