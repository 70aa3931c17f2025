"""Each condition holds when the world is so, not before, and says what the player has to do."""
# ruff: noqa: E501

import pytest
from story_play import Play, scene

from iss3d.events import Deed
from iss3d.story.registry import CONDITIONS
from iss3d.story.stage import Task


def put(**fields):
    """Return what sets these fields of the stage."""

    def change(play):
        for name, value in fields.items():
            setattr(play.stage, name, value)

    return change


def moved(play):
    play.stage.positions["player"] = (0.5, 0.0, 0.0)
    play.run(5.1)


def thrown(play):
    play.stage.carried = {"player": "supply_bag"}
    play.did("throw", "supply_bag")


CASES = {
    "near": ("near: mouse_habitat", put(positions={"player": (0, 0, 0), "mouse_habitat": (1, 0, 0)}), [Task("go", "mouse_habitat", metres=1.5)]),
    "in": ("in: destiny", put(modules={"player": "destiny"}), [Task("go", "destiny")]),
    "inside": ("inside: cupola_middle", put(inside_of={("player", "cupola_middle")}), [Task("go", "cupola_middle")]),
    "looked_at": ("looked_at: earth", put(looked={"earth"}), [Task("look", "earth")]),
    "seen": ("seen: gordon", put(in_view={"gordon"}), [Task("look", "gordon")]),
    "over": ("over: north_america", put(regions=("north_america",)), []),
    "sunlit": ("sunlit: no", put(lit=False), []),
    "still": ("still: 0 s", put(pace=0.01), [Task("still")]),
    "slower_than": ("slower_than: 20 cm/s", put(pace=0.19), [Task("brake")]),
    "touched_nothing": ("touched_nothing: 5 s", moved, [Task("push", seconds=5.0)]),
    "holds": ("holds: mouse_pair", put(carried={"player": "mouse_pair"}), [Task("take", "mouse_pair")]),
    "wears": ("wears: station_miniature", put(wrist=("station_miniature",)), [Task("take", "station_miniature")]),
    "fitted": ("fitted: {mouse_habitat: habitat_slot}", put(slots={"mouse_habitat": "habitat_slot"}), [Task("take", "mouse_habitat", "habitat_slot")]),
    "in_place": ("in_place: {supply_bag: unity_middle}", put(inside_of={("supply_bag", "unity_middle")}), [Task("take", "supply_bag", "unity_middle")]),
    "used": ("used: mouse_habitat", lambda p: p.did("use", "mouse_habitat"), [Task("use", "mouse_habitat")]),
    "took": ("took: mouse_pair", lambda p: p.did("take", "mouse_pair"), [Task("take", "mouse_pair")]),
    "dropped": ("dropped: supply_bag", lambda p: p.did("put_down", "supply_bag"), [Task("take", "supply_bag")]),
    "threw": ("threw: supply_bag", thrown, [Task("take", "supply_bag")]),
    "gripped": ("gripped: any", lambda p: p.did("grip", "destiny_deck_1"), [Task("grip")]),
    "gripping": ("gripping: destiny_deck_1", put(held="destiny_deck_1"), [Task("grip", "destiny_deck_1")]),
    "passed": ("passed: unity_destiny", lambda p: p.did("pass", "unity_destiny"), [Task("go", "unity_destiny")]),
    "did": ("did: brake", lambda p: p.did("brake"), [Task("brake")]),
    "seated": ("seated: soyuz_seat_left", put(seats={"player": "soyuz_seat_left"}), [Task("sit", "soyuz_seat_left")]),
    "hidden": ("hidden: rack_front", put(hiding="rack_front"), [Task("hide", "rack_front")]),
    "caught": ("caught: yes", put(catcher="nicholai"), []),
    "hatch": ("hatch: {unity_destiny: closed}", put(states={("hatch", "unity_destiny"): "closed"}), [Task("use", "unity_destiny")]),
    "light": ("light: {destiny: off}", put(states={("light", "destiny"): "off"}), []),
    "power": ("power: {destiny: on}", put(states={("power", "destiny"): True}), []),
    "air": ("air: {destiny: thin}", put(states={("air", "destiny"): "thin"}), []),
    "state": ("state: {shutter: {cupola: open}}", put(states={("shutter", "cupola"): "open"}), []),
    "elapsed": ("elapsed: 2 s", lambda p: p.run(2.1), []),
    "clock": ("clock: {after: 2024-05-03T14:00:05Z, before: 2024-05-03T15:00:00Z}", lambda p: p.run(6), []),
    "setting": ("setting: {difficulty: gentle}", put(settings={"difficulty": "gentle"}), []),
    "flag": ("flag: told", lambda p: p.director.book.flags.update(told=True), []),
    "trust": ("trust: {alexey: {at_least: 2}}", lambda p: p.director.book.trust.update(alexey=2), []),
    "knows": ("knows: secret", lambda p: p.director.book.facts.append({"id": "secret", "text": ""}), []),
    "done": ("done: s2", lambda p: p.director.start("s2"), []),
    "running": ("running: s3", lambda p: p.director.start("s3"), []),
    "chosen": ("chosen: asked", lambda p: p.director.book.chosen.update(asked=1), []),
    "alive": ("not: {alive: gordon}", put(gone={"gordon"}), []),
    "dead": ("dead: gordon", put(gone={"gordon"}), []),
    "free": ("free: alexey", lambda p: p.run(3), []),
    "gave_up": ("gave_up: alexey", put(states={("gave_up", "alexey"): True}), []),
    "all": ("all: [{in: destiny}, {holds: mouse_pair}]", put(modules={"player": "destiny"}, carried={"player": "mouse_pair"}), [Task("go", "destiny"), Task("take", "mouse_pair")]),
    "any": ("any: [{in: destiny}, {in: harmony}]", put(modules={"player": "harmony"}), [Task("go", "destiny")]),
    "not": ("not: {seated: soyuz_seat_left}", put(seats={}), [Task("unstrap", "soyuz_seat_left")]),
    "chance": ("chance: 1.0", lambda p: None, []),
}  # fmt: skip

