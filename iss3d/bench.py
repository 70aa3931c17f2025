"""`iss3d bench`: what the game costs, each figure beside a baseline taken in the same run.

Every measurement runs in a process of its own, as only one window can exist in a process and as start-up is to be
measured from nothing. All limits are maxima. Timing is judged by whoever reads the table, never by a test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from iss3d.movement.intents import REST
from iss3d.vectors import facing

BEAT_PLAYED = 4
MOST_GEOMS = 300
EYES = 20
LOWEST = (640, 360)
FRAMES = 12
CREW_SHOT = "destiny_long"
FRAME_EYES = (
    ("cupola_middle", (0.3, 0.0, 1.0), (1.0, 0.0, 0.0)),
    ("destiny_rail", (1.0, 0.0, 0.0), (0.0, 0.0, -1.0)),
    ("zvezda_table", (1.0, 0.0, 0.0), (0.0, 0.0, -1.0)),
)
"""Spots, and which way one looks there, at which frames are timed; the slowest counts."""
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
    eyes = _child("geoms", 1)[0]
    for name, count in eyes["geoms"].items():
        figures[f"geoms_{name}"] = Figure(count, "Geoms", MOST_GEOMS)
    play = _child("simulation", 1)[0]
    figures["simulation"] = Figure(play["real_per_game"], "s/s", 0.1, 1.0)
    figures["tick"] = Figure(play["tick_ms"], "ms", 2.0, 1000.0 / 60.0)
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


def _add_earth(figures: dict[str, Figure]) -> None:
    """Add what the Earth costs at each level, beside one textured sphere of the same run."""
    from iss3d.bench_earth import MOST_MB  # noqa: PLC0415

    earth = _child("earth", 1)[0]
    for level, found in earth["levels"].items():
        limit = 0.2 if level == "lowest" else 60.0  # finer ones are made for a graphics card
        figures[f"earth_{level}_640x360"] = Figure(found["frame_s"], "s", limit, earth["sphere_s"])
        figures[f"earth_textures_{level}"] = Figure(found["texture_mb"], "MB", MOST_MB[level])


def earth() -> dict[str, Any]:
    """Draw the Earth over the whole picture at every level, and one textured sphere."""
    from iss3d.bench_earth import measure  # noqa: PLC0415

    return measure()


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


def _child(name: str, times: int) -> list[dict[str, Any]]:
    """Run a measurement in its own process, so often; return what each printed."""
    found = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-m", "iss3d.bench", name],
            capture_output=True, text=True, timeout=CHILD_SECONDS, check=False,
            env={**os.environ, "ALSOFT_DRIVERS": "null"},
        )  # fmt: skip
        answers = [line[1:] for line in done.stdout.splitlines() if line.startswith("@")]
        if not answers:
            said = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise SystemExit(f"The measurement '{name}' ended with code {done.returncode}: {said}")
        found.append(json.loads(answers[-1]))
    return found


# -- measurements, each in its own process -----------------------------------------------------------------------------


def _memory_mb() -> float:
    import resource  # noqa: PLC0415  # there is none on Windows, where only this figure cannot be taken

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0


def bare_window() -> dict[str, float]:
    """Open a bare Ursina window as it comes, and draw two frames."""
    began = time.perf_counter()
    from ursina import Ursina  # noqa: PLC0415

    app = Ursina(window_type="offscreen")
    app.step()
    app.step()
    seconds = time.perf_counter() - began
    began = time.process_time()
    for _ in range(30):
        app.step()
    return {"seconds": seconds, "frame_ms": (time.process_time() - began) / 30 * 1000, "memory_mb": _memory_mb()}


def game_to_title() -> dict[str, float]:
    """Open the game to its title screen: the first picture on which one can choose."""
    began = time.perf_counter()
    game = _game((1280, 720), "auto")
    game.frame(1 / 60)
    game.frame(1 / 60)
    return {"seconds": time.perf_counter() - began}


def lowest_frames() -> dict[str, float]:
    """Play at the lowest quality and 640x360: down through the Cupola, along a laboratory, at the table."""
    game = _game(LOWEST, "lowest")
    while game.picture is None:
        game.frame(1 / 60)
    game.stack.reset()
    game.new_story()
    world = game.session.world
    world.state.shutters["cupola"] = "open"
    draw, drawn = game.window.step, 0.0

    def timed_draw() -> None:
        nonlocal drawn
        began = time.thread_time()
        draw()
        drawn += time.thread_time() - began

    game.window.step = timed_draw
    worst: dict[str, float] = {"frame_s": 0.0, "python_ms": 0.0}
    for place, ahead, up in FRAME_EYES:
        world.body.place_player(world.data.station.spots[place].centre, facing(ahead, up))
        for _ in range(30):
            game.frame(1 / 30)
        wall, python = [], []
        for _ in range(FRAMES):
            drawn, began, cpu = 0.0, time.perf_counter(), time.thread_time()
            game.frame(1 / 30)
            wall.append(time.perf_counter() - began)
            python.append((time.thread_time() - cpu - drawn) * 1000.0)
        worst = {"frame_s": max(worst["frame_s"], median(wall)), "python_ms": max(worst["python_ms"], median(python))}
    return {**worst, "memory_mb": _memory_mb()}


def geoms() -> dict[str, dict[str, int]]:
    """Count the Geoms that reach the renderer at named eye positions."""
    from iss3d.view.shots import Studio  # noqa: PLC0415

    studio = Studio((320, 180), "low")
    counts = {}
    for shot in list(studio.shots.values())[:EYES]:
        studio.show(shot)
        counts[shot.name] = studio.geoms_in_view()
    return {"geoms": counts}


def simulation() -> dict[str, float]:
    """Let the bot play the tour; return real seconds per second of play, and the world's part of it per tick."""
    from iss3d.playtest.bot import Bot  # noqa: PLC0415
    from iss3d.playtest.policies import POLICIES  # noqa: PLC0415
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415
    from iss3d.world.world import World  # noqa: PLC0415

    data = load_game([], Report())
    world = World(data, 1)
    world.skip_to_beat(BEAT_PLAYED)
    bot = Bot(data.station, POLICIES["open"], 1)
    ticks, stepping = 60 * 90, 0.0
    began = time.process_time()
    for _ in range(ticks):
        intents = bot.decide(world.perceive())
        before = time.process_time()
        world.step(intents)
        stepping += time.process_time() - before
    real = time.process_time() - began
    return {"real_per_game": real / (ticks / 60.0), "tick_ms": stepping / ticks * 1000.0}


