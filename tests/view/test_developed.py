"""The developed picture: shadow where things meet, bloom about what shines, nothing done to space, and a way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from panda3d.core import CardMaker, LVector3, NodePath, Shader

from iss3d.vectors import IDENTITY
from iss3d.view.developed import CONTACTS, Developed
from iss3d.view.window import GameWindow

GREY, WHITE = 0.6, 1.0
FLAT_VERTEX = """#version 330
uniform mat4 p3d_ModelViewProjectionMatrix;
in vec4 p3d_Vertex;
void main() { gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex; }
"""
FLAT_FRAGMENT = """#version 330
uniform float grey;
out vec4 colour;
void main() { colour = vec4(vec3(grey), 1.0); }
"""


@pytest.fixture
def scene(window: GameWindow) -> Iterator[NodePath]:
    """A node before the eye, on which cards hang."""
    root = window.camera.attach_new_node("cards")
    root.set_shader(Shader.make(Shader.SL_GLSL, FLAT_VERTEX, FLAT_FRAGMENT))
    window.place_camera((0.0, 0.0, 0.0), IDENTITY)
    window.set_vertical_fov(60.0)
    window.lens.set_near_far(0.04, 1500.0)
    window.set_background((0.0, 0.0, 0.0))
    yield root
    root.remove_node()


@pytest.fixture
def developed(window: GameWindow) -> Iterator[Developed]:
    made = Developed(window, "high")
    yield made
    made.close()


def card(scene: NodePath, half: float, far: float, grey: float, beside: float = 0.0) -> None:
    maker = CardMaker("card")
    maker.set_frame(beside - half, beside + half, -half, half)
    path = scene.attach_new_node(maker.generate())
    path.set_pos(LVector3.forward() * far)
    path.set_two_sided(True)
    path.set_shader_input("grey", grey)


def seen(window: GameWindow, developed: Developed | None = None) -> Any:
    """Return the middle row of the picture, 0 to 255."""
    if developed is not None:
        developed.follow()
    return np.asarray(window.capture().convert("L"), dtype=float)[180]


def test_a_wall_is_darker_beside_a_thing_that_is_near_it(
    window: GameWindow, scene: NodePath, developed: Developed
) -> None:
    card(scene, 3.0, 1.5, GREY)
    bare = seen(window, developed)
    card(scene, 0.12, 1.42, GREY)
    row = seen(window, developed)
    edge = 320 + round(0.12 / 1.42 / np.tan(np.radians(30.0)) * 180.0)
    assert row[edge + 4] < 0.9 * bare[edge + 4], "in the corner"
    assert abs(row[edge + 120] - bare[edge + 120]) < 3.0, "half a metre off"
    assert abs(row[320] - bare[320]) < 6.0, "the thing itself stands free"


def test_a_bare_wall_seen_at_a_slant_has_no_bands(window: GameWindow, scene: NodePath, developed: Developed) -> None:
    card(scene, 3.0, 1.5, GREY)
    scene.get_children()[0].set_h(50.0)
    row = seen(window, developed)
    developed.bypass(True)
    wall = np.flatnonzero(np.abs(seen(window, developed) - GREY * 255.0) < 2.0)[10:-10]
    developed.bypass(False)
    assert wall.size > 300
    assert np.abs(np.diff(row[wall])).max() < 3.0
    assert row[wall].min() > 0.85 * GREY * 255.0, "the rim of the lens takes a little"


def test_what_is_far_in_front_casts_no_halo(window: GameWindow, scene: NodePath, developed: Developed) -> None:
    card(scene, 6.0, 3.0, GREY)
    bare = seen(window, developed)
    card(scene, 0.1, 1.0, GREY)
    row = seen(window, developed)
    edge = 320 + round(0.1 / 1.0 / np.tan(np.radians(30.0)) * 180.0)
    assert abs(row[edge + 6 : edge + 60] - bare[edge + 6 : edge + 60]).max() < 5.0


def test_light_blooms_beside_a_lamp_and_fades(window: GameWindow, scene: NodePath, developed: Developed) -> None:
    card(scene, 3.0, 2.0, 0.15)
    dark = seen(window, developed)
    card(scene, 0.15, 1.9, WHITE)
    row = seen(window, developed)
    edge = 320 + round(0.15 / 1.9 / np.tan(np.radians(30.0)) * 180.0)
    more = row - dark
    assert more[edge + 5] > 8.0
    assert more[edge + 5] > more[edge + 30] > more[edge + 110]
    assert more[edge + 200] < 2.0


def test_a_grey_wall_does_not_bloom_and_space_is_left_alone(
    window: GameWindow, scene: NodePath, developed: Developed
) -> None:
    card(scene, 0.5, 1.5, 0.85)
    row = seen(window, developed)
    edge = 320 + round(0.5 / 1.5 / np.tan(np.radians(30.0)) * 180.0)
    assert row[edge + 3 :].max() < 2.0, "black beside it stays black"
    assert row[320] > 0.97 * 0.85 * 255.0


def test_it_has_the_window_s_size_and_goes_away_again(
    window: GameWindow, scene: NodePath, developed: Developed
) -> None:
    card(scene, 3.0, 1.5, GREY)
    card(scene, 0.12, 1.42, GREY)
    changed = seen(window, developed)
    assert (developed.scene.get_x_size(), developed.scene.get_y_size()) == window.size
    developed.bypass(True)
    bare = seen(window, developed)
    assert np.abs(changed - bare).max() > 5.0
    assert np.abs(bare - GREY * 255.0).max() < 1.5
    developed.bypass(False)
    assert np.abs(seen(window, developed) - changed).max() < 1.5


def test_low_quality_draws_straight_to_the_window(window: GameWindow) -> None:
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.view.picture import Picture  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415

    assert not {"lowest", "low"} & set(CONTACTS)
    picture = Picture(window, load_game([], Report()), "lowest")
    seen_at: dict[str, Any] = {}
    for quality in ("lowest", "medium", "lowest"):
        picture.set_quality(quality)
        assert (picture.developed is None) == (quality == "lowest")
        assert window.main_region.is_active() == (quality == "lowest")
        picture.show_title(1714899600.0, 0.1)
        frame = np.asarray(window.capture().convert("L"), dtype=float)
        assert frame.std() > 5.0, f"space is not seen at {quality}"
        before = seen_at.setdefault(quality, frame)
    assert np.abs(frame - before).mean() < 2.0
    picture.remove()
