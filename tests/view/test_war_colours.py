"""The colour of what glows: white at the Sun's temperature, never the pure red that is least safe to flash."""

import numpy as np
import pytest

from iss3d.view.war_colours import glow_colours


def test_white_is_white_hotter_is_blue_cooler_is_orange():
    cool, white, hot = glow_colours(np.array([2000.0, 6500.0, 12000.0]))
    assert white == pytest.approx([1.0, 1.0, 1.0], abs=0.06)
    assert hot[2] == 1.0 > hot[1] > hot[0]
    assert cool[0] == 1.0 > cool[1] > cool[2]


def test_no_glow_is_a_saturated_red():
    colours = glow_colours(np.linspace(0.0, 20000.0, 300))
    assert (colours.max(1) == pytest.approx(1.0, abs=0.06)) and (colours[:, 0] / colours.sum(1)).max() < 0.8
