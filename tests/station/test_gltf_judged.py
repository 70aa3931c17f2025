"""Nothing is shipped that the Khronos validator finds at fault, and what is shipped has been judged."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from iss3d.forge.station import gltf
from iss3d.forge.station.folders import SHIPPED
from iss3d.forge.station.forge import JUDGED, LIST
from iss3d.forge.station.modules import PLANS


@pytest.fixture
def validator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return how to have `node` answer as the validator would: with these messages."""
    (tmp_path / "node_modules" / "gltf-validator").mkdir(parents=True)
    node = tmp_path / "node"
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    def answers(messages: list[dict[str, object]]) -> Path:
        report = {"validatorVersion": "2.0", "issues": {"messages": messages}, "info": {"totalTriangleCount": 12}}
        node.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps(report)}\nEND\n", encoding="utf-8")
        node.chmod(node.stat().st_mode | stat.S_IXUSR)
        return tmp_path / "node_modules"

    return answers


def test_errors_and_warnings_count_and_hints_do_not(validator, tmp_path):
    messages = [
        {"code": "ACCESSOR_NON_UNIT", "severity": 0, "pointer": "/accessors/1", "message": "not of unit length"},
        {"code": "UNUSED", "severity": 2, "message": "never used"},
        {"code": "ODD", "severity": 1, "message": "odd"},
    ]
    found = gltf.judge(tmp_path / "a.glb", validator(messages))
    assert found.problems == ("ACCESSOR_NON_UNIT /accessors/1: not of unit length", "ODD : odd")
    assert found.validator == "2.0" and found.triangles == 12
    assert gltf.judge(tmp_path / "a.glb", validator([])).problems == ()


def test_a_validator_that_is_missing_is_no_clean_bill(tmp_path):
    found = gltf.judge(tmp_path / "a.glb", tmp_path / "nowhere")
    assert found.validator == "" and "npm install gltf-validator" in found.problems[0]


def test_every_model_that_is_shipped_was_judged_and_is_without_fault():
    judged = json.loads((SHIPPED / JUDGED).read_text(encoding="utf-8"))
    shipped = json.loads((SHIPPED / LIST).read_text(encoding="utf-8"))
    assert set(judged) == set(shipped) == set(PLANS)
    assert {id: one["problems"] for id, one in judged.items() if one["problems"]} == {}
    assert all(one["validator"].startswith("2.") for one in judged.values())
    for id, one in judged.items():
        _, triangles = gltf.read_bam(SHIPPED / f"{id}.bam.pz")
        assert abs(len(triangles) // 3 - one["triangles"]) <= 0.15 * one["triangles"], (
            f"{id} is another than was judged"
        )
