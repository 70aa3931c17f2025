"""How people carry themselves among others: holds, room, hatches, voices, and what they do with their hands."""

from __future__ import annotations

import math

import pytest

from iss3d.crew import company, tuning
from iss3d.crew.limbs import stretch
from iss3d.crew.people import Person, RoutineEntry
from iss3d.events import WayGivenUp
from iss3d.vectors import AHEAD, ZERO, add, angle_between, distance, dot, facing, length, rotate, scale, sub, unit


def test_between_push_and_catch_a_person_glides_at_one_speed_with_open_hands(hand):
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    gliding = 0
    while not hand.cast.free("anna"):
        before = hand["anna"].velocity
        hand.run(1 / 60)
        if hand["anna"].reason == "glide":
            assert hand["anna"].velocity == before
            gliding += hand["anna"].grip is None
    assert gliding > 120


def test_nobody_gets_anywhere_where_there_is_nothing_to_hold(hand, monkeypatch):
    hand.run(0.5)
    anna = hand["anna"]
    anna.velocity, anna.grip, start = ZERO, None, anna.position
    monkeypatch.setattr(hand.world.reach, "grips", lambda *_: [])
    monkeypatch.setattr(hand.world.reach, "surfaces", lambda *_: [])
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    hand.run(5.0)
    assert anna.position == start
    assert anna.reason == "free"


def test_in_free_air_a_body_turns_only_as_fast_as_swung_limbs_turn_it(hand, monkeypatch):
    hand.run(1.0)
    anna = hand["anna"]
    hand.cast.begin("anna", "k", "look", "player", {})
    hand.world.eye = hand.world.air.spots["unity_aft"].centre
    anna.orientation, anna.turning = (math.cos(1.2), 0.0, 0.0, math.sin(1.2)), 0.0
    fastest = {}
    for held in (False, True):
        anna.grip = None
        if not held:
            monkeypatch.setattr(hand.world.reach, "grips", lambda *_: [])
            monkeypatch.setattr(hand.world.reach, "surfaces", lambda *_: [])
        else:
            monkeypatch.undo()
        before = rotate(anna.orientation, AHEAD)
        fastest[held] = 0.0
        for _ in range(60):
            hand.run(1 / 60)
            now = rotate(anna.orientation, AHEAD)
            fastest[held] = max(fastest[held], 60.0 * angle_between(before, now))
            before = now
    assert fastest[False] <= tuning.AIR_TURN * 1.02 < fastest[True] <= tuning.TURN * 1.02


@pytest.mark.parametrize("spot", ["unity_fwd", "destiny_rail", "zarya_aft", "harmony_aft", "quest_entry"])
def test_who_is_somewhere_holds_a_bar_there_with_a_hand_that_reaches_it(hand, spot):
    hand.cast.begin("anna", "", "place", spot, {})
    hand.run(3.0)
    anna = hand["anna"]
    assert anna.grip is not None and anna.grip.kind in ("rail", "hatch")
    assert stretch(anna.position, anna.orientation, anna.grip.point)[0] <= tuning.ARM_SPAN


def test_two_who_hang_about_keep_an_elbow_apart(hand):
    hand.cast.begin("boris", "", "place", "unity_middle", {})
    hand["boris"].position = hand["boris"].anchor = hand["anna"].position
    hand.world.eye = hand.world.air.spots["jlp_middle"].centre
    hand.run(10.0)
    assert distance(hand["anna"].position, hand["boris"].position) > 0.45


def test_who_hangs_about_makes_way_for_the_player_who_comes(hand):
    hand.run(3.0)
    anna = hand["anna"]
    way = unit(sub(anna.position, hand.world.air.spots["destiny_aft"].centre))
    hand.world.eye = sub(anna.position, scale(way, 2.0))
    nearest = 9.0
    hand.world.speed = scale(way, 0.6)
    for _ in range(300):
        hand.run(1 / 60)
        hand.world.eye = tuple(e + v / 60 for e, v in zip(hand.world.eye, hand.world.speed, strict=True))
        nearest = min(nearest, distance(anna.position, hand.world.eye))
    assert nearest > 0.4
    hand.world.speed = ZERO
    hand.world.eye = hand.world.air.spots["jlp_middle"].centre
    hand.run(6.0)
    assert distance(anna.position, anna.anchor) < 0.15, "comes back when the way is free"


def test_who_has_nothing_to_say_keeps_out_of_the_players_picture(hand):
    hand.run(3.0)
    anna = hand["anna"]
    hand.world.eye = add(anna.position, scale(rotate(anna.orientation, AHEAD), 0.8))
    before = distance(anna.position, hand.world.eye)
    hand.run(6.0)
    assert distance(anna.position, hand.world.eye) > before + 0.15


