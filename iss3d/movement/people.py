"""Crew as movement sees them: places given from outside that one can hold on to, and limp bodies that float.

Speaks to Bullet through BulletSide only. Knows no names and no story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iss3d.movement import tuning
from iss3d.movement.bullet_world import BulletSide, Motion
from iss3d.movement.player import numbers, vec3
from iss3d.vectors import ZERO, Quat, Vec3


@dataclass(slots=True)
class Body:
    """One person: limp ones are moved here, the others by whoever gives their place."""

    id: str
    motion: Motion
    mass: float
    limp: bool = False
    touched: bool = False


class People:
    """All persons near enough to matter, by id, always gone through in order of id."""

    def __init__(self, bullet: BulletSide) -> None:
        self._bullet = bullet
        self.bodies: dict[str, Body] = {}

    def set(self, id: str, position: Vec3, orientation: Quat, velocity: Vec3, mass: float, limp: bool) -> None:
        """Say where a person is this tick. A person who was limp before and still is keeps floating by physics."""
        body = self.bodies.get(id)
        if body is None:
            body = Body(id, Motion(position, orientation, velocity, ZERO), mass)
            self.bodies[id] = body
            self.bodies = dict(sorted(self.bodies.items()))
        body.mass = mass
        if not limp:
            body.motion = Motion(position, orientation, velocity, ZERO)
            if body.limp:
                body.limp = False
                self._bullet.remove(_name(id))
        elif not body.limp:
            body.limp = True
            body.motion = Motion(position, orientation, velocity, ZERO)
            self._embody(body)

    def place(self, id: str, position: Vec3) -> None:
        """Put a limp person somewhere else, at rest."""
        body = self.bodies[id]
        body.motion = Motion(position, body.motion.orientation, ZERO, ZERO)
        if body.limp:
            self._bullet.remove(_name(id))
            self._embody(body)

    def remove(self, id: str) -> None:
        """Take a person out; nothing happens when they are not there."""
        if self.bodies.pop(id, None) is not None:
            self._bullet.remove(_name(id))

    def set_motion(self, id: str, velocity: Vec3, spin: Vec3) -> None:
        """Give a limp person a velocity and spin."""
        body = self.bodies[id]
        body.motion = Motion(body.motion.position, body.motion.orientation, velocity, spin)
        if body.limp:
            self._bullet.set_velocity(_name(id), velocity, spin)

    def after_step(self) -> None:
        """Read where limp people have floated."""
        for body in self.bodies.values():
            if body.limp and self._bullet.active(_name(body.id)):
                body.motion = self._bullet.motion(_name(body.id))

    def _embody(self, body: Body) -> None:
        self._bullet.add_limp(_name(body.id), tuning.PERSON_RADIUS, body.mass, body.motion)

    def rebuild(self) -> None:
        """Make every limp body anew, after BulletSide.clear()."""
        for body in self.bodies.values():
            if body.limp:
                self._embody(body)

    def to_data(self) -> dict[str, Any]:
        """Return everyone as plain JSON data."""
        return {
            id: [
                list(b.motion.position), list(b.motion.orientation), list(b.motion.velocity), list(b.motion.spin),
                b.mass, b.limp, b.touched,
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
                position, orientation, velocity, spin, mass, limp, touched = data[id]
                w, x, y, z = numbers(orientation, 4)
                motion = Motion(
                    vec3(numbers(position, 3)), (w, x, y, z), vec3(numbers(velocity, 3)), vec3(numbers(spin, 3))
                )
                bodies[id] = Body(id, motion, max(1.0, numbers([mass], 1)[0]), bool(limp), bool(touched))
            except (TypeError, ValueError) as error:
                raise ValueError(f"people.{id}: cannot be read: {error}") from error
        self.bodies = bodies


def _name(id: str) -> str:
    return f"person:{id}"
