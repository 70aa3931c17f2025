"""The table of the crew's motions: poses at times, against a base posture (see crew_postures.py)."""

from __future__ import annotations

from dataclasses import replace

from iss3d.forge.crew_bound import BOUND
from iss3d.forge.crew_effort import EFFORT
from iss3d.forge.crew_habits import FOLDED, HABITS
from iss3d.forge.crew_neutral import EASE, FREE, RELAXED, eased
from iss3d.forge.crew_poser import on
from iss3d.forge.crew_postures import (
    ASLEEP,
    FIST,
    GRIP,
    HUG,
    OPEN,
    PANEL,
    POINT,
    RAIL,
    Written,
    arm,
)
from iss3d.forge.crew_strife import STRIFE

GLIDE = replace(EASE, lean=31, bow=6, nod=-6, hip=(128, 132), knee=(137, 133), forward=(30, 27), out=(40, 42))
"""On the way: the trunk leads, the head is up, the legs trail."""

TALK_A = arm("l", (0.36, -0.84, 0.40), (-0.06, 0.46, 0.88), (-0.02, 0.46, 0.88), (-0.7, 0.5, 0.3), OPEN, 10)
TALK_B = arm("l", (0.40, -0.80, 0.44), (0.12, 0.30, 0.94), (0.22, 0.20, 0.95), (-0.6, 0.75, 0.2), OPEN, 8)
TALK_C = arm("r", (-0.38, -0.82, 0.42), (0.06, 0.36, 0.92), (0.0, 0.40, 0.90), (0.75, 0.45, 0.3), OPEN, 10)

