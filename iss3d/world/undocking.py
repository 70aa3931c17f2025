"""How far a vehicle is from the station since it left (springs, a coast, a burn), or before it comes. Pure.

The player inside stays where the numbers say; it is the station that the view draws farther off.
"""

from __future__ import annotations

from iss3d.world import tuning


def metres(seconds: float) -> float:
    """Return metres between a vehicle and its port so many seconds after its hooks opened."""
    if seconds <= 0.0:
        return 0.0
    coast = tuning.UNDOCK_PUSH * seconds
    burn = min(max(seconds - tuning.UNDOCK_COAST_SECONDS, 0.0), tuning.UNDOCK_BURN_SECONDS)
    after = max(seconds - tuning.UNDOCK_COAST_SECONDS - tuning.UNDOCK_BURN_SECONDS, 0.0)
    gained = tuning.UNDOCK_BURN * tuning.UNDOCK_BURN_SECONDS
    return coast + 0.5 * tuning.UNDOCK_BURN * burn * burn + gained * after


def still_to_go(seconds: float) -> float:
    """Return metres between a vehicle and its port so many seconds before contact: a steady closing speed."""
    return tuning.DOCK_SPEED * max(seconds, 0.0)


def speed(seconds: float) -> float:
    """Return its speed away from the station, m/s."""
    if seconds <= 0.0:
        return 0.0
    burn = min(max(seconds - tuning.UNDOCK_COAST_SECONDS, 0.0), tuning.UNDOCK_BURN_SECONDS)
    return tuning.UNDOCK_PUSH + tuning.UNDOCK_BURN * burn
