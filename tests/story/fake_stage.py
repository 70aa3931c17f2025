"""A world that a test moves by hand: the other side of the story's narrow door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from iss3d.events import Deed, Event
from iss3d.story.stage import Act, Change, Command, HushPerson, Offer, Say
from iss3d.vectors import Vec3

TICK = 1.0 / 60.0


class FakeStage:
    """Everything is where a test puts it; lines last as long as they should, deeds a second."""

    def __init__(self, seed: int = 1) -> None:
        self.ticks = 0
        self.random = Random(seed)
        self.start = datetime(2024, 5, 3, 14, 0, tzinfo=UTC)
        self.positions: dict[str, Vec3] = {"player": (0.0, 0.0, 0.0)}
        self.modules: dict[str, str] = {"player": "unity"}
        self.inside_of: set[tuple[str, str]] = set()
        self.looked: set[str] = set()
        self.in_view: set[str] = set()
        self.carried: dict[str, str] = {}
        self.held: str | None = None
        self.seats: dict[str, str] = {}
        self.hiding: str | None = None
        self.wrist: tuple[str, ...] = ()
        self.slots: dict[str, str] = {}
        self.states: dict[tuple[str, str], Any] = {}
        self.gone: set[str] = set()
        self.pace = 0.0
        self.catcher: str | None = None
        self.settings: dict[str, Any] = {"difficulty": "normal"}
        self.regions: tuple[str, ...] = ()
        self.lit = True
        self.now_done: tuple[Deed, ...] = ()
        self.until: dict[str, float] = {}
        self.answers: dict[str, int] = {}
        self.offers: list[Offer] = []
        self.events: list[Event] = []
        self.commands: list[Command] = []
        self.said: list[tuple[str, str]] = []

    def now(self) -> float:
        return self.ticks * TICK

    def utc(self) -> datetime:
        return self.start + timedelta(seconds=self.now())

    def chance(self) -> float:
        return self.random.random()

    def deeds(self) -> tuple[Deed, ...]:
        return self.now_done

    def position(self, id: str) -> Vec3 | None:
        return self.positions.get(id)

    def module(self, id: str) -> str | None:
        return self.modules.get(id)

    def speed(self, id: str) -> float:
        return self.pace

    def radius(self, id: str) -> float:
        return 0.1

    def inside(self, id: str, container: str) -> bool:
        return (id, container) in self.inside_of

    def looked_at(self, id: str) -> bool:
        return id in self.looked

    def seen(self, id: str) -> bool:
        return id in self.in_view or id in self.looked

    def holds(self, person: str) -> str | None:
        return self.carried.get(person)

    def grips(self) -> str | None:
        return self.held

    def seated(self, person: str) -> str | None:
        return self.seats.get(person)

    def hidden(self) -> str | None:
        return self.hiding

    def worn(self) -> tuple[str, ...]:
        return self.wrist

    def fitted(self, thing: str) -> str | None:
        return self.slots.get(thing)

    def state(self, what: str, id: str) -> Any:
        return self.states.get((what, id))

    def alive(self, person: str) -> bool:
        return person not in self.gone

    def busy(self, key: str) -> bool:
        return self.until.get(key, -1.0) > self.now() + 1e-9

    def person_free(self, person: str) -> bool:
        return True

    def answer(self, key: str) -> int | None:
        return self.answers.get(key)

    def caught(self) -> str | None:
        return self.catcher

    def orbit(self) -> dict[str, Any]:
        return {
            "latitude_deg": 0.0,
            "longitude_deg": 0.0,
            "altitude_km": 420.0,
            "sunlit": self.lit,
            "regions": self.regions,
        }

    def setting(self, name: str) -> Any:
        return self.settings.get(name)

    def tell(self, event: Event) -> None:
        self.events.append(event)

    def do(self, command: Command) -> None:
        self.commands.append(command)
        if isinstance(command, Say):
            self.until[command.key] = self.now() + command.seconds
            self.said.append((command.speaker, command.text))
        elif isinstance(command, HushPerson):
            said = [c for c in self.commands if isinstance(c, Say) and c.speaker == command.speaker]
            self.until[said[-1].key] = self.now()
        elif isinstance(command, Act):
            self.until[command.key] = self.now() + 1.0
            if command.deed == "die":
                self.gone.add(command.person)
        elif isinstance(command, Offer):
            self.offers.append(command)
        elif isinstance(command, Change):
            self.states[command.what, command.id] = command.value
