"""A real window under Xvfb, worked by xdotool as a person would: new story, hands, log, save, quit, continue there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "xdotool")
PATIENCE = 240.0
"""Seconds for a slow machine that draws with its processor; a pass takes a fraction of it."""

pytestmark = pytest.mark.full


class Player:
    """Starts the game in its own display and home, and presses keys."""

    def __init__(self, home: Path, display: str) -> None:
        self.home = home
        self.environment = {
            **os.environ, "DISPLAY": display, "ISS3D_HOME": str(home), "ISS3D_SIZE": "640x360", "ISS3D_SOUND": "off",
            "ISS3D_LOG": "INFO",
        }  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        log = (self.home / "log.txt").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "iss3d", *arguments], env=self.environment, stdout=log, stderr=log
        )
        self.until(lambda: self.xdotool("search", "--name", "I.S.S.") != "", "a window")
        time.sleep(1.0)
        self.xdotool("search", "--name", "I.S.S.", "windowfocus")

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def key(self, name: str, seconds: float = 0.12) -> None:
        self.xdotool("keydown", name)
        time.sleep(seconds)
        self.xdotool("keyup", name)
        time.sleep(0.35)

    def until(self, true: object, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not true():  # type: ignore[operator]
            assert self.process is None or self.process.poll() is None, (self.home / "log.txt").read_text()[-2000:]
            assert time.monotonic() < end, f"waited in vain for {what}\n{(self.home / 'log.txt').read_text()[-2000:]}"
            time.sleep(0.2)

    def saves(self) -> list[Path]:
        return sorted((self.home / "saves").glob("*.json"))

    def newest(self) -> dict[str, object]:
        def serial(file: Path) -> int:
            return int(json.loads(file.read_text(encoding="utf-8").partition("\n")[0])["serial"])

        body = max(self.saves(), key=serial).read_text(encoding="utf-8").partition("\n")[2]
        found: dict[str, object] = json.loads(body)
        return found

    def quit(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    assert not missing, f"install {', '.join(missing)} to run this test"
    display = f":{190 + os.getpid() % 50}"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x720x24"], stderr=subprocess.DEVNULL)
    (tmp_path / "config").mkdir()
    someone = Player(tmp_path, display)
    time.sleep(1.0)
    yield someone
    if someone.process is not None and someone.process.poll() is None:
        someone.process.kill()
    server.terminate()
    server.wait(10)


def test_new_story_saves_and_continues_at_the_same_place(player: Player) -> None:
    player.start()
    player.key("Return")  # New story is the first row of a first start
    player.key("Escape")  # leaves the five questions as they are
    player.until(player.saves, "the first autosave")
    player.key("f")  # unstraps
    player.key("c", 1.5)
    player.key("Tab")  # the log opens and closes
    player.key("Escape")
    player.key("F5")
    quick = player.home / "saves" / "slot_3.json"
    player.until(quick.exists, "the quick save")
    saved = player.newest()
    player.key("Escape")
    for _ in range(8):
        player.key("Down")
    player.key("Return")
    player.key("Down")
    player.key("Return")
    assert player.process is not None
    player.process.wait(60)
    assert player.process.returncode == 0
    left = player.newest()
    assert int(str(left["tick"])) >= int(str(saved["tick"]))
    player.start()
    player.key("Return")  # Continue is now the first row
    time.sleep(6.0)
    player.key("F5")
    player.until(lambda: int(str(player.newest()["tick"])) > int(str(left["tick"])), "a save of the continued story")
    assert player.newest()["scene"] == left["scene"]
