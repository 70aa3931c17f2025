"""By night a lit window shows who looks out of it: where a mirror would, faintly, and not against the day."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from iss3d.vectors import add, cross, distance, dot, facing, rotate, scale, sub
from iss3d.view.light import ON, ROOMS
from iss3d.view.own_body_glass import GlassMirror, brightness, mirrored, pane_before
from iss3d.view.window import GameWindow


@pytest.fixture(scope="module")
def station() -> Any:
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415

    return load_game([], Report()).station


def nadir_pane(station: Any) -> Any:
    return max((p for p in station.windows.values() if p.module == "cupola"), key=lambda p: p.normal[2])


def pictures(window: GameWindow, station: Any, heights: tuple[float, ...], others: tuple[Any, ...] = ()) -> list[Any]:
    """Return what is seen in the round pane of the Cupola, before black, for these heights of the Sun."""
    from iss3d.view.own_body import OwnBody, OwnFacts, Rails  # noqa: PLC0415

    pane = nadir_pane(station)
    root = window.station_root.attach_new_node("test")
    up = (-1.0, 0.0, 0.0)
    eye = add(pane.centre, scale(pane.normal, -0.45))
    look = facing(sub(pane.centre, eye), up)
    own = OwnBody(root, Rails([]), "kira", "us")
    own.update(OwnFacts(eye, look, "cupola", ON, up), 1 / 30)
    root.find("**/person_kira").hide()
    mirror = GlassMirror(window, root, "kira", [pane])
    window.set_vertical_fov(70.0)
    window.place_camera(eye, look)
    found = []
    for height in heights:
        for _ in range(40):
            own.update(OwnFacts(eye, look, "cupola", ON, up), 1 / 30)
            root.find("**/person_kira").hide()
            seen = own.before_glass(eye, look, "cupola")
            mirror.update(seen, ON, height, 1 / 30, 0.0, others)
        found.append(np.asarray(window.capture(), dtype=float).mean(2))
    mirror.remove()
    root.remove_node()
    return found


def test_one_meets_ones_own_face_by_night_and_none_by_day(window: GameWindow, station: Any) -> None:
    night, day = pictures(window, station, (-40.0, 30.0))
    assert day.max() < 3.0, "the Earth's light outshines a face"
    tall, wide = night.shape
    face = night[tall * 45 // 100 : tall * 54 // 100, wide * 48 // 100 : wide * 52 // 100]
    assert np.median(face) > 12.0, "a face before the eye"
    assert night.max() < 150.0, "glass is no mirror of silver"
    # Plane mirror: eye to eye, so the head is about the middle and as far behind the pane as one is before it.
    columns = np.nonzero((night > 9.0)[tall * 45 // 100 : tall * 54 // 100].any(0))[0]
    assert abs(columns.mean() - wide / 2) < wide * 0.03


def test_a_point_and_its_image_have_the_pane_midway_and_square(station: Any) -> None:
    pane = nadir_pane(station)
    for point in ((1.0, 2.0, 3.0), add(pane.centre, (0.1, -0.2, -0.5))):
        image = mirrored(point, pane)
        middle = scale(add(point, image), 0.5)
        assert abs(dot(sub(middle, pane.centre), pane.normal)) < 1e-9
        assert distance(cross(sub(image, point), pane.normal), (0.0, 0.0, 0.0)) < 1e-9
        assert distance(mirrored(image, pane), point) < 1e-9


def test_only_a_near_pane_seen_from_within_mirrors(station: Any) -> None:
    pane = nadir_pane(station)
    inside = add(pane.centre, scale(pane.normal, -0.5))
    assert pane_before([pane], inside, pane.normal) is pane
    assert pane_before([pane], inside, scale(pane.normal, -1.0)) is None, "behind one's back"
    assert pane_before([pane], add(pane.centre, scale(pane.normal, -3.0)), pane.normal) is None, "far away"
    assert pane_before([pane], add(pane.centre, scale(pane.normal, 0.5)), scale(pane.normal, -1.0)) is None, "outside"


def test_it_fades_with_the_lamps_and_with_the_morning() -> None:
    assert (
        brightness(ROOMS["on"], -40.0) > brightness(ROOMS["dim"], -40.0) > brightness(ROOMS["emergency"], -40.0) > 0.0
    )
    assert brightness(ROOMS["off"], -40.0) == 0.0
    assert brightness(ROOMS["on"], -40.0, flash=1.0) < 0.25 * brightness(ROOMS["on"], -40.0)
    assert brightness(ROOMS["on"], -40.0) > brightness(ROOMS["on"], -6.0) > brightness(ROOMS["on"], 0.0) == 0.0


def test_who_floats_beside_one_is_in_the_glass_too(window: GameWindow, station: Any) -> None:
    from iss3d.view.crew_figure import Figure  # noqa: PLC0415

    pane = nadir_pane(station)
    beside = Figure("nika", window.station_root, clearing=0.0)
    at = add(pane.centre, add(scale(pane.normal, -0.55), (0.0, 0.22, 0.0)))
    turned = facing(pane.normal, (-1.0, 0.0, 0.0))
    head = beside.body.at("head")
    beside.place(sub(at, rotate(turned, head)), turned)
    beside.root.hide()
    (alone,) = pictures(window, station, (-40.0,))
    (two,) = pictures(window, station, (-40.0,), (beside,))
    beside.root.remove_node()
    changed = (abs(two - alone) > 4.0).mean()
    assert changed > 0.01, "a second face beside one's own"
