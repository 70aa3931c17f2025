"""One game loaded for all tests of the world, and a small story told in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from world_play import Play

from iss3d.reports import Report
from iss3d.world.data import GameData, load_game
from iss3d.world.world import World

SMALL = Path(__file__).parent / "small_story"


@pytest.fixture(scope="session")
def game() -> GameData:
    report = Report()
    data = load_game([SMALL], report)
    assert not [p for p in report.errors if "small_story" in p.place.path], str(report)
    return data


@pytest.fixture
def free(game) -> Play:
    """A world in which no story runs."""
    play = Play(World(game, 1, begin=False))
    play.run(0.1)
    return play


@pytest.fixture
def told(game) -> Play:
    """A world in which the small story runs."""
    return Play(World(game, 1))
