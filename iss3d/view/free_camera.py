"""The free camera: flight through a world that stands still, at any time of its orbit, before or after the war.

Holds what the explorer has chosen (time, war, lights, hatches) and says what to show; the menu over it is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from iss3d.movement.free_flight import FlightWish, FreeCamera, fly, turn_share
from iss3d.settings.bindings import Bindings
from iss3d.vectors import AHEAD, UP, Quat, Vec3, add, distance, dot, facing, length, rotate, scale, sub, unit
from iss3d.view.input.devices import Devices
from iss3d.view.input.hands import KEY_TURN, MOUSE_TURN, SHORT_TURN
from iss3d.view.input.mouselook import Mouselook
from iss3d.view.loop import MOST_STEPS, TICK
from iss3d.view.picture import Shown
from iss3d.war.state import PEACE, WarNow, war_now
from iss3d.world.world import World

RATES = (-3600.0, -600.0, -60.0, -10.0, -1.0, 0.0, 1.0, 10.0, 60.0, 600.0, 3600.0)
"""Seconds of the station per second of the explorer."""

WAR_MODES = ("peace", "begin", "aftermath")
AFTERMATH_SECONDS = 5400.0
STEP_TICKS = 6
"""Of one single step: a tenth of a second, in which a body at its usual pace moves by a hand's breadth."""

LIGHT_MODES = ("on", "dim", "emergency", "off")
HATCH_MODES = ("story", "open", "closed")
OUTSIDE_METRES = 75.0
PICK_METRES = 60.0

OUTSIDE: dict[str, Vec3] = {
    "ahead": (1.0, 0.12, -0.18), "behind": (-1.0, 0.15, -0.2), "below": (0.12, 0.1, 1.0), "above": (-0.15, 0.1, -1.0),
    "port": (0.1, -1.0, -0.15), "starboard": (0.1, 1.0, -0.15),
}  # fmt: skip
"""Directions from the station's middle to the outside viewpoints."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What a pick has found: kind is thing, person, hatch, rail, window or module."""

    kind: str
    id: str
    name: str
    position: Vec3
    facts: tuple[str, ...] = ()


