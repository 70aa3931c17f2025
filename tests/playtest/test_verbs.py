"""Each beat changes the world by its own verb: take that intent away, and the bot must fail there."""

from __future__ import annotations

import pytest

from iss3d.playtest.bot import Bot
from iss3d.playtest.policies import POLICIES
from iss3d.playtest.run import Course, Played, play
from iss3d.reports import Report
from iss3d.settings.rules import RulesSettings
from iss3d.story.actions.choose import Choose
from iss3d.story.scene import Scene, all_steps
from iss3d.world.data import GameData, load_game
from iss3d.world.world import World

VERB_OF_BEAT = {
    1: "use", 2: "push", 3: "take", 4: "roll", 5: "use", 6: "look", 7: "take", 8: "use", 9: "use", 10: "take",
    11: "look", 12: "use", 13: "use", 14: "look", 15: "use", 16: "grip", 17: "look", 18: "look", 19: "use", 20: "use",
    21: "look", 22: "use", 23: "look", 24: "grip", 25: "look", 26: "use", 27: "look", 28: "grip", 29: "use",
    30: "take",
}  # fmt: skip
"""The intent without which a beat cannot be passed, by GAME's third column: looking is also how one finds one's way."""

IN_THE_SUITE = (2, 3, 28)
PATIENCE = 150.0


@pytest.fixture(scope="module")
def data() -> GameData:
    report = Report()
    game = load_game([], report)
    assert report.ok, str(report)
    return game


def play_beat(data: GameData, beat: int, missing: frozenset[str]) -> Played:
    world = World(data, 1, RulesSettings())
    if beat > 1:
        world.skip_to_beat(beat)
    bot = Bot(data.station, POLICIES["open"], 1, missing)
    return play(world, bot, Course(last=beat, stop_after=PATIENCE), lambda: 0.0)


def fails_without_its_verb(data: GameData, beat: int) -> None:
    assert [b.beat for b in play_beat(data, beat, frozenset()).beats] == [beat]
    assert play_beat(data, beat, frozenset({VERB_OF_BEAT[beat]})).beats == []


@pytest.mark.parametrize("beat", IN_THE_SUITE)
def test_a_beat_cannot_be_passed_without_its_verb(data: GameData, beat: int) -> None:
    fails_without_its_verb(data, beat)


@pytest.mark.full
@pytest.mark.parametrize("beat", sorted(set(VERB_OF_BEAT) - set(IN_THE_SUITE)))
def test_no_beat_can_be_passed_without_its_verb(data: GameData, beat: int) -> None:
    fails_without_its_verb(data, beat)


def test_the_temperaments_answer_differently_at_eight_places_or_more(data: GameData) -> None:
    choices = [choice for scene in data.story.scenes.values() for choice in all_choices(scene)]
    offers = [
        (tuple(o.text for o in c.options), next((i for i, o in enumerate(c.options) if o.silence), None))
        for c in choices
    ]
    differing = [o for o in offers if len({policy(*o) for policy in POLICIES.values()}) == len(POLICIES)]
    assert len(differing) >= 8


def all_choices(scene: Scene) -> list[Choose]:
    return [step.action for step in all_steps(scene.do) if isinstance(step.action, Choose)]
