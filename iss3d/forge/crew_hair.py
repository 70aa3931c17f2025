"""Hair: a cap of combed strands close to the scalp, thin shells over it, and loose locks that weightlessness lifts.

A cap alone is a helmet and cards alone are speckles. The shells hold ever fewer strands, so that the outline is fuzz;
cap, shells and locks all end strand by strand at the hair line, over scalp painted in the hair's colour.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage as ndi

from iss3d.forge.crew_data import SKIN_VERTICES, Array, Human, Rig
from iss3d.forge.crew_mesh import Piece, ball, neighbour_mean, noise, normals_of, soft_step, subdivided, triangles_of

CENTRE = np.array([0.0, 7.45, 0.45])
CROWN = np.array([0.08, 0.80, -0.60])
"""Middle of the head, and the way from there to the whorl that hair grows away from."""

RAGGED = -0.16
"""Decimetres outside the hair line to which single hairs still grow."""

SKULL = 0.95
"""Radius by which locks follow the head, decimetres."""

LINES: dict[str, list[tuple[float, float]]] = {
    "short": [(0, 7.99), (22, 8.02), (36, 8.03), (45, 7.93), (53, 7.66), (60, 7.34), (66, 7.06), (72, 6.94), (80, 6.98),
              (88, 7.05), (100, 7.2), (118, 6.85), (140, 6.55), (180, 6.45)],
    "recede": [(0, 8.04), (10, 8.06), (20, 8.13), (31, 8.22), (40, 8.17), (48, 7.97), (55, 7.66), (61, 7.34),
               (67, 7.06), (73, 6.95), (80, 6.99), (88, 7.05), (100, 7.2), (118, 6.85), (140, 6.6), (180, 6.5)],
    "buzz": [(0, 8.03), (22, 8.07), (37, 8.09), (46, 7.96), (54, 7.68), (61, 7.36), (67, 7.12), (73, 7.02), (80, 7.05),
             (88, 7.1), (100, 7.2), (118, 6.9), (140, 6.65), (180, 6.55)],
    "long": [(0, 8.00), (20, 8.02), (36, 7.98), (47, 7.84), (56, 7.56), (63, 7.28), (70, 7.08), (78, 7.03), (88, 7.06),
             (100, 7.1), (118, 6.85), (140, 6.5), (180, 6.35)],
}  # fmt: skip
"""Hair lines: height above which hair grows, by angle from straight ahead (degrees)."""


@dataclass(frozen=True)
class Haircut:
    """How hair is cut and combed.

    Attributes:
        line: One of LINES.
        sides, top: Length in decimetres.
        comb: Way the strands are combed (to their left, up, ahead).
        stray: How far strands leave the comb's way, 0 to 1.
        lift: How far loose strands stand off, share of their length.
        cards: Loose strands' number and length in decimetres.
        tail: Locks of a tail tied behind; puff: radius of a ball of curls tied behind, decimetres.
        grain: One of GRAINS; empty for that of the line.
        shells: Sheets of ever fewer strands over the cap; fuzz: how far the last one stands off, decimetres.
    """

    line: str
    sides: float
    top: float
    comb: tuple[float, float, float] = (0.0, 0.2, -0.8)
    lift: float = 0.35
    cards: int = 240
    card: float = 0.42
    width: float = 0.11
    curl: float = 0.0
    stray: float = 0.15
    tail: int = 0
    puff: float = 0.0
    shells: int = 3
    fuzz: float = 0.05
    grain: str = ""


def inside_line(points: Array, line: str) -> Array:
    """Return how far inside the hair line places of the unshaped head are, decimetres, ragged at the edge."""
    away = points - CENTRE
    angle = np.degrees(np.arctan2(np.abs(away[..., 0]), away[..., 2]))
    at, high = zip(*LINES[line], strict=True)
    return np.asarray(points[..., 1] - np.interp(angle, at, high) + 0.12 * (noise(points, 9, 2) - 0.5))


def hair(human: Human, body: Array, rig: Rig, weights: Array, cut: Haircut, ears: Array, seed: int) -> list[Piece]:
    """Return the pieces of a person's hair; ears is 0..1 by base vertex."""
    rest = human.points
    line = inside_line(rest, cut.line)
    grows = (rest[:, 1] > 6.3) & (np.abs(rest[:, 0]) < 1.15) & (ears < 0.4) & (np.arange(len(rest)) < SKIN_VERTICES)
    field = np.where(grows, line, -1.0)
    quads = human.groups["body"][0]
    quads = quads[(field[quads] > RAGGED).all(1)]
    used = np.unique(quads)
    number = -np.ones(len(rest), int)
    number[used] = np.arange(len(used))
    finer, quads = subdivided(number[quads], len(used))
    points, at, of_joint = finer @ body[used], finer @ rest[used], finer @ weights[used]
    inside = finer @ np.clip(field[used], RAGGED, 1.0)
    mean = neighbour_mean(quads, len(points))
    triangles = triangles_of(quads)
    normals = normals_of(points, triangles)
    for _ in range(5):
        normals = mean @ normals
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    topness = soft_step(7.45, 8.2, at[:, 1])
    length = (cut.sides * (1 - topness) + cut.top * topness) * soft_step(-0.02, 0.55, inside)
    length = length * (0.75 + 0.5 * noise(at * [2, 2, 1], 1.4, 2))
    flow = _flow(points - (body[used].mean(0)), normals, cut)
    cap = points + normals * (0.72 * length)[:, None] + flow * (0.3 * length)[:, None]
    for _ in range(2):
        cap = cap + 0.4 * (mean @ cap - cap) * (inside > 0.1)[:, None]
    cap += normals * 0.012
    u, v = _strand_place(at)
    pieces = _shells(cap, normals, flow, inside, np.stack([u, v], 1), of_joint, triangles, cut)
    if cut.cards:
        pieces.append(_cards(cap, normals, flow, inside, of_joint, quads, cut, seed))
    head = np.zeros(len(rig.names))
    head[rig.names.index("head")] = 1.0
    if cut.tail:
        pieces += _tail(human.tie(body), rig, cut, seed)
    if cut.puff:
        pieces += _puff(human.tie(body), rig, cut, seed)
    return pieces


