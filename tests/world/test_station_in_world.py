"""Lights, power, air, the arm, the war, vehicles that leave: what scenes change about the station."""

from __future__ import annotations

import pytest
from world_play import Play, of, with_difficulty

from iss3d.events import AlarmChanged, BurstSeen, Faded, LightChanged, PlayerLost, SoundCue
from iss3d.vectors import distance
from iss3d.world import life_support, undocking
from iss3d.world.save import state_from_json, state_to_json
from iss3d.world.world import World


def test_lights_of_a_segment_change_together(free):
    free.change("light", "rs", "emergency")
    assert free.world.lights["zvezda"] == "emergency"
    assert free.world.lights["destiny"] == "on"
    free.change("light", "all", "off")
    assert set(free.world.lights.values()) == {"off"}


def test_the_dead_ship_is_dark_from_the_start_until_somebody_lights_it(free: Play) -> None:
    assert free.world.lights["soyuz_old"] == "off"
    free.change("light", "soyuz_old", "dim")
    assert free.world.light_at("soyuz_old") == "dim"


def test_without_power_lamps_are_off_and_come_back_as_they_were(free):
    free.change("light", "destiny", "dim")
    free.change("power", "destiny", "off")
    assert free.world.light_at("destiny") == "off"
    free.change("power", "destiny", "on")
    assert LightChanged("destiny", "dim") in free.world.events
    assert free.world.light_at("destiny") == "dim"


def test_an_alarm_is_told(free):
    free.change("alarm", "", "emergency")
    assert AlarmChanged("emergency") in free.world.events


@pytest.mark.parametrize(("difficulty", "least", "most"), [("gentle", 70, 80), ("normal", 40, 50), ("hard", 25, 35)])
def test_without_air_there_is_time_to_leave_by_difficulty(game, difficulty, least, most):
    play = with_difficulty(game, difficulty)
    play.at("columbus_middle")
    play.change("air", "columbus", "none")
    assert not of(play.run(least), PlayerLost)
    lost = of(play.run(most - least), PlayerLost)
    assert lost and lost[0].reason == "air"


def test_the_gauge_of_a_module_follows_its_air_and_is_saved(free):
    assert life_support.pressure_at(free.world, "columbus") == 101.3
    free.change("air", "columbus", "thin")
    free.run(10.0)
    falling = life_support.pressure_at(free.world, "columbus")
    assert 61.0 < falling < 90.0
    assert life_support.pressure_at(free.world, "destiny") == 101.3
    assert state_from_json(state_to_json(free.world.state)).pressure == {"columbus": falling}
    free.run(100.0)
    assert life_support.pressure_at(free.world, "columbus") == 61.0
    free.change("air", "columbus", "good")
    free.run(10.0)
    assert 61.0 < life_support.pressure_at(free.world, "columbus") < 90.0
    free.run(400.0)
    assert free.world.state.pressure == {}


def test_breath_comes_back_in_good_air(free):
    free.at("columbus_middle")
    free.change("air", "columbus", "none")
    free.run(20.0)
    assert free.world.suit.breath < 0.7
    free.at("harmony_middle")
    free.run(8.5)
    assert free.world.suit.breath == 1.0


def test_thin_air_is_a_warning_and_no_end(free):
    free.at("columbus_middle")
    free.change("air", "all", "thin")
    assert not of(free.run(90.0), PlayerLost)
    assert 0.0 < free.world.suit.breath < 0.5


def test_the_arm_swings_softly_to_a_place_in_the_time_given(free):
    free.change("arm", "outside_antenna", "outside_antenna", 10.0)
    start = free.world.state.arm.end
    free.run(1.0)
    assert distance(start, free.world.state.arm.end) < 0.1 * distance(start, free.world.state.arm.goal)
    assert not free.world.stage.state("arm", "outside_antenna")
    free.run(9.1)
    assert free.world.stage.state("arm", "outside_antenna")
    assert free.world.stage.position("arm") == free.world.data.station.spots["outside_antenna"].centre


def test_a_person_can_ride_on_the_arm(free):
    free.act("nika", "place", "outside_antenna")
    free.act("nika", "follow", "arm")
    free.change("arm", "outside_airlock", "outside_airlock", 5.0)
    free.run(6.0)
    assert distance(free.world.state.persons["nika"].position, free.world.state.arm.end) < 0.01


