"""Hands that hold: two-bone reach, palms on bars, elbows that bend as elbows do."""

import math
import random

import numpy as np
import pytest

from iss3d.station.model import Handrail
from iss3d.vectors import add, cross, distance, dot, length, rotate, scale, sub, unit
from iss3d.view.crew_figure import skeleton
from iss3d.view.crew_holds import Grasp, Rails, on_rail
from iss3d.view.crew_ik import Hold, arm_of, bent, elbow_side_of, hold_on, palm_place, turning
from iss3d.view.crew_model import load_body
from iss3d.view.crew_pose import as_vec, clips, matrices, quat_of

PEOPLE = ("gordon", "christian", "nika", "nicholai", "alexey", "kira", "eva", "orlan")
RAIL = Handrail("r", "m", (0.0, -0.5, 0.0), (0.0, 0.5, 0.0), (-1.0, 0.0, 0.0))


def frames(body, pose):
    turns, places = skeleton().frames(pose[None], body.heads[None])
    return turns[0], places[0]


def test_an_arm_within_reach_meets_its_wrist_with_bones_of_their_own_length():
    rng = random.Random(3)
    for _ in range(400):
        shoulder = (rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(-1, 1))
        way = unit((rng.gauss(0, 1), rng.gauss(0, 1), rng.gauss(0, 1)))
        wrist = add(shoulder, scale(way, rng.uniform(0.12, 0.54)))
        elbow, end = bent(shoulder, wrist, 0.29, 0.26, (0.0, 0.3, 0.9))
        assert distance(end, wrist) < 1e-9
        assert distance(elbow, shoulder) == pytest.approx(0.29, abs=1e-6)
        assert distance(end, elbow) == pytest.approx(0.26, abs=1e-6)


def test_an_arm_never_stretches_beyond_its_bones_and_points_at_what_it_misses():
    elbow, end = bent((0.0, 0.0, 0.0), (3.0, 0.0, 0.0), 0.29, 0.26, (0.0, 0.0, 1.0))
    assert length(end) <= 0.55
    assert dot(unit(end), (1.0, 0.0, 0.0)) > 0.9999
    assert length(elbow) == pytest.approx(0.29, abs=1e-6)


@pytest.mark.parametrize("wrist", [(0.0, 0.0, 0.0), (1e-12, 0.0, 0.0), (0.0, 0.0, 0.4), (0.0, 0.0, -9.0)])
def test_no_wish_however_odd_makes_an_arm_that_is_no_number(wrist):
    elbow, end = bent((0.0, 0.0, 0.0), wrist, 0.29, 0.26, (0.0, 0.0, 1.0))
    assert all(math.isfinite(x) for x in (*elbow, *end))


def test_an_elbow_bends_to_the_side_it_is_told():
    elbow, _ = bent((0.0, 0.0, 0.0), (0.4, 0.0, 0.0), 0.29, 0.26, (0.0, 0.2, 1.0))
    assert elbow[2] > 0.1
    assert elbow[1] > 0.0


def test_turning_half_round_is_still_a_turn():
    q = turning((1.0, 0.0, 0.0), (-1.0, 0.0, 0.0))
    assert distance(rotate(q, (1.0, 0.0, 0.0)), (-1.0, 0.0, 0.0)) < 1e-6


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("side", ["l", "r"])
def test_everybody_can_lay_a_palm_on_a_bar_within_reach_to_a_millimetre(name, side):
    body = load_body(name)
    arm = arm_of(body, side)
    rng = random.Random(5)
    sign = 1.0 if side == "r" else -1.0
    for _ in range(20):
        pose = clips()["neutral"].at(rng.uniform(0, 9)).copy()
        turns, places = frames(body, pose)
        shoulder = as_vec(places[arm.upper])
        way = unit((0.8, sign * rng.uniform(-0.2, 0.7), rng.uniform(-0.7, 0.5)))
        at = add(shoulder, scale(way, arm.reach * rng.uniform(0.55, 0.8)))
        along = unit((rng.gauss(0, 1), rng.gauss(0, 1), rng.gauss(0, 1)))
        short = hold_on(body, pose, turns, places, arm, Hold(at, along, way))
        after_turns, after = frames(body, pose)
        assert short == pytest.approx(0.0, abs=1e-6)
        assert distance(palm_place(after_turns, after, arm), at) < 0.001
        across = rotate(quat_of(after_turns[arm.hand]), arm.across)
        assert abs(dot(across, along)) > 0.999, "the fist is closed round the bar, not beside it"


