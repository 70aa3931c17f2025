"""What hands and legs do."""

from __future__ import annotations

import math

import pytest
from movement_rooms import hall, loose, two_rooms

from iss3d.movement import tuning
from iss3d.movement.intents import REST, Intents
from iss3d.movement.player import Comfort, roll_error
from iss3d.movement.zero_g import ZeroG
from iss3d.station.model import Thing
from iss3d.vectors import IDENTITY, Vec3, about, angle_between, distance, facing, length, rotate, sub

STEADY = Comfort(auto_level=False)


def in_left(
    at: Vec3 = (0.0, 0.0, 0.0), velocity: Vec3 = (0.0, 0.0, 0.0), *things: Thing, comfort: Comfort = STEADY
) -> ZeroG:
    z = ZeroG(two_rooms(*things), comfort)
    z.place_player(at, IDENTITY)
    z.player.velocity = velocity
    return z


def verbs(z: ZeroG, intents: Intents, ticks: int) -> list[str]:
    return [deed.verb for _ in range(ticks) for deed in z.step(intents)]


# --- gripping ---------------------------------------------------------------------------------------------------------


def test_a_closed_hand_takes_the_nearest_rail_and_stops_the_body() -> None:
    z = in_left((0.0, 0.0, 0.5), (0.6, 0.0, 0.0))
    deeds = [d for _ in range(90) for d in z.step(Intents(grip=True))]
    assert ("grip", "left_deck_1") in [(d.verb, d.object) for d in deeds]
    assert length(z.player.velocity) < 0.02
    assert z.player.grip is not None and z.player.grip.kind == "rail"


def test_an_opened_hand_lets_go_and_the_velocity_stays() -> None:
    z = in_left((0.0, 0.0, 0.5))
    verbs(z, Intents(grip=True), 10)
    verbs(z, Intents(grip=True, ahead=1.0), 18)
    moving = z.player.velocity
    assert moving[0] > 0.4
    deeds = verbs(z, REST, 1)
    assert "let_go" in deeds
    assert z.player.velocity == pytest.approx(moving, abs=1e-3)


def test_turning_the_view_swings_the_body_about_the_hand() -> None:
    z = in_left((0.2, 0.0, 0.4))
    verbs(z, Intents(grip=True), 20)
    hold = z.player.grip.point if z.player.grip else None
    before = z.player.position
    for _ in range(60):
        z.step(Intents(grip=True, pitch=math.radians(1.0)))
    assert hold is not None
    assert distance(z.player.position, before) > 0.15
    assert distance(z.player.position, hold) < tuning.HAND_REACH + 0.05


def test_the_arm_never_gets_longer_than_an_arm() -> None:
    z = in_left((0.0, 0.0, 0.4))
    verbs(z, Intents(grip=True), 5)
    verbs(z, Intents(grip=True, above=1.0), 240)
    assert z.player.grip is not None
    assert distance(z.player.position, z.player.grip.point) < tuning.HAND_REACH + 0.05


def test_a_bare_wall_holds_only_weakly() -> None:
    slow, fast = in_left((0.0, 0.6, -0.5), (0.3, 0.0, 0.0)), in_left((0.0, 0.6, -0.5), (1.4, 0.0, 0.0))
    verbs(slow, Intents(grip=True), 60)
    deeds = verbs(fast, Intents(grip=True), 60)
    assert slow.player.grip is not None and slow.player.grip.kind == "surface"
    assert "let_go" in deeds


def test_nothing_is_gripped_out_of_reach() -> None:
    z = ZeroG(hall(), STEADY)
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    assert verbs(z, Intents(grip=True), 30) == []
    assert z.hold_in_reach() is None


def test_a_hatch_rim_can_be_held() -> None:
    z = in_left((1.8, 0.0, 0.1))
    deeds = [d for d in z.step(Intents(grip=True)) if d.verb == "grip"]
    assert [d.object for d in deeds] == ["left_right"]


def test_a_person_can_be_held_and_takes_one_along() -> None:
    z = in_left((-1.0, 0.5, -0.2))
    for n in range(120):
        z.set_person("nika", (-0.5 + 0.4 * n / 60.0, 0.5, -0.2), velocity=(0.4, 0.0, 0.0))
        z.step(Intents(grip=True))
    assert z.player.grip is not None and z.player.grip.id == "nika"
    assert z.player.position[0] > -0.6


# --- pushing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("strength", "low", "high"), [(0.02, 0.14, 0.17), (0.5, 0.4, 0.55), (1.0, 1.45, 1.5)])
def test_a_push_is_gentle_unless_one_means_it(strength: float, low: float, high: float) -> None:
    z = in_left((-1.7, 0.0, 0.0))
    assert "push" in verbs(z, Intents(push=strength), 1)
    assert low < z.player.velocity[0] < high


