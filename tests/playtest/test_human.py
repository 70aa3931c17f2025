"""The bot is as slow, as unsteady and as limited as a person."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from random import Random
from statistics import pstdev

import pytest

from iss3d.movement.intents import INTENT_NAMES, Intents
from iss3d.playtest.bot import Bot
from iss3d.playtest.human import TICK, HumanLimits, KeyPresses, Reaction, UnsteadyHand, roll_toward, without
from iss3d.reports import Report
from iss3d.station.station import Station
from iss3d.vectors import IDENTITY, add, angle_between, facing, rotate, scale, turned
from iss3d.world.data import load_game
from iss3d.world.perception import Perception, Sight

LIMITS = HumanLimits()


def perception(tick: int) -> Perception:
    return Perception(
        tick=tick,
        position=(0, 0, 0),
        orientation=IDENTITY,
        velocity=(0, 0, 0),
        module="destiny",
        gripping=None,
        carrying=None,
        seated=None,
        hidden=None,
        outside=False,
        tasks=(),
        marks={},
        aim=None,
        prompt="",
        grippable=False,
        options=(),
        silence=None,
        subtitle="",
        threat=None,
        closed=frozenset(),
        faded=0.0,
        ending=None,
    )


def test_what_is_shown_is_noticed_a_quarter_of_a_second_later() -> None:
    reaction = Reaction(LIMITS)
    noticed = [reaction.notice(replace(perception(0), tick=t)).tick for t in range(60)]
    assert noticed[59] == 59 - round(LIMITS.reaction / TICK)
    assert noticed[0] == 0


def test_the_view_turns_to_its_aim_no_faster_than_a_person_and_misses_by_about_two_degrees() -> None:
    hand, orientation, errors = UnsteadyHand(LIMITS, Random(3)), IDENTITY, []
    target = (-0.5, 0.8, 0.2)
    for tick in range(6000):
        yaw, pitch, left = hand.turn_toward(tick, orientation, target)
        assert max(abs(yaw), abs(pitch)) <= math.radians(LIMITS.turn_rate_deg) * TICK + 1e-9
        orientation = turned(orientation, yaw, pitch, 0.0)
        if tick > 300:
            errors.append(math.degrees(angle_between(rotate(orientation, (1, 0, 0)), target)))
            assert left == pytest.approx(math.radians(errors[-1]), abs=0.2)
    rms = math.sqrt(sum(e * e for e in errors) / len(errors))
    assert 0.8 < rms < 3.0
    assert pstdev(errors) > 0.2


def test_a_key_goes_down_only_as_often_as_a_finger_can() -> None:
    keys = KeyPresses(LIMITS)
    downs = [tick for tick in range(120) if keys.press("use", tick)]
    assert min(b - a for a, b in itertools.pairwise(downs)) >= round(LIMITS.press_gap / TICK)


def test_a_person_without_a_verb_never_uses_it() -> None:
    busy = Intents(yaw=0.1, ahead=1.0, grip=True, push=0.5, use=True, choose=1, skip=True, roll=0.1)
    for name in INTENT_NAMES:
        assert without(busy, frozenset({name})) != busy or getattr(busy, name, False) in (False, 0.0, None)
    assert without(busy, frozenset({"look"})).yaw == 0.0
    assert without(busy, frozenset({"choose"})).choose is None
    with pytest.raises(ValueError, match="no intent is called"):
        without(busy, frozenset({"fly"}))


def test_rolling_brings_the_head_up() -> None:
    tilted = turned(IDENTITY, 0.3, 0.1, 0.7)
    upright = turned(tilted, 0.0, 0.0, roll_toward(tilted, (0, 0, -1)))
    assert roll_toward(upright, (0, 0, -1)) == pytest.approx(0.0, abs=1e-6)


@pytest.fixture(scope="module")
def station() -> Station:
    return load_game([], Report()).station


def test_who_has_nothing_to_do_turns_to_whoever_speaks(station: Station) -> None:
    heard = Sight("nika", "person", "Nika", (0.3, 2.0, -0.2), 2.0, True)
    bot = Bot(station, lambda options, silence: 0, seed=3)
    now = replace(perception(0), position=station.modules["destiny"].centre)
    now = replace(now, speaker=replace(heard, position=add(now.position, heard.position)))
    for tick in range(240):
        wish = bot.decide(replace(now, tick=tick))
        now = replace(now, orientation=turned(now.orientation, wish.yaw, wish.pitch, 0.0))
    assert math.degrees(angle_between(rotate(now.orientation, (1, 0, 0)), heard.position)) < 6.0


def test_a_voice_behind_a_wall_turns_nobodys_head(station: Station) -> None:
    bot = Bot(station, lambda options, silence: 0, seed=3)
    heard = Sight("nika", "person", "Nika", (0.3, 2.0, -0.2), 2.0, False)
    wishes = [bot.decide(replace(perception(tick), speaker=heard)) for tick in range(60)]
    assert all(wish.yaw == 0.0 and wish.pitch == 0.0 for wish in wishes)


def test_who_listens_turns_upright_unless_strapped_in(station: Station) -> None:
    bot = Bot(station, lambda options, silence: 0, seed=3)
    module = station.modules["destiny"]
    face = Sight("nika", "person", "Nika", add(module.centre, scale(module.axis, 2.0)), 2.0, True)
    for seated, upright in ((None, True), ("seat", False)):
        now = replace(perception(0), position=module.centre, speaker=face, seated=seated)
        now = replace(now, orientation=turned(facing(module.axis, module.up), 0.0, 0.0, 2.4))
        for tick in range(300):
            wish = bot.decide(replace(now, tick=tick))
            now = replace(now, orientation=turned(now.orientation, wish.yaw, wish.pitch, wish.roll))
        assert (abs(roll_toward(now.orientation, module.up)) < math.radians(12.0)) == upright
