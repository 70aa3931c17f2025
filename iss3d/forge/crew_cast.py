"""The six: build, face, colours, hair, dress and what each carries. Every face is invented from sliders.

A table for the forge; the game knows these people only by the files made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iss3d.forge.crew_clothes import Outfit
from iss3d.forge.crew_data import Build
from iss3d.forge.crew_face import Complexion
from iss3d.forge.crew_hair import Haircut

SOFT = {
    "expression/units/caucasian/eyebrows-left-inner-up": 0.22,
    "expression/units/caucasian/eyebrows-right-inner-up": 0.22,
    "mouth/mouth-angles": 0.2,
    "expression/units/caucasian/eye-left-opened-up": 0.55,
    "expression/units/caucasian/eye-right-opened-up": 0.55,
    "lr:eyes/eye-scale": 0.30,
}
"""What the base face needs so as not to look stern and narrow-eyed; a person's own details are added."""


@dataclass(frozen=True)
class Member:
    """How one person is made.

    Attributes:
        sokol: The Soyuz suit is made for them as well.
        carries: What they have about them (crew_carried.py).
        grey: Share of grey in the hair.
        feelings: Where a shape of the face is theirs alone: its face units, over those of everybody.
    """

    build: Build
    face: Mapping[str, float]
    looks: Complexion
    hair: Haircut
    outfit: Outfit
    carries: tuple[str, ...] = ()
    grey: float = 0.0
    sokol: bool = False
    softness: float = 1.0
    feelings: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def face_of(member: Member) -> dict[str, float]:
    """Return the details of a face, the softening included."""
    out = {key: share * member.softness for key, share in SOFT.items()}
    for key, share in member.face.items():
        out[key] = out.get(key, 0.0) + share
    return {key: share for key, share in out.items() if abs(share) > 1e-3}


