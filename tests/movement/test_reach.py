"""What the crosshair and the hands find."""

from __future__ import annotations

import math

from movement_flights import shipped_station
from movement_rooms import loose, two_rooms

from iss3d.movement.player import Comfort
from iss3d.movement.zero_g import ZeroG
from iss3d.station.model import Thing
from iss3d.vectors import IDENTITY, about, facing, sub


def looking(z: ZeroG, yaw_deg: float = 0.0) -> str | None:
    z.place_player((0.0, 0.0, 0.0), about((0.0, 0.0, 1.0), math.radians(yaw_deg)))
    z._aim = (-1, None)
    aim = z.aim()
    return aim.id if aim else None


def test_the_crosshair_finds_a_small_thing_within_eight_degrees() -> None:
    z = ZeroG(two_rooms(loose("pen", (1.0, 0.0, 0.0), 0.02, (0.02, 0.02, 0.02))), Comfort())
    assert looking(z) == "pen"
    assert looking(z, 6.0) == "pen"
    assert looking(z, 12.0) is None


def test_out_of_reach_is_out_of_reach() -> None:
    z = ZeroG(two_rooms(loose("pen", (1.6, 0.0, 0.0), 0.02, (0.02, 0.02, 0.02))), Comfort())
    assert looking(z) is None


def test_of_two_the_one_nearer_the_line_of_sight_is_meant() -> None:
    z = ZeroG(
        two_rooms(
            loose("near", (0.8, 0.09, 0.0), 1.0, (0.05, 0.05, 0.05)),
            loose("straight", (1.2, 0.0, 0.0), 1.0, (0.05, 0.05, 0.05)),
        )
    )
    assert looking(z) == "straight"


def test_who_floats_in_a_seat_means_it_only_by_looking_at_its_middle() -> None:
    z = ZeroG(two_rooms(loose("seat", (-0.25, 0.0, 0.0), 20.0, (0.7, 0.4, 0.2))), Comfort())
    assert looking(z) is None
    assert looking(z, 180.0) == "seat"


def test_a_big_console_is_found_anywhere_on_it() -> None:
    z = ZeroG(two_rooms(Thing("console", "Console", "left", (0.0, 0.8, 0.0), IDENTITY, (1.6, 0.3, 1.0), use="Read")))
    assert looking(z, 90.0) == "console"
    assert looking(z, 60.0) == "console"
    assert looking(z, 0.0) is None


def test_what_is_of_no_use_is_not_offered() -> None:
    z = ZeroG(two_rooms(Thing("picture", "Picture", "left", (1.0, 0.0, 0.0))))
    assert looking(z) is None


def test_a_hatch_and_a_person_are_found() -> None:
    z = ZeroG(two_rooms())
    z.place_player((1.2, 0.3, 0.0), IDENTITY)
    aim = z.aim()
    assert aim is not None and (aim.kind, aim.id) == ("hatch", "left_right")
    z.set_person("nika", (-0.4, -0.3, 0.0))
    z.place_player((0.3, 0.0, 0.0), facing(sub((-0.4, -0.3, 0.0), (0.3, 0.0, 0.0))))
    z._aim = (-1, None)
    aim = z.aim()
    assert aim is not None and (aim.kind, aim.id) == ("person", "nika")


def test_nothing_is_found_through_a_wall() -> None:
    z = ZeroG(two_rooms(loose("pen", (2.4, 0.8, 0.0), 0.02)))
    z.place_player((1.65, 0.7, 0.0), IDENTITY)
    assert z.aim() is None


def test_from_every_cell_of_the_station_a_wall_or_hold_is_within_the_length_of_a_body() -> None:
    station = shipped_station()
    z = ZeroG(station)
    for cell in station.cells.values():
        assert z.reach.surfaces(cell.centre, cell.id, 2.2), cell.id


def test_far_rooms_stand_still_and_wake_when_one_comes() -> None:
    station = shipped_station()
    z = ZeroG(station)
    z.place_player(station.modules["zvezda"].centre, IDENTITY)
    loose = [r for r in z.things.records.values() if r.mode == "loose"]
    near = next(r for r in loose if z._bullet.has(r.facts.id))
    far = next(r for r in loose if z.things.module_of(r) in ("columbus", "jpm", "harmony", "destiny"))
    assert z._bullet.has(near.facts.id)
    assert not z._bullet.has(far.facts.id)
    z.place_player(station.modules["harmony"].centre, IDENTITY)
    assert z._bullet.has(far.facts.id)
    assert not z._bullet.has(near.facts.id)
