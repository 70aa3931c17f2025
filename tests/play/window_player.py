"""Somebody at the keyboard and the mouse of a real window under its own Xvfb: sees the game's diary, presses keys.

Every wait is for a fact in the diary, never for a time, so that a machine which draws three frames a second passes too.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from iss3d.vectors import Vec3, conjugate, length, rotate, sub, unit

PATIENCE = 200
"""Seconds to wait for a fact: many times what an idle machine needs."""

DEGREES_A_PIXEL = 0.11
MOST_PIXELS = 200
"""Of one move of the mouse; more than half the window would count as the pointer being warped."""

CLOSE_ENOUGH = 2.0
"""Degrees beside its target at which a look is on it."""

MARK = "iss3d.view.diary: "

State = dict[str, Any]


def open_display() -> tuple[str, subprocess.Popen[bytes]]:
    """Open a display of its own; not :0, which is where programs without a display look for one by themselves."""
    for number in range(90 + os.getpid() % 100, 400):
        server = subprocess.Popen(
            ["Xvfb", f":{number}", "-screen", "0", "800x500x24", "-nolisten", "tcp", "-noreset"],
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            if server.poll() is not None:
                break  # somebody else has that number
            if Path(f"/tmp/.X11-unix/X{number}").exists():
                return f":{number}", server
            time.sleep(0.1)
        server.kill()
    raise RuntimeError("Xvfb found no free display between :90 and :400")


class Player:
    """One display, one home folder, and the game in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.log = home / "log.txt"
        display, self._server = open_display()
        self.environment = {
            **os.environ, "DISPLAY": display, "ISS3D_HOME": str(home), "ISS3D_SIZE": "640x360", "ISS3D_SOUND": "off",
            "ISS3D_LOG": "INFO", "LIBGL_ALWAYS_SOFTWARE": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None
        self._began = 0

    # -- the program --------------------------------------------------------------------------------------------------
    def start(self) -> None:
        """Start the game and wait until its title can be worked."""
        self._began = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "iss3d", "play"], env=self.environment, stdout=log, stderr=log
            )
        self.see("the title", lambda s: s["screen"] == "TitleScreen")
        self.xdotool("search", "--onlyvisible", "--name", "I.S.S.", "windowfocus")

    def left(self) -> int:
        """Wait until the game has ended by itself, and return its exit code."""
        assert self.process is not None
        return self.process.wait(PATIENCE)

    def stop(self) -> None:
        """End what is still running."""
        for process in (self.process, self._server):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait(30)

    def xdotool(self, *arguments: str) -> None:
        """Press or move something."""
        subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, check=False)

    # -- seeing -------------------------------------------------------------------------------------------------------
    def state(self) -> State:
        """Return what the newest line of the diary says, {} before the first."""
        with self.log.open("rb") as log:
            log.seek(self._began)
            lines = log.read().decode(errors="replace").split("\n")[:-1]
        newest = next((line for line in reversed(lines) if MARK in line), None)
        found: State = json.loads(newest.partition(MARK)[2]) if newest else {}
        return found

    def see(self, what: str, true: Callable[[State], object], act: Callable[[State], None] | None = None) -> State:
        """Wait until this is so, and return the state; act is done once for each new state until then."""
        end, last = time.monotonic() + PATIENCE, -1
        while True:
            state = self.state()
            if state and true(state):
                return state
            story = "\n".join(self.log.read_text(errors="replace").splitlines()[-4:])
            assert self.process is not None and self.process.poll() is None, f"ended before {what}\n{story}"
            assert time.monotonic() < end, f"waited in vain for {what}\n{story}"
            if act is not None and state and state["n"] > last:
                act(state)
                last = self.state()["n"] + 1  # the line in which the act shows at the earliest
            time.sleep(0.05)

    # -- menus --------------------------------------------------------------------------------------------------------
    def key(self, name: str) -> None:
        """Press and let go."""
        self.xdotool("key", "--delay", "40", name)

    def choose(self, row: str) -> None:
        """Go down a menu to a row, and accept it."""
        self.see(f"the row {row!r}", lambda s: s["row"] == row, lambda _s: self.key("Down"))
        self.key("Return")

    # -- flying -------------------------------------------------------------------------------------------------------
    def look_at(self, target: Vec3, what: str) -> State:
        """Turn by mouse until the target is in the middle of the picture."""
        return self.see(
            f"{what} in the middle", lambda s: off(s, target) < CLOSE_ENOUGH, lambda s: self._turn(s, target)
        )

    def _turn(self, state: State, target: Vec3) -> None:
        yaw, pitch = angles(state, target)
        across, up = (max(-MOST_PIXELS, min(MOST_PIXELS, round(a / DEGREES_A_PIXEL))) for a in (yaw, pitch))
        self.xdotool("mousemove_relative", "--", str(across), str(-up))

    def fly_to(self, target: Vec3, what: str, there: Callable[[State], object]) -> State:
        """Push off toward a point, again whenever nothing carries on, until this is so."""

        def go_on(state: State) -> None:
            if off(state, target) > 3.0 * CLOSE_ENOUGH:
                self._turn(state, target)
            elif state["speed"] < 0.12 and state["grippable"]:
                self.key("c")

        self.look_at(target, what)
        self.xdotool("keydown", "w")  # the weak swim helps on where there is nothing to push off from
        try:
            return self.see(what, there, go_on)
        finally:
            self.xdotool("keyup", "w")


def angles(state: State, target: Vec3) -> tuple[float, float]:
    """Return how far to turn right and up to look at a point, degrees."""
    at: Vec3 = tuple(state["at"])
    ahead, right, down = rotate(conjugate(tuple(state["look"])), unit(sub(target, at)))
    return math.degrees(math.atan2(right, ahead)), math.degrees(math.atan2(-down, math.hypot(ahead, right)))


def off(state: State, target: Vec3) -> float:
    """Return the angle between the look and the way to a point, degrees."""
    if length(sub(target, tuple(state["at"]))) < 1e-3:
        return 0.0
    return math.hypot(*angles(state, target))
