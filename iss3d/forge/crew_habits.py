"""What each person's hands do of themselves: how one hangs about ("idle_" and the person) and talks ("talk_")."""

from __future__ import annotations

from dataclasses import replace

from iss3d.forge.crew_neutral import FREE, OWN, RELAXED, eased
from iss3d.forge.crew_poser import Spec, on
from iss3d.forge.crew_postures import FIST, OPEN, POINT, Written, arm

GORDON, CHRISTIAN, NIKA, NICHOLAI, ALEXEY = (
    eased(OWN[name]) for name in ("gordon", "christian", "nika", "nicholai", "alexey")
)

HIPS: Spec = {
    **arm("l", (0.66, -0.72, -0.22), (-0.56, -0.62, 0.54), (-0.70, -0.62, 0.34), (-0.6, 0.3, -0.7), RELAXED, 20),
    **arm("r", (-0.66, -0.72, -0.22), (0.56, -0.62, 0.54), (0.70, -0.62, 0.34), (0.6, 0.3, -0.7), RELAXED, 20),
}
WRIST_HELD = {
    **arm("l", (0.34, -0.88, 0.34), (-0.62, 0.30, 0.72), (-0.70, 0.24, 0.66), (-0.1, -0.8, -0.5), RELAXED, 18),
    **arm("r", (-0.36, -0.86, 0.36), (0.52, 0.14, 0.84), (0.76, 0.10, 0.62), (0.1, 0.5, -0.85), (54, 58, 60, 62), 34),
}
FOLDED = {
    **arm("l", (0.38, -0.88, 0.30), (-0.90, 0.08, 0.42), (-0.94, 0.10, 0.30), (-0.1, -0.4, -0.9), RELAXED, 18),
    **arm("r", (-0.38, -0.84, 0.38), (0.86, 0.20, 0.46), (0.92, 0.16, 0.34), (0.1, -0.4, -0.9), RELAXED, 18),
}
CLASPED = {
    **arm("l", (0.22, -0.92, 0.30), (-0.62, -0.34, 0.70), (-0.80, -0.30, 0.50), (-0.2, 0.1, -1), (48, 52, 54, 56), 26),
    **arm("r", (-0.22, -0.92, 0.30), (0.62, -0.30, 0.72), (0.82, -0.26, 0.50), (0.2, 0.1, -1), (50, 54, 56, 58), 30),
}
AT_HAIR = arm("r", (-0.66, 0.26, 0.62), (0.34, 0.84, -0.40), (0.44, 0.70, -0.54), (0.5, -0.1, -0.8), RELAXED, 14)
ONE_UP = arm("r", (-0.40, -0.72, 0.56), (-0.02, 0.76, 0.64), (0.04, 0.86, 0.50), (0.5, 0.1, 0.85), OPEN, 10)
CHOP = arm("l", (0.34, -0.84, 0.44), (-0.10, 0.34, 0.94), (-0.12, 0.16, 0.98), (-0.96, -0.2, 0.0), (14, 18, 22, 26), 12)
CHOP_LOW = arm(
    "l", (0.34, -0.86, 0.38), (-0.08, -0.04, 0.98), (-0.1, -0.2, 0.96), (-0.96, -0.2, 0), (14, 18, 22, 26), 12
)
FINGER = arm("r", (-0.36, -0.80, 0.46), (0.02, 0.62, 0.78), (0.02, 0.80, 0.60), (0.6, 0.1, 0.6), POINT, 26)
ON_HEART = arm("r", (-0.42, -0.80, 0.42), (0.72, 0.40, 0.54), (0.86, 0.34, 0.20), (0.2, -0.1, -1), RELAXED, 18)
PALM_UP = arm("l", (0.30, -0.88, 0.36), (-0.02, 0.02, 1), (0.04, 0.06, 1), (-0.3, 0.95, 0.1), OPEN, 8)


def _listening(base: Spec, seconds: float, nods: float, aslant: float) -> Written:
    """Return how somebody hears another out: the head aslant, a nod when a point is made (seconds, degrees)."""
    slant = {"tilt": (-4, 0, aslant), "sway": (2, 0, aslant / 3)}
    return Written(
        [
            (0.0, slant),
            (nods, {"tilt": (-5, 2, aslant * 0.8), "sway": (3, 1, aslant / 3)}),
            (nods + 0.32, {"tilt": (4, 2, aslant * 0.8), "sway": (3, 1, aslant / 3)}),
            (nods + 0.75, {"tilt": (-4, 2, aslant * 0.8), "sway": (3, 1, aslant / 3)}),
            (seconds * 0.7, {"tilt": (-1, -4, aslant * 0.3), "sway": (0, -2, 0)}),
            (seconds, slant),
        ],
        base,
    )


MIEN: dict[str, dict[str, float]] = {
    "gordon": {"angry": 0.10, "press": 0.16},
    "christian": {"brows": 0.22, "sad": 0.10},
    "nika": {"smile": 0.16},
    "nicholai": {"angry": 0.20},
    "alexey": {"sad": 0.24},
    "kira": {},
}
"""What stays in each face when nothing in particular is felt."""


def _miened(clip: Written, name: str) -> Written:
    """Return a clip with the person's own mien, the brows a little awake."""
    return replace(clip, face={**MIEN[name], "brows": MIEN[name].get("brows", 0.0) + 0.12})


