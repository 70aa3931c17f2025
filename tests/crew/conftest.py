"""The real station with a small world round it, for people to live in."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from iss3d.crew.around import Noise, Quarry
from iss3d.crew.cast import Cast
from iss3d.crew.people import Crew, Person, PersonState
from iss3d.mods.load import load_content
from iss3d.movement.reach import Reach
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.station.station import Station
from iss3d.vectors import IDENTITY, ZERO, Quat, Vec3, add, distance, scale

DT = 1.0 / 60.0


@pytest.fixture(scope="session")
def station() -> Station:
    report = Report()
    return load_station(load_content([], report), report)


@dataclass
class SmallWorld:
    """Just enough world for the crew."""

    air: Station
    states: dict[str, PersonState]
    eye: Vec3 = ZERO
    speed: Vec3 = ZERO
    turned: Quat = IDENTITY
    hidden: str | None = None
    lamp: bool = False
    lights: dict[str, str] = field(default_factory=dict)
    heard: tuple[Noise, ...] = ()
    closed: set[str] = field(default_factory=set)
    locked: set[str] = field(default_factory=set)
    level: str = "normal"
    minute: int = 0
    carried: dict[str, str] = field(default_factory=dict)
    shaken: list[tuple[str, float]] = field(default_factory=list)
    given: list[tuple[str, str]] = field(default_factory=list)
    worked: list[str] = field(default_factory=list)
    seen_from_player: bool = True
    voices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.reach = Reach(self.air)

    def is_free(self, point: Vec3, radius: float) -> bool:
        return True

    def carries(self, person: str) -> bool:
        return False

    def push(self, id: str, impulse: Vec3) -> None:
        if id in self.states:
            self.states[id].velocity = add(self.states[id].velocity, scale(impulse, 1.0 / 75.0))

    def speaking(self) -> tuple[tuple[str, Vec3], ...]:
        return tuple((id, self.place_of(id) or ZERO) for id in self.voices)

    def work(self, id: str) -> None:
        self.worked.append(id)

    def quarry(self) -> Quarry:
        module = self.air.module_at(self.eye) or "space"
        return Quarry(self.eye, self.speed, self.turned, module, self.hidden, self.lamp)

    def place_of(self, id: str) -> Vec3 | None:
        if id == "player":
            return self.eye
        if id in self.states:
            return self.states[id].position
        if id in self.air.spots:
            return self.air.spots[id].centre
        if id in self.air.things:
            return self.air.things[id].position
        if id in self.air.modules:
            cells = [self.air.cells[c] for c in self.air.modules[id].cells]
            return max(cells, key=lambda c: c.high[0] - c.low[0] + c.high[1] - c.low[1] + c.high[2] - c.low[2]).centre
        return self.air.hatches[id].centre if id in self.air.hatches else None

    def kind_of(self, id: str) -> str:
        if id == "player":
            return "player"
        tables = {"person": self.states, "spot": self.air.spots, "thing": self.air.things, "module": self.air.modules}
        return next((kind for kind, table in tables.items() if id in table), "")

    def home_of(self, id: str) -> str | None:
        if id in self.air.modules:
            return id
        place = self.place_of(id)
        return self.air.module_at(place) if place else None

    def shut(self) -> frozenset[str]:
        return frozenset(self.closed)

    def barred(self) -> frozenset[str]:
        return frozenset(self.locked)

    def gates_on(self, a: Vec3, b: Vec3) -> str:
        return next((p.hatch for p in self.air.portals if p.hatch and distance(p.centre, b) < 1e-3), "")

    def work_hatch(self, hatch: str) -> None:
        self.worked.append(hatch)
        if hatch not in self.locked:
            self.closed.discard(hatch)

    def light_at(self, module: str) -> str:
        return self.lights.get(module, "on")

    def noises(self) -> tuple[Noise, ...]:
        return self.heard

    def difficulty(self) -> str:
        return self.level

    def persons(self) -> dict[str, PersonState]:
        return self.states

    def holds(self, person: str) -> str | None:
        return self.carried.get(person)

    def take_from(self, thing: str, person: str) -> None:
        self.carried[person] = thing
        self.states[person].holds = thing

    def let_go(self, person: str) -> None:
        self.carried.pop(person, None)
        self.states[person].holds = None

    def fling(self, person: str, impulse: float) -> None:
        self.shaken.append((person, impulse))

    def shake_off(self, person: str, impulse: float) -> None:
        self.shaken.append((person, impulse))

    def hand_over(self, thing: str, person: str, to: str = "player") -> None:
        self.carried.pop(person, None)
        self.states[person].holds = None
        if to in self.states:
            self.take_from(thing, to)
        self.given.append((thing, person))

    def minute_of_day(self) -> int:
        return self.minute

    def near_player(self, module: str) -> bool:
        return self.seen_from_player


class Stagehand:
    """A cast in a small world, and a clock."""

    def __init__(self, station: Station, people: list[Person], at: dict[str, str]) -> None:
        states = {p.id: PersonState() for p in people}
        self.world = SmallWorld(station, states)
        self.world.eye = station.spots["unity_middle"].centre
        self.cast = Cast(Crew({p.id: p for p in people}), states, self.world)
        self.tick = 0
        self.caught: str | None = None
        for id, spot in at.items():
            self.cast.begin(id, "", "place", spot, {})

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 60)):
            self.cast.step(self.tick, DT)
            self.tick += 1
            self.caught = self.caught or self.cast.caught_by

    def run_until_free(self, person: str, at_most: float) -> float:
        begin = self.tick
        while not self.cast.free(person) and (self.tick - begin) / 60.0 < at_most:
            self.run(DT)
        return (self.tick - begin) / 60.0

    def __getitem__(self, person: str) -> PersonState:
        return self.world.states[person]


@pytest.fixture
def hand(station: Station) -> Stagehand:
    people = [Person("anna", "Anna"), Person("boris", "Boris", side="rs")]
    return Stagehand(station, people, {"anna": "unity_middle", "boris": "destiny_middle"})
