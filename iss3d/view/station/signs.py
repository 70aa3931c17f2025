"""Signs as nodes: letters of the game's own font, one node for all signs of a module."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from panda3d.core import CS_zup_right, DynamicTextFont, LMatrix4, NodePath, SamplerState, TextNode, TransparencyAttrib

from iss3d.station.model import Label
from iss3d.station.station import Station
from iss3d.vectors import add, cross, scale
from iss3d.view.assets import asset
from iss3d.view.fineness import listed
from iss3d.view.shaders import shader

FONT = "fonts/Inter-SemiBold.otf"
INK = (0.10, 0.11, 0.13, 1.0)
PIXELS = 48
CAPITAL = 0.72
"""Height of a capital letter against the size of the font."""

PLATE_FRONT = 0.027
"""Metres from the middle of a label to its letters: in front of the plate that the walls carry for it."""


@cache
def sign_font() -> Any:
    """Return the font of everything that is written in the station."""
    font = DynamicTextFont(str(asset(FONT)))
    font.set_pixels_per_unit(PIXELS)
    font.set_page_size(1024, 1024)
    font.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    return listed(font)


def sign_node(label: Label, front: float = PLATE_FRONT) -> NodePath:
    """Return one sign as letters in its place, so many metres before its middle."""
    text = TextNode("sign")
    text.set_coordinate_system(CS_zup_right)
    text.set_font(sign_font())
    text.set_text(label.text)
    text.set_align(TextNode.A_center)
    text.set_text_color(*INK)
    made = NodePath(text.generate())
    letters = label.height / CAPITAL
    right = scale(label.along, letters)
    above = scale(cross(label.along, scale(label.normal, -1.0)), letters)
    if sum(above[i] * cross(label.normal, label.along)[i] for i in range(3)) < 0.0:
        above = scale(above, -1.0)
    out = scale(label.normal, letters)
    at = add(label.centre, scale(label.normal, front))
    at = add(at, scale(above, -CAPITAL * 0.5))
    made.set_mat(LMatrix4(*right, 0, *scale(out, -1.0), 0, *above, 0, *at, 1))
    return made


def sign_nodes(parent: NodePath, station: Station) -> dict[str, NodePath]:
    """Return a node for every module that has signs, attached and shaded."""
    nodes: dict[str, NodePath] = {}
    for label in station.labels:
        if label.module not in nodes:
            nodes[label.module] = parent.attach_new_node(f"{label.module}_signs")
        sign_node(label).reparent_to(nodes[label.module])
    for node in nodes.values():
        _finished(node, 1)
    return nodes


def words_node(labels: Iterable[Label]) -> NodePath:
    """Return words that move with what they stand on, as one node."""
    node = NodePath("words")
    for label in labels:
        sign_node(label, 0.0).reparent_to(node)
    _finished(node, 2)
    return node


def _finished(node: NodePath, priority: int) -> None:
    """Make one Geom of a node's letters and give it their material."""
    node.flatten_strong()
    node.set_shader(shader("sign"), priority)
    node.set_transparency(TransparencyAttrib.M_alpha)
    node.set_depth_write(False)
    node.set_bin("transparent", 5)
    node.set_depth_offset(2)
