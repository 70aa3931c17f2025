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


class Stage:
    """A world made once and put back to its beginning for each test, as making one takes a third of a second."""

    def __init__(self, world: World, seconds: float) -> None:
        self.world = world
        if seconds:
            Play(world).run(seconds)
        self.beginning = world.save()

    def afresh(self) -> Play:
        self.world.take_over(self.beginning)
        self.world.events = []
        return Play(self.world)


@pytest.fixture(scope="session")
def empty_stage(game) -> Stage:
    return Stage(World(game, 1, begin=False), 0.1)


@pytest.fixture(scope="session")
def told_stage(game) -> Stage:
    return Stage(World(game, 1), 0.0)


@pytest.fixture
def free(empty_stage) -> Play:
    """A world in which no story runs."""
    return empty_stage.afresh()


@pytest.fixture
def told(told_stage) -> Play:
    """A world in which the small story runs."""
    return told_stage.afresh()
