"""The light on something that floats or swings in a room: rows for the shader that the station and its things share."""

from __future__ import annotations

from typing import Any

import numpy as np
from panda3d.core import PTA_LVecBase4f

from iss3d.view.light import EXPOSURE, RoomLight
from iss3d.view.shaders.space import space_shader

SIDES_AND_LAMP = 8
"""Rows of light that the shader takes: six sides, toward the main lamp, and its light."""


class Afloat:
    """Gives nodes under one root the light of the place each is at."""

    def __init__(self, root: Any) -> None:
        root.set_shader(space_shader("station", "station", {"AFLOAT": 1}), 1)
        root.set_shader_input("around", PTA_LVecBase4f.empty_array(SIDES_AND_LAMP))
        self._around: dict[str, PTA_LVecBase4f] = {}

    def light(self, id: str, node: Any, light: RoomLight) -> None:
        """Give a node the light on it; its shader exposes it."""
        if id not in self._around:
            self._around[id] = PTA_LVecBase4f.empty_array(SIDES_AND_LAMP)
            node.set_shader_input("around", self._around[id])
        rows = np.zeros((SIDES_AND_LAMP, 4), np.float32)
        rows[:6, :3] = light.cube
        rows[7, :3] = light.key
        rows /= EXPOSURE
        rows[6, :3] = light.key_direction
        memoryview(self._around[id]).cast("B")[:] = rows.tobytes()
