"""What lights the station from outside, and where what moves out there is: plain facts of one frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from iss3d.vectors import Vec3, lerp, scale
from iss3d.view.parting import TOGETHER, Parting
from iss3d.view.station.arm_pose import ARM_REST

SUN_STRENGTH = 1.8
HIGH_SUN: Vec3 = (1.0, 0.97, 0.92)
LOW_SUN: Vec3 = (1.0, 0.46, 0.2)
"""Its colour while the limb's air lets only a little through."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What lights the station from outside, and where its moving parts are.

    Attributes:
        sun: Direction to the sun in the station frame. sunlit: 0 in the Earth's shadow to 1.
        earth: Colour and strength of the light from below.
        arm: Where the hand of the large arm is.
        gone: Vehicles that have left.
        track: Direction the wings turn to, when it is not that of the light (a burst outshines the sun).
        apart: How far ships and station are drawn apart.
        tint: Colour of the light when it is not the Sun's but that of bursts.
    """

    sun: Vec3 = (0.4, 0.3, -0.86)
    sunlit: float = 1.0
    earth: Vec3 = (0.16, 0.2, 0.27)
    arm: Vec3 = ARM_REST
    shutters: Mapping[str, float] | None = None
    gone: frozenset[str] = frozenset()
    track: Vec3 | None = None
    apart: Parting = TOGETHER
    tint: Vec3 | None = None


def sun_light(sky: Outside) -> Vec3:
    """Return the Sun's light as the shaders take it."""
    return scale(sky.tint or lerp(LOW_SUN, HIGH_SUN, sky.sunlit), SUN_STRENGTH * sky.sunlit)
