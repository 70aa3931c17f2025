"""The player's body as plain data, its comfort settings, and how the view turns.

Knows no physics engine: positions and velocities are read from it and written to it by zero_g.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

from iss3d.movement import tuning
from iss3d.movement.intents import Intents
from iss3d.vectors import AHEAD, IDENTITY, UP, ZERO, Quat, Vec3, about, compose, cross, dot, normalised, rotate, turned


@dataclass(frozen=True, slots=True)
class Comfort:
    """Aids the player may switch.

    Attributes:
        auto_level: Gently roll the head toward the module's up.
        spin: Off-centre pushes, throws and bumps turn the body.
        swim: The hands may push on air.
    """

    auto_level: bool = True
    spin: bool = False
    swim: bool = True


@dataclass(slots=True)
class Grip:
    """A closed hand.

    Attributes:
        kind: "rail", "hatch", "seat", "thing", "person" or "surface".
        id: What is held; the module for a bare surface.
        point: Where, in the station frame; for a person or a towed body relative to its middle.
        arm: From the hand to the eye, in view axes; for a towed body from the eye to its middle.
        tow: The hold is free to move and is pulled along, rather than the body held by it.
    """

    kind: str
    id: str
    point: Vec3
    arm: Vec3
    tow: bool = False


@dataclass(slots=True)
class Player:
    """All that changes about the player. Quaternions turn view axes into station axes.

    Attributes:
        spin: Angular velocity in station axes, rad/s; stays zero with comfort.spin off.
        cell: Air cell last known to hold the eye.
        outside: In a suit beyond the hatch.
        fixed: "" free, "seat" strapped in, "hide" hidden; fixed_in is the thing.
        hand_spent: The hand was torn open or pushed off; it must open before it closes again.
    """

    position: Vec3 = ZERO
    orientation: Quat = IDENTITY
    velocity: Vec3 = ZERO
    spin: Vec3 = ZERO
    cell: str = ""
    module: str = ""
    outside: bool = False
    suited: bool = False
    fixed: str = ""
    fixed_in: str = ""
    grip: Grip | None = None
    hand_spent: bool = False
    carrying: str | None = None
    torn: float = 0.0
    tether: Vec3 | None = None
    tether_to: str = ""
    jets: bool = False
    delta_v: float = tuning.SAFER_DELTA_V
    push_wait: float = 0.0
    brake_rate: float = 0.0
    rolled: float = 0.0
    roll_pause: float = 0.0
    levelling: bool = False
    lost: int = 0

    @property
    def mass(self) -> float:
        """Kilograms, with the suit when it is on."""
        return tuning.BODY_MASS + (tuning.SUIT_MASS if self.suited else 0.0)

    @property
    def inertia(self) -> float:
        """kg m^2 about any axis."""
        return tuning.SUIT_INERTIA if self.suited else tuning.BODY_INERTIA

    @property
    def radius(self) -> float:
        """Metres of the ball that bumps."""
        return tuning.SUIT_RADIUS if self.suited else tuning.BODY_RADIUS

    @property
    def ahead(self) -> Vec3:
        """Where the player looks."""
        return rotate(self.orientation, AHEAD)

    def to_data(self) -> dict[str, Any]:
        """Return everything as plain JSON data."""
        data: dict[str, Any] = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, Grip):
                value = {g.name: getattr(value, g.name) for g in fields(value)}
                value = {name: list(v) if isinstance(v, tuple) else v for name, v in value.items()}
            data[f.name] = list(value) if isinstance(value, tuple) else value
        return data

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Player:
        """Return the player that to_data described; what is missing is at rest, what is unknown is ignored.

        Raises:
            ValueError: A number is not one.
        """
        player = cls()
        for f in fields(cls):
            if f.name in data:
                setattr(player, f.name, _read(f.name, data[f.name], getattr(player, f.name)))
        if abs(math.fsum(v * v for v in player.orientation) - 1.0) > 1e-6:
            player.orientation = normalised(player.orientation)  # only when damaged: else it must stay bit for bit
        return player


def _read(name: str, value: Any, like: Any) -> Any:
    """Return a saved value in the type that the field has, or raise ValueError naming the field."""
    try:
        if name == "grip":
            if value is None:
                return None
            point, arm = numbers(value["point"], 3), numbers(value["arm"], 3)
            return Grip(str(value["kind"]), str(value["id"]), vec3(point), vec3(arm), bool(value["tow"]))
        if name == "tether":
            return None if value is None else vec3(numbers(value, 3))
        if name == "carrying":
            return None if value is None else str(value)
        if isinstance(like, tuple):
            return numbers(value, len(like))
        if isinstance(like, bool | int | str):
            return type(like)(value)
        return numbers([value], 1)[0]
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"player.{name}: {value!r} cannot be read") from error


def numbers(value: Any, count: int) -> tuple[float, ...]:
    """Return a list of finite floats as a tuple.

    Raises:
        ValueError: Not so many numbers, or one is not finite.
    """
    result = tuple(float(v) for v in value)
    if len(result) != count or not all(map(math.isfinite, result)):
        raise ValueError(f"{value!r} is not {count} finite numbers")
    return result


def vec3(value: tuple[float, ...]) -> Vec3:
    """Return three of the floats as a vector."""
    return (value[0], value[1], value[2])


def sound(intents: Intents) -> Intents:
    """Return the intents with every number finite and within its range (a broken device wishes nothing)."""
    turn = tuning.TURN_RATE_MAX * tuning.TICK
    yaw, pitch, roll = intents.yaw, intents.pitch, intents.roll
    if (
        -turn <= yaw <= turn
        and -turn <= pitch <= turn
        and -turn <= roll <= turn
        and -1.0 <= intents.ahead <= 1.0
        and -1.0 <= intents.aside <= 1.0
        and -1.0 <= intents.above <= 1.0
        and 0.0 <= intents.push <= 1.0
        and 0.0 <= intents.throw <= 1.0
    ):
        return intents
    values = {f.name: getattr(intents, f.name) for f in fields(intents)}
    for name, low, high in (
        ("yaw", -turn, turn),
        ("pitch", -turn, turn),
        ("roll", -turn, turn),
        ("ahead", -1.0, 1.0),
        ("aside", -1.0, 1.0),
        ("above", -1.0, 1.0),
        ("push", 0.0, 1.0),
        ("throw", 0.0, 1.0),
    ):
        value = values[name]
        values[name] = min(max(value, low), high) if isinstance(value, int | float) and math.isfinite(value) else 0.0
    return Intents(**values)


def turn_view(player: Player, intents: Intents) -> bool:
    """Turn the view by the wishes of one tick and by the body's own spin.

    Returns:
        True when a quarter turn of roll by hand was completed.
    """
    if intents.yaw or intents.pitch or intents.roll:
        player.orientation = turned(player.orientation, intents.yaw, intents.pitch, intents.roll)
    sx, sy, sz = player.spin
    if sx or sy or sz:
        angle = math.sqrt(sx * sx + sy * sy + sz * sz) * tuning.TICK
        player.orientation = normalised(compose(about(player.spin, angle), player.orientation))
    if intents.roll == 0.0:
        player.roll_pause = max(0.0, player.roll_pause - tuning.TICK)
        return False
    player.roll_pause = tuning.AUTO_LEVEL_PAUSE
    if player.rolled * intents.roll < 0.0:
        player.rolled = 0.0
    player.rolled += intents.roll
    if abs(player.rolled) < math.pi / 2.0 - 1e-6:
        return False
    player.rolled = 0.0
    return True


def roll_error(orientation: Quat, up: Vec3) -> float:
    """Return by how much to roll clockwise (radians) so that the head is as near to up as the line of sight allows."""
    ahead = rotate(orientation, AHEAD)
    head = rotate(orientation, UP)
    share = dot(ahead, up)
    wanted = (up[0] - ahead[0] * share, up[1] - ahead[1] * share, up[2] - ahead[2] * share)
    return math.atan2(dot(cross(head, wanted), ahead), dot(head, wanted))


def auto_level(player: Player, up: Vec3) -> None:
    """Roll a little toward up, unless the player has just rolled or looks along it, where up means little."""
    if player.roll_pause > 0.0 or abs(dot(player.ahead, up)) > 0.85:
        return
    error = roll_error(player.orientation, up)
    if abs(error) < 1e-3:
        return
    rate = tuning.AUTO_LEVEL_RATE * min(1.0, abs(error) / tuning.AUTO_LEVEL_EASE)
    player.orientation = turned(player.orientation, 0.0, 0.0, math.copysign(min(rate * tuning.TICK, abs(error)), error))


def level(player: Player, up: Vec3) -> bool:
    """Turn toward upright as fast as the level key does; True when upright.

    Looking along up, the nose comes down too, so that there is an upright to reach.
    """
    step = tuning.LEVEL_RATE * tuning.TICK
    share = dot(player.ahead, up)
    steep = abs(share) > 0.9
    if steep:
        player.orientation = turned(player.orientation, 0.0, math.copysign(step, -_climb(player, up)), 0.0)
    error = roll_error(player.orientation, up)
    if abs(error) > 1e-4:
        player.orientation = turned(player.orientation, 0.0, 0.0, math.copysign(min(step, abs(error)), error))
    player.roll_pause = 0.0
    return abs(error) <= tuning.LEVEL_DONE and not steep


def _climb(player: Player, up: Vec3) -> float:
    """Return +1 when pitching up brings the line of sight nearer to the pole it is near to, else -1.

    Near the pole of `up` the sign tells which way of pitching leaves the pole on the shorter side.
    """
    toward = dot(rotate(player.orientation, UP), up)
    nearer = toward if dot(player.ahead, up) > 0.0 else -toward
    return 1.0 if nearer > 0.0 else -1.0
