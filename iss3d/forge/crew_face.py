"""Skin and eyes: what is painted on a face and hands, the relief of it, and the shapes a face takes.

Places are those of the unshaped body, so that one painter fits everybody. Knows no clothes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.ndimage as ndi
from PIL import Image

from iss3d.forge.crew_data import Array, Human
from iss3d.forge.crew_mesh import baked, noise, soft_step

SIDE = 1024
MASKS = ("lips", "ears", "eyelids", "fingernails", "face", "inside-mouth")
Colour = tuple[int, int, int]

SHAPES: dict[str, dict[str, float]] = {
    "wide": {
        "mouthStretchLeft": 0.6, "mouthStretchRight": 0.6, "mouthUpperUpLeft": 0.25, "mouthUpperUpRight": 0.25,
        "mouthLowerDownLeft": 0.35, "mouthLowerDownRight": 0.35,
    },
    "round": {"mouthPucker": 0.75, "mouthFunnel": 0.45},
    "press": {"mouthPressLeft": 0.7, "mouthPressRight": 0.7, "mouthRollLower": 0.45, "mouthRollUpper": 0.45},
    "bite": {"mouthRollLower": 0.8, "mouthUpperUpLeft": 0.4, "mouthUpperUpRight": 0.4},
    "smile": {
        "mouthSmileLeft": 1.05, "mouthSmileRight": 1.05, "cheekSquintLeft": 1.1, "cheekSquintRight": 1.1,
        "eyeSquintLeft": 0.7, "eyeSquintRight": 0.7, "mouthDimpleLeft": 0.4, "mouthDimpleRight": 0.5,
        "mouthUpperUpLeft": 0.7, "mouthUpperUpRight": 0.7, "browOuterUpLeft": 0.3, "browOuterUpRight": 0.3,
    },
    "sad": {
        "mouthFrownLeft": 1.3, "mouthFrownRight": 1.3, "browInnerUp": 1.9, "browOuterUpLeft": -0.9,
        "browOuterUpRight": -0.9, "mouthShrugLower": 0.5, "eyeBlinkLeft": 0.16, "eyeBlinkRight": 0.16,
        "eyeSquintLeft": 0.3, "eyeSquintRight": 0.3, "mouthStretchLeft": 0.2, "mouthStretchRight": 0.2,
    },
    "angry": {
        "browDownLeft": 1.75, "browDownRight": 1.75, "browOuterUpLeft": 0.6, "browOuterUpRight": 0.6,
        "noseSneerLeft": 0.7, "noseSneerRight": 0.7, "eyeSquintLeft": 0.35, "eyeSquintRight": 0.35,
        "mouthPressLeft": 0.7, "mouthPressRight": 0.7, "mouthFrownLeft": 0.9, "mouthFrownRight": 0.9,
        "mouthUpperUpLeft": 0.35, "mouthUpperUpRight": 0.35, "mouthShrugLower": 0.4,
    },
    "fear": {
        "browInnerUp": 1.9, "browOuterUpLeft": 0.7, "browOuterUpRight": 0.7, "eyeWideLeft": 1.7, "eyeWideRight": 1.7,
        "mouthStretchLeft": 0.7, "mouthStretchRight": 0.7, "mouthLowerDownLeft": 0.25, "mouthLowerDownRight": 0.25,
    },
    "pain": {
        "browDownLeft": 1.5, "browDownRight": 1.5, "browInnerUp": 0.8, "eyeBlinkLeft": 0.70, "eyeBlinkRight": 0.70,
        "eyeSquintLeft": 0.8, "eyeSquintRight": 0.8, "cheekSquintLeft": 0.9, "cheekSquintRight": 0.9,
        "noseSneerLeft": 0.6, "noseSneerRight": 0.6, "mouthUpperUpLeft": 1.1, "mouthUpperUpRight": 1.1,
        "mouthStretchLeft": 0.9, "mouthStretchRight": 0.9, "mouthLowerDownLeft": 0.6, "mouthLowerDownRight": 0.6,
    },
    "brows": {
        "browInnerUp": 1.2, "browOuterUpLeft": 1.1, "browOuterUpRight": 1.1, "eyeWideLeft": 0.5, "eyeWideRight": 0.5,
    },
    "blink": {"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0},
}  # fmt: skip
"""What a face can do: four shapes of speech (the open mouth is the jaw's), five feelings, lifted brows, closed eyes.

Feelings go beyond one face unit each: on a screen a face is small, and its brows move by 8 to 12 mm as a real one's do.
"""


@dataclass(frozen=True)
class Complexion:
    """Colours of a skin and what time and razors have done to it, 0 to 1."""

    skin: Colour
    lip: Colour
    brow: Colour
    hair: Colour
    eye: Colour
    brow_thick: float = 1.0
    brow_high: float = 0.0
    beard: float = 0.0
    moustache: float = 0.0
    lines: float = 0.3
    shadows: float = 0.5
    freckles: float = 0.0
    ruddy: float = 1.0
    scalp: float = 0.9


class Skin:
    """The map of the skin and the masks painted with."""

    def __init__(self, human: Human) -> None:
        quads, uv_quads = human.groups["body"]
        self.at = baked(quads, uv_quads, human.uv, human.points, SIDE)
        self.mask = {}
        for name in MASKS:
            picture = Image.open(human.folder / f"mpfb2/textures/mpfb_{name}.jpg").convert("L").resize((SIDE, SIDE))
            mask = np.asarray(picture, np.float32) / 255.0
            self.mask[name] = 1 - mask if mask.mean() > 0.5 else mask


def creases(map_: Skin) -> Array:
    """Return 0..1 where a moving face folds: brow, root of the nose, corners of eyes, beside nose and mouth, chin."""
    p = map_.at
    y, z, ax = p[..., 1], p[..., 2], np.abs(p[..., 0])
    wander = 0.02 * (noise(p, 4, 2) - 0.5)
    head = (ax < 1.1) & (y > 5.9) & (z > 0.55)

    def line(away: Array, width: float) -> Array:
        return np.asarray(np.exp(-((away / width) ** 2)))

    out = np.zeros(ax.shape)
    for high in (7.64, 7.74, 7.84):
        out = np.maximum(out, line(y + wander - high + 0.10 * ax**2, 0.016) * (1 - soft_step(0.3, 0.5, ax)))
    root = soft_step(7.34, 7.40, y) * (1 - soft_step(7.52, 7.6, y))
    out = np.maximum(out, line(ax + wander - 0.075 - 0.12 * (y - 7.45), 0.016) * root)
    across_nose = line(y - 7.33 - 0.2 * ax, 0.016) * (1 - soft_step(0.06, 0.12, ax)) * (z > 1.3)
    out = np.maximum(out, 0.8 * across_nose)
    far = np.hypot(ax - 0.5, y - 7.22)
    rays = np.clip(np.cos(np.arctan2(y - 7.22, ax - 0.50) * 9), 0, 1) ** 4
    out = np.maximum(
        out, 0.30 * rays * soft_step(0.10, 0.16, far) * (1 - soft_step(0.18, 0.28, far)) * soft_step(0.5, 0.58, ax)
    )
    beside = 0.6 * line(ax + wander - (0.20 + 0.40 * (6.99 - y)), 0.030) * soft_step(6.55, 6.65, y)
    out = np.maximum(out, beside * (1 - soft_step(6.94, 7.0, y)))
    below = line(ax - (0.40 + 0.25 * (6.55 - y)), 0.025) * soft_step(6.25, 6.38, y) * (1 - soft_step(6.5, 6.6, y))
    out = np.maximum(out, 0.35 * below)
    out = np.maximum(out, 0.7 * line(y + wander - 6.40, 0.022) * (1 - soft_step(0.12, 0.22, ax)))
    return np.asarray(out * head)


def skin_paint(map_: Skin, c: Complexion, hair: Array | None) -> tuple[Array, Array]:
    """Return (paint bytes, height field) of a person's skin; hair is where the scalp is covered, 0..1, by map place."""
    p, mask = map_.at, map_.mask
    x, y, z = p[..., 0], p[..., 1], p[..., 2]
    ax = np.abs(x)
    head = soft_step(5.9, 6.3, y) * (ax < 1.2)
    base = np.array(c.skin, np.float32)
    image = np.broadcast_to(base, p.shape).copy()
    blotch = 0.05 * (noise(p, 1.7, 3) - 0.5) + 0.07 * (noise(p, 14, 2, 1) - 0.5)
    image *= (1 + blotch)[..., None]
    height = 0.30 * (noise(p, 60, 2) - 0.5) + 0.35 * (noise(p, 26, 2, 1) - 0.5)

    def mix(colour: Any, share: Array) -> None:
        nonlocal image
        w = np.clip(share, 0, 1)[..., None]
        image = image * (1 - w) + np.array(colour, np.float32) * w

    dark = 1.0 - base.mean() / 255.0
    red = base * np.array([1.0, 0.84 - 0.04 * dark, 0.81])
    cheek = np.exp(-((((ax - 0.46) / 0.30) ** 2) + ((y - 6.98) / 0.28) ** 2)) * soft_step(0.4, 0.9, z)
    nose = np.exp(-(((ax / 0.22) ** 2) + ((y - 7.0) / 0.20) ** 2)) * soft_step(1.15, 1.6, z)
    mix(red, head * c.ruddy * (0.30 * cheek + 0.24 * nose) + 0.3 * mask["ears"] * head + 0.06 * mask["face"])
    under_eye = np.exp(-((((ax - 0.30) / 0.22) ** 2) + ((y - 7.08) / 0.09) ** 2)) * soft_step(0.7, 1.0, z)
    mix(base * np.array([0.84, 0.80, 0.82]), 0.45 * c.shadows * head * under_eye)
    lids = ndi.gaussian_filter(mask["eyelids"], 3.0)
    mix(base * np.array([0.93, 0.89, 0.87]), 0.28 * lids)
    forehead = (
        np.exp(-((ax / 0.5) ** 2)) * soft_step(7.62, 7.75, y) * (1 - soft_step(7.95, 8.1, y)) * soft_step(0.6, 0.95, z)
    )
    furrow = np.clip(np.sin((y + 0.05 * noise(p, 3)) * 46) - 0.5, 0, 1) * forehead
    fold = np.exp(-(((ax - (0.36 + 0.35 * (6.98 - y))) / 0.03) ** 2)) * soft_step(6.62, 6.7, y)
    fold = fold * (1 - soft_step(6.95, 7.05, y)) * soft_step(0.7, 1.0, z)
    crow_angle = np.arctan2(y - 7.22, ax - 0.50)
    crow = np.clip(np.cos(crow_angle * 11), 0, 1) ** 3 * np.exp(-(((np.hypot(ax - 0.5, y - 7.22) - 0.22) / 0.09) ** 2))
    crow = crow * soft_step(0.48, 0.58, ax) * head * float(np.clip((c.lines - 0.3) / 0.3, 0.0, 1.0))
    mix(base * 0.78, c.lines * (furrow * 0.7 + 0.3 * fold + 0.15 * crow))
    height -= c.lines * (2.0 * furrow + 2.2 * fold + 0.7 * crow)
    mix(c.lip, 0.72 * mask["lips"])
    height += 0.8 * mask["lips"] * np.sin(x * 160) * 0.25
    mix(np.array([66, 25, 23]), mask["inside-mouth"] * 0.92)
    hands = ax > 3.8
    knuckles = soft_step(0.55, 0.7, noise(p, 2.2, 2))
    mix(red, 0.35 * knuckles * hands)
    height += 1.2 * (noise(p * [3, 1, 1], 9, 2) - 0.5) * hands
    nails = mask["fingernails"]
    mix(base * np.array([1.05, 0.92, 0.90]), 0.85 * nails)
    height -= 0.4 * ndi.gaussian_filter(nails, 1.0)
    if c.freckles:
        spots = soft_step(0.74, 0.82, noise(p, 22, 1)) * cheek
        mix(base * np.array([0.84, 0.70, 0.60]), 0.7 * c.freckles * (spots + spots * nose))
    height += _brows(mix, c, p, head)
    height += _beard(mix, c, p, mask, head)
    if hair is not None:
        strands = noise(p * [3, 1, 1], 20, 1)
        # Hair thins out over two centimetres; under it the scalp is seen between the strands.
        ragged = hair + 0.10 * (noise(p * [3, 1, 1], 34, 2) - 0.5)
        mix(
            np.array(c.hair) * 0.78 + base * 0.10,
            soft_step(-0.22, 0.14, ragged) ** 1.4 * c.scalp * (0.7 + 0.4 * strands),
        )
    # The lashes' root line: what makes an eye an eye.
    lid = mask["eyelids"]
    rim = np.clip(lid - ndi.minimum_filter(lid, 3), 0, 1) * (z > 0.9)
    mix(np.array(c.brow) * 0.4, 0.5 * ndi.gaussian_filter(rim, 0.8))
    return np.clip(image, 0, 255).astype(np.uint8), height


def _brows(mix: Any, c: Complexion, p: Array, head: Array) -> Array:
    x, y, z = p[..., 0], p[..., 1], p[..., 2]
    ax = np.abs(x)
    along = np.array([0.09, 0.2, 0.34, 0.47, 0.60])
    high = np.array([7.455, 7.475, 7.487, 7.468, 7.40]) + c.brow_high
    thick = np.array([0.036, 0.046, 0.043, 0.033, 0.012]) * c.brow_thick
    where, width = np.interp(ax, along, high), np.interp(ax, along, thick)
    hairs = noise(np.stack([ax * 5 + y * 9, y * 3 - ax * 4, z], -1), 26, 2)
    share = np.exp(-(((y - where) / width) ** 2) * 1.3) * soft_step(0.05, 0.13, ax) * (1 - soft_step(0.55, 0.64, ax))
    share = share * soft_step(0.4, 0.8, z) * head
    mix(c.brow, np.clip(share * (0.55 + 0.6 * hairs), 0, 0.9))
    return np.asarray(share * 1.4 * hairs)


def _beard(mix: Any, c: Complexion, p: Array, mask: Mapping[str, Array], head: Array) -> Array:
    x, y, z = p[..., 0], p[..., 1], p[..., 2]
    ax = np.abs(x)
    free = head * (1 - mask["lips"]) * (1 - mask["inside-mouth"])
    jaw = soft_step(5.95, 6.2, y) * (1 - soft_step(6.80, 7.0, y - 0.32 * soft_step(0.45, 0.8, ax)))
    jaw *= soft_step(-0.5, 0.3, z + 0.25 * (noise(p, 5, 2) - 0.5))
    jaw *= 1 - 0.8 * np.exp(-((((ax - 0.45) / 0.2) ** 2) + ((y - 6.95) / 0.2) ** 2))
    # Stubble has no rim: it fades into cheek, temple and neck, and is broken there.
    broken = 0.30 * (noise(p, 6, 2, 1) - 0.5)
    side = soft_step(0.45, 0.80, ax) * soft_step(6.2, 6.6, y) * (1 - soft_step(6.85, 7.35, y + broken))
    side *= soft_step(0.0, 0.45, z + broken) * (1 - soft_step(0.55, 1.15, z + broken))
    lip = np.exp(-(((ax / 0.32) ** 2) + ((y - 6.90) / 0.07) ** 2)) * soft_step(1.0, 1.35, z)
    share = np.clip(np.clip(jaw + side, 0, 1) * c.beard + lip * max(c.moustache, c.beard), 0, 1) * free
    hairs = 0.45 * noise(p, 90, 1, 1) + 0.55 * noise(p * [2.0, 0.7, 1.0], 70, 1)
    colour = np.array(c.hair) * 0.75 + np.array(c.skin) * 0.22
    mix(colour, share * (0.40 + 0.55 * hairs))
    return np.asarray(share * 2.0 * (hairs - 0.5))


def eye_paint(colour: Colour, side: int = 256) -> Array:
    """Return the paint of an eyeball, its pole in the middle: white, vessels, iris with its dark rim, pupil."""
    v, u = np.mgrid[0:side, 0:side]
    middle = side / 2 - 0.5
    r = np.hypot(u - middle, v - middle) / (side / 2)
    a = np.arctan2(v - middle, u - middle)
    image = np.full((side, side, 3), [206, 198, 190], float)
    image -= (soft_step(0.26, 1.0, r) * 52)[..., None] * [0.35, 1.0, 1.0]
    vessels = soft_step(0.62, 0.8, noise(np.stack([a * 4, r * 3, r * 0], -1), 3, 2)) * soft_step(0.3, 0.5, r)
    image -= vessels[..., None] * [6, 34, 34]
    iris_r = 0.19
    streaks = 0.55 + 0.7 * noise(np.stack([a * 7, r * 3, r * 0], -1), 3, 2)
    depth = 0.55 + 0.75 * soft_step(0.08, 0.16, r) - 0.55 * soft_step(0.15, iris_r, r)
    iris = np.array(colour) * (streaks * depth)[..., None]
    inside = (1 - soft_step(iris_r - 0.008, iris_r + 0.012, r))[..., None]
    image = image * (1 - inside) + iris * inside
    image *= (1 - 0.55 * np.exp(-(((r - iris_r) / 0.018) ** 2)))[..., None]
    image *= soft_step(0.066, 0.084, r)[..., None] * 0.97 + 0.03
    return np.clip(image, 0, 255).astype(np.uint8)
