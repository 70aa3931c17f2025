"""The shipped orbit is where gravity and drag, worked out step by step, would carry the station."""

from __future__ import annotations

import math
from datetime import timedelta

import numerical
import pytest

from iss3d.orbit import MAY_2024
from iss3d.orbit.motion import Propagator

DAY = 86400.0


@pytest.mark.parametrize("days_on", [0.0, 5.0])
def test_shipped_orbit_stays_within_ten_kilometres_of_a_numerical_one_over_a_day(days_on: float) -> None:
    shipped = Propagator(MAY_2024)
    start = MAY_2024.epoch + timedelta(days=days_on)
    first = shipped.at(start)
    worst = 0.0
    for seconds, state in numerical.flight((*first.position, *first.velocity), DAY, 600.0):
        there = shipped.at(start + timedelta(seconds=seconds))
        worst = max(worst, math.dist(there.position, state[:3]))
    assert worst < 10.0


def test_numerical_flight_keeps_its_energy_without_air(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numerical, "AIR_AT_400", 0.0)
    monkeypatch.setattr(numerical, "J", {2: 0.0, 3: 0.0, 4: 0.0})
    r = 6796.0
    v = math.sqrt(numerical.MU / r)
    period = 2 * math.pi * r / v
    h = period / 280.0
    *_, (_, end) = numerical.flight((r, 0.0, 0.0, 0.0, 0.6 * v, 0.8 * v), period, h, h)
    assert math.dist(end[:3], (r, 0.0, 0.0)) < 0.01


def test_flatness_turns_the_plane_of_the_orbit_westward_five_degrees_a_day() -> None:
    shipped = Propagator(MAY_2024)
    first = shipped.at(MAY_2024.epoch)
    *_, (_, last) = numerical.flight((*first.position, *first.velocity), DAY, DAY)

    def node(s: tuple[float, ...]) -> float:
        x, y, z, vx, vy, vz = s
        return math.degrees(math.atan2(y * vz - z * vy, -(z * vx - x * vz)))

    turned = node(last) - node((*first.position, *first.velocity))
    assert turned == pytest.approx(-4.97, abs=0.15)