def test_a_push_needs_something_to_push_off() -> None:
    z = ZeroG(hall(), STEADY)
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    assert verbs(z, Intents(push=1.0), 30) == []
    assert z.player.velocity == (0.0, 0.0, 0.0)


def test_one_cannot_push_off_a_wall_one_looks_at() -> None:
    z = ZeroG(hall(half=5.0), STEADY)
    z.place_player((4.5, 0.0, 0.0), IDENTITY)
    verbs(z, Intents(push=1.0), 1)
    assert z.player.velocity == (0.0, 0.0, 0.0)


def test_a_push_opens_the_hand() -> None:
    z = in_left((0.0, 0.0, 0.5))
    verbs(z, Intents(grip=True), 30)
    deeds = verbs(z, Intents(grip=True, push=0.5), 1)
    assert deeds == ["let_go", "push"]
    verbs(z, Intents(grip=True), 20)
    assert z.player.grip is None
    assert z.player.velocity[0] > 0.4


def test_pushing_off_a_loose_box_sends_it_the_other_way() -> None:
    z = ZeroG(hall(loose("box", (-0.5, 0.0, 0.0), 25.0, (0.3, 0.3, 0.3))), STEADY)
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    deeds = [d for d in z.step(Intents(push=0.5)) if d.verb == "push"]
    assert [d.object for d in deeds] == ["box"]
    assert z.player.velocity[0] > 0.05
    assert z.things.records["box"].motion.velocity[0] == pytest.approx(-3.0 * z.player.velocity[0], rel=0.02)


def test_a_seat_that_weighs_nothing_is_pushed_off_like_a_wall_and_stays() -> None:
    seat = Thing("seat", "Seat", "left", (-0.55, 0.0, 0.0), seat=True, size=(0.5, 0.5, 0.5))
    z = ZeroG(hall(seat), STEADY)
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    deeds = [d for d in z.step(Intents(push=0.5)) if d.verb == "push"]
    assert [d.object for d in deeds] == ["seat"]
    assert z.player.velocity[0] > 0.2
    assert z.things.records["seat"].motion.position == (-0.55, 0.0, 0.0)


def test_off_centre_pushes_turn_the_body_only_when_spin_is_on() -> None:
    calm, real = in_left((0.0, 0.5, 0.5)), in_left((0.0, 0.5, 0.5), comfort=Comfort(auto_level=False, spin=True))
    for z in (calm, real):
        z.step(Intents(push=0.8))
    assert calm.player.spin == (0.0, 0.0, 0.0)
    assert length(real.player.spin) > 0.02


# --- braking and swimming ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("speed", [0.2, 0.5, 1.0, 1.5])
def test_braking_stops_within_0_7_seconds(speed: float) -> None:
    z = in_left((-1.5, 0.0, 0.0), (speed, 0.0, 0.0))
    deeds = verbs(z, Intents(brake=True), 42)
    assert z.player.velocity == (0.0, 0.0, 0.0)
    assert deeds.count("brake") == 1


def test_there_is_no_braking_in_mid_air_but_for_the_air() -> None:
    z = ZeroG(hall(), STEADY)
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    z.player.velocity = (0.5, 0.0, 0.0)
    assert verbs(z, Intents(brake=True), 600) == []
    assert 0.485 < z.player.velocity[0] < 0.4999


def test_swimming_pushes_on_air_no_harder_than_two_hundredths() -> None:
    z = ZeroG(hall(), STEADY)
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    verbs(z, Intents(ahead=1.0, aside=1.0, above=1.0), 60)
    assert 0.0 < length(z.player.velocity) <= 0.02  # m/s after one second: the promised 0.02 m/s^2
    verbs(z, Intents(ahead=1.0), 3600)
    assert length(z.player.velocity) < 0.3


def test_without_air_or_with_swimming_switched_off_nobody_swims() -> None:
    z = ZeroG(hall(), Comfort(swim=False))
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    assert verbs(z, Intents(ahead=1.0), 60) == []
    z.comfort = Comfort()
    z.airless = frozenset({"hall"})
    assert verbs(z, Intents(ahead=1.0), 60) == []
    assert z.player.velocity == (0.0, 0.0, 0.0)


# --- up and down ------------------------------------------------------------------------------------------------------


def test_level_turns_the_head_up_within_three_seconds() -> None:
    z = in_left()
    z.player.orientation = about((1.0, 0.0, 0.0), 2.5)
    deeds = verbs(z, Intents(level=True), 180)
    assert deeds == ["level"]
    assert abs(roll_error(z.player.orientation, (0.0, 0.0, -1.0))) < math.radians(4.0)


