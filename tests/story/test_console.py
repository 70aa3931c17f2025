"""The console and the overlay: what runs, why something waits, and how to move the story by hand."""

import pytest
from story_play import NAMES, Play, read, scene

from iss3d.story.console import HELP, Console
from iss3d.story.registry import ACTIONS
from iss3d.story.waiting import explain_waiting

TEXT = """scenes:
  s:
    do:
      - wait: {looked_at: earth, for: 2 s}
        at_most: 40 s
      - label: later
        flag: late
      - alexey: "Enough."
  t:
    after: s
    when: {near: curtain, flag: late}
    do: [{alexey: "Here."}]
  u:
    do: [{pause: 1 s}]
"""


@pytest.fixture
def play():
    p = Play(TEXT)
    p.run(0.5)
    return p


@pytest.fixture
def console(play):
    return Console(play.director, NAMES)


def test_the_overlay_says_what_each_running_scene_waits_for(play):
    assert [str(s) for s in explain_waiting(play.director)] == ["s: running, waits for looked_at: earth (at most 40 s)"]


def test_the_overlay_says_why_a_scene_has_not_started(play):
    why = [str(s) for s in explain_waiting(play.director, ("t", "u", "v"))]
    assert why == [
        "t: cannot start, waits for s to be over",
        "u: cannot start, waits for another scene to start or call it",
        "v: cannot start, waits for it to be written, there is no such scene",
    ]
    play.stage.looked = {"earth"}
    play.run(2.2)
    assert [str(s) for s in explain_waiting(play.director)] == ["s: running, waits for alexey to say: Enough."]
    play.run(2)
    assert [str(s) for s in explain_waiting(play.director)] == ["t: watched, waits for near: curtain"]


def test_looking_changes_nothing(play):
    play.stage.looked = {"earth"}
    play.run(5)
    before = play.director.state()
    explain_waiting(play.director, ("s", "t", "u"))
    assert play.director.state() == before


def test_scenes_are_started_ended_and_sent_to_a_label(play, console):
    assert console.run("scene start u") == ["u has started"]
    assert console.run("scene list")[1].startswith("u: running")
    assert console.run("scene end u") == ["u is over"]
    assert console.run("scene end u") == ["u does not run"]
    assert console.run("goto s later") == ["s goes on at later"]
    play.tick()
    assert play.director.book.flags == {"late": True}
    assert console.run("goto s nowhere") == ["s does not run, or has no label 'nowhere' (its labels: later)"]
    assert console.run("restart s") == ["s has started again with its present text"]
    assert console.run("scene start uu") == ["no scene is called 'uu'; did you mean 'u'?"]


def test_flags_and_trust_are_shown_and_set(console):
    assert console.run("flag") == ["no flag is set"]
    assert console.run("flag met yes") == ["met = yes"]
    assert console.run("flag count 3") == ["count = 3"]
    assert console.run("flag") == ["count = 3", "met = yes"]
    assert console.run("trust alexey +2") == ["alexey +2"]
    assert console.run("trust") == ["alexey +2"]
    assert console.run("trust bob 1") == ["nobody is called 'bob'"]


def test_the_world_is_asked_and_changed_through_the_stage(play, console):
    assert console.run("where") == ["player in unity at [0.00, 0.00, 0.00]"]
    assert console.run("where gordon") == ["'gordon' is not there"]
    assert console.run("spawn station_miniature unity_middle") == ["station_miniature is there"]
    assert console.run("spawn nothing_known") == ["nothing is called 'nothing_known'"]
    assert console.run("time 2024-05-07T03:53:00Z") == ["it is 2024-05-07T03:53:00Z"]
    assert [c.what for c in play.stage.commands] == ["spawn", "clock"]


def test_reload_takes_the_new_text(play):
    new, _ = read(
        TEXT.replace("Here.", "There.") + scene("- pause: 1 s").replace("scenes:\n", "").replace("  s:", "  w:")
    )
    console = Console(play.director, NAMES, lambda: play.director.reload(new))
    assert console.run("reload") == ["new: w", "changed: t"]
    assert console.run("reload") == ["nothing has changed"]


def test_whatever_is_typed_is_answered(console):
    assert console.run("") == []
    assert console.run("secne") == ["no command is called 'secne'; did you mean 'scene'?"]
    assert console.run("__init__") == ["no command is called '__init__'; try `help`"]
    assert console.run('flag "x') == ["a quote is not closed"]
    assert console.run("scene") == ["write: scene start ID | scene end ID | scene list"]
    assert console.run("trust alexey much") == ["write: trust | trust PERSON NUMBER"]
    assert console.run("reload") == ["there are no files to read again"]
    assert len(console.run("help")) == len(HELP)
    assert all(word in console.run("words")[1] for word in ACTIONS)


def test_words_are_completed_from_what_there_is(console):
    assert console.complete("sc") == ["scene"]
    assert console.complete("scene ") == ["end", "list", "start"]
    assert console.complete("scene start ") == ["s", "t", "u"]
    assert console.complete("goto s ") == ["later"]
    assert console.complete("flag l") == ["late"]
    assert console.complete("trust al") == ["alexey"]
    assert console.complete("spawn station_") == ["station_miniature"]
    assert console.complete("where go") == ["gordon"]
