"""The posture that a body takes in weightlessness when nothing pulls at it, written as the angles of its joints.

Means and deviations of Skylab's crews after NASA-STD-3000, figure 3.3.4.3-1. From here come the bases of all clips of
people at ease. Knows no clip.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from iss3d.forge.crew_poser import Spec, unit

RELAXED = (30, 36, 40, 44)
BOW_AT_NECK = 0.72
"""Part of a spine's bend by which the line from the hips to the neck leans."""

FOOT_AT_REST = 67.0
"""Degrees from the shin's line to the line of ankle and ball in the resting mesh, which stands on its soles."""

SOLE_AT_REST = 90.0
AHEAD_AND_IN = (-0.16, 0.10, 1.0)
"""Where forearms float to: ahead, a little up and inward."""


@dataclass(frozen=True)
class Ease:
    """A body at ease; degrees, pairs are (left, right).

    Attributes:
        lean: How far the line from hips to neck leans ahead of the body's long axis.
        bow: Bend of the spine.
        side: (turn left, lean right) of the spine.
        nod: How far the head pitches ahead of the trunk.
        hip: Between trunk and thigh; 180 stands.
        knee: Between thigh and shin.
        ankle: Between shin and sole; 90 stands.
        apart: How far a thigh goes outward; shin: the same of the shin.
        forward, out: The upper arm against the trunk: flexed, abducted.
        elbow: Between upper arm and forearm.
    """

    lean: float = 21.0
    bow: float = 12.0
    side: tuple[float, float] = (0.0, 0.0)
    nod: float = 24.0
    hip: tuple[float, float] = (130.0, 134.0)
    knee: tuple[float, float] = (132.0, 138.0)
    ankle: tuple[float, float] = (113.0, 116.0)
    apart: tuple[float, float] = (8.0, 9.0)
    shin: tuple[float, float] = (3.0, 2.0)
    forward: tuple[float, float] = (37.0, 35.0)
    out: tuple[float, float] = (38.0, 39.0)
    elbow: tuple[float, float] = (108.0, 104.0)


def eased(ease: Ease) -> Spec:
    """Return the spec of a body at ease (see crew_poser.Poser.solve)."""
    root = ease.lean - BOW_AT_NECK * ease.bow
    out: Spec = {
        "root": (root, 0, 0),
        "spine": (ease.bow, *ease.side),
        "head": (ease.nod + ease.lean - root - ease.bow, 0, 0),
        "clavicle_l": (0.98, 0.14, 0.04),
        "clavicle_r": (-0.98, 0.14, 0.04),
    }
    for i, (side, sign) in enumerate((("l", 1.0), ("r", -1.0))):
        thigh = 180.0 - ease.hip[i] - ease.lean
        shin = thigh - (180.0 - ease.knee[i])
        foot = shin + FOOT_AT_REST - (ease.ankle[i] - SOLE_AT_REST)
        out[f"thigh_{side}"] = _hanging(thigh, sign * ease.apart[i])
        out[f"calf_{side}"] = _hanging(shin, sign * ease.shin[i])
        out[f"foot_{side}"] = _hanging(foot, sign * 0.7 * ease.apart[i])
        out[f"toes_{side}"] = 8
        upper, lower = _arm(ease, i, sign)
        out[f"upperarm_{side}"], out[f"lowerarm_{side}"] = upper, lower
        out[f"hand_{side}"] = tuple(unit(np.add(lower, (sign * -0.06, -0.24, 0.0))))
        out[f"palm_{side}"] = (sign * -0.62, -0.78, -0.1)
        out[f"curl_{side}"], out[f"thumb_{side}"] = RELAXED, 18
    return out


def _hanging(ahead: float, outward: float) -> tuple[float, ...]:
    """Return a direction so many degrees ahead of straight down, and outward."""
    a, o = np.radians(ahead), np.radians(outward)
    return (float(np.sin(o)), float(-np.cos(a) * np.cos(o)), float(np.sin(a) * np.cos(o)))


def _arm(ease: Ease, i: int, sign: float) -> tuple[Any, Any]:
    flexed, out, lean = (np.radians(angle) for angle in (ease.forward[i], ease.out[i], ease.lean))
    x, y, z = sign * np.tan(out), -1.0, np.tan(flexed)
    # The shoulder's angles are against the trunk, which leans.
    upper = unit((x, y * np.cos(lean) - z * np.sin(lean), y * np.sin(lean) + z * np.cos(lean)))
    wish = np.multiply(AHEAD_AND_IN, (sign, 1.0, 1.0))
    bend = np.radians(180.0 - ease.elbow[i])
    lower = np.cos(bend) * upper + np.sin(bend) * unit(wish - upper * (wish @ upper))
    return tuple(upper), tuple(lower)


EASE = Ease()
OWN = {
    "gordon": replace(
        EASE, lean=13, bow=6, side=(-2, -1), nod=4, hip=(137, 131), knee=(140, 131), apart=(17, 18), shin=(11, 9),
        ankle=(111, 114), forward=(33, 31), out=(44, 45),
    ),
    "christian": replace(
        EASE, lean=24, bow=20, side=(5, 4), nod=2, hip=(125, 131), knee=(128, 132), apart=(2, 5), ankle=(117, 112),
        shin=(-7, -9), forward=(40, 38), out=(31, 32),
    ),
    "nika": replace(
        EASE, lean=10, bow=2, side=(7, 5), nod=6, hip=(124, 138), knee=(128, 141), apart=(7, 3), shin=(-7, -4),
        ankle=(116, 118), elbow=(116, 102), out=(34, 41),
    ),
    "nicholai": replace(
        EASE, lean=23, bow=19, side=(-4, 3), nod=0, hip=(133, 138), knee=(136, 126), apart=(14, 12), shin=(8, 10),
        ankle=(110, 114), out=(44, 44),
    ),
    "alexey": replace(
        EASE, lean=22, bow=17, side=(-4, -4), nod=2, hip=(124, 127), knee=(127, 129), apart=(4, 7), shin=(3, -3),
        ankle=(116, 111), elbow=(100, 96), forward=(39, 38), out=(30, 31),
    ),
    "kira": replace(
        EASE, lean=1, bow=7, side=(1, 0), nod=6, hip=(135, 136), knee=(132, 138), apart=(7, 9), shin=(2, 4),
    ),
}  # fmt: skip
"""How each holds themselves at ease, all within the deviations. The player's trunk is upright: the eye stays where the
physics has it, and a leaning chest would stand before it."""

HEELED: dict[str, tuple[float, float, float]] = {
    "gordon": (-4, 0, -3), "christian": (5, 0, 8), "nika": (-7, 4, -9), "nicholai": (3, -4, 4),
    "alexey": (7, 0, -7),
}  # fmt: skip
"""How each lies in the air as a whole: (pitch down, turn left, lean right), degrees; nobody stands here."""


def held(name: str) -> Spec:
    """Return how somebody holds themselves, at ease and heeled over in their own way."""
    return {**eased(OWN[name]), "whole": HEELED.get(name, (0, 0, 0))}


FREE: Spec = {**eased(EASE), "root": (0, 0, 0), "spine": (9, 0, 0), "head": (2, 0, 0)}
"""Legs and arms at ease under an upright trunk: the base of what is done with purpose."""

NEUTRAL: Spec = eased(EASE)
