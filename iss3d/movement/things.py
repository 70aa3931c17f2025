"""Loose things: where they are, who has them, which of them Bullet moves, and which sleep because they are far away.

Speaks to Bullet through BulletSide only. Knows no verbs and no story.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from iss3d.movement import tuning
from iss3d.movement.bullet_world import BulletSide, Motion, box_inertia
from iss3d.movement.player import numbers, vec3
from iss3d.movement.reach import Reach
from iss3d.station.model import Portal, Thing
from iss3d.vectors import ZERO, Quat, Vec3, conjugate, distance, dot, length, normalised, rotate, scale, sub

SOLID_LOOKS = frozenset({
    "crate", "box", "tank", "case", "console", "cargo_bag", "cage", "habitat", "mouse_cage", "glovebox",
    "aquarium", "salad", "samovar", "vials", "water_bag", "pod",
})  # fmt: skip
"""Shapes of fixed things hard and big enough to be in the way; the rest can be brushed past."""

NEAR = 4.0
NEAR_MOVED = 0.4
NEAR_TICKS = 8
"""Things within NEAR metres of where the eye was, at most NEAR_TICKS ago and NEAR_MOVED metres away, hold all that can
be within 2.5 m of it now, as nothing flies faster than 5 m/s."""

MODES = ("loose", "fixed", "held", "carried")
"""loose: free to fly. fixed: stays put (mounted or fitted). held: in someone else's hand. carried: in the player's."""


@dataclass(slots=True)
class Record:
    """One thing as it is now."""

    facts: Thing
    motion: Motion
    mode: str
    cell: str
    parting: bool = False


class Things:
    """All things that are there, by id, always gone through in order of id."""

    def __init__(self, bullet: BulletSide, reach: Reach, portals: Iterable[Portal]) -> None:
        self._bullet = bullet
        self._reach = reach
        self._portals = tuple(portals)
        self.records: dict[str, Record] = {}
        self._awake: tuple[str, ...] = ()
        self._rooms: frozenset[str] = frozenset()
        self._turn = 0
        self._blocks: set[str] = set()
        self.airless: frozenset[str] = frozenset()
        self._near: list[tuple[str, Record]] = []
        self._near_at: Vec3 = ZERO
        self._near_age = NEAR_TICKS

    def add(self, thing: Thing, position: Vec3, orientation: Quat, mode: str) -> None:
        """Put a thing into the world (again: it moves there)."""
        self.remove(thing.id)
        record = Record(thing, Motion(position, normalised(orientation), ZERO, ZERO), mode, "")
        record.cell = self._reach.cell_of(position)
        self.records[thing.id] = record
        self.records = dict(sorted(self.records.items()))
        self._embody(record)
        self._list_awake()

    def remove(self, id: str) -> None:
        """Take a thing out of the world; nothing happens when it is not there."""
        if self.records.pop(id, None) is not None:
            self._disembody(id)
            self._list_awake()

    def set_mode(self, id: str, mode: str) -> None:
        """Change who has the thing, where it is now and as it moves now."""
        record = self.records[id]
        was = record.mode
        record.mode = mode
        record.parting = was == "carried" and mode == "loose"
        self._disembody(id)
        self._embody(record)
        self._list_awake()

    def move(self, id: str, position: Vec3, orientation: Quat) -> None:
        """Move a thing that is held by someone else; quick, since nothing bumps into it."""
        record = self.records[id]
        record.motion = Motion(position, orientation, ZERO, ZERO)

    def set_motion(self, id: str, velocity: Vec3, spin: Vec3) -> None:
        """Give a loose or carried thing a velocity and spin."""
        record = self.records[id]
        record.motion = replace(record.motion, velocity=velocity, spin=spin)
        if self._bullet.has(id):
            self._bullet.set_velocity(id, velocity, spin)

    def inertia(self, id: str) -> float:
        """Return the moment of inertia of a thing, kg m^2."""
        facts = self.records[id].facts
        return box_inertia(facts.size, facts.mass)

    def set_airless(self, modules: frozenset[str]) -> None:
        """Say which modules have no air that slows a thing."""
        self.airless = modules
        for id in self._awake:
            self._bullet.set_drag(id, self._drag(self.records[id]))

    def _drag(self, record: Record) -> float:
        module = self.module_of(record)
        return 0.0 if module == "space" or module in self.airless else tuning.THING_DRAG

    def look_round(self, rooms: frozenset[str]) -> None:
        """Wake what is in these modules and let the rest stand still."""
        if rooms == self._rooms:
            return
        self._rooms = rooms
        for id, record in self.records.items():
            inside = self._bullet.has(id)
            if self._to_be_awake(record) and not inside:
                self._embody(record)
            elif inside and not self._to_be_awake(record):
                self._disembody(id)
                record.motion = replace(record.motion, velocity=ZERO, spin=ZERO)
        self._list_awake()

    def after_step(self, eye: Vec3, radius: float) -> None:
        """Read what Bullet has moved, and look after one thing: which room it is in, and that it is in one at all."""
        self._near_age += 1
        for id in self._awake:
            record = self.records[id]
            if self._bullet.active(id):
                record.motion = self._bullet.motion(id)
                if (
                    record.parting
                    and distance(record.motion.position, eye) > radius + 0.5 * length(record.facts.size) + 0.05
                ):
                    record.parting = False
                    self._disembody(id)
                    self._embody(record)
            elif record.motion.velocity != ZERO or record.motion.spin != ZERO:
                record.motion = self._bullet.motion(id)
        if self._awake:
            self._turn = (self._turn + 1) % len(self._awake)
            self._look_after(self._awake[self._turn])

    def _look_after(self, id: str) -> None:
        record = self.records[id]
        position = record.motion.position
        cell = self._reach.cell_of(position, record.cell)
        if cell or record.cell == "":
            record.cell = cell
            return
        air = self._reach.air[record.cell]
        if record.mode != "carried" and not air.holds(position, 0.4):
            # Through a seam of the walls, or squeezed out: a thing is never lost.
            record.motion = Motion(air.clear_point(position, 0.1), record.motion.orientation, ZERO, ZERO)
            self._disembody(id)
            self._embody(record)

    def _to_be_awake(self, record: Record) -> bool:
        if record.facts.mass <= 0.0 or record.mode not in ("loose", "carried"):
            return False
        return record.mode == "carried" or self.module_of(record) in self._rooms

    def module_of(self, record: Record) -> str:
        """Return the module a thing is in, "space" outside."""
        air = self._reach.air.get(record.cell)
        return air.module if air is not None else "space"

    def _embody(self, record: Record) -> None:
        facts = record.facts
        if self._to_be_awake(record):
            in_hand = record.mode == "carried"
            self._bullet.add_box(
                facts.id, facts.size, facts.mass, record.motion, in_hand=in_hand, passes_player=record.parting
            )
            self._bullet.set_drag(facts.id, self._drag(record))
        elif record.mode == "fixed" and self._in_the_way(record):
            self._blocks.add(facts.id)
            self._bullet.add_block(f"block:{facts.id}", record.motion.position, record.motion.orientation, facts.size)

    def _disembody(self, id: str) -> None:
        self._bullet.remove(id)
        if id in self._blocks:
            self._blocks.discard(id)
            self._bullet.remove_static(f"block:{id}")

    def near(self, eye: Vec3) -> list[tuple[str, Record]]:
        """Return the things that may be in reach of hand or crosshair: looked up anew a few times a second."""
        if self._near_age >= NEAR_TICKS or distance(eye, self._near_at) > NEAR_MOVED:
            x, y, z = eye
            self._near_age, self._near_at = 0, eye
            self._near = [
                (id, r)
                for id, r in self.records.items()
                if abs(r.motion.position[0] - x) < NEAR
                and abs(r.motion.position[1] - y) < NEAR
                and abs(r.motion.position[2] - z) < NEAR
            ]
        return self._near

    def _list_awake(self) -> None:
        self._near_age = NEAR_TICKS
        self._awake = tuple(id for id in self.records if self._bullet.has(id))

    def _in_the_way(self, record: Record) -> bool:
        """Return whether a fixed thing is solid: hard, big, and clear of every way from room to room."""
        facts = record.facts
        if facts.look not in SOLID_LOOKS or facts.seat or facts.hide or facts.slot_for or min(facts.size) < 0.12:
            return False
        half = 0.5 * length(facts.size)
        for portal in self._portals:
            off = sub(record.motion.position, portal.centre)
            along = dot(off, portal.normal)
            aside = length(sub(off, scale(portal.normal, along)))
            if abs(along) < half + 0.9 and aside < half + 0.45:
                return False
        return not self._leaves_a_trap(record)

    def _leaves_a_trap(self, record: Record) -> bool:
        """Return whether between it and a wall is a gap just so wide that a body could get in and not out."""
        air = self._reach.air.get(record.cell)
        if air is None:
            return False
        q, size = record.motion.orientation, record.facts.size
        axes = [rotate(q, (size[0], 0.0, 0.0)), rotate(q, (0.0, size[1], 0.0)), rotate(q, (0.0, 0.0, size[2]))]
        for nx, ny, nz, d, _ in air.planes:
            n = (nx, ny, nz)
            gap = dot(n, record.motion.position) - d - 0.5 * math.fsum(abs(dot(n, axis)) for axis in axes)
            if tuning.TRAP_GAP[0] < gap < tuning.TRAP_GAP[1]:
                return True
        return False

    def in_solid(self, point: Vec3, radius: float) -> bool:
        """Return whether a ball there would overlap a fixed solid thing."""
        for id in sorted(self._blocks):
            record = self.records[id]
            local = rotate(conjugate(record.motion.orientation), sub(point, record.motion.position))
            size = record.facts.size
            gap = [max(abs(local[i]) - 0.5 * size[i], 0.0) for i in range(3)]
            if gap[0] * gap[0] + gap[1] * gap[1] + gap[2] * gap[2] < radius * radius:
                return True
        return False

    def rebuild(self, rooms: frozenset[str]) -> None:
        """Make every body anew, after BulletSide.clear()."""
        self._rooms = rooms
        self._blocks.clear()
        for record in self.records.values():
            if not self._to_be_awake(record) and record.mode == "loose":
                record.motion = replace(record.motion, velocity=ZERO, spin=ZERO)
            self._embody(record)
        self._list_awake()
        self._turn = 0

    def to_data(self) -> dict[str, Any]:
        """Return every thing as plain JSON data: [position, orientation, velocity, spin, mode, cell, parting]."""
        return {
            id: [
                list(r.motion.position), list(r.motion.orientation), list(r.motion.velocity), list(r.motion.spin),
                r.mode, r.cell, r.parting,
            ]
            for id, r in self.records.items()
        }  # fmt: skip

    def read_data(self, data: Mapping[str, Any], facts: Mapping[str, Thing]) -> None:
        """Take over what to_data returned, without bodies yet; a thing that no longer exists is left out.

        Raises:
            ValueError: A record cannot be read.
        """
        records: dict[str, Record] = {}
        for id in sorted(data):
            if id not in facts:
                continue
            try:
                position, orientation, velocity, spin, mode, cell, parting = data[id]
                w, x, y, z = numbers(orientation, 4)
                motion = Motion(
                    vec3(numbers(position, 3)), (w, x, y, z), vec3(numbers(velocity, 3)), vec3(numbers(spin, 3))
                )
                if mode not in MODES:
                    raise ValueError(f"mode {mode!r}")
            except (TypeError, ValueError) as error:
                raise ValueError(f"things.{id}: cannot be read: {error}") from error
            known = cell if cell in self._reach.air else self._reach.cell_of(motion.position)
            records[id] = Record(facts[id], motion, mode, known, bool(parting))
        self.records = records
