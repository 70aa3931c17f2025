"""How people float: the neutral posture of weightlessness after NASA-STD-3000, and nobody quite like another."""

import itertools

import numpy as np
import pytest

from iss3d.vectors import IDENTITY, ZERO, length, sub, unit
from iss3d.view.crew_figure import skeleton
from iss3d.view.crew_model import load_body
from iss3d.view.crew_motion import Motion
from iss3d.view.crew_pose import clips
from iss3d.world.view_facts import PersonView

PEOPLE = ("gordon", "christian", "nika", "nicholai", "alexey")
AT_EASE = (
    "neutral", "rail", "listen", "panel", *(f"{clip}_{name}" for clip in ("idle", "listen", "talk") for name in PEOPLE)
)  # fmt: skip
FLOATING = PersonView(ZERO, IDENTITY, ZERO, "float", True, False, False, False, None, False, None, "unity")


def angle(u, v) -> float:
    """Degrees between two directions."""
    return float(np.degrees(np.arccos(np.clip(u @ v / np.linalg.norm(u) / np.linalg.norm(v), -1, 1))))


def angles(name: str, pose) -> dict[str, list[float]]:
    """The angles of the standard's figure, left and right, of a person in a pose."""
    body = load_body(name)
    turns, places = (a[0] for a in skeleton().frames(pose[None], body.heads[None]))
    at, rest = (lambda j: places[body.index(j)]), (lambda j: body.heads[body.index(j)])
    trunk = at("neck_01") - (at("thigh_l") + at("thigh_r")) / 2
    straight = rest("neck_01") - (rest("thigh_l") + rest("thigh_r")) / 2
    face = turns[body.index("head")] @ np.cross([0.0, 1.0, 0.0], -straight)
    across = at("upperarm_r") - at("upperarm_l")
    up = trunk / np.linalg.norm(trunk)
    across = across - up * (across @ up)
    across /= np.linalg.norm(across)
    ahead = np.cross(across, -up)
    out: dict[str, list[float]] = {"head": [angle(face, up) - 90.0]}
    for side, sign in (("l", -1.0), ("r", 1.0)):
        thigh, shin, foot = (
            at(f"{b}_{side}") - at(f"{a}_{side}") for a, b in (("thigh", "calf"), ("calf", "foot"), ("foot", "ball"))
        )
        upper, lower = (
            at(f"{b}_{side}") - at(f"{a}_{side}") for a, b in (("upperarm", "lowerarm"), ("lowerarm", "hand"))
        )
        flat = angle(rest(f"foot_{side}") - rest(f"calf_{side}"), rest(f"ball_{side}") - rest(f"foot_{side}"))
        for joint, now in (
            ("hip", angle(trunk, thigh)), ("knee", 180.0 - angle(thigh, shin)),
            ("ankle", 90.0 + flat - angle(shin, foot)), ("elbow", 180.0 - angle(upper, lower)),
            ("forward", np.degrees(np.arctan2(upper @ ahead, -upper @ up))),
            ("out", np.degrees(np.arctan2(sign * (upper @ across), -upper @ up))),
        ):  # fmt: skip
            out.setdefault(joint, []).append(float(now))
    return out


@pytest.mark.parametrize("name", PEOPLE)
def test_a_body_left_to_itself_takes_the_neutral_posture_of_weightlessness(name):
    found = angles(name, clips()["neutral"].at(0.0))
    for joint, mean, deviation in (("hip", 128, 7), ("knee", 133, 8), ("ankle", 111, 6), ("head", 24, 5)):
        assert all(abs(x - mean) <= deviation for x in found[joint]), (joint, found[joint])
    assert all(90 <= x <= 122 for x in found["elbow"]), found["elbow"]
    assert all(30 <= x <= 46 for x in found["forward"] + found["out"]), found


@pytest.mark.parametrize("clip", AT_EASE)
def test_who_idles_talks_listens_or_works_has_the_trunk_and_legs_of_that_posture(clip):
    own = clip.partition("_")[2] or "gordon"
    motion = clips()[clip]
    for t in np.linspace(0.0, motion.seconds, 9):
        found = angles(own, motion.at(t))
        assert all(abs(x - 128) <= 11 for x in found["hip"]), (float(t), found["hip"])
        assert all(abs(x - 133) <= 9 for x in found["knee"]), (float(t), found["knee"])
        assert all(abs(x - 111) <= 9 for x in found["ankle"]), (float(t), found["ankle"])


def test_who_glides_has_legs_that_trail_behind_the_trunk():
    body = load_body("gordon")
    for t in np.linspace(0.0, clips()["drift"].seconds, 7):
        _, places = skeleton().frames(clips()["drift"].at(t)[None], body.heads[None])
        neck, hip, foot = (places[0][body.index(j)] for j in ("neck_01", "pelvis", "foot_l"))
        knee = places[0][body.index("calf_l")]
        assert neck[0] > hip[0] + 0.15
        assert foot[0] < knee[0] - 0.10


def floated(name: str, seconds: float):
    """The pose of somebody who has floated for a while."""
    motion = Motion(load_body(name), 0.0)
    pose = motion.posed(FLOATING, seconds, False)
    motion.clip, motion.now = "neutral", None
    pose = clips()["neutral"].at(0.0).copy()
    motion.enliven(pose, seconds)
    return pose


def test_no_two_float_alike_even_in_the_same_clip():
    for a, b in itertools.combinations(PEOPLE, 2):
        apart = []
        for seconds in (3.0, 40.0, 90.0):
            one, other = angles(a, floated(a, seconds)), angles(b, floated(b, seconds))
            apart.append(max(abs(x - y) for j in ("hip", "knee") for x, y in zip(one[j], other[j], strict=True)))
        assert np.mean(apart) > 3.0, (a, b, apart)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_body_at_ease_moves_slowly_and_stays_within_twice_the_deviations(name):
    before = None
    for seconds in np.arange(0.0, 120.0, 1.7):
        found = angles(name, floated(name, float(seconds)))
        assert all(abs(x - 128) <= 14 for x in found["hip"]), found
        assert all(abs(x - 133) <= 16 for x in found["knee"]), found
        if before is not None:
            assert max(abs(x - y) for x, y in zip(found["knee"], before["knee"], strict=True)) < 6.0
        before = found


def test_the_head_lifts_to_look_at_somebody_level():
    body = load_body("christian")
    motion = Motion(body, 0.0)
    goal = (4.0, 0.0, body.at("head")[2])
    facts = PersonView(ZERO, IDENTITY, ZERO, "float", True, False, False, False, None, False, goal, "unity")
    for i in range(90):
        pose = motion.posed(facts, i / 30, False)
        motion.gaze(pose, facts, goal, i / 30, 1 / 30)
    turns, places = (a[0] for a in skeleton().frames(pose[None], body.heads[None]))
    eye = tuple(places[body.index("eye_l")].tolist())
    look = turns[body.index("eye_l")] @ np.array([1.0, 0.0, 0.0])
    assert angle(look, np.array(unit(sub(goal, eye)))) < 12.0
    face = turns[body.index("head")] @ np.array([1.0, 0.0, 0.0])
    assert np.degrees(np.arcsin(face[2])) < 20.0, "the chin comes up from where it floats"
    assert length(eye) > 0.5
