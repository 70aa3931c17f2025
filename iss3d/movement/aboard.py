"""The moving world as it stands: where everybody and everything is, and what the world around may ask and tell.

Owns the Bullet world and can make it anew from plain data. Knows no story and no window; verbs are in zero_g.
"""

from __future__ import annotations

import math

from iss3d.movement import tuning
from iss3d.movement.bullet_world import BulletSide, Motion
from iss3d.movement.hull import hulls_outside
from iss3d.movement.people import People
from iss3d.movement.player import Comfort, Player
from iss3d.movement.reach import Aim, Hold, Reach, Surface
from iss3d.movement.station_like import StationLike
from iss3d.movement.things import Things
from iss3d.movement.touch import FEELERS, aim_targets, movable_holds
from iss3d.movement.ways import module_neighbours, passages
from iss3d.station.model import Thing
from iss3d.vectors import (
    IDENTITY,
    ZERO,
    Quat,
    Vec3,
    add,
    dot,
    facing,
    length,
    lerp,
    normalised,
    rotate,
    scale,
    sub,
)

PLAYER = "player"


class Aboard:
    """The moving world inside and round one station.

    Attributes:
        player: The player's body; read it, change it only through the methods here.
    """

    def __init__(self, station: StationLike, comfort: Comfort | None = None) -> None:
        """Put every thing of the station that is not stowed in its place; the player floats in the first room."""
        self.station = station
        self.comfort = comfort or Comfort()
        self._airless: frozenset[str] = frozenset()
        self.reach = Reach(station)
        self._near = module_neighbours(station)
        self._passages = passages(station)
        groups: dict[str, list[tuple[Vec3, ...]]] = {}
        for wall in station.walls():
            groups.setdefault(wall.module, []).append(tuple(wall.points))
        self._bullet = BulletSide([(f"wall:{m}", hulls) for m, hulls in sorted(groups.items())], hulls_outside(station))
        self._facts: dict[str, Thing] = dict(sorted(station.things.items()))
        self.things = Things(self._bullet, self.reach, station.portals)
        self.people = People(self._bullet)
        self._closed: frozenset[str] = frozenset()
        self._tick = 0
        self._aim: tuple[int, Aim | None] = (-1, None)
        self.player = Player()
        first = min(station.modules, key=lambda m: length(station.modules[m].centre))
        self.place_player(station.cells[station.modules[first].cells[0]].centre, IDENTITY)
        for thing in self._facts.values():
            if not thing.stowed:
                self.add_thing(thing)
        for hatch in station.hatches.values():
            self.set_hatch(hatch.id, hatch.open)

    # --- what others ask ----------------------------------------------------------------------------------------------

    @property
    def closed(self) -> frozenset[str]:
        """Hatches whose leaf is in the way."""
        return self._closed

    @property
    def airless(self) -> frozenset[str]:
        """Modules without air: there is no swimming and no drag in them. The world sets it."""
        return self._airless

    @airless.setter
    def airless(self, modules: frozenset[str]) -> None:
        if modules != self._airless:
            self._airless = modules
            self.things.set_airless(modules)

    @property
    def in_air(self) -> bool:
        """Whether there is air round the player."""
        return not self.player.outside and self.player.module not in self.airless

    def thing_motion(self, id: str) -> Motion | None:
        """Return where a thing is and how it moves, None when it is not in the world."""
        record = self.things.records.get(id)
        return record.motion if record is not None else None

    def thing_mode(self, id: str) -> str | None:
        """Return "loose", "fixed", "held" or "carried", None when it is not in the world."""
        record = self.things.records.get(id)
        return record.mode if record is not None else None

    def person_motion(self, id: str) -> Motion | None:
        """Return where a person is; for a limp one this is the truth, which the crew should follow."""
        body = self.people.bodies.get(id)
        return body.motion if body is not None else None

    def aim(self) -> Aim | None:
        """Return what is under the crosshair and in reach: a thing of use, a hatch or a person. Asked once a tick."""
        if self._aim[0] != self._tick:
            self._aim = (self._tick, self._find_aim())
        return self._aim[1]

    def hold_in_reach(self) -> Hold | None:
        """Return what a hand closed now would hold."""
        p = self.player
        return self.reach.holds(p.position, p.ahead, "" if p.outside else p.cell, self._movable_holds())

    def can_grip(self) -> bool:
        """Return whether a hand closed now would hold anything: the quick question for a mark on the screen."""
        p = self.player
        return self.reach.any_hold(p.position, "" if p.outside else p.cell) or any(
            hold.distance <= tuning.HAND_REACH for hold in self._movable_holds()
        )

    # --- what the world tells -----------------------------------------------------------------------------------------

    def set_person(
        self, id: str, position: Vec3, orientation: Quat = IDENTITY, velocity: Vec3 = ZERO, *, mass: float = 75.0,
        limp: bool = False, solid: bool = False,
    ) -> None:  # fmt: skip
        """Say how a person moves this tick. Once limp, the place given is ignored: read person_motion instead.

        Args:
            solid: Walls stop the body, and person_motion says afterwards where it has come to.
        """
        self.people.set(id, position, orientation, velocity, mass, limp, solid)

    def push_person(self, id: str, impulse: Vec3) -> None:
        """Give a person an impulse in N s; nothing happens when they are not in the physics."""
        if id in self.people.bodies:
            self.people.push(id, impulse)

    def is_free(self, point: Vec3, radius: float) -> bool:
        """Return whether a ball there overlaps no fixed solid thing."""
        return not self.things.in_solid(point, radius)

    def remove_person(self, id: str) -> None:
        """A person is no longer aboard."""
        if self.player.carrying == id:
            self.player.carrying = None
        self.people.remove(id)

    def add_thing(self, thing: Thing, position: Vec3 | None = None, orientation: Quat | None = None) -> None:
        """Bring a thing into the world, at its own place or another; heavy ones float free, fitted ones stay put."""
        self._facts[thing.id] = thing
        free = thing.mass > 0.0 and (thing.fitted_in is None or position is not None)
        self.things.add(
            thing,
            thing.position if position is None else position,
            thing.orientation if orientation is None else orientation,
            "loose" if free else "fixed",
        )

    def remove_thing(self, id: str) -> None:
        """Take a thing out of the world."""
        if self.player.carrying == id:
            self.player.carrying = None
        self._drop_grip_of(id)
        self.things.remove(id)

    def place_thing(self, id: str, position: Vec3, orientation: Quat, mode: str = "loose") -> None:
        """Put a thing somewhere, at rest: "loose" in the air, "fixed" (fitted), or "held" in someone's hand.

        Held again and again it is simply moved, which costs next to nothing.
        """
        record = self.things.records.get(id)
        if record is not None and record.mode == mode == "held":
            self.things.move(id, position, orientation)
            return
        if self.player.carrying == id:
            self.player.carrying = None
        self._drop_grip_of(id)
        self.things.add(self._facts[id], position, orientation, mode)

    def set_hatch(self, id: str, open: bool) -> None:
        """Open or shut a hatch at once: the leaf is in the way or it is not."""
        if open == (id not in self._closed):
            return
        if open:
            self._closed -= {id}
            self._bullet.remove_static(f"leaf:{id}")
        else:
            self._closed |= {id}
            self._bullet.add_hull(f"leaf:{id}", tuple(self.station.hatch_leaf(id)))

    def place_player(self, position: Vec3, orientation: Quat, *, outside: bool = False) -> None:
        """Put the player somewhere at rest, with the hand open: into the nearest clear air if walls are in the way."""
        p = self.player
        p.fixed, p.fixed_in, p.grip = "", "", None
        p.outside = outside and p.suited
        p.position = position
        if not p.outside:
            p.cell = self.reach.cell_of(position, p.cell) or self.reach.nearest_cell(position)
            p.position = self._clear_place(position, p.cell)
        p.orientation = normalised(orientation)
        p.velocity, p.spin = ZERO, ZERO
        p.lost, p.brake_rate = 0, 0.0
        self._aim = (-1, None)
        self._take_room()
        self._embody_player()
        self.things.look_round(self._rooms())
        if p.carrying is not None:
            self._carry_place(p.carrying)

    def wear_suit(self, on: bool) -> None:
        """Put the suit on or take it off: size, mass and jets change."""
        if self.player.suited != on:
            self.player.suited = on
            self.player.jets = False
            self.player.tether = None
            self._embody_player()

    def sit(self, seat: str) -> None:
        """Strap the player into a seat: the head turns, the body stays."""
        motion = self.things.records[seat].motion
        head = add(motion.position, rotate(motion.orientation, tuning.SEATED_EYES))
        self._fix("seat", seat, head, motion.orientation)

    def hide(self, place: str) -> None:
        """Put the player into a hiding place, looking out into the room."""
        motion = self.things.records[place].motion
        cell = self.reach.cell_of(motion.position, self.player.cell) or self.reach.nearest_cell(motion.position)
        module = self.station.modules[self.reach.air[cell].module]
        out = sub(self.reach.air[cell].centre, motion.position)
        out = sub(out, scale(module.axis, dot(out, module.axis)))
        self._fix("hide", place, motion.position, facing(out if length(out) > 0.05 else module.axis, module.up))

    def come_free(self) -> None:
        """Unstrap, or come out of hiding: the player floats beside the place, in clear air."""
        if self.player.fixed:
            self.place_player(self.player.position, self.player.orientation)

    def take(self, id: str) -> bool:
        """Put a thing (or a limp person) into the player's hand, letting go of another; False when it cannot be."""
        if self.player.carrying == id:
            return True
        body = self.people.bodies.get(id)
        record = self.things.records.get(id)
        if (record is None or record.facts.mass <= 0.0) and (body is None or not body.limp):
            return False
        self.put_down()
        self._drop_grip_of(id)
        self.player.carrying = id
        self.player.torn = 0.0
        if record is not None:
            self.things.set_mode(id, "carried")
        return True

    def put_down(self) -> str | None:
        """Open the hand that carries: what it held stays where it is. Return its id."""
        id = self.player.carrying
        self.player.carrying = None
        if id is not None and id in self.things.records:
            self.things.set_mode(id, "loose")
        return id

    def _rebuild(self) -> None:
        """Make the Bullet world anew in a fixed order."""
        self._bullet.clear()
        self._embody_player()
        self.people.rebuild()
        self._take_room()
        self.things.rebuild(self._rooms())
        for id in sorted(self._closed):
            self._bullet.add_hull(f"leaf:{id}", tuple(self.station.hatch_leaf(id)))

    # --- what the verbs are made of -----------------------------------------------------------------------------------

    def _motion(self) -> Motion:
        p = self.player
        return Motion(p.position, IDENTITY, p.velocity, p.spin)

    def _embody_player(self) -> None:
        """Give the player a body in Bullet, unless strapped in or hidden."""
        self._bullet.remove(PLAYER)
        p = self.player
        if not p.fixed:
            self._bullet.add_ball(
                PLAYER, p.radius, p.mass, p.inertia, self._motion(), outside=p.outside, turns=self.comfort.spin
            )

    def _fix(self, how: str, where: str, head: Vec3, orientation: Quat) -> None:
        p = self.player
        self.place_player(head, orientation)
        p.position, p.orientation = head, orientation
        p.fixed, p.fixed_in = how, where
        self._embody_player()

    def _clear_place(self, position: Vec3, cell: str) -> Vec3:
        """Return a place in the cell near this, on the way to its middle, where the body touches nothing fixed."""
        p = self.player
        air = self.reach.air[cell]
        for n in range(11):
            place = air.clear_point(lerp(position, air.centre, n / 10.0), p.radius + 0.01)
            if not self.things.in_solid(place, p.radius):
                return place
        return air.clear_point(position, p.radius + 0.01)

    def _rooms(self) -> frozenset[str]:
        """Return the modules whose things are awake."""
        found = {self.player.module}
        for _ in range(tuning.ASLEEP_BEYOND):
            found |= {other for id in sorted(found) for other in self._near.get(id, ())}
        return frozenset(found)

    def _take_room(self) -> None:
        """Note which module the player is in."""
        p = self.player
        air = self.reach.air.get(p.cell)
        p.module = "space" if p.outside else air.module if air is not None else p.module

    def _turn_body(self, spin: Vec3) -> None:
        """Spin the body, if the player wants to be turned by pushes at all."""
        self.player.spin = spin if self.comfort.spin else ZERO

    def _free_body(self, id: str) -> tuple[Motion, float, float]:
        """Return motion, mass and inertia of a thing or limp person."""
        record = self.things.records.get(id)
        if record is not None:
            return record.motion, record.facts.mass, self.things.inertia(id)
        body = self.people.bodies[id]
        return body.motion, body.mass, tuning.BODY_INERTIA

    def _set_free_body(self, id: str, velocity: Vec3, spin: Vec3) -> None:
        if id in self.things.records:
            self.things.set_motion(id, velocity, spin)
        else:
            self.people.set_motion(id, velocity, spin)

    def _load(self) -> float:
        """Return the kilograms carried and towed."""
        p = self.player
        ids = {p.carrying, p.grip.id if p.grip is not None and p.grip.tow else None} - {None}
        return math.fsum(self._free_body(id)[1] for id in sorted(str(i) for i in ids))

    def _hand_place(self, id: str) -> Vec3:
        """Return where the hand keeps the middle of what it carries."""
        p = self.player
        x, y, z = tuning.CARRY_POINT
        record = self.things.records.get(id)
        if record is None:
            return add(p.position, rotate(p.orientation, (x + tuning.PERSON_RADIUS - 0.1, y, z)))
        _, wide, tall = (max(0.0, 0.5 * extent - tuning.CARRY_SMALL) for extent in record.facts.size)
        thick = max(0.0, 0.5 * min(record.facts.size) - 0.1)
        aside, lower = tuning.CARRY_AWAY
        return add(p.position, rotate(p.orientation, (x + thick, y + aside * wide, z + lower * tall)))

    def _carry_place(self, id: str) -> None:
        """Bring what is carried along when the player is put somewhere."""
        p = self.player
        place = self._hand_place(id)
        if p.cell in self.reach.air:
            place = self.reach.air[p.cell].clear_point(place, tuning.CARRY_BALL)
        if id in self.things.records:
            self.things.add(self._facts[id], place, p.orientation, "carried")
        else:
            self.people.place(id, place)

    def _drop_grip_of(self, id: str) -> None:
        if self.player.grip is not None and self.player.grip.id == id:
            self.player.grip = None

    def _surfaces(self, reach: float) -> list[Surface]:
        """Return the walls in reach; outside, what rays find in fourteen directions."""
        p = self.player
        if not p.outside:
            return self.reach.surfaces(p.position, p.cell, reach)
        found = []
        for way in FEELERS:
            hit = self._bullet.ray(p.position, add(p.position, scale(way, reach + p.radius)))
            if hit is not None:
                found.append(Surface(length(sub(hit[0], p.position)), *hit))
        found.sort(key=lambda s: s.distance)
        return found

    def _movable_holds(self, every: bool = False) -> list[Hold]:
        return movable_holds(self.player, self.things, self.people, every)

    def _find_aim(self) -> Aim | None:
        p = self.player
        targets = aim_targets(p, self.things, self.people)
        targets += self.reach.hatch_targets("" if p.outside else p.cell)
        aim = self.reach.aim(p.position, p.ahead, targets)
        if aim is None or aim.kind == "hatch":
            return aim
        motion = self.thing_motion(aim.id) or self.person_motion(aim.id)
        if motion is None or self.reach.cell_of(motion.position, p.cell) == p.cell:
            return aim
        return aim if self.reach.path_clear(p.position, motion.position, self._closed) else None
