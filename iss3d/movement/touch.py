"""What of the things and people about a hand could hold and the crosshair could find.

Goes through what is near only. Knows no physics engine.
"""

from __future__ import annotations

from iss3d.movement import tuning
from iss3d.movement.bullet_world import Motion
from iss3d.movement.people import People
from iss3d.movement.player import Player
from iss3d.movement.reach import Hold, Target
from iss3d.movement.things import Things
from iss3d.vectors import Vec3, add, conjugate, length, rotate, scale, sub

PERSON_SIZE = (0.4, 0.5, 1.6)
TRUNK_SIZE = (0.25, 0.3, 0.4)
"""m. What the crosshair must meet of a person, so that a crowd does not hide a small thing that floats among it."""

AIM_FAR = tuning.AIM_REACH + 1.0
"""m along each axis from the eye to a thing's middle, beyond which no part of it is in reach."""

FEELERS: tuple[Vec3, ...] = tuple(
    scale(v, 1.0 / length(v))
    for v in [
        (float(i), float(j), float(k))
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        for k in (-1, 0, 1)
        if abs(i) + abs(j) + abs(k) in (1, 3)
    ]
)
"""Ways in which limbs feel for a wall outside."""


def movable_holds(p: Player, things: Things, people: People, every: bool = False) -> list[Hold]:
    """Return seats, things with a grip (or every loose thing) and people that are in a hand's reach."""
    x, y, z = p.position
    found = []
    for id, record in things.near(p.position):
        facts, motion = record.facts, record.motion
        if not (facts.grip or facts.seat or (every and record.mode == "loose")):
            continue
        far = tuning.HAND_REACH + max(facts.size)
        mx, my, mz = motion.position
        if abs(mx - x) < far and abs(my - y) < far and abs(mz - z) < far and record.mode in ("loose", "fixed"):
            found.append(_box_hold("seat" if facts.seat else "thing", id, p.position, motion, facts.size))
    for id, body in people.bodies.items():
        mx, my, mz = body.motion.position
        if abs(mx - x) < 1.8 and abs(my - y) < 1.8 and abs(mz - z) < 1.8:
            found.append(_box_hold("person", id, p.position, body.motion, PERSON_SIZE))
    return found


def aim_targets(p: Player, things: Things, people: People) -> list[Target]:
    """Return the things of use and the people near enough for the crosshair."""
    x, y, z = p.position
    targets = []
    for id, record in things.near(p.position):
        facts, (mx, my, mz) = record.facts, record.motion.position
        if abs(mx - x) > AIM_FAR or abs(my - y) > AIM_FAR or abs(mz - z) > AIM_FAR:
            continue
        useful = facts.mass > 0.0 or facts.use or facts.seat or facts.hide or facts.slot_for
        if useful and record.mode in ("loose", "fixed"):
            targets.append(Target("thing", id, record.motion.position, record.motion.orientation, facts.size))
    for id, body in people.bodies.items():
        mx, my, mz = body.motion.position
        if abs(mx - x) > AIM_FAR or abs(my - y) > AIM_FAR or abs(mz - z) > AIM_FAR:
            continue
        targets.append(Target("person", id, body.motion.position, body.motion.orientation, TRUNK_SIZE))
    return targets


def _box_hold(kind: str, id: str, eye: Vec3, motion: Motion, size: Vec3) -> Hold:
    """Return the hold on the point of a box that is nearest to the eye."""
    local = rotate(conjugate(motion.orientation), sub(eye, motion.position))
    spot = (
        min(max(local[0], -size[0] * 0.5), size[0] * 0.5),
        min(max(local[1], -size[1] * 0.5), size[1] * 0.5),
        min(max(local[2], -size[2] * 0.5), size[2] * 0.5),
    )
    return Hold(kind, id, add(motion.position, rotate(motion.orientation, spot)), length(sub(local, spot)))
