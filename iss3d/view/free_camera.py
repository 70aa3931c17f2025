"""The free camera: flight through a world that stands still, at any time of its orbit, before or after the war.

Holds what the explorer has chosen (time, war, lights, hatches) and says what to show; the menu over it is elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from iss3d.movement.free_flight import FlightWish, FreeCamera, fly, turn_share
from iss3d.movement.intents import Intents
from iss3d.orbit.place import Sky
from iss3d.settings.bindings import Bindings
from iss3d.vectors import AHEAD, UP, Quat, Vec3, add, distance, facing, rotate, scale, sub, unit
from iss3d.view.explorer_time import ExplorerTime
from iss3d.view.input.devices import Devices
from iss3d.view.input.hands import KEY_TURN, MOUSE_TURN, SHORT_TURN
from iss3d.view.input.mouselook import Mouselook
from iss3d.view.loop import MOST_STEPS, TICK
from iss3d.view.orbit_view import OrbitView
from iss3d.view.picking import Picked, pick
from iss3d.view.shown import Shown
from iss3d.world.world import World

STEP_TICKS = 6
"""Of one single step: a tenth of a second, in which a body at its usual pace moves by a hand's breadth."""

LIGHT_MODES = ("on", "dim", "flicker", "emergency", "off")
HATCH_MODES = ("story", "open", "closed")
OUTSIDE_METRES = 75.0
BESIDE_METRES, FACE_METRES = 1.4, 0.4
"""From a person one has come to, and how far their face is above their middle."""

OUTSIDE: dict[str, Vec3] = {
    "ahead": (1.0, 0.12, -0.18), "behind": (-1.0, 0.15, -0.2), "below": (0.12, 0.1, 1.0), "above": (-0.15, 0.1, -1.0),
    "port": (0.1, -1.0, -0.15), "starboard": (0.1, 1.0, -0.15),
}  # fmt: skip
"""Directions from the station's middle to the outside viewpoints."""


