"""What an author reads when something is wrong: the exact words, all at once, at their places; the rest lives on."""
# ruff: noqa: E501

import pytest
from story_play import read, scene

WRONG = {
    "alexej: \"Enough.\"": "S201 no action and no person is called 'alexej' | did you mean the person 'alexey'?",
    "hatches: {unity_destiny: open}": "S201 no action and no person is called 'hatches' | did you mean the action 'hatch'?",
    "wait: {looks_at: earth}": "S202 no condition is called 'looks_at' | did you mean 'looked_at'?",
    "wait: {near: mouse_habitta}": "S203 nothing is called 'mouse_habitta' | did you mean 'mouse_habitat' (thing)?",
    "wait: {holds: mouse_paur}": "S203 no thing is called 'mouse_paur' | did you mean 'mouse_pair' (thing)?",
    "wait: {in: {gordan: unity}}": "S203 no person is called 'gordan' | did you mean 'gordon' (person)?",
    "burst: xyzzy": "S203 no burst is called 'xyzzy' | Give it in a file of station/, crew/ or war/, or write another name.",
    "call: dinner": "S204 no scene is called 'dinner' | Known: good, s.",
    "pause: 1 s\n  lable: x": "S205 the key 'lable' is not known beside 'pause' | did you mean 'label'?",
    "wait: {near: curtain, times: 3}": "S205 the key 'times' does not belong to this condition | `times` stands beside: did, dropped, gripped, passed, threw, took, used.",
    "sound: {cue: x, volum: 1}": "S205 'sound' does not know the key 'volum' | did you mean 'volume'?",
    "alexey: {goo: unity}": "S205 a person does not know the key 'goo' | did you mean 'go'?",
    "choose: [{kira: \"Yes.\", than: []}]": "S205 an answer does not know the key 'than' | Write it like `- kira: \"How many?\"` or `- silence: 6 s`.",
    "sound: {at: unity_fwd}": "S206 `cue` is missing here | Write it.",
    "choose: [{id: x}]": "S206 an answer is a line of the player's, or silence | Write it like `- kira: \"How many?\"` or `- silence: 6 s`.",
    "trust: {alexey: more}": "S207 a whole number is due here | Write it like 2, without a unit.",
    "wait: unity": "S207 a condition is due here | Write it like `{near: mouse_habitat}`.",
    "clock: yesterday": "S207 a time in UTC is due here | Write it like `2024-05-07T03:53:00Z`.",
    "hatch: unity_destiny": "S207 a mapping (`key: value`) is due here | See the example on this problem's page.",
    "pause: -2 s": "S207 this time must not be below zero | Write it without the minus.",
    "alexey: {die: maybe}": "S207 yes or no is due here | Write yes or no.",
    "hatch: {unity_destiny: opened}": "S208 'opened' is not one of the words due here | did you mean 'open'? Known: open, closed, locked, unlocked.",
    "pause: 2": "S209 a time needs its unit | Write `2 s`.",
    "pause: 2 m": "S209 'm' is not a unit of time | Known: s, ms, min, h, d; write it like `2 s`.",
    "alexey: \"Hm.\"\n  light: {unity: dim}": "S210 a step does one thing, and this one does 'alexey' and 'light' | Begin a new step: `- light: ...`.",
    "goto: there": "S211 no step of this scene is labelled 'there' | Write `label: NAME` beside the step to go on with.",
    "if: {flag: x}\n  then: [{pause: 1 s, label: deep}]\n- goto: deep": "S211 the label 'deep' lies inside another step, where `goto` cannot reach | A label must stand in the same list of steps as `goto`, or in one around it.",
    "label: a\n  pause: 1 s\n- label: a\n  pause: 1 s": "S212 the label 'a' stands twice in this scene | Rename one.",
    "together: {pause: 1 s}": "S214 a list of steps is due here | Write each step on a line that begins with `- `.",
    "just words": "S214 a step is due here: a key and its value | Write it like `- alexey: \"Enough.\"` or `- pause: 2 s`.",
    "hint: [a]": "S220 a text in quotes is due here | Write it like \"They were quiet when I came in.\"",
    "alexey: \" \"": "S221 this text is empty | Write something between the quotes.",
    "alexey:\n    Listen to me: no": "S222 this line is not in quotes, so that its ': ' makes it a mapping | Write \"Listen to me: no\".",
    "alexey: Wait #1 first": "M115 this line is not in quotes and is cut: '#1 first' is lost | If it is part of the line: \"Wait #1 first\"; if not, put the line in quotes.",
    "alexey: true": "M116 this line is not in quotes, so that it becomes yes | Write \"true\".",
    "alexey: 42": "M116 this line is not in quotes, so that it becomes the number 42 | Write \"42\".",
    "alexey:": "M116 this line is not in quotes, so that it becomes nothing | Write \"\".",
    "kira: {say: 7}": "M116 this line is not in quotes, so that it becomes the number 7 | Write \"7\".",
    "choose: [{kira: no}, {kira: 12}]": "M116 this line is not in quotes, so that it becomes the number 12 | Write \"12\".",
}  # fmt: skip


