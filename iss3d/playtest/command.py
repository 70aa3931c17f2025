"""`iss3d playtest`: sets a run up from the command line, prints what came of it, gives an exit code."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from iss3d.playtest.bot import Bot
from iss3d.playtest.policies import POLICIES
from iss3d.playtest.run import Course, Played, Player, play
from iss3d.reports import Report
from iss3d.settings.rules import RulesSettings
from iss3d.world.data import GameData, load_game
from iss3d.world.replay import Recorder, Recording
from iss3d.world.world import World


@dataclass(frozen=True, slots=True)
class Orders:
    """What the command line asks for; see `iss3d playtest --help`."""

    mod_path: Path | None = None
    mods: tuple[Path, ...] = ()
    first: int = 1
    last: int = 30
    seed: int = 1
    choices: str = "open"
    without: frozenset[str] = frozenset()
    record: Path | None = None
    replay: Path | None = None
    save_each_beat: Path | None = None
    load: Path | None = None
    stop_after: float | None = None
    as_json: bool = False


def run_playtest(orders: Orders) -> int:
    """Play, print, and return 0 when the run reached what it should, 1 when not, 2 when it could not begin."""
    console = Console(stderr=True)
    if orders.choices not in POLICIES:
        console.print(f"No policy is called '{orders.choices}'; there are {', '.join(POLICIES)}.")
        return 2
    report = Report()
    data = load_game(list(orders.mods), report)
    if not report.ok:
        console.print(str(report), markup=False)
        console.print(f"{len(report.errors)} problems: mend them first (iss3d check shows them with their place).")
        return 2
    played = play_story(data, orders, console)
    _print(played, orders)
    return 1 if played.failure else 0


def play_story(data: GameData, orders: Orders, console: Console) -> Played:
    """Play the shipped story (or what the mods made of it) as ordered."""
    if orders.load is not None:
        world = World.load(data, json.loads(orders.load.read_text(encoding="utf-8")))
    else:
        world = World(data, orders.seed, RulesSettings())
        if orders.first > 1:
            world.skip_to_beat(orders.first)
    player: Player = Bot(data.station, POLICIES[orders.choices], orders.seed, orders.without)
    if orders.replay is not None:
        player = Recording.read(orders.replay)
    recorder = Recorder(orders.record, world) if orders.record is not None else None
    course = Course(last=orders.last, stop_after=orders.stop_after)
    if recorder is not None:
        course.on_tick = lambda w, intents, events: recorder.note(w, intents)
    if orders.save_each_beat is not None:
        folder = orders.save_each_beat
        folder.mkdir(parents=True, exist_ok=True)

        def save(world: World, beat: int) -> None:
            (folder / f"beat_{beat:02}.json").write_text(json.dumps(world.save()), encoding="utf-8")

        course.on_beat = save
    try:
        return play(world, player, course, time.perf_counter)
    finally:
        if recorder is not None:
            recorder.close()


def _print(played: Played, orders: Orders) -> None:
    if orders.as_json:
        beats = [
            {
                "id": b.scene,
                "name": b.title,
                "beat": b.beat,
                "game_s": b.game_s,
                "real_s": round(b.real_s, 3),
                "hash": b.hash,
            }
            for b in played.beats
        ]
        summary = {
            k: v for k, v in asdict(played).items() if k in ("ending", "failure", "lost", "game_s", "real_s", "choices")
        }
        print(json.dumps({"beats": beats, **summary}))
        return
    table = Table(title="The story, played by the bot")
    for name, justify in (
        ("beat", "right"),
        ("scene", "left"),
        ("game time", "right"),
        ("real time", "right"),
        ("world", "left"),
    ):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    for b in played.beats:
        table.add_row(str(b.beat), b.title, f"{b.game_s:.1f} s", f"{b.real_s:.1f} s", b.hash[:12])
    console = Console()
    console.print(table)
    pace = played.game_s / played.real_s if played.real_s else 0.0
    console.print(f"{played.game_s / 60:.1f} min of play in {played.real_s:.1f} s: {pace:.1f} times real time.")
    console.print(
        f"Ending: {played.ending or 'none'}. Lost and retried: {played.lost}. Choices: {len(played.choices)}."
    )
    if played.failure:
        console.print(f"Failed: {played.failure}", markup=False)
