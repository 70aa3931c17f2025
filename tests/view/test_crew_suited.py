"""Whoever has been outside comes in dressed for it: the suit with its helmet, then the own head in its ring."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from iss3d.vectors import IDENTITY
from iss3d.view.crew_model import triangles_of
from iss3d.view.crew_pose import as_vec
from iss3d.view.crew_suited import HEAD_PARTS, HELMET, Suited
from iss3d.view.crew_view import CrewView
from iss3d.view.window import GameWindow
from iss3d.world.view_facts import PersonView

MOST_NEAR, MOST_FAR = 25000, 4000
INSIDE = PersonView(
    (0.0, 0.0, 0.0), IDENTITY, (0.0, 0.0, 0.0), "float", True, False, False, False, None, False, None, "quest"
)


@pytest.fixture
def drawn(window: GameWindow) -> Any:
    root = window.station_root.attach_new_node("test")
    crew = CrewView(root)

    def show(wears: str, module: str = "quest") -> Any:
        facts = replace(INSIDE, wears=wears, module=module)
        for _ in range(4):
            crew.update({"gordon": facts}, (1.4, 0.2, -0.6), None, {}, {}, 1 / 30)
        return next(p.figure for p in crew._people.values() if p.shown)

    yield show
    root.remove_node()


def test_in_the_room_one_wears_what_is_usual_unless_told(drawn: Any) -> None:
    assert not isinstance(drawn(""), Suited)
    assert isinstance(drawn("suit"), Suited)


def test_outside_the_helmet_is_closed(drawn: Any) -> None:
    figure = drawn("", "space")
    assert isinstance(figure, Suited)
    assert figure.dress == HELMET
    assert not figure.bare


def test_without_the_helmet_the_own_head_stands_in_the_ring(drawn: Any) -> None:
    figure = drawn("open_suit")
    assert figure.bare
    assert figure.dress != HELMET
    head = figure._head
    assert head.body.name == "gordon"
    assert {part.get_name() for level in head.levels for part in level.children} <= HEAD_PARTS
    turns, places = np.array(figure.turns), np.array(figure.places)
    neck = figure.body.index("neck_01")
    at = head.root.get_pos()
    assert turns.shape[0] == places.shape[0]
    assert max(abs(a) for a in (at[0], at[1], at[2])) < 0.08, "two necks are nearly as high"
    assert as_vec(places[neck])[2] < -0.3


def test_the_helmet_goes_on_again(drawn: Any) -> None:
    drawn("open_suit")
    figure = drawn("suit")
    assert figure.dress == HELMET
    assert figure._head.root.is_hidden()


@pytest.mark.parametrize("level", [0, 1])
def test_suit_and_head_together_are_within_what_a_person_may_have(level: int) -> None:
    suit = triangles_of("eva", "usual")[level]
    with_helmet = triangles_of("eva", HELMET)[level]
    from iss3d.view.assets import asset  # noqa: PLC0415

    head = 0
    with np.load(asset("crew/gordon.npz")) as data:
        for i, part in enumerate(data["parts"]):
            if str(part) in HEAD_PARTS:
                head += len(data[f"p{i}_level{level}"]) // 3
    assert max(suit + head, with_helmet) <= (MOST_NEAR, MOST_FAR)[level]