def told(problem):
    return f"{problem.code} {problem.message} | {problem.hint}"


@pytest.mark.parametrize("steps", WRONG)
def test_an_error_says_exactly_this_and_sets_its_scene_aside(steps):
    story, report = read(scene(f"- {steps}") + "  good:\n    do: [{pause: 1 s}]\n")
    assert [told(p) for p in report] == [WRONG[steps]]
    assert set(story.scenes) == {"good"}
    assert story.set_aside == {"s"}


def test_an_error_is_shown_as_its_line_with_the_place_underlined():
    _, report = read(scene("- wait: {holds: mouse_paur, inside: spare_cage}"))
    assert str(report) == (
        "base/scenes/a.yaml:4:23  S203  no thing is called 'mouse_paur'\n"
        "     4 |       - wait: {holds: mouse_paur, inside: spare_cage}\n"
        "                               ^^^^^^^^^^\n"
        "    did you mean 'mouse_pair' (thing)?            iss3d explain S203"
    )


def test_everything_wrong_is_told_at_once_in_order():
    _, report = read(
        scene('- pause: 2\n- wait: {nea: curtain}\n- alexej: "Hm."\n- call: nowhere', "if_busy: never\nlong: no")
    )
    assert [(p.code, p.place.line) for p in report] == [
        ("S208", 3), ("S205", 4), ("S209", 6), ("S202", 7), ("S201", 8), ("S204", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scene:\n  s: 1\n", "S213 a scene file does not know the key 'scene' | did you mean 'scenes'?"),
        ("scenes: [1]\n", "S213 `scenes` is a mapping of scenes by id | Write `scenes:` and below it `my_scene:`."),
        ("scenes:\n  s: hello\n", "S213 a scene is a mapping: keys such as `title`, `when` and `do` | Write `do:` and its steps below it."),
        ("scenes:\n  s:\n    title: Hello\n", "S215 the scene 's' has no `do` | Write `do:` and its steps below it."),
        ("scenes:\n  s:\n    do: now\n", "S214 a list of steps is due here | Write each step on a line that begins with `- `."),
        ("scenes:\n  s:\n    beat: one\n    do: []\n", "S207 the number of a beat is due here | Write a whole number from 1 to 999."),
        ("scenes:\n  s:\n    wen: {in: unity}\n    do: []\n", "S205 a scene does not know the key 'wen' | did you mean 'when'?"),
    ],
)  # fmt: skip
def test_the_shape_of_a_file(text, message):
    _, report = read(text)
    assert [told(p) for p in report] == [message]


def test_a_line_too_long_for_the_subtitles_is_told_but_played():
    long = "They had nothing to hold on to, and when they let go there was nothing at all to reach."
    story, report = read(scene(f'- alexey: "{long}"'))
    assert [told(p) for p in report] == [
        "S226 this line of 87 characters does not fit two subtitle lines of 42 | "
        "Say it in fewer words, or in two lines; at most 84 characters fit, fewer when words break badly."
    ]
    assert set(story.scenes) == {"s"}


def test_two_files_with_the_same_scene():
    text = "scenes:\n  s:\n    do: [{pause: 1 s}]\n"
    story, report = read({"base/scenes/a.yaml": text, "base/scenes/b.yaml": text})
    assert [told(p) for p in report] == [
        "S218 the scene 's' is written twice in this mod | The other stands at base/scenes/a.yaml:2:3; rename one."
    ]
    assert set(story.scenes) == {"s"}


def test_words_that_yaml_turns_into_yes_and_no_stay_words_of_the_language():
    story, report = read(
        scene("- music: off\n- end: yes\n- wait: {sunlit: no}\n- power: {destiny: on}\n- wait: {hidden: no}")
    )
    assert report.ok and set(story.scenes) == {"s"}


def test_a_bare_name_means_this_mod_and_then_those_it_needs():
    story, report = read({
        "base/scenes/a.yaml": "scenes:\n  dinner: {do: [{pause: 1 s}, {flag: told}]}\n  song: {do: [{pause: 1 s}]}\n",
        "quiet/scenes/a.yaml": "scenes:\n  song: {after: dinner, do: [{flag: told}, {flag: mine}]}\n  end_: {after: [song, base:song], do: [{pause: 1 s}]}\n",
    })  # fmt: skip
    assert report.ok, str(report)
    assert story.scenes["quiet:song"].after == ("dinner",)
    assert story.scenes["quiet:end_"].after == ("quiet:song", "song")
    assert {use.id for use in story.uses} == {"told", "quiet:mine"}
