"""What the story takes as looked at, seen, inside; what the sky shows through which glass."""

from __future__ import annotations

import math

import pytest

from iss3d.vectors import facing, rotate
from iss3d.world.perceiving import PROMPTS, words

LOCAL = (1.0, 0.0, 0.0)


def look(play, direction):
    play.world.body.player.orientation = facing(direction)


def test_a_thing_is_looked_at_within_a_few_degrees_and_not_behind_the_back(free):
    free.at("destiny_middle")
    free.look_at("laptop_destiny")
    stage = free.world.stage
    assert stage.looked_at("laptop_destiny")
    assert stage.seen("laptop_destiny")
    ahead = rotate(free.world.body.player.orientation, LOCAL)
    look(free, (-ahead[0], -ahead[1], -ahead[2]))
    assert not stage.looked_at("laptop_destiny")
    assert not stage.seen("laptop_destiny")


def test_what_is_seen_need_not_be_looked_at(free):
    free.at("destiny_middle")
    free.look_at("laptop_destiny")
    q = free.world.body.player.orientation
    turned = math.radians(30.0)
    ahead = rotate(q, (math.cos(turned), math.sin(turned), 0.0))
    look(free, ahead)
    assert free.world.stage.seen("laptop_destiny")
    assert not free.world.stage.looked_at("laptop_destiny")


def test_a_person_in_the_next_module_is_seen_through_the_open_hatch_only(free):
    free.at("unity_fwd")
    free.act("nika", "place", "destiny_aft")
    free.look_at("nika")
    assert free.world.stage.looked_at("nika")
    free.change("hatch", "unity_destiny", "closed")
    free.run(3.0)
    free.look_at("nika")
    assert not free.world.stage.looked_at("nika")


def test_who_hides_sees_nothing_of_the_room(free):
    free.before("hide_columbus")
    free.act("nika", "place", "columbus_middle")
    free.use()
    free.look_at("nika")
    assert not free.world.stage.looked_at("nika")


def test_the_earth_is_seen_through_the_cupola_and_not_through_its_shutters(free):
    free.at("cupola_middle")
    look(free, (0.0, 0.0, 1.0))
    assert free.world.stage.looked_at("earth")
    free.change("shutter", "cupola", "closed")
    assert not free.world.stage.looked_at("earth")
    free.change("shutter", "cupola", "open")
    assert free.world.stage.looked_at("earth")


def test_the_earth_is_not_seen_through_a_wall(free):
    free.at("destiny_middle")
    look(free, (0.0, 0.0, 1.0))
    assert not free.world.stage.looked_at("earth")


def test_the_place_of_the_wham_shot_lies_below_the_cupola_at_its_time(free):
    free.change("clock", value="2024-05-07T03:53:00Z")
    free.at("cupola_middle")
    orbit = free.world.stage.orbit()
    assert orbit["latitude_deg"] == pytest.approx(36.7, abs=1.0)
    assert orbit["longitude_deg"] == pytest.approx(-88.9, abs=1.5)
    assert not orbit["sunlit"]
    burst = min(
        free.world.data.war.bursts,
        key=lambda b: abs(b.latitude_deg - 36.7) + abs(b.longitude_deg + 88.9),
    )
    look(free, free.world.where.position(burst.id))
    assert free.world.stage.looked_at(burst.id)
    free.change("clock", value="2024-05-07T04:40:00Z")
    look(free, free.world.where.position(burst.id))
    assert not free.world.stage.looked_at(burst.id), "the Earth is between"


def test_the_clock_runs_on_from_where_a_scene_sets_it(free):
    free.change("clock", value="2024-05-07T03:48:00Z")
    free.run(10.0)
    assert free.world.utc.isoformat(timespec="seconds") == "2024-05-07T03:48:10+00:00"


def test_inside_means_the_spot_the_thing_or_the_module(free):
    free.at("unity_middle")
    stage = free.world.stage
    assert stage.inside("player", "unity_middle")
    assert stage.inside("player", "unity")
    assert not stage.inside("player", "destiny")
    free.change("fit", "mouse_habitat", "habitat_slot")
    assert stage.inside("mouse_habitat", "destiny")
    assert stage.module("mouse_habitat") == "destiny"


def test_perception_marks_what_is_asked_even_out_of_sight_and_nothing_else(told):
    told.run(4.0)
    told.at("cupola_middle")
    told.run(0.1)
    seen = told.world.perceive()
    assert set(seen.marks) == {"meal_bag"}
    assert not seen.marks["meal_bag"].in_sight
    assert seen.marks["meal_bag"].name == "Warm food pouch"


def test_a_hunter_is_a_threat_when_seen_and_not_when_far_off_and_out_of_sight(free):
    free.at("destiny_aft")
    free.act("nika", "place", "destiny_fwd")
    free.act("nika", "hunt", "destiny", rooms=["destiny"])
    assert free.world.perceive().threat.id == "nika"
    free.act("nika", "place", "jlp_middle")
    free.act("nika", "hunt", "jlp", rooms=["jlp"])
    assert free.world.perceive().threat is None


def test_a_closed_hatch_is_known_once_it_has_been_near(free):
    free.at("jlp_middle")
    free.change("hatch", "zvezda_poisk", "closed")
    free.run(3.0)
    assert "zvezda_poisk" not in free.world.perceive().closed
    free.at("zvezda_table")
    free.run(0.5)
    assert "zvezda_poisk" in free.world.perceive().closed


def test_the_ear_says_who_speaks_near_by_and_whether_a_hatch_is_between(free):
    free.at("unity_fwd")
    free.act("nika", "place", "destiny_aft")
    free.run(0.1)
    assert free.world.perceive().speaker is None
    free.say("nika", "Come and look.")
    assert (free.world.perceive().speaker.id, free.world.perceive().speaker.in_sight) == ("nika", True)
    free.change("hatch", "unity_destiny", "closed")
    free.run(1.0)
    assert not free.world.perceive().speaker.in_sight
    free.run(2.0)
    assert free.world.perceive().speaker is None


def test_one_hears_oneself_and_the_far_end_of_the_station_from_nowhere(free):
    free.at("unity_fwd")
    free.say("kira", "Nobody here.")
    assert free.world.perceive().speaker is None
    free.act("nika", "place", "zvezda_table")
    free.run(0.1)
    free.say("nika", "Nobody here either.")
    assert free.world.perceive().speaker is None


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("word", sorted(PROMPTS))
def test_every_prompt_stands_in_each_language_and_names_nothing_by_itself(free, language, word):
    texts = free.world.data.texts
    before = texts.language
    texts.language = language
    said = words(free.world, word)
    texts.language = before
    assert said
    assert "{" not in said
    assert (language == "en") == said.isascii()