class Explorer:
    """The camera and everything the explorer has set."""

    def __init__(self, world: World, devices: Devices, bindings: Bindings, mouse: Mouselook) -> None:
        self.world = world
        self._devices = devices
        self._bindings = bindings
        self._mouse = mouse
        self.camera = FreeCamera(*world.eye())
        self.time = ExplorerTime(world)
        self.orbit = OrbitView()
        self.followed: str | None = None
        self._followed_at: Vec3 | None = None
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

    def sky(self) -> Sky:
        """Return what is around the station at the time shown."""
        return self.world.data.war.orbit.sky(self.time.moment)

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
                    self.time.rate = 0.0 if self.time.rate else 1.0
                case "time_faster" | "time_slower":
                    self.time.step_rate(1 if act == "time_faster" else -1)
                case "time_reverse":
                    self.time.reverse()
                case "orbit_view":
                    self.orbit.switch(self.sky())
                case "follow":
                    self.follow()
                case "freeze":
                    self.frozen = not self.frozen
                case "step":
                    self.frozen = True
                    self._steps += STEP_TICKS
                case "war_toggle":
                    self.time.step_war(1)
                case "hide_interface":
                    self.hidden = not self.hidden
                case "look_left" | "look_right":
                    self._taps.append((SHORT_TURN if act == "look_right" else -SHORT_TURN, 0.0))
                case "look_up" | "look_down":
                    self._taps.append((0.0, SHORT_TURN if act == "look_up" else -SHORT_TURN))
                case _:
                    if act in {"pause", "jump_list", "copy_pose", "screenshot", "full_screen"}:
                        return act
        return None

    def ticks_due(self, seconds: float) -> int:
        """Return how many ticks the story goes on in this frame: as many as pass, or those asked for one by one."""
        if self.frozen:
            due, self._steps, self._owed = self._steps, 0, 0.0
            return due
        self._owed += seconds
        due = min(int(self._owed / TICK), MOST_STEPS)
        self._owed = 0.0 if due == MOST_STEPS else self._owed - due * TICK
        return due

    def let_run(self, ticks: int) -> None:
        """Let the daily life aboard go on where no story does."""
        for _ in range(ticks):
            self.world.step(Intents())

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
        self.time.go_on(seconds)
        if self.orbit.on:
            self._hang(yaw, pitch, seconds)
            return
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
        self._go_along()
        self.camera = fly(self.camera, wish, seconds, up=self._up(self.module()))

    def _hang(self, yaw: float, pitch: float, seconds: float) -> None:
        """Move the eye of the orbit view: by turning, by the flight keys, nearer by wheel and zoom."""
        turn = KEY_TURN * seconds
        yaw += self._pair("fly_left", "fly_right") * turn
        pitch += self._pair("fly_down", "fly_up") * turn
        self.orbit.turn(yaw, pitch)
        closer = self._pair("fly_back", "fly_ahead") + self._devices.sticks.left_y
        self.orbit.come(self._notches + self._zoom + closer * 8.0 * seconds)
        self._notches = self._zoom = 0.0
        if self._held("fly_level"):
            self.orbit.over_the_station(self.sky())

    # -- what is shown ------------------------------------------------------------------------------------------------
    def shown(self) -> Shown:
        """Return what the picture shows."""
        world = self.world
        lights = world.lights if self.lights == "story" else dict.fromkeys(world.lights, self.lights)
        openness = world.hatch_openness
        if self.hatches != "story":
            openness = dict.fromkeys(openness, 1.0 if self.hatches == "open" else 0.0)
        module = self.module()
        picked = self.picked.id if self.picked and self.picked.kind == "thing" else ""
        when = self.time
        return Shown(
            world.persons, world.things, openness, lights, when.war_state(), when.utc, module, module == "space",
            aim=picked, arms=False, arm_hand=world.state.arm.end, away=world.docked,
            air=world.state.air, pressure=world.state.pressure,
            everything=module == "space",
        )  # fmt: skip

    # -- asking -------------------------------------------------------------------------------------------------------
    def pick(self) -> Picked | None:
        """Return what is in the middle of the picture."""
        return pick(
            self.world, self.camera.position, rotate(self.camera.orientation, AHEAD), self.sky().sun_dir_station
        )

    def follow(self) -> None:
        """Go along with who is in the middle of the picture; with nobody there, or already followed, stand alone."""
        found = self.pick() if self.followed is None else None
        self.set_followed(found.id if found is not None and found.kind == "person" else None)

    def set_followed(self, person: str | None) -> None:
        """Go along with a person from now on, or with nobody."""
        self.followed = person
        self._followed_at = self.world.persons[person].position if person is not None else None

    def be_with(self, person: str | None) -> None:
        """Come to a person, face to face where there is room, and go along with them."""
        if person is not None:
            view, station = self.world.persons[person], self.world.data.station
            module = station.module_at(view.position)
            # Before the face when there is room, else at a side: not beyond the wall that somebody works at.
            sides: tuple[Vec3, ...] = ((1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, -1), (0, 0, 1), (-1, 0, 0))
            ways = [rotate(view.orientation, side) for side in sides]
            face = add(view.position, scale(rotate(view.orientation, UP), FACE_METRES))
            free = (way for way in ways if station.module_at(add(face, scale(way, BESIDE_METRES))) == module)
            way = next(free, ways[0])
            up = self._up(module or "")
            self._be_at(add(face, scale(way, BESIDE_METRES)), facing(scale(way, -1.0), up))
        self.set_followed(person)

    def _go_along(self) -> None:
        """Move as the followed person has moved since the last frame."""
        person = self.world.persons.get(self.followed) if self.followed is not None else None
        if person is None:
            self.followed = None
            return
        if self._followed_at is not None:
            moved = sub(person.position, self._followed_at)
            self.camera = replace(self.camera, position=add(self.camera.position, moved))
        self._followed_at = person.position

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