def _shells(
    cap: Array, normals: Array, flow: Array, inside: Array, uv: Array, of_joint: Array, triangles: Array, cut: Haircut
) -> list[Piece]:
    """Return the cap and the shells over it; each thins out toward the hair line, the outer ones everywhere."""
    edge = soft_step(RAGGED, 0.18, inside)
    # Where the line is crossed the scalp is lit as skin is; a dark rim there would be a helmet's.
    shade = 0.74 + 0.26 * soft_step(0.0, 0.4, inside)
    out = []
    for i in range(cut.shells + 1):
        up = i / max(cut.shells, 1)
        lift = cut.fuzz * up
        points = cap + normals * (lift * (0.35 + 0.65 * edge))[:, None] + flow * (0.8 * lift)
        fade = edge * (1.0 if i == 0 else 0.80 - 0.58 * up)
        out.append(
            Piece("hair", points, normals_of(points, triangles), uv + np.array([0.37 * i, 0.0]), of_joint, triangles,
                  open_air=False, keep=(0.50 if i == 0 else 0.20, 0.10 if i == 0 else 0.0),
                  shade=shade * (0.86 + 0.14 * up), fade=fade)
        )  # fmt: skip
    return out


def _flow(away: Array, normals: Array, cut: Haircut) -> Array:
    """Return the way strands lie at each point: off the whorl, drawn toward the comb."""
    off_crown = away / np.linalg.norm(away, axis=1, keepdims=True) - CROWN / np.linalg.norm(CROWN)
    way = 0.8 * off_crown + np.array(cut.comb)
    way = way - normals * (way * normals).sum(1, keepdims=True)
    return np.asarray(way / (np.linalg.norm(way, axis=1, keepdims=True) + 1e-6))


