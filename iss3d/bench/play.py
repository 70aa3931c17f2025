"""What the world costs without a picture: the bot's tour, and six people awake at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from iss3d.movement.intents import REST
from iss3d.vectors import facing

if TYPE_CHECKING:
    from iss3d.world.world import World

BEAT_PLAYED = 4


def simulation() -> dict[str, float]:
    """Let the bot play the tour; return real seconds per second of play, and the world's part of it per tick."""
    from iss3d.world.world import World  # noqa: PLC0415

    return _toured(World)


def bot_awake() -> dict[str, float]:
    """Let the bot play the tour with all six awake all the time; return the same."""
    return _toured(_all_near())


def _toured(kind: type[World]) -> dict[str, float]:
    from iss3d.playtest.bot import Bot  # noqa: PLC0415
    from iss3d.playtest.policies import POLICIES  # noqa: PLC0415
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415

    data = load_game([], Report())
    world = kind(data, 1)
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


def _all_near() -> type[Any]:
    """Return a kind of world in which everybody counts as near the player, which adds up what the crew costs."""
    from iss3d.world.world import World  # noqa: PLC0415

    class AllNear(World):
        """Everybody is as awake as those beside the player."""

        spent = 0.0

        def near_modules(self) -> frozenset[str]:
            return frozenset(self.data.station.modules)

        def _crew(self) -> None:
            before = time.process_time()
            super()._crew()
            self.spent += time.process_time() - before

    return AllNear


def six_awake() -> dict[str, float]:
    """Send everybody about at once, all near, one of them hunting; return the crew's part of a tick, scaled to six."""
    from iss3d.reports import Report  # noqa: PLC0415
    from iss3d.story.stage import Act  # noqa: PLC0415
    from iss3d.world import commands  # noqa: PLC0415
    from iss3d.world.data import load_game  # noqa: PLC0415

    data = load_game([], Report())
    world = _all_near()(data, 1, begin=False)
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
