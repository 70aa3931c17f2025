"""Bodies, motions and mouths of the crew: they fit each other, and they are no heavier than promised."""

import itertools

import numpy as np
import pytest

from iss3d.view.assets import asset
from iss3d.view.crew_figure import skeleton
from iss3d.view.crew_model import MOST_JOINTS, SHAPES, load_body, rest_points, triangles_of
from iss3d.view.crew_motion import CLIP_FOR
from iss3d.view.crew_pose import bone_rows, clips, mixed
from iss3d.view.crew_speech import REST, SOUNDS, said

PEOPLE = ("gordon", "christian", "nika", "nicholai", "alexey", "kira")
SUITS = ("eva", "orlan")
MOTIONS = (
    "neutral", "drift", "rail", "hand_over_hand", "foot_rail", "type", "eat", "talk", "hug", "point", "look", "stow",
    "sleep", "fight", "stab", "strangle", "wounded", "dead", "sit", "strap", "suit_work",
)  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE + SUITS)
def test_a_person_has_at_most_25_thousand_triangles_near_and_4_thousand_far(name):
    for dress in load_body(name).dresses or {""}:
        near, far = triangles_of(name, dress)
        assert 5000 < near <= 25000, dress
        assert 500 < far <= 4000, dress


def test_the_crew_takes_at_most_25_megabytes():
    assert sum(f.stat().st_size for f in asset("crew").iterdir()) < 25e6


def test_who_flies_in_the_soyuz_has_its_suit():
    for name in ("kira", "christian", "alexey"):
        assert "sokol" in load_body(name).dresses


@pytest.mark.parametrize("name", PEOPLE + SUITS)
def test_every_motion_fits_every_body(name):
    body = load_body(name)
    assert len(body.names) == MOST_JOINTS
    assert body.names == load_body("kira").names
    for clip in clips().values():
        assert clip.keys.shape[1:] == (MOST_JOINTS, 4), clip.name
        stack = np.stack([clip.at(t) for t in np.linspace(0.0, clip.seconds, 7)])
        heads = np.repeat(body.heads[None], len(stack), 0)
        turns, places = skeleton().frames(stack, heads)
        assert np.isfinite(bone_rows(turns, places, heads)).all(), clip.name
        for joint, parent in enumerate(body.parents):
            if parent >= 0:
                bone = np.linalg.norm(places[:, joint] - places[:, parent], axis=1)
                assert np.allclose(bone, np.linalg.norm(body.heads[joint] - body.heads[parent])), clip.name


def test_all_motions_of_the_story_exist():
    assert set(MOTIONS) <= set(clips())
    assert set(CLIP_FOR.values()) <= set(clips())


def test_loops_are_closed():
    for clip in clips().values():
        if clip.loops and len(clip.times) > 1:
            agree = np.abs((clip.keys[0] * clip.keys[-1]).sum(1))
            assert agree.min() > 0.9999, clip.name


def test_no_motion_jumps_between_two_frames():
    for clip in clips().values():
        before = clip.at(0.0)
        for t in np.arange(1 / 60, clip.seconds, 1 / 60):
            now = clip.at(t)
            turn = 2.0 * np.arccos(np.clip(np.abs((before * now).sum(1)), 0, 1))
            assert turn.max() < 0.45, (clip.name, float(t))
            before = now


def test_a_blend_of_two_poses_is_a_pose():
    a, b = clips()["neutral"].at(0.0), clips()["fight"].at(0.0)
    assert np.allclose(np.linalg.norm(mixed(a, b, 0.37), axis=1), 1.0)
    assert mixed(a, b, 0.0) is a
    assert mixed(a, b, 1.0) is b


def test_knees_never_bend_backward():
    body = load_body("gordon")
    at = {n: body.index(n) for n in ("thigh_l", "calf_l", "foot_l", "pelvis")}
    for clip in clips().values():
        for t in np.linspace(0.0, clip.seconds, 9):
            _, places = skeleton().frames(clip.at(t)[None], body.heads[None])
            p = places[0]
            thigh, shin = p[at["calf_l"]] - p[at["thigh_l"]], p[at["foot_l"]] - p[at["calf_l"]]
            # The shin never swings farther ahead of the thigh than a straight leg.
            side = np.cross(thigh, shin)
            assert side[1] < 0.10 * np.linalg.norm(thigh) * np.linalg.norm(shin), (clip.name, float(t))


