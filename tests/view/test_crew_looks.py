"""How the crew is dressed, combed, built and held, measured on what is shipped."""

import itertools
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from iss3d.view.assets import asset
from iss3d.view.crew_figure import skeleton
from iss3d.view.crew_model import load_body, rest_points
from iss3d.view.crew_pose import clips

PEOPLE = ("gordon", "christian", "nika", "nicholai", "alexey", "kira")
AT_REST = ("neutral", "listen", "drift", "rail", "carry", *(f"idle_{name}" for name in PEOPLE))
SHORT_SLEEVES = ("gordon", "christian", "kira")


def part(data, name: str, dress: str = "usual") -> str:
    """The key of a part of somebody."""
    found = [i for i, p in enumerate(data["parts"]) if str(p) == name and str(data["dresses"][i]) in ("", dress)]
    return f"p{found[0]}"


def painted(data, key: str, name: str) -> np.ndarray:
    """The paint at each vertex of a part, 0 to 255."""
    picture = np.asarray(Image.open(BytesIO(data[f"paint_{name}"].tobytes())).convert("RGB"), float)
    uv = data[f"{key}_uv"] / 65535.0 * data[f"{key}_uv_span"] + data[f"{key}_uv_low"]
    high, wide = picture.shape[:2]
    x, y = (uv[:, 0] * wide).astype(int) % wide, ((1.0 - uv[:, 1]) * high).astype(int) % high
    return picture[y, x]


def borders(points: np.ndarray, triangles: np.ndarray) -> list[np.ndarray]:
    """The open rims of a part: places of each, seams of the paint closed."""
    _, weld = np.unique(np.round(points * 1e4), axis=0, return_inverse=True)
    t = np.asarray(weld).ravel()[triangles.reshape(-1, 3)]
    pairs = np.sort(np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]]), 1)
    unique, count = np.unique(pairs, axis=0, return_counts=True)
    at = np.zeros((t.max() + 1, 3))
    at[np.asarray(weld).ravel()] = points
    near: dict[int, list[int]] = {}
    for a, b in unique[count == 1].tolist():
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    out, left = [], set(near)
    while left:
        todo, found = [left.pop()], []
        while todo:
            v = todo.pop()
            found.append(v)
            todo += [w for w in near[v] if w in left]
            left -= set(near[v])
        out.append(at[found])
    return out


@pytest.mark.parametrize("name", SHORT_SLEEVES)
def test_a_sleeve_ends_in_a_clean_line_and_not_in_teeth(name):
    with np.load(asset(f"crew/{name}.npz")) as data:
        key = part(data, "cloth")
        rims = borders(rest_points(data, key), data[f"{key}_level0"].astype(int))
    sleeves = [rim for rim in rims if abs(rim[:, 1].mean()) > 0.22 and rim[:, 2].mean() < 0.0 and len(rim) > 8]
    assert len(sleeves) == 2
    for rim in sleeves:
        away = rim - rim.mean(0)
        # How far the rim leaves the plane that fits it best: a sleeve's is a tilted ring, its teeth were 15 mm long.
        normal = np.linalg.svd(away)[2][2]
        assert np.abs(away @ normal).max() < 0.009


@pytest.mark.parametrize("name", PEOPLE)
def test_socks_are_wool_and_not_the_brightest_thing_on_a_person(name):
    with np.load(asset(f"crew/{name}.npz")) as data:
        key = part(data, "cloth")
        points, paint = rest_points(data, key), painted(data, key, "cloth")
    low = points[:, 2] > points[:, 2].max() - 0.06
    assert 40 < paint[low].mean() < 140
    # Sole, heel and toes are of a darker yarn.
    assert paint[low].mean(1).std() > 6.0


@pytest.mark.parametrize("name", PEOPLE)
def test_hair_thins_out_at_its_line_and_over_the_cap(name):
    with np.load(asset(f"crew/{name}.npz")) as data:
        key = part(data, "hair")
        whole = data[f"{key}_fade"] / 255.0
    assert (whole < 0.08).mean() > 0.005, "single hairs at the line"
    assert (whole > 0.95).mean() > 0.10, "closed over the skull"
    assert ((whole > 0.15) & (whole < 0.85)).mean() > 0.2, "thin shells over it"
    near = [node.get_name() for node in load_body(name).levels[0].children]
    assert near.count("hair") == 2 and near.count("lash") == 2, "the soft part is drawn over the whole one"


def test_no_stubble_or_blush_ends_in_a_ruler_edge():
    for name in PEOPLE:
        with np.load(asset(f"crew/{name}.npz")) as data:
            skin = Image.open(BytesIO(data["paint_skin"].tobytes())).convert("L")
        wide, high = skin.size
        # Cheeks on the map that all share; three texels of blur take pores away, an edge of a box stays.
        cheek = skin.crop((int(0.85 * wide), int(0.44 * high), int(0.905 * wide), int(0.565 * high)))
        face = np.asarray(cheek, float)
        smooth = np.asarray([np.convolve(row, np.ones(5) / 5, "valid") for row in face])
        step = np.abs(np.diff(smooth, axis=1)).mean(0)
        assert step.max() < 6.0 * np.median(step) + 1.5, name


