from __future__ import annotations

import pytest

from iss3d.crew import tuning
from iss3d.vectors import AHEAD, add, angle_between, distance, length, rotate, sub


def test_a_person_floats_through_hatches_to_another_module(hand):
    hand.cast.begin("anna", "k", "go", "destiny_mice", {})
    seconds = hand.run_until_free("anna", 90.0)
    assert hand["anna"].module == "destiny"
    assert distance(hand["anna"].position, hand.world.air.spots["destiny_mice"].centre) < 0.6
    assert 8.0 < seconds < 40.0


def test_nobody_floats_faster_than_people_do_and_starts_and_stops_are_soft(hand):
    hand.cast.begin("anna", "k", "go", "destiny_mice", {})
    before = hand["anna"].velocity
    while not hand.cast.free("anna"):
        hand.run(1 / 60)
        now = hand["anna"].velocity
        assert length(now) <= 0.6
        assert distance(now, before) <= 0.08, "a jerk"
        before = now
    hand.run(8.0)
    assert length(hand["anna"].velocity) < 0.05, "still on the way after the catch"


def test_a_person_stays_in_air_all_the_way(hand):
    hand.cast.begin("anna", "k", "go", "cupola_middle", {})
    while not hand.cast.free("anna"):
        hand.run(0.1)
        assert hand.world.air.cell_at(hand["anna"].position) is not None
    assert hand["anna"].module == "cupola"


def test_a_closed_hatch_on_the_way_is_opened(hand):
    hand.world.closed.add("unity_destiny")
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    hand.run_until_free("anna", 60.0)
    assert "unity_destiny" in hand.world.worked
    assert hand["anna"].module == "destiny"


def test_a_locked_hatch_holds_a_person_up_until_it_is_unlocked(hand):
    hand.world.closed.add("unity_destiny")
    hand.world.locked.add("unity_destiny")
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    hand.run(30.0)
    assert hand["anna"].module == "unity"
    assert hand.cast.busy("k")
    hand.world.locked.clear()
    hand.run_until_free("anna", 60.0)
    assert hand["anna"].module == "destiny"


def test_an_idle_person_sways_at_the_rail_but_stays_there(hand):
    hand.run(3.0)
    first = hand["anna"].position
    hand.run(5.0)
    assert 0.0 < distance(first, hand["anna"].position) < 0.12


def test_a_person_turns_to_what_they_look_at(hand):
    hand.world.eye = hand.world.air.spots["unity_aft"].centre
    hand.cast.begin("anna", "k", "look", "player", {})
    hand.run(3.0)
    anna = hand["anna"]
    assert angle_between(rotate(anna.orientation, AHEAD), sub(hand.world.eye, anna.position)) < 0.35


def test_a_follower_keeps_near_without_touching(hand):
    hand.cast.begin("anna", "k", "follow", "player", {})
    hand.world.eye = hand.world.air.spots["destiny_fwd"].centre
    hand.run(45.0)
    assert hand["anna"].module == "destiny"
    assert 0.6 < distance(hand["anna"].position, hand.world.eye) < 1.8


def test_the_dead_let_go_drift_and_do_nothing_more(hand):
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    hand.run(2.0)
    anna = hand["anna"]
    before = anna.velocity
    hand.cast.begin("anna", "k", "die", "", {})
    assert anna.limp and not anna.alive
    assert anna.velocity == before, "momentum stays"
    assert not hand.cast.busy("k")
    assert not hand.cast.begin("anna", "k2", "go", "destiny_aft", {})


def test_what_is_asked_in_one_breath_is_done_one_after_the_other(hand):
    hand.cast.begin("anna", "a", "take", "meal_bag", {})
    hand.cast.begin("anna", "b", "go", "destiny_aft", {})
    assert hand.cast.busy("b")
    hand.run_until_free("anna", 60.0)
    assert hand["anna"].holds == "meal_bag"
    assert hand["anna"].module == "destiny"


def test_a_later_wish_takes_the_place_of_an_earlier_one(hand):
    hand.cast.begin("anna", "a", "go", "cupola_middle", {})
    hand.run(1.0)
    hand.cast.begin("anna", "b", "go", "destiny_aft", {})
    assert not hand.cast.busy("a")
    hand.run_until_free("anna", 60.0)
    assert hand["anna"].module == "destiny"


def test_a_thing_is_taken_carried_and_handed_over(hand):
    hand.cast.begin("anna", "k", "take", "meal_bag", {})
    hand.run_until_free("anna", 30.0)
    assert hand["anna"].holds == "meal_bag"
    hand.world.eye = hand.world.air.spots["unity_fwd"].centre
    hand.cast.begin("anna", "k2", "give", "player", {"thing": "meal_bag"})
    hand.run_until_free("anna", 30.0)
    assert hand.world.given == [("meal_bag", "anna")]


def test_a_strapped_person_sits_still_and_can_leave_the_seat(hand):
    seat = next(t for t in hand.world.air.things.values() if t.seat and t.module == "soyuz")
    hand.cast.begin("anna", "k", "place", seat.id, {})
    hand.run(2.0)
    assert hand["anna"].seat == seat.id
    assert hand["anna"].position == add(seat.position, rotate(seat.orientation, tuning.SEATED))
    hand.cast.begin("anna", "k2", "go", "rassvet_middle", {})
    hand.run(1.0)
    assert hand["anna"].seat is None


def test_far_people_get_there_at_a_tenth_of_the_work_and_in_the_same_time(station, hand):
    hand.cast.begin("boris", "k", "go", "columbus_middle", {})
    near = hand.run_until_free("boris", 90.0)
    hand.cast.begin("boris", "", "place", "destiny_middle", {})
    hand.world.seen_from_player = False
    hand.cast.begin("boris", "k", "go", "columbus_middle", {})
    far = hand.run_until_free("boris", 90.0)
    assert far == pytest.approx(near, abs=1.5)
