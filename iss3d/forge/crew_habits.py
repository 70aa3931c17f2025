"""What each person's hands do of themselves: how one hangs about ("idle_" and the person), hears and talks.

At rest wrists are nearly straight and hands below the collarbone: weightlessness lifts the arms, not the hands.
"""

from __future__ import annotations

from dataclasses import replace

from iss3d.forge.crew_neutral import FREE, OWN, RELAXED, eased, held
from iss3d.forge.crew_poser import Reach, Spec, on
from iss3d.forge.crew_postures import FIST, OPEN, POINT, Written, arm

GORDON, CHRISTIAN, NIKA, NICHOLAI, ALEXEY = (
    held(name) for name in ("gordon", "christian", "nika", "nicholai", "alexey")
)

HIPS: Spec = {
    **arm("l", (0.62, -0.74, -0.26), (-0.54, -0.66, 0.52), (-0.74, -0.60, 0.30), (-0.6, 0.3, -0.7), RELAXED, 20),
    **arm("r", (-0.62, -0.74, -0.26), (0.54, -0.66, 0.52), (0.74, -0.60, 0.30), (0.6, 0.3, -0.7), RELAXED, 20),
}
FOLDED = {
    **arm("l", (0.34, -0.92, 0.20), (-0.90, 0.06, 0.42), (-0.95, 0.08, 0.30), (-0.1, -0.4, -0.9), RELAXED, 18),
    **arm("r", (-0.34, -0.90, 0.28), (0.86, 0.18, 0.46), (0.93, 0.16, 0.32), (0.1, -0.4, -0.9), RELAXED, 18),
}
HUGGED = {
    **arm("l", (0.22, -0.96, 0.18), (-0.86, 0.20, 0.46), (-0.95, 0.22, 0.20), (-0.2, 0.1, -1), (26, 30, 34, 38), 14),
    **arm("r", (-0.22, -0.95, 0.22), (0.84, 0.02, 0.54), (0.95, 0.04, 0.30), (0.2, 0.1, -1), (26, 30, 34, 38), 14),
}
CLASPED = {
    **arm("l", (0.24, -0.95, 0.20), (-0.60, -0.30, 0.74), (-0.76, -0.30, 0.58), (-0.2, 0.1, -1), (48, 52, 54, 56), 26),
    **arm("r", (-0.24, -0.95, 0.20), (0.60, -0.26, 0.75), (0.78, -0.26, 0.57), (0.2, 0.1, -1), (50, 54, 56, 58), 30),
}
IN_PALM = {
    **arm("l", (0.34, -0.93, 0.14), (-0.62, -0.02, 0.78), (-0.72, 0.06, 0.69), (-0.1, 0.6, -0.8), OPEN, 14),
    **arm("r", (-0.34, -0.93, 0.14), (0.60, 0.06, 0.80), (0.74, -0.06, 0.67), (0.1, -0.6, 0.8), FIST, 44),
}
LOW: Spec = {
    **arm("l", (0.40, -0.90, 0.16), (0.02, -0.52, 0.85), (0.04, -0.66, 0.75), (-0.8, -0.5, -0.2), RELAXED, 18),
    **arm("r", (-0.40, -0.90, 0.16), (-0.02, -0.48, 0.88), (-0.04, -0.62, 0.78), (0.8, -0.5, -0.2), RELAXED, 18),
}
"""Arms floating ahead of the thighs, the hands in line with them."""

AT_WATCH = arm("l", (0.36, -0.88, 0.30), (-0.70, 0.16, 0.70), (-0.76, 0.12, 0.64), (-0.3, -0.9, -0.2), FIST, 36)
AT_CHIN = {
    **arm("r", (-0.26, -0.90, 0.34), (0.34, 0.86, 0.38), (0.30, 0.95, 0.0), (0.3, 0.2, -0.95), (58, 66, 70, 74), 24),
    "reach_r": Reach("head", (-0.06, -0.92, 1.22), 1.05, (-0.35, -0.90, 0.25)),
}
AT_GLASSES = {
    **arm("r", (-0.44, -0.40, 0.80), (0.46, 0.86, -0.22), (0.42, 0.78, -0.46), (0.5, 0.3, -0.8), POINT, 26),
    "reach_r": Reach("head", (-0.03, 0.48, 1.62), 1.72),
}
AT_EYES = {
    **arm("r", (-0.40, -0.46, 0.79), (0.48, 0.86, -0.16), (0.36, 0.84, -0.40), (0.3, 0.3, -0.9), (40, 58, 62, 64), 30),
    "reach_r": Reach("head", (-0.02, 0.36, 1.66), 1.42),
}
"""Thumb and first finger at the root of the nose, as tired eyes are rubbed."""