def test_the_men_are_of_four_builds():
    wide = {}
    for name in ("gordon", "christian", "nicholai", "alexey"):
        body = load_body(name)
        shoulders = body.at("upperarm_r")[1] - body.at("upperarm_l")[1]
        wide[name] = (shoulders, body.at("foot_l")[2] - body.at("head")[2])
    for a, b in itertools.combinations(wide.values(), 2):
        assert max(abs(a[0] - b[0]) / 0.010, abs(a[1] - b[1]) / 0.025) > 1.0, wide
    assert wide["gordon"][0] > wide["christian"][0] + 0.03


def hands(clip: str, seconds: float) -> tuple[float, float, np.ndarray]:
    """(bend of the worse wrist in degrees, how far the higher hand is over the neck along the trunk, both places)."""
    body = load_body("gordon")
    _, places = skeleton().frames(clips()[clip].at(seconds)[None], body.heads[None])
    p = places[0]
    trunk = p[body.index("neck_01")] - p[body.index("pelvis")]
    trunk = trunk / np.linalg.norm(trunk)
    bend, high = 0.0, -9.0
    both = np.stack([p[body.index(f"hand_{side}")] for side in "lr"])
    for side in "lr":
        elbow, wrist, finger = (p[body.index(f"{j}_{side}")] for j in ("lowerarm", "hand", "middle_01"))
        fore, hand = wrist - elbow, finger - wrist
        cosine = fore @ hand / np.linalg.norm(fore) / np.linalg.norm(hand)
        bend = max(bend, float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))))
        high = max(high, float((wrist - p[body.index("neck_01")]) @ trunk))
    return bend, high, both


@pytest.mark.parametrize("clip", AT_REST)
def test_hands_at_rest_are_low_and_in_line_with_the_forearms(clip):
    found = [hands(clip, t)[:2] for t in np.linspace(0.0, clips()[clip].seconds, 17)]
    assert max(bend for bend, _ in found) < 36.0
    low = sum(high < 0.06 for _, high in found)
    # An idle hand goes to hair, glasses or eyes for a while; otherwise none is over the collarbone.
    assert low >= (10 if clip.startswith("idle") else 17)


@pytest.mark.parametrize("clip", sorted(c for c in clips() if c not in ("dead", "sleep")))
def test_no_wrist_is_broken(clip):
    assert max(hands(clip, t)[0] for t in np.linspace(0.0, clips()[clip].seconds, 9)) < 44.0


@pytest.mark.parametrize("name", ("gordon", "christian", "nika", "nicholai", "alexey"))
def test_who_listens_or_talks_is_not_mistaken_for_who_idles(name):
    at_ease = hands(f"idle_{name}", 0.0)[2]
    for other in ("listen", "talk"):
        clip = clips()[f"{other}_{name}"]
        moved = [
            np.linalg.norm(hands(clip.name, t)[2] - at_ease, axis=1).max() for t in np.linspace(0, clip.seconds, 9)
        ]
        assert max(moved) > 0.12, other


@pytest.mark.parametrize("name", PEOPLE)
def test_an_idle_person_visibly_moves(name):
    clip = clips()[f"idle_{name}"]
    body = load_body(name)
    stack = np.stack([clip.at(t) for t in np.linspace(0.0, clip.seconds, 17)])
    _, places = skeleton().frames(stack, np.repeat(body.heads[None], len(stack), 0))
    roam = {j: float(np.ptp(places[:, body.index(j)], axis=0).max()) for j in ("head", "hand_l", "hand_r")}
    assert roam["head"] > 0.03 and max(roam["hand_l"], roam["hand_r"]) > 0.08, roam


@pytest.mark.parametrize("clip", ("fight", "strangle", "stab", "push"))
def test_effort_comes_from_the_hips(clip):
    body = load_body("gordon")
    motion = clips()[clip]
    stack = np.stack([motion.at(t) for t in np.linspace(0.0, motion.seconds, 17)])
    turns, _ = skeleton().frames(stack, np.repeat(body.heads[None], len(stack), 0))
    for joint in ("pelvis", "spine_03"):
        axis = turns[:, body.index(joint), :, 0]
        swing = np.degrees(np.arccos(np.clip(axis @ axis.T, -1, 1))).max()
        assert swing > 15.0, joint


def test_a_pack_lies_on_the_back_and_the_russian_suit_has_a_shell_of_its_own():
    for name in ("eva", "orlan"):
        with np.load(asset(f"crew/{name}.npz")) as data:
            cloth = rest_points(data, part(data, "evacloth"))
            white = rest_points(data, part(data, "white"))
            parts = {str(p) for p in data["parts"]}
        chest = load_body(name).at("spine_03")[2]
        back = cloth[(np.abs(cloth[:, 2] - chest) < 0.15) & (np.abs(cloth[:, 1]) < 0.10)][:, 0].min()
        pack = white[(white[:, 0] < 0.0) & (np.abs(white[:, 2] - chest) < 0.15)]
        # Between cloth and pack there is no air, but for the door of the Russian suit.
        assert pack[pack[:, 0] < back + 0.05][:, 0].max() > back - 0.065, name
        assert ("shell" in parts) == (name == "orlan")
