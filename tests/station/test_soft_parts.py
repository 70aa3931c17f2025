"""Soft things on walls: a strap lies on the bag it holds, from end to end, and neither sinks in nor floats."""

import random

import numpy as np
import pytest

from iss3d.forge.station import parts_soft
from iss3d.forge.station.kit import Frame, Kit

WALL = Frame(np.zeros(3), np.eye(3))


class Even(random.Random):
    """Dice that leave everything straight."""

    def uniform(self, a, b):
        return (a + b) / 2


@pytest.mark.parametrize(("wide", "high"), [(0.5, 0.38), (0.28, 0.24), (0.4, 0.3)])
def test_straps_lie_on_their_bag(wide, high):
    kit = Kit(Even(5))
    parts_soft.sack(kit, WALL, 0.0, 0.0, wide, high, 0.07, w=0.0)
    bag, belts = kit.parts[0], [p for p in kit.parts[1:] if np.ptp(p.places[:, 1]) > high]
    assert len(belts) == 2
    grid = bag.places.reshape(7, 7, 3)
    rows = grid[:, :, 1].mean(axis=1)
    for belt in belts:
        for row in (1, 3, 5):
            near = belt.places[np.abs(belt.places[:, 1] - rows[row]) < 0.02]
            assert len(near), "the strap bends where the bag does"
            x = near[:, 0].mean()
            bulge = np.interp(x, grid[row, :, 0], grid[row, :, 2])
            assert 0.0 < near[:, 2].mean() - bulge < 0.016
