"""Modules that were modelled and lit beforehand: their models, the material they share.

Says which modules have a model that still fits the station; everything else is grown (see station_geometry.py).
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from panda3d.core import (
    BamFile,
    Filename,
    NodePath,
    PandaNode,
)

from iss3d.station.likeness import fingerprint, largest_cell
from iss3d.station.station import Station
from iss3d.view.fineness import is_coarse
from iss3d.view.shaders.space import space_shader
from iss3d.view.station.floods import FLOODS
from iss3d.view.station.sheets import folder, sheet

ATLAS = ("colour", "normal", "orm")
LIGHT = ("lamps", "other", "reflection")
LIST = "modules.json"


def fitting(station: Station) -> frozenset[str]:
    """Return the modules whose shipped model still is a likeness of what the station's data say.

    A module for which a mod brings walls has no other.
    """
    file = folder() / LIST
    if not file.is_file():
        return frozenset()
    prints: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    ours = {id for id, module in station.modules.items() if not module.model}
    return frozenset(id for id, was in prints.items() if id in ours and fingerprint(station, id) == was)


def read_node(id: str) -> PandaNode:
    """Return the model of a module as it is shipped: a node for each slice near, and for each from afar.

    Raises:
        OSError: When the file is not what it should be.
    """
    bam = BamFile()
    path = folder() / f"{id}.bam.pz"
    node = bam.read_node() if bam.open_read(Filename.from_os_specific(str(path))) else None
    bam.resolve()
    if not isinstance(node, PandaNode):
        raise OSError(f"{path} is no model of the station")
    return node


@cache
def material(coarse: bool) -> Any:
    """Return the shader of all modelled modules: with reflections and relief, or without."""
    return space_shader("room", "room", {"COARSE": 1} if coarse else {})


@cache
def hull_material(coarse: bool, shadow: bool) -> Any:
    """Return the shader of all that is outside."""
    kinds = {**({"COARSE": 1} if coarse else {}), **({"SHADOW": 1} if shadow else {})}
    return space_shader("hull", "hull", {**kinds, "FLOODS": len(FLOODS)})


class ForgedRooms:
    """The modelled modules of one station, dressed with the shared material."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self.ids = fitting(station)
        self._nodes: list[NodePath] = []
        self._coarse = is_coarse()

    def dress(self, id: str, node: NodePath) -> None:
        """Give a module's node its material, its light and the box its reflections are seen in."""
        cell = largest_cell(self._station, id)
        node.set_shader(material(self._coarse))
        node.set_shader_inputs(
            **{f"atlas_{name}": sheet(f"atlas_{name}", mipmaps=True) for name in ATLAS},
            **{f"{name}_map": sheet(f"{id}_{name}", *(name == "reflection",) * 2) for name in LIGHT},
            box_low=cell.low, box_high=cell.high, box_middle=cell.centre,
        )  # fmt: skip
        self._nodes.append(node)

    def follow_quality(self) -> None:
        """Take the finer or the cheaper material, as the quality now is."""
        if is_coarse() != self._coarse:
            self._coarse = is_coarse()
            for node in self._nodes:
                node.set_shader(material(self._coarse))
