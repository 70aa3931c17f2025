"""What is felt while a line is said, a moment longer, and from then on."""

import pytest

from iss3d.movement.intents import REST
from iss3d.story.stage import Act, HushPerson, Say
from iss3d.world import commands
from iss3d.world.world import World


@pytest.fixture
def aboard(game):
    return World(game, 1, begin=False)


def say(world, mood, seconds=2.0):
    commands.carry_out(world, Say("a", "gordon", "Enough.", "line", seconds, "air", mood))


def wait(world, seconds):
    for _ in range(round(seconds * 60)):
        world.step(REST)


def felt(world):
    return world.persons["gordon"].mood


def test_the_mood_of_a_line_stays_in_the_face_a_moment_longer_than_the_voice(aboard):
    say(aboard, "angry")
    assert felt(aboard) == "angry"
    wait(aboard, 4.0)
    assert not aboard.persons["gordon"].speaking
    assert felt(aboard) == "angry"
    wait(aboard, 1.0)
    assert felt(aboard) == ""


def test_who_is_silenced_does_not_feel_it_for_the_rest_of_the_line(aboard):
    say(aboard, "angry", 20.0)
    wait(aboard, 1.0)
    commands.carry_out(aboard, HushPerson("gordon"))
    wait(aboard, 3.0)
    assert felt(aboard) == ""


def test_a_mood_without_a_line_lasts_until_calm_and_a_line_is_stronger(aboard):
    commands.carry_out(aboard, Act("b", "gordon", "mood", "tired"))
    wait(aboard, 10.0)
    assert felt(aboard) == "tired"
    say(aboard, "tender")
    assert felt(aboard) == "tender"
    wait(aboard, 5.0)
    assert felt(aboard) == "tired"
    commands.carry_out(aboard, Act("c", "gordon", "mood", "calm"))
    assert felt(aboard) == ""


def test_a_line_without_a_mood_leaves_the_face_what_it_felt(aboard):
    commands.carry_out(aboard, Act("b", "gordon", "mood", "grief"))
    say(aboard, "")
    assert felt(aboard) == "grief"


def test_moods_are_saved_with_everything_else(aboard):
    commands.carry_out(aboard, Act("b", "gordon", "mood", "tired"))
    say(aboard, "angry")
    again = World.load(aboard.data, aboard.save())
    assert felt(again) == "angry"
    assert again.hash() == aboard.hash()
    wait(again, 5.0)
    assert felt(again) == "tired"