def test_who_hands_over_a_thing_brings_the_face_before_the_players(hand):
    hand.run(1.0)
    anna = hand["anna"]
    hand.world.eye = add(hand.world.air.spots["unity_middle"].centre, (0.0, 0.3, 0.0))
    hand.cast.begin("anna", "k", "give", "player", {"thing": "bread"})
    while hand.cast.busy("k") and hand.tick < 1800:
        hand.run(1 / 60)
    face = add(anna.position, rotate(anna.orientation, tuning.FACE))
    up = hand.world.air.modules["unity"].up
    assert abs(dot(sub(face, hand.world.eye), up)) < 0.25
    assert 0.6 < distance(face, hand.world.eye) < 1.3


def test_bodies_press_each_other_apart_and_momentum_is_kept(hand):
    hand.run(1.0)
    anna = hand["anna"]
    hand.world.eye = add(anna.position, rotate(anna.orientation, (0.2, 0.0, -0.3)))
    given = []
    hand.world.push = lambda id, impulse: given.append((id, impulse))
    before = anna.velocity
    company.press(anna, hand.world, 60.0, 1 / 60)
    ((whom, impulse),) = given
    assert whom == "player" and length(impulse) > 0.0
    assert length(add(scale(sub(anna.velocity, before), 60.0), impulse)) < 1e-9


def test_two_who_meet_at_a_hatch_let_each_other_pass(hand):
    hand.cast.begin("anna", "", "place", "unity_fwd", {})
    hand.cast.begin("boris", "", "place", "destiny_aft", {})
    hatch = hand.world.air.hatches["unity_destiny"].centre
    hand.cast.begin("anna", "a", "go", "destiny_middle", {})
    hand.cast.begin("boris", "b", "go", "unity_middle", {})
    while not (hand.cast.free("anna") and hand.cast.free("boris")) and hand.tick < 3600:
        hand.run(1 / 60)
        inside = [p for p in ("anna", "boris") if distance(hand[p].position, hatch) < 0.3]
        assert len(inside) < 2, "both in the hatch at once"
    assert (hand["anna"].module, hand["boris"].module) == ("destiny", "unity")


def test_people_turn_to_who_speaks_and_not_to_who_speaks_far_away(hand):
    hand.cast.begin("boris", "", "place", "unity_aft", {})
    hand.world.eye = hand.world.air.spots["jlp_middle"].centre
    hand.run(1.0)
    hand.world.voices = ("boris",)
    hand.run(4.0)
    anna = hand["anna"]
    assert anna.attends == "boris"
    assert angle_between(rotate(anna.orientation, AHEAD), sub(hand["boris"].position, anna.position)) < 0.3
    hand.world.voices = ("player",)
    hand.run(1.0)
    assert anna.attends == "boris", "attention outlasts the words a little"
    hand.run(tuning.ATTENTION / 60.0)
    assert anna.attends == ""


def test_who_speaks_turns_to_whom_they_listened_to_else_to_the_player(hand):
    anna = hand["anna"]
    hand.cast.begin("boris", "", "place", "unity_aft", {})
    hand.world.eye = hand.world.air.spots["unity_fwd"].centre
    hand.world.voices = ("anna",)
    hand.run(3.0)
    assert anna.attends == "player"
    assert angle_between(rotate(anna.orientation, AHEAD), sub(hand.world.eye, anna.position)) < 0.3
    hand.world.voices = ("boris",)
    hand.run(1.0)
    hand.world.voices = ("anna",)
    hand.run(1.0)
    assert anna.attends == "boris"


def test_nobody_hangs_between_the_player_and_who_speaks(hand):
    hand.cast.begin("boris", "", "place", "destiny_fwd", {})
    hand.cast.begin("anna", "", "place", "destiny_middle", {})
    hand.world.eye = add(hand.world.air.spots["destiny_aft"].centre, (0.0, 0.0, 0.1))
    hand["anna"].look = "boris"
    hand.world.voices = ("boris",)
    hand.run(8.0)
    anna, boris = hand["anna"], hand["boris"]
    face = add(boris.position, rotate(boris.orientation, tuning.FACE))
    way = unit(sub(face, hand.world.eye))
    off = sub(anna.position, hand.world.eye)
    off = sub(off, scale(way, dot(off, way)))
    assert abs(off[1]) > 0.3, "to one side of the line, not before it"


def test_who_comes_by_does_not_fly_through_the_players_picture(hand):
    hand.cast.begin("anna", "", "place", "destiny_fwd", {})
    hand.world.eye = add(hand.world.air.spots["destiny_middle"].centre, (0.0, 0.15, -0.2))
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    nearest = 9.0
    while hand.cast.busy("k") and hand.tick < 1800:
        hand.run(1 / 60)
        gap = sub(hand.world.eye, hand["anna"].position)
        along = max(tuning.FACE[2], min(-tuning.FACE[2], gap[2]))
        nearest = min(nearest, length((gap[0], gap[1], gap[2] - along)))
    assert not hand.cast.busy("k")
    assert nearest > 0.45


def test_who_speaks_from_over_the_players_head_is_upright_to_the_player(hand):
    hand.cast.begin("anna", "", "place", "tranquility_rim", {})
    hand.world.eye = add(hand.world.air.spots["cupola_middle"].centre, (0.0, 0.0, 0.2))
    hand.world.turned = facing((0.0, 0.0, -1.0), (0.0, 1.0, 0.0))
    hand.world.voices = ("anna",)
    hand.run(8.0)
    anna = hand["anna"]
    head = rotate(anna.orientation, (0.0, 0.0, -1.0))
    assert dot(head, (0.0, 1.0, 0.0)) > 0.6


