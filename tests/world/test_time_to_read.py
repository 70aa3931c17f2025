"""Who asked for more time to read gets it: lines and answers wait longer, and nothing else does."""

from iss3d.events import ChoiceOffered, LineSpoken
from iss3d.movement.intents import REST
from iss3d.settings.rules import RulesSettings
from iss3d.story.stage import Offer, Say
from iss3d.world import voices
from iss3d.world.world import World


def spoken(game, line_time):
    world = World(game, 1, RulesSettings(line_time=line_time), begin=False)
    voices.say(world, Say("a", "gordon", "Enough.", "line", 2.0, "air"))
    voices.offer(world, Offer("b", ("Yes.",), 1, 6.0))
    told = world.step(REST)
    line, offer = (next(e for e in told if isinstance(e, kind)) for kind in (LineSpoken, ChoiceOffered))
    return line.seconds, offer.seconds


def test_lines_and_answers_wait_as_long_as_the_player_asked(game):
    assert spoken(game, 1.0) == (2.0, 6.0)
    assert spoken(game, 2.0) == (4.0, 12.0)