AT_HAIR = {
    **arm("r", (-0.70, 0.30, 0.60), (0.42, 0.84, -0.36), (0.10, 0.80, -0.60), (0.95, 0.1, 0.1), (22, 30, 36, 42), 16),
    "reach_r": Reach("head", (-1.20, 0.86, 0.02), 1.55, (-0.75, -0.60, 0.30)),
}
"""A strand is put behind the ear; what floats free hides no ear for long."""

AT_ELBOW = arm("r", (-0.26, -0.94, 0.22), (0.80, 0.10, 0.58), (0.90, 0.06, 0.42), (0.2, 0.1, -1), RELAXED, 14)
ONE_UP = arm("r", (-0.40, -0.82, 0.40), (-0.02, 0.56, 0.83), (0.02, 0.72, 0.70), (0.5, 0.1, 0.85), OPEN, 10)
CHOP = arm("l", (0.34, -0.84, 0.44), (-0.10, 0.34, 0.94), (-0.12, 0.16, 0.98), (-0.96, -0.2, 0.0), (14, 18, 22, 26), 12)
CHOP_LOW = arm(
    "l", (0.34, -0.86, 0.38), (-0.08, -0.04, 0.98), (-0.1, -0.2, 0.96), (-0.96, -0.2, 0), (14, 18, 22, 26), 12
)
FINGER = arm("r", (-0.36, -0.84, 0.40), (0.02, 0.50, 0.86), (0.02, 0.66, 0.75), (0.6, 0.1, 0.6), POINT, 26)
ON_HEART = arm("r", (-0.36, -0.88, 0.32), (0.78, 0.34, 0.52), (0.90, 0.34, 0.26), (0.2, -0.1, -1), RELAXED, 18)
PALM_UP = arm("l", (0.30, -0.90, 0.30), (-0.02, 0.02, 1), (0.04, 0.06, 1), (-0.3, 0.95, 0.1), OPEN, 8)
PALMS_UP = {
    **PALM_UP,
    **arm("r", (-0.30, -0.90, 0.30), (0.02, -0.06, 1), (-0.04, 0.02, 1), (0.3, 0.95, 0.1), OPEN, 8),
}


