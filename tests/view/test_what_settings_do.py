"""Settings that change the picture change it: brightness, blood, cues by shape, text size, fineness of textures."""

from __future__ import annotations

from typing import Any

import pytest
from made_up import perception
from panda3d.core import NodePath, Texture

from iss3d.view.blood import Blood
from iss3d.view.brightness import Brightness
from iss3d.view.fineness import FINE, follow_quality, in_blocks, listed, packs
from iss3d.view.hud.crosshair import Crosshair
from iss3d.view.hud.frame import HudFrame, HudOptions
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.window import GameWindow
from iss3d.world.view_facts import PersonView


def middle(window: GameWindow) -> int:
    return int(window.capture().convert("L").getpixel((320, 180)))


@pytest.mark.parametrize(("factor", "least", "most"), [(0.5, 0.45, 0.55), (1.0, 0.98, 1.02), (2.0, 1.9, 2.1)])
def test_brightness_multiplies_the_picture(
    window: GameWindow, canvas: Any, factor: float, least: float, most: float
) -> None:
    window.set_background((0.3, 0.3, 0.3))
    before = middle(window)
    Brightness(canvas).set(factor)
    after = middle(window)
    window.set_background((0.0, 0.0, 0.0))
    assert least <= after / before <= most


def somebody(alive: bool, wounded: bool) -> PersonView:
    return PersonView(
        (1.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0), "float", alive, wounded, False, False, None, False,
        None, "unity",
    )  # fmt: skip


def test_blood_is_beside_the_hurt_only_and_not_when_less_is_wanted() -> None:
    root = NodePath("lit")
    blood = Blood(root)
    people = {"gordon": somebody(True, True), "nika": somebody(True, False), "kira": somebody(False, False)}
    blood.update(people, frozenset({"unity"}))
    clouds = root.find("blood").get_children()
    assert [cloud.is_hidden() for cloud in clouds] == [False, False]
    blood.update(people, frozenset({"destiny"}))
    assert all(cloud.is_hidden() for cloud in clouds)
    blood.reduced = True
    blood.update(people, None)
    assert all(cloud.is_hidden() for cloud in clouds)


def test_what_can_be_used_is_told_by_shape_when_colours_are_not_told_apart(
    window: GameWindow, canvas: Any, settings: Any, texts: Any
) -> None:
    crosshair = Crosshair(canvas, canvas.root, Glyphs(settings.bindings), texts.get)
    frame = HudFrame(perception(aim="lamp", prompt="Use"), 0.1)
    seen = {}
    for safe in (False, True):
        crosshair.update(frame, HudOptions(prompts=False, colour_safe=safe))
        seen[safe] = window.capture().convert("L").crop((300, 160, 340, 200))
    bright = {safe: sum(1 for p in image.tobytes() if p > 120) for safe, image in seen.items()}
    assert bright[True] > bright[False] + 20


def test_textures_are_read_finely_only_where_there_is_a_graphics_card() -> None:
    follow_quality("medium", software=False)  # whatever a picture before this one was drawn with
    texture = listed(Texture("made up"))
    assert texture.get_anisotropic_degree() == FINE
    follow_quality("lowest", software=False)
    assert texture.get_anisotropic_degree() == 1
    assert listed(Texture("later")).get_anisotropic_degree() == 1
    follow_quality("medium", software=False)
    assert texture.get_anisotropic_degree() == FINE
    follow_quality("medium", software=True)
    assert texture.get_anisotropic_degree() == 1
    follow_quality("medium", software=False)


@pytest.mark.parametrize(
    ("level", "software", "takes_blocks", "packed"),
    [
        ("high", False, True, True), ("medium", False, True, True), ("low", False, True, True),
        ("lowest", False, True, False), ("high", True, True, False), ("high", False, False, False),
    ],
)  # fmt: skip
def test_textures_are_packed_only_where_a_graphics_card_takes_them(
    level: str, software: bool, takes_blocks: bool, packed: bool
) -> None:
    assert packs(level, software, takes_blocks) == packed
    follow_quality(level, software, takes_blocks)
    assert in_blocks() == packed
    follow_quality("medium", software=False)
    assert not in_blocks()


def test_a_sheet_that_was_closed_is_not_drawn_any_more(window: GameWindow) -> None:
    window.set_background((0.0, 0.0, 0.0))
    dark = middle(window)
    sheet = Canvas(window)
    cover = Drawing(sheet.root)
    cover.show(Sketch().box(sheet.left, sheet.bottom, sheet.right, sheet.top, (1.0, 1.0, 1.0, 1.0)))
    assert middle(window) > 200
    sheet.close()
    assert middle(window) == dark
