"""The motions of strife and harm: fighting, stabbing, strangling, a wound held, the dead, hiding in fear."""

from __future__ import annotations

from iss3d.forge.crew_neutral import FREE
from iss3d.forge.crew_poser import on
from iss3d.forge.crew_postures import DEAD, FIGHT, FIST, STRANGLE, WOUND, Written, arm

STRIFE: dict[str, Written] = {
    "fight": Written(
        [
            (0.0, {}),
            (0.5, {"spine": (16, 10, -4)}),
            (1.1, {"spine": (12, 22, -6), "upperarm_l": (0.50, -0.16, 0.84)}),
            (1.8, {}),
        ],
        FIGHT,
        face={"angry": 0.9},
        bound="lr",
    ),
    "stab": Written(
        [
            (0.0, {}),
            (
                0.35,
                {
                    "spine": (4, -20, -4),
                    **arm("r", (-0.70, 0.62, -0.20), (-0.10, 0.86, 0.46), (0.1, 0.7, 0.7), (0.9, -0.2, 0.1), FIST, 50),
                },
            ),
            (
                0.55,
                {
                    "spine": (22, 26, -4),
                    **arm(
                        "r", (-0.30, -0.06, 0.95), (0.26, -0.22, 0.94), (0.2, -0.5, 0.85), (0.9, -0.2, 0.1), FIST, 50
                    ),
                },
            ),
            (
                0.9,
                {
                    "spine": (20, 20, -4),
                    **arm("r", (-0.40, -0.24, 0.88), (0.20, -0.10, 0.97), (0.2, -0.4, 0.9), (0.9, -0.2, 0.1), FIST, 50),
                },
            ),
            (1.6, {}),
        ],
        FIGHT,
        face={"angry": 1.0},
        bound="lr",
    ),
    "strangle": Written(
        [
            (0.0, {}),
            (0.7, {"spine": (19, 4, 2), "head": (8, 2, 8)}),
            (1.5, {"spine": (14, -4, -2), "head": (5, 0, 4)}),
            (2.2, {}),
        ],
        STRANGLE,
        face={"angry": 1.0},
        bound="lr",
    ),
    "wounded": Written(
        [(0.0, {}), (1.1, {"spine": (28, 6, 12), "head": (2, -8, 8)}), (2.4, {})],
        WOUND,
        face={"pain": 0.9},
        bound="lr",
    ),
    "dead": Written([(0.0, {})], DEAD, face={"blink": 0.62}, bound="lr"),
    "huddle": Written(
        [(0.0, {}), (2.0, {"spine": (24, -2, 0)}), (4.2, {})],
        on(
            FREE,
            {
                "spine": (22, 0, 0),
                "head": (14, 0, 0),
                "upperarm_l": (0.34, -0.62, 0.70),
                "lowerarm_l": (-0.50, -0.30, 0.80),
                "hand_l": (-0.7, -0.5, 0.5),
                "palm_l": (-0.3, -0.2, -0.9),
                "thigh_l": (0.10, -0.10, 0.98),
                "calf_l": (0.0, -0.96, -0.28),
            },
        ),
        face={"fear": 1.0},
        bound="lr",
    ),
}