class Explorer:
    """The camera and everything the explorer has set."""

    def __init__(self, world: World, devices: Devices, bindings: Bindings, mouse: Mouselook) -> None:
        self.world = world
        self._devices = devices
        self._bindings = bindings
        self._mouse = mouse
        self.camera = FreeCamera(*world.eye())
        self.utc = world.posix()
        self.rate = 0.0
        self.war = "story"
        self.war_began = self.utc
        self.lights = "story"
        self.hatches = "story"
        self.labels = False
        self.hidden = False
        self.frozen = True
        self._steps = 0
        self._owed = 0.0
        self.sensitivity = 1.0
        self.invert = False
        self.picked: Picked | None = None
        self._notches = 0.0
        self._zoom = 0.0
        self._taps: list[tuple[float, float]] = []
        self.base_fov = 50.0

    def set_base_fov(self, degrees: float) -> None:
        """Take the player's angle of view; what is zoomed stays as many times larger."""
        zoom = self.camera.fov_deg / self.base_fov
        self.base_fov = degrees
        self.camera = replace(self.camera, fov_deg=degrees * zoom)

    # -- going places -------------------------------------------------------------------------------------------------
    def jump_to(self, name: str) -> bool:
        """Be at a module, a spot or an outside viewpoint; False when there is none of that name."""
        station = self.world.data.station
        if name in OUTSIDE:
            middle: Vec3 = (2.0, 0.0, 2.0)
            at = add(middle, scale(unit(OUTSIDE[name]), OUTSIDE_METRES))
            self._be_at(at, facing(sub(middle, at), UP))
        elif name in station.spots:
            spot = station.spots[name]
            self._be_at(spot.centre, facing(spot.facing, self._up(spot.module)))
        elif name in station.modules:
            module = station.modules[name]
            cell = max((station.cells[c] for c in module.cells), key=lambda c: distance(c.low, c.high))
            self._be_at(cell.centre, facing(module.axis, module.up))
        else:
            return False
        return True

    def _be_at(self, position: Vec3, orientation: Quat) -> None:
        self.camera = replace(self.camera, position=position, orientation=orientation, velocity=(0.0, 0.0, 0.0))

    def _up(self, module: str) -> Vec3:
        found = self.world.data.station.modules.get(module)
        return found.up if found else UP

    def module(self) -> str:
        """Return the module the camera is in, "space" outside."""
        return self.world.data.station.module_at(self.camera.position) or "space"

    # -- input --------------------------------------------------------------------------------------------------------
    def press(self, key: str) -> str | None:
        """Take a key; returns the act that the game must carry out itself (menu, places), or None."""
        for act in self._bindings.actions_for(key, "camera"):
            match act:
                case "fly_faster" | "fly_slower":
                    self._notches += 1.0 if act == "fly_faster" else -1.0
                case "zoom_in" | "zoom_out":
                    self._zoom += 2.0 if act == "zoom_in" else -2.0
                case "labels":
                    self.labels = not self.labels
                case "pick":
                    self.picked = self.pick()
                case "time_pause":
                    self.rate = 0.0 if self.rate else 1.0
                case "time_faster" | "time_slower":
                    self.step_rate(1 if act == "time_faster" else -1)
                case "freeze":
                    self.frozen = not self.frozen
                case "step":
                    self.frozen = True
                    self._steps += STEP_TICKS
                case "war_toggle":
                    self.step_war(1)
                case "hide_interface":
                    self.hidden = not self.hidden
                case "look_left" | "look_right":
                    self._taps.append((SHORT_TURN if act == "look_right" else -SHORT_TURN, 0.0))
                case "look_up" | "look_down":
                    self._taps.append((0.0, SHORT_TURN if act == "look_up" else -SHORT_TURN))
                case _:
                    if act in {"pause", "jump_list", "screenshot", "full_screen"}:
                        return act
        return None

    def step_rate(self, by: int) -> None:
        """Let time go faster or slower, backwards beyond standing still."""
        near = min(range(len(RATES)), key=lambda i: abs(RATES[i] - self.rate))
        self.rate = RATES[max(0, min(near + by, len(RATES) - 1))]

    def ticks_due(self, seconds: float) -> int:
        """Return how many ticks the story goes on in this frame: as many as pass, or those asked for one by one."""
        if self.frozen:
            due, self._steps, self._owed = self._steps, 0, 0.0
            return due
        self._owed += seconds
        due = min(int(self._owed / TICK), MOST_STEPS)
        self._owed = 0.0 if due == MOST_STEPS else self._owed - due * TICK
        return due

    def step_war(self, by: int) -> None:
        """Go to the next state of the war."""
        modes = ("story", *WAR_MODES)
        self.war = modes[(modes.index(self.war) + by) % len(modes)]
        self.war_began = self.utc

    def _held(self, act: str) -> bool:
        return any(key in self._devices.down for key in self._bindings.of(act))

    def _pair(self, less: str, more: str) -> float:
        return float(self._held(more)) - float(self._held(less))

    def frame(self, seconds: float) -> None:
        """Fly for one frame, and let the chosen time pass."""
        share = turn_share(self.camera, self.base_fov)
        dx, dy = self._mouse.movement()
        sticks = self._devices.sticks
        turn = KEY_TURN * seconds
        sign = -1.0 if self.invert else 1.0
        yaw = dx * MOUSE_TURN * self.sensitivity + (self._pair("look_left", "look_right") + sticks.right_x) * turn
        pitch = sign * (dy * MOUSE_TURN * self.sensitivity + sticks.right_y * turn)
        pitch += self._pair("look_down", "look_up") * turn
        taps, self._taps = self._taps, []
        yaw += sum(tap[0] for tap in taps)
        pitch += sum(tap[1] for tap in taps)
        wish = FlightWish(
            yaw=yaw * share,
            pitch=pitch * share,
            roll=self._pair("fly_roll_left", "fly_roll_right"),
            ahead=self._pair("fly_back", "fly_ahead") + sticks.left_y,
            aside=self._pair("fly_left", "fly_right") + sticks.left_x,
            above=self._pair("fly_down", "fly_up"),
            faster=self._notches,
            closer=self._zoom,
            level=self._held("fly_level"),
        )
        self._notches = self._zoom = 0.0
        self.camera = fly(self.camera, wish, seconds, up=self._up(self.module()))
        self.utc += self.rate * seconds

    # -- what is shown ------------------------------------------------------------------------------------------------
    def war_state(self) -> WarNow:
        """Return the war as chosen."""
        if self.war == "story":
            return self.world.war_now()
        if self.war == "peace":
            return PEACE
        since = self.utc - self.war_began + (AFTERMATH_SECONDS if self.war == "aftermath" else 0.0)
        return war_now(self.world.data.war, since if since >= 0.0 else None, {}, {})

    def shown(self) -> Shown:
        """Return what the picture shows."""
        world = self.world
        lights = world.lights if self.lights == "story" else dict.fromkeys(world.lights, self.lights)
        openness = world.hatch_openness
        if self.hatches != "story":
            openness = dict.fromkeys(openness, 1.0 if self.hatches == "open" else 0.0)
        module = self.module()
        picked = self.picked.id if self.picked and self.picked.kind == "thing" else ""
        return Shown(
            world.persons, world.things, openness, lights, self.war_state(), self.utc, module, module == "space",
            aim=picked, arms=False, arm_hand=world.state.arm.end, away=world.docked,
            everything=module == "space",
        )  # fmt: skip

    # -- asking -------------------------------------------------------------------------------------------------------
    def pick(self) -> Picked | None:
        """Return what is in the middle of the picture: the nearest thing the line of sight meets, else the module."""
        world, station = self.world, self.world.data.station
        eye, ahead = self.camera.position, rotate(self.camera.orientation, AHEAD)
        found: list[tuple[float, Picked]] = []

        def offer(kind: str, id: str, name: str, at: Vec3, radius: float, facts: Callable[[], tuple[str, ...]]) -> None:
            way = sub(at, eye)
            along = dot(way, ahead)
            if 0.05 < along < PICK_METRES and length(sub(way, scale(ahead, along))) <= radius:
                found.append((along, Picked(kind, id, name, at, facts())))

        for id, thing in station.things.items():
            view = world.things.get(id) if id in world.things else None
            if view is not None and view.present:
                radius = max(length(thing.size) / 2.0, 0.06)
                offer("thing", id, thing.name, view.position, radius, lambda t=thing: _thing_facts(t.mass, t.size))  # type: ignore[misc]
        for id, person in world.persons.items():
            facts = world.data.crew.people[id]
            offer("person", id, facts.name, person.position, 0.5, lambda p=facts: (p.role, p.about))  # type: ignore[misc]
        for id, hatch in station.hatches.items():
            offer("hatch", id, hatch.name, hatch.centre, hatch.size / 2.0, lambda h=hatch: (f"{h.kind}, {h.size:g} m",))  # type: ignore[misc]
        for id, rail in station.rails.items():
            middle = scale(add(rail.start, rail.end), 0.5)
            offer("rail", id, id, middle, distance(rail.start, rail.end) / 2.0, lambda: ())
        if found:
            return min(found, key=lambda one: one[0])[1]
        return self._module_ahead(eye, ahead)

    def _module_ahead(self, eye: Vec3, ahead: Vec3) -> Picked | None:
        station = self.world.data.station
        for i in range(1, 400):
            point = add(eye, scale(ahead, i * 0.25))
            id = station.module_at(point)
            if id is not None:
                module = station.modules[id]
                return Picked("module", id, module.name, point, tuple(f"{k}: {v}" for k, v in module.facts.items()))
        return None

    def pose_yaml(self) -> str:
        """Return the pose as it is written in a scene or a shot, and the id of what was picked."""
        module = self.module()
        at, ahead = self.camera.position, rotate(self.camera.orientation, AHEAD)
        station = self.world.data.station
        lines = []
        if module in station.modules:
            offset = sub(at, station.modules[module].centre)
            lines.append(f"at: {{in: {module}, offset: {_numbers(offset)}}}")
        else:
            lines.append(f"at: {_numbers(at)}  # station frame, metres")
        lines.append(f"facing: {_numbers(ahead)}")
        if self.picked is not None:
            lines.append(f"id: {self.picked.id}  # {self.picked.kind}")
        return "\n".join(lines) + "\n"


def _numbers(v: Vec3) -> str:
    return "[" + ", ".join(f"{round(x, 3) + 0.0:g}" for x in v) + "]"


def _thing_facts(mass: float, size: Vec3) -> tuple[str, ...]:
    extent = " x ".join(f"{side:g}" for side in size) + " m"
    return (f"{mass:g} kg, {extent}",) if mass else (extent,)


def rate_text(rate: float, stopped: str) -> str:
    """Return a rate of time as a person reads it."""
    if rate == 0.0:
        return stopped
    sign = "−" if rate < 0.0 else ""
    size = abs(rate)
    return (
        f"{sign}{size / 3600:g} h/s"
        if size >= 3600
        else f"{sign}{size / 60:g} min/s"
        if size >= 60
        else f"{sign}{size:g}×"
    )


def speed_text(speed: float) -> str:
    """Return a flight speed as a person reads it."""
    return f"{speed * 100:.0f} cm/s" if speed < 0.995 else f"{speed:.0f} m/s" if speed >= 9.95 else f"{speed:.1f} m/s"
