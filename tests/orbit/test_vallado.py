"""SGP4 as the game calls it gives the published verification vectors."""

from __future__ import annotations

import math
from datetime import timedelta
from pathlib import Path

import pytest

from iss3d.orbit.motion import Propagator
from iss3d.orbit.tle import Elements

Vector = tuple[float, ...]


def published() -> dict[str, tuple[Elements, list[Vector]]]:
    cases: dict[str, tuple[Elements, list[Vector]]] = {}
    line1 = number = ""
    for line in (Path(__file__).parent / "vallado_vectors.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("1 ") and len(line) == 69:
            line1 = line
        elif line.startswith("2 ") and len(line) == 69:
            number = line[2:7]
            cases[number] = (Elements(line1, line), [])
        else:
            cases[number][1].append(tuple(float(figure) for figure in line.split()))
    return cases


CASES = published()


def test_nine_satellites_are_compared_low_and_high() -> None:
    assert len(CASES) == 9
    assert sum(len(rows) for _, rows in CASES.values()) >= 50


@pytest.mark.parametrize("number", CASES)
def test_position_is_the_published_one_within_a_metre(number: str) -> None:
    elements, rows = CASES[number]
    propagator = Propagator(elements)
    for minutes, *figures in rows:
        motion = propagator.at(elements.epoch + timedelta(minutes=minutes))
        assert motion.source == "elements"
        assert math.dist(motion.position, figures[:3]) < 0.001, f"{minutes} min"
        assert math.dist(motion.velocity, figures[3:]) < 1e-5, f"{minutes} min"
