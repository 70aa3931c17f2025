"""`iss3d playtest`: sets a run up from the command line, prints what came of it, gives an exit code."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from iss3d.events import Event
from iss3d.movement.intents import INTENT_NAMES, Intents
from iss3d.playtest.bot import Bot
from iss3d.playtest.mod_tests import NamedPlay, bare, judge, load_tests
from iss3d.playtest.policies import POLICIES
from iss3d.playtest.run import Course, Played, Player, play
from iss3d.playtest.witness import Witness
from iss3d.reports import Report
from iss3d.settings.rules import RulesSettings
from iss3d.world.data import GameData, load_game
from iss3d.world.replay import Recorder, Recording, ReplayError
from iss3d.world.save import SaveError
from iss3d.world.world import World

LAST_BEAT = 30


class CannotBegin(Exception):
    """The run cannot begin; one sentence says why."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What the command line asks for; see `iss3d playtest --help`."""

    mod_path: Path | None = None
    mods: tuple[Path, ...] = ()
    first: int = 1
    last: int = LAST_BEAT
    seed: int = 1
    choices: str = "open"
    without: frozenset[str] = frozenset()
    record: Path | None = None
    replay: Path | None = None
    save_each_beat: Path | None = None
    load: Path | None = None
    stop_after: float | None = None
    watch_people: bool = False
    as_json: bool = False


def run_playtest(orders: Orders) -> int:
    """Play, print, and return 0 when the run reached what it should, 1 when not, 2 when it could not begin."""
    errors = Console(stderr=True, highlight=False)
    try:
        _check(orders)
        data = _data(orders)
        if orders.mod_path is not None:
            return _play_tests(data, orders)
        played = play_story(data, orders)
    except CannotBegin as why:
        errors.print(str(why), markup=False)
        return 2
    if orders.as_json:
        print(json.dumps(summary(played)))
    else:
        _print_table(played)
    return 1 if played.failure else 0


def _check(orders: Orders) -> None:
    if orders.choices not in POLICIES:
        raise CannotBegin(f"No temperament is called '{orders.choices}'; there are {', '.join(POLICIES)}.")
    unknown = sorted(orders.without - set(INTENT_NAMES))
    if unknown:
        raise CannotBegin(f"No intent is called '{unknown[0]}'; there are {', '.join(INTENT_NAMES)}.")
    if not 1 <= orders.first <= orders.last <= LAST_BEAT:
        raise CannotBegin(f"Beats run from 1 to {LAST_BEAT}; {orders.first} to {orders.last} is no part of that.")


def _data(orders: Orders) -> GameData:
    report = Report()
    folders = [*orders.mods, *([orders.mod_path] if orders.mod_path is not None else [])]
    data = load_game(folders, report)
    if not report.ok:
        raise CannotBegin(f"{report}\n{len(report.errors)} problems: mend them first.")
    return data


def play_story(data: GameData, orders: Orders) -> Played:
    """Play the shipped story (or what the mods made of it) as ordered; raises CannotBegin."""
    recording = _recording(orders.replay)
    world = _world(data, orders, recording)
    player: Player = recording or Bot(data.station, POLICIES[orders.choices], orders.seed, orders.without)
    player.start_afresh(world.tick)
    recorder = Recorder(orders.record, world) if orders.record is not None else None

    witness = Witness(data.station) if orders.watch_people else None

    def follow(world: World, intents: Intents, events: list[Event]) -> None:
        if witness is not None:
            witness.watch(world, intents, events)
        if recorder is not None:
            recorder.note(world, intents)
        if recording is not None:
            recording.check(world)

    stop_after = orders.stop_after if recording is None else recording.steps / 60.0
    course = Course(last=orders.last, stop_after=stop_after, on_tick=follow)
    if orders.save_each_beat is not None:
        course.on_beat = _saver(orders.save_each_beat)
    try:
        played = play(world, player, course, time.perf_counter)
    finally:
        if recorder is not None:
            recorder.close()
    if recording is not None and recording.differs_at is not None:
        played.failure = f"the replay differs from what was recorded at step {recording.differs_at}"
    if witness is not None:
        Console(highlight=False, stderr=True).print(witness.summary(), markup=False)
        if witness.offences and not played.failure:
            played.failure = f"people did {len(witness.offences)} times what no body can do"
    return played


