"""Whatever steps are written, and whatever the player does, the story neither raises nor loses its place in a save."""
# ruff: noqa: E501

import json

from fake_stage import TICK, FakeStage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story_play import NAMES, Pages

from iss3d.events import Deed
from iss3d.mods.source import read_yaml
from iss3d.reports import Report
from iss3d.story.check import check_story
from iss3d.story.director import Director
from iss3d.story.loader import load_story

CONDITIONS = st.recursive(
    st.sampled_from([
        {"in": "destiny"}, {"near": "mouse_habitat"}, {"used": "curtain"}, {"elapsed": "0.2 s"}, {"flag": "a"}, {"flag": {"b": 2}},
        {"trust": {"alexey": {"at_least": 1}}}, {"looked_at": "earth", "for": "0.1 s"}, {"done": "t"}, {"chance": 0.5}, {"did": "push", "times": 2},
        {"holds": "mouse_pair", "inside": "spare_cage"}, {"still": "0.1 s"}, {"chosen": "yes"}, {"running": "t"}, {"free": "alexey"}, {"knows": "f"},
    ]),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
    ),
    max_leaves=4,
)  # fmt: skip
PLAIN = st.sampled_from([
    {"alexey": "A line."}, {"kira": "Another."}, {"nika": {"go": "unity_fwd", "wait": True}}, {"gordon": {"die": True}}, {"pause": "0.1 s"},
    {"flag": "a"}, {"flag": {"b": 2}}, {"trust": {"alexey": 1}}, {"hint": "Look."}, {"know": {"f": "A fact."}}, {"objective": {"o": "Do it."}},
    {"done": "o"}, {"call": "t"}, {"start": "t"}, {"end": True}, {"goto": "top"}, {"fade": "out"}, {"checkpoint": True}, {"lose": "caught"},
    {"hatch": {"unity_destiny": "closed"}},
])  # fmt: skip


def with_steps(inner):
    steps = st.lists(inner, max_size=3)
    full = st.lists(inner, min_size=1, max_size=3)
    answers = st.lists(
        st.one_of(
            st.fixed_dictionaries({"kira": st.just("Yes."), "then": steps}),
            st.fixed_dictionaries({"silence": st.just("0.2 s"), "then": steps}),
        ),
        min_size=1,
        max_size=3,
    )
    return st.one_of(
        st.fixed_dictionaries({"together": st.lists(full, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"either": st.lists(full, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"repeat": full, "until": CONDITIONS}),
        st.fixed_dictionaries({"repeat": full, "times": st.integers(0, 3)}),
        st.fixed_dictionaries({"if": CONDITIONS, "then": steps, "else": steps}),
        st.fixed_dictionaries({"wait": CONDITIONS, "at_most": st.just("0.3 s"), "else": steps}),
        st.fixed_dictionaries({"wait": CONDITIONS}),
        st.fixed_dictionaries({"choose": answers}),
        st.fixed_dictionaries({"choose": answers, "at_most": st.just("0.2 s")}),
    )


STEPS = st.lists(st.recursive(PLAIN, with_steps, max_leaves=8), min_size=1, max_size=5)
DEEDS = st.lists(
    st.sampled_from(["", "use", "push", "destiny", "unity", "look", "take", "answer", "hold"]), max_size=60
)


def story_of(first, second, rule):
    value = {
        "scenes": {
            "s": {"do": [{"here": True, "label": "top"}, *first], "resume": "line"},
            "t": {"once": False, "do": [{"here": True, "label": "top"}, {"pause": "0.1 s"}, *[x for x in second if "call" not in json.dumps(x)]]},
            "u": {"when": {"in": "destiny"}, "if_busy": rule, "do": second},
        }
    }  # fmt: skip
    report = Report()
    text = json.dumps(value)
    doc = read_yaml(text, "base/scenes/a.yaml", report)
    pages = Pages(report, {}, {})
    pages.documents["scenes"].append(("base", doc))
    story = load_story(pages, report, NAMES)
    story.start = "s" if "s" in story.scenes else None
    return story, report


def act(stage, deed):
    stage.now_done = ()
    if deed in ("destiny", "unity"):
        stage.modules["player"] = deed
    elif deed == "look":
        stage.looked = {"earth"}
    elif deed == "hold":
        stage.carried = {"player": "mouse_pair"}
        stage.inside_of = {("mouse_pair", "spare_cage")}
    elif deed == "answer" and stage.offers:
        stage.answers[stage.offers[-1].key] = 0
    elif deed:
        stage.now_done = (Deed(deed, "curtain"),)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(STEPS, STEPS, st.sampled_from(["wait", "interrupt", "cancel", "refuse"]), DEEDS)
def test_no_story_raises_and_a_save_in_any_tick_changes_nothing(first, second, rule, deeds):
    story, report = story_of(first, second, rule)
    check_story(story, report)
    stages = (FakeStage(), FakeStage())
    plain, saved = (Director(story, stage) for stage in stages)
    for i in range(60):
        deed = deeds[i // 2] if i % 2 == 0 and i // 2 < len(deeds) else ""
        for stage in stages:
            act(stage, deed)
        plain.tick(TICK)
        saved.tick(TICK)
        plain.guidance()
        for stage in stages:
            stage.ticks += 1
        kept = json.loads(json.dumps(saved.state()))
        saved = Director(story, stages[1], kept)
        assert kept == json.loads(json.dumps(plain.state()))
    assert stages[0].commands == stages[1].commands
    assert stages[0].events == stages[1].events