def test_what_was_looked_at_in_another_room_is_not_stared_at_through_walls(hand):
    hand.cast.begin("anna", "", "look", "habitat_slot", {})
    hand.run(1.0)
    assert hand["anna"].look == "", "mice in Destiny are not to be seen from here"
    hand.cast.begin("anna", "", "place", "destiny_mice_far", {})
    hand.cast.begin("anna", "", "look", "habitat_slot", {})
    hand.run(4.0)
    anna, slot = hand["anna"], hand.world.air.things["habitat_slot"]
    assert anna.look == "habitat_slot"
    assert angle_between(rotate(anna.orientation, AHEAD), sub(slot.position, anna.position)) < 0.3


def test_who_is_sent_through_a_locked_hatch_gives_it_up_and_says_so(hand):
    hand.world.closed.add("unity_destiny")
    hand.world.locked.add("unity_destiny")
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    hand.run(tuning.PATIENCE + 20.0)
    assert not hand.cast.busy("k")
    assert hand.cast.told() == [WayGivenUp("anna", "destiny_aft", "unity_destiny")]
    assert hand["anna"].gave_up == "unity_destiny"
    hand.cast.begin("anna", "k2", "go", "unity_aft", {})
    assert hand["anna"].gave_up == ""


def test_who_sits_is_strapped_in_and_floats_again_afterwards(hand):
    hand.cast.begin("anna", "", "place", "soyuz_seat_left", {})
    assert (hand["anna"].pose, hand["anna"].reason) == ("strap", "strap")
    seat = hand["anna"].position
    hand.cast.begin("anna", "k", "go", "rassvet_middle", {})
    hand.run(1 / 60)
    assert hand["anna"].pose == "float"
    assert distance(seat, hand["anna"].position) < 0.02, "rises by the hands, not at once"


def test_the_day_says_what_hands_are_busy_with_until_a_scene_asks_for_something_else(station, hand):
    day = (RoutineEntry(480, "destiny_desk", "type", "laptop_destiny"),)
    hand = type(hand)(station, [Person("anna", "Anna", routine=day)], {"anna": "destiny_aft"})
    hand.world.minute = 500
    hand["anna"].routine = True
    hand.run(40.0)
    anna = hand["anna"]
    assert (anna.pose, anna.at_work) == ("type", "laptop_destiny")
    assert distance(anna.position, station.spots["destiny_desk"].centre) < 0.6
    hand.cast.begin("anna", "k", "go", "destiny_aft", {})
    assert (anna.pose, anna.at_work) == ("float", "")


def test_a_person_hides_behind_a_panel_and_comes_out_again(hand):
    hand.cast.begin("boris", "k", "hide", "hide_columbus", {})
    hand.run_until_free("boris", 60.0)
    boris = hand["boris"]
    assert (boris.hidden, boris.pose) == ("hide_columbus", "hide")
    hand.cast.begin("boris", "k", "go", "columbus_middle", {})
    hand.run_until_free("boris", 60.0)
    assert boris.hidden is None and boris.module == "columbus"


def test_two_who_fight_have_hold_of_each_other_and_keep_their_common_momentum(hand):
    hand.cast.begin("boris", "", "place", "unity_aft", {})
    hand.cast.begin("boris", "k", "fight", "anna", {})
    while not hand["anna"].fights or distance(hand["anna"].position, hand["boris"].position) > tuning.FIGHT_REACH:
        hand.run(1 / 60)
    hand.run(0.1)
    anna, boris = hand["anna"], hand["boris"]
    assert (anna.fights, boris.fights, anna.pose, boris.pose) == ("boris", "anna", "fight", "fight")
    assert boris.grip.kind == "person"
    common = [a + b for a, b in zip(anna.velocity, boris.velocity, strict=True)]
    moved = 0.0
    for _ in range(60):
        hand.run(1 / 60)
        assert length(sub([a + b for a, b in zip(anna.velocity, boris.velocity, strict=True)], common)) < 1e-6
        moved = max(moved, length(sub(anna.velocity, boris.velocity)))
    assert moved > 0.1
    hand.cast.begin("anna", "", "die", "", {})
    assert boris.fights == "" and boris.pose == "float"


def test_a_thing_is_given_from_one_person_to_another_and_a_switch_is_worked(hand):
    hand.cast.begin("anna", "", "hold", "meal_bag", {})
    hand.cast.begin("boris", "", "place", "unity_aft", {})
    hand.cast.begin("anna", "k", "give", "boris", {"thing": "meal_bag"})
    hand.run_until_free("anna", 30.0)
    assert hand["boris"].holds == "meal_bag" and hand["anna"].holds is None
    hand.cast.begin("boris", "k", "use", "light_destiny", {})
    hand.run_until_free("boris", 40.0)
    assert hand.world.worked[-1] == "light_destiny"
