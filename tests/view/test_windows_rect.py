"""Only the part of the picture behind window panes has to show space."""

import pytest

from iss3d.vectors import IDENTITY
from iss3d.view.earth import windows_rect

PANE = ((2.0, -0.2, -0.2), (2.0, 0.2, -0.2), (2.0, 0.2, 0.2), (2.0, -0.2, 0.2))


def test_a_pane_ahead_covers_its_part():
    left, right, bottom, top = windows_rect([PANE], (0, 0, 0), IDENTITY, 90.0, 2.0)
    assert (left, right, bottom, top) == pytest.approx((-0.05, 0.05, -0.1, 0.1))


def test_a_pane_behind_shows_nothing():
    assert windows_rect([PANE], (5.0, 0, 0), IDENTITY, 60.0, 1.0) is None
    assert windows_rect([], (0, 0, 0), IDENTITY, 60.0, 1.0) is None


def test_with_the_head_in_the_window_all_is_space():
    floor = ((-1.0, -1.0, 0.3), (1.0, -1.0, 0.3), (1.0, 1.0, 0.3), (-1.0, 1.0, 0.3))
    assert windows_rect([floor], (0, 0, 0), IDENTITY, 60.0, 1.0) == (-1.0, 1.0, -1.0, 1.0)


def test_two_panes_are_covered_by_one_part():
    second = tuple((x, y + 0.8, z) for x, y, z in PANE)
    rect = windows_rect([PANE, second], (0, 0, 0), IDENTITY, 90.0, 1.0)
    assert rect == pytest.approx((-0.1, 0.5, -0.1, 0.1))
