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
        [
            (0.0, {}),
            (1.3, {"sway": (3, -3, 1), "tilt": (2, -9, 0)}),
            (2.1, {"sway": (1, 2, 0), "tilt": (-6, 12, 0)}),
            (3.4, {"sway": (4, 0, -1)}),
            (4.6, {}),
        ],
        on(
            FREE,
            {
                "spine": (30, 0, 0),
                "head": (16, 0, 0),
                **arm("l", (0.30, -0.50, 0.81), (-0.42, -0.62, 0.66), (-0.86, -0.34, 0.38), (-0.2, 0.1, -1), FIST, 30),
                **arm("r", (-0.32, -0.46, 0.83), (0.46, -0.58, 0.67), (0.88, -0.22, 0.42), (0.2, 0.1, -1), FIST, 30),
                "thigh_l": (0.12, 0.40, 0.91),
                "calf_l": (0.02, -0.96, -0.26),
                "thigh_r": (-0.10, 0.30, 0.95),
                "calf_r": (-0.02, -0.93, -0.36),
                "foot_l": (0.06, -0.80, 0.60),
            },
        ),
        face={"fear": 1.0},
        bound="lr",
    ),
}