def _strand_place(at: Array) -> tuple[Array, Array]:
    """Return texture places whose v runs away from the whorl."""
    way = at - CENTRE
    way = way / np.linalg.norm(way, axis=1, keepdims=True)
    crown = CROWN / np.linalg.norm(CROWN)
    side = np.cross(crown, [0.0, 0.6, 0.8])
    side /= np.linalg.norm(side)
    ahead = np.cross(side, crown)
    away = np.arccos(np.clip(way @ crown, -1, 1))
    # Two flat charts met at the sides would show; a plain slide of the angle keeps strands even away from the pole.
    turn = np.arctan2(way @ side, way @ ahead)
    return np.asarray(turn * 1.6 * np.maximum(np.sin(away), 0.35)), np.asarray(away * 0.55)


def _cards(
    points: Array, normals: Array, flow: Array, inside: Array, weights: Array, quads: Array, cut: Haircut, seed: int
) -> Piece:
    """Return loose locks over the cap, more along its edge."""
    random = np.random.default_rng(seed)
    faces = quads[(inside[quads] > -0.01).all(1)]
    edge = np.exp(-((inside[faces].mean(1) / 0.16) ** 2))
    size = np.linalg.norm(
        np.cross(points[faces[:, 1]] - points[faces[:, 0]], points[faces[:, 3]] - points[faces[:, 0]]), axis=1
    )
    chance = size * (0.6 + 0.5 * edge)
    chosen = random.choice(len(faces), cut.cards, p=chance / chance.sum())
    mix = random.dirichlet(np.ones(4), cut.cards)
    corners = faces[chosen]
    root = (points[corners] * mix[..., None]).sum(1)
    out = (normals[corners] * mix[..., None]).sum(1)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    way = (flow[corners] * mix[..., None]).sum(1) + cut.stray * random.normal(size=(cut.cards, 3))
    way -= out * (way * out).sum(1, keepdims=True)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    across = np.cross(way, out)
    rows = 4
    t = np.linspace(0, 1, rows)[None, :, None]
    long = cut.card * random.uniform(0.6, 1.15, cut.cards) * (0.55 + 0.45 * soft_step(0, 0.3, inside[corners].mean(1)))
    rise = cut.lift * random.uniform(0.3, 1.3, cut.cards)
    wave = cut.curl * np.sin(t * 5.0 + random.uniform(0, 6, cut.cards)[:, None, None])
    spine = (
        root[:, None]
        - out[:, None] * 0.03
        + way[:, None] * long[:, None, None] * t
        + out[:, None] * (long * rise)[:, None, None] * (0.15 * t + t**1.7)
        - out[:, None] * ((long[:, None, None] * t) ** 2 / (2.0 * SKULL))
        + across[:, None] * long[:, None, None] * wave
    )
    half = cut.width * 0.5 * random.uniform(0.7, 1.3, cut.cards)[:, None, None] * (1.0 - 0.6 * t)
    both = np.stack([spine - across[:, None] * half, spine + across[:, None] * half], 2)
    column = random.integers(0, 4, cut.cards)
    uv = np.zeros((cut.cards, rows, 2, 2))
    uv[..., 0] = (column[:, None, None] + np.array([0.06, 0.94])) / 4.0
    uv[..., 1] = 1.0 - np.linspace(0.02, 0.98, rows)[None, :, None]
    base = np.arange(cut.cards)[:, None, None] * rows * 2 + np.arange(rows - 1)[None, :, None] * 2
    quad = (base + np.array([0, 1, 3, 2])).reshape(-1, 4)
    normal = np.repeat(out, rows * 2, 0) + 0.25 * np.repeat(way, rows * 2, 0)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    of_joint = np.repeat((weights[corners] * mix[..., None]).sum(1), rows * 2, 0)
    shade = np.repeat(random.uniform(0.78, 1.0, cut.cards), rows * 2) * np.tile(
        np.repeat(np.linspace(0.86, 1, rows), 2), cut.cards
    )
    # Locks at the hair line are thin: a few hairs, no chip.
    thick = 0.44 + 0.22 * soft_step(0.05, 0.45, inside[corners].mean(1))
    fade = (thick[:, None, None] * (1.0 - 0.25 * t[..., 0])[..., None] * np.ones((1, 1, 2))).ravel()
    return Piece(
        "locks", both.reshape(-1, 3), normal, uv.reshape(-1, 2), of_joint, triangles_of(quad), open_air=False,
        keep=(1.0, 0.0), shade=shade, fade=fade,
    )  # fmt: skip


