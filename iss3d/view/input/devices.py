"""Keyboard, mouse and gamepads as a set of pressed keys, a pointer and two sticks. Knows no act and no intent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from direct.showbase.DirectObject import DirectObject
from panda3d.core import GamepadButton, InputDevice, InputDeviceManager, ModifierButtons

from iss3d.view.window import GameWindow

RAW = "abcdefghijklmnopqrstuvwxyz0123456789"
"""Keys taken by position; everything else by name."""

NAMES = {
    "mouse1": "left mouse", "mouse2": "middle mouse", "mouse3": "right mouse", "wheel_up": "scroll up",
    "wheel_down": "scroll down", "lcontrol": "left control", "rcontrol": "right control", "lshift": "left shift",
    "rshift": "right shift", "lalt": "left alt", "ralt": "right alt", "arrow_left": "left arrow",
    "arrow_right": "right arrow", "arrow_up": "up arrow", "arrow_down": "down arrow", "page_up": "page up",
    "page_down": "page down",
}  # fmt: skip
"""Panda3D's names of inputs and the names the settings use."""

PAD_BUTTONS = {
    "face_a": "gamepad a", "face_b": "gamepad b", "face_x": "gamepad x", "face_y": "gamepad y",
    "lshoulder": "gamepad left shoulder", "rshoulder": "gamepad right shoulder", "lstick": "gamepad left stick",
    "rstick": "gamepad right stick", "back": "gamepad back", "start": "gamepad start", "dpad_up": "gamepad dpad up",
    "dpad_down": "gamepad dpad down", "dpad_left": "gamepad dpad left", "dpad_right": "gamepad dpad right",
}  # fmt: skip

TRIGGER = 0.4
"""Share of a trigger's way that counts as pressed."""


@dataclass(slots=True)
class Sticks:
    """The four axes of a gamepad, -1..1, right and up positive."""

    left_x: float = 0.0
    left_y: float = 0.0
    right_x: float = 0.0
    right_y: float = 0.0


def past_dead_zone(value: float, zone: float) -> float:
    """Return a stick's value with its rest cut out, so that it begins at zero beyond the zone."""
    size = abs(value)
    if size <= zone:
        return 0.0
    return (1.0 if value > 0 else -1.0) * min((size - zone) / (1.0 - zone), 1.0)


class Devices:
    """What is pressed now. Listeners are called with a key when it goes down (press) and up (release)."""

    def __init__(self, window: GameWindow) -> None:
        self._window = window
        self.down: set[str] = set()
        self.sticks = Sticks()
        self.dead_zone = 0.15
        self.pad_last = False
        self.press: Callable[[str], None] = lambda _key: None
        self.release: Callable[[str], None] = lambda _key: None
        self._ears = DirectObject()
        self._pads: list[Any] = []
        self._pad_down: set[str] = set()
        self._manager = InputDeviceManager.get_global_ptr()
        if not window.options.offscreen:
            self._listen()
        self._find_pads()
        self._ears.accept("connect-device", self._pads_changed)
        self._ears.accept("disconnect-device", self._pads_changed)

    def _listen(self) -> None:
        for thrower in self._window.app.buttonThrowers:
            node = thrower.node()
            node.set_modifier_buttons(ModifierButtons())
            node.set_button_down_event("iss3d-down")
            node.set_button_up_event("iss3d-up")
            node.set_raw_button_down_event("iss3d-raw-down")
            node.set_raw_button_up_event("iss3d-raw-up")
            node.set_button_repeat_event("")
            node.set_keystroke_event("iss3d-keystroke")
        self._ears.accept("iss3d-down", lambda key: self._named(key, True))
        self._ears.accept("iss3d-up", lambda key: self._named(key, False))
        self._ears.accept("iss3d-raw-down", lambda key: self._raw(key, True))
        self._ears.accept("iss3d-raw-up", lambda key: self._raw(key, False))

    def _named(self, key: str, down: bool) -> None:
        if len(key) == 1 and (key in RAW or ord(key) > 127):
            return
        if key in {"shift", "control", "alt", "meta"}:
            return
        self.feed(NAMES.get(key, key), down)

    def _raw(self, key: str, down: bool) -> None:
        key = key.removeprefix("raw-")
        if len(key) == 1 and key in RAW:
            self.feed(key, down)

    def feed(self, key: str, down: bool) -> None:
        """Take one key going down or up, from whatever device."""
        if down and key not in self.down:
            self.down.add(key)
            self.pad_last = key.startswith("gamepad ")
            self.press(key)
        elif not down and key in self.down:
            self.down.discard(key)
            self.release(key)

    def let_go(self) -> None:
        """Release everything, as when the window loses the focus."""
        for key in sorted(self.down):
            self.feed(key, False)

    def key_names(self) -> dict[str, str]:
        """Return what is printed on the letter keys of this keyboard."""
        if self._window.options.offscreen:
            return {}
        labels = self._window.win.get_keyboard_map()
        return {key: label for key in RAW if (label := labels.get_mapped_button_label(key))}

    # -- gamepads -----------------------------------------------------------------------------------------------------
    def _pads_changed(self, _device: Any) -> None:
        self._find_pads()

    def _find_pads(self) -> None:
        self._pads = list(self._manager.get_devices(InputDevice.DeviceClass.gamepad))

    def poll(self) -> None:
        """Read the gamepads; called once a frame."""
        if not self._pads:
            return
        pressed: set[str] = set()
        sticks = Sticks()
        axis = InputDevice.Axis
        for pad in self._pads:
            for button, name in PAD_BUTTONS.items():
                if pad.find_button(getattr(GamepadButton, button)()).pressed:
                    pressed.add(name)
            triggers = (("gamepad left trigger", axis.left_trigger), ("gamepad right trigger", axis.right_trigger))
            for name, which in triggers:
                if pad.find_axis(which).value > TRIGGER:
                    pressed.add(name)
            for name in ("left_x", "left_y", "right_x", "right_y"):
                value = past_dead_zone(pad.find_axis(getattr(axis, name)).value, self.dead_zone)
                if abs(value) > abs(getattr(sticks, name)):
                    setattr(sticks, name, value)
        for name, on in (
            ("gamepad stick up", sticks.left_y > 0.6),
            ("gamepad stick down", sticks.left_y < -0.6),
            ("gamepad stick left", sticks.left_x < -0.6),
            ("gamepad stick right", sticks.left_x > 0.6),
        ):
            if on:
                pressed.add(name)
        self.sticks = sticks
        for key in sorted(self._pad_down - pressed):
            self.feed(key, False)
        for key in sorted(pressed - self._pad_down):
            self.feed(key, True)
        self._pad_down = pressed

    def close(self) -> None:
        """Stop listening."""
        self._ears.ignore_all()
