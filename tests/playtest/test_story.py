"""The bot plays the whole story through the real physics; saves and seeds lead to the same world to the last bit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from iss3d.playtest.policies import POLICIES

BEATS = 30


def playtest(*options: str, hash_seed: str = "0") -> dict[str, Any]:
    """Run `iss3d playtest --json` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "iss3d", "playtest", "--json", *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "DISPLAY": ""},
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def saved_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    folder = tmp_path_factory.mktemp("saves")
    return playtest("--save-each-beat", str(folder)), folder


@pytest.mark.xdist_group("whole_story")
def test_the_bot_plays_from_the_first_beat_to_the_soyuz(saved_run: tuple[dict[str, Any], Path]) -> None:
    run, _ = saved_run
    assert run["failure"] == ""
    assert [b["beat"] for b in run["beats"]] == list(range(1, BEATS + 1))
    assert run["ending"] == "the_soyuz"
    assert 20 * 60 < run["game_s"] < 45 * 60


@pytest.mark.xdist_group("whole_story")
@pytest.mark.parametrize("beat", [2, 7, 11, 17, 21, 28])
def test_a_run_that_saves_and_a_run_that_loads_are_the_same_a_minute_later(
    saved_run: tuple[dict[str, Any], Path], beat: int, tmp_path: Path
) -> None:
    run, folder = saved_run
    wanted = next(b for b in run["beats"] if b["beat"] == beat)
    loaded = playtest(
        "--load", str(folder / f"beat_{beat:02}.json"), "--stop-after", "60", "--save-each-beat", str(tmp_path),
        hash_seed="7",
    )  # fmt: skip
    assert loaded["final_hash"] == wanted["hash_60"]


@pytest.mark.full
@pytest.mark.parametrize("beat", range(1, BEATS))
def test_every_save_of_a_run_leads_to_the_same_minute(
    saved_run: tuple[dict[str, Any], Path], beat: int, tmp_path: Path
) -> None:
    test_a_run_that_saves_and_a_run_that_loads_are_the_same_a_minute_later(saved_run, beat, tmp_path)


@pytest.mark.parametrize("choices", sorted(set(POLICIES) - {"open"}))
def test_every_temperament_reaches_an_ending(choices: str) -> None:
    run = playtest("--choices", choices, "--seed", "3")
    assert run["failure"] == ""
    assert len(run["beats"]) == BEATS
    assert run["ending"]


def test_the_same_seed_gives_the_same_world_in_two_processes_and_another_seed_another() -> None:
    one, other = playtest("--to", "3", hash_seed="1"), playtest("--to", "3", hash_seed="2")
    assert [b["hash"] for b in one["beats"]] == [b["hash"] for b in other["beats"]]
    assert [b["hash"] for b in playtest("--to", "3", "--seed", "5")["beats"]] != [b["hash"] for b in one["beats"]]


def test_a_recorded_run_replays_to_the_same_worlds(tmp_path: Path) -> None:
    played = playtest("--to", "2", "--record", str(tmp_path / "run.jsonl"))
    replayed = playtest("--to", "2", "--replay", str(tmp_path / "run.jsonl"))
    assert replayed["failure"] == ""
    assert [b["hash"] for b in replayed["beats"]] == [b["hash"] for b in played["beats"]]


def test_a_replay_that_was_tampered_with_is_told_from_the_run(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    playtest("--to", "2", "--record", str(path))
    lines = path.read_text().splitlines()
    lines = [line for line in lines if '"push"' not in line]
    path.write_text("\n".join(lines))
    assert "differs" in playtest("--to", "2", "--replay", str(path))["failure"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--choices", "brave"), "No temperament is called 'brave'"),
        (("--without", "fly"), "No intent is called 'fly'"),
        (("--from", "9", "--to", "3"), "9 to 3 is no part"),
        (("--load", "nothing.json"), "cannot be begun from"),
        (("--replay", "README.md"), "cannot be replayed"),
    ],
)
def test_orders_that_cannot_be_carried_out_are_refused_in_a_sentence(options: tuple[str, ...], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "iss3d", "playtest", *options], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
