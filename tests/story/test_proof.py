"""What the proof says of a story: exact for what the story remembers, assuming what the world decides."""
# ruff: noqa: E501

from story_play import read

from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.story.abstract import followed_names
from iss3d.story.check import check_story
from iss3d.world.data import from_content


def proved(text):
    story, report = read("scenes:\n" + text)
    assert report.ok, str(report)
    proof = check_story(story, report)
    return proof, [f"{p.code} {p.message} | {p.hint}" for p in report]


def test_the_shipped_story_can_end_from_every_state():
    report = Report()
    content = load_content([], report)
    story = from_content(content, report).story
    proof = check_story(story, report)
    assert proof.proved and proof.complete
    assert proof.scenes[0] == proof.scenes[1] >= 30
    assert proof.endings
    assert [str(p) for p in report if p.code.startswith("S")] == []


def test_what_the_world_decides_is_assumed_and_listed():
    proof, problems = proved("""
  s: {do: [{wait: {in: destiny}}, {wait: {flag: x}, at_most: 3 s}, {flag: x}, {ending: home}]}
""")
    assert problems == []
    assert proof.proved and proof.endings == ["home"]
    assert proof.assumed == [("s", "in: player destiny")]


def test_a_wait_for_a_flag_that_only_one_answer_sets_is_a_dead_end():
    proof, problems = proved("""
  s: {do: [{choose: [{kira: "Yes.", then: [{flag: yes_}]}, {silence: 5 s}]}, {wait: {flag: yes_}}, {ending: home}]}
""")
    assert problems == ["S241 no ending can be reached after this scene | It waits for ever: flag: yes_ yes."]
    assert not proof.proved


def test_trust_is_counted():
    text = """
  s: {{do: [{{choose: [{{kira: "Yes.", then: [{{trust: {{alexey: +1}}}}]}}, {{silence: 5 s}}]}}, {{trust: {{alexey: +1}}}}]}}
  t: {{after: s, when: {{trust: {{alexey: {{at_least: {least}}}}}}}, do: [{{ending: home}}]}}
"""
    assert proved(text.format(least=1))[1] == []
    assert proved(text.format(least=2))[1] == [
        "S241 no ending can be reached once trust alexey is 1 | Nothing starts after it; let a scene come `after` it, or end it with `ending`."
    ]
    _, problems = proved(text.format(least=3))
    assert (
        "S240 the scene 't' can never start | Its `when` asks for what never comes together: trust alexey." in problems
    )


def test_conditions_that_shut_each_other_out_are_found():
    _, problems = proved("""
  s: {do: [{choose: [{kira: "A.", then: [{flag: a}]}, {kira: "B.", then: [{flag: b}]}]}, {pause: 1 s}]}
  t: {after: s, when: {all: [{flag: a}, {flag: b}]}, do: [{hint: "Both."}]}
  u: {after: s, do: [{ending: home}]}
""")
    assert problems == [
        "S240 the scene 't' can never start | Its `when` asks for what never comes together: flag a, flag b."
    ]


def test_a_scene_after_one_that_cannot_start_says_which():
    _, problems = proved("""
  s: {do: [{ending: home}]}
  t: {do: [{pause: 1 s}]}
  u: {after: t, do: [{pause: 1 s}]}
""")
    assert problems == [
        "S240 the scene 't' can never start | Give it `after` or `when`, or let another scene `start` or `call` it.",
        "S240 the scene 'u' can never start | 't', which must be over first, can never start.",
    ]


def test_two_scenes_may_wait_for_each_other():
    proof, problems = proved("""
  s: {do: [{start: t}, {wait: {flag: ready}}, {ending: home}]}
  t: {do: [{wait: {in: destiny}}, {flag: ready}]}
""")
    assert problems == [] and proof.proved


def test_a_goto_that_asks_until_it_is_so_ends():
    proof, problems = proved("""
  s:
    do:
      - label: ask
        choose: [{kira: "Yes.", then: [{flag: agreed}]}, {kira: "No."}]
      - {goto: ask, if: {not: {flag: agreed}}}
      - ending: home
""")
    assert problems == [] and proof.proved


def test_an_endless_scene_has_no_ending():
    _, problems = proved("  s: {do: [{repeat: [{pause: 1 s}]}, {ending: home}]}\n")
    assert problems == ["S250 no ending can be reached | Write `- ending: NAME` as the last step of the last scene."]


def test_a_death_decides_too():
    _, problems = proved("""
  s: {do: [{nika: {die: yes}}, {wait: {alive: nika}}, {ending: home}]}
""")
    assert [p[:4] for p in problems] == ["S250"]


def test_which_line_is_said_is_not_followed():
    story, _ = read(
        'scenes:\n  s: {do: [{flag: a}, {kira: "Hm.", if: {flag: a}}, {wait: {flag: b}, at_most: 2 s}, {wait: {flag: c}}, {flag: [b, c]}]}\n'
    )
    assert followed_names(story) == {("flag", "c")}


def test_names_that_are_asked_for_and_never_made():
    _, problems = proved("""
  s:
    do:
      - {hint: "A.", if: {flag: told}}
      - {hint: "B.", if: {knows: secret}}
      - {hint: "C.", if: {chosen: asked}}
      - done: thing
      - objective: {other: "Do it."}
      - know: wordless
      - flag: tolt
      - ending: home
""")
    assert problems == [
        "S242 the flag 'told' is read here, but no step sets it | did you mean 'tolt'?",
        "S248 the fact 'secret' is asked for here, but no step lets it be known | Set it in a step, or take this away.",
        "S246 no answer has the id 'asked' | Set it in a step, or take this away.",
        "S247 the objective 'thing' is done here, but no step sets it | Set it in a step, or take this away.",
        "S243 the objective 'other' is set here, but no step says that it is done | Write `- done: other` where it is.",
        'S216 the fact \'wordless\' has no text | Write `know: {wordless: "..."}`, or `facts: {wordless: "..."}` in texts/en.yaml.',
    ]


def test_a_scene_that_calls_itself_through_another():
    _, problems = proved("  s: {do: [{call: t}, {ending: home}]}\n  t: {do: [{call: s}]}\n  u: {do: [{start: s}]}\n")
    assert problems == [
        "S227 the scene 's' calls itself | Let it end, and be started again by its `when` with `once: no`.",
        "S227 the scene 't' calls itself | Let it end, and be started again by its `when` with `once: no`.",
    ]


def test_a_story_without_a_beginning():
    _, problems = proved("  s: {when: {in: unity}, do: [{ending: home}]}\n")
    assert problems == [
        "S251 no scene begins the story | Give one scene neither `after` nor `when`, or write `changes: [{start: SCENE}]`."
    ]


def test_thirty_beats_with_ten_answers_that_all_matter_are_looked_at_in_full():
    beats = ["  b0: {do: [{pause: 1 s}]}"]
    for i in range(1, 31):
        ask = f'{{choose: [{{kira: "A.", id: a{i}}}, {{kira: "B.", id: b{i}}}]}}' if i % 3 == 0 else "{pause: 1 s}"
        want = f"{{wait: {{any: [{{chosen: a{i - 3}}}, {{chosen: b{i - 3}}}]}}}}, " if i % 3 == 0 and i > 3 else ""
        last = ", {ending: home}" if i == 30 else ""
        beats.append(f"  b{i}: {{after: b{i - 1}, do: [{want}{ask}{last}]}}")
    proof, problems = proved("\n".join(beats) + "\n")
    assert problems == [] and proof.proved
    assert proof.states > 1000
