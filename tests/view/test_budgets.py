"""What may be drawn in one frame: counted at the eye positions that see most, no clock asked."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from iss3d.bench.table import MOST_GEOMS, MOST_TRIANGLES

MOST_SEEN = ("destiny_back", "unity_fwd", "harmony_back", "out_under", "outside_below", "outside_array")
COUNT = "import json, sys; from iss3d.bench.station import in_view; print('@' + json.dumps(in_view(sys.argv[1:])))"


def counted(names: tuple[str, ...]) -> dict[str, dict[str, int]]:
    command = [sys.executable, "-c", COUNT, *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    answers = [line[1:] for line in done.stdout.splitlines() if line.startswith("@")]
    assert answers, done.stderr
    found: dict[str, dict[str, int]] = json.loads(answers[0])
    return found


@pytest.mark.parametrize("names", [MOST_SEEN, pytest.param((), marks=pytest.mark.full)], ids=["worst", "all"])
def test_no_eye_sees_more_geoms_and_triangles_than_a_frame_may_have(names: tuple[str, ...]) -> None:
    found = counted(names)
    assert max(found["triangles"].values()) <= MOST_TRIANGLES, found["triangles"]
    assert max(found["geoms"].values()) <= MOST_GEOMS, found["geoms"]
    assert min(found["triangles"].values()) > 10_000, "something was counted"
