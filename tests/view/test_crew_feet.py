"""Who stops over a rail of the deck hooks both feet under it; who floats on, sits or is dead does not."""

from __future__ import annotations

from typing import Any

import pytest

from iss3d.reports import Report
from iss3d.station.model import Handrail
from iss3d.vectors import IDENTITY, Vec3, add, distance, dot, length, scale, sub
from iss3d.view.crew_holds_feet import CRANK, HUB, PEDAL_ASIDE, insteps
from iss3d.view.crew_view import CrewView
from iss3d.view.window import GameWindow
from iss3d.world.data import load_game
from iss3d.world.view_facts import PersonView
from iss3d.world.world import World

UP = (0.0, 0.0, -1.0)
WITHIN = 0.02
FLOOR = Handrail("floor", "destiny", (0.1, -0.4, 0.80), (0.1, 0.4, 0.80), UP, False)


def person(velocity: Vec3 = (0.0, 0.0, 0.0), pose: str = "float", alive: bool = True, seated: bool = False) -> Any:
    return PersonView(
        (0.0, 0.0, 0.0), IDENTITY, velocity, pose, alive, False, False, seated, None, False, None, "destiny"
    )  # fmt: skip


def stood(window: GameWindow, facts: PersonView, rails: list[Handrail]) -> list[tuple[Vec3, Any]]:
    root = window.station_root.attach_new_node("test")
    crew = CrewView(root, False, rails)
    for _ in range(60):
        crew.update({"gordon": facts}, (1.5, 0.0, -0.6), None, {}, {}, 1 / 30)
    found = crew.feet()
    root.remove_node()
    return found


def off(step: Vec3, bar: Any) -> float:
    """Return metres from an instep to the axis of its bar."""
    way = sub(step, bar.at)
    return length(sub(way, scale(bar.along, dot(way, bar.along))))


def test_both_feet_are_under_the_rail(window: GameWindow) -> None:
    feet = stood(window, person(), [FLOOR])
    assert len(feet) == 2
    assert all(off(step, bar) <= WITHIN for step, bar in feet)
    assert 0.1 < distance(feet[0][0], feet[1][0]) < 0.3, "beside each other"


@pytest.mark.parametrize(
    "facts", [person((0.4, 0.0, 0.0)), person(alive=False), person(pose="sit", seated=True), person(pose="fight")]
)
def test_who_floats_on_sits_fights_or_is_dead_has_no_foot_under_it(window: GameWindow, facts: PersonView) -> None:
    assert stood(window, facts, [FLOOR]) == []


def test_a_rail_on_the_wall_or_overhead_is_none_for_feet(window: GameWindow) -> None:
    wall = Handrail("wall", "destiny", (0.1, -0.4, 0.80), (0.1, 0.4, 0.80), (1.0, 0.0, 0.0), False)
    assert stood(window, person(), [wall]) == []


def test_people_at_their_places_stand_on_the_stations_own_rails(window: GameWindow) -> None:
    game = load_game([], Report())
    world = World(game, 1, begin=False)
    root = window.station_root.attach_new_node("test")
    crew = CrewView(root, False, game.station.rails.values(), game.crew)
    ups = {id: module.up for id, module in game.station.modules.items()}
    feet = []
    for id, facts in world.persons.items():
        for _ in range(45):
            crew.update({id: facts}, add(facts.position, (1.0, 0.0, 0.0)), None, {}, ups, 1 / 30)
        feet += crew.feet()
    root.remove_node()
    assert len(feet) >= 2, "at least one has a rail at the feet"
    assert all(off(step, bar) <= WITHIN for step, bar in feet)


def test_who_trains_on_the_bicycle_turns_both_pedals_round_the_hub_opposite_to_each_other(window: GameWindow) -> None:
    root = window.station_root.attach_new_node("test")
    crew = CrewView(root, False, [])
    lows = []
    for _ in range(90):
        crew.update({"gordon": person(pose="cycle")}, (1.5, 0.0, -0.6), None, {}, {}, 1 / 30)
        figure = next(iter(crew._people.values())).figure
        left, right = insteps(figure.body, figure.turns, figure.places)
        for step, aside in ((left, -PEDAL_ASIDE), (right, PEDAL_ASIDE)):
            assert distance(step, add(HUB, (0.0, aside, 0.0))) == pytest.approx(CRANK, abs=0.02)
        lows.append(left[2] - right[2])
    assert min(lows) < -CRANK and max(lows) > CRANK, "one is up while the other is down"
    root.remove_node()