def six_awake() -> dict[str, float]:
    """Send everybody about at once, all near, one of them hunting; return the crew's part of a tick, scaled to six."""
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.story.stage import Act  # noqa: PLC0415
    from iss3d.world import commands  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415
    from iss3d.world.world import World  # noqa: PLC0415

    class AllNear(World):
        """A world in which everybody counts as near the player."""

        spent = 0.0

        def near_modules(self) -> frozenset[str]:
            return frozenset(self.data.station.modules)

        def _crew(self) -> None:
            before = time.process_time()
            super()._crew()
            self.spent += time.process_time() - before

    data = load_game([], Report())
    world = AllNear(data, 1, begin=False)
    world.body.place_player(data.station.spots["jlp_middle"].centre, facing((1.0, 0.0, 0.0)))
    people = list(world.state.persons)
    ways = (("destiny_aft", "cupola_middle"), ("zvezda_table", "unity_fwd"), ("columbus_end", "jpm_end"))
    ticks = 60 * 60
    for tick in range(ticks):
        for number, person in enumerate(people[1:]):
            if world.cast.free(person):
                to = ways[number % len(ways)][tick // 600 % 2]
                commands.carry_out(world, Act("", person, "go", to))
        if tick == 0:
            commands.carry_out(world, Act("", people[0], "hunt", "unity", {"rooms": ["unity", "destiny", "harmony"]}))
        world.step(REST)
    return {"crew_ms": world.spent / ticks * 1000.0 * 6.0 / len(people)}


def _game(size: tuple[int, int], quality: str) -> Any:
    from iss3d.mods.load import load_content  # noqa: PLC0415
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.settings.store import load_settings  # noqa: PLC0415
    from iss3d.view.window import GameWindow, WindowOptions  # noqa: PLC0415

    report = Report()
    settings = load_settings()
    settings.set("quality", quality)
    settings.first_launch = False
    content = load_content([], report)
    window = GameWindow(WindowOptions(size=size, offscreen=True, silent=True, vsync=False))
    from iss3d.view.game import Game  # noqa: PLC0415

    return Game(window, settings, content, report, [], 1)


def six_in_view() -> dict[str, float]:
    """Draw a laboratory empty and with six people in it; return both frames, and the Python that poses the six."""
    from dataclasses import replace  # noqa: PLC0415

    from iss3d.vectors import add, rotate  # noqa: PLC0415
    from iss3d.view.picture import Shown  # noqa: PLC0415
    from iss3d.view.shots import Studio, shot_pose  # noqa: PLC0415

    studio = Studio(LOWEST, "low")
    world, shot = studio.world, studio.shots[CREW_SHOT]
    pose = shot_pose(shot, world)
    assert pose is not None
    at, look = pose
    module = studio.data.station.module_at(at) or ""
    people = {
        id: replace(
            person, position=add(at, rotate(look, (1.6 + 0.55 * i, 0.5 * (-1) ** i, 0.1))),
            module=module, speaking=i < 2, pose="float",
        )
        for i, (id, person) in enumerate(world.persons.items())
    }  # fmt: skip
    first = next(iter(people.values()))
    # The player's own body stands for the sixth in the story; here somebody else does.
    people["sixth"] = replace(first, position=add(at, rotate(look, (2.4, 0.0, -0.4))))
    spent = {"with_s": 0.0, "without_s": 0.0, "crew_ms": 0.0}
    crew = studio.picture.crew
    for key, shown_people in (("without_s", {}), ("with_s", people)):
        shown = Shown(
            shown_people, world.things, world.hatch_openness, world.lights, world.war_now(), world.posix(), module,
            arms=False,
        )  # fmt: skip
        frames, posing = [], []
        for _ in range(FRAMES * 2):
            began = time.perf_counter()
            studio.picture.show(shown, at, look, 60.0, 1 / 30)
            studio.window.step()
            frames.append(time.perf_counter() - began)
            cpu = time.thread_time()
            crew.update(shown_people, at, None, world.lights, {}, 1 / 30)
            posing.append((time.thread_time() - cpu) * 1000.0)
        spent[key] = median(frames[FRAMES:])
        spent["crew_ms"] = median(posing[FRAMES:])
    return spent


def hundred_bursts() -> dict[str, Any]:
    """Draw the Earth as it is, and with a hundred bursts of all ages in view; return both frames at two levels."""
    from dataclasses import replace  # noqa: PLC0415
    from datetime import timedelta  # noqa: PLC0415

    from iss3d.view.shots import Studio  # noqa: PLC0415
    from iss3d.war.schedule import Burst  # noqa: PLC0415
    from iss3d.war.state import PEACE, war_now  # noqa: PLC0415

    spent: dict[str, Any] = {}
    for level in ("lowest", "medium"):
        if level == "lowest":
            studio = Studio(LOWEST, level)
        else:
            studio.picture.space.set_level(level)
            studio.picture.space.wait_for_maps()
        war = studio.data.war
        sky = war.orbit.sky(war.begins + timedelta(seconds=60))
        bursts = tuple(
            Burst(
                f"b{n}",
                "",
                sky.latitude_deg + 1.1 * (n // 10 - 3),
                sky.longitude_deg + 1.3 * (n % 10 - 4),
                500.0,
                6.0 * n,
            )
            for n in range(100)
        )
        many = replace(war, bursts=bursts, trails=())
        look = facing((1.0, 0.0, 0.9))
        for name, state in (("earth", PEACE), ("war", war_now(many, 600.0))):
            studio.picture.show_space(sky, state, look, 60.0, 1.0 / 30.0)
            studio.window.capture()
            began = time.process_time()
            for _ in range(FRAMES):
                studio.picture.show_space(sky, state, look, 60.0, 1.0 / 30.0)
                studio.window.step()
            # The picture is read back so that all that was asked for has been drawn; that draws two frames more.
            studio.window.capture()
            spent[f"{level}_{name}"] = (time.process_time() - began) / (FRAMES + 2)
    return spent


MEASUREMENTS: dict[str, Callable[[], dict[str, Any]]] = {
    m.__name__: m
    for m in (
        bare_window,
        game_to_title,
        lowest_frames,
        geoms,
        simulation,
        six_awake,
        six_in_view,
        hundred_bursts,
        earth,
    )
}


if __name__ == "__main__":
    print("@" + json.dumps(MEASUREMENTS[sys.argv[1]]()))
