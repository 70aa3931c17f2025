"""What keeps the bot human: a slow reaction, an unsteady hand, a limited turn rate. Knows no world and no task."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from random import Random

from iss3d.movement.intents import INTENT_NAMES, Intents
from iss3d.vectors import Quat, Vec3, conjugate, cross, rotate, scale, sub, unit
from iss3d.world.perception import Perception

TICK = 1.0 / 60.0


@dataclass(frozen=True, slots=True)
class HumanLimits:
    """How well a person does.

    Attributes:
        reaction: Seconds from something being shown to the hand moving (about 250 ms to a visual cue).
        aim_noise_deg: Standard deviation of where the hand points, degrees.
        turn_rate_deg: Fastest comfortable turn of the view, degrees per second.
        press_gap: Least seconds between two presses of one key.
    """

    reaction: float = 0.25
    aim_noise_deg: float = 2.0
    turn_rate_deg: float = 140.0
    press_gap: float = 0.45


class Reaction:
    """Delays what is shown by the reaction time; what the body feels (its own pose) is not delayed."""

    def __init__(self, limits: HumanLimits, tick: float = TICK) -> None:
        self._delay = limits.reaction
        self._tick = tick
        self._queue: deque[Perception] = deque()

    def notice(self, now: Perception) -> Perception:
        """Return what was shown one reaction time ago."""
        self._queue.append(now)
        while len(self._queue) > 1 and (now.tick - self._queue[1].tick) * self._tick >= self._delay:
            self._queue.popleft()
        return self._queue[0]


class UnsteadyHand:
    """Turns the view toward a direction with limited rate and an error that wanders."""

    def __init__(self, limits: HumanLimits, rng: Random) -> None:
        self._limits = limits
        self._rng = rng
        self._error = (0.0, 0.0)
        self._until = 0

    def wander(self, tick: int) -> tuple[float, float]:
        """Return the present aim error (yaw, pitch) in radians; it changes about twice a second."""
        if tick >= self._until:
            sigma = math.radians(self._limits.aim_noise_deg) / math.sqrt(2.0)
            self._error = (self._rng.gauss(0.0, sigma), self._rng.gauss(0.0, sigma))
            self._until = tick + self._rng.randint(20, 40)
        return self._error

    def turn_toward(self, tick: int, orientation: Quat, direction: Vec3, ticks: int = 1) -> tuple[float, float, float]:
        """Return (yaw, pitch, angle left) that brings the view toward a station-frame direction.

        ticks is how many ticks the answer will be held for.
        """
        local = rotate(conjugate(orientation), unit(direction))
        flat = math.hypot(local[0], local[1])
        yaw = math.atan2(local[1], local[0]) if flat > 1e-3 else 0.0
        pitch = math.atan2(-local[2], flat)
        if abs(yaw) > math.pi * 0.5 and abs(pitch) > 1.2:
            yaw = 0.0  # nearly behind and overhead: tip back instead of spinning about
        error = self.wander(tick)
        left = math.acos(max(-1.0, min(1.0, local[0])))
        most = math.radians(self._limits.turn_rate_deg) * TICK
        yaw_step = max(-most, min(most, (yaw + error[0]) * 0.14))
        pitch_step = max(-most, min(most, (pitch + error[1]) * 0.14))
        return yaw_step, pitch_step, left


class KeyPresses:
    """Lets a key be pressed only as often as a finger can."""

    def __init__(self, limits: HumanLimits) -> None:
        self._gap = round(limits.press_gap / TICK)
        self._free_at: dict[str, int] = {}

    def press(self, key: str, tick: int) -> bool:
        """Return whether the key can go down now, and count it as pressed when it can."""
        if tick < self._free_at.get(key, 0):
            return False
        self._free_at[key] = tick + self._gap
        return True

    def just_pressed(self, key: str, tick: int) -> bool:
        """Return whether the key went down so lately that one has not yet seen what came of it."""
        return tick < self._free_at.get(key, 0)


def without(intents: Intents, missing: frozenset[str]) -> Intents:
    """Return the intents of a person who lacks some verbs (names of INTENT_NAMES)."""
    if not missing:
        return intents
    unknown = missing - set(INTENT_NAMES)
    if unknown:
        raise ValueError(f"no intent is called {sorted(unknown)}; there are {', '.join(INTENT_NAMES)}")
    record = intents.to_record()
    for name in missing:
        for field in FIELDS_OF.get(name, (name,)):
            record.pop(field, None)
    return Intents.from_record(record)


FIELDS_OF = {"look": ("yaw", "pitch"), "swim": ("ahead", "aside", "above"), "choose": ("choose", "skip")}


def roll_toward(orientation: Quat, up: Vec3) -> float:
    """Return the roll (radians, clockwise positive) that would bring the head toward up."""
    ahead = rotate(orientation, (1.0, 0.0, 0.0))
    head = rotate(orientation, (0.0, 0.0, -1.0))
    flat = sub(up, scale(ahead, ahead[0] * up[0] + ahead[1] * up[1] + ahead[2] * up[2]))
    if unit(flat) == (0.0, 0.0, 0.0):
        return 0.0
    flat = unit(flat)
    side = cross(head, flat)
    sine = side[0] * ahead[0] + side[1] * ahead[1] + side[2] * ahead[2]
    cosine = head[0] * flat[0] + head[1] * flat[1] + head[2] * flat[2]
    return math.atan2(sine, cosine)
