"""Speech is quoted, and who forgets it sees what YAML would make of the line."""

import pytest

from iss3d.mods.source import read_yaml
from iss3d.mods.speech import speech_problem
from iss3d.reports import Report


def problem(line):
    document = read_yaml(f"do:\n  - kira: {line}\n", "a.yaml", Report())
    return speech_problem(document, ("do", 0, "kira"))


@pytest.mark.parametrize("line", ['"You are our #1 guest."', "'42'", "Hello there.", "{go: unity}", "Room#5"])
def test_a_line_that_loses_nothing_is_left_alone(line):
    assert problem(line) is None


def test_a_line_cut_at_a_hash_shows_what_is_lost_and_how_to_write_it():
    found = problem("You are our #1 guest.")
    assert found.code == "M115" and "'#1 guest.' is lost" in found.message
    assert '"You are our #1 guest."' in found.hint


@pytest.mark.parametrize(
    ("line", "became"),
    [
        ("42", "the number 42"),
        ("true", "yes"),
        ("False", "no"),
        ("~", "nothing"),
        ("", "nothing"),
        ("1e3", "the number 1000.0"),
    ],
)
def test_a_line_that_turns_into_something_else_shows_the_quoted_form(line, became):
    found = problem(line)
    assert found.code == "M116" and found.message.endswith(f"becomes {became}")
    assert f'"{line}"' in found.hint
