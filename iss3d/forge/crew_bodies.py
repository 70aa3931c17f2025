"""Puts a person together: skin, eyes, teeth, lashes, hair, clothes, what they carry; as pieces in decimetres.

Between the painters and the writer (crew.py). Knows no file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import scipy.ndimage as ndi

from iss3d.forge.crew_badges import badge_paint, badges
from iss3d.forge.crew_carried import Wearer, carried
from iss3d.forge.crew_cast import Member, face_of
from iss3d.forge.crew_cloth_paint import cloth_paint
from iss3d.forge.crew_clothes import Outfit, Tights, dressed, loosened
from iss3d.forge.crew_data import SKIN_VERTICES, Array, Human, Rig
from iss3d.forge.crew_face import SHAPES, Skin, creases, eye_paint, skin_paint
from iss3d.forge.crew_hair import hair, inside_line, lash_paint, lock_paint, strand_paint
from iss3d.forge.crew_mesh import (
    Piece,
    ball,
    normals_of,
    slope_map,
    soft_step,
    triangles_of,
    unshared,
)
from iss3d.forge.crew_sokol import cap_of, fittings, soyuz_extras
from iss3d.forge.crew_suit import SUITS, WEARER, suit_paint, suit_pieces

PLAIN = {
    "collar": (200, 200, 200), "teeth": (196, 186, 170), "tongue": (128, 58, 56), "lash": (20, 16, 14),
    "dark": (28, 28, 30), "metal": (150, 152, 156), "white": (208, 206, 200), "greycloth": (150, 150, 148),
    "glove": (176, 174, 168), "hose": (70, 72, 76), "visor": (190, 134, 46), "lamp": (236, 240, 244),
    "red": (150, 34, 32), "sokolhood": (204, 204, 198), "cap": (226, 222, 212), "leather": (58, 44, 32),
    "headgear": (44, 36, 31), "shell": (132, 146, 160), "blue": (52, 84, 156),
    "glass": (30, 34, 38), "pen": (40, 70, 130),
}  # fmt: skip
"""Paint of what has one colour."""


@dataclass
class Made:
    """A person or suit ready to be written: joints, pieces in decimetres, paint and slopes by material."""

    rig: Rig
    pieces: list[Piece]
    paint: dict[str, Array]
    slopes: dict[str, Array]
    shapes: dict[str, Array]


class Workshop:
    """What all people share: the base mesh, its rig and weights, the pattern of clothes, the map of the skin."""

    def __init__(self, human: Human) -> None:
        self.human = human
        self.rig = human.rig(human.points)
        self.weights = human.weights(self.rig.names)

    @cached_property
    def tights(self) -> Tights:
        """The pattern of all clothes."""
        return Tights(self.human, self.rig, self.weights)

    @cached_property
    def skin(self) -> Skin:
        """The map of the skin."""
        return Skin(self.human)

    @cached_property
    def ears(self) -> Array:
        """How much each base vertex is ear."""
        quads, uv_quads = self.human.groups["body"]
        out = np.zeros(len(self.human.points))
        side = len(self.skin.at)
        at = np.clip((self.human.uv[uv_quads.ravel()] * side).astype(int), 0, side - 1)
        out[quads.ravel()] = self.skin.mask["ears"][side - 1 - at[:, 1], at[:, 0]]
        return out


def suit_made(shop: Workshop, name: str) -> Made:
    """Return a suit for outside, on nobody in particular."""
    suit = SUITS[name]
    body = shop.human.shaped(WEARER, {})
    rig = shop.human.rig(body)
    pieces = suit_pieces(shop.human, shop.tights, rig, shop.weights, body, suit)
    rgb, height = suit_paint(shop.tights, suit)
    return Made(rig, pieces, {"evacloth": rgb}, {"evacloth": slope_map(height, 0.55)}, {})


CAP = 1.075
"""How much larger than the head a cap is, so that thinning its triangles never sinks it into the scalp."""


def person_made(shop: Workshop, name: str, member: Member) -> Made:
    """Return a dressed person."""
    human = shop.human
    body = human.shaped(member.build, face_of(member))
    rig = human.rig(body)
    seed = sum(ord(c) for c in name)
    pieces = dressed(shop.tights, body, rig, member.outfit, "usual")
    wearer = Wearer(rig, body, shop.tights, loosened(shop.tights, body, member.outfit))
    pieces += badges(shop.tights, wearer.cloth, member.outfit, "usual")
    pieces += _skin(shop, body, member.outfit.sleeve, member.outfit.neck)
    pieces += _eyes_and_mouth(shop, body, rig)
    locks = hair(human, body, rig, shop.weights, member.hair, shop.ears, seed)
    if member.sokol:
        locks = [replace(piece, dress="usual") for piece in locks]
        cap = replace(member.hair, line="long", sides=0.10, top=0.10, cards=0, tail=0, puff=0.0, shells=0)
        close = hair(human, body, rig, shop.weights, cap, shop.ears * 0.0, seed)[0]
        pieces += cap_of(close, CAP, rig.names.index("head"))
        suit = Outfit(
            "sokol", (206, 206, 200), (206, 206, 200), member.outfit.name, flag=member.outfit.flag, sleeve=1.84
        )
        pieces += dressed(shop.tights, body, rig, suit, "sokol") + soyuz_extras(rig, body)
        over = loosened(shop.tights, body, suit)
        pieces += badges(shop.tights, over, suit, "sokol") + fittings(shop.tights, over)
    pieces += locks
    for thing in member.carries:
        pieces += carried(thing, wearer)
    growth = inside_line(shop.skin.at, member.hair.line)
    head = (shop.skin.at[..., 1] > 6.2) & (np.abs(shop.skin.at[..., 0]) < 1.1)
    growth = np.where(head, growth - 2.0 * shop.skin.mask["ears"], -1.0)
    rgb, height = skin_paint(shop.skin, member.looks, growth)
    paint, slopes = {"skin": rgb}, {"skin": slope_map(ndi.gaussian_filter(height, 0.6), 0.35)}
    # The third channel tells the shader where this face folds: 255 nowhere.
    depth = 0.30 + 0.60 * member.looks.lines
    folds = np.round(255 * (1.0 - depth * creases(shop.skin)))[..., None].astype(np.uint8)
    slopes["skin"] = np.concatenate([slopes["skin"], folds], -1)
    for material, outfit in (
        ("cloth", member.outfit),
        ("sokolcloth", Outfit("sokol", (0, 0, 0), (0, 0, 0), member.outfit.name, flag=member.outfit.flag)),
    ):
        if material == "cloth" or member.sokol:
            rgb, height = cloth_paint(shop.tights, outfit)
            paint[material], slopes[material] = rgb, slope_map(height, 0.55)
    paint["badge"] = badge_paint(member.outfit)
    paint["eye"] = eye_paint(member.looks.eye)
    paint["hair"], strands = strand_paint(member.looks.hair, member.grey, grain=member.hair.grain or member.hair.line)
    slopes["hair"] = slope_map(strands, 0.22)
    paint["lash"] = lash_paint(member.looks.brow)
    paint["locks"] = lock_paint(member.looks.hair, member.grey)
    paint["collar"] = np.full((4, 4, 3), member.outfit.collar or member.outfit.top, np.uint8)
    own = {key: {**shares, **member.feelings.get(key, {})} for key, shares in SHAPES.items()}
    shapes = {key: _over_eyes(human, body, human.moved(shares)) for key, shares in own.items()}
    return Made(rig, pieces, paint, slopes, shapes)


def _eyeball(human: Human, body: Array, side: str) -> tuple[Array, float]:
    """Return (middle, radius) of an eye."""
    at = body[np.unique(human.groups[f"helper-{side}-eye"][0])]
    low, high = at.min(0), at.max(0)
    radius = float((high - low)[:2].mean() / 2)
    centre = (high + low) / 2
    return centre + np.array([0.0, 0.0, high[2] - centre[2] - radius]), radius


def _over_eyes(human: Human, body: Array, moves: Array) -> Array:
    """Return a shape's moves with the lids sliding over the eyes instead of through them."""
    out = moves.copy()
    for side in "lr":
        centre, radius = _eyeball(human, body, side)
        before = np.linalg.norm(body - centre, axis=1)
        way: Array = body + moves - centre
        after = np.linalg.norm(way, axis=1)
        least = np.minimum(before, radius * 1.035)
        inside = (before < 2.0 * radius) & (before > 0.97 * radius) & (after < least) & (way[:, 2] > 0.2 * radius)
        inside &= np.arange(len(body)) < SKIN_VERTICES
        out[inside] += way[inside] * (least / np.maximum(after, 1e-6) - 1.0)[inside, None]
    return out