@pytest.mark.parametrize("name", PEOPLE)
def test_a_face_has_every_shape_and_closes_its_eyes(name):
    with np.load(asset(f"crew/{name}.npz")) as data:
        assert tuple(str(s) for s in data["shape_names"]) == SHAPES
        skin = next(i for i, part in enumerate(data["parts"]) if str(part) == "skin")
        moves = data[f"p{skin}_shape_moves"] / 32767.0 * float(data[f"p{skin}_shape_size"])
        for shape, moved in zip(SHAPES, moves, strict=True):
            assert 0.002 < np.abs(moved).max() < 0.03, shape
        points = rest_points(data, f"p{skin}")[data[f"p{skin}_shape_at"]]
        body = load_body(name)
        eye = np.array(body.at("eye_l"))
        lid = np.linalg.norm(points - eye, axis=1) < 0.03
        assert moves[SHAPES.index("blink")][lid, 2].max() > 0.003, "the upper lid goes down"


# -- mouths -----------------------------------------------------------------------------------------------------------


def test_a_mouth_moves_as_long_as_its_line_and_then_rests():
    mouth = said("Where are we going?", 3.0)
    assert mouth.times == tuple(sorted(mouth.times))
    assert 2.4 < mouth.times[-1] < 3.0
    assert mouth.at(2.95) == {"jaw": 0.0}
    assert mouth.at(-1.0) == {"jaw": 0.0}
    assert max(mouth.at(t / 60)["jaw"] for t in range(180)) > 0.5


def test_lips_close_on_m_b_and_p_in_both_languages():
    for word in ("mama", "мама", "Bob", "папа"):
        mouth = said(word, 1.0)
        assert any(m.get("press", 0.0) > 0.9 and m["jaw"] < 0.1 for m in (mouth.at(t / 100) for t in range(100))), word


def test_a_wide_sound_is_wide_and_a_round_one_round():
    wide, round_ = said("ee", 1.0).at(0.4), said("oo", 1.0).at(0.4)
    assert wide.get("wide", 0.0) > 0.5 > wide.get("round", 0.0)
    assert round_.get("round", 0.0) > 0.5 > round_.get("wide", 0.0)


def test_silence_between_sentences_is_seen():
    mouth = said("No. No.", 2.0)
    stops = [t for t, shape in zip(mouth.times, mouth.shapes, strict=True) if shape == REST]
    assert len(stops) >= 3


def test_every_sound_uses_shapes_that_a_face_has():
    assert {shape for _, shape, _ in SOUNDS.values()} <= {"", *SHAPES}


def test_a_line_without_letters_is_no_error():
    assert said("", 2.0).at(1.0) == {"jaw": 0.0}
    assert said("...", 0.0).at(1.0) == {"jaw": 0.0}


# -- feelings ---------------------------------------------------------------------------------------------------------

FEELINGS = ("smile", "angry", "fear", "sad", "pain")
LANDMARKS = {
    "inner brow": (0.8210, 0.4995), "outer brow": (0.8210, 0.5329), "upper lid": (0.8335, 0.5152),
    "lower lid": (0.8470, 0.5169), "cheek": (0.8676, 0.5324), "wing of the nose": (0.8715, 0.5021),
    "upper lip": (0.8977, 0.4865), "mouth corner": (0.9099, 0.4993), "lower lip": (0.9215, 0.4867),
}  # fmt: skip
"""Places of the left half of a face on the map of the skin, which all people share."""


def landmarks(name: str, shape: str) -> dict[str, np.ndarray]:
    """How far a feeling moves each landmark of a face, millimetres (ahead, right, down)."""
    with np.load(asset(f"crew/{name}.npz")) as data:
        skin = next(i for i, part in enumerate(data["parts"]) if str(part) == "skin")
        uv = data[f"p{skin}_uv"] / 65535.0 * data[f"p{skin}_uv_span"] + data[f"p{skin}_uv_low"]
        moves = np.zeros((len(uv), 3))
        found = data[f"p{skin}_shape_moves"][SHAPES.index(shape)] / 32767.0 * float(data[f"p{skin}_shape_size"])
        moves[data[f"p{skin}_shape_at"]] = found * 1000.0
    return {mark: moves[np.argsort(np.linalg.norm(uv - at, axis=1))[:3]].mean(0) for mark, at in LANDMARKS.items()}


@pytest.mark.parametrize("name", PEOPLE)
def test_each_feeling_moves_the_muscles_that_anatomy_says(name):
    down = {feeling: {mark: move[2] for mark, move in landmarks(name, feeling).items()} for feeling in FEELINGS}
    assert down["angry"]["inner brow"] > 7.0, "anger draws the brows down"
    assert down["fear"]["inner brow"] < -7.0 and down["fear"]["outer brow"] < -3.0, "fear lifts the whole brow"
    assert down["sad"]["inner brow"] < -7.0 and down["sad"]["outer brow"] > 3.0, "grief lifts its inner end alone"
    assert down["smile"]["mouth corner"] < -9.0, "joy lifts the corners of the mouth"
    assert down["sad"]["mouth corner"] > 4.0, "grief draws them down"
    assert down["fear"]["upper lid"] < -3.0 and down["pain"]["upper lid"] > 6.0, "fear opens the eye, pain shuts it"
    assert down["pain"]["upper lip"] < -2.5, "pain bares the teeth"
    assert down["smile"]["lower lid"] < -2.0, "joy is in the eyes too"


