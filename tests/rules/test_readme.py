"""The README says what is so: its keys are those of the settings, its commands those of the program."""

import re
from pathlib import Path

import pytest
import typer

from iss3d.cli import app
from iss3d.settings.bindings import ACTIONS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SPELT = {"ctrl": "left control", "shift": "left shift", "esc": "escape"}
ROWS = {
    "take hold of": "grip",
    "bend the arm": "ahead left back right up down",
    "push off": "push",
    "stop": "brake brake",
    "roll, level": "roll_left roll_right level",
    "use, open": "use",
    "take, or let go": "take",
    "throw it": "throw",
    "answer": "choice_1 choice_5 skip",
    "start the scene": "retry",
    "log and map": "log map",
    "hand lamp": "lamp tether jets",
    "save, load": "quick_save quick_load pause",
    "console": "console photo hide_interface screenshot full_screen",
}
EXPLORER = (
    "jump_list labels time_slower time_faster time_pause time_reverse freeze step war_toggle orbit_view follow "
    "copy_pose hide_interface screenshot"
)


def keys_in(text):
    return [SPELT.get(key.lower(), key.lower()) for key in re.findall(r"`([^` ]{1,9})`", text)]


def first_keys(actions, text):
    """Assert that a text names each action's key, in order, and only keys that they have."""
    bound = {a.id: a.keys for a in ACTIONS}
    wanted = actions.split()
    named = keys_in(text)
    assert len(named) == len(wanted), text
    for action, key in zip(wanted, named, strict=True):
        assert key in bound[action], f"{action}: {key}"


@pytest.mark.parametrize("row", ROWS)
def test_the_table_of_keys_is_that_of_the_settings(row):
    [line] = [line for line in README.splitlines() if line.startswith(f"| {row}")]
    first_keys(ROWS[row], line)


def test_the_table_tells_of_every_action_of_play():
    told = {action for actions in ROWS.values() for action in actions.split()}
    assert {a.id for a in ACTIONS if a.context == "play"} - told == {"choice_2", "choice_3", "choice_4", "rates"}


def test_the_keys_of_the_free_camera_are_those_of_the_settings():
    text = README.split("## Explore")[1].split("##")[0]
    first_keys(EXPLORER, re.sub(r"`iss3d [^`]*`", "", text))


def test_every_command_is_told_and_every_told_command_is_there():
    program = typer.main.get_command(app)
    there = set(program.commands)
    told = set(re.findall(r"`?iss3d ([a-z]+)", "\n".join(re.findall(r"`iss3d [^`]*`|(?m:^iss3d .*)", README))))
    assert told == there


def test_every_told_option_is_there():
    program = typer.main.get_command(app)
    for command, rest in re.findall(r"\| `iss3d ([a-z]+)[^|]*` \|(.*)", README):
        options = {opt for parameter in program.commands[command].params for opt in parameter.opts}
        assert set(re.findall(r"`(--[a-z-]+)`", rest)) <= options, command
