"""A saved moment goes on exactly as the running one does."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from movement_flights import Flyer, shipped_station
from movement_rooms import loose, two_rooms

from iss3d.movement.intents import REST, Intents
from iss3d.movement.player import Comfort
from iss3d.movement.zero_g import ZeroG
from iss3d.vectors import IDENTITY

BOXES = [
    loose(f"box_{n}", (-1.2 + 0.5 * n, 0.4, 0.3 - 0.15 * n), 1.0 + n, (0.2, 0.15, 0.1 + 0.02 * n)) for n in range(5)
]


def crowded() -> ZeroG:
    """Return a player who carries one of five boxes through the others, with a limp person about."""
    z = ZeroG(two_rooms(*BOXES), Comfort(spin=True))
    z.place_player((-1.5, -0.3, 0.0), IDENTITY)
    z.set_person("gordon", (1.0, 0.2, 0.1), mass=80.0, limp=True)
    z.take("box_1")
    for n, box in enumerate(BOXES):
        if box.id != "box_1":
            z.things.set_motion(box.id, (0.4 - 0.2 * n, 0.3, -0.2), (0.5, 1.0, 0.2 * n))
    return z


def wish(tick: int, rng: Random) -> Intents:
    """Return what a restless player does."""
    if tick % 97 == 0:
        return Intents(push=rng.random(), yaw=0.02)
    return Intents(
        yaw=rng.uniform(-0.03, 0.03), pitch=rng.uniform(-0.02, 0.02), grip=tick % 400 > 340, ahead=rng.uniform(-1, 1),
        throw=0.4 if tick % 700 == 699 else 0.0, take=tick % 350 == 349, brake=tick % 300 > 280,
    )  # fmt: skip


def go_on(z: ZeroG, ticks: int, seed: int) -> str:
    """Play on for some ticks and return the hash of the state; the state is taken after, not before."""
    rng = Random(seed)
    for tick in range(ticks):
        z.step(wish(tick, rng))
    return fingerprint(z.state())


def fingerprint(state: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


@pytest.mark.parametrize("after", [1, 333, 1000])
def test_sixty_seconds_after_a_save_the_running_and_the_restored_world_are_equal(after: int) -> None:
    running = crowded()
    rng = Random(1)
    for tick in range(after):
        running.step(wish(tick, rng))
    saved = json.loads(json.dumps(running.state()))
    restored = ZeroG(two_rooms(*BOXES))
    restored.restore(saved)
    assert go_on(running, 3600, 2) == go_on(restored, 3600, 2)


def test_saving_twice_in_a_row_writes_the_same() -> None:
    z = crowded()
    for tick in range(200):
        z.step(wish(tick, Random(tick)))
    first = fingerprint(z.state())
    assert fingerprint(z.state()) == first
    other = ZeroG(two_rooms(*BOXES))
    other.restore(json.loads(json.dumps(z.state())))
    assert fingerprint(other.state()) == first


GO_ON = "import test_saving as t; print(t.go_on(t.crowded(), 1500, 5))"
URSINA_AXES = "from panda3d.core import load_prc_file_data as p; p('', 'coordinate-system y-up-left'); "
PANDA_AXES = "from panda3d.core import load_prc_file_data as p; p('', 'coordinate-system z-up-right'); "


def hash_elsewhere(code: str, seed: int) -> str:
    """Return what a process of its own comes to."""
    here = Path(__file__).parent
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": f"{here}:{here.parent.parent}", "PYTHONHASHSEED": str(seed), "PATH": "/usr/bin"},
    ).stdout.strip()  # fmt: skip


def test_two_processes_come_to_the_same_hash() -> None:
    assert {hash_elsewhere(GO_ON, seed) for seed in (0, 1)} == {go_on(crowded(), 1500, 5)}


@pytest.mark.parametrize("axes", [URSINA_AXES, PANDA_AXES])
def test_a_world_is_the_same_with_a_window_and_without(axes: str) -> None:
    assert hash_elsewhere(axes + GO_ON, 0) == go_on(crowded(), 1500, 5)


def test_a_save_in_the_middle_of_a_flight_through_the_station_goes_on_the_same() -> None:
    station = shipped_station()
    z = ZeroG(station)
    z.place_player(station.modules["destiny"].centre, IDENTITY)
    flyer = Flyer(z, Random(3))
    flyer.fly(station.modules["columbus"].centre, 0.6, 5.0)
    saved = json.loads(json.dumps(z.state()))
    other = ZeroG(station)
    other.restore(saved)
    for _ in range(1200):
        z.step(REST)
        other.step(REST)
    assert fingerprint(z.state()) == fingerprint(other.state())


# --- damaged saves ----------------------------------------------------------------------------------------------------


def damaged(**changes: Any) -> dict[str, Any]:
    state = json.loads(json.dumps(crowded().state()))
    state["player"].update(changes)
    return state


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"position": [float("nan"), 0.0, 0.0]}, "player.position"),
        ({"velocity": [1.0, 2.0]}, "player.velocity"),
        ({"orientation": "up"}, "player.orientation"),
        ({"push_wait": "soon"}, "player.push_wait"),
        ({"grip": {"kind": "rail"}}, "player.grip"),
    ],
)
def test_numbers_that_are_none_are_refused_by_name_and_nothing_changes(changes: dict[str, Any], word: str) -> None:
    z = crowded()
    before = fingerprint(z.state())
    with pytest.raises(ValueError, match=word):
        z.restore(damaged(**changes))
    assert fingerprint(z.state()) == before


def test_a_save_that_is_no_save_is_refused() -> None:
    z = crowded()
    for rubbish in (
        {},
        [],
        None,
        {"player": {}},
        {**damaged(), "things": {"box_1": [1, 2]}},
        {**damaged(), "people": 7},
    ):
        with pytest.raises(ValueError, match=r"movement|things|people"):
            z.restore(rubbish)  # type: ignore[arg-type]


def test_one_who_is_nowhere_is_put_into_the_nearest_room() -> None:
    z = ZeroG(two_rooms(*BOXES))
    z.restore(damaged(position=[40.0, 3.0, -9.0], cell="gone", velocity=[900.0, 0.0, 0.0]))
    assert z.player.module == "right"
    assert z.player.velocity == (0.0, 0.0, 0.0)
    z.step(Intents(push=0.5))
    for _ in range(60):
        z.step(REST)
    assert z.player.module in ("left", "right")


def test_things_that_no_longer_exist_are_left_out() -> None:
    saved = damaged(carrying="box_1")
    z = ZeroG(two_rooms(*BOXES[2:]))
    z.restore(saved)
    assert z.player.carrying is None
    assert sorted(z.things.records) == ["box_2", "box_3", "box_4"]


def test_wishes_that_are_no_numbers_wish_nothing() -> None:
    z = crowded()
    bad = float("nan")
    for _ in range(5):
        z.step(Intents(yaw=bad, pitch=float("inf"), roll=bad, ahead=bad, push=bad, throw=-3.0, aside=1e9))
    assert all(abs(v) < 20.0 for v in z.player.position)
    assert abs(sum(q * q for q in z.player.orientation) - 1.0) < 1e-9