@pytest.mark.parametrize("name", PEOPLE)
def test_any_two_feelings_are_told_apart_from_one_and_a_half_metres(name):
    found = {feeling: landmarks(name, feeling) for feeling in FEELINGS}
    found["calm"] = {mark: np.zeros(3) for mark in LANDMARKS}
    for a, b in itertools.combinations(found, 2):
        apart = sorted(np.linalg.norm((found[a][mark] - found[b][mark])[1:]) for mark in LANDMARKS)
        # A player at 1.5 m with 60 degrees over 1,080 lines sees 1.6 mm as one line: five lines at two places or more.
        assert apart[-2] > 5.0, (a, b, [round(float(x), 1) for x in apart])


def skinned(point, rows, joints, weights):
    """A point carried by several joints, as person.vert carries it."""
    first = rows[joints[0] * 2]
    real, dual = np.zeros(4), np.zeros(4)
    for joint, weight in zip(joints, weights, strict=True):
        sign = -1.0 if rows[joint * 2] @ first < 0.0 else 1.0
        real += sign * weight * rows[joint * 2]
        dual += sign * weight * rows[joint * 2 + 1]
    size = np.linalg.norm(real)
    (w, *v), (dw, *dv) = real / size, dual / size
    turned = point + 2.0 * np.cross(v, np.cross(v, point) + w * point)
    return turned + 2.0 * (w * np.array(dv) - dw * np.array(v) + np.cross(v, dv))


def test_joints_carry_the_resting_mesh_to_where_they_are():
    body = load_body("nika")
    pose = clips()["idle_nika"].at(4.0)[None]
    turns, places = skeleton().frames(pose, body.heads[None])
    rows = bone_rows(turns, places, body.heads[None])[0].astype(float)
    for joint, rest in enumerate(body.heads):
        assert np.allclose(skinned(rest, rows, [joint], [1.0]), places[0, joint], atol=1e-5)


@pytest.mark.parametrize("degrees", (60.0, 120.0, 150.0, 179.0))
def test_a_closed_elbow_and_a_turned_forearm_keep_their_thickness(degrees):
    body = load_body("alexey")
    upper, lower = body.index("upperarm_r"), body.index("lowerarm_r")
    way = body.heads[body.index("hand_r")] - body.heads[lower]
    way /= np.linalg.norm(way)
    out = np.cross(way, (0.0, 0.0, 1.0))
    out /= np.linalg.norm(out)
    skin = body.heads[lower] + 0.05 * out
    for axis in (way, np.cross(way, out)):
        pose = np.zeros((len(body.names), 4))
        pose[:, 0] = 1.0
        half = np.radians(degrees) / 2
        pose[lower] = (np.cos(half), *(np.sin(half) * axis))
        turns, places = skeleton().frames(pose[None], body.heads[None])
        rows = bone_rows(turns, places, body.heads[None])[0].astype(float)
        at = skinned(skin, rows, [upper, lower], [0.5, 0.5])
        assert np.linalg.norm(at - places[0, lower]) == pytest.approx(0.05, abs=1e-4)


HEAD = (0.045, 0.0, -0.06), (0.105, 0.085, 0.135)
"""A head over its joint, metres: the middle and the half sizes of an ellipsoid that hardly leaves it."""


def test_no_hand_enters_a_head_in_any_motion():
    for clip in clips().values():
        own = clip.name.partition("_")[2]
        for name in [own] if own in PEOPLE else PEOPLE:
            body = load_body(name)
            stack = np.stack([clip.at(t) for t in np.linspace(0.0, clip.seconds, max(2, int(clip.seconds * 6)))])
            turns, places = skeleton().frames(stack, np.repeat(body.heads[None], len(stack), 0))
            head = body.index("head")
            limbs = ("hand", "thumb", "index", "middle", "ring", "pinky")
            joints = [i for i, n in enumerate(body.names) if n.split("_")[0] in limbs]
            away = np.einsum("tji,tkj->tki", turns[:, head], places[:, joints] - places[:, [head]])
            inside = np.linalg.norm((away - HEAD[0]) / HEAD[1], axis=2)
            assert inside.min() > 0.8, (clip.name, name, inside.min())
