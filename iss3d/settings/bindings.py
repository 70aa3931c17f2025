"""Which keys, mouse buttons and gamepad buttons mean which action; every one can be changed.

Inputs are named as the window library names them ("w", "left mouse", "scroll up", "gamepad a"); sticks and the mouse's
movement are not bound here. Knows no device.
"""

from __future__ import annotations

from dataclasses import dataclass, field

DEVICES = ("keyboard", "mouse", "gamepad")


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key can mean.

    Attributes:
        id: Name in the settings file; its label is the text "actions.<id>".
        context: Where it counts: "play", "camera" (the free camera) or "always".
        keys: Inputs it has until the player chooses others.
        fixed: Its first key cannot be taken away, so that one always gets back.
    """

    id: str
    context: str
    keys: tuple[str, ...]
    fixed: bool = False

    @property
    def label(self) -> str:
        """Text id of its name."""
        return f"actions.{self.id}"


ACTIONS: tuple[Action, ...] = (
    Action("ahead", "play", ("w",)),
    Action("back", "play", ("s",)),
    Action("left", "play", ("a",)),
    Action("right", "play", ("d",)),
    Action("up", "play", ("space", "gamepad dpad up")),
    Action("down", "play", ("left control", "gamepad dpad down")),
    Action("roll_left", "play", ("q", "gamepad left shoulder")),
    Action("roll_right", "play", ("e", "gamepad right shoulder")),
    Action("look_left", "always", ("left arrow",)),
    Action("look_right", "always", ("right arrow",)),
    Action("look_up", "always", ("up arrow",)),
    Action("look_down", "always", ("down arrow",)),
    Action("grip", "play", ("left mouse", "r", "gamepad right trigger")),
    Action("push", "play", ("right mouse", "c", "gamepad left trigger")),
    Action("brake", "play", ("left shift", "x", "gamepad b")),
    Action("level", "play", ("v", "gamepad right stick")),
    Action("use", "play", ("f", "gamepad a")),
    Action("take", "play", ("g", "gamepad x")),
    Action("throw", "play", ("t", "middle mouse", "gamepad y")),
    Action("lamp", "play", ("l", "gamepad dpad left")),
    Action("tether", "play", ("h", "gamepad dpad right")),
    Action("jets", "play", ("j", "gamepad left stick")),
    Action("choice_1", "play", ("1",)),
    Action("choice_2", "play", ("2",)),
    Action("choice_3", "play", ("3",)),
    Action("choice_4", "play", ("4",)),
    Action("choice_5", "play", ("5",)),
    Action("skip", "play", ("enter",)),
    Action("retry", "play", ("backspace",)),
    Action("log", "play", ("tab", "gamepad back")),
    Action("map", "play", ("m",)),
    Action("rates", "play", ("i",)),
    Action("quick_save", "play", ("f5",)),
    Action("quick_load", "play", ("f9",)),
    Action("fly_ahead", "camera", ("w",)),
    Action("fly_back", "camera", ("s",)),
    Action("fly_left", "camera", ("a",)),
    Action("fly_right", "camera", ("d",)),
    Action("fly_up", "camera", ("space", "gamepad right trigger")),
    Action("fly_down", "camera", ("left control", "gamepad left trigger")),
    Action("fly_roll_left", "camera", ("q", "gamepad left shoulder")),
    Action("fly_roll_right", "camera", ("e", "gamepad right shoulder")),
    Action("fly_level", "camera", ("v", "gamepad right stick")),
    Action("fly_faster", "camera", ("scroll up", "gamepad dpad up")),
    Action("fly_slower", "camera", ("scroll down", "gamepad dpad down")),
    Action("zoom_in", "camera", ("z", "gamepad y")),
    Action("zoom_out", "camera", ("x", "gamepad x")),
    Action("jump_list", "camera", ("tab", "gamepad back")),
    Action("labels", "camera", ("l", "gamepad dpad left")),
    Action("pick", "camera", ("left mouse", "gamepad a")),
    Action("time_pause", "camera", ("p", "gamepad dpad right")),
    Action("time_faster", "camera", (".",)),
    Action("time_slower", "camera", (",",)),
    Action("freeze", "camera", ("k",)),
    Action("step", "camera", ("n",)),
    Action("time_reverse", "camera", ("m",)),
    Action("war_toggle", "camera", ("b",)),
    Action("orbit_view", "camera", ("o", "gamepad left stick")),
    Action("follow", "camera", ("f", "gamepad b")),
    Action("copy_pose", "camera", ("c",)),
    Action("pause", "always", ("escape", "gamepad start"), fixed=True),
    Action("screenshot", "always", ("f12",)),
    Action("photo", "always", ("f2",)),
    Action("hide_interface", "always", ("f3",)),
    Action("console", "always", ("f1",)),
    Action("full_screen", "always", ("f11",)),
)

ACTIONS_BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}
MOST_KEYS = 4


def device_of(key: str) -> str:
    """Return the device an input belongs to."""
    if key.startswith("gamepad "):
        return "gamepad"
    return "mouse" if key.endswith(" mouse") or key.startswith("scroll ") else "keyboard"


def _defaults() -> dict[str, tuple[str, ...]]:
    return {action.id: action.keys for action in ACTIONS}


@dataclass(slots=True)
class Bindings:
    """The inputs of every action as they are now."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=_defaults)

    def of(self, action: str, device: str | None = None) -> tuple[str, ...]:
        """Return the inputs of an action, of one device or of all."""
        return tuple(k for k in self.keys.get(action, ()) if device is None or device_of(k) == device)

    def actions_for(self, key: str, context: str) -> tuple[str, ...]:
        """Return what an input means in a context."""
        return tuple(a.id for a in ACTIONS if a.context in (context, "always") and key in self.keys[a.id])

    def conflicts_with(self, action: str, key: str) -> tuple[str, ...]:
        """Return the other actions that already use an input where this one counts."""
        wanted = ACTIONS_BY_ID[action]
        return tuple(a.id for a in ACTIONS if a.id != action and _meet(a, wanted) and key in self.keys[a.id])

    def conflicts(self) -> tuple[tuple[str, str, str], ...]:
        """Return every (input, action, other action) that clash now."""
        found: list[tuple[str, str, str]] = []
        for index, one in enumerate(ACTIONS):
            for other in ACTIONS[index + 1 :]:
                shared = [k for k in self.keys[one.id] if k in self.keys[other.id]]
                found.extend((key, one.id, other.id) for key in shared if _meet(one, other))
        return tuple(found)

    def bind(self, action: str, key: str, *, instead_of: str | None = None) -> tuple[str, ...]:
        """Give an action an input and take it from any action it clashes with.

        Args:
            action: Id of the action.
            key: The input.
            instead_of: An input of the action that it replaces.

        Returns:
            The actions that lost the input; a fixed first key is never taken, then nothing changes and the result is
            the action that keeps it.
        """
        rivals = self.conflicts_with(action, key)
        own = ACTIONS_BY_ID[action]
        for rival in rivals:
            if ACTIONS_BY_ID[rival].fixed and key == ACTIONS_BY_ID[rival].keys[0]:
                return (rival,)
        for rival in rivals:
            self.keys[rival] = tuple(k for k in self.keys[rival] if k != key)
        kept = [k for k in self.keys[action] if k != key and (k != instead_of or (own.fixed and k == own.keys[0]))]
        self.keys[action] = (*kept, key)[-MOST_KEYS:]
        if own.fixed and own.keys[0] not in self.keys[action]:
            self.keys[action] = (own.keys[0], *self.keys[action][1:])
        return rivals

    def unbind(self, action: str, key: str) -> bool:
        """Take an input from an action; a fixed first key stays, then False."""
        own = ACTIONS_BY_ID[action]
        if own.fixed and key == own.keys[0]:
            return False
        self.keys[action] = tuple(k for k in self.keys[action] if k != key)
        return True

    def reset(self, action: str | None = None) -> None:
        """Give one action (or all) its first inputs back, taking them from those that have them now."""
        if action is None:
            self.keys = _defaults()
            return
        self.keys[action] = ()
        for key in ACTIONS_BY_ID[action].keys:
            self.bind(action, key)

    def unbound(self) -> tuple[str, ...]:
        """Return the actions that nothing does any more."""
        return tuple(a.id for a in ACTIONS if not self.keys[a.id])

    def to_record(self) -> dict[str, list[str]]:
        """Return only what differs from the first inputs."""
        return {a.id: list(self.keys[a.id]) for a in ACTIONS if self.keys[a.id] != a.keys}

    @classmethod
    def from_record(cls, record: object) -> Bindings:
        """Return the bindings a record stands for; whatever in it is not a binding leaves the first inputs."""
        bindings = cls()
        if isinstance(record, dict):
            for action, keys in record.items():
                good = isinstance(keys, list) and all(isinstance(k, str) and 0 < len(k) <= 40 for k in keys)
                if action in ACTIONS_BY_ID and good and len(keys) <= MOST_KEYS:
                    bindings.keys[action] = tuple(dict.fromkeys(keys))
        for own in ACTIONS:
            if own.fixed and own.keys[0] not in bindings.keys[own.id]:
                bindings.keys[own.id] = (own.keys[0], *bindings.keys[own.id])[:MOST_KEYS]
        return bindings


def _meet(one: Action, other: Action) -> bool:
    """Return whether two actions can count at the same time."""
    return one.context == other.context or "always" in (one.context, other.context)
