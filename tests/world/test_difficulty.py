"""What the difficulty does: how keen hunters are, how long air lasts, and with "skip" that nobody is ever kept."""

import pytest
from world_play import Play, of, with_difficulty

from iss3d.events import PlayerLost, SceneBegan
from iss3d.settings.rules import RulesSettings
from iss3d.world.world import World


def seconds_until_caught(game, difficulty):
    play = with_difficulty(game, difficulty)
    play.at("destiny_aft")
    play.act("nika", "place", "destiny_fwd")
    play.act("nika", "hunt", "destiny", rooms=["destiny"])
    for second in range(60):
        if of(play.run(1.0), PlayerLost):
            return second
    return 60


def test_a_hunter_needs_longer_the_gentler_the_setting(game):
    gentle, normal, hard = (seconds_until_caught(game, d) for d in ("gentle", "normal", "hard"))
    assert hard < normal < gentle < 60


@pytest.mark.parametrize("difficulty", ["gentle", "normal", "hard"])
def test_who_runs_out_of_air_is_back_at_the_start_of_the_scene_within_three_seconds(told, monkeypatch, difficulty):
    told.run(1.0)
    start = told.world.state.checkpoint["tick"]
    monkeypatch.setattr(told.world, "settings", RulesSettings(difficulty=difficulty))
    told.change("air", "unity", "none")
    told.world.state.life.breath = 0.01
    assert [lost.reason for lost in of(told.run(1.0), PlayerLost)] == ["air"]
    told.run(2.0)
    assert told.world.state.losses == 1 and told.world.state.tick < start + 180
    assert told.world.suit.breath == 1.0
    assert told.world.state.air.get("unity", "good") == "good"
    assert told.world.settings.difficulty == difficulty


def test_with_skip_the_hunt_of_the_story_goes_by_without_the_player(game):
    play = Play(World(game, 1, RulesSettings(difficulty="skip")))
    play.world.skip_to_beat(21)
    events = play.run(20.0)
    assert [e.scene for e in of(events, SceneBegan)] == ["the_hunt", "brothers"]
    assert not of(events, PlayerLost)


def test_without_skip_the_hunt_waits_for_the_player(game):
    play = Play(World(game, 1, RulesSettings(difficulty="gentle")))
    play.world.skip_to_beat(21)
    assert [e.scene for e in of(play.run(20.0), SceneBegan)] == ["the_hunt"]
