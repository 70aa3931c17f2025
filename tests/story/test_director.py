"""Scenes start when they are due, run their steps in order, side by side, again and again, and give way to one another."""
# ruff: noqa: E501

import json

from story_play import Play, read, scene

from iss3d.events import SceneBegan, SceneEnded
from iss3d.story.director import Director
from iss3d.story.scene import Story


def scenes(**texts):
    return "scenes:\n" + "".join(f"  {id}: {text}\n" for id, text in texts.items())


def test_steps_run_in_order(play):
    p = play(scene('- kira: "One."\n- pause: 1 s\n- alexey: "Two."\n- flag: three'))
    p.run(1.3)
    assert p.lines == ["kira: One."]
    p.run(1.0)
    assert p.lines == ["kira: One.", "alexey: Two."]
    p.run(2)
    assert p.over()


def test_a_branch_may_ask_whether_somebody_of_its_own_scene_is_free(play):
    p = play(scene('- if: {free: alexey}\n  then: [{alexey: "Yes."}]\n  else: [{gordon: "He is not."}]\n- flag: on'))
    p.run(4)
    assert p.lines == ["alexey: Yes."]
    assert p.over()


def test_a_wait_that_is_not_met_in_time_does_something_else_and_goes_on(play):
    p = play(scene('- wait: {in: destiny}\n  at_most: 3 s\n  else: [{gordon: "Well?"}, {pause: 1 s}]\n- flag: on'))
    p.run(2.9)
    assert p.lines == []
    p.run(0.2)
    assert p.lines == ["gordon: Well?"]
    assert not p.over()
    p.run(3)
    assert p.over()


def test_a_wait_may_say_itself_what_it_asks_of_the_player(play):
    p = play(scene("- wait: {not: {in: cupola}}\n  task: {verb: go, target: unity}"))
    p.stage.modules["player"] = "cupola"
    p.tick()
    assert [(t.verb, t.target) for t in p.director.guidance()] == [("go", "unity")]


def test_side_by_side_is_over_when_all_are(play):
    p = play(scene("- together:\n    - - pause: 1 s\n      - flag: one\n    - - pause: 2 s\n      - flag: two"))
    p.run(1.1)
    assert p.director.book.flags == {"one": True}
    p.run(1)
    assert p.over()


def test_the_first_to_end_wins_and_the_others_stop(play):
    p = play(
        scene(
            "- either:\n    - - wait: {in: destiny}\n      - flag: came\n    - - pause: 2 s\n      - flag: late\n- flag: after"
        )
    )
    p.run(1)
    p.stage.modules["player"] = "destiny"
    p.run(3)
    assert p.director.book.flags == {"came": True, "after": True}


def test_repeat_until_stops_at_once_when_its_condition_comes_true(play):
    p = play(scene('- repeat: [{alexey: "Come."}, {pause: 8 s}]\n  until: {in: zvezda}\n- flag: there'))
    p.run(12)
    assert p.lines == ["alexey: Come."] * 2
    p.stage.modules["player"] = "zvezda"
    p.tick()
    assert p.over()


def test_repeat_so_many_times(play):
    p = play(scene("- repeat: [{hint: again}]\n  times: 3".replace("again", '"again"')))
    p.run(1)
    assert len(p.stage.events) - 2 == 3


def test_a_branch_is_taken_by_what_is_so(play):
    p = play(
        scene(
            "- flag: {told: no}\n- if: {flag: told}\n  then: [{flag: a}]\n  else: [{flag: b}]\n- flag: c\n  if: {flag: b}\n- flag: d\n  if: {flag: a}"
        )
    )
    p.tick()
    assert p.director.book.flags == {"told": False, "b": True, "c": True}


def test_goto_goes_on_at_a_label_even_from_deep_inside(play):
    p = play(
        scene("""
- label: ask
  wait: {in: destiny}
  at_most: 2 s
  else:
    - hint: "Go forward."
    - together: [[{goto: ask}], [{pause: 60 s}]]
- flag: there
""")
    )
    p.run(5)
    assert len(p.stage.events) - 1 == 2
    p.stage.modules["player"] = "destiny"
    p.run(0.1)
    assert p.over()


def test_a_loop_without_time_in_it_does_not_hang_the_game():
    p = Play(scene("- flag: x\n  label: again\n- goto: again"))
    p.run(0.5)
    assert not p.over()


def test_end_ends_the_scene_from_inside_anything(play):
    p = play(scene("- together: [[{pause: 1 s}, {end: yes}], [{pause: 9 s}, {flag: never}]]\n- flag: never"))
    p.run(1.2)
    assert p.over()
    assert p.director.book.flags == {}


