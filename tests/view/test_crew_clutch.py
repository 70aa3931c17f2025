"""Hands on people: arms that hug meet on the other's back, a hand meets a cheek, and they open toward the player."""

from __future__ import annotations

from typing import Any

import pytest

from iss3d.vectors import IDENTITY, Quat, Vec3, add, distance, rotate, sub
from iss3d.view.crew_clutch import CLUTCHED, ON_PLAYER, clutched
from iss3d.view.crew_ik import arm_of, palm_place
from iss3d.view.crew_pose import as_vec
from iss3d.view.crew_view import CrewView
from iss3d.view.window import GameWindow
from iss3d.world.view_facts import PersonView

FACING_BACK: Quat = (0.0, 0.0, 0.0, 1.0)
"""Half a turn about the body's length."""


def person(pose: str, at: Vec3 = (0.0, 0.0, 0.0), turned: Quat = IDENTITY, speed: float = 0.0) -> PersonView:
    return PersonView(at, turned, (speed, 0.0, 0.0), pose, True, False, False, False, None, False, None, "destiny")


@pytest.fixture
def pair(window: GameWindow) -> Any:
    root = window.station_root.attach_new_node("test")
    crew = CrewView(root)

    def meet(pose: str, other: str, apart: float, eye: Vec3 = (0.3, 2.0, -0.6)) -> dict[str, Any]:
        people = {"nika": person(pose), "gordon": person(other, (apart, 0.0, 0.0), FACING_BACK)}
        for _ in range(20):
            crew.update(people, eye, None, {}, {}, 1 / 30)
        return {id: drawn.figure for (id, _), drawn in crew._people.items()}

    yield meet
    root.remove_node()


def palm(figure: Any, side: str) -> Vec3:
    at, q = figure.root.get_pos(), figure.root.get_quat()
    local = palm_place(figure.turns, figure.places, arm_of(figure.body, side), "flat")
    return add((at[0], at[1], at[2]), rotate((q[0], q[1], q[2], q[3]), local))


def joint(figure: Any, name: str) -> Vec3:
    at, q = figure.root.get_pos(), figure.root.get_quat()
    local = as_vec(figure.places[figure.body.index(name)])
    return add((at[0], at[1], at[2]), rotate((q[0], q[1], q[2], q[3]), local))


def test_arms_that_hug_meet_on_the_others_back(pair: Any) -> None:
    figures = pair("hug", "float", 0.42)
    neck = joint(figures["gordon"], "neck_01")
    palms = [palm(figures["nika"], side) for side in "lr"]
    assert all(p[0] > neck[0] + 0.05 for p in palms), "behind the spine, as seen from who hugs"
    assert all(distance(p, neck) < 0.20 for p in palms)
    assert distance(*palms) < 0.25


def test_a_caress_is_one_hand_on_the_others_face(pair: Any) -> None:
    figures = pair("caress", "float", 0.5)
    head = joint(figures["gordon"], "head")
    near, far = distance(palm(figures["nika"], "r"), head), distance(palm(figures["nika"], "l"), head)
    assert near < 0.17 < far


def test_with_nobody_else_near_arms_open_toward_the_player(pair: Any) -> None:
    eye = (0.46, 0.0, -0.62)
    figures = pair("hug", "float", 6.0, eye)
    back, aside, down = ON_PLAYER["hug"]
    middle = sub(eye, (back, 0.0, -down))
    for side, sign in (("l", -1.0), ("r", 1.0)):
        assert distance(palm(figures["nika"], side), add(middle, (0.0, sign * aside, 0.0))) < 0.12


def test_hands_are_on_nobody_while_one_is_on_the_way(pair: Any) -> None:
    figures = pair("hug", "float", 0.42)
    nika = figures["nika"]
    others = [("gordon", figures["gordon"])]
    for pose in CLUTCHED:
        facts = person(pose, speed=0.4)
        assert clutched(facts, "l", nika.body, nika.turns, nika.places, others, (9.0, 0.0, 0.0)) is None