def _recording(path: Path | None) -> Recording | None:
    if path is None:
        return None
    try:
        return Recording.read(path)
    except (ReplayError, OSError, UnicodeDecodeError) as error:
        raise CannotBegin(f"{path} cannot be replayed: {error}") from error


def _world(data: GameData, orders: Orders, recording: Recording | None) -> World:
    """Return the world to play in: a recording's, a save's, a chapter's or a new one."""
    try:
        if recording is not None:
            return World.load(data, recording.head["start"])
        if orders.load is not None:
            return World.load(data, json.loads(orders.load.read_text(encoding="utf-8")))
    except (SaveError, OSError, ValueError, KeyError) as error:
        raise CannotBegin(f"{orders.replay or orders.load} cannot be begun from: {error}") from error
    world = World(data, orders.seed, RulesSettings())
    if orders.first > 1:
        world.skip_to_beat(orders.first)
    return world


def _saver(folder: Path) -> Callable[[World, int], None]:
    folder.mkdir(parents=True, exist_ok=True)

    def save(world: World, beat: int) -> None:
        (folder / f"beat_{beat:02}.json").write_text(json.dumps(world.save()), encoding="utf-8")

    return save


def _play_tests(data: GameData, orders: Orders) -> int:
    """Play the tests of a mod and print each with what it lacks."""
    console = Console(highlight=False)
    report = Report()
    mod = data.content.mods[-1].id
    tests = load_tests(data.content, data.story, report, mod)
    if not report.ok:
        raise CannotBegin(str(report))
    if not tests:
        raise CannotBegin(f"{mod} has no tests: write one into its tests/ folder (see `iss3d mod new`).")
    results = {test.name: play_test(data, test) for test in tests}
    if orders.as_json:
        print(json.dumps({name: {"passed": not lacks, "lacks": lacks} for name, (_, lacks) in results.items()}))
    else:
        for name, (played, lacks) in results.items():
            console.print(f"{'lacks ' if lacks else 'passed'}  {name}  ({played.game_s:.0f} s of play)", markup=False)
            for lack in lacks:
                console.print(f"        {lack}", markup=False)
    return 1 if any(lacks for _, lacks in results.values()) else 0


def play_test(data: GameData, test: NamedPlay) -> tuple[Played, list[str]]:
    """Play one test of a mod; return what was played and what it lacks."""
    wanted = test.play
    world = World(data, wanted.seed, RulesSettings())
    if wanted.from_:
        beat = data.story.scenes[bare(wanted.from_)].beat
        if beat is None:
            raise CannotBegin(f"{test.name} begins at {wanted.from_}, which tells no beat; begin at one that does.")
        world.skip_to_beat(beat)
    bot = Bot(data.station, POLICIES[wanted.choices], wanted.seed)
    played = play(world, bot, Course(last=LAST_BEAT, until=bare(wanted.until)), time.perf_counter)
    return played, judge(wanted, played)


def summary(played: Played) -> dict[str, object]:
    """Return a run as `--json` prints it."""
    beats = [
        {"id": b.scene, "name": b.title, "beat": b.beat, "game_s": b.game_s, "real_s": round(b.real_s, 3)}
        | {"hash": b.hash, "hash_60": b.hash_60}
        for b in played.beats
    ]
    return {
        "beats": beats,
        "ending": played.ending,
        "failure": played.failure,
        "final_hash": played.final_hash,
        "lost": played.lost,
        "choices": played.choices,
        "game_s": played.game_s,
        "real_s": round(played.real_s, 3),
    }


def _print_table(played: Played) -> None:
    table = Table(title="The story, played by the bot")
    for name in ("beat", "scene", "game time", "real time", "world"):
        table.add_column(name, justify="left" if name in ("scene", "world") else "right")
    for b in played.beats:
        table.add_row(str(b.beat), b.title, f"{b.game_s:.1f} s", f"{b.real_s:.1f} s", b.hash[:12])
    console = Console(highlight=False)
    console.print(table)
    pace = played.game_s / played.real_s if played.real_s else 0.0
    console.print(f"{played.game_s / 60:.1f} min of play in {played.real_s:.1f} s: {pace:.1f} times real time.")
    console.print(
        f"Ending: {played.ending or 'none'}. Lost and retried: {played.lost}. Choices: {len(played.choices)}."
    )
    if played.failure:
        console.print(f"Failed: {played.failure}", markup=False)