def test_a_called_scene_plays_in_the_midst_of_another(play):
    p = play(scene("- call: toast\n- flag: after") + "  toast:\n    do: [{pause: 1 s}, {end: yes}, {flag: never}]\n")
    p.run(0.5)
    assert p.director.book.started == {"s": 1, "toast": 1}
    p.run(1)
    assert p.director.book.done == {"toast": 1, "s": 1}
    assert p.director.book.flags == {"after": True}


def test_a_started_scene_runs_beside(play):
    p = play(scene("- start: other\n- pause: 1 s") + "  other:\n    do: [{pause: 2 s}, {flag: x}]\n")
    p.run(1.5)
    assert p.over() and not p.over("other")
    p.run(1)
    assert p.over("other")


def test_a_scene_starts_when_those_before_it_are_over_and_its_condition_holds(play):
    p = play(scenes(
        s="{do: [{pause: 1 s}]}",
        t="{after: s, when: {near: mouse_habitat}, do: [{flag: t}]}",
        u="{after: [s, t], do: [{flag: u}]}",
    ), start="s")  # fmt: skip
    p.stage.positions["mouse_habitat"] = (1.0, 0.0, 0.0)
    p.run(0.9)
    assert p.director.book.flags == {}
    p.run(0.5)
    assert p.director.book.flags == {"t": True, "u": True}
    assert [e.scene for e in p.told(SceneBegan)] == ["s", "t", "u"]
    assert [e.scene for e in p.told(SceneEnded)] == ["s", "t", "u"]


def test_time_in_a_trigger_counts_from_when_the_scenes_before_it_were_over(play):
    p = play(scenes(s="{do: [{pause: 2 s}]}", t="{after: s, when: {elapsed: 3 s}, do: [{flag: t}]}"), start="s")
    p.run(4.9)
    assert not p.over("t")
    p.run(0.3)
    assert p.over("t")


def test_a_trigger_does_not_miss_what_the_player_does_in_one_tick(play):
    p = play(scenes(s="{do: [{pause: 1 s}]}", t="{when: {used: curtain}, do: [{flag: t}]}"), start="s")
    p.run(0.23)
    p.did("use", "curtain")
    p.run(0.2)
    assert p.over("t")


def test_a_scene_runs_once_unless_it_says_otherwise(play):
    p = play(scenes(
        s="{do: [{pause: 1 s}]}",
        once="{when: {in: destiny}, do: [{trust: {alexey: 1}}]}",
        often="{once: no, when: {in: destiny}, do: [{trust: {nika: 1}}]}",
    ), start="s")  # fmt: skip
    for module in ("destiny", "unity", "destiny", "unity", "destiny"):
        p.stage.modules["player"] = module
        p.run(0.5)
    assert p.director.book.trust == {"alexey": 1, "nika": 3}


BUSY = """scenes:
  s:
    {keys}
    do:
      - alexey: {{say: "A long story.", seconds: 4 s}}
      - pause: 2 s
      - flag: told
  t:
    when: {{in: destiny}}
    if_busy: {rule}
    do:
      - alexey: "Quick!"
      - flag: quick
"""


def busy(play, rule, keys='title: "Story"'):
    p = play(BUSY.format(rule=rule, keys=keys), start="s")
    p.run(1)
    p.stage.modules["player"] = "destiny"
    p.run(0.3)
    return p


def test_a_scene_may_wait_until_its_people_are_free(play):
    p = busy(play, "wait")
    assert not p.director.person_free("alexey")
    assert p.lines == ["alexey: A long story."]
    p.run(9)
    assert p.lines == ["alexey: A long story.", "alexey: Quick!"]
    assert p.director.person_free("alexey")


def test_a_scene_may_interrupt_and_the_other_says_its_line_again(play):
    p = busy(play, "interrupt")
    assert p.lines == ["alexey: A long story.", "alexey: Quick!"]
    p.run(1.5)
    assert p.lines == ["alexey: A long story.", "alexey: Quick!", "alexey: A long story."]
    p.run(5)
    assert "told" not in p.director.book.flags
    p.run(1)
    assert p.director.book.flags == {"quick": True, "told": True}


def test_an_interrupted_scene_may_go_on_with_the_next_step(play):
    p = busy(play, "interrupt", "resume: next")
    p.run(3)
    assert p.lines == ["alexey: A long story.", "alexey: Quick!"]
    p.run(3)
    assert p.director.book.flags == {"quick": True, "told": True}


def test_an_interrupted_scene_may_pick_up_with_words_of_its_own(play):
    p = busy(play, "interrupt", 'resume: [{alexey: "As I said."}]')
    p.run(4)
    assert p.lines[2:] == ["alexey: As I said.", "alexey: A long story."]


