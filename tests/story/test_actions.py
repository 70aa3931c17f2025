"""Each action asks of the world, or tells, what its words say."""
# ruff: noqa: E501

import pytest
from story_play import Play, scene

from iss3d.events import (
    CheckpointReached,
    ChoiceTaken,
    EndingReached,
    HintShown,
    Learned,
    ObjectiveDone,
    ObjectiveSet,
    PlayerLost,
    TitleShown,
)
from iss3d.story.registry import ACTIONS
from iss3d.story.stage import Act, Change, Offer, Say

COMMANDS = {
    "hatch": ("hatch: {unity_destiny: closed}", [Change("hatch", "unity_destiny", "closed")]),
    "light": ("light: {us: emergency}", [Change("light", "us", "emergency")]),
    "power": ("power: {destiny: off, mouse_habitat: on}", [Change("power", "destiny", "off"), Change("power", "mouse_habitat", "on")]),
    "alarm": ("alarm: emergency", [Change("alarm", "", "emergency")]),
    "air": ("air: {all: thin}", [Change("air", "all", "thin")]),
    "arm": ("arm: {to: gordon, seconds: 8 s}", [Change("arm", "gordon", "gordon", 8.0)]),
    "shutter": ("shutter: {cupola: open}", [Change("shutter", "cupola", "open")]),
    "dock": ("dock: {vehicle: soyuz, seconds: 9 s}", [Change("dock", "soyuz", True, 9.0)]),
    "undock": ("undock: soyuz", [Change("undock", "soyuz", True)]),
    "spawn": ("spawn: {station_miniature: unity_middle}", [Change("spawn", "station_miniature", "unity_middle", 0.0, {"at": "unity_middle"})]),
    "remove": ("remove: [dead_mice, mouse_pair]", [Change("remove", "dead_mice"), Change("remove", "mouse_pair")]),
    "move": ("move: {supply_bag: alexey}", [Change("move", "supply_bag", "alexey", 0.0, {"at": "alexey"})]),
    "fit": ("fit: {mouse_habitat: habitat_slot}", [Change("fit", "mouse_habitat", "habitat_slot")]),
    "door": ("door: {curtain: open}", [Change("door", "curtain", "open")]),
    "wear": ("wear: station_miniature", [Change("wear", "station_miniature", True)]),
    "label": ('label: {sample_box: "SAMPLE 4"}', [Change("label", "sample_box", "SAMPLE 4")]),
    "player": ("player: {at: cupola_middle, facing: earth}", [Change("player", "player", None, 0.0, {"at": "cupola_middle", "facing": "earth"})]),
    "sound": ("sound: {cue: hatch_far, at: unity_fwd}", [Change("sound", "unity_fwd", "hatch_far", 0.0, {"cue": "hatch_far", "at": "unity_fwd", "volume": 1.0})]),
    "music": ("music: off", [Change("music", "", "")]),
    "fade": ("fade: {to: white, seconds: 0 s}", [Change("fade", "", 1.0, 0.0, {"colour": "white", "amount": 1.0})]),
    "camera": ("camera: {shake: 0.3, seconds: 2 s}", [Change("camera", "shake", 0.3, 2.0, {"shake": 0.3})]),
    "clock": ("clock: 2024-05-07T03:48:00Z", [Change("clock", "", "2024-05-07T03:48:00Z")]),
    "burst": ("burst: [whiteman, offutt]", [Change("burst", "whiteman", True), Change("burst", "offutt", True)]),
    "war": ("war: begin", [Change("war", "", "begin")]),
    "blackout": ("blackout: north_america", [Change("blackout", "north_america", True)]),
    "radio": ("radio: {sg1: static}", [Change("radio", "sg1", "static")]),
    "checkpoint": ("checkpoint: yes", [Change("checkpoint", "s")]),
    "ending": ("ending: home", [Change("ending", "home")]),
}  # fmt: skip
EVENTS = {
    "know": ('know: {mice: "They clawed each other."}', [Learned("mice", "They clawed each other.")]),
    "objective": ('objective: {sep: "Separate them."}', [ObjectiveSet("sep", "Separate them.")]),
    "hint": ('hint: "Look inside."', [HintShown("Look inside.")]),
    "title": ('title: "That evening"', [TitleShown("That evening", 3.0)]),
    "lose": ("lose: caught", [PlayerLost("caught")]),
    "ending": ("ending: home", [EndingReached("home")]),
    "checkpoint": ("checkpoint: yes", [CheckpointReached("s")]),
}
ELSEWHERE = {
    "person", "wait", "pause", "if", "together", "either", "repeat", "call", "goto", "end", "start", "here", "choose", "flag", "trust", "done",
}  # fmt: skip


