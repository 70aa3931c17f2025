"""What is written on things: words fitted to a plate, printed sheet or screen, upright for whoever reads them there.

Two Geoms for a thing: its plate and its letters. Knows no world and no language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from panda3d.core import CS_zup_right, LMatrix4, NodePath, TextNode, TransparencyAttrib

from iss3d.station.model import Thing
from iss3d.vectors import Vec3, add, conjugate, cross, dot, rotate, scale
from iss3d.view.shaders import shader
from iss3d.view.station.geom import geom_of, node_of
from iss3d.view.station.mesh import Colour, Frame, Mesh
from iss3d.view.station.signs import CAPITAL, INK, sign_font

PAPER: Colour = (0.93, 0.92, 0.88)
GLASS: Colour = (0.05, 0.07, 0.1)
LIT = (0.80, 0.92, 1.0, 1.0)
LARGEST, SMALLEST = 0.11, 0.011
LINE = 1.22
"""Height of a line against the size of its letters."""

PLATE_DEPTH = 0.004
ROUGHLY = 0.6


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where words go: a frame on the thing, half width and half height, whether a plate is painted, and its kind."""

    frame: Frame
    half_width: float
    half_height: float
    plate: Colour | None
    lit: bool = False


def reading_axes(thing: Thing, module_up: Vec3) -> tuple[Vec3, Vec3]:
    """Return right and up, along the thing's own axes, of words on its front: upright in its room, else lengthwise."""
    up = rotate(conjugate(thing.orientation), module_up)
    for own in ((0.0, -1.0, 0.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)):
        if dot(own, up) > ROUGHLY:
            return cross(own, (0.0, 0.0, -1.0)), own
    if thing.size[0] >= thing.size[1] * 0.8:
        return (1.0, 0.0, 0.0), (0.0, -1.0, 0.0)
    return (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)


def sheet_of(thing: Thing, module_up: Vec3) -> Sheet | None:
    """Return where words go on a thing, or None on one that carries none (a ground glass)."""
    right, up = reading_axes(thing, module_up)
    out: Vec3 = (0.0, 0.0, -1.0)
    w = abs(dot(right, thing.size)) * 0.5
    h = abs(dot(up, thing.size)) * 0.5
    deep = thing.size[2] * 0.5
    if thing.look == "periscope":
        return None
    if thing.look == "laptop":
        x, y, d = thing.size[0], thing.size[1], max(thing.size[2], 0.03)
        # A laptop is drawn out to fill its box (looks.LOOSE), and so its screen stands farther out and leans more.
        top, bottom = -0.02 * d - 0.03 * y - 0.007, 0.45 * d
        drawn = d / (bottom - top)
        deep = (-0.02 * d - 0.0075 - (top + bottom) * 0.5) * drawn
        lean = 0.12 * drawn
        face = Frame((0.0, -y * 0.216, deep - 0.001), (1.0, 0.0, 0.0), (0.0, -0.98, -0.98 * lean), (0.0, lean, -1.0))
        return Sheet(face, x * 0.46, y * 0.245, GLASS, lit=True)
    if thing.look in ("panel", "tool_board"):
        return Sheet(Frame(scale(out, deep + 0.007), right, up, out), w * 0.86, h * 0.82, PAPER)
    if thing.look in ("case", "pod", "crate", "box", "bag", "cargo_bag"):
        middle = add(scale(out, deep + 0.012), scale(up, h * 0.45))
        return Sheet(Frame(middle, right, up, out), w * 0.62, min(h * 0.3, LARGEST), PAPER)
    above = add(scale(up, h + 0.028), scale(out, deep - 0.006))
    return Sheet(Frame(above, right, up, out), max(w, 0.11), 0.03, PAPER)


def writing_node(words: str, thing: Thing, module_up: Vec3) -> NodePath | None:
    """Return words on their plate, in the thing's own axes."""
    sheet = sheet_of(thing, module_up)
    if sheet is None or not words:
        return None
    letters, text = fitted(words, sheet)
    f = sheet.frame
    root = NodePath("writing")
    if sheet.plate is not None:
        w, h = sheet.half_width, sheet.half_height
        if not sheet.lit and thing.look not in ("panel", "tool_board"):
            w = min(w, text.get_width() * letters * 0.5 + 0.4 * letters)
            h = min(h, text.get_height() * letters * 0.5 + 0.2 * letters)
        plate = Mesh()
        plate.block(f, -w, -h, w, h, -PLATE_DEPTH, PLATE_DEPTH * 0.25, sheet.plate, "plain", 0.002)
        root.attach_new_node(node_of("plate", geom_of(plate, even_light(plate))))
    made = root.attach_new_node(text.generate())
    middle = (text.get_top() + text.get_bottom()) * 0.5
    one_line = text.get_num_rows() == 1
    rise = CAPITAL * 0.5 if one_line else middle
    at = f.at(0.0, -rise * letters, PLATE_DEPTH)
    made.set_mat(LMatrix4(*scale(f.u, letters), 0, *scale(f.n, -letters), 0, *scale(f.v, letters), 0, *at, 1))
    made.set_shader(shader("sign"), 1)
    made.set_transparency(TransparencyAttrib.M_alpha)
    made.set_depth_write(False)
    made.set_bin("transparent", 6)
    made.set_depth_offset(2)
    return root


def fitted(words: str, sheet: Sheet) -> tuple[float, Any]:
    """Return the size of letters in metres, and the text laid out, so that it fills its sheet but no more."""
    text = TextNode("words")
    text.set_coordinate_system(CS_zup_right)
    text.set_font(sign_font())
    text.set_align(TextNode.A_center)
    text.set_text_color(*(LIT if sheet.lit else INK))
    words = words.replace(" · ", "\n").replace("  ", "\n")
    width, height = sheet.half_width * 1.86, sheet.half_height * 1.8
    size = min(LARGEST, height / LINE) / CAPITAL
    while True:
        text.set_wordwrap(width / size)
        text.set_text(words)
        fits = text.get_width() * size <= width and text.get_height() * size <= height * 1.02
        if fits or size <= SMALLEST:
            return size, text
        size *= 0.9


def even_light(mesh: Mesh) -> Any:
    """Return the light of a plate: as its room's lamps on a wall."""
    import numpy as np  # noqa: PLC0415

    light = np.full((len(mesh) * 4, 4), 0.36, np.float32)
    light[:, 3] = 1.0
    return light
