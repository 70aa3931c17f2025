"""Postures of the crew's motions: hands, arms and whole bodies as directions (see crew_poser.py).

In weightlessness nothing hangs: knees and elbows stay bent, shoulders rise, toes point (see crew_neutral.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from iss3d.forge.crew_neutral import EASE, FREE, NEUTRAL, RELAXED, eased
from iss3d.forge.crew_poser import Spec, on

OPEN = (18, 26, 32, 36)
FIST = (84, 88, 88, 86)
GRIP = (74, 76, 78, 80)
POINT = (4, 72, 82, 84)


def arm(side: str, upper: Any, lower: Any, hand: Any, palm: Any, curl: Any, thumb: float) -> Spec:
    """Return one whole arm: directions of its bones, where the palm faces, bend of fingers and thumb (degrees)."""
    return {
        f"upperarm_{side}": upper, f"lowerarm_{side}": lower, f"hand_{side}": hand, f"palm_{side}": palm,
        f"curl_{side}": curl, f"thumb_{side}": thumb,
    }  # fmt: skip


SIT: Spec = on(FREE, {
    "spine": (4, 0, 0), "head": (4, 0, 0), "thigh_l": (0.16, 0.36, 0.92), "calf_l": (0.05, -0.72, 0.62),
    "foot_l": (0.04, -0.2, 0.98), "upperarm_l": (0.36, -0.86, 0.36), "lowerarm_l": (-0.14, -0.10, 1),
    "hand_l": (-0.2, -0.3, 1), "palm_l": (-0.3, -1, 0.0),
})  # fmt: skip
"""Folded into the couch of the Soyuz: knees drawn up to the chest."""

DEAD: Spec = on(FREE, {
    "spine": (14, 5, 8), "head": (24, 14, 16), "jaw": 6, "clavicle_l": (0.96, 0.24, 0.08),
    **arm("l", (0.72, -0.08, 0.68), (0.30, 0.20, 0.92), (0.15, -0.55, 0.82), (-0.2, -1, 0), (34, 38, 42, 46), 10),
    **arm("r", (-0.84, -0.02, 0.48), (-0.52, 0.34, 0.76), (-0.34, -0.42, 0.84), (0.3, -1, 0), (30, 36, 40, 44), 12),
    "thigh_l": (0.22, -0.76, 0.66), "calf_l": (0.10, -0.90, -0.42), "thigh_r": (-0.30, -0.86, 0.40),
    "calf_r": (-0.10, -0.78, -0.60), "foot_l": (0.1, -0.96, 0.24), "foot_r": (-0.1, -0.98, 0.1),
})  # fmt: skip
ASLEEP: Spec = on(FREE, {
    "spine": (12, 0, 2), "head": (16, 4, 5), "upperarm_l": (0.42, -0.52, 0.74),
    "lowerarm_l": (-0.20, 0.30, 0.92), "hand_l": (-0.2, -0.4, 0.9), "palm_l": (-0.4, -0.9, 0),
    "thigh_l": (0.14, -0.88, 0.46), "calf_l": (0.03, -0.92, -0.38),
})  # fmt: skip
RAIL: Spec = {
    **eased(replace(EASE, lean=15, bow=9, side=(-9, 7), nod=6, hip=(124, 137), knee=(127, 140), apart=(12, 4))),
    **arm("l", (0.42, -0.88, 0.22), (0.0, -0.36, 0.93), (0.0, -0.5, 0.87), (-0.8, -0.5, -0.2), RELAXED, 18),
    "whole": (0, 0, 8),
}
"""Holding on: the hand itself is brought to the rail by the game."""

PANEL: Spec = {
    **eased(replace(EASE, lean=20, bow=13, side=(5, 0))),
    **arm("l", (0.48, -0.74, 0.48), (-0.26, 0.26, 0.93), (-0.20, 0.04, 1), (-0.25, -1, 0), (12, 40, 55, 60), 22),
    **arm("r", (-0.50, -0.76, 0.42), (0.24, 0.16, 0.96), (0.12, 0.0, 1), (0.3, -1, 0), (20, 34, 44, 50), 24),
}  # fmt: skip
FIGHT: Spec = on(FREE, {
    "root": (12, -10, 4), "spine": (12, -12, -4), "head": (-8, 18, 0), "jaw": 3,
    **arm("l", (0.40, -0.46, 0.79), (-0.22, 0.20, 0.95), (-0.20, 0.14, 0.97), (-0.6, -0.3, 0.7), (40, 46, 50, 54), 24),
    **arm("r", (-0.56, -0.66, -0.50), (0.10, 0.16, 0.98), (0.12, 0.10, 0.98), (0.9, -0.3, 0.1), FIST, 48),
    "thigh_l": (0.26, -0.52, 0.81), "calf_l": (0.08, -0.92, -0.38), "thigh_r": (-0.24, -0.95, 0.02),
    "calf_r": (-0.08, -0.62, -0.78),
})  # fmt: skip
STRANGLE: Spec = on(FREE, {
    "root": (20, 0, 6), "spine": (18, 4, 4), "head": (-16, 0, 6), "clavicle_l": (0.94, 0.20, 0.28), "jaw": 4,
    **arm("l", (0.30, -0.16, 0.94), (-0.62, 0.24, 0.74), (-0.74, 0.30, 0.60), (-0.75, -0.1, -0.6), GRIP, 40),
    **arm("r", (-0.30, -0.16, 0.94), (0.62, 0.24, 0.74), (0.74, 0.30, 0.60), (0.75, -0.1, -0.6), GRIP, 40),
    "thigh_l": (0.20, 0.10, 0.97), "calf_l": (0.04, -0.92, 0.10), "thigh_r": (-0.22, -0.92, -0.10),
    "calf_r": (-0.08, -0.66, -0.74),
})  # fmt: skip
WOUND: Spec = on(FREE, {
    "spine": (24, 6, 10), "head": (8, -6, 6), "clavicle_l": (0.96, 0.22, 0.16),
    **arm("l", (0.42, -0.82, 0.40), (-0.72, -0.22, 0.66), (-0.95, -0.22, 0.20), (-0.2, 0.1, -1), (26, 30, 34, 38), 10),
    **arm("r", (-0.40, -0.84, 0.38), (0.66, -0.36, 0.66), (0.94, -0.20, 0.28), (0.2, 0.1, -1), (24, 28, 32, 36), 10),
    "thigh_l": (0.14, -0.36, 0.92), "calf_l": (0.02, -0.80, -0.60), "thigh_r": (-0.14, -0.80, 0.58),
    "calf_r": (-0.08, -0.84, -0.54), "foot_l": (0.06, -0.93, 0.36), "foot_r": (-0.06, -0.97, 0.22),
})  # fmt: skip
HUG: Spec = on(FREE, {
    "root": (8, 0, -4), "spine": (10, 0, -6), "head": (4, 20, 14),
    **arm("l", (0.52, -0.16, 0.84), (-0.74, 0.14, 0.66), (-0.95, 0.02, 0.32), (-0.2, -0.1, -1), OPEN, 6),
    **arm("r", (-0.50, -0.58, 0.64), (0.74, 0.02, 0.67), (0.95, -0.06, 0.32), (0.2, 0.0, -1), OPEN, 6),
    "thigh_l": (0.14, -0.94, 0.30), "thigh_r": (-0.14, -0.82, 0.55), "calf_r": (-0.04, -0.90, -0.44),
})  # fmt: skip
SUIT: Spec = on(FREE, {
    "spine": (4, 0, 0), "head": (0, 0, 0),
    **arm("l", (0.62, -0.40, 0.66), (-0.02, 0.10, 1), (-0.04, 0.0, 1), (-0.8, -0.5, 0), (32, 36, 40, 44), 18),
    "thigh_l": (0.16, -0.92, 0.34), "calf_l": (0.06, -0.92, -0.36),
})  # fmt: skip


@dataclass
class Written:
    """A clip as it is written: (seconds, changes against the base pose) in order."""

    keys: list[tuple[float, Spec]]
    base: Spec = field(default_factory=lambda: NEUTRAL)
    loops: bool = True
    face: dict[str, float] = field(default_factory=dict)
    bound: str = ""