_MOTIONS: dict[str, Written] = {
    "idle_gordon": Written(
        [
            (0.0, {}),
            (3.4, {"sway": (1, 3, 1), "tilt": (0, 5, 0), "toes_l": 16}),
            (7.1, {"tilt": (3, -4, 2)}),
            (10.5, {}),
        ],
        on(GORDON, HIPS),
    ),
    "idle_christian": Written(
        [
            (0.0, {}),
            (2.8, {"tilt": (14, -6, 3), "curl_r": (40, 44, 50, 56)}),
            (4.6, {}),
            (8.2, {"sway": (5, -3, 1)}),
            (9.5, {}),
        ],
        on(CHRISTIAN, WRIST_HELD),
    ),
    "idle_nika": Written(
        [
            (0.0, {}),
            (2.4, {"tilt": (-1, 6, 6)}),
            (3.6, {**AT_HAIR, "tilt": (4, 8, 9)}),
            (5.6, {**AT_HAIR, "tilt": (3, 6, 8)}),
            (7.2, {"sway": (2, 4, 3)}),
            (11.0, {}),
        ],
        on(NIKA, {"tilt": (0, 3, 4)}),
    ),
    "idle_nicholai": Written(
        [(0.0, {}), (3.8, {"tilt": (5, 4, 0), "sway": (1, 0, 1)}), (8.0, {"tilt": (-2, -3, 0)}), (11.0, {})],
        on(NICHOLAI, FOLDED),
    ),
    "idle_alexey": Written(
        [(0.0, {}), (4.0, {"tilt": (9, 3, 0), "curl_l": (54, 58, 58, 60)}), (9.0, {})],
        on(ALEXEY, {**CLASPED, "clavicle_l": (0.97, 0.22, 0.08)}),
    ),
    "idle_kira": Written([(0.0, {}), (4.2, {"sway": (2, 2, 0), "toes_l": 16}), (9.0, {})], eased(OWN["kira"])),
    "drift_kira": Written(
        [(0.0, {}), (2.6, {"calf_l": (0.05, -0.84, -0.52)}), (5.0, {})],
        on(
            FREE,
            {
                "spine": (2, 0, 0),
                "head": (-10, 0, 0),
                "thigh_l": (0.10, -0.95, 0.12),
                "calf_l": (0.05, -0.90, -0.42),
                "foot_l": (0.05, -0.98, 0.1),
                "upperarm_l": (0.44, -0.78, 0.40),
            },
        ),
    ),
    "listen_gordon": _listening(on(GORDON, HIPS), 8.6, 1.0, -4.0),
    "listen_christian": _listening(on(CHRISTIAN, WRIST_HELD), 7.4, 2.4, 7.0),
    "listen_nika": _listening(NIKA, 6.8, 1.6, 9.0),
    "listen_nicholai": _listening(on(NICHOLAI, FOLDED), 9.8, 3.1, -3.0),
    "listen_alexey": _listening(on(ALEXEY, CLASPED), 8.0, 2.0, 5.0),
    "talk_gordon": Written(
        [
            (0.0, CHOP),
            (0.5, CHOP_LOW),
            (0.9, {**CHOP, "tilt": (4, -3, 0)}),
            (1.3, CHOP_LOW),
            (2.4, {"tilt": (1, 4, 0)}),
            (3.3, {**CHOP, "tilt": (-2, 2, 0)}),
            (3.8, CHOP_LOW),
            (4.8, CHOP),
        ],
        GORDON,
    ),
    "talk_christian": Written(
        [
            (0.0, PALM_UP),
            (0.6, {**PALM_UP, "upperarm_r": (-0.30, -0.88, 0.38), "palm_r": (0.3, 0.95, 0.1), "tilt": (0, 7, 4)}),
            (1.4, {"lowerarm_r": (0.1, 0.42, 0.9), "tilt": (4, -4, -3)}),
            (2.1, {**PALM_UP, "tilt": (-3, -6, 3)}),
            (3.0, {"sway": (2, 5, 0)}),
            (3.8, PALM_UP),
        ],
        on(CHRISTIAN, {"curl_l": OPEN}),
    ),
    "talk_nika": Written(
        [
            (0.0, ONE_UP),
            (0.7, {**ONE_UP, "tilt": (-3, 8, 9), "hand_r": (-0.2, 0.86, 0.45)}),
            (1.5, {"tilt": (3, -6, -5)}),
            (2.3, {**ONE_UP, "sway": (1, 7, 3)}),
            (3.2, {"lowerarm_l": (0.06, 0.40, 0.91), "tilt": (-2, 4, 7)}),
            (4.2, ONE_UP),
        ],
        on(NIKA, {"curl_l": OPEN}),
    ),
    "talk_nicholai": Written(
        [
            (0.0, ON_HEART),
            (1.1, {**ON_HEART, "tilt": (6, 4, 0)}),
            (1.9, {**FINGER, "tilt": (-2, 0, 0)}),
            (2.3, {**FINGER, "lowerarm_r": (0.04, 0.40, 0.9), "tilt": (5, 0, 0)}),
            (2.7, FINGER),
            (3.9, {"curl_r": FIST}),
            (5.2, ON_HEART),
        ],
        NICHOLAI,
    ),
    "talk_alexey": Written(
        [
            (0.0, {}),
            (1.2, {"tilt": (3, -5, 0)}),
            (
                2.0,
                {
                    **arm(
                        "r",
                        (-0.26, -0.90, 0.34),
                        (0.30, 0.16, 0.94),
                        (0.36, 0.22, 0.90),
                        (0.7, 0.2, 0.5),
                        (16, 40, 54, 58),
                        28,
                    ),
                    "tilt": (6, 2, 0),
                },
            ),
            (3.2, {}),
            (5.0, {"tilt": (9, 3, 0)}),
            (6.0, {}),
        ],
        on(ALEXEY, CLASPED),
    ),
}

HABITS: dict[str, Written] = {key: _miened(clip, key.partition("_")[2]) for key, clip in _MOTIONS.items()}
