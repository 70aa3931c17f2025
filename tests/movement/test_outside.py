"""In a suit beyond the hatch: jets that run out, a tether that does not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from movement_flights import Flyer, shipped_station
from movement_rooms import two_rooms

from iss3d.movement import tuning
from iss3d.movement.intents import REST, Intents
from iss3d.movement.player import Comfort
from iss3d.movement.zero_g import ZeroG
from iss3d.station.model import Handrail
from iss3d.vectors import IDENTITY, distance, length


def outside() -> ZeroG:
    station = two_rooms()
    rail = Handrail("hull_1", "left", (-1.0, 0.0, -1.4), (1.0, 0.0, -1.4), (0.0, 0.0, -1.0), outside=True)
    z = ZeroG(replace(station, rails={**station.rails, rail.id: rail}), Comfort())
    z.wear_suit(True)
    z.place_player((0.0, 0.0, -2.0), IDENTITY, outside=True)
    return z


def test_the_jets_have_three_metres_a_second_and_no_more() -> None:
    z = outside()
    assert [d.verb for d in z.step(Intents(jets=True))] == ["jets"]
    for _ in range(60):
        z.step(Intents(ahead=1.0))
    assert z.player.velocity[0] == pytest.approx(tuning.SAFER_THRUST / 220.0, rel=0.01)
    for _ in range(2900):
        z.step(Intents(ahead=1.0))
    assert z.player.delta_v == 0.0
    assert z.player.velocity[0] == pytest.approx(3.0, abs=0.01)


def test_without_jets_there_is_no_swimming_outside() -> None:
    z = outside()
    for _ in range(60):
        z.step(Intents(ahead=1.0))
    assert z.player.velocity == (0.0, 0.0, 0.0)


def test_the_jets_stop_a_tumble() -> None:
    z = outside()
    z.comfort = Comfort(spin=True)
    z.player.spin = (0.5, 0.3, 0.0)
    z.step(Intents(jets=True))
    for _ in range(300):
        z.step(REST)
    assert length(z.player.spin) < 0.01


def test_the_tether_holds_at_sixteen_metres() -> None:
    z = outside()
    assert [(d.verb, d.object, d.other) for d in z.step(Intents(tether=True))] == [("tether", "hull_1", "on")]
    z.player.velocity = (0.0, 0.0, -1.0)
    farthest = 0.0
    for _ in range(3600):
        z.step(REST)
        farthest = max(farthest, distance(z.player.position, (0.0, 0.0, -1.4)))
    assert 16.0 < farthest < 17.5
    assert length(z.player.velocity) < 0.5
    assert [(d.verb, d.other) for d in z.step(Intents(tether=True))] == [("tether", "off")]


def test_a_rail_outside_can_be_held_and_the_heavy_suit_stops_more_slowly() -> None:
    z = outside()
    z.place_player((0.0, 0.0, -2.0), IDENTITY, outside=True)
    z.player.velocity = (0.3, 0.0, 0.0)
    verbs = [d.object for _ in range(240) for d in z.step(Intents(grip=True)) if d.verb == "grip"]
    assert verbs == ["hull_1"]
    assert length(z.player.velocity) < 0.05


def test_without_a_suit_nobody_is_outside() -> None:
    z = ZeroG(two_rooms())
    z.place_player((0.0, 0.0, -2.5), IDENTITY, outside=True)
    assert not z.player.outside
    assert z.player.module == "left"


def test_outside_one_cannot_get_in_through_the_wall() -> None:
    z = outside()
    z.player.velocity = (0.0, 0.0, 2.0)
    for _ in range(120):
        z.step(REST)
    assert z.player.outside
    assert z.player.position[2] < -1.3


def test_a_saved_walk_goes_on_outside() -> None:
    z = outside()
    z.player.velocity = (0.1, 0.0, -0.2)
    saved = z.state()
    other = outside()
    other.restore(saved)
    for _ in range(120):
        z.step(REST)
        other.step(REST)
    assert other.player.outside
    assert other.player.position == z.player.position


def test_one_leaves_by_the_airlock_and_comes_home_on_jets() -> None:
    station = shipped_station()
    z = ZeroG(station, Comfort())
    z.wear_suit(True)
    z.set_hatch("quest_eva", True)
    out = station.hatches["quest_eva"]
    lock = (out.centre[0], out.centre[1], out.centre[2] - 1.1)
    z.place_player(lock, IDENTITY)
    flyer = Flyer(z, Random(1))
    assert flyer.fly((out.centre[0], out.centre[1], out.centre[2] + 2.0), 0.5, 90.0) is not None
    assert z.player.outside and z.player.module == "space"
    z.step(Intents(jets=True))
    assert flyer.fly(lock, 0.5, 120.0) is not None
    assert not z.player.outside and z.player.module == "quest"
    assert z.player.delta_v < tuning.SAFER_DELTA_V