def test_level_also_brings_down_the_nose_of_one_who_looks_straight_up() -> None:
    z = in_left()
    z.player.orientation = facing((0.05, 0.0, -1.0), (0.0, 1.0, 0.0))
    assert "level" in verbs(z, Intents(level=True), 300)


def test_gentle_levelling_takes_some_seconds_and_leaves_the_line_of_sight() -> None:
    z = in_left(comfort=Comfort())
    z.player.orientation = about((1.0, 0.0, 0.0), 1.0)
    sight = rotate(z.player.orientation, (1.0, 0.0, 0.0))
    verbs(z, REST, 60)
    assert abs(roll_error(z.player.orientation, (0.0, 0.0, -1.0))) > 0.6
    verbs(z, REST, 600)
    assert abs(roll_error(z.player.orientation, (0.0, 0.0, -1.0))) < 0.02
    assert angle_between(sight, rotate(z.player.orientation, (1.0, 0.0, 0.0))) < 1e-6


def test_a_roll_by_hand_is_told_at_each_quarter_and_not_taken_back_at_once() -> None:
    z = in_left(comfort=Comfort())
    deeds = verbs(z, Intents(roll=math.pi / 2.0 / 60.0), 121)
    assert deeds == ["roll", "roll"]
    turned = roll_error(z.player.orientation, (0.0, 0.0, -1.0))
    verbs(z, REST, 120)
    assert roll_error(z.player.orientation, (0.0, 0.0, -1.0)) == pytest.approx(turned)


# --- carrying ---------------------------------------------------------------------------------------------------------


def test_what_is_looked_at_and_loose_can_be_taken_carried_and_left_behind() -> None:
    z = in_left((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), loose("box", (1.0, 0.0, 0.0), 4.0))
    assert [(d.verb, d.object) for d in z.step(Intents(take=True))] == [("take", "box")]
    verbs(z, REST, 120)
    box = z.things.records["box"]
    assert distance(box.motion.position, z.player.position) < 0.9
    assert [(d.verb, d.object) for d in z.step(Intents(take=True))] == [("put_down", "box")]
    left = box.motion.position
    verbs(z, REST, 120)
    assert distance(box.motion.position, left) < 0.2


def test_a_carried_box_comes_along_through_a_hatch() -> None:
    z = in_left((-1.7, 0.0, 0.0), (0.0, 0.0, 0.0), loose("habitat", (-1.0, 0.0, 0.1), 12.0, (0.5, 0.4, 0.35)))
    z.take("habitat")
    verbs(z, REST, 90)
    deeds = verbs(z, Intents(push=0.75), 1) + verbs(z, REST, 400)
    assert "pass" in deeds
    assert z.player.module == "right"
    assert z.player.carrying == "habitat"
    assert z.things.records["habitat"].motion.position[0] > 2.5


def test_a_fixed_thing_cannot_be_taken() -> None:
    z = in_left((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), Thing("rack", "Rack", "left", (1.0, 0.0, 0.0), use="Open"))
    assert z.step(Intents(take=True)) == []
    assert z.take("rack") is False


def test_a_thing_let_go_of_stays_where_it_is() -> None:
    z = in_left((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), loose("pen", (0.5, 0.5, 0.0), 0.02, (0.14, 0.01, 0.01)))
    verbs(z, REST, 600)
    assert z.things.records["pen"].motion.position == pytest.approx((0.5, 0.5, 0.0), abs=1e-6)


# --- sitting and hiding -----------------------------------------------------------------------------------------------


def test_strapped_in_only_the_head_turns() -> None:
    seat = Thing("seat", "Seat", "left", (1.5, 0.5, 0.5), seat=True, size=(0.5, 0.5, 0.8))
    z = in_left((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), seat)
    z.sit("seat")
    here = z.player.position
    verbs(z, Intents(yaw=0.01, push=1.0, ahead=1.0), 60)
    assert z.player.position == here
    assert angle_between(z.player.ahead, (1.0, 0.0, 0.0)) > 0.5
    z.come_free()
    verbs(z, Intents(push=0.5), 60)
    assert distance(z.player.position, here) > 0.1


def test_out_of_hiding_one_floats_in_clear_air() -> None:
    locker = Thing("locker", "Locker", "left", (0.0, 1.1, 0.0), hide=True, size=(0.8, 0.4, 1.8))
    z = in_left((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), locker)
    z.hide("locker")
    assert z.player.fixed == "hide"
    assert angle_between(z.player.ahead, (0.0, -1.0, 0.0)) < 0.1
    z.come_free()
    assert z.player.position[1] < 0.73
    assert length(sub(z.player.position, (0.0, 1.1, 0.0))) < 0.6
