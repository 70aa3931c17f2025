"""Who is come too near leans back, and comes forward again when there is room."""

import numpy as np
import pytest

from iss3d.view.crew_figure import skeleton
from iss3d.view.crew_model import load_body
from iss3d.view.crew_pose import as_vec, clips
from iss3d.view.crew_room import MOST_BACK, PERSONAL, Withdrawal


def after(room: Withdrawal, name: str, eye_ahead: float, seconds: float, free: bool = True) -> float:
    """Metres between an eye so far ahead of a head at ease and that head, after some time."""
    body = load_body(name)
    pose = clips()["listen_christian"].at(0.0)
    _, places = skeleton().frames(pose[None], body.heads[None])
    eye = as_vec(places[0, body.index("head")] + np.array((eye_ahead, 0.0, 0.0)))
    far = eye_ahead
    for _ in range(int(seconds * 30)):
        now = pose.copy()
        room.lean(body, now)
        _, places = skeleton().frames(now[None], body.heads[None])
        room.watch(body, places[0], eye, 1 / 30, free)
        far = float(np.linalg.norm(places[0, body.index("head")] - eye))
    return far


@pytest.mark.parametrize("name", ("christian", "nika", "nicholai"))
def test_a_listener_leans_back_from_a_face_that_is_too_near(name):
    room = Withdrawal()
    assert after(room, name, 0.45, 4.0) > 0.55
    assert 0.0 < room.back <= MOST_BACK + 1e-6


def test_nobody_leans_when_there_is_room_and_who_leant_comes_back():
    room = Withdrawal()
    after(room, "christian", PERSONAL + 0.2, 2.0)
    assert room.back == 0.0
    after(room, "christian", 0.45, 4.0)
    after(room, "christian", 1.4, 4.0)
    assert room.back < 0.02


def test_who_is_held_or_busy_does_not_lean():
    room = Withdrawal()
    after(room, "christian", 0.40, 2.0, free=False)
    assert room.back == 0.0