@pytest.mark.parametrize("side", ["l", "r"])
def test_elbows_stay_below_and_outside_when_the_hand_is_ahead(side):
    body = load_body("gordon")
    arm = arm_of(body, side)
    pose = clips()["neutral"].at(0.0).copy()
    turns, places = frames(body, pose)
    shoulder = as_vec(places[arm.upper])
    at = add(shoulder, (0.38, 0.0, 0.0))
    hold_on(body, pose, turns, places, arm, Hold(at, (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)))
    _, after = frames(body, pose)
    elbow = sub(as_vec(after[arm.lower]), shoulder)
    assert elbow[2] > 0.05
    assert dot(elbow, elbow_side_of(arm)) > 0.0


def test_half_a_reach_is_between_where_the_hand_was_and_where_it_goes():
    body = load_body("nika")
    arm = arm_of(body, "r")
    pose = clips()["neutral"].at(0.0).copy()
    turns, places = frames(body, pose)
    at = add(as_vec(places[arm.upper]), (0.3, 0.1, -0.2))
    before = distance(palm_place(turns, places, arm), at)
    hold_on(body, pose, turns, places, arm, Hold(at, (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), "bar", 0.5))
    assert 0.02 < distance(palm_place(*frames(body, pose), arm), at) < before


def test_a_rotation_matrix_and_its_quaternion_are_the_same_turn():
    rng = np.random.default_rng(2)
    q = rng.normal(size=(200, 4))
    q /= np.linalg.norm(q, axis=1, keepdims=True)
    for one, m in zip(q, matrices(q), strict=True):
        assert abs(float(np.dot(one, quat_of(m)))) == pytest.approx(1.0, abs=1e-9)


def test_a_hand_takes_the_nearest_rail_in_reach_and_none_beyond_it():
    rails = Rails([RAIL])
    bar = rails.near("m", (-0.1, 0.2, 0.0), (-0.4, 0.2, 0.0), 0.55)
    assert bar is not None
    assert distance(bar.at, (0.0, 0.2, 0.0)) < 1e-9
    assert rails.near("m", (-2.0, 0.2, 0.0), (-2.4, 0.2, 0.0), 0.55) is None
    assert rails.near("elsewhere", (-0.1, 0.2, 0.0), (-0.4, 0.2, 0.0), 0.55) is None


def test_nobody_holds_a_rail_by_its_bracket():
    assert abs(on_rail(RAIL, (0.0, 9.0, 0.0)).at[1]) == pytest.approx(0.45)


def test_a_grasp_closes_stays_and_opens_when_the_body_drifts_off():
    grasp = Grasp()
    grasp.take(on_rail(RAIL, (0.0, 0.0, 0.0)))
    assert not grasp.firm
    for _ in range(30):
        grasp.go_on(True, (-0.4, 0.0, 0.0), 0.55, 1 / 30)
    assert grasp.firm
    for _ in range(30):
        grasp.go_on(True, (-0.9, 0.0, 0.0), 0.55, 1 / 30)
    assert grasp.bar is None
    assert grasp.weight == 0.0


def test_a_look_finds_the_rail_under_the_crosshair():
    rails = Rails([RAIL])
    found = rails.looked_at("m", (-0.5, 0.1, 0.0), (1.0, 0.0, 0.0), 0.72, 0.24)
    assert found is not None
    assert abs(dot(found.along, cross((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)))) > 0.99
    assert rails.looked_at("m", (-0.5, 0.1, 0.0), (-1.0, 0.0, 0.0), 0.72, 0.24) is None