def _skin(shop: Workshop, body: Array, sleeve: float, neck: float) -> list[Piece]:
    """Return head and neck (which carry the face's shapes) and the bare part of the arms."""
    human, rig = shop.human, shop.rig
    quads, uv_quads = human.groups["body"]
    rest = human.points
    arm = np.full(len(rest), -1.0)
    for side, mask in (("l", rest[:, 0] > 0), ("r", rest[:, 0] <= 0)):
        shoulder, elbow, wrist = (rig.at(f"{j}_{side}") for j in ("upperarm", "lowerarm", "hand"))
        upper = (rest - shoulder) @ (elbow - shoulder) / ((elbow - shoulder) @ (elbow - shoulder))
        fore = (rest - elbow) @ (wrist - elbow) / ((wrist - elbow) @ (wrist - elbow))
        is_arm = mask & (np.abs(rest[:, 0]) > 1.9) & (rest[:, 1] > 0)
        arm = np.where(is_arm, np.where(fore > 0, 1 + fore, np.minimum(upper, 1)), arm)
    hands = arm > sleeve - 0.16
    height = rest[:, 1] + 0.34 * (rest[:, 2] - 0.35)
    head = (height > neck - 0.9) & (rest[:, 1] > 4.9) & (arm < 0)
    normals = normals_of(body, triangles_of(quads))
    # What is under the collar lies deeper: few triangles of it would come through few of the cloth's.
    deep = 0.16 * soft_step(0.05, 0.5, neck - height) * (arm < 0)
    covered = body - normals * deep[:, None]
    out = []
    for material, mask, keep in (("skin", head, (0.60, 0.10)), ("hands", hands, (0.48, 0.07))):
        kept = mask[quads].any(1) & (quads < SKIN_VERTICES).all(1)
        v, uv, q = unshared(quads[kept], uv_quads[kept])
        out.append(
            Piece(material, covered[v], normals[v], human.uv[uv], shop.weights[v], triangles_of(q), keep=keep, source=v)
        )
    return out


