"""Nothing aboard makes momentum out of nothing."""

from __future__ import annotations

import pytest
from movement_rooms import airless, hall, loose

from iss3d.movement import tuning
from iss3d.movement.intents import REST, Intents
from iss3d.movement.player import Comfort
from iss3d.movement.zero_g import ZeroG
from iss3d.vectors import IDENTITY, Vec3, about, add, cross, distance, length, scale, sub

SPINNING = Comfort(auto_level=False, spin=True, swim=False)
MINUTE = 3600


def momenta(z: ZeroG) -> tuple[Vec3, Vec3]:
    """Return momentum and angular momentum about the origin of the player, loose things and limp people together."""
    p = z.player
    bodies = [(p.mass, p.inertia, p.position, p.velocity, p.spin)]
    for id, r in z.things.records.items():
        bodies.append((r.facts.mass, z.things.inertia(id), r.motion.position, r.motion.velocity, r.motion.spin))
    for b in z.people.bodies.values():
        bodies.append((b.mass, tuning.BODY_INERTIA, b.motion.position, b.motion.velocity, b.motion.spin))
    linear: Vec3 = (0.0, 0.0, 0.0)
    angular: Vec3 = (0.0, 0.0, 0.0)
    for mass, inertia, position, velocity, spin in bodies:
        linear = add(linear, scale(velocity, mass))
        angular = add(angular, add(scale(cross(position, velocity), mass), scale(spin, inertia)))
    return linear, angular


def floating(*things: object, velocity: Vec3 = (0.0, 0.0, 0.0), spin: Vec3 = (0.0, 0.0, 0.0)) -> ZeroG:
    """Return a player adrift in a great airless hall."""
    z = airless(ZeroG(hall(*things), SPINNING))  # type: ignore[arg-type]
    z.place_player((0.0, 0.0, 0.0), IDENTITY)
    z.player.velocity, z.player.spin = velocity, spin
    return z


def assert_kept(z: ZeroG, before: tuple[Vec3, Vec3], size: tuple[float, float]) -> None:
    """Assert both momenta are as before, to a thousandth of the given sizes."""
    linear, angular = momenta(z)
    assert length(sub(linear, before[0])) < 1e-3 * size[0]
    assert length(sub(angular, before[1])) < 1e-3 * size[1]


def test_a_tumbling_player_keeps_momentum_and_angular_momentum_for_a_minute() -> None:
    z = floating(velocity=(0.3, -0.1, 0.2), spin=(0.8, 0.5, -0.3))
    before = momenta(z)
    for _ in range(MINUTE):
        z.step(REST)
    assert_kept(z, before, (length(before[0]), length(before[1])))


def test_a_tumbling_box_keeps_angular_momentum_for_a_minute() -> None:
    z = floating(loose("box", (5.0, 0.0, 0.0), 12.0, (0.8, 0.3, 0.1)))
    z.things.set_motion("box", (0.0, 0.1, 0.0), (2.0, 1.0, 0.5))
    before = momenta(z)
    for _ in range(MINUTE):
        z.step(REST)
    assert_kept(z, before, (length(before[0]), length(before[1])))


def test_tumbling_with_a_carried_box_keeps_both_momenta_for_a_minute() -> None:
    z = floating(loose("box", (0.6, 0.1, 0.2), 12.0, (0.4, 0.3, 0.3)), velocity=(0.2, 0.0, 0.1), spin=(0.2, 0.4, -0.3))
    before = momenta(z)
    assert z.take("box")
    for _ in range(MINUTE):
        z.step(REST)
    assert z.player.carrying == "box"
    assert distance(z.things.records["box"].motion.position, z.player.position) < 1.0
    assert_kept(z, before, (length(before[0]), length(before[1])))


@pytest.mark.parametrize("strength", [0.2, 1.0])
def test_thrown_wrench_and_thrower_keep_momentum(strength: float) -> None:
    wrench = loose("wrench", (0.5, 0.1, 0.1), 3.0, (0.3, 0.05, 0.03))
    z = floating(wrench, velocity=(0.1, 0.05, 0.0), spin=(0.0, 0.1, 0.2))
    before = momenta(z)
    z.take("wrench")
    for _ in range(120):
        z.step(REST)
    deeds = z.step(Intents(throw=strength))
    assert [d.verb for d in deeds] == ["throw"]
    thrown = z.things.records["wrench"].motion
    size = wrench.mass * length(thrown.velocity)
    for _ in range(600):
        z.step(REST)
    assert_kept(z, before, (size, size * 0.5))


def test_the_thrower_drifts_the_other_way() -> None:
    z = floating(loose("wrench", (0.5, 0.1, 0.1), 3.0))
    z.take("wrench")
    for _ in range(120):
        z.step(REST)
    z.step(Intents(throw=1.0))
    thrown = z.things.records["wrench"].motion.velocity
    assert 4.0 < thrown[0] < 5.0
    assert z.player.velocity[0] == pytest.approx(-thrown[0] * 3.0 / 75.0, rel=1e-3)


def test_a_box_caught_in_flight_takes_the_player_along() -> None:
    z = floating(loose("box", (0.9, 0.2, 0.1), 15.0, (0.4, 0.3, 0.3)))
    z.things.set_motion("box", (0.0, 0.8, 0.0), (0.0, 0.0, 0.0))
    before = momenta(z)
    z.take("box")
    for _ in range(600):
        z.step(REST)
    assert z.player.position[1] > 0.5
    assert_kept(z, before, (15.0 * 0.8, 15.0 * 0.8))


def test_a_limp_person_is_towed_with_their_whole_mass() -> None:
    z = floating(velocity=(0.0, 0.6, 0.0))
    z.set_person("gordon", (0.6, 0.0, 0.0), mass=80.0, limp=True)
    before = momenta(z)
    for _ in range(600):
        z.step(Intents(grip=True))
    assert z.player.grip is not None and z.player.grip.tow
    gordon = z.person_motion("gordon")
    assert gordon is not None
    assert distance(gordon.position, z.player.position) < 1.2
    linear, _ = momenta(z)
    assert linear[1] == pytest.approx(before[0][1], rel=1e-3)
    assert gordon.position[1] > 2.0


def test_with_spin_switched_off_a_throw_does_not_turn_the_player() -> None:
    z = airless(ZeroG(hall(loose("wrench", (0.5, 0.3, 0.1), 3.0)), Comfort(auto_level=False)))
    z.place_player((0.0, 0.0, 0.0), about((0.0, 0.0, 1.0), 0.3))
    facing = z.player.orientation
    z.take("wrench")
    for _ in range(60):
        z.step(REST)
    z.step(Intents(throw=1.0))
    for _ in range(60):
        z.step(REST)
    assert z.player.orientation == facing
