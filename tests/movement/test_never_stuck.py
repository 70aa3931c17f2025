"""From anywhere to anywhere through a person's intents alone."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from movement_flights import Flyer, random_place, random_turn, shipped_station

from iss3d.movement.zero_g import ZeroG
from iss3d.station.model import Thing
from iss3d.vectors import distance


def fly_somewhere(seed: int) -> None:
    """Start adrift at a random place, turned at random, and fly to a random module."""
    rng = Random(seed)
    station = shipped_station()
    z = ZeroG(station)
    for hatch in station.hatches.values():
        z.set_hatch(hatch.id, "space" not in (hatch.module_a, hatch.module_b))
    modules = sorted(station.modules)
    _, start = random_place(station, rng, modules)
    there, goal = random_place(station, rng, modules)
    z.place_player(start, random_turn(rng))
    z.player.velocity = (rng.uniform(-0.6, 0.6), rng.uniform(-0.6, 0.6), rng.uniform(-0.6, 0.6))
    route = [z.player.position, *(station.route(z.player.position, goal, z.closed) or [])]
    metres = sum(distance(a, b) for a, b in pairwise(route))
    flyer = Flyer(z, rng)
    took = flyer.fly(goal, 0.7, 30.0 + metres / 0.25)
    assert took is not None, f"seed {seed}: to {there} {goal}, ended in {z.player.cell} at {flyer.trail[-5:]}"


@pytest.mark.parametrize("seed", [1, 3, 5, 7])
def test_a_flight_with_a_load_arrives_with_it_though_people_and_things_are_in_the_way(seed: int) -> None:
    rng = Random(seed)
    station = shipped_station()
    z = ZeroG(station)
    for hatch in station.hatches.values():
        z.set_hatch(hatch.id, "space" not in (hatch.module_a, hatch.module_b))
    z.place_player(station.modules[rng.choice(["zvezda", "nauka", "jlp"])].centre, random_turn(rng))
    goal = station.modules["harmony"].centre
    way = (station.route(z.player.position, goal, z.closed) or [])[:-1]
    people = {f"person_{n}": rng.choice(way) for n in range(5)}
    for n in range(6):
        size = (rng.uniform(0.05, 0.45), rng.uniform(0.05, 0.45), rng.uniform(0.05, 0.45))
        z.add_thing(Thing(f"box_{n}", "Box", "", rng.choice(way), size=size, mass=rng.uniform(0.5, 15.0)))
    z.add_thing(Thing("load", "Load", "", z.player.position, size=(0.5, 0.4, 0.35), mass=12.0))
    assert z.take("load")
    flyer = Flyer(z, rng)
    flyer.people = people
    assert flyer.fly(goal, 0.7, 150.0) is not None, flyer.trail[-5:]
    assert z.player.carrying == "load"


@pytest.mark.parametrize("ten", range(10))
def test_fifty_random_flights_arrive(ten: int) -> None:
    for seed in range(ten * 5, ten * 5 + 5):
        fly_somewhere(seed)


@pytest.mark.full
@pytest.mark.parametrize("hundred", range(10))
def test_a_thousand_random_flights_arrive(hundred: int) -> None:
    for seed in range(1000 + hundred * 100, 1100 + hundred * 100):
        fly_somewhere(seed)
