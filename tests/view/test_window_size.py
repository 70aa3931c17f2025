"""A window is never larger than the screen it opens on."""

from __future__ import annotations

import pytest

from iss3d.view.window import fitting


def test_a_window_that_fits_keeps_its_size() -> None:
    assert fitting((1280, 720), (1920, 1080)) == (1280, 720)
    assert fitting((1280, 720), (1280, 720)) == (1280, 720)


@pytest.mark.parametrize("screen", [(1024, 640), (1366, 600), (800, 1280)])
def test_a_window_too_large_for_the_screen_keeps_its_shape_and_leaves_room_for_a_bar(screen: tuple[int, int]) -> None:
    wide, high = fitting((1280, 720), screen)
    assert wide / high == pytest.approx(1280 / 720, rel=0.01)
    assert wide < screen[0]
    assert high < screen[1]


def test_a_screen_nobody_knows_the_size_of_changes_nothing() -> None:
    assert fitting((1280, 720), (0, 0)) == (1280, 720)
