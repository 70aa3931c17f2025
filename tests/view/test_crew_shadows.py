"""Bodies darken the walls they are near to, and faces are not dark for want of a hood that is not worn."""

from __future__ import annotations

import numpy as np
import pytest

from iss3d.reports import Report
from iss3d.vectors import IDENTITY, add, distance, dot, scale, sub
from iss3d.view.assets import asset
from iss3d.view.crew_shadows import Caster, cast
from iss3d.view.light import ON
from iss3d.world.data import load_game

UP = (0.0, 0.0, -1.0)


@pytest.fixture(scope="module")
def destiny(station):
    return station.cell_at(station.spots["destiny_middle"].centre, "destiny")


@pytest.fixture(scope="module")
def station():
    return load_game([], Report()).station


def darkness(cell, place):
    return {spot.normal: spot.dark for spot in cast(Caster(place, IDENTITY, "destiny", ON), cell, UP, 1.0)}


def test_a_shadow_lies_on_the_deck_under_a_body_and_is_darker_the_nearer(destiny, station):
    middle = station.spots["destiny_middle"].centre
    low = add(middle, scale(UP, -0.4))
    assert darkness(destiny, low)[UP] > darkness(destiny, middle)[UP] > 0.05
    (spot,) = [s for s in cast(Caster(low, IDENTITY, "destiny", ON), destiny, UP, 1.0) if s.normal == UP]
    assert abs(dot(sub(spot.at, low), (1.0, 0.0, 0.0))) < 1e-6
    assert distance(spot.at, low) < 1.2


def test_no_shadow_hangs_in_an_open_hatch(station):
    for module in ("unity", "harmony"):
        cell = station.cell_at(station.modules[module].centre, module)
        for face in cell.faces:
            for opening in face.openings:
                if not opening.corners:
                    continue
                centre = tuple(sum(c[i] for c in opening.corners) / len(opening.corners) for i in range(3))
                spots = cast(Caster(add(centre, scale(face.normal, 0.3)), IDENTITY, module, ON), cell, UP, 1.0)
                assert all(spot.normal != face.normal for spot in spots)


@pytest.mark.parametrize("name", ["kira", "gordon", "christian", "nika", "nicholai", "alexey"])
def test_the_open_face_has_the_light_of_the_room(name):
    with np.load(asset(f"crew/{name}.npz")) as data:
        at = [str(part) for part in data["parts"]].index("skin")
        points = data[f"p{at}_points"] / 65535.0 * data[f"p{at}_span"] + data[f"p{at}_low"]
        face = (data[f"p{at}_normals"][:, 0] > 76) & (points[:, 2] < points[:, 2].min() + 0.2)
        assert np.median(data[f"p{at}_shade"][face]) > 150