CLIPS: dict[str, Written] = {
    **STRIFE,
    **HABITS,
    "neutral": Written(
        [
            (0.0, {}),
            (
                4.1,
                {
                    **eased(replace(EASE, lean=23, hip=(123, 135), knee=(127, 141), elbow=(114, 98), out=(42, 34))),
                    "sway": (2, 8, 3),
                    "tilt": (-4, 8, 2),
                    "whole": (3, 0, 5),
                    "toes_l": 20,
                },
            ),
            (
                8.7,
                {
                    **eased(replace(EASE, lean=18, hip=(135, 126), knee=(139, 128), elbow=(100, 114), out=(34, 42))),
                    "sway": (-2, -7, -2),
                    "tilt": (2, -10, -2),
                    "whole": (-3, 0, -5),
                },
            ),
            (13.0, {}),
        ]
    ),
    "listen": Written(
        [
            (0.0, {"tilt": (-6, 0, 6)}),
            (2.0, {"tilt": (-6, 4, 5), "sway": (2, 3, 2)}),
            (2.35, {"tilt": (6, 4, 5), "sway": (3, 3, 2)}),
            (2.7, {"tilt": (-4, 3, 5), "sway": (2, 3, 2)}),
            (5.6, {"tilt": (-1, -8, -3), "sway": (1, -6, -2)}),
            (8.0, {"tilt": (-6, 0, 6)}),
        ],
        {**eased(replace(EASE, nod=8, bow=14)), **FOLDED},
    ),
    "drift": Written(
        [
            (0.0, {}),
            (
                1.9,
                {
                    **eased(replace(GLIDE, lean=27, hip=(133, 125), knee=(129, 141), side=(8, 5))),
                    **arm("l", (0.34, -0.40, 0.85), (0.0, 0.02, 1), (0.0, -0.1, 1), (-0.3, -0.9, 0.2), OPEN, 12),
                    "whole": (0, 0, 6),
                },
            ),
            (
                3.7,
                {
                    **eased(replace(GLIDE, lean=30, hip=(125, 133), knee=(141, 128), side=(-6, -4))),
                    "whole": (0, 0, -5),
                },
            ),
            (5.4, {}),
        ],
        eased(GLIDE),
    ),
    "rail": Written(
        [
            (0.0, {}),
            (2.2, {"sway": (3, -12, 4), "tilt": (-2, 10, -4), "toes_l": 20}),
            (4.0, {"sway": (-2, 6, -3), "tilt": (2, -8, 2), "toes_r": 18, "whole": (0, 0, 2)}),
            (5.6, {}),
        ],
        RAIL,
    ),
    "foot_rail": Written(
        [(0.0, {}), (2.0, {"toes_r": 24, "calf_r": (-0.04, -0.96, -0.24)}), (4.4, {})],
        on(
            FREE,
            {
                "thigh_l": (0.12, -0.92, 0.34),
                "calf_l": (0.04, -0.95, -0.28),
                "foot_l": (0.06, -0.42, 0.90),
                "toes_l": 26,
                "spine": (7, 0, 0),
            },
        ),
    ),
    "panel": Written(
        [
            (0.0, {}),
            (
                0.9,
                {
                    "tilt": (1, -6, 0),
                    **arm("r", (-0.46, -0.50, 0.72), (0.18, 0.16, 0.97), (0.08, 0.10, 1), (0.3, -1, 0), POINT, 26),
                },
            ),
            (
                1.4,
                {
                    "tilt": (2, -6, 0),
                    **arm("r", (-0.44, -0.46, 0.76), (0.16, 0.14, 0.98), (0.06, 0.04, 1), (0.3, -1, 0), POINT, 26),
                },
            ),
            (2.6, {"tilt": (-4, 7, 0), "toes_l": 20}),
            (4.2, {"sway": (2, -3, 0)}),
            (5.6, {}),
        ],
        PANEL,
        bound="r",
    ),
    "type": Written(
        [
            (0.0, {}),
            (0.22, {"curl_l": (26, 30, 48, 50)}),
            (0.44, {"curl_r": (30, 48, 36, 50)}),
            (0.66, {"curl_l": (40, 26, 44, 52), "curl_r": (24, 30, 44, 48)}),
            (0.95, {"tilt": (-3, -4, 0), "curl_r": (44, 28, 40, 50)}),
            (1.25, {"curl_l": (28, 44, 34, 52)}),
            (1.5, {}),
        ],
        {
            **PANEL,
            "head": (23, 0, 0),
            **arm(
                "l", (0.36, -0.74, 0.52), (-0.16, 0.02, 1), (-0.06, -0.06, 1), (-0.06, -1, 0.1), (34, 38, 42, 46), 16
            ),
            **arm("r", (-0.36, -0.74, 0.52), (0.16, 0.02, 1), (0.06, -0.06, 1), (0.06, -1, 0.1), (34, 38, 42, 46), 16),
        },
        bound="lr",
    ),
    "eat": Written(
        [
            (0.0, {}),
            (0.8, arm("r", (-0.40, -0.62, 0.66), (0.36, 0.64, 0.66), (0.42, 0.56, 0.64), (0.4, 0.3, -0.8), GRIP, 40)),
            (
                1.2,
                {
                    "jaw": 9,
                    "tilt": (0, 0, 0),
                    **arm(
                        "r", (-0.38, -0.58, 0.70), (0.42, 0.74, 0.50), (0.50, 0.62, 0.44), (0.4, 0.2, -0.85), GRIP, 40
                    ),
                },
            ),
            (
                1.6,
                {
                    "jaw": 1,
                    "tilt": (-3, 0, 0),
                    **arm("r", (-0.38, -0.60, 0.68), (0.40, 0.70, 0.56), (0.46, 0.6, 0.5), (0.4, 0.25, -0.8), GRIP, 40),
                },
            ),
            (2.6, {"jaw": 3}),
            (3.0, {"jaw": 0}),
            (3.4, {"jaw": 3}),
            (4.4, {}),
        ],
        on(
            FREE,
            {
                "jaw": 0.5,
                **arm("r", (-0.46, -0.76, 0.44), (0.24, 0.16, 0.95), (0.34, 0.24, 0.9), (0.5, 0.2, -0.6), GRIP, 40),
            },
        ),
        bound="r",
    ),
    "talk": Written(
        [
            (0.0, TALK_A),
            (0.7, {**TALK_B, "tilt": (-2, 8, 3)}),
            (1.5, {**TALK_A, **TALK_C, "tilt": (3, 4, -2)}),
            (2.4, {**TALK_B, **TALK_C, "sway": (0, 6, 0)}),
            (3.3, {"tilt": (5, -4, 2)}),
            (4.1, {**TALK_C, "tilt": (0, -2, 0)}),
            (5.0, TALK_A),
        ]
    ),
    "hug": Written(
        [
            (0.0, {}),
            (
                0.5,
                {
                    "root": (-4, 0, 0),
                    **arm("l", (0.70, -0.24, 0.67), (0.10, 0.10, 0.99), (0.0, 0.1, 0.99), (-0.8, 0.2, 0.4), OPEN, 6),
                    **arm("r", (-0.66, -0.48, 0.58), (-0.1, 0.0, 0.99), (0.0, 0.0, 1), (0.8, 0.3, 0.4), OPEN, 6),
                },
            ),
            (1.1, HUG),
            (1.6, {**HUG, "root": (10, 4, -8), "spine": (12, 4, -8)}),
            # A pat on the back.
            (1.85, {**HUG, "root": (10, 4, -8), "lowerarm_l": (-0.70, 0.22, 0.68)}),
            (2.1, {**HUG, "root": (9, 2, -6)}),
            (2.7, {**HUG, "root": (6, -4, 2), "spine": (10, -2, -2)}),
            (3.4, HUG),
            (4.2, {}),
        ],
        loops=False,
        face={"smile": 0.6},
        bound="lr",
    ),
    "point": Written(
        [
            (0.0, {}),
            (0.5, arm("r", (-0.40, -0.10, 0.90), (-0.06, 0.10, 1), (-0.02, 0.12, 1), (0.5, -0.8, 0), POINT, 24)),
            (2.2, arm("r", (-0.38, -0.06, 0.92), (-0.05, 0.10, 1), (-0.02, 0.10, 1), (0.5, -0.8, 0), POINT, 24)),
            (3.0, {}),
        ],
        loops=False,
        bound="r",
    ),
    "look": Written(
        [
            (0.0, {}),
            (1.2, {"head": (-2, 22, 0), "sway": (0, 8, 0)}),
            (2.6, {"head": (4, 20, 0), "sway": (0, 8, 0)}),
            (3.8, {"head": (-4, -18, 0), "sway": (0, -6, 0)}),
            (5.2, {"head": (2, -20, 2), "sway": (0, -6, 0)}),
            (6.6, {}),
        ]
    ),
    "stow": Written(
        [
            (0.0, {}),
            (
                0.9,
                {
                    "sway": (3, 6, 0),
                    **arm("r", (-0.36, -0.10, 0.92), (0.10, 0.10, 0.98), (0.10, 0.0, 1), (0.9, -0.2, 0), GRIP, 36),
                },
            ),
            (
                1.7,
                {
                    "sway": (5, 8, 0),
                    **arm(
                        "r", (-0.30, 0.02, 0.95), (0.06, 0.06, 1), (0.06, 0.0, 1), (0.9, -0.2, 0), (30, 34, 38, 42), 16
                    ),
                },
            ),
            (
                2.6,
                {
                    "sway": (0, -2, 0),
                    **arm("r", (-0.46, -0.56, 0.66), (0.20, 0.0, 0.98), (0.2, -0.1, 1), (0.9, -0.3, 0), RELAXED, 14),
                },
            ),
            (3.6, {}),
        ],
        {**PANEL, **arm("r", (-0.44, -0.66, 0.60), (0.26, 0.10, 0.96), (0.3, 0.0, 0.95), (0.9, -0.2, 0), GRIP, 36)},
        bound="lr",
    ),
    "sleep": Written([(0.0, {}), (2.4, {"spine": (14, 0, 2)}), (4.8, {})], ASLEEP, face={"blink": 1.0}, bound="lr"),
    **BOUND,
    **EFFORT,
    "arms_open": Written([(0.0, {})], on(FREE, {"curl_l": OPEN, "thumb_l": 4})),
    "hands_grip": Written([(0.0, {})], on(FREE, {"curl_l": GRIP, "thumb_l": 46})),
    "hands_fist": Written([(0.0, {})], on(FREE, {"curl_l": FIST, "thumb_l": 50})),
    "hands_point": Written([(0.0, {})], on(FREE, {"curl_l": POINT, "thumb_l": 26})),
    "hands_flat": Written([(0.0, {})], on(FREE, {"curl_l": (2, 3, 3, 4), "thumb_l": -4})),
    # Where legs have no room they fold back like a kneeler's, one higher than the other; drawn up they would sit.
    "tucked": Written(
        [(0.0, {})],
        on(
            FREE,
            {
                "spine": (14, 0, 0),
                "thigh_l": (0.14, -0.80, 0.58),
                "calf_l": (-0.06, -0.10, -0.99),
                "foot_l": (0.04, -0.78, -0.62),
                "thigh_r": (-0.16, -0.66, 0.73),
                "calf_r": (0.02, -0.34, -0.94),
                "foot_r": (-0.06, -0.90, -0.42),
            },
        ),
    ),
}
