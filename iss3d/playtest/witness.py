"""Watches the people of a run tick by tick and judges from the station's facts alone whether they obey physics.

Believes nothing that the crew says of itself: holds are found anew, forces come from velocities. Changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from iss3d.crew import limbs
from iss3d.crew.people import PersonState
from iss3d.crew.tuning import AIR_TURN, HASTE_FORCE, JET_FORCE, LIMB_FORCE, PUSH_REACH, SUIT_MASS, TURN
from iss3d.events import Event
from iss3d.movement.intents import Intents
from iss3d.movement.tuning import PERSON_RADIUS, TICK
from iss3d.station.model import Cell
from iss3d.station.shapes import edge_planes
from iss3d.station.station import Station
from iss3d.vectors import Quat, Vec3, distance, dot, length, sub
from iss3d.world.world import World

QUIET = 0.0002
"""m/s in one tick that is the rounding of the physics engine: less than one newton."""

TOUCHING = 0.03
"""m between body and wall within which a bump may have changed the speed."""

IN_HANDS = 1.0
"""m between the middles of two people within which one may have pushed the other."""

DEEP = 0.03
"""m that a body may lie in a wall."""

LONG = 0.2
"""s that it may lie deeper."""

SET_DOWN = 0.05
"""m beyond what the speed explains from which a scene, not a flight, has moved somebody."""


@dataclass(frozen=True, slots=True)
class Offence:
    """What nobody could have done: who, when (tick), where, what, and by how much."""

    person: str
    tick: int
    module: str
    position: Vec3
    what: str
    amount: float
    reason: str

    def __str__(self) -> str:
        x, y, z = self.position
        return (
            f"{self.person:<10} {self.tick / 60.0:8.2f} s  {self.what:<22} {self.amount:8.3f}  "
            f"{self.module} ({x:.2f}, {y:.2f}, {z:.2f})  {self.reason}"
        )


@dataclass(slots=True)
class Seen:
    """One person as the last tick left them."""

    tick: int
    position: Vec3
    velocity: Vec3
    orientation: Quat
    limp: bool
    solid: bool
    deep: float = 0.0


@dataclass(slots=True)
class Witness:
    """The record of a run; give watch to Course.on_tick.

    Attributes:
        offences: All that was wrong, in order.
        ticks: Ticks of living people watched, all persons together.
        pushed: Ticks in which somebody's speed changed; eased: those of them that took no more than LIMB_FORCE.
        resting: Ticks of people at rest; held: those with a hand on something; in_span: with that within an arm's span.
        set_down: Places to which scenes have put people.
    """

    station: Station
    offences: list[Offence] = field(default_factory=list)
    ticks: int = 0
    pushed: int = 0
    eased: int = 0
    resting: int = 0
    held: int = 0
    in_span: int = 0
    set_down: int = 0
    _seen: dict[str, Seen] = field(default_factory=dict)
    _cells: dict[str, list[tuple[Vec3, float, list[list[tuple[Vec3, float]]]]]] = field(default_factory=dict)

    def watch(self, world: World, intents: Intents, events: list[Event]) -> None:
        """Look at everybody after a tick."""
        for id, person in world.state.persons.items():
            before = self._seen.pop(id, None)
            if not person.present:
                continue
            body = world.body.people.bodies.get(id)
            solid = body is not None and body.solid
            now = Seen(
                world.tick, person.position, person.velocity, person.orientation, person.limp, solid,
                before.deep if before else 0.0,
            )  # fmt: skip
            self._seen[id] = now
            if before is None or before.tick != now.tick - 1 or world.state.loss is not None:
                continue
            self._judge(world, id, person, before, now)

    def _judge(self, world: World, id: str, person: PersonState, before: Seen, now: Seen) -> None:
        self._lie_in_walls(world, id, person, now)
        if person.limp or before.limp or person.rides or person.seat or person.hidden or person.grabs:
            return
        gone = sub(now.position, before.position)
        steps = [sub(gone, (v[0] * TICK, v[1] * TICK, v[2] * TICK)) for v in (before.velocity, now.velocity)]
        if min(map(length, steps)) > SET_DOWN:
            self.set_down += 1
            return
        self.ticks += 1
        holds = self._in_reach(world, id, person)
        change = length(sub(now.velocity, before.velocity))
        if change > QUIET:
            self._pushes(world, id, person, change, holds)
        turned = 2.0 * math.acos(
            min(1.0, abs(math.fsum(a * b for a, b in zip(before.orientation, now.orientation, strict=True))))
        )
        fastest = TURN if holds else AIR_TURN
        if turned / TICK > 1.05 * fastest + 0.01:
            self._note(world, id, person, "turns without a hold" if not holds else "turns too fast", turned / TICK)
        if length(now.velocity) < 0.1 and not person.path:
            self.resting += 1
            grip = person.grip
            if grip is not None:
                self.held += 1
                far, _ = limbs.stretch(person.position, person.orientation, grip.point)
                self.in_span += far <= limbs.tuning.ARM_SPAN or grip.limb == "feet"

    def _pushes(self, world: World, id: str, person: PersonState, change: float, holds: bool) -> None:
        mass = world.data.crew.people[id].mass
        force = mass * change / TICK
        self.pushed += 1
        self.eased += force <= LIMB_FORCE * 1.01 + mass * QUIET / TICK
        if person.module == limbs.OUTSIDE and not holds:
            if change > JET_FORCE / SUIT_MASS * TICK + QUIET:
                self._note(world, id, person, "newtons without a hold", SUIT_MASS * change / TICK)
            return
        touched = self._gap(person) < PERSON_RADIUS + TOUCHING or self._by_hand(world, id, person)
        if not holds and not touched:
            self._note(world, id, person, "newtons without a hold", force)
        elif force > HASTE_FORCE * 1.05 + mass * QUIET / TICK and not touched:
            self._note(world, id, person, "newtons, too many", force)

    def _in_reach(self, world: World, id: str, person: PersonState) -> bool:
        """Return whether any wall, bar or rim of the station is within the player's own reach for pushing."""
        if person.module == limbs.OUTSIDE:
            near = world.body.reach.any_hold(person.position, "", PUSH_REACH + 0.05)
            return near or distance(person.position, world.state.arm.end) < PUSH_REACH + 0.05
        return world.body.reach.any_hold(person.position, person.cell, PUSH_REACH + 0.01) or person.rises is not None

    def _by_hand(self, world: World, id: str, person: PersonState) -> bool:
        places: Iterable[Vec3] = (
            world.body.player.position,
            *(p.position for other, p in world.state.persons.items() if other != id and p.present),
        )
        return any(distance(place, person.position) < IN_HANDS for place in places)

    def _lie_in_walls(self, world: World, id: str, person: PersonState, now: Seen) -> None:
        if person.module == limbs.OUTSIDE or person.seat or person.hidden or person.rises is not None or not now.solid:
            now.deep = 0.0
            return
        depth = PERSON_RADIUS - self._gap(person)
        if depth <= DEEP:
            now.deep = 0.0
            return
        now.deep += TICK
        if LONG < now.deep <= LONG + TICK or (now.deep > LONG and world.tick % 60 == 0):
            self._note(world, id, person, "metres in a wall", depth)

    def _gap(self, person: PersonState) -> float:
        """Return metres from the middle of a body to the nearest wall; in a hatch to its rim."""
        cell = self.station.cell_at(person.position, person.cell or None)
        if cell is None:
            return 0.0
        if cell.id not in self._cells:
            self._cells[cell.id] = _faces(cell)
        least = 9.0
        for normal, offset, holes in self._cells[cell.id]:
            gap = dot(normal, person.position) - offset
            if gap < least:
                for hole in holes:
                    inside = min(d - dot(n, person.position) for n, d in hole)
                    if inside > 0.0:
                        gap = math.hypot(gap, inside)
                        break
                least = min(least, gap)
        return least

    def _note(self, world: World, id: str, person: PersonState, what: str, amount: float) -> None:
        self.offences.append(Offence(id, world.tick, person.module, person.position, what, amount, person.reason))

    def worst(self, count: int = 12) -> list[Offence]:
        """Return the worst offences of each kind, first the kinds with most."""
        kinds: dict[str, list[Offence]] = {}
        for offence in self.offences:
            kinds.setdefault(offence.what, []).append(offence)
        found = []
        for kind in sorted(kinds, key=lambda k: (-len(kinds[k]), k)):
            found += sorted(kinds[kind], key=lambda o: (-o.amount, o.tick))[:count]
        return found

    def summary(self) -> str:
        """Return the record in a few lines."""
        lines = [
            f"{self.ticks} ticks of people watched, {len(self.offences)} offences, {self.set_down} times set down",
            f"speed changed in {self.pushed} ticks, {_share(self.eased, self.pushed)} of them with {LIMB_FORCE:.0f} N",
            f"at rest {self.resting} ticks, {_share(self.held, self.resting)} with a hold, "
            f"{_share(self.in_span, self.held)} of those within the span of the arm",
        ]
        return "\n".join([*lines, *map(str, self.worst())])


def _share(part: int, whole: int) -> str:
    return f"{100.0 * part / whole:.1f} %" if whole else "none"


def _faces(cell: Cell) -> list[tuple[Vec3, float, list[list[tuple[Vec3, float]]]]]:
    """Return each wall of a cell: normal, offset, and the edges of its openings as planes pointing out of them."""
    return [
        (
            face.normal,
            dot(face.normal, face.corners[0]),
            [edge_planes(o.corners, face.normal) for o in face.openings if o.corners],
        )
        for face in cell.faces
    ]
