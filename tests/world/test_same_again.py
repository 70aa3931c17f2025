"""The same seed and intents give the same world: run again, saved and loaded, replayed."""

from __future__ import annotations

import json

import pytest
from world_play import Play

from iss3d.movement.intents import REST, Intents
from iss3d.world.replay import Recorder, Recording
from iss3d.world.world import World


def wander(step: int) -> Intents:
    """What hands do that never rest: turn, push, grip, take, throw, use."""
    turn = 0.02 if (step // 90) % 2 else -0.015
    return Intents(
        yaw=turn,
        pitch=0.004 if (step // 40) % 2 else -0.004,
        push=0.4 if step % 150 == 20 else 0.0,
        grip=step % 300 > 240,
        brake=step % 400 > 380,
        ahead=1.0 if step % 200 > 100 else 0.0,
        take=step % 170 == 60,
        throw=0.3 if step % 340 == 230 else 0.0,
        use=step % 260 == 130,
        lamp=step % 500 == 77,
        choose=0 if step % 700 == 699 else None,
    )


def run(world: World, first: int, last: int) -> None:
    for step in range(first, last):
        world.step(wander(step))


def test_two_runs_are_the_same(game):
    one, other = World(game, 5), World(game, 5)
    run(one, 0, 900)
    run(other, 0, 900)
    assert one.hash() == other.hash()


def test_another_hand_gives_another_world(game):
    one, other = World(game, 5), World(game, 5)
    run(one, 0, 300)
    run(other, 1, 301)
    assert one.hash() != other.hash()


def test_asking_for_the_hash_or_the_perception_changes_nothing(game):
    one, other = World(game, 5), World(game, 5)
    for step in range(600):
        one.step(wander(step))
        other.step(wander(step))
        if step % 7 == 0:
            other.perceive()
        if step % 50 == 0:
            other.hash()
    assert one.hash() == other.hash()


@pytest.mark.parametrize("moment", [1, 95, 333, 808])
def test_a_run_that_goes_on_and_a_run_loaded_from_its_save_are_the_same_a_minute_later(game, moment):
    going = World(game, 3)
    run(going, 0, moment)
    loaded = World.load(game, json.loads(json.dumps(going.save())))
    assert loaded.hash() == going.hash()
    run(going, moment, moment + 3600)
    run(loaded, moment, moment + 3600)
    assert loaded.hash() == going.hash()


def test_the_shipped_story_saved_at_its_beats_goes_on_the_same(game):
    for beat in (4, 12, 21):
        going = World(game, 2)
        going.skip_to_beat(beat)
        run(going, 0, 200)
        loaded = World.load(game, json.loads(json.dumps(going.save())))
        run(going, 200, 1400)
        run(loaded, 200, 1400)
        assert loaded.hash() == going.hash(), f"beat {beat}"


def test_a_save_made_while_somebody_hunts_goes_on_the_same(game):
    play = Play(World(game, 4))
    play.at("destiny_aft")
    play.act("nika", "place", "destiny_fwd")
    play.act("nika", "hunt", "destiny", rooms=["destiny", "unity"])
    play.run(2.0)
    loaded = World.load(game, json.loads(json.dumps(play.world.save())))
    run(play.world, 0, 1200)
    run(loaded, 0, 1200)
    assert loaded.hash() == play.world.hash()


def test_a_replay_gives_the_same_world_and_notices_a_difference(game, tmp_path):
    world = World(game, 9)
    run(world, 0, 50)
    recorder = Recorder(tmp_path / "run.jsonl", world)
    for step in range(50, 750):
        intents = wander(step)
        world.step(intents)
        recorder.note(world, intents)
    recorder.close()

    recording = Recording.read(tmp_path / "run.jsonl")
    again = World.load(game, recording.head["start"])
    while not recording.over:
        again.step(recording.decide())
        assert recording.check(again)
    assert again.hash() == world.hash()

    recording = Recording.read(tmp_path / "run.jsonl")
    other = World.load(game, recording.head["start"])
    other.step(Intents(yaw=0.3))
    while not recording.over:
        other.step(recording.decide())
        recording.check(other)
    assert recording.differs_at == 600


def test_a_replay_is_sparse_and_one_cut_short_still_plays(game, tmp_path):
    world = World(game, 9)
    path = tmp_path / "run.jsonl"
    recorder = Recorder(path, world)
    for _ in range(300):
        world.step(REST)
        recorder.note(world, REST)
    recorder.close()
    assert len(path.read_text().splitlines()) == 3
    run_on = path.read_text().splitlines()
    path.write_text("\n".join(run_on[:2]) + '\n[200, {"ya')
    assert Recording.read(path).steps == 1


def test_chance_comes_from_the_seed(game):
    one = World(game, 1, begin=False)
    same = World(game, 1, begin=False)
    other = World(game, 2, begin=False)
    throws = [one.stage.chance() for _ in range(5)]
    assert throws == [same.stage.chance() for _ in range(5)]
    assert throws != [other.stage.chance() for _ in range(5)]
    assert all(0.0 <= t < 1.0 for t in throws)