def test_every_action_of_the_registry_is_tested():
    assert set(COMMANDS) | set(EVENTS) | ELSEWHERE == set(ACTIONS)


@pytest.mark.parametrize("word", COMMANDS)
def test_an_action_asks_this_of_the_world(word, play):
    text, commands = COMMANDS[word]
    p = play(scene(f"- {text}"))
    p.run(0.2)
    assert p.stage.commands == commands
    assert p.over()


@pytest.mark.parametrize("word", EVENTS)
def test_an_action_tells_this(word, play):
    text, events = EVENTS[word]
    p = play(scene(f"- {text}"))
    p.tick()
    assert [e for e in p.stage.events if type(e).__name__ not in ("SceneBegan", "SceneEnded")] == events


def test_a_line_lasts_as_long_as_its_words_need(play):
    p = play(scene('- alexey: "They had nothing to hold on to."\n- kira: "No."'))
    p.tick()
    assert p.stage.commands == [
        Say("s#1", "alexey", "They had nothing to hold on to.", "s.alexey.ee7b3176", 3.19, "air")
    ]
    p.run(3.1)
    assert p.lines == ["alexey: They had nothing to hold on to."]
    p.run(0.2)
    assert p.lines[1:] == ["kira: No."]
    assert p.stage.commands[1].seconds == 1.2


def test_a_line_may_carry_an_id_a_time_and_a_way(play):
    p = play(scene('- alexey: {say: "Kira.", id: bread, seconds: 9 s, via: radio}'))
    p.tick()
    assert p.stage.commands == [Say("s#1", "alexey", "Kira.", "bread", 9.0, "radio")]


def test_a_line_may_be_said_in_a_mood_and_a_mood_may_last(play):
    p = play(scene('- alexey: "A night too late."\n  mood: grief\n- alexey: {mood: tired}'))
    p.run(3.0)
    line, act = p.stage.commands
    assert (line.mood, act.deed, act.to) == ("grief", "mood", "tired")


def test_a_line_that_is_skipped_is_over(play):
    p = play(scene('- alexey: {say: "A long one.", seconds: 60 s}\n- flag: after'))
    p.run(1)
    p.stage.until["s#1"] = 0.0
    p.tick()
    assert p.over()


def test_the_dead_do_not_speak_but_their_recordings_do(play):
    p = play(scene('- nika: {die: yes}\n- nika: "I am here."\n- nika: {say: "If you hear this.", via: radio}'))
    p.stage.positions["nika"] = (0.0, 0.0, 0.0)
    p.run(1)
    assert p.lines == ["nika: If you hear this."]


def test_a_deed_does_not_hold_the_scene_up_unless_it_is_told_to_wait(play):
    p = play(scene("- alexey: {go: destiny_mice}\n- flag: one\n- alexey: {go: unity_fwd, wait: yes}\n- flag: two"))
    p.tick()
    assert p.director.book.flags == {"one": True}
    p.run(1.2)
    assert p.director.book.flags == {"one": True, "two": True}


def test_a_way_is_waited_for_when_it_is_gone_side_by_side(play):
    p = play(
        scene(
            '- together:\n    - alexey: {enter: destiny, from: unity, hold: {rail_near: spare_cage}}\n    - hint: "Look."\n- flag: there'
        )
    )
    p.tick()
    assert p.stage.commands == [
        Act("s#1", "alexey", "place", "unity"),
        Act("s#2", "alexey", "go", "spare_cage", {"rail_near": "spare_cage"}),
    ]
    p.run(0.5)
    assert not p.over()
    p.run(0.6)
    assert p.over()


def test_a_deed_that_does_not_end_is_given_up(play):
    p = play(scene("- alexey: {go: destiny_mice, wait: yes, at_most: 0.5 s}"))
    p.run(0.6)
    assert p.over()


def test_deeds_are_asked_for_in_a_fixed_order(play):
    p = play(scene("- alexey: {look: kira, pose: strike, hold: supply_bag, at: unity_fwd}"))
    p.tick()
    assert [(c.deed, c.to) for c in p.stage.commands] == [
        ("place", "unity_fwd"), ("hold", "supply_bag"), ("look", "player"), ("pose", "strike"),
    ]  # fmt: skip


def test_giving_and_hunting_carry_what_they_need(play):
    p = play(scene("- alexey: {give: supply_bag}\n- nicholai: {hunt: [unity, destiny]}\n- nicholai: {grab: yes}"))
    p.tick()
    assert p.stage.commands == [
        Act("s#1", "alexey", "give", "player", {"thing": "supply_bag"}),
        Act("s#2", "nicholai", "hunt", "unity", {"rooms": ["unity", "destiny"]}),
        Act("s#3", "nicholai", "grab", "player"),
    ]


