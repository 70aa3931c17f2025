"""What use and take do, and that the prompt says it before."""

from __future__ import annotations

from iss3d.events import Deed, HatchMoved, LightChanged
from iss3d.movement.intents import Intents


def verbs(events, *names):
    return [e for e in events if isinstance(e, Deed) and e.verb in names]


def test_a_hatch_is_closed_and_opened_by_hand_and_takes_time(free):
    free.world.body.place_player(free.world.data.station.spots["unity_fwd"].centre, (1, 0, 0, 0))
    free.look_at("unity_destiny")
    assert free.world.perceive().prompt == "Close"
    assert HatchMoved("unity_destiny", False) in free.use()
    assert free.world.stage.state("hatch", "unity_destiny") != "closed"
    free.run(3.0)
    assert free.world.stage.state("hatch", "unity_destiny") == "closed"
    assert "unity_destiny" in free.world.shut
    free.look_at("unity_destiny")
    assert free.world.perceive().prompt == "Open"
    free.use()
    free.run(3.0)
    assert free.world.stage.state("hatch", "unity_destiny") == "open"


def test_a_locked_hatch_can_only_be_knocked_on(free):
    free.change("hatch", "unity_destiny", "closed")
    free.change("lock", "unity_destiny", "yes")
    free.run(3.0)
    free.world.body.place_player(free.world.data.station.spots["unity_fwd"].centre, (1, 0, 0, 0))
    free.look_at("unity_destiny")
    assert free.world.perceive().prompt == "Knock"
    assert verbs(free.use(), "use")[0].other == "locked"
    free.run(3.0)
    assert free.world.stage.state("hatch", "unity_destiny") == "closed"


def test_a_hatch_does_not_close_on_somebody(free):
    middle = free.world.data.station.hatches["unity_destiny"].centre
    free.world.body.place_player(middle, (1, 0, 0, 0))
    free.change("hatch", "unity_destiny", "closed")
    free.run(4.0)
    assert free.world.stage.state("hatch", "unity_destiny") == "open"
    free.at("destiny_middle")
    free.run(4.0)
    assert free.world.stage.state("hatch", "unity_destiny") == "closed"


def test_a_seat_straps_in_and_lets_go(free):
    free.at("zarya_middle")
    seat = "dinner_seat"
    free.before(seat)
    assert free.world.perceive().prompt == "Strap in"
    assert verbs(free.use(), "sit")
    assert free.world.stage.seated("player") == seat
    free.run(0.5)
    assert verbs(free.use(), "unstrap")
    assert free.world.stage.seated("player") is None


def test_a_hiding_place_hides_and_lets_out(free):
    free.before("hide_columbus")
    assert free.world.perceive().prompt == "Hide"
    free.use()
    assert free.world.stage.hidden() == "hide_columbus"
    assert free.world.perceive().prompt == "Come out"
    free.use()
    assert free.world.stage.hidden() is None


def test_a_thing_is_carried_to_its_slot_and_fitted(free):
    free.at("destiny_middle")
    free.change("move", "mouse_habitat", "player", at="player")
    assert free.world.stage.holds("player") == "mouse_habitat"
    free.before("habitat_slot", 1.0)
    assert free.world.perceive().prompt.startswith("Fit")
    assert verbs(free.use(), "fit")[0].other == "habitat_slot"
    assert free.world.stage.fitted("mouse_habitat") == "habitat_slot"
    assert free.world.stage.holds("player") is None
    free.run(1.0)
    assert free.world.body.thing_mode("mouse_habitat") == "fixed"


def test_a_fitted_thing_that_is_taken_is_fitted_no_more(free):
    free.change("fit", "mouse_habitat", "habitat_slot")
    assert free.world.stage.fitted("mouse_habitat") == "habitat_slot"
    free.change("move", "mouse_habitat", "player", at="player")
    assert free.world.stage.fitted("mouse_habitat") is None


def test_what_can_be_worn_is_tied_to_the_wrist_and_follows_the_hand(free):
    free.at("unity_middle")
    free.change("spawn", "station_miniature", "player", at="player")
    assert free.world.perceive().prompt == "Tie to the wrist"
    free.use()
    assert free.world.stage.worn() == ("station_miniature",)
    free.at("cupola_middle")
    assert free.world.stage.module("station_miniature") == "cupola"


def test_a_switch_is_used_and_works_the_lamps(free):
    free.before("light_destiny")
    events = free.use()
    assert verbs(events, "use")[0].object == "light_destiny"
    assert LightChanged("destiny", "off") in events
    free.run(0.5)
    free.look_at("light_destiny")
    free.use()
    assert free.world.stage.state("light", "destiny") == "on"


def test_the_arm_is_flown_from_its_console_and_the_body_stays(free):
    free.before("arm_console_destiny", 0.9)
    free.use()
    start = free.world.state.arm.end
    here = free.world.body.player.position
    free.run(2.0, Intents(ahead=1.0))
    moved = sum((a - b) ** 2 for a, b in zip(free.world.state.arm.end, start, strict=True)) ** 0.5
    assert 0.3 < moved < 1.0
    assert sum((a - b) ** 2 for a, b in zip(free.world.body.player.position, here, strict=True)) ** 0.5 < 0.1
    free.use()
    assert free.world.state.console is None


def test_a_lamp_in_the_hand_is_switched(free):
    assert verbs(free.tick(lamp=True), "lamp")[0].other == "on"
    assert verbs(free.tick(lamp=True), "lamp")[0].other == "off"
