"""Crew as movement sees them: bodies that walls stop, that can be held on to, bumped, pushed off and towed.

Whoever lives is steered from outside by velocities; the limp float as they will. Speaks to Bullet through BulletSide
only. Knows no names and no story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iss3d.movement import tuning
from iss3d.movement.bullet_world import BulletSide, Motion
from iss3d.movement.player import numbers, vec3
from iss3d.vectors import ZERO, Quat, Vec3, add


@dataclass(slots=True)
class Body:
    """One person.

    Attributes:
        limp: Moved here alone, turning included; others are given a velocity every tick.
        solid: Walls stop it. One strapped in, riding the arm or outside is where its owner says.
        touched: It touched the player in the last tick.
    """

    id: str
    motion: Motion
    mass: float
    limp: bool = False
    touched: bool = False
    solid: bool = False


class People:
    """All persons, by id, always gone through in order of id."""

    def __init__(self, bullet: BulletSide) -> None:
        self._bullet = bullet
        self.bodies: dict[str, Body] = {}

    def set(
        self, id: str, position: Vec3, orientation: Quat, velocity: Vec3, mass: float, limp: bool, solid: bool = False
    ) -> None:
        """Say how a person moves from this tick on; they move there only where their place differs from where they are.

        A person who was limp before and still is keeps floating by physics; the place given is then ignored.
        """
        body = self.bodies.get(id)
        if body is None:
            body = Body(id, Motion(position, orientation, velocity, ZERO), mass)
            self.bodies[id] = body
            self.bodies = dict(sorted(self.bodies.items()))
        elif body.limp and limp:
            return
        elif body.solid and solid and not limp and not body.limp and position == body.motion.position:
            if velocity != body.motion.velocity:
                self._bullet.set_velocity(_name(id), velocity)
            body.motion = Motion(position, orientation, velocity, ZERO)
            return
        self._bullet.remove(_name(id))
        body.mass, body.limp, body.solid = mass, limp, solid or limp
        body.motion = Motion(position, orientation, velocity, ZERO)
        self._embody(body)

    def place(self, id: str, position: Vec3) -> None:
        """Put a limp person somewhere else, at rest."""
        body = self.bodies[id]
        body.motion = Motion(position, body.motion.orientation, ZERO, ZERO)
        self._bullet.remove(_name(id))
        self._embody(body)

    def remove(self, id: str) -> None:
        """Take a person out; nothing happens when they are not there."""
        if self.bodies.pop(id, None) is not None:
            self._bullet.remove(_name(id))

    def set_motion(self, id: str, velocity: Vec3, spin: Vec3) -> None:
        """Give a person a velocity, and a spin when limp."""
        body = self.bodies[id]
        body.motion = Motion(body.motion.position, body.motion.orientation, velocity, spin if body.limp else ZERO)
        if body.solid:
            self._bullet.set_velocity(_name(id), velocity, body.motion.spin)

    def push(self, id: str, impulse: Vec3) -> None:
        """Give a person an impulse, N s; one who is strapped in passes it on to the station."""
        body = self.bodies[id]
        if body.solid:
            x, y, z = impulse
            change = (x / body.mass, y / body.mass, z / body.mass)
            self.set_motion(id, add(body.motion.velocity, change), body.motion.spin)

    def after_step(self) -> None:
        """Read where everybody has floated."""
        for body in self.bodies.values():
            if body.solid and self._bullet.active(_name(body.id)):
                motion = self._bullet.motion(_name(body.id))
                if not body.limp:
                    motion = Motion(motion.position, body.motion.orientation, motion.velocity, ZERO)
                body.motion = motion

    def _embody(self, body: Body) -> None:
        if body.limp:
            self._bullet.add_limp(_name(body.id), tuning.PERSON_RADIUS, body.mass, body.motion)
        elif body.solid:
            self._bullet.add_living(_name(body.id), tuning.PERSON_RADIUS, body.mass, body.motion)

    def rebuild(self) -> None:
        """Make every body anew, after BulletSide.clear()."""
        for body in self.bodies.values():
            self._embody(body)

    def to_data(self) -> dict[str, Any]:
        """Return everyone as plain JSON data."""
        return {
            id: [
                list(b.motion.position), list(b.motion.orientation), list(b.motion.velocity), list(b.motion.spin),
                b.mass, b.limp, b.touched, b.solid,
            ]
            for id, b in self.bodies.items()
        }  # fmt: skip

    def read_data(self, data: Mapping[str, Any]) -> None:
        """Take over what to_data returned, without bodies yet.

        Raises:
            ValueError: A record cannot be read.
        """
        bodies: dict[str, Body] = {}
        for id in sorted(data):
            try:
                position, orientation, velocity, spin, mass, limp, touched, *solid = data[id]
                w, x, y, z = numbers(orientation, 4)
                motion = Motion(
                    vec3(numbers(position, 3)), (w, x, y, z), vec3(numbers(velocity, 3)), vec3(numbers(spin, 3))
                )
                # Saves of older games held no such word: only limp bodies were solid then.
                is_solid = bool(solid[0]) if solid else bool(limp)
                bodies[id] = Body(id, motion, max(1.0, numbers([mass], 1)[0]), bool(limp), bool(touched), is_solid)
            except (TypeError, ValueError) as error:
                raise ValueError(f"people.{id}: cannot be read: {error}") from error
        self.bodies = bodies


def _name(id: str) -> str:
    return f"person:{id}"