def test_an_answer_is_spoken_and_has_its_consequences(play):
    p = play(
        scene("""
- choose:
    - kira: "How many came before these?"
      id: how_many
      then: [{alexey: "Enough."}, {trust: {alexey: +1}}]
    - silence: 6 s
      then: [{trust: {alexey: -1}}]
""")
    )
    p.tick()
    assert p.stage.commands == [Offer("s#1", ("How many came before these?", ""), 1, 6.0)]
    assert [t.verb for t in p.director.guidance()] == ["choose"]
    p.run(2)
    p.answer(0)
    p.run(6)
    assert p.lines == ["kira: How many came before these?", "alexey: Enough."]
    assert p.director.book.trust == {"alexey": 1}
    assert p.director.book.chosen == {"how_many": 1}
    assert p.director.book.taken == [["s", "how_many"]]
    assert p.told(ChoiceTaken) == [ChoiceTaken(0, "How many came before these?")]


def test_silence_is_an_answer(play):
    p = play(scene('- choose:\n    - kira: "Yes."\n    - silence: 6 s\n      then: [{flag: silent}]'))
    p.tick()
    p.answer(1)
    p.run(0.1)
    assert p.lines == []
    assert p.director.book.flags == {"silent": True}


def test_a_choice_with_a_limit_has_a_silence_without_steps(play):
    p = play(scene('- choose: [{kira: "Yes."}]\n  at_most: 4 s'))
    p.tick()
    assert p.stage.commands == [Offer("s#1", ("Yes.", ""), 1, 4.0)]
    p.answer(1)
    p.run(0.1)
    assert p.over()
    assert p.director.book.chosen == {}


def test_an_answer_whose_condition_fails_is_not_offered(play):
    p = play(
        scene(
            '- choose:\n    - {kira: "I saw you.", if: {flag: saw}}\n    - kira: "Nothing."\n      then: [{flag: nothing}]\n- flag: {saw: no}'
        )
    )
    p.tick()
    assert p.stage.offers[-1].options == ("Nothing.",)
    p.answer(0)
    p.run(2)
    assert p.director.book.flags == {"nothing": True, "saw": False}


def test_a_choice_with_nothing_to_offer_is_over(play):
    p = play(scene('- choose: [{kira: "I saw you.", if: {flag: saw}}]\n- flag: {saw: no}'))
    p.run(0.1)
    assert p.over()


def test_flags_hold_words_and_numbers(play):
    p = play(scene("- flag: met\n- flag: {count: 3, who: alexey, sure: no}\n- flag: [a, b]"))
    p.tick()
    assert p.director.book.flags == {"met": True, "count": 3, "who": "alexey", "sure": False, "a": True, "b": True}


def test_an_objective_is_set_done_once_and_may_be_set_again(play):
    p = play(scene('- objective: {x: "Do it."}\n- done: x\n- done: x\n- objective: {x: "Do it again."}'))
    p.tick()
    assert p.told(ObjectiveDone) == [ObjectiveDone("x")]
    assert p.director.objectives == [{"id": "x", "text": "Do it again.", "done": False}]


def test_a_fact_is_learned_once(play):
    p = play(scene('- know: {x: "It is so."}\n- know: x'))
    p.tick()
    assert p.told(Learned) == [Learned("x", "It is so.")]
    assert p.director.log == [{"id": "x", "text": "It is so."}]


def test_a_fade_is_waited_for(play):
    p = play(scene("- fade: out\n- flag: dark"))
    p.run(1.4)
    assert not p.over()
    p.run(0.2)
    assert p.over()


def test_after_losing_nothing_goes_on_until_the_world_has_gone_back(play):
    p = play(scene("- lose: caught\n- flag: after"))
    p.run(3.5)
    assert p.told(PlayerLost) == [PlayerLost("caught")] * 2
    assert not p.over()


def test_who_skips_difficulty_does_not_lose():
    p = Play(scene("- lose: caught\n- flag: after"))
    p.stage.settings["difficulty"] = "skip"
    p.tick()
    assert p.over()
    assert p.told(PlayerLost) == []


def test_after_an_ending_nothing_starts_and_nothing_runs(play):
    p = play(
        scene("- start: s2\n- pause: 1 s\n- ending: home")
        + "  s2:\n    do: [{pause: 60 s}]\n  s3:\n    after: s\n    do: [{flag: late}]\n"
    )
    p.run(3)
    assert p.director.ending == "home"
    assert p.director.book.running == []
    assert p.director.book.flags == {}


def test_a_beat_begins_with_a_checkpoint(play):
    p = play(scene("- pause: 1 s", "beat: 1"))
    p.tick()
    assert p.told(CheckpointReached) == [CheckpointReached("s")]
