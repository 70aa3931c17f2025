"""Moods in faces: they come over one and go, bow heads, and turn eyes away; every word of the language has one."""

import dataclasses

import pytest

from iss3d.story.stage import MOODS
from iss3d.vectors import IDENTITY, ZERO
from iss3d.view.crew_model import SHAPES, load_body
from iss3d.view.crew_moods import MOOD_FACES, Feeling
from iss3d.view.crew_motion import Motion
from iss3d.world.view_facts import PersonView

TALKING = PersonView(ZERO, IDENTITY, ZERO, "talk", True, False, False, False, None, False, (1.0, 0.0, -0.65), "unity")


def shown(mood, seconds=4.0):
    """The face and the head's pitch after so many seconds of a mood, eye to eye with somebody."""
    motion = Motion(load_body("nika"), 0.3)
    facts = dataclasses.replace(TALKING, mood=mood)
    pitches, face = [], {}
    for frame in range(int(seconds * 30)):
        pose = motion.posed(facts, frame / 30.0, holding=False)
        motion.gaze(pose, facts, facts.look, frame / 30.0, 1.0 / 30.0)
        face = motion.face(pose, facts, frame / 30.0)
        pitches.append(motion.head[1])
    return face, sum(pitches[-30:]) / 30.0


def test_every_mood_of_the_language_has_a_face_and_every_face_its_shapes():
    assert set(MOOD_FACES) == set(MOODS) - {"calm"}
    assert all(set(mood.face) <= set(SHAPES) for mood in MOOD_FACES.values())


@pytest.mark.parametrize(
    ("mood", "shape"), [("afraid", "fear"), ("grief", "sad"), ("angry", "angry"), ("tender", "smile")]
)
def test_a_mood_is_to_be_read_in_the_face(mood, shape):
    face, _ = shown(mood)
    calm, _ = shown("")
    assert face[shape] > calm.get(shape, 0.0) + 0.15


def test_a_feeling_comes_over_one_and_does_not_switch():
    feeling = Feeling()
    feeling.go_on("grief", 0.05)
    assert 0.0 < feeling.face["sad"] < 0.3 * MOOD_FACES["grief"].face["sad"]
    for _ in range(60):
        feeling.go_on("grief", 0.05)
    assert feeling.face["sad"] == pytest.approx(MOOD_FACES["grief"].face["sad"], abs=0.01)
    for _ in range(120):
        feeling.go_on("", 0.05)
    assert not feeling.face


@pytest.mark.parametrize("mood", ["grief", "ashamed", "tired"])
def test_who_is_low_lets_the_head_hang(mood):
    assert shown(mood)[1] < shown("")[1] - 0.08


def test_the_ashamed_look_away_more_than_they_look_at_one():
    feeling = Feeling()
    for _ in range(60):
        feeling.go_on("ashamed", 0.1)
    away = [feeling.averted(0.1 * n) != (0.0, 0.0) for n in range(600)]
    assert 0.45 < sum(away) / len(away) < 0.9