CAST: dict[str, Member] = {
    "gordon": Member(
        Build(male=1, age=49, muscle=0.78, weight=0.60, height=0.55, race={"african": 0.75, "caucasian": 0.25}),
        {
            "head/head-rectangular": 0.6,
            "chin/chin-width": 0.5,
            "chin/chin-prominent": 0.4,
            "nose/nose-hump": 0.2,
            "lr:cheek/cheek-bones": 0.4,
            "neck/neck-scale-horiz": 0.5,
            "torso/measure-shoulder-dist": 0.55,
            "torso/torso-scale-horiz": 0.35,
            "hip/hip-scale-horiz": -0.1,
            "eyebrows/eyebrows-trans": -0.15,
            "mouth/mouth-scale-horiz": 0.25,
            "lr:eyes/eye-bag": 0.3,
        },
        Complexion(
            (132, 93, 73),
            (118, 76, 68),
            (24, 19, 17),
            (30, 26, 25),
            (54, 34, 22),
            brow_thick=1.2,
            beard=0.62,
            moustache=0.75,
            lines=0.75,
            shadows=0.55,
        ),
        Haircut("buzz", 0.04, 0.09, comb=(0, -0.1, 0.3), cards=0, shells=4, fuzz=0.075, grain="curl"),
        Outfit("polo", (74, 88, 64), (146, 134, 108), "BARRETT", collar=(60, 72, 52), belt=(58, 44, 32)),
        carries=("watch", "pouch"),
        grey=0.34,
        feelings={
            "smile": {
                "mouthUpperUpLeft": 1.0,
                "mouthUpperUpRight": 1.0,
                "mouthStretchLeft": 0.35,
                "mouthStretchRight": 0.35,
            }
        },
    ),
    "christian": Member(
        Build(male=1, age=38, muscle=0.32, weight=0.30, height=0.57),
        {
            "head/head-oval": 0.7,
            "head/head-scale-horiz": -0.4,
            "torso/measure-shoulder-dist": -0.6,
            "torso/torso-scale-horiz": -0.3,
            "neck/neck-scale-horiz": -0.25,
            "neck/neck-scale-vert": 0.3,
            "chin/chin-width": -0.5,
            "chin/chin-height": 0.3,
            "nose/nose-point": 0.4,
            "nose/nose-scale-horiz": -0.3,
            "nose/nose-scale-vert": 0.3,
            "mouth/mouth-scale-horiz": -0.25,
            "lr:ears/ear-wing": 0.6,
            "forehead/forehead-scale-vert": 0.5,
        },
        Complexion(
            (222, 178, 154),
            (184, 116, 106),
            (82, 58, 38),
            (84, 60, 40),
            (70, 98, 122),
            brow_thick=0.9,
            beard=0.22,
            lines=0.35,
            shadows=0.5,
        ),
        Haircut(
            "recede",
            0.06,
            0.17,
            comb=(-0.35, 0.25, -0.7),
            lift=0.10,
            cards=330,
            card=0.34,
            width=0.11,
            stray=0.12,
            fuzz=0.06,
        ),
        Outfit("polo", (66, 92, 134), (44, 50, 62), "CAMPBELL", collar=(58, 82, 120)),
        carries=("glasses", "pen", "photograph"),
        sokol=True,
        feelings={
            "smile": {
                "mouthSmileRight": 0.75,
                "mouthUpperUpLeft": 0.2,
                "mouthUpperUpRight": 0.1,
                "browInnerUp": 0.6,
                "mouthPressLeft": 0.4,
            }
        },
    ),
    "nika": Member(
        Build(male=0, age=36, muscle=0.46, weight=0.34, height=0.60, cup=0.42, firmness=0.6),
        {
            "head/head-oval": 0.5,
            "hip/hip-scale-horiz": -0.3,
            "torso/torso-scale-vert": 0.25,
            "neck/neck-scale-vert": 0.25,
            "lr:cheek/cheek-bones": 0.7,
            "chin/chin-height": -0.25,
            "nose/nose-scale-horiz": -0.3,
            "nose/nose-point": 0.35,
            "lr:eyes/eye-scale": 0.15,
            "mouth/mouth-upperlip-volume": 0.35,
            "mouth/mouth-lowerlip-volume": 0.35,
            "lr:eyes/eye-corner2": 0.35,
        },
        Complexion(
            (230, 188, 166),
            (190, 108, 102),
            (124, 92, 62),
            (172, 132, 84),
            (84, 124, 128),
            brow_thick=0.7,
            lines=0.12,
            shadows=0.35,
            freckles=0.6,
        ),
        Haircut(
            "long",
            0.09,
            0.13,
            comb=(0, 0.2, -1.6),
            lift=0.10,
            cards=112,
            card=0.42,
            width=0.11,
            stray=0.09,
            tail=104,
            fuzz=0.035,
        ),
        Outfit(
            "suit",
            (146, 74, 56),
            (146, 74, 56),
            "VETROV",
            flag="ru",
            sleeve=0.74,
            collar_height=0.32,
            collar=(120, 58, 44),
            sock=(96, 92, 100),
        ),
        carries=("bracelet", "pendant"),
        feelings={
            "smile": {
                "mouthUpperUpLeft": 0.9,
                "mouthUpperUpRight": 0.9,
                "cheekSquintLeft": 1.35,
                "cheekSquintRight": 1.35,
            }
        },
    ),
    "nicholai": Member(
        Build(male=1, age=47, muscle=0.74, weight=0.76, height=0.42),
        {
            "head/head-square": 0.8,
            "torso/torso-scale-depth": 0.4,
            "stomach/stomach-pregnant": 0.18,
            "chin/chin-jaw-drop": 0.4,
            "nose/nose-scale-horiz": 0.6,
            "nose/nose-volume": 0.5,
            "lr:cheek/cheek-volume": 0.5,
            "lr:eyes/eye-height2": -0.25,
            "head/head-fat": 0.35,
            "neck/neck-scale-horiz": 0.6,
            "neck/neck-double": 0.25,
            "nose/nose-hump": 0.3,
        },
        Complexion(
            (212, 160, 134),
            (160, 96, 88),
            (58, 48, 42),
            (62, 54, 48),
            (66, 84, 94),
            brow_thick=1.35,
            beard=0.40,
            moustache=0.92,
            lines=0.65,
            shadows=0.5,
        ),
        Haircut("buzz", 0.03, 0.07, comb=(0, -0.1, 0.5), cards=0, shells=4, fuzz=0.07),
        Outfit("jacket", (112, 94, 62), (58, 60, 58), "PULOV", flag="ru", sleeve=1.86, collar=(88, 72, 46)),
        carries=("watch", "harmonica"),
        grey=0.22,
        softness=0.5,
        feelings={
            "smile": {
                "mouthSmileRight": 0.6,
                "mouthUpperUpLeft": 0.15,
                "mouthUpperUpRight": 0.0,
                "browOuterUpLeft": 0.6,
                "browOuterUpRight": 0.0,
            }
        },
    ),
    "alexey": Member(
        Build(male=1, age=41, muscle=0.48, weight=0.32, height=0.70),
        {
            "head/head-scale-vert": 0.4,
            "torso/measure-shoulder-dist": -0.2,
            "torso/torso-vshape": 0.2,
            "neck/neck-scale-vert": 0.25,
            "head/head-scale-horiz": -0.25,
            "lr:cheek/cheek-bones": 0.7,
            "lr:cheek/cheek-volume": -0.8,
            "chin/chin-prominent": 0.5,
            "nose/nose-scale-depth": 0.5,
            "nose/nose-hump": 0.5,
            "forehead/forehead-temple": 0.3,
            "lr:eyes/eye-bag": 0.7,
        },
        Complexion(
            (224, 184, 162),
            (172, 112, 106),
            (112, 90, 66),
            (140, 114, 82),
            (92, 116, 126),
            brow_thick=0.9,
            brow_high=0.02,
            beard=0.34,
            lines=0.5,
            shadows=0.6,
        ),
        Haircut(
            "short",
            0.07,
            0.22,
            comb=(0.75, 0.30, -0.75),
            lift=0.16,
            cards=370,
            card=0.40,
            width=0.10,
            curl=0.04,
            stray=0.22,
            fuzz=0.07,
        ),
        Outfit("polo", (76, 94, 112), (56, 60, 66), "PULOV", flag="ru", collar=(62, 76, 92), sleeve=1.84),
        carries=("pen", "stethoscope"),
        sokol=True,
        grey=0.0,
        feelings={
            "smile": {
                "browInnerUp": 0.9,
                "mouthUpperUpLeft": 0.45,
                "mouthUpperUpRight": 0.45,
                "mouthDimpleLeft": 0.8,
                "mouthDimpleRight": 0.8,
            }
        },
    ),
    "kira": Member(
        Build(
            male=0,
            age=33,
            muscle=0.60,
            weight=0.42,
            height=0.46,
            cup=0.4,
            firmness=0.6,
            race={"african": 0.45, "caucasian": 0.55},
        ),
        {
            "head/head-oval": 0.3,
            "torso/measure-shoulder-dist": 0.3,
            "lr:cheek/cheek-bones": 0.4,
            "mouth/mouth-upperlip-volume": 0.2,
            "lr:eyes/eye-scale": 0.15,
            "chin/chin-width": -0.2,
        },
        Complexion(
            (170, 124, 99),
            (146, 92, 84),
            (32, 24, 20),
            (36, 27, 22),
            (64, 42, 26),
            brow_thick=0.85,
            lines=0.15,
            shadows=0.4,
        ),
        Haircut(
            "long",
            0.12,
            0.16,
            comb=(0, 0.2, -1.4),
            lift=0.22,
            cards=56,
            card=0.22,
            width=0.10,
            curl=0.4,
            stray=0.25,
            puff=0.66,
            fuzz=0.05,
            grain="short",
        ),
        Outfit("polo", (78, 108, 122), (48, 52, 62), "FOSTER", collar=(64, 90, 102)),
        carries=("watch", "notebook"),
        sokol=True,
        feelings={
            "smile": {"mouthUpperUpLeft": 0.8, "mouthUpperUpRight": 0.8, "eyeSquintLeft": 0.85, "eyeSquintRight": 0.85}
        },
    ),
}
