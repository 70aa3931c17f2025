"""Somebody in a suit for outside: the suit's body, and the wearer's own head in it when the helmet is off.

Two figures posed alike, one under the other's node. Knows no motion and no world.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from iss3d.vectors import Quat, Vec3, add, rotate
from iss3d.view.assets import asset
from iss3d.view.crew_figure import USUAL, Figure, skeleton
from iss3d.view.crew_pose import as_vec, bone_rows
from iss3d.view.light import RoomLight

HELMET = "helmet"
"""The suit's dress with the helmet; a suit whose helmet is part of it has only one."""

HEAD_PARTS = frozenset({"skin", "eye", "teeth", "tongue", "lash", "hair", "locks"})
NECK = "neck_01"
FALLBACK_BODY = "nicholai"
"""Of people of mods who have none of their own."""


@cache
def wardrobe() -> Mapping[str, Any]:
    """Return what is worn where: {"rooms": {module: dress}, "outside": {side: body}}."""
    found: Mapping[str, Any] = json.loads(asset("crew/wardrobe.json").read_text(encoding="utf-8"))
    return found


class Suited(Figure):
    """A suit with somebody in it.

    Args:
        name: Of the suit's body.
        wearer: Name of the body of whoever wears it.
        parent: The node it is put under.

    Raises:
        FileNotFoundError: There is no such body.
    """

    _head: Figure | None = None
    """Of the wearer: nothing but the head; None until it is first bare."""

    def __init__(self, name: str, wearer: str, parent: Any) -> None:
        super().__init__(name, parent)
        self._wearer = wearer
        self._bare = False
        self._state_of_head: tuple[bool, bool, bool] = (False, False, True)
        self.wear(HELMET)

    @property
    def bare(self) -> bool:
        """Whether the head is bare."""
        return self._bare

    def close_helmet(self, closed: bool) -> None:
        """Put the helmet on or take it off."""
        bare = not closed and HELMET in self.body.dresses
        if bare == self._bare:
            return
        self._bare = bare
        self.wear(USUAL if bare else HELMET)
        if bare and self._head is None:
            self._head = figure_for("", self._wearer, self.root)
            self._head.hide_parts(
                frozenset(part.get_name() for level in self._head.levels for part in level.children) - HEAD_PARTS
            )
            self._head.show_level(self.near)
            self._head.put_condition(*self._state_of_head)
        if self._head is not None:
            (self._head.root.show if bare else self._head.root.hide)()

    def show_level(self, near: bool) -> None:
        """Show the near or the far level of detail."""
        super().show_level(near)
        if self._head is not None:
            self._head.show_level(near)

    def put_bones(self, rows: Any) -> None:
        """Give the shader the suit's rows; the wearer's neck stands where the suit's does."""
        super().put_bones(rows)
        if self._head is None or not self._bare:
            return
        heads = self._head.body.heads[None]
        turns, places = skeleton().frames(self.pose[None], heads)
        neck = self.body.index(NECK)
        self._head.root.set_pos(*as_vec(self.places[neck] - places[0][neck]))
        self._head.put_bones(bone_rows(turns, places, heads)[0])

    def put_face(self, shares: Mapping[str, float]) -> None:
        """Give the face its shapes; a closed helmet shows none."""
        if self._head is not None and self._bare:
            self._head.put_face(shares)

    def put_condition(self, pale: bool, wounded: bool, fine: bool) -> None:
        """Show pallor, a wound in the side, and relief where it can be afforded."""
        super().put_condition(False, wounded, fine)
        self._state_of_head = (pale, False, fine)
        if self._head is not None:
            self._head.put_condition(*self._state_of_head)

    def light(self, light: RoomLight, orientation: Quat, position: Vec3, eye: Vec3) -> None:
        """Light the suit and what is to be seen of who wears it."""
        super().light(light, orientation, position, eye)
        if self._head is not None and self._bare:
            at = self._head.root.get_pos()
            self._head.light(light, orientation, add(position, rotate(orientation, (at[0], at[1], at[2]))), eye)


def figure_for(suit: str, wearer: str, parent: Any) -> Figure:
    """Return somebody's figure under a node, in a suit ("" for none); whoever has no body gets another's."""
    for name in (wearer, FALLBACK_BODY):
        try:
            return Suited(suit, name, parent) if suit else Figure(name, parent)
        except FileNotFoundError:
            continue
    raise FileNotFoundError(suit or wearer)
