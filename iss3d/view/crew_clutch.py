"""Hands on people: where a palm lies on somebody else's body, on the player, or on one's own wound.

Reads figures as they were posed last; changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from iss3d.vectors import AHEAD, Vec3, add, conjugate, distance, length, lerp, rotate, scale, sub, unit
from iss3d.view.crew_figure import Figure
from iss3d.view.crew_handles import Handle, aimed
from iss3d.view.crew_ik import Hold, arm_of
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

ON_PLAYER: Mapping[str, Vec3] = {
    "hug": (-0.16, 0.13, 0.26), "fight": (0.10, 0.12, 0.24), "strike": (0.10, 0.12, 0.24), "grab": (0.09, 0.10, 0.20),
    "strangle": (0.09, 0.07, 0.17),
}  # fmt: skip
"""Metres from the player's eyes, back toward who does it, aside and down, to where hands go in these poses: round the
player's back, or to the front of what the player wears."""

AT_EYE = 0.35
"""Metres from the player's eyes to what somebody looks at within which they mean the player."""

PALM_TO_JOINT = 0.06
"""Metres from a joint to the skin a palm lies on."""

SUIT_THICK = 0.035
"""Metres that a suit for outside adds to that."""

ARMED_WRIST = 0.72
"""Share of the forearm, from the elbow, at which somebody's armed hand is held off."""

FLANK: Vec3 = (0.03, 0.10, -0.02)
"""Metres from the second joint of the spine, ahead, toward the one who strikes, and down, to where a tool goes."""

FLANK_SKIN = 0.10
"""Metres from there to the skin."""

RAISED: Vec3 = (0.06, 0.40, -0.52)
"""Metres from the middle of the body to a fist that is raised to swing something."""

HELD_OFF = 0.09
"""Metres before the skin at which a tool is held off while two struggle."""

IN_FRONT = 0.12
"""Metres ahead from which on another is in front of one's chest."""

WOUND = np.array((0.125, -0.07, -0.02))
"""Metres from the lowest joint of the spine to the wound in the side."""


def clutched(
    facts: PersonView, side: str, body: Body, turns: Any, places: Any, others: Iterable[tuple[str, Figure]], eye: Vec3,
    armed: Collection[str] = (),
) -> Vec3 | None:  # fmt: skip
    """Return where a hand lies on a body, in the station frame: another's, the player's or one's own wound; or None.

    Args:
        turns, places: Of one's own joints now.
        others: Everybody else in view, by id.
        eye: Of the player.
        armed: Who has something in the right hand, by id.
    """
    if not facts.alive:
        return None
    if facts.pose == "wounded" or (facts.wounded and facts.seated):
        spine = body.index("spine_01")
        return _outward(facts, as_vec(places[spine] + turns[spine] @ WOUND)) if side == "r" else None
    told = next((g.id for g in facts.grips if g.kind == "person"), "")
    # Who has somebody in their hands holds on, however both are flung about.
    moving = length(facts.velocity) > MOVING and not told and facts.reason != "person"
    if facts.pose not in CLUTCHED or ONE_HANDED.get(facts.pose, side) != side or moving:
        return None
    joint, off = CLUTCHED[facts.pose]
    arm = arm_of(body, side)
    shoulder = _outward(facts, as_vec(places[arm.upper]))
    # Of two face to face, one's left is the other's right.
    beside = (off[0], off[1] if side == "l" else -off[1], off[2])
    best, least = None, (arm.reach + PALM_TO_JOINT) * (STRAINS if off[0] < 0.0 else 1.0)
    meant = facts.look is not None and distance(facts.look, eye) < AT_EYE and facts.pose in ON_PLAYER and not told
    for id, figure in () if meant else others:
        if told and id != told:
            continue
        name = joint if joint in body.names else f"{joint}_{'l' if side == 'r' else 'r'}"
        spot = add(as_vec(figure.places[figure.body.index(name)]), beside)
        if side == "l" and told and id in armed:
            elbow, wrist = (as_vec(figure.places[figure.body.index(name)]) for name in ("lowerarm_r", "hand_r"))
            spot = lerp(elbow, wrist, ARMED_WRIST)
        point = placed(figure, spot)
        away = distance(point, shoulder)
        before = rotate(conjugate(facts.orientation), sub(point, facts.position))[0] > IN_FRONT
        if away < least and before:
            skin = 0.0 if off[0] < 0.0 else PALM_TO_JOINT + SUIT_THICK * ("evacloth" in figure.parts)
            best, least = add(point, scale(unit(sub(shoulder, point)), min(skin, away))), away
    if best is None and facts.pose in ON_PLAYER and not told and distance(eye, facts.position) < NOTICES:
        back, aside, down = ON_PLAYER[facts.pose]
        return add(eye, rotate(facts.orientation, (-back, aside if side == "r" else -aside, down)))
    return best


def struck(
    facts: PersonView, handle: Handle, body: Body, places: Any, others: Iterable[tuple[str, Figure]], hurt: float
) -> Hold | None:
    """Return how the right hand holds a tool whose tip is at the flank of whoever is fought with, in the station frame.

    Args:
        places: Of one's own joints now.
        others: Everybody else in view, by id.
        hurt: 0 while the tool is held off, 1 when it has gone home.
    """
    foe = next((g.id for g in facts.grips if g.kind == "person"), "")
    figure = next((figure for id, figure in others if id == foe), None)
    if figure is None or facts.pose not in ("fight", "stab"):
        return None
    if handle.blunt:
        raised = _outward(facts, RAISED)
        return Hold(raised, rotate(facts.orientation, (-0.25, 0.10, -1.0)), rotate(facts.orientation, AHEAD), "tool")
    ahead, aside, down = FLANK
    # Of two face to face, one's right is the other's left.
    spot = add(as_vec(figure.places[figure.body.index("spine_02")]), (ahead, -aside, down))
    mark = placed(figure, spot)
    shoulder = _outward(facts, as_vec(places[arm_of(body, "r").upper]))
    way = unit(sub(mark, add(shoulder, rotate(facts.orientation, (0.05, 0.0, 0.28)))))
    skin = FLANK_SKIN + SUIT_THICK * ("evacloth" in figure.parts) + HELD_OFF * (1.0 - hurt)
    aim = aimed(handle, sub(mark, scale(way, skin)), way, rotate(facts.orientation, (0.0, 0.0, -1.0)))
    return Hold(aim.at, aim.thumb, aim.ahead, "tool")


def placed(figure: Figure, spot: Vec3) -> Vec3:
    """Return where a point of a figure's axes is in the station frame."""
    at, q = figure.root.get_pos(), figure.root.get_quat()
    return add((at[0], at[1], at[2]), rotate((q[0], q[1], q[2], q[3]), spot))


def _outward(facts: PersonView, point: Vec3) -> Vec3:
    return add(facts.position, rotate(facts.orientation, point))