OTHERS = """  s2:
    do: [{here: yes}]
  s3:
    do: [{pause: 9 s}]
  s4:
    do: [{alexey: "I am busy."}]
"""


def test_every_condition_of_the_registry_is_tested():
    assert set(CASES) == set(CONDITIONS)


@pytest.mark.parametrize("word", [w for w in CASES if w != "chance"])
def test_a_wait_ends_when_its_condition_holds_and_not_before(word, play):
    text, make_so, asked = CASES[word]
    p = play(scene(f"- wait: {{{text}}}") + OTHERS)
    p.stage.pace = 1.0
    p.stage.seats = {"player": "soyuz_seat_left"} if word == "not" else {}
    if word == "free":
        p.director.start("s4")
    p.run(0.1)
    assert not p.over()
    assert p.director.guidance() == asked
    make_so(p)
    p.run(0.1)
    assert p.over()
    assert p.director.guidance() == []


def test_a_look_must_last(play):
    p = play(scene("- wait: {looked_at: earth, for: 2 s}"))
    p.stage.looked = {"earth"}
    p.run(1.5)
    p.stage.looked = set()
    p.run(0.1)
    p.stage.looked = {"earth"}
    p.run(1.5)
    assert not p.over()
    p.run(0.6)
    assert p.over()


def test_what_was_done_before_the_wait_does_not_count(play):
    p = play(scene("- pause: 1 s\n- wait: {used: mouse_habitat}"))
    p.tick()
    p.did("use", "mouse_habitat")
    p.run(2)
    assert not p.over()
    p.did("use", "mouse_habitat")
    assert p.over()


def test_deeds_are_counted_once_each_however_often_one_asks(play):
    p = play(scene("- wait: {did: push, times: 3}"))
    p.tick()
    for _ in range(2):
        p.tick(Deed("push"))
        p.director.guidance()
        p.director.guidance()
    assert not p.over()
    p.tick(Deed("push"))
    assert p.over()


def test_a_deed_and_a_place_need_not_come_together(play):
    p = play(scene("- wait: {did: brake, in: destiny}"))
    p.tick()
    p.did("brake")
    p.run(1)
    p.stage.modules["player"] = "destiny"
    p.tick()
    assert p.over()


def test_held_and_inside_means_the_held_thing(play):
    p = play(scene("- wait: {holds: mouse_pair, inside: spare_cage}"))
    p.stage.carried = {"player": "mouse_pair"}
    p.stage.inside_of = {("player", "spare_cage")}
    p.tick()
    assert not p.over()
    assert p.director.guidance() == [Task("go", "spare_cage", "mouse_pair")]
    p.stage.inside_of = {("mouse_pair", "spare_cage")}
    p.tick()
    assert p.over()


def test_a_touch_starts_the_time_anew(play):
    p = play(scene("- wait: {touched_nothing: 5 s}"))
    p.run(4)
    p.did("bump")
    p.stage.positions["player"] = (1.0, 0.0, 0.0)
    p.run(4)
    assert not p.over()
    p.run(1.1)
    assert p.over()


def test_fitting_is_asked_for_once_the_thing_is_in_the_hand():
    p = Play(scene("- wait: {fitted: {mouse_habitat: habitat_slot}}"))
    p.stage.carried = {"player": "mouse_habitat"}
    p.tick()
    assert p.director.guidance() == [Task("fit", "mouse_habitat", "habitat_slot")]


def test_chance_is_thrown_once_a_wait_and_the_same_for_the_same_seed():
    def rolls(seed):
        p = Play(
            scene("- repeat: [{if: {chance: 0.5}, then: [{flag: heads}], else: [{hint: tails}]}]\n  times: 40"),
            seed=seed,
        )
        p.run(2)
        return len(p.stage.events)

    assert rolls(7) == rolls(7)
    p = Play(scene("- wait: {chance: 0.0}"))
    p.run(1)
    before = p.stage.random.getstate()
    p.run(1)
    assert p.stage.random.getstate() == before


def test_the_player_may_be_called_by_name():
    p = Play(scene("- wait: {in: {kira: destiny}}"))
    p.stage.modules["player"] = "destiny"
    p.tick()
    assert p.over()