def _eyes_and_mouth(shop: Workshop, body: Array, rig: Rig) -> list[Piece]:
    human = shop.human
    out = []
    for side in "lr":
        centre, radius = _eyeball(human, body, side)
        points, normals, uv, triangles = ball(centre, radius, 18, 12)
        triangles = triangles[points[triangles].mean(1)[:, 2] > centre[2] - 0.2 * radius]
        weights = np.zeros((len(points), len(rig.names)))
        weights[:, rig.names.index(f"eye_{side}")] = 1.0
        out.append(Piece("eye", points, normals, uv, weights, triangles, keep=(1.0, 0.25)))
    for group, material in (
        ("helper-upper-teeth", "teeth"), ("helper-lower-teeth", "teeth"), ("helper-tongue", "tongue"),
    ):  # fmt: skip
        quads, uv_quads = human.groups[group]
        v, uv, q = unshared(quads, uv_quads)
        normals = normals_of(body, triangles_of(quads))[v]
        # It is dark in a mouth: only the front teeth take light.
        front = soft_step(1.12, 1.46, human.points[v, 2])
        shade = 0.04 + 0.24 * front if material == "teeth" else np.full(len(v), 0.24)
        # Teeth move with the jaw alone, and stand back from lips that are drawn tight over them.
        # Their arch is drawn narrower than the lips, whose corners it would come through.
        narrow = (0.0 if material == "tongue" else 0.14) * body[v][:, 0]
        down = {"helper-upper-teeth": 0.02, "helper-lower-teeth": 0.19}.get(group, 0.0)
        points = body[v] - np.stack([narrow, np.full(len(v), down), np.full(len(v), 0.12)], 1)
        out.append(
            Piece(material, points, normals, human.uv[uv], shop.weights[v], triangles_of(q), open_air=False,
                  keep=(1.0 if material == "teeth" else 0.4, 0.0), shade=shade)
        )  # fmt: skip
    for side in "lr":
        for layer in "12":
            quads = human.groups[f"helper-{side}-eyelashes-{layer}"][0]
            # Lower lashes are too fine to be drawn as a strip: it would be a painted line under the eye.
            quads = quads[(body[quads][:, :, 1] > rig.at(f"eye_{side}")[1] - 0.01).all(1)]
            if not len(quads):
                continue
            used = np.unique(quads)
            number = -np.ones(len(body), int)
            number[used] = np.arange(len(used))
            points = body[used]
            away = points - rig.at(f"eye_{side}")
            size = np.linalg.norm(away, axis=1)
            root = np.percentile(size, 20)
            # The data's lashes are long strips; drawn in toward the lid they read as a line of lashes.
            points = rig.at(f"eye_{side}") + away / size[:, None] * (root + (size - root) * 0.42)[:, None]
            triangles = triangles_of(number[quads])
            tip = np.clip((size - root) / max(float(size.max() - root), 1e-6), 0.0, 1.0)
            uv = np.stack([np.arctan2(away[:, 0], away[:, 2]) * 1.3, 1.0 - tip], 1)
            out.append(
                Piece("lash", points, normals_of(points, triangles), uv, shop.weights[used], triangles,
                      open_air=False, source=used, keep=(1.0, 0.0), fade=0.78 - 0.40 * tip)
            )  # fmt: skip
    return out
