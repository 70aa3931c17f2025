"""A small story told in the real world: lines, answers, deeds, losing and starting again."""

from __future__ import annotations

import pytest
from world_play import Play, of, with_difficulty

from iss3d.events import (
    CheckpointReached,
    ChoiceOffered,
    LineEnded,
    LineSpoken,
    ObjectiveDone,
    PersonDied,
    PlayerLost,
    SceneBegan,
    SceneEnded,
    StoryChanged,
)
from iss3d.mods.texts import Texts
from iss3d.movement.intents import Intents
from iss3d.story.lines import line_ids
from iss3d.world import voices
from iss3d.world.world import World


def take_pouch(play: Play) -> None:
    play.run(4.0)
    play.look_at("meal_bag")
    play.tick(take=True)
    play.run(0.5)


def test_the_story_runs_from_line_to_line(told):
    events = told.run(4.0)
    assert of(events, SceneBegan)[0].scene == "small_story:opening"
    assert of(events, CheckpointReached)
    assert of(events, LineSpoken)[0].text == "Take the pouch."
    assert of(events, LineEnded)
    assert told.world.perceive().tasks[0].verb == "take"


def test_a_line_is_read_in_the_players_language(told, game):
    [spoken] = of(told.run(1.0), LineSpoken)
    texts = Texts("ru", lines={"ru": {spoken.line: "Возьми пакет."}})
    assert voices.in_language(spoken, texts).text == "Возьми пакет."
    assert voices.in_language(spoken, game.texts) == spoken
    assert spoken.line in line_ids(game.story)


def test_a_line_can_be_skipped(told):
    told.run(0.5)
    assert told.world.state.lines
    told.tick(skip=True)
    assert not told.world.state.lines


def test_taking_what_is_asked_goes_on_with_an_answer(told):
    take_pouch(told)
    assert told.world.stage.holds("player") == "meal_bag"
    assert of(told.events, ObjectiveDone)
    assert of(told.events, ChoiceOffered)[0].options[0] == "Thank you."
    told.tick(choose=0)
    told.run(3.0)
    assert told.world.director.book.trust["alexey"] == 1


def test_saying_nothing_is_an_answer(told):
    take_pouch(told)
    told.run(8.0)
    assert told.world.state.offer is None
    assert "alexey" not in told.world.director.book.trust


def test_people_go_where_they_are_sent_and_the_next_scene_begins(told):
    take_pouch(told)
    told.tick(choose=0)
    events = told.run(40.0)
    assert of(events, SceneEnded)[0].scene == "small_story:opening"
    assert told.world.state.persons["alexey"].module == "destiny"
    assert told.world.state.lights["unity"] == "dim"
    assert told.world.stage.state("hatch", "unity_destiny") == "closed"
    assert any(fact["id"].endswith("shut") for fact in told.world.director.log)


def test_being_lost_starts_the_scene_again_from_its_checkpoint_within_three_seconds(told):
    told.run(4.0)
    start = told.world.state.checkpoint["tick"]
    told.world.tell(PlayerLost("test"))
    told.run(0.5)
    assert told.world.faded() > 0.3
    told.run(2.4)
    assert told.world.state.loss is None
    assert told.world.state.losses == 1
    assert told.world.state.tick < start + 120
    assert told.world.state.steps > told.world.state.tick
    told.run(4.0)
    assert told.world.perceive().tasks[0].verb == "take"


def test_retry_starts_the_scene_again_at_once(told):
    take_pouch(told)
    assert told.world.stage.holds("player") == "meal_bag"
    told.tick(retry=True)
    assert told.world.stage.holds("player") is None
    told.run(4.0)
    assert told.world.perceive().tasks[0].target == "meal_bag"


def test_a_save_after_a_retry_still_has_its_checkpoint(told, game):
    told.run(2.0)
    loaded = Play(World.load(game, told.world.save()))
    loaded.run(1.0)
    loaded.tick(retry=True)
    loaded.run(4.0)
    assert loaded.world.perceive().tasks[0].target == "meal_bag"


def test_a_hunter_who_reaches_the_player_is_a_loss(free):
    free.at("destiny_aft")
    free.act("nika", "place", "destiny_middle")
    free.act("nika", "hunt", "destiny", rooms=["destiny"])
    events = free.run(20.0)
    assert of(events, PlayerLost)[0].reason == "caught:nika"


def test_with_difficulty_skip_nobody_is_lost(game):
    play = with_difficulty(game, "skip")
    play.at("destiny_aft")
    play.act("nika", "place", "destiny_middle")
    play.act("nika", "hunt", "destiny", rooms=["destiny"])
    play.change("air", "destiny", "none")
    events = play.run(60.0)
    assert not of(events, PlayerLost)


def test_who_is_held_fast_cannot_push_away_until_let_go(free):
    free.at("unity_middle")
    free.act("nika", "place", "unity_fwd")
    free.act("nika", "grab", "player")
    free.run(8.0)
    assert free.world.held_by() == "nika"
    free.run(0.5, Intents(ahead=1.0, push=1.0))
    speed = free.world.stage.speed("player")
    assert speed < 0.1
    free.act("nika", "die")
    free.run(0.1)
    assert free.world.held_by() is None


def test_the_dead_let_go_of_what_they_carry_and_say_no_more(free):
    free.at("unity_middle")
    free.act("nika", "place", "unity_fwd")
    free.act("nika", "hold", "drill")
    free.run(0.2)
    assert free.world.stage.holds("nika") == "drill"
    free.act("nika", "die")
    assert PersonDied("nika") in free.world.events
    free.run(0.1)
    assert not free.world.stage.alive("nika")
    assert free.world.stage.holds("nika") is None
    assert free.world.body.thing_mode("drill") == "loose"


def test_a_limp_person_drifts_in_the_physics_and_can_be_towed(free):
    free.at("unity_middle")
    free.act("nika", "place", "unity_fwd")
    free.act("nika", "drift")
    free.run(0.2)
    nika = free.world.state.persons["nika"]
    first = nika.position
    free.run(5.0)
    assert nika.position != first
    assert free.world.body.take("nika")
    free.at("destiny_middle")
    free.run(2.0)
    assert free.world.stage.holds("player") == "nika"
    assert nika.module == "destiny"


def test_a_wish_about_what_is_not_there_is_a_note_and_no_crash(free):
    free.act("nobody", "go", "unity_middle")
    free.act("nika", "go", "nowhere")
    free.change("hatch", "no_hatch", "open")
    free.change("spawn", "no_thing")
    free.change("move", "drill", "nowhere", at="nowhere")
    free.change("burst", "no_burst")
    free.change("undock", "no_ship")
    free.change("player", "player", at="nowhere", facing="nowhere", seat="nowhere")
    free.change("gravity", "everywhere", "on")
    free.run(0.1)
    assert len(free.world.state.notes) >= 8


def test_scenes_read_again_are_told_and_the_world_goes_on(told, game):
    told.run(1.0)
    told.world.reload_story(game)
    events = told.run(0.1)
    assert of(events, StoryChanged)[0].text == "nothing has changed"
    told.run(3.0)
    assert told.world.perceive().tasks[0].verb == "take"


@pytest.mark.parametrize("beat", [2, 7, 13, 22, 30])
def test_a_chapter_begins_with_everything_before_it_told(game, beat):
    play = Play(World(game, 1))
    scene = next(s for s in play.world.data.story.scenes.values() if s.beat == beat)
    play.world.skip_to_beat(beat)
    events = play.run(0.3)
    assert scene.id in [e.scene for e in of(events, SceneBegan)]
    assert play.world.state.notes == []
    assert play.world.state.checkpoint_scene == scene.id