def _tail(tie: Array, rig: Rig, cut: Haircut, seed: int) -> list[Piece]:
    """Return a tail of locks tied behind, floating up and spreading, and its band."""
    random = np.random.default_rng(seed + 1)
    main = np.array([0.0, 0.10, -1.0])
    main /= np.linalg.norm(main)
    side = np.array([1.0, 0.0, 0.0])
    over = np.cross(main, side)
    rows = 9
    t = np.linspace(0, 1, rows)
    one, two = (rig.names.index(j) for j in ("hair_01", "hair_02"))
    points, normals, uvs, weights, quads, shades = [], [], [], [], [], []
    for i in range(cut.tail):
        turn, out = random.uniform(0, 2 * np.pi), random.uniform(0, 1) ** 0.6
        long = random.uniform(1.35, 2.05)
        # A brush that opens beyond its band; a strand in nine has left it.
        loose = 1.5 if i % 9 == 0 else 1.0
        spread = (0.04 + 0.24 * np.sin(np.clip(t * 1.1, 0, 1) * np.pi) ** 0.8 + 0.24 * t**1.3) * out * loose + 0.03
        wave = 0.08 * np.sin(t * 5 + turn + random.uniform(0, 2.5)) * t
        way = np.cos(turn) * side + np.sin(turn) * over
        middle = (
            tie
            + np.outer(long * t, main)
            + np.outer(0.55 * t**2 - 0.30 * t**4, [0, 1, 0])
            + np.outer(spread + wave, way)
        )
        across = np.cross(main, way)
        width = (0.06 + 0.090 * np.sin(np.clip(t * 0.95 + 0.05, 0, 1) * np.pi) ** 0.7)[:, None]
        both = np.stack([middle - across * width, middle + across * width], 1).reshape(-1, 3)
        column = random.integers(0, 4)
        uv = np.stack([np.tile((column + np.array([0.06, 0.94])) / 4.0, rows), np.repeat(1.0 - t * 0.96 - 0.02, 2)], 1)
        of_joint = np.zeros((rows * 2, len(rig.names)))
        share = np.repeat(soft_step(0.25, 0.8, t), 2)
        of_joint[:, one], of_joint[:, two] = 1 - share, share
        base = np.arange(rows - 1)[:, None] * 2 + i * rows * 2
        points.append(both)
        normals.append(np.tile(way * 0.7 + np.array([0, 0.4, -0.2]), (rows * 2, 1)))
        uvs.append(uv)
        weights.append(of_joint)
        quads.append(base + np.array([0, 1, 3, 2]))
        shades.append(np.full(rows * 2, (0.6 + 0.4 * out) * random.uniform(0.8, 1.0)))
    normal = np.concatenate(normals)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    locks = Piece(
        "locks", np.concatenate(points), normal, np.concatenate(uvs), np.concatenate(weights),
        triangles_of(np.concatenate(quads)), open_air=False, keep=(1.0, 0.13), shade=np.concatenate(shades),
        fade=np.tile(np.repeat(0.66 - 0.16 * t, 2), cut.tail),
    )  # fmt: skip
    band_points, band_normals, band_uv, band = ball(tie + np.array([0, 0, 0.05]), 0.19, 14, 8)
    of_head = np.zeros((len(band_points), len(rig.names)))
    of_head[:, rig.names.index("head")] = 1.0
    return [locks, Piece("dark", band_points, band_normals, band_uv, of_head, band, keep=(1.0, 0.4))]


