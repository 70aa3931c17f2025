"""Nothing goes through a wall, and what is shut is shut."""

from __future__ import annotations

from random import Random

import pytest
from movement_rooms import loose, two_rooms

from iss3d.movement.intents import REST, Intents
from iss3d.movement.player import Comfort
from iss3d.movement.zero_g import ZeroG
from iss3d.vectors import IDENTITY, scale, unit


def random_way(rng: Random) -> tuple[float, float, float]:
    return unit((rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(-1, 1)))


@pytest.mark.parametrize("seed", range(30))
def test_a_body_at_5_metres_a_second_stays_in_the_rooms(seed: int) -> None:
    rng = Random(seed)
    z = ZeroG(two_rooms(), Comfort())
    for _ in range(4):
        z.place_player((rng.uniform(-1.5, 1.5), rng.uniform(-0.6, 0.6), rng.uniform(-0.6, 0.6)), IDENTITY)
        z.player.velocity = scale(random_way(rng), 5.0)
        for _ in range(90):
            z.step(REST)
            x, y, zz = z.player.position
            assert -1.8 <= x <= 5.8
            assert abs(y) <= 0.8 and abs(zz) <= 0.8


@pytest.mark.parametrize("size", [(0.3, 0.2, 0.1), (0.14, 0.01, 0.01), (0.05, 0.05, 0.05)])
def test_a_thing_thrown_at_5_metres_a_second_stays_in_the_rooms(size: tuple[float, float, float]) -> None:
    rng = Random(7)
    z = ZeroG(two_rooms(loose("box", (0.0, 0.5, 0.0), 1.0, size)), Comfort())
    z.place_player((-1.6, -0.6, -0.6), IDENTITY)
    for _ in range(12):
        z.place_thing("box", (rng.uniform(-1.0, 1.5), rng.uniform(-0.5, 0.5), rng.uniform(-0.5, 0.5)), IDENTITY)
        z.things.set_motion("box", scale(random_way(rng), 5.0), (3.0, 1.0, -2.0))
        for _ in range(120):
            z.step(REST)
            x, y, zz = z.things.records["box"].motion.position
            assert -2.03 <= x <= 6.03
            assert abs(y) <= 1.03 and abs(zz) <= 1.03


def test_a_bump_is_told_with_its_speed() -> None:
    z = ZeroG(two_rooms(), Comfort())
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    z.player.velocity = (0.0, 1.0, 0.0)
    bumps = [d for _ in range(90) for d in z.step(REST) if d.verb == "bump"]
    assert len(bumps) == 1
    assert bumps[0].object == "left"
    assert 0.9 < bumps[0].strength < 1.3


def test_a_shut_hatch_stops_one_and_an_open_one_is_passed() -> None:
    z = ZeroG(two_rooms(), Comfort())
    z.set_hatch("left_right", False)
    z.place_player((0.5, 0.0, 0.0), IDENTITY)
    z.player.velocity = (1.0, 0.0, 0.0)
    deeds = [d for _ in range(240) for d in z.step(REST)]
    assert z.player.module == "left"
    assert ("bump", "left_right") in [(d.verb, d.object) for d in deeds]
    z.set_hatch("left_right", True)
    z.player.velocity = (1.0, 0.0, 0.0)
    deeds = [d for _ in range(240) for d in z.step(REST)]
    assert [(d.object, d.other) for d in deeds if d.verb == "pass"] == [("left_right", "right")]


def test_two_people_press_each_other_apart_but_nobody_blocks_a_hatch() -> None:
    z = ZeroG(two_rooms(), Comfort())
    z.place_player((0.5, 0.0, 0.0), IDENTITY)
    z.player.velocity = (0.6, 0.0, 0.0)
    deeds = []
    for _ in range(400):
        z.set_person("christian", (2.0, 0.05, 0.0))
        deeds += z.step(REST)
    assert z.player.module == "right"
    assert [d.object for d in deeds if d.verb == "bump"] == ["christian"]
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    for _ in range(200):
        z.set_person("christian", (0.1, 0.0, 0.0))
        z.step(REST)
    assert z.player.position[0] < -0.3


def test_a_small_thing_in_the_way_is_pushed_aside() -> None:
    z = ZeroG(two_rooms(loose("bag", (0.3, 0.0, 0.0), 2.0, (0.3, 0.3, 0.3))), Comfort())
    z.place_player((-1.0, 0.0, 0.0), IDENTITY)
    z.step(Intents(push=0.75))
    for _ in range(400):
        z.step(REST)
    assert z.player.module == "right"


@pytest.mark.parametrize("x", [1.9, 2.0, 2.02, 2.3])
def test_a_hatch_that_shuts_on_someone_pushes_them_gently_to_one_side(x: float) -> None:
    z = ZeroG(two_rooms(), Comfort())
    z.place_player((x, 0.05, 0.0), IDENTITY)
    z.set_hatch("left_right", False)
    fastest = 0.0
    for _ in range(120):
        z.step(REST)
        fastest = max(fastest, *(abs(v) for v in z.player.velocity))
    assert abs(z.player.position[0] - 2.0) > 0.3
    assert fastest < 0.8


def test_the_air_slows_a_drifting_thing_and_no_air_does_not() -> None:
    for airless, low, high in ((frozenset[str](), 0.14, 0.18), (frozenset({"left"}), 0.1999, 0.2001)):
        z = ZeroG(two_rooms(loose("box", (-1.5, 0.5, 0.0), 1.0)), Comfort())
        z.airless = airless
        z.things.set_motion("box", (0.2, 0.0, 0.0), (0.0, 0.0, 0.0))
        for _ in range(800):
            z.step(REST)
        assert low < z.things.records["box"].motion.velocity[0] < high
