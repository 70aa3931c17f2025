"""A world with short words for what tests do to it."""

from __future__ import annotations

from iss3d.events import Event
from iss3d.movement.intents import REST, Intents
from iss3d.settings.rules import RulesSettings
from iss3d.story.stage import Act, Change, Say
from iss3d.vectors import UP, add, facing, sub
from iss3d.world import commands
from iss3d.world.data import GameData
from iss3d.world.world import World


class Play:
    """A world, with short words for what tests do to it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.events: list[Event] = []

    def run(self, seconds: float, intents: Intents = REST) -> list[Event]:
        """Step with the same wishes; return what happened."""
        happened: list[Event] = []
        for _ in range(max(1, round(seconds * 60))):
            happened += self.world.step(intents)
        self.events += happened
        return happened

    def tick(self, **wishes) -> list[Event]:
        """Step once."""
        return self.run(1 / 60, Intents(**wishes))

    def change(self, what: str, id: str = "", value=None, seconds: float = 0.0, **detail) -> None:
        """Wish a change, as a scene does."""
        commands.carry_out(self.world, Change(what, id, value, seconds, detail))

    def act(self, person: str, deed: str, to: str = "", key: str = "k", **detail) -> None:
        """Wish a deed, as a scene does."""
        commands.carry_out(self.world, Act(key, person, deed, to, detail))

    def say(self, speaker: str, text: str, seconds: float = 2.0, key: str = "line") -> None:
        """Wish a line, as a scene does."""
        commands.carry_out(self.world, Say(key, speaker, text, f"t.{speaker}", seconds))

    def look_at(self, id: str) -> None:
        """Turn the player's head at once."""
        body = self.world.body
        place = self.world.where.position(id)
        body.player.orientation = facing(sub(place, body.player.position), UP)

    def before(self, id: str, metres: float = 0.7) -> None:
        """Float within reach of a thing, on its room's side, looking at it."""
        where = self.world.where
        place = where.position(id)
        module = where.module(id)
        cell = self.world.data.station.cell_at(place, module)
        inward = sub(cell.centre, place)
        size = max(sum(v * v for v in inward) ** 0.5, 1e-6)
        spot = add(place, tuple(v / size * metres for v in inward))
        self.world.body.place_player(spot, (1.0, 0.0, 0.0, 0.0))
        self.look_at(id)

    def at(self, spot: str) -> None:
        """Be at a spot."""
        self.change("player", "player", at=spot)

    def use(self) -> list[Event]:
        """Press use once."""
        return self.tick(use=True)


def of(events: list[Event], kind: type) -> list:
    """Return the events of one kind."""
    return [e for e in events if isinstance(e, kind)]


def with_difficulty(game: GameData, difficulty: str) -> Play:
    play = Play(World(game, 1, RulesSettings(difficulty=difficulty), begin=False))
    play.run(0.1)
    return play