def _listening(base: Spec, seconds: float, nods: float, aslant: float, changes: Spec | None = None) -> Written:
    """Return how somebody hears another out: the head aslant, two nods when a point is made, weight shifted after.

    Args:
        nods: Seconds until the nods; aslant: degrees the head leans; changes: where the hands go meanwhile.
    """
    slant = {"tilt": (-3, 0, aslant), "sway": (2, 0, aslant / 2)}
    late = {**(changes or {}), "tilt": (2, -7, -aslant * 0.4), "sway": (3, -6, -aslant / 3)}

    def nod(down: float, share: float) -> Spec:
        return {"tilt": (down, 1, aslant * share), "sway": (3, 2, aslant / 2)}

    return Written(
        [
            (0.0, slant),
            (nods, nod(-4, 0.9)),
            (nods + 0.30, nod(4, 0.8)),
            (nods + 0.62, nod(-2, 0.8)),
            (nods + 0.92, nod(3, 0.8)),
            (nods + 1.35, nod(-4, 0.8)),
            (seconds * 0.66, late),
            (seconds * 0.80, late),
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
            (2.2, {"sway": (-2, 10, 2), "tilt": (-3, 14, 0), "toes_l": 20}),
            (4.0, {**AT_WATCH, "sway": (3, 4, 0), "tilt": (16, 6, 0)}),
            (5.4, {**AT_WATCH, "sway": (3, 4, 0), "tilt": (18, 8, 0)}),
            (7.4, {"sway": (-3, -8, -3), "tilt": (-4, -12, 3), "toes_r": 20}),
            (10.5, {}),
        ],
        on(GORDON, HIPS),
    ),
    "idle_christian": Written(
        [
            (0.0, {}),
            (1.8, {"tilt": (10, -10, 4), "sway": (5, -4, 2)}),
            (3.2, {**AT_GLASSES, "tilt": (6, -4, 2)}),
            (3.9, {**AT_GLASSES, "tilt": (1, -2, 2)}),
            (5.4, {"tilt": (-4, 12, -4), "sway": (-2, 8, -3)}),
            (7.6, {"tilt": (4, 16, -3), "sway": (0, 8, -3), "toes_r": 22}),
            (9.5, {}),
        ],
        on(CHRISTIAN, HUGGED),
    ),
    "idle_nika": Written(
        [
            (0.0, {}),
            (2.0, {"tilt": (-6, 12, 8), "sway": (-3, 8, 5)}),
            (3.4, {**AT_HAIR, "tilt": (6, 10, 10), "sway": (0, 6, 6)}),
            (
                4.6,
                {
                    **AT_HAIR,
                    "reach_r": replace(AT_HAIR["reach_r"], at=(-1.18, 0.56, -0.24)),
                    "tilt": (4, 4, 8),
                    "sway": (0, 4, 4),
                },
            ),
            (6.6, {"sway": (3, -10, -5), "tilt": (-3, -14, -4), "toes_r": 24}),
            (8.4, {"sway": (1, -8, -4), "tilt": (5, -12, -2)}),
            (11.0, {}),
        ],
        on(NIKA, {**LOW, "tilt": (0, 3, 4)}),
    ),
    "idle_nicholai": Written(
        [
            (0.0, {}),
            (2.6, {"tilt": (4, 14, 0), "sway": (2, 6, 2)}),
            (4.4, {**IN_PALM, "tilt": (10, 2, 0), "sway": (5, 0, 0)}),
            (5.0, {**IN_PALM, "tilt": (11, 2, 2), "sway": (6, 3, 2)}),
            (5.6, {**IN_PALM, "tilt": (9, 2, -2), "sway": (5, -3, -2)}),
            (7.6, {"tilt": (-4, -12, 2), "sway": (-1, -7, -1)}),
            (11.0, {}),
        ],
        on(NICHOLAI, FOLDED),
    ),
    "idle_alexey": Written(
        [
            (0.0, {}),
            (2.2, {"tilt": (10, 8, 4), "sway": (4, 5, 3), "curl_l": (54, 58, 58, 60)}),
            (3.8, {**AT_EYES, "tilt": (12, 4, 3), "sway": (4, 2, 2)}),
            (5.0, {**AT_EYES, "tilt": (14, 0, 2), "sway": (5, 0, 2)}),
            (6.8, {"tilt": (-6, -12, -3), "sway": (-2, -8, -3), "toes_l": 22}),
            (9.0, {}),
        ],
        on(ALEXEY, CLASPED),
    ),
    "idle_kira": Written(
        [
            (0.0, {}),
            (2.4, {"sway": (6, 8, 5), "tilt": (-4, 12, 2), "toes_l": 18}),
            (4.2, {**AT_ELBOW, "tilt": (8, 6, 2), "sway": (1, 4, 0)}),
            (5.8, {**AT_ELBOW, "tilt": (3, -4, 0)}),
            (7.6, {"sway": (-3, -6, -5), "tilt": (-2, -12, -2)}),
            (9.0, {}),
        ],
        on(eased(OWN["kira"]), LOW),
    ),
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
    "listen_gordon": _listening(on(GORDON, FOLDED), 8.6, 1.0, -6.0, HIPS),
    "listen_christian": _listening(on(CHRISTIAN, {**HUGGED, **AT_CHIN}), 7.4, 2.0, 9.0),
    "listen_nika": _listening(on(NIKA, CLASPED), 6.8, 1.4, 11.0, LOW),
    "listen_nicholai": _listening(on(NICHOLAI, HIPS), 9.8, 2.8, -4.0, FOLDED),
    "listen_alexey": _listening(on(ALEXEY, HUGGED), 8.0, 1.8, 7.0, {**HUGGED, **AT_CHIN}),
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
            (0.0, {"tilt": (6, 3, 2)}),
            (0.9, {**PALMS_UP, "tilt": (-3, 6, 3), "sway": (-2, 4, 2)}),
            (1.7, {**PALM_UP, "tilt": (3, -4, -2)}),
            (2.6, {**ON_HEART, "tilt": (8, -6, 0), "sway": (4, -3, 0)}),
            (3.6, {**PALMS_UP, "tilt": (-4, 4, 4), "sway": (-1, 5, 2)}),
            (4.6, {"tilt": (10, 5, 0)}),
            (6.0, {"tilt": (6, 3, 2)}),
        ],
        on(ALEXEY, CLASPED),
    ),
}

HABITS: dict[str, Written] = {key: _miened(clip, key.partition("_")[2]) for key, clip in _MOTIONS.items()}