def test_a_vehicle_leaves_slowly_and_then_for_good_with_its_hatch_shut(free):
    free.at("unity_middle")
    free.change("undock", "soyuz", True)
    assert free.world.stage.state("hatch", "rassvet_soyuz") == "closed"
    assert free.world.state.hatches["rassvet_soyuz"].locked
    free.run(10.0)
    assert free.world.undocked_m("soyuz") == pytest.approx(1.2, abs=0.01)
    free.run(110.0)
    assert free.world.undocked_m("soyuz") > 120.0
    assert free.world.undocked_m("dragon") == 0.0


def test_a_ship_that_comes_in_closes_steadily_and_is_docked_at_contact(free):
    free.change("dock", "soyuz", True, seconds=2.0)
    far = free.world.undocked_m("soyuz")
    assert free.world.stage.state("dock", "soyuz") == "coming"
    assert far == pytest.approx(0.7, abs=0.02)
    free.run(1.0)
    assert free.world.undocked_m("soyuz") == pytest.approx(far / 2.0, abs=0.02)
    free.run(1.1)
    assert free.world.undocked_m("soyuz") == 0.0
    assert free.world.stage.state("dock", "soyuz") == "docked"


def test_undocking_gathers_way_and_never_jumps():
    before = 0.0
    for tenth in range(1, 1200):
        now = undocking.metres(tenth * 0.1)
        assert 0.0 < now - before < 0.2
        assert (now - before) / 0.1 == pytest.approx(undocking.speed(tenth * 0.1 - 0.05), abs=0.02)
        before = now


def test_the_war_goes_off_by_its_plan_once_it_has_begun(free):
    free.change("clock", value="2024-05-07T03:50:30Z")
    free.run(5.0)
    assert free.world.war_now().since_s is None
    free.change("war", "", "begin")
    first = min(b.after_s for b in free.world.data.war.bursts)
    told = of(free.run(first + 30.0), BurstSeen)
    assert told
    assert len({e.burst for e in told}) == len(told), "each is told once"
    assert {b.burst.id for b in free.world.war_now().bursts} >= {e.burst for e in told}


def test_the_aftermath_is_told_of_no_more_but_still_to_be_seen(free):
    free.change("war", "", "aftermath")
    assert not of(free.run(5.0), BurstSeen)
    assert len(free.world.war_now().bursts) == len(free.world.data.war.bursts)


def test_a_scene_can_set_off_one_burst(free):
    burst = free.world.data.war.bursts[0].id
    free.change("burst", burst, True)
    assert BurstSeen(burst) in free.world.events
    free.run(1.0)
    assert [b.burst.id for b in free.world.war_now().bursts] == [burst]


def test_a_fade_covers_the_picture_over_its_time(free):
    free.change("fade", "", 1.0, 2.0, colour="black", amount=1.0)
    assert of(free.world.events, Faded)
    free.run(1.0)
    assert free.world.faded() == pytest.approx(0.5, abs=0.02)
    free.run(1.1)
    assert free.world.perceive().faded == 1.0


def test_a_sound_has_the_place_of_what_makes_it(free):
    free.change("sound", "unity_fwd", "hatch_far", cue="hatch_far", at="unity_fwd", volume=0.5)
    cue = of(free.world.events, SoundCue)[0]
    assert cue.position == free.world.data.station.spots["unity_fwd"].centre
    assert cue.volume == 0.5


def test_what_a_person_gives_floats_within_the_players_reach(free):
    free.at("unity_middle")
    free.act("nika", "place", "unity_fwd")
    free.act("nika", "hold", "drill")
    free.act("nika", "give", "player", thing="drill")
    free.run(12.0)
    assert free.world.stage.holds("nika") is None
    assert distance(free.world.where.position("drill"), free.world.body.player.position) < 1.0
    free.look_at("drill")
    assert free.world.perceive().prompt == "Take"


def test_the_crew_live_by_the_clock_when_no_scene_has_them(free):
    nika = free.world.state.persons["nika"]
    free.change("clock", value="2024-05-04T19:10:00Z")
    free.run(90.0)
    evening = nika.module
    free.change("clock", value="2024-05-04T09:10:00Z")
    free.run(90.0)
    assert nika.module != evening


def test_a_world_can_stand_without_its_story(game):
    play = Play(World(game, begin=False))
    assert not of(play.run(1.0), PlayerLost)
    assert play.world.tasks() == ()
    assert play.world.explain_waiting() == []