def _puff(tie: Array, rig: Rig, cut: Haircut, seed: int) -> list[Piece]:
    """Return a ball of curls behind the head: a lumpy core and curled cards all round."""
    random = np.random.default_rng(seed + 2)
    centre = tie + np.array([0.0, 0.10, -0.40 * cut.puff])
    points, normals, _, triangles = ball(np.zeros(3), cut.puff, 26, 18)
    lump = 1.0 + 0.34 * (noise(normals, 2.3, 3) - 0.5) + 0.22 * (noise(normals, 6.0, 2) - 0.5)
    core = centre + points * lump[:, None]
    of_joint = np.zeros((len(core), len(rig.names)))
    of_joint[:, rig.names.index("hair_01")] = 1.0
    turn = np.arctan2(normals[:, 0], normals[:, 1])
    uv = np.stack([turn * 1.4, normals[:, 2] * 0.9], 1)
    soft = Piece("hair", core, normals_of(core, triangles), uv, of_joint, triangles, open_air=False, keep=(1.0, 0.35),
                 shade=np.full(len(core), 0.85))  # fmt: skip
    n = 185
    way = random.normal(size=(n, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    across = np.cross(way, random.normal(size=(n, 3)))
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    t = np.linspace(0, 1, 4)[None, :, None]
    third = np.cross(way, across)
    bend = 0.09 * np.sin(t * 6 + random.uniform(0, 6, n)[:, None, None])
    spine = centre + way[:, None] * (cut.puff * (0.84 + 0.30 * t)) + third[:, None] * bend
    half = 0.075 * (1 - 0.3 * t)
    both = np.stack([spine - across[:, None] * half, spine + across[:, None] * half], 2).reshape(-1, 3)
    column = random.integers(0, 4, n)
    uv2 = np.zeros((n, 4, 2, 2))
    uv2[..., 0] = (column[:, None, None] + np.array([0.06, 0.94])) / 4.0
    uv2[..., 1] = 1.0 - np.linspace(0.02, 0.98, 4)[None, :, None]
    base = np.arange(n)[:, None, None] * 8 + np.arange(3)[None, :, None] * 2
    quad = (base + np.array([0, 1, 3, 2])).reshape(-1, 4)
    joint = np.zeros((n * 8, len(rig.names)))
    joint[:, rig.names.index("hair_01")] = 1.0
    curls = Piece("locks", both, np.repeat(way, 8, 0), uv2.reshape(-1, 2), joint, triangles_of(quad), open_air=False,
                  keep=(1.0, 0.0), shade=np.repeat(random.uniform(0.75, 1.0, n), 8),
                  fade=np.tile(np.repeat([0.66, 0.62, 0.56, 0.50], 2), n))  # fmt: skip
    return [soft, curls]


# -- paint ------------------------------------------------------------------------------------------------------------


GRAINS = {"long": (64.0, 0.8), "short": (26.0, 0.8), "recede": (40.0, 0.8), "buzz": (2.2, 1.1), "curl": (2.6, 2.2)}
"""How far a strand runs straight, and its half width, in the paint's rows and columns, by the way hair is cut."""


def strand_paint(
    colour: tuple[int, int, int], grey: float = 0.0, side: int = 512, grain: str = "long"
) -> tuple[Array, Array]:
    """Return (RGBA bytes, height) of combed strands along v, tileable; alpha tells the strands' lengths, 0 to 1."""
    random = np.random.default_rng(3)
    run, half = GRAINS[grain]

    def strands(times: float) -> Array:
        found = ndi.gaussian_filter(random.random((side, side)), [run * times**0.5, half * times], mode="wrap")
        return np.asarray((found - found.mean()) / found.std())

    fine, lock, broad = strands(1.0), strands(3.2), strands(11.0)
    light = np.clip(0.92 + 0.10 * fine + 0.07 * lock + 0.05 * broad, 0.4, 1.5)
    paint = np.array(colour)[None, None] * light[..., None]
    white = soft_step(1.2 - 1.6 * grey, 2.0 - 1.2 * grey, fine)[..., None] * (grey > 0)
    paint = paint * (1 - white) + np.array([104, 102, 99]) * white
    # Ends differ hair by hair and not lock by lock: seen from afar a hair line is then soft, and not a comb's.
    ends = ndi.gaussian_filter(random.random((side, side)), [0.10 * run + 0.6, half], mode="wrap")
    rank = np.empty(side * side)
    rank[np.argsort(ends.ravel())] = np.linspace(0.06, 1.0, side * side)
    alpha = rank.reshape(side, side)
    height = 1.0 * fine + 1.0 * lock + 0.8 * broad
    return np.dstack([np.clip(paint, 0, 255), alpha * 255]).astype(np.uint8), height


def lock_paint(colour: tuple[int, int, int], grey: float = 0.0, wide: int = 512, high: int = 256) -> Array:
    """Return RGBA bytes of four locks side by side, root at the top row: strands that taper and end one by one."""
    random = np.random.default_rng(5)
    down = np.linspace(0, 1, high)[:, None]
    place = np.arange(wide)[None] + 0.0
    alpha = np.zeros((high, wide))
    light = np.full((high, wide), 0.8)
    column = wide / 4
    for lock in range(4):
        for _ in range(24):
            # Strands draw together toward the lock's tip, and stay inside its card.
            start = random.normal() * 0.17
            end = start * random.uniform(0.1, 0.7) + random.normal() * 0.05
            bow = random.normal() * 0.05
            long, half = random.uniform(0.55, 0.98), random.uniform(1.2, 2.9)
            middle = start + (end - start) * down + bow * np.sin(down * np.pi)
            middle = (np.clip(middle, -0.40, 0.40) + lock + 0.5) * column
            width = half * np.sqrt(np.clip(1.0 - down / long, 0, 1)) + 1e-6
            one = np.clip(1.25 - np.abs(place - middle) / (width + 0.6), 0, 1) * (down < long)
            tone = random.uniform(0.72, 1.14)
            light = np.where(one > 0.15, light * (1 - one) + tone * one, light)
            alpha = np.maximum(alpha, one)
    paint = np.array(colour)[None, None] * light[..., None]
    white = soft_step(1.06 - 0.5 * grey, 1.14 - 0.4 * grey, light)[..., None] * (grey > 0)
    paint = paint * (1 - white) + np.array([160, 158, 154]) * white
    return np.dstack([np.clip(paint, 0, 255), alpha * 255]).astype(np.uint8)


def lash_paint(colour: tuple[int, int, int], wide: int = 256, high: int = 64) -> Array:
    """Return RGBA bytes of a row of lashes along u, roots at the bottom row: a soft line that frays into points."""
    random = np.random.default_rng(9)
    up = np.linspace(1, 0, high)[:, None]
    place = np.arange(wide)[None] + 0.0
    alpha = np.clip(1.3 - 4.5 * up, 0, 1) * np.ones((1, wide))
    for start in np.arange(0.0, wide, 5.0):
        at = start + random.normal() * 1.5 + random.normal() * 6.0 * up**1.5
        long = random.uniform(0.5, 1.0)
        away = np.abs((place - at + wide / 2) % wide - wide / 2)
        width = 1.7 * np.sqrt(np.clip(1.0 - up / long, 0, 1))
        alpha = np.maximum(alpha, np.clip(1.2 - away / (width + 0.3), 0, 1) * (up < long))
    rgb = np.broadcast_to(np.multiply(colour, 0.34), (high, wide, 3))
    return np.dstack([rgb, alpha * 255]).astype(np.uint8)