def test_an_interrupted_scene_may_start_from_its_beginning(play):
    p = play("""scenes:
  s:
    resume: start
    do: [{flag: one}, {trust: {nika: 1}}, {pause: 3 s}, {alexey: {say: "Hm.", seconds: 3 s}}]
  t: {when: {in: destiny}, if_busy: interrupt, do: [{alexey: "Quick!"}]}
""", start="s")  # fmt: skip
    p.run(4)
    p.stage.modules["player"] = "destiny"
    p.run(3)
    assert p.director.book.trust == {"nika": 2}


def test_time_stands_still_for_an_interrupted_scene(play):
    p = play(BUSY.format(rule="interrupt", keys="resume: next").replace("alexey: {say", "nika: {say").replace('"Quick!"', '{say: "Quick!", seconds: 5 s}')
             .replace("pause: 2 s", "together: [{alexey: {go: unity_fwd}}, {pause: 4 s}]"), start="s")  # fmt: skip
    p.run(4.5)
    p.stage.modules["player"] = "destiny"
    p.run(6)
    assert "told" not in p.director.book.flags
    p.run(3.5)
    assert p.director.book.flags["told"]


def test_a_scene_may_end_another(play):
    p = busy(play, "cancel")
    assert p.over("s")
    p.run(9)
    assert p.lines == ["alexey: A long story.", "alexey: Quick!"]
    assert p.director.book.flags == {"quick": True}


def test_a_scene_may_refuse_to_start(play):
    p = busy(play, "refuse")
    p.run(9)
    assert p.lines == ["alexey: A long story."]
    p.stage.modules["player"] = "unity"
    p.run(0.3)
    p.stage.modules["player"] = "destiny"
    p.run(0.3)
    assert p.lines[-1] == "alexey: Quick!"


def test_people_are_free_while_their_scene_only_waits_for_the_player():
    p = Play(scene('- wait: {in: destiny}\n- alexey: "There."'))
    p.tick()
    assert p.director.person_free("alexey")


def test_the_next_beat_is_asked_for_when_nothing_else_is(play):
    p = play(scenes(s="{do: [{pause: 1 s}]}", t="{beat: 2, after: s, when: {near: mouse_habitat}, do: [{flag: t}]}",
                    u="{after: s, when: {near: curtain}, do: [{flag: u}]}"), start="s")  # fmt: skip
    p.run(2)
    assert [(t.verb, t.target) for t in p.director.guidance()] == [("go", "mouse_habitat")]


# -- reload ---------------------------------------------------------------------------------------------------------


def test_a_running_scene_keeps_its_text_and_the_next_start_takes_the_new_one():
    text = 'scenes:\n  s:\n    do: [{start: t}]\n  t:\n    do: [{pause: 1 s}, {kira: "Old."}]\n'
    p = Play(text)
    p.run(0.5)
    new, report = read(text.replace("Old", "New"))
    assert report.ok
    assert p.director.reload(new) == ["changed: t (runs on with its old text)"]
    p.save_and_load()
    p.run(2)
    assert p.lines == ["kira: Old."]
    p.story = new
    p.director.reload(new)
    p.director.start("t")
    p.run(2)
    assert p.lines == ["kira: Old.", "kira: New."]


def test_a_scene_that_is_gone_runs_to_its_end_and_loses_nothing():
    p = Play(scene('- flag: one\n- pause: 1 s\n- kira: "Still here."'))
    p.run(0.5)
    assert p.director.reload(Story()) == ["gone: s"]
    p.run(2)
    assert p.lines == ["kira: Still here."]
    assert p.director.book.flags == {"one": True}


def test_an_old_state_with_things_nobody_knows_can_be_taken():
    p = Play(scene("- pause: 9 s"))
    p.run(1)
    state = json.loads(json.dumps(p.director.state()))
    state["from_the_future"] = 1
    state["running"][0]["from_the_future"] = 1
    del state["trust"]
    later = Director(p.story, p.stage, state)
    assert [r.scene for r in later.book.running] == ["s"]


# -- the same for the same ------------------------------------------------------------------------------------------


def test_the_same_deeds_give_the_same_state_with_and_without_saving():
    text = scene("""
- alexey: "One."
- either: [[{wait: {used: curtain}}], [{pause: 5 s}]]
- choose: [{kira: "Yes."}, {silence: 3 s}]
- repeat: [{nika: "Hm."}, {pause: 1 s}]
  until: {any: [{in: destiny}, {chance: 0.3}]}
- together: [{gordon: {go: unity_fwd}}, [{pause: 0.5 s}, {trust: {nika: 2}}]]
- pause: 60 s
""")

    def played(reload):
        p = Play(text, reload=reload)
        states = []
        for i in range(1500):
            if i == 150:
                p.did("use", "curtain")
            else:
                p.tick()
            if i == 300 and p.stage.offers:
                p.answer(0)
            states.append(json.dumps(p.director.state(), sort_keys=True))
        return states

    assert played(False) == played(True)
