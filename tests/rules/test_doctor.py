"""The doctor says what a machine lacks and what to do; without a display the game says so in one line."""

import os
import subprocess
import sys

import pytest

from iss3d import doctor
from iss3d.view.probe import _gl_advice

GL = {"offscreen": True, "onscreen": True, "renderer": "A card", "version": "4.6", "advice": ""}
SOUND = {"ok": True, "library": "a library", "advice": ""}
POINTER = {"ok": True, "mode": "relative", "gamepads": ["A pad"], "advice": ""}


@pytest.fixture
def told(monkeypatch, capsys):
    """Return a function that runs the doctor on a made-up machine: its exit code and its words."""

    def run(gl=GL, sound=SOUND, pointer=POINTER):
        monkeypatch.setenv("COLUMNS", "300")
        answers = {"probe_gl": gl, "probe_audio": sound, "probe_pointer": pointer}
        monkeypatch.setattr(doctor, "_probe", answers.__getitem__)
        code = doctor.run_doctor()
        return code, capsys.readouterr().out

    return run


def test_a_machine_with_everything_is_ready(told):
    code, words = told()
    assert code == 0
    assert "Ready to play: iss3d" in words and " NO " not in words
    for part in ("Python", "ursina", "A card (4.6)", "a window can open", "a library", "A pad", "saves"):
        assert part in words
    assert "scenes, mods: base" in words


def test_without_a_display_it_says_what_works_without_one(told):
    advice = _gl_advice(onscreen=False, offscreen=True, software=False, display=False)
    code, words = told(gl={**GL, "onscreen": False, "advice": advice})
    assert code == 1
    assert "One thing keeps the game from being played." in words
    assert "`iss3d playtest` and `iss3d shots` work without one" in words


def test_without_opengl_it_says_what_to_install(told):
    advice = _gl_advice(onscreen=False, offscreen=False, software=False, display=True)
    code, words = told(gl={**GL, "onscreen": False, "offscreen": False, "renderer": "", "advice": advice})
    assert code == 1
    assert "2 things keep the game from being played." in words and "libgl1" in words


def test_a_driver_that_crashes_is_a_finding_and_not_the_end_of_the_report(told):
    code, words = told(gl="the probe ended with code -11: no message")
    assert code == 1
    assert "code -11" in words and "Install or update the graphics driver." in words and "story" in words


def test_silence_keeps_nobody_from_playing(told):
    code, words = told(sound="no answer within 60 s")
    assert code == 0
    assert "The game plays silently, with subtitles." in words


def test_a_probe_that_dies_says_with_which_words():
    assert "the probe ended with code 1: AttributeError" in doctor._probe("probe_of_nothing")


def test_a_folder_that_cannot_be_written_is_named_with_advice(told, monkeypatch, tmp_path):
    (tmp_path / "home").write_text("not a folder")
    monkeypatch.setenv("ISS3D_HOME", str(tmp_path / "home"))
    code, words = told()
    assert code == 1
    assert "set ISS3D_HOME to one that is" in words


@pytest.mark.parametrize("way", ["play", "explore"])
def test_without_a_display_the_game_says_so_in_one_line(way):
    machine = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    done = subprocess.run(
        [sys.executable, "-m", "iss3d", way], capture_output=True, text=True, timeout=60, env=machine, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "No display: DISPLAY is not set. Run from a desktop session; `iss3d playtest` needs none."
    ]
