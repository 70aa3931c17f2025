"""The table of `iss3d bench`: every figure with its limit and what it is compared with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

MOST_GEOMS = 300
MOST_TRIANGLES = 600_000
MOST_STATION_TEXTURES_MB = 100.0
"""In blocks; the baseline is what they take as they are."""

DECK_FRAME_S = 0.0167
"""60 frames a second."""

CHILD_SECONDS = 420
RUNS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement; baseline is the same quantity of what it is compared with, None where there is none."""

    value: float
    unit: str
    limit: float
    baseline: float | None = None


def run_bench(*, as_json: bool = False) -> int:
    """Measure, print, and return 0 when every figure is within its limit, else 1."""
    figures: dict[str, Figure] = {}
    bare = _child("bare_window", RUNS)
    game = _child("game_to_title", RUNS)
    started, bare_started = median(r["seconds"] for r in game), median(r["seconds"] for r in bare)
    figures["start_to_title"] = Figure(started, "s", round(3.0 * bare_started, 2), bare_started)
    frames = _child("lowest_frames", 1)[0]
    bare_frame, bare_memory = median(r["frame_ms"] for r in bare), median(r["memory_mb"] for r in bare)
    figures["frame_lowest_640x360"] = Figure(frames["frame_s"], "s", 0.2)
    figures["python_per_frame"] = Figure(frames["python_ms"], "ms", 16.0, bare_frame)
    figures["memory"] = Figure(frames["memory_mb"], "MB", 1500.0, bare_memory)
    _add_station(figures)
    play = _child("simulation", 1)[0]
    figures["simulation"] = Figure(play["real_per_game"], "s/s", 0.1, 1.0)
    figures["tick"] = Figure(play["tick_ms"], "ms", 2.0, 1000.0 / 60.0)
    figures["bot_all_awake"] = Figure(_child("bot_awake", 1)[0]["real_per_game"], "s/s", 0.2, 1.0)
    six = _child("six_awake", 1)[0]
    figures["six_people"] = Figure(six["crew_ms"], "ms", 2.0, play["tick_ms"])
    seen = _child("six_in_view", 1)[0]
    figures["frame_six_in_view"] = Figure(seen["with_s"], "s", round(2.0 * seen["without_s"], 4), seen["without_s"])
    figures["python_six_in_view"] = Figure(seen["crew_ms"], "ms", 4.0)
    bursts = _child("hundred_bursts", 1)[0]
    for level in ("lowest", "medium"):
        alone = bursts[f"{level}_earth"]
        figures[f"hundred_bursts_{level}"] = Figure(bursts[f"{level}_war"], "s", round(1.5 * alone, 4), alone)
    _add_earth(figures)
    rounded = {name: Figure(*(_round(v) for v in asdict(f).values())) for name, f in figures.items()}
    if as_json:
        print(json.dumps({name: asdict(f) for name, f in rounded.items()}, indent=1))
    else:
        _print(rounded)
    return int(any(f.value > f.limit for f in rounded.values()))


def _add_station(figures: dict[str, Figure]) -> None:
    """Add what the station costs: loading it, keeping it, and drawing it from the eye positions that see most of it."""
    with tempfile.TemporaryDirectory() as home:
        env = {"ISS3D_HOME": home}
        cold = _child("station_load", 1, env)[0]
        warm = _child("station_load", 1, env)[0]
    figures["station_load_first"] = Figure(cold["seconds"], "s", 60.0, warm["seconds"])
    figures["station_load"] = Figure(warm["seconds"], "s", 3.0)
    figures["station_memory"] = Figure(warm["memory_mb"], "MB", 700.0)
    maps = _child("station_textures", 1)[0]
    figures["station_textures"] = Figure(maps["blocks_mb"], "MB", MOST_STATION_TEXTURES_MB, maps["plain_mb"])
    seen = _child("station_in_view", 1)[0]
    for kind, limit in (("geoms", MOST_GEOMS), ("triangles", MOST_TRIANGLES)):
        for name, count in seen[kind].items():
            figures[f"{kind}_{name}"] = Figure(count, kind, limit)
    for name, (game, bare) in _child("station_frames", 1)[0].items():
        figures[f"frame_{name}"] = Figure(game, "s", round(1.25 * bare, 4), bare)
    card, frame = _child("deck_card", 1)[0], _child("deck_frames", 1)[0]["frame_s"]
    figures["deck_medium_by_estimate"] = Figure(frame / card["card_s"] * card["deck_s"], "s", DECK_FRAME_S, frame)


def _add_earth(figures: dict[str, Figure]) -> None:
    """Add what the Earth costs at each level, beside one textured sphere of the same run."""
    from iss3d.bench.earth import MOST_MB  # noqa: PLC0415

    earth = _child("earth", 1)[0]
    for level, found in earth["levels"].items():
        limit = 0.2 if level == "lowest" else 60.0  # finer ones are made for a graphics card
        figures[f"earth_{level}_640x360"] = Figure(found["frame_s"], "s", limit, earth["sphere_s"])
        figures[f"earth_textures_{level}"] = Figure(found["texture_mb"], "MB", MOST_MB[level])


def _round(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def _print(figures: dict[str, Figure]) -> None:
    table = Table(title="What the game costs here")
    for name in ("", "value", "at most", "baseline", "ratio", "unit"):
        table.add_column(name, justify="left" if name in ("", "unit") else "right")
    for name, f in figures.items():
        ratio = f"{f.value / f.baseline:.2f}" if f.baseline else ""
        base = f"{f.baseline:g}" if f.baseline is not None else ""
        mark = "" if f.value <= f.limit else "  over"
        table.add_row(name + mark, f"{f.value:g}", f"{f.limit:g}", base, ratio, f.unit)
    Console().print(table)


def _child(name: str, times: int, env: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """Run a measurement in its own process, so often; return what each printed."""
    found = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-m", "iss3d.bench", name],
            capture_output=True, text=True, timeout=CHILD_SECONDS, check=False,
            env={**os.environ, "ALSOFT_DRIVERS": "null", **(env or {})},
        )  # fmt: skip
        answers = [line[1:] for line in done.stdout.splitlines() if line.startswith("@")]
        if not answers:
            said = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise SystemExit(f"The measurement '{name}' ended with code {done.returncode}: {said}")
        found.append(json.loads(answers[-1]))
    return found
