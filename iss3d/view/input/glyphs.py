"""How an input is called on screen: as it is written on the key, the button or the mouse. Follows every rebinding."""

from __future__ import annotations

from collections.abc import Mapping

from iss3d.settings.bindings import Bindings

WRITTEN = {
    "left mouse": "LMB", "middle mouse": "MMB", "right mouse": "RMB", "scroll up": "Wheel ↑", "scroll down": "Wheel ↓",
    "space": "Space", "left control": "Ctrl", "right control": "R Ctrl", "left shift": "Shift",
    "right shift": "R Shift",
    "left alt": "Alt", "right alt": "R Alt", "escape": "Esc", "enter": "Enter", "tab": "Tab", "backspace": "Bksp",
    "left arrow": "←", "right arrow": "→", "up arrow": "↑", "down arrow": "↓", "page up": "PgUp", "page down": "PgDn",
    "gamepad a": "A", "gamepad b": "B", "gamepad x": "X", "gamepad y": "Y", "gamepad left shoulder": "LB",
    "gamepad right shoulder": "RB", "gamepad left trigger": "LT", "gamepad right trigger": "RT",
    "gamepad left stick": "L3",
    "gamepad right stick": "R3", "gamepad back": "View", "gamepad start": "Menu", "gamepad dpad up": "D-pad ↑",
    "gamepad dpad down": "D-pad ↓", "gamepad dpad left": "D-pad ←", "gamepad dpad right": "D-pad →",
}  # fmt: skip


class Glyphs:
    """Names of keys for prompts, from the bindings as they are now and the letters printed on this keyboard."""

    def __init__(self, bindings: Bindings, printed: Mapping[str, str] | None = None) -> None:
        self._bindings = bindings
        self._printed = dict(printed or {})

    def of(self, action: str, pad: bool = False) -> str:
        """Return what to press for an action on the device in use, "" when nothing does it."""
        keys = self._bindings.of(action)
        fitting = [key for key in keys if key.startswith("gamepad ") == pad]
        return self.written((fitting or [""])[0])

    def written(self, key: str) -> str:
        """Return what is written on an input."""
        if not key:
            return ""
        return WRITTEN.get(key) or self._printed.get(key, key).upper()
