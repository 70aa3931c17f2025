from __future__ import annotations

import pytest

from iss3d.crew import senses
from iss3d.crew.around import Noise
from iss3d.events import Deed
from iss3d.vectors import AHEAD, distance, facing, sub


def _hunt(hand, rooms, who="boris"):
    hand.cast.begin(who, "k", "hunt", "", {"rooms": rooms})


def test_a_hunter_goes_through_the_rooms_in_order(hand):
    hand.world.eye = hand.world.air.spots["jlp_middle"].centre
    hand.world.hidden = "somewhere"
    _hunt(hand, ["unity", "harmony"])
    seen = []
    for _ in range(90):
        hand.run(1.0)
        if not seen or seen[-1] != hand["boris"].module:
            seen.append(hand["boris"].module)
    assert [m for m in seen if m in ("unity", "harmony")][:2] == ["unity", "harmony"]


def test_a_hunter_catches_a_player_who_floats_in_the_open(hand):
    hand.world.eye = hand.world.air.spots["destiny_aft"].centre
    _hunt(hand, ["destiny"])
    hand.run(30.0)
    assert hand.caught == "boris"


def test_a_hunter_passes_by_a_player_who_hides_and_keeps_still(hand):
    hand.world.eye = hand.world.air.spots["destiny_aft"].centre
    hand.world.hidden = "hide_columbus"
    _hunt(hand, ["destiny", "unity"])
    hand.run(60.0)
    assert hand.caught is None


def test_hiding_under_the_hunters_eyes_does_not_help(hand):
    hand.world.eye = hand.world.air.spots["destiny_aft"].centre
    _hunt(hand, ["destiny"])
    while distance(hand["boris"].position, hand.world.eye) > 2.0:
        hand.run(0.1)
    hand.world.hidden = "here"
    hand.run(10.0)
    assert hand.caught == "boris"


def test_darkness_hides_one_who_keeps_still(hand):
    boris = hand["boris"]
    hand.world.eye = hand.world.air.spots["destiny_aft"].centre
    boris.orientation = facing(sub(hand.world.eye, boris.position))
    lit = senses.sees(boris, hand.world.quarry(), hand.world)
    hand.world.lights["destiny"] = "off"
    assert lit > 0.0
    assert senses.sees(boris, hand.world.quarry(), hand.world) == 0.0
    hand.world.lamp = True
    assert senses.sees(boris, hand.world.quarry(), hand.world) > 0.0


def test_nobody_sees_behind_their_back_or_through_a_closed_hatch(hand):
    boris = hand["boris"]
    hand.world.eye = hand.world.air.spots["unity_middle"].centre
    boris.orientation = facing(sub(boris.position, hand.world.eye))
    assert senses.sees(boris, hand.world.quarry(), hand.world) == 0.0
    boris.orientation = facing(sub(hand.world.eye, boris.position))
    assert senses.sees(boris, hand.world.quarry(), hand.world) > 0.0
    hand.world.closed.add("unity_destiny")
    assert senses.sees(boris, hand.world.quarry(), hand.world) == 0.0


def test_a_bump_is_heard_next_door_and_hardly_through_a_closed_hatch(hand):
    where = hand.world.air.spots["unity_fwd"].centre
    noise = senses.noise_of(Deed("bump", strength=0.6, position=where), where)
    assert noise is not None
    assert senses.hears(hand["boris"], (noise,), hand.world) == where
    hand.world.closed.add("unity_destiny")
    assert senses.hears(hand["boris"], (noise,), hand.world) is None


def test_a_hand_on_a_rail_is_heard_only_close_by(hand):
    boris = hand["boris"]
    near = senses.noise_of(Deed("grip"), (boris.position[0] + 1.0, boris.position[1], boris.position[2]))
    far = senses.noise_of(Deed("grip"), hand.world.air.spots["destiny_aft"].centre)
    assert near is not None and far is not None
    assert senses.hears(boris, (near,), hand.world) is not None
    assert senses.hears(boris, (far,), hand.world) is None


def test_with_skip_a_hunter_sees_and_chases_nobody(hand):
    hand.world.level = "skip"
    hand.world.eye = hand.world.air.spots["destiny_aft"].centre
    _hunt(hand, ["destiny"])
    hand["boris"].hunt.mode = "chase"
    for _ in range(20):
        hand.run(1.0)
        assert hand["boris"].hunt.mode == "search"
    assert hand.caught is None


def test_a_noise_draws_the_hunter(hand):
    hand.world.eye = hand.world.air.spots["jlp_middle"].centre
    hand.world.hidden = "somewhere"
    _hunt(hand, ["destiny"])
    hand.run(1.0)
    there = hand.world.air.spots["unity_fwd"].centre
    hand.world.heard = (Noise(there, 12.0),)
    hand.run(1 / 60)
    hand.world.heard = ()
    hand.run(15.0)
    assert distance(hand["boris"].position, there) < 1.0


@pytest.mark.parametrize(("easier", "harder"), [("gentle", "normal"), ("normal", "hard")])
def test_difficulty_scales_how_far_a_hunter_senses(hand, easier, harder):
    hand.world.level = easier
    one = senses.sight_range(hand.world.quarry(), hand.world)
    hand.world.level = harder
    assert senses.sight_range(hand.world.quarry(), hand.world) > one


def test_a_lost_player_is_looked_for_where_last_seen(hand):
    hand.world.eye = hand.world.air.spots["destiny_aft"].centre
    _hunt(hand, ["destiny"])
    boris = hand["boris"]
    boris.orientation = facing(sub(hand.world.eye, boris.position), AHEAD)
    while boris.hunt.mode != "chase":
        hand.run(0.1)
    hand.world.eye = hand.world.air.spots["jlp_middle"].centre
    hand.run(8.0)
    assert boris.hunt.mode in ("investigate", "search")
    assert hand.caught is None
