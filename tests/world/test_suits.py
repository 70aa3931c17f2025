"""Gordon's suit through the story: on from the checklist on, its helmet off only where there is air; kept by saves."""

import pytest

from iss3d.story.stage import Act
from iss3d.world import commands
from iss3d.world.world import World


@pytest.mark.parametrize(
    ("beat", "wears"),
    [(15, ""), (16, "suit"), (17, "suit"), (18, "suit"), (21, "suit"), (23, "suit"), (24, "suit"), (25, "open_suit")],
)
def test_gordon_wears_his_suit_from_the_checklist_on(game, beat, wears):
    world = World(game, 1)
    world.skip_to_beat(beat)
    assert world.persons["gordon"].wears == wears
    again = World.load(game, world.save())
    assert again.persons["gordon"].wears == wears


def test_nobody_else_wears_one(game):
    world = World(game, 1)
    world.skip_to_beat(25)
    assert [id for id, person in world.persons.items() if person.wears] == ["gordon"]


def test_a_suit_is_put_on_and_taken_off(game):
    world = World(game, 1, begin=False)
    for word, worn in (("suit", "suit"), ("open_suit", "open_suit"), ("usual", "")):
        commands.carry_out(world, Act(word, "gordon", "wear", word))
        assert world.persons["gordon"].wears == worn
    commands.carry_out(world, Act("die", "gordon", "die"))
    assert world.persons["gordon"].wears == ""
