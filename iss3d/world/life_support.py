"""Air, pressure and breath: each module has good air, thin air or none; without it the player has some seconds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from iss3d.world import loss, tuning

if TYPE_CHECKING:
    from iss3d.world.world import World

OUT_OF_AIR = "air"


def air_at(world: World) -> str:
    """Return the air the player breathes; a suit brings its own."""
    if world.body.player.suited:
        return "good"
    if world.body.player.outside:
        return "none"
    return world.state.air.get(world.body.player.module, "good")


def step(world: World, dt: float) -> None:
    """Use up or win back breath; without any left the scene is lost."""
    life = world.state.life
    air = air_at(world)
    if air == "good":
        life.breath = min(1.0, life.breath + dt / tuning.RECOVER_SECONDS)
        return
    floor = tuning.THIN_AIR_FLOOR if air == "thin" else 0.0
    used = dt / tuning.SUFFOCATE_SECONDS[world.settings.difficulty]
    life.breath = max(min(floor, life.breath), life.breath - (0.5 * used if air == "thin" else used))
    if life.breath <= 0.0:
        loss.lose(world, OUT_OF_AIR)


def pressure_at(world: World, module: str) -> float:
    """Return what the gauge of a module shows, kPa."""
    return world.state.pressure.get(module, tuning.PRESSURE_KPA["good"])


def settle(world: World, seconds: float) -> None:
    """Let the pressure of every module go on towards what its air makes of it."""
    state, usual = world.state, tuning.PRESSURE_KPA["good"]
    off = {module for module, air in state.air.items() if air != "good"} | set(state.pressure)
    for module in sorted(off):
        goal = tuning.PRESSURE_KPA[state.air.get(module, "good")]
        now = state.pressure.get(module, usual)
        slow = tuning.PRESSURE_RISES_S if goal > now else tuning.PRESSURE_FALLS_S
        now = goal + (now - goal) * math.exp(-seconds / slow)
        if abs(now - goal) < tuning.PRESSURE_SETTLED_KPA:
            now = goal
        if now == usual:
            state.pressure.pop(module, None)
        else:
            state.pressure[module] = now
