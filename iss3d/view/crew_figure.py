"""One person as a node: body, dress, bones and face given to the shader. Knows no motion and no world."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from panda3d.core import LQuaternionf, LVecBase4f, NodePath, PTA_float, PTA_LVecBase4f

from iss3d.vectors import Quat, Vec3, conjugate, rotate, sub
from iss3d.view.crew_model import MOST_JOINTS, SHAPES, Body, load_body
from iss3d.view.crew_pose import Pose, Skeleton, bone_rows, clips
from iss3d.view.light import RoomLight, cube_rows
from iss3d.view.shaders.space import space_shader

USUAL = "usual"
NO_WOUND = LVecBase4f(0.0, 0.0, 0.0, 0.0)
WOUND_SIZE = 0.13
"""Metres about a wound that are wet."""


@cache
def _shader() -> Any:
    """Return the one shader of all people."""
    return space_shader("person", "person")


@cache
def skeleton() -> Skeleton:
    """Return the order of joints, which all bodies share."""
    return Skeleton(load_body("kira").parents)


CLEARING = 0.20
"""Metres from the eye at which a body begins to thin out; at less than half of it nothing of it is drawn.

So near only a sleeve in passing comes: faces give way before (crew_room.py)."""


class Figure:
    """A drawn body under a node.

    Args:
        name: Of the body.
        parent: The node it is put under.
        clearing: Metres from the eye at which it begins to thin out; 0 for one's own body, which is always near.
    """

    def __init__(self, name: str, parent: Any, clearing: float = CLEARING) -> None:
        self.body: Body = load_body(name)
        self.root: Any = NodePath(f"person_{name}")
        self.root.reparent_to(parent)
        self.root.set_shader(_shader())
        self._bones = PTA_LVecBase4f.empty_array(MOST_JOINTS * 2)
        self._face = PTA_float.empty_array(len(SHAPES))
        self._around = PTA_LVecBase4f.empty_array(6)
        for key, value in (
            ("bones", self._bones), ("face", self._face), ("around", self._around), ("fine", 1.0), ("pallor", 0.0),
            ("wound", NO_WOUND), ("clearing", clearing), ("soft", 0.0),
        ):  # fmt: skip
            self.root.set_shader_input(key, value)
        self.levels = [level.copy_to(self.root) for level in self.body.levels]
        for level in self.levels[1:]:
            level.hide()
        self.parts = frozenset(part.get_name() for level in self.levels for part in level.children)
        self.near = True
        self.dress = ""
        self._state: tuple[object, ...] = ()
        self.pose: Pose = clips()["neutral"].at(0.0).copy()
        turns, places = skeleton().frames(self.pose[None], self.body.heads[None])
        self.turns, self.places = turns[0], places[0]
        self.wear(USUAL)
        self.put_bones(bone_rows(turns, places, self.body.heads[None])[0])

    def wear(self, dress: str) -> None:
        """Show one dress; a body that has only one keeps it."""
        dress = dress if dress in self.body.dresses else USUAL
        if dress == self.dress:
            return
        self.dress = dress
        for level in self.levels:
            for part in level.children:
                (part.show if part.get_tag("dress") in ("", dress) else part.hide)()

    def hide_parts(self, names: frozenset[str]) -> None:
        """Take parts away for good, such as one's own head."""
        for level in self.levels:
            for part in list(level.children):
                if part.get_name() in names:
                    part.remove_node()

    def show_level(self, near: bool) -> None:
        """Show the near or the far level of detail."""
        if near != self.near:
            self.near = near
            (self.levels[0].show if near else self.levels[0].hide)()
            (self.levels[1].hide if near else self.levels[1].show)()

    def put_bones(self, rows: Any) -> None:
        """Give the shader the rows of bone_rows for this person."""
        memoryview(self._bones).cast("B")[: rows.nbytes] = np.ascontiguousarray(rows).tobytes()

    def put_face(self, shares: Mapping[str, float]) -> None:
        """Give the shader the face's shapes, 0 to 1."""
        for i, name in enumerate(SHAPES):
            self._face[i] = min(max(shares.get(name, 0.0), 0.0), 1.0)

    def put_condition(self, pale: bool, wounded: bool, fine: bool) -> None:
        """Show pallor, a wound in the side, and relief of cloth and skin where it can be afforded."""
        state = (pale, wounded, fine)
        if state == self._state:
            return
        self._state = state
        self.root.set_shader_input("pallor", 0.55 if pale else 0.0)
        self.root.set_shader_input("fine", 1.0 if fine else 0.0)
        side = self.body.at("spine_01")
        at = LVecBase4f(side[0] + 0.10, side[1] - 0.07, side[2] - 0.02, WOUND_SIZE)
        self.root.set_shader_input("wound", at if wounded else NO_WOUND)

    def place(self, position: Vec3, orientation: Quat) -> None:
        """Put the body at a pose of the station frame."""
        self.root.set_pos_quat(position, LQuaternionf(*orientation))

    def light(self, light: RoomLight, orientation: Quat, position: Vec3, eye: Vec3) -> None:
        """Light the body; directions are turned into its own axes."""
        inverse = conjugate(orientation)
        node = self.root
        memoryview(self._around).cast("B")[:] = np.array(cube_rows(light.cube), np.float32).tobytes()
        node.set_shader_input("turned", LVecBase4f(*orientation))
        node.set_shader_input("up_dir", rotate(inverse, light.up))
        node.set_shader_input("light_up", light.above)
        node.set_shader_input("light_down", light.below)
        node.set_shader_input("key_dir", rotate(inverse, light.key_direction))
        node.set_shader_input("key_colour", light.key)
        node.set_shader_input("eye_place", rotate(inverse, sub(eye, position)))
