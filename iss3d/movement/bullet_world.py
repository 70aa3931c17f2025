"""The only place that speaks to Bullet: bodies without gravity in a fixed step, made in a fixed order.

Given plain numbers, gives plain numbers. Knows no rooms, verbs or people, only hulls, balls and boxes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from panda3d.bullet import (
    BulletBoxShape,
    BulletConvexHullShape,
    BulletRigidBodyNode,
    BulletSphereShape,
    BulletWorld,
)
from panda3d.core import BitMask32, LQuaternionf, NodePath, Point3, TransformState, Vec3, load_prc_file_data

from iss3d.movement import tuning
from iss3d.station.shapes import centre_of
from iss3d.vectors import Quat
from iss3d.vectors import Vec3 as Triple

# Panda3D carries orientations to and from Bullet through angles about its default axes, and Ursina changes those. The
# same axes without a window too, or a world would round otherwise where nobody looks on, and soon be another world.
load_prc_file_data("", "coordinate-system y-up-left")

_WALL = 1
_THING = 2
_BODY = 4
_HULL_OUTSIDE = 8
_LIVING = 16


@dataclass(frozen=True, slots=True)
class Motion:
    """Where a body is and how it moves: station axes, metres, m/s, rad/s."""

    position: Triple
    orientation: Quat
    velocity: Triple
    spin: Triple


class BulletSide:
    """A Bullet world that can be thrown away and made again from plain numbers, bit for bit the same.

    Shapes hold no state and are kept; nodes and the world are made new by clear().
    """

    def __init__(
        self, walls: Iterable[tuple[str, Sequence[Sequence[Triple]]]], outside: Sequence[Sequence[Triple]] = ()
    ) -> None:
        """Prepare the shapes: walls as (name, hulls) groups, and hulls that only a body outside bumps into."""
        self._walls = [(name, [_hull(points) for points in hulls]) for name, hulls in walls]
        self._outside = [_hull(points) for points in outside]
        self.clear()

    def clear(self) -> None:
        """Throw every body away and set up the walls anew."""
        self._world = BulletWorld()
        self._world.set_gravity(Vec3(0.0))
        self._root = NodePath("movement")
        self._statics: dict[str, NodePath] = {}
        self._movers: dict[str, BulletRigidBodyNode] = {}
        self._paths: dict[str, NodePath] = {}
        for name, shapes in self._walls:
            self._add_static(name, shapes, _WALL | _LIVING)
        if self._outside:
            self._add_static("outside", self._outside, _HULL_OUTSIDE)

    def _add_static(self, name: str, shapes: Iterable[tuple[object, TransformState]], mask: int) -> None:
        node = BulletRigidBodyNode(name)
        for shape, placed in shapes:
            node.add_shape(shape, placed)
        node.set_friction(1.0)
        node.set_restitution(1.0)
        node.set_into_collide_mask(BitMask32(mask))
        self._statics[name] = self._root.attach_new_node(node)
        self._world.attach(node)

    def add_hull(self, name: str, points: Sequence[Triple]) -> None:
        """Add one fixed convex piece, such as a closed hatch leaf."""
        self._add_static(name, [_hull(points)], _WALL | _LIVING)

    def add_block(self, name: str, position: Triple, orientation: Quat, size: Triple) -> None:
        """Add one fixed box, such as a console on a wall."""
        shape = BulletBoxShape(Vec3(*(0.5 * s for s in size)))
        shape.set_margin(min(0.01, 0.2 * min(size)))
        placed = TransformState.make_pos_quat_scale(Point3(*position), LQuaternionf(*orientation), Vec3(1.0))
        self._add_static(name, [(shape, placed)], _WALL | _LIVING)

    def remove_static(self, name: str) -> None:
        """Take a fixed piece away; nothing happens when it is not there."""
        path = self._statics.pop(name, None)
        if path is not None:
            self._world.remove(path.node())
            path.remove_node()

    def add_ball(
        self, name: str, radius: float, mass: float, inertia: float, motion: Motion, *, outside: bool, turns: bool
    ) -> None:
        """Add a person as a ball: outside it meets the hull too; turns says whether bumps may spin it."""
        shape = BulletSphereShape(radius)
        node = self._mover(name, shape, mass, inertia, motion)
        node.set_friction(tuning.BODY_FRICTION)
        node.set_restitution(tuning.BODY_BOUNCE)
        node.set_angular_factor(Vec3(1.0 if turns else 0.0))
        node.set_ccd_motion_threshold(radius * 0.25)
        node.set_ccd_swept_sphere_radius(radius * 0.9)
        node.set_deactivation_enabled(False)
        mask = _WALL | _BODY | (_HULL_OUTSIDE if outside else 0)
        node.set_into_collide_mask(BitMask32(mask))
        self._world.attach(node)

    def add_living(self, name: str, radius: float, mass: float, motion: Motion) -> None:
        """Add a person with a will as a ball that walls stop; how it is turned is its owner's business."""
        node = self._mover(name, BulletSphereShape(radius), mass, tuning.BODY_INERTIA, motion)
        node.set_friction(tuning.LIVING_FRICTION)
        node.set_restitution(0.0)
        node.set_angular_factor(Vec3(0.0))
        node.set_ccd_motion_threshold(radius * 0.25)
        node.set_ccd_swept_sphere_radius(radius * 0.9)
        node.set_deactivation_enabled(False)
        node.set_into_collide_mask(BitMask32(_LIVING))
        self._world.attach(node)

    def add_limp(self, name: str, radius: float, mass: float, motion: Motion) -> None:
        """Add a limp person as a ball that bumps into walls, things and the player (who has the walls' bit)."""
        node = self._mover(name, BulletSphereShape(radius), mass, tuning.BODY_INERTIA, motion)
        node.set_friction(tuning.BODY_FRICTION)
        node.set_restitution(tuning.BODY_BOUNCE)
        node.set_ccd_motion_threshold(radius * 0.25)
        node.set_ccd_swept_sphere_radius(radius * 0.9)
        node.set_into_collide_mask(BitMask32(_WALL | _THING))
        self._world.attach(node)
        if motion.velocity == (0.0, 0.0, 0.0) == motion.spin:
            node.set_active(False, True)

    def add_box(
        self, name: str, size: Triple, mass: float, motion: Motion, *, in_hand: bool, passes_player: bool
    ) -> None:
        """Add a loose thing. In the hand it is a small ball, since hands turn a box so that it passes a hatch."""
        least = 0.5 * min(size)
        if in_hand:
            shape = BulletSphereShape(min(max(least, 0.02), tuning.CARRY_BALL))
        else:
            shape = BulletBoxShape(Vec3(*(max(0.5 * s, 0.01) for s in size)))
            shape.set_margin(min(0.01, 0.3 * max(least, 0.01)))
        node = self._mover(name, shape, mass, box_inertia(size, mass), motion)
        node.set_friction(tuning.THING_FRICTION)
        node.set_restitution(tuning.THING_BOUNCE)
        radius = max(least, 0.015)
        node.set_ccd_motion_threshold(radius * 0.5)
        node.set_ccd_swept_sphere_radius(radius * 0.8)
        mask = _WALL | _THING | (0 if in_hand or passes_player else _BODY)
        node.set_into_collide_mask(BitMask32(mask))
        self._world.attach(node)
        if not in_hand and motion.velocity == (0.0, 0.0, 0.0) == motion.spin:
            node.set_active(False, True)

    def _mover(self, name: str, shape: object, mass: float, inertia: float, motion: Motion) -> BulletRigidBodyNode:
        node = BulletRigidBodyNode(name)
        node.add_shape(shape)
        node.set_mass(mass)
        node.set_inertia(Vec3(inertia))
        node.set_linear_damping(0.0)
        node.set_angular_damping(0.0)
        node.set_linear_sleep_threshold(tuning.THING_SLEEP_SPEED)
        node.set_angular_sleep_threshold(tuning.THING_SLEEP_SPEED)
        path = self._root.attach_new_node(node)
        path.set_pos_quat(Point3(*motion.position), LQuaternionf(*motion.orientation))
        node.set_linear_velocity(Vec3(*motion.velocity))
        node.set_angular_velocity(Vec3(*motion.spin))
        self._movers[name] = node
        self._paths[name] = path
        return node

    def remove(self, name: str) -> None:
        """Take a moving body out; nothing happens when it is not there."""
        node = self._movers.pop(name, None)
        if node is not None:
            self._world.remove(node)
            self._paths.pop(name).remove_node()

    def has(self, name: str) -> bool:
        """Return whether a moving body of this name is in the world."""
        return name in self._movers

    def active(self, name: str) -> bool:
        """Return whether the body moves or may move; one asleep keeps its place until touched."""
        return bool(self._movers[name].is_active())

    def motion(self, name: str) -> Motion:
        """Return where a body is and how it moves."""
        node = self._movers[name]
        placed = node.get_transform()
        p, q, v, w = placed.get_pos(), placed.get_quat(), node.get_linear_velocity(), node.get_angular_velocity()
        return Motion((p[0], p[1], p[2]), (q[0], q[1], q[2], q[3]), (v[0], v[1], v[2]), (w[0], w[1], w[2]))

    def set_drag(self, name: str, share: float) -> None:
        """Let the air take this share of a body's speed and spin in a second."""
        self._movers[name].set_linear_damping(share)
        self._movers[name].set_angular_damping(share)

    def set_velocity(self, name: str, velocity: Triple, spin: Triple | None = None) -> None:
        """Set how a body moves, and wake it."""
        node = self._movers[name]
        node.set_linear_velocity(Vec3(*velocity))
        if spin is not None:
            node.set_angular_velocity(Vec3(*spin))
        node.set_active(True, True)

    def drive(self, name: str, velocity: Triple, spin: Triple) -> tuple[Triple, Triple, Triple]:
        """Set a ball's motion, take one tick of the whole world, and return its position, velocity and spin."""
        node = self._movers[name]
        node.set_linear_velocity(Vec3(*velocity))
        node.set_angular_velocity(Vec3(*spin))
        self.step()
        p, v, w = node.get_transform().get_pos(), node.get_linear_velocity(), node.get_angular_velocity()
        return (p[0], p[1], p[2]), (v[0], v[1], v[2]), (w[0], w[1], w[2])

    def step(self) -> None:
        """Take one tick. No substeps: what a step does must not depend on time left over from the last one."""
        self._world.do_physics(tuning.TICK, 0, tuning.TICK)

    def touching(self, name: str) -> str:
        """Return the name of the body that this one touches most deeply, "" when it touches none."""
        node = self._movers[name]
        deepest, found = 0.0, ""
        for contact in self._world.contact_test(node).get_contacts():
            other = contact.get_node1() if contact.get_node0() == node else contact.get_node0()
            depth = contact.get_manifold_point().get_distance()
            if not found or depth < deepest:
                deepest, found = depth, other.get_name()
        return found

    def ray(self, start: Triple, end: Triple) -> tuple[Triple, Triple] | None:
        """Return point and normal where a straight line first meets anything fixed, or None."""
        hit = self._world.ray_test_closest(Point3(*start), Point3(*end), BitMask32(_WALL | _HULL_OUTSIDE))
        if not hit.has_hit():
            return None
        p, n = hit.get_hit_pos(), hit.get_hit_normal()
        return (p[0], p[1], p[2]), (n[0], n[1], n[2])


def box_inertia(size: Triple, mass: float) -> float:
    """Return the mean moment of inertia of a box, kg m^2: equal about all axes so that a tumble keeps its momentum."""
    return max(mass * (size[0] ** 2 + size[1] ** 2 + size[2] ** 2) / 18.0, mass * 1e-4)


def _hull(points: Sequence[Triple]) -> tuple[BulletConvexHullShape, TransformState]:
    """Return a hull about its own middle and where that is: far from the origin single floats are coarse."""
    mid = centre_of(points)
    shape = BulletConvexHullShape()
    for p in points:
        shape.add_point(Point3(p[0] - mid[0], p[1] - mid[1], p[2] - mid[2]))
    # Bullet grows a hull by its margin; at its default of 4 cm an 80 cm hatch would lose a tenth.
    shape.set_margin(0.002)
    return shape, TransformState.make_pos(Point3(*mid))
