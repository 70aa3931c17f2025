"""A recorded tour through the station, drawn without a window: every closed hand is on its rail."""

import pytest

from iss3d.playtest.bot import Bot
from iss3d.playtest.policies import POLICIES
from iss3d.reports import Report
from iss3d.vectors import AHEAD, UP, Quat, Vec3, add, cross, distance, dot, facing, length, rotate, scale, sub
from iss3d.view.crew_holds import Rails
from iss3d.view.crew_ik import BAR_RADIUS
from iss3d.view.crew_view import CrewView
from iss3d.view.light import ON
from iss3d.view.own_body import OwnBody, OwnFacts
from iss3d.world.data import load_game
from iss3d.world.world import World

TOUR_BEAT = 4
SECONDS = 20
EVERY = 4
"""One frame drawn for so many ticks."""

WITHIN = 0.02


@pytest.fixture(scope="module")
def game():
    return load_game([], Report())


@pytest.fixture(scope="module")
def root():
    from panda3d.core import NodePath  # noqa: PLC0415

    return NodePath("tour")


def reach_of_hand(point: Vec3, bar: Vec3) -> float:
    """Metres from the palm's skin to the bar's, when the hold is off the bar's axis by so much."""
    return max(0.0, distance(point, bar) - BAR_RADIUS)


def test_the_crew_hold_the_rails_they_hold(game, root):
    world = World(game, 1)
    world.skip_to_beat(TOUR_BEAT)
    bot = Bot(game.station, POLICIES["open"], 1)
    rails = game.station.rails.values()
    crew = CrewView(root, False, rails, game.crew)
    lights, ups = {}, {id: m.up for id, m in game.station.modules.items()}
    on = close = 0
    for tick in range(60 * SECONDS):
        world.step(bot.decide(world.perceive()))
        if tick % EVERY:
            continue
        people = world.persons
        middle = next(iter(people.values())).position
        # One looks at all of them from near by, wherever the tour is.
        for id, person in people.items():
            crew.update({id: person}, add(person.position, (1.0, 0.0, 0.0)), None, lights, ups, EVERY / 60)
            for palm, bar in crew.palms():
                on += 1
                close += reach_of_hand(palm, bar) <= WITHIN
        assert length(middle) < 200.0
    assert on > 100, "people do take hold of rails"
    assert close >= 0.95 * on, f"{close} of {on}"


def drawn_grips(game, root, seconds: float, eyes) -> tuple[int, int]:
    """Return frames with a closed hand, and those in which it is on its bar."""
    own = OwnBody(root, Rails(game.station.rails.values()), "kira", "us")
    on = close = 0
    for eye, look, grip, module in eyes:
        own.update(OwnFacts(eye, look, module, ON, UP, grip), seconds)
        held = own.gripping
        if held is not None:
            side, bar = held
            palm = own.palm(side)
            assert palm is not None
            on += 1
            close += reach_of_hand(palm, bar) <= WITHIN
    return on, close


def pulled_along(game) -> list[tuple[Vec3, Quat, Vec3 | None, str]]:
    """A player who pulls along one rail after another through every module: hand before, beside and behind the eye."""
    frames = []
    for rail in list(game.station.rails.values())[::14]:
        middle = scale(add(rail.start, rail.end), 0.5)
        along = sub(rail.end, rail.start)
        ahead = scale(along, 1.0 / max(length(along), 1e-6))
        look = facing(sub(ahead, scale(rail.normal, 0.4)), rail.normal)
        for step in range(24):
            back = 0.42 - 0.030 * step
            eye = add(middle, add(scale(ahead, -back), scale(rail.normal, 0.42)))
            grip = middle if step > 2 and distance(eye, middle) < 0.75 else None
            frames.append((eye, look, grip, rail.module))
    return frames


def test_the_players_hand_is_on_what_it_grips(game, root):
    on, close = drawn_grips(game, root, 1 / 30, pulled_along(game))
    assert on > 150
    assert close >= 0.95 * on, f"{close} of {on}"


def test_the_players_hand_follows_a_swing_about_the_hold(game, root):
    """The body turns about the hand, as it does when the mouse moves while one holds on."""
    rail = next(iter(game.station.rails.values()))
    at = scale(add(rail.start, rail.end), 0.5)
    eyes = []
    for step in range(80):
        look = facing(add(scale(rail.normal, -1.0), scale(cross(rail.normal, UP), 0.012 * (step - 40))), UP)
        if length(cross(rail.normal, UP)) < 0.1:
            look = facing(add(scale(rail.normal, -1.0), scale(AHEAD, 0.012 * (step - 40))), AHEAD)
        eyes.append((sub(at, rotate(look, (0.55, 0.12, 0.10))), look, at, rail.module))
    on, close = drawn_grips(game, root, 1 / 60, eyes)
    assert on > 50
    assert close >= 0.95 * on


def test_a_hand_that_presses_stays_on_this_side_of_the_wall(root):
    own = OwnBody(root, Rails([]), "kira", "us")
    wall = 0.45
    for i in range(30):
        if i == 5:
            own.press((0.7, 0.1, 0.1))
        own.update(OwnFacts((0.0, 0.0, 0.0), facing((1.0, 0.0, 0.0)), "m", ON, UP, air=lambda at: at[0] < wall), 1 / 30)
        for side in "lr":
            palm = own.palm(side)
            assert palm is not None
            assert palm[0] < wall + 0.01


@pytest.mark.parametrize(("look", "upright"), [((0.9, 0.0, 0.42), True), ((0.3, 0.0, 0.95), False)])
def test_the_body_stays_upright_below_a_glance_down_and_turns_over_with_a_deep_one(root, look, upright):
    own = OwnBody(root, Rails([]), "kira", "us")
    for _ in range(90):
        own.update(OwnFacts((0.0, 0.0, 0.0), facing(look), "m", ON, UP), 1 / 30)
    crown = rotate(own.turn, (0.0, 0.0, -1.0))
    assert (dot(crown, UP) > 0.98) == upright
