"""A save outlives the content it was made with: edited scenes, mods that are gone and come back, damage."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from iss3d.movement.intents import REST
from iss3d.reports import Report
from iss3d.world.data import GameData, load_game
from iss3d.world.save import SaveError
from iss3d.world.world import World

TOOLS = """
things:
  big_wrench: {name: "A big wrench", in: unity, at: {offset: [0.3, 0.2, 0]}, size: [0.3, 0.05, 0.05], mass: 2 kg}
"""


@pytest.fixture(scope="module")
def with_wrench(tmp_path_factory) -> GameData:
    folder: Path = tmp_path_factory.mktemp("mods") / "tools"
    (folder / "station").mkdir(parents=True)
    (folder / "mod.yaml").write_text("id: tools\nlanguage: 1\ntitle: T\nversion: 2.1.0\nneeds: [base]\n")
    (folder / "station" / "tools.yaml").write_text(TOOLS)
    report = Report()
    data = load_game([folder], report)
    assert "tools:big_wrench" in data.station.things, str(report)
    return data


def steps(world: World, count: int) -> None:
    for _ in range(count):
        world.step(REST)


def test_a_save_names_content_mods_seed_time_and_chapter(game):
    world = World(game, 7)
    steps(world, 120)
    doc = world.save()
    assert {"id": "small_story", "version": "1.0.0"} in doc["mods"]
    assert doc["seed"] == 7
    assert doc["tick"] == 120
    assert doc["play_s"] == 2.0
    assert doc["title"] == "Opening"
    assert len(doc["content"]) == 64


def test_what_belongs_to_an_absent_mod_is_kept_and_comes_back_with_it(game, with_wrench):
    there = World(with_wrench, 1)
    there.body.take("tools:big_wrench")
    there.body.put_down()
    steps(there, 60)
    there.state.things["tools:big_wrench"].uses = 5
    place = there.body.thing_motion("tools:big_wrench").position

    without = World.load(game, json.loads(json.dumps(there.save())))
    assert "tools" in without.notice
    assert "tools:big_wrench" not in without.state.things
    steps(without, 60)

    back = World.load(with_wrench, json.loads(json.dumps(without.save())))
    assert back.state.things["tools:big_wrench"].uses == 5
    assert back.body.thing_motion("tools:big_wrench").position == pytest.approx(place)


def test_a_thing_that_is_new_today_begins_in_its_place(game, with_wrench):
    old = World(game, 1)
    steps(old, 30)
    new = World.load(with_wrench, old.save())
    assert new.body.thing_mode("tools:big_wrench") == "loose"
    steps(new, 60)


def test_a_running_scene_that_was_taken_out_goes_on_with_the_text_it_started_with(game, with_wrench):
    old = World(game, 1)
    steps(old, 120)
    assert old.director.book.running[0].scene == "small_story:opening"
    new = World.load(with_wrench, json.loads(json.dumps(old.save())))
    steps(new, 120)
    assert new.director.book.running[0].scene == "small_story:opening"


@pytest.mark.parametrize(
    "damage",
    [
        lambda doc: doc["state"].update(tick="soon"),
        lambda doc: doc["state"].update(persons=[1, 2]),
        lambda doc: doc.pop("movement"),
        lambda doc: doc["movement"].pop("player"),
        lambda doc: doc["movement"]["player"].update(position=["x", 1, 2]),
        lambda doc: doc["state"]["persons"]["nika"].update(position="here"),
        lambda doc: doc.update(state=None),
        lambda doc: doc["director"].update(flags=["a"]),
        lambda doc: doc["director"].update(running=[{"a": 1}]),
        lambda doc: doc["director"]["running"][0].update(cursor=-5),
        lambda doc: doc["director"]["armed"].update(owl="x"),
    ],
)
def test_a_damaged_document_is_refused_in_words_and_the_world_stays(game, damage):
    world = World(game, 1)
    steps(world, 60)
    before = world.hash()
    doc = copy.deepcopy(world.save())
    damage(doc)
    with pytest.raises(SaveError, match="damaged"):
        world.take_over(doc)
    assert world.hash() == before
    steps(world, 10)
