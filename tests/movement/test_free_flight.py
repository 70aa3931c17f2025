"""The free camera goes anywhere at any speed."""

from __future__ import annotations

import math

import pytest

from iss3d.movement.free_flight import FlightSettings, FlightWish, FreeCamera, fly, turn_share
from iss3d.vectors import UP, angle_between, length, rotate


def flown(camera: FreeCamera, wish: FlightWish, seconds: float, rate: int = 60) -> FreeCamera:
    for _ in range(round(seconds * rate)):
        camera = fly(camera, wish, 1.0 / rate)
    return camera


@pytest.mark.parametrize("speed", [0.01, 1.0, 100.0])
def test_it_flies_as_fast_as_it_is_set(speed: float) -> None:
    camera = flown(FreeCamera(speed=speed), FlightWish(ahead=1.0), 2.0)
    assert length(camera.velocity) == pytest.approx(speed, rel=1e-3)
    assert camera.position[0] == pytest.approx(speed * (2.0 - 0.12), rel=0.02)


def test_speed_goes_from_a_centimetre_to_a_hundred_metres_a_second_and_no_farther() -> None:
    camera = FreeCamera()
    for _ in range(200):
        camera = fly(camera, FlightWish(faster=1.0), 1 / 60)
    assert camera.speed == 100.0
    for _ in range(200):
        camera = fly(camera, FlightWish(faster=-1.0), 1 / 60)
    assert camera.speed == 0.01


def test_a_slow_machine_flies_the_same_way() -> None:
    wish = FlightWish(ahead=1.0, above=0.5)
    fast, slow = flown(FreeCamera(speed=3.0), wish, 2.0, 120), flown(FreeCamera(speed=3.0), wish, 2.0, 20)
    assert slow.position == pytest.approx(fast.position, abs=0.05)


def test_it_stops_dead_in_the_end() -> None:
    camera = flown(FreeCamera(velocity=(5.0, 0.0, 0.0)), FlightWish(), 4.0)
    assert camera.velocity == (0.0, 0.0, 0.0)


def test_zoom_slows_the_turning_in_proportion() -> None:
    camera = fly(FreeCamera(), FlightWish(closer=100.0), 1 / 60)
    assert camera.fov_deg == FlightSettings().narrowest
    assert turn_share(camera) == pytest.approx(math.tan(math.radians(1.0)) / math.tan(math.radians(37.5)))
    assert fly(camera, FlightWish(home_zoom=75.0), 1 / 60).fov_deg == 75.0


def test_it_rolls_and_levels_again() -> None:
    camera = flown(FreeCamera(), FlightWish(roll=1.0), 1.5)
    assert angle_between(rotate(camera.orientation, UP), UP) == pytest.approx(math.radians(90.0), abs=0.03)
    camera = flown(camera, FlightWish(level=True), 2.0)
    assert angle_between(rotate(camera.orientation, UP), UP) < 0.01


def test_broken_numbers_and_stalls_do_nothing_bad() -> None:
    nan = float("nan")
    camera = fly(FreeCamera(), FlightWish(yaw=nan, ahead=nan, faster=float("inf"), closer=nan), 1 / 60)
    assert camera == FreeCamera()
    camera = fly(FreeCamera(velocity=(1.0, 0.0, 0.0)), FlightWish(ahead=1.0), 1e9)
    assert camera.position[0] <= 0.1 + 1e-9
