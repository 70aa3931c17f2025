"""Open leaves of round hatches: each rests at a wall, and neither a way, a sign nor a pane is behind one."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from iss3d.station.model import Hatch
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, distance, dot, lerp, rotate, scale, sub, unit
from iss3d.view.hatch_leaves import pose_of
from iss3d.view.station import lids, straps
from iss3d.view.station.parking import SWINGING, THICKEST, Rest, rests


@pytest.fixture(scope="module")
def station() -> Station:
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415

    return load_game([], Report()).station


@pytest.fixture(scope="module")
def parked(station: Station) -> dict[str, Rest]:
    return rests(station)


def around(way: Vec3) -> tuple[Vec3, Vec3]:
    """Return two directions across a way."""
    side = unit(cross(way, (0.3, 0.9, 0.2)))
    return side, cross(way, side)


def within(rest: Rest, hatch: Hatch, point: Vec3) -> bool:
    """Return whether a point is inside a parked leaf."""
    off = sub(point, rest.centre)
    high = dot(off, rest.facing)
    return abs(high) < THICKEST and distance(off, scale(rest.facing, high)) < hatch.size * 0.5


def between(rest: Rest, hatch: Hatch, eye: Vec3, seen: Vec3) -> bool:
    """Return whether a parked leaf hides one point from another."""
    return any(within(rest, hatch, lerp(eye, seen, k / 40.0)) for k in range(41))


def rooms(station: Station, rest: Rest) -> Any:
    """Return the cell in which a leaf is parked."""
    cell = station.cell_at(rest.centre)
    assert cell is not None
    return cell


def test_every_round_hatch_between_rooms_has_a_wall_for_its_leaf(station: Station, parked: dict[str, Rest]) -> None:
    assert set(parked) == {id for id, hatch in station.hatches.items() if hatch.kind in SWINGING}


def test_a_parked_leaf_lies_along_its_wall_and_within_its_room(station: Station, parked: dict[str, Rest]) -> None:
    for id, rest in parked.items():
        hatch, cell = station.hatches[id], rooms(station, rest)
        face = max(cell.faces, key=lambda f: dot(f.normal, rest.facing))
        assert dot(sub(rest.centre, face.corners[0]), face.normal) == pytest.approx(rest.behind, abs=0.03), id
        assert rest.behind < 0.3, id
        side, above = around(rest.facing)
        for k in range(24):
            a = math.tau * k / 24
            rim = add(rest.centre, scale(add(scale(side, math.cos(a)), scale(above, math.sin(a))), hatch.size * 0.5))
            assert station.cell_at(rim) is not None, (id, k)


def test_a_parked_leaf_leaves_every_way_free(station: Station, parked: dict[str, Rest]) -> None:
    for id, rest in parked.items():
        hatch, cell = station.hatches[id], rooms(station, rest)
        for portal in station.portals_of(cell.id):
            inward = scale(portal.normal, -1.0 if portal.a == cell.id else 1.0)
            side, above = around(inward)
            reach = 0.34 if portal.hatch or distance(portal.corners[0], portal.centre) < 0.6 else 0.2
            for far in np.linspace(0.0, 0.6, 13).tolist():
                for k in range(12):
                    a = math.tau * k / 12
                    off = scale(add(scale(side, math.cos(a)), scale(above, math.sin(a))), reach)
                    assert not within(rest, hatch, add(add(portal.centre, scale(inward, far)), off)), (id, portal.hatch)


def test_no_sign_and_no_pane_is_behind_a_parked_leaf(station: Station, parked: dict[str, Rest]) -> None:
    for id, rest in parked.items():
        hatch = station.hatches[id]
        for label in station.labels:
            ends = [add(label.centre, scale(label.along, s * label.height * 0.3 * len(label.text))) for s in (-1, 0, 1)]
            for seen in ends:
                assert not between(rest, hatch, add(seen, scale(label.normal, 0.5)), seen), (id, label.text)
        for pane in station.windows.values():
            for seen in (pane.centre, *pane.corners):
                assert not between(rest, hatch, add(seen, scale(pane.normal, -0.5)), seen), (id, pane.id)


def test_two_leaves_do_not_share_a_place(station: Station, parked: dict[str, Rest]) -> None:
    for a, here in parked.items():
        for b, there in parked.items():
            if a < b:
                side, above = around(there.facing)
                rim = [add(there.centre, scale(way, s * station.hatches[b].size * 0.5)) for way in (side, above)
                       for s in (-1.0, 1.0)]  # fmt: skip
                assert not any(within(here, station.hatches[a], p) for p in (there.centre, *rim)), (a, b)


def test_a_leaf_swings_from_its_hatch_to_its_wall(station: Station, parked: dict[str, Rest]) -> None:
    for id, rest in parked.items():
        hatch = station.hatches[id]
        shut, open_ = (pose_of(station, hatch, rest, t) for t in (0.0, 1.0))
        assert distance(shut.at, hatch.centre) < 1e-9
        assert dot(rotate(shut.turn, hatch.normal), hatch.normal) == pytest.approx(1.0)
        assert distance(open_.at, rest.centre) < 1e-9
        assert dot(rotate(open_.turn, scale(hatch.normal, -rest.side)), rest.facing) == pytest.approx(1.0)


def test_a_lid_is_smooth_and_no_thicker_than_the_room_that_is_kept_for_it(station: Station) -> None:
    for id in ("zvezda_poisk", "pma1_zarya", "soyuz_descent"):
        portal = station.portal_of(id)
        assert portal is not None
        module = station.modules[station.hatches[id].module_a]
        mesh = lids.lid_mesh(portal.corners, portal.centre, portal.normal, module)
        places, normals, _, tints = mesh.arrays()
        assert np.abs(places @ np.array(portal.normal)).max() < THICKEST
        assert np.allclose(np.linalg.norm(normals, axis=1), 1.0, atol=1e-3)
        assert tints.min() >= 0.0 and tints.max() <= 1.0
        assert len(mesh) * 2 < 20_000
        belts = straps.straps_mesh(portal.corners, portal.centre, portal.normal, module, -1.0, 0.15)
        assert (belts.arrays()[0] @ np.array(portal.normal)).min() < -0.14


def test_words_on_a_lid_stand_on_it_and_are_russian_where_russians_made_it(station: Station) -> None:
    for id, word in (("zvezda_nauka", "КВД"), ("pma1_zarya", "EQUALIZE")):
        portal = station.portal_of(id)
        assert portal is not None
        module = station.modules[station.hatches[id].module_a]
        found = lids.words(portal.corners, portal.centre, portal.normal, module)
        assert sum(label.text == word for label in found) == 2
        for label in found:
            half = label.height * 0.36 * len(label.text)
            for s in (-1.0, 1.0):
                assert distance(add(label.centre, scale(label.along, s * half)), (0.0, 0.0, 0.0)) < 0.36


def test_nobody_waits_where_a_leaf_is_parked(station: Station, parked: dict[str, Rest]) -> None:
    for id, rest in parked.items():
        for spot in station.spots.values():
            off = sub(spot.centre, rest.centre)
            high = dot(off, rest.facing)
            aside = distance(off, scale(rest.facing, high))
            assert aside > station.hatches[id].size * 0.5 or high > THICKEST + 0.15, (id, spot.id)
