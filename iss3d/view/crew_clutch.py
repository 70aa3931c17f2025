"""Hands on people: where a palm lies on somebody else's body, on the player, or on one's own wound.

Reads figures as they were posed last; changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from iss3d.vectors import Vec3, add, conjugate, distance, length, rotate, scale, sub, unit
from iss3d.view.crew_figure import Figure
from iss3d.view.crew_ik import arm_of
from iss3d.view.crew_model import Body
from iss3d.view.crew_motion import MOVING, NOTICES
from iss3d.view.crew_pose import as_vec
from iss3d.world.view_facts import PersonView

CLUTCHED: Mapping[str, tuple[str, Vec3]] = {
    "fight": ("upperarm", (0.0, 0.0, 0.0)), "hug": ("neck_01", (-0.09, 0.09, 0.12)),
    "strangle": ("neck_01", (0.0, 0.0, 0.0)), "grab": ("neck_01", (0.0, 0.0, 0.0)),
    "caress": ("head", (0.05, 0.06, 0.02)),
}  # fmt: skip
"""Where hands lie on the other's body in these poses: a joint, of the side that faces the hand where it has two, and
metres from it, ahead, to that side, and down, along the other's axes."""

STRAINS = 1.2
"""Share of an arm's reach within which hands go toward a back, though they may not quite come round it."""

ONE_HANDED = {"caress": "r"}
"""Poses in which only one hand is on the other."""

OPEN_ARMS: Vec3 = (0.10, 0.16, 0.16)
"""Metres from the player's eyes, back toward who hugs, aside and down, to where hugging hands go."""

PALM_TO_JOINT = 0.06
"""Metres from a joint to the skin a palm lies on."""

IN_FRONT = 0.12
"""Metres ahead from which on another is in front of one's chest."""

WOUND = np.array((0.125, -0.07, -0.02))
"""Metres from the lowest joint of the spine to the wound in the side."""


def clutched(
    facts: PersonView, side: str, body: Body, turns: Any, places: Any, others: Iterable[tuple[str, Figure]], eye: Vec3
) -> Vec3 | None:
    """Return where a hand lies on a body, in the station frame: another's, the player's or one's own wound; or None.

    Args:
        turns, places: Of one's own joints now.
        others: Everybody else in view, by id.
        eye: Of the player.
    """
    if not facts.alive:
        return None
    if facts.pose == "wounded" or (facts.wounded and facts.seated):
        spine = body.index("spine_01")
        return _outward(facts, as_vec(places[spine] + turns[spine] @ WOUND)) if side == "r" else None
    if facts.pose not in CLUTCHED or ONE_HANDED.get(facts.pose, side) != side or length(facts.velocity) > MOVING:
        return None
    joint, off = CLUTCHED[facts.pose]
    told = next((g.id for g in facts.grips if g.kind == "person"), "")
    arm = arm_of(body, side)
    shoulder = _outward(facts, as_vec(places[arm.upper]))
    # Of two face to face, one's left is the other's right.
    beside = (off[0], off[1] if side == "l" else -off[1], off[2])
    best, least = None, (arm.reach + PALM_TO_JOINT) * (STRAINS if off[0] < 0.0 else 1.0)
    for id, figure in others:
        if told and id != told:
            continue
        name = joint if joint in body.names else f"{joint}_{'l' if side == 'r' else 'r'}"
        at, q = figure.root.get_pos(), figure.root.get_quat()
        spot = add(as_vec(figure.places[figure.body.index(name)]), beside)
        point = add((at[0], at[1], at[2]), rotate((q[0], q[1], q[2], q[3]), spot))
        away = distance(point, shoulder)
        before = rotate(conjugate(facts.orientation), sub(point, facts.position))[0] > IN_FRONT
        if away < least and before:
            skin = 0.0 if off[0] < 0.0 else PALM_TO_JOINT
            best, least = add(point, scale(unit(sub(shoulder, point)), min(skin, away))), away
    if best is None and facts.pose == "hug" and distance(eye, facts.position) < NOTICES:
        back, aside, down = OPEN_ARMS
        return add(eye, rotate(facts.orientation, (-back, aside if side == "r" else -aside, down)))
    return best


def _outward(facts: PersonView, point: Vec3) -> Vec3:
    return add(facts.position, rotate(facts.orientation, point))
