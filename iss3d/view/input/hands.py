"""From pressed keys, mouse and sticks to the Intents of a tick. The only maker of intents in the view.

What is pressed in an instant (use, take, a push let go) waits for the next tick and is given to one tick only; what is
held is given to every tick. Knows acts, not devices' names; knows nothing of the world.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from iss3d.movement.intents import Intents
from iss3d.settings.bindings import Bindings
from iss3d.view.input.devices import Devices
from iss3d.view.input.mouselook import Mouselook

KEY_TURN = math.radians(75.0)
"""Turn by keys or stick at full deflection, rad/s; a person turns the head at about this pace when searching."""

ROLL_RATE = math.radians(55.0)
"""Roll by keys, rad/s; slower than turning, as roll is what makes people sick."""

MOUSE_TURN = math.radians(0.11)
"""Turn per pixel at sensitivity 1, rad."""

GENTLE = 0.22
"""Strength of a push or throw made by a tap; the gentle push is the skill, so it must be the easy one."""

CHARGE_SECONDS = 1.1
"""Time from a tap's strength to full strength while the key is held."""

SHORT_TURN = math.radians(2.5)
"""Turn at the first instant of an arrow key, so that one tap is a small step, rad."""

TAPS = ("use", "take", "skip", "lamp", "tether", "jets", "retry")


@dataclass(frozen=True, slots=True)
class HandOptions:
    """What a person may set about their hands: sensitivity 1 is 0.11 degrees a pixel; toggles replace holding."""

    sensitivity: float = 1.0
    stick_sensitivity: float = 1.0
    invert_pitch: bool = False
    toggle_grip: bool = False
    toggle_brake: bool = False


class Hands:
    """Gathers wishes between ticks."""

    def __init__(self, devices: Devices, bindings: Bindings, mouse: Mouselook) -> None:
        self._devices = devices
        self.bindings = bindings
        self._mouse = mouse
        self.options = HandOptions()
        self.pending_yaw = 0.0
        self.pending_pitch = 0.0
        self._taps: set[str] = set()
        self._choice: int | None = None
        self._charging: dict[str, float] = {}
        self._released: dict[str, float] = {}
        self._toggled: dict[str, bool] = {"grip": False, "brake": False}

    # -- events -------------------------------------------------------------------------------------------------------
    def press(self, key: str) -> None:
        """Take a key that went down while the game is being played."""
        for act in self.bindings.actions_for(key, "play"):
            if act.startswith("choice_"):
                self._choice = int(act.removeprefix("choice_")) - 1
            elif act in TAPS:
                self._taps.add(act)
            elif act in {"push", "throw"}:
                self._charging[act] = 0.0
            elif act in self._toggled and getattr(self.options, f"toggle_{act}"):
                self._toggled[act] = not self._toggled[act]
            elif act in {"look_left", "look_right"}:
                self.pending_yaw += SHORT_TURN if act == "look_right" else -SHORT_TURN
            elif act in {"look_up", "look_down"}:
                self.pending_pitch += SHORT_TURN if act == "look_up" else -SHORT_TURN

    def release(self, key: str) -> None:
        """Take a key that went up."""
        for act in self.bindings.actions_for(key, "play"):
            if act in self._charging and not self._held(act):
                self._released[act] = charge_strength(self._charging.pop(act))

    def choose(self, index: int) -> None:
        """Pick an answer."""
        self._choice = index

    def tap(self, act: str) -> None:
        """Press one of TAPS for the next tick, as a menu does."""
        self._taps.add(act)

    def drop_all(self) -> None:
        """Forget every wish, as when a menu opens."""
        self.pending_yaw = self.pending_pitch = 0.0
        self._taps.clear()
        self._charging.clear()
        self._released.clear()
        self._choice = None
        self._toggled = dict.fromkeys(self._toggled, False)

    # -- reading ------------------------------------------------------------------------------------------------------
    def _held(self, act: str) -> bool:
        return any(key in self._devices.down for key in self.bindings.of(act))

    def _pair(self, less: str, more: str) -> float:
        return float(self._held(more)) - float(self._held(less))

    def charge(self, act: str) -> float | None:
        """Return the strength a held push or throw has reached, or None when it is not held."""
        return charge_strength(self._charging[act]) if act in self._charging else None

    def gather(self, seconds: float) -> None:
        """Take what the mouse, sticks and arrow keys did in this frame."""
        dx, dy = self._mouse.movement()
        sensitivity = MOUSE_TURN * self.options.sensitivity
        turn = KEY_TURN * seconds
        sticks = self._devices.sticks
        stick = turn * 1.6 * self.options.stick_sensitivity
        pitch_sign = -1.0 if self.options.invert_pitch else 1.0
        self.pending_yaw += dx * sensitivity + self._pair("look_left", "look_right") * turn
        self.pending_yaw += sticks.right_x * abs(sticks.right_x) * stick
        self.pending_pitch += pitch_sign * dy * sensitivity + self._pair("look_down", "look_up") * turn
        self.pending_pitch += pitch_sign * sticks.right_y * abs(sticks.right_y) * stick
        for act in self._charging:
            self._charging[act] += seconds

    def intents(self, tick_seconds: float) -> Intents:
        """Return the wishes of one tick and forget the instant ones."""
        sticks = self._devices.sticks
        taps, self._taps = self._taps, set()
        released, self._released = self._released, {}
        yaw, pitch, self.pending_yaw, self.pending_pitch = self.pending_yaw, self.pending_pitch, 0.0, 0.0
        choice, self._choice = self._choice, None
        return Intents(
            yaw=yaw,
            pitch=pitch,
            roll=self._pair("roll_left", "roll_right") * ROLL_RATE * tick_seconds,
            ahead=_clamp(self._pair("back", "ahead") + sticks.left_y),
            aside=_clamp(self._pair("left", "right") + sticks.left_x),
            above=_clamp(self._pair("down", "up")),
            grip=self._toggled["grip"] if self.options.toggle_grip else self._held("grip"),
            push=released.get("push", 0.0),
            brake=self._toggled["brake"] if self.options.toggle_brake else self._held("brake"),
            level=self._held("level"),
            use="use" in taps,
            take="take" in taps,
            throw=released.get("throw", 0.0),
            choose=choice,
            skip="skip" in taps,
            lamp="lamp" in taps,
            tether="tether" in taps,
            jets="jets" in taps,
            retry="retry" in taps,
        )


def charge_strength(seconds: float) -> float:
    """Return the strength 0..1 of a push whose key was held so long."""
    return min(GENTLE + (1.0 - GENTLE) * seconds / CHARGE_SECONDS, 1.0)


def _clamp(value: float) -> float:
    return max(-1.0, min(1.0, value))
