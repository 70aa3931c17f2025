"""A person in the bare moving station: pilot and physics, without story."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from random import Random

from iss3d.mods.load import load_content
from iss3d.movement.intents import REST, Intents
from iss3d.movement.zero_g import ZeroG
from iss3d.playtest.human import HumanLimits, UnsteadyHand
from iss3d.playtest.pilot import Pilot
from iss3d.reports import Report
from iss3d.station.loader import load_station
from iss3d.station.station import Station
from iss3d.vectors import Vec3, about, compose, distance
from iss3d.world.perception import Perception


@cache
def shipped_station() -> Station:
    """Return the station of the base content."""
    report = Report()
    station = load_station(load_content(None, report), report)
    assert station.modules, str(report)
    return station


def perceived(z: ZeroG, tick: int) -> Perception:
    """Return what a player of the bare physics feels."""
    p = z.player
    return Perception(
        tick=tick, position=p.position, orientation=p.orientation, velocity=p.velocity, module=p.module,
        gripping=p.grip.id if p.grip else None, carrying=p.carrying, seated=None, hidden=None, outside=p.outside,
        tasks=(), marks={}, aim=None, prompt="", grippable=z.player.grip is not None,
        options=(), silence=None, subtitle="", threat=None, closed=z.closed, faded=0.0, ending=None,
    )  # fmt: skip


@dataclass
class Flyer:
    """A pilot with a body."""

    z: ZeroG
    rng: Random
    tick: int = 0
    trail: list[Vec3] = field(default_factory=list)
    people: dict[str, Vec3] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pilot = Pilot(self.z.station, UnsteadyHand(HumanLimits(), self.rng), self.rng)

    def fly(self, goal: Vec3, within: float, seconds: float) -> float | None:
        """Fly to a goal; return the seconds it took, or None when it took too long."""
        for n in range(int(seconds * 60)):
            if distance(self.z.player.position, goal) <= within:
                return n / 60.0
            for id, place in self.people.items():
                self.z.set_person(id, place)
            self.z.step(self.pilot.fly(perceived(self.z, self.tick), goal, within))
            self.tick += 1
            if n % 30 == 0:
                self.trail.append(self.z.player.position)
        return None

    def do(self, intents: Intents = REST, ticks: int = 1) -> list[str]:
        """Do the same for some ticks; return the verbs of what came of it."""
        verbs = []
        for _ in range(ticks):
            verbs += [deed.verb for deed in self.z.step(intents)]
            self.tick += 1
        return verbs


def random_place(station: Station, rng: Random, modules: list[str]) -> tuple[str, Vec3]:
    """Return a module and a point of the air in it with room for a body."""
    while True:
        module = rng.choice(modules)
        cell = station.cells[rng.choice(station.modules[module].cells)]
        point = tuple(rng.uniform(cell.low[i], cell.high[i]) for i in range(3))
        gaps = [sum(f.normal[i] * (point[i] - f.corners[0][i]) for i in range(3)) for f in cell.faces]
        if min(gaps) > 0.3:
            return module, (point[0], point[1], point[2])


def random_turn(rng: Random) -> tuple[float, float, float, float]:
    """Return a random orientation."""
    return compose(
        about((0.0, 0.0, 1.0), rng.uniform(-3.0, 3.0)),
        compose(about((0.0, 1.0, 0.0), rng.uniform(-1.5, 1.5)), about((1.0, 0.0, 0.0), rng.uniform(-3.0, 3.0))),
    )
