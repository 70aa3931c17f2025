"""A mod changes the shipped story: takes a scene's place, adds steps after a label, takes a scene out, begins elsewhere."""
# ruff: noqa: E501

import pytest
from story_play import Play, read

BASE = """scenes:
  dinner:
    do:
      - kira: "Bread."
      - label: toast
        nika: "To the road."
      - choose:
          - kira: "Yes."
            then: [{label: deep, pause: 1 s}, {flag: said}]
      - together: [[{label: lane, pause: 1 s}], [{pause: 1 s}]]
  night:
    after: dinner
    do: [{flag: night}]
"""


def changed(mod, **more):
    return read({"base/scenes/a.yaml": BASE, "quiet/scenes/a.yaml": mod, **more})


def played(mod):
    play = Play({"base/scenes/a.yaml": BASE, "quiet/scenes/a.yaml": mod})
    play.run(4)
    if play.stage.offers:
        play.answer(0)
    play.run(6)
    return play


def test_a_scene_takes_the_place_of_another_under_its_id():
    play = played('changes: [{override: base:dinner}]\nscenes:\n  dinner:\n    do: [{kira: "Soup."}]\n')
    assert play.lines == ["kira: Soup."]
    assert play.director.book.flags == {"night": True}
    assert "quiet:dinner" not in play.story.scenes


def test_an_override_that_is_wrong_leaves_the_other_in_place():
    story, report = changed('changes: [{override: base:dinner}]\nscenes:\n  dinner:\n    do: [{kria: "Soup."}]\n')
    assert [p.code for p in report] == ["S201"]
    assert len(story.scenes["dinner"].do) == 4


def test_steps_are_added_after_a_label():
    play = played('changes: [{insert: {into: base:dinner, after: toast, do: [{alexey: "And to the mice."}]}}]\n')
    assert play.lines[:3] == ["kira: Bread.", "nika: To the road.", "alexey: And to the mice."]
    assert "alexey" in play.story.scenes["dinner"].actors


@pytest.mark.parametrize("label", ["deep", "lane"])
def test_steps_are_added_inside_other_steps(label):
    play = played(f"changes: [{{insert: {{into: base:dinner, after: {label}, do: [{{flag: here}}]}}}}]\n")
    assert play.director.book.flags["quiet:here"]


def test_without_a_label_steps_come_last():
    play = played('changes: [{insert: {into: dinner, do: [{alexey: "Good night."}]}}]\n')
    assert play.lines[-1] == "alexey: Good night."


def test_a_scene_is_taken_out():
    play = played("changes: [{disable: base:night}]\n")
    assert play.director.book.flags == {"said": True}


def test_a_new_story_begins_where_a_mod_says():
    play = played('changes: [{start: opening}]\nscenes:\n  opening:\n    do: [{kira: "Another day."}]\n')
    assert play.lines == ["kira: Another day."]
    assert play.story.start == "quiet:opening"


def test_who_changed_what_is_kept():
    story, _ = changed("changes:\n  - disable: base:night\n  - start: base:dinner\n")
    assert [str(c) for c in story.changes] == [
        "quiet takes out night  (quiet/scenes/a.yaml:2:14)",
        "quiet begins the story at dinner  (quiet/scenes/a.yaml:3:12)",
    ]


@pytest.mark.parametrize(
    ("mod", "message"),
    [
        ("changes: {disable: x}\n", "S230 a list of changes is due here | Write each like `- disable: base:the_arm`."),
        ("changes: [{remove: x}]\n", "S230 a change is one of override, insert, disable and start | Known: override, insert, disable, start."),
        ("changes: [{disabel: x}]\n", "S230 a change is one of override, insert, disable and start | did you mean 'disable'?"),
        ("changes: [{insert: {into: dinner}}]\n", "S230 `insert` needs `into` and `do`, and may have `after` | Write `insert: {into: base:dinner, after: toast, do: [...]}`."),
        ("changes: [{disable: [x]}]\n", "S230 the id of a scene is due here | Write it like `base:dinner`."),
        ("changes: [{disable: base:diner}]\n", "S231 there is no scene 'base:diner' to change | did you mean 'dinner'?"),
        ("changes: [{insert: {into: dinner, after: tost, do: []}}]\n", "S233 no step of 'dinner' is labelled 'tost' | did you mean 'toast'?"),
        ("changes: [{override: base:night}]\n", "S234 'quiet' has no scene 'night' of its own to take the place of 'night' | Write a scene `night:` in a file of this mod."),
        ("changes: [{insert: {into: dinner, do: [{label: toast, pause: 1 s}]}}]\n", "S212 the label 'toast' stands twice in this scene | Rename one."),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_made_says_so_and_the_story_stays(mod, message):
    story, report = changed(mod)
    assert [f"{p.code} {p.message} | {p.hint}" for p in report] == [message]
    assert set(story.scenes) == {"dinner", "night"}
    assert len(story.scenes["dinner"].do) == 4
