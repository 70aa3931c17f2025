"""Outside: the jet pack that takes one home once, and the tether that means one need not.

Pure arithmetic on the player's velocity. Knows no physics engine.
"""

from __future__ import annotations

from iss3d.movement import tuning
from iss3d.movement.intents import Intents
from iss3d.movement.player import Player
from iss3d.vectors import add, dot, length, rotate, scale, sub


def fire(player: Player, intents: Intents) -> bool:
    """Fire the jets as wished, spend the nitrogen, and hold the attitude; True when any thruster fired."""
    player.spin = scale(player.spin, max(0.0, 1.0 - tuning.SAFER_HOLD * tuning.TICK))
    wish = (intents.ahead, intents.aside, -intents.above)
    size = length(wish)
    if size < 1e-3 or player.delta_v <= 0.0:
        return False
    change = min(tuning.SAFER_THRUST / player.mass * tuning.TICK * min(1.0, size), player.delta_v)
    player.delta_v -= change
    player.velocity = add(player.velocity, rotate(player.orientation, scale(wish, change / size)))
    return True


def hold_back(player: Player) -> bool:
    """Let the tether's reel brake a body that flies off its end; True when it is taut."""
    if player.tether is None:
        return False
    out = sub(player.position, player.tether)
    span = length(out)
    if span <= tuning.TETHER_LENGTH:
        return False
    away = scale(out, 1.0 / span)
    speed = dot(player.velocity, away)
    most = tuning.TETHER_PULL / player.mass * tuning.TICK
    wanted = -0.3 * (span - tuning.TETHER_LENGTH)
    if speed > wanted:
        player.velocity = sub(player.velocity, scale(away, min(speed - wanted, most)))
    return True
